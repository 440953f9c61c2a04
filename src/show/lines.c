#include "show/lines.h"

#include "base/error.h"
#include "read/embedded.h"
#include "show/link_lines.h"

#include "base/banned.h"

asc_status asc_show_flush(asc_buf *b, asc_write_fn write, void *user, asc_error *err)
{
    if (b->failed) return asc_fail(err, ASC_ENOMEM, "out of memory writing what was read");
    bool good = b->n == 0 || write(user, b->p, b->n);
    asc_buf_clear(b);
    return good ? ASC_OK : asc_fail(err, ASC_EIO, "the output could not be written");
}

static void key(asc_buf *b, const char *name)
{
    asc_buf_printf(b, ",\"%s\":", name);
}

static void span(asc_buf *b, asc_span s)
{
    asc_buf_printf(b, ",\"begin\":%u,\"end\":%u", s.begin, s.end);
}

static void report_line(asc_buf *b, const asc_report *r)
{
    asc_buf_puts(b, "{\"type\":\"report\",\"v\":1");
    asc_buf_json_text(b, "report", r->facts.name);
    asc_buf_json_text_or_null(b, "title", r->facts.title);
    asc_buf_json_text_or_null(b, "outlet", r->facts.outlet);
    asc_buf_json_text_or_null(b, "author", r->facts.author);
    asc_buf_json_text_or_null(b, "published", r->facts.published);
    asc_buf_json_text(b, "charset", r->charset);
    if (r->passed_by) asc_buf_json_text(b, "passed_by", ASC_STR("not English"));
    asc_buf_json_text(b, "text", r->text);
    asc_buf_puts(b, "}");
}

static void actor_line(asc_buf *b, const asc_actor *a)
{
    asc_buf_printf(b, "{\"type\":\"actor\",\"v\":1,\"id\":\"%s\",\"kind\":\"%s\",\"names\":[",
                   a->id, asc_actor_kind_name(a->kind));
    for (uint32_t k = 0; k < a->name_count + a->described; k++) {
        if (k) asc_buf_putc(b, ',');
        asc_buf_json(b, a->names[k]);
    }
    if (a->may_be_count) asc_buf_puts(b, "],\"disputed\":[");
    for (uint32_t k = 0; k < a->may_be_count; k++) {
        if (k) asc_buf_putc(b, ',');
        asc_buf_json(b, a->may_be[k]);
    }
    asc_buf_puts(b, "]}");
}

static void degrees(asc_buf *b, const char *name, int32_t hundredths)
{
    int32_t n = hundredths < 0 ? -hundredths : hundredths;
    asc_buf_printf(b, ",\"%s\":%s%d.%02d", name, hundredths < 0 ? "-" : "", n / 100, n % 100);
}

static void places(asc_buf *b, const asc_incident *in)
{
    static const char *const names[] = { "", "country", "region", "town", "spot" };
    asc_buf_json_text_or_null(b, "place_precision", asc_str_from(names[in->precision]));
    asc_buf_puts(b, ",\"place_candidates\":[");
    for (uint32_t k = 0; k < in->candidate_count; k++) {
        const asc_place_candidate *c = &in->candidates[k];
        asc_buf_printf(b, "%s{\"country\":\"%s\",\"precision\":\"%s\"", k ? "," : "", c->country,
                       names[c->precision]);
        if (c->precision == ASC_PRECISION_TOWN) {
            asc_buf_printf(b, ",\"inhabitants\":%lld", (long long)c->inhabitants);
            degrees(b, "latitude", c->latitude);
            degrees(b, "longitude", c->longitude);
        }
        asc_buf_putc(b, '}');
    }
    asc_buf_putc(b, ']');
}

static void tolls(asc_buf *b, const asc_read_case *c, const char *name, const asc_toll *told,
                  uint32_t count)
{
    asc_buf_printf(b, ",\"%s\":[", name);
    for (uint32_t k = 0; k < count; k++)
        asc_buf_printf(b, "%s{\"value\":%lld%s,\"statement\":\"%s\"}", k ? "," : "",
                       (long long)told[k].value, told[k].at_least ? ",\"at_least\":true" : "",
                       c->statements[told[k].statement].id);
    asc_buf_putc(b, ']');
}

void asc_show_incident(asc_buf *b, const asc_read_case *c, const asc_incident *in)
{
    asc_buf_printf(b, "{\"type\":\"incident\",\"v\":1,\"id\":\"%s\",\"kind\":\"%s\"", in->id,
                   asc_incident_kind_name(in->kind));
    asc_buf_json_text_or_null(b, "earliest", asc_str_from(in->earliest));
    asc_buf_json_text_or_null(b, "latest", asc_str_from(in->latest));
    asc_buf_json_text_or_null(b, "place", in->place);
    places(b, in);
    asc_buf_json_text_or_null(b, "what", in->what);
    asc_buf_printf(b, ",\"stage\":\"%s\"", asc_stage_name(in->stage));
    asc_buf_json_text_or_null(b, "target", in->target);
    asc_buf_json_text_or_null(b, "weapon", in->weapon);
    tolls(b, c, "killed", in->killed, in->killed_count);
    tolls(b, c, "wounded", in->wounded, in->wounded_count);
    asc_buf_puts(b, ",\"reports\":[");
    for (uint32_t k = 0; k < in->report_count; k++) {
        if (k) asc_buf_putc(b, ',');
        asc_buf_json(b, c->reports[in->reports[k]].facts.name);
    }
    asc_buf_puts(b, "]}");
}

static void sources(asc_buf *b, const asc_read_case *c, const asc_statement *st)
{
    asc_str whole = c->reports[st->report].text;
    asc_buf_puts(b, ",\"sources\":[");
    for (uint32_t k = 0; k < st->source_count; k++) {
        const asc_source *s = &st->sources[k];
        asc_buf_puts(b, k ? ",{\"text\":" : "{\"text\":");
        asc_buf_json(b, s->text);
        if (s->span.end > s->span.begin) span(b, s->span);
        if (s->cue.end > s->cue.begin)
            asc_buf_json_text(b, "cue", asc_str_slice(whole, s->cue.begin, s->cue.end));
        if (s->actor != ASC_NONE)
            asc_buf_json_text(b, "actor", asc_str_from(c->actors[s->actor].id));
        asc_buf_putc(b, '}');
    }
    asc_buf_putc(b, ']');
}

static void argument(asc_buf *b, const asc_read_case *c, const char *role, const asc_argument *a,
                     bool *any)
{
    bool told = a->span.end > a->span.begin, comma = false;
    if (!told && a->actor == ASC_NONE && a->incident == ASC_NONE) return;
    asc_buf_printf(b, "%s\"%s\":{", *any ? "," : "", role);
    if (a->incident != ASC_NONE) {
        asc_buf_printf(b, "\"incident\":\"%s\"", c->incidents[a->incident].id);
        comma = true;
    }
    if (told) {
        asc_buf_puts(b, comma ? ",\"text\":" : "\"text\":");
        asc_buf_json(b, a->text);
        span(b, a->span);
        comma = true;
    }
    if (a->actor != ASC_NONE)
        asc_buf_printf(b, "%s\"actor\":\"%s\"", comma ? "," : "", c->actors[a->actor].id);
    asc_buf_putc(b, '}');
    *any = true;
}

static void spans(asc_buf *b, const char *name, const asc_span *s, uint32_t n)
{
    bool any = false;
    key(b, name);
    asc_buf_putc(b, '[');
    for (uint32_t k = 0; k < n; k++) {
        if (s[k].end <= s[k].begin) continue;
        asc_buf_printf(b, "%s[%u,%u]", any ? "," : "", s[k].begin, s[k].end);
        any = true;
    }
    asc_buf_putc(b, ']');
}

/* Line `number` of data/frames.tsv as it stands there, a space for each tab. */
static void frame_entry(asc_buf *b, uint32_t number)
{
    asc_lines it = { asc_table_frames(), 0 };
    asc_str line = { NULL, 0 }, field, rest;
    asc_buf entry = { 0 };
    while (it.no < number && asc_lines_next(&it, &line)) continue;
    for (rest = line; asc_str_cut(rest, '\t', &field, &rest);) {
        asc_buf_put(&entry, field);
        asc_buf_putc(&entry, ' ');
    }
    asc_buf_put(&entry, rest);
    asc_buf_json_text_or_null(b, "entry", asc_buf_str(&entry));
    asc_buf_free(&entry);
}

/* Those of data/cues.tsv, or those of a table of one's own (own is ASC_OWN_LINE). */
static uint32_t cue_lines(const asc_statement *st, uint32_t own, uint32_t out[ASC_SOURCES_MAX])
{
    uint32_t n = 0;
    for (uint32_t k = 1; k < st->source_count; k++)
        if ((st->sources[k].entry & ASC_OWN_LINE) == own) out[n++] = st->sources[k].entry & ~own;
    return n;
}

static void numbers(asc_buf *b, const char *name, const uint32_t *values, uint32_t n)
{
    key(b, name);
    asc_buf_putc(b, '[');
    for (uint32_t k = 0; k < n; k++) asc_buf_printf(b, "%s%u", k ? "," : "", values[k]);
    asc_buf_putc(b, ']');
}

static void doubts(asc_buf *b, uint64_t doubts)
{
    uint32_t told = 0;
    asc_buf_puts(b, ",\"doubts\":[");
    for (int k = 0; k < ASC_DOUBT_COUNT; k++)
        if (doubts & (uint64_t)1 << k)
            asc_buf_printf(b, "%s\"%s\"", told++ ? "," : "", asc_doubt_name((asc_doubt)k));
    asc_buf_putc(b, ']');
}

/* Why it was read so: the frame and its entry, the word that it fired on, the cues of
 * the sources, and all the words that took part. */
static void why(asc_buf *b, asc_str whole, const asc_statement *st)
{
    const asc_span taking_part[] = { st->trigger, st->agent.span, st->object.span };
    asc_span cues[ASC_SOURCES_MAX];
    for (uint32_t k = 0; k < st->source_count; k++) cues[k] = st->sources[k].cue;
    uint32_t lines[ASC_SOURCES_MAX];
    bool own = st->frame & ASC_OWN_LINE;
    asc_buf_printf(b, ",\"why\":{\"%s\":%u", own ? "own_frame" : "frame",
                   st->frame & ~ASC_OWN_LINE);
    if (!own) frame_entry(b, st->frame);
    asc_buf_json_text(b, "trigger", asc_str_slice(whole, st->trigger.begin, st->trigger.end));
    span(b, st->trigger);
    spans(b, "cues", cues, st->source_count);
    numbers(b, "cue_lines", lines, cue_lines(st, 0, lines));
    uint32_t of_own = cue_lines(st, ASC_OWN_LINE, lines);
    if (of_own) numbers(b, "own_cue_lines", lines, of_own);
    spans(b, "words", taking_part, 3);
    doubts(b, st->doubts);
    asc_buf_putc(b, '}');
}

void asc_show_statement(asc_buf *b, const asc_read_case *c, const asc_statement *st, bool explain)
{
    const asc_report *r = &c->reports[st->report];
    bool any = false;
    asc_buf_printf(b, "{\"type\":\"statement\",\"v\":1,\"id\":\"%s\"", st->id);
    asc_buf_json_text(b, "report", r->facts.name);
    span(b, st->span);
    asc_buf_json_text(b, "text", asc_str_slice(r->text, st->span.begin, st->span.end));
    sources(b, c, st);
    asc_buf_printf(b, ",\"predicate\":\"%s\",\"arguments\":{", asc_predicate_name(st->predicate));
    argument(b, c, "agent", &st->agent, &any);
    argument(b, c, "object", &st->object, &any);
    asc_buf_puts(b, "},\"value\":");
    if (st->value >= 0) asc_buf_printf(b, "%lld", (long long)st->value);
    else asc_buf_puts(b, "null");
    if (st->at_least) asc_buf_puts(b, ",\"at_least\":true");
    asc_buf_printf(
        b,
        ",\"polarity\":\"%s\",\"certainty\":\"%s\",\"basis\":\"%s\",\"act\":\"%s\",\"mood\":\"%s\"",
        st->polarity == ASC_POLARITY_MINUS ? "-" : "+", asc_certainty_name(st->certainty),
        asc_basis_name(st->basis), asc_act_name(st->act), asc_mood_name(st->mood));
    asc_buf_printf(b, ",\"conditional\":%s,\"read\":%.2f,\"because\":[]",
                   st->conditional ? "true" : "false", st->read);
    asc_buf_json_text_or_null(b, "said", asc_str_from(st->said));
    asc_buf_json_text_or_null(b, "about", asc_str_from(st->about));
    if (explain) why(b, r->text, st);
    asc_buf_putc(b, '}');
}

static void attribution_line(asc_buf *b, const asc_read_case *c, const asc_attribution *a)
{
    asc_buf_puts(b, "{\"type\":\"attribution\",\"v\":1");
    asc_buf_json_text(b, "report", c->reports[a->report].facts.name);
    spans(b, "source", &a->source, 1);
    spans(b, "cue", &a->cue, 1);
    spans(b, "content", a->content, a->pieces);
    asc_buf_putc(b, '}');
}

static void mention_line(asc_buf *b, const asc_read_case *c, const asc_entity *e)
{
    const asc_report *r = &c->reports[e->report];
    asc_buf_puts(b, "{\"type\":\"mention\",\"v\":1");
    asc_buf_json_text(b, "report", r->facts.name);
    span(b, e->span);
    asc_buf_json_text(b, "text", asc_str_slice(r->text, e->span.begin, e->span.end));
    asc_buf_json_text(b, "kind", asc_str_from(asc_entity_name(e->kind)));
    asc_buf_putc(b, '}');
}

#define FLUSH_AT ((size_t)1 << 16)

static void event_line(asc_buf *b, const asc_read_case *c, const asc_event_told *e)
{
    const asc_report *r = &c->reports[e->report];
    bool minus = e->polarity == ASC_POLARITY_MINUS;
    asc_buf_puts(b, "{\"type\":\"event\",\"v\":1");
    asc_buf_json_text(b, "report", r->facts.name);
    span(b, e->span);
    asc_buf_json_text(b, "text", asc_str_slice(r->text, e->span.begin, e->span.end));
    asc_buf_printf(b, ",\"polarity\":\"%s\",\"certainty\":\"%s\"}", minus ? "-" : "+",
                   asc_certainty_name(e->certainty));
}

static void fills(asc_buf *b, const asc_read_case *c, const asc_account *a, asc_fill_role role)
{
    asc_str whole = c->reports[a->report].text;
    asc_buf_printf(b, ",\"%s\":[", asc_fill_role_name(role));
    for (uint32_t k = 0; k < a->counts[role]; k++) {
        const asc_fill *f = &a->fills[role][k];
        asc_buf_puts(b, k ? ",{\"text\":" : "{\"text\":");
        asc_buf_json(b, asc_str_slice(whole, f->span.begin, f->span.end));
        span(b, f->span);
        if (f->actor != ASC_NONE)
            asc_buf_json_text(b, "actor", asc_str_from(c->actors[f->actor].id));
        if (role == ASC_FILL_ORGANISATION)
            asc_buf_json_text(b, "confidence", asc_str_from(asc_firmness_name(f->firmness)));
        asc_buf_printf(b, ",\"p\":%.2f}", f->p);
    }
    asc_buf_putc(b, ']');
}

static void account_line(asc_buf *b, const asc_read_case *c, const asc_account *a)
{
    asc_buf_puts(b, "{\"type\":\"account\",\"v\":1");
    asc_buf_json_text(b, "report", c->reports[a->report].facts.name);
    if (a->incident == ASC_NONE) asc_buf_puts(b, ",\"incident\":null");
    else asc_buf_json_text(b, "incident", asc_str_from(c->incidents[a->incident].id));
    asc_buf_printf(b, ",\"kind\":\"%s\",\"stage\":\"%s\",\"p\":%.2f",
                   asc_incident_kind_name(a->kind), asc_stage_name(a->stage), a->p);
    for (int k = 0; k < ASC_FILL_COUNT; k++) fills(b, c, a, (asc_fill_role)k);
    asc_buf_putc(b, '}');
}

/* Line i of those that come after the statements. */
static void extra_line(asc_buf *b, const asc_read_case *c, size_t i, const asc_show_options *o)
{
    size_t attributions = o->attributions ? c->attribution_count : 0;
    size_t mentions = attributions + (o->mentions ? c->entity_count : 0);
    size_t events = mentions + (o->events ? c->event_count : 0);
    if (i < c->copy_count) asc_show_copy(b, c, &c->copies[i]);
    else if ((i -= c->copy_count) < c->circle_count) asc_show_circle(b, c, &c->circles[i]);
    else if ((i -= c->circle_count) < c->correction_count)
        asc_show_correction(b, c, &c->corrections[i]);
    else if ((i -= c->correction_count) < c->root_count) asc_show_root(b, c, &c->roots[i]);
    else if ((i -= c->root_count) < attributions) attribution_line(b, c, &c->attributions[i]);
    else if (i < mentions) mention_line(b, c, &c->entities[i - attributions]);
    else if (i < events) event_line(b, c, &c->events[i - mentions]);
    else account_line(b, c, &c->accounts[i - events]);
}

static size_t extra_count(const asc_read_case *c, const asc_show_options *o)
{
    return c->copy_count + c->circle_count + c->correction_count + c->root_count +
           (o->attributions ? c->attribution_count : 0) + (o->mentions ? c->entity_count : 0) +
           (o->events ? c->event_count : 0) + (o->accounts ? c->account_count : 0);
}

asc_status asc_show_lines(const asc_read_case *c, const asc_show_options *options,
                          asc_write_fn write, void *user, asc_error *err)
{
    static const asc_show_options none = { .explain = false };
    const asc_show_options *o = options ? options : &none;
    asc_buf b = { 0 };
    asc_status rc = ASC_OK;
    size_t total = c->report_count + c->actor_count + c->incident_count + c->statement_count +
                   extra_count(c, o);
    for (size_t i = o->without_reports ? c->report_count : 0, k; !rc && i < total; i++) {
        if (i < c->report_count) report_line(&b, &c->reports[i]);
        else if ((k = i - c->report_count) < c->actor_count) actor_line(&b, &c->actors[k]);
        else if ((k -= c->actor_count) < c->incident_count)
            asc_show_incident(&b, c, &c->incidents[k]);
        else if ((k -= c->incident_count) < c->statement_count)
            asc_show_statement(&b, c, &c->statements[k], o->explain);
        else extra_line(&b, c, k - c->statement_count, o);
        asc_buf_putc(&b, '\n');
        if (b.n >= FLUSH_AT || b.failed) rc = asc_show_flush(&b, write, user, err);
    }
    if (!rc) rc = asc_show_flush(&b, write, user, err);
    asc_buf_free(&b);
    return rc;
}
