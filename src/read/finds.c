#include "read/finds.h"

#include "base/str.h"

#include "base/banned.h"

#define SUPPORT_TOKENS 12 /* of "no evidence whatever in support of that" */

/* A word for what was told: "this version", "that suggestion", and no content of its own. */
static bool told_before(const asc_tree *t, uint32_t o)
{
    static const char *const words[] = { "suggestion", "version",    "account",     "explanation",
                                         "scenario",   "theory",     "hypothesis",  "allegation",
                                         "claim",      "conclusion", "submission",  "contention",
                                         "argument",   "assertion",  "finding",     "narrative",
                                         "accusation", "thesis",     "possibility", "story",
                                         NULL };
    static const char *const bare[] = { "it", "this", "that", NULL };
    static const char *const which[] = { "this", "that", "these", "those", "such", NULL };
    if (o == ASC_NONE) return false;
    if (asc_tree_is_one(t, o, bare))
        return t->tok[o].pos == ASC_POS_PRON || t->tok[o].tag == ASC_TAG_DT;
    uint32_t det = asc_tree_child(t, o, ASC_DEP_DET);
    if (!asc_tree_is_one(t, o, words) || det == ASC_NONE || !asc_tree_is_one(t, det, which))
        return false;
    return asc_tree_child(t, o, ASC_DEP_ACL) == ASC_NONE &&
           asc_tree_child(t, o, ASC_DEP_RELCL) == ASC_NONE &&
           asc_tree_prep(t, o, ASC_STR("of")) == ASC_NONE &&
           asc_tree_child(t, o, ASC_DEP_CCOMP) == ASC_NONE;
}

static bool unlikely(const asc_tree *t, uint32_t a)
{
    static const char *const words[] = { "implausible",  "unlikely",    "unconvincing",
                                         "improbable",   "incredible",  "untenable",
                                         "unpersuasive", "far-fetched", "unsubstantiated",
                                         "unreliable",   NULL };
    return a != ASC_NONE && asc_tree_is_one(t, a, words);
}

/* "Finds this account implausible", "regards it as unlikely". */
static bool deems(const asc_tree *t, uint32_t v, uint32_t o)
{
    static const char *const verbs[] = { "find", "regard", "consider", "deem", "judge",
                                         "hold", "think",  "see",      NULL };
    static const asc_dep deps[] = { ASC_DEP_OPRD, ASC_DEP_ACOMP, ASC_DEP_CCOMP, ASC_DEP_XCOMP };
    unsigned left = ASC_CHILDREN_MAX;
    if (!asc_tree_is_one(t, v, verbs)) return false;
    for (size_t d = 0; d < sizeof deps / sizeof *deps; d++)
        if (unlikely(t, asc_tree_child(t, v, deps[d]))) return true;
    for (uint32_t c = t->first[v]; c != ASC_NONE && left--; c = t->next[c])
        if (asc_tree_is(t, c, "as") && unlikely(t, asc_tree_child(t, c, ASC_DEP_AMOD))) return true;
    uint32_t a = o == ASC_NONE ? o : asc_tree_child(t, o, ASC_DEP_AMOD);
    return a > o && unlikely(t, a);
}

/* "Finds no support for this", "has found no evidence in support of that allegation". */
static bool no_support(const asc_tree *t, uint32_t v)
{
    static const char *const verbs[] = { "find", "see", "have", "uncover", "identify", NULL };
    static const char *const words[] = { "support",   "evidence",   "basis", "indication",
                                         "substance", "foundation", "merit", "substance",
                                         "grounds",   "proof",      NULL };
    static const char *const preps[] = { "for", "of", "to", "in", NULL };
    uint32_t o = asc_tree_child(t, v, ASC_DEP_DOBJ);
    if (!asc_tree_is_one(t, v, verbs) || o == ASC_NONE || !asc_tree_is_one(t, o, words))
        return false;
    uint32_t no = asc_tree_child(t, o, ASC_DEP_DET);
    bool none = (no != ASC_NONE && asc_tree_is(t, no, "no")) ||
                asc_tree_child(t, v, ASC_DEP_NEG) != ASC_NONE;
    for (uint32_t k = o + 1; none && k < t->n && k < o + SUPPORT_TOKENS; k++) {
        if (t->tok[k].sent != t->tok[o].sent || asc_tree_is_verb(t, k)) break;
        if (t->tok[k].dep == ASC_DEP_POBJ && asc_tree_is_one(t, t->tok[k].head, preps) &&
            told_before(t, k))
            return true;
    }
    return false;
}

/* "The majority is not persuaded": of what was put to it. */
static bool not_persuaded(const asc_tree *t, uint32_t v)
{
    static const char *const words[] = { "persuade",  "convince",  "satisfy", "persuaded",
                                         "convinced", "satisfied", NULL };
    uint32_t be = t->tok[v].dep == ASC_DEP_ACOMP ? t->tok[v].head : v;
    if (!asc_tree_is_one(t, v, words) || (be == v && !asc_tree_passive(t, v))) return false;
    if (asc_tree_child(t, be, ASC_DEP_NEG) == ASC_NONE) return false;
    return asc_tree_child(t, v, ASC_DEP_CCOMP) == ASC_NONE &&
           asc_tree_child(t, be, ASC_DEP_CCOMP) == ASC_NONE &&
           asc_tree_child(t, v, ASC_DEP_PREP) == ASC_NONE &&
           asc_tree_child(t, v, ASC_DEP_XCOMP) == ASC_NONE &&
           asc_tree_child(t, v, ASC_DEP_AGENT) == ASC_NONE;
}

static bool rejects(const asc_tree *t, uint32_t v, uint32_t o)
{
    static const char *const verbs[] = { "reject", "dismiss", "discount", "discard", NULL };
    bool no = asc_tree_is(t, v, "accept") && asc_tree_child(t, v, ASC_DEP_NEG) != ASC_NONE;
    return (no ||
            (asc_tree_is_one(t, v, verbs) && asc_tree_child(t, v, ASC_DEP_NEG) == ASC_NONE)) &&
           told_before(t, o);
}

/* Those whose trade it is to weigh what others told: "the Panel", "the coroner"; "we", of such a report. */
static bool inquires(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "court",       "chamber", "tribunal",   "judge",
                                         "jury",        "panel",   "commission", "committee",
                                         "inquiry",     "mission", "team",       "coroner",
                                         "majority",    "inquest", "bench",      "magistrate",
                                         "secretariat", "experts", "expert",     "investigator",
                                         "inspector",   "we",      "i",          NULL };
    if (asc_tree_is_one(t, i, words)) return true;
    uint32_t of = asc_tree_child(t, i, ASC_DEP_PREP); /* "the Group of Experts" */
    uint32_t x = of == ASC_NONE ? of : asc_tree_behind(t, of);
    return x != ASC_NONE && asc_tree_is_one(t, x, words);
}

bool asc_finds_at(const asc_tree *t, uint32_t i, asc_found_so *out)
{
    unsigned ignored = 0;
    bool verb = asc_tree_is_verb(t, i);
    uint32_t o = verb && !asc_tree_passive(t, i) ? asc_tree_child(t, i, ASC_DEP_DOBJ) : ASC_NONE;
    uint32_t be = t->tok[i].dep == ASC_DEP_ACOMP ? t->tok[i].head : i;
    if (o == ASC_NONE && verb &&
        !asc_tree_passive(t, i)) { /* "finds this account implausible": a clause */
        uint32_t c = asc_tree_child(t, i, ASC_DEP_CCOMP);
        uint32_t s =
            c != ASC_NONE && unlikely(t, c) ? asc_tree_child(t, c, ASC_DEP_NSUBJ) : ASC_NONE;
        o = s;
    }
    *out = (asc_found_so){ .who = ASC_NONE, .against = true, .certainty = ASC_CERTAINTY_PR };
    if (verb && rejects(t, i, o)) out->certainty = ASC_CERTAINTY_CT;
    else if (!(verb && told_before(t, o) && deems(t, i, o)) && !(verb && no_support(t, i)) &&
             !not_persuaded(t, i))
        return false;
    out->who = verb && be == i && !asc_tree_passive(t, i) ? asc_tree_subject(t, i, &ignored)
                                                          : asc_tree_child(t, be, ASC_DEP_NSUBJ);
    if (out->who == ASC_NONE) out->who = asc_tree_child(t, be, ASC_DEP_NSUBJPASS);
    return out->who != ASC_NONE && inquires(t, out->who);
}
