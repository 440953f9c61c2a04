/*
 * jsonreports - reports in JSON: exports, dumps and feeds.
 *
 *   Telegram's export  result.json, of one chat or of all: each post with a text
 *   JSON Feed          each item
 *   a report           an object with a text under one of the usual names; alone, in a
 *                      list, or in a list under a name such as "articles"; one a line
 *                      (JSONL)
 *
 * JSON of any other form is one report of all its strings, and its note says so; JSON
 * without any is no report. A line of JSONL that is no JSON is left out, and noted.
 */
#ifndef ASC_TEXT_JSONREPORTS_H
#define ASC_TEXT_JSONREPORTS_H

#include "text/parts.h"

/* `lines`: JSONL. ASC_EFORMAT names the place where it is no JSON. */
asc_status asc_json_reports(asc_parts *p, asc_str bytes, bool lines) ASC_MUST_USE;

#endif
