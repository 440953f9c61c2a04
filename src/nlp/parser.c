#include "nlp/parser.h"

#include <string.h>

#include "base/error.h"

#include "base/banned.h"

/*
 * The state. The buffer is what Reduce put back (`back`, a stack) and then the
 * tokens from `next` on. Of a token's children only the newest on each side is ever
 * looked at; `right_before` remembers the one before, since a right arc can be
 * taken back (a left arc cannot: its child has left the stack).
 */
struct state {
    size_t n, next;
    int32_t *stack, *back;
    size_t depth, back_count;
    int32_t *head, *left, *right, *right_before; /* -1: none */
    uint8_t *label;                              /* index of the move that made the arc */
    uint8_t *unshifted, *sent_start;
};

/* Where each action's moves lie: [first, last). */
struct ranges {
    size_t first[ASC_PARSE_ACTIONS], last[ASC_PARSE_ACTIONS];
};

asc_status asc_parser_check(const asc_scorer *s, asc_error *err)
{
    for (size_t i = 1; i < s->moves; i++)
        if (s->move[i].action < s->move[i - 1].action)
            return asc_fail(err, ASC_EFORMAT, "model: the parser's moves are out of order");
    return ASC_OK;
}

static void find_ranges(const asc_scorer *s, struct ranges *r)
{
    memset(r, 0, sizeof *r);
    for (size_t i = 0; i < s->moves; i++) {
        uint8_t a = s->move[i].action;
        if (r->last[a] == 0) r->first[a] = i;
        r->last[a] = i + 1;
    }
}

static int32_t *filled(asc_arena *tmp, size_t n, int value)
{
    int32_t *p = asc_arena_alloc(tmp, n, sizeof *p);
    if (p) memset(p, value, n * sizeof *p);
    return p;
}

static bool start(struct state *st, size_t n, asc_arena *tmp)
{
    *st = (struct state){ .n = n };
    st->stack = filled(tmp, n, 0);
    st->back = filled(tmp, n, 0);
    st->head = filled(tmp, n, -1);
    st->left = filled(tmp, n, -1);
    st->right = filled(tmp, n, -1);
    st->right_before = filled(tmp, n, -1);
    st->label = asc_arena_zalloc(tmp, n, 1);
    st->unshifted = asc_arena_zalloc(tmp, n, 1);
    st->sent_start = asc_arena_zalloc(tmp, n, 1);
    if (!st->stack || !st->back || !st->head || !st->left || !st->right || !st->right_before ||
        !st->label || !st->unshifted || !st->sent_start)
        return false;
    st->sent_start[0] = 1;
    return true;
}

static int32_t stack_at(const struct state *st, size_t i)
{
    return i < st->depth ? st->stack[st->depth - 1 - i] : -1;
}

static int32_t buffer_at(const struct state *st, size_t i)
{
    if (i < st->back_count) return st->back[st->back_count - 1 - i];
    size_t at = st->next + (i - st->back_count);
    return at < st->n ? (int32_t)at : -1;
}

static size_t buffer_length(const struct state *st)
{
    return st->n - st->next + st->back_count;
}

static void look(const struct state *st, int32_t tokens[ASC_PARSER_FEATURES])
{
    int32_t b0 = buffer_at(st, 0), s0 = stack_at(st, 0);
    tokens[0] = b0;
    tokens[1] = buffer_at(st, 1);
    tokens[2] = s0;
    tokens[3] = stack_at(st, 1);
    tokens[4] = stack_at(st, 2);
    tokens[5] = b0 < 0 ? -1 : st->left[b0];
    tokens[6] = s0 < 0 ? -1 : st->left[s0];
    tokens[7] = s0 < 0 ? -1 : st->right[s0];
}

static void find_valid(const struct state *st, bool valid[ASC_PARSE_ACTIONS])
{
    size_t left = buffer_length(st);
    int32_t b0 = buffer_at(st, 0), b1 = buffer_at(st, 1);
    bool starts = b0 >= 0 && st->sent_start[b0];
    bool arc = st->depth > 0 && left > 0 && !starts;
    valid[ASC_PARSE_SHIFT] = st->depth == 0 || (left >= 2 && !starts && !st->unshifted[b0]);
    valid[ASC_PARSE_REDUCE] = st->depth > 0;
    valid[ASC_PARSE_LEFT] = valid[ASC_PARSE_RIGHT] = arc;
    valid[ASC_PARSE_BREAK] = left >= 2 && b1 == b0 + 1 && !st->sent_start[b1];
}

/* The valid move with the highest score, the first of equals; SIZE_MAX if none. */
static size_t choose(const struct ranges *r, const float *score, const bool *valid)
{
    size_t best = SIZE_MAX;
    for (int a = 0; a < ASC_PARSE_ACTIONS; a++) {
        if (!valid[a]) continue;
        for (size_t i = r->first[a]; i < r->last[a]; i++)
            if (best == SIZE_MAX || score[i] > score[best]) best = i;
    }
    return best;
}

static void push(struct state *st)
{
    int32_t b0 = st->back_count ? st->back[--st->back_count] : (int32_t)st->next++;
    st->stack[st->depth++] = b0;
}

static void add_arc(struct state *st, int32_t head, int32_t child, uint8_t move)
{
    int32_t old = st->head[child];
    if (old >= 0 && old < child && st->right[old] == child)
        st->right[old] = st->right_before[child];
    if (head > child) {
        st->left[head] = child;
    } else {
        st->right_before[child] = st->right[head];
        st->right[head] = child;
    }
    st->head[child] = head;
    st->label[child] = move;
}

static void apply(struct state *st, uint8_t action, uint8_t move)
{
    int32_t s0 = stack_at(st, 0), b0 = buffer_at(st, 0);
    switch (action) {
    case ASC_PARSE_SHIFT: push(st); break;
    case ASC_PARSE_REDUCE:
        if (st->head[s0] < 0 && st->depth > 1) {
            st->unshifted[s0] = 1;
            st->back[st->back_count++] = s0;
        }
        st->depth--;
        break;
    case ASC_PARSE_LEFT:
        add_arc(st, b0, s0, move);
        st->unshifted[b0] = 0;
        st->depth--;
        break;
    case ASC_PARSE_RIGHT:
        add_arc(st, s0, b0, move);
        push(st);
        break;
    default: st->sent_start[buffer_at(st, 1)] = 1; break;
    }
}

static void answer(const struct state *st, const asc_scorer *s, asc_arc *arcs)
{
    for (size_t i = 0; i < st->n; i++) {
        asc_arc *a = &arcs[i];
        *a = (asc_arc){ (uint32_t)i, ASC_DEP_ROOT, 0 };
        if (st->head[i] < 0) continue;
        const asc_move *m = &s->move[st->label[i]];
        *a = (asc_arc){ (uint32_t)st->head[i], m->label, m->lifted };
    }
}

asc_status asc_parse(asc_blocks *b, const asc_scorer *s, size_t n, asc_arc *arcs, asc_arena *tmp,
                     asc_error *err)
{
    struct state st;
    struct ranges ranges;
    if (n == 0) return ASC_OK;
    if (!start(&st, n, tmp)) return asc_fail(err, ASC_ENOMEM, "out of memory for %zu tokens", n);
    find_ranges(s, &ranges);
    while (st.depth > 0 || buffer_length(&st) > 0) {
        int32_t tokens[ASC_PARSER_FEATURES];
        bool valid[ASC_PARSE_ACTIONS];
        float score[ASC_MOVES_MAX];
        look(&st, tokens);
        find_valid(&st, valid);
        if (!asc_blocks_score(b, tokens, score))
            return asc_fail(err, ASC_ENOMEM, "out of memory for the parser's rows");
        size_t move = choose(&ranges, score, valid);
        if (move == SIZE_MAX) break; /* a model without the moves needed: stop here */
        apply(&st, s->move[move].action, (uint8_t)move);
    }
    answer(&st, s, arcs);
    return ASC_OK;
}
