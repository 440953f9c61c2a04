/*
 * html_words - what the words in an element's class and id hint at.
 *
 * General words of the trade ("comment", "sidebar", "byline"), no site's own: a
 * table of substrings, each with what it speaks for. Weights are set by hand.
 */
#ifndef ASC_TEXT_HTML_WORDS_H
#define ASC_TEXT_HTML_WORDS_H

#include "text/html.h"

enum {
    ASC_HINT_UNLIKELY = 1 << 0, /* furniture of the page, unless MAYBE */
    ASC_HINT_MAYBE = 1 << 1,    /* may hold the article after all */
    ASC_HINT_GOOD = 1 << 2,     /* speaks for main text */
    ASC_HINT_BAD = 1 << 3,      /* speaks against it */
    ASC_HINT_BYLINE = 1 << 4,   /* names the author */
    ASC_HINT_SHARE = 1 << 5,    /* buttons to pass the page on */
    ASC_HINT_DATE = 1 << 6,     /* tells when */
    ASC_HINT_NEVER = 1 << 7,    /* comments, related links, sign-ups, notices: never main text */
    ASC_HINT_TITLE = 1 << 8,    /* the headline */
    ASC_HINT_CAPTION = 1 << 9,  /* under a picture */
    ASC_HINT_LEDE = 1 << 10     /* the lines between headline and text */
};

/* All hints that `words` (a class or an id, any case) gives. Linear. */
unsigned asc_html_hints(asc_str words);

#endif
