/*
 * Who is called what in the report, and so whom "the charity", "the group", "the government" mean.
 */
#include "read/refer_inner.h"

#include "base/str.h"
#include "read/gazetteer.h"
#include "read/groups.h"
#include "read/houses.h"
#include "read/where.h"
#include "read/who.h"

#include "base/banned.h"

#define LOOK_MAX 400      /* mentions among which an agency is looked for */
#define GROUP_SENTENCES 3 /* before this one, in which the one group named is meant */

bool asc_refer_person_word(const asc_actor_word *w)
{
    return w->kind == ASC_ACTOR_PERSON;
}

bool asc_refer_kinds_agree(const asc_actor_word *w, const asc_mention *x)
{
    if (x->kind == ASC_ACTOR_UNKNOWN || x->place) return false;
    return asc_refer_person_word(w) == (x->kind == ASC_ACTOR_PERSON) &&
           w->kind != ASC_ACTOR_STATE && x->kind != ASC_ACTOR_STATE;
}

/* "That brigade", "this group". */
bool asc_refer_points(const asc_tree *t, uint32_t i)
{
    uint32_t d = asc_tree_child(t, i, ASC_DEP_DET);
    return d != ASC_NONE && (asc_tree_is(t, d, "that") || asc_tree_is(t, d, "this"));
}

/* "A rival company", "another group": not the one that was spoken of. */
bool asc_refer_another(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "other",    "rival",     "enemy",        "another",
                                         "hostile",  "competing", "neighbouring", "neighboring",
                                         "opposing", NULL };
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = t->first[i]; c != ASC_NONE && left--; c = t->next[c]) {
        uint8_t dep = t->tok[c].dep;
        bool tells = dep == ASC_DEP_AMOD || dep == ASC_DEP_COMPOUND || dep == ASC_DEP_NMOD ||
                     dep == ASC_DEP_DET;
        if (tells && asc_tree_is_one(t, c, words)) return true;
    }
    return false;
}

/* The head and its article, with no more than adjectives that name no one. */
bool asc_refer_bare(const asc_tree *t, uint32_t i)
{
    if (asc_refer_another(t, i)) return false;
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = t->first[i]; c != ASC_NONE && left--; c = t->next[c]) {
        uint8_t dep = t->tok[c].dep;
        if (dep == ASC_DEP_PREP && asc_says_when(t, c)) continue; /* "the government since 1986" */
        if (dep == ASC_DEP_RELCL && asc_anothers_clause(t, i, c)) continue;
        if (dep == ASC_DEP_PREP || dep == ASC_DEP_POSS || dep == ASC_DEP_RELCL ||
            dep == ASC_DEP_ACL || dep == ASC_DEP_NUMMOD || dep == ASC_DEP_APPOS ||
            dep == ASC_DEP_CONJ)
            return false;
        const asc_actor_word *w = asc_tables_actor(t->lx, t->low[c]); /* "separatist movement" */
        if ((dep == ASC_DEP_COMPOUND || dep == ASC_DEP_NMOD) && !(w && w->stands)) return false;
        if (dep == ASC_DEP_AMOD && t->tok[c].ent != ASC_ENT_NONE) return false;
    }
    return true;
}

/* "the", "a", "its", "Corin's" before it; "the businessman X" has its article with X. */
bool asc_refer_articled(const asc_tree *t, uint32_t i)
{
    uint32_t h = t->tok[i].head;
    if (asc_tree_child(t, i, ASC_DEP_DET) != ASC_NONE ||
        asc_tree_child(t, i, ASC_DEP_POSS) != ASC_NONE)
        return true;
    return (t->tok[i].dep == ASC_DEP_COMPOUND || t->tok[i].dep == ASC_DEP_NMOD) &&
           t->tok[i].pos == ASC_POS_NOUN && asc_tree_child(t, h, ASC_DEP_DET) != ASC_NONE;
}

/* ---- who is called what ---- */

#define TITLE_WORDS 4u /* before a name that may tell of what someone is minister */

/* The words in front of token i, where noun i calls x. */
static bool call(struct referring *r, asc_str lemma, uint32_t x, uint32_t first, uint32_t i)
{
    bool fresh;
    if (r->call_count == r->call_cap) {
        void *grown =
            asc_arena_grow(r->m->keep, r->calls, r->call_count, &r->call_cap, sizeof *r->calls);
        if (!grown) return false;
        r->calls = grown;
    }
    r->calls[r->call_count++] = (struct called){ lemma, r->m->items[x].same, first, i };
    uint64_t who = r->m->items[x].same;
    uint64_t *at = asc_map_put(&r->called, lemma, who, &fresh);
    if (at && !fresh && *at != who) *at = ASC_REFER_SEVERAL;
    return at;
}

/* "X, a charity", "the businessman X": the name that noun i stands beside. */
static uint32_t beside(const struct referring *r, uint32_t i)
{
    const asc_tree *t = r->t;
    const asc_mentions *m = r->m;
    uint32_t h = t->tok[i].head, x = m->of_token[h];
    if (!asc_refer_articled(t, i)) return ASC_NONE;
    uint32_t under = asc_tree_child(t, i, ASC_DEP_APPOS);
    if (under != ASC_NONE && asc_refer_named(m, m->of_token[under]) &&
        m->items[m->of_token[under]].head == under)
        return m->of_token[under];
    if (h == i || !asc_refer_named(m, x) || m->items[x].head != h) return ASC_NONE;
    if (t->tok[i].dep == ASC_DEP_APPOS) return x;
    bool before = t->tok[i].dep == ASC_DEP_COMPOUND || t->tok[i].dep == ASC_DEP_NMOD;
    return before && i + 1 == m->items[x].first ? x : ASC_NONE;
}

/* Titles and the words of names call those who have them: "Judge Saab", "the Directorate". */
static bool own_words(struct referring *r, uint32_t x)
{
    const asc_mention *one = &r->m->items[x];
    const asc_tree *t = r->t;
    if (one->first > 0 && t->tok[one->first - 1].sent == t->tok[one->first].sent) {
        const asc_actor_word *w = asc_tables_actor(t->lx, t->low[one->first - 1]);
        uint32_t at = one->first - 1, from = at > TITLE_WORDS ? at - TITLE_WORDS : 0;
        if (w && w->title && !call(r, t->low[at], x, from, at)) return false;
    }
    for (uint32_t i = one->first; i < one->last; i++) {
        const asc_actor_word *w = asc_tables_actor(t->lx, t->low[i]);
        if (w && w->in_name && w->kind != ASC_ACTOR_STATE &&
            !call(r, t->low[i], x, one->first, one->last))
            return false;
    }
    return true;
}

bool asc_refer_learn(struct referring *r)
{
    const asc_tree *t = r->t;
    asc_map_init(&r->called, r->m->keep);
    for (uint32_t x = 0; x < r->m->count; x++) {
        const asc_mention *one = &r->m->items[x];
        if (!one->is_name || one->place) continue;
        if (!own_words(r, x)) return false;
    }
    for (uint32_t i = 0; i < t->n; i++) {
        const asc_actor_word *w =
            asc_tree_is_noun(t, i) ? asc_tables_actor(t->lx, t->low[i]) : NULL;
        uint32_t x = w ? beside(r, i) : ASC_NONE;
        if (w && x == ASC_NONE) x = asc_who_called(r->m, t, i);
        if (w && x == ASC_NONE && !w->stands) x = asc_told_with_name(r->m, r->t, i, w);
        if (x != ASC_NONE && asc_refer_kinds_agree(w, &r->m->items[x]) &&
            !call(r, t->low[i], x, t->tok[i].left, i))
            return false;
    }
    return true;
}

/* ---- whom a description means ---- */

static bool has_word(asc_str key, asc_str word)
{
    asc_str one, rest = key;
    while (rest.n) {
        bool more = asc_str_cut(rest, ' ', &one, &rest);
        if (!more) one = rest;
        if (asc_str_eq_nocase(one, word)) return true;
        if (!more) break;
    }
    return false;
}

/* Can "the group" mean it? What it is may be unknown, but then it must stand alone. */
static bool like_group(const asc_mentions *m, const asc_tree *t, uint32_t x)
{
    if (!asc_refer_named(m, x) || m->items[x].place) return false;
    uint8_t dep = t->tok[m->items[x].head].dep;
    if ((dep == ASC_DEP_COMPOUND || dep == ASC_DEP_NMOD) &&
        t->tok[t->tok[m->items[x].head].head].pos == ASC_POS_NOUN)
        return m->items[x].kind == ASC_ACTOR_GROUP; /* "the Saltgate terminal" */
    asc_actor_kind k = m->items[x].kind;
    if (k == ASC_ACTOR_AGENCY)
        return has_word(m->items[x].key, ASC_STR("army")); /* a rebels' too */
    return k == ASC_ACTOR_GROUP || k == ASC_ACTOR_ORGANISATION || k == ASC_ACTOR_UNKNOWN;
}

/* The one group in the nearest sentence that names any: this one before i, or one of a
 * few before it. */
static uint32_t one_group(const struct referring *r, uint32_t i)
{
    uint32_t found = ASC_NONE, sent = r->t->tok[i].sent;
    bool group = false;
    for (uint32_t k = i; k-- > 0 && i - k < ASC_BACK_TOKENS;) {
        uint32_t x = r->m->of_token[k];
        if (r->t->tok[k].sent != sent && found != ASC_NONE) break;
        if (r->t->tok[k].sent + GROUP_SENTENCES < r->t->tok[i].sent) break;
        sent = r->t->tok[k].sent;
        if (!like_group(r->m, r->t, x)) continue;
        if (found != ASC_NONE && found != r->m->items[x].same) return ASC_NONE;
        found = r->m->items[x].same;
        group = r->m->items[x].kind == ASC_ACTOR_GROUP;
    }
    if (found == ASC_NONE && r->sole != ASC_NONE && r->m->items[r->sole].first < i) return r->sole;
    return group ? found : ASC_NONE;
}

/* The only group with a name that the report tells of; ASC_NONE. */
uint32_t asc_refer_sole_group(const struct referring *r)
{
    uint32_t found = ASC_NONE;
    for (uint32_t x = 0; x < r->m->count; x++) {
        const asc_mention *one = &r->m->items[x];
        if (!one->is_name || one->place) continue;
        if (one->kind != ASC_ACTOR_GROUP && one->kind != ASC_ACTOR_UNKNOWN) continue;
        if (found != ASC_NONE && found != one->same) return ASC_NONE;
        found = one->same;
    }
    return found != ASC_NONE && r->m->items[found].kind == ASC_ACTOR_GROUP ? found : ASC_NONE;
}

/* Has `longer` all the words of `shorter`? "Pakistani Intelligence" of a longer name. */
static bool has_words(asc_str longer, asc_str shorter)
{
    asc_str one, rest = shorter;
    while (rest.n) {
        bool more = asc_str_cut(rest, ' ', &one, &rest);
        if (!has_word(longer, more ? one : rest)) return false;
        if (!more) break;
    }
    return true;
}

/* "Pakistani" of "Pakistan", or the state's own name. */
static bool of_state(asc_str key, asc_str state)
{
    size_t cut = state.n > 4 && strchr("aeio", state.p[state.n - 1]) ? 1 : 0;
    asc_str stem = asc_str_slice(state, 0, state.n - cut);
    if (stem.n < 4 || !asc_str_eq_nocase(asc_str_slice(key, 0, stem.n), stem)) return false;
    const char *space = memchr(key.p, ' ', key.n);
    return space && (size_t)(space - key.p) <= state.n + 3;
}

/* "Pakistan's intelligence service": the one agency named after both. */
static uint32_t intelligence(const struct referring *r, uint32_t i)
{
    const asc_tree *t = r->t;
    uint32_t own = asc_tree_child(t, i, ASC_DEP_POSS),
             word = asc_tree_child(t, i, ASC_DEP_COMPOUND);
    uint32_t state = own == ASC_NONE ? ASC_NONE : r->m->of_token[own], found = ASC_NONE;
    if (word == ASC_NONE || !asc_tree_is(t, word, "intelligence") ||
        !asc_refer_named(r->m, state) || r->m->items[state].kind != ASC_ACTOR_STATE)
        return ASC_NONE;
    for (uint32_t x = 0; x < r->m->count && x < LOOK_MAX; x++) {
        const asc_mention *one = &r->m->items[x];
        if (!one->is_name || !has_word(one->key, ASC_STR("intelligence")) ||
            !of_state(one->key, r->m->items[state].key))
            continue;
        if (found != ASC_NONE && found != one->same &&
            !has_words(one->key, r->m->items[found].key) &&
            !has_words(r->m->items[found].key, one->key))
            return ASC_NONE;
        if (found == ASC_NONE) found = one->same;
    }
    return found;
}

/* Do all words before noun i stand where someone is called so too? "The former minister" is
 * not the minister. Of groups more is told in passing: "the separatist movement". */
static bool called_with(const struct referring *r, uint32_t i, uint32_t who)
{
    const asc_tree *t = r->t;
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = t->first[i]; c != ASC_NONE && c < i && left--; c = t->next[c]) {
        bool found = t->tok[c].dep == ASC_DEP_DET;
        for (size_t k = 0; k < r->call_count && !found; k++) {
            const struct called *x = &r->calls[k];
            if (x->who != who || !asc_str_eq(x->lemma, t->low[i])) continue;
            for (uint32_t w = x->first; w < x->last && !found; w++)
                found = asc_str_eq_nocase(t->low[w], t->low[c]);
        }
        if (!found) return false;
    }
    return true;
}

/* ---- what the one of its kind is ---- */

/* Which kinds of name "the agency", "the paper", "the company" can mean. */
static bool of_kind(const asc_actor_word *w, const asc_mention *x)
{
    if (!x->is_name || x->place) return false;
    if (w->kind == ASC_ACTOR_AGENCY && !asc_tables_any_agency(w->word))
        return false; /* "the ministry" is no police */
    if (x->kind == w->kind) return true;
    if (w->kind != ASC_ACTOR_AGENCY) return false;
    return x->kind == ASC_ACTOR_ORGANISATION || x->kind == ASC_ACTOR_UNKNOWN ||
           (x->kind == ASC_ACTOR_OUTLET && asc_str_eq(w->word, ASC_STR("agency")));
}

/* "Read Meridian. The agency has it that": the one such name in this sentence before i, or
 * else in the one before. */
static uint32_t one_of_kind(const struct referring *r, uint32_t i, const asc_actor_word *w)
{
    uint32_t found = ASC_NONE, sent = r->t->tok[i].sent;
    if (w->kind != ASC_ACTOR_AGENCY && w->kind != ASC_ACTOR_OUTLET) return ASC_NONE;
    if (!w->refers) return ASC_NONE;
    for (uint32_t k = i; k-- > 0 && i - k < ASC_BACK_TOKENS;) {
        uint32_t x = r->m->of_token[k];
        if (r->t->tok[k].sent != sent && found != ASC_NONE) break;
        if (r->t->tok[k].sent + 1 < r->t->tok[i].sent) break;
        sent = r->t->tok[k].sent;
        if (x == ASC_NONE || !of_kind(w, &r->m->items[x])) continue;
        if (found != ASC_NONE && found != r->m->items[x].same) return ASC_NONE;
        found = r->m->items[x].same;
    }
    return found;
}

/* Not a town, nor the place where the report was written. */
static bool country_like(const asc_tree *t, const asc_mention *x)
{
    asc_place_candidate c[ASC_PLACE_CANDIDATES_MAX];
    asc_place_precision precision = ASC_PRECISION_UNKNOWN;
    if (asc_gazetteer_find(x->key, c, &precision)) return precision == ASC_PRECISION_COUNTRY;
    return !asc_str_eq(asc_where_dateline(t->text), x->text);
}

/* The one state that the headline and the first sentences name. */
uint32_t asc_refer_home(const struct referring *r)
{
    uint32_t found = ASC_NONE;
    for (uint32_t x = 0; x < r->m->count; x++) {
        const asc_mention *one = &r->m->items[x];
        if (one->span.begin > r->headlines + ASC_REFER_LEAD_BYTES / 2) break;
        if (!one->is_name || one->kind != ASC_ACTOR_STATE) continue;
        if (!country_like(r->t, one)) continue;
        if (found != ASC_NONE && found != one->same) return ASC_NONE;
        found = one->same;
    }
    return found;
}

/* "The government", "the government of the day": of the state that the report is about,
 * unless its sentence or the one before names another. */
static uint32_t government(const struct referring *r, uint32_t i)
{
    const asc_tree *t = r->t;
    if (r->home == ASC_NONE || !asc_tree_is(t, i, "government") || !asc_refer_definite(t, i))
        return ASC_NONE;
    uint32_t of = asc_tree_prep(t, i, ASC_STR("of"));
    if (of != ASC_NONE && !asc_tree_is(t, of, "day")) return ASC_NONE;
    if (of == ASC_NONE && !asc_refer_bare(t, i)) return ASC_NONE;
    for (uint32_t k = i;
         k-- > 0 && t->tok[k].sent + 1 >= t->tok[i].sent && i - k < ASC_BACK_TOKENS;) {
        uint32_t x = r->m->of_token[k];
        if (asc_refer_named(r->m, x) && r->m->items[x].kind == ASC_ACTOR_STATE &&
            r->m->items[x].same != r->home)
            return ASC_NONE;
    }
    return r->home;
}

uint32_t asc_refer_meant(const struct referring *r, uint32_t i, const asc_actor_word *w)
{
    uint32_t x = beside(r, i);
    if (x != ASC_NONE)
        return asc_refer_kinds_agree(w, &r->m->items[x]) ? r->m->items[x].same : ASC_NONE;
    if ((x = asc_house_meant(r->m, r->t, i)) != ASC_NONE) return x;
    x = asc_told_with_name(r->m, r->t, i, w);
    if (x != ASC_NONE && r->m->items[x].kind == ASC_ACTOR_GROUP) return r->m->items[x].same;
    if (w->kind == ASC_ACTOR_STATE) return government(r, i);
    if (w->kind == ASC_ACTOR_AGENCY && (x = intelligence(r, i)) != ASC_NONE) return x;
    bool group = asc_group_noun(w);
    if (!(asc_refer_definite(r->t, i) || (group && asc_refer_points(r->t, i))) ||
        !asc_refer_bare(r->t, i))
        return ASC_NONE;
    const uint64_t *at = asc_map_find(&r->called, r->t->low[i]);
    bool one = r->t->tok[i].tag == ASC_TAG_NN;
    if (at && *at != ASC_REFER_SEVERAL && one &&
        (!asc_refer_person_word(w) || called_with(r, i, (uint32_t)*at)))
        return (uint32_t)*at;
    if (!at && one && (x = one_of_kind(r, i, w)) != ASC_NONE) return x;
    return group && one != w->stands ? one_group(r, i) : ASC_NONE;
}
