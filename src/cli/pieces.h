/*
 * pieces - a file's bytes, or those of the pieces that a large one is cut into.
 *
 * Crawls (WARC, WACZ) and zips over ASC_PORTION_FROM are cut by the locked-in reader between
 * their records, JSONL over a report's limit between its lines: each piece is a document of its own, called
 * "FILE[BEGIN-END]" by its bytes. Any other file is one; one that is too large is not read.
 */
#ifndef ASC_CLI_PIECES_H
#define ASC_CLI_PIECES_H

#include "cli/cli.h"

/* Called with each piece, or with what could not be read and its reason (ASC_EIO: at all).
 * All views end with the call. False stops. */
typedef bool (*asc_cli_piece_fn)(void *user, asc_str name, asc_str bytes, const asc_error *failed);

/* Say on standard error what could not be read. */
void asc_cli_tell_piece(asc_str name, const asc_error *failed);

/* False when `each` stopped. `name` is a path, with a NUL behind it, or "-". */
bool asc_cli_pieces(asc_str name, const asc_reader_options *how, asc_cli_piece_fn each, void *user);

#endif
