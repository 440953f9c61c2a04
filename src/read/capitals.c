#include "read/capitals.h"

#include "base/str.h"
#include "read/gazetteer.h"

#include "base/banned.h"

#define LOOK_MAX 400 /* mentions among which the state is looked for */

asc_str asc_table_capitals(void);

/* The code of the country that is ruled from there; false for other names. */
static bool seat_of(asc_str key, asc_str *code)
{
    asc_str line, rest = asc_table_capitals(), name;
    while (rest.n) {
        if (!asc_str_cut(rest, '\n', &line, &rest)) line = rest, rest = (asc_str){ NULL, 0 };
        if (line.n && line.p[0] != '#' && asc_str_cut(line, '\t', &name, code) &&
            asc_str_eq_nocase(name, key))
            return true;
    }
    return false;
}

static uint32_t state_named(const asc_mentions *m, asc_str code)
{
    for (uint32_t x = 0; x < m->count && x < LOOK_MAX; x++) {
        char of[3];
        if (!m->items[x].is_name || m->items[x].kind != ASC_ACTOR_STATE) continue;
        asc_gazetteer_country(m->items[x].key, of);
        if (asc_str_eq(asc_str_from(of), code)) return m->items[x].same;
    }
    return ASC_NONE;
}

/* Mention x is y from now on; those that pointed to x point to each other. */
static void move(asc_mentions *m, uint32_t x, uint32_t y)
{
    uint32_t root = ASC_NONE;
    for (uint32_t k = 0; k < m->count && m->items[x].same == x; k++) {
        if (k == x || m->items[k].same != x) continue;
        if (root == ASC_NONE) root = k;
        m->items[k].same = root;
    }
    m->items[x].same = y;
    m->items[x].kind = ASC_ACTOR_STATE;
}

static bool acts(const asc_tree *t, const asc_mention *x)
{
    uint32_t v = t->tok[x->head].head;
    return t->tok[x->head].dep == ASC_DEP_NSUBJ && asc_tree_is_verb(t, v) &&
           !asc_tree_is(t, v, "be") && !asc_tree_is(t, v, "have");
}

void asc_capitals_join(asc_mentions *m, const asc_tree *t)
{
    for (uint32_t x = 0; x < m->count; x++) {
        asc_str code;
        if (!m->items[x].is_name || !acts(t, &m->items[x]) || !seat_of(m->items[x].key, &code))
            continue;
        uint32_t y = state_named(m, code);
        if (y != ASC_NONE && y != m->items[x].same) move(m, x, y);
    }
}
