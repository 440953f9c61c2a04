#include "resolve/index_data.h"

#include <math.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/str.h"

#include "base/banned.h"

#define LIKE_LEAST 0.6f      /* words of the index less like the query's word are no use */
#define ALIKE_MAX 192u       /* words of the index tried for one word of the query */
#define BUCKET_MAX 4096u     /* entries of a bucket looked at */
#define POSTINGS_MAX 300000u /* (word, name) entries walked for a query, the rarest words first */
#define FIRST_MAX 6000u      /* a word in more names adds to names already found, no more ... */
#define RATED_MAX 96u        /* names that the model looks at */
#define SECOND_SHARE 0.2f    /* of an entry's second best name; see with_second */
#define SECOND_LEAST (-4.0f) /* log odds; less says no more */
#define SECOND_NONE (-1.0f)  /* what says neither yes nor no */
#define SPLIT_LEAST 3u       /* letters of each half when a word is taken apart */

struct alike {
    uint32_t word;
    float like;
};

/* Words of the index that may be a word of the query. */
struct clue {
    struct alike found[ALIKE_MAX];
    size_t count;
    float weight;   /* of the query's word */
    uint64_t names; /* in their lists, together */
};

struct rated {
    uint32_t name;
    float rank;
};

/* An entry that was found: its best name, and the log odds of that and of the next. */
struct entry {
    asc_names_hit hit;
    float best, second;
};

struct asc_seeker {
    const asc_index *ix;
    uint64_t names; /* there were when it was made */
    asc_word_store store;
    asc_name_words query;
    struct clue clues[ASC_NAMES_WORDS_MAX];
    float *sum;      /* of each name: what was found of it so far */
    uint32_t *round; /* of each name: the clue that last added to it, counted over all queries */
    uint32_t *touched;
    size_t touched_count;
    uint32_t now, started; /* rounds: this clue's, and the last one before this query */
    struct rated best[RATED_MAX];
    size_t best_count;
    struct entry entries[RATED_MAX];
    size_t entry_count;
    asc_names_hit hits[RATED_MAX];
};

asc_status asc_seeker_new(asc_seeker **out, const asc_index *ix, asc_error *err)
{
    if (!ix->ready) return asc_fail(err, ASC_EARG, "the index is not ready");
    asc_seeker *s = calloc(1, sizeof *s);
    size_t n = (size_t)ix->head.names + 1;
    if (s) {
        s->sum = calloc(n, sizeof *s->sum);
        s->round = calloc(n, sizeof *s->round);
        s->touched = malloc(n * sizeof *s->touched);
    }
    if (!s || !s->sum || !s->round || !s->touched) {
        asc_seeker_free(s);
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    }
    s->ix = ix;
    s->names = ix->head.names;
    *out = s;
    return ASC_OK;
}

void asc_seeker_free(asc_seeker *s)
{
    if (!s) return;
    free(s->sum);
    free(s->round);
    free(s->touched);
    free(s);
}

/* ---- Words of the index like one of the query's ------------------------------------------ */

static uint64_t names_of(const asc_index *ix, uint32_t word)
{
    return ix->word_names_at[word + 1] - ix->word_names_at[word];
}

static void found(struct clue *c, uint32_t word, float like)
{
    for (size_t i = 0; i < c->count; i++)
        if (c->found[i].word == word) {
            if (like > c->found[i].like) c->found[i].like = like;
            return;
        }
    if (c->count == ALIKE_MAX) {
        size_t worst = 0;
        for (size_t i = 1; i < c->count; i++)
            if (c->found[i].like < c->found[worst].like) worst = i;
        if (c->found[worst].like < like) c->found[worst] = (struct alike){ word, like };
        return;
    }
    c->found[c->count++] = (struct alike){ word, like };
}

static void by_keys(struct asc_seeker *s, struct clue *c, const asc_word *w)
{
    uint32_t keys[ASC_INDEX_KEYS_MAX];
    const asc_index *ix = s->ix;
    const asc_lexicon *lx = asc_scorer_lexicon(ix->scorer);
    size_t n = asc_index_keys(w, keys);
    for (size_t k = 0; k < n; k++) {
        uint64_t bucket = keys[k] & (ix->head.key_buckets - 1);
        uint32_t begin = ix->keys_at[bucket], end = ix->keys_at[bucket + 1];
        if (end - begin > BUCKET_MAX) end = begin + BUCKET_MAX;
        for (uint32_t i = begin; i < end; i++) {
            float like = asc_words_like(lx, w, &ix->words[ix->keys[i]]).like;
            if (like >= LIKE_LEAST && like < 1.0f) found(c, ix->keys[i], like);
        }
    }
}

/* A word of the index with exactly these letters. */
static uint32_t exactly(const struct asc_seeker *s, const char *text, size_t n, uint8_t script)
{
    asc_word w;
    if (n > ASC_WORD_LETTERS) return UINT32_MAX;
    memcpy(w.text, text, n);
    w.n = (uint8_t)n;
    w.script = script;
    w.hash = asc_word_hash(text, n);
    return asc_index_word(s->ix, &w);
}

/* "jiaruipeng" in the query, "jiarui" and "peng" in the index. */
static void apart(struct asc_seeker *s, struct clue *c, const asc_word *w)
{
    for (size_t i = SPLIT_LEAST; i + SPLIT_LEAST <= w->n; i++) {
        uint32_t head = exactly(s, w->text, i, w->script),
                 tail = exactly(s, w->text + i, w->n - i, w->script);
        if (head == UINT32_MAX || tail == UINT32_MAX) continue;
        if (names_of(s->ix, head) < FIRST_MAX) found(c, head, 0.6f);
        if (names_of(s->ix, tail) < FIRST_MAX) found(c, tail, 0.6f);
    }
    if (w->n > 5 && w->text[1] == 'l' && (w->text[0] == 'a' || w->text[0] == 'e')) {
        uint32_t bare = exactly(s, w->text + 2, w->n - 2u, w->script);
        if (bare != UINT32_MAX) found(c, bare, 0.95f);
    }
}

/* "jesus", "maria" in the query, "jesusmaria" in the index; "otaibi", "alotaibi". */
static void together(struct asc_seeker *s, struct clue *c, size_t i)
{
    char text[2 * ASC_WORD_LETTERS];
    const asc_word *w = s->query.at[i].word;
    size_t n = w->n;
    memcpy(text, w->text, n);
    for (size_t k = i + 1; k < s->query.count && k < i + 3; k++) {
        const asc_word *next = s->query.at[k].word;
        if (n + next->n > ASC_WORD_LETTERS) return;
        memcpy(text + n, next->text, next->n);
        n += next->n;
        uint32_t whole = exactly(s, text, n, w->script);
        if (whole != UINT32_MAX) found(c, whole, 0.97f);
    }
    if (n == w->n && w->n + 2u <= ASC_WORD_LETTERS) {
        memcpy(text, "al", 2);
        memcpy(text + 2, w->text, w->n);
        uint32_t whole = exactly(s, text, w->n + 2u, w->script);
        if (whole != UINT32_MAX) found(c, whole, 0.95f);
    }
}

static void gather(struct asc_seeker *s, size_t i)
{
    struct clue *c = &s->clues[i];
    asc_word *w = &s->store.words[i];
    uint32_t same = asc_index_word(s->ix, w);
    c->count = 0;
    c->names = 0;
    if (same != UINT32_MAX) {
        w->weight = s->ix->words[same].weight;
        found(c, same, 1.0f);
    }
    c->weight = w->weight;
    if (asc_index_counts(w)) {
        by_keys(s, c, w);
        if (same == UINT32_MAX) apart(s, c, w);
    }
    together(s, c, i);
    for (size_t k = 0; k < c->count; k++) c->names += names_of(s->ix, c->found[k].word);
}

/* ---- Names that have them ------------------------------------------------------------------ */

static void add(struct asc_seeker *s, uint32_t name, float worth, bool first)
{
    if (s->round[name] == s->now) return;
    if (s->round[name] <= s->started) {
        if (!first) return;
        s->sum[name] = 0;
        s->touched[s->touched_count++] = name;
    }
    s->round[name] = s->now;
    s->sum[name] += worth;
}

static int by_likeness(const void *a, const void *b)
{
    const struct alike *x = a, *y = b;
    if (x->like != y->like) return x->like > y->like ? -1 : 1;
    return x->word < y->word ? -1 : x->word > y->word;
}

/* The best likeness first: a name counts a word of the query once. */
static void walk(struct asc_seeker *s, struct clue *c, bool first, uint64_t *left)
{
    const asc_index *ix = s->ix;
    qsort(c->found, c->count, sizeof *c->found, by_likeness);
    s->now++;
    for (size_t k = 0; k < c->count; k++) {
        const struct alike *a = &c->found[k];
        uint64_t n = names_of(ix, a->word);
        float heavy = ix->words[a->word].weight, light = heavy < c->weight ? heavy : c->weight;
        if (n > *left) continue;
        *left -= n;
        const uint32_t *names = ix->word_names + ix->word_names_at[a->word];
        for (uint64_t i = 0; i < n; i++)
            add(s, names[i], light * a->like, first || n < FIRST_MAX / 8);
    }
}

static void by_initials(struct asc_seeker *s)
{
    const asc_index *ix = s->ix;
    uint32_t keys[2], count = 0;
    const asc_word *w = s->query.count == 1 ? s->query.at[0].word : NULL;
    if (w && w->n > 1 && w->n < 9) {
        uint64_t bucket = asc_index_initials_key(w->text, w->n) & (ix->head.initial_buckets - 1);
        uint32_t begin = ix->initials_at[bucket], end = ix->initials_at[bucket + 1];
        if (end - begin > BUCKET_MAX) end = begin + BUCKET_MAX;
        s->now++;
        for (uint32_t i = begin; i < end; i++) add(s, ix->initials[i], 0.5f * w->weight, true);
    }
    /* the other way round: a listed acronym of the query's words */
    char text[ASC_NAMES_WORDS_MAX];
    for (int all = 0; all < 2 && s->query.count > 1; all++) {
        size_t n = 0;
        for (size_t i = 0; i < s->query.count; i++) {
            const asc_word *x = s->query.at[i].word;
            if (all || asc_index_counts(x) || x->part == ASC_PART_FORM) text[n++] = x->text[0];
        }
        uint32_t word = n > 1 && n < 9 ? exactly(s, text, n, 0) : UINT32_MAX;
        keys[count] = word;
        if (word == UINT32_MAX || (count && keys[0] == word) || names_of(ix, word) > 64) continue;
        count = 1;
        s->now++;
        for (uint32_t i = ix->word_names_at[word]; i < ix->word_names_at[word + 1]; i++)
            add(s, ix->word_names[i], ix->words[word].weight, true);
    }
}

/* Rarest words first; once there are candidates, frequent words bring no new ones. */
static void collect(struct asc_seeker *s)
{
    uint8_t order[ASC_NAMES_WORDS_MAX];
    size_t n = s->query.count;
    uint64_t left = POSTINGS_MAX, seen = 0;
    for (size_t i = 0; i < n; i++) {
        size_t k = i;
        gather(s, i);
        for (; k > 0 && s->clues[order[k - 1]].names > s->clues[i].names; k--)
            order[k] = order[k - 1];
        order[k] = (uint8_t)i;
    }
    for (size_t i = 0; i < n; i++) {
        struct clue *c = &s->clues[order[i]];
        bool minor = !asc_index_counts(s->query.at[order[i]].word);
        bool first = !minor && (seen < FIRST_MAX || s->touched_count < RATED_MAX);
        if (minor && s->touched_count >= RATED_MAX && c->names > FIRST_MAX) continue;
        walk(s, c, first || s->touched_count == 0, &left);
        seen += c->names;
    }
}

/* How much of both is found, in the query's and in the name's own measure. */
static void rank_all(struct asc_seeker *s)
{
    float query = 0;
    for (size_t i = 0; i < s->query.count; i++)
        if (asc_index_counts(s->query.at[i].word)) query += s->query.at[i].word->weight;
    s->best_count = 0;
    for (size_t i = 0; i < s->touched_count; i++) {
        uint32_t name = s->touched[i];
        float sum = s->sum[name];
        struct rated r = { name, sum / (query + 0.3f) + sum / (s->ix->names[name].weight + 0.3f) };
        size_t k = s->best_count;
        if (k == RATED_MAX) {
            if (r.rank <= s->best[k - 1].rank) continue;
            k--;
        } else {
            s->best_count++;
        }
        for (; k > 0 && s->best[k - 1].rank < r.rank; k--) s->best[k] = s->best[k - 1];
        s->best[k] = r;
    }
}

/* ---- Scores -------------------------------------------------------------------------------- */

static float log_odds(double p)
{
    return (float)log(p / (1.0 - p));
}

/*
 * An entry is as probable as its best name, a little more when another of its names is
 * near too, a little less when it has others and none is: relatives and namesakes share
 * one name, rarely two. Chosen on the folds of the development queries (train/names).
 */
static double with_second(const struct asc_seeker *s, const struct entry *e)
{
    if (e->hit.lead || e->hit.score <= 0 || e->hit.score >= 1) return e->hit.score;
    bool alone = s->ix->names[e->hit.name].alone;
    float second = e->second < SECOND_LEAST ? SECOND_LEAST : e->second;
    float z = log_odds(e->hit.score) + SECOND_SHARE * (alone ? SECOND_NONE : second - SECOND_NONE);
    return 1.0 / (1.0 + exp((double)-z));
}

/* Take a name's score in; each entry has its best name and the score of the next. */
static void put(struct asc_seeker *s, asc_names_hit h)
{
    float z = h.score > 0 && h.score < 1 ? log_odds(h.score) : SECOND_LEAST;
    for (size_t i = 0; i < s->entry_count; i++) {
        struct entry *e = &s->entries[i];
        if (e->hit.id != h.id) continue;
        bool better = h.score > e->hit.score || (h.score == e->hit.score && h.name < e->hit.name);
        float other = better ? e->best : z;
        if (other > e->second) e->second = other;
        if (better) {
            e->hit = h;
            e->best = z;
        }
        return;
    }
    s->entries[s->entry_count++] = (struct entry){ h, z, SECOND_LEAST };
}

static int by_score(const void *a, const void *b)
{
    const asc_names_hit *x = a, *y = b;
    if (x->score != y->score) return x->score > y->score ? -1 : 1;
    return x->id < y->id ? -1 : x->id > y->id;
}

static size_t rate(struct asc_seeker *s, double least)
{
    size_t n = 0;
    s->entry_count = 0;
    for (size_t i = 0; i < s->best_count; i++) {
        asc_name_words words;
        asc_names_hit h = { s->best[i].name, s->ix->names[s->best[i].name].id, 0, false };
        asc_index_name_words(s->ix, h.name, &words);
        h.score = asc_score(s->ix->scorer, &s->query, &words, ASC_NAMES_SCREEN, &h.lead, NULL);
        put(s, h);
    }
    for (size_t i = 0; i < s->entry_count; i++) {
        s->hits[n] = s->entries[i].hit;
        s->hits[n].score = with_second(s, &s->entries[i]);
        if (s->hits[n].score >= least && s->hits[n].score > 0) n++;
    }
    qsort(s->hits, n, sizeof *s->hits, by_score);
    return n;
}

static void begin(struct asc_seeker *s)
{
    s->touched_count = 0;
    if (s->now > UINT32_MAX - 4 * ASC_NAMES_WORDS_MAX) {
        memset(s->round, 0, (size_t)s->ix->head.names * sizeof *s->round);
        s->now = 0;
    }
    s->started = s->now;
}

size_t asc_seeker_candidates(asc_seeker *s, asc_str text, asc_names_kind kind)
{
    begin(s);
    asc_fold(asc_scorer_lexicon(s->ix->scorer), text, kind, &s->store, &s->query);
    collect(s);
    by_initials(s);
    rank_all(s);
    return s->best_count;
}

uint32_t asc_seeker_candidate(const asc_seeker *s, size_t i)
{
    return s->best[i].name;
}

void asc_seeker_features(const asc_seeker *s, size_t i, float out[ASC_FEATURES])
{
    asc_name_words words;
    asc_index_name_words(s->ix, s->best[i].name, &words);
    asc_score_features(s->ix->scorer, &s->query, &words, out);
}

asc_status asc_seeker_run(asc_seeker *s, asc_str text, asc_names_kind kind, size_t limit,
                          double least, const asc_names_hit **hits, size_t *count, asc_error *err)
{
    if (!s->ix->ready || s->ix->head.names != s->names)
        return asc_fail(err, ASC_EARG, "the index has changed since this search was made");
    asc_seeker_candidates(s, text, kind);
    size_t n = rate(s, least);
    *hits = s->hits;
    *count = n < limit ? n : limit;
    return ASC_OK;
}

double asc_seeker_explain(const asc_seeker *s, size_t name, asc_names_why *why)
{
    const asc_index_name *listed = &s->ix->names[name];
    asc_name_words words, spans;
    asc_word_store store;
    asc_index_name_words(s->ix, name, &words);
    asc_fold(asc_scorer_lexicon(s->ix->scorer),
             (asc_str){ s->ix->text + listed->text_at, listed->text_n },
             (asc_names_kind)listed->kind, &store, &spans);
    for (size_t i = 0; i < words.count && i < spans.count; i++) {
        words.at[i].begin = spans.at[i].begin;
        words.at[i].end = spans.at[i].end;
    }
    return asc_score(s->ix->scorer, &s->query, &words, ASC_NAMES_SCREEN, NULL, why);
}
