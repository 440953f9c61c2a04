#include "text/pagemeta.h"

#include "base/date.h"
#include "base/error.h"
#include "text/datetext.h"
#include "text/html_words.h"
#include "text/json.h"
#include "text/maintext_clean.h"

#include "base/banned.h"

#define TITLE_BYTES_MAX 500
#define NAME_BYTES_MAX 200
#define LANGUAGE_BYTES_MAX 35
#define HEADLINE_LEAST 8       /* bytes of a heading that is taken for the headline */
#define CLASS_TITLE_WORDS 3    /* that an element called a title must have */
#define OPENING_BYTES 60       /* of a script, in which a mark may stand before its JSON */
#define LD_VALUES_MAX 20       /* of one script */
#define HEADINGS_MAX 12        /* headings that the headline is looked for in */
#define HEADLINE_SHARE 0.6     /* of its words that the page's title must have too */
#define VISIBLE_DATE_NODES 400 /* elements behind the headline searched for a date */
#define KICKER_NODES 30        /* and before it, where only a date of any kind is told */

/* What each source told; the best of each is chosen at the end. */
struct facts {
    const asc_html *h;
    asc_arena *keep;
    asc_str ld_title, og_title, meta_title, title_tag;
    asc_str headings[HEADINGS_MAX]; /* of the first two levels, from the top */
    size_t heading_count, h1_count;
    asc_str ld_author, meta_author, item_author, seen_author;
    asc_str ld_outlet, og_outlet, meta_outlet;
    asc_str ld_date, meta_date, item_date, time_date, seen_date, weak_date, modified;
    asc_str class_title; /* of the first element whose class says that it is the title */
    asc_str url, language;
};

static void set(asc_str *to, asc_str value)
{
    value = asc_str_trim(value);
    if (!to->n && value.n) *to = value;
}

/* ---- text of elements ----------------------------------------------------------------*/

static bool skipped(asc_html_element e)
{
    return e == ASC_HTML_SCRIPT || e == ASC_HTML_STYLE || e == ASC_HTML_TEMPLATE ||
           e == ASC_HTML_SVG || e == ASC_HTML_BUTTON || e == ASC_HTML_NOSCRIPT;
}

/* Its text on one line, at most `max` bytes; cut at a character. */
static asc_str line_of(const struct facts *f, uint32_t i, size_t max)
{
    const asc_html *h = f->h;
    asc_buf b = { 0 };
    asc_str out = { NULL, 0 };
    for (uint32_t k = i; k < h->nodes[i].end && b.n < max; k++) {
        if (skipped((asc_html_element)h->nodes[k].element) || asc_html_is_hidden(h, k)) {
            k = h->nodes[k].end - 1;
            continue;
        }
        if (h->nodes[k].element != ASC_HTML_TEXT) {
            if (b.n && asc_html_is_block((asc_html_element)h->nodes[k].element))
                asc_buf_putc(&b, ' ');
            continue;
        }
        asc_str s = h->nodes[k].text;
        for (size_t c = 0; c < s.n; c++) {
            bool nbsp = c + 1 < s.n && !memcmp(s.p + c, "\xC2\xA0", 2);
            bool white = (unsigned char)s.p[c] <= ' ' || nbsp;
            if (nbsp) c++;
            if (!white) asc_buf_putc(&b, s.p[c]);
            else if (b.n && b.p[b.n - 1] != ' ') asc_buf_putc(&b, ' ');
        }
    }
    asc_str s = asc_record_cut(asc_buf_str(&b), max);
    if (!asc_arena_copy(f->keep, asc_str_trim(s), &out)) out = (asc_str){ NULL, 0 };
    asc_buf_free(&b);
    return out;
}

/* A value of an attribute or of JSON as one line; references resolved once more, for
 * pages that escape twice. */
static asc_str clean(const struct facts *f, asc_str s)
{
    asc_str out;
    if (!asc_html_unescape(f->keep, asc_str_trim(s), false, &out)) return (asc_str){ NULL, 0 };
    char *p = asc_arena_alloc(f->keep, out.n + 1, 1);
    size_t n = 0;
    if (!p) return (asc_str){ NULL, 0 };
    for (size_t i = 0; i < out.n; i++) {
        bool nbsp = i + 1 < out.n && !memcmp(out.p + i, "\xC2\xA0", 2);
        if (nbsp) i++;
        if (nbsp || (unsigned char)out.p[i] <= ' ') {
            if (n && p[n - 1] != ' ') p[n++] = ' ';
        } else {
            p[n++] = out.p[i];
        }
    }
    return asc_str_trim((asc_str){ p, n });
}

/* ---- JSON-LD ---------------------------------------------------------------------------*/

static bool is_article_type(const asc_json *type)
{
    if (!type) return false;
    if (type->kind == ASC_JSON_ARRAY) {
        for (const asc_json *m = type->first; m; m = m->next)
            if (is_article_type(m)) return true;
        return false;
    }
    return type->kind == ASC_JSON_STRING &&
           (asc_str_find(type->text, ASC_STR("Article")) != SIZE_MAX ||
            asc_str_find(type->text, ASC_STR("Posting")) != SIZE_MAX ||
            asc_str_eq(type->text, ASC_STR("Report")) ||
            asc_str_eq(type->text, ASC_STR("WebPage")) ||
            asc_str_eq(type->text, ASC_STR("Recipe")));
}

/* Names of a person, an organisation or a list of them, joined by "; ". */
static asc_str names_of(const struct facts *f, const asc_json *v, int depth)
{
    if (!v || depth > 3) return (asc_str){ NULL, 0 };
    if (v->kind == ASC_JSON_STRING) return clean(f, v->text);
    if (v->kind == ASC_JSON_OBJECT) return names_of(f, asc_json_get(v, "name"), depth + 1);
    if (v->kind != ASC_JSON_ARRAY) return (asc_str){ NULL, 0 };
    asc_buf b = { 0 };
    asc_str out = { NULL, 0 };
    for (const asc_json *m = v->first; m && b.n < NAME_BYTES_MAX; m = m->next) {
        asc_str name = names_of(f, m, depth + 1);
        if (!name.n || (b.n && asc_str_find(asc_buf_str(&b), name) != SIZE_MAX)) continue;
        if (b.n) asc_buf_puts(&b, "; ");
        asc_buf_put(&b, name);
    }
    if (!asc_arena_copy(f->keep, asc_buf_str(&b), &out)) out = (asc_str){ NULL, 0 };
    asc_buf_free(&b);
    return out;
}

static void take_ld(struct facts *f, const asc_json *v, int depth)
{
    if (!v || depth > 4) return;
    if (v->kind == ASC_JSON_ARRAY)
        for (const asc_json *m = v->first; m; m = m->next) take_ld(f, m, depth + 1);
    if (v->kind != ASC_JSON_OBJECT) return;
    take_ld(f, asc_json_get(v, "@graph"), depth + 1);
    take_ld(f, asc_json_get(v, "mainEntity"), depth + 1);
    if (!is_article_type(asc_json_get(v, "@type"))) return;
    set(&f->ld_title, clean(f, asc_json_text(v, "headline")));
    set(&f->ld_author, names_of(f, asc_json_get(v, "author"), 0));
    set(&f->ld_outlet, names_of(f, asc_json_get(v, "publisher"), 0));
    set(&f->ld_date, asc_json_text(v, "datePublished"));
    set(&f->modified, asc_json_text(v, "dateModified"));
}

/* Where the JSON begins that stands in CDATA or a comment, as old programs put it. */
static size_t behind_opening(asc_str s)
{
    static const char *const openings[] = { "<![CDATA[", "<!--" };
    for (size_t k = 0; k < sizeof openings / sizeof *openings; k++) {
        size_t at = asc_str_find(asc_str_slice(s, 0, OPENING_BYTES), asc_str_from(openings[k]));
        if (at != SIZE_MAX) return at + strlen(openings[k]);
    }
    return 0;
}

static void take_script(struct facts *f, uint32_t i)
{
    asc_str type = asc_html_get(f->h, i, ASC_HTML_ATTR_TYPE);
    if (!asc_str_eq_nocase(asc_str_trim(asc_str_slice(type, 0, 19)),
                           ASC_STR("application/ld+json")) ||
        i + 1 >= f->h->nodes[i].end)
        return;
    asc_str s = f->h->nodes[i + 1].text;
    const asc_json *v;
    size_t at = behind_opening(s);
    for (size_t k = 0; k < LD_VALUES_MAX && (v = asc_json_parse_next(f->keep, s, &at)); k++)
        take_ld(f, v, 0);
}

/* ---- meta elements ------------------------------------------------------------------------*/

typedef enum meta_kind {
    OG_TITLE,
    TITLE,
    AUTHOR,
    OG_OUTLET,
    OUTLET,
    DATE,
    WEAK_DATE, /* Dublin Core's: of something, not always of publication */
    MODIFIED,
    URL
} meta_kind;

static const struct {
    const char *name;
    meta_kind kind;
} metas[] = {
    { "og:title", OG_TITLE },
    { "twitter:title", TITLE },
    { "dc.title", TITLE },
    { "dc:title", TITLE },
    { "dcterms.title", TITLE },
    { "headline", TITLE },
    { "citation_title", TITLE },
    { "parsely-title", TITLE },
    { "author", AUTHOR },
    { "article:author", AUTHOR },
    { "dc.creator", AUTHOR },
    { "dc:creator", AUTHOR },
    { "dcterms.creator", AUTHOR },
    { "byl", AUTHOR },
    { "citation_author", AUTHOR },
    { "sailthru.author", AUTHOR },
    { "parsely-author", AUTHOR },
    { "og:site_name", OG_OUTLET },
    { "application-name", OUTLET },
    { "dc.publisher", OUTLET },
    { "citation_journal_title", OUTLET },
    { "publisher", OUTLET },
    { "article:published_time", DATE },
    { "og:published_time", DATE },
    { "article:published", DATE },
    { "datepublished", DATE },
    { "date", DATE },
    { "pubdate", DATE },
    { "publishdate", DATE },
    { "publish-date", DATE },
    { "publish_date", DATE },
    { "dc.date", WEAK_DATE },
    { "dc.date.issued", DATE },
    { "dcterms.date", WEAK_DATE },
    { "dcterms.created", WEAK_DATE },
    { "dcterms.issued", DATE },
    { "date.issued", DATE },
    { "citation_publication_date", DATE },
    { "citation_date", DATE },
    { "sailthru.date", DATE },
    { "parsely-pub-date", DATE },
    { "article.published", DATE },
    { "article_date_original", DATE },
    { "originalpublicationdate", DATE },
    { "cxenseparse:recs:publishtime", DATE },
    { "release_date", DATE },
    { "bt:pubdate", DATE },
    { "timestamp", DATE },
    { "rnews:datepublished", DATE },
    { "displaydate", DATE },
    { "article:modified_time", MODIFIED },
    { "og:updated_time", MODIFIED },
    { "last-modified", MODIFIED },
    { "og:url", URL },
};

static void take_meta(struct facts *f, asc_str name, asc_str content)
{
    for (size_t k = 0; k < sizeof metas / sizeof *metas; k++) {
        if (!asc_str_eq_nocase(name, asc_str_from(metas[k].name))) continue;
        switch (metas[k].kind) {
        case OG_TITLE: set(&f->og_title, clean(f, content)); break;
        case TITLE: set(&f->meta_title, clean(f, content)); break;
        case AUTHOR:
            if (!asc_str_starts(content, ASC_STR("http"))) set(&f->meta_author, clean(f, content));
            break;
        case OG_OUTLET: set(&f->og_outlet, clean(f, content)); break;
        case OUTLET: set(&f->meta_outlet, clean(f, content)); break;
        case DATE: set(&f->meta_date, content); break;
        case WEAK_DATE: set(&f->weak_date, content); break;
        case MODIFIED: set(&f->modified, content); break;
        case URL: set(&f->url, content); break;
        }
    }
}

/* A meta's name may hold several, with white space between. */
static void take_metas(struct facts *f, uint32_t i)
{
    static const asc_html_attribute attrs[] = { ASC_HTML_ATTR_PROPERTY, ASC_HTML_ATTR_NAME,
                                                ASC_HTML_ATTR_ITEMPROP, ASC_HTML_ATTR_HTTP_EQUIV };
    asc_str content = asc_html_get(f->h, i, ASC_HTML_ATTR_CONTENT);
    for (size_t a = 0; content.n && a < sizeof attrs / sizeof *attrs; a++) {
        asc_str rest = asc_html_get(f->h, i, attrs[a]);
        while (rest.n) {
            size_t n = 0;
            while (n < rest.n && (unsigned char)rest.p[n] > ' ') n++;
            if (n) take_meta(f, asc_str_slice(rest, 0, n), content);
            rest = asc_str_slice(rest, n + 1, rest.n);
        }
    }
}

/* ---- microdata, <time>, what is seen -----------------------------------------------------------*/

static void take_item(struct facts *f, uint32_t i)
{
    asc_str prop = asc_html_get(f->h, i, ASC_HTML_ATTR_ITEMPROP);
    asc_str content = asc_html_get(f->h, i, ASC_HTML_ATTR_CONTENT),
            when = asc_html_get(f->h, i, ASC_HTML_ATTR_DATETIME);
    if (asc_str_find(prop, ASC_STR("datePublished")) != SIZE_MAX)
        set(&f->item_date, content.n ? content : when.n ? when : line_of(f, i, NAME_BYTES_MAX));
    if (asc_str_eq(prop, ASC_STR("author")) && f->h->nodes[i].element != ASC_HTML_META)
        set(&f->item_author, line_of(f, i, NAME_BYTES_MAX));
}

static asc_str find_date(const struct facts *f, asc_str s)
{
    char iso[ASC_DATETEXT_MAX];
    asc_str out;
    if (!asc_datetext_find(s, iso) || !asc_arena_copy(f->keep, asc_str_from(iso), &out))
        return (asc_str){ NULL, 0 };
    return out;
}

/* "Last updated: January 7, 2025" tells of another day than that of publication. */
static bool says_updated(asc_str s)
{
    static const char *const words[] = { "updated",    "modified",    "update:",    "aktualisiert",
                                         "mis à jour", "actualizado", "aggiornato", "atualizado" };
    size_t until = 0;
    while (until < s.n && (s.p[until] < '0' || s.p[until] > '9')) until++;
    for (size_t i = 0; i < until; i++)
        for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
            asc_str w = asc_str_from(words[k]);
            if (i + w.n <= until && asc_str_eq_nocase(asc_str_slice(s, i, i + w.n), w)) return true;
        }
    return false;
}

static unsigned hints_of(const asc_html *h, uint32_t i)
{
    return asc_html_hints(asc_html_get(h, i, ASC_HTML_ATTR_CLASS)) |
           asc_html_hints(asc_html_get(h, i, ASC_HTML_ATTR_ID));
}

static void take_visible(struct facts *f, uint32_t i)
{
    asc_html_element e = (asc_html_element)f->h->nodes[i].element;
    asc_str rel = asc_html_get(f->h, i, ASC_HTML_ATTR_REL);
    if (e == ASC_HTML_TIME) {
        asc_str when = asc_html_get(f->h, i, ASC_HTML_ATTR_DATETIME);
        set(&f->time_date, find_date(f, when.n ? when : line_of(f, i, NAME_BYTES_MAX)));
    }
    if (e == ASC_HTML_META || e == ASC_HTML_LINK || e == ASC_HTML_BODY ||
        !f->h->nodes[i].attr_count)
        return;
    if (asc_str_eq_nocase(rel, ASC_STR("author")))
        set(&f->item_author, line_of(f, i, NAME_BYTES_MAX));
    unsigned hints = hints_of(f->h, i);
    if ((hints & ASC_HINT_TITLE) && !f->class_title.n && !asc_html_is_block(e))
        set(&f->class_title, line_of(f, i, NAME_BYTES_MAX));
    if (!(hints & (ASC_HINT_DATE | ASC_HINT_BYLINE))) return;
    asc_str line = line_of(f, i, NAME_BYTES_MAX);
    if (says_updated(line)) set(&f->modified, line);
    else if (!f->seen_date.n) set(&f->seen_date, find_date(f, line));
    if ((hints & ASC_HINT_BYLINE) && line.n < 100) set(&f->seen_author, line);
}

static void take_heading(struct facts *f, uint32_t i)
{
    asc_str line = line_of(f, i, TITLE_BYTES_MAX);
    if (line.n < HEADLINE_LEAST || f->heading_count == HEADINGS_MAX) return;
    if (f->h->nodes[i].element == ASC_HTML_H1) { /* before those of the second level */
        for (size_t k = f->heading_count; k > f->h1_count; k--) f->headings[k] = f->headings[k - 1];
        f->headings[f->h1_count++] = line;
    } else {
        f->headings[f->heading_count] = line;
    }
    f->heading_count++;
}

static void take_element(struct facts *f, uint32_t i)
{
    const asc_html_node *n = &f->h->nodes[i];
    switch (n->element) {
    case ASC_HTML_TEXT: return;
    case ASC_HTML_META: take_metas(f, i); break;
    case ASC_HTML_SCRIPT: take_script(f, i); break;
    case ASC_HTML_TITLE:
        if (!asc_page_in_svg(f->h, i)) set(&f->title_tag, line_of(f, i, TITLE_BYTES_MAX));
        break;
    case ASC_HTML_H1:
    case ASC_HTML_H2: take_heading(f, i); break;
    case ASC_HTML_LINK:
        if (asc_str_eq_nocase(asc_html_get(f->h, i, ASC_HTML_ATTR_REL), ASC_STR("canonical")))
            set(&f->url, asc_html_get(f->h, i, ASC_HTML_ATTR_HREF));
        break;
    default: break;
    }
    if (asc_html_has(f->h, i, ASC_HTML_ATTR_ITEMPROP)) take_item(f, i);
    take_visible(f, i);
}

bool asc_page_in_svg(const asc_html *h, uint32_t i)
{
    while (i != 0) {
        i = h->nodes[i].parent;
        if (h->nodes[i].element == ASC_HTML_SVG) return true;
    }
    return false;
}

/* ---- the best of each -----------------------------------------------------------------------*/

/* The first date within what stands around the headline. */
static asc_str date_near_headline(struct facts *f, uint32_t before)
{
    const asc_html *h = f->h;
    uint32_t from = 0, seen = 0;
    bool updated = false;
    for (uint32_t i = 0; i < h->count && !from; i++)
        if (h->nodes[i].element == ASC_HTML_H1) from = i;
    from = from > before ? from - before : 0;
    for (uint32_t i = from; i < h->count && seen < VISIBLE_DATE_NODES; i++, seen++) {
        if (skipped((asc_html_element)h->nodes[i].element)) {
            i = h->nodes[i].end - 1;
            continue;
        }
        asc_str s = h->nodes[i].text;
        if (h->nodes[i].element != ASC_HTML_TEXT || s.n > 120 || !asc_str_trim(s).n) continue;
        asc_str date = find_date(f, s);
        if (date.n && !updated && !says_updated(s)) return date;
        if (date.n) set(&f->modified, date);
        updated = !date.n && says_updated(s); /* "Updated:" may stand in an element of its own */
    }
    return (asc_str){ NULL, 0 };
}

/* Where " | ", " - " and the like stands last in s; SIZE_MAX when nowhere. */
static size_t last_separator(asc_str s, size_t *width)
{
    static const char *const separators[] = { " | ", " - ", " – ", " — ", " :: ",
                                              " » ", " · ", " / ", " • ", " : " };
    size_t best = SIZE_MAX;
    for (size_t k = 0; k < sizeof separators / sizeof *separators; k++) {
        asc_str sep = asc_str_from(separators[k]);
        for (size_t i = s.n > sep.n ? s.n - sep.n : 0; i > 0; i--)
            if (!memcmp(s.p + i, sep.p, sep.n)) {
                if (best == SIZE_MAX || i > best) {
                    best = i;
                    *width = sep.n;
                }
                break;
            }
    }
    return best;
}

static size_t words_in(asc_str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != ' ' && (i == 0 || s.p[i - 1] == ' ')) n++;
    return n;
}

static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (unsigned char)c >= 0x80;
}

/* A title without the outlet's name behind it. */
static asc_str without_outlet(asc_str title, asc_str outlet, bool guess)
{
    size_t width = 0, at = last_separator(title, &width);
    if (at == SIZE_MAX) return title;
    asc_str head = asc_str_trim(asc_str_slice(title, 0, at)),
            tail = asc_str_trim(asc_str_slice(title, at + width, title.n));
    bool named = outlet.n && tail.n &&
                 (asc_str_eq_nocase(tail, outlet) || asc_str_find(outlet, tail) != SIZE_MAX ||
                  asc_str_find(tail, outlet) != SIZE_MAX);
    if (named && head.n) return head;
    if (guess && words_in(tail) <= 4 && words_in(head) >= 3) return head;
    return title;
}

/* Where a word of `s` that begins at or behind *i ends; false when there is none. Bytes
 * over 7F count as letters, marks do not. */
static bool next_word(asc_str s, size_t *i, asc_str *word)
{
    while (*i < s.n && !is_word_byte(s.p[*i])) ++*i;
    size_t from = *i;
    while (*i < s.n && is_word_byte(s.p[*i])) ++*i;
    *word = asc_str_slice(s, from, *i);
    return word->n > 0;
}

/* Share of the words of `part` that stand in `whole`, whatever their case; by bytes. */
static double shared(asc_str part, asc_str whole)
{
    size_t all = 0, there = 0;
    asc_str word, other;
    for (size_t i = 0; next_word(part, &i, &word);) {
        all += word.n;
        for (size_t k = 0; next_word(whole, &k, &other);)
            if (asc_str_eq_nocase(word, other)) {
                there += word.n;
                break;
            }
    }
    return all ? (double)there / (double)all : 0;
}

/* What programs and sites put where a page has no title of its own. */
static bool says_nothing(asc_str title)
{
    static const char *const names[] = {
        "about",   "about us", "home",     "homepage", "home page", "index",    "news",
        "welcome", "untitled", "new page", "blog",     "article",   "document", "untitled document"
    };
    for (size_t k = 0; k < sizeof names / sizeof *names; k++)
        if (asc_str_eq_nocase(title, asc_str_from(names[k]))) return true;
    return false;
}

/* The page's own heading that agrees best with what the page says of itself. */
static asc_str choose_title(const struct facts *f, asc_str outlet)
{
    asc_str told = f->og_title.n ? f->og_title : f->ld_title.n ? f->ld_title : f->meta_title;
    bool guess = !told.n;
    if (!told.n) told = f->title_tag;
    asc_str best = { NULL, 0 };
    double most = HEADLINE_SHARE;
    for (size_t k = 0; k < f->heading_count && told.n; k++) {
        double share = shared(f->headings[k], told), covers = shared(told, f->headings[k]);
        bool outlets_own = outlet.n && asc_str_eq_nocase(f->headings[k], outlet);
        double fit = share * (k < f->h1_count ? 1 : 0.9) + covers / 4;
        if (share < HEADLINE_SHARE || covers < 0.3 || outlets_own || fit <= most) continue;
        most = fit;
        best = f->headings[k];
    }
    /* "Politics | Ferry sinks": the heading has a kicker, the title is the rest. */
    bool kicker =
        best.n > told.n && asc_str_eq_nocase(asc_str_slice(best, best.n - told.n, best.n), told);
    if (best.n) return kicker ? told : best;
    if (f->h1_count && !told.n) return f->headings[0];
    told = without_outlet(told, outlet, guess);
    bool class_fits = !f->heading_count && shared(f->class_title, told) == 1 &&
                      words_in(f->class_title) >= CLASS_TITLE_WORDS;
    if (class_fits) return f->class_title;
    return says_nothing(told) && f->h1_count == 1 ? f->headings[0] : told;
}

/* "By Carla Boustani | Meridian" as "Carla Boustani". */
static asc_str clean_author(asc_str s)
{
    static const char *const before[] = { "by ",  "by: ",        "von ",     "par ",
                                          "por ", "written by ", "author: ", "posted by " };
    s = asc_str_trim(s);
    for (size_t k = 0; k < sizeof before / sizeof *before; k++) {
        asc_str w = asc_str_from(before[k]);
        if (s.n > w.n && asc_str_eq_nocase(asc_str_slice(s, 0, w.n), w))
            s = asc_str_trim(asc_str_slice(s, w.n, s.n));
    }
    size_t bar = asc_str_find(s, ASC_STR(" | "));
    if (bar != SIZE_MAX && bar > 2) s = asc_str_slice(s, 0, bar);
    return s;
}

static asc_str first(const asc_str *list, size_t n)
{
    for (size_t k = 0; k < n; k++)
        if (list[k].n) return list[k];
    return (asc_str){ NULL, 0 };
}

/* The first day that two sources tell; without one, what the first source tells. */
static asc_str agreed(const asc_str *told, size_t n)
{
    for (size_t k = 0; k < n; k++)
        for (size_t m = k + 1; told[k].n && m < n; m++)
            if (told[m].n &&
                asc_str_eq(asc_str_slice(told[k], 0, 10), asc_str_slice(told[m], 0, 10)))
                return told[k];
    return first(told, n);
}

/* A time in UTC may be of the day after the one that the page shows: that one counts. */
static asc_str local_day(asc_str told, asc_str shown)
{
    asc_date a, b;
    bool utc = told.n > 10 && (told.p[told.n - 1] == 'Z' || asc_str_ends(told, ASC_STR("+00:00")));
    if (!utc || !asc_date_parse(asc_str_slice(told, 0, 10), &a) ||
        !asc_date_parse(asc_str_slice(shown, 0, 10), &b))
        return told;
    /* A shown date with a zone of its own is no local reading of the other. */
    bool zoned = shown.n > 19 && told.n > 19;
    bool morning = told.n > 12 && (told.p[11] == '0' || (told.p[11] == '1' && told.p[12] < '2'));
    int32_t apart = asc_date_first(a) - asc_date_first(b);
    return !zoned && apart == (morning ? 1 : -1) ? shown : told;
}

static asc_str choose_date(struct facts *f)
{
    char iso[ASC_DATETEXT_MAX];
    asc_str url = { NULL, 0 };
    if (asc_datetext_in_url(f->url, iso) && !asc_arena_copy(f->keep, asc_str_from(iso), &url))
        url.n = 0;
    const asc_str told[] = { find_date(f, f->ld_date),
                             find_date(f, f->meta_date),
                             find_date(f, f->item_date),
                             f->time_date,
                             url,
                             f->seen_date };
    asc_str shown = f->time_date.n ? f->time_date : f->seen_date;
    asc_str best = agreed(told, sizeof told / sizeof *told);
    if (!best.n && f->weak_date.n) best = date_near_headline(f, KICKER_NODES);
    if (!best.n) best = find_date(f, f->weak_date);
    if (!best.n) best = date_near_headline(f, 0);
    if (!best.n) best = find_date(f, f->modified);
    return local_day(best, shown);
}

asc_status asc_page_facts(asc_record *r, const asc_html *html, asc_arena *keep, asc_error *err)
{
    struct facts f = { .h = html, .keep = keep };
    (void)err;
    f.language = asc_html_get(html, 0, ASC_HTML_ATTR_LANG);
    for (uint32_t i = 1; i < html->count; i++) take_element(&f, i);
    const asc_str outlets[] = { f.og_outlet, f.ld_outlet, f.meta_outlet };
    const asc_str authors[] = { f.ld_author, f.meta_author, f.item_author, f.seen_author };
    r->outlet = first(outlets, 3);
    r->title = choose_title(&f, r->outlet);
    r->author = clean_author(first(authors, 4));
    r->published = choose_date(&f);
    r->language = asc_record_cut(f.language, LANGUAGE_BYTES_MAX);
    r->url = f.url;
    return ASC_OK;
}
