/*
 * contrary - words that turn what is said into its contrary, or leave it open.
 *
 * Of one token and what stands around it in the tree: "nobody", "no evidence", "refused to say",
 * "withdrew his claim". What follows for a statement is context.h's.
 */
#ifndef ASC_READ_CONTRARY_H
#define ASC_READ_CONTRARY_H

#include "read/tree.h"

bool asc_contrary_negative_determiner(const asc_tree *t, uint32_t noun);

/* "no one", "nobody", "none of them", "not one of our members". */
bool asc_contrary_negative_noun(const asc_tree *t, uint32_t i);

/* "Nothing to suggest that", "little that shows": the cue hangs on the negative word. */
bool asc_contrary_nothing_shows(const asc_tree *t, uint32_t v);

/* "little doubt that", "beyond reasonable doubt": what takes a doubt away. */
bool asc_contrary_no_doubt(const asc_tree *t, const asc_cue *cue, uint32_t p);

/* "The idea that X did it is absurd", "was discarded": what is said of what noun p says. */
bool asc_contrary_thrown_out(const asc_tree *t, uint32_t p);
/* "The claim that X did it is false", "has been disproved", "was made up": the report says that it is not so. */
bool asc_contrary_disproved(const asc_tree *t, uint32_t p);
/* "Laughed off claims that", "faces claims that", "was angered by": of what noun p says nothing is said. */
bool asc_contrary_put_up_with(const asc_tree *t, uint32_t p);
/* "Had the motive but not the means": the word at i. */
bool asc_contrary_but_not(const asc_tree *t, uint32_t i);
/* "It is not true that", "it is not the case that" over clause c. */
bool asc_contrary_untrue(const asc_tree *t, uint32_t c, uint32_t p);

/* "Is looking into claims that", "an inquiry into reports that". */
bool asc_contrary_looked_into(const asc_tree *t, uint32_t p);

/* "withdrew his claim that": what he says now is that it is not so, or that he does not know. */
bool asc_contrary_taken_back(const asc_tree *t, uint32_t p);

/* "Nobody believes that", "few doubt that". */
bool asc_contrary_hardly_anyone(const asc_tree *t, uint32_t who);

/* "Absurd to suggest that", "it would be a lie to say that": over cue p. */
bool asc_contrary_absurd(const asc_tree *t, uint32_t p);

/* "Neither knew of it nor approved of it": of both. */
bool asc_contrary_neither(const asc_tree *t, uint32_t p);

/* "Could not have done it without X": done, and with X. */
bool asc_contrary_only_with(const asc_tree *t, uint32_t verb);

/* "Is too early to say that", "is hard to tell": nobody says it. */
bool asc_contrary_untimely(const asc_tree *t, uint32_t p);

/* "refused to say that", "stopped short of saying that", "without saying that". */
bool asc_contrary_withheld(const asc_tree *t, uint32_t p);

/* "No evidence to support the claim that", "nothing that bears out": the noun of which nothing
 * shows what claim p tells; ASC_NONE. */
uint32_t asc_contrary_unproven(const asc_tree *t, uint32_t p);

/* "By no means", "in no way": the preposition of what says so. */
bool asc_contrary_by_no_means(const asc_tree *t, uint32_t prep);
/* "Does not doubt that": takes it for so. */
bool asc_contrary_no_doubter(const asc_tree *t, uint32_t p);
/* "Does not believe that": takes it for not so. */
bool asc_contrary_disbelieves(const asc_tree *t, uint32_t p);

/* "No longer believes": is what the verb tells no more so? */
bool asc_contrary_no_more(const asc_tree *t, uint32_t verb);

/* "It is no secret that", "no longer a secret": known to all. */
bool asc_contrary_no_secret(const asc_tree *t, uint32_t be);
/* Is i the "longer" of "no longer"? */
bool asc_contrary_no_longer(const asc_tree *t, uint32_t i);

/* A clause told by a word that is no cue ("hoped that", "it is a myth that"): whether it is
 * so is not known. Not "helped X carry it out". */
bool asc_contrary_unknown_teller(const asc_tree *t, uint32_t c, uint32_t p);

/* The sentence asks: its last mark is "?". */
bool asc_contrary_asks(const asc_tree *t, uint32_t i);
/* "How could we work for them?": nobody who asks so thinks that they do. */
bool asc_contrary_asked_in_scorn(const asc_tree *t, uint32_t v);

/* "Has pleaded not guilty to planning it": what is told is what he denies. */
bool asc_contrary_pleads_not(const asc_tree *t, uint32_t trigger);

/* "Was too ill to have planted the bomb": he did not. */
bool asc_contrary_too_ill(const asc_tree *t, uint32_t trigger);

/* "Has been received as proof that X did it": the verb, whose subject or nobody named thinks so; ASC_NONE. */
uint32_t asc_contrary_taken_as_proof(const asc_tree *t, uint32_t trigger);

#endif
