/*
 * features - what the models of data/ are learnt from, as the library itself sees it.
 *
 *   features MODEL mentions|events [--spell] < TEXTS
 *
 * Standard input holds length (4 bytes, little-endian) and bytes of each text. For each
 * comes a line "text N", then for each word a line: the number of its row, begin, end, and
 * its features' hashes; with --spell as text.
 */
#include <ascribe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ascribe_words.h"
#include "base/os.h"
#include "base/str.h"
#include "read/entities.h"
#include "read/factuality.h"
#include "text/blocks.h"

#define TEXT_BYTES_MAX ((size_t)64 << 20)

struct run {
    asc_worker *worker;
    asc_tables *tables;
    asc_entity_model *entities;
    asc_factuality_model *events;
    const asc_tree *t;
    bool spell, want_events;
    asc_buf spelled;
    asc_error err;
};

static void spell(void *user, asc_str feature)
{
    struct run *r = user;
    asc_buf_putc(&r->spelled, '\t');
    asc_buf_put(&r->spelled, feature);
}

static void tell_word(void *user, uint32_t token, uint32_t sent, const asc_features *f)
{
    struct run *r = user;
    const asc_token *k = &r->t->tok[token];
    printf("%u\t%u\t%u", sent, k->begin, k->end);
    for (uint32_t i = 0; !f->tell && i < f->n; i++) printf("\t%08x", f->hash[i]);
    fwrite(r->spelled.p, 1, r->spelled.n, stdout);
    putchar('\n');
    asc_buf_clear(&r->spelled);
}

static void tell_events(struct run *r, asc_features *f)
{
    asc_str tone = ASC_STR("");
    for (uint32_t i = 0; i < r->t->n; i++) {
        bool first = i == 0 || r->t->tok[i].sent != r->t->tok[i - 1].sent;
        if (first) tone = asc_factuality_tone(r->t, i);
        if (!asc_factuality_word(r->events, r->t, i)) continue;
        asc_factuality_features(r->events, r->t, i, tone, f);
        tell_word(r, i, r->t->tok[i].sent, f);
    }
}

static asc_status one_text(struct run *r, asc_arena *work, asc_str text)
{
    asc_words words;
    asc_tree t;
    asc_span *blocks = NULL;
    size_t count = 0;
    asc_features f = { .tell = r->spell ? spell : NULL, .user = r };
    asc_status rc = asc_text_blocks(work, text, &blocks, &count, &r->err);
    if (!rc) rc = asc_words_annotate(&words, work, r->worker, text, blocks, count, &r->err);
    if (!rc)
        rc = asc_tree_make(&t, work, r->tables, text, words.items, (uint32_t)words.count, &r->err);
    r->t = &t;
    if (rc) return rc;
    if (!r->want_events)
        return asc_entity_features(work, r->entities, &t, &f, tell_word, r, &r->err);
    tell_events(r, &f);
    return ASC_OK;
}

/* The next text of standard input, in `work`; false at the end. */
static bool next(asc_arena *work, asc_str *text)
{
    unsigned char head[4];
    if (fread(head, 1, 4, stdin) != 4) return false;
    size_t n = head[0] | (size_t)head[1] << 8 | (size_t)head[2] << 16 | (size_t)head[3] << 24;
    char *p = n > TEXT_BYTES_MAX ? NULL : asc_arena_alloc(work, n + 1, 1);
    if (!p || fread(p, 1, n, stdin) != n) return false;
    *text = (asc_str){ p, n };
    return true;
}

static asc_status all_texts(struct run *r)
{
    asc_status rc = ASC_OK;
    for (unsigned i = 0; !rc; i++) {
        asc_str text;
        asc_arena *work = asc_arena_new();
        bool any = work && next(work, &text);
        if (any) {
            printf("text %u\n", i);
            rc = one_text(r, work, text);
        }
        asc_arena_free(work);
        if (!any) break;
    }
    return rc;
}

int main(int argc, char **argv)
{
    struct run r = { .spell = argc > 3 && !strcmp(argv[3], "--spell"),
                     .want_events = argc > 2 && !strcmp(argv[2], "events") };
    asc_model *model = NULL;
    asc_arena *keep = asc_arena_new();
    if (argc < 3 || !keep) return 2;
    asc_status rc = asc_model_open(&model, argv[1], &r.err);
    if (!rc) rc = asc_tables_load(&r.tables, keep, &r.err);
    if (!rc) rc = asc_entity_lists_open(&r.entities, keep, &r.err);
    if (!rc) rc = asc_factuality_lists_open(&r.events, keep, &r.err);
    r.worker = rc ? NULL : asc_worker_new(model);
    if (r.worker) rc = all_texts(&r);
    if (rc) fprintf(stderr, "features: %s\n", r.err.message);
    asc_buf_free(&r.spelled);
    asc_worker_free(r.worker);
    asc_arena_free(keep);
    asc_model_close(model);
    return rc ? 1 : 0;
}
