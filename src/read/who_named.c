/*
 * Names that stand with a noun and say who it is: inside it, beside it, behind "called" or "identified as",
 * its state's.
 */
#include "read/who_inner.h"

#include "base/str.h"
#include "read/among.h"
#include "read/antecedent.h"
#include "read/court.h"

#include "base/banned.h"

/* A name among i's children that says which one i is. */
uint32_t asc_who_name_inside(const asc_mentions *m, const asc_tree *t, uint32_t i,
                             asc_actor_kind kind)
{
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = t->first[i]; c != ASC_NONE && left--; c = t->next[c]) {
        uint8_t dep = t->tok[c].dep;
        uint32_t x = m->of_token[c];
        if (x == ASC_NONE || !m->items[x].is_name) continue;
        if (dep == ASC_DEP_APPOS && !(m->items[x].place && m->items[x].kind != kind)) return x;
        bool band = m->items[x].kind == ASC_ACTOR_GROUP && m->items[x].head == c;
        bool where = m->items[x].place && !band; /* "the Corin police"; the Calafates are many */
        if ((dep == ASC_DEP_COMPOUND || dep == ASC_DEP_NMOD) && !where && c < i &&
            m->items[x].kind != ASC_ACTOR_STATE && kind != ASC_ACTOR_PERSON &&
            !asc_court_one(t, i) && t->tok[c].ent != ASC_ENT_NORP) /* "Salvadoran guerrillas" */
            return x;
    }
    return ASC_NONE;
}

/* "calling itself X", "known as X", "who goes by X": the name that the verb gives. */
static uint32_t given_name(const asc_mentions *m, const asc_tree *t, uint32_t verb)
{
    static const char *const verbs[] = { "call",  "name",     "know",     "dub",
                                         "style", "identify", "describe", "nickname" };
    bool naming = false, goes = asc_tree_is(t, verb, "go");
    for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
        naming |= asc_tree_is(t, verb, verbs[k]);
    if (!naming && !goes) return ASC_NONE;
    uint32_t as = asc_tree_prep(t, verb, goes ? ASC_STR("by") : ASC_STR("as"));
    uint32_t of = as != ASC_NONE && goes && !asc_who_is_named(m, as)
                      ? asc_tree_prep(t, as, ASC_STR("of"))
                      : ASC_NONE;
    if (of != ASC_NONE) as = of; /* "goes by the name of X" */
    if (as != ASC_NONE && goes && !asc_who_is_named(m, as))
        as = asc_tree_child(t, as, ASC_DEP_APPOS);
    if (as != ASC_NONE && m->of_token[as] != ASC_NONE) return m->of_token[as];
    for (uint32_t o = t->first[verb]; !goes && o != ASC_NONE; o = t->next[o]) {
        uint8_t dep = t->tok[o].dep; /* X is the predicate or a clause */
        if ((dep == ASC_DEP_OPRD || dep == ASC_DEP_DOBJ || dep == ASC_DEP_CCOMP ||
             dep == ASC_DEP_DATIVE) &&
            asc_who_is_named(m, o))
            return m->of_token[o];
    }
    return ASC_NONE;
}

/* "Travelling under the name of X", "who uses the name X". */
static uint32_t assumed_name(const asc_mentions *m, const asc_tree *t, uint32_t c)
{
    uint32_t name = asc_tree_prep(t, c, ASC_STR("under"));
    if (name == ASC_NONE && asc_tree_is(t, c, "use")) name = asc_tree_child(t, c, ASC_DEP_DOBJ);
    if (name == ASC_NONE || (!asc_tree_is(t, name, "name") && !asc_tree_is(t, name, "alias")))
        return ASC_NONE;
    uint32_t x = asc_tree_prep(t, name, ASC_STR("of"));
    if (x == ASC_NONE) x = asc_tree_child(t, name, ASC_DEP_APPOS);
    return x == ASC_NONE ? x : m->of_token[x];
}

/* "A spokesman for the League, who goes by X": hung on the League by the parser. */
static uint32_t called_behind(const asc_mentions *m, const asc_tree *t, uint32_t i)
{
    static const char *const preps[] = { "of", "for", "from" };
    for (size_t k = 0; k < sizeof preps / sizeof *preps; k++) {
        uint32_t p = asc_tree_prep(t, i, asc_str_from(preps[k]));
        uint32_t c = p == ASC_NONE || p < i ? ASC_NONE : asc_tree_child(t, p, ASC_DEP_RELCL);
        uint32_t s = c == ASC_NONE ? ASC_NONE : asc_tree_child(t, c, ASC_DEP_NSUBJ);
        uint32_t x = s != ASC_NONE && asc_tree_is(t, s, "who") ? given_name(m, t, c) : ASC_NONE;
        if (x != ASC_NONE && m->items[x].kind == ASC_ACTOR_PERSON) return x;
    }
    return ASC_NONE;
}

uint32_t asc_who_called(const asc_mentions *m, const asc_tree *t, uint32_t i)
{
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = t->first[i]; c != ASC_NONE && left--; c = t->next[c]) {
        if (t->tok[c].dep != ASC_DEP_ACL && t->tok[c].dep != ASC_DEP_RELCL) continue;
        uint32_t x = given_name(m, t, c);
        if (x == ASC_NONE) x = assumed_name(m, t, c);
        if (x != ASC_NONE) return x;
    }
    return called_behind(m, t, i);
}

/* "seven men, whom she describes as the coastal cell of X": what they are said to be. */
uint32_t asc_who_described_as(const asc_tree *t, uint32_t i)
{
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = t->first[i]; c != ASC_NONE && left--; c = t->next[c]) {
        if (t->tok[c].dep != ASC_DEP_ACL && t->tok[c].dep != ASC_DEP_RELCL) continue;
        if (!asc_tree_is(t, c, "describe") && !asc_tree_is(t, c, "identify") &&
            !asc_tree_is(t, c, "name"))
            continue;
        uint32_t as = asc_tree_prep(t, c, ASC_STR("as"));
        if (as != ASC_NONE && asc_tree_is_noun(t, as)) return as;
    }
    return ASC_NONE;
}

/* "Its master, Brigadier X": a name beside a noun that says nothing of its own. */
uint32_t asc_who_name_beside(const asc_mentions *m, const asc_tree *t, uint32_t i)
{
    uint32_t c = asc_tree_child(t, i, ASC_DEP_APPOS);
    bool pointed = asc_tree_child(t, i, ASC_DEP_DET) != ASC_NONE ||
                   asc_tree_child(t, i, ASC_DEP_POSS) != ASC_NONE;
    bool through = c != ASC_NONE && !asc_who_is_named(m, c); /* "its promoter, the channel X" */
    if (through) c = asc_tree_child(t, c, ASC_DEP_APPOS);
    if (c == ASC_NONE || !pointed || !asc_who_is_named(m, c)) return ASC_NONE;
    const asc_mention *x = &m->items[m->of_token[c]];
    bool actor = through || x->kind == ASC_ACTOR_PERSON || x->kind == ASC_ACTOR_GROUP;
    return actor && !x->place ? m->of_token[c] : ASC_NONE;
}

/* "An American who became involved with LeT, David Headley, acted": the parser hangs the
 * name on the clause's last noun. */
uint32_t asc_who_name_behind(const asc_mentions *m, const asc_tree *t, uint32_t i)
{
    uint32_t c = asc_tree_child(t, i, ASC_DEP_RELCL);
    if (c == ASC_NONE || t->tok[i].dep != ASC_DEP_NSUBJ) return ASC_NONE;
    uint32_t end = t->tok[c].right < c + ASC_WALK_MAX ? t->tok[c].right : c + ASC_WALK_MAX;
    for (uint32_t k = c; k < end; k++) {
        if (t->tok[k].dep != ASC_DEP_APPOS || !asc_who_is_named(m, k)) continue;
        uint32_t on = m->of_token[t->tok[k].head];
        bool thing = on == ASC_NONE
                         ? asc_tables_people(t->lx, t->low[t->tok[k].head]) != ASC_PEOPLE_PERSON
                         : m->items[on].kind != ASC_ACTOR_PERSON;
        if (m->items[m->of_token[k]].kind == ASC_ACTOR_PERSON && thing) return m->of_token[k];
    }
    return ASC_NONE;
}

/* "Pakistani government", "government of Pakistan": the state's own name in the
 * report. An adjective is taken for its state's when it is the name and a short
 * ending: Pakistan-i, India-n, Orseni(a)-an. */
static bool adjective_of(asc_str adjective, asc_str name)
{
    size_t stem = name.n;
    while (stem > 3 && strchr("aeio", name.p[stem - 1])) stem--;
    return stem >= 4 && adjective.n <= name.n + 4 &&
           asc_str_starts(adjective, asc_str_slice(name, 0, stem));
}

static bool capital(const asc_tree *t, uint32_t i)
{
    asc_str s = asc_tree_text(t, i);
    return s.n && s.p[0] >= 'A' && s.p[0] <= 'Z';
}

uint32_t asc_who_state_of(asc_mentions *m, const asc_tree *t, uint32_t i)
{
    uint32_t of = asc_tree_prep(t, i, ASC_STR("of"));
    if (of != ASC_NONE && m->of_token[of] != ASC_NONE && m->items[m->of_token[of]].place)
        return m->of_token[of];
    uint32_t own = asc_tree_child(t, i, ASC_DEP_POSS);
    if (own != ASC_NONE && m->of_token[own] != ASC_NONE && m->items[m->of_token[own]].place)
        return m->of_token[own];
    for (uint32_t c = t->first[i]; c != ASC_NONE; c = t->next[c]) {
        uint8_t dep = t->tok[c].dep;
        bool of_a_nation = t->tok[c].ent == ASC_ENT_NORP || t->tok[c].ent == ASC_ENT_GPE ||
                           (c < i && (dep == ASC_DEP_AMOD || dep == ASC_DEP_COMPOUND) &&
                            capital(t, c)); /* "Orsenian officer" */
        if (!of_a_nation) continue;
        for (uint32_t k = 0; k < m->count && k < 400; k++)
            if (m->items[k].is_name && m->items[k].kind != ASC_ACTOR_GROUP &&
                (m->items[k].place || (c < i && !asc_str_eq_nocase(t->low[c], m->items[k].key))) &&
                adjective_of(t->low[c], m->items[k].key))
                return k;
        break;
    }
    return ASC_NONE;
}

bool asc_who_serves_a_state(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "officer",  "soldier",      "troop",      "army",
                                         "military", "navy",         "instructor", "adviser",
                                         "advisor",  "intelligence", "commando",   NULL };
    return asc_tree_is_one(t, i, words);
}

uint32_t asc_who_state(asc_mentions *m, const asc_tree *t, uint32_t i)
{
    if (!asc_tree_is_noun(t, i) || !asc_who_serves_a_state(t, i)) return ASC_NONE;
    uint32_t of = asc_tree_prep(t, i, ASC_STR("of")); /* "officers of the Corin army" */
    if (of != ASC_NONE && asc_tree_is_noun(t, of) && asc_who_serves_a_state(t, of)) i = of;
    uint32_t x = asc_who_state_of(m, t, i);
    if (x == ASC_NONE && of != ASC_NONE && i != of && asc_who_is_named(m, of) &&
        m->items[m->of_token[of]].kind == ASC_ACTOR_AGENCY)
        x = m->of_token[of]; /* "officers of the Directorate" */
    return x != ASC_NONE && m->items[x].is_name && m->items[x].kind != ASC_ACTOR_GROUP
               ? m->items[x].same
               : ASC_NONE;
}

/* "senior figures such as X", "groups like X": what is told of them is told of X. */
uint32_t asc_who_such_as(const asc_mentions *m, const asc_tree *t, uint32_t i)
{
    unsigned left = ASC_CHILDREN_MAX;
    if (t->tok[i].tag != ASC_TAG_NNS) return ASC_NONE;
    for (uint32_t c = t->first[i]; c != ASC_NONE && left--; c = t->next[c]) {
        uint32_t such = asc_tree_child(t, c, ASC_DEP_AMOD), p;
        if (t->tok[c].dep != ASC_DEP_PREP || c < i || such == ASC_NONE ||
            !asc_tree_is(t, such, "such"))
            continue;
        p = asc_tree_child(t, c, ASC_DEP_POBJ);
        if (p != ASC_NONE && m->of_token[p] != ASC_NONE && m->items[m->of_token[p]].is_name)
            return m->of_token[p];
    }
    return ASC_NONE;
}

/* "X, a former official who": what stands beside a name tells of that one. */
uint32_t asc_who_told_beside(const asc_mentions *m, const asc_tree *t, uint32_t i,
                             const asc_actor_word *w)
{
    uint32_t h = t->tok[i].head, det = asc_tree_child(t, i, ASC_DEP_DET);
    if (t->tok[i].dep != ASC_DEP_APPOS || h > i || det == ASC_NONE || !asc_who_is_named(m, h))
        return ASC_NONE;
    const asc_mention *x = &m->items[m->of_token[h]];
    bool person = w->kind == ASC_ACTOR_PERSON || (w->stands && !w->in_name);
    if (x->place || t->tok[i].tag == ASC_TAG_NNS || x->kind == ASC_ACTOR_STATE) return ASC_NONE;
    if (!asc_tree_is(t, det, "a") && !asc_tree_is(t, det, "an") && !asc_tree_is(t, det, "the"))
        return ASC_NONE;
    return x->kind == ASC_ACTOR_UNKNOWN || person == (x->kind == ASC_ACTOR_PERSON) ? m->of_token[h]
                                                                                   : ASC_NONE;
}

/* "Identified the gunman as X": X. */
uint32_t asc_who_identified_as(const asc_mentions *m, const asc_tree *t, uint32_t i)
{
    uint32_t v = t->tok[i].head, as;
    bool object = t->tok[i].dep == ASC_DEP_DOBJ || t->tok[i].dep == ASC_DEP_NSUBJPASS;
    if (!object || (!asc_tree_is(t, v, "identify") && !asc_tree_is(t, v, "name"))) return ASC_NONE;
    as = asc_tree_prep(t, v, ASC_STR("as"));
    if (as == ASC_NONE) as = asc_tree_prep(t, i, ASC_STR("as"));
    if (as == ASC_NONE || !asc_who_is_named(m, as) || t->tok[i].tag == ASC_TAG_NNS) return ASC_NONE;
    return m->items[m->of_token[as]].kind == ASC_ACTOR_PERSON ? m->of_token[as] : ASC_NONE;
}

uint32_t asc_who_beside(const asc_mentions *m, const asc_tree *t, uint32_t i)
{
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[i]);
    uint32_t x = w ? asc_who_name_inside(m, t, i, ASC_ACTOR_PERSON) : ASC_NONE;
    if (x == ASC_NONE) x = asc_who_name_behind(m, t, i);
    uint32_t one = x == ASC_NONE ? asc_among(m, t, i) : ASC_NONE; /* "four, including X" */
    if (one != ASC_NONE) x = m->of_token[one];
    return x != ASC_NONE && m->items[x].kind == ASC_ACTOR_PERSON ? x : ASC_NONE;
}
