#include "read/instead.h"

#include "base/str.h"

#include "base/banned.h"

#define PHRASE_TOKENS 12 /* of a doer's phrase, back to its preposition */
#define BUT_TOKENS 40    /* from "not by X" to "but by Y" */
#define BRACKET_TOKENS 8 /* "(acquitted on all counts, 2011)" */

static const char *const by_words[] = { "by", "at", "from", "on", NULL };

/* The "by" in front of the phrase of token i; ASC_NONE. */
static uint32_t by_before(const asc_tree *t, uint32_t i)
{
    for (uint32_t k = i, n = 0; k > 0 && n < PHRASE_TOKENS; n++) {
        k--;
        if (t->tok[k].sent != t->tok[i].sent || t->tok[k].pos == ASC_POS_PUNCT ||
            asc_tree_is_verb(t, k))
            return ASC_NONE;
        if (asc_tree_is_one(t, k, by_words)) return k;
    }
    return ASC_NONE;
}

bool asc_instead_not_by(const asc_tree *t, uint32_t i)
{
    uint32_t by = by_before(t, i);
    return by != ASC_NONE && by > 0 && t->tok[by - 1].sent == t->tok[by].sent &&
           asc_str_is_nocase(asc_tree_text(t, by - 1), "not");
}

uint32_t asc_instead_but_by(const asc_tree *t, uint32_t i)
{
    uint32_t by = by_before(t, i);
    for (uint32_t k = i + 1; by != ASC_NONE && k + 1 < t->n && k < i + BUT_TOKENS; k++) {
        if (t->tok[k].sent != t->tok[i].sent) return ASC_NONE;
        bool but = asc_tree_is(t, k, "but") && asc_tree_is(t, k + 1, "by");
        if (but) return asc_tree_behind(t, k + 1);
    }
    return ASC_NONE;
}

bool asc_instead_cleared_in_brackets(const asc_tree *t, uint32_t i)
{
    static const char *const clears[] = { "acquit",     "acquitted", "clear",
                                          "cleared",    "release",   "released",
                                          "exonerated", "exonerate", NULL };
    if (i + 2 >= t->n || !asc_str_eq(asc_tree_text(t, i + 1), ASC_STR("("))) return false;
    for (uint32_t k = i + 2; k < t->n && k < i + BRACKET_TOKENS; k++) {
        if (asc_str_eq(asc_tree_text(t, k), ASC_STR(")"))) return false;
        if (asc_tree_is_one(t, k, clears))
            return !asc_str_is_nocase(asc_tree_text(t, k - 1), "not");
    }
    return false;
}

uint32_t asc_instead_did_not(const asc_tree *t, uint32_t i)
{
    static const char *const verbs[] = { "be", "do", "have", NULL };
    uint32_t k = i + 1, s;
    if (!asc_tree_is_one(t, i, verbs) || t->tok[i].tag == ASC_TAG_VB || k >= t->n) return ASC_NONE;
    if (!asc_str_is_nocase(asc_tree_text(t, k), "not") && !asc_str_is(asc_tree_text(t, k), "n't"))
        return ASC_NONE;
    bool ends =
        k + 1 >= t->n || t->tok[k + 1].sent != t->tok[i].sent ||
        asc_str_one_of(asc_tree_text(t, k + 1), (const char *const[]){ ".", ";", ",", "!", NULL });
    if (!ends) return ASC_NONE;
    s = asc_tree_child(t, i, ASC_DEP_NSUBJ);
    if (s == ASC_NONE) s = asc_tree_child(t, i, ASC_DEP_NSUBJPASS);
    return s != ASC_NONE && s < i ? s : ASC_NONE;
}

bool asc_instead_put_right(const asc_tree *t, uint32_t i)
{
    static const char *const what[] = { "this",   "that",       "it",    "statement",   "claim",
                                        "report", "allegation", "story", "information", NULL };
    static const char *const wrong[] = { "untrue", "false",    "incorrect", "inaccurate",
                                         "wrong",  "mistaken", "unfounded", NULL };
    static const char *const right[] = { "true", "correct", "so", "right", "case", NULL };
    uint32_t s, is;
    if (!asc_tree_is(t, i, "be") || t->tok[i].dep != ASC_DEP_ROOT) return false;
    s = asc_tree_child(t, i, ASC_DEP_NSUBJ);
    if (s == ASC_NONE || s > i || !asc_tree_is_one(t, s, what)) return false;
    if (asc_tree_child(t, i, ASC_DEP_CCOMP) != ASC_NONE ||
        asc_tree_child(t, s, ASC_DEP_POSS) != ASC_NONE)
        return false;
    is = asc_tree_child(t, i, ASC_DEP_ACOMP);
    if (is == ASC_NONE) is = asc_tree_child(t, i, ASC_DEP_ATTR);
    if (is == ASC_NONE) is = asc_tree_child(t, i, ASC_DEP_ADVMOD);
    if (is == ASC_NONE) return false;
    return asc_tree_child(t, i, ASC_DEP_NEG) == ASC_NONE ? asc_tree_is_one(t, is, wrong)
                                                         : asc_tree_is_one(t, is, right);
}
