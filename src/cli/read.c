/*
 * ascribe read - reports in, what they say out: reports, actors, incidents and
 * statements as JSON Lines.
 */
#include "cli/reports.h"
#include "cli/view.h"

#include "base/banned.h"

static int show(const asc_reading *r, const asc_show_options *options)
{
    asc_buf out = { 0 };
    asc_error err;
    asc_status rc = asc_reading_lines(r, options, asc_cli_write_bytes, &out, &err);
    asc_buf_free(&out);
    if (rc == ASC_EIO || !asc_cli_flush()) return ASC_EXIT_FAILED; /* told already */
    return rc ? asc_cli_fail("%s", err.message) : ASC_EXIT_OK;
}

static int run(const asc_command *self, int argc, char **argv)
{
    asc_cli_reading_options reading = { 0 };
    bool json = false;
    const char *threads = NULL;
    asc_show_options show_options = { 0 };
    const asc_option options[] = {
        { "--accounts", NULL, &show_options.accounts },
        { "--attributions", NULL, &show_options.attributions },
        { "--events", NULL, &show_options.events },
        { "--explain", NULL, &show_options.explain },
        { "--include-confidential", NULL, &reading.include_confidential },
        { "--json", NULL, &json }, /* the lines are JSON already */
        { "--mentions", NULL, &show_options.mentions },
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
                              "read: name a report or a folder of them (- is standard input)");
    if (threads &&
        !asc_cli_count(self, "--threads", threads, ASC_CLI_THREADS_MAX, &reading.threads))
        return ASC_EXIT_USAGE;
    asc_model *model;
    asc_reading *r;
    reading.attributions = show_options.attributions;
    reading.mentions = show_options.mentions;
    reading.events = show_options.events;
    reading.accounts = show_options.accounts;
    code = asc_cli_reading(&r, &model, &reading, operands, argv);
    if (r) {
        int shown = show(r, &show_options);
        if (shown == ASC_EXIT_OK) shown = asc_cli_hypotheses(r, NULL, asc_str_from(NULL));
        if (shown != ASC_EXIT_OK) code = shown;
    }
    asc_reading_free(r);
    asc_model_close(model);
    return code;
}

const asc_command asc_command_read = {
    .name = "read",
    .summary = "who says what in reports: statements as JSON Lines",
    .help = "usage: ascribe read [OPTION...] PATH...\n"
            "\n"
            "Reads reports of an attack and prints what they say, one JSON object a line:\n"
            "the reports, the actors, the incidents, and the statements: who says what of\n"
            "whom, on whose word, how firmly, and in which bytes of which report.\n"
            "\n"
            "A PATH is a report (plain text, a web page, a mail, a feed), \"-\" for standard\n"
            "input, or a folder; a folder's reports.csv (file,title,outlet,author,published)\n"
            "tells which files are its reports and what is known of them. A case stands for\n"
            "all of its reports.\n"
            "\n"
            "  --accounts      add what each report tells at a glance: who, whom, with what\n"
            "  --attributions  add every attribution: who says what, whatever it is about\n"
            "  --events        add every event word, with the author's certainty and polarity\n"
            "  --explain       add to each statement the frame and the word that fired\n"
            "  --include-confidential   also reports of a case that are marked so\n"
            "  --json          the lines are JSON in any case\n"
            "  --mentions      add every mention: who, where, when, how many, with what\n"
            "  --model FILE    the model, instead of $ASCRIBE_MODEL or the one installed\n"
            "  --reader CMD    have a program read: its statements, checked, instead of ours\n"
            "  --threads N     over N threads; default: one for each processor\n"
            "  --words FILE    your own frames, cues, event and actor words, asked before the\n"
            "                  built-in ones; docs/commands/read.md says how\n"
            "\n"
            "Exit codes: 0 done, 1 a report could not be read (the others are), 2 wrong usage.\n",
    .run = run,
};
