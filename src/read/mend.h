/*
 * mend - what the parser often takes wrongly in reports of attacks, hung right again.
 *
 * "Arsonists linked to X burned it down" (the participle taken for the verb), "the suspect
 * named X as" (the verb taken for a participle), "attributed it with some confidence to X",
 * "the murder of Y by X", "the head of the Bureau, X". Each is told by its words and labels
 * alone; where one of them does not fit, nothing is touched. Models that were learnt from trees as
 * parsed (accounts, mentions, factuality) keep to those.
 */
#ifndef ASC_READ_MEND_H
#define ASC_READ_MEND_H

#include "read/tree.h"

/* Hangs t's tokens anew, in a copy of theirs that lives in `keep`. ASC_ENOMEM. */
asc_status asc_mend(asc_tree *t, asc_arena *keep, asc_error *err) ASC_MUST_USE;

#endif
