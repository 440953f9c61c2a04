/*
 * echo - words by which somebody says again what was told just before, or its contrary.
 *
 * "X did it. Y said so", "So does Z", "This is the thesis of Y", "Y shares that view", "two guards
 * swore the opposite". What was told, record.h looks up.
 */
#ifndef ASC_READ_ECHO_H
#define ASC_READ_ECHO_H

#include "read/tree.h"

typedef enum asc_echo { ASC_ECHO_NONE, ASC_ECHO_SAME, ASC_ECHO_CONTRARY } asc_echo;

/* Does token i say it again? *who: the token of the one who does. */
asc_echo asc_echo_at(const asc_tree *t, uint32_t i, uint32_t *who);

#endif
