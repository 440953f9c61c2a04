#include "nlp/kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

typedef __m512 V;
#define TILE 9 /* 27 accumulators, 3 columns, 1 row value: 31 of 32 registers */
#define v_load(p) _mm512_loadu_ps(p)
#define v_store(p, v) _mm512_storeu_ps(p, v)
#define v_set1(x) _mm512_set1_ps(x)
#define v_fma(a, b, c) _mm512_fmadd_ps(a, b, c)
#define v_add(a, b) _mm512_add_ps(a, b)
#define v_sub(a, b) _mm512_sub_ps(a, b)
#define v_mul(a, b) _mm512_mul_ps(a, b)
#define v_max(a, b) _mm512_max_ps(a, b)

#include "nlp/kernels_body.h"

#include "base/banned.h"

const asc_kernels asc_kernels_avx512 = { "avx512", gemm, maxout_row, window, scores };
#else
typedef int asc_kernels_avx512_unused;
#endif
