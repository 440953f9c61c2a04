/*
 * html_tree - the stack of open elements, between html.c's tokens and its nodes.
 */
#ifndef ASC_TEXT_HTML_TREE_H
#define ASC_TEXT_HTML_TREE_H

#include "text/html.h"

typedef struct asc_html_builder {
    asc_html *html;
    asc_arena *keep;
    size_t node_cap, attr_cap, attr_count;
    uint32_t stack[ASC_HTML_DEPTH_MAX];
    uint32_t depth; /* open elements; stack[0] is the root */
    bool in_head, body_open;
    asc_status rc; /* the first thing that went wrong */
} asc_html_builder;

void asc_html_build_begin(asc_html_builder *b, asc_html *html, asc_arena *keep);
/* A start tag; its attributes are the attr_count last ones in html->attrs. */
void asc_html_build_start(asc_html_builder *b, asc_html_element e, uint32_t attr_count,
                          bool closed);
void asc_html_build_end(asc_html_builder *b, asc_html_element e);
void asc_html_build_text(asc_html_builder *b, asc_str text, uint32_t source);
/* Text of a script, style or title just opened, and its end. */
void asc_html_build_finish(asc_html_builder *b);
/* Room for one more attribute of the tag being read, or NULL. */
asc_html_attr *asc_html_build_attr(asc_html_builder *b);

#endif
