/*
 * accounts - what a report tells of an incident at a glance: kind, stage, who is said to
 * have done it and how surely, what and who was hit, with what.
 *
 * Learned layers (slot_model.h): each phrase by the words around it; the likely ones again,
 * by what the phrases around them were taken for; each actor or thing by all its phrases, with
 * two judges; and how many incidents of each kind are told of (account_kinds.h). What they
 * cannot tell comes from the statements: how surely an organisation is named (account_sure.h).
 *
 * What is found goes to the account of the kind of event words around it, and among accounts
 * of one kind to where the targets and victims stand nearest. That is a first guess: a model
 * (account_fills.h) then puts each into the likeliest account, and into others that are likely.
 *
 * An account is no statement: it says what the report is likely to be about, not on whose
 * word. Nothing is weighed on accounts.
 */
#ifndef ASC_READ_ACCOUNTS_H
#define ASC_READ_ACCOUNTS_H

#include "read/read.h"
#include "read/slot_model.h"

#define ASC_FILLS_MAX 40 /* of one role of one account; likelier ones first come first */

/* The accounts of one report: `incident` is a happening of o->events, `actor` a mention. */
asc_status asc_accounts_find(asc_account **out, size_t *count, asc_arena *keep,
                             const asc_slot_model *model, const asc_tree *t, const asc_readout *o,
                             asc_date published, asc_error *err) ASC_MUST_USE;

#endif
