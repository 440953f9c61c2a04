/*
 * gender - is one told of as "he" or as "she"?
 *
 * From a title ("Mrs"), from a noun that says it ("her widow", "policewoman"), else from the
 * given name, by names that are nearly always of one (data/sets.tsv, @hername and @himname). What is not
 * known stays open: both fit.
 */
#ifndef ASC_READ_GENDER_H
#define ASC_READ_GENDER_H

#include "read/names.h"
#include "read/tree.h"

typedef enum asc_gender { ASC_GENDER_OPEN, ASC_GENDER_HE, ASC_GENDER_SHE } asc_gender;

asc_gender asc_gender_of(const asc_mentions *m, const asc_tree *t, uint32_t mention);

#endif
