#include "read/occurred.h"

#include "base/banned.h"

static bool happens(const asc_tree *t, uint32_t verb)
{
    static const char *const verbs[] = {
        "occur",    "happen",  "take",   "rip",       "tear",   "rock",  "hit",    "strike",
        "shake",    "shatter", "go",     "erupt",     "kill",   "wound", "injure", "leave",
        "target",   "destroy", "damage", "claim",     "unfold", "begin", "start",  "cause",
        "detonate", "explode", "blow",   "devastate", "engulf", "sweep", "wreck",  NULL
    };
    return asc_tree_is_one(t, verb, verbs);
}

static bool victims_verb(const asc_tree *t, uint32_t v)
{
    return asc_tree_is(t, v, "kill") || asc_tree_is(t, v, "die") || asc_tree_is(t, v, "wound") ||
           asc_tree_is(t, v, "injure");
}

bool asc_told_as_happening(const asc_tree *t, const asc_event *e)
{
    uint32_t i = e->tok, h = t->tok[i].head, up = t->tok[h].head;
    uint8_t dep = t->tok[i].dep;
    if (asc_tree_child(t, i, ASC_DEP_POSS) != ASC_NONE) return false;
    if (dep == ASC_DEP_NSUBJ) return asc_tree_is_verb(t, h) && happens(t, h);
    if (dep == ASC_DEP_NSUBJPASS) /* a device was detonated; an attack was carried out */
        return asc_tree_child(t, h, ASC_DEP_AGENT) == ASC_NONE && asc_tree_is_verb(t, h) &&
               (happens(t, h) || asc_tree_is(t, h, "carry"));
    if (dep == ASC_DEP_POBJ && asc_tree_is(t, h, "in") && asc_tree_is_verb(t, up) && e->fresh)
        return asc_tree_child(t, up, ASC_DEP_DOBJ) == ASC_NONE &&
               asc_tree_child(t, up, ASC_DEP_AGENT) == ASC_NONE && victims_verb(t, up);
    /* a headline without a verb: "Explosion on ferry" */
    return dep == ASC_DEP_ROOT && asc_tree_child(t, i, ASC_DEP_DET) == ASC_NONE &&
           asc_event_strong(e);
}

bool asc_stands_alone(const asc_events *ev, uint32_t happening)
{
    const asc_happening *h = &ev->happenings[happening];
    if (h->stage == ASC_STAGE_THREATENED) return false;
    return happening == ev->main || h->measured ||
           ((h->when.year || h->timed) && (h->place.n || h->spot.n || h->guess.n || h->aim.n));
}
