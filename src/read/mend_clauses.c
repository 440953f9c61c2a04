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
    if (b->tok[n].head >= be || (b->tok[n].dep != ASC_DEP_APPOS && b->tok[n].dep != ASC_DEP_OPRD))
        return;
    asc_bench_hang(b, n, be, ASC_DEP_ATTR);
    uint32_t who = asc_bench_child(b, say, ASC_DEP_DOBJ, b->begin);
    if (who != ASC_NONE && b->tok[who].tag == ASC_TAG_WP && who < say)
        asc_bench_hang(b, who, be, ASC_DEP_NSUBJ);
}

void asc_mend_clauses(struct asc_bench *b)
{
    for (uint32_t k = b->begin + 1; k < b->end; k++) possessor_first(b, k);
    for (uint32_t k = b->begin + 1; k < b->end; k++) another_speaker(b, k);
    for (uint32_t k = b->begin + 1; k < b->end; k++) said_to_be(b, k);
}
