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

void asc_mend_verdicts(struct asc_bench *b)
{
    for (uint32_t k = b->begin; k < b->end; k++) clause_of_relative(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) second_verdict(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) clause_of_national(b, k);
}
