/*
 * fetch - pages from the network, by ascribe-fetch, a program of its own: nothing else of
 * ascribe can speak to a network.
 */
#ifndef ASC_CLI_FETCH_H
#define ASC_CLI_FETCH_H

#include "cli/cli.h"

#define ASC_FETCH_PROGRAM "ascribe-fetch"

/* "http://" or "https://" in front. */
bool asc_cli_is_url(const char *operand);

/* One page, or why it could not be had (`reason`, else empty). The views end with the
 * call. False stops. */
typedef bool (*asc_cli_page_fn)(void *user, const asc_fetched *page, asc_str bytes, asc_str reason);

/* Get the pages in their order. False after saying why none of the rest can be had. */
bool asc_cli_fetch(int count, char *const *urls, asc_cli_page_fn each, void *user);

#endif
