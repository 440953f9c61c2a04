/*
 * ascribe lists - the designation lists of a case.
 */
#include "cli/case.h"
#include "cli/listfiles.h"
#include "cli/screening.h"

#include "base/banned.h"

#define LINE_MAX_BYTES 100
#define NAMES_SHOWN 6

struct lists {
    const asc_command *self;
    asc_list_source from;
    const char *who, *given_who;
    bool json;
    char collector[ASC_WHO_MAX];
    asc_case *c;
    asc_buf out;
    asc_error err;
    asc_status rc;
    /* for show and diff: which versions */
    asc_str wanted;
    int64_t ids[2];
    size_t versions;
    uint64_t shown;
};

/* ---- how a list and a listing look ----------------------------------------------------*/

static void put_date(asc_buf *b, const asc_list_facts *f)
{
    if (!f->date.n) asc_buf_puts(b, "undated");
    else asc_buf_put(b, f->date);
    if (f->dating == ASC_LIST_NEWEST) asc_buf_puts(b, " (the newest date in it)");
    if (f->dating == ASC_LIST_GIVEN) asc_buf_puts(b, " (as told)");
}

static void json_listing(asc_buf *b, const asc_listing *l)
{
    asc_buf_puts(b, "{\"type\":\"listing\",\"v\":1");
    asc_buf_json_text_or_null(b, "reference", l->reference);
    asc_buf_json_text_or_null(b, "kind", asc_str_from(asc_listed_kind_name(l->kind)));
    asc_buf_puts(b, ",\"names\":[");
    for (size_t k = 0; k < l->name_count; k++) {
        asc_buf_puts(b, k ? ",{\"text\":" : "{\"text\":");
        asc_buf_json(b, l->names[k].text);
        asc_buf_json_text_or_null(b, "quality",
                                  asc_str_from(asc_names_quality_name(l->names[k].quality)));
        asc_buf_json_text_or_null(b, "script", asc_str_from(l->names[k].script));
        asc_buf_putc(b, '}');
    }
    asc_buf_putc(b, ']');
    asc_buf_json_text_or_null(b, "programme", l->programme);
    asc_buf_json_text_or_null(b, "measures", l->measures);
    asc_buf_json_text_or_null(b, "listed", l->listed);
    asc_buf_json_text_or_null(b, "amended", l->amended);
    asc_buf_json_text_or_null(b, "delisted", l->delisted);
    asc_buf_printf(b, ",\"line\":%u}", (unsigned)l->line);
}

static void part(asc_buf *b, const char *before, asc_str s)
{
    if (!s.n) return;
    asc_buf_puts(b, before);
    asc_cli_one_line(b, s, LINE_MAX_BYTES);
}

static void text_listing(asc_buf *b, const char *sign, const asc_listing *l)
{
    asc_buf_puts(b, sign);
    part(b, "", l->reference.n ? l->reference : ASC_STR("-"));
    part(b, "  ", l->names[0].text);
    asc_buf_putc(b, '\n');
    asc_buf_puts(b, "    ");
    asc_buf_puts(b, asc_listed_kind_name(l->kind));
    part(b, ", ", l->programme);
    part(b, ": ", l->measures);
    part(b, "; listed ", l->listed);
    part(b, "; amended ", l->amended);
    part(b, "; delisted ", l->delisted);
    asc_buf_putc(b, '\n');
    if (l->name_count > 1) asc_buf_puts(b, "    also");
    for (size_t k = 1; k < l->name_count && k <= NAMES_SHOWN; k++)
        part(b, k > 1 ? "; " : " ", l->names[k].text);
    if (l->name_count > NAMES_SHOWN + 1)
        asc_buf_printf(b, "; and %zu more", l->name_count - NAMES_SHOWN - 1);
    if (l->name_count > 1) asc_buf_putc(b, '\n');
}

/* ---- add ---------------------------------------------------------------------------------*/

static bool take(void *user, asc_list *l)
{
    struct lists *x = user;
    bool fresh = false;
    size_t n;
    asc_list_facts f = asc_list_about(l);
    asc_list_items(l, &n);
    x->rc = asc_case_list_add(x->c, l, asc_str_from(x->collector), NULL, &fresh, &x->err);
    if (!x->rc && !x->json) {
        part(&x->out, fresh ? "added " : "already there: ", f.id);
        if (!asc_str_eq(f.title, f.id)) part(&x->out, ", ", f.title);
        asc_buf_puts(&x->out, ", of ");
        put_date(&x->out, &f);
        asc_buf_printf(&x->out, ": %zu entries\n", n);
    } else if (!x->rc) {
        asc_buf_puts(&x->out, "{\"type\":\"list\",\"v\":1");
        asc_buf_json_text_or_null(&x->out, "list", f.id);
        asc_buf_json_text_or_null(&x->out, "title", f.title);
        asc_buf_json_text_or_null(&x->out, "date", f.date);
        asc_buf_json_text_or_null(&x->out, "dating", asc_str_from(asc_list_dating_name(f.dating)));
        asc_buf_printf(&x->out, ",\"entries\":%zu,\"new\":%s}\n", n, fresh ? "true" : "false");
    }
    asc_list_free(l);
    return !x->rc && asc_cli_write(&x->out);
}

static int add(struct lists *x, int operands, char **argv)
{
    if (operands < 2) return asc_cli_misuse(x->self, "lists: add which files?");
    if (!asc_cli_who(x->self, x->given_who, x->collector)) return ASC_EXIT_USAGE;
    if (!asc_cli_case(&x->c, argv[1], ASC_OPEN_CREATE)) return ASC_EXIT_FAILED;
    bool good = asc_cli_lists(&x->from, operands - 1, argv + 1, take, x);
    asc_case_close(x->c);
    if (x->rc) return asc_cli_fail("%s", x->err.message);
    asc_cli_screen_keep(argv[1]);
    return good && asc_cli_flush() ? ASC_EXIT_OK : ASC_EXIT_FAILED;
}

/* ---- show and diff ------------------------------------------------------------------------*/

static bool show_list(void *user, const asc_case_list *l)
{
    struct lists *x = user;
    asc_buf *b = &x->out;
    x->shown++;
    if (x->json) {
        asc_buf_printf(b, "{\"type\":\"list\",\"v\":1,\"id\":%lld", (long long)l->id);
        asc_buf_json_text_or_null(b, "list", l->facts.id);
        asc_buf_json_text_or_null(b, "title", l->facts.title);
        asc_buf_json_text_or_null(b, "date", l->facts.date);
        asc_buf_json_text_or_null(b, "dating", asc_str_from(asc_list_dating_name(l->facts.dating)));
        asc_buf_printf(b, ",\"entries\":%llu", (unsigned long long)l->entries);
        asc_buf_json_text_or_null(b, "collector", l->collector);
        asc_buf_json_text_or_null(b, "at", l->at);
        asc_buf_json_text_or_null(b, "sha256", asc_str_from(l->sha256));
        asc_buf_puts(b, "}\n");
    } else {
        part(b, "", l->facts.id);
        asc_buf_puts(b, "  ");
        put_date(b, &l->facts);
        asc_buf_printf(b, ", %llu entries", (unsigned long long)l->entries);
        if (!asc_str_eq(l->facts.title, l->facts.id)) part(b, "; ", l->facts.title);
        part(b, "; taken in by ", l->collector);
        asc_buf_putc(b, '\n');
    }
    return asc_cli_write(b);
}

/* "un" is its newest version, "un@2015-02-26" the one of that day. */
static bool pick(void *user, const asc_case_list *l)
{
    struct lists *x = user;
    asc_str id = x->wanted, date = { NULL, 0 };
    asc_str_cut(x->wanted, '@', &id, &date);
    if (!asc_str_eq(l->facts.id, id) || (date.n && !asc_str_eq(l->facts.date, date))) return true;
    x->ids[1] = x->ids[0]; /* they come by date */
    x->ids[0] = l->id;
    x->versions++;
    return true;
}

/* The newest version (`older` 0) or the one before it of what `name` means. */
static asc_status find(struct lists *x, const char *name, size_t older, asc_list **out)
{
    x->wanted = asc_str_from(name);
    x->versions = 0;
    asc_status rc = asc_case_lists(x->c, pick, x, &x->err);
    if (rc) return rc;
    if (x->versions > older) return asc_case_list_get(out, x->c, x->ids[older], &x->err);
    asc_cli_fail(
        x->versions
            ? "%s: only one version of it is in the case; `ascribe lists CASE show` lists them"
            : "%s: no such list in the case; `ascribe lists CASE show` lists them",
        name);
    return ASC_EARG;
}

static int shown(struct lists *x, asc_status rc)
{
    asc_cli_write(&x->out);
    if (rc == ASC_EARG && !x->err.status) return ASC_EXIT_FAILED; /* said already */
    return asc_cli_ended(rc, &x->err);
}

static int show(struct lists *x, int operands, char **argv)
{
    asc_list *l = NULL;
    asc_status rc;
    size_t n = 0;
    if (operands > 2) return asc_cli_misuse(x->self, "lists: one list at a time");
    if (!asc_cli_case(&x->c, argv[1], ASC_OPEN_READ)) return ASC_EXIT_FAILED;
    if (operands < 2) {
        rc = asc_case_lists(x->c, show_list, x, &x->err);
        if (!rc && !x->shown && !x->json)
            asc_buf_puts(&x->out, "no lists yet; `ascribe lists add` takes them in\n");
    } else rc = find(x, argv[2], 0, &l);
    const asc_listing *all = l ? asc_list_items(l, &n) : NULL;
    for (size_t i = 0; i < n; i++) {
        if (x->json) json_listing(&x->out, &all[i]);
        else text_listing(&x->out, "", &all[i]);
        if (x->json) asc_buf_putc(&x->out, '\n');
        if (!asc_cli_write(&x->out)) break;
    }
    asc_list_free(l);
    asc_case_close(x->c);
    return shown(x, rc);
}

static bool show_change(void *user, asc_list_change what, const asc_listing *before,
                        const asc_listing *after)
{
    static const char *const words[] = { "added", "removed", "changed" };
    static const char *const signs[] = { "+ ", "- ", "~ " };
    struct lists *x = user;
    x->shown++;
    if (x->json) {
        asc_buf_printf(&x->out,
                       "{\"type\":\"change\",\"v\":1,\"change\":\"%s\",\"before\":", words[what]);
        if (before) json_listing(&x->out, before);
        else asc_buf_puts(&x->out, "null");
        asc_buf_puts(&x->out, ",\"after\":");
        if (after) json_listing(&x->out, after);
        else asc_buf_puts(&x->out, "null");
        asc_buf_puts(&x->out, "}\n");
    } else text_listing(&x->out, signs[what], after ? after : before);
    return asc_cli_write(&x->out);
}

/* LIST: its two newest versions. OLD NEW: those. */
static int diff(struct lists *x, int operands, char **argv)
{
    asc_list *before = NULL, *after = NULL;
    if (operands < 2 || operands > 3)
        return asc_cli_misuse(x->self, "lists: diff LIST, or diff OLD NEW as un@2015-02-26 un");
    if (!asc_cli_case(&x->c, argv[1], ASC_OPEN_READ)) return ASC_EXIT_FAILED;
    asc_status rc = find(x, argv[2], operands == 2 ? 1 : 0, &before);
    if (!rc) rc = find(x, argv[operands], 0, &after);
    if (!rc && !x->json) {
        asc_list_facts old = asc_list_about(before), new = asc_list_about(after);
        asc_buf_puts(&x->out, "from ");
        put_date(&x->out, &old);
        asc_buf_puts(&x->out, " to ");
        put_date(&x->out, &new);
        asc_buf_puts(&x->out, ": + added, - removed, ~ changed\n");
    }
    if (!rc) rc = asc_list_diff(before, after, show_change, x, &x->err);
    if (!rc && !x->shown && !x->json) asc_buf_puts(&x->out, "nothing changed\n");
    asc_list_free(before);
    asc_list_free(after);
    asc_case_close(x->c);
    return shown(x, rc);
}

static int run_lists(const asc_command *self, int argc, char **argv)
{
    static const char *const verbs[] = { "add", "show", "diff", NULL };
    struct lists x = { .self = self };
    const asc_option options[] = {
        { "--name", &x.from.name, NULL }, { "--date", &x.from.date, NULL },
        { "--who", &x.given_who, NULL },  { "--no-jail", NULL, &x.from.lax },
        { "--json", NULL, &x.json },
    };
    int operands, code = asc_cli_options(self, argc, argv, options,
                                         sizeof options / sizeof *options, &operands);
    if (code != ASC_EXIT_GO) return code;
    if (operands < 1) return asc_cli_misuse(self, "lists: name a case");
    if (operands == 1) {
        code = show(&x, 1, argv);
        asc_buf_free(&x.out);
        return code;
    }
    int verb = asc_cli_choice(self, "what to do", argv[2], verbs);
    if (verb < 0) return ASC_EXIT_USAGE;
    argv[2] = argv[1]; /* CASE, then what it is about, behind argv[1] */
    code = verb == 0   ? add(&x, operands - 1, argv + 1)
           : verb == 1 ? show(&x, operands - 1, argv + 1)
                       : diff(&x, operands - 1, argv + 1);
    asc_buf_free(&x.out);
    return code;
}

const asc_command asc_command_lists = {
    .name = "lists",
    .summary = "designation lists of a case: add, show, compare",
    .help = "usage: ascribe lists [OPTION...] CASE [show [LIST]]\n"
            "       ascribe lists [OPTION...] CASE add FILE...\n"
            "       ascribe lists [OPTION...] CASE diff LIST | OLD NEW\n"
            "\n"
            "Takes designation lists into a case as they were published (add), lists them or\n"
            "the entries of one (show), and tells what changed between two versions (diff).\n"
            "LIST is a list's id, for its newest version, or ID@DATE: un, un@2015-02-26.\n"
            "\n"
            "Forms that are read: the UN's consolidated XML; OFAC's csv (sdn, alt, comments and\n"
            "the cons_ files of one folder are one list); Canada's listed entities and other\n"
            "MISP galaxies (JSON); FollowTheMoney JSON lines, as OpenSanctions exports them;\n"
            "the EU's XML 1.1; the UK's csv; and one's own CSV with the columns regime,\n"
            "subject, from, to, reference, measures, kind, aliases.\n"
            "\n"
            "  --name ID     what the list is called, instead of what it says\n"
            "  --date DATE   the day it was published, for lists that do not tell\n"
            "  --who NAME    who takes it in, instead of $USER\n"
            "  --no-jail     read it even where the reader cannot be locked in\n"
            "  --json        one JSON object a list, listing or change\n"
            "\n"
            "Exit codes: 0 done, 1 failed, 2 wrong usage.\n",
    .run = run_lists,
};
