/*
 * Verbs that the parser takes for nouns, and headlines without "was": "X funnels money to Y".
 */
#include "base/str.h"
#include "read/bench.h"

#include "base/banned.h"

static bool has_verb(const struct asc_bench *b, uint32_t but)
{
    for (uint32_t i = b->begin; i < b->end; i++)
        if (i != but && (asc_bench_finite(b, i) || b->tok[i].pos == ASC_POS_AUX)) return true;
    return false;
}

/* Is i the last word of a name that hangs on v as a mere part of it? */
static bool name_before(const struct asc_bench *b, uint32_t i, uint32_t v)
{
    uint8_t dep = b->tok[i].dep;
    bool named = b->tok[i].pos == ASC_POS_PROPN || b->tok[i].ent != ASC_ENT_NONE;
    return named && b->tok[i].head == v &&
           (dep == ASC_DEP_COMPOUND || dep == ASC_DEP_AMOD || dep == ASC_DEP_NMOD ||
            dep == ASC_DEP_NSUBJ);
}

/* "X funnels money to Y", "X sides with Y", "X shelters Y": a sentence without a verb, whose
 * verb was taken for a noun in the plural. */
static bool one_that_tells(const struct asc_bench *b, uint32_t s, uint32_t v, uint32_t root)
{
    uint32_t n = v + 1;
    if (b->tok[s].tag != ASC_TAG_NN || b->tok[s].dep != ASC_DEP_COMPOUND || n >= b->end)
        return false;
    if (b->tok[s].head != v && b->tok[s].head != root) return false;
    if (b->tok[b->begin].pos != ASC_POS_DET || s - b->begin > 3) return false;
    if (b->tok[root].pos != ASC_POS_PROPN && b->tok[root].pos != ASC_POS_NOUN) return false;
    bool date = b->tok[n].ent == ASC_ENT_DATE || b->tok[n].ent == ASC_ENT_TIME;
    return !date && (b->tok[n].pos == ASC_POS_DET || b->tok[n].pos == ASC_POS_PROPN);
}

static void verb_for_noun(struct asc_bench *b, uint32_t v)
{
    uint32_t root = b->tok[v].head, s = v - 1;
    bool plural = b->tok[v].tag == ASC_TAG_NNS, part = root > v && b->tok[root].head == root;
    if (v == b->begin || (!plural && b->tok[v].tag != ASC_TAG_VBZ)) return;
    bool told =
        plural && (part || root == v) && one_that_tells(b, s, v, root); /* "the report names" */
    if (!told && !name_before(b, s, v) && !(part && name_before(b, s, root))) return;
    if (root != v && !(part && plural && b->tok[v].dep == ASC_DEP_COMPOUND)) return;
    if (root == v && !plural && b->tok[s].dep == ASC_DEP_NSUBJ) return; /* as it should be */
    uint32_t that =
        v + 1 < b->end && asc_bench_is(b, v + 1, "that") ? b->tok[v + 1].head : ASC_NONE;
    bool clause = that != ASC_NONE && b->tok[v + 1].dep == ASC_DEP_MARK && b->tok[that].head == v;
    if ((has_verb(b, v) && !clause && !told) || !asc_tables_frame(b->t->lx, 'v', b->t->low[v]))
        return;
    if (v + 1 >= b->end || b->tok[v + 1].pos == ASC_POS_PUNCT) return;
    uint32_t object = root != v ? root : asc_bench_child(b, v, ASC_DEP_APPOS, v + 1);
    asc_bench_hang(b, v, v, ASC_DEP_ROOT);
    asc_bench_hang(b, s, v, ASC_DEP_NSUBJ);
    if (clause) asc_bench_hang(b, that, v, ASC_DEP_CCOMP);
    if (object != ASC_NONE) asc_bench_hang(b, object, v, ASC_DEP_DOBJ);
    for (uint32_t c = b->begin; c < b->end; c++) {
        bool behind = c > v && object != ASC_NONE && b->tok[c].head == object && c > object;
        if (root != v && b->tok[c].head == root && c != v && c != object && (c < v || behind))
            asc_bench_hang(b, c, c < s ? s : v, (asc_dep)b->tok[c].dep);
        else if (c < s && b->tok[c].head == v) asc_bench_hang(b, c, s, (asc_dep)b->tok[c].dep);
    }
    asc_bench_retag(b, v, ASC_POS_VERB, ASC_TAG_VBZ);
}

/* "Agents of X sank this boat": what was done to is no time at which it was. */
static void object_for_time(struct asc_bench *b, uint32_t o)
{
    uint32_t v = b->tok[o].head;
    bool time = b->tok[o].ent == ASC_ENT_DATE || b->tok[o].ent == ASC_ENT_TIME ||
                asc_str_eq(asc_nouns_classes(&b->t->lx->nouns, b->t->low[o]), ASC_STR("time"));
    const asc_event_word *w = asc_tables_event(b->t->lx, 'v', b->t->low[v]);
    if (b->tok[o].dep != ASC_DEP_NPADVMOD || b->tok[o].pos != ASC_POS_NOUN || o <= v || time)
        return;
    if (!w || asc_bench_child(b, v, ASC_DEP_DOBJ, b->begin) != ASC_NONE ||
        asc_bench_child(b, v, ASC_DEP_NSUBJ, b->begin) == ASC_NONE)
        return;
    if (o != v + 2 ||
        !asc_tree_is_one(b->t, v + 1,
                         (const char *const[]){ "this", "that", "these", "those", NULL }))
        return;
    asc_bench_hang(b, o, v, ASC_DEP_DOBJ);
}

/* "The air force bombed camps of X on Sunday": a sentence without a verb, whose verb was taken for what
 * kind of camps these are. */
static void past_for_adjective(struct asc_bench *b, uint32_t v)
{
    uint32_t o = b->tok[v].head, s = asc_bench_child(b, v, ASC_DEP_NSUBJ, b->begin);
    if (b->tok[v].dep != ASC_DEP_AMOD || b->tok[v].pos != ASC_POS_VERB || o <= v) return;
    if (b->tok[o].head != o || s == ASC_NONE || s > v || has_verb(b, v)) return;
    asc_bench_hang(b, v, v, ASC_DEP_ROOT);
    asc_bench_hang(b, o, v, ASC_DEP_DOBJ);
    for (uint32_t c = b->begin; c < b->end; c++) {
        bool of = b->tok[c].dep == ASC_DEP_PREP && asc_bench_is(b, c, "of");
        if (b->tok[c].head == o && c != o && (c < v || (c > o && !of)))
            asc_bench_hang(b, c, v, (asc_dep)b->tok[c].dep);
    }
    b->tok[v].tag = ASC_TAG_VBD;
}

/* "X charged over the bombing", "X killed in raid": headlines leave out "was". */
static void headline_passive(struct asc_bench *b, uint32_t v)
{
    static const char *const verbs[] = { "charge",  "arrest",   "jail",    "kill",    "blame",
                                         "accuse",  "detain",   "hold",    "convict", "acquit",
                                         "clear",   "free",     "shoot",   "indict",  "seize",
                                         "name",    "sentence", "wound",   "suspect", "extradite",
                                         "capture", "release",  "execute", "hang" };
    uint32_t s = asc_bench_child(b, v, ASC_DEP_NSUBJ, b->begin), last = b->end - 1;
    bool second = b->tok[v].dep == ASC_DEP_CONJ && s != ASC_NONE && b->tok[s].left > b->begin &&
                  asc_bench_comma(b, b->tok[s].left - 1); /* "Bomb kills three, rebels suspected" */
    if ((b->tok[v].head != v && !second) ||
        (b->tok[v].tag != ASC_TAG_VBD && b->tok[v].tag != ASC_TAG_VBN))
        return;
    bool listed = false;
    while (last > b->begin && b->tok[last].pos == ASC_POS_SPACE) last--;
    for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
        listed |= asc_bench_is(b, v, verbs[k]);
    if (!listed || s == ASC_NONE || s > v || !asc_bench_noun(b, s)) return;
    if (asc_bench_has(b, v, ASC_DEP_DOBJ) || asc_bench_has(b, v, ASC_DEP_AUX) ||
        asc_bench_has(b, v, ASC_DEP_AUXPASS) || asc_bench_has(b, v, ASC_DEP_CCOMP) ||
        asc_bench_has(b, v, ASC_DEP_ADVMOD))
        return;
    if (asc_bench_sign(b, last, ".")) return;
    asc_bench_hang(b, s, v, ASC_DEP_NSUBJPASS);
    b->tok[v].tag = ASC_TAG_VBN;
}

void asc_mend_verbs(struct asc_bench *b)
{
    for (uint32_t k = b->begin + 1; k < b->end; k++) verb_for_noun(b, k), past_for_adjective(b, k);
    for (uint32_t k = b->begin + 1; k < b->end; k++) object_for_time(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) headline_passive(b, k);
}
