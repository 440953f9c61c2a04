#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "nlp/kernels.h"

/* Numbers between -1 and 1 from a fixed seed, the same everywhere. */
static void fill(float *p, size_t n, uint32_t seed)
{
    for (size_t i = 0; i < n; i++) {
        seed = seed * 1664525u + 1013904223u;
        p[i] = (float)(int32_t)(seed >> 8) / (float)(1 << 23) - 1.0f;
    }
}

static float *numbers(size_t n, uint32_t seed)
{
    float *p = malloc(n * sizeof *p);
    assert_non_null(p);
    fill(p, n, seed);
    return p;
}

static const char *const names[] = { "portable", "avx2", "avx512" };

#define ROWS_MAX 300
#define SPARE 8 /* rows around what a layer works on */

/* Every function of a variant over the same input; the output in one array. */
static size_t run_all(const asc_kernels *k, size_t rows, float *out)
{
    float *x = numbers((ROWS_MAX + 2 * SPARE) * ASC_WIDTH, 1), *w = numbers(6 * 6 * 96 * 48, 2);
    float *more = numbers(64 * 1024, 3), *scratch = malloc(ASC_WINDOW_SCRATCH * sizeof *scratch);
    asc_norm n = { more, more + 288, more + 400 };
    float *at = out;
    const float *features[8];
    assert_non_null(scratch);
    k->window(at, x + ASC_WIDTH, rows, w, &n, scratch);
    at += rows * ASC_WIDTH;
    k->gemm(at, 288, x, ASC_WIDTH, rows, ASC_WIDTH, w, 288);
    at += rows * 288;
    k->gemm(at, 64, x, ASC_WIDTH, rows, ASC_WIDTH, w, 64);
    at += rows * 64;
    k->gemm(at, 16, x, ASC_WIDTH, rows, ASC_WIDTH, w, 16);
    at += rows * 16;
    k->gemm(at, ASC_FEATURE, x, ASC_HIDDEN, 1, ASC_HIDDEN, w, ASC_FEATURE);
    at += ASC_FEATURE;
    k->maxout_row(at, w, w + 300, w + 600, x, &n);
    k->maxout_row(at + 96, w, NULL, NULL, NULL, &n);
    at += 192;
    for (size_t i = 0; i < 8; i++) features[i] = w + i * ASC_FEATURE;
    for (size_t moves = 16; moves <= 128; moves += 16) {
        k->scores(at, features, moves / 16, more, w + 4096, more + 600, moves);
        at += moves;
    }
    free(x);
    free(w);
    free(more);
    free(scratch);
    return (size_t)(at - out);
}

#define OUT_MAX ((size_t)ROWS_MAX * (96 + 288 + 64 + 16) + 128 + 192 + 16 * 36)

static void variants_agree_to_the_last_bit(void **state)
{
    (void)state;
    float *first = malloc(OUT_MAX * sizeof *first), *other = malloc(OUT_MAX * sizeof *other);
    assert_true(first && other);
    static const size_t rows[] = { 1, 2, 3, 4, 5, 8, 9, 17, 31, 36, 37, 150, ROWS_MAX };
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        size_t n = run_all(asc_kernels_pick("portable"), rows[r], first);
        for (size_t i = 1; i < 3; i++) {
            const asc_kernels *k = asc_kernels_pick(names[i]);
            if (!k) continue;
            assert_int_equal(run_all(k, rows[r], other), n);
            assert_memory_equal(first, other, n * sizeof *first);
        }
    }
    free(first);
    free(other);
}

/* One row of a window layer by its definition, in double precision. */
static void by_definition(double *y, const float *x, const double (*g)[3], const asc_norm *n)
{
    double z[96], mean = 0, square = 0;
    for (int u = 0; u < 96; u++) {
        z[u] = -1e300;
        for (int p = 0; p < 3; p++) {
            int column = u / 16 * 48 + p * 16 + u % 16;
            double sum = n->bias[column];
            for (int i = 0; i < 96; i++)
                for (int t = 0; t < 3; t++)
                    sum += (double)x[(t - 1) * 96 + i] * g[i * 288 + column][t];
            if (sum > z[u]) z[u] = sum;
        }
        mean += z[u] / 96;
    }
    for (int u = 0; u < 96; u++) square += (z[u] - mean) * (z[u] - mean) / 96;
    for (int u = 0; u < 96; u++)
        y[u] = (z[u] - mean) / sqrt(square + 1e-8) * (double)n->gain[u] + (double)n->shift[u] +
               (double)x[u];
}

/* Weights of the three neighbours in Winograd's form: what train/model/network.py does. */
static float *winograd(const double (*g)[3])
{
    static const double at[] = { 0, 0.75, -0.75, 1.5, -1.5 };
    float *w = malloc(sizeof *w * 6 * 6 * 96 * 48);
    assert_non_null(w);
    for (int column = 0; column < 288; column++)
        for (int i = 0; i < 96; i++)
            for (int m = 0; m < 6; m++) {
                double scale = 1, value = 0;
                const double *three = g[i * 288 + column];
                for (int j = 0; m < 5 && j < 5; j++)
                    if (j != m) scale *= at[m] - at[j];
                for (int t = 2; m < 5 && t >= 0; t--) value = value * at[m] + three[t];
                if (m == 5) value = three[2];
                w[((column / 48 * 6 + m) * 96 + i) * 48 + column % 48] = (float)(value / scale);
            }
    return w;
}

static void a_window_layer_is_what_its_definition_says(void **state)
{
    (void)state;
    enum { ROWS = 21 };
    float *raw = numbers(96 * 288 * 3, 7), *more = numbers(600, 8);
    double(*g)[3] = malloc(sizeof *g * 96 * 288);
    float x[(ROWS + SPARE) * 96], y[ROWS * 96], scratch[ASC_WINDOW_SCRATCH];
    asc_norm n = { more, more + 288, more + 400 };
    assert_non_null(g);
    for (int i = 0; i < 96 * 288; i++)
        for (int t = 0; t < 3; t++) g[i][t] = (double)raw[i * 3 + t] / 10;
    fill(x, sizeof x / sizeof *x, 9);
    float *w = winograd((const double(*)[3])g);
    asc_kernels_pick(NULL)->window(y, x + 96, ROWS, w, &n, scratch);
    double largest = 0;
    for (int r = 0; r < ROWS; r++) {
        double expected[96];
        by_definition(expected, x + (r + 1) * 96, (const double(*)[3])g, &n);
        for (int u = 0; u < 96; u++)
            largest = fmax(largest, fabs(expected[u] - (double)y[r * 96 + u]));
    }
    assert_true(largest < 2e-5);
    free(raw);
    free(more);
    free(g);
    free(w);
}

static void an_unknown_variant_is_refused(void **state)
{
    (void)state;
    assert_null(asc_kernels_pick("cray"));
    assert_non_null(asc_kernels_pick(NULL));
    assert_string_equal(asc_kernels_pick("portable")->name, "portable");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(variants_agree_to_the_last_bit),
        cmocka_unit_test(a_window_layer_is_what_its_definition_says),
        cmocka_unit_test(an_unknown_variant_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
