/*
 * json - JSON (RFC 8259) to a tree of values; for what pages and feeds carry.
 *
 * Strict, but for control characters inside strings, which pages often leave there,
 * and what follows the first value, which is not looked at.
 *
 * Documents that are JSON themselves are read strictly: asc_json_parse_whole.
 *
 * Limits   nesting ASC_JSON_DEPTH_MAX, values ASC_JSON_VALUES_MAX, in a whole document
 *          ASC_JSON_WHOLE_MAX.
 */
#ifndef ASC_TEXT_JSON_H
#define ASC_TEXT_JSON_H

#include <ascribe.h>

#include "base/arena.h"

#define ASC_JSON_DEPTH_MAX 64
#define ASC_JSON_VALUES_MAX 200000u
#define ASC_JSON_WHOLE_MAX 3000000u

typedef enum asc_json_kind {
    ASC_JSON_NULL,
    ASC_JSON_TRUE,
    ASC_JSON_FALSE,
    ASC_JSON_NUMBER,
    ASC_JSON_STRING,
    ASC_JSON_ARRAY,
    ASC_JSON_OBJECT
} asc_json_kind;

typedef struct asc_json {
    asc_json_kind kind;
    asc_str key;                   /* in an object */
    asc_str text;                  /* of a string, resolved; of a number, as written */
    struct asc_json *first, *next; /* members; the next member of the same value */
} asc_json;

/* NULL when `s` is no JSON, is over a limit, or memory ran out. Linear. */
asc_json *asc_json_parse(asc_arena *keep, asc_str s);
/* The value that begins at s.p[*at], over blanks, commas and semicolons: *at is moved
 * behind it. For pages that put several where there is room for one. NULL as above. */
asc_json *asc_json_parse_next(asc_arena *keep, asc_str s, size_t *at);
/* A whole document, exactly as RFC 8259 has it: ASC_EFORMAT names the byte. */
asc_status asc_json_parse_whole(asc_json **out, asc_arena *keep, asc_str s,
                                asc_error *err) ASC_MUST_USE;
/* The member of an object, or NULL (also when v is no object or NULL). */
const asc_json *asc_json_get(const asc_json *v, const char *key);
/* The text of a string member, or empty. */
asc_str asc_json_text(const asc_json *v, const char *key);

#endif
