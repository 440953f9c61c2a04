/*
 * markdown - Markdown (CommonMark's blocks, without nesting) to text and blocks.
 *
 * Headings, paragraphs whose lines are joined, quotes, list items, code and tables'
 * rows; the marks of emphasis, links and pictures are taken out, their words stay. A
 * head between lines of "---" gives title, author and date.
 */
#ifndef ASC_TEXT_MARKDOWN_H
#define ASC_TEXT_MARKDOWN_H

#include "text/record.h"

asc_status asc_markdown_read(asc_records *out, asc_arena *keep, asc_str bytes, asc_str declared,
                             asc_error *err) ASC_MUST_USE;

#endif
