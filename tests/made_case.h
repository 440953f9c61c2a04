/* A case made by hand, for the tests of src/link: reports, and who says in them that the first actor did it. */
#ifndef ASC_TESTS_MADE_CASE_H
#define ASC_TESTS_MADE_CASE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/str.h"
#include "link/provenance.h"

#include "base/banned.h"

#define MOST 16

struct made {
    asc_report reports[MOST];
    asc_statement statements[MOST];
    asc_actor actors[MOST];
    asc_str names[MOST];
    asc_incident incident;
    asc_link_view v;
    asc_arena *keep;
    asc_provenance p;
};

static inline void open_made(struct made *m)
{
    *m = (struct made){ .keep = asc_arena_new() };
    m->v = (asc_link_view){ .reports = m->reports,
                            .statements = m->statements,
                            .actors = m->actors,
                            .incidents = &m->incident,
                            .incident_count = 1 };
}

/* For cmocka: an empty case of its own for each test. */
static inline int set_up(void **state)
{
    struct made *m = malloc(sizeof *m);
    if (!m) return -1;
    open_made(m);
    *state = m;
    return m->keep ? 0 : -1;
}

static inline int tear_down(void **state)
{
    struct made *m = *state;
    asc_arena_free(m->keep);
    free(m);
    return 0;
}

static inline uint32_t actor(struct made *m, const char *name, asc_actor_kind kind, bool named)
{
    uint32_t a = (uint32_t)m->v.actor_count++;
    m->names[a] = asc_str_from(name);
    m->actors[a] =
        (asc_actor){ .kind = kind, .names = &m->names[a], .name_count = 1, .named = named };
    snprintf(m->actors[a].id, sizeof m->actors[a].id, "a%u", a + 1);
    return a;
}

static inline uint32_t report(struct made *m, const char *outlet, const char *published,
                              const char *text)
{
    m->reports[m->v.report_count] = (asc_report){ .facts = { .outlet = asc_str_from(outlet),
                                                             .published = asc_str_from(published) },
                                                  .text = asc_str_from(text) };
    return (uint32_t)m->v.report_count++;
}

/* In `report`, in the sentence that holds `words`: by the sources, ASC_NONE at the end. */
static inline void states(struct made *m, uint32_t in, const char *words, const uint32_t *sources)
{
    asc_statement *s = &m->statements[m->v.statement_count++];
    asc_str text = m->reports[in].text;
    size_t at = asc_str_find(text, asc_str_from(words));
    assert_true(at != SIZE_MAX);
    *s = (asc_statement){ .report = in, .predicate = ASC_PREDICATE_CARRIED_OUT, .value = -1 };
    s->span = (asc_span){ (uint32_t)at, (uint32_t)(at + asc_str_from(words).n) };
    s->sentence = s->span;
    s->agent.actor = 0;
    s->object = (asc_argument){ .actor = ASC_NONE, .incident = 0 };
    s->sources[s->source_count++] = (asc_source){ .text = ASC_STR("AUTHOR"), .actor = ASC_NONE };
    for (; *sources != ASC_NONE; sources++)
        s->sources[s->source_count++] =
            (asc_source){ .text = m->names[*sources], .actor = *sources };
}

static inline void trace(struct made *m)
{
    assert_int_equal(asc_provenance_trace(&m->p, m->keep, &m->v, NULL), ASC_OK);
}

static inline const asc_copy *edge(const struct made *m, uint32_t to, uint32_t from)
{
    for (size_t i = 0; i < m->p.copy_count; i++)
        if (m->p.copies[i].to == to && m->p.copies[i].from_report == from) return &m->p.copies[i];
    return NULL;
}

#endif
