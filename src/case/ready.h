/*
 * ready - a file made ready to be written into a case: read as reports, pressed, hashed.
 *
 * The work of many files is shared between threads; each has its own hand: an arena, a
 * packer, a reader of documents. Nothing here knows the database.
 */
#ifndef ASC_CASE_READY_H
#define ASC_CASE_READY_H

#include <ascribe.h>

#include "base/arena.h"
#include "case/chain.h"
#include "case/pack.h"

#define ASC_HANDS_MAX 16u

/* One file. What asc_ready_all makes lives in its hands' arenas and in `texts`. */
typedef struct asc_ready {
    asc_str path, bytes; /* as they were put */
    asc_report_facts told;
    asc_fetched page; /* how it came; empty for a file */
    asc_hash hash;
    asc_str packed; /* empty when pressing did not help */
    asc_str facts;  /* what was told from outside, as JSON */
    asc_texts *texts;
    asc_kept_report *reports;
    size_t report_count;
    asc_str refusal; /* why it is none; empty for a report */
    bool unreadable; /* there are no bytes at all */
    bool untried;    /* it is not the file's fault: it does not count as a try */
    bool again;      /* refused before, for good: told, not written */
    asc_arrived how;
} asc_ready;

typedef struct asc_hands asc_hands;
/* `threads` 0: one for each processor. `reading` may be NULL; it is copied, but for the
 * program's name. NULL when memory ran out. */
asc_hands *asc_hands_new(unsigned threads, const asc_reader_options *reading);
void asc_hands_free(asc_hands *h);

/* Make all ready that are not refused yet. Only ASC_ENOMEM fails; a file that cannot be
 * read gets its refusal. `press` is false where nothing will be written. */
asc_status asc_ready_all(asc_hands *h, asc_ready *items, size_t count, bool press,
                         asc_error *err) ASC_MUST_USE;
/* What held the readers that were started: the layers that all of them had, and whether
 * there was one at all. */
bool asc_hands_layers(const asc_hands *h, unsigned *layers);
/* Give back what was made of them; their paths and bytes stay. */
void asc_ready_forget(asc_hands *h, asc_ready *items, size_t count);

#endif
