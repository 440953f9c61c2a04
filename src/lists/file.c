#include "base/error.h"
#include "lists/formats.h"
#include "text/charset.h"
#include "text/charset.h"

#include "base/banned.h"

#define HEAD_BYTES 4096

typedef enum format { UN, EU, OFAC, UK, MISP, FTM, OWN, NONE } format;

static bool has(asc_str s, const char *what)
{
    return asc_str_find(s, asc_str_from(what)) != SIZE_MAX;
}

static bool has_column(asc_str line, const char *name)
{
    asc_str w = asc_str_from(name);
    for (size_t i = 0; i + w.n <= line.n; i++)
        if (asc_str_eq_nocase(asc_str_slice(line, i, i + w.n), w)) return true;
    return false;
}

static format xml_format(asc_str head)
{
    if (has(head, "<CONSOLIDATED_LIST")) return UN;
    return has(head, "<export") || has(head, "sanctionEntity") ? EU : NONE;
}

/* The first line is a whole object with a schema, or the whole file is one object. */
static format json_format(asc_str text)
{
    asc_lines it = { text, 0 };
    asc_str line = { NULL, 0 };
    asc_lines_next(&it, &line);
    return has(line, "\"schema\"") && has(line, "\"properties\"") ? FTM : MISP;
}

static format csv_format(asc_str head)
{
    asc_lines it = { head, 0 };
    asc_str line = { NULL, 0 }, first, rest;
    uint64_t number;
    for (int k = 0; k < 3 && asc_lines_next(&it, &line); k++) {
        if (asc_str_cut(line, ',', &first, &rest) && asc_str_u64(first, &number)) return OFAC;
        if (has_column(line, "subject") && has_column(line, "regime")) return OWN;
        if (has_column(line, "Name 6") &&
            (has_column(line, "Group ID") || has_column(line, "Unique ID")))
            return UK;
    }
    return NONE;
}

static format format_of(asc_str text)
{
    asc_str head = asc_str_trim(asc_str_slice(text, 0, HEAD_BYTES));
    if (asc_str_starts(head, ASC_STR("<"))) return xml_format(head);
    if (asc_str_starts(head, ASC_STR("{"))) return json_format(text);
    return csv_format(head);
}

static asc_status load(asc_list_writer *w, asc_arena *tmp, asc_str name, asc_str text,
                       asc_error *err)
{
    switch (format_of(text)) {
    case UN: return asc_list_un(w, tmp, text, err);
    case EU: return asc_list_eu(w, tmp, text, err);
    case OFAC: return asc_list_ofac(w, tmp, name, text, err);
    case UK: return asc_list_uk(w, tmp, text, err);
    case MISP: return asc_list_misp(w, tmp, text, err);
    case FTM: return asc_list_ftm(w, tmp, text, err);
    case OWN: return asc_list_own(w, tmp, text, err);
    default:
        return asc_fail(err, ASC_EFORMAT,
                        "no form of list that is read; `ascribe help lists` names them");
    }
}

asc_status asc_list_file(asc_records *out, asc_arena *keep, asc_str name, asc_str bytes,
                         asc_error *err)
{
    asc_list_writer w = { .body = { .limit = ASC_LIST_LINES_MAX } };
    asc_decoded d;
    asc_arena *tmp = asc_arena_new();
    asc_record *r = NULL;
    if (!tmp) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_status rc = asc_charset_plain(&d, NULL, tmp, bytes, (asc_str){ NULL, 0 }, err);
    if (!rc) rc = load(&w, tmp, name, d.text, err);
    if (!rc && !(r = asc_records_add(out, keep))) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!rc && w.body.failed)
        rc = asc_fail(err, ASC_ELIMIT, "over %zu bytes as lines: split the list",
                      ASC_LIST_LINES_MAX);
    if (!rc && !asc_arena_copy(keep, asc_buf_str(&w.body), &r->text))
        rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!rc) {
        r->media = ASC_STR(ASC_LIST_MEDIA);
        r->charset =
            asc_str_eq(d.charset, ASC_STR("UTF-8")) ? ASC_STR("UTF-8") : (asc_str){ NULL, 0 };
    }
    asc_buf_free(&w.body);
    asc_arena_free(tmp);
    return rc;
}
