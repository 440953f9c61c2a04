/*
 * answer - how each incident is weighed, and who is named for it by which voices, in
 * whose words.
 *
 * ascribe takes no side: every line says who says so, and how firmly. A percentage is a
 * credence given these reports; where too little is known there is none.
 */
#ifndef ASC_SHOW_ANSWER_H
#define ASC_SHOW_ANSWER_H

#include "show/case.h"

asc_status asc_show_answer(const asc_read_case *c, const asc_show_options *options,
                           asc_write_fn write, void *user, asc_error *err) ASC_MUST_USE;

#endif
