#include "read/beside.h"

#include "base/str.h"

#include "base/banned.h"

#define PHRASE_BEFORE 8  /* tokens from a noun back to its article */
#define PHRASE_BEHIND 12 /* and on to the comma behind it */
#define NAME_BEHIND 10   /* from there to the name: self-styled "Colonel" X */
#define WITH_TOKENS 24   /* from a doer to the deed */
#define CITATION_MAX 12  /* words of "(Ortega and Ruel, 2019)" */

static bool same_sentence(const asc_tree *t, uint32_t a, uint32_t b)
{
    return a < t->n && b < t->n && t->tok[a].sent == t->tok[b].sent;
}

static bool comma(const asc_tree *t, uint32_t i)
{
    return t->tok[i].pos == ASC_POS_PUNCT && (asc_str_eq(asc_tree_text(t, i), ASC_STR(",")) ||
                                              asc_str_eq(asc_tree_text(t, i), ASC_STR("(")) ||
                                              asc_str_eq(asc_tree_text(t, i), ASC_STR(")")));
}

static bool year(asc_str s)
{
    if (s.n < 4 || s.n > 5 ||
        !(asc_str_starts(s, ASC_STR("19")) || asc_str_starts(s, ASC_STR("20"))))
        return false;
    for (size_t k = 2; k < 4; k++)
        if (s.p[k] < '0' || s.p[k] > '9') return false;
    return s.n == 4 || (s.p[4] >= 'a' && s.p[4] <= 'h');
}

uint32_t asc_beside_citation(const asc_tree *t, uint32_t open)
{
    static const char *const joins[] = { ",", "and", "&", "et", "al.", "al", NULL };
    bool name = false, last = false;
    if (!asc_str_is(asc_tree_text(t, open), "(")) return ASC_NONE;
    for (uint32_t k = open + 1; k < t->n && k - open <= CITATION_MAX; k++) {
        asc_str s = asc_tree_text(t, k);
        bool join = false;
        if (asc_str_is(s, ")")) return name && last ? k : ASC_NONE;
        for (int j = 0; joins[j] && !join; j++) join = asc_str_is(s, joins[j]);
        last = year(s);
        if (!join && !last && t->tok[k].pos != ASC_POS_PROPN) return ASC_NONE;
        name |= !join && !last;
    }
    return ASC_NONE;
}

static bool cited(const asc_tree *t, uint32_t i)
{
    uint32_t end = ASC_NONE;
    for (uint32_t k = i; k-- > 0 && i - k <= CITATION_MAX && end == ASC_NONE;)
        end = asc_beside_citation(t, k);
    return end != ASC_NONE && end > i;
}

static uint32_t named(const asc_mentions *m, const asc_tree *t, uint32_t i)
{
    uint32_t x = m->of_token[i];
    return x != ASC_NONE && m->items[x].is_name && !cited(t, i) ? x : ASC_NONE;
}

uint32_t asc_beside_before(const asc_mentions *m, const asc_tree *t, uint32_t i)
{
    uint32_t k = i, x;
    for (int steps = 0; steps < PHRASE_BEFORE && k > 1; steps++) {
        k--;
        if (!same_sentence(t, k, i)) return ASC_NONE;
        if (t->tok[k].pos == ASC_POS_DET) break;
        uint8_t pos = t->tok[k].pos;
        if (pos != ASC_POS_ADJ && pos != ASC_POS_NOUN && pos != ASC_POS_PROPN &&
            pos != ASC_POS_ADV && pos != ASC_POS_VERB && pos != ASC_POS_CCONJ)
            return ASC_NONE;
    }
    static const char *const articles[] = { "a", "an", "the", NULL };
    bool both = asc_tree_is(t, k, "both") || asc_tree_is(t, k, "all");
    if (both && k > 1 && comma(t, k - 1) && asc_tree_is_noun(t, k - 2) &&
        same_sentence(t, k - 2, i))
        return k - 2; /* "the pair, both members of X" */
    if (k < 2 || !asc_tree_is_one(t, k, articles) || !comma(t, k - 1)) return ASC_NONE;
    if (!same_sentence(t, k - 2, i)) return ASC_NONE;
    x = named(m, t, k - 2);
    uint32_t to = x == ASC_NONE ? k : t->tok[m->items[x].head].head;
    if (t->tok[i].dep == ASC_DEP_NSUBJ && t->tok[i].head > i && to < k &&
        asc_tree_is(t, to, "to") && to > 0 &&
        asc_str_is_nocase(asc_tree_text(t, to - 1), "according"))
        return ASC_NONE; /* "according to X, a unit did it" */
    bool subject = t->tok[i].dep == ASC_DEP_NSUBJ || t->tok[i].dep == ASC_DEP_NSUBJPASS;
    uint32_t prep = to < k && asc_tree_is_noun(t, to) ? t->tok[to].head : to; /* "her lawyer, X," */
    uint32_t v = t->tok[i].head, front = asc_tree_child(t, v, ASC_DEP_PREP);
    if (subject && to == v && front != ASC_NONE && front < k && i + 1 < t->n && !comma(t, i + 1))
        return ASC_NONE; /* hung on the verb both: "through her lawyer, X, the suspect denied" */
    if (subject && t->tok[i].head > i && prep < k && t->tok[prep].pos == ASC_POS_ADP &&
        t->tok[prep].head == t->tok[i].head)
        return ASC_NONE; /* "through his counsel X, the suspect denies" */
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[i]);
    bool group = w && w->kind == ASC_ACTOR_GROUP; /* "X, a group": X is no place */
    return x != ASC_NONE && (group || !m->items[x].place) ? m->items[x].head : ASC_NONE;
}

uint32_t asc_beside_after(const asc_mentions *m, const asc_tree *t, uint32_t i)
{
    uint32_t k = i + 1;
    for (int steps = 0;; steps++, k++) {
        if (steps == PHRASE_BEHIND || !same_sentence(t, k, i)) return ASC_NONE;
        if (comma(t, k)) break;
        uint8_t pos = t->tok[k].pos;
        if (pos == ASC_POS_VERB || pos == ASC_POS_AUX || pos == ASC_POS_PUNCT ||
            pos == ASC_POS_CCONJ || pos == ASC_POS_SCONJ)
            return ASC_NONE;
    }
    for (int steps = 0; steps < NAME_BEHIND; steps++) { /* self-styled "Colonel" X */
        k++;
        if (!same_sentence(t, k, i)) return ASC_NONE;
        uint32_t x = named(m, t, k);
        if (x != ASC_NONE && m->items[x].kind == ASC_ACTOR_PERSON) {
            uint32_t end = m->items[x].last;
            bool ends = end >= t->n || t->tok[end].pos == ASC_POS_PUNCT;
            return ends ? m->items[x].head : ASC_NONE;
        }
        uint8_t pos = t->tok[k].pos;
        if (x != ASC_NONE || (pos != ASC_POS_PUNCT && pos != ASC_POS_PROPN && pos != ASC_POS_ADJ &&
                              t->tok[k].dep != ASC_DEP_NPADVMOD && t->tok[k].dep != ASC_DEP_AMOD))
            return ASC_NONE;
        if (comma(t, k)) return ASC_NONE;
    }
    return ASC_NONE;
}

bool asc_beside_fronted(const asc_tree *t, uint32_t i)
{
    uint32_t v = t->tok[i].head, s = asc_tree_child(t, v, ASC_DEP_NSUBJ), first = t->tok[i].left;
    uint8_t dep = t->tok[i].dep;
    if (dep != ASC_DEP_ADVCL && dep != ASC_DEP_NPADVMOD && dep != ASC_DEP_DEP) return false;
    if (v == i || !asc_tree_is_verb(t, v) || s == ASC_NONE || s < i) return false;
    bool begins = first == 0 || t->tok[first - 1].sent != t->tok[i].sent;
    return begins && t->tok[s].left > 0 && comma(t, t->tok[s].left - 1);
}

bool asc_beside_stranded(const asc_tree *t, uint32_t i, asc_str prep)
{
    unsigned left = ASC_CHILDREN_MAX;
    if (t->tok[i].dep != ASC_DEP_RELCL || !asc_tree_is_noun(t, t->tok[i].head)) return false;
    for (uint32_t c = t->first[i]; c != ASC_NONE && left--; c = t->next[c])
        if (t->tok[c].dep == ASC_DEP_PREP && c > i && t->first[c] == ASC_NONE &&
            asc_str_eq_nocase(asc_tree_text(t, c), prep))
            return true;
    return false;
}

bool asc_beside_under(const asc_tree *t, uint32_t i, asc_str prep)
{
    uint32_t p = t->tok[i].head;
    return !prep.n ||
           (t->tok[i].dep == ASC_DEP_POBJ && asc_str_eq_nocase(asc_tree_text(t, p), prep));
}

uint32_t asc_beside_bearer(const asc_tree *t, uint32_t i, unsigned *shaky)
{
    static const char *const standing[] = { "be",       "remain", "stand", "act",      "operate",
                                            "fight",    "serve",  "work",  "come",     "live",
                                            "run",      "stay",   "sit",   "languish", "fall",
                                            "function", "keep",   NULL };
    static const char *const acting[] = { "behalf",       "direction", "instruction",
                                          "instructions", "behest",    NULL };
    uint32_t p = t->tok[i].head, h = t->tok[p].head;
    if (t->tok[i].dep != ASC_DEP_POBJ || t->tok[p].pos != ASC_POS_ADP || h == p) return ASC_NONE;
    for (int k = 0; k < 3 && t->tok[p].dep == ASC_DEP_CONJ; k++) p = h, h = t->tok[p].head;
    bool revenge =
        asc_tables_word(t->lx, ASC_STR("@revenge"), t->low[i]); /* "bombed it in revenge" */
    if (asc_tree_is_noun(t, h))
        return t->tok[p].dep == ASC_DEP_PREP && h < p && !revenge ? h : ASC_NONE;
    if (!asc_tree_is_verb(t, h)) return ASC_NONE;
    if (asc_tree_is_one(t, i, acting)) /* "moved the money on behalf of X" */
        return asc_tree_subject(t, h, shaky);
    if (p > 0 && t->tok[p - 1].pos == ASC_POS_NOUN && t->tok[p - 1].dep == ASC_DEP_POBJ &&
        asc_tree_is(t, p, "under"))
        return p - 1; /* "was done by guards under the command of X" */
    if (asc_tree_passive(t, h) && !revenge) return asc_tree_object(t, h);
    if (asc_tree_is(t, i, "guise") || asc_tree_is(t, i, "pretext")) /* "under the guise of" */
        return asc_tree_subject(t, h, shaky);
    return revenge || asc_tree_is_one(t, h, standing) ? asc_tree_subject(t, h, shaky) : ASC_NONE;
}

uint32_t asc_beside_with(const asc_tree *t, uint32_t doer, uint32_t deed)
{
    uint32_t end = deed; /* "was done by X, a unit of Y, together with Z" */
    if (doer > deed) {
        for (end = doer + 1; end < t->n && end - doer < WITH_TOKENS; end++)
            if (t->tok[end].sent != t->tok[doer].sent || asc_tree_is_verb(t, end)) break;
    } else if (deed - doer > WITH_TOKENS) return ASC_NONE;
    for (uint32_t i = doer + 1; i < end; i++) {
        bool with = asc_tree_is(t, i, "with") &&
                    (asc_tree_is(t, i - 1, "together") || asc_tree_is(t, i - 1, "along"));
        uint32_t p =
            with || asc_tree_is(t, i, "alongside") ? asc_tree_child(t, i, ASC_DEP_POBJ) : ASC_NONE;
        if (p != ASC_NONE) return p;
    }
    return ASC_NONE;
}
