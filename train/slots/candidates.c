/*
 * candidates - what train.py learns from: the phrases of texts with their features.
 *
 *   slot_candidates MODEL DENSE < TEXTS
 *
 * TEXTS holds, for each report, the day of publication (ten bytes, 0000-00-00 when
 * unknown), the length of the text (four bytes, little-endian) and the text. For each
 * one JSON line is written: f, the report's features; p, its phrases, each with the
 * number of its actor e (-1: no name), its sentence s, of the nearest event word i: age, generic,
 * main, mentions; the kinds of event around it k, its
 * features f, the hash of its head h and its cuts c: begin, end, features. What slot_dense.h
 * makes of each phrase goes to the file DENSE, as floats. ev: the strong event words: kind,
 * sentence, happening (-1: none); n: tokens, s: sentences. w of a phrase: how surely its actor is
 * told to be a doer, by statements and by words around; su: which facts of account_sure.h are
 * stated of an actor, its number first.
 */
#include <ascribe.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ascribe_words.h"
#include "base/date.h"
#include "read/account_kinds.h"
#include "read/account_sure.h"
#include "read/read.h"
#include "read/slot_dense.h"

#include "text/blocks.h"

static void numbers(const asc_slot_features *f)
{
    putchar('[');
    for (size_t i = 0; i < f->count; i++) printf("%s%u", i ? "," : "", f->items[i]);
    putchar(']');
}

static void event(const asc_slot_view *v, uint32_t i)
{
    const asc_event *e = &v->ev->items[i];
    bool joined = e->happening != ASC_NONE;
    printf("\"i\":[%u,%d,%d,%u],", v->age[i], e->generic, joined && e->happening == v->ev->main,
           joined ? v->ev->happenings[e->happening].mentions : 0);
}

static void stated(const asc_readout *o)
{
    bool first = true;
    for (uint32_t m = 0; m < o->mentions.count; m++) {
        double facts[ASC_SURE_STATED] = { 0 }, some = 0;
        if (o->mentions.items[m].same != m) continue;
        asc_sure_stated(o, m, facts);
        for (size_t i = 0; i < ASC_SURE_STATED; i++) some += facts[i];
        if (some <= 0) continue;
        printf("%s[%u", first ? "" : ",", m);
        for (size_t i = 0; i < ASC_SURE_STATED; i++)
            if (facts[i] > 0) printf(",%zu", i);
        putchar(']');
        first = false;
    }
}

static void phrase(const asc_readout *o, const asc_dense_view *d, const asc_phrase *p, bool first,
                   FILE *dense)
{
    const asc_slot_view *v = d->v;
    float row[ASC_DENSE];
    uint32_t room[ASC_SLOT_FEATURES_MAX], x = v->m->of_token[p->head];
    bool named = x != ASC_NONE && v->m->items[x].is_name;
    asc_slot_features f = { room, 0, ASC_SLOT_FEATURES_MAX };
    asc_phrase_features(v, p, &f);
    uint32_t e = asc_slot_event(v, p->head);
    printf("%s{", first ? "" : ",");
    if (e != ASC_NONE) event(v, e);
    printf("\"w\":[%d,%d],", (int)asc_firmness_told(o, named ? v->m->items[x].same : ASC_NONE),
           (int)asc_firmness_near(v->t, p->head));
    printf("\"e\":%d,\"s\":%u,\"k\":%u,\"h\":%u,\"f\":", named ? (int)v->m->items[x].same : -1,
           v->t->tok[p->head].sent, asc_slot_kinds(v, p->head), v->word[p->head]);
    asc_phrase_dense(d, p, row);
    fwrite(row, sizeof *row, ASC_DENSE, dense);
    numbers(&f);
    printf(",\"c\":[");
    for (uint32_t k = 0; k < p->cut_count; k++) {
        f.count = 0;
        asc_cut_features(v, p, &p->cuts[k], &f);
        printf("%s[%u,%u,", k ? "," : "", v->t->tok[p->cuts[k].first].begin,
               v->t->tok[p->cuts[k].last - 1].end);
        numbers(&f);
        putchar(']');
    }
    printf("]}");
}

static asc_status report(const asc_tables *lx, asc_worker *worker, asc_date published, asc_str text,
                         asc_arena *work, FILE *dense, asc_error *err)
{
    asc_span *blocks;
    size_t block_count;
    asc_words words;
    asc_readout o;
    asc_tree t;
    asc_slot_view v;
    asc_dense_view d;
    asc_word_vectors vectors;
    asc_slot_features f;
    asc_phrase p;
    asc_status rc = asc_text_blocks(work, text, &blocks, &block_count, err);
    if (!rc) rc = asc_words_annotate(&words, work, worker, text, blocks, block_count, err);
    if (!rc)
        rc = asc_read(&o, work, lx, text, words.items, (uint32_t)words.count, (asc_str){ NULL, 0 },
                      published, false, err);
    if (!rc) rc = asc_tree_make(&t, work, lx, text, words.items, (uint32_t)words.count, err);
    if (!rc)
        rc = asc_slot_view_make(&v, work, &t, &o.mentions, &o.events, o.findings, o.finding_count,
                                published, err);
    if (!rc) rc = asc_word_vectors_load(&vectors, err);
    if (rc) return rc;
    if (!asc_dense_view_make(&d, work, &v, &vectors)) return ASC_ENOMEM;
    if (!asc_report_features(&v, work, &f)) return ASC_ENOMEM;
    printf("{\"f\":");
    numbers(&f);
    printf(",\"p\":[");
    bool first = true;
    for (uint32_t i = 0; i < t.n; i++)
        if (asc_phrase_at(&t, &o.mentions, i, &p)) phrase(&o, &d, &p, first, dense), first = false;
    printf("],\"n\":%u,\"ev\":[", t.n);
    first = true;
    for (size_t i = 0; i < o.events.count; i++) {
        const asc_event *e = &o.events.items[i];
        if (e->strength != ASC_EVENT_STRONG || !asc_kinds_index((uint32_t)e->kind)) continue;
        printf("%s[%d,%u,%d]", first ? "" : ",", asc_kinds_index((uint32_t)e->kind),
               t.tok[e->tok].sent, e->happening == ASC_NONE ? -1 : (int)e->happening);
        first = false;
    }
    printf("],\"su\":[");
    stated(&o);
    printf("],\"s\":%u}\n", t.n ? t.tok[t.n - 1].sent + 1 : 1);
    return ASC_OK;
}

int main(int argc, char **argv)
{
    asc_error err = { 0 };
    asc_model *model = NULL;
    asc_tables *lx = NULL;
    asc_arena *keep = asc_arena_new();
    char day[11] = "";
    uint32_t n;
    FILE *dense = argc == 3 ? fopen(argv[2], "wb") : NULL;
    if (!dense || !keep || asc_model_open(&model, argv[1], &err) ||
        asc_tables_load(&lx, keep, &err)) {
        fprintf(stderr, "usage: slot_candidates MODEL DENSE < TEXTS\n%s\n", err.message);
        return 2;
    }
    asc_worker *worker = asc_worker_new(model);
    while (worker && fread(day, 1, 10, stdin) == 10 && fread(&n, sizeof n, 1, stdin) == 1) {
        asc_arena *work = asc_arena_new();
        char *p = malloc((size_t)n + 1);
        asc_date d = { 0 };
        if (!work || !p || fread(p, 1, n, stdin) != n) return 2;
        if (!asc_date_parse((asc_str){ day, 10 }, &d)) d = (asc_date){ 0 };
        if (report(lx, worker, d, (asc_str){ p, n }, work, dense, &err)) {
            fprintf(stderr, "slot_candidates: %s\n", err.message);
            return 2;
        }
        free(p);
        asc_arena_free(work);
    }
    asc_worker_free(worker);
    asc_model_close(model);
    asc_arena_free(keep);
    return fclose(dense) ? 2 : 0;
}
