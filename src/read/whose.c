#include "read/whose.h"

#include "base/str.h"

#include "base/banned.h"

#define TURN_TOKENS 120
#define TURN_SENTENCES 2
#define TAG_TOKENS 24 /* of "an official who asked not to be named" before "said" */

static uint32_t by_or_from(const asc_tree *t, uint32_t p)
{
    uint32_t o = asc_tree_prep(t, p, ASC_STR("by"));
    return o != ASC_NONE ? o : asc_tree_prep(t, p, ASC_STR("from"));
}

uint32_t asc_whose_charge(const asc_tree *t, uint32_t p)
{
    unsigned left = ASC_CHILDREN_MAX;
    uint32_t o = asc_tree_child(t, p, ASC_DEP_POSS), made = asc_tree_child(t, p, ASC_DEP_ACL);
    if (o == ASC_NONE) o = by_or_from(t, p);
    static const char *const making[] = { "circulate", "make",    "spread", "publish", "put",
                                          "issue",     "advance", "raise",  "level",   "post",
                                          "repeat",    "air",     "voice",  "peddle",  "float",
                                          "push",      "promote", "share",  "offer",   NULL };
    if (o == ASC_NONE && made != ASC_NONE && t->tok[made].tag == ASC_TAG_VBN &&
        asc_tree_is_one(t, made, making))
        o = asc_tree_prep(t, made, ASC_STR("by")); /* "a claim circulated by X, that" */
    if (o != ASC_NONE) return o;
    for (uint32_t c = t->first[p]; c != ASC_NONE && c < p && left--; c = t->next[c]) {
        uint8_t dep = t->tok[c].dep;
        bool name = t->tok[c].ent == ASC_ENT_NORP || t->tok[c].ent == ASC_ENT_GPE ||
                    t->tok[c].ent == ASC_ENT_ORG;
        if (name && (dep == ASC_DEP_COMPOUND || dep == ASC_DEP_AMOD || dep == ASC_DEP_NMOD))
            return c;
    }
    return ASC_NONE;
}

/* "It", "there", "what" hold no view. */
static bool somebody(const asc_tree *t, uint32_t i)
{
    if (i == ASC_NONE) return false;
    if (t->tok[i].pos == ASC_POS_PRON)
        return asc_tree_is_one(
            t, i, (const char *const[]){ "he", "she", "they", "we", "i", "who", NULL });
    return asc_tree_is_noun(t, i);
}

uint32_t asc_whose_mind(const asc_tree *t, uint32_t p)
{
    uint32_t h = t->tok[p].head, v = t->tok[h].head, s;
    if (t->tok[p].dep == ASC_DEP_POBJ &&
        asc_tree_is_one(t, h, (const char *const[]){ "in", "of", "under", NULL }) &&
        asc_tree_is(t, v, "be")) {
        s = asc_tree_child(t, v, ASC_DEP_NSUBJ);
        return somebody(t, s) ? s : ASC_NONE;
    }
    static const char *const leaning[] = { "hold",   "cling", "stick", "subscribe", "incline",
                                           "adhere", "lean",  "come",  "tend",      NULL };
    if (t->tok[p].dep == ASC_DEP_POBJ && asc_tree_is_one(t, v, leaning) &&
        asc_tree_is_one(t, h, (const char *const[]){ "to", "toward", "towards", NULL })) {
        s = asc_tree_child(t, v, ASC_DEP_NSUBJ); /* "inclines to the view that" */
        return somebody(t, s) ? s : ASC_NONE;
    }
    if (asc_tree_is(t, h, "be") && asc_tree_child(t, h, ASC_DEP_EXPL) != ASC_NONE) {
        s = asc_tree_prep(t, h, ASC_STR("for"));
        return somebody(t, s) && s < h ? s : ASC_NONE;
    }
    s = asc_tree_prep(t, p, ASC_STR("of"));
    return t->tok[p].dep == ASC_DEP_NSUBJ && asc_tree_is(t, h, "be") && somebody(t, s) ? s
                                                                                       : ASC_NONE;
}

uint32_t asc_whose_feeling(const asc_tree *t, uint32_t p)
{
    uint32_t v = t->tok[p].head, s;
    if (t->tok[p].dep != ASC_DEP_ACOMP || !asc_tree_is_verb(t, v)) {
        if (!asc_tree_is(t, p, "be")) return ASC_NONE;
        v = p; /* the clause hangs on the verb */
    }
    s = asc_tree_antecedent(t, asc_tree_child(t, v, ASC_DEP_NSUBJ));
    return somebody(t, s) ? s : ASC_NONE;
}

uint32_t asc_whose_view(const asc_tree *t, uint32_t v, uint32_t *cue)
{
    static const char *const preps[] = { "in", "by", "from", "to" };
    static const char *const words[] = { "view",       "opinion", "judgement",  "judgment",
                                         "assessment", "account", "telling",    "word",
                                         "reading",    "mind",    "estimation", "version",
                                         "admission",  "eye",     NULL };
    for (size_t k = 0; k < sizeof preps / sizeof *preps; k++) {
        uint32_t x = asc_tree_prep(t, v, asc_str_from(preps[k]));
        if (x == ASC_NONE || !asc_tree_is_one(t, x, words)) continue;
        uint32_t o = asc_tree_child(t, x, ASC_DEP_POSS);
        if (o == ASC_NONE) o = asc_tree_prep(t, x, ASC_STR("of"));
        if (!somebody(t, o) && (o == ASC_NONE || t->tok[o].dep != ASC_DEP_POSS)) continue;
        *cue = x;
        return o;
    }
    return ASC_NONE;
}

uint32_t asc_whose_testimony(const asc_tree *t, uint32_t x)
{
    static const char *const words[] = { "testimony",  "account", "evidence",     "confession",
                                         "deposition", "version", "recollection", NULL };
    if (!asc_tree_is_one(t, x, words)) return x;
    uint32_t o = asc_tree_child(t, x, ASC_DEP_POSS);
    if (o == ASC_NONE) o = asc_tree_prep(t, x, ASC_STR("of"));
    if (o == ASC_NONE) o = by_or_from(t, x);
    return o != ASC_NONE && (somebody(t, o) || t->tok[o].dep == ASC_DEP_POSS) ? o : x;
}

bool asc_whose_description(const asc_tree *t, uint32_t n)
{
    static const char *const verbs[] = { "describe", "identify", "name",   "list",   "regard",
                                         "portray",  "depict",   "brand",  "label",  "denounce",
                                         "see",      "present",  "unmask", "expose", "view",
                                         "treat",    NULL };
    if (n == ASC_NONE || t->tok[n].dep != ASC_DEP_POBJ) return false;
    uint32_t as = t->tok[n].head;
    return asc_tree_is(t, as, "as") && asc_tree_is_one(t, t->tok[as].head, verbs);
}

uint32_t asc_whose_quoted(const asc_tree *t, uint32_t p, uint32_t *by)
{
    uint32_t as = t->tok[p].head, v = t->tok[as].head;
    *by = ASC_NONE;
    if (t->tok[p].dep != ASC_DEP_PCOMP || !asc_tree_is(t, as, "as")) return ASC_NONE;
    if (!asc_tree_is_one(t, v, (const char *const[]){ "quote", "cite", "record", "report", NULL }))
        return ASC_NONE;
    uint32_t who = asc_tree_object(t, v);
    unsigned ignored = 0;
    if (who != ASC_NONE) *by = asc_tree_subject(t, v, &ignored);
    return who;
}

/* ", an official who asked not to be named" right before v; the parser takes it for an
 * apposition of what stands before the comma, or for a clause's subject. */
static uint32_t set_off_before(const asc_tree *t, uint32_t v)
{
    for (uint32_t i = v, k = 0; i-- > 0 && k < TAG_TOKENS; k++) {
        if (t->tok[i].sent != t->tok[v].sent) return ASC_NONE;
        bool wide = t->tok[i].right == v ||
                    (t->tok[i].right + 1 == v && asc_str_eq(asc_tree_text(t, v - 1), ASC_STR(",")));
        if (!wide || !asc_tree_is_noun(t, i)) continue;
        uint32_t begin = t->tok[i].left;
        uint8_t dep = t->tok[i].dep;
        if (begin == 0 || !asc_str_eq(asc_tree_text(t, begin - 1), ASC_STR(","))) continue;
        return dep == ASC_DEP_APPOS || dep == ASC_DEP_NSUBJ || dep == ASC_DEP_CONJ ? i : ASC_NONE;
    }
    return ASC_NONE;
}

uint32_t asc_whose_report(const asc_tree *t, uint32_t v)
{
    uint32_t h = t->tok[v].head, own = asc_tree_child(t, v, ASC_DEP_NSUBJ);
    uint8_t dep = t->tok[v].dep;
    bool told = asc_tree_is_one(t, v, (const char *const[]){ "tell", "inform", NULL });
    if (asc_tree_child(t, v, ASC_DEP_AGENT) != ASC_NONE ||
        (asc_tree_child(t, v, ASC_DEP_DOBJ) != ASC_NONE && !told) ||
        asc_tree_child(t, v, ASC_DEP_CCOMP) != ASC_NONE)
        return ASC_NONE;
    if (dep == ASC_DEP_ACL && v == h + 1 && t->tok[h].dep == ASC_DEP_APPOS) return h;
    if (dep == ASC_DEP_CONJ && own == ASC_NONE && t->tok[v].tag == ASC_TAG_VBD)
        return set_off_before(t, v);
    bool clause = dep == ASC_DEP_CCOMP || dep == ASC_DEP_PARATAXIS;
    return clause && own != ASC_NONE && own < v && asc_tree_child(t, v, ASC_DEP_MARK) == ASC_NONE
               ? own
               : ASC_NONE;
}

bool asc_whose_citable(const asc_tree *t, uint32_t o)
{
    static const char *const evidence[] = { "record",     "recording", "tape",
                                            "intercept",  "video",     "footage",
                                            "photograph", "evidence",  NULL };
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[o]);
    if (t->tok[o].ent != ASC_ENT_NONE || t->tok[o].pos == ASC_POS_PROPN) return true;
    return w && !asc_tree_is_one(t, o, evidence);
}

const asc_cue *asc_whose_idea(const asc_tree *t, uint32_t i)
{
    const asc_cue *q = asc_tree_is_noun(t, i) ? asc_tables_cue(t->lx, 'n', t->low[i]) : NULL;
    bool idea = q && q->act == ASC_ACT_ASSESS && q->polarity == ASC_POLARITY_PLUS;
    return idea && !asc_tables_actor(t->lx, t->low[i]) && t->tok[i].ent == ASC_ENT_NONE ? q : NULL;
}

static bool says(const asc_tree *t, uint32_t v)
{
    if (!asc_tree_is_verb(t, v)) return false;
    for (const asc_cue *q = asc_tables_cue(t->lx, 'v', t->low[v]); q; q = asc_cue_next(t->lx, q))
        if ((q->slots & ASC_SLOT_THAT) && !q->raises) return true;
    return false;
}

/* "He" is no crowd, "it" no person, "they" are several, or a body of people. */
static bool agrees(const asc_tree *t, uint32_t pronoun, uint32_t i)
{
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[i]);
    bool plural = t->tok[i].tag == ASC_TAG_NNS || t->tok[i].tag == ASC_TAG_NNPS;
    bool person = t->tok[i].ent == ASC_ENT_PERSON || (w && w->kind == ASC_ACTOR_PERSON);
    if (asc_tree_is(t, pronoun, "they")) return plural || !person;
    if (asc_tree_is(t, pronoun, "it")) return !plural && !person;
    return !plural && (person || !w);
}

uint32_t asc_whose_last(const asc_tree *t, uint32_t i)
{
    for (uint32_t k = i, steps = 0; k-- > 0 && steps < TURN_TOKENS; steps++) {
        if (t->tok[k].sent + TURN_SENTENCES < t->tok[i].sent) return ASC_NONE;
        bool subject = t->tok[k].dep == ASC_DEP_NSUBJ && asc_tree_is_noun(t, k);
        if (subject && t->tok[k].sent != t->tok[i].sent && says(t, t->tok[k].head)) return k;
    }
    return ASC_NONE;
}

uint32_t asc_whose_turn(const asc_tree *t, uint32_t i)
{
    for (uint32_t k = i, steps = 0; k-- > 0 && steps < TURN_TOKENS; steps++) {
        if (t->tok[k].sent + TURN_SENTENCES < t->tok[i].sent) return ASC_NONE;
        bool subject = t->tok[k].dep == ASC_DEP_NSUBJ && asc_tree_is_noun(t, k) &&
                       says(t, t->tok[k].head) && !asc_tree_passive(t, t->tok[k].head);
        if (subject && t->tok[k].sent != t->tok[i].sent && agrees(t, i, k)) return k;
    }
    return ASC_NONE;
}

uint32_t asc_whose_headline(const asc_tree *t, uint32_t i)
{
    uint32_t c = i > 0 ? i - 1 : 0;
    uint8_t dep = t->tok[c].dep;
    if (t->tok[i].tag != ASC_TAG_NNS || t->tok[c].head != i) return ASC_NONE;
    if (dep != ASC_DEP_COMPOUND && dep != ASC_DEP_NMOD && dep != ASC_DEP_NSUBJ) return ASC_NONE;
    return asc_tables_actor(t->lx, t->low[c]) || t->tok[c].ent != ASC_ENT_NONE ? c : ASC_NONE;
}

bool asc_whose_evidence(const asc_tree *t, uint32_t s)
{
    return t->tok[s].pos == ASC_POS_NOUN && !asc_tables_actor(t->lx, t->low[s]) &&
           t->tok[s].ent == ASC_ENT_NONE &&
           asc_tables_people(t->lx, t->low[s]) != ASC_PEOPLE_PERSON;
}

bool asc_whose_blamed(const asc_tree *t, uint32_t i)
{
    if (asc_tree_is(t, i, "involve") || asc_tree_is(t, i, "want"))
        return false; /* "was involved", "is wanted over": told, not suspected */
    return asc_tree_is_noun(t, i) || (asc_tree_is_verb(t, i) && asc_tree_passive(t, i));
}
