/*
 * take - what other rooms ask of an asc_reader besides ascribe.h's asc_reader_take.
 */
#ifndef ASC_TEXT_TAKE_H
#define ASC_TEXT_TAKE_H

#include "text/record.h"

/* One file of a designation list, read locked in: a record whose text is the lines of
 * lists/lines.h. As asc_jail_read. */
asc_status asc_reader_list(asc_records *out, asc_reader *r, asc_arena *keep, asc_str name,
                           asc_str bytes, asc_error *err) ASC_MUST_USE;

/* ASC_JAIL_* of the reader last started; 0 before the first. */
unsigned asc_reader_held(const asc_reader *r);

#endif
