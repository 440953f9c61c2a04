/*
 * actor_forms - an actor's names as they stand in the text: "Minister Atallah",
 * "Ansar-e-Velm (AeV)", "government of Ladara", a name in its own letters in brackets.
 */
#ifndef ASC_RESOLVE_ACTOR_FORMS_H
#define ASC_RESOLVE_ACTOR_FORMS_H

#include "read/tables.h"
#include "resolve/actors.h"

/* One name more, unless it is there; at most ASC_ACTOR_NAMES_MAX. A view. */
void asc_actor_add_name(asc_actor *to, asc_str name);
void asc_actor_add_names(asc_actor *to, const asc_actor *from);
/* What stands around a mention of the actor. */
void asc_actor_forms(asc_actor *to, const asc_report *report, const asc_mention *x,
                     const asc_tables *tables, const asc_names *matcher);

/* Where the word before byte i begins, a space between; i itself when there is none. */
size_t asc_actor_word_before(asc_str text, size_t i);

#endif
