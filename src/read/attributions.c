#include "read/attributions.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/str.h"

#include "base/banned.h"

#define QUOTE_TOKENS 400 /* a longer quotation was never closed */
#define LABEL_TOKENS 6   /* "MARRIN: ...": the name before the colon */

/* Tokens [begin, end). */
struct run {
    uint32_t begin, end;
};

struct candidate {
    uint32_t cue, cue_end; /* tokens [cue, cue_end) */
    struct run source;     /* empty: nobody is named */
    struct run content[ASC_CONTENT_MAX];
    uint32_t pieces, size; /* size: tokens of all pieces */
};

struct seeker {
    const asc_tree *t;
    asc_arena *keep;
    struct candidate *items;
    size_t count, cap;
    struct run *quote; /* the quotation that covers a token; empty outside */
};

/* ---- quotations ---- */

static bool opens(asc_str s)
{
    return asc_str_eq(s, ASC_STR("\xE2\x80\x9C")) || asc_str_eq(s, ASC_STR("``"));
}

static bool closes(asc_str s)
{
    return asc_str_eq(s, ASC_STR("\xE2\x80\x9D")) || asc_str_eq(s, ASC_STR("''"));
}

static bool new_paragraph(const asc_tree *t, uint32_t i)
{
    if (i == 0 || t->tok[i].sent == t->tok[i - 1].sent) return i == 0;
    asc_str gap = asc_str_slice(t->text, t->tok[i - 1].end, t->tok[i].begin);
    return (gap.n && memchr(gap.p, '\n', gap.n)) || t->tok[i - 1].pos == ASC_POS_SPACE;
}

static void find_quotations(struct seeker *k)
{
    const asc_tree *t = k->t;
    uint32_t open = ASC_NONE;
    for (uint32_t i = 0; i < t->n; i++) {
        asc_str s = asc_tree_text(t, i);
        bool straight = asc_str_eq(s, ASC_STR("\""));
        if (open != ASC_NONE && (new_paragraph(t, i) || i - open > QUOTE_TOKENS)) open = ASC_NONE;
        if (open != ASC_NONE && (straight || closes(s))) {
            for (uint32_t j = open; j <= i; j++) k->quote[j] = (struct run){ open, i + 1 };
            open = ASC_NONE;
        } else if (straight || opens(s)) {
            open = i;
        }
    }
}

static bool quoted(const struct seeker *k, uint32_t i)
{
    return k->quote[i].end > k->quote[i].begin;
}

/* ---- pieces ---- */

static bool mere_mark(const asc_tree *t, uint32_t i)
{
    return t->tok[i].pos == ASC_POS_PUNCT || t->tok[i].pos == ASC_POS_SPACE;
}

static struct run trimmed(const asc_tree *t, struct run r)
{
    while (r.begin < r.end && mere_mark(t, r.begin)) r.begin++;
    while (r.end > r.begin && mere_mark(t, r.end - 1)) r.end--;
    return r;
}

static void add_piece(const struct seeker *k, struct candidate *c, struct run r)
{
    r = trimmed(k->t, r);
    if (r.begin >= r.end || c->pieces == ASC_CONTENT_MAX) return;
    c->content[c->pieces++] = r;
    c->size += r.end - r.begin;
}

/* All of h's subtree but what lies in `less`. */
static void add_around(const struct seeker *k, struct candidate *c, struct run whole,
                       struct run less)
{
    if (less.begin >= whole.end || less.end <= whole.begin) {
        add_piece(k, c, whole);
        return;
    }
    add_piece(k, c,
              (struct run){ whole.begin, less.begin > whole.begin ? less.begin : whole.begin });
    add_piece(k, c, (struct run){ less.end < whole.end ? less.end : whole.end, whole.end });
}

static struct run subtree(const asc_tree *t, uint32_t i)
{
    return (struct run){ t->tok[i].left, t->tok[i].right };
}

static struct run sentence(const asc_tree *t, uint32_t i)
{
    uint32_t s = t->tok[i].sent;
    struct run r = { i, i + 1 };
    while (r.begin > 0 && i - r.begin < QUOTE_TOKENS && t->tok[r.begin - 1].sent == s) r.begin--;
    while (r.end < t->n && r.end - i < QUOTE_TOKENS && t->tok[r.end].sent == s) r.end++;
    return r;
}

/* A quotation that a piece begins or ends in belongs to it as a whole, over
 * sentences too, unless the cue stands inside. */
static void grow_over_quotes(const struct seeker *k, struct candidate *c)
{
    for (uint32_t p = 0; p < c->pieces; p++) {
        struct run *r = &c->content[p], first = k->quote[r->begin], last = k->quote[r->end - 1];
        if (first.end > first.begin && (c->cue < first.begin || c->cue >= first.end) &&
            first.begin < r->begin)
            r->begin = first.begin;
        if (last.end > last.begin && (c->cue < last.begin || c->cue >= last.end) &&
            last.end > r->end && (c->cue < r->end || c->cue >= last.end))
            r->end = last.end;
        *r = trimmed(k->t, *r);
    }
}

/* "..." he said. "...": the quotation goes on behind. */
static void go_on(const struct seeker *k, struct candidate *c)
{
    const asc_tree *t = k->t;
    bool any = false;
    for (uint32_t p = 0; p < c->pieces; p++) any |= quoted(k, c->content[p].begin);
    uint32_t end = sentence(t, c->cue).end;
    if (!any || end >= t->n || new_paragraph(t, end) || !quoted(k, end)) return;
    struct run next = k->quote[end], told = sentence(t, end);
    if (next.begin != end || told.end > next.end + 1) return;
    for (uint32_t p = 0; p < c->pieces; p++)
        if (c->content[p].end > next.begin) return;
    add_piece(k, c, next);
}

static asc_status keep_candidate(struct seeker *k, struct candidate *c, asc_error *err)
{
    if (c->pieces == 0) return ASC_OK;
    grow_over_quotes(k, c);
    go_on(k, c);
    c->source = trimmed(k->t, c->source);
    if (k->count == k->cap) {
        void *grown = asc_arena_grow(k->keep, k->items, k->count, &k->cap, sizeof *k->items);
        if (!grown) return asc_fail(err, ASC_ENOMEM, "out of memory finding attributions");
        k->items = grown;
    }
    k->items[k->count++] = *c;
    return ASC_OK;
}

/* ---- verbs ---- */

static unsigned slots_at(const asc_tree *t, uint32_t i, char pos)
{
    unsigned slots = 0;
    for (const asc_cue *q = asc_tables_cue(t->lx, pos, t->low[i]); q; q = asc_cue_next(t->lx, q)) {
        if (q->raises) continue;
        if (q->particle.n && asc_tree_child(t, i, ASC_DEP_PRT) == ASC_NONE) continue;
        slots |= q->slots | (q->object_acts ? ASC_SLOT_OBJ | ASC_SLOT_TO : 0u);
    }
    return slots;
}

static unsigned verb_slots(const asc_tree *t, uint32_t i)
{
    return slots_at(t, i, 'v') | slots_at(t, i, 's');
}

/* The clause, infinitive or object that hangs on the cue. */
static void own_content(const struct seeker *k, struct candidate *c, uint32_t v, unsigned slots)
{
    const asc_tree *t = k->t;
    uint32_t obj = ASC_NONE, last = ASC_NONE;
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t x = t->first[v]; x != ASC_NONE && left--; x = t->next[x]) {
        uint8_t dep = t->tok[x].dep;
        if (dep == ASC_DEP_CCOMP && (slots & ASC_SLOT_THAT)) add_piece(k, c, subtree(t, x));
        if (dep == ASC_DEP_XCOMP && (slots & (ASC_SLOT_TO | ASC_SLOT_THAT)))
            add_piece(k, c, subtree(t, x));
        if (x < v) continue;
        bool thing = dep == ASC_DEP_DOBJ || dep == ASC_DEP_OPRD ||
                     (dep == ASC_DEP_CCOMP && (slots & ASC_SLOT_OBJ)) ||
                     (dep == ASC_DEP_PREP && (slots & ASC_SLOT_PREP) && !asc_tree_is(t, x, "in") &&
                      !asc_tree_is(t, x, "at") && !asc_tree_is(t, x, "during"));
        if (thing && obj == ASC_NONE) obj = x;
        bool aside = dep == ASC_DEP_ADVCL && t->tok[x].tag == ASC_TAG_VBG &&
                     (verb_slots(t, x) & ASC_SLOT_THAT); /* "..., saying that" */
        if (thing || dep == ASC_DEP_PREP || dep == ASC_DEP_XCOMP ||
            (dep == ASC_DEP_ADVCL && !aside))
            last = x;
    }
    if (c->pieces || obj == ASC_NONE || !(slots & (ASC_SLOT_OBJ | ASC_SLOT_PREP))) return;
    if (t->tok[obj].dep == ASC_DEP_DOBJ && !(slots & ASC_SLOT_OBJ)) return;
    uint32_t end = last != ASC_NONE && last >= obj ? t->tok[last].right : t->tok[obj].right;
    add_piece(k, c, (struct run){ t->tok[obj].left, end });
}

/* "X, he said, did Y": the verb hangs on what it tells. */
static void enclosing_content(const struct seeker *k, struct candidate *c, uint32_t v)
{
    const asc_tree *t = k->t;
    uint32_t h = t->tok[v].head;
    uint8_t dep = t->tok[v].dep;
    bool inserted = dep == ASC_DEP_PARATAXIS || dep == ASC_DEP_CCOMP || dep == ASC_DEP_ADVCL;
    if (h == v || !inserted || !(asc_tree_is_verb(t, h) || dep == ASC_DEP_PARATAXIS)) return;
    if (dep == ASC_DEP_CCOMP && (verb_slots(t, h) & ASC_SLOT_THAT)) return;
    if (dep == ASC_DEP_ADVCL) {
        uint32_t as = asc_tree_child(t, v, ASC_DEP_MARK);
        if (as == ASC_NONE || !asc_tree_is(t, as, "as")) return;
    }
    add_around(k, c, subtree(t, h), subtree(t, v));
}

/* '"...," said X': the parser saw no clause, but the sentence has a quotation. */
static void quoted_content(const struct seeker *k, struct candidate *c, uint32_t v)
{
    struct run s = sentence(k->t, v);
    for (uint32_t i = s.begin; i < s.end; i++) {
        if (!quoted(k, i)) continue;
        struct run q = k->quote[i];
        if (v >= q.begin && v < q.end) return;
        if (q.end - q.begin > 4) add_piece(k, c, q);
        i = q.end > i ? q.end - 1 : i;
    }
    if (!c->pieces && s.begin > 0 && !new_paragraph(k->t, s.begin) && quoted(k, s.begin - 1) &&
        v - s.begin < 6) /* a sentence of its own: "We won!" she said. */
        add_piece(k, c, k->quote[s.begin - 1]);
}

static struct run source_at(const asc_tree *t, uint32_t who, uint32_t cue)
{
    if (who == ASC_NONE || t->tok[who].sent != t->tok[cue].sent) return (struct run){ 0, 0 };
    struct run r = subtree(t, who);
    if (cue >= r.begin && cue < r.end) { /* "X, who said": X alone, up to the clause */
        unsigned left = ASC_CHILDREN_MAX;
        for (uint32_t c = t->first[who]; c != ASC_NONE && left--; c = t->next[c])
            if (c > who && t->tok[c].left <= cue && cue < t->tok[c].right) r.end = t->tok[c].left;
        if (cue >= r.begin && cue < r.end) r = (struct run){ who, who + 1 };
    }
    return r;
}

static void cue_around(const asc_tree *t, struct candidate *c, uint32_t v)
{
    c->cue = v;
    c->cue_end = v + 1;
    uint32_t prt = asc_tree_child(t, v, ASC_DEP_PRT);
    if (prt == v + 1) c->cue_end = v + 2;
}

/* "you know", "I think" outside a quotation are the author's manner, not a source. */
static bool manner(const struct seeker *k, uint32_t who)
{
    asc_str s = asc_tree_text(k->t, who);
    return asc_str_eq_nocase(s, ASC_STR("you")) || asc_str_eq_nocase(s, ASC_STR("one")) ||
           (asc_str_eq_nocase(s, ASC_STR("I")) && !quoted(k, who));
}

static asc_status verb(struct seeker *k, uint32_t v, asc_error *err)
{
    const asc_tree *t = k->t;
    unsigned slots = verb_slots(t, v), shaky = 0;
    struct candidate c = { 0 };
    if (!slots) return ASC_OK;
    cue_around(t, &c, v);
    bool passive = asc_tree_passive(t, v);
    uint32_t who = asc_tree_child(t, v, ASC_DEP_NSUBJ);
    if (who == ASC_NONE) who = asc_tree_subject(t, v, &shaky);
    if (who != ASC_NONE && manner(k, who)) return ASC_OK;
    own_content(k, &c, v, slots);
    if (!c.pieces && (slots & ASC_SLOT_THAT)) enclosing_content(k, &c, v);
    if (!c.pieces && (slots & ASC_SLOT_THAT) && who != ASC_NONE) quoted_content(k, &c, v);
    if (passive && c.pieces &&
        who == ASC_NONE) { /* "is expected to": nobody in particular expects it */
        uint32_t s = asc_tree_child(t, v, ASC_DEP_NSUBJPASS);
        if (s != ASC_NONE) add_piece(k, &c, subtree(t, s));
    } else if (who == ASC_NONE) {
        return ASC_OK;
    }
    c.source = source_at(t, who, v);
    return keep_candidate(k, &c, err);
}

/* ---- nouns, adjectives, "according to", labels ---- */

/* What a noun's prepositions say it is about. */
static void about(const struct seeker *k, struct candidate *c, uint32_t n)
{
    static const char *const preps[] = {
        "of", "for", "about", "against", "on", "to", "over", "in"
    };
    const asc_tree *t = k->t;
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t x = t->first[n]; x != ASC_NONE && left--; x = t->next[x])
        for (size_t p = 0;
             x > n && t->tok[x].dep == ASC_DEP_PREP && p < sizeof preps / sizeof *preps; p++)
            if (asc_tree_is(t, x, preps[p])) add_piece(k, c, subtree(t, x));
}

static asc_status noun(struct seeker *k, uint32_t n, asc_error *err)
{
    const asc_tree *t = k->t;
    struct candidate c = { .cue = n, .cue_end = n + 1 };
    unsigned left = ASC_CHILDREN_MAX, shaky = 0;
    unsigned slots = slots_at(t, n, 'n') | slots_at(t, n, 'q');
    if (!(slots & ASC_SLOT_THAT)) return ASC_OK;
    for (uint32_t x = t->first[n]; x != ASC_NONE && left--; x = t->next[x]) {
        bool clause = t->tok[x].dep == ASC_DEP_ACL || t->tok[x].dep == ASC_DEP_CCOMP;
        uint32_t that = clause ? asc_tree_child(t, x, ASC_DEP_MARK) : ASC_NONE;
        uint32_t to =
            clause && t->tok[x].tag == ASC_TAG_VB ? asc_tree_child(t, x, ASC_DEP_AUX) : ASC_NONE;
        if (x < n) continue;
        if (that != ASC_NONE && asc_tree_is(t, that, "that")) add_piece(k, &c, subtree(t, x));
        else if (to != ASC_NONE && t->tok[to].tag == ASC_TAG_TO && (slots & ASC_SLOT_TO))
            add_piece(k, &c, subtree(t, x));
    }
    uint32_t owner = asc_tree_child(t, n, ASC_DEP_NSUBJ); /* "charges", taken for a noun */
    if (owner == ASC_NONE || owner > n) owner = asc_tree_owner(t, n, &shaky);
    if (!c.pieces && owner != ASC_NONE && t->tok[owner].dep == ASC_DEP_POSS &&
        (slots & ASC_SLOT_PREP))
        about(k, &c, n); /* "Marrin's criticism of the ministry" */
    c.source = source_at(t, c.pieces ? owner : ASC_NONE, n);
    return keep_candidate(k, &c, err);
}

static asc_status adjective(struct seeker *k, uint32_t a, asc_error *err)
{
    const asc_tree *t = k->t;
    struct candidate c = { .cue = a, .cue_end = a + 1 };
    uint32_t v = t->tok[a].head, that = asc_tree_child(t, a, ASC_DEP_CCOMP);
    unsigned own = slots_at(t, a, 'z'), slots = own | slots_at(t, a, 'a');
    if (t->tok[a].dep != ASC_DEP_ACOMP || !(slots & ASC_SLOT_THAT)) return ASC_OK;
    uint32_t who = asc_tree_child(t, v, ASC_DEP_NSUBJ);
    if (who == ASC_NONE || asc_tree_is(t, who, "it")) return ASC_OK;
    if (that == ASC_NONE && own) that = asc_tree_child(t, a, ASC_DEP_XCOMP);
    if (that != ASC_NONE) add_piece(k, &c, subtree(t, that));
    else if (own) about(k, &c, a);
    c.source = source_at(t, who, a);
    return keep_candidate(k, &c, err);
}

static asc_status according(struct seeker *k, uint32_t i, asc_error *err)
{
    const asc_tree *t = k->t;
    struct candidate c = { .cue = i, .cue_end = i + 1 };
    uint32_t who = asc_tree_behind(t, i), h = t->tok[i].head;
    if (who == ASC_NONE || h == i) return ASC_OK;
    if (i + 1 < t->n && asc_tree_is(t, i + 1, "to")) c.cue_end = i + 2;
    struct run whole = asc_tree_is_verb(t, h) ? subtree(t, h) : sentence(t, h),
               less = { i, subtree(t, i).end };
    add_around(k, &c, whole, less);
    c.source = subtree(t, who);
    return keep_candidate(k, &c, err);
}

/* "MARRIN: We did it." at the head of a paragraph, "Police: Six dead" */
static asc_status label(struct seeker *k, uint32_t i, asc_error *err)
{
    const asc_tree *t = k->t;
    if (asc_str_eq(asc_tree_text(t, i), ASC_STR("\"")) || opens(asc_tree_text(t, i))) i++;
    uint32_t end = i, stop = i;
    while (end < t->n && end - i <= LABEL_TOKENS &&
           !asc_str_eq(asc_tree_text(t, end), ASC_STR(":"))) {
        asc_str s = asc_tree_text(t, end);
        if (!s.n || !(s.p[0] >= 'A' && s.p[0] <= 'Z') || (end > i && new_paragraph(t, end)))
            return ASC_OK;
        end++;
    }
    if (end == i || end >= t->n || end - i > LABEL_TOKENS || !asc_tree_is_noun(t, end - 1))
        return ASC_OK;
    for (stop = end + 1; stop < t->n && stop - end < QUOTE_TOKENS && !new_paragraph(t, stop);)
        stop++;
    struct candidate c = { .cue = end, .cue_end = end + 1, .source = { i, end } };
    add_piece(k, &c, (struct run){ end + 1, stop });
    return keep_candidate(k, &c, err);
}

static bool dash(asc_str s)
{
    return asc_str_eq(s, ASC_STR("\xE2\x80\x95")) || asc_str_eq(s, ASC_STR("\xE2\x80\x94")) ||
           asc_str_eq(s, ASC_STR("\xE2\x80\x93")) || asc_str_eq(s, ASC_STR("--")) ||
           asc_str_eq(s, ASC_STR("-"));
}

/* '"We won." - Ada Brook' at the end of a paragraph. */
static asc_status signature(struct seeker *k, uint32_t i, asc_error *err)
{
    const asc_tree *t = k->t;
    uint32_t end = i + 1;
    if (i == 0 || !quoted(k, i - 1) || quoted(k, i) || k->quote[i - 1].end != i) return ASC_OK;
    while (end < t->n && end - i <= LABEL_TOKENS && !new_paragraph(t, end)) {
        asc_str s = asc_tree_text(t, end);
        bool stop = t->tok[end].pos == ASC_POS_SPACE || asc_str_eq(s, ASC_STR("."));
        if (!stop && (!s.n || s.p[0] < 'A' || s.p[0] > 'Z')) return ASC_OK;
        end++;
    }
    if (end == i + 1 || (end < t->n && !new_paragraph(t, end))) return ASC_OK;
    struct candidate c = { .cue = i, .cue_end = i + 1, .source = { i + 1, end } };
    add_piece(k, &c, k->quote[i - 1]);
    return keep_candidate(k, &c, err);
}

/* ---- the outermost ones ---- */

static int by_size(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    if (x->size != y->size) return x->size > y->size ? -1 : 1;
    return x->cue < y->cue ? -1 : x->cue > y->cue;
}

static int by_cue(const void *a, const void *b)
{
    const asc_attribution *x = a, *y = b;
    return x->cue.begin < y->cue.begin ? -1 : x->cue.begin > y->cue.begin;
}

static bool any_taken(const bool *taken, struct run r)
{
    for (uint32_t i = r.begin; i < r.end; i++)
        if (taken[i]) return true;
    return false;
}

static void take(bool *taken, struct run r)
{
    for (uint32_t i = r.begin; i < r.end; i++) taken[i] = true;
}

static asc_span bytes(const asc_tree *t, struct run r)
{
    return r.end > r.begin ? (asc_span){ t->tok[r.begin].begin, t->tok[r.end - 1].end }
                           : (asc_span){ 0, 0 };
}

/* Largest first; one whose cue or content another has taken is inside that other. */
static bool accept(struct candidate *c, bool *taken)
{
    struct run cue = { c->cue, c->cue_end };
    if (any_taken(taken, cue)) return false;
    for (uint32_t p = 0; p < c->pieces; p++)
        if (taken[c->content[p].begin] || taken[c->content[p].end - 1] ||
            any_taken(taken, c->content[p]))
            return false;
    if (any_taken(taken, c->source)) c->source = (struct run){ 0, 0 };
    take(taken, cue); /* a source may be shared: "he said A, adding B" */
    for (uint32_t p = 0; p < c->pieces; p++) take(taken, c->content[p]);
    return true;
}

static asc_status outermost(struct seeker *k, asc_attribution **out, size_t *count, asc_error *err)
{
    const asc_tree *t = k->t;
    bool *taken = asc_arena_zalloc(k->keep, t->n + 1, sizeof *taken);
    asc_attribution *all = asc_arena_alloc(k->keep, k->count + 1, sizeof *all);
    size_t n = 0;
    if (!taken || !all) return asc_fail(err, ASC_ENOMEM, "out of memory finding attributions");
    if (k->count) qsort(k->items, k->count, sizeof *k->items, by_size);
    for (size_t i = 0; i < k->count; i++) {
        struct candidate *c = &k->items[i];
        if (!accept(c, taken)) continue;
        asc_attribution a = { .source = bytes(t, c->source),
                              .cue = bytes(t, (struct run){ c->cue, c->cue_end }) };
        for (uint32_t p = 0; p < c->pieces; p++) a.content[a.pieces++] = bytes(t, c->content[p]);
        all[n++] = a;
    }
    if (n) qsort(all, n, sizeof *all, by_cue);
    *out = all;
    *count = n;
    return ASC_OK;
}

static asc_status at_token(struct seeker *k, uint32_t i, asc_error *err)
{
    const asc_tree *t = k->t;
    asc_status rc = new_paragraph(t, i) ? label(k, i, err) : ASC_OK;
    if (!rc && dash(asc_tree_text(t, i))) rc = signature(k, i, err);
    if (rc) return rc;
    if (asc_str_eq_nocase(asc_tree_text(t, i), ASC_STR("according"))) return according(k, i, err);
    if (asc_tree_is_verb(t, i)) return verb(k, i, err);
    if (asc_tree_is_noun(t, i)) return noun(k, i, err);
    return t->tok[i].pos == ASC_POS_ADJ ? adjective(k, i, err) : ASC_OK;
}

asc_status asc_attributions_find(asc_attribution **out, size_t *count, asc_arena *keep,
                                 const asc_tree *t, asc_error *err)
{
    struct seeker k = { .t = t, .keep = keep };
    asc_status rc = ASC_OK;
    k.quote = asc_arena_zalloc(keep, t->n + 1, sizeof *k.quote);
    if (!k.quote) return asc_fail(err, ASC_ENOMEM, "out of memory finding attributions");
    find_quotations(&k);
    for (uint32_t i = 0; !rc && i < t->n; i++) rc = at_token(&k, i, err);
    return rc ? rc : outermost(&k, out, count, err);
}
