/*
 * log - the decisions in force: what was undone, and what is confidential.
 */
#ifndef ASC_CASE_LOG_H
#define ASC_CASE_LOG_H

#include <ascribe.h>

#include "base/map.h"
#include "case/db.h"

/* The log replayed. All lives in the arena it was made in. */
typedef struct asc_marks {
    asc_arena *keep;
    bool *undone;      /* [last + 1], by decision */
    int64_t last;      /* id of the last decision */
    asc_map subjects;  /* confidential ones, sources in lower case */
    bool as_came;      /* set it to see reports' facts without what analysts corrected */
    asc_map corrected; /* reports, "SHA256#ITEM" */
    asc_ruling *corrections;
    size_t correction_count, correction_cap;
} asc_marks;

asc_status asc_marks_load(asc_marks *out, asc_arena *keep, asc_case *c,
                          asc_error *err) ASC_MUST_USE;
/* Is the report, its file or one of its sources confidential? */
bool asc_marks_report(const asc_marks *m, const asc_case_report *r);
/* Are its facts as they came or as corrected: is it confidential by either? The corrected
 * ones, views that live as long as the marks, are put into *r. */
void asc_marks_apply(const asc_marks *m, asc_case_report *r);
/* Is the subject of a decision one of the confidential ones? */
bool asc_marks_subject(const asc_marks *m, asc_str subject);

/* Inside a group: a decision about the case, unless the last of its kind says the same. */
asc_status asc_log_note_once(asc_case *c, asc_str kind, asc_str payload, asc_str who,
                             asc_error *err) ASC_MUST_USE;

#endif
