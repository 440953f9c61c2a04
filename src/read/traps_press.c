/*
 * Traps of press prose: what is told beside a deed and is no part in it.
 */
#include "read/traps_inner.h"

#include "base/str.h"
#include "read/court.h"

#include "base/banned.h"

#define TOKENS 40 /* of a sentence, behind the word of the frame */

/* "66 killed as bombs set a train ablaze": so many were hit. */
static bool so_many_hit(const asc_site *s, const asc_match *x)
{
    const asc_tree *t = s->t;
    uint32_t n = x->agent_tok, c = n == ASC_NONE ? n : asc_tree_child(t, n, ASC_DEP_ACL);
    if (c == ASC_NONE || t->tok[n].pos != ASC_POS_NUM) return false;
    return t->tok[c].tag == ASC_TAG_VBN;
}

/* "Have paid for it through raids", "paid dearly for it", "paid for it with his life": no money. */
static bool pays_dearly(const asc_site *s)
{
    static const char *const how[] = { "through", "with", "by", NULL };
    static const char *const coin[] = { "dollar", "money",  "euro", "pound", "cash", "card",
                                        "cheque", "credit", "coin", "fund",  "loan", NULL };
    const asc_tree *t = s->t;
    if (!asc_site_is(s, "pay") || s->f->pos != 'v' || s->f->predicate != ASC_PREDICATE_FINANCED)
        return false;
    if (asc_tree_child(t, s->i, ASC_DEP_DOBJ) != ASC_NONE) return false;
    bool price = false;
    for (uint32_t k = s->i + 1; k < t->n && k - s->i < TOKENS; k++) {
        if (t->tok[k].sent != t->tok[s->i].sent) break;
        if (asc_tree_is_one(t, k, coin) || t->tok[k].ent == ASC_ENT_MONEY) return false;
        bool dear = asc_tree_is_one(t, k, (const char *const[]){ "dearly", "heavily", NULL });
        price |= dear || (t->tok[k].head == s->i && t->tok[k].dep == ASC_DEP_PREP &&
                          asc_tree_is_one(t, k, how));
    }
    return price;
}

/* "Took the blame and always denied having given the order": what he claims is no deed of his. */
static bool blame_and_denial(const asc_site *s)
{
    const asc_tree *t = s->t;
    uint32_t c = asc_tree_child(t, s->i, ASC_DEP_CONJ);
    if (s->f->act != ASC_ACT_CLAIM || s->second == ASC_NONE || c == ASC_NONE) return false;
    return asc_tree_is_one(t, s->second,
                           (const char *const[]){ "blame", "responsibility", NULL }) &&
           asc_tree_is(t, c, "deny");
}

/* "Admitted the bombing but denied criminal guilt", "denied legal responsibility": that he did it stands. */
static bool denies_guilt_alone(const asc_site *s)
{
    static const char *const law[] = { "criminal", "legal", "penal", "moral", "political", NULL };
    static const char *const admits[] = { "admit", "confess", "acknowledge", "concede", NULL };
    const asc_tree *t = s->t;
    uint32_t o = s->second != ASC_NONE ? s->second : asc_tree_child(t, s->i, ASC_DEP_DOBJ);
    if (!asc_site_is(s, "deny") || o == ASC_NONE) return false;
    if (!asc_tree_is_one(t, o,
                         (const char *const[]){ "guilt", "responsibility", "liability", NULL }))
        return false;
    uint32_t a = asc_tree_child(t, o, ASC_DEP_AMOD), h = t->tok[s->i].head;
    return (a != ASC_NONE && asc_tree_is_one(t, a, law)) ||
           (t->tok[s->i].dep == ASC_DEP_CONJ && asc_tree_is_one(t, h, admits));
}

/* "And the group had hit pipelines there before": other deeds, further back. */
static bool had_before(const asc_site *s)
{
    const asc_tree *t = s->t;
    uint32_t had = s->f->pos == 'v' ? asc_tree_child(t, s->i, ASC_DEP_AUX) : ASC_NONE;
    bool perfect = had != ASC_NONE && asc_tree_is(t, had, "have");
    unsigned left = ASC_CHILDREN_MAX;
    if (!perfect) return false;
    for (uint32_t c = t->first[s->i]; c != ASC_NONE && left--; c = t->next[c])
        if (c > s->i && t->tok[c].left == t->tok[c].right - 1 && asc_tree_is(t, c, "before"))
            return true;
    return false;
}

/* "For not having killed more": he killed enough. */
static bool killed_no_more(const asc_site *s)
{
    const asc_tree *t = s->t;
    uint32_t o = s->f->pos == 'v' ? asc_tree_child(t, s->i, ASC_DEP_DOBJ) : ASC_NONE;
    uint32_t more = o == ASC_NONE ? o : asc_tree_child(t, o, ASC_DEP_AMOD);
    bool many = o != ASC_NONE &&
                (asc_tree_is_one(t, o, (const char *const[]){ "more", "many", NULL }) ||
                 (more != ASC_NONE &&
                  asc_tree_is_one(t, more, (const char *const[]){ "more", "many", NULL })));
    return many && asc_str_is_nocase(asc_tree_text(t, more != ASC_NONE ? more : o), "more") &&
           asc_tree_child(t, s->i, ASC_DEP_NEG) != ASC_NONE;
}

/* "Was convicted over the explosives and cleared of the massacre": of that he was cleared. */
static bool convicted_of_less(const asc_site *s, const asc_match *x)
{
    const asc_tree *t = s->t;
    uint32_t c = asc_court_sentences(t, s->i) ? asc_tree_child(t, s->i, ASC_DEP_CONJ) : ASC_NONE;
    uint32_t of =
        c == ASC_NONE || !asc_court_clears(t, c) ? ASC_NONE : asc_tree_prep(t, c, ASC_STR("of"));
    if (of == ASC_NONE || asc_court_clears(t, s->i) || s->ev->of_token[of] == ASC_NONE)
        return false;
    return x->happening == s->ev->items[s->ev->of_token[of]].happening;
}

bool asc_trap_press(const asc_site *s, const asc_match *x)
{
    return so_many_hit(s, x) || pays_dearly(s) || blame_and_denial(s) || denies_guilt_alone(s) ||
           had_before(s) || killed_no_more(s) || convicted_of_less(s, x);
}
