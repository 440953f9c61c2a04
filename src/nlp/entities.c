#include "nlp/entities.h"

#include "base/error.h"

#include "base/banned.h"

#define NO_MOVE SIZE_MAX

struct state {
    const uint8_t *is_space;
    const asc_token *tokens;
    size_t n, at;
    int32_t open;  /* first token of the open entity, -1 when none is open */
    uint8_t label; /* its label */
};

/* Presets are never given, so these are spaCy's rules without them. */
static bool is_valid(const struct state *st, const asc_move *m)
{
    bool last = st->at + 1 >= st->n;
    bool break_next = !last && st->tokens[st->at + 1].sent_begin;
    switch (m->action) {
    case ASC_NER_BEGIN:
        return st->open < 0 && !last && m->label && !break_next && !st->is_space[st->at];
    case ASC_NER_IN: return st->open >= 0 && !last && m->label == st->label && !break_next;
    case ASC_NER_LAST: return st->open >= 0 && m->label == st->label;
    case ASC_NER_UNIT: return st->open < 0 && m->label && !st->is_space[st->at];
    case ASC_NER_OUT: return st->open < 0;
    default: return false;
    }
}

static size_t choose(const struct state *st, const asc_scorer *s, const float *score)
{
    size_t best = NO_MOVE;
    for (size_t i = 0; i < s->moves; i++)
        if ((best == NO_MOVE || score[i] > score[best]) && is_valid(st, &s->move[i])) best = i;
    return best;
}

static void mark(asc_token *tokens, size_t begin, size_t end, uint8_t label)
{
    for (size_t i = begin; i < end; i++) {
        tokens[i].ent = label;
        tokens[i].ent_begin = i == begin;
    }
}

asc_status asc_entities_find(asc_blocks *b, const asc_scorer *s, const uint8_t *is_space,
                             asc_token *tokens, size_t n, size_t *ents, asc_error *err)
{
    struct state st = { is_space, tokens, n, 0, -1, 0 };
    *ents = 0;
    for (size_t i = 0; i < n; i++) tokens[i].ent = tokens[i].ent_begin = 0;
    for (; st.at < n; st.at++) {
        float score[ASC_MOVES_MAX];
        int32_t at = (int32_t)st.at;
        int32_t seen[ASC_NER_FEATURES] = { at, st.open, st.open < 0 ? -1 : at - 1 };
        if (!asc_blocks_score(b, seen, score))
            return asc_fail(err, ASC_ENOMEM, "out of memory for the recogniser's rows");
        size_t move = choose(&st, s, score);
        if (move == NO_MOVE) break; /* a model without the moves needed: stop here */
        const asc_move *m = &s->move[move];
        if (m->action == ASC_NER_BEGIN) {
            st.open = at;
            st.label = m->label;
        } else if (m->action == ASC_NER_UNIT) {
            mark(tokens, st.at, st.at + 1, m->label);
            ++*ents;
        } else if (m->action == ASC_NER_LAST) {
            mark(tokens, (size_t)st.open, st.at + 1, m->label);
            st.open = -1;
            ++*ents;
        }
    }
    return ASC_OK;
}
