/*
 * ascribe log, ascribe undo - what analysts decided about a case.
 */
#include "cli/case.h"

#include "base/banned.h"

/* ---- log ------------------------------------------------------------------------*/

struct log {
    asc_buf out;
    bool json, any;
};

static void json_decision(asc_buf *b, const asc_decision *d)
{
    asc_buf_printf(b, "{\"type\":\"decision\",\"v\":%u,\"id\":%lld", (unsigned)d->v,
                   (long long)d->id);
    asc_buf_json_text_or_null(b, "kind", d->kind);
    asc_buf_json_text_or_null(b, "subject", d->subject);
    asc_buf_puts(b, ",\"payload\":");
    if (d->payload.n) asc_buf_put(b, d->payload);
    else asc_buf_puts(b, "null");
    asc_buf_json_text_or_null(b, "who", d->who);
    asc_buf_json_text_or_null(b, "at", d->at);
    asc_buf_printf(b, ",\"undone\":%s,\"withheld\":%s,\"hash\":\"%s\"}\n",
                   d->undone ? "true" : "false", d->withheld ? "true" : "false", d->hash);
}

static void line_of_decision(asc_buf *b, const asc_decision *d)
{
    asc_buf_printf(b, "%-4lld ", (long long)d->id);
    asc_cli_one_line(b, d->at, 40);
    asc_buf_puts(b, "  ");
    asc_cli_one_line(b, d->who, 60);
    asc_buf_puts(b, "  ");
    asc_cli_one_line(b, d->kind, 60);
    asc_buf_putc(b, ' ');
    if (d->withheld) asc_buf_puts(b, "(withheld: confidential)");
    else asc_cli_one_line(b, d->subject, 200);
    if (d->payload.n > 2) asc_buf_putc(b, ' '), asc_cli_one_line(b, d->payload, 400);
    if (d->undone) asc_buf_puts(b, "  (undone)");
    asc_buf_putc(b, '\n');
}

static bool show_decision(void *user, const asc_decision *d)
{
    struct log *l = user;
    l->any = true;
    if (l->json) json_decision(&l->out, d);
    else line_of_decision(&l->out, d);
    return asc_cli_write(&l->out);
}

static int run_log(const asc_command *self, int argc, char **argv)
{
    struct log l = { 0 };
    bool include = false;
    asc_case *c;
    asc_error err;
    const asc_option options[] = { { "--include-confidential", NULL, &include },
                                   { "--json", NULL, &l.json } };
    int operands, code = asc_cli_options(self, argc, argv, options,
                                         sizeof options / sizeof *options, &operands);
    if (code != ASC_EXIT_GO) return code;
    if (operands != 1) return asc_cli_misuse(self, "log: name one case");
    if (!asc_cli_case(&c, argv[1], ASC_OPEN_READ)) return ASC_EXIT_FAILED;
    asc_status rc = asc_case_decisions(c, include, show_decision, &l, &err);
    asc_case_close(c);
    if (!rc && !l.any && !l.json) {
        asc_buf_puts(&l.out, "no decisions yet\n");
        asc_cli_write(&l.out);
    }
    asc_buf_free(&l.out);
    return asc_cli_ended(rc, &err);
}

const asc_command asc_command_log = {
    .name = "log",
    .summary = "every decision about a case, who made it and when",
    .help = "usage: ascribe log [OPTION...] CASE\n"
            "\n"
            "Lists every decision in the order it was made: number, time (UTC), who, kind,\n"
            "subject, payload. The log is only ever added to; each entry holds the hash of the\n"
            "one before.\n"
            "\n"
            "  --include-confidential   show what was decided about confidential things, too\n"
            "  --json                   one JSON object a decision\n"
            "\n"
            "Exit codes: 0 done, 1 failed, 2 wrong usage.\n",
    .run = run_log,
};

/* ---- undo -----------------------------------------------------------------------*/

static int undo(asc_case *c, int64_t id, const char *who)
{
    asc_buf out = { 0 };
    asc_error err;
    int64_t undone = 0;
    asc_status rc = asc_case_undo(c, id, asc_str_from(who), &undone, &err);
    if (!rc) asc_buf_printf(&out, "decision %lld is undone\n", (long long)undone);
    asc_cli_write(&out);
    asc_buf_free(&out);
    return asc_cli_ended(rc, &err);
}

static int run_undo(const asc_command *self, int argc, char **argv)
{
    const char *who_given = NULL;
    char who[ASC_WHO_MAX];
    uint64_t id = 0;
    asc_case *c;
    const asc_option options[] = { { "--who", &who_given, NULL } };
    int operands, code = asc_cli_options(self, argc, argv, options,
                                         sizeof options / sizeof *options, &operands);
    if (code != ASC_EXIT_GO) return code;
    if (operands == 0 || operands > 2)
        return asc_cli_misuse(self, "undo: name a case, and perhaps a decision's number");
    if (operands == 2 && (!asc_str_u64(asc_str_from(argv[2]), &id) || id == 0 || id > INT32_MAX))
        return asc_cli_misuse(self, "undo: %s: give a decision's number, as `ascribe log` shows it",
                              argv[2]);
    if (!asc_cli_who(self, who_given, who)) return ASC_EXIT_USAGE;
    if (!asc_cli_case(&c, argv[1], ASC_OPEN_WRITE)) return ASC_EXIT_FAILED;
    code = undo(c, (int64_t)id, who);
    asc_case_close(c);
    return code;
}

const asc_command asc_command_undo = {
    .name = "undo",
    .summary = "take a decision back",
    .help = "usage: ascribe undo [OPTION...] CASE [NUMBER]\n"
            "\n"
            "Takes decision NUMBER back, or the last one that stands. The log keeps it, and an\n"
            "entry that says who undid it; undoing that entry brings the decision back.\n"
            "\n"
            "  --who NAME   who decides, instead of $USER\n"
            "\n"
            "Exit codes: 0 done, 1 failed, 2 wrong usage.\n",
    .run = run_undo,
};
