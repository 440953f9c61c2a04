#include "read/unreal.h"

#include "base/str.h"
#include "read/around.h"
#include "read/contrary.h"

#include "base/banned.h"

#define SENTENCE_LOOK 60 /* tokens of a sentence looked through, either side */
#define CLIMB 8          /* steps up to the verb that a story is told by */

static bool story(const asc_tree *t, uint32_t i)
{
    return i != ASC_NONE && asc_tree_is_noun(t, i) &&
           asc_tables_word(t->lx, ASC_STR("@fiction"), t->low[i]);
}

/* A film or a video may be evidence as well: only what goes on in it now is a story. */
static bool narrated(const asc_tree *t, uint32_t i)
{
    return t->tok[i].tag == ASC_TAG_VBZ || t->tok[i].tag == ASC_TAG_VBP || !asc_tree_is_verb(t, i);
}

/* "In the film, ...": in front of all that it tells. */
static bool within_story(const asc_tree *t, uint32_t i)
{
    uint32_t begin = i;
    while (begin > 0 && i - begin < SENTENCE_LOOK && t->tok[begin - 1].sent == t->tok[i].sent)
        begin--;
    for (uint32_t k = begin; k < i; k++) {
        bool in = asc_tree_is_one(t, k, (const char *const[]){ "in", "throughout", NULL });
        if (!in || t->tok[k].dep != ASC_DEP_PREP) continue;
        uint32_t n = asc_tree_child(t, k, ASC_DEP_POBJ);
        if (story(t, n) && n < i && narrated(t, i)) return true;
    }
    return false;
}

/* "The play imagines that", "her novel tells how", "a thriller about": the verb's subject is the story. */
static bool told_by_story(const asc_tree *t, uint32_t i)
{
    static const char *const about[] = { "about", "in", "on", NULL };
    for (int k = 0; k < CLIMB && t->tok[i].head != i; k++) {
        uint32_t p = t->tok[i].head, s;
        if (asc_tree_is_one(t, p, about) && story(t, t->tok[p].head)) return true;
        if (t->tok[i].dep == ASC_DEP_RELCL && story(t, p)) return true;
        i = p;
        if (asc_tree_is_one(t, i, (const char *const[]){ "imagines", "imagined", NULL }))
            return true;
        if (!asc_tree_is_verb(t, i)) continue;
        s = asc_tree_child(t, i, ASC_DEP_NSUBJ);
        if (story(t, s) || asc_tree_is_one(t, i,
                                           (const char *const[]){ "imagine", "envision",
                                                                  "fantasise", "fantasize", NULL }))
            return true;
    }
    return false;
}

/* "A satirical website reported that", "a mock attack", "a fictional bomber". */
static bool in_jest(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "satirical",     "spoof",         "fictional",
                                         "fictitious",    "parody",        "satire",
                                         "simulated",     "imaginary",     "make-believe",
                                         "fictionalised", "fictionalized", NULL };
    for (uint32_t k = i; k > 0 && i - k < SENTENCE_LOOK && t->tok[k].sent == t->tok[i].sent; k--)
        if (asc_tree_is_one(t, k, words)) return true;
    return t->tok[0].sent == t->tok[i].sent && asc_tree_is_one(t, 0, words);
}

static uint32_t sentence_begin(const asc_tree *t, uint32_t i)
{
    uint32_t first = i;
    while (first > 0 && i - first < SENTENCE_LOOK && t->tok[first - 1].sent == t->tok[i].sent)
        first--;
    while (first < i && (t->tok[first].pos == ASC_POS_PUNCT || t->tok[first].pos == ASC_POS_SPACE))
        first++;
    return first;
}

/* "Suppose X did it", "Imagine that": by no one. */
static bool supposed(const asc_tree *t, uint32_t i)
{
    uint32_t first = sentence_begin(t, i);
    return first < i && asc_tree_is_one(t, first,
                                        (const char *const[]){ "suppose", "imagine", "picture",
                                                               "assuming", NULL });
}

/* "The film showing his men shooting prisoners had been staged": what it shows was not so. */
static bool staged_picture(const asc_tree *t, uint32_t i)
{
    static const char *const pictures[] = { "film",      "video", "footage", "photograph",
                                            "picture",   "photo", "clip",    "image",
                                            "recording", "tape",  NULL };
    static const char *const faked[] = { "stage",   "staged",   "fake",        "fabricate",
                                         "doctor",  "forge",    "manipulate",  "montage",
                                         "forgery", "deepfake", "fabrication", NULL };
    for (int k = 0; k < CLIMB && t->tok[i].head != i; k++) {
        i = t->tok[i].head;
        if (!asc_tree_is_one(t, i, pictures)) continue;
        uint32_t v = t->tok[i].head, is = asc_tree_child(t, v, ASC_DEP_ATTR);
        if (is != ASC_NONE && t->tok[i].dep == ASC_DEP_NSUBJ && asc_tree_is_one(t, is, faked))
            return asc_tree_child(t, v, ASC_DEP_NEG) == ASC_NONE; /* "is a montage" */
        return (t->tok[i].dep == ASC_DEP_NSUBJPASS || t->tok[i].dep == ASC_DEP_NSUBJ) &&
               (asc_tree_is_one(t, v, faked) ||
                asc_tree_is_one(t,
                                asc_tree_child(t, v, ASC_DEP_ACOMP) == ASC_NONE
                                    ? v
                                    : asc_tree_child(t, v, ASC_DEP_ACOMP),
                                faked));
    }
    return false;
}

/* "Quashed his conviction for planning it", "his appeal against the conviction for it": of no force any more, or
 * in question. */
static bool quashed(const asc_tree *t, uint32_t i)
{
    static const char *const ends[] = { "quash",  "overturn", "annul",  "void", "reverse",
                                        "appeal", "erase",    "vacate", NULL };
    bool verdict = false;
    for (int k = 0; k < CLIMB && t->tok[i].head != i; k++) {
        i = t->tok[i].head;
        bool aside = asc_tree_is(t, i, "set") && i + 1 < t->n && asc_tree_is(t, i + 1, "aside");
        if (verdict && (aside || asc_tree_is_one(t, i, ends))) return true;
        verdict |= asc_tree_is_one(t, i, (const char *const[]){ "conviction", "verdict", NULL });
    }
    return false;
}

/* "Had talked of burning it down", "joked about bombing it": nobody says that he did. */
static bool only_talk(const asc_tree *t, uint32_t i)
{
    static const char *const verbs[] = { "talk",  "speak",     "joke",      "muse",     "dream",
                                         "think", "fantasise", "fantasize", "daydream", "chat",
                                         "boast", "rave",      "rant",      "mutter",   NULL };
    uint32_t p = t->tok[i].head, h = t->tok[p].head;
    if (t->tok[i].tag != ASC_TAG_VBG || t->tok[i].dep != ASC_DEP_PCOMP) return false;
    if (!asc_tree_is_one(t, p, (const char *const[]){ "of", "about", NULL })) return false;
    if (asc_tree_child(t, i, ASC_DEP_AUX) != ASC_NONE) return false; /* "of having burned it" */
    return asc_tree_is_one(t, h, verbs) &&
           !(asc_tree_is(t, h, "boast") && asc_tree_is(t, p, "of")); /* a claim */
}

/* "It was Mother Teresa who did it, sneered the spokesman". */
static bool sneered(const asc_tree *t, uint32_t i)
{
    static const char *const verbs[] = { "sneer", "quip",      "joke",    "jest", "deadpan",
                                         "snort", "wisecrack", "snigger", NULL };
    for (int k = 0; k < CLIMB && t->tok[i].head != i; k++) {
        i = t->tok[i].head;
        if (asc_tree_is_verb(t, i) && asc_tree_is_one(t, i, verbs)) return true;
        uint32_t and = asc_tree_child(t, i, ASC_DEP_CONJ); /* the parser has "P, sneered X" so */
        if (and != ASC_NONE && asc_tree_is_one(t, and, verbs) && asc_tree_is_verb(t, and))
            return true;
    }
    return false;
}

/* "The so-called confession, in which she says she planted it, was forged": nothing of hers. */
static bool no_word_of_his(const asc_tree *t, uint32_t i)
{
    static const char *const false_ones[] = { "so-called", "forged",   "fake",   "faked",
                                              "bogus",     "coerced",  "false",  "invented",
                                              "concocted", "supposed", "forced", NULL };
    static const char *const papers[] = { "confession", "statement", "diary", "letter",
                                          "admission",  "testimony", "will",  NULL };
    bool clause = false; /* of the paper, or of whose it is */
    for (int k = 0; k < CLIMB && t->tok[i].head != i; k++) {
        clause |= t->tok[i].dep == ASC_DEP_RELCL || t->tok[i].dep == ASC_DEP_ACL;
        i = t->tok[i].head;
        if (!clause || !asc_tree_is_one(t, i, papers)) continue;
        for (uint32_t c = t->tok[i].left; c < i; c++)
            if (asc_tree_is_one(t, c, false_ones) ||
                (asc_str_is(asc_tree_text(t, c), "called") && c > 1))
                return true;
    }
    return false;
}

/* "Tried to make it look like X did it", "to make it appear as though it was X's work": it was not. */
static bool made_to_look(const asc_tree *t, uint32_t i)
{
    static const char *const looks[] = { "look", "appear", "seem", "sound", NULL };
    static const char *const makes[] = { "make", "let", NULL };
    for (int k = 0; k < CLIMB && t->tok[i].head != i; k++) {
        uint32_t h = t->tok[i].head;
        bool clause = t->tok[i].dep == ASC_DEP_ADVCL || t->tok[i].dep == ASC_DEP_CCOMP;
        bool like = clause && asc_tree_child(t, i, ASC_DEP_MARK) != ASC_NONE;
        uint32_t look = asc_tree_is_one(t, h, looks) ? h : asc_tree_child(t, h, ASC_DEP_CCOMP);
        uint32_t make = look == h ? t->tok[h].head : h;
        if (like && look != ASC_NONE && look < i && asc_tree_is_one(t, look, looks) &&
            asc_tree_is_one(t, make, makes))
            return true;
        i = h;
    }
    return false;
}

/* What a story, a jest or a supposition tells. */
static bool unreal(const asc_tree *t, uint32_t i)
{
    return within_story(t, i) || told_by_story(t, i) || in_jest(t, i) || supposed(t, i) ||
           staged_picture(t, i) || quashed(t, i) || only_talk(t, i) || sneered(t, i) ||
           no_word_of_his(t, i) || made_to_look(t, i);
}

/* "Lied when he said that", "lied in saying that". */
static bool lied(const asc_tree *t, uint32_t v)
{
    uint32_t up = t->tok[v].head;
    if (t->tok[v].dep == ASC_DEP_PCOMP) up = t->tok[up].head;
    else if (t->tok[v].dep != ASC_DEP_ADVCL) return false;
    return asc_tree_is(t, up, "lie") && asc_tree_is_verb(t, up) && up < v &&
           asc_tree_child(t, up, ASC_DEP_NEG) == ASC_NONE;
}

bool asc_unreal_mistaken(const asc_tree *t, uint32_t v)
{
    static const char *const how[] = { "wrongly",    "falsely",  "mistakenly",  "erroneously",
                                       "wrongfully", "unjustly", "incorrectly", "inaccurately",
                                       "unfairly",   NULL };
    static const char *const slips[] = { "mistake", "error", "confusion", "mix-up", NULL };
    unsigned left = ASC_CHILDREN_MAX;
    uint32_t by = sentence_begin(t, v); /* "By mistake the nurse was listed" */
    bool fronted = by + 1 < v && asc_tree_is(t, by, "by") && asc_tree_is_one(t, by + 1, slips);
    if (fronted || lied(t, v)) return true;
    for (uint32_t c = t->first[v]; c != ASC_NONE && left--; c = t->next[c]) {
        uint8_t dep = t->tok[c].dep;
        if (dep == ASC_DEP_ADVMOD && asc_tree_is_one(t, c, how)) return true;
        if (dep != ASC_DEP_PREP && dep != ASC_DEP_AGENT) continue;
        uint32_t n = asc_tree_behind(t, c);
        if (asc_tree_is_one(t, c, (const char *const[]){ "by", "in", "through", NULL }) &&
            n != ASC_NONE && asc_tree_is_one(t, n, slips))
            return true;
    }
    return false;
}

bool asc_unreal_punished(const asc_tree *t, uint32_t v)
{
    static const char *const verbs[] = { "sue",        "fine",    "sack",    "reprimand",
                                         "discipline", "jail",    "libel",   "defamation",
                                         "damage",     "slander", "convict", "dismiss",
                                         "compensate", "sorry",   NULL };
    uint32_t p = t->tok[v].head, up = t->tok[p].head;
    if (t->tok[v].dep != ASC_DEP_PCOMP || t->tok[v].tag != ASC_TAG_VBG) return false;
    if (!asc_tree_is_one(t, p, (const char *const[]){ "for", "over", NULL })) return false;
    if (asc_tree_is_one(t, up, verbs)) return true;
    uint32_t o = asc_tree_child(t, up, ASC_DEP_DOBJ); /* "to pay damages for saying" */
    return o != ASC_NONE && asc_tree_is_one(t, o, verbs);
}

bool asc_unreal_condition(const asc_tree *t, uint32_t i)
{
    uint32_t first = sentence_begin(t, i);
    if (first >= i || !asc_tree_is_one(t, first, (const char *const[]){ "if", "unless", NULL }))
        return false;
    uint32_t h = t->tok[first].head, s = asc_tree_child(t, h, ASC_DEP_NSUBJ);
    if (s == ASC_NONE) s = asc_tree_child(t, h, ASC_DEP_NSUBJPASS);
    return t->tok[first].dep == ASC_DEP_MARK && s != ASC_NONE && i < t->tok[s].left;
}

bool asc_unreal_not_fact(const asc_tree *t, uint32_t i, const asc_context *c)
{
    if (unreal(t, i)) return true;
    if (c->conditional || asc_contrary_nothing_shows(t, i)) return false;
    if (c->hypothetical) return true;
    if (!asc_tree_is_verb(t, i) || asc_context_cued(t, i)) return false;
    if (t->tok[i].tag != ASC_TAG_VB && asc_tree_child(t, i, ASC_DEP_AUXPASS) == ASC_NONE)
        return false; /* "to be listed" */
    static const char *const done[] = { "continue", "begin",  "start",  "go",   "proceed", "manage",
                                        "serve",    "happen", "resume", "help", NULL };
    uint32_t aux = asc_tree_child(t, i, ASC_DEP_AUX), h = t->tok[i].head;
    if (t->tok[i].dep == ASC_DEP_XCOMP && asc_tree_is_one(t, h, done) &&
        t->tok[h].tag != ASC_TAG_VB)
        return false; /* "they continue to arm X" */
    if (asc_around_by_means(t, i)) return false;
    return aux != ASC_NONE && t->tok[aux].tag == ASC_TAG_TO;
}
