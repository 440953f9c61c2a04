#include "base/order.h"
#include "resolve/index_data.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/str.h"
#include "resolve/fold_words.h"

#include "base/banned.h"

#define KEY_BONES 0x51ED270Bu
#define KEY_SENSE 0x2545F491u
#define KEY_INITIALS 0x9E3779B9u
#define LETTERS_LEFT_OUT 12u /* of a longer word's first so many, one is left out in turn */

asc_status asc_index_new(asc_index **out, const asc_scorer *s, asc_error *err)
{
    asc_index *ix = calloc(1, sizeof *ix);
    if (!ix) return asc_fail(err, ASC_ENOMEM, "out of memory");
    ix->scorer = s;
    ix->tables = asc_lexicon_id(asc_scorer_lexicon(s));
    asc_status rc = asc_index_ready(ix, err);
    if (rc == ASC_OK) *out = ix;
    else asc_index_free(ix);
    return rc;
}

static void free_found(asc_index *ix)
{
    free(ix->word_names_at);
    free(ix->word_names);
    free(ix->keys_at);
    free(ix->keys);
    free(ix->initials_at);
    free(ix->initials);
    ix->word_names_at = ix->word_names = ix->keys_at = ix->keys = NULL;
    ix->initials_at = ix->initials = NULL;
    ix->ready = false;
}

void asc_index_free(asc_index *ix)
{
    if (!ix) return;
    free(ix->slots);
    if (!ix->mapped) {
        free_found(ix);
        free(ix->words);
        free(ix->names);
        free(ix->refs);
        free(ix->text);
    }
    free(ix);
}

/* ---- Words ---------------------------------------------------------------------------- */

static bool same_word(const asc_word *a, const asc_word *b)
{
    return a->hash == b->hash && a->n == b->n && a->script == b->script &&
           memcmp(a->text, b->text, a->n) == 0;
}

static uint64_t slot_of(const asc_index *ix, const asc_word *w)
{
    uint64_t i = (w->hash * 0x9E3779B97F4A7C15u >> 20) & ix->slot_mask;
    while (ix->slots[i] && !same_word(&ix->words[ix->slots[i] - 1], w)) i = (i + 1) & ix->slot_mask;
    return i;
}

uint32_t asc_index_word(const asc_index *ix, const asc_word *w)
{
    uint32_t found = ix->slots[slot_of(ix, w)];
    return found ? found - 1 : UINT32_MAX;
}

asc_status asc_index_slots(asc_index *ix, asc_error *err)
{
    uint64_t count = 64;
    while (count < (ix->head.words + 1) * 2) count *= 2;
    uint32_t *slots = calloc(count, sizeof *slots);
    if (!slots) return asc_fail(err, ASC_ENOMEM, "out of memory");
    free(ix->slots);
    ix->slots = slots;
    ix->slot_mask = count - 1;
    for (uint64_t i = 0; i < ix->head.words; i++)
        slots[slot_of(ix, &ix->words[i])] = (uint32_t)i + 1;
    return ASC_OK;
}

/* Room for `more` items behind n; false if out of memory. */
static bool room(void **items, uint64_t n, uint64_t more, uint64_t *cap, size_t size)
{
    if (n + more <= *cap) return true;
    uint64_t want = *cap + *cap / 2 + more + 64;
    void *moved = want > SIZE_MAX / size ? NULL : realloc(*items, (size_t)want * size);
    if (!moved) return false;
    *items = moved;
    *cap = want;
    return true;
}

/* Without what happens to stand behind its letters: saved bytes shall be the same. */
static asc_word clean(const asc_word *w)
{
    asc_word out = *w;
    memset(out.text + w->n, 0, ASC_WORD_LETTERS - w->n);
    memset(out.sound + w->sound_n, 0, ASC_WORD_LETTERS - w->sound_n);
    memset(out.bones + w->bones_n, 0, ASC_BONES_MAX - w->bones_n);
    return out;
}

static bool add_word(asc_index *ix, const asc_word *w, uint32_t *number)
{
    uint64_t slot = slot_of(ix, w);
    if (ix->slots[slot]) {
        *number = ix->slots[slot] - 1;
        return true;
    }
    if (ix->head.words >> (32 - ASC_REF_FLAGS)) return false;
    if (!room((void **)&ix->words, ix->head.words, 1, &ix->words_cap, sizeof *w)) return false;
    ix->words[ix->head.words] = clean(w);
    *number = (uint32_t)ix->head.words++;
    ix->slots[slot] = *number + 1;
    if (ix->head.words * 2 <= ix->slot_mask) return true;
    asc_error err;
    if (asc_index_slots(ix, &err) == ASC_OK) return true;
    ix->head.words--; /* the slot points past the end until the next rebuilding */
    ix->slots[slot] = 0;
    return false;
}

bool asc_index_counts(const asc_word *w)
{
    return !(w->part >= ASC_PART_PARTICLE && w->part <= ASC_PART_SERVANT);
}

/* ---- Names ---------------------------------------------------------------------------- */

static void *copy_of(const void *p, uint64_t n, size_t size)
{
    void *out = malloc((size_t)(n ? n : 1) * size);
    if (out && n) memcpy(out, p, (size_t)n * size);
    return out;
}

/* A mapped index becomes one of our own. */
static asc_status own(asc_index *ix, asc_error *err)
{
    asc_word *words = copy_of(ix->words, ix->head.words, sizeof *words);
    asc_index_name *names = copy_of(ix->names, ix->head.names, sizeof *names);
    uint32_t *refs = copy_of(ix->refs, ix->head.refs, sizeof *refs);
    char *text = copy_of(ix->text, ix->head.text, 1);
    if (!words || !names || !refs || !text) {
        free(words);
        free(names);
        free(refs);
        free(text);
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    }
    ix->words = words;
    ix->names = names;
    ix->refs = refs;
    ix->text = text;
    ix->words_cap = ix->head.words;
    ix->names_cap = ix->head.names;
    ix->refs_cap = ix->head.refs;
    ix->text_cap = ix->head.text;
    ix->word_names_at = ix->word_names = ix->keys_at = ix->keys = NULL;
    ix->initials_at = ix->initials = NULL;
    ix->mapped = false;
    return ASC_OK;
}

static bool put(asc_index *ix, const asc_index_name *name, asc_str text, const asc_name_words *n)
{
    if (!room((void **)&ix->names, ix->head.names, 1, &ix->names_cap, sizeof *name) ||
        !room((void **)&ix->refs, ix->head.refs, n->count, &ix->refs_cap, sizeof *ix->refs) ||
        !room((void **)&ix->text, ix->head.text, text.n, &ix->text_cap, 1))
        return false;
    for (size_t i = 0; i < n->count; i++) {
        uint32_t word;
        if (!add_word(ix, n->at[i].word, &word)) return false;
        ix->refs[ix->head.refs + i] = word << ASC_REF_FLAGS | n->at[i].flags;
    }
    if (text.n) memcpy(ix->text + ix->head.text, text.p, text.n);
    ix->names[ix->head.names++] = *name;
    ix->head.refs += n->count;
    ix->head.text += text.n;
    return true;
}

asc_status asc_index_add(asc_index *ix, uint64_t id, asc_str text, asc_names_kind kind,
                         asc_names_quality quality, asc_error *err)
{
    asc_word_store store;
    asc_name_words n;
    asc_index_name name = { 0 };
    if (ix->head.names >= ASC_NAMES_INDEX_MAX)
        return asc_fail(err, ASC_ELIMIT, "over %u names", ASC_NAMES_INDEX_MAX);
    asc_status rc = ix->mapped ? own(ix, err) : ASC_OK;
    if (rc != ASC_OK) return rc;
    if (ix->ready) free_found(ix);
    text = asc_str_slice(text, 0, ASC_NAMES_BYTES_MAX);
    asc_fold(asc_scorer_lexicon(ix->scorer), text, kind, &store, &n);
    name.id = id;
    name.text_at = ix->head.text;
    name.first = (uint32_t)ix->head.refs;
    name.text_n = (uint16_t)text.n;
    name.kind = (uint8_t)kind;
    name.quality = (uint8_t)quality;
    name.count = n.count;
    name.scripts = n.scripts;
    return put(ix, &name, text, &n) ? ASC_OK : asc_fail(err, ASC_ENOMEM, "out of memory");
}

void asc_index_name_words(const asc_index *ix, size_t i, asc_name_words *out)
{
    const asc_index_name *name = &ix->names[i];
    out->count = name->count;
    out->kind = name->kind;
    out->quality = name->quality;
    out->scripts = name->scripts;
    for (size_t k = 0; k < name->count; k++) {
        uint32_t ref = ix->refs[name->first + k];
        out->at[k].word = &ix->words[ref >> ASC_REF_FLAGS];
        out->at[k].flags = ref & ((1u << ASC_REF_FLAGS) - 1);
        out->at[k].begin = out->at[k].end = 0;
    }
}

/* ---- Keys ----------------------------------------------------------------------------- */

size_t asc_index_keys(const asc_word *w, uint32_t out[ASC_INDEX_KEYS_MAX])
{
    size_t n = 0, most = w->n < LETTERS_LEFT_OUT ? w->n : LETTERS_LEFT_OUT;
    char text[ASC_WORD_LETTERS];
    if (w->sense) out[n++] = KEY_SENSE ^ (w->sense * 0x85EBCA6Bu);
    if (w->number) return n;
    if (w->bones_n) out[n++] = KEY_BONES ^ asc_word_hash(w->bones, w->bones_n);
    if (w->n < 3 || w->script == ASC_SCRIPT_ARABIC || w->script == ASC_SCRIPT_HEBREW) return n;
    out[n++] = w->hash;
    for (size_t i = 0; i < most && w->n > 3; i++) {
        if (i && w->text[i] == w->text[i - 1]) continue;
        memcpy(text, w->text, i);
        memcpy(text + i, w->text + i + 1, w->n - i - 1);
        out[n++] = asc_word_hash(text, w->n - 1u);
    }
    return n;
}

uint32_t asc_index_initials_key(const char *letters, size_t n)
{
    return KEY_INITIALS ^ asc_word_hash(letters, n);
}

size_t asc_index_initials(const asc_name_words *n, uint32_t out[2])
{
    char counting[ASC_NAMES_WORDS_MAX], all[ASC_NAMES_WORDS_MAX];
    size_t c = 0, a = 0, k = 0;
    for (size_t i = 0; i < n->count; i++) {
        const asc_word *w = n->at[i].word;
        all[a++] = w->text[0];
        if (asc_index_counts(w) || w->part == ASC_PART_FORM) counting[c++] = w->text[0];
    }
    if (c > 1 && c < 9) out[k++] = asc_index_initials_key(counting, c);
    if (a > 1 && a < 9 && a != c) out[k++] = asc_index_initials_key(all, a);
    return k;
}

/* ---- Making it ready -------------------------------------------------------------------- */

/* The counts of buckets stand two places behind: after this at[b + 1] is where bucket b
 * begins, and once it was counted up by b's items, where b ends. */
static void sum_up(uint32_t *at, uint64_t buckets)
{
    for (uint64_t i = 1; i < buckets + 2; i++) at[i] += at[i - 1];
}

static bool in_name_before(const asc_index *ix, const asc_index_name *name, size_t k)
{
    uint32_t word = ix->refs[name->first + k] >> ASC_REF_FLAGS;
    for (size_t i = 0; i < k; i++)
        if (ix->refs[name->first + i] >> ASC_REF_FLAGS == word) return true;
    return false;
}

static asc_status list_names(asc_index *ix, asc_error *err)
{
    uint32_t *at = calloc((size_t)ix->head.words + 2, sizeof *at);
    uint32_t *names = malloc((size_t)(ix->head.refs + 1) * sizeof *names);
    ix->word_names_at = at;
    ix->word_names = names;
    if (!at || !names) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (int pass = 0; pass < 2; pass++) {
        for (uint64_t i = 0; i < ix->head.names; i++)
            for (size_t k = 0; k < ix->names[i].count; k++) {
                if (in_name_before(ix, &ix->names[i], k)) continue;
                uint32_t word = ix->refs[ix->names[i].first + k] >> ASC_REF_FLAGS;
                if (pass) names[at[word + 1]++] = (uint32_t)i;
                else at[word + 2]++;
            }
        if (!pass) sum_up(at, ix->head.words);
    }
    ix->head.postings = at[ix->head.words];
    return ASC_OK;
}

static uint64_t buckets_for(uint64_t entries)
{
    uint64_t n = 64;
    while (n < entries) n *= 2;
    return n;
}

static asc_status list_keys(asc_index *ix, asc_error *err)
{
    uint32_t keys[ASC_INDEX_KEYS_MAX];
    uint64_t total = 0;
    for (uint64_t i = 0; i < ix->head.words; i++) total += asc_index_keys(&ix->words[i], keys);
    if (total > UINT32_MAX) return asc_fail(err, ASC_ELIMIT, "too many different words");
    ix->head.keys = total;
    ix->head.key_buckets = buckets_for(total);
    ix->keys_at = calloc((size_t)ix->head.key_buckets + 2, sizeof *ix->keys_at);
    ix->keys = malloc((size_t)(total + 1) * sizeof *ix->keys);
    if (!ix->keys_at || !ix->keys) return asc_fail(err, ASC_ENOMEM, "out of memory");
    uint64_t mask = ix->head.key_buckets - 1;
    for (int pass = 0; pass < 2; pass++) {
        for (uint64_t i = 0; i < ix->head.words; i++) {
            size_t n = asc_index_keys(&ix->words[i], keys);
            for (size_t k = 0; k < n; k++) {
                if (pass) ix->keys[ix->keys_at[(keys[k] & mask) + 1]++] = (uint32_t)i;
                else ix->keys_at[(keys[k] & mask) + 2]++;
            }
        }
        if (!pass) sum_up(ix->keys_at, ix->head.key_buckets);
    }
    return ASC_OK;
}

static asc_status list_initials(asc_index *ix, asc_error *err)
{
    uint32_t keys[2];
    uint64_t total = 0;
    asc_name_words n;
    for (uint64_t i = 0; i < ix->head.names; i++) {
        asc_index_name_words(ix, i, &n);
        total += asc_index_initials(&n, keys);
    }
    ix->head.initials = total;
    ix->head.initial_buckets = buckets_for(total);
    ix->initials_at = calloc((size_t)ix->head.initial_buckets + 2, sizeof *ix->initials_at);
    ix->initials = malloc((size_t)(total + 1) * sizeof *ix->initials);
    if (!ix->initials_at || !ix->initials) return asc_fail(err, ASC_ENOMEM, "out of memory");
    uint64_t mask = ix->head.initial_buckets - 1;
    for (int pass = 0; pass < 2; pass++) {
        for (uint64_t i = 0; i < ix->head.names; i++) {
            asc_index_name_words(ix, i, &n);
            size_t found = asc_index_initials(&n, keys);
            for (size_t k = 0; k < found; k++) {
                if (pass) ix->initials[ix->initials_at[(keys[k] & mask) + 1]++] = (uint32_t)i;
                else ix->initials_at[(keys[k] & mask) + 2]++;
            }
        }
        if (!pass) sum_up(ix->initials_at, ix->head.initial_buckets);
    }
    return ASC_OK;
}

/* Weights by the names at hand where they have a word more often than the general table. */
static void weigh(asc_index *ix)
{
    const asc_lexicon *lx = asc_scorer_lexicon(ix->scorer);
    for (uint64_t i = 0; i < ix->head.words; i++) {
        asc_word *w = &ix->words[i];
        uint32_t here = ix->word_names_at[i + 1] - ix->word_names_at[i],
                 general = asc_fold_count(lx, w);
        w->weight = asc_word_weight(here > general ? here : general, w->n);
    }
    for (uint64_t i = 0; i < ix->head.names; i++) {
        float sum = 0;
        for (size_t k = 0; k < ix->names[i].count; k++) {
            const asc_word *w = &ix->words[ix->refs[ix->names[i].first + k] >> ASC_REF_FLAGS];
            if (asc_index_counts(w)) sum += w->weight;
        }
        ix->names[i].weight = sum;
    }
}

/* Which names are the only one of their entry? */
static asc_status mark_alone(asc_index *ix, asc_error *err)
{
    size_t n = (size_t)ix->head.names;
    uint64_t *ids = malloc((n + 1) * sizeof *ids);
    if (!ids) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (size_t i = 0; i < n; i++) ids[i] = ix->names[i].id;
    qsort(ids, n, sizeof *ids, asc_order_u64);
    for (size_t i = 0; i < n; i++) {
        const uint64_t *at = bsearch(&ix->names[i].id, ids, n, sizeof *ids, asc_order_u64);
        bool other = (at > ids && at[-1] == *at) || (at + 1 < ids + n && at[1] == *at);
        ix->names[i].alone = !other;
    }
    free(ids);
    return ASC_OK;
}

asc_status asc_index_ready(asc_index *ix, asc_error *err)
{
    if (ix->ready) return ASC_OK;
    free_found(ix);
    asc_status rc = asc_index_slots(ix, err);
    if (rc == ASC_OK) rc = list_names(ix, err);
    if (rc == ASC_OK) rc = list_keys(ix, err);
    if (rc == ASC_OK) rc = list_initials(ix, err);
    if (rc == ASC_OK) rc = mark_alone(ix, err);
    if (rc != ASC_OK) {
        free_found(ix);
        return rc;
    }
    weigh(ix);
    ix->ready = true;
    return ASC_OK;
}

size_t asc_index_count(const asc_index *ix)
{
    return (size_t)ix->head.names;
}

size_t asc_index_bytes(const asc_index *ix)
{
    const asc_index_head *h = &ix->head;
    uint64_t numbers = h->refs + h->words + h->postings + h->key_buckets + h->keys +
                       h->initial_buckets + h->initials + ix->slot_mask + 1;
    return (size_t)(sizeof *ix + h->words * sizeof *ix->words + h->names * sizeof *ix->names +
                    h->text + numbers * sizeof(uint32_t));
}

asc_names_entry asc_index_entry(const asc_index *ix, size_t i)
{
    const asc_index_name *n = &ix->names[i];
    return (asc_names_entry){ n->id,
                              { ix->text + n->text_at, n->text_n },
                              (asc_names_kind)n->kind,
                              (asc_names_quality)n->quality };
}
