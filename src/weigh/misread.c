#include "weigh/misread.h"

#include <math.h>

#include "base/error.h"
#include "base/str.h"

#include "base/banned.h"

#define SEEN_HALF .5 /* a kind that was never seen is not impossible (Jeffreys) */

static const char *const names[ASC_MISREAD_KINDS] = { "agent", "role", "polarity", "source",
                                                      "nothing" };

static bool number(asc_str s, double *out)
{
    double v = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9') return false;
        v = v * 10 + (s.p[i] - '0');
    }
    *out = v;
    return s.n > 0 && s.n < 8;
}

/* "agent	138	828	muc4" */
static bool take(asc_str line, double wrong[], double of[])
{
    asc_str kind, first, second;
    double a, b;
    if (!asc_str_cut(line, '\t', &kind, &line) || !asc_str_cut(line, '\t', &first, &line))
        return false;
    if (!asc_str_cut(line, '\t', &second, &line)) second = line;
    if (!number(first, &a) || !number(second, &b) || a > b) return false;
    for (int k = 0; k < ASC_MISREAD_KINDS; k++) {
        if (!asc_str_eq(kind, asc_str_from(names[k]))) continue;
        wrong[k] += a;
        of[k] += b;
        return true;
    }
    return false;
}

asc_status asc_misreading_load(asc_misreading *out, asc_str table, asc_error *err)
{
    double wrong[ASC_MISREAD_KINDS] = { 0 }, of[ASC_MISREAD_KINDS] = { 0 }, sum = 0;
    asc_lines it = { table, 0 };
    asc_str line;
    while (asc_lines_next(&it, &line)) {
        if (line.n == 0 || line.p[0] == '#') continue;
        if (!take(line, wrong, of))
            return asc_fail(err, ASC_EFORMAT,
                            "data/misreading.tsv line %zu: a kind, errors, of how many", it.no);
    }
    for (int k = 0; k < ASC_MISREAD_KINDS; k++) {
        if (of[k] <= 0)
            return asc_fail(err, ASC_EFORMAT, "data/misreading.tsv: nothing of kind %s", names[k]);
        out->count[k] = wrong[k];
        out->share[k] = (wrong[k] + SEEN_HALF) / (of[k] + 2 * SEEN_HALF);
        sum += out->share[k];
    }
    for (int k = 0; k < ASC_MISREAD_KINDS; k++) out->share[k] /= sum;
    return ASC_OK;
}

double asc_misreading_weigh(const asc_misreading *m, const asc_meant *x, double read)
{
    double wrong = m->share[ASC_MISREAD_AGENT] * x->other +
                   m->share[ASC_MISREAD_POLARITY] * x->contrary +
                   m->share[ASC_MISREAD_SOURCE] * x->voice + m->share[ASC_MISREAD_ROLE] +
                   m->share[ASC_MISREAD_NOTHING];
    return log(read * x->said + (1 - read) * wrong);
}
