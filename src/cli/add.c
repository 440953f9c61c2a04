/*
 * ascribe add - take reports into a case: their bytes, their text, where they came
 * from and through whose hands.
 */
#include "base/date.h"
#include "base/error.h"
#include "base/os.h"
#include "cli/case.h"
#include "cli/fetch.h"
#include "cli/pieces.h"
#include "cli/reports.h"

#include "base/banned.h"

#define OWN_FILES 4 /* of a case: itself, its log, the log's index, its journal */

struct add {
    const asc_command *self;
    const char *case_path;
    asc_case *c;
    asc_adding *adding;
    asc_report_facts facts; /* of the options: they go before all others */
    asc_reader_options how;
    unsigned group;
    bool json, acks, dry_run, fetch;
    asc_buf out, own[OWN_FILES];
    asc_progress progress;
    uint64_t count[4]; /* by asc_arrived */
    uint64_t reports;
    bool failed; /* something could not be read; told */
    bool broken; /* nothing more can be added; told */
};

static const char *const arrived_names[] = { "new", "again", "known", "refused" };

/* ---- what became of a file ------------------------------------------------------*/

static void json_line(asc_buf *b, const asc_arrival *a)
{
    asc_buf_puts(b, "{\"type\":\"arrival\",\"v\":1");
    asc_buf_json_text_or_null(b, "path", a->path);
    asc_buf_json_text_or_null(b, "sha256", asc_str_from(a->sha256));
    asc_buf_printf(b, ",\"size\":%llu,\"arrived\":\"%s\",\"reports\":%u",
                   (unsigned long long)a->size, arrived_names[a->how], (unsigned)a->report_count);
    if (a->reason.n) asc_buf_json_text_or_null(b, "reason", a->reason);
    asc_buf_puts(b, "}\n");
}

static void arrived(void *user, const asc_arrival *a)
{
    struct add *add = user;
    add->count[a->how]++;
    if (a->how == ASC_ARRIVED_NEW) add->reports += a->report_count;
    if (a->how == ASC_ARRIVED_REFUSED) asc_cli_progress_end(&add->progress);
    if (a->how == ASC_ARRIVED_REFUSED)
        asc_cli_fail("%.*s: refused: %.*s", ASC_FMT(a->path), ASC_FMT(a->reason));
    if (add->acks && a->how != ASC_ARRIVED_REFUSED)
        asc_buf_printf(&add->out, "ack %s\n", a->sha256);
    if (add->json) json_line(&add->out, a);
    else if (add->dry_run) {
        asc_buf_printf(&add->out, "%-7s ", arrived_names[a->how]);
        asc_cli_one_line(&add->out, a->path, 400);
        asc_buf_putc(&add->out, '\n');
    }
    asc_cli_write(&add->out);
    if (add->acks) asc_cli_flush();
}

static int summary(struct add *add)
{
    if (!add->json) {
        asc_buf_printf(&add->out, "%s%llu new report%s", add->dry_run ? "would add " : "added ",
                       (unsigned long long)add->reports, add->reports == 1 ? "" : "s");
        if (add->count[ASC_ARRIVED_AGAIN])
            asc_buf_printf(&add->out, ", %llu seen again elsewhere",
                           (unsigned long long)add->count[ASC_ARRIVED_AGAIN]);
        if (add->count[ASC_ARRIVED_KNOWN])
            asc_buf_printf(&add->out, ", %llu known already",
                           (unsigned long long)add->count[ASC_ARRIVED_KNOWN]);
        if (add->count[ASC_ARRIVED_REFUSED])
            asc_buf_printf(&add->out, ", %llu refused",
                           (unsigned long long)add->count[ASC_ARRIVED_REFUSED]);
        asc_buf_putc(&add->out, '\n');
    }
    return asc_cli_write(&add->out) && asc_cli_flush() ? ASC_EXIT_OK : ASC_EXIT_FAILED;
}

/* ---- one file ---------------------------------------------------------------------*/

/* The case itself and what the database keeps beside it: reading them here would also
 * give up our own locks on them. */
static bool is_the_case(const struct add *add, const char *path)
{
    for (size_t i = 0; i < OWN_FILES; i++)
        if (asc_os_same_file(add->own[i].p, path)) return true;
    return false;
}

static bool name_own_files(struct add *add)
{
    static const char *const endings[OWN_FILES] = { "", "-wal", "-shm", "-journal" };
    bool good = true;
    for (size_t i = 0; i < OWN_FILES; i++) {
        asc_buf_puts(&add->own[i], add->case_path);
        asc_buf_puts(&add->own[i], endings[i]);
        asc_buf_putc(&add->own[i], '\0');
        good = good && !add->own[i].failed;
    }
    return good;
}

static asc_report_facts over(const asc_report_facts *from_table, const asc_report_facts *given)
{
    asc_report_facts f = *from_table;
    if (given->title.n) f.title = given->title;
    if (given->outlet.n) f.outlet = given->outlet;
    if (given->author.n) f.author = given->author;
    if (given->published.n) f.published = given->published;
    return f;
}

static bool stop(struct add *add, const asc_error *err)
{
    asc_cli_progress_end(&add->progress);
    asc_cli_fail("%s", err->message);
    add->broken = true;
    return false;
}

static void show_progress(struct add *add)
{
    uint64_t n = 0;
    for (int i = 0; i < 4; i++) n += add->count[i];
    if (asc_cli_progress_due(&add->progress))
        asc_cli_progress_show(&add->progress, "%llu files taken in", (unsigned long long)n);
}

struct file {
    struct add *add;
    asc_report_facts facts;
    asc_str path;
};

/* What is wrong, without the file's name before it. */
static asc_str reason_of(const asc_error *failed, asc_str name)
{
    asc_str s = asc_str_from(failed->message);
    bool named =
        asc_str_starts(s, name) && asc_str_starts(asc_str_slice(s, name.n, s.n), ASC_STR(": "));
    return named ? asc_str_slice(s, name.n + 2, s.n) : s;
}

/* A file, or a piece of one: several have no title, day or name of their own. */
static bool add_piece(void *user, asc_str name, asc_str bytes, const asc_error *failed)
{
    struct file *f = user;
    struct add *add = f->add;
    asc_error err = { ASC_ENOMEM, "out of memory" };
    asc_report_facts facts = f->facts, of_piece = { .outlet = f->facts.outlet };
    if (name.n > f->path.n) {
        facts = of_piece;
        facts.name = asc_str_last_part(name);
    }
    asc_status rc = failed ? failed->status : ASC_OK;
    if (failed && rc == ASC_ENOMEM) return stop(add, failed);
    if (failed) rc = asc_adding_refuse(add->adding, name, reason_of(failed, name), &err);
    else rc = asc_adding_put(add->adding, name, bytes, &facts, &err);
    if (rc) return stop(add, &err);
    show_progress(add);
    return true;
}

static bool add_file(void *user, asc_str path, const asc_report_facts *from_table)
{
    struct add *add = user;
    if (add->broken) return false;
    if (is_the_case(add, path.p)) return true;
    struct file file = { add, over(from_table, &add->facts), path };
    return asc_cli_pieces(path, &add->how, add_piece, &file);
}

/* ---- pages ---------------------------------------------------------------------------*/

static bool add_page(void *user, const asc_fetched *page, asc_str bytes, asc_str reason)
{
    struct add *add = user;
    asc_error err;
    asc_report_facts facts = add->facts;
    facts.name = page->url;
    asc_status rc = reason.n ? asc_adding_refuse(add->adding, page->url, reason, &err)
                             : asc_adding_put_page(add->adding, page, bytes, &facts, &err);
    if (rc) return stop(add, &err);
    show_progress(add);
    return true;
}

/* Files and folders each by itself, addresses that stand together at once. */
static bool add_operands(struct add *add, int operands, char **argv)
{
    bool good = true;
    for (int i = 2, n; good && i <= operands; i += n) {
        for (n = 0; i + n <= operands && asc_cli_is_url(argv[i + n]); n++)
            ;
        if (n) good = asc_cli_fetch(n, &argv[i], add_page, add) && !add->broken;
        else n = 1, good = asc_cli_reports(1, &argv[i - 1], add_file, add);
        if (!good && !add->broken) add->failed = good = true; /* told; the rest goes on */
    }
    return good && !add->failed;
}

/* ---- the command ------------------------------------------------------------------*/

static int add_all(struct add *add, const char *who, int operands, char **argv)
{
    asc_error err;
    asc_str where = ASC_STR("case");
    if (add->how.no_jail && !add->dry_run &&
        asc_case_decide(add->c, ASC_STR("no-jail"), where, (asc_str){ NULL, 0 }, asc_str_from(who),
                        NULL, &err) != ASC_OK)
        return asc_cli_fail("%s", err.message);
    asc_add_options options = { .who = asc_str_from(who),
                                .reading = &add->how,
                                .group = add->group,
                                .dry_run = add->dry_run,
                                .arrived = arrived,
                                .user = add };
    if (asc_adding_new(&add->adding, add->c, &options, &err) != ASC_OK)
        return asc_cli_fail("%s", err.message);
    bool good = add_operands(add, operands, argv);
    if (!add->broken && asc_adding_end(add->adding, &err) != ASC_OK) good = stop(add, &err);
    asc_cli_progress_end(&add->progress);
    asc_adding_free(add->adding);
    if (add->broken) return ASC_EXIT_FAILED;
    int code = summary(add);
    return good && !add->count[ASC_ARRIVED_REFUSED] ? code : ASC_EXIT_FAILED;
}

static int run(const asc_command *self, int argc, char **argv)
{
    struct add add = { .self = self };
    const char *date = NULL, *outlet = NULL, *author = NULL, *title = NULL, *who_given = NULL,
               *group = NULL;
    char who[ASC_WHO_MAX];
    const asc_option options[] = {
        { "--date", &date, NULL },
        { "--outlet", &outlet, NULL },
        { "--author", &author, NULL },
        { "--title", &title, NULL },
        { "--who", &who_given, NULL },
        { "--dry-run", NULL, &add.dry_run },
        { "--acks", NULL, &add.acks },
        { "--json", NULL, &add.json },
        { "--group", &group, NULL },
        { "--fetch", NULL, &add.fetch },
        { "--no-jail", NULL, &add.how.no_jail },
        { "--reader", &add.how.program, NULL },
    };
    asc_date day;
    int operands, code = asc_cli_options(self, argc, argv, options,
                                         sizeof options / sizeof *options, &operands);
    if (code != ASC_EXIT_GO) return code;
    if (operands == 0) return asc_cli_misuse(self, "add: name a case and the reports to add to it");
    if (add.acks && add.dry_run)
        return asc_cli_misuse(self,
                              "add: --acks says what is on disk; a dry run puts nothing there");
    if (date && !asc_date_parse(asc_str_from(date), &day))
        return asc_cli_misuse(self, "add: --date %s: give a date as 2010-10-18, 2010-10 or 2010",
                              date);
    if (group && !asc_cli_count(self, "--group", group, ASC_ADD_GROUP_MAX, &add.group))
        return ASC_EXIT_USAGE;
    for (int i = 2; !add.fetch && i <= operands; i++)
        if (asc_cli_is_url(argv[i]) && !asc_os_exists(argv[i]))
            return asc_cli_misuse(self, "add: %s: is an address; --fetch gets it over the network",
                                  argv[i]);
    if (!asc_cli_who(self, who_given, who)) return ASC_EXIT_USAGE;
    asc_os_no_limit_signal();
    add.progress.alone = !add.json && !add.acks && !add.dry_run;
    add.case_path = argv[1];
    add.facts = (asc_report_facts){ .title = asc_str_from(title),
                                    .outlet = asc_str_from(outlet),
                                    .author = asc_str_from(author),
                                    .published = asc_str_from(date) };
    bool needs_case = !add.dry_run || asc_os_exists(argv[1]);
    if (needs_case && !asc_cli_case(&add.c, argv[1], add.dry_run ? ASC_OPEN_READ : ASC_OPEN_CREATE))
        return ASC_EXIT_FAILED;
    code =
        name_own_files(&add) ? add_all(&add, who, operands, argv) : asc_cli_fail("out of memory");
    asc_case_close(add.c);
    asc_buf_free(&add.out);
    for (size_t i = 0; i < OWN_FILES; i++) asc_buf_free(&add.own[i]);
    return code;
}

const asc_command asc_command_add = {
    .name = "add",
    .summary = "take reports into a case",
    .help = "usage: ascribe add [OPTION...] CASE [PATH...]\n"
            "\n"
            "Takes reports into a case: their bytes as found, their text, where each came from,\n"
            "when, and through whose hands. CASE is one file; it is made when it is not there.\n"
            "Bytes that are there already are never added twice: a second place is noted as a\n"
            "second sighting. What cannot be read is listed with its reason, and the rest goes\n"
            "on. Adding may be cut short at any time; the same command takes it up again.\n"
            "\n"
            "A PATH is a report, a folder of them, or \"-\" for standard input; a folder's\n"
            "reports.csv tells what is known of each. With --fetch it may be an http or https\n"
            "address.\n"
            "\n"
            "  --date DATE     when it was published: 2010-10-18, 2010-10 or 2010\n"
            "  --outlet NAME   who published it\n"
            "  --author NAME   who wrote it\n"
            "  --title TEXT    its headline\n"
            "  --who NAME      who collected it, instead of $USER\n"
            "  --dry-run       say what would come, and change nothing\n"
            "  --acks          print \"ack SHA256\" for each file once it is safe on the disk\n"
            "  --group N       so many files in one commit (512)\n"
            "  --json          one JSON object a file\n"
            "  --fetch         get addresses over the network: public ones alone, and what their\n"
            "                  robots.txt permits; nothing is sent but the address\n"
            "  --no-jail       read documents also where the reader cannot be locked in; the\n"
            "                  case's log says so\n"
            "  --reader FILE   the program that reads documents, instead of the one built or\n"
            "                  installed beside ascribe\n"
            "\n"
            "Exit codes: 0 done, 1 something was refused or failed (the rest is in), 2 wrong\n"
            "usage.\n",
    .run = run,
};
