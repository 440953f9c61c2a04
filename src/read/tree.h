/*
 * tree - walking a report's dependency trees: children, subjects, objects.
 *
 * A subject here is the one who does it, whatever the syntax: the by-phrase of a
 * passive, the noun before a relative clause, the one accused in "accused X of
 * planting". `shaky` counts the guesses on the way, so that what rests on them can
 * be trusted less.
 *
 * Every walk is bounded by ASC_WALK_MAX steps and every look at a token's children
 * by ASC_CHILDREN_MAX: a tree of a million tokens in a row costs no more a token.
 */
#ifndef ASC_READ_TREE_H
#define ASC_READ_TREE_H

#include <ascribe.h>

#include "base/arena.h"
#include "base/str.h"
#include "read/tables.h"

#define ASC_WALK_MAX 48
#define ASC_CHILDREN_MAX 96

typedef struct asc_tree {
    asc_str text;
    const asc_token *tok;
    uint32_t n;
    const asc_range *sents;
    uint32_t sent_count;
    const asc_range *ents;
    uint32_t ent_count;
    uint32_t *first, *next; /* first child, next sibling; ASC_NONE at the end */
    asc_str *low;           /* lemma in lower case */
    bool *loud;             /* token of a sentence in capitals: its case says nothing */
    uint32_t *speaker,
        *speech; /* of what is quoted: who says it, and the word of saying; see quotes.h;
                                   ASC_NONE elsewhere, NULL before asc_quotes_find */
    const asc_tables *lx;
} asc_tree;

/* All lives in `keep`; tokens and text must stay. ASC_ENOMEM. */
asc_status asc_tree_make(asc_tree *out, asc_arena *keep, const asc_tables *lx, asc_str text,
                         const asc_token *tok, uint32_t n, asc_error *err) ASC_MUST_USE;

asc_str asc_tree_text(const asc_tree *t, uint32_t i);
bool asc_tree_is(const asc_tree *t, uint32_t i, const char *lemma);
/* Its text or lemma is one of `words`, which end with NULL. */
bool asc_tree_is_one(const asc_tree *t, uint32_t i, const char *const *words);
/* Is token i (or ASC_NONE: no) of that set of data/sets.tsv? */
static inline bool asc_tree_in_set(const asc_tree *t, uint32_t i, const char *set)
{
    return i != ASC_NONE && asc_tables_word(t->lx, asc_str_from(set), t->low[i]);
}
bool asc_tree_is_verb(const asc_tree *t, uint32_t i);
bool asc_tree_is_noun(const asc_tree *t, uint32_t i);
bool asc_tree_plural(const asc_tree *t, uint32_t i); /* by its tag */
/* Does a new line begin at i, or between i and the token before? i > 0. */
bool asc_tree_breaks(const asc_tree *t, uint32_t i);

/* First child with that label; ASC_NONE. */
uint32_t asc_tree_child(const asc_tree *t, uint32_t i, asc_dep dep);
/* What stands behind i's preposition `prep` ("of", "by", "according to" as
 * "according"): a noun or a gerund; ASC_NONE. */
uint32_t asc_tree_prep(const asc_tree *t, uint32_t i, asc_str prep);
/* Behind that one preposition token. */
uint32_t asc_tree_behind(const asc_tree *t, uint32_t prep);

bool asc_tree_passive(const asc_tree *t, uint32_t verb);
/* Who does what the verb tells; ASC_NONE. *shaky grows with each guess. */
uint32_t asc_tree_subject(const asc_tree *t, uint32_t verb, unsigned *shaky);
/* "In a talk with the Post, the diver X said": X, whom the parser took for an apposition;
 * ASC_NONE where the verb has a subject of its own. */
uint32_t asc_tree_lost_subject(const asc_tree *t, uint32_t verb);
/* "Told them to", "paid him to": does the verb's object do what follows? */
bool asc_tree_directs(const asc_tree *t, uint32_t verb);
/* To whom or what it is done. */
uint32_t asc_tree_object(const asc_tree *t, uint32_t verb);
/* Whose it is: "JeM's claim", "the claim of JeM", "makes detailed claims". */
uint32_t asc_tree_owner(const asc_tree *t, uint32_t noun, unsigned *shaky);

/* i, or the noun that it is a relative pronoun for. */
uint32_t asc_tree_antecedent(const asc_tree *t, uint32_t i);
/* "It was X who did it": the "was" over clause c; ASC_NONE where c only describes X. */
uint32_t asc_tree_cleft(const asc_tree *t, uint32_t c);
/* True when `a` is i or above it. */
bool asc_tree_under(const asc_tree *t, uint32_t i, uint32_t a);

/* Has i a preposition with that noun behind it? */
bool asc_tree_has_behind(const asc_tree *t, uint32_t i, const char *lemma);
/* Bytes of token i. */
asc_span asc_tree_span(const asc_tree *t, uint32_t i);
/* "Detained under the emergency decree", "a squad under Captain X": does that preposition only tell by what
 * law, under whom? */
bool asc_tree_only_under(const asc_tree *t, uint32_t prep);
/* Bytes of i's noun phrase, without relative clauses and what follows commas. */
asc_span asc_tree_phrase(const asc_tree *t, uint32_t i);

#endif
