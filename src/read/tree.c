#include "read/tree.h"

#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"

#include "base/banned.h"

static bool lower_lemma(asc_arena *keep, asc_str s, asc_str *out)
{
    bool upper = false;
    for (size_t i = 0; i < s.n; i++) upper |= s.p[i] >= 'A' && s.p[i] <= 'Z';
    *out = s;
    if (!upper || s.n > 64) return true;
    char *p = asc_arena_alloc(keep, s.n, 1);
    if (!p) return false;
    for (size_t i = 0; i < s.n; i++)
        p[i] = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] + 32) : s.p[i];
    *out = (asc_str){ p, s.n };
    return true;
}

/* Sentences with three words in capitals or more, and none in small letters. */
static void find_loud(asc_tree *t)
{
    for (uint32_t i = 0, end; i < t->n; i = end) {
        uint32_t loud = 0, small = 0;
        for (end = i; end < t->n && t->tok[end].sent == t->tok[i].sent; end++) {
            asc_str s = asc_tree_text(t, end);
            bool upper = false, lower = false;
            for (size_t k = 0; k < s.n; k++) {
                upper |= s.p[k] >= 'A' && s.p[k] <= 'Z';
                lower |= s.p[k] >= 'a' && s.p[k] <= 'z';
            }
            loud += upper && !lower && s.n > 1;
            small += lower;
        }
        for (uint32_t k = i; k < end && loud >= 3 && small == 0; k++) t->loud[k] = true;
    }
}

asc_status asc_tree_make(asc_tree *out, asc_arena *keep, const asc_tables *lx, asc_str text,
                         const asc_token *tok, uint32_t n, asc_error *err)
{
    asc_tree t = { .text = text, .tok = tok, .n = n, .lx = lx };
    t.first = asc_arena_alloc(keep, n + 1, sizeof *t.first);
    t.next = asc_arena_alloc(keep, n + 1, sizeof *t.next);
    t.low = asc_arena_alloc(keep, n + 1, sizeof *t.low);
    t.loud = asc_arena_zalloc(keep, n + 1, sizeof *t.loud);
    if (!t.first || !t.next || !t.low || !t.loud) goto oom;
    for (uint32_t i = 0; i < n; i++) {
        t.first[i] = t.next[i] = ASC_NONE;
        if (!lower_lemma(keep, tok[i].lemma, &t.low[i])) goto oom;
    }
    find_loud(&t);
    for (uint32_t i = n; i-- > 0;) {
        uint32_t h = tok[i].head;
        if (h == i || h >= n) continue;
        t.next[i] = t.first[h];
        t.first[h] = i;
    }
    *out = t;
    return ASC_OK;
oom:
    return asc_fail(err, ASC_ENOMEM, "out of memory");
}

asc_str asc_tree_text(const asc_tree *t, uint32_t i)
{
    return asc_str_slice(t->text, t->tok[i].begin, t->tok[i].end);
}

bool asc_tree_is(const asc_tree *t, uint32_t i, const char *lemma)
{
    return asc_str_is(t->low[i], lemma);
}

bool asc_tree_is_verb(const asc_tree *t, uint32_t i)
{
    return t->tok[i].pos == ASC_POS_VERB || t->tok[i].pos == ASC_POS_AUX;
}

bool asc_tree_is_noun(const asc_tree *t, uint32_t i)
{
    return t->tok[i].pos == ASC_POS_NOUN || t->tok[i].pos == ASC_POS_PROPN;
}

uint32_t asc_tree_child(const asc_tree *t, uint32_t i, asc_dep dep)
{
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = t->first[i]; c != ASC_NONE && left--; c = t->next[c])
        if (t->tok[c].dep == dep) return c;
    return ASC_NONE;
}

/* "from serving officers": what the parser takes for a gerund is an adjective. */
static uint32_t serving(const asc_tree *t, uint32_t gerund)
{
    static const char *const words[] = {
        "serve", "retire", "act", "live", "lead", "work", "visit"
    };
    uint32_t o = gerund == ASC_NONE ? ASC_NONE : asc_tree_child(t, gerund, ASC_DEP_DOBJ);
    if (o == ASC_NONE || t->tok[o].tag != ASC_TAG_NNS || t->tok[o].left != gerund + 1 ||
        asc_tree_child(t, o, ASC_DEP_DET) != ASC_NONE ||
        asc_tree_child(t, o, ASC_DEP_POSS) != ASC_NONE)
        return gerund;
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (asc_tree_is(t, gerund, words[k])) return o;
    return gerund;
}

/* "draws funds from, and finds refuge with, X": what stands behind the second is behind the
 * first too. */
static uint32_t shared_behind(const asc_tree *t, uint32_t prep)
{
    uint32_t verb = t->tok[prep].head, c = asc_tree_child(t, verb, ASC_DEP_CONJ);
    bool open = prep + 1 < t->n && (t->tok[prep + 1].pos == ASC_POS_CCONJ ||
                                    asc_str_eq(asc_tree_text(t, prep + 1), ASC_STR(",")));
    unsigned left = ASC_CHILDREN_MAX;
    if (!open || !asc_tree_is_verb(t, verb) || c == ASC_NONE) return ASC_NONE;
    for (uint32_t p = t->first[c]; p != ASC_NONE && left--; p = t->next[p])
        if (t->tok[p].dep == ASC_DEP_PREP && p > prep) return asc_tree_child(t, p, ASC_DEP_POBJ);
    return ASC_NONE;
}

uint32_t asc_tree_behind(const asc_tree *t, uint32_t prep)
{
    uint32_t to = asc_tree_child(t, prep, ASC_DEP_PREP); /* according TO */
    uint32_t p = asc_tree_child(t, prep, ASC_DEP_POBJ);
    if (p == ASC_NONE) p = serving(t, asc_tree_child(t, prep, ASC_DEP_PCOMP));
    if (p == ASC_NONE && to != ASC_NONE) {
        p = asc_tree_child(t, to, ASC_DEP_POBJ);
        if (p == ASC_NONE) p = asc_tree_child(t, to, ASC_DEP_PCOMP);
    }
    return p == ASC_NONE ? shared_behind(t, prep) : p;
}

uint32_t asc_tree_prep(const asc_tree *t, uint32_t i, asc_str prep)
{
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = t->first[i]; c != ASC_NONE && left--; c = t->next[c]) {
        asc_dep dep = (asc_dep)t->tok[c].dep;
        if (dep != ASC_DEP_PREP && dep != ASC_DEP_AGENT && dep != ASC_DEP_DATIVE) continue;
        if (!asc_str_eq_nocase(asc_tree_text(t, c), prep)) continue;
        uint32_t p = asc_tree_behind(t, c);
        if (p != ASC_NONE) return p;
    }
    return ASC_NONE;
}

/* "Outlawed in 2002, the group sells oil": of whom a participle before its sentence tells. */
static uint32_t fronted(const asc_tree *t, uint32_t verb)
{
    uint32_t up = t->tok[verb].head, first = t->tok[verb].left;
    if (t->tok[verb].dep != ASC_DEP_ADVCL || t->tok[verb].tag != ASC_TAG_VBN || up <= verb)
        return ASC_NONE;
    if (asc_tree_child(t, verb, ASC_DEP_MARK) != ASC_NONE ||
        asc_tree_child(t, verb, ASC_DEP_AUX) != ASC_NONE ||
        asc_tree_child(t, verb, ASC_DEP_DOBJ) != ASC_NONE ||
        asc_tree_child(t, verb, ASC_DEP_NSUBJ) != ASC_NONE ||
        (first > 0 && t->tok[first - 1].sent == t->tok[verb].sent &&
         t->tok[first - 1].pos != ASC_POS_PUNCT))
        return ASC_NONE;
    uint32_t s = asc_tree_child(t, up, ASC_DEP_NSUBJ);
    if (s == ASC_NONE) s = asc_tree_child(t, up, ASC_DEP_NSUBJPASS);
    return s != ASC_NONE && s > verb && s < up ? s : ASC_NONE;
}

bool asc_tree_passive(const asc_tree *t, uint32_t verb)
{
    if (t->tok[verb].tag != ASC_TAG_VBN && t->tok[verb].tag != ASC_TAG_VBD) return false;
    if (asc_tree_child(t, verb, ASC_DEP_AUXPASS) != ASC_NONE ||
        asc_tree_child(t, verb, ASC_DEP_NSUBJPASS) != ASC_NONE ||
        asc_tree_child(t, verb, ASC_DEP_AGENT) != ASC_NONE)
        return true;
    if (t->tok[verb].dep == ASC_DEP_CONJ &&
        t->tok[verb].tag == ASC_TAG_VBN && /* "was targeted and killed" */
        asc_tree_child(t, verb, ASC_DEP_AUX) == ASC_NONE &&
        asc_tree_child(t, verb, ASC_DEP_NSUBJ) == ASC_NONE &&
        asc_tree_child(t, verb, ASC_DEP_DOBJ) == ASC_NONE &&
        asc_tree_child(t, t->tok[verb].head, ASC_DEP_AUXPASS) != ASC_NONE)
        return true;
    return t->tok[verb].tag == ASC_TAG_VBN && asc_tree_child(t, verb, ASC_DEP_AUX) == ASC_NONE &&
           (t->tok[verb].dep == ASC_DEP_ACL || t->tok[verb].dep == ASC_DEP_AMOD ||
            t->tok[verb].dep == ASC_DEP_ACOMP || fronted(t, verb) != ASC_NONE);
}

uint32_t asc_tree_cleft(const asc_tree *t, uint32_t c)
{
    uint32_t n = t->tok[c].head;
    if (t->tok[c].dep != ASC_DEP_RELCL) return ASC_NONE;
    for (int k = 0; k < 6 && t->tok[n].head != n; k++) {
        uint32_t h = t->tok[n].head;
        uint8_t dep = t->tok[n].dep;
        if (dep == ASC_DEP_ATTR && asc_tree_is(t, h, "be")) {
            uint32_t s = asc_tree_child(t, h, ASC_DEP_NSUBJ);
            return s != ASC_NONE && asc_tree_is(t, s, "it") ? h : ASC_NONE;
        }
        if (dep != ASC_DEP_POBJ && dep != ASC_DEP_PREP && dep != ASC_DEP_APPOS) return ASC_NONE;
        n = h;
    }
    return ASC_NONE;
}

bool asc_tree_under(const asc_tree *t, uint32_t i, uint32_t a)
{
    for (int k = 0; k < ASC_WALK_MAX; k++) {
        if (i == a) return true;
        if (t->tok[i].head == i) return false;
        i = t->tok[i].head;
    }
    return false;
}

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

/* "The fax sent in its name was thrown out": the parser makes "sent" the subject. */
static uint32_t real_subject(const asc_tree *t, uint32_t s)
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

/* "Ex-combatants": the parser makes each of its parts a subject. */
static uint32_t whole_word(const asc_tree *t, uint32_t s)
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
static uint32_t own_subject(const asc_tree *t, uint32_t verb)
{
    if (asc_tree_passive(t, verb)) {
        uint32_t by = asc_tree_child(t, verb, ASC_DEP_AGENT);
        if (by != ASC_NONE) return asc_tree_behind(t, by);
        by = asc_tree_prep(t, verb, ASC_STR("by"));
        uint32_t next = asc_tree_child(t, verb, ASC_DEP_CONJ); /* "was planned and paid for by X" */
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
    s = whole_word(t, real_subject(t, s));
    return s == ASC_NONE ? asc_tree_lost_subject(t, verb) : s;
}

/* "a motivation for the ISI in aiding": the noun right before the preposition. */
static uint32_t for_phrase(const asc_tree *t, uint32_t prep)
{
    if (prep == 0) return ASC_NONE;
    uint32_t before = prep - 1;
    uint32_t up = t->tok[before].head;
    if (t->tok[before].dep != ASC_DEP_POBJ || !asc_tree_is(t, up, "for")) return ASC_NONE;
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

/* Who does what hangs on verb p: the one accused, or p's own subject. */
static uint32_t subject_from(const asc_tree *t, uint32_t p, unsigned *shaky, int depth);

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
    return subject_from(t, p, shaky, depth + 1);
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
    static const char *const verbs[] = { "jail",   "sentence",  "imprison", "fine",   "punish",
                                         "hang",   "execute",   "expel",    "blame",  "thank",
                                         "praise", "condemn",   "arrest",   "detain", "charge",
                                         "indict", "try",       "convict",  "seek",   "sanction",
                                         "reward", "blacklist", "want",     "pay",    "hold",
                                         NULL };
    return asc_tree_is_one(t, verb, verbs);
}

static uint32_t subject_of_gerund(const asc_tree *t, uint32_t prep, unsigned *shaky, int depth)
{
    uint32_t s = for_phrase(t, prep), p = t->tok[prep].head;
    if (t->tok[prep].dep == ASC_DEP_AGENT) return ASC_NONE; /* "were killed by shelling" */
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
    if (asc_tree_is(t, prep, "for") && asc_tree_is_verb(t, p) && punishes(t, p))
        return asc_tree_object(t, p); /* "jailed X for ordering it": not the court */
    uint32_t v = t->tok[p].head;      /* "convicted X of supplying": hung on X by the parser */
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

static uint32_t subject_from(const asc_tree *t, uint32_t verb, unsigned *shaky, int depth)
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
                                   : subject_from(t, p, shaky, depth + 1);
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
            return subject_from(t, t->tok[p].head, shaky, depth + 1);
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
    return subject_from(t, verb, shaky, 0);
}

/* "trained, armed and financed X": the last one's object is that of all. */
static uint32_t shared_object(const asc_tree *t, uint32_t verb)
{
    uint32_t v = verb, o;
    for (int k = 0; k < 4; k++) {
        uint32_t c = asc_tree_child(t, v, ASC_DEP_CONJ);
        if (c == ASC_NONE || !asc_tree_is_verb(t, c) || t->tok[c].tag != t->tok[verb].tag)
            return ASC_NONE;
        for (uint32_t i = v + 1; i < c; i++)
            if (t->tok[i].pos != ASC_POS_PUNCT && t->tok[i].pos != ASC_POS_CCONJ &&
                t->tok[i].pos != ASC_POS_ADV)
                return ASC_NONE;
        o = asc_tree_child(t, c, ASC_DEP_DOBJ);
        if (o != ASC_NONE) return o;
        v = c;
    }
    return ASC_NONE;
}

/* "That X trained Y's men is known": the parser makes them the subject of what follows. */
static uint32_t swallowed_object(const asc_tree *t, uint32_t verb)
{
    uint32_t c = asc_tree_child(t, verb, ASC_DEP_CCOMP);
    if (c == ASC_NONE || c < verb || asc_tree_child(t, c, ASC_DEP_MARK) != ASC_NONE)
        return ASC_NONE;
    for (const asc_cue *q = asc_tables_cue(t->lx, 'v', t->low[verb]); q; q = asc_cue_next(t->lx, q))
        if (q->slots & ASC_SLOT_THAT) return ASC_NONE;
    uint32_t s = asc_tree_child(t, c, ASC_DEP_NSUBJ);
    if (s == ASC_NONE) s = asc_tree_child(t, c, ASC_DEP_NSUBJPASS);
    return s != ASC_NONE && t->tok[s].left == verb + 1 ? s : ASC_NONE;
}

static uint32_t done_to(const asc_tree *t, uint32_t verb)
{
    uint32_t o = asc_tree_child(t, verb, ASC_DEP_NSUBJPASS);
    if (o == ASC_NONE && asc_tree_child(t, verb, ASC_DEP_AUXPASS) != ASC_NONE)
        o = asc_tree_child(t, verb, ASC_DEP_NSUBJ); /* "which officials say is run by X" */
    if (o == ASC_NONE && t->tok[verb].dep == ASC_DEP_ACL) o = t->tok[verb].head;
    if (o == ASC_NONE) o = fronted(t, verb);
    uint32_t up = t->tok[verb].head;
    if (o == ASC_NONE && t->tok[verb].dep == ASC_DEP_CONJ && t->tok[up].dep == ASC_DEP_ACOMP)
        o = asc_tree_child(t, t->tok[up].head, ASC_DEP_NSUBJ); /* "is armed and paid by X" */
    if (o == ASC_NONE && t->tok[verb].dep == ASC_DEP_ACOMP)    /* "were heavily involved" */
        o = asc_tree_child(t, t->tok[verb].head, ASC_DEP_NSUBJ);
    if (o == ASC_NONE && t->tok[verb].dep == ASC_DEP_CONJ &&
        asc_tree_is_verb(t, t->tok[verb].head)) {
        uint32_t ignored = 0, first = t->tok[verb].head;
        o = asc_tree_child(t, first, ASC_DEP_NSUBJPASS);
        if (o == ASC_NONE && t->tok[first].dep == ASC_DEP_ACL && t->tok[first].tag == ASC_TAG_VBN &&
            t->tok[verb].tag == ASC_TAG_VBN)
            o = t->tok[first].head; /* "a militia armed and paid by X" */
        if (o == ASC_NONE && asc_tree_child(t, verb, ASC_DEP_AUXPASS) != ASC_NONE)
            o = subject_from(t, first, &ignored, 4); /* "hit a guard and was arrested" */
    }
    if (o == ASC_NONE && t->tok[verb].dep == ASC_DEP_XCOMP && up != verb &&
        asc_tree_is_verb(t, up) && asc_tree_child(t, verb, ASC_DEP_AUXPASS) != ASC_NONE) {
        o = asc_tree_child(t, up, ASC_DEP_NSUBJPASS); /* "is said to have been planted by X" */
        if (o == ASC_NONE) o = asc_tree_child(t, up, ASC_DEP_NSUBJ);
    }
    return asc_tree_antecedent(t, real_subject(t, o));
}

uint32_t asc_tree_object(const asc_tree *t, uint32_t verb)
{
    if (asc_tree_passive(t, verb)) return done_to(t, verb);
    uint32_t o = asc_tree_child(t, verb, ASC_DEP_DOBJ);
    if (o == ASC_NONE) o = asc_tree_child(t, verb, ASC_DEP_OPRD);
    if (o == ASC_NONE) o = shared_object(t, verb);
    if (o == ASC_NONE) o = swallowed_object(t, verb);
    if (o == ASC_NONE && t->tok[verb].tag == ASC_TAG_VBN && t->tok[verb].dep == ASC_DEP_CCOMP &&
        asc_tree_is(t, t->tok[verb].head, "have"))
        o = asc_tree_child(t, verb, ASC_DEP_NSUBJ); /* "had him arrested" */
    if (o == ASC_NONE &&
        t->tok[verb].dep == ASC_DEP_RELCL) { /* "a charge the separatists rejected" */
        uint32_t s = asc_tree_child(t, verb, ASC_DEP_NSUBJ);
        if (s != ASC_NONE && asc_tree_antecedent(t, s) != t->tok[verb].head) o = t->tok[verb].head;
    }
    return asc_tree_antecedent(t, o);
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

uint32_t asc_tree_owner(const asc_tree *t, uint32_t noun, unsigned *shaky)
{
    uint32_t o = asc_tree_child(t, noun, ASC_DEP_POSS), p = t->tok[noun].head;
    if (o != ASC_NONE) return o;
    o = asc_tree_prep(t, noun, ASC_STR("by"));
    if (o != ASC_NONE && asc_tree_is_noun(t, o)) return o;
    if (t->tok[noun].dep == ASC_DEP_DOBJ && asc_tree_is_verb(t, p) && !turns_down(t, p)) {
        ++*shaky;
        return subject_from(t, p, shaky, 4);
    }
    return ASC_NONE;
}

/* "Four of its members on his orders", "a driver after the attack": not part of who it is. */
static bool aside(const asc_tree *t, uint32_t c, uint32_t head)
{
    static const char *const preps[] = { "on",    "during", "after", "before",  "over",   "since",
                                         "until", "by",     "as",    "without", "despite" };
    if (t->tok[c].dep != ASC_DEP_PREP) return false;
    if (t->tok[head].pos != ASC_POS_NUM && !asc_tables_actor(t->lx, t->low[head])) return false;
    for (size_t k = 0; k < sizeof preps / sizeof *preps; k++)
        if (asc_str_is_nocase(asc_tree_text(t, c), preps[k])) return true;
    return false;
}

/* Does c's subtree belong to the short form of the phrase of its head? */
static bool in_phrase(const asc_tree *t, uint32_t c, uint32_t head)
{
    if (c > head && aside(t, c, head)) return false;
    switch ((asc_dep)t->tok[c].dep) {
    case ASC_DEP_RELCL:
    case ASC_DEP_ACL:
    case ASC_DEP_APPOS:
    case ASC_DEP_CONJ:
    case ASC_DEP_CC:
    case ASC_DEP_PUNCT:
    case ASC_DEP_ADVCL:
    case ASC_DEP_CCOMP:
    case ASC_DEP_CASE:
    case ASC_DEP_DEP:
        return c < head && t->tok[c].dep == ASC_DEP_PUNCT
                   ? false
                   : c < head && t->tok[c].dep == ASC_DEP_CASE;
    default: return true;
    }
}

/* Last token of what hangs behind a preposition, without what is aside there. */
static uint32_t end_of_prep(const asc_tree *t, uint32_t prep)
{
    uint32_t p = asc_tree_child(t, prep, ASC_DEP_POBJ), end = t->tok[prep].right - 1;
    unsigned left = ASC_CHILDREN_MAX;
    if (p == ASC_NONE) return end;
    for (uint32_t c = t->first[p]; c != ASC_NONE && left--; c = t->next[c])
        if (c > p && aside(t, c, p)) return t->tok[c].left > p ? t->tok[c].left - 1 : end;
    return end;
}

asc_span asc_tree_phrase(const asc_tree *t, uint32_t i)
{
    uint32_t first = i, last = i;
    unsigned left = ASC_CHILDREN_MAX;
    if (i >= 2 && whole_word(t, i - 2) == i) first = t->tok[i - 2].left; /* "three ex-officers" */
    for (uint32_t c = t->first[i]; c != ASC_NONE && left--; c = t->next[c]) {
        if (!in_phrase(t, c, i)) continue;
        if (t->tok[c].left < first) first = t->tok[c].left;
        if (c > i && t->tok[c].dep == ASC_DEP_PREP && t->tok[c].right - 1 > last) {
            if (asc_str_eq(asc_tree_text(t, t->tok[c].left - 1), ASC_STR(",")))
                continue; /* ", in a talk with the Post" */
            uint32_t end = end_of_prep(t, c);
            if (end - i > 12) continue; /* long tails say nothing more of who it is */
            last = end;
        }
    }
    for (uint32_t k = i; k + 1 < last;
         k++) /* "a defector from the army, who asked not to be named" */
        if (t->tok[k + 1].pos == ASC_POS_PUNCT &&
            (t->tok[k + 2].tag == ASC_TAG_WP || t->tok[k + 2].tag == ASC_TAG_WDT))
            last = k;
    if (i - first > 16) first = i;
    while (first < i && t->tok[first].pos == ASC_POS_SPACE) first++;
    return (asc_span){ t->tok[first].begin, t->tok[last].end };
}

asc_span asc_tree_span(const asc_tree *t, uint32_t i)
{
    return (asc_span){ t->tok[i].begin, t->tok[i].end };
}

bool asc_tree_has_behind(const asc_tree *t, uint32_t i, const char *lemma)
{
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = t->first[i]; c != ASC_NONE && left--; c = t->next[c]) {
        uint32_t p = t->tok[c].dep == ASC_DEP_PREP ? asc_tree_behind(t, c) : ASC_NONE;
        if (p != ASC_NONE && asc_tree_is(t, p, lemma)) return true;
    }
    return false;
}

bool asc_tree_is_one(const asc_tree *t, uint32_t i, const char *const *words)
{
    asc_str s = asc_tree_text(t, i), low = t->low[i];
    char of_s = s.n ? asc_ascii_low(s.p[0]) : 0, of_low = low.n ? low.p[0] : 0;
    for (; *words; words++) {
        if (of_s != asc_ascii_low(**words) && of_low != **words) continue;
        if (asc_str_is_nocase(s, *words) || asc_str_is(low, *words)) return true;
    }
    return false;
}
