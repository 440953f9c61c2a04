#include "weigh/repute.h"

#include "base/error.h"
#include "base/str.h"

#include "base/banned.h"

#define COLUMNS 7

struct row {
    asc_str col[COLUMNS];
    size_t count, line;
};

static asc_status bad(asc_error *err, const struct row *r, const char *what)
{
    return asc_fail(err, ASC_EFORMAT, "data/voices.tsv line %zu: %s", r->line, what);
}

static bool probability(asc_str s, double *out)
{
    return asc_str_number(s, out) && *out > 0 && *out < 1;
}

static uint32_t find(const asc_reputes *s, asc_str name)
{
    for (uint32_t i = 0; i < s->count; i++)
        if (asc_str_eq(s->items[i].name, name)) return i;
    return ASC_NONE;
}

static asc_status take_class(asc_reputes *s, const struct row *r, asc_error *err)
{
    if (s->count == ASC_REPUTES_MAX) return bad(err, r, "too many classes");
    asc_repute *c = &s->items[s->count];
    c->name = r->col[1];
    c->seed = asc_str_hash(c->name);
    c->access = asc_str_eq(r->col[5], ASC_STR("yes"));
    if (!probability(r->col[2], &c->right) || !probability(r->col[3], &c->fits) ||
        !asc_str_number(r->col[4], &c->spread))
        return bad(err, r, "right and fits are between 0 and 1, spread is a number");
    s->count++;
    return ASC_OK;
}

static asc_status take_self(asc_reputes *s, const struct row *r, asc_error *err)
{
    asc_self *self = asc_str_eq(r->col[1], ASC_STR("claim"))    ? &s->claim
                     : asc_str_eq(r->col[1], ASC_STR("denial")) ? &s->denial
                                                                : NULL;
    if (!self) return bad(err, r, "self is of a claim or a denial");
    if (!probability(r->col[2], &self->did) || !probability(r->col[3], &self->did_not) ||
        !asc_str_number(r->col[4], &self->spread))
        return bad(err, r, "did and did-not are between 0 and 1, spread is a number");
    return ASC_OK;
}

/* The bit of the filter that is the word's, whatever its case. */
static unsigned bit_of(asc_str word)
{
    unsigned first = (unsigned char)word.p[0] | 32u, last = (unsigned char)word.p[word.n - 1] | 32u;
    return ((first * 31 + last) * 31 + (unsigned)word.n) % (64 * ASC_REPUTE_FILTER);
}

static asc_status take(asc_reputes *s, const struct row *r, asc_error *err)
{
    if (asc_str_eq(r->col[0], ASC_STR("class"))) return take_class(s, r, err);
    if (asc_str_eq(r->col[0], ASC_STR("self"))) return take_self(s, r, err);
    if (!asc_str_eq(r->col[0], ASC_STR("word"))) return bad(err, r, "a class, self or word");
    uint32_t at = find(s, r->col[1]);
    if (at == ASC_NONE) return bad(err, r, "words of a class that is not above");
    s->words[at] = r->col[2];
    asc_str rest = r->col[2], one = rest;
    while (rest.n) {
        if (!asc_str_cut(rest, ' ', &one, &rest)) one = rest, rest = (asc_str){ NULL, 0 };
        if (one.n) s->met[bit_of(one) / 64] |= (uint64_t)1 << bit_of(one) % 64;
    }
    return ASC_OK;
}

static void split(struct row *r, asc_str line)
{
    asc_str head;
    r->count = 0;
    while (r->count + 1 < COLUMNS && asc_str_cut(line, '\t', &head, &line))
        r->col[r->count++] = asc_str_trim(head);
    r->col[r->count++] = asc_str_trim(line);
    for (size_t i = r->count; i < COLUMNS; i++) r->col[i] = (asc_str){ NULL, 0 };
}

asc_status asc_reputes_load(asc_reputes *out, asc_str table, asc_error *err)
{
    asc_reputes s = { 0 };
    asc_lines it = { table, 0 };
    asc_str line;
    while (asc_lines_next(&it, &line)) {
        struct row r;
        if (line.n == 0 || line.p[0] == '#') continue;
        r.line = it.no;
        split(&r, line);
        asc_status rc = take(&s, &r, err);
        if (rc) return rc;
    }
    s.party = find(&s, ASC_STR("party"));
    s.outlet = find(&s, ASC_STR("outlet"));
    s.unnamed = find(&s, ASC_STR("unnamed"));
    s.plain = find(&s, ASC_STR("plain"));
    s.expert = find(&s, ASC_STR("expert"));
    s.police = find(&s, ASC_STR("police"));
    s.rumour = find(&s, ASC_STR("rumour"));
    s.document = find(&s, ASC_STR("document"));
    s.verdict = find(&s, ASC_STR("verdict"));
    if (s.party == ASC_NONE || s.expert == ASC_NONE || s.outlet == ASC_NONE ||
        s.unnamed == ASC_NONE || s.plain == ASC_NONE || s.claim.did <= 0 || s.denial.did <= 0)
        return asc_fail(err, ASC_EFORMAT,
                        "data/voices.tsv: one of party, outlet, unnamed, plain, expert, claim "
                        "and denial is missing");
    for (int b = 0; b < ASC_BASIS_COUNT; b++)
        s.of_basis[b] = find(&s, asc_str_from(asc_basis_name((asc_basis)b)));
    uint32_t witness = find(&s, ASC_STR("witness"));
    s.of_basis[ASC_BASIS_WITNESSED] = witness;
    *out = s;
    return ASC_OK;
}

/* Is the word s[at, end) one of those in `list`? ASCII letters alone fold. */
static bool listed(asc_str list, asc_str word)
{
    for (size_t i = 0; i + word.n <= list.n; i++) {
        size_t end = i + word.n;
        if ((list.p[i] | 32) == (word.p[0] | 32) && (end == list.n || list.p[end] == ' ') &&
            asc_str_eq_nocase(asc_str_slice(list, i, end), word))
            return true;
        const char *space = memchr(list.p + i, ' ', list.n - i);
        if (!space) return false;
        i = (size_t)(space - list.p);
    }
    return false;
}

static bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || ((unsigned char)c & 0x80);
}

/* The next word of a name, or an empty one; *at moves behind it. */
static bool next_word(asc_str name, size_t *at, asc_str *word)
{
    while (*at < name.n && !letter(name.p[*at])) ++*at;
    if (*at >= name.n) return false;
    size_t i = *at, end = i;
    while (end < name.n && letter(name.p[end])) end++;
    /* A curly apostrophe is three bytes of a "letter": a possessive ends before it. */
    size_t stop = asc_str_find(asc_str_slice(name, i, end), ASC_STR("\xE2\x80\x99"));
    *word = asc_str_slice(name, i, stop == SIZE_MAX ? end : i + stop);
    *at = end + 1;
    return true;
}

uint32_t asc_repute_of_words(const asc_reputes *s, asc_str name)
{
    uint32_t best = ASC_NONE;
    asc_str word;
    for (size_t i = 0; next_word(name, &i, &word);) {
        bool may = word.n && s->met[bit_of(word) / 64] >> bit_of(word) % 64 & 1;
        for (uint32_t c = 0; may && c < s->count && c < best; c++)
            if (listed(s->words[c], word)) best = c;
    }
    return best;
}

bool asc_repute_has_word(const asc_reputes *s, asc_str name, uint32_t class)
{
    asc_str word;
    for (size_t i = 0; next_word(name, &i, &word);)
        if (word.n && listed(s->words[class], word)) return true;
    return false;
}

uint32_t asc_repute_of_actor(const asc_reputes *s, const asc_actor *a)
{
    uint32_t best = ASC_NONE;
    for (uint32_t k = 0; k < a->name_count; k++) {
        uint32_t found = asc_repute_of_words(s, a->names[k]);
        if (found < best) best = found;
    }
    return best;
}
