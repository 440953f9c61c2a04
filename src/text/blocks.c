#include "text/blocks.h"

#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"
#include "text/heading.h"
#include "text/wire.h"

#include "base/banned.h"

#define LONG_LINES_SHARE 20 /* one in so many lines of a wrapped text may be longer */
#define HEAD_BLOCKS_MAX 3   /* lines of wire copy before its headline */

static bool is_blank(asc_str line)
{
    return asc_str_trim(line).n == 0;
}

/* Characters of the line's first word. */
static size_t first_word(asc_str line)
{
    size_t i = 0;
    line = asc_str_trim(line);
    while (i < line.n && line.p[i] != ' ' && line.p[i] != '\t') i++;
    return asc_utf8_count(asc_str_slice(line, 0, i));
}

/* The longest line, in characters; 0 when the text is not hard wrapped. An address or a
 * table among the lines may be longer. */
static size_t wrap_width(asc_str text)
{
    asc_lines it = { text, 0 };
    asc_str line;
    size_t width = 0, lines = 0, longer = 0;
    while (asc_lines_next(&it, &line)) {
        size_t n = line.n > 4 * ASC_WRAP_MAX ? line.n : asc_utf8_count(line);
        lines += !is_blank(line);
        if (n > ASC_WRAP_MAX) longer++;
        else if (n > width) width = n;
    }
    return longer * LONG_LINES_SHARE > lines ? 0 : width;
}

static size_t indent_of(asc_str line)
{
    size_t n = 0;
    while (n < line.n && (line.p[n] == ' ' || line.p[n] == '\t')) n++;
    return n;
}

/* "- item", "* item", "• item" stand on lines of their own. */
static bool is_item(asc_str line)
{
    line = asc_str_trim(line);
    return asc_str_starts(line, ASC_STR("- ")) || asc_str_starts(line, ASC_STR("* ")) ||
           asc_str_starts(line, ASC_STR("\xE2\x80\xA2 "));
}

/* A first line that is set in begins a paragraph, if the one before it is over. */
static bool is_set_in(asc_str line, asc_str last)
{
    size_t last_indent = indent_of(last);
    last = asc_str_trim(last);
    bool over = last.n && strchr(".!?:\")", last.p[last.n - 1]) != NULL;
    return over && indent_of(line) >= 2 && indent_of(line) > last_indent;
}

static bool begins_block(asc_str line, asc_str last, size_t width)
{
    if (is_blank(line) || !width || is_item(line) || is_set_in(line, last)) return true;
    return asc_utf8_count(last) + 1 + first_word(line) <= width;
}

struct blocks {
    asc_arena *keep;
    asc_span *items;
    size_t count, cap;
    asc_str text;
};

static bool push(struct blocks *b, const char *begin, const char *end)
{
    asc_str s = asc_str_trim((asc_str){ begin, (size_t)(end - begin) });
    if (s.n == 0) return true;
    if (b->count == b->cap) {
        void *grown = asc_arena_grow(b->keep, b->items, b->count, &b->cap, sizeof *b->items);
        if (!grown) return false;
        b->items = grown;
    }
    uint32_t at = (uint32_t)(s.p - b->text.p);
    b->items[b->count++] = (asc_span){ at, at + (uint32_t)s.n };
    return true;
}

/* A paragraph, its dateline apart: that belongs to no sentence. */
static bool push_paragraph(struct blocks *b, const char *begin, const char *end)
{
    asc_str outlet, day;
    size_t cut = asc_dateline_end((asc_str){ begin, (size_t)(end - begin) }, &outlet, &day);
    if (cut && !push(b, begin, begin + cut)) return false;
    return push(b, begin + cut, end);
}

static asc_str block_text(asc_str text, asc_span b)
{
    return asc_str_slice(text, b.begin, b.end);
}

/* Leave out what stands around wire copy, never all of a text; how many blocks stay. */
static size_t without_wire(const struct blocks *b, asc_span **items)
{
    size_t first = 0, end = b->count;
    while (first + 1 < end && first < HEAD_BLOCKS_MAX &&
           asc_wire_is_head(block_text(b->text, b->items[first])))
        first++;
    while (end > first + 1 && asc_wire_is_tail(block_text(b->text, b->items[end - 1]))) end--;
    *items = first ? b->items + first : b->items; /* a text without blocks has no items */
    return end - first;
}

asc_status asc_text_blocks(asc_arena *keep, asc_str text, asc_span **out, size_t *count,
                           asc_error *err)
{
    struct blocks b = { keep, NULL, 0, 0, text };
    size_t width = wrap_width(text);
    asc_lines it = { text, 0 };
    asc_str line, last = { NULL, 0 };
    const char *begin = NULL; /* of the block that is open */
    while (asc_lines_next(&it, &line)) {
        if (begin && begins_block(line, last, width)) {
            if (!push_paragraph(&b, begin, last.p + last.n)) goto oom;
            begin = NULL;
        }
        if (!begin && !is_blank(line)) begin = line.p;
        last = line;
    }
    if (begin && !push_paragraph(&b, begin, last.p + last.n)) goto oom;
    *count = without_wire(&b, &b.items);
    *out = b.items;
    return ASC_OK;
oom:
    return asc_fail(err, ASC_ENOMEM, "out of memory cutting a text into blocks");
}
