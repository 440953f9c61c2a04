#include "weigh/learnt.h"

#include <math.h>
#include <string.h>

#include "base/error.h"

#include "base/banned.h"

#define MAGIC 0x32544e524c435341u /* a machine that turns bytes round refuses it */

/* What was learnt, as it lies in the bytes: a head, then `count` of the one and `own_count` of
 * the other. */
struct head {
    uint64_t magic, sample, count, own_count, learnt_from;
    double fits, temper;
};

struct source {
    uint64_t key, incidents;
    double right, spread;
};

struct own {
    uint32_t statement;
    float own;
};

static bool is_copy(float own)
{
    return own < 1;
}

asc_status asc_learnt_pack_sample(asc_str *out, asc_arena *keep, const asc_weigh_input *in,
                                  uint64_t stamp, asc_error *err)
{
    struct head h = { .magic = MAGIC,
                      .sample = stamp,
                      .count = in->learnt_count,
                      .learnt_from = in->learnt_from,
                      .fits = in->fits,
                      .temper = in->temper };
    for (size_t k = 0; in->own && k < in->statement_count; k++) h.own_count += is_copy(in->own[k]);
    size_t n = sizeof h + h.count * sizeof(struct source) + h.own_count * sizeof(struct own);
    char *p = asc_arena_alloc(keep, n, 1), *at = p;
    if (!p) return asc_fail(err, ASC_ENOMEM, "out of memory");
    memcpy(at, &h, sizeof h);
    at += sizeof h;
    for (size_t k = 0; k < in->learnt_count; k++, at += sizeof(struct source)) {
        const asc_learnt *x = &in->learnt[k];
        const struct source s = { x->key, x->incidents, x->right, x->spread };
        memcpy(at, &s, sizeof s);
    }
    for (uint32_t k = 0; in->own && k < in->statement_count; k++) {
        const struct own o = { k, in->own[k] };
        if (!is_copy(o.own)) continue;
        memcpy(at, &o, sizeof o);
        at += sizeof o;
    }
    *out = (asc_str){ p, n };
    return ASC_OK;
}

asc_status asc_learnt_pack(asc_str *out, asc_arena *keep, const asc_weigh_input *in, asc_error *err)
{
    return asc_learnt_pack_sample(out, keep, in, 0, err);
}

/* Reads the head; false where the bytes are none of ours. */
static bool head_of(struct head *h, asc_str bytes)
{
    if (bytes.n < sizeof *h) return false;
    memcpy(h, bytes.p, sizeof *h);
    size_t rest = bytes.n - sizeof *h;
    return h->magic == MAGIC && h->count <= rest / sizeof(struct source) &&
           h->own_count <= rest / sizeof(struct own) &&
           h->count * sizeof(struct source) + h->own_count * sizeof(struct own) == rest &&
           h->learnt_from <= UINT32_MAX && h->fits >= 0 && isfinite(h->fits) && h->temper > 0 &&
           isfinite(h->temper);
}

bool asc_learnt_sound(asc_str bytes)
{
    struct head h;
    uint64_t last = 0;
    if (!head_of(&h, bytes)) return false;
    const char *at = bytes.p + sizeof h;
    for (uint64_t k = 0; k < h.count; k++, at += sizeof(struct source)) {
        struct source s;
        memcpy(&s, at, sizeof s);
        if ((k && s.key <= last) || s.incidents > UINT32_MAX || !(s.right > 0 && s.right < 1) ||
            !isfinite(s.spread))
            return false;
        last = s.key;
    }
    for (uint64_t k = 0; k < h.own_count; k++, at += sizeof(struct own)) {
        struct own o;
        memcpy(&o, at, sizeof o);
        if (!(o.own >= 0 && o.own < 1)) return false;
    }
    return true;
}

uint64_t asc_learnt_stamp(asc_str bytes)
{
    struct head h;
    return head_of(&h, bytes) ? h.sample : 0;
}

/* An origin of the sample as one of the whole; false: it is none. */
static bool key_in_whole(uint64_t *key, const asc_sample_of *of)
{
    if (!of) return true;
    uint64_t report = *key - ASC_ORIGIN_REPORT;
    if (*key < ASC_ORIGIN_REPORT) {
        if (*key >= of->actor_count) return false;
        *key = of->actors[*key];
    } else {
        if (report >= of->report_count) return false;
        *key = ASC_ORIGIN_REPORT + of->reports[report];
    }
    return true;
}

static bool statement_in_whole(uint32_t *k, const asc_sample_of *of)
{
    if (!of) return true;
    if (*k >= of->statement_count) return false;
    *k = of->statements[*k];
    return true;
}

asc_status asc_learnt_unpack(asc_weigh_input *in, asc_arena *keep, asc_str bytes, asc_error *err)
{
    return asc_learnt_unpack_sample(in, keep, bytes, NULL, err);
}

asc_status asc_learnt_unpack_sample(asc_weigh_input *in, asc_arena *keep, asc_str bytes,
                                    const asc_sample_of *of, asc_error *err)
{
    struct head h;
    size_t n = 0;
    if (!head_of(&h, bytes)) return asc_fail(err, ASC_EFORMAT, "what was learnt is damaged");
    if (!h.learnt_from) return ASC_OK;
    asc_learnt *learnt = asc_arena_alloc(keep, h.count + 1, sizeof *learnt);
    float *own = asc_arena_alloc(keep, in->statement_count + 1, sizeof *own);
    if (!learnt || !own) return asc_fail(err, ASC_ENOMEM, "out of memory");
    const char *at = bytes.p + sizeof h;
    for (uint64_t k = 0; k < h.count; k++, at += sizeof(struct source)) {
        struct source s;
        memcpy(&s, at, sizeof s);
        if (key_in_whole(&s.key, of))
            learnt[n++] = (asc_learnt){ s.key, s.right, s.spread, (uint32_t)s.incidents };
    }
    for (size_t k = 0; k < in->statement_count; k++) own[k] = 1;
    for (uint64_t k = 0; k < h.own_count; k++, at += sizeof(struct own)) {
        struct own o;
        memcpy(&o, at, sizeof o);
        if (statement_in_whole(&o.statement, of) && o.statement < in->statement_count)
            own[o.statement] = o.own;
    }
    in->learnt = learnt;
    in->learnt_count = n;
    in->own = own;
    in->learnt_from = (uint32_t)h.learnt_from;
    in->fits = h.fits;
    in->temper = h.temper;
    return ASC_OK;
}
