#include "text/maintext_clean.h"

#include "base/str.h"
#include "text/html_words.h"

#include "base/banned.h"

#define IMG_CHARS 25 /* a list of pictures has fewer characters to each */
#define ASIDE_SHARE 0.3
#define CALL_BYTES 260      /* a call to the reader is shorter */
#define SHARE_CHARS_MAX 500 /* an element of share buttons is shorter */

static asc_html_element element(const asc_page *p, uint32_t i)
{
    return (asc_html_element)p->html->nodes[i].element;
}

/* ---- tables that hold data ------------------------------------------------------------*/

static bool look_at_table(const asc_page *p, uint32_t table)
{
    const asc_html_node *nodes = p->html->nodes;
    uint32_t rows = 0, cells = 0, heads = 0;
    if (asc_str_eq_nocase(asc_html_get(p->html, table, ASC_HTML_ATTR_ROLE),
                          ASC_STR("presentation")))
        return false;
    for (uint32_t i = table + 1; i < nodes[table].end; i++) {
        asc_html_element e = element(p, i);
        if (e == ASC_HTML_TABLE) return false;
        if (e == ASC_HTML_CAPTION || e == ASC_HTML_COL || e == ASC_HTML_COLGROUP ||
            e == ASC_HTML_TFOOT || e == ASC_HTML_THEAD || e == ASC_HTML_TH)
            heads++;
        if (e == ASC_HTML_TR) rows++;
        if (e == ASC_HTML_TD) cells++;
    }
    if (heads) return true;
    if (rows <= 1 || cells <= rows) return false;
    return rows >= 10 || cells > 4 * rows || cells > 10;
}

/* Each table is looked at once: a page may be one table with a hundred thousand divs. */
static bool is_data_table(const asc_page *p, uint32_t table)
{
    if (!p->table_kind[table]) p->table_kind[table] = look_at_table(p, table) ? 2 : 1;
    return p->table_kind[table] == 2;
}

static bool in_data_table(const asc_page *p, uint32_t i)
{
    while (i != 0) {
        i = p->html->nodes[i].parent;
        if (element(p, i) == ASC_HTML_TABLE && is_data_table(p, i)) return true;
    }
    return false;
}

/* ---- one element, by what it holds ------------------------------------------------------*/

static bool is_list(const asc_page *p, uint32_t i)
{
    asc_html_element e = element(p, i);
    return e == ASC_HTML_UL || e == ASC_HTML_OL ||
           (p->in[i].chars && (double)p->in[i].list / p->in[i].chars > 0.9);
}

static bool looks_like_furniture(const asc_page *p, uint32_t i, double weight)
{
    const asc_counts *c = &p->in[i];
    bool list = is_list(p, i), figure = asc_page_inside(p, i, ASC_HTML_FIGURE);
    double links = asc_page_link_density(p, i);
    double heading = c->chars ? (double)c->heading / c->chars : 0;
    int64_t li = (int64_t)c->li - 100;
    if (c->img > 1 && (double)c->p / c->img < 0.5 && c->chars < IMG_CHARS * c->img && !figure)
        return true;
    if (!list && li > c->p) return true;
    if (c->input > c->p / 3) return true;
    if (!list && heading < 0.9 && c->chars < 25 && (c->img == 0 || c->img > 2) && !figure)
        return true;
    if (!list && weight < 25 && links > 0.2) return true;
    if (weight >= 25 && links > 0.5) return true;
    return (c->embed == 1 && c->chars < 75) || c->embed > 1;
}

static void clean_element(asc_page *p, uint32_t i, const asc_extract_rules *rules)
{
    if (element(p, i) == ASC_HTML_TABLE && is_data_table(p, i)) return;
    if (in_data_table(p, i) || asc_page_inside(p, i, ASC_HTML_CODE)) return;
    double weight = asc_class_weight(p, i, rules);
    if (weight < 0 || (p->in[i].commas < 10 && looks_like_furniture(p, i, weight)))
        asc_page_remove(p, i);
}

static void clean_all(asc_page *p, asc_html_element a, asc_html_element b,
                      const asc_extract_rules *rules)
{
    for (uint32_t i = p->html->count; i-- > 1;)
        if (!p->gone[i] && (element(p, i) == a || element(p, i) == b)) clean_element(p, i, rules);
}

/* ---- calls to the reader ----------------------------------------------------------------*/

/* With a link in the same lines these are no part of a report. */
static const char *const calls[] = {
    "sign up",     "subscribe",
    "follow us",   "follow the",
    "click here",  "read more",
    "read also",   "also read",
    "see also:",   "read:",
    "related:",    "log in",
    "newsletter",  "letter to the editor",
    "like us on",  "join our",
    "support our", "donate",
    "whatsapp",    "on twitter",
    "on facebook", "download our",
    "share this",
};
/* And these without one. */
static const char *const notices[] = {
    "all rights reserved",  "not responsible for the",
    "already a subscriber", "subscribers also",
    "you may also like",    "most popular",
    "related videos",       "related stories",
    "related articles",     "read next",
    "sign up for our",      "subscribe to our",
    "follow us on",         "views expressed in this article",
    "share this article",
};

/* A short line of text and inline elements in lower case; empty when it is long. */
static asc_str short_line(const asc_page *p, uint32_t i, char *to, size_t max)
{
    const asc_html_node *nodes = p->html->nodes;
    size_t n = 0;
    for (uint32_t k = i; k < nodes[i].end; k++) {
        asc_str s = nodes[k].text;
        if (p->gone[k] || nodes[k].element != ASC_HTML_TEXT) continue;
        for (size_t c = 0; c < s.n; c++) {
            bool white = (unsigned char)s.p[c] <= ' ';
            if (white && (!n || to[n - 1] == ' ')) continue;
            if (n == max) return (asc_str){ NULL, 0 };
            to[n++] = white ? ' ' : s.p[c] >= 'A' && s.p[c] <= 'Z' ? (char)(s.p[c] + 32) : s.p[c];
        }
    }
    return asc_str_trim((asc_str){ to, n });
}

static bool says_one_of(asc_str line, const char *const *list, size_t count)
{
    for (size_t k = 0; k < count; k++)
        if (asc_str_find(line, asc_str_from(list[k])) != SIZE_MAX) return true;
    return false;
}

static bool is_call(const asc_page *p, uint32_t i)
{
    char buffer[CALL_BYTES];
    const asc_counts *c = &p->in[i];
    if (!c->chars || c->chars >= CALL_BYTES || c->blocks > 1) return false;
    asc_str line = short_line(p, i, buffer, sizeof buffer);
    if (c->link && says_one_of(line, calls, sizeof calls / sizeof *calls)) return true;
    return says_one_of(line, notices, sizeof notices / sizeof *notices);
}

/* A list of nothing but links among paragraphs: other stories. */
static bool is_link_list(const asc_page *p, uint32_t i)
{
    asc_html_element e = element(p, i);
    return (e == ASC_HTML_UL || e == ASC_HTML_OL) && p->in[i].chars > 0 &&
           asc_page_link_density(p, i) > 0.95 && p->in[i].chars < ASIDE_SHARE * p->in[0].chars;
}

static void remove_calls(asc_page *p)
{
    for (uint32_t i = 1; i < p->html->count; i++) {
        if (p->gone[i] || !asc_html_is_block(element(p, i))) continue;
        if (is_call(p, i) || is_link_list(p, i)) asc_page_remove(p, i);
    }
}

/* ---- all of it -----------------------------------------------------------------------*/

static bool never_main(asc_html_element e)
{
    return e == ASC_HTML_OBJECT || e == ASC_HTML_EMBED || e == ASC_HTML_FOOTER ||
           e == ASC_HTML_ASIDE || e == ASC_HTML_LINK || e == ASC_HTML_IFRAME ||
           e == ASC_HTML_INPUT || e == ASC_HTML_NAV;
}

/* Lists of other stories, sign-ups and notices: small beside the text, and says so. */
static bool is_aside(const asc_page *p, uint32_t i, uint32_t all)
{
    const asc_counts *c = &p->in[i];
    if (!c->chars || (double)c->chars > ASIDE_SHARE * all) return false;
    return (p->hints[i] & ASC_HINT_NEVER) != 0;
}

static void remove_elements(asc_page *p, const asc_extract_rules *rules)
{
    uint32_t all = p->in[0].chars;
    for (uint32_t i = 1; i < p->html->count; i++) {
        if (p->gone[i]) continue;
        asc_html_element e = element(p, i);
        bool heading = e == ASC_HTML_H1 || e == ASC_HTML_H2;
        if (never_main(e) || is_aside(p, i, all) ||
            (heading && asc_class_weight(p, i, rules) < 0) ||
            ((p->hints[i] & ASC_HINT_SHARE) && p->in[i].chars < SHARE_CHARS_MAX))
            asc_page_remove(p, i);
    }
}

void asc_maintext_clean(asc_page *p, uint32_t top, const asc_extract_rules *rules)
{
    (void)top;
    if (rules->clean) clean_all(p, ASC_HTML_FORM, ASC_HTML_FIELDSET, rules);
    remove_elements(p, rules);
    if (!rules->clean) return;
    remove_calls(p);
    clean_all(p, ASC_HTML_TABLE, ASC_HTML_TABLE, rules);
    clean_all(p, ASC_HTML_UL, ASC_HTML_OL, rules);
    clean_all(p, ASC_HTML_DIV, ASC_HTML_DIV, rules);
}
