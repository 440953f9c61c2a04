/*
 * capitals - "Tehran denied it": a seat of government that speaks or acts is its state.
 *
 * Only where the report names the state too, and only the mentions that are a verb's subject: an
 * explosion "in Tehran" stays there.
 */
#ifndef ASC_READ_CAPITALS_H
#define ASC_READ_CAPITALS_H

#include "read/names.h"
#include "read/tree.h"

void asc_capitals_join(asc_mentions *m, const asc_tree *t);

#endif
