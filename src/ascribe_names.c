/*
 * The facade behind ascribe/names.h: the matcher and its index.
 */
#include <ascribe.h>

#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "resolve/index.h"

#include "base/banned.h"

struct asc_names {
    asc_arena *keep;
    asc_scorer *scorer;
};

struct asc_name {
    asc_name_words words;
    asc_word_store store;
    char folded[ASC_FOLDED_MAX];
    size_t folded_n;
};

struct asc_names_index {
    asc_index *ix;
};

struct asc_names_search {
    asc_seeker *seeker;
};

static const char *const kind_names[] = {
#define ASC_X(id, s) s,
    ASC_NAMES_KIND_LIST(ASC_X)
#undef ASC_X
};

const char *asc_names_kind_name(asc_names_kind k)
{
    return (unsigned)k < ASC_NAMES_KIND_COUNT ? kind_names[k] : "";
}

const char *asc_names_how_name(asc_names_how h)
{
    static const char *const names[] = {
#define ASC_X(id, s) s,
        ASC_NAMES_HOW_LIST(ASC_X)
#undef ASC_X
    };
    return (unsigned)h < ASC_NAMES_HOW_COUNT ? names[h] : "";
}

const char *asc_names_against_name(asc_names_against a)
{
    static const char *const names[] = {
#define ASC_X(id, s) s,
        ASC_NAMES_AGAINST_LIST(ASC_X)
#undef ASC_X
    };
    return (unsigned)a < ASC_NAMES_AGAINST_COUNT ? names[a] : "";
}

bool asc_names_kind_from(asc_str word, asc_names_kind *out)
{
    for (unsigned i = 0; i < ASC_NAMES_KIND_COUNT; i++)
        if (asc_str_eq(word, asc_str_from(kind_names[i]))) {
            *out = (asc_names_kind)i;
            return true;
        }
    return false;
}

asc_status asc_names_new(asc_names **out, asc_error *err)
{
    asc_arena *keep = asc_arena_new();
    asc_names *m = keep ? asc_arena_zalloc(keep, 1, sizeof *m) : NULL;
    asc_status rc = m ? asc_scorer_load(&m->scorer, keep, true, err)
                      : asc_fail(err, ASC_ENOMEM, "out of memory");
    if (rc != ASC_OK) {
        asc_arena_free(keep);
        return rc;
    }
    m->keep = keep;
    *out = m;
    return ASC_OK;
}

void asc_names_free(asc_names *m)
{
    if (m) asc_arena_free(m->keep);
}

asc_status asc_name_new(asc_name **out, const asc_names *m, asc_str text, asc_names_kind kind,
                        asc_error *err)
{
    asc_name *n = calloc(1, sizeof *n);
    if (!n) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_fold(asc_scorer_lexicon(m->scorer), text, kind, &n->store, &n->words);
    n->folded_n = asc_fold_text(&n->words, n->folded);
    *out = n;
    return ASC_OK;
}

void asc_name_free(asc_name *n)
{
    free(n);
}

asc_str asc_name_folded(const asc_name *n)
{
    return (asc_str){ n->folded, n->folded_n };
}

double asc_names_compare(const asc_names *m, const asc_name *a, const asc_name *b,
                         asc_names_use use, asc_names_why *why)
{
    return asc_score(m->scorer, &a->words, &b->words, use, NULL, why);
}

double asc_names_compare_texts(const asc_names *m, asc_str a, asc_str b, asc_names_kind kind,
                               asc_names_use use)
{
    asc_word_store stores[2];
    asc_name_words x, y;
    asc_fold(asc_scorer_lexicon(m->scorer), a, kind, &stores[0], &x);
    asc_fold(asc_scorer_lexicon(m->scorer), b, kind, &stores[1], &y);
    return asc_score(m->scorer, &x, &y, use, NULL, NULL);
}

asc_status asc_names_index_new(asc_names_index **out, const asc_names *m, asc_error *err)
{
    asc_names_index *ix = calloc(1, sizeof *ix);
    asc_status rc =
        ix ? asc_index_new(&ix->ix, m->scorer, err) : asc_fail(err, ASC_ENOMEM, "out of memory");
    if (rc == ASC_OK) *out = ix;
    else free(ix);
    return rc;
}

void asc_names_index_free(asc_names_index *ix)
{
    if (ix) asc_index_free(ix->ix);
    free(ix);
}

asc_status asc_names_index_add(asc_names_index *ix, uint64_t id, asc_str text, asc_names_kind kind,
                               asc_names_quality quality, asc_error *err)
{
    if ((unsigned)kind >= ASC_NAMES_KIND_COUNT || (unsigned)quality >= ASC_NAMES_QUALITY_COUNT)
        return asc_fail(err, ASC_EARG, "no such kind or quality of a name");
    return asc_index_add(ix->ix, id, text, kind, quality, err);
}

asc_status asc_names_index_ready(asc_names_index *ix, asc_error *err)
{
    return asc_index_ready(ix->ix, err);
}

size_t asc_names_index_count(const asc_names_index *ix)
{
    return asc_index_count(ix->ix);
}

size_t asc_names_index_bytes(const asc_names_index *ix)
{
    return asc_index_bytes(ix->ix);
}

asc_names_entry asc_names_index_entry(const asc_names_index *ix, size_t i)
{
    return asc_index_entry(ix->ix, i);
}

asc_status asc_names_index_save(const asc_names_index *ix, asc_write_fn write, void *user,
                                asc_error *err)
{
    return asc_index_save(ix->ix, write, user, err);
}

asc_status asc_names_index_open(asc_names_index **out, const asc_names *m, asc_str bytes,
                                asc_error *err)
{
    asc_names_index *ix = calloc(1, sizeof *ix);
    asc_status rc = ix ? asc_index_open(&ix->ix, m->scorer, bytes, err)
                       : asc_fail(err, ASC_ENOMEM, "out of memory");
    if (rc == ASC_OK) *out = ix;
    else free(ix);
    return rc;
}

asc_status asc_names_search_new(asc_names_search **out, const asc_names_index *ix, asc_error *err)
{
    asc_names_search *s = calloc(1, sizeof *s);
    asc_status rc =
        s ? asc_seeker_new(&s->seeker, ix->ix, err) : asc_fail(err, ASC_ENOMEM, "out of memory");
    if (rc == ASC_OK) *out = s;
    else free(s);
    return rc;
}

void asc_names_search_free(asc_names_search *s)
{
    if (s) asc_seeker_free(s->seeker);
    free(s);
}

asc_status asc_names_search_run(asc_names_search *s, asc_str text, asc_names_kind kind,
                                size_t limit, double least, const asc_names_hit **hits,
                                size_t *count, asc_error *err)
{
    return asc_seeker_run(s->seeker, text, kind, limit, least, hits, count, err);
}

double asc_names_search_explain(const asc_names_search *s, size_t name, asc_names_why *why)
{
    return asc_seeker_explain(s->seeker, name, why);
}
