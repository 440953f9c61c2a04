/* Words made by hand, for the tests of src/weigh: who says of one incident that who did it. */
#ifndef ASC_TESTS_MADE_WORDS_H
#define ASC_TESTS_MADE_WORDS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ascribe.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "weigh/weighing.h"

#include "base/banned.h"

#define MADE_MAX 256

/* Actors, in this order. */
enum { AMBER, SALT, COURT, WITNESS, MINISTER, ARMY, PAPER, CLERK, ACTORS };
static asc_str names[ACTORS];
static asc_actor actors[ACTORS];

struct made {
    asc_statement st[MADE_MAX];
    size_t count;
    asc_report reports[4];
};

static inline void set_up_actors(void)
{
    static const char *const called[ACTORS] = { "Amber Line",       "Salt Brotherhood",
                                                "a court in Corin", "Ana Ruel, a witness",
                                                "the minister",     "the army",
                                                "Corin Post",       "Ivo Marek" };
    for (int k = 0; k < ACTORS; k++) {
        names[k] = asc_str_from(called[k]);
        actors[k] = (asc_actor){ .names = &names[k], .name_count = 1, .named = true };
    }
    actors[AMBER].kind = actors[SALT].kind = ASC_ACTOR_GROUP;
    actors[PAPER].kind = ASC_ACTOR_OUTLET;
    actors[CLERK].kind = ASC_ACTOR_PERSON;
}

/* `who` says of incident 0 that `agent` carried it out. */
static inline asc_statement *say(struct made *m, uint32_t who, uint32_t agent)
{
    assert_true(m->count < MADE_MAX);
    asc_statement *st = &m->st[m->count];
    *st = (asc_statement){ .predicate = ASC_PREDICATE_CARRIED_OUT, .read = .95, .source_count = 2 };
    snprintf(st->id, sizeof st->id, "%016zx", m->count * 7919 + who * 31 + agent);
    st->sources[0].actor = ASC_NONE;
    st->sources[1].actor = who;
    st->agent.actor = agent;
    st->agent.incident = st->object.actor = ASC_NONE;
    st->trigger = (asc_span){ (uint32_t)m->count * 10, (uint32_t)m->count * 10 + 5 };
    memcpy(st->said, "2014-05-03", 11);
    m->count++;
    return st;
}

static inline asc_weighed weigh_with(asc_arena *keep, const struct made *m,
                                     const asc_weigh_options *o)
{
    asc_incident in = { .id = "i1" };
    asc_weigh_input input = { .reports = m->reports,
                              .statements = m->st,
                              .actors = actors,
                              .report_count = 4,
                              .statement_count = m->count,
                              .actor_count = ACTORS };
    asc_weighing_list list;
    assert_int_equal(asc_weighing_run(&list, keep, &input, NULL, &in, 1, o, NULL), ASC_OK);
    assert_int_equal(list.count, 1);
    double sum = 0;
    for (uint32_t k = 0; k < list.items[0].hypothesis_count; k++) {
        const asc_hypothesis *h = &list.items[0].hypotheses[k];
        assert_true(h->low >= 0 && h->low <= h->credence + 1e-9 && h->high >= h->credence - 1e-9);
        sum += h->credence;
    }
    assert_true(fabs(sum - 1) < 1e-9);
    return list.items[0];
}

static inline asc_weighed weigh(asc_arena *keep, const struct made *m)
{
    return weigh_with(keep, m, NULL);
}

/* Credence that `actor` carried it out, alone or not. */
static inline double credence(const asc_weighed *w, uint32_t actor)
{
    double sum = 0;
    for (uint32_t k = 0; k < w->hypothesis_count; k++)
        for (uint32_t p = 0; p < w->hypotheses[k].part_count; p++)
            if (w->hypotheses[k].parts[p].actor == actor &&
                w->hypotheses[k].parts[p].role == ASC_PREDICATE_CARRIED_OUT)
                sum += w->hypotheses[k].credence;
    return sum;
}

static inline int set_up(void **state)
{
    set_up_actors();
    *state = asc_arena_new();
    return *state ? 0 : -1;
}

static inline int tear_down(void **state)
{
    asc_arena_free(*state);
    return 0;
}

#endif
