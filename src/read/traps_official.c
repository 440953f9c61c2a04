/*
 * What official prose says around a deed, of those who only ask, hear and put it to somebody.
 */
#include "read/traps_inner.h"

#include "base/str.h"

#include "base/banned.h"

/* "It was put to us by counsel that the army did it": counsel did nothing. */
static bool only_put(const asc_site *s)
{
    const asc_tree *t = s->t;
    uint32_t it = asc_tree_child(t, s->i, ASC_DEP_NSUBJPASS);
    return s->f->pos == 'v' && it != ASC_NONE && asc_tree_is(t, it, "it") &&
           asc_tree_child(t, s->i, ASC_DEP_CCOMP) != ASC_NONE;
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

bool asc_trap_official(const asc_site *s)
{
    switch (s->f->predicate) {
    case ASC_PREDICATE_CARRIED_OUT:
    case ASC_PREDICATE_ORDERED:
    case ASC_PREDICATE_PLANNED:
    case ASC_PREDICATE_HELPED: return only_put(s);
    case ASC_PREDICATE_KNEW_OF: return heard_after(s);
    default: return false;
    }
}
