/* Whose clause it is: asides, tellers that go on, clefts, "both". */
#include "read/bench.h"

#include "base/banned.h"

static bool past(const struct asc_bench *b, uint32_t v)
{
    return b->tok[v].pos == ASC_POS_VERB &&
           (b->tok[v].tag == ASC_TAG_VBD || b->tok[v].tag == ASC_TAG_VBN);
}

static bool relative_word(const struct asc_bench *b, uint32_t i)
{
    uint8_t tag = b->tok[i].tag;
    return tag == ASC_TAG_WDT || tag == ASC_TAG_WP || tag == ASC_TAG_WPS || tag == ASC_TAG_WRB;
}

/* "The brothers, both members of the Group, had told": an aside, and no clause that tells of them. */
static void aside_for_subject(struct asc_bench *b, uint32_t v)
{
    uint32_t n = b->tok[v].head, s = asc_bench_child(b, v, ASC_DEP_NSUBJ, b->begin), to = v;
    if (b->tok[v].dep != ASC_DEP_RELCL || n >= v || !asc_bench_noun(b, n) || !past(b, v)) return;
    if (b->tok[n].head != n || s == ASC_NONE || s < n || s > v || b->tok[s].pos != ASC_POS_NOUN)
        return;
    while (to > s && b->tok[to - 1].head == v && b->tok[to - 1].pos != ASC_POS_PUNCT) to--;
    uint32_t first = b->tok[s].left;
    if (first <= n + 1 || !asc_bench_comma(b, first - 1) || !asc_bench_comma(b, to - 1)) return;
    if (b->tok[s].right > to - 1) return;
    for (uint32_t k = n + 1; k < v; k++)
        if (relative_word(b, k)) return;
    asc_bench_hang(b, v, v, ASC_DEP_ROOT);
    asc_bench_hang(b, n, v,
                   asc_bench_has(b, v, ASC_DEP_AUXPASS) ? ASC_DEP_NSUBJPASS : ASC_DEP_NSUBJ);
    asc_bench_hang(b, s, n, ASC_DEP_APPOS);
    for (uint32_t k = v + 1; k < b->end; k++)
        if (b->tok[k].head == n && b->tok[k].dep == ASC_DEP_PUNCT)
            asc_bench_hang(b, k, v, ASC_DEP_PUNCT);
}

/* Does the verb accuse or tell, by its own word? */
static bool speaks(const struct asc_bench *b, uint32_t v)
{
    static const char *const verbs[] = { "blame", "accuse", "reject", "dismiss", "denounce",
                                         "call",  "demand", "vow",    "condemn", NULL };
    return asc_bench_tells(b, v) || asc_tree_is_one(b->t, v, verbs);
}

/* "Denied that his men had been there and blamed Y": the blaming goes with the denial, in its tense. */
static void teller_goes_on(struct asc_bench *b, uint32_t v)
{
    uint32_t p = b->tok[v].head, up = b->tok[p].head;
    if (b->tok[v].dep != ASC_DEP_CONJ || p >= v || b->tok[p].dep != ASC_DEP_CCOMP || up >= p)
        return;
    if (b->tok[v].tag != ASC_TAG_VBD || b->tok[up].tag != ASC_TAG_VBD || !speaks(b, v)) return;
    if (!asc_bench_tells(b, up) || asc_bench_has(b, v, ASC_DEP_NSUBJ) ||
        asc_bench_has(b, v, ASC_DEP_AUX) || asc_bench_has(b, v, ASC_DEP_AUXPASS))
        return;
    uint32_t had = asc_bench_child(b, p, ASC_DEP_AUX, b->begin);
    bool before = had != ASC_NONE && asc_bench_sign(b, had, "had");
    if (before && asc_bench_has(b, p, ASC_DEP_MARK)) asc_bench_hang(b, v, up, ASC_DEP_CONJ);
}

/* "He had lent the car, she said, and knew nothing of it": he knew nothing. */
static void past_aside(struct asc_bench *b, uint32_t v)
{
    uint32_t said = b->tok[v].head, s = asc_bench_child(b, said, ASC_DEP_NSUBJ, b->begin);
    uint32_t p = asc_bench_child(b, said, ASC_DEP_CCOMP, b->begin);
    if (b->tok[v].dep != ASC_DEP_CONJ || said >= v || p == ASC_NONE || s == ASC_NONE) return;
    if (!past(b, v) || p > s || s > said || !asc_bench_tells(b, said)) return;
    if (b->tok[s].left == 0 || !asc_bench_comma(b, b->tok[s].left - 1) || b->tok[s].right != said)
        return;
    if (!asc_bench_comma(b, said + 1) || b->tok[said + 2].dep != ASC_DEP_CC) return;
    if (asc_bench_has(b, v, ASC_DEP_NSUBJ) || asc_bench_has(b, v, ASC_DEP_NSUBJPASS) ||
        asc_bench_tells(b, v) || asc_bench_has(b, p, ASC_DEP_MARK))
        return;
    asc_bench_hang(b, v, p, ASC_DEP_CONJ);
}

/* "It was X who ordered it": the clause tells of X. */
static void cleft(struct asc_bench *b, uint32_t v)
{
    uint32_t is = b->tok[v].head, who = asc_bench_child(b, v, ASC_DEP_NSUBJ, b->begin);
    if (b->tok[v].dep != ASC_DEP_CCOMP || is >= v || !asc_bench_is(b, is, "be")) return;
    uint32_t x = asc_bench_child(b, is, ASC_DEP_ATTR, is),
             it = asc_bench_child(b, is, ASC_DEP_NSUBJ, b->begin);
    if (x == ASC_NONE || who == ASC_NONE || it == ASC_NONE || !asc_bench_is(b, it, "it")) return;
    if (!relative_word(b, who) || x >= who || !asc_bench_noun(b, x)) return;
    for (uint32_t k = x + 1; k < who; k++)
        if (b->tok[k].pos == ASC_POS_VERB || b->tok[k].pos == ASC_POS_AUX) return;
    asc_bench_hang(b, v, x, ASC_DEP_RELCL);
}

/* "Both deny it", "all were jailed", "all four were members": they, told of before. */
static void both(struct asc_bench *b, uint32_t i)
{
    uint8_t dep = b->tok[i].dep;
    bool all = b->tok[i].pos == ASC_POS_NUM;
    if (!asc_bench_is(b, i, "both") && !asc_bench_is(b, i, "all") && !all) return;
    if (dep != ASC_DEP_NSUBJ && dep != ASC_DEP_NSUBJPASS) return;
    for (uint32_t k = b->begin; k < b->end; k++)
        if (b->tok[k].head == i && k != i && !(all && k < i && asc_bench_is(b, k, "all"))) return;
    if (all && (b->tok[i].left == i || !asc_bench_is(b, b->tok[i].left, "all"))) return;
    asc_bench_retag(b, i, ASC_POS_PRON, ASC_TAG_PRP);
    b->changed = true;
}

/* "Declared the bandit gangs terrorist organisations": a noun in the plural, and no verb. */
static void declared_so(struct asc_bench *b, uint32_t v)
{
    static const char *const verbs[] = {
        "declare", "designate", "brand", "label", "proclaim", NULL
    };
    uint32_t c = asc_bench_child(b, v, ASC_DEP_CCOMP, v), o;
    if (c == ASC_NONE || b->tok[c].tag != ASC_TAG_VBZ || !asc_tree_is_one(b->t, v, verbs)) return;
    if (asc_bench_has(b, c, ASC_DEP_NSUBJ) || !asc_bench_has(b, c, ASC_DEP_DET)) return;
    o = asc_bench_child(b, c, ASC_DEP_DOBJ, c);
    if (o == ASC_NONE || b->tok[c].left != v + 1) return;
    asc_bench_retag(b, c, ASC_POS_NOUN, ASC_TAG_NNS);
    asc_bench_hang(b, c, v, ASC_DEP_DOBJ);
    asc_bench_hang(b, o, v, ASC_DEP_OPRD);
}

/* "The Front's secretary-general": one noun, which the parser has as three words. */
static void hyphened_office(struct asc_bench *b, uint32_t i)
{
    static const char *const firsts[] = { "secretary", "director", "governor", NULL };
    if (i + 2 >= b->end || !asc_tree_is_one(b->t, i, firsts) || !asc_bench_is(b, i + 2, "general"))
        return;
    if (!asc_str_eq(asc_tree_text(b->t, i + 1), ASC_STR("-")) || b->tok[i].space_after) return;
    if (b->tok[i + 2].head == i) { /* "X, secretary-general of the Front" */
        b->t->low[i] = ASC_STR("secretary-general");
        return;
    }
    b->tok[i + 2].pos = ASC_POS_NOUN;
    b->tok[i + 2].tag = ASC_TAG_NN;
    b->t->low[i + 2] = ASC_STR("secretary-general");
    if (b->tok[i].head == i + 2) asc_bench_hang(b, i, i + 2, ASC_DEP_COMPOUND);
    uint32_t n = i + 4; /* "the secretary-general, X, said": X, of two subjects the nearer */
    while (n < b->end && b->tok[n].dep == ASC_DEP_COMPOUND) n++;
    if (n < b->end && asc_bench_comma(b, i + 3) && b->tok[n].ent == ASC_ENT_PERSON &&
        b->tok[n].dep == ASC_DEP_NSUBJ && b->tok[n].head == b->tok[i + 2].head)
        asc_bench_hang(b, n, i + 2, ASC_DEP_APPOS);
}

/* "Are considered by investigators to be members of it": investigators consider. */
static void considered_by(struct asc_bench *b, uint32_t by)
{
    uint32_t be = b->tok[by].head, v = b->tok[be].head;
    if (!asc_bench_is(b, by, "by") || b->tok[by].dep != ASC_DEP_MARK || by <= v || be < by) return;
    uint32_t who = asc_bench_child(b, be, ASC_DEP_NSUBJ, by), to = who == ASC_NONE ? be : who + 1;
    if (b->tok[v].tag != ASC_TAG_VBN || !asc_bench_has(b, v, ASC_DEP_AUXPASS) || to >= be) return;
    if (!asc_bench_is(b, to, "to") || b->tok[be].tag != ASC_TAG_VB) return;
    asc_bench_hang(b, by, v, ASC_DEP_AGENT);
    asc_bench_hang(b, who, by, ASC_DEP_POBJ);
    asc_bench_hang(b, be, v, ASC_DEP_XCOMP);
}

/* "Pointed at their rivals, Los Metros": a name behind a noun and a comma at the end tells who they are. */
static void name_at_end(struct asc_bench *b, uint32_t n)
{
    uint32_t first = b->tok[n].left, g = first - 2, last = b->tok[n].right;
    uint8_t ent = b->tok[n].ent;
    if (b->tok[n].pos != ASC_POS_PROPN || first < b->begin + 2 || !asc_bench_comma(b, first - 1))
        return;
    if (b->tok[n].dep != ASC_DEP_NPADVMOD && b->tok[n].dep != ASC_DEP_DEP) return;
    if (ent == ASC_ENT_DATE || ent == ASC_ENT_TIME || ent == ASC_ENT_GPE || ent == ASC_ENT_LOC)
        return;
    if (b->tok[g].pos != ASC_POS_NOUN || asc_bench_has(b, g, ASC_DEP_APPOS)) return;
    bool ends = last >= b->end || b->tok[last].pos == ASC_POS_PUNCT;
    if (ends && asc_tables_actor(b->t->lx, b->t->low[g])) asc_bench_hang(b, n, g, ASC_DEP_APPOS);
}

/* "That X, the founder of the Front, Y, and Z were liable": Y and Z stand beside X, and not beside the Front. */
static void persons_behind_title(struct asc_bench *b, uint32_t y)
{
    uint32_t of = b->tok[y].head, title, x, v;
    bool listed = b->tok[y].dep == ASC_DEP_CONJ ||
                  (b->tok[y].dep == ASC_DEP_APPOS && asc_bench_has(b, y, ASC_DEP_CONJ));
    if (!listed || of >= y || b->tok[y].ent != ASC_ENT_PERSON) return;
    if (b->tok[of].dep != ASC_DEP_POBJ || b->tok[of].ent == ASC_ENT_PERSON) return;
    title = b->tok[b->tok[of].head].head;
    x = b->tok[title].head, v = b->tok[x].head;
    if (b->tok[title].dep != ASC_DEP_APPOS || b->tok[title].tag != ASC_TAG_NN || x >= title) return;
    if (b->tok[x].ent != ASC_ENT_PERSON || v < y || !asc_bench_person(b, title)) return;
    if (b->tok[x].dep != ASC_DEP_NSUBJ && b->tok[x].dep != ASC_DEP_NSUBJPASS) return;
    bool many =
        asc_bench_sign(b, v, "were") || asc_bench_sign(b, v, "are") || asc_bench_sign(b, v, "have");
    for (uint32_t k = y + 1; k < v && !many; k++)
        many = b->tok[k].head == v && (asc_bench_sign(b, k, "were") ||
                                       asc_bench_sign(b, k, "are") || asc_bench_sign(b, k, "have"));
    if (many) asc_bench_hang(b, y, x, ASC_DEP_CONJ);
}

/* "Ana, her husband Ivo, Karl and Paul, who had bought the batteries": Paul had. */
static void clause_of_last(struct asc_bench *b, uint32_t v)
{
    uint32_t n = b->tok[v].head, who = asc_bench_child(b, v, ASC_DEP_NSUBJ, b->begin), last, up;
    unsigned listed = 0;
    if (b->tok[v].dep != ASC_DEP_RELCL || who == ASC_NONE || who >= v || n + 2 >= who) return;
    if (!asc_bench_is(b, who, "who") || !asc_bench_comma(b, who - 1)) return;
    for (last = up = who - 2; up > n && up != b->tok[up].head; up = b->tok[up].head) {
        if (b->tok[up].dep != ASC_DEP_CONJ && b->tok[up].dep != ASC_DEP_APPOS) return;
        listed += b->tok[up].dep == ASC_DEP_CONJ;
    }
    if (up != n || listed < 2 || b->tok[last].pos != ASC_POS_PROPN || !asc_bench_noun(b, n)) return;
    for (uint32_t k = who; k <= v; k++)
        if (asc_bench_sign(b, k, "were") || asc_bench_sign(b, k, "are") ||
            asc_bench_sign(b, k, "have"))
            return; /* all of them */
    asc_bench_hang(b, v, last, ASC_DEP_RELCL);
}

/* "Ivo Lund, who he said picked the targets": he says it of Lund, who picked them. */
static void who_he_said(struct asc_bench *b, uint32_t v)
{
    uint32_t who = asc_bench_child(b, v, ASC_DEP_NSUBJ, b->begin), he = ASC_NONE, deed = ASC_NONE;
    if (who == ASC_NONE || who > v || !relative_word(b, who) || !asc_bench_tells(b, v)) return;
    for (uint32_t k = who + 1; k < v && he == ASC_NONE; k++)
        if (b->tok[k].head == v && b->tok[k].dep == ASC_DEP_NSUBJ) he = k;
    for (uint32_t k = v + 1; k < b->end && deed == ASC_NONE; k++)
        if (b->tok[k].head == v && b->tok[k].pos == ASC_POS_VERB &&
            (b->tok[k].dep == ASC_DEP_XCOMP || b->tok[k].dep == ASC_DEP_CCOMP))
            deed = k;
    if (he == ASC_NONE || deed == ASC_NONE || asc_bench_has(b, deed, ASC_DEP_NSUBJ)) return;
    asc_bench_hang(b, who, deed, ASC_DEP_NSUBJ);
    asc_bench_hang(b, deed, v, ASC_DEP_CCOMP);
}

void asc_mend_subjects(struct asc_bench *b)
{
    for (uint32_t k = b->begin; k < b->end; k++) who_he_said(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) clause_of_last(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) persons_behind_title(b, k);
    for (uint32_t k = b->begin; k < b->end; k++)
        aside_for_subject(b, k), teller_goes_on(b, k), past_aside(b, k), cleft(b, k), both(b, k),
            declared_so(b, k);
    for (uint32_t k = b->begin; k < b->end; k++)
        hyphened_office(b, k), considered_by(b, k), name_at_end(b, k);
}
