#include <stdio.h>

#include "cli/screening.h"

#include "cli/case.h"

#include "base/banned.h"

#define LINE_MAX_BYTES 120

/* ---- the lists -------------------------------------------------------------------------*/

struct gathering {
    asc_screen *s;
    asc_case *c;
    asc_error err;
    asc_status rc;
    size_t lists;
};

static bool take(void *user, asc_list *l)
{
    struct gathering *g = user;
    g->rc = asc_screen_add(g->s, l, &g->err);
    g->lists++;
    return !g->rc;
}

static bool take_kept(void *user, const asc_case_list *kept)
{
    struct gathering *g = user;
    asc_list *l = NULL;
    g->rc = asc_case_list_get(&l, g->c, kept->id, &g->err);
    return !g->rc && take(user, l);
}

static bool gather(struct gathering *g, const char *path, const asc_list_source *from)
{
    char *paths[] = { NULL, (char *)(uintptr_t)path };
    if (!asc_case_is(path)) return asc_cli_lists(from, 1, paths, take, g) || g->rc;
    g->rc = asc_case_open(&g->c, path, ASC_OPEN_READ, &g->err);
    if (g->rc) return true;
    asc_status rc = asc_case_lists(g->c, take_kept, g, &g->err);
    if (!g->rc) g->rc = rc;
    asc_case_close(g->c);
    return true;
}

void asc_cli_screen_end(asc_screening *s)
{
    asc_screen_free(s->s);
    asc_os_unmap(&s->index);
    *s = (asc_screening){ .s = NULL };
}

static bool beside(asc_buf *out, const char *path, const char *ending)
{
    asc_buf_printf(out, "%s.names%s", path, ending);
    asc_buf_putc(out, 0);
    return !out->failed;
}

/* The index kept beside a case; nothing when there is none. */
static void map_kept(asc_mapping *out, const char *path)
{
    asc_buf name = { 0 };
    if (asc_case_is(path) && beside(&name, path, "") && asc_os_exists(name.p) &&
        asc_os_map(out, name.p, NULL))
        *out = (asc_mapping){ NULL, 0 };
    asc_buf_free(&name);
}

static bool put(void *user, const char *bytes, size_t n)
{
    return fwrite(bytes, 1, n, user) == n;
}

void asc_cli_screen_keep(const char *path)
{
    asc_names *m = NULL;
    asc_screening all = { .s = NULL };
    asc_buf name = { 0 }, made = { 0 };
    asc_list_source from = { NULL, NULL, false };
    if (asc_names_new(&m, NULL)) return;
    FILE *f = NULL;
    if (beside(&name, path, "") && beside(&made, path, ".new") &&
        asc_cli_screen(&all, m, path, &from))
        f = fopen(made.p, "wb");
    if (f) {
        bool good = !asc_screen_save(all.s, put, f, NULL);
        good = fclose(f) == 0 && good;
        if (!good || rename(made.p, name.p) != 0) remove(made.p);
    }
    asc_cli_screen_end(&all);
    asc_names_free(m);
    asc_buf_free(&name);
    asc_buf_free(&made);
}

bool asc_cli_screen(asc_screening *out, const asc_names *m, const char *path,
                    const asc_list_source *from)
{
    struct gathering g = { 0 };
    g.rc = asc_screen_new(&g.s, m, &g.err);
    bool good = g.rc || gather(&g, path, from);
    if (good && !g.rc) {
        map_kept(&out->index, path);
        asc_str kept = { (const char *)out->index.p, out->index.n };
        g.rc = asc_screen_ready_from(g.s, kept, NULL, &g.err);
    }
    if (g.rc) asc_cli_fail("%s", g.err.message);
    good = good && !g.rc;
    if (good && !g.lists) {
        asc_cli_fail("%s: no lists in it; `ascribe lists add` takes them in", path);
        good = false;
    }
    out->s = g.s;
    if (!good) asc_cli_screen_end(out);
    return good;
}

static bool count_list(void *user, const asc_case_list *kept)
{
    (void)kept;
    *(bool *)user = true;
    return false;
}

bool asc_cli_has_lists(const char *path)
{
    asc_case *c = NULL;
    bool any = false;
    if (asc_case_open(&c, path, ASC_OPEN_READ, NULL)) return false;
    asc_status rc = asc_case_lists(c, count_list, &any, NULL);
    asc_case_close(c);
    return !rc && any;
}

/* ---- a hit ---------------------------------------------------------------------------------*/

static void part(asc_buf *b, const char *before, asc_str s)
{
    if (!s.n) return;
    asc_buf_puts(b, before);
    asc_cli_one_line(b, s, LINE_MAX_BYTES);
}

static asc_str cut(asc_str s, asc_span span)
{
    return asc_str_slice(s, span.begin, span.end);
}

static const char *standing_word(asc_standing s)
{
    return s == ASC_STANDING_YES ? "yes" : s == ASC_STANDING_NO ? "no" : "unknown";
}

static void put_steps(asc_buf *b, asc_str query, const asc_screen_hit *h)
{
    for (uint32_t k = 0; k < h->why.step_count; k++) {
        const asc_names_step *s = &h->why.steps[k];
        asc_str a = cut(query, s->a), listed = cut(h->name, s->b);
        asc_buf_puts(b, "      ");
        asc_cli_one_line(b, a.n ? a : ASC_STR("-"), LINE_MAX_BYTES);
        asc_buf_puts(b, " = ");
        asc_cli_one_line(b, listed.n ? listed : ASC_STR("-"), LINE_MAX_BYTES);
        asc_buf_printf(b, "  %s %.2f, weight %.2f\n", asc_names_how_name(s->how), (double)s->like,
                       (double)s->weight);
    }
    for (unsigned k = 0; k < ASC_NAMES_AGAINST_COUNT; k++)
        if (h->why.against >> k & 1)
            asc_buf_printf(b, "      against: %s\n", asc_names_against_name((asc_names_against)k));
}

void asc_cli_put_hit(asc_buf *b, asc_str query, const asc_screen_hit *h, asc_str on, bool explain)
{
    asc_list_facts f = asc_list_about(h->list);
    const asc_listing *l = h->listing;
    asc_buf_printf(b, "  %.2f %s ", h->score, h->lead ? "lead " : "match");
    part(b, "", l->reference.n ? l->reference : ASC_STR("-"));
    part(b, "  ", l->names[0].text);
    part(b, "; list ", f.id);
    part(b, " of ", f.date.n ? f.date : ASC_STR("an unknown day"));
    asc_buf_puts(b, "\n      as ");
    asc_cli_one_line(b, h->name, LINE_MAX_BYTES);
    asc_buf_printf(b, " (%s name); %s", asc_names_quality_name(h->quality),
                   asc_listed_kind_name(l->kind));
    part(b, ", ", l->programme);
    part(b, ": ", l->measures);
    part(b, "; listed ", l->listed);
    part(b, ", amended ", l->amended);
    part(b, ", delisted ", l->delisted);
    part(b, "; no longer there on ", h->removed_by);
    asc_buf_putc(b, '\n');
    if (on.n) {
        part(b, "      listed on ", on);
        asc_buf_printf(b, ": %s\n", standing_word(h->on));
    }
    if (explain) put_steps(b, query, h);
}

static void json_steps(asc_buf *b, asc_str query, const asc_screen_hit *h)
{
    asc_buf_puts(b, ",\"steps\":[");
    for (uint32_t k = 0; k < h->why.step_count; k++) {
        const asc_names_step *s = &h->why.steps[k];
        asc_buf_printf(b, "%s{\"how\":\"%s\"", k ? "," : "", asc_names_how_name(s->how));
        asc_buf_json_text_or_null(b, "a", cut(query, s->a));
        asc_buf_json_text_or_null(b, "b", cut(h->name, s->b));
        asc_buf_printf(b, ",\"like\":%.3f,\"weight\":%.3f}", (double)s->like, (double)s->weight);
    }
    asc_buf_puts(b, "],\"against\":[");
    bool some = false;
    for (unsigned k = 0; k < ASC_NAMES_AGAINST_COUNT; k++)
        if (h->why.against >> k & 1) {
            if (some) asc_buf_putc(b, ',');
            asc_buf_json(b, asc_str_from(asc_names_against_name((asc_names_against)k)));
            some = true;
        }
    asc_buf_putc(b, ']');
}

void asc_cli_json_hit(asc_buf *b, asc_str query, const asc_screen_hit *h, asc_str on, bool explain)
{
    asc_list_facts f = asc_list_about(h->list);
    const asc_listing *l = h->listing;
    asc_buf_printf(b, "{\"score\":%.4f,\"lead\":%s", h->score, h->lead ? "true" : "false");
    asc_buf_json_text_or_null(b, "name", h->name);
    asc_buf_json_text_or_null(b, "quality", asc_str_from(asc_names_quality_name(h->quality)));
    asc_buf_json_text_or_null(b, "list", f.id);
    asc_buf_json_text_or_null(b, "date", f.date);
    asc_buf_json_text_or_null(b, "reference", l->reference);
    asc_buf_json_text_or_null(b, "primary", l->names[0].text);
    asc_buf_json_text_or_null(b, "kind", asc_str_from(asc_listed_kind_name(l->kind)));
    asc_buf_json_text_or_null(b, "programme", l->programme);
    asc_buf_json_text_or_null(b, "measures", l->measures);
    asc_buf_json_text_or_null(b, "listed", l->listed);
    asc_buf_json_text_or_null(b, "amended", l->amended);
    asc_buf_json_text_or_null(b, "delisted", l->delisted);
    asc_buf_json_text_or_null(b, "removed_by", h->removed_by);
    asc_buf_json_text_or_null(b, "on", on);
    if (on.n) asc_buf_printf(b, ",\"listed_then\":\"%s\"", standing_word(h->on));
    if (explain) json_steps(b, query, h);
    asc_buf_putc(b, '}');
}
