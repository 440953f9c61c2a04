/*
 * Who tells it: labels and asides before and within what is told, tellers behind it: "X, the coroner
 * believes, did it", "it was ordered by X, a panel found".
 */
#include "base/str.h"
#include "read/bench.h"

#include "base/banned.h"

/* "The minister: "X did it"": who speaks does not do it. */
static void speaker_with_colon(struct asc_bench *b, uint32_t v)
{
    uint32_t s = asc_bench_child(b, v, ASC_DEP_NSUBJ, b->begin), next, colon = s + 1;
    if (s == ASC_NONE || colon >= v) return;
    while (colon < v && !asc_bench_sign(b, colon, ":") && !asc_bench_sign(b, colon, "):") &&
           !asc_bench_comma(b, colon) && !asc_tree_is_verb(b->t, colon))
        colon++;
    if (colon >= v || !(asc_bench_sign(b, colon, ":") || asc_bench_sign(b, colon, "):"))) return;
    next = asc_bench_child(b, v, ASC_DEP_NSUBJ, s + 1);
    if ((next == ASC_NONE || next > v) &&
        asc_bench_sign(b, colon, "):")) { /* taken for one more name of the speaker */
        for (next = v - 1;
             next > colon && !(asc_bench_noun(b, next) && b->tok[next].head <= colon);)
            next--;
        for (uint32_t up = v, k = b->begin; k < b->end; k++, up = b->tok[up].head)
            if (up == next) return; /* v hangs below it */
        if (next > colon) asc_bench_hang(b, next, v, ASC_DEP_NSUBJ);
    }
    if (next != ASC_NONE && next > colon && next < v) asc_bench_hang(b, s, v, ASC_DEP_DEP);
}

/* "Ann Holt (Lume North): X did it": the clause is none of hers. */
static void clause_behind_label(struct asc_bench *b, uint32_t v)
{
    uint32_t top = b->tok[v].head, colon = b->begin;
    if (top >= v || b->tok[top].head != top || !asc_bench_noun(b, top)) return;
    if (b->tok[v].dep != ASC_DEP_ACL && b->tok[v].dep != ASC_DEP_RELCL) return;
    while (colon < v && !asc_bench_sign(b, colon, "):")) colon++;
    uint32_t s = asc_bench_child(b, v, ASC_DEP_NSUBJ, b->begin);
    if (colon == v || top > colon || s == ASC_NONE || s < colon || s > v) return;
    asc_bench_hang(b, v, v, ASC_DEP_ROOT);
    asc_bench_hang(b, top, v, ASC_DEP_DEP);
}

/* "X, the coroner believes, did it": told aside, and no clause of X's. */
static void told_aside(struct asc_bench *b, uint32_t v)
{
    if (b->tok[v].dep != ASC_DEP_RELCL) return;
    uint32_t n = b->tok[v].head, s = asc_bench_child(b, v, ASC_DEP_NSUBJ, b->begin),
             up = b->tok[n].head;
    if (s == ASC_NONE || s > v || s < n) return;
    if (v + 1 >= b->end || !asc_bench_comma(b, v + 1) || b->tok[n].dep != ASC_DEP_NSUBJ || up <= v)
        return;
    uint32_t first = s;
    for (uint32_t c = n + 1; c < s; c++)
        if (b->tok[c].head == s) first = first < c ? first : c;
    if (first == b->begin || !asc_bench_comma(b, first - 1) || asc_bench_has(b, v, ASC_DEP_DOBJ) ||
        b->tok[s].tag == ASC_TAG_WP || b->tok[s].tag == ASC_TAG_WDT)
        return;
    if (asc_bench_tells(b, v)) asc_bench_hang(b, v, up, ASC_DEP_PARATAXIS);
}

/* "It was not, he swears, the Front's attack": what it was stands behind the aside. */
static void aside_in_copula(struct asc_bench *b, uint32_t v)
{
    if (v + 1 >= b->end || !asc_bench_comma(b, v + 1)) return;
    uint32_t c = asc_bench_child(b, v, ASC_DEP_CCOMP, b->begin),
             o = asc_bench_child(b, v, ASC_DEP_DOBJ, v + 1);
    if (c == ASC_NONE || c > v || o == ASC_NONE || !asc_bench_is(b, c, "be") ||
        asc_bench_has(b, c, ASC_DEP_ATTR) || asc_bench_has(b, c, ASC_DEP_ACOMP))
        return;
    asc_bench_hang(b, o, c, ASC_DEP_ATTR);
}

/* "The panel said in a 40-page report that X did it", "announced in a message that": what is told is the
 * verb's, not the report's. */
static void told_in_writing(struct asc_bench *b, uint32_t v)
{
    uint32_t n = b->tok[v].head, p = b->tok[n].head, u = b->tok[p].head;
    if (b->tok[v].dep != ASC_DEP_ACL && b->tok[v].dep != ASC_DEP_RELCL) return;
    if (n >= v || b->tok[n].dep != ASC_DEP_POBJ || b->tok[p].dep != ASC_DEP_PREP || u >= p) return;
    uint32_t that = asc_bench_child(b, v, ASC_DEP_MARK, n + 1);
    if (that == ASC_NONE || that > v || !asc_bench_is(b, that, "that") ||
        asc_bench_has(b, u, ASC_DEP_CCOMP))
        return;
    if (!asc_bench_is(b, p, "in") && !asc_bench_is(b, p, "on") && !asc_bench_is(b, p, "at") &&
        !asc_bench_is(b, p, "to"))
        return;
    if (asc_bench_tells(b, u) && asc_bench_finite(b, u)) asc_bench_hang(b, v, u, ASC_DEP_CCOMP);
}

/*
 * "It was the work of the Guard, an officer of the port police has told this paper": who tells is no
 * apposition of the name before the comma. The verb behind it has no other subject, and no "and" before it.
 */
static void teller_behind(struct asc_bench *b, uint32_t v)
{
    uint32_t up = b->tok[v].head, aux = v, a = ASC_NONE;
    bool beside = b->tok[v].dep == ASC_DEP_CONJ && up < v;
    if (!beside)
        up = asc_bench_child(b, v, ASC_DEP_CCOMP, b->begin); /* "..., an officer has revealed." */
    if (up == ASC_NONE || up >= v || !asc_bench_finite(b, v) || asc_bench_joined(b, up, v)) return;
    if (asc_bench_has(b, v, ASC_DEP_NSUBJ) || asc_bench_has(b, v, ASC_DEP_NSUBJPASS)) return;
    bool tells = asc_bench_tells(b, v);
    while (aux > b->begin && b->tok[aux - 1].head == v && !asc_bench_noun(b, aux - 1)) aux--;
    for (uint32_t k = up + 1; tells && k < aux; k++)
        if (b->tok[k].dep == ASC_DEP_APPOS && b->tok[k].right == aux && b->tok[k].left > up &&
            asc_bench_comma(b, b->tok[k].left - 1))
            a = k; /* it ends where the verb begins */
    if (a == ASC_NONE || b->tok[a].pos != ASC_POS_NOUN || !asc_bench_person(b, a)) return;
    if (beside) asc_bench_in_place_of(b, v, up), asc_bench_hang(b, up, v, ASC_DEP_CCOMP);
    asc_bench_hang(b, a, v, ASC_DEP_NSUBJ);
}

/* "It was ordered by X and paid for by Y, a panel found on Thursday", "he is an officer of X, the judge told
 * the court": who finds or tells stands behind a comma, with nothing else that was found. */
static void finder_behind(struct asc_bench *b, uint32_t v)
{
    uint32_t up = b->tok[v].head, s = asc_bench_child(b, v, ASC_DEP_NSUBJ, b->begin);
    if (b->tok[v].dep != ASC_DEP_CONJ || up >= v || s == ASC_NONE || s > v ||
        !asc_bench_finite(b, v))
        return;
    bool is = asc_bench_is(b, up, "be") && asc_bench_has(b, up, ASC_DEP_ATTR);
    if (!asc_bench_finite(b, up) && !asc_bench_has(b, up, ASC_DEP_AUXPASS) && !is) return;
    uint32_t left = b->tok[s].left;
    if (left <= up + 1 || !asc_bench_comma(b, left - 1) || b->tok[left - 2].pos == ASC_POS_CCONJ)
        return;
    for (uint32_t k = v + 1; k < b->end && asc_bench_is(b, v, "tell"); k++)
        if (b->tok[k].pos == ASC_POS_VERB) return; /* "P, and a friend tells me, Q" */
    if (b->tok[s].right != v ||
        (asc_bench_has(b, v, ASC_DEP_DOBJ) && !asc_bench_is(b, v, "tell")) ||
        asc_bench_has(b, v, ASC_DEP_CCOMP) || asc_bench_has(b, v, ASC_DEP_XCOMP) ||
        asc_bench_child(b, v, ASC_DEP_ADVCL, v) != ASC_NONE)
        return;
    if (!asc_bench_tells(b, v)) return;
    asc_bench_in_place_of(b, v, up);
    asc_bench_hang(b, up, v, ASC_DEP_CCOMP);
}

/* "He acknowledged that X did it but said that Y had not": he said it, too, and not X. */
static void said_too(struct asc_bench *b, uint32_t v)
{
    uint32_t h = b->tok[v].head, up = b->tok[h].head;
    if (b->tok[v].dep != ASC_DEP_CONJ || h >= v || b->tok[h].dep != ASC_DEP_CCOMP || up >= h)
        return;
    if (b->tok[v].tag != b->tok[up].tag || !asc_bench_tells(b, v) || !asc_bench_tells(b, up))
        return;
    uint32_t that = asc_bench_child(b, h, ASC_DEP_MARK, b->begin);
    uint32_t but = v > b->begin ? v - 1 : v;
    if (that == ASC_NONE || that > h || !asc_bench_sign(b, but, "but")) return;
    if (asc_bench_has(b, v, ASC_DEP_NSUBJ) || !asc_bench_has(b, v, ASC_DEP_CCOMP)) return;
    asc_bench_hang(b, v, up, ASC_DEP_CONJ);
}

/* "The theory, put forward in a book, that X did it": that is the theory. */
static void clause_past_aside(struct asc_bench *b, uint32_t v)
{
    uint32_t that = asc_bench_child(b, v, ASC_DEP_MARK, b->begin), p = b->tok[v].head;
    if (that == ASC_NONE || !asc_bench_is(b, that, "that") || that <= b->begin + 2 || that > v)
        return;
    if (!asc_bench_comma(b, that - 1) || p >= that || b->tok[p].tag != ASC_TAG_VBN) return;
    if (p <= b->begin + 1 || !asc_bench_comma(b, p - 1) || !asc_bench_noun(b, p - 2)) return;
    bool thought = false;
    for (const asc_cue *c = asc_tables_cue(b->t->lx, 'n', b->t->low[p - 2]); c;
         c = asc_cue_next(b->t->lx, c))
        thought |= (c->slots & ASC_SLOT_THAT) != 0;
    if (thought) asc_bench_hang(b, v, p - 2, ASC_DEP_ACL);
}

/* "20 hostages, most of them Letvians": the hostages are. */
static void most_of_them(struct asc_bench *b, uint32_t n)
{
    static const char *const some[] = { "most", "many", "some", "all", "half", "several", NULL };
    uint32_t s = asc_bench_child(b, n, ASC_DEP_NSUBJ, b->begin);
    if (!asc_bench_noun(b, n) || s == ASC_NONE || s + 2 >= n || !asc_tree_is_one(b->t, s, some))
        return;
    if (!asc_bench_is(b, s + 1, "of") || b->tok[s + 2].pos != ASC_POS_PRON) return;
    if (s < b->begin + 2 || !asc_bench_comma(b, s - 1) || !asc_bench_noun(b, s - 2)) return;
    if (b->tok[n].dep == ASC_DEP_APPOS || b->tok[n].dep == ASC_DEP_CONJ)
        asc_bench_hang(b, n, s - 2, ASC_DEP_APPOS);
}

/* "Militants shot 20 people in a cafe before commandos stormed it": who shot is told by the first verb, which was
 * taken for a clause about them. */
static void verb_before_clause(struct asc_bench *b, uint32_t v)
{
    static const char *const marks[] = { "before", "after", "until", "when", NULL };
    uint32_t n = b->tok[v].head, up = b->tok[n].head, second, mark;
    if (b->tok[v].dep != ASC_DEP_ACL || b->tok[v].tag != ASC_TAG_VBN || n + 1 != v) return;
    if (b->tok[n].dep != ASC_DEP_NSUBJ || up <= v || b->tok[up].pos != ASC_POS_VERB) return;
    mark = asc_bench_child(b, up, ASC_DEP_MARK, v);
    second = asc_bench_child(b, up, ASC_DEP_NSUBJ, v);
    if (mark == ASC_NONE || second == ASC_NONE || mark > second || second > up) return;
    if (!asc_tree_is_one(b->t, mark, marks) || !asc_bench_has(b, v, ASC_DEP_DOBJ)) return;
    asc_bench_in_place_of(b, v, up);
    asc_bench_hang(b, n, v, ASC_DEP_NSUBJ);
    asc_bench_hang(b, up, v, ASC_DEP_ADVCL);
    b->tok[v].tag = ASC_TAG_VBD;
    for (uint32_t k = v + 1; k < mark; k++)
        if (b->tok[k].head == n) asc_bench_hang(b, k, v, (asc_dep)b->tok[k].dep);
}

/* "A gunman dressed as a policeman opened fire": the gunman did, and no policeman. */
static void dressed_as(struct asc_bench *b, uint32_t v)
{
    static const char *const verbs[] = {
        "dress", "disguise", "clothe", "pose", "masquerade", NULL
    };
    uint32_t n = b->tok[v].head, as = v + 1, s, up;
    if (b->tok[v].dep != ASC_DEP_ACL || n >= v || !asc_tree_is_one(b->t, v, verbs)) return;
    if (as + 1 >= b->end || !asc_bench_is(b, as, "as") || b->tok[as].dep != ASC_DEP_MARK) return;
    up = b->tok[as].head;
    s = asc_bench_child(b, up, ASC_DEP_NSUBJ, as);
    if (b->tok[up].head != v || s == ASC_NONE || s > up || !asc_bench_finite(b, up)) return;
    asc_bench_in_place_of(b, up, n);
    asc_bench_hang(b, n, up, ASC_DEP_NSUBJ);
    asc_bench_hang(b, as, v, ASC_DEP_PREP);
    asc_bench_hang(b, s, as, ASC_DEP_POBJ);
    for (uint32_t k = up + 1; k < b->end; k++)
        if (b->tok[k].head == n) asc_bench_hang(b, k, up, (asc_dep)b->tok[k].dep);
}

/* "Is said to have doubted that it had happened, and to have accused X": the second goes with the first. */
static void second_to_have(struct asc_bench *b, uint32_t v)
{
    uint32_t have = v - 1, to = v - 2;
    if (v < b->begin + 4 || b->tok[v].dep != ASC_DEP_CONJ || b->tok[v].tag != ASC_TAG_VBN) return;
    if (!asc_bench_sign(b, have, "have") || !asc_bench_sign(b, to, "to")) return;
    uint32_t with = b->tok[v].head;
    if (with > to || !asc_bench_finite(b, with)) return;
    for (uint32_t k = with; k-- > b->begin + 2;)
        if (b->tok[k].tag == ASC_TAG_VBN && asc_bench_sign(b, k - 1, "have") &&
            asc_bench_sign(b, k - 2, "to")) {
            asc_bench_hang(b, v, k, ASC_DEP_CONJ);
            return;
        }
}

/* "Has told the court, according to the files, that X did it": that is what he told. */
static void told_past_aside(struct asc_bench *b, uint32_t c)
{
    uint32_t v = b->tok[c].head, that = asc_bench_child(b, c, ASC_DEP_MARK, b->begin);
    if (b->tok[c].dep != ASC_DEP_CONJ || that == ASC_NONE || that < v || that > c) return;
    if (!asc_bench_is(b, that, "that") || !asc_bench_comma(b, that - 1)) return;
    if (!asc_bench_tells(b, v) || asc_bench_has(b, v, ASC_DEP_CCOMP)) return;
    for (uint32_t k = v + 1; k < that; k++)
        if (b->tok[k].dep == ASC_DEP_CC && b->tok[k].head == v) return;
    asc_bench_hang(b, c, v, ASC_DEP_CCOMP);
    for (uint32_t k = v + 1; k < that; k++)
        if (b->tok[k].head == c) asc_bench_hang(b, k, v, (asc_dep)b->tok[k].dep);
}

/* "After prosecutors, giving no reason, withdrew the charge": they did, and not the subject over it. */
static void clause_past_participle(struct asc_bench *b, uint32_t v)
{
    static const char *const marks[] = { "after", "before", "until", "since", NULL };
    uint32_t ing = v, n, p, up;
    if (b->tok[v].tag != ASC_TAG_VBD || v < b->begin + 6 || !asc_bench_comma(b, v - 1)) return;
    if (asc_bench_has(b, v, ASC_DEP_NSUBJ) || asc_bench_has(b, v, ASC_DEP_NSUBJPASS)) return;
    for (uint32_t k = v - 2; k > b->begin + 2 && ing == v; k--) {
        if (b->tok[k].pos == ASC_POS_PUNCT || b->tok[k].dep == ASC_DEP_CC) return;
        if (b->tok[k].tag == ASC_TAG_VBG && asc_bench_comma(b, k - 1)) ing = k;
    }
    if (ing == v) return;
    n = ing - 2, p = b->tok[n].head, up = b->tok[p].head;
    if (!asc_bench_noun(b, n) || b->tok[n].dep != ASC_DEP_POBJ || p > n) return;
    if (!asc_tree_is_one(b->t, p, marks) || up >= p || b->tok[up].pos != ASC_POS_VERB) return;
    if (!asc_bench_has(b, up, ASC_DEP_NSUBJ)) return;
    asc_bench_hang(b, v, up, ASC_DEP_ADVCL);
    asc_bench_hang(b, n, v, ASC_DEP_NSUBJ);
    asc_bench_hang(b, p, v, ASC_DEP_MARK);
    asc_bench_hang(b, ing, v, ASC_DEP_ADVCL);
}

/* "X, whom police have been trying to arrest, said": X said, and the police tried. */
static void whom_aside(struct asc_bench *b, uint32_t v)
{
    uint32_t said = b->tok[v].head, n = asc_bench_child(b, v, ASC_DEP_NSUBJ, b->begin), by;
    if (b->tok[v].dep != ASC_DEP_CCOMP || said <= v || n == ASC_NONE || n > v) return;
    if (!asc_bench_finite(b, said) || asc_bench_has(b, said, ASC_DEP_NSUBJ)) return;
    if (!asc_bench_comma(b, said - 1)) return;
    by = asc_bench_child(b, n, ASC_DEP_RELCL, n);
    if (by == ASC_NONE || by > v || !asc_bench_noun(b, by)) return;
    bool whom = false;
    for (uint32_t k = n + 1; k < by; k++) whom |= asc_bench_sign(b, k, "whom");
    if (!whom) return;
    asc_bench_hang(b, n, said, ASC_DEP_NSUBJ);
    asc_bench_hang(b, v, n, ASC_DEP_RELCL);
    asc_bench_hang(b, by, v, ASC_DEP_NSUBJ);
}

/* "One of the men, known only as X, confessed in prison that he had done it": he confessed. */
static void confessed_far(struct asc_bench *b, uint32_t v)
{
    uint32_t n = b->tok[v].head, c = ASC_NONE, that, name, k;
    uint8_t dep = b->tok[v].dep;
    if (b->tok[v].tag != ASC_TAG_VBN || !asc_bench_tells(b, v) || v < b->begin + 3) return;
    if (!asc_bench_comma(b, v - 1) || asc_bench_has(b, v, ASC_DEP_AGENT)) return;
    if (dep != ASC_DEP_ADVCL && dep != ASC_DEP_ACL) return;
    for (int up = 0; up < ASC_BENCH_CHAIN_MAX && b->tok[n].head != n; up++) n = b->tok[n].head;
    if (n >= v || b->tok[n].head != n || (!asc_bench_noun(b, n) && b->tok[n].pos != ASC_POS_NUM))
        return;
    for (k = v + 1; k < b->end && c == ASC_NONE; k++) {
        bool of = b->tok[k].head == n || b->tok[k].head == v;
        that = of && asc_bench_finite(b, k) ? asc_bench_child(b, k, ASC_DEP_MARK, v) : ASC_NONE;
        if (that != ASC_NONE && that < k && asc_bench_is(b, that, "that")) c = k;
    }
    if (c == ASC_NONE) return;
    name = b->tok[v - 2].pos == ASC_POS_PROPN ? v - 2 : ASC_NONE;
    for (k = v - 2; k > n + 1 && b->tok[k].pos == ASC_POS_PROPN; k--) continue;
    if (name != ASC_NONE && !asc_bench_is(b, k, "as")) name = ASC_NONE;
    if (name == ASC_NONE && asc_bench_has(b, v, ASC_DEP_NSUBJ)) return;
    asc_bench_hang(b, v, v, ASC_DEP_ROOT);
    asc_bench_hang(b, n, name == ASC_NONE ? v : name,
                   name == ASC_NONE ? ASC_DEP_NSUBJ : ASC_DEP_APPOS);
    if (name != ASC_NONE) asc_bench_hang(b, name, v, ASC_DEP_NSUBJ);
    asc_bench_hang(b, c, v, ASC_DEP_CCOMP);
    b->tok[v].tag = ASC_TAG_VBD;
}

/* "Accused the women who lead the march of working for X": that is what they are accused of. */
static void accused_past_clause(struct asc_bench *b, uint32_t of)
{
    uint32_t ing = asc_bench_child(b, of, ASC_DEP_PCOMP, of), k = b->tok[of].head;
    if (!asc_bench_is(b, of, "of") || ing == ASC_NONE || b->tok[ing].tag != ASC_TAG_VBG) return;
    for (int n = 0; n < ASC_BENCH_CHAIN_MAX && b->tok[k].dep != ASC_DEP_RELCL; n++) {
        if (b->tok[k].head == k) return;
        k = b->tok[k].head;
    }
    uint32_t who = b->tok[k].head, v = b->tok[who].head;
    if (b->tok[k].dep != ASC_DEP_RELCL || b->tok[who].dep != ASC_DEP_DOBJ || v > who) return;
    if (asc_bench_is(b, v, "accuse") && asc_bench_child(b, v, ASC_DEP_PREP, v) == ASC_NONE)
        asc_bench_hang(b, of, v, ASC_DEP_PREP);
}

void asc_mend_asides(struct asc_bench *b)
{
    bool colon = false;
    for (uint32_t k = b->begin; k < b->end && !colon; k++)
        colon = asc_bench_sign(b, k, ":") || asc_bench_sign(b, k, "):");
    for (uint32_t k = b->begin; colon && k < b->end; k++)
        speaker_with_colon(b, k), clause_behind_label(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) dressed_as(b, k), second_to_have(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) accused_past_clause(b, k);
    for (uint32_t k = b->begin; k < b->end; k++)
        told_past_aside(b, k), clause_past_participle(b, k), whom_aside(b, k), confessed_far(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) told_aside(b, k), aside_in_copula(b, k);
}

void asc_mend_tellers(struct asc_bench *b)
{
    for (uint32_t k = b->begin; k < b->end; k++) most_of_them(b, k), verb_before_clause(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) said_too(b, k), clause_past_aside(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) teller_behind(b, k), finder_behind(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) told_in_writing(b, k);
}
