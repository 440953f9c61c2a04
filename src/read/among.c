#include "read/among.h"

#include "base/str.h"

#include "base/banned.h"

#define AMONG_TOKENS 40 /* from those who are several to the word that names some of them */
#define NAME_TOKENS 14  /* and on to the name */
#define PAIR_TOKENS 60  /* back to the two of "the former", on to a list's beginning */

/* Several of a kind, and none with a name. */
static bool several(const asc_mentions *m, const asc_tree *t, uint32_t i)
{
    uint32_t x = m->of_token[i];
    return t->tok[i].tag == ASC_TAG_NNS && (x == ASC_NONE || !m->items[x].is_name) &&
           (asc_tables_actor(t->lx, t->low[i]) || x != ASC_NONE ||
            asc_tables_people(t->lx, t->low[i]) == ASC_PEOPLE_PERSON);
}

/* The person named behind token i, before any verb of his. */
static uint32_t named_behind(const asc_mentions *m, const asc_tree *t, uint32_t i)
{
    for (uint32_t k = i; k < t->n && k < i + NAME_TOKENS && t->tok[k].sent == t->tok[i].sent; k++) {
        uint32_t x = m->of_token[k];
        uint8_t tag = t->tok[k].tag;
        if (tag == ASC_TAG_WP || tag == ASC_TAG_VBD || tag == ASC_TAG_VBZ || tag == ASC_TAG_VBP)
            return ASC_NONE;
        if (x == ASC_NONE || !m->items[x].is_name) continue;
        if (m->items[x].kind == ASC_ACTOR_PERSON) return m->items[x].head;
        if (k + 1 < m->items[x].last) k = m->items[x].last - 1; /* "the Front's commander, X" */
    }
    return ASC_NONE;
}

uint32_t asc_among(const asc_mentions *m, const asc_tree *t, uint32_t i)
{
    static const char *const them[] = { "they", "them", "whom", "who", NULL };
    if (!several(m, t, i)) return ASC_NONE;
    for (uint32_t k = i + 1; k + 1 < t->n && k < i + AMONG_TOKENS; k++) {
        if (t->tok[k].sent != t->tok[i].sent || several(m, t, k)) return ASC_NONE;
        if (asc_str_is(asc_tree_text(t, k), ";")) return ASC_NONE;
        if (asc_str_is(asc_tree_text(t, k), "including")) return named_behind(m, t, k + 1);
        if (asc_str_is(asc_tree_text(t, k), "among") && asc_tree_is_one(t, k + 1, them))
            return named_behind(m, t, k + 2);
    }
    return ASC_NONE;
}

/* ", 31": how old the one before is; the token behind it. */
static uint32_t past_age(const asc_tree *t, uint32_t k)
{
    bool age =
        k + 1 < t->n && asc_str_is(asc_tree_text(t, k), ",") && t->tok[k + 1].pos == ASC_POS_NUM;
    return age ? k + 2 : k;
}

/* Past "and" and commas, and a word or two that say who comes: "his brother X"; ASC_NONE where no
 * name follows. */
static uint32_t name_next(const asc_mentions *m, const asc_tree *t, uint32_t k, bool *and)
{
    uint32_t from = k;
    while (k < t->n && k < from + 3 &&
           (asc_str_is(asc_tree_text(t, k), ",") || asc_tree_is(t, k, "and")))
        *and |= asc_tree_is(t, k, "and"), k++;
    if (k == from) return ASC_NONE;
    for (uint32_t end = k + 4; k < t->n && k < end && t->tok[k].sent == t->tok[from].sent; k++) {
        uint32_t x = m->of_token[k];
        if (x != ASC_NONE && m->items[x].is_name && m->items[x].first == k) return x;
        uint8_t pos = t->tok[k].pos;
        if (pos != ASC_POS_DET && pos != ASC_POS_NOUN && pos != ASC_POS_ADJ && pos != ASC_POS_PRON)
            return ASC_NONE;
    }
    return ASC_NONE;
}

uint32_t asc_among_next(const asc_mentions *m, const asc_tree *t, uint32_t i)
{
    uint32_t x = m->of_token[i];
    if (x == ASC_NONE || !m->items[x].is_name || m->items[x].kind != ASC_ACTOR_PERSON)
        return ASC_NONE;
    uint32_t aged = past_age(t, m->items[x].last);
    bool and = false, more = false;
    uint32_t next = aged < t->n ? name_next(m, t, aged, &and) : ASC_NONE;
    if (next == ASC_NONE || m->items[next].kind != ASC_ACTOR_PERSON) return ASC_NONE;
    uint32_t end = m->items[next].last;
    if (end < t->n && asc_str_is(asc_tree_text(t, end), "'s")) return ASC_NONE;
    uint32_t after = past_age(t, end);
    bool alike = (aged > m->items[x].last) == (after > end); /* both with their ages, or neither */
    if (!and&&after < t->n) {                                /* the list goes on */
        uint32_t comma = asc_str_is(asc_tree_text(t, after), ",") ? after + 1 : after;
        more = comma < t->n &&
               (asc_tree_is(t, comma, "and") || name_next(m, t, after, &and) != ASC_NONE);
    }
    return alike && (and || more) ? m->items[next].head : ASC_NONE;
}

/* The two who were told of last before i, side by side or as the only ones: "X and Y". */
static bool last_two(const asc_mentions *m, const asc_tree *t, uint32_t i, uint32_t two[2])
{
    uint32_t found[2] = { ASC_NONE, ASC_NONE }, back = 0;
    size_t n = 0;
    for (uint32_t k = i; k-- > 0 && n < 3 && i - k < PAIR_TOKENS && back < 2;) {
        uint32_t x = m->of_token[k];
        if (k + 1 < t->n && t->tok[k].sent != t->tok[k + 1].sent) {
            back++;
            if (n >= 2 || back == 2) break;
        }
        if (x == ASC_NONE || !m->items[x].is_name || m->items[x].place || m->items[x].head != k)
            continue;
        uint8_t dep = t->tok[k].dep;
        if (dep == ASC_DEP_COMPOUND || dep == ASC_DEP_POSS) continue;
        uint32_t who = m->items[x].same;
        if (t->tok[k].dep == ASC_DEP_CONJ && n == 0) { /* "X and Y" */
            uint32_t first = t->tok[k].head, y = m->of_token[first];
            if (y != ASC_NONE && m->items[y].is_name && first < k) {
                two[0] = y, two[1] = x;
                return m->items[y].same != who;
            }
        }
        bool known = false;
        for (size_t f = 0; f < n && f < 2; f++) known |= m->items[found[f]].same == who;
        if (!known && n < 2) found[n] = x;
        n += !known;
    }
    if (n != 2) return false;
    two[0] = found[1], two[1] = found[0];
    return true;
}

uint32_t asc_among_two(const asc_mentions *m, const asc_tree *t, uint32_t i)
{
    uint32_t two[2];
    bool former = asc_str_is(asc_tree_text(t, i), "former"),
         latter = asc_str_is(asc_tree_text(t, i), "latter");
    uint8_t dep = t->tok[i].dep;
    if ((!former && !latter) || i == 0 || !asc_tree_is(t, i - 1, "the")) return ASC_NONE;
    if (dep == ASC_DEP_AMOD || dep == ASC_DEP_COMPOUND || !last_two(m, t, i, two)) return ASC_NONE;
    return two[former ? 0 : 1];
}

/* Where "both attacks - the bombing and the ambush" begins to tell which; ASC_NONE. */
static uint32_t list_begin(const asc_tree *t, uint32_t i)
{
    for (uint32_t k = i + 1;
         k + 1 < t->n && k < i + PAIR_TOKENS && t->tok[k].sent == t->tok[i].sent; k++) {
        asc_str s = asc_tree_text(t, k);
        bool dash = asc_str_is(s, "-") || asc_str_is(s, "--") || asc_str_is(s, "\xE2\x80\x93") ||
                    asc_str_is(s, "\xE2\x80\x94");
        if (dash && t->tok[k - 1].end < t->tok[k].begin) return k + 1;
        if (asc_str_is(s, ":") || asc_str_is(s, "including")) return k + 1;
        if (asc_str_is(s, "among") &&
            asc_tree_is_one(t, k + 1, (const char *const[]){ "they", "them", NULL }))
            return k + 2;
    }
    return ASC_NONE;
}

size_t asc_among_events(const asc_events *ev, const asc_tree *t, uint32_t i,
                        uint32_t out[ASC_LISTED_MAX])
{
    uint32_t begin = list_begin(t, i), end = begin;
    size_t n = 0;
    if (begin == ASC_NONE) return 0;
    while (end < t->n && t->tok[end].sent == t->tok[i].sent) end++;
    for (uint32_t k = begin; k < end && n < ASC_LISTED_MAX; k++) {
        asc_str s = asc_tree_text(t, k);
        bool dash = asc_str_is(s, "-") && k > begin && t->tok[k - 1].end < t->tok[k].begin;
        if (dash || asc_str_is(s, ";") || t->tok[k].tag == ASC_TAG_VBD) break;
        uint32_t e = ev->of_token[k];
        if (e == ASC_NONE || !asc_tree_is_noun(t, k) || ev->items[e].generic ||
            ev->items[e].happening == ASC_NONE || !asc_event_strong(&ev->items[e]))
            continue;
        bool known = false;
        for (size_t f = 0; f < n; f++)
            known |= ev->items[ev->of_token[out[f]]].happening == ev->items[e].happening;
        if (!known) out[n++] = k;
    }
    return n;
}

uint32_t asc_among_called(const asc_tree *t, uint32_t i)
{
    static const char *const verbs[] = { "identify", "name", "know", NULL };
    uint32_t v = asc_tree_child(t, i, ASC_DEP_ACL);
    if (v == ASC_NONE || v < i || t->tok[i].tag != ASC_TAG_NNS || !asc_tree_is_one(t, v, verbs))
        return ASC_NONE;
    uint32_t as = asc_tree_prep(t, v, ASC_STR("as"));
    return as == ASC_NONE ? as : asc_tree_child(t, as, ASC_DEP_CONJ);
}
