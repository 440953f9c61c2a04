/*
 * answer - who is named for each incident, by which voices, in whose words.
 *
 * ascribe takes no side: every line says who says so, and how firmly. No number
 * here is a probability of guilt; with as little as this, none could be given.
 */
#ifndef ASC_SHOW_ANSWER_H
#define ASC_SHOW_ANSWER_H

#include "show/case.h"

asc_status asc_show_answer(const asc_read_case *c, const asc_show_options *options,
                           asc_write_fn write, void *user, asc_error *err) ASC_MUST_USE;

#endif
