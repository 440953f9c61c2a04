#include "case/chain.h"

#include "base/error.h"

#include "base/banned.h"

static void begin(asc_buf *b, const asc_hash *h)
{
    asc_buf_clear(b);
    asc_pack_field(b, (asc_str){ (const char *)h->b, ASC_HASH_BYTES });
}

static asc_status end(asc_buf *b, const asc_str *fields, size_t count, asc_hash *out,
                      asc_error *err)
{
    for (size_t i = 0; i < count; i++) asc_pack_field(b, fields[i]);
    if (b->failed) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_hash_of(asc_buf_str(b), out);
    return ASC_OK;
}

asc_status asc_report_hash(asc_hash *out, asc_buf *scratch, const asc_hash *content,
                           const asc_kept_report *r, asc_error *err)
{
    const asc_report_facts *f = &r->text.facts;
    const asc_str fields[] = { r->item,         f->name,      f->title,         f->outlet,
                               f->author,       f->published, r->text.language, r->text.url,
                               r->text.charset, r->text.note, r->text.text,     r->blocks,
                               r->text.fetched /* since form 7, where there is one */ };
    begin(scratch, content);
    size_t count = sizeof fields / sizeof *fields;
    return end(scratch, fields, r->text.fetched.n ? count : count - 1, out, err);
}

asc_status asc_arrival_hash(asc_hash *out, asc_buf *scratch, const asc_hash *previous, int64_t id,
                            const asc_hash *content, asc_str path, asc_str facts, asc_str collector,
                            asc_str at, asc_error *err)
{
    const asc_str fields[] = {
        { (const char *)content->b, ASC_HASH_BYTES }, path, facts, collector, at
    };
    begin(scratch, previous);
    asc_buf_printf(scratch, "%lld,", (long long)id);
    return end(scratch, fields, sizeof fields / sizeof *fields, out, err);
}

asc_status asc_decision_hash(asc_hash *out, asc_buf *scratch, const asc_hash *previous, int64_t id,
                             int64_t v, asc_str kind, asc_str subject, asc_str payload, asc_str who,
                             asc_str at, asc_error *err)
{
    const asc_str fields[] = { kind, subject, payload, who, at };
    begin(scratch, previous);
    asc_buf_printf(scratch, "%lld,%lld,", (long long)id, (long long)v);
    return end(scratch, fields, sizeof fields / sizeof *fields, out, err);
}
