/*
 * voices - whose voice a source is: reports' own voices, and offices that speak as one.
 *
 * A report speaks with the voice of its outlet. A minister, his ministry and "the
 * competent services" of one government are one interested voice; so is a spokesman and
 * whom he speaks for.
 */
#ifndef ASC_LINK_VOICES_H
#define ASC_LINK_VOICES_H

#include "base/map.h"
#include "link/provenance.h"

typedef enum asc_office {
    ASC_OFFICE_NONE,
    ASC_OFFICE_GOVERNMENT,
    ASC_OFFICE_ARMY, /* a staff and its officers, named or not, speak as one; so do these: */
    ASC_OFFICE_NAVY,
    ASC_OFFICE_POLICE,
    ASC_OFFICE_PROSECUTOR,
    ASC_OFFICE_COURT,  /* one in a report; two reports may tell of two */
    ASC_OFFICE_INQUIRY /* the same */
} asc_office;

/* What is known of one source. */
typedef struct asc_voice_of {
    asc_office office;
    uint32_t state;    /* actor whose office it is, or ASC_NONE */
    bool unnamed;      /* "a senior official": a description, not a name */
    bool press;        /* "the local press", "a newspaper" */
    const char *paper; /* "memo": what sort of paper speaks, if one does and has no name; or NULL */
    bool document;     /* "the document": of a paper told of before in the same report */
    bool hearsay;      /* "everyone in the capital" */
    bool thing;        /* calls, recordings: whoever shows them speaks */
} asc_voice_of;

typedef struct asc_voice_book {
    uint32_t *own;          /* of each report: the actor that its outlet is, or ASC_NONE */
    uint32_t *author;       /* of each report: the actor that wrote it, or ASC_NONE */
    uint32_t *writes;       /* of each actor: the outlet that it wrote a report for, or ASC_NONE */
    asc_voice_of *of_actor; /* of each actor */
    asc_voice_of *of_report;
    uint32_t *speaks; /* of each actor: the one whom it leads or speaks for, or itself */
    uint32_t *serves; /* of each actor: the state of whose forces it is told to be, or itself */
    asc_map by_key;   /* actors by the keys of their names */
} asc_voice_book;

asc_status asc_voices_know(asc_voice_book *out, asc_arena *keep, const asc_link_view *v,
                           asc_error *err) ASC_MUST_USE;
/* The actor of that name, or ASC_NONE. `tmp` for scratch. */
uint32_t asc_voice_named(const asc_voice_book *b, asc_arena *tmp, asc_str name);
/* What the words of a source alone tell of it. */
asc_voice_of asc_voice_by_words(asc_str words);

#endif
