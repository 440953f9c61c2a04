/*
 * create - a new case file comes to its place whole, or not at all.
 */
#ifndef ASC_CASE_CREATE_H
#define ASC_CASE_CREATE_H

#include <ascribe.h>

#include "case/db.h"

/*
 * Make an empty case at c->path, where nothing is. *made is false where this machine or
 * this folder cannot do it in one step (the caller then does it in several), and true
 * also when somebody else was faster.
 */
asc_status asc_create(asc_case *c, bool *made, asc_error *err) ASC_MUST_USE;

/* Bring the open, empty or older database to today's version; inside one group. */
asc_status asc_migrate(asc_case *c, asc_error *err) ASC_MUST_USE;

/* To be set before anything is in the database: the size of its pages and the room kept
 * at each one's end. */
asc_status asc_create_layout(asc_case *c, asc_error *err) ASC_MUST_USE;

#endif
