#include <math.h>
#include <string.h>

#include "weigh/crowd.h"

#include "base/banned.h"

/* What a source's coin starts from, and how far it may go: no weight is infinite. */
#define COIN_COUNT 4.0
#define COIN_RIGHT 0.7
#define RIGHT_MIN 0.02f
#define RIGHT_MAX 0.995f

bool asc_coin_start(const asc_crowd *c, asc_coin *m, asc_arena *keep)
{
    m->p = asc_arena_alloc(keep, c->offset[c->objects] + 1, sizeof *m->p);
    m->right = asc_arena_alloc(keep, c->sources + 1, sizeof *m->right);
    m->weight = asc_arena_alloc(keep, c->sources + 1, sizeof *m->weight);
    m->sum = asc_arena_alloc(keep, c->sources + 1, sizeof *m->sum);
    m->count = asc_arena_zalloc(keep, c->sources + 1, sizeof *m->count);
    if (!m->p || !m->right || !m->weight || !m->sum || !m->count) return false;
    for (size_t s = 0; s < c->sources; s++) m->right[s] = (float)COIN_RIGHT;
    for (size_t k = 0; k < c->claims; k++) m->count[c->source[k]]++;
    return true;
}

/* Credence of one object's n values from the weights of who says them. */
static void weigh_object(const asc_crowd *c, size_t o, const float *weight, float *p, uint32_t n)
{
    float most = 0, sum = 0;
    /* An error falls on any other value alike: log(n - 1) more for each claim. */
    float other = n > 2 ? logf((float)(n - 1)) : 0;
    for (uint32_t v = 0; v < n; v++) p[v] = 0;
    for (size_t k = c->start[o]; k < c->start[o + 1]; k++)
        p[c->value[k]] += weight[c->source[k]] + other;
    for (uint32_t v = 0; v < n; v++) most = p[v] > most ? p[v] : most;
    for (uint32_t v = 0; v < n; v++) sum += p[v] = expf(p[v] - most);
    float by = 1 / sum;
    for (uint32_t v = 0; v < n; v++) p[v] *= by;
}

void asc_coin_pass(const asc_crowd *c, asc_coin *m)
{
    for (size_t s = 0; s < c->sources; s++) {
        m->weight[s] = logf(m->right[s] / (1 - m->right[s]));
        m->sum[s] = COIN_COUNT * COIN_RIGHT;
    }
    for (size_t o = 0; o < c->objects; o++) {
        float *p = m->p + c->offset[o];
        weigh_object(c, o, m->weight, p, c->offset[o + 1] - c->offset[o]);
        for (size_t k = c->start[o]; k < c->start[o + 1]; k++)
            m->sum[c->source[k]] += (double)p[c->value[k]];
    }
    for (size_t s = 0; s < c->sources; s++) {
        float r = (float)(m->sum[s] / (COIN_COUNT + m->count[s]));
        m->right[s] = r < RIGHT_MIN ? RIGHT_MIN : r > RIGHT_MAX ? RIGHT_MAX : r;
    }
}
