#include "read/names.h"

#include "base/error.h"
#include "base/map.h"
#include "base/str.h"
#include "base/utf8.h"
#include "core/name.h"
#include "read/gazetteer.h"
#include "read/kinds.h"
#include "text/heading.h"

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
        if (asc_str_is_nocase(s, words[k])) return true;
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
    if (begins(t, i) && asc_tables_word(t->lx, ASC_STR("@alleged"), t->low[i]))
        return false; /* "Suspected Front militants" */
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
    static const char *const words[] = { "al",  "el",  "ul",  "ud",  "ur",   "uz",    "e",   "i",
                                         "o",   "y",   "bin", "ibn", "bint", "abu",   "umm", "de",
                                         "da",  "do",  "dos", "das", "del",  "della", "der", "den",
                                         "van", "von", "la",  "le",  "les",  "du",    "ag",  "ould",
                                         "ben", "of",  "as",  "ash", "at",   "an",    "ad",  "ar",
                                         "fi",  "the", "for" };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (asc_str_is(s, words[k])) return true;
    return false;
}

static bool hyphen(asc_str s)
{
    return asc_str_eq(s, ASC_STR("-")) || asc_str_eq(s, ASC_STR("\xE2\x80\x91")) ||
           asc_str_eq(s, ASC_STR("\xE2\x80\x90"));
}

static bool is_event(const asc_tree *t, uint32_t i)
{
    const asc_event_word *e = asc_tables_event(t->lx, 'n', t->low[i]);
    return e && e->strength == ASC_EVENT_STRONG;
}

/* "Directorate OF State": only behind a word that such names begin with. "Banner OF THE Sunrise":
 * behind a common noun with a capital, before another. */
static bool of_name(const asc_tree *t, uint32_t before)
{
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[before]);
    if (w) return w->in_name;
    uint32_t y = before + 3, h = y < t->n ? t->tok[y].head : 0;
    if (y < t->n && h > y && !starts_upper(asc_tree_text(t, h)))
        return false; /* "suspects the Line of the Corin bombing" */
    bool the = y < t->n && asc_tree_is(t, before + 1, "of") && asc_tree_is(t, before + 2, "the");
    return the && !is_event(t, before) && t->tok[y].ent != ASC_ENT_DATE &&
           starts_upper(asc_tree_text(t, y)) &&
           asc_nouns_classes(&t->lx->nouns, t->low[before]).n > 0;
}

/* "4th Border Brigade", "9th Mountain Regiment". */
static bool counts_units(const asc_tree *t, uint32_t i, uint32_t last)
{
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[last - 1]);
    asc_str s = asc_tree_text(t, i);
    return w && w->in_name && s.n >= 3 && s.p[0] >= '0' && s.p[0] <= '9' &&
           (asc_str_ends(s, ASC_STR("th")) || asc_str_ends(s, ASC_STR("st")) ||
            asc_str_ends(s, ASC_STR("nd")) || asc_str_ends(s, ASC_STR("rd")));
}

/* "The 9 April Command", "the December 12 Movement": how many words before i, a day and a month, are part of
 * the name; 0. asc_family_mark has told which are. */
static uint32_t day_of_name(const asc_tree *t, uint32_t i)
{
    bool day = i >= 2 && t->tok[i - 2].sent == t->tok[i].sent && t->tok[i - 2].ent_begin &&
               t->tok[i - 2].ent == ASC_ENT_ORG && t->tok[i - 1].ent == ASC_ENT_ORG &&
               (calendar_word(asc_tree_text(t, i - 1)) || calendar_word(asc_tree_text(t, i - 2)));
    return day ? 2 : 0;
}

/* "Witness 3", "Bureau 17", "Unit 29155": a number that is part of the name. */
static bool numbered(const asc_tree *t, uint32_t first, uint32_t last)
{
    uint64_t v;
    asc_str s = last < t->n ? asc_tree_text(t, last) : (asc_str){ NULL, 0 };
    if (last - first > 4 || s.n == 0 || s.n > 5 || !asc_str_u64(s, &v)) return false;
    if (t->tok[last].sent != t->tok[first].sent) return false;
    bool year = s.n == 4 && v >= 1900 && v < 2100; /* "Unit 8834" is none */
    if (t->tok[last].ent == ASC_ENT_DATE && (year || t->tok[last].head != last - 1)) return false;
    uint32_t h = t->tok[last].head; /* "Reuters 3 times": it counts what follows */
    if (h > last && asc_tree_is_noun(t, h)) return false;
    return asc_tables_actor(t->lx, t->low[last - 1]) || asc_tree_is(t, last - 1, "number") ||
           asc_nouns_classes(&t->lx->nouns, t->low[last - 1]).n > 0;
}

/* "Agency Behind Corin Bombing": a headline's capitals make no name of it. */
static bool never_inside(asc_str s)
{
    static const char *const words[] = { "behind", "after", "before", "against", "amid",
                                         "over",   "with",  "from",   "into",    "during",
                                         "to",     "by",    "as",     "says",    "kills" };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (asc_str_is_nocase(s, words[k]) && s.p[0] < 'a') return true;
    return false;
}

/* "Vanguards of October". */
static bool month(const asc_tree *t, uint32_t i)
{
    return calendar_word(asc_tree_text(t, i)) && starts_upper(asc_tree_text(t, i)) &&
           (i + 1 == t->n || t->tok[i + 1].pos != ASC_POS_NUM);
}

/* "UN 1267 Sanctions Committee": a number inside a name. */
static bool number_inside(const asc_tree *t, uint32_t k, uint32_t end)
{
    if (t->tok[k].pos != ASC_POS_NUM || k + 1 >= end || t->loud[k]) return false;
    asc_str n = asc_tree_text(t, k);
    for (size_t i = 0; i < n.n; i++)
        if (n.p[i] < '0' || n.p[i] > '9') return false;
    return n.n <= 4 && starts_upper(asc_tree_text(t, k + 1)) &&
           (t->tok[k + 1].tag == ASC_TAG_NNP || t->tok[k + 1].tag == ASC_TAG_NNPS) &&
           t->tok[k - 1].pos == ASC_POS_PROPN && !calendar_word(asc_tree_text(t, k + 1));
}

/* "Johnson & Sons", "ISIL (Daesh) & Al-Qaida": where the name goes on behind token k; k if not. */
static uint32_t ampersand(const asc_tree *t, uint32_t k, uint32_t end)
{
    uint32_t at = k;
    if (at + 3 < end && asc_str_eq(asc_tree_text(t, at), ASC_STR("(")) &&
        asc_str_eq(asc_tree_text(t, at + 2), ASC_STR(")")))
        at += 3;
    if (at + 1 >= end || !asc_str_eq(asc_tree_text(t, at), ASC_STR("&"))) return k;
    return starts_upper(asc_tree_text(t, at + 1)) ? at + 2 : k;
}

/* "Via Big Peace", "By Anna X": where something is from, and no part of a name. */
static bool credit(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "via", "by", "from", "source", "photo", "credit" };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (begins(t, i) && asc_str_is_nocase(asc_tree_text(t, i), words[k])) return true;
    return false;
}

/* A word in capitals in a sentence that is not: "SAWWANI LIBERATION FRONT". */
static bool all_capitals(const asc_tree *t, uint32_t i)
{
    asc_str s = asc_tree_text(t, i);
    for (size_t k = 0; k < s.n; k++)
        if (s.p[k] < 'A' || s.p[k] > 'Z') return false;
    return s.n > 3 && !t->loud[i];
}

/* "The Cattle Breeders' Union": a plural before the mark at i, and what such bodies are called. */
static bool body_of_many(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "union",    "association", "federation", "league",
                                         "council",  "congress",    "committee",  "front",
                                         "movement", "party",       "society",    NULL };
    asc_str many = asc_tree_text(t, i - 1), mark = asc_tree_text(t, i);
    return mark.p[mark.n - 1] != 's' && asc_str_ends(many, ASC_STR("s")) && starts_upper(many) &&
           starts_upper(asc_tree_text(t, i + 1)) && asc_tree_is_one(t, i + 1, words);
}

/* "The People's Front", "the Sindh Workers' Union": the mark between a people's plural and a word of
 * capitals, i behind the plural. */
static bool of_people(const asc_tree *t, uint32_t i, uint32_t end)
{
    static const char *const peoples[] = { "people",   "workers",  "farmers",  "peasants",
                                           "women",    "students", "teachers", "soldiers",
                                           "officers", "citizens", "children", "miners",
                                           NULL };
    asc_str mark = asc_tree_text(t, i);
    bool owns = asc_str_eq(mark, ASC_STR("'s")) || asc_str_eq(mark, ASC_STR("\xE2\x80\x99s")) ||
                asc_str_eq(mark, ASC_STR("'")) || asc_str_eq(mark, ASC_STR("\xE2\x80\x99"));
    if (owns && mark.n != 2 && i + 1 < end && body_of_many(t, i)) return true;
    return owns && i + 1 < end && asc_str_among(asc_tree_text(t, i - 1), peoples) &&
           starts_upper(asc_tree_text(t, i - 1)) && starts_upper(asc_tree_text(t, i + 1)) &&
           !t->loud[i + 1];
}

/* How far the name that has reached token i (its end) goes on; i if no further. */
static uint32_t grow(const asc_tree *t, uint32_t i, uint32_t end)
{
    uint32_t k = i;
    bool joined = !t->tok[i - 1].space_after;
    uint32_t more;
    if (k < end && hyphen(asc_tree_text(t, k)) && joined && !t->tok[k].space_after) k++;
    for (int steps = 0; k < end && steps < 3; steps++) {
        asc_str s = asc_tree_text(t, k);
        if (never_inside(s)) return i;
        if (k == i && of_people(t, k, end)) return k + 2;
        if (k == i && all_capitals(t, i - 1) && all_capitals(t, k)) return k + 1;
        if (k == i && asc_str_eq(s, ASC_STR("Today")) && t->tok[i - 1].pos == ASC_POS_PROPN)
            return k + 1;
        if (k == i && number_inside(t, k, end)) return k + 2;
        if (k == i && (more = ampersand(t, k, end)) > k) return more;
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

static bool is_title(const asc_tree *t, uint32_t i)
{
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[i]);
    asc_str low = t->low[i];
    if (low.n > 2 && low.p[low.n - 1] == '.') low.n--; /* "Brig." */
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
    const asc_actor_word *w = first + 1 < last ? asc_tables_actor(t->lx, t->low[first + 1]) : NULL;
    return w && w->in_name;
}

/* "The Olmedilla clan", "the Haqqani network": named after somebody, and not that one. */
static bool named_after(const asc_tree *t, uint32_t first, uint32_t last)
{
    static const char *const bands[] = { "clan",    "family",  "brothers", "network",
                                         "cartel",  "gang",    "mob",      "syndicate",
                                         "dynasty", "faction", "mafia",    NULL };
    if (last >= t->n || t->tok[last].sent != t->tok[first].sent || last - first > 3) return false;
    uint8_t dep = t->tok[last - 1].dep;
    asc_str s = asc_tree_text(t, last);
    bool plain = s.n && s.p[0] >= 'a' && s.p[0] <= 'z' && asc_str_among(s, bands);
    return plain && t->tok[last - 1].head == last && first > 0 &&
           (dep == ASC_DEP_COMPOUND || dep == ASC_DEP_NMOD || dep == ASC_DEP_AMOD) &&
           asc_tree_is(t, first - 1, "the") && !asc_name_is_short(asc_tree_text(t, last - 1)) &&
           !asc_tables_actor(t->lx, t->low[last - 1]) && t->tok[last - 1].ent != ASC_ENT_NORP &&
           t->tok[last - 1].ent != ASC_ENT_GPE;
}

/* "Source C", "Witness 19": one who is called by a letter or a number. */
static bool coded(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "source",  "witness",   "individual", "person",
                                         "suspect", "defendant", "detainee",   "official",
                                         "agent",   "prisoner",  "survivor",   "informant",
                                         NULL };
    if (i + 1 >= t->n || t->tok[i + 1].sent != t->tok[i].sent) return false;
    asc_str code = asc_tree_text(t, i + 1);
    bool letter = code.n == 1 && code.p[0] >= 'A' && code.p[0] <= 'Z';
    bool number = code.n <= 3 && code.p[0] >= '0' && code.p[0] <= '9';
    return starts_upper(asc_tree_text(t, i)) && (letter || number) && asc_tree_is_one(t, i, words);
}

/* "The Olmedilla family", "the Olmedilla brothers": the same as their clan. */
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

/* Add the name [first, last); false only when memory ran out. */
static bool add_name(asc_mentions *m, const asc_tree *t, uint32_t first, uint32_t last,
                     asc_actor_kind kind)
{
    bool titled = false;
    if (first + 1 < last && credit(t, first) && !coded(t, first)) first++;
    while (first < last && (is_title(t, first) || before_title(t, first, last)) &&
           !heads_names(t, first, last))
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
                        .kind = titled ? ASC_ACTOR_PERSON : kind };
    one.span = (asc_span){ t->tok[first].begin, t->tok[last - 1].end };
    one.text = asc_str_slice(t->text, one.span.begin, one.span.end);
    if (!key_of(m->keep, t, &one)) return false;
    if (last - first > 1 &&
        asc_tree_is_one(t, last - 1,
                        (const char *const[]){ "family", "brother", "dynasty", NULL }) &&
        !starts_upper(asc_tree_text(t, last - 1)) && !as_clan(m->keep, &one.key))
        return false;
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

#define WORD_MAX 40 /* bytes of a word that may be common */

/* False where it is no word of plain letters. */
static bool lowered(asc_str s, char out[WORD_MAX], asc_str *word)
{
    if (s.n < 3 || s.n > WORD_MAX) return false;
    for (size_t i = 0; i < s.n; i++) {
        bool upper = s.p[i] >= 'A' && s.p[i] <= 'Z', low = s.p[i] >= 'a' && s.p[i] <= 'z';
        if (!upper && !low) return false;
        out[i] = (char)(upper ? s.p[i] + 32 : s.p[i]);
    }
    *word = (asc_str){ out, s.n };
    return true;
}

static bool note_spellings(struct spellings *x, asc_arena *keep, const asc_tree *t)
{
    asc_map_init(&x->small, keep);
    asc_map_init(&x->capital, keep);
    for (uint32_t i = 0; i < t->n; i++) {
        char low[WORD_MAX];
        asc_str word, kept;
        uint8_t pos = t->tok[i].pos;
        bool content = pos == ASC_POS_NOUN || pos == ASC_POS_PROPN || pos == ASC_POS_ADJ ||
                       pos == ASC_POS_VERB;
        if (!content || t->loud[i] || !lowered(asc_tree_text(t, i), low, &word)) continue;
        bool upper = starts_upper(asc_tree_text(t, i));
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
    char low[WORD_MAX];
    asc_str word;
    if (last != first + 1 || !lowered(asc_tree_text(t, first), low, &word)) return false;
    asc_str classes = asc_nouns_classes(&t->lx->nouns, word);
    if (asc_name_is_short(asc_tree_text(t, first)))
        return asc_str_find(classes, ASC_STR("weapon")) != SIZE_MAX;
    if (!opens_sentence(t, first) || asc_map_find(&x->capital, word)) return false;
    return asc_map_find(&x->small, word) || classes.n || asc_tables_event(t->lx, 'n', word);
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

static bool find_runs(asc_mentions *m, const asc_tree *t, const struct asides *a)
{
    struct spellings seen;
    if (!note_spellings(&seen, m->keep, t)) return false;
    for (uint32_t i = 0; i < t->n;) {
        if (coded(t, i)) {
            if (!add_name(m, t, i, i + 2, ASC_ACTOR_PERSON)) return false;
            i += 2;
            continue;
        }
        if (!name_word(t, i)) {
            i++;
            continue;
        }
        uint32_t end = i + 1,
                 stop = i + ASC_NAME_TOKENS_MAX < t->n ? i + ASC_NAME_TOKENS_MAX : t->n, more;
        while (end < stop && t->tok[end].sent == t->tok[i].sent &&
               (more = grow(t, end, stop)) > end)
            end = more;
        uint32_t first = i;
        if (numbered(t, i, end) || named_after(t, i, end)) end++;
        if (i > 0 && t->tok[i - 1].sent == t->tok[i].sent && counts_units(t, i - 1, end)) first--;
        if (first == i) first -= day_of_name(t, i);
        const struct aside *x;
        asc_actor_kind kind = ASC_ACTOR_UNKNOWN;
        asc_str name = asc_str_slice(t->text, t->tok[first].begin, t->tok[end - 1].end);
        bool taken = !inside(a, t->tok[i].begin, &x) || kind_in_aside(a, x, name, &kind);
        if (taken && !common_word(t, &seen, first, end) && !add_name(m, t, first, end, kind))
            return false;
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

/* "KAMBOUMA: Gunmen ..." is Kambouma. */
static bool join_capitals(asc_mentions *m, const asc_tree *t)
{
    asc_map by_word;
    asc_map_init(&by_word, m->keep);
    for (uint32_t i = 0; i < m->count; i++) {
        const asc_mention *x = &m->items[i];
        char low[WORD_MAX];
        asc_str word, kept;
        bool fresh;
        if (x->last - x->first != 1 || x->text.n < 5 || t->loud[x->first]) continue;
        if (!lowered(x->text, low, &word)) continue;
        if (!asc_arena_copy(m->keep, word, &kept)) return false;
        uint64_t *at = asc_map_put(&by_word, kept, i, &fresh);
        if (!at) return false;
        if (!fresh) join(m, (uint32_t)*at, i);
    }
    return true;
}

/* "the State Security Committee, or SSC,", "the African Mission, known as AMID". */
static bool called_for_short(const asc_mentions *m, const asc_tree *t, uint32_t i)
{
    static const char *const between[] = { ",", "or", "known", "as", "the", "simply", NULL };
    const asc_mention *a = &m->items[i], *b = &m->items[i + 1];
    bool told = false;
    if (b->first - a->last > 5 || b->first == a->last || a->last - a->first < 2) return false;
    for (uint32_t k = a->last; k < b->first; k++) {
        bool one = false;
        for (const char *const *w = between; *w; w++) one |= asc_str_is(asc_tree_text(t, k), *w);
        if (!one) return false;
        told |= asc_tree_is(t, k, "or") || asc_tree_is(t, k, "as");
    }
    return told && asc_name_is_short(b->text) && asc_name_abbreviates(b->text, a->text);
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
#define HEAD_LEAST 5u /* letters of a first word that stands for a whole name */

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

/* "Sirocco" behind "Sirocco Chandlers", if no other name begins so and it is no place. */
static bool join_heads(asc_mentions *m, const asc_tree *t)
{
    asc_map by_head;
    asc_place_candidate c[ASC_PLACE_CANDIDATES_MAX];
    asc_place_precision precision;
    asc_map_init(&by_head, m->keep);
    for (uint32_t i = 0; i < m->count; i++) {
        asc_mention *x = &m->items[i];
        asc_str first = x->key, rest;
        bool fresh, several = asc_str_cut(x->key, ' ', &first, &rest);
        if (first.n < HEAD_LEAST) continue;
        if (!several) {
            const uint64_t *at = asc_map_find(&by_head, first);
            if (at && *at != AMBIGUOUS && root_of(m, i) == i) join(m, (uint32_t)*at, i);
            continue;
        }
        bool house = t->tok[x->head].ent == ASC_ENT_ORG && t->tok[x->first].ent == ASC_ENT_ORG &&
                     !asc_tables_actor(t->lx, t->low[x->first]) &&
                     !asc_gazetteer_find(first, c, &precision);
        uint64_t *at = asc_map_put(&by_head, first, house ? i : AMBIGUOUS, &fresh);
        if (!at) return false;
        if (!fresh && (*at == AMBIGUOUS || root_of(m, (uint32_t)*at) != root_of(m, i)))
            *at = AMBIGUOUS;
    }
    return true;
}

/* "Tesfay" behind "Tesfay Gebremikael", a person, if no other name begins so. */
static bool join_given(asc_mentions *m, const asc_tree *t)
{
    asc_map by_given;
    asc_map_init(&by_given, m->keep);
    for (uint32_t i = 0; i < m->count; i++) {
        const asc_mention *x = &m->items[i];
        asc_str given = x->key, rest;
        bool fresh, several = asc_str_cut(x->key, ' ', &given, &rest);
        if (given.n < 3 || x->place) continue;
        if (!several) {
            const uint64_t *at = asc_map_find(&by_given, given);
            if (at && *at != AMBIGUOUS && root_of(m, (uint32_t)*at) < root_of(m, i))
                join(m, (uint32_t)*at, i);
            continue;
        }
        bool person = x->kind == ASC_ACTOR_PERSON || t->tok[x->head].ent == ASC_ENT_PERSON;
        uint64_t *at = asc_map_put(&by_given, given, person ? i : AMBIGUOUS, &fresh);
        if (!at) return false;
        if (!fresh && (*at == AMBIGUOUS || root_of(m, (uint32_t)*at) != root_of(m, i)))
            *at = AMBIGUOUS;
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
    if (!join_equal(&m)) goto oom;
    for (uint32_t i = 0; i + 1 < m.count; i++)
        if (bracketed(&m, t, i) || called_for_short(&m, t, i)) join(&m, i, i + 1);
    if (!join_capitals(&m, t) || !join_tails(&m) || !join_heads(&m, t) || !join_given(&m, t) ||
        !asc_kinds_decide(&m, t, asides.dateline) || !find_author(&m, outlet))
        goto oom;
    *out = m;
    return ASC_OK;
oom:
    return asc_fail(err, ASC_ENOMEM, "out of memory finding names");
}
