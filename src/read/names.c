#include "read/names.h"

#include "base/error.h"
#include "base/map.h"
#include "base/str.h"
#include "core/name.h"
#include "read/houses.h"
#include "read/kinds.h"
#include "read/name_words.h"
#include "read/where.h"
#include "text/heading.h"

#include "base/banned.h"

/* "Via Big Peace", "By Anna X": where something is from, and no part of a name. */
static bool credit(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "via", "by", "from", "source", "photo", "credit" };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (asc_name_begins_line(t, i) && asc_str_is_nocase(asc_tree_text(t, i), words[k]))
            return true;
    return false;
}

static bool is_title(const asc_tree *t, uint32_t i)
{
    asc_str low = t->low[i];
    if (low.n > 2 && low.p[low.n - 1] == '.') low.n--; /* "Brig.", "Mr." */
    const asc_actor_word *w = asc_tables_actor(t->lx, low);
    return (w && w->title) || asc_tables_word(t->lx, ASC_STR("@title"), low);
}

/* "Acting Inspector X", "Assistant Chief Constable X": what stands before a title as a part of it. */
static bool before_title(const asc_tree *t, uint32_t i, uint32_t last)
{
    if (!asc_tables_word(t->lx, ASC_STR("@rank"), t->low[i])) return false;
    for (uint32_t k = i + 1; k < i + 3 && k + 1 < last; k++) {
        if (is_title(t, k)) return true;
        if (!asc_tables_word(t->lx, ASC_STR("@rank"), t->low[k])) return false;
    }
    return false;
}

static uint32_t head_of(const asc_tree *t, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i < last; i++) {
        uint32_t h = t->tok[i].head;
        if ((h < first || h >= last || h == i) && t->tok[i].dep != ASC_DEP_PUNCT) return i;
    }
    return last - 1;
}

uint32_t asc_mentions_add(asc_mentions *m, asc_mention one)
{
    if (m->count >= ASC_MENTIONS_MAX) return ASC_NONE;
    if (m->count == m->cap) {
        void *grown = asc_arena_grow(m->keep, m->items, m->count, &m->cap, sizeof *m->items);
        if (!grown) return ASC_NONE;
        m->items = grown;
    }
    uint32_t at = (uint32_t)m->count++;
    if (one.same == ASC_NONE) one.same = at;
    one.near = ASC_NONE;
    m->items[at] = one;
    for (uint32_t i = one.first; i < one.last; i++)
        if (m->of_token[i] == ASC_NONE) m->of_token[i] = at;
    return at;
}

/* In a sentence in capitals the words are as the annotator recased them. */
static bool key_of(asc_arena *keep, const asc_tree *t, asc_mention *x)
{
    asc_buf b = { 0 };
    asc_str name = x->text;
    for (uint32_t i = x->first; t->loud[x->first] && i < x->last; i++) {
        asc_buf_put(&b, t->tok[i].lemma);
        asc_buf_putc(&b, ' ');
    }
    if (t->loud[x->first] && !b.failed) name = asc_buf_str(&b);
    bool good = !b.failed && asc_name_key(keep, name, &x->key);
    asc_buf_free(&b);
    return good;
}

/* "Secretary of State Mike Pompeo": the first word is the office's, the rest a person's. */
static bool of_office(const asc_tree *t, uint32_t first, uint32_t last)
{
    return first >= 2 && last - first >= 3 && asc_tree_is(t, first - 1, "of") &&
           is_title(t, first - 2) && t->tok[last - 1].ent == ASC_ENT_PERSON;
}

/* "General Directorate of State Protection", "Foreign Ministry": no general, no minister. */
static bool heads_names(const asc_tree *t, uint32_t first, uint32_t last)
{
    static const char *const of_general[] = { "security",     "intelligence",
                                              "staff",        "prosecution",
                                              "headquarters", "command",
                                              "council",      NULL };
    const asc_actor_word *w = first + 1 < last ? asc_tables_actor(t->lx, t->low[first + 1]) : NULL;
    if (first + 2 == last && asc_tree_is(t, first, "general") &&
        asc_tree_is_one(t, first + 1, of_general))
        return true; /* "a former head of General Security" */
    return w && w->in_name;
}

/* "The Olmedilla family", "the Olmedilla organisation": the same as their clan. */
static bool as_clan(asc_arena *keep, asc_str *key)
{
    asc_buf b = { 0 };
    size_t end = key->n;
    while (end > 0 && key->p[end - 1] != ' ') end--;
    asc_buf_put(&b, asc_str_slice(*key, 0, end));
    asc_buf_put(&b, ASC_STR("clan"));
    bool good = !b.failed && asc_arena_copy(keep, asc_buf_str(&b), key);
    asc_buf_free(&b);
    return good;
}

static asc_str without_last(asc_str key)
{
    size_t end = key.n;
    while (end > 0 && key.p[end - 1] != ' ') end--;
    return end > 1 ? asc_str_slice(key, 0, end - 1) : key;
}

/* Add the name [first, last); false only when memory ran out. */
/* "al Qaeda", "al-Quds al-Arabi": the article is of the name, small as it is. */
static uint32_t with_article(const asc_tree *t, uint32_t first)
{
    uint32_t a = first;
    if (a > 1 && asc_name_hyphen(asc_tree_text(t, a - 1))) a--;
    if (a == 0 || t->tok[a - 1].sent != t->tok[first].sent) return first;
    asc_str s = asc_tree_text(t, a - 1);
    return asc_str_is(s, "al") || asc_str_is(s, "el") ? a - 1 : first;
}

/* "Two Danes", "several Moroccans": so many of a people, and not that people. Where they begin; ASC_NONE. */
static uint32_t counted_people(const asc_tree *t, uint32_t i)
{
    static const char *const some[] = { "some", "several", "many", "few", "dozen", "other", NULL };
    unsigned left = ASC_CHILDREN_MAX;
    if (t->tok[i].tag != ASC_TAG_NNPS) return ASC_NONE;
    if (t->tok[i].ent != ASC_ENT_NORP && !asc_where_sounds_so(t, i)) return ASC_NONE;
    for (uint32_t c = t->first[i]; c != ASC_NONE && c < i && left--; c = t->next[c])
        if (t->tok[c].dep == ASC_DEP_NUMMOD || asc_tree_is_one(t, c, some)) return t->tok[c].left;
    return ASC_NONE;
}

static bool add_name(asc_mentions *m, const asc_tree *t, uint32_t first, uint32_t last,
                     asc_actor_kind kind)
{
    bool titled = false;
    if (first + 1 < last && credit(t, first) && !asc_name_coded(t, first)) first++;
    while (first < last && (is_title(t, first) || before_title(t, first, last)) &&
           !heads_names(t, first, last))
        first++, titled = true;
    if (!titled && of_office(t, first, last)) first++, titled = true;
    while (last > first && asc_name_is_event(t, last - 1)) last--;
    while (last > first && (asc_name_hyphen(asc_tree_text(t, last - 1)) ||
                            asc_name_connector(asc_tree_text(t, last - 1))))
        last--;
    if (first >= last) return true;
    if (!titled) first = with_article(t, first);
    asc_mention one = { .first = first,
                        .last = last,
                        .head = head_of(t, first, last),
                        .is_name = true,
                        .same = ASC_NONE,
                        .kind = titled ? ASC_ACTOR_PERSON : kind };
    uint32_t counted = last - first == 1 ? counted_people(t, first) : ASC_NONE;
    if (counted != ASC_NONE) {
        one.first = counted;
        one.is_name = false;
        one.kind = ASC_ACTOR_GROUP;
    }
    one.span = (asc_span){ t->tok[one.first].begin, t->tok[last - 1].end };
    one.text = asc_str_slice(t->text, one.span.begin, one.span.end);
    if (!key_of(m->keep, t, &one)) return false;
    if (last - first > 1 &&
        asc_tree_is_one(t, last - 1,
                        (const char *const[]){ "family", "brother", "dynasty", "organisation",
                                               "organization", "outfit", "ring", NULL }) &&
        !asc_name_starts_upper(asc_tree_text(t, last - 1)) && !as_clan(m->keep, &one.key))
        return false;
    if (last - first > 1 && t->tok[last - 2].tag == ASC_TAG_NNPS &&
        t->tok[last - 1].tag == ASC_TAG_NN)
        one.key = without_last(one.key), one.kind = ASC_ACTOR_GROUP; /* "the Calafates cartel" */
    if (one.key.n == 0) return true;
    return asc_mentions_add(m, one) != ASC_NONE || m->count >= ASC_MENTIONS_MAX;
}

/* ---- capitals that make no name ---- */

/* How the report writes its words where a capital would say something. */
struct spellings {
    asc_map small, capital; /* lower-case forms: seen with a small letter, with a capital */
};

static bool opens_sentence(const asc_tree *t, uint32_t i)
{
    while (i > 0 && t->tok[i - 1].sent == t->tok[i].sent &&
           (t->tok[i - 1].pos == ASC_POS_PUNCT || t->tok[i - 1].pos == ASC_POS_SPACE))
        i--;
    return i == 0 || t->tok[i - 1].sent != t->tok[i].sent;
}

static bool note_spellings(struct spellings *x, asc_arena *keep, const asc_tree *t)
{
    asc_map_init(&x->small, keep);
    asc_map_init(&x->capital, keep);
    for (uint32_t i = 0; i < t->n; i++) {
        char low[ASC_NAME_WORD_MAX];
        asc_str word, kept;
        uint8_t pos = t->tok[i].pos;
        bool content = pos == ASC_POS_NOUN || pos == ASC_POS_PROPN || pos == ASC_POS_ADJ ||
                       pos == ASC_POS_VERB;
        if (!content || t->loud[i] || !asc_name_lowered(asc_tree_text(t, i), low, &word)) continue;
        bool upper = asc_name_starts_upper(asc_tree_text(t, i));
        if (upper && opens_sentence(t, i)) continue;
        asc_map *to = upper ? &x->capital : &x->small;
        if (asc_map_find(to, word)) continue;
        if (!asc_arena_copy(keep, word, &kept) || !asc_map_put(to, kept, 1, NULL)) return false;
    }
    return true;
}

/* "Pipeline sabotage: ...", "Cyber and bomb attacks": a word alone that has its capital from
 * where it stands. "TNT": a short form of what is no one. */
static bool common_word(const asc_tree *t, const struct spellings *x, uint32_t first, uint32_t last)
{
    char low[ASC_NAME_WORD_MAX];
    asc_str word;
    if (last != first + 1 || !asc_name_lowered(asc_tree_text(t, first), low, &word)) return false;
    asc_str classes = asc_nouns_classes(&t->lx->nouns, word);
    if (asc_name_is_short(asc_tree_text(t, first)))
        return t->tok[first].ent != ASC_ENT_PERSON &&
               asc_str_find(classes, ASC_STR("weapon")) != SIZE_MAX;
    if (!opens_sentence(t, first) || asc_map_find(&x->capital, word)) return false;
    return asc_map_find(&x->small, word) || classes.n || asc_tables_event(t->lx, 'n', word);
}

/* "B. Attacks on convoys", "ANNEX", "QUESTION (Radio Four)": a paper's headings and labels name nobody. */
static bool heading(const asc_tree *t, uint32_t first, uint32_t last)
{
    asc_str s = asc_tree_text(t, first);
    bool letter = s.n == 2 && s.p[1] == '.' && s.p[0] >= 'A' && s.p[0] <= 'Z';
    if (!asc_name_begins_line(t, first)) return false;
    if (letter && last - first == 2 && t->tok[last - 1].ent != ASC_ENT_PERSON)
        return asc_tables_event(t->lx, 'n', t->low[last - 1]) ||
               asc_nouns_classes(&t->lx->nouns, t->low[last - 1]).n > 0 ||
               asc_tables_word(t->lx, ASC_STR("@heading"), t->low[last - 1]);
    return last - first == 1 && asc_tables_word(t->lx, ASC_STR("@heading"), t->low[first]);
}

/* ---- lines that tell of the report ---- */

#define HEAD_LINES 12 /* in which they are looked for */

/* A byline, or a dateline before a sentence: of the names in it, only who wrote and who
 * published are taken. */
struct aside {
    asc_span span;
    asc_str author, outlet;
};

struct asides {
    struct aside items[HEAD_LINES];
    size_t count;
    asc_str dateline; /* the place that the report was sent from */
    asc_str outlet;   /* told beside the text */
};

static void find_asides(struct asides *a, asc_str text, asc_str outlet)
{
    asc_lines it = { text, 0 };
    asc_str line;
    *a = (struct asides){ .outlet = outlet };
    for (int k = 0; k < HEAD_LINES && asc_lines_next(&it, &line); k++) {
        struct aside x = { .author = { NULL, 0 } };
        asc_str day, place, rest;
        uint32_t begin = (uint32_t)(line.p - text.p);
        size_t end = asc_dateline_end(line, &x.outlet, &day);
        if (end) {
            place = asc_str_cut(day, ',', &place, &rest) ? place : day;
            if (!a->dateline.n) a->dateline = asc_str_trim(place);
        } else if (asc_heading_line(line, &x.author, &x.outlet)) {
            end = line.n;
        }
        x.span = (asc_span){ begin, begin + (uint32_t)end };
        if (end) a->items[a->count++] = x;
    }
}

static bool inside(const struct asides *a, uint32_t at, const struct aside **out)
{
    for (size_t k = 0; k < a->count; k++)
        if (at >= a->items[k].span.begin && at < a->items[k].span.end) {
            *out = &a->items[k];
            return true;
        }
    return false;
}

/* What the name in an aside is: the author, the outlet, or nothing that is taken. */
static bool kind_in_aside(const struct asides *a, const struct aside *x, asc_str name,
                          asc_actor_kind *kind)
{
    bool outlet = (x->outlet.n && asc_str_find(x->outlet, name) != SIZE_MAX) ||
                  (a->outlet.n && asc_str_eq(a->outlet, name));
    *kind = outlet ? ASC_ACTOR_OUTLET : ASC_ACTOR_PERSON;
    return outlet || (x->author.n && asc_str_find(x->author, name) != SIZE_MAX);
}

/* "SOC Brigadier General X": where the rank begins behind a body's short name, and a person's name behind it;
 * `last` if there is none. */
static uint32_t rank_inside(const asc_tree *t, uint32_t first, uint32_t last)
{
    uint32_t k = first + 1;
    if (last - first < 4 || t->loud[first] || !asc_name_is_short(asc_tree_text(t, first)))
        return last;
    while (k < last && is_title(t, k)) k++;
    return k > first + 1 && k + 1 < last && !heads_names(t, first + 1, last) ? first + 1 : last;
}

static bool find_runs(asc_mentions *m, const asc_tree *t, const struct asides *a)
{
    struct spellings seen;
    if (!note_spellings(&seen, m->keep, t)) return false;
    for (uint32_t i = 0; i < t->n;) {
        if (asc_name_coded(t, i)) {
            if (!add_name(m, t, i, i + 2, ASC_ACTOR_PERSON)) return false;
            i += 2;
            continue;
        }
        uint32_t nick = i, close = asc_name_quoted(t, i, &nick);
        if (close > i) {
            if (!add_name(m, t, nick, close, ASC_ACTOR_UNKNOWN)) return false;
            i = close;
            continue;
        }
        if (!asc_name_word(t, i)) {
            i++;
            continue;
        }
        uint32_t end = i + 1,
                 stop = i + ASC_NAME_TOKENS_MAX < t->n ? i + ASC_NAME_TOKENS_MAX : t->n, more;
        while (end < stop && t->tok[end].sent == t->tok[i].sent &&
               (more = asc_name_grow(t, end, stop)) > end)
            end = more;
        end = asc_name_to_short(t, i, end);
        uint32_t first = i, rank = rank_inside(t, i, end);
        if (rank < end && !add_name(m, t, i, rank, ASC_ACTOR_UNKNOWN)) return false;
        if (rank < end) first = i = rank; /* "the SOC Brigadier General X": two */
        if (asc_name_numbered(t, i, end)) end = asc_name_code_end(t, end);
        else if (asc_name_band_of(t, i, end)) end++;
        if (i > 0 && t->tok[i - 1].sent == t->tok[i].sent && asc_name_counted(t, i - 1, end))
            first--;
        if (first == i) first -= asc_name_day(t, i);
        const struct aside *x;
        asc_actor_kind kind = ASC_ACTOR_UNKNOWN;
        asc_str name = asc_str_slice(t->text, t->tok[first].begin, t->tok[end - 1].end);
        bool taken = !inside(a, t->tok[i].begin, &x) || kind_in_aside(a, x, name, &kind);
        if (taken && !common_word(t, &seen, first, end) && !heading(t, first, end) &&
            !add_name(m, t, first, end, kind))
            return false;
        i = end;
    }
    return true;
}

/* A communique's "we" are those in whose name it is published. */
static bool find_author(asc_mentions *m, asc_str outlet)
{
    asc_str key;
    m->author = ASC_NONE;
    if (!asc_name_key(m->keep, outlet, &key)) return false;
    for (uint32_t i = 0; key.n && i < m->count && m->author == ASC_NONE; i++)
        if (asc_str_eq(m->items[i].key, key)) m->author = m->items[i].same;
    return true;
}

asc_status asc_names_find(asc_mentions *out, asc_arena *keep, const asc_tree *t, asc_str outlet,
                          asc_error *err)
{
    asc_mentions m = { .keep = keep };
    struct asides asides;
    m.of_token = asc_arena_alloc(keep, t->n + 1, sizeof *m.of_token);
    m.meant = asc_arena_zalloc(keep, t->n + 1, sizeof *m.meant);
    if (!m.of_token || !m.meant) goto oom;
    for (uint32_t i = 0; i < t->n; i++) m.of_token[i] = ASC_NONE;
    find_asides(&asides, t->text, outlet);
    if (!find_runs(&m, t, &asides)) goto oom;
    for (uint32_t i = 0; i < m.count; i++)
        m.items[i].place = t->tok[m.items[i].head].ent == ASC_ENT_GPE;
    if (!asc_houses_plural(&m, t) || !asc_mentions_join(&m, t) ||
        !asc_kinds_decide(&m, t, asides.dateline) || !find_author(&m, outlet))
        goto oom;
    *out = m;
    return ASC_OK;
oom:
    return asc_fail(err, ASC_ENOMEM, "out of memory finding names");
}
