/*
 * nouns - what kind of thing a common noun names: data/nouns.tsv.
 *
 * "army" is military,people; "attack" is conflict,act. A hint for models, no fact.
 */
#ifndef ASC_READ_NOUNS_H
#define ASC_READ_NOUNS_H

#include <ascribe.h>

#include "base/arena.h"
#include "base/map.h"

typedef struct asc_nouns {
    asc_map at; /* lemma -> index into classes */
    asc_str *classes;
} asc_nouns;

/* ASC_EFORMAT, ASC_ENOMEM. */
asc_status asc_nouns_load(asc_nouns *out, asc_arena *keep, asc_error *err) ASC_MUST_USE;

/* "military,people"; empty for a noun that is not in the table. */
asc_str asc_nouns_classes(const asc_nouns *n, asc_str lemma);

#endif
