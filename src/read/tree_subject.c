/*
 * Who does what a verb of a tree tells, and whose a noun is.
 */
#include "read/tree_inner.h"

#include "base/str.h"

#include "base/banned.h"

/* "prepared over two months by the bureau": the by-phrase hung on the time by the parser. */
static uint32_t by_further_down(const asc_tree *t, uint32_t verb)
{
    uint32_t end =
        t->tok[verb].right < verb + ASC_WALK_MAX ? t->tok[verb].right : verb + ASC_WALK_MAX;
    for (uint32_t i = verb + 1; i < end; i++) {
        if (t->tok[i].dep != ASC_DEP_PREP || !asc_str_eq(asc_tree_text(t, i), ASC_STR("by")))
            continue;
        uint32_t h = t->tok[i].head, who = asc_tree_child(t, i, ASC_DEP_POBJ);
        bool time = t->tok[h].ent == ASC_ENT_DATE || t->tok[h].ent == ASC_ENT_TIME ||
                    asc_tree_is(t, h, "period") || asc_tree_is(t, h, "course");
        if (time && who != ASC_NONE && asc_tree_is_noun(t, who) &&
            t->tok[who].ent != ASC_ENT_DATE && t->tok[who].ent != ASC_ENT_TIME)
            return who;
    }
    return ASC_NONE;
}

uint32_t asc_tree_real_subject(const asc_tree *t, uint32_t s)
{
    if (s == ASC_NONE || (t->tok[s].tag != ASC_TAG_VBD && t->tok[s].tag != ASC_TAG_VBN)) return s;
    uint32_t own = asc_tree_child(t, s, ASC_DEP_NSUBJ);
    if (own == ASC_NONE) own = asc_tree_child(t, s, ASC_DEP_NSUBJPASS);
    return own != ASC_NONE && asc_tree_is_noun(t, own) ? own : s;
}

#define PHRASE_TOKENS 16 /* of "an official, speaking on condition of anonymity," */

/* "It is thought to be theirs, and an official, who saw it, said": no noun is joined to a verb,
 * as the parser has it; ASC_NONE. */
static uint32_t joined_to_verb(const asc_tree *t, uint32_t verb)
{
    for (uint32_t i = verb, k = 0; i-- > 0 && k < PHRASE_TOKENS; k++) {
        if (t->tok[i].sent != t->tok[verb].sent) return ASC_NONE;
        if (t->tok[i].dep != ASC_DEP_CONJ || !asc_tree_is_noun(t, i)) continue;
        if (!asc_tree_is_verb(t, t->tok[i].head)) return ASC_NONE;
        uint32_t end = t->tok[i].right;
        bool comma = end + 1 == verb && asc_str_eq(asc_tree_text(t, end), ASC_STR(","));
        return end == verb || comma ? i : ASC_NONE;
    }
    return ASC_NONE;
}

uint32_t asc_tree_lost_subject(const asc_tree *t, uint32_t verb)
{
    uint8_t tag = t->tok[verb].tag;
    uint32_t i = verb;
    if (tag != ASC_TAG_VBD && tag != ASC_TAG_VBZ) return ASC_NONE;
    if (asc_tree_child(t, verb, ASC_DEP_NSUBJ) != ASC_NONE ||
        asc_tree_child(t, verb, ASC_DEP_NSUBJPASS) != ASC_NONE)
        return ASC_NONE;
    uint32_t joined = joined_to_verb(t, verb);
    if (joined != ASC_NONE) return joined;
    while (i-- > 0 && verb - i < 4 && t->tok[i].pos == ASC_POS_ADV) {
    }
    if (i >= verb || t->tok[i].dep != ASC_DEP_APPOS || !asc_tree_is_noun(t, i)) return ASC_NONE;
    uint32_t first = t->tok[i].left;
    return first > 0 && asc_str_eq(asc_tree_text(t, first - 1), ASC_STR(",")) ? i : ASC_NONE;
}

uint32_t asc_tree_whole_word(const asc_tree *t, uint32_t s)
{
    if (s == ASC_NONE || s + 2 >= t->n || !asc_str_eq(asc_tree_text(t, s + 1), ASC_STR("-")))
        return s;
    bool glued = t->tok[s].end == t->tok[s + 1].begin && t->tok[s + 1].end == t->tok[s + 2].begin;
    return glued && t->tok[s + 2].head == t->tok[s].head ? s + 2 : s;
}

/* "Having seen the remnants, the Watch concludes", "three seized, army blames": of two subjects
 * the one behind the comma. */
static uint32_t nearer_subject(const asc_tree *t, uint32_t verb, uint32_t s)
{
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = s; c != ASC_NONE && c < verb && left--; c = t->next[c])
        if (c > s && c + 1 == verb && t->tok[c].dep == ASC_DEP_NSUBJ && t->tok[c].left > 0 &&
            asc_str_eq(asc_tree_text(t, t->tok[c].left - 1), ASC_STR(",")))
            s = c;
    return s;
}

/* The subject that stands with the verb itself. */
/* "Was convicted of it and set free by an amnesty", "charged and later shot by a rival": no court's doing. */
static bool court_alone(const asc_tree *t, uint32_t verb, uint32_t next)
{
    return next != ASC_NONE && asc_tree_in_set(t, verb, "@tries") &&
           !asc_tree_in_set(t, next, "@tries");
}

static uint32_t own_subject(const asc_tree *t, uint32_t verb)
{
    if (asc_tree_passive(t, verb)) {
        uint32_t by = asc_tree_child(t, verb, ASC_DEP_AGENT);
        if (by != ASC_NONE) return asc_tree_behind(t, by);
        by = asc_tree_prep(t, verb, ASC_STR("by"));
        uint32_t next = asc_tree_child(t, verb, ASC_DEP_CONJ); /* "was planned and paid for by X" */
        if (court_alone(t, verb, next)) next = ASC_NONE;
        if (by == ASC_NONE && next != ASC_NONE && t->tok[next].tag == ASC_TAG_VBN &&
            asc_tree_child(t, next, ASC_DEP_AUXPASS) == ASC_NONE &&
            asc_tree_child(t, next, ASC_DEP_NSUBJPASS) == ASC_NONE &&
            (next = asc_tree_child(t, next, ASC_DEP_AGENT)) != ASC_NONE)
            return asc_tree_behind(t, next);
        if (by == ASC_NONE) return by_further_down(t, verb);
        return asc_tree_is_noun(t, by) ? by : ASC_NONE;
    }
    uint32_t s = asc_tree_child(t, verb, ASC_DEP_NSUBJ);
    if (s == ASC_NONE) s = asc_tree_child(t, verb, ASC_DEP_CSUBJ);
    s = nearer_subject(t, verb, s);
    s = asc_tree_whole_word(t, asc_tree_real_subject(t, s));
    return s == ASC_NONE ? asc_tree_lost_subject(t, verb) : s;
}

/* "a motivation for the ISI in aiding": the noun right before the preposition. */
static uint32_t for_phrase(const asc_tree *t, uint32_t prep)
{
    if (prep == 0) return ASC_NONE;
    uint32_t before = prep - 1;
    uint32_t up = t->tok[before].head;
    if (t->tok[before].dep != ASC_DEP_POBJ || !asc_tree_is(t, up, "for")) return ASC_NONE;
    static const char *const terms[] = { "life", "year", "month", "decade", "term", "good", NULL };
    if (asc_tree_is_one(t, before, terms)) return ASC_NONE; /* "jailed for life for ordering" */
    return before;
}

static bool object_acts(const asc_tree *t, uint32_t verb)
{
    for (const asc_cue *c = asc_tables_cue(t->lx, 'v', t->low[verb]); c; c = asc_cue_next(t->lx, c))
        if (c->object_acts) return true;
    return false;
}

bool asc_tree_directs(const asc_tree *t, uint32_t verb)
{
    static const char *const verbs[] = {
        "tell",     "ask",        "order",     "pay",    "hire",     "want",   "get",
        "persuade", "urge",       "recruit",   "force",  "allow",    "help",   "train",
        "send",     "instruct",   "encourage", "incite", "push",     "direct", "command",
        "task",     "assign",     "enlist",    "cause",  "enable",   "expect", "press",
        "convince", "commission", "contract",  "engage", "dispatch", "induce", "bribe",
        "coerce",   "compel",     "permit",    "forbid", "teach",    NULL
    };
    return asc_tree_is_one(t, verb, verbs);
}

/* Whom p makes do it: "told two officers to poison her"; ASC_NONE. */
static uint32_t directed(const asc_tree *t, uint32_t p, uint32_t verb)
{
    uint32_t o = asc_tree_child(t, p, ASC_DEP_DATIVE);
    if (t->tok[verb].tag != ASC_TAG_VB || !asc_tree_directs(t, p)) return ASC_NONE;
    if (o == ASC_NONE || !asc_tree_is_noun(t, o)) o = asc_tree_child(t, p, ASC_DEP_DOBJ);
    return o != ASC_NONE && o > p && o < verb ? o : ASC_NONE;
}

static uint32_t controlled(const asc_tree *t, uint32_t p, unsigned *shaky, int depth)
{
    if (!asc_tree_is_verb(t, p)) return asc_tree_owner(t, p, shaky);
    if (object_acts(t, p)) {
        uint32_t o = asc_tree_object(t, p);
        if (o != ASC_NONE) return o;
    }
    if (asc_tree_passive(t, p)) { /* "is believed to have", "was used to" */
        uint32_t s = asc_tree_child(t, p, ASC_DEP_NSUBJPASS);
        if (s == ASC_NONE) s = asc_tree_child(t, p, ASC_DEP_NSUBJ);
        if (s != ASC_NONE) return s;
        return asc_tree_object(t, p);
    }
    return asc_tree_subject_from(t, p, shaky, depth + 1);
}

/* The subject of the verb before `verb` in its sentence. */
static uint32_t previous_subject(const asc_tree *t, uint32_t verb)
{
    uint32_t begin = verb > 24 ? verb - 24 : 0;
    for (uint32_t i = verb; i-- > begin && t->tok[i].sent == t->tok[verb].sent;)
        if (t->tok[i].dep == ASC_DEP_NSUBJ && asc_tree_is_noun(t, i)) return i;
    return ASC_NONE;
}

/* "Jailed X for", "thanked X for": what follows X did. */
static bool punishes(const asc_tree *t, uint32_t verb)
{
    static const char *const verbs[] = {
        "jail",         "sentence",  "imprison",  "fine",      "punish",    "hang",
        "execute",      "expel",     "blame",     "thank",     "praise",    "condemn",
        "arrest",       "detain",    "charge",    "indict",    "try",       "convict",
        "seek",         "sanction",  "reward",    "blacklist", "want",      "pay",
        "hold",         "criticise", "criticize", "fault",     "denounce",  "rebuke",
        "censure",      "castigate", "berate",    "slam",      "lambast",   "credit",
        "congratulate", "honour",    "honor",     "decorate",  "suspend",   "sack",
        "dismiss",      "fire",      "prosecute", "extradite", "deport",    "investigate",
        "question",     "attack",    "mock",      "chide",     "reprimand", "discipline",
        "kill",         "ban",       "designate", "list",      "proscribe", "target",
        "add",          "name",      NULL
    };
    bool gives = asc_tree_is_one(t, verb, (const char *const[]){ "give", "hand", "serve", NULL });
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t o = t->first[verb]; gives && o != ASC_NONE && left--; o = t->next[o])
        if (t->tok[o].dep == ASC_DEP_DOBJ &&
            asc_tables_word(t->lx, ASC_STR("@sentence"), t->low[o]))
            return true; /* "handed X a life sentence for ordering it" */
    return asc_tree_is_one(t, verb, verbs);
}

/* "Charged with perjury and with ordering it": the first of two prepositions; prep itself. */
static uint32_t first_of_two(const asc_tree *t, uint32_t prep)
{
    uint32_t h = t->tok[prep].head;
    if (t->tok[prep].dep != ASC_DEP_CONJ || h >= prep) return prep;
    if (t->tok[h].dep == ASC_DEP_POBJ) h = t->tok[h].head; /* hung on what stands behind it */
    return h < prep && t->tok[h].pos == ASC_POS_ADP ? h : prep;
}

/* "Describes X as having ordered it": X. */
static uint32_t described(const asc_tree *t, uint32_t verb)
{
    static const char *const verbs[] = { "describe",     "portray", "depict", "characterise",
                                         "characterize", "name",    "cite",   "identify",
                                         "single",       "list",    NULL };
    return asc_tree_is_one(t, verb, verbs) ? asc_tree_child(t, verb, ASC_DEP_DOBJ) : ASC_NONE;
}

/* "X was convicted of firing, his brothers of helping and their uncle of planning it": each of his own. */
static bool second_convict(const asc_tree *t, uint32_t n)
{
    const asc_actor_word *w = asc_tree_is_noun(t, n) ? asc_tables_actor(t->lx, t->low[n]) : NULL;
    asc_str classes = asc_nouns_classes(&t->lx->nouns, t->low[n]), first = classes, rest;
    asc_str_cut(classes, ',', &first, &rest);
    return asc_tree_is_noun(t, n) && t->tok[n].dep != ASC_DEP_DOBJ &&
           ((w && w->kind == ASC_ACTOR_PERSON) || asc_str_is(first, "person") ||
            asc_tables_people(t->lx, t->low[n]) == ASC_PEOPLE_PERSON);
}

/* "Upheld the conviction of X, the former mayor, for ordering it", "X's trial for": X ordered it, and no
 * judge did. The prisoner of a noun, or of a verb's object; ASC_NONE. */
static uint32_t on_trial(const asc_tree *t, uint32_t p)
{
    static const char *const nouns[] = { "conviction", "sentence",     "trial",     "arrest",
                                         "indictment", "prosecution",  "acquittal", "extradition",
                                         "punishment", "imprisonment", "execution", "jailing",
                                         "sentencing", "hanging",      NULL };
    uint32_t n = asc_tree_is_verb(t, p) ? asc_tree_child(t, p, ASC_DEP_DOBJ) : p;
    if (n == ASC_NONE || !asc_tree_is_one(t, n, nouns)) return ASC_NONE;
    uint32_t who = asc_tree_prep(t, n, ASC_STR("of"));
    return who != ASC_NONE ? who : asc_tree_child(t, n, ASC_DEP_POSS);
}

static uint32_t subject_of_gerund(const asc_tree *t, uint32_t prep, unsigned *shaky, int depth)
{
    for (int k = 0; k < 3; k++) prep = first_of_two(t, prep);
    uint32_t tried = asc_tree_is(t, prep, "for") ? on_trial(t, t->tok[prep].head) : ASC_NONE;
    if (tried != ASC_NONE) return tried;
    uint32_t s = for_phrase(t, prep), p = t->tok[prep].head;
    if (t->tok[prep].dep == ASC_DEP_AGENT) return ASC_NONE; /* "were killed by shelling" */
    if (asc_tree_is(t, prep, "of") && second_convict(t, p)) return p;
    if (asc_tree_is(t, prep, "as") && asc_tree_is_verb(t, p) && !asc_tree_passive(t, p) &&
        (s = described(t, p)) != ASC_NONE)
        return s;
    if (s != ASC_NONE) {
        ++*shaky;
        return s;
    }
    if (t->tok[p].pos == ASC_POS_ADJ) { /* "found X guilty of bombing", "is capable of" */
        s = asc_tree_child(t, p, ASC_DEP_NSUBJ);
        if (s != ASC_NONE) return s;
        if (t->tok[p].dep == ASC_DEP_AMOD) return t->tok[p].head; /* hung on X by the parser */
        p = t->tok[p].head;
        if (asc_tree_is(t, p, "find") || asc_tree_is(t, p, "hold") || asc_tree_is(t, p, "declare"))
            return asc_tree_object(t, p);
    }
    if (t->tok[p].ent == ASC_ENT_DATE ||
        t->tok[p].ent == ASC_ENT_TIME) /* "15 years after finding" */
        while (!asc_tree_is_verb(t, p) && t->tok[p].head != p) p = t->tok[p].head;
    if (asc_tree_is(t, prep, "for") && asc_tree_is_verb(t, p) && punishes(t, p)) {
        uint32_t to = asc_tree_child(t, p, ASC_DEP_DATIVE); /* "gave X 30 years for" */
        s = to != ASC_NONE && !asc_tree_passive(t, p) ? to : asc_tree_object(t, p);
        if (s == ASC_NONE && /* "jailed X for ordering it": not the court */
            asc_tree_is_one(t, p, (const char *const[]){ "jail", "imprison", NULL }))
            s = asc_tree_child(t, p, ASC_DEP_NSUBJ); /* "X jailed for life for", a headline */
        return s;
    }
    uint32_t v = t->tok[p].head; /* "convicted X of supplying": hung on X by the parser */
    if (asc_tree_is_noun(t, p) && t->tok[p].dep == ASC_DEP_DOBJ && asc_tree_is_verb(t, v) &&
        object_acts(t, v))
        return p;
    if (asc_tree_is_verb(t, p) && object_acts(t, p) && !asc_tree_passive(t, p) &&
        asc_tree_object(t, p) == ASC_NONE)
        return ASC_NONE; /* "convicted (whom?) of supplying": not the court */
    return controlled(t, p, shaky, depth);
}

/* "a case of X arming Y": X; else the noun that the gerund hangs on. */
static uint32_t doer_of_case(const asc_tree *t, uint32_t verb, uint32_t noun)
{
    static const char *const nouns[] = { "case",   "instance",    "phenomenon", "possibility",
                                         "risk",   "danger",      "prospect",   "example",
                                         "report", "possibility", "likelihood", "idea" };
    uint32_t x = asc_tree_prep(t, noun, ASC_STR("of"));
    for (size_t k = 0; x != ASC_NONE && x < verb && k < sizeof nouns / sizeof *nouns; k++)
        if (asc_tree_is(t, noun, nouns[k])) return x;
    return noun;
}

#define ASIDE_TOKENS 8 /* between "the army said" and "blaming" */

static bool tells(const asc_tree *t, uint32_t v)
{
    for (const asc_cue *c = asc_tables_cue(t->lx, 'v', t->low[v]); c; c = asc_cue_next(t->lx, c))
        if ((c->slots & ASC_SLOT_THAT) && !c->raises) return true;
    return false;
}

/* "X was shot, the army said, blaming Y": the army, where the parser sees X. */
static uint32_t aside_speaker(const asc_tree *t, uint32_t v)
{
    if (t->tok[v].tag != ASC_TAG_VBG || t->tok[v].dep != ASC_DEP_ADVCL) return ASC_NONE;
    for (uint32_t i = v, k = 0; i-- > 0 && k < ASIDE_TOKENS; k++) {
        if (t->tok[i].sent != t->tok[v].sent || t->tok[v].head == i) return ASC_NONE;
        if (!asc_tree_is_verb(t, i)) continue;
        bool aside = t->tok[i].dep == ASC_DEP_PARATAXIS || t->tok[i].dep == ASC_DEP_CCOMP;
        return aside && t->tok[i].head < i && tells(t, i) ? asc_tree_child(t, i, ASC_DEP_NSUBJ)
                                                          : ASC_NONE;
    }
    return ASC_NONE;
}

/* "Denies that they took part and says that": "says" goes on from "denies", not from "took". */
static uint32_t same_tense(const asc_tree *t, uint32_t verb, uint32_t p)
{
    uint8_t tag = t->tok[verb].tag;
    bool finite = tag == ASC_TAG_VBZ || tag == ASC_TAG_VBD || tag == ASC_TAG_VBP;
    if (!finite || t->tok[p].tag == tag || t->tok[p].dep != ASC_DEP_CCOMP || !tells(t, verb))
        return p;
    uint32_t up = t->tok[p].head;
    return asc_tree_is_verb(t, up) && t->tok[up].tag == tag && up < p ? up : p;
}

/* "Three men they say set the fire": p is only put in between. */
static bool told_aside(const asc_tree *t, uint32_t verb, uint32_t p)
{
    uint32_t to = asc_tree_child(t, verb, ASC_DEP_AUX);
    if (t->tok[p].dep != ASC_DEP_RELCL || !asc_tree_is_noun(t, t->tok[p].head)) return false;
    if (to != ASC_NONE && t->tok[to].tag == ASC_TAG_TO) return false;
    return t->tok[verb].tag != ASC_TAG_VBG && tells(t, p);
}

/* "X issued a statement saying that": X says so. */
static bool issued(const asc_tree *t, uint32_t verb, uint32_t noun)
{
    static const char *const issues[] = { "issue",      "release",   "publish", "post", "send",
                                          "distribute", "circulate", "make",    "put",  NULL };
    uint32_t v = t->tok[noun].head;
    return t->tok[noun].dep == ASC_DEP_DOBJ && asc_tree_is_verb(t, v) && tells(t, verb) &&
           asc_tree_is_one(t, v, issues) &&
           asc_tables_word(t->lx, ASC_STR("@saying"), t->low[noun]);
}

uint32_t asc_tree_subject_from(const asc_tree *t, uint32_t verb, unsigned *shaky, int depth)
{
    if (depth > 8) return ASC_NONE;
    uint32_t s = own_subject(t, verb), p = t->tok[verb].head;
    uint8_t tag = t->tok[verb].tag;
    if (s != ASC_NONE || p == verb) return asc_tree_antecedent(t, s);
    if (asc_tree_passive(t, verb)) return ASC_NONE;
    switch ((asc_dep)t->tok[verb].dep) {
    case ASC_DEP_CONJ:
        if (!asc_tree_is_verb(t, p)) return ASC_NONE;
        p = same_tense(t, verb, p);
        s = asc_tree_passive(t, p) ? asc_tree_child(t, p, ASC_DEP_NSUBJPASS)
                                   : asc_tree_subject_from(t, p, shaky, depth + 1);
        if (s == ASC_NONE) {
            ++*shaky;
            s = previous_subject(t, verb);
        }
        return asc_tree_antecedent(t, s);
    case ASC_DEP_XCOMP:
    case ASC_DEP_ADVCL:
        if (t->tok[p].pos == ASC_POS_ADJ) p = t->tok[p].head; /* is unlikely to have */
        if (told_aside(t, verb, p)) return t->tok[p].head;
        if ((s = aside_speaker(t, verb)) != ASC_NONE) return s;
        if (t->tok[verb].dep == ASC_DEP_ADVCL &&
            asc_tree_child(t, verb, ASC_DEP_MARK) != ASC_NONE && tag != ASC_TAG_VBG)
            return ASC_NONE;
        s = directed(t, p, verb);
        return s != ASC_NONE ? asc_tree_antecedent(t, s) : controlled(t, p, shaky, depth);
    case ASC_DEP_ACL:
        if (tag == ASC_TAG_VBG && issued(t, verb, p))
            return asc_tree_subject_from(t, t->tok[p].head, shaky, depth + 1);
        if (tag == ASC_TAG_VBG) return doer_of_case(t, verb, p);
        return asc_tree_is_noun(t, p) ? asc_tree_owner(t, p, shaky) : ASC_NONE;
    case ASC_DEP_POBJ: /* "guilty of planning the attack" */
        if (tag != ASC_TAG_VBG) return ASC_NONE;
        return subject_of_gerund(t, p, shaky, depth);
    case ASC_DEP_PCOMP: return subject_of_gerund(t, p, shaky, depth);
    default: return ASC_NONE;
    }
}

uint32_t asc_tree_subject(const asc_tree *t, uint32_t verb, unsigned *shaky)
{
    return asc_tree_subject_from(t, verb, shaky, 0);
}

/* "Rejects speculation that", "is investigating claims that": others made them. */
static bool turns_down(const asc_tree *t, uint32_t verb)
{
    for (const asc_cue *c = asc_tables_cue(t->lx, 'v', t->low[verb]); c; c = asc_cue_next(t->lx, c))
        if ((c->slots & ASC_SLOT_OBJ) &&
            (c->polarity == ASC_POLARITY_MINUS || c->certainty == ASC_CERTAINTY_U))
            return true;
    return false;
}

/* "Faces claims that", "laughed off rumours that": others made them; "repeated the claim that" is one's own. */
static bool of_others(const asc_tree *t, uint32_t noun, uint32_t verb)
{
    static const char *const words[] = { "claim",  "allegation",  "accusation", "charge",
                                         "rumour", "rumor",       "suggestion", "insinuation",
                                         "gossip", "speculation", "report",     NULL };
    return asc_tree_is_one(t, noun, words) &&
           !asc_tables_word(t->lx, ASC_STR("@voicing"), t->low[verb]);
}

uint32_t asc_tree_owner(const asc_tree *t, uint32_t noun, unsigned *shaky)
{
    uint32_t o = asc_tree_child(t, noun, ASC_DEP_POSS), p = t->tok[noun].head;
    if (o != ASC_NONE) return o;
    o = asc_tree_prep(t, noun, ASC_STR("by"));
    if (o != ASC_NONE && asc_tree_is_noun(t, o)) return o;
    if (t->tok[noun].dep == ASC_DEP_DOBJ && asc_tree_is_verb(t, p) && !turns_down(t, p) &&
        !of_others(t, noun, p)) {
        ++*shaky;
        return asc_tree_subject_from(t, p, shaky, 4);
    }
    return ASC_NONE;
}
