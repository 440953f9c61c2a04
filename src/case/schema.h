/*
 * schema - what lies in a case file, and how older files become today's.
 *
 * One SQLite file. Tables hold one noun each (content, report, arrival, refusal,
 * decision, reading, list) and are STRICT; views of the same nouns in the plural are for people who
 * open the file in another program. docs/case-file.md describes them.
 */
#ifndef ASC_CASE_SCHEMA_H
#define ASC_CASE_SCHEMA_H

#define ASC_CASE_APPLICATION_ID 0x41534352 /* "ASCR" */
#define ASC_CASE_VERSION 7                 /* user_version of what this program writes */

/* The SQL that makes version n + 1 of version n; 0 is an empty file. */
extern const char *const asc_case_migrations[ASC_CASE_VERSION];

#endif
