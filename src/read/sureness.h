/*
 * sureness - what a reading rests on, and how likely it is then to be right.
 *
 * Each statement carries the doubts that apply to it, a set of asc_doubt. Its `read` is a
 * logistic function of them and of its frame's share, with the weights of data/sureness.tsv
 * (train/read/calibrate.py).
 */
#ifndef ASC_READ_SURENESS_H
#define ASC_READ_SURENESS_H

#include "read/frames.h"
#include "read/read.h"

/* The doubts of what a frame tells; `shaky` guesses on the way, those at its voices among them. */
uint64_t asc_sureness_doubts(const asc_tree *t, const asc_readout *o, const asc_match *m,
                             const asc_finding *f, unsigned shaky);
/* The doubts of what has no agent: a count, that it happened. */
uint64_t asc_sureness_plain(const asc_readout *o, const asc_finding *f, unsigned shaky,
                            bool salient);
/* Probability that *f with its doubts was read rightly; `frame` or NULL, its share. 0: too doubtful to be told at all. */
double asc_sureness(const asc_tables *lx, const asc_mentions *m, const asc_finding *f,
                    const asc_frame *frame, double share);

#endif
