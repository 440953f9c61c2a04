/*
 * error - one sentence about what went wrong, in the caller's own asc_error.
 */
#ifndef ASC_BASE_ERROR_H
#define ASC_BASE_ERROR_H

#include <ascribe.h>

/* Write the sentence (cut to fit, always whole UTF-8) and return rc. err may be NULL. */
asc_status asc_fail(asc_error *err, asc_status rc, const char *fmt, ...) ASC_PRINTF(3, 4);

#endif
