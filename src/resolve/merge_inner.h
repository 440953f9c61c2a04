/*
 * merge_inner - what the files of merge.h share.
 */
#ifndef ASC_RESOLVE_MERGE_INNER_H
#define ASC_RESOLVE_MERGE_INNER_H

#include "base/str.h"
#include "core/name.h"
#include "resolve/merge.h"

#define NOBODY UINT32_MAX

/* Several that an actor may be, none of which it is joined to. */
struct may_be {
    uint32_t of[ASC_DISPUTED_MAX];
    uint32_t count;
};

struct merger {
    asc_arena *keep, *tmp;
    asc_actors *a;
    const asc_mentions *const *mentions; /* of each report */
    size_t report_count;
    size_t room; /* of a->items once they are ours */
    const asc_merging *with;
    asc_name_keys *known_keys;            /* of names that come again */
    asc_str (*keys)[ASC_ACTOR_NAMES_MAX]; /* of each actor's names */
    uint32_t *own;  /* how many of them are names as found; the rest have titles and brackets */
    uint32_t *same; /* union-find, the earlier is the root */
    uint32_t (*apart)[2];
    size_t apart_count;
    struct may_be *may_be; /* of each actor */
};

/* Who stands for all that are one with i by now. */
uint32_t asc_merger_root(const struct merger *m, uint32_t i);
/* Make two one, unless an analyst holds them apart. */
void asc_merger_join(struct merger *m, uint32_t a, uint32_t b);

static inline bool asc_several_words(asc_str key)
{
    return key.n && memchr(key.p, ' ', key.n);
}

/* Actor i may be j, and others. */
void asc_merger_dispute(struct merger *m, uint32_t i, uint32_t j);
/* Write it into the actors: before they are moved to `now`, their new places. ASC_ENOMEM. */
asc_status asc_merger_tell_disputes(struct merger *m, const uint32_t *now,
                                    asc_error *err) ASC_MUST_USE;

/* Short forms: those with one of them and names that are alike, then those known by one
 * alone. False when memory ran out. */
bool asc_merge_short_forms(struct merger *m) ASC_MUST_USE;
/* "(CP)" in a report of the Continental Press is that outlet. False when memory ran out. */
bool asc_merge_own_initials(struct merger *m) ASC_MUST_USE;

#endif
