/*
 * listings - lists as lines (lists/lines.h) become asc_list of ascribe.h.
 *
 * The functions are the public ones; those below are for the facade.
 */
#ifndef ASC_RESOLVE_LISTINGS_H
#define ASC_RESOLVE_LISTINGS_H

#include <ascribe.h>

#include "base/arena.h"

/* The lines of one file of a list. */
typedef struct asc_list_text {
    asc_str name, lines; /* name: for messages; empty: none */
} asc_list_text;

/* Join what the files of a list say; the views of the texts are copied. */
asc_status asc_list_join(asc_list **out, const asc_list_text *files, size_t count,
                         const asc_list_options *options, asc_error *err) ASC_MUST_USE;

/* The measures of a programme, or of several parted by "; ", as data/programmes.tsv has
 * them; `list` tells whose words they are. Empty when none is known. False: out of memory. */
bool asc_programme_measures(asc_arena *keep, asc_str list, asc_str programme, asc_str *out);

#endif
