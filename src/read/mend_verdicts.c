#include "read/bench.h"

#include "base/str.h"

#include "base/banned.h"

/* "X was convicted of murder and Y, a miner, of supplying the explosives": what Y was convicted of is
 * no deed of X. */
static void second_verdict(struct asc_bench *b, uint32_t p)
{
    uint32_t v = b->tok[p].head, first = ASC_NONE, other = ASC_NONE;
    if (!asc_bench_sign(b, p, "of") || b->tok[v].pos != ASC_POS_VERB || v > p) return;
    if (!asc_bench_has(b, v, ASC_DEP_AUXPASS)) return;
    for (uint32_t k = v + 1; k < p && first == ASC_NONE; k++)
        if (b->tok[k].head == v && asc_bench_sign(b, k, "of")) first = k;
    if (first == ASC_NONE) return;
    for (uint32_t k = first + 1; k < p; k++)
        if (b->tok[k].dep == ASC_DEP_CONJ && b->tok[k].pos == ASC_POS_PROPN &&
            b->tok[b->tok[k].head].pos == ASC_POS_NOUN)
            other = k;
    if (other == ASC_NONE) return;
    if (!asc_bench_is(b, v, "convict")) {
        asc_bench_hang(b, p, p, ASC_DEP_DEP); /* charged of, acquitted of: nobody's */
        return;
    }
    asc_bench_hang(b, other, v, ASC_DEP_CONJ);
    asc_bench_hang(b, p, other, ASC_DEP_PREP);
}

/* "Ivo Sand, a Velmian-American who pleaded guilty": Ivo Sand did. */
static void clause_of_national(struct asc_bench *b, uint32_t v)
{
    uint32_t n = b->tok[v].head, who = b->tok[n].head;
    if (b->tok[v].dep != ASC_DEP_RELCL || b->tok[n].dep != ASC_DEP_APPOS || who >= n) return;
    if (b->tok[n].pos != ASC_POS_PROPN || b->tok[who].pos != ASC_POS_PROPN) return;
    if (b->tok[who].ent != ASC_ENT_PERSON && b->tok[who].ent != ASC_ENT_ORG) return;
    uint32_t det = asc_bench_child(b, n, ASC_DEP_DET, b->begin);
    if (det != ASC_NONE && (asc_bench_is(b, det, "a") || asc_bench_is(b, det, "an")))
        asc_bench_hang(b, v, who, ASC_DEP_RELCL);
}

/* "The son of the man convicted of it": the man was. */
static void clause_of_relative(struct asc_bench *b, uint32_t v)
{
    static const char *const kin[] = { "son",     "daughter", "wife",   "widow",  "husband",
                                       "brother", "sister",   "mother", "father", "cousin",
                                       "uncle",   "aunt",     "nephew", "friend", "lawyer",
                                       "child",   "parent",   NULL };
    uint32_t n = b->tok[v].head;
    if (b->tok[v].dep != ASC_DEP_ACL && b->tok[v].dep != ASC_DEP_RELCL) return;
    if (n >= v || !asc_tree_is_one(b->t, n, kin)) return;
    for (uint32_t p = n + 1; p < v; p++) {
        if (b->tok[p].head != n || !asc_bench_sign(b, p, "of")) continue;
        uint32_t who = asc_bench_child(b, p, ASC_DEP_POBJ, p);
        uint32_t next = who == ASC_NONE ? who : who + 1;
        bool that = next < v && b->tok[next].head == v && b->tok[next].dep == ASC_DEP_NSUBJ;
        if (who != ASC_NONE && (next == v || that || (next < v && next + 1 == v)))
            asc_bench_hang(b, v, who, (asc_dep)b->tok[v].dep);
        return;
    }
}

/* "Held X and the Front responsible for it": the word tells of both, and is no part of a name's phrase. */
static void held_responsible(struct asc_bench *b, uint32_t a)
{
    static const char *const words[] = { "responsible", "liable", "accountable", "guilty", NULL };
    static const char *const verbs[] = { "hold",     "find",  "declare", "deem",
                                         "consider", "judge", NULL };
    uint32_t name = b->tok[a].head, up = name;
    if (b->tok[a].dep != ASC_DEP_AMOD || name >= a || !asc_bench_noun(b, name)) return;
    if (!asc_tree_is_one(b->t, a, words)) return;
    for (int k = 0; k < 6 && b->tok[up].dep == ASC_DEP_CONJ; k++) up = b->tok[up].head;
    uint32_t v = b->tok[up].head;
    if (b->tok[up].dep != ASC_DEP_DOBJ || v >= up || !asc_tree_is_one(b->t, v, verbs)) return;
    asc_bench_hang(b, a, v, ASC_DEP_OPRD);
}

/* "Guilty of terrorism and premeditated murder": of a kind of murder; nobody premeditated. */
static void kind_of_murder(struct asc_bench *b, uint32_t i)
{
    static const char *const kinds[] = { "premeditated", "attempted", "aggravated", NULL };
    static const char *const crimes[] = { "murder",        "killing", "manslaughter", "homicide",
                                          "assassination", "bombing", "arson",        NULL };
    uint32_t n = i + 1;
    if (n >= b->end || b->tok[i].pos != ASC_POS_VERB || b->tok[n].head != i) return;
    if (!asc_str_among(asc_tree_text(b->t, i), kinds) || !asc_tree_is_one(b->t, n, crimes)) return;
    if (b->tok[n].dep != ASC_DEP_DOBJ || asc_bench_has(b, i, ASC_DEP_NSUBJ)) return;
    uint32_t and = i > b->begin ? i - 1 : i;
    if (b->tok[i].dep != ASC_DEP_CONJ || b->tok[and].pos != ASC_POS_CCONJ || and == b->begin)
        return;
    uint32_t first = and-1;
    if (!asc_bench_noun(b, first)) return;
    for (uint32_t k = n; k < b->end; k++)
        if (b->tok[k].head == i && k != n) asc_bench_hang(b, k, n, (asc_dep)b->tok[k].dep);
    asc_bench_retag(b, i, ASC_POS_ADJ, ASC_TAG_JJ);
    asc_bench_hang(b, i, n, ASC_DEP_AMOD);
    asc_bench_hang(b, n, first, ASC_DEP_CONJ);
}

/* "X stood silent in the district court, charged with murder": X is charged, and no court. */
static void charged_in_court(struct asc_bench *b, uint32_t v)
{
    static const char *const courts[] = { "court", "courtroom", "dock", "tribunal", NULL };
    static const char *const verbs[] = { "charge", "accuse", "indict", "convict", "suspect", NULL };
    uint32_t n = b->tok[v].head, p = b->tok[n].head, up = b->tok[p].head;
    if (n >= v || b->tok[v].tag != ASC_TAG_VBN || !asc_tree_is_one(b->t, v, verbs)) return;
    if (b->tok[v].dep == ASC_DEP_ADVCL && b->tok[n].pos == ASC_POS_VERB) {
        uint32_t who = asc_bench_child(b, n, ASC_DEP_NSUBJ, b->begin);
        bool own = asc_bench_has(b, v, ASC_DEP_NSUBJ) || asc_bench_has(b, v, ASC_DEP_MARK) ||
                   asc_bench_has(b, v, ASC_DEP_AUXPASS) || asc_bench_has(b, n, ASC_DEP_DOBJ);
        if (who != ASC_NONE && who < n && !own) asc_bench_hang(b, v, who, ASC_DEP_ACL);
        return;
    }
    if (b->tok[v].dep != ASC_DEP_ACL || b->tok[n].dep != ASC_DEP_POBJ) return;
    if (!asc_tree_is_one(b->t, n, courts)) return;
    while (asc_bench_noun(b, up) && b->tok[up].dep == ASC_DEP_POBJ)
        up = b->tok[b->tok[up].head].head;
    uint32_t s = asc_bench_child(b, up, ASC_DEP_NSUBJ, b->begin);
    if (s == ASC_NONE || s > up) return;
    asc_bench_hang(b, v, s, ASC_DEP_ACL);
}

/* "Sentenced X, who admitted six murders, to life": the judge sentenced him to it. */
static void sentence_past_clause(struct asc_bench *b, uint32_t p)
{
    static const char *const terms[] = { "life", "death", "year",         "month", "prison",
                                         "jail", "term",  "imprisonment", NULL };
    uint32_t v = b->tok[p].head, x, s;
    if (!asc_bench_is(b, p, "to") || b->tok[p].dep != ASC_DEP_PREP || v >= p || p == b->begin)
        return;
    if (b->tok[v].dep != ASC_DEP_RELCL || !asc_bench_comma(b, p - 1)) return;
    uint32_t what = asc_bench_child(b, p, ASC_DEP_POBJ, p);
    x = b->tok[v].head, s = b->tok[x].head;
    if (what == ASC_NONE || !asc_tree_is_one(b->t, what, terms) || x >= v || s >= x) return;
    if (b->tok[x].dep != ASC_DEP_DOBJ || !asc_bench_is(b, s, "sentence")) return;
    asc_bench_hang(b, p, s, ASC_DEP_PREP);
}

/* "Found guilty of the bombing by a court", "convicted of murder by the district court": found so by it, and not bombed. */
static void found_by_court(struct asc_bench *b, uint32_t by)
{
    static const char *const courts[] = { "court", "judge",   "jury",       "tribunal",
                                          "panel", "chamber", "magistrate", NULL };
    static const char *const finds[] = { "convict", "find",     "sentence", "acquit", "jail",
                                         "clear",   "imprison", "hold",     NULL };
    uint32_t n = b->tok[by].head, bench = asc_bench_child(b, by, ASC_DEP_POBJ, by);
    if (!asc_bench_sign(b, by, "by") || n >= by || !asc_bench_noun(b, n) || bench == ASC_NONE ||
        !asc_tree_is_one(b->t, bench, courts))
        return;
    uint32_t v = b->tok[n].head;
    for (int k = 0; k < 5 && v < n && b->tok[v].pos != ASC_POS_VERB && b->tok[v].head != v; k++)
        v = b->tok[v].head;
    if (v >= n || b->tok[v].tag != ASC_TAG_VBN || !asc_tree_is_one(b->t, v, finds)) return;
    asc_bench_hang(b, by, v, ASC_DEP_AGENT);
}

void asc_mend_verdicts(struct asc_bench *b)
{
    for (uint32_t k = b->begin; k < b->end; k++) found_by_court(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) sentence_past_clause(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) charged_in_court(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) held_responsible(b, k), kind_of_murder(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) clause_of_relative(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) second_verdict(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) clause_of_national(b, k);
}
