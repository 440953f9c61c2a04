/*
 * why - the same answer taken apart: by origin, as a matrix, over time.
 */
#ifndef ASC_SHOW_WHY_H
#define ASC_SHOW_WHY_H

#include "show/case.h"

/* Each origin, the one that tells most first: what its word is worth, what it speaks for,
 * what the answer would be without it, and its sentences. */
asc_status asc_show_why(const asc_read_case *c, const asc_show_options *options, asc_write_fn write,
                        void *user, asc_error *err) ASC_MUST_USE;

/* Origins (rows, most telling first) against hypotheses (columns): log likelihoods, and
 * Heuer's inconsistency score of each hypothesis: how much speaks against it. */
asc_status asc_show_matrix(const asc_read_case *c, const asc_show_options *options,
                           asc_write_fn write, void *user, asc_error *err) ASC_MUST_USE;

/* Credence by day. */
asc_status asc_show_timeline(const asc_read_case *c, const asc_show_options *options,
                             asc_write_fn write, void *user, asc_error *err) ASC_MUST_USE;

#endif
