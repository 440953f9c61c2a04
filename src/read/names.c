#include "read/names.h"

#include "base/error.h"
#include "base/map.h"
#include "base/str.h"
#include "base/utf8.h"
#include "core/name.h"

#include "base/banned.h"

static bool starts_upper(asc_str s)
{
    uint32_t cp = 0;
    if (s.n) asc_utf8_next(s, 0, &cp);
    return s.n && asc_utf8_is_upper(cp);
}

static bool no_name_entity(uint8_t ent)
{
    return ent == ASC_ENT_DATE || ent == ASC_ENT_TIME || ent == ASC_ENT_CARDINAL ||
           ent == ASC_ENT_ORDINAL || ent == ASC_ENT_PERCENT || ent == ASC_ENT_MONEY ||
           ent == ASC_ENT_QUANTITY;
}

static bool calendar_word(asc_str s)
{
    static const char *const words[] = { "monday",   "tuesday",  "wednesday", "thursday",
                                         "friday",   "saturday", "sunday",    "january",
                                         "february", "march",    "april",     "june",
                                         "july",     "august",   "september", "october",
                                         "november", "december" };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (asc_str_eq_nocase(s, asc_str_from(words[k]))) return true;
    return false;
}

/* Does it begin a sentence or a line, whose first letter is a capital anyhow? */
static bool begins(const asc_tree *t, uint32_t i)
{
    return i == 0 || t->tok[i - 1].sent != t->tok[i].sent || t->tok[i - 1].pos == ASC_POS_SPACE;
}

/* Can the token be a word of a name by itself? */
static bool name_word(const asc_tree *t, uint32_t i)
{
    const asc_token *k = &t->tok[i];
    asc_str s = asc_tree_text(t, i);
    if (calendar_word(s)) return false;
    if (!starts_upper(s) || no_name_entity(k->ent) || k->pos == ASC_POS_PRON) return false;
    if (k->ent == ASC_ENT_NORP && (asc_tree_is(t, i ? i - 1 : i, "a") ||
                                   asc_tree_is(t, i ? i - 1 : i, "an") || k->dep == ASC_DEP_AMOD))
        return false; /* "an American" */
    if (k->tag == ASC_TAG_NNP || k->tag == ASC_TAG_NNPS) return true;
    if (begins(t, i) && (k->tag == ASC_TAG_NN || k->tag == ASC_TAG_NNS) &&
        asc_tables_actor(t->lx, t->low[i]))
        return false; /* "Court convicts four" */
    if (k->ent == ASC_ENT_NORP || k->ent == ASC_ENT_LANGUAGE) return false; /* "Pakistani" */
    if (t->loud[i]) return asc_name_is_short(k->lemma) && k->lemma.n > 2;   /* recased: "FMLN" */
    if (k->tag == ASC_TAG_DT || k->tag == ASC_TAG_IN || k->tag == ASC_TAG_CC) return false;
    return k->ent != ASC_ENT_NONE || (asc_name_is_short(s) && s.n > 2);
}

static bool connector(asc_str s)
{
    static const char *const words[] = {
        "al",  "el",    "ul",   "ud",  "ur",  "uz",  "e",  "i",  "o",   "y",
        "bin", "ibn",   "bint", "abu", "umm", "de",  "da", "do", "dos", "das",
        "del", "della", "der",  "den", "van", "von", "la", "le", "les", "du",
        "of",  "as",    "ash",  "at",  "an",  "ad",  "ar", "fi", "the", "for"
    };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (asc_str_eq(s, asc_str_from(words[k]))) return true;
    return false;
}

static bool hyphen(asc_str s)
{
    return asc_str_eq(s, ASC_STR("-")) || asc_str_eq(s, ASC_STR("\xE2\x80\x91")) ||
           asc_str_eq(s, ASC_STR("\xE2\x80\x90"));
}

/* "Directorate OF State": only behind a word that such names begin with. */
static bool of_name(const asc_tree *t, uint32_t before)
{
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[before]);
    return w && w->in_name;
}

/* "Agency Behind Corin Bombing": a headline's capitals make no name of it. */
static bool never_inside(asc_str s)
{
    static const char *const words[] = { "behind", "after", "before", "against", "amid",
                                         "over",   "with",  "from",   "into",    "during",
                                         "to",     "by",    "as",     "says",    "kills" };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (asc_str_eq_nocase(s, asc_str_from(words[k])) && s.p[0] < 'a') return true;
    return false;
}

/* "Vanguards of October". */
static bool month(const asc_tree *t, uint32_t i)
{
    return calendar_word(asc_tree_text(t, i)) && starts_upper(asc_tree_text(t, i)) &&
           (i + 1 == t->n || t->tok[i + 1].pos != ASC_POS_NUM);
}

/* A word in capitals in a sentence that is not: "SAWWANI LIBERATION FRONT". */
static bool all_capitals(const asc_tree *t, uint32_t i)
{
    asc_str s = asc_tree_text(t, i);
    for (size_t k = 0; k < s.n; k++)
        if (s.p[k] < 'A' || s.p[k] > 'Z') return false;
    return s.n > 3 && !t->loud[i];
}

/* How far the name that has reached token i (its end) goes on; i if no further. */
static uint32_t grow(const asc_tree *t, uint32_t i, uint32_t end)
{
    uint32_t k = i;
    bool joined = !t->tok[i - 1].space_after;
    if (k < end && hyphen(asc_tree_text(t, k)) && joined && !t->tok[k].space_after) k++;
    for (int steps = 0; k < end && steps < 3; steps++) {
        asc_str s = asc_tree_text(t, k);
        if (never_inside(s)) return i;
        if (k == i && all_capitals(t, i - 1) && all_capitals(t, k)) return k + 1;
        if (k == i && asc_str_eq(s, ASC_STR("Today")) && t->tok[i - 1].pos == ASC_POS_PROPN)
            return k + 1;
        if (k > i && of_name(t, i - 1) && month(t, k) && asc_tree_is(t, k - 1, "of")) return k + 1;
        if (starts_upper(s) && ((k > i && !t->loud[k]) || name_word(t, k)) &&
            !no_name_entity(t->tok[k].ent))
            return k + 1;
        if (!connector(s)) return i;
        bool english = asc_str_eq(s, ASC_STR("of")) || asc_str_eq(s, ASC_STR("for")) ||
                       asc_str_eq(s, ASC_STR("the")) || asc_str_eq(s, ASC_STR("as")) ||
                       asc_str_eq(s, ASC_STR("at")) || asc_str_eq(s, ASC_STR("an"));
        bool hyphened = k + 1 < end && hyphen(asc_tree_text(t, k + 1)) && !t->tok[k].space_after;
        if (english && !hyphened && !of_name(t, i - 1)) return i;
        k++;
        if (hyphened) k++;
    }
    return i;
}

static bool is_event(const asc_tree *t, uint32_t i)
{
    const asc_event_word *e = asc_tables_event(t->lx, 'n', t->low[i]);
    return e && e->strength == ASC_EVENT_STRONG;
}

static bool is_title(const asc_tree *t, uint32_t i)
{
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[i]);
    return w && w->title;
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
    const asc_actor_word *w = first + 1 < last ? asc_tables_actor(t->lx, t->low[first + 1]) : NULL;
    return w && w->in_name;
}

/* Add the name [first, last); false only when memory ran out. */
static bool add_name(asc_mentions *m, const asc_tree *t, uint32_t first, uint32_t last)
{
    bool titled = false;
    while (first < last && is_title(t, first) && !heads_names(t, first, last))
        first++, titled = true;
    if (!titled && of_office(t, first, last)) first++, titled = true;
    while (last > first && is_event(t, last - 1)) last--;
    while (last > first &&
           (hyphen(asc_tree_text(t, last - 1)) || connector(asc_tree_text(t, last - 1))))
        last--;
    if (first >= last) return true;
    asc_mention one = { .first = first,
                        .last = last,
                        .head = head_of(t, first, last),
                        .is_name = true,
                        .same = ASC_NONE,
                        .kind = titled ? ASC_ACTOR_PERSON : ASC_ACTOR_UNKNOWN };
    one.span = (asc_span){ t->tok[first].begin, t->tok[last - 1].end };
    one.text = asc_str_slice(t->text, one.span.begin, one.span.end);
    if (!key_of(m->keep, t, &one)) return false;
    if (one.key.n == 0) return true;
    return asc_mentions_add(m, one) != ASC_NONE || m->count >= ASC_MENTIONS_MAX;
}

static bool find_runs(asc_mentions *m, const asc_tree *t)
{
    for (uint32_t i = 0; i < t->n;) {
        if (!name_word(t, i)) {
            i++;
            continue;
        }
        uint32_t end = i + 1,
                 stop = i + ASC_NAME_TOKENS_MAX < t->n ? i + ASC_NAME_TOKENS_MAX : t->n, more;
        while (end < stop && t->tok[end].sent == t->tok[i].sent &&
               (more = grow(t, end, stop)) > end)
            end = more;
        if (!add_name(m, t, i, end)) return false;
        i = end;
    }
    return true;
}

/* ---- one actor, several spellings ---- */

static uint32_t root_of(const asc_mentions *m, uint32_t i)
{
    while (m->items[i].same != i) i = m->items[i].same;
    return i;
}

/* The earlier mention stays the root. */
static void join(asc_mentions *m, uint32_t a, uint32_t b)
{
    a = root_of(m, a);
    b = root_of(m, b);
    if (a == b) return;
    if (a > b) m->items[a].same = b;
    else m->items[b].same = a;
}

/* Is the name between these two in brackets of either kind? */
static bool in_brackets(const asc_tree *t, uint32_t open, uint32_t close)
{
    asc_str a = asc_tree_text(t, open), b = asc_tree_text(t, close);
    return (asc_str_eq(a, ASC_STR("(")) && asc_str_eq(b, ASC_STR(")"))) ||
           (asc_str_eq(a, ASC_STR("[")) && asc_str_eq(b, ASC_STR("]")));
}

/* "Lashkar e Taiba (LeT)": the second is the first's short form. So is "National
 * Liberation Army (ELN)", short for it in another language. */
static bool bracketed(const asc_mentions *m, const asc_tree *t, uint32_t i)
{
    const asc_mention *a = &m->items[i], *b = &m->items[i + 1];
    if (b->first != a->last + 1 || b->last >= t->n) return false;
    if (!in_brackets(t, a->last, b->last)) return false;
    bool foreign = asc_name_is_short(b->text) && b->text.n >= 3 && b->last - b->first == 1 &&
                   a->last - a->first >= 3 && !a->place;
    return foreign || asc_name_abbreviates(b->text, a->text) ||
           asc_name_abbreviates(a->text, b->text);
}

static bool join_equal(asc_mentions *m)
{
    asc_map by_key;
    asc_map_init(&by_key, m->keep);
    for (uint32_t i = 0; i < m->count; i++) {
        bool fresh;
        uint64_t *at = asc_map_put(&by_key, m->items[i].key, i, &fresh);
        if (!at) return false;
        if (!fresh) join(m, (uint32_t)*at, i);
    }
    return true;
}

/* The word by which a longer name is called for short: its last, or the one before
 * "of": "the Directorate" of "General Directorate of State Protection". */
static asc_str short_word(asc_str key)
{
    size_t of = asc_str_find(key, ASC_STR(" of "));
    asc_str head = of == SIZE_MAX ? key : asc_str_slice(key, 0, of);
    size_t i = head.n;
    while (i > 0 && head.p[i - 1] != ' ') i--;
    return i ? asc_str_slice(head, i, head.n) : (asc_str){ NULL, 0 };
}

#define AMBIGUOUS UINT64_MAX

/* "Headley" is David Headley if no other name ends so. */
static bool join_tails(asc_mentions *m)
{
    asc_map by_tail;
    asc_map_init(&by_tail, m->keep);
    for (uint32_t i = 0; i < m->count; i++) {
        asc_str tail = short_word(m->items[i].key);
        bool fresh;
        if (tail.n < 3 || m->items[i].place) continue;
        uint64_t *at = asc_map_put(&by_tail, tail, i, &fresh);
        if (!at) return false;
        if (!fresh && *at != AMBIGUOUS && root_of(m, (uint32_t)*at) != root_of(m, i))
            *at = AMBIGUOUS;
    }
    for (uint32_t i = 0; i < m->count; i++) {
        if (memchr(m->items[i].key.p, ' ', m->items[i].key.n)) continue;
        const uint64_t *at = asc_map_find(&by_tail, m->items[i].key);
        if (at && *at != AMBIGUOUS) join(m, (uint32_t)*at, i);
    }
    return true;
}

/* ---- what is it? ---- */

static void vote(int *votes, asc_actor_kind kind, int weight)
{
    if (kind != ASC_ACTOR_UNKNOWN) votes[kind] += weight;
}

/* One militant is a person; militants are no kind of name. */
#define STRONG ASC_ACTOR_KIND_COUNT /* beside the kinds: votes of words, not of the annotator */

static void vote_class(const asc_tree *t, uint32_t noun, int *votes, int weight)
{
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[noun]);
    if (!w) return;
    if (!w->stands || w->in_name) {
        vote(votes, w->kind, weight);
        votes[STRONG] += weight;
    }
    if (w->stands && !w->in_name &&
        (t->tok[noun].tag == ASC_TAG_NN || t->tok[noun].tag == ASC_TAG_NNP))
        vote(votes, ASC_ACTOR_PERSON, weight);
}

/* Nouns behind a group's name, as in "the LeT group". Others come behind places as
 * well: "the Corin police", "the Medellin cartel". */
static bool takes_names(const asc_tree *t, uint32_t noun)
{
    static const char *const nouns[] = { "group",    "organisation", "organization", "outfit",
                                         "movement", "agency",       "network" };
    for (size_t k = 0; k < sizeof nouns / sizeof *nouns; k++)
        if (asc_tree_is(t, noun, nouns[k])) return true;
    return false;
}

/* "X, a militant group", "the Islamist group X", "the X group", "X is a group". */
static void vote_class_nouns(const asc_tree *t, const asc_mention *x, int *votes)
{
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = t->first[x->head]; c != ASC_NONE && left--; c = t->next[c]) {
        uint8_t dep = t->tok[c].dep;
        if (c >= x->first && c < x->last) continue;
        if (dep == ASC_DEP_APPOS || dep == ASC_DEP_COMPOUND || dep == ASC_DEP_NMOD)
            vote_class(t, c, votes, 8);
    }
    uint32_t clause = asc_tree_child(t, x->head, ASC_DEP_RELCL), h = t->tok[x->head].head;
    uint32_t pronoun = clause == ASC_NONE ? ASC_NONE : asc_tree_child(t, clause, ASC_DEP_NSUBJ);
    uint8_t dep = t->tok[x->head].dep;
    if (pronoun != ASC_NONE && asc_tree_is(t, pronoun, "which")) votes[ASC_ACTOR_PERSON] -= 8;
    if (pronoun != ASC_NONE && asc_tree_is(t, pronoun, "who")) votes[ASC_ACTOR_PERSON] += 3;
    if (h >= x->last && (dep == ASC_DEP_COMPOUND || dep == ASC_DEP_NMOD) && takes_names(t, h))
        vote_class(t, h, votes, 6);
    if (dep == ASC_DEP_APPOS) vote_class(t, h, votes, 6);
    if (dep == ASC_DEP_NSUBJ && asc_tree_is(t, h, "be")) {
        uint32_t attr = asc_tree_child(t, h, ASC_DEP_ATTR);
        if (attr != ASC_NONE) vote_class(t, attr, votes, 6);
    }
}

static void vote_own_words(const asc_tree *t, asc_mention *x, int *votes)
{
    uint32_t head = x->last - 1;
    for (uint32_t i = x->first; i < x->last; i++)
        if (asc_tree_is(t, i, "of") && i > x->first) {
            head = i - 1;
            break;
        }
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[head]);
    if (w && w->in_name && (x->last - x->first > 1)) {
        vote(votes, w->kind, 12);
        votes[STRONG] += 12;
    }
    bool brief = x->last - x->first == 1 && asc_name_is_short(x->text);
    if (brief) votes[ASC_ACTOR_PERSON] -= 3;
    uint32_t hyphens = 0;
    for (uint32_t i = x->first; i < x->last; i++) hyphens += hyphen(asc_tree_text(t, i));
    if (hyphens >= 2) votes[ASC_ACTOR_PERSON] -= 2, vote(votes, ASC_ACTOR_GROUP, 2);
}

static void vote_entity(const asc_tree *t, asc_mention *x, int *votes)
{
    switch ((asc_ent)t->tok[x->head].ent) {
    case ASC_ENT_PERSON: vote(votes, ASC_ACTOR_PERSON, 2); break;
    case ASC_ENT_ORG: vote(votes, ASC_ACTOR_ORGANISATION, 1); break;
    case ASC_ENT_NORP: vote(votes, ASC_ACTOR_GROUP, 1); break;
    case ASC_ENT_GPE:
    case ASC_ENT_LOC:
        vote(votes, ASC_ACTOR_STATE, 2);
        x->place = true;
        break;
    case ASC_ENT_FAC: x->place = true; break;
    default: break;
    }
    if (x->kind == ASC_ACTOR_PERSON) vote(votes, ASC_ACTOR_PERSON, 5); /* a title stood before it */
}

/* "in Corin", "near Corin", "the city of Corin". */
static bool used_as_place(const asc_tree *t, const asc_mention *x)
{
    static const char *const cities[] = { "city",     "town",     "village", "port",
                                          "province", "district", "island",  "capital",
                                          "region",   "valley",   "area",    "coast" };
    uint32_t prep = t->tok[x->head].head, up = t->tok[prep].head;
    if (t->tok[x->head].dep != ASC_DEP_POBJ) return false;
    if (asc_tree_is(t, prep, "near") || asc_tree_is(t, prep, "outside")) return true;
    if (asc_tree_is(t, prep, "in"))
        return !asc_tree_is(t, up, "involve") && !asc_tree_is(t, up, "believe") &&
               !asc_tree_is(t, up, "member") && !asc_tree_is(t, up, "interest") &&
               !asc_tree_is(t, up, "involved");
    for (size_t k = 0; k < sizeof cities / sizeof *cities; k++)
        if (asc_tree_is(t, prep, "of") && asc_tree_is(t, up, cities[k])) return true;
    return false;
}

static bool decide_kinds(asc_mentions *m, const asc_tree *t)
{
    int(*votes)[ASC_ACTOR_KIND_COUNT + 1] = asc_arena_zalloc(m->keep, m->count + 1, sizeof *votes);
    int *places = asc_arena_zalloc(m->keep, m->count + 1, sizeof *places);
    if (!votes || !places) return false;
    for (uint32_t i = 0; i < m->count; i++) {
        asc_mention *x = &m->items[i];
        int *v = votes[root_of(m, i)];
        vote_entity(t, x, v);
        vote_own_words(t, x, v);
        vote_class_nouns(t, x, v);
        places[root_of(m, i)] += used_as_place(t, x) ? 2 : x->place ? 1 : -1;
        if (used_as_place(t, x)) vote(v, ASC_ACTOR_STATE, 2);
    }
    for (uint32_t i = 0; i < m->count; i++) {
        uint32_t r = root_of(m, i);
        const int *v = votes[r];
        asc_actor_kind best = ASC_ACTOR_UNKNOWN;
        for (int k = 1; k < ASC_ACTOR_KIND_COUNT; k++)
            if (v[k] > 0 && (best == ASC_ACTOR_UNKNOWN || v[k] > v[best])) best = (asc_actor_kind)k;
        m->items[i].same = r;
        m->items[i].kind = best;
        m->items[i].place = places[r] > 0;
        m->items[i].sure_group = (best == ASC_ACTOR_GROUP || best == ASC_ACTOR_AGENCY ||
                                  best == ASC_ACTOR_ORGANISATION) &&
                                 v[STRONG] >= 6 && places[r] <= 0;
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
    m.of_token = asc_arena_alloc(keep, t->n + 1, sizeof *m.of_token);
    if (!m.of_token) goto oom;
    for (uint32_t i = 0; i < t->n; i++) m.of_token[i] = ASC_NONE;
    if (!find_runs(&m, t)) goto oom;
    for (uint32_t i = 0; i < m.count; i++)
        m.items[i].place = t->tok[m.items[i].head].ent == ASC_ENT_GPE;
    if (!join_equal(&m)) goto oom;
    for (uint32_t i = 0; i + 1 < m.count; i++)
        if (bracketed(&m, t, i)) join(&m, i, i + 1);
    if (!join_tails(&m) || !decide_kinds(&m, t) || !find_author(&m, outlet)) goto oom;
    *out = m;
    return ASC_OK;
oom:
    return asc_fail(err, ASC_ENOMEM, "out of memory finding names");
}
