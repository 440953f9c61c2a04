#include "weigh/random.h"

#include <math.h>

#include "base/banned.h"

uint64_t asc_random_bits(asc_random *r)
{
    uint64_t x = r->state += 0x9E3779B97F4A7C15u;
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

double asc_random_uniform(asc_random *r)
{
    return ((double)(asc_random_bits(r) >> 11) + 1) * 0x1p-53;
}

double asc_random_normal(asc_random *r)
{
    double a = asc_random_uniform(r), b = asc_random_uniform(r);
    return sqrt(-2 * log(a)) * cos(6.283185307179586 * b);
}

/* Marsaglia and Tsang, 2000. */
double asc_random_gamma(asc_random *r, double shape)
{
    if (shape < 1) return asc_random_gamma(r, shape + 1) * pow(asc_random_uniform(r), 1 / shape);
    double d = shape - 1.0 / 3, c = 1 / sqrt(9 * d);
    for (;;) {
        double x = asc_random_normal(r), v = 1 + c * x;
        if (v <= 0) continue;
        v = v * v * v;
        if (log(asc_random_uniform(r)) < 0.5 * x * x + d - d * v + d * log(v)) return d * v;
    }
}
