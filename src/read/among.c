#include "read/among.h"

#include "base/str.h"

#include "base/banned.h"

#define AMONG_TOKENS 40 /* from those who are several to the word that names some of them */
#define NAME_TOKENS 14  /* and on to the name */

/* Several of a kind, and none with a name. */
static bool several(const asc_mentions *m, const asc_tree *t, uint32_t i)
{
    uint32_t x = m->of_token[i];
    return t->tok[i].tag == ASC_TAG_NNS && (x == ASC_NONE || !m->items[x].is_name) &&
           (asc_tables_actor(t->lx, t->low[i]) || x != ASC_NONE ||
            asc_tables_people(t->lx, t->low[i]) == ASC_PEOPLE_PERSON);
}

/* The person named behind token i, before any verb of his. */
static uint32_t named_behind(const asc_mentions *m, const asc_tree *t, uint32_t i)
{
    for (uint32_t k = i; k < t->n && k < i + NAME_TOKENS && t->tok[k].sent == t->tok[i].sent; k++) {
        uint32_t x = m->of_token[k];
        uint8_t tag = t->tok[k].tag;
        if (tag == ASC_TAG_WP || tag == ASC_TAG_VBD || tag == ASC_TAG_VBZ || tag == ASC_TAG_VBP)
            return ASC_NONE;
        if (x == ASC_NONE || !m->items[x].is_name) continue;
        if (m->items[x].kind == ASC_ACTOR_PERSON) return m->items[x].head;
        if (k + 1 < m->items[x].last) k = m->items[x].last - 1; /* "the Front's commander, X" */
    }
    return ASC_NONE;
}

uint32_t asc_among(const asc_mentions *m, const asc_tree *t, uint32_t i)
{
    static const char *const them[] = { "they", "them", "whom", "who", NULL };
    if (!several(m, t, i)) return ASC_NONE;
    for (uint32_t k = i + 1; k + 1 < t->n && k < i + AMONG_TOKENS; k++) {
        if (t->tok[k].sent != t->tok[i].sent || several(m, t, k)) return ASC_NONE;
        if (asc_str_is(asc_tree_text(t, k), ";")) return ASC_NONE;
        if (asc_str_is(asc_tree_text(t, k), "including")) return named_behind(m, t, k + 1);
        if (asc_str_is(asc_tree_text(t, k), "among") && asc_tree_is_one(t, k + 1, them))
            return named_behind(m, t, k + 2);
    }
    return ASC_NONE;
}
