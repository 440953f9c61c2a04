/*
 * weigh_once - times weighing, for bench/weigh. One JSON object on standard output.
 *
 *   weigh_once coin N           one-coin passes over N made claims: claims a second
 *   weigh_once full CLAIMS.csv  the full model: statements a second in one pass and step
 *   weigh_once whole CLAIMS.csv from the table in memory to the answers, everything: the
 *                               choice of the model, ranges
 *   weigh_once plain CLAIMS.csv ANSWERS.csv
 *                               the same, confusions alone with a fixed pull; answers are
 *                               written apart from the time
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/os.h"
#include "base/str.h"
#include "weigh/build.h"
#include "weigh/crowd.h"
#include "weigh/learn.h"
#include "weigh/random.h"

#include "base/banned.h"

#define SOURCES 2000u
#define CLAIMS_EACH 10u /* of an object */
#define VALUES 4u
#define PASSES 9

/* Processor time: what else runs on the machine does not count. */
static double now(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

static int by_double(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static int fail(const char *what)
{
    fprintf(stderr, "weigh_once: %s\n", what);
    return 1;
}

/* Claims of sources that are right with .5 to .9 each, four answers an object. */
static bool make(asc_arena *a, asc_crowd *c, size_t claims)
{
    size_t objects = claims / CLAIMS_EACH;
    uint32_t *start = asc_arena_alloc(a, objects + 1, sizeof *start);
    uint32_t *offset = asc_arena_alloc(a, objects + 1, sizeof *offset);
    uint32_t *source = asc_arena_alloc(a, claims, sizeof *source);
    uint16_t *value = asc_arena_alloc(a, claims, sizeof *value);
    asc_random r = { 1 };
    if (!start || !offset || !source || !value) return false;
    for (size_t o = 0; o <= objects; o++) {
        start[o] = (uint32_t)(o * CLAIMS_EACH);
        offset[o] = (uint32_t)(o * VALUES);
    }
    for (size_t k = 0; k < objects * CLAIMS_EACH; k++) {
        uint64_t bits = asc_random_bits(&r);
        source[k] = (uint32_t)(bits % SOURCES);
        bool right = asc_random_uniform(&r) < 0.5 + 0.4 * source[k] / SOURCES;
        value[k] = right ? 0 : (uint16_t)(1 + (bits >> 40) % (VALUES - 1));
    }
    *c =
        (asc_crowd){ objects * CLAIMS_EACH, objects, SOURCES, start, source, value, offset, false };
    return true;
}

static int coin(const char *count)
{
    uint64_t n;
    asc_crowd c;
    asc_coin m = { 0 };
    double seconds[PASSES];
    asc_arena *a = asc_arena_new();
    if (!a || !asc_str_u64(asc_str_from(count), &n) || n < CLAIMS_EACH || n > 1u << 28)
        return fail("give a number of claims");
    if (!make(a, &c, (size_t)n) || !asc_coin_start(&c, &m, a)) return fail("out of memory");
    asc_coin_pass(&c, &m);
    for (int k = 0; k < PASSES; k++) {
        double at = now();
        asc_coin_pass(&c, &m);
        seconds[k] = now() - at;
    }
    size_t right = 0;
    for (size_t o = 0; o < c.objects; o++) {
        const float *p = m.p + c.offset[o];
        right += p[0] > p[1] && p[0] > p[2] && p[0] > p[3];
    }
    qsort(seconds, PASSES, sizeof *seconds, by_double);
    printf("{\"claims\":%zu,\"seconds\":%.6f,\"per_s\":%.0f,\"accuracy\":%.4f}\n", c.claims,
           seconds[PASSES / 2], (double)c.claims / seconds[PASSES / 2],
           (double)right / (double)c.objects);
    asc_arena_free(a);
    return 0;
}

struct laps {
    double last, seconds[256];
    unsigned n;
};

static bool lap(void *user, unsigned done, unsigned of)
{
    struct laps *l = user;
    double at = now();
    (void)of;
    if (done > 1 && l->n < 256) l->seconds[l->n++] = at - l->last;
    l->last = at;
    return true;
}

/* The claims of a closed set as flat arrays, and the confusions learnt from them. */
static bool plain(const asc_claims *t, asc_arena *a, asc_crowd *c, asc_confusion *m,
                  asc_table_ledger *made)
{
    asc_table_ledger ledger;
    if (asc_claims_ledger(&ledger, a, t, NULL) != ASC_OK || !ledger.closed) return false;
    const asc_ledger *e = &ledger.evidence;
    uint32_t *start = asc_arena_alloc(a, e->incident_count + 1, sizeof *start);
    uint32_t *source = asc_arena_alloc(a, e->claim_count + 1, sizeof *source);
    uint16_t *value = asc_arena_alloc(a, e->claim_count + 1, sizeof *value);
    if (!start || !source || !value) return false;
    for (size_t i = 0; i < e->incident_count; i++) start[i] = e->incidents[i].begin;
    start[e->incident_count] = (uint32_t)e->claim_count;
    for (size_t k = 0; k < e->claim_count; k++) {
        source[k] = e->claims[k].source;
        value[k] = e->claims[k].value;
    }
    *c = (asc_crowd){
        e->claim_count, e->incident_count, e->source_count, start, source, value, NULL, true
    };
    *m = (asc_confusion){ .values = e->hyps[0].values };
    *made = ledger;
    return asc_confusion_fit(m, a, c, .1, NULL, NULL, NULL) == ASC_OK;
}

/* object,value, the likeliest; names as they are: those of the data sets are plain. */
static bool put_answers(const asc_claims *t, const asc_table_ledger *ledger, const asc_confusion *m,
                        const char *path)
{
    FILE *f = fopen(path, "wb");
    if (!f) return false;
    fputs("object,value\n", f);
    for (size_t o = 0; o < ledger->evidence.incident_count; o++) {
        uint32_t best = 0;
        for (uint32_t v = 1; v < m->values; v++)
            if (m->p[o * m->values + v] > m->p[o * m->values + best]) best = v;
        asc_str object = t->objects.names[ledger->objects[o]], value = t->values.names[best];
        fprintf(f, "\"%.*s\",\"%.*s\"\n", ASC_FMT(object), ASC_FMT(value));
    }
    return fclose(f) == 0;
}

static int table(const char *path, bool whole, const char *answers)
{
    asc_buf bytes = { 0 };
    asc_error err;
    asc_claims *t = NULL;
    if (asc_os_read(&bytes, path, (size_t)1 << 32, &err) != ASC_OK) return fail(err.message);
    if (asc_claims_parse(&t, asc_buf_str(&bytes), &err) != ASC_OK) return fail(err.message);
    asc_claims_size n = asc_claims_count(t);
    double began = now();
    struct laps l = { .n = 0 };
    size_t statements = n.claims;
    asc_arena *a = asc_arena_new();
    asc_crowd c;
    asc_confusion m;
    asc_table_ledger ledger;
    if (answers) {
        if (!a || !plain(t, a, &c, &m, &ledger))
            return fail("no closed set of values, or out of memory");
    } else if (whole) {
        asc_outcome *out = NULL;
        if (asc_claims_weigh(&out, t, NULL, &err) != ASC_OK) return fail(err.message);
        asc_outcome_free(out);
    } else {
        asc_weights *w;
        asc_learn_options o = { .progress = lap, .user = &l, .draws = 8 };
        if (!a || asc_claims_ledger(&ledger, a, t, &err) != ASC_OK) return fail(err.message);
        if (asc_learn(&w, a, &ledger.evidence, &o, &err) != ASC_OK) return fail(err.message);
        statements = ledger.evidence.claim_count;
    }
    double seconds = now() - began;
    if (!whole && !answers) {
        qsort(l.seconds, l.n, sizeof *l.seconds, by_double);
        seconds = l.seconds[l.n / 2];
    }
    if (answers && !put_answers(t, &ledger, &m, answers)) return fail("answers cannot be written");
    printf("{\"claims\":%zu,\"seconds\":%.6f,\"per_s\":%.0f}\n", statements, seconds,
           (double)statements / seconds);
    asc_arena_free(a);
    asc_claims_free(t);
    asc_buf_free(&bytes);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "coin") == 0) return coin(argv[2]);
    if (argc == 3 && strcmp(argv[1], "full") == 0) return table(argv[2], false, NULL);
    if (argc == 3 && strcmp(argv[1], "whole") == 0) return table(argv[2], true, NULL);
    if (argc == 4 && strcmp(argv[1], "plain") == 0) return table(argv[2], false, argv[3]);
    return fail("usage: weigh_once coin N | full CLAIMS.csv | whole CLAIMS.csv | plain CLAIMS.csv "
                "ANSWERS.csv");
}
