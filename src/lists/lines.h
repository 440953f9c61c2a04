/*
 * lines - a list in one plain form, whatever it was published in.
 *
 * What the locked-in reader makes of a list's file, and what a case keeps of it:
 * UTF-8 lines of fields parted by tabs. White space inside a field is one space, control
 * characters are left out, so nothing needs escaping. A file may bring some of it only
 * (OFAC's alt.csv: names); the keys join what several files say.
 *
 *   list   id  title  date  dating
 *   entry  key  reference  kind  programme  measures  listed  amended  delisted  line
 *   more   key  reference  programme  measures  listed  amended  delisted
 *   name   key  quality  text  line
 *
 * "more" is another standing of an entry that stands elsewhere: the first fills what
 * the entry leaves open, each further one is a listing of its own with the same names.
 */
#ifndef ASC_LISTS_LINES_H
#define ASC_LISTS_LINES_H

#include <ascribe.h>

#include "base/str.h"

#define ASC_LIST_MEDIA "application/x-ascribe-list"
#define ASC_LIST_LINES_MAX (((size_t)64 << 20) - 4096) /* what a reader's reply holds */
#define ASC_LIST_FIELDS 10                             /* of the longest line, its word included */

/* A writer. Start with { .limit = n }; whoever started it frees `body`. */
typedef struct asc_list_writer {
    asc_buf body;
    uint32_t entries, names;
    asc_str newest; /* the newest date written; a view of newest_text */
    char newest_text[11];
    asc_str list_id; /* whose words for programmes are told apart */
} asc_list_writer;

/* Fields of an entry or, without kind and line, of a further standing. */
typedef struct asc_list_entry {
    asc_str key, reference;
    asc_listed_kind kind;
    asc_str programme, measures, listed, amended, delisted;
    size_t line;
} asc_list_entry;

/* What the list says of itself. An empty date becomes the newest one that was written. */
void asc_list_head(asc_list_writer *w, asc_str id, asc_str title, asc_str date);
/* ASC_ELIMIT past ASC_LISTINGS_MAX and ASC_LISTED_NAMES_MAX, and for a name that is too
 * long, with the line; ASC_EFORMAT for an entry without a key. */
asc_status asc_list_put_entry(asc_list_writer *w, const asc_list_entry *e,
                              asc_error *err) ASC_MUST_USE;
asc_status asc_list_put_more(asc_list_writer *w, const asc_list_entry *e,
                             asc_error *err) ASC_MUST_USE;
/* One name as it stands; nothing is written for one without a letter or digit. */
asc_status asc_list_put_name(asc_list_writer *w, asc_str key, asc_names_quality quality,
                             asc_str text, size_t line, asc_error *err) ASC_MUST_USE;
/*
 * A field in which publishers put several names: "A; B", "a) A b) B", "Name (SHORT)",
 * "name in its script (A; B)", "A (formerly B)". Each is written.
 */
asc_status asc_list_put_names(asc_list_writer *w, asc_str key, asc_names_quality quality,
                              asc_str text, size_t line, asc_error *err) ASC_MUST_USE;

/* The date that a list writes as "2015-04-07-04:00", "2014-11-19T00:00:00", "07/04/2015"
 * (day first) or "26-Nov-2025", as ISO in out[11]; "" for what is none. */
void asc_list_date(asc_str written, char out[11]);

/* ISO 15924 code of the script that most letters of s are in. */
void asc_script_of(asc_str s, char out[5]);

bool asc_listed_kind_from(asc_str name, asc_listed_kind *out);
/* Names of the closed sets to their values. */
bool asc_list_dating_from(asc_str name, asc_list_dating *out);

#endif
