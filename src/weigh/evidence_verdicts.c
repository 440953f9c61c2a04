/*
 * Verdicts that fell: a conviction that another court quashed, or that an acquittal came after, is no word against
 * the one who was convicted, whatever part in it it gave him.
 */
#include "weigh/evidence_inner.h"

#include <string.h>

#include "base/str.h"
#include "weigh/sides.h"

#include "base/banned.h"

#define BEFORE \
    80 /* bytes of its paragraph in front of a statement, and behind it, in which a verdict... */
#define BEHIND 240 /* ...and what became of it is told */

#define REVERSALS_MAX 1024u /* of one incident; later ones are not looked at */

/* The statement with what stands around it in its paragraph. */
static asc_str words_of(const asc_weigh_input *in, const asc_statement *st)
{
    asc_str text = in->reports ? in->reports[st->report].text : (asc_str){ NULL, 0 };
    size_t begin = st->span.begin, end = st->span.end;
    if (!text.n || end > text.n) return (asc_str){ NULL, 0 };
    while (begin > 0 && st->span.begin - begin < BEFORE && text.p[begin - 1] != '\n') begin--;
    while (end < text.n && end - st->span.end < BEHIND && text.p[end] != '\n') end++;
    return (asc_str){ text.p + begin, end - begin };
}

static bool by_court(const struct gather *g, const asc_statement *st)
{
    uint32_t last = st->sources[st->source_count - 1].actor;
    return last != ASC_NONE &&
           asc_repute_of_actor(g->standings, &g->in->actors[last]) == g->standings->verdict;
}

/* Was he found guilty: by a court's word, or as "was convicted" tells? */
static bool convicts(const struct gather *g, const asc_statement *st)
{
    return st->polarity == ASC_POLARITY_PLUS && asc_is_role(st->predicate) &&
           (by_court(g, st) || asc_evidence_tells_verdict(g->in, st));
}

/* "A medic told that X said to him it was he": of one who was acquitted none is a claim of his own. */
static bool claim_by_hearsay(const asc_statement *st)
{
    return st->polarity == ASC_POLARITY_PLUS && asc_is_role(st->predicate) &&
           st->source_count > 2 && asc_speaks_of_itself(st);
}

/* Is a conviction of his undone by it? */
static bool quashes(const asc_weigh_input *in, const asc_statement *st)
{
    static const char *const words[] = { "quash",     "overturn",  "annul",   "set aside",
                                         "threw out", "throw out", "vacated", "revers",
                                         "voided",    NULL };
    /* "was jailed for it", turned round: it is told there that it was undone */
    static const char *const verdicts[] = { "convicted", "sentenced", "jailed", "imprisoned",
                                            NULL };
    asc_str w = words_of(in, st);
    return asc_evidence_has_one(w, words) ||
           (st->act == ASC_ACT_ASSESS && asc_evidence_has_one(w, verdicts));
}

static bool acquits(const asc_weigh_input *in, const asc_statement *st)
{
    static const char *const words[] = { "acquit",     "cleared",  "clears",
                                         "not guilty", "exonerat", NULL };
    return asc_evidence_has_one(words_of(in, st), words);
}

/* Was `x` told on a day not before `st`? Of one report both are. */
static bool not_before(const asc_statement *x, const asc_statement *st)
{
    return x->report == st->report ||
           (x->said[0] && st->said[0] && strncmp(x->said, st->said, 10) >= 0);
}

bool asc_evidence_find_reversals(struct gather *g, const uint32_t *of_incident, uint32_t count,
                                 const char *until)
{
    g->reversals = asc_arena_alloc(g->keep, REVERSALS_MAX, sizeof *g->reversals);
    if (!g->reversals) return false;
    for (uint32_t k = 0; k < count && g->reversal_count < REVERSALS_MAX; k++) {
        const asc_statement *x = &g->in->statements[of_incident[k]];
        if (x->polarity == ASC_POLARITY_MINUS && asc_is_role(x->predicate) &&
            asc_evidence_counts(g->in, of_incident[k], until) && !asc_speaks_of_itself(x) &&
            (quashes(g->in, x) || acquits(g->in, x)))
            g->reversals[g->reversal_count++] = of_incident[k];
    }
    return true;
}

/*
 * "Was convicted" is told long after the verdict fell, too; a court that is named and finds him guilty on a later day
 * has tried him again.
 */
bool asc_evidence_fell(const struct gather *g, const asc_statement *st, const char *until)
{
    if (!g->reversal_count || (!convicts(g, st) && !claim_by_hearsay(st))) return false;
    uint32_t who = asc_alias_of(g->in, st->agent.actor, until);
    for (uint32_t k = 0; k < g->reversal_count; k++) {
        const asc_statement *x = &g->in->statements[g->reversals[k]];
        if (asc_alias_of(g->in, x->agent.actor, until) != who) continue;
        if (not_before(x, st) || (quashes(g->in, x) && !by_court(g, st))) return true;
    }
    return false;
}
