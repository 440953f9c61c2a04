/*
 * formats - the forms that lists are published in. Runs inside the jail.
 *
 * Each loader takes a file's text (UTF-8, lines end in "\n") and writes lines
 * (lists/lines.h). `tmp` is scratch. ASC_EFORMAT and ASC_ELIMIT name the line.
 */
#ifndef ASC_LISTS_FORMATS_H
#define ASC_LISTS_FORMATS_H

#include "base/arena.h"
#include "lists/lines.h"
#include "text/record.h"

/* Any list's file: which format it is, by its name and how it begins. One record, whose
 * text is the lines and whose media is ASC_LIST_MEDIA. */
asc_status asc_list_file(asc_records *out, asc_arena *keep, asc_str name, asc_str bytes,
                         asc_error *err) ASC_MUST_USE;

/* The UN Security Council's consolidated list, XML; from 2014 on. */
asc_status asc_list_un(asc_list_writer *w, asc_arena *tmp, asc_str text,
                       asc_error *err) ASC_MUST_USE;
/* The EU's consolidated financial sanctions, XML (schema 1.1). */
asc_status asc_list_eu(asc_list_writer *w, asc_arena *tmp, asc_str text,
                       asc_error *err) ASC_MUST_USE;
/* One of OFAC's csv files: sdn, cons_prim; alt, cons_alt; comments. Which one it is shows
 * in its columns; addresses are passed over. */
asc_status asc_list_ofac(asc_list_writer *w, asc_arena *tmp, asc_str name, asc_str text,
                         asc_error *err) ASC_MUST_USE;
/* The UK's csv: OFSI's consolidated list, and the UK Sanctions List. */
asc_status asc_list_uk(asc_list_writer *w, asc_arena *tmp, asc_str text,
                       asc_error *err) ASC_MUST_USE;
/* A MISP galaxy's cluster file: Canada's listed entities, and others with synonyms. */
asc_status asc_list_misp(asc_list_writer *w, asc_arena *tmp, asc_str text,
                         asc_error *err) ASC_MUST_USE;
/* FollowTheMoney entities, one JSON object a line. */
asc_status asc_list_ftm(asc_list_writer *w, asc_arena *tmp, asc_str text,
                        asc_error *err) ASC_MUST_USE;
/* One's own: regime, subject, from, to, reference, measures and, if wanted, kind, aliases. */
asc_status asc_list_own(asc_list_writer *w, asc_arena *tmp, asc_str text,
                        asc_error *err) ASC_MUST_USE;

#endif
