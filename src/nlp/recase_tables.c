#include "nlp/recase_tables.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"

#include "base/banned.h"

static asc_status load_table(const asc_model_file *f, const char *name, asc_recase_table *t,
                             asc_error *err)
{
    const void *p;
    size_t n;
    asc_status rc = asc_model_section(f, name, sizeof(asc_recase_slot), &p, &n, err);
    if (rc != ASC_OK) return rc;
    if (n == 0 || (n & (n - 1)) != 0)
        return asc_fail(err, ASC_EFORMAT, "model section %s: %zu slots are no power of two", name,
                        n);
    t->slots = p;
    t->mask = n - 1;
    return ASC_OK;
}

static asc_status load_settings(asc_recaser *r, const asc_model_file *f, asc_error *err)
{
    const void *p;
    size_t n;
    int32_t v[4];
    asc_status rc = asc_model_section(f, "case.settings", sizeof(int32_t), &p, &n, err);
    if (rc != ASC_OK) return rc;
    if (n != 4) return asc_fail(err, ASC_EFORMAT, "model section case.settings: %zu numbers", n);
    memcpy(v, p, sizeof v);
    for (int i = 0; i < 4; i++)
        if (v[i] < -1024 || v[i] > 1024)
            return asc_fail(err, ASC_EFORMAT, "model section case.settings: %d is absurd", v[i]);
    memcpy(r->bias, v, sizeof r->bias);
    r->memory = v[3];
    return ASC_OK;
}

static asc_status load_spellings(asc_recaser *r, const asc_model_file *f, asc_error *err)
{
    asc_status rc = load_table(f, "case.spelled", &r->spelled, err);
    if (rc == ASC_OK) rc = asc_model_strings(f, "case.spellings", &r->spellings, err);
    if (rc != ASC_OK) return rc;
    for (uint64_t i = 0; i <= r->spelled.mask; i++)
        if (r->spelled.slots[i].check && r->spelled.slots[i].value >= r->spellings.count)
            return asc_fail(err, ASC_EFORMAT, "model section case.spelled: no spelling %u",
                            r->spelled.slots[i].value);
    return ASC_OK;
}

asc_status asc_recaser_new(asc_recaser **out, const asc_model_file *f, asc_error *err)
{
    asc_recaser *r = calloc(1, sizeof *r);
    if (!r) return asc_fail(err, ASC_ENOMEM, "out of memory for the recaser");
    asc_status rc = load_table(f, "case.words", &r->words, err);
    if (rc == ASC_OK) rc = load_table(f, "case.phrases", &r->phrases, err);
    if (rc == ASC_OK) rc = load_table(f, "case.weights", &r->weights, err);
    if (rc == ASC_OK) rc = load_spellings(r, f, err);
    if (rc == ASC_OK) rc = load_settings(r, f, err);
    if (rc == ASC_OK) *out = r;
    else asc_recaser_free(r);
    return rc;
}

void asc_recaser_free(asc_recaser *r)
{
    free(r);
}

static bool is_lower_case(const asc_recaser *r, const char *p, size_t n)
{
    const uint32_t *v = asc_recase_find(&r->words, asc_str_hash((asc_str){ p, n }));
    return v && (*v & ASC_RECASE_LOWER);
}

/* "bombed" is not listed but "bomb" is; "e" may have been dropped before -ed and -ing. */
static bool is_derived(const asc_recaser *r, asc_str low)
{
    static const char *const ends[] = { "s", "es", "ed", "d", "ing", "ly", "ness", "er", "ers" };
    char stem[32];
    if (low.n >= sizeof stem) return false;
    for (size_t i = 0; i < low.n; i++)
        if ((unsigned char)low.p[i] >= 0x80) return false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        asc_str end = asc_str_from(ends[i]);
        if (!asc_str_ends(low, end) || low.n - end.n < 3) continue;
        size_t n = low.n - end.n;
        if (is_lower_case(r, low.p, n)) return true;
        if (end.p[0] != 'e' && end.p[0] != 'i') continue;
        memcpy(stem, low.p, n);
        stem[n] = 'e';
        if (is_lower_case(r, stem, n + 1)) return true;
    }
    return false;
}

uint32_t asc_recase_flags(const asc_recaser *r, asc_str low, uint64_t hash)
{
    const uint32_t *v = asc_recase_find(&r->words, hash);
    if (v) return *v;
    return is_derived(r, low) ? ASC_RECASE_DERIVED : 0;
}

asc_str asc_recase_spelling(const asc_recaser *r, uint64_t hash)
{
    const uint32_t *v = asc_recase_find(&r->spelled, hash);
    return v ? asc_strings_at(&r->spellings, *v) : (asc_str){ NULL, 0 };
}
