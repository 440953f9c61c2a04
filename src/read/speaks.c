#include "read/speaks.h"

#include "base/str.h"
#include "read/who.h"

#include "base/banned.h"

static bool among(const asc_tree *t, uint32_t i, asc_str set)
{
    return asc_tables_word(t->lx, set, t->low[i]);
}

/* The word that says for whom i speaks: i, or what stands beside the name at i. */
static uint32_t calling(const asc_mentions *m, const asc_tree *t, uint32_t i, asc_str words)
{
    unsigned left = ASC_CHILDREN_MAX;
    uint32_t x = m->of_token[i];
    if (among(t, i, words)) return i;
    if (t->tok[i].dep == ASC_DEP_APPOS && among(t, t->tok[i].head, words)) return t->tok[i].head;
    if (x == ASC_NONE || !m->items[x].is_name) return ASC_NONE;
    for (uint32_t c = t->first[i]; c != ASC_NONE && left--; c = t->next[c]) {
        uint8_t dep = t->tok[c].dep;
        bool beside = dep == ASC_DEP_APPOS ||
                      ((dep == ASC_DEP_COMPOUND || dep == ASC_DEP_NMOD) && c < m->items[x].first);
        if (beside && among(t, c, words)) return c;
    }
    return ASC_NONE;
}

/* Whose that word is: "X's spokesman", "a spokesman for X", "a Front spokesman". */
static uint32_t principal(asc_mentions *m, const asc_tree *t, uint32_t word, unsigned *shaky)
{
    static const char *const preps[] = { "for", "of", "to" };
    unsigned left = ASC_CHILDREN_MAX;
    uint32_t own = asc_tree_child(t, word, ASC_DEP_POSS);
    if (own != ASC_NONE) return asc_who(m, t, own, shaky);
    for (size_t k = 0; k < sizeof preps / sizeof *preps; k++) {
        uint32_t p = asc_tree_prep(t, word, asc_str_from(preps[k]));
        if (p != ASC_NONE && asc_tree_is_noun(t, p)) return asc_who(m, t, p, shaky);
    }
    for (uint32_t c = t->first[word]; c != ASC_NONE && c < word && left--; c = t->next[c]) {
        uint32_t x = m->of_token[c];
        bool before = t->tok[c].dep == ASC_DEP_COMPOUND || t->tok[c].dep == ASC_DEP_NMOD ||
                      t->tok[c].dep == ASC_DEP_AMOD;
        if (before && x != ASC_NONE && m->items[x].is_name) return x;
    }
    return ASC_NONE;
}

static uint32_t of_kind(const asc_mentions *m, uint32_t x, bool state)
{
    if (x == ASC_NONE || (m->items[x].kind == ASC_ACTOR_STATE) != state) return ASC_NONE;
    return m->items[x].kind == ASC_ACTOR_OUTLET ? ASC_NONE : m->items[x].same;
}

uint32_t asc_speaks_as(asc_mentions *m, const asc_tree *t, uint32_t i, unsigned *shaky)
{
    uint32_t at = asc_tree_antecedent(t, i);
    uint32_t word = at == ASC_NONE ? ASC_NONE : calling(m, t, at, ASC_STR("@mouth"));
    uint32_t x = word == ASC_NONE ? ASC_NONE : principal(m, t, word, shaky);
    if (of_kind(m, x, false) == ASC_NONE || m->items[x].kind == ASC_ACTOR_PERSON ||
        m->items[x].kind == ASC_ACTOR_AGENCY || !m->items[x].is_name)
        return ASC_NONE;
    return m->items[x].same;
}

/* "A senior official at Ladara's intelligence agency": Ladara; ASC_NONE. */
static uint32_t state_served(asc_mentions *m, const asc_tree *t, uint32_t i, unsigned *shaky)
{
    static const char *const preps[] = { "at", "in", "from" };
    for (size_t k = 0; among(t, i, ASC_STR("@servant")) && k < sizeof preps / sizeof *preps; k++) {
        uint32_t p = asc_tree_prep(t, i, asc_str_from(preps[k]));
        uint32_t own = p == ASC_NONE ? p : asc_tree_child(t, p, ASC_DEP_POSS);
        if (own != ASC_NONE) return of_kind(m, asc_who(m, t, own, shaky), true);
    }
    return ASC_NONE;
}

/* An embassy is a state's, whatever its name tells. */
static uint32_t sender(asc_mentions *m, const asc_tree *t, uint32_t word, unsigned *shaky)
{
    uint32_t x = principal(m, t, word, shaky);
    bool open = x != ASC_NONE && m->items[x].is_name &&
                (m->items[x].kind == ASC_ACTOR_UNKNOWN || m->items[x].place);
    return open && among(t, word, ASC_STR("@legation")) ? m->items[x].same : of_kind(m, x, true);
}

uint32_t asc_speaks_leading(asc_mentions *m, const asc_tree *t, uint32_t i, unsigned *shaky)
{
    uint32_t at = asc_tree_antecedent(t, i);
    uint32_t word = at == ASC_NONE ? ASC_NONE : calling(m, t, at, ASC_STR("@leader"));
    uint32_t x = word == ASC_NONE ? ASC_NONE : principal(m, t, word, shaky);
    if (x == ASC_NONE || m->items[x].kind == ASC_ACTOR_PERSON) return ASC_NONE;
    return of_kind(m, x, false);
}

uint32_t asc_speaks_for(asc_mentions *m, const asc_tree *t, uint32_t i, unsigned *shaky)
{
    uint32_t at = asc_tree_antecedent(t, i), x, word;
    if (at == ASC_NONE) return ASC_NONE;
    if ((word = calling(m, t, at, ASC_STR("@mouth"))) != ASC_NONE ||
        (word = calling(m, t, at, ASC_STR("@pleader"))) != ASC_NONE) {
        x = principal(m, t, word, shaky);
        return x == ASC_NONE || m->items[x].kind == ASC_ACTOR_OUTLET ? ASC_NONE : m->items[x].same;
    }
    if ((x = state_served(m, t, at, shaky)) != ASC_NONE) return ++*shaky, x;
    if ((word = calling(m, t, at, ASC_STR("@office"))) == ASC_NONE) return ASC_NONE;
    ++*shaky;
    return sender(m, t, word, shaky);
}
