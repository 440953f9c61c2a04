#include "cli/view.h"

#include "cli/reports.h"

#include "base/banned.h"

static int show(const asc_weighing *w, asc_view view, const asc_show_options *options)
{
    asc_buf out = { 0 };
    asc_error err;
    asc_status rc = asc_weighing_show(w, view, options, asc_cli_write_bytes, &out, &err);
    asc_buf_free(&out);
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

static size_t reports_of(const asc_reading *r)
{
    size_t n;
    asc_reading_reports(r, &n);
    return n;
}

static int weigh(const asc_command *self, const asc_reading *r, const asc_weigh_options *weigh,
                 asc_view view, const asc_show_options *options)
{
    asc_weighing *w;
    asc_error err;
    asc_status rc = asc_weighing_new(&w, r, weigh, &err);
    if (rc == ASC_EARG) return asc_cli_misuse(self, "%s: %s", self->name, err.message);
    if (rc) return asc_cli_fail("%s", err.message);
    int code = show(w, view, options);
    asc_weighing_free(w);
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
        { "--threads", &threads, NULL },
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
    asc_model *model;
    asc_reading *r;
    code = asc_cli_reading(&r, &model, &reading, operands, argv);
    if (r &&
        !(code == ASC_EXIT_FAILED && reports_of(r) == 0)) { /* nothing was read: that was said */
        asc_weigh_options w = { .as_of = asc_str_from(as_of),
                                .according_to = asc_str_from(according_to),
                                .incident = asc_str_from(incident),
                                .over_time = view == ASC_VIEW_TIMELINE };
        int told = weigh(self, r, &w, view, &shown);
        if (told != ASC_EXIT_OK) code = told;
    }
    asc_reading_free(r);
    asc_model_close(model);
    return code;
}
