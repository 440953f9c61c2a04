#include "text/blocks.h"

#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"

#include "base/banned.h"

#define TITLE_MAX 220    /* bytes; longer first blocks are prose */
#define BYLINE_MAX 120   /* bytes */
#define DATELINE_MAX 120 /* bytes */
#define OUTLET_MAX 60    /* bytes, inside a dateline's brackets */

static bool is_blank(asc_str line)
{
    return asc_str_trim(line).n == 0;
}

/* Length of the line's first word. */
static size_t first_word(asc_str line)
{
    size_t i = 0;
    line = asc_str_trim(line);
    while (i < line.n && line.p[i] != ' ' && line.p[i] != '\t') i++;
    return i;
}

/* The longest line, or 0 if one is so long that the text is not hard wrapped. */
static size_t wrap_width(asc_str text)
{
    asc_lines it = { text, 0 };
    asc_str line;
    size_t width = 0;
    while (asc_lines_next(&it, &line)) {
        if (line.n > ASC_WRAP_MAX) return 0;
        if (line.n > width) width = line.n;
    }
    return width;
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

/* Where the dateline "MARSA HAROUN, June 4 (Meridian) -" that opens s ends; 0 if none
 * does. It is cut off as a block of its own: it belongs to no sentence. */
static size_t dateline_end(asc_str s, asc_str *outlet);

/* A paragraph, its dateline apart. */
static bool push_paragraph(struct blocks *b, const char *begin, const char *end)
{
    asc_str outlet;
    size_t cut = dateline_end((asc_str){ begin, (size_t)(end - begin) }, &outlet);
    if (cut && !push(b, begin, begin + cut)) return false;
    return push(b, begin + cut, end);
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
        bool ends = is_blank(line) || (begin && (!width || last.n + 1 + first_word(line) <= width));
        if (begin && ends) {
            if (!push_paragraph(&b, begin, last.p + last.n)) goto oom;
            begin = NULL;
        }
        if (!begin && !is_blank(line)) begin = line.p;
        last = line;
    }
    if (begin && !push_paragraph(&b, begin, last.p + last.n)) goto oom;
    *out = b.items;
    *count = b.count;
    return ASC_OK;
oom:
    return asc_fail(err, ASC_ENOMEM, "out of memory cutting a text into blocks");
}

static asc_str block_text(asc_str text, asc_span b)
{
    return asc_str_slice(text, b.begin, b.end);
}

/* "By Jason M. Blazakis": two to five words, each with a capital. */
static bool byline(asc_str s, asc_str *author)
{
    if (s.n > BYLINE_MAX || s.n < 4 || !asc_str_eq_nocase(asc_str_slice(s, 0, 3), ASC_STR("by ")))
        return false;
    asc_str name = asc_str_trim(asc_str_slice(s, 3, s.n));
    size_t words = 0;
    for (size_t i = 0; i < name.n;) {
        uint32_t cp;
        asc_utf8_next(name, i, &cp);
        if (!asc_utf8_is_upper(cp)) return false;
        words++;
        while (i < name.n && name.p[i] != ' ') i++;
        while (i < name.n && name.p[i] == ' ') i++;
    }
    if (words < 2 || words > 5) return false;
    *author = name;
    return true;
}

static size_t dateline_end(asc_str s, asc_str *outlet)
{
    s = asc_str_slice(s, 0, DATELINE_MAX);
    size_t open = asc_str_find(s, ASC_STR(" (")), close = asc_str_find(s, ASC_STR(") "));
    if (open == SIZE_MAX || close == SIZE_MAX || close < open || close - open > OUTLET_MAX)
        return 0;
    asc_str after = asc_str_slice(s, close + 2, s.n);
    size_t dash = asc_str_starts(after, ASC_STR("-")) ? 1
                  : asc_str_starts(after, ASC_STR("\xE2\x80\x93")) ||
                          asc_str_starts(after, ASC_STR("\xE2\x80\x94"))
                      ? 3
                      : 0;
    for (size_t i = 0; i < 3; i++) /* a dateline begins with a place in capitals */
        if (s.p[i] >= 'a' && s.p[i] <= 'z') return 0;
    if (!dash) return 0;
    *outlet = asc_str_slice(s, open + 2, close);
    return close + 2 + dash;
}

void asc_facts_guess(asc_report_facts *facts, asc_str text, const asc_span *blocks, size_t count)
{
    if (count > 1 && !facts->title.n) {
        asc_str first = block_text(text, blocks[0]);
        if (first.n <= TITLE_MAX && !asc_str_ends(first, ASC_STR("."))) facts->title = first;
    }
    for (size_t i = 0; i < count && i < 5; i++) {
        asc_str b = block_text(text, blocks[i]);
        if (!facts->author.n) byline(b, &facts->author);
        if (!facts->outlet.n) dateline_end(b, &facts->outlet);
    }
}
