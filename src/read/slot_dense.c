#include "read/slot_dense.h"

#include <math.h>

#include "base/banned.h"

#define WINDOW 40 /* tokens either side within which a sentence is looked through */
#define INSIDE 3u /* tokens in front of the head */
#define VERBS 2   /* verbs above that are looked at */
#define STEPS 10  /* up the tree to find them */

/* Where each label begins among ASC_DENSE_LABELS: how a phrase hangs on its governor,
 * word class, entity, kind of actor (0: none), nearest event (0: none), governor's tag. */
enum { L_HOW = 0, L_POS = 52, L_ENT = 72, L_ACTOR = 92, L_EVENT = 110, L_TAG = 128, L_END = 182 };
_Static_assert(L_END == ASC_DENSE_LABELS, "labels fill their room");

bool asc_dense_view_make(asc_dense_view *out, asc_arena *keep, const asc_slot_view *v,
                         const asc_word_vectors *vectors)
{
    *out = (asc_dense_view){ .v = v, .vectors = vectors };
    out->row = asc_arena_alloc(keep, v->t->n + 1, sizeof *out->row);
    if (!out->row) return false;
    for (uint32_t i = 0; i < v->t->n; i++) out->row[i] = asc_word_row(vectors, v->word[i]);
    return true;
}

static void label(float *labels, uint32_t begin, uint32_t end, uint32_t value)
{
    labels[begin + (value < end - begin ? value : end - begin - 1)] = 1;
}

static void word(const asc_dense_view *d, uint32_t i, float share, float *out, int slot)
{
    if (i != ASC_NONE)
        asc_word_add(d->vectors, d->row[i], share, out + (size_t)slot * ASC_WORD_WIDTH);
}

static void inside(const asc_dense_view *d, const asc_phrase *p, float *out)
{
    const asc_tree *t = d->v->t;
    uint32_t h = p->head, from = h > INSIDE ? h - INSIDE : 0, count = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = from; i < h; i++) {
            uint8_t pos = t->tok[i].pos;
            if (t->tok[i].sent != t->tok[h].sent ||
                (pos != ASC_POS_ADJ && pos != ASC_POS_NOUN && pos != ASC_POS_PROPN))
                continue;
            if (pass == 0) count++;
            else word(d, i, 1 / (float)count, out, 1);
        }
    }
}

static void arguments(const asc_dense_view *d, uint32_t verb, uint32_t h, float *out)
{
    static const asc_dep args[] = { ASC_DEP_NSUBJ, ASC_DEP_DOBJ, ASC_DEP_NSUBJPASS };
    uint32_t found[3], count = 0;
    for (size_t a = 0; a < 3; a++) {
        uint32_t c = asc_tree_child(d->v->t, verb, args[a]);
        if (c != ASC_NONE && c != h) found[count++] = c;
    }
    for (uint32_t a = 0; a < count; a++) word(d, found[a], 1 / (float)count, out, 5);
}

static bool strong(const asc_slot_view *v, uint32_t i)
{
    uint32_t e = i == ASC_NONE ? ASC_NONE : v->ev->of_token[i];
    return e != ASC_NONE && v->ev->items[e].strength == ASC_EVENT_STRONG;
}

/* The sentence's verbs and nouns, and its nearest event word. */
static uint32_t sentence(const asc_dense_view *d, uint32_t h, float *out)
{
    const asc_tree *t = d->v->t;
    uint32_t from = h > WINDOW ? h - WINDOW : 0, to = h + WINDOW < t->n ? h + WINDOW : t->n;
    uint32_t near = ASC_NONE, count = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = from; i < to; i++) {
            if (t->tok[i].sent != t->tok[h].sent || i == h) continue;
            bool tells = t->tok[i].pos == ASC_POS_VERB || t->tok[i].pos == ASC_POS_NOUN;
            if (pass && tells) word(d, i, 2 / (float)count, out, 7);
            if (pass) continue;
            count += tells;
            uint32_t away = i > h ? i - h : h - i;
            if (strong(d->v, i) && (near == ASC_NONE || away < (near > h ? near - h : h - near)))
                near = i;
        }
    }
    word(d, near, 1, out, 6);
    return near;
}

static void numbers(const asc_slot_view *v, uint32_t h, uint32_t g, uint32_t near, uint32_t verb,
                    float *out)
{
    const asc_tree *t = v->t;
    uint32_t x = v->m->of_token[h], s = t->tok[h].sent;
    bool named = x != ASC_NONE && v->m->items[x].is_name;
    uint32_t seen = named ? v->seen[v->m->items[x].same] : 0;
    uint32_t away = near == ASC_NONE ? WINDOW + 1 : near > h ? near - h : h - near;
    out[0] = named;
    out[1] = near != ASC_NONE;
    out[2] = (float)away / 20;
    out[3] = near != ASC_NONE && near > h;
    out[4] = g != ASC_NONE && asc_tree_is_verb(t, g);
    out[5] = strong(v, g);
    out[6] = s == 0;
    out[7] = s < 3;
    out[8] = s < 8;
    out[9] = (float)log(1 + (double)s) / 2;
    out[10] = (float)(seen < 8 ? seen : 8) / 4;
    out[11] = strong(v, verb);
    out[12] = t->tok[h].dep == ASC_DEP_CONJ;
    out[13] = t->tok[h].dep == ASC_DEP_APPOS;
}

void asc_phrase_dense(const asc_dense_view *d, const asc_phrase *p, float out[ASC_DENSE])
{
    const asc_slot_view *v = d->v;
    const asc_tree *t = v->t;
    float *labels = out + ASC_DENSE_WORDS * ASC_WORD_WIDTH;
    uint32_t h = p->head, how, g = asc_slot_governor(v, h, &how), verb[VERBS], verbs = 0, i = h;
    for (size_t k = 0; k < ASC_DENSE; k++) out[k] = 0;
    for (int k = 0; k < STEPS && verbs < VERBS && t->tok[i].head != i; k++) {
        i = t->tok[i].head;
        if (asc_tree_is_verb(t, i)) verb[verbs++] = i;
    }
    word(d, h, 1, out, 0);
    inside(d, p, out);
    word(d, g, 1, out, 2);
    for (uint32_t k = 0; k < verbs; k++) word(d, verb[k], 1, out, 3 + (int)k);
    if (verbs) arguments(d, verb[0], h, out);
    uint32_t near = sentence(d, h, out), x = v->m->of_token[h];
    label(labels, L_HOW, L_POS, how);
    label(labels, L_POS, L_ENT, t->tok[h].pos);
    label(labels, L_ENT, L_ACTOR, t->tok[h].ent);
    label(labels, L_ACTOR, L_EVENT, x == ASC_NONE ? 0 : 1 + (uint32_t)v->m->items[x].kind);
    label(labels, L_EVENT, L_TAG,
          near == ASC_NONE ? 0 : 1 + (uint32_t)v->ev->items[v->ev->of_token[near]].kind);
    if (g != ASC_NONE) label(labels, L_TAG, L_END, t->tok[g].tag);
    numbers(v, h, g, near, verbs ? verb[0] : ASC_NONE, labels + ASC_DENSE_LABELS);
}
