/*
 * Prepositions that the parser hangs on the last noun, and that are the verb's: "attributed it with some
 * confidence to X".
 */
#include "base/str.h"
#include "read/bench.h"

#include "base/banned.h"

static const struct {
    const char *verb, *prep;
} governs[] = {
    { "blame", "on" },   { "pin", "on" },      { "attribute", "to" }, { "ascribe", "to" },
    { "impute", "to" },  { "trace", "to" },    { "link", "to" },      { "tie", "to" },
    { "connect", "to" }, { "identify", "as" }, { "name", "as" },      { "describe", "as" },
    { "regard", "as" },  { "cite", "as" },     { "single", "as" },    { "view", "as" },
    { "depict", "as" },  { "portray", "as" },  { "list", "as" },      { "designate", "as" },
};

static bool does_govern(const struct asc_bench *b, uint32_t verb, asc_str prep)
{
    static const char *const puts[] = { "put", "lay", "pin", "place", "lump", "heap" };
    uint32_t o = asc_bench_child(b, verb, ASC_DEP_DOBJ, verb);
    bool blame =
        o != ASC_NONE && (asc_bench_is(b, o, "blame") || asc_bench_is(b, o, "responsibility"));
    for (size_t k = 0; blame && k < sizeof puts / sizeof *puts; k++)
        if (asc_bench_is(b, verb, puts[k]) && asc_str_eq(prep, ASC_STR("on"))) return true;
    for (size_t k = 0; k < sizeof governs / sizeof *governs; k++)
        if (asc_bench_is(b, verb, governs[k].verb) && asc_str_is(prep, governs[k].prep))
            return true;
    return false;
}

/* The verb above p, past its objects and what hangs on them. */
static uint32_t verb_above(const struct asc_bench *b, uint32_t p)
{
    uint32_t i = b->tok[p].head;
    for (int k = 0; k < ASC_BENCH_CHAIN_MAX && !(b->tok[i].pos == ASC_POS_VERB); k++) {
        uint8_t dep = b->tok[i].dep;
        bool inner = dep == ASC_DEP_DOBJ || dep == ASC_DEP_POBJ || dep == ASC_DEP_PREP ||
                     dep == ASC_DEP_AGENT || dep == ASC_DEP_ADVMOD || dep == ASC_DEP_DATIVE;
        if (!inner || b->tok[i].head == i) return ASC_NONE;
        i = b->tok[i].head;
    }
    return b->tok[i].pos == ASC_POS_VERB && i < p ? i : ASC_NONE;
}

/* "Attributed it with some confidence to X", "was blamed by officials on X". */
static void preposition_of_verb(struct asc_bench *b, uint32_t p)
{
    asc_str prep = asc_tree_text(b->t, p);
    if (b->tok[p].dep != ASC_DEP_PREP || (prep.n != 2 && prep.n != 4)) return;
    uint32_t verb = verb_above(b, p);
    if (verb == ASC_NONE || b->tok[p].head == verb) return;
    uint32_t x = asc_bench_child(b, p, ASC_DEP_POBJ, p);
    if (x == ASC_NONE || !does_govern(b, verb, prep)) return;
    if (asc_tables_event(b->t->lx, 'n', b->t->low[x])) return; /* "linked to X's attack" */
    for (uint32_t c = verb + 1; c < b->end; c++) {
        if (b->tok[c].dep != ASC_DEP_PREP || c == p) continue;
        bool own = b->tok[c].head == verb;
        bool same = asc_str_eq(asc_tree_text(b->t, c), prep);
        bool with = c > p && own && asc_str_eq(prep, ASC_STR("with"));
        if (own && !with && (same || asc_str_eq(asc_tree_text(b->t, c), ASC_STR("for")))) return;
        if (same && c > p && verb_above(b, c) == verb) return; /* the last one */
    }
    asc_bench_hang(b, p, verb, ASC_DEP_PREP);
}

/* "Is accused by the prosecution of planning it": not the prosecution of anything. */
static void accused_by(struct asc_bench *b, uint32_t p)
{
    uint32_t by = b->tok[p].head, agent = b->tok[by].head, verb = b->tok[agent].head;
    if (!asc_bench_is(b, p, "of") || b->tok[by].dep != ASC_DEP_POBJ ||
        b->tok[agent].dep != ASC_DEP_AGENT)
        return;
    if (asc_bench_is(b, verb, "accuse") || asc_bench_is(b, verb, "suspect") ||
        asc_bench_is(b, verb, "convict"))
        asc_bench_hang(b, p, verb, ASC_DEP_PREP);
}

/* "Blamed it on smugglers in the pay of X": whose pay, is told of the smugglers. */
static void in_ones_pay(struct asc_bench *b, uint32_t p)
{
    if (b->tok[p].dep != ASC_DEP_PREP || p == b->begin || !asc_bench_noun(b, p - 1)) return;
    uint32_t pay = asc_bench_child(b, p, ASC_DEP_POBJ, p);
    if (pay == ASC_NONE) return;
    if (!asc_bench_is(b, pay, "pay") && !asc_bench_is(b, pay, "employ") &&
        !asc_bench_is(b, pay, "service"))
        return;
    if (b->tok[b->tok[p].head].pos == ASC_POS_VERB) asc_bench_hang(b, p, p - 1, ASC_DEP_PREP);
}

/* "The murder of the exile by X", "the killing of a judge by X". */
static void by_of_event(struct asc_bench *b, uint32_t p)
{
    uint32_t h = b->tok[p].head, of = b->tok[h].head, g = b->tok[of].head;
    bool by = asc_str_eq(asc_tree_text(b->t, p), ASC_STR("by"));
    if (!by || (b->tok[p].dep != ASC_DEP_PREP && b->tok[p].dep != ASC_DEP_AGENT)) return;
    if (b->tok[h].dep != ASC_DEP_POBJ || b->tok[of].dep != ASC_DEP_PREP) return;
    bool told = asc_bench_is(b, of, "of") || asc_bench_is(b, of, "about") ||
                asc_bench_is(b, of, "for") || asc_bench_is(b, of, "over") ||
                asc_bench_is(b, of, "with") || asc_bench_is(b, of, "after") ||
                asc_bench_is(b, of, "before") || asc_bench_is(b, of, "since");
    if (told && asc_bench_wants_agent(b, g))
        return asc_bench_hang(b, p, g,
                              ASC_DEP_AGENT); /* "was warned of, banned after the attack by X" */
    static const char *const works[] = { "film",  "book",    "documentary",   "novel",  "play",
                                         "song",  "series",  "podcast",       "report", "article",
                                         "study", "inquiry", "investigation", "paper",  NULL };
    bool about =
        asc_bench_is(b, of, "about") || asc_bench_is(b, of, "on") || asc_bench_is(b, of, "into");
    if (about && asc_tree_is_one(b->t, g, works))
        return asc_bench_hang(b, p, g, ASC_DEP_PREP); /* "a film about the attack by X" */
    if (!asc_bench_is(b, of, "of")) return;
    if (asc_bench_noun(b, g) && asc_tables_event(b->t->lx, 'n', b->t->low[g]))
        asc_bench_hang(b, p, g, ASC_DEP_PREP);
}

void asc_mend_prepositions(struct asc_bench *b)
{
    for (uint32_t k = b->begin; k < b->end; k++) by_of_event(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) preposition_of_verb(b, k);
    for (uint32_t k = b->begin; k < b->end; k++) in_ones_pay(b, k), accused_by(b, k);
}
