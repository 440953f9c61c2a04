/*
 * take - the public door to documents: asc_reader_* and asc_texts_* of ascribe.h.
 *
 * Plain text in Unicode is decoded here; it takes no parser. All else goes to the jail.
 */
#include <ascribe.h>

#include <stdlib.h>

#include "base/error.h"
#include "base/facts.h"
#include "base/utf8.h"
#include "text/charset.h"
#include "text/cutting.h"
#include "text/document.h"
#include "text/jail.h"
#include "text/take.h"

#include "base/banned.h"

#define PROGRAM_BYTES 4096
#define CHARSET_BYTES_MAX ((size_t)40)
#define PDF_PARTS_MAX 2000u

struct asc_reader {
    asc_jail *jail, *pdf;        /* NULL until a document needs one */
    char program[PROGRAM_BYTES]; /* "": look for it */
    bool lax;
};

struct asc_texts {
    asc_arena *keep;
    asc_text *items;
    size_t count;
};

const char *asc_block_kind_name(asc_block_kind k)
{
    static const char *const names[] = {
#define ASC_X(id, s) s,
        ASC_BLOCK_LIST(ASC_X)
#undef ASC_X
    };
    return (unsigned)k < ASC_BLOCK_COUNT ? names[k] : "";
}

asc_status asc_reader_open(asc_reader **out, const asc_reader_options *options, asc_error *err)
{
    asc_reader *r = calloc(1, sizeof *r);
    if (!r) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_str program = asc_str_from(options ? options->program : NULL);
    if (program.n >= sizeof r->program) {
        free(r);
        return asc_fail(err, ASC_EARG, "the reader's path is too long");
    }
    if (program.n) memcpy(r->program, program.p, program.n);
    r->lax = options && options->no_jail;
    *out = r;
    return ASC_OK;
}

unsigned asc_reader_held(const asc_reader *r)
{
    return r->jail ? asc_jail_layers(r->jail) : 0;
}

void asc_reader_close(asc_reader *r)
{
    if (!r) return;
    asc_jail_close(r->jail);
    asc_jail_close(r->pdf);
    free(r);
}

const char *asc_jail_layer_name(unsigned bit)
{
    static const char *const names[ASC_JAIL_LAYERS] = { "limits", "no_new_privs", "Landlock",
                                                        "seccomp" };
    return bit < ASC_JAIL_LAYERS ? names[bit] : "";
}

asc_status asc_reader_layers(asc_reader *r, unsigned *layers, asc_error *err)
{
    asc_jail *j = NULL;
    asc_records none = { 0 };
    asc_status rc =
        asc_jail_open(&j, ASC_READER_PROGRAM, r->program[0] ? r->program : NULL, true, err);
    asc_arena *tmp = rc ? NULL : asc_arena_new();
    if (!rc)
        rc = tmp ? asc_jail_read(&none, j, tmp, ASC_STR("a.txt"), ASC_STR("a"), err)
                 : asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!rc) *layers = asc_jail_layers(j);
    asc_arena_free(tmp);
    asc_jail_close(j);
    return rc;
}

static asc_status open_jail(asc_reader *r, asc_error *err)
{
    if (r->jail) return ASC_OK;
    return asc_jail_open(&r->jail, ASC_READER_PROGRAM, r->program[0] ? r->program : NULL, r->lax,
                         err);
}

asc_status asc_reader_list(asc_records *out, asc_reader *r, asc_arena *keep, asc_str name,
                           asc_str bytes, asc_error *err)
{
    asc_status rc = open_jail(r, err);
    return rc ? rc : asc_jail_read_list(out, r->jail, keep, name, bytes, err);
}

static asc_status read_jailed(asc_records *out, asc_reader *r, asc_arena *keep, asc_str name,
                              asc_str bytes, asc_error *err)
{
    asc_status rc = open_jail(r, err);
    return rc ? rc : asc_jail_read(out, r->jail, keep, name, bytes, err);
}

static asc_status read_pdf(asc_records *out, asc_reader *r, asc_arena *keep, asc_str bytes,
                           asc_error *err)
{
    asc_status rc =
        r->pdf ? ASC_OK : asc_jail_open(&r->pdf, ASC_PDF_READER_PROGRAM, NULL, r->lax, err);
    if (rc == ASC_EIO)
        return asc_fail(err, ASC_EFORMAT,
                        "PDF is read by " ASC_PDF_READER_PROGRAM
                        ", which is not there: it is built where libpoppler-glib-dev is");
    return rc ? rc : asc_jail_read(out, r->pdf, keep, ASC_STR("a.pdf"), bytes, err);
}

/* ---- PDFs among a document's parts -----------------------------------------------*/

static void fill_in(asc_str *fact, asc_str told)
{
    if (!fact->n) *fact = told;
}

/* A part's PDF read: what stands around it tells where the PDF is silent. */
static asc_status read_part(asc_record *part, asc_reader *r, asc_arena *keep, asc_error *err)
{
    asc_records found = { 0 };
    asc_status rc = read_pdf(&found, r, keep, part->raw, err);
    if (!rc && found.count != 1) rc = asc_fail(err, ASC_EFORMAT, "a PDF without any text");
    if (rc) return rc;
    asc_record pdf = found.items[0];
    pdf.part = part->part;
    fill_in(&pdf.title, part->title);
    fill_in(&pdf.outlet, part->outlet);
    fill_in(&pdf.author, part->author);
    fill_in(&pdf.published, part->published);
    fill_in(&pdf.url, part->url);
    fill_in(&pdf.fetched, part->fetched);
    fill_in(&pdf.note, part->note);
    *part = pdf;
    return ASC_OK;
}

/* The reader gives back PDFs as they are; those that cannot be read are left out. */
static asc_status read_parts(asc_records *records, asc_reader *r, asc_arena *keep, asc_error *err)
{
    asc_parts p = { .out = records, .keep = keep, .err = err };
    asc_str note = records->count ? records->items[0].note : (asc_str){ NULL, 0 };
    size_t kept = 0, read = 0;
    for (size_t i = 0; i < records->count; i++) {
        asc_record *one = &records->items[i];
        asc_error why = { ASC_OK, "" };
        asc_status rc = ASC_OK;
        if (one->raw.n)
            rc = ++read > PDF_PARTS_MAX ? asc_fail(&why, ASC_ELIMIT, "there are too many PDFs")
                                        : read_part(one, r, keep, &why);
        if (rc == ASC_ENOMEM || rc == ASC_EIO) return asc_fail(err, rc, "%s", why.message);
        if (rc) asc_parts_refuse(&p, one->part, why.message);
        else records->items[kept++] = *one;
    }
    records->count = kept;
    if (kept) fill_in(&records->items[0].note, note);
    return p.refused ? asc_parts_end(&p, "it") : ASC_OK;
}

static bool list_texts(asc_texts *t, asc_str name, const asc_records *records, size_t bytes)
{
    t->items = asc_arena_zalloc(t->keep, records->count + 1, sizeof *t->items);
    if (!t->items) return false;
    for (size_t i = 0; i < records->count; i++) {
        const asc_record *r = &records->items[i];
        asc_text *x = &t->items[t->count++];
        *x = (asc_text){ .facts = { .title = r->title,
                                    .outlet = r->outlet,
                                    .author = r->author,
                                    .published = r->published },
                         .text = r->text,
                         .charset = r->charset,
                         .media = r->media,
                         .url = r->url,
                         .language = r->language,
                         .note = r->note,
                         .blocks = r->blocks,
                         .block_count = r->block_count,
                         .fetched = r->fetched };
        if (asc_stretches_sound(r->origins, r->origin_count, r->text.n, bytes)) {
            x->origins = r->origins;
            x->origin_count = r->origin_count;
        }
        if (!asc_report_part_name(t->keep, name, r->part, &x->facts.name)) return false;
    }
    return true;
}

/* Text that takes no guess and no table to read. */
static bool is_unicode(asc_str bytes)
{
    return asc_decode_is_pairs(bytes) ||
           (asc_utf8_check(bytes) == bytes.n && !asc_charset_is_escaped(bytes));
}

/* The name with its end kept, and the charset behind a NUL. */
static bool with_charset(asc_arena *keep, asc_str name, asc_str charset, asc_str *out)
{
    asc_buf b = { 0 };
    charset = asc_record_cut(charset, CHARSET_BYTES_MAX);
    size_t room = ASC_DOCUMENT_NAME_MAX - CHARSET_BYTES_MAX - 1;
    asc_buf_put(&b, asc_str_slice(name, name.n > room ? name.n - room : 0, name.n));
    asc_buf_putc(&b, '\0');
    asc_buf_put(&b, charset);
    bool good = !b.failed && asc_arena_copy(keep, asc_buf_str(&b), out);
    asc_buf_free(&b);
    return good;
}

asc_status asc_reader_take(asc_texts **out, asc_reader *r, asc_str name, asc_str bytes,
                           const char *as, asc_str charset, asc_error *err)
{
    asc_records records = { 0 };
    asc_arena *keep = asc_arena_new();
    asc_texts *t = keep ? asc_arena_zalloc(keep, 1, sizeof *t) : NULL;
    asc_str told = as && !strcmp(as, "html") ? ASC_STR(".html") : name;
    if (!t || (charset.n && !with_charset(keep, told, charset, &told))) {
        asc_arena_free(keep);
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    }
    t->keep = keep;
    asc_media media = as ? ASC_MEDIA_HTML : asc_media_of(name, bytes);
    bool simple = media == ASC_MEDIA_PLAIN && is_unicode(bytes);
    asc_status rc = simple                   ? asc_document_read(&records, keep, name, bytes, err)
                    : media == ASC_MEDIA_PDF ? read_pdf(&records, r, keep, bytes, err)
                                             : read_jailed(&records, r, keep, told, bytes, err);
    if (!rc) rc = read_parts(&records, r, keep, err);
    if (!rc && !list_texts(t, name, &records, bytes.n))
        rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    if (rc) asc_texts_free(t);
    else *out = t;
    return rc;
}

asc_status asc_reader_cut(asc_portion *out, size_t *count, asc_reader *r, asc_str name,
                          asc_str bytes, const asc_portion *before, bool last, asc_error *err)
{
    asc_records records = { 0 };
    asc_str end = asc_str_slice(name, name.n > 5 ? name.n - 5 : 0, name.n);
    char drifting = before && before->adrift ? before->kind == ASC_PORTION_LOST ? 'x' : 's' : '-';
    const char how[] = { last ? 'l' : '-', before ? 'i' : '-',
                         asc_str_eq_nocase(end, ASC_STR(".wacz")) ? 'w' : '-', drifting,
                         (char)('0' + (before ? before->form : 0)) };
    asc_status rc = open_jail(r, err);
    asc_arena *tmp = rc ? NULL : asc_arena_new();
    if (!rc && !tmp) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!rc) rc = asc_jail_cut(&records, r->jail, tmp, (asc_str){ how, sizeof how }, bytes, err);
    if (!rc) rc = asc_portion_of(out, count, &records, bytes.n, err);
    asc_arena_free(tmp);
    return rc;
}

const asc_text *asc_texts_items(const asc_texts *t, size_t *count)
{
    *count = t->count;
    return t->items;
}

void asc_texts_free(asc_texts *t)
{
    if (t) asc_arena_free(t->keep);
}
