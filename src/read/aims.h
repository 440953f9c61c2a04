/*
 * aims - what an event word tells beside when and where: who or what was hit, with what, and
 * how far it came.
 *
 * "The bombing of a market", "attacked a convoy", "blew himself up at a cattle market": a
 * market, a convoy, a cattle market. "A grenade attack", "a rucksack bomb": a grenade, a
 * rucksack bomb. "Tried to kill", "an attempt to bomb", "a foiled attack": attempted;
 * "threatened to blow up": threatened; anything else: accomplished.
 */
#ifndef ASC_READ_AIMS_H
#define ASC_READ_AIMS_H

#include "read/events.h"

/* The token of what was hit; ASC_NONE. */
uint32_t asc_aim_token(const asc_tree *t, const asc_mentions *m, const asc_event *e);

/* "His murder", "tried to kill her": the one person whom the sentence and the one before name, or else the only
 * one who is named until then; the token of the name; ASC_NONE. */
uint32_t asc_aim_meant(const asc_tree *t, const asc_mentions *m, const asc_event *e);

/* How a target or weapon at token i is called: its noun with what stands before it, without
 * article and number; a view of the text. */
asc_str asc_aim_phrase(const asc_tree *t, uint32_t i);

/* "The attempted murder of X": X was attacked, and lives. */
bool asc_aim_charged(const asc_tree *t, const asc_event *e);
/* A weapon: what an attack is done with, and seldom what it is aimed at. */
bool asc_aim_is_weapon(const asc_tree *t, uint32_t i);
/* "A shaped charge", "the explosive charges": by the words in front no court's. */
bool asc_aim_charge_explodes(const asc_tree *t, uint32_t i);
/* The weapon that the event word names in its phrase or clause; empty where none. */
asc_str asc_aim_weapon(const asc_tree *t, const asc_event *e);

asc_stage asc_aim_stage(const asc_tree *t, const asc_event *e);

/* The weapon is the subject of a verb that sets it off: "a car bomb exploded". It is an
 * incident by itself then. */
bool asc_aim_goes_off(const asc_tree *t, uint32_t weapon);

/* The doers ("gunmen", "a suicide bomber") or whom it killed (a mayor) can tell the kind. */
void asc_aim_kind(const asc_tree *t, asc_event *e, uint32_t aim);

/* Note that the event is only what another is measured by ("ten years after the siege"). */
void asc_aim_compared(const asc_tree *t, asc_event *e);

/* Is the event at i only what something was done for: "trained for the attack at a camp"? What
 * stands behind it is that something's place and time. */
bool asc_aim_borrowed(const asc_tree *t, uint32_t i);

/* "An ambush on a mountain road", "a killing on the beach": does p behind a preposition tell where it was, and
 * not at whom? */
bool asc_aim_only_where(const asc_tree *t, uint32_t p);

#endif
