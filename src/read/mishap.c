#include "read/mishap.h"

#include "base/str.h"

#include "base/banned.h"

#define CLIMB 5 /* steps from where a clause was hung to the event it is about */

static bool cause(const asc_tree *t, uint32_t i)
{
    return i != ASC_NONE && asc_tables_word(t->lx, ASC_STR("@mishap"), t->low[i]);
}

/* Behind one of the prepositions: "in a deep fryer", "by faulty wiring", "to an accident". */
static bool cause_behind(const asc_tree *t, uint32_t verb)
{
    static const char *const preps[] = { "in", "by", "from", "with", "at", "on", "to" };
    uint32_t agent = asc_tree_child(t, verb, ASC_DEP_AGENT);
    if (agent != ASC_NONE && cause(t, asc_tree_behind(t, agent))) return true;
    for (size_t k = 0; k < sizeof preps / sizeof *preps; k++)
        if (cause(t, asc_tree_prep(t, verb, asc_str_from(preps[k])))) return true;
    return false;
}

/* The happening of a word for an event, or of what a clause that hangs on it is about. */
static uint32_t happening_of(const asc_tree *t, const asc_events *ev, uint32_t i, unsigned climb)
{
    for (; i != ASC_NONE; i = t->tok[i].head) {
        uint32_t e = ev->of_token[i];
        if (e != ASC_NONE && !ev->items[e].verb && ev->items[e].happening != ASC_NONE)
            return ev->items[e].happening;
        if (climb-- == 0 || t->tok[i].head == i || asc_tree_is_verb(t, t->tok[i].head)) break;
    }
    return ASC_NONE;
}

/* "Claimed the fire in 2014, which was started by a cigarette": hung on the year by the parser, and about
 * the object of the verb over it. */
static uint32_t object_over(const asc_tree *t, const asc_events *ev, uint32_t i)
{
    for (int k = 0; k < CLIMB && t->tok[i].head != i; k++) {
        i = t->tok[i].head;
        if (!asc_tree_is_verb(t, i)) continue;
        uint32_t o = asc_tree_child(t, i, ASC_DEP_DOBJ);
        return o == ASC_NONE ? ASC_NONE : happening_of(t, ev, o, 0);
    }
    return ASC_NONE;
}

/* What the verb tells something of, as its grammatical subject. */
static uint32_t about(const asc_tree *t, const asc_events *ev, uint32_t verb)
{
    uint32_t v = verb;
    for (int k = 0; k < CLIMB; k++) {
        uint32_t s = asc_tree_child(t, v, ASC_DEP_NSUBJPASS);
        if (s == ASC_NONE) s = asc_tree_child(t, v, ASC_DEP_NSUBJ);
        if (t->tok[v].dep == ASC_DEP_RELCL) {
            uint32_t h = happening_of(t, ev, t->tok[v].head, CLIMB);
            bool which = s != ASC_NONE && asc_tree_is(t, s, "which");
            return h != ASC_NONE || !which ? h : object_over(t, ev, v);
        }
        if (s != ASC_NONE) return happening_of(t, ev, s, 0);
        if (t->tok[v].dep != ASC_DEP_XCOMP && t->tok[v].dep != ASC_DEP_CCOMP) break;
        v = t->tok[v].head;
    }
    return t->tok[v].dep == ASC_DEP_ACL ? happening_of(t, ev, t->tok[v].head, CLIMB) : ASC_NONE;
}

uint32_t asc_mishap_at(const asc_tree *t, const asc_events *ev, uint32_t i)
{
    static const char *const starts[] = { "begin",   "start",     "cause",     "spark",
                                          "trigger", "ignite",    "originate", "break",
                                          "blame",   "attribute", NULL };
    uint32_t head = t->tok[i].head;
    if (t->tok[i].dep == ASC_DEP_ATTR && cause(t, i) && asc_tree_is(t, head, "be"))
        return about(t, ev, head); /* "was an accident" */
    if (t->tok[i].dep == ASC_DEP_ACOMP && asc_tree_is(t, i, "accidental"))
        return about(t, ev, head);
    if (!asc_tree_is_verb(t, i) || !asc_tree_is_one(t, i, starts)) return ASC_NONE;
    uint32_t s = asc_tree_child(t, i, ASC_DEP_NSUBJ), o = asc_tree_child(t, i, ASC_DEP_DOBJ);
    if (cause(t, s) && o != ASC_NONE)
        return happening_of(t, ev, o, 0); /* "a cigarette started it" */
    return cause_behind(t, i) ? about(t, ev, i) : ASC_NONE;
}
