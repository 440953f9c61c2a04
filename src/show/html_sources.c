/* The drawing of where an incident's reports have it from: origins, reports, copies. */
#include "show/html.h"

#include <stdlib.h>

#include "show/pieces.h"
#include "show/trace.h"

#include "base/banned.h"

#define WIDE 720
#define ROW 24
#define TOP 30
#define ORIGINS_DRAWN 16 /* those that tell most; the list below has all */
#define REPORTS_DRAWN 24 /* of those that carry an origin's word, the earliest */
#define ORIGIN_X 262     /* right end of the origins' names */
#define REPORT_X 392     /* left end of the reports' names */
#define ARC_X 626        /* right end of the reports' names */
#define TEXT_MAX 38      /* bytes of a name, about */

struct drawing {
    const asc_read_case *c;
    const asc_weighed *w;
    uint32_t report[REPORTS_DRAWN], reports, left_out;
    uint32_t origins;
};

static double y_of(uint32_t row)
{
    return TOP + ROW * (row + .5);
}

static uint32_t row_of(const struct drawing *d, uint32_t report)
{
    for (uint32_t k = 0; k < d->reports; k++)
        if (d->report[k] == report) return k;
    return ASC_NONE;
}

static bool carries(const asc_origin *o, uint32_t report)
{
    for (uint32_t k = 0; k < o->report_count; k++)
        if (o->reports[k] == report) return true;
    return false;
}

/* In the order of their dates; without a date last, as the case has them. */
static bool before(const asc_read_case *c, uint32_t a, uint32_t b)
{
    asc_str x = c->reports[a].facts.published, y = c->reports[b].facts.published;
    if (!x.n || !y.n) return x.n && !y.n;
    return asc_str_cmp(x, y) < 0;
}

static void choose(struct drawing *d)
{
    const asc_incident *in = &d->c->incidents[d->w->incident];
    d->origins = d->w->origin_count < ORIGINS_DRAWN ? d->w->origin_count : ORIGINS_DRAWN;
    for (uint32_t k = 0; k < in->report_count; k++) {
        bool any = asc_show_in_circle(d->c, in->reports[k]);
        for (uint32_t i = 0; i < d->origins; i++) any |= carries(&d->w->origins[i], in->reports[k]);
        if (!any) continue;
        if (d->reports == REPORTS_DRAWN) {
            d->left_out++;
            continue;
        }
        uint32_t at = d->reports++;
        for (; at > 0 && before(d->c, in->reports[k], d->report[at - 1]); at--)
            d->report[at] = d->report[at - 1];
        d->report[at] = in->reports[k];
    }
}

/* Cut at a character's end, with dots. */
static void brief_text(asc_buf *b, asc_str s)
{
    size_t n = s.n;
    if (n > TEXT_MAX) {
        n = TEXT_MAX;
        while (n > 0 && ((unsigned char)s.p[n] & 0xC0) == 0x80) n--;
    }
    asc_html_text(b, asc_str_slice(s, 0, n));
    if (n < s.n) asc_buf_puts(b, "…");
}

static void origins(asc_buf *b, const struct drawing *d)
{
    asc_buf name = { 0 };
    asc_buf_printf(b, "<text class=\"head\" x=\"%d\" y=\"16\" text-anchor=\"end\">origins</text>",
                   ORIGIN_X);
    for (uint32_t i = 0; i < d->origins; i++) {
        const asc_origin *o = &d->w->origins[i];
        asc_show_origin(&name, d->c, o);
        asc_buf_printf(b, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">", ORIGIN_X, y_of(i) + 4);
        brief_text(b, asc_buf_str(&name));
        asc_buf_printf(b, "</text><circle class=\"%s\" cx=\"%d\" cy=\"%.1f\" r=\"4\"/>",
                       o->access ? "access" : "hearsay", ORIGIN_X + 10, y_of(i));
        for (uint32_t k = 0; k < o->report_count; k++) {
            uint32_t row = row_of(d, o->reports[k]);
            if (row == ASC_NONE) continue;
            double mid = (ORIGIN_X + 14 + REPORT_X - 8) / 2.0;
            asc_buf_printf(b, "<path class=\"rests\" d=\"M%d %.1fC%.1f %.1f %.1f %.1f %d %.1f\"/>",
                           ORIGIN_X + 14, y_of(i), mid, y_of(i), mid, y_of(row), REPORT_X - 8,
                           y_of(row));
        }
        asc_buf_clear(&name);
    }
    b->failed |= name.failed;
    asc_buf_free(&name);
}

static void reports(asc_buf *b, const struct drawing *d)
{
    asc_buf_printf(b, "<text class=\"head\" x=\"%d\" y=\"16\">reports, by date</text>", REPORT_X);
    for (uint32_t k = 0; k < d->reports; k++) {
        const asc_report_facts *f = &d->c->reports[d->report[k]].facts;
        asc_buf_printf(b, "<a href=\"#r%u\"><text x=\"%d\" y=\"%.1f\">", d->report[k] + 1, REPORT_X,
                       y_of(k) + 4);
        asc_buf_printf(b, "%.*s ", (int)(f->published.n > 10 ? 10 : f->published.n),
                       f->published.n ? f->published.p : "");
        brief_text(b, f->outlet.n ? f->outlet : f->name);
        asc_buf_puts(b, "</text></a>");
    }
}

/* Who took from whom, as arcs on the right; a circle's in a colour of their own. */
static void copies(asc_buf *b, const struct drawing *d)
{
    for (size_t k = 0; k < d->c->copy_count; k++) {
        const asc_copy *y = &d->c->copies[k];
        uint32_t to = row_of(d, y->to);
        uint32_t from = y->from_report == ASC_NONE ? ASC_NONE : row_of(d, y->from_report);
        if (to == ASC_NONE || from == ASC_NONE || to == from) continue;
        double far = 12 + 6.0 * (to > from ? to - from : from - to);
        if (far > 52) far = 52;
        bool circle = asc_show_in_circle(d->c, y->to) && asc_show_in_circle(d->c, y->from_report);
        asc_buf_printf(
            b,
            "<path class=\"took %s%s\" marker-end=\"url(#to-%s)\" d=\"M%d %.1fC%.1f %.1f "
            "%.1f %.1f %d %.1f\"><title>%s</title></path>",
            asc_copy_kind_name(y->kind), circle ? " circle" : "",
            d->c->incidents[d->w->incident].id, ARC_X, y_of(from), ARC_X + far, y_of(from),
            ARC_X + far, y_of(to), ARC_X + 4, y_of(to), asc_copy_kind_name(y->kind));
    }
}

/* Each circle that a drawn report is in, by name. */
static void circles(asc_buf *b, const struct drawing *d)
{
    for (size_t i = 0; i < d->c->circle_count; i++) {
        const asc_circle *x = &d->c->circles[i];
        bool drawn = false;
        for (uint32_t k = 0; k < x->report_count; k++)
            drawn |= row_of(d, x->reports[k]) != ASC_NONE;
        if (!drawn) continue;
        asc_buf_puts(b, " <b class=\"against\">Circular reporting</b>: ");
        for (uint32_t k = 0; k < x->report_count; k++) {
            asc_buf_puts(b, k ? ", " : "");
            asc_html_text(b, d->c->reports[x->reports[k]].facts.name);
        }
        asc_buf_puts(b, " rest on each other, joined by arcs in that colour.");
    }
}

void asc_html_sources(asc_buf *b, const asc_read_case *c, const asc_weighed *w)
{
    struct drawing d = { .c = c, .w = w };
    choose(&d);
    if (!d.origins || !d.reports) return;
    uint32_t rows = d.origins > d.reports ? d.origins : d.reports;
    asc_buf_printf(b,
                   "<h3>Where it comes from</h3>\n<svg class=\"chart sources\" viewBox=\"0 0 %d "
                   "%u\" role=\"img\" aria-label=\"Origins, the reports that carry their word, and "
                   "who took from whom\"><defs><marker id=\"to-%s\" viewBox=\"0 0 6 6\" refX=\"5\" "
                   "refY=\"3\" markerWidth=\"6\" markerHeight=\"6\" orient=\"auto\"><path "
                   "d=\"M6 0L0 3L6 6z\" style=\"fill:currentColor;stroke:none\"/></marker></defs>",
                   WIDE, TOP + ROW * rows + 8, c->incidents[w->incident].id);
    origins(b, &d);
    reports(b, &d);
    copies(b, &d);
    asc_buf_puts(b,
                 "</svg><p class=\"note\">A full dot could know. Arcs on the right: who took from "
                 "whom (solid: copies; dashed: cites or paraphrases).");
    circles(b, &d);
    if (d.left_out || d.origins < w->origin_count)
        asc_buf_puts(b, " Not all are drawn; the list below has all.");
    asc_buf_puts(b, "</p>\n");
}
