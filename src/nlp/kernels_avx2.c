#include "nlp/kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

typedef struct V {
    __m256 lo, hi;
} V;
#define TILE 2 /* 12 accumulators of 8 lanes, columns from memory */
#define INLINE2 static inline __attribute__((always_inline))

INLINE2 V v_load(const float *p)
{
    return (V){ _mm256_loadu_ps(p), _mm256_loadu_ps(p + 8) };
}

INLINE2 void v_store(float *p, V v)
{
    _mm256_storeu_ps(p, v.lo);
    _mm256_storeu_ps(p + 8, v.hi);
}

INLINE2 V v_set1(float x)
{
    __m256 v = _mm256_set1_ps(x);
    return (V){ v, v };
}

INLINE2 V v_fma(V a, V b, V c)
{
    return (V){ _mm256_fmadd_ps(a.lo, b.lo, c.lo), _mm256_fmadd_ps(a.hi, b.hi, c.hi) };
}

INLINE2 V v_add(V a, V b)
{
    return (V){ _mm256_add_ps(a.lo, b.lo), _mm256_add_ps(a.hi, b.hi) };
}

INLINE2 V v_sub(V a, V b)
{
    return (V){ _mm256_sub_ps(a.lo, b.lo), _mm256_sub_ps(a.hi, b.hi) };
}

INLINE2 V v_mul(V a, V b)
{
    return (V){ _mm256_mul_ps(a.lo, b.lo), _mm256_mul_ps(a.hi, b.hi) };
}

INLINE2 V v_max(V a, V b)
{
    return (V){ _mm256_max_ps(a.lo, b.lo), _mm256_max_ps(a.hi, b.hi) };
}

#include "nlp/kernels_body.h"

#include "base/banned.h"

const asc_kernels asc_kernels_avx2 = { "avx2", gemm, maxout_row, window, scores };
#else
typedef int asc_kernels_avx2_unused;
#endif
