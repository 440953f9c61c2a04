#include "nlp/kernels.h"

typedef struct V {
    float f[ASC_LANES];
} V;
#define V_IS_ARRAY
#define TILE 2
#define EACH for (int i = 0; i < ASC_LANES; i++)

static V v_load(const float *p)
{
    V v;
    EACH v.f[i] = p[i];
    return v;
}

static void v_store(float *p, V v)
{
    EACH p[i] = v.f[i];
}

static V v_set1(float x)
{
    V v;
    EACH v.f[i] = x;
    return v;
}

/* The product of two floats is exact in double, so this rounds as a fused one does. */
static V v_fma(V a, V b, V c)
{
    EACH c.f[i] = (float)((double)a.f[i] * (double)b.f[i] + (double)c.f[i]);
    return c;
}

static V v_add(V a, V b)
{
    EACH a.f[i] += b.f[i];
    return a;
}

static V v_sub(V a, V b)
{
    EACH a.f[i] -= b.f[i];
    return a;
}

static V v_mul(V a, V b)
{
    EACH a.f[i] *= b.f[i];
    return a;
}

static V v_max(V a, V b)
{
    EACH a.f[i] = a.f[i] > b.f[i] ? a.f[i] : b.f[i];
    return a;
}

#include "nlp/kernels_body.h"

#include "base/banned.h"

const asc_kernels asc_kernels_portable = { "portable", gemm, maxout_row, window, scores };
