/*
 * wire - the lines around wire copy that are about the copy, not of the report.
 *
 * Agencies send a report between a transmission line ("MNA0417 U I LAD 04-06-13
 * 0921GMT"), a slug ("URGENT Ladara-Ferry-Blast (1st lead)") and closing lines ("MORE TO
 * FOLLOW", "-30-", "ENDS"); the habit is that of IPTC 7901 and ANPA-1312 and is kept by
 * press offices. They belong to no sentence and tell of nothing that happened.
 */
#ifndef ASC_TEXT_WIRE_H
#define ASC_TEXT_WIRE_H

#include <ascribe.h>

/* A block at the head of a text, before its headline: a transmission line or a slug. */
bool asc_wire_is_head(asc_str block);
/* A block at the end of a text: a closing mark or line, a transmission line, credits. */
bool asc_wire_is_tail(asc_str block);
/* "(Reporting by Carla Boustani; editing by Tom Wray)": who reported; empty when it is none. */
asc_str asc_wire_reporter(asc_str block);

#endif
