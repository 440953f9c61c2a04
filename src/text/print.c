#include "text/print.h"

#include "base/error.h"
#include "base/map.h"
#include "base/utf8.h"

#include "base/banned.h"

#define RUNNING_PAGES_LEAST 3u /* a line is a running head from so many pages on */
#define EDGE_HEIGHTS 2.5f      /* of a line, from the page's first or last one: it may be one */
#define HEADING_HEIGHT 1.15f   /* times the text's height */
#define SAME_HEIGHT 0.12f      /* difference of two lines of one paragraph, as a share */
#define WIDEST_GAP 0.75f       /* between two lines of one, in heights, when none is usual */
#define GAP_ROOM 0.25f         /* over the usual gap, in heights */
#define INDENT 0.7f            /* of a paragraph's first line, in heights */
#define FULL_SHARE 0.85f       /* of the column's width that a full line has */
#define HEIGHT_STEPS 400       /* heights are counted in quarters of a point */
#define HEADING_BYTES_MAX 300

static bool is_number_line(asc_str s)
{
    bool digit = false;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c >= '0' && c <= '9') digit = true;
        else if (!strchr(" -/.|", c) || !c) return false;
    }
    return digit && s.n <= 12;
}

/* ---- running heads ---------------------------------------------------------------*/

/* The line with every figure as '0', so that "Page 3" and "Page 4" are one. */
static bool without_figures(asc_arena *tmp, asc_str s, asc_str *out)
{
    char *p = asc_arena_alloc(tmp, s.n + 1, 1);
    size_t n = 0;
    if (!p) return false;
    for (size_t i = 0; i < s.n; i++) {
        bool digit = s.p[i] >= '0' && s.p[i] <= '9';
        if (digit && n && p[n - 1] == '0') continue;
        p[n++] = digit ? '0' : s.p[i];
    }
    *out = (asc_str){ p, n };
    return true;
}

/* Where the page that lines[i] opens ends; its printed part is from *top to *bottom. */
static size_t page_end(const asc_print_line *lines, size_t count, size_t i, float *top,
                       float *bottom)
{
    size_t k = i;
    *top = lines[i].top;
    *bottom = lines[i].bottom;
    for (; k < count && lines[k].page == lines[i].page; k++) {
        if (lines[k].top < *top) *top = lines[k].top;
        if (lines[k].bottom > *bottom) *bottom = lines[k].bottom;
    }
    return k;
}

static bool is_at_edge(const asc_print_line *l, float top, float bottom)
{
    return l->top - top < EDGE_HEIGHTS * l->height || bottom - l->bottom < EDGE_HEIGHTS * l->height;
}

/* Count the lines at the pages' edges, or empty those that run or are a page's number. */
static bool look_at_edges(asc_print_line *lines, size_t count, asc_map *seen, bool count_them)
{
    uint32_t pages = count ? lines[count - 1].page + 1 : 0;
    float top = 0, bottom = 0;
    for (size_t i = 0, end = 0; i < count; i++) {
        asc_str key;
        if (i == end) end = page_end(lines, count, i, &top, &bottom);
        if (!is_at_edge(&lines[i], top, bottom)) continue;
        if (!without_figures(seen->arena, lines[i].text, &key)) return false;
        uint64_t *times = asc_map_put(seen, key, 0, NULL);
        if (!times) return false;
        if (count_them) ++*times;
        bool runs = *times >= RUNNING_PAGES_LEAST && *times * 2 >= pages;
        if (!count_them && (runs || is_number_line(lines[i].text))) lines[i].height = 0;
    }
    return true;
}

/* Empty the lines that say nothing of the text. */
static asc_status drop_running(asc_print_line *lines, size_t count, asc_error *err)
{
    asc_arena *tmp = asc_arena_new();
    asc_map seen;
    if (tmp) asc_map_init(&seen, tmp);
    bool good = tmp && look_at_edges(lines, count, &seen, true) &&
                look_at_edges(lines, count, &seen, false);
    asc_arena_free(tmp);
    return good ? ASC_OK : asc_fail(err, ASC_ENOMEM, "out of memory");
}

/* ---- what is usual ---------------------------------------------------------------*/

struct usual {
    float height;      /* of most of the text */
    float gap;         /* between two lines of it */
    float left, right; /* of the line's column, about */
};

static size_t step_of(float v)
{
    return v > 0 && v < HEIGHT_STEPS / 4 ? (size_t)(v * 4) : 0;
}

static float usual_height(const asc_print_line *lines, size_t count)
{
    size_t seen[HEIGHT_STEPS] = { 0 }, best = 0;
    for (size_t i = 0; i < count; i++) seen[step_of(lines[i].height)] += lines[i].text.n;
    for (size_t k = 1; k < HEIGHT_STEPS; k++)
        if (seen[k] > seen[best] || !best) best = k;
    return (float)best / 4;
}

/* The gap that most lines of the usual height keep; letters' boxes may overlap. */
static float usual_gap(const asc_print_line *lines, size_t count, float height)
{
    size_t seen[HEIGHT_STEPS] = { 0 }, best = 0;
    for (size_t i = 1; i < count; i++) {
        const asc_print_line *a = &lines[i - 1], *b = &lines[i];
        bool below =
            a->page == b->page && b->top > a->top && b->left < a->right && a->left < b->right;
        if (below && b->top - a->top < 4 * height) seen[step_of(b->top - a->top)]++;
    }
    for (size_t k = 1; k < HEIGHT_STEPS; k++)
        if (seen[k] > seen[best]) best = k;
    return (float)best / 4;
}

/* ---- joining ---------------------------------------------------------------------*/

static float absolute(float v)
{
    return v < 0 ? -v : v;
}

static bool ends_sentence(asc_str s)
{
    s = asc_str_trim(s);
    static const char *const closing[] = { "\xE2\x80\x9D", "\xE2\x80\x99", "\xC2\xBB" };
    for (size_t k = 0; k < 3; k++)
        if (asc_str_ends(s, asc_str_from(closing[k])))
            s = asc_str_slice(s, 0, s.n - strlen(closing[k]));
    while (s.n && strchr("\"')]", s.p[s.n - 1])) s.n--;
    return s.n && strchr(".!?:", s.p[s.n - 1]) != NULL;
}

static bool begins_low(asc_str s)
{
    uint32_t cp;
    s = asc_str_trim(s);
    if (!s.n) return false;
    asc_utf8_next(s, 0, &cp);
    return cp != ASC_UTF8_BAD && asc_utf8_is_lower(cp);
}

/* "-", "–" or a bullet in front of an item. */
static bool begins_item(asc_str s)
{
    static const char *const marks[] = { "- ",           "\xE2\x80\xA2", "\xE2\x80\x93 ",
                                         "\xE2\x96\xAA", "\xEF\x82\xB7", "* ",
                                         "\xE2\x97\x8F" };
    s = asc_str_trim(s);
    for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
        if (asc_str_starts(s, asc_str_from(marks[k]))) return true;
    return false;
}

static bool same_column(const asc_print_line *a, const asc_print_line *b)
{
    return a->page == b->page && b->top > a->top && b->left < a->right && a->left < b->right;
}

/* Whether b goes on with the paragraph that a is the last line of. */
static bool goes_on(const asc_print_line *a, const asc_print_line *b, const struct usual *u)
{
    float height = a->height > b->height ? a->height : b->height;
    if (absolute(a->height - b->height) > SAME_HEIGHT * height) return false;
    if (begins_item(b->text)) return false;
    if (!same_column(a, b)) return !ends_sentence(a->text) && begins_low(b->text);
    float usual = u->gap > 0 && absolute(height - u->height) < SAME_HEIGHT * height
                      ? u->gap + GAP_ROOM * height
                      : (1 + WIDEST_GAP) * height;
    if (b->top - a->top > usual) return false;
    bool full = a->right - u->left >= FULL_SHARE * (u->right - u->left);
    bool set_in = b->left - a->left > INDENT * height && b->left - u->left > INDENT * height;
    if (set_in && ends_sentence(a->text)) return false;
    return full || !ends_sentence(a->text);
}

/* The column's edges, from the lines around i on its page that overlap it. */
static void look_around(const asc_print_line *lines, size_t count, size_t i, struct usual *u)
{
    size_t from = i > 6 ? i - 6 : 0, to = i + 7 < count ? i + 7 : count;
    u->left = lines[i].left;
    u->right = lines[i].right;
    for (size_t k = from; k < to; k++) {
        const asc_print_line *l = &lines[k];
        bool near =
            l->page == lines[i].page && l->left < lines[i].right && lines[i].left < l->right;
        if (!near || l->height <= 0) continue;
        if (l->left < u->left) u->left = l->left;
        if (l->right > u->right) u->right = l->right;
    }
}

/* Letters that fonts draw as one: "fi" of U+FB01. */
static asc_str ligature(asc_str s, size_t i)
{
    static const char *const letters[] = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" };
    bool is = i + 2 < s.n && !memcmp(s.p + i, "\xEF\xAC", 2) && (uint8_t)s.p[i + 2] >= 0x80 &&
              (uint8_t)s.p[i + 2] <= 0x86;
    return is ? asc_str_from(letters[(uint8_t)s.p[i + 2] - 0x80]) : (asc_str){ NULL, 0 };
}

static void put_line(asc_laid *l, asc_str s)
{
    size_t from = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] != '\xEF') continue;
        asc_str letters = ligature(s, i);
        if (!letters.n) continue;
        asc_laid_put(l, asc_str_slice(s, from, i));
        asc_laid_put(l, letters);
        i += 2;
        from = i + 1;
    }
    asc_laid_put(l, asc_str_slice(s, from, s.n));
}

/* The line without the hyphen that cuts its last word; *cut: there was one, and no blank
 * follows. */
static asc_str without_hyphen(asc_str s, asc_str next, bool *cut)
{
    static const char *const hyphens[] = { "-", "\xC2\xAD", "\xE2\x80\x90" };
    s = asc_str_trim(s);
    *cut = false;
    for (size_t k = 0; k < 3; k++) {
        asc_str h = asc_str_from(hyphens[k]);
        bool word =
            s.n > h.n + 1 && asc_str_ends(s, h) && (((uint8_t)s.p[s.n - h.n - 1] | 32) >= 'a');
        if (!word || !next.n) continue;
        *cut = true; /* "Far-" and "East" keep theirs */
        return begins_low(next) ? asc_str_slice(s, 0, s.n - h.n) : s;
    }
    return s;
}

static void begin(asc_laid *l, const asc_print_line *line, const struct usual *u)
{
    bool heading = line->height > HEADING_HEIGHT * u->height && line->text.n < HEADING_BYTES_MAX;
    asc_laid_begin(l, begins_item(line->text) ? ASC_BLOCK_ITEM
                      : heading               ? ASC_BLOCK_HEADING
                                              : ASC_BLOCK_PARAGRAPH);
}

/* Without the lines that were emptied; how many stay. */
static size_t close_up(asc_print_line *lines, size_t count)
{
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        if (lines[i].height > 0 && asc_str_trim(lines[i].text).n) lines[n++] = lines[i];
    return n;
}

asc_status asc_print_lay(asc_laid *l, asc_print_line *lines, size_t count, asc_error *err)
{
    struct usual u = { 0, 0, 0, 0 };
    asc_status rc = drop_running(lines, count, err);
    if (rc) return rc;
    count = close_up(lines, count);
    u.height = usual_height(lines, count);
    u.gap = usual_gap(lines, count, u.height);
    for (size_t i = 0; i < count; i++) {
        bool cut, goes = false;
        look_around(lines, count, i, &u);
        if (i == 0) begin(l, &lines[i], &u);
        goes = i + 1 < count && goes_on(&lines[i], &lines[i + 1], &u);
        asc_str text =
            without_hyphen(lines[i].text, goes ? lines[i + 1].text : (asc_str){ NULL, 0 }, &cut);
        put_line(l, text);
        if (goes && !cut) l->space = true;
        if (!goes && i + 1 < count) begin(l, &lines[i + 1], &u);
    }
    return ASC_OK;
}
