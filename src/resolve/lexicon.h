/*
 * lexicon - what the matcher knows beforehand: letters, parts of names, rarity.
 *
 *   data/romanise.bin    Latin letters for every letter (scripts/make-romanise)
 *   data/nameparts.tsv   particles, titles, legal forms, words that mean the same
 *   data/rarity.bin      how many names have a word (train/names)
 *   data/sounds.bin      how readily one sound is written for another (train/names)
 */
#ifndef ASC_RESOLVE_LEXICON_H
#define ASC_RESOLVE_LEXICON_H

#include <ascribe.h>

#include "base/arena.h"

/* What part a word plays in a name. */
typedef enum asc_part {
    ASC_PART_PLAIN,
    ASC_PART_PARTICLE,
    ASC_PART_SON,
    ASC_PART_TITLE,
    ASC_PART_FORM,
    ASC_PART_KUNYA,
    ASC_PART_SERVANT,
    ASC_PART_SENSE,
    ASC_PART_COUNT
} asc_part;

typedef struct asc_lexicon asc_lexicon;

/* ASC_ENOMEM, or ASC_EFORMAT when a table is damaged. */
asc_status asc_lexicon_load(asc_lexicon **out, asc_arena *keep, asc_error *err) ASC_MUST_USE;

/* A hash of all tables: what was folded with others is no use. */
uint64_t asc_lexicon_id(const asc_lexicon *lx);

typedef struct asc_name_part {
    asc_part part;
    uint16_t sense; /* equal for spellings of one word; 0: the word is not listed */
} asc_name_part;
/* What the folded word is; ASC_PART_PLAIN, 0 when it is not listed. `hash` is asc_word_hash. */
asc_name_part asc_lexicon_part(const asc_lexicon *lx, asc_str word, uint32_t hash);
uint32_t asc_word_hash(const char *p, size_t n);

/* How many names of the general table have it, at least; 0 when it is rare. */
uint32_t asc_lexicon_count(const asc_lexicon *lx, uint32_t hash);
/* It will be asked for soon: the table is too large to be at hand. */
void asc_lexicon_fetch(const asc_lexicon *lx, uint32_t hash);
/* The weight of a word that `count` names have: about 1.5 for one, .3 for thousands. */
float asc_word_weight(uint32_t count, size_t letters);

/*
 * What the letter cp is in Latin letters: NULL parts words, "" says nothing inside one.
 * The first character may be a sign, see scripts/make-romanise.
 */
const char *asc_lexicon_letter(const asc_lexicon *lx, uint32_t cp);

/* What it costs that one sound is written for another, or for nothing (ASC_SOUND_NONE), in
 * a name of that script against a Latin one; 64 is one plain letter. */
#define ASC_SOUNDS 36u
#define ASC_SOUND_NONE 35u
typedef uint8_t asc_sound_costs[ASC_SOUNDS][ASC_SOUNDS];
const asc_sound_costs *asc_lexicon_sounds(const asc_lexicon *lx, unsigned script);

#endif
