#include "text/markdown.h"

#include "base/error.h"
#include "text/datetext.h"
#include "text/charset.h"
#include "text/laid.h"

#include "base/banned.h"

#define LINK_BYTES_MAX 2000 /* of an address in brackets */

struct markdown {
    asc_laid laid;
    bool fenced, in_paragraph, quote;
};

static asc_str without_indent(asc_str line)
{
    size_t i = 0;
    while (i < line.n && (line.p[i] == ' ' || line.p[i] == '\t')) i++;
    return asc_str_slice(line, i, line.n);
}

/* ---- inside a line ---------------------------------------------------------------*/

/* Where the bracket that opens at s.p[i] closes; 0 when it does not on this stretch. */
static size_t closing(asc_str s, size_t i, char open, char close)
{
    size_t depth = 0, end = i + LINK_BYTES_MAX < s.n ? i + LINK_BYTES_MAX : s.n;
    for (size_t k = i; k < end; k++) {
        if (s.p[k] == '\\') k++;
        else if (s.p[k] == open) depth++;
        else if (s.p[k] == close && --depth == 0) return k;
    }
    return 0;
}

static bool is_mark(char c)
{
    return c == '*' || c == '`' || c == '~';
}

/* A "_" that stands at a word's edge marks emphasis; inside a word it is a letter. */
static bool is_edge(asc_str s, size_t i)
{
    char before = i ? s.p[i - 1] : ' ', after = i + 1 < s.n ? s.p[i + 1] : ' ';
    bool word_before = (unsigned char)before >= '0' && before != '_' && before != '*';
    bool word_after = (unsigned char)after >= '0' && after != '_' && after != '*';
    return !word_before || !word_after;
}

static void put_inline(asc_laid *l, asc_str s)
{
    size_t from = 0;
    for (size_t i = 0; i < s.n;) {
        char c = s.p[i];
        bool picture = c == '!' && i + 1 < s.n && s.p[i + 1] == '[';
        size_t open = picture ? i + 1 : i, end = s.p[open] == '[' ? closing(s, open, '[', ']') : 0;
        size_t behind =
            end && end + 1 < s.n && s.p[end + 1] == '(' ? closing(s, end + 1, '(', ')') : 0;
        bool address = c == '<' && asc_str_starts(asc_str_slice(s, i + 1, i + 5), ASC_STR("http"));
        size_t skip = 0;
        if (behind) skip = behind + 1 - i;
        else if (c == '\\' && i + 1 < s.n) skip = 1;
        else if (is_mark(c) || (c == '_' && is_edge(s, i)) || address) skip = 1;
        if (!skip) {
            i++;
            continue;
        }
        asc_laid_put(l, asc_str_slice(s, from, i));
        if (behind && !picture) put_inline(l, asc_str_slice(s, open + 1, end));
        if (c == '\\') { /* the next character as it stands */
            asc_laid_put(l, asc_str_slice(s, i + 1, i + 2));
            skip = 2;
        }
        i += skip;
        from = i;
    }
    asc_laid_put(l, asc_str_slice(s, from, s.n));
}

/* ---- lines -----------------------------------------------------------------------*/

static void begin(struct markdown *m, asc_block_kind kind)
{
    asc_laid_begin(&m->laid, kind);
    m->in_paragraph = false;
}

/* The number of "#" in front of a heading; 0 when it is none. */
static size_t heading(asc_str line)
{
    size_t n = 0;
    while (n < line.n && line.p[n] == '#') n++;
    return n && n <= 6 && (n == line.n || line.p[n] == ' ') ? n : 0;
}

/* Bytes of "- ", "* ", "+ ", "12. " in front of an item; 0 when there are none. */
static size_t bullet(asc_str line)
{
    size_t n = 0;
    if (line.n > 1 && (line.p[0] == '-' || line.p[0] == '*' || line.p[0] == '+') &&
        line.p[1] == ' ')
        return 2;
    while (n < line.n && n < 9 && line.p[n] >= '0' && line.p[n] <= '9') n++;
    return n && n + 1 < line.n && (line.p[n] == '.' || line.p[n] == ')') && line.p[n + 1] == ' '
               ? n + 2
               : 0;
}

/* A line of nothing but three or more of one of "-*_=" and blanks. */
static char rule(asc_str line)
{
    size_t n = 0;
    char c = line.n ? line.p[0] : '\0';
    if (c != '-' && c != '*' && c != '_' && c != '=') return '\0';
    for (size_t i = 0; i < line.n; i++) {
        if (line.p[i] != c && line.p[i] != ' ') return '\0';
        n += line.p[i] == c;
    }
    return n >= 3 || (c == '=' && n) ? c : '\0';
}

static bool is_fence(asc_str line)
{
    return asc_str_starts(line, ASC_STR("```")) || asc_str_starts(line, ASC_STR("~~~"));
}

/* A table's line between its head and its rows: "|---|:--:|". */
static bool is_ruler_of_table(asc_str line)
{
    for (size_t i = 0; i < line.n; i++)
        if (line.p[i] != '|' && line.p[i] != '-' && line.p[i] != ':' && line.p[i] != ' ')
            return false;
    return line.n > 2 && line.p[0] == '|';
}

static void put_row(struct markdown *m, asc_str line)
{
    if (is_ruler_of_table(line)) return;
    begin(m, ASC_BLOCK_ROW);
    for (size_t i = 0, from = 0; i <= line.n; i++) {
        if (i < line.n && line.p[i] != '|') continue;
        put_inline(&m->laid, asc_str_slice(line, from, i));
        m->laid.space = true;
        from = i + 1;
    }
}

/* A line that opens a block of its own; false for one of a paragraph. */
static bool take_marked(struct markdown *m, asc_str line)
{
    size_t level = heading(line), item = bullet(line);
    char ruled = rule(line);
    if (ruled && m->in_paragraph && (ruled == '=' || ruled == '-') && !m->quote) {
        m->laid.kind = ASC_BLOCK_HEADING; /* underlined */
        begin(m, ASC_BLOCK_PARAGRAPH);
    } else if (ruled && ruled != '=') {
        begin(m, ASC_BLOCK_PARAGRAPH);
    } else if (level) {
        asc_str s = asc_str_slice(line, level, line.n);
        while (s.n && (s.p[s.n - 1] == '#' || s.p[s.n - 1] == ' ')) s.n--;
        begin(m, ASC_BLOCK_HEADING);
        put_inline(&m->laid, s);
        begin(m, ASC_BLOCK_PARAGRAPH);
    } else if (item) {
        begin(m, ASC_BLOCK_ITEM);
        put_inline(&m->laid, asc_str_slice(line, item, line.n));
        m->in_paragraph = true;
    } else if (asc_str_starts(line, ASC_STR("|"))) {
        put_row(m, line);
    } else {
        return false;
    }
    return true;
}

static void take_line(struct markdown *m, asc_str raw)
{
    asc_str line = without_indent(raw);
    bool quote = asc_str_starts(line, ASC_STR(">"));
    if (is_fence(line)) {
        m->fenced = !m->fenced;
        begin(m, m->fenced ? ASC_BLOCK_PRE : ASC_BLOCK_PARAGRAPH);
        return;
    }
    if (m->fenced) {
        if (m->laid.open) asc_laid_line(&m->laid);
        asc_laid_put(&m->laid, raw);
        return;
    }
    if (quote) line = without_indent(asc_str_slice(line, 1, line.n));
    if (!asc_str_trim(line).n) {
        begin(m, ASC_BLOCK_PARAGRAPH);
        return;
    }
    if (take_marked(m, line)) return;
    if (!m->in_paragraph || (quote && !m->quote))
        begin(m, quote ? ASC_BLOCK_QUOTE : ASC_BLOCK_PARAGRAPH);
    bool hard = raw.n > 1 && raw.p[raw.n - 1] == ' ' && raw.p[raw.n - 2] == ' ';
    m->laid.space = true;
    put_inline(&m->laid, line);
    if (hard) asc_laid_line(&m->laid);
    m->in_paragraph = true;
    m->quote = quote;
}

/* ---- the head --------------------------------------------------------------------*/

static asc_str unquoted(asc_str s)
{
    s = asc_str_trim(s);
    bool quoted = s.n > 1 && (s.p[0] == '"' || s.p[0] == '\'') && s.p[s.n - 1] == s.p[0];
    return quoted ? asc_str_slice(s, 1, s.n - 1) : s;
}

static bool take_fact(asc_record *r, asc_arena *keep, asc_str key, asc_str value)
{
    char iso[ASC_DATETEXT_MAX];
    key = asc_str_trim(key);
    value = unquoted(value);
    if (asc_str_eq_nocase(key, ASC_STR("title"))) r->title = value;
    if (asc_str_eq_nocase(key, ASC_STR("author"))) r->author = value;
    if (asc_str_eq_nocase(key, ASC_STR("source")) || asc_str_eq_nocase(key, ASC_STR("outlet")))
        r->outlet = value;
    if (asc_str_eq_nocase(key, ASC_STR("url"))) r->url = value;
    if (asc_str_eq_nocase(key, ASC_STR("date")) && asc_datetext_find(value, iso))
        return asc_arena_copy(keep, asc_str_from(iso), &r->published);
    return true;
}

/* What stands behind the head; all of it when there is none. */
static asc_str take_head(asc_record *r, asc_arena *keep, asc_str text, bool *good)
{
    asc_lines it = { text, 0 };
    asc_str line, key, value;
    if (!asc_str_starts(text, ASC_STR("---\n"))) return text;
    size_t end = asc_str_find(text, ASC_STR("\n---\n"));
    if (end == SIZE_MAX) return text;
    while (*good && asc_lines_next(&it, &line) && line.p < text.p + end)
        if (asc_str_cut(line, ':', &key, &value)) *good = take_fact(r, keep, key, value);
    return asc_str_slice(text, end + 5, text.n);
}

asc_status asc_markdown_read(asc_records *out, asc_arena *keep, asc_str bytes, asc_str declared,
                             asc_error *err)
{
    asc_decoded d;
    asc_str line;
    bool good = true;
    asc_status rc = asc_charset_plain(&d, NULL, keep, bytes, declared, err);
    asc_record *r = rc ? NULL : asc_records_add(out, keep);
    if (rc) return rc;
    if (!r) return asc_fail(err, ASC_ENOMEM, "out of memory");
    struct markdown m = { .laid = { .keep = keep } };
    asc_str body = take_head(r, keep, d.text, &good);
    asc_lines it = { body, 0 };
    while (asc_lines_next(&it, &line)) take_line(&m, line);
    rc = asc_laid_finish(&m.laid, r, err);
    if (!rc && !good) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    if (rc) return rc;
    if (!r->title.n && r->block_count && r->blocks[0].kind == ASC_BLOCK_HEADING)
        r->title = asc_str_slice(r->text, r->blocks[0].span.begin, r->blocks[0].span.end);
    else if (!asc_str_starts(r->text, r->title) && !asc_record_headline(r, keep))
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    r->charset = d.charset;
    r->media = ASC_STR("text/markdown");
    return ASC_OK;
}
