#include "read/kinds.h"

#include "base/str.h"
#include "core/name.h"
#include "read/gazetteer.h"
#include "read/name_words.h"

#include "base/banned.h"

/* What speaks for each kind of a name, over all of its mentions. */
struct tally {
    int kind[ASC_ACTOR_KIND_COUNT];
    int entity[ASC_ACTOR_KIND_COUNT]; /* the annotator's labels: capped, see add_entities */
    int strong;                       /* votes of words, not of the annotator */
    int place;                        /* above 0: a place */
    int state;                        /* votes of what only states have */
    bool used_as_place, acts, article, person; /* person: said of people alone */
    bool surname;                              /* told again by its last word alone */
};

#define ENTITY_MAX 5 /* what all labels of the annotator may weigh together */

#define IS_ONE(t, i, ...) asc_str_among((t)->low[i], (const char *const[]){ __VA_ARGS__, NULL })

static void vote(struct tally *y, asc_actor_kind kind, int weight)
{
    if (kind != ASC_ACTOR_UNKNOWN) y->kind[kind] += weight;
}

static void vote_person(struct tally *y, int weight)
{
    y->kind[ASC_ACTOR_PERSON] += weight;
    y->person = true;
}

/* Is it a word for one who is a person ("prefect", "sister")? By our table, else WordNet's. */
static bool person_noun(const asc_tree *t, uint32_t noun)
{
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[noun]);
    if (w) return w->kind == ASC_ACTOR_PERSON;
    asc_str c = asc_nouns_classes(&t->lx->nouns, t->low[noun]);
    return asc_str_find(c, ASC_STR("person")) != SIZE_MAX ||
           asc_str_find(c, ASC_STR("official")) != SIZE_MAX;
}

/* ---- its own words ---- */

/* The word that says what the name is: its last, or the one before "of"; in names such as
 * "Cartel del Altiplano", "Radio Baobab" or "Katiba Nour" the first. */
static const asc_actor_word *telling_word(const asc_tree *t, const asc_mention *x)
{
    uint32_t head = x->last - 1;
    for (uint32_t i = x->first + 1; i < x->last; i++)
        if (asc_tree_is(t, i, "of")) {
            head = i - 1;
            break;
        }
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[head]);
    if (w && w->in_name) return w;
    uint32_t first = x->first;
    if (IS_ONE(t, first, "el", "la", "le", "al", "il", "die", "der", "das") && first + 1 < head)
        first++;
    w = asc_tables_actor(t->lx, t->low[first]);
    return w && w->in_name ? w : NULL;
}

/* "The Red Liberation Army" is no state's. */
static bool rebel(const asc_tree *t, const asc_mention *x, const asc_actor_word *w)
{
    if (w->kind != ASC_ACTOR_AGENCY) return false;
    for (uint32_t i = x->first; i + 1 < x->last; i++)
        if (IS_ONE(t, i, "liberation", "free", "red", "resistance", "revolutionary", "republican",
                   "people", "popular", "rebel", "lord", "salvation", "islamic", "volunteer",
                   "secret"))
            return true;
    return false;
}

/* "Marko Illic": a name that begins with one that people are given. */
static bool given(const asc_tree *t, const asc_mention *x)
{
    for (uint32_t i = x->first; i < x->last; i++)
        if (t->tok[i].pos != ASC_POS_PROPN || IS_ONE(t, i, "of", "and", "the", "for")) return false;
    return asc_tables_word(t->lx, ASC_STR("@given"), t->low[x->first]);
}

static void vote_own_words(const asc_tree *t, const asc_mention *x, struct tally *y)
{
    const asc_actor_word *w = x->last - x->first > 1 ? telling_word(t, x) : NULL;
    uint32_t hyphens = 0;
    if (w && w->kind == ASC_ACTOR_STATE && x->last - x->first > 2 &&
        IS_ONE(t, x->last - 1, "administration") &&
        asc_nouns_classes(&t->lx->nouns, t->low[x->last - 2]).n)
        vote(y, ASC_ACTOR_AGENCY, 12), y->strong += 12; /* "the Drug Enforcement Administration" */
    else if (w) vote(y, rebel(t, x, w) ? ASC_ACTOR_GROUP : w->kind, 12), y->strong += 12;
    if (x->last - x->first == 1 && asc_name_is_short(x->text)) y->kind[ASC_ACTOR_PERSON] -= 3;
    for (uint32_t i = x->first; i < x->last; i++) {
        hyphens += asc_name_hyphen(asc_tree_text(t, i));
        if (i > x->first && i + 1 < x->last && IS_ONE(t, i, "bin", "ibn", "bint", "ag", "ould"))
            vote_person(y, 4);
    }
    bool several = x->last - x->first > 1 && !w;
    asc_str first = asc_tree_text(t, x->first);
    if (several &&
        IS_ONE(t, x->last - 1, "family", "brother", "network", "mob", "dynasty", "mafia"))
        vote(y, ASC_ACTOR_GROUP, 12), y->strong += 12;
    if (several && first.p[0] >= '0' && first.p[0] <= '9')
        vote(y, ASC_ACTOR_GROUP, 6); /* "the 9 April Command" */
    if (several && asc_tables_word(t->lx, ASC_STR("@band"), t->low[x->first]))
        vote(y, ASC_ACTOR_GROUP, 12), y->strong += 12; /* "Jaysh al-Nur" */
    else if (several && x->last - x->first < 5 && hyphens == 0 && given(t, x)) vote_person(y, 3);
    if (hyphens >= 2) y->kind[ASC_ACTOR_PERSON] -= 2, vote(y, ASC_ACTOR_GROUP, 2);
    if (!w && x->last - x->first > 1 && IS_ONE(t, x->first, "abu", "umm", "abd"))
        vote(y, ASC_ACTOR_PERSON, 3);
}

static void vote_entity(const asc_tree *t, asc_mention *x, struct tally *y)
{
    switch ((asc_ent)t->tok[x->head].ent) {
    case ASC_ENT_PERSON: y->entity[ASC_ACTOR_PERSON] += 2; break;
    case ASC_ENT_ORG: y->entity[ASC_ACTOR_ORGANISATION] += 1; break;
    case ASC_ENT_NORP: y->entity[ASC_ACTOR_GROUP] += 1; break;
    case ASC_ENT_GPE:
    case ASC_ENT_LOC:
        y->entity[ASC_ACTOR_STATE] += 2;
        x->place = true;
        break;
    case ASC_ENT_FAC: x->place = true; break;
    default: break;
    }
    if (x->kind == ASC_ACTOR_PERSON) vote_person(y, 5); /* a title stood before it */
    if (x->kind == ASC_ACTOR_OUTLET) vote(y, ASC_ACTOR_OUTLET, 8);
}

/* ---- nouns beside it ---- */

/* One militant is a person; militants are no kind of name. */
static void vote_class(const asc_tree *t, uint32_t noun, struct tally *y, int weight)
{
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[noun]);
    bool one = t->tok[noun].tag == ASC_TAG_NN || t->tok[noun].tag == ASC_TAG_NNP;
    if (!w) {
        if (one && person_noun(t, noun)) vote_person(y, weight);
        return;
    }
    if (one && asc_tree_is(t, noun, "guard") && asc_str_eq(asc_tree_text(t, noun), t->low[noun])) {
        vote_person(y, weight); /* "a guard, X" */
        return;
    }
    if (!w->stands || w->in_name) {
        if (w->kind == ASC_ACTOR_PERSON) y->person = true;
        vote(y, w->kind, weight);
        y->strong += weight;
    }
    if (w->stands && !w->in_name && one) vote_person(y, weight);
}

/* Nouns behind a group's name, as in "the LeT group". Others come behind places as
 * well: "the Corin police", "the Medellin cartel". */
static bool takes_names(const asc_tree *t, uint32_t noun)
{
    bool plural = noun > 0 && t->tok[noun - 1].tag == ASC_TAG_NNPS; /* "the Calafates cartel" */
    if (plural && asc_tree_is(t, noun, "cartel")) return true;
    return IS_ONE(t, noun, "group", "organisation", "organization", "outfit", "movement", "agency",
                  "network", "gang", "syndicate", "clan", "mafia", "militia", "faction");
}

/* "A spokesman for the Qasim Brigades, Abu Talha": hung on the Brigades by the parser. */
static bool behind_anothers_name(const asc_mentions *m, const asc_tree *t, const asc_mention *x,
                                 uint32_t h)
{
    uint32_t other = m->of_token[h], up;
    if (other == ASC_NONE || !m->items[other].is_name || h >= x->first) return false;
    if (t->tok[h].dep != ASC_DEP_POBJ) return false;
    up = t->tok[t->tok[h].head].head;
    return asc_tree_is_noun(t, up) && t->tok[up].tag == ASC_TAG_NN && person_noun(t, up);
}

/* A country by the gazetteer: one that does nothing is an actor all the same. */
static bool is_country(const asc_mention *x)
{
    asc_place_candidate c[ASC_PLACE_CANDIDATES_MAX];
    asc_place_precision precision;
    return asc_gazetteer_find(x->key, c, &precision) && precision == ASC_PRECISION_COUNTRY;
}

/* "X, a militant group", "the Islamist group X", "the X group", "X is a group". */
static void vote_class_nouns(const asc_mentions *m, const asc_tree *t, const asc_mention *x,
                             struct tally *y)
{
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = t->first[x->head]; c != ASC_NONE && left--; c = t->next[c]) {
        uint8_t dep = t->tok[c].dep;
        if (c >= x->first && c < x->last) continue;
        if (m->of_token[c] != ASC_NONE && m->items[m->of_token[c]].is_name && c > x->last) continue;
        if (dep == ASC_DEP_APPOS || dep == ASC_DEP_COMPOUND || dep == ASC_DEP_NMOD)
            vote_class(t, c, y, 8);
        if (dep == ASC_DEP_APPOS && t->tok[c].pos == ASC_POS_NUM && c == x->last + 1)
            vote_person(y, 4); /* "Jan Kowal, 34," */
    }
    uint32_t clause = asc_tree_child(t, x->head, ASC_DEP_RELCL), h = t->tok[x->head].head;
    uint32_t pronoun = clause == ASC_NONE ? ASC_NONE : asc_tree_child(t, clause, ASC_DEP_NSUBJ);
    uint8_t dep = t->tok[x->head].dep;
    if (pronoun != ASC_NONE && asc_tree_is(t, pronoun, "which")) y->kind[ASC_ACTOR_PERSON] -= 8;
    if (pronoun != ASC_NONE && asc_tree_is(t, pronoun, "who")) vote_person(y, 3);
    if (h >= x->last && (dep == ASC_DEP_COMPOUND || dep == ASC_DEP_NMOD) && takes_names(t, h))
        vote_class(t, h, y, 6);
    bool owner = dep == ASC_DEP_POSS && h >= x->last; /* "the Sangh's treasurer" */
    if (owner && !is_country(x) &&
        IS_ONE(t, h, "founder", "treasurer", "paymaster", "ringleader", "cadre"))
        vote(y, ASC_ACTOR_GROUP, 5);
    bool beside_name = m->of_token[h] != ASC_NONE && m->items[m->of_token[h]].is_name;
    if (dep == ASC_DEP_APPOS && behind_anothers_name(m, t, x, h)) vote_person(y, 6);
    else if (dep == ASC_DEP_APPOS && !beside_name) vote_class(t, h, y, 6);
    if (dep == ASC_DEP_NSUBJ && asc_tree_is(t, h, "be")) {
        uint32_t attr = asc_tree_child(t, h, ASC_DEP_ATTR);
        if (attr != ASC_NONE && !is_country(x)) vote_class(t, attr, y, 6);
    }
}

/* ---- what it has, and what is of it ---- */

/* What only states have; papers and towns have none of these. */
static bool state_noun(const asc_tree *t, uint32_t i)
{
    return IS_ONE(t, i, "government", "embassy", "ministry", "minister", "president", "ambassador",
                  "parliament", "regime", "army", "navy", "consulate", "presidency", "premier");
}

/* X's sister, X's lawyer, X's house. */
static bool persons_noun(const asc_tree *t, uint32_t i)
{
    return IS_ONE(t, i, "brother", "sister", "wife", "husband", "son", "daughter", "father",
                  "mother", "widow", "cousin", "nephew", "uncle", "lawyer", "bodyguard", "driver",
                  "house", "home", "body", "family", "relative", "passport", "alias", "confession");
}

/* Members of a group: X fighters, a commander of X, X's camps. */
static bool groups_noun(const asc_tree *t, uint32_t i)
{
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[i]);
    if (w && w->stands && w->kind == ASC_ACTOR_GROUP)
        return !IS_ONE(t, i, "man", "men", "people", "youth", "individual", "person");
    return IS_ONE(t, i, "commander", "spokesman", "emir", "leadership", "leader", "stronghold",
                  "hideout", "camp", "ranks");
}

static void vote_possessions(const asc_tree *t, uint32_t noun, bool plain, struct tally *y)
{
    if (state_noun(t, noun)) vote(y, ASC_ACTOR_STATE, 6), y->acts = true, y->state += 6;
    else if (persons_noun(t, noun) && !plain) vote_person(y, 4);
    else if (groups_noun(t, noun)) {
        const asc_actor_word *w = asc_tables_actor(t->lx, t->low[noun]);
        vote(y, ASC_ACTOR_GROUP, 3);
        if (w && w->stands) y->strong += 6; /* its fighters, its members */
    }
}

static void vote_owned(const asc_tree *t, const asc_mention *x, struct tally *y)
{
    uint32_t h = t->tok[x->head].head;
    uint8_t dep = t->tok[x->head].dep;
    if (dep == ASC_DEP_POSS && h >= x->last) vote_possessions(t, h, false, y);
    if ((dep == ASC_DEP_COMPOUND || dep == ASC_DEP_NMOD) && h >= x->last &&
        asc_tree_is_noun(t, h)) {
        bool office =
            IS_ONE(t, h, "government", "embassy", "ambassador", "regime", "army", "president");
        if (office || groups_noun(t, h)) vote_possessions(t, h, true, y);
    }
    if (dep == ASC_DEP_POBJ && asc_tree_is(t, h, "of"))
        vote_possessions(t, t->tok[h].head, true, y);
}

/* ---- what it does, and what is done to it ---- */

static void vote_deeds(const asc_tree *t, const asc_mention *x, struct tally *y)
{
    uint32_t h = t->tok[x->head].head, up = t->tok[h].head;
    uint8_t dep = t->tok[x->head].dep;
    bool the = asc_tree_child(t, x->head, ASC_DEP_DET) != ASC_NONE;
    if (dep == ASC_DEP_NSUBJ && asc_tree_is_verb(t, h)) {
        y->acts |= !asc_tree_is(t, h, "be");
        uint32_t o = asc_tree_child(t, h, ASC_DEP_DOBJ);
        if (asc_tree_is(t, h, "claim") && o != ASC_NONE &&
            (asc_tree_is(t, o, "responsibility") || asc_tables_event(t->lx, 'n', t->low[o])))
            vote(y, ASC_ACTOR_GROUP, 4);
        if (asc_tree_is(t, h, "report") && asc_tree_child(t, h, ASC_DEP_CCOMP) != ASC_NONE)
            vote(y, ASC_ACTOR_OUTLET, 2);
    }
    bool alone = !the && x->last - x->first >= 2 && !telling_word(t, x);
    if (dep == ASC_DEP_NSUBJ && alone && IS_ONE(t, h, "say", "tell", "recall", "add", "admit"))
        vote(y, ASC_ACTOR_PERSON, 2); /* a full name without an article */
    if (dep == ASC_DEP_NSUBJ && alone && !is_country(x) &&
        IS_ONE(t, h, "join", "belong", "shoot", "stab", "confess", "plead", "flee", "die", "drive",
               "walk", "testify", "marry", "live", "rent", "buy", "study", "travel"))
        vote_person(y, 3);
    if (dep == ASC_DEP_NSUBJPASS &&
        IS_ONE(t, h, "arrest", "detain", "sentence", "jail", "convict", "behead", "murder",
               "assassinate", "bear", "charge", "beat", "torture", "shoot", "stab", "poison",
               "question", "interrogate", "wound", "injure", "kidnap", "abduct"))
        vote_person(y, 2);
    if (dep == ASC_DEP_NSUBJPASS && alone &&
        IS_ONE(t, h, "acquit", "try", "hang", "execute", "pardon", "exonerate", "imprison",
               "extradite", "retry", "arraign", "acquitted"))
        vote_person(y, 2);
    if (dep == ASC_DEP_DOBJ && alone &&
        IS_ONE(t, h, "arrest", "detain", "jail", "imprison", "convict", "extradite", "acquit",
               "handcuff", "interrogate", "murder", "meet", "marry"))
        vote_person(y, 2);
    if (dep == ASC_DEP_POBJ && alone && asc_tree_is(t, h, "of") &&
        IS_ONE(t, up, "arrest", "capture", "detention", "trial", "conviction", "extradition",
               "acquittal", "indictment", "imprisonment", "lawyer", "wife", "brother"))
        vote_person(y, 3);
    if (dep == ASC_DEP_POBJ && alone && asc_tree_is(t, h, "by") && IS_ONE(t, up, "lead", "head"))
        vote_person(y, 2); /* "led by X" */
    if (dep == ASC_DEP_DOBJ && asc_tree_is(t, h, "join")) vote(y, ASC_ACTOR_GROUP, 3);
    if (dep == ASC_DEP_DOBJ && asc_tree_is(t, h, "tell")) vote(y, ASC_ACTOR_OUTLET, the ? 3 : 2);
    if (dep != ASC_DEP_POBJ) return;
    if (IS_ONE(t, up, "interview") && IS_ONE(t, h, "with", "to"))
        vote(y, ASC_ACTOR_OUTLET, the ? 5 : 1);
    if (asc_tree_is(t, h, "by")) {
        y->acts = true;
        if (IS_ONE(t, up, "see", "obtain", "publish", "review") && t->tok[up].dep == ASC_DEP_ACL)
            vote(y, ASC_ACTOR_OUTLET, 4);
    }
}

/* ---- places ---- */

static bool place_noun(const asc_tree *t, uint32_t i)
{
    asc_str c = asc_nouns_classes(&t->lx->nouns, t->low[i]);
    if (asc_tables_actor(t->lx, t->low[i])) return false; /* "the X church", "the state of X" */
    return asc_str_find(c, ASC_STR("place")) != SIZE_MAX ||
           asc_str_find(c, ASC_STR("district")) != SIZE_MAX ||
           IS_ONE(t, i, "port", "harbour", "harbor", "bazaar", "market", "resort", "suburb");
}

/* "in Corin", "near Corin", "the city of Corin", "Corin village". */
static bool used_as_place(const asc_tree *t, const asc_mention *x)
{
    uint32_t h = t->tok[x->head].head, up = t->tok[h].head;
    uint8_t dep = t->tok[x->head].dep;
    if ((dep == ASC_DEP_COMPOUND || dep == ASC_DEP_NMOD) && h == x->last && place_noun(t, h))
        return true;
    if (dep == ASC_DEP_APPOS && h + 1 == x->first && place_noun(t, h)) return true;
    if (dep != ASC_DEP_POBJ) return false;
    if (IS_ONE(t, h, "near", "outside")) return true;
    if (asc_tree_is(t, h, "in"))
        return !IS_ONE(t, up, "involve", "believe", "member", "interest", "involved", "interview",
                       "report", "article", "write", "faith", "confidence", "trust");
    return asc_tree_is(t, h, "of") && place_noun(t, up);
}

/* "the Norrsund gas pipeline": named after where it is, if after anything. */
static bool names_a_site(const asc_tree *t, const asc_mention *x)
{
    uint32_t h = t->tok[x->head].head;
    uint8_t dep = t->tok[x->head].dep;
    if ((dep != ASC_DEP_COMPOUND && dep != ASC_DEP_NMOD) || h < x->last) return false;
    if (!asc_tree_is_noun(t, h) || asc_tables_actor(t->lx, t->low[h])) return false;
    asc_str c = asc_nouns_classes(&t->lx->nouns, t->low[h]);
    return asc_str_find(c, ASC_STR("building")) != SIZE_MAX ||
           asc_str_find(c, ASC_STR("place")) != SIZE_MAX ||
           IS_ONE(t, h, "pipeline", "harbour", "harbor");
}

static void vote_place(const asc_tree *t, const asc_mention *x, asc_str dateline, struct tally *y)
{
    bool used = used_as_place(t, x);
    uint32_t det = asc_tree_child(t, x->head, ASC_DEP_DET);
    bool the = det != ASC_NONE && asc_tree_is(t, det, "the"); /* "the Nour el-Bahr": no town */
    y->place += used ? 2 : the ? -1 : x->place || names_a_site(t, x) ? 1 : -1;
    y->used_as_place |= used;
    if (used) vote(y, ASC_ACTOR_STATE, 2);
    if (dateline.n && asc_str_eq_nocase(dateline, x->text)) y->place += 2, y->used_as_place = true;
}

/* ---- the verdict ---- */

/* "The Kurier", but not "the accused Marko Illic": that article is the other word's. */
static bool has_article(const asc_tree *t, const asc_mention *x)
{
    uint32_t det = asc_tree_child(t, x->head, ASC_DEP_DET);
    return det != ASC_NONE && det < x->first && asc_tree_is(t, det, "the") &&
           (det + 1 == x->first || x->last - x->first == 1);
}

/* "The accused Marko Illic", "the appellant Marko Illic". */
static bool charged(const asc_tree *t, const asc_mention *x)
{
    return x->first > 0 && x->last - x->first > 1 &&
           IS_ONE(t, x->first - 1, "accuse", "prosecute", "defendant", "appellant");
}

/* "Marko Illic", then "Illic": what else has several words is not cut to its last one. */
static bool by_surname(const asc_tree *t, const asc_mention *x, const asc_mention *full)
{
    uint32_t words = full->last - full->first;
    if (x->last - x->first != 1 || words < 2 || words > 4 || telling_word(t, full)) return false;
    if (has_article(t, x) || has_article(t, full) || asc_name_is_short(x->text)) return false;
    for (uint32_t i = full->first; i < full->last; i++)
        if (!asc_name_hyphen(asc_tree_text(t, i)) &&
            (t->tok[i].pos != ASC_POS_PROPN || IS_ONE(t, i, "of", "and", "the", "for")))
            return false;
    return asc_str_eq(t->low[x->first], t->low[full->last - 1]);
}

/* A tenth label of the annotator says no more than the third. */
static void add_entities(struct tally *y)
{
    for (int k = 1; k < ASC_ACTOR_KIND_COUNT; k++)
        y->kind[k] += y->entity[k] < ENTITY_MAX ? y->entity[k] : ENTITY_MAX;
    if (y->article) y->kind[ASC_ACTOR_PERSON] -= 4; /* no one is called "the Kurier" */
    if (y->surname && !y->article && y->strong < 6 && y->place <= 1) vote_person(y, 5);
}

static asc_actor_kind best_of(const struct tally *y)
{
    int best = ASC_ACTOR_UNKNOWN;
    for (int k = 1; k < ASC_ACTOR_KIND_COUNT; k++)
        if (y->kind[k] > 0 && (best == ASC_ACTOR_UNKNOWN || y->kind[k] > y->kind[best])) best = k;
    /* what is only a place is no group because one label of the annotator says so */
    if (y->used_as_place && y->place > 0 && y->strong < 6 && !y->person) return ASC_ACTOR_STATE;
    return (asc_actor_kind)best;
}

bool asc_kinds_decide(asc_mentions *m, const asc_tree *t, asc_str dateline)
{
    struct tally *all = asc_arena_zalloc(m->keep, m->count + 1, sizeof *all);
    if (!all) return false;
    for (uint32_t i = 0; i < m->count; i++) {
        asc_mention *x = &m->items[i];
        struct tally *y = &all[asc_mentions_root(m, i)];
        vote_entity(t, x, y);
        vote_own_words(t, x, y);
        vote_class_nouns(m, t, x, y);
        vote_owned(t, x, y);
        vote_deeds(t, x, y);
        vote_place(t, x, dateline, y);
        y->article |= has_article(t, x);
        if (charged(t, x)) vote_person(y, 4);
        y->surname |= by_surname(t, x, &m->items[asc_mentions_root(m, i)]);
    }
    for (uint32_t i = 0; i < m->count; i++)
        if (m->items[i].same == i) add_entities(&all[i]);
    for (uint32_t i = 0; i < m->count; i++) {
        uint32_t r = asc_mentions_root(m, i);
        const struct tally *y = &all[r];
        asc_mention *x = &m->items[i];
        x->same = r;
        x->kind = best_of(y);
        if (x->kind == ASC_ACTOR_GROUP && t->tok[x->head].ent == ASC_ENT_GPE && is_country(x))
            x->kind = ASC_ACTOR_STATE; /* "four citizens of Letvia, A, B and C" */
        bool band = x->kind == ASC_ACTOR_GROUP && y->strong >= 6; /* "the climate group X" */
        x->place = y->place > 0 && !(band && !y->used_as_place);
        bool many = x->kind == ASC_ACTOR_GROUP || x->kind == ASC_ACTOR_AGENCY ||
                    x->kind == ASC_ACTOR_ORGANISATION;
        x->sure_group = many && y->strong >= 6 && !x->place;
        x->sure_state = x->kind == ASC_ACTOR_STATE && y->state >= 6;
        x->scene = x->place && !y->acts && y->strong < 6 && !is_country(x);
    }
    return true;
}
