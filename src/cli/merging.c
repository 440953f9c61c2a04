/*
 * ascribe merge, ascribe split - an analyst's word on who is one and who is not.
 */
#include "cli/case.h"

#include "base/banned.h"

static void payload(asc_buf *b, const char *member, const char *value, const char *note)
{
    asc_buf_printf(b, "{\"%s\":", member);
    asc_buf_json(b, asc_str_from(value));
    if (note) asc_buf_json_text_or_null(b, "text", asc_str_from(note));
    asc_buf_putc(b, '}');
}

static int decide(const asc_command *self, int argc, char **argv, const char *kind,
                  const char *member)
{
    const char *who_given = NULL, *note = NULL;
    char who[ASC_WHO_MAX];
    asc_buf subject = { 0 }, body = { 0 }, out = { 0 };
    asc_case *c;
    asc_error err = { ASC_OK, "" };
    int64_t id = 0;
    const asc_option options[] = { { "--note", &note, NULL }, { "--who", &who_given, NULL } };
    int operands, code = asc_cli_options(self, argc, argv, options,
                                         sizeof options / sizeof *options, &operands);
    if (code != ASC_EXIT_GO) return code;
    if (operands == 0) return asc_cli_misuse(self, "%s: name a case and two names", self->name);
    if (!asc_cli_who(self, who_given, who)) return ASC_EXIT_USAGE;
    if (!asc_cli_case(&c, argv[1], ASC_OPEN_WRITE)) return ASC_EXIT_FAILED;
    if (operands != 3) {
        asc_case_close(c);
        return asc_cli_misuse(self, "%s: two names are needed", self->name);
    }
    asc_buf_puts(&subject, "actor:");
    asc_buf_puts(&subject, argv[2]);
    payload(&body, member, argv[3], note);
    asc_status rc = asc_case_decide(c, asc_str_from(kind), asc_buf_str(&subject),
                                    asc_buf_str(&body), asc_str_from(who), &id, &err);
    asc_case_close(c);
    if (!rc) asc_buf_printf(&out, "decision %lld; `ascribe undo` takes it back\n", (long long)id);
    asc_cli_write(&out);
    asc_buf_free(&out);
    asc_buf_free(&subject);
    asc_buf_free(&body);
    return asc_cli_ended(rc, &err);
}

static int run_merge(const asc_command *self, int argc, char **argv)
{
    return decide(self, argc, argv, "merge-actors", "with");
}

const asc_command asc_command_merge = {
    .name = "merge",
    .summary = "decide that two names are one actor's",
    .help = "usage: ascribe merge [OPTION...] CASE NAME NAME\n"
            "\n"
            "Writes into the case's log that both names are one actor's, whatever their\n"
            "spelling says. It holds for reports to come too; `ascribe undo` takes it back.\n"
            "\n"
            "  --note TEXT   why\n"
            "  --who NAME    who decides, instead of $USER\n"
            "\n"
            "Exit codes: 0 done, 1 failed, 2 wrong usage.\n",
    .run = run_merge,
};

static int run_split(const asc_command *self, int argc, char **argv)
{
    return decide(self, argc, argv, "split-actor", "from");
}

const asc_command asc_command_split = {
    .name = "split",
    .summary = "decide that two names are not one actor's",
    .help = "usage: ascribe split [OPTION...] CASE NAME NAME\n"
            "\n"
            "Writes into the case's log that the two names are of two actors, whatever speaks\n"
            "for their being one. It holds for reports to come too; `ascribe undo` takes it\n"
            "back.\n"
            "\n"
            "  --note TEXT   why\n"
            "  --who NAME    who decides, instead of $USER\n"
            "\n"
            "Exit codes: 0 done, 1 failed, 2 wrong usage.\n",
    .run = run_split,
};
