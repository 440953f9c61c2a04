/*
 * chain - what is hashed of a report, of an arrival, of a decision.
 *
 * Arrivals and decisions each form a chain: an entry's hash covers the hash of the one
 * before (32 zero bytes before the first), so that none can be changed, taken out or
 * put in between without all later hashes changing. Whoever wrote the last hash down
 * elsewhere can tell.
 */
#ifndef ASC_CASE_CHAIN_H
#define ASC_CASE_CHAIN_H

#include <ascribe.h>

#include "base/str.h"
#include "case/pack.h"

/* A report as it is kept. */
typedef struct asc_kept_report {
    asc_str item;
    asc_text text;  /* its blocks as `blocks` */
    asc_str blocks; /* begin, end and kind of each, in four little-endian bytes */
    asc_hash hash;
} asc_kept_report;

/* All: the fields in this order, each as asc_pack_field has it. ASC_ENOMEM. */
asc_status asc_report_hash(asc_hash *out, asc_buf *scratch, const asc_hash *content,
                           const asc_kept_report *r, asc_error *err) ASC_MUST_USE;
asc_status asc_arrival_hash(asc_hash *out, asc_buf *scratch, const asc_hash *previous, int64_t id,
                            const asc_hash *content, asc_str path, asc_str facts, asc_str collector,
                            asc_str at, asc_error *err) ASC_MUST_USE;
asc_status asc_decision_hash(asc_hash *out, asc_buf *scratch, const asc_hash *previous, int64_t id,
                             int64_t v, asc_str kind, asc_str subject, asc_str payload, asc_str who,
                             asc_str at, asc_error *err) ASC_MUST_USE;

#endif
