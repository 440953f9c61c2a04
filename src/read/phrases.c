#include "read/phrases.h"

#include "base/str.h"

#include "base/banned.h"

static bool glued(uint8_t dep)
{
    return dep == ASC_DEP_COMPOUND || dep == ASC_DEP_NMOD;
}

/* Is i a mere part of the noun behind it? "FMLN rebels", "bomb attack". */
static bool part(const asc_tree *t, uint32_t i)
{
    return glued(t->tok[i].dep) && t->tok[i].head > i && asc_tree_is_noun(t, t->tok[i].head);
}

/* A noun that is no mere part of the noun behind it, or the last word of such a part
 * that is a name or a noun. */
static bool heads(const asc_tree *t, const asc_mentions *m, uint32_t i)
{
    if (!asc_tree_is_noun(t, i)) return false;
    if (!part(t, i)) return true;
    uint32_t x = m->of_token[i];
    if (x != ASC_NONE && m->items[x].is_name) return m->items[x].last == i + 1;
    return t->tok[i].pos == ASC_POS_NOUN;
}

static bool leaves_out(uint8_t dep)
{
    return dep == ASC_DEP_CC || dep == ASC_DEP_CONJ || dep == ASC_DEP_APPOS ||
           dep == ASC_DEP_PREP || dep == ASC_DEP_RELCL || dep == ASC_DEP_PRECONJ;
}

/* Does token k hang, over tokens between it and the head, on the head? */
static bool hangs_on(const asc_tree *t, uint32_t k, uint32_t head)
{
    for (int steps = 0; steps < 8 && k != head; steps++) {
        uint32_t up = t->tok[k].head;
        if (up <= k || up > head || leaves_out(t->tok[k].dep)) return false;
        k = up;
    }
    return k == head;
}

static uint32_t left_end(const asc_tree *t, uint32_t head)
{
    uint32_t first = head;
    while (first > 0 && head - first < ASC_PHRASE_TOKENS &&
           t->tok[first - 1].sent == t->tok[head].sent) {
        uint32_t k = first - 1;
        bool possessive = t->tok[k].tag == ASC_TAG_POS || t->tok[k].pos == ASC_POS_PUNCT;
        if (!possessive && !hangs_on(t, k, head)) break;
        if (possessive && (k == 0 || !hangs_on(t, k - 1, head))) break;
        first--;
    }
    return first;
}

static bool article(const asc_tree *t, uint32_t i)
{
    return t->tok[i].tag == ASC_TAG_DT || t->tok[i].pos == ASC_POS_PUNCT ||
           t->tok[i].tag == ASC_TAG_POS;
}

/* One past what stands behind the preposition `prep` right behind `end`; `end` if none. */
static uint32_t with_prep(const asc_tree *t, uint32_t head, uint32_t end, bool of, uint32_t *inner)
{
    if (end >= t->n || t->tok[end].dep != ASC_DEP_PREP || t->tok[end].head != head ||
        asc_tree_is(t, end, "of") != of)
        return end;
    uint32_t x = asc_tree_behind(t, end);
    if (x == ASC_NONE || x < end || x - end > ASC_PHRASE_BEHIND || !asc_tree_is_noun(t, x))
        return end;
    *inner = x;
    return x + 1;
}

static void put(asc_phrase *p, uint32_t first, uint32_t last, asc_cut_kind kind)
{
    if (first >= last || p->cut_count == ASC_CUTS_MAX) return;
    for (uint32_t k = 0; k < p->cut_count; k++)
        if (p->cuts[k].first == first && p->cuts[k].last == last) return;
    p->cuts[p->cut_count++] = (asc_cut){ first, last, kind };
}

static void cut(const asc_tree *t, const asc_mentions *m, asc_phrase *p)
{
    uint32_t head = p->head, end = head + 1, first = p->first, inner = head, of, of_of;
    uint32_t x = m->of_token[head], glue = head;
    while (glue > p->first && glued(t->tok[glue - 1].dep) && hangs_on(t, glue - 1, head)) glue--;
    put(p, first, end, ASC_CUT_FULL);
    if (x != ASC_NONE && m->items[x].is_name && m->items[x].last <= head + 8)
        put(p, m->items[x].first, m->items[x].last, ASC_CUT_NAME);
    for (int less = 1; less <= 2 && first + 1 < end; less++) {
        first++;
        while (first + 1 < end && article(t, first)) first++;
        put(p, first, end, less == 1 ? ASC_CUT_LESS_ONE : ASC_CUT_LESS_TWO);
    }
    put(p, glue, end, ASC_CUT_COMPOUND);
    put(p, head, end, ASC_CUT_HEAD);
    of = with_prep(t, head, end, true, &inner);
    if (of > end) {
        put(p, p->first, of, ASC_CUT_OF);
        put(p, head, of, ASC_CUT_HEAD_OF);
        of_of = with_prep(t, inner, of, true, &inner);
        if (of_of > of) put(p, p->first, of_of, ASC_CUT_OF_OF);
    } else {
        of = with_prep(t, head, end, false, &inner);
        if (of > end) put(p, p->first, of, ASC_CUT_BEHIND);
    }
}

bool asc_phrase_at(const asc_tree *t, const asc_mentions *m, uint32_t i, asc_phrase *out)
{
    if (!heads(t, m, i)) return false;
    *out = (asc_phrase){ .head = i, .first = left_end(t, i), .last = i + 1 };
    while (out->first < i && article(t, out->first)) out->first++;
    cut(t, m, out);
    return true;
}
