#include "read/scorn.h"

#include "base/str.h"

#include "base/banned.h"

/* A word for what somebody said. */
static bool words_said(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "account",    "allegation", "charge",     "claim",
                                         "accusation", "report",     "version",    "story",
                                         "statement",  "theory",     "testimony",  "confession",
                                         "verdict",    "ruling",     "judgment",   "judgement",
                                         "indictment", "finding",    "suggestion", "insinuation",
                                         "assertion",  "narrative",  "idea",       "notion",
                                         "remark",     NULL };
    return asc_tree_is_noun(t, i) && asc_tree_is_one(t, i, words);
}

/* No praise, and nothing that is only said of how it is: "a serious charge", "called the report a first step". */
static bool fair(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = {
        "credible",  "true",        "serious", "grave",   "important", "accurate",
        "reliable",  "accord",      "welcome", "step",    "victory",   "correct",
        "landmark",  "vindication", "signal",  "message", "warning",   "just",
        "fair",      "historic",    "reason",  "proof",   "blow",      "evidence",
        "milestone", "late",        "overdue", "belated", NULL
    };
    uint32_t a = asc_tree_child(t, i, ASC_DEP_AMOD), c = asc_tree_child(t, i, ASC_DEP_CONJ);
    if (c != ASC_NONE && asc_tree_is_one(t, c, words)) return true; /* "late, but just" */
    return asc_tree_is_one(t, i, words) || (a != ASC_NONE && asc_tree_is_one(t, a, words));
}

/* What it is called: the noun or adjective; ASC_NONE. */
static uint32_t called(const asc_tree *t, uint32_t i, uint32_t what)
{
    static const char *const plain[] = { "call",    "term",      "label", "brand",
                                         "declare", "pronounce", NULL };
    static const char *const with_as[] = { "describe", "dismiss",  "denounce", "reject", "brand",
                                           "deride",   "brush",    "wave",     "slam",   "condemn",
                                           "decry",    "ridicule", NULL };
    unsigned left = ASC_CHILDREN_MAX;
    bool bare = asc_tree_is_one(t, i, plain), as = asc_tree_is_one(t, i, with_as);
    for (uint32_t c = t->first[i]; c != ASC_NONE && left--; c = t->next[c]) {
        uint8_t dep = t->tok[c].dep;
        if (bare && c > what && (dep == ASC_DEP_OPRD || dep == ASC_DEP_ATTR)) return c;
        if (!as || c < what || dep != ASC_DEP_PREP || !asc_tree_is(t, c, "as")) continue;
        uint32_t p = asc_tree_behind(t, c);
        if (p == ASC_NONE) p = asc_tree_child(t, c, ASC_DEP_AMOD);
        if (p == ASC_NONE) p = asc_tree_child(t, c, ASC_DEP_PCOMP);
        if (p != ASC_NONE) return p;
    }
    return ASC_NONE;
}

bool asc_scorn_at(const asc_tree *t, uint32_t i, uint32_t *who, uint32_t *what)
{
    unsigned ignored = 0;
    if (!asc_tree_is_verb(t, i) || asc_tree_passive(t, i)) return false;
    uint32_t o = asc_tree_child(t, i, ASC_DEP_DOBJ), said = ASC_NONE;
    if (o == ASC_NONE || !words_said(t, o)) return false;
    if (asc_tree_child(t, o, ASC_DEP_ACL) != ASC_NONE)
        return false; /* "the claim that": read there */
    uint32_t det = asc_tree_child(t, o, ASC_DEP_DET), poss = asc_tree_child(t, o, ASC_DEP_POSS);
    bool some = det != ASC_NONE && (asc_tree_is(t, det, "a") || asc_tree_is(t, det, "any"));
    if (some || (det == ASC_NONE && poss == ASC_NONE)) return false;
    said = called(t, i, o);
    if (said == ASC_NONE || fair(t, said) || asc_tree_child(t, i, ASC_DEP_NEG) != ASC_NONE)
        return false;
    *who = asc_tree_subject(t, i, &ignored);
    *what = o;
    return *who != ASC_NONE;
}

/* A word for what is not so. */
static bool untruth(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = {
        "absurd",     "baseless",       "ridiculous",  "groundless",  "unfounded",  "false",
        "untrue",     "nonsense",       "lie",         "fantasy",     "tale",       "preposterous",
        "slander",    "outrageous",     "laughable",   "ludicrous",   "fiction",    "invention",
        "defamatory", "rubbish",        "libel",       "impossible",  "slanderous", "fabrication",
        "propaganda", "far-fetched",    "implausible", "myth",        "smear",      "hoax",
        "incorrect",  "disinformation", "fanciful",    "invented",    "fabricated", "calumny",
        "tosh",       "bunk",           "balderdash",  "nonsensical", "bogus",      "insulting",
        NULL
    };
    return asc_tree_is_one(t, i, words);
}

#define OVER_STEPS 3   /* from the word for a claim up to what is done with it */
#define OVER_TOKENS 60 /* from there to what it is called */

uint32_t asc_scorn_over(const asc_tree *t, uint32_t p)
{
    static const char *const verbs[] = { "call",     "term",     "label",     "brand",    "declare",
                                         "describe", "dismiss",  "denounce",  "reject",   "deride",
                                         "slam",     "condemn",  "decry",     "ridicule", "find",
                                         "deem",     "consider", "pronounce", NULL };
    uint32_t v = p;
    for (int k = 0; k < OVER_STEPS && !asc_tree_is_verb(t, v) && t->tok[v].head != v; k++)
        v = t->tok[v].head;
    bool passive = asc_tree_is_verb(t, v) && asc_tree_passive(t, v);
    if (v == p || !asc_tree_is_verb(t, v) || !asc_tree_is_one(t, v, verbs)) return ASC_NONE;
    if (passive ? t->tok[p].dep != ASC_DEP_NSUBJPASS : v > p) return ASC_NONE;
    if (asc_tree_child(t, v, ASC_DEP_NEG) != ASC_NONE) return ASC_NONE;
    for (uint32_t k = v + 1; k < t->n && k - v < OVER_TOKENS; k++) {
        if (t->tok[k].sent != t->tok[v].sent) return ASC_NONE;
        if (asc_str_eq(asc_tree_text(t, k), ASC_STR(";"))) return ASC_NONE;
        bool not = asc_tree_is_one(t, k - 1, (const char *const[]){ "not", "no", NULL });
        if (untruth(t, k) && !not ) return v;
    }
    return ASC_NONE;
}

bool asc_scorn_of_court(const asc_tree *t, uint32_t what)
{
    static const char *const words[] = { "verdict", "ruling", "judgment", "judgement", NULL };
    return asc_tree_is_one(t, what, words);
}
