/*
 * credence_inner - what the files of credence.h share.
 */
#ifndef ASC_WEIGH_CREDENCE_INNER_H
#define ASC_WEIGH_CREDENCE_INNER_H

#include "weigh/credence.h"
#include "weigh/parts.h"

#define ASC_DRAWS_MAX 64

/* One incident, while it is weighed. */
struct weigher {
    asc_arena *keep;
    const asc_weigh_input *in;
    const asc_reputes *standings;
    const asc_evidence *e;
    asc_doer *doers; /* the last one is nobody that is named */
    uint32_t doer_count, draws;
    double *prior;    /* [doer], logarithms */
    uint64_t *seed;   /* [doer] */
    uint32_t *beside; /* [testimony]: an actor that it is named together with, or ASC_NONE */
    double *ll;       /* [draw][origin][doer] */
    double *drawn;    /* [draw][doer]: credence */
    double *total;    /* [draw][doer]: prior and all origins together, logarithms */
    double *mean;     /* [doer] */
    uint32_t left_out, incident, pair_count, actor_count;
    asc_misreading misread[ASC_DRAWS_MAX];
};

struct answer {
    asc_hypothesis h;
    uint32_t doer;
    double share; /* of the doer's credence */
};

/* ---- who may have done it: credence_doers.c; false: out of memory ---- */

/* Does it say who did it, or had it done? */
bool asc_credence_is_candidate(const asc_testimony *t);
bool asc_credence_list_doers(struct weigher *w);
/* What speaks for or against somebody from the start. */
bool asc_credence_list_leanings(const struct weigher *w, asc_weighed *out);

/* ---- an origin's words: credence_words.c ---- */

/* Standard normal, equal for equal seeds, whatever else is weighed. */
double asc_credence_normal(uint64_t seed, uint32_t draw);
/* What an origin's word is worth. Draw 0 is the middle one: the table's own figures. */
asc_worth asc_credence_worth(const struct weigher *w, const asc_heard *o, uint32_t draw);
/* The shares of what is misread, as drawn: the rarer a kind was seen, the less it is known. */
void asc_credence_draw_misreading(struct weigher *w);
/* Of the statements on its actors, so that the same words on another give the same draws. */
uint64_t asc_credence_seed_of(const struct weigher *w, const asc_doer *d);
/* All words of all origins for all answers; false: out of memory. */
bool asc_credence_work_out(struct weigher *w);

/* ---- answers: credence_answers.c ---- */

/* All, likeliest first; NULL: out of memory. */
struct answer *asc_credence_list_answers(struct weigher *w, asc_weighed *out);
bool asc_credence_list_shares(struct weigher *w, asc_weighed *out);

/* ---- credence.c ---- */

/* The middle nine tenths of an answer's draws; its mean is always within. */
void asc_credence_range(const struct weigher *w, uint32_t d, double *low, double *high);
/* How many origins are behind an answer. */
void asc_credence_back(const struct weigher *w, uint32_t d, asc_hypothesis *h);

#endif
