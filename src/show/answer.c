#include "show/answer.h"

#include <stdlib.h>

#include "base/error.h"
#include "show/lines.h"

#include "base/banned.h"

#define QUOTE_MAX 320 /* bytes of a sentence shown; longer ones are cut around the statement */

/* ---- pieces ---- */

static void one_line(asc_buf *b, asc_str s)
{
    asc_buf line = { 0 };
    for (size_t i = 0; i < s.n; i++)
        asc_buf_putc(&line, s.p[i] == '\n' || s.p[i] == '\t' ? ' ' : s.p[i]);
    asc_buf_term(b, asc_buf_str(&line));
    b->failed |= line.failed;
    asc_buf_free(&line);
}

/* The longest name first seen, with its short form: "Lashkar-e-Tayyiba (LeT)". */
static void actor_name(asc_buf *b, const asc_actor *a)
{
    uint32_t best = 0, brief = ASC_NONE;
    for (uint32_t k = 0; k < a->name_count; k++) {
        if (a->names[k].n > a->names[best].n && a->names[k].n < 60) best = k;
        if (a->names[k].n <= 6 && (brief == ASC_NONE || a->names[k].n < a->names[brief].n))
            brief = k;
    }
    if (!a->name_count) return;
    one_line(b, a->names[best]);
    if (brief == ASC_NONE || brief == best ||
        asc_str_find(a->names[best], a->names[brief]) != SIZE_MAX)
        return;
    asc_buf_puts(b, " (");
    one_line(b, a->names[brief]);
    asc_buf_puts(b, ")");
}

/* UTF-8 sequences are not cut: move to a first byte. */
static size_t to_boundary(asc_str s, size_t i)
{
    while (i < s.n && ((unsigned char)s.p[i] & 0xC0) == 0x80) i++;
    return i;
}

static void quote(asc_buf *b, const asc_report *r, const asc_statement *st)
{
    asc_span s = st->sentence;
    bool cut_before = false, cut_after = false;
    if (s.end - s.begin > QUOTE_MAX) {
        uint32_t room = st->span.end - st->span.begin < QUOTE_MAX
                            ? QUOTE_MAX - (st->span.end - st->span.begin)
                            : 0;
        uint32_t begin = st->span.begin > s.begin + room / 2 ? st->span.begin - room / 2 : s.begin;
        uint32_t end = st->span.end + room / 2 < s.end ? st->span.end + room / 2 : s.end;
        cut_before = begin > s.begin;
        cut_after = end < s.end;
        s = (asc_span){ (uint32_t)to_boundary(r->text, begin),
                        (uint32_t)to_boundary(r->text, end) };
    }
    asc_buf_puts(b, cut_before ? "\"... " : "\"");
    one_line(b, asc_str_slice(r->text, s.begin, s.end));
    asc_buf_puts(b, cut_after ? " ...\"" : "\"");
}

/* The report's own voice, as people call it. */
static void author(asc_buf *b, const asc_report *r)
{
    if (r->facts.author.n) one_line(b, r->facts.author);
    else if (r->facts.outlet.n) one_line(b, r->facts.outlet);
    else asc_buf_puts(b, "the report itself");
}

static void source_name(asc_buf *b, const asc_read_case *c, const asc_source *s)
{
    if (s->actor != ASC_NONE) actor_name(b, &c->actors[s->actor]);
    else one_line(b, s->text);
}

/* "David Headley, through documents, the Guardian; in the report by X". */
static void voice(asc_buf *b, const asc_read_case *c, const asc_statement *st)
{
    const asc_report *r = &c->reports[st->report];
    if (st->source_count < 2) {
        author(b, r);
        asc_buf_puts(b, ", in its own voice");
        return;
    }
    source_name(b, c, &st->sources[st->source_count - 1]);
    for (uint32_t k = st->source_count - 1; k-- > 1;) {
        asc_buf_puts(b, ", through ");
        source_name(b, c, &st->sources[k]);
    }
    asc_buf_puts(b, ", as told by ");
    author(b, r);
}

static bool of_itself(const asc_statement *st)
{
    const asc_source *s = &st->sources[st->source_count - 1];
    return st->source_count > 1 && s->actor != ASC_NONE && s->actor == st->agent.actor;
}

/* Claim, denial, accusation or opinion, and how firmly. */
static const char *stance(const asc_statement *st)
{
    static const char *const plain[2][4] = {
        { "says so", "thinks it probable", "thinks it possible", "leaves it open" },
        { "says it is not so", "thinks it improbable", "thinks it possibly not so",
          "leaves it open" },
    };
    int minus = st->polarity == ASC_POLARITY_MINUS;
    if (st->conditional) return "supposes it, with \"if\"";
    if (of_itself(st)) return minus ? "denies it" : "claims it";
    if (st->act == ASC_ACT_ACCUSE && !minus)
        return st->certainty == ASC_CERTAINTY_CT ? "accuses" : "suspects";
    return plain[minus][st->certainty <= ASC_CERTAINTY_U ? st->certainty : ASC_CERTAINTY_U];
}

static void told(asc_buf *b, const asc_read_case *c, const asc_statement *st, const char *how)
{
    const asc_report *r = &c->reports[st->report];
    asc_buf_printf(b, "      %s: ", how);
    voice(b, c, st);
    if (st->basis != ASC_BASIS_UNSTATED && st->basis != ASC_BASIS_CLAIMED)
        asc_buf_printf(b, " (%s)", asc_basis_name(st->basis));
    asc_buf_puts(b, "\n        ");
    quote(b, r, st);
    asc_buf_puts(b, "\n        ");
    one_line(b, r->facts.name);
    asc_buf_printf(b, ", bytes %u-%u\n", st->span.begin, st->span.end);
}

/* ---- one incident ---- */

static const char *role_title(asc_predicate p)
{
    switch (p) {
    case ASC_PREDICATE_CARRIED_OUT: return "Carried it out";
    case ASC_PREDICATE_ORDERED: return "Ordered it";
    case ASC_PREDICATE_PLANNED: return "Planned or prepared it";
    case ASC_PREDICATE_HELPED: return "Helped";
    case ASC_PREDICATE_FINANCED: return "Paid for it";
    default: return "Knew of it";
    }
}

static void dates(asc_buf *b, const asc_incident *in)
{
    if (in->earliest[0] && !strcmp(in->earliest, in->latest)) asc_buf_printf(b, "%s", in->earliest);
    else if (in->earliest[0]) asc_buf_printf(b, "%s to %s", in->earliest, in->latest);
    else
        asc_buf_printf(b, "undated (%u report%s)", in->report_count,
                       in->report_count == 1 ? "" : "s");
}

static void tolls(asc_buf *b, const asc_read_case *c, const asc_incident *in)
{
    if (!in->killed_count) return;
    asc_buf_puts(b, "  killed: ");
    for (uint32_t k = 0; k < in->killed_count; k++) {
        bool said = false;
        for (uint32_t j = 0; j < k; j++) said |= in->killed[j].value == in->killed[k].value;
        if (said) continue;
        asc_buf_printf(b, "%s%lld (", k ? ", " : "", (long long)in->killed[k].value);
        one_line(b, c->reports[c->statements[in->killed[k].statement].report].facts.name);
        asc_buf_puts(b, ")");
    }
    asc_buf_puts(b, "\n");
}

static void head(asc_buf *b, const asc_read_case *c, const asc_incident *in)
{
    asc_buf_printf(b, "%s  %s, ", in->id, asc_incident_kind_name(in->kind));
    dates(b, in);
    if (in->place.n) {
        asc_buf_puts(b, ", ");
        one_line(b, in->place);
    }
    asc_buf_puts(b, ": \"");
    one_line(b, in->what);
    asc_buf_printf(b, "\"\n  told in %u report%s\n", in->report_count,
                   in->report_count == 1 ? "" : "s");
    tolls(b, c, in);
}

static void hypothesis(asc_buf *b, const asc_read_case *c, const asc_naming *h)
{
    asc_buf_puts(b, "    ");
    actor_name(b, &c->actors[h->actor]);
    asc_buf_printf(b, ": %u voice%s for", h->voices_for, h->voices_for == 1 ? "" : "s");
    if (h->voices_against) asc_buf_printf(b, ", %u against", h->voices_against);
    asc_buf_puts(b, "\n");
    for (uint32_t k = 0; k < h->statement_count; k++) {
        const asc_statement *st = &c->statements[h->statements[k]];
        told(b, c, st, stance(st));
    }
}

/*
 * Which hypotheses and which judgements of someone's word belong to an incident, as
 * lists, so that a case of many incidents is not walked once for each.
 */
struct index {
    const asc_read_case *c;
    uint32_t *first;  /* [incident]: its first hypothesis; they lie together */
    uint32_t *judged; /* [incident]: its first statement of whose word is judged */
    uint32_t *next;   /* [statement]: the next such one */
};

static void index_free(struct index *x)
{
    free(x->first);
    free(x->judged);
    free(x->next);
}

static bool index_make(struct index *x, const asc_read_case *c)
{
    x->c = c;
    x->first = malloc((c->incident_count + 1) * sizeof *x->first);
    x->judged = malloc((c->incident_count + 1) * sizeof *x->judged);
    x->next = malloc((c->statement_count + 1) * sizeof *x->next);
    if (!x->first || !x->judged || !x->next) return false;
    for (size_t i = 0; i < c->incident_count; i++) x->first[i] = x->judged[i] = ASC_NONE;
    for (uint32_t k = (uint32_t)c->naming_count; k-- > 0;)
        x->first[c->namings[k].incident] = k;
    for (uint32_t k = (uint32_t)c->statement_count; k-- > 0;) {
        uint32_t in = c->statements[k].object.incident;
        if (c->statements[k].predicate != ASC_PREDICATE_CREDIBLE || in == ASC_NONE) continue;
        x->next[k] = x->judged[in];
        x->judged[in] = k;
    }
    return true;
}

static void credibility(asc_buf *b, const struct index *x, uint32_t incident)
{
    const asc_read_case *c = x->c;
    bool any = false;
    for (uint32_t k = x->judged[incident]; k != ASC_NONE; k = x->next[k]) {
        const asc_statement *st = &c->statements[k];
        if (!any) asc_buf_puts(b, "\n  Whose word is judged\n");
        any = true;
        asc_buf_puts(b, "    ");
        if (st->agent.actor != ASC_NONE) actor_name(b, &c->actors[st->agent.actor]);
        else one_line(b, st->agent.text);
        asc_buf_puts(b, "\n");
        told(b, c, st, st->polarity == ASC_POLARITY_MINUS ? "doubts it" : "trusts it");
    }
}

static void incident(asc_buf *b, const struct index *x, uint32_t i)
{
    const asc_read_case *c = x->c;
    asc_predicate last = ASC_PREDICATE_COUNT;
    uint32_t named = 0;
    head(b, c, &c->incidents[i]);
    for (size_t k = x->first[i]; k < c->naming_count && c->namings[k].incident == i; k++) {
        const asc_naming *h = &c->namings[k];
        if (h->role != last) asc_buf_printf(b, "\n  %s\n", role_title(h->role));
        last = h->role;
        hypothesis(b, c, h);
        named++;
    }
    credibility(b, x, i);
    if (!named) asc_buf_puts(b, "\n  No one is named for it.\n");
    else
        asc_buf_puts(b,
                     "\n  No percentages: how independent these voices are is not weighed yet.\n");
}

/* ---- as JSON ---- */

static void hypothesis_json(asc_buf *b, const asc_read_case *c, const asc_naming *h)
{
    asc_buf_printf(b, "{\"actor\":\"%s\",\"names\":[", c->actors[h->actor].id);
    for (uint32_t k = 0; k < c->actors[h->actor].name_count; k++) {
        if (k) asc_buf_putc(b, ',');
        asc_buf_json(b, c->actors[h->actor].names[k]);
    }
    asc_buf_printf(b, "],\"role\":\"%s\",\"voices_for\":%u,\"voices_against\":%u,\"statements\":[",
                   asc_predicate_name(h->role), h->voices_for, h->voices_against);
    for (uint32_t k = 0; k < h->statement_count; k++) {
        if (k) asc_buf_putc(b, ',');
        asc_show_statement(b, c, &c->statements[h->statements[k]], false);
    }
    asc_buf_puts(b, "]}");
}

static void incident_json(asc_buf *b, const struct index *x, uint32_t i)
{
    const asc_read_case *c = x->c;
    bool any = false;
    asc_buf_puts(b, "{\"incident\":");
    asc_show_incident(b, c, &c->incidents[i]);
    asc_buf_puts(b, ",\"hypotheses\":[");
    for (size_t k = x->first[i]; k < c->naming_count && c->namings[k].incident == i; k++) {
        if (any) asc_buf_putc(b, ',');
        any = true;
        hypothesis_json(b, c, &c->namings[k]);
    }
    asc_buf_puts(b, "],\"credible\":[");
    any = false;
    for (uint32_t k = x->judged[i]; k != ASC_NONE; k = x->next[k]) {
        const asc_statement *st = &c->statements[k];
        if (any) asc_buf_putc(b, ',');
        any = true;
        asc_show_statement(b, c, st, false);
    }
    asc_buf_puts(b, "]}");
}

/* ---- all ---- */

static bool asked_for(const asc_read_case *c, uint32_t i, const asc_show_options *o)
{
    return !o || !o->incident.n || asc_str_eq(o->incident, asc_str_from(c->incidents[i].id));
}

static void nothing_found(asc_buf *b, const asc_read_case *c)
{
    asc_buf_printf(b, "No attack was found in %zu report%s.\n", c->report_count,
                   c->report_count == 1 ? "" : "s");
}

static void plain_limits(asc_buf *b)
{
    asc_buf_puts(b,
                 "ascribe takes no side: each line above is what a source says, not a finding.\n");
}

asc_status asc_show_answer(const asc_read_case *c, const asc_show_options *options,
                           asc_write_fn write, void *user, asc_error *err)
{
    asc_buf b = { 0 };
    struct index x = { 0 };
    asc_status rc = index_make(&x, c) ? ASC_OK : asc_fail(err, ASC_ENOMEM, "out of memory");
    bool json = options && options->json, any = false;
    if (json) asc_buf_puts(&b, "{\"type\":\"answer\",\"v\":1,\"incidents\":[");
    for (uint32_t i = 0; !rc && i < c->incident_count; i++) {
        if (!asked_for(c, i, options)) continue;
        if (any) asc_buf_puts(&b, json ? "," : "\n");
        any = true;
        if (json) incident_json(&b, &x, i);
        else incident(&b, &x, i);
        rc = asc_show_flush(&b, write, user, err);
    }
    if (json) asc_buf_puts(&b, "]}\n");
    else if (!any) nothing_found(&b, c);
    else asc_buf_puts(&b, "\n"), plain_limits(&b);
    if (!rc) rc = asc_show_flush(&b, write, user, err);
    asc_buf_free(&b);
    index_free(&x);
    return rc;
}
