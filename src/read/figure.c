#include "read/figure.h"

#include "base/str.h"

#include "base/banned.h"

#define SENTENCE_LOOK 60 /* tokens of a sentence looked through, either side */

/* "A heart attack", "a scathing attack on the budget": of the body or in words. */
static bool of_body_or_words(const asc_tree *t, uint32_t i)
{
    static const char *const bodily[] = {
        "heart",      "panic",    "asthma", "anxiety", "verbal",  "personal",  "scathing",
        "withering",  "stinging", "charm",  "media",   "legal",   "political", "rhetorical",
        "blistering", "labour",   "labor",  "hunger",  "general", "all-out",   NULL
    };
    unsigned left = ASC_CHILDREN_MAX;
    if (!asc_tree_is_one(t, i,
                         (const char *const[]){ "attack", "offensive", "assault", "strike", NULL }))
        return false;
    for (uint32_t c = t->first[i]; c != ASC_NONE && c < i && left--; c = t->next[c])
        if (asc_tree_is_one(t, c, bodily)) return true;
    return false;
}

/* What is struck: its object; of a noun, what stands behind "on", "of" or "against". */
static uint32_t aim_of(const asc_tree *t, uint32_t i)
{
    if (asc_tree_is_verb(t, i)) return asc_tree_object(t, i);
    static const char *const preps[] = { "on", "of", "against" };
    for (size_t k = 0; k < sizeof preps / sizeof *preps; k++) {
        uint32_t o = asc_tree_prep(t, i, asc_str_from(preps[k]));
        if (o != ASC_NONE) return o;
    }
    return ASC_NONE;
}

/* "Killed off their hopes", "an attack on inflation", "blew up the talks", "a raid on the board". */
static bool on_no_thing(const asc_tree *t, uint32_t i)
{
    return asc_tree_in_set(t, aim_of(t, i), "@notstruck");
}

/* How many words of the field or the pitch stand in the sentence of i. */
static unsigned words_of(const asc_tree *t, uint32_t i, const char *set)
{
    unsigned n = 0;
    uint32_t first = i;
    while (first > 0 && i - first < SENTENCE_LOOK && t->tok[first - 1].sent == t->tok[i].sent)
        first--;
    for (uint32_t k = first; k < t->n && k < i + SENTENCE_LOOK; k++) {
        if (t->tok[k].sent != t->tok[i].sent) break;
        n += asc_tree_in_set(t, k, set);
    }
    return n;
}

/* A fund, a bank or a buyer, whose raid is one on shares; a coach, whose attack is one on a goal. */
static bool by_one_of(const asc_tree *t, uint32_t i, const char *set)
{
    unsigned shaky = 0, left = ASC_CHILDREN_MAX;
    uint32_t s =
        asc_tree_is_verb(t, i) ? asc_tree_subject(t, i, &shaky) : asc_tree_owner(t, i, &shaky);
    if (s == ASC_NONE && t->tok[i].dep == ASC_DEP_DOBJ)
        s = asc_tree_subject(t, t->tok[i].head, &shaky);
    if (s == ASC_NONE) return false;
    if (asc_tree_in_set(t, s, set)) return true;
    for (uint32_t c = t->first[s]; c != ASC_NONE && left--; c = t->next[c])
        if ((t->tok[c].dep == ASC_DEP_COMPOUND || t->tok[c].dep == ASC_DEP_APPOS ||
             t->tok[c].dep == ASC_DEP_NMOD || t->tok[c].dep == ASC_DEP_AMOD) &&
            asc_tree_in_set(t, c, set))
            return true;
    return false;
}

/* "Shot a bear": no one is attacked. */
static bool on_beast(const asc_tree *t, uint32_t i)
{
    uint32_t o = aim_of(t, i);
    return o != ASC_NONE && asc_tree_in_set(t, o, "@beast");
}

/* A word that a match or a market has, too; nobody is killed by it alone. */
static bool borrowed_word(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = {
        "attack",    "assault", "raid",    "strike",  "blast",   "storm",       "offensive",
        "target",    "hit",     "blitz",   "destroy", "bombard", "bombardment", "siege",
        "operation", "ambush",  "torpedo", "sink",    "explode", "demolish",    NULL
    };
    return asc_tree_is_one(t, i, words);
}

/* "Customs officers seized a lorry", "the judge seized their hotels": in the name of the law. */
static bool by_law(const asc_tree *t, uint32_t i)
{
    uint32_t o = asc_tree_is_verb(t, i) ? asc_tree_object(t, i) : ASC_NONE;
    if (!asc_tree_is_one(t, i, (const char *const[]){ "seize", "raid", "storm", NULL }))
        return false;
    if (o != ASC_NONE && asc_tables_people(t->lx, t->low[o]) == ASC_PEOPLE_PERSON) return false;
    return by_one_of(t, i, "@official");
}

bool asc_figure(const asc_tree *t, uint32_t i)
{
    if (of_body_or_words(t, i) || on_no_thing(t, i) || on_beast(t, i) || by_law(t, i)) return true;
    if (!borrowed_word(t, i) || words_of(t, i, "@hard") > 0) return false;
    return by_one_of(t, i, "@player") || by_one_of(t, i, "@trader") ||
           words_of(t, i, "@sport") >= 2;
}

bool asc_figure_weather(const asc_tree *t, uint32_t i)
{
    return asc_tree_in_set(t, i, "@weather");
}
