/*
 * Who does what a frame tells.
 */
#include "read/frame_fills.h"

#include "base/str.h"
#include "read/instead.h"
#include "read/nameless.h"
#include "read/speaks.h"
#include "read/who.h"

#include "base/banned.h"

#define LIST_TOKENS 30 /* of phrases with "by" in a row */

bool asc_frame_gives(asc_predicate p)
{
    return p == ASC_PREDICATE_MET_WITH || p == ASC_PREDICATE_CONTROLS || p == ASC_PREDICATE_ARMS ||
           p == ASC_PREDICATE_FINANCES || p == ASC_PREDICATE_SUPPORTS ||
           p == ASC_PREDICATE_SHELTERS;
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

/* "The Club Pacifico bombing", "the Hotel Imperial attack": where it was done. */
static bool at_house(const asc_site *s, const asc_mention *x)
{
    bool house = false, agency = x->kind == ASC_ACTOR_AGENCY;
    for (uint32_t k = x->first; k < x->last; k++) {
        asc_str w = s->t->low[k];
        if (asc_tables_word(s->t->lx, ASC_STR("@force|@band"), w)) return false;
        house |=
            asc_tables_word(s->t->lx, ASC_STR("@building"), w) || asc_str_is(w, "club") ||
            (!agency && !x->sure_group && asc_tables_word(s->t->lx, ASC_STR("@target|@land"), w));
    }
    return house && asc_str_eq(s->f->word, ASC_STR("@event"));
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

/* "No group said it had carried out the attack": "it" is none. */
static bool of_no_one(const asc_tree *t, uint32_t i)
{
    static const char *const none[] = { "nobody", "none", "one", "nothing", NULL };
    uint32_t v = t->tok[i].head, say = t->tok[v].head;
    if (t->tok[i].pos != ASC_POS_PRON || t->tok[v].dep != ASC_DEP_CCOMP || say > v) return false;
    uint32_t who = asc_tree_child(t, say, ASC_DEP_NSUBJ);
    if (who == ASC_NONE || !asc_tree_is_one(t, i, (const char *const[]){ "it", "they", NULL }))
        return false;
    return no_one(t, who) || (asc_tree_is_one(t, who, none) && t->tok[who].pos == ASC_POS_PRON);
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

#define CALLED_LOOK 400 /* mentions among which a lawyer is looked for that is told of as one */

/* "My client", said by X, who is "Y's lawyer" where he is told of first: Y. */
static uint32_t my_client(const asc_site *s, uint32_t tok, unsigned *shaky)
{
    const asc_tree *t = s->t;
    uint32_t own = asc_tree_child(t, tok, ASC_DEP_POSS),
             by = t->speaker ? t->speaker[tok] : ASC_NONE;
    unsigned guesses = 0;
    if (!asc_tree_is(t, tok, "client") || own == ASC_NONE || by == ASC_NONE ||
        !asc_who_author(t, own))
        return ASC_NONE;
    uint32_t who = asc_who(s->m, t, by, &guesses), x = asc_speaks_for(s->m, t, by, &guesses);
    if (x != ASC_NONE) return ++*shaky, x;
    for (uint32_t k = 0; who != ASC_NONE && k < s->m->count && k < CALLED_LOOK; k++) {
        if (s->m->items[k].same != s->m->items[who].same || s->m->items[k].head > tok) continue;
        x = asc_speaks_for(s->m, t, s->m->items[k].head, &guesses);
        if (x != ASC_NONE) return *shaky += 2, s->m->items[x].same;
    }
    return ASC_NONE;
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

#define LED_LOOK 400 /* mentions that may tell what somebody leads */

/* "It was not us", said Lund, whom the report calls the Front's leader or spokesman elsewhere: the Front. */
static uint32_t led_by(const asc_site *s, uint32_t leader)
{
    uint32_t count = s->m->count < LED_LOOK ? (uint32_t)s->m->count : LED_LOOK;
    for (uint32_t k = 0; leader != ASC_NONE && k < count; k++) {
        unsigned ignored = 0;
        if (s->m->items[k].same != s->m->items[leader].same || !s->m->items[k].is_name) continue;
        uint32_t x = asc_speaks_leading(s->m, s->t, s->m->items[k].head, &ignored);
        if (x == ASC_NONE) x = asc_speaks_for(s->m, s->t, s->m->items[k].head, &ignored);
        if (x != ASC_NONE && s->m->items[x].kind == ASC_ACTOR_GROUP) return x;
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
    bool many = asc_tree_is_one(t, tok, (const char *const[]){ "we", "us", NULL });
    if (many) x = asc_speaks_for(s->m, t, who, &shaky);
    if (many && x == ASC_NONE) x = asc_speaks_leading(s->m, t, who, &shaky);
    if (x != ASC_NONE) return x;
    x = asc_who(s->m, t, who, &shaky);
    uint32_t led = many ? led_by(s, x) : ASC_NONE;
    return led != ASC_NONE ? led : x;
}

/* "Our fighters", "five of our people": those of whoever speaks. */
static uint32_t ours(const asc_site *s, uint32_t tok)
{
    static const char *const words[] = { "people",  "man",     "fighter", "brother", "martyr",
                                         "soldier", "hero",    "unit",    "member",  "comrade",
                                         "boy",     "warrior", "lion",    "guy",     NULL };
    const asc_tree *t = s->t;
    uint32_t of = t->tok[tok].pos == ASC_POS_NUM ? asc_tree_prep(t, tok, ASC_STR("of")) : tok;
    uint32_t own = of == ASC_NONE ? ASC_NONE : asc_tree_child(t, of, ASC_DEP_POSS);
    unsigned shaky = 0;
    if (own == ASC_NONE || !asc_tree_is(t, own, "our") || !asc_tree_is_one(t, of, words) ||
        asc_tree_child(t, of, ASC_DEP_APPOS) != ASC_NONE)
        return ASC_NONE;
    uint32_t who = t->speaker ? t->speaker[tok] : ASC_NONE;
    if (who == ASC_NONE) return s->m->author;
    uint32_t x = asc_speaks_for(s->m, t, who, &shaky);
    return x != ASC_NONE ? x : asc_speaks_leading(s->m, t, who, &shaky);
}

/* "Denied that any organ of the state had a part", "that any of its agencies had ordered it": the state's. */
static uint32_t any_organ(const asc_site *s, uint32_t tok, unsigned *shaky)
{
    static const char *const organs[] = { "organ",       "arm",    "agency",     "branch",
                                          "institution", "body",   "service",    "department",
                                          "official",    "office", "government", NULL };
    const asc_tree *t = s->t;
    uint32_t det = asc_tree_child(t, tok, ASC_DEP_DET), noun = tok, own;
    bool any = det != ASC_NONE && asc_tree_is(t, det, "any");
    if (asc_tree_is(t, tok, "any")) noun = asc_tree_prep(t, tok, ASC_STR("of")), any = true;
    if (!any || noun == ASC_NONE || !asc_tree_is_one(t, noun, organs)) return ASC_NONE;
    own = asc_tree_child(t, noun, ASC_DEP_POSS);
    if (own == ASC_NONE) own = asc_tree_prep(t, noun, ASC_STR("of"));
    uint32_t x = own == ASC_NONE ? ASC_NONE : asc_who(s->m, t, own, shaky);
    if (x == ASC_NONE && own != ASC_NONE) x = asc_who_state(s->m, t, own);
    bool bare = own != ASC_NONE && asc_tree_child(t, own, ASC_DEP_AMOD) == ASC_NONE;
    if (bare && (x == ASC_NONE || !s->m->items[x].is_name)) { /* "of the state": whose? */
        uint32_t v = t->tok[t->tok[tok].head].head, says;
        says = asc_tree_is_verb(t, v) ? asc_tree_child(t, v, ASC_DEP_NSUBJ) : ASC_NONE;
        bool state = asc_tree_is(t, own, "state") || asc_tree_is(t, own, "country");
        x = state && says != ASC_NONE && says < tok ? asc_who(s->m, t, says, shaky) : ASC_NONE;
    }
    return x != ASC_NONE && s->m->items[x].kind == ASC_ACTOR_STATE ? ++*shaky, x : ASC_NONE;
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

/* "A caller said in the name of X that it had planted it": X. */
static uint32_t spoken_for(const asc_site *s, uint32_t tok, unsigned *shaky)
{
    const asc_tree *t = s->t;
    uint32_t v = t->tok[tok].head, say = t->tok[v].head;
    if (!asc_tree_is_one(t, tok, (const char *const[]){ "it", "they", NULL })) return ASC_NONE;
    if (t->tok[v].dep != ASC_DEP_CCOMP || say >= v) return ASC_NONE;
    uint32_t name = asc_tree_prep(t, say, ASC_STR("in"));
    if (name == ASC_NONE || !asc_tree_is(t, name, "name")) return ASC_NONE;
    uint32_t of = asc_tree_prep(t, name, ASC_STR("of"));
    return of == ASC_NONE || of > tok ? ASC_NONE : asc_who(s->m, t, of, shaky);
}

/* "Is financed by extortion, by donations and by X": the first in the list who is somebody; tok moves
 * on to him. */
static uint32_t by_another(const asc_site *s, uint32_t *tok, unsigned *shaky)
{
    const asc_tree *t = s->t;
    uint32_t by = t->tok[*tok].head, end = *tok + LIST_TOKENS < t->n ? *tok + LIST_TOKENS : t->n;
    if (t->tok[*tok].dep != ASC_DEP_POBJ || !asc_str_eq_nocase(asc_tree_text(t, by), ASC_STR("by")))
        return ASC_NONE;
    for (uint32_t k = *tok + 2; k < end && t->tok[k].sent == t->tok[by].sent; k++) {
        bool joined = t->tok[k - 1].dep == ASC_DEP_CC || asc_tree_is(t, k - 1, ",");
        uint32_t o = joined && asc_str_eq_nocase(asc_tree_text(t, k), ASC_STR("by"))
                         ? asc_tree_behind(t, k)
                         : ASC_NONE;
        uint32_t x = o == ASC_NONE ? o : asc_who(s->m, t, o, shaky);
        if (x != ASC_NONE) return *tok = o, x;
    }
    return ASC_NONE;
}

/* "The Front's drone unit": is it told whose it is? Else it is not even looked at as somebody. */
static bool of_somebody(const asc_site *s)
{
    unsigned ignored = 0;
    for (int k = 0; k < ASC_PLACES_MAX && s->f->object[k].where; k++) {
        uint32_t o = asc_roles_place(s, &s->f->object[k], &ignored);
        if (o != ASC_NONE && o != s->i) return true;
    }
    return false;
}

/* "The order came from inside the prison's wing": from where, and not whose. */
static bool from_inside(const asc_site *s, uint32_t tok)
{
    static const char *const preps[] = { "inside", "within", "outside", "behind", NULL };
    uint32_t p = s->t->tok[tok].head, x = s->m->of_token[tok];
    bool name = x != ASC_NONE && s->m->items[x].is_name && s->m->items[x].head == tok;
    return !name && s->f->pos == 'v' && s->t->tok[s->t->tok[p].head].pos == ASC_POS_ADP &&
           asc_tree_is_one(s->t, p, preps);
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

/* "Arrested three sailors and charged them with it": the sailors. */
static uint32_t arrested_before(const asc_tree *t, uint32_t i)
{
    uint32_t v = t->tok[i].head, before = t->tok[v].head;
    if (t->tok[i].pos != ASC_POS_PRON || t->tok[i].dep != ASC_DEP_DOBJ ||
        t->tok[v].dep != ASC_DEP_CONJ)
        return ASC_NONE;
    uint32_t o = asc_tables_word(t->lx, ASC_STR("@captor"), t->low[before])
                     ? asc_tree_object(t, before)
                     : ASC_NONE;
    bool many = asc_tree_is_one(t, i, (const char *const[]){ "they", "them", NULL });
    return o != ASC_NONE && o < v && asc_tree_is_noun(t, o) && many == asc_tree_plural(t, o)
               ? o
               : ASC_NONE;
}

bool asc_frame_agent(const asc_site *s, asc_match *out)
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
        if (self && (says_what_one_is(s->t, s->i) || !of_somebody(s))) continue;
        if (tok != ASC_NONE && of_no_one(s->t, tok)) return false;
        if (tok == ASC_NONE || (tok == s->i && !self) || expletive(s, tok) || from_inside(s, tok))
            continue;
        if (s->f->agent[k].where == ASC_WHERE_OBJ && each_other(s, tok, out)) return true;
        out->mutual = out->mutual_tok = ASC_NONE;
        uint32_t quoted = we_quoted(s, tok);
        if (quoted == ASC_NONE) quoted = spoken_for(s, tok, &shaky);
        if (quoted == ASC_NONE && s->f->predicate != ASC_PREDICATE_DETAINED &&
            s->f->predicate != ASC_PREDICATE_KILLED)
            quoted = ours(s, tok);
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
        uint32_t state =
            asc_frame_gives(s->f->predicate) ? asc_who_state(s->m, s->t, tok) : ASC_NONE;
        if (state != ASC_NONE) x = state, shaky++;
        bool members = victim || s->f->predicate == ASC_PREDICATE_MEMBER_OF;
        if (x == ASC_NONE && members && s->t->tok[tok].pos == ASC_POS_NUM &&
            (s->t->tok[tok].dep != ASC_DEP_DOBJ || s->f->predicate == ASC_PREDICATE_DETAINED))
            x = asc_who_several(s->m, s->t, tok);
        if (x == ASC_NONE) x = my_client(s, tok, &shaky);
        uint32_t organ = any_organ(s, tok, &shaky);
        if (organ != ASC_NONE) x = organ;
        if (x == ASC_NONE) x = represented(s, tok, &shaky);
        if (x == ASC_NONE) x = asc_who(s->m, s->t, tok, &shaky);
        if (x == ASC_NONE && members) x = asc_who_several(s->m, s->t, tok);
        uint32_t held = x == ASC_NONE ? arrested_before(s->t, tok) : ASC_NONE;
        if (held != ASC_NONE && (x = asc_who_itself(s->m, s->t, held)) == ASC_NONE)
            x = asc_who_several(s->m, s->t, held);
        if (x == ASC_NONE && s->t->tok[tok].tag == ASC_TAG_PRP) { /* "asked whether he did it, X" */
            uint32_t whom = asc_instead_whom_asked(s->t, s->i);
            if (whom != ASC_NONE) x = asc_who(s->m, s->t, whom, &shaky);
        }
        if (x == ASC_NONE && s->f->pos == 'v') x = by_another(s, &tok, &shaky);
        if (x != ASC_NONE && !victim && !self && asc_nameless_agent(s, &s->m->items[x]))
            x = asc_who_one_of(s->m, s->t, tok);
        if (x == ASC_NONE) continue;
        if (no_one(s->t, tok) && state == ASC_NONE && organ == ASC_NONE) return false;
        bool owner =
            s->f->agent[k].where == ASC_WHERE_POSS || s->f->agent[k].where == ASC_WHERE_COMPOUND;
        bool land = s->m->items[x].kind == ASC_ACTOR_STATE && !s->m->items[x].is_name;
        if (owner && ((s->m->items[x].place && !(asc_frame_gives(s->f->predicate) &&
                                                 s->m->items[x].kind == ASC_ACTOR_STATE)) ||
                      land || a_day(s->t, tok) || of_another(s->t, tok, s->i) ||
                      owned_by_victim(s) || at_house(s, &s->m->items[x])))
            continue; /* "Mumbai's bombing", "the country's worst attack", "his murder" */
        if (s->f->agent_speaks) out->principal = asc_speaks_for(s->m, s->t, tok, &shaky);
        out->agent = out->principal != ASC_NONE && !s->f->on_record ? out->principal : x;
        out->agent_tok = tok;
        out->shaky += shaky;
        return true;
    }
    return false;
}
