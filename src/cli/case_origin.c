/*
 * ascribe reports --origin - from a span of a report's text to the bytes as found.
 *
 * The bytes are read anew, and the text that comes of them must be the one that was kept:
 * another version of ascribe may read a page differently.
 */
#include "cli/case.h"

#include "base/banned.h"

struct origin {
    asc_buf name, item, text, bytes, out;
    int64_t id;
    char sha256[65];
};

bool asc_cli_span(const char *text, asc_span *out)
{
    asc_str begin, end;
    uint64_t from, to;
    if (!asc_str_cut(asc_str_from(text), '-', &begin, &end) || !asc_str_u64(begin, &from) ||
        !asc_str_u64(end, &to) || from >= to || to > UINT32_MAX)
        return false;
    *out = (asc_span){ (uint32_t)from, (uint32_t)to };
    return true;
}

static bool keep_report(void *user, const asc_case_report *r)
{
    struct origin *o = user;
    o->id = r->id;
    memcpy(o->sha256, r->sha256, sizeof o->sha256);
    asc_buf_put(&o->name, r->path);
    asc_buf_put(&o->item, r->item);
    asc_buf_put(&o->text, r->text);
    return true;
}

static bool keep_bytes(void *user, const char *bytes, size_t n)
{
    struct origin *o = user;
    asc_buf_put(&o->bytes, (asc_str){ bytes, n });
    return !o->bytes.failed;
}

static const asc_text *find(const asc_texts *texts, const struct origin *o)
{
    size_t count;
    const asc_text *items = asc_texts_items(texts, &count);
    asc_str kept = asc_buf_str(&o->text);
    for (size_t i = 0; i < count; i++) {
        asc_str name = items[i].facts.name;
        size_t at = o->name.n + 1 < name.n ? o->name.n + 1 : name.n;
        bool named = asc_str_eq(asc_str_slice(name, at, name.n), asc_buf_str(&o->item));
        if (named && asc_str_eq(items[i].text, kept)) return &items[i];
    }
    return NULL;
}

static int put(struct origin *o, asc_span span, asc_span from, bool json)
{
    asc_str found = asc_str_slice(asc_buf_str(&o->bytes), from.begin, from.end);
    if (json) {
        asc_buf_printf(&o->out,
                       "{\"type\":\"origin\",\"v\":1,\"id\":\"r%lld\",\"begin\":%u,\"end\":%u,"
                       "\"from\":%u,\"to\":%u",
                       (long long)o->id, span.begin, span.end, from.begin, from.end);
        asc_buf_json_text_or_null(&o->out, "sha256", asc_str_from(o->sha256));
        asc_buf_puts(&o->out, "}\n");
    } else {
        asc_buf_printf(&o->out, "bytes %u-%u of %s\n", from.begin, from.end, o->sha256);
        asc_buf_put(&o->out, found);
        asc_buf_putc(&o->out, '\n');
    }
    return asc_cli_write(&o->out) && asc_cli_flush() ? ASC_EXIT_OK : ASC_EXIT_FAILED;
}

static int look(struct origin *o, asc_reader *reader, const char *report, asc_span span, bool json)
{
    asc_texts *texts = NULL;
    asc_error err;
    asc_span from;
    if (asc_reader_take(&texts, reader, asc_buf_str(&o->name), asc_buf_str(&o->bytes), NULL,
                        ASC_STR(""), &err) != ASC_OK)
        return asc_cli_fail("%s: %s", report, err.message);
    const asc_text *t = find(texts, o);
    int code;
    if (!t)
        code =
            asc_cli_fail("%s: this version reads another text of its bytes than was kept", report);
    else if (span.end > t->text.n)
        code = asc_cli_fail("%s: its text has %zu bytes", report, t->text.n);
    else if (!asc_text_origin(t, span, &from))
        code = asc_cli_fail("%s: bytes %u-%u of its text: where they were is not known; its format "
                            "does not allow it, or a line was put there",
                            report, span.begin, span.end);
    else code = put(o, span, from, json);
    asc_texts_free(texts);
    return code;
}

int asc_cli_origin(const char *case_path, const char *report, asc_span span, bool json)
{
    struct origin o = { 0 };
    asc_case *c;
    asc_reader *reader = NULL;
    asc_error err;
    if (!asc_cli_case(&c, case_path, ASC_OPEN_READ)) return ASC_EXIT_FAILED;
    asc_status rc = asc_case_report_find(c, asc_str_from(report), keep_report, &o, &err);
    if (!rc) rc = asc_case_bytes(c, o.id, keep_bytes, &o, &err);
    asc_case_close(c);
    bool good = !o.name.failed && !o.item.failed && !o.text.failed;
    if (!rc) rc = asc_reader_open(&reader, NULL, &err);
    int code = rc      ? asc_cli_fail("%s", err.message)
               : !good ? asc_cli_fail("out of memory")
                       : look(&o, reader, report, span, json);
    asc_reader_close(reader);
    asc_buf *all[] = { &o.name, &o.item, &o.text, &o.bytes, &o.out };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) asc_buf_free(all[i]);
    return code;
}
