#include "read/instead.h"

#include "base/str.h"
#include "read/court.h"

#include "base/banned.h"

#define PHRASE_TOKENS 12 /* of a doer's phrase, back to its preposition */
#define BUT_TOKENS 40    /* from "not by X" to "but by Y" */
#define WHOM_TOKENS 14   /* from a doer to who is set against him */
#define BRACKET_TOKENS 8 /* "(acquitted on all counts, 2011)" */
#define ASKED_STEPS 8    /* up the tree to "asked whether" */
#define SAID_TOKENS 12   /* from a "no" to who says so */

static const char *const by_words[] = { "by", "from", "with", "on", "of", "to", "at", NULL };

static bool word(const asc_tree *t, uint32_t i, const char *s)
{
    return i < t->n && asc_str_is_nocase(asc_tree_text(t, i), s);
}

static bool same_sentence(const asc_tree *t, uint32_t a, uint32_t b)
{
    return a < t->n && b < t->n && t->tok[a].sent == t->tok[b].sent;
}

/* A word that may stand in a name's phrase, in front of its head. */
static bool in_phrase(const asc_tree *t, uint32_t i)
{
    uint8_t pos = t->tok[i].pos;
    return pos == ASC_POS_DET || pos == ASC_POS_ADJ || pos == ASC_POS_NOUN ||
           pos == ASC_POS_PROPN || pos == ASC_POS_NUM || t->tok[i].tag == ASC_TAG_PRPS ||
           t->tok[i].tag == ASC_TAG_POS;
}

static uint32_t phrase_begin(const asc_tree *t, uint32_t i)
{
    uint32_t k = i;
    while (k > 0 && i - k < PHRASE_TOKENS && same_sentence(t, k - 1, i) && in_phrase(t, k - 1) &&
           !word(t, k - 1, "not") && !word(t, k - 1, "no"))
        k--;
    return k;
}

/* Is token i a "not" that is no verb's: "not the army", "not by X"? */
static bool not_of_phrase(const asc_tree *t, uint32_t i)
{
    if (!word(t, i, "not")) return false;
    static const char *const hedges[] = { "likelihood", "probability", "likely", NULL };
    if (i == 0 || !same_sentence(t, i - 1, i)) return true;
    uint8_t pos = t->tok[i - 1].pos;
    if (t->tok[i].dep == ASC_DEP_NEG && asc_tree_is_one(t, i - 1, hedges))
        return false; /* "was in all likelihood not X's idea": told by the tree */
    bool deed = pos == ASC_POS_VERB && asc_tree_is_verb(t, i - 1) && i + 1 < t->n &&
                asc_tree_is_one(t, i + 1, by_words); /* "was ordered not by X" */
    return deed || (pos != ASC_POS_AUX && pos != ASC_POS_VERB);
}

/* Do the words that end in front of token i set what follows against another: "not", "rather than"? */
static bool set_apart(const asc_tree *t, uint32_t i)
{
    if (i == 0 || !same_sentence(t, i - 1, i)) return false;
    if (not_of_phrase(t, i - 1)) return true;
    if (i < 2) return false;
    return (word(t, i - 1, "than") && word(t, i - 2, "rather")) ||
           (word(t, i - 1, "of") && word(t, i - 2, "instead")) ||
           (word(t, i - 1, "to") && word(t, i - 2, "opposed"));
}

bool asc_instead_not_him(const asc_tree *t, uint32_t i)
{
    uint32_t k = phrase_begin(t, i);
    if (set_apart(t, k)) return true;
    return k > 0 && same_sentence(t, k - 1, i) && asc_tree_is_one(t, k - 1, by_words) &&
           set_apart(t, k - 1);
}

/* The head of the phrase that begins at token i, a preposition's noun or a name; ASC_NONE. */
static uint32_t head_from(const asc_tree *t, uint32_t i)
{
    if (i >= t->n) return ASC_NONE;
    if (asc_tree_is_one(t, i, by_words) && t->tok[i].pos == ASC_POS_ADP) i++;
    uint32_t last = ASC_NONE;
    for (uint32_t k = i; k < t->n && k - i < PHRASE_TOKENS && same_sentence(t, k, i); k++) {
        if (t->tok[k].tag == ASC_TAG_POS || !in_phrase(t, k)) break; /* "Captain Obi's" */
        if (t->tok[k].pos == ASC_POS_NOUN || t->tok[k].pos == ASC_POS_PROPN) last = k;
    }
    return last;
}

uint32_t asc_instead_but(const asc_tree *t, uint32_t i)
{
    for (uint32_t k = i + 1; k + 1 < t->n && k < i + BUT_TOKENS; k++) {
        if (!same_sentence(t, k, i)) return ASC_NONE;
        if (word(t, k, "but")) return head_from(t, k + 1);
    }
    return ASC_NONE;
}

uint32_t asc_instead_whom(const asc_tree *t, uint32_t i)
{
    for (uint32_t k = i + 1; k + 1 < t->n && k < i + WHOM_TOKENS; k++) {
        if (!same_sentence(t, k, i) || asc_tree_is_verb(t, k)) return ASC_NONE;
        uint8_t tag = t->tok[k].tag;
        if (tag == ASC_TAG_WP || tag == ASC_TAG_WDT || tag == ASC_TAG_IN) {
            bool part = word(t, k, "than") || word(t, k, "of") || asc_tree_is_one(t, k, by_words);
            if (!part) return ASC_NONE;
        }
        if (t->tok[k].pos == ASC_POS_PUNCT && !asc_str_eq(asc_tree_text(t, k), ASC_STR(",")))
            return ASC_NONE;
        if (!set_apart(t, k + 1)) continue;
        uint32_t next = k + 1;
        if (word(t, next, ",")) { /* "and not, as was claimed, by X" */
            do next++;
            while (next < t->n && next < k + WHOM_TOKENS && same_sentence(t, next, i) &&
                   !word(t, next, ","));
            next++;
            if (next >= t->n || !asc_tree_is_one(t, next, by_words)) return ASC_NONE;
        }
        return head_from(t, next);
    }
    return ASC_NONE;
}

bool asc_instead_cleared_in_brackets(const asc_tree *t, uint32_t i)
{
    static const char *const frees[] = { "release", "released", NULL };
    if (i + 2 >= t->n || !asc_str_eq(asc_tree_text(t, i + 1), ASC_STR("("))) return false;
    for (uint32_t k = i + 2; k < t->n && k < i + BRACKET_TOKENS; k++) {
        if (asc_str_eq(asc_tree_text(t, k), ASC_STR(")"))) return false;
        if (asc_court_clears(t, k) || asc_tree_is_one(t, k, frees)) return !word(t, k - 1, "not");
    }
    return false;
}

/* "Did no such thing", "did nothing of the kind". */
static bool no_such_thing(const asc_tree *t, uint32_t i)
{
    if (!asc_tree_is(t, i, "do") || i + 3 >= t->n) return false;
    return (word(t, i + 1, "no") && word(t, i + 2, "such") && word(t, i + 3, "thing")) ||
           (word(t, i + 1, "nothing") && word(t, i + 2, "of") && word(t, i + 3, "the"));
}

uint32_t asc_instead_did_not(const asc_tree *t, uint32_t i)
{
    static const char *const verbs[] = { "be", "do", "have", NULL };
    static const char *const ends[] = { ".", ";", ",", "!", NULL };
    uint32_t k = i + 1, s;
    if (!asc_tree_is_one(t, i, verbs) || t->tok[i].tag == ASC_TAG_VB || k >= t->n) return ASC_NONE;
    bool none = no_such_thing(t, i);
    if (!none && !word(t, k, "not") && !word(t, k, "n't")) return ASC_NONE;
    bool over = k + 1 >= t->n || !same_sentence(t, k + 1, i) ||
                asc_str_one_of(asc_tree_text(t, k + 1), ends);
    if (!none && !over) return ASC_NONE;
    s = asc_tree_child(t, i, ASC_DEP_NSUBJ);
    if (s == ASC_NONE) s = asc_tree_child(t, i, ASC_DEP_NSUBJPASS);
    return s != ASC_NONE && s < i ? s : ASC_NONE;
}

bool asc_instead_put_right(const asc_tree *t, uint32_t i, uint32_t *by)
{
    static const char *const erred[] = { "wrong", "mistaken", NULL };
    *by = ASC_NONE;
    static const char *const what[] = { "this",   "that",       "it",    "statement",   "claim",
                                        "report", "allegation", "story", "information", NULL };
    static const char *const wrong[] = { "untrue", "false",    "incorrect", "inaccurate",
                                         "wrong",  "mistaken", "unfounded", NULL };
    static const char *const right[] = { "true", "correct", "so", "right", "case", NULL };
    uint32_t s, is;
    if (!asc_tree_is(t, i, "be") || t->tok[i].dep != ASC_DEP_ROOT) return false;
    s = asc_tree_child(t, i, ASC_DEP_NSUBJ);
    if (s == ASC_NONE || s > i) return false;
    is = asc_tree_child(t, i, ASC_DEP_ACOMP);
    bool err = is != ASC_NONE && asc_tree_is_one(t, is, erred) && is + 2 >= i &&
               asc_tree_child(t, i, ASC_DEP_NEG) == ASC_NONE &&
               asc_tree_child(t, is, ASC_DEP_PREP) == ASC_NONE &&
               asc_tree_child(t, is, ASC_DEP_XCOMP) == ASC_NONE;
    if (err && !asc_tree_is_one(t, s, what)) return *by = s, true;
    if (!asc_tree_is_one(t, s, what)) return false;
    if (asc_tree_child(t, i, ASC_DEP_CCOMP) != ASC_NONE ||
        asc_tree_child(t, s, ASC_DEP_POSS) != ASC_NONE)
        return false;
    is = asc_tree_child(t, i, ASC_DEP_ACOMP);
    if (is == ASC_NONE) is = asc_tree_child(t, i, ASC_DEP_ATTR);
    if (is == ASC_NONE) is = asc_tree_child(t, i, ASC_DEP_ADVMOD);
    if (is == ASC_NONE) return false;
    return asc_tree_child(t, i, ASC_DEP_NEG) == ASC_NONE ? asc_tree_is_one(t, is, wrong)
                                                         : asc_tree_is_one(t, is, right);
}

/* The verb over token i in "asked whether he had ordered it"; ASC_NONE. */
static uint32_t asking(const asc_tree *t, uint32_t i)
{
    static const char *const verbs[] = { "ask", "question", "press", "quiz", "grill", NULL };
    for (int k = 0; k < ASKED_STEPS && t->tok[i].head != i; k++) {
        uint32_t mark = asc_tree_child(t, i, ASC_DEP_MARK);
        bool whether = mark != ASC_NONE && (word(t, mark, "whether") || word(t, mark, "if"));
        i = t->tok[i].head;
        if (whether && asc_tree_is_one(t, i, verbs)) return i;
    }
    return ASC_NONE;
}

bool asc_instead_asked(const asc_tree *t, uint32_t i)
{
    return asking(t, i) != ASC_NONE;
}

uint32_t asc_instead_whom_asked(const asc_tree *t, uint32_t i)
{
    uint32_t v = asking(t, i), up = v == ASC_NONE ? v : t->tok[v].head, s;
    if (v == ASC_NONE) return ASC_NONE;
    s = asc_tree_child(t, v, ASC_DEP_NSUBJPASS);
    if (s != ASC_NONE) return s;
    bool fronted = t->tok[v].tag == ASC_TAG_VBN && up > v && asc_tree_is_verb(t, up);
    return fronted ? asc_tree_child(t, up, ASC_DEP_NSUBJ) : ASC_NONE;
}

static bool tells(const asc_tree *t, uint32_t v)
{
    bool that = false;
    if (!asc_tree_is_verb(t, v)) return false;
    for (const asc_cue *c = asc_tables_cue(t->lx, 'v', t->low[v]); c; c = asc_cue_next(t->lx, c))
        that |= (c->slots & ASC_SLOT_THAT) != 0;
    return that;
}

/* Who says the "no" at token i: the subject of the next verb of saying in the sentence; ASC_NONE. */
static uint32_t sayer(const asc_tree *t, uint32_t i)
{
    for (uint32_t d = 1; d < SAID_TOKENS; d++) {
        const uint32_t at[] = { i + d, i >= d ? i - d : ASC_NONE };
        for (size_t k = 0; k < 2; k++)
            if (at[k] != ASC_NONE && same_sentence(t, at[k], i) && tells(t, at[k]))
                return asc_tree_child(t, at[k], ASC_DEP_NSUBJ);
    }
    return ASC_NONE;
}

uint32_t asc_instead_says_no(const asc_tree *t, uint32_t i)
{
    static const char *const firmly[] = { "absolutely", "certainly",     "definitely",
                                          "obviously",  "of course",     "course",
                                          "clearly",    "categorically", NULL };
    static const char *const stops[] = { ".", ",", "!", "\"", "\xE2\x80\x9D", ";", NULL };
    if (!word(t, i, "no") && !word(t, i, "never") && !word(t, i, "not")) return ASC_NONE;
    uint32_t first = i;
    while (first > 0 && same_sentence(t, first - 1, i) && asc_tree_is_one(t, first - 1, firmly))
        first--;
    if (word(t, i, "not") && first == i) return ASC_NONE;
    bool over = i + 1 >= t->n || asc_str_one_of(asc_tree_text(t, i + 1), stops);
    if (!over || first == 0) return ASC_NONE;
    bool quote = t->tok[first - 1].pos == ASC_POS_PUNCT, said = tells(t, first - 1);
    if (!quote && !said) return ASC_NONE;
    return sayer(t, i);
}
