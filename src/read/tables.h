/*
 * tables - the tables of data/, parsed: cues, frames, event words, actor words.
 *
 * Each table is one fact a line, columns apart by tabs, '#' for comments; what a
 * column means stands in the table's own header. The bytes are compiled in
 * (cmake/embed.cmake), so that the library needs no files at run time.
 *
 * Memory   all in the arena given; the strings are views of the tables' bytes.
 * Threads  read-only once loaded.
 */
#ifndef ASC_READ_TABLES_H
#define ASC_READ_TABLES_H

#include <ascribe.h>

#include "base/arena.h"
#include "base/map.h"
#include "read/nouns.h"

/* Where a cue's content hangs. */
enum {
    ASC_SLOT_THAT = 1, /* a clause: ccomp, parataxis, acl */
    ASC_SLOT_OBJ = 2,  /* a noun that tells an event: dobj, or the subject of a passive */
    ASC_SLOT_TO = 4,   /* an infinitive: xcomp */
    ASC_SLOT_PREP = 8, /* behind one of the cue's prepositions: "of", "for", "in" ... */
    ASC_SLOT_SUBJ = 16 /* the subject: "X is likely" */
};

typedef struct asc_cue {
    asc_str word, particle;
    char pos; /* v n a (adjective) r (adverb) m (modal) */
    unsigned slots;
    bool object_acts; /* "accuse X of V-ing": X is who acts, not the speaker */
    bool raises;      /* "appears to have": a hedge, nobody's saying */
    asc_certainty certainty;
    asc_polarity polarity;
    asc_act act;
    asc_basis basis;
    uint32_t line,
        next; /* ASC_OWN_LINE may be set; next cue of the same word and class, ASC_NONE at the end */
} asc_cue;

typedef enum asc_where {
    ASC_WHERE_NOWHERE,
    ASC_WHERE_SUBJ,
    ASC_WHERE_OBJ,
    ASC_WHERE_PREP,     /* behind a preposition, `prep` */
    ASC_WHERE_POSS,     /* "JeM's claim" */
    ASC_WHERE_COMPOUND, /* "the JeM operation" */
    ASC_WHERE_HEAD,     /* the noun that the trigger modifies */
    ASC_WHERE_SELF,     /* the trigger is the incident */
    ASC_WHERE_SALIENT,  /* the incident last spoken of */
    ASC_WHERE_IOBJ,     /* "gives HIM shelter" */
    ASC_WHERE_APPOS,    /* "its leader, Abu Layth" */
    ASC_WHERE_OBJPOSS,  /* whose the object is: "doubt its credibility" */
    ASC_WHERE_PAIR,     /* the second of "between X and Y" */
    ASC_WHERE_ADVERB,   /* "Corin-backed" */
    ASC_WHERE_BEFORE,   /* the name right before the trigger: "X, alias Y" */
    ASC_WHERE_AFTER,    /* the name right behind it */
    ASC_WHERE_THAT,     /* told in the trigger's clause: "knew that a bomb was aboard" */
    ASC_WHERE_SENTENCE, /* the incident that the trigger's sentence names */
    ASC_WHERE_WHAT,     /* "what they were preparing": the incident spoken of */
    ASC_WHERE_BEARER,   /* of whom the preposition above tells: "X is in the pay of" */
    ASC_WHERE_ATTR,     /* "is X" */
    ASC_WHERE_JOINT,    /* the second of a joint subject: "X and Y met" */
    ASC_WHERE_SECOND,   /* the name that the frame's object word gives: "the name X" */
    ASC_WHERE_WHOSE,    /* whose the frame's object word is: "foots X's bills" */
    ASC_WHERE_OPRD,     /* what it is called: "calls itself X" */
    ASC_WHERE_SUBJPOSS, /* whose the subject is: "X's break with Y was a sham" */
    ASC_WHERE_DEED      /* what somebody is made to do: "told them to bomb it", "had him killed" */
} asc_where;

#define ASC_PLACES_MAX 6 /* alternatives for one role */
typedef struct asc_place {
    asc_where where;
    asc_str prep;
} asc_place;

typedef struct asc_frame {
    asc_predicate predicate;
    asc_str word, particle;
    asc_str object_word; /* "claim:responsibility"; several, or sets, apart by '|' */
    char pos;            /* v n a p */
    asc_place agent[ASC_PLACES_MAX], object[ASC_PLACES_MAX];
    bool agent_speaks;   /* its innermost source is its agent: a claim of responsibility */
    bool negated;        /* fits only what is denied: "never used gas" */
    bool on_record;      /* tells only what the agent has been said to have done before */
    bool subject_speaks; /* its innermost source is the trigger's subject: "X blames Y" */
    bool verdict;        /* holds though nobody is said to speak: "was convicted of" */
    asc_polarity polarity;
    asc_certainty certainty;
    asc_act act;
    asc_basis basis;
    double read;
    double sure; /* log odds, by its word, class and places: data/sureness.tsv */
    uint32_t line, next;
} asc_frame;

typedef enum asc_event_strength {
    ASC_EVENT_STRONG, /* an attack by itself: "bombing" */
    ASC_EVENT_WEAK,   /* only points back: "the operation" */
    ASC_EVENT_WEAPON  /* "the bomb": points back too */
} asc_event_strength;

typedef struct asc_event_word {
    asc_str word;
    char pos; /* n v */
    asc_incident_kind kind;
    asc_event_strength strength;
    bool victim; /* whose it is was hit by it: "his murder" */
    bool aimed;  /* only with an object that is attacked: "strike the barracks" */
    bool person; /* only with a person for an object: "shot a judge" */
    bool net;    /* only where computers are spoken of: "crippled a hospital" */
    uint32_t line, next;
} asc_event_word;

typedef struct asc_actor_word {
    asc_str word;
    asc_actor_kind kind;
    bool title;   /* stands before a name: "Minister Atallah" */
    bool in_name; /* ends names of its kind: "Sawwani Liberation Front" */
    bool refers;  /* "the group" points back to one */
    bool stands;  /* stands for those it is of: "militants from X" */
    uint32_t line, next;
} asc_actor_word;

typedef struct asc_tables {
    bool complete; /* all of them are loaded, not actors alone */
    asc_cue *cues;
    asc_frame *frames;
    asc_event_word *events;
    asc_actor_word *actors;
    size_t cue_count, frame_count, event_count, actor_count;
    asc_map cue_map, frame_map, event_map, actor_map;
    asc_map sets; /* "@money dinar" */
    asc_nouns nouns;
    asc_map people; /* lemma -> asc_people */
    struct asc_doubt_weights {
        double base, frame, weight[ASC_DOUBT_COUNT], predicate[ASC_PREDICATE_COUNT];
    } doubts;     /* log odds of having been read rightly: sureness.h */
    asc_map sure; /* "act claim" -> a double's bits: the same of anything else */
} asc_tables;

/* What data/people.tsv says of a noun. */
typedef enum asc_people {
    ASC_PEOPLE_UNKNOWN,
    ASC_PEOPLE_PERSON,
    ASC_PEOPLE_GROUP,
    ASC_PEOPLE_NONE
} asc_people;
asc_people asc_tables_people(const asc_tables *lx, asc_str lemma);

/* Parse the compiled-in tables. ASC_EFORMAT names table and line. */
asc_status asc_tables_load(asc_tables **out, asc_arena *keep, asc_error *err) ASC_MUST_USE;
/* The same in two steps: asc_tables_actor alone may be asked between them. Once complete, the
 * second does nothing. */
asc_status asc_tables_begin(asc_tables **out, asc_arena *keep, asc_error *err) ASC_MUST_USE;
asc_status asc_tables_complete(asc_tables *lx, asc_arena *keep, asc_error *err) ASC_MUST_USE;

/*
 * Add an analyst's own entries, which are asked before those compiled in. A line is
 * "cue", "frame", "event" or "actor", a tab, and a line of that table. All of `text` is
 * copied to `keep`; nothing may have been read with lx yet. ASC_EFORMAT names `name` and the
 * line, ASC_ELIMIT; lx is of no use then.
 */
asc_status asc_tables_extend(asc_tables *lx, asc_arena *keep, asc_str name, asc_str text,
                             asc_error *err) ASC_MUST_USE;

/* First entry for a lower-case lemma, or NULL; follow ->next with the *_next. */
const asc_cue *asc_tables_cue(const asc_tables *lx, char pos, asc_str word);
const asc_frame *asc_tables_frame(const asc_tables *lx, char pos, asc_str word);
const asc_event_word *asc_tables_event(const asc_tables *lx, char pos, asc_str word);
const asc_actor_word *asc_tables_actor(const asc_tables *lx, asc_str word);
/* "Agency", "service": may stand for a body of any name; "ministry" and "police" do not. */
bool asc_tables_any_agency(asc_str noun);
/* Is the lemma this word, one of several ("charge|claim"), or of the set it names ("@money")? */
bool asc_tables_word(const asc_tables *lx, asc_str word, asc_str lemma);
const asc_cue *asc_cue_next(const asc_tables *lx, const asc_cue *c);
const asc_frame *asc_frame_next(const asc_tables *lx, const asc_frame *f);

/* The log odds that `value` as `what` adds to a reading (data/sureness.tsv); 0 where it adds none. */
double asc_tables_sure(const asc_tables *lx, asc_str what, asc_str value);

#endif
