#include "text/page_stats.h"

#include "base/error.h"
#include "base/str.h"
#include "text/html_words.h"

#include "base/banned.h"

asc_status asc_page_new(asc_page *out, const asc_html *html, asc_arena *tmp, asc_error *err)
{
    asc_page p = { .html = html, .tmp = tmp };
    p.gone = asc_arena_alloc(tmp, html->count, 1);
    p.is_candidate = asc_arena_alloc(tmp, html->count, 1);
    p.table_kind = asc_arena_zalloc(tmp, html->count, 1);
    p.hints = asc_arena_zalloc(tmp, html->count, sizeof *p.hints);
    p.in = asc_arena_alloc(tmp, html->count, sizeof *p.in);
    p.score = asc_arena_alloc(tmp, html->count, sizeof *p.score);
    if (!p.gone || !p.is_candidate || !p.table_kind || !p.hints || !p.in || !p.score)
        return asc_fail(err, ASC_ENOMEM, "out of memory reading a page of %u elements",
                        html->count);
    for (uint32_t i = 0; i < html->count; i++)
        if (html->nodes[i].attr_count)
            p.hints[i] = (uint16_t)(asc_html_hints(asc_html_get(html, i, ASC_HTML_ATTR_CLASS)) |
                                    asc_html_hints(asc_html_get(html, i, ASC_HTML_ATTR_ID)));
    *out = p;
    asc_page_reset(out);
    return ASC_OK;
}

void asc_page_reset(asc_page *p)
{
    memset(p->gone, 0, p->html->count);
    memset(p->is_candidate, 0, p->html->count);
    memset(p->score, 0, p->html->count * sizeof *p->score);
}

void asc_page_drop(asc_page *p, uint32_t i)
{
    memset(p->gone + i, 1, p->html->nodes[i].end - i);
}

/* Characters and commas of a text; runs of white space count as one character. */
static void count_text(asc_str s, asc_counts *c)
{
    bool space = true; /* white space at the front does not count */
    for (size_t i = 0; i < s.n; i++) {
        unsigned char b = (unsigned char)s.p[i];
        if (b <= ' ') {
            if (!space) c->chars++;
            space = true;
            continue;
        }
        space = false;
        if (b < 0x80 || b >= 0xC0) c->chars++;
        if (b == ',') c->commas++;
        else if (b == 0xD8 && i + 1 < s.n && (unsigned char)s.p[i + 1] == 0x8C) c->commas++;
        else if (b == 0xEF && i + 2 < s.n && !memcmp(s.p + i, "\xEF\xBC\x8C", 3)) c->commas++;
        else if (b == 0xE3 && i + 2 < s.n && !memcmp(s.p + i, "\xE3\x80\x81", 3)) c->commas++;
    }
}

static void add(asc_counts *to, const asc_counts *from)
{
    to->chars += from->chars;
    to->link += from->link;
    to->heading += from->heading;
    to->list += from->list;
    to->commas += from->commas;
    to->p += from->p;
    to->li += from->li;
    to->img += from->img;
    to->input += from->input;
    to->embed += from->embed;
    to->blocks += from->blocks;
}

/* What the element adds to its own counts once all in it is counted. */
static void count_element(const asc_page *p, uint32_t i, asc_counts *c)
{
    asc_html_element e = (asc_html_element)p->html->nodes[i].element;
    switch (e) {
    case ASC_HTML_A: {
        asc_str href = asc_html_get(p->html, i, ASC_HTML_ATTR_HREF);
        c->link = href.n && href.p[0] == '#' ? c->chars * 3 / 10 : c->chars;
        break;
    }
    case ASC_HTML_H1:
    case ASC_HTML_H2:
    case ASC_HTML_H3:
    case ASC_HTML_H4:
    case ASC_HTML_H5:
    case ASC_HTML_H6: c->heading = c->chars; break;
    case ASC_HTML_UL:
    case ASC_HTML_OL: c->list = c->chars; break;
    case ASC_HTML_P: c->p++; break;
    case ASC_HTML_LI: c->li++; break;
    case ASC_HTML_IMG: c->img++; break;
    case ASC_HTML_INPUT: c->input++; break;
    case ASC_HTML_EMBED:
    case ASC_HTML_OBJECT:
    case ASC_HTML_IFRAME: c->embed++; break;
    default: break;
    }
    if (asc_html_is_block(e)) c->blocks++;
}

void asc_page_count(asc_page *p)
{
    const asc_html_node *nodes = p->html->nodes;
    memset(p->in, 0, p->html->count * sizeof *p->in);
    for (uint32_t i = p->html->count; i-- > 0;) {
        if (p->gone[i]) continue;
        if (nodes[i].element == ASC_HTML_TEXT) count_text(nodes[i].text, &p->in[i]);
        else count_element(p, i, &p->in[i]);
        if (i > 0) add(&p->in[nodes[i].parent], &p->in[i]);
    }
}

static void take_off(asc_counts *from, const asc_counts *what)
{
    from->chars -= what->chars;
    from->link -= what->link < from->link ? what->link : from->link;
    from->heading -= what->heading < from->heading ? what->heading : from->heading;
    from->list -= what->list < from->list ? what->list : from->list;
    from->commas -= what->commas;
    from->p -= what->p;
    from->li -= what->li;
    from->img -= what->img;
    from->input -= what->input;
    from->embed -= what->embed;
    from->blocks -= what->blocks;
}

void asc_page_remove(asc_page *p, uint32_t i)
{
    asc_counts was = p->in[i];
    if (p->gone[i]) return;
    for (uint32_t a = i; a != 0;) {
        a = p->html->nodes[a].parent;
        take_off(&p->in[a], &was);
    }
    asc_page_drop(p, i);
}

double asc_page_link_density(const asc_page *p, uint32_t i)
{
    return p->in[i].chars ? (double)p->in[i].link / p->in[i].chars : 0;
}

bool asc_page_inside(const asc_page *p, uint32_t i, asc_html_element e)
{
    while (i != 0) {
        i = p->html->nodes[i].parent;
        if (p->html->nodes[i].element == e) return true;
    }
    return false;
}

uint32_t asc_page_next(const asc_page *p, uint32_t i)
{
    uint32_t next = p->html->nodes[i].end;
    return i && next < p->html->nodes[p->html->nodes[i].parent].end ? next : 0;
}
