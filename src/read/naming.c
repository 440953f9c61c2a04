#include "read/naming.h"

#include "base/str.h"
#include "read/beside.h"

#include "base/banned.h"

#define NAMING_WORDS 7 /* of "also known by the nom de guerre" */
#define ASIDE_TOKENS \
    9 /* of "originally from Lume and also known as", of "known to the industry as" */
#define BRACKET_TOKENS 40

static bool same_sentence(const asc_tree *t, uint32_t a, uint32_t b)
{
    return a < t->n && b < t->n && t->tok[a].sent == t->tok[b].sent;
}

static bool sign(const asc_tree *t, uint32_t i, const char *s)
{
    return asc_str_is(asc_tree_text(t, i), s);
}

/* "X, 29, known as": how old one is. */
static bool age(const asc_tree *t, uint32_t k)
{
    asc_str s = asc_tree_text(t, k);
    return k > 0 && k + 1 < t->n && s.n == 2 && s.p[0] >= '1' && s.p[0] <= '9' &&
           (sign(t, k - 1, ",") || sign(t, k - 1, "(")) && t->tok[k + 1].pos == ASC_POS_PUNCT;
}

static bool names(const asc_tree *t, uint32_t k)
{
    static const char *const naming[] = { "also",   "better", "formerly", "otherwise", "widely",
                                          "once",   "as",     "by",       "under",     "the",
                                          "name",   "of",     "nom",      "de",        "guerre",
                                          "alias",  "now",    "known",    "simply",    "only",
                                          "itself", "merely", "locally",  "publicly",  "variously",
                                          NULL };
    return t->tok[k].pos == ASC_POS_PUNCT || asc_tree_is_one(t, k, naming) || age(t, k);
}

/* Is there a verb in [begin, end)? */
static bool verb_within(const asc_tree *t, uint32_t begin, uint32_t end)
{
    for (uint32_t k = begin; k < end; k++)
        if (t->tok[k].pos == ASC_POS_VERB || t->tok[k].pos == ASC_POS_AUX) return true;
    return false;
}

/* "X, originally from Lume and also known as": the comma before the aside that ends with the "and" at k;
 * k if there is none. */
static uint32_t past_aside(const asc_tree *t, uint32_t k)
{
    for (uint32_t c = k; c-- > 0 && k - c < ASIDE_TOKENS && same_sentence(t, c, k);)
        if (sign(t, c, ",")) return verb_within(t, c, k) ? k : c;
    return k;
}

/* "X (a.k.a. Y; a.k.a. Z)": where the bracket begins in which k stands; k if in none. */
static uint32_t open_bracket(const asc_tree *t, uint32_t k)
{
    for (uint32_t c = k; c-- > 0 && k - c < BRACKET_TOKENS;) {
        if (sign(t, c, ")") || asc_tree_breaks(t, c + 1)) return k;
        if (sign(t, c, "(")) return c;
    }
    return k;
}

/* "The Centre of the General Staff, also known as": the centre. */
static uint32_t whole_phrase(const asc_mentions *m, const asc_tree *t, uint32_t x)
{
    for (int steps = 0; steps < 3; steps++) {
        uint32_t head = m->items[x].head, of = t->tok[head].head, up = t->tok[of].head;
        if (t->tok[head].dep != ASC_DEP_POBJ || !asc_tree_is(t, of, "of") || up >= of) break;
        if (m->of_token[up] == ASC_NONE || m->of_token[up] == x) break;
        if (!m->items[m->of_token[up]].is_name) break;
        x = m->of_token[up];
    }
    return m->items[x].head;
}

uint32_t asc_naming_bearer(const asc_mentions *m, const asc_tree *t, uint32_t i)
{
    uint32_t k = open_bracket(t, i), from = k;
    for (int steps = 0; steps < NAMING_WORDS && k > 0; steps++) {
        k--;
        if (!same_sentence(t, k, from)) return ASC_NONE;
        uint32_t x = m->of_token[k];
        if (x != ASC_NONE) return m->items[x].is_name ? whole_phrase(m, t, x) : ASC_NONE;
        uint32_t aside = t->tok[k].dep == ASC_DEP_CC && sign(t, k, "and") ? past_aside(t, k) : k;
        if (aside == k && !names(t, k)) return ASC_NONE;
        k = aside;
    }
    return ASC_NONE;
}

/* "Known to the industry as", "tracked since 2019 as": the "as"; i if nothing stands between. */
static uint32_t as_behind(const asc_tree *t, uint32_t i)
{
    if (t->tok[i].pos != ASC_POS_VERB) return i;
    for (uint32_t k = i + 1; k < t->n && k < i + ASIDE_TOKENS && same_sentence(t, k, i); k++) {
        if (asc_tree_is(t, k, "as")) return k;
        if (t->tok[k].pos == ASC_POS_PUNCT || t->tok[k].pos == ASC_POS_VERB) break;
    }
    return i;
}

uint32_t asc_naming_behind(const asc_mentions *m, const asc_tree *t, uint32_t i)
{
    uint32_t k = as_behind(t, i);
    for (int steps = 0; steps < NAMING_WORDS && k + 1 < t->n; steps++) {
        k++;
        uint32_t x = m->of_token[k];
        if (!same_sentence(t, k, i)) return ASC_NONE;
        if (x != ASC_NONE) return m->items[x].is_name ? m->items[x].head : ASC_NONE;
        if (!names(t, k)) return ASC_NONE;
        if (k == i + 1 && asc_tree_is(t, k, "of")) return ASC_NONE; /* "formerly of the Guard" */
    }
    return ASC_NONE;
}
