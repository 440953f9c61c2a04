#include "nlp/cut_rules.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/lower.h"
#include "base/str.h"
#include "base/utf8.h"
#include "nlp/cut.h"

#include "base/banned.h"

#define PATTERN_MAX ((size_t)1 << 20)
#define DEPTH_MAX 64u /* words an exception may be cut into */
#define LOWER_SHORT 128

/* MurmurHash64A (Austin Appleby, public domain), seed 1: spaCy's string hash. */
static uint64_t murmur64a(asc_str s)
{
    const uint64_t m = 0xC6A4A7935BD1E995u;
    uint64_t h = 1 ^ ((uint64_t)s.n * m), k;
    size_t i = 0;
    for (; i + 8 <= s.n; i += 8) {
        memcpy(&k, s.p + i, 8);
        k *= m;
        k = (k ^ (k >> 47)) * m;
        h = (h ^ k) * m;
    }
    if (i < s.n) {
        k = 0;
        memcpy(&k, s.p + i, s.n - i);
        h = (h ^ k) * m;
    }
    h = (h ^ (h >> 47)) * m;
    return h ^ (h >> 47);
}

uint64_t asc_string_id(const asc_tokenizer *t, asc_str s)
{
    if (s.n == 0) return 0;
    uint64_t hash = murmur64a(s);
    size_t mask = t->symbol_slots - 1;
    for (size_t i = hash & mask; t->symbols[i].hash; i = (i + 1) & mask)
        if (t->symbols[i].hash == hash) return t->symbols[i].id;
    return hash;
}

static bool find_norm(const asc_tokenizer *t, uint64_t id, uint64_t *norm)
{
    size_t low = 0, high = t->norm_count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (t->norm_keys[mid] < id) low = mid + 1;
        else high = mid;
    }
    if (low == t->norm_count || t->norm_keys[low] != id) return false;
    *norm = t->norms[t->norm_values[low]];
    return true;
}

bool asc_norm_id(const asc_tokenizer *t, asc_str text, uint64_t id, asc_arena *tmp, uint64_t *norm)
{
    char few[2 * LOWER_SHORT];
    if (find_norm(t, id, norm)) return true;
    if (text.n <= LOWER_SHORT) {
        *norm = asc_string_id(t, (asc_str){ few, asc_lower(text, few) });
        return true;
    }
    asc_mark before = asc_arena_save(tmp);
    char *many = asc_arena_alloc(tmp, text.n, 2);
    if (!many) return false;
    *norm = asc_string_id(t, (asc_str){ many, asc_lower(text, many) });
    asc_arena_restore(tmp, before);
    return true;
}

uint32_t asc_exception_find(const asc_tokenizer *t, asc_str text)
{
    if (text.n > t->exception_max) return ASC_NONE;
    const uint64_t *at = asc_map_find(&t->exception_at, text);
    return at ? (uint32_t)*at : ASC_NONE;
}

uint32_t asc_trie_word(const asc_tokenizer *t, asc_str text)
{
    if (text.n > t->word_max) return 0;
    const uint64_t *number = asc_map_find(&t->words, text);
    return number ? (uint32_t)*number : 0;
}

uint32_t asc_trie_step(const asc_tokenizer *t, uint32_t node, uint32_t word)
{
    if (node == 0) return t->starts[word];
    for (uint32_t i = t->nodes[node].child; i; i = t->nodes[i].sibling)
        if (t->nodes[i].word == word) return i;
    return 0;
}

/* ---- Loading --------------------------------------------------------------- */

static asc_status no_memory(asc_error *err)
{
    return asc_fail(err, ASC_ENOMEM, "out of memory for the tokeniser's rules");
}

static asc_status damaged(asc_error *err, const char *what)
{
    return asc_fail(err, ASC_EFORMAT, "model section %s: damaged", what);
}

/*
 * Compile one pattern. Without JIT it still works, slower; so it would if anchoring
 * were asked for at each match instead of here. UCP is for \p alone: the translated
 * patterns use no class whose meaning it changes.
 */
static asc_status compile(pcre2_code **out, const asc_model_file *f, const char *name,
                          uint32_t anchored, asc_error *err)
{
    const void *p;
    size_t n, at;
    int why;
    PCRE2_UCHAR message[128];
    asc_status rc = asc_model_section(f, name, 1, &p, &n, err);
    if (rc != ASC_OK || n == 0) return rc;
    if (n > PATTERN_MAX) return damaged(err, name);
    pcre2_compile_context *context = pcre2_compile_context_create(NULL);
    if (!context) return no_memory(err);
    pcre2_set_newline(context, PCRE2_NEWLINE_LF);
    *out = pcre2_compile(p, n, PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | anchored, &why,
                         &at, context);
    pcre2_compile_context_free(context);
    if (!*out) {
        if (why == PCRE2_ERROR_NOMEMORY || why == PCRE2_ERROR_HEAP_FAILED) return no_memory(err);
        pcre2_get_error_message(why, message, sizeof message);
        return asc_fail(err, ASC_EFORMAT, "model section %s, byte %zu: %s", name, at,
                        (const char *)message);
    }
    (void)pcre2_jit_compile(*out, PCRE2_JIT_COMPLETE);
    return ASC_OK;
}

static asc_status load_patterns(asc_tokenizer *t, const asc_model_file *f, asc_error *err)
{
    const void *p;
    size_t n;
    asc_status rc = compile(&t->prefix, f, "tok.prefix", PCRE2_ANCHORED, err);
    if (rc == ASC_OK) rc = compile(&t->suffix, f, "tok.suffix", 0, err);
    if (rc == ASC_OK) rc = compile(&t->infix, f, "tok.infix", 0, err);
    if (rc == ASC_OK) rc = compile(&t->url, f, "tok.url", PCRE2_ANCHORED, err);
    if (rc == ASC_OK) rc = asc_model_section(f, "tok.limits", sizeof(uint32_t), &p, &n, err);
    if (rc != ASC_OK) return rc;
    const uint32_t *limits = p;
    if (n != 2 || limits[0] > 64) return damaged(err, "tok.limits");
    t->suffix_window = limits[0];
    if (limits[1]) t->run_bytes = asc_utf8_put(limits[1], t->run);
    return ASC_OK;
}

static asc_status load_symbols(asc_tokenizer *t, const asc_model_file *f, asc_error *err)
{
    asc_strings names;
    asc_status rc = asc_model_strings(f, "tok.symbols", &names, err);
    if (rc != ASC_OK) return rc;
    if (names.count > ASC_EXCEPTIONS_MAX) return damaged(err, "tok.symbols");
    t->symbol_slots = 64;
    while (t->symbol_slots < names.count * 4) t->symbol_slots *= 2;
    t->symbols = asc_arena_zalloc(t->arena, t->symbol_slots, sizeof *t->symbols);
    if (!t->symbols) return no_memory(err);
    for (size_t i = 0; i < names.count; i++) {
        asc_str name = asc_strings_at(&names, i);
        uint64_t hash = murmur64a(name);
        if (name.n == 0 || hash == 0) continue;
        size_t slot = hash & (t->symbol_slots - 1);
        while (t->symbols[slot].hash) slot = (slot + 1) & (t->symbol_slots - 1);
        t->symbols[slot] = (asc_symbol){ hash, i };
    }
    return ASC_OK;
}

/* Needs the symbols. */
static asc_status load_norms(asc_tokenizer *t, const asc_model_file *f, size_t *strings,
                             asc_error *err)
{
    asc_strings norms;
    const void *keys, *values;
    size_t n, m;
    asc_status rc = asc_model_strings(f, "tok.norms", &norms, err);
    if (rc == ASC_OK) rc = asc_model_section(f, "tok.norm_key", sizeof(uint64_t), &keys, &n, err);
    if (rc == ASC_OK)
        rc = asc_model_section(f, "tok.norm_value", sizeof(uint32_t), &values, &m, err);
    if (rc != ASC_OK) return rc;
    if (n != m) return damaged(err, "tok.norm_value");
    t->norm_keys = keys;
    t->norm_values = values;
    for (size_t i = 0; i < n; i++)
        if (t->norm_values[i] >= norms.count || (i && t->norm_keys[i - 1] >= t->norm_keys[i]))
            return damaged(err, "tok.norm_key");
    t->norms = asc_arena_alloc(t->arena, norms.count, sizeof *t->norms);
    if (!t->norms) return no_memory(err);
    for (size_t i = 0; i < norms.count; i++)
        t->norms[i] = asc_string_id(t, asc_strings_at(&norms, i));
    t->norm_count = n;
    *strings = norms.count;
    return ASC_OK;
}

/* Needs the norms. */
static asc_status load_pieces(asc_tokenizer *t, const asc_model_file *f, size_t norm_strings,
                              size_t *count, asc_error *err)
{
    asc_strings texts;
    const void *p;
    size_t n;
    asc_status rc = asc_model_strings(f, "tok.pieces", &texts, err);
    if (rc == ASC_OK) rc = asc_model_section(f, "tok.piece_norm", sizeof(uint32_t), &p, &n, err);
    if (rc != ASC_OK) return rc;
    const uint32_t *norm = p;
    if (n != texts.count || n > ASC_EXCEPTIONS_MAX) return damaged(err, "tok.piece_norm");
    t->pieces = asc_arena_zalloc(t->arena, n, sizeof *t->pieces);
    if (!t->pieces) return no_memory(err);
    for (size_t i = 0; i < n; i++) {
        asc_exception_piece *piece = &t->pieces[i];
        piece->text = asc_strings_at(&texts, i);
        if (piece->text.n == 0) return damaged(err, "tok.pieces");
        if (norm[i] != ASC_NONE && norm[i] >= norm_strings) return damaged(err, "tok.piece_norm");
        uint64_t id = asc_string_id(t, piece->text), usual;
        if (!asc_norm_id(t, piece->text, id, t->arena, &usual)) return no_memory(err);
        piece->norm = norm[i] == ASC_NONE ? 0 : t->norms[norm[i]];
        if (piece->norm == 0) piece->norm = usual; /* spaCy's 0 is "not set" */
        piece->own_norm = piece->norm != usual;
    }
    *count = n;
    return ASC_OK;
}

/* The pieces of a rule, one after the other, must spell it. */
static bool spells(const asc_tokenizer *t, const asc_exception *r)
{
    size_t at = 0;
    for (uint32_t i = r->first; i < r->first + r->count; i++) {
        asc_str piece = t->pieces[i].text;
        if (piece.n > r->text.n - at || memcmp(r->text.p + at, piece.p, piece.n) != 0) return false;
        at += piece.n;
    }
    return at == r->text.n && at > 0;
}

/* Needs the pieces. */
static asc_status load_exceptions(asc_tokenizer *t, const asc_model_file *f, size_t pieces,
                                  asc_error *err)
{
    asc_strings texts;
    const void *p;
    size_t n;
    asc_status rc = asc_model_strings(f, "tok.exceptions", &texts, err);
    if (rc == ASC_OK)
        rc = asc_model_section(f, "tok.exception_first", sizeof(uint32_t), &p, &n, err);
    if (rc != ASC_OK) return rc;
    const uint32_t *first = p;
    if (n != texts.count + 1 || n > ASC_EXCEPTIONS_MAX || first[0] != 0 || first[n - 1] != pieces)
        return damaged(err, "tok.exception_first");
    t->exceptions = asc_arena_zalloc(t->arena, n, sizeof *t->exceptions);
    if (!t->exceptions) return no_memory(err);
    asc_map_init(&t->exception_at, t->arena);
    for (size_t i = 0; i + 1 < n; i++) {
        bool fresh;
        if (first[i + 1] < first[i] || first[i + 1] > pieces)
            return damaged(err, "tok.exception_first");
        t->exceptions[i] =
            (asc_exception){ asc_strings_at(&texts, i), first[i], first[i + 1] - first[i] };
        asc_exception *r = &t->exceptions[i];
        if (!spells(t, r)) return damaged(err, "tok.exceptions");
        if (!asc_map_put(&t->exception_at, r->text, i, &fresh)) return no_memory(err);
        if (!fresh) return damaged(err, "tok.exceptions");
        if (r->text.n > t->exception_max) t->exception_max = r->text.n;
    }
    t->exception_count = n - 1;
    return ASC_OK;
}

/* ---- The trie -------------------------------------------------------------- */

static bool add_node(asc_tokenizer *t, uint32_t parent, uint32_t word, uint32_t *node)
{
    asc_trie_node *grown =
        asc_arena_grow(t->arena, t->nodes, t->node_count, &t->node_cap, sizeof *grown);
    if (!grown) return false;
    t->nodes = grown;
    *node = (uint32_t)t->node_count++;
    t->nodes[*node] = (asc_trie_node){ word, 0, t->nodes[parent].child, false };
    t->nodes[parent].child = *node;
    return true;
}

static uint32_t child_of(const asc_tokenizer *t, uint32_t node, uint32_t word)
{
    uint32_t i = t->nodes[node].child;
    while (i && t->nodes[i].word != word) i = t->nodes[i].sibling;
    return i;
}

/* Put an exception, as the affix rules cut it, into the trie. */
static bool add_path(asc_tokenizer *t, const asc_cutter *c, asc_str text)
{
    uint32_t node = 0;
    size_t at = 0;
    for (size_t i = 0; i < c->count; i++) {
        asc_str word = { text.p + at, c->cuts[i].bytes };
        const uint64_t *number = asc_map_put(&t->words, word, t->words.count + 1, NULL);
        if (!number) return false;
        uint32_t next = child_of(t, node, (uint32_t)*number);
        if (!next && !add_node(t, node, (uint32_t)*number, &next)) return false;
        if (word.n > t->word_max) t->word_max = word.n;
        node = next;
        at += word.n;
    }
    t->nodes[node].end = true;
    if (c->count > t->depth) t->depth = (unsigned)c->count;
    return true;
}

static bool index_starts(asc_tokenizer *t)
{
    t->starts = asc_arena_zalloc(t->arena, t->words.count + 1, sizeof *t->starts);
    if (!t->starts) return false;
    for (uint32_t i = t->nodes[0].child; i; i = t->nodes[i].sibling)
        t->starts[t->nodes[i].word] = i;
    return true;
}

/*
 * Exceptions that an affix rule would touch, or that hold a space, may turn up in
 * pieces that only together spell them; spaCy looks for those in the words of the
 * whole text afterwards. (An exception with white space inside would have to be
 * cut as a text is; the converter lets none through.)
 */
static asc_status build_trie(asc_tokenizer *t, asc_error *err)
{
    asc_cutter c;
    asc_status rc = ASC_OK;
    asc_map_init(&t->words, t->arena);
    t->nodes = asc_arena_zalloc(t->arena, 64, sizeof *t->nodes);
    if (!t->nodes) return no_memory(err);
    t->node_cap = 64;
    t->node_count = 1; /* the root */
    if (!asc_cutter_init(&c, t->arena)) return no_memory(err);
    for (size_t i = 0; rc == ASC_OK && i < t->exception_count; i++) {
        asc_str text = t->exceptions[i].text;
        if (!asc_cut_touches(&c, t, text) && asc_str_find(text, ASC_STR(" ")) == SIZE_MAX) continue;
        if (!asc_cut_chunk(&c, t, text, false)) rc = no_memory(err);
        else if (c.count > DEPTH_MAX) rc = damaged(err, "tok.exceptions");
        else if (!add_path(t, &c, text)) rc = no_memory(err);
    }
    asc_cutter_free(&c);
    if (rc == ASC_OK && !index_starts(t)) rc = no_memory(err);
    return rc;
}

asc_status asc_tokenizer_new(asc_tokenizer **out, const asc_model_file *f, asc_error *err)
{
    size_t norms = 0, pieces = 0;
    asc_tokenizer *t = calloc(1, sizeof *t);
    if (!t) return no_memory(err);
    asc_status rc = ASC_OK;
    t->arena = asc_arena_new();
    if (!t->arena) rc = no_memory(err);
    if (rc == ASC_OK) rc = load_patterns(t, f, err);
    if (rc == ASC_OK) rc = load_symbols(t, f, err);
    if (rc == ASC_OK) rc = load_norms(t, f, &norms, err);
    if (rc == ASC_OK) rc = load_pieces(t, f, norms, &pieces, err);
    if (rc == ASC_OK) rc = load_exceptions(t, f, pieces, err);
    if (rc == ASC_OK) rc = build_trie(t, err);
    if (rc == ASC_OK) *out = t;
    else asc_tokenizer_free(t);
    return rc;
}

void asc_tokenizer_free(asc_tokenizer *t)
{
    if (!t) return;
    pcre2_code_free(t->prefix);
    pcre2_code_free(t->suffix);
    pcre2_code_free(t->infix);
    pcre2_code_free(t->url);
    asc_arena_free(t->arena);
    free(t);
}
