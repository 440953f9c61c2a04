/*
 * account_sure - how surely an organisation is named as the doer.
 *
 * Off the statement that names it, by a fixed table; where that says nothing, off words such
 * as "responsibility" in its sentences. A linear model (asc_slot_firmness) then judges by what
 * this rule says and by all that the report states of it as a doer.
 */
#ifndef ASC_READ_ACCOUNT_SURE_H
#define ASC_READ_ACCOUNT_SURE_H

#include "read/read.h"

/* What the model looks at: of what is stated polarity with certainty, act, kind of speaker, whether
 * somebody says so, and whether the doer itself; what the words around say, what the best
 * statement, and what the rule. */
#define ASC_SURE_STATED (2 * ASC_CERTAINTY_COUNT + ASC_ACT_COUNT + ASC_ACTOR_KIND_COUNT + 2)
#define ASC_SURE_NEAR ASC_SURE_STATED
#define ASC_SURE_TOLD (ASC_SURE_NEAR + ASC_FIRMNESS_COUNT)
#define ASC_SURE_RULED (ASC_SURE_TOLD + ASC_FIRMNESS_COUNT)
#define ASC_SURE_FACTS (ASC_SURE_RULED + ASC_FIRMNESS_COUNT)

/* Sets to 1 what is stated of the actor (a root mention, or ASC_NONE) as a doer. */
void asc_sure_stated(const asc_readout *o, uint32_t actor, double out[ASC_SURE_STATED]);

/* How surely someone is named, from how it is said. `office`: an authority says it. */
asc_firmness asc_firmness_of(asc_polarity polarity, asc_certainty certainty, asc_act act, bool told,
                             bool office);

/* What the most surely read statement makes of it that has the actor (a root mention, or
 * ASC_NONE) as a doer; a fact where there is none. */
asc_firmness asc_firmness_told(const asc_readout *o, uint32_t actor);

/* What the words around token `head`, in its sentence, make of a doer named there. */
asc_firmness asc_firmness_near(const asc_tree *t, uint32_t head);

#endif
