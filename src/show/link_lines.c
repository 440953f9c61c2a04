#include "show/link_lines.h"

#include "base/banned.h"

static void report_name(asc_buf *b, const asc_read_case *c, uint32_t report)
{
    asc_buf_json(b, c->reports[report].facts.name);
}

static void report_names(asc_buf *b, const asc_read_case *c, const uint32_t *reports, uint32_t n)
{
    asc_buf_putc(b, '[');
    for (uint32_t k = 0; k < n; k++) {
        if (k) asc_buf_putc(b, ',');
        report_name(b, c, reports[k]);
    }
    asc_buf_putc(b, ']');
}

void asc_show_copy(asc_buf *b, const asc_read_case *c, const asc_copy *copy)
{
    asc_buf_puts(b, "{\"type\":\"copy\",\"v\":1,\"to\":");
    report_name(b, c, copy->to);
    asc_buf_puts(b, ",\"from\":");
    if (copy->from_report != ASC_NONE) report_name(b, c, copy->from_report);
    else if (copy->from_actor != ASC_NONE)
        asc_buf_json(b, asc_str_from(c->actors[copy->from_actor].id));
    else asc_buf_json(b, copy->from_text);
    asc_buf_printf(b, ",\"kind\":\"%s\",\"share\":%.4f,\"directed\":%.2f",
                   asc_copy_kind_name(copy->kind), copy->share, copy->directed);
    if (copy->cue.end > copy->cue.begin)
        asc_buf_printf(b, ",\"begin\":%u,\"end\":%u", copy->cue.begin, copy->cue.end);
    if (copy->told_by != copy->to) {
        asc_buf_puts(b, ",\"told_by\":");
        report_name(b, c, copy->told_by);
    }
    asc_buf_puts(b, ",\"passages\":[");
    for (uint32_t k = 0; k < copy->passage_count; k++) {
        asc_passage p = copy->passages[k];
        asc_buf_printf(b, "%s[%u,%u,%u,%u]", k ? "," : "", p.to.begin, p.to.end, p.from.begin,
                       p.from.end);
    }
    asc_buf_puts(b, "]}");
}

void asc_show_circle(asc_buf *b, const asc_read_case *c, const asc_circle *circle)
{
    asc_buf_puts(b, "{\"type\":\"circle\",\"v\":1,\"reports\":");
    report_names(b, c, circle->reports, circle->report_count);
    asc_buf_putc(b, '}');
}

void asc_show_correction(asc_buf *b, const asc_read_case *c, const asc_correction *notice)
{
    asc_buf_puts(b, "{\"type\":\"correction\",\"v\":1,\"report\":");
    report_name(b, c, notice->report);
    asc_buf_printf(b, ",\"begin\":%u,\"end\":%u,\"corrects\":", notice->notice.begin,
                   notice->notice.end);
    if (notice->corrects != ASC_NONE) report_name(b, c, notice->corrects);
    else asc_buf_puts(b, "null");
    asc_buf_printf(b, ",\"retracts\":%s,\"statements\":[", notice->retracts ? "true" : "false");
    for (uint32_t i = 0; i < notice->statement_count; i++)
        asc_buf_printf(b, "%s\"%s\"", i ? "," : "", c->statements[notice->statements[i]].id);
    asc_buf_puts(b, "]}");
}

void asc_show_root(asc_buf *b, const asc_read_case *c, const asc_root *root)
{
    asc_buf_printf(
        b, "{\"type\":\"root\",\"v\":1,\"proposition\":{\"predicate\":\"%s\",\"agent\":\"%s\"",
        asc_predicate_name(root->predicate), c->actors[root->agent].id);
    if (root->object_incident != ASC_NONE)
        asc_buf_printf(b, ",\"object\":\"%s\"", c->incidents[root->object_incident].id);
    else if (root->object_actor != ASC_NONE)
        asc_buf_printf(b, ",\"object\":\"%s\"", c->actors[root->object_actor].id);
    asc_buf_printf(b, ",\"polarity\":\"%s\"},\"independent\":%u,\"roots\":[",
                   root->polarity == ASC_POLARITY_MINUS ? "-" : "+", root->independent);
    for (uint32_t k = 0; k < root->origin_count; k++) {
        const asc_root_origin *o = &root->origins[k];
        asc_buf_puts(b, k ? ",{" : "{");
        if (o->actor != ASC_NONE) asc_buf_printf(b, "\"id\":\"%s\",", c->actors[o->actor].id);
        else if (o->report != ASC_NONE) {
            asc_buf_puts(b, "\"id\":");
            report_name(b, c, o->report);
            asc_buf_putc(b, ',');
        }
        if (o->text.n) {
            asc_buf_puts(b, "\"text\":");
            asc_buf_json(b, o->text);
            asc_buf_putc(b, ',');
        }
        asc_buf_puts(b, "\"reports\":");
        report_names(b, c, o->reports, o->report_count);
        asc_buf_puts(b, ",\"statements\":[");
        for (uint32_t i = 0; i < o->statement_count; i++)
            asc_buf_printf(b, "%s\"%s\"", i ? "," : "", c->statements[o->statements[i]].id);
        asc_buf_puts(b, "]}");
    }
    asc_buf_puts(b, "]}");
}
