/*
 * Whom "the group", "the rebels", "its" point back to: subjects first, this sentence and a few before it.
 */
#include "read/who_inner.h"

#include "base/str.h"
#include "read/antecedent.h"

#include "base/banned.h"

static unsigned nominal_kinds(asc_actor_kind kind)
{
    if (kind == ASC_ACTOR_GROUP || kind == ASC_ACTOR_ORGANISATION)
        return ASC_KIND_BIT(ASC_ACTOR_GROUP) | ASC_KIND_BIT(ASC_ACTOR_ORGANISATION) |
               ASC_KIND_BIT(ASC_ACTOR_UNKNOWN);
    if (kind == ASC_ACTOR_AGENCY)
        return ASC_KIND_BIT(ASC_ACTOR_AGENCY) | ASC_KIND_BIT(ASC_ACTOR_ORGANISATION) |
               ASC_KIND_BIT(ASC_ACTOR_UNKNOWN);
    return ASC_KIND_BIT(kind);
}

bool asc_who_subject_like(const asc_tree *t, uint32_t i)
{
    uint8_t dep = t->tok[i].dep;
    if (dep == ASC_DEP_NSUBJ || dep == ASC_DEP_NSUBJPASS) return true;
    if (dep == ASC_DEP_APPOS && i + 1 < t->n && asc_tree_lost_subject(t, i + 1) == i) return true;
    uint32_t h = t->tok[i].head;
    return dep == ASC_DEP_POSS &&
           (t->tok[h].dep == ASC_DEP_NSUBJ || t->tok[h].dep == ASC_DEP_NSUBJPASS);
}

uint32_t asc_who_sentence_begin(const asc_tree *t, uint32_t i)
{
    uint32_t low = i > ASC_BACK_TOKENS ? i - ASC_BACK_TOKENS : 0;
    while (i > low && t->tok[i - 1].sent == t->tok[i].sent) i--;
    return i;
}

/* The nearest subject in [begin, end) that fits, last first when `backwards`. */
static uint32_t fitting_subject(asc_mentions *m, const asc_tree *t, uint32_t begin, uint32_t end,
                                unsigned kinds, bool backwards, uint32_t not_of, int depth)
{
    for (uint32_t k = 0; k < end - begin; k++) {
        uint32_t i = backwards ? end - 1 - k : begin + k;
        unsigned ignored = 0;
        if (!asc_who_subject_like(t, i) || t->tok[i].pos == ASC_POS_PRON) continue;
        if (not_of != ASC_NONE && t->tok[i].head == not_of) continue;
        uint32_t x = asc_who_at(m, t, i, &ignored, depth + 1);
        if (x != ASC_NONE && asc_pronoun_fits(m, t, x, kinds)) return x;
    }
    return ASC_NONE;
}

/* The only actor in [begin, end) that fits, or ASC_NONE. */
static uint32_t only_fitting(const asc_mentions *m, const asc_tree *t, uint32_t begin, uint32_t end,
                             unsigned kinds)
{
    uint32_t found = ASC_NONE;
    for (uint32_t i = begin; i < end; i++) {
        uint32_t x = m->of_token[i];
        if (x == ASC_NONE || !m->items[x].is_name || !asc_pronoun_fits(m, t, x, kinds)) continue;
        if (found != ASC_NONE && m->items[found].same != m->items[x].same) return ASC_NONE;
        found = x;
    }
    return found;
}

/* A group, if just one is named there; else the only one that fits. */
static uint32_t only_group_or(const asc_mentions *m, const asc_tree *t, uint32_t begin,
                              uint32_t end, unsigned kinds)
{
    uint32_t x = ASC_NONE;
    if ((kinds & ASC_KIND_BIT(ASC_ACTOR_GROUP)) && !(kinds & ASC_KIND_BIT(ASC_ACTOR_STATE)))
        x = only_fitting(m, t, begin, end, ASC_KIND_BIT(ASC_ACTOR_GROUP));
    return x == ASC_NONE ? only_fitting(m, t, begin, end, kinds) : x;
}

uint32_t asc_who_point_back(asc_mentions *m, const asc_tree *t, uint32_t i, unsigned kinds,
                            unsigned *shaky, int depth)
{
    uint32_t begin = asc_who_sentence_begin(t, i), end = asc_before_content(t, begin, i);
    uint32_t x = fitting_subject(m, t, begin, end, kinds, true, asc_verb_of_another(t, i), depth);
    if (x == ASC_NONE) x = only_group_or(m, t, begin, end, kinds & ~ASC_KIND_BIT(ASC_ACTOR_STATE));
    ++*shaky;
    int far = kinds & ASC_KINDS_ALONE ? ASC_BACK_SENTENCES + 2 : ASC_BACK_SENTENCES; /* he, she */
    for (int back = 0; x == ASC_NONE && back < far && begin > 0; back++) {
        ++*shaky;
        end = begin;
        begin = asc_who_sentence_begin(t, end - 1);
        x = fitting_subject(m, t, begin, end, kinds, false, ASC_NONE, depth);
        if (x == ASC_NONE) x = only_group_or(m, t, begin, end, kinds);
    }
    if (x != ASC_NONE) return m->items[x].same;
    return ASC_NONE;
}

bool asc_who_definite(const asc_tree *t, uint32_t i)
{
    uint32_t d = asc_tree_child(t, i, ASC_DEP_DET);
    return d != ASC_NONE &&
           (asc_tree_is(t, d, "the") || asc_tree_is(t, d, "this") || asc_tree_is(t, d, "that"));
}

/* "It was this group that did it". */
static bool cleft(const asc_tree *t, uint32_t i)
{
    uint32_t be = t->tok[i].head, d = asc_tree_child(t, i, ASC_DEP_DET);
    uint32_t it = asc_tree_child(t, be, ASC_DEP_NSUBJ);
    return t->tok[i].dep == ASC_DEP_ATTR && it != ASC_NONE && asc_tree_is(t, it, "it") &&
           d != ASC_NONE && (asc_tree_is(t, d, "this") || asc_tree_is(t, d, "that"));
}

/* Bare enough to point back: no "of", no possessor, no clause. */
bool asc_who_bare(const asc_tree *t, uint32_t i)
{
    uint32_t before = asc_tree_child(t, i, ASC_DEP_COMPOUND);
    const asc_actor_word *w =
        before == ASC_NONE ? NULL : asc_tables_actor(t->lx, t->low[before]); /* rebel movement */
    if (before != ASC_NONE && !(w && w->stands)) return false; /* "the health ministry" */
    if (before == ASC_NONE) before = asc_tree_child(t, i, ASC_DEP_AMOD);
    if (before != ASC_NONE && t->tok[before].ent != ASC_ENT_NONE)
        return false; /* "the U.S. military" */
    return asc_tree_child(t, i, ASC_DEP_PREP) == ASC_NONE &&
           asc_tree_child(t, i, ASC_DEP_POSS) == ASC_NONE &&
           (asc_tree_child(t, i, ASC_DEP_RELCL) == ASC_NONE || cleft(t, i)) &&
           asc_tree_child(t, i, ASC_DEP_ACL) == ASC_NONE;
}

/* "the rebels": the one group named in this sentence and the two before. */
static uint32_t only_group(const asc_mentions *m, const asc_tree *t, uint32_t i, unsigned *shaky)
{
    uint32_t begin = asc_who_sentence_begin(t, i);
    for (int back = 0; back < ASC_BACK_SENTENCES && begin > 0; back++)
        begin = asc_who_sentence_begin(t, begin - 1);
    *shaky += 2;
    uint32_t x = only_fitting(m, t, begin, i, ASC_KIND_BIT(ASC_ACTOR_GROUP));
    return x == ASC_NONE ? x : m->items[x].same;
}

#define SAME_HEAD_LOOK 200 /* mentions back in which "the minister" looks for its like */

/* "the minister" behind "Ladara's interior minister". */
uint32_t asc_who_same_head(const asc_mentions *m, const asc_tree *t, uint32_t i)
{
    for (uint32_t k = (uint32_t)m->count, steps = 0; k-- > 0 && steps < SAME_HEAD_LOOK; steps++) {
        const asc_mention *x = &m->items[k];
        if (!x->is_name && x->head < i && asc_str_eq(t->low[x->head], t->low[i]) &&
            t->tok[x->head].tag == t->tok[i].tag)
            return m->items[k].same;
    }
    return ASC_NONE;
}

static bool has_word(const asc_tree *t, const asc_mention *x, asc_str lemma)
{
    for (uint32_t k = x->first; k < x->last; k++)
        if (asc_str_eq(t->low[k], lemma)) return true;
    return x->head < t->n && asc_str_eq(t->low[x->head], lemma);
}

/* Can "the group" be said of x? Any group, company or agency may be called so; what else it is
 * called must stand in its name: "the coalition", "the ministry". */
static bool may_be_called(const asc_mentions *m, const asc_tree *t, uint32_t mention, uint32_t i)
{
    static const char *const any[] = { "group",     "organisation", "organization", "movement",
                                       "outfit",    "militia",      "faction",      "network",
                                       "gang",      "syndicate",    "cartel",       "company",
                                       "firm",      "agency",       "service",      "charity",
                                       "newspaper", "paper",        "magazine",     "website",
                                       "channel",   "broadcaster",  "cell",         NULL };
    const asc_mention *x = &m->items[mention];
    if (has_word(t, x, t->low[i])) return true;
    if (!asc_tree_is_one(t, i, any)) return !x->is_name && x->kind == ASC_ACTOR_DOCUMENT;
    if (!x->is_name) return true;
    uint32_t last = x->last - 1;
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[last]);
    if (w && (w->title || (w->kind != ASC_ACTOR_GROUP && !w->in_name))) return false;
    bool common = x->last - x->first == 1 && asc_nouns_classes(&t->lx->nouns, t->low[last]).n;
    return !common || x->kind == ASC_ACTOR_GROUP; /* "the Panel" is no company */
}

/* "A network of dealers paid it. The network": the one told of last by the same noun. */
static uint32_t told_before(asc_mentions *m, const asc_tree *t, uint32_t i, unsigned *shaky,
                            int depth)
{
    if (t->tok[i].tag != ASC_TAG_NN) return ASC_NONE;
    for (uint32_t k = i; k-- > 0 && i - k < ASC_BACK_TOKENS;) {
        uint32_t d = asc_str_eq(t->low[k], t->low[i]) && asc_tree_is_noun(t, k)
                         ? asc_tree_child(t, k, ASC_DEP_DET)
                         : ASC_NONE;
        if (t->tok[k].sent + ASC_BACK_SENTENCES < t->tok[i].sent) break;
        if (d == ASC_NONE || t->tok[k].tag != ASC_TAG_NN || !asc_tree_is(t, d, "a")) continue;
        return ++*shaky, asc_who_at(m, t, k, shaky, depth + 1);
    }
    return ASC_NONE;
}

/* Does one of the words [first, end) mean the same as i's? */
static bool has_lemma(const asc_tree *t, uint32_t first, uint32_t end, uint32_t i)
{
    for (uint32_t k = first; k < end && k < first + ASC_WALK_MAX; k++)
        if (asc_str_eq(t->low[k], t->low[i])) return true;
    return false;
}

#define CALLED_LOOK 400 /* mentions among which the one is looked for that is called so */

/* "The unit" behind "Unit 52", "the separatists" behind "X, a separatist group": the one actor before i whose
 * name, or what it is called beside it, has the word; ASC_NONE. */
static uint32_t called_by_word(const asc_mentions *m, const asc_tree *t, uint32_t i,
                               const asc_actor_word *w)
{
    uint32_t found = ASC_NONE;
    for (uint32_t k = 0; k < m->count && k < CALLED_LOOK; k++) {
        const asc_mention *x = &m->items[k];
        if (!x->is_name || x->place || x->first > i || x->kind == ASC_ACTOR_STATE) continue;
        if ((x->kind == ASC_ACTOR_PERSON) != (w->kind == ASC_ACTOR_PERSON)) continue;
        uint32_t a = asc_tree_child(t, x->head, ASC_DEP_APPOS);
        bool name = t->tok[i].tag == ASC_TAG_NN && x->last - x->first > 1 &&
                    has_lemma(t, x->first, x->last, i);
        bool told = w->stands && a != ASC_NONE && a > x->head && a < i && !asc_who_is_named(m, a) &&
                    has_lemma(t, t->tok[a].left, a, i);
        if (!name && !told) continue;
        if (found != ASC_NONE && found != x->same) return ASC_NONE;
        found = x->same;
    }
    return found;
}

/* "The same unit": whoever it was, told of last as the one who did something; ASC_NONE. */
static uint32_t the_same(asc_mentions *m, const asc_tree *t, uint32_t i, const asc_actor_word *w,
                         unsigned *shaky, int depth)
{
    static const asc_dep deps[] = { ASC_DEP_PREP, ASC_DEP_ACL, ASC_DEP_RELCL, ASC_DEP_COMPOUND };
    uint32_t a = asc_tree_child(t, i, ASC_DEP_AMOD);
    if (a == ASC_NONE || !asc_str_is(asc_tree_text(t, a), "same") || !asc_who_subject_like(t, i))
        return ASC_NONE;
    if (w->kind != ASC_ACTOR_GROUP && w->kind != ASC_ACTOR_AGENCY) return ASC_NONE;
    if (asc_tree_plural(t, i) || !asc_who_definite(t, i)) return ASC_NONE;
    for (size_t k = 0; k < sizeof deps / sizeof *deps; k++)
        if (asc_tree_child(t, i, deps[k]) != ASC_NONE) return ASC_NONE;
    return asc_who_point_back(m, t, i, nominal_kinds(w->kind) | ASC_KIND_BIT(ASC_ACTOR_AGENCY),
                              shaky, depth);
}

/* "The rebels", "the group": whom they point back to. */
uint32_t asc_who_referred(asc_mentions *m, const asc_tree *t, uint32_t i, const asc_actor_word *w,
                          unsigned *shaky, int depth)
{
    uint32_t same = w ? the_same(m, t, i, w, shaky, depth) : ASC_NONE;
    if (same != ASC_NONE) return same;
    if (!w || !w->refers || !asc_who_definite(t, i) || !asc_who_bare(t, i)) return ASC_NONE;
    uint32_t x = called_by_word(m, t, i, w);
    if (x != ASC_NONE) return ++*shaky, x;
    if (w->stands) return only_group(m, t, i, shaky);
    x = w->kind == ASC_ACTOR_GROUP ? told_before(m, t, i, shaky, depth) : ASC_NONE;
    if (x != ASC_NONE) return x;
    x = asc_who_point_back(m, t, i, nominal_kinds(w->kind), shaky, depth);
    return x != ASC_NONE && may_be_called(m, t, x, i) ? x : ASC_NONE;
}

/* "X, a faction of Y that split from Z. Its leader": of several groups the one described. */
static uint32_t described_group(const asc_mentions *m, const asc_tree *t, uint32_t i,
                                unsigned *shaky)
{
    uint32_t end = asc_who_sentence_begin(t, i),
             begin = end == 0 ? end : asc_who_sentence_begin(t, end - 1);
    uint32_t found = ASC_NONE;
    for (uint32_t k = begin; k < end; k++) {
        uint32_t x = m->of_token[k], a = asc_tree_child(t, k, ASC_DEP_APPOS);
        if (x == ASC_NONE || m->items[x].head != k || a == ASC_NONE || !m->items[x].is_name)
            continue;
        if (!asc_pronoun_fits(m, t, x, ASC_KIND_BIT(ASC_ACTOR_GROUP)) || asc_who_is_named(m, a))
            continue;
        if (found != ASC_NONE && m->items[found].same != m->items[x].same) return ASC_NONE;
        found = x;
    }
    *shaky += 2;
    return found == ASC_NONE ? found : m->items[found].same;
}

uint32_t asc_who_group(asc_mentions *m, const asc_tree *t, uint32_t i, unsigned *shaky)
{
    uint32_t p = t->tok[i].pos == ASC_POS_PRON ? i : asc_tree_child(t, i, ASC_DEP_POSS);
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[i]);
    if (p == ASC_NONE && w && w->refers && w->kind == ASC_ACTOR_GROUP && asc_who_definite(t, i))
        return asc_who_point_back(m, t, i, ASC_KIND_BIT(ASC_ACTOR_GROUP), shaky,
                                  0); /* "his firm paid the group" */
    if (p == ASC_NONE || (t->tok[p].pos != ASC_POS_PRON && t->tok[p].tag != ASC_TAG_WPS))
        return ASC_NONE;
    uint32_t x = asc_who_point_back(m, t, p, ASC_KIND_BIT(ASC_ACTOR_GROUP), shaky, 0);
    return x == ASC_NONE ? described_group(m, t, p, shaky) : x;
}
