/*
 * What official prose packs into one sentence: "was told by a clerk of the court that", "heard from X that".
 */
#include "read/bench.h"
#include "read/name_words.h"

#include "base/banned.h"

/* The "that" before what clause v tells; the parser has it as an object, where v has another one, too. */
static uint32_t that_of(const struct asc_bench *b, uint32_t v)
{
    uint32_t that = asc_bench_child(b, v, ASC_DEP_MARK, b->begin);
    if (that != ASC_NONE) return that < v && asc_bench_is(b, that, "that") ? that : ASC_NONE;
    that = asc_bench_child(b, v, ASC_DEP_DOBJ, b->begin);
    bool two = that != ASC_NONE && that < v && asc_bench_child(b, v, ASC_DEP_DOBJ, v) != ASC_NONE;
    return two && asc_bench_is(b, that, "that") ? that : ASC_NONE;
}

/* "The Panel was told by a clerk of the port that X did it", "learned from a clerk that": X's deed is told, and is
 * no clause of the port's or the clerk's. */
static void told_by_that(struct asc_bench *b, uint32_t v)
{
    static const char *const told[] = { "tell", "inform", "advise", "notify", "assure", NULL };
    static const char *const heard[] = { "hear", "learn", "understand", "gather", NULL };
    uint32_t n = b->tok[v].head, that = that_of(b, v);
    uint8_t dep = b->tok[v].dep;
    if (dep != ASC_DEP_ACL && dep != ASC_DEP_RELCL && dep != ASC_DEP_ADVCL) return;
    if (that == ASC_NONE || n > that) return;
    for (int k = 0; k < ASC_BENCH_CHAIN_MAX && b->tok[n].head != n; k++) {
        uint32_t up = b->tok[n].head;
        bool by = b->tok[n].dep == ASC_DEP_AGENT && asc_tree_is_one(b->t, up, told) &&
                  asc_bench_has(b, up, ASC_DEP_NSUBJPASS);
        bool from = asc_bench_is(b, n, "from") && asc_tree_is_one(b->t, up, heard);
        if ((by || from) && b->tok[up].pos == ASC_POS_VERB) {
            if (asc_bench_has(b, up, ASC_DEP_CCOMP)) return;
            asc_bench_hang(b, v, up, ASC_DEP_CCOMP);
            asc_bench_hang(b, that, v, ASC_DEP_MARK);
            return;
        }
        n = up;
    }
}

/* "An officer of Unit 61-T of the Directorate": the number is the unit's, and so is what follows. */
static void number_of_unit(struct asc_bench *b, uint32_t i)
{
    uint32_t end = i > b->begin && b->tok[i].pos == ASC_POS_NUM ? asc_name_code_end(b->t, i) : 0;
    uint32_t unit = i - 1;
    if (end < i + 3 || end > b->end || !asc_bench_noun(b, unit) || b->tok[unit].head >= i) return;
    for (uint32_t k = i; k < end; k++) {
        for (uint32_t c = end; c < b->end; c++)
            if (b->tok[c].head == k) asc_bench_hang(b, c, unit, (asc_dep)b->tok[c].dep);
        asc_bench_hang(b, k, unit, k == i ? ASC_DEP_NUMMOD : ASC_DEP_PUNCT);
    }
}

/* "X, a/k/a Y": the parser has five words. */
static void initials_of_alias(struct asc_bench *b, uint32_t i)
{
    if (i + 4 >= b->end || !asc_bench_sign(b, i + 1, "/") || !asc_bench_sign(b, i + 3, "/")) return;
    if (!asc_bench_sign(b, i + 2, "k") || !asc_bench_sign(b, i + 4, "a")) return;
    if (!asc_bench_sign(b, i, "a") && !asc_bench_sign(b, i, "f") && !asc_bench_sign(b, i, "n")) return;
    for (uint32_t k = i; k < i + 5; k++) b->tok[k].pos = ASC_POS_PUNCT, b->tok[k].tag = ASC_TAG_COMMA;
    b->tok[i + 2].pos = ASC_POS_NOUN;
    b->tok[i + 2].tag = ASC_TAG_NN;
    b->t->low[i + 2] = ASC_STR("aka");
    b->changed = true;
}

void asc_mend_official(struct asc_bench *b)
{
    for (uint32_t k = b->begin; k < b->end; k++) told_by_that(b, k), number_of_unit(b, k), initials_of_alias(b, k);
}
