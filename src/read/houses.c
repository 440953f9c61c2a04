/*
 * Families and clans that a report names.
 */
#include "read/houses.h"

#include "base/map.h"
#include "base/str.h"
#include "read/who.h"

#include "base/banned.h"

#define HOUSE_SENTENCES 8u /* in which "the family" is still the one that was named */
#define HOUSE_TOKENS 400u  /* that are looked through for it */

/* The name of a house without "clan": "olmedilla"; empty for all else. */
static asc_str house_of(const asc_mention *x)
{
    static const asc_str clan = { " clan", 5 };
    bool house = x->is_name && asc_str_ends(x->key, clan);
    return house ? asc_str_slice(x->key, 0, x->key.n - clan.n) : (asc_str){ NULL, 0 };
}

bool asc_houses_plural(asc_mentions *m, const asc_tree *t)
{
    asc_map houses;
    size_t named = 0;
    asc_map_init(&houses, m->keep);
    for (uint32_t i = 0; i < m->count; i++) {
        asc_str house = house_of(&m->items[i]);
        if (!house.n) continue;
        if (!asc_map_put(&houses, house, i, NULL)) return false;
        named++;
    }
    for (uint32_t i = 0; named && i < m->count; i++) {
        asc_mention *x = &m->items[i];
        if (x->last - x->first != 1 || x->key.n < 4 || x->key.p[x->key.n - 1] != 's') continue;
        if (x->first == 0 || !asc_tree_is(t, x->first - 1, "the")) continue;
        const uint64_t *at = asc_map_find(&houses, asc_str_slice(x->key, 0, x->key.n - 1));
        if (!at) continue;
        x->key = m->items[*at].key;
        x->kind = ASC_ACTOR_GROUP;
    }
    return true;
}

/* Is the person called as the house is: "Omar Olmedilla", of the Olmedilla clan? */
static bool called_as(const asc_mention *person, const asc_mention *house)
{
    asc_str name = house_of(house), key = person->key;
    if (person->kind != ASC_ACTOR_PERSON || !asc_str_ends(key, name)) return false;
    return key.n == name.n || key.p[key.n - name.n - 1] == ' ';
}

uint32_t asc_house_meant(asc_mentions *m, const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "family", "clan", NULL };
    if (t->tok[i].tag != ASC_TAG_NN || !asc_tree_is_one(t, i, words)) return ASC_NONE;
    uint32_t own = asc_tree_child(t, i, ASC_DEP_POSS), det = asc_tree_child(t, i, ASC_DEP_DET);
    uint32_t whose = ASC_NONE, found = ASC_NONE;
    unsigned shaky = 0;
    if (asc_tree_child(t, i, ASC_DEP_PREP) != ASC_NONE) return ASC_NONE; /* "the family of X" */
    if (asc_tree_child(t, i, ASC_DEP_COMPOUND) != ASC_NONE ||
        asc_tree_child(t, i, ASC_DEP_AMOD) != ASC_NONE)
        return ASC_NONE;
    if (own != ASC_NONE && t->tok[own].tag == ASC_TAG_PRPS) whose = asc_who(m, t, own, &shaky);
    if (own != ASC_NONE ? whose == ASC_NONE : det == ASC_NONE || !asc_tree_is(t, det, "the"))
        return ASC_NONE;
    for (uint32_t k = i; k-- > 0 && i - k < HOUSE_TOKENS;) {
        uint32_t x = m->of_token[k];
        if (t->tok[k].sent + HOUSE_SENTENCES < t->tok[i].sent) break;
        if (x == ASC_NONE || !house_of(&m->items[x]).n) continue;
        if (found != ASC_NONE && m->items[found].same != m->items[x].same) return ASC_NONE;
        found = x;
    }
    if (found == ASC_NONE ||
        (own != ASC_NONE && !called_as(&m->items[m->items[whose].same], &m->items[found])))
        return ASC_NONE;
    return m->items[found].same;
}
