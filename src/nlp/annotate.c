#include "nlp/annotate.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"
#include "nlp/doc.h"
#include "nlp/entities.h"
#include "nlp/model.h"
#include "nlp/parser.h"
#include "nlp/pieces.h"
#include "nlp/tree.h"

#include "base/banned.h"

/* Word types kept, 4 KB each; the recogniser has one where tagger and parser have two
 * (with and without a space behind). docs/decisions/0006 has the figures. */
#define BASE_TYPES 4096
#define NER_TYPES 3072

struct asc_worker {
    const asc_model *model;
    asc_lexicon *lexicon;
    asc_blocks *base, *ner;
    asc_lemma_cache *lemmas;
    asc_arena *tmp;
};

asc_worker *asc_worker_new(const asc_model *m)
{
    asc_worker *w = m->path ? NULL : calloc(1, sizeof *w);
    if (!w) return NULL;
    w->model = m;
    w->lexicon = asc_lexicon_new();
    w->base = asc_blocks_new(&m->base, &m->parser, &m->tagger, m->kernels, BASE_TYPES);
    w->ner = asc_blocks_new(&m->ner, &m->entities, NULL, m->kernels, NER_TYPES);
    w->lemmas = asc_lemma_cache_new();
    w->tmp = asc_arena_new();
    if (w->lexicon && w->base && w->ner && w->lemmas && w->tmp) return w;
    asc_worker_free(w);
    return NULL;
}

void asc_worker_free(asc_worker *w)
{
    if (!w) return;
    asc_lexicon_free(w->lexicon);
    asc_blocks_free(w->base);
    asc_blocks_free(w->ner);
    asc_lemma_cache_free(w->lemmas);
    asc_arena_free(w->tmp);
    free(w);
}

/* Tag, parse and recognise n words into tokens, all set but morphology. */
static asc_status run_networks(asc_worker *w, const asc_word *words, size_t n, asc_token *tokens,
                               size_t *sents, size_t *ents, asc_error *err)
{
    const asc_model *m = w->model;
    size_t types;
    const asc_lex *lex = asc_lexicon_types(w->lexicon, &types);
    uint8_t *tags = asc_arena_zalloc(w->tmp, n, 1), *is_space = asc_arena_alloc(w->tmp, n, 1);
    asc_arc *arcs = asc_arena_alloc(w->tmp, n, sizeof *arcs);
    if (!tags || !is_space || !arcs)
        return asc_fail(err, ASC_ENOMEM, "out of memory for %zu tokens", n);
    for (size_t i = 0; i < n; i++) is_space[i] = lex[words[i].lex].is_space;
    if (!asc_blocks_start(w->base, w->lexicon, words, n, tags) ||
        !asc_blocks_start(w->ner, w->lexicon, words, n, NULL))
        return asc_fail(err, ASC_ENOMEM, "out of memory for %zu tokens", n);
    asc_status rc = asc_parse(w->base, &m->parser, n, arcs, w->tmp, err);
    if (rc == ASC_OK) rc = asc_tree_build(arcs, is_space, tokens, n, sents, w->tmp, err);
    if (rc != ASC_OK) return rc;
    for (size_t i = 0; i < n; i++) tokens[i].tag = tags[i];
    return asc_entities_find(w->ner, &m->entities, is_space, tokens, n, ents, err);
}

/* Room for n more tokens at the end of the document, set to zero. */
static bool reserve_tokens(asc_doc *doc, size_t n)
{
    size_t need = doc->token_count + n;
    if (need > doc->token_cap) {
        size_t cap = doc->token_count ? need + need / 2 : need;
        asc_token *grown = realloc(doc->tokens, cap * sizeof *grown);
        if (!grown) return false;
        doc->tokens = grown;
        doc->token_cap = cap;
    }
    memset(doc->tokens + doc->token_count, 0, n * sizeof *doc->tokens);
    return true;
}

/* From positions in a piece to positions in the document. */
static void shift(asc_doc *doc, size_t n, size_t byte, size_t sents)
{
    uint32_t first = (uint32_t)doc->token_count, at = (uint32_t)byte;
    for (asc_token *t = doc->tokens + first; t < doc->tokens + first + n; t++) {
        t->begin += at;
        t->end += at;
        t->head += first;
        t->left += first;
        t->right += first;
        t->sent += (uint32_t)doc->sent_count;
    }
    doc->token_count += n;
    doc->sent_count += sents;
}

/* Annotate text[begin, end), spelled as in `seen`, and append it to the document. */
static asc_status add_piece(asc_worker *w, asc_doc *doc, asc_str seen, size_t begin, asc_error *err)
{
    asc_word *words;
    size_t n, sents = 0, ents = 0;
    asc_status rc = asc_tokenize(w->model->tokenizer, w->lexicon, seen, w->tmp, &words, &n, err);
    if (rc != ASC_OK || n == 0) return rc;
    if (!reserve_tokens(doc, n))
        return asc_fail(err, ASC_ENOMEM, "out of memory for %zu tokens", n);
    asc_token *tokens = doc->tokens + doc->token_count;
    for (size_t i = 0; i < n; i++) {
        tokens[i].begin = words[i].begin;
        tokens[i].end = words[i].end;
        tokens[i].space_after = words[i].space_after;
    }
    rc = run_networks(w, words, n, tokens, &sents, &ents, err);
    if (rc == ASC_OK)
        rc =
            asc_morphology_apply(w->model->morphology, w->lemmas, seen, tokens, n, doc->arena, err);
    if (rc != ASC_OK) return rc;
    doc->ent_count += ents;
    shift(doc, n, begin, sents);
    return ASC_OK;
}

/* Sentences and entities as ranges of tokens. */
static asc_status list_ranges(asc_doc *doc, asc_error *err)
{
    doc->sents = asc_arena_alloc(doc->arena, doc->sent_count, sizeof *doc->sents);
    doc->ents = asc_arena_alloc(doc->arena, doc->ent_count, sizeof *doc->ents);
    if (!doc->sents || !doc->ents) return asc_fail(err, ASC_ENOMEM, "out of memory for sentences");
    size_t s = 0, e = 0;
    for (size_t i = 0; i < doc->token_count; i++) {
        const asc_token *t = &doc->tokens[i];
        uint32_t at = (uint32_t)i;
        if (i == 0 || t->sent != doc->tokens[i - 1].sent)
            doc->sents[s++] = (asc_range){ at, at, 0 };
        doc->sents[s - 1].end = at + 1;
        if (t->ent_begin) doc->ents[e++] = (asc_range){ at, at, t->ent };
        if (t->ent) doc->ents[e - 1].end = at + 1;
    }
    return ASC_OK;
}

/* What the stages shall see of the text: itself, or a copy in which capitals are recased,
 * piece by piece, so that a piece does not depend on the text around it. */
static asc_status recase_into(asc_worker *w, asc_doc *doc, asc_error *err)
{
    asc_str text = doc->text;
    asc_mark before = asc_arena_save(doc->arena);
    asc_status rc = ASC_OK;
    bool any = false;
    if (text.n == 0) return ASC_OK;
    char *copy = asc_arena_alloc(doc->arena, text.n, 1);
    if (!copy) return asc_fail(err, ASC_ENOMEM, "out of memory to recase %zu bytes", text.n);
    for (size_t begin = 0, end; rc == ASC_OK && begin < text.n; begin = end) {
        bool changed = false;
        end = asc_piece_end(text, begin);
        rc = asc_recase(w->model->recaser, asc_str_slice(text, begin, end), copy + begin, &changed,
                        w->tmp, err);
        any |= changed;
    }
    if (rc == ASC_OK && any) doc->seen = (asc_str){ copy, text.n };
    else asc_arena_restore(doc->arena, before);
    return rc;
}

static asc_status annotate_into(asc_worker *w, asc_doc *doc, asc_case_mode mode, asc_error *err)
{
    asc_status rc = mode == ASC_CASE_RECASE ? recase_into(w, doc, err) : ASC_OK;
    asc_str seen = doc->seen;
    for (size_t begin = 0; rc == ASC_OK && begin < seen.n;) {
        size_t end = asc_piece_end(seen, begin);
        rc = add_piece(w, doc, (asc_str){ seen.p + begin, end - begin }, begin, err);
        asc_arena_restore(w->tmp, (asc_mark){ NULL, 0 });
        begin = end;
    }
    return rc == ASC_OK ? list_ranges(doc, err) : rc;
}

asc_status asc_worker_annotate(asc_worker *w, asc_str text, const asc_annotate_options *options,
                               asc_doc **out, asc_error *err)
{
    if (text.n > ASC_TEXT_MAX)
        return asc_fail(err, ASC_ELIMIT, "a text of %zu bytes; at most %zu are annotated", text.n,
                        ASC_TEXT_MAX);
    size_t bad = asc_utf8_check(text);
    if (bad < text.n)
        return asc_fail(err, ASC_EFORMAT, "byte %zu is not UTF-8 (0x%02x)", bad,
                        (unsigned)(unsigned char)text.p[bad]);
    asc_arena *arena = asc_arena_new();
    asc_doc *doc = arena ? asc_arena_zalloc(arena, 1, sizeof *doc) : NULL;
    if (!doc) {
        asc_arena_free(arena);
        return asc_fail(err, ASC_ENOMEM, "out of memory for a document");
    }
    doc->arena = arena;
    doc->text = doc->seen = text;
    asc_status rc = annotate_into(w, doc, options ? options->case_mode : ASC_CASE_RECASE, err);
    if (rc == ASC_OK) *out = doc;
    else asc_doc_free(doc);
    return rc;
}

asc_status asc_annotate(asc_doc **out, const asc_model *model, asc_str text,
                        const asc_annotate_options *options, asc_error *err)
{
    asc_worker *w = asc_worker_new(model);
    if (!w) return asc_fail(err, ASC_ENOMEM, "out of memory for an annotator");
    asc_status rc = asc_worker_annotate(w, text, options, out, err);
    asc_worker_free(w);
    return rc;
}

void asc_doc_free(asc_doc *doc)
{
    if (!doc) return;
    free(doc->tokens);
    asc_arena_free(doc->arena);
}

asc_str asc_doc_text(const asc_doc *doc)
{
    return doc->text;
}

asc_str asc_doc_seen(const asc_doc *doc)
{
    return doc->seen;
}

const asc_token *asc_doc_tokens(const asc_doc *doc, size_t *count)
{
    *count = doc->token_count;
    return doc->tokens;
}

const asc_range *asc_doc_sentences(const asc_doc *doc, size_t *count)
{
    *count = doc->sent_count;
    return doc->sents;
}

const asc_range *asc_doc_entities(const asc_doc *doc, size_t *count)
{
    *count = doc->ent_count;
    return doc->ents;
}
