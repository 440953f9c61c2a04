#include "resolve/index.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/str.h"

#include "base/banned.h"

struct listed {
    uint64_t id;
    asc_str text;
    asc_name_words words;
    asc_names_kind kind;
    asc_names_quality quality;
};

struct asc_index {
    asc_arena *keep;
    const asc_scorer *scorer;
    struct listed *items;
    size_t count, cap;
};

struct asc_seeker {
    const asc_index *ix;
    asc_word_store store;
    asc_name_words query;
    asc_names_hit *hits;
};

asc_status asc_index_new(asc_index **out, const asc_scorer *s, asc_error *err)
{
    asc_arena *keep = asc_arena_new();
    asc_index *ix = keep ? asc_arena_zalloc(keep, 1, sizeof *ix) : NULL;
    if (!ix) {
        asc_arena_free(keep);
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    }
    ix->keep = keep;
    ix->scorer = s;
    *out = ix;
    return ASC_OK;
}

void asc_index_free(asc_index *ix)
{
    if (ix) asc_arena_free(ix->keep);
}

asc_status asc_index_add(asc_index *ix, uint64_t id, asc_str text, asc_names_kind kind,
                         asc_names_quality quality, asc_error *err)
{
    if (ix->count >= ASC_NAMES_INDEX_MAX) return asc_fail(err, ASC_ELIMIT, "too many names");
    struct listed *items = asc_arena_grow(ix->keep, ix->items, ix->count, &ix->cap, sizeof *items);
    asc_word_store *store = asc_arena_alloc(ix->keep, 1, sizeof *store);
    if (!items || !store) return asc_fail(err, ASC_ENOMEM, "out of memory");
    ix->items = items;
    struct listed *l = &items[ix->count];
    l->id = id;
    l->kind = kind;
    l->quality = quality;
    if (!asc_arena_copy(ix->keep, text, &l->text))
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_fold(asc_scorer_lexicon(ix->scorer), text, kind, store, &l->words);
    l->words.quality = (uint8_t)quality;
    ix->count++;
    return ASC_OK;
}

asc_status asc_index_ready(asc_index *ix, asc_error *err)
{
    (void)ix;
    (void)err;
    return ASC_OK;
}

size_t asc_index_count(const asc_index *ix)
{
    return ix->count;
}

size_t asc_index_bytes(const asc_index *ix)
{
    return asc_arena_bytes(ix->keep);
}

asc_names_entry asc_index_entry(const asc_index *ix, size_t i)
{
    const struct listed *l = &ix->items[i];
    return (asc_names_entry){ l->id, l->text, l->kind, l->quality };
}

asc_status asc_seeker_new(asc_seeker **out, const asc_index *ix, asc_error *err)
{
    asc_seeker *s = calloc(1, sizeof *s);
    if (s) s->hits = malloc((ASC_NAMES_HITS_MAX + 1) * sizeof *s->hits);
    if (!s || !s->hits) {
        free(s);
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    }
    s->ix = ix;
    *out = s;
    return ASC_OK;
}

void asc_seeker_free(asc_seeker *s)
{
    if (s) free(s->hits);
    free(s);
}

static size_t place(asc_names_hit *hits, size_t n, size_t limit, asc_names_hit h)
{
    for (size_t i = 0; i < n; i++)
        if (hits[i].id == h.id) {
            if (h.score <= hits[i].score) return n;
            memmove(&hits[i], &hits[i + 1], (n - i - 1) * sizeof *hits);
            n--;
            break;
        }
    size_t i = n;
    while (i > 0 &&
           (hits[i - 1].score < h.score || (hits[i - 1].score == h.score && hits[i - 1].id > h.id)))
        i--;
    if (i >= limit) return n;
    memmove(&hits[i + 1], &hits[i], (n - i) * sizeof *hits);
    hits[i] = h;
    return n + 1 < limit ? n + 1 : limit;
}

asc_status asc_seeker_run(asc_seeker *s, asc_str text, asc_names_kind kind, size_t limit,
                          double least, const asc_names_hit **hits, size_t *count, asc_error *err)
{
    (void)err;
    size_t n = 0;
    if (limit > ASC_NAMES_HITS_MAX) limit = ASC_NAMES_HITS_MAX;
    asc_fold(asc_scorer_lexicon(s->ix->scorer), text, kind, &s->store, &s->query);
    for (size_t i = 0; limit && i < s->ix->count; i++) {
        asc_names_why why;
        double p =
            asc_score(s->ix->scorer, &s->query, &s->ix->items[i].words, ASC_NAMES_SCREEN, &why);
        if (p < least || p <= 0) continue;
        n = place(s->hits, n, limit, (asc_names_hit){ i, s->ix->items[i].id, p, why.lead });
    }
    *hits = s->hits;
    *count = n;
    return ASC_OK;
}

double asc_seeker_explain(const asc_seeker *s, size_t name, asc_names_why *why)
{
    return asc_score(s->ix->scorer, &s->query, &s->ix->items[name].words, ASC_NAMES_SCREEN, why);
}
