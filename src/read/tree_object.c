/*
 * To whom or what it is done that a verb of a tree tells.
 */
#include "read/tree_inner.h"

#include "base/banned.h"

/* Of one form, or both past: "had ordered and financed", where the tagger mixes the two. */
static bool same_form(const asc_tree *t, uint32_t a, uint32_t b)
{
    uint8_t x = t->tok[a].tag, y = t->tok[b].tag;
    bool past = (x == ASC_TAG_VBN || x == ASC_TAG_VBD) && (y == ASC_TAG_VBN || y == ASC_TAG_VBD);
    return x == y || past;
}

/* "trained, armed and financed X": the last one's object is that of all. */
static uint32_t shared_object(const asc_tree *t, uint32_t verb)
{
    uint32_t v = verb, o;
    for (int k = 0; k < 4; k++) {
        uint32_t c = asc_tree_child(t, v, ASC_DEP_CONJ);
        if (c == ASC_NONE || !asc_tree_is_verb(t, c) || !same_form(t, c, verb)) return ASC_NONE;
        for (uint32_t i = v + 1; i < c; i++)
            if (t->tok[i].pos != ASC_POS_PUNCT && t->tok[i].pos != ASC_POS_CCONJ &&
                t->tok[i].pos != ASC_POS_ADV)
                return ASC_NONE;
        o = asc_tree_child(t, c, ASC_DEP_DOBJ);
        if (o != ASC_NONE) return o;
        v = c;
    }
    return ASC_NONE;
}

/* "That X trained Y's men is known": the parser makes them the subject of what follows. */
static uint32_t swallowed_object(const asc_tree *t, uint32_t verb)
{
    uint32_t c = asc_tree_child(t, verb, ASC_DEP_CCOMP);
    if (c == ASC_NONE || c < verb || asc_tree_child(t, c, ASC_DEP_MARK) != ASC_NONE)
        return ASC_NONE;
    bool noun = asc_tree_is_noun(t, c); /* "declared them a terrorist group" */
    for (const asc_cue *q = asc_tables_cue(t->lx, 'v', t->low[verb]); q; q = asc_cue_next(t->lx, q))
        if ((q->slots & ASC_SLOT_THAT) && !noun) return ASC_NONE;
    uint32_t s = asc_tree_child(t, c, ASC_DEP_NSUBJ);
    if (s == ASC_NONE) s = asc_tree_child(t, c, ASC_DEP_NSUBJPASS);
    return s != ASC_NONE && t->tok[s].left == verb + 1 ? s : ASC_NONE;
}

static uint32_t done_to(const asc_tree *t, uint32_t verb)
{
    uint32_t o = asc_tree_child(t, verb, ASC_DEP_NSUBJPASS);
    if (o == ASC_NONE && asc_tree_child(t, verb, ASC_DEP_AUXPASS) != ASC_NONE)
        o = asc_tree_child(t, verb, ASC_DEP_NSUBJ); /* "which officials say is run by X" */
    if (o == ASC_NONE && t->tok[verb].dep == ASC_DEP_ACL) o = t->tok[verb].head;
    if (o == ASC_NONE) o = asc_tree_fronted(t, verb);
    uint32_t up = t->tok[verb].head;
    if (o == ASC_NONE && t->tok[verb].dep == ASC_DEP_CONJ && t->tok[up].dep == ASC_DEP_ACOMP)
        o = asc_tree_child(t, t->tok[up].head, ASC_DEP_NSUBJ); /* "is armed and paid by X" */
    if (o == ASC_NONE && t->tok[verb].dep == ASC_DEP_ACOMP)    /* "were heavily involved" */
        o = asc_tree_child(t, t->tok[verb].head, ASC_DEP_NSUBJ);
    if (o == ASC_NONE && t->tok[verb].dep == ASC_DEP_CONJ &&
        asc_tree_is_verb(t, t->tok[verb].head)) {
        uint32_t ignored = 0, first = t->tok[verb].head;
        o = asc_tree_child(t, first, ASC_DEP_NSUBJPASS);
        if (o == ASC_NONE && t->tok[first].dep == ASC_DEP_ACL && t->tok[first].tag == ASC_TAG_VBN &&
            t->tok[verb].tag == ASC_TAG_VBN)
            o = t->tok[first].head; /* "a militia armed and paid by X" */
        if (o == ASC_NONE && asc_tree_child(t, verb, ASC_DEP_AUXPASS) != ASC_NONE)
            o = asc_tree_subject_from(t, first, &ignored, 4); /* "hit a guard and was arrested" */
    }
    if (o == ASC_NONE && t->tok[verb].dep == ASC_DEP_XCOMP && up != verb &&
        asc_tree_is_verb(t, up) && asc_tree_child(t, verb, ASC_DEP_AUXPASS) != ASC_NONE) {
        o = asc_tree_child(t, up, ASC_DEP_NSUBJPASS); /* "is said to have been planted by X" */
        if (o == ASC_NONE) o = asc_tree_child(t, up, ASC_DEP_NSUBJ);
    }
    return asc_tree_antecedent(t, asc_tree_real_subject(t, o));
}

uint32_t asc_tree_object(const asc_tree *t, uint32_t verb)
{
    if (asc_tree_passive(t, verb)) return done_to(t, verb);
    uint32_t o = asc_tree_child(t, verb, ASC_DEP_DOBJ);
    if (o == ASC_NONE) o = asc_tree_child(t, verb, ASC_DEP_OPRD);
    if (o == ASC_NONE) o = shared_object(t, verb);
    if (o == ASC_NONE) o = swallowed_object(t, verb);
    if (o == ASC_NONE && t->tok[verb].tag == ASC_TAG_VBN && t->tok[verb].dep == ASC_DEP_CCOMP &&
        asc_tree_is(t, t->tok[verb].head, "have"))
        o = asc_tree_child(t, verb, ASC_DEP_NSUBJ); /* "had him arrested" */
    if (o == ASC_NONE &&
        t->tok[verb].dep == ASC_DEP_RELCL) { /* "a charge the separatists rejected" */
        uint32_t s = asc_tree_child(t, verb, ASC_DEP_NSUBJ);
        if (s != ASC_NONE && asc_tree_antecedent(t, s) != t->tok[verb].head) o = t->tok[verb].head;
    }
    return asc_tree_antecedent(t, o);
}
