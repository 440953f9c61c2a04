/*
 * slot_features - what the slot models look at: numbers for words around a phrase.
 *
 * A feature is a 32-bit hash of a template and the words that fill it; the models keep
 * weights for hashes and no words. The same text gives the same features on every
 * machine; train/slots learns from what this file makes, so that a change here asks for
 * a new data/slots.bin.
 */
#ifndef ASC_READ_SLOT_FEATURES_H
#define ASC_READ_SLOT_FEATURES_H

#include "base/date.h"
#include "read/events.h"
#include "read/phrases.h"
#include "read/read.h"

#define ASC_SLOT_FEATURES_MAX 192    /* of one phrase or cut */
#define ASC_REPORT_FEATURES_MAX 8192 /* of a report as a whole */

typedef struct asc_slot_features {
    uint32_t *items;
    size_t count, cap;
} asc_slot_features;

/* What the extractor knows of one report. */
typedef struct asc_slot_view {
    const asc_tree *t;
    const asc_mentions *m;
    const asc_events *ev;
    uint32_t *word;   /* hash of each token's lemma */
    uint32_t *agent;  /* of each mention: bits of the predicates whose agent it is */
    uint32_t *object; /* the same for objects and speakers */
    uint32_t *seen;   /* of each mention: how often its actor is named */
    uint8_t *age;     /* of each event: how long ago it is told to be, asc_slot_age */
} asc_slot_view;

asc_status asc_slot_view_make(asc_slot_view *out, asc_arena *keep, const asc_tree *t,
                              const asc_mentions *m, const asc_events *ev,
                              const asc_finding *findings, size_t finding_count, asc_date published,
                              asc_error *err) ASC_MUST_USE;

/* How long before publication, and how closely that is told. */
typedef enum asc_slot_age {
    ASC_AGE_UNTOLD,
    ASC_AGE_UNKNOWN, /* a time is told, but not which */
    ASC_AGE_DAYS,
    ASC_AGE_WEEKS,
    ASC_AGE_MONTHS,
    ASC_AGE_YEAR,
    ASC_AGE_YEARS,
    ASC_AGE_AHEAD,
    ASC_AGE_COUNT
} asc_slot_age;

/* Kinds of the strong event words in token i's sentence, nearest first, 4 bits each (kind
 * + 1), at most four; else those of the sentence before. */
uint32_t asc_slot_kinds(const asc_slot_view *v, uint32_t i);

/* The strong event word nearest to token i in its sentence; ASC_NONE. */
uint32_t asc_slot_event(const asc_slot_view *v, uint32_t i);

/* What phrase i hangs on, ASC_NONE for nothing. *how: i's label, or one of these when a
 * preposition stands between. */
#define ASC_HOW_AGENT 50u
#define ASC_HOW_PREP 51u
uint32_t asc_slot_governor(const asc_slot_view *v, uint32_t i, uint32_t *how);

void asc_phrase_features(const asc_slot_view *v, const asc_phrase *p, asc_slot_features *out);
void asc_cut_features(const asc_slot_view *v, const asc_phrase *p, const asc_cut *c,
                      asc_slot_features *out);
/* Sorted, each once. False when memory ran out. */
bool asc_report_features(const asc_slot_view *v, asc_arena *tmp, asc_slot_features *out);

#endif
