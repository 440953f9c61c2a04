#include "read/nameless.h"

#include "base/str.h"
#include "read/frame_fills.h"

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

/* "Corinian forces" at the beginning of a sentence, where a capital tells nothing: by its ending. */
static bool looks_like_demonym(const asc_tree *t, uint32_t i)
{
    static const char *const ends[] = { "ian", "ese", "ish", "ean", "ani", "ican", "yan", NULL };
    static const char *const others[] = {
        "civilian",      "guardian",  "veteran",    "humanitarian",
        "authoritarian", "sectarian", "pedestrian", "utilitarian",
        "libertarian",   "agrarian",  NULL
    };
    asc_str s = asc_tree_text(t, i);
    if (t->tok[i].pos != ASC_POS_ADJ || s.n < 5 || !(s.p[0] >= 'A' && s.p[0] <= 'Z')) return false;
    for (size_t k = 0; others[k]; k++)
        if (asc_str_eq_nocase(s, asc_str_from(others[k]))) return false;
    for (size_t k = 0; ends[k]; k++)
        if (asc_str_ends(s, asc_str_from(ends[k]))) return true;
    return false;
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
                       t->tok[c].pos == ASC_POS_PROPN || capital || looks_like_demonym(t, c)))
            return true;
    }
    return false;
}

bool asc_nameless(const asc_tree *t, const asc_mention *x)
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
    static const char *const bonds[] = { "pay", "service", "employ", "command", "order", "behalf" };
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

/* "Members of the armed forces", "agents of the secret service": a state's own. */
static bool of_state_body(const asc_tree *t, uint32_t i)
{
    uint32_t of = asc_tree_prep(t, i, ASC_STR("of"));
    const asc_actor_word *w = of == ASC_NONE ? NULL : asc_tables_actor(t->lx, t->low[of]);
    return w && w->kind == ASC_ACTOR_AGENCY && asc_tree_child(t, of, ASC_DEP_DET) != ASC_NONE &&
           asc_tree_is(t, asc_tree_child(t, of, ASC_DEP_DET), "the");
}

/* "mercenaries in the pay of X", "gunmen loyal to X": whose they are is told. */
static bool whose(const asc_site *s, const asc_mention *x)
{
    const asc_tree *t = s->t;
    if (asc_tree_child(t, x->head, ASC_DEP_POSS) != ASC_NONE) return true; /* "his men" */
    if (of_state_body(t, x->head)) return true;
    for (uint32_t i = x->head + 1; i < t->tok[x->head].right && i < t->n; i++) {
        uint32_t of = s->m->of_token[i];
        const asc_mention *y = of == ASC_NONE ? NULL : &s->m->items[of];
        if (y && y != x && y->is_name && y->head == i && tells_whose(s, i, x->head, y->place))
            return true;
    }
    return false;
}

/* "corrupt policemen", "instructors from many countries": several, but told of. */
static bool some_told_of(const asc_tree *t, uint32_t i)
{
    return asc_tree_child(t, i, ASC_DEP_AMOD) != ASC_NONE ||
           asc_tree_child(t, i, ASC_DEP_COMPOUND) != ASC_NONE ||
           (i + 1 < t->n && (asc_tree_is(t, i + 1, "from") || asc_tree_is(t, i + 1, "of")));
}

bool asc_nameless_agent(const asc_site *s, const asc_mention *x)
{
    bool deed = s->f->predicate == ASC_PREDICATE_CARRIED_OUT ||
                s->f->predicate == ASC_PREDICATE_ORDERED ||
                s->f->predicate == ASC_PREDICATE_PLANNED;
    bool court = s->f->verdict || s->f->act == ASC_ACT_ACCUSE || s->f->act == ASC_ACT_ASSESS;
    if (court && asc_tree_child(s->t, x->head, ASC_DEP_NUMMOD) != ASC_NONE)
        return false;                                             /* "found two men guilty" */
    if (s->f->predicate == ASC_PREDICATE_MEMBER_OF) return false; /* asc_sound asks */
    bool some =
        asc_frame_gives(s->f->predicate) && some_told_of(s->t, x->head); /* "corrupt policemen" */
    return asc_nameless(s->t, x) && !whose(s, x) && !some && (deed || !described(s->t, x->head));
}

bool asc_nameless_object(const asc_tree *t, const asc_mention *x)
{
    uint32_t c = asc_tree_child(t, x->head, ASC_DEP_COMPOUND);
    if (c == ASC_NONE) c = asc_tree_child(t, x->head, ASC_DEP_AMOD);
    bool told = c != ASC_NONE && (t->tok[c].pos == ASC_POS_PROPN || t->tok[c].ent != ASC_ENT_NONE ||
                                  t->tok[c].dep == ASC_DEP_COMPOUND);
    bool those = t->tok[x->head].tag == ASC_TAG_NNS && asc_frame_article(t, x->head) &&
                 !asc_tables_word(t->lx, ASC_STR("@doer"), t->low[x->head]) &&
                 !asc_tables_word(t->lx, ASC_STR("@fighter"), t->low[x->head]); /* islanders */
    uint32_t in = asc_tree_prep(t, x->head, ASC_STR("in"));
    bool there = in != ASC_NONE && t->tok[in].ent != ASC_ENT_NONE; /* "fighters in Grozny" */
    uint32_t own = asc_tree_child(t, x->head, ASC_DEP_POSS);
    if (own != ASC_NONE && t->tok[own].pos == ASC_POS_PRON && t->tok[x->head].tag == ASC_TAG_NNS)
        return false; /* "paid his men" */
    return asc_nameless(t, x) && !told && !those && !there;
}
