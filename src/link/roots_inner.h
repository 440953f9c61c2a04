/*
 * roots_inner - what the files of roots share: where statements lead (rests.c), and who is one voice and what the
 * origins of a proposition are (roots.c).
 */
#ifndef ASC_LINK_ROOTS_INNER_H
#define ASC_LINK_ROOTS_INNER_H

#include "core/terms.h"
#include "link/instant.h"
#include "link/roots.h"

#define ASC_ROOTS_LOOK 256u /* statements of a report in which a name, or a source, is looked for */

/* Where a statement leads: onward to another one, or to an end. */
struct end {
    uint32_t next;          /* the statement it rests on, or ASC_NONE */
    uint32_t actor, report; /* the end otherwise */
    asc_str text;
    asc_voice_of voice;
};

struct tracer {
    const asc_link_view *v;
    const asc_voice_book *book;
    const asc_provenance *p;
    uint32_t *order;          /* statements by proposition */
    uint32_t *agent, *object; /* of each statement: the actors of its proposition */
    size_t count;
    struct end *end;      /* of each statement */
    uint32_t *last;       /* the statement that its chain ends with; ASC_NONE: a circle */
    uint8_t *state;       /* 0 not followed, 1 being followed, 2 followed */
    uint32_t *fallen;     /* statements that were put right or taken back: by which, + 1 */
    size_t *copies_begin; /* of each report's copies */
    asc_instant *when;    /* of each report */
};

static inline uint32_t asc_overlap(asc_span a, asc_span b)
{
    uint32_t begin = a.begin > b.begin ? a.begin : b.begin, end = a.end < b.end ? a.end : b.end;
    return end > begin ? end - begin : 0;
}

/* Does a statement say something of somebody that others may say as well? */
static inline bool asc_root_counts(const asc_statement *s)
{
    return s->mood == ASC_MOOD_HAPPENED && !s->conditional && s->certainty != ASC_CERTAINTY_U &&
           s->agent.actor != ASC_NONE && s->predicate != ASC_PREDICATE_CREDIBLE;
}

/* Where statement k of a group of n on one proposition leads: t->end[k]. */
void asc_rests_on(const struct tracer *t, const uint32_t *group, size_t n, uint32_t k);

#endif
