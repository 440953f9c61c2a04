/*
 * fuzz_claims - any bytes as a table of claims, weighed and written out.
 *
 * A table that is refused says where; one that is not gets credences from 0 to 1. The first
 * byte chooses the model.
 */
#include <stdlib.h>

#include "base/str.h"

#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool swallow(void *user, const char *bytes, size_t n)
{
    uint64_t *sum = user;
    for (size_t i = 0; i < n; i++) *sum += (unsigned char)bytes[i];
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    asc_claims *t = NULL;
    asc_outcome *out = NULL;
    asc_error err = { ASC_OK, "" };
    uint64_t sum = 0;
    if (size == 0) return 0;
    asc_claims_options o = { .weighing = (asc_weigher)(data[0] % ASC_WEIGHER_COUNT), .draws = 8 };
    asc_status rc = asc_claims_parse(&t, (asc_str){ (const char *)data + 1, size - 1 }, &err);
    if ((rc == ASC_OK) != (t != NULL) || (rc != ASC_OK && err.message[0] == '\0')) abort();
    if (rc != ASC_OK) return 0;
    rc = asc_claims_weigh(&out, t, &o, &err);
    if ((rc == ASC_OK) != (out != NULL) || (rc != ASC_OK && err.message[0] == '\0')) abort();
    for (int k = 0; rc == ASC_OK && k < ASC_OUTCOME_TABLE_COUNT; k++)
        if (asc_outcome_write(out, (asc_outcome_table)k, swallow, &sum, &err) != ASC_OK) abort();
    asc_outcome_free(out);
    asc_claims_free(t);
    return 0;
}
