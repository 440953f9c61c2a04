#include "text/feed.h"

#include "base/error.h"
#include "text/charset.h"
#include "text/datetext.h"
#include "text/document.h"
#include "text/xml.h"

#include "base/banned.h"

#define LANGUAGE_BYTES_MAX 35
#define FEED_DEPTH_MAX 64 /* deeper elements are not looked at */

typedef enum feed_field {
    TITLE,
    SUMMARY,
    CONTENT,
    DATE,
    UPDATED,
    AUTHOR,
    ID,
    LINK,
    FIELDS
} feed_field;

static const struct {
    const char *name;
    feed_field field;
} names[] = {
    { "title", TITLE },
    { "dc:title", TITLE },
    { "description", SUMMARY },
    { "summary", SUMMARY },
    { "content:encoded", CONTENT },
    { "content", CONTENT },
    { "body", CONTENT },
    { "pubdate", DATE },
    { "published", DATE },
    { "issued", DATE },
    { "dc:date", DATE },
    { "dcterms:issued", DATE },
    { "dcterms:created", DATE },
    { "created", DATE },
    { "updated", UPDATED },
    { "modified", UPDATED },
    { "dcterms:modified", UPDATED },
    { "author", AUTHOR },
    { "dc:creator", AUTHOR },
    { "itunes:author", AUTHOR },
    { "guid", ID },
    { "id", ID },
    { "link", LINK },
};

/* One item, or the feed around them: raw insides of its elements. */
struct entry {
    asc_str raw[FIELDS];
    bool markup[FIELDS]; /* Atom's type="xhtml": the raw inside is the text */
};

struct feed {
    asc_arena *keep;
    asc_records *out;
    asc_error *err;
    asc_xml x;
    struct entry channel, item;
    size_t depth, item_depth;       /* item_depth 0: outside items */
    size_t field_depth, field_from; /* the element whose inside is being read; 0: none */
    feed_field field;
    bool markup, more, seen; /* seen: there was an item */
    asc_str outlet, language, charset;
};

/* ---- what an element's inside says -------------------------------------------------------*/

/* CDATA as it stands, references resolved elsewhere. */
static asc_str plain(const struct feed *f, asc_str raw)
{
    asc_str out;
    return asc_xml_text(f->keep, raw, &out) ? asc_str_trim(out) : (asc_str){ NULL, 0 };
}

/* The same on one line, with any markup taken out: for titles and names. */
static asc_str line(const struct feed *f, const struct entry *e, feed_field which)
{
    asc_record r = { 0 };
    asc_str s = e->markup[which] ? e->raw[which] : plain(f, e->raw[which]);
    if (!s.n || asc_fragment_text(&r, f->keep, s, NULL)) return (asc_str){ NULL, 0 };
    char *p = asc_arena_alloc(f->keep, r.text.n + 1, 1);
    size_t n = 0;
    if (!p) return (asc_str){ NULL, 0 };
    for (size_t i = 0; i < r.text.n; i++)
        if ((unsigned char)r.text.p[i] > ' ' || (n && p[n - 1] != ' '))
            p[n++] = (unsigned char)r.text.p[i] > ' ' ? r.text.p[i] : ' ';
    return asc_str_trim((asc_str){ p, n });
}

static asc_str date(const struct feed *f, const struct entry *e)
{
    char iso[ASC_DATETEXT_MAX];
    asc_str out = { NULL, 0 };
    bool found = asc_datetext_find(plain(f, e->raw[DATE]), iso) ||
                 asc_datetext_find(plain(f, e->raw[UPDATED]), iso);
    if (!found || !asc_arena_copy(f->keep, asc_str_from(iso), &out)) return (asc_str){ NULL, 0 };
    return out;
}

/* ---- items -----------------------------------------------------------------------*/

static asc_status finish_item(struct feed *f)
{
    const struct entry *e = &f->item;
    asc_record r = { .media = ASC_STR("application/xml"),
                     .language = f->language,
                     .charset = f->charset };
    feed_field longest = e->raw[CONTENT].n >= e->raw[SUMMARY].n ? CONTENT : SUMMARY;
    asc_str body = e->markup[longest] ? e->raw[longest] : plain(f, e->raw[longest]);
    asc_status rc = body.n ? asc_fragment_text(&r, f->keep, body, f->err) : ASC_OK;
    if (rc) return rc;
    r.title = line(f, e, TITLE);
    f->seen = true;
    if (!r.text.n && !r.title.n) return ASC_OK;
    r.author = line(f, e, AUTHOR);
    r.published = date(f, e);
    r.url = plain(f, e->raw[LINK]);
    r.part = e->raw[ID].n ? plain(f, e->raw[ID]) : r.url;
    if (!f->outlet.n) f->outlet = line(f, &f->channel, TITLE);
    r.outlet = f->outlet;
    if (!asc_record_headline(&r, f->keep)) return asc_fail(f->err, ASC_ENOMEM, "out of memory");
    asc_record *to = asc_records_add(f->out, f->keep);
    if (!to && f->out->count < ASC_RECORDS_MAX)
        return asc_fail(f->err, ASC_ENOMEM, "out of memory");
    if (to) *to = r;
    else f->more = true;
    return ASC_OK;
}

static void begin_field(struct feed *f, const asc_xml_tag *t)
{
    struct entry *e = f->item_depth ? &f->item : &f->channel;
    for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
        if (!asc_str_eq_nocase(t->name, asc_str_from(names[k].name))) continue;
        asc_str href =
            names[k].field == LINK ? asc_xml_attribute(t->inside, "href") : (asc_str){ NULL, 0 };
        asc_str rel = asc_xml_attribute(t->inside, "rel");
        if (href.n && !e->raw[LINK].n && (!rel.n || asc_str_eq(rel, ASC_STR("alternate"))))
            e->raw[LINK] = href;
        if (t->empty || e->raw[names[k].field].n) return;
        f->field = names[k].field;
        f->field_depth = f->depth;
        f->field_from = t->end;
        f->markup = asc_str_eq(asc_xml_attribute(t->inside, "type"), ASC_STR("xhtml"));
        return;
    }
}

static bool is_item(asc_str name)
{
    return asc_str_eq_nocase(name, ASC_STR("item")) || asc_str_eq_nocase(name, ASC_STR("entry"));
}

static asc_status close_tag(struct feed *f, const asc_xml_tag *t)
{
    struct entry *e = f->item_depth ? &f->item : &f->channel;
    bool item_ends = f->item_depth && is_item(t->name);
    if (f->field_depth && (f->depth <= f->field_depth || item_ends)) {
        e->raw[f->field] = asc_str_slice(f->x.s, f->field_from, t->begin);
        e->markup[f->field] = f->markup;
        f->field_depth = 0;
    }
    if (f->depth) f->depth--;
    if (!item_ends) return ASC_OK;
    f->depth = f->item_depth - 1;
    f->item_depth = 0;
    return finish_item(f);
}

static void open_tag(struct feed *f, const asc_xml_tag *t)
{
    if (!t->empty) f->depth++;
    if (f->field_depth) return;
    if (is_item(t->name) && !t->empty && !f->item_depth) {
        f->item_depth = f->depth;
        f->item = (struct entry){ .raw = { { NULL, 0 } } };
        return;
    }
    size_t parent = t->empty ? f->depth : f->depth - 1;
    if (f->depth > FEED_DEPTH_MAX) return;
    if (f->item_depth ? parent == f->item_depth : parent <= 2) begin_field(f, t);
    if (!f->item_depth && !f->language.n)
        f->language = asc_record_cut(asc_xml_attribute(t->inside, "xml:lang"), LANGUAGE_BYTES_MAX);
}

asc_status asc_feed_read(asc_records *out, asc_arena *keep, asc_str bytes, asc_str declared,
                         asc_error *err)
{
    struct feed f = { .keep = keep, .out = out, .err = err };
    asc_xml_tag t;
    size_t before = out->count;
    bool any = false;
    asc_status rc = asc_charset_decode(&f.x.s, &f.charset, keep, bytes,
                                       declared.n ? declared : asc_charset_declared(bytes), err);
    while (!rc && asc_xml_next(&f.x, &t)) {
        any = any || is_item(t.name) || asc_str_eq_nocase(t.name, ASC_STR("rss")) ||
              asc_str_eq_nocase(t.name, ASC_STR("feed")) ||
              asc_str_eq_nocase(t.name, ASC_STR("channel"));
        if (t.closing) rc = close_tag(&f, &t);
        else open_tag(&f, &t);
    }
    if (!rc && f.item_depth) { /* a feed that is cut in its last item */
        t = (asc_xml_tag){
            .name = ASC_STR("item"), .begin = f.x.s.n, .end = f.x.s.n, .closing = true
        };
        rc = close_tag(&f, &t);
    }
    if (rc) return rc;
    if (!any) return asc_fail(err, ASC_EFORMAT, "XML, but no feed");
    if (f.more)
        out->items[out->count - 1].note = ASC_STR("the feed has more items; they were left out");
    if (out->count == before)
        return asc_fail(err, ASC_EFORMAT,
                        f.seen ? "a feed whose items have no text" : "a feed without items");
    return ASC_OK;
}
