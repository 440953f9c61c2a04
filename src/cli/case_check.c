/*
 * ascribe verify, ascribe dump, ascribe doctor - is a case whole, and
 * what is in it, for machines.
 */
#include "base/os.h"
#include "cli/case.h"
#include "cli/fetch.h"
#include "cli/reports.h"

#include "base/banned.h"

/* ---- verify ---------------------------------------------------------------------*/

struct verify {
    asc_buf out;
    bool json;
};

static bool show_fault(void *user, asc_str what)
{
    struct verify *v = user;
    if (v->json) {
        asc_buf_puts(&v->out, "{\"type\":\"fault\",\"v\":1");
        asc_buf_json_text_or_null(&v->out, "what", what);
        asc_buf_puts(&v->out, "}\n");
    } else {
        asc_buf_puts(&v->out, "fault: ");
        asc_buf_term(&v->out, what);
        asc_buf_putc(&v->out, '\n');
    }
    return asc_cli_write(&v->out);
}

static void show_state(struct verify *v, const asc_case_state *s)
{
    const struct {
        const char *name;
        uint64_t n;
    } counts[] = { { "pages", s->pages },         { "contents", s->contents },
                   { "reports", s->reports },     { "arrivals", s->arrivals },
                   { "fetched", s->fetched },     { "refusals", s->refusals },
                   { "decisions", s->decisions }, { "faults", s->faults } };
    if (v->json) asc_buf_puts(&v->out, "{\"type\":\"verified\",\"v\":1");
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        asc_buf_printf(&v->out, v->json ? ",\"%s\":%llu" : "%-14s %llu\n", counts[i].name,
                       (unsigned long long)counts[i].n);
    if (v->json) {
        asc_buf_json_text_or_null(&v->out, "last_arrival", asc_str_from(s->last_arrival));
        asc_buf_json_text_or_null(&v->out, "last_decision", asc_str_from(s->last_decision));
        asc_buf_puts(&v->out, "}\n");
        return;
    }
    if (s->last_arrival[0]) asc_buf_printf(&v->out, "last arrival   %s\n", s->last_arrival);
    if (s->last_decision[0]) asc_buf_printf(&v->out, "last decision  %s\n", s->last_decision);
    asc_buf_puts(&v->out, s->faults ? "the case is damaged\n" : "the case is whole\n");
}

static int run_verify(const asc_command *self, int argc, char **argv)
{
    struct verify v = { 0 };
    asc_case_state state;
    asc_error err;
    const asc_option options[] = { { "--json", NULL, &v.json } };
    int operands, code = asc_cli_options(self, argc, argv, options,
                                         sizeof options / sizeof *options, &operands);
    if (code != ASC_EXIT_GO) return code;
    if (operands != 1) return asc_cli_misuse(self, "verify: name one case");
    asc_status rc = asc_case_verify(&state, argv[1], show_fault, &v, &err);
    if (!rc) {
        show_state(&v, &state);
        asc_cli_write(&v.out);
    }
    asc_buf_free(&v.out);
    code = asc_cli_ended(rc, &err);
    return code == ASC_EXIT_OK && state.faults ? ASC_EXIT_FAILED : code;
}

const asc_command asc_command_verify = {
    .name = "verify",
    .summary = "is every byte of a case what it was written as",
    .help = "usage: ascribe verify [OPTION...] CASE\n"
            "\n"
            "Checks every byte of a case: the checksum of each page, the structure, original\n"
            "bytes and texts against their hashes, the chains of arrivals and of decisions,\n"
            "references, the search index. Names each fault. The last hashes of both chains,\n"
            "noted down elsewhere, prove later that nothing before them was changed.\n"
            "\n"
            "  --json   one JSON object a fault, then one of all counts\n"
            "\n"
            "Exit codes: 0 the case is whole, 1 it is damaged or could not be checked, 2 wrong\n"
            "usage.\n",
    .run = run_verify,
};

/* ---- dump ---------------------------------------------------------------------------*/

static int dump(const char *path, const asc_export_options *options)
{
    asc_case *c;
    asc_error err;
    asc_buf out = { 0 };
    if (!asc_cli_case(&c, path, ASC_OPEN_READ)) return ASC_EXIT_FAILED;
    asc_status rc = asc_case_dump(c, options, asc_cli_write_bytes, &out, &err);
    asc_case_close(c);
    asc_buf_free(&out);
    if (rc == ASC_EIO && !asc_cli_flush()) return ASC_EXIT_FAILED; /* told already */
    return asc_cli_ended(rc, &err);
}

static int run_dump(const asc_command *self, int argc, char **argv)
{
    asc_export_options o = { 0 };
    bool json = false;
    const asc_option options[] = {
        { "--times", NULL, &o.arrivals },
        { "--include-confidential", NULL, &o.include_confidential },
        { "--json", NULL, &json }, /* the lines are JSON already */
    };
    int operands, code = asc_cli_options(self, argc, argv, options,
                                         sizeof options / sizeof *options, &operands);
    if (code != ASC_EXIT_GO) return code;
    if (operands != 1) return asc_cli_misuse(self, "dump: name one case");
    return dump(argv[1], &o);
}

const asc_command asc_command_dump = {
    .name = "dump",
    .summary = "all content of a case as text, to compare two cases",
    .help = "usage: ascribe dump [OPTION...] CASE\n"
            "\n"
            "Prints all content as JSON Lines in an order that does not depend on how it came\n"
            "in: two cases with the same content have the same dump. Texts and bytes stand as\n"
            "their SHA-256.\n"
            "\n"
            "  --times                  also when each file arrived, and the chain's hashes\n"
            "  --include-confidential   all of it\n"
            "  --json                   the lines are JSON in any case\n"
            "\n"
            "Exit codes: 0 done, 1 failed, 2 wrong usage.\n",
    .run = run_dump,
};

/* ---- doctor -------------------------------------------------------------------------*/

static void line(asc_buf *b, bool json, const char *name, const char *value)
{
    if (json) asc_buf_json_text_or_null(b, name, asc_str_from(value));
    else asc_buf_printf(b, "%-10s %s\n", name, *value ? value : "missing");
}

/* The layers that hold ascribe-reader, as "limits no_new_privs ..."; what is missing is told. */
static bool jail_of(asc_buf *names)
{
    asc_reader *r = NULL;
    unsigned layers = 0;
    asc_error err;
    bool good =
        asc_reader_open(&r, NULL, &err) == ASC_OK && asc_reader_layers(r, &layers, &err) == ASC_OK;
    for (unsigned bit = 0; bit < ASC_JAIL_LAYERS; bit++)
        if (layers & 1u << bit)
            asc_buf_printf(names, "%s%s", names->n ? " " : "", asc_jail_layer_name(bit));
    for (unsigned bit = 0; good && bit < ASC_JAIL_LAYERS; bit++)
        if (!(layers & 1u << bit))
            asc_cli_fail("jail: this machine offers no %s", asc_jail_layer_name(bit));
    if (!good) asc_cli_fail("jail: %s", err.message);
    else if (!(layers & ASC_JAIL_SECCOMP))
        asc_cli_fail("Web pages, mails and feeds are refused without it, but for --no-jail.");
    asc_buf_putc(names, '\0');
    asc_reader_close(r);
    return good && (layers & ASC_JAIL_SECCOMP);
}

/* A program that some machines do without: where it is, or what is not done without it. */
static void own_program(asc_buf *b, bool json, const char *key, const char *name, const char *loss)
{
    char path[4096];
    bool found = asc_os_own_program(path, sizeof path, name);
    line(b, json, key, found ? path : "");
    if (!found) asc_cli_fail("%s: %s is not there: %s", key, name, loss);
}

static int examine(asc_buf *b, bool json)
{
    asc_buf place = { 0 }, jail = { 0 };
    asc_model *model = NULL;
    asc_error err;
    char processors[16];
    bool locked = jail_of(&jail);
    const char *engine = asc_case_engine();
    asc_cli_model_place(&place);
    bool found = place.n && asc_model_open(&model, place.p, &err) == ASC_OK;
    snprintf(processors, sizeof processors, "%u", asc_os_processors());
    if (json) asc_buf_puts(b, "{\"type\":\"doctor\",\"v\":1");
    line(b, json, "version", ASC_VERSION);
    line(b, json, "model", found ? place.p : "");
    line(b, json, "cases", engine);
    line(b, json, "jail", jail.failed ? "" : jail.p);
    own_program(b, json, "pdf", "ascribe-pdf-reader",
                "PDF is refused; it is built where libpoppler-glib-dev is");
    own_program(b, json, "fetch", ASC_FETCH_PROGRAM,
                "`add --fetch` is refused; it is built where libcurl's headers are");
    line(b, json, "processors", processors);
    if (json) asc_buf_puts(b, "}\n");
    if (!found)
        asc_cli_fail("model: %s\nWithout it reports are kept and searched, not read. Make it with "
                     "`make model`.",
                     place.n ? err.message : "none found");
    if (!*engine)
        asc_cli_fail(
            "cases cannot be kept: the database library is too old, or lacks full-text search");
    asc_model_close(model);
    asc_buf_free(&place);
    asc_buf_free(&jail);
    return found && *engine && locked ? ASC_EXIT_OK : ASC_EXIT_FAILED;
}

static int run_doctor(const asc_command *self, int argc, char **argv)
{
    bool json = false;
    asc_buf out = { 0 };
    const asc_option options[] = { { "--json", NULL, &json } };
    int operands, code = asc_cli_options(self, argc, argv, options,
                                         sizeof options / sizeof *options, &operands);
    if (code != ASC_EXIT_GO) return code;
    if (operands > 1) return asc_cli_misuse(self, "doctor: one case at a time");
    code = examine(&out, json);
    if (!asc_cli_write(&out)) code = ASC_EXIT_FAILED;
    asc_buf_free(&out);
    if (operands == 1) {
        asc_case *c;
        if (!asc_cli_case(&c, argv[1], ASC_OPEN_READ)) return ASC_EXIT_FAILED;
        asc_case_close(c);
    }
    return asc_cli_flush() ? code : ASC_EXIT_FAILED;
}

const asc_command asc_command_doctor = {
    .name = "doctor",
    .summary = "what this machine offers, and what is missing",
    .help = "usage: ascribe doctor [OPTION...] [CASE]\n"
            "\n"
            "Says what ascribe finds on this machine: its version, the model, the database\n"
            "engine under cases, what locks in the reader of documents, the programs that read\n"
            "PDF and fetch pages, processors. With CASE, whether that opens.\n"
            "\n"
            "  --json   one JSON object\n"
            "\n"
            "Exit codes: 0 all is there but perhaps the programs for PDF and pages, 1 something\n"
            "else is missing, 2 wrong usage.\n",
    .run = run_doctor,
};
