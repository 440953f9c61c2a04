/*
 * Which names of a report are one.
 */
#include "read/name_words.h"

#include "base/map.h"
#include "base/str.h"
#include "core/name.h"
#include "read/gazetteer.h"

#include "base/banned.h"

/* The earlier mention stays the root. */
static void join(asc_mentions *m, uint32_t a, uint32_t b)
{
    a = asc_mentions_root(m, a);
    b = asc_mentions_root(m, b);
    if (a == b) return;
    if (a > b) m->items[a].same = b;
    else m->items[b].same = a;
}

/* Is the name between these two in brackets of either kind? More may stand behind it: "(JK; QDe.188)". */
static bool in_brackets(const asc_tree *t, uint32_t open, uint32_t close)
{
    asc_str a = asc_tree_text(t, open), b = asc_tree_text(t, close);
    bool more = asc_str_eq(b, ASC_STR(";")) || asc_str_eq(b, ASC_STR(","));
    return (asc_str_eq(a, ASC_STR("(")) && (more || asc_str_eq(b, ASC_STR(")")))) ||
           (asc_str_eq(a, ASC_STR("[")) && (more || asc_str_eq(b, ASC_STR("]"))));
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
        char low[ASC_NAME_WORD_MAX];
        asc_str word, kept;
        bool fresh;
        if (x->last - x->first != 1 || x->text.n < 5 || t->loud[x->first]) continue;
        if (!asc_name_lowered(x->text, low, &word)) continue;
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
    if (!told || !asc_name_is_short(b->text)) return false;
    bool aside = asc_tree_is(t, a->last, ",") && b->last < t->n && asc_tree_is(t, b->last, ",") &&
                 asc_tree_is(t, b->first - 1, "or") && b->text.n > 2 && a->is_name &&
                 a->kind != ASC_ACTOR_PERSON && a->kind != ASC_ACTOR_STATE; /* in its own tongue */
    return aside || asc_name_abbreviates(b->text, a->text);
}

/* "A group, Ansar al-Bahr, or the Helpers of the Sea, said": one group, and its name in two tongues. */
static bool told_in_two_tongues(const asc_mentions *m, const asc_tree *t, uint32_t i)
{
    const asc_mention *a = &m->items[i], *b = &m->items[i + 1];
    uint32_t k = a->last, group = t->tok[a->head].head;
    if (b->last >= t->n || t->tok[a->head].dep != ASC_DEP_APPOS || a->last - a->first < 2)
        return false;
    uint32_t det = asc_tree_child(t, group, ASC_DEP_DET);
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[group]);
    if (!w || w->kind != ASC_ACTOR_GROUP || det == ASC_NONE || !asc_tree_is(t, det, "a"))
        return false;
    if (t->tok[group].tag != ASC_TAG_NN || !asc_tree_is(t, k, ",") || !asc_tree_is(t, k + 1, "or"))
        return false;
    k += asc_tree_is(t, k + 2, "the") ? 3 : 2;
    return b->first == k && asc_tree_is(t, b->last, ",");
}

/* The word by which a longer name is called for short: its last, or the one before
 * "of": "the Directorate" of "General Directorate of State Protection". */
static asc_str short_word(const asc_tree *t, const asc_mention *x)
{
    asc_str key = x->key;
    size_t of = asc_str_find(key, ASC_STR(" of "));
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[x->last - 1]);
    bool house = w && w->in_name; /* "the Society" of "Hand of Mercy Society" */
    asc_str head = of == SIZE_MAX || house ? key : asc_str_slice(key, 0, of);
    size_t i = head.n;
    while (i > 0 && head.p[i - 1] != ' ') i--;
    return i ? asc_str_slice(head, i, head.n) : (asc_str){ NULL, 0 };
}

#define AMBIGUOUS UINT64_MAX
#define HEAD_LEAST 5u /* letters of a first word that stands for a whole name */

#define INITIALS_LOOK 400 /* names among which a short form's is looked for */
#define SHARED_LOOK 200   /* mentions back in which a name that two share looks for its bearer */

/* Of two who are called so, the one of whom the last sentence that names either tells: its subject, or the
 * only one in it; ASC_NONE. */
static uint32_t bearer(const asc_mentions *m, const asc_tree *t, uint32_t i)
{
    uint32_t found = ASC_NONE, sent = 0;
    bool subject = false, several = false;
    for (uint32_t k = i, left = SHARED_LOOK; k-- > 0 && left--;) {
        const asc_mention *x = &m->items[k];
        if (!asc_str_eq(short_word(t, x), m->items[i].key) || x->place) continue;
        if (found != ASC_NONE && t->tok[x->first].sent != sent) break;
        sent = t->tok[x->first].sent;
        uint8_t dep = t->tok[x->head].dep;
        bool is = dep == ASC_DEP_NSUBJ || dep == ASC_DEP_NSUBJPASS;
        bool other = found != ASC_NONE && asc_mentions_root(m, found) != asc_mentions_root(m, k);
        if (is && !subject) found = k, subject = true, several = false;
        else if (other && is == subject) several = true;
        else if (found == ASC_NONE) found = k;
    }
    return several ? ASC_NONE : found;
}

/* "Jordan" is no short form of "Ahmed Jordan", nor "Borovia" of "Mujahideen Borovia". */
static bool is_country(const asc_mention *x)
{
    asc_place_candidate c[ASC_PLACE_CANDIDATES_MAX];
    asc_place_precision precision;
    return x->place && asc_gazetteer_find(x->key, c, &precision) &&
           precision == ASC_PRECISION_COUNTRY;
}

/* "Headley" is David Headley if no other name ends so. */
static bool join_tails(asc_mentions *m, const asc_tree *t)
{
    asc_map by_tail;
    asc_map_init(&by_tail, m->keep);
    for (uint32_t i = 0; i < m->count; i++) {
        asc_str tail = short_word(t, &m->items[i]);
        bool fresh;
        if (tail.n < 3 || m->items[i].place) continue;
        uint64_t *at = asc_map_put(&by_tail, tail, i, &fresh);
        if (!at) return false;
        if (!fresh && *at != AMBIGUOUS &&
            asc_mentions_root(m, (uint32_t)*at) != asc_mentions_root(m, i))
            *at = AMBIGUOUS;
    }
    for (uint32_t i = 0; i < m->count; i++) {
        if (memchr(m->items[i].key.p, ' ', m->items[i].key.n) || is_country(&m->items[i])) continue;
        const uint64_t *at = asc_map_find(&by_tail, m->items[i].key);
        uint32_t shared =
            at && *at == AMBIGUOUS && asc_mentions_root(m, i) == i ? bearer(m, t, i) : ASC_NONE;
        if (at && *at != AMBIGUOUS) join(m, (uint32_t)*at, i);
        if (shared != ASC_NONE) { /* here alone: elsewhere the name may be another's */
            join(m, shared, i);
            m->items[i].key = m->items[shared].key;
            m->items[i].text = m->items[shared].text;
        }
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
            if (at && *at != AMBIGUOUS && asc_mentions_root(m, i) == i)
                join(m, (uint32_t)*at, i), x->place = false;
            continue;
        }
        bool house = t->tok[x->head].ent == ASC_ENT_ORG && t->tok[x->first].ent == ASC_ENT_ORG &&
                     !asc_tables_actor(t->lx, t->low[x->first]) &&
                     !asc_gazetteer_find(first, c, &precision);
        uint64_t *at = asc_map_put(&by_head, first, house ? i : AMBIGUOUS, &fresh);
        if (!at) return false;
        if (!fresh &&
            (*at == AMBIGUOUS || asc_mentions_root(m, (uint32_t)*at) != asc_mentions_root(m, i)))
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
            if (at && *at != AMBIGUOUS &&
                asc_mentions_root(m, (uint32_t)*at) < asc_mentions_root(m, i))
                join(m, (uint32_t)*at, i);
            continue;
        }
        bool person = x->kind == ASC_ACTOR_PERSON || t->tok[x->head].ent == ASC_ENT_PERSON;
        uint64_t *at = asc_map_put(&by_given, given, person ? i : AMBIGUOUS, &fresh);
        if (!at) return false;
        if (!fresh &&
            (*at == AMBIGUOUS || asc_mentions_root(m, (uint32_t)*at) != asc_mentions_root(m, i)))
            *at = AMBIGUOUS;
    }
    return true;
}

/* "The Amber State", and "AS" in the headline: its initials, if no other name of the report has them. */
static void join_initials(asc_mentions *m, const asc_tree *t)
{
    static const char *const others[] = { "US", "UK", "UN", "EU",  "PM",
                                          "MP", "TV", "DC", "UAE", NULL };
    for (uint32_t i = 0; i < m->count; i++) {
        const asc_mention *x = &m->items[i];
        uint32_t of = ASC_NONE, looked = 0;
        if (x->last - x->first != 1 || x->text.n < 2 || t->loud[x->first] || x->place) continue;
        if (!asc_str_capitals(x->text) || asc_str_among(x->text, others)) continue;
        if (asc_mentions_root(m, i) != i) continue;
        bool several = false;
        for (uint32_t k = 0; k < m->count && looked < INITIALS_LOOK; k++, looked++) {
            const asc_mention *y = &m->items[k];
            if (y->last - y->first != x->text.n || y->place ||
                t->tok[y->head].ent == ASC_ENT_PERSON)
                continue;
            bool fits = true;
            for (uint32_t n = 0; n < x->text.n && fits; n++)
                fits = asc_tree_text(t, y->first + n).p[0] == x->text.p[n];
            if (!fits) continue;
            several |= of != ASC_NONE && asc_mentions_root(m, of) != asc_mentions_root(m, k);
            of = k;
        }
        if (of != ASC_NONE && !several) join(m, of, i);
    }
}

bool asc_mentions_join(asc_mentions *m, const asc_tree *t)
{
    if (!join_equal(m)) return false;
    for (uint32_t i = 0; i + 1 < m->count; i++)
        if (bracketed(m, t, i) || called_for_short(m, t, i) || told_in_two_tongues(m, t, i))
            join(m, i, i + 1);
    join_initials(m, t);
    return join_capitals(m, t) && join_tails(m, t) && join_heads(m, t) && join_given(m, t);
}
