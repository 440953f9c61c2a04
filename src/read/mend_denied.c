/*
 * What is thrown out, acquitted of or said not to be so, and by whom it was not done.
 */
#include "read/bench.h"

#include "base/banned.h"

/* "Charged with, and acquitted of, belonging to X": of that. */
static void stranded_charge(struct asc_bench *b, uint32_t p)
{
    uint32_t v = b->tok[p].head, next = p + 2;
    if (b->tok[p].dep != ASC_DEP_PREP || next >= b->end || !asc_bench_comma(b, p + 1)) return;
    if (!asc_tree_is_one(b->t, p, (const char *const[]){ "of", "with", NULL })) return;
    if (!asc_tree_is_one(
            b->t, v,
            (const char *const[]){ "acquit", "clear", "convict", "charge", "accuse", NULL }) ||
        asc_bench_has(b, p, ASC_DEP_POBJ) || asc_bench_has(b, p, ASC_DEP_PCOMP))
        return;
    if (b->tok[next].tag == ASC_TAG_VBG && b->tok[next].head == v)
        asc_bench_hang(b, next, p, ASC_DEP_PCOMP);
}

/* "Charges that X planned the bombing were thrown out": the bombing is what he planned, and the charges were. */
static void clause_eats_verb(struct asc_bench *b, uint32_t v)
{
    uint32_t n = b->tok[v].head, c, o;
    bool clause = b->tok[v].dep == ASC_DEP_ACL || b->tok[v].dep == ASC_DEP_RELCL ||
                  b->tok[v].dep == ASC_DEP_CCOMP;
    if (!clause || n >= v || !asc_bench_noun(b, n) || asc_bench_has(b, v, ASC_DEP_DOBJ)) return;
    if (!asc_tree_in_set(b->t, n, "@saying") && !asc_tree_in_set(b->t, n, "@hearsay")) return;
    uint32_t that = asc_bench_child(b, v, ASC_DEP_MARK, b->begin);
    if (that == ASC_NONE || !asc_bench_is(b, that, "that") || that > v) return;
    c = asc_bench_child(b, v, ASC_DEP_CCOMP, v);
    if (c == ASC_NONE) return;
    o = asc_bench_child(b, c, ASC_DEP_NSUBJPASS, v);
    if (o == ASC_NONE) o = asc_bench_child(b, c, ASC_DEP_NSUBJ, v);
    if (o == ASC_NONE || o > c || asc_bench_has(b, c, ASC_DEP_MARK)) return;
    bool passive = asc_bench_has(b, c, ASC_DEP_AUXPASS);
    if (!passive && !asc_bench_is(b, c, "be")) return;
    if (b->tok[n].head != n && b->tok[n].dep != ASC_DEP_NSUBJ && b->tok[n].dep != ASC_DEP_NSUBJPASS)
        return;
    uint32_t up = b->tok[n].head;
    if (b->tok[v].dep == ASC_DEP_CCOMP) asc_bench_hang(b, v, n, ASC_DEP_ACL);
    asc_bench_hang(b, o, v, ASC_DEP_DOBJ);
    asc_bench_hang(b, c, up == n ? c : up, up == n ? ASC_DEP_ROOT : ASC_DEP_CCOMP);
    asc_bench_hang(b, n, c, passive ? ASC_DEP_NSUBJPASS : ASC_DEP_NSUBJ);
}

/* "Far from planning it, X warned them": X does neither for "far". */
static void far_from(struct asc_bench *b, uint32_t p)
{
    uint32_t far = b->tok[p].head;
    if (!asc_bench_is(b, p, "from") || far + 1 != p || !asc_bench_is(b, far, "far")) return;
    if (asc_bench_has(b, p, ASC_DEP_PCOMP) && b->tok[far].head != far)
        asc_bench_hang(b, p, b->tok[far].head, ASC_DEP_PREP);
}

/* "Said reports that P were false": they are no verb. */
static void reports_are_nouns(struct asc_bench *b, uint32_t n)
{
    uint32_t v = b->tok[n].head;
    bool subject = b->tok[n].dep == ASC_DEP_NSUBJ && v > n;
    bool object = b->tok[n].dep == ASC_DEP_DOBJ && v < n;
    if (b->tok[n].tag != ASC_TAG_VBZ || !(subject || object)) return;
    if (!asc_tree_is_one(b->t, n, (const char *const[]){ "report", "claim", "rumour", NULL }))
        return;
    b->tok[n].tag = ASC_TAG_NNS;
    b->tok[n].pos = ASC_POS_NOUN;
    b->changed = true;
    uint32_t clause = asc_bench_child(b, n, ASC_DEP_CCOMP, n);
    if (clause != ASC_NONE) asc_bench_hang(b, clause, n, ASC_DEP_ACL);
}

/* "Was bombed, but not by X": of the bombing, with a "not" of its own. */
static void but_not_by(struct asc_bench *b, uint32_t by)
{
    uint32_t v = b->tok[by].head;
    if (by < b->begin + 2 || !asc_bench_is(b, by, "by") || b->tok[by].dep != ASC_DEP_CONJ) return;
    if (!asc_bench_is(b, by - 1, "not") || !asc_bench_is(b, by - 2, "but")) return;
    if (asc_bench_wants_agent(b, v)) {
        asc_bench_hang(b, by, v, ASC_DEP_AGENT);
        if (b->tok[by - 1].head == v) asc_bench_hang(b, by - 1, by, ASC_DEP_NEG);
    }
}

/* "X, not Y, did it", "X, and not Y, was behind it": Y is another, and the "not" is his. */
static void not_the_other(struct asc_bench *b, uint32_t n)
{
    uint32_t y = n + 1, x;
    if (!asc_bench_is(b, n, "not") || n < b->begin + 2 || b->tok[n].dep != ASC_DEP_NEG) return;
    if (!asc_bench_comma(b, n - 1) && b->tok[n - 1].pos != ASC_POS_CCONJ) return;
    while (y < b->end && y < n + 8 && (!asc_bench_noun(b, y) || b->tok[y].dep == ASC_DEP_COMPOUND))
        y++;
    if (y >= b->end || !asc_bench_noun(b, y)) return;
    x = b->tok[y].head;
    if (b->tok[y].dep == ASC_DEP_NSUBJ && x > y) x = asc_bench_child(b, x, ASC_DEP_NSUBJ, b->begin);
    else if (b->tok[y].dep != ASC_DEP_APPOS && b->tok[y].dep != ASC_DEP_CONJ) return;
    if (x == ASC_NONE || x >= n || !asc_bench_noun(b, x)) return;
    asc_bench_hang(b, y, x, ASC_DEP_CONJ);
    asc_bench_hang(b, n, y, ASC_DEP_NEG);
}

/* "Officials believe X, and not the Y first arrested, poisoned him": X did. */
static void believed_of(struct asc_bench *b, uint32_t v)
{
    uint32_t say = b->tok[v].head, c, s, other;
    if (b->tok[v].dep != ASC_DEP_CONJ || b->tok[v].tag != ASC_TAG_VBD || say >= v) return;
    if (b->tok[say].tag != ASC_TAG_VBP && b->tok[say].tag != ASC_TAG_VBZ) return;
    if (!asc_bench_tells(b, say) || asc_bench_has(b, v, ASC_DEP_NSUBJ)) return;
    for (s = say + 1; s < v && b->tok[s].dep != ASC_DEP_NSUBJ;) s++;
    c = s < v ? b->tok[s].head : ASC_NONE;
    if (c == ASC_NONE || c <= s || c > v) return;
    if (asc_bench_child(b, say, ASC_DEP_CC, c) != ASC_NONE) return;
    other = s == ASC_NONE ? s : asc_bench_child(b, c, ASC_DEP_NSUBJ, s + 1);
    if (other == ASC_NONE) other = asc_bench_child(b, s, ASC_DEP_CONJ, s);
    if (other == ASC_NONE || other > c) return;
    uint32_t not = asc_bench_child(b, c, ASC_DEP_NEG, s);
    asc_bench_hang(b, v, say, ASC_DEP_CCOMP);
    asc_bench_hang(b, s, v, ASC_DEP_NSUBJ);
    asc_bench_hang(b, other, s, ASC_DEP_CONJ);
    asc_bench_hang(b, c, other, ASC_DEP_ACL);
    if (not != ASC_NONE && not < other) asc_bench_hang(b, not, other, ASC_DEP_NEG);
}

/* "Did not, as so often, claim it": the "not" is of the verb. */
static void not_of_auxiliary(struct asc_bench *b, uint32_t n)
{
    uint32_t aux = b->tok[n].head, v = b->tok[aux].head;
    if (b->tok[n].dep != ASC_DEP_NEG || b->tok[aux].dep != ASC_DEP_AUX || v <= n) return;
    asc_bench_hang(b, n, v, ASC_DEP_NEG);
}

/* "Nor did it deny it": that it did not. */
static void nor_is_not(struct asc_bench *b, uint32_t n)
{
    if (!asc_bench_is(b, n, "nor") || b->tok[n].dep != ASC_DEP_CC) return;
    for (uint32_t k = n + 1; k < b->end && k < n + 8; k++) {
        if (b->tok[k].dep != ASC_DEP_AUX && b->tok[k].dep != ASC_DEP_AUXPASS) continue;
        uint32_t v = b->tok[k].head;
        uint32_t s = asc_bench_child(b, v, ASC_DEP_NSUBJ, b->begin);
        if (s == ASC_NONE) s = asc_bench_child(b, v, ASC_DEP_NSUBJPASS, b->begin);
        if (v > k && s != ASC_NONE && s > k && s < v) asc_bench_hang(b, n, v, ASC_DEP_NEG);
        return;
    }
}

/* "Cleared X of murdering Y": the verb's "of", and not X's. "I am accused, wrote X, of having thrown it": the
 * accusation's. */
static void of_what(struct asc_bench *b, uint32_t p)
{
    static const char *const verbs[] = { "acquit",    "clear",  "absolve", "exonerate",
                                         "convict",   "accuse", "suspect", "charge",
                                         "exculpate", "guilty", NULL };
    uint32_t o = b->tok[p].head, v = b->tok[o].head;
    if (!asc_bench_is(b, p, "of") || b->tok[p].dep != ASC_DEP_PREP || o >= p) return;
    if (!asc_bench_has(b, p, ASC_DEP_PCOMP)) return;
    if (asc_bench_noun(b, o) && b->tok[o].dep == ASC_DEP_DOBJ && v < o &&
        asc_tree_is_one(b->t, v, verbs)) {
        asc_bench_hang(b, p, v, ASC_DEP_PREP);
        return;
    }
    uint32_t c = asc_bench_tells(b, o) ? asc_bench_child(b, o, ASC_DEP_CCOMP, b->begin) : ASC_NONE;
    if (c != ASC_NONE && c < o && asc_bench_comma(b, p - 1) &&
        asc_bench_has(b, c, ASC_DEP_AUXPASS) && asc_tree_is_one(b->t, c, verbs))
        asc_bench_hang(b, p, c, ASC_DEP_PREP);
}

/* "That Ida Lind knew of it is disputed": no Ida Lind is pointed at, and the whole clause is disputed. */
static void that_is_disputed(struct asc_bench *b)
{
    uint32_t that = b->begin, n, v, c;
    if (that + 3 >= b->end || !asc_bench_is(b, that, "that") || b->tok[that].dep != ASC_DEP_DET)
        return;
    n = b->tok[that].head;
    v = b->tok[n].head;
    if (b->tok[that + 1].pos != ASC_POS_PROPN || b->tok[n].dep != ASC_DEP_NSUBJ || v <= n) return;
    c = asc_bench_child(b, v, ASC_DEP_CCOMP, v);
    if (b->tok[v].head != v || c == ASC_NONE || !asc_bench_has(b, c, ASC_DEP_AUXPASS)) return;
    if (asc_bench_has(b, c, ASC_DEP_NSUBJPASS) || asc_bench_has(b, c, ASC_DEP_MARK)) return;
    asc_bench_hang(b, c, c, ASC_DEP_ROOT);
    asc_bench_hang(b, v, c, ASC_DEP_CSUBJPASS);
    asc_bench_hang(b, that, v, ASC_DEP_MARK);
}

/* "It is not so that P": that P is not. */
static void not_so_that(struct asc_bench *b, uint32_t so)
{
    uint32_t v = b->tok[so].head, be;
    if (so < b->begin + 2 || !asc_bench_is(b, so, "so") || b->tok[so].dep != ASC_DEP_MARK) return;
    be = b->tok[v].head;
    if (!asc_bench_is(b, so - 1, "not") || !asc_bench_is(b, so + 1, "that")) return;
    if (v <= so || b->tok[v].dep != ASC_DEP_ADVCL || !asc_bench_is(b, be, "be")) return;
    asc_bench_hang(b, v, be, ASC_DEP_CCOMP);
    asc_bench_hang(b, so, be, ASC_DEP_ACOMP);
}

/* "It was shelled by X, not by Y, as Z had claimed": what Z claimed is an aside. */
static void as_one_claimed(struct asc_bench *b, uint32_t as)
{
    uint32_t v = b->tok[as].head, c;
    if (!asc_bench_is(b, as, "as") || b->tok[as].dep != ASC_DEP_MARK || v <= as) return;
    c = asc_bench_child(b, v, ASC_DEP_CCOMP, b->begin);
    if (b->tok[v].head != v || c == ASC_NONE || c > as || !asc_bench_tells(b, v)) return;
    asc_bench_hang(b, c, c, ASC_DEP_ROOT);
    asc_bench_hang(b, v, c, ASC_DEP_ADVCL);
}

void asc_mend_denied(struct asc_bench *b)
{
    that_is_disputed(b);
    for (uint32_t k = b->begin; k < b->end; k++) believed_of(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) {
        reports_are_nouns(b, k);
        far_from(b, k);
        as_one_claimed(b, k);
        if (k + 1 < b->end) not_so_that(b, k);
        of_what(b, k);
        not_of_auxiliary(b, k);
        nor_is_not(b, k);
        not_the_other(b, k);
        but_not_by(b, k);
        stranded_charge(b, k);
    }
    for (uint32_t k = b->begin; k < b->end; k++) clause_eats_verb(b, k);
}
