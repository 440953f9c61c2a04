/*
 * name - one spelling for what is written in many: the key names are joined by.
 *
 * Case, accents, hyphens, dots, quotation marks, a leading article and a
 * possessive do not count; "Lashkar-e-Tayyiba" and "Lashkar e Tayyiba" have one
 * key. Short words with two capitals keep theirs: LeT is not `let`, nor US `us`.
 */
#ifndef ASC_CORE_NAME_H
#define ASC_CORE_NAME_H

#include <ascribe.h>

#include "base/arena.h"
#include "base/map.h"

#define ASC_NAME_MAX 300 /* bytes; what is longer is cut there */

/* The key, words apart by one space; empty for a name without letters. In `keep`;
 * false if out of memory. */
bool asc_name_key(asc_arena *keep, asc_str name, asc_str *out) ASC_MUST_USE;

/* Keys of names that come again and again, each made once. */
typedef struct asc_name_keys {
    asc_map at; /* name -> index into `items` */
    asc_str *items;
    size_t cap;
} asc_name_keys;

void asc_name_keys_init(asc_name_keys *k, asc_arena *arena);
/* asc_name_key; the bytes of `name` must outlive `k`. */
bool asc_name_key_once(asc_name_keys *k, asc_str name, asc_str *out) ASC_MUST_USE;

/* The last word of a key; the whole key where it has but one. */
asc_str asc_name_last_word(asc_str key);

/* "LeT", "ISI", "U.N.": at most eight letters, two of them capitals. */
bool asc_name_is_short(asc_str word);
/* Could `brief` stand for `full`? Its capitals, or all of its letters, are the first
 * letters of words of `full` in order: "LeT" of "Lashkar-e-Tayyiba". */
bool asc_name_abbreviates(asc_str brief, asc_str full);

#endif
