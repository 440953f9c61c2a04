/*
 * address - is this a public address on the network?
 *
 * What is fetched may name, or lead to, a machine inside the analyst's own network, and
 * the answer would end up in a case. So only addresses that anybody could reach are
 * connected to, judged by what the name resolved to at the moment of connecting.
 *
 * The blocks are those of IANA's special-purpose registries (RFC 6890 and its updates),
 * as of November 2026: everything there that is not globally reachable is refused, and of
 * IPv6 everything outside 2000::/3 too.
 */
#ifndef ASC_FETCH_ADDRESS_H
#define ASC_FETCH_ADDRESS_H

#include <stdbool.h>
#include <sys/socket.h>

/* `loopback`: 127.0.0.0/8 and ::1 count as public, for tests against a local server. */
bool asc_address_public(const struct sockaddr *a, socklen_t n, bool loopback);

#endif
