/*
 * evidence_inner - what the files of evidence.h share.
 */
#ifndef ASC_WEIGH_EVIDENCE_INNER_H
#define ASC_WEIGH_EVIDENCE_INNER_H

#include "weigh/evidence.h"

/* A testimony, before it is sorted by its origin. */
struct entry {
    asc_testimony t;
    uint64_t key;
    bool confession, second_hand;
};

/* One incident's evidence, while it is gathered. */
struct gather {
    asc_evidence *out;
    asc_arena *keep;
    const asc_weigh_input *in;
    const asc_reputes *standings;
    struct entry *entries;
    size_t count;
    uint32_t *reversals; /* statements that undo a conviction or come after one and acquit */
    uint32_t reversal_count;
};

/* ---- evidence.c ---- */

/* How much of its weight a word of that certainty has. */
double asc_evidence_firmness(asc_certainty c);
/* Is the statement one that counts by that day? */
bool asc_evidence_counts(const asc_weigh_input *in, uint32_t statement, const char *until);
/* By origin, for qsort; everything that decides the order is in it. */
int asc_evidence_by_origin(const void *x, const void *y);
/* The same on the same actor in the same role? */
bool asc_evidence_same_word(const asc_testimony *a, const asc_testimony *b);
asc_testimony asc_evidence_testimony(const asc_statement *st, uint32_t index, asc_word word);

/* ---- who an origin is: evidence_who.c ---- */

/* "People say it was X": of nobody in particular. */
bool asc_evidence_is_crowd(const asc_actor *a);
/* The probability that what it says is its own, and no hidden copy. */
double asc_evidence_own(const asc_weigh_input *in, const struct entry *e, size_t n);
/* Does any of the words, ended by NULL, stand in the text? */
bool asc_evidence_has_one(asc_str text, const char *const *words);
/* Do the statement's own words tell a verdict: "was convicted of it"? */
bool asc_evidence_tells_verdict(const asc_weigh_input *in, const asc_statement *st);
/* Its class by name, else by kind; how it knows, where it tells, counts for more. */
void asc_evidence_stand(asc_heard *o, const asc_reputes *s, const asc_weigh_input *in,
                        const struct entry *e, size_t n);

/* ---- men and their bodies: evidence_bodies.c ---- */

/* What one of a named group did, the group did, less firmly. */
void asc_evidence_act_for_groups(struct gather *g);
/* What a group planned, or its leader ordered, it did, less firmly. */
void asc_evidence_plans_are_deeds(struct gather *g);
/* What men without a name of their own did, their body did. */
void asc_evidence_stand_for(const struct gather *g, struct entry *e, const char *until);

/* ---- verdicts that fell: evidence_verdicts.c ---- */

/* Find what undoes convictions, among the statements of an incident that count by that day. False: out of memory. */
bool asc_evidence_find_reversals(struct gather *g, const uint32_t *of_incident, uint32_t count,
                                 const char *until);
/* Is it a conviction that was quashed by that day, or after which he was acquitted? */
bool asc_evidence_fell(const struct gather *g, const asc_statement *st, const char *until);

/* ---- asides: evidence_asides.c; false: out of memory ---- */

/* What is claimed in the name of one who denies it is hardly his claim. */
void asc_evidence_disown(struct gather *g);
/* The same doubt, or motive, told by one origin counts once, at its firmest. */
bool asc_evidence_take_asides(struct gather *g, const uint32_t *of_incident, uint32_t count,
                              const char *until);
/* Parties with one interest that accuse the same actor. */
bool asc_evidence_find_echoes(struct gather *g);

#endif
