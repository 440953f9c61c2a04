#include "show/html.h"

#include "show/pieces.h"

#include "base/banned.h"

void asc_html_text(asc_buf *b, asc_str s)
{
    asc_buf safe = { 0 };
    asc_buf_term(&safe, s);
    for (size_t i = 0; i < safe.n; i++) {
        switch (safe.p[i]) {
        case '&': asc_buf_puts(b, "&amp;"); break;
        case '<': asc_buf_puts(b, "&lt;"); break;
        case '>': asc_buf_puts(b, "&gt;"); break;
        case '"': asc_buf_puts(b, "&quot;"); break;
        case '\'': asc_buf_puts(b, "&#39;"); break;
        default: asc_buf_putc(b, safe.p[i]);
        }
    }
    b->failed |= safe.failed;
    asc_buf_free(&safe);
}

void asc_html_hypothesis(asc_buf *b, const asc_read_case *c, const asc_hypothesis *h)
{
    asc_buf text = { 0 };
    asc_show_hypothesis(&text, c, h);
    asc_html_text(b, asc_buf_str(&text));
    b->failed |= text.failed;
    asc_buf_free(&text);
}

/* ---- one range ---- */

#define RANGE_WIDE 220
#define RANGE_HIGH 18

static double across(double p)
{
    return 4 + p * (RANGE_WIDE - 8);
}

void asc_html_range(asc_buf *b, double credence, double low, double high, unsigned colour)
{
    double y = RANGE_HIGH / 2.0;
    asc_buf_printf(b,
                   "<svg class=\"range c%u\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%.0f "
                   "percent, range %.0f to %.0f\">",
                   colour, RANGE_WIDE, RANGE_HIGH, 100 * credence, 100 * low, 100 * high);
    for (int k = 0; k <= 4; k++)
        asc_buf_printf(b, "<line class=\"tick\" x1=\"%.1f\" x2=\"%.1f\" y1=\"1\" y2=\"%d\"/>",
                       across(k / 4.0), across(k / 4.0), RANGE_HIGH - 1);
    asc_buf_printf(
        b, "<rect class=\"span\" x=\"%.1f\" width=\"%.1f\" y=\"%.1f\" height=\"6\" rx=\"3\"/>",
        across(low), across(high) - across(low) + .1, y - 3);
    asc_buf_printf(b, "<circle class=\"at\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\"/></svg>",
                   across(credence), y);
}

/* ---- over time ---- */

#define CHART_WIDE 640
#define CHART_HIGH 240
#define CHART_LEFT 40
#define CHART_RIGHT 12
#define CHART_TOP 10
#define CHART_BOTTOM 58
#define LINES_MAX 5 /* named hypotheses drawn; the others are in the figures */

/* Who carried it out: by that a hypothesis is known from day to day. */
static bool same_doers(const asc_hypothesis *a, const asc_hypothesis *b)
{
    uint32_t na = 0, nb = 0, hit = 0;
    for (uint32_t i = 0; i < a->part_count; i++)
        na += a->parts[i].role == ASC_PREDICATE_CARRIED_OUT;
    for (uint32_t i = 0; i < b->part_count; i++)
        nb += b->parts[i].role == ASC_PREDICATE_CARRIED_OUT;
    for (uint32_t i = 0; i < na; i++)
        for (uint32_t k = 0; k < nb; k++) hit += a->parts[i].actor == b->parts[k].actor;
    return na == nb && hit == na;
}

/* Hypotheses that differ in who carried it out, most credence first. */
static uint32_t leading(const asc_weighed *w, const asc_hypothesis *out[LINES_MAX])
{
    uint32_t n = 0;
    for (uint32_t k = 0; k < w->hypothesis_count && n < LINES_MAX; k++) {
        const asc_hypothesis *h = &w->hypotheses[k];
        bool known = !asc_show_has_doer(h);
        for (uint32_t i = 0; i < n; i++) known |= same_doers(out[i], h);
        if (!known) out[n++] = h;
    }
    return n;
}

unsigned asc_html_colour(const asc_weighed *w, const asc_hypothesis *h)
{
    const asc_hypothesis *top[LINES_MAX];
    uint32_t n = leading(w, top);
    for (uint32_t i = 0; i < n; i++)
        if (same_doers(top[i], h)) return i;
    return ASC_PALETTE - 1;
}

unsigned asc_html_part_colour(const asc_weighed *w, asc_involved who)
{
    for (uint32_t k = 0; k < w->hypothesis_count; k++) {
        const asc_hypothesis *h = &w->hypotheses[k];
        for (uint32_t j = 0; j < h->part_count; j++)
            if (h->parts[j].actor == who.actor && h->parts[j].role == who.role)
                return asc_html_colour(w, h);
    }
    return ASC_PALETTE - 1;
}

static double credence_at(const asc_moment *m, const asc_hypothesis *h)
{
    double sum = 0;
    for (uint32_t k = 0; k < m->hypothesis_count; k++)
        if (same_doers(&m->hypotheses[k], h)) sum += m->hypotheses[k].credence;
    return sum;
}

static double x_of(const asc_weighed *w, uint32_t m)
{
    double room = CHART_WIDE - CHART_LEFT - CHART_RIGHT;
    return CHART_LEFT + room * (m + .5) / w->moment_count;
}

static double y_of(double p)
{
    return CHART_TOP + (1 - p) * (CHART_HIGH - CHART_TOP - CHART_BOTTOM);
}

static void axes(asc_buf *b, const asc_weighed *w)
{
    for (int k = 0; k <= 4; k++)
        asc_buf_printf(b,
                       "<line class=\"tick\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
                       "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%d %%</text>",
                       CHART_LEFT, CHART_WIDE - CHART_RIGHT, y_of(k / 4.0), y_of(k / 4.0),
                       CHART_LEFT - 5, y_of(k / 4.0) + 4, 25 * k);
    uint32_t step = (w->moment_count + 15) / 16;
    for (uint32_t m = 0; m < w->moment_count; m += step)
        asc_buf_printf(b,
                       "<text transform=\"translate(%.1f %d) rotate(-35)\" "
                       "text-anchor=\"end\">%s</text>",
                       x_of(w, m) + 4, CHART_HIGH - CHART_BOTTOM + 16, w->moments[m].date);
}

/* Days on which there was too little to weigh are shaded: no figure is drawn there. */
static void shades(asc_buf *b, const asc_weighed *w)
{
    double half = (CHART_WIDE - CHART_LEFT - CHART_RIGHT) / (2.0 * w->moment_count);
    for (uint32_t m = 0, end; m < w->moment_count; m = end) {
        for (end = m + 1;
             end < w->moment_count && !w->moments[end].too_little == !w->moments[m].too_little;)
            end++;
        if (!w->moments[m].too_little) continue;
        asc_buf_printf(b,
                       "<rect class=\"shade\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" "
                       "height=\"%.1f\"><title>too little to weigh</title></rect>",
                       x_of(w, m) - half, CHART_TOP, 2 * half * (end - m), y_of(0) - CHART_TOP);
    }
}

/* A step for each day: nothing changes between two reports. */
static void line(asc_buf *b, const asc_weighed *w, const asc_hypothesis *h, unsigned colour)
{
    double half = (CHART_WIDE - CHART_LEFT - CHART_RIGHT) / (2.0 * w->moment_count);
    asc_buf_printf(b, "<path class=\"c%u\" d=\"", colour);
    for (uint32_t m = 0; m < w->moment_count; m++) {
        double y = y_of(credence_at(&w->moments[m], h));
        if (w->moments[m].too_little) continue;
        asc_buf_printf(b, "%s%.1f %.1fH%.1f", m && !w->moments[m - 1].too_little ? "L" : "M",
                       x_of(w, m) - half, y, x_of(w, m) + half);
    }
    asc_buf_puts(b, "\"/>");
}

void asc_html_timeline(asc_buf *b, const asc_read_case *c, const asc_weighed *w)
{
    static const asc_hypothesis other = { .part_count = 0 };
    const asc_hypothesis *top[LINES_MAX];
    uint32_t n = leading(w, top);
    asc_buf_printf(b,
                   "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" "
                   "aria-label=\"Credence by day\">",
                   CHART_WIDE, CHART_HIGH);
    shades(b, w);
    axes(b, w);
    line(b, w, &other, ASC_PALETTE - 1);
    for (uint32_t k = n; k-- > 0;) line(b, w, top[k], k);
    asc_buf_puts(b, "</svg><p class=\"legend\">");
    for (uint32_t k = 0; k < n; k++) {
        asc_hypothesis doers = *top[k];
        doers.part_count = 0;
        for (uint32_t i = 0; i < top[k]->part_count; i++)
            doers.part_count += top[k]->parts[i].role == ASC_PREDICATE_CARRIED_OUT;
        asc_buf_printf(b, "<span class=\"key c%u\">", k);
        asc_html_hypothesis(b, c, &doers);
        asc_buf_puts(b, "</span> ");
    }
    bool little = false;
    for (uint32_t m = 0; m < w->moment_count; m++) little |= w->moments[m].too_little != 0;
    asc_buf_printf(b, "<span class=\"key c%d\">someone else, or no one</span>%s</p>",
                   ASC_PALETTE - 1,
                   little ? " <span class=\"key shade\">too little to weigh</span>" : "");
}
