/*
 * How far a noun phrase of a tree goes.
 */
#include "read/tree_inner.h"

#include "base/date.h"
#include "base/str.h"

#include "base/banned.h"

bool asc_tree_only_under(const asc_tree *t, uint32_t prep)
{
    static const char *const laws[] = { "law",    "act",     "decree",    "ordinance", "code",
                                        "rule",   "warrant", "emergency", "provision", "article",
                                        "powers", "power",   "section",   "order",     NULL };
    uint32_t p = asc_tree_is(t, prep, "under") ? asc_tree_child(t, prep, ASC_DEP_POBJ) : ASC_NONE;
    return p != ASC_NONE && (t->tok[p].pos == ASC_POS_PROPN || asc_tree_is_one(t, p, laws));
}

/* "Four of its members on his orders", "a driver after the attack": not part of who it is. */
static bool aside(const asc_tree *t, uint32_t c, uint32_t head)
{
    static const char *const preps[] = { "on",    "during", "after", "before",  "over",   "since",
                                         "until", "by",     "as",    "without", "despite" };
    if (t->tok[c].dep != ASC_DEP_PREP) return false;
    if (asc_str_is_nocase(asc_tree_text(t, c), "behind") &&
        asc_tree_child(t, head, ASC_DEP_DET) == ASC_NONE)
        return true; /* a headline's "X's ministries behind the murder" */
    if (t->tok[head].pos != ASC_POS_NUM && !asc_tables_actor(t->lx, t->low[head])) return false;
    for (size_t k = 0; k < sizeof preps / sizeof *preps; k++)
        if (asc_str_is_nocase(asc_tree_text(t, c), preps[k])) return true;
    return asc_tree_only_under(t, c);
}

/* Does c's subtree belong to the short form of the phrase of its head? */
static bool in_phrase(const asc_tree *t, uint32_t c, uint32_t head)
{
    if (c > head && aside(t, c, head)) return false;
    switch ((asc_dep)t->tok[c].dep) {
    case ASC_DEP_RELCL:
    case ASC_DEP_ACL:
    case ASC_DEP_APPOS:
    case ASC_DEP_CONJ:
    case ASC_DEP_CC:
    case ASC_DEP_PUNCT:
    case ASC_DEP_ADVCL:
    case ASC_DEP_CCOMP:
    case ASC_DEP_CASE:
    case ASC_DEP_DEP:
        return c < head && t->tok[c].dep == ASC_DEP_PUNCT
                   ? false
                   : c < head && t->tok[c].dep == ASC_DEP_CASE;
    default: return true;
    }
}

/* Last token of what hangs behind a preposition, without what is aside there. */
static uint32_t end_of_prep(const asc_tree *t, uint32_t prep)
{
    uint32_t p = asc_tree_child(t, prep, ASC_DEP_POBJ), end = t->tok[prep].right - 1;
    unsigned left = ASC_CHILDREN_MAX;
    if (p == ASC_NONE) return end;
    for (uint32_t c = t->first[p]; c != ASC_NONE && left--; c = t->next[c]) {
        bool past = t->tok[c].dep == ASC_DEP_ACL && t->tok[c].tag == ASC_TAG_VBN &&
                    t->tok[p].tag == ASC_TAG_NNS; /* "a panel of experts appointed in 2010" */
        if (c > p && (past || aside(t, c, p))) return t->tok[c].left > p ? t->tok[c].left - 1 : end;
    }
    return end;
}

asc_span asc_tree_phrase(const asc_tree *t, uint32_t i)
{
    uint32_t first = i, last = i;
    unsigned left = ASC_CHILDREN_MAX;
    if (i >= 2 && asc_tree_whole_word(t, i - 2) == i)
        first = t->tok[i - 2].left; /* "three ex-officers" */
    for (uint32_t c = t->first[i]; c != ASC_NONE && left--; c = t->next[c]) {
        if (!in_phrase(t, c, i)) continue;
        if (t->tok[c].left < first) first = t->tok[c].left;
        if (c > i && t->tok[c].dep == ASC_DEP_PREP && t->tok[c].right - 1 > last) {
            if (asc_str_eq(asc_tree_text(t, t->tok[c].left - 1), ASC_STR(",")))
                continue; /* ", in a talk with the Post" */
            uint32_t end = end_of_prep(t, c);
            if (end - i > 12) continue; /* long tails say nothing more of who it is */
            last = end;
        }
    }
    for (uint32_t k = i; k + 1 < last;
         k++) /* "a defector from the army, who asked not to be named" */
        if (t->tok[k + 1].pos == ASC_POS_PUNCT &&
            (t->tok[k + 2].tag == ASC_TAG_WP || t->tok[k + 2].tag == ASC_TAG_WDT))
            last = k;
    if (i - first > 16) first = i;
    while (first < i && t->tok[first].pos == ASC_POS_SPACE) first++;
    if (first > 0 && t->tok[first - 1].pos == ASC_POS_ADP &&
        t->tok[first - 1].sent == t->tok[i].sent)
        while (first < i &&
               (t->tok[first].ent == ASC_ENT_DATE || asc_date_month_named(asc_tree_text(t, first))))
            first++; /* "in May X's deputy" */
    return (asc_span){ t->tok[first].begin, t->tok[last].end };
}
