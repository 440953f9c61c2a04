/*
 * events - which words tell of an incident, and which of them tell of the same.
 *
 * A strong word ("bombing") is an incident by itself, with what stands around it:
 * a date, a place, a target. A weak one ("the operation") or a weapon ("the bomb")
 * only points back. Plurals without an article, "any attack", "further attacks"
 * tell of no one incident and are left out.
 *
 * Inside a report two mentions are one incident unless kind, date, place or target
 * contradict; a bare "the attack" is the one spoken of in the same sentence, else
 * the report's main one.
 */
#ifndef ASC_READ_EVENTS_H
#define ASC_READ_EVENTS_H

#include "base/date.h"
#include "read/names.h"
#include "read/tree.h"
#include "read/when.h"

#define ASC_EVENTS_MAX 200000u  /* event words of one report; later ones are left out */
#define ASC_HAPPENINGS_MAX 500u /* incidents of one report; later mentions join none */

/* Whom it is aimed at, as one is told of: the more, the better it is known who. */
typedef enum asc_aimed {
    ASC_AIMED_THING,    /* or nothing that is told */
    ASC_AIMED_SOMEBODY, /* "a spy" */
    ASC_AIMED_NAMED,
    ASC_AIMED_KILLED, /* one who is named, and dead */
    ASC_AIMED_COUNT
} asc_aimed;

/* A word that tells of an incident. */
typedef struct asc_event {
    uint32_t tok;
    asc_span span;
    asc_incident_kind kind;
    asc_event_strength strength;
    asc_date when, until;        /* see asc_time */
    asc_distance from;           /* told: measured from another one... */
    uint32_t measured_by;        /* ...this event; ASC_NONE: what was told before */
    asc_str place, target;       /* target: lemma of its head */
    asc_str spot, within, guess; /* see asc_happening */
    asc_str aim, weapon;         /* the target and the weapon as they are called */
    asc_stage stage;
    asc_aimed aimed;
    bool rounded;      /* a time like "two years ago" */
    bool known_object; /* what is done is done to "the fishermen" */
    bool timed;        /* a time is told, be it known or not */
    uint32_t weekday; /* 1 to 7, where no more is told and the day of publication is not known; 0 */
    bool recent;      /* the date is a day not long before publication */
    bool borrowed;    /* what stands behind it is another thing's: "trained for the raid" */
    bool alone;       /* a weapon that went off: "a car bomb exploded" */
    bool victims;     /* the target are those it killed */
    bool charged;     /* "attempted murder": what an attack that was survived is called in law */
    bool ends;  /* a suspect's end, if anything else is told of: "X was shot dead by gendarmes" */
    bool apart; /* told as another one: "another attack", "ten years after the siege" */
    bool verb, definite, generic, fresh; /* fresh: "an explosion", "a bombing" */
    uint32_t happening;                  /* ASC_NONE when it tells of none */
} asc_event;

/* An incident as one report tells it. */
typedef struct asc_happening {
    asc_incident_kind kind;
    asc_date when, until; /* until: unknown, or the last of a range of days */
    asc_str place, target, what;
    asc_str spot;        /* "Saltgate terminal": a site with a name of its own */
    asc_str within;      /* "Pakistan" of "in Karachi, Pakistan" */
    asc_str guess;       /* a place that stands near, or where the report was sent from */
    asc_str aim, weapon; /* the target and the weapon as they are called */
    asc_stage stage;     /* the furthest that is told */
    asc_aimed aimed;
    bool rounded;     /* a time like "two years ago" */
    bool timed;       /* its time is told, be it known or not */
    uint32_t weekday; /* as its first event has it */
    bool measured;    /* its date is worked out from another one's */
    uint32_t mentions, first_event;
} asc_happening;

typedef struct asc_events {
    asc_event *items;
    size_t count;
    asc_happening *happenings;
    size_t happening_count;
    uint32_t main;      /* the happening that the report is about, ASC_NONE */
    uint32_t masthead;  /* sentences above its headline */
    uint32_t *of_token; /* event of a token, ASC_NONE */
} asc_events;

/* Is it an incident by itself? */
bool asc_event_strong(const asc_event *e);

/* How exactly its time is told: 3 to a day, 2 to a month, 1 to a year or years, 0 not at all. */
int asc_happening_precision(const asc_happening *h);

/* The last day that it may have been; its time must be told. */
int32_t asc_happening_last(const asc_happening *h);

asc_status asc_events_find(asc_events *out, asc_arena *keep, const asc_tree *t,
                           const asc_mentions *m, asc_date published, asc_error *err) ASC_MUST_USE;

/* A happening that token i's sentence names, before i rather than behind; ASC_NONE. */
uint32_t asc_events_in_sentence(const asc_events *ev, const asc_tree *t, uint32_t i);

/* The happening last spoken of in token i's sentence or the one before; ASC_NONE. */
uint32_t asc_events_just_told(const asc_events *ev, const asc_tree *t, uint32_t i);

/* The happening last spoken of before token i, in its sentence; else the main one. */
uint32_t asc_events_salient(const asc_events *ev, const asc_tree *t, uint32_t i);

/* The same; or what the sentence before, in the same paragraph, turned to: by its verb, or that verb's subject. */
uint32_t asc_events_turned_to(const asc_events *ev, const asc_tree *t, uint32_t i);

/* The same; or what the sentence before is about, if it is about one and in the same paragraph. */
uint32_t asc_events_followed(const asc_events *ev, const asc_tree *t, uint32_t i);

#endif
