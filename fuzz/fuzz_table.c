/*
 * fuzz_table - any bytes as a folder's reports.csv.
 *
 * Rows are views of the table's own copy: every byte of every field is read, so that
 * the sanitizer sees one that is not. A table that is refused says where.
 */
#include <stdlib.h>

#include "base/str.h"

#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    asc_report_table *t = NULL;
    asc_error err = { ASC_OK, "" };
    asc_status rc = asc_report_table_parse(&t, (asc_str){ (const char *)data, size }, &err);
    if ((rc == ASC_OK) != (t != NULL) || (rc != ASC_OK && err.message[0] == '\0')) abort();
    if (rc != ASC_OK) return 0;
    size_t seen = 0;
    for (size_t i = 0; i < asc_report_table_count(t); i++) {
        asc_report_facts f = asc_report_table_row(t, i);
        asc_str fields[] = { f.name, f.title, f.outlet, f.author, f.published };
        for (size_t k = 0; k < sizeof fields / sizeof *fields; k++)
            seen += asc_str_hash(fields[k]) & 1;
    }
    if (seen > 5 * asc_report_table_count(t)) abort();
    asc_report_table_free(t);
    return 0;
}
