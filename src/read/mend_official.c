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
    static const char *const put[] = { "put", "submit", "suggest", NULL };
    static const char *const heard[] = { "hear", "learn", "understand", "gather", NULL };
    uint32_t n = b->tok[v].head, that = that_of(b, v);
    uint8_t dep = b->tok[v].dep;
    if (dep != ASC_DEP_ACL && dep != ASC_DEP_RELCL && dep != ASC_DEP_ADVCL) return;
    if (that == ASC_NONE || n > that) return;
    if (dep == ASC_DEP_ADVCL && (asc_tree_is_one(b->t, n, put) || asc_tree_is_one(b->t, n, told)) &&
        asc_bench_has(b, n, ASC_DEP_NSUBJPASS) && !asc_bench_has(b, n, ASC_DEP_CCOMP))
        return asc_bench_hang(b, v, n, ASC_DEP_CCOMP); /* "it was put to us by X that" */
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
    if (!asc_bench_sign(b, i, "a") && !asc_bench_sign(b, i, "f") && !asc_bench_sign(b, i, "n"))
        return;
    for (uint32_t k = i; k < i + 5; k++)
        b->tok[k].pos = ASC_POS_PUNCT, b->tok[k].tag = ASC_TAG_COMMA;
    b->tok[i + 2].pos = ASC_POS_NOUN;
    b->tok[i + 2].tag = ASC_TAG_NN;
    b->t->low[i + 2] = ASC_STR("aka");
    b->changed = true;
}

/* "Commanded at the time by X": by X, who is no part of the time. */
static void by_behind_time(struct asc_bench *b, uint32_t by)
{
    uint32_t n = b->tok[by].head, p = b->tok[n].head, v = b->tok[p].head;
    if (!asc_bench_sign(b, by, "by") || b->tok[n].dep != ASC_DEP_POBJ || n > by || p > n) return;
    if (!asc_tree_is_one(b->t, n, (const char *const[]){ "time", "day", "date", "outset", NULL }))
        return;
    if (b->tok[v].tag != ASC_TAG_VBN || v > p || asc_bench_has(b, v, ASC_DEP_AGENT)) return;
    asc_bench_hang(b, by, v, ASC_DEP_AGENT);
}

/* "X and Y, both of whom belong to it": both do. */
static void all_of_whom(struct asc_bench *b, uint32_t i)
{
    uint32_t v = b->tok[i].head, of = asc_bench_child(b, i, ASC_DEP_PREP, i + 1);
    if (!asc_tree_is_one(b->t, i, (const char *const[]){ "both", "all", "each", NULL })) return;
    if (b->tok[i].dep != ASC_DEP_NSUBJ && b->tok[i].dep != ASC_DEP_NSUBJPASS) return;
    if (b->tok[v].dep != ASC_DEP_RELCL || of != i + 1 || i + 2 >= b->end) return;
    if (b->tok[i + 2].head != of || !asc_bench_sign(b, i + 2, "whom")) return;
    asc_bench_hang(b, i + 2, v, (asc_dep)b->tok[i].dep);
    asc_bench_hang(b, i, i + 2, ASC_DEP_DET);
    asc_bench_hang(b, of, i, ASC_DEP_PREP);
}

/* "In a letter to the Panel, its president, X, blamed the police": the president did. "According to two States, a unit
 * of the Front did it": the unit did, and is no States. */
static void doer_behind_phrase(struct asc_bench *b, uint32_t n)
{
    uint32_t beside = b->tok[n].head, top = beside;
    uint32_t first = asc_bench_child(b, n, ASC_DEP_POSS, b->begin);
    bool own = first != ASC_NONE && b->tok[first].pos == ASC_POS_PRON;
    if (!own) first = asc_bench_child(b, n, ASC_DEP_DET, b->begin);
    if (b->tok[n].dep != ASC_DEP_APPOS || beside >= n || first == ASC_NONE || first == b->begin)
        return;
    if (!asc_bench_comma(b, first - 1) || first < beside) return;
    for (int k = 0; k < ASC_BENCH_CHAIN_MAX && b->tok[top].head < n && b->tok[top].head != top; k++)
        top = b->tok[top].head;
    uint32_t v = b->tok[top].head;
    if (v <= n || b->tok[top].dep != ASC_DEP_PREP || !asc_bench_finite(b, v)) return;
    if (!own && !asc_bench_sign(b, top, "according") && !asc_bench_sign(b, top, "According"))
        return;
    if (asc_bench_has(b, v, ASC_DEP_NSUBJ) || asc_bench_has(b, v, ASC_DEP_NSUBJPASS)) return;
    asc_bench_hang(b, n, v,
                   asc_bench_has(b, v, ASC_DEP_AUXPASS) ? ASC_DEP_NSUBJPASS : ASC_DEP_NSUBJ);
}

/* "Paid X 70,000 euros": X was paid. */
static void paid_whom(struct asc_bench *b, uint32_t i)
{
    static const char *const verbs[] = { "pay",  "give",     "wire",  "send",
                                         "hand", "transfer", "offer", NULL };
    uint32_t o = b->tok[i].head, v = b->tok[o].head, n = asc_bench_child(b, o, ASC_DEP_NUMMOD, i);
    if (b->tok[i].pos != ASC_POS_PROPN ||
        (b->tok[i].dep != ASC_DEP_NMOD && b->tok[i].dep != ASC_DEP_COMPOUND))
        return;
    if (b->tok[o].dep != ASC_DEP_DOBJ || n != i + 1 || n > o || v > i) return;
    if (!asc_tree_is_one(b->t, v, verbs) ||
        !asc_tables_word(b->t->lx, ASC_STR("@money"), b->t->low[o]))
        return;
    asc_bench_hang(b, i, v, ASC_DEP_DATIVE);
}

/* "The brigade, based at Lume and commanded by X, did it": both tell of the brigade. */
static void second_participle(struct asc_bench *b, uint32_t v)
{
    uint32_t n = b->tok[v].head;
    if (b->tok[v].dep != ASC_DEP_CONJ || n >= v || !asc_bench_noun(b, n)) return;
    if (b->tok[v].tag != ASC_TAG_VBD && b->tok[v].tag != ASC_TAG_VBN) return;
    uint32_t first = asc_bench_child(b, n, ASC_DEP_ACL, n + 1),
             by = asc_bench_child(b, v, ASC_DEP_AGENT, v);
    if (first == ASC_NONE || first > v || b->tok[first].tag != ASC_TAG_VBN || by == ASC_NONE)
        return;
    if (asc_bench_has(b, v, ASC_DEP_NSUBJ) || asc_bench_has(b, v, ASC_DEP_AUXPASS)) return;
    asc_bench_hang(b, v, first, ASC_DEP_CONJ);
    b->tok[v].tag = ASC_TAG_VBN;
}

/* "Sand's superior": the tagger has an adjective. */
static void superior(struct asc_bench *b, uint32_t i)
{
    if (b->tok[i].tag != ASC_TAG_JJ || !asc_bench_is(b, i, "superior")) return;
    if (b->tok[i].dep != ASC_DEP_APPOS || !asc_bench_has(b, i, ASC_DEP_POSS)) return;
    b->tok[i].tag = ASC_TAG_NN;
    b->tok[i].pos = ASC_POS_NOUN;
    b->changed = true;
}

/* "Convicted of helping it, acquitted of planning it, and sentenced": three words of one court. */
static void next_verdict(struct asc_bench *b, uint32_t v)
{
    static const char *const verbs[] = { "convict", "acquit", "clear", "sentence", NULL };
    uint32_t up = b->tok[v].head;
    if (b->tok[v].tag != ASC_TAG_VBN || !asc_tree_is_one(b->t, v, verbs) || v == b->begin) return;
    if (!asc_bench_comma(b, v - 1) || asc_bench_has(b, v, ASC_DEP_AUXPASS)) return;
    if (b->tok[v].dep != ASC_DEP_ADVCL && b->tok[v].dep != ASC_DEP_ACL &&
        b->tok[v].dep != ASC_DEP_CONJ)
        return;
    for (int k = 0; k < ASC_BENCH_CHAIN_MAX && up < v; k++) {
        if (asc_tree_is_one(b->t, up, verbs) && asc_bench_has(b, up, ASC_DEP_AUXPASS))
            return asc_bench_hang(b, v, up, ASC_DEP_CONJ);
        if (b->tok[up].head == up) return;
        up = b->tok[up].head;
    }
}

/* "Lists X for having assisted, sponsored or provided support to it": the having is one verb's, and the last of
 * the row is none of whoever lists. */
static void having_done(struct asc_bench *b, uint32_t have)
{
    static const asc_dep deps[] = { ASC_DEP_ACOMP, ASC_DEP_CCOMP, ASC_DEP_XCOMP, ASC_DEP_DOBJ };
    uint32_t prep = b->tok[have].head, up = b->tok[prep].head, v = ASC_NONE;
    if (b->tok[have].tag != ASC_TAG_VBG || !asc_bench_sign(b, have, "having")) return;
    if (b->tok[have].dep == ASC_DEP_AUX && b->tok[prep].tag == ASC_TAG_VBN)
        v = prep, prep = b->tok[v].head, up = b->tok[prep].head;
    for (size_t d = 0; d < sizeof deps / sizeof *deps && v == ASC_NONE; d++) {
        uint32_t c = asc_bench_child(b, have, deps[d], have + 1);
        if (c != ASC_NONE && b->tok[c].tag == ASC_TAG_VBN && c < have + 4) v = c;
    }
    if (v == ASC_NONE || b->tok[prep].pos != ASC_POS_ADP || prep > have || up > prep) return;
    if (b->tok[have].head == prep) {
        asc_bench_hang(b, v, prep, ASC_DEP_PCOMP);
        asc_bench_hang(b, have, v, ASC_DEP_AUX);
        b->tok[v].pos = ASC_POS_VERB;
        for (uint32_t c = have + 1; c < b->end; c++)
            if (b->tok[c].head == have && c != v) asc_bench_hang(b, c, v, (asc_dep)b->tok[c].dep);
    }
    bool row = true; /* verbs and "and" alone */
    for (uint32_t c = v + 1; c < b->end && row; c++) {
        uint8_t tag = b->tok[c].tag;
        bool verb = tag == ASC_TAG_VBN || tag == ASC_TAG_VBD;
        row = verb || b->tok[c].pos == ASC_POS_PUNCT || b->tok[c].dep == ASC_DEP_CC ||
              b->tok[c].pos == ASC_POS_ADV;
        if (!verb || b->tok[c].head != up || b->tok[c].dep != ASC_DEP_CONJ) continue;
        if (asc_bench_has(b, c, ASC_DEP_NSUBJ) || asc_bench_has(b, c, ASC_DEP_AUX)) continue;
        asc_bench_hang(b, c, v, ASC_DEP_CONJ);
        b->tok[c].tag = ASC_TAG_VBN;
    }
}

/* "X (QDe.688), listed on 11 June 2015", a line of its own: X was. */
static void listed_line(struct asc_bench *b, uint32_t v)
{
    uint32_t n = asc_bench_child(b, v, ASC_DEP_NSUBJ, b->begin);
    if (!asc_bench_sign(b, v, "listed") || b->tok[v].tag != ASC_TAG_VBN || b->tok[v].head != v)
        return;
    if (n == ASC_NONE || n > v || !asc_bench_comma(b, v - 1)) return;
    asc_bench_hang(b, n, n, ASC_DEP_ROOT);
    asc_bench_hang(b, v, n, ASC_DEP_ACL);
}

void asc_mend_official(struct asc_bench *b)
{
    for (uint32_t k = b->begin; k < b->end; k++)
        told_by_that(b, k), number_of_unit(b, k), initials_of_alias(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) by_behind_time(b, k), all_of_whom(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) doer_behind_phrase(b, k), paid_whom(b, k);
    for (uint32_t k = b->begin; k < b->end; k++)
        second_participle(b, k), superior(b, k), next_verdict(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) having_done(b, k), listed_line(b, k);
}
