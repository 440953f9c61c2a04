#include "show/trace.h"

#include "base/error.h"
#include "show/lines.h"
#include "show/link_lines.h"
#include "show/pieces.h"

#include "base/banned.h"

static const char *deed(asc_predicate p, bool minus)
{
    switch (p) {
    case ASC_PREDICATE_CARRIED_OUT: return minus ? " did not carry it out" : " carried it out";
    case ASC_PREDICATE_ORDERED: return minus ? " did not order it" : " ordered it";
    case ASC_PREDICATE_PLANNED: return minus ? " did not plan it" : " planned or prepared it";
    case ASC_PREDICATE_HELPED: return minus ? " did not help" : " helped";
    case ASC_PREDICATE_FINANCED: return minus ? " did not pay for it" : " paid for it";
    case ASC_PREDICATE_KNEW_OF: return minus ? " did not know of it" : " knew of it";
    default: return NULL;
    }
}

/* "X carried it out", "X did not order it". */
static void proposition_words(asc_buf *b, const asc_read_case *c, const asc_root *r)
{
    bool minus = r->polarity == ASC_POLARITY_MINUS;
    const char *words = deed(r->predicate, minus);
    if (r->agent != ASC_NONE) asc_show_actor_name(b, &c->actors[r->agent]);
    if (words) {
        asc_buf_puts(b, words);
        return;
    }
    asc_buf_printf(b, " %s%s", minus ? "not " : "", asc_predicate_name(r->predicate));
    if (r->object_actor == ASC_NONE) return;
    asc_buf_putc(b, ' ');
    asc_show_actor_name(b, &c->actors[r->object_actor]);
}

/* From whom: a report's name, an actor, or the words for it. */
static void copied_from(asc_buf *b, const asc_read_case *c, const asc_copy *k)
{
    if (k->from_report != ASC_NONE) asc_show_one_line(b, c->reports[k->from_report].facts.name);
    else if (k->from_actor != ASC_NONE) asc_show_actor_name(b, &c->actors[k->from_actor]);
    else asc_show_one_line(b, k->from_text);
}

bool asc_show_in_circle(const asc_read_case *c, uint32_t report)
{
    for (size_t i = 0; i < c->circle_count; i++)
        for (uint32_t k = 0; k < c->circles[i].report_count; k++)
            if (c->circles[i].reports[k] == report) return true;
    return false;
}

/* ---- text ---- */

/* Of one report of an origin: from whom it has it, where that is another report. */
static void carried_by(asc_buf *b, const asc_read_case *c, const asc_root_origin *o,
                       uint32_t report)
{
    asc_buf_puts(b, "      ");
    asc_show_one_line(b, c->reports[report].facts.name);
    if (c->reports[report].facts.published.n) {
        asc_buf_puts(b, ", ");
        asc_show_one_line(b, c->reports[report].facts.published);
    }
    bool said = false;
    for (size_t k = 0; k < c->copy_count; k++) {
        const asc_copy *y = &c->copies[k];
        if (y->to != report || y->from_report == ASC_NONE) continue;
        bool of_origin = y->from_report == o->report;
        for (uint32_t i = 0; i < o->report_count; i++) of_origin |= o->reports[i] == y->from_report;
        if (!of_origin) continue;
        asc_buf_printf(b, "%s%s ", said ? "; " : ": ", asc_copy_kind_name(y->kind));
        copied_from(b, c, y);
        if (y->kind == ASC_COPY_COPIES) asc_buf_printf(b, " (%.0f %%)", 100 * y->share);
        said = true;
    }
    asc_buf_puts(b, "\n");
}

static void proposition(asc_buf *b, const asc_read_case *c, const asc_root *r)
{
    asc_buf_puts(b, "\n  ");
    proposition_words(b, c, r);
    asc_buf_printf(b, ": %u independent origin%s\n", r->independent,
                   r->independent == 1 ? "" : "s");
    for (uint32_t k = 0; k < r->origin_count; k++) {
        const asc_root_origin *o = &r->origins[k];
        asc_buf_puts(b, "    ");
        asc_show_root_origin(b, c, o);
        asc_buf_puts(b, "\n");
        for (uint32_t i = 0; i < o->report_count; i++) carried_by(b, c, o, o->reports[i]);
    }
}

static void copies(asc_buf *b, const asc_read_case *c)
{
    if (!c->copy_count) return;
    asc_buf_puts(b, "Who took from whom\n");
    for (size_t k = 0; k < c->copy_count; k++) {
        const asc_copy *y = &c->copies[k];
        asc_buf_puts(b, "  ");
        asc_show_one_line(b, c->reports[y->to].facts.name);
        asc_buf_printf(b, " %s ", asc_copy_kind_name(y->kind));
        copied_from(b, c, y);
        if (y->kind == ASC_COPY_COPIES)
            asc_buf_printf(b, ": %.0f %% of its words, %u passage%s", 100 * y->share,
                           y->passage_count, y->passage_count == 1 ? "" : "s");
        asc_buf_puts(b, "\n");
    }
    asc_buf_puts(b, "\n");
}

static void circles(asc_buf *b, const asc_read_case *c)
{
    for (size_t i = 0; i < c->circle_count; i++) {
        asc_buf_puts(b, "Circular reporting: ");
        for (uint32_t k = 0; k < c->circles[i].report_count; k++) {
            asc_buf_puts(b, k ? ", " : "");
            asc_show_one_line(b, c->reports[c->circles[i].reports[k]].facts.name);
        }
        asc_buf_puts(b, " rest on each other\n\n");
    }
}

static asc_status lines(const asc_read_case *c, asc_write_fn write, void *user, asc_error *err)
{
    asc_buf b = { 0 };
    for (size_t k = 0; k < c->copy_count; k++) {
        asc_show_copy(&b, c, &c->copies[k]);
        asc_buf_putc(&b, '\n');
    }
    for (size_t k = 0; k < c->circle_count; k++) {
        asc_show_circle(&b, c, &c->circles[k]);
        asc_buf_putc(&b, '\n');
    }
    for (size_t k = 0; k < c->root_count; k++) {
        asc_show_root(&b, c, &c->roots[k]);
        asc_buf_putc(&b, '\n');
    }
    asc_status rc = asc_show_flush(&b, write, user, err);
    asc_buf_free(&b);
    return rc;
}

asc_status asc_show_trace(const asc_read_case *c, const asc_show_options *options,
                          asc_write_fn write, void *user, asc_error *err)
{
    if (options && options->json) return lines(c, write, user, err);
    asc_buf b = { 0 };
    asc_status rc = ASC_OK;
    for (size_t i = 0; !rc && i < c->weighed_count; i++) {
        asc_show_incident_head(&b, c, &c->incidents[c->weighed[i].incident]);
        for (size_t k = 0; k < c->root_count; k++)
            if (c->roots[k].object_incident == c->weighed[i].incident)
                proposition(&b, c, &c->roots[k]);
        asc_buf_puts(&b, "\n");
        rc = asc_show_flush(&b, write, user, err);
    }
    copies(&b, c);
    circles(&b, c);
    if (!c->weighed_count)
        asc_buf_printf(&b, "No attack was found in %zu report%s.\n", c->report_count,
                       c->report_count == 1 ? "" : "s");
    if (!rc) rc = asc_show_flush(&b, write, user, err);
    asc_buf_free(&b);
    return rc;
}
