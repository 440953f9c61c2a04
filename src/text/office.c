#include "text/office.h"

#include "base/error.h"
#include "base/utf8.h"
#include "text/charset.h"
#include "text/datetext.h"
#include "text/laid.h"
#include "text/xml.h"

#include "base/banned.h"

#define LANGUAGE_BYTES_MAX 35

struct office {
    asc_parts *p;
    asc_laid laid;
    asc_xml x;
    size_t from;       /* of the text before the next tag */
    unsigned skipping; /* elements open since one whose inside is left out */
    unsigned tables;   /* open tables */
    unsigned lists;    /* open lists of OpenDocument */
    bool open;         /* OpenDocument, not Word */
    unsigned text;     /* open elements that hold text: w:t, or paragraphs */
    asc_str title;     /* of the first paragraph styled as a title */
    bool is_title;     /* the open paragraph is styled so */
    asc_str *notes;
    size_t note_count, note_cap, note_from;
    asc_status rc;
};

/* What an element is for; of any other the inside is read and nothing else. */
typedef enum role {
    OTHER,
    PARAGRAPH,
    HEADING,
    STYLE,
    NUMBERED,
    TEXT,
    TAB,
    BREAK,
    TABLE,
    CELL,
    LIST,
    SPACE,
    SKIPPED,
    NOTE
} role;

struct element {
    const char *name;
    role is;
};

static const struct element word[] = {
    { "w:p", PARAGRAPH },    { "w:pStyle", STYLE },
    { "w:numPr", NUMBERED }, { "w:t", TEXT },
    { "w:tab", TAB },        { "w:br", BREAK },
    { "w:cr", BREAK },       { "w:tbl", TABLE },
    { "w:tc", CELL },        { "mc:Fallback", SKIPPED },
    { "w:del", SKIPPED },    { "w:noBreakHyphen", OTHER },
    { NULL, OTHER },
};
static const struct element open_document[] = {
    { "text:p", PARAGRAPH },
    { "text:h", HEADING },
    { "text:tab", TAB },
    { "text:line-break", BREAK },
    { "text:s", SPACE },
    { "table:table", TABLE },
    { "table:table-cell", CELL },
    { "text:list", LIST },
    { "office:annotation", SKIPPED },
    { "text:tracked-changes", SKIPPED },
    { "text:note", NOTE },
    { "svg:title", SKIPPED },
    { "svg:desc", SKIPPED },
    { NULL, OTHER },
};

static role role_of(const struct element *all, asc_str name)
{
    for (; all->name; all++)
        if (asc_str_eq(name, asc_str_from(all->name))) return all->is;
    return OTHER;
}

static bool holds(asc_str s, const char *word_in_it)
{
    asc_str w = asc_str_from(word_in_it);
    for (size_t i = 0; i + w.n <= s.n; i++)
        if (asc_str_eq_nocase(asc_str_slice(s, i, i + w.n), w)) return true;
    return false;
}

/* "Heading1", "Quote", "ListParagraph", "Title" and their like; other languages' names
 * of styles stay plain paragraphs. */
static void take_style(struct office *o, asc_str style)
{
    asc_block_kind kind = o->laid.kind;
    if (asc_str_eq_nocase(style, ASC_STR("title"))) o->is_title = true;
    if (o->is_title || holds(style, "heading") || holds(style, "subtitle"))
        kind = ASC_BLOCK_HEADING;
    else if (holds(style, "quote") || holds(style, "quotation")) kind = ASC_BLOCK_QUOTE;
    else if (holds(style, "preformatted") || holds(style, "code")) kind = ASC_BLOCK_PRE;
    if (!o->laid.open) o->laid.kind = kind;
}

static void begin_paragraph(struct office *o, asc_block_kind kind)
{
    if (o->tables) {
        o->laid.space = true; /* a cell's paragraphs stand on its row's line */
        return;
    }
    if (o->lists && kind == ASC_BLOCK_PARAGRAPH) kind = ASC_BLOCK_ITEM;
    asc_laid_begin(&o->laid, kind);
    o->is_title = false;
}

static void end_paragraph(struct office *o)
{
    asc_laid *l = &o->laid;
    if (o->is_title && l->open && !o->title.n &&
        !asc_arena_copy(o->p->keep, asc_str_slice(asc_buf_str(&l->text), l->begin, l->text.n),
                        &o->title))
        o->rc = ASC_ENOMEM;
    if (!o->tables) asc_laid_begin(l, ASC_BLOCK_PARAGRAPH);
    o->is_title = false;
}

static void put_before(struct office *o, const asc_xml_tag *t)
{
    asc_str raw = asc_str_slice(o->x.s, o->from, t->begin), text;
    if (o->text && !o->skipping && raw.n) {
        if (asc_xml_text(o->p->keep, raw, &text)) asc_laid_put(&o->laid, text);
        else o->rc = ASC_ENOMEM;
    }
    o->from = t->end;
}

static void open_element(struct office *o, const asc_xml_tag *t, role is)
{
    asc_str style = asc_xml_attribute(t->inside, "text:style-name");
    switch (is) {
    case PARAGRAPH:
        if (t->empty) return;
        begin_paragraph(o, ASC_BLOCK_PARAGRAPH);
        take_style(o, style);
        o->text += o->open;
        break;
    case HEADING:
        if (t->empty) return;
        begin_paragraph(o, ASC_BLOCK_HEADING);
        o->text++;
        break;
    case STYLE: take_style(o, asc_xml_attribute(t->inside, "w:val")); break;
    case NUMBERED:
        if (!o->laid.open && !o->tables) o->laid.kind = ASC_BLOCK_ITEM;
        break;
    case TEXT: o->text = t->empty ? 0 : 1; break;
    case TAB:
    case SPACE: o->laid.space = true; break;
    case BREAK:
        if (o->tables) o->laid.space = true;
        else asc_laid_line(&o->laid);
        break;
    case TABLE: o->tables += !t->empty; break;
    case CELL: o->laid.space = true; break;
    case LIST: o->lists += !t->empty; break;
    default: break;
    }
}

static bool is_row(asc_str name)
{
    return asc_str_eq(name, ASC_STR("w:tr")) || asc_str_eq(name, ASC_STR("table:table-row"));
}

static void close_element(struct office *o, const asc_xml_tag *t, role is)
{
    if (is == PARAGRAPH || is == HEADING) end_paragraph(o);
    if (is == TEXT) o->text = 0;
    if ((is == PARAGRAPH || is == HEADING) && o->open && o->text) o->text--;
    if (is == TABLE && o->tables && !--o->tables) asc_laid_begin(&o->laid, ASC_BLOCK_PARAGRAPH);
    if (is == LIST && o->lists) o->lists--;
    if (is_row(t->name)) asc_laid_begin(&o->laid, ASC_BLOCK_ROW);
}

/* A note's inside waits until the text is over, so that it breaks no sentence. */
static void keep_note(struct office *o, size_t end)
{
    asc_str inside = asc_str_slice(o->x.s, o->note_from, end);
    size_t body = asc_str_find(inside, ASC_STR("<text:note-body"));
    o->note_from = 0;
    if (body == SIZE_MAX) return;
    if (o->note_count == o->note_cap) {
        void *grown =
            asc_arena_grow(o->p->keep, o->notes, o->note_count, &o->note_cap, sizeof *o->notes);
        if (!grown) {
            o->rc = ASC_ENOMEM;
            return;
        }
        o->notes = grown;
    }
    o->notes[o->note_count++] = asc_str_slice(inside, body, inside.n);
}

static void take_tag(struct office *o, const asc_xml_tag *t, role is)
{
    if (o->skipping) {
        if (!t->empty) o->skipping += t->closing ? 0u - 1u : 1u;
        if (!o->skipping && o->note_from) keep_note(o, t->begin);
        return;
    }
    if ((is == SKIPPED || is == NOTE) && !t->closing && !t->empty) {
        o->skipping = 1;
        o->note_from = is == NOTE ? t->end : 0;
    } else if (is_row(t->name) && !t->closing) asc_laid_begin(&o->laid, ASC_BLOCK_ROW);
    else if (t->closing) close_element(o, t, is);
    else open_element(o, t, is);
}

static void take_tags(struct office *o, asc_str xml, const struct element *elements)
{
    asc_xml_tag t;
    o->x = (asc_xml){ xml, 0 };
    o->from = 0;
    o->skipping = o->text = o->tables = o->lists = 0;
    asc_laid_begin(&o->laid, ASC_BLOCK_PARAGRAPH);
    while (!o->rc && asc_xml_next(&o->x, &t)) {
        put_before(o, &t);
        take_tag(o, &t, role_of(elements, t.name));
    }
}

/* One of the archive's files, and the notes that stand in it. */
static asc_status take_text(struct office *o, const asc_zip_file *file,
                            const struct element *elements)
{
    asc_str xml, charset;
    asc_status rc = asc_zip_unpack(&xml, o->p, o->p->keep, file);
    if (!rc)
        rc = asc_charset_decode(&xml, &charset, o->p->keep, xml, asc_charset_declared(xml),
                                o->p->err);
    if (rc) return rc;
    take_tags(o, xml, elements);
    for (size_t i = 0; i < o->note_count; i++) take_tags(o, o->notes[i], elements);
    return o->rc ? asc_fail(o->p->err, o->rc, "out of memory") : ASC_OK;
}

/* The properties' element of one of two names. */
static asc_str property(asc_parts *p, asc_str xml, const char *name, const char *other)
{
    asc_str s = asc_xml_first(p->keep, xml, name);
    return s.n ? s : asc_xml_first(p->keep, xml, other);
}

static asc_status take_facts(asc_parts *p, asc_record *r, const asc_zip_file *file, asc_str title)
{
    char iso[ASC_DATETEXT_MAX];
    asc_str xml = { NULL, 0 };
    asc_status rc = file ? asc_zip_unpack(&xml, p, p->keep, file) : ASC_OK;
    if (rc == ASC_ENOMEM || rc == ASC_ELIMIT) return rc;
    if (rc || asc_utf8_check(xml) < xml.n) xml.n = 0; /* the text stays, whatever it says */
    r->title = asc_xml_first(p->keep, xml, "dc:title");
    if (!r->title.n) r->title = title;
    r->author = property(p, xml, "meta:initial-creator", "dc:creator");
    r->language = asc_record_cut(asc_xml_first(p->keep, xml, "dc:language"), LANGUAGE_BYTES_MAX);
    asc_str date = property(p, xml, "dcterms:created", "meta:creation-date");
    if (!date.n) date = property(p, xml, "dcterms:modified", "dc:date");
    if (asc_datetext_find(date, iso) && !asc_arena_copy(p->keep, asc_str_from(iso), &r->published))
        return asc_fail(p->err, ASC_ENOMEM, "out of memory");
    return ASC_OK;
}

static asc_status read_it(asc_parts *p, const asc_zip *zip, const char *text, const char *facts,
                          const struct element *elements, const char *media)
{
    struct office o = { .p = p, .laid = { .keep = p->keep }, .open = elements == open_document };
    static const char *const notes[] = { "word/footnotes.xml", "word/endnotes.xml" };
    asc_status rc = take_text(&o, asc_zip_find(zip, text), elements);
    for (size_t k = 0; !rc && !o.open && k < sizeof notes / sizeof *notes; k++) {
        const asc_zip_file *file = asc_zip_find(zip, notes[k]);
        if (file) rc = take_text(&o, file, elements);
        if (rc == ASC_EFORMAT) rc = ASC_OK; /* the text itself is whole */
    }
    asc_record *r = rc ? NULL : asc_records_add(p->out, p->keep);
    if (!rc && !r) rc = asc_fail(p->err, ASC_ENOMEM, "out of memory");
    if (rc) {
        asc_buf_free(&o.laid.text);
        return rc;
    }
    rc = asc_laid_finish(&o.laid, r, p->err);
    if (!rc) rc = take_facts(p, r, asc_zip_find(zip, facts), o.title);
    r->media = asc_str_from(media);
    if (!rc && !r->text.n) rc = asc_fail(p->err, ASC_EFORMAT, "a document without any text");
    return rc;
}

asc_status asc_office_read_word(asc_parts *p, const asc_zip *zip)
{
    return read_it(p, zip, "word/document.xml", "docProps/core.xml", word,
                   "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
}

asc_status asc_office_read_open(asc_parts *p, const asc_zip *zip)
{
    return read_it(p, zip, "content.xml", "meta.xml", open_document,
                   "application/vnd.oasis.opendocument.text");
}
