#include "text/html_tree.h"

#include "base/str.h"

#include "base/banned.h"

#define BIT(e) ((uint64_t)1 << ((e)&63))

/* A set of elements. */
typedef struct set {
    uint64_t bits[4];
} set;

static bool in(const set *s, asc_html_element e)
{
    return (s->bits[(unsigned)e >> 6] & BIT(e)) != 0;
}

#define H(e) ASC_HTML_##e

static bool is_void(asc_html_element e)
{
    switch (e) {
    case H(AREA):
    case H(BASE):
    case H(BR):
    case H(COL):
    case H(EMBED):
    case H(FRAME):
    case H(HR):
    case H(IMG):
    case H(INPUT):
    case H(LINK):
    case H(META):
    case H(PARAM):
    case H(SOURCE):
    case H(TRACK):
    case H(WBR): return true;
    default: return false;
    }
}

bool asc_html_is_block(asc_html_element e)
{
    switch (e) {
    case H(ADDRESS):
    case H(ARTICLE):
    case H(ASIDE):
    case H(BLOCKQUOTE):
    case H(BODY):
    case H(CAPTION):
    case H(CENTER):
    case H(DD):
    case H(DETAILS):
    case H(DIALOG):
    case H(DIV):
    case H(DL):
    case H(DT):
    case H(FIELDSET):
    case H(FIGCAPTION):
    case H(FIGURE):
    case H(FOOTER):
    case H(FORM):
    case H(H1):
    case H(H2):
    case H(H3):
    case H(H4):
    case H(H5):
    case H(H6):
    case H(HEADER):
    case H(HR):
    case H(HTML):
    case H(LEGEND):
    case H(LI):
    case H(MAIN):
    case H(MENU):
    case H(NAV):
    case H(OL):
    case H(P):
    case H(PRE):
    case H(SECTION):
    case H(SUMMARY):
    case H(TABLE):
    case H(TBODY):
    case H(TD):
    case H(TFOOT):
    case H(TH):
    case H(THEAD):
    case H(TR):
    case H(UL):
    case H(XMP):
    case H(OPTION):
    case H(PLAINTEXT): return true;
    default: return false;
    }
}

/* Inline elements whose end tag may come late: it closes them alone. */
static bool is_formatting(asc_html_element e)
{
    switch (e) {
    case H(A):
    case H(ABBR):
    case H(B):
    case H(BIG):
    case H(CITE):
    case H(CODE):
    case H(EM):
    case H(FONT):
    case H(I):
    case H(MARK):
    case H(Q):
    case H(S):
    case H(SMALL):
    case H(SPAN):
    case H(STRIKE):
    case H(STRONG):
    case H(SUB):
    case H(SUP):
    case H(TT):
    case H(U):
    case H(VAR):
    case H(LABEL):
    case H(TIME):
    case H(OTHER): return true;
    default: return false;
    }
}

/* An end tag or an implied end looks no further out than these. */
static bool is_scope(asc_html_element e)
{
    return e == H(TABLE) || e == H(TD) || e == H(TH) || e == H(CAPTION) || e == H(TEMPLATE) ||
           e == H(OBJECT) || e == H(APPLET) || e == H(HTML);
}

static bool is_heading(asc_html_element e)
{
    return e >= H(H1) && e <= H(H6);
}

static bool belongs_in_head(asc_html_element e)
{
    return e == H(BASE) || e == H(LINK) || e == H(META) || e == H(TITLE) || e == H(STYLE) ||
           e == H(SCRIPT) || e == H(NOSCRIPT) || e == H(TEMPLATE);
}

/* ---- the stack -----------------------------------------------------------------*/

static asc_html_element at(const asc_html_builder *b, uint32_t depth)
{
    return (asc_html_element)b->html->nodes[b->stack[depth]].element;
}

static void pop_to(asc_html_builder *b, uint32_t depth)
{
    while (b->depth > depth) b->html->nodes[b->stack[--b->depth]].end = b->html->count;
}

static uint32_t append(asc_html_builder *b, asc_html_element e)
{
    asc_html *h = b->html;
    if (b->rc) return 0;
    if (h->count >= ASC_HTML_NODES_MAX) {
        b->rc = ASC_ELIMIT;
        return 0;
    }
    if (h->count == b->node_cap) {
        void *grown = asc_arena_grow(b->keep, h->nodes, h->count, &b->node_cap, sizeof *h->nodes);
        if (!grown) {
            b->rc = ASC_ENOMEM;
            return 0;
        }
        h->nodes = grown;
    }
    uint32_t i = h->count++;
    h->nodes[i] = (asc_html_node){ .parent = b->depth ? b->stack[b->depth - 1] : 0,
                                   .end = i + 1,
                                   .element = (uint8_t)e,
                                   .depth = (uint16_t)b->depth };
    return i;
}

static void open(asc_html_builder *b, asc_html_element e, uint32_t attr_count, bool closed)
{
    uint32_t i = append(b, e);
    if (b->rc) return;
    asc_html_node *n = &b->html->nodes[i];
    n->attr_count = (uint8_t)attr_count;
    n->attrs = (uint32_t)(b->attr_count - attr_count);
    if (!closed && !is_void(e) && b->depth < ASC_HTML_DEPTH_MAX) b->stack[b->depth++] = i;
}

/* Depth of the innermost open element that is in `wanted`, or 0; not past one that is
 * in `walls` nor past a table's cell. */
static uint32_t open_at(const asc_html_builder *b, const set *wanted, const set *walls)
{
    for (uint32_t d = b->depth; d-- > 1;) {
        asc_html_element e = at(b, d);
        if (in(wanted, e)) return d;
        if (is_scope(e) || in(walls, e)) return 0;
    }
    return 0;
}

static set set_of(const asc_html_element *list)
{
    set s = { { 0 } };
    for (; *list != H(TEXT); list++) s.bits[(unsigned)*list >> 6] |= BIT(*list);
    return s;
}

#define SET(...) set_of((const asc_html_element[]){ __VA_ARGS__, ASC_HTML_TEXT })

/* Close the innermost `wanted`, if one is open this side of the walls. */
static void close_open(asc_html_builder *b, set wanted, set walls)
{
    uint32_t d = open_at(b, &wanted, &walls);
    if (d) pop_to(b, d);
}

/* The end of a formatting element that has blocks still open inside: it alone ends. */
static void end_formatting(asc_html_builder *b, uint32_t depth)
{
    bool crosses = false;
    if (!depth) return;
    for (uint32_t d = depth + 1; d < b->depth; d++)
        crosses = crosses || asc_html_is_block(at(b, d));
    if (!crosses) {
        pop_to(b, depth);
        return;
    }
    for (uint32_t d = depth; d + 1 < b->depth; d++) b->stack[d] = b->stack[d + 1];
    b->depth--;
}

/* ---- what a start tag ends ---------------------------------------------------------*/

static void close_table_parts(asc_html_builder *b, asc_html_element e)
{
    bool cell = e == H(TD) || e == H(TH);
    for (uint32_t d = b->depth; d-- > 1;) {
        asc_html_element o = at(b, d);
        if (o == H(TABLE) || o == H(TEMPLATE)) return;
        if (o == H(TD) || o == H(TH) || o == H(CAPTION) || o == H(COLGROUP) ||
            (!cell && o == H(TR)) ||
            (!cell && e != H(TR) && (o == H(TBODY) || o == H(THEAD) || o == H(TFOOT))))
            pop_to(b, d);
    }
}

static void close_implied(asc_html_builder *b, asc_html_element e)
{
    set none = { { 0 } }, link = SET(H(A));
    if (asc_html_is_block(e) && e != H(OPTION)) close_open(b, SET(H(P)), SET(H(BUTTON)));
    if (is_heading(e) && b->depth && is_heading(at(b, b->depth - 1))) pop_to(b, b->depth - 1);
    switch (e) {
    case H(LI): close_open(b, SET(H(LI)), SET(H(UL), H(OL), H(MENU))); break;
    case H(DD):
    case H(DT): close_open(b, SET(H(DD), H(DT)), SET(H(DL))); break;
    case H(OPTION):
    case H(OPTGROUP): close_open(b, SET(H(OPTION)), SET(H(SELECT))); break;
    case H(A): end_formatting(b, open_at(b, &link, &none)); break;
    case H(BUTTON): close_open(b, SET(H(BUTTON)), none); break;
    case H(TD):
    case H(TH):
    case H(TR):
    case H(TBODY):
    case H(THEAD):
    case H(TFOOT):
    case H(CAPTION): close_table_parts(b, e); break;
    default: break;
    }
}

/* The page's body begins: whatever the head has left open ends. */
static void leave_head(asc_html_builder *b)
{
    if (!b->in_head) return;
    b->in_head = false;
    pop_to(b, 1);
}

/* ---- tokens ----------------------------------------------------------------------*/

void asc_html_build_begin(asc_html_builder *b, asc_html *html, asc_arena *keep)
{
    *b = (asc_html_builder){ .html = html, .keep = keep, .in_head = true };
    append(b, H(OTHER));
    if (!b->rc) b->stack[b->depth++] = 0;
}

/* html and body are one each: later ones only bring attributes, which are left out. */
static bool opened_once(asc_html_builder *b, asc_html_element e, uint32_t attr_count)
{
    if (e == H(HTML)) {
        asc_html_node *root = &b->html->nodes[0];
        if (!root->attr_count && attr_count) {
            root->attr_count = (uint8_t)attr_count;
            root->attrs = (uint32_t)(b->attr_count - attr_count);
        }
        return true;
    }
    if (e == H(HEAD)) return true;
    if (e != H(BODY)) return false;
    if (b->body_open) return true;
    leave_head(b);
    b->body_open = true;
    return false;
}

void asc_html_build_start(asc_html_builder *b, asc_html_element e, uint32_t attr_count, bool closed)
{
    if (b->rc || opened_once(b, e, attr_count)) return;
    if (b->in_head && !belongs_in_head(e) && !(b->depth > 1)) leave_head(b);
    close_implied(b, e);
    open(b, e, attr_count, closed);
}

void asc_html_build_end(asc_html_builder *b, asc_html_element e)
{
    if (b->rc || e == H(BODY) || e == H(HTML)) return;
    if (e == H(HEAD)) {
        leave_head(b);
        return;
    }
    bool table_part =
        e == H(TABLE) || e == H(TR) || e == H(TBODY) || e == H(THEAD) || e == H(TFOOT);
    for (uint32_t d = b->depth; d-- > 1;) {
        asc_html_element o = at(b, d);
        if (o == e || (is_heading(e) && is_heading(o))) {
            if (is_formatting(e)) end_formatting(b, d);
            else pop_to(b, d);
            return;
        }
        if (o == H(TABLE) && e != H(TABLE)) return;
        if (e == H(LI) && (o == H(UL) || o == H(OL) || o == H(MENU))) return;
        if (is_scope(o) && !(table_part && o != H(TABLE)) && e != H(TEMPLATE)) return;
    }
}

void asc_html_build_text(asc_html_builder *b, asc_str text, uint32_t source)
{
    if (b->rc || !text.n) return;
    if (b->in_head && b->depth == 1) {
        if (!asc_str_trim(text).n) return;
        leave_head(b);
    }
    uint32_t i = append(b, H(TEXT));
    if (b->rc) return;
    b->html->nodes[i].text = text;
    b->html->nodes[i].attrs = source;
}

asc_html_attr *asc_html_build_attr(asc_html_builder *b)
{
    asc_html *h = b->html;
    if (b->rc) return NULL;
    if (b->attr_count == b->attr_cap) {
        void *grown =
            asc_arena_grow(b->keep, h->attrs, b->attr_count, &b->attr_cap, sizeof *h->attrs);
        if (!grown) {
            b->rc = ASC_ENOMEM;
            return NULL;
        }
        h->attrs = grown;
    }
    return &h->attrs[b->attr_count++];
}

/* A formatting element taken out early ends where its last open child did. */
static void close_ends(asc_html *h)
{
    for (uint32_t i = h->count; i-- > 1;) {
        asc_html_node *parent = &h->nodes[h->nodes[i].parent];
        if (parent->end < h->nodes[i].end) parent->end = h->nodes[i].end;
    }
}

void asc_html_build_finish(asc_html_builder *b)
{
    if (!b->html->count) return;
    pop_to(b, 0);
    close_ends(b->html);
}
