#include "read/answers.h"

#include "base/str.h"
#include "read/echo.h"
#include "read/finds.h"
#include "read/record.h"
#include "read/scorn.h"
#include "read/speaks.h"
#include "read/who.h"

#include "base/banned.h"

static bool denies(const asc_tree *t, uint32_t v)
{
    for (const asc_cue *q = asc_tables_cue(t->lx, 'v', t->low[v]); q; q = asc_cue_next(t->lx, q))
        if (q->polarity == ASC_POLARITY_MINUS && q->act == ASC_ACT_DENY) return true;
    return false;
}

/* A word for what was told: "a charge", "something", "which". */
static bool resuming(const asc_tree *t, uint32_t i)
{
    bool they = t->tok[i].pos == ASC_POS_PRON && t->tok[i].tag == ASC_TAG_PRP;
    return (!they && asc_record_word(t, i)) || t->tok[i].tag == ASC_TAG_WDT ||
           asc_tree_is_one(t, i, (const char *const[]){ "something", "which", NULL });
}

static bool object_like(uint8_t dep)
{
    return dep == ASC_DEP_DOBJ || dep == ASC_DEP_NSUBJ || dep == ASC_DEP_DEP ||
           dep == ASC_DEP_NSUBJPASS;
}

/* The word before verb p that stands for what p denies, behind token `from`; ASC_NONE. */
static uint32_t resumed(const asc_tree *t, uint32_t p, uint32_t from)
{
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = t->first[p]; c != ASC_NONE && c < p && left--; c = t->next[c])
        if (c >= from && object_like(t->tok[c].dep) && resuming(t, c)) return c;
    return ASC_NONE;
}

bool asc_answer_resumes(const asc_tree *t, uint32_t p, uint32_t c)
{
    return c < p && asc_tree_is_verb(t, p) && denies(t, p) &&
           resumed(t, p, t->tok[c].right) != ASC_NONE;
}

static const asc_frame *on_record(const asc_tree *t)
{
    const asc_frame *f = asc_tables_frame(t->lx, 'v', ASC_STR("deny"));
    while (f && !f->on_record) f = asc_frame_next(t->lx, f);
    return f;
}

/* "A charge Y denies", "which Y has denied": Y. */
static uint32_t denier(const asc_tree *t, uint32_t v)
{
    unsigned left = ASC_CHILDREN_MAX;
    uint32_t found = ASC_NONE, h = t->tok[v].head;
    if (!asc_tree_is_verb(t, v) || !denies(t, v)) return ASC_NONE;
    bool relative = t->tok[v].dep == ASC_DEP_RELCL && h < v;
    uint32_t what = resumed(t, v, 0);
    bool noun = relative && resuming(t, h); /* "a charge that Y denies" */
    bool bound = what != ASC_NONE && (relative || asc_tree_child(t, v, ASC_DEP_CCOMP) != ASC_NONE);
    if (!noun && !bound) return ASC_NONE;
    for (uint32_t c = t->first[v]; c != ASC_NONE && c < v && left--; c = t->next[c])
        if (t->tok[c].dep == ASC_DEP_NSUBJ && c != what) found = c;
    return found;
}

/* "Denied doing so", "denies having done it", "I did not do this": who does. */
static uint32_t undoer(const asc_tree *t, uint32_t v)
{
    static const char *const it[] = { "it", "this", "that", "so", "these", "any", NULL };
    unsigned ignored = 0;
    uint32_t o = asc_tree_child(t, v, ASC_DEP_DOBJ), up = t->tok[v].head;
    if (!asc_tree_is(t, v, "do") || !asc_tree_is_verb(t, v)) return ASC_NONE;
    if (o == ASC_NONE) o = asc_tree_child(t, v, ASC_DEP_ADVMOD);
    if (o == ASC_NONE || o < v || !asc_tree_is_one(t, o, it)) return ASC_NONE;
    bool doing =
        t->tok[v].dep == ASC_DEP_XCOMP && up < v && asc_tree_is_verb(t, up) && denies(t, up);
    if (doing) return asc_tree_subject(t, up, &ignored);
    if (asc_tree_child(t, v, ASC_DEP_NEG) == ASC_NONE || t->tok[v].tag != ASC_TAG_VB)
        return ASC_NONE;
    if (t->tok[v].dep != ASC_DEP_ROOT && t->tok[v].dep != ASC_DEP_CCOMP) return ASC_NONE;
    uint32_t s = asc_tree_child(t, v, ASC_DEP_NSUBJ);
    return s != ASC_NONE && s < v ? s : ASC_NONE;
}

static bool baseless(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "absurd",      "baseless",   "ridiculous", "groundless",
                                         "unfounded",   "false",      "untrue",     "nonsense",
                                         "fabricated",  "lie",        "fantasy",    "preposterous",
                                         "slander",     "outrageous", "laughable",  "ludicrous",
                                         "invented",    "fiction",    "invention",  "defamatory",
                                         "rubbish",     "libel",      "impossible", "slanderous",
                                         "fabrication", "propaganda", "trumped-up", NULL };
    return asc_tree_is_one(t, i, words);
}

/* "X said the charge was baseless": X. */
static uint32_t scorner(const asc_tree *t, uint32_t i)
{
    uint32_t be = t->tok[i].head, s;
    if (!asc_tree_is(t, be, "be") || !baseless(t, i)) return ASC_NONE;
    s = asc_tree_child(t, be, ASC_DEP_NSUBJ);
    static const char *const all_of_it[] = { "it", "that", "this", NULL };
    bool it = s != ASC_NONE && asc_tree_is_one(t, s, all_of_it) &&
              asc_tree_child(t, be, ASC_DEP_CCOMP) == ASC_NONE;
    if (s == ASC_NONE || (!it && (!asc_record_word(t, s) || t->tok[s].pos == ASC_POS_PRON)))
        return ASC_NONE;
    if (asc_tree_child(t, s, ASC_DEP_ACL) != ASC_NONE ||
        asc_tree_child(t, be, ASC_DEP_NEG) != ASC_NONE)
        return ASC_NONE;
    asc_context c = asc_context_of(t, i);
    return c.count ? c.links[0].who : ASC_NONE;
}

/* "X withdrew his confession", "X recanted": X. */
static uint32_t retractor(const asc_tree *t, uint32_t v)
{
    static const char *const bares[] = { "recant", "retract", NULL }; /* and nothing that is */
    static const char *const verbs[] = { "retract", "withdraw", "recant",    "disown",
                                         "disavow", "renounce", "repudiate", "drop",
                                         "abandon", "correct",  NULL };
    static const char *const words[] = { "confession", "statement", "testimony",  "claim",
                                         "account",    "admission", "allegation", "accusation",
                                         "word",       "version",   "story",      "it",
                                         "evidence",   "charge",    NULL };
    unsigned ignored = 0;
    if (!asc_tree_is_verb(t, v) || asc_tree_passive(t, v)) {
        if (!asc_tree_is_one(t, v, bares)) return ASC_NONE;
    }
    uint32_t o = asc_tree_child(t, v, ASC_DEP_DOBJ), prt = asc_tree_child(t, v, ASC_DEP_PRT);
    if (prt == ASC_NONE) prt = asc_tree_child(t, v, ASC_DEP_ADVMOD); /* "took it back" */
    bool back = asc_tree_is(t, v, "take") && prt != ASC_NONE && asc_tree_is(t, prt, "back");
    if (!back && !asc_tree_is_one(t, v, verbs)) return ASC_NONE;
    bool bare = asc_tree_is_one(t, v, bares) && (o == ASC_NONE || !asc_tree_is_noun(t, o));
    if (!bare && (o == ASC_NONE || !asc_tree_is_one(t, o, words))) return ASC_NONE;
    if (!bare && (asc_tree_child(t, o, ASC_DEP_ACL) != ASC_NONE ||
                  asc_tree_child(t, o, ASC_DEP_CCOMP) != ASC_NONE))
        return ASC_NONE; /* "his claim that": read where that is told */
    uint32_t s = asc_tree_subject(t, v, &ignored);
    for (uint32_t i = v, k = 0; bare && s == ASC_NONE && i-- > 0 && k < 30; k++) {
        if (t->tok[i].sent != t->tok[v].sent) break;
        bool main = t->tok[i].dep == ASC_DEP_ROOT || t->tok[i].dep == ASC_DEP_NSUBJ;
        if (main && t->tok[i].ent == ASC_ENT_PERSON) s = i; /* "X, who had confessed, recanted" */
    }
    return s;
}

/* What an inquiry makes of it; the report itself may be that inquiry: "we reject that suggestion". */
static bool finds(const asc_tree *t, asc_mentions *m, uint32_t i, const asc_found_so *found,
                  asc_answer *out)
{
    unsigned shaky = 0;
    bool author = asc_who_author(t, found->who) && !(t->speaker && t->speaker[i] != ASC_NONE);
    uint32_t x = author ? ASC_NONE : asc_who(m, t, found->who, &shaky);
    const asc_frame *f = x == ASC_NONE && !author ? NULL : on_record(t);
    if (!f) return false;
    *out = (asc_answer){ .match = { .frame = f,
                                    .trigger = i,
                                    .agent = x,
                                    .object = ASC_NONE,
                                    .agent_tok = found->who,
                                    .object_tok = ASC_NONE,
                                    .second_tok = ASC_NONE,
                                    .principal = ASC_NONE,
                                    .mutual = ASC_NONE,
                                    .mutual_tok = ASC_NONE,
                                    .happening = ASC_NONE,
                                    .shaky = shaky },
                         .how = ASC_ANSWER_FINDS,
                         .certainty = found->certainty };
    return true;
}

bool asc_answer_at(const asc_tree *t, asc_mentions *m, uint32_t i, asc_answer *out)
{
    unsigned shaky = 0;
    uint32_t who = retractor(t, i);
    bool retracts = who != ASC_NONE;
    if (who == ASC_NONE) who = denier(t, i);
    uint32_t undoes = who == ASC_NONE ? undoer(t, i) : ASC_NONE;
    if (who == ASC_NONE) who = undoes;
    if (who == ASC_NONE) who = scorner(t, i);
    uint32_t by, what;
    if (who == ASC_NONE && asc_scorn_at(t, i, &by, &what) &&
        asc_tree_child(t, what, ASC_DEP_POSS) == ASC_NONE)
        who = by;
    asc_found_so found;
    if (who == ASC_NONE && asc_finds_at(t, i, &found)) return finds(t, m, i, &found, out);
    asc_echo echo = who == ASC_NONE ? asc_echo_at(t, i, &who) : ASC_ECHO_NONE;
    uint32_t x = who == ASC_NONE ? ASC_NONE : asc_who(m, t, who, &shaky);
    const asc_frame *f = x == ASC_NONE ? NULL : on_record(t);
    if (!f) return false;
    *out = (asc_answer){
        .match = { .frame = f,
                   .trigger = i,
                   .agent = x,
                   .object = ASC_NONE,
                   .agent_tok = who,
                   .object_tok = ASC_NONE,
                   .second_tok = ASC_NONE,
                   .happening = ASC_NONE,
                   .principal = retracts || echo ? ASC_NONE : asc_speaks_for(m, t, who, &shaky),
                   .shaky = shaky },
        .how = retracts                    ? ASC_ANSWER_RETRACTS
               : undoes != ASC_NONE        ? ASC_ANSWER_UNDOES
               : echo == ASC_ECHO_SAME     ? ASC_ANSWER_AGREES
               : echo == ASC_ECHO_CONTRARY ? ASC_ANSWER_OPPOSES
                                           : ASC_ANSWER_DENIES
    };
    return true;
}
