#include "read/name_marks.h"

#include "base/date.h"
#include "base/map.h"
#include "base/str.h"

#include "base/banned.h"

#define WORD_MAX 40 /* bytes of a name that may be a word */

static bool capital(asc_str s)
{
    return s.n > 2 && s.n <= WORD_MAX && s.p[0] >= 'A' && s.p[0] <= 'Z' && s.p[1] >= 'a';
}

/* "DRAGUNOV", in a sentence that is not in capitals. */
static bool loud_word(const asc_tree *t, uint32_t i)
{
    asc_str s = asc_tree_text(t, i);
    return !t->loud[i] && s.n > 3 && s.n <= WORD_MAX && asc_str_capitals(s) && s.p[0] >= 'A' &&
           s.p[0] <= 'Z';
}

static bool noun_like(const asc_token *k)
{
    return k->tag == ASC_TAG_NN || k->tag == ASC_TAG_NNS || k->tag == ASC_TAG_JJ ||
           k->tag == ASC_TAG_NNP;
}

static void as_name(asc_token *k, asc_ent ent, bool begins)
{
    k->pos = ASC_POS_PROPN;
    k->tag = ASC_TAG_NNP;
    k->ent = (uint8_t)ent;
    k->ent_begin = begins;
}

/* The last word of a person's name of two and more. */
static bool ends_person(const asc_tree *t, uint32_t i)
{
    const asc_token *k = &t->tok[i];
    if (i == 0 || t->loud[i]) return false;
    if (loud_word(t, i) && loud_word(t, i - 1)) { /* "MILAN DRAGUNOV", as charges have it */
        bool more = i + 1 < t->n && loud_word(t, i + 1);
        bool given = asc_tables_word(t->lx, ASC_STR("@given|@hername|@himname"), t->low[i - 1]);
        return !more && k->pos == ASC_POS_PROPN && k[-1].pos == ASC_POS_PROPN &&
               (given || k->ent == ASC_ENT_PERSON) && k->sent == k[-1].sent;
    }
    if (k->ent != ASC_ENT_PERSON || k->ent_begin) return false;
    if (!capital(asc_tree_text(t, i)) || !capital(asc_tree_text(t, i - 1))) return false;
    return k[-1].ent == ASC_ENT_PERSON && k[-1].tag == ASC_TAG_NNP && k->tag == ASC_TAG_NNP &&
           (i + 1 == t->n || k[1].ent != ASC_ENT_PERSON || k[1].ent_begin);
}

/* Words with a small letter, by their form with a capital. */
static bool note_small(asc_map *small, const asc_map *family, const asc_tree *t)
{
    for (uint32_t i = 0; i < t->n; i++) {
        char form[WORD_MAX];
        asc_str s = asc_tree_text(t, i);
        if (s.n < 3 || s.n > WORD_MAX || s.p[0] < 'a' || s.p[0] > 'z') continue;
        for (size_t k = 0; k < s.n; k++) form[k] = s.p[k];
        form[0] = (char)(form[0] - 32);
        const uint64_t *at = asc_map_find(family, (asc_str){ form, s.n });
        asc_str whole = at ? asc_tree_text(t, (uint32_t)*at) : s;
        if (at && !asc_map_put(small, whole, 1, NULL)) return false;
    }
    return true;
}

static bool day(asc_str s)
{
    uint64_t v;
    s = asc_date_without_ordinal(s);
    return s.n && s.n <= 2 && asc_str_u64(s, &v) && v >= 1 && v <= 31;
}

/* "The 9 April Command", "the December 12 Movement" that claimed it: no date. "On 9 April Command troops"
 * is one: a name of that kind has an article. */
static void mark_day_names(const asc_tree *t, asc_token *tok)
{
    for (uint32_t i = 3; i < t->n; i++) {
        asc_str a = asc_tree_text(t, i - 2), b = asc_tree_text(t, i - 1);
        if (!capital(asc_tree_text(t, i)) || tok[i].sent != tok[i - 3].sent) continue;
        bool date = day(a) ? asc_date_month_named(b) : asc_date_month_named(a) && day(b);
        if (!date || !noun_like(&tok[i])) continue;
        bool called = asc_tree_is(t, i - 3, "the") ||
                      asc_str_ends(asc_tree_text(t, i - 3), ASC_STR("called"));
        if (!called || asc_date_month_named(asc_tree_text(t, i))) continue;
        for (uint32_t k = i - 2; k <= i; k++) as_name(&tok[k], ASC_ENT_ORG, k == i - 2);
    }
}

bool asc_names_mark(const asc_tree *t, asc_token *tok, asc_arena *tmp)
{
    asc_map family, small;
    asc_map_init(&family, tmp);
    asc_map_init(&small, tmp);
    bool any = false;
    mark_day_names(t, tok);
    for (uint32_t i = 0; i < t->n; i++) {
        if (!ends_person(t, i)) continue;
        if (loud_word(t, i) && tok[i].ent != ASC_ENT_PERSON) {
            as_name(&tok[i - 1], ASC_ENT_PERSON, true);
            as_name(&tok[i], ASC_ENT_PERSON, false);
        }
        if (!asc_map_put(&family, asc_tree_text(t, i), i, NULL)) return false;
        any = true;
    }
    if (!any) return true;
    if (!note_small(&small, &family, t)) return false;
    for (uint32_t i = 0; i < t->n; i++) {
        asc_str s = asc_tree_text(t, i);
        bool loud = loud_word(t, i);
        if (!loud && (!capital(s) || t->loud[i] || tok[i].ent != ASC_ENT_NONE)) continue;
        if (!noun_like(&tok[i]) || tok[i].ent == ASC_ENT_PERSON) continue;
        if (!asc_map_find(&family, s) || asc_map_find(&small, s)) continue;
        as_name(&tok[i], ASC_ENT_PERSON, true);
    }
    return true;
}
