#include "read/bench.h"

#include "base/str.h"
#include "read/beside.h"

#include "base/banned.h"

#define CHAIN_MAX 8 /* steps from a word up to the phrase that it may belong to */

/* Does i hang below `top`, by CHAIN_MAX steps or fewer? */
static bool below(const struct asc_bench *b, uint32_t i, uint32_t top)
{
    for (int k = 0; k < CHAIN_MAX && b->tok[i].head != i; k++) {
        if (i == top) return true;
        i = b->tok[i].head;
    }
    return i == top;
}

/* "Found it credible that X did it": nobody is "it", and X is found to have done it. */
static void it_that(struct asc_bench *b, uint32_t v)
{
    static const char *const verbs[] = { "find", "consider", "think",   "believe", "judge", "hold",
                                         "make", "deem",     "declare", "call",    NULL };
    if (!asc_tree_is_one(b->t, v, verbs) || v + 2 >= b->end || !asc_bench_is(b, v + 1, "it"))
        return;
    uint32_t it = v + 1, a = b->tok[it].head, that = ASC_NONE;
    uint8_t pos = b->tok[a].pos;
    bool says = pos == ASC_POS_ADJ || b->tok[a].tag == ASC_TAG_VBN;
    if (a <= it || a > it + 3 || b->tok[a].head != v || !says) return;
    if (b->tok[it].dep != ASC_DEP_NSUBJ && b->tok[it].dep != ASC_DEP_NSUBJPASS) return;
    if (asc_bench_has(b, a, ASC_DEP_AUX) || asc_bench_has(b, a, ASC_DEP_AUXPASS)) return;
    for (uint32_t k = a + 1; k < b->end && k < a + 3 && that == ASC_NONE; k++)
        if (asc_bench_is(b, k, "that") && b->tok[k].dep == ASC_DEP_MARK) that = k;
    if (that == ASC_NONE || !below(b, that, a)) return;
    uint32_t c = b->tok[that].head;
    asc_bench_hang(b, it, v, ASC_DEP_EXPL);
    asc_bench_hang(b, a, v, ASC_DEP_OPRD);
    asc_bench_hang(b, c, v, ASC_DEP_CCOMP);
}

/* "The Front claimed, through its channel X, the bombing of": the bombing is claimed, and no channel. */
static void object_behind_aside(struct asc_bench *b, uint32_t v)
{
    uint32_t p = v + 2;
    if (b->tok[v].pos != ASC_POS_VERB || p + 2 >= b->end || !asc_bench_comma(b, v + 1)) return;
    if (b->tok[p].pos != ASC_POS_ADP || b->tok[p].head != v) return;
    uint32_t o = asc_bench_child(b, v, ASC_DEP_DOBJ, b->begin); /* a name inside the aside */
    if (asc_bench_has(b, v, ASC_DEP_CCOMP) || asc_bench_has(b, v, ASC_DEP_XCOMP) ||
        asc_bench_has(b, v, ASC_DEP_AUXPASS) ||
        (o != ASC_NONE && (o < p + 2 || !asc_bench_noun(b, o - 1))))
        return;
    for (uint32_t n = p + 2; n < b->end; n++) {
        uint8_t dep = b->tok[n].dep;
        if (dep != ASC_DEP_APPOS && dep != ASC_DEP_CONJ) continue;
        uint32_t first = b->tok[n].left;
        if (first <= p || !asc_bench_comma(b, first - 1)) continue;
        if (o == ASC_NONE ? !below(b, n, p) : b->tok[n].head != o || o >= first) continue;
        if (!asc_bench_is(b, first, "the") || !asc_tables_event(b->t->lx, 'n', b->t->low[n]))
            continue;
        if (o != ASC_NONE) asc_bench_hang(b, o, o - 1, ASC_DEP_APPOS);
        return asc_bench_hang(b, n, v, ASC_DEP_DOBJ);
    }
}

/* "Accused the service of a neighbouring country of having planned it": of what, is told behind the last
 * "of", and of no country. */
static void of_what(struct asc_bench *b, uint32_t p)
{
    uint32_t n = b->tok[p].head, does = asc_bench_child(b, p, ASC_DEP_PCOMP, p), v = n;
    if (!asc_bench_is(b, p, "of") || b->tok[p].dep != ASC_DEP_PREP || !asc_bench_noun(b, n)) return;
    if (does == ASC_NONE || b->tok[does].pos != ASC_POS_VERB) return;
    for (int k = 0; k < CHAIN_MAX && b->tok[v].pos != ASC_POS_VERB && b->tok[v].head != v; k++)
        v = b->tok[v].head;
    if (!asc_bench_is(b, v, "accuse") && !asc_bench_is(b, v, "suspect") &&
        !asc_bench_is(b, v, "convict"))
        return;
    for (uint32_t c = v + 1; c < p; c++) /* "convicted of firing, his brothers of helping" */
        if (b->tok[c].head == v && asc_bench_is(b, c, "of") && asc_bench_has(b, c, ASC_DEP_PCOMP))
            return;
    if (v < p) asc_bench_hang(b, p, v, ASC_DEP_PREP);
}

/* A word for a part of a body: "a wing", "a faction". */
static bool part(const struct asc_bench *b, uint32_t i)
{
    static const char *const words[] = { "faction", "wing",    "unit",      "cell",     "branch",
                                         "group",   "squad",   "section",   "offshoot", "splinter",
                                         "network", "brigade", "battalion", "bloc",     "arm",
                                         "front",   "chapter", "crew",      "team",     NULL };
    return asc_tree_is_one(b->t, i, words);
}

/* "A faction of the Front led by X": X leads the faction. */
static void led_part(struct asc_bench *b, uint32_t v)
{
    static const char *const verbs[] = {
        "lead", "head", "command", "run", "direct", "found", NULL
    };
    uint32_t n = b->tok[v].head, of = b->tok[n].head, g = b->tok[of].head;
    if (b->tok[v].dep != ASC_DEP_ACL || !asc_tree_is_one(b->t, v, verbs)) return;
    if (b->tok[n].dep != ASC_DEP_POBJ || !asc_bench_is(b, of, "of") || n > v) return;
    if (!part(b, g) || part(b, n) || !asc_bench_has(b, v, ASC_DEP_AGENT)) return;
    asc_bench_hang(b, v, g, ASC_DEP_ACL);
}

/* "Had been paid to do it by X": X paid. */
static void paid_by(struct asc_bench *b, uint32_t p)
{
    static const char *const verbs[] = { "pay",  "hire",  "order",    "tell",   "ask",   "recruit",
                                         "send", "force", "instruct", "direct", "bribe", NULL };
    uint32_t d = b->tok[p].head, v = b->tok[d].head;
    if (!asc_bench_sign(b, p, "by") || b->tok[d].pos != ASC_POS_VERB ||
        b->tok[d].dep != ASC_DEP_XCOMP)
        return;
    if (!asc_tree_is_one(b->t, v, verbs) || v > d || !asc_bench_wants_agent(b, v)) return;
    if (asc_bench_has(b, d, ASC_DEP_AUXPASS)) return;
    asc_bench_hang(b, p, v, ASC_DEP_AGENT);
}

/* "In March 2017 Front gunmen boarded the tug": the gunmen are no month. */
static void behind_date(struct asc_bench *b, uint32_t p)
{
    uint32_t n = asc_bench_child(b, p, ASC_DEP_POBJ, p), v = ASC_NONE, day = p + 1;
    if (!asc_bench_is(b, p, "in") && !asc_bench_is(b, p, "on")) return;
    while (day < b->end && b->tok[day].ent == ASC_ENT_DATE) day++;
    for (uint32_t k = p + 1; k < day; k++)
        if (b->tok[k].dep == ASC_DEP_POBJ && b->tok[k].head == p) n = ASC_NONE;
    if (day == p + 1) return;
    for (uint32_t k = day; n == ASC_NONE && k < b->end && k < day + 6; k++)
        if (b->tok[k].head == p && b->tok[k].dep == ASC_DEP_POBJ) n = k;
    if (n == ASC_NONE || n < day || n + 1 >= b->end || !asc_bench_noun(b, n)) return;
    v = n + 1;
    if (!asc_bench_finite(b, v)) return;
    asc_bench_hang(b, n, v, ASC_DEP_NSUBJ);
    for (uint32_t k = p + 1; k < day; k++)
        if (b->tok[k].head == n || b->tok[k].head == p) asc_bench_hang(b, k, p, ASC_DEP_POBJ);
    for (uint32_t s = b->begin; s < p; s++) /* a line's mark or heading before it */
        if (b->tok[s].head == v && b->tok[s].dep == ASC_DEP_NSUBJ)
            asc_bench_hang(b, s, v, ASC_DEP_DEP);
}

/* "IS claimed the attack": a short name in capitals that is taken for the verb. */
static void short_name(struct asc_bench *b, uint32_t i)
{
    uint32_t v = i + 1 < b->end ? i + 1 : i;
    if (!asc_str_is(asc_tree_text(b->t, i), "IS") || b->t->loud[i]) return;
    if (v < b->end && b->tok[v].pos == ASC_POS_AUX && v + 1 < b->end) v++;
    if (!asc_bench_finite(b, v) && b->tok[v].tag != ASC_TAG_VBN && b->tok[v].pos != ASC_POS_AUX)
        return;
    for (uint32_t k = b->begin; k < i; k++)
        if (b->tok[k].head == v &&
            (b->tok[k].dep == ASC_DEP_NSUBJ || b->tok[k].dep == ASC_DEP_NSUBJPASS))
            return;
    asc_bench_hang(b, i, v, ASC_DEP_NSUBJ);
    asc_bench_retag(b, i, ASC_POS_PROPN, ASC_TAG_NNP);
}

/* "X, the lawmaker shot dead at mass in 2005, ran": he was shot, and shot nobody. */
static void was_shot(struct asc_bench *b, uint32_t v)
{
    static const char *const verbs[] = { "shoot",  "kill", "gun",    "stab", "behead",
                                         "arrest", "jail", "seize",  "hack", "murder",
                                         "blow",   "beat", "detain", "free", "sentence",
                                         "hang",   NULL };
    uint32_t h = b->tok[v].head, n = asc_bench_child(b, v, ASC_DEP_NSUBJ, b->begin);
    if (b->tok[v].dep != ASC_DEP_RELCL || !asc_tree_is_one(b->t, v, verbs) || n == ASC_NONE) return;
    if (n + 1 != v || !asc_bench_noun(b, n) || asc_bench_has(b, v, ASC_DEP_DOBJ)) return;
    uint32_t first = b->tok[n].left;
    if (first <= h || !asc_bench_comma(b, first - 1) || asc_bench_has(b, v, ASC_DEP_AUX)) return;
    asc_bench_hang(b, n, h, ASC_DEP_APPOS);
    asc_bench_hang(b, v, n, ASC_DEP_ACL);
    b->tok[v].tag = ASC_TAG_VBN;
}

/* "Drove the stolen van found burnt out at X": the van was driven, and found. */
static void was_found(struct asc_bench *b, uint32_t v)
{
    uint32_t n = asc_bench_child(b, v, ASC_DEP_NSUBJ, b->begin), u = ASC_NONE;
    uint32_t done = asc_bench_child(b, v, ASC_DEP_XCOMP, v);
    if (!asc_bench_is(b, v, "find") || n == ASC_NONE || n + 1 != v || done == ASC_NONE) return;
    if (b->tok[done].tag != ASC_TAG_VBN || asc_bench_has(b, v, ASC_DEP_AUX)) return;
    u = b->tok[n].left > b->begin ? b->tok[n].left - 1 : v;
    if (u >= v || b->tok[u].pos != ASC_POS_VERB || asc_bench_has(b, u, ASC_DEP_DOBJ)) return;
    if (b->tok[u].head == v)
        asc_bench_hang(b, u, b->tok[v].head == v ? u : b->tok[v].head,
                       b->tok[v].head == v ? ASC_DEP_ROOT : ASC_DEP_ADVCL);
    asc_bench_hang(b, n, u, ASC_DEP_DOBJ);
    asc_bench_hang(b, v, n, ASC_DEP_ACL);
    b->tok[v].tag = ASC_TAG_VBN;
}

/* "Found X, the owner of Y, guilty of it": the verdict is the verb's, as it is without the aside. */
static void verdict_behind_aside(struct asc_bench *b, uint32_t a)
{
    static const char *const verdicts[] = { "guilty", "liable", "culpable", "responsible", NULL };
    static const char *const verbs[] = { "find", "declare", "pronounce", "hold", "judge", NULL };
    uint32_t n = b->tok[a].head;
    if (!asc_tree_is_one(b->t, a, verdicts) || n >= a || !asc_bench_noun(b, n)) return;
    if (b->tok[n].dep == ASC_DEP_APPOS) n = b->tok[n].head;
    uint32_t v = b->tok[n].head;
    if (n >= a || v >= n || b->tok[n].dep != ASC_DEP_DOBJ || !asc_tree_is_one(b->t, v, verbs))
        return;
    asc_bench_hang(b, n, a, ASC_DEP_NSUBJ);
    asc_bench_hang(b, a, v, ASC_DEP_CCOMP);
}

/* "The bomb at the Oster works", "the Oster pumping works": a plant, and nobody works. */
static void works_of_name(struct asc_bench *b, uint32_t i)
{
    if (i < b->begin + 3 || b->tok[i].tag != ASC_TAG_VBZ || !asc_bench_is(b, i, "work")) return;
    bool kind = b->tok[i - 1].tag == ASC_TAG_VBG || b->tok[i - 1].tag == ASC_TAG_NN;
    uint32_t name = i - 1 - kind, p = b->tok[name].head;
    uint32_t det = asc_bench_child(b, name, ASC_DEP_DET, b->begin);
    if (b->tok[name].pos != ASC_POS_PROPN || b->tok[name].dep != ASC_DEP_POBJ) return;
    if (p + 1 != det || !asc_bench_is(b, det, "the") || asc_bench_has(b, i, ASC_DEP_NSUBJ)) return;
    if (b->tok[i].head == i || b->tok[i].head == name) return;
    asc_bench_retag(b, i, ASC_POS_NOUN, ASC_TAG_NNS);
    asc_bench_hang(b, i, p, ASC_DEP_POBJ);
    asc_bench_hang(b, name, i, ASC_DEP_COMPOUND);
    asc_bench_hang(b, det, i, ASC_DEP_DET);
    if (kind) asc_bench_hang(b, i - 1, i, ASC_DEP_COMPOUND);
}

/* "The suspect in the Orlo gassing": what was done there, and nobody is gassing. */
static void deed_of_name(struct asc_bench *b, uint32_t i)
{
    static const char *const deeds[] = { "gassing",   "stabbing", "hijacking", "kidnapping",
                                         "poisoning", "shooting", "bombing",   "killing",
                                         "knifing",   "lynching", "ramming",   NULL };
    if (i < b->begin + 3 || b->tok[i].tag != ASC_TAG_VBG) return;
    if (!asc_str_among(asc_tree_text(b->t, i), deeds)) return;
    uint32_t name = i - 1, p = b->tok[name].head;
    uint32_t det = asc_bench_child(b, name, ASC_DEP_DET, b->begin);
    if (b->tok[name].pos != ASC_POS_PROPN || b->tok[name].dep != ASC_DEP_POBJ) return;
    if (det == ASC_NONE || p + 1 != det || !asc_bench_is(b, det, "the")) return;
    if (b->tok[i].head == i || asc_bench_has(b, i, ASC_DEP_NSUBJ) ||
        asc_bench_has(b, i, ASC_DEP_DOBJ))
        return;
    asc_bench_retag(b, i, ASC_POS_NOUN, ASC_TAG_NN);
    b->t->low[i] = asc_tree_text(b->t, i);
    asc_bench_hang(b, i, p, ASC_DEP_POBJ);
    asc_bench_hang(b, name, i, ASC_DEP_COMPOUND);
    asc_bench_hang(b, det, i, ASC_DEP_DET);
}

/* "Accused the Calafates cartel": both hung on the verb, as two. */
static void name_before_noun(struct asc_bench *b, uint32_t i)
{
    uint32_t n = i + 1, h = b->tok[i].head;
    if (n >= b->end || b->tok[i].pos != ASC_POS_PROPN || h == i || b->tok[n].head != h) return;
    bool both = b->tok[n].dep == b->tok[i].dep ||
                (b->tok[i].dep == ASC_DEP_DATIVE && b->tok[n].dep == ASC_DEP_DOBJ);
    if (b->tok[n].pos != ASC_POS_NOUN || !both) return;
    uint32_t det = asc_bench_child(b, i, ASC_DEP_DET, b->begin);
    const asc_actor_word *w = asc_tables_actor(b->t->lx, b->t->low[n]);
    if (det == ASC_NONE || !w || w->kind != ASC_ACTOR_GROUP || !w->in_name) return;
    asc_bench_hang(b, det, n, ASC_DEP_DET);
    asc_bench_hang(b, i, n, ASC_DEP_COMPOUND);
}

/* "The owner of the security firm Nortada", "from the firm Nortada": what the firm is called, and nobody else. */
static void name_of_body(struct asc_bench *b, uint32_t i)
{
    uint32_t last = i + 1, h;
    const asc_actor_word *w = asc_tables_actor(b->t->lx, b->t->low[i]);
    if (b->tok[i].tag != ASC_TAG_NN || !w || w->kind == ASC_ACTOR_PERSON || w->stands) return;
    if (w->kind == ASC_ACTOR_STATE || w->kind == ASC_ACTOR_DOCUMENT) return;
    if (b->tok[i].dep != ASC_DEP_POBJ && b->tok[i].dep != ASC_DEP_DOBJ) return;
    uint32_t det = asc_bench_child(b, i, ASC_DEP_DET, b->begin);
    if (det == ASC_NONE || !asc_bench_is(b, det, "the")) return;
    while (last < b->end && b->tok[last].pos == ASC_POS_PROPN) last++;
    if (last == i + 1) return;
    h = b->tok[last - 1].head;
    for (uint32_t k = i + 1; k + 1 < last; k++)
        if (b->tok[k].head != last - 1) return;
    uint8_t dep = b->tok[last - 1].dep;
    if (h == i || h == last - 1 || (h > i && h < last)) return;
    if (dep != ASC_DEP_APPOS && dep != ASC_DEP_NPADVMOD && dep != ASC_DEP_DEP &&
        dep != ASC_DEP_OPRD)
        return;
    asc_bench_hang(b, last - 1, i, ASC_DEP_APPOS);
}

/* "The two ex-combatants": no ex. */
static void prefix(struct asc_bench *b, uint32_t i)
{
    static const char *const words[] = { "ex",    "non",  "pro",    "anti",  "co",
                                         "self",  "post", "former", "vice",  "half",
                                         "quasi", "semi", "mid",    "would", NULL };
    uint32_t n = i + 2;
    if (n >= b->end || !asc_tree_is_one(b->t, i, words) || !asc_bench_sign(b, i + 1, "-")) return;
    if (b->tok[i].space_after || b->tok[i + 1].space_after || b->tok[n].pos != ASC_POS_NOUN)
        return; /* "post-Mumbai": no name */
    if (b->tok[i].head == n || b->tok[i].dep == ASC_DEP_COMPOUND) return;
    bool beside =
        b->tok[n].head == b->tok[i].head || b->tok[n].head == i || b->tok[n].head == i + 1;
    if (!beside) return;
    if (b->tok[i].head != i) asc_bench_hang(b, n, b->tok[i].head, (asc_dep)b->tok[i].dep);
    else asc_bench_hang(b, n, n, ASC_DEP_ROOT);
    for (uint32_t c = b->begin; c < b->end; c++)
        if ((b->tok[c].head == i || b->tok[c].head == i + 1) && c != n)
            asc_bench_hang(b, c, n, (asc_dep)b->tok[c].dep);
    asc_bench_hang(b, i, n, ASC_DEP_COMPOUND);
    asc_bench_hang(b, i + 1, n, ASC_DEP_PUNCT);
}

/* "The prosecutors are convinced": hung on the "are". */
static void subject_of_aux(struct asc_bench *b, uint32_t i)
{
    uint32_t x = b->tok[i].head, v = b->tok[x].head;
    uint8_t dep = b->tok[x].dep;
    if (b->tok[i].dep != ASC_DEP_NSUBJ && b->tok[i].dep != ASC_DEP_NSUBJPASS) return;
    if (dep != ASC_DEP_AUXPASS && dep != ASC_DEP_AUX) return;
    if (asc_bench_has(b, v, ASC_DEP_NSUBJ) || asc_bench_has(b, v, ASC_DEP_NSUBJPASS)) return;
    asc_bench_hang(b, i, v, dep == ASC_DEP_AUXPASS ? ASC_DEP_NSUBJPASS : ASC_DEP_NSUBJ);
}

/* "Nine days later a band took it": later it did, and no later band. */
static void time_before(struct asc_bench *b, uint32_t i)
{
    static const char *const words[] = {
        "later", "earlier", "afterwards", "before", "after", NULL
    };
    uint32_t n = b->tok[i].head;
    if (!asc_tree_is_one(b->t, i, words) || n <= i || !asc_bench_noun(b, n)) return;
    if (b->tok[i].dep != ASC_DEP_ADVMOD || b->tok[n].head == n || i + 1 >= b->end) return;
    bool article = b->tok[i + 1].head == n && b->tok[i + 1].dep == ASC_DEP_DET;
    if (article || b->tok[i + 1].ent != ASC_ENT_NONE)
        asc_bench_hang(b, i, b->tok[n].head, ASC_DEP_ADVMOD);
}

/* "A band nobody had heard of, Ember Night, took it": behind a clause that tells of it, its name. */
static void name_behind_clause(struct asc_bench *b, uint32_t n)
{
    uint32_t first = b->tok[n].left, v = b->tok[n].right + 1, c = b->tok[n].head;
    if (b->tok[n].pos != ASC_POS_PROPN || c >= n || first < b->begin + 2 || v >= b->end) return;
    if (b->tok[n].dep != ASC_DEP_NPADVMOD && b->tok[n].dep != ASC_DEP_DEP) return;
    if (!asc_bench_comma(b, first - 1) || !asc_bench_comma(b, v - 1)) return;
    uint32_t d = b->tok[c].head;
    if (b->tok[c].dep != ASC_DEP_RELCL || b->tok[d].pos != ASC_POS_NOUN) return;
    if (b->tok[d].head < v || b->tok[d].dep != ASC_DEP_NSUBJ || asc_bench_has(b, d, ASC_DEP_APPOS))
        return;
    asc_bench_hang(b, n, d, ASC_DEP_APPOS);
}

/* "Is still at large", "remains at large": where he is. */
static void at_large(struct asc_bench *b, uint32_t i)
{
    uint32_t v = b->tok[i].head == i - 1 ? b->tok[i - 1].head : b->tok[i].head;
    if (i == b->begin || !asc_bench_sign(b, i, "large") || !asc_bench_is(b, i - 1, "at")) return;
    if (v == i - 1 || b->tok[v].head == i ||
        !(b->tok[v].pos == ASC_POS_VERB || b->tok[v].pos == ASC_POS_AUX))
        return;
    asc_bench_hang(b, i - 1, v, ASC_DEP_PREP);
    asc_bench_hang(b, i, i - 1, ASC_DEP_POBJ);
}

/* "Called the verdict groundless": the verdict is called so. */
static void called_so(struct asc_bench *b, uint32_t v)
{
    static const char *const verbs[] = { "call", "term", "label", "brand", "deem", "find", NULL };
    uint32_t o = asc_bench_child(b, v, ASC_DEP_OPRD, v);
    if (o == ASC_NONE) o = asc_bench_child(b, v, ASC_DEP_DOBJ, v);
    if (o == ASC_NONE || o <= v + 1 || !asc_tree_is_one(b->t, v, verbs)) return;
    asc_str so = asc_tree_text(b->t, o);
    if (b->tok[o - 1].head != o || b->tok[o - 1].dep != ASC_DEP_COMPOUND ||
        b->tok[o - 1].pos != ASC_POS_NOUN || !asc_str_ends(so, ASC_STR("less")))
        return;
    for (uint32_t k = v + 1; k < o - 1; k++)
        if (b->tok[k].head == o) asc_bench_hang(b, k, o - 1, (asc_dep)b->tok[k].dep);
    asc_bench_hang(b, o - 1, v, ASC_DEP_DOBJ);
    asc_bench_hang(b, o, v, ASC_DEP_OPRD);
}

/* "A student from Soriano, the alleged author of the fire": the student is, and no town. */
static void from_town(struct asc_bench *b, uint32_t a)
{
    uint32_t town = b->tok[a].head, p = b->tok[town].head, n = b->tok[p].head;
    if (b->tok[a].dep != ASC_DEP_APPOS || b->tok[a].pos != ASC_POS_NOUN || town > a) return;
    if (b->tok[town].dep != ASC_DEP_POBJ || b->tok[town].pos != ASC_POS_PROPN) return;
    if (b->tok[town].left != town) return;
    if (!asc_bench_is(b, p, "from") || n >= p || asc_bench_has(b, n, ASC_DEP_APPOS)) return;
    const asc_actor_word *w = asc_tables_actor(b->t->lx, b->t->low[a]);
    if (!(w && (w->kind == ASC_ACTOR_PERSON || w->stands)) &&
        !asc_tables_word(b->t->lx, ASC_STR("@doer"), b->t->low[a]) && !asc_bench_is(b, a, "author"))
        return;
    if (asc_bench_noun(b, n) || b->tok[n].pos == ASC_POS_ADJ || b->tok[n].pos == ASC_POS_NUM)
        asc_bench_hang(b, a, n, ASC_DEP_APPOS);
}

/* "The bombers (Vasallo 2021)": who is cited there, and none of them. */
static void citation(struct asc_bench *b, uint32_t i)
{
    uint32_t end = asc_beside_citation(b->t, i);
    for (uint32_t k = i + 1; end != ASC_NONE && k < end; k++)
        if (b->tok[k].head <= i && b->tok[k].pos != ASC_POS_PUNCT)
            asc_bench_hang(b, k, b->tok[k].head, ASC_DEP_DEP);
}

/* "An instructor, X, trained members of Y", "an instructor trained members of Y, the paper reports": he
 * trained them, and no trained members are told of. */
static void trained(struct asc_bench *b, uint32_t v)
{
    uint32_t o = b->tok[v].head, s = ASC_NONE;
    if (b->tok[v].tag != ASC_TAG_VBN || b->tok[v].dep != ASC_DEP_AMOD || o < v || v == b->begin ||
        b->tok[o].tag != ASC_TAG_NNS || !asc_tables_frame(b->t->lx, 'v', b->t->low[v]))
        return;
    for (uint32_t k = v + 1; k < o; k++)
        if (b->tok[k].pos == ASC_POS_DET) return;
    if (b->tok[o].dep == ASC_DEP_APPOS && asc_bench_is(b, v - 1, ",")) s = b->tok[o].head;
    else if (b->tok[o].dep == ASC_DEP_NSUBJ && b->tok[v - 1].head == o &&
             b->tok[v - 1].pos == ASC_POS_NOUN)
        s = v - 1;
    if (s == ASC_NONE || s >= v || b->tok[s].tag != ASC_TAG_NN) return;
    asc_str is = asc_nouns_classes(&b->t->lx->nouns, b->t->low[s]);
    const asc_actor_word *w = asc_tables_actor(b->t->lx, b->t->low[s]);
    if (!(w && w->kind == ASC_ACTOR_PERSON) && asc_str_find(is, ASC_STR("person")) == SIZE_MAX &&
        asc_str_find(is, ASC_STR("official")) == SIZE_MAX)
        return;
    bool root = b->tok[s].head == s && b->tok[s].dep == ASC_DEP_ROOT;
    bool says = s == v - 1 && b->tok[b->tok[o].head].pos == ASC_POS_VERB && b->tok[o].head > o;
    if (!root && !says) return;
    if (root) asc_bench_hang(b, v, v, ASC_DEP_ROOT);
    else asc_bench_hang(b, v, b->tok[o].head, ASC_DEP_CCOMP);
    for (uint32_t k = b->begin; k < b->end; k++) {
        if (k == s || k == v || k == o) continue;
        if (b->tok[k].head == o && k < s) asc_bench_hang(b, k, s, (asc_dep)b->tok[k].dep);
        else if (root && b->tok[k].head == s && k > v)
            asc_bench_hang(b, k, v, (asc_dep)b->tok[k].dep);
    }
    asc_bench_hang(b, s, v, ASC_DEP_NSUBJ);
    asc_bench_hang(b, o, v, ASC_DEP_DOBJ);
    asc_bench_retag(b, v, ASC_POS_VERB, ASC_TAG_VBD);
}

/* "The poisoning in Velm of the agent X": of him, and no part of Velm. */
static void of_victim(struct asc_bench *b, uint32_t p)
{
    uint32_t town = b->tok[p].head, in = b->tok[town].head, n = b->tok[in].head;
    uint32_t who = asc_bench_child(b, p, ASC_DEP_POBJ, p);
    if (!asc_bench_sign(b, p, "of") || who == ASC_NONE || b->tok[town].ent != ASC_ENT_GPE) return;
    if (b->tok[town].dep != ASC_DEP_POBJ || in >= town || n >= in || !asc_bench_noun(b, n)) return;
    if (!asc_bench_is(b, in, "in") && !asc_bench_is(b, in, "near") && !asc_bench_is(b, in, "at"))
        return;
    if (b->tok[who].ent == ASC_ENT_GPE || !asc_tables_event(b->t->lx, 'n', b->t->low[n])) return;
    asc_bench_hang(b, p, n, ASC_DEP_PREP);
}

void asc_mend_phrases(struct asc_bench *b)
{
    for (uint32_t k = b->begin; k < b->end; k++) of_victim(b, k), deed_of_name(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) citation(b, k);
    for (uint32_t k = b->begin; k < b->end; k++)
        prefix(b, k), time_before(b, k), subject_of_aux(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) name_behind_clause(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) short_name(b, k), it_that(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) object_behind_aside(b, k), of_what(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) led_part(b, k), paid_by(b, k), behind_date(b, k);
    for (uint32_t k = b->begin; k < b->end; k++)
        was_shot(b, k), was_found(b, k), at_large(b, k), called_so(b, k);
    for (uint32_t k = b->begin; k < b->end; k++)
        verdict_behind_aside(b, k), name_before_noun(b, k), works_of_name(b, k), name_of_body(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) from_town(b, k), trained(b, k);
}
