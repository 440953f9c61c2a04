#include "read/echo.h"

#include "base/str.h"

#include "base/banned.h"

static bool says(const asc_tree *t, uint32_t v)
{
    static const char *const verbs[] = { "say",    "claim",   "think",    "believe",
                                         "insist", "state",   "maintain", "argue",
                                         "swear",  "testify", "tell",     "contend",
                                         "report", "assert",  "allege",   NULL };
    return asc_tree_is_verb(t, v) && asc_tree_is_one(t, v, verbs);
}

static bool ends(const asc_tree *t, uint32_t i)
{
    if (i >= t->n || t->tok[i].sent != t->tok[i - 1].sent) return true;
    uint8_t pos = t->tok[i].pos;
    return pos == ASC_POS_PUNCT || pos == ASC_POS_SPACE || pos == ASC_POS_ADP ||
           pos == ASC_POS_SCONJ;
}

static uint32_t subject(const asc_tree *t, uint32_t v)
{
    unsigned ignored = 0;
    return asc_tree_passive(t, v) ? ASC_NONE : asc_tree_subject(t, v, &ignored);
}

/* "Said so", "says as much", "say the same"; "swore the opposite", "insists on the contrary". */
static asc_echo said_so(const asc_tree *t, uint32_t v)
{
    uint32_t k = v + 1;
    if (!says(t, v) || k >= t->n || t->tok[k].sent != t->tok[v].sent) return ASC_ECHO_NONE;
    if (asc_tree_is(t, k, "so") && ends(t, k + 1)) return ASC_ECHO_SAME;
    if (k + 1 >= t->n) return ASC_ECHO_NONE;
    if (asc_tree_is(t, k, "as") && asc_tree_is(t, k + 1, "much") && ends(t, k + 2))
        return ASC_ECHO_SAME;
    if (asc_tree_is(t, k, "the") && asc_tree_is(t, k + 1, "same") && ends(t, k + 2))
        return ASC_ECHO_SAME;
    bool contrary = asc_tree_is(t, k + 1, "opposite") || asc_tree_is(t, k + 1, "contrary");
    return asc_tree_is(t, k, "the") && contrary && ends(t, k + 2) ? ASC_ECHO_CONTRARY
                                                                  : ASC_ECHO_NONE;
}

/* "So does his father": the father. */
static uint32_t so_does(const asc_tree *t, uint32_t i)
{
    static const char *const verbs[] = { "do", "does", "did", NULL };
    bool begins =
        i > 0 && asc_tree_is(t, i - 1, "so") && (i == 1 || t->tok[i - 2].sent != t->tok[i].sent);
    if (!begins || !asc_tree_is_one(t, i, verbs)) return ASC_NONE;
    uint32_t s = asc_tree_child(t, i, ASC_DEP_NSUBJ);
    for (uint32_t k = i + 1; s == ASC_NONE && k < t->n && k < i + 6; k++)
        if (t->tok[k].sent == t->tok[i].sent && asc_tree_is_noun(t, k) &&
            t->tok[k].dep != ASC_DEP_COMPOUND && t->tok[k].dep != ASC_DEP_POSS)
            s = k;
    return s;
}

static bool view(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "thesis",  "view",      "theory",     "version",
                                         "claim",   "position",  "contention", "conclusion",
                                         "verdict", "belief",    "charge",     "accusation",
                                         "opinion", "suspicion", "allegation", "assessment",
                                         NULL };
    return asc_tree_is_noun(t, i) && asc_tree_is_one(t, i, words);
}

static bool points(const asc_tree *t, uint32_t i)
{
    return asc_tree_is_one(t, i, (const char *const[]){ "this", "that", "the", "same", NULL });
}

/* "This is the thesis of X", "that was X's view". */
static uint32_t whose_view(const asc_tree *t, uint32_t v)
{
    uint32_t s = asc_tree_child(t, v, ASC_DEP_NSUBJ), a = asc_tree_child(t, v, ASC_DEP_ATTR);
    if (!asc_tree_is(t, v, "be") || s == ASC_NONE || a == ASC_NONE || !view(t, a)) return ASC_NONE;
    if (!asc_tree_is(t, s, "this") && !asc_tree_is(t, s, "that")) return ASC_NONE;
    if (asc_tree_child(t, v, ASC_DEP_NEG) != ASC_NONE) return ASC_NONE;
    uint32_t o = asc_tree_child(t, a, ASC_DEP_POSS);
    return o == ASC_NONE ? asc_tree_prep(t, a, ASC_STR("of")) : o;
}

/* "Shares that view", "repeated the charge", "echoed this". */
static uint32_t shares_view(const asc_tree *t, uint32_t v)
{
    static const char *const verbs[] = { "share", "repeat", "echo", "endorse", "second", NULL };
    uint32_t o = asc_tree_is_verb(t, v) && asc_tree_is_one(t, v, verbs)
                     ? asc_tree_child(t, v, ASC_DEP_DOBJ)
                     : ASC_NONE;
    if (o == ASC_NONE || asc_tree_child(t, v, ASC_DEP_NEG) != ASC_NONE) return ASC_NONE;
    uint32_t d = asc_tree_child(t, o, ASC_DEP_DET);
    bool this_view = view(t, o) && d != ASC_NONE && points(t, d) &&
                     asc_tree_child(t, o, ASC_DEP_ACL) == ASC_NONE;
    return this_view || asc_tree_is(t, o, "this") ? subject(t, v) : ASC_NONE;
}

/* "Our partners concur", "the coroner agreed". */
static uint32_t concurs(const asc_tree *t, uint32_t v)
{
    static const asc_dep deps[] = { ASC_DEP_CCOMP, ASC_DEP_XCOMP, ASC_DEP_PREP,
                                    ASC_DEP_DOBJ,  ASC_DEP_NEG,   ASC_DEP_AUX };
    if (!asc_tree_is_verb(t, v) ||
        !asc_tree_is_one(t, v, (const char *const[]){ "concur", "agree", NULL }))
        return ASC_NONE;
    for (size_t k = 0; k < sizeof deps / sizeof *deps; k++)
        if (asc_tree_child(t, v, deps[k]) != ASC_NONE) return ASC_NONE;
    return t->tok[v].dep == ASC_DEP_ROOT ? subject(t, v) : ASC_NONE;
}

asc_echo asc_echo_at(const asc_tree *t, uint32_t i, uint32_t *who)
{
    asc_echo e = said_so(t, i);
    *who = e == ASC_ECHO_NONE ? so_does(t, i) : subject(t, i);
    if (*who == ASC_NONE) *who = whose_view(t, i);
    if (*who == ASC_NONE) *who = shares_view(t, i);
    if (*who == ASC_NONE) *who = concurs(t, i);
    if (*who == ASC_NONE) return ASC_ECHO_NONE;
    return e == ASC_ECHO_NONE ? ASC_ECHO_SAME : e;
}
