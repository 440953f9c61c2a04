/*
 * lower - whole words in lower case, exactly as Python's str.lower() has them.
 *
 * Beyond the one-to-one mapping of utf8.h: U+0130 becomes two characters, and a
 * capital sigma at the end of a word becomes the final form.
 */
#ifndef ASC_BASE_LOWER_H
#define ASC_BASE_LOWER_H

#include <ascribe.h>

/* Write s in lower case to out, which holds 2 * s.n bytes; returns the length. Bytes
 * that are no UTF-8 are copied. Linear for any word; not NUL-terminated. */
size_t asc_lower(asc_str s, char *out);

#endif
