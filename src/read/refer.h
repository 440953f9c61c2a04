/*
 * refer - descriptions that mean someone named, and speakers without a name.
 *
 * Run when the statements are read; it changes none. "The separatists", "the charity",
 * "the harbour's best-known smuggler", "Pakistan's intelligence service" become mentions
 * of the one actor that this report names and that they can mean; with two such actors
 * they stay what they were. A noun phrase that says something ("a port official told")
 * becomes a mention of its own, marked as a voice.
 *
 * Time     linear in the report's tokens and mentions; looks back are bounded.
 */
#ifndef ASC_READ_REFER_H
#define ASC_READ_REFER_H

#include "read/names.h"
#include "read/tree.h"

/* ASC_ENOMEM. */
asc_status asc_refer(asc_mentions *m, const asc_tree *t, asc_error *err) ASC_MUST_USE;

#endif
