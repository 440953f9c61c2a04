/*
 * Descriptions of one another: "the court" behind "a special court in X", headlines of those whom the text
 * tells of, two who do the same to the same.
 */
#include "read/refer_inner.h"

#include "base/str.h"

#include "base/banned.h"

#define EARLIER_MAX 400u /* descriptions back in which "the court" looks for its like */

static uint32_t root_of(const struct referring *r, const struct found *f)
{
    return r->m->items[f->mention].same;
}

static bool may_be(const struct referring *r, const asc_description *d, const struct found *f)
{
    if (f->headline || !asc_str_eq(f->d.word.word, d->word.word)) return false;
    if (f->d.plural != d->plural || f->d.part || f->d.head >= d->head) return false;
    if (d->number >= 0 && f->d.number != d->number) return false;
    return asc_describe_within(r->t, d, &f->d);
}

/* "The court" behind "a special court in X": the one told of before with all its words. */
uint32_t asc_refer_earlier(const struct referring *r, const asc_description *d)
{
    uint32_t found = ASC_NONE;
    if (!d->definite || d->part) return ASC_NONE;
    for (size_t k = r->count, looked = 0; k-- > 0 && looked < EARLIER_MAX; looked++) {
        const struct found *f = &r->found[k];
        if (!may_be(r, d, f)) continue;
        if (found != ASC_NONE && found != root_of(r, f)) return ASC_NONE;
        found = root_of(r, f);
    }
    return found;
}

static bool court_word(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "court", "tribunal", "chamber", NULL };
    return asc_tree_is_one(t, i, words);
}

/* "The court", "the judges" behind "a special chamber": the one that the report told of. */
uint32_t asc_refer_same_court(const struct referring *r, const asc_description *d)
{
    const asc_tree *t = r->t;
    uint32_t found = ASC_NONE;
    bool judges = asc_tree_is(t, d->head, "judge") && d->plural && d->number < 0;
    if (!d->definite || d->part || !asc_refer_bare(t, d->head) ||
        (!judges && !court_word(t, d->head)))
        return ASC_NONE;
    for (size_t k = r->count, looked = 0; k-- > 0 && looked < EARLIER_MAX; looked++) {
        const struct found *f = &r->found[k];
        if (f->d.plural || !court_word(t, f->d.head) || f->d.head >= d->head) continue;
        if (found != ASC_NONE && found != root_of(r, f)) return ASC_NONE;
        found = root_of(r, f);
    }
    return found;
}

/* "Four jihadists" over "four members of X": as many people in the first sentences. */
static bool as_many(const struct referring *r, const struct found *head, const struct found *f)
{
    return head->d.number > 1 && head->d.number == f->d.number && head->d.plural && f->d.plural &&
           f->d.span.begin < r->headlines + ASC_REFER_LEAD_BYTES;
}

/* "Separatists" over "the separatist movement". */
static bool told_by(const struct referring *r, const struct found *head, const struct found *f)
{
    if (asc_refer_another(r->t, head->d.head) != asc_refer_another(r->t, f->d.head)) return false;
    if (asc_str_eq(head->d.word.word, f->d.word.word))
        return head->d.plural == f->d.plural && head->d.number == f->d.number;
    if (!head->d.word.stands || !head->d.plural || !asc_refer_named(r->m, root_of(r, f)))
        return false;
    for (uint32_t i = f->d.first; i < f->d.head; i++)
        if (asc_str_eq(r->t->low[i], head->d.word.word)) return true;
    return false;
}

/* Headlines tell of what the text tells of: the one in it that is told of so. */
void asc_refer_settle_headlines(struct referring *r)
{
    for (size_t h = 0; h < r->count && r->found[h].headline; h++) {
        struct found *head = &r->found[h];
        uint32_t found = ASC_NONE, many = ASC_NONE;
        bool several = false, crowd = false;
        if (root_of(r, head) != head->mention) continue;
        for (size_t k = h + 1; k < r->count && k < EARLIER_MAX; k++) {
            const struct found *f = &r->found[k];
            if (f->headline) continue;
            if (told_by(r, head, f)) {
                several = several || (found != ASC_NONE && found != root_of(r, f));
                found = root_of(r, f);
            } else if (as_many(r, head, f)) {
                crowd = crowd || (many != ASC_NONE && many != root_of(r, f));
                many = root_of(r, f);
            }
        }
        if (found == ASC_NONE) found = many, several = crowd;
        if (found != ASC_NONE && !several) r->m->items[head->mention].same = found;
    }
}

/* ---- who does the same to the same ---- */

/* The person, named or not, that subject token s is; ASC_NONE. */
static uint32_t person_at(const struct referring *r, uint32_t s)
{
    uint32_t x = s == ASC_NONE ? ASC_NONE : r->m->of_token[s];
    if (x == ASC_NONE || r->m->items[x].plural) return ASC_NONE;
    x = r->m->items[x].same;
    return r->m->items[x].kind == ASC_ACTOR_PERSON ? x : ASC_NONE;
}

static bool says_little(const asc_tree *t, uint32_t verb)
{
    static const char *const verbs[] = { "be",   "have", "do",   "make", "take", "give",
                                         "get",  "say",  "tell", "see",  "call", "know",
                                         "meet", "ask",  "want", "find", "hear", "hold",
                                         "use",  "lead", "join", NULL };
    return asc_tree_is_one(t, verb, verbs);
}

static void mean(struct referring *r, uint32_t from, uint32_t to)
{
    for (uint32_t x = 0; x < r->m->count; x++)
        if (r->m->items[x].same == from) r->m->items[x].same = to;
}

/* "Judge charges jihadist cell ... Mireille Saab charges seven men", who are that cell: the
 * one unnamed person and the one named who do it are one. */
bool asc_refer_same_deeds(struct referring *r)
{
    asc_map deeds; /* verb and whom -> the named person who does it, or ASC_REFER_SEVERAL */
    const asc_tree *t = r->t;
    asc_map_init(&deeds, r->m->keep);
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < t->n; i++) {
            unsigned shaky = 0;
            bool fresh;
            if (!asc_tree_is_verb(t, i) || asc_tree_passive(t, i) || says_little(t, i)) continue;
            uint32_t who = person_at(r, asc_tree_subject(t, i, &shaky)), o = asc_tree_object(t, i),
                     whom = o == ASC_NONE ? ASC_NONE : r->m->of_token[o];
            if (who == ASC_NONE || whom == ASC_NONE || shaky > 1) continue;
            asc_buf b = { 0 };
            asc_str key;
            asc_buf_printf(&b, "%u ", r->m->items[whom].same);
            asc_buf_put(&b, t->low[i]);
            bool good = !b.failed && asc_arena_copy(r->m->keep, asc_buf_str(&b), &key);
            asc_buf_free(&b);
            if (!good) return false;
            if (pass == 0 && asc_refer_named(r->m, who)) {
                uint64_t *at = asc_map_put(&deeds, key, who, &fresh);
                if (!at) return false;
                if (!fresh && *at != who) *at = ASC_REFER_SEVERAL;
            } else if (pass == 1 && !asc_refer_named(r->m, who)) {
                const uint64_t *at = asc_map_find(&deeds, key);
                if (at && *at != ASC_REFER_SEVERAL) mean(r, who, (uint32_t)*at);
            }
        }
    return true;
}
