/* What was weighed, for machines. */
#include "show/lines.h"

#include "show/pieces.h"

#include "base/banned.h"

static void parts(asc_buf *b, const asc_read_case *c, const asc_hypothesis *h)
{
    asc_buf_puts(b, "\"actors\":[");
    for (uint32_t k = 0; k < h->part_count; k++)
        asc_buf_printf(b, "%s[\"%s\",\"%s\"]", k ? "," : "", c->actors[h->parts[k].actor].id,
                       asc_predicate_name(h->parts[k].role));
    asc_buf_printf(b, "],\"credence\":%.4f,\"low\":%.4f,\"high\":%.4f,\"origins\":%u", h->credence,
                   h->low, h->high, h->origins);
}

void asc_show_hypotheses_json(asc_buf *b, const asc_read_case *c, const asc_hypothesis *h,
                              uint32_t n)
{
    for (uint32_t k = 0; k < n; k++) {
        asc_buf_puts(b, k ? ",{" : "{");
        parts(b, c, &h[k]);
        asc_buf_putc(b, '}');
    }
}

static void numbers(asc_buf *b, const char *name, const double *v, uint32_t n)
{
    asc_buf_printf(b, ",\"%s\":[", name);
    for (uint32_t k = 0; v && k < n; k++) asc_buf_printf(b, "%s%.4f", k ? "," : "", v[k]);
    asc_buf_putc(b, ']');
}

static void origin(asc_buf *b, const asc_read_case *c, const asc_origin *o, uint32_t hypotheses)
{
    asc_buf_puts(b, "{\"text\":");
    asc_buf_json(b, o->text);
    if (o->actor != ASC_NONE) asc_buf_printf(b, ",\"actor\":\"%s\"", c->actors[o->actor].id);
    if (o->report != ASC_NONE) {
        asc_buf_puts(b, ",\"report\":");
        asc_buf_json(b, c->reports[o->report].facts.name);
    }
    asc_buf_puts(b, ",\"standing\":");
    asc_buf_json(b, o->standing);
    asc_buf_printf(b, ",\"access\":%s,\"party\":%s,\"right\":%.2f", o->access ? "true" : "false",
                   o->party ? "true" : "false", o->right);
    if (o->learnt) asc_buf_printf(b, ",\"learnt_from\":%u,\"own\":%.2f", o->learnt, o->own);
    numbers(b, "effect", o->effect, hypotheses);
    numbers(b, "without", o->without, hypotheses);
    asc_buf_puts(b, ",\"statements\":[");
    for (uint32_t k = 0; k < o->statement_count; k++)
        asc_buf_printf(b, "%s\"%s\"", k ? "," : "", c->statements[o->statements[k]].id);
    asc_buf_puts(b, "],\"reports\":[");
    for (uint32_t k = 0; k < o->report_count; k++) {
        if (k) asc_buf_putc(b, ',');
        asc_buf_json(b, c->reports[o->reports[k]].facts.name);
    }
    asc_buf_puts(b, "]}");
}

void asc_show_too_little_json(asc_buf *b, asc_too_little t)
{
    asc_buf_puts(b, ",\"too_little\":");
    if (t) asc_buf_json(b, asc_str_from(asc_show_too_little(t)));
    else asc_buf_puts(b, "null");
}

static void shares(asc_buf *b, const asc_read_case *c, const asc_weighed *w)
{
    asc_buf_puts(b, "],\"shares\":[");
    for (uint32_t k = 0; k < w->share_count; k++) {
        const asc_share *s = &w->shares[k];
        asc_buf_printf(
            b, "%s{\"actor\":\"%s\",\"role\":\"%s\",\"credence\":%.4f,\"low\":%.4f,\"high\":%.4f}",
            k ? "," : "", c->actors[s->who.actor].id, asc_predicate_name(s->who.role), s->credence,
            s->low, s->high);
    }
}

static void leanings(asc_buf *b, const asc_read_case *c, const asc_weighed *w)
{
    asc_buf_puts(b, "],\"leanings\":[");
    for (uint32_t k = 0; k < w->leaning_count; k++) {
        const asc_leaning *l = &w->leanings[k];
        asc_buf_printf(b, "%s{\"actor\":\"%s\",\"shift\":%.4f,\"statement\":\"%s\"}", k ? "," : "",
                       c->actors[l->actor].id, l->shift, c->statements[l->statement].id);
    }
}

void asc_show_weighed_json(asc_buf *b, const asc_read_case *c, const asc_weighed *w)
{
    asc_buf_puts(b, "{\"according_to\":");
    if (w->according_to.n) asc_buf_json(b, w->according_to);
    else asc_buf_puts(b, "null");
    asc_show_too_little_json(b, w->too_little);
    asc_buf_printf(b, ",\"confidence\":\"%s\",\"decisive\":", asc_confidence_name(w->confidence));
    if (w->decisive != ASC_NONE) asc_buf_printf(b, "%u", w->decisive);
    else asc_buf_puts(b, "null");
    asc_buf_puts(b, ",\"hypotheses\":[");
    asc_show_hypotheses_json(b, c, w->hypotheses, w->hypothesis_count);
    shares(b, c, w);
    asc_buf_puts(b, "],\"origins\":[");
    for (uint32_t k = 0; k < w->origin_count; k++) {
        if (k) asc_buf_putc(b, ',');
        origin(b, c, &w->origins[k], w->hypothesis_count);
    }
    leanings(b, c, w);
    asc_buf_puts(b, "]}");
}

static void line(asc_buf *b, const asc_read_case *c, const asc_weighed *w, const asc_moment *as_of,
                 const asc_hypothesis *h)
{
    asc_buf_printf(b, "{\"type\":\"hypothesis\",\"v\":1,\"incident\":\"%s\",\"as_of\":",
                   c->incidents[w->incident].id);
    if (as_of) asc_buf_json(b, asc_str_from(as_of->date));
    else asc_buf_puts(b, "null");
    asc_buf_putc(b, ',');
    parts(b, c, h);
    asc_show_too_little_json(b, as_of ? as_of->too_little : w->too_little);
    asc_buf_puts(b, "}\n");
}

asc_status asc_show_hypothesis_lines(const asc_read_case *c, asc_write_fn write, void *user,
                                     asc_error *err)
{
    asc_buf b = { 0 };
    asc_status rc = ASC_OK;
    for (size_t i = 0; !rc && i < c->weighed_count; i++) {
        const asc_weighed *w = &c->weighed[i];
        for (uint32_t m = 0; m < w->moment_count; m++)
            for (uint32_t k = 0; k < w->moments[m].hypothesis_count; k++)
                line(&b, c, w, &w->moments[m], &w->moments[m].hypotheses[k]);
        for (uint32_t k = 0; k < w->hypothesis_count; k++) line(&b, c, w, NULL, &w->hypotheses[k]);
        rc = asc_show_flush(&b, write, user, err);
    }
    asc_buf_free(&b);
    return rc;
}
