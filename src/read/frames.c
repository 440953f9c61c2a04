#include "read/frames.h"

#include "base/str.h"
#include "core/terms.h"
#include "read/who.h"

#include "base/banned.h"

#define ASC_PAIR_TOKENS 60 /* of "between X and Y": a longer phrase is not looked through */

/* What roles are looked up against. */
struct site {
    const asc_tree *t;
    asc_mentions *m;
    const asc_events *ev;
    const asc_frame *f;
    uint32_t i;      /* the trigger */
    uint32_t second; /* the frame's object word ("responsibility"), or ASC_NONE */
};

static bool particle_stands(const asc_tree *t, uint32_t i, asc_str particle)
{
    unsigned left = ASC_CHILDREN_MAX;
    if (!particle.n) return true;
    for (uint32_t c = t->first[i]; c != ASC_NONE && left--; c = t->next[c]) {
        uint8_t dep = t->tok[c].dep;
        if (dep != ASC_DEP_PRT && dep != ASC_DEP_ADVMOD && dep != ASC_DEP_PREP) continue;
        if (asc_str_eq_nocase(asc_tree_text(t, c), particle)) return true;
    }
    return false;
}

/* o, or one joined to it ("funding and sanctuary"), or a noun that the word makes one
 * of its kind ("proxy forces"). */
static uint32_t word_in(const asc_tree *t, uint32_t o, asc_str word, bool kinds)
{
    for (int k = 0; k < 4 && o != ASC_NONE; k++, o = asc_tree_child(t, o, ASC_DEP_CONJ)) {
        uint32_t c = asc_tree_child(t, o, ASC_DEP_COMPOUND), a = asc_tree_child(t, o, ASC_DEP_AMOD);
        if (asc_str_eq(t->low[o], word)) return o;
        if (!kinds) continue;
        if ((c != ASC_NONE && asc_str_eq(t->low[c], word)) ||
            (a != ASC_NONE && asc_str_eq(t->low[a], word)))
            return o;
    }
    return ASC_NONE;
}

/* The frame's object word at i: its object, or what stands behind a preposition. */
static uint32_t second_word(const asc_tree *t, uint32_t i, asc_str word)
{
    uint32_t o = word_in(t, asc_tree_object(t, i), word, false);
    unsigned left = ASC_CHILDREN_MAX;
    if (o != ASC_NONE) return o;
    for (uint32_t c = t->first[i]; c != ASC_NONE && left--; c = t->next[c]) {
        uint8_t dep = t->tok[c].dep;
        if ((dep == ASC_DEP_DOBJ || dep == ASC_DEP_ATTR || dep == ASC_DEP_ACOMP ||
             dep == ASC_DEP_OPRD || dep == ASC_DEP_COMPOUND || dep == ASC_DEP_AMOD) &&
            asc_str_eq(t->low[c], word))
            return c;
        if (dep == ASC_DEP_DATIVE && asc_str_eq(t->low[c], word))
            return c; /* "rent the bombers a boat" */
        if (dep != ASC_DEP_PREP && dep != ASC_DEP_DATIVE) continue;
        uint32_t p = word_in(t, asc_tree_behind(t, c), word,
                             asc_tree_is(t, c, "as") || asc_tree_is(t, c, "under"));
        if (p != ASC_NONE) return p;
    }
    return ASC_NONE;
}

/* The subject of "X is behind", "X is the culprit", "X is responsible". */
static uint32_t copular_subject(const asc_tree *t, uint32_t i, unsigned *shaky)
{
    uint32_t v = t->tok[i].head;
    for (int k = 0; k < 3 && t->tok[i].dep == ASC_DEP_CONJ && !asc_tree_is_verb(t, v); k++)
        i = v, v = t->tok[i].head;
    if (v == i || !asc_tree_is_verb(t, v)) return ASC_NONE;
    uint32_t own = t->tok[i].pos == ASC_POS_ADJ ? asc_tree_child(t, i, ASC_DEP_NSUBJ) : ASC_NONE;
    if (own != ASC_NONE) return own; /* "found X guilty" as the parser often has it */
    if (t->tok[i].dep == ASC_DEP_OPRD)
        return asc_tree_passive(t, v) ? asc_tree_child(t, v, ASC_DEP_NSUBJPASS)
                                      : asc_tree_child(t, v, ASC_DEP_DOBJ);
    if (asc_tree_is(t, v, "hold")) return asc_tree_object(t, v); /* held responsible */
    if (t->tok[i].dep == ASC_DEP_ATTR || t->tok[i].dep == ASC_DEP_ACOMP ||
        t->tok[i].dep == ASC_DEP_PREP)
        return asc_tree_is(t, v, "be") || asc_tree_is(t, v, "remain") ||
                       asc_tree_is(t, v, "stand") || asc_tree_is(t, v, "become")
                   ? asc_tree_subject(t, v, shaky)
                   : ASC_NONE;
    if (t->tok[i].dep == ASC_DEP_NSUBJ && asc_tree_is(t, v, "be")) { /* the culprit is X */
        uint32_t a = asc_tree_child(t, v, ASC_DEP_ATTR);
        return a;
    }
    return ASC_NONE;
}

static uint32_t subject(const struct site *s, unsigned *shaky)
{
    if (s->f->pos == 'v') return asc_tree_subject(s->t, s->i, shaky);
    return copular_subject(s->t, s->i, shaky);
}

static uint32_t prep_of(const struct site *s, asc_str prep)
{
    uint32_t p = asc_tree_prep(s->t, s->i, prep);
    if (p == ASC_NONE && s->second != ASC_NONE) p = asc_tree_prep(s->t, s->second, prep);
    if (p == ASC_NONE && s->second != ASC_NONE) { /* "nothing to do with the bombing" */
        uint32_t v = asc_tree_child(s->t, s->second, ASC_DEP_RELCL);
        if (v != ASC_NONE) p = asc_tree_prep(s->t, v, prep);
    }
    if (p == ASC_NONE && s->f->pos == 'p') p = asc_tree_behind(s->t, s->i);
    if (p == ASC_NONE &&
        s->f->pos == 'v') { /* "suspect X of the bombing": hung on X by the parser */
        uint32_t o = asc_tree_object(s->t, s->i);
        if (o != ASC_NONE && o != s->second) p = asc_tree_prep(s->t, o, prep);
    }
    return p;
}

static uint32_t compound_name(const struct site *s)
{
    unsigned left = ASC_CHILDREN_MAX;
    uint32_t of =
        s->second != ASC_NONE &&
                s->t->tok[s->second].dep == ASC_DEP_COMPOUND && /* "X leadership figures" */
                asc_tree_child(s->t, s->i, ASC_DEP_COMPOUND) == s->second
            ? s->second
            : s->i;
    for (uint32_t c = s->t->first[of]; c != ASC_NONE && left--; c = s->t->next[c]) {
        uint8_t dep = s->t->tok[c].dep;
        uint32_t x = s->m->of_token[c];
        if ((dep != ASC_DEP_COMPOUND && dep != ASC_DEP_NMOD && dep != ASC_DEP_AMOD) ||
            x == ASC_NONE || c > s->i)
            continue;
        if (s->m->items[x].is_name && s->m->items[x].sure_group && !s->m->items[x].place) return c;
    }
    return ASC_NONE;
}

/* "for which it has taken responsibility", "claimed responsibility and ...". */
static uint32_t head_noun(const struct site *s)
{
    const asc_tree *t = s->t;
    uint32_t h = t->tok[s->i].head;
    uint8_t dep = t->tok[s->i].dep;
    bool modifies = dep == ASC_DEP_AMOD || dep == ASC_DEP_PREP || dep == ASC_DEP_ACL ||
                    dep == ASC_DEP_RELCL || dep == ASC_DEP_APPOS;
    if (!modifies || h == s->i || !asc_tree_is_noun(t, h)) return ASC_NONE;
    if (s->f->pos == 'v' && dep != ASC_DEP_AMOD) return ASC_NONE; /* "documents that list X" */
    if (s->f->pos == 'v' && t->tok[h].dep == ASC_DEP_APPOS)
        return t->tok[h].head; /* "X, a listed group" */
    if (s->f->pos == 'v' && t->tok[h].dep == ASC_DEP_ATTR)
        return asc_tree_child(t, t->tok[h].head, ASC_DEP_NSUBJ);
    return h;
}

/* The second of "between X and Y": what follows the last "and" of the phrase. */
static uint32_t pair_second(const struct site *s)
{
    const asc_tree *t = s->t;
    uint32_t x = prep_of(s, ASC_STR("between"));
    uint32_t end = x == ASC_NONE || t->tok[x].right > x + ASC_PAIR_TOKENS ? x : t->tok[x].right;
    if (x == ASC_NONE) return x;
    for (uint32_t i = end; i-- > x + 1;) {
        if (t->tok[i].dep != ASC_DEP_CC || !asc_str_eq_nocase(asc_tree_text(t, i), ASC_STR("and")))
            continue;
        for (uint32_t c = t->first[t->tok[i].head]; c != ASC_NONE; c = t->next[c])
            if (c > i && t->tok[c].dep == ASC_DEP_CONJ) return c;
        return ASC_NONE;
    }
    return ASC_NONE;
}

/* The name that ends right before the trigger or begins right behind it, commas,
 * brackets and quotation marks aside. */
static uint32_t neighbour(const struct site *s, int step)
{
    const asc_tree *t = s->t;
    uint32_t i = s->i;
    for (int k = 0; k < 4; k++) {
        if ((step < 0 && i == 0) || (step > 0 && i + 1 >= t->n)) return ASC_NONE;
        i = step < 0 ? i - 1 : i + 1;
        uint32_t x = s->m->of_token[i];
        if (t->tok[i].sent != t->tok[s->i].sent) return ASC_NONE;
        if (x != ASC_NONE) return s->m->items[x].is_name ? s->m->items[x].head : ASC_NONE;
        if (t->tok[i].pos != ASC_POS_PUNCT) return ASC_NONE;
    }
    return ASC_NONE;
}

/* What it is done to: "paid for his trips" has that behind its preposition. */
/* A word for what somebody says: whose it is, is whose word it is. */
static bool is_saying(const asc_tree *t, uint32_t i)
{
    static const char *const nouns[] = { "claim",  "statement", "version", "account",
                                         "denial", "assertion", "word",    "story",
                                         "report", "testimony", "fax",     "communique",
                                         "charge", "remark",    NULL };
    for (int k = 0; nouns[k]; k++)
        if (asc_str_eq(t->low[i], asc_str_from(nouns[k]))) return true;
    return false;
}

/* The object; behind the frame's own noun what that is about: "attach no weight to X's
 * claim". */
static uint32_t object_or_for(const struct site *s)
{
    uint32_t o = asc_tree_object(s->t, s->i);
    if (o != ASC_NONE && o == s->second && s->f->predicate == ASC_PREDICATE_CREDIBLE) {
        uint32_t about = prep_of(s, ASC_STR("to"));
        if (about != ASC_NONE) return about;
    }
    return o == ASC_NONE && s->f->particle.n ? asc_tree_prep(s->t, s->i, s->f->particle) : o;
}

/* Whose something is: "his trips", "two of his trips", "the claim of the Front", "a word of
 * their statement". */
static uint32_t whose(const asc_tree *t, uint32_t i)
{
    for (int k = 0; k < 3 && i != ASC_NONE; k++) {
        uint32_t p = asc_tree_child(t, i, ASC_DEP_POSS), of = asc_tree_prep(t, i, ASC_STR("of"));
        if (p != ASC_NONE) return p;
        if (of != ASC_NONE && is_saying(t, i) && !is_saying(t, of)) return of;
        i = of;
    }
    return ASC_NONE;
}

/* Of a judgement it is he whose word is judged: "the Front's claim is not credible". */
static uint32_t judged_subject(const struct site *s, unsigned *shaky)
{
    uint32_t x = subject(s, shaky);
    if (s->f->predicate != ASC_PREDICATE_CREDIBLE || x == ASC_NONE || !is_saying(s->t, x)) return x;
    return whose(s->t, x);
}

static uint32_t place(const struct site *s, const asc_place *p, unsigned *shaky)
{
    switch (p->where) {
    case ASC_WHERE_SUBJ: return judged_subject(s, shaky);
    case ASC_WHERE_OBJ: return asc_tree_object(s->t, s->i);
    case ASC_WHERE_PREP: return prep_of(s, p->prep);
    case ASC_WHERE_POSS: return asc_tree_child(s->t, s->i, ASC_DEP_POSS);
    case ASC_WHERE_IOBJ: return asc_tree_child(s->t, s->i, ASC_DEP_DATIVE);
    case ASC_WHERE_COMPOUND: return compound_name(s);
    case ASC_WHERE_HEAD: return head_noun(s);
    case ASC_WHERE_APPOS:
        if (s->t->tok[s->i].dep == ASC_DEP_APPOS) return s->t->tok[s->i].head;
        return asc_tree_child(s->t, s->i, ASC_DEP_APPOS);
    case ASC_WHERE_OBJPOSS: return whose(s->t, object_or_for(s));
    case ASC_WHERE_PAIR: return pair_second(s);
    case ASC_WHERE_ADVERB: return asc_tree_child(s->t, s->i, ASC_DEP_NPADVMOD);
    case ASC_WHERE_BEFORE: return neighbour(s, -1);
    case ASC_WHERE_AFTER: return neighbour(s, 1);
    case ASC_WHERE_SELF: return s->i;
    default: return ASC_NONE;
    }
}

/* Words that name whoever did it, whoever that is: no one is named by them. */
static bool anonymous(const asc_tree *t, const asc_mention *x)
{
    const asc_actor_word *w = x->is_name ? NULL : asc_tables_actor(t->lx, t->low[x->head]);
    if (!w || w->stands) return w != NULL;
    return t->tok[x->head].tag == ASC_TAG_NNS &&
           asc_tree_child(t, x->head, ASC_DEP_DET) == ASC_NONE &&
           asc_tree_child(t, x->head, ASC_DEP_POSS) == ASC_NONE &&
           (w->kind == ASC_ACTOR_GROUP || w->kind == ASC_ACTOR_AGENCY);
}

static bool owned_by_victim(const struct site *s)
{
    const asc_event_word *w = asc_tables_event(s->t->lx, 'n', s->t->low[s->i]);
    return w && w->victim;
}

/* "No group has claimed it": nobody did. */
static bool no_one(const asc_tree *t, uint32_t i)
{
    uint32_t d = asc_tree_child(t, i, ASC_DEP_DET);
    return d != ASC_NONE && asc_tree_is(t, d, "no");
}

static bool gives(asc_predicate p)
{
    return p == ASC_PREDICATE_ARMS || p == ASC_PREDICATE_FINANCES || p == ASC_PREDICATE_SUPPORTS ||
           p == ASC_PREDICATE_SHELTERS;
}

static bool fill_agent(const struct site *s, asc_match *out)
{
    for (int k = 0; k < ASC_PLACES_MAX && s->f->agent[k].where; k++) {
        unsigned shaky = 0;
        uint32_t tok = place(s, &s->f->agent[k], &shaky);
        if (tok == ASC_NONE || tok == s->i) continue;
        if (asc_who_author(s->t, tok)) {
            if (s->m->author == ASC_NONE || !asc_tree_is(s->t, tok, "we")) continue;
            out->agent = s->m->author;
            out->agent_tok = tok;
            return true;
        }
        uint32_t e = s->ev->of_token[asc_tree_antecedent(s->t, tok)];
        if (e != ASC_NONE && s->ev->items[e].strength != ASC_EVENT_WEAK) continue;
        bool victim =
            s->f->predicate == ASC_PREDICATE_DETAINED || s->f->predicate == ASC_PREDICATE_KILLED;
        uint32_t x = victim ? asc_who_itself(s->m, s->t, tok) : ASC_NONE;
        uint32_t state = gives(s->f->predicate) ? asc_who_state(s->m, s->t, tok) : ASC_NONE;
        if (state != ASC_NONE) x = state, shaky++;
        if (x == ASC_NONE) x = asc_who(s->m, s->t, tok, &shaky);
        if (x == ASC_NONE || (!victim && anonymous(s->t, &s->m->items[x]))) continue;
        if (no_one(s->t, tok) && state == ASC_NONE) return false;
        bool owner =
            s->f->agent[k].where == ASC_WHERE_POSS || s->f->agent[k].where == ASC_WHERE_COMPOUND;
        if (owner && (s->m->items[x].place || owned_by_victim(s)))
            continue; /* "Mumbai's bombing", "his murder" */
        out->agent = x;
        out->agent_tok = tok;
        out->shaky += shaky;
        return true;
    }
    return false;
}

static bool deictic(const asc_tree *t, uint32_t i)
{
    return asc_tree_is(t, i, "it") || asc_tree_is(t, i, "this") || asc_tree_is(t, i, "that") ||
           asc_tree_is(t, i, "so");
}

/* The incident that the phrase at tok tells of, or points back to. */
static uint32_t happening_at(const struct site *s, uint32_t tok, bool *salient, unsigned *shaky)
{
    const asc_tree *t = s->t;
    uint32_t h = asc_tree_antecedent(t, tok), e = s->ev->of_token[h];
    *salient = false;
    if (e != ASC_NONE && !s->ev->items[e].generic) {
        uint32_t in = s->ev->items[e].verb ? asc_tree_prep(t, h, ASC_STR("in")) : ASC_NONE;
        if (in != ASC_NONE && s->ev->of_token[in] != ASC_NONE &&
            s->ev->items[s->ev->of_token[in]].happening != ASC_NONE)
            e = s->ev->of_token[in]; /* "killed six in an ambush" */
        return s->ev->items[e].happening;
    }
    if (e != ASC_NONE) return ASC_NONE;
    if (deictic(t, h)) {
        *salient = true;
        ++*shaky;
        if (asc_str_eq(s->f->word, ASC_STR("do")))
            return asc_events_salient(s->ev, t, h); /* "did it" */
        return asc_events_just_told(s->ev, t, h);
    }
    if (asc_tree_is_verb(t, h)) { /* "role in assisting JeM": what the gerund is about */
        uint32_t o = asc_tree_object(t, h);
        uint32_t oe = o == ASC_NONE ? ASC_NONE : s->ev->of_token[o];
        if (oe != ASC_NONE) return s->ev->items[oe].generic ? ASC_NONE : s->ev->items[oe].happening;
    }
    uint32_t of = asc_tree_prep(t, h, ASC_STR("of")); /* "preparations for the ... of the attack" */
    if (of == ASC_NONE) of = asc_tree_prep(t, h, ASC_STR("for"));
    e = of == ASC_NONE ? ASC_NONE : s->ev->of_token[of];
    return e == ASC_NONE || s->ev->items[e].generic ? ASC_NONE : s->ev->items[e].happening;
}

static bool fill_incident(const struct site *s, asc_match *out)
{
    for (int k = 0; k < ASC_PLACES_MAX && s->f->object[k].where; k++) {
        unsigned shaky = 0;
        if (s->f->object[k].where == ASC_WHERE_SALIENT) {
            out->happening = asc_events_salient(s->ev, s->t, s->i);
            out->salient = true;
            if (out->happening != ASC_NONE) return true;
            continue;
        }
        uint32_t tok = place(s, &s->f->object[k], &shaky);
        if (tok == ASC_NONE) continue;
        out->happening = happening_at(s, tok, &out->salient, &shaky);
        if (out->happening == ASC_NONE) {
            uint32_t e = s->ev->of_token[asc_tree_antecedent(s->t, tok)];
            if (e != ASC_NONE) return false; /* an attack, but none in particular */
            if (s->f->object[k].where == ASC_WHERE_PREP)
                return false; /* something else was named */
            continue;
        }
        out->object_tok = tok;
        out->shaky += shaky;
        return true;
    }
    return false;
}

static bool fill_actor_object(const struct site *s, asc_match *out)
{
    for (int k = 0; k < ASC_PLACES_MAX && s->f->object[k].where; k++) {
        unsigned shaky = 0;
        uint32_t tok = place(s, &s->f->object[k], &shaky);
        if (tok == ASC_NONE || tok == s->i || asc_who_author(s->t, tok)) continue;
        uint32_t x = asc_who(s->m, s->t, tok, &shaky);
        if (x == ASC_NONE || anonymous(s->t, &s->m->items[x])) continue;
        if (out->agent != ASC_NONE && s->m->items[x].same == s->m->items[out->agent].same) continue;
        out->object = x;
        out->object_tok = tok;
        out->shaky += shaky;
        return true;
    }
    return false;
}

/* "charges that it arms the Front": the word says itself what it is about. */
static bool has_content(const asc_tree *t, uint32_t i)
{
    return asc_tree_child(t, i, ASC_DEP_ACL) != ASC_NONE ||
           asc_tree_child(t, i, ASC_DEP_CCOMP) != ASC_NONE ||
           asc_tree_prep(t, i, ASC_STR("of")) != ASC_NONE;
}

/* "It was the work of X": only where the sentence says so of the incident. */
static bool says_whose(const asc_tree *t, uint32_t i)
{
    uint32_t v = t->tok[i].head, subj = asc_tree_child(t, v, ASC_DEP_NSUBJ);
    return t->tok[i].dep == ASC_DEP_ATTR && subj != ASC_NONE &&
           (deictic(t, subj) || asc_tables_event(t->lx, 'n', t->low[subj]));
}

/* Politicians attack each other with words: a person's attack on a person, or on
 * nothing in particular, is no incident. */
static bool figurative(const struct site *s, const asc_match *x)
{
    const asc_tree *t = s->t;
    asc_actor_kind kind = s->m->items[x->agent].kind;
    if (!asc_tree_is(t, s->i, "attack") && !asc_tree_is(t, s->i, "assault") &&
        !asc_tree_is(t, s->i, "kill"))
        return false;
    uint32_t o = asc_tree_is_verb(t, s->i) ? asc_tree_object(t, s->i)
                                           : asc_tree_prep(t, s->i, ASC_STR("on"));
    if (o != ASC_NONE && t->tok[o].pos == ASC_POS_PRON) return true; /* them, themselves */
    if (asc_tree_is(t, s->i, "kill")) return false;
    uint32_t target = o == ASC_NONE ? ASC_NONE : s->m->of_token[o];
    bool on_person = target != ASC_NONE && s->m->items[target].kind == ASC_ACTOR_PERSON;
    if (asc_tree_is_verb(t, s->i)) return o == ASC_NONE || on_person || kind == ASC_ACTOR_PERSON;
    return kind == ASC_ACTOR_PERSON && (on_person || t->tok[s->i].tag == ASC_TAG_NNS);
}

/* "The banker, kidnapped on Monday": whom nobody is said to have done it to did it not. */
static bool lacks_victim(const struct site *s)
{
    static const char *const verbs[] = { "kill", "murder", "kidnap", "abduct", "assassinate" };
    if (s->f->pos != 'v' || asc_tree_passive(s->t, s->i) || asc_tree_object(s->t, s->i) != ASC_NONE)
        return false;
    for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
        if (asc_tree_is(s->t, s->i, verbs[k])) return true;
    return false;
}

/* Who can have done something, and to whom such a thing is done. */
/* "Investigators dismissed the Front's claim": they deny nothing of themselves. */
static bool judges_another(const struct site *s, const asc_mention *agent)
{
    return s->f->act == ASC_ACT_DENY && !agent->is_name && s->second != ASC_NONE &&
           asc_str_eq(s->t->low[s->second], ASC_STR("claim")) && whose(s->t, s->second) != ASC_NONE;
}

static bool sound_deed(const struct site *s, const asc_match *x)
{
    asc_actor_kind kind = s->m->items[x->agent].kind;
    if (judges_another(s, &s->m->items[x->agent])) return false;
    if (kind == ASC_ACTOR_DOCUMENT || kind == ASC_ACTOR_OUTLET) return false;
    if (s->f->pos == 'n' &&
        (asc_str_eq(s->f->word, ASC_STR("hand")) || asc_str_eq(s->f->word, ASC_STR("work")) ||
         asc_str_eq(s->f->word, ASC_STR("handiwork")) || asc_str_eq(s->f->word, ASC_STR("doing"))))
        return says_whose(s->t, s->i);
    return !(asc_str_eq(s->f->word, ASC_STR("@event")) && (figurative(s, x) || lacks_victim(s)));
}

/* Who can meet, report to, stand with whom: actors with names, and no place alone;
 * two states do that every day, and no attack is behind it. */
static bool sound_between(const struct site *s, const asc_mention *a, const asc_mention *o)
{
    const asc_tree *t = s->t;
    bool states = a->kind == ASC_ACTOR_STATE && o->kind == ASC_ACTOR_STATE;
    if (!a->is_name || !o->is_name || states) return false;
    if (a->kind == ASC_ACTOR_OUTLET || o->kind == ASC_ACTOR_OUTLET || a->kind == ASC_ACTOR_DOCUMENT)
        return false;
    switch (s->f->predicate) {
    case ASC_PREDICATE_SAME_AS:
        return a->kind == o->kind || a->kind == ASC_ACTOR_UNKNOWN || o->kind == ASC_ACTOR_UNKNOWN;
    case ASC_PREDICATE_ALLIED_WITH:
        return a->kind != ASC_ACTOR_PERSON &&
               (o->sure_group || (a->sure_group && o->kind != ASC_ACTOR_PERSON));
    case ASC_PREDICATE_REPORTS_TO: /* "reported to the police that": says, and is nobody's man */
        return o->kind != ASC_ACTOR_STATE && !o->place &&
               asc_tree_child(t, s->i, ASC_DEP_CCOMP) == ASC_NONE &&
               (s->second != ASC_NONE || asc_tree_child(t, s->i, ASC_DEP_DOBJ) == ASC_NONE) &&
               !asc_tree_passive(t, s->i);
    default: return !(a->place && o->place);
    }
}

/* Between actors: what is led, supported, armed is a group or an agency; a state may
 * be supported, but not led: that is politics. */
static bool sound_relation(const struct site *s, const asc_match *x, bool person)
{
    const asc_mention *o = x->object == ASC_NONE ? NULL : &s->m->items[x->object];
    if (!o) return true;
    if (s->t->tok[s->i].dep == ASC_DEP_AMOD &&
        asc_tree_is_verb(s->t, s->i)) /* "a Corin-backed group" */
        return o->kind == ASC_ACTOR_GROUP && s->m->items[x->agent].is_name;
    bool group = o->kind == ASC_ACTOR_GROUP || o->kind == ASC_ACTOR_AGENCY ||
                 o->kind == ASC_ACTOR_ORGANISATION || (o->kind == ASC_ACTOR_UNKNOWN && o->is_name);
    if (s->f->predicate == ASC_PREDICATE_LEADS || s->f->predicate == ASC_PREDICATE_MEMBER_OF)
        return person && group && !o->place;
    if (s->f->predicate == ASC_PREDICATE_PART_OF)
        return group && o->is_name && !o->place && s->m->items[x->agent].kind != ASC_ACTOR_PERSON;
    if (s->f->predicate == ASC_PREDICATE_OPPOSES) return group || o->kind == ASC_ACTOR_STATE;
    if (s->f->predicate == ASC_PREDICATE_MET_WITH || s->f->predicate == ASC_PREDICATE_ALLIED_WITH ||
        s->f->predicate == ASC_PREDICATE_REPORTS_TO || s->f->predicate == ASC_PREDICATE_SAME_AS)
        return sound_between(s, &s->m->items[x->agent], o);
    return group ||
           (o->kind == ASC_ACTOR_PERSON && s->m->items[x->agent].kind != ASC_ACTOR_PERSON &&
            (s->f->predicate == ASC_PREDICATE_FINANCES ||
             s->f->predicate == ASC_PREDICATE_SHELTERS));
}

/* "the capability to strike the convoy" is one for attacks, "to respond" is not. */
static bool content_is_attack(const struct site *s)
{
    const asc_tree *t = s->t;
    uint32_t w = s->second != ASC_NONE ? s->second : s->i;
    uint32_t c = asc_tree_child(t, w, ASC_DEP_ACL);
    if (c == ASC_NONE) c = asc_tree_prep(t, w, ASC_STR("of"));
    if (c == ASC_NONE) c = asc_tree_prep(t, w, ASC_STR("for"));
    if (c == ASC_NONE)
        c = s->second == ASC_NONE ? ASC_NONE : asc_tree_child(t, s->i, ASC_DEP_XCOMP);
    if (c == ASC_NONE) return true;
    uint32_t end = t->tok[c].right > c + ASC_PAIR_TOKENS ? c + ASC_PAIR_TOKENS : t->tok[c].right;
    for (uint32_t i = c; i < end; i++)
        if (s->ev->of_token[i] != ASC_NONE) return true;
    return false;
}

/* What the predicate asks of its arguments beyond their roles. */
static bool sound(const struct site *s, const asc_match *x)
{
    const asc_tree *t = s->t;
    asc_actor_kind kind = x->agent == ASC_NONE ? ASC_ACTOR_UNKNOWN : s->m->items[x->agent].kind;
    bool person = kind == ASC_ACTOR_PERSON || kind == ASC_ACTOR_UNKNOWN;
    uint8_t tag = t->tok[s->i].tag;
    switch (s->f->predicate) {
    case ASC_PREDICATE_CARRIED_OUT:
    case ASC_PREDICATE_ORDERED:
    case ASC_PREDICATE_PLANNED:
    case ASC_PREDICATE_HELPED:
    case ASC_PREDICATE_FINANCED: return sound_deed(s, x);
    case ASC_PREDICATE_MEMBER_OF:
        return kind == ASC_ACTOR_PERSON && s->m->items[x->agent].is_name &&
               sound_relation(s, x, person);
    case ASC_PREDICATE_DETAINED:
    case ASC_PREDICATE_KILLED:
    case ASC_PREDICATE_DESIGNATED:
        /* "adding X to the list" is no fact; "a militant arrested last year" names no one */
        if (s->f->pos == 'v' && tag != ASC_TAG_VBD && tag != ASC_TAG_VBN && tag != ASC_TAG_VBZ &&
            tag != ASC_TAG_VBP)
            return false;
        if (s->f->predicate == ASC_PREDICATE_DESIGNATED) {
            if (t->tok[s->i].dep == ASC_DEP_AMOD || s->f->pos == 'a')
                return kind == ASC_ACTOR_GROUP || kind == ASC_ACTOR_ORGANISATION;
            return kind != ASC_ACTOR_DOCUMENT && kind != ASC_ACTOR_OUTLET &&
                   (s->m->items[x->agent].is_name || t->tok[s->i].dep != ASC_DEP_ACL);
        }
        if (kind != ASC_ACTOR_PERSON && kind != ASC_ACTOR_GROUP) return false;
        if (asc_tree_is(t, s->i, "seize")) /* weapons are, too, and chances */
            return kind == ASC_ACTOR_PERSON && asc_tree_child(t, s->i, ASC_DEP_AUXPASS) != ASC_NONE;
        return s->m->items[x->agent].is_name || t->tok[s->i].dep != ASC_DEP_ACL;
    case ASC_PREDICATE_CAPABLE:
        return kind != ASC_ACTOR_DOCUMENT && kind != ASC_ACTOR_OUTLET && content_is_attack(s);
    default: return sound_relation(s, x, person);
    }
}

static bool fits(const asc_tree *t, asc_mentions *m, const asc_events *ev, const asc_frame *f,
                 uint32_t i, asc_match *out)
{
    struct site s = { t, m, ev, f, i, ASC_NONE };
    *out = (asc_match){ .frame = f,
                        .trigger = i,
                        .agent = ASC_NONE,
                        .object = ASC_NONE,
                        .agent_tok = ASC_NONE,
                        .object_tok = ASC_NONE,
                        .second_tok = ASC_NONE,
                        .happening = ASC_NONE };
    if (!particle_stands(t, i, f->particle)) return false;
    if (f->object_word.n && (s.second = second_word(t, i, f->object_word)) == ASC_NONE)
        return false;
    if (s.second != ASC_NONE && f->object[0].where == ASC_WHERE_SALIENT && has_content(t, s.second))
        return false;
    asc_role agent = asc_predicate_agent(f->predicate), object = asc_predicate_object(f->predicate);
    if (agent == ASC_ROLE_ACTOR && !fill_agent(&s, out)) return false;
    if (object == ASC_ROLE_INCIDENT && !fill_incident(&s, out)) return false;
    if (object == ASC_ROLE_ACTOR && !fill_actor_object(&s, out)) return false;
    out->second_tok = s.second;
    return sound(&s, out);
}

/* Frames with an object word are more telling than those without: "involved in the
 * preparations" is planned, and not also helped. */
static size_t try_frames(const asc_tree *t, asc_mentions *m, const asc_events *ev, char pos,
                         asc_str word, uint32_t i, asc_match *out, size_t n)
{
    const asc_frame *first = asc_tables_frame(t->lx, pos, word);
    for (int pass = 0; pass < 2; pass++) {
        size_t before = n;
        for (const asc_frame *f = first; f && n < ASC_MATCHES_MAX; f = asc_frame_next(t->lx, f)) {
            bool known = (f->object_word.n == 0) != (pass == 1);
            for (size_t k = 0; k < n && !known; k++)
                known = out[k].frame->predicate == f->predicate;
            if (!known && fits(t, m, ev, f, i, &out[n])) n++;
        }
        if (n > before) break;
    }
    return n;
}

size_t asc_frames_at(const asc_tree *t, asc_mentions *m, const asc_events *ev, uint32_t i,
                     asc_match out[ASC_MATCHES_MAX])
{
    size_t n = 0;
    uint32_t e = ev->of_token[i];
    bool strong =
        e != ASC_NONE && ev->items[e].strength == ASC_EVENT_STRONG && !ev->items[e].generic;
    if (asc_tree_is_verb(t, i)) {
        n = try_frames(t, m, ev, 'v', t->low[i], i, out, n);
        if (strong) n = try_frames(t, m, ev, 'v', ASC_STR("@event"), i, out, n);
    } else if (asc_tree_is_noun(t, i)) {
        n = try_frames(t, m, ev, 'n', t->low[i], i, out, n);
        if (strong) n = try_frames(t, m, ev, 'n', ASC_STR("@event"), i, out, n);
    } else if (t->tok[i].pos == ASC_POS_ADJ || t->tok[i].pos == ASC_POS_ADV) {
        n = try_frames(t, m, ev, 'a', t->low[i], i, out, n);
    } else if (t->tok[i].pos == ASC_POS_ADP || t->tok[i].pos == ASC_POS_SCONJ) {
        n = try_frames(t, m, ev, 'p', t->low[i], i, out, n);
    }
    return n;
}
