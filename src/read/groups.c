#include "read/groups.h"

#include "base/str.h"

#include "base/banned.h"

static bool named(const asc_mentions *m, uint32_t x)
{
    return x != ASC_NONE && m->items[x].is_name;
}

/* "A member of the group, who was arrested": it was the member. */
bool asc_anothers_clause(const asc_tree *t, uint32_t i, uint32_t clause)
{
    uint32_t of = t->tok[i].head, up = t->tok[of].head;
    uint32_t who = asc_tree_child(t, clause, ASC_DEP_NSUBJ);
    if (who == ASC_NONE) who = asc_tree_child(t, clause, ASC_DEP_NSUBJPASS);
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[i]);
    return t->tok[i].dep == ASC_DEP_POBJ && asc_tree_is(t, of, "of") && asc_tree_is_noun(t, up) &&
           w && !w->stands && w->kind == ASC_ACTOR_GROUP && who != ASC_NONE &&
           asc_tree_is(t, who, "who");
}

/* "The group", "the organisation", "the separatists"; a cell or a crew is a part of one. */
bool asc_group_noun(const asc_actor_word *w)
{
    static const char *const words[] = { "group",    "organisation", "organization",
                                         "movement", "outfit",       "militia",
                                         "faction",  "brigade",      "battalion" };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (asc_str_eq(w->word, asc_str_from(words[k]))) return true;
    return w->kind == ASC_ACTOR_GROUP && w->refers && w->stands;
}

/* Fighters told of by their group: "Velm fighters", "Corin hunters". */
static bool fighters(const asc_tree *t, uint32_t i)
{
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[i]);
    if (t->tok[i].tag != ASC_TAG_NNS) return false;
    return (w && w->stands && w->refers && w->kind == ASC_ACTOR_GROUP) ||
           asc_tree_is(t, i, "hunter");
}

/* "The Velm militia", "Velm fighters", "former rebels of the Velm Front": the name of the
 * group that is told so; ASC_NONE. "Two Velm fighters" are only of it. */
uint32_t asc_told_with_name(const asc_mentions *m, const asc_tree *t, uint32_t i,
                            const asc_actor_word *w)
{
    bool whole = asc_group_noun(w) && t->tok[i].tag == ASC_TAG_NN, many = fighters(t, i);
    uint32_t found = ASC_NONE, of = many ? asc_tree_prep(t, i, ASC_STR("of")) : ASC_NONE;
    unsigned left = ASC_CHILDREN_MAX;
    if (!whole && !many) return ASC_NONE;
    for (uint32_t c = t->first[i]; c != ASC_NONE && left--; c = t->next[c]) {
        uint8_t dep = t->tok[c].dep;
        if (dep == ASC_DEP_NUMMOD || dep == ASC_DEP_POSS) return ASC_NONE;
        if (dep == ASC_DEP_AMOD && !asc_tree_is(t, c, "former") && t->tok[c].pos != ASC_POS_PROPN)
            return ASC_NONE;
        if (dep == ASC_DEP_COMPOUND || dep == ASC_DEP_NMOD || t->tok[c].pos == ASC_POS_PROPN) {
            uint32_t x = m->of_token[c];
            if (!named(m, x) || m->items[x].last != i || found != ASC_NONE) return ASC_NONE;
            found = x;
        }
    }
    if (found == ASC_NONE && of != ASC_NONE && named(m, m->of_token[of])) found = m->of_token[of];
    if (found == ASC_NONE || m->items[found].place) return ASC_NONE;
    return m->items[found].kind == ASC_ACTOR_STATE ? ASC_NONE : found;
}
