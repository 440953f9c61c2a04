/*
 * robots - may this path be fetched, by a site's robots.txt (RFC 9309)?
 *
 * The group of our own name counts, else that of "*"; the longest rule that matches
 * decides, an allowing one where two are as long. "*" stands for any bytes, "$" at the
 * end for the end.
 */
#ifndef ASC_FETCH_ROBOTS_H
#define ASC_FETCH_ROBOTS_H

#include "base/str.h"

#define ASC_ROBOTS_BYTES_MAX ((size_t)500 << 10) /* what the RFC asks to be read; the rest is not */

/* `path` with its query, from its first slash on. */
bool asc_robots_allow(asc_str robots, asc_str agent, asc_str path);

#endif
