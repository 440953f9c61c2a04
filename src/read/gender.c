#include "read/gender.h"

#include "base/str.h"

#include "base/banned.h"

#define TITLES_BEFORE 3 /* words in front of a name that may be titles */

static bool in(const asc_tree *t, const char *set, uint32_t i)
{
    return asc_tables_word(t->lx, asc_str_from(set), t->low[i]);
}

static asc_gender of_noun(const asc_tree *t, uint32_t i)
{
    return in(t, "@woman", i) ? ASC_GENDER_SHE : in(t, "@man", i) ? ASC_GENDER_HE : ASC_GENDER_OPEN;
}

/* "Mrs Adu", "police spokeswoman Ana Ruiz", "her widow, X". */
static asc_gender beside(const asc_tree *t, const asc_mention *x)
{
    asc_gender g = ASC_GENDER_OPEN;
    for (uint32_t k = x->first, n = 0; g == ASC_GENDER_OPEN && k-- > 0 && n < TITLES_BEFORE; n++) {
        if (t->tok[k].sent != t->tok[x->first].sent) break;
        bool before = t->tok[k].head == x->head &&
                      (t->tok[k].dep == ASC_DEP_COMPOUND || t->tok[k].dep == ASC_DEP_NMOD);
        if (before) g = of_noun(t, k);
    }
    uint32_t h = t->tok[x->head].head, a = asc_tree_child(t, x->head, ASC_DEP_APPOS);
    if (g == ASC_GENDER_OPEN && t->tok[x->head].dep == ASC_DEP_APPOS && asc_tree_is_noun(t, h))
        g = of_noun(t, h);
    return g == ASC_GENDER_OPEN && a != ASC_NONE ? of_noun(t, a) : g;
}

static asc_gender of_name(const asc_tree *t, const asc_mention *x)
{
    asc_gender g = beside(t, x);
    if (g != ASC_GENDER_OPEN) return g;
    for (uint32_t k = x->first; k + 1 < x->last; k++) { /* "General Ana Ruiz", never a surname */
        if (in(t, "@woman", k) || in(t, "@hername", k)) return ASC_GENDER_SHE;
        if (in(t, "@man", k) || in(t, "@himname", k)) return ASC_GENDER_HE;
    }
    return ASC_GENDER_OPEN;
}

asc_gender asc_gender_of(const asc_mentions *m, const asc_tree *t, uint32_t mention)
{
    const asc_mention *x = &m->items[mention], *first = &m->items[x->same];
    if (!x->is_name) return of_noun(t, x->head);
    asc_gender g = of_name(t, x);
    if (g == ASC_GENDER_OPEN && first != x && first->is_name) g = of_name(t, first);
    bool met = m->meant && first->is_name && first->head < t->n;
    return g == ASC_GENDER_OPEN && met ? (asc_gender)m->meant[first->head].called : g;
}
