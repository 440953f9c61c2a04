/*
 * What each phrase of a report may be: the first layer.
 */
#include "read/account_finder.h"

#include "read/account_words.h"
#include "read/slot_context.h"
#include "read/slot_dense.h"
#include "read/slot_features.h"

#include "base/banned.h"

#define AGAIN .4       /* share of the second look at a phrase in its answer */
#define NAME_TOKENS 8u /* of an organisation's name that stands in a longer wording */

static void answer_cuts(const struct finder *f, const asc_phrase *p, struct told *x)
{
    uint32_t room[ASC_SLOT_FEATURES_MAX];
    for (uint32_t c = 0; c < p->cut_count; c++) {
        double a[ASC_FILL_COUNT];
        asc_slot_features features = { room, 0, ASC_SLOT_FEATURES_MAX };
        asc_cut_features(&f->view, p, &p->cuts[c], &features);
        asc_slot_answer(&f->model->cut, &features, a);
        for (int k = 0; k < ASC_FILL_COUNT; k++) {
            if (c && a[k] <= x->cut_answer[k]) continue;
            x->cut_answer[k] = a[k];
            x->first[k] = p->cuts[c].first;
            x->last[k] = p->cuts[c].last;
        }
    }
}

static asc_str text_of(const struct finder *f, uint32_t first, uint32_t last)
{
    return asc_str_slice(f->t->text, f->t->tok[first].begin, f->t->tok[last - 1].end);
}

/* The same with the rest of the words at its ends: of "ELN" in "UC-ELN" all. */
static asc_str whole_words(const struct finder *f, uint32_t first, uint32_t last)
{
    asc_str text = f->t->text;
    size_t begin = f->t->tok[first].begin, end = f->t->tok[last - 1].end;
    while (begin > 0 && (unsigned char)text.p[begin - 1] > ' ') begin--;
    while (end < text.n && (unsigned char)text.p[end] > ' ') end++;
    return asc_str_slice(text, begin, end);
}

bool asc_finder_wording(const struct finder *f, const struct told *x, int k, asc_str *out)
{
    return asc_wording(f->tmp, text_of(f, x->first[k], x->last[k]), out);
}

/* Without the blank at its end. */
static asc_str bare(asc_str wording)
{
    return asc_str_slice(wording, 0, wording.n ? wording.n - 1 : 0);
}

bool asc_finder_cites(const struct finder *f, asc_str wording)
{
    return asc_slot_cites(f->model, bare(wording));
}

uint32_t asc_finder_alias(const struct finder *f, asc_str wording, bool *is_name)
{
    return asc_slot_alias(f->model, bare(wording), is_name);
}

/* "Maoist Shining Path guerrillas", if an organisation, is cited by the name that is in it. */
static bool cite_name(const struct finder *f, const asc_phrase *p, struct told *x)
{
    uint32_t first = p->cuts[0].first, last = p->cuts[0].last;
    uint32_t i = first + 1 > NAME_TOKENS ? first + 1 - NAME_TOKENS : 0;
    size_t longest = 0;
    for (; i < last; i++) {
        for (uint32_t n = 1; n <= NAME_TOKENS && i + n <= f->t->n; n++) {
            asc_str s, all;
            bool is_name = false;
            if (i + n <= first) continue;
            if (!asc_wording(f->tmp, text_of(f, i, i + n), &s)) return false;
            if (s.n <= longest || asc_finder_alias(f, s, &is_name) == ASC_NONE || !is_name)
                continue;
            if (!asc_wording(f->tmp, whole_words(f, i, i + n), &all)) return false;
            if (!asc_str_eq(s, all)) continue;
            longest = s.n;
            x->first[ASC_FILL_ORGANISATION] = i;
            x->last[ASC_FILL_ORGANISATION] = i + n;
        }
    }
    return true;
}

/* Every phrase as the first layer sees it. */
static void look(const struct finder *f, const asc_phrase *p, struct told *x, asc_slot_look *look)
{
    uint32_t room[ASC_SLOT_FEATURES_MAX], m = f->o->mentions.of_token[p->head];
    asc_slot_features features = { room, 0, ASC_SLOT_FEATURES_MAX };
    bool named = m != ASC_NONE && f->o->mentions.items[m].is_name;
    asc_phrase_features(&f->view, p, &features);
    *x = (struct told){ .head = p->head, .sent = f->t->tok[p->head].sent, .next = ASC_NONE };
    x->actor = named ? f->o->mentions.items[m].same : ASC_NONE;
    asc_slot_answer(&f->model->phrase, &features, x->answer);
    x->whom = asc_slot_whom(f->model, &features);
    look->sent = x->sent;
    look->key = named ? UINT64_C(1) << 32 | x->actor : f->view.word[p->head];
    for (int k = 0; k < ASC_FILL_COUNT; k++) look->answer[k] = x->answer[k];
}

static bool likely(const struct told *x)
{
    for (int k = 0; k < ASC_FILL_COUNT; k++)
        if (x->answer[k] >= ASC_TOLD_LOWEST) return true;
    return false;
}

/* The likely ones again, with what stands around them. */
static bool look_again(const struct finder *f, const asc_slot_context *c, uint32_t i)
{
    float seen[ASC_SLOT_SEEN];
    double again[ASC_FILL_COUNT];
    struct told *x = &f->told[i];
    asc_phrase p;
    if (!likely(x) || !asc_phrase_at(f->t, &f->o->mentions, x->head, &p)) return true;
    asc_phrase_dense(&f->dense, &p, seen);
    for (int k = 0; k < ASC_DENSE_NUMBERS; k++)
        x->numbers[k] = seen[ASC_DENSE - ASC_DENSE_NUMBERS + k];
    asc_slot_context_of(c, i, seen + ASC_DENSE);
    asc_slot_again(f->model, seen, again);
    for (int k = 0; k < ASC_FILL_COUNT; k++) x->answer[k] += (again[k] - x->answer[k]) * AGAIN;
    x->kinds = asc_slot_kinds(&f->view, x->head);
    answer_cuts(f, &p, x);
    return x->answer[ASC_FILL_ORGANISATION] < ASC_TOLD_LOWEST || cite_name(f, &p, x);
}

bool asc_finder_look(struct finder *f)
{
    asc_slot_features features;
    asc_slot_context context;
    asc_phrase p;
    asc_slot_look *looks = asc_arena_alloc(f->tmp, f->t->n + 1, sizeof *looks);
    f->told = asc_arena_alloc(f->tmp, f->t->n + 1, sizeof *f->told);
    if (!f->told || !looks || !asc_report_features(&f->view, f->tmp, &features) ||
        !asc_dense_view_make(&f->dense, f->tmp, &f->view, &f->model->words))
        return false;
    asc_slot_answer(&f->model->report, &features, f->report);
    asc_slot_sorts(f->model, &features, f->sorts);
    for (uint32_t i = 0; i < f->t->n; i++) {
        if (!asc_phrase_at(f->t, &f->o->mentions, i, &p)) continue;
        look(f, &p, &f->told[f->count], &looks[f->count]);
        f->count++;
    }
    if (!asc_finder_count_whom(f) ||
        !asc_slot_context_make(&context, f->tmp, looks, f->count, f->report))
        return false;
    for (uint32_t i = 0; i < f->count; i++)
        if (!look_again(f, &context, i)) return false;
    for (int k = 0; k < ASC_FILL_COUNT; k++) {
        f->tops[k] = ASC_TOLD_NOTHING;
        for (uint32_t i = 0; i < f->count; i++)
            if (f->told[i].answer[k] > f->tops[k]) f->tops[k] = f->told[i].answer[k];
    }
    return true;
}
