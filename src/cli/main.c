/*
 * ascribe - the command line. `ascribe help` lists the commands.
 */
#include "cli/cli.h"

#include "base/banned.h"

/* Every command, in the order of `ascribe --help`: how a case is worked. */
/* clang-format off */
static const asc_command *const commands[] = {
    &asc_command_annotate,
    &asc_command_text,
    &asc_command_add,
    &asc_command_reports,
    &asc_command_search,
    &asc_command_mark,
    &asc_command_log,
    &asc_command_undo,
    &asc_command_verify,
    &asc_command_dump,
    &asc_command_export,
    &asc_command_doctor,
    &asc_command_names,
    &asc_command_read,
    &asc_command_who,
    &asc_command_why,
    &asc_command_matrix,
    &asc_command_timeline,
    &asc_command_weigh,
    &asc_command_copies,
    &asc_command_trace,
    &asc_command_paths,
    &asc_command_lists,
    &asc_command_screen,
    &asc_command_actor,
    &asc_command_merge,
    &asc_command_split,
};
/* clang-format on */
#define COMMANDS (sizeof commands / sizeof *commands)

static const asc_command *find(const char *name)
{
    for (size_t i = 0; i < COMMANDS; i++)
        if (strcmp(commands[i]->name, name) == 0) return commands[i];
    return NULL;
}

static int no_such(const char *name)
{
    return asc_cli_misuse(NULL, "%s: no such command", name);
}

static int print_help(void)
{
    asc_buf b = { 0 };
    asc_buf_puts(&b, "usage: ascribe COMMAND [OPTION...] [FILE...]\n\n"
                     "Reads reports of an attack and answers who did it, and on whose word.\n\n"
                     "Commands:\n");
    for (size_t i = 0; i < COMMANDS; i++)
        asc_buf_printf(&b, "  %-10s %s\n", commands[i]->name, commands[i]->summary);
    asc_buf_puts(&b, "  help       help on a command: ascribe help COMMAND\n"
                     "\n"
                     "  --help     this text\n"
                     "  --version  the version\n"
                     "\n"
                     "Exit codes: 0 done, 1 could not do it, 2 wrong usage.\n");
    asc_buf_putc(&b, '\0');
    int code = b.failed ? asc_cli_fail("out of memory") : asc_cli_print(b.p);
    asc_buf_free(&b);
    return code;
}

static int help(int argc, char **argv)
{
    if (argc < 2) return print_help();
    if (argc > 2) return asc_cli_misuse(NULL, "help: one command at a time");
    const asc_command *c = find(argv[1]);
    if (!c) return no_such(argv[1]);
    return asc_cli_print(c->help);
}

int main(int argc, char **argv)
{
    if (argc < 2) return asc_cli_misuse(NULL, "no command given");
    const char *name = argv[1];
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0) return print_help();
    if (strcmp(name, "--version") == 0) return asc_cli_print("ascribe " ASC_VERSION "\n");
    if (strcmp(name, "help") == 0) return help(argc - 1, argv + 1);
    if (name[0] == '-') return asc_cli_misuse(NULL, "%s: no such option", name);
    const asc_command *c = find(name);
    return c ? c->run(c, argc - 1, argv + 1) : no_such(name);
}
