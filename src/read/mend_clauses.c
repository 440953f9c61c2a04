#include "read/bench.h"

#include "base/banned.h"

/* "Borovia's then army chief, X, oversaw it": the parser has the state do it, and the chief beside it. */
static void possessor_first(struct asc_bench *b, uint32_t n)
{
    uint32_t x = b->tok[n].head, mark;
    if (b->tok[n].dep != ASC_DEP_APPOS || x >= n || b->tok[n].pos != ASC_POS_NOUN) return;
    mark = asc_bench_child(b, x, ASC_DEP_CASE, x + 1);
    if (mark == ASC_NONE || mark > n || b->tok[x].pos != ASC_POS_PROPN) return;
    for (uint32_t k = mark + 1; k < n; k++)
        if (b->tok[k].pos == ASC_POS_PUNCT && !asc_bench_sign(b, k, "-")) return;
    asc_bench_hang(b, n, b->tok[x].head == x ? n : b->tok[x].head, (asc_dep)b->tok[x].dep);
    asc_bench_hang(b, x, n, ASC_DEP_POSS);
    for (uint32_t c = mark + 1; c < b->end; c++)
        if (b->tok[c].head == x) asc_bench_hang(b, c, n, (asc_dep)b->tok[c].dep);
}

static bool subject(const struct asc_bench *b, uint32_t v)
{
    return asc_bench_has(b, v, ASC_DEP_NSUBJ) || asc_bench_has(b, v, ASC_DEP_NSUBJPASS);
}

/* Does v tell, or accuse, on behalf of its own subject? */
static bool speaks_up(const struct asc_bench *b, uint32_t v)
{
    if (asc_bench_tells(b, v)) return true;
    for (const asc_frame *f = asc_tables_frame(b->t->lx, 'v', b->t->low[v]); f;
         f = asc_frame_next(b->t->lx, f))
        if (f->subject_speaks || f->agent_speaks) return true;
    return false;
}

/* "The army said that X did it, and the police blamed Y": the army says nothing of what the police did. */
static void another_speaker(struct asc_bench *b, uint32_t v)
{
    uint32_t c = b->tok[v].head, say, s = asc_bench_child(b, v, ASC_DEP_NSUBJ, b->begin);
    if (b->tok[v].dep != ASC_DEP_CONJ || c >= v || s == ASC_NONE || s > v || s < c) return;
    for (int k = 0; k < 4 && b->tok[c].dep == ASC_DEP_CONJ && b->tok[c].head < c; k++)
        c = b->tok[c].head;
    say = b->tok[c].head;
    if (b->tok[c].dep != ASC_DEP_CCOMP || say >= c || !asc_bench_tells(b, say)) return;
    if (!asc_bench_has(b, say, ASC_DEP_NSUBJ) || !asc_bench_finite(b, v) || !speaks_up(b, v))
        return;
    if (!asc_bench_noun(b, s) || asc_bench_has(b, v, ASC_DEP_MARK)) return;
    uint32_t first = b->tok[s].left;
    if (first < b->begin + 2 || b->tok[first - 1].pos != ASC_POS_CCONJ ||
        !asc_bench_comma(b, first - 2))
        return;
    asc_bench_hang(b, v, say, ASC_DEP_CONJ);
}

/* "X, who the Desk said was Y, a general": Y is what he was said to be, and no name beside X. */
static void said_to_be(struct asc_bench *b, uint32_t be)
{
    uint32_t say = b->tok[be].head, n = be + 1;
    if (!asc_bench_is(b, be, "be") || b->tok[be].dep != ASC_DEP_CCOMP || say >= be) return;
    if (b->tok[say].dep != ASC_DEP_RELCL || !asc_bench_tells(b, say)) return;
    if (asc_bench_has(b, be, ASC_DEP_ATTR) || asc_bench_has(b, be, ASC_DEP_ACOMP)) return;
    while (n < b->end && b->tok[n].left != be + 1 && n < be + 8) n++;
    while (n + 1 < b->end && b->tok[n + 1].left == be + 1 && b->tok[n].head == n + 1) n++;
    if (n >= b->end || b->tok[n].left != be + 1 || !asc_bench_noun(b, n)) return;
    if (b->tok[n].head >= be || (b->tok[n].dep != ASC_DEP_APPOS && b->tok[n].dep != ASC_DEP_OPRD &&
                                 b->tok[n].dep != ASC_DEP_CONJ))
        return;
    asc_bench_hang(b, n, be, ASC_DEP_ATTR);
    uint32_t who = asc_bench_child(b, say, ASC_DEP_DOBJ, b->begin);
    if (who != ASC_NONE && b->tok[who].tag == ASC_TAG_WP && who < say)
        asc_bench_hang(b, who, be, ASC_DEP_NSUBJ);
}

/* "As first reported by X, the firm's head set down a plan": the head did, who is no X. */
static void reported_by(struct asc_bench *b, uint32_t v)
{
    uint32_t r = asc_bench_child(b, v, ASC_DEP_ADVCL, b->begin), a = v - 1, n;
    if (b->tok[v].pos != ASC_POS_VERB || asc_bench_has(b, v, ASC_DEP_NSUBJ)) return;
    if (asc_bench_has(b, v, ASC_DEP_NSUBJPASS) || r == ASC_NONE || r >= v) return;
    uint32_t as = asc_bench_child(b, r, ASC_DEP_MARK, b->begin);
    uint32_t by = asc_bench_child(b, r, ASC_DEP_AGENT, r);
    if (as == ASC_NONE || !asc_bench_is(b, as, "as") || by == ASC_NONE) return;
    uint32_t end = asc_bench_comma(b, v - 1) ? v - 1 : v;
    while (a > by && !(b->tok[a].dep == ASC_DEP_APPOS && b->tok[a].right == end &&
                       b->tok[a].pos == ASC_POS_NOUN))
        a--;
    if (a <= by || b->tok[a].left <= by || !asc_bench_comma(b, b->tok[a].left - 1)) return;
    for (n = b->tok[a].head; n != by && b->tok[n].dep == ASC_DEP_APPOS && n > by;)
        n = b->tok[n].head;
    if (n != by && b->tok[n].head != by) return;
    asc_bench_hang(b, a, v, ASC_DEP_NSUBJ);
    if (b->tok[v].tag == ASC_TAG_VBN) b->tok[v].tag = ASC_TAG_VBD;
}

/* "X reported, citing Y, that Z had trained members of W": Z trained them, and Y is none of them. */
static void that_behind_aside(struct asc_bench *b, uint32_t v)
{
    uint32_t o = b->tok[v].head, y, say;
    if (b->tok[v].dep != ASC_DEP_AMOD || o <= v || !asc_bench_has(b, v, ASC_DEP_NSUBJ)) return;
    if (b->tok[o].dep != ASC_DEP_APPOS || b->tok[v].pos != ASC_POS_VERB) return;
    uint32_t that = asc_bench_child(b, o, ASC_DEP_NSUBJ, b->begin);
    if (that == ASC_NONE || that > v || !asc_bench_is(b, that, "that")) return;
    for (y = b->tok[o].head, say = y; b->tok[say].head != say && say > b->begin;) {
        say = b->tok[say].head;
        if (say < y && b->tok[say].pos == ASC_POS_VERB && asc_bench_tells(b, say)) break;
    }
    if (say >= that || b->tok[say].pos != ASC_POS_VERB || !asc_bench_tells(b, say)) return;
    asc_bench_hang(b, v, say, ASC_DEP_CCOMP);
    asc_bench_hang(b, o, v, ASC_DEP_DOBJ);
    asc_bench_hang(b, that, v, ASC_DEP_MARK);
}

/* "A statement in which X claims the bombing has been circulating": the bombing is claimed, and the statement
 * circulates. */
static void claimed_in_which(struct asc_bench *b, uint32_t v)
{
    static const char *const verbs[] = { "claim", "deny", "admit", NULL };
    uint32_t n = b->tok[v].head, c = asc_bench_child(b, v, ASC_DEP_CCOMP, v + 1), o;
    if (b->tok[v].dep != ASC_DEP_RELCL || n >= v || b->tok[n].head != n || c == ASC_NONE) return;
    if (!asc_tree_is_one(b->t, v, verbs) || b->tok[n].pos != ASC_POS_NOUN) return;
    uint32_t in = asc_bench_child(b, v, ASC_DEP_PREP, n);
    if (in == ASC_NONE || in > v || in + 1 >= b->end || !asc_bench_is(b, in + 1, "which")) return;
    if (asc_bench_has(b, c, ASC_DEP_MARK) || b->tok[c].pos != ASC_POS_VERB) return;
    o = asc_bench_child(b, c, ASC_DEP_NSUBJ, v + 1);
    bool passive = o == ASC_NONE;
    if (passive) o = asc_bench_child(b, c, ASC_DEP_NSUBJPASS, v + 1);
    if (o == ASC_NONE || o > c || b->tok[o].left != v + 1) return;
    asc_bench_hang(b, o, v, ASC_DEP_DOBJ);
    asc_bench_hang(b, c, c, ASC_DEP_ROOT);
    asc_bench_hang(b, n, c, passive ? ASC_DEP_NSUBJPASS : ASC_DEP_NSUBJ);
}

/* A word for one person, by our table or the dictionary's. */
static bool person_word(const struct asc_bench *b, uint32_t i)
{
    asc_str c = asc_nouns_classes(&b->t->lx->nouns, b->t->low[i]);
    return b->tok[i].tag == ASC_TAG_NN &&
           (asc_bench_person(b, i) || asc_str_find(c, ASC_STR("person")) != SIZE_MAX ||
            asc_str_find(c, ASC_STR("official")) != SIZE_MAX ||
            asc_tables_word(b->t->lx, ASC_STR("@leader"), b->t->low[i]) ||
            asc_bench_is(b, i, "ringleader"));
}

/* "Police arrested a clerk at the port, X, 34": the clerk is X. */
static void arrested_name(struct asc_bench *b, uint32_t i)
{
    uint32_t v = b->tok[i].head, first = b->tok[i].left;
    if (b->tok[i].pos != ASC_POS_PROPN || b->tok[i].dep != ASC_DEP_NPADVMOD || v >= i) return;
    if (b->tok[v].pos != ASC_POS_VERB || b->tok[i].ent != ASC_ENT_PERSON || first <= b->begin)
        return;
    if (!asc_bench_comma(b, first - 1)) return;
    uint32_t o = asc_bench_child(b, v, ASC_DEP_DOBJ, v + 1);
    if (o != ASC_NONE && o < i && person_word(b, o) && !asc_bench_has(b, o, ASC_DEP_APPOS))
        asc_bench_hang(b, i, o, ASC_DEP_APPOS);
}

/* "The ringleader of the said band, X, alias Y": X leads it; neither is the band. */
static void alias_behind(struct asc_bench *b, uint32_t a)
{
    uint32_t h = b->tok[a].head, of = b->tok[h].head, g = b->tok[of].head;
    uint32_t alias = asc_bench_child(b, a, ASC_DEP_NMOD, b->begin);
    if (b->tok[a].dep != ASC_DEP_APPOS || alias == ASC_NONE || !asc_bench_is(b, alias, "alias"))
        return;
    if (b->tok[h].dep != ASC_DEP_POBJ || !asc_bench_is(b, of, "of") || !person_word(b, g)) return;
    uint32_t name = asc_bench_child(b, h, ASC_DEP_APPOS, h + 1);
    if (name == ASC_NONE || name >= alias || b->tok[name].pos != ASC_POS_PROPN) return;
    asc_bench_hang(b, name, g, ASC_DEP_APPOS);
    asc_bench_hang(b, a, name, ASC_DEP_APPOS);
}

/* Is v joined to the clause of c, which `say` tells? */
static bool joined_to_told(const struct asc_bench *b, uint32_t v, uint32_t *c, uint32_t *say)
{
    *c = b->tok[v].head;
    *say = b->tok[*c].head;
    return b->tok[v].dep == ASC_DEP_CONJ && *c < v && b->tok[*c].dep == ASC_DEP_CCOMP &&
           *say < *c && asc_bench_tells(b, *say);
}

/* "Said that X was behind it and named Y as the planner": who said it names, and not X, who only was. */
static void same_speaker(struct asc_bench *b, uint32_t v)
{
    static const char *const verbs[] = { "accuse",   "blame", "name",    "identify", "call",
                                         "describe", "urge",  "warn",    "denounce", "demand",
                                         "reject",   "deny",  "dismiss", "praise",   "pledge",
                                         "vow",      "cite",  "insist",  "order",    "quote",
                                         NULL };
    uint32_t c, say;
    if (!joined_to_told(b, v, &c, &say) || b->tok[say].tag != ASC_TAG_VBD ||
        !asc_tree_is_one(b->t, v, verbs))
        return;
    if (b->tok[v].tag != ASC_TAG_VBD && b->tok[v].tag != ASC_TAG_VBN) return;
    if (subject(b, v) || asc_bench_has(b, v, ASC_DEP_AUX) || asc_bench_has(b, v, ASC_DEP_AUXPASS))
        return;
    uint32_t aux = asc_bench_child(b, c, ASC_DEP_AUX, b->begin);
    bool other = (asc_bench_is(b, c, "be") && aux == ASC_NONE) ||
                 asc_bench_has(b, c, ASC_DEP_AUXPASS) || asc_bench_is(b, v, "quote") ||
                 (aux != ASC_NONE && b->tok[aux].tag == ASC_TAG_MD);
    bool beside = v > b->begin && b->tok[v - 1].pos == ASC_POS_CCONJ; /* no "was shot and blamed" */
    if (!other || !beside || b->tok[v].right == v + 1) return;
    if (b->tok[v].tag == ASC_TAG_VBN) {
        uint32_t next = asc_bench_child(b, v, ASC_DEP_DOBJ, v + 1);
        if (next == ASC_NONE) next = asc_bench_child(b, v, ASC_DEP_OPRD, v + 1);
        if (next == ASC_NONE || b->tok[next].left != v + 1) return;
        b->tok[v].tag = ASC_TAG_VBD;
        if (b->tok[next].dep == ASC_DEP_OPRD) asc_bench_hang(b, next, v, ASC_DEP_DOBJ);
    }
    asc_bench_hang(b, v, say, ASC_DEP_CONJ);
}

/* "X and Y, who is accused of it": Y is. */
static void who_is_last(struct asc_bench *b, uint32_t v)
{
    uint32_t x = b->tok[v].head, y = ASC_NONE;
    uint32_t who = asc_bench_child(b, v, ASC_DEP_NSUBJ, b->begin);
    if (who == ASC_NONE) who = asc_bench_child(b, v, ASC_DEP_NSUBJPASS, b->begin);
    if (b->tok[v].dep != ASC_DEP_RELCL || x >= v || who == ASC_NONE || !asc_bench_is(b, who, "who"))
        return;
    if (b->tok[x].pos != ASC_POS_PROPN) return;
    for (uint32_t c = x + 1; c < who; c++)
        if (b->tok[c].dep == ASC_DEP_CONJ && b->tok[c].pos == ASC_POS_PROPN && b->tok[c].head == x)
            y = c;
    if (y == ASC_NONE || who != y + 2 || b->tok[y + 1].pos != ASC_POS_PUNCT) return;
    uint32_t aux = asc_bench_child(b, v, ASC_DEP_AUXPASS, b->begin);
    if (aux == ASC_NONE) aux = asc_bench_child(b, v, ASC_DEP_AUX, b->begin);
    uint32_t is = aux == ASC_NONE ? v : aux;
    asc_str word = asc_tree_text(b->t, is);
    if (b->tok[is].tag == ASC_TAG_VBP || asc_str_eq_nocase(word, ASC_STR("were")))
        return; /* both */
    asc_bench_hang(b, v, y, ASC_DEP_RELCL);
}

/* "X said that its army had shot it down, after having denied it": X had denied it. */
static void said_after(struct asc_bench *b, uint32_t v)
{
    static const char *const verbs[] = { "deny",     "insist", "claim", "say",
                                         "maintain", "assert", NULL };
    uint32_t p = b->tok[v].head, c = b->tok[p].head, say = b->tok[c].head;
    if (b->tok[v].dep != ASC_DEP_PCOMP || b->tok[p].dep != ASC_DEP_PREP ||
        !asc_tree_is_one(b->t, v, verbs))
        return;
    if (!asc_tree_is_one(b->t, p, (const char *const[]){ "after", "despite", "before", NULL }))
        return;
    if (b->tok[c].dep != ASC_DEP_CCOMP || say >= c || !asc_bench_tells(b, say)) return;
    asc_bench_hang(b, p, say, ASC_DEP_PREP);
}

/* "A member of the Front, Ivo Sand,": he is the member. */
static void name_of_member(struct asc_bench *b, uint32_t a)
{
    uint32_t x = b->tok[a].head, p = b->tok[x].head, n = b->tok[p].head, first = b->tok[a].left;
    if (b->tok[a].dep != ASC_DEP_APPOS || b->tok[a].ent != ASC_ENT_PERSON || x >= a) return;
    if (b->tok[x].dep != ASC_DEP_POBJ || b->tok[p].dep != ASC_DEP_PREP || n >= p) return;
    if (b->tok[n].tag != ASC_TAG_NN || !asc_bench_person(b, n) || b->tok[x].ent == ASC_ENT_PERSON)
        return;
    if (asc_bench_person(b, x) || asc_bench_has(b, n, ASC_DEP_APPOS)) return;
    if (first > b->begin && asc_bench_comma(b, first - 1)) asc_bench_hang(b, a, n, ASC_DEP_APPOS);
}

/* "The bombing of the centre, which killed 85": no centre did. */
static void deed_that_killed(struct asc_bench *b, uint32_t v)
{
    static const char *const verbs[] = { "kill",  "wound",   "injure", "claim",
                                         "leave", "destroy", NULL };
    uint32_t x = b->tok[v].head, which = asc_bench_child(b, v, ASC_DEP_NSUBJ, x);
    if (b->tok[v].dep != ASC_DEP_RELCL || x >= v || which == ASC_NONE) return;
    if (!asc_bench_is(b, which, "which") || !asc_bench_comma(b, which - 1)) return;
    if (!asc_tree_is_one(b->t, v, verbs)) return;
    for (int k = 0; k < 4 && b->tok[x].dep == ASC_DEP_POBJ; k++) {
        x = b->tok[b->tok[x].head].head;
        const asc_event_word *e =
            b->tok[x].pos == ASC_POS_NOUN ? asc_tables_event(b->t->lx, 'n', b->t->low[x]) : NULL;
        if (e && e->strength == ASC_EVENT_STRONG) {
            asc_bench_hang(b, v, x, ASC_DEP_RELCL);
            return;
        }
    }
}

/* "We hold the army and the police, being the authority, responsible": them, and not us. */
static void held_far(struct asc_bench *b, uint32_t a)
{
    uint32_t be = b->tok[a].head, v = b->tok[be].head, o;
    if (b->tok[a].dep != ASC_DEP_ACOMP || b->tok[be].tag != ASC_TAG_VBG ||
        b->tok[be].dep != ASC_DEP_ADVCL)
        return;
    if (!asc_bench_is(b, v, "hold") || a < 2 || !asc_bench_comma(b, a - 1)) return;
    o = asc_bench_child(b, v, ASC_DEP_DOBJ, v);
    if (o == ASC_NONE || o > be) return;
    asc_bench_hang(b, a, v, ASC_DEP_CCOMP);
    asc_bench_hang(b, o, a, ASC_DEP_NSUBJ);
    asc_bench_hang(b, be, o, ASC_DEP_ACL);
}

/* "Whom they accused of boasting on a call that it was his idea": boasted, and no clause of him. */
static void that_of_teller(struct asc_bench *b, uint32_t v)
{
    uint32_t n = b->tok[v].head, that = asc_bench_child(b, v, ASC_DEP_MARK, b->begin);
    if (b->tok[v].dep != ASC_DEP_RELCL || n >= v || that == ASC_NONE ||
        !asc_bench_is(b, that, "that"))
        return;
    for (uint32_t u = that; u-- > n + 1 && u + 12 > that;) {
        if (b->tok[u].pos == ASC_POS_PUNCT) return;
        if (b->tok[u].pos != ASC_POS_VERB || !asc_bench_tells(b, u)) continue;
        if (!asc_bench_has(b, u, ASC_DEP_CCOMP) && !asc_bench_has(b, u, ASC_DEP_DOBJ))
            asc_bench_hang(b, v, u, ASC_DEP_CCOMP);
        return;
    }
}

/* "The cyber unit of Corvo, a state company": the unit is no company. */
static void apposed_to_owner(struct asc_bench *b, uint32_t a)
{
    static const char *const parts[] = { "unit",       "branch", "wing",       "arm",
                                         "subsidiary", "office", "cell",       "division",
                                         "side",       "bureau", "department", "affiliate",
                                         NULL };
    uint32_t n = b->tok[a].head, p = asc_bench_child(b, n, ASC_DEP_PREP, n), first = b->tok[a].left;
    uint32_t x = p == ASC_NONE ? p : asc_bench_child(b, p, ASC_DEP_POBJ, p);
    if (b->tok[a].dep != ASC_DEP_APPOS || n >= a || b->tok[a].pos != ASC_POS_NOUN || x == ASC_NONE)
        return;
    if (!asc_bench_is(b, p, "of") || b->tok[x].pos != ASC_POS_PROPN ||
        !asc_tree_is_one(b->t, n, parts))
        return;
    if (first != x + 2 || !asc_bench_comma(b, x + 1)) return;
    uint32_t det = asc_bench_child(b, a, ASC_DEP_DET, first);
    if (det != ASC_NONE && (asc_bench_is(b, det, "a") || asc_bench_is(b, det, "an")) &&
        !asc_tree_is_one(b->t, a, parts))
        asc_bench_hang(b, a, x, ASC_DEP_APPOS);
}

/* "US intelligence: X ordered it": whose word it is stands before the mark, and is no time of it. */
static void label_first(struct asc_bench *b, uint32_t colon)
{
    uint32_t n = colon - 1, v = b->tok[n].head;
    if (!asc_bench_sign(b, colon, ":") || v <= colon || b->tok[n].left != b->begin) return;
    if (b->tok[n].dep != ASC_DEP_NPADVMOD || b->tok[v].head != v || !asc_bench_noun(b, n)) return;
    if (asc_tables_actor(b->t->lx, b->t->low[n])) asc_bench_hang(b, n, v, ASC_DEP_DEP);
}

/* "The paper says X did it; Y denies it": two sentences, and the paper does not say that Y denies it. */
static void behind_mark(struct asc_bench *b, uint32_t v)
{
    uint32_t u = b->tok[v].head, s = asc_bench_child(b, v, ASC_DEP_NSUBJ, b->begin);
    uint32_t c = asc_bench_child(b, v, ASC_DEP_CCOMP, u < v ? u : v);
    if (b->tok[v].dep != ASC_DEP_CCOMP || u >= v || s == ASC_NONE || s < u || s > v ||
        !speaks_up(b, v))
        return;
    if (b->tok[s].left < b->begin + 1 || !asc_bench_sign(b, b->tok[s].left - 1, ";")) return;
    if (c != ASC_NONE && c < b->tok[s].left) asc_bench_hang(b, c, u, ASC_DEP_CCOMP);
    asc_bench_hang(b, v, u, ASC_DEP_CONJ);
}

/* "May says 'highly likely' Letvia behind the attack": she says so, and not Letvia. */
static void said_behind(struct asc_bench *b, uint32_t p)
{
    uint32_t n = b->tok[p].head, v = b->tok[n].head, last = b->end - 1;
    while (last > b->begin && b->tok[last].pos == ASC_POS_SPACE) last--;
    if (!asc_bench_is(b, p, "behind") || b->tok[p].dep != ASC_DEP_PREP ||
        (b->tok[n].dep != ASC_DEP_DOBJ && b->tok[n].dep != ASC_DEP_DEP))
        return;
    if (asc_bench_sign(b, last, ".") || !asc_bench_tells(b, v) || b->tok[v].head != v || v > n ||
        n > p)
        return;
    if (!asc_bench_has(b, p, ASC_DEP_POBJ) || asc_bench_has(b, v, ASC_DEP_CCOMP)) return;
    asc_bench_hang(b, n, v, ASC_DEP_CCOMP);
}

/* "Said the rebels had no missiles and accused the army", "denied that X was behind it and blamed Y": who
 * speaks goes on; having and being accuse nobody. */
static void speaker_goes_on(struct asc_bench *b, uint32_t v)
{
    static const char *const speaks[] = { "accuse",  "blame",    "deny",      "reject",   "dismiss",
                                          "condemn", "denounce", "criticise", "praise",   "add",
                                          "vow",     "warn",     "urge",      "appeal",   "call",
                                          "demand",  "promise",  "criticize", "threaten", NULL };
    uint32_t u, w;
    if (!joined_to_told(b, v, &u, &w)) return;
    if (b->tok[v].tag != ASC_TAG_VBD && b->tok[v].tag != ASC_TAG_VBZ) return;
    if (b->tok[w].tag != b->tok[v].tag || !asc_tree_is_one(b->t, v, speaks) ||
        asc_bench_has(b, v, ASC_DEP_NSUBJ))
        return;
    bool state = asc_bench_is(b, u, "be") || asc_bench_is(b, u, "have");
    for (uint32_t c = b->begin; c < u && !state; c++) /* "had been planned" */
        state = b->tok[c].head == u && b->tok[c].dep == ASC_DEP_AUX && asc_bench_is(b, c, "have");
    if (state) asc_bench_hang(b, v, w, ASC_DEP_CONJ);
}

void asc_mend_clauses(struct asc_bench *b)
{
    for (uint32_t k = b->begin + 1; k < b->end; k++)
        reported_by(b, k), that_behind_aside(b, k), claimed_in_which(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) arrested_name(b, k), alias_behind(b, k);
    for (uint32_t k = b->begin + 1; k < b->end; k++) possessor_first(b, k);
    for (uint32_t k = b->begin + 1; k < b->end; k++) another_speaker(b, k), behind_mark(b, k);
    for (uint32_t k = b->begin + 1; k < b->end; k++)
        said_to_be(b, k), same_speaker(b, k), said_after(b, k), who_is_last(b, k);
    for (uint32_t k = b->begin + 1; k < b->end; k++) name_of_member(b, k), held_far(b, k);
    for (uint32_t k = b->begin + 1; k < b->end; k++) deed_that_killed(b, k), that_of_teller(b, k);
    for (uint32_t k = b->begin + 1; k < b->end; k++)
        apposed_to_owner(b, k), label_first(b, k), said_behind(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) speaker_goes_on(b, k);
}
