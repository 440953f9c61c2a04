/*
 * The kernels' one source, included by kernels_*.c, which first define a vector V
 * of 16 floats with v_load, v_store, v_set1, v_fma(a, b, c) = a b + c, v_add, v_sub,
 * v_mul, v_max, and TILE, the rows that a tile of the matrix product keeps in
 * registers beside three vectors of columns.
 */
#include <math.h>
#include <string.h>

/* Loops over registers, to be unrolled; not where V is an array anyway. */
#if defined(V_IS_ARRAY)
#define UNROLL
#define INLINE static
#elif defined(__clang__)
#define UNROLL _Pragma("unroll")
#else
#define UNROLL _Pragma("GCC unroll 16")
#endif
#ifndef INLINE
#define INLINE static inline __attribute__((always_inline))
#endif

/* Sum of the lanes, in one fixed order on every machine. */
INLINE float v_sum(V v)
{
    float f[ASC_LANES];
    v_store(f, v);
    for (int step = ASC_LANES / 2; step > 0; step /= 2)
        for (int i = 0; i < step; i++) f[i] += f[i + step];
    return f[0];
}

/* c[R][16 NV] = a[R][k] w[k][16 NV], rows of w ldw floats apart. R and NV are
 * constants where this is inlined. */
INLINE void tile(float *c, size_t ldc, const float *a, size_t lda, size_t k, const float *w,
                 size_t ldw, const int R, const int NV)
{
    V acc[TILE][3];
    UNROLL for (int r = 0; r < R; r++)
        UNROLL for (int v = 0; v < NV; v++) acc[r][v] = v_set1(0.0f);
    for (size_t i = 0; i < k; i++, w += ldw) {
        V b[3];
        UNROLL for (int v = 0; v < NV; v++) b[v] = v_load(w + ASC_LANES * v);
        UNROLL for (int r = 0; r < R; r++) {
            V x = v_set1(a[(size_t)r * lda + i]);
            UNROLL for (int v = 0; v < NV; v++) acc[r][v] = v_fma(x, b[v], acc[r][v]);
        }
    }
    UNROLL for (int r = 0; r < R; r++)
        UNROLL for (int v = 0; v < NV; v++)
            v_store(c + (size_t)r * ldc + ASC_LANES * v, acc[r][v]);
}

/* The same for 48 columns and any number of rows. */
static void panel(float *c, size_t ldc, const float *a, size_t lda, size_t rows, size_t k,
                  const float *w, size_t ldw)
{
    for (; rows >= TILE; rows -= TILE, a += TILE * lda, c += TILE * ldc)
        tile(c, ldc, a, lda, k, w, ldw, TILE, 3);
    switch (rows) { /* below TILE */
#if TILE > 2
    case 8: tile(c, ldc, a, lda, k, w, ldw, 8, 3); break;
    case 7: tile(c, ldc, a, lda, k, w, ldw, 7, 3); break;
    case 6: tile(c, ldc, a, lda, k, w, ldw, 6, 3); break;
    case 5: tile(c, ldc, a, lda, k, w, ldw, 5, 3); break;
    case 4: tile(c, ldc, a, lda, k, w, ldw, 4, 3); break;
    case 3: tile(c, ldc, a, lda, k, w, ldw, 3, 3); break;
    case 2: tile(c, ldc, a, lda, k, w, ldw, 2, 3); break;
#endif
    case 1: tile(c, ldc, a, lda, k, w, ldw, 1, 3); break;
    default: break;
    }
}

/* The columns that are left beside panels: 16 or 32. */
static void strip(float *c, size_t ldc, const float *a, size_t lda, size_t rows, size_t k,
                  const float *w, size_t ldw, size_t columns)
{
    for (; rows >= TILE; rows -= TILE, a += TILE * lda, c += TILE * ldc) {
        if (columns == 32) tile(c, ldc, a, lda, k, w, ldw, TILE, 2);
        else tile(c, ldc, a, lda, k, w, ldw, TILE, 1);
    }
    for (; rows > 0; rows--, a += lda, c += ldc) {
        if (columns == 32) tile(c, ldc, a, lda, k, w, ldw, 1, 2);
        else tile(c, ldc, a, lda, k, w, ldw, 1, 1);
    }
}

INLINE void project(float *out, const float *h, size_t k, const float *w, const int NV);

static void gemm(float *c, size_t ldc, const float *a, size_t lda, size_t rows, size_t k,
                 const float *w, size_t n)
{
    if (rows == 1 && n == ASC_FEATURE) {
        project(c, a, k, w, ASC_FEATURE / ASC_LANES);
        return;
    }
    size_t at = 0;
    for (; at + ASC_PANEL <= n; at += ASC_PANEL) panel(c + at, ldc, a, lda, rows, k, w + at, n);
    if (at < n) strip(c + at, ldc, a, lda, rows, k, w + at, n, n - at);
}

/* y = (z - mean) / deviation * gain + shift (+ x), over 96 units. */
INLINE void normalise(float *y, const V z[6], const float *x, const asc_norm *n)
{
    V sum = z[0];
    UNROLL for (int i = 1; i < 6; i++) sum = v_add(sum, z[i]);
    V mean = v_set1(v_sum(sum) / ASC_WIDTH);
    V d[6], square = v_set1(0.0f);
    UNROLL for (int i = 0; i < 6; i++) {
        d[i] = v_sub(z[i], mean);
        square = v_fma(d[i], d[i], square);
    }
    V scale = v_set1(1.0f / sqrtf(v_sum(square) / ASC_WIDTH + 1e-8f));
    UNROLL for (int i = 0; i < 6; i++) {
        int at = ASC_LANES * i;
        V out = v_fma(v_mul(d[i], scale), v_load(n->gain + at), v_load(n->shift + at));
        if (x) out = v_add(out, v_load(x + at));
        v_store(y + at, out);
    }
}

static void maxout_row(float *y, const float *a, const float *b, const float *c, const float *x,
                       const asc_norm *n)
{
    V z[6];
    for (int j = 0; j < 6; j++) {
        V p[3];
        UNROLL for (int v = 0; v < 3; v++) {
            int at = ASC_PANEL * j + ASC_LANES * v;
            p[v] = v_load(a + at);
            if (b) p[v] = v_add(p[v], v_load(b + at));
            if (c) p[v] = v_add(p[v], v_load(c + at));
            p[v] = v_add(p[v], v_load(n->bias + at));
        }
        z[j] = v_max(v_max(p[0], p[1]), p[2]);
    }
    normalise(y, z, x, n);
}

/* The points A, B and the infinite one of Winograd's form F(4,3); all exact. */
#define A 0.75f
#define B 1.5f

/* Its input transform of `groups` groups of 4 rows: t[6][groups][96]. */
INLINE void window_in(float *t, const float *x, size_t groups)
{
    const V one = v_set1(-(A * A + B * B)), both = v_set1(A * A * B * B);
    const V a2 = v_set1(-A * A), b2 = v_set1(-B * B), a = v_set1(A), b = v_set1(B);
    size_t step = groups * ASC_WIDTH;
    for (size_t g = 0; g < groups; g++, x += 4 * ASC_WIDTH, t += ASC_WIDTH) {
        for (int i = 0; i < ASC_WIDTH; i += ASC_LANES) {
            V d0 = v_load(x + i - ASC_WIDTH), d1 = v_load(x + i), d2 = v_load(x + i + ASC_WIDTH);
            V d3 = v_load(x + i + 2 * ASC_WIDTH), d4 = v_load(x + i + 3 * ASC_WIDTH);
            V d5 = v_load(x + i + 4 * ASC_WIDTH);
            V even_a = v_fma(b2, d2, d4), odd_a = v_mul(a, v_fma(b2, d1, d3));
            V even_b = v_fma(a2, d2, d4), odd_b = v_mul(b, v_fma(a2, d1, d3));
            v_store(t + i, v_fma(both, d0, v_fma(one, d2, d4)));
            v_store(t + i + step, v_add(even_a, odd_a));
            v_store(t + i + 2 * step, v_sub(even_a, odd_a));
            v_store(t + i + 3 * step, v_add(even_b, odd_b));
            v_store(t + i + 4 * step, v_sub(even_b, odd_b));
            v_store(t + i + 5 * step, v_fma(both, d1, v_fma(one, d3, d5)));
        }
    }
}

/* Its output transform of one panel, with bias and maximum over pieces: 16 units
 * of each group's four rows. m[6][groups][48] -> z[4 groups][96]. */
INLINE void window_out(float *z, const float *m, size_t groups, const float *bias)
{
    const V a = v_set1(A), b = v_set1(B), a2 = v_set1(A * A), b2 = v_set1(B * B);
    const V a3 = v_set1(A * A * A), b3 = v_set1(B * B * B);
    size_t step = groups * ASC_PANEL;
    for (size_t g = 0; g < groups; g++, m += ASC_PANEL, z += 4 * ASC_WIDTH) {
        V y[4];
        UNROLL for (int v = 0; v < 3; v++) {
            const float *at = m + ASC_LANES * v;
            V add = v_load(bias + ASC_LANES * v);
            V m1 = v_load(at + step), m2 = v_load(at + 2 * step);
            V m3 = v_load(at + 3 * step), m4 = v_load(at + 4 * step);
            V even_a = v_add(m1, m2), odd_a = v_sub(m1, m2);
            V even_b = v_add(m3, m4), odd_b = v_sub(m3, m4);
            V r[4] = { v_add(v_add(v_add(v_load(at), even_a), even_b), add),
                       v_add(v_fma(a, odd_a, v_mul(b, odd_b)), add),
                       v_add(v_fma(a2, even_a, v_mul(b2, even_b)), add),
                       v_add(v_add(v_fma(a3, odd_a, v_mul(b3, odd_b)), v_load(at + 5 * step)),
                             add) };
            UNROLL for (int i = 0; i < 4; i++) y[i] = v == 0 ? r[i] : v_max(y[i], r[i]);
        }
        UNROLL for (int i = 0; i < 4; i++) v_store(z + i * ASC_WIDTH, y[i]);
    }
}
#undef A
#undef B

/* At most 9 groups at a time, so that the transformed rows stay in the first-level
 * cache while all six panels pass over them. */
static void window(float *y, const float *x, size_t rows, const float *w, const asc_norm *n,
                   float *scratch)
{
    while (rows > 0) {
        size_t groups = (rows + 3) / 4 < 9 ? (rows + 3) / 4 : 9;
        float *t = scratch, *m = t + groups * 6 * ASC_WIDTH, *z = m + groups * 6 * ASC_PANEL;
        window_in(t, x, groups);
        for (size_t j = 0; j < 6; j++) {
            for (size_t i = 0; i < 6; i++)
                panel(m + i * groups * ASC_PANEL, ASC_PANEL, t + i * groups * ASC_WIDTH, ASC_WIDTH,
                      groups, ASC_WIDTH, w + (j * 6 + i) * ASC_WIDTH * ASC_PANEL, ASC_PANEL);
            window_out(z + j * ASC_LANES, m, groups, n->bias + j * ASC_PANEL);
        }
        size_t done = rows < 4 * groups ? rows : 4 * groups;
        for (size_t r = 0; r < done; r++) {
            V v[6];
            UNROLL for (int i = 0; i < 6; i++)
                v[i] = v_load(z + r * ASC_WIDTH + (size_t)(ASC_LANES * i));
            normalise(y + r * ASC_WIDTH, v, x + r * ASC_WIDTH, n);
        }
        x += done * ASC_WIDTH;
        y += done * ASC_WIDTH;
        rows -= done;
    }
}

/* out[16 NV] = h[k] w[k][16 NV]. */
INLINE void project(float *out, const float *h, size_t k, const float *w, const int NV)
{
    V acc[8];
    UNROLL for (int v = 0; v < NV; v++) acc[v] = v_set1(0.0f);
    for (size_t i = 0; i < k; i++, w += ASC_LANES * NV) {
        V x = v_set1(h[i]);
        UNROLL for (int v = 0; v < NV; v++) acc[v] = v_fma(x, v_load(w + ASC_LANES * v), acc[v]);
    }
    UNROLL for (int v = 0; v < NV; v++) v_store(out + ASC_LANES * v, acc[v]);
}

static void scores(float *out, const float *const *features, size_t nf, const float *bias,
                   const float *w, const float *upper_bias, size_t n)
{
    float h[ASC_HIDDEN];
    for (int i = 0; i < ASC_HIDDEN; i += ASC_LANES) {
        V a = v_load(features[0] + i), b = v_load(features[0] + ASC_HIDDEN + i);
        for (size_t f = 1; f < nf; f++) {
            a = v_add(a, v_load(features[f] + i));
            b = v_add(b, v_load(features[f] + ASC_HIDDEN + i));
        }
        a = v_add(a, v_load(bias + i));
        b = v_add(b, v_load(bias + ASC_HIDDEN + i));
        v_store(h + i, v_max(a, b));
    }
    switch (n / ASC_LANES) {
    case 1: project(out, h, ASC_HIDDEN, w, 1); break;
    case 2: project(out, h, ASC_HIDDEN, w, 2); break;
    case 3: project(out, h, ASC_HIDDEN, w, 3); break;
    case 4: project(out, h, ASC_HIDDEN, w, 4); break;
    case 5: project(out, h, ASC_HIDDEN, w, 5); break;
    case 6: project(out, h, ASC_HIDDEN, w, 6); break;
    case 7: project(out, h, ASC_HIDDEN, w, 7); break;
    default: project(out, h, ASC_HIDDEN, w, 8); break;
    }
    for (size_t i = 0; i < n; i += ASC_LANES)
        v_store(out + i, v_add(v_load(out + i), v_load(upper_bias + i)));
}
