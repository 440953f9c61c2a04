#include "text/pagetext.h"

#include "base/error.h"

#include "base/banned.h"

#define REFERENCE_LOOK 6 /* bytes behind a reference that must be alike */
#define REFERENCE_TEXT 8 /* bytes that one may become */

struct layout {
    asc_pagetext *out;
    asc_arena *tmp;
    const asc_html *html;
    size_t begin;        /* of the block that is open, in the text */
    bool open;           /* something stands in it */
    bool space;          /* white space is due before the next character */
    bool line;           /* a line end is due */
    asc_block_kind kind; /* of the open block */
    bool failed;
};

static asc_html_element element(const asc_html *h, uint32_t i)
{
    return (asc_html_element)h->nodes[i].element;
}

static void close_block(struct layout *l)
{
    asc_pagetext *o = l->out;
    if (l->open) {
        if (o->count == o->cap) {
            void *grown = asc_arena_grow(l->tmp, o->blocks, o->count, &o->cap, sizeof *o->blocks);
            if (!grown) {
                l->failed = true;
                return;
            }
            o->blocks = grown;
        }
        o->blocks[o->count++] = (asc_block){ { (uint32_t)l->begin, (uint32_t)o->text.n }, l->kind };
    }
    l->open = l->space = l->line = false;
}

/* What the text node's block is, by the elements around it. */
static asc_block_kind kind_of(const asc_html *h, uint32_t i)
{
    asc_block_kind kind = ASC_BLOCK_PARAGRAPH;
    while (i != 0) {
        i = h->nodes[i].parent;
        asc_html_element e = element(h, i);
        if (e >= ASC_HTML_H1 && e <= ASC_HTML_H6) return ASC_BLOCK_HEADING;
        if (e == ASC_HTML_PRE) return ASC_BLOCK_PRE;
        if (e == ASC_HTML_LI && kind == ASC_BLOCK_PARAGRAPH) kind = ASC_BLOCK_ITEM;
        if ((e == ASC_HTML_TD || e == ASC_HTML_TH) && kind == ASC_BLOCK_PARAGRAPH)
            kind = ASC_BLOCK_ROW;
        if (e == ASC_HTML_BLOCKQUOTE) kind = ASC_BLOCK_QUOTE;
    }
    return kind;
}

static void open_block(struct layout *l, uint32_t node)
{
    asc_pagetext *o = l->out;
    l->kind = kind_of(l->html, node);
    if (o->text.n) asc_buf_puts(&o->text, "\n\n");
    l->begin = o->text.n;
    l->open = true;
    l->space = l->line = false;
}

/* U+00A0 and the other spaces count as white space. Bytes of it at s.p[i], or 0. */
static size_t white(asc_str s, size_t i)
{
    unsigned char b = (unsigned char)s.p[i];
    if (b <= ' ') return 1;
    if (b == 0xC2 && i + 1 < s.n && (unsigned char)s.p[i + 1] == 0xA0) return 2;
    if (b == 0xC2 && i + 1 < s.n && (unsigned char)s.p[i + 1] == 0x85) return 2;
    if (b != 0xE2 || i + 2 >= s.n) return 0;
    unsigned char c = (unsigned char)s.p[i + 1], d = (unsigned char)s.p[i + 2];
    if (c == 0x80 && (d <= 0x8A || d == 0xA8 || d == 0xA9 || d == 0xAF)) return 3;
    return 0;
}

/* Soft hyphens, byte order marks and NULs are left out. */
static size_t nothing(asc_str s, size_t i)
{
    if (s.p[i] == 0) return 1;
    if (i + 1 < s.n && !memcmp(s.p + i, "\xC2\xAD", 2)) return 2;
    if (i + 2 < s.n && !memcmp(s.p + i, "\xEF\xBB\xBF", 3)) return 3;
    return 0;
}

static void put_space(struct layout *l)
{
    if (l->open && l->line) asc_buf_putc(&l->out->text, '\n');
    else if (l->open && l->space) asc_buf_putc(&l->out->text, ' ');
    l->line = l->space = false;
}

/* ---- where it stands in the page ------------------------------------------------*/

/* A text node and its source, side by side: text[t] was made of source[r]. */
struct side {
    asc_str text, source;
    size_t t, r;
    bool copied, lost;
};

static struct side side_by_side(const asc_html *h, uint32_t node)
{
    asc_str s = h->nodes[node].text, source = h->source;
    bool view = s.p >= source.p && s.p + s.n <= source.p + source.n;
    return (struct side){ .text = s, .source = source, .r = h->nodes[node].attrs, .copied = !view };
}

/* Whether text and source go on alike at t and r, up to the next reference or tag. */
static bool alike(const struct side *a, size_t t, size_t r)
{
    for (size_t k = 0; k < REFERENCE_LOOK; k++) {
        bool end = r + k >= a->source.n || a->source.p[r + k] == '<';
        if (end) return t + k == a->text.n;
        if (a->source.p[r + k] == '&') return true;
        if (t + k >= a->text.n || a->text.p[t + k] != a->source.p[r + k]) return false;
    }
    return true;
}

static bool is_name_byte(char c)
{
    return (c >= '0' && c <= '9') || ((unsigned char)(c | 32) >= 'a' && (c | 32) <= 'z');
}

/* Over the reference at source[r]: how many bytes of text it became; 0 when that is not clear. */
static size_t reference(const struct side *a, size_t *r)
{
    size_t end = a->r + 1;
    if (end < a->source.n && a->source.p[end] == '#') end++;
    while (end < a->source.n && is_name_byte(a->source.p[end])) end++;
    if (end < a->source.n && a->source.p[end] == ';') end++;
    *r = end;
    for (size_t n = 1; n <= REFERENCE_TEXT && a->t + n <= a->text.n; n++) {
        bool boundary = a->t + n == a->text.n || ((uint8_t)a->text.p[a->t + n] & 0xC0) != 0x80;
        if (boundary && alike(a, a->t + n, end)) return n;
    }
    return 0;
}

/* One character's step, or one reference's. text[i, end) went to the page's text at `out`;
 * where `o` is NULL it went nowhere. */
static void step(struct side *a, asc_stretches *o, size_t i, size_t end, size_t out)
{
    size_t n = 1;
    asc_stretch_unit unit = ASC_STRETCH_SAME;
    while (a->t + n < a->text.n && ((uint8_t)a->text.p[a->t + n] & 0xC0) == 0x80) n++;
    size_t r = a->r + n;
    if (r > a->source.n) a->lost = true;
    else if (a->source.p[a->r] == '&') {
        n = reference(a, &r);
        unit = ASC_STRETCH_WHOLE;
        a->lost = n == 0;
    } else if (memcmp(a->source.p + a->r, a->text.p + a->t, n) != 0) a->lost = true;
    if (a->lost) return;
    size_t begin = out + (a->t - i), stop = out + ((a->t + n < end ? a->t + n : end) - i);
    if (o)
        asc_stretches_put(
            o, (asc_stretch){ (uint32_t)begin, (uint32_t)stop, (uint32_t)a->r, (uint32_t)r, unit });
    a->t += n;
    a->r = r;
}

/* text[i, end) went to the page's text at `out`. */
static void put_origin(struct side *a, asc_stretches *o, size_t i, size_t end, size_t out)
{
    if (!a->copied) {
        size_t from = (size_t)(a->text.p - a->source.p);
        asc_stretches_put(o, (asc_stretch){ (uint32_t)out, (uint32_t)(out + end - i),
                                            (uint32_t)(from + i), (uint32_t)(from + end),
                                            ASC_STRETCH_SAME });
        return;
    }
    while (!a->lost && a->t < i) step(a, NULL, i, end, out);
    while (!a->lost && a->t < end) step(a, o, i, end, out);
}

static void put_text(struct layout *l, uint32_t node)
{
    asc_str s = l->html->nodes[node].text;
    struct side side = side_by_side(l->html, node);
    for (size_t i = 0; i < s.n;) {
        size_t n = nothing(s, i), run = i;
        if (n) {
            i += n;
            continue;
        }
        if ((n = white(s, i)) != 0) {
            bool pre = l->open && l->kind == ASC_BLOCK_PRE;
            if (pre && s.p[i] == '\n') l->line = true;
            l->space = true;
            i += n;
            continue;
        }
        while (run < s.n && !white(s, run) && !nothing(s, run)) run++;
        if (!l->open) open_block(l, node);
        put_space(l);
        put_origin(&side, &l->out->origins, i, run, l->out->text.n);
        asc_buf_put(&l->out->text, asc_str_slice(s, i, run));
        i = run;
    }
}

/* Cells of one row stay on one line. */
static void begin_element(struct layout *l, uint32_t i)
{
    asc_html_element e = element(l->html, i);
    if (e == ASC_HTML_BR) {
        if (l->line) close_block(l); /* two of them end a paragraph */
        else l->line = l->open;
    } else if (asc_html_is_block(e)) {
        close_block(l);
    }
}

asc_status asc_pagetext_make(asc_pagetext *out, const asc_html *html, const uint8_t *keep,
                             asc_arena *tmp, asc_error *err)
{
    *out = (asc_pagetext){ .origins = { .keep = tmp } };
    struct layout l = { .out = out, .tmp = tmp, .html = html };
    uint32_t open[ASC_HTML_DEPTH_MAX + 2], depth = 0; /* blocks to be closed behind their ends */
    for (uint32_t i = 0; i < html->count && !l.failed; i++) {
        while (depth && i >= html->nodes[open[depth - 1]].end) {
            depth--;
            close_block(&l);
        }
        if (element(html, i) == ASC_HTML_TEXT) {
            if (keep[i]) put_text(&l, i);
            continue;
        }
        begin_element(&l, i);
        if (asc_html_is_block(element(html, i)) && depth <= ASC_HTML_DEPTH_MAX) open[depth++] = i;
    }
    close_block(&l);
    if (!l.failed && !out->text.failed) return ASC_OK;
    asc_buf_free(&out->text);
    return asc_fail(err, ASC_ENOMEM, "out of memory laying out a page");
}
