/*
 * pieces - what every view for people is put together from: names, quotes, voices,
 * hypotheses, in text that cannot drive a terminal.
 */
#ifndef ASC_SHOW_PIECES_H
#define ASC_SHOW_PIECES_H

#include "show/case.h"

#define ASC_QUOTE_MAX 320 /* bytes of a sentence shown; longer ones are cut around the statement */

/* s on one line, control characters made visible. */
void asc_show_one_line(asc_buf *b, asc_str s);
/* The first name, or a much longer one, with its short form: "Lashkar-e-Tayyiba (LeT)". */
void asc_show_actor_name(asc_buf *b, const asc_actor *a);
/* The report's own voice, as people call it. */
void asc_show_author(asc_buf *b, const asc_report *r);
/* The sentence around a statement, in quotation marks; cut around it where it is long. */
void asc_show_quote(asc_buf *b, const asc_report *r, const asc_statement *st);
/* The same without marks: where it begins and ends, and whether it was cut. */
asc_span asc_show_quoted(const asc_report *r, const asc_statement *st, bool *cut_before,
                         bool *cut_after);
/* "David Headley, through documents, the Guardian, as told by X". */
void asc_show_voice(asc_buf *b, const asc_read_case *c, const asc_statement *st);
/* Claim, denial, accusation or opinion, and how firmly: "denies it". */
const char *asc_show_stance(const asc_statement *st);
/* Why there is no percentage: "no one is named". */
const char *asc_show_too_little(asc_too_little t);
/* What a leaning's statement tells: "it is told to have had the means". */
const char *asc_show_leaning(const asc_statement *st);
/* Voice, sentence and place of one statement, on lines of their own. */
void asc_show_told(asc_buf *b, const asc_read_case *c, const asc_statement *st, const char *how);

/* The first line or lines of an incident: kind, when, where, what, tolls,
 * stage, target, weapon. */
void asc_show_incident_head(asc_buf *b, const asc_read_case *c, const asc_incident *in);
/* Was told[k] told before, with the same bound? */
bool asc_show_toll_said(const asc_toll *told, uint32_t k);
/* "2013-06-04", "2009-01-01 to 2009-12-31", "undated (2 reports)". */
void asc_show_dates(asc_buf *b, const asc_incident *in);

/* "X, on the order of Y, with the help of Z"; "someone else, or no one". */
void asc_show_hypothesis(asc_buf *b, const asc_read_case *c, const asc_hypothesis *h);
/* An origin as people call it, by its actor's or its report's name. */
void asc_show_origin(asc_buf *b, const asc_read_case *c, const asc_origin *o);

/* Where a chain ends, as people call it. */
void asc_show_root_origin(asc_buf *b, const asc_read_case *c, const asc_root_origin *o);

/* The hypothesis that names nobody: there is always one. */
uint32_t asc_show_someone_else(const asc_weighed *w);
#define ASC_SHOW_LEAST .02 /* credence under which an answer is counted, not listed */
#define ASC_SHOW_MOST 6    /* so many are listed; what the others share is seen part by part */
/* Does it say who carried it out, and not only who had another part? */
bool asc_show_has_doer(const asc_hypothesis *h);
/* Is the kth answer listed? The first ones with some credence, and "someone else", are. How many
 * are not, and what they have together. */
bool asc_show_listed(const asc_weighed *w, uint32_t k);
uint32_t asc_show_unlisted(const asc_weighed *w, double *credence);
/* Have any answers several parts, so that what one actor's part comes to is seen in none of them? */
bool asc_show_shares(const asc_weighed *w);
/* "carried it out", "ordered it", ... */
const char *asc_show_part(asc_predicate role);
/* Does the origin name the first of them, rather than speak for it only if misread? */
bool asc_show_names(const asc_read_case *c, const asc_origin *o, const asc_hypothesis *h);
#define ASC_SHOW_TELLS .05 /* nats by which an origin must speak for or against, to be said to */
/* One or two sentences: why there is no percentage and what would change that, or how
 * confident one may be and on what that hangs. */
void asc_show_judgement(asc_buf *b, const asc_read_case *c, const asc_weighed *w);

#endif
