/*
 * account_record - what things of a wording turned out to be elsewhere: data/slots.bin holds,
 * for each role, how often a wording was likely to have it and had it.
 */
#ifndef ASC_READ_ACCOUNT_RECORD_H
#define ASC_READ_ACCOUNT_RECORD_H

#include "read/slot_model.h"

#define ASC_RECORD_AT (ASC_THING_FACTS - 2 * ASC_RECORD_FACTS) /* among the facts of a thing */

/* Of a wording (account_words.h) or, if it is one of several names of an organisation, of all
 * these; and of its last word. The twin of `words_of` in train/slots/train.py. False when memory
 * ran out. */
bool asc_record_facts(const asc_slot_model *m, asc_arena *tmp, asc_fill_role role, asc_str wording,
                      double out[2 * ASC_RECORD_FACTS]);

#endif
