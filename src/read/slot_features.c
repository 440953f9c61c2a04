#include "read/slot_features.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/order.h"
#include "base/str.h"

#include "base/banned.h"

#define REPEATED 400u /* tokens either side within which a cut may stand again */
#define SHAPED 6u     /* words of a cut whose classes are looked at together */
#define WINDOW 40     /* tokens either side within which a sentence is looked through */

/* Templates: each feature's hash begins with one of these. */
enum {
    F_HEAD = 1,
    F_INSIDE,
    F_DEP,
    F_GOVERNOR,
    F_GOVERNOR_DEP,
    F_HEAD_GOVERNOR,
    F_KIND,
    F_KIND_GOVERNOR,
    F_BEFORE,
    F_BEFORE2,
    F_AFTER,
    F_AFTER2,
    F_VERB,
    F_VERB_PATH,
    F_EVENT_NEAR,
    F_EVENT_UP,
    F_SENTENCE,
    F_APPOS,
    F_APPOS_OF,
    F_ARGUMENT,
    F_TAG,
    F_SENTENCE_VERB,
    F_NAME,
    F_AGENT,
    F_OBJECT,
    F_SEEN,
    F_OF,
    F_HEAD_EVENT,
    F_CHILD,
    F_CUT,
    F_CUT_HEAD,
    F_CUT_FIRST,
    F_CUT_BEFORE,
    F_CUT_SIZE,
    F_CUT_LAST,
    F_DOC_WORD,
    F_DOC_LEAD,
    F_DOC_PAIR,
    F_DOC_EVENT,
    F_DOC_LENGTH,
    F_EVENT_SEQ,
    F_SENTENCE_NOUN,
    F_WORD_VERB,
    F_BIAS,
    F_CUT_SHAPE,
    F_CUT_LEFT,
    F_CUT_KEPT,
    F_CUT_TWICE,
    F_CUT_NAMED,
    F_CUT_CUSTOM,
    F_AGE,
    F_HAPPENING,
    F_EVENT_SORT,
    F_TENSE,
    F_DOC_AGE,
    F_DOC_HAPPENINGS
};

static uint32_t mix(uint32_t a, uint32_t b)
{
    uint32_t h = (a ^ (b * 0x9E3779B1u)) * 0x85EBCA77u;
    return h ^ (h >> 15);
}

static void add(asc_slot_features *f, uint32_t kind, uint32_t a, uint32_t b)
{
    if (f->count < f->cap) f->items[f->count++] = mix(mix(kind * 0x27D4EB2Fu, a), b);
}

/* Days before publication up to which an age goes. */
static asc_slot_age age_of(bool timed, asc_date when, asc_date published)
{
    if (!when.year) return timed ? ASC_AGE_UNKNOWN : ASC_AGE_UNTOLD;
    if (!published.year) return ASC_AGE_UNKNOWN;
    int32_t ago = asc_date_last(published) - asc_date_last(when);
    if (ago < 0)
        return asc_date_first(when) > asc_date_last(published) ? ASC_AGE_AHEAD : ASC_AGE_WEEKS;
    return ago <= 3     ? ASC_AGE_DAYS
           : ago <= 20  ? ASC_AGE_WEEKS
           : ago <= 70  ? ASC_AGE_MONTHS
           : ago <= 400 ? ASC_AGE_YEAR
                        : ASC_AGE_YEARS;
}

/* The age of each event: its own, else its incident's. */
static void find_ages(asc_slot_view *v, asc_date published)
{
    for (size_t k = 0; k < v->ev->count; k++) {
        const asc_event *e = &v->ev->items[k];
        v->age[k] = (uint8_t)age_of(e->timed, e->when, published);
        if (v->age[k] > ASC_AGE_UNKNOWN || e->happening == ASC_NONE) continue;
        const asc_happening *h = &v->ev->happenings[e->happening];
        asc_slot_age its = age_of(h->timed, h->when, published);
        if (its > ASC_AGE_UNKNOWN) v->age[k] = (uint8_t)its;
    }
}

asc_status asc_slot_view_make(asc_slot_view *out, asc_arena *keep, const asc_tree *t,
                              const asc_mentions *m, const asc_events *ev,
                              const asc_finding *findings, size_t finding_count, asc_date published,
                              asc_error *err)
{
    asc_slot_view v = { .t = t, .m = m, .ev = ev };
    v.word = asc_arena_alloc(keep, t->n + 1, sizeof *v.word);
    v.agent = asc_arena_zalloc(keep, m->count + 1, sizeof *v.agent);
    v.object = asc_arena_zalloc(keep, m->count + 1, sizeof *v.object);
    v.seen = asc_arena_zalloc(keep, m->count + 1, sizeof *v.seen);
    v.age = asc_arena_zalloc(keep, ev->count + 1, sizeof *v.age);
    if (!v.word || !v.agent || !v.object || !v.seen || !v.age)
        return asc_fail(err, ASC_ENOMEM, "out of memory looking for slots");
    find_ages(&v, published);
    for (uint32_t i = 0; i < t->n; i++) v.word[i] = (uint32_t)asc_str_hash(t->low[i]);
    for (size_t k = 0; k < m->count; k++) v.seen[m->items[k].same]++;
    for (size_t k = 0; k < finding_count; k++) {
        const asc_finding *f = &findings[k];
        if (f->agent != ASC_NONE) v.agent[m->items[f->agent].same] |= 1u << f->predicate % 31;
        if (f->object != ASC_NONE) v.object[m->items[f->object].same] |= 1u << f->predicate % 31;
        for (uint32_t s = 0; s < f->voice_count; s++)
            if (f->voices[s].mention != ASC_NONE)
                v.object[m->items[f->voices[s].mention].same] |= 1u << 31;
    }
    *out = v;
    return ASC_OK;
}

/* ---- what a phrase is ---- */

static uint32_t mention_at(const asc_slot_view *v, uint32_t i)
{
    return v->m->of_token[i];
}

/* One number for name or not, kind of actor, entity and word class. */
static uint32_t kind_of(const asc_slot_view *v, uint32_t i)
{
    const asc_token *k = &v->t->tok[i];
    uint32_t x = mention_at(v, i), kind = k->pos;
    if (x != ASC_NONE && v->m->items[x].is_name)
        kind = 100 + (uint32_t)v->m->items[x].kind * 4 + v->m->items[x].place * 2u +
               v->m->items[x].sure_group;
    return kind * 64 + k->ent;
}

/* The first of those joined: "X, Y and Z". */
static uint32_t first_joined(const asc_tree *t, uint32_t i)
{
    for (int k = 0; k < 12 && t->tok[i].dep == ASC_DEP_CONJ && t->tok[i].head != i; k++)
        i = t->tok[i].head;
    return i;
}

/* The word that phrase i hangs on; *via: the preposition between, else ASC_NONE; *i: the
 * token that hangs on it. */
static uint32_t above(const asc_tree *t, uint32_t *i, uint32_t *via)
{
    *i = first_joined(t, *i);
    if (t->tok[*i].dep == ASC_DEP_APPOS) *i = first_joined(t, t->tok[*i].head);
    uint32_t h = t->tok[*i].head;
    *via = ASC_NONE;
    if (h == *i) return ASC_NONE;
    if (t->tok[h].pos == ASC_POS_ADP && t->tok[h].head != h) {
        *via = h;
        h = t->tok[h].head;
    }
    return h;
}

/* What phrase i hangs on: a verb, or a noun over its preposition. *how: label and preposition. */
static uint32_t governor(const asc_slot_view *v, uint32_t i, uint32_t *how)
{
    const asc_tree *t = v->t;
    uint32_t via, h = above(t, &i, &via);
    *how = t->tok[i].dep;
    if (h == ASC_NONE) return h;
    if (via != ASC_NONE) *how = mix(v->word[via], t->tok[via].dep == ASC_DEP_AGENT);
    if (asc_tree_is_verb(t, h)) *how = mix(*how, 7 + asc_tree_passive(t, h));
    return h;
}

uint32_t asc_slot_governor(const asc_slot_view *v, uint32_t i, uint32_t *how)
{
    uint32_t via, h = above(v->t, &i, &via);
    *how = v->t->tok[i].dep;
    if (via != ASC_NONE) *how = v->t->tok[via].dep == ASC_DEP_AGENT ? ASC_HOW_AGENT : ASC_HOW_PREP;
    return h;
}

/* ---- features of a phrase ---- */

static void about_words(const asc_slot_view *v, const asc_phrase *p, asc_slot_features *f)
{
    const asc_tree *t = v->t;
    uint32_t h = p->head, kind = kind_of(v, h), x = mention_at(v, h);
    add(f, F_BIAS, 0, 0);
    add(f, F_HEAD, v->word[h], 0);
    add(f, F_KIND, kind, 0);
    add(f, F_TAG, t->tok[h].tag, t->tok[h].dep);
    for (uint32_t i = p->first; i < h; i++) add(f, F_INSIDE, v->word[i], 0);
    for (uint32_t k = 0; k < p->cut_count; k++)
        if (p->cuts[k].kind == ASC_CUT_OF || p->cuts[k].kind == ASC_CUT_BEHIND)
            add(f, F_OF, v->word[p->cuts[k].last - 1], 0),
                add(f, F_OF, v->word[h], v->word[p->cuts[k].last - 1]);
    if (x != ASC_NONE) {
        uint32_t same = v->m->items[x].same, seen = v->seen[same];
        add(f, F_NAME, (uint32_t)asc_str_hash(v->m->items[x].key), 0);
        add(f, F_NAME, (uint32_t)asc_str_hash(v->m->items[same].key), 0);
        add(f, F_SEEN, v->m->items[x].is_name, seen > 6 ? 6 : seen);
        for (uint32_t b = 0; b < 32; b++) {
            if (v->agent[same] >> b & 1) add(f, F_AGENT, b, 0);
            if (v->object[same] >> b & 1) add(f, F_OBJECT, b, 0);
        }
    }
    uint32_t a = asc_tree_child(t, h, ASC_DEP_APPOS);
    if (a != ASC_NONE) add(f, F_APPOS, v->word[a], 0), add(f, F_APPOS, kind, kind_of(v, a));
    if (t->tok[h].dep == ASC_DEP_APPOS) add(f, F_APPOS_OF, v->word[t->tok[h].head], 0);
    static const asc_dep below[] = { ASC_DEP_RELCL, ASC_DEP_ACL, ASC_DEP_AMOD };
    for (size_t k = 0; k < sizeof below / sizeof *below; k++) {
        uint32_t c = asc_tree_child(t, h, below[k]);
        if (c != ASC_NONE) add(f, F_CHILD, v->word[c], below[k]);
    }
}

static void about_place(const asc_slot_view *v, const asc_phrase *p, asc_slot_features *f)
{
    const asc_tree *t = v->t;
    uint32_t h = p->head, kind = kind_of(v, h), how, g = governor(v, h, &how);
    uint32_t sent = t->tok[h].sent;
    add(f, F_SENTENCE, sent < 3 ? sent : sent < 6 ? 3 : sent < 12 ? 4 : 5, 0);
    add(f, F_DEP, how, 0);
    if (g != ASC_NONE) {
        add(f, F_GOVERNOR, v->word[g], 0);
        add(f, F_GOVERNOR_DEP, v->word[g], how);
        add(f, F_HEAD_GOVERNOR, mix(v->word[h], v->word[g]), how);
        add(f, F_KIND_GOVERNOR, mix(kind, v->word[g]), how);
    }
    if (p->first > 0 && t->tok[p->first - 1].sent == sent) {
        add(f, F_BEFORE, v->word[p->first - 1], 0);
        if (p->first > 1) add(f, F_BEFORE2, v->word[p->first - 2], v->word[p->first - 1]);
    }
    if (h + 1 < t->n && t->tok[h + 1].sent == sent) {
        add(f, F_AFTER, v->word[h + 1], 0);
        if (h + 2 < t->n) add(f, F_AFTER2, v->word[h + 1], v->word[h + 2]);
    }
    uint32_t i = h; /* the verbs above */
    for (int k = 0, verbs = 0; k < 10 && verbs < 2 && t->tok[i].head != i; k++) {
        i = t->tok[i].head;
        if (!asc_tree_is_verb(t, i)) continue;
        add(f, verbs ? F_VERB_PATH : F_VERB, v->word[i], verbs ? 0 : kind >= 6400);
        if (verbs++) continue;
        static const asc_dep args[] = { ASC_DEP_NSUBJ, ASC_DEP_DOBJ, ASC_DEP_NSUBJPASS };
        for (size_t a = 0; a < 3; a++) {
            uint32_t c = asc_tree_child(t, i, args[a]);
            if (c != ASC_NONE && c != h)
                add(f, F_ARGUMENT, mix(v->word[c], v->word[i]), args[a]),
                    add(f, F_ARGUMENT, mix(v->word[c], kind >= 6400), args[a]);
        }
    }
}

static void about_events(const asc_slot_view *v, const asc_phrase *p, asc_slot_features *f)
{
    const asc_tree *t = v->t;
    uint32_t h = p->head, kind = kind_of(v, h), named = kind >= 6400;
    uint32_t from = h > WINDOW ? h - WINDOW : 0, to = h + WINDOW < t->n ? h + WINDOW : t->n;
    uint32_t best = ASC_NONE, near = WINDOW + 1, own = v->ev->of_token[h];
    for (uint32_t i = from; i < to; i++) {
        if (t->tok[i].sent != t->tok[h].sent || i == h) continue;
        if (asc_tree_is_verb(t, i)) add(f, F_SENTENCE_VERB, v->word[i], kind);
        else if (asc_tree_is_noun(t, i) && (i < p->first || i > h))
            add(f, F_SENTENCE_NOUN, v->word[i], named);
        uint32_t e = v->ev->of_token[i], d = i > h ? i - h : h - i;
        if (e != ASC_NONE && v->ev->items[e].strength == ASC_EVENT_STRONG && d < near)
            near = d, best = e;
    }
    if (own != ASC_NONE)
        add(f, F_HEAD_EVENT, (uint32_t)v->ev->items[own].kind,
            (uint32_t)v->ev->items[own].strength);
    if (best == ASC_NONE) {
        add(f, F_EVENT_NEAR, 99, named);
        return;
    }
    const asc_event *e = &v->ev->items[best];
    uint32_t side = (e->tok > h) * 2u + e->verb;
    add(f, F_EVENT_NEAR, (uint32_t)e->kind * 8 + (near > 5) + (near > 15), side);
    add(f, F_EVENT_SEQ, mix(v->word[e->tok], side), kind);
    uint32_t i = h, path = 1;
    for (int k = 0; k < 6; k++) {
        if (v->ev->of_token[i] == best) {
            add(f, F_EVENT_UP, mix(path, (uint32_t)e->kind), 0);
            add(f, F_EVENT_UP, mix(path, v->word[e->tok]), kind);
            add(f, F_EVENT_UP, mix(path, v->word[h]), 1);
            break;
        }
        path = mix(path, t->tok[i].pos == ASC_POS_ADP ? v->word[i] : t->tok[i].dep);
        if (t->tok[i].head == i) break;
        i = t->tok[i].head;
    }
}

uint32_t asc_slot_event(const asc_slot_view *v, uint32_t h)
{
    const asc_tree *t = v->t;
    uint32_t from = h > WINDOW ? h - WINDOW : 0, to = h + WINDOW < t->n ? h + WINDOW : t->n;
    uint32_t best = ASC_NONE, near = WINDOW + 1;
    for (uint32_t i = from; i < to; i++) {
        uint32_t e = v->ev->of_token[i], d = i > h ? i - h : h - i;
        if (t->tok[i].sent == t->tok[h].sent && e != ASC_NONE &&
            v->ev->items[e].strength == ASC_EVENT_STRONG && d < near)
            near = d, best = e;
    }
    return best;
}

/* What sort of incident the nearest event word of the sentence tells of, and how. */
static void about_incident(const asc_slot_view *v, const asc_phrase *p, asc_slot_features *f)
{
    const asc_tree *t = v->t;
    uint32_t h = p->head, kind = kind_of(v, h), named = kind >= 6400, best = asc_slot_event(v, h);
    if (best != ASC_NONE) {
        const asc_event *e = &v->ev->items[best];
        uint32_t sort = e->generic | e->definite * 2u | e->fresh * 4u | e->apart * 8u |
                        e->known_object * 16u | e->verb * 32u;
        uint32_t told = 99;
        if (e->happening != ASC_NONE) {
            uint32_t n = v->ev->happenings[e->happening].mentions;
            told = (e->happening == v->ev->main) * 8u + (n > 4 ? 4 : n);
        }
        add(f, F_AGE, v->age[best], named);
        add(f, F_AGE, v->age[best], kind + 2);
        add(f, F_AGE, v->age[best], mix((uint32_t)e->kind, 3));
        add(f, F_HAPPENING, told, named);
        add(f, F_HAPPENING, told, mix((uint32_t)e->kind, 3));
        add(f, F_EVENT_SORT, sort, named);
        add(f, F_EVENT_SORT, e->generic, (uint32_t)e->stage + 2);
        add(f, F_EVENT_SORT, (uint32_t)asc_str_hash(e->target), mix(kind, 4));
    }
    uint32_t i = h;
    for (int k = 0; k < 10 && t->tok[i].head != i; k++) {
        i = t->tok[i].head;
        if (!asc_tree_is_verb(t, i)) continue;
        uint32_t tense = t->tok[i].tag, negated = 0;
        for (uint32_t c = t->first[i], n = 0; c != ASC_NONE && n < 20; c = t->next[c], n++) {
            if (t->tok[c].dep == ASC_DEP_AUX) tense = mix(tense, v->word[c]);
            negated |= t->tok[c].dep == ASC_DEP_NEG;
        }
        add(f, F_TENSE, tense, named);
        add(f, F_TENSE, negated, named + 2);
        break;
    }
}

void asc_phrase_features(const asc_slot_view *v, const asc_phrase *p, asc_slot_features *out)
{
    about_incident(v, p, out);
    about_words(v, p, out);
    about_place(v, p, out);
    about_events(v, p, out);
}

/* How often the words of a cut stand around there, up to three times. */
static uint32_t repeated(const asc_slot_view *v, const asc_cut *c)
{
    uint32_t n = c->last - c->first, count = 0, to = c->first + REPEATED;
    uint32_t i = c->first > REPEATED ? c->first - REPEATED : 0;
    for (; i + n <= v->t->n && i < to && count < 3; i++) {
        uint32_t k = 0;
        while (k < n && v->word[i + k] == v->word[c->first + k]) k++;
        count += k == n;
    }
    return count;
}

/* What stays and what goes, word by word, and the word classes of both. */
static void cut_words(const asc_slot_view *v, const asc_phrase *p, const asc_cut *c, uint32_t kind,
                      asc_slot_features *f)
{
    const asc_tree *t = v->t;
    uint32_t named = kind >= 6400, shape = 1, gone = 1;
    for (uint32_t i = p->first; i < c->first; i++) {
        uint32_t one = t->tok[i].pos * 32u + t->tok[i].ent;
        gone = mix(gone, one);
        add(f, F_CUT_LEFT, v->word[i], named);
        add(f, F_CUT_LEFT, one, mix(kind, 1));
    }
    for (uint32_t i = c->first; i < c->last; i++) {
        uint32_t one = t->tok[i].pos * 32u + t->tok[i].ent;
        if (i < c->first + SHAPED) shape = mix(shape, one);
        if (i != p->head) add(f, F_CUT_KEPT, v->word[i], named);
        if (i != p->head) add(f, F_CUT_KEPT, one, mix(kind, 1 + (i > p->head)));
    }
    add(f, F_CUT_SHAPE, shape, 0);
    add(f, F_CUT_SHAPE, shape, mix(gone, 1));
    add(f, F_CUT_SHAPE, gone, mix(t->tok[c->first].pos * 32u + t->tok[c->first].ent, 2));
    add(f, F_CUT_TWICE, repeated(v, c), named);
    add(f, F_CUT_TWICE, repeated(v, c), mix(c->kind, 3));
    add(f, F_CUT_NAMED, mix(v->word[p->head], v->word[c->first]), 0);
    add(f, F_CUT_NAMED, mix(t->tok[c->first].tag, kind), c->kind);
    add(f, F_CUT_CUSTOM, c->kind, named); /* these three: each annotator's own in training */
    add(f, F_CUT_CUSTOM, t->tok[c->first].tag, named);
    add(f, F_CUT_CUSTOM, v->word[c->first], 2);
}

void asc_cut_features(const asc_slot_view *v, const asc_phrase *p, const asc_cut *c,
                      asc_slot_features *out)
{
    const asc_tree *t = v->t;
    uint32_t kind = kind_of(v, p->head), size = c->last - c->first, first = v->word[c->first];
    add(out, F_CUT, c->kind, 0);
    add(out, F_CUT, c->kind, kind);
    add(out, F_CUT_HEAD, c->kind, v->word[p->head]);
    add(out, F_CUT_FIRST, first, c->kind);
    add(out, F_CUT_FIRST, t->tok[c->first].tag, t->tok[c->first].dep);
    add(out, F_CUT_SIZE, size > 7 ? 7 : size, kind >= 6400);
    add(out, F_CUT_LAST, v->word[c->last - 1], c->kind);
    add(out, F_CUT_LAST, t->tok[c->last - 1].ent, c->kind);
    if (c->first > p->first) {
        add(out, F_CUT_BEFORE, v->word[c->first - 1], 0);
        add(out, F_CUT_BEFORE, t->tok[c->first - 1].tag, t->tok[c->first].tag);
    }
    cut_words(v, p, c, kind, out);
}

/* ---- kinds of event around a word ---- */

static void put_kind(uint32_t *kinds, uint32_t *count, asc_incident_kind kind)
{
    for (uint32_t k = 0; k < *count; k++)
        if ((*kinds >> 4 * k & 15) == (uint32_t)kind + 1) return;
    if (*count < 4) *kinds |= ((uint32_t)kind + 1) << 4 * (*count)++;
}

static uint32_t kinds_around(const asc_slot_view *v, uint32_t i, uint32_t sent)
{
    uint32_t kinds = 0, count = 0;
    for (uint32_t d = 1; d < WINDOW; d++) {
        for (int side = 0; side < 2; side++) {
            if (side ? i + d >= v->t->n : i < d) continue;
            uint32_t k = side ? i + d : i - d, e = v->ev->of_token[k];
            if (v->t->tok[k].sent == sent && e != ASC_NONE &&
                v->ev->items[e].strength == ASC_EVENT_STRONG)
                put_kind(&kinds, &count, v->ev->items[e].kind);
        }
    }
    return kinds;
}

uint32_t asc_slot_kinds(const asc_slot_view *v, uint32_t i)
{
    uint32_t sent = v->t->tok[i].sent, kinds = kinds_around(v, i, sent);
    return kinds || sent == 0 ? kinds : kinds_around(v, i, sent - 1);
}

/* ---- features of a report ---- */

static bool tells(const asc_tree *t, uint32_t i)
{
    uint8_t pos = t->tok[i].pos;
    return pos == ASC_POS_NOUN || pos == ASC_POS_VERB || pos == ASC_POS_ADJ || pos == ASC_POS_PROPN;
}

static void report_words(const asc_slot_view *v, asc_slot_features *f)
{
    const asc_tree *t = v->t;
    for (uint32_t i = 0; i < t->n; i++) {
        if (!tells(t, i)) continue;
        add(f, F_DOC_WORD, v->word[i], 0);
        if (t->tok[i].sent < 3) add(f, F_DOC_LEAD, v->word[i], 0);
        uint32_t h = t->tok[i].head;
        if (h != i && asc_tree_is_verb(t, h) &&
            (t->tok[i].dep == ASC_DEP_DOBJ || t->tok[i].dep == ASC_DEP_NSUBJ ||
             t->tok[i].dep == ASC_DEP_NSUBJPASS))
            add(f, F_DOC_PAIR, v->word[i], mix(v->word[h], t->tok[i].dep));
    }
}

static void report_events(const asc_slot_view *v, asc_slot_features *f)
{
    uint32_t strong[ASC_INCIDENT_KIND_COUNT] = { 0 }, lead[ASC_INCIDENT_KIND_COUNT] = { 0 };
    for (size_t k = 0; k < v->ev->count; k++) {
        const asc_event *e = &v->ev->items[k];
        if (e->strength != ASC_EVENT_STRONG) continue;
        strong[e->kind]++;
        lead[e->kind] += v->t->tok[e->tok].sent < 3;
    }
    for (uint32_t k = 0; k < ASC_INCIDENT_KIND_COUNT; k++) {
        for (uint32_t n = 1; n <= 5; n++) {
            if (strong[k] >= n) add(f, F_DOC_EVENT, k * 8 + n, 0);
            if (lead[k] >= n) add(f, F_DOC_EVENT, k * 8 + n, 1);
        }
    }
    uint32_t ages[ASC_AGE_COUNT] = { 0 };
    for (size_t k = 0; k < v->ev->count; k++) {
        const asc_event *e = &v->ev->items[k];
        if (e->strength != ASC_EVENT_STRONG) continue;
        uint32_t n = ++ages[v->age[k]];
        add(f, F_DOC_AGE, v->age[k], n < 4 ? n : 4);
        add(f, F_DOC_AGE, v->age[k], mix((uint32_t)e->kind, 5));
        if (e->happening == v->ev->main)
            add(f, F_DOC_HAPPENINGS, v->age[k], mix((uint32_t)e->kind, 6));
    }
    uint32_t happenings = (uint32_t)v->ev->happening_count;
    add(f, F_DOC_HAPPENINGS, happenings < 8 ? happenings : 8, 0);
    uint32_t size = 0;
    for (uint32_t n = v->t->n; n > 50; n /= 2) size++;
    add(f, F_DOC_LENGTH, size, 0);
    add(f, F_BIAS, 1, 0);
}

bool asc_report_features(const asc_slot_view *v, asc_arena *tmp, asc_slot_features *out)
{
    *out = (asc_slot_features){ .cap = ASC_REPORT_FEATURES_MAX };
    out->items = asc_arena_alloc(tmp, out->cap, sizeof *out->items);
    if (!out->items) return false;
    report_events(v, out);
    report_words(v, out);
    qsort(out->items, out->count, sizeof *out->items, asc_order_u32);
    size_t n = 0;
    for (size_t i = 0; i < out->count; i++)
        if (n == 0 || out->items[i] != out->items[n - 1]) out->items[n++] = out->items[i];
    out->count = n;
    return true;
}
