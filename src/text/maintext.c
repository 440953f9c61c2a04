#include "text/maintext.h"

#include "base/error.h"
#include "base/str.h"
#include "text/html_words.h"
#include "text/maintext_clean.h"
#include "text/page_stats.h"

#include "base/banned.h"

#define ENOUGH_CHARS 500   /* less is tried again with milder rules */
#define PARAGRAPH_CHARS 25 /* shorter paragraphs give no points */
#define LEVELS_UP 5        /* elements above a paragraph that it gives points to */
#define BEST_COUNT 5
#define HEADINGS_COMPARED 50 /* with the title, of each level */
#define OPENING_NODES 600    /* how far behind the headline the text may begin */
#define OPENING_BYTES 60     /* of a sentence under the headline */
#define LEDE_BYTES 25        /* of one whose class says that it belongs there */

/* ---- what is taken away before any counting -----------------------------------------*/

static bool never_text(asc_html_element e)
{
    switch (e) {
    case ASC_HTML_HEAD:
    case ASC_HTML_TITLE:
    case ASC_HTML_META:
    case ASC_HTML_LINK:
    case ASC_HTML_SCRIPT:
    case ASC_HTML_STYLE:
    case ASC_HTML_NOSCRIPT:
    case ASC_HTML_TEMPLATE:
    case ASC_HTML_SVG:
    case ASC_HTML_TEXTAREA:
    case ASC_HTML_SELECT:
    case ASC_HTML_CANVAS:
    case ASC_HTML_AUDIO:
    case ASC_HTML_VIDEO:
    case ASC_HTML_NOFRAMES:
    case ASC_HTML_NOEMBED:
    case ASC_HTML_BUTTON:
    case ASC_HTML_DIALOG:
    case ASC_HTML_OPTION: return true;
    default: return false;
    }
}

/* "display: none" or "visibility:hidden" in a style, spaces anywhere. */
static bool style_hides(asc_str style)
{
    char packed[256];
    size_t n = 0;
    for (size_t i = 0; i < style.n && n < sizeof packed; i++)
        if ((unsigned char)style.p[i] > ' ')
            packed[n++] =
                style.p[i] >= 'A' && style.p[i] <= 'Z' ? (char)(style.p[i] + 32) : style.p[i];
    asc_str s = { packed, n };
    return asc_str_find(s, ASC_STR("display:none")) != SIZE_MAX ||
           asc_str_find(s, ASC_STR("visibility:hidden")) != SIZE_MAX;
}

bool asc_html_is_hidden(const asc_html *h, uint32_t i)
{
    if (!h->nodes[i].attr_count) return false;
    return asc_html_has(h, i, ASC_HTML_ATTR_HIDDEN) ||
           asc_str_eq_nocase(asc_html_get(h, i, ASC_HTML_ATTR_ARIA_HIDDEN), ASC_STR("true")) ||
           style_hides(asc_html_get(h, i, ASC_HTML_ATTR_STYLE));
}

void asc_visible_text(uint8_t *keep, const asc_html *html)
{
    memset(keep, 0, html->count);
    for (uint32_t i = 1; i < html->count; i++) {
        asc_html_element e = (asc_html_element)html->nodes[i].element;
        if (e == ASC_HTML_TEXT) keep[i] = 1;
        else if (never_text(e) || asc_html_is_hidden(html, i)) i = html->nodes[i].end - 1;
    }
}

static bool unlikely_role(asc_str role)
{
    static const char *const roles[] = { "menu",       "menubar", "complementary",
                                         "navigation", "alert",   "alertdialog",
                                         "dialog",     "search",  "contentinfo" };
    for (size_t k = 0; role.n && k < sizeof roles / sizeof *roles; k++)
        if (asc_str_eq_nocase(role, asc_str_from(roles[k]))) return true;
    return false;
}

static bool is_byline(const asc_page *p, uint32_t i)
{
    asc_str rel = asc_html_get(p->html, i, ASC_HTML_ATTR_REL);
    asc_str prop = asc_html_get(p->html, i, ASC_HTML_ATTR_ITEMPROP);
    bool says = asc_str_eq_nocase(rel, ASC_STR("author")) ||
                asc_str_find(prop, ASC_STR("author")) != SIZE_MAX ||
                (p->hints[i] & ASC_HINT_BYLINE);
    return says && p->in[i].chars > 0 && p->in[i].chars < 100;
}

static bool unlikely(const asc_page *p, uint32_t i)
{
    asc_html_element e = (asc_html_element)p->html->nodes[i].element;
    unsigned hints = p->hints[i];
    if (e == ASC_HTML_BODY || e == ASC_HTML_A) return false;
    if (unlikely_role(asc_html_get(p->html, i, ASC_HTML_ATTR_ROLE))) return true;
    if (!(hints & ASC_HINT_UNLIKELY) || (hints & ASC_HINT_MAYBE)) return false;
    return !asc_page_inside(p, i, ASC_HTML_TABLE) && !asc_page_inside(p, i, ASC_HTML_CODE);
}

/* Share of the words of `a` that are not in `b`, by characters, as one minus it. */
static double likeness(asc_str a, asc_str b)
{
    size_t total = 0, missing = 0;
    for (size_t i = 0; i < b.n;) {
        while (i < b.n && (unsigned char)b.p[i] <= ' ') i++;
        size_t from = i;
        while (i < b.n && (unsigned char)b.p[i] > ' ') i++;
        asc_str word = asc_str_slice(b, from, i);
        total += word.n;
        bool there = false;
        for (size_t k = 0; !there && word.n && k + word.n <= a.n; k++)
            there = asc_str_eq_nocase(asc_str_slice(a, k, k + word.n), word);
        if (!there) missing += word.n;
    }
    return total ? 1.0 - (double)missing / (double)total : 0;
}

/* The text of a short element, for comparing. */
static asc_str short_text(const asc_html *h, uint32_t i, char *to, size_t max)
{
    size_t n = 0;
    for (uint32_t k = i; k < h->nodes[i].end; k++) {
        asc_str s = h->nodes[k].text;
        if (h->nodes[k].element != ASC_HTML_TEXT) continue;
        for (size_t c = 0; c < s.n && n < max; c++)
            if ((unsigned char)s.p[c] > ' ' || (n && to[n - 1] != ' '))
                to[n++] = (unsigned char)s.p[c] > ' ' ? s.p[c] : ' ';
    }
    return asc_str_trim((asc_str){ to, n });
}

/* *tries counts headings that were compared: a page of nothing but headings stays quick. */
static bool repeats_title(const asc_page *p, uint32_t i, asc_str title, unsigned *tries)
{
    char buffer[512];
    asc_html_element e = (asc_html_element)p->html->nodes[i].element;
    if ((e != ASC_HTML_H1 && e != ASC_HTML_H2) || !title.n || title.n > sizeof buffer) return false;
    if (++*tries > HEADINGS_COMPARED) return false;
    return likeness(title, short_text(p->html, i, buffer, sizeof buffer)) > 0.75;
}

static void drop_furniture(asc_page *p, const asc_extract_rules *rules, asc_str title)
{
    const asc_html *h = p->html;
    bool byline_seen = false, title_seen = false;
    unsigned tries = 0;
    for (uint32_t i = 1; i < h->count; i++) {
        asc_html_element e = (asc_html_element)h->nodes[i].element;
        if (e == ASC_HTML_TEXT) continue;
        bool drop =
            never_text(e) || asc_html_is_hidden(h, i) || (rules->strip_unlikely && unlikely(p, i));
        if (!drop && !byline_seen && is_byline(p, i)) drop = byline_seen = true;
        if (!drop && !title_seen && repeats_title(p, i, title, &tries)) drop = title_seen = true;
        if (!drop) continue;
        asc_page_drop(p, i);
        i = h->nodes[i].end - 1;
    }
}

/* ---- points ----------------------------------------------------------------------*/

double asc_class_weight(const asc_page *p, uint32_t i, const asc_extract_rules *rules)
{
    double w = 0;
    if (!rules->weigh_classes) return 0;
    const asc_html_attribute names[] = { ASC_HTML_ATTR_CLASS, ASC_HTML_ATTR_ID };
    for (int k = 0; k < 2; k++) {
        unsigned hints = asc_html_hints(asc_html_get(p->html, i, names[k]));
        if (hints & ASC_HINT_BAD) w -= 25;
        if (hints & ASC_HINT_GOOD) w += 25;
    }
    return w;
}

static double first_points(asc_html_element e)
{
    switch (e) {
    case ASC_HTML_DIV: return 5;
    case ASC_HTML_PRE:
    case ASC_HTML_TD:
    case ASC_HTML_BLOCKQUOTE: return 3;
    case ASC_HTML_ADDRESS:
    case ASC_HTML_OL:
    case ASC_HTML_UL:
    case ASC_HTML_DL:
    case ASC_HTML_DD:
    case ASC_HTML_DT:
    case ASC_HTML_LI:
    case ASC_HTML_FORM: return -3;
    case ASC_HTML_H1:
    case ASC_HTML_H2:
    case ASC_HTML_H3:
    case ASC_HTML_H4:
    case ASC_HTML_H5:
    case ASC_HTML_H6:
    case ASC_HTML_TH: return -5;
    default: return 0;
    }
}

/* A paragraph of these counts, whose nearest element around it is `up`. */
static void give_points(asc_page *p, uint32_t up, const asc_counts *c,
                        const asc_extract_rules *rules)
{
    if (c->chars < PARAGRAPH_CHARS) return;
    double points = 2 + c->commas + (c->chars / 100 < 3 ? c->chars / 100 : 3);
    for (int level = 0; level < LEVELS_UP && up != 0; level++) {
        if (!p->is_candidate[up]) {
            p->is_candidate[up] = 1;
            p->score[up] = (float)(first_points((asc_html_element)p->html->nodes[up].element) +
                                   asc_class_weight(p, up, rules));
        }
        p->score[up] += (float)(level == 0   ? points
                                : level == 1 ? points / 2
                                             : points / (level * 3));
        up = p->html->nodes[up].parent;
    }
}

static bool is_paragraph_element(asc_html_element e)
{
    return e == ASC_HTML_P || e == ASC_HTML_TD || e == ASC_HTML_PRE || e == ASC_HTML_SECTION ||
           (e >= ASC_HTML_H2 && e <= ASC_HTML_H6);
}

/* Runs of text and inline elements that lie directly in a div are paragraphs too. */
static void points_of_runs(asc_page *p, uint32_t div, const asc_extract_rules *rules)
{
    const asc_html_node *nodes = p->html->nodes;
    asc_counts run = { 0 };
    bool any_block = p->in[div].blocks > 1;
    for (uint32_t i = div + 1; i < nodes[div].end; i = nodes[i].end) {
        if (p->gone[i]) continue;
        if (asc_html_is_block((asc_html_element)nodes[i].element) || p->in[i].blocks) {
            give_points(p, div, &run, rules);
            run = (asc_counts){ 0 };
        } else {
            run.chars += p->in[i].chars;
            run.commas += p->in[i].commas;
        }
    }
    give_points(p, any_block ? div : nodes[div].parent, &run, rules);
}

/* What stands around a paragraph; a div that holds nothing but it does not count. */
static uint32_t around(const asc_page *p, uint32_t i)
{
    const asc_html_node *nodes = p->html->nodes;
    uint32_t up = nodes[i].parent;
    if (nodes[i].element != ASC_HTML_P || nodes[up].element != ASC_HTML_DIV ||
        p->in[up].chars != p->in[i].chars)
        return up;
    for (uint32_t k = up + 1; k < nodes[up].end; k = nodes[k].end)
        if (k != i && !p->gone[k] && nodes[k].element != ASC_HTML_TEXT) return up;
    return asc_page_link_density(p, up) < 0.25 ? nodes[up].parent : up;
}

static void score(asc_page *p, const asc_extract_rules *rules)
{
    const asc_html_node *nodes = p->html->nodes;
    for (uint32_t i = 1; i < p->html->count; i++) {
        asc_html_element e = (asc_html_element)nodes[i].element;
        if (p->gone[i]) continue;
        if (is_paragraph_element(e)) give_points(p, around(p, i), &p->in[i], rules);
        else if (e == ASC_HTML_DIV) points_of_runs(p, i, rules);
    }
    for (uint32_t i = 1; i < p->html->count; i++)
        if (p->is_candidate[i]) p->score[i] *= (float)(1 - asc_page_link_density(p, i));
}

/* ---- the element that holds the report ------------------------------------------------*/

static void best_of(const asc_page *p, uint32_t best[BEST_COUNT])
{
    for (int k = 0; k < BEST_COUNT; k++) best[k] = 0;
    for (uint32_t i = 1; i < p->html->count; i++) {
        if (!p->is_candidate[i] || p->gone[i]) continue;
        for (int k = 0; k < BEST_COUNT; k++) {
            if (best[k] && p->score[i] <= p->score[best[k]]) continue;
            for (int m = BEST_COUNT - 1; m > k; m--) best[m] = best[m - 1];
            best[k] = i;
            break;
        }
    }
}

static bool holds(const asc_page *p, uint32_t outer, uint32_t inner)
{
    return inner > outer && inner < p->html->nodes[outer].end;
}

/* If three more good candidates share an element around the best, that one is it. */
static uint32_t shared_above(const asc_page *p, const uint32_t best[BEST_COUNT])
{
    uint32_t up = p->html->nodes[best[0]].parent;
    for (; up != 0 && p->html->nodes[up].element != ASC_HTML_BODY; up = p->html->nodes[up].parent) {
        int inside = 0;
        for (int k = 1; k < BEST_COUNT; k++)
            if (best[k] && p->score[best[k]] >= 0.75 * p->score[best[0]] && holds(p, up, best[k]))
                inside++;
        if (inside >= 3) return up;
    }
    return best[0];
}

static void make_candidate(asc_page *p, uint32_t i, const asc_extract_rules *rules)
{
    if (p->is_candidate[i]) return;
    p->is_candidate[i] = 1;
    p->score[i] = (float)(first_points((asc_html_element)p->html->nodes[i].element) +
                          asc_class_weight(p, i, rules));
}

/* An element around it whose points are higher still: text spread over several. */
static uint32_t climb(asc_page *p, uint32_t top)
{
    const asc_html_node *nodes = p->html->nodes;
    float last = p->score[top], least = last / 3;
    for (uint32_t up = nodes[top].parent; up != 0 && nodes[up].element != ASC_HTML_BODY;
         up = nodes[up].parent) {
        if (!p->is_candidate[up]) continue;
        if (p->score[up] < least) break;
        if (p->score[up] > last) return up;
        last = p->score[up];
    }
    return top;
}

static uint32_t only_child_up(const asc_page *p, uint32_t top)
{
    const asc_html_node *nodes = p->html->nodes;
    for (;;) {
        uint32_t up = nodes[top].parent, children = 0;
        if (up == 0 || nodes[up].element == ASC_HTML_BODY) return top;
        for (uint32_t i = up + 1; i < nodes[up].end; i = nodes[i].end)
            if (!p->gone[i] && nodes[i].element != ASC_HTML_TEXT) children++;
        if (children != 1) return top;
        top = up;
    }
}

static uint32_t body_of(const asc_html *h)
{
    for (uint32_t i = 1; i < h->count; i++)
        if (h->nodes[i].element == ASC_HTML_BODY) return i;
    return 0;
}

static uint32_t find_top(asc_page *p, const asc_extract_rules *rules)
{
    uint32_t best[BEST_COUNT];
    best_of(p, best);
    if (!best[0] || p->html->nodes[best[0]].element == ASC_HTML_BODY) return body_of(p->html);
    uint32_t top = shared_above(p, best);
    make_candidate(p, top, rules);
    top = only_child_up(p, climb(p, top));
    make_candidate(p, top, rules);
    return top;
}

/* ---- its siblings ----------------------------------------------------------------*/

static bool ends_sentence(const asc_html *h, uint32_t i)
{
    for (uint32_t k = i; k < h->nodes[i].end; k++) {
        asc_str s = h->nodes[k].text;
        for (size_t c = 0; h->nodes[k].element == ASC_HTML_TEXT && c < s.n; c++)
            if (s.p[c] == '.' && (c + 1 == s.n || s.p[c + 1] == ' ')) return true;
    }
    return false;
}

static bool goes_with(const asc_page *p, uint32_t top, uint32_t sibling)
{
    const asc_html *h = p->html;
    double bonus = 0, least = p->score[top] * 0.2 > 10 ? p->score[top] * 0.2 : 10;
    asc_str class = asc_html_get(h, sibling, ASC_HTML_ATTR_CLASS);
    if (class.n && asc_str_eq(class, asc_html_get(h, top, ASC_HTML_ATTR_CLASS)))
        bonus = p->score[top] * 0.2;
    if (p->is_candidate[sibling] && p->score[sibling] + bonus >= least) return true;
    if (h->nodes[sibling].element != ASC_HTML_P) return false;
    double links = asc_page_link_density(p, sibling);
    uint32_t chars = p->in[sibling].chars;
    if (chars > 80) return links < 0.25;
    return chars > 0 && links == 0 && ends_sentence(h, sibling);
}

/* Everything is dropped but the top element and the siblings that go with it. */
static void keep_around(asc_page *p, uint32_t top)
{
    const asc_html_node *nodes = p->html->nodes;
    uint32_t up = top ? nodes[top].parent : 0;
    if (top == 0) return;
    memset(p->gone, 1, up + 1);
    for (uint32_t a = up; p->gone[a]; a = nodes[a].parent) p->gone[a] = 0;
    for (uint32_t i = up + 1; i < nodes[up].end; i = nodes[i].end)
        if (i != top && (nodes[up].element == ASC_HTML_TEXT || nodes[i].element == ASC_HTML_TEXT ||
                         !goes_with(p, top, i)))
            asc_page_drop(p, i);
    memset(p->gone + nodes[up].end, 1, p->html->count - nodes[up].end);
}

/* ---- headline and opening lines ----------------------------------------------------*/

/* The heading before `top` that is the headline, or 0. */
static uint32_t headline_of(const asc_page *p, uint32_t top, asc_str title)
{
    uint32_t last = p->html->nodes[top].end;
    unsigned first = 0, second = 0;
    for (uint32_t i = 1; top && i < last; i++)
        if (p->html->nodes[i].element == ASC_HTML_H1 && !asc_html_is_hidden(p->html, i) &&
            repeats_title(p, i, title, &first))
            return i;
    for (uint32_t i = 1; top && i < last; i++)
        if (p->html->nodes[i].element == ASC_HTML_H2 && !asc_html_is_hidden(p->html, i) &&
            repeats_title(p, i, title, &second))
            return i;
    return 0;
}

static bool holds_block_or_script(const asc_html *h, uint32_t i)
{
    for (uint32_t k = i + 1; k < h->nodes[i].end; k++) {
        asc_html_element e = (asc_html_element)h->nodes[k].element;
        if (asc_html_is_block(e) || e == ASC_HTML_SCRIPT || e == ASC_HTML_STYLE ||
            e == ASC_HTML_TIME || e == ASC_HTML_SVG)
            return true;
    }
    return false;
}

/* Sentences under the headline that are no byline, date, caption or link. */
static bool is_opening(const asc_page *p, uint32_t i)
{
    char buffer[1024];
    const asc_html *h = p->html;
    asc_html_element e = (asc_html_element)h->nodes[i].element;
    if (e != ASC_HTML_P && e != ASC_HTML_DIV && e != ASC_HTML_H2 && e != ASC_HTML_H3 &&
        e != ASC_HTML_H4)
        return false;
    if ((p->hints[i] &
         (ASC_HINT_BYLINE | ASC_HINT_DATE | ASC_HINT_CAPTION | ASC_HINT_NEVER | ASC_HINT_SHARE)) ||
        holds_block_or_script(h, i))
        return false;
    if (asc_html_is_hidden(h, i) || asc_page_inside(p, i, ASC_HTML_FIGURE) ||
        asc_page_inside(p, i, ASC_HTML_ASIDE) || asc_page_inside(p, i, ASC_HTML_NAV) ||
        asc_page_inside(p, i, ASC_HTML_A))
        return false;
    asc_str s = short_text(h, i, buffer, sizeof buffer);
    for (uint32_t k = i; k < h->nodes[i].end; k++)
        if (h->nodes[k].element == ASC_HTML_A) return false;
    bool sentence = s.n && strchr(".?!", s.p[s.n - 1]) && s.p[s.n - 1];
    bool lede = ((p->hints[i] | p->hints[h->nodes[i].parent]) & ASC_HINT_LEDE) != 0;
    return s.n < sizeof buffer - 1 && (lede ? s.n >= LEDE_BYTES : sentence && s.n >= OPENING_BYTES);
}

/* What stands between the headline and the text belongs to the report. */
static void keep_opening(const asc_page *p, uint8_t *keep, uint32_t top, asc_str title)
{
    const asc_html_node *nodes = p->html->nodes;
    uint32_t head = headline_of(p, top, title);
    if (!head) return;
    for (uint32_t k = head; k < nodes[head].end; k++) keep[k] = nodes[k].element == ASC_HTML_TEXT;
    if (head > top || top - nodes[head].end > OPENING_NODES) return;
    for (uint32_t i = nodes[head].end; i < top; i++) {
        if (!is_opening(p, i)) continue;
        for (uint32_t k = i; k < nodes[i].end; k++) keep[k] = nodes[k].element == ASC_HTML_TEXT;
    }
}

/* ---- attempts --------------------------------------------------------------------*/

static uint32_t attempt(asc_page *p, const asc_extract_rules *rules, asc_str title, uint32_t *top)
{
    asc_page_reset(p);
    asc_page_count(p); /* bylines are judged by their length */
    drop_furniture(p, rules, title);
    asc_page_count(p);
    score(p, rules);
    *top = find_top(p, rules);
    keep_around(p, *top);
    asc_page_count(p);
    asc_maintext_clean(p, *top, rules);
    return p->in[0].chars;
}

static void keep_text(const asc_page *p, uint8_t *keep)
{
    for (uint32_t i = 0; i < p->html->count; i++)
        keep[i] = !p->gone[i] && p->html->nodes[i].element == ASC_HTML_TEXT;
}

asc_status asc_maintext(uint8_t *keep, const asc_html *html, asc_str title, asc_arena *tmp,
                        asc_error *err)
{
    static const asc_extract_rules attempts[] = {
        { true, true, true }, { false, true, true }, { false, false, true }, { false, false, false }
    };
    asc_page p;
    asc_status rc = asc_page_new(&p, html, tmp, err);
    uint32_t longest = 0, top = 0;
    if (rc) return rc;
    memset(keep, 0, html->count);
    for (size_t k = 0; k < sizeof attempts / sizeof *attempts; k++) {
        uint32_t chars = attempt(&p, &attempts[k], title, &top);
        if (chars > longest) {
            longest = chars;
            keep_text(&p, keep);
            keep_opening(&p, keep, top, title);
        }
        if (chars >= ENOUGH_CHARS) break;
    }
    return ASC_OK;
}
