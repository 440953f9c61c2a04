/*
 * csv - comma-separated values (RFC 4180), a record at a time.
 *
 * A field in quotation marks may hold separators, lines and doubled quotation marks.
 * "\n", "\r\n" and "\r" end a record. Linear; a quote that is never closed is an error.
 */
#ifndef ASC_BASE_CSV_H
#define ASC_BASE_CSV_H

#include <ascribe.h>

#include "base/arena.h"

/* Start with { arena, text, 0, 1, ',', false }: fields point into the text or lie in the arena. */
typedef struct asc_csv {
    asc_arena *arena;
    asc_str s;
    size_t i, line; /* line: of the record that comes, from 1 */
    char separator;
    bool spare; /* fields past `max` are passed over */
} asc_csv;

/* One record's fields, at most `max` (ASC_ELIMIT past it, but with `spare`). At the end *count is 0.
 * ASC_EFORMAT names the line. */
asc_status asc_csv_record(asc_csv *c, asc_str *fields, size_t max, size_t *count,
                          asc_error *err) ASC_MUST_USE;

#endif
