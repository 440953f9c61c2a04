/*
 * parts - who had another part in it (ordered, planned, helped, financed), given who
 * carried it out.
 */
#ifndef ASC_WEIGH_PARTS_H
#define ASC_WEIGH_PARTS_H

#include "weigh/evidence.h"
#include "weigh/misread.h"

/* Who carried it out: one actor, two together, or nobody who is named. */
typedef struct asc_doer {
    uint32_t actor[2]; /* ASC_NONE where there is none */
    uint32_t n;
} asc_doer;

/* What an origin's word is worth in one draw. */
typedef struct asc_worth {
    double right, fits;
    double claim, denial;           /* P(says so | did) / P(says so | did not) */
    double plain_right, plain_fits; /* of somebody of whom no more is known */
    double reading;                 /* added to the logit of having read rightly */
    const asc_misreading *misread;
} asc_worth;

typedef struct asc_parts {
    asc_involved items[ASC_PARTS_MAX]; /* likelier than not, the likeliest first */
    uint32_t count;
    double up_to[ASC_PARTS_MAX]; /* probability that this one and all before it had their part */
} asc_parts;

bool asc_doer_has(const asc_doer *d, uint32_t actor);
double asc_sigmoid(double x);

/*
 * Log likelihood of one testimony for an answer that has its actor in that part, against
 * one of which it says nothing. `trust` as in asc_heard.
 */
double asc_word_weigh(const asc_testimony *t, const asc_worth *v, double trust);
/* The probability that it was read rightly, as drawn. */
double asc_read_drawn(const asc_worth *v, double read);
/* How much likelier "X did it" is if X did, from who is right so often. */
double asc_accusation(double right, double fits);

#define ASC_PARTS_SEEN_MAX 64
/* Who is told to have had another part in it by two who are no party to it, or by one who could
 * know: `out` holds ASC_PARTS_SEEN_MAX; how many there are. */
uint32_t asc_parts_told(asc_involved *out, const asc_weigh_input *in, const asc_evidence *e);
/* Is the actor tied to another group that is named for it, and to none of the doers? */
bool asc_tied_elsewhere(const asc_weigh_input *in, const asc_evidence *e, uint32_t actor,
                        const asc_doer *d);
/* The probability that `who` had that part if `d` carried it out. [origin] worths. */
double asc_part_weigh(const asc_evidence *e, const asc_worth *worths,
                      const asc_doer *d, asc_involved who, bool tied_elsewhere);
/* The likeliest parts, as many as are together likelier than any fewer of them. [origin] worths. */
void asc_parts_weigh(asc_parts *out, const asc_weigh_input *in, const asc_evidence *e,
                     const asc_worth *worths, const asc_doer *d);

#endif
