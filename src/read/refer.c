#include "read/refer.h"

#include "base/error.h"
#include "base/map.h"
#include "base/str.h"
#include "read/describe.h"
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

struct referring {
    asc_mentions *m;
    const asc_tree *t;
    asc_map called; /* lemma ("charity") -> the one actor that is called one, or SEVERAL */
    struct found *found;
    size_t count, cap;
    uint32_t headlines; /* bytes of them */
    uint32_t home;      /* the one state that headline and lead name; ASC_NONE */
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

/* ---- what the one of its kind is ---- */

/* Which kinds of name "the agency", "the paper", "the company" can mean. */
static bool of_kind(const asc_actor_word *w, const asc_mention *x)
{
    if (!x->is_name || x->place) return false;
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

/* The one state that the headline and the first sentences name. */
static uint32_t home_state(const struct referring *r)
{
    uint32_t found = ASC_NONE;
    for (uint32_t x = 0; x < r->m->count; x++) {
        const asc_mention *one = &r->m->items[x];
        if (one->span.begin > r->headlines + LEAD_BYTES / 2) break;
        if (!one->is_name || one->kind != ASC_ACTOR_STATE) continue;
        if (!asc_str_eq(r->t->low[one->head], one->key) && r->t->tok[one->head].ent != ASC_ENT_GPE)
            continue;
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

/* "The men of X", "the islanders of X": all of them, and so X, when it is a group. */
static uint32_t those_of(const struct referring *r, const asc_description *d)
{
    const asc_tree *t = r->t;
    uint32_t of = asc_tree_prep(t, d->head, ASC_STR("of")),
             x = of == ASC_NONE ? ASC_NONE : r->m->of_token[of];
    if (!d->plural || d->part || d->number >= 0 || !definite(t, d->head) || !named(r->m, x))
        return ASC_NONE;
    if (d->word.kind != ASC_ACTOR_GROUP || asc_tree_child(t, d->head, ASC_DEP_AMOD) != ASC_NONE)
        return ASC_NONE;
    return r->m->items[x].kind == ASC_ACTOR_GROUP ? r->m->items[x].same : ASC_NONE;
}

static uint32_t meant(const struct referring *r, uint32_t i, const asc_actor_word *w)
{
    uint32_t x = beside(r, i);
    if (x != ASC_NONE) return kinds_agree(w, &r->m->items[x]) ? r->m->items[x].same : ASC_NONE;
    if (w->kind == ASC_ACTOR_STATE) return government(r, i);
    if (w->kind == ASC_ACTOR_AGENCY && (x = intelligence(r, i)) != ASC_NONE) return x;
    if (!definite(r->t, i) || !bare(r->t, i)) return ASC_NONE;
    const uint64_t *at = asc_map_find(&r->called, r->t->low[i]);
    bool one = r->t->tok[i].tag == ASC_TAG_NN;
    if (at && *at != SEVERAL && one) return (uint32_t)*at;
    if (!at && one && (x = one_of_kind(r, i, w)) != ASC_NONE) return x;
    return group_noun(w) && one != w->stands ? one_group(r, i) : ASC_NONE;
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

/* "Four jihadists" over "four members of X": as many people in the first sentences. */
static bool as_many(const struct referring *r, const struct found *head, const struct found *f)
{
    return head->d.number > 1 && head->d.number == f->d.number && head->d.plural && f->d.plural &&
           f->d.span.begin < r->headlines + LEAD_BYTES;
}

/* "Separatists" over "the separatist movement". */
static bool told_by(const struct referring *r, const struct found *head, const struct found *f)
{
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
    if (one->kind == ASC_ACTOR_UNKNOWN) one->kind = d->word.kind;
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
    if (t->tok[d->head].dep == ASC_DEP_APPOS && t->tok[d->head].head < d->head)
        of = t->tok[d->head].head;
    uint32_t x = of == ASC_NONE ? ASC_NONE : r->m->of_token[of];
    return x == ASC_NONE || r->m->items[x].is_name ? ASC_NONE : r->m->items[x].same;
}

static bool one_description(struct referring *r, const asc_description *d)
{
    const asc_actor_word *w = asc_tables_actor(r->t->lx, d->word.word);
    uint32_t same = meant(r, d->head, w ? w : &d->word);
    if (same == ASC_NONE) same = those_of(r, d);
    if (same == ASC_NONE) same = told_to_be(r, d);
    if (same == ASC_NONE) same = earlier(r, d);
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
    if (same != ASC_NONE && x->same == at) x->same = same;
    return keep_found(r, d, at);
}

/* A noun that tells of people or a group: "the daily X", not "the ferry X". */
static bool kind_word(const struct referring *r, uint32_t i)
{
    const asc_actor_word *w = asc_tables_actor(r->t->lx, r->t->low[i]);
    return (w && w->kind != ASC_ACTOR_DOCUMENT && w->kind != ASC_ACTOR_STATE) ||
           asc_tables_people(r->t->lx, r->t->low[i]) == ASC_PEOPLE_PERSON;
}

/* "The Islamist group X", "the so-called X": what stands before a name as a part of it. */
static void with_the_name(struct referring *r, uint32_t x)
{
    const asc_tree *t = r->t;
    const asc_mention name = r->m->items[x];
    uint32_t first = name.first;
    bool tells = false;
    while (first > 0 && name.first - first < 6 &&
           t->tok[first - 1].sent == t->tok[name.first].sent) {
        uint8_t pos = t->tok[first - 1].pos;
        if (pos != ASC_POS_ADJ && pos != ASC_POS_NOUN && pos != ASC_POS_ADV &&
            pos != ASC_POS_VERB && pos != ASC_POS_PROPN && !asc_tree_is(t, first - 1, "-"))
            break;
        if (pos == ASC_POS_VERB && t->tok[first - 1].dep != ASC_DEP_AMOD) break;
        if (named(r->m, r->m->of_token[first - 1])) return;
        if (pos == ASC_POS_NOUN && !kind_word(r, first - 1)) return;
        tells = tells || pos == ASC_POS_NOUN || asc_tree_is(t, first - 1, "call");
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
    for (uint32_t i = 0; i < t->n; i++) {
        asc_description d;
        if (asc_describe(&d, t, m, i) && !one_description(&r, &d))
            return asc_fail(err, ASC_ENOMEM, "out of memory finding who is meant");
    }
    settle_headlines(&r);
    for (uint32_t x = 0; x < names; x++)
        if (m->items[x].is_name) with_the_name(&r, x);
    return ASC_OK;
}
