/*
 * Which words of a climb show that somebody says or thinks it.
 */
#include "read/climb.h"

#include "base/str.h"
#include "read/answers.h"
#include "read/whose.h"

#include "base/banned.h"

/* "claims a motivation for X in aiding": a preposition right behind the object's
 * phrase, which the parser hung on the verb, is the object's. */
static bool behind_object(const asc_tree *t, uint32_t p, uint32_t c)
{
    uint32_t o = asc_tree_child(t, p, ASC_DEP_DOBJ);
    return o != ASC_NONE && o < c && t->tok[o].right == c;
}

/* "X was seized; police suppose that ...": the parser's clause before a semicolon is one of
 * its own. */
static bool cut_off(const asc_tree *t, uint32_t p, uint32_t c)
{
    for (uint32_t i = t->tok[c].right; c < p && i < p && i < t->tok[c].right + 8; i++)
        if (asc_str_eq(asc_tree_text(t, i), ASC_STR(";"))) return true;
    return false;
}

/* "confessed to having planted it": a clause, behind a verb that takes one. */
static bool to_having(const asc_tree *t, const asc_cue *cue, uint32_t c)
{
    return cue->pos == 'v' && (cue->slots & ASC_SLOT_TO) && asc_tree_is(t, c, "to") &&
           asc_tree_child(t, c, ASC_DEP_PCOMP) != ASC_NONE;
}

/* Does the content come into cue word p from child c by one of the cue's slots? */
static bool in_slot(const asc_tree *t, const asc_cue *cue, uint32_t p, uint32_t c)
{
    bool passive = asc_tree_is_verb(t, p) && asc_tree_passive(t, p);
    switch ((asc_dep)t->tok[c].dep) {
    case ASC_DEP_CCOMP:
    case ASC_DEP_CSUBJ:
    case ASC_DEP_CSUBJPASS: /* "that he knew of it is disputed" */
    case ASC_DEP_PARATAXIS:
        return (cue->slots & ASC_SLOT_THAT) != 0 && !cut_off(t, p, c) &&
               !asc_answer_resumes(t, p, c);
    case ASC_DEP_ACL:
    case ASC_DEP_RELCL:
        return cue->pos == 'n' && (cue->slots & (ASC_SLOT_THAT | ASC_SLOT_TO)) != 0 &&
               asc_tree_antecedent(t, asc_tree_child(t, c, ASC_DEP_NSUBJ)) != p;
    case ASC_DEP_XCOMP: return (cue->slots & ASC_SLOT_TO) != 0;
    case ASC_DEP_ADVCL:
        if ((cue->slots & ASC_SLOT_THAT) && c < p && asc_tree_is_verb(t, c) &&
            asc_tree_child(t, c, ASC_DEP_MARK) == ASC_NONE &&
            asc_tree_child(t, c, ASC_DEP_NSUBJ) != ASC_NONE &&
            asc_tree_child(t, p, ASC_DEP_CCOMP) == ASC_NONE)
            return true; /* "X did it, the firm said" */
        /* "drove X to support Y"; a clause set off by commas is none of the verb's */
        return cue->object_acts && (cue->slots & ASC_SLOT_TO) != 0 && t->tok[c].tag == ASC_TAG_VB &&
               c > p && asc_tree_child(t, p, ASC_DEP_DOBJ) != ASC_NONE &&
               asc_tree_child(t, c, ASC_DEP_MARK) == ASC_NONE;
    case ASC_DEP_DOBJ: return (cue->slots & ASC_SLOT_OBJ) != 0;
    case ASC_DEP_OPRD: /* "the claim appeared credible": it says nothing */
        if (asc_tree_is_one(t, p,
                            (const char *const[]){ "appear", "seem", "prove", "sound", "look",
                                                   "remain", NULL }))
            return false;
        return (cue->slots & ASC_SLOT_OBJ) != 0;
    case ASC_DEP_NSUBJPASS: return passive && (cue->slots & ASC_SLOT_OBJ) != 0;
    case ASC_DEP_PREP:
        return (cue->slots & ASC_SLOT_PREP) != 0 || to_having(t, cue, c) ||
               (asc_tree_is(t, c, "as") && asc_whose_description(t, asc_tree_behind(t, c))) ||
               ((cue->slots & ASC_SLOT_OBJ) && behind_object(t, p, c));
    case ASC_DEP_NSUBJ: return (cue->slots & ASC_SLOT_SUBJ) != 0;
    default: return false;
    }
}

bool asc_climb_particle_fits(const asc_tree *t, const asc_cue *cue, uint32_t p)
{
    if (!cue->particle.n) return true;
    uint32_t prt = asc_tree_child(t, p, ASC_DEP_PRT);
    if (prt == ASC_NONE) prt = asc_tree_child(t, p, ASC_DEP_ACOMP); /* "leaves open whether" */
    if (prt == ASC_NONE) prt = asc_tree_child(t, p, ASC_DEP_OPRD);
    if (prt == ASC_NONE) prt = asc_tree_child(t, p, ASC_DEP_ADVMOD);
    uint32_t plain = asc_tree_child(t, p, ASC_DEP_CCOMP); /* "made it plain that" */
    if (prt == ASC_NONE && plain != ASC_NONE && t->tok[plain].pos == ASC_POS_ADJ) prt = plain;
    return (prt != ASC_NONE && asc_str_eq_nocase(asc_tree_text(t, prt), cue->particle)) ||
           asc_tree_prep(t, p, cue->particle) != ASC_NONE;
}

const asc_cue *asc_climb_cues_of_verb(const asc_tree *t, uint32_t p)
{
    static const char *const courts[] = { "court",   "jury",    "juror",      "tribunal", "inquiry",
                                          "inquest", "hearing", "commission", "judge",    NULL };
    uint32_t s = asc_tree_is(t, p, "hear") ? asc_tree_child(t, p, ASC_DEP_NSUBJ) : ASC_NONE;
    bool from =
        asc_tree_is_one(t, p, (const char *const[]){ "hear", "gather", NULL }) &&
        asc_tree_prep(t, p, ASC_STR("from")) != ASC_NONE; /* "heard from two traders that" */
    uint32_t it = asc_tree_is(t, p, "put") ? asc_tree_child(t, p, ASC_DEP_NSUBJPASS) : ASC_NONE;
    bool put = it != ASC_NONE && asc_tree_is(t, it, "it"); /* "it was put to us by X that" */
    if (from || put || (s != ASC_NONE && asc_tree_is_one(t, s, courts)))
        return asc_tables_cue(t->lx, 'v', ASC_STR("say"));
    static const char *const as[] = { "identify", "name",  "regard", "view",     "see",
                                      "treat",    "brand", "label",  "denounce", NULL };
    if (asc_tree_is_one(t, p, as) &&
        asc_tree_prep(t, p, ASC_STR("as")) != ASC_NONE) /* "identified the attackers as" */
        return asc_tables_cue(t->lx, 'v', ASC_STR("describe"));
    return asc_tables_cue(t->lx, 'v', t->low[p]);
}

const asc_cue *asc_climb_cue_at(const asc_tree *t, uint32_t p, uint32_t c)
{
    char pos = asc_tree_is_verb(t, p)         ? 'v'
               : asc_tree_is_noun(t, p)       ? 'n'
               : t->tok[p].pos == ASC_POS_ADJ ? 'a'
                                              : 0;
    if (!pos) return NULL;
    if (asc_tree_is(t, p, "be") && t->tok[c].dep == ASC_DEP_CCOMP) { /* "it is possible that" */
        uint32_t a = asc_tree_child(t, p, ASC_DEP_ACOMP);
        const asc_cue *q = a == ASC_NONE ? NULL : asc_tables_cue(t->lx, 'a', t->low[a]);
        while (q && !(q->slots & ASC_SLOT_THAT)) q = asc_cue_next(t->lx, q);
        if (q) return q;
    }
    if (asc_tree_is(t, p, "be") && t->tok[c].dep == ASC_DEP_XCOMP) { /* "it is unwise to" */
        uint32_t a = asc_tree_child(t, p, ASC_DEP_ACOMP);
        const asc_cue *q = a == ASC_NONE ? NULL : asc_tables_cue(t->lx, 'a', t->low[a]);
        while (q && !((q->slots & ASC_SLOT_TO) && q->polarity == ASC_POLARITY_MINUS))
            q = asc_cue_next(t->lx, q);
        if (q) return q;
    }
    const asc_cue *q =
        pos == 'v' ? asc_climb_cues_of_verb(t, p) : asc_tables_cue(t->lx, pos, t->low[p]);
    for (; q; q = asc_cue_next(t->lx, q)) {
        if (!in_slot(t, q, p, c) || !asc_climb_particle_fits(t, q, p)) continue;
        bool as = t->tok[c].dep == ASC_DEP_PREP && asc_tree_is(t, c, "as");
        return as && pos == 'v' &&
                       q->polarity == ASC_POLARITY_MINUS /* "dismissed it as baseless" */
                   ? asc_tables_cue(t->lx, 'v', ASC_STR("describe"))
                   : q;
    }
    return NULL;
}

const asc_cue *asc_climb_denial_over(const asc_tree *t, uint32_t p)
{
    uint32_t v = t->tok[p].head;
    bool object = t->tok[p].dep == ASC_DEP_DOBJ || t->tok[p].dep == ASC_DEP_NSUBJPASS;
    const asc_cue *q =
        object && v != p && asc_tree_is_verb(t, v) ? asc_climb_cue_at(t, v, p) : NULL;
    return q && q->polarity == ASC_POLARITY_MINUS ? q : NULL;
}

uint32_t asc_climb_noun_of_is(const asc_tree *t, uint32_t p, uint32_t c)
{
    if (!asc_tree_is(t, p, "be") || t->tok[c].dep != ASC_DEP_CCOMP || c < p) return ASC_NONE;
    uint32_t n = asc_tree_antecedent(t, asc_tree_child(t, p, ASC_DEP_NSUBJ));
    if (n != ASC_NONE && asc_tree_is(t, n, "it")) n = asc_tree_child(t, p, ASC_DEP_ATTR);
    const asc_cue *q =
        n == ASC_NONE || !asc_tree_is_noun(t, n) ? NULL : asc_tables_cue(t->lx, 'n', t->low[n]);
    return q && (q->slots & ASC_SLOT_THAT) ? n : ASC_NONE;
}

static bool second_object(const asc_tree *t, uint32_t v)
{
    unsigned left = ASC_CHILDREN_MAX, n = 0;
    for (uint32_t c = t->first[v]; c != ASC_NONE && left--; c = t->next[c])
        n += t->tok[c].dep == ASC_DEP_DOBJ;
    return n > 1;
}

uint32_t asc_climb_further_up(const asc_tree *t, uint32_t c, uint32_t p, const asc_cue **cue)
{
    uint32_t that = asc_tree_child(t, c, ASC_DEP_MARK), o = asc_tree_child(t, c, ASC_DEP_DOBJ);
    bool clause = t->tok[c].dep == ASC_DEP_RELCL || t->tok[c].dep == ASC_DEP_ADVCL;
    if (that == ASC_NONE && o != ASC_NONE && o < c && o == t->tok[c].left && second_object(t, c))
        that = o; /* "that he had had a hand": no object, as there is another */
    uint32_t to = asc_tree_child(t, c, ASC_DEP_DATIVE);
    if (that == ASC_NONE && to != ASC_NONE && to < c && to == t->tok[c].left && o != ASC_NONE)
        that = to; /* "claimed in a letter that X paid them" */
    if (!clause || that == ASC_NONE || !asc_tree_is(t, that, "that")) return ASC_NONE;
    for (int k = 0; k < 6; k++) {
        const asc_cue *q =
            asc_tree_is_verb(t, p) && p < that ? asc_tables_cue(t->lx, 'v', t->low[p]) : NULL;
        while (q && (!(q->slots & ASC_SLOT_THAT) || !asc_climb_particle_fits(t, q, p)))
            q = asc_cue_next(t->lx, q);
        if (q) return *cue = q, p;
        if (t->tok[p].head == p) break;
        p = t->tok[p].head;
    }
    return ASC_NONE;
}

bool asc_context_cued(const asc_tree *t, uint32_t i)
{
    return t->tok[i].head != i && asc_climb_cue_at(t, t->tok[i].head, i) != NULL;
}
