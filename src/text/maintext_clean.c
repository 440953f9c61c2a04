#include "text/maintext_clean.h"

#include "base/str.h"
#include "text/html_words.h"

#include "base/banned.h"

#define SHARE_CHARS_MAX 500 /* an element of share buttons is shorter */

static asc_html_element element(const asc_page *p, uint32_t i)
{
    return (asc_html_element)p->html->nodes[i].element;
}

/* ---- tables that hold data ------------------------------------------------------------*/

static bool is_data_table(const asc_page *p, uint32_t table)
{
    const asc_html_node *nodes = p->html->nodes;
    uint32_t rows = 0, cells = 0, heads = 0;
    if (asc_str_eq_nocase(asc_html_get(p->html, table, ASC_HTML_ATTR_ROLE), ASC_STR("presentation"))) return false;
    for (uint32_t i = table + 1; i < nodes[table].end; i++) {
        asc_html_element e = element(p, i);
        if (e == ASC_HTML_TABLE) return false;
        if (e == ASC_HTML_CAPTION || e == ASC_HTML_COL || e == ASC_HTML_COLGROUP || e == ASC_HTML_TFOOT ||
            e == ASC_HTML_THEAD || e == ASC_HTML_TH)
            heads++;
        if (e == ASC_HTML_TR) rows++;
        if (e == ASC_HTML_TD) cells++;
    }
    if (heads) return true;
    if (rows <= 1 || cells <= rows) return false;
    return rows >= 10 || cells > 4 * rows || cells > 10;
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
    if (c->img > 1 && (double)c->p / c->img < 0.5 && !figure) return true;
    if (!list && li > c->p) return true;
    if (c->input > c->p / 3) return true;
    if (!list && heading < 0.9 && c->chars < 25 && (c->img == 0 || c->img > 2) && !figure) return true;
    if (!list && weight < 25 && links > 0.2) return true;
    if (weight >= 25 && links > 0.5) return true;
    return (c->embed == 1 && c->chars < 75) || c->embed > 1;
}

static void clean_element(asc_page *p, uint32_t i, const asc_extract_rules *rules)
{
    if (element(p, i) == ASC_HTML_TABLE && is_data_table(p, i)) return;
    if (in_data_table(p, i) || asc_page_inside(p, i, ASC_HTML_CODE)) return;
    double weight = asc_class_weight(p, i, rules);
    if (weight < 0 || (p->in[i].commas < 10 && looks_like_furniture(p, i, weight))) asc_page_remove(p, i);
}

static void clean_all(asc_page *p, asc_html_element a, asc_html_element b, const asc_extract_rules *rules)
{
    for (uint32_t i = p->html->count; i-- > 1;)
        if (!p->gone[i] && (element(p, i) == a || element(p, i) == b)) clean_element(p, i, rules);
}

/* ---- all of it -----------------------------------------------------------------------*/

static bool never_main(asc_html_element e)
{
    return e == ASC_HTML_OBJECT || e == ASC_HTML_EMBED || e == ASC_HTML_FOOTER || e == ASC_HTML_ASIDE ||
           e == ASC_HTML_LINK || e == ASC_HTML_IFRAME || e == ASC_HTML_INPUT || e == ASC_HTML_NAV;
}

static void remove_elements(asc_page *p, const asc_extract_rules *rules)
{
    for (uint32_t i = 1; i < p->html->count; i++) {
        if (p->gone[i]) continue;
        asc_html_element e = element(p, i);
        bool heading = e == ASC_HTML_H1 || e == ASC_HTML_H2;
        if (never_main(e) || (heading && asc_class_weight(p, i, rules) < 0) ||
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
    clean_all(p, ASC_HTML_TABLE, ASC_HTML_TABLE, rules);
    clean_all(p, ASC_HTML_UL, ASC_HTML_OL, rules);
    clean_all(p, ASC_HTML_DIV, ASC_HTML_DIV, rules);
}
