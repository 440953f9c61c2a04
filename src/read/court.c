#include "read/court.h"

#include <string.h>

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

bool asc_court_clears(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "exonerate", "acquit",     "clear",      "absolve",
                                         "vindicate", "exculpate",  "exonerated", "acquitted",
                                         "cleared",   "vindicated", NULL };
    return asc_tree_is_one(t, i, words);
}

/* "Freed on appeal", "walked free". */
static bool goes_free(const asc_tree *t, uint32_t v)
{
    static const char *const frees[] = { "free", "release", NULL };
    static const char *const walks[] = { "walk", "go", NULL };
    uint32_t on = asc_tree_prep(t, v, ASC_STR("on"));
    if (on == ASC_NONE) on = asc_tree_prep(t, v, ASC_STR("after"));
    if (asc_tree_is_one(t, v, frees) && on != ASC_NONE && asc_tree_is(t, on, "appeal")) return true;
    return asc_tree_is_one(t, v, walks) && v + 1 < t->n && asc_tree_is(t, v + 1, "free");
}

/* "Until an appeal court freed him", "but judges quashed his conviction", "his conviction was quashed". */
static bool undone(const asc_tree *t, uint32_t v)
{
    static const char *const frees[] = { "free", "release", NULL };
    static const char *const undoes[] = { "quash", "overturn", "annul", "void", "reverse", NULL };
    static const char *const courts[] = { "court", "judge", "tribunal", "jury", "panel", NULL };
    static const char *const verdicts[] = { "conviction", "sentence", "verdict", NULL };
    static const char *const him[] = { "he", "she", "they", "him", "her", "them", NULL };
    uint32_t s = asc_tree_child(t, v, ASC_DEP_NSUBJ), o = asc_tree_child(t, v, ASC_DEP_DOBJ);
    uint32_t what = asc_tree_child(t, v, ASC_DEP_NSUBJPASS);
    if (asc_tree_is_one(t, v, undoes)) {
        if (what == ASC_NONE) what = o;
        return what != ASC_NONE && asc_tree_is_one(t, what, verdicts) &&
               asc_tree_child(t, what, ASC_DEP_POSS) != ASC_NONE;
    }
    return s != ASC_NONE && o != ASC_NONE && asc_tree_is_one(t, v, frees) &&
           asc_tree_is_one(t, s, courts) && asc_tree_is_one(t, o, him);
}

#define THEN_TOKENS 24 /* from "convicted" to "cleared" */

/* "Convicted in 1990 of it, cleared in 2001, X teaches": the second of two participles. */
static bool then_cleared(const asc_tree *t, uint32_t i)
{
    if (t->tok[i].tag != ASC_TAG_VBN || t->tok[i].dep != ASC_DEP_ADVCL) return false;
    for (uint32_t k = i + 1; k + 1 < t->n && k < i + THEN_TOKENS; k++) {
        if (t->tok[k].sent != t->tok[i].sent) return false;
        uint8_t tag = t->tok[k].tag;
        if (tag == ASC_TAG_VBD || tag == ASC_TAG_VBZ || tag == ASC_TAG_VBP) return false;
        if (tag == ASC_TAG_VBN && asc_court_clears(t, k) && k > 0 &&
            t->tok[k - 1].pos == ASC_POS_PUNCT && !asc_tree_is(t, k + 1, "of"))
            return true;
    }
    return false;
}

bool asc_court_later_cleared(const asc_tree *t, uint32_t i)
{
    unsigned left = ASC_CHILDREN_MAX;
    if (then_cleared(t, i)) return true;
    for (uint32_t c = t->first[i]; c != ASC_NONE && left--; c = t->next[c]) {
        uint8_t dep = t->tok[c].dep;
        if (dep != ASC_DEP_ADVCL && dep != ASC_DEP_CONJ && dep != ASC_DEP_PCOMP) continue;
        if (asc_tree_child(t, c, ASC_DEP_NEG) != ASC_NONE) continue;
        bool passive = asc_tree_child(t, c, ASC_DEP_AUXPASS) != ASC_NONE;
        bool bare = dep == ASC_DEP_CONJ && t->tok[c].tag == ASC_TAG_VBN &&
                    asc_tree_child(t, c, ASC_DEP_NSUBJ) == ASC_NONE && asc_tree_passive(t, i);
        uint32_t so = asc_tree_child(t, c, ASC_DEP_ACOMP); /* "exonerated", an adjective */
        bool is = so != ASC_NONE && asc_tree_is(t, c, "be") && asc_court_clears(t, so);
        bool of_it = asc_tree_prep(t, c, ASC_STR("of")) != ASC_NONE; /* of some other count */
        if (of_it) continue;
        if (is || ((passive || bare) && asc_court_clears(t, c)) || goes_free(t, c) || undone(t, c))
            return true;
    }
    return false;
}

#define UNDONE_TOKENS 90 /* from a verdict to what undoes it */
#define UNDONE_SENTENCES 2

/* "Quashed", "set aside": of the verb at v, finite or behind its noun, and not only asked for. */
static bool undoes_verb(const asc_tree *t, uint32_t v)
{
    static const char *const verbs[] = { "quash",   "overturn", "annul", "void",
                                         "reverse", "vacate",   NULL };
    bool aside = asc_tree_is(t, v, "set") && v + 1 < t->n && asc_tree_is(t, v + 1, "aside");
    bool out = asc_tree_is(t, v, "throw") && v + 1 < t->n && asc_tree_is(t, v + 1, "out");
    if (!asc_tree_is_one(t, v, verbs) && !aside && !out) return false;
    if (t->tok[v].tag == ASC_TAG_VB || t->tok[v].tag == ASC_TAG_VBG) return false;
    return asc_tree_child(t, v, ASC_DEP_NEG) == ASC_NONE;
}

/* "That verdict", "his conviction", "the sentence": of the one at `who`, as nobody else is named. */
static bool his_verdict(const asc_tree *t, uint32_t i, uint32_t who)
{
    static const char *const verdicts[] = { "conviction", "sentence", "verdict", "judgment",
                                            "judgement",  "ruling",   NULL };
    if (i == ASC_NONE || !asc_tree_is_one(t, i, verdicts)) return false;
    uint32_t poss = asc_tree_child(t, i, ASC_DEP_POSS), of = asc_tree_prep(t, i, ASC_STR("of"));
    if (of == ASC_NONE) of = asc_tree_prep(t, i, ASC_STR("against"));
    uint32_t whose = poss != ASC_NONE ? poss : of;
    if (whose == ASC_NONE || t->tok[whose].pos == ASC_POS_PRON) return true;
    return who != ASC_NONE && asc_str_eq(t->low[whose], t->low[who]);
}

bool asc_court_undone_behind(const asc_tree *t, uint32_t i, uint32_t who)
{
    for (uint32_t v = i + 1; v < t->n && v - i < UNDONE_TOKENS; v++) {
        if (t->tok[v].sent > t->tok[i].sent + UNDONE_SENTENCES) return false;
        asc_str gap = asc_str_slice(t->text, t->tok[v - 1].end, t->tok[v].begin);
        if (t->tok[v].sent != t->tok[i].sent && gap.n && memchr(gap.p, '\n', gap.n)) return false;
        if (!undoes_verb(t, v)) continue;
        uint32_t what = asc_tree_child(t, v, ASC_DEP_NSUBJPASS);
        if (what == ASC_NONE) what = asc_tree_child(t, v, ASC_DEP_DOBJ);
        bool seen = t->tok[v].tag == ASC_TAG_VBN; /* "saw that verdict quashed" */
        if (what == ASC_NONE && seen) what = asc_tree_child(t, v, ASC_DEP_NSUBJ);
        if (what == ASC_NONE && t->tok[v].dep == ASC_DEP_ACL) what = t->tok[v].head;
        if (his_verdict(t, what, who)) return true;
    }
    return false;
}

bool asc_court_bench(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "judge",    "justice", "magistrate", "court",
                                         "tribunal", "jury",    "coroner",    NULL };
    if (i >= t->n) return false;
    for (uint32_t k = t->tok[i].left; k <= i; k++)
        if (asc_tree_is_one(t, k, words) && (k == i || t->tok[k].head == i)) return true;
    return false;
}

#define YEAR_AHEAD 24 /* tokens behind a verdict in which its year is told */

bool asc_court_of_another_year(const asc_tree *t, uint32_t i)
{
    for (uint32_t k = i + 1; k < t->n && k < i + YEAR_AHEAD && t->tok[k].sent == t->tok[i].sent;
         k++) {
        asc_str s = asc_tree_text(t, k);
        bool year = s.n == 4 && (s.p[0] == '1' || s.p[0] == '2') && t->tok[k].ent == ASC_ENT_DATE;
        for (size_t c = 0; year && c < s.n; c++) year = s.p[c] >= '0' && s.p[c] <= '9';
        if (year && t->tok[t->tok[k].head].head == i) return true; /* "was jailed in 2002" */
    }
    return false;
}
