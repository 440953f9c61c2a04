#include "read/name_words.h"

#include "base/date.h"
#include "base/str.h"
#include "base/utf8.h"
#include "core/name.h"

#include "base/banned.h"

#define CODE_LETTERS 3 /* of "Unit 61-T" */
#define NAME_REST 10   /* tokens from a name's first words to the brackets behind it */

bool asc_name_starts_upper(asc_str s)
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

/* A weekday or a month; "May" may be a name, or a verb. */
static bool calendar_word(asc_str s)
{
    int month = asc_date_month_named(s);
    return (month && month != 5) || asc_date_weekday_named(s) >= 0;
}

bool asc_name_begins_line(const asc_tree *t, uint32_t i)
{
    return i == 0 || t->tok[i - 1].sent != t->tok[i].sent || t->tok[i - 1].pos == ASC_POS_SPACE;
}

/* "Islamic State", "Muslim Brotherhood". */
static bool of_islam(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "Islamic", "Muslim", "Arab", NULL };
    static const char *const next[] = { "State",    "Jihad",    "Brotherhood", "League",
                                        "Emirate",  "Republic", "Revolution",  "Front",
                                        "Movement", "Army",     "Union",       "Court",
                                        "Courts",   "Group",    NULL };
    return asc_str_among(asc_tree_text(t, i), words) && i + 1 < t->n &&
           t->tok[i + 1].sent == t->tok[i].sent && asc_str_among(asc_tree_text(t, i + 1), next);
}

/* "The Real IRA", "the New RDA": a word with a capital that tells two bodies of one short name apart, and no
 * people's, land's or creed's: "the Turkish PKK". */
static bool before_short(const asc_tree *t, uint32_t i)
{
    asc_str s = asc_tree_text(t, i);
    if (t->tok[i].pos != ASC_POS_ADJ || t->tok[i].ent == ASC_ENT_NORP || t->loud[i]) return false;
    if (i == 0 || i + 1 >= t->n || !asc_tree_is(t, i - 1, "the")) return false;
    bool creed = asc_str_ends(s, ASC_STR("ist")) || asc_str_ends(s, ASC_STR("ish")) ||
                 asc_str_ends(s, ASC_STR("an")) || asc_str_ends(s, ASC_STR("ese"));
    asc_str next = asc_tree_text(t, i + 1);
    asc_people people = asc_tables_people(t->lx, t->low[i]);
    return !creed && people != ASC_PEOPLE_PERSON && people != ASC_PEOPLE_GROUP &&
           t->tok[i].head == i + 1 && t->tok[i + 1].tag == ASC_TAG_NNP && next.n > 2 &&
           asc_name_is_short(next);
}

/* "Tamil separatists", "a Borovian Kurd": of a people or a creed, and nobody's name. */
static bool of_creed(const asc_tree *t, uint32_t i)
{
    if (!asc_tree_in_set(t, i, "@creed")) return false;
    uint8_t dep = t->tok[i].dep;
    uint32_t h = t->tok[i].head, det = asc_tree_child(t, i, ASC_DEP_DET);
    bool some =
        det != ASC_NONE && asc_tree_is_one(t, det, (const char *const[]){ "a", "an", NULL });
    bool of = h > i && (dep == ASC_DEP_AMOD || dep == ASC_DEP_COMPOUND || dep == ASC_DEP_NMOD);
    return some || (of && !asc_name_starts_upper(asc_tree_text(t, h)));
}

bool asc_name_word(const asc_tree *t, uint32_t i)
{
    const asc_token *k = &t->tok[i];
    asc_str s = asc_tree_text(t, i);
    if (calendar_word(s)) return false;
    if (asc_name_begins_line(t, i) && asc_tables_word(t->lx, ASC_STR("@alleged"), t->low[i]))
        return false; /* "Suspected Front militants" */
    if (!asc_name_starts_upper(s) || no_name_entity(k->ent) || k->pos == ASC_POS_PRON) return false;
    if (k->ent == ASC_ENT_NORP && of_islam(t, i)) return true;
    if (k->ent == ASC_ENT_NORP && (asc_tree_is(t, i ? i - 1 : i, "a") ||
                                   asc_tree_is(t, i ? i - 1 : i, "an") || k->dep == ASC_DEP_AMOD))
        return false; /* "an American" */
    if (of_creed(t, i)) return false;
    if (k->tag == ASC_TAG_NNP || k->tag == ASC_TAG_NNPS) return true;
    if (before_short(t, i)) return true;
    if (asc_name_begins_line(t, i) && (k->tag == ASC_TAG_NN || k->tag == ASC_TAG_NNS) &&
        asc_tables_actor(t->lx, t->low[i]))
        return false; /* "Court convicts four" */
    if (k->ent == ASC_ENT_NORP || k->ent == ASC_ENT_LANGUAGE) return false; /* "Pakistani" */
    if (t->loud[i]) return asc_name_is_short(k->lemma) && k->lemma.n > 2;   /* recased: "FMLN" */
    if (k->tag == ASC_TAG_DT || k->tag == ASC_TAG_IN || k->tag == ASC_TAG_CC) return false;
    return k->ent != ASC_ENT_NONE || (asc_name_is_short(s) && s.n > 2);
}

bool asc_name_connector(asc_str s)
{
    static const char *const words[] = { "al",  "el",  "ul",  "ud",  "ur",   "uz",    "e",   "i",
                                         "o",   "y",   "bin", "ibn", "bint", "abu",   "umm", "de",
                                         "da",  "do",  "dos", "das", "del",  "della", "der", "den",
                                         "van", "von", "la",  "le",  "les",  "du",    "ag",  "ould",
                                         "ben", "of",  "as",  "ash", "at",   "an",    "ad",  "ar",
                                         "fi",  "aw",  "the", "for" };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (asc_str_is(s, words[k])) return true;
    return false;
}

bool asc_name_hyphen(asc_str s)
{
    return asc_str_eq(s, ASC_STR("-")) || asc_str_eq(s, ASC_STR("\xE2\x80\x91")) ||
           asc_str_eq(s, ASC_STR("\xE2\x80\x90"));
}

bool asc_name_is_event(const asc_tree *t, uint32_t i)
{
    const asc_event_word *e = asc_tables_event(t->lx, 'n', t->low[i]);
    return e && e->strength == ASC_EVENT_STRONG;
}

/* "The Hand OF Mercy Society": one name, that ends with such a word. */
static bool ends_as_house(const asc_tree *t, uint32_t before)
{
    uint32_t k = before + 1;
    if (!asc_name_starts_upper(asc_tree_text(t, before)) || t->tok[before].tag != ASC_TAG_NNP ||
        !asc_tree_is(t, before + 1, "of") || before == 0)
        return false;
    bool one = t->tok[before].ent == ASC_ENT_ORG;
    while (one && k < t->n && t->tok[k].ent == ASC_ENT_ORG && !t->tok[k].ent_begin) k++;
    if (k == before + 1) { /* "the Cradle of Hope Foundation" */
        asc_str c = asc_nouns_classes(&t->lx->nouns, t->low[before]);
        bool plain = c.n && asc_str_find(c, ASC_STR("official")) == SIZE_MAX &&
                     asc_str_find(c, ASC_STR("person")) == SIZE_MAX &&
                     asc_tables_people(t->lx, t->low[before]) == ASC_PEOPLE_NONE;
        if (!plain || !asc_tree_is(t, before - 1, "the")) return false;
        for (k++; k < t->n && t->tok[k].sent == t->tok[before].sent &&
                  asc_name_starts_upper(asc_tree_text(t, k));
             k++) {
        }
    }
    const asc_actor_word *w = k > before + 3 ? asc_tables_actor(t->lx, t->low[k - 1]) : NULL;
    return w && w->in_name && asc_name_starts_upper(asc_tree_text(t, k - 1));
}

/* Is it one of the nouns that everybody uses, or several of one: "Helpers"? */
static bool common_noun(const asc_tree *t, uint32_t i)
{
    asc_str w = t->low[i];
    if (asc_nouns_classes(&t->lx->nouns, w).n > 0) return true;
    return w.n > 4 && asc_str_ends(w, ASC_STR("s")) &&
           asc_nouns_classes(&t->lx->nouns, asc_str_slice(w, 0, w.n - 1)).n > 0;
}

/* "Directorate OF State": only behind a word that such names begin with. "Banner OF THE Sunrise":
 * behind a common noun with a capital, before another. */
static bool of_name(const asc_tree *t, uint32_t before)
{
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[before]);
    bool many =
        t->tok[before].tag == ASC_TAG_NNPS && before > 0 && asc_tree_is(t, before - 1, "the");
    if (w && (w->in_name || !many)) return w->in_name; /* but "the Helpers of the Sea" */
    if (ends_as_house(t, before)) return true;
    if (asc_str_is(asc_tree_text(t, before), "Province") && asc_tree_is(t, before + 1, "of") &&
        before + 2 < t->n && asc_name_starts_upper(asc_tree_text(t, before + 2)))
        return true; /* "the Province of Tawus", which fights */
    const asc_actor_word *kind = before > 0 && t->tok[before - 1].sent == t->tok[before].sent &&
                                         !asc_name_starts_upper(asc_tree_text(t, before - 1))
                                     ? asc_tables_actor(t->lx, t->low[before - 1])
                                     : NULL; /* "the charity Light of Lume" */
    if (kind && kind->kind == ASC_ACTOR_ORGANISATION && asc_tree_is(t, before + 1, "of"))
        return true;
    if (t->tok[before].tag == ASC_TAG_NNP && asc_tree_is(t, before + 1, "of") && before > 0 &&
        (asc_tree_is(t, before - 1, "the") || t->tok[before - 1].tag == ASC_TAG_NNP ||
         asc_name_starts_upper(asc_tree_text(t, before - 1))) &&
        before + 2 < t->n && asc_name_starts_upper(asc_tree_text(t, before + 2)) &&
        asc_tables_word(t->lx, ASC_STR("@virtue"), t->low[before + 2]) && common_noun(t, before))
        return true; /* "the Burning Shield of Justice" */
    const asc_actor_word *head =
        before >= 3 && asc_tree_is(t, before - 1, "the") &&
                asc_tree_is_one(t, before - 2, (const char *const[]){ "for", "of", NULL })
            ? asc_tables_actor(t->lx, t->low[before - 3])
            : NULL; /* "Front for the Liberation of Lume" */
    if (head && head->in_name &&
        (head->kind == ASC_ACTOR_GROUP || head->kind == ASC_ACTOR_ORGANISATION) &&
        asc_tree_is(t, before + 1, "of"))
        return true;
    uint32_t y = before + 3, h = y < t->n ? t->tok[y].head : 0;
    if (y < t->n && h > y && !asc_name_starts_upper(asc_tree_text(t, h)))
        return false; /* "suspects the Line of the Corin bombing" */
    bool the = y < t->n && asc_tree_is(t, before + 1, "of") && asc_tree_is(t, before + 2, "the");
    return the && !asc_name_is_event(t, before) && t->tok[y].ent != ASC_ENT_DATE &&
           asc_name_starts_upper(asc_tree_text(t, y)) && common_noun(t, before);
}

bool asc_name_counted(const asc_tree *t, uint32_t i, uint32_t last)
{
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[last - 1]);
    asc_str s = asc_tree_text(t, i);
    return w && w->in_name && s.n >= 3 && s.p[0] >= '0' && s.p[0] <= '9' &&
           asc_date_without_ordinal(s).n < s.n;
}

uint32_t asc_name_day(const asc_tree *t, uint32_t i)
{
    bool day = i >= 2 && t->tok[i - 2].sent == t->tok[i].sent && t->tok[i - 2].ent_begin &&
               t->tok[i - 2].ent == ASC_ENT_ORG && t->tok[i - 1].ent == ASC_ENT_ORG &&
               (calendar_word(asc_tree_text(t, i - 1)) || calendar_word(asc_tree_text(t, i - 2)));
    return day ? 2 : 0;
}

bool asc_name_numbered(const asc_tree *t, uint32_t first, uint32_t last)
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

uint32_t asc_name_code_end(const asc_tree *t, uint32_t i)
{
    if (i + 2 >= t->n || t->tok[i].space_after || t->tok[i + 1].space_after) return i + 1;
    asc_str letters = asc_tree_text(t, i + 2);
    bool plain = asc_name_hyphen(asc_tree_text(t, i + 1)) && letters.n <= CODE_LETTERS;
    for (size_t k = 0; k < letters.n; k++)
        plain &= (letters.p[k] >= 'A' && letters.p[k] <= 'Z') ||
                 (letters.p[k] >= '0' && letters.p[k] <= '9');
    return plain && t->tok[i + 2].sent == t->tok[i].sent ? i + 3 : i + 1;
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
    return calendar_word(asc_tree_text(t, i)) && asc_name_starts_upper(asc_tree_text(t, i)) &&
           (i + 1 == t->n || t->tok[i + 1].pos != ASC_POS_NUM);
}

/* "UN 1267 Sanctions Committee": a number inside a name. */
static bool number_inside(const asc_tree *t, uint32_t k, uint32_t end)
{
    if (t->tok[k].pos != ASC_POS_NUM || k + 1 >= end || t->loud[k]) return false;
    asc_str n = asc_tree_text(t, k);
    for (size_t i = 0; i < n.n; i++)
        if (n.p[i] < '0' || n.p[i] > '9') return false;
    return n.n <= 4 && asc_name_starts_upper(asc_tree_text(t, k + 1)) &&
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
    return asc_name_starts_upper(asc_tree_text(t, at + 1)) ? at + 2 : k;
}

/* A word in capitals in a sentence that is not: "SAWWANI LIBERATION FRONT". */
static bool all_capitals(const asc_tree *t, uint32_t i)
{
    asc_str s = asc_tree_text(t, i);
    return s.n > 3 && asc_str_capitals(s) && !t->loud[i];
}

/* "The Cattle Breeders' Union": a plural before the mark at i, and what such bodies are called. */
static bool body_of_many(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "union",    "association", "federation", "league",
                                         "council",  "congress",    "committee",  "front",
                                         "movement", "party",       "society",    NULL };
    asc_str many = asc_tree_text(t, i - 1), mark = asc_tree_text(t, i);
    return mark.p[mark.n - 1] != 's' && asc_str_ends(many, ASC_STR("s")) &&
           asc_name_starts_upper(many) && asc_name_starts_upper(asc_tree_text(t, i + 1)) &&
           asc_tree_is_one(t, i + 1, words);
}

/* "The People's Front", "the Sindh Workers' Union": the mark between a people's plural and a
 * word of capitals, i behind the plural. */
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
           asc_name_starts_upper(asc_tree_text(t, i - 1)) &&
           asc_name_starts_upper(asc_tree_text(t, i + 1)) && !t->loud[i + 1];
}

static bool quote(asc_str s)
{
    static const char *const signs[] = { "\"", "``", "''", "\xE2\x80\x9C", "\xE2\x80\x9D", NULL };
    return asc_str_among(s, signs);
}

/* "Ana "La Tuerta" Ruiz": a nickname between two names of a person, i behind the first; where
 * the second ends, or i. */
static uint32_t nickname(const asc_tree *t, uint32_t i, uint32_t end)
{
    uint32_t k = i + 1;
    if (i + 3 >= end || !quote(asc_tree_text(t, i)) || t->tok[i - 1].pos != ASC_POS_PROPN) return i;
    while (k < end && k < i + 4 && asc_name_starts_upper(asc_tree_text(t, k))) k++;
    if (k == i + 1 || k + 1 >= end || !quote(asc_tree_text(t, k))) return i;
    bool behind = t->tok[k].space_after && asc_name_starts_upper(asc_tree_text(t, k + 1)) &&
                  (t->tok[k + 1].tag == ASC_TAG_NNP || t->tok[k + 1].tag == ASC_TAG_NNPS);
    return behind ? k + 2 : i;
}

#define CALLED_TOKENS 14 /* from "known as" to the second name behind it */

/* Does what stands before i say that a name follows? "known as", "alias:", "known as X or". */
static bool says_name(const asc_tree *t, uint32_t i)
{
    static const char *const before[] = { "as",         "alias",   "nickname",  "handle",
                                          "codename",   "name",    "codenamed", "aka",
                                          "nicknamed",  "himself", "herself",   "itself",
                                          "themselves", NULL };
    static const char *const called[] = { "alias", "aka", "know", "nickname", "call", "dub", NULL };
    uint32_t k = i - 1;
    if (k > 0 && asc_str_is(asc_tree_text(t, k), ":")) k--;
    if (asc_tree_is_one(t, k, before) || (k > 1 && asc_tree_is(t, k - 2, "aka"))) return true;
    if (!asc_tree_is_one(t, k, (const char *const[]){ "or", "and", NULL })) return false;
    for (uint32_t c = k; c-- > 0 && k - c < CALLED_TOKENS && t->tok[c].sent == t->tok[k].sent;)
        if (asc_tree_is_one(t, c, called)) return true;
    return false;
}

uint32_t asc_name_quoted(const asc_tree *t, uint32_t i, uint32_t *first)
{
    uint32_t k = i + 1;
    if (i == 0 || !quote(asc_tree_text(t, i)) || !says_name(t, i)) return i;
    while (k < t->n && k < i + 5 && t->tok[k].sent == t->tok[i].sent &&
           t->tok[k].pos != ASC_POS_PUNCT)
        k++;
    if (k == i + 1 || k >= t->n) return i;
    bool inside = k + 1 < t->n && asc_str_is(asc_tree_text(t, k), ","); /* "the Cook," */
    if (!quote(asc_tree_text(t, inside ? k + 1 : k))) return i;
    *first = t->tok[i + 1].pos == ASC_POS_DET && k > i + 2 ? i + 2 : i + 1;
    return asc_tree_is_verb(t, k - 1) ? i : k;
}

/* "Uncle Seven": a number written as a name, at its end. */
static bool number_name(const asc_tree *t, uint32_t k)
{
    return t->tok[k].tag == ASC_TAG_NNP && t->tok[k - 1].pos == ASC_POS_PROPN && !t->loud[k] &&
           asc_name_starts_upper(asc_tree_text(t, k)) && k + 1 < t->n &&
           t->tok[k + 1].pos == ASC_POS_PUNCT;
}

uint32_t asc_name_grow(const asc_tree *t, uint32_t i, uint32_t end)
{
    uint32_t k = i;
    bool joined = !t->tok[i - 1].space_after;
    uint32_t more;
    if (k < end && asc_name_hyphen(asc_tree_text(t, k)) && joined && !t->tok[k].space_after) k++;
    for (int steps = 0; k < end && steps < 3; steps++) {
        asc_str s = asc_tree_text(t, k);
        if (never_inside(s)) return i;
        if (k == i && of_people(t, k, end)) return k + 2;
        if (k == i && all_capitals(t, i - 1) && all_capitals(t, k)) return k + 1;
        if (k == i && asc_str_eq(s, ASC_STR("Today")) && t->tok[i - 1].pos == ASC_POS_PROPN)
            return k + 1;
        if (k == i && number_inside(t, k, end)) return k + 2;
        if (k == i && number_name(t, k)) return k + 1;
        if (k == i && (more = nickname(t, k, end)) > k) return more;
        if (k == i && (more = ampersand(t, k, end)) > k) return more;
        if (k > i && of_name(t, i - 1) && month(t, k) && asc_tree_is(t, k - 1, "of")) return k + 1;
        if (asc_name_starts_upper(s) && ((k > i && !t->loud[k]) || asc_name_word(t, k)) &&
            !no_name_entity(t->tok[k].ent))
            return k + 1;
        if (!asc_name_connector(s)) return i;
        bool english = asc_str_eq(s, ASC_STR("of")) || asc_str_eq(s, ASC_STR("for")) ||
                       asc_str_eq(s, ASC_STR("the")) || asc_str_eq(s, ASC_STR("as")) ||
                       asc_str_eq(s, ASC_STR("at")) || asc_str_eq(s, ASC_STR("an"));
        bool hyphened =
            k + 1 < end && asc_name_hyphen(asc_tree_text(t, k + 1)) && !t->tok[k].space_after;
        if (english && !hyphened && !of_name(t, i - 1)) return i;
        k++;
        if (hyphened) k++;
    }
    return i;
}

/* "The Olmedilla organisation", where the report tells of the Olmedilla clan, too: the name alone may be that
 * of an organisation with no such people behind it. */
static bool called_clan(const asc_tree *t, uint32_t name)
{
    static const char *const clans[] = { " clan", " family", " brothers", " gang",
                                         " mob",  " cartel", " network",  " syndicate" };
    asc_str x = asc_tree_text(t, name);
    for (size_t at = 0, found;
         (found = asc_str_find(asc_str_slice(t->text, at, t->text.n), x)) != SIZE_MAX;
         at += found + x.n) {
        asc_str behind = asc_str_slice(t->text, at + found + x.n, t->text.n);
        for (size_t k = 0; k < sizeof clans / sizeof *clans; k++)
            if (asc_str_starts(behind, asc_str_from(clans[k]))) return true;
    }
    return false;
}

/* "The Olmedilla clan", "the powerful Olmedilla clan". */
static bool follows_the(const asc_tree *t, uint32_t first)
{
    uint32_t i = first;
    while (i > 0 && t->tok[i - 1].sent == t->tok[first].sent && t->tok[i - 1].pos == ASC_POS_ADJ)
        i--;
    return i > 0 && t->tok[i - 1].sent == t->tok[first].sent && asc_tree_is(t, i - 1, "the");
}

/* Is somebody of the report called so, whatever else the word was taken for: "Omar Tamerdi"? */
static bool surname(const asc_tree *t, uint32_t i)
{
    asc_str name = asc_tree_text(t, i);
    for (uint32_t k = 1; k < t->n; k++)
        if (t->tok[k - 1].head == k && t->tok[k - 1].pos == ASC_POS_PROPN &&
            t->tok[k - 1].sent == t->tok[k].sent && t->tok[k].ent == ASC_ENT_PERSON &&
            asc_str_eq(asc_tree_text(t, k), name))
            return true;
    return false;
}

bool asc_name_band_of(const asc_tree *t, uint32_t first, uint32_t last)
{
    static const char *const vague[] = { "organisation", "organization", "outfit", "ring", NULL };
    static const char *const bands[] = { "clan",    "family",  "brothers", "network",
                                         "cartel",  "gang",    "mob",      "syndicate",
                                         "dynasty", "faction", "mafia",    NULL };
    /* of whatever people or town: "the Cali cartel" */
    static const char *const own[] = {
        "clan", "cartel", "gang", "mob", "mafia", "syndicate", NULL
    };
    if (last >= t->n || t->tok[last].sent != t->tok[first].sent || last - first > 3) return false;
    bool many = t->tok[last - 1].tag == ASC_TAG_NNPS; /* "the Calafates cartel": they are */
    uint8_t dep = t->tok[last - 1].dep, ent = t->tok[last - 1].ent;
    asc_str s = asc_tree_text(t, last);
    bool plain = s.n && s.p[0] >= 'a' && s.p[0] <= 'z' &&
                 (asc_str_among(s, bands) || (asc_str_among(s, vague) && called_clan(t, last - 1)));
    return plain && t->tok[last - 1].head == last && follows_the(t, first) &&
           (dep == ASC_DEP_COMPOUND || dep == ASC_DEP_NMOD || dep == ASC_DEP_AMOD) &&
           !asc_name_is_short(asc_tree_text(t, last - 1)) &&
           !asc_tables_actor(t->lx, t->low[last - 1]) &&
           ((ent != ASC_ENT_NORP && ent != ASC_ENT_GPE) || many || asc_str_among(s, own) ||
            surname(t, last - 1));
}

/* A small word inside names of several languages. */
static bool links(asc_str s)
{
    static const char *const words[] = { "for", "the", "in",  "of",   "and",   "to",   "at",  "des",
                                         "du",  "de",  "la",  "le",   "les",   "pour", "et",  "en",
                                         "au",  "aux", "del", "para", "por",   "los",  "las", "der",
                                         "und", "di",  "dei", "per",  "della", NULL };
    return asc_str_among(s, words);
}

uint32_t asc_name_to_short(const asc_tree *t, uint32_t first, uint32_t end)
{
    uint32_t k = end, stop = end + NAME_REST < t->n ? end + NAME_REST : t->n;
    bool all = true; /* capitals and small words alone */
    while (k < stop && t->tok[k].sent == t->tok[first].sent && t->tok[k].pos != ASC_POS_PUNCT) {
        asc_str s = asc_tree_text(t, k++);
        all &= links(s) || asc_name_starts_upper(s);
    }
    if (k > end && k + 2 < t->n && asc_tree_is(t, k, ",") && asc_tree_is(t, k + 1, "or") && all) {
        uint32_t brief = k + 2; /* "the Tigers of Free Melk, or TFM" */
        asc_str whole = asc_str_slice(t->text, t->tok[first].begin, t->tok[k - 1].end);
        return asc_name_is_short(asc_tree_text(t, brief)) && asc_tree_text(t, brief).n > 2 &&
                       asc_name_abbreviates(asc_tree_text(t, brief), whole)
                   ? k
                   : end;
    }
    if (k == end || k + 2 >= t->n || !asc_str_eq(asc_tree_text(t, k), ASC_STR("("))) return end;
    asc_str brief = asc_tree_text(t, k + 1), last = asc_tree_text(t, k - 1);
    bool closed = asc_str_eq(asc_tree_text(t, k + 2), ASC_STR(")"));
    asc_str whole = asc_str_slice(t->text, t->tok[first].begin, t->tok[k - 1].end);
    if (!closed || brief.n < 3 || !asc_name_is_short(brief) || !asc_name_starts_upper(last))
        return end;
    if (brief.p[0] != whole.p[0] || t->tok[first].ent == ASC_ENT_PERSON) return end;
    bool ends = all && brief.p[brief.n - 1] == last.p[0];
    return ends || asc_name_abbreviates(brief, whole) ? k : end;
}

bool asc_name_coded(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "source",  "witness",   "individual", "person",
                                         "suspect", "defendant", "detainee",   "official",
                                         "agent",   "prisoner",  "survivor",   "informant",
                                         NULL };
    if (i + 1 >= t->n || t->tok[i + 1].sent != t->tok[i].sent) return false;
    asc_str code = asc_tree_text(t, i + 1);
    bool letter = code.n == 1 && code.p[0] >= 'A' && code.p[0] <= 'Z';
    bool number = code.n <= 3 && code.p[0] >= '0' && code.p[0] <= '9';
    return asc_name_starts_upper(asc_tree_text(t, i)) && (letter || number) &&
           asc_tree_is_one(t, i, words);
}

bool asc_name_lowered(asc_str s, char out[ASC_NAME_WORD_MAX], asc_str *word)
{
    if (s.n < 3 || s.n > ASC_NAME_WORD_MAX) return false;
    for (size_t i = 0; i < s.n; i++) {
        bool upper = s.p[i] >= 'A' && s.p[i] <= 'Z', low = s.p[i] >= 'a' && s.p[i] <= 'z';
        if (!upper && !low) return false;
        out[i] = (char)(upper ? s.p[i] + 32 : s.p[i]);
    }
    *word = (asc_str){ out, s.n };
    return true;
}
