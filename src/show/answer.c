#include "show/answer.h"

#include <stdlib.h>

#include "base/error.h"
#include "show/lines.h"
#include "show/pieces.h"

#include "base/banned.h"

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

/* Was at least one of the statements surely read? What was not stands back. */
static bool surely_read(const asc_read_case *c, const asc_naming *h)
{
    for (uint32_t k = 0; k < h->statement_count; k++)
        if (c->statements[h->statements[k]].read >= ASC_READ_SURE) return true;
    return false;
}

/*
 * Which namings and which judgements of someone's word belong to an incident, as
 * lists, so that a case of many incidents is not walked once for each.
 */
struct index {
    const asc_read_case *c;
    uint32_t *first;  /* [incident]: its first naming; they lie together */
    uint32_t *judged; /* [incident]: its first statement of whose word is judged */
    uint32_t *next;   /* [statement]: the next such one */
    uint32_t *rooted; /* [incident]: the first root of what is said of it */
    uint32_t *beside; /* [root]: the next such one */
};

static void index_free(struct index *x)
{
    free(x->first);
    free(x->judged);
    free(x->next);
    free(x->rooted);
    free(x->beside);
}

static bool index_make(struct index *x, const asc_read_case *c)
{
    x->c = c;
    x->first = malloc((c->incident_count + 1) * sizeof *x->first);
    x->judged = malloc((c->incident_count + 1) * sizeof *x->judged);
    x->next = malloc((c->statement_count + 1) * sizeof *x->next);
    x->rooted = malloc((c->incident_count + 1) * sizeof *x->rooted);
    x->beside = malloc((c->root_count + 1) * sizeof *x->beside);
    if (!x->first || !x->judged || !x->next || !x->rooted || !x->beside) return false;
    for (size_t i = 0; i < c->incident_count; i++)
        x->first[i] = x->judged[i] = x->rooted[i] = ASC_NONE;
    for (uint32_t k = (uint32_t)c->root_count; k-- > 0;) {
        uint32_t in = c->roots[k].object_incident;
        if (in == ASC_NONE) continue;
        x->beside[k] = x->rooted[in];
        x->rooted[in] = k;
    }
    for (uint32_t k = (uint32_t)c->naming_count; k-- > 0;) x->first[c->namings[k].incident] = k;
    for (uint32_t k = (uint32_t)c->statement_count; k-- > 0;) {
        uint32_t in = c->statements[k].object.incident;
        if (c->statements[k].predicate != ASC_PREDICATE_CREDIBLE || in == ASC_NONE) continue;
        x->next[k] = x->judged[in];
        x->judged[in] = k;
    }
    return true;
}

/* The root of what is said for an actor's part, or NULL. */
static const asc_root *root_of(const struct index *x, const asc_naming *h)
{
    for (uint32_t k = x->rooted[h->incident]; k != ASC_NONE; k = x->beside[k]) {
        const asc_root *r = &x->c->roots[k];
        if (r->predicate == h->role && r->agent == h->actor && r->polarity == ASC_POLARITY_PLUS)
            return r;
    }
    return NULL;
}

static uint32_t reports_for(const asc_root *r)
{
    uint32_t n = 0;
    for (uint32_t k = 0; k < r->origin_count; k++)
        for (uint32_t i = 0; i < r->origins[k].report_count; i++) {
            bool before = false;
            for (uint32_t j = 0; j < k && !before; j++)
                for (uint32_t m = 0; m < r->origins[j].report_count && !before; m++)
                    before = r->origins[j].reports[m] == r->origins[k].reports[i];
            n += !before;
        }
    return n;
}

/* " (interrogation)", where its statements tell how it knows. */
static void how_it_knows(asc_buf *b, const asc_read_case *c, const asc_root_origin *o)
{
    for (uint32_t k = 0; k < o->statement_count; k++) {
        asc_basis basis = c->statements[o->statements[k]].basis;
        if (basis == ASC_BASIS_UNSTATED || basis == ASC_BASIS_CLAIMED) continue;
        asc_buf_printf(b, " (%s)", asc_basis_name(basis));
        return;
    }
}

/* ": 4 voices for, in 3 reports; all go back to the interior minister". */
static void counts_of(asc_buf *b, const struct index *x, const asc_naming *h)
{
    const asc_root *r = h->voices_for ? root_of(x, h) : NULL;
    asc_buf_printf(b, ": %u voice%s for", h->voices_for, h->voices_for == 1 ? "" : "s");
    if (r && r->origin_count) {
        uint32_t n = reports_for(r);
        asc_buf_printf(b, " in %u report%s", n, n == 1 ? "" : "s");
        if (r->independent == 1 && (h->voices_for > 1 || n > 1)) {
            asc_buf_puts(b, ", all from one origin: ");
            asc_show_root_origin(b, x->c, &r->origins[0]);
            how_it_knows(b, x->c, &r->origins[0]);
        } else if (r->independent != h->voices_for)
            asc_buf_printf(b, ", %u independent origin%s", r->independent,
                           r->independent == 1 ? "" : "s");
    }
    if (h->voices_against)
        asc_buf_printf(b, "; %u voice%s against", h->voices_against,
                       h->voices_against == 1 ? "" : "s");
    asc_buf_puts(b, "\n");
}

static void naming(asc_buf *b, const struct index *x, const asc_naming *h)
{
    const asc_read_case *c = x->c;
    asc_buf_puts(b, "    ");
    asc_show_actor_name(b, &c->actors[h->actor]);
    counts_of(b, x, h);
    for (uint32_t k = 0; k < h->statement_count; k++) {
        const asc_statement *st = &c->statements[h->statements[k]];
        asc_show_told(b, c, st, asc_show_stance(st));
    }
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
        if (st->agent.actor != ASC_NONE) asc_show_actor_name(b, &c->actors[st->agent.actor]);
        else asc_show_one_line(b, st->agent.text);
        asc_buf_puts(b, "\n");
        asc_show_told(b, c, st, st->polarity == ASC_POLARITY_MINUS ? "doubts it" : "trusts it");
    }
}

/* "  72 %  55 to 84  likely". */
static void figures(asc_buf *b, double credence, double low, double high)
{
    asc_buf_printf(b, "%3.0f %%  %2.0f to %2.0f  %-19s ", 100 * credence, 100 * low, 100 * high,
                   asc_credence_words(credence));
}

static void answers(asc_buf *b, const asc_read_case *c, const asc_weighed *w)
{
    double rest;
    for (uint32_t k = 0; k < w->hypothesis_count; k++) {
        const asc_hypothesis *h = &w->hypotheses[k];
        if (!asc_show_listed(w, k)) continue;
        asc_buf_puts(b, "    ");
        figures(b, h->credence, h->low, h->high);
        asc_show_hypothesis(b, c, h);
        asc_buf_puts(b, "\n");
    }
    uint32_t small = asc_show_unlisted(w, &rest);
    if (small) asc_buf_printf(b, "    %3.0f %%  together: %u more\n", 100 * rest, small);
}

/* What each one's part comes to, over all the answers. */
static void shares(asc_buf *b, const asc_read_case *c, const asc_weighed *w)
{
    asc_predicate last = ASC_PREDICATE_COUNT;
    asc_buf_puts(b, "\n    Each part by itself, whatever else is so\n");
    for (uint32_t k = 0; k < w->share_count; k++) {
        const asc_share *s = &w->shares[k];
        if (s->credence < ASC_SHOW_LEAST) continue;
        asc_buf_printf(b, "      %-15s ", s->who.role == last ? "" : asc_show_part(s->who.role));
        last = s->who.role;
        figures(b, s->credence, s->low, s->high);
        asc_show_actor_name(b, &c->actors[s->who.actor]);
        asc_buf_puts(b, "\n");
    }
    asc_buf_puts(b, "\n");
}

/* One source's view: in words alone, since it is asked what it holds, not whether it is so. */
static void held(asc_buf *b, const asc_read_case *c, const asc_weighed *w)
{
    bool any = false;
    asc_buf_puts(b, "\n  Who did it, according to ");
    asc_show_one_line(b, w->according_to);
    asc_buf_puts(b, " alone\n");
    for (uint32_t k = 0; k < w->hypothesis_count; k++) {
        const asc_hypothesis *h = &w->hypotheses[k];
        if (!h->part_count || h->credence < .05) continue;
        any = true;
        asc_buf_printf(b, "    %-19s ", asc_credence_words(h->credence));
        asc_show_hypothesis(b, c, h);
        asc_buf_puts(b, "\n");
    }
    if (!any) asc_buf_puts(b, "    It names no one.\n");
    for (uint32_t i = 0; i < w->origin_count; i++)
        for (uint32_t k = 0; k < w->origins[i].statement_count; k++) {
            const asc_statement *st = &c->statements[w->origins[i].statements[k]];
            asc_show_told(b, c, st, asc_show_stance(st));
        }
}

static void weighed(asc_buf *b, const asc_read_case *c, const asc_weighed *w)
{
    if (w->according_to.n) {
        held(b, c, w);
        return;
    }
    asc_buf_puts(b, "\n  Who did it, as weighed from what is said below\n");
    if (!w->too_little) answers(b, c, w);
    if (asc_show_shares(w)) shares(b, c, w);
    asc_buf_puts(b, "    ");
    asc_show_judgement(b, c, w);
    asc_buf_puts(b, "\n");
    if (w->left_out)
        asc_buf_printf(b, "    Left out: %u of the least named, over the limits.\n", w->left_out);
}

/* The namings of an incident, by role; how many were listed. */
static uint32_t namings(asc_buf *b, const struct index *x, uint32_t i, bool sure)
{
    const asc_read_case *c = x->c;
    asc_predicate last = ASC_PREDICATE_COUNT;
    uint32_t named = 0;
    for (size_t k = x->first[i]; k < c->naming_count && c->namings[k].incident == i; k++) {
        const asc_naming *h = &c->namings[k];
        if (surely_read(c, h) != sure) continue;
        if (!named && !sure)
            asc_buf_puts(b, "\n  LESS SURELY READ: look at the sentence before you use it\n");
        if (h->role != last) asc_buf_printf(b, "\n  %s\n", role_title(h->role));
        last = h->role;
        naming(b, x, h);
        named++;
    }
    return named;
}

static void incident(asc_buf *b, const struct index *x, const asc_weighed *w)
{
    uint32_t i = w->incident;
    asc_show_incident_head(b, x->c, &x->c->incidents[i]);
    weighed(b, x->c, w);
    if (w->according_to.n) return;
    uint32_t named = namings(b, x, i, true);
    named += namings(b, x, i, false);
    credibility(b, x, i);
    if (!named) asc_buf_puts(b, "\n  No one is named for it.\n");
}

/* ---- as JSON ---- */

static void naming_json(asc_buf *b, const asc_read_case *c, const asc_naming *h)
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

static void incident_json(asc_buf *b, const struct index *x, const asc_weighed *w)
{
    const asc_read_case *c = x->c;
    uint32_t i = w->incident;
    bool any = false;
    asc_buf_puts(b, "{\"incident\":");
    asc_show_incident(b, c, &c->incidents[i]);
    asc_buf_puts(b, ",\"weighed\":");
    asc_show_weighed_json(b, c, w);
    asc_buf_puts(b, ",\"named\":[");
    for (size_t k = x->first[i]; k < c->naming_count && c->namings[k].incident == i; k++) {
        if (any) asc_buf_putc(b, ',');
        any = true;
        naming_json(b, c, &c->namings[k]);
    }
    asc_buf_puts(b, "],\"credible\":[");
    any = false;
    for (uint32_t k = x->judged[i]; k != ASC_NONE; k = x->next[k]) {
        if (any) asc_buf_putc(b, ',');
        any = true;
        asc_show_statement(b, c, &c->statements[k], false);
    }
    asc_buf_puts(b, "]}");
}

/* ---- all ---- */

static void nothing_found(asc_buf *b, const asc_read_case *c)
{
    asc_buf_printf(b, "No attack was found in %zu report%s.\n", c->report_count,
                   c->report_count == 1 ? "" : "s");
}

static void plain_limits(asc_buf *b, const asc_read_case *c)
{
    bool any = false;
    for (size_t k = 0; k < c->weighed_count; k++)
        any |= !c->weighed[k].too_little && !c->weighed[k].according_to.n;
    if (any)
        asc_buf_puts(b, "Percentages are credences given these reports alone, with the range over "
                        "what is not known\nabout the voices; words after ICD 203. ");
    asc_buf_puts(b, "ascribe takes no side: each line is what a source says, not a finding.\n");
}

asc_status asc_show_answer(const asc_read_case *c, const asc_show_options *options,
                           asc_write_fn write, void *user, asc_error *err)
{
    asc_buf b = { 0 };
    struct index x = { 0 };
    asc_status rc = index_make(&x, c) ? ASC_OK : asc_fail(err, ASC_ENOMEM, "out of memory");
    bool json = options && options->json;
    if (json) asc_buf_puts(&b, "{\"type\":\"answer\",\"v\":1,\"incidents\":[");
    for (size_t k = 0; !rc && k < c->weighed_count; k++) {
        if (json) {
            if (k) asc_buf_putc(&b, ',');
            incident_json(&b, &x, &c->weighed[k]);
        } else {
            incident(&b, &x, &c->weighed[k]);
            asc_buf_puts(&b, "\n");
        }
        rc = asc_show_flush(&b, write, user, err);
    }
    if (json) asc_buf_puts(&b, "]}\n");
    else if (!c->weighed_count) nothing_found(&b, c);
    else plain_limits(&b, c);
    if (!rc) rc = asc_show_flush(&b, write, user, err);
    asc_buf_free(&b);
    index_free(&x);
    return rc;
}
