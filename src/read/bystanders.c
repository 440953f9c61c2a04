#include "read/bystanders.h"

#include "base/str.h"
#include "read/unreal.h"

#include "base/banned.h"

#define NAMES_LOOK 400 /* mentions among which a name is looked for once more */

/* "Took political responsibility and resigned", "for the collapse of the talks": an office's, no claim. */
static bool resigned_over(const asc_site *s)
{
    static const char *const kinds[] = { "political", "moral",    "ministerial",
                                         "overall",   "personal", NULL };
    static const char *const ends[] = { "resign",    "resignation", "apologise",
                                        "apologize", "quit",        NULL };
    const asc_tree *t = s->t;
    if (s->second == ASC_NONE || s->f->act != ASC_ACT_CLAIM ||
        !asc_tree_is_one(t, s->second, (const char *const[]){ "responsibility", "blame", NULL }))
        return false;
    uint32_t kind = asc_tree_child(t, s->second, ASC_DEP_AMOD);
    if (kind != ASC_NONE && asc_tree_is_one(t, kind, kinds)) return true;
    for (uint32_t k = s->i; k < t->n && t->tok[k].sent == t->tok[s->i].sent && k < s->i + 40; k++)
        if (asc_tree_is_one(t, k, ends)) return true;
    return false;
}

/* "Has blood on his hands": a reproach. */
static bool blood_on_hands(const asc_site *s)
{
    return asc_site_is(s, "have") && s->second != ASC_NONE &&
           asc_tree_is(s->t, s->second, "hand") && s->t->tok[s->second].dep == ASC_DEP_POBJ;
}

/* "The Front's candidate, X": for an office, unless he is likely or somebody's own. */
static bool candidate_of_party(const asc_site *s, const asc_match *x)
{
    const asc_tree *t = s->t;
    return asc_site_is(s, "candidate") && s->f->pos == 'n' && x->salient &&
           asc_tree_child(t, s->i, ASC_DEP_AMOD) == ASC_NONE &&
           asc_tree_prep(t, s->i, ASC_STR("for")) == ASC_NONE;
}

/* The boxer "the Velm Bomber": what he is called. */
static bool ring_name(const asc_site *s, const asc_match *x)
{
    const asc_tree *t = s->t;
    return s->f->pos == 'n' && x->salient && t->tok[s->i].pos == ASC_POS_PROPN &&
           asc_tree_child(t, s->i, ASC_DEP_COMPOUND) != ASC_NONE && s->i + 1 < t->n &&
           t->tok[s->i + 1].tag == ASC_TAG_CLOSE_QUOTE;
}

/* "Was held hostage by the gunmen, X, identified him": the gunmen are those who held her. */
static bool doers_beside(const asc_site *s, const asc_match *x)
{
    const asc_tree *t = s->t;
    if (s->f->pos != 'n' || x->agent_tok == ASC_NONE || !asc_tree_in_set(s->t, s->i, "@doer"))
        return false;
    if (t->tok[s->i].tag != ASC_TAG_NNS || !x->salient) return false;
    if (t->tok[t->tok[s->i].head].dep != ASC_DEP_AGENT) return false;
    return x->agent_tok > s->i && s->m->items[x->agent].kind == ASC_ACTOR_PERSON &&
           asc_tree_child(t, x->agent_tok, ASC_DEP_CONJ) == ASC_NONE;
}

/* "Shot the gunman": whoever stopped the attack. */
static bool stops_attacker(const asc_site *s)
{
    const asc_tree *t = s->t;
    if (!asc_str_eq(s->f->word, ASC_STR("@event")) || s->f->pos != 'v') return false;
    uint32_t o = asc_tree_object(t, s->i);
    return o != ASC_NONE && asc_tree_in_set(s->t, o, "@doer") && asc_tree_is_noun(t, o) &&
           !asc_tree_is_one(
               t, o, (const char *const[]){ "cell", "team", "squad", "commando", "driver", NULL });
}

/* "Made safe 70 bombs": a disposal expert. */
static bool made_safe(const asc_site *s)
{
    uint32_t next = s->i + 1;
    return asc_site_is(s, "make") && next < s->t->n && asc_tree_is(s->t, next, "safe");
}

/* "Was not charged", "has never been charged": that denies nothing. */
static bool not_accused(const asc_site *s)
{
    static const char *const verbs[] = { "charge", "indict", "prosecute", "arraign", "try", NULL };
    const asc_tree *t = s->t;
    if (s->f->pos != 'v' || s->f->act != ASC_ACT_ACCUSE || !asc_tree_is_one(t, s->i, verbs))
        return false;
    return asc_tree_child(t, s->i, ASC_DEP_NEG) != ASC_NONE;
}

/* "The undercover officer sold him the dud grenades", "unwittingly hid a gunman", "not knowing who he was". */
static bool in_good_faith(const asc_site *s, const asc_match *x)
{
    static const char *const how[] = { "unwittingly", "unknowingly",  "inadvertently",
                                       "innocently",  "unsuspecting", "unwitting",
                                       NULL };
    static const char *const what[] = {
        "dud", "dummy", "fake", "inert", "harmless", "blank", NULL
    };
    const asc_tree *t = s->t;
    bool bomb = s->second != ASC_NONE && asc_tree_is_noun(t, s->second);
    for (uint32_t k = s->second > s->i + 4 ? s->i : s->i + 1; bomb && k < s->second; k++)
        if (asc_tree_is_one(t, k, what)) return true; /* "built the fake bomb" */
    for (uint32_t k = s->i; k < t->n && k < s->i + 40 && t->tok[k].sent == t->tok[s->i].sent; k++) {
        bool not =
            k > 0 && asc_tree_is_one(t, k - 1, (const char *const[]){ "not", "without", NULL });
        if (not &&asc_tree_is(t, k, "know") && t->tok[k].tag == ASC_TAG_VBG) return true;
        if (k > 0 &&
            asc_tree_is_one(t, k, (const char *const[]){ "believing", "thinking", NULL }) &&
            k + 1 < t->n && t->tok[k + 1].pos == ASC_POS_PRON)
            return true; /* "carried it, believing it to be a ham" */
    }
    if (s->f->predicate == ASC_PREDICATE_CARRIED_OUT) return false;
    for (uint32_t k = x->agent_tok == ASC_NONE || x->agent_tok > s->i ? s->i : x->agent_tok;
         k < t->n && k < s->i + 40 && t->tok[k].sent == t->tok[s->i].sent; k++) {
        if (asc_tree_is_one(t, k, how)) return true;
        bool not =
            k > 0 && asc_tree_is_one(t, k - 1, (const char *const[]){ "not", "without", NULL });
        if (not &&asc_tree_is(t, k, "know") && t->tok[k].tag == ASC_TAG_VBG) return true;
        if (k > s->i && k < s->i + 6 && asc_tree_is_one(t, k, what)) return true;
    }
    if (x->agent_tok == ASC_NONE) return false;
    uint32_t first = t->tok[x->agent_tok].left;
    for (uint32_t k = first; k < x->agent_tok; k++)
        if (asc_tree_is_one(
                t, k,
                (const char *const[]){ "undercover", "unwitting", "informer", "informant", NULL }))
            return true;
    return false;
}

/* "Put it to the witness that he had planted it": a question of a lawyer's. */
static bool put_to_witness(const asc_site *s, const asc_match *x)
{
    const asc_tree *t = s->t;
    uint32_t i = s->i;
    if (x->agent_tok == ASC_NONE || t->tok[x->agent_tok].pos != ASC_POS_PRON) return false;
    for (int k = 0; k < 4 && t->tok[i].head != i; k++) {
        i = t->tok[i].head;
        uint32_t it = asc_tree_is(t, i, "put") ? asc_tree_child(t, i, ASC_DEP_DOBJ) : ASC_NONE;
        if (it != ASC_NONE && asc_tree_is(t, it, "it")) return true;
    }
    return false;
}

/* "Salas's strike at the oil terminal": a person's is one of workers. */
static bool of_workers(const asc_site *s, const asc_match *x)
{
    return asc_site_is(s, "strike") && s->f->pos == 'n' && x->agent != ASC_NONE &&
           s->m->items[x->agent].kind == ASC_ACTOR_PERSON &&
           asc_tree_child(s->t, s->i, ASC_DEP_COMPOUND) == ASC_NONE;
}

/* "Who left it in 2010": the group, and no bomb. */
static bool left_it(const asc_site *s, const asc_match *x)
{
    return asc_site_is(s, "leave") && s->f->pos == 'v' && !s->f->object_word.n &&
           x->object_tok != ASC_NONE && s->t->tok[x->object_tok].pos == ASC_POS_PRON;
}

/* "Told the radio: "My men did not shoot them"": said, and no order. */
static bool only_quoted(const asc_site *s, const asc_match *x)
{
    const asc_tree *t = s->t;
    uint32_t o = x->object_tok;
    if (s->f->object[0].where != ASC_WHERE_DEED || o == ASC_NONE || o <= s->i) return false;
    uint32_t aux = asc_tree_child(t, o, ASC_DEP_AUX);
    if (aux != ASC_NONE && t->tok[aux].tag != ASC_TAG_TO && asc_tree_is(t, aux, "do")) return true;
    return t->speech && t->speech[o] != ASC_NONE && t->speech[s->i] == ASC_NONE;
}

/* "The author, a former sergeant": of the book. */
static bool writer(const asc_site *s, const asc_match *x)
{
    static const char *const of_deed[] = { "probable", "likely",  "possible",  "real",
                                           "true",     "alleged", "suspected", "presumed",
                                           "unlikely", "actual",  NULL };
    uint32_t a = asc_tree_child(s->t, s->i, ASC_DEP_AMOD);
    return asc_site_is(s, "author") && s->f->pos == 'n' && x->salient &&
           !(a != ASC_NONE && asc_tree_is_one(s->t, a, of_deed));
}

/* "In Monday's Courier": a paper, and not the doers' courier. */
static bool a_title(const asc_site *s, const asc_match *x)
{
    uint32_t first = asc_tree_child(s->t, s->i, ASC_DEP_COMPOUND); /* "X, Shropshire Courier" */
    bool called = first != ASC_NONE && s->t->tok[first].pos == ASC_POS_PROPN;
    return s->f->pos == 'n' && x->salient && s->t->tok[s->i].tag == ASC_TAG_NNP &&
           (s->t->tok[s->i].dep == ASC_DEP_POBJ ||
            (called && asc_tables_word(s->t->lx, ASC_STR("@paper"), s->t->low[s->i])));
}

/* "The author of the attack on the bishop in the Courier, X, has apologised", "X's attack on the
 * bishop appeared on page four": written. */
static bool in_print(const asc_site *s)
{
    static const char *const signs[] = { "page",    "column",   "article",   "editorial",
                                         "essay",   "pamphlet", "newspaper", "magazine",
                                         "letters", "headline", "op-ed",     "leaflet",
                                         "tweet",   "sermon",   "speech",    NULL };
    const asc_tree *t = s->t;
    bool attack = s->second != ASC_NONE && asc_tree_is(t, s->second, "attack");
    uint32_t of = asc_roles_prep(s, ASC_STR("of"));
    attack |= asc_site_is(s, "attack") || (of != ASC_NONE && asc_tree_is(t, of, "attack"));
    if (!attack || s->f->pos != 'n') return false;
    uint32_t k = s->i > 12 ? s->i - 12 : 0;
    for (; k < t->n && k < s->i + 30; k++)
        if (t->tok[k].sent != t->tok[s->i].sent) continue;
        else if (asc_tree_is_one(t, k, signs) ||
                 (t->tok[k].tag == ASC_TAG_NNP && asc_tree_in_set(s->t, k, "@paper")))
            return true;
    return false;
}

/* "The avalanche killed two guides": nobody. */
static bool by_nature(const asc_site *s, const asc_match *x)
{
    return x->agent_tok != ASC_NONE && asc_tree_in_set(s->t, x->agent_tok, "@weather");
}

/* "Trained the men who later bombed it": whether for that is not told. */
static bool what_came_later(const asc_site *s, const asc_match *x)
{
    const asc_tree *t = s->t;
    uint32_t c =
        x->object_tok == ASC_NONE ? ASC_NONE : asc_tree_child(t, x->object_tok, ASC_DEP_RELCL);
    uint32_t how = c == ASC_NONE ? c : asc_tree_child(t, c, ASC_DEP_ADVMOD);
    return s->f->predicate == ASC_PREDICATE_HELPED && how != ASC_NONE &&
           asc_tree_is(t, how, "later");
}

/* "Police called the shooting revenge for a debt": only a group that calls it so says that it was its own. */
static bool calls_it_revenge(const asc_site *s, const asc_match *x)
{
    if (!asc_site_is(s, "call") || s->f->act != ASC_ACT_CLAIM || !x->salient) return false;
    return x->agent == ASC_NONE || s->m->items[s->m->items[x->agent].same].kind != ASC_ACTOR_GROUP;
}

/* "He is no longer a target of the inquiry, 88 days after he was named as the chief suspect": not any more. */
static bool no_suspect_now(const asc_site *s)
{
    static const char *const words[] = { "suspect", "target", "person", "interest", NULL };
    const asc_tree *t = s->t;
    if (s->f->act != ASC_ACT_ACCUSE && !asc_site_is(s, "suspect")) return false;
    for (uint32_t k = s->i, n = 0; k-- > 1 && n < 40 && t->tok[k].sent == t->tok[s->i].sent; n++) {
        if (!asc_str_is(asc_tree_text(t, k), "longer") ||
            !asc_str_is(asc_tree_text(t, k - 1), "no"))
            continue;
        for (uint32_t j = k + 1; j < k + 5 && j < s->i; j++)
            if (asc_tree_is_one(t, j, words)) return true;
    }
    return false;
}

/* "The closest they have come to accepting blame": they have not. */
static bool all_but_said(const asc_site *s)
{
    const asc_tree *t = s->t;
    uint32_t to = t->tok[s->i].head, come = t->tok[to].head;
    if (s->f->act != ASC_ACT_CLAIM || t->tok[s->i].dep != ASC_DEP_PCOMP) return false;
    if (!asc_tree_is(t, to, "to") ||
        !asc_tree_is_one(t, come, (const char *const[]){ "come", "get", "close", "near", NULL }))
        return false;
    for (uint32_t k = to, n = 0; k-- > 0 && n < 8 && t->tok[k].sent == t->tok[to].sent; n++)
        if (asc_tree_is_one(t, k,
                            (const char *const[]){ "close", "closest", "near", "closer", NULL }))
            return true;
    return false;
}

/* "The state too was liable, because it failed to protect the club": for what it left undone. */
static bool left_undone(const asc_site *s, const asc_match *x)
{
    static const char *const words[] = { "because",  "fail", "failure",   "protect",
                                         "prevent",  "warn", "negligent", "negligence",
                                         "omission", NULL };
    const asc_tree *t = s->t;
    if (!asc_site_is(s, "liable") || !x->salient) return false;
    for (uint32_t k = s->i; k < t->n && k < s->i + 20 && t->tok[k].sent == t->tok[s->i].sent; k++)
        if (asc_tree_is_one(t, k, words)) return true;
    return false;
}

/* "It was X who had the men picked up": that, and not the attack spoken of. */
static bool cleft_of_else(const asc_site *s)
{
    const asc_tree *t = s->t;
    uint32_t x = asc_site_is(s, "be") ? asc_tree_child(t, s->i, ASC_DEP_ATTR) : ASC_NONE;
    uint32_t it = asc_tree_child(t, s->i, ASC_DEP_NSUBJ);
    if (x == ASC_NONE || s->f->pos != 'v' || it == ASC_NONE || !asc_tree_is(t, it, "it"))
        return false;
    uint32_t v = asc_tree_child(t, s->i, ASC_DEP_RELCL);
    if (v == ASC_NONE) v = asc_tree_child(t, x, ASC_DEP_RELCL);
    if (v == ASC_NONE) v = asc_tree_child(t, s->i, ASC_DEP_CCOMP);
    for (uint32_t k = x + 1; v == ASC_NONE && k < t->n && k < x + 16; k++) {
        if (t->tok[k].sent != t->tok[x].sent) break;
        if (t->tok[k].dep == ASC_DEP_RELCL && asc_tree_is_verb(t, k) && t->tok[k].head > x)
            v = k; /* "it was X, alias Y, who had them picked up" */
    }
    uint32_t who = v == ASC_NONE ? v : asc_tree_child(t, v, ASC_DEP_NSUBJ);
    if (who == ASC_NONE || !asc_tree_is(t, who, "who") || s->ev->of_token[v] != ASC_NONE)
        return false;
    uint32_t o = asc_tree_object(t, v);
    if (o == ASC_NONE) return asc_tree_child(t, v, ASC_DEP_CCOMP) != ASC_NONE;
    return s->ev->of_token[o] == ASC_NONE && t->tok[o].pos != ASC_POS_PRON;
}

/* "Was treated as a suspect for a year": then, and no longer. */
static bool once_suspected(const asc_site *s)
{
    static const char *const verbs[] = {
        "treat", "regard", "see", "view", "hold", "consider", NULL
    };
    const asc_tree *t = s->t;
    uint32_t as = t->tok[s->i].head, v = t->tok[as].head;
    if (!asc_site_is(s, "suspect") || s->f->pos != 'n' || !asc_tree_is(t, as, "as")) return false;
    if (!asc_tree_is_one(t, v, verbs) || t->tok[v].tag != ASC_TAG_VBN) return false;
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = t->first[v]; c != ASC_NONE && left--; c = t->next[c])
        if (asc_tree_is_one(t, c, (const char *const[]){ "being", "is", "are", NULL }) ||
            asc_str_is(asc_tree_text(t, c), "being") || asc_str_is(asc_tree_text(t, c), "is"))
            return false;
    return true;
}

/* "It was an accident that befell X, who were carrying explosives": then it was no attack of theirs. */
static bool by_accident(const asc_site *s, const asc_match *x)
{
    const asc_tree *t = s->t;
    if (!asc_str_eq(s->f->object_word, ASC_STR("@bomb")) || !x->salient) return false;
    for (uint32_t k = s->i, n = 0; k-- > 0 && n < 30 && t->tok[k].sent == t->tok[s->i].sent; n++)
        if (asc_tree_is_one(t, k,
                            (const char *const[]){ "accident", "mishap", "misfortune", NULL }))
            return true;
    return false;
}

/* "Police killed three militants", "soldiers shot dead the plot's mastermind": who fights them, where another attack
 * is told of. */
static bool fights_doers(const asc_site *s, const asc_match *x)
{
    static const char *const more[] = { "suspect", "mastermind", "ringleader", "plotter", NULL };
    const asc_tree *t = s->t;
    if (!asc_str_eq(s->f->word, ASC_STR("@event")) || s->f->pos != 'v' || x->agent == ASC_NONE)
        return false;
    uint32_t e = s->ev->of_token[s->i], o = asc_tree_object(t, s->i);
    const asc_mention *a = &s->m->items[s->m->items[x->agent].same];
    if (e == ASC_NONE || o == ASC_NONE || !asc_tree_is_noun(t, o)) return false;
    if (a->kind != ASC_ACTOR_AGENCY && a->kind != ASC_ACTOR_STATE) return false;
    bool them = asc_tree_in_set(t, o, "@doer") || asc_tree_is_one(t, o, more) ||
                asc_tree_is_one(t, o,
                                (const char *const[]){ "militant", "rebel", "insurgent", "jihadist",
                                                       "extremist", NULL });
    if (!them) return false;
    for (size_t k = 0; k < s->ev->count; k++) /* is more told of that incident than this killing? */
        if (k != e && s->ev->items[k].happening == s->ev->items[e].happening &&
            t->tok[s->ev->items[k].tok].sent != t->tok[s->i].sent)
            return true;
    return false;
}

/* "The Los Pinos bombing", and no word of Los Pinos elsewhere: where it was, as far as is told. */
static bool spanish_town(const asc_site *s, const asc_match *x)
{
    const asc_mention *a = x->agent == ASC_NONE ? NULL : &s->m->items[x->agent];
    if (!a || s->f->pos != 'n' || s->f->agent[0].where != ASC_WHERE_COMPOUND || !a->is_name)
        return false;
    if (!asc_tree_is_one(s->t, a->first, (const char *const[]){ "los", "las", NULL })) return false;
    for (size_t k = 0; k < s->m->count && k < NAMES_LOOK; k++)
        if (&s->m->items[k] != a && s->m->items[k].same == a->same) return false;
    return true;
}

bool asc_bystander_deed(const asc_site *s, const asc_match *x)
{
    if (calls_it_revenge(s, x) || no_suspect_now(s) || all_but_said(s) || left_undone(s, x) ||
        cleft_of_else(s) || once_suspected(s) || by_accident(s, x) || fights_doers(s, x))
        return true;
    return resigned_over(s) || blood_on_hands(s) || candidate_of_party(s, x) || ring_name(s, x) ||
           doers_beside(s, x) || stops_attacker(s) || made_safe(s) || not_accused(s) ||
           in_good_faith(s, x) || put_to_witness(s, x) || of_workers(s, x) || a_title(s, x) ||
           left_it(s, x) || what_came_later(s, x) || by_nature(s, x) || only_quoted(s, x) ||
           writer(s, x) || in_print(s) || spanish_town(s, x);
}

/* "Pays the victims", "paid it a ransom", "pays protection money": who is robbed finances nobody. */
static bool pays_otherwise(const asc_site *s, const asc_match *x)
{
    static const char *const words[] = { "ransom", "extortion", "protection", "compensation",
                                         "damage", "fine",      "toll",       NULL };
    static const char *const gates[] = { "checkpoint", "roadblock", "gunpoint", NULL };
    const asc_tree *t = s->t;
    unsigned left = ASC_CHILDREN_MAX;
    if (asc_tree_in_set(s->t, x->object_tok, "@victims")) return true;
    for (uint32_t k = s->i + 1; k < t->n && k < s->i + 24 && t->tok[k].sent == t->tok[s->i].sent;
         k++)
        if (asc_tree_is_one(t, k, gates)) return true;
    for (uint32_t o = t->first[s->i]; o != ASC_NONE && left--; o = t->next[o]) {
        if (t->tok[o].dep != ASC_DEP_DOBJ) continue;
        uint32_t kind = asc_tree_child(t, o, ASC_DEP_COMPOUND);
        if (asc_tree_is_one(t, o, words) || (kind != ASC_NONE && asc_tree_is_one(t, kind, words)))
            return true;
    }
    return false;
}

/* "Listed by mistake as a financier of it", "wrongly named as its leader". */
static bool by_mistake(const asc_site *s)
{
    uint32_t i = s->i;
    for (int k = 0; k < 4 && s->t->tok[i].head != i; k++) {
        if (asc_tree_is_verb(s->t, i) && asc_unreal_mistaken(s->t, i)) return true;
        i = s->t->tok[i].head;
    }
    return asc_tree_is_verb(s->t, i) && asc_unreal_mistaken(s->t, i);
}

/* "Thought killed in 2014". */
static bool only_thought(const asc_site *s)
{
    static const char *const words[] = { "think",   "believe", "presume",  "fear", "assume",
                                         "suppose", "report",  "believed", NULL };
    return s->i > 0 && s->t->tok[s->i].tag == ASC_TAG_VBN && asc_tree_is_one(s->t, s->i - 1, words);
}

/* "Anyone who helps it may be jailed". */
static bool whoever(const asc_site *s, const asc_match *x)
{
    static const char *const words[] = { "anyone",  "anybody", "whoever", "everyone", "everybody",
                                         "someone", "those",   "one",     NULL };
    return x->agent_tok != ASC_NONE && asc_tree_is_one(s->t, x->agent_tok, words) &&
           s->t->tok[x->agent_tok].pos == ASC_POS_PRON;
}

/* "Was given a suspended sentence", "got two years, suspended": walks free; "detained in the lift". */
static bool suspended(const asc_site *s)
{
    const asc_tree *t = s->t;
    for (uint32_t k = s->i; k < t->n && k < s->i + 16 && t->tok[k].sent == t->tok[s->i].sent; k++)
        if (asc_tree_is_one(
                t, k, (const char *const[]){ "suspended", "probation", "lift", "elevator", NULL }))
            return true;
    return false;
}

/* "Was himself shot by X": not by his own hand. */
static bool by_another(const asc_site *s)
{
    return s->second != ASC_NONE && s->f->pos == 'v' && asc_tree_passive(s->t, s->i) &&
           asc_tree_is_one(s->t, s->second, (const char *const[]){ "himself", "herself", NULL });
}

/* "Oskaria's opposition leader": of its opposition. */
static bool of_opposition(const asc_site *s)
{
    static const char *const words[] = { "opposition", "rebel",        "party",     "union",
                                         "student",    "religious",    "church",    "protest",
                                         "strike",     "community",    "spiritual", "gang",
                                         "resistance", "independence", "trade",     "business",
                                         NULL };
    static const asc_dep deps[] = { ASC_DEP_COMPOUND, ASC_DEP_AMOD, ASC_DEP_NMOD };
    const asc_tree *t = s->t;
    uint32_t own = s->f->pos == 'n' ? asc_tree_child(t, s->i, ASC_DEP_POSS) : ASC_NONE;
    if (own == ASC_NONE || t->tok[own].pos != ASC_POS_PROPN) return false;
    for (uint32_t k = own + 1; k < s->i; k++)
        for (size_t d = 0; d < sizeof deps / sizeof *deps; d++)
            if (t->tok[k].dep == deps[d] && asc_tree_is_one(t, k, words)) return true;
    return false;
}

/* "Died fighting it", of the blaze: no foe. */
static bool a_fire(const asc_site *s, const asc_match *x)
{
    static const char *const fires[] = { "fire",   "blaze",       "flame",   "inferno",  "disease",
                                         "cancer", "firefighter", "fireman", "epidemic", "virus",
                                         "flood",  "corruption",  "hunger",  "poverty",  NULL };
    const asc_tree *t = s->t;
    uint32_t i = s->i;
    if (!asc_site_is(s, "fight") || x->object_tok == ASC_NONE ||
        t->tok[x->object_tok].pos != ASC_POS_PRON)
        return false;
    for (unsigned k = 0; k < 60 && i > 0 && t->tok[i].sent == t->tok[s->i].sent; k++, i--)
        if (asc_tree_is_one(t, i, fires)) return true;
    return asc_tree_is_one(t, i, fires);
}

/* "Said that she knew who had ordered it", "wept when he heard who had bombed it": since, and not beforehand. */
static bool knows_who(const asc_site *s)
{
    const asc_tree *t = s->t;
    uint32_t c = asc_tree_child(t, s->i, ASC_DEP_CCOMP);
    uint32_t who = c == ASC_NONE ? c : asc_tree_child(t, c, ASC_DEP_NSUBJ);
    return asc_tree_is_one(t, s->i,
                           (const char *const[]){ "know", "hear", "learn", "discover", NULL }) &&
           who != ASC_NONE && c > s->i && asc_tree_is(t, who, "who");
}

/* "The Front", with its article. */
static bool with_article(const asc_tree *t, const asc_mention *o)
{
    uint32_t the = asc_tree_child(t, o->head, ASC_DEP_DET);
    return the != ASC_NONE && asc_tree_is(t, the, "the");
}

/* "The Umea bomber", and no word of Umea elsewhere: a town, as far as is told. */
static bool known_for_it_alone(const asc_site *s, const asc_mention *o)
{
    uint32_t the = asc_tree_child(s->t, s->i, ASC_DEP_DET);
    asc_str name = asc_tree_text(s->t, o->head);
    if (the == ASC_NONE || !asc_tree_is(s->t, the, "the") || s->t->tok[s->i].tag != ASC_TAG_NN)
        return false;
    for (size_t k = 1; k < name.n; k++)
        if (name.p[k] >= 'A' && name.p[k] <= 'Z') return false; /* "the IRA bomber" */
    for (size_t k = 0; k < s->m->count && k < NAMES_LOOK; k++)
        if (&s->m->items[k] != o && s->m->items[k].same == o->same) return false;
    return true;
}

/* "The Quay bomber X": named for where it was, unless a group is called so. */
static bool bomber_of_place(const asc_site *s, const asc_match *x)
{
    const asc_mention *o = x->object == ASC_NONE ? NULL : &s->m->items[x->object];
    if (s->f->pos != 'n' || !o) return false;
    bool of = x->object_tok != ASC_NONE && asc_tree_is(s->t, s->t->tok[x->object_tok].head, "of");
    if (of && asc_tree_in_set(s->t, s->i, "@doer") && o->is_name && !with_article(s->t, o))
        return !o->sure_group || known_for_it_alone(s, o); /* "the bomber of Elm Grove" */
    if (s->f->object[0].where != ASC_WHERE_COMPOUND) return false;
    asc_str c = asc_nouns_classes(&s->t->lx->nouns, s->t->low[o->head]); /* "the Wharf" */
    bool spot = asc_tree_in_set(s->t, o->head, "@spot") ||
                asc_str_find(c, ASC_STR("building")) != SIZE_MAX ||
                asc_str_find(c, ASC_STR("place")) != SIZE_MAX;
    if (!asc_tree_in_set(s->t, s->i, "@doer") || o->last - o->first != 1) return false;
    return spot || !o->sure_group || known_for_it_alone(s, o);
}

/* "Dismissed his lawyers": of their post, and no word of theirs. */
static bool dismisses_people(const asc_site *s)
{
    static const char *const people[] = { "lawyer",  "attorney", "minister", "officer", "chief",
                                          "general", "head",     "official", "aide",    "solicitor",
                                          "adviser", "director", "staff",    NULL };
    static const char *const verdicts[] = { "sentence", "conviction", "verdict",
                                            "ruling",   "term",       NULL };
    uint32_t o = asc_tree_object(s->t, s->i);
    bool undoes = asc_site_is(s, "set") || asc_site_is(s, "throw");
    if (undoes && o != ASC_NONE && asc_tree_is_one(s->t, o, verdicts))
        return true; /* a court's, and nobody's word */
    if (!asc_site_is(s, "dismiss")) o = ASC_NONE;
    return o != ASC_NONE && asc_tree_is_noun(s->t, o) && asc_tree_is_one(s->t, o, people);
}

/* "Was questioned and at once eliminated", "eliminated from the inquiry": as a suspect. */
static bool no_killing(const asc_site *s)
{
    static const char *const words[] = { "police",  "detective",  "inquiry", "investigation",
                                         "suspect", "question",   "dna",     "enquiry",
                                         "alibi",   "tournament", "match",   "cup",
                                         NULL };
    const asc_tree *t = s->t;
    if (asc_roles_prep(s, ASC_STR("from")) != ASC_NONE) return true;
    uint32_t k = s->i > 40 ? s->i - 40 : 0;
    for (; k < t->n && k < s->i + 20; k++)
        if (t->tok[k].sent == t->tok[s->i].sent && asc_tree_is_one(t, k, words)) return true;
    return false;
}

bool asc_bystander_between(const asc_site *s, const asc_match *x)
{
    if (s->f->pos == 'n' && by_mistake(s)) return true;
    switch (s->f->predicate) {
    case ASC_PREDICATE_CREDIBLE: return dismisses_people(s);
    case ASC_PREDICATE_FINANCES: return pays_otherwise(s, x);
    case ASC_PREDICATE_DESIGNATED: /* "was included by a clerk's error" */
        return s->f->pos == 'v' && asc_unreal_mistaken(s->t, s->i);
    case ASC_PREDICATE_KILLED: /* "eliminated from the inquiry" */
        return only_thought(s) || by_another(s) || (asc_site_is(s, "eliminate") && no_killing(s));
    case ASC_PREDICATE_LEADS: return of_opposition(s);
    case ASC_PREDICATE_MEMBER_OF: return bomber_of_place(s, x);
    case ASC_PREDICATE_SHELTERS: /* "to protect schools" */
        return asc_site_is(s, "protect") && x->object_tok != ASC_NONE &&
               s->t->tok[x->object_tok].pos == ASC_POS_NOUN &&
               (asc_tree_in_set(s->t, x->object_tok, "@spot") ||
                asc_tree_in_set(s->t, x->object_tok, "@target"));
    case ASC_PREDICATE_KNEW_OF: return knows_who(s);
    case ASC_PREDICATE_OPPOSES: return a_fire(s, x);
    case ASC_PREDICATE_SUPPORTS: /* "is helping the police" */
        return asc_site_is(s, "help") && x->object != ASC_NONE &&
               s->m->items[x->object].kind == ASC_ACTOR_AGENCY && !s->m->items[x->object].is_name;
    case ASC_PREDICATE_ARMS: return in_good_faith(s, x);
    case ASC_PREDICATE_DETAINED: return whoever(s, x) || suspended(s);
    default: return false;
    }
}
