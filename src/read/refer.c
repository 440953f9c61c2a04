#include "read/refer.h"

#include "base/error.h"
#include "base/map.h"
#include "base/str.h"
#include "read/court.h"
#include "read/describe.h"
#include "read/gazetteer.h"
#include "read/groups.h"
#include "read/houses.h"
#include "read/where.h"
#include "read/who.h"

#include "base/banned.h"

#define SEVERAL UINT64_MAX
#define EARLIER_MAX 400u  /* descriptions back in which "the court" looks for its like */
#define LEAD_BYTES 500u   /* behind the headlines: what they summarise */
#define LOOK_MAX 400      /* mentions among which an agency is looked for */
#define GROUP_SENTENCES 3 /* before this one, in which the one group named is meant */

struct found {
    asc_description d;
    uint32_t mention;
    bool headline;
};

/* A noun, or a title, that calls someone so. */
struct called {
    asc_str lemma;
    uint32_t who, first, last; /* the words in front of it: tokens [first, last) */
};

struct referring {
    asc_mentions *m;
    const asc_tree *t;
    asc_map called; /* lemma ("charity") -> the one actor that is called one, or SEVERAL */
    struct called *calls;
    size_t call_count, call_cap;
    struct found *found;
    size_t count, cap;
    uint32_t headlines; /* bytes of them */
    uint32_t home;      /* the one state that headline and lead name; ASC_NONE */
    uint32_t sole;      /* the one group that the report names; ASC_NONE */
};

static bool named(const asc_mentions *m, uint32_t x)
{
    return x != ASC_NONE && m->items[x].is_name;
}

static bool person_word(const asc_actor_word *w)
{
    return w->kind == ASC_ACTOR_PERSON;
}

static bool kinds_agree(const asc_actor_word *w, const asc_mention *x)
{
    if (x->kind == ASC_ACTOR_UNKNOWN || x->place) return false;
    return person_word(w) == (x->kind == ASC_ACTOR_PERSON) && w->kind != ASC_ACTOR_STATE &&
           x->kind != ASC_ACTOR_STATE;
}

static bool definite(const asc_tree *t, uint32_t i)
{
    uint32_t d = asc_tree_child(t, i, ASC_DEP_DET);
    return d != ASC_NONE && asc_tree_is(t, d, "the");
}

/* "That brigade", "this group". */
static bool points(const asc_tree *t, uint32_t i)
{
    uint32_t d = asc_tree_child(t, i, ASC_DEP_DET);
    return d != ASC_NONE && (asc_tree_is(t, d, "that") || asc_tree_is(t, d, "this"));
}

/* "A rival company", "another group": not the one that was spoken of. */
static bool another(const asc_tree *t, uint32_t i)
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
static bool bare(const asc_tree *t, uint32_t i)
{
    if (another(t, i)) return false;
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
static bool articled(const asc_tree *t, uint32_t i)
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
    if (at && !fresh && *at != who) *at = SEVERAL;
    return at;
}

/* "X, a charity", "the businessman X": the name that noun i stands beside. */
static uint32_t beside(const struct referring *r, uint32_t i)
{
    const asc_tree *t = r->t;
    const asc_mentions *m = r->m;
    uint32_t h = t->tok[i].head, x = m->of_token[h];
    if (!articled(t, i)) return ASC_NONE;
    uint32_t under = asc_tree_child(t, i, ASC_DEP_APPOS);
    if (under != ASC_NONE && named(m, m->of_token[under]) &&
        m->items[m->of_token[under]].head == under)
        return m->of_token[under];
    if (h == i || !named(m, x) || m->items[x].head != h) return ASC_NONE;
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

static bool learn(struct referring *r)
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
        if (x != ASC_NONE && kinds_agree(w, &r->m->items[x]) &&
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
    if (!named(m, x) || m->items[x].place) return false;
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
static uint32_t sole_group(const struct referring *r)
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
    if (word == ASC_NONE || !asc_tree_is(t, word, "intelligence") || !named(r->m, state) ||
        r->m->items[state].kind != ASC_ACTOR_STATE)
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
static uint32_t home_state(const struct referring *r)
{
    uint32_t found = ASC_NONE;
    for (uint32_t x = 0; x < r->m->count; x++) {
        const asc_mention *one = &r->m->items[x];
        if (one->span.begin > r->headlines + LEAD_BYTES / 2) break;
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
    if (r->home == ASC_NONE || !asc_tree_is(t, i, "government") || !definite(t, i)) return ASC_NONE;
    uint32_t of = asc_tree_prep(t, i, ASC_STR("of"));
    if (of != ASC_NONE && !asc_tree_is(t, of, "day")) return ASC_NONE;
    if (of == ASC_NONE && !bare(t, i)) return ASC_NONE;
    for (uint32_t k = i;
         k-- > 0 && t->tok[k].sent + 1 >= t->tok[i].sent && i - k < ASC_BACK_TOKENS;) {
        uint32_t x = r->m->of_token[k];
        if (named(r->m, x) && r->m->items[x].kind == ASC_ACTOR_STATE &&
            r->m->items[x].same != r->home)
            return ASC_NONE;
    }
    return r->home;
}

static uint32_t meant(const struct referring *r, uint32_t i, const asc_actor_word *w)
{
    uint32_t x = beside(r, i);
    if (x != ASC_NONE) return kinds_agree(w, &r->m->items[x]) ? r->m->items[x].same : ASC_NONE;
    if ((x = asc_house_meant(r->m, r->t, i)) != ASC_NONE) return x;
    x = asc_told_with_name(r->m, r->t, i, w);
    if (x != ASC_NONE && r->m->items[x].kind == ASC_ACTOR_GROUP) return r->m->items[x].same;
    if (w->kind == ASC_ACTOR_STATE) return government(r, i);
    if (w->kind == ASC_ACTOR_AGENCY && (x = intelligence(r, i)) != ASC_NONE) return x;
    bool group = asc_group_noun(w);
    if (!(definite(r->t, i) || (group && points(r->t, i))) || !bare(r->t, i)) return ASC_NONE;
    const uint64_t *at = asc_map_find(&r->called, r->t->low[i]);
    bool one = r->t->tok[i].tag == ASC_TAG_NN;
    if (at && *at != SEVERAL && one && (!person_word(w) || called_with(r, i, (uint32_t)*at)))
        return (uint32_t)*at;
    if (!at && one && (x = one_of_kind(r, i, w)) != ASC_NONE) return x;
    return group && one != w->stands ? one_group(r, i) : ASC_NONE;
}

/* ---- what only other reports can settle ---- */

static bool stops(const asc_tree *t, uint32_t i)
{
    asc_str s = i < t->n ? asc_tree_text(t, i) : ASC_STR(".");
    return t->tok[i < t->n ? i : t->n - 1].pos == ASC_POS_PUNCT || s.n == 0 || s.p[0] == '\n';
}

/* "A charity in the capital, X;": the name between commas behind the phrase. */
static uint32_t set_off(const struct referring *r, const asc_description *d)
{
    const asc_tree *t = r->t;
    uint32_t i = d->head;
    while (i < t->n && t->tok[i].begin < d->span.end) i++;
    if (d->plural || !articled(t, d->head) || i + 1 >= t->n) return ASC_NONE;
    uint32_t of = t->tok[d->head].head; /* "the head of the firm, X": he is no firm */
    if (t->tok[d->head].dep == ASC_DEP_POBJ && asc_tree_is(t, of, "of") && t->tok[of].head < of &&
        asc_tables_people(t->lx, t->low[t->tok[of].head]) == ASC_PEOPLE_PERSON)
        return ASC_NONE;
    if (!asc_str_eq(asc_tree_text(t, i), ASC_STR(","))) return ASC_NONE;
    const asc_actor_word *title = asc_tables_actor(t->lx, t->low[++i]);
    if (title && title->title && i + 1 < t->n) i++; /* "the magistrate, Judge X," */
    uint32_t x = r->m->of_token[i];
    if (!named(r->m, x)) return ASC_NONE;
    const asc_mention *name = &r->m->items[x];
    uint8_t dep = t->tok[name->head].dep;
    if (name->first != i || dep == ASC_DEP_NSUBJ || dep == ASC_DEP_CONJ || dep == ASC_DEP_POSS)
        return ASC_NONE;
    if (!stops(t, name->last) || t->tok[name->last - 1].sent != t->tok[d->head].sent)
        return ASC_NONE;
    return x;
}

/* The one name that stands in the sentence before. */
static uint32_t sole_name(const struct referring *r, uint32_t i)
{
    uint32_t found = ASC_NONE;
    for (uint32_t k = i; k-- > 0 && i - k < ASC_BACK_TOKENS;) {
        uint32_t x = r->m->of_token[k];
        if (r->t->tok[k].sent + 1 < r->t->tok[i].sent) break;
        if (!named(r->m, x) || r->m->items[x].place) continue;
        if (found != ASC_NONE && found != r->m->items[x].same) return ASC_NONE;
        found = r->m->items[x].same;
    }
    return found;
}

/* The name that a description means if it turns out to be of that kind: the annotator takes
 * many groups for persons, and other reports may know better. */
static uint32_t may_mean(const struct referring *r, const asc_description *d)
{
    const asc_tree *t = r->t;
    const asc_actor_word *w = asc_tables_actor(t->lx, d->word.word);
    uint32_t h = t->tok[d->head].head, of = asc_tree_prep(t, d->head, ASC_STR("of"));
    if (t->tok[d->head].dep == ASC_DEP_APPOS && d->definite && named(r->m, r->m->of_token[h]))
        return d->word.kind == ASC_ACTOR_GROUP ? r->m->of_token[h] : ASC_NONE;
    if (d->plural && !d->part && d->number < 0 && definite(t, d->head) && of != ASC_NONE &&
        asc_tree_child(t, d->head, ASC_DEP_AMOD) == ASC_NONE && d->word.kind == ASC_ACTOR_GROUP)
        return named(r->m, r->m->of_token[of]) ? r->m->of_token[of] : ASC_NONE;
    uint32_t with = asc_told_with_name(r->m, r->t, d->head, w ? w : &d->word);
    if (with != ASC_NONE) return with;
    bool one = w && !w->stands && !d->plural && bare(t, d->head) &&
               (definite(t, d->head) || (asc_group_noun(w) && points(t, d->head)));
    if (one && (asc_group_noun(w) ||
                (w->refers && (w->kind == ASC_ACTOR_AGENCY || w->kind == ASC_ACTOR_ORGANISATION))))
        return sole_name(r, d->head);
    return ASC_NONE;
}

/* ---- descriptions of one another ---- */

static uint32_t root_of(const struct referring *r, const struct found *f)
{
    return r->m->items[f->mention].same;
}

static bool may_be(const struct referring *r, const asc_description *d, const struct found *f)
{
    if (f->headline || !asc_str_eq(f->d.word.word, d->word.word)) return false;
    if (f->d.plural != d->plural || f->d.part || f->d.head >= d->head) return false;
    if (d->number >= 0 && f->d.number != d->number) return false;
    return asc_describe_within(r->t, d, &f->d);
}

/* "The court" behind "a special court in X": the one told of before with all its words. */
static uint32_t earlier(const struct referring *r, const asc_description *d)
{
    uint32_t found = ASC_NONE;
    if (!d->definite || d->part) return ASC_NONE;
    for (size_t k = r->count, looked = 0; k-- > 0 && looked < EARLIER_MAX; looked++) {
        const struct found *f = &r->found[k];
        if (!may_be(r, d, f)) continue;
        if (found != ASC_NONE && found != root_of(r, f)) return ASC_NONE;
        found = root_of(r, f);
    }
    return found;
}

static bool court_word(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "court", "tribunal", "chamber", NULL };
    return asc_tree_is_one(t, i, words);
}

/* "The court", "the judges" behind "a special chamber": the one that the report told of. */
static uint32_t same_court(const struct referring *r, const asc_description *d)
{
    const asc_tree *t = r->t;
    uint32_t found = ASC_NONE;
    bool judges = asc_tree_is(t, d->head, "judge") && d->plural && d->number < 0;
    if (!d->definite || d->part || !bare(t, d->head) || (!judges && !court_word(t, d->head)))
        return ASC_NONE;
    for (size_t k = r->count, looked = 0; k-- > 0 && looked < EARLIER_MAX; looked++) {
        const struct found *f = &r->found[k];
        if (f->d.plural || !court_word(t, f->d.head) || f->d.head >= d->head) continue;
        if (found != ASC_NONE && found != root_of(r, f)) return ASC_NONE;
        found = root_of(r, f);
    }
    return found;
}

/* "Four jihadists" over "four members of X": as many people in the first sentences. */
static bool as_many(const struct referring *r, const struct found *head, const struct found *f)
{
    return head->d.number > 1 && head->d.number == f->d.number && head->d.plural && f->d.plural &&
           f->d.span.begin < r->headlines + LEAD_BYTES;
}

/* "Separatists" over "the separatist movement". */
static bool told_by(const struct referring *r, const struct found *head, const struct found *f)
{
    if (another(r->t, head->d.head) != another(r->t, f->d.head)) return false;
    if (asc_str_eq(head->d.word.word, f->d.word.word))
        return head->d.plural == f->d.plural && head->d.number == f->d.number;
    if (!head->d.word.stands || !head->d.plural || !named(r->m, root_of(r, f))) return false;
    for (uint32_t i = f->d.first; i < f->d.head; i++)
        if (asc_str_eq(r->t->low[i], head->d.word.word)) return true;
    return false;
}

/* Headlines tell of what the text tells of: the one in it that is told of so. */
static void settle_headlines(struct referring *r)
{
    for (size_t h = 0; h < r->count && r->found[h].headline; h++) {
        struct found *head = &r->found[h];
        uint32_t found = ASC_NONE, many = ASC_NONE;
        bool several = false, crowd = false;
        if (root_of(r, head) != head->mention) continue;
        for (size_t k = h + 1; k < r->count && k < EARLIER_MAX; k++) {
            const struct found *f = &r->found[k];
            if (f->headline) continue;
            if (told_by(r, head, f)) {
                several = several || (found != ASC_NONE && found != root_of(r, f));
                found = root_of(r, f);
            } else if (as_many(r, head, f)) {
                crowd = crowd || (many != ASC_NONE && many != root_of(r, f));
                many = root_of(r, f);
            }
        }
        if (found == ASC_NONE) found = many, several = crowd;
        if (found != ASC_NONE && !several) r->m->items[head->mention].same = found;
    }
}

/* ---- all of them ---- */

/* "A deckhand", "a firm": says what someone is, and calls no one by it. */
static bool calls_no_one(const asc_tree *t, uint32_t i)
{
    uint32_t d = asc_tree_child(t, i, ASC_DEP_DET);
    return d != ASC_NONE && (asc_tree_is(t, d, "a") || asc_tree_is(t, d, "an")) && bare(t, i) &&
           asc_tree_child(t, i, ASC_DEP_AMOD) == ASC_NONE;
}

/* ---- who does the same to the same ---- */

/* The person, named or not, that subject token s is; ASC_NONE. */
static uint32_t person_at(const struct referring *r, uint32_t s)
{
    uint32_t x = s == ASC_NONE ? ASC_NONE : r->m->of_token[s];
    if (x == ASC_NONE || r->m->items[x].plural) return ASC_NONE;
    x = r->m->items[x].same;
    return r->m->items[x].kind == ASC_ACTOR_PERSON ? x : ASC_NONE;
}

static bool says_little(const asc_tree *t, uint32_t verb)
{
    static const char *const verbs[] = { "be",   "have", "do",   "make", "take", "give",
                                         "get",  "say",  "tell", "see",  "call", "know",
                                         "meet", "ask",  "want", "find", "hear", "hold",
                                         "use",  "lead", "join", NULL };
    return asc_tree_is_one(t, verb, verbs);
}

static void mean(struct referring *r, uint32_t from, uint32_t to)
{
    for (uint32_t x = 0; x < r->m->count; x++)
        if (r->m->items[x].same == from) r->m->items[x].same = to;
}

/* "Judge charges jihadist cell ... Mireille Saab charges seven men", who are that cell: the
 * one unnamed person and the one named who do it are one. */
static bool same_deeds(struct referring *r)
{
    asc_map deeds; /* verb and whom -> the named person who does it, or SEVERAL */
    const asc_tree *t = r->t;
    asc_map_init(&deeds, r->m->keep);
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < t->n; i++) {
            unsigned shaky = 0;
            bool fresh;
            if (!asc_tree_is_verb(t, i) || asc_tree_passive(t, i) || says_little(t, i)) continue;
            uint32_t who = person_at(r, asc_tree_subject(t, i, &shaky)), o = asc_tree_object(t, i),
                     whom = o == ASC_NONE ? ASC_NONE : r->m->of_token[o];
            if (who == ASC_NONE || whom == ASC_NONE || shaky > 1) continue;
            asc_buf b = { 0 };
            asc_str key;
            asc_buf_printf(&b, "%u ", r->m->items[whom].same);
            asc_buf_put(&b, t->low[i]);
            bool good = !b.failed && asc_arena_copy(r->m->keep, asc_buf_str(&b), &key);
            asc_buf_free(&b);
            if (!good) return false;
            if (pass == 0 && named(r->m, who)) {
                uint64_t *at = asc_map_put(&deeds, key, who, &fresh);
                if (!at) return false;
                if (!fresh && *at != who) *at = SEVERAL;
            } else if (pass == 1 && !named(r->m, who)) {
                const uint64_t *at = asc_map_find(&deeds, key);
                if (at && *at != SEVERAL) mean(r, who, (uint32_t)*at);
            }
        }
    return true;
}

/* The mention of a description: the one its noun has, or a new one. */
static asc_mention *mention_of(struct referring *r, const asc_description *d)
{
    uint32_t x = r->m->of_token[d->head];
    if (x == ASC_NONE) {
        asc_mention one = {
            .first = d->head, .last = d->head + 1, .head = d->head, .same = ASC_NONE
        };
        one.span = d->span;
        one.text = asc_str_slice(r->t->text, d->span.begin, d->span.end);
        x = asc_mentions_add(r->m, one);
    }
    if (x == ASC_NONE || r->m->items[x].is_name) return NULL;
    asc_mention *one = &r->m->items[x];
    one->span = d->span;
    one->text = asc_str_slice(r->t->text, d->span.begin, d->span.end);
    one->key = d->word.word;
    one->definite = d->definite;
    one->plural = d->plural;
    if (one->kind == ASC_ACTOR_UNKNOWN || (d->plural && one->kind == ASC_ACTOR_PERSON))
        one->kind = d->word.kind;
    return one;
}

static bool keep_found(struct referring *r, const asc_description *d, uint32_t mention)
{
    if (r->count == r->cap) {
        void *grown = asc_arena_grow(r->m->keep, r->found, r->count, &r->cap, sizeof *r->found);
        if (!grown) return false;
        r->found = grown;
    }
    r->found[r->count++] = (struct found){ *d, mention, d->span.begin < r->headlines };
    return true;
}

/* Whom "X, the Y" and "describes X as the Y" tell to be the Y, when X has no name. */
static uint32_t told_to_be(const struct referring *r, const asc_description *d)
{
    const asc_tree *t = r->t;
    uint32_t of = asc_described_as(t, d->head);
    if (t->tok[d->head].dep == ASC_DEP_APPOS && t->tok[d->head].head < d->head &&
        asc_tree_child(t, d->head, ASC_DEP_NEG) == ASC_NONE) /* "a militia, not jihadists" */
        of = t->tok[d->head].head;
    uint32_t x = of == ASC_NONE ? ASC_NONE : r->m->of_token[of];
    return x == ASC_NONE || r->m->items[x].is_name ? ASC_NONE : r->m->items[x].same;
}

static bool one_description(struct referring *r, const asc_description *d)
{
    const asc_actor_word *w = asc_tables_actor(r->t->lx, d->word.word);
    uint32_t same = asc_describe_poses(r->t, d->head) || asc_court_one(r->t, d->head)
                        ? ASC_NONE
                        : meant(r, d->head, w ? w : &d->word);
    uint32_t off = same == ASC_NONE ? set_off(r, d) : ASC_NONE;
    bool agree = off != ASC_NONE && kinds_agree(w ? w : &d->word, &r->m->items[off]);
    if (agree) same = r->m->items[off].same;
    uint32_t called = same == ASC_NONE ? asc_who_called(r->m, r->t, d->head) : ASC_NONE;
    if (named(r->m, called) && r->m->items[called].kind != ASC_ACTOR_PERSON &&
        d->word.kind != ASC_ACTOR_PERSON)
        same = r->m->items[called].same;
    if (same == ASC_NONE) same = told_to_be(r, d);
    if (same == ASC_NONE) same = earlier(r, d);
    if (same == ASC_NONE) same = same_court(r, d);
    if (named(r->m, same) && calls_no_one(r->t, d->head)) return true;
    bool as = asc_described_as(r->t, d->head) != ASC_NONE;
    if (as && same == ASC_NONE) return true;
    if (d->word.kind == ASC_ACTOR_STATE && same == ASC_NONE) return true;
    if (d->bare_noun && same == ASC_NONE && d->span.begin >= r->headlines && d->first == d->head &&
        d->word.kind != ASC_ACTOR_AGENCY)
        return true; /* "service", "school": without an article no one in particular */
    asc_mention *x = mention_of(r, d);
    if (!x) return true;
    uint32_t at = (uint32_t)(x - r->m->items);
    x->told = x->same == at && same == ASC_NONE;
    if (x->told && !asc_describe_poses(r->t, d->head))
        x->near = off != ASC_NONE ? off : may_mean(r, d);
    if (same != ASC_NONE && x->same == at) x->same = same;
    return keep_found(r, d, at);
}

/* A noun that tells what the name is: "the daily X", not "the ferry X" nor "the network" of
 * "the network President X". */
static bool kind_word(const struct referring *r, uint32_t i, const asc_mention *name)
{
    const asc_actor_word *w = asc_tables_actor(r->t->lx, r->t->low[i]);
    bool open = name->kind == ASC_ACTOR_UNKNOWN && !name->place;
    if (w && open)
        return !person_word(w) && w->kind != ASC_ACTOR_DOCUMENT && w->kind != ASC_ACTOR_STATE;
    if (w) return w->kind != ASC_ACTOR_DOCUMENT && kinds_agree(w, name);
    return asc_tables_people(r->t->lx, r->t->low[i]) == ASC_PEOPLE_PERSON &&
           name->kind == ASC_ACTOR_PERSON;
}

/* "The Islamist group X", "the so-called X": what stands before a name as a part of it. */
static void with_the_name(struct referring *r, uint32_t x)
{
    const asc_tree *t = r->t;
    const asc_mention name = r->m->items[x];
    uint32_t first = name.first;
    bool tells = false;
    if (!asc_str_eq(name.text, asc_str_slice(t->text, name.span.begin, name.span.end)))
        return; /* "Mr Bell", of two Bells: of which is told here alone */
    while (first > 0 && name.first - first < 6 &&
           t->tok[first - 1].sent == t->tok[name.first].sent) {
        uint8_t pos = t->tok[first - 1].pos;
        if (pos != ASC_POS_ADJ && pos != ASC_POS_NOUN && pos != ASC_POS_ADV &&
            pos != ASC_POS_VERB && pos != ASC_POS_PROPN && !asc_tree_is(t, first - 1, "-"))
            break;
        if (pos == ASC_POS_VERB && t->tok[first - 1].dep != ASC_DEP_AMOD) break;
        if (named(r->m, r->m->of_token[first - 1])) return;
        if (pos == ASC_POS_NOUN && !kind_word(r, first - 1, &name)) return;
        tells = tells || kind_word(r, first - 1, &name) || asc_tree_is(t, first - 1, "call");
        first--;
    }
    if (!tells || first == 0 || t->tok[first - 1].pos != ASC_POS_DET) return;
    asc_mention one = { .first = first, .last = first + 1, .head = first, .same = name.same };
    one.kind = name.kind;
    one.span = (asc_span){ t->tok[first - 1].begin, name.span.end };
    one.text = asc_str_slice(t->text, one.span.begin, one.span.end);
    if (!memchr(one.text.p, '\n', one.text.n)) (void)(asc_mentions_add(r->m, one) == ASC_NONE);
}

asc_status asc_refer(asc_mentions *m, const asc_tree *t, asc_error *err)
{
    struct referring r = { .m = m, .t = t, .headlines = asc_headline_end(t->text) };
    uint32_t names = (uint32_t)m->count;
    if (!learn(&r)) return asc_fail(err, ASC_ENOMEM, "out of memory finding who is meant");
    r.home = home_state(&r);
    r.sole = sole_group(&r);
    for (uint32_t i = 0; i < t->n; i++) {
        asc_description d;
        if (asc_describe(&d, t, m, i) && !one_description(&r, &d))
            return asc_fail(err, ASC_ENOMEM, "out of memory finding who is meant");
    }
    settle_headlines(&r);
    if (!same_deeds(&r)) return asc_fail(err, ASC_ENOMEM, "out of memory finding who is meant");
    for (uint32_t x = 0; x < names; x++)
        if (m->items[x].is_name) with_the_name(&r, x);
    return ASC_OK;
}
