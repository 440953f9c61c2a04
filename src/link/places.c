#include "link/places.h"

#include "base/error.h"
#include "base/str.h"
#include "core/name.h"
#include "read/gazetteer.h"

#include "base/banned.h"

struct vote {
    asc_str text, key, within;
    uint32_t count;
};

struct ballot {
    struct vote items[ASC_LINK_PLACES_MAX];
    uint32_t n;
};

/* Nothing but capitals? Headlines and datelines are. */
static bool shouted(asc_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] >= 'a' && s.p[i] <= 'z') return false;
    return s.n > 3;
}

static int text_order(const struct vote *v, asc_str text)
{
    int quiet = (int)shouted(text) - (int)shouted(v->text);
    return quiet ? -quiet : asc_str_cmp(v->text, text);
}

static bool vote_for(struct vote *v, asc_str text, asc_str within, uint32_t weight)
{
    v->count += weight;
    if (text_order(v, text) > 0) v->text = text;
    if (within.n && (!v->within.n || asc_str_cmp(within, v->within) < 0)) v->within = within;
    return true;
}

static bool cast(struct ballot *b, asc_arena *keep, asc_str text, asc_str within, uint32_t weight)
{
    asc_str key;
    if (!text.n) return true;
    for (uint32_t i = 0; i < b->n; i++) /* most say it in the same words */
        if (asc_str_eq(b->items[i].text, text)) return vote_for(&b->items[i], text, within, weight);
    if (!asc_name_key(keep, text, &key)) return false;
    for (uint32_t i = 0; i < b->n; i++) {
        if (asc_str_eq_nocase(b->items[i].key, key))
            return vote_for(&b->items[i], text, within, weight);
    }
    if (key.n && b->n < ASC_LINK_PLACES_MAX)
        b->items[b->n++] = (struct vote){ text, key, within, weight };
    return true;
}

/* Most votes; of equals the one that was told first where `first`, else the first by name. */
static const struct vote *winner(const struct ballot *b, bool first)
{
    const struct vote *best = NULL;
    for (uint32_t i = 0; i < b->n; i++) {
        const struct vote *v = &b->items[i];
        bool equal = best && v->count == best->count;
        if (!best || v->count > best->count ||
            (equal && !first && asc_str_cmp(v->key, best->key) < 0))
            best = v;
    }
    return best;
}

/* The most voted town that lies in the country `top`; NULL when there is none. */
static const struct vote *town_within(const struct ballot *b, const char *country)
{
    const struct vote *best = NULL;
    for (uint32_t i = 0; i < b->n; i++) {
        asc_place_candidate c[ASC_PLACE_CANDIDATES_MAX];
        asc_place_precision precision;
        uint32_t n = asc_gazetteer_find(b->items[i].key, c, &precision);
        if (precision != ASC_PRECISION_TOWN || (best && b->items[i].count <= best->count)) continue;
        for (uint32_t k = 0; k < n; k++)
            if (!strcmp(c[k].country, country)) best = &b->items[i];
    }
    return best;
}

/* Candidates in that country before the others. */
static void prefer(asc_incident *in, const char *country)
{
    asc_place_candidate sorted[ASC_PLACE_CANDIDATES_MAX];
    uint32_t n = 0;
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t k = 0; k < in->candidate_count; k++) {
            bool here = strcmp(in->candidates[k].country, country) == 0;
            if (here == (pass == 0)) sorted[n++] = in->candidates[k];
        }
    memcpy(in->candidates, sorted, n * sizeof *sorted);
    if (n) in->precision = sorted[0].precision;
}

/* One part more, as it is written but not in capitals; none that is said already. */
static void add_part(asc_buf *b, asc_str part)
{
    if (!part.n || asc_str_find((asc_str){ b->p, b->n }, part) != SIZE_MAX) return;
    if (b->n) asc_buf_puts(b, ", ");
    bool low = shouted(part);
    for (size_t i = 0; i < part.n; i++) {
        bool inside = i > 0 && part.p[i - 1] != ' ' && part.p[i - 1] != '-';
        bool fold = low && inside && part.p[i] >= 'A' && part.p[i] <= 'Z';
        char ch = part.p[i] == '\n' ? ' ' : part.p[i];
        asc_buf_putc(b, fold ? (char)(ch + 32) : ch);
    }
}

/* Where in the world the town or country may be, and how exact that is. */
static asc_status locate(asc_incident *in, asc_arena *keep, const struct vote *place,
                         asc_str within, asc_error *err)
{
    char country[3];
    asc_str key;
    in->candidate_count = asc_gazetteer_find(place->key, in->candidates, &in->precision);
    if (!asc_name_key(keep, within, &key)) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_gazetteer_country(key, country);
    if (country[0]) prefer(in, country);
    return ASC_OK;
}

asc_status asc_places_choose(asc_incident *in, asc_arena *keep, const asc_told *const *told,
                             size_t n, asc_error *err)
{
    struct ballot spots = { .n = 0 }, places = { .n = 0 }, guesses = { .n = 0 };
    asc_str none = { NULL, 0 }, within = none;
    char country[3];
    bool kept = true;
    for (size_t i = 0; kept && i < n; i++) {
        const asc_happening *h = told[i]->happening;
        uint32_t weight = told[i]->main ? 2 : 1;
        kept = cast(&spots, keep, h->spot, none, weight) &&
               cast(&places, keep, h->place, h->within, weight) &&
               cast(&guesses, keep, h->guess, none, weight);
    }
    if (!kept) return asc_fail(err, ASC_ENOMEM, "out of memory");
    const struct vote *spot = winner(&spots, false), *place = winner(&places, true), *town = NULL;
    if (place) {
        within = place->within;
        asc_gazetteer_country(place->key, country);
        if (country[0]) town = town_within(&places, country);
        if (town) within = place->text, place = town;
    } else {
        place = winner(&guesses, false);
    }
    asc_buf b = { 0 };
    if (spot) add_part(&b, spot->text);
    if (place) add_part(&b, place->text);
    add_part(&b, within);
    bool copied = !b.failed && asc_arena_copy(keep, (asc_str){ b.p, b.n }, &in->place);
    asc_buf_free(&b);
    if (!copied) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_status rc = place ? locate(in, keep, place, within, err) : ASC_OK;
    if (spot) in->precision = ASC_PRECISION_SPOT;
    return rc;
}
