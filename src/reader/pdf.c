#include "reader/pdf.h"

#include <poppler.h>

#include "base/date.h"
#include "base/error.h"
#include "base/utf8.h"
#include "reader/pdf_files.h"
#include "text/print.h"

#include "base/banned.h"

#define CHARACTER_MAPS "/usr/share/poppler"
#define TITLE_BYTES_MAX 500
#define NAME_BYTES_MAX 200
#define TEXT_BYTES_MAX ((size_t)48 << 20)

/* The smallest document with a letter in it: reading it sets everything up. */
static const char small[] =
    "%PDF-1.1\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count "
    "1>>"
    "endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 5 0 "
    "R/Resources<</Font<</F "
    "4 0 R>>>>>>endobj 4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj 5 0 "
    "obj<</Length "
    "29>>stream\nBT /F 9 Tf 9 9 Td (a) Tj ET  \nendstream endobj trailer<</Root 1 0 R>>";

struct pdf {
    asc_arena *keep;
    asc_print_line *lines;
    size_t count, cap, bytes;
    asc_status rc;
    asc_error *err;
};

/* ---- pages to lines --------------------------------------------------------------*/

/* The letters [from, to) of the page's text, with their boxes, as one line. */
static void add_line(struct pdf *d, const char *text, size_t n, const PopplerRectangle *boxes,
                     size_t count, uint32_t page)
{
    asc_print_line l = { .page = page };
    double height = 0;
    size_t seen = 0;
    for (size_t i = 0; i < count; i++) {
        const PopplerRectangle *r = &boxes[i];
        if (r->x2 <= r->x1 && r->y2 <= r->y1) continue;
        if (!seen || (float)r->x1 < l.left) l.left = (float)r->x1;
        if (!seen || (float)r->x2 > l.right) l.right = (float)r->x2;
        if (!seen || (float)r->y1 < l.top) l.top = (float)r->y1;
        if (!seen || (float)r->y2 > l.bottom) l.bottom = (float)r->y2;
        height += r->y2 - r->y1;
        seen++;
    }
    l.height = seen ? (float)(height / (double)seen) : 1;
    d->bytes += n;
    if (d->count >= ASC_PRINT_LINES_MAX || d->bytes > TEXT_BYTES_MAX) {
        d->rc = asc_fail(d->err, ASC_ELIMIT, "its text is over %zu bytes", TEXT_BYTES_MAX);
        return;
    }
    void *grown = d->count < d->cap
                      ? d->lines
                      : asc_arena_grow(d->keep, d->lines, d->count, &d->cap, sizeof *d->lines);
    if (!grown || !asc_arena_copy(d->keep, (asc_str){ text, n }, &l.text)) {
        d->rc = asc_fail(d->err, ASC_ENOMEM, "out of memory");
        return;
    }
    d->lines = grown;
    d->lines[d->count++] = l;
}

static void add_page(struct pdf *d, PopplerPage *page, uint32_t number)
{
    PopplerRectangle *boxes = NULL;
    guint box_count = 0;
    char *text = poppler_page_get_text(page);
    asc_str s = asc_str_from(text);
    size_t from = 0, first = 0, letters = 0;
    if (!poppler_page_get_text_layout(page, &boxes, &box_count)) box_count = 0;
    for (size_t i = 0; i <= s.n && !d->rc;) {
        uint32_t cp = '\n';
        size_t n = i < s.n ? asc_utf8_next(s, i, &cp) : 1;
        if (cp == '\n' || cp == '\f') {
            size_t known = first < box_count ? box_count - first : 0;
            if (i > from)
                add_line(d, s.p + from, i - from, boxes + first,
                         letters - first < known ? letters - first : known, number);
            from = i + n;
            first = letters + 1;
        }
        letters++;
        i += n;
    }
    g_free(boxes);
    g_free(text);
}

static void add_pages(struct pdf *d, PopplerDocument *document)
{
    int pages = poppler_document_get_n_pages(document);
    for (int i = 0; i < pages && i < ASC_PDF_PAGES_MAX && !d->rc; i++) {
        PopplerPage *page = poppler_document_get_page(document, i);
        if (!page) continue;
        add_page(d, page, (uint32_t)i);
        g_object_unref(page);
    }
}

/* ---- what it says of itself ------------------------------------------------------*/

/* What programs put where nobody gave a title. */
static bool is_a_files_name(asc_str s)
{
    static const char *const endings[] = {
        ".doc", ".docx", ".indd", ".qxd", ".pdf", ".odt", ".rtf",
        ".tex", ".dvi",  ".ppt",  ".p65", ".wpd", ".xls", ".html"
    };
    static const char *const names[] = { "untitled", "(anonymous)", "(unspecified)",
                                         "title",    "document",    "microsoft word" };
    for (size_t k = 0; k < sizeof endings / sizeof *endings; k++) {
        asc_str e = asc_str_from(endings[k]);
        if (s.n >= e.n && asc_str_eq_nocase(asc_str_slice(s, s.n - e.n, s.n), e)) return true;
    }
    for (size_t k = 0; k < sizeof names / sizeof *names; k++)
        if (asc_str_eq_nocase(s, asc_str_from(names[k]))) return true;
    return asc_str_starts(s, ASC_STR("Microsoft Word - ")) ||
           asc_str_find(s, ASC_STR(" ")) == SIZE_MAX;
}

/* One line of UTF-8, of at most `max` bytes. */
static asc_str fact(asc_arena *keep, char *told, size_t max)
{
    asc_str out = { NULL, 0 }, s = asc_str_from(told);
    if (asc_utf8_check(s) == s.n && !asc_arena_copy(keep, asc_str_trim(s), &out))
        out = (asc_str){ NULL, 0 };
    for (size_t i = 0; i < out.n; i++)
        if ((unsigned char)out.p[i] < ' ') ((char *)(uintptr_t)out.p)[i] = ' ';
    g_free(told);
    return asc_record_cut(out, max);
}

static asc_status take_date(asc_record *r, PopplerDocument *document, asc_arena *keep,
                            asc_error *err)
{
    char day[11];
    time_t t = poppler_document_get_creation_date(document);
    if (t <= 0) t = poppler_document_get_modification_date(document);
    if (t <= 0 || t / 86400 > 40000) return ASC_OK;
    asc_date_format(asc_date_from_days((int32_t)(t / 86400)), day);
    return asc_arena_copy(keep, asc_str_from(day), &r->published)
               ? ASC_OK
               : asc_fail(err, ASC_ENOMEM, "out of memory");
}

/* The first heading, where the metadata give no title. */
static asc_str first_heading(const asc_record *r)
{
    for (size_t k = 0; k < r->block_count && k < 8; k++)
        if (r->blocks[k].kind == ASC_BLOCK_HEADING)
            return asc_str_slice(r->text, r->blocks[k].span.begin, r->blocks[k].span.end);
    return (asc_str){ NULL, 0 };
}

static asc_status take_facts(asc_record *r, PopplerDocument *document, asc_arena *keep,
                             asc_error *err)
{
    r->title = fact(keep, poppler_document_get_title(document), TITLE_BYTES_MAX);
    r->author = fact(keep, poppler_document_get_author(document), NAME_BYTES_MAX);
    if (is_a_files_name(r->title)) r->title = first_heading(r);
    r->media = ASC_STR("application/pdf");
    if (poppler_document_get_n_pages(document) > ASC_PDF_PAGES_MAX)
        r->note = ASC_STR("it has more pages than are read; they were left out");
    return take_date(r, document, keep, err);
}

/* ---- the document ----------------------------------------------------------------*/

static asc_status refuse(GError *why, asc_error *err)
{
    bool locked = why && why->domain == POPPLER_ERROR && why->code == POPPLER_ERROR_ENCRYPTED;
    g_clear_error(&why);
    return asc_fail(err, ASC_EFORMAT,
                    locked ? "a PDF that is locked by a password" : "a PDF that is damaged");
}

asc_status asc_pdf_read(asc_records *out, asc_arena *keep, asc_str name, asc_str bytes,
                        asc_error *err)
{
    struct pdf d = { .keep = keep, .err = err };
    asc_laid laid = { .keep = keep };
    GError *why = NULL;
    (void)name;
    GBytes *held = g_bytes_new_static(bytes.p, bytes.n);
    PopplerDocument *document = poppler_document_new_from_bytes(held, NULL, &why);
    g_bytes_unref(held);
    if (!document) return refuse(why, err);
    add_pages(&d, document);
    asc_record *r = d.rc ? NULL : asc_records_add(out, keep);
    asc_status rc = d.rc;
    if (!rc && !r) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!rc) rc = asc_print_lay(&laid, d.lines, d.count, err);
    if (!rc) rc = asc_laid_finish(&laid, r, err);
    else asc_buf_free(&laid.text);
    if (!rc) rc = take_facts(r, document, keep, err);
    g_object_unref(document);
    if (!rc && !r->text.n)
        rc = asc_fail(err, ASC_EFORMAT, "a PDF without any text: pictures of pages, perhaps");
    return rc;
}

/* The document is never closed: poppler gives its set-up back with the last one. Its
 * facts are in UTF-16, which iconv loads from a file: it is kept open too. */
void asc_pdf_prepare(void)
{
    static const char *const charsets[] = { "UTF-16BE", "UTF-16LE", "UTF-16", "UCS-4BE" };
    struct pdf d = { .keep = asc_arena_new() };
    GBytes *held = g_bytes_new_static(small, sizeof small - 1);
    asc_pdf_hold_folder(CHARACTER_MAPS);
    for (size_t k = 0; k < sizeof charsets / sizeof *charsets; k++)
        (void)g_iconv_open("UTF-8", charsets[k]);
    PopplerDocument *document = poppler_document_new_from_bytes(held, NULL, NULL);
    if (document && d.keep) add_pages(&d, document);
    g_bytes_unref(held);
    asc_arena_free(d.keep);
    asc_pdf_close_files();
}
