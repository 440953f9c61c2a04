#include "show/why.h"

#include <math.h>
#include <stdlib.h>

#include "base/error.h"
#include "show/lines.h"
#include "show/pieces.h"

#include "base/banned.h"

#define COLUMNS_MAX 12 /* hypotheses beside each other; those with least credence go without */

/* The answer's first line for an incident, for all of these views. */
static void head(asc_buf *b, const asc_read_case *c, const asc_weighed *w)
{
    asc_show_incident_head(b, c, &c->incidents[w->incident]);
    asc_buf_puts(b, "\n");
}

static void footer(asc_buf *b, const asc_read_case *c)
{
    if (!c->weighed_count)
        asc_buf_printf(b, "No attack was found in %zu report%s.\n", c->report_count,
                       c->report_count == 1 ? "" : "s");
    else
        asc_buf_puts(b, "ascribe takes no side: each line is what a source says, not a finding.\n");
}

/* ---- all views alike: an incident at a time ---- */

typedef void (*text_fn)(asc_buf *b, const asc_read_case *c, const asc_weighed *w);

static asc_status each_incident(const asc_read_case *c, const asc_show_options *options,
                                text_fn text, text_fn json, asc_write_fn write, void *user,
                                asc_error *err)
{
    asc_buf b = { 0 };
    asc_status rc = ASC_OK;
    bool machine = options && options->json;
    if (machine) asc_buf_puts(&b, "[");
    for (size_t i = 0; !rc && i < c->weighed_count; i++) {
        if (machine && i) asc_buf_putc(&b, ',');
        (machine ? json : text)(&b, c, &c->weighed[i]);
        rc = asc_show_flush(&b, write, user, err);
    }
    if (machine) asc_buf_puts(&b, "]\n");
    else footer(&b, c);
    if (!rc) rc = asc_show_flush(&b, write, user, err);
    asc_buf_free(&b);
    return rc;
}

static void weighed_json(asc_buf *b, const asc_read_case *c, const asc_weighed *w)
{
    asc_buf_puts(b, "{\"incident\":");
    asc_show_incident(b, c, &c->incidents[w->incident]);
    asc_buf_puts(b, ",\"weighed\":");
    asc_show_weighed_json(b, c, w);
    asc_buf_putc(b, '}');
}

/* ---- why ---- */

static void standing(asc_buf *b, const asc_origin *o)
{
    asc_buf_puts(b, "    standing: ");
    asc_buf_put(b, o->standing);
    asc_buf_printf(b, ", taken to be right %.0f times in 100", 100 * o->right);
    if (o->learnt)
        asc_buf_printf(b, " (learnt from %u incident%s here, beginning at %.0f)", o->learnt,
                       o->learnt == 1 ? "" : "s", 100 * o->prior);
    asc_buf_printf(b, "%s%s\n", o->access ? "; could know" : "; not known to have access",
                   o->party ? "; a party to it" : "");
    if (o->own < .95)
        asc_buf_printf(
            b, "    may have it from another who is not named: %.0f %% that it is its own\n",
            100 * o->own);
}

/* The hypothesis that an origin speaks for most: none where its word changes nothing. */
static void speaks(asc_buf *b, const asc_read_case *c, const asc_weighed *w, const asc_origin *o)
{
    uint32_t best = 0, other = asc_show_someone_else(w);
    if (!o->effect || o->spread < ASC_SHOW_TELLS) {
        asc_buf_puts(b, "    tells these answers hardly apart\n");
        return;
    }
    for (uint32_t k = 0; k < w->hypothesis_count; k++)
        if (o->effect[k] > o->effect[best]) best = k;
    if (best != other && o->effect[best] - o->effect[other] >= ASC_SHOW_TELLS) {
        asc_buf_puts(b, "    speaks for ");
        asc_show_actor_name(b, &c->actors[w->hypotheses[best].parts[0].actor]);
        asc_buf_printf(b, ": %.1f times as likely to say so if that is right\n",
                       exp(o->effect[best] - o->effect[other]));
    }
    for (uint32_t k = 0; k < w->hypothesis_count; k++) {
        const asc_hypothesis *h = &w->hypotheses[k];
        if (h->part_count != 1 || !asc_show_has_doer(h) ||
            o->effect[k] - o->effect[other] > -ASC_SHOW_TELLS)
            continue;
        asc_buf_puts(b, "    speaks against ");
        asc_show_actor_name(b, &c->actors[h->parts[0].actor]);
        asc_buf_printf(b, ": %.1f times as likely to say so if it was another\n",
                       exp(o->effect[other] - o->effect[k]));
    }
}

static void without(asc_buf *b, const asc_weighed *w, const asc_read_case *c, const asc_origin *o)
{
    if (!o->without || w->too_little) return;
    asc_buf_puts(b, "    without it: ");
    for (uint32_t k = 0, shown = 0; k < w->hypothesis_count && shown < 3; k++) {
        if (w->hypotheses[k].credence < .02 && o->without[k] < .02) continue;
        asc_buf_puts(b, shown++ ? "; " : "");
        asc_show_hypothesis(b, c, &w->hypotheses[k]);
        asc_buf_printf(b, " %.0f %% (now %.0f %%)", 100 * o->without[k],
                       100 * w->hypotheses[k].credence);
    }
    asc_buf_puts(b, "\n");
}

static void why_origin(asc_buf *b, const asc_read_case *c, const asc_weighed *w, uint32_t i)
{
    const asc_origin *o = &w->origins[i];
    asc_buf_printf(b, "  %u. ", i + 1);
    asc_show_origin(b, c, o);
    asc_buf_printf(b, ", in %u report%s%s\n", o->report_count, o->report_count == 1 ? "" : "s",
                   i == w->decisive ? "; decides: without it another answer leads" : "");
    standing(b, o);
    speaks(b, c, w, o);
    without(b, w, c, o);
    for (uint32_t k = 0; k < o->statement_count; k++) {
        const asc_statement *st = &c->statements[o->statements[k]];
        asc_show_told(b, c, st, asc_show_stance(st));
    }
    asc_buf_puts(b, "\n");
}

/* What makes somebody likelier before anyone is heard on who did it. */
static void leanings(asc_buf *b, const asc_read_case *c, const asc_weighed *w)
{
    for (uint32_t k = 0; k < w->leaning_count; k++) {
        const asc_leaning *l = &w->leanings[k];
        const asc_statement *st = &c->statements[l->statement];
        if (!k) asc_buf_puts(b, "  Before anybody is heard on who did it\n");
        asc_buf_puts(b, "    ");
        asc_show_actor_name(b, &c->actors[l->actor]);
        asc_buf_printf(b, " begins at %.1f times its odds: %s\n", exp(l->shift),
                       asc_show_leaning(st));
        asc_show_told(b, c, st, asc_show_stance(st));
    }
    if (w->leaning_count) asc_buf_puts(b, "\n");
}

static void why(asc_buf *b, const asc_read_case *c, const asc_weighed *w)
{
    head(b, c, w);
    asc_buf_puts(b, "  ");
    asc_show_judgement(b, c, w);
    asc_buf_puts(b, "\n\n");
    leanings(b, c, w);
    for (uint32_t i = 0; i < w->origin_count; i++) why_origin(b, c, w, i);
}

asc_status asc_show_why(const asc_read_case *c, const asc_show_options *options, asc_write_fn write,
                        void *user, asc_error *err)
{
    return each_incident(c, options, why, weighed_json, write, user, err);
}

/* ---- matrix ---- */

static void matrix_head(asc_buf *b, const asc_read_case *c, const asc_weighed *w, uint32_t columns)
{
    for (uint32_t k = 0; k < columns; k++) {
        asc_buf_printf(b, "  %c  ", 'A' + (char)k);
        asc_show_hypothesis(b, c, &w->hypotheses[k]);
        if (!w->too_little) asc_buf_printf(b, "  (%.0f %%)", 100 * w->hypotheses[k].credence);
        asc_buf_puts(b, "\n");
    }
    asc_buf_puts(b, "\n  ");
    for (uint32_t k = 0; k < columns; k++) asc_buf_printf(b, "%6c", 'A' + (char)k);
    asc_buf_puts(b, "  apart  access  origin\n");
}

static void matrix(asc_buf *b, const asc_read_case *c, const asc_weighed *w)
{
    uint32_t n = w->hypothesis_count < COLUMNS_MAX ? w->hypothesis_count : COLUMNS_MAX;
    double against[COLUMNS_MAX] = { 0 };
    head(b, c, w);
    matrix_head(b, c, w, n);
    for (uint32_t i = 0; i < w->origin_count; i++) {
        const asc_origin *o = &w->origins[i];
        if (!o->effect) continue;
        asc_buf_puts(b, "  ");
        for (uint32_t k = 0; k < n; k++) {
            against[k] += o->effect[k];
            asc_buf_printf(b, "%6.2f", o->effect[k] == 0 ? 0 : o->effect[k]);
        }
        asc_buf_printf(b, "  %5.2f  %-6s  ", o->spread, o->access ? "yes" : "-");
        asc_show_origin(b, c, o);
        asc_buf_puts(b, "\n");
    }
    asc_buf_puts(b, "  ");
    for (uint32_t k = 0; k < n; k++) asc_buf_printf(b, "%6.2f", against[k] == 0 ? 0 : against[k]);
    asc_buf_puts(b, "  inconsistency (Heuer): how much speaks against each\n");
    asc_buf_puts(b, "  Cells: natural logarithm of how likely the origin's words are if that "
                    "answer is right,\n  0 for the answer they fit best; apart: how far they tell "
                    "the answers apart.\n\n");
}

asc_status asc_show_matrix(const asc_read_case *c, const asc_show_options *options,
                           asc_write_fn write, void *user, asc_error *err)
{
    return each_incident(c, options, matrix, weighed_json, write, user, err);
}

/* ---- timeline ---- */

#define BAR 24

static void bar(asc_buf *b, double p)
{
    int full = (int)(p * BAR + .5);
    for (int k = 0; k < BAR; k++) asc_buf_putc(b, k < full ? '#' : '.');
}

static void timeline(asc_buf *b, const asc_read_case *c, const asc_weighed *w)
{
    head(b, c, w);
    if (!w->moment_count) asc_buf_puts(b, "  No report of it has a date.\n");
    for (uint32_t m = 0; m < w->moment_count; m++) {
        const asc_moment *t = &w->moments[m];
        asc_buf_printf(b, "  %s, %u origin%s heard\n", t->date, t->origins,
                       t->origins == 1 ? "" : "s");
        if (t->too_little) {
            asc_buf_printf(b, "    too little to weigh: %s\n", asc_show_too_little(t->too_little));
            continue;
        }
        for (uint32_t k = 0; k < t->hypothesis_count; k++) {
            if (t->hypotheses[k].credence < .02) continue;
            asc_buf_puts(b, "    ");
            bar(b, t->hypotheses[k].credence);
            asc_buf_printf(b, " %3.0f %%  ", 100 * t->hypotheses[k].credence);
            asc_show_hypothesis(b, c, &t->hypotheses[k]);
            asc_buf_puts(b, "\n");
        }
    }
    if (w->too_little) {
        asc_buf_puts(b, "  ");
        asc_show_judgement(b, c, w);
        asc_buf_puts(b, "\n");
    }
    asc_buf_puts(b, "\n");
}

static void moments_json(asc_buf *b, const asc_read_case *c, const asc_weighed *w)
{
    asc_buf_printf(b, "{\"incident\":\"%s\",\"moments\":[", c->incidents[w->incident].id);
    for (uint32_t m = 0; m < w->moment_count; m++) {
        asc_buf_printf(b, "%s{\"date\":\"%s\",\"origins\":%u", m ? "," : "", w->moments[m].date,
                       w->moments[m].origins);
        asc_show_too_little_json(b, w->moments[m].too_little);
        asc_buf_puts(b, ",\"hypotheses\":[");
        asc_show_hypotheses_json(b, c, w->moments[m].hypotheses, w->moments[m].hypothesis_count);
        asc_buf_puts(b, "]}");
    }
    asc_buf_puts(b, "]}");
}

asc_status asc_show_timeline(const asc_read_case *c, const asc_show_options *options,
                             asc_write_fn write, void *user, asc_error *err)
{
    return each_incident(c, options, timeline, moments_json, write, user, err);
}
