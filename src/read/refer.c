#include "read/refer.h"

#include "base/error.h"
#include "base/map.h"
#include "base/str.h"
#include "read/who.h"

#include "base/banned.h"

#define SEVERAL UINT64_MAX
#define PHRASE_MAX 80     /* bytes of a description; a longer one calls no one by a name */
#define LOOK_MAX 400      /* mentions among which an agency is looked for */
#define GROUP_SENTENCES 3 /* before this one, in which the one group named is meant */

struct referring {
    asc_mentions *m;
    const asc_tree *t;
    asc_map called; /* lemma ("charity") -> the one actor that is called one, or SEVERAL */
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

/* The head and its article, with no more than adjectives that name no one. */
static bool bare(const asc_tree *t, uint32_t i)
{
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = t->first[i]; c != ASC_NONE && left--; c = t->next[c]) {
        uint8_t dep = t->tok[c].dep;
        if (dep == ASC_DEP_PREP || dep == ASC_DEP_POSS || dep == ASC_DEP_RELCL ||
            dep == ASC_DEP_ACL || dep == ASC_DEP_NUMMOD || dep == ASC_DEP_APPOS ||
            dep == ASC_DEP_CONJ)
            return false;
        const asc_actor_word *w = asc_tables_actor(t->lx, t->low[c]); /* "separatist movement" */
        if ((dep == ASC_DEP_COMPOUND || dep == ASC_DEP_NMOD) && !(w && w->stands)) return false;
        if (dep == ASC_DEP_AMOD && (t->tok[c].ent != ASC_ENT_NONE || asc_tree_is(t, c, "other") ||
                                    asc_tree_is(t, c, "same") || asc_tree_is(t, c, "rival")))
            return false;
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

static bool call(struct referring *r, asc_str lemma, uint32_t x)
{
    bool fresh;
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
        if (w && w->title && !call(r, t->low[one->first - 1], x)) return false;
    }
    for (uint32_t i = one->first; i < one->last; i++) {
        const asc_actor_word *w = asc_tables_actor(t->lx, t->low[i]);
        if (w && w->in_name && w->kind != ASC_ACTOR_STATE && !call(r, t->low[i], x)) return false;
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
        if (x != ASC_NONE && kinds_agree(w, &r->m->items[x]) && !call(r, t->low[i], x))
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
    return group ? found : ASC_NONE;
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

/* "The group", "the organisation", "the separatists"; a cell or a crew is a part of one. */
static bool group_noun(const asc_actor_word *w)
{
    static const char *const words[] = { "group",  "organisation", "organization", "movement",
                                         "outfit", "militia",      "faction" };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (asc_str_eq(w->word, asc_str_from(words[k]))) return true;
    return w->kind == ASC_ACTOR_GROUP && w->refers && w->stands;
}

static uint32_t meant(const struct referring *r, uint32_t i, const asc_actor_word *w)
{
    uint32_t x = beside(r, i);
    if (x != ASC_NONE) return kinds_agree(w, &r->m->items[x]) ? r->m->items[x].same : ASC_NONE;
    if (w->kind == ASC_ACTOR_AGENCY && (x = intelligence(r, i)) != ASC_NONE) return x;
    if (!definite(r->t, i) || !bare(r->t, i) || w->kind == ASC_ACTOR_STATE) return ASC_NONE;
    const uint64_t *at = asc_map_find(&r->called, r->t->low[i]);
    bool one = r->t->tok[i].tag == ASC_TAG_NN;
    if (at && *at != SEVERAL && one) return (uint32_t)*at;
    return group_noun(w) && one != w->stands ? one_group(r, i) : ASC_NONE;
}

/* ---- who speaks without a name ---- */

static bool speaks(const asc_tree *t, uint32_t i)
{
    uint32_t h = t->tok[i].head;
    uint8_t dep = t->tok[i].dep;
    if (dep == ASC_DEP_POBJ) /* "according to a cook at the camp" */
        return asc_tree_is(t, h, "to") && t->tok[h].head != h &&
               asc_tree_is(t, t->tok[h].head, "accord");
    bool passive = dep == ASC_DEP_NSUBJPASS; /* "a cook is said to have counted" */
    if ((dep != ASC_DEP_NSUBJ && !passive) || !asc_tree_is_verb(t, h)) return false;
    for (const asc_cue *q = asc_tables_cue(t->lx, 'v', t->low[h]); q; q = asc_cue_next(t->lx, q))
        if ((q->slots & ASC_SLOT_THAT) && !q->raises) return true;
    return false;
}

/* "A deckhand", "a firm": says what someone is, and calls no one by it. */
static bool calls_no_one(const asc_tree *t, uint32_t i)
{
    uint32_t d = asc_tree_child(t, i, ASC_DEP_DET);
    return d != ASC_NONE && (asc_tree_is(t, d, "a") || asc_tree_is(t, d, "an")) && bare(t, i) &&
           asc_tree_child(t, i, ASC_DEP_AMOD) == ASC_NONE;
}

/* The mention of the phrase at i: the one it has, or a new one. */
static asc_mention *mention_at(struct referring *r, uint32_t i, asc_actor_kind kind)
{
    const asc_tree *t = r->t;
    uint32_t x = r->m->of_token[i];
    if (x != ASC_NONE) return r->m->items[x].is_name ? NULL : &r->m->items[x];
    asc_mention one = { .first = i, .last = i + 1, .head = i, .same = ASC_NONE, .kind = kind };
    one.span = asc_tree_phrase(t, i);
    uint32_t name = i + 1 < t->n ? r->m->of_token[i + 1] : ASC_NONE; /* "the group X" */
    if (named(r->m, name) && beside(r, i) == name && r->m->items[name].first == i + 1)
        one.span = (asc_span){ asc_tree_phrase(t, r->m->items[name].head).begin,
                               r->m->items[name].span.end };
    if (one.span.begin >= one.span.end || one.span.end - one.span.begin > PHRASE_MAX) return NULL;
    one.text = asc_str_slice(t->text, one.span.begin, one.span.end);
    x = asc_mentions_add(r->m, one);
    return x == ASC_NONE ? NULL : &r->m->items[x];
}

asc_status asc_refer(asc_mentions *m, const asc_tree *t, asc_error *err)
{
    struct referring r = { .m = m, .t = t };
    if (!learn(&r)) return asc_fail(err, ASC_ENOMEM, "out of memory finding who is meant");
    for (uint32_t i = 0; i < t->n; i++) {
        const asc_actor_word *w = asc_tree_is_noun(t, i) && !named(m, m->of_token[i])
                                      ? asc_tables_actor(t->lx, t->low[i])
                                      : NULL;
        if (!w || w->kind == ASC_ACTOR_DOCUMENT) continue;
        uint32_t same = meant(&r, i, w);
        if (same != ASC_NONE && calls_no_one(t, i)) continue;
        bool voice = same == ASC_NONE && speaks(t, i);
        asc_mention *x = same != ASC_NONE || voice ? mention_at(&r, i, w->kind) : NULL;
        if (!x) continue;
        x->voice = voice;
        if (same != ASC_NONE && x->same == (uint32_t)(x - m->items)) x->same = same;
    }
    return ASC_OK;
}
