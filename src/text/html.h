/*
 * html - bytes of a web page to a tree of elements.
 *
 * An own tokeniser after the HTML standard (13.2.5) and a tree builder that keeps
 * what matters for reading text: void elements, implied ends of p, li, td and
 * their like, raw text, misnested formatting. Nodes are never moved, so a node's
 * subtree is the run of nodes [i, end): passes over the tree are plain loops.
 *
 * Not here: foster parenting, the adoption agency, frames, scripts. Nothing is
 * fetched and nothing runs.
 *
 * Memory   the tree lives in the arena and refers to the page's bytes.
 * Limits   nesting ASC_HTML_DEPTH_MAX (deeper elements become children of the
 *          deepest one kept), nodes ASC_HTML_NODES_MAX (ASC_ELIMIT).
 * Time     linear in the page's length, times the nesting for end tags.
 */
#ifndef ASC_TEXT_HTML_H
#define ASC_TEXT_HTML_H

#include <ascribe.h>

#include "base/arena.h"

#define ASC_HTML_DEPTH_MAX 256
#define ASC_HTML_NODES_MAX (2u << 20)
#define ASC_HTML_ATTRS_MAX 64 /* kept of one element */

/* clang-format off */
/* Elements with a meaning here; any other is OTHER. Sorted by name. */
#define ASC_HTML_ELEMENTS(X) \
    X(A, "a") X(ABBR, "abbr") X(ADDRESS, "address") X(APPLET, "applet") X(AREA, "area") \
    X(ARTICLE, "article") X(ASIDE, "aside") X(AUDIO, "audio") X(B, "b") X(BASE, "base") \
    X(BIG, "big") X(BLOCKQUOTE, "blockquote") X(BODY, "body") X(BR, "br") X(BUTTON, "button") \
    X(CANVAS, "canvas") X(CAPTION, "caption") X(CENTER, "center") X(CITE, "cite") X(CODE, "code") \
    X(COL, "col") X(COLGROUP, "colgroup") X(DD, "dd") X(DETAILS, "details") X(DIALOG, "dialog") \
    X(DIV, "div") X(DL, "dl") X(DT, "dt") X(EM, "em") X(EMBED, "embed") \
    X(FIELDSET, "fieldset") X(FIGCAPTION, "figcaption") X(FIGURE, "figure") X(FONT, "font") \
    X(FOOTER, "footer") X(FORM, "form") X(FRAME, "frame") X(H1, "h1") X(H2, "h2") X(H3, "h3") \
    X(H4, "h4") X(H5, "h5") X(H6, "h6") X(HEAD, "head") X(HEADER, "header") X(HR, "hr") \
    X(HTML, "html") X(I, "i") X(IFRAME, "iframe") X(IMG, "img") X(INPUT, "input") \
    X(LABEL, "label") X(LEGEND, "legend") X(LI, "li") X(LINK, "link") X(MAIN, "main") \
    X(MARK, "mark") X(MATH, "math") X(MENU, "menu") X(META, "meta") X(NAV, "nav") \
    X(NOEMBED, "noembed") X(NOFRAMES, "noframes") X(NOSCRIPT, "noscript") X(OBJECT, "object") \
    X(OL, "ol") X(OPTGROUP, "optgroup") X(OPTION, "option") X(P, "p") X(PARAM, "param") \
    X(PICTURE, "picture") X(PLAINTEXT, "plaintext") X(PRE, "pre") X(Q, "q") X(RP, "rp") \
    X(RT, "rt") X(S, "s") X(SCRIPT, "script") X(SECTION, "section") X(SELECT, "select") \
    X(SMALL, "small") X(SOURCE, "source") X(SPAN, "span") X(STRIKE, "strike") \
    X(STRONG, "strong") X(STYLE, "style") X(SUB, "sub") X(SUMMARY, "summary") X(SUP, "sup") \
    X(SVG, "svg") X(TABLE, "table") X(TBODY, "tbody") X(TD, "td") X(TEMPLATE, "template") \
    X(TEXTAREA, "textarea") X(TFOOT, "tfoot") X(TH, "th") X(THEAD, "thead") X(TIME, "time") \
    X(TITLE, "title") X(TR, "tr") X(TRACK, "track") X(TT, "tt") X(U, "u") X(UL, "ul") \
    X(VAR, "var") X(VIDEO, "video") X(WBR, "wbr") X(XMP, "xmp")

#define ASC_HTML_ATTRIBUTES(X) \
    X(ALT, "alt") X(ARIA_HIDDEN, "aria-hidden") X(ARIA_LABEL, "aria-label") \
    X(ARIA_MODAL, "aria-modal") X(CHARSET, "charset") X(CLASS, "class") X(CONTENT, "content") \
    X(DATETIME, "datetime") X(HIDDEN, "hidden") X(HREF, "href") X(HTTP_EQUIV, "http-equiv") \
    X(ID, "id") X(ITEMPROP, "itemprop") X(ITEMTYPE, "itemtype") X(LANG, "lang") X(NAME, "name") \
    X(PROPERTY, "property") X(PUBDATE, "pubdate") X(REL, "rel") X(ROLE, "role") X(STYLE, "style") \
    X(TITLE, "title") X(TYPE, "type") X(VALUE, "value")
/* clang-format on */

typedef enum asc_html_element {
    ASC_HTML_TEXT,  /* a run of text; not an element */
    ASC_HTML_OTHER, /* an element of any other name */
#define ASC_X(id, s) ASC_HTML_##id,
    ASC_HTML_ELEMENTS(ASC_X)
#undef ASC_X
        ASC_HTML_ELEMENT_COUNT
} asc_html_element;

typedef enum asc_html_attribute {
#define ASC_X(id, s) ASC_HTML_ATTR_##id,
    ASC_HTML_ATTRIBUTES(ASC_X)
#undef ASC_X
        ASC_HTML_ATTR_COUNT
} asc_html_attribute;

typedef struct asc_html_attr {
    asc_str value; /* character references resolved */
    uint8_t name;  /* asc_html_attribute */
} asc_html_attr;

typedef struct asc_html_node {
    uint32_t parent; /* the root's is itself */
    uint32_t end;    /* one past the last node of its subtree */
    uint8_t element; /* asc_html_element */
    uint8_t attr_count;
    uint16_t depth;
    uint32_t attrs; /* first of its attributes; of TEXT: where in the source it stands */
    asc_str text;   /* of TEXT; references resolved */
} asc_html_node;

typedef struct asc_html {
    asc_html_node *nodes; /* in document order; nodes[0] is the root, OTHER */
    uint32_t count;
    asc_html_attr *attrs;
    asc_str source;
} asc_html;

/* Parse a page already in UTF-8. */
asc_status asc_html_parse(asc_html *out, asc_arena *keep, asc_str page,
                          asc_error *err) ASC_MUST_USE;

/* The attribute's value, or an empty view with p NULL when there is none. */
asc_str asc_html_get(const asc_html *h, uint32_t node, asc_html_attribute name);
/* Whether the attribute is there, with or without a value. */
bool asc_html_has(const asc_html *h, uint32_t node, asc_html_attribute name);

/* Elements that begin on a line of their own. */
bool asc_html_is_block(asc_html_element e);

/* Resolve character references; the answer is `s` itself when there are none. */
bool asc_html_unescape(asc_arena *keep, asc_str s, bool in_attribute, asc_str *out) ASC_MUST_USE;

#endif
