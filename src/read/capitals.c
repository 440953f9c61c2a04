#include "read/capitals.h"

#include <string.h>

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

/* "Moscow was responsible", "Kyiv was behind it", "Tehran is to blame": a state, not a town. */
static bool answers(const asc_tree *t, uint32_t verb)
{
    static const char *const words[] = { "responsible", "accountable", "guilty", "innocent",
                                         "complicit",   "liable",      "behind", "involved",
                                         "complicity",  "blame",       NULL };
    unsigned left = ASC_CHILDREN_MAX;
    if (!asc_tree_is(t, verb, "be")) return false;
    for (uint32_t c = t->first[verb]; c != ASC_NONE && left--; c = t->next[c])
        if (asc_tree_is_one(t, c, words)) return true;
    return false;
}

/* "accused Tehran", "blamed Kyiv for it": whom towns are not asked. */
static bool accused(const asc_tree *t, uint32_t i)
{
    static const char *const verbs[] = {
        "accuse", "blame", "suspect", "condemn", "implicate", NULL
    };
    uint32_t v = t->tok[i].head;
    uint8_t dep = t->tok[i].dep;
    return (dep == ASC_DEP_DOBJ || dep == ASC_DEP_NSUBJPASS) && asc_tree_is_verb(t, v) &&
           asc_tree_is_one(t, v, verbs);
}

/* "approved by Moscow", "on the orders of Tehran". */
static bool behind_it(const asc_tree *t, uint32_t i)
{
    static const char *const orders[] = { "order",    "behest",      "instruction", "approval",
                                          "blessing", "involvement", "role",        "complicity",
                                          "proxy",    NULL };
    uint32_t p = t->tok[i].head, of = t->tok[p].head;
    if (t->tok[i].dep != ASC_DEP_POBJ) return false;
    if (t->tok[p].dep == ASC_DEP_AGENT) return true;
    return (asc_tree_is(t, p, "of") || asc_tree_is(t, p, "from")) && asc_tree_is_one(t, of, orders);
}

static bool acts(const asc_tree *t, const asc_mention *x)
{
    uint32_t v = t->tok[x->head].head;
    if (t->tok[x->head].dep != ASC_DEP_NSUBJ || !asc_tree_is_verb(t, v))
        return accused(t, x->head) || behind_it(t, x->head);
    return answers(t, v) || (!asc_tree_is(t, v, "be") && !asc_tree_is(t, v, "have"));
}

/* Only who says something, is accused or obeyed: "Madrid trains bombed" is no deed of Madrid. */
static bool stands_for_state(const asc_tree *t, uint32_t i)
{
    uint32_t v = t->tok[i].head;
    if (t->tok[i].dep != ASC_DEP_NSUBJ || !asc_tree_is_verb(t, v))
        return accused(t, i) || behind_it(t, i);
    return answers(t, v) || asc_tables_cue(t->lx, 'v', t->low[v]) != NULL;
}

bool asc_capitals_state(asc_str name, char code[3])
{
    asc_str of;
    if (!seat_of(name, &of) || of.n != 2) return false;
    memcpy(code, of.p, 2);
    code[2] = '\0';
    return true;
}

void asc_capitals_join(asc_mentions *m, const asc_tree *t)
{
    for (uint32_t x = 0; x < m->count; x++) {
        asc_str code;
        if (!m->items[x].is_name || !acts(t, &m->items[x]) || !seat_of(m->items[x].key, &code))
            continue;
        uint32_t y = state_named(m, code);
        if (y != ASC_NONE && y != m->items[x].same) move(m, x, y);
        else if (y == ASC_NONE && m->items[x].kind != ASC_ACTOR_PERSON &&
                 stands_for_state(t, m->items[x].head))
            m->items[x].kind = ASC_ACTOR_STATE;
    }
}
