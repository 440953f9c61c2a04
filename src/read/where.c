#include "read/where.h"

#include "base/str.h"
#include "read/gazetteer.h"

#include "base/banned.h"

#define SPOT_TOKENS 6     /* words of a site's name */
#define DATELINE_LINES 6  /* a dateline stands in one of the first so many lines */
#define DATELINE_BYTES 90 /* and its dash in the first so many bytes of it */
#define DATELINE_PLACE_MAX 40

static bool modifies_next(const asc_tree *t, uint32_t i)
{
    uint8_t dep = t->tok[i].dep;
    return (dep == ASC_DEP_COMPOUND || dep == ASC_DEP_AMOD || dep == ASC_DEP_NMOD) &&
           t->tok[i].head > i;
}

/* "Orsenian", "Kashmiri", "French". */
static bool sounds_so(asc_str word)
{
    static const char *const ends[] = { "an", "ese", "ish", "ic", "i", NULL };
    static const char *const odd[] = { "french", "dutch", "greek", "swiss", "welsh",
                                       "czech",  "turk",  "kurd",  "serb",  NULL };
    for (const char *const *e = ends; *e; e++) {
        asc_str end = asc_str_from(*e);
        if (word.n >= end.n + 3 &&
            asc_str_eq_nocase(asc_str_slice(word, word.n - end.n, word.n), end))
            return true;
    }
    return asc_str_among(word, odd);
}

bool asc_where_sounds_so(const asc_tree *t, uint32_t i)
{
    asc_str s = asc_tree_text(t, i);
    return s.n > 1 && s.p[s.n - 1] == 's' && sounds_so(asc_str_slice(s, 0, s.n - 1));
}

bool asc_where_demonym(const asc_tree *t, const asc_mention *x)
{
    asc_place_candidate c[ASC_PLACE_CANDIDATES_MAX];
    asc_place_precision precision;
    bool people = t->tok[x->head].ent == ASC_ENT_NORP, modifies = modifies_next(t, x->head);
    if (people && !modifies) return true;
    return modifies && sounds_so(asc_tree_text(t, x->head)) &&
           asc_gazetteer_find(x->key, c, &precision) == 0;
}

static bool capital(asc_str s)
{
    return s.n > 1 && ((s.p[0] >= 'A' && s.p[0] <= 'Z') || (s.p[0] & 0x80)) &&
           !(s.p[1] >= 'A' && s.p[1] <= 'Z' && s.n <= 3);
}

bool asc_where_spot(const asc_tree *t, uint32_t i, asc_str *out)
{
    static const char *const preps[] = { "at",   "in", "near",    "outside", "inside",  "to",
                                         "into", "on", "against", "of",      "through", NULL };
    bool works = asc_str_is(asc_tree_text(t, i), "works"); /* the lemma is that of labour */
    if (!asc_tree_is_noun(t, i) ||
        !(works || asc_tables_word(t->lx, ASC_STR("@spot"), t->low[i])) ||
        t->tok[i].dep != ASC_DEP_POBJ || !asc_str_among(asc_tree_text(t, t->tok[i].head), preps))
        return false;
    uint32_t first = i;
    bool named = false;
    while (first > t->tok[i].head + 1 && i - first < SPOT_TOKENS && modifies_next(t, first - 1)) {
        first--;
        if (t->tok[first].ent == ASC_ENT_DATE) return false;
        named |= !t->loud[first] && capital(asc_tree_text(t, first));
    }
    *out = asc_str_slice(t->text, t->tok[first].begin, t->tok[i].end);
    return named;
}

asc_str asc_where_within(const asc_tree *t, const asc_mentions *m, uint32_t x)
{
    const asc_mention *a = &m->items[x];
    asc_place_candidate c[ASC_PLACE_CANDIDATES_MAX];
    asc_place_precision precision;
    if (x + 1 >= m->count || a->last >= t->n || !asc_tree_is(t, a->last, ","))
        return (asc_str){ NULL, 0 };
    const asc_mention *b = &m->items[x + 1];
    bool told = b->first == a->last + 1 && b->is_name &&
                (b->place || asc_gazetteer_find(b->key, c, &precision)) && !asc_where_demonym(t, b);
    return told ? b->text : (asc_str){ NULL, 0 };
}

/* Where the dash of a dateline stands in a line; SIZE_MAX. */
static size_t dash(asc_str line)
{
    static const char *const dashes[] = { " - ", " -- ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", NULL };
    asc_str head = asc_str_slice(line, 0, DATELINE_BYTES);
    size_t best = SIZE_MAX;
    for (const char *const *d = dashes; *d; d++) {
        size_t at = asc_str_find(head, asc_str_from(*d));
        if (at < best) best = at;
    }
    return best;
}

/* Words with capitals alone, no digits; *loud: nothing but capitals. */
static bool place_like(asc_str s, bool *loud)
{
    size_t letters = 0, words = 0;
    *loud = true;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char ch = (unsigned char)s.p[i];
        bool begins = i == 0 || s.p[i - 1] == ' ', low = ch >= 'a' && ch <= 'z';
        bool letter = low || (ch >= 'A' && ch <= 'Z') || ch >= 0x80;
        if (!letter && ch != ' ' && ch != '-' && ch != '\'' && ch != '.') return false;
        if (begins && !letter) return false;
        if (begins) words++;
        if (begins && low) return false;
        letters += letter;
        *loud &= !low;
    }
    return letters >= 3 && words <= 4 && s.n <= DATELINE_PLACE_MAX;
}

asc_str asc_where_dateline(asc_str text)
{
    asc_lines it = { text, 0 };
    asc_str line;
    for (int k = 0; k < DATELINE_LINES && asc_lines_next(&it, &line); k++) {
        size_t at = dash(line);
        if (at == SIZE_MAX) continue;
        asc_str head = asc_str_trim(asc_str_slice(line, 0, at)), place, rest;
        bool outlet = head.n && head.p[head.n - 1] == ')', loud, comma;
        if (outlet && !asc_str_cut(head, '(', &head, &rest)) continue;
        comma = asc_str_cut(head, ',', &place, &rest);
        place = asc_str_trim(comma ? place : head);
        if (!place_like(place, &loud)) continue;
        /* a headline may have a dash too: "KABUL ATTACK - POLICE" */
        if (outlet || (loud && at + 20 < line.n && place.n > 3 && comma)) return place;
    }
    return (asc_str){ NULL, 0 };
}
