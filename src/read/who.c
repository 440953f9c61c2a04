#include "read/court.h"
#include "read/among.h"
#include "read/who.h"

#include "base/str.h"
#include "read/antecedent.h"
#include "read/describe.h"
#include "read/houses.h"

#include "base/banned.h"

#define DEPTH_MAX 6

static uint32_t who(asc_mentions *m, const asc_tree *t, uint32_t i, unsigned *shaky, int depth);

bool asc_who_author(const asc_tree *t, uint32_t i)
{
    if (t->tok[i].pos != ASC_POS_PRON) return false;
    asc_str s = asc_tree_text(t, i);
    return asc_str_eq_nocase(s, ASC_STR("i")) || asc_str_eq_nocase(s, ASC_STR("we")) ||
           asc_str_eq_nocase(s, ASC_STR("our")) || asc_str_eq_nocase(s, ASC_STR("my")) ||
           asc_str_eq_nocase(s, ASC_STR("us")) || asc_str_eq_nocase(s, ASC_STR("me"));
}

#define BIT(k) ASC_KIND_BIT(k)
#define ALONE ASC_KINDS_ALONE

static unsigned nominal_kinds(asc_actor_kind kind)
{
    if (kind == ASC_ACTOR_GROUP || kind == ASC_ACTOR_ORGANISATION)
        return BIT(ASC_ACTOR_GROUP) | BIT(ASC_ACTOR_ORGANISATION) | BIT(ASC_ACTOR_UNKNOWN);
    if (kind == ASC_ACTOR_AGENCY)
        return BIT(ASC_ACTOR_AGENCY) | BIT(ASC_ACTOR_ORGANISATION) | BIT(ASC_ACTOR_UNKNOWN);
    return BIT(kind);
}

static bool named(const asc_mentions *m, uint32_t i)
{
    return m->of_token[i] != ASC_NONE && m->items[m->of_token[i]].is_name;
}

static bool subject_like(const asc_tree *t, uint32_t i)
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
        if (!subject_like(t, i) || t->tok[i].pos == ASC_POS_PRON) continue;
        if (not_of != ASC_NONE && t->tok[i].head == not_of) continue;
        uint32_t x = who(m, t, i, &ignored, depth + 1);
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
    if ((kinds & BIT(ASC_ACTOR_GROUP)) && !(kinds & BIT(ASC_ACTOR_STATE)))
        x = only_fitting(m, t, begin, end, BIT(ASC_ACTOR_GROUP));
    return x == ASC_NONE ? only_fitting(m, t, begin, end, kinds) : x;
}

static uint32_t point_back(asc_mentions *m, const asc_tree *t, uint32_t i, unsigned kinds,
                           unsigned *shaky, int depth)
{
    uint32_t begin = asc_who_sentence_begin(t, i), end = asc_before_content(t, begin, i);
    uint32_t x = fitting_subject(m, t, begin, end, kinds, true, asc_verb_of_another(t, i), depth);
    if (x == ASC_NONE) x = only_group_or(m, t, begin, end, kinds & ~BIT(ASC_ACTOR_STATE));
    ++*shaky;
    int far = kinds & ALONE ? ASC_BACK_SENTENCES + 2 : ASC_BACK_SENTENCES; /* he, she */
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

/* A name among i's children that says which one i is. */
static uint32_t name_inside(const asc_mentions *m, const asc_tree *t, uint32_t i,
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
    uint32_t of =
        as != ASC_NONE && goes && !named(m, as) ? asc_tree_prep(t, as, ASC_STR("of")) : ASC_NONE;
    if (of != ASC_NONE) as = of; /* "goes by the name of X" */
    if (as != ASC_NONE && goes && !named(m, as)) as = asc_tree_child(t, as, ASC_DEP_APPOS);
    if (as != ASC_NONE && m->of_token[as] != ASC_NONE) return m->of_token[as];
    for (uint32_t o = t->first[verb]; !goes && o != ASC_NONE; o = t->next[o]) {
        uint8_t dep = t->tok[o].dep; /* X is the predicate or a clause */
        if ((dep == ASC_DEP_OPRD || dep == ASC_DEP_DOBJ || dep == ASC_DEP_CCOMP ||
             dep == ASC_DEP_DATIVE) &&
            named(m, o))
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
static uint32_t described_as(const asc_tree *t, uint32_t i)
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
static uint32_t name_beside(const asc_mentions *m, const asc_tree *t, uint32_t i)
{
    uint32_t c = asc_tree_child(t, i, ASC_DEP_APPOS);
    bool pointed = asc_tree_child(t, i, ASC_DEP_DET) != ASC_NONE ||
                   asc_tree_child(t, i, ASC_DEP_POSS) != ASC_NONE;
    bool through = c != ASC_NONE && !named(m, c); /* "its promoter, the channel X" */
    if (through) c = asc_tree_child(t, c, ASC_DEP_APPOS);
    if (c == ASC_NONE || !pointed || !named(m, c)) return ASC_NONE;
    const asc_mention *x = &m->items[m->of_token[c]];
    bool actor = through || x->kind == ASC_ACTOR_PERSON || x->kind == ASC_ACTOR_GROUP;
    return actor && !x->place ? m->of_token[c] : ASC_NONE;
}

/* "An American who became involved with LeT, David Headley, acted": the parser hangs the
 * name on the clause's last noun. */
static uint32_t name_behind_clause(const asc_mentions *m, const asc_tree *t, uint32_t i)
{
    uint32_t c = asc_tree_child(t, i, ASC_DEP_RELCL);
    if (c == ASC_NONE || t->tok[i].dep != ASC_DEP_NSUBJ) return ASC_NONE;
    uint32_t end = t->tok[c].right < c + ASC_WALK_MAX ? t->tok[c].right : c + ASC_WALK_MAX;
    for (uint32_t k = c; k < end; k++) {
        if (t->tok[k].dep != ASC_DEP_APPOS || !named(m, k)) continue;
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

static uint32_t state_of(asc_mentions *m, const asc_tree *t, uint32_t i)
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

static bool serves_a_state(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "officer",  "soldier",      "troop",      "army",
                                         "military", "navy",         "instructor", "adviser",
                                         "advisor",  "intelligence", "commando",   NULL };
    return asc_tree_is_one(t, i, words);
}

uint32_t asc_who_state(asc_mentions *m, const asc_tree *t, uint32_t i)
{
    if (!asc_tree_is_noun(t, i) || !serves_a_state(t, i)) return ASC_NONE;
    uint32_t of = asc_tree_prep(t, i, ASC_STR("of")); /* "officers of the Corin army" */
    if (of != ASC_NONE && asc_tree_is_noun(t, of) && serves_a_state(t, of)) i = of;
    uint32_t x = state_of(m, t, i);
    if (x == ASC_NONE && of != ASC_NONE && i != of && named(m, of) &&
        m->items[m->of_token[of]].kind == ASC_ACTOR_AGENCY)
        x = m->of_token[of]; /* "officers of the Directorate" */
    return x != ASC_NONE && m->items[x].is_name && m->items[x].kind != ASC_ACTOR_GROUP
               ? m->items[x].same
               : ASC_NONE;
}

static bool definite(const asc_tree *t, uint32_t i)
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
static bool bare(const asc_tree *t, uint32_t i)
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
    return x != ASC_NONE && named(m, x) && !m->items[m->of_token[x]].place ? m->of_token[x]
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
        x = who(m, t, own, shaky, depth + 1);
        if (x != ASC_NONE && !m->items[x].place && m->items[x].kind != ASC_ACTOR_PERSON)
            return ++*shaky, x;
    }
    own = asc_tree_child(t, i, ASC_DEP_COMPOUND);
    x = own == ASC_NONE ? own : m->of_token[own];
    if (has_people(m, x) && m->items[x].is_name) return ++*shaky, x;
    for (size_t k = 0; k < sizeof preps / sizeof *preps; k++) {
        uint32_t p = asc_tree_prep(t, i, asc_str_from(preps[k]));
        if (p == ASC_NONE || !asc_tree_is_noun(t, p)) continue;
        x = who(m, t, p, shaky, depth + 1);
        if (has_people(m, x)) return ++*shaky, x;
    }
    return ASC_NONE;
}

/* "the rebels": the one group named in this sentence and the two before. */
static uint32_t only_group(const asc_mentions *m, const asc_tree *t, uint32_t i, unsigned *shaky)
{
    uint32_t begin = asc_who_sentence_begin(t, i);
    for (int back = 0; back < ASC_BACK_SENTENCES && begin > 0; back++)
        begin = asc_who_sentence_begin(t, begin - 1);
    *shaky += 2;
    uint32_t x = only_fitting(m, t, begin, i, BIT(ASC_ACTOR_GROUP));
    return x == ASC_NONE ? x : m->items[x].same;
}

#define SAME_HEAD_LOOK 200 /* mentions back in which "the minister" looks for its like */

/* "the minister" behind "Ladara's interior minister". */
static uint32_t same_head(const asc_mentions *m, const asc_tree *t, uint32_t i)
{
    for (uint32_t k = (uint32_t)m->count, steps = 0; k-- > 0 && steps < SAME_HEAD_LOOK; steps++) {
        const asc_mention *x = &m->items[k];
        if (!x->is_name && x->head < i && asc_str_eq(t->low[x->head], t->low[i]) &&
            t->tok[x->head].tag == t->tok[i].tag)
            return m->items[k].same;
    }
    return ASC_NONE;
}

/* "senior figures such as X", "groups like X": what is told of them is told of X. */
static uint32_t such_as(const asc_mentions *m, const asc_tree *t, uint32_t i)
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
    uint32_t d = serves_a_state(t, i) ? ASC_NONE : asc_tree_child(t, i, ASC_DEP_DET);
    for (size_t k = 0; d != ASC_NONE && k < sizeof all / sizeof *all; k++)
        if (asc_tree_is(t, d, all[k])) return true;
    return asc_tree_is_one(t, i, nouns);
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
        return ++*shaky, who(m, t, k, shaky, depth + 1);
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
        bool told = w->stands && a != ASC_NONE && a > x->head && a < i && !named(m, a) &&
                    has_lemma(t, t->tok[a].left, a, i);
        if (!name && !told) continue;
        if (found != ASC_NONE && found != x->same) return ASC_NONE;
        found = x->same;
    }
    return found;
}

/* "The rebels", "the group": whom they point back to. */
static uint32_t referred(asc_mentions *m, const asc_tree *t, uint32_t i, const asc_actor_word *w,
                         unsigned *shaky, int depth)
{
    if (!w || !w->refers || !definite(t, i) || !bare(t, i)) return ASC_NONE;
    uint32_t x = called_by_word(m, t, i, w);
    if (x != ASC_NONE) return ++*shaky, x;
    if (w->stands) return only_group(m, t, i, shaky);
    x = w->kind == ASC_ACTOR_GROUP ? told_before(m, t, i, shaky, depth) : ASC_NONE;
    if (x != ASC_NONE) return x;
    x = point_back(m, t, i, nominal_kinds(w->kind), shaky, depth);
    return x != ASC_NONE && may_be_called(m, t, x, i) ? x : ASC_NONE;
}

/* "X, a former official who": what stands beside a name tells of that one. */
static uint32_t told_beside(const asc_mentions *m, const asc_tree *t, uint32_t i,
                            const asc_actor_word *w)
{
    uint32_t h = t->tok[i].head, det = asc_tree_child(t, i, ASC_DEP_DET);
    if (t->tok[i].dep != ASC_DEP_APPOS || h > i || det == ASC_NONE || !named(m, h)) return ASC_NONE;
    const asc_mention *x = &m->items[m->of_token[h]];
    bool person = w->kind == ASC_ACTOR_PERSON || (w->stands && !w->in_name);
    if (x->place || t->tok[i].tag == ASC_TAG_NNS || x->kind == ASC_ACTOR_STATE) return ASC_NONE;
    if (!asc_tree_is(t, det, "a") && !asc_tree_is(t, det, "an") && !asc_tree_is(t, det, "the"))
        return ASC_NONE;
    return x->kind == ASC_ACTOR_UNKNOWN || person == (x->kind == ASC_ACTOR_PERSON) ? m->of_token[h]
                                                                                   : ASC_NONE;
}

/* "Named X as the one who did it": X. */
static uint32_t told_to_be(asc_mentions *m, const asc_tree *t, uint32_t i, unsigned *shaky,
                           int depth)
{
    uint32_t is = asc_told_to_be(t, i);
    if (is == ASC_NONE || is == i || (described_as(t, is) == i && !named(m, is))) return ASC_NONE;
    return who(m, t, is, shaky, depth + 1);
}

/* "Identified the gunman as X": X. */
static uint32_t identified_as(const asc_mentions *m, const asc_tree *t, uint32_t i)
{
    uint32_t v = t->tok[i].head, as;
    bool object = t->tok[i].dep == ASC_DEP_DOBJ || t->tok[i].dep == ASC_DEP_NSUBJPASS;
    if (!object || (!asc_tree_is(t, v, "identify") && !asc_tree_is(t, v, "name"))) return ASC_NONE;
    as = asc_tree_prep(t, v, ASC_STR("as"));
    if (as == ASC_NONE) as = asc_tree_prep(t, i, ASC_STR("as"));
    if (as == ASC_NONE || !named(m, as) || t->tok[i].tag == ASC_TAG_NNS) return ASC_NONE;
    return m->items[m->of_token[as]].kind == ASC_ACTOR_PERSON ? m->of_token[as] : ASC_NONE;
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
        x = p == ASC_NONE ? p : who(m, t, p, shaky, depth + 1);
    }
    if (x == ASC_NONE) x = state_of(m, t, i);
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
    if (is != ASC_NONE && is != i && (named(m, is) || described_as(t, is) != i))
        x = who(m, t, is, shaky, depth + 1);
    if (x == ASC_NONE) x = asc_who_called(m, t, i);
    if (x == ASC_NONE) x = identified_as(m, t, i);
    if (x == ASC_NONE) x = such_as(m, t, i);
    if (x == ASC_NONE) x = name_behind_clause(m, t, i);
    if (x == ASC_NONE && !w) x = name_beside(m, t, i);
    if (x == ASC_NONE && !w && flown(t, i) && (x = whose_craft(m, t, i, shaky, depth)) != ASC_NONE)
        return ++*shaky, x;
    if (x == ASC_NONE && !w && people(t, i) && !asc_who_no_one(t, i))
        return add_nominal(m, t, i, ASC_ACTOR_PERSON);
    if (x != ASC_NONE || !w || asc_who_no_one(t, i)) return x;
    if (w->kind == ASC_ACTOR_STATE && (x = state_of(m, t, i)) != ASC_NONE) return x;
    if ((x = name_inside(m, t, i, w->kind)) != ASC_NONE) return x;
    if ((x = told_beside(m, t, i, w)) != ASC_NONE) return x;
    if (w->stands && (x = stood_for(m, t, i, shaky, depth)) != ASC_NONE) return x;
    uint32_t as = described_as(t, i);
    if (as != ASC_NONE && as != i && (x = who(m, t, as, shaky, depth + 1)) != ASC_NONE) return x;
    if ((x = referred(m, t, i, w, shaky, depth)) != ASC_NONE) return x;
    if (w->kind == ASC_ACTOR_PERSON && !w->stands && definite(t, i) && bare(t, i) &&
        (x = same_head(m, t, i)) != ASC_NONE) {
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
        if (!asc_pronoun_fits(m, t, x, BIT(ASC_ACTOR_GROUP)) || named(m, a)) continue;
        if (found != ASC_NONE && m->items[found].same != m->items[x].same) return ASC_NONE;
        found = x;
    }
    *shaky += 2;
    return found == ASC_NONE ? found : m->items[found].same;
}

uint32_t asc_who_several(asc_mentions *m, const asc_tree *t, uint32_t i)
{
    bool there = subject_like(t, i) || t->tok[i].dep == ASC_DEP_DOBJ;
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
    if (of == ASC_NONE || of < i || !subject_like(t, i)) return ASC_NONE;
    if (asc_tree_child(t, i, ASC_DEP_APPOS) != ASC_NONE) return ASC_NONE;
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[of]);
    bool them = asc_tree_is(t, of, "they") && !several_things(t, i),
         men = w && (w->stands || w->kind == ASC_ACTOR_PERSON);
    return them || men ? add_nominal(m, t, i, ASC_ACTOR_PERSON) : ASC_NONE;
}

uint32_t asc_who_group(asc_mentions *m, const asc_tree *t, uint32_t i, unsigned *shaky)
{
    uint32_t p = t->tok[i].pos == ASC_POS_PRON ? i : asc_tree_child(t, i, ASC_DEP_POSS);
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[i]);
    if (p == ASC_NONE && w && w->refers && w->kind == ASC_ACTOR_GROUP && definite(t, i))
        return point_back(m, t, i, BIT(ASC_ACTOR_GROUP), shaky, 0); /* "his firm paid the group" */
    if (p == ASC_NONE || (t->tok[p].pos != ASC_POS_PRON && t->tok[p].tag != ASC_TAG_WPS))
        return ASC_NONE;
    uint32_t x = point_back(m, t, p, BIT(ASC_ACTOR_GROUP), shaky, 0);
    return x == ASC_NONE ? described_group(m, t, p, shaky) : x;
}

uint32_t asc_who_beside(const asc_mentions *m, const asc_tree *t, uint32_t i)
{
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[i]);
    uint32_t x = w ? name_inside(m, t, i, ASC_ACTOR_PERSON) : ASC_NONE;
    if (x == ASC_NONE) x = name_behind_clause(m, t, i);
    uint32_t one = x == ASC_NONE ? asc_among(m, t, i) : ASC_NONE; /* "four, including X" */
    if (one != ASC_NONE) x = m->of_token[one];
    return x != ASC_NONE && m->items[x].kind == ASC_ACTOR_PERSON ? x : ASC_NONE;
}

static bool years_old(const asc_tree *t, uint32_t i)
{
    return asc_tree_is(t, i, "old") && i >= 2 && asc_tree_is(t, i - 2, "year");
}

static uint32_t who(asc_mentions *m, const asc_tree *t, uint32_t i, unsigned *shaky, int depth)
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
        uint32_t x = w ? name_inside(m, t, i, w->kind) : ASC_NONE;
        if (x == ASC_NONE && w && w->stands) x = stood_for(m, t, i, shaky, depth);
        if (x == ASC_NONE && w && w->stands) x = referred(m, t, i, w, shaky, depth);
        if (x != ASC_NONE) return x;
        if ((x = what_one_is(m, t, i)) != ASC_NONE) return ++*shaky, x;
        if ((x = told_to_be(m, t, i, shaky, depth)) != ASC_NONE) return x;
        if ((x = identified_as(m, t, i)) != ASC_NONE) return ++*shaky, x;
        uint32_t as = described_as(t, i); /* "a man identified by police as X" */
        if (as != ASC_NONE && as != i && named(m, as)) return m->of_token[as];
    }
    if (there != ASC_NONE) return there;
    if (years_old(t, i) && definite(t, i)) /* "the 24-year-old" */
        return point_back(m, t, i, BIT(ASC_ACTOR_PERSON) | ALONE, shaky, depth);
    if (t->tok[i].pos == ASC_POS_NUM || t->tok[i].pos == ASC_POS_DET) { /* "not one of them" */
        uint32_t a = asc_tree_child(t, i, ASC_DEP_APPOS);
        if (a != ASC_NONE && named(m, a) && m->items[m->of_token[a]].kind == ASC_ACTOR_PERSON)
            return m->of_token[a];                     /* "one of the four, X," */
        if (a != ASC_NONE && asc_tree_is_noun(t, a)) { /* "one of the four, the sergeant X," */
            uint32_t x = who(m, t, a, shaky, depth + 1);
            if (x != ASC_NONE && m->items[x].kind == ASC_ACTOR_PERSON) return x;
        }
        uint32_t of = asc_tree_prep(t, i, ASC_STR("of"));
        return of == ASC_NONE ? ASC_NONE : who(m, t, of, shaky, depth + 1);
    }
    if (t->tok[i].pos == ASC_POS_PRON && asc_pronoun_kinds(asc_tree_text(t, i)))
        return asc_antecedent(m, t, i, who, shaky);
    if (!asc_tree_is_noun(t, i) && t->tok[i].pos != ASC_POS_ADJ) return ASC_NONE;
    return nominal(m, t, i, shaky, depth);
}

uint32_t asc_who(asc_mentions *m, const asc_tree *t, uint32_t i, unsigned *shaky)
{
    return who(m, t, i, shaky, 0);
}
