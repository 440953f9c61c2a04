#include "cli/view.h"

#include "cli/reports.h"

#include "base/banned.h"

/* An answer as it is written: to standard output, and kept aside where it is short enough
 * and `keep` is set. */
struct answer {
    asc_buf out, kept;
    bool keep;
};

static bool write_answer(void *user, const char *bytes, size_t n)
{
    struct answer *a = user;
    if (a->keep) asc_buf_put(&a->kept, (asc_str){ bytes, n });
    return asc_cli_write_bytes(&a->out, bytes, n);
}

static bool put_bytes(void *user, const char *bytes, size_t n)
{
    asc_buf *b = user;
    asc_buf_put(b, (asc_str){ bytes, n });
    return !b->failed;
}

static int show(struct answer *a, const asc_weighing *w, asc_view view,
                const asc_show_options *options)
{
    asc_error err;
    asc_status rc = asc_weighing_show(w, view, options, write_answer, a, &err);
    if (rc == ASC_EIO || !asc_cli_flush()) return ASC_EXIT_FAILED; /* told already */
    return rc ? asc_cli_fail("%s", err.message) : ASC_EXIT_OK;
}

int asc_cli_hypotheses(const asc_reading *r, const asc_view *view, asc_str marking)
{
    const asc_weigh_options over_time = { .over_time = true };
    const asc_show_options options = { .marking = marking };
    asc_weighing *w;
    asc_buf out = { 0 };
    asc_error err;
    asc_status rc = asc_weighing_new(&w, r, &over_time, &err);
    if (rc) return asc_cli_fail("%s", err.message);
    rc = view ? asc_weighing_show(w, *view, &options, asc_cli_write_bytes, &out, &err)
              : asc_weighing_lines(w, asc_cli_write_bytes, &out, &err);
    asc_buf_free(&out);
    asc_weighing_free(w);
    if (rc == ASC_EIO || !asc_cli_flush()) return ASC_EXIT_FAILED; /* told already */
    return rc ? asc_cli_fail("%s", err.message) : ASC_EXIT_OK;
}

/* The question under which a case keeps what was learnt of its voices. */
struct learnt {
    asc_case *c; /* NULL: none keeps it */
    asc_question q;
    asc_buf bytes; /* as it was found; empty: there is none yet */
    bool before;   /* it is from before the last change: it may hold no more */
};

static size_t reports_of(const asc_reading *r)
{
    size_t n;
    asc_reading_reports(r, &n);
    return n;
}

static int weigh(const asc_command *self, struct answer *a, const asc_reading *r,
                 const asc_weigh_options *weigh, asc_view view, const asc_show_options *options,
                 const struct learnt *learnt)
{
    asc_weighing *w;
    asc_error err;
    asc_status rc = asc_weighing_new(&w, r, weigh, &err);
    if (rc == ASC_EARG) return asc_cli_misuse(self, "%s: %s", self->name, err.message);
    if (rc) return asc_cli_fail("%s", err.message);
    int code = show(a, w, view, options);
    asc_str bytes = asc_weighing_learnt(w);
    if (learnt->c && bytes.n) /* where it cannot be kept it is learnt again */
        (void)!asc_case_answer_keep(learnt->c, &learnt->q, bytes, NULL);
    else if (learnt->c && learnt->before) /* it held */
        (void)!asc_case_answer_renew(learnt->c, &learnt->q, NULL);
    asc_weighing_free(w);
    return code;
}

/* ---- answers that a case keeps -----------------------------------------------------------*/

struct asked {
    asc_question q;
    asc_case *c;
    asc_model *model; /* opened to ask, and then read with; or NULL */
};

/* All that the answer depends on besides the case. */
static void put_question(asc_buf *b, asc_view view, const asc_weigh_options *w, bool json,
                         bool confidential)
{
    asc_buf_printf(b, "%d %d %d %d", (int)view, json, confidential, w->over_time);
    const asc_str texts[] = { w->as_of, w->according_to, w->incident };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        asc_buf_putc(b, ' ');
        asc_buf_json(b, texts[i]);
    }
}

/* The model, without a word when there is none: reading will say so. */
static bool open_model(asc_model **out, const char *path)
{
    asc_buf place = { 0 };
    if (!path) asc_cli_model_place(&place);
    bool good =
        (path || place.n) && asc_model_open_later(out, path ? path : place.p, NULL) == ASC_OK;
    asc_buf_free(&place);
    return good;
}

/* Was it asked before, with nothing changed since? What fails here is no fault: the
 * answer is worked out then, and says what is wrong. */
static bool answered(struct asked *asked, struct answer *a, const char *model_path,
                     const char *path, asc_str question)
{
    bool found = false;
    if (asc_case_open(&asked->c, path, ASC_OPEN_KEEP, NULL) != ASC_OK) return false;
    if (!open_model(&asked->model, model_path)) return false;
    if (asc_case_question(&asked->q, asked->c, asked->model, question, NULL) != ASC_OK ||
        asc_case_answer_find(asked->c, &asked->q, &found, write_answer, a, NULL) != ASC_OK)
        found = false;
    return found;
}

/* One that was not all told on standard output is not kept. */
static bool worth_keeping(const asc_reading *r, int code)
{
    size_t n;
    const asc_report *reports = asc_reading_reports(r, &n);
    for (size_t i = 0; i < n; i++)
        if (reports[i].passed_by) return false;
    return code == ASC_EXIT_OK;
}

/* What was learnt of the voices when the case was asked last. */
static void recall(struct learnt *l, const struct asked *asked, const asc_weigh_options *w,
                   bool confidential)
{
    asc_buf text = { 0 };
    bool found = false;
    asc_buf_printf(&text, "learnt %d ", confidential);
    asc_buf_json(&text, w->as_of);
    if (asked->c && asked->model && !w->according_to.n && !text.failed &&
        asc_case_question(&l->q, asked->c, asked->model, asc_buf_str(&text), NULL) == ASC_OK) {
        l->c = asked->c;
        asc_status rc = asc_case_answer_find(l->c, &l->q, &found, put_bytes, &l->bytes, NULL);
        if (!rc && !found) {
            rc = asc_case_answer_last(l->c, &l->q, &found, put_bytes, &l->bytes, NULL);
            l->before = found;
        }
        if (rc) asc_buf_clear(&l->bytes);
    }
    asc_buf_free(&text);
}

/* Read, weigh, show. */
static int work_out(const asc_command *self, struct answer *a, asc_view view,
                    const asc_weigh_options *w, const asc_show_options *shown,
                    const asc_cli_reading_options *reading, struct learnt *learnt, int operands,
                    char **argv)
{
    asc_model *model;
    asc_reading *r;
    int code = asc_cli_reading(&r, &model, reading, operands, argv);
    if (r && !(code == ASC_EXIT_FAILED && reports_of(r) == 0)) { /* else that was said */
        if (code != ASC_EXIT_OK) learnt->c = NULL;               /* not all was read */
        int told = weigh(self, a, r, w, view, shown, learnt);
        if (told != ASC_EXIT_OK) code = told;
        a->keep = a->keep && worth_keeping(r, code);
    }
    asc_reading_free(r);
    asc_model_close(model);
    return code;
}

static int ask(const asc_command *self, asc_view view, const asc_weigh_options *w,
               const asc_show_options *shown, const asc_cli_reading_options *reading, int operands,
               char **argv)
{
    struct asked asked = { { 0, 0 }, NULL, NULL };
    asc_cli_reading_options with = *reading;
    struct answer a = { .kept = { .limit = ASC_ANSWER_BYTES_MAX } };
    struct learnt learnt = { .c = NULL };
    asc_buf question = { 0 };
    int code = ASC_EXIT_OK;
    bool own_way = reading->foreign || reading->words; /* nothing of that is kept */
    bool is_case = !own_way && operands == 1 && strcmp(argv[1], "-") != 0 && asc_case_is(argv[1]);
    put_question(&question, view, w, shown->json, reading->include_confidential);
    if (is_case && !question.failed &&
        answered(&asked, &a, reading->model_path, argv[1], asc_buf_str(&question))) {
        if (!asc_cli_flush()) code = ASC_EXIT_FAILED;
        asc_model_close(asked.model);
    } else {
        a.keep = asked.c != NULL;
        with.model = asked.model; /* work_out closes it */
        recall(&learnt, &asked, w, reading->include_confidential);
        with.learnt = asc_buf_str(&learnt.bytes);
        with.learnt_before = learnt.before;
        if (!w->according_to.n) with.weighed_as_of = &w->as_of; /* else nothing is learnt */
        code = work_out(self, &a, view, w, shown, &with, &learnt, operands, argv);
        if (a.keep && !a.kept.failed) /* where it cannot be kept it was given all the same */
            (void)!asc_case_answer_keep(asked.c, &asked.q, asc_buf_str(&a.kept), NULL);
    }
    asc_case_close(asked.c);
    asc_buf_free(&question);
    asc_buf_free(&learnt.bytes);
    asc_buf_free(&a.kept);
    asc_buf_free(&a.out);
    return code;
}

int asc_cli_view(const asc_command *self, int argc, char **argv, asc_view view)
{
    const char *incident = NULL, *as_of = NULL, *according_to = NULL, *threads = NULL;
    asc_cli_reading_options reading = { 0 };
    asc_show_options shown = { 0 };
    const asc_option options[] = {
        { "--incident", &incident, NULL },
        { "--as-of", &as_of, NULL },
        { "--according-to", &according_to, NULL },
        { "--include-confidential", NULL, &reading.include_confidential },
        { "--json", NULL, &shown.json },
        { "--model", &reading.model_path, NULL },
        { "--reader", &reading.foreign, NULL },
        { "--threads", &threads, NULL },
        { "--words", &reading.words, NULL },
    };
    int operands, code = asc_cli_options(self, argc, argv, options,
                                         sizeof options / sizeof *options, &operands);
    if (code != ASC_EXIT_GO) return code;
    if (operands == 0)
        return asc_cli_misuse(self,
                              "%s: name a case, a report or a folder of them (- is standard input)",
                              self->name);
    if (threads &&
        !asc_cli_count(self, "--threads", threads, ASC_CLI_THREADS_MAX, &reading.threads))
        return ASC_EXIT_USAGE;
    const asc_weigh_options w = { .as_of = asc_str_from(as_of),
                                  .according_to = asc_str_from(according_to),
                                  .incident = asc_str_from(incident),
                                  .over_time = view == ASC_VIEW_TIMELINE };
    if (view != ASC_VIEW_TRACE) reading.incident = incident; /* circles are of all reports */
    return ask(self, view, &w, &shown, &reading, operands, argv);
}
