#include "nlp/lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

#include "base/banned.h"

#define SLOTS_MIN ((size_t)4096)
/* spaCy gives words of so many characters one shape. */
#define SHAPE_LONG 100
/* Of a run of like characters in a shape, so many are kept. */
#define SHAPE_RUN 4

asc_lexicon *asc_lexicon_new(void)
{
    return calloc(1, sizeof(asc_lexicon));
}

void asc_lexicon_free(asc_lexicon *x)
{
    if (!x) return;
    asc_cutter_free(&x->cutter);
    asc_arena_free(x->arena);
    free(x);
}

const asc_lex *asc_lexicon_types(const asc_lexicon *x, size_t *count)
{
    *count = x->type_count;
    return x->types;
}

uint32_t asc_lexicon_generation(const asc_lexicon *x)
{
    return x->generation;
}

static bool is_full(const asc_lexicon *x)
{
    return x->type_count > ASC_LEXICON_MAX || x->chunk_count > 4 * (size_t)ASC_LEXICON_MAX ||
           asc_arena_bytes(x->arena) > ASC_LEXICON_BYTES;
}

bool asc_lexicon_prepare(asc_lexicon *x, const asc_tokenizer *t)
{
    if (x->owner == t && !is_full(x)) return true;
    asc_lexicon fresh = { .owner = t, .generation = x->generation + (x->owner != NULL) };
    fresh.arena = asc_arena_new();
    if (!fresh.arena) return false;
    fresh.type_slots = asc_arena_zalloc(fresh.arena, SLOTS_MIN, sizeof *fresh.type_slots);
    fresh.chunk_slots = asc_arena_zalloc(fresh.arena, SLOTS_MIN, sizeof *fresh.chunk_slots);
    fresh.type_slot_count = fresh.chunk_slot_count = SLOTS_MIN;
    if (!fresh.type_slots || !fresh.chunk_slots || !asc_cutter_init(&fresh.cutter, fresh.arena)) {
        asc_arena_free(fresh.arena);
        return false;
    }
    asc_cutter_free(&x->cutter);
    asc_arena_free(x->arena);
    *x = fresh;
    return true;
}

/* ---- What the networks see of a word --------------------------------------- */

/* The byte where the last three characters of s start. */
static size_t last_three(asc_str s)
{
    size_t at = s.n;
    for (int i = 0; i < 3 && at > 0; i++) {
        do at--;
        while (at > 0 && ((unsigned char)s.p[at] & 0xC0) == 0x80);
    }
    return at;
}

static uint32_t shape_of(uint32_t cp)
{
    if (asc_utf8_is_alpha(cp)) return asc_utf8_is_upper(cp) ? 'X' : 'x';
    return asc_utf8_is_digit(cp) ? 'd' : cp;
}

/* spaCy's word_shape: letters to X and x, digits to d, runs cut to four. */
static asc_str shape(asc_str s, char out[4 * SHAPE_LONG])
{
    size_t n = 0, chars = 0, run = 0;
    uint32_t last = ASC_UTF8_BAD;
    for (size_t i = 0; i < s.n; chars++) {
        uint32_t cp;
        i += asc_utf8_next(s, i, &cp);
        if (chars + 1 >= SHAPE_LONG) return ASC_STR("LONG");
        cp = shape_of(cp);
        run = cp == last ? run + 1 : 0;
        last = cp;
        if (run < SHAPE_RUN) n += asc_utf8_put(cp, out + n);
    }
    return (asc_str){ out, n };
}

static bool all_space(asc_str s)
{
    for (size_t i = 0; i < s.n;) {
        uint32_t cp;
        i += asc_utf8_next(s, i, &cp);
        if (!asc_utf8_is_space(cp)) return false;
    }
    return true;
}

/* Fill a type in; its norm is given if it has one of its own. */
static bool describe(asc_lexicon *x, asc_lex *type, asc_str text, const asc_exception_piece *piece)
{
    char buffer[4 * SHAPE_LONG];
    const asc_tokenizer *t = x->owner;
    uint32_t cp;
    size_t tail = last_three(text);
    if (!asc_arena_copy(x->arena, text, &type->text)) return false;
    type->prefix = asc_string_id(t, (asc_str){ text.p, asc_utf8_next(text, 0, &cp) });
    type->suffix = asc_string_id(t, (asc_str){ text.p + tail, text.n - tail });
    type->shape = asc_string_id(t, shape(text, buffer));
    type->is_space = all_space(text);
    if (piece) {
        type->norm = piece->norm;
        return true;
    }
    return asc_norm_id(t, text, asc_string_id(t, text), x->arena, &type->norm);
}

/* ---- Types ----------------------------------------------------------------- */

/*
 * Types of one spelling with several norms share a hash: they are few. To tell
 * them apart, those of exceptions are looked for by their norm; `plain` ones are
 * always the first met of their spelling, since an exception's piece makes sure
 * of that (asc_lexicon_type).
 */
static size_t type_slot(const asc_lexicon *x, asc_str text, const asc_exception_piece *piece,
                        uint64_t hash)
{
    size_t mask = x->type_slot_count - 1, i = (size_t)hash & mask;
    for (; x->type_slots[i]; i = (i + 1) & mask) {
        const asc_lex *type = &x->types[x->type_slots[i] - 1];
        if ((!piece || type->norm == piece->norm) && asc_str_eq(type->text, text)) break;
    }
    return i;
}

static bool widen_types(asc_lexicon *x)
{
    if (x->type_count + 1 <= x->type_slot_count / 2) return true;
    size_t want = x->type_slot_count * 2;
    uint32_t *slots = asc_arena_zalloc(x->arena, want, sizeof *slots);
    if (!slots) return false;
    for (size_t i = 0; i < x->type_count; i++) {
        size_t at = (size_t)asc_str_hash(x->types[i].text) & (want - 1);
        while (slots[at]) at = (at + 1) & (want - 1);
        slots[at] = (uint32_t)i + 1;
    }
    x->type_slots = slots;
    x->type_slot_count = want;
    return true;
}

static bool find_type(asc_lexicon *x, asc_str text, const asc_exception_piece *piece, uint32_t *lex)
{
    if (!widen_types(x)) return false;
    size_t slot = type_slot(x, text, piece, asc_str_hash(text));
    if (x->type_slots[slot]) {
        *lex = x->type_slots[slot] - 1;
        return true;
    }
    asc_lex *types = asc_arena_grow(x->arena, x->types, x->type_count, &x->type_cap, sizeof *types);
    if (!types) return false;
    x->types = types;
    uint32_t *words =
        asc_arena_grow(x->arena, x->type_word, x->type_count, &x->word_cap, sizeof *words);
    if (!words) return false;
    x->type_word = words;
    if (!describe(x, &types[x->type_count], text, piece)) return false;
    words[x->type_count] = asc_trie_word(x->owner, text);
    *lex = (uint32_t)x->type_count++;
    x->type_slots[slot] = *lex + 1;
    return true;
}

bool asc_lexicon_type(asc_lexicon *x, asc_str text, uint32_t piece, uint32_t *lex)
{
    if (!find_type(x, text, NULL, lex)) return false;
    if (piece == ASC_NONE || !x->owner->pieces[piece].own_norm) return true;
    return find_type(x, text, &x->owner->pieces[piece], lex);
}

/* ---- Chunks ---------------------------------------------------------------- */

static bool widen_chunks(asc_lexicon *x)
{
    if (x->chunk_count + 1 <= x->chunk_slot_count / 2) return true;
    size_t want = x->chunk_slot_count * 2;
    struct asc_chunk_slot *slots = asc_arena_zalloc(x->arena, want, sizeof *slots);
    if (!slots) return false;
    for (size_t i = 0; i < x->chunk_slot_count; i++) {
        if (!x->chunk_slots[i].chunk) continue;
        size_t at = (size_t)x->chunk_slots[i].hash & (want - 1);
        while (slots[at].chunk) at = (at + 1) & (want - 1);
        slots[at] = x->chunk_slots[i];
    }
    x->chunk_slots = slots;
    x->chunk_slot_count = want;
    return true;
}

/* Room for a chunk of n parts and so many bytes of text. */
static asc_chunk *room(asc_lexicon *x, size_t n, size_t bytes)
{
    return asc_arena_alloc(x->arena, sizeof(asc_chunk) + n * sizeof(asc_part) + bytes, 1);
}

static const char *text_of(const asc_chunk *chunk)
{
    return (const char *)&chunk->parts[chunk->count];
}

/* Give the pieces that the cutter left their types. */
static bool fill(asc_lexicon *x, asc_chunk *chunk, asc_str text)
{
    chunk->bytes = (uint32_t)text.n;
    chunk->count = (uint32_t)x->cutter.count;
    chunk->in_trie = false;
    for (uint32_t i = 0, at = 0; i < chunk->count; i++) {
        asc_cut cut = x->cutter.cuts[i];
        asc_part *part = &chunk->parts[i];
        part->bytes = cut.bytes;
        if (!asc_lexicon_type(x, (asc_str){ text.p + at, cut.bytes }, cut.piece, &part->lex))
            return false;
        if (x->type_word[part->lex]) chunk->in_trie = true;
        at += cut.bytes;
    }
    return true;
}

static const asc_chunk *pass(asc_lexicon *x, asc_str text)
{
    if (!asc_cut_chunk(&x->cutter, x->owner, text, true)) return NULL;
    if (!x->passing || x->passing_cap < x->cutter.count) {
        size_t cap = 2 * x->cutter.count;
        asc_chunk *more = room(x, cap, 0);
        if (!more) return NULL;
        x->passing = more;
        x->passing_cap = cap;
    }
    return fill(x, x->passing, text) ? x->passing : NULL;
}

const asc_chunk *asc_lexicon_chunk(asc_lexicon *x, asc_str text)
{
    if (text.n > ASC_CHUNK_KEPT) return pass(x, text);
    uint64_t hash = asc_str_hash(text);
    size_t mask = x->chunk_slot_count - 1, i = (size_t)hash & mask;
    for (; x->chunk_slots[i].chunk; i = (i + 1) & mask) {
        const asc_chunk *known = x->chunk_slots[i].chunk;
        if (x->chunk_slots[i].hash == hash && known->bytes == text.n &&
            memcmp(text_of(known), text.p, text.n) == 0)
            return known;
    }
    if (!widen_chunks(x) || !asc_cut_chunk(&x->cutter, x->owner, text, true)) return NULL;
    asc_chunk *chunk = room(x, x->cutter.count, text.n);
    if (!chunk || !fill(x, chunk, text)) return NULL;
    memcpy((char *)&chunk->parts[chunk->count], text.p, text.n);
    mask = x->chunk_slot_count - 1;
    for (i = (size_t)hash & mask; x->chunk_slots[i].chunk;) i = (i + 1) & mask;
    x->chunk_slots[i] = (struct asc_chunk_slot){ hash, chunk };
    x->chunk_count++;
    return chunk;
}
