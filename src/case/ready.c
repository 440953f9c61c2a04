#include "case/ready.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/facts.h"
#include "base/os.h"
#include "text/document.h"
#include "text/heading.h"
#include "text/mail_words.h"
#include "text/take.h"

#include "base/banned.h"

struct hand {
    asc_hands *all;
    pthread_t thread;
    asc_arena *arena;
    asc_packer *packer;
    asc_reader *reader;
    asc_error err; /* of what went wrong, if it did */
};

struct asc_hands {
    struct hand items[ASC_HANDS_MAX];
    unsigned count;
    /* the work at hand */
    asc_ready *files;
    size_t file_count;
    bool press;
    atomic_size_t next;
};

/* ---- what is told -----------------------------------------------------------------*/

static void json_headers(asc_buf *b, asc_str headers)
{
    asc_lines it = { headers, 0 };
    asc_str line;
    const char *before = ",\"headers\":[";
    for (; asc_lines_next(&it, &line); before = ",") {
        asc_buf_puts(b, before);
        asc_buf_json(b, line);
    }
    if (headers.n) asc_buf_putc(b, ']');
}

static bool facts_as_json(asc_arena *keep, const asc_report_facts *facts, const asc_fetched *page,
                          asc_str *out)
{
    asc_buf b = { 0 };
    asc_buf_putc(&b, '{');
    asc_buf_json_known(&b, "title", facts->title);
    asc_buf_json_known(&b, "outlet", facts->outlet);
    asc_buf_json_known(&b, "author", facts->author);
    asc_buf_json_known(&b, "published", facts->published);
    asc_buf_json_known(&b, "url", page->url);
    if (!asc_str_eq(page->final, page->url)) asc_buf_json_known(&b, "final_url", page->final);
    asc_buf_json_known(&b, "content_type", page->type);
    asc_buf_json_known(&b, "date", page->date);
    asc_buf_json_known(&b, "last_modified", page->modified);
    if (page->status) asc_buf_printf(&b, ",\"status\":%u", (unsigned)page->status);
    json_headers(&b, page->headers);
    asc_buf_putc(&b, '}');
    bool good = !b.failed && asc_arena_copy(keep, asc_buf_str(&b), out);
    asc_buf_free(&b);
    return good;
}

/* What is told from outside goes before what a document says of itself. */
static asc_str either(asc_str outside, asc_str inside)
{
    return outside.n ? outside : inside;
}

/* The blocks of a text as they are kept: begin, end, kind, each in four bytes. */
static bool pack_blocks(asc_arena *keep, const asc_text *t, asc_str *out)
{
    unsigned char *p = asc_arena_alloc(keep, t->block_count + 1, 12);
    if (!p) return false;
    *out = (asc_str){ (const char *)p, t->block_count * 12 };
    for (size_t i = 0; i < t->block_count; i++) {
        const uint32_t v[3] = { t->blocks[i].span.begin, t->blocks[i].span.end,
                                (uint32_t)t->blocks[i].kind };
        for (int k = 0; k < 12; k++) *p++ = (unsigned char)(v[k / 4] >> 8 * (k % 4));
    }
    return true;
}

/* `t` is named as its document, with "#part" behind it where there are several. Of what
 * is known of a document, only the outlet is true of each of several reports. */
static asc_status keep_text(asc_kept_report *k, asc_arena *keep, asc_str path, const asc_text *t,
                            bool alone, const asc_report_facts *told, asc_error *err)
{
    asc_report_facts of_part = { .name = told->name, .outlet = told->outlet };
    const asc_report_facts *outside = alone ? told : &of_part;
    k->text = *t;
    k->item = asc_str_slice(t->facts.name, path.n + 1, t->facts.name.n);
    asc_report_facts *f = &k->text.facts;
    *f = (asc_report_facts){ .title = either(outside->title, f->title),
                             .outlet = either(outside->outlet, f->outlet),
                             .author = either(outside->author, f->author),
                             .published = either(outside->published, f->published) };
    if (!asc_report_part_name(keep, outside->name, k->item, &f->name) ||
        !asc_arena_copy(keep, f->title, &f->title) ||
        !asc_arena_copy(keep, f->outlet, &f->outlet) ||
        !asc_arena_copy(keep, f->author, &f->author) ||
        !asc_arena_copy(keep, f->published, &f->published) || !pack_blocks(keep, t, &k->blocks))
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    return t->block_count ? ASC_OK : asc_facts_guess(keep, f, t->text, err);
}

/* ---- one file ---------------------------------------------------------------------*/

/* A server's word for a page whose bytes do not tell. */
static const char *as_told(const asc_ready *r)
{
    asc_str type = asc_str_slice(r->page.type, 0, strlen("text/html"));
    return asc_str_eq_nocase(type, ASC_STR("text/html")) &&
                   asc_media_of(r->path, r->bytes) == ASC_MEDIA_PLAIN
               ? "html"
               : NULL;
}

static asc_status read_reports(struct hand *h, asc_ready *r, asc_error *err)
{
    asc_status rc = asc_reader_take(&r->texts, h->reader, r->path, r->bytes, as_told(r),
                                    asc_mail_parameter(r->page.type, "charset"), err);
    if (rc) return rc;
    const asc_text *items = asc_texts_items(r->texts, &r->report_count);
    if (r->report_count == 0) return asc_fail(err, ASC_EFORMAT, "no report is in it");
    r->reports = asc_arena_zalloc(h->arena, r->report_count, sizeof *r->reports);
    if (!r->reports) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (size_t i = 0; !rc && i < r->report_count; i++)
        rc = keep_text(&r->reports[i], h->arena, r->path, &items[i], r->report_count == 1, &r->told,
                       err);
    return rc;
}

static asc_status press(struct hand *h, asc_ready *r, asc_buf *b, asc_error *err)
{
    bool pressed;
    asc_buf_clear(b);
    asc_status rc = asc_pack(h->packer, b, r->bytes, &pressed, err);
    if (!rc && pressed && !asc_arena_copy(h->arena, asc_buf_str(b), &r->packed))
        rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    return rc;
}

static asc_status out_of_memory(asc_error *err)
{
    return asc_fail(err, ASC_ENOMEM, "out of memory");
}

static asc_status make_ready(struct hand *h, asc_ready *r, asc_error *err)
{
    asc_buf b = { 0 };
    asc_error why = { 0 };
    if (r->refusal.n) return ASC_OK;
    if (!facts_as_json(h->arena, &r->told, &r->page, &r->facts)) return out_of_memory(err);
    asc_status rc = read_reports(h, r, &why);
    for (size_t i = 0; !rc && r->page.url.n && i < r->report_count; i++)
        if (!r->reports[i].text.url.n) r->reports[i].text.url = r->page.final;
    if (rc && rc != ASC_ENOMEM) {
        r->untried = rc == ASC_EIO;
        return asc_arena_copy(h->arena, asc_str_from(why.message), &r->refusal)
                   ? ASC_OK
                   : out_of_memory(err);
    }
    if (!rc && h->all->press) rc = press(h, r, &b, &why);
    for (size_t i = 0; !rc && i < r->report_count; i++)
        rc = asc_report_hash(&r->reports[i].hash, &b, &r->hash, &r->reports[i], &why);
    asc_buf_free(&b);
    return rc ? asc_fail(err, rc, "%s", why.message) : ASC_OK;
}

/* ---- many hands ---------------------------------------------------------------------*/

static void *labour(void *user)
{
    struct hand *h = user;
    asc_hands *all = h->all;
    size_t i;
    while (h->err.status == ASC_OK && (i = atomic_fetch_add(&all->next, 1)) < all->file_count)
        h->err.status = make_ready(h, &all->files[i], &h->err);
    return NULL;
}

asc_status asc_ready_all(asc_hands *h, asc_ready *items, size_t count, bool press, asc_error *err)
{
    unsigned wanted = count < h->count ? (unsigned)count : h->count, started = 1;
    h->files = items;
    h->file_count = count;
    h->press = press;
    atomic_store(&h->next, 0);
    for (unsigned i = 0; i < h->count; i++) h->items[i].err = (asc_error){ 0 };
    /* where no thread can be had, the others do its work */
    while (started < wanted &&
           pthread_create(&h->items[started].thread, NULL, labour, &h->items[started]) == 0)
        started++;
    labour(&h->items[0]);
    for (unsigned i = 1; i < started; i++) pthread_join(h->items[i].thread, NULL);
    for (unsigned i = 0; i < started; i++)
        if (h->items[i].err.status)
            return asc_fail(err, h->items[i].err.status, "%s", h->items[i].err.message);
    return ASC_OK;
}

bool asc_hands_layers(const asc_hands *h, unsigned *layers)
{
    bool any = false;
    *layers = ~0u;
    for (unsigned i = 0; i < h->count; i++) {
        unsigned held = asc_reader_held(h->items[i].reader);
        if (!held) continue;
        any = true;
        *layers &= held;
    }
    return any;
}

void asc_ready_forget(asc_hands *h, asc_ready *items, size_t count)
{
    static const asc_mark nothing = { 0 };
    for (size_t i = 0; i < count; i++) asc_texts_free(items[i].texts);
    for (unsigned i = 0; i < h->count; i++) asc_arena_restore(h->items[i].arena, nothing);
}

static bool make_hand(struct hand *h, asc_hands *all, const asc_reader_options *reading)
{
    h->all = all;
    h->arena = asc_arena_new();
    h->packer = asc_packer_new();
    return h->arena && h->packer && asc_reader_open(&h->reader, reading, NULL) == ASC_OK;
}

asc_hands *asc_hands_new(unsigned threads, const asc_reader_options *reading)
{
    asc_hands *h = calloc(1, sizeof *h);
    if (!h) return NULL;
    if (threads == 0) threads = asc_os_processors();
    h->count = threads < ASC_HANDS_MAX ? threads : ASC_HANDS_MAX;
    for (unsigned i = 0; i < h->count; i++) {
        if (make_hand(&h->items[i], h, reading)) continue;
        asc_hands_free(h);
        return NULL;
    }
    return h;
}

void asc_hands_free(asc_hands *h)
{
    if (!h) return;
    for (unsigned i = 0; i < h->count; i++) {
        asc_reader_close(h->items[i].reader);
        asc_packer_free(h->items[i].packer);
        asc_arena_free(h->items[i].arena);
    }
    free(h);
}
