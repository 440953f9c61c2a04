/*
 * aliases - which names are one group's or one state's although they share no word.
 *
 * data/aliases.tsv, parsed. A name that several entries have means none of them: many
 * groups are called "Army of God".
 */
#ifndef ASC_RESOLVE_ALIASES_H
#define ASC_RESOLVE_ALIASES_H

#include <ascribe.h>

#include "base/arena.h"
#include "base/map.h"

typedef struct asc_alias {
    uint32_t entry;   /* from 0 */
    asc_str relation; /* alias, short, former, original; split-from, allied-with, joined */
    asc_str name, source;
} asc_alias;

/* A line of data/ties.tsv: a rename, split, merger or front, with when. */
typedef struct asc_dated_tie {
    asc_str key, other_key; /* asc_name_key of both */
    asc_str name, relation, other, when, source;
} asc_dated_tie;

typedef struct asc_aliases {
    asc_dated_tie *ties;
    size_t tie_count;
    asc_alias *lines; /* in the order of entries */
    size_t count;
    bool *state;     /* of each entry: a state, no group */
    uint32_t *first; /* of each entry: its first line; [entries] is the end */
    size_t entries;
    asc_map by_key; /* asc_name_key of a name -> entry, or ASC_ALIAS_SEVERAL */
} asc_aliases;

#define ASC_ALIAS_SEVERAL UINT64_MAX
#define ASC_ALIAS_LINES_MAX 100000u

/* ASC_EFORMAT names the line. */
asc_status asc_aliases_load(asc_aliases **out, asc_arena *keep, asc_error *err) ASC_MUST_USE;
/* The one entry that has a name with this key, or ASC_NONE. */
uint32_t asc_aliases_find(const asc_aliases *a, asc_str key);
/* A line that ties the entry to another, no name of its own. */
bool asc_alias_is_tie(const asc_alias *a);

#endif
