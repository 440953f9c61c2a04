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
        if (asc_str_is(w->word, words[k])) return true;
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

/* Who claims to have done what: a root of mentions; ASC_NONE. */
static uint32_t claimant(const asc_readout *o, const asc_finding *f)
{
    const asc_mention *m = o->mentions.items;
    uint32_t by = f->voice_count ? f->voices[f->voice_count - 1].mention : ASC_NONE;
    if (f->predicate != ASC_PREDICATE_CARRIED_OUT || f->polarity != ASC_POLARITY_PLUS ||
        f->happening == ASC_NONE || f->agent == ASC_NONE || by == ASC_NONE ||
        m[by].same != m[f->agent].same)
        return ASC_NONE;
    uint32_t x = m[by].same;
    return m[x].kind == ASC_ACTOR_GROUP && !m[x].place ? x : ASC_NONE;
}

#define CLAIMS_MAX 200 /* findings of a report that are looked through */

void asc_groups_claim(asc_readout *o)
{
    asc_mention *m = o->mentions.items;
    size_t n = o->finding_count < CLAIMS_MAX ? o->finding_count : CLAIMS_MAX;
    for (size_t k = 0; k < n; k++) {
        uint32_t x = claimant(o, &o->findings[k]), named = ASC_NONE;
        bool several = false;
        if (x == ASC_NONE || m[x].is_name || m[x].plural) continue;
        for (size_t j = k + 1; j < n; j++) {
            uint32_t y = claimant(o, &o->findings[j]);
            if (y == ASC_NONE || y == x || o->findings[j].happening != o->findings[k].happening)
                continue;
            several = several || !m[y].is_name || (named != ASC_NONE && named != y);
            named = y;
        }
        if (named == ASC_NONE || several) continue;
        for (size_t i = 0; i < o->mentions.count; i++)
            if (m[i].same == x) m[i].same = named;
    }
}
