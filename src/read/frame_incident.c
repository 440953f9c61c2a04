/*
 * The incident that a frame tells of.
 */
#include "read/frame_fills.h"

#include "base/str.h"
#include "read/contrary.h"
#include "read/court.h"
#include "read/sound.h"

#include "base/banned.h"

#define CONTENT_TOKENS 40 /* of what somebody is accused of */

#define SHARED_STEPS \
    4 /* verbs joined to one that has no object: "ordered, paid for or knew of it" */

/* What one takes, plays or has in a deed. */
static const char *const PARTS[] = { "part", "role", "hand", NULL };

/* "charged over the ferry": what was hit stands for the attack on it. */
static uint32_t hit(const asc_site *s, uint32_t tok)
{
    for (uint32_t h = 0; h < s->ev->happening_count; h++)
        if (s->ev->happenings[h].target.n &&
            asc_str_eq(s->t->low[tok], s->ev->happenings[h].target) &&
            (h == s->ev->main || s->ev->happening_count == 1))
            return h;
    bool crime = s->f->act == ASC_ACT_ACCUSE || s->f->act == ASC_ACT_ASSESS || s->f->verdict;
    bool over = asc_tree_is(s->t, s->t->tok[tok].head, "over");
    return crime && over && asc_tables_word(s->t->lx, ASC_STR("@target"), s->t->low[tok])
               ? s->ev->main
               : ASC_NONE;
}

bool asc_frame_article(const asc_tree *t, uint32_t i)
{
    uint32_t d = asc_tree_child(t, i, ASC_DEP_DET);
    return d != ASC_NONE && (asc_tree_is(t, d, "the") || asc_tree_is(t, d, "that"));
}

/* Is the frame's word one of a court? */
static bool before_court(const asc_site *s)
{
    static const char *const words[] = { "charge",   "convict", "acquit", "indict", "guilty",
                                         "sentence", "jail",    "clear",  "find",   "liable",
                                         "arraign",  "plead",   "admit",  NULL };
    return asc_tree_is_one(s->t, s->i, words);
}

/* "Charged with arson", "guilty of murder": the crime's name alone, before a court. */
static bool named_crime(const asc_site *s, uint32_t i)
{
    return before_court(s) && s->t->tok[i].tag == ASC_TAG_NN && s->t->first[i] == ASC_NONE;
}

/* "Guilty of terrorism and murder over the attacks", "convicted of four murders": the crime's name before a
 * court; the attack that it is told to be over, or the one spoken of. */
static uint32_t crime(const asc_site *s, uint32_t tok, bool *salient)
{
    static const char *const over[] = { "over", "in", "for", "after", "during", NULL };
    const asc_tree *t = s->t;
    if (!before_court(s) || !asc_tree_is_noun(t, tok) || !asc_tree_in_set(t, tok, "@crime"))
        return ASC_NONE;
    for (uint32_t k = tok + 1; k < t->n && k < tok + CONTENT_TOKENS; k++) {
        uint32_t e = s->ev->of_token[k];
        bool other = t->tok[k].dep == ASC_DEP_RELCL || t->tok[k].dep == ASC_DEP_ADVCL;
        if (t->tok[k].sent != t->tok[tok].sent || other) break;
        if (t->tok[k].ent == ASC_ENT_DATE && asc_tree_is(t, k - 1, "in"))
            return ASC_NONE; /* "of murder in 1998" */
        if (e == ASC_NONE || s->ev->items[e].generic || s->ev->items[e].verb ||
            s->ev->items[e].happening == ASC_NONE || t->tok[k].dep != ASC_DEP_POBJ)
            continue;
        if (asc_tree_is_one(t, t->tok[k].head, over)) return s->ev->items[e].happening;
    }
    *salient = true;
    return asc_events_turned_to(s->ev, t, tok);
}

/* Can the verb tell that one did it: "planting the bomb"? */
static bool does(const asc_tree *t, uint32_t verb)
{
    const asc_frame *f = asc_tables_frame(t->lx, 'v', t->low[verb]);
    while (f && f->predicate != ASC_PREDICATE_CARRIED_OUT) f = asc_frame_next(t->lx, f);
    return f != NULL;
}

/* "The 2016 mortar bomb", in a report of another year's attack: not the one that was told of last. */
static bool of_another_time(const asc_events *ev, uint32_t e)
{
    uint32_t h = ev->items[e].happening;
    if (h == ASC_NONE || ev->items[e].strength == ASC_EVENT_STRONG) return false;
    asc_date a = ev->items[e].when, b = ev->happenings[h].when;
    if (!a.year || !b.year) return false;
    return a.year != b.year || (a.month && b.month && a.month != b.month);
}

/* "We carried it out", between quotation marks: what is asked of them. */
static bool says_we_did(const asc_site *s)
{
    uint32_t who = asc_tree_child(s->t, s->i, ASC_DEP_NSUBJ);
    return asc_str_is(s->f->word, "carry") && who != ASC_NONE && s->t->speaker &&
           s->t->speaker[who] != ASC_NONE &&
           asc_tree_is_one(s->t, who, (const char *const[]){ "we", "I", "i", NULL });
}

/* The incident that the phrase at tok tells of, or points back to. */
static uint32_t happening_at(const asc_site *s, uint32_t tok, bool *salient, unsigned *shaky)
{
    const asc_tree *t = s->t;
    uint32_t h = asc_tree_antecedent(t, tok), e = s->ev->of_token[h];
    uint32_t on = t->tok[h].dep == ASC_DEP_POBJ ? t->tok[t->tok[h].head].head : ASC_NONE;
    if (h != tok && e == ASC_NONE && on != ASC_NONE && t->tok[tok].tag == ASC_TAG_WDT &&
        s->ev->of_token[on] != ASC_NONE && asc_tree_is_noun(t, on))
        e = s->ev->of_token[h = on]; /* "an attack on the grid which X blames on Y" */
    uint32_t tried = asc_tree_is_one(t, h, (const char *const[]){ "try", "attempt", "seek", NULL })
                         ? asc_tree_child(t, h, ASC_DEP_XCOMP)
                         : ASC_NONE;
    if (tried != ASC_NONE && e == ASC_NONE)
        e = s->ev->of_token[h = tried]; /* "of trying to kill her" */
    *salient = false;
    uint32_t top = h, prep = t->tok[h].head; /* "an act of terrorism" */
    if (t->tok[h].dep == ASC_DEP_POBJ && asc_tree_is(t, prep, "of") &&
        asc_tree_is(t, t->tok[prep].head, "act"))
        top = t->tok[prep].head;
    uint32_t is = t->tok[top].dep == ASC_DEP_ATTR
                      ? asc_tree_child(t, t->tok[top].head, ASC_DEP_NSUBJ)
                      : ASC_NONE; /* "the attack was an operation" */
    if (is != ASC_NONE && s->ev->of_token[is] != ASC_NONE &&
        (e == ASC_NONE ? asc_tree_is(t, top, "act")
                       : s->ev->items[e].happening == ASC_NONE || top != h))
        e = s->ev->of_token[is];
    if (e != ASC_NONE && !s->ev->items[e].generic) {
        uint32_t in = s->ev->items[e].verb ? asc_tree_prep(t, h, ASC_STR("in")) : ASC_NONE;
        if (in != ASC_NONE && s->ev->of_token[in] != ASC_NONE &&
            s->ev->items[s->ev->of_token[in]].happening != ASC_NONE)
            e = s->ev->of_token[in]; /* "killed six in an ambush" */
        return of_another_time(s->ev, e) ? ASC_NONE : s->ev->items[e].happening;
    }
    if (e != ASC_NONE && named_crime(s, h)) {
        *salient = true;
        ++*shaky;
        return asc_events_turned_to(s->ev, t, h);
    }
    if (e != ASC_NONE && s->f->predicate == ASC_PREDICATE_CAPABLE &&
        (asc_tree_child(t, h, ASC_DEP_PREDET) != ASC_NONE || /* "capable of such an attack" */
         (asc_tree_child(t, h, ASC_DEP_AMOD) != ASC_NONE &&
          asc_tree_is(t, asc_tree_child(t, h, ASC_DEP_AMOD), "such")))) {
        *salient = true;
        ++*shaky;
        return asc_events_turned_to(s->ev, t, h);
    }
    if (e != ASC_NONE) return ASC_NONE;
    if (s->f->predicate == ASC_PREDICATE_KNEW_OF && asc_tree_is_noun(t, h) &&
        asc_frame_article(t, h) && asc_tables_word(t->lx, ASC_STR("@affair"), t->low[h])) {
        *salient = true; /* "knew nothing of the affair" */
        ++*shaky;
        return asc_events_turned_to(s->ev, t, h);
    }
    uint32_t det = asc_tree_is_noun(t, h) ? asc_tree_child(t, h, ASC_DEP_DET) : ASC_NONE;
    if (det != ASC_NONE && (asc_tree_is(t, det, "this") || asc_tree_is(t, det, "that")) &&
        asc_tree_is_one(
            t, h,
            (const char *const[]){ "crime", "atrocity", "outrage", "deed", "horror", NULL })) {
        *salient = true; /* "that crime": what was told last */
        ++*shaky;
        return asc_events_followed(s->ev, t, h);
    }
    if (asc_roles_deictic(t, h)) {
        *salient = true;
        ++*shaky;
        bool made = t->tok[h].head != s->i && s->f->object[0].where == ASC_WHERE_DEED;
        if (asc_str_eq(s->f->word, ASC_STR("do")) || made)
            return asc_events_turned_to(s->ev, t, h); /* "did it" */
        if (says_we_did(s)) return asc_events_turned_to(s->ev, t, h);
        uint32_t told = asc_events_just_told(s->ev, t, h);
        uint32_t having = asc_tree_child(t, s->i, ASC_DEP_AUX);
        bool gerund = t->tok[s->i].tag == ASC_TAG_VBG ||
                      (having != ASC_NONE && t->tok[having].tag == ASC_TAG_VBG);
        bool of = gerund && t->tok[s->i].dep == ASC_DEP_PCOMP;
        uint32_t up = of ? t->tok[t->tok[s->i].head].head : ASC_NONE;
        if (told == ASC_NONE && of && (asc_court_verdict(t, up) || asc_tree_is(t, up, "guilty")))
            return ++*shaky, asc_events_turned_to(s->ev, t, h); /* "guilty of having ordered it" */
        bool ordered = told == ASC_NONE && s->f->predicate == ASC_PREDICATE_ORDERED &&
                       asc_tree_is(t, s->i, "order") && asc_tree_is(t, h, "it");
        if (ordered)
            return *shaky += 2, asc_events_turned_to(s->ev, t, h); /* "that X ordered it" */
        if (told != ASC_NONE || s->second == ASC_NONE || !asc_tree_is(t, s->second, "nothing"))
            return told;
        ++*shaky;
        return asc_events_turned_to(s->ev, t, h); /* "nothing to do with it" */
    }
    if (asc_tree_is_verb(t, h)) { /* "role in assisting JeM": what the gerund is about */
        uint32_t o = asc_tree_object(t, h);
        uint32_t oe = o == ASC_NONE ? ASC_NONE : s->ev->of_token[o];
        bool deed = s->f->predicate != ASC_PREDICATE_CARRIED_OUT || does(t, h);
        if (oe != ASC_NONE && !deed) return ASC_NONE; /* "guilty of supplying the bomb" */
        if (oe != ASC_NONE) return s->ev->items[oe].generic ? ASC_NONE : s->ev->items[oe].happening;
    }
    uint32_t part = asc_tree_is_verb(t, h) ? asc_tree_child(t, h, ASC_DEP_DOBJ) : ASC_NONE;
    bool took = part != ASC_NONE && asc_tree_is_one(t, part, PARTS);
    uint32_t of = took ? asc_tree_prep(t, h, ASC_STR("in")) : ASC_NONE; /* "having taken part in" */
    if (took && of == ASC_NONE) of = asc_tree_prep(t, part, ASC_STR("in"));
    if (of == ASC_NONE)
        of = asc_tree_prep(t, h, ASC_STR("of")); /* "preparations for the ... of the attack" */
    if (of == ASC_NONE) of = asc_tree_prep(t, h, ASC_STR("for"));
    e = of == ASC_NONE ? ASC_NONE : s->ev->of_token[of];
    return e == ASC_NONE || s->ev->items[e].generic ? ASC_NONE : s->ev->items[e].happening;
}

/* "Denied involvement in a statement": where it was said, and not in what. */
static bool medium(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "message",   "statement", "video",  "letter", "interview",
                                         "post",      "broadcast", "tweet",  "e-mail", "email",
                                         "leaflet",   "recording", "speech", "call",   "communique",
                                         "telephone", "press",     "audio",  "report", "article" };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (asc_tree_is(t, i, words[k])) return true;
    return t->tok[i].ent == ASC_ENT_DATE || t->tok[i].ent == ASC_ENT_TIME;
}

/* "Accuse soldiers of the Third Battalion": that only says which soldiers. */
static bool of_object(const asc_site *s, uint32_t tok)
{
    uint32_t prep = s->t->tok[tok].head, o = asc_tree_object(s->t, s->i);
    return s->f->pos == 'v' && s->m->of_token[tok] != ASC_NONE && o != ASC_NONE &&
           s->t->tok[prep].head == o && asc_tree_is(s->t, prep, "of");
}

/* "a lookout for the bombers", "convicted of the murder": not what it was done in. */
static bool whoever_did_it(const asc_site *s, uint32_t tok)
{
    return asc_tree_is_noun(s->t, tok) && s->ev->of_token[tok] == ASC_NONE &&
           asc_tables_word(s->t->lx, ASC_STR("@doer"), s->t->low[tok]);
}

/* "Of having organised it". */
static bool having_done(const asc_tree *t, uint32_t i)
{
    uint32_t aux = t->tok[i].tag == ASC_TAG_VBN ? asc_tree_child(t, i, ASC_DEP_AUX) : ASC_NONE;
    return aux != ASC_NONE && asc_tree_is(t, aux, "have") && t->tok[aux].tag == ASC_TAG_VBG;
}

/* "guilty of planning the attack", "pleaded guilty to providing weapons for it": that other
 * verb says what part it was. */
static bool has_frame_of_its_own(const asc_site *s, uint32_t tok)
{
    const asc_tree *t = s->t;
    bool helped = s->f->predicate == ASC_PREDICATE_HELPED;
    if ((s->f->predicate != ASC_PREDICATE_CARRIED_OUT && !helped) ||
        (t->tok[tok].tag != ASC_TAG_VBG && !having_done(t, tok)) ||
        (t->tok[tok].dep != ASC_DEP_PCOMP && t->tok[tok].dep != ASC_DEP_POBJ))
        return false;
    bool other = false;
    for (const asc_frame *f = asc_tables_frame(t->lx, 'v', t->low[tok]); f;
         f = asc_frame_next(t->lx, f)) {
        if (f->predicate == ASC_PREDICATE_CARRIED_OUT && !f->object_word.n) return false;
        other |= f->predicate == ASC_PREDICATE_PLANNED ||
                 (f->predicate == ASC_PREDICATE_HELPED && !helped) ||
                 f->predicate == ASC_PREDICATE_ORDERED || f->predicate == ASC_PREDICATE_FINANCED ||
                 f->predicate == ASC_PREDICATE_KNEW_OF || f->predicate == ASC_PREDICATE_ARMS;
    }
    return other;
}

/* "Rejected the suggestion that ...": what was suggested is told in its clause. */
static bool says_itself(const asc_site *s)
{
    const asc_tree *t = s->t;
    if (s->second == ASC_NONE || !asc_tree_is_noun(t, s->second)) return false;
    uint32_t c = asc_tree_child(t, s->second, ASC_DEP_ACL);
    if (c == ASC_NONE) c = asc_tree_child(t, s->second, ASC_DEP_RELCL);
    uint32_t that = c == ASC_NONE ? c : asc_tree_child(t, c, ASC_DEP_MARK);
    return that != ASC_NONE && asc_tree_is(t, that, "that");
}

/* "Rejected suggestions that Y did it": told of Y. */
static bool another_does(const asc_site *s, uint32_t tok)
{
    const asc_tree *t = s->t;
    for (int k = 0; k < 6 && t->tok[tok].head != tok && tok != s->i; k++) {
        uint32_t subj = asc_tree_child(t, tok, ASC_DEP_NSUBJ);
        if (asc_tree_is_verb(t, tok) && subj != ASC_NONE) return t->tok[subj].pos != ASC_POS_PRON;
        tok = t->tok[tok].head;
    }
    return false;
}

/* "Both attacks", "a string of attacks": several, told one by one behind. */
static bool several(const asc_site *s, uint32_t tok)
{
    const asc_tree *t = s->t;
    uint32_t i = asc_tree_antecedent(t, tok), of = asc_tree_prep(t, i, ASC_STR("of"));
    if (s->ev->of_token[i] == ASC_NONE && of != ASC_NONE) i = of;
    return asc_tree_is_noun(t, i) && t->tok[i].tag == ASC_TAG_NNS && s->ev->of_token[i] != ASC_NONE;
}

/* "Acquitted of all charges": of what, is told elsewhere. */
static bool charges(const asc_site *s, uint32_t tok)
{
    return s->f->act == ASC_ACT_ASSESS && s->f->polarity == ASC_POLARITY_MINUS &&
           asc_tree_is_one(s->t, tok,
                           (const char *const[]){ "charge", "count", "accusation", NULL });
}

/* "Denied having ordered any attack", "any act of violence": this one, too. */
static bool any_deed(const asc_site *s, uint32_t h)
{
    const asc_tree *t = s->t;
    static const char *const sorts[] = { "violence", "terrorism", "terror", "sabotage", NULL };
    uint32_t det = asc_tree_is_noun(t, h) ? asc_tree_child(t, h, ASC_DEP_DET) : ASC_NONE;
    uint32_t of = asc_tree_prep(t, h, ASC_STR("of"));
    bool deed = s->ev->of_token[h] != ASC_NONE ||
                (asc_tree_is(t, h, "act") && of != ASC_NONE && asc_tree_is_one(t, of, sorts));
    return deed && det != ASC_NONE && asc_tree_is(t, det, "any");
}

/* "I ordered nothing": not this either. */
static bool nothing_at_all(const asc_site *s, uint32_t h)
{
    asc_predicate p = s->f->predicate;
    return asc_tree_is(s->t, h, "nothing") && h != s->second && s->f->pos == 'v' &&
           !s->f->object_word.n && s->t->tok[h].dep == ASC_DEP_DOBJ &&
           (p == ASC_PREDICATE_ORDERED || p == ASC_PREDICATE_PLANNED ||
            p == ASC_PREDICATE_FINANCED);
}

/* "Gave the order to a follower": to whom it was given says not for what. */
static bool given_to(const asc_site *s, uint32_t tok)
{
    const asc_tree *t = s->t;
    return s->f->predicate == ASC_PREDICATE_ORDERED && s->second != ASC_NONE &&
           t->tok[s->second].tag == ASC_TAG_NN &&
           (asc_frame_article(t, s->second) || asc_contrary_negative_determiner(t, s->second)) &&
           asc_tree_is(t, t->tok[tok].head, "to") &&
           (asc_tree_is_noun(t, tok) || t->tok[tok].pos == ASC_POS_PRON) &&
           s->ev->of_token[tok] == ASC_NONE;
}

/* "Neither ordered nor paid for any attack": the second verb's is the first one's, too. */
static uint32_t shared(const asc_site *s)
{
    const asc_tree *t = s->t;
    uint32_t v = s->i, x = ASC_NONE;
    if (s->f->pos != 'v' || s->f->object_word.n || asc_tree_child(t, v, ASC_DEP_CCOMP) != ASC_NONE)
        return ASC_NONE;
    for (int steps = 0; steps < SHARED_STEPS && x == ASC_NONE; steps++) {
        uint32_t next = asc_tree_child(t, v, ASC_DEP_CONJ);
        for (uint32_t c = t->first[v]; c != ASC_NONE; c = t->next[c]) {
            if (c > v && t->tok[c].dep == ASC_DEP_DOBJ) x = c;
            if (c < v || t->tok[c].dep != ASC_DEP_PREP) continue;
            if (v != s->i && asc_tree_child(t, c, ASC_DEP_POBJ) != ASC_NONE)
                x = asc_tree_child(t, c, ASC_DEP_POBJ);
            if (next == ASC_NONE) next = asc_tree_child(t, c, ASC_DEP_CONJ);
        }
        if (v == s->i && x != ASC_NONE) return ASC_NONE; /* it has its own */
        if (next == ASC_NONE || !asc_tree_is_verb(t, next)) break;
        v = next;
    }
    bool told = x != ASC_NONE &&
                (s->ev->of_token[x] != ASC_NONE || asc_roles_deictic(t, x) || any_deed(s, x));
    return told ? x : ASC_NONE;
}

/* "Was himself accused in 2009 of the massacre at Tolo": of that, whatever was told of before. */
static uint32_t of_another(const asc_site *s, uint32_t salient)
{
    const asc_tree *t = s->t;
    uint32_t end = t->tok[s->i].right;
    if (s->f->pos != 'v' || (s->f->act != ASC_ACT_ACCUSE && s->f->act != ASC_ACT_ASSESS))
        return ASC_NONE;
    for (uint32_t k = s->i + 1; k < end && k < s->i + CONTENT_TOKENS; k++) {
        if (t->tok[k].dep == ASC_DEP_RELCL || t->tok[k].dep == ASC_DEP_ADVCL) break;
        uint32_t e = s->ev->of_token[k];
        if (e == ASC_NONE || s->ev->items[e].verb || !asc_event_strong(&s->ev->items[e])) continue;
        if (s->ev->items[e].happening != salient) return e;
    }
    return ASC_NONE;
}

/* Whom an event's word says it was done to. */
static uint32_t done_to(const asc_tree *t, uint32_t i)
{
    uint32_t own =
        asc_tree_is_verb(t, i) ? asc_tree_object(t, i) : asc_tree_child(t, i, ASC_DEP_POSS);
    return own != ASC_NONE || asc_tree_is_verb(t, i) ? own : asc_tree_prep(t, i, ASC_STR("of"));
}

/* "The killer of Ivo Sand was X": the attack on him who is named there. */
static uint32_t on_victim(const asc_site *s, uint32_t tok)
{
    static const char *const killers[] = { "killer",    "murderer", "assassin", "poisoner",
                                           "kidnapper", "abductor", NULL };
    uint32_t him = s->m->of_token[tok];
    if (s->f->pos != 'n' || !asc_tree_is_one(s->t, s->i, killers) || him == ASC_NONE)
        return ASC_NONE;
    for (uint32_t e = 0; e < s->ev->count; e++) {
        uint32_t o = done_to(s->t, s->ev->items[e].tok);
        uint32_t x = o == ASC_NONE ? ASC_NONE : s->m->of_token[o];
        if (x != ASC_NONE && s->m->items[x].same == s->m->items[him].same &&
            s->ev->items[e].happening != ASC_NONE)
            return s->ev->items[e].happening;
    }
    return ASC_NONE;
}

/* "The group, whose members had attacked the port, denied any role": in what was told before that aside. */
static uint32_t before_aside(const asc_site *s)
{
    const asc_tree *t = s->t;
    uint32_t n = s->f->pos == 'v' ? asc_tree_child(t, s->i, ASC_DEP_NSUBJ) : ASC_NONE;
    uint32_t c = n == ASC_NONE || n > s->i ? ASC_NONE : asc_tree_child(t, n, ASC_DEP_RELCL);
    if (c == ASC_NONE || s->f->polarity != ASC_POLARITY_MINUS) return s->i;
    for (uint32_t k = t->tok[n].left; k < n; k++)
        if (s->ev->of_token[k] != ASC_NONE) return s->i;
    return t->tok[n].left;
}

bool asc_frame_incident(const asc_site *s, asc_match *out)
{
    for (int k = 0; k < ASC_PLACES_MAX && s->f->object[k].where; k++) {
        unsigned shaky = 0;
        if (s->f->object[k].where == ASC_WHERE_SALIENT) {
            if (says_itself(s)) return false;
            uint32_t of = s->f->verdict && s->second != ASC_NONE
                              ? asc_tree_prep(s->t, s->second, ASC_STR("of"))
                              : ASC_NONE;
            if (of == ASC_NONE && s->f->verdict && s->second != ASC_NONE)
                of = asc_tree_prep(s->t, s->i, ASC_STR("of"));
            if (of != ASC_NONE && has_frame_of_its_own(s, of))
                return false; /* "guilty of planning it" */
            out->happening = asc_events_turned_to(s->ev, s->t, before_aside(s));
            uint32_t other = of_another(s, out->happening);
            if (other != ASC_NONE) out->happening = s->ev->items[other].happening;
            out->salient = true;
            if (out->happening != ASC_NONE) return true;
            continue;
        }
        if (s->f->object[k].where == ASC_WHERE_SENTENCE) {
            uint32_t of =
                s->second == ASC_NONE ? s->second : asc_tree_prep(s->t, s->second, ASC_STR("for"));
            if (of == ASC_NONE && s->second != ASC_NONE)
                of = asc_tree_prep(s->t, s->i, ASC_STR("for"));
            if (of != ASC_NONE && has_frame_of_its_own(s, of)) return false; /* "for planning it" */
            out->happening = asc_events_in_sentence(s->ev, s->t, s->i);
            out->salient = true;
            if (out->happening != ASC_NONE) return true;
            continue;
        }
        uint32_t tok = asc_roles_place(s, &s->f->object[k], &shaky);
        bool joined =
            s->f->object[k].where == ASC_WHERE_OBJ || s->f->object[k].where == ASC_WHERE_PREP;
        if (tok == ASC_NONE && joined && (tok = shared(s)) != ASC_NONE) shaky++;
        if (tok != ASC_NONE && (out->happening = asc_roles_deed_of_those(s, tok)) != ASC_NONE)
            return out->object_tok = tok, out->shaky += shaky + 1, true;
        if (tok == ASC_NONE || whoever_did_it(s, tok)) continue;
        if (s->f->object[k].where == ASC_WHERE_WHAT) {
            out->happening = asc_events_turned_to(s->ev, s->t, s->i);
            out->salient = true;
            out->object_tok = tok;
            return out->happening != ASC_NONE;
        }
        if (s->f->object[k].where == ASC_WHERE_THAT && s->f->agent_speaks && another_does(s, tok))
            return false;
        if (has_frame_of_its_own(s, tok)) return false;
        if (any_deed(s, asc_tree_antecedent(s->t, tok)) || nothing_at_all(s, tok)) {
            out->happening = asc_events_turned_to(s->ev, s->t, s->i);
            out->salient = out->only_denied = true;
            out->object_tok = tok;
            out->shaky += 1 + shaky;
            return out->happening != ASC_NONE;
        }
        out->happening = happening_at(s, tok, &out->salient, &shaky);
        if (out->happening == ASC_NONE && s->f->object[k].where == ASC_WHERE_PREP &&
            s->m->of_token[tok] == ASC_NONE && (out->happening = hit(s, tok)) != ASC_NONE)
            shaky++;
        if (out->happening == ASC_NONE) out->happening = on_victim(s, tok);
        if (out->happening == ASC_NONE && s->second != ASC_NONE &&
            asc_tree_is(s->t, s->second, "nothing") &&
            asc_tables_word(s->t->lx, ASC_STR("@target"), s->t->low[tok]) &&
            asc_frame_article(s->t, tok)) {
            out->happening = s->ev->main; /* "had nothing to do with the boat" */
            shaky += 2;
        }
        if (out->happening == ASC_NONE && several(s, tok)) {
            uint32_t all[ASC_LISTED_MAX];
            size_t n = asc_among_events(s->ev, s->t, tok, all);
            if (n > 0) tok = all[0], out->happening = s->ev->items[s->ev->of_token[tok]].happening;
            for (size_t l = 1; l < n; l++) out->listed[out->listed_count++] = all[l];
        }
        if (out->happening == ASC_NONE && joined &&
            (out->happening = crime(s, tok, &out->salient)) != ASC_NONE)
            shaky++;
        if (out->happening == ASC_NONE && charges(s, tok)) continue;
        if (out->happening == ASC_NONE) {
            uint32_t e = s->ev->of_token[asc_tree_antecedent(s->t, tok)];
            if (e != ASC_NONE && s->f->predicate == ASC_PREDICATE_CAPABLE) break;
            if (e != ASC_NONE) return false; /* an attack, but none in particular */
            if (s->f->object[k].where == ASC_WHERE_PREP && !medium(s->t, tok) &&
                !of_object(s, tok) && !given_to(s, tok))
                return false; /* something else was named */
            continue;
        }
        out->object_tok = tok;
        out->shaky += shaky;
        return true;
    }
    return s->f->predicate == ASC_PREDICATE_CAPABLE && asc_sound_attack(s, out);
}
