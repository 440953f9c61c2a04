/*
 * paths - by which ties one actor hangs together with another: a proxy of a proxy, and
 * on whose word each link rests.
 */
#ifndef ASC_SHOW_PATHS_H
#define ASC_SHOW_PATHS_H

#include "show/case.h"

#define ASC_PATH_STEPS_MAX 5      /* links of a chain */
#define ASC_PATHS_MAX 20          /* chains shown, the shortest first */
#define ASC_PATH_WORK_MAX 200000u /* links followed; a search that needs more is cut, and says so */

/*
 * Chains of ties between actors from one to another; an empty `to`: the ties of `from`. Names are
 * those of actors, in any spelling with the same key. ASC_EARG when no actor has it.
 */
asc_status asc_show_paths(const asc_read_case *c, asc_str from, asc_str to,
                          const asc_show_options *options, asc_write_fn write, void *user,
                          asc_error *err) ASC_MUST_USE;

#endif
