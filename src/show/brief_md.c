#include "show/brief.h"

#include <math.h>

#include "show/lines.h"
#include "show/pieces.h"

#include "base/banned.h"

/* Text of reports as Markdown that means nothing but itself. */
static void plain(asc_buf *b, asc_str s)
{
    asc_buf safe = { 0 };
    asc_show_one_line(&safe, s);
    for (size_t i = 0; i < safe.n; i++) {
        if (safe.p[i] == '<') {
            asc_buf_puts(b, "&lt;");
            continue;
        }
        if (strchr("\\`*_{}[]()#+!|>~&$", safe.p[i])) asc_buf_putc(b, '\\');
        asc_buf_putc(b, safe.p[i]);
    }
    b->failed |= safe.failed;
    asc_buf_free(&safe);
}

/* What was put into *piece, escaped; emptied. */
static void move(asc_buf *b, asc_buf *piece)
{
    plain(b, asc_buf_str(piece));
    b->failed |= piece->failed;
    asc_buf_clear(piece);
}

static void statement(asc_buf *b, const asc_read_case *c, uint32_t k)
{
    const asc_statement *st = &c->statements[k];
    const asc_report *r = &c->reports[st->report];
    asc_buf piece = { 0 };
    bool before, after;
    asc_span s = asc_show_quoted(r, st, &before, &after);
    asc_buf_printf(b, "   - %s: ", asc_show_stance(st));
    asc_show_voice(&piece, c, st);
    move(b, &piece);
    asc_buf_puts(b, before ? ". “… " : ". “");
    plain(b, asc_str_slice(r->text, s.begin, s.end));
    asc_buf_puts(b, after ? " …” (" : "” (");
    plain(b, r->facts.name);
    asc_buf_printf(b, ", bytes %u-%u)\n", st->span.begin, st->span.end);
    asc_buf_free(&piece);
}

static void figures(asc_buf *b, double credence, double low, double high)
{
    asc_buf_printf(b, "| %.0f %% | %.0f to %.0f | %s | ", 100 * credence, 100 * low, 100 * high,
                   asc_credence_words(credence));
}

static void credences(asc_buf *b, const asc_read_case *c, const asc_weighed *w, asc_buf *piece)
{
    double rest;
    asc_buf_puts(b, "| credence | range | in words | who did it |\n|--:|--:|---|---|\n");
    for (uint32_t k = 0; k < w->hypothesis_count; k++) {
        const asc_hypothesis *h = &w->hypotheses[k];
        if (!asc_show_listed(w, k)) continue;
        figures(b, h->credence, h->low, h->high);
        asc_show_hypothesis(piece, c, h);
        move(b, piece);
        asc_buf_puts(b, " |\n");
    }
    uint32_t small = asc_show_unlisted(w, &rest);
    if (small) asc_buf_printf(b, "| %.0f %% | | together | %u more |\n", 100 * rest, small);
    asc_buf_puts(b, "\n");
}

static void shares(asc_buf *b, const asc_read_case *c, const asc_weighed *w, asc_buf *piece)
{
    asc_buf_puts(b, "Each part by itself, whatever else is so:\n\n| credence | range | in words | "
                    "part | who |\n|--:|--:|---|---|---|\n");
    for (uint32_t k = 0; k < w->share_count; k++) {
        const asc_share *s = &w->shares[k];
        if (s->credence < ASC_SHOW_LEAST) continue;
        figures(b, s->credence, s->low, s->high);
        asc_buf_printf(b, "%s | ", asc_show_part(s->who.role));
        asc_show_actor_name(piece, &c->actors[s->who.actor]);
        move(b, piece);
        asc_buf_puts(b, " |\n");
    }
    asc_buf_puts(b, "\n");
}

static void answers(asc_buf *b, const asc_read_case *c, const asc_weighed *w, asc_buf *piece)
{
    if (!w->too_little) credences(b, c, w, piece);
    if (asc_show_shares(w)) shares(b, c, w, piece);
    asc_show_judgement(piece, c, w);
    move(b, piece);
    asc_buf_puts(b, "\n\n");
}

static void incident(asc_buf *b, const asc_read_case *c, const asc_weighed *w)
{
    const asc_incident *in = &c->incidents[w->incident];
    asc_buf piece = { 0 };
    asc_buf_printf(b, "## %s: %s, ", in->id, asc_incident_kind_name(in->kind));
    asc_show_dates(&piece, in);
    if (in->place.n) asc_buf_puts(&piece, ", ");
    asc_buf_put(&piece, in->place);
    move(b, &piece);
    asc_buf_puts(b, "\n\n“");
    plain(b, in->what);
    asc_buf_printf(b, "”, told in %u report%s.\n\n### Who did it\n\n", in->report_count,
                   in->report_count == 1 ? "" : "s");
    answers(b, c, w, &piece);
    if (w->origin_count) asc_buf_puts(b, "### What speaks for and against\n\n");
    for (uint32_t i = 0; i < w->origin_count; i++) {
        const asc_origin *o = &w->origins[i];
        asc_buf_printf(b, "%u. **", i + 1);
        asc_show_origin(&piece, c, o);
        move(b, &piece);
        asc_buf_puts(b, "**, ");
        plain(b, o->standing);
        asc_buf_printf(b, "%s%s%s\n", o->access ? ", could know" : "", o->party ? ", a party" : "",
                       i == w->decisive ? ", decides" : "");
        for (uint32_t k = 0; k < o->statement_count; k++) statement(b, c, o->statements[k]);
    }
    for (uint32_t k = 0; k < w->leaning_count; k++) {
        const asc_leaning *l = &w->leanings[k];
        asc_buf_puts(b, k ? "- " : "\nBefore anybody is heard on who did it:\n\n- ");
        asc_show_actor_name(&piece, c->actors + l->actor);
        move(b, &piece);
        asc_buf_printf(b, " begins at %.1f times its odds: %s\n", exp(l->shift),
                       asc_show_leaning(&c->statements[l->statement]));
        statement(b, c, l->statement);
    }
    asc_buf_puts(b, "\n");
    b->failed |= piece.failed;
    asc_buf_free(&piece);
}

asc_status asc_show_brief_md(const asc_read_case *c, const asc_show_options *options,
                             asc_write_fn write, void *user, asc_error *err)
{
    asc_buf b = { 0 };
    asc_status rc = ASC_OK;
    asc_buf_puts(&b, "# Who did it, who says so, on whose word\n\n"
                     "This takes no side: each line is what a source says, not a finding about "
                     "anyone. Percentages are credences given these reports alone, with the range "
                     "over what is not known about the voices; words after ICD 203.\n\n");
    if (options && options->marking.n) {
        plain(&b, options->marking);
        asc_buf_puts(&b, "\n\n");
    }
    for (size_t k = 0; !rc && k < c->weighed_count; k++) {
        incident(&b, c, &c->weighed[k]);
        rc = asc_show_flush(&b, write, user, err);
    }
    asc_buf_puts(&b, "## The reports\n\n");
    for (size_t i = 0; i < c->report_count; i++) {
        const asc_report_facts *f = &c->reports[i].facts;
        const asc_str facts[] = { f->title, f->outlet, f->author, f->published };
        asc_buf_printf(&b, "%zu. ", i + 1);
        plain(&b, f->name);
        for (int k = 0; k < 4; k++) {
            if (!facts[k].n) continue;
            asc_buf_puts(&b, k ? ", " : ": ");
            plain(&b, facts[k]);
        }
        asc_buf_puts(&b, "\n");
    }
    if (!rc) rc = asc_show_flush(&b, write, user, err);
    asc_buf_free(&b);
    return rc;
}
