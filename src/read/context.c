#include "read/context.h"

#include "base/str.h"
#include "core/terms.h"
#include "read/answers.h"
#include "read/contrary.h"
#include "read/whose.h"

#include "base/banned.h"

/* Where the climb is. */
struct climb {
    const asc_tree *t;
    asc_context *c;
    bool inside;      /* no cue met yet: hedges and negations still belong to the content */
    bool opaque;      /* above a relative clause or the like: only sources are collected */
    bool ended;       /* what only describes a noun is told by the report itself */
    bool unvoiced;    /* "refused to blame": a cue that nobody is said to use */
    uint32_t late;    /* who tells of all the cues of the sentence, or ASC_NONE */
    uint32_t settled; /* a noun whose "no" and "little" are accounted for, or ASC_NONE */
};

static void weaken(asc_context *c, asc_certainty by)
{
    c->certainty = asc_certainty_weaker(c->certainty, by);
}

static void flip(asc_context *c)
{
    c->polarity = c->polarity == ASC_POLARITY_PLUS ? ASC_POLARITY_MINUS : ASC_POLARITY_PLUS;
}

/* ---- hedges and negations at one word ---- */

/* "May carry out the attack": a thing to come, unlike "may be behind it". */
static bool to_come(const asc_tree *t, uint32_t modal)
{
    static const char *const acts[] = { "carry",    "launch", "stage", "mount",
                                        "conduct",  "commit", "plant", "strike",
                                        "detonate", "attack", "kill",  "bomb",
                                        "target",   "plan",   "hit",   NULL };
    uint32_t v = t->tok[modal].head;
    if (v == modal || t->tok[v].tag != ASC_TAG_VB || !asc_tree_is_one(t, v, acts)) return false;
    for (uint32_t i = modal + 1; i < v; i++)
        if (asc_tree_is(t, i, "have") || asc_tree_is(t, i, "be")) return false;
    return asc_tree_is_one(t, modal, (const char *const[]){ "may", "might", "could", "can", NULL });
}

static void modal(struct climb *k, uint32_t i)
{
    if (to_come(k->t, i)) k->c->hypothetical = true;
    static const char *const futures[] = { "will",   "shall", "would", "'ll", "\xE2\x80\x99ll",
                                           "should", "wo",    "'d",    NULL };
    const asc_cue *cue = asc_tables_cue(k->t->lx, 'm', k->t->low[i]);
    if (cue) weaken(k->c, cue->certainty);
    bool seems = asc_tree_is_one(k->t, k->t->tok[i].head, /* "it would seem that" */
                                 (const char *const[]){ "seem", "appear", NULL });
    if (asc_tree_is_one(k->t, i, futures) && !seems) k->c->hypothetical = true;
    if (asc_tree_is_one(k->t, i, (const char *const[]){ "should", NULL }))
        k->c->mood = ASC_MOOD_RECOMMENDED;
    if (asc_tree_is_one(k->t, i, (const char *const[]){ "will", "'ll", NULL }))
        k->c->mood = ASC_MOOD_PREDICTED;
}

static void mark(struct climb *k, uint32_t i)
{
    if (asc_tree_is_one(k->t, i, (const char *const[]){ "if", "unless", NULL })) {
        k->c->conditional = true;
        k->c->certainty = ASC_CERTAINTY_U;
    } else if (asc_tree_is_one(k->t, i, (const char *const[]){ "whether", NULL })) {
        k->c->certainty = ASC_CERTAINTY_U;
    }
}

/* "Had X done it, ...": turned round, and no "if". */
static bool inverted(const asc_tree *t, uint32_t v, uint32_t aux)
{
    uint32_t subject = asc_tree_child(t, v, ASC_DEP_NSUBJ);
    if (subject == ASC_NONE) subject = asc_tree_child(t, v, ASC_DEP_NSUBJPASS);
    return t->tok[v].dep == ASC_DEP_ADVCL && subject != ASC_NONE && aux < t->tok[subject].left &&
           asc_tree_is_one(t, aux, (const char *const[]){ "had", "should", "were", NULL });
}

/* A negation above a cue that nobody uses ("not the first to claim") is no denial. */
static void negated(struct climb *k)
{
    if (k->unvoiced) k->c->certainty = ASC_CERTAINTY_U;
    else flip(k->c);
}

/* "not always at odds", "not only paid but armed them": less, or more, than what is said. */
static void not_word(struct climb *k, uint32_t i)
{
    static const char *const at_times[] = { "always", "necessarily", "entirely", "wholly", NULL };
    static const char *const more[] = { "only", "merely", NULL };
    if (i + 1 < k->t->n && asc_tree_is_one(k->t, i + 1, at_times))
        k->c->certainty = ASC_CERTAINTY_U;
    else if (i + 1 >= k->t->n || !asc_tree_is_one(k->t, i + 1, more)) negated(k);
}

/* All that hangs on v and says how sure v is. */
static void at_word(struct climb *k, uint32_t v)
{
    const asc_tree *t = k->t;
    unsigned left = ASC_CHILDREN_MAX;
    if (asc_tree_is_verb(t, v) && asc_contrary_neither(t, v)) negated(k);
    if (v > 1 && asc_tree_is(t, v - 1, "alone") && asc_tree_is(t, v - 2, "let")) negated(k);
    for (uint32_t c = t->first[v]; c != ASC_NONE && left--; c = t->next[c]) {
        switch ((asc_dep)t->tok[c].dep) {
        case ASC_DEP_NEG: not_word(k, c); break;
        case ASC_DEP_AUX:
            modal(k, c);
            if (asc_tree_child(t, c, ASC_DEP_PREP) != ASC_NONE && /* "by no means did X" */
                asc_contrary_by_no_means(t, asc_tree_child(t, c, ASC_DEP_PREP)))
                negated(k);
            if (inverted(t, v, c)) k->c->conditional = true, k->c->certainty = ASC_CERTAINTY_U;
            break;
        case ASC_DEP_MARK: mark(k, c); break;
        case ASC_DEP_ADVMOD:
        case ASC_DEP_AMOD: {
            if (asc_contrary_no_longer(t, c) && !asc_contrary_no_secret(t, v)) negated(k);
            const asc_cue *cue = asc_tables_cue(t->lx, 'r', t->low[c]);
            if (!cue) break;
            weaken(k->c, cue->certainty);
            if (cue->polarity == ASC_POLARITY_MINUS) flip(k->c);
            break;
        }
        case ASC_DEP_DET:
            if (asc_tree_is_noun(t, v) && v != k->settled &&
                asc_tree_is_one(t, c, (const char *const[]){ "no", NULL })) {
                negated(k);
                k->settled = v;
            }
            break;
        case ASC_DEP_PREP:
            if (asc_contrary_by_no_means(t, c)) negated(k);
            break;
        case ASC_DEP_NSUBJ:
        case ASC_DEP_NSUBJPASS:
        case ASC_DEP_DOBJ:
            if (asc_tree_is_verb(t, v) && c != k->settled && asc_contrary_negative_noun(t, c))
                negated(k);
            break;
        default: break;
        }
    }
}

/* "laid the bomb, or let it be laid": one of the two. Not "killed or wounded". */
static void either(struct climb *k, uint32_t v)
{
    const asc_tree *t = k->t;
    uint32_t cc = asc_tree_child(t, v, ASC_DEP_CC), c = asc_tree_child(t, v, ASC_DEP_CONJ);
    if (!asc_tree_is_verb(t, v) || cc == ASC_NONE || c == ASC_NONE || !asc_tree_is(t, cc, "or"))
        return;
    if (!asc_tree_is_verb(t, c) || asc_tree_is(t, v, "kill") || asc_tree_is(t, v, "wound")) return;
    weaken(k->c, ASC_CERTAINTY_PS);
}

/* "may be behind the attack or at least facilitated it": a hedge on the first of
 * two joined by "or" holds for the second. */
static void shared_hedge(struct climb *k, uint32_t v)
{
    const asc_tree *t = k->t;
    either(k, v);
    if (t->tok[v].dep != ASC_DEP_CONJ || !asc_tree_is_verb(t, v)) return;
    bool any_or = false;
    for (uint32_t i = v, steps = 0; i-- > 0 && steps < 4; steps++)
        any_or |= asc_tree_is(t, i, "or");
    if (!any_or) return;
    for (uint32_t i = v, steps = 0; i-- > 0 && steps < 16 && t->tok[i].sent == t->tok[v].sent;
         steps++) {
        const asc_cue *cue =
            t->tok[i].tag == ASC_TAG_MD ? asc_tables_cue(t->lx, 'm', t->low[i]) : NULL;
        if (cue) weaken(k->c, cue->certainty);
    }
    weaken(k->c, ASC_CERTAINTY_PS);
}

/* ---- sources ---- */

static void push(struct climb *k, uint32_t who, uint32_t cue, const asc_cue *entry)
{
    asc_context *c = k->c;
    for (uint32_t i = 0; i < c->count; i++)
        if (c->links[i].cue == cue) return;
    if (c->count + 1 < ASC_SOURCES_MAX) c->links[c->count++] = (asc_link){ who, cue, entry };
}

/* Does the phrase with noun x stand behind v and a comma? */
static bool behind_comma(const asc_tree *t, uint32_t v, uint32_t x)
{
    while (x > v && !asc_str_eq_nocase(asc_tree_text(t, x), ASC_STR("according"))) x--;
    return x > v + 1 && asc_str_eq(asc_tree_text(t, x - 1), ASC_STR(","));
}

/* "according to X", "in X's view", "for X": hangs on a verb or a noun of the path. */
static void phrases(struct climb *k, uint32_t v)
{
    static const char *const papers[] = { "indictment", "report",     "dossier",    "affidavit",
                                          "memo",       "memorandum", "cable",      "annex",
                                          "file",       "record",     "transcript", NULL };
    const asc_tree *t = k->t;
    uint32_t x = asc_tree_prep(t, v, ASC_STR("according")), cue;
    if (x != ASC_NONE && behind_comma(t, v, x) && asc_context_cued(t, v)) {
        k->late = x; /* "A believes that X did it, according to B": B tells of A */
    } else if (x != ASC_NONE) {
        push(k, asc_whose_testimony(t, x), x, NULL);
        k->inside = false;
    }
    x = asc_tree_prep(t, v, ASC_STR("in"));
    if (x != ASC_NONE && !k->inside && k->c->count && asc_tree_is_one(t, x, papers))
        push(k, x, x, NULL);
    x = asc_whose_view(t, v, &cue);
    if (x != ASC_NONE) push(k, x, cue, NULL), k->inside = false;
}

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
    case ASC_DEP_DOBJ:
    case ASC_DEP_OPRD: return (cue->slots & ASC_SLOT_OBJ) != 0;
    case ASC_DEP_NSUBJPASS: return passive && (cue->slots & ASC_SLOT_OBJ) != 0;
    case ASC_DEP_PREP:
        return (cue->slots & ASC_SLOT_PREP) != 0 || to_having(t, cue, c) ||
               (asc_tree_is(t, c, "as") && asc_whose_description(t, asc_tree_behind(t, c))) ||
               ((cue->slots & ASC_SLOT_OBJ) && behind_object(t, p, c));
    case ASC_DEP_NSUBJ: return (cue->slots & ASC_SLOT_SUBJ) != 0;
    default: return false;
    }
}

static bool particle_fits(const asc_tree *t, const asc_cue *cue, uint32_t p)
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

/* The cues of verb p. "The court heard that": somebody told it there. */
static const asc_cue *cues_of_verb(const asc_tree *t, uint32_t p)
{
    static const char *const courts[] = { "court",   "jury",    "juror",      "tribunal", "inquiry",
                                          "inquest", "hearing", "commission", "judge",    NULL };
    uint32_t s = asc_tree_is(t, p, "hear") ? asc_tree_child(t, p, ASC_DEP_NSUBJ) : ASC_NONE;
    if (s != ASC_NONE && asc_tree_is_one(t, s, courts))
        return asc_tables_cue(t->lx, 'v', ASC_STR("say"));
    const asc_cue *q = asc_tables_cue(t->lx, 'v', t->low[p]);
    if (!q && asc_tree_is(t, p, "identify")) /* "identified the attackers as" */
        return asc_tables_cue(t->lx, 'v', ASC_STR("describe"));
    return q;
}

static const asc_cue *cue_at(const asc_tree *t, uint32_t p, uint32_t c)
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
    const asc_cue *q = pos == 'v' ? cues_of_verb(t, p) : asc_tables_cue(t->lx, pos, t->low[p]);
    for (; q; q = asc_cue_next(t->lx, q))
        if (in_slot(t, q, p, c) && particle_fits(t, q, p)) return q;
    return NULL;
}

/* The verb over noun p, if what it says of it is that it is not so: "denied charges that". */
static const asc_cue *denial_over(const asc_tree *t, uint32_t p)
{
    uint32_t v = t->tok[p].head;
    bool object = t->tok[p].dep == ASC_DEP_DOBJ || t->tok[p].dep == ASC_DEP_NSUBJPASS;
    const asc_cue *q = object && v != p && asc_tree_is_verb(t, v) ? cue_at(t, v, p) : NULL;
    return q && q->polarity == ASC_POLARITY_MINUS ? q : NULL;
}

/* "Everyone knows that": taken for a fact by whoever says so. */
static bool knows(const asc_tree *t, uint32_t p)
{
    return asc_tree_is_one(t, p, (const char *const[]){ "know", "realise", "realize", NULL }) &&
           !asc_tree_passive(t, p);
}

/* Whose cue it is. A noun's is its owner's, an adjective's whom it is said of. */
static uint32_t speaker(struct climb *k, const asc_cue *cue, uint32_t p)
{
    if (cue->raises) return ASC_NONE;
    if (cue->pos == 'v' && knows(k->t, p)) return ASC_NONE;
    if (cue->pos == 'v' && asc_tree_passive(k->t, p) &&
        asc_tree_is_one(k->t, p, (const char *const[]){ "convince", "persuade", "satisfy", NULL }))
        return k->t->tok[p].dep == ASC_DEP_ACOMP
                   ? asc_tree_child(k->t, k->t->tok[p].head, ASC_DEP_NSUBJ)
                   : asc_tree_child(k->t, p, ASC_DEP_NSUBJPASS);
    if (cue->pos == 'v') return asc_tree_subject(k->t, p, &k->c->shaky);
    if (cue->pos == 'n' && denial_over(k->t, p))
        return asc_whose_charge(k->t, p); /* not the denier's */
    if (cue->pos == 'n') {
        uint32_t o = asc_whose_charge(k->t, p);
        if (o == ASC_NONE) o = asc_whose_mind(k->t, p);
        return o != ASC_NONE ? o : asc_tree_owner(k->t, p, &k->c->shaky);
    }
    if (cue->slots & ASC_SLOT_SUBJ) return ASC_NONE; /* "X is likely to have": nobody says so */
    return asc_whose_feeling(k->t, p);
}

/* "told the judge under questioning that": how he came to speak, and no doubt of his. */
static bool questioned(const asc_tree *t, uint32_t p)
{
    return asc_tree_is_one(
               t, p, (const char *const[]){ "question", "interrogate", "questioning", NULL }) &&
           asc_tree_is_one(t, t->tok[p].head, (const char *const[]){ "under", "during", NULL });
}

/* "was found guilty": a court's word, which need not be named. */
static bool verdict(const asc_tree *t, uint32_t p)
{
    static const char *const words[] = { "guilty", "liable", "culpable", NULL };
    unsigned left = ASC_CHILDREN_MAX;
    if (asc_tree_is(t, p, "convict") || asc_tree_is(t, p, "sentence")) return true;
    for (uint32_t c = t->first[p]; c != ASC_NONE && left--; c = t->next[c])
        if (asc_tree_is_one(t, c, words)) return true;
    return false;
}

/* "..., citing officials", "quoting a report": on whose word the one who speaks at v does. */
static void cited(struct climb *k, uint32_t v)
{
    const asc_tree *t = k->t;
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = t->first[v]; c != ASC_NONE && left--; c = t->next[c]) {
        if (t->tok[c].tag != ASC_TAG_VBG) continue;
        if (!asc_tree_is_one(t, c, (const char *const[]){ "cite", "quote", NULL })) continue;
        uint32_t o = asc_tree_child(t, c, ASC_DEP_DOBJ);
        if (o != ASC_NONE && asc_whose_citable(t, o)) push(k, o, c, NULL);
    }
}

/* "X planted it, two newspapers reported, citing officials". */
static void reported_behind(struct climb *k, uint32_t trigger)
{
    const asc_tree *t = k->t;
    for (uint32_t v = trigger + 1; v < t->n && v < trigger + 60; v++) {
        if (t->tok[v].sent != t->tok[trigger].sent) return;
        uint8_t tag = t->tok[v].tag;
        const asc_cue *q =
            tag == ASC_TAG_VBN || tag == ASC_TAG_VBD ? asc_tables_cue(t->lx, 'v', t->low[v]) : NULL;
        while (q && !(q->slots & ASC_SLOT_THAT)) q = asc_cue_next(t->lx, q);
        uint32_t h = q ? asc_whose_report(t, v) : ASC_NONE;
        uint32_t begin = h == ASC_NONE ? 0 : t->tok[h].left;
        if (begin <= trigger || !asc_str_eq(asc_tree_text(t, begin - 1), ASC_STR(","))) continue;
        for (uint32_t c = v + 1; c < t->n && c < v + 12 && t->tok[c].sent == t->tok[v].sent; c++)
            if (t->tok[c].tag == ASC_TAG_VBG &&
                asc_tree_is_one(t, c, (const char *const[]){ "cite", "quote", NULL })) {
                uint32_t o = asc_tree_child(t, c, ASC_DEP_DOBJ);
                if (o != ASC_NONE && asc_whose_citable(t, o)) push(k, o, c, NULL);
            }
        push(k, h, v, q);
        return;
    }
}

/* "to claim that", "stopped short of blaming": a saying that is not said to take place. */
static void unvoiced(struct climb *k, uint32_t p)
{
    uint8_t tag = k->t->tok[p].tag;
    if (tag != ASC_TAG_VB && tag != ASC_TAG_VBG) return;
    k->unvoiced = true;
    uint8_t dep = k->t->tok[p].dep; /* "reason to believe" is a hedge */
    if (!k->opaque && k->inside && (dep == ASC_DEP_XCOMP || dep == ASC_DEP_PCOMP))
        k->c->certainty = ASC_CERTAINTY_U;
}

/* "X denied Y's charge that": Y has said it already, what X says is told apart. */
static bool denies_another(const struct climb *k, const asc_cue *cue)
{
    const asc_context *c = k->c;
    return cue->polarity == ASC_POLARITY_MINUS && cue->act == ASC_ACT_DENY && c->count > 0 &&
           c->denier.who == ASC_NONE && c->links[c->count - 1].entry &&
           c->links[c->count - 1].entry->pos == 'n';
}

asc_context asc_context_denied(const asc_context *c)
{
    asc_context d = *c;
    d.count = 0;
    d.links[d.count++] = c->denier;
    for (uint32_t i = c->denied_at; i < c->count && d.count < ASC_SOURCES_MAX; i++)
        d.links[d.count++] = c->links[i];
    d.polarity = c->polarity == ASC_POLARITY_PLUS ? ASC_POLARITY_MINUS : ASC_POLARITY_PLUS;
    d.certainty = ASC_CERTAINTY_CT;
    d.act = ASC_ACT_DENY;
    d.denier.who = ASC_NONE;
    return d;
}

/* The content of cue p has been read: enter the cue. */
static void enter(struct climb *k, const asc_cue *cue, uint32_t p)
{
    asc_context *c = k->c;
    unsigned before = c->shaky;
    c->cued = true;
    uint32_t who = asc_contrary_untimely(k->t, p) ? ASC_NONE : speaker(k, cue, p);
    if (who != ASC_NONE && cue->pos == 'v' && asc_contrary_hardly_anyone(k->t, who)) {
        if (cue->polarity == ASC_POLARITY_PLUS) c->certainty = ASC_CERTAINTY_U;
        k->opaque = true; /* the report's own word, with nothing above to change it */
        return;
    }
    if (who != ASC_NONE && cue->pos == 'v' && asc_tree_is(k->t, who, "nothing")) {
        if (k->inside && !k->opaque)
            c->polarity = ASC_POLARITY_MINUS, c->certainty = ASC_CERTAINTY_PR;
        k->settled = who; /* "nothing that has come to light suggests that" */
        return;
    }
    const asc_cue *idea = who != ASC_NONE && cue->pos == 'v' ? asc_whose_idea(k->t, who) : NULL;
    if (idea) { /* "a theory holds that", "the evidence suggests that": nobody's own word */
        if (!k->opaque && k->inside) weaken(c, idea->certainty);
        uint32_t owner = asc_whose_charge(k->t, who);
        if (owner == ASC_NONE && !c->unnamed && idea->certainty == ASC_CERTAINTY_PS)
            c->unnamed = cue, c->unnamed_cue = p;
        who = owner;
    }
    if (questioned(k->t, p)) {
        if (c->basis == ASC_BASIS_UNSTATED) c->basis = ASC_BASIS_INTERROGATION;
    } else if (asc_contrary_no_doubt(k->t, cue, p)) {
        bool little = asc_tree_child(k->t, p, ASC_DEP_AMOD) != ASC_NONE;
        if (little && !k->opaque && k->inside) weaken(c, ASC_CERTAINTY_PR);
    } else if (!k->opaque && k->inside) {
        weaken(c, cue->certainty);
        if (cue->polarity == ASC_POLARITY_MINUS) flip(c);
        if (cue->act == ASC_ACT_DENY && c->polarity == ASC_POLARITY_MINUS)
            c->certainty = cue->certainty; /* "rejects suggestions that": firmly */
        if (asc_contrary_nothing_shows(k->t, p)) {
            c->polarity = ASC_POLARITY_MINUS;
            c->certainty = ASC_CERTAINTY_PR;
            k->settled = k->t->tok[p].head;
        }
        if (c->act == ASC_ACT_ASSERT || cue->act == ASC_ACT_DENY) c->act = cue->act;
        if (c->basis == ASC_BASIS_UNSTATED) c->basis = cue->basis;
    }
    if (cue->pos == 'n') {
        bool none =
            asc_contrary_negative_determiner(k->t, p) && !asc_contrary_no_doubt(k->t, cue, p);
        if (asc_contrary_negative_determiner(k->t, p)) k->settled = p;
        if ((asc_contrary_thrown_out(k->t, p) || asc_contrary_looked_into(k->t, p)) && k->inside)
            c->certainty = ASC_CERTAINTY_U;
        if (asc_contrary_taken_back(k->t, p) && k->inside && !k->opaque) {
            c->polarity = ASC_POLARITY_MINUS;
            c->act = ASC_ACT_RETRACT;
        }
        uint32_t nothing = asc_contrary_unproven(k->t, p);
        if (nothing != ASC_NONE) k->settled = nothing;
        if ((none || nothing != ASC_NONE) && !k->opaque && k->inside) { /* "no evidence that" */
            c->polarity = ASC_POLARITY_MINUS;
            c->certainty = ASC_CERTAINTY_PR;
        }
        if (!(cue->slots & ASC_SLOT_THAT) || who == ASC_NONE) {
            c->shaky = before;
            if (who == ASC_NONE) return; /* still the same voice's */
        }
    }
    if (who == ASC_NONE) { /* "is believed to": nobody told; the hedge is the speaker's */
        if (cue->pos == 'v' && cue->certainty == ASC_CERTAINTY_CT && asc_tree_passive(k->t, p) &&
            !verdict(k->t, p) && !asc_tree_is(k->t, p, "tell"))
            weaken(c, ASC_CERTAINTY_PS);
        if (cue->pos == 'v' && !cue->raises && !c->unnamed && asc_tree_passive(k->t, p) &&
            asc_tree_child(k->t, p, ASC_DEP_NEG) == ASC_NONE) /* "never proved": by no one */
            c->unnamed = cue, c->unnamed_cue = p;
        if (cue->pos == 'v' && k->t->tok[p].dep == ASC_DEP_ROOT && k->t->tok[p].tag == ASC_TAG_VB)
            c->certainty = ASC_CERTAINTY_U; /* "suppose that" */
        if (cue->pos == 'v' && !cue->raises && !asc_tree_passive(k->t, p) &&
            !asc_contrary_nothing_shows(k->t, p))
            unvoiced(k, p);
        return;
    }
    if (cue->pos == 'v' && !k->opaque && k->inside) {
        bool not_said =
            asc_tree_child(k->t, p, ASC_DEP_NEG) != ASC_NONE || asc_contrary_withheld(k->t, p);
        if (not_said && cue->polarity == ASC_POLARITY_MINUS && asc_tree_is(k->t, p, "rule")) {
            c->polarity = ASC_POLARITY_PLUS; /* "does not rule out that" */
            c->certainty = ASC_CERTAINTY_PS;
            c->act = ASC_ACT_ASSESS;
        } else if (not_said && cue->polarity == ASC_POLARITY_MINUS &&
                   asc_contrary_no_doubter(k->t, p)) {
            c->polarity = ASC_POLARITY_PLUS; /* "does not doubt that" */
            c->certainty = ASC_CERTAINTY_PR;
        } else if (not_said && asc_contrary_disbelieves(k->t, p)) {
            c->polarity = ASC_POLARITY_MINUS; /* "does not believe that" */
            c->certainty = ASC_CERTAINTY_PR;
        } else if (not_said) {
            c->certainty = ASC_CERTAINTY_U; /* "did not say that" */
        }
    }
    if (cue->pos == 'v' && denies_another(k, cue)) {
        c->denier = (asc_link){ who, p, cue };
        c->denied_at = c->count;
        return;
    }
    uint32_t by = ASC_NONE, quoted = asc_whose_quoted(k->t, p, &by);
    cited(k, p);
    push(k, quoted != ASC_NONE ? quoted : who, p, cue);
    if (by != ASC_NONE) push(k, by, k->t->tok[k->t->tok[p].head].head, NULL);
    k->inside = false;
}

/* Does the step from c up to its head leave what c's modality covers? */
static bool turns_opaque(const asc_tree *t, uint32_t c)
{
    switch ((asc_dep)t->tok[c].dep) {
    case ASC_DEP_RELCL:
    case ASC_DEP_ACL:
        return t->tok[t->tok[c].head].dep != ASC_DEP_ATTR && asc_tree_cleft(t, c) == ASC_NONE &&
               !asc_whose_description(t, t->tok[c].head);
    case ASC_DEP_APPOS:
    case ASC_DEP_ADVCL:
    case ASC_DEP_PARATAXIS:
    case ASC_DEP_CCOMP:
    case ASC_DEP_POSS:
    case ASC_DEP_COMPOUND:
    case ASC_DEP_NSUBJ:
    case ASC_DEP_NSUBJPASS:
    case ASC_DEP_CSUBJ: return true;
    case ASC_DEP_POBJ: /* "after the attack": presupposed; "for the attack", "in": not */
        return asc_tree_is_one(t, t->tok[c].head,
                               (const char *const[]){ "after", "since", "before", "following",
                                                      "despite", "like", "than", "as", "to",
                                                      NULL });
    default: return false;
    }
}

/* "the bomb that killed 27", "attacks claimed by X", "X, the leader of Y": whoever
 * speaks of the noun takes it for granted; the report tells it. */
static bool only_describes(const asc_tree *t, uint32_t c)
{
    uint32_t by = t->tok[t->tok[c].head].head; /* "was hit by a rocket that X fired": told */
    if ((t->tok[c].dep == ASC_DEP_ACL || t->tok[c].dep == ASC_DEP_RELCL) &&
        t->tok[by].dep == ASC_DEP_AGENT)
        return false;
    switch ((asc_dep)t->tok[c].dep) {
    case ASC_DEP_RELCL:
        return t->tok[t->tok[c].head].dep != ASC_DEP_ATTR && !asc_contrary_nothing_shows(t, c) &&
               asc_tree_cleft(t, c) == ASC_NONE;
    case ASC_DEP_APPOS:
    case ASC_DEP_AMOD:
    case ASC_DEP_POSS:
    case ASC_DEP_COMPOUND: return true;
    case ASC_DEP_ACL: /* but "the attack was an operation staged by X" tells it */
        if (t->tok[t->tok[c].head].dep == ASC_DEP_ATTR) return false;
        if (asc_whose_description(t, t->tok[c].head) || asc_contrary_nothing_shows(t, c))
            return false;
        return t->tok[c].tag == ASC_TAG_VBN || t->tok[c].tag == ASC_TAG_VBG;
    default: return false;
    }
}

/* "X's theory is that": the noun that tells what clause c of "is" tells. */
static uint32_t told_by_noun(const asc_tree *t, uint32_t p, uint32_t c)
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

/* "Said with "moderate confidence" that": a clause with "that" which the parser hung on the last
 * noun; the verb over it that takes such a clause. */
static uint32_t told_further_up(const asc_tree *t, uint32_t c, uint32_t p, const asc_cue **cue)
{
    uint32_t that = asc_tree_child(t, c, ASC_DEP_MARK), o = asc_tree_child(t, c, ASC_DEP_DOBJ);
    bool clause = t->tok[c].dep == ASC_DEP_RELCL || t->tok[c].dep == ASC_DEP_ADVCL;
    if (that == ASC_NONE && o != ASC_NONE && o < c && o == t->tok[c].left && second_object(t, c))
        that = o; /* "that he had had a hand": no object, as there is another */
    if (!clause || that == ASC_NONE || !asc_tree_is(t, that, "that")) return ASC_NONE;
    for (int k = 0; k < 6; k++) {
        const asc_cue *q =
            asc_tree_is_verb(t, p) && p < that ? asc_tables_cue(t->lx, 'v', t->low[p]) : NULL;
        while (q && (!(q->slots & ASC_SLOT_THAT) || !particle_fits(t, q, p)))
            q = asc_cue_next(t->lx, q);
        if (q) return *cue = q, p;
        if (t->tok[p].head == p) break;
        p = t->tok[p].head;
    }
    return ASC_NONE;
}

/* A gerund or noun between the trigger and the verb above shares that verb's
 * negation and hedges: "has not carried out", "denies having", "had no part in". */
static void step(struct climb *k, uint32_t c, uint32_t p)
{
    const asc_cue *cue = cue_at(k->t, p, c);
    uint32_t misplaced = cue ? ASC_NONE : told_further_up(k->t, c, p, &cue);
    if (misplaced != ASC_NONE) p = misplaced;
    uint32_t noun = cue ? ASC_NONE : told_by_noun(k->t, p, c);
    if (noun != ASC_NONE) {
        enter(k, asc_tables_cue(k->t->lx, 'n', k->t->low[noun]), noun);
    } else if (cue) {
        enter(k, cue, p);
        if (cue->pos == 'v') k->opaque |= !k->inside;
    } else if (only_describes(k->t, c)) {
        k->ended = true;
        return;
    } else {
        if (k->inside && !k->opaque && asc_contrary_unknown_teller(k->t, c, p)) {
            weaken(k->c, ASC_CERTAINTY_U);
            k->c->shaky += 2;
        }
        k->opaque |= turns_opaque(k->t, c);
    }
    if (k->t->tok[c].dep == ASC_DEP_CONJ) {
        /* what hangs on the first of two holds for the second only where it is shared:
         * subject and cue above, not its own negation */
    } else if (!k->opaque && k->inside) {
        at_word(k, p);
        if (asc_tree_is(k->t, p, "unable")) negated(k); /* "unable to accept it" */
    }
    phrases(k, p);
}

/* Parenthetical "..., X said, ..." whose verb hangs below the content's root. */
static void parenthetical(struct climb *k, uint32_t root)
{
    const asc_tree *t = k->t;
    unsigned left = ASC_CHILDREN_MAX, shaky = 0;
    if (k->c->count) return;
    for (uint32_t c = t->first[root]; c != ASC_NONE && left--; c = t->next[c]) {
        uint8_t dep = t->tok[c].dep;
        bool as_clause = dep == ASC_DEP_ADVCL && asc_tree_child(t, c, ASC_DEP_MARK) != ASC_NONE &&
                         asc_tree_is(t, asc_tree_child(t, c, ASC_DEP_MARK), "as");
        if (dep != ASC_DEP_PARATAXIS && dep != ASC_DEP_CCOMP && !as_clause) continue;
        const asc_cue *q = asc_tree_is_verb(t, c) ? cues_of_verb(t, c) : NULL;
        if (!q || !(q->slots & ASC_SLOT_THAT) || asc_tree_child(t, c, ASC_DEP_CCOMP) != ASC_NONE)
            continue;
        if (asc_tree_child(t, c, ASC_DEP_DOBJ) != ASC_NONE && !asc_tree_is(t, c, "tell")) continue;
        uint32_t who = asc_tree_subject(t, c, &shaky);
        if (who == ASC_NONE || (t->tok[who].pos == ASC_POS_PRON && as_clause)) continue;
        push(k, who, c, q);
        return;
    }
}

#define CLAUSE_BACK 60 /* tokens back to a semicolon */

/* "X fired, the jury found; Y drove the car": found, too. */
static void behind_semicolon(struct climb *k, uint32_t trigger)
{
    const asc_tree *t = k->t;
    uint32_t i = trigger;
    for (int n = 0; n < CLAUSE_BACK && i > 3 && t->tok[i].sent == t->tok[trigger].sent; n++, i--)
        if (asc_str_eq(asc_tree_text(t, i), ASC_STR(";"))) break;
    if (!asc_str_eq(asc_tree_text(t, i), ASC_STR(";"))) return;
    uint32_t v = i - 1, s = asc_tree_is_verb(t, v) ? asc_tree_child(t, v, ASC_DEP_NSUBJ) : ASC_NONE;
    const asc_cue *q = s == ASC_NONE ? NULL : cues_of_verb(t, v);
    while (q && !(q->slots & ASC_SLOT_THAT)) q = asc_cue_next(t->lx, q);
    if (!q || s > v || t->tok[s].left == 0) return;
    if (!asc_str_eq(asc_tree_text(t, t->tok[s].left - 1), ASC_STR(","))) return;
    k->c->shaky++;
    push(k, s, v, q);
}

/* "According to the file, X, who ..., did it": it tells all of the sentence. */
static void over_all(struct climb *k, uint32_t at)
{
    const asc_tree *t = k->t;
    for (int steps = 0; steps < ASC_WALK_MAX && k->c->count == 0; steps++) {
        uint32_t x = asc_tree_prep(t, at, ASC_STR("according"));
        if (x != ASC_NONE && x < at) push(k, asc_whose_testimony(t, x), x, NULL);
        if (t->tok[at].head == at) return;
        at = t->tok[at].head;
    }
}

bool asc_context_cued(const asc_tree *t, uint32_t i)
{
    return t->tok[i].head != i && cue_at(t, t->tok[i].head, i) != NULL;
}

/* Between quotation marks: whoever is quoted says it, whatever the tree makes of it. */
static void quoted(struct climb *k, uint32_t trigger)
{
    const asc_tree *t = k->t;
    uint32_t cue = t->speech ? t->speech[trigger] : ASC_NONE;
    if (cue == ASC_NONE) return;
    uint32_t who = t->speaker[trigger];
    if (who == ASC_NONE) {
        if (k->c->count == 0) k->c->somebody = cue, k->c->shaky++;
        return;
    }
    for (uint32_t i = 0; i < k->c->count; i++)
        if (k->c->links[i].who == who) return;
    if (t->tok[cue].tag == ASC_TAG_OPEN_QUOTE) k->c->shaky++; /* a sentence away */
    push(k, who, cue, asc_tables_cue(t->lx, 'v', t->low[cue]));
}

asc_context asc_context_of(const asc_tree *t, uint32_t trigger)
{
    asc_context c = { .denier = { .who = ASC_NONE }, .somebody = ASC_NONE };
    struct climb k = { .t = t, .c = &c, .inside = true, .late = ASC_NONE, .settled = ASC_NONE };
    uint32_t at = trigger;
    at_word(&k, trigger);
    if (asc_contrary_nothing_shows(t, trigger)) { /* "nothing pointing to X" */
        c.polarity = ASC_POLARITY_MINUS;
        weaken(&c, ASC_CERTAINTY_PR);
        k.settled = t->tok[trigger].head;
    }
    shared_hedge(&k, trigger);
    phrases(&k, trigger);
    for (int steps = 0; steps < ASC_WALK_MAX && t->tok[at].head != at && !k.ended; steps++) {
        uint32_t p = t->tok[at].head;
        step(&k, at, p);
        at = p;
    }
    if (!k.ended) parenthetical(&k, at);
    else over_all(&k, at);
    if (k.late != ASC_NONE && !k.ended) push(&k, k.late, k.late, NULL);
    if (!k.ended) reported_behind(&k, trigger);
    quoted(&k, trigger);
    if (c.count == 0 && c.somebody == ASC_NONE && !c.unnamed) behind_semicolon(&k, trigger);
    c.question = asc_contrary_asks(t, trigger);
    if (c.question) c.certainty = ASC_CERTAINTY_U;
    if (c.question && asc_contrary_asked_in_scorn(t, trigger)) {
        c.polarity = ASC_POLARITY_MINUS;
        c.certainty = ASC_CERTAINTY_CT;
        c.act = ASC_ACT_DENY;
        c.question = false;
    }
    return c;
}
