/*
 * account_sure - how surely an organisation is named as the doer.
 *
 * Off the statement that names it, by a fixed table; where that says nothing, off words such
 * as "responsibility" in its sentences.
 */
#ifndef ASC_READ_ACCOUNT_SURE_H
#define ASC_READ_ACCOUNT_SURE_H

#include "read/read.h"

/* How surely someone is named, from how it is said. `office`: an authority says it. */
asc_firmness asc_firmness_of(asc_polarity polarity, asc_certainty certainty, asc_act act, bool told,
                             bool office);

/* What the most surely read statement makes of it that has the actor (a root mention, or
 * ASC_NONE) as a doer; a fact where there is none. */
asc_firmness asc_firmness_told(const asc_readout *o, uint32_t actor);

/* What the words around token `head`, in its sentence, make of a doer named there. */
asc_firmness asc_firmness_near(const asc_tree *t, uint32_t head);

#endif
