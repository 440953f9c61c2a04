/*
 * around - what stands around an event word: its clause, where it was, what it was aimed at.
 *
 * A time or place belongs to the event that it hangs on in the tree, or to the one whose clause
 * it stands in; nearer in the tree counts, not nearer in the text. The clause of a verb that tells
 * what came of an event ("was convicted of the bombing", "condemned the attack") is not the
 * event's.
 */
#ifndef ASC_READ_AROUND_H
#define ASC_READ_AROUND_H

#include "read/events.h"

#define ASC_AROUND_NEAR 40 /* tokens either side of an event word that may tell of it */

/* "A wave of attacks", "an act of sabotage": the word that holds them together; else i itself. */
uint32_t asc_around_series(const asc_tree *t, uint32_t i);

/* The verb that the event word hangs on as subject, object or behind "in"; ASC_NONE. */
uint32_t asc_around_governor(const asc_tree *t, uint32_t i);

/* The same where its time and place are the event's, too. */
uint32_t asc_around_clause(const asc_tree *t, uint32_t i);

/* The verb beside the event word itself whose time and place are its own: of its clause, of the
 * relative clause in which it does something, of "tried to"; ASC_NONE. */
uint32_t asc_around_verb(const asc_tree *t, const asc_event *e);

/* Does the verb tell what came of an event ("convicted of the murder")? */
bool asc_around_comes_of(const asc_tree *t, uint32_t verb);

/* Is it a verb of saying? */
bool asc_around_says(const asc_tree *t, uint32_t verb);
/* "Ordered the attack in a radio call on Sunday": is token i such a talk, with a time of its own? */
bool asc_around_talk(const asc_tree *t, uint32_t i);

/* "Killed in reprisal for the seizure of a boat at Pier Three": does token i behind the event stand
 * behind a reason for it, too, whatever the parser hung it on? */
bool asc_around_behind_reason(const asc_tree *t, uint32_t i, uint32_t event);

/* How near token i stands to the event: 0 not at all; up to 30 hung on `verb`, up to 50 in a
 * clause of its phrase (where `clauses`), else in its phrase. */
unsigned asc_around_near(const asc_tree *t, const asc_events *ev, uint32_t i, const asc_event *e,
                         uint32_t verb, bool clauses);

/* Fill in e's place, site, container and guess from its sentence. */
void asc_around_place(const asc_tree *t, const asc_mentions *m, const asc_events *ev, asc_event *e);

/* Where no place hangs on it: the first one behind it in its clause, no ground to tell two
 * incidents apart. */
void asc_around_guess(const asc_tree *t, const asc_mentions *m, const asc_events *ev, asc_event *e);

/* Lemma of what it was aimed at: "attack on the parliament"; empty where none is told. */
asc_str asc_around_target(const asc_tree *t, const asc_event *e);

/* "Used a nerve agent to kill him": did whoever used it do what verb v tells? */
bool asc_around_by_means(const asc_tree *t, uint32_t v);

/* "Accused of arming it through X, he was jailed": is k in the participle's phrase that opens the clause whose subject
 * is i? He is none of those whom it names. */
bool asc_around_in_opening(const asc_tree *t, uint32_t k, uint32_t i);

/* "It found no evidence that": verb v is of one that looked into it. */
bool asc_around_no_evidence(const asc_tree *t, uint32_t v);

/* "The inquiry", "a review": is noun k such a look into it? */
bool asc_around_looks_into(const asc_tree *t, uint32_t k);

#endif
