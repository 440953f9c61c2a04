/*
 * find - what the other files of this room ask of the tables.
 */
#ifndef ASC_CASE_FIND_H
#define ASC_CASE_FIND_H

#include <ascribe.h>

#include "case/db.h"
#include "case/log.h"

/* Reports in an order of the database's: a column list of ours, never a caller's. */
asc_status asc_find_reports(asc_case *c, const asc_marks *m, const asc_case_filter *filter,
                            const char *order, asc_case_report_fn each, void *user,
                            asc_error *err) ASC_MUST_USE;

/* The marks in a new arena; free it whatever is answered. */
asc_status asc_find_marks(asc_case *c, asc_arena **tmp, asc_marks *m, asc_error *err) ASC_MUST_USE;

/* The statement that asc_find_report runs; NULL after saying why. */
sqlite3_stmt *asc_find_by_id(asc_case *c, bool with_text, asc_error *err);
asc_status asc_find_report(asc_case *c, const asc_marks *m, sqlite3_stmt *st, int64_t id,
                           asc_case_report_fn each, void *user, asc_error *err) ASC_MUST_USE;

/* Stored bytes unpacked into `out` (emptied first) and held against their hash. The
 * message does not say whose they are. */
asc_status asc_find_unpacked(asc_case *c, asc_str packing, asc_str stored, int64_t size,
                             const asc_hash *expected, asc_buf *out, asc_error *err) ASC_MUST_USE;

#endif
