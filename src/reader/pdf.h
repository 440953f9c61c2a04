/*
 * pdf - PDF to text and facts, by poppler. Part of `ascribe-pdf-reader` alone.
 *
 * poppler is under the GPL: a program of its own is linked to it, and what crosses the
 * pipe is text. Its character maps are files; they are read before the lockdown.
 *
 * Limits   pages ASC_PDF_PAGES_MAX; no picture is drawn, no script or action runs.
 */
#ifndef ASC_READER_PDF_H
#define ASC_READER_PDF_H

#include "text/record.h"

#define ASC_PDF_PAGES_MAX 5000

/* Read poppler's character maps and let it set itself up. */
void asc_pdf_prepare(void);
asc_status asc_pdf_read(asc_records *out, asc_arena *keep, asc_str name, asc_str bytes,
                        asc_error *err);

#endif
