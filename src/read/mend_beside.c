#include "read/bench.h"

#include "base/banned.h"

#define UP_MAX 8 /* steps up a tree */

static bool verb(const struct asc_bench *b, uint32_t i)
{
    return b->tok[i].pos == ASC_POS_VERB;
}

static uint32_t subject_of(const struct asc_bench *b, uint32_t v)
{
    uint32_t s = asc_bench_child(b, v, ASC_DEP_NSUBJ, b->begin);
    return s == ASC_NONE ? asc_bench_child(b, v, ASC_DEP_NSUBJPASS, b->begin) : s;
}

/* ---- asides ---- */

/* "Far from it, prosecutors told the jury, X had done it", "X was shot, survivors told the
 * Watch": who tells is no clause of what is told. */
static void teller_aside(struct asc_bench *b, uint32_t v)
{
    uint32_t s = asc_bench_child(b, v, ASC_DEP_NSUBJ, b->begin), up = b->tok[v].head, last = v;
    bool clause = b->tok[v].dep == ASC_DEP_RELCL; /* without a "that": none */
    for (int k = 0; clause && k < UP_MAX && !verb(b, up) && b->tok[up].head != up; k++)
        up = b->tok[up].head;
    if ((b->tok[v].dep != ASC_DEP_ADVCL && !clause) || up == v || (clause && up > v) ||
        !verb(b, up) || s == ASC_NONE || s > v)
        return;
    if (!asc_bench_finite(b, v) || !asc_bench_tells(b, v) || asc_bench_has(b, v, ASC_DEP_MARK) ||
        asc_bench_has(b, v, ASC_DEP_CCOMP))
        return;
    uint32_t first = b->tok[s].left;
    if (first == b->begin || !asc_bench_comma(b, first - 1) || b->tok[s].tag == ASC_TAG_WP) return;
    for (uint32_t c = b->begin; c < first; c++)
        if (b->tok[c].head == v && b->tok[c].dep == ASC_DEP_ADVMOD && b->tok[c].tag == ASC_TAG_WRB)
            return; /* "when" */
    for (uint32_t c = v + 1; c < b->end; c++)
        if (b->tok[c].head == v && b->tok[c].pos != ASC_POS_PUNCT) last = b->tok[c].right - 1;
    if (last + 1 < b->end && !asc_bench_comma(b, last + 1) && b->tok[last + 1].pos != ASC_POS_PUNCT)
        return;
    asc_bench_hang(b, v, up, ASC_DEP_PARATAXIS);
    for (uint32_t c = b->begin; c < first; c++)
        if (b->tok[c].head == v) asc_bench_hang(b, c, up, (asc_dep)b->tok[c].dep);
}

/* "It was paid for by X, police allege": a noun to the parser, and no more of the one before. */
static void noun_that_tells(struct asc_bench *b, uint32_t v)
{
    static const char *const verbs[] = { "allege", "believe", "say",    "claim",
                                         "report", "suspect", "insist", NULL };
    uint32_t s = v - 1, root = b->begin;
    if (b->tok[v].pos != ASC_POS_NOUN || !asc_tree_is_one(b->t, v, verbs)) return;
    if (v + 1 >= b->end || !asc_bench_sign(b, v + 1, ".") || b->tok[s].head != v ||
        !asc_bench_noun(b, s))
        return;
    if (b->tok[s].left <= b->begin + 1 || !asc_bench_comma(b, b->tok[s].left - 1)) return;
    while (root < b->end && b->tok[root].head != root) root++;
    if (root == b->end || root == v || !asc_tables_actor(b->t->lx, b->t->low[s])) return;
    asc_bench_hang(b, v, root, ASC_DEP_PARATAXIS);
    asc_bench_hang(b, s, v, ASC_DEP_NSUBJ);
    asc_bench_retag(b, v, ASC_POS_VERB, ASC_TAG_VBP);
}

/* "Was led by the head of the service, General X, the Treasury said": X is no part of the saying. */
static void name_before_teller(struct asc_bench *b, uint32_t n)
{
    uint32_t v = b->tok[n].head, first = b->tok[n].left, last = b->tok[n].right;
    uint8_t dep = b->tok[n].dep;
    if (b->tok[n].pos != ASC_POS_PROPN || v <= n || !verb(b, v) || !asc_bench_tells(b, v)) return;
    if (dep != ASC_DEP_NPADVMOD && dep != ASC_DEP_DEP && dep != ASC_DEP_NSUBJ) return;
    uint32_t s = subject_of(b, v);
    if (s == ASC_NONE || s <= n || first < b->begin + 2 || last >= b->end) return;
    if (!asc_bench_comma(b, first - 1) || !asc_bench_comma(b, last)) return;
    for (uint32_t g = first - 1; g-- > b->begin;) {
        bool ends = b->tok[g].right == first - 1 || g + 2 == first;
        if (!ends || !asc_bench_person(b, g) || b->tok[g].pos != ASC_POS_NOUN) continue;
        if (!asc_bench_has(b, g, ASC_DEP_APPOS)) asc_bench_hang(b, n, g, ASC_DEP_APPOS);
        return;
    }
}

/* "Said Judge Strand of Samira X, who had testified": said of her, and she had. */
static void said_of(struct asc_bench *b, uint32_t p)
{
    uint32_t a = b->tok[p].head, v = b->tok[a].head, x = asc_bench_child(b, p, ASC_DEP_POBJ, p);
    if (!asc_bench_is(b, p, "of") || b->tok[p].dep != ASC_DEP_PREP ||
        b->tok[a].pos != ASC_POS_PROPN)
        return;
    if (b->tok[a].dep != ASC_DEP_NSUBJ || a < v || !verb(b, v) || !asc_bench_tells(b, v)) return;
    if (x == ASC_NONE || b->tok[x].ent != ASC_ENT_PERSON || b->tok[a].ent != ASC_ENT_PERSON) return;
    asc_bench_hang(b, p, v, ASC_DEP_PREP);
    for (uint32_t c = x + 1; c < b->end; c++)
        if (b->tok[c].head == a && c > x) asc_bench_hang(b, c, x, (asc_dep)b->tok[c].dep);
}

/* "The court rejected the claim that X planned it, finding the witness unreliable": the court
 * finds. */
static void participle_of_teller(struct asc_bench *b, uint32_t v)
{
    static const char *const verbs[] = { "say",    "find",   "add",   "note", "rule",   "argue",
                                         "warn",   "blame",  "call",  "name", "stress", "claim",
                                         "accuse", "insist", "point", NULL };
    uint32_t up = b->tok[v].head;
    if (b->tok[v].tag != ASC_TAG_VBG || b->tok[v].dep != ASC_DEP_ADVCL || up >= v) return;
    if (v == b->begin || !asc_bench_comma(b, v - 1) || !asc_tree_is_one(b->t, v, verbs)) return;
    if (asc_bench_has(b, v, ASC_DEP_AUX) || asc_bench_has(b, v, ASC_DEP_MARK)) return;
    uint32_t top = ASC_NONE;
    for (int k = 0; k < UP_MAX && b->tok[up].head != up; k++) {
        up = b->tok[up].head;
        if (verb(b, up) && up < v && asc_bench_finite(b, up) &&
            asc_tables_cue(b->t->lx, 'v', b->t->low[up]) && subject_of(b, up) != ASC_NONE)
            top = up;
    }
    if (top != ASC_NONE && asc_bench_has(b, top, ASC_DEP_NSUBJ))
        asc_bench_hang(b, v, top, ASC_DEP_ADVCL);
}

/* ---- who does it ---- */

/* "A protege of the general, X took over", "A splinter of the Tigers, the Karuna faction sided
 * with": described first, then named; one comma, so that what stands before the verb does it. */
static void named_after_description(struct asc_bench *b, uint32_t v)
{
    uint32_t n = v, s = subject_of(b, v);
    if (!asc_bench_finite(b, v) && !asc_bench_has(b, v, ASC_DEP_AUX) &&
        !asc_bench_has(b, v, ASC_DEP_AUXPASS))
        return;
    while (n > b->begin && (b->tok[n - 1].pos == ASC_POS_AUX || b->tok[n - 1].pos == ASC_POS_ADV ||
                            b->tok[n - 1].pos == ASC_POS_PART))
        n--;
    if (n <= b->begin + 2) return;
    n--;
    uint8_t dep = b->tok[n].dep;
    if (!asc_bench_noun(b, n) || (dep != ASC_DEP_APPOS && dep != ASC_DEP_CONJ)) return;
    uint32_t first = b->tok[n].left, d = b->tok[n].head;
    if (first <= b->begin + 1 || !asc_bench_comma(b, first - 1)) return;
    for (int k = 0; k < UP_MAX && b->tok[d].left > b->begin && b->tok[d].head < n &&
                    b->tok[d].head != d && !verb(b, b->tok[d].head);
         k++)
        d = b->tok[d].head;
    while (b->tok[d].dep == ASC_DEP_CONJ && b->tok[d].head < d) d = b->tok[d].head;
    if (b->tok[d].pos != ASC_POS_NOUN || b->tok[d].left != b->begin || d >= first) return;
    uint32_t det = asc_bench_child(b, d, ASC_DEP_DET, b->begin);
    if (det == ASC_NONE || (!asc_bench_is(b, det, "a") && !asc_bench_is(b, det, "an"))) return;
    for (uint32_t k = d; k + 1 < first; k++)
        if (asc_bench_comma(b, k)) return;
    bool clause = b->tok[v].dep == ASC_DEP_ACL && b->tok[v].head == n && b->tok[d].head == d;
    if (!clause && s != d) return;
    if (clause) {
        for (uint32_t c = n + 1; c < b->end; c++)
            if (b->tok[c].head == d && c != v) asc_bench_hang(b, c, v, (asc_dep)b->tok[c].dep);
        asc_bench_hang(b, v, v, ASC_DEP_ROOT);
        b->tok[v].tag = b->tok[v].tag == ASC_TAG_VBN ? ASC_TAG_VBD : b->tok[v].tag;
    }
    asc_bench_hang(b, n, v,
                   asc_bench_has(b, v, ASC_DEP_AUXPASS) ? ASC_DEP_NSUBJPASS : ASC_DEP_NSUBJ);
    asc_bench_hang(b, d, n, ASC_DEP_APPOS);
}

/* "Keen to stop the talks, hardliners did it": keen is nobody. */
static void adjective_before(struct asc_bench *b, uint32_t v)
{
    uint32_t s = subject_of(b, v);
    uint32_t c = s != b->begin ? ASC_NONE : asc_bench_child(b, s, ASC_DEP_ACL, s + 1);
    if (c == ASC_NONE || !asc_bench_is(b, s + 1, "to") || c != s + 2) return;
    uint32_t next = asc_bench_child(b, v, (asc_dep)b->tok[s].dep, s + 1);
    if (next == ASC_NONE || next > v || b->tok[next].left == 0 ||
        !asc_bench_comma(b, b->tok[next].left - 1))
        return;
    asc_bench_hang(b, s, v, ASC_DEP_ADVCL);
    asc_bench_retag(b, s, ASC_POS_ADJ, ASC_TAG_JJ);
}

/* "Had a judge killed": he was. */
static void had_done(struct asc_bench *b, uint32_t v)
{
    uint32_t s = asc_bench_child(b, v, ASC_DEP_NSUBJ, b->begin), up = b->tok[v].head;
    bool under = b->tok[v].dep == ASC_DEP_CCOMP && asc_bench_is(b, up, "have") && up < v;
    if (b->tok[v].tag == ASC_TAG_VBN && under && s != ASC_NONE && s > up && s < v &&
        !asc_bench_has(b, v, ASC_DEP_AUX) && !asc_bench_has(b, v, ASC_DEP_AUXPASS))
        asc_bench_hang(b, s, v, ASC_DEP_NSUBJPASS);
}

/* "Were traced within weeks of the attacks by the Bureau": it traced them. */
static void by_of_verb(struct asc_bench *b, uint32_t p)
{
    static const char *const times[] = { "within", "after",     "before", "since",
                                         "during", "following", NULL };
    uint32_t x = asc_bench_child(b, p, ASC_DEP_POBJ, p), i = b->tok[p].head;
    bool time = false;
    if (!asc_bench_is(b, p, "by") || b->tok[p].dep != ASC_DEP_PREP || x == ASC_NONE) return;
    const asc_actor_word *w = asc_tables_actor(b->t->lx, b->t->low[x]);
    if (!w || w->kind != ASC_ACTOR_AGENCY) return;
    for (int k = 0; k < UP_MAX && !verb(b, i) && b->tok[i].head != i; k++) {
        time |= asc_tree_is_one(b->t, i, times);
        i = b->tok[i].head;
    }
    if (time && verb(b, i) && i < p && asc_bench_wants_agent(b, i))
        asc_bench_hang(b, p, i, ASC_DEP_AGENT);
}

/* ---- whom a clause tells of ---- */

/* A person by any noun: "a welder", "a clerk". */
static bool human(const struct asc_bench *b, uint32_t i)
{
    asc_people known = asc_tables_people(b->t->lx, b->t->low[i]);
    asc_str c = asc_nouns_classes(&b->t->lx->nouns, b->t->low[i]), first = c, rest;
    asc_str_cut(c, ',', &first, &rest);
    if (asc_bench_is(b, i, "old") && i >= b->begin + 2 && asc_bench_is(b, i - 2, "year"))
        return true;
    if (!asc_bench_noun(b, i) || b->tok[i].ent != ASC_ENT_NONE) return false;
    return asc_bench_person(b, i) || known == ASC_PEOPLE_PERSON ||
           (known == ASC_PEOPLE_UNKNOWN &&
            (asc_str_is(first, "person") || asc_str_is(first, "official")));
}

/* A place, an office, a firm: never "who" where a person stands before it. */
static bool not_person(const struct asc_bench *b, uint32_t x)
{
    uint8_t ent = b->tok[x].ent;
    const asc_actor_word *w = asc_tables_actor(b->t->lx, b->t->low[x]);
    bool several = b->tok[x].tag == ASC_TAG_NNS || b->tok[x].tag == ASC_TAG_NNPS;
    if (several || ent == ASC_ENT_PERSON || asc_bench_person(b, x)) return false;
    return ent == ASC_ENT_GPE || ent == ASC_ENT_LOC || ent == ASC_ENT_ORG ||
           (w && w->kind != ASC_ACTOR_PERSON);
}

/* "A youth from Soriano, the alleged author of the fire": not the town. */
static void beside_person(struct asc_bench *b, uint32_t a)
{
    uint32_t x = b->tok[a].head, p = b->tok[x].head, n = b->tok[p].head;
    if (b->tok[a].dep != ASC_DEP_APPOS || x >= a || b->tok[x].dep != ASC_DEP_POBJ || n >= p) return;
    if (b->tok[p].dep != ASC_DEP_PREP || !human(b, n) || !human(b, a)) return;
    if (b->tok[a].tag != ASC_TAG_NN || b->tok[n].tag == ASC_TAG_NNS) return;
    bool from = asc_bench_is(b, p, "from") && b->tok[x].pos == ASC_POS_PROPN;
    if (from || b->tok[x].ent == ASC_ENT_GPE || b->tok[x].ent == ASC_ENT_LOC)
        asc_bench_hang(b, a, n, ASC_DEP_APPOS);
}

/* "The command in Namyong, which did it", "deserters from the navy, who now run it": not the
 * town, and not the navy. */
static void clause_of_actor(struct asc_bench *b, uint32_t c)
{
    uint32_t x = b->tok[c].head, p = b->tok[x].head, n = b->tok[p].head, who = ASC_NONE;
    if (b->tok[c].dep != ASC_DEP_RELCL || x >= c || b->tok[x].dep != ASC_DEP_POBJ || n >= p) return;
    if (b->tok[p].dep != ASC_DEP_PREP || !asc_bench_noun(b, n)) return;
    for (uint32_t k = x + 1; k < c && who == ASC_NONE; k++)
        if (b->tok[k].tag == ASC_TAG_WP || b->tok[k].tag == ASC_TAG_WDT) who = k;
    if (who == ASC_NONE ||
        (b->tok[who].dep != ASC_DEP_NSUBJ && b->tok[who].dep != ASC_DEP_NSUBJPASS))
        return;
    if (b->tok[who].head != c) return;
    bool aside = asc_bench_comma(b, who - 1);
    const asc_actor_word *w = asc_tables_actor(b->t->lx, b->t->low[n]);
    bool place = b->tok[x].ent == ASC_ENT_GPE || b->tok[x].ent == ASC_ENT_LOC;
    bool there = asc_bench_is(b, p, "in") || asc_bench_is(b, p, "at") ||
                 asc_bench_is(b, p, "near") || asc_bench_is(b, p, "outside");
    bool persons = asc_bench_is(b, who, "who") && b->tok[n].tag == ASC_TAG_NNS &&
                   asc_tables_people(b->t->lx, b->t->low[n]) == ASC_PEOPLE_PERSON &&
                   b->tok[x].ent != ASC_ENT_PERSON && b->tok[x].tag != ASC_TAG_NNS &&
                   b->tok[x].tag != ASC_TAG_NNPS;
    static const char *const near[] = { "follower", "supporter", "associate", "disciple", "friend",
                                        "ally",     "brother",   "son",       "aide",     NULL };
    bool full = x > b->begin && b->tok[x - 1].head == x && b->tok[x - 1].tag == ASC_TAG_NNP &&
                asc_tree_is_one(b->t, n, near); /* "a follower of Ivo Sand, who" */
    bool one = asc_bench_is(b, who, "who") && human(b, n) && not_person(b, x) && !full;
    if ((aside && ((place && there && w && !asc_bench_is(b, n, "government")) || persons)) || one)
        asc_bench_hang(b, c, n, ASC_DEP_RELCL);
}

/* "Of an accident, not of an attack by X": it is the attack that is denied. */
static void not_of(struct asc_bench *b, uint32_t i)
{
    if (b->tok[i].dep != ASC_DEP_NEG || i == b->begin || i + 1 >= b->end) return;
    if (b->tok[i + 1].dep != ASC_DEP_PREP || b->tok[i + 1].head != b->tok[i].head) return;
    if (!asc_bench_noun(b, b->tok[i].head) || b->tok[i].head > i) return;
    uint32_t x = asc_bench_child(b, i + 1, ASC_DEP_POBJ, i + 1);
    if (x != ASC_NONE && (asc_bench_comma(b, i - 1) || asc_bench_is(b, i - 1, "and") ||
                          asc_bench_is(b, i - 1, "but")))
        asc_bench_hang(b, i, x, ASC_DEP_NEG);
}

/* "Take the claim of the bombing at face value": not the bombing at face value. */
static void at_face_value(struct asc_bench *b, uint32_t p)
{
    uint32_t x = asc_bench_child(b, p, ASC_DEP_POBJ, p), i = b->tok[p].head;
    if (!asc_bench_is(b, p, "at") || x == ASC_NONE || !asc_bench_is(b, x, "value") || verb(b, i))
        return;
    for (int k = 0; k < UP_MAX && !verb(b, i) && b->tok[i].head != i; k++) i = b->tok[i].head;
    if (verb(b, i) && i < p && asc_bench_is(b, i, "take")) asc_bench_hang(b, p, i, ASC_DEP_PREP);
}

/* "X, who police say paid for it": told aside, to the parser a mere auxiliary. */
static void say_in_relative(struct asc_bench *b, uint32_t v)
{
    uint32_t say = asc_bench_child(b, v, ASC_DEP_AUXPASS, b->begin);
    if (say == ASC_NONE) say = asc_bench_child(b, v, ASC_DEP_AUX, b->begin);
    uint32_t who = asc_bench_child(b, v, ASC_DEP_DOBJ, b->begin);
    uint32_t s = asc_bench_child(b, v, ASC_DEP_NSUBJ, b->begin);
    if (b->tok[v].dep != ASC_DEP_RELCL || say == ASC_NONE || who == ASC_NONE || s == ASC_NONE)
        return;
    if (asc_bench_is(b, say, "be") || !asc_bench_tells(b, say) || who > s || s + 1 != say) return;
    if (b->tok[who].tag != ASC_TAG_WP && b->tok[who].tag != ASC_TAG_WDT) return;
    asc_bench_hang(b, who, v, ASC_DEP_NSUBJ);
    asc_bench_hang(b, say, v, ASC_DEP_PARATAXIS);
    asc_bench_hang(b, s, say, ASC_DEP_NSUBJ);
    b->tok[say].pos = ASC_POS_VERB;
    b->tok[v].tag = b->tok[v].tag == ASC_TAG_VBN ? ASC_TAG_VBD : b->tok[v].tag;
}

/* "The Owl, which Corin holds responsible": of two subjects the first is what is held. */
static void held_in_relative(struct asc_bench *b, uint32_t v)
{
    uint32_t first = asc_bench_child(b, v, ASC_DEP_NSUBJ, b->begin);
    uint32_t s = first == ASC_NONE ? first : asc_bench_child(b, v, ASC_DEP_NSUBJ, first + 1);
    if (b->tok[v].dep != ASC_DEP_RELCL || s == ASC_NONE || s > v || !asc_bench_noun(b, s)) return;
    if (b->tok[first].tag != ASC_TAG_WDT && b->tok[first].tag != ASC_TAG_WP) return;
    if (!asc_bench_has(b, v, ASC_DEP_DOBJ)) asc_bench_hang(b, first, v, ASC_DEP_DOBJ);
}

/* "Taken into custody were X and Y", "held with him were the brothers X and Y". */
static void passive_turned(struct asc_bench *b, uint32_t v)
{
    uint32_t be = asc_bench_child(b, v, ASC_DEP_AUXPASS, v + 1), s;
    if (v != b->begin || b->tok[v].tag != ASC_TAG_VBN || be == ASC_NONE) return;
    if (asc_bench_has(b, v, ASC_DEP_NSUBJPASS)) return;
    s = asc_bench_child(b, be, ASC_DEP_ATTR, be);
    if (s == ASC_NONE) s = asc_bench_child(b, v, ASC_DEP_NSUBJ, be);
    if (s == ASC_NONE) s = asc_bench_child(b, v, ASC_DEP_ATTR, be);
    if (s != ASC_NONE && asc_bench_noun(b, s)) asc_bench_hang(b, s, v, ASC_DEP_NSUBJPASS);
}

/* "Had known for weeks about the raid": not weeks about it. */
static void about_of_time(struct asc_bench *b, uint32_t p)
{
    uint32_t x = b->tok[p].head, q = b->tok[x].head, v = b->tok[q].head;
    bool time = b->tok[x].ent == ASC_ENT_DATE || b->tok[x].ent == ASC_ENT_TIME;
    if (b->tok[p].dep == ASC_DEP_PREP && time && b->tok[x].dep == ASC_DEP_POBJ && verb(b, v) &&
        v < q && (asc_bench_is(b, p, "about") || asc_bench_is(b, p, "of")) &&
        asc_bench_is(b, v, "know"))
        asc_bench_hang(b, p, v, ASC_DEP_PREP);
}

/* "On hacking forums": what they are for, and nobody hacks. */
static void gerund_of_place(struct asc_bench *b, uint32_t v)
{
    uint32_t p = b->tok[v].head, x = asc_bench_child(b, v, ASC_DEP_DOBJ, v);
    static const char *const places[] = { "forum", "site",   "board", "market", "channel",
                                          "tool",  "charge", "group", NULL };
    if (b->tok[v].tag != ASC_TAG_VBG || b->tok[v].dep != ASC_DEP_PCOMP || x != v + 1) return;
    if (!asc_bench_is(b, p, "on") || b->tok[x].tag != ASC_TAG_NNS ||
        !asc_tree_is_one(b->t, x, places))
        return;
    asc_bench_hang(b, x, p, ASC_DEP_POBJ);
    asc_bench_hang(b, v, x, ASC_DEP_COMPOUND);
    asc_bench_retag(b, v, ASC_POS_NOUN, ASC_TAG_NN);
}

/* "The commander of the Battalion, whose nom de guerre is X": his. */
static void name_of_person(struct asc_bench *b, uint32_t c)
{
    uint32_t x = b->tok[c].head, p = b->tok[x].head, n = b->tok[p].head;
    uint32_t s = asc_bench_child(b, c, ASC_DEP_NSUBJ, x);
    uint32_t own = s == ASC_NONE ? s : asc_bench_child(b, s, ASC_DEP_POSS, x);
    if (b->tok[c].dep != ASC_DEP_RELCL || b->tok[x].dep != ASC_DEP_POBJ || own == ASC_NONE ||
        n >= p)
        return;
    if (b->tok[own].tag != ASC_TAG_WPS || !asc_bench_is(b, p, "of") || !asc_bench_person(b, n))
        return;
    if (asc_tree_is_one(b->t, s,
                        (const char *const[]){ "guerre", "alias", "nickname", "pseudonym", NULL }))
        asc_bench_hang(b, c, n, ASC_DEP_RELCL);
}

/* "Was planned by X, and the driver, Y, was trained at a camp": Y is whom the second clause tells of. */
static void subject_of_joined(struct asc_bench *b, uint32_t v)
{
    uint32_t aux = asc_bench_child(b, v, ASC_DEP_AUXPASS, b->begin), up = b->tok[v].head;
    if (b->tok[v].dep != ASC_DEP_CONJ || !verb(b, v) || up >= v || !verb(b, up)) return;
    for (uint32_t c = b->begin; c < v; c++) /* "has been trained" */
        if (b->tok[c].head == v && b->tok[c].dep == ASC_DEP_AUX && (aux == ASC_NONE || c < aux))
            aux = c;
    if (aux == ASC_NONE || aux <= up || !asc_bench_comma(b, aux - 1) ||
        subject_of(b, v) != ASC_NONE)
        return;
    for (uint32_t x = up + 1; x + 1 < aux; x++) {
        uint32_t first = b->tok[x].left;
        if (b->tok[x].dep != ASC_DEP_CONJ || !asc_bench_noun(b, x) || first < b->begin + 2)
            continue;
        if ((b->tok[x].right != aux - 1 && b->tok[x].right != aux) ||
            b->tok[first - 1].pos != ASC_POS_CCONJ || !asc_bench_comma(b, first - 2) ||
            !asc_bench_has(b, x, ASC_DEP_APPOS))
            continue;
        bool passive = asc_bench_has(b, v, ASC_DEP_AUXPASS);
        asc_bench_hang(b, x, v, passive ? ASC_DEP_NSUBJPASS : ASC_DEP_NSUBJ);
        asc_bench_hang(b, first - 1, up, ASC_DEP_CC);
        return;
    }
}

/* "The gunman shot two guards, X and Y": they are the guards, be they hung on the gunman. */
static void object_by_name(struct asc_bench *b, uint32_t a)
{
    uint32_t s = b->tok[a].head, v = b->tok[s].head;
    if (b->tok[a].dep != ASC_DEP_APPOS || b->tok[s].dep != ASC_DEP_NSUBJ || v <= s || a <= v)
        return;
    uint32_t o = asc_bench_child(b, v, ASC_DEP_DOBJ, v), first = b->tok[a].left;
    if (o == ASC_NONE || o >= a || first <= o || b->tok[o].pos != ASC_POS_NOUN) return;
    if (first != o + 2 && b->tok[o].right + 1 != first) return; /* right behind, but for a comma */
    if (!asc_bench_comma(b, first - 1)) return;
    asc_bench_hang(b, a, o, ASC_DEP_APPOS);
}

/* "That X drove the car is not in doubt": no article. */
static void that_clause(struct asc_bench *b, uint32_t i)
{
    uint32_t x = b->tok[i].head, v = b->tok[x].head;
    if (!asc_bench_is(b, i, "that") || b->tok[i].dep != ASC_DEP_DET || x <= i || v <= x) return;
    if (b->tok[x].tag != ASC_TAG_NNP || !verb(b, v) || b->tok[v].dep != ASC_DEP_CSUBJ) return;
    asc_bench_hang(b, i, v, ASC_DEP_MARK);
    asc_bench_retag(b, i, ASC_POS_SCONJ, ASC_TAG_IN);
}

/* "Have gone so far as to claim that": they claim it. */
static void so_far(struct asc_bench *b, uint32_t v)
{
    uint32_t go = b->tok[v].head, as = asc_bench_child(b, v, ASC_DEP_MARK, b->begin);
    if (b->tok[v].dep != ASC_DEP_ADVCL || !asc_bench_is(b, go, "go") || go > v || as == ASC_NONE ||
        !asc_bench_is(b, as, "as") || as == b->begin || !asc_bench_is(b, as - 1, "far"))
        return;
    asc_bench_hang(b, v, go, ASC_DEP_XCOMP);
    asc_bench_hang(b, as, go, ASC_DEP_ADVMOD);
}

/* "Said that "the hand is known" and accused X": who said it accuses, and not what is quoted. */
static void past_quote(struct asc_bench *b, uint32_t v)
{
    uint32_t u = b->tok[v].head, w = b->tok[u].head;
    if (b->tok[v].dep != ASC_DEP_CONJ || b->tok[u].dep != ASC_DEP_CCOMP || w >= u || u >= v) return;
    if (!verb(b, v) || !verb(b, w) || subject_of(b, v) != ASC_NONE) return;
    bool open = false, close = false;
    for (uint32_t k = w + 1; k < v; k++) {
        if (k < u) open |= b->tok[k].tag == ASC_TAG_OPEN_QUOTE;
        else close |= b->tok[k].tag == ASC_TAG_CLOSE_QUOTE;
    }
    if (open && close) asc_bench_hang(b, v, w, ASC_DEP_CONJ);
}

void asc_mend_beside(struct asc_bench *b)
{
    for (uint32_t k = b->begin; k < b->end; k++) so_far(b, k), past_quote(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) that_clause(b, k), object_by_name(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) subject_of_joined(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) at_face_value(b, k), about_of_time(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) say_in_relative(b, k), held_in_relative(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) gerund_of_place(b, k), name_of_person(b, k);
    passive_turned(b, b->begin);
    for (uint32_t k = b->begin + 1; k < b->end; k++) noun_that_tells(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) teller_aside(b, k), name_before_teller(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) said_of(b, k), participle_of_teller(b, k);
    for (uint32_t k = b->begin + 1; k < b->end; k++) named_after_description(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) adjective_before(b, k), had_done(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) by_of_verb(b, k), clause_of_actor(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) beside_person(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) not_of(b, k);
}
