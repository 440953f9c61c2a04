/*
 * entities - every mention of who, where, when, how many, with what.
 *
 * Not names alone: "we", "rebels", "the army", "three tanks" are mentions too. The kinds
 * are those of the re3d corpus; spans do not overlap. A linear-chain model over what the
 * annotator says of each word (data/entities.bin; train/mentions says from what).
 *
 * Statements do not rest on these: names.h has the mentions that become actors.
 */
#ifndef ASC_READ_ENTITIES_H
#define ASC_READ_ENTITIES_H

#include <ascribe.h>

#include "read/linear.h"
#include "read/nouns.h"
#include "read/tree.h"

/* What it needs besides the tree: data/entities.bin and data/nouns.tsv, opened. */
typedef struct asc_entity_model {
    const asc_linear *linear; /* NULL: features alone */
    asc_nouns nouns;
} asc_entity_model;

/* ASC_EFORMAT, ASC_ENOMEM. */
asc_status asc_entity_model_open(asc_entity_model **out, asc_arena *keep,
                                 asc_error *err) ASC_MUST_USE;

/* The entities in order. ASC_ENOMEM. Linear in the words. */
asc_status asc_entities_read(asc_entity **out, size_t *count, asc_arena *keep,
                             const asc_entity_model *m, const asc_tree *t,
                             asc_error *err) ASC_MUST_USE;

/* ---- for train/: the words of the sequences and their features ---- */

/* The lists alone, which is all that the features need. */
asc_status asc_entity_lists_open(asc_entity_model **out, asc_arena *keep,
                                 asc_error *err) ASC_MUST_USE;

/* Once a word that is no white space, in order; `sent` numbers its row of words. */
typedef void (*asc_entity_word_fn)(void *user, uint32_t token, uint32_t sent,
                                   const asc_features *f);
asc_status asc_entity_features(asc_arena *tmp, const asc_entity_model *m, const asc_tree *t,
                               asc_features *f, asc_entity_word_fn each, void *user,
                               asc_error *err) ASC_MUST_USE;

#endif
