#include "read/antecedent.h"

#include "base/str.h"
#include "read/around.h"
#include "read/gender.h"
#include "read/who.h"

#include "base/banned.h"

#define CANDIDATES_MAX 48  /* actors weighed for one pronoun */
#define PERSON_SENTENCES 4 /* back, in which "he" is looked for */
#define SAME_SENTENCE 100
#define SUBJECT 80
#define MAIN 20 /* of the sentence, and not of a clause in it */
#define OBJECT 50
#define OBLIQUE 40
#define OWNER 10
#define NOT_INSIDE 80 /* another phrase */
#define NOT_FRONTED 50
#define SAME_ROLE 35
#define SPOKE 60   /* for the one who speaks on */
#define GOVERNS 80 /* for the subject of the verb over its clause; less further up */
#define GOVERNORS 4
#define NEAR 20         /* half as many words away in its sentence */
#define HAS_MEMBERS 100 /* for a group, of "its fighters" */
#define ONLY_TOLD 40    /* less for the one who told it of another */
#define LEADERLESS 60   /* and less: "the court said. Its leader" */
#define QUOTED_LESS 80  /* named by somebody else's words */
#define FELLOW 200      /* for X, of "X and its owner" */
#define FELLOW_TOKENS 12
#define CLIENT 300          /* for X, of "X's lawyer said he" */
#define ACCOUNT_SENTENCES 2 /* back, in which "his account" was told */
#define ACCUSED 100         /* for X, of "accused X. Its leader" */

#define THINGS                                                              \
    (ASC_KIND_BIT(ASC_ACTOR_GROUP) | ASC_KIND_BIT(ASC_ACTOR_AGENCY) |       \
     ASC_KIND_BIT(ASC_ACTOR_STATE) | ASC_KIND_BIT(ASC_ACTOR_ORGANISATION) | \
     ASC_KIND_BIT(ASC_ACTOR_OUTLET) | ASC_KIND_BIT(ASC_ACTOR_DOCUMENT))
#define ONE (ASC_KIND_BIT(ASC_ACTOR_PERSON) | ASC_KINDS_ALONE)
#define MANY (ASC_KIND_BIT(ASC_ACTOR_GROUP) | ASC_KIND_BIT(ASC_ACTOR_AGENCY) | ASC_KINDS_SEVERAL)

#define SOME (ASC_KIND_BIT(ASC_ACTOR_GROUP) | ASC_KINDS_SEVERAL) /* "two men": no name */

unsigned asc_pronoun_kinds(asc_str s)
{
    static const struct {
        const char *word;
        unsigned kinds;
    } words[] = {
        { "he", ONE | ASC_KINDS_HE },
        { "she", ONE | ASC_KINDS_SHE },
        { "his", ONE | ASC_KINDS_HE },
        { "her", ONE | ASC_KINDS_SHE },
        { "him", ONE | ASC_KINDS_HE },
        { "himself", ONE | ASC_KINDS_HE },
        { "herself", ONE | ASC_KINDS_SHE },
        { "it", THINGS | ASC_KIND_BIT(ASC_ACTOR_UNKNOWN) },
        { "its", THINGS | ASC_KIND_BIT(ASC_ACTOR_UNKNOWN) },
        { "they", MANY },
        { "their", MANY },
        { "them", MANY },
        { "both", SOME },
        { "all", SOME },
        { "three", SOME }, /* "all three": see mend_subjects.c */
        { "four", SOME },
        { "five", SOME },
        { "six", SOME },
        { "seven", SOME },
    };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (asc_str_is_nocase(s, words[k].word)) return words[k].kinds;
    return 0;
}

static bool of_wrong_gender(const asc_mentions *m, const asc_tree *t, uint32_t mention,
                            unsigned kinds)
{
    asc_gender g = asc_gender_of(m, t, mention);
    return (g == ASC_GENDER_SHE && (kinds & ASC_KINDS_HE)) ||
           (g == ASC_GENDER_HE && (kinds & ASC_KINDS_SHE));
}

/* "Two factions", "Member States": no "it" is several. */
static bool several(const asc_tree *t, const asc_mention *x)
{
    if (!x->is_name) return t->tok[x->head].tag == ASC_TAG_NNS;
    return x->kind == ASC_ACTOR_STATE && t->tok[x->head].tag == ASC_TAG_NNPS &&
           x->last - x->first == 2 &&
           asc_tree_is_one(t, x->first, (const char *const[]){ "member", "gulf", NULL });
}

/* "Fedorin" with its quotation marks: a name that somebody goes by. */
static bool in_quotes(const asc_tree *t, const asc_mention *x)
{
    return x->last - x->first == 1 && x->first > 0 && x->last < t->n &&
           t->tok[x->first - 1].pos == ASC_POS_PUNCT && !t->tok[x->first - 1].space_after &&
           asc_tree_text(t, x->first - 1).n &&
           strchr("\"\xE2", asc_tree_text(t, x->first - 1).p[0]) &&
           asc_str_eq(asc_tree_text(t, x->first - 1), asc_tree_text(t, x->last));
}

bool asc_pronoun_fits(const asc_mentions *m, const asc_tree *t, uint32_t mention, unsigned kinds)
{
    const asc_mention *x = &m->items[mention];
    if (x->place && x->kind != ASC_ACTOR_STATE && x->kind != ASC_ACTOR_PERSON) return false;
    if ((kinds & ASC_KIND_BIT(ASC_ACTOR_UNKNOWN)) && several(t, x)) return false;
    if (kinds == SOME && (x->is_name || t->tok[x->head].tag != ASC_TAG_NNS)) return false;
    if (x->is_name && (kinds & ASC_KINDS_ALONE) && t->tok[x->head].tag == ASC_TAG_NNPS &&
        t->tok[x->head].ent != ASC_ENT_PERSON)
        return false; /* "the Moldovans" are no "he" */
    if (x->kind == ASC_ACTOR_UNKNOWN || x->kind == ASC_ACTOR_ORGANISATION) { /* "the Ministry" */
        const asc_actor_word *w = asc_tables_actor(t->lx, t->low[x->head]);
        if (w && w->in_name && !(ASC_KIND_BIT(w->kind) & kinds)) return false;
    }
    if ((kinds & ASC_KINDS_ALONE) && x->is_name && x->last - x->first > 1 &&
        asc_tree_in_set(t, x->last - 1, "@building"))
        return false; /* "the Karl Egger Building" */
    if ((kinds & (ASC_KINDS_HE | ASC_KINDS_SHE)) && of_wrong_gender(m, t, mention, kinds))
        return false;
    if (x->kind == ASC_ACTOR_UNKNOWN && (kinds & ASC_KINDS_ALONE))
        return x->is_name &&
               (x->last - x->first == 2 || in_quotes(t, x)); /* "Ana Ruiz", whoever she is */
    if (!x->is_name && (kinds & (ASC_KINDS_SEVERAL | ASC_KINDS_ALONE))) {
        bool plural = t->tok[x->head].tag == ASC_TAG_NNS ||
                      (t->tok[x->head].pos == ASC_POS_NUM && !asc_tree_is(t, x->head, "one"));
        if (plural && (kinds & ASC_KINDS_ALONE)) return false;
        if (plural && x->kind == ASC_ACTOR_PERSON) return true;
    }
    return (ASC_KIND_BIT(x->kind) & kinds) != 0;
}

uint32_t asc_verb_of_another(const asc_tree *t, uint32_t i)
{
    uint32_t v = t->tok[i].head;
    uint8_t dep = t->tok[i].dep;
    bool object = dep == ASC_DEP_DOBJ || ((dep == ASC_DEP_NSUBJ || dep == ASC_DEP_NSUBJPASS) &&
                                          t->tok[v].dep == ASC_DEP_CCOMP &&
                                          asc_tree_child(t, v, ASC_DEP_MARK) == ASC_NONE);
    asc_str text = asc_tree_text(t, i);
    bool it = asc_str_eq_nocase(text, ASC_STR("him")) || asc_str_eq_nocase(text, ASC_STR("them"));
    if (!it || !object) return ASC_NONE;
    for (int k = 0; k < 4; k++) {
        bool up = t->tok[v].dep == ASC_DEP_CONJ || (t->tok[v].dep == ASC_DEP_CCOMP &&
                                                    (asc_tree_child(t, v, ASC_DEP_NSUBJ) == i ||
                                                     asc_tree_child(t, v, ASC_DEP_NSUBJPASS) == i));
        if (!up || !asc_tree_is_verb(t, t->tok[v].head)) break;
        if (t->tok[v].dep == ASC_DEP_CONJ && asc_tree_child(t, v, ASC_DEP_NSUBJ) != ASC_NONE &&
            asc_tree_child(t, v, ASC_DEP_NSUBJ) != i)
            break;
        v = t->tok[v].head;
    }
    return v;
}

uint32_t asc_before_content(const asc_tree *t, uint32_t begin, uint32_t i)
{
    uint32_t v = t->tok[i].head, c = asc_tree_child(t, v, ASC_DEP_CCOMP);
    if (t->tok[i].dep != ASC_DEP_NSUBJ || !asc_tree_is_verb(t, v)) return i;
    if (t->tok[v].dep == ASC_DEP_PARATAXIS) c = t->tok[v].head;
    if (c == ASC_NONE || c > i || t->tok[c].left < begin) return i;
    for (uint32_t k = t->tok[c].right; k < i; k++)
        if (asc_str_eq(asc_tree_text(t, k), ASC_STR(";")))
            return i; /* two sentences of their own */
    return t->tok[c].left;
}

/* ---- where one stands ---- */

typedef enum role { ROLE_OTHER, ROLE_SUBJECT, ROLE_OBJECT, ROLE_OBLIQUE, ROLE_OWNER } role;

struct stand {
    role role;
    uint32_t verb; /* of a subject: whose */
};

/* The first of "X, Y and Z". */
static uint32_t first_of_several(const asc_tree *t, uint32_t k)
{
    for (int n = 0; n < 4 && t->tok[k].dep == ASC_DEP_CONJ && asc_tree_is_noun(t, t->tok[k].head);
         n++)
        k = t->tok[k].head;
    return k;
}

/* "A clerk at the port, X": X stands where the clerk does. */
static uint32_t same_as_noun(const asc_tree *t, uint32_t k)
{
    uint32_t h = t->tok[k].head;
    bool name = t->tok[k].dep == ASC_DEP_APPOS && t->tok[k].pos == ASC_POS_PROPN && h < k;
    return name && t->tok[h].pos == ASC_POS_NOUN && t->tok[h].dep != ASC_DEP_APPOS ? h : k;
}

static struct stand stand_of(const asc_tree *t, uint32_t k)
{
    k = same_as_noun(t, first_of_several(t, k));
    uint32_t h = t->tok[k].head;
    switch ((asc_dep)t->tok[k].dep) {
    case ASC_DEP_ATTR: /* "the older of them is X" */
    case ASC_DEP_NSUBJ:
    case ASC_DEP_NSUBJPASS: return (struct stand){ ROLE_SUBJECT, h };
    case ASC_DEP_DOBJ: return (struct stand){ ROLE_OBJECT, h };
    case ASC_DEP_DATIVE:
    case ASC_DEP_POBJ: return (struct stand){ ROLE_OBLIQUE, h };
    case ASC_DEP_POSS: return (struct stand){ ROLE_OWNER, h };
    case ASC_DEP_APPOS:
        if (k + 1 < t->n && asc_tree_lost_subject(t, k + 1) == k)
            return (struct stand){ ROLE_SUBJECT, k + 1 };
        return (struct stand){ ROLE_OTHER, h };
    default: return (struct stand){ ROLE_OTHER, h };
    }
}

/* "The bodyguard OF X", "the man who shot X": inside another noun's phrase. */
static bool inside_another(const asc_tree *t, uint32_t k)
{
    k = same_as_noun(t, first_of_several(t, k));
    if (t->tok[k].dep == ASC_DEP_POSS || t->tok[k].dep == ASC_DEP_APPOS) return true;
    uint32_t h = t->tok[k].head;
    if (t->tok[k].dep == ASC_DEP_POBJ) h = t->tok[h].head;
    if (asc_tree_is_noun(t, h)) return t->tok[k].dep == ASC_DEP_POBJ;
    return h < k && t->tok[h].dep == ASC_DEP_RELCL && stand_of(t, k).role != ROLE_SUBJECT;
}

/* "On the parcel that maimed X, he is brisk": in a phrase in front of it all. */
static bool fronted(const asc_tree *t, uint32_t k)
{
    for (int n = 0; n < ASC_WALK_MAX && t->tok[t->tok[k].head].dep != ASC_DEP_ROOT; n++) {
        if (t->tok[k].head == k) return false;
        k = t->tok[k].head;
    }
    bool first = t->tok[k].left == 0 || t->tok[t->tok[k].left - 1].sent != t->tok[k].sent;
    return t->tok[k].dep == ASC_DEP_PREP && first && t->tok[k].head > k;
}

static bool says(const asc_tree *t, uint32_t v)
{
    static const char *const verbs[] = { "say",     "tell",     "add",     "claim",   "state",
                                         "insist",  "argue",    "deny",    "warn",    "note",
                                         "stress",  "recall",   "write",   "explain", "announce",
                                         "declare", "maintain", "testify", "assert",  "allege",
                                         "suggest", "reply",    NULL };
    return asc_tree_is_one(t, v, verbs);
}

/* "The judges said it. They also dismissed suggestions that": the same ones go on. */
static bool goes_on(const asc_tree *t, uint32_t v)
{
    static const char *const verbs[] = { "dismiss", "reject", "find",    "accept", "conclude",
                                         "hold",    "acquit", "convict", "rule",   NULL };
    if (!asc_tree_is_one(t, v, verbs)) return false;
    for (uint32_t c = t->first[v]; c != ASC_NONE; c = t->next[c])
        if (t->tok[c].dep == ASC_DEP_ADVMOD && asc_tree_is(t, c, "also")) return true;
    return asc_around_no_evidence(t, v);
}

static bool quoted(const asc_tree *t, uint32_t i)
{
    return t->speech && t->speech[i] != ASC_NONE;
}

/* "The coalition's account has changed": as good as a subject. */
static bool owns_subject(const asc_tree *t, uint32_t k)
{
    return t->tok[k].dep == ASC_DEP_POSS && stand_of(t, t->tok[k].head).role == ROLE_SUBJECT;
}

/* ---- the weighing ---- */

struct candidate {
    uint32_t who;       /* the first mention; ASC_NONE: somebody of whom nothing is known */
    unsigned top, rest; /* the most of one mention; the others of it */
    uint32_t sent;
    unsigned back; /* sentences, of the nearest */
    bool subject;
};

struct weighing {
    asc_mentions *m;
    const asc_tree *t;
    uint32_t i;
    unsigned kinds;
    struct stand at; /* where the pronoun stands */
    uint32_t not_of; /* the verb whose own subject it cannot be */
    uint32_t over;   /* the subject of the verb over its clause */
    bool speaks;     /* it says something */
    bool members;    /* "its fighters", "their commander" */
    asc_who_fn who;
    struct candidate items[CANDIDATES_MAX];
    size_t count;
};

/* "X and its owner, Y": the owner of X. */
static bool fellow_of(const asc_tree *t, uint32_t i, uint32_t k)
{
    uint32_t n = t->tok[i].head;
    return t->tok[i].dep == ASC_DEP_POSS && t->tok[n].dep == ASC_DEP_CONJ && t->tok[n].head == k &&
           k < i && i - k < FELLOW_TOKENS;
}

/* "The army broke with the Front and arrested its leader": nobody's own is arrested, shot, banned. */
static bool harms_another(const asc_tree *t, uint32_t i, struct stand s)
{
    uint32_t n = t->tok[i].head, v = t->tok[n].head;
    if (t->tok[i].dep != ASC_DEP_POSS || t->tok[n].dep != ASC_DEP_DOBJ || s.role != ROLE_SUBJECT)
        return false;
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[n]);
    if (!w || !asc_tables_word(t->lx, ASC_STR("@hostile"), t->low[v])) return false;
    for (int k = 0; k < 3 && v != s.verb && t->tok[v].dep == ASC_DEP_CONJ; k++) v = t->tok[v].head;
    return v == s.verb;
}

/* "His lawyer, X, said he": the one whose lawyer speaks. The "his" of the speaker over the pronoun; ASC_NONE. */
static uint32_t whose_lawyer(const struct weighing *w)
{
    const asc_tree *t = w->t;
    uint32_t by = w->over;
    if (by == ASC_NONE || quoted(t, w->i)) return ASC_NONE;
    if (!asc_tables_word(t->lx, ASC_STR("@pleader"), t->low[by])) return ASC_NONE;
    return asc_tree_child(t, by, ASC_DEP_POSS);
}

/* "X, who sent soldiers in the first of his offensives": X's, of whom the clause tells. */
static bool told_about(const asc_tree *t, uint32_t i, uint32_t k)
{
    if (t->tok[i].dep != ASC_DEP_POSS || k >= i) return false;
    for (int n = 0; n < ASC_WALK_MAX && t->tok[i].head != i; n++, i = t->tok[i].head) {
        uint32_t who = t->tok[i].dep == ASC_DEP_RELCL && t->tok[i].head == k
                           ? asc_tree_child(t, i, ASC_DEP_NSUBJ)
                           : ASC_NONE;
        if (t->tok[i].dep == ASC_DEP_CCOMP) return false;
        if (who != ASC_NONE && asc_tree_is(t, who, "who")) return true;
    }
    return false;
}

/* "X and Y denied it. He": hardly either. */
static bool one_of_several(const asc_tree *t, uint32_t k)
{
    uint32_t c = asc_tree_child(t, k, ASC_DEP_CONJ), first = first_of_several(t, k);
    if (first == k) return c != ASC_NONE && t->tok[c].pos == ASC_POS_PROPN;
    return t->tok[first].pos == ASC_POS_PROPN;
}

static unsigned weight(const struct weighing *w, uint32_t k)
{
    const asc_tree *t = w->t;
    struct stand s = stand_of(t, k);
    unsigned x = SAME_SENTENCE;
    switch (s.role) {
    case ROLE_SUBJECT: x += SUBJECT; break;
    case ROLE_OBJECT: x += OBJECT; break;
    case ROLE_OBLIQUE: x += OBLIQUE; break;
    case ROLE_OWNER: x += OWNER; break;
    default: x += OBLIQUE; break;
    }
    bool before = t->tok[k].sent != t->tok[w->i].sent;
    if (before && s.role == ROLE_SUBJECT && t->tok[s.verb].dep == ASC_DEP_ROOT) x += MAIN;
    if (!inside_another(t, k)) x += NOT_INSIDE;
    if (!fronted(t, k)) x += NOT_FRONTED;
    if (s.role == w->at.role && s.role != ROLE_OTHER) x += SAME_ROLE;
    if (s.role == ROLE_SUBJECT && w->speaks && asc_tree_is(t, s.verb, "find")) x += SPOKE;
    if (s.role == ROLE_SUBJECT && says(t, s.verb)) {
        if (w->speaks) x += SPOKE;
        else if (before) x -= w->members ? ONLY_TOLD + LEADERLESS : ONLY_TOLD;
    }
    if (quoted(t, k) != quoted(t, w->i)) x -= QUOTED_LESS;
    if (!before && w->i - k < 2 * NEAR) x += NEAR - (w->i - k) / 2;
    if (fellow_of(t, w->i, k)) x += FELLOW;
    if (told_about(t, w->i, k)) x += FELLOW;
    if (harms_another(t, w->i, s)) x /= 2;
    uint32_t client = whose_lawyer(w);
    if (client == k) return x + CLIENT;
    if ((w->kinds & ASC_KINDS_ALONE) && before && one_of_several(t, k)) x -= NOT_INSIDE;
    return w->over == k && client == ASC_NONE ? x + GOVERNS : x;
}

/* "The army blamed the Front. Its spokesman": who is accused answers. */
static bool accused(const asc_tree *t, uint32_t k)
{
    uint32_t v = t->tok[k].head;
    return (t->tok[k].dep == ASC_DEP_DOBJ || t->tok[k].dep == ASC_DEP_NSUBJPASS) &&
           asc_tree_is_one(t, v,
                           (const char *const[]){ "accuse", "blame", "charge", "suspect", NULL });
}

static void put(struct weighing *w, uint32_t who, uint32_t k, unsigned back)
{
    unsigned x = weight(w, k);
    if (w->members && who != ASC_NONE && w->m->items[who].kind == ASC_ACTOR_GROUP) x += HAS_MEMBERS;
    if (w->members && accused(w->t, k)) x += ACCUSED;
    x >>= back < 8 ? back : 8;
    bool subject = stand_of(w->t, k).role == ROLE_SUBJECT || owns_subject(w->t, k);
    for (size_t c = 0; c < w->count && who != ASC_NONE; c++) {
        struct candidate *y = &w->items[c];
        if (y->who != who) continue;
        if (x > y->top) y->rest += y->top, y->top = x;
        else if (y->sent != w->t->tok[k].sent) y->rest += x;
        y->sent = w->t->tok[k].sent;
        y->subject = y->subject || subject;
        if (back < y->back) y->back = back;
        return;
    }
    if (w->count == CANDIDATES_MAX) return;
    w->items[w->count++] = (struct candidate){ who, x, 0, w->t->tok[k].sent, back, subject };
}

/* Of the same kind as the pronoun: "he" and "his". */
static bool same_pronoun(const struct weighing *w, uint32_t k)
{
    return w->t->tok[k].pos == ASC_POS_PRON && asc_pronoun_kinds(asc_tree_text(w->t, k)) ==
                                                   asc_pronoun_kinds(asc_tree_text(w->t, w->i));
}

/* Somebody of whom no more is known, but who may be meant: "his companion", "two of them". */
static bool may_be_somebody(const struct weighing *w, uint32_t k)
{
    const asc_tree *t = w->t;
    bool several = t->tok[k].tag == ASC_TAG_NNS || t->tok[k].pos == ASC_POS_NUM;
    asc_str c = asc_nouns_classes(&t->lx->nouns, t->low[k]);
    bool person = asc_tables_people(t->lx, t->low[k]) == ASC_PEOPLE_PERSON ||
                  asc_str_find(c, ASC_STR("person")) != SIZE_MAX ||
                  asc_str_find(c, ASC_STR("official")) != SIZE_MAX;
    if (asc_tables_people(t->lx, t->low[k]) == ASC_PEOPLE_NONE) return false;
    if (w->kinds & ASC_KINDS_ALONE) return person && !several && t->tok[k].ent == ASC_ENT_NONE;
    if (w->kinds & ASC_KINDS_SEVERAL)
        return several &&
               (person || (t->tok[k].pos == ASC_POS_NUM && stand_of(t, k).role == ROLE_SUBJECT &&
                           t->tok[k].ent == ASC_ENT_CARDINAL));
    bool looks = asc_around_looks_into(t, k) || asc_str_find(c, ASC_STR("document")) != SIZE_MAX;
    return w->speaks && !several && looks;
}

/* "The lawyer of his brother": no lawyer is meant; but "X, whose brother says that he". */
static bool in_phrase_of(const asc_tree *t, uint32_t i, uint32_t k)
{
    for (int n = 0; n < ASC_WALK_MAX && t->tok[i].head != i; n++) {
        uint8_t dep = t->tok[i].dep;
        if (dep == ASC_DEP_RELCL || dep == ASC_DEP_ACL || dep == ASC_DEP_CONJ) return false;
        i = t->tok[i].head;
        if (i == k) return true;
    }
    return false;
}

/* "Sources said one of them had": one of others. */
static bool some_of(const asc_tree *t, uint32_t i)
{
    uint32_t of = t->tok[i].head, n = t->tok[of].head;
    return t->tok[i].dep == ASC_DEP_POBJ && asc_tree_is(t, of, "of") && n < of &&
           (t->tok[n].pos == ASC_POS_NUM ||
            asc_tree_is_one(t, n, (const char *const[]){ "one", "some", "several", "most", NULL }));
}

/* "The court convicted two men for their role in it": nobody is tried, held or blamed for a part of
 * the judge's own. */
static bool judges(const asc_tree *t, uint32_t i, uint32_t k, struct stand s)
{
    static const char *const parts[] = { "role",          "part",       "involvement", "hand",
                                         "participation", "complicity", "share",       NULL };
    uint32_t up = t->tok[i].head;
    if (t->tok[i].dep != ASC_DEP_POSS || s.role != ROLE_SUBJECT || s.verb == ASC_NONE || k > i)
        return false;
    if (!asc_tree_is_one(t, up, parts) ||
        !asc_tables_word(t->lx, ASC_STR("@tries"), t->low[s.verb]))
        return false;
    for (int n = 0; n < ASC_WALK_MAX && t->tok[up].head != up; n++) {
        up = t->tok[up].head;
        if (up == s.verb) return true;
    }
    return false;
}

/* "In a letter to the Panel, its president": of whoever wrote, and not of the Panel. */
static bool addressed(const asc_tree *t, uint32_t k)
{
    static const char *const papers[] = { "letter",   "note",          "statement",  "reply",
                                          "response", "communication", "submission", "message",
                                          "email",    "interview",     NULL };
    uint32_t to = t->tok[k].head, n = t->tok[to].head;
    return t->tok[k].dep == ASC_DEP_POBJ && n < to &&
           asc_tree_is_one(t, to, (const char *const[]){ "to", "with", NULL }) &&
           asc_tree_is_one(t, n, papers);
}

/* It cannot be what it stands beside: the subject of its own verb, the one who is quoted, the
 * phrase that it is in. */
static bool barred(const struct weighing *w, uint32_t k)
{
    const asc_tree *t = w->t;
    struct stand s = stand_of(t, k);
    uint32_t own = t->tok[w->i].head;
    bool object = w->at.role == ROLE_OBJECT || w->at.role == ROLE_OBLIQUE;
    if (object && t->tok[own].pos == ASC_POS_ADP) own = t->tok[own].head;
    if (s.role == ROLE_SUBJECT && says(t, s.verb) && t->tok[k].sent == t->tok[w->i].sent &&
        some_of(t, w->i))
        return true;
    if (judges(t, w->i, k, s) || asc_around_in_opening(t, k, w->i)) return true;
    if (w->at.role == ROLE_OWNER && fronted(t, k) && addressed(t, k)) return true;
    if (w->not_of != ASC_NONE && s.verb == w->not_of && s.role == ROLE_SUBJECT) return true;
    uint32_t by = quoted(t, k) && !quoted(t, w->i) ? t->speaker[k] : ASC_NONE;
    if (w->at.role == ROLE_OWNER && by != ASC_NONE && (by == own || t->tok[by].head == own))
        return true; /* ""The clan did it," said its president": none of whom he speaks of */
    if (object && s.role == ROLE_SUBJECT && s.verb == own &&
        !asc_str_ends(asc_tree_text(t, w->i), ASC_STR("self")))
        return true;
    return in_phrase_of(t, w->i, k);
}

static bool is_speaker(const struct weighing *w, uint32_t who)
{
    const asc_tree *t = w->t;
    uint32_t by = quoted(t, w->i) ? t->speaker[w->i] : ASC_NONE;
    if (by == ASC_NONE || by == w->i) return false;
    uint32_t x = t->tok[by].pos == ASC_POS_PRON ? w->m->meant[by].who : w->m->of_token[by];
    return x != ASC_NONE && w->m->items[x].same == who;
}

/* "Listed X as a terrorist group": only says what X is. */
static bool says_what(const asc_tree *t, uint32_t k)
{
    return t->tok[k].dep == ASC_DEP_POBJ && asc_tree_is(t, t->tok[k].head, "as");
}

/* Where no one is told of by himself: a part of a name, a number of others. */
static bool only_tells_of_another(const asc_tree *t, uint32_t k)
{
    switch ((asc_dep)t->tok[k].dep) {
    case ASC_DEP_COMPOUND:
    case ASC_DEP_NMOD:
    case ASC_DEP_NUMMOD:
    case ASC_DEP_AMOD:
    case ASC_DEP_NPADVMOD:
    case ASC_DEP_QUANTMOD: return true;
    default: return says_what(t, k);
    }
}

/* Whom noun or pronoun k means; asked once, as many pronouns ask for it. */
static uint32_t whom(struct weighing *w, uint32_t k)
{
    asc_pointed *p = &w->m->meant[k];
    unsigned ignored = 0;
    if (p->asked) return p->noun;
    uint32_t x = w->who(w->m, w->t, k, &ignored, 1);
    p = &w->m->meant[k];
    p->noun = x;
    p->asked = true;
    return x;
}

static void consider(struct weighing *w, uint32_t k, unsigned back)
{
    const asc_tree *t = w->t;
    uint32_t x = w->m->of_token[k];
    bool name = x != ASC_NONE && w->m->items[x].is_name;
    bool noun = name || asc_tree_is_noun(t, k) || t->tok[k].pos == ASC_POS_NUM;
    if ((!noun && !same_pronoun(w, k)) || only_tells_of_another(t, k) || barred(w, k)) return;
    if (!name && (t->tok[k].dep == ASC_DEP_ATTR || t->tok[k].pos == ASC_POS_PROPN)) return;
    bool subject = stand_of(t, k).role == ROLE_SUBJECT || owns_subject(t, k);
    bool told = asc_tables_actor(t->lx, t->low[k]) && t->tok[k].dep != ASC_DEP_APPOS;
    uint32_t one = !name && (w->kinds & ASC_KINDS_ALONE) ? asc_who_one_of(w->m, t, k) : ASC_NONE;
    if (one != ASC_NONE) x = one;
    else if (!name) x = subject || told || !noun ? whom(w, k) : ASC_NONE;
    if (x == ASC_NONE) {
        if (noun && subject && may_be_somebody(w, k)) put(w, ASC_NONE, k, back);
        return;
    }
    if (!asc_pronoun_fits(w->m, t, x, w->kinds)) return;
    uint32_t who = w->m->items[x].same;
    if (!is_speaker(w, who)) put(w, who, k, back);
}

/* What is told of often counts more, but not as often as it is told of. */
static unsigned score(const struct candidate *y)
{
    return y->top + y->rest / 4;
}

/* The one that weighs most; of two that are no subjects neither. */
static const struct candidate *best(const struct weighing *w)
{
    const struct candidate *top = NULL, *next = NULL;
    for (size_t c = 0; c < w->count; c++) {
        const struct candidate *y = &w->items[c];
        if (!top || score(y) > score(top)) next = top, top = y;
        else if (!next || score(y) > score(next)) next = y;
    }
    if (!top || top->who == ASC_NONE) return NULL;
    if (!top->subject && next && !next->subject && 2 * score(top) < 3 * score(next)) return NULL;
    return top;
}

/* "It is likely that", "it was X who". */
static bool says_nothing(const asc_tree *t, uint32_t i)
{
    static const char *const verbs[] = { "be", "seem", "appear", "emerge", "remain", "turn", NULL };
    uint32_t v = t->tok[i].head;
    if (!asc_tree_is(t, i, "it") || t->tok[i].dep != ASC_DEP_NSUBJ || !asc_tree_is_one(t, v, verbs))
        return false;
    uint32_t a = asc_tree_child(t, v, ASC_DEP_ACOMP);
    return asc_tree_child(t, v, ASC_DEP_CCOMP) != ASC_NONE ||
           (a != ASC_NONE && (asc_tree_child(t, a, ASC_DEP_CCOMP) != ASC_NONE ||
                              asc_tree_child(t, a, ASC_DEP_XCOMP) != ASC_NONE ||
                              asc_tree_child(t, v, ASC_DEP_XCOMP) != ASC_NONE));
}

static uint32_t weighed(struct weighing *w, unsigned *shaky)
{
    const asc_tree *t = w->t;
    uint32_t begin = asc_who_sentence_begin(t, w->i), end = asc_before_content(t, begin, w->i);
    unsigned far = w->kinds & ASC_KINDS_ALONE ? PERSON_SENTENCES : ASC_BACK_SENTENCES;
    for (uint32_t k = end; k-- > begin;) consider(w, k, 0);
    for (unsigned back = 1; back <= far && begin > 0; back++) {
        end = begin;
        begin = asc_who_sentence_begin(t, end - 1);
        for (uint32_t k = begin; k < end; k++) consider(w, k, back);
    }
    const struct candidate *top = best(w);
    *shaky += 1 + (top ? top->back : 0);
    return top ? top->who : ASC_NONE;
}

/* Members and the like, which groups have. */
static bool of_a_group(const asc_tree *t, uint32_t noun)
{
    static const char *const words[] = { "member",  "fighter", "militant", "commander", "gunman",
                                         "bomber",  "emir",    "wing",     "recruit",   "cadre",
                                         "founder", "leader",  NULL };
    return asc_tree_is_one(t, noun, words);
}

/* "Calls on X to end its support": the one who is to do what verb v tells; ASC_NONE. */
static uint32_t called_upon(const asc_tree *t, uint32_t v)
{
    static const char *const verbs[] = { "call", "urge", "ask",     "order", "press", "tell",
                                         "warn", "want", "require", "force", "beg",   NULL };
    uint32_t up = t->tok[v].head, o;
    for (int steps = 0; up < v && asc_tree_is_verb(t, up); steps++) {
        if (t->tok[v].tag != ASC_TAG_VB || steps == GOVERNORS) return ASC_NONE;
        if (asc_tree_is_one(t, up, verbs) && t->tok[v].dep != ASC_DEP_CONJ) break;
        v = up;
        up = t->tok[v].head;
    }
    if (!asc_tree_is_one(t, up, verbs) || up >= v) return ASC_NONE;
    o = asc_tree_child(t, up, ASC_DEP_DOBJ);
    if (o == ASC_NONE) o = asc_tree_prep(t, up, ASC_STR("upon"));
    if (o == ASC_NONE) o = asc_tree_prep(t, up, ASC_STR("on"));
    if (o == ASC_NONE) o = asc_tree_child(t, v, ASC_DEP_NSUBJ);
    return o != ASC_NONE && o < v ? o : ASC_NONE;
}

/* "X said that he": the subject of the nearest verb over i that has another one; ASC_NONE. */
static uint32_t governor(const asc_tree *t, uint32_t i, bool subject)
{
    uint32_t at = i;
    for (int steps = 0; steps < ASC_WALK_MAX && t->tok[at].head != at; steps++) {
        unsigned ignored = 0;
        uint32_t h = t->tok[at].head;
        uint32_t told = asc_tree_is_verb(t, h) ? called_upon(t, h) : ASC_NONE;
        if (told != ASC_NONE && told < i) return told;
        uint32_t s = asc_tree_is_verb(t, h) && !(at == i && subject)
                         ? asc_tree_subject(t, h, &ignored)
                         : ASC_NONE;
        if (s != ASC_NONE && s < i) return s;
        at = h;
    }
    return ASC_NONE;
}

/* "X said the attack was its own work": the nearest subject over it that such a word can be of. */
static uint32_t owner_itself(asc_mentions *m, const asc_tree *t, uint32_t i, unsigned kinds,
                             asc_who_fn who)
{
    uint32_t at = i;
    if (i + 1 >= t->n || !asc_tree_is(t, i + 1, "own") || t->tok[i].dep != ASC_DEP_POSS)
        return ASC_NONE;
    for (int steps = 0; steps < ASC_WALK_MAX && t->tok[at].head != at; steps++) {
        unsigned ignored = 0;
        at = t->tok[at].head;
        uint32_t s = asc_tree_is_verb(t, at) || t->tok[at].pos == ASC_POS_AUX
                         ? asc_tree_child(t, at, ASC_DEP_NSUBJ)
                         : ASC_NONE;
        uint32_t x = s != ASC_NONE && s < i ? who(m, t, s, &ignored, 0) : ASC_NONE;
        if (x != ASC_NONE && asc_pronoun_fits(m, t, x, kinds)) return m->items[x].same;
    }
    return ASC_NONE;
}

/* "Rests on one man, X, whose talks were taped and who told": X, before the "who" at i. */
static uint32_t last_person(const asc_mentions *m, const asc_tree *t, uint32_t i, unsigned kinds)
{
    for (uint32_t k = i; k-- > 0 && t->tok[k].sent == t->tok[i].sent;) {
        uint32_t x = m->of_token[k];
        if (x != ASC_NONE && m->items[x].is_name && m->items[x].kind == ASC_ACTOR_PERSON)
            return asc_pronoun_fits(m, t, x, kinds) ? x : ASC_NONE;
    }
    return ASC_NONE;
}

/* "X told them that Y had paid. His account is credible": X's, who told it last, in this sentence or the one
 * before. */
static uint32_t whose_account(asc_mentions *m, const asc_tree *t, uint32_t i, unsigned kinds,
                              asc_who_fn who)
{
    static const char *const words[] = { "account",    "assertion", "testimony", "story",
                                         "version",    "claim",     "statement", "allegation",
                                         "confession", NULL };
    uint32_t begin = asc_who_sentence_begin(t, i);
    if (t->tok[i].dep != ASC_DEP_POSS || !asc_tree_is_one(t, t->tok[i].head, words) ||
        !(kinds & ASC_KINDS_ALONE))
        return ASC_NONE;
    for (unsigned back = 0; back < ACCOUNT_SENTENCES && begin > 0; back++)
        begin = asc_who_sentence_begin(t, begin - 1);
    for (uint32_t v = i; v-- > begin;) {
        unsigned ignored = 0;
        if (!asc_tree_is_verb(t, v) || !says(t, v)) continue;
        uint32_t s = asc_tree_antecedent(t, asc_tree_subject(t, v, &ignored));
        if (s == ASC_NONE || s >= i) continue;
        uint32_t x =
            t->tok[s].tag == ASC_TAG_WP ? last_person(m, t, s, kinds) : who(m, t, s, &ignored, 0);
        if (x != ASC_NONE && asc_pronoun_fits(m, t, x, kinds)) return m->items[x].same;
        return ASC_NONE;
    }
    return ASC_NONE;
}

/* "An officer who called himself Maxim": whoever does it. */
static uint32_t itself(asc_mentions *m, const asc_tree *t, uint32_t i, unsigned kinds,
                       asc_who_fn who)
{
    uint32_t v = t->tok[i].head;
    unsigned ignored = 0;
    if (t->tok[v].pos == ASC_POS_ADP) v = t->tok[v].head;
    if (!asc_tree_is_verb(t, v)) return ASC_NONE;
    uint32_t s = asc_tree_antecedent(t, asc_tree_subject(t, v, &ignored));
    uint32_t x = s != ASC_NONE && s != i && s < i ? who(m, t, s, &ignored, 0) : ASC_NONE;
    return x != ASC_NONE && asc_pronoun_fits(m, t, x, kinds) ? m->items[x].same : ASC_NONE;
}

/* "X said that he": X is a "he" from here on, where nothing else says so. */
static void call(asc_mentions *m, const asc_tree *t, uint32_t who, unsigned kinds)
{
    bool he = kinds & ASC_KINDS_HE, she = kinds & ASC_KINDS_SHE;
    const asc_mention *x = &m->items[m->items[who].same];
    if (he == she || !x->is_name || x->kind != ASC_ACTOR_PERSON || x->head >= t->n) return;
    if (asc_gender_of(m, t, who) == ASC_GENDER_OPEN)
        m->meant[x->head].called = he ? ASC_GENDER_HE : ASC_GENDER_SHE;
}

static void mean(asc_mentions *m, const asc_tree *t, uint32_t i, asc_who_fn who)
{
    unsigned kinds = t->tok[i].pos == ASC_POS_PRON ? asc_pronoun_kinds(asc_tree_text(t, i)) : 0;
    uint32_t by = kinds && quoted(t, i) ? t->speaker[i] : ASC_NONE;
    if (m->meant[i].known) return;
    m->meant[i].who = ASC_NONE;
    m->meant[i].known = true;
    if (!kinds) return;
    if (by != ASC_NONE && by > i) mean(m, t, by, who); /* "He did it", she said: not she */
    if (asc_str_ends(asc_tree_text(t, i), ASC_STR("self"))) {
        m->meant[i].who = itself(m, t, i, kinds, who);
        return;
    }
    m->meant[i].who = owner_itself(m, t, i, kinds, who);
    if (m->meant[i].who == ASC_NONE) m->meant[i].who = whose_account(m, t, i, kinds, who);
    if (m->meant[i].who != ASC_NONE) return;
    struct weighing w = { .m = m,
                          .t = t,
                          .i = i,
                          .kinds = kinds,
                          .at = stand_of(t, i),
                          .not_of = asc_verb_of_another(t, i),
                          .who = who };
    unsigned guesses = 0;
    w.speaks = w.at.role == ROLE_SUBJECT && (says(t, w.at.verb) || goes_on(t, w.at.verb));
    const asc_actor_word *owned =
        w.at.role == ROLE_OWNER ? asc_tables_actor(t->lx, t->low[t->tok[i].head]) : NULL;
    if (owned && owned->kind != ASC_ACTOR_DOCUMENT) /* a report has no chief */
        w.kinds &= ~ASC_KIND_BIT(ASC_ACTOR_DOCUMENT);
    w.members = w.at.role == ROLE_OWNER && of_a_group(t, t->tok[i].head);
    w.over = governor(t, i, w.at.role == ROLE_SUBJECT);
    m->meant[i].who = says_nothing(t, i) ? ASC_NONE : weighed(&w, &guesses);
    if (m->meant[i].who != ASC_NONE && guesses == 1 && !quoted(t, i))
        call(m, t, m->meant[i].who, kinds);
    m->meant[i].shaky = (uint8_t)guesses;
}

uint32_t asc_antecedent(asc_mentions *m, const asc_tree *t, uint32_t i, asc_who_fn who,
                        unsigned *shaky)
{
    while (!m->meaning && m->meant_end <= i) { /* all in order, so that each finds those before */
        m->meaning = true;
        mean(m, t, m->meant_end, who);
        m->meaning = false;
        m->meant_end++;
    }
    if (!m->meant[i].known) return ASC_NONE;
    *shaky += m->meant[i].shaky;
    return m->meant[i].who;
}
