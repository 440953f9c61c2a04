/*
 * ascribe mark - decide about a report, a source, a statement: into the case's log.
 */
#include "cli/case.h"

#include "base/banned.h"

/* What is asked for. Of the first group one, of the second at most one, but for a note. */
struct mark {
    const asc_command *self;
    const char *report, *source, *statement;
    const char *note, *same_as, *rate, *hypothesis, *role, *correct;
    bool confidential, reject;
    char who[ASC_WHO_MAX];
    asc_buf subject, payload;
};

/* ---- what of -----------------------------------------------------------------------*/

static bool report_subject(void *user, const asc_case_report *r)
{
    struct mark *m = user;
    asc_buf_printf(&m->subject, "report:%s", r->sha256);
    if (r->item.n) asc_buf_putc(&m->subject, '#');
    asc_buf_put(&m->subject, r->item);
    return true;
}

static asc_status subject_of(struct mark *m, asc_case *c, asc_error *err)
{
    if (m->report) return asc_case_report_find(c, asc_str_from(m->report), report_subject, m, err);
    if (m->source) asc_buf_puts(&m->subject, "source:"), asc_buf_puts(&m->subject, m->source);
    else if (m->statement) {
        asc_buf_puts(&m->subject, m->hypothesis ? "incident:" : "statement:");
        asc_buf_puts(&m->subject, m->statement);
    } else asc_buf_puts(&m->subject, "case");
    return ASC_OK;
}

/* ---- what is said -------------------------------------------------------------------*/

static const char *kind_of(const struct mark *m)
{
    return m->reject         ? "reject-statement"
           : m->confidential ? "confidential"
           : m->same_as      ? "same-source"
           : m->rate         ? "rate-source"
           : m->hypothesis   ? "add-hypothesis"
           : m->correct      ? "correct"
                             : "note";
}

static void payload_of(struct mark *m)
{
    asc_str field = { NULL, 0 }, value = { NULL, 0 };
    asc_buf *b = &m->payload;
    if (m->correct) asc_str_cut(asc_str_from(m->correct), '=', &field, &value);
    asc_buf_putc(b, '{');
    asc_buf_json_known(b, "with", asc_str_from(m->same_as));
    asc_buf_json_known(b, "rating", asc_str_from(m->rate));
    asc_buf_json_known(b, "actor", asc_str_from(m->hypothesis));
    asc_buf_json_known(b, "role", asc_str_from(m->role));
    asc_buf_json_known(b, "field", field);
    asc_buf_json_known(b, "value", value);
    asc_buf_json_known(b, "text", asc_str_from(m->note));
    asc_buf_putc(b, '}');
}

static asc_status decide(struct mark *m, asc_case *c, int64_t *id, asc_error *err)
{
    asc_status rc = subject_of(m, c, err);
    if (rc) return rc;
    payload_of(m);
    if (m->subject.failed || m->payload.failed) {
        *err = (asc_error){ ASC_ENOMEM, "out of memory" };
        return ASC_ENOMEM;
    }
    return asc_case_decide(c, asc_str_from(kind_of(m)), asc_buf_str(&m->subject),
                           asc_buf_str(&m->payload), asc_str_from(m->who), id, err);
}

/* ---- the command -------------------------------------------------------------------*/

/* Is it one decision, about what such a decision can be about? Says so if not. */
static bool sensible(const struct mark *m)
{
    int subjects = !!m->report + !!m->source + !!m->statement;
    int kinds =
        m->confidential + m->reject + !!m->same_as + !!m->rate + !!m->hypothesis + !!m->correct;
    const char *wrong = NULL;
    if (subjects > 1) wrong = "one report, one source or one statement at a time";
    else if (kinds > 1) wrong = "one decision at a time";
    else if (kinds == 0 && !m->note)
        wrong = "as what? --confidential, --reject, --rate, --same-as, --hypothesis, --correct or "
                "--note TEXT";
    else if (m->confidential && !m->report && !m->source)
        wrong = "what is confidential? Name a report, or --source NAME";
    else if ((m->same_as || m->rate) && !m->source) wrong = "which source? --source NAME";
    else if ((m->reject || m->hypothesis) && !m->statement)
        wrong = "which statement? --statement ID, as `ascribe read` has it";
    else if (m->correct && ((!m->statement && !m->report) || !strchr(m->correct, '=')))
        wrong = "--correct FIELD=VALUE of a report, or of --statement ID";
    else if (m->role && !m->hypothesis) wrong = "--role is that of a --hypothesis";
    if (wrong) asc_cli_misuse(m->self, "mark: %s", wrong);
    return !wrong;
}

static int mark(struct mark *m, const char *path)
{
    asc_case *c;
    asc_error err = { 0 };
    asc_buf out = { 0 };
    int64_t id = 0;
    if (!asc_cli_case(&c, path, ASC_OPEN_WRITE)) return ASC_EXIT_FAILED;
    if (!sensible(m)) {
        asc_case_close(c);
        return ASC_EXIT_USAGE;
    }
    asc_status rc = decide(m, c, &id, &err);
    asc_case_close(c);
    if (!rc) asc_buf_printf(&out, "decision %lld; `ascribe undo` takes it back\n", (long long)id);
    asc_cli_write(&out);
    asc_buf_free(&out);
    return asc_cli_ended(rc, &err);
}

static int run_mark(const asc_command *self, int argc, char **argv)
{
    struct mark m = { .self = self };
    const char *who_given = NULL;
    const asc_option options[] = {
        { "--confidential", NULL, &m.confidential },
        { "--source", &m.source, NULL },
        { "--statement", &m.statement, NULL },
        { "--reject", NULL, &m.reject },
        { "--rate", &m.rate, NULL },
        { "--same-as", &m.same_as, NULL },
        { "--hypothesis", &m.hypothesis, NULL },
        { "--role", &m.role, NULL },
        { "--correct", &m.correct, NULL },
        { "--note", &m.note, NULL },
        { "--who", &who_given, NULL },
    };
    int operands, code = asc_cli_options(self, argc, argv, options,
                                         sizeof options / sizeof *options, &operands);
    if (code != ASC_EXIT_GO) return code;
    if (operands == 0) return asc_cli_misuse(self, "mark: name a case");
    if (operands > 2) return asc_cli_misuse(self, "mark: one report at a time");
    if (operands == 2) m.report = argv[2];
    if (!asc_cli_who(self, who_given, m.who)) return ASC_EXIT_USAGE;
    code = mark(&m, argv[1]);
    asc_buf_free(&m.subject);
    asc_buf_free(&m.payload);
    return code;
}

const asc_command asc_command_mark = {
    .name = "mark",
    .summary = "decide about a report, a source or a statement",
    .help = "usage: ascribe mark [OPTION...] CASE [REPORT]\n"
            "\n"
            "Writes a decision into the case's log: about REPORT (as `ascribe reports` has it),\n"
            "a source, a statement, or, for a note, the whole case. Nothing that was read is\n"
            "deleted by it, and `ascribe undo` takes it back.\n"
            "\n"
            "  --confidential     no export, no answer and no printed log carries it unless it\n"
            "                     is asked for with --include-confidential\n"
            "  --source NAME      all reports of this outlet or author, those to come too\n"
            "  --statement ID     a statement, as `ascribe read` has it\n"
            "  --reject           the statement counts for nothing\n"
            "  --rate LETTER      how reliable the source is: A (reliable) to E (unreliable), F\n"
            "                     (cannot be judged), as in the Admiralty code\n"
            "  --same-as NAME     the source and NAME are one\n"
            "  --hypothesis NAME  NAME may be behind the incident that the statement is about\n"
            "  --role ROLE        ... and how: carried-out (the default), ordered, planned, ...\n"
            "  --correct FIELD=VALUE   a report's title, outlet, author or published; a\n"
            "                     statement's predicate, polarity, certainty, basis, act or mood\n"
            "  --note TEXT        a note, or the reason for the decision\n"
            "  --who NAME         who decides, instead of $USER\n"
            "\n"
            "Exit codes: 0 done, 1 failed, 2 wrong usage.\n",
    .run = run_mark,
};
