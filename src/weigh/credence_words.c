/*
 * What an origin's words are worth for each answer, in each draw of what is not known well.
 */
#include "weigh/credence_inner.h"

#include <math.h>

#include "base/str.h"

#include "base/banned.h"

#define PARTLY .1 /* how far "X and Y did it" is right if X did it alone */
#define DRAWS_MIN 8
#define CELLS_MAX ((size_t)4 << 20) /* draws x origins x answers worked out for one incident */
#define OWN_SHARE .85               /* of an origin's spread that is its own, ... */
#define CLASS_SHARE .5              /* ... and that it shares with its class */
#define READ_SPREAD .5              /* of the logit of `read`, which is told by frames, not known */

/* ---- draws: equal for equal seeds, whatever else is weighed ---- */

static uint64_t mix(uint64_t x)
{
    x += 0x9E3779B97F4A7C15u;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
    return x ^ (x >> 31);
}

/* Standard normal, as the sum of twelve uniforms: no library function decides a bit. */
double asc_credence_normal(uint64_t seed, uint32_t draw)
{
    double sum = -6;
    uint64_t x = mix(seed ^ ((uint64_t)draw << 40));
    for (int i = 0; i < 12; i++) {
        x = mix(x);
        sum += (double)(x >> 11) * 0x1p-53;
    }
    return sum;
}

static double logit(double p)
{
    return log(p / (1 - p));
}

double asc_sigmoid(double x)
{
    return x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x));
}

/* Draw 0 is the middle one: the table's own figures. */
asc_worth asc_credence_worth(const struct weigher *w, const asc_heard *o, uint32_t draw)
{
    const asc_self *claim = &w->standings->claim, *denial = &w->standings->denial;
    double own = draw ? asc_credence_normal(o->seed, draw) : 0;
    double shared = draw ? asc_credence_normal(w->standings->items[o->standing].seed, draw) : 0;
    return (asc_worth){
        .right = asc_sigmoid(
            logit(o->right) +
            (o->learnt ? o->spread * own : o->spread * (OWN_SHARE * own + CLASS_SHARE * shared))),
        .fits = o->fits,
        .claim = claim->did / claim->did_not * exp(claim->spread * own),
        .denial = denial->did / denial->did_not * exp(denial->spread * own),
        .plain_right = w->standings->items[w->standings->plain].right,
        .plain_fits = w->standings->items[w->standings->plain].fits,
        .reading = draw ? READ_SPREAD * asc_credence_normal(o->seed ^ UINT64_C(0x4EAD), draw) : 0,
        .misread = &w->misread[draw],
    };
}

/* The shares of what is misread, as drawn: the rarer a kind was seen, the less it is known. */
void asc_credence_draw_misreading(struct weigher *w)
{
    const asc_misreading *m = &w->standings->misread;
    for (uint32_t k = 0; k < ASC_DRAWS_MAX; k++) {
        double sum = 0;
        w->misread[k] = *m;
        for (uint32_t j = 0; k && j < ASC_MISREAD_KINDS; j++)
            w->misread[k].share[j] *=
                exp(asc_credence_normal(UINT64_C(0xB1D) + j, k) / sqrt(m->count[j] + 1));
        for (uint32_t j = 0; j < ASC_MISREAD_KINDS; j++) sum += w->misread[k].share[j];
        for (uint32_t j = 0; j < ASC_MISREAD_KINDS; j++) w->misread[k].share[j] /= sum;
    }
}

/* Of the statements on its actors, so that the same words on another give the same draws. */
uint64_t asc_credence_seed_of(const struct weigher *w, const asc_doer *d)
{
    uint64_t seed = 0;
    for (uint32_t k = 0; k < d->n; k++) {
        uint64_t least = UINT64_MAX;
        for (uint32_t j = 0; j < w->e->count; j++) {
            const asc_testimony *t = &w->e->items[j];
            if (t->actor != d->actor[k]) continue;
            uint64_t h = asc_str_hash(asc_str_from(w->in->statements[t->statement].id));
            if (h < least) least = h;
        }
        seed ^= mix(least);
    }
    return seed;
}

/* ---- what an origin's words are worth for an answer ---- */

/*
 * Of one origin, for one answer, against an answer that names nobody. All it says for
 * somebody is one word, right or wrong: naming three is not three witnesses. What it says
 * of others is, where it was misread, said of this one.
 */
static double word_of_origin(const struct weigher *w, const asc_heard *o, const asc_worth *v,
                             const asc_doer *d)
{
    double ll = 0, firm = 0, read = 0, hit = 0;
    uint32_t named = 0;
    for (uint32_t k = o->first; k < o->end; k++) {
        const asc_testimony *t = &w->e->items[k];
        if (t->role != ASC_PREDICATE_CARRIED_OUT) continue;
        bool has = asc_doer_has(d, t->actor);
        if (t->word == ASC_WORD_SAYS && t->polarity == ASC_POLARITY_PLUS) {
            if (!t->apart) continue;
            named++;
            bool alone = has && w->beside[k] != ASC_NONE && !asc_doer_has(d, w->beside[k]);
            hit += alone ? PARTLY : has;
            firm += t->firm;
            if (t->read > read) read = t->read;
        } else if (has) {
            ll += asc_word_weigh(t, v, o->trust);
        }
    }
    if (!named || !d->n) return ll;
    double wrong = (1 - v->right) * v->fits, share = hit / named;
    double power = firm / named * o->trust * o->echo;
    double others = w->actor_count > named ? w->actor_count - named + 1.0 : 1.0;
    asc_meant m = { 1, 1, 1, 1 };
    m.other += (pow(asc_accusation(v->right, v->fits), power) - 1) * (d->n - (hit > 0)) / others;
    if (hit > 0) {
        m.said = pow((share * v->right + wrong) / wrong, power);
        m.contrary = pow((1 - v->right) / v->right, power);
        m.voice = pow(asc_accusation(v->plain_right, v->plain_fits), power);
    }
    return ll + asc_misreading_weigh(v->misread, &m, asc_read_drawn(v, read));
}

/* Of one origin for all answers; those that it has no word on are alike. */
static void words_of_origin(const struct weigher *w, const asc_heard *o, uint32_t draw, double *out)
{
    asc_worth v = asc_credence_worth(w, o, draw);
    double alike[3];
    bool known[3] = { false, false, false };
    for (uint32_t d = 0; d < w->doer_count; d++) {
        const asc_doer *x = &w->doers[d];
        bool of = false;
        for (uint32_t k = o->first; k < o->end && !of; k++)
            of = asc_doer_has(x, w->e->items[k].actor);
        if (of || !known[x->n]) out[d] = w->in->temper * word_of_origin(w, o, &v, x);
        else out[d] = alike[x->n];
        if (of) continue;
        alike[x->n] = out[d];
        known[x->n] = true;
    }
}

bool asc_credence_work_out(struct weigher *w)
{
    size_t cells = (size_t)w->e->origin_count * w->doer_count + 1;
    size_t draws = CELLS_MAX / cells;
    w->draws = draws > ASC_DRAWS_MAX ? ASC_DRAWS_MAX
               : draws < DRAWS_MIN   ? DRAWS_MIN
                                     : (uint32_t)draws;
    w->ll = asc_arena_alloc(w->keep, cells * w->draws, sizeof *w->ll);
    w->drawn = asc_arena_alloc(w->keep, (size_t)w->draws * w->doer_count, sizeof *w->drawn);
    w->total = asc_arena_alloc(w->keep, (size_t)w->draws * w->doer_count, sizeof *w->total);
    w->mean = asc_arena_alloc(w->keep, w->doer_count, sizeof *w->mean);
    if (!w->ll || !w->drawn || !w->total || !w->mean) return false;
    double *at = w->ll;
    for (uint32_t k = 0; k < w->draws; k++)
        for (uint32_t i = 0; i < w->e->origin_count; i++) {
            words_of_origin(w, &w->e->origins[i], k, at);
            at += w->doer_count;
        }
    return true;
}
