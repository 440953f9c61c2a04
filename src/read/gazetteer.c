#include "read/gazetteer.h"

#include "base/str.h"

#include "base/banned.h"

#define KEY_MAX 80 /* bytes of a name that is looked for */

asc_str asc_table_places(void);

/* The line that begins at or before byte `at`. */
static asc_str line_at(asc_str t, size_t at)
{
    size_t begin = at, end = at;
    while (begin > 0 && t.p[begin - 1] != '\n') begin--;
    while (end < t.n && t.p[end] != '\n') end++;
    return asc_str_slice(t, begin, end);
}

/* The candidates' part of the name's line; the lines are in order of their names. */
static bool look_up(asc_str key, asc_str *candidates)
{
    asc_str t = asc_table_places();
    size_t low = 0, high = t.n;
    while (low < high) {
        asc_str line = line_at(t, low + (high - low) / 2), name;
        if (!asc_str_cut(line, '\t', &name, candidates)) name = (asc_str){ NULL, 0 };
        int order = line.n && line.p[0] != '#' ? asc_str_cmp(key, name) : 1;
        if (order == 0) return true;
        size_t begin = (size_t)(line.p - t.p);
        if (order < 0) high = begin;
        else low = begin + line.n + 1;
    }
    return false;
}

/* "24.86" in hundredths. */
static int32_t hundredths(asc_str s)
{
    int32_t n = 0;
    for (size_t i = 0; i < s.n && n < 100000; i++)
        if (s.p[i] >= '0' && s.p[i] <= '9') n = n * 10 + (s.p[i] - '0');
    return s.n && s.p[0] == '-' ? -n : n;
}

static asc_place_precision candidate_of(asc_str s, asc_place_candidate *c)
{
    asc_str code, rest, number, latitude, longitude;
    uint64_t inhabitants = 0;
    *c = (asc_place_candidate){ .country = "" };
    if (!asc_str_cut(s, ' ', &code, &rest) || code.n != 2) return ASC_PRECISION_UNKNOWN;
    memcpy(c->country, code.p, 2);
    if (asc_str_eq(rest, ASC_STR("c"))) return ASC_PRECISION_COUNTRY;
    if (asc_str_eq(rest, ASC_STR("r"))) return ASC_PRECISION_REGION;
    if (!asc_str_cut(rest, ' ', &number, &rest) || !asc_str_u64(number, &inhabitants) ||
        !asc_str_cut(rest, ' ', &latitude, &longitude))
        return ASC_PRECISION_UNKNOWN;
    c->inhabitants = (int64_t)inhabitants;
    c->latitude = hundredths(latitude);
    c->longitude = hundredths(longitude);
    return ASC_PRECISION_TOWN;
}

uint32_t asc_gazetteer_find(asc_str key, asc_place_candidate out[ASC_PLACE_CANDIDATES_MAX],
                            asc_place_precision *precision)
{
    char low[KEY_MAX];
    asc_str rest, one;
    uint32_t n = 0;
    *precision = ASC_PRECISION_UNKNOWN;
    if (key.n == 0 || key.n > KEY_MAX) return 0;
    for (size_t i = 0; i < key.n; i++) /* short names in capitals keep them in their key */
        low[i] = key.p[i] >= 'A' && key.p[i] <= 'Z' ? (char)(key.p[i] + 32) : key.p[i];
    if (!look_up((asc_str){ low, key.n }, &rest)) return 0;
    while (rest.n && n < ASC_PLACE_CANDIDATES_MAX) {
        if (!asc_str_cut(rest, '\t', &one, &rest)) one = rest, rest = (asc_str){ NULL, 0 };
        asc_place_precision p = candidate_of(one, &out[n]);
        if (p == ASC_PRECISION_UNKNOWN) continue;
        out[n].precision = p;
        if (n++ == 0) *precision = p;
    }
    return n;
}

void asc_gazetteer_country(asc_str key, char out[3])
{
    asc_place_candidate c[ASC_PLACE_CANDIDATES_MAX];
    asc_place_precision precision;
    uint32_t n = asc_gazetteer_find(key, c, &precision);
    out[0] = '\0';
    if (precision != ASC_PRECISION_COUNTRY) return;
    for (uint32_t i = 1; i < n; i++)
        if (c[i].precision == ASC_PRECISION_REGION) return;
    memcpy(out, c[0].country, 3);
}
