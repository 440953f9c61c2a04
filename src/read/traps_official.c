/*
 * What official prose says around a deed, of those who only ask, hear and put it to somebody.
 */
#include "read/traps_inner.h"

#include "base/str.h"

#include "base/banned.h"

#define LISTED_TOKENS 40 /* of a sentence, either side of "listed" */

/* "It was put to us by counsel that the army did it": counsel did nothing. */
static bool only_put(const asc_site *s)
{
    const asc_tree *t = s->t;
    uint32_t it = asc_tree_child(t, s->i, ASC_DEP_NSUBJPASS);
    return s->f->pos == 'v' && it != ASC_NONE && asc_tree_is(t, it, "it") &&
           asc_tree_child(t, s->i, ASC_DEP_CCOMP) != ASC_NONE;
}

/* "Let rescuers reach the site of the bombing": only who lets it happen had a part in it. */
static bool lets_other(const asc_site *s)
{
    static const char *const happens[] = { "go", "happen", "proceed", "take", "occur", NULL };
    const asc_tree *t = s->t;
    if (s->f->pos != 'v' || s->f->object[0].where != ASC_WHERE_THAT) return false;
    if (!asc_tree_is_one(t, s->i, (const char *const[]){ "allow", "let", "permit", NULL }))
        return false;
    uint32_t c = asc_tree_child(t, s->i, ASC_DEP_CCOMP);
    uint32_t e = c == ASC_NONE ? c : asc_tree_child(t, c, ASC_DEP_NSUBJ);
    return e == ASC_NONE || !asc_tree_is_one(t, c, happens) || s->ev->of_token[e] == ASC_NONE;
}

/* "The Panel heard from two traders that the Front had bombed it": it knew of nothing beforehand. */
static bool heard_after(const asc_site *s)
{
    static const char *const verbs[] = { "hear", "learn", "understand", NULL };
    static const char *const coming[] = {
        "will", "would", "plan", "prepare", "be", "intend", NULL
    };
    const asc_tree *t = s->t;
    uint32_t c = asc_tree_child(t, s->i, ASC_DEP_CCOMP);
    if (s->f->pos != 'v' || !asc_tree_is_one(t, s->i, verbs) || c == ASC_NONE || c < s->i)
        return false;
    if (asc_tree_prep(t, s->i, ASC_STR("from")) == ASC_NONE) return false;
    for (uint32_t k = t->tok[c].left; k <= c; k++)
        if (t->tok[k].tag != ASC_TAG_VBN && asc_tree_is_one(t, k, coming)) return false;
    return true;
}

/* "QDe.136", "CDi.041": how the Security Council's committees number whom they list. */
static bool listing_number(asc_str s)
{
    bool letters = s.n >= 7 && s.p[0] >= 'A' && s.p[0] <= 'Z' && s.p[1] >= 'A' && s.p[1] <= 'Z';
    return letters && (s.p[2] == 'e' || s.p[2] == 'i') && s.p[3] == '.' && s.p[4] >= '0' &&
           s.p[4] <= '9';
}

/* "Was listed on 4 May 2017 pursuant to", "X (QDe.136), listed on": by a sanctions committee. Much else is listed,
 * too. */
static bool no_sanctions_list(const asc_site *s)
{
    static const char *const words[] = { "committee", "council", "resolution", "sanction",
                                         "pursuant",  "regime",  "treasury",   "asset",
                                         "terrorist", "freeze",  "annex",      NULL };
    const asc_tree *t = s->t;
    if (s->f->object_word.n || s->f->agent[0].where != ASC_WHERE_OBJ) return false;
    if (!asc_tree_is_one(t, s->i, (const char *const[]){ "list", "relist", NULL })) return false;
    if (!asc_tree_passive(t, s->i) && t->tok[s->i].tag != ASC_TAG_VBN) {
        uint32_t by = asc_tree_child(t, s->i, ASC_DEP_NSUBJ);
        return by == ASC_NONE || !asc_tree_is_one(t, by, words);
    }
    uint32_t first = s->i, last = s->i;
    while (first > 0 && s->i - first < LISTED_TOKENS && t->tok[first - 1].sent == t->tok[s->i].sent)
        first--;
    while (last + 1 < t->n && last - s->i < LISTED_TOKENS &&
           t->tok[last + 1].sent == t->tok[s->i].sent)
        last++;
    for (uint32_t k = first; k <= last; k++)
        if (asc_tree_is_one(t, k, words) || listing_number(asc_tree_text(t, k))) return false;
    return true;
}

bool asc_trap_official(const asc_site *s)
{
    switch (s->f->predicate) {
    case ASC_PREDICATE_CARRIED_OUT:
    case ASC_PREDICATE_ORDERED:
    case ASC_PREDICATE_PLANNED:
    case ASC_PREDICATE_HELPED: return only_put(s) || lets_other(s);
    case ASC_PREDICATE_KNEW_OF: return heard_after(s);
    case ASC_PREDICATE_DESIGNATED: return no_sanctions_list(s);
    default: return false;
    }
}
