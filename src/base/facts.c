#include "base/facts.h"

#include "base/str.h"

#include "base/banned.h"

bool asc_report_facts_copy(asc_arena *keep, const asc_report_facts *in, asc_report_facts *out)
{
    return asc_arena_copy(keep, in->name, &out->name) &&
           asc_arena_copy(keep, in->title, &out->title) &&
           asc_arena_copy(keep, in->outlet, &out->outlet) &&
           asc_arena_copy(keep, in->author, &out->author) &&
           asc_arena_copy(keep, in->published, &out->published);
}

bool asc_report_part_name(asc_arena *keep, asc_str name, asc_str part, asc_str *out)
{
    asc_buf b = { 0 };
    asc_buf_put(&b, name);
    if (part.n) asc_buf_putc(&b, '#');
    asc_buf_put(&b, part);
    bool good = !b.failed && asc_arena_copy(keep, asc_buf_str(&b), out);
    asc_buf_free(&b);
    return good;
}
