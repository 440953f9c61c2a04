#include "base/str.h"
#include "resolve/listings.h"

#include "base/banned.h"

#define MEASURES_MAX 32 /* of one listing */

asc_str asc_table_programmes(void);

enum { KEY, ISSUER, TITLE, MEASURES, LABELS, COLUMNS };

/* "un" -> "UN-": programmes of other bodies may have the same label. */
static asc_str family(asc_str list)
{
    static const struct {
        const char *list, *keys;
    } known[] = {
        { "un", "UN-" }, { "ofac", "US-" }, { "ca-", "CA-" }, { "eu", "EU-" }, { "uk", "GB-" }
    };
    for (size_t k = 0; k < sizeof known / sizeof *known; k++)
        if (asc_str_starts(list, asc_str_from(known[k].list))) return asc_str_from(known[k].keys);
    return (asc_str){ "", 0 };
}

/* The next of "A; B". */
static bool next_part(asc_str *rest, asc_str *part)
{
    if (!rest->n) return false;
    if (!asc_str_cut(*rest, ';', part, rest)) {
        *part = *rest;
        *rest = (asc_str){ NULL, 0 };
    }
    *part = asc_str_trim(*part);
    return true;
}

static bool among(asc_str labels, asc_str what)
{
    asc_str one;
    while (next_part(&labels, &one))
        if (asc_str_eq_nocase(one, what)) return true;
    return false;
}

/* The measures of the one programme that `label` means; empty for none or several. */
static asc_str find(asc_str keys, asc_str label)
{
    asc_lines it = { asc_table_programmes(), 0 };
    asc_str line, found = { NULL, 0 };
    unsigned hits = 0;
    while (asc_lines_next(&it, &line)) {
        asc_str f[COLUMNS] = { { NULL, 0 } };
        if (!line.n || line.p[0] == '#') continue;
        for (int c = 0; c < COLUMNS; c++) {
            f[c] = line;
            if (!asc_str_cut(line, '\t', &f[c], &line)) break;
        }
        bool named =
            asc_str_eq(f[KEY], label) || (asc_str_starts(f[KEY], keys) && among(f[LABELS], label));
        if (!named) continue;
        found = f[MEASURES];
        hits++;
    }
    return hits == 1 ? found : (asc_str){ NULL, 0 };
}

bool asc_programme_measures(asc_arena *keep, asc_str list, asc_str programme, asc_str *out)
{
    asc_str measures[MEASURES_MAX], label, one, keys = family(list);
    size_t n = 0;
    asc_buf b = { 0 };
    while (next_part(&programme, &label)) {
        asc_str all = label.n ? find(keys, label) : label;
        while (n < MEASURES_MAX && next_part(&all, &one)) {
            bool known = false;
            for (size_t k = 0; k < n; k++) known = known || asc_str_eq(measures[k], one);
            if (!known) measures[n++] = one;
        }
    }
    for (size_t k = 0; k < n; k++) {
        if (k) asc_buf_puts(&b, "; ");
        asc_buf_put(&b, measures[k]);
    }
    bool good = !b.failed && asc_arena_copy(keep, asc_buf_str(&b), out);
    asc_buf_free(&b);
    return good;
}
