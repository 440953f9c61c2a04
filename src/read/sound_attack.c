/*
 * What somebody can do: is it an attack?
 */
#include "read/sound.h"

#include "base/str.h"

#include "base/banned.h"

#define CONTENT_TOKENS 60 /* of "the capability to ...": no more is looked through */

/* "To cripple a station", "to hit a ship". */
static bool harms(const asc_tree *t, uint32_t i)
{
    return asc_tree_is_verb(t, i) && asc_tables_word(t->lx, ASC_STR("@harm"), t->low[i]);
}

/* "the capability to strike the convoy" is one for attacks, "to respond" is not. */
bool asc_sound_content(const asc_site *s)
{
    const asc_tree *t = s->t;
    uint32_t w = s->second != ASC_NONE ? s->second : s->i;
    uint32_t c = asc_tree_child(t, w, ASC_DEP_ACL);
    if (c == ASC_NONE) c = asc_tree_prep(t, w, ASC_STR("of"));
    if (c == ASC_NONE) c = asc_tree_prep(t, w, ASC_STR("for"));
    if (c == ASC_NONE)
        c = s->second == ASC_NONE ? ASC_NONE : asc_tree_child(t, s->i, ASC_DEP_XCOMP);
    if (c == ASC_NONE || s->m->of_token[c] != ASC_NONE) return true; /* "the means of X" */
    uint32_t end = t->tok[c].right > c + CONTENT_TOKENS ? c + CONTENT_TOKENS : t->tok[c].right;
    for (uint32_t i = c; i < end; i++)
        if (s->ev->of_token[i] != ASC_NONE || harms(s->t, i)) return true;
    return false;
}

/* The attack that a word tells of by itself or by its object; no single incident. */
static bool an_attack(const asc_site *s, uint32_t c)
{
    if (c == ASC_NONE) return false;
    if (s->ev->of_token[c] != ASC_NONE || harms(s->t, c)) return true;
    uint32_t o = asc_tree_is_verb(s->t, c) ? asc_tree_child(s->t, c, ASC_DEP_DOBJ) : ASC_NONE;
    return o != ASC_NONE && s->ev->of_token[o] != ASC_NONE;
}

/* "Has the means to stage attacks", in a report of none. */
bool asc_sound_attack(const asc_site *s, asc_match *x)
{
    static const asc_dep deps[] = { ASC_DEP_ACL, ASC_DEP_XCOMP };
    static const char *const preps[] = { "of", "for" };
    uint32_t from[2] = { s->second, s->i };
    x->happening = x->object_tok = ASC_NONE;
    x->salient = false;
    for (size_t k = 0; k < 4; k++) {
        uint32_t w = from[k / 2];
        if (w == ASC_NONE) continue;
        uint32_t c = asc_tree_child(s->t, w, deps[k % 2]);
        if (c != ASC_NONE && c > w && an_attack(s, c)) return true;
        if (an_attack(s, asc_tree_prep(s->t, w, asc_str_from(preps[k % 2])))) return true;
    }
    return false;
}
