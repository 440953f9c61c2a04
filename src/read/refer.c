/*
 * All descriptions of a report: found, settled, kept as mentions. Whom one means by its words and kind is in
 * refer_meant.c, which of them are one another's in refer_alike.c.
 */
#include "read/refer.h"

#include "base/error.h"
#include "base/str.h"
#include "read/court.h"
#include "read/groups.h"
#include "read/refer_inner.h"
#include "read/who.h"

#include "base/banned.h"

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
    if (d->plural || !asc_refer_articled(t, d->head) || i + 1 >= t->n) return ASC_NONE;
    uint32_t of = t->tok[d->head].head; /* "the head of the firm, X": he is no firm */
    if (t->tok[d->head].dep == ASC_DEP_POBJ && asc_tree_is(t, of, "of") && t->tok[of].head < of &&
        asc_tables_people(t->lx, t->low[t->tok[of].head]) == ASC_PEOPLE_PERSON)
        return ASC_NONE;
    if (!asc_str_eq(asc_tree_text(t, i), ASC_STR(","))) return ASC_NONE;
    const asc_actor_word *title = asc_tables_actor(t->lx, t->low[++i]);
    if (title && title->title && i + 1 < t->n) i++; /* "the magistrate, Judge X," */
    uint32_t x = r->m->of_token[i];
    if (!asc_refer_named(r->m, x)) return ASC_NONE;
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
        if (!asc_refer_named(r->m, x) || r->m->items[x].place) continue;
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
    if (t->tok[d->head].dep == ASC_DEP_APPOS && d->definite &&
        asc_refer_named(r->m, r->m->of_token[h]))
        return d->word.kind == ASC_ACTOR_GROUP ? r->m->of_token[h] : ASC_NONE;
    if (d->plural && !d->part && d->number < 0 && asc_refer_definite(t, d->head) &&
        of != ASC_NONE && asc_tree_child(t, d->head, ASC_DEP_AMOD) == ASC_NONE &&
        d->word.kind == ASC_ACTOR_GROUP)
        return asc_refer_named(r->m, r->m->of_token[of]) ? r->m->of_token[of] : ASC_NONE;
    uint32_t with = asc_told_with_name(r->m, r->t, d->head, w ? w : &d->word);
    if (with != ASC_NONE) return with;
    bool one =
        w && !w->stands && !d->plural && asc_refer_bare(t, d->head) &&
        (asc_refer_definite(t, d->head) || (asc_group_noun(w) && asc_refer_points(t, d->head)));
    if (one && (asc_group_noun(w) ||
                (w->refers && (w->kind == ASC_ACTOR_AGENCY || w->kind == ASC_ACTOR_ORGANISATION))))
        return sole_name(r, d->head);
    return ASC_NONE;
}

/* ---- descriptions of one another ---- */

/* ---- all of them ---- */

/* "A deckhand", "a firm": says what someone is, and calls no one by it. */
static bool calls_no_one(const asc_tree *t, uint32_t i)
{
    uint32_t d = asc_tree_child(t, i, ASC_DEP_DET);
    return d != ASC_NONE && (asc_tree_is(t, d, "a") || asc_tree_is(t, d, "an")) &&
           asc_refer_bare(t, i) && asc_tree_child(t, i, ASC_DEP_AMOD) == ASC_NONE;
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
                        : asc_refer_meant(r, d->head, w ? w : &d->word);
    uint32_t off = same == ASC_NONE ? set_off(r, d) : ASC_NONE;
    bool agree = off != ASC_NONE && asc_refer_kinds_agree(w ? w : &d->word, &r->m->items[off]);
    if (agree) same = r->m->items[off].same;
    uint32_t called = same == ASC_NONE ? asc_who_called(r->m, r->t, d->head) : ASC_NONE;
    if (asc_refer_named(r->m, called) && r->m->items[called].kind != ASC_ACTOR_PERSON &&
        d->word.kind != ASC_ACTOR_PERSON)
        same = r->m->items[called].same;
    if (same == ASC_NONE) same = told_to_be(r, d);
    if (same == ASC_NONE) same = asc_refer_earlier(r, d);
    if (same == ASC_NONE) same = asc_refer_same_court(r, d);
    if (asc_refer_named(r->m, same) && calls_no_one(r->t, d->head)) return true;
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
        return !asc_refer_person_word(w) && w->kind != ASC_ACTOR_DOCUMENT &&
               w->kind != ASC_ACTOR_STATE;
    if (w) return w->kind != ASC_ACTOR_DOCUMENT && asc_refer_kinds_agree(w, name);
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
        if (asc_refer_named(r->m, r->m->of_token[first - 1])) return;
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
    if (!asc_refer_learn(&r))
        return asc_fail(err, ASC_ENOMEM, "out of memory finding who is meant");
    r.home = asc_refer_home(&r);
    r.sole = asc_refer_sole_group(&r);
    for (uint32_t i = 0; i < t->n; i++) {
        asc_description d;
        if (asc_describe(&d, t, m, i) && !one_description(&r, &d))
            return asc_fail(err, ASC_ENOMEM, "out of memory finding who is meant");
    }
    asc_refer_settle_headlines(&r);
    if (!asc_refer_same_deeds(&r))
        return asc_fail(err, ASC_ENOMEM, "out of memory finding who is meant");
    for (uint32_t x = 0; x < names; x++)
        if (m->items[x].is_name) with_the_name(&r, x);
    return ASC_OK;
}
