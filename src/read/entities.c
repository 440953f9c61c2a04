#include "read/entities.h"

#include "base/error.h"
#include "base/str.h"

#include "base/banned.h"

#define ROW_MAX 4096u /* words of one row; a longer sentence is cut into rows */
#define CLIMB_MAX 8   /* steps up to a noun phrase's head */
#define SHAPE_MAX 12u

asc_str asc_table_entities(void);

/* ---- the model -----------------------------------------------------------------*/

asc_status asc_entity_lists_open(asc_entity_model **out, asc_arena *keep, asc_error *err)
{
    asc_entity_model *m = asc_arena_zalloc(keep, 1, sizeof *m);
    if (!m) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_status rc = asc_nouns_load(&m->nouns, keep, err);
    if (!rc) *out = m;
    return rc;
}

asc_status asc_entity_model_open(asc_entity_model **out, asc_arena *keep, asc_error *err)
{
    asc_linear *linear = NULL;
    asc_entity_model *m = NULL;
    asc_status rc = asc_entity_lists_open(&m, keep, err);
    if (!rc) rc = asc_linear_open(&linear, keep, asc_table_entities(), err);
    if (rc) return rc;
    m->linear = linear;
    *out = m;
    return ASC_OK;
}

/* ---- what is known of a word ------------------------------------------------------*/

struct word {
    uint32_t tok, phrase; /* phrase: the head of the noun phrase it is in */
    asc_str low, classes, ent;
    char shape[SHAPE_MAX];
    uint32_t shape_n;
};

struct row {
    const asc_entity_model *m;
    const asc_tree *t;
    struct word *w;
    uint32_t n;
    asc_map *seen; /* lower-case name -> the entity label it has most in this text */
};

static asc_str classes_of(const asc_entity_model *m, const asc_tree *t, uint32_t i)
{
    if (t->tok[i].pos == ASC_POS_PROPN) return ASC_STR("name");
    return asc_tree_is_noun(t, i) ? asc_nouns_classes(&m->nouns, t->low[i]) : ASC_STR("");
}

/* "Xxxd" with runs cut to two: "Iraqi" Xxx, "CJTF-OIR" XX-XX, "11-13" dd-dd. */
static void shape_of(struct word *w, asc_str s)
{
    char last = 0;
    unsigned run = 0;
    w->shape_n = 0;
    for (size_t i = 0; i < s.n && w->shape_n < SHAPE_MAX; i++) {
        unsigned char c = (unsigned char)s.p[i];
        char k = c >= 'A' && c <= 'Z'                  ? 'X'
                 : (c >= 'a' && c <= 'z') || c >= 0x80 ? 'x'
                 : c >= '0' && c <= '9'                ? 'd'
                                                       : (char)c;
        run = k == last ? run + 1 : 1;
        last = k;
        if (run <= 2) w->shape[w->shape_n++] = k;
    }
}

static bool within_phrase(asc_dep dep)
{
    return dep == ASC_DEP_DET || dep == ASC_DEP_AMOD || dep == ASC_DEP_COMPOUND ||
           dep == ASC_DEP_NUMMOD || dep == ASC_DEP_POSS || dep == ASC_DEP_CASE ||
           dep == ASC_DEP_NMOD || dep == ASC_DEP_QUANTMOD || dep == ASC_DEP_PREDET;
}

static uint32_t phrase_of(const asc_tree *t, uint32_t i)
{
    for (int k = 0; k < CLIMB_MAX && within_phrase((asc_dep)t->tok[i].dep); k++) i = t->tok[i].head;
    return i;
}

static asc_str ent_name(const asc_token *k)
{
    static const char *const inside[ASC_ENT_COUNT] = { "",
#define ASC_X(n) "I-" #n,
                                                       ASC_ENT_LIST(ASC_X)
#undef ASC_X
    };
    static const char *const first[ASC_ENT_COUNT] = { "",
#define ASC_X(n) "B-" #n,
                                                      ASC_ENT_LIST(ASC_X)
#undef ASC_X
    };
    if (k->ent >= ASC_ENT_COUNT) return ASC_STR("");
    return asc_str_from(k->ent_begin ? first[k->ent] : inside[k->ent]);
}

static bool learn_word(struct row *r, asc_arena *tmp, uint32_t i)
{
    const asc_tree *t = r->t;
    struct word *w = &r->w[r->n];
    asc_str s = asc_tree_text(t, i);
    w->tok = i;
    w->phrase = phrase_of(t, i);
    w->classes = classes_of(r->m, t, i);
    w->ent = ent_name(&t->tok[i]);
    shape_of(w, s);
    r->n++;
    return asc_arena_lower(tmp, s, &w->low);
}

/* ---- features ---------------------------------------------------------------------*/

static asc_str tag_of(const asc_tree *t, uint32_t i)
{
    return asc_str_from(asc_tag_name((asc_tag)t->tok[i].tag));
}

static asc_str dep_of(const asc_tree *t, uint32_t i)
{
    return asc_str_from(asc_dep_name((asc_dep)t->tok[i].dep));
}

static asc_str actor_of(const asc_tree *t, uint32_t i)
{
    const asc_actor_word *a = asc_tables_actor(t->lx, t->low[i]);
    return a ? asc_str_from(asc_actor_kind_name(a->kind)) : ASC_STR("");
}

static asc_str tail(asc_str s, size_t n)
{
    return asc_str_slice(s, s.n > n ? s.n - n : 0, s.n);
}

/* What stands at offset d of word k: outside the row, its edge. */
static void put_near(const struct row *r, uint32_t k, int d, asc_features *f)
{
    static const char *const names[5][6] = {
        { "w-2", "t-2", "e-2", "s-2", "d-2", "c-2" },
        { "w-1", "t-1", "e-1", "s-1", "d-1", "c-1" },
        { "w", "t", "e", "s", "d", "c" },
        { "w+1", "t+1", "e+1", "s+1", "d+1", "c+1" },
        { "w+2", "t+2", "e+2", "s+2", "d+2", "c+2" },
    };
    const char *const *name = names[d + 2];
    int64_t at = (int64_t)k + d;
    if (at < 0 || at >= (int64_t)r->n) {
        asc_features_put(f, name[0], ASC_STR("<edge>"));
        return;
    }
    const struct word *w = &r->w[at];
    asc_features_put(f, name[0], w->low);
    asc_features_put(f, name[1], tag_of(r->t, w->tok));
    if (w->ent.n) asc_features_put(f, name[2], w->ent);
    if (d < -1 || d > 1) return;
    asc_features_put(f, name[3], (asc_str){ w->shape, w->shape_n });
    asc_features_put(f, name[4], dep_of(r->t, w->tok));
    if (w->classes.n) asc_features_put(f, name[5], w->classes);
}

static void put_pairs(const struct row *r, uint32_t k, asc_features *f)
{
    const struct word *w = &r->w[k], *a = k ? w - 1 : NULL, *b = k + 1 < r->n ? w + 1 : NULL;
    const asc_tree *t = r->t;
    asc_str none = ASC_STR("");
    asc_features_pair(f, "w-1w", a ? a->low : none, w->low);
    asc_features_pair(f, "ww+1", w->low, b ? b->low : none);
    asc_features_pair(f, "t-1t", a ? tag_of(t, a->tok) : none, tag_of(t, w->tok));
    asc_features_pair(f, "tt+1", tag_of(t, w->tok), b ? tag_of(t, b->tok) : none);
    asc_features_pair(f, "e-1e", a ? a->ent : none, w->ent);
    asc_features_pair(f, "ee+1", w->ent, b ? b->ent : none);
    asc_features_pair(f, "te", tag_of(t, w->tok), w->ent);
}

/* The noun phrase around it: its head, what governs it, where in it the word stands. */
static void put_phrase(const struct row *r, uint32_t k, asc_features *f)
{
    const asc_tree *t = r->t;
    const struct word *w = &r->w[k];
    uint32_t h = w->phrase, up = t->tok[h].head, place_n = 0;
    char place[4];
    asc_str classes = classes_of(r->m, t, h), ent = ent_name(&t->tok[h]);
    place[place_n++] = w->tok == h ? 'h' : w->tok < h ? 'l' : 'r';
    if (k == 0 || r->w[k - 1].phrase != h) place[place_n++] = 'b';
    if (k + 1 == r->n || r->w[k + 1].phrase != h) place[place_n++] = 'e';
    asc_str at = { place, place_n };
    asc_features_pair(f, "hw", at, t->low[h]);
    asc_features_pair(f, "hc", at, classes);
    asc_features_pair(f, "he", at, ent);
    asc_features_pair(f, "hd", at, dep_of(t, h));
    asc_features_pair(f, "ha", at, actor_of(t, h));
    asc_features_pair(f, "dc", dep_of(t, w->tok), classes);
    if (up == h) return;
    asc_features_pair(f, "up", dep_of(t, h), t->low[up]);
    if (t->tok[up].pos == ASC_POS_ADP) {
        uint32_t over = t->tok[up].head;
        asc_features_pair(f, "upup", t->low[up], t->low[over]);
        asc_features_pair(f, "upc", t->low[up], classes_of(r->m, t, over));
    }
}

/* Of a preposition: what is behind it; of any word: its first and last letters. */
static void put_inner(const struct row *r, uint32_t k, asc_features *f)
{
    const asc_tree *t = r->t;
    const struct word *w = &r->w[k];
    asc_features_put(f, "suf3", tail(w->low, 3));
    asc_features_put(f, "suf2", tail(w->low, 2));
    asc_features_put(f, "pre3", asc_str_slice(w->low, 0, 3));
    asc_features_put(f, "l", t->low[w->tok]);
    asc_str kind = actor_of(t, w->tok);
    if (kind.n) asc_features_put(f, "a", kind);
    if (t->tok[w->tok].pos == ASC_POS_ADP || t->tok[w->tok].dep == ASC_DEP_PREP) {
        uint32_t p = asc_tree_behind(t, w->tok), h = t->tok[w->tok].head;
        asc_features_pair(f, "pc", w->low, p == ASC_NONE ? ASC_STR("") : classes_of(r->m, t, p));
        asc_features_pair(f, "ph", w->low, classes_of(r->m, t, h));
        asc_features_pair(f, "pl", w->low, t->low[h]);
    }
    const uint64_t *seen = asc_map_find(r->seen, w->low);
    if (seen) asc_features_put(f, "doc", asc_str_from(asc_ent_name((asc_ent)*seen)));
}

static void put_word(const struct row *r, uint32_t k, asc_features *f)
{
    f->n = 0;
    asc_features_put(f, "bias", ASC_STR(""));
    for (int d = -2; d <= 2; d++) put_near(r, k, d, f);
    put_pairs(r, k, f);
    put_phrase(r, k, f);
    put_inner(r, k, f);
}

/* The label that the annotator gives a capitalised word first in this text. */
static bool note_names(asc_map *seen, asc_arena *tmp, const asc_tree *t)
{
    asc_map_init(seen, tmp);
    for (uint32_t i = 0; i < t->n; i++) {
        asc_str low;
        bool fresh;
        if (t->tok[i].pos != ASC_POS_PROPN || !t->tok[i].ent) continue;
        if (!asc_arena_lower(tmp, asc_tree_text(t, i), &low)) return false;
        if (!asc_map_put(seen, low, t->tok[i].ent, &fresh)) return false;
    }
    return true;
}

/* ---- rows -------------------------------------------------------------------------*/

typedef void (*row_fn)(void *user, const struct row *r, uint32_t sent);

/* Call `each` for every row of words: a sentence, or a part of a very long one. */
static asc_status walk_rows(asc_arena *tmp, const asc_entity_model *m, const asc_tree *t,
                            row_fn each, void *user, asc_error *err)
{
    asc_map seen;
    uint32_t sent = 0;
    struct row r = { .m = m, .t = t, .seen = &seen };
    r.w = asc_arena_alloc(tmp, ROW_MAX, sizeof *r.w);
    if (!r.w || !note_names(&seen, tmp, t)) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (uint32_t i = 0; i < t->n; sent++) {
        uint32_t first = i;
        asc_mark before = asc_arena_save(tmp);
        for (r.n = 0; i < t->n && t->tok[i].sent == t->tok[first].sent && r.n < ROW_MAX; i++)
            if (t->tok[i].pos != ASC_POS_SPACE && !learn_word(&r, tmp, i))
                return asc_fail(err, ASC_ENOMEM, "out of memory");
        if (r.n) each(user, &r, sent);
        asc_arena_restore(tmp, before);
    }
    return ASC_OK;
}

struct teller {
    asc_features *f;
    asc_entity_word_fn each;
    void *user;
};

static void tell_row(void *user, const struct row *r, uint32_t sent)
{
    struct teller *x = user;
    for (uint32_t k = 0; k < r->n; k++) {
        put_word(r, k, x->f);
        x->each(x->user, r->w[k].tok, sent, x->f);
    }
}

asc_status asc_entity_features(asc_arena *tmp, const asc_entity_model *m, const asc_tree *t,
                               asc_features *f, asc_entity_word_fn each, void *user, asc_error *err)
{
    struct teller x = { f, each, user };
    return walk_rows(tmp, m, t, tell_row, &x, err);
}

/* ---- entities ---------------------------------------------------------------------*/

struct finder {
    asc_arena *keep;
    asc_entity *items;
    size_t count, cap;
    int32_t *scores;
    uint8_t *back, *path;
    bool failed;
};

/* "B-Person" begins a Person; "O" is outside. False for O. */
static bool kind_of(asc_str label, char *prefix, asc_entity_kind *kind)
{
    *prefix = label.n ? label.p[0] : 'O';
    for (int k = 0; label.n > 2 && k < ASC_ENTITY_COUNT; k++) {
        *kind = (asc_entity_kind)k;
        if (asc_str_is(asc_str_slice(label, 2, label.n), asc_entity_name(*kind))) return true;
    }
    return false;
}

static void keep_entity(struct finder *x, const asc_entity *e)
{
    if (x->count == x->cap) {
        void *grown = asc_arena_grow(x->keep, x->items, x->count, &x->cap, sizeof *x->items);
        x->failed = x->failed || !grown;
        if (!grown) return;
        x->items = grown;
    }
    x->items[x->count++] = *e;
}

/* The path's labels as spans. A piece that goes on without a beginning begins one. */
static void keep_spans(struct finder *x, const struct row *r)
{
    asc_entity open = { 0 };
    bool any = false;
    for (uint32_t k = 0; k < r->n; k++) {
        const asc_token *tok = &r->t->tok[r->w[k].tok];
        asc_entity_kind kind;
        char prefix;
        bool in = kind_of(r->m->linear->label[x->path[k]], &prefix, &kind);
        bool goes_on = in && any && (prefix == 'I' || prefix == 'L') && kind == open.kind;
        if (any && !goes_on) keep_entity(x, &open);
        if (in && !goes_on) open = (asc_entity){ .kind = kind, .span = { tok->begin, 0 } };
        if (in) open.span.end = tok->end;
        any = in;
    }
    if (any) keep_entity(x, &open);
}

static void find_in_row(void *user, const struct row *r, uint32_t sent)
{
    struct finder *x = user;
    const asc_linear *m = r->m->linear;
    asc_features f = { .n = 0 };
    (void)sent;
    for (uint32_t k = 0; k < r->n; k++) {
        put_word(r, k, &f);
        asc_linear_score(m, &f, x->scores + (size_t)k * m->labels);
    }
    asc_linear_path(m, x->scores, r->n, x->back, x->path);
    keep_spans(x, r);
}

asc_status asc_entities_read(asc_entity **out, size_t *count, asc_arena *keep,
                             const asc_entity_model *m, const asc_tree *t, asc_error *err)
{
    size_t cells = (size_t)ROW_MAX * m->linear->labels;
    asc_arena *tmp = asc_arena_new();
    struct finder x = { .keep = keep };
    asc_status rc = ASC_OK;
    x.scores = tmp ? asc_arena_alloc(tmp, cells, sizeof *x.scores) : NULL;
    x.back = tmp ? asc_arena_alloc(tmp, cells, 1) : NULL;
    x.path = tmp ? asc_arena_alloc(tmp, ROW_MAX, 1) : NULL;
    if (!x.scores || !x.back || !x.path) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!rc) rc = walk_rows(tmp, m, t, find_in_row, &x, err);
    if (!rc && x.failed) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_arena_free(tmp);
    if (rc) return rc;
    *out = x.items;
    *count = x.count;
    return ASC_OK;
}
