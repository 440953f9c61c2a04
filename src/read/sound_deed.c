/*
 * Who can have done such a thing, and to whom it is done: "Iran", and not "a report"; no war of words.
 */
#include "read/sound_inner.h"

#include "base/str.h"
#include "read/contrary.h"
#include "read/figure.h"

#include "base/banned.h"

/* "It was the work of X": only where the sentence says so of the incident. */
static bool says_whose(const asc_tree *t, uint32_t i)
{
    uint32_t v = t->tok[i].head, subj = asc_tree_child(t, v, ASC_DEP_NSUBJ);
    if (t->tok[i].dep == ASC_DEP_OPRD) subj = asc_tree_object(t, v); /* "called it the work of" */
    return (t->tok[i].dep == ASC_DEP_ATTR || t->tok[i].dep == ASC_DEP_OPRD) && subj != ASC_NONE &&
           (asc_roles_deictic(t, subj) || asc_tables_event(t->lx, 'n', t->low[subj]));
}

/* Politicians attack each other with words: a person's attack on a person, or on
 * nothing in particular, is no incident. */
static bool figurative(const asc_site *s, const asc_match *x)
{
    const asc_tree *t = s->t;
    asc_actor_kind kind = s->m->items[x->agent].kind;
    if (!asc_tree_is(t, s->i, "attack") && !asc_tree_is(t, s->i, "assault") &&
        !asc_tree_is(t, s->i, "kill"))
        return false;
    uint32_t o = asc_tree_is_verb(t, s->i) ? asc_tree_object(t, s->i)
                                           : asc_tree_prep(t, s->i, ASC_STR("on"));
    bool victim = o != ASC_NONE && asc_tree_is(t, s->i, "kill") &&
                  (asc_tree_is(t, o, "he") || asc_tree_is(t, o, "she") ||
                   asc_tree_is(t, o, "his") || asc_tree_is(t, o, "her"));
    if (o != ASC_NONE && t->tok[o].pos == ASC_POS_PRON && !victim)
        return true; /* them, themselves */
    if (asc_tree_is(t, s->i, "kill")) return false;
    uint32_t target = o == ASC_NONE ? ASC_NONE : s->m->of_token[o];
    bool on_person = target != ASC_NONE && s->m->items[target].kind == ASC_ACTOR_PERSON;
    if (asc_tree_is_verb(t, s->i)) return o == ASC_NONE || on_person || kind == ASC_ACTOR_PERSON;
    return kind == ASC_ACTOR_PERSON && (on_person || t->tok[s->i].tag == ASC_TAG_NNS);
}

/* "The banker, kidnapped on Monday": whom nobody is said to have done it to did it not. */
static bool lacks_victim(const asc_site *s)
{
    static const char *const verbs[] = {
        "kill",     "murder", "kidnap", "abduct",  "assassinate", "gun",       "shoot",
        "stab",     "behead", "poison", "ambush",  "bomb",        "slaughter", "massacre",
        "lynch",    "hijack", "torch",  "execute", "knife",       "strangle",  "besiege",
        "firebomb", "seize",  "raze",   "blow",    NULL
    };
    uint32_t o = s->f->pos == 'v' ? asc_tree_object(s->t, s->i) : ASC_NONE;
    if (o != ASC_NONE && asc_tree_is(s->t, o, "dead") && o > s->i) o = ASC_NONE; /* "shot dead" */
    if (s->f->pos != 'v' || asc_tree_passive(s->t, s->i) || o != ASC_NONE) return false;
    return asc_tree_is_one(s->t, s->i, verbs);
}

/* Who can have done something, and to whom such a thing is done. */
/* "Investigators dismissed the Front's claim": they deny nothing of themselves. */
static bool judges_another(const asc_site *s, const asc_mention *agent)
{
    return s->f->act == ASC_ACT_DENY && !agent->is_name && s->second != ASC_NONE &&
           asc_str_eq(s->t->low[s->second], ASC_STR("claim")) &&
           asc_roles_whose(s->t, s->second) != ASC_NONE;
}

/* "Phosgene released on two trains killed seven", "Drones hit a depot": no one's name. */
static bool a_thing(const asc_site *s, const asc_mention *x)
{
    asc_str text = asc_tree_text(s->t, x->first);
    bool numbered = x->last - x->first == 3 && text.n && text.p[0] >= '0' && text.p[0] <= '9';
    if (numbered && s->t->tok[x->first + 1].pos == ASC_POS_PUNCT)
        return true; /* "UPDATE 3-Drones hit a depot" */
    bool first = x->first == 0 || s->t->tok[x->first].sent != s->t->tok[x->first - 1].sent;
    if (asc_figure_weather(s->t, x->first)) return true; /* "Storm Ines" */
    if (asc_str_eq_nocase(text, ASC_STR("dear"))) return true;
    if ((x->kind != ASC_ACTOR_UNKNOWN && !first) || x->last - x->first != 1) return false;
    const asc_mention *full = &s->m->items[x->same]; /* "Sand" of Viktor Sand */
    if (full->kind == ASC_ACTOR_PERSON && full->last - full->first > 1) return false;
    asc_str word = s->t->low[x->head], c = asc_nouns_classes(&s->t->lx->nouns, word);
    if (!c.n && word.n > 3 && word.p[word.n - 1] == 's') /* "Rockets" for a name */
        word = asc_str_slice(word, 0, word.n - 1), c = asc_nouns_classes(&s->t->lx->nouns, word);
    static const char *const things[] = { "thing", "weapon", "vehicle", "warcraft" };
    for (size_t k = 0; k < sizeof things / sizeof *things; k++)
        if (asc_str_find(c, asc_str_from(things[k])) != SIZE_MAX) return true;
    return asc_tables_event(s->t->lx, 'n', word) != NULL;
}

/* "Told them to bomb it": whether they did is not told. */
static bool only_directed(const asc_site *s)
{
    const asc_tree *t = s->t;
    uint32_t i = s->i;
    static const char *const allows[] = { "approve", "authorise", "authorize", "bless", "back",
                                          "plan",    "order",     "prepare",   NULL };
    for (int k = 0; k < 3 && t->tok[i].dep == ASC_DEP_CONJ && t->tok[i].tag == ASC_TAG_VB; k++)
        i = t->tok[i].head; /* "approved the operation to capture or kill him" */
    uint32_t h = t->tok[i].head;
    uint8_t dep = t->tok[i].dep;
    if (s->f->pos == 'v' && dep == ASC_DEP_ADVCL && t->tok[s->i].tag == ASC_TAG_VB &&
        t->tok[i].tag == ASC_TAG_VB && h < i && asc_tree_is_one(t, h, allows) &&
        asc_tree_child(t, h, ASC_DEP_DOBJ) != ASC_NONE)
        return true;
    return s->f->pos == 'v' && t->tok[s->i].tag == ASC_TAG_VB &&
           (dep == ASC_DEP_XCOMP || dep == ASC_DEP_ADVCL || dep == ASC_DEP_CCOMP) &&
           asc_tree_is_verb(t, h) && asc_tree_directs(t, h) && !asc_tree_is(t, h, "help");
}

/* "Politicians who pour petrol on it": what one keeps doing is not what was done. */
static bool habitual(const asc_site *s, const asc_match *x)
{
    uint32_t up = s->t->tok[s->i].head; /* "continues to give orders" */
    bool goes_on =
        s->t->tok[s->i].dep == ASC_DEP_XCOMP &&
        asc_tree_is_one(s->t, up, (const char *const[]){ "continue", "keep", "go", NULL });
    uint8_t tag = s->t->tok[goes_on ? up : s->i].tag;
    return x->salient && s->second != ASC_NONE && s->f->pos == 'v' && !s->f->agent_speaks &&
           !s->f->subject_speaks && s->f->act == ASC_ACT_ASSERT &&
           (goes_on || s->f->object[0].where == ASC_WHERE_SALIENT) &&
           (tag == ASC_TAG_VBP || tag == ASC_TAG_VBZ);
}

/* "From his cell X sent word": who is sent stands behind the verb. */
static bool sent_no_one(const asc_site *s)
{
    return s->f->predicate == ASC_PREDICATE_ORDERED && s->second != ASC_NONE &&
           asc_str_eq(s->f->object_word, ASC_STR("@doer")) &&
           asc_tree_object(s->t, s->i) != s->second;
}

/* "ZAMBOANGA, May 20 - Two bombs tore through it": the dateline did nothing. */
static bool dateline(const asc_site *s, const asc_match *x)
{
    const asc_tree *t = s->t;
    unsigned dashes = 0;
    bool date = false;
    if (x->agent_tok == ASC_NONE || x->agent_tok > s->i || s->i - x->agent_tok > 40) return false;
    for (uint32_t k = x->agent_tok + 1; k < s->i; k++) {
        asc_str one = asc_tree_text(t, k);
        date |= t->tok[k].ent == ASC_ENT_DATE || asc_str_eq(one, ASC_STR(")"));
        bool dash = asc_str_eq(one, ASC_STR("-")) || asc_str_eq(one, ASC_STR("--")) ||
                    asc_str_eq(one, ASC_STR("\xE2\x80\x93")) ||
                    asc_str_eq(one, ASC_STR("\xE2\x80\x94"));
        dashes += dash && t->tok[k - 1].end < t->tok[k].begin;
    }
    return date && dashes == 1;
}

/* "X's role in it remains unclear", "is investigating the role of X". */
static bool open_question(const asc_site *s)
{
    static const char *const open[] = { "unclear", "unknown", "uncertain", "unproven", "disputed" };
    static const char *const asks[] = { "investigate", "probe",    "examine",   "explore",
                                        "study",       "question", "determine", "clarify" };
    const asc_tree *t = s->t;
    uint32_t h = t->tok[s->i].head, a = asc_tree_child(t, h, ASC_DEP_ACOMP);
    if (s->f->pos != 'n' || h == s->i) return false;
    for (size_t k = 0; a != ASC_NONE && k < sizeof open / sizeof *open; k++)
        if (asc_tree_is(t, a, open[k])) return true;
    for (size_t k = 0; t->tok[s->i].dep == ASC_DEP_DOBJ && k < sizeof asks / sizeof *asks; k++)
        if (asc_tree_is(t, h, asks[k])) return true;
    return false;
}

/* "It was the Front", and no more: who did it. */
static bool it_was(const asc_site *s, const asc_match *x)
{
    const asc_tree *t = s->t;
    uint32_t subj = asc_tree_child(t, s->i, ASC_DEP_NSUBJ);
    const asc_mention *m = &s->m->items[x->agent];
    uint32_t beside = /* "it was X, the head of Y, who gave the word" */
        x->agent_tok == ASC_NONE ? ASC_NONE : asc_tree_child(t, x->agent_tok, ASC_DEP_APPOS);
    if (beside != ASC_NONE && asc_tree_child(t, beside, ASC_DEP_RELCL) != ASC_NONE) return false;
    return subj != ASC_NONE && asc_tree_is(t, subj, "it") && m->is_name && !m->place &&
           x->agent_tok != ASC_NONE && asc_tree_child(t, x->agent_tok, ASC_DEP_RELCL) == ASC_NONE &&
           asc_tree_child(t, s->i, ASC_DEP_CCOMP) == ASC_NONE &&
           asc_tree_child(t, s->i, ASC_DEP_ADVCL) == ASC_NONE &&
           (m->kind == ASC_ACTOR_GROUP || m->kind == ASC_ACTOR_PERSON ||
            m->kind == ASC_ACTOR_AGENCY || m->sure_group);
}

/* "On the orders of X": no order for pizza. */
static bool under_orders(const asc_site *s, const asc_match *x)
{
    const asc_tree *t = s->t;
    uint32_t h = t->tok[s->i].head;
    bool under = t->tok[s->i].dep == ASC_DEP_POBJ &&
                 (asc_tree_is(t, h, "on") || asc_tree_is(t, h, "under") ||
                  asc_tree_is(t, h, "at") || asc_tree_is(t, h, "follow"));
    return s->f->pos != 'n' || s->f->predicate != ASC_PREDICATE_ORDERED || !x->salient || under;
}

/* "An airliner crashed in Velm, killing 176": what went down did nothing to anyone. */
static bool went_down(const asc_site *s)
{
    static const char *const ends[] = { "crash",    "collide", "plunge",   "derail",
                                        "collapse", "sink",    "overturn", "capsize",
                                        "fall",     "burn",    "explode",  NULL };
    uint32_t h = s->t->tok[s->i].head;
    if (s->f->pos != 'v' || s->t->tok[s->i].tag != ASC_TAG_VBG || h >= s->i ||
        !asc_tree_is_one(s->t, s->i, (const char *const[]){ "kill", "injure", "wound", NULL }))
        return false;
    for (int k = 0; k < 4 && !asc_tree_is_one(s->t, h, ends); k++) /* "crashed after taking off" */
        h = s->t->tok[h].head;
    return asc_tree_is_one(s->t, h, ends) && h < s->i;
}

bool asc_sound_deed(const asc_site *s, const asc_match *x)
{
    if (went_down(s)) return false;
    if (s->f->agent_speaks && s->f->act == ASC_ACT_CLAIM && s->f->pos == 'v' &&
        (asc_tree_child(s->t, s->i, ASC_DEP_NEG) != ASC_NONE || asc_contrary_neither(s->t, s->i) ||
         (s->second != ASC_NONE && asc_contrary_negative_determiner(s->t, s->second))))
        return false; /* "never claimed it", "made no claim": that is no denial */
    if (open_question(s) ||
        (asc_tree_is(s->t, s->i, "be") && !s->f->object_word.n && !it_was(s, x)))
        return false;
    if (only_directed(s) || dateline(s, x) || sent_no_one(s) || habitual(s, x) ||
        !under_orders(s, x) || a_thing(s, &s->m->items[x->agent]))
        return false;

    asc_actor_kind kind = s->m->items[x->agent].kind;
    if (judges_another(s, &s->m->items[x->agent])) return false;
    if (kind == ASC_ACTOR_DOCUMENT || kind == ASC_ACTOR_OUTLET) return false;
    if (s->f->pos == 'n' &&
        (asc_str_eq(s->f->word, ASC_STR("hand")) || asc_str_eq(s->f->word, ASC_STR("work")) ||
         asc_str_eq(s->f->word, ASC_STR("handiwork")) || asc_str_eq(s->f->word, ASC_STR("doing"))))
        return says_whose(s->t, s->i);
    return !(asc_str_eq(s->f->word, ASC_STR("@event")) && (figurative(s, x) || lacks_victim(s)));
}

/* "Paid him to kill X, who was gunned down": whom it was done to. */
bool asc_sound_victim(const asc_site *s, uint32_t who)
{
    const asc_tree *t = s->t;
    if (who != ASC_NONE && t->tok[who].dep == ASC_DEP_APPOS) who = t->tok[who].head;
    uint32_t h = who == ASC_NONE ? who : t->tok[who].head;
    return h != ASC_NONE && h != s->i && t->tok[who].dep == ASC_DEP_DOBJ &&
           (t->tok[h].tag == ASC_TAG_VB || !asc_tree_is(t, h, "kill")) &&
           asc_tree_is_one(t, h, (const char *const[]){ "kill", "murder", "assassinate", NULL });
}
