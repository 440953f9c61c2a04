#include "show/brief.h"

#include <math.h>
#include <stdlib.h>

#include "base/error.h"
#include "show/brief_style.h"
#include "show/html.h"
#include "show/lines.h"
#include "show/pieces.h"

#include "base/banned.h"

/* ---- pieces ---- */

typedef void (*piece_fn)(asc_buf *b, const asc_read_case *c, const void *what);

/* What a piece for a terminal would print, for a page. */
static void put(asc_buf *b, const asc_read_case *c, piece_fn piece, const void *what)
{
    asc_buf text = { 0 };
    piece(&text, c, what);
    asc_html_text(b, asc_buf_str(&text));
    b->failed |= text.failed;
    asc_buf_free(&text);
}

static void actor(asc_buf *b, const asc_read_case *c, const void *what)
{
    (void)c;
    asc_show_actor_name(b, what);
}

static void origin_name(asc_buf *b, const asc_read_case *c, const void *what)
{
    asc_show_origin(b, c, what);
}

static void judgement(asc_buf *b, const asc_read_case *c, const void *what)
{
    asc_show_judgement(b, c, what);
}

static void voice(asc_buf *b, const asc_read_case *c, const void *what)
{
    asc_show_voice(b, c, what);
}

static void dates(asc_buf *b, const asc_read_case *c, const void *what)
{
    (void)c;
    asc_show_dates(b, what);
}

/* A link to a statement's place in its report. */
static void cite(asc_buf *b, const asc_read_case *c, uint32_t statement)
{
    const asc_statement *st = &c->statements[statement];
    asc_buf_printf(b, "<a class=\"cite\" href=\"#s%s\" title=\"", st->id);
    asc_html_text(b, c->reports[st->report].facts.name);
    asc_buf_printf(b, ", bytes %u-%u\">%u:%u</a>", st->span.begin, st->span.end, st->report + 1,
                   st->span.begin);
}

static void quoted(asc_buf *b, const asc_read_case *c, uint32_t statement)
{
    const asc_statement *st = &c->statements[statement];
    const asc_report *r = &c->reports[st->report];
    bool before, after;
    asc_span s = asc_show_quoted(r, st, &before, &after);
    asc_buf_puts(b, before ? "<q>… " : "<q>");
    asc_html_text(b, asc_str_slice(r->text, s.begin, s.end));
    asc_buf_puts(b, after ? " …</q> " : "</q> ");
    cite(b, c, statement);
}

/* ---- one incident ---- */

/* The cells after who: a range bar, its figures, its words. */
static void figures(asc_buf *b, double credence, double low, double high, unsigned colour)
{
    asc_buf_puts(b, "</td><td>");
    asc_html_range(b, credence, low, high, colour);
    asc_buf_printf(b,
                   "</td><td class=\"n\">%.0f&nbsp;%%</td><td class=\"n\">%.0f to %.0f</td>"
                   "<td>%s</td></tr>\n",
                   100 * credence, 100 * low, 100 * high, asc_credence_words(credence));
}

static void credences(asc_buf *b, const asc_read_case *c, const asc_weighed *w)
{
    double rest;
    asc_buf_puts(b, "<table class=\"answers\">\n");
    for (uint32_t k = 0; k < w->hypothesis_count; k++) {
        const asc_hypothesis *h = &w->hypotheses[k];
        if (!asc_show_listed(w, k)) continue;
        asc_buf_puts(b, "<tr><td>");
        asc_html_hypothesis(b, c, h);
        figures(b, h->credence, h->low, h->high, asc_html_colour(w, h));
    }
    uint32_t small = asc_show_unlisted(w, &rest);
    if (small)
        asc_buf_printf(b,
                       "<tr><td>%u more</td><td></td><td class=\"n\">%.0f&nbsp;%%</td><td></td>"
                       "<td>together</td></tr>\n",
                       small, 100 * rest);
    asc_buf_puts(b, "</table>\n");
}

static void shares(asc_buf *b, const asc_read_case *c, const asc_weighed *w)
{
    asc_predicate last = ASC_PREDICATE_COUNT;
    asc_buf_puts(b, "<h4>Each part by itself, whatever else is so</h4>\n"
                    "<table class=\"answers\">\n");
    for (uint32_t k = 0; k < w->share_count; k++) {
        const asc_share *s = &w->shares[k];
        if (s->credence < ASC_SHOW_LEAST) continue;
        if (s->who.role != last)
            asc_buf_printf(b, "<tr><th colspan=\"5\">%s</th></tr>\n", asc_show_part(s->who.role));
        last = s->who.role;
        asc_buf_puts(b, "<tr><td>");
        put(b, c, actor, &c->actors[s->who.actor]);
        figures(b, s->credence, s->low, s->high, asc_html_part_colour(w, s->who));
    }
    asc_buf_puts(b, "</table>\n");
}

static void answers(asc_buf *b, const asc_read_case *c, const asc_weighed *w)
{
    asc_buf_puts(b, "<h3>Who did it</h3>\n");
    if (!w->too_little) credences(b, c, w);
    if (asc_show_shares(w)) shares(b, c, w);
    asc_buf_puts(b, w->too_little ? "<p class=\"little\">" : "<p>");
    put(b, c, judgement, w);
    asc_buf_puts(b, "</p>\n");
}

/* "for X (5.8 times as likely), against Y". */
static void bearing(asc_buf *b, const asc_read_case *c, const asc_weighed *w, const asc_origin *o)
{
    uint32_t other = asc_show_someone_else(w), said = 0;
    for (uint32_t k = 0; o->effect && k < w->hypothesis_count; k++) {
        const asc_hypothesis *h = &w->hypotheses[k];
        double by = o->effect[k] - o->effect[other];
        if (h->part_count != 1 || !asc_show_has_doer(h) || fabs(by) < ASC_SHOW_TELLS) continue;
        if (by > 0 && !asc_show_names(c, o, h)) continue;
        asc_buf_printf(b, "%s<b class=\"%s\">%s</b> ", said++ ? "<br>" : "",
                       by > 0 ? "for" : "against", by > 0 ? "for" : "against");
        put(b, c, actor, &c->actors[h->parts[0].actor]);
        asc_buf_printf(b, ", &times;&nbsp;%.1f", exp(fabs(by)));
    }
    if (!said) asc_buf_puts(b, "tells the answers hardly apart");
}

static void origins(asc_buf *b, const asc_read_case *c, const asc_weighed *w)
{
    if (!w->origin_count) return;
    asc_buf_puts(
        b, "<h3>What speaks for and against</h3>\n<p class=\"note\">Each independent origin once, "
           "the one that tells most first, with the reports that carry its word; &times; is how "
           "many times as likely its words are if that answer is right.</p>\n<ol "
           "class=\"origins\">\n");
    for (uint32_t i = 0; i < w->origin_count; i++) {
        const asc_origin *o = &w->origins[i];
        asc_buf_puts(b, "<li><p><strong>");
        put(b, c, origin_name, o);
        asc_buf_puts(b, "</strong> <span class=\"standing\">");
        asc_html_text(b, o->standing);
        bool told = asc_str_eq(o->standing, ASC_STR("party"));
        asc_buf_printf(b, ", taken to be right %.0f times in 100", 100 * o->right);
        if (o->learnt) asc_buf_printf(b, " (learnt from %u incidents here)", o->learnt);
        asc_buf_printf(b, "%s%s%s</span><br>", o->access ? ", could know" : "",
                       o->party && !told ? ", a party" : "", i == w->decisive ? ", decides" : "");
        bearing(b, c, w, o);
        asc_buf_puts(b, "</p>\n<ul class=\"told\">\n");
        for (uint32_t k = 0; k < o->statement_count; k++) {
            const asc_statement *st = &c->statements[o->statements[k]];
            asc_buf_printf(b, "<li>%s: ", asc_show_stance(st));
            put(b, c, voice, st);
            asc_buf_puts(b, "<br>");
            quoted(b, c, o->statements[k]);
            asc_buf_puts(b, "</li>\n");
        }
        asc_buf_puts(b, "</ul></li>\n");
    }
    asc_buf_puts(b, "</ol>\n");
}

/* "11 [1], 27 [2] [3]": each value once, in the order of telling. */
static void tolls(asc_buf *b, const asc_read_case *c, const char *name, const asc_toll *told,
                  uint32_t count)
{
    if (!count) return;
    asc_buf_printf(b, "<p>%s, as told: ", name);
    for (uint32_t k = 0; k < count; k++) {
        if (asc_show_toll_said(told, k)) continue;
        asc_buf_printf(b, "%s%s%lld", k ? ", " : "", told[k].at_least ? "at least " : "",
                       (long long)told[k].value);
        for (uint32_t j = k; j < count; j++) {
            if (told[j].value != told[k].value || told[j].at_least != told[k].at_least) continue;
            asc_buf_putc(b, ' ');
            cite(b, c, told[j].statement);
        }
    }
    asc_buf_puts(b, "</p>\n");
}

/* What makes somebody likelier before anyone is heard on who did it. */
static void leanings(asc_buf *b, const asc_read_case *c, const asc_weighed *w)
{
    if (!w->leaning_count) return;
    asc_buf_puts(b, "<p class=\"note\">Before anybody is heard on who did it:</p>\n"
                    "<ul class=\"told\">\n");
    for (uint32_t k = 0; k < w->leaning_count; k++) {
        const asc_leaning *l = &w->leanings[k];
        const asc_statement *st = &c->statements[l->statement];
        const char *to = l->shift < 0 ? "against" : "for";
        asc_buf_printf(b, "<li><b class=\"%s\">%s</b> ", to, to);
        put(b, c, actor, &c->actors[l->actor]);
        asc_buf_printf(b, ", odds &times;&nbsp;%.1f, %s: ", exp(l->shift), asc_show_leaning(st));
        put(b, c, voice, st);
        asc_buf_puts(b, "<br>");
        quoted(b, c, l->statement);
        asc_buf_puts(b, "</li>\n");
    }
    asc_buf_puts(b, "</ul>\n");
}

static void incident(asc_buf *b, const asc_read_case *c, const asc_weighed *w)
{
    const asc_incident *in = &c->incidents[w->incident];
    asc_buf_printf(b, "<section id=\"%s\">\n<h2>%s, ", in->id, asc_incident_kind_name(in->kind));
    put(b, c, dates, in);
    if (in->place.n) asc_buf_puts(b, ", ");
    asc_html_text(b, in->place);
    asc_buf_puts(b, "</h2>\n<p class=\"what\"><q>");
    asc_html_text(b, in->what);
    asc_buf_printf(b, "</q>, told in %u report%s</p>\n", in->report_count,
                   in->report_count == 1 ? "" : "s");
    tolls(b, c, "Killed", in->killed, in->killed_count);
    tolls(b, c, "Wounded", in->wounded, in->wounded_count);
    answers(b, c, w);
    bool ever = false;
    for (uint32_t m = 0; m < w->moment_count; m++) ever |= !w->moments[m].too_little;
    if (w->moment_count > 1 && w->hypothesis_count > 1 && ever) {
        asc_buf_puts(b, "<h3>Over time</h3>\n");
        asc_html_timeline(b, c, w);
    }
    asc_html_sources(b, c, w);
    origins(b, c, w);
    leanings(b, c, w);
    asc_buf_puts(b, "</section>\n");
}

/* ---- the reports, every statement's words marked ---- */

struct place {
    uint32_t begin, end, statement;
};

static int by_place(const void *x, const void *y)
{
    const struct place *a = x, *b = y;
    if (a->begin != b->begin) return a->begin < b->begin ? -1 : 1;
    return a->statement < b->statement ? -1 : a->statement > b->statement;
}

/* Marks do not overlap: where statements share words, the mark goes on to the last end. */
static void marked_text(asc_buf *b, const asc_read_case *c, asc_str text, const struct place *p,
                        size_t n)
{
    uint32_t at = 0, marked = 0;
    for (size_t k = 0; k < n; k++) {
        if (marked > at) {
            uint32_t stop = marked < p[k].begin ? marked : p[k].begin;
            asc_html_text(b, asc_str_slice(text, at, stop));
            at = stop;
            if (stop == marked) asc_buf_puts(b, "</mark>");
        }
        if (p[k].begin > at) asc_html_text(b, asc_str_slice(text, at, p[k].begin));
        at = p[k].begin;
        asc_buf_printf(b, "<a id=\"s%s\"></a>", c->statements[p[k].statement].id);
        if (marked <= at && p[k].end > at) asc_buf_puts(b, "<mark>");
        if (p[k].end > marked) marked = p[k].end;
    }
    if (marked > at) {
        asc_html_text(b, asc_str_slice(text, at, marked));
        asc_buf_puts(b, "</mark>");
        at = marked;
    }
    asc_html_text(b, asc_str_slice(text, at, text.n));
}

static void fact(asc_buf *b, const char *name, asc_str value)
{
    if (!value.n) return;
    asc_buf_printf(b, "<dt>%s</dt><dd>", name);
    asc_html_text(b, value);
    asc_buf_puts(b, "</dd>");
}

static void report(asc_buf *b, const asc_read_case *c, uint32_t i, const struct place *p, size_t n)
{
    const asc_report *r = &c->reports[i];
    asc_buf_printf(b, "<article id=\"r%u\">\n<h3>%u. ", i + 1, i + 1);
    asc_html_text(b, r->facts.title.n ? r->facts.title : r->facts.name);
    asc_buf_puts(b, "</h3>\n<dl>");
    fact(b, "outlet", r->facts.outlet);
    fact(b, "author", r->facts.author);
    fact(b, "published", r->facts.published);
    fact(b, "file", r->facts.name);
    asc_buf_puts(b, "</dl>\n<div class=\"text\">");
    marked_text(b, c, r->text, p, n);
    asc_buf_puts(b, "</div>\n</article>\n");
}

/* Statements by report: list[first[i] .. first[i + 1]), in order of place. */
static asc_status reports(const asc_read_case *c, asc_buf *b, asc_write_fn write, void *user,
                          asc_error *err)
{
    struct place *list = malloc((c->statement_count + 1) * sizeof *list);
    size_t *first = calloc(c->report_count + 2, sizeof *first);
    asc_status rc = list && first ? ASC_OK : asc_fail(err, ASC_ENOMEM, "out of memory");
    for (size_t k = 0; !rc && k < c->statement_count; k++) first[c->statements[k].report + 2]++;
    for (size_t i = 2; !rc && i < c->report_count + 2; i++) first[i] += first[i - 1];
    for (uint32_t k = 0; !rc && k < c->statement_count; k++) {
        const asc_statement *st = &c->statements[k];
        list[first[st->report + 1]++] = (struct place){ st->span.begin, st->span.end, k };
    }
    for (uint32_t i = 0; !rc && i < c->report_count; i++) {
        size_t n = first[i + 1] - first[i];
        if (!n) continue;
        qsort(list + first[i], n, sizeof *list, by_place);
        report(b, c, i, list + first[i], n);
        rc = asc_show_flush(b, write, user, err);
    }
    free(list);
    free(first);
    return rc;
}

/* ---- the page ---- */

static void page_head(asc_buf *b, const asc_read_case *c, asc_str marking)
{
    const char *last = "";
    for (size_t k = 0; k < c->statement_count; k++)
        if (strcmp(c->statements[k].said, last) > 0) last = c->statements[k].said;
    asc_buf_puts(b, "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<title>Who did it, who says so: a brief</title>\n<style>");
    asc_buf_puts(b, ASC_BRIEF_STYLE);
    asc_buf_puts(
        b, "</style></head>\n<body>\n<header><h1>Who did it, who says so, on whose word</h1>\n");
    asc_buf_printf(b, "<p>%zu report%s, %zu incident%s%s%s. Made by ascribe " ASC_VERSION ".</p>\n",
                   c->report_count, c->report_count == 1 ? "" : "s", c->weighed_count,
                   c->weighed_count == 1 ? "" : "s", last[0] ? "; the last report is of " : "",
                   last);
    if (marking.n) {
        asc_buf_puts(b, "<p class=\"marking\">");
        asc_html_text(b, marking);
        asc_buf_puts(b, "</p>\n");
    }
    asc_buf_puts(
        b, "<p class=\"note\">This page takes no side: each line is what a source says, not a "
           "finding about anyone. Percentages are credences given these reports alone, "
           "with the range over what is not known about the voices; words after ICD "
           "203. Figures such as 2:1187 lead to the sentence: report 2, byte "
           "1187.</p></header>\n");
    if (c->weighed_count < 2) return;
    asc_buf_puts(b, "<nav><ul>\n");
    for (size_t k = 0; k < c->weighed_count; k++) {
        const asc_incident *in = &c->incidents[c->weighed[k].incident];
        asc_buf_printf(b, "<li><a href=\"#%s\">%s, ", in->id, asc_incident_kind_name(in->kind));
        put(b, c, dates, in);
        asc_buf_puts(b, in->place.n ? ", " : "");
        asc_html_text(b, in->place);
        asc_buf_puts(b, "</a></li>\n");
    }
    asc_buf_puts(b, "</ul></nav>\n");
}

asc_status asc_show_brief_html(const asc_read_case *c, const asc_show_options *options,
                               asc_write_fn write, void *user, asc_error *err)
{
    asc_buf b = { 0 };
    page_head(&b, c, options ? options->marking : (asc_str){ NULL, 0 });
    if (!c->weighed_count) asc_buf_puts(&b, "<p>No attack was found.</p>\n");
    asc_status rc = asc_show_flush(&b, write, user, err);
    for (size_t k = 0; !rc && k < c->weighed_count; k++) {
        incident(&b, c, &c->weighed[k]);
        rc = asc_show_flush(&b, write, user, err);
    }
    asc_buf_puts(&b, "<section id=\"reports\"><h2>The reports</h2>\n");
    if (!rc) rc = reports(c, &b, write, user, err);
    asc_buf_puts(&b, "</section>\n</body></html>\n");
    if (!rc) rc = asc_show_flush(&b, write, user, err);
    asc_buf_free(&b);
    return rc;
}
