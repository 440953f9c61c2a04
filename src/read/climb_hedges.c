/*
 * What hedges and negates at one word of a climb.
 */
#include "read/climb.h"

#include "core/terms.h"
#include "base/str.h"
#include "read/contrary.h"

#include "base/banned.h"

#define THAN_TOKENS 30 /* from "more likely" to its "than" */

void asc_climb_weaken(asc_context *c, asc_certainty by)
{
    c->certainty = asc_certainty_weaker(c->certainty, by);
}

void asc_climb_flip(asc_context *c)
{
    c->polarity = c->polarity == ASC_POLARITY_PLUS ? ASC_POLARITY_MINUS : ASC_POLARITY_PLUS;
}

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
    if (cue) asc_climb_weaken(k->c, cue->certainty);
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

void asc_climb_negate(struct climb *k)
{
    if (k->unvoiced) k->c->certainty = ASC_CERTAINTY_U;
    else asc_climb_flip(k->c);
}

/* "not always at odds", "not only paid but armed them": less, or more, than what is said. */
static void not_word(struct climb *k, uint32_t i)
{
    static const char *const at_times[] = { "always", "necessarily", "entirely", "wholly", NULL };
    static const char *const more[] = { "only", "merely", NULL };
    if (i + 1 < k->t->n && asc_tree_is_one(k->t, i + 1, at_times))
        k->c->certainty = ASC_CERTAINTY_U;
    else if (i + 1 >= k->t->n || !asc_tree_is_one(k->t, i + 1, more)) asc_climb_negate(k);
}

static bool has_own(const asc_tree *t, uint32_t v)
{
    for (uint32_t c = t->first[v]; c != ASC_NONE; c = t->next[c]) {
        uint8_t dep = t->tok[c].dep;
        if (c < v && (dep == ASC_DEP_NSUBJ || dep == ASC_DEP_NSUBJPASS || dep == ASC_DEP_AUX ||
                      dep == ASC_DEP_AUXPASS || dep == ASC_DEP_NEG || dep == ASC_DEP_MARK))
            return true;
    }
    return false;
}

#define SHARED_TOKENS 30 /* from the first of "not ordered, paid for or known of" to the "or" */

/* "Had not ordered, paid for or known of it": none of the three. The verb with the "not", for one that is
 * joined to it without a subject or auxiliary of its own; ASC_NONE. */
static uint32_t shared_not(const asc_tree *t, uint32_t v)
{
    uint32_t h = v;
    bool denied = false, or = false;
    if (!asc_tree_is_verb(t, v) || has_own(t, v)) return ASC_NONE;
    for (int steps = 0; steps < 4 && !denied; steps++) {
        uint8_t dep = t->tok[h].dep;
        if (dep != ASC_DEP_CONJ && !(dep == ASC_DEP_ADVCL && t->tok[h].tag == ASC_TAG_VBN))
            return ASC_NONE;
        h = t->tok[h].head;
        if (t->tok[h].pos == ASC_POS_ADP) h = t->tok[h].head; /* "paid for or known of" */
        if (h >= v || !asc_tree_is_verb(t, h) || t->tok[h].tag != t->tok[v].tag) return ASC_NONE;
        uint32_t neg = asc_tree_child(t, h, ASC_DEP_NEG);
        denied = neg != ASC_NONE && neg < h;
    }
    for (uint32_t i = h;
         denied && i < t->n && i - h < SHARED_TOKENS && t->tok[i].sent == t->tok[h].sent; i++)
        or |= t->tok[i].dep == ASC_DEP_CC && asc_tree_is(t, i, "or");
    return or ? h : ASC_NONE;
}

/* "More likely that A did it than that B did": B's part is the less likely. */
static bool less_likely(const asc_tree *t, uint32_t mark)
{
    static const char *const words[] = { "likely", "probable", "plausible", NULL };
    if (!asc_tree_is(t, mark, "than")) return false;
    for (uint32_t k = mark;
         k-- > 1 && mark - k < THAN_TOKENS && t->tok[k].sent == t->tok[mark].sent;)
        if (asc_tree_is_one(t, k, words) && asc_str_is_nocase(asc_tree_text(t, k - 1), "more"))
            return true;
    return false;
}

void asc_climb_at_word(struct climb *k, uint32_t v)
{
    const asc_tree *t = k->t;
    if (shared_not(t, v) != ASC_NONE) asc_climb_negate(k);
    unsigned left = ASC_CHILDREN_MAX;
    bool only_with = asc_contrary_only_with(t, v);
    if (only_with) asc_climb_weaken(k->c, ASC_CERTAINTY_PR);
    if (asc_tree_is_verb(t, v) && asc_contrary_neither(t, v)) asc_climb_negate(k);
    if (v > 1 && asc_tree_is(t, v - 1, "alone") && asc_tree_is(t, v - 2, "let"))
        asc_climb_negate(k);
    for (uint32_t c = t->first[v]; c != ASC_NONE && left--; c = t->next[c]) {
        switch ((asc_dep)t->tok[c].dep) {
        case ASC_DEP_NEG:
            if (v != k->settled && (!only_with || k->without)) not_word(k, c);
            break;
        case ASC_DEP_AUX:
            if (only_with) break;
            modal(k, c);
            if (asc_tree_child(t, c, ASC_DEP_PREP) != ASC_NONE && /* "by no means did X" */
                asc_contrary_by_no_means(t, asc_tree_child(t, c, ASC_DEP_PREP)))
                asc_climb_negate(k);
            if (inverted(t, v, c)) k->c->conditional = true, k->c->certainty = ASC_CERTAINTY_U;
            break;
        case ASC_DEP_MARK:
            mark(k, c);
            if (less_likely(t, c)) {
                k->c->polarity = ASC_POLARITY_MINUS;
                asc_climb_weaken(k->c, ASC_CERTAINTY_PR);
            }
            break;
        case ASC_DEP_ADVMOD:
        case ASC_DEP_AMOD: {
            if (asc_contrary_no_longer(t, c) && !asc_contrary_no_secret(t, v)) asc_climb_negate(k);
            const asc_cue *cue = asc_tables_cue(t->lx, 'r', t->low[c]);
            if (!cue) break;
            asc_climb_weaken(k->c, cue->certainty);
            if (cue->polarity == ASC_POLARITY_MINUS) asc_climb_flip(k->c);
            break;
        }
        case ASC_DEP_DET:
            if (asc_tree_is_noun(t, v) && v != k->settled &&
                asc_tree_is_one(t, c, (const char *const[]){ "no", NULL })) {
                asc_climb_negate(k);
                k->settled = v;
            }
            break;
        case ASC_DEP_PREP:
            if (asc_contrary_by_no_means(t, c)) asc_climb_negate(k);
            break;
        case ASC_DEP_NSUBJ:
        case ASC_DEP_NSUBJPASS:
        case ASC_DEP_DOBJ:
            if (asc_tree_is_verb(t, v) && c != k->settled && asc_contrary_negative_noun(t, c))
                asc_climb_negate(k);
            break;
        default: break;
        }
    }
}

/* "Owns or controls", "assisted, sponsored or provided support": the law's words for one thing. */
static bool of_the_law(const asc_tree *t, uint32_t a, uint32_t b)
{
    return asc_tree_in_set(t, a, "@doublet") && asc_tree_in_set(t, b, "@doublet");
}

/* "laid the bomb, or let it be laid": one of the two. Not "killed or wounded". */
static void either(struct climb *k, uint32_t v)
{
    const asc_tree *t = k->t;
    uint32_t cc = asc_tree_child(t, v, ASC_DEP_CC), c = asc_tree_child(t, v, ASC_DEP_CONJ);
    if (!asc_tree_is_verb(t, v) || cc == ASC_NONE || c == ASC_NONE || !asc_tree_is(t, cc, "or"))
        return;
    uint32_t neg = asc_tree_child(t, v, ASC_DEP_NEG);
    if (neg != ASC_NONE && neg < v) return; /* "had not ordered or paid for it" */
    if (of_the_law(t, v, c)) return;
    if (!asc_tree_is_verb(t, c) || asc_tree_is(t, v, "kill") || asc_tree_is(t, v, "wound")) return;
    asc_climb_weaken(k->c, ASC_CERTAINTY_PS);
}

void asc_climb_shared_hedge(struct climb *k, uint32_t v)
{
    const asc_tree *t = k->t;
    either(k, v);
    if (t->tok[v].dep != ASC_DEP_CONJ || !asc_tree_is_verb(t, v)) return;
    bool any_or = false;
    if (shared_not(t, v) != ASC_NONE || of_the_law(t, v, t->tok[v].head)) return;
    for (uint32_t i = v, steps = 0; i-- > 0 && steps < 4; steps++)
        any_or |= asc_tree_is(t, i, "or");
    if (!any_or) return;
    for (uint32_t i = v, steps = 0; i-- > 0 && steps < 16 && t->tok[i].sent == t->tok[v].sent;
         steps++) {
        const asc_cue *cue =
            t->tok[i].tag == ASC_TAG_MD ? asc_tables_cue(t->lx, 'm', t->low[i]) : NULL;
        if (cue) asc_climb_weaken(k->c, cue->certainty);
    }
    asc_climb_weaken(k->c, ASC_CERTAINTY_PS);
}
