/*
 * readings - what was read of each report, kept so that it need not be read again.
 *
 * The case knows nothing of what the bytes mean. A reading is good while its stamp is
 * the one that the reader of today would give: who asks compares.
 */
#ifndef ASC_CASE_READINGS_H
#define ASC_CASE_READINGS_H

#include <ascribe.h>

#include "case/db.h"
#include "case/log.h"

/* A report to be read, and what is kept of an earlier reading; views, for one call. */
typedef struct asc_readable {
    int64_t id;
    asc_str item, charset, text;
    asc_report_facts facts;
    asc_str stamp, bytes; /* empty where nothing is kept */
    bool confidential;
} asc_readable;
typedef asc_status (*asc_readable_fn)(void *user, const asc_readable *r, asc_error *err);

/*
 * The reports after number *after, in their order: at most `count`, or until their texts
 * come to `bytes`. *after becomes the last one's number; *any says whether there was one.
 * A failure of `each` ends it and is answered.
 */
asc_status asc_readings_next(asc_case *c, const asc_marks *m, int64_t *after, uint32_t count,
                             size_t bytes, bool *any, asc_readable_fn each, void *user,
                             asc_error *err) ASC_MUST_USE;

/* No report of the case has a greater id; 0 where that cannot be told. */
int64_t asc_readings_last(asc_case *c);

/* Are there reports of which nothing is kept, behind all others? A guess: what is kept may be of another build. */
bool asc_readings_behind(asc_case *c);

/* Keep a reading in place of the one before, inside a group. */
asc_status asc_readings_put(asc_case *c, int64_t report, asc_str stamp, asc_str bytes,
                            asc_error *err) ASC_MUST_USE;

#endif
