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
 * The slot of a type, or the empty one where it belongs, or NULL when too many lie
 * between. The types of one spelling, told apart by their norms, share a hash.
 */
static asc_type_slot *type_slot(const asc_lexicon *x, asc_str text, uint32_t hash,
                                const asc_exception_piece *piece)
{
    for (size_t i = 0; i < ASC_PROBES_MAX; i++) {
        asc_type_slot *slot = &x->type_slots[(hash + i) & (x->type_slot_count - 1)];
        if (!slot->index) return slot;
        if (slot->hash != hash) continue;
        const asc_lex *type = &x->types[slot->index - 1];
        if (x->notes[slot->index - 1].own_norm != (piece != NULL)) continue;
        if (piece && type->norm != piece->norm) continue;
        if (asc_str_eq(type->text, text)) return slot;
    }
    return NULL;
}

static bool widen_types(asc_lexicon *x)
{
    if (x->type_count + 1 <= x->type_slot_count / 2) return true;
    size_t want = x->type_slot_count * 2;
    asc_type_slot *slots = asc_arena_zalloc(x->arena, want, sizeof *slots);
    if (!slots) return false;
    for (size_t i = 0; i < x->type_slot_count; i++) {
        if (!x->type_slots[i].index) continue;
        for (size_t k = 0; k < ASC_PROBES_MAX; k++) {
            asc_type_slot *slot = &slots[(x->type_slots[i].hash + k) & (want - 1)];
            if (slot->index) continue;
            *slot = x->type_slots[i];
            break;
        }
    }
    x->type_slots = slots;
    x->type_slot_count = want;
    return true;
}

static bool add_type(asc_lexicon *x, asc_str text, const asc_exception_piece *piece, uint32_t *lex)
{
    asc_lex *types = asc_arena_grow(x->arena, x->types, x->type_count, &x->type_cap, sizeof *types);
    if (!types) return false;
    x->types = types;
    asc_type_note *notes =
        asc_arena_grow(x->arena, x->notes, x->type_count, &x->note_cap, sizeof *notes);
    if (!notes) return false;
    x->notes = notes;
    if (!describe(x, &types[x->type_count], text, piece)) return false;
    notes[x->type_count] = (asc_type_note){ asc_trie_word(x->owner, text), piece != NULL };
    *lex = (uint32_t)x->type_count++;
    return true;
}

bool asc_lexicon_type(asc_lexicon *x, asc_str text, uint32_t piece, uint32_t *lex)
{
    const asc_exception_piece *own = NULL;
    if (piece != ASC_NONE && x->owner->pieces[piece].own_norm) own = &x->owner->pieces[piece];
    uint32_t hash = (uint32_t)asc_str_hash(text);
    if (!widen_types(x)) return false;
    asc_type_slot *slot = type_slot(x, text, hash, own);
    if (slot && slot->index) {
        *lex = slot->index - 1;
        return true;
    }
    if (!add_type(x, text, own, lex)) return false;
    if (slot) *slot = (asc_type_slot){ hash, *lex + 1 };
    return true;
}

/* ---- Chunks ---------------------------------------------------------------- */

static bool widen_chunks(asc_lexicon *x)
{
    if (x->chunk_count + 1 <= x->chunk_slot_count / 2) return true;
    size_t want = x->chunk_slot_count * 2;
    asc_chunk_slot *slots = asc_arena_zalloc(x->arena, want, sizeof *slots);
    if (!slots) return false;
    for (size_t i = 0; i < x->chunk_slot_count; i++) {
        if (!x->chunk_slots[i].chunk) continue;
        for (size_t k = 0; k < ASC_PROBES_MAX; k++) {
            asc_chunk_slot *slot = &slots[(x->chunk_slots[i].hash + k) & (want - 1)];
            if (slot->chunk) continue;
            *slot = x->chunk_slots[i];
            break;
        }
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
        if (x->notes[part->lex].word) chunk->in_trie = true;
        at += cut.bytes;
    }
    return true;
}

/* Cut a chunk that will not be remembered. */
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

/* As type_slot. */
static asc_chunk_slot *chunk_slot(const asc_lexicon *x, asc_str text, uint64_t hash)
{
    for (size_t i = 0; i < ASC_PROBES_MAX; i++) {
        asc_chunk_slot *slot = &x->chunk_slots[(hash + i) & (x->chunk_slot_count - 1)];
        if (!slot->chunk) return slot;
        if (slot->hash == hash && slot->chunk->bytes == text.n &&
            memcmp(text_of(slot->chunk), text.p, text.n) == 0)
            return slot;
    }
    return NULL;
}

const asc_chunk *asc_lexicon_chunk(asc_lexicon *x, asc_str text)
{
    if (text.n > ASC_CHUNK_KEPT) return pass(x, text);
    uint64_t hash = asc_str_hash(text);
    asc_chunk_slot *slot = chunk_slot(x, text, hash);
    if (slot && slot->chunk) return slot->chunk;
    if (!slot) return pass(x, text);
    if (!asc_cut_chunk(&x->cutter, x->owner, text, true)) return NULL;
    asc_chunk *chunk = room(x, x->cutter.count, text.n);
    if (!chunk || !fill(x, chunk, text)) return NULL;
    memcpy((char *)&chunk->parts[chunk->count], text.p, text.n);
    *slot = (asc_chunk_slot){ hash, chunk };
    x->chunk_count++;
    return widen_chunks(x) ? chunk : NULL;
}
