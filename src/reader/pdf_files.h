/*
 * pdf_files - files that the locked PDF reader may still open, from memory.
 */
#ifndef ASC_READER_PDF_FILES_H
#define ASC_READER_PDF_FILES_H

/* Map every file below a folder; nothing happens when it is not there. */
void asc_pdf_hold_folder(const char *folder);
/* From now on no other file is opened. */
void asc_pdf_close_files(void);

#endif
