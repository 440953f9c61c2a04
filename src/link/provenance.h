/*
 * provenance - who took it from whom, over all reports of a case.
 *
 * Copies are found in the texts; citations in what the reports say of where they have it;
 * circles are sets of reports that rest on each other. Roots come of all three.
 */
#ifndef ASC_LINK_PROVENANCE_H
#define ASC_LINK_PROVENANCE_H

#include <ascribe.h>

#include "base/arena.h"

/* What was read, as link sees it: views. */
typedef struct asc_scanned asc_scanned;

typedef struct asc_link_view {
    const asc_report *reports;
    const asc_statement *statements; /* in order of reports */
    const asc_actor *actors;
    const asc_incident *incidents;
    size_t report_count, statement_count, actor_count, incident_count;
    unsigned threads;     /* that may work side by side; 0: one */
    const bool *asked;    /* [incident]: those whose origins are wanted; NULL: everything is */
    asc_scanned *scanned; /* the reports' words; NULL: they are scanned now */
    const struct asc_aliases
        *aliases; /* what states and their people are called; NULL: not known */
} asc_link_view;

/* Which reports tell of an incident that is asked for; NULL where all are wanted. False: out of
 * memory. */
bool asc_reports_asked(bool **out, asc_arena *keep, const asc_link_view *v) ASC_MUST_USE;

/* Where a statement ends: a root and one of its origins. */
typedef struct asc_root_at {
    uint32_t root, origin; /* or ASC_NONE */
} asc_root_at;

/* Whose word a statement is in the end, whatever was later taken back; ASC_NONE and no text where it is a
 * circle's, or stands in a proposition of which nothing fell (then its root tells). */
typedef struct asc_root_end {
    uint32_t actor, report;
    asc_str text;
    uint32_t told_in; /* the report of the statement it ends with */
    bool known;       /* of such a proposition */
} asc_root_end;

typedef struct asc_provenance {
    asc_copy *copies;
    asc_circle *circles;
    asc_correction *corrections;
    asc_root *roots;
    asc_root_at *origin_of; /* of each statement */
    asc_root_end *ends;     /* the same before anything fell */
    uint32_t
        *fell; /* of each statement: the correction that took it, or what it rests on; ASC_NONE */
    size_t copy_count, circle_count, correction_count, root_count;
} asc_provenance;

/*
 * The words of all reports, which need nothing else: they may be scanned before, or beside whatever else there
 * is to do, by several threads. It lives in `keep`. ASC_ENOMEM.
 */
asc_status asc_reports_scan(asc_scanned **out, asc_arena *keep, const asc_report *reports,
                            size_t count, asc_error *err) ASC_MUST_USE;
void asc_reports_scan_some(asc_scanned *s);

/*
 * With v->asked, the roots are those of propositions on the incidents that are asked for, the
 * same as without it, and the copies those that they rest on. Circles are not looked for then.
 */
asc_status asc_provenance_trace(asc_provenance *out, asc_arena *keep, const asc_link_view *v,
                                asc_error *err) ASC_MUST_USE;

/* Do both say the same of the same, of somebody who is told? On whose word does not matter. */
bool asc_same_proposition(const asc_statement *a, const asc_statement *b);

#endif
