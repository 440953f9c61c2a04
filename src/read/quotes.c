#include "read/quotes.h"

#include "base/error.h"
#include "base/str.h"

#include "base/banned.h"

#define TAG_TOKENS 16 /* of "..., said X, the leader of Y" that are looked through */

struct quote {
    uint32_t begin, end;   /* tokens, marks included */
    uint32_t speaker, cue; /* tokens; ASC_NONE */
};

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
    asc_str gap = asc_str_slice(t->text, t->tok[i - 1].end, t->tok[i].begin);
    return t->tok[i - 1].pos == ASC_POS_SPACE || (gap.n && memchr(gap.p, '\n', gap.n));
}

/* The next quotation at or behind `from`; false when there is none. */
static bool next_quote(const asc_tree *t, uint32_t from, struct quote *out)
{
    uint32_t open = ASC_NONE;
    for (uint32_t i = from; i < t->n; i++) {
        asc_str s = asc_tree_text(t, i);
        bool straight = asc_str_eq(s, ASC_STR("\""));
        if (open != ASC_NONE && (new_paragraph(t, i) || i - open > ASC_QUOTE_TOKENS_MAX))
            open = ASC_NONE;
        if (open != ASC_NONE && (straight || closes(s))) {
            *out = (struct quote){ open, i + 1, ASC_NONE, ASC_NONE };
            return true;
        }
        if (straight || opens(s)) open = i;
    }
    return false;
}

/* Does the word at v say something, and who does? */
static uint32_t says(const asc_tree *t, uint32_t v)
{
    unsigned shaky = 0;
    if (!asc_tree_is_verb(t, v)) return ASC_NONE;
    for (const asc_cue *q = asc_tables_cue(t->lx, 'v', t->low[v]); q; q = asc_cue_next(t->lx, q)) {
        if (!(q->slots & ASC_SLOT_THAT) || q->raises) continue;
        uint32_t who = asc_tree_child(t, v, ASC_DEP_NSUBJ);
        return who != ASC_NONE ? who : asc_tree_subject(t, v, &shaky);
    }
    return ASC_NONE;
}

static bool take(const asc_tree *t, uint32_t v, struct quote *q)
{
    uint32_t who = says(t, v);
    if (who == ASC_NONE || (who >= q->begin && who < q->end)) return false;
    q->speaker = who;
    q->cue = v;
    return true;
}

/* '..., X said': before the sentence or the paragraph ends. */
static bool behind(const asc_tree *t, struct quote *q)
{
    for (uint32_t i = q->end; i < t->n && i < q->end + TAG_TOKENS; i++) {
        if (new_paragraph(t, i) || asc_str_eq(asc_tree_text(t, i), ASC_STR("\""))) return false;
        asc_str last = asc_tree_text(t, q->end > 1 ? q->end - 2 : 0);
        if (i == q->end && asc_str_eq(last, ASC_STR("."))) return false; /* what follows is new */
        if (take(t, i, q)) return true;
        if (asc_str_eq(asc_tree_text(t, i), ASC_STR("."))) return false;
    }
    return false;
}

/* 'X said: "..."' in its sentence. */
static bool before(const asc_tree *t, struct quote *q)
{
    for (uint32_t i = q->begin, k = 0; i-- > 0 && k < TAG_TOKENS; k++) {
        asc_str s = asc_tree_text(t, i);
        if (asc_str_eq(s, ASC_STR(".")) || asc_str_eq(s, ASC_STR("\"")) || closes(s)) return false;
        if (new_paragraph(t, i + 1)) return false;
        if (take(t, i, q)) return true;
    }
    return false;
}

static bool same_paragraph(const asc_tree *t, uint32_t a, uint32_t b)
{
    if (b - a > 3 * TAG_TOKENS) return false;
    for (uint32_t i = a; i <= b && i < t->n; i++)
        if (i > 0 && new_paragraph(t, i)) return false;
    return true;
}

asc_status asc_quotes_find(asc_tree *t, asc_arena *keep, asc_error *err)
{
    struct quote q, last = { 0, 0, ASC_NONE, ASC_NONE };
    t->speaker = asc_arena_alloc(keep, t->n + 1, sizeof *t->speaker);
    t->speech = asc_arena_alloc(keep, t->n + 1, sizeof *t->speech);
    if (!t->speaker || !t->speech) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (uint32_t i = 0; i < t->n; i++) t->speaker[i] = t->speech[i] = ASC_NONE;
    for (uint32_t from = 0; next_quote(t, from, &q); from = q.end) {
        if (q.end - q.begin < ASC_QUOTE_TOKENS_MIN + 2) continue;
        if (!behind(t, &q) && !before(t, &q) && last.speaker != ASC_NONE &&
            same_paragraph(t, last.end, q.begin))
            q.speaker = last.speaker, q.cue = last.cue;
        for (uint32_t i = q.begin; q.speaker != ASC_NONE && i < q.end; i++) {
            t->speaker[i] = q.speaker;
            t->speech[i] = q.cue;
        }
        last = q;
    }
    return ASC_OK;
}
