#include "read/victims.h"

#include "base/str.h"
#include "read/aims.h"

#include "base/banned.h"

#define FULL_LOOK 400    /* mentions among which somebody's full name is looked for */
#define LEAD_SENTENCES 6 /* headline, dateline, standfirst and lead */

uint32_t asc_victims_fullest(const asc_mentions *m, uint32_t x)
{
    uint32_t best = x;
    for (uint32_t k = 0; k < m->count && k < FULL_LOOK; k++) {
        const asc_mention *y = &m->items[k], *z = &m->items[best];
        if (y->same == m->items[x].same && y->is_name && y->last - y->first > z->last - z->first)
            best = k;
    }
    return best;
}

/* "X died", "the killer of X", "X was followed before his murder": X, as a mention; ASC_NONE. */
static uint32_t dead_at(const asc_tree *t, const asc_mentions *m, uint32_t i, uint32_t murder)
{
    static const char *const killers[] = { "killer", "murderer", "assassin", NULL };
    uint32_t own = asc_tree_child(t, murder, ASC_DEP_POSS), who = ASC_NONE;
    if (asc_tree_is(t, i, "die")) who = asc_tree_child(t, i, ASC_DEP_NSUBJ);
    else if (asc_tree_is_one(t, i, killers)) who = asc_tree_prep(t, i, ASC_STR("of"));
    else if (own != ASC_NONE && t->tok[own].pos == ASC_POS_PRON && asc_tree_passive(t, i) &&
             asc_tree_under(t, murder, i))
        who = asc_tree_child(t, i, ASC_DEP_NSUBJPASS);
    uint32_t x = who == ASC_NONE ? ASC_NONE : m->of_token[who];
    return x != ASC_NONE && m->items[x].is_name && m->items[x].kind == ASC_ACTOR_PERSON ? x
                                                                                        : ASC_NONE;
}

void asc_victims_find(asc_events *ev, const asc_tree *t, const asc_mentions *m)
{
    static const char *const words[] = { "killing", "murder", "death", "assassination", NULL };
    if (ev->main == ASC_NONE) return;
    asc_happening *h = &ev->happenings[ev->main];
    uint32_t murder = ev->items[h->first_event].tok;
    if (h->aimed == ASC_AIMED_KILLED || !asc_tree_is_one(t, murder, words)) return;
    for (uint32_t i = 0; i < t->n && t->tok[i].sent < ev->masthead + LEAD_SENTENCES; i++) {
        uint32_t x = dead_at(t, m, i, murder);
        if (x == ASC_NONE) continue;
        bool name = h->target.n && h->target.p[0] >= 'A' && h->target.p[0] <= 'Z';
        if (name && !asc_str_eq(h->target, t->low[m->items[x].head]))
            continue; /* "umbrella" is none */
        const asc_mention *full = &m->items[asc_victims_fullest(m, x)];
        h->target = t->low[full->head];
        h->aim = asc_aim_phrase(t, full->head);
        h->aimed = ASC_AIMED_KILLED;
        return;
    }
}

void asc_victims_of_untold(asc_events *ev, const asc_tree *t)
{
    asc_happening *main = &ev->happenings[ev->main];
    for (uint32_t k = 0; k < ev->count; k++) {
        asc_event *e = &ev->items[k];
        if (!e->verb || e->generic || e->timed || !asc_event_strong(e) || e->happening != ASC_NONE)
            continue;
        e->happening = ev->main;
        if (main->what.n) continue;
        main->first_event = k;
        main->kind = e->kind;
        main->what = asc_str_slice(t->text, e->span.begin, e->span.end);
    }
}
