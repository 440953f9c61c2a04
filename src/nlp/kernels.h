/*
 * kernels - the networks' arithmetic, for the widest registers the machine has.
 *
 * The three variants (AVX-512, AVX2, portable C) are one source, kernels_body.h,
 * over a vector of 16 floats. All do the same operations in the same order, with
 * fused multiply-add (the portable one rounds once through double), so that they
 * give the same numbers to the last bit but for a double rounding in some 2^29.
 *
 * Weights are laid out by train/model/network.py. No alignment is asked for.
 */
#ifndef ASC_NLP_KERNELS_H
#define ASC_NLP_KERNELS_H

#include <stddef.h>
#include <stdbool.h>

#define ASC_LANES 16
#define ASC_PANEL 48
#define ASC_WIDTH 96    /* of a token's vector */
#define ASC_PIECES 288  /* ASC_WIDTH units of 3 maxout pieces, in panel order */
#define ASC_HIDDEN 64   /* of the transition scorer */
#define ASC_FEATURE 128 /* ASC_HIDDEN units of 2 maxout pieces: [piece][unit] */

/* A maxout layer's bias [288] and its layer normalisation [96]. */
typedef struct asc_norm {
    const float *bias, *gain, *shift;
} asc_norm;

/* `window` works on groups of 4 rows, at most 9 at a time; floats of its scratch. */
#define ASC_WINDOW_GROUP 4
#define ASC_WINDOW_SCRATCH (9 * (6 * ASC_WIDTH + 6 * ASC_PANEL + 4 * ASC_WIDTH))

typedef struct asc_kernels {
    const char *name;

    /* c[rows][n] = a[rows][k] w[k][n], n a multiple of 16; rows of c and a lie ldc
     * and lda floats apart. */
    void (*gemm)(float *c, size_t ldc, const float *a, size_t lda, size_t rows, size_t k,
                 const float *w, size_t n);

    /* y[96] = norm(max over pieces of (a + b + c + bias)) + x; b, c and x may be NULL. */
    void (*maxout_row)(float *y, const float *a, const float *b, const float *c, const float *x,
                       const asc_norm *n);

    /*
     * A residual window layer over `rows` rows of 96 floats:
     *   y[t] = x[t] + norm(maxout(L x[t-1] + C x[t] + R x[t+1] + bias))
     * x[-1] to x[rows + 4] must be readable, and those behind x[rows], which have no
     * part in y but by rounding, the same each time (zero, say).
     * w is in the form F(4,3): [6 panels][6][96][48].
     */
    void (*window)(float *y, const float *x, size_t rows, const float *w, const asc_norm *n,
                   float *scratch);

    /*
     * Scores of n moves (a multiple of 16, at most 128) in a state with nf features
     * (pointers to 128 floats): W max over pieces of (sum + bias) + upper_bias.
     */
    void (*scores)(float *out, const float *const *features, size_t nf, const float *bias,
                   const float *w, const float *upper_bias, size_t n);
} asc_kernels;

extern const asc_kernels asc_kernels_portable;
#if defined(__x86_64__)
extern const asc_kernels asc_kernels_avx2, asc_kernels_avx512;
#endif

/* The best one this machine runs. `name` ("portable", "avx2", "avx512") asks for
 * one; NULL when the machine has not got it. Cannot fail with name NULL. */
const asc_kernels *asc_kernels_pick(const char *name);

#endif
