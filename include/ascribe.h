/*
 * ascribe - who did it, who says so, on whose word, and how do they know?
 *
 * This is the whole public API: one include, a file of include/ascribe/ for each part.
 * It is C17, usable from C++.
 *
 * From documents of any common format to an answer per incident: text, an English
 * annotator (the output of spaCy 3.8 with the model en_core_web_sm, without Python),
 * statements, actors, who took it from whom, how sure one can be; cases, designation
 * lists, names and tables of claims beside.
 *
 * Text      UTF-8. Positions are half-open byte ranges [begin, end) of the text
 *           that was handed in; nothing is ever rewritten or recased in place.
 * Memory    what a function returns through its first argument is the caller's,
 *           to be freed with the matching asc_*_free or asc_*_close; views
 *           (asc_str) inside it live as long as it does.
 * Threads   a handle that is const in a signature may be shared between threads;
 *           any other is for one thread at a time. There is no global state.
 * Errors    asc_status to branch on, asc_error to show. On failure output
 *           arguments are untouched. The library never prints and never exits.
 *
 * Stability: all of it is experimental until 1.0.
 */
#ifndef ASCRIBE_H
#define ASCRIBE_H

#include <ascribe/words.h>
#include <ascribe/annotate.h>
#include <ascribe/text.h>
#include <ascribe/read.h>
#include <ascribe/ruling.h>
#include <ascribe/answer.h>
#include <ascribe/link.h>
#include <ascribe/case.h>
#include <ascribe/names.h>
#include <ascribe/lists.h>
#include <ascribe/actors.h>
#include <ascribe/weigh.h>

#endif
