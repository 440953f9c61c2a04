#include "nlp/tree.h"

#include <string.h>

#include "base/error.h"

#include "base/banned.h"

/* The passes over the edges end when every head is inside its sentence; spaCy gives
 * up after this many, and so must we, to end where it ends. */
#define EDGE_PASSES 12
/* The search for a lifted arc's head gives up after looking at this many tokens. */
#define LIFT_MAX 65536

static void widen(asc_token *tokens, size_t i)
{
    const asc_token *child = &tokens[i];
    asc_token *head = &tokens[child->head];
    if (child->left < head->left) head->left = child->left;
    if (child->right > head->right) head->right = child->right;
}

/* Whether no head lies outside its sentence, sentences being what lies between the
 * left edges of roots. `starts` is scratch. */
static bool heads_are_inside(const asc_token *tokens, size_t n, uint8_t *starts)
{
    memset(starts, 0, n);
    for (size_t i = 0; i < n; i++)
        if (tokens[i].head == i) starts[tokens[i].left] = 1;
    for (size_t begin = 0, i = 0; i < n; i++) {
        if (!(i > 0 && starts[i]) && i != n - 1) continue;
        for (size_t j = begin; j < i; j++)
            if (tokens[j].head < begin || tokens[j].head > i) return false;
        begin = i;
    }
    return true;
}

/* left and right hold the first and the last token of a subtree while here. */
static void find_edges(asc_token *tokens, size_t n, uint8_t *starts)
{
    for (size_t i = 0; i < n; i++) tokens[i].left = tokens[i].right = (uint32_t)i;
    for (int pass = 0; pass < EDGE_PASSES; pass++) {
        for (size_t i = 0; i < n; i++) widen(tokens, i);
        for (size_t i = n; i-- > 0;) widen(tokens, i);
        if (heads_are_inside(tokens, n, starts)) return;
    }
}

struct lift {
    const asc_arc *arcs;
    const uint8_t *is_space;
    asc_token *tokens;
    uint8_t *done; /* tokens whose own lifted label was taken off */
    uint32_t *queue;
    size_t n;
};

/*
 * Breadth first, left to right, from the head of token i: the first descendant with
 * label `wanted`; the head itself if there is none.
 */
static uint32_t find_head(struct lift *l, size_t i, uint8_t wanted)
{
    asc_token *t = l->tokens;
    size_t from = 0, to = 0, looked = 0;
    l->queue[to++] = t[i].head;
    while (from < to) {
        uint32_t q = l->queue[from++];
        for (uint32_t c = t[q].left; c <= t[q].right; c++) {
            if (++looked > LIFT_MAX) return t[i].head;
            if (c == q || t[c].head != q || l->is_space[c] || c == i) continue;
            bool lifted = l->arcs[c].lifted && !l->done[c];
            if (t[c].dep == wanted && !lifted) return c;
            if (to < l->n) l->queue[to++] = c;
        }
    }
    return t[i].head;
}

static asc_status put_back(const asc_arc *arcs, const uint8_t *is_space, asc_token *tokens,
                           size_t n, asc_arena *tmp, asc_error *err)
{
    struct lift l = { arcs, is_space, tokens, NULL, NULL, n };
    l.done = asc_arena_zalloc(tmp, n, 1);
    l.queue = asc_arena_alloc(tmp, n, sizeof *l.queue);
    if (!l.done || !l.queue) return asc_fail(err, ASC_ENOMEM, "out of memory for %zu tokens", n);
    for (size_t i = 0; i < n; i++) {
        if (!arcs[i].lifted) continue;
        tokens[i].head = find_head(&l, i, arcs[i].lifted);
        l.done[i] = 1;
    }
    return ASC_OK;
}

asc_status asc_tree_build(const asc_arc *arcs, const uint8_t *is_space, asc_token *tokens, size_t n,
                          size_t *sents, asc_arena *tmp, asc_error *err)
{
    bool lifted = false;
    uint8_t *starts = asc_arena_alloc(tmp, n, 1);
    if (!starts) return asc_fail(err, ASC_ENOMEM, "out of memory for %zu tokens", n);
    for (size_t i = 0; i < n; i++) {
        tokens[i].head = arcs[i].head;
        tokens[i].dep = arcs[i].label;
        lifted |= arcs[i].lifted != 0;
    }
    find_edges(tokens, n, starts);
    if (lifted) {
        asc_status rc = put_back(arcs, is_space, tokens, n, tmp, err);
        if (rc != ASC_OK) return rc;
        find_edges(tokens, n, starts);
    }
    for (size_t i = 0; i < n; i++) tokens[i].sent_begin = 0;
    for (size_t i = 0; i < n; i++)
        if (tokens[i].head == i) tokens[tokens[i].left].sent_begin = 1;
    *sents = 0;
    for (size_t i = 0; i < n; i++) {
        *sents += tokens[i].sent_begin || i == 0;
        tokens[i].sent = (uint32_t)(*sents - 1);
        tokens[i].right++;
    }
    return ASC_OK;
}
