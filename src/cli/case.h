/*
 * case - what the commands that work on a case share.
 */
#ifndef ASC_CLI_CASE_H
#define ASC_CLI_CASE_H

#include "cli/cli.h"

#define ASC_WHO_MAX 256

/* Open a case; false after saying why not. */
bool asc_cli_case(asc_case **out, const char *path, asc_open_mode mode);
/* Who decides or collects: `who` if not NULL, else the user. False after saying that it
 * will not do. */
bool asc_cli_who(const asc_command *self, const char *who, char out[ASC_WHO_MAX]);
/* What to return when a command ends with `rc`: says what is wrong, if it is. */
int asc_cli_ended(asc_status rc, const asc_error *err);

/* White space of any kind as one space, cut at `max` bytes between characters. */
void asc_cli_one_line(asc_buf *b, asc_str s, size_t max);

/* "147-195" as a span that is not empty; false for anything else. */
bool asc_cli_span(const char *text, asc_span *out);
/* `reports --origin`: the bytes as found that a span of a report's text was made of. */
int asc_cli_origin(const char *case_path, const char *report, asc_span span, bool json);

#endif
