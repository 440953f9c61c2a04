/*
 * lead_in - "a crime clan did it" in the lead, "the Olmedilla clan" below it.
 *
 * News opens with what somebody is and names him in the next sentences.
 */
#ifndef ASC_READ_LEAD_IN_H
#define ASC_READ_LEAD_IN_H

#include "read/names.h"
#include "read/tree.h"

/* Descriptions of a group in headline and lead that mean the one group that is named behind them with the same
 * noun. After asc_refer. */
void asc_lead_in_settle(asc_mentions *m, const asc_tree *t);

#endif
