/*
 * take - the public door to documents: asc_reader_* and asc_texts_* of ascribe.h.
 *
 * Plain text is decoded here; it takes no parser. All else goes to the jail.
 */
#include <ascribe.h>

#include <stdlib.h>

#include "base/error.h"
#include "text/document.h"
#include "text/jail.h"
#include "text/take.h"

#include "base/banned.h"

#define PROGRAM_BYTES 4096

struct asc_reader {
    asc_jail *jail;              /* NULL until a document needs one */
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

void asc_reader_close(asc_reader *r)
{
    if (!r) return;
    asc_jail_close(r->jail);
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
    asc_status rc = asc_jail_open(&j, r->program[0] ? r->program : NULL, true, err);
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
    return r->jail ? ASC_OK
                   : asc_jail_open(&r->jail, r->program[0] ? r->program : NULL, r->lax, err);
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

static bool part_name(asc_arena *keep, asc_str name, asc_str part, asc_str *out)
{
    asc_buf b = { 0 };
    asc_buf_put(&b, name);
    if (part.n) asc_buf_putc(&b, '#');
    asc_buf_put(&b, part);
    bool good = !b.failed && asc_arena_copy(keep, asc_buf_str(&b), out);
    asc_buf_free(&b);
    return good;
}

static bool list_texts(asc_texts *t, asc_str name, const asc_records *records)
{
    t->items = asc_arena_zalloc(t->keep, records->count + 1, sizeof *t->items);
    if (!t->items) return false;
    for (size_t i = 0; i < records->count; i++) {
        const asc_record *r = &records->items[i];
        asc_text *x = &t->items[t->count++];
        *x = (asc_text){ { { NULL, 0 }, r->title, r->outlet, r->author, r->published },
                         r->text,
                         r->charset,
                         r->media,
                         r->language,
                         r->url,
                         r->note,
                         r->blocks,
                         r->block_count,
                         r->fetched };
        if (!part_name(t->keep, name, r->part, &x->facts.name)) return false;
    }
    return true;
}

asc_status asc_reader_take(asc_texts **out, asc_reader *r, asc_str name, asc_str bytes,
                           const char *as, asc_error *err)
{
    asc_records records = { 0 };
    asc_arena *keep = asc_arena_new();
    asc_texts *t = keep ? asc_arena_zalloc(keep, 1, sizeof *t) : NULL;
    asc_str told = as && !strcmp(as, "html") ? ASC_STR(".html") : name;
    if (!t) {
        asc_arena_free(keep);
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    }
    t->keep = keep;
    bool plain = !as && asc_media_of(name, bytes) == ASC_MEDIA_PLAIN;
    asc_status rc = plain ? asc_document_read(&records, keep, name, bytes, err)
                          : read_jailed(&records, r, keep, told, bytes, err);
    if (!rc && !list_texts(t, name, &records)) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    if (rc) asc_texts_free(t);
    else *out = t;
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
