/*
 * office - Word (.docx) and OpenDocument (.odt) texts.
 *
 * Paragraphs, headings, lists, quotes and tables' rows as blocks; what was struck out
 * under change tracking, comments and field codes are left out, notes stand behind
 * the text. Title, author and date come from the document's properties, else the title
 * from the first paragraph styled as one.
 */
#ifndef ASC_TEXT_OFFICE_H
#define ASC_TEXT_OFFICE_H

#include "text/zip.h"

asc_status asc_office_read_word(asc_parts *p, const asc_zip *zip) ASC_MUST_USE;
asc_status asc_office_read_open(asc_parts *p, const asc_zip *zip) ASC_MUST_USE;

#endif
