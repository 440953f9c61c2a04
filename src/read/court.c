#include "read/court.h"

#include "base/banned.h"

bool asc_court_verdict(const asc_tree *t, uint32_t i)
{
    static const char *const verbs[] = { "convict", "acquit", "sentence", "indict", "charge",
                                         "jail",    "find",   "arraign",  "clear",  NULL };
    return asc_tree_is_one(t, i, verbs);
}

#define COURT_BACK 600 /* tokens back in which the court that convicts is told of */

uint32_t asc_court_before(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "court", "tribunal", "chamber", "jury", "judge", NULL };
    for (uint32_t k = i, left = COURT_BACK; k-- > 0 && left--;)
        if (asc_tree_is_noun(t, k) && asc_tree_is_one(t, k, words) &&
            (t->tok[k].dep == ASC_DEP_NSUBJ || t->tok[k].dep == ASC_DEP_ROOT))
            return k;
    return ASC_NONE;
}

bool asc_court_sentences(const asc_tree *t, uint32_t i)
{
    static const char *const verbs[] = {
        "convict", "sentence", "acquit", "jail", "imprison", NULL
    };
    uint32_t guilty = asc_tree_is(t, i, "find") ? asc_tree_child(t, i, ASC_DEP_OPRD) : ASC_NONE;
    if (guilty == ASC_NONE && asc_tree_is(t, i, "find"))
        guilty = asc_tree_child(t, i, ASC_DEP_ACOMP);
    return asc_tree_is_verb(t, i) && (asc_tree_is_one(t, i, verbs) ||
                                      (guilty != ASC_NONE && asc_tree_is(t, guilty, "guilty")));
}

bool asc_court_gives_years(const asc_tree *t, uint32_t i)
{
    static const char *const verbs[] = { "receive", "get", "give", "hand", "serve", NULL };
    static const char *const terms[] = { "year", "month", "term", "sentence", "life", NULL };
    unsigned left = ASC_CHILDREN_MAX;
    if (!asc_tree_is_one(t, i, verbs)) return false;
    for (uint32_t c = t->first[i]; c != ASC_NONE && left--; c = t->next[c])
        if (t->tok[c].dep == ASC_DEP_DOBJ && asc_tree_is_one(t, c, terms)) return true;
    return false;
}

#define SENTENCE_STEPS 5 /* "to 25 years in prison for helping" */

uint32_t asc_court_sentenced_for(const asc_tree *t, uint32_t deed)
{
    uint32_t prep = t->tok[deed].head, up = t->tok[prep].head;
    bool below = t->tok[deed].dep == ASC_DEP_PCOMP && t->tok[prep].dep == ASC_DEP_PREP;
    if (!below) return ASC_NONE;
    for (int k = 0; k < SENTENCE_STEPS && !asc_tree_is_verb(t, up) && t->tok[up].head != up; k++)
        up = t->tok[up].head; /* "15 years for delivering" */
    return asc_court_gives_years(t, up) || asc_court_sentences(t, up) ? up : ASC_NONE;
}

bool asc_court_one(const asc_tree *t, uint32_t i)
{
    static const char *const verbs[] = {
        "convict", "sentence", "jail", "acquit", "imprison", NULL
    };
    bool there = t->tok[i].dep == ASC_DEP_DOBJ || t->tok[i].dep == ASC_DEP_NSUBJPASS;
    return there && t->tok[i].tag == ASC_TAG_NN && asc_tree_is_one(t, t->tok[i].head, verbs);
}
