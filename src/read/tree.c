#include "read/tree.h"

#include "base/error.h"
#include "base/str.h"
#include "read/tree_inner.h"

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

bool asc_tree_plural(const asc_tree *t, uint32_t i)
{
    return t->tok[i].tag == ASC_TAG_NNS || t->tok[i].tag == ASC_TAG_NNPS;
}

bool asc_tree_breaks(const asc_tree *t, uint32_t i)
{
    asc_str gap = asc_str_slice(t->text, t->tok[i - 1].end, t->tok[i].begin);
    return t->tok[i - 1].pos == ASC_POS_SPACE || (gap.n && memchr(gap.p, '\n', gap.n));
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

uint32_t asc_tree_fronted(const asc_tree *t, uint32_t verb)
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
            t->tok[verb].dep == ASC_DEP_ACOMP || t->tok[verb].dep == ASC_DEP_XCOMP ||
            asc_tree_fronted(t, verb) != ASC_NONE);
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
