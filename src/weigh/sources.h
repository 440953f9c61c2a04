/*
 * sources - which origins a name stands for: a report by its name, outlet, author or
 * title, an actor by any of its names.
 */
#ifndef ASC_WEIGH_SOURCES_H
#define ASC_WEIGH_SOURCES_H

#include "weigh/evidence.h"

typedef struct asc_named_source {
    bool *report, *actor; /* [report], [actor] */
    bool any;
} asc_named_source;

/* False: out of memory. A name that nobody has gives any = false. */
bool asc_source_find(asc_named_source *out, asc_arena *keep, const asc_weigh_input *in,
                     asc_str name) ASC_MUST_USE;
bool asc_source_is(const asc_named_source *s, uint64_t origin);

#endif
