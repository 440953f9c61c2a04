/*
 * table - a folder's reports.csv: what is known of each report (RFC 4180).
 *
 * The functions are the public ones, asc_report_table_* in ascribe.h; the limits
 * are here.
 */
#ifndef ASC_TEXT_TABLE_H
#define ASC_TEXT_TABLE_H

#include <ascribe.h>

#define ASC_TABLE_COLUMNS_MAX 64
#define ASC_TABLE_ROWS_MAX ASC_REPORTS_MAX

#endif
