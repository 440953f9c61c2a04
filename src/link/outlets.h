/*
 * outlets - the outlets of a case and beyond, by name: who a citation may mean.
 *
 * Known are the outlets that the case has reports of, with the short forms of their names
 * ("Meridian", "the Courier"), the outlets among the actors, and the best known ones of
 * data/citing.tsv. Parties that put out reports of their own (a group's communiqué) are
 * there too, apart.
 */
#ifndef ASC_LINK_OUTLETS_H
#define ASC_LINK_OUTLETS_H

#include "link/citing.h"
#include "link/instant.h"
#include "link/provenance.h"
#include "link/voices.h"

#define ASC_OUTLET_FILTER 128u /* words of 64 bits: of a report of 500 words one bit in 16 is set */
#define ASC_OUTLET_LOOK_MAX 64u /* reports of one outlet that a citation is compared with */

typedef struct asc_outlet {
    uint32_t actor;    /* or ASC_NONE */
    uint32_t *reports; /* in order of time, undated last */
    uint32_t report_count;
    bool media; /* a paper, an agency, a blog; not a party to what it tells of */
} asc_outlet;

typedef struct asc_outlet_name {
    uint32_t words[ASC_CUE_WORDS_MAX], count;
    uint32_t outlet; /* of the case, or ASC_NONE */
    uint32_t actor;  /* or ASC_NONE */
    bool with_the;   /* a short form that needs "the" before it */
    bool handle;     /* all of it as one word, in links and handles alone */
} asc_outlet_name;

typedef struct asc_outlet_book {
    asc_outlet *outlets;
    size_t outlet_count;
    uint32_t *of_report; /* index into outlets, or ASC_NONE */
    uint32_t *of_actor;  /* the same, of each actor */
    asc_instant *when;   /* of each report */
    uint8_t *notice;     /* of each report: asc_outlet_notice, + 1; 0: not asked yet */
    const asc_cue_book *cues;
    asc_outlet_name *names; /* by their first word */
    size_t name_count, name_cap;
    uint64_t first[64]; /* which first words there are */
    uint64_t **has;     /* which words a report has, of those asked for: ASC_OUTLET_FILTER words */
    asc_arena *keep;
} asc_outlet_book;

asc_status asc_outlets_know(asc_outlet_book *out, asc_arena *keep, const asc_link_view *v,
                            asc_voice_book *voices, const asc_cue_book *cues,
                            asc_error *err) ASC_MUST_USE;
/* Does a report begin as one that puts others right? Of no use to several threads at once. */
bool asc_outlet_notice(const asc_outlet_book *b, const asc_link_view *v, uint32_t report);
/* The longest name at words[i]; NULL where none stands. */
const asc_outlet_name *asc_outlet_at(const asc_outlet_book *b, const uint32_t *words, uint32_t i,
                                     uint32_t count);

/*
 * The report of an outlet that words[0, n) of report `citing` mean: its only one, even where
 * the dates say that it came up to two days later (they may be of an update); else, of the newest before,
 * the one with most of these words, the rarer among them the better; a column of corrections
 * only where nothing else is there, or they speak of corrections. ASC_NONE where there is none. False:
 * out of memory.
 */
bool asc_outlet_meant(uint32_t *out, const asc_outlet_book *b, const asc_link_view *v,
                      asc_arena *tmp, uint32_t outlet, uint32_t citing, const uint32_t *words,
                      uint32_t n) ASC_MUST_USE;
/*
 * Is the report, the best of its outlet for a citation by report `citing`, in truth what is cited? Not where it is a month
 * old or more and has hardly one of words[0, n): then another one is meant that is not in the
 * case. False: out of memory.
 */
bool asc_outlet_tells(bool *out, const asc_outlet_book *b, const asc_link_view *v, asc_arena *tmp,
                      uint32_t report, uint32_t citing, const uint32_t *words, uint32_t n);

#endif
