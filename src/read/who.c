/*
 * Whom a noun phrase means. Names that stand with it are found in who_named.c, what it points back to
 * in who_back.c.
 */
#include "read/who.h"

#include "base/str.h"
#include "read/among.h"
#include "read/antecedent.h"
#include "read/court.h"
#include "read/describe.h"
#include "read/houses.h"
#include "read/who_inner.h"

#include "base/banned.h"

#define DEPTH_MAX 6

bool asc_who_author(const asc_tree *t, uint32_t i)
{
    if (t->tok[i].pos != ASC_POS_PRON) return false;
    asc_str s = asc_tree_text(t, i);
    return asc_str_eq_nocase(s, ASC_STR("i")) || asc_str_eq_nocase(s, ASC_STR("we")) ||
           asc_str_eq_nocase(s, ASC_STR("our")) || asc_str_eq_nocase(s, ASC_STR("my")) ||
           asc_str_eq_nocase(s, ASC_STR("us")) || asc_str_eq_nocase(s, ASC_STR("me"));
}

static uint32_t add_nominal(asc_mentions *m, const asc_tree *t, uint32_t i, asc_actor_kind kind)
{
    if (m->of_token[i] != ASC_NONE) return m->of_token[i];
    asc_mention one = { .first = i, .last = i + 1, .head = i, .same = ASC_NONE, .kind = kind };
    one.span = asc_tree_phrase(t, i);
    one.text = asc_str_slice(t->text, one.span.begin, one.span.end);
    return asc_mentions_add(m, one);
}

/* "X, a militia allied with Y", "X is a group run by Y": what is told of the militia is told of
 * X. */
static uint32_t what_one_is(const asc_mentions *m, const asc_tree *t, uint32_t i)
{
    uint32_t h = t->tok[i].head, x = ASC_NONE;
    bool not_he = asc_tree_child(t, i, ASC_DEP_NEG) != ASC_NONE; /* "X, not jihadists" */
    if (t->tok[i].dep == ASC_DEP_APPOS && h < i && !not_he) x = h;
    if (t->tok[i].dep == ASC_DEP_ATTR && asc_tree_is(t, h, "be") &&
        asc_tree_child(t, h, ASC_DEP_NEG) == ASC_NONE)
        x = asc_tree_child(t, h, ASC_DEP_NSUBJ);
    if (x != ASC_NONE) x = asc_tree_antecedent(t, x);
    return x != ASC_NONE && asc_who_is_named(m, x) && !m->items[m->of_token[x]].place
               ? m->of_token[x]
               : ASC_NONE;
}

/* May those who are told of be those of mention x? */
static bool has_people(const asc_mentions *m, uint32_t x)
{
    if (x == ASC_NONE || m->items[x].place) return false;
    asc_actor_kind kind = m->items[x].kind;
    return m->items[x].sure_group || kind == ASC_ACTOR_GROUP || kind == ASC_ACTOR_UNKNOWN ||
           kind == ASC_ACTOR_ORGANISATION;
}

/* "militants from X", "members of X", "X fighters", "its fighters". */
static uint32_t stood_for(asc_mentions *m, const asc_tree *t, uint32_t i, unsigned *shaky,
                          int depth)
{
    static const char *const preps[] = { "of", "from", "in" };
    uint32_t own = asc_tree_child(t, i, ASC_DEP_POSS), x; /* "its fighters" */
    if (asc_court_one(t, i)) return ASC_NONE;
    if (own != ASC_NONE && asc_who_author(t, own)) return m->author;
    if (own != ASC_NONE) {
        x = asc_who_at(m, t, own, shaky, depth + 1);
        if (x != ASC_NONE && !m->items[x].place && m->items[x].kind != ASC_ACTOR_PERSON)
            return ++*shaky, x;
    }
    own = asc_tree_child(t, i, ASC_DEP_COMPOUND);
    x = own == ASC_NONE ? own : m->of_token[own];
    if (has_people(m, x) && m->items[x].is_name) return ++*shaky, x;
    for (size_t k = 0; k < sizeof preps / sizeof *preps; k++) {
        uint32_t p = asc_tree_prep(t, i, asc_str_from(preps[k]));
        if (p == ASC_NONE || !asc_tree_is_noun(t, p)) continue;
        x = asc_who_at(m, t, p, shaky, depth + 1);
        if (has_people(m, x)) return ++*shaky, x;
    }
    return ASC_NONE;
}

/* One militant is a person; the word's own kind is that of many. */
static asc_actor_kind kind_of(const asc_tree *t, uint32_t i, const asc_actor_word *w)
{
    uint32_t a = asc_tree_child(t, i, ASC_DEP_DET);
    if (asc_tree_is(t, i, "guard") && a != ASC_NONE && asc_tree_is(t, a, "a"))
        return ASC_ACTOR_PERSON; /* "a guard died": no corps */
    bool one = w->stands && !w->in_name && t->tok[i].tag == ASC_TAG_NN;
    return one ? ASC_ACTOR_PERSON : w->kind;
}

bool asc_who_no_one(const asc_tree *t, uint32_t i)
{
    static const char *const all[] = { "no", "any", "neither", "every", "each" };
    static const char *const nouns[] = { "nobody", "anyone", "anybody", "none", "noone", NULL };
    uint32_t d = asc_who_serves_a_state(t, i) ? ASC_NONE : asc_tree_child(t, i, ASC_DEP_DET);
    for (size_t k = 0; d != ASC_NONE && k < sizeof all / sizeof *all; k++)
        if (asc_tree_is(t, d, all[k])) return true;
    return asc_tree_is_one(t, i, nouns);
}

/* "Named X as the one who did it": X. */
static uint32_t told_to_be(asc_mentions *m, const asc_tree *t, uint32_t i, unsigned *shaky,
                           int depth)
{
    uint32_t is = asc_told_to_be(t, i);
    if (is == ASC_NONE || is == i || (asc_who_described_as(t, is) == i && !asc_who_is_named(m, is)))
        return ASC_NONE;
    return asc_who_at(m, t, is, shaky, depth + 1);
}

/* "Two helicopters of the air force", "its planes": those whose they are did it. */
static bool flown(const asc_tree *t, uint32_t i)
{
    asc_str c = asc_nouns_classes(&t->lx->nouns, t->low[i]);
    return asc_str_find(c, ASC_STR("warcraft")) != SIZE_MAX ||
           asc_str_find(c, ASC_STR("vehicle")) != SIZE_MAX ||
           asc_tree_is_one(t, i,
                           (const char *const[]){ "aircraft", "drone", "warplane", "cruiser",
                                                  "warship", "jet", "gunship", NULL });
}

/* Whose it is: "of the air force", "belonging to the Brigade", "an Orsenian drone". */
static uint32_t whose_craft(asc_mentions *m, const asc_tree *t, uint32_t i, unsigned *shaky,
                            int depth)
{
    static const char *const having[] = { "belong", "operate", "own", "fly", NULL };
    uint32_t x = stood_for(m, t, i, shaky, depth), v = asc_tree_child(t, i, ASC_DEP_ACL);
    if (x != ASC_NONE) return x;
    if (v != ASC_NONE && asc_tree_is_one(t, v, having)) {
        uint32_t p =
            asc_tree_prep(t, v, asc_tree_is(t, v, "belong") ? ASC_STR("to") : ASC_STR("by"));
        x = p == ASC_NONE ? p : asc_who_at(m, t, p, shaky, depth + 1);
    }
    if (x == ASC_NONE) x = asc_who_state_of(m, t, i);
    return x != ASC_NONE && m->items[x].kind == ASC_ACTOR_UNKNOWN && m->items[x].place ? ASC_NONE
                                                                                       : x;
}

/* "His companion", "two teenagers": people by a noun that no table of actors has. */
static bool people(const asc_tree *t, uint32_t i)
{
    asc_people known = asc_tables_people(t->lx, t->low[i]);
    if (known != ASC_PEOPLE_UNKNOWN || t->tok[i].ent != ASC_ENT_NONE)
        return known == ASC_PEOPLE_PERSON;
    asc_str classes = asc_nouns_classes(&t->lx->nouns, t->low[i]), first = classes, rest;
    asc_str_cut(classes, ',', &first, &rest);
    return asc_str_eq(first, ASC_STR("person")) || asc_str_eq(first, ASC_STR("official"));
}

static uint32_t nominal(asc_mentions *m, const asc_tree *t, uint32_t i, unsigned *shaky, int depth)
{
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[i]);
    uint32_t is = asc_told_to_be(t, i);
    uint32_t x = asc_house_meant(m, t, i);
    if (x != ASC_NONE) return ++*shaky, x;
    if (is != ASC_NONE && is != i && (asc_who_is_named(m, is) || asc_who_described_as(t, is) != i))
        x = asc_who_at(m, t, is, shaky, depth + 1);
    if (x == ASC_NONE) x = asc_who_called(m, t, i);
    if (x == ASC_NONE) x = asc_who_identified_as(m, t, i);
    if (x == ASC_NONE) x = asc_who_such_as(m, t, i);
    if (x == ASC_NONE) x = asc_who_name_behind(m, t, i);
    if (x == ASC_NONE && !w) x = asc_who_name_beside(m, t, i);
    if (x == ASC_NONE && !w && flown(t, i) && (x = whose_craft(m, t, i, shaky, depth)) != ASC_NONE)
        return ++*shaky, x;
    if (x == ASC_NONE && !w && people(t, i) && !asc_who_no_one(t, i))
        return add_nominal(m, t, i, ASC_ACTOR_PERSON);
    if (x != ASC_NONE || !w || asc_who_no_one(t, i)) return x;
    if (w->kind == ASC_ACTOR_STATE && (x = asc_who_state_of(m, t, i)) != ASC_NONE) return x;
    uint32_t of = w->stands ? asc_tree_prep(t, i, ASC_STR("of")) : ASC_NONE;
    if (of != ASC_NONE && asc_who_is_named(m, of) &&
        (x = stood_for(m, t, i, shaky, depth)) != ASC_NONE)
        return x; /* "Moro rebels of the Amber Front" */
    if ((x = asc_who_name_inside(m, t, i, w->kind)) != ASC_NONE) return x;
    if ((x = asc_who_told_beside(m, t, i, w)) != ASC_NONE) return x;
    if (w->stands && (x = stood_for(m, t, i, shaky, depth)) != ASC_NONE) return x;
    uint32_t as = asc_who_described_as(t, i);
    if (as != ASC_NONE && as != i && (x = asc_who_at(m, t, as, shaky, depth + 1)) != ASC_NONE)
        return x;
    if ((x = asc_who_referred(m, t, i, w, shaky, depth)) != ASC_NONE) return x;
    if (w->kind == ASC_ACTOR_PERSON && !w->stands && asc_who_definite(t, i) && asc_who_bare(t, i) &&
        (x = asc_who_same_head(m, t, i)) != ASC_NONE) {
        ++*shaky;
        return x;
    }
    if ((x = what_one_is(m, t, i)) != ASC_NONE) return ++*shaky, x;
    return add_nominal(m, t, i, kind_of(t, i, w));
}

uint32_t asc_who_itself(asc_mentions *m, const asc_tree *t, uint32_t i)
{
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[i]);
    if (m->of_token[i] != ASC_NONE) return m->of_token[i];
    if (!w || !(w->stands || w->in_name || w->refers)) return ASC_NONE;
    return add_nominal(m, t, i, w->stands && !w->in_name ? ASC_ACTOR_PERSON : w->kind);
}

uint32_t asc_who_several(asc_mentions *m, const asc_tree *t, uint32_t i)
{
    bool there = asc_who_subject_like(t, i) || t->tok[i].dep == ASC_DEP_DOBJ;
    bool number = t->tok[i].pos == ASC_POS_NUM || /* "all four": see mend_subjects.c */
                  (t->tok[i].pos == ASC_POS_PRON && t->tok[i].ent == ASC_ENT_CARDINAL);
    if (!number || !there || t->tok[i].ent == ASC_ENT_DATE || t->tok[i].ent == ASC_ENT_MONEY ||
        asc_tree_prep(t, i, ASC_STR("of")) != ASC_NONE)
        return ASC_NONE;
    return add_nominal(m, t, i, ASC_ACTOR_PERSON);
}

#define THINGS_BACK 40 /* tokens back to the several things that "them" may be */

/* "Nine bombings; one of them wrecked an office": are they things, told of as several last? */
static bool several_things(const asc_tree *t, uint32_t i)
{
    for (uint32_t k = i, steps = 0; k-- > 0 && steps < THINGS_BACK; steps++) {
        if (t->tok[k].tag != ASC_TAG_NNS) continue;
        asc_str c = asc_nouns_classes(&t->lx->nouns, t->low[k]);
        return asc_tables_event(t->lx, 'n', t->low[k]) ||
               asc_str_find(c, ASC_STR("weapon")) != SIZE_MAX ||
               asc_str_find(c, ASC_STR("vehicle")) != SIZE_MAX ||
               asc_str_find(c, ASC_STR("thing")) != SIZE_MAX;
    }
    return false;
}

uint32_t asc_who_one_of(asc_mentions *m, const asc_tree *t, uint32_t i)
{
    uint32_t of = asc_tree_is(t, i, "one") ? asc_tree_prep(t, i, ASC_STR("of")) : ASC_NONE;
    if (of == ASC_NONE || of < i || !asc_who_subject_like(t, i)) return ASC_NONE;
    if (asc_tree_child(t, i, ASC_DEP_APPOS) != ASC_NONE) return ASC_NONE;
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[of]);
    bool them = asc_tree_is(t, of, "they") && !several_things(t, i),
         men = w && (w->stands || w->kind == ASC_ACTOR_PERSON);
    return them || men ? add_nominal(m, t, i, ASC_ACTOR_PERSON) : ASC_NONE;
}

static bool years_old(const asc_tree *t, uint32_t i)
{
    return asc_tree_is(t, i, "old") && i >= 2 && asc_tree_is(t, i - 2, "year");
}

uint32_t asc_who_at(asc_mentions *m, const asc_tree *t, uint32_t i, unsigned *shaky, int depth)
{
    if (i == ASC_NONE || depth > DEPTH_MAX) return ASC_NONE;
    i = asc_tree_antecedent(t, i);
    uint32_t of_two = asc_among_two(m, t, i);
    if (of_two != ASC_NONE) return ++*shaky, of_two;
    uint32_t there = m->of_token[i], det = asc_tree_child(t, i, ASC_DEP_DET);
    uint32_t called = there != ASC_NONE && det != ASC_NONE && asc_tree_is(t, det, "a")
                          ? asc_who_called(m, t, i)
                          : ASC_NONE;
    if (called != ASC_NONE) return called;               /* "a Ugandan known as X" */
    if (there != ASC_NONE && !m->items[there].is_name) { /* "its fighters" are of someone */
        const asc_actor_word *w = asc_tables_actor(t->lx, t->low[i]);
        uint32_t x = w ? asc_who_name_inside(m, t, i, w->kind) : ASC_NONE;
        if (x == ASC_NONE && w && w->stands) x = stood_for(m, t, i, shaky, depth);
        if (x == ASC_NONE && w && w->stands) x = asc_who_referred(m, t, i, w, shaky, depth);
        if (x != ASC_NONE) return x;
        if ((x = what_one_is(m, t, i)) != ASC_NONE) return ++*shaky, x;
        if ((x = told_to_be(m, t, i, shaky, depth)) != ASC_NONE) return x;
        if ((x = asc_who_identified_as(m, t, i)) != ASC_NONE) return ++*shaky, x;
        uint32_t as = asc_who_described_as(t, i); /* "a man identified by police as X" */
        if (as != ASC_NONE && as != i && asc_who_is_named(m, as)) return m->of_token[as];
    }
    if (there != ASC_NONE) return there;
    if (years_old(t, i) && asc_who_definite(t, i)) /* "the 24-year-old" */
        return asc_who_point_back(m, t, i, ASC_KIND_BIT(ASC_ACTOR_PERSON) | ASC_KINDS_ALONE, shaky,
                                  depth);
    if (t->tok[i].pos == ASC_POS_NUM || t->tok[i].pos == ASC_POS_DET) { /* "not one of them" */
        uint32_t a = asc_tree_child(t, i, ASC_DEP_APPOS);
        if (a != ASC_NONE && asc_who_is_named(m, a) &&
            m->items[m->of_token[a]].kind == ASC_ACTOR_PERSON)
            return m->of_token[a];                     /* "one of the four, X," */
        if (a != ASC_NONE && asc_tree_is_noun(t, a)) { /* "one of the four, the sergeant X," */
            uint32_t x = asc_who_at(m, t, a, shaky, depth + 1);
            if (x != ASC_NONE && m->items[x].kind == ASC_ACTOR_PERSON) return x;
        }
        uint32_t of = asc_tree_prep(t, i, ASC_STR("of"));
        return of == ASC_NONE ? ASC_NONE : asc_who_at(m, t, of, shaky, depth + 1);
    }
    if (t->tok[i].pos == ASC_POS_PRON && asc_pronoun_kinds(asc_tree_text(t, i)))
        return asc_antecedent(m, t, i, asc_who_at, shaky);
    if (!asc_tree_is_noun(t, i) && t->tok[i].pos != ASC_POS_ADJ) return ASC_NONE;
    return nominal(m, t, i, shaky, depth);
}

uint32_t asc_who(asc_mentions *m, const asc_tree *t, uint32_t i, unsigned *shaky)
{
    return asc_who_at(m, t, i, shaky, 0);
}
