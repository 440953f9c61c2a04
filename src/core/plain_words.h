/*
 * plain_words - a text's words as they are compared: in small letters, without a plural's s.
 */
#ifndef ASC_CORE_PLAIN_WORDS_H
#define ASC_CORE_PLAIN_WORDS_H

#include <stdint.h>

#include "base/str.h"

typedef struct asc_plain_words {
    asc_str rest;
} asc_plain_words;

/* Hash of the next word of four letters or more, never 0; 0 behind the last. */
uint64_t asc_plain_words_next(asc_plain_words *w);

#endif
