/*
 * The kernels' one source, included by kernels_*.c, which first define a vector V
 * of 16 floats with v_load, v_store, v_set1, v_fma(a, b, c) = a b + c, v_add, v_sub,
 * v_mul, v_max, and TILE, the rows that a tile of the matrix product keeps in
 * registers beside three vectors of columns.
 */
#include <math.h>
#include <string.h>

#if defined(__clang__)
#define UNROLL _Pragma("unroll")
#else
#define UNROLL _Pragma("GCC unroll 16")
#endif
#define INLINE static inline __attribute__((always_inline))

/* Sum of the lanes, in one fixed order on every machine. */
INLINE float v_sum(V v)
{
    float f[ASC_LANES];
    v_store(f, v);
    for (int step = ASC_LANES / 2; step > 0; step /= 2)
        for (int i = 0; i < step; i++) f[i] += f[i + step];
    return f[0];
}

/* c[R][16 NV] = a[R][k] w[k][16 NV]. R and NV are constants where this is inlined. */
INLINE void tile(float *c, size_t ldc, const float *a, size_t lda, size_t k, const float *w,
                 const int R, const int NV)
{
    V acc[TILE][3];
    UNROLL for (int r = 0; r < R; r++)
        UNROLL for (int v = 0; v < NV; v++) acc[r][v] = v_set1(0.0f);
    for (size_t i = 0; i < k; i++, w += ASC_LANES * NV) {
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

/* The same for a panel's nv (1 to 3) vectors and any number of rows. */
static void panel(float *c, size_t ldc, const float *a, size_t lda, size_t rows, size_t k,
                  const float *w, size_t nv)
{
    for (; rows >= TILE; rows -= TILE, a += TILE * lda, c += TILE * ldc) {
        if (nv == 3) tile(c, ldc, a, lda, k, w, TILE, 3);
        else if (nv == 2) tile(c, ldc, a, lda, k, w, TILE, 2);
        else tile(c, ldc, a, lda, k, w, TILE, 1);
    }
    for (; rows > 0; rows--, a += lda, c += ldc) {
        if (nv == 3) tile(c, ldc, a, lda, k, w, 1, 3);
        else if (nv == 2) tile(c, ldc, a, lda, k, w, 1, 2);
        else tile(c, ldc, a, lda, k, w, 1, 1);
    }
}

static void gemm(float *c, size_t ldc, const float *a, size_t lda, size_t rows, size_t k,
                 const float *w, size_t n)
{
    for (size_t at = 0; at < n; at += ASC_PANEL) {
        size_t cols = n - at < ASC_PANEL ? n - at : ASC_PANEL;
        panel(c + at, ldc, a, lda, rows, k, w, cols / ASC_LANES);
        w += k * cols;
    }
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

/* Winograd's input transform of `pairs` pairs of rows: t[4][pairs][96]. */
INLINE void window_in(float *t, const float *x, size_t pairs)
{
    size_t step = pairs * ASC_WIDTH;
    for (size_t p = 0; p < pairs; p++, x += 2 * ASC_WIDTH, t += ASC_WIDTH) {
        UNROLL for (int i = 0; i < ASC_WIDTH; i += ASC_LANES) {
            V d0 = v_load(x + i - ASC_WIDTH), d1 = v_load(x + i);
            V d2 = v_load(x + i + ASC_WIDTH), d3 = v_load(x + i + 2 * ASC_WIDTH);
            v_store(t + i, v_sub(d0, d2));
            v_store(t + i + step, v_add(d1, d2));
            v_store(t + i + 2 * step, v_sub(d2, d1));
            v_store(t + i + 3 * step, v_sub(d1, d3));
        }
    }
}

/* Its output transform of one panel, with bias and maximum over pieces: 16 units
 * of each of the pairs' rows. m[4][pairs][48] -> z[2 pairs][96]. */
INLINE void window_out(float *z, const float *m, size_t pairs, const float *bias)
{
    size_t step = pairs * ASC_PANEL;
    for (size_t p = 0; p < pairs; p++, m += ASC_PANEL, z += 2 * ASC_WIDTH) {
        V a[3], b[3];
        UNROLL for (int v = 0; v < 3; v++) {
            const float *at = m + ASC_LANES * v;
            V m2 = v_load(at + step), m3 = v_load(at + 2 * step);
            V add = v_load(bias + ASC_LANES * v);
            a[v] = v_add(v_add(v_add(v_load(at), m2), m3), add);
            b[v] = v_add(v_sub(v_sub(m2, m3), v_load(at + 3 * step)), add);
        }
        v_store(z, v_max(v_max(a[0], a[1]), a[2]));
        v_store(z + ASC_WIDTH, v_max(v_max(b[0], b[1]), b[2]));
    }
}

/* At most 9 pairs, so that the transformed rows stay in the first-level cache
 * while all six panels pass over them. */
static void window(float *y, const float *x, size_t rows, const float *w, const asc_norm *n,
                   float *scratch)
{
    while (rows > 0) {
        size_t pairs = (rows + 1) / 2 < 9 ? (rows + 1) / 2 : 9;
        float *t = scratch, *m = t + pairs * 4 * ASC_WIDTH, *z = m + pairs * 4 * ASC_PANEL;
        window_in(t, x, pairs);
        for (size_t j = 0; j < 6; j++) {
            for (size_t i = 0; i < 4; i++)
                panel(m + i * pairs * ASC_PANEL, ASC_PANEL, t + i * pairs * ASC_WIDTH, ASC_WIDTH,
                      pairs, ASC_WIDTH, w + (j * 4 + i) * ASC_WIDTH * ASC_PANEL, 3);
            window_out(z + j * ASC_LANES, m, pairs, n->bias + j * ASC_PANEL);
        }
        size_t done = rows < 2 * pairs ? rows : 2 * pairs;
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

/* out[16 NV] = h[64] w[64][16 NV] + bias. */
INLINE void project(float *out, const float *h, const float *w, const float *bias, const int NV)
{
    V acc[8];
    UNROLL for (int v = 0; v < NV; v++) acc[v] = v_set1(0.0f);
    for (int i = 0; i < ASC_HIDDEN; i++, w += ASC_LANES * NV) {
        V x = v_set1(h[i]);
        UNROLL for (int v = 0; v < NV; v++) acc[v] = v_fma(x, v_load(w + ASC_LANES * v), acc[v]);
    }
    UNROLL for (int v = 0; v < NV; v++)
        v_store(out + ASC_LANES * v, v_add(acc[v], v_load(bias + ASC_LANES * v)));
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
    case 1: project(out, h, w, upper_bias, 1); break;
    case 2: project(out, h, w, upper_bias, 2); break;
    case 3: project(out, h, w, upper_bias, 3); break;
    case 4: project(out, h, w, upper_bias, 4); break;
    case 5: project(out, h, w, upper_bias, 5); break;
    case 6: project(out, h, w, upper_bias, 6); break;
    case 7: project(out, h, w, upper_bias, 7); break;
    default: project(out, h, w, upper_bias, 8); break;
    }
}
