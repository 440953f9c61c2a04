/*
 * ascribe_reading - a reading as the facade's files share it.
 *
 * Reports come in one by one (src/ascribe.c) or out of a case, many read side by side
 * (src/ascribe_case.c); asc_reading_run joins them.
 */
#ifndef ASC_ASCRIBE_READING_H
#define ASC_ASCRIBE_READING_H

#include <ascribe.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/side.h"
#include "link/provenance.h"
#include "nlp/annotate.h"
#include "read/extras.h"
#include "read/read.h"
#include "resolve/actors.h"
#include "resolve/merge.h"

/* A report between asc_reading_add and asc_reading_run. */
typedef struct asc_taken {
    asc_readout readout;
    asc_extras extras; /* not kept in a case */
    asc_date published;
    int64_t id;         /* in the case it came from; 0 for none */
    uint64_t text_hash; /* asc_str_hash of its text, where it is known; else 0 */
} asc_taken;

typedef struct asc_sampled asc_sampled; /* ascribe_sample.h */
typedef struct asc_looked asc_looked;   /* weigh/weighing.h */

typedef struct asc_crew asc_crew; /* who reads side by side: ascribe_many.c */
void asc_crew_free(asc_crew *crew);

struct asc_reading {
    asc_arena *keep, *also;             /* `also`: what is made beside what is made in `keep` */
    asc_arena *sides[ASC_SIDES_MAX];    /* of those who unpack a case side by side */
    asc_arena *lists[3][ASC_SIDES_MAX]; /* the same, of mentions, happenings, findings */
    unsigned threads;                   /* that may work side by side; 0: one */
    const asc_model *model;
    asc_model *whole;   /* where `model` is but its header: opened when it is needed */
    asc_worker *worker; /* NULL until it is needed: asc_reading_worker */
    asc_crew *crew;     /* NULL until it is needed */
    asc_tables *tables;
    asc_report *reports;
    asc_taken *taken;
    size_t report_count, report_cap, taken_cap;
    bool done, want_attributions;
    asc_extras_wanted wanted;
    asc_attribution *attributions;
    size_t attribution_count;
    asc_entity *entities;
    size_t entity_count;
    asc_event_told *events;
    size_t event_count;
    asc_account *accounts;
    size_t account_count;
    asc_statement *statements;
    size_t statement_count;
    asc_actors actors;
    asc_aliases *aliases;
    asc_names *matcher;
    asc_incident *incidents;
    size_t incident_count;
    asc_naming *namings;
    size_t naming_count;
    asc_provenance provenance;
    asc_str narrow; /* the incident that alone is asked for; empty: all */
    asc_str taught; /* what was learnt before from the same reports (asc_learnt_pack); or empty */
    bool *teaches;  /* [incident]: those that are learnt from; NULL: all */
    bool foreseen;  /* it will be weighed as of `as_of` */
    asc_str as_of;
    asc_sampled *sampled; /* what was learnt of the sample for that; NULL: nothing was */
    asc_looked *looked;   /* what the weighing asks of all statements; NULL: it looks itself */
    asc_ruling *rulings;  /* of the cases that were read, in `keep` */
    size_t ruling_count, ruling_cap;
    size_t from_case;    /* reports that came out of the case last read */
    uint64_t own_words;  /* a hash of the words of one's own; 0: none */
    uint64_t case_stamp; /* what of that case there was then, and who looks at it */
};

/* See to it that there is a worker; its tables live in `keep`, one of the reading's. What is wrong with the model;
 * ASC_ENOMEM. */
asc_status asc_reading_worker(asc_reading *r, asc_arena *keep, asc_error *err) ASC_MUST_USE;

/* Room for so many reports, so that their arrays need not grow step by step. ASC_ENOMEM. */
asc_status asc_reading_reserve(asc_reading *r, size_t count, asc_error *err) ASC_MUST_USE;

/* How many sides the work on all reports is worth. */
unsigned asc_reading_sides(const asc_reading *r);
/* Memory for so many sides, at most ASC_SIDES_MAX, in r->sides; false: out of memory. */
bool asc_reading_open_sides(asc_reading *r, unsigned sides);

/* Is more wanted of each report than statements need (and a case keeps)? */
bool asc_reading_wants_more(const asc_reading *r);

/* A report's bytes as text and what is known of it, copied to `keep`. ASC_ELIMIT, ASC_ENOMEM. */
asc_status asc_report_take(asc_report *out, asc_arena *keep, const asc_report_facts *facts,
                           asc_str bytes, asc_error *err) ASC_MUST_USE;

/*
 * Read report->text with what is known of it (report->facts, completed by what its first
 * lines tell). What it says lives in `keep`, all else in `work`, and goes. The reading is only looked at:
 * several threads may read, each with a worker and arenas of its own.
 */
asc_status asc_report_read(asc_taken *out, asc_report *report, const asc_reading *r,
                           asc_worker *worker, asc_arena *keep, asc_arena *work,
                           asc_error *err) ASC_MUST_USE;

/* The report goes behind those that are there. ASC_EARG after the run, ASC_ELIMIT. */
asc_status asc_reading_place(asc_reading *r, const asc_report *report, const asc_taken *t,
                             asc_error *err) ASC_MUST_USE;

/* Fill r->teaches from what the run has joined so far. ASC_ENOMEM. */
asc_status asc_reading_choose_teachers(asc_reading *r, asc_error *err) ASC_MUST_USE;
/* Fill r->provenance; r->teaches is there, and the words may be scanned (or NULL). ASC_ENOMEM. */
asc_status asc_reading_trace(asc_reading *r, asc_arena *tmp, asc_scanned *scanned,
                             asc_error *err) ASC_MUST_USE;

/* Rulings on single statements applied to those that were made. ASC_ENOMEM. */
asc_status asc_statements_rule(asc_reading *r, asc_error *err) ASC_MUST_USE;

#endif
