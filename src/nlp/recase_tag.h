/*
 * recase_tag - lower, Capitalised or UPPER for each word: a linear model over the word
 * and its neighbours, from left to right (train/recase/train.py learnt it).
 */
#ifndef ASC_NLP_RECASE_TAG_H
#define ASC_NLP_RECASE_TAG_H

#include "nlp/recase_words.h"

/* Set the labels of all words. They are decided twice: the second time a word also
 * looks at how its other uses in the block were decided. False when out of memory. */
bool asc_recase_tag(const asc_recaser *r, asc_recase_words *words) ASC_MUST_USE;

#endif
