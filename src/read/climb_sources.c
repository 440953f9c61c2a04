/*
 * Who says so: the links that cues of a climb add, and what they make of the content.
 */
#include "read/climb.h"

#include "base/str.h"
#include "read/contrary.h"
#include "read/scorn.h"
#include "read/unreal.h"
#include "read/whose.h"

#include "base/banned.h"

void asc_climb_push(struct climb *k, uint32_t who, uint32_t cue, const asc_cue *entry)
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

/* "Did P and, according to X, Q": of P X says nothing. */
static bool of_what_follows(const asc_tree *t, uint32_t x, uint32_t trigger)
{
    while (x > trigger && !asc_str_eq_nocase(asc_tree_text(t, x), ASC_STR("according"))) x--;
    if (x < trigger + 3) return false;
    if (asc_str_eq(asc_tree_text(t, x - 1), ASC_STR(","))) x--;
    return t->tok[x - 1].dep == ASC_DEP_CC;
}

#define WHICH_TOKENS 40 /* from "according to which" to what is told */

/* "The army's account, according to which X did it", "a memo according to which": its word, not the report's. */
static void by_which(struct climb *k)
{
    const asc_tree *t = k->t;
    uint32_t i = k->trigger, n = 0;
    for (; n < WHICH_TOKENS && i > 3 && t->tok[i].sent == t->tok[k->trigger].sent; n++, i--)
        if (asc_str_eq_nocase(asc_tree_text(t, i), ASC_STR("which")) ||
            asc_str_eq_nocase(asc_tree_text(t, i), ASC_STR("whom")))
            break;
    if (n == WHICH_TOKENS || i <= 3 || t->tok[i - 3].sent != t->tok[k->trigger].sent) return;
    if (!asc_str_eq_nocase(asc_tree_text(t, i - 1), ASC_STR("to")) ||
        !asc_str_eq_nocase(asc_tree_text(t, i - 2), ASC_STR("according")))
        return;
    uint32_t x = i - 3;
    if (asc_str_eq(asc_tree_text(t, x), ASC_STR(",")) && x > 0) x--;
    if (!asc_tree_is_noun(t, x)) return;
    static const char *const ideas[] = { "theory",    "hypothesis", "rumour", "rumor", "idea",
                                         "narrative", "story",      "tale",   "claim", NULL };
    uint32_t who = asc_whose_testimony(t, x);
    if (who == x && asc_tree_is_one(t, x, ideas)) { /* nobody's that is told */
        asc_climb_weaken(k->c, ASC_CERTAINTY_PS);
        k->c->unnamed = asc_tables_cue(t->lx, 'v', ASC_STR("say")), k->c->unnamed_cue = i - 2;
    } else asc_climb_push(k, who, i - 2, NULL);
    k->inside = false;
}

void asc_climb_phrases(struct climb *k, uint32_t v)
{
    if (v == k->trigger) by_which(k);
    static const char *const papers[] = { "indictment", "report",     "dossier",    "affidavit",
                                          "memo",       "memorandum", "cable",      "annex",
                                          "file",       "record",     "transcript", NULL };
    const asc_tree *t = k->t;
    uint32_t x = asc_tree_prep(t, v, ASC_STR("according")), cue;
    if (x != ASC_NONE && (of_what_follows(t, x, k->trigger) || asc_tree_under(t, k->trigger, x)))
        x = ASC_NONE; /* "according to X, a member of the Front": what he is he does not tell */
    if (x != ASC_NONE && behind_comma(t, v, x) && asc_context_cued(t, v)) {
        k->late = x; /* "A believes that X did it, according to B": B tells of A */
    } else if (x != ASC_NONE) {
        asc_climb_push(k, asc_whose_testimony(t, x), x, NULL);
        k->inside = false;
    }
    x = asc_tree_prep(t, v, ASC_STR("in"));
    if (x != ASC_NONE && !k->inside && k->c->count && asc_tree_is_one(t, x, papers))
        asc_climb_push(k, x, x, NULL);
    x = asc_whose_view(t, v, &cue);
    if (x != ASC_NONE) asc_climb_push(k, x, cue, NULL), k->inside = false;
}

/* "Everyone knows that": taken for a fact by whoever says so. */
static bool knows(const asc_tree *t, uint32_t p)
{
    return asc_tree_is_one(t, p, (const char *const[]){ "know", "realise", "realize", NULL }) &&
           !asc_tree_passive(t, p);
}

/* "Are convinced that": they. The parser has them as either kind of subject. */
static uint32_t whose_conviction(const asc_tree *t, uint32_t p)
{
    uint32_t v = t->tok[p].dep == ASC_DEP_ACOMP ? t->tok[p].head : p;
    uint32_t s = v == p ? asc_tree_child(t, p, ASC_DEP_NSUBJPASS) : ASC_NONE;
    return s == ASC_NONE ? asc_tree_child(t, v, ASC_DEP_NSUBJ) : s;
}

/* Whose cue it is. A noun's is its owner's, an adjective's whom it is said of. */
static uint32_t speaker(struct climb *k, const asc_cue *cue, uint32_t p)
{
    static const char *const hearing[] = { "hear", "learn", "understand", "gather", NULL };
    if (cue->raises) return ASC_NONE;
    if (cue->pos == 'v' && knows(k->t, p)) return ASC_NONE;
    if (cue->pos == 'v' && asc_tree_passive(k->t, p) &&
        asc_tree_is_one(k->t, p, (const char *const[]){ "convince", "persuade", "satisfy", NULL }))
        return whose_conviction(k->t, p);
    if (cue->pos == 'v' && asc_tree_is_one(k->t, p, hearing)) { /* "heard from two traders that" */
        uint32_t from = asc_tree_prep(k->t, p, ASC_STR("from"));
        if (from != ASC_NONE && from < k->trigger) return from;
    }
    if (cue->pos == 'v') return asc_tree_subject(k->t, p, &k->c->shaky);
    if (cue->pos == 'n' && asc_climb_denial_over(k->t, p))
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

/* "You will be told by the usual professors that": nobody has said so yet. */
static bool yet_to_say(const asc_tree *t, uint32_t p)
{
    uint32_t aux = asc_tree_child(t, p, ASC_DEP_AUX);
    return aux != ASC_NONE && asc_tree_is(t, aux, "will") &&
           asc_tree_is_one(t, p, (const char *const[]){ "say", "tell", NULL });
}

/* "Has been established that": whoever did, it is firm. */
static bool made_sure(const asc_tree *t, uint32_t p)
{
    return asc_tree_is_one(
        t, p,
        (const char *const[]){ "establish", "determine", "prove", "confirm", "verify", NULL });
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
        if (o != ASC_NONE && asc_whose_citable(t, o)) asc_climb_push(k, o, c, NULL);
    }
}

void asc_climb_reported_behind(struct climb *k, uint32_t trigger)
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
                if (o != ASC_NONE && asc_whose_citable(t, o)) asc_climb_push(k, o, c, NULL);
            }
        asc_climb_push(k, h, v, q);
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

/* "Amid claims that X did it": somebody claims it, who is not named. */
static void alleged(struct climb *k, const asc_cue *cue, uint32_t p)
{
    static const char *const words[] = { "claim",  "allegation", "accusation", "charge",
                                         "report", "rumour",     "rumor",      NULL };
    uint32_t clause = asc_tree_child(k->t, p, ASC_DEP_RELCL); /* "a charge that X rejected" */
    if (clause != ASC_NONE && asc_tree_under(k->t, k->trigger, clause) &&
        asc_tree_child(k->t, clause, ASC_DEP_MARK) == ASC_NONE)
        return;
    if (k->c->unnamed || !asc_tree_is_one(k->t, p, words) || asc_climb_denial_over(k->t, p)) return;
    k->c->unnamed = cue, k->c->unnamed_cue = p;
}

/* "An earlier version of this article said that": which is so taken back. */
static bool earlier_version(const asc_tree *t, uint32_t who)
{
    uint32_t a = asc_tree_child(t, who, ASC_DEP_AMOD);
    return asc_tree_is(t, who, "version") && a != ASC_NONE &&
           asc_tree_is_one(t, a, (const char *const[]){ "early", "earlier", "previous", NULL });
}

/* "Called the claim that X did it absurd": that he did not, by whoever says so. */
static bool branded(struct climb *k, const asc_cue *cue, uint32_t p)
{
    asc_context *c = k->c;
    unsigned ignored = 0;
    uint32_t v = cue->pos == 'n' && k->inside && !k->opaque ? asc_scorn_over(k->t, p) : ASC_NONE;
    uint32_t s = v == ASC_NONE ? v : asc_tree_subject(k->t, v, &ignored);
    if (v == ASC_NONE || (s == ASC_NONE && !asc_tree_passive(k->t, v))) return false;
    const asc_cue *deny = asc_tables_cue(k->t->lx, 'v', ASC_STR("deny"));
    uint32_t owner = asc_tree_owner(k->t, p, &ignored);
    if (owner != ASC_NONE && s != ASC_NONE && owner != s && k->t->tok[owner].pos == ASC_POS_PROPN) {
        asc_climb_push(k, owner, p, cue); /* "X's claim": he claims it, and the other denies it */
        c->denier = (asc_link){ s, v, deny };
        c->denied_at = c->count;
        k->ended = true;
        return true;
    }
    c->polarity = ASC_POLARITY_MINUS;
    c->certainty = ASC_CERTAINTY_CT;
    c->act = ASC_ACT_DENY;
    if (s != ASC_NONE) asc_climb_push(k, s, v, deny);
    else if (!c->unnamed) c->unnamed = deny, c->unnamed_cue = v;
    k->inside = false;
    k->opaque = true;
    return true;
}

void asc_climb_enter(struct climb *k, const asc_cue *cue, uint32_t p)
{
    asc_context *c = k->c;
    unsigned before = c->shaky;
    if (branded(k, cue, p)) return;
    c->cued = true;
    if (k->inside && !k->opaque && asc_contrary_absurd(k->t, p)) {
        c->polarity = ASC_POLARITY_MINUS; /* "it would be absurd to suggest that" */
        c->certainty = ASC_CERTAINTY_CT;
        c->act = ASC_ACT_ASSESS;
        k->opaque = true;
        return;
    }
    uint32_t who = asc_contrary_untimely(k->t, p) ? ASC_NONE : speaker(k, cue, p);
    if (who != ASC_NONE && cue->pos == 'v' && asc_contrary_hardly_anyone(k->t, who)) {
        if (cue->polarity == ASC_POLARITY_PLUS) c->certainty = ASC_CERTAINTY_U;
        k->opaque = true; /* the report's own word, with nothing above to change it */
        return;
    }
    if (who != ASC_NONE && cue->pos == 'v' && k->inside && earlier_version(k->t, who))
        c->polarity = ASC_POLARITY_MINUS, c->act = ASC_ACT_RETRACT;
    if (who != ASC_NONE && cue->pos == 'v' && asc_tree_is(k->t, who, "nothing")) {
        if (k->inside && !k->opaque)
            c->polarity = ASC_POLARITY_MINUS, c->certainty = ASC_CERTAINTY_PR;
        k->settled = who; /* "nothing that has come to light suggests that" */
        return;
    }
    const asc_cue *idea = who != ASC_NONE && cue->pos == 'v' ? asc_whose_idea(k->t, who) : NULL;
    if (idea) { /* "a theory holds that", "the evidence suggests that": nobody's own word */
        if (!k->opaque && k->inside) asc_climb_weaken(c, idea->certainty);
        uint32_t owner = asc_whose_charge(k->t, who);
        if (owner == ASC_NONE && !c->unnamed && idea->certainty == ASC_CERTAINTY_PS)
            c->unnamed = cue, c->unnamed_cue = p;
        who = owner;
    }
    if (questioned(k->t, p)) {
        if (c->basis == ASC_BASIS_UNSTATED) c->basis = ASC_BASIS_INTERROGATION;
    } else if (asc_contrary_no_doubt(k->t, cue, p)) {
        bool little = asc_tree_child(k->t, p, ASC_DEP_AMOD) != ASC_NONE;
        if (little && !k->opaque && k->inside) asc_climb_weaken(c, ASC_CERTAINTY_PR);
    } else if (!k->opaque && k->inside) {
        asc_climb_weaken(c, cue->certainty);
        if (cue->polarity == ASC_POLARITY_MINUS) asc_climb_flip(c);
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
        if (asc_contrary_disproved(k->t, p) && k->inside && !k->opaque) {
            c->polarity = ASC_POLARITY_MINUS;
            c->certainty = ASC_CERTAINTY_CT;
            c->act = ASC_ACT_ASSESS;
            c->shaky = before;
            k->opaque = true;
            return; /* by whoever says so, and not the one whose claim it is */
        }
        if ((asc_contrary_thrown_out(k->t, p) || asc_contrary_looked_into(k->t, p) ||
             asc_contrary_put_up_with(k->t, p)) &&
            k->inside)
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
        if (nothing != ASC_NONE && who != ASC_NONE && k->inside)
            return; /* "no evidence for the government's claim that": it is not the government that doubts */
        if (!(cue->slots & ASC_SLOT_THAT) || who == ASC_NONE) {
            c->shaky = before;
            if (who == ASC_NONE && !k->opaque && k->inside) alleged(k, cue, p);
            if (who == ASC_NONE) return; /* still the same voice's */
        }
    }
    if (who != ASC_NONE && cue->pos == 'v' && asc_tree_is(k->t, p, "hear") &&
        asc_tree_prep(k->t, p, ASC_STR("from")) != who) {
        if (!c->unnamed)
            c->unnamed = cue, c->unnamed_cue = p; /* "the court heard": no finding of it */
        return;
    }
    if (who == ASC_NONE) { /* "is believed to": nobody told; the hedge is the speaker's */
        if (cue->pos == 'v' && cue->certainty == ASC_CERTAINTY_CT && asc_tree_passive(k->t, p) &&
            !verdict(k->t, p) && !made_sure(k->t, p) && !asc_tree_is(k->t, p, "tell"))
            asc_climb_weaken(c, ASC_CERTAINTY_PS);
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
    uint32_t iff = cue->pos == 'v' ? asc_tree_child(k->t, p, ASC_DEP_MARK) : ASC_NONE;
    if (iff != ASC_NONE && iff < p &&
        asc_tree_is_one(k->t, iff, (const char *const[]){ "if", "unless", NULL }))
        c->certainty = ASC_CERTAINTY_U, c->conditional = true; /* "if they say that X did it" */
    uint32_t must = k->t->tok[p].dep == ASC_DEP_XCOMP ? k->t->tok[p].head : ASC_NONE;
    if (must != ASC_NONE &&
        asc_tree_is_one(k->t, must, (const char *const[]){ "have", "need", NULL }) &&
        asc_tree_is_one(k->t, p,
                        (const char *const[]){ "show", "prove", "establish", "demonstrate", NULL }))
        c->certainty = ASC_CERTAINTY_U; /* "would have to show that" */
    uint32_t be = k->t->tok[p].dep == ASC_DEP_ACOMP ? k->t->tok[p].head : p;
    if (cue->pos == 'a' && !k->opaque && k->inside &&
        asc_tree_child(k->t, be, ASC_DEP_NEG) != ASC_NONE)
        c->certainty = ASC_CERTAINTY_U; /* "is not satisfied that" */
    if (cue->pos == 'v' && !k->opaque && k->inside) {
        bool not_said = asc_tree_child(k->t, p, ASC_DEP_NEG) != ASC_NONE ||
                        asc_contrary_withheld(k->t, p) || asc_contrary_no_more(k->t, p);
        if (c->polarity == ASC_POLARITY_PLUS && asc_unreal_mistaken(k->t, p)) {
            c->polarity = ASC_POLARITY_MINUS; /* "wrongly said that": the report knows better */
            c->certainty = ASC_CERTAINTY_CT;
            c->act = ASC_ACT_ASSESS;
            k->opaque = true;
            return;
        }
        if (c->polarity == ASC_POLARITY_PLUS && asc_unreal_punished(k->t, p))
            c->certainty = ASC_CERTAINTY_U; /* "paid damages for saying that" */
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
        } else if (not_said || yet_to_say(k->t, p)) {
            c->certainty = ASC_CERTAINTY_U; /* "did not say that", "will tell you that" */
        }
    }
    if (cue->pos == 'v' && denies_another(k, cue)) {
        if (k->opaque) return; /* "denied Y's charge that Z, a group led by X, did it": not of X */
        c->denier = (asc_link){ who, p, cue };
        c->denied_at = c->count;
        return;
    }
    uint32_t by = ASC_NONE, quoted = asc_whose_quoted(k->t, p, &by);
    cited(k, p);
    asc_climb_push(k, quoted != ASC_NONE ? quoted : who, p, cue);
    if (by != ASC_NONE) asc_climb_push(k, by, k->t->tok[k->t->tok[p].head].head, NULL);
    k->inside = false;
}
