/*
 * names - who is named in a report, and which spellings are one inside it.
 *
 * A name is a run of capitalised words, grown over hyphens and small connecting
 * words ("Jaish-e-Mohammed", "General Directorate of State Protection"), without
 * titles in front and event words behind. The annotator's entities help, but do
 * not decide: it takes too many groups for persons or places.
 *
 * Inside one report names are one when their keys are equal, when one stands in
 * brackets behind the other and abbreviates it, and when a single word ends just
 * one longer name ("Headley", "the Front"). Joining across reports is resolve's.
 */
#ifndef ASC_READ_NAMES_H
#define ASC_READ_NAMES_H

#include <ascribe.h>

#include "read/tree.h"

#define ASC_MENTIONS_MAX 2000000u /* of one report; later ones are left out */
#define ASC_NAME_TOKENS_MAX 14    /* a longer run of capitals is cut */

typedef struct asc_mention {
    uint32_t first, last, head; /* tokens [first, last); the head of the phrase */
    asc_span span;
    asc_str text;
    asc_str key; /* of a name; of a description the lemma of its noun, or empty */
    bool is_name;
    bool place;    /* the annotator takes it for a place */
    bool told;     /* a description of people: an actor even where no statement has it */
    bool definite; /* a description with "the", "this", or whose it is */
    bool plural;
    bool scene;      /* a place that does nothing: no actor unless a statement has it */
    bool sure_group; /* its words say that it is a group, agency or the like */
    bool sure_state; /* it has an army, a ministry, an embassy */
    asc_actor_kind kind;
    uint32_t same; /* the first mention of the same actor in this report */
    uint32_t near; /* of a description: the name it means if that is of its kind; ASC_NONE */
    uint32_t report;
} asc_mention;

/* Whom a pronoun means; see antecedent.h. */
typedef struct asc_pointed {
    uint32_t who; /* ASC_NONE: nobody who could be told */
    uint8_t shaky;
    bool known; /* it was looked up */
    bool asked; /* of a noun: whom it means was looked up for a pronoun, and is `noun` */
    uint32_t noun;
    uint8_t
        called; /* of the head of one's first mention: an asc_gender, by a pronoun that means it */
} asc_pointed;

typedef struct asc_mentions {
    asc_arena *keep;
    asc_mention *items;
    size_t count, cap;
    uint32_t author;    /* the actor that "we" is: the report's outlet, if it is named; ASC_NONE */
    uint32_t *of_token; /* the mention that covers a token, ASC_NONE */
    asc_pointed *meant; /* of each token before meant_end: whom it means, if it is a pronoun */
    uint32_t meant_end;
    bool meaning; /* one is being looked up */
} asc_mentions;

asc_status asc_names_find(asc_mentions *out, asc_arena *keep, const asc_tree *t, asc_str outlet,
                          asc_error *err) ASC_MUST_USE;

/* The first mention of the same actor, while names are being joined. */
static inline uint32_t asc_mentions_root(const asc_mentions *m, uint32_t i)
{
    while (m->items[i].same != i) i = m->items[i].same;
    return i;
}

/* A mention more: "a port official". Its index, or ASC_NONE when there is no room. */
uint32_t asc_mentions_add(asc_mentions *m, asc_mention one);

#endif
