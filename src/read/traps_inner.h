/*
 * traps_inner - what the files of traps.h share.
 */
#ifndef ASC_READ_TRAPS_INNER_H
#define ASC_READ_TRAPS_INNER_H

#include "read/traps.h"

/* "To attack the embassy": an infinitive of its own behind verb v. */
bool asc_trap_has_infinitive(const asc_tree *t, uint32_t v);

/* "Was given shelter for several years": no sentence. */
bool asc_trap_no_sentence(const asc_site *s);

/* The traps where it is told who did it. */
bool asc_trap_of_deed(const asc_site *s, const asc_match *x);

/* The traps of official prose. */
bool asc_trap_official(const asc_site *s);

/* The traps of press prose, of a deed. */
bool asc_trap_press(const asc_site *s, const asc_match *x);

/* Has the word of the frame that child? */
static inline bool asc_trap_child_is(const asc_site *s, asc_dep dep, const char *lemma)
{
    uint32_t c = asc_tree_child(s->t, s->i, dep);
    return c != ASC_NONE && asc_tree_is(s->t, c, lemma);
}

#endif
