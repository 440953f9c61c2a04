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
    uint8_t *called;       /* of each actor that mentions are of: what reports call it */
    size_t called_count;
};

/* Who stands for all that are one with i by now. */
uint32_t asc_merger_root(const struct merger *m, uint32_t i);
/* Make two one, unless an analyst holds them apart. */
void asc_merger_join(struct merger *m, uint32_t a, uint32_t b);

static inline bool asc_several_words(asc_str key)
{
    return key.n && memchr(key.p, ' ', key.n);
}

/* The entry of the alias table that a full name of the actor means; ASC_NONE. A short form means
 * too many: "ISI" is an agency and was a name of the Islamic State. */
uint32_t asc_merge_entry_of(const struct merger *m, uint32_t i);

/* ---- before: merge_before.c ---- */

/* Names that an analyst holds apart and the reading took for one. ASC_ENOMEM. */
asc_status asc_merge_divide(struct merger *m, asc_error *err) ASC_MUST_USE;
/* Who publishes is an actor, whether a report names it or not. ASC_ENOMEM. */
asc_status asc_merge_outlets(struct merger *m, asc_error *err) ASC_MUST_USE;

/* ---- rules about words: merge_words.c ---- */

/* Is `adjective` what people of `state` are called? "ladaran" of "ladara". */
bool asc_merge_demonym(asc_str adjective, asc_str state);
/* "Ladaran" is Ladara, state i. */
void asc_merge_by_demonym(struct merger *m, uint32_t i);
/* "Moscow", which acts, in one report and "Russia" in another. */
void asc_merge_by_seat(struct merger *m);
/* A state goes by its name, and not by its seat's, whichever was met first. False: out of memory. */
bool asc_merge_state_first(const struct merger *m, asc_actor *a) ASC_MUST_USE;
/* "CORVAL" is "Corval", "HAMAS" Hamas: capitals say nothing of a word that is no short form. False
 * when memory ran out. */
bool asc_merge_by_capitals(struct merger *m) ASC_MUST_USE;
/* "Atallah" is Selim Atallah if no other name ends so. False when memory ran out. */
bool asc_merge_by_surname(struct merger *m) ASC_MUST_USE;
/* "the Directorate" in a report that never spells it out: the only one there is. False when memory
 * ran out. */
bool asc_merge_by_head(struct merger *m) ASC_MUST_USE;

/* ---- the matcher: merge_alike.c ---- */

/* Names of two words or more that are near, of kinds that agree, with nothing against it.
 * ASC_ENOMEM. */
asc_status asc_merge_by_matcher(struct merger *m, asc_error *err) ASC_MUST_USE;

/* ---- names as they stand in the text: merge_text.c ---- */

/* "the Ladaran government", where no name of Ladara stands, is a name of Ladara. False when
 * memory ran out. */
bool asc_merge_governments(struct merger *m) ASC_MUST_USE;
/* Names with the titles and brackets that stand beside them. */
void asc_merge_forms(const struct merger *m);

/* ---- short forms, and actors that may be one of several: merge_short.c ---- */

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
