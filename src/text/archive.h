/*
 * archive - zip and gzip: each document in them a report, or several.
 *
 * A zip may be a Word or OpenDocument text, or a crawl (WACZ): its files tell. Any
 * other is a folder: a reports.csv in it says of its files what it says beside them.
 */
#ifndef ASC_TEXT_ARCHIVE_H
#define ASC_TEXT_ARCHIVE_H

#include "text/parts.h"

asc_status asc_archive_read_zip(asc_parts *p, asc_part_fn read, asc_str bytes) ASC_MUST_USE;
/* `name` without its ".gz" tells what is inside. */
asc_status asc_archive_read_gzip(asc_parts *p, asc_part_fn read, asc_str name,
                                 asc_str bytes) ASC_MUST_USE;

#endif
