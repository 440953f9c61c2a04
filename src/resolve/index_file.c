/*
 * An index as bytes: the head, then each array, all aligned to 8 bytes.
 *
 * Bytes may come from anywhere: what is opened is checked as a whole, every number in it,
 * so that nothing that is done with the index later reads where there is nothing.
 */
#include "resolve/index_data.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/str.h"

#include "base/banned.h"

#define MAGIC "ASCNAME"
#define ORDER 0x01020304u

enum { WORDS, NAMES, REFS, TEXT, LISTS, LISTED, KEYS_AT, KEYS, INITIALS_AT, INITIALS, ARRAYS };

struct array {
    const void *p;
    uint64_t count;
    size_t size;
};

static void arrays_of(const asc_index *ix, struct array a[ARRAYS])
{
    const asc_index_head *h = &ix->head;
    a[WORDS] = (struct array){ ix->words, h->words, sizeof *ix->words };
    a[NAMES] = (struct array){ ix->names, h->names, sizeof *ix->names };
    a[REFS] = (struct array){ ix->refs, h->refs, 4 };
    a[TEXT] = (struct array){ ix->text, h->text, 1 };
    a[LISTS] = (struct array){ ix->word_names_at, h->words + 1, 4 };
    a[LISTED] = (struct array){ ix->word_names, h->postings, 4 };
    a[KEYS_AT] = (struct array){ ix->keys_at, h->key_buckets + 1, 4 };
    a[KEYS] = (struct array){ ix->keys, h->keys, 4 };
    a[INITIALS_AT] = (struct array){ ix->initials_at, h->initial_buckets + 1, 4 };
    a[INITIALS] = (struct array){ ix->initials, h->initials, 4 };
}

static size_t padding(uint64_t bytes)
{
    return (size_t)(-bytes & 7);
}

static uint64_t checksum(const struct array a[ARRAYS])
{
    uint64_t sum = 0;
    for (size_t i = 0; i < ARRAYS; i++) {
        asc_str bytes = { a[i].p, (size_t)a[i].count * a[i].size };
        sum = (sum << 7 | sum >> 57) ^ (bytes.n ? asc_str_hash(bytes) : 0);
    }
    return sum;
}

asc_status asc_index_save(const asc_index *ix, asc_write_fn write, void *user, asc_error *err)
{
    struct array a[ARRAYS];
    asc_index_head head = ix->head;
    if (!ix->ready) return asc_fail(err, ASC_EARG, "the index is not ready");
    arrays_of(ix, a);
    memcpy(head.magic, MAGIC, 8);
    head.version = ASC_INDEX_VERSION;
    head.order = ORDER;
    head.tables = ix->tables;
    head.checksum = checksum(a);
    bool good = write(user, (const char *)&head, sizeof head);
    for (size_t i = 0; good && i < ARRAYS; i++) {
        size_t n = (size_t)a[i].count * a[i].size;
        good = (!n || write(user, a[i].p, n)) &&
               (!padding(n) || write(user, "\0\0\0\0\0\0\0", padding(n)));
    }
    return good ? ASC_OK : asc_fail(err, ASC_EIO, "the index could not be written");
}

/* ---- Opening ------------------------------------------------------------------------------ */

static asc_status damaged(asc_error *err, const char *what)
{
    return asc_fail(err, ASC_EFORMAT, "the index of names is damaged: %s", what);
}

static bool small(const asc_index_head *h)
{
    const uint64_t most = UINT32_MAX;
    return h->words < most && h->names <= ASC_NAMES_INDEX_MAX && h->refs < most &&
           h->text < most * 8 && h->postings <= h->refs && h->key_buckets < most &&
           h->keys < most && h->initial_buckets < most && h->initials < most;
}

static bool power(uint64_t n)
{
    return n && (n & (n - 1)) == 0;
}

/* Point the arrays into the bytes; false when these are not as long as that. */
static bool lay(asc_index *ix, asc_str bytes)
{
    struct array a[ARRAYS];
    uint64_t at = sizeof(asc_index_head);
    arrays_of(ix, a);
    for (size_t i = 0; i < ARRAYS; i++) {
        uint64_t n = a[i].count * a[i].size;
        if (at > bytes.n || n > bytes.n - at) return false;
        a[i].p = bytes.p + at;
        at += n + padding(n);
    }
    /* nothing is ever written through these: a mapped index is copied first */
    ix->words = (asc_word *)(uintptr_t)a[WORDS].p;
    ix->names = (asc_index_name *)(uintptr_t)a[NAMES].p;
    ix->refs = (uint32_t *)(uintptr_t)a[REFS].p;
    ix->text = (char *)(uintptr_t)a[TEXT].p;
    ix->word_names_at = (uint32_t *)(uintptr_t)a[LISTS].p;
    ix->word_names = (uint32_t *)(uintptr_t)a[LISTED].p;
    ix->keys_at = (uint32_t *)(uintptr_t)a[KEYS_AT].p;
    ix->keys = (uint32_t *)(uintptr_t)a[KEYS].p;
    ix->initials_at = (uint32_t *)(uintptr_t)a[INITIALS_AT].p;
    ix->initials = (uint32_t *)(uintptr_t)a[INITIALS].p;
    return at == bytes.n;
}

/* Places that only rise, and end at the end. */
static bool rises(const uint32_t *at, uint64_t buckets, uint64_t end)
{
    for (uint64_t i = 0; i < buckets; i++)
        if (at[i] > at[i + 1]) return false;
    return at[0] == 0 && at[buckets] == end;
}

static bool below(const uint32_t *items, uint64_t n, uint64_t limit)
{
    for (uint64_t i = 0; i < n; i++)
        if (items[i] >= limit) return false;
    return true;
}

static bool sound_word(const asc_word *w)
{
    if (!w->n || w->n > ASC_WORD_LETTERS || !w->sound_n || w->sound_n > w->n ||
        w->bones_n > ASC_BONES_MAX)
        return false;
    if (w->part >= ASC_PART_COUNT || w->script >= ASC_SCRIPT_COUNT || w->number > 2) return false;
    for (size_t i = 0; i < w->n; i++)
        if (!((w->text[i] >= 'a' && w->text[i] <= 'z') || (w->text[i] >= '0' && w->text[i] <= '9')))
            return false;
    for (size_t i = 0; i < w->sound_n; i++)
        if (w->sound[i] >= ASC_SOUND_NONE) return false;
    return w->weight >= 0.0f && w->weight <= 2.0f;
}

static bool sound_name(const asc_index *ix, const asc_index_name *n)
{
    if (n->kind >= ASC_NAMES_KIND_COUNT || n->quality >= ASC_NAMES_QUALITY_COUNT || n->alone > 1)
        return false;
    if (n->count > ASC_NAMES_WORDS_MAX || n->first > ix->head.refs ||
        n->count > ix->head.refs - n->first)
        return false;
    return n->text_n <= ix->head.text && n->text_at <= ix->head.text - n->text_n &&
           n->weight >= 0.0f && n->weight < 1000.0f;
}

static asc_status check(const asc_index *ix, asc_error *err)
{
    const asc_index_head *h = &ix->head;
    if (!rises(ix->word_names_at, h->words, h->postings) ||
        !rises(ix->keys_at, h->key_buckets, h->keys) ||
        !rises(ix->initials_at, h->initial_buckets, h->initials))
        return damaged(err, "places out of order");
    if (!below(ix->word_names, h->postings, h->names) || !below(ix->keys, h->keys, h->words) ||
        !below(ix->initials, h->initials, h->names))
        return damaged(err, "a number out of range");
    for (uint64_t i = 0; i < h->refs; i++)
        if (ix->refs[i] >> ASC_REF_FLAGS >= h->words) return damaged(err, "a word out of range");
    for (uint64_t i = 0; i < h->words; i++)
        if (!sound_word(&ix->words[i])) return damaged(err, "a word");
    for (uint64_t i = 0; i < h->names; i++)
        if (!sound_name(ix, &ix->names[i])) return damaged(err, "a name");
    return ASC_OK;
}

static asc_status open_in(asc_index *ix, asc_str bytes, asc_error *err)
{
    asc_index_head *h = &ix->head;
    struct array a[ARRAYS];
    if (bytes.n < sizeof *h || (uintptr_t)bytes.p % 8)
        return damaged(err, "too short, or not aligned");
    memcpy(h, bytes.p, sizeof *h);
    if (memcmp(h->magic, MAGIC, 8) != 0) return damaged(err, "it is none");
    if (h->version != ASC_INDEX_VERSION || h->order != ORDER || h->tables != ix->tables)
        return asc_fail(err, ASC_EVERSION, "the index of names was made by another version");
    if (!small(h) || !power(h->key_buckets) || !power(h->initial_buckets) || !lay(ix, bytes))
        return damaged(err, "its size");
    arrays_of(ix, a);
    if (checksum(a) != h->checksum) return damaged(err, "its checksum");
    asc_status rc = check(ix, err);
    return rc == ASC_OK ? asc_index_slots(ix, err) : rc;
}

asc_status asc_index_open(asc_index **out, const asc_scorer *s, asc_str bytes, asc_error *err)
{
    asc_index *ix = calloc(1, sizeof *ix);
    if (!ix) return asc_fail(err, ASC_ENOMEM, "out of memory");
    ix->scorer = s;
    ix->tables = asc_lexicon_id(asc_scorer_lexicon(s));
    ix->mapped = true;
    asc_status rc = open_in(ix, bytes, err);
    if (rc != ASC_OK) {
        asc_index_free(ix);
        return rc;
    }
    ix->ready = true;
    *out = ix;
    return ASC_OK;
}
