#include "read/before.h"

#include <string.h>

#include "base/str.h"

#include "base/banned.h"

#define BACK_TOKENS 80 /* of a sentence that are looked at for what it tells of */

uint32_t asc_before_in_sentence(const asc_events *ev, const asc_tree *t, uint32_t i)
{
    for (uint32_t k = i, steps = 0; k-- > 0 && steps < 80 && t->tok[k].sent == t->tok[i].sent;
         steps++) {
        uint32_t e = ev->of_token[k];
        if (e != ASC_NONE && ev->items[e].happening != ASC_NONE) return ev->items[e].happening;
    }
    return ASC_NONE;
}

/* A line ends, and with it mostly a paragraph. */
bool asc_before_ends_line(const asc_tree *t, uint32_t k)
{
    asc_str s = asc_tree_text(t, k);
    return t->tok[k].pos == ASC_POS_SPACE && s.n && s.p[0] == '\n';
}

/* A line begins with token k. */
static bool begins_line(const asc_tree *t, uint32_t k)
{
    if (k == 0) return true;
    asc_str gap = asc_str_slice(t->text, t->tok[k - 1].end, t->tok[k].begin);
    return memchr(gap.p, '\n', gap.n) != NULL || asc_before_ends_line(t, k);
}

/* The happening that the sentence before tells of, where it tells of no other one and no
 * paragraph ends between; ASC_NONE. */
uint32_t asc_before_told(const asc_events *ev, const asc_tree *t, uint32_t i)
{
    uint32_t k = i, found = ASC_NONE, sent = t->tok[i].sent, steps = 0;
    bool words = false;
    while (k > 0 && t->tok[k - 1].sent == sent && steps++ < BACK_TOKENS) k--;
    if (k == 0 || steps >= BACK_TOKENS || begins_line(t, k)) return ASC_NONE;
    sent = t->tok[k - 1].sent;
    for (steps = 0; k-- > 0 && t->tok[k].sent == sent && steps < BACK_TOKENS; steps++) {
        bool line = asc_before_ends_line(t, k);
        if (line && !words) return ASC_NONE;
        words |= !line; /* behind words it is where that sentence itself begins */
        uint32_t h = ev->of_token[k] == ASC_NONE ? ASC_NONE : ev->items[ev->of_token[k]].happening;
        if (h == ASC_NONE) continue;
        if (found != ASC_NONE && found != h) return ASC_NONE;
        found = h;
    }
    return found;
}

/* Is what token k tells the sentence's own matter: its verb, that verb's subject or object, or what somebody is
 * blamed for by it? */
static bool own_matter(const asc_tree *t, uint32_t k)
{
    static const char *const charges[] = { "blame",   "accuse", "suspect", "charge",
                                           "convict", "acquit", NULL };
    uint8_t dep = t->tok[k].dep;
    uint32_t of = t->tok[k].head, up = t->tok[of].head;
    if (dep == ASC_DEP_POBJ && t->tok[up].dep == ASC_DEP_ROOT && asc_tree_is_one(t, up, charges))
        return asc_tree_is(t, of, "for") || asc_tree_is(t, of, "of") || asc_tree_is(t, of, "over");
    if (dep == ASC_DEP_ROOT) return asc_tree_is_verb(t, k);
    return (dep == ASC_DEP_NSUBJ || dep == ASC_DEP_NSUBJPASS) &&
           t->tok[t->tok[k].head].dep == ASC_DEP_ROOT;
}

uint32_t asc_events_turned_to(const asc_events *ev, const asc_tree *t, uint32_t i)
{
    uint32_t h = asc_before_in_sentence(ev, t, i), k = i, sent = t->tok[i].sent, steps = 0;
    if (h != ASC_NONE) return h;
    h = asc_before_told(ev, t, i);
    while (k > 0 && t->tok[k].sent == sent && steps++ < BACK_TOKENS) k--;
    sent = t->tok[k].sent;
    for (steps = 0; h != ASC_NONE && steps < BACK_TOKENS && t->tok[k].sent == sent; steps++, k--) {
        uint32_t e = ev->of_token[k];
        if (e != ASC_NONE && ev->items[e].happening == h && own_matter(t, k)) return h;
        if (k == 0) break;
    }
    return ev->main;
}

uint32_t asc_events_in_sentence(const asc_events *ev, const asc_tree *t, uint32_t i)
{
    uint32_t h = asc_before_in_sentence(ev, t, i);
    for (uint32_t k = i + 1; h == ASC_NONE && k < t->n && k - i < 80; k++) {
        if (t->tok[k].sent != t->tok[i].sent) break;
        if (t->tok[k].dep == ASC_DEP_RELCL && !asc_tree_under(t, i, k))
            break; /* of another thing */
        if (ev->of_token[k] != ASC_NONE) h = ev->items[ev->of_token[k]].happening;
    }
    return h;
}

uint32_t asc_events_just_told(const asc_events *ev, const asc_tree *t, uint32_t i)
{
    uint32_t h = asc_before_in_sentence(ev, t, i), begin = i;
    while (begin > 0 && i - begin < 80 && t->tok[begin - 1].sent == t->tok[i].sent) begin--;
    return h != ASC_NONE || begin == 0 ? h : asc_before_in_sentence(ev, t, begin - 1);
}

uint32_t asc_events_salient(const asc_events *ev, const asc_tree *t, uint32_t i)
{
    uint32_t h = asc_before_in_sentence(ev, t, i);
    return h != ASC_NONE ? h : ev->main;
}

uint32_t asc_events_followed(const asc_events *ev, const asc_tree *t, uint32_t i)
{
    uint32_t h = asc_before_in_sentence(ev, t, i);
    if (h == ASC_NONE) h = asc_before_told(ev, t, i);
    return h != ASC_NONE ? h : ev->main;
}
