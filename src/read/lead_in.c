#include "read/lead_in.h"

#include "base/str.h"
#include "read/describe.h"

#include "base/banned.h"

#define LEAD_BYTES 400u /* behind the headlines */
#define LEADS_MAX 32    /* descriptions that are looked at */

/* "A crime clan", "crime clan" in a headline: one, and nobody told of before. */
static bool opens(const asc_mentions *m, const asc_tree *t, uint32_t x, uint32_t headlines)
{
    const asc_mention *d = &m->items[x];
    if (d->is_name || d->same != x || d->kind != ASC_ACTOR_GROUP || d->plural) return false;
    if (d->span.begin >= headlines + LEAD_BYTES || t->tok[d->head].tag != ASC_TAG_NN) return false;
    uint32_t det = asc_tree_child(t, d->head, ASC_DEP_DET);
    bool one = det != ASC_NONE && asc_tree_is_one(t, det, (const char *const[]){ "a", "an", NULL });
    return one || (det == ASC_NONE && d->span.begin < headlines);
}

/* Is the name a group's that ends in that noun: "the Olmedilla clan"? */
static bool ends_in(const asc_mention *name, asc_str noun)
{
    asc_str s = name->text;
    if (!name->is_name || name->place || s.n <= noun.n + 1) return false;
    return s.p[s.n - noun.n - 1] == ' ' &&
           asc_str_eq_nocase(asc_str_slice(s, s.n - noun.n, s.n), noun);
}

void asc_lead_in_settle(asc_mentions *m, const asc_tree *t)
{
    uint32_t headlines = asc_headline_end(t->text), looked = 0;
    for (uint32_t x = 0; x < m->count && looked < LEADS_MAX; x++) {
        uint32_t found = ASC_NONE;
        bool several = false;
        if (!opens(m, t, x, headlines)) continue;
        looked++;
        asc_str noun = asc_tree_text(t, m->items[x].head);
        for (uint32_t y = 0; y < m->count; y++) {
            if (!ends_in(&m->items[y], noun)) continue;
            several |= found != ASC_NONE && found != m->items[y].same;
            several |= m->items[y].span.begin < m->items[x].span.begin; /* named before: another */
            found = m->items[y].same;
        }
        if (found == ASC_NONE || several) continue;
        for (uint32_t y = 0; y < m->count; y++)
            if (m->items[y].same == x) m->items[y].same = found;
    }
}
