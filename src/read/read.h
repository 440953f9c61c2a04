/*
 * read - from one annotated report to what it says: who says what, how surely.
 *
 * In: the report's text and tokens, its outlet, the day of publication. Out: its mentions of
 * actors, the incidents as this report tells them, and the findings: statements
 * whose actors are still mentions and whose incidents are still happenings of this
 * report. resolve and link make them one across reports.
 *
 * Pure: the same input gives the same output, and all of it lives in `keep`.
 */
#ifndef ASC_READ_READ_H
#define ASC_READ_READ_H

#include "base/date.h"
#include "read/events.h"
#include "read/tables.h"
#include "read/names.h"

#define ASC_READ_MIN .15         /* what is less likely to be read rightly is not told at all */
#define ASC_FINDINGS_MAX 200000u /* statements of one report; later ones are left out */

typedef struct asc_voice {
    uint32_t mention; /* ASC_NONE: the text alone */
    asc_span span, cue;
    uint32_t entry; /* line of data/cues.tsv of the cue; 0: the frame's own word, or none */
} asc_voice;

typedef struct asc_finding {
    asc_predicate predicate;
    uint32_t agent, object; /* mentions, or ASC_NONE */
    asc_span agent_span, object_span;
    uint32_t happening; /* or ASC_NONE */
    int64_t value;
    bool at_least; /* of a count: a lower bound */
    uint32_t voice_count;
    asc_polarity polarity;
    asc_certainty certainty;
    asc_basis basis;
    asc_act act;
    asc_mood mood;
    bool conditional;
    double read;
    uint64_t doubts; /* a bit for each asc_doubt */
    asc_span span, trigger, sentence;
    uint32_t trigger_token, frame;
    asc_voice voices[ASC_SOURCES_MAX]; /* outermost first, without AUTHOR */
} asc_finding;

typedef struct asc_readout {
    asc_mentions mentions;
    asc_events events;
    asc_finding *findings;
    size_t finding_count;
    asc_attribution *attributions; /* where they were asked for */
    size_t attribution_count;
} asc_readout;

asc_status asc_read(asc_readout *out, asc_arena *keep, const asc_tables *lx, asc_str text,
                    const asc_token *tokens, uint32_t count, asc_str outlet, asc_date published,
                    bool attributions, asc_error *err) ASC_MUST_USE;

/*
 * Copy what later stages need of *o to `keep`, so that the arena it was read in can go:
 * names, happenings, findings, attributions. The report's text must stay; which token
 * is in which mention is lost. ASC_ENOMEM leaves *o as it was.
 */
asc_status asc_readout_keep(asc_readout *o, asc_arena *keep, asc_error *err) ASC_MUST_USE;

#endif
