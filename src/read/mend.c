/*
 * All passes over a sentence whose tree is hung anew, and its smaller mends: what stands beside whom, clauses
 * in a row, "not the army". Larger families of mends have files of their own: see bench.h.
 */
#include "read/mend.h"

#include "base/error.h"
#include "base/str.h"
#include "read/bench.h"
#include "read/name_marks.h"

#include "base/banned.h"

#define SENTENCE_MAX 160 /* tokens; the trees of longer ones are left alone */

/* "Arsonists linked to the Front burned down the hall": the verb behind, without a subject. */
static uint32_t verb_behind(const struct asc_bench *b, uint32_t v)
{
    static const asc_dep deps[] = { ASC_DEP_ADVCL, ASC_DEP_CCOMP, ASC_DEP_CONJ, ASC_DEP_DEP };
    for (size_t d = 0; d < sizeof deps / sizeof *deps; d++) {
        uint32_t c = asc_bench_child(b, v, deps[d], v + 1);
        bool does = c != ASC_NONE && b->tok[c].tag == ASC_TAG_VB &&
                    asc_bench_has(b, c, ASC_DEP_AUX) && /* "does not support" */
                    !asc_bench_is(b, asc_bench_child(b, c, ASC_DEP_AUX, b->begin), "to");
        bool is = c != ASC_NONE && asc_bench_is(b, c, "be") && asc_bench_has(b, c, ASC_DEP_ATTR) &&
                  b->tok[c].tag != ASC_TAG_VB && b->tok[c].tag != ASC_TAG_VBG;
        if (c == ASC_NONE || !(asc_bench_finite(b, c) || does || is)) continue;
        if (asc_bench_has(b, c, ASC_DEP_NSUBJ) || asc_bench_has(b, c, ASC_DEP_NSUBJPASS) ||
            asc_bench_has(b, c, ASC_DEP_MARK) || asc_bench_has(b, c, ASC_DEP_ADVMOD) ||
            asc_bench_has(b, v, ASC_DEP_CC))
            continue;
        return c;
    }
    return ASC_NONE;
}

static void reduced_clause(struct asc_bench *b, uint32_t v)
{
    uint8_t tag = b->tok[v].tag;
    if (b->tok[v].pos != ASC_POS_VERB || (tag != ASC_TAG_VBN && tag != ASC_TAG_VBD)) return;
    if (v == b->begin || v + 1 >= b->end) return;
    if (b->tok[v + 1].pos != ASC_POS_ADP && b->tok[v + 1].pos != ASC_POS_PART) return;
    uint32_t s = asc_bench_child(b, v, ASC_DEP_NSUBJ, b->begin);
    bool apart = s != ASC_NONE && s + 2 == v && asc_bench_comma(b, s + 1);
    if (s == ASC_NONE || (s + 1 != v && !apart) || !asc_bench_noun(b, s) ||
        asc_bench_has(b, v, ASC_DEP_AUX) || asc_bench_has(b, v, ASC_DEP_AUXPASS) ||
        asc_bench_has(b, v, ASC_DEP_DOBJ) || asc_bench_has(b, v, ASC_DEP_PRT))
        return;
    uint32_t main = verb_behind(b, v);
    if (main == ASC_NONE) return;
    bool closed = false; /* "Rebels fired from the hill, killed two" */
    for (uint32_t i = v + 1; i < main; i++) closed ^= asc_bench_comma(b, i) && b->tok[i].head == v;
    if (closed != apart) return;
    asc_bench_in_place_of(b, main, v);
    for (uint32_t c = b->begin; c < b->end; c++)
        if (b->tok[c].head == v && c != v && (c < s || c > main))
            asc_bench_hang(b, c, main, (asc_dep)b->tok[c].dep);
    asc_bench_hang(b, s, main,
                   asc_bench_has(b, main, ASC_DEP_AUXPASS) ? ASC_DEP_NSUBJPASS : ASC_DEP_NSUBJ);
    asc_bench_hang(b, v, s, ASC_DEP_ACL);
    b->tok[v].tag = ASC_TAG_VBN;
}

/* "The suspect named X as the planner": a sentence that has no verb but a participle with an
 * object of its own. */
static void verb_for_participle(struct asc_bench *b, uint32_t v)
{
    uint32_t n = b->tok[v].head;
    bool past = b->tok[v].tag == ASC_TAG_VBD; /* "The Legion, a group, hastened to claim it" */
    if ((b->tok[v].tag != ASC_TAG_VBN && !past) || b->tok[v].dep != ASC_DEP_ACL) return;
    if ((!past && n + 1 != v) || b->tok[n].head != n || !asc_bench_noun(b, n) || n > v) return;
    if (asc_bench_has(b, v, ASC_DEP_AGENT) || asc_bench_has(b, v, ASC_DEP_NSUBJ)) return;
    if (!past && asc_bench_has(b, n, ASC_DEP_RELCL)) return;
    uint32_t o = asc_bench_child(b, v, ASC_DEP_DOBJ, v + 1);
    if (o == ASC_NONE) o = asc_bench_child(b, v, ASC_DEP_OPRD, v + 1);
    bool object = o != ASC_NONE && asc_bench_noun(b, o) && b->tok[o].ent != ASC_ENT_MONEY;
    if (!object && !past) return;
    asc_bench_hang(b, v, v, ASC_DEP_ROOT);
    asc_bench_hang(b, n, v, ASC_DEP_NSUBJ);
    if (object) asc_bench_hang(b, o, v, ASC_DEP_DOBJ);
    b->tok[v].tag = ASC_TAG_VBD;
    for (uint32_t c = v + 1; c < b->end; c++)
        if (b->tok[c].head == n) asc_bench_hang(b, c, v, (asc_dep)b->tok[c].dep);
}

/* ---- prepositions ---- */

/* "Rebels burned the village, not the army": the denial is of what follows it. */
static void not_the_other(struct asc_bench *b, uint32_t i)
{
    uint32_t h = b->tok[i].head;
    if (b->tok[i].dep != ASC_DEP_NEG || i == b->begin || i + 1 >= b->end || !asc_bench_noun(b, h))
        return;
    if (h > i || b->tok[i - 1].pos != ASC_POS_PUNCT) return;
    for (uint32_t c = i + 1; c < b->end; c++) {
        bool other = b->tok[c].dep == ASC_DEP_APPOS || b->tok[c].dep == ASC_DEP_CONJ;
        if (other && b->tok[c].head == h && b->tok[c].left == i + 1)
            return asc_bench_hang(b, i, c, ASC_DEP_NEG);
    }
}

/* ---- appositions ---- */

/* A given name, alone or before others. */
static bool given(const struct asc_bench *b, uint32_t i)
{
    return b->tok[i].pos == ASC_POS_PROPN &&
           asc_tables_word(b->t->lx, ASC_STR("@given|@hername|@himname"), b->t->low[i]);
}

/* "A member of the X group, Y Z, was": two words of a name between commas, behind one of a group
 * that has its name already. */
static bool person_behind(const struct asc_bench *b, uint32_t a, uint32_t h, uint32_t g)
{
    uint32_t det = asc_bench_child(b, g, ASC_DEP_DET, b->begin), first = b->tok[a].left;
    uint32_t name = asc_bench_child(b, h, ASC_DEP_COMPOUND, b->begin);
    if (name == ASC_NONE) name = asc_bench_child(b, h, ASC_DEP_APPOS, b->begin);
    if (det == ASC_NONE || !asc_bench_is(b, det, "a") || name == ASC_NONE || name >= first)
        return false;
    if (first + 1 != a || first == b->begin || !asc_bench_comma(b, first - 1) || a + 1 >= b->end)
        return false;
    return asc_bench_comma(b, a + 1) && b->tok[first].pos == ASC_POS_PROPN;
}

/* "The head of the Bureau, X": a person's name tells of the person. */
static void apposition_of_person(struct asc_bench *b, uint32_t a)
{
    uint32_t h = b->tok[a].head, of = b->tok[h].head, g = b->tok[of].head;
    if (b->tok[h].dep == ASC_DEP_APPOS && b->tok[of].dep == ASC_DEP_POBJ && of < h &&
        b->tok[h].pos == ASC_POS_PROPN && b->tok[of].pos == ASC_POS_NOUN && h + 1 < b->end &&
        asc_bench_comma(b, h + 1))
        h = of, of = b->tok[h].head, g = b->tok[of].head; /* "a member of the crew X, Y," */
    bool named =
        b->tok[a].ent == ASC_ENT_PERSON ||
        (b->tok[a].pos == ASC_POS_PROPN && (given(b, b->tok[a].left) || person_behind(b, a, h, g)));
    if (b->tok[a].dep != ASC_DEP_APPOS || !named) return;
    uint32_t first = b->tok[a].left;
    if (first <= b->begin || first > a || !asc_bench_comma(b, first - 1))
        return; /* "the company X" */
    if (b->tok[h].dep != ASC_DEP_POBJ || b->tok[of].dep != ASC_DEP_PREP || h > a) return;
    if (!asc_bench_noun(b, g) || !asc_bench_person(b, g) || asc_bench_has(b, g, ASC_DEP_APPOS))
        return;
    uint32_t det = asc_bench_child(b, g, ASC_DEP_DET, b->begin);
    bool one = det != ASC_NONE && asc_bench_is(b, det, "a");
    bool title = b->tok[h].ent == ASC_ENT_PERSON;
    if (title || (asc_bench_person(b, h) && !one)) return; /* "the lawyer of the minister, X" */
    asc_bench_hang(b, a, g, ASC_DEP_APPOS);
}

/* "The group X did it": both are its subjects to the parser, and the noun tells of the name. */
static void noun_beside_name(struct asc_bench *b, uint32_t i)
{
    uint8_t dep = b->tok[i].dep;
    uint32_t h = b->tok[i].head;
    if (b->tok[i].pos != ASC_POS_NOUN || h == i || i + 1 >= b->end) return;
    if (dep != ASC_DEP_NSUBJ && dep != ASC_DEP_DOBJ && dep != ASC_DEP_NSUBJPASS &&
        dep != ASC_DEP_POBJ)
        return;
    if (!asc_tables_actor(b->t->lx, b->t->low[i])) return;
    for (uint32_t c = i + 1; c < b->end; c++) {
        if (b->tok[c].head != h || b->tok[c].dep != dep) continue;
        if (b->tok[c].pos == ASC_POS_PROPN && b->tok[c].left == i + 1)
            asc_bench_hang(b, i, c, ASC_DEP_COMPOUND);
        return;
    }
}

/* A word for a body, which its name is made with: "Department", "Office". */
static bool body_word(const struct asc_bench *b, uint32_t i)
{
    const asc_actor_word *w = asc_tables_actor(b->t->lx, b->t->low[i]);
    return w && w->in_name && w->kind != ASC_ACTOR_PERSON;
}

/* "The Government of Accord's interior minister": the minister, not the government, is told of. So is "the
 * Department of Trade's Office of". */
static void office_of_body(struct asc_bench *b, uint32_t n)
{
    uint32_t of = b->tok[n].head, g = b->tok[of].head,
             p = asc_bench_child(b, n, ASC_DEP_POSS, b->begin);
    if (b->tok[n].dep != ASC_DEP_POBJ || !asc_bench_is(b, of, "of") || !asc_bench_noun(b, g) ||
        g > n)
        return;
    bool within = b->tok[n].pos == ASC_POS_PROPN && body_word(b, n) && body_word(b, g);
    if (p == ASC_NONE || p > n || b->tok[p].pos != ASC_POS_PROPN) return;
    if (b->tok[g].pos != ASC_POS_PROPN || asc_bench_person(b, g)) return;
    if (!within && (b->tok[n].pos != ASC_POS_NOUN || !asc_bench_person(b, n))) return;
    asc_bench_in_place_of(b, n, g);
    asc_bench_hang(b, g, n, ASC_DEP_POSS);
    asc_bench_hang(b, p, of, ASC_DEP_POBJ);
    for (uint32_t c = n + 1; c < b->end; c++)
        if (b->tok[c].head == g && b->tok[c].dep == ASC_DEP_APPOS) b->tok[c].head = n;
}

/* "Denying that it had a part in it and blaming Y": the second goes with the first of its form. */
static void gerund_with_gerund(struct asc_bench *b, uint32_t v)
{
    uint32_t up = b->tok[v].head;
    if (b->tok[v].tag != ASC_TAG_VBG || b->tok[v].dep != ASC_DEP_CONJ ||
        b->tok[up].tag == ASC_TAG_VBG || asc_bench_has(b, v, ASC_DEP_AUX))
        return;
    for (int k = 0; k < ASC_BENCH_CHAIN_MAX && b->tok[up].head != up; k++) {
        up = b->tok[up].head;
        if (b->tok[up].tag != ASC_TAG_VBG || up >= v) continue;
        uint8_t dep = b->tok[up].dep;
        if (dep == ASC_DEP_ADVCL || dep == ASC_DEP_ACL || dep == ASC_DEP_ROOT)
            asc_bench_hang(b, v, up, ASC_DEP_CONJ);
        return;
    }
}

/* ---- adjectives that are verbs ---- */

/* "X armed and trained Y". */
static void verb_for_adjective(struct asc_bench *b, uint32_t i)
{
    asc_str s = asc_tree_text(b->t, i);
    if (b->tok[i].tag != ASC_TAG_JJ || s.n < 5 ||
        !asc_str_eq(asc_str_slice(s, s.n - 2, s.n), ASC_STR("ed")))
        return;
    uint32_t c = asc_bench_child(b, i, ASC_DEP_CONJ, i),
             n = asc_bench_child(b, i, ASC_DEP_NSUBJ, b->begin);
    bool done = b->tok[i].dep == ASC_DEP_ACOMP && c != ASC_NONE && b->tok[c].tag == ASC_TAG_VBN &&
                asc_bench_has(b, c, ASC_DEP_AGENT); /* "is armed and paid by X" */
    if (!done && (n == ASC_NONE || n > i || c == ASC_NONE || b->tok[c].tag != ASC_TAG_VBD)) return;
    asc_str without = asc_str_slice(s, 0, s.n - 2), with = asc_str_slice(s, 0, s.n - 1);
    if (asc_tables_frame(b->t->lx, 'v', without)) b->t->low[i] = without;
    else if (asc_tables_frame(b->t->lx, 'v', with)) b->t->low[i] = with;
    else return;
    asc_bench_retag(b, i, ASC_POS_VERB, done ? ASC_TAG_VBN : ASC_TAG_VBD);
}

/* "Told him that A prepared it, that B ordered it": B's order is told, not prepared. */
static void clause_after_clause(struct asc_bench *b, uint32_t v)
{
    uint32_t h = b->tok[v].head;
    if (b->tok[v].dep != ASC_DEP_CCOMP || h >= v || b->tok[h].dep != ASC_DEP_CCOMP) return;
    uint32_t that = asc_bench_child(b, v, ASC_DEP_MARK, b->begin);
    if (that == ASC_NONE || that <= h || !asc_bench_is(b, that, "that") ||
        !asc_bench_has(b, h, ASC_DEP_DOBJ))
        return;
    uint32_t before = asc_bench_child(b, h, ASC_DEP_MARK, b->begin);
    bool comma = asc_str_eq(asc_tree_text(b->t, that - 1), ASC_STR(","));
    if (before == ASC_NONE || !asc_bench_is(b, before, "that") ||
        (!comma && !asc_bench_is(b, that - 1, "and")))
        return;
    asc_bench_hang(b, v, h, ASC_DEP_CONJ);
}

/* "Says the clan did it that killed five, and that an officer helped it": the second is told, too, and goes
 * with what is told, not with the relative clause. */
static void clause_past_relative(struct asc_bench *b, uint32_t v)
{
    uint32_t up = b->tok[v].head, that = asc_bench_child(b, v, ASC_DEP_MARK, b->begin);
    if (b->tok[v].dep != ASC_DEP_CONJ || up >= v || b->tok[up].dep != ASC_DEP_RELCL) return;
    if (that == ASC_NONE || that == b->begin || that <= up || !asc_bench_is(b, that, "that") ||
        !asc_bench_is(b, that - 1, "and") || asc_bench_child(b, v, ASC_DEP_NSUBJ, that) == ASC_NONE)
        return;
    for (int k = 0; k < ASC_BENCH_CHAIN_MAX && b->tok[up].head != up; k++) {
        up = b->tok[up].head;
        if (b->tok[up].dep != ASC_DEP_CCOMP) continue;
        asc_bench_hang(b, v, up, ASC_DEP_CONJ);
        return;
    }
}

/* "The Green Hand and not the Front did it": it is the Front that did not. */
static void not_the_second(struct asc_bench *b, uint32_t i)
{
    uint32_t v = b->tok[i].head, x = ASC_NONE, y = ASC_NONE;
    if (b->tok[i].dep != ASC_DEP_NEG || v <= i || i == b->begin) return;
    if (!asc_bench_is(b, i - 1, "and") && !asc_bench_is(b, i - 1, "but") &&
        b->tok[i - 1].pos != ASC_POS_PUNCT)
        return;
    for (uint32_t k = b->begin; k < v; k++) {
        bool subject = b->tok[k].head == v &&
                       (b->tok[k].dep == ASC_DEP_NSUBJ || b->tok[k].dep == ASC_DEP_NSUBJPASS);
        if (!subject || !(asc_bench_noun(b, k) || b->tok[k].pos == ASC_POS_PRON)) continue;
        if (k < i) x = k;
        else if (b->tok[k].left == i + 1) y = k;
    }
    if (x == ASC_NONE || y == ASC_NONE) return;
    asc_bench_hang(b, y, x, ASC_DEP_CONJ);
    asc_bench_hang(b, i, y, ASC_DEP_NEG);
}

/* "It was the Green Hand, and not the Front, that did it": the clause is of the one that it was. */
static void clause_of_the_other(struct asc_bench *b, uint32_t v)
{
    uint32_t y = b->tok[v].head, x = b->tok[y].head;
    if (b->tok[v].dep != ASC_DEP_RELCL || y >= v || x >= y) return;
    if (b->tok[y].dep != ASC_DEP_CONJ && b->tok[y].dep != ASC_DEP_APPOS) return;
    if (!asc_bench_has(b, y, ASC_DEP_NEG)) return;
    if (asc_bench_is(b, x, "be")) x = asc_bench_child(b, x, ASC_DEP_ATTR, b->begin);
    if (x != ASC_NONE && x < y && asc_bench_noun(b, x)) asc_bench_hang(b, v, x, ASC_DEP_RELCL);
}

/* ---- nouns that are verbs, and headlines ---- */

/* "Accused of sending boats packed with explosives": the boats are, and nobody packed. */
static void participle_of_noun(struct asc_bench *b, uint32_t v)
{
    uint32_t head = b->tok[v].head;
    uint8_t dep = b->tok[v].dep;
    if (v <= b->begin || b->tok[v].tag != ASC_TAG_VBN) return;
    if (dep != ASC_DEP_ADVCL && (dep != ASC_DEP_CONJ || asc_bench_joined(b, head, v))) return;
    if (!asc_bench_noun(b, v - 1) || head >= v - 1 || asc_bench_has(b, v, ASC_DEP_NSUBJ) ||
        asc_bench_has(b, v, ASC_DEP_MARK))
        return;
    asc_bench_hang(b, v, v - 1, ASC_DEP_ACL);
}

/* "Assess with high confidence that X did it": told by the assessing. */
static void clause_of_confidence(struct asc_bench *b, uint32_t v)
{
    uint32_t n = b->tok[v].head, with = b->tok[n].head, up = b->tok[with].head;
    uint32_t that = asc_bench_child(b, v, ASC_DEP_MARK, b->begin);
    if (b->tok[v].dep != ASC_DEP_ACL || n >= v || b->tok[n].dep != ASC_DEP_POBJ) return;
    if (!asc_bench_is(b, with, "with") || b->tok[up].pos != ASC_POS_VERB || up > with) return;
    if (that == ASC_NONE || !asc_bench_is(b, that, "that") || that != n + 1) return;
    if (asc_bench_is(b, n, "confidence") || asc_bench_is(b, n, "certainty") ||
        asc_bench_is(b, n, "probability"))
        asc_bench_hang(b, v, up, ASC_DEP_CCOMP);
}

/* "The accused, X, ordered it": a participle that is somebody. */
static void noun_for_participle(struct asc_bench *b, uint32_t i)
{
    uint8_t dep = b->tok[i].dep;
    bool there = dep == ASC_DEP_NSUBJ || dep == ASC_DEP_NSUBJPASS || dep == ASC_DEP_DOBJ ||
                 dep == ASC_DEP_POBJ;
    bool behind = dep == ASC_DEP_ACL && i > b->begin && i + 1 < b->end &&
                  asc_bench_is(b, i - 1, "the") && asc_bench_comma(b, i + 1);
    if (b->tok[i].tag != ASC_TAG_VBN || !(there || behind) || !asc_bench_sign(b, i, "accused"))
        return;
    if (!behind && !asc_bench_has(b, i, ASC_DEP_DET)) return;
    asc_bench_retag(b, i, ASC_POS_NOUN, ASC_TAG_NN);
    b->t->low[i] = ASC_STR("accused");
}

/* ---- extents ---- */

static void extents(struct asc_bench *b)
{
    for (uint32_t i = b->begin; i < b->end; i++) b->tok[i].left = i, b->tok[i].right = i + 1;
    for (uint32_t i = b->begin; i < b->end; i++) {
        uint32_t up = i;
        for (uint32_t k = b->begin; k < b->end && b->tok[up].head != up; k++) {
            up = b->tok[up].head;
            if (b->tok[up].left > i) b->tok[up].left = i;
            if (b->tok[up].right < i + 1) b->tok[up].right = i + 1;
        }
    }
}

static bool mend_sentence(const asc_tree *t, asc_token *tok, uint32_t begin, uint32_t end)
{
    struct asc_bench b = { t, tok, begin, end, false };
    asc_mend_verbs(&b);
    asc_mend_asides(&b);
    for (uint32_t k = begin; k < end; k++) verb_for_adjective(&b, k);
    for (uint32_t k = begin; k < end; k++) noun_beside_name(&b, k);
    for (uint32_t k = begin; k < end; k++) reduced_clause(&b, k), participle_of_noun(&b, k);
    for (uint32_t k = begin + 1; k < end; k++) verb_for_participle(&b, k);
    asc_mend_prepositions(&b);
    for (uint32_t k = begin; k < end; k++) not_the_other(&b, k), not_the_second(&b, k);
    for (uint32_t k = begin; k < end; k++) apposition_of_person(&b, k), office_of_body(&b, k);
    for (uint32_t k = begin; k < end; k++) gerund_with_gerund(&b, k);
    for (uint32_t k = begin; k < end; k++) clause_after_clause(&b, k), clause_of_confidence(&b, k);
    for (uint32_t k = begin; k < end; k++) clause_past_relative(&b, k), clause_of_the_other(&b, k);
    for (uint32_t k = begin; k < end; k++) noun_for_participle(&b, k);
    asc_mend_tellers(&b);
    asc_mend_phrases(&b);
    asc_mend_subjects(&b);
    if (b.changed) extents(&b);
    asc_mend_beside(&b);
    if (b.changed) extents(&b);
    asc_mend_clauses(&b);
    asc_mend_verdicts(&b);
    asc_mend_denied(&b);
    asc_mend_official(&b);
    if (b.changed) extents(&b);
    return b.changed;
}

static void link_children(asc_tree *t)
{
    for (uint32_t i = 0; i < t->n; i++) t->first[i] = t->next[i] = ASC_NONE;
    for (uint32_t i = t->n; i-- > 0;) {
        uint32_t h = t->tok[i].head;
        if (h == i || h >= t->n) continue;
        t->next[i] = t->first[h];
        t->first[h] = i;
    }
}

asc_status asc_mend(asc_tree *t, asc_arena *keep, asc_error *err)
{
    asc_token *tok = asc_arena_alloc(keep, t->n + 1, sizeof *tok);
    bool changed = false;
    if (!tok) return asc_fail(err, ASC_ENOMEM, "out of memory");
    if (t->n) memcpy(tok, t->tok, t->n * sizeof *tok);
    if (!asc_names_mark(t, tok, keep)) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (uint32_t i = 0, end; i < t->n; i = end) {
        for (end = i; end < t->n && tok[end].sent == tok[i].sent; end++) {
        }
        if (end - i <= SENTENCE_MAX) changed |= mend_sentence(t, tok, i, end);
    }
    t->tok = tok;
    if (changed) link_children(t);
    return ASC_OK;
}
