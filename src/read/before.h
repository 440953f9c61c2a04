/*
 * before - which incident was told before a word: in its sentence, in the one before.
 */
#ifndef ASC_READ_BEFORE_H
#define ASC_READ_BEFORE_H

#include "read/events.h"

/* The happening that the sentence of i told of last, before i; ASC_NONE. */
uint32_t asc_before_in_sentence(const asc_events *ev, const asc_tree *t, uint32_t i);
/* The happening that the sentence before that of i tells of, where it tells of no other one and no
 * paragraph ends between; ASC_NONE. */
uint32_t asc_before_told(const asc_events *ev, const asc_tree *t, uint32_t i);
/* A line ends at token k, and with it mostly a paragraph. */
bool asc_before_ends_line(const asc_tree *t, uint32_t k);

#endif
