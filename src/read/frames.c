#include "read/frames.h"

#include "base/str.h"
#include "core/terms.h"
#include "read/roles.h"
#include "read/sound.h"
#include "read/speaks.h"
#include "read/who.h"

#include "base/banned.h"

/* "A six-person crew using a yacht": they have no name, but are told from others. */
static bool told_apart(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "crew", "team", "cell", "squad", "unit", "commando" };
    uint32_t det = asc_tree_child(t, i, ASC_DEP_DET);
    bool few = false;
    for (size_t k = 0; k < sizeof words / sizeof *words; k++) few |= asc_tree_is(t, i, words[k]);
    return few && t->tok[i].tag == ASC_TAG_NN && det != ASC_NONE && asc_tree_is(t, det, "a") &&
           (asc_tree_child(t, i, ASC_DEP_COMPOUND) != ASC_NONE ||
            asc_tree_child(t, i, ASC_DEP_ACL) != ASC_NONE ||
            asc_tree_child(t, i, ASC_DEP_RELCL) != ASC_NONE);
}

/* No article, number, owner, name or "of" says which ones. */
static bool bare(const asc_tree *t, uint32_t i)
{
    static const asc_dep deps[] = { ASC_DEP_DET,      ASC_DEP_POSS, ASC_DEP_NUMMOD,
                                    ASC_DEP_COMPOUND, ASC_DEP_PREP, ASC_DEP_AMOD };
    for (size_t k = 0; k < sizeof deps / sizeof *deps; k++)
        if (asc_tree_child(t, i, deps[k]) != ASC_NONE) return false;
    return true;
}

/* "Palestinian gunmen", "Tuareg rebels": of a people or a country, if of no group. */
static bool of_a_people(const asc_tree *t, uint32_t i)
{
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = t->first[i]; c != ASC_NONE && c < i && left--; c = t->next[c]) {
        uint8_t dep = t->tok[c].dep, ent = t->tok[c].ent;
        asc_str text = asc_tree_text(t, c);
        bool before = dep == ASC_DEP_AMOD || dep == ASC_DEP_COMPOUND || dep == ASC_DEP_NMOD;
        bool capital = text.n && text.p[0] >= 'A' && text.p[0] <= 'Z' &&
                       (c > t->tok[i].left || (c > 0 && t->tok[c - 1].sent == t->tok[c].sent &&
                                               t->tok[c - 1].pos != ASC_POS_PUNCT));
        if (ent == ASC_ENT_DATE || ent == ASC_ENT_CARDINAL) continue;
        if (before && (ent == ASC_ENT_NORP || ent == ASC_ENT_GPE || ent == ASC_ENT_ORG ||
                       t->tok[c].pos == ASC_POS_PROPN || capital))
            return true;
    }
    return false;
}

/* Words that name whoever did it, whoever that is: no one is named by them. */
static bool anonymous(const asc_tree *t, const asc_mention *x)
{
    const asc_actor_word *w = x->is_name ? NULL : asc_tables_actor(t->lx, t->low[x->head]);
    if (!w) return !x->is_name && t->tok[x->head].tag == ASC_TAG_NNS && bare(t, x->head);
    if (told_apart(t, x->head) || of_a_people(t, x->head)) return false;
    if (asc_tree_is_one(t, x->head, (const char *const[]){ "soldier", "troop", "policeman", NULL }))
        return false;
    if (w->stands) return true;
    if (w->kind == ASC_ACTOR_PERSON && t->tok[x->head].tag == ASC_TAG_NNS && bare(t, x->head))
        return true; /* "smugglers did it", "politicians who talk" */
    return t->tok[x->head].tag == ASC_TAG_NNS &&
           asc_tree_child(t, x->head, ASC_DEP_DET) == ASC_NONE &&
           asc_tree_child(t, x->head, ASC_DEP_POSS) == ASC_NONE &&
           (w->kind == ASC_ACTOR_GROUP || w->kind == ASC_ACTOR_AGENCY);
}

/* "a man with a false passport", "the driver who had waited": one, whoever he is. */
static bool described(const asc_tree *t, uint32_t i)
{
    bool one = t->tok[i].tag == ASC_TAG_NN && asc_tree_child(t, i, ASC_DEP_DET) != ASC_NONE;
    bool counted = asc_tree_child(t, i, ASC_DEP_NUMMOD) != ASC_NONE;
    uint32_t a = asc_tree_child(t, i, ASC_DEP_AMOD);
    if (a != ASC_NONE && asc_tree_is(t, a, "certain")) return true;
    bool told = asc_tree_child(t, i, ASC_DEP_PREP) != ASC_NONE ||
                asc_tree_child(t, i, ASC_DEP_RELCL) != ASC_NONE ||
                asc_tree_child(t, i, ASC_DEP_ACL) != ASC_NONE ||
                asc_tree_child(t, i, ASC_DEP_AMOD) != ASC_NONE;
    return (one || counted) && told;
}

#define WHOSE_STEPS 8 /* up the tree from a name to the one it tells of */

/* Does the name at i say whose the one at `head` is, outside relative clauses? A place only
 * behind what is done by it: "hired by X", "in the pay of X". */
static bool tells_whose(const asc_site *s, uint32_t i, uint32_t head, bool place)
{
    static const char *const bonds[] = { "pay", "service", "employ", "command", "order" };
    const asc_tree *t = s->t;
    bool bond = !place;
    for (int k = 0; k < WHOSE_STEPS && i != head; k++) {
        uint8_t dep = t->tok[i].dep;
        if (dep == ASC_DEP_RELCL || dep == ASC_DEP_APPOS || dep == ASC_DEP_CONJ) return false;
        bond |= dep == ASC_DEP_AGENT;
        for (size_t w = 0; w < sizeof bonds / sizeof *bonds; w++)
            bond |= asc_tree_is(t, i, bonds[w]);
        i = t->tok[i].head;
    }
    return i == head && bond;
}

/* "mercenaries in the pay of X", "gunmen loyal to X": whose they are is told. */
static bool whose(const asc_site *s, const asc_mention *x)
{
    const asc_tree *t = s->t;
    if (asc_tree_child(t, x->head, ASC_DEP_POSS) != ASC_NONE) return true; /* "his men" */
    for (uint32_t i = x->head + 1; i < t->tok[x->head].right && i < t->n; i++) {
        uint32_t of = s->m->of_token[i];
        const asc_mention *y = of == ASC_NONE ? NULL : &s->m->items[of];
        if (y && y != x && y->is_name && y->head == i && tells_whose(s, i, x->head, y->place))
            return true;
    }
    return false;
}

static bool gives(asc_predicate p)
{
    return p == ASC_PREDICATE_MET_WITH || p == ASC_PREDICATE_CONTROLS || p == ASC_PREDICATE_ARMS ||
           p == ASC_PREDICATE_FINANCES || p == ASC_PREDICATE_SUPPORTS ||
           p == ASC_PREDICATE_SHELTERS;
}

/* "corrupt policemen", "instructors from many countries": several, but told of. */
static bool some_told_of(const asc_tree *t, uint32_t i)
{
    return asc_tree_child(t, i, ASC_DEP_AMOD) != ASC_NONE ||
           asc_tree_child(t, i, ASC_DEP_COMPOUND) != ASC_NONE ||
           (i + 1 < t->n && (asc_tree_is(t, i + 1, "from") || asc_tree_is(t, i + 1, "of")));
}

/* Words that name whoever did it are no doer, but may be what else is told of them. */
static bool nobody(const asc_site *s, const asc_mention *x)
{
    bool deed = s->f->predicate == ASC_PREDICATE_CARRIED_OUT ||
                s->f->predicate == ASC_PREDICATE_ORDERED ||
                s->f->predicate == ASC_PREDICATE_PLANNED;
    bool court = s->f->verdict || s->f->act == ASC_ACT_ACCUSE || s->f->act == ASC_ACT_ASSESS;
    if (court && asc_tree_child(s->t, x->head, ASC_DEP_NUMMOD) != ASC_NONE)
        return false;                                                  /* "found two men guilty" */
    if (s->f->predicate == ASC_PREDICATE_MEMBER_OF) return false;      /* asc_sound asks */
    bool some = gives(s->f->predicate) && some_told_of(s->t, x->head); /* "corrupt policemen" */
    return anonymous(s->t, x) && !whose(s, x) && !some && (deed || !described(s->t, x->head));
}

/* "The Founders' Day rampage": owned by a day, and not by the founders. */
static bool of_another(const asc_tree *t, uint32_t owner, uint32_t event)
{
    static const char *const days[] = { "day", "night", "eve", "week", "parade", "festival" };
    for (uint32_t k = owner + 1; k < event && k < owner + 4; k++)
        for (size_t d = 0; d < sizeof days / sizeof *days; d++)
            if (asc_tree_is(t, k, days[d])) return true;
    return false;
}

static bool a_day(const asc_tree *t, uint32_t i)
{
    return t->tok[i].ent == ASC_ENT_DATE || t->tok[i].ent == ASC_ENT_EVENT ||
           t->tok[i].ent == ASC_ENT_TIME;
}

static bool owned_by_victim(const asc_site *s)
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

/* "They gave no weight to the claim": of the one who made it last. */
static bool claims_of_no_one(const asc_site *s, const asc_place *p)
{
    if (s->claimer == ASC_NONE || s->f->predicate != ASC_PREDICATE_CREDIBLE) return false;
    uint32_t said = p->where == ASC_WHERE_OBJPOSS || p->where == ASC_WHERE_SUBJ
                        ? asc_roles_judged(s, p)
                        : ASC_NONE;
    return said != ASC_NONE && asc_tree_is(s->t, said, "claim") &&
           asc_tree_child(s->t, said, ASC_DEP_ACL) == ASC_NONE;
}

/* "X is a wing of Y", "X, a wing of Y": told of X, and not of "a wing of Y". */
static bool says_what_one_is(const asc_tree *t, uint32_t i)
{
    static const char *const makes[] = { "form", "make", "constitute", "become", NULL };
    static const char *const names[] = { "know", "call", "name", "dub", NULL };
    for (int k = 0; k < 4 && t->tok[i].dep == ASC_DEP_CONJ; k++) i = t->tok[i].head;
    uint8_t dep = t->tok[i].dep;
    uint32_t h = t->tok[i].head;
    if (dep == ASC_DEP_POBJ && asc_tree_is(t, h, "as")) return true; /* "serves as the wing of" */
    if (dep == ASC_DEP_DOBJ && asc_tree_is_one(t, h, makes)) return true;
    if (dep == ASC_DEP_NSUBJPASS && asc_tree_is_one(t, h, names)) return true;
    return dep == ASC_DEP_ATTR || dep == ASC_DEP_APPOS || dep == ASC_DEP_OPRD ||
           asc_tree_child(t, i, ASC_DEP_APPOS) != ASC_NONE;
}

/* "His country", said the ambassador; "her client", said the lawyer. */
static uint32_t represented(const asc_site *s, uint32_t tok, unsigned *shaky)
{
    static const char *const words[] = { "country", "government", "client", "nation", "side" };
    const asc_tree *t = s->t;
    uint32_t own = asc_tree_child(t, tok, ASC_DEP_POSS);
    bool meant = false;
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        meant |= asc_tree_is(t, tok, words[k]);
    if (!meant || own == ASC_NONE || t->tok[own].pos != ASC_POS_PRON) return ASC_NONE;
    for (uint32_t i = own; i-- > 0 && own - i < 30 && t->tok[i].sent == t->tok[own].sent;) {
        unsigned guesses = 0;
        if (t->tok[i].dep != ASC_DEP_NSUBJ) continue;
        uint32_t x = asc_speaks_for(s->m, t, i, &guesses);
        if (x != ASC_NONE) return ++*shaky, x;
    }
    return ASC_NONE;
}

/* "We" and "I" between quotation marks: the one who is quoted, or those for whom he speaks. */
static uint32_t we_quoted(const asc_site *s, uint32_t tok)
{
    const asc_tree *t = s->t;
    unsigned shaky = 0;
    uint32_t who = t->speaker ? t->speaker[tok] : ASC_NONE, x = ASC_NONE;
    if (who == ASC_NONE || !asc_who_author(t, tok)) return ASC_NONE;
    if (asc_tree_is(t, tok, "we")) x = asc_speaks_for(s->m, t, who, &shaky);
    return x != ASC_NONE ? x : asc_who(s->m, t, who, &shaky);
}

/* "X and Y accused each other of it": each is told of by the other. */
static bool each_other(const asc_site *s, uint32_t tok, asc_match *out)
{
    const asc_tree *t = s->t;
    uint32_t det = asc_tree_child(t, tok, ASC_DEP_DET);
    bool each = asc_tree_is(t, tok, "other") && det != ASC_NONE && asc_tree_is(t, det, "each");
    bool one = asc_tree_is(t, tok, "one") && det != ASC_NONE && asc_tree_is(t, det, "another");
    uint32_t a = asc_tree_child(t, s->i, ASC_DEP_NSUBJ);
    uint32_t b = a == ASC_NONE ? a : asc_tree_child(t, a, ASC_DEP_CONJ);
    if ((!each && !one) || !s->f->subject_speaks || b == ASC_NONE) return false;
    if (asc_tree_child(t, b, ASC_DEP_CONJ) != ASC_NONE) return false; /* of three */
    out->mutual = asc_who(s->m, t, a, &out->shaky);
    out->agent = asc_who(s->m, t, b, &out->shaky);
    out->mutual_tok = a;
    out->agent_tok = b;
    return out->mutual != ASC_NONE && out->agent != ASC_NONE && out->mutual != out->agent;
}

/* "A letter claimed responsibility in the name of X": X claims it. */
static bool in_the_name_of(const asc_site *s, asc_match *out)
{
    uint32_t name = asc_tree_prep(s->t, s->i, ASC_STR("in"));
    if (!s->f->agent_speaks || name == ASC_NONE || !asc_tree_is(s->t, name, "name")) return false;
    uint32_t of = asc_tree_prep(s->t, name, ASC_STR("of"));
    uint32_t x = of == ASC_NONE ? of : asc_who(s->m, s->t, of, &out->shaky);
    if (x == ASC_NONE) return false;
    out->agent = x;
    out->agent_tok = of;
    out->shaky++;
    return true;
}

/* "It cannot be ruled out that": nobody. */
static bool expletive(const asc_site *s, uint32_t tok)
{
    const asc_tree *t = s->t;
    if (!asc_tree_is(t, tok, "it") || s->f->pos != 'v' || t->tok[tok].head != s->i) return false;
    uint32_t c = asc_tree_child(t, s->i, ASC_DEP_CCOMP);
    uint32_t that = c == ASC_NONE || c < s->i ? ASC_NONE : asc_tree_child(t, c, ASC_DEP_MARK);
    return that != ASC_NONE && asc_tree_is(t, that, "that");
}

static bool fill_agent(const asc_site *s, asc_match *out)
{
    if (in_the_name_of(s, out)) return true;
    for (int k = 0; k < ASC_PLACES_MAX && s->f->agent[k].where; k++) {
        unsigned shaky = 0;
        uint32_t tok = asc_roles_place(s, &s->f->agent[k], &shaky);
        if (tok == ASC_NONE && claims_of_no_one(s, &s->f->agent[k])) {
            out->agent = s->claimer;
            out->shaky += 2;
            return true;
        }
        bool self = s->f->agent[k].where == ASC_WHERE_SELF;
        if (self && says_what_one_is(s->t, s->i)) continue;
        if (tok == ASC_NONE || (tok == s->i && !self) || expletive(s, tok)) continue;
        if (s->f->agent[k].where == ASC_WHERE_OBJ && each_other(s, tok, out)) return true;
        out->mutual = out->mutual_tok = ASC_NONE;
        uint32_t quoted = we_quoted(s, tok);
        if (quoted != ASC_NONE) {
            out->agent = quoted;
            out->agent_tok = tok;
            out->shaky += 1;
            return true;
        }
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
        uint32_t x = victim || self ? asc_who_itself(s->m, s->t, tok) : ASC_NONE;
        uint32_t named =
            victim || (s->t->tok[tok].pos == ASC_POS_NOUN && /* "a member, X, did it" */
                       asc_tree_child(s->t, tok, ASC_DEP_APPOS) != ASC_NONE)
                ? asc_who_beside(s->m, s->t, tok)
                : ASC_NONE;
        if (named != ASC_NONE) x = named; /* "the man who planted it, X, was seized" */
        uint32_t state = gives(s->f->predicate) ? asc_who_state(s->m, s->t, tok) : ASC_NONE;
        if (state != ASC_NONE) x = state, shaky++;
        bool members = victim || s->f->predicate == ASC_PREDICATE_MEMBER_OF;
        if (x == ASC_NONE && members && s->t->tok[tok].pos == ASC_POS_NUM)
            x = asc_who_several(s->m, s->t, tok);
        if (x == ASC_NONE) x = represented(s, tok, &shaky);
        if (x == ASC_NONE) x = asc_who(s->m, s->t, tok, &shaky);
        if (x == ASC_NONE || (!victim && !self && nobody(s, &s->m->items[x]))) continue;
        if (no_one(s->t, tok) && state == ASC_NONE) return false;
        bool owner =
            s->f->agent[k].where == ASC_WHERE_POSS || s->f->agent[k].where == ASC_WHERE_COMPOUND;
        bool land = s->m->items[x].kind == ASC_ACTOR_STATE && !s->m->items[x].is_name;
        if (owner &&
            ((s->m->items[x].place &&
              !(gives(s->f->predicate) && s->m->items[x].kind == ASC_ACTOR_STATE)) ||
             land || a_day(s->t, tok) || of_another(s->t, tok, s->i) || owned_by_victim(s)))
            continue; /* "Mumbai's bombing", "the country's worst attack", "his murder" */
        if (s->f->agent_speaks) out->principal = asc_speaks_for(s->m, s->t, tok, &shaky);
        out->agent = out->principal != ASC_NONE && !s->f->on_record ? out->principal : x;
        out->agent_tok = tok;
        out->shaky += shaky;
        return true;
    }
    return false;
}

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

static bool article(const asc_tree *t, uint32_t i)
{
    uint32_t d = asc_tree_child(t, i, ASC_DEP_DET);
    return d != ASC_NONE && (asc_tree_is(t, d, "the") || asc_tree_is(t, d, "that"));
}

/* "Charged with arson", "guilty of murder": the crime's name alone, before a court. */
static bool named_crime(const asc_site *s, uint32_t i)
{
    static const char *const words[] = { "charge",   "convict", "acquit", "indict", "guilty",
                                         "sentence", "jail",    "clear",  "find" };
    bool court = false;
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        court |= asc_str_is(s->f->word, words[k]);
    return court && s->t->tok[i].tag == ASC_TAG_NN && s->t->first[i] == ASC_NONE;
}

/* Can the verb tell that one did it: "planting the bomb"? */
static bool does(const asc_tree *t, uint32_t verb)
{
    const asc_frame *f = asc_tables_frame(t->lx, 'v', t->low[verb]);
    while (f && f->predicate != ASC_PREDICATE_CARRIED_OUT) f = asc_frame_next(t->lx, f);
    return f != NULL;
}

/* The incident that the phrase at tok tells of, or points back to. */
static uint32_t happening_at(const asc_site *s, uint32_t tok, bool *salient, unsigned *shaky)
{
    const asc_tree *t = s->t;
    uint32_t h = asc_tree_antecedent(t, tok), e = s->ev->of_token[h];
    *salient = false;
    uint32_t is = t->tok[h].dep == ASC_DEP_ATTR ? asc_tree_child(t, t->tok[h].head, ASC_DEP_NSUBJ)
                                                : ASC_NONE; /* "the attack was an operation" */
    if (e != ASC_NONE && is != ASC_NONE && s->ev->of_token[is] != ASC_NONE &&
        s->ev->items[e].happening == ASC_NONE)
        e = s->ev->of_token[is];
    if (e != ASC_NONE && !s->ev->items[e].generic) {
        uint32_t in = s->ev->items[e].verb ? asc_tree_prep(t, h, ASC_STR("in")) : ASC_NONE;
        if (in != ASC_NONE && s->ev->of_token[in] != ASC_NONE &&
            s->ev->items[s->ev->of_token[in]].happening != ASC_NONE)
            e = s->ev->of_token[in]; /* "killed six in an ambush" */
        return s->ev->items[e].happening;
    }
    if (e != ASC_NONE && named_crime(s, h)) {
        *salient = true;
        ++*shaky;
        return asc_events_salient(s->ev, t, h);
    }
    if (e != ASC_NONE && s->f->predicate == ASC_PREDICATE_CAPABLE &&
        (asc_tree_child(t, h, ASC_DEP_PREDET) != ASC_NONE || /* "capable of such an attack" */
         (asc_tree_child(t, h, ASC_DEP_AMOD) != ASC_NONE &&
          asc_tree_is(t, asc_tree_child(t, h, ASC_DEP_AMOD), "such")))) {
        *salient = true;
        ++*shaky;
        return asc_events_salient(s->ev, t, h);
    }
    if (e != ASC_NONE) return ASC_NONE;
    if (s->f->predicate == ASC_PREDICATE_KNEW_OF && asc_tree_is_noun(t, h) && article(t, h) &&
        asc_tables_word(t->lx, ASC_STR("@affair"), t->low[h])) {
        *salient = true; /* "knew nothing of the affair" */
        ++*shaky;
        return asc_events_salient(s->ev, t, h);
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
        if (asc_str_eq(s->f->word, ASC_STR("do")))
            return asc_events_salient(s->ev, t, h); /* "did it" */
        uint32_t told = asc_events_just_told(s->ev, t, h);
        if (told != ASC_NONE || s->second == ASC_NONE || !asc_tree_is(t, s->second, "nothing"))
            return told;
        ++*shaky;
        return asc_events_salient(s->ev, t, h); /* "nothing to do with it" */
    }
    if (asc_tree_is_verb(t, h)) { /* "role in assisting JeM": what the gerund is about */
        uint32_t o = asc_tree_object(t, h);
        uint32_t oe = o == ASC_NONE ? ASC_NONE : s->ev->of_token[o];
        bool deed = s->f->predicate != ASC_PREDICATE_CARRIED_OUT || does(t, h);
        if (oe != ASC_NONE && !deed) return ASC_NONE; /* "guilty of supplying the bomb" */
        if (oe != ASC_NONE) return s->ev->items[oe].generic ? ASC_NONE : s->ev->items[oe].happening;
    }
    uint32_t of = asc_tree_prep(t, h, ASC_STR("of")); /* "preparations for the ... of the attack" */
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

/* "guilty of planning the attack", "pleaded guilty to providing weapons for it": that other
 * verb says what part it was. */
static bool has_frame_of_its_own(const asc_site *s, uint32_t tok)
{
    const asc_tree *t = s->t;
    bool helped = s->f->predicate == ASC_PREDICATE_HELPED;
    if ((s->f->predicate != ASC_PREDICATE_CARRIED_OUT && !helped) ||
        t->tok[tok].tag != ASC_TAG_VBG ||
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

static bool fill_incident(const asc_site *s, asc_match *out)
{
    for (int k = 0; k < ASC_PLACES_MAX && s->f->object[k].where; k++) {
        unsigned shaky = 0;
        if (s->f->object[k].where == ASC_WHERE_SALIENT) {
            if (says_itself(s)) return false;
            out->happening = asc_events_salient(s->ev, s->t, s->i);
            out->salient = true;
            if (out->happening != ASC_NONE) return true;
            continue;
        }
        if (s->f->object[k].where == ASC_WHERE_SENTENCE) {
            out->happening = asc_events_in_sentence(s->ev, s->t, s->i);
            out->salient = true;
            if (out->happening != ASC_NONE) return true;
            continue;
        }
        uint32_t tok = asc_roles_place(s, &s->f->object[k], &shaky);
        if (tok != ASC_NONE && (out->happening = asc_roles_deed_of_those(s, tok)) != ASC_NONE)
            return out->object_tok = tok, out->shaky += shaky + 1, true;
        if (tok == ASC_NONE || whoever_did_it(s, tok)) continue;
        if (s->f->object[k].where == ASC_WHERE_WHAT) {
            out->happening = asc_events_salient(s->ev, s->t, s->i);
            out->salient = true;
            out->object_tok = tok;
            return out->happening != ASC_NONE;
        }
        if (s->f->object[k].where == ASC_WHERE_THAT && s->f->agent_speaks && another_does(s, tok))
            return false;
        if (has_frame_of_its_own(s, tok)) return false;
        out->happening = happening_at(s, tok, &out->salient, &shaky);
        if (out->happening == ASC_NONE && s->f->object[k].where == ASC_WHERE_PREP &&
            s->m->of_token[tok] == ASC_NONE && (out->happening = hit(s, tok)) != ASC_NONE)
            shaky++;
        if (out->happening == ASC_NONE && s->second != ASC_NONE &&
            asc_tree_is(s->t, s->second, "nothing") &&
            asc_tables_word(s->t->lx, ASC_STR("@target"), s->t->low[tok]) && article(s->t, tok)) {
            out->happening = s->ev->main; /* "had nothing to do with the boat" */
            shaky += 2;
        }
        if (out->happening == ASC_NONE) {
            uint32_t e = s->ev->of_token[asc_tree_antecedent(s->t, tok)];
            if (e != ASC_NONE) return false; /* an attack, but none in particular */
            if (s->f->object[k].where == ASC_WHERE_PREP && !medium(s->t, tok) && !of_object(s, tok))
                return false; /* something else was named */
            continue;
        }
        out->object_tok = tok;
        out->shaky += shaky;
        return true;
    }
    return s->f->predicate == ASC_PREDICATE_CAPABLE && asc_sound_attack(s, out);
}

/* "HM and JeM operations": those whose they are. */
static uint32_t names_before(const asc_site *s, uint32_t tok)
{
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = s->t->first[tok]; c != ASC_NONE && c < tok && left--; c = s->t->next[c]) {
        uint8_t dep = s->t->tok[c].dep;
        uint32_t x = s->m->of_token[c];
        if ((dep == ASC_DEP_COMPOUND || dep == ASC_DEP_NMOD || dep == ASC_DEP_POSS) &&
            x != ASC_NONE && s->m->items[x].is_name && s->m->items[x].sure_group &&
            s->m->items[x].head == c)
            return c;
    }
    return ASC_NONE;
}

/* "an account used by X", "an address of X": whose it is. */
static uint32_t holder(const asc_site *s, uint32_t tok)
{
    uint32_t v = asc_tree_child(s->t, tok, ASC_DEP_ACL);
    uint32_t x = v == ASC_NONE ? ASC_NONE : asc_tree_prep(s->t, v, ASC_STR("by"));
    if (!asc_tables_word(s->t->lx, ASC_STR("@account"), s->t->low[tok])) return ASC_NONE;
    if (x == ASC_NONE) x = asc_tree_prep(s->t, tok, ASC_STR("of"));
    return x != ASC_NONE && s->m->of_token[x] != ASC_NONE ? x : ASC_NONE;
}

/* "X arms it", behind an attack or a weapon: who knows what "it" is. */
static bool it_may_be_a_thing(const asc_site *s, uint32_t tok)
{
    return asc_tree_is(s->t, tok, "it") && s->f->predicate == ASC_PREDICATE_SHELTERS &&
           s->second == ASC_NONE;
}

/* "fighters" are none in particular; "Island fanatics", "two of the rebels" are. */
static bool unnamed(const asc_tree *t, const asc_mention *x)
{
    uint32_t c = asc_tree_child(t, x->head, ASC_DEP_COMPOUND);
    if (c == ASC_NONE) c = asc_tree_child(t, x->head, ASC_DEP_AMOD);
    bool told = c != ASC_NONE && (t->tok[c].pos == ASC_POS_PROPN || t->tok[c].ent != ASC_ENT_NONE ||
                                  t->tok[c].dep == ASC_DEP_COMPOUND);
    bool those = t->tok[x->head].tag == ASC_TAG_NNS && article(t, x->head) &&
                 !asc_tables_word(t->lx, ASC_STR("@doer"), t->low[x->head]) &&
                 !asc_tables_word(t->lx, ASC_STR("@fighter"), t->low[x->head]); /* islanders */
    uint32_t in = asc_tree_prep(t, x->head, ASC_STR("in"));
    bool there = in != ASC_NONE && t->tok[in].ent != ASC_ENT_NONE; /* "fighters in Grozny" */
    return anonymous(t, x) && !told && !those && !there;
}

/* Who tok is, as the object; never the agent again. */
static uint32_t other_actor(const asc_site *s, const asc_match *out, uint32_t *tok, unsigned *shaky)
{
    const asc_mention *agent = out->agent == ASC_NONE ? NULL : &s->m->items[out->agent];
    uint32_t x = asc_who(s->m, s->t, *tok, shaky);
    if (x == ASC_NONE) {
        uint32_t c = names_before(s, *tok);
        if (c == ASC_NONE) c = holder(s, *tok);
        if (c != ASC_NONE) *tok = c, x = s->m->of_token[c];
    }
    bool own = x != ASC_NONE && agent && s->m->items[x].same == agent->same;
    bool led = s->f->predicate == ASC_PREDICATE_LEADS || s->f->predicate == ASC_PREDICATE_MEMBER_OF;
    if (x != ASC_NONE && led && s->m->items[x].kind == ASC_ACTOR_STATE &&
        asc_tree_is(s->t, *tok, "its")) /* "The state froze the assets of its leader" */
        return asc_who_group(s->m, s->t, *tok, shaky);
    if (led && (x == ASC_NONE || own || s->m->items[x].kind == ASC_ACTOR_PERSON) &&
        (s->t->tok[*tok].pos == ASC_POS_PRON || s->t->tok[*tok].tag == ASC_TAG_WPS)) {
        uint32_t group = asc_who_group(s->m, s->t, *tok, shaky); /* "its leader, X" */
        if (group != ASC_NONE) return group;
    }
    if (own && agent->kind == ASC_ACTOR_ORGANISATION) /* "his firm financed the group" */
        return asc_who_group(s->m, s->t, *tok, shaky);
    if (x == ASC_NONE || !agent || !(own || anonymous(s->t, &s->m->items[x]))) return x;
    bool power = agent->kind == ASC_ACTOR_STATE || agent->kind == ASC_ACTOR_AGENCY;
    if (!power) return own ? ASC_NONE : x;
    uint32_t group = asc_who_group(s->m, s->t, *tok, shaky); /* "trained its fighters" */
    return group == ASC_NONE && !own ? x : group;
}

static bool fill_actor_object(const asc_site *s, asc_match *out)
{
    for (int k = 0; k < ASC_PLACES_MAX && s->f->object[k].where; k++) {
        unsigned shaky = 0;
        uint32_t tok = asc_roles_place(s, &s->f->object[k], &shaky);
        if (tok == ASC_NONE || tok == s->i || it_may_be_a_thing(s, tok)) continue;
        if (tok == s->second && s->f->object[k].where == ASC_WHERE_OBJ) continue;
        uint32_t x = ASC_NONE;
        if (!asc_who_author(s->t, tok)) x = other_actor(s, out, &tok, &shaky);
        else if (asc_tree_is(s->t, tok, "our") || asc_tree_is(s->t, tok, "we"))
            x = s->m->author; /* "are not our members" */
        if (x == ASC_NONE || unnamed(s->t, &s->m->items[x])) continue;
        if (out->agent != ASC_NONE && s->m->items[x].same == s->m->items[out->agent].same) continue;
        out->object = x;
        out->object_tok = tok;
        out->shaky += shaky;
        return true;
    }
    return false;
}

/* "Had a hand in the planning of it", "traced the order for it to X": what was done is told by
 * the noun that the incident hangs on. */
static asc_predicate what_part(const asc_site *s, const asc_match *x)
{
    static const struct {
        const char *set;
        asc_predicate predicate;
    } parts[] = { { "@planning", ASC_PREDICATE_PLANNED },
                  { "@ordering", ASC_PREDICATE_ORDERED },
                  { "@financing", ASC_PREDICATE_FINANCED } };
    const asc_tree *t = s->t;
    asc_predicate p = s->f->predicate;
    if (p != ASC_PREDICATE_CARRIED_OUT && p != ASC_PREDICATE_HELPED) return p;
    if (p == ASC_PREDICATE_CARRIED_OUT && s->f->pos == 'v' && t->tok[s->i].tag == ASC_TAG_VB &&
        (asc_tree_is(t, t->tok[s->i].head, "help") ||
         (asc_tree_child(t, s->i, ASC_DEP_AUX) != ASC_NONE &&
          asc_tree_is(t, asc_tree_child(t, s->i, ASC_DEP_AUX), "help"))) &&
        t->tok[s->i].dep != ASC_DEP_CONJ)
        return ASC_PREDICATE_HELPED; /* "helped carry it out" */
    uint32_t o = x->object_tok, told = o;
    if (o == ASC_NONE || !asc_tree_is_noun(t, o)) return p;
    if (s->ev->of_token[o] != ASC_NONE) /* "charged with bankrolling bombing" */
        told = asc_tree_child(t, o, ASC_DEP_COMPOUND);
    for (size_t k = 0; told != ASC_NONE && k < sizeof parts / sizeof *parts; k++)
        if (asc_tables_word(t->lx, asc_str_from(parts[k].set), t->low[told]))
            return parts[k].predicate;
    return p;
}

static bool fits(asc_site *s, asc_match *out)
{
    const asc_tree *t = s->t;
    const asc_frame *f = s->f;
    uint32_t i = s->i;
    s->second = ASC_NONE;
    if (!asc_roles_particle(t, i, f->particle)) return false;
    if (f->object_word.n && (s->second = asc_roles_second(s)) == ASC_NONE) return false;
    *out = (asc_match){ .frame = f,
                        .predicate = f->predicate,
                        .trigger = i,
                        .agent = ASC_NONE,
                        .object = ASC_NONE,
                        .agent_tok = ASC_NONE,
                        .object_tok = ASC_NONE,
                        .second_tok = ASC_NONE,
                        .principal = ASC_NONE,
                        .mutual = ASC_NONE,
                        .mutual_tok = ASC_NONE,
                        .happening = ASC_NONE };
    if (s->second != ASC_NONE && f->subject_speaks && t->tok[s->second].dep == ASC_DEP_NSUBJ &&
        t->tok[s->second].head == i && asc_tree_is_verb(t, i) && s->second < i &&
        f->agent[0].where == ASC_WHERE_OBJ)
        return false; /* "the gunman named X": he is the one who speaks */
    if (f->on_record && (out->object_tok = asc_roles_charge(s)) == ASC_NONE) return false;
    if (s->second != ASC_NONE && f->object[0].where == ASC_WHERE_SALIENT &&
        asc_roles_content(t, s->second))
        return false;
    if (f->pos == 'n' && f->object[0].where == ASC_WHERE_SALIENT && asc_tree_is(t, i, "claim") &&
        asc_tree_child(t, i, ASC_DEP_ACL) != ASC_NONE)
        return false; /* "a claim circulated by X, that": of something else */
    asc_role agent = asc_predicate_agent(f->predicate), object = asc_predicate_object(f->predicate);
    if (agent == ASC_ROLE_ACTOR && !fill_agent(s, out)) return false;
    out->second_tok = s->second;
    if (f->on_record) return asc_sound(s, out);
    if (object == ASC_ROLE_INCIDENT && !fill_incident(s, out)) return false;
    out->predicate = what_part(s, out);
    if (object == ASC_ROLE_ACTOR && !fill_actor_object(s, out)) return false;
    return asc_sound(s, out);
}

/* Frames with an object word are more telling than those without: "involved in the
 * preparations" is planned, and not also helped. */
static size_t try_frames(asc_site *s, char pos, asc_str word, asc_match *out, size_t n)
{
    const asc_tree *t = s->t;
    const asc_frame *first = asc_tables_frame(t->lx, pos, word);
    for (int pass = 0; pass < 2; pass++) {
        size_t before = n;
        for (const asc_frame *f = first; f && n < ASC_MATCHES_MAX; f = asc_frame_next(t->lx, f)) {
            bool known = (f->object_word.n == 0) != (pass == 1);
            for (size_t k = 0; k < n && !known; k++) known = out[k].predicate == f->predicate;
            s->f = f;
            if (!known && fits(s, &out[n])) n++;
        }
        if (n > before) break;
    }
    return n;
}

/* Who paid for it, ordered or planned it by the same word has not helped besides. */
static size_t without_helped(asc_match *out, size_t n)
{
    bool more = false;
    size_t kept = 0;
    for (size_t k = 0; k < n; k++)
        more |= out[k].predicate == ASC_PREDICATE_FINANCED ||
                out[k].predicate == ASC_PREDICATE_ORDERED ||
                out[k].predicate == ASC_PREDICATE_PLANNED;
    for (size_t k = 0; k < n; k++)
        if (!more || out[k].predicate != ASC_PREDICATE_HELPED) out[kept++] = out[k];
    return kept;
}

size_t asc_frames_at(const asc_tree *t, asc_mentions *m, const asc_events *ev, uint32_t i,
                     uint32_t claimer, asc_match out[ASC_MATCHES_MAX])
{
    asc_site s = { .t = t, .m = m, .ev = ev, .i = i, .second = ASC_NONE, .claimer = claimer };
    size_t n = 0;
    uint32_t e = ev->of_token[i];
    bool strong =
        e != ASC_NONE && ev->items[e].strength == ASC_EVENT_STRONG && !ev->items[e].generic;
    if (asc_tree_is_verb(t, i)) {
        n = try_frames(&s, 'v', t->low[i], out, n);
        if (strong) n = try_frames(&s, 'v', ASC_STR("@event"), out, n);
    } else if (asc_tree_is_noun(t, i) || asc_tree_is(t, i, "one")) {
        n = try_frames(&s, 'n', t->low[i], out, n);
        if (strong) n = try_frames(&s, 'n', ASC_STR("@event"), out, n);
    } else if (t->tok[i].pos == ASC_POS_ADJ || t->tok[i].pos == ASC_POS_ADV) {
        n = try_frames(&s, 'a', t->low[i], out, n);
    } else if (t->tok[i].pos == ASC_POS_ADP || t->tok[i].pos == ASC_POS_SCONJ) {
        n = try_frames(&s, 'p', t->low[i], out, n);
    }
    return without_helped(out, n);
}
