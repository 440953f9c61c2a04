#include "read/context.h"

#include "base/str.h"
#include "core/terms.h"
#include "read/climb.h"
#include "read/contrary.h"
#include "read/unreal.h"
#include "read/whose.h"

#include "base/banned.h"

/* Does the step from c up to its head leave what c's modality covers? */
static bool turns_opaque(const asc_tree *t, uint32_t c)
{
    switch ((asc_dep)t->tok[c].dep) {
    case ASC_DEP_RELCL:
    case ASC_DEP_ACL:
        return t->tok[t->tok[c].head].dep != ASC_DEP_ATTR && asc_tree_cleft(t, c) == ASC_NONE &&
               !asc_whose_description(t, t->tok[c].head);
    case ASC_DEP_APPOS:
    case ASC_DEP_ADVCL:
    case ASC_DEP_PARATAXIS:
    case ASC_DEP_CCOMP:
    case ASC_DEP_POSS:
    case ASC_DEP_COMPOUND:
    case ASC_DEP_NSUBJ:
    case ASC_DEP_NSUBJPASS:
    case ASC_DEP_CSUBJ: return true;
    case ASC_DEP_POBJ: /* "after the attack": presupposed; "for the attack", "in": not */
        return asc_tree_is_one(t, t->tok[c].head,
                               (const char *const[]){ "after", "since", "before", "following",
                                                      "despite", "like", "than", "as", "to",
                                                      NULL });
    default: return false;
    }
}

/* "Named X as the man who ordered it": the naming says so, but of "named him as X, who" no more. */
static bool named_by_clause(const asc_tree *t, uint32_t c)
{
    uint32_t n = t->tok[c].head;
    return t->tok[n].pos != ASC_POS_PROPN && asc_whose_description(t, n);
}

/* "Had recorded a call in which X ordered it", "a letter where X admits it": what the call told is
 * told by whoever tells of the call. */
static bool told_in_talk(const asc_tree *t, uint32_t c)
{
    static const char *const talk[] = { "call",   "conversation", "meeting",   "message",
                                        "letter", "video",        "recording", "statement",
                                        "memo",   "document",     "e-mail",    "email",
                                        "dinner", "lunch",        "note",      "text",
                                        "tape",   "phone",        "intercept", NULL };
    static const char *const in[] = { "in", "at", "on", "during", "by", NULL };
    if (!asc_tree_is_one(t, t->tok[c].head, talk)) return false;
    for (uint32_t i = t->tok[c].head + 1; i < c; i++) {
        if (t->tok[i].pos == ASC_POS_PUNCT) return false;
        if (t->tok[i].tag == ASC_TAG_WDT || t->tok[i].tag == ASC_TAG_WP)
            return asc_tree_is_one(t, t->tok[i].head, in);
        if (t->tok[i].tag == ASC_TAG_WRB) return asc_tree_is(t, i, "where");
    }
    return false;
}

/* "A company controlled by X": told for the first time, by whoever speaks of it. */
static bool new_one(const asc_tree *t, uint32_t n)
{
    uint32_t d = asc_tree_child(t, n, ASC_DEP_DET);
    return d != ASC_NONE && (asc_tree_is(t, d, "a") || asc_tree_is(t, d, "an")) &&
           t->tok[n].dep != ASC_DEP_NSUBJ && t->tok[n].dep != ASC_DEP_NSUBJPASS;
}

/* "Whom the Desk said was X, a general who ordered it": told by the Desk, as is all that X is called. */
static bool said_of_one(const asc_tree *t, uint32_t n)
{
    for (int k = 0; k < 4 && t->tok[n].dep == ASC_DEP_APPOS && t->tok[n].head < n; k++)
        n = t->tok[n].head;
    uint32_t be = t->tok[n].head;
    return t->tok[n].dep == ASC_DEP_ATTR && asc_tree_is(t, be, "be") &&
           t->tok[be].dep == ASC_DEP_CCOMP && t->tok[t->tok[be].head].dep == ASC_DEP_RELCL;
}

/* "Says he lives across the river, where he is protected by X": the saying goes on. */
static bool goes_on_where(const asc_tree *t, uint32_t c)
{
    uint32_t where = asc_tree_child(t, c, ASC_DEP_ADVMOD);
    return where != ASC_NONE && where > 0 && t->tok[where].tag == ASC_TAG_WRB &&
           asc_str_is_nocase(asc_tree_text(t, where), "where") &&
           t->tok[where - 1].pos == ASC_POS_PUNCT;
}

/* "the bomb that killed 27", "attacks claimed by X", "X, the leader of Y": whoever
 * speaks of the noun takes it for granted; the report tells it. */
static bool only_describes(const asc_tree *t, uint32_t c)
{
    uint32_t by = t->tok[t->tok[c].head].head; /* "was hit by a rocket that X fired": told */
    if ((t->tok[c].dep == ASC_DEP_ACL || t->tok[c].dep == ASC_DEP_RELCL) &&
        t->tok[by].dep == ASC_DEP_AGENT && t->tok[t->tok[c].head].pos != ASC_POS_PROPN)
        return false;
    switch ((asc_dep)t->tok[c].dep) {
    case ASC_DEP_RELCL:
        if (goes_on_where(t, c)) return false;
        return !said_of_one(t, t->tok[c].head) && t->tok[t->tok[c].head].dep != ASC_DEP_ATTR &&
               !asc_contrary_nothing_shows(t, c) && asc_tree_cleft(t, c) == ASC_NONE &&
               !named_by_clause(t, c) && !told_in_talk(t, c);
    case ASC_DEP_APPOS: return !new_one(t, c) && !said_of_one(t, c);
    case ASC_DEP_AMOD:
    case ASC_DEP_POSS:
    case ASC_DEP_COMPOUND: return true;
    case ASC_DEP_ACL: /* but "the attack was an operation staged by X" tells it */
        if (t->tok[t->tok[c].head].dep == ASC_DEP_ATTR) return false;
        if (asc_whose_description(t, t->tok[c].head) || asc_contrary_nothing_shows(t, c))
            return false;
        if (new_one(t, t->tok[c].head)) return false;
        return t->tok[c].tag == ASC_TAG_VBN || t->tok[c].tag == ASC_TAG_VBG;
    default: return false;
    }
}

/* "Ana Orr of the Division": that only says who she is. */
static bool of_name(const asc_tree *t, uint32_t prep)
{
    return t->tok[prep].pos == ASC_POS_ADP && asc_tree_is(t, prep, "of") &&
           t->tok[t->tok[prep].head].pos == ASC_POS_PROPN;
}

/* "Stopped paying X": pays no more; "called on it to stop": nobody says that it did. */
static void stopped(struct climb *k, uint32_t c, uint32_t p)
{
    const asc_tree *t = k->t;
    static const char *const verbs[] = { "stop", "cease", "quit", NULL };
    if (k->opaque || !k->inside) return;
    bool sorry = asc_tree_is_one(t, p, (const char *const[]){ "apologise", "apologize", NULL });
    if (sorry && t->tok[c].dep == ASC_DEP_PREP && asc_tree_is(t, c, "for")) {
        k->c->polarity = ASC_POLARITY_MINUS; /* "apologised for having blamed X" */
        k->c->act = ASC_ACT_RETRACT;
    }
    if (t->tok[c].dep != ASC_DEP_XCOMP || !asc_tree_is_one(t, p, verbs)) return;
    asc_climb_negate(k);
    k->c->hypothetical |= t->tok[p].tag == ASC_TAG_VB || t->tok[p].tag == ASC_TAG_VBG;
}

/* "Far from ordering it", "instead of", "rather than": that is what he did not do. */
static bool instead_of(const asc_tree *t, uint32_t c, uint32_t p)
{
    static const char *const before[] = { "far", "instead", "rather", NULL };
    return t->tok[c].dep == ASC_DEP_PCOMP && t->tok[c].tag == ASC_TAG_VBG && p > 0 &&
           asc_tree_is_one(t, p, (const char *const[]){ "from", "of", "than", NULL }) &&
           asc_tree_is_one(t, p - 1, before);
}

/* "Issued a warrant for X for ordering it": the warrant's word for what he did; ASC_NONE. */
static uint32_t warrant_beside(const asc_tree *t, uint32_t p, uint32_t c)
{
    static const char *const papers[] = { "warrant",     "summons",     "notice",
                                          "subpoena",    "writ",        "trial",
                                          "extradition", "prosecution", NULL };
    uint32_t o = ASC_NONE;
    if (!asc_tree_is_verb(t, p) || t->tok[c].dep != ASC_DEP_PREP ||
        !asc_tree_is_one(t, c, (const char *const[]){ "for", "over", NULL }))
        return ASC_NONE;
    o = asc_tree_child(t, p, ASC_DEP_DOBJ);
    if (o == ASC_NONE) o = asc_tree_child(t, p, ASC_DEP_NSUBJPASS);
    return o != ASC_NONE && o < c && asc_tree_is_one(t, o, papers) ? o : ASC_NONE;
}

/* Whoever puts out the warrant says so; who stands trial says nothing. */
static void enter_warrant(struct climb *k, uint32_t p, uint32_t warrant)
{
    static const char *const of_accused[] = { "trial", "extradition", "prosecution", NULL };
    const asc_cue *q = asc_tables_cue(k->t->lx, 'n', ASC_STR("warrant"));
    unsigned ignored = 0;
    uint32_t by = asc_tree_passive(k->t, p) ? asc_tree_prep(k->t, p, ASC_STR("by"))
                                            : asc_tree_subject(k->t, p, &ignored);
    if (!q) return;
    if (asc_tree_is_one(k->t, warrant, of_accused)) {
        by = ASC_NONE;
        if (k->inside && !k->opaque) asc_climb_weaken(k->c, ASC_CERTAINTY_PS);
        if (k->inside && k->c->act == ASC_ACT_ASSERT) k->c->act = ASC_ACT_ACCUSE;
    } else {
        asc_climb_enter(k, q, warrant);
    }
    if (by != ASC_NONE) asc_climb_push(k, by, warrant, q);
    else if (!k->c->unnamed) k->c->unnamed = q, k->c->unnamed_cue = warrant;
}

/* A gerund or noun between the trigger and the verb above shares that verb's
 * negation and hedges: "has not carried out", "denies having", "had no part in". */
static void step(struct climb *k, uint32_t c, uint32_t p)
{
    stopped(k, c, p);
    if (k->inside && !k->opaque && instead_of(k->t, c, p)) asc_climb_negate(k);
    const asc_cue *cue = asc_climb_cue_at(k->t, p, c);
    uint32_t misplaced = cue ? ASC_NONE : asc_climb_further_up(k->t, c, p, &cue);
    if (misplaced != ASC_NONE) p = misplaced;
    uint32_t noun = cue ? ASC_NONE : asc_climb_noun_of_is(k->t, p, c);
    uint32_t warrant = cue ? ASC_NONE : warrant_beside(k->t, p, c);
    if (warrant != ASC_NONE) {
        enter_warrant(k, p, warrant);
    } else if (noun != ASC_NONE) {
        asc_climb_enter(k, asc_tables_cue(k->t->lx, 'n', k->t->low[noun]), noun);
    } else if (cue) {
        asc_climb_enter(k, cue, p);
        if (cue->pos == 'v') k->opaque |= !k->inside;
    } else if (only_describes(k->t, c) || (c == k->trigger && of_name(k->t, c))) {
        k->ended = true;
        return;
    } else {
        if (k->inside && !k->opaque && asc_contrary_untrue(k->t, c, p)) {
            asc_climb_flip(k->c); /* "it is not true that" */
        } else if (k->inside && !k->opaque && asc_contrary_unknown_teller(k->t, c, p)) {
            asc_climb_weaken(k->c, ASC_CERTAINTY_U);
            k->c->shaky += 2;
        }
        k->opaque |= turns_opaque(k->t, c);
        if (k->inside && !k->opaque && k->t->tok[c].dep == ASC_DEP_POBJ &&
            asc_tree_is(k->t, p, "without") && !asc_tree_is(k->t, c, "doubt") &&
            !asc_tree_is(k->t, c, "question")) { /* "without help from X" */
            k->without = true;
            asc_climb_negate(k);
        }
    }
    if (k->t->tok[c].dep == ASC_DEP_CONJ) {
        /* what hangs on the first of two holds for the second only where it is shared:
         * subject and cue above, not its own negation */
    } else if (!k->opaque && k->inside) {
        asc_climb_at_word(k, p);
        if (asc_tree_is(k->t, p, "unable")) asc_climb_negate(k); /* "unable to accept it" */
    }
    asc_climb_phrases(k, p);
}

#define NOT_BACK 8 /* tokens from "as" back to the "not" of what is claimed */

/* "By a drunk, not by the guards, as the imam claimed": of the guards. */
static bool behind_not(const asc_tree *t, uint32_t as)
{
    for (uint32_t k = as, n = 0; k-- > 1 && n < NOT_BACK; n++) {
        if (t->tok[k].sent != t->tok[as].sent || asc_tree_is_verb(t, k)) return false;
        if (asc_str_is_nocase(asc_tree_text(t, k), "not"))
            return t->tok[k - 1].pos == ASC_POS_PUNCT || t->tok[k - 1].pos == ASC_POS_CCONJ;
    }
    return false;
}

/* Parenthetical "..., X said, ..." whose verb hangs below the content's root. */
static void parenthetical(struct climb *k, uint32_t root)
{
    const asc_tree *t = k->t;
    unsigned left = ASC_CHILDREN_MAX, shaky = 0;
    if (k->c->count) return;
    for (uint32_t c = t->first[root]; c != ASC_NONE && left--; c = t->next[c]) {
        if (c == k->trigger || asc_tree_under(t, k->trigger, c)) continue; /* told, not telling */
        uint8_t dep = t->tok[c].dep;
        bool as_clause = dep == ASC_DEP_ADVCL && asc_tree_child(t, c, ASC_DEP_MARK) != ASC_NONE &&
                         asc_tree_is(t, asc_tree_child(t, c, ASC_DEP_MARK), "as");
        if (dep != ASC_DEP_PARATAXIS && dep != ASC_DEP_CCOMP && !as_clause) continue;
        if (as_clause && behind_not(t, asc_tree_child(t, c, ASC_DEP_MARK))) continue;
        if (as_clause && k->opaque) continue; /* "hired by a firm of X, they came, as he told" */
        const asc_cue *q = asc_tree_is_verb(t, c) ? asc_climb_cues_of_verb(t, c) : NULL;
        while (q && !(q->slots & ASC_SLOT_THAT)) q = asc_cue_next(t->lx, q);
        bool put = as_clause && asc_tree_is(t, c, "put"); /* "as X put it" */
        if (put) q = asc_tables_cue(t->lx, 'v', ASC_STR("say"));
        if (!q || asc_tree_child(t, c, ASC_DEP_CCOMP) != ASC_NONE) continue;
        if (asc_tree_child(t, c, ASC_DEP_DOBJ) != ASC_NONE && !asc_tree_is(t, c, "tell") && !put)
            continue;
        uint32_t who = asc_tree_subject(t, c, &shaky);
        if (who == ASC_NONE || (t->tok[who].pos == ASC_POS_PRON && as_clause)) continue;
        asc_climb_push(k, who, c, q);
        return;
    }
}

#define CLAUSE_BACK 60 /* tokens back to a semicolon */

/* "X fired, the jury found; Y drove the car": found, too. */
static void behind_semicolon(struct climb *k, uint32_t trigger)
{
    const asc_tree *t = k->t;
    uint32_t i = trigger;
    unsigned ignored = 0;
    const asc_frame *f =
        asc_tree_is_verb(t, trigger) ? asc_tables_frame(t->lx, 'v', t->low[trigger]) : NULL;
    for (; f; f = asc_frame_next(t->lx, f))
        if ((f->agent_speaks || f->subject_speaks) &&
            asc_tree_subject(t, trigger, &ignored) != ASC_NONE)
            return; /* "X says Y did it; Y denies it" */
    for (int n = 0; n < CLAUSE_BACK && i > 3 && t->tok[i].sent == t->tok[trigger].sent; n++, i--)
        if (asc_str_eq(asc_tree_text(t, i), ASC_STR(";"))) break;
    if (!asc_str_eq(asc_tree_text(t, i), ASC_STR(";"))) return;
    uint32_t v = i - 1, s = asc_tree_is_verb(t, v) ? asc_tree_child(t, v, ASC_DEP_NSUBJ) : ASC_NONE;
    const asc_cue *q = s == ASC_NONE ? NULL : asc_climb_cues_of_verb(t, v);
    while (q && !(q->slots & ASC_SLOT_THAT)) q = asc_cue_next(t->lx, q);
    if (!q || s > v || t->tok[s].left == 0) return;
    if (!asc_str_eq(asc_tree_text(t, t->tok[s].left - 1), ASC_STR(","))) return;
    k->c->shaky++;
    asc_climb_push(k, s, v, q);
}

/* "The victim of a bomb sent by X, the jury was told": told there, as all of the sentence. */
static void in_court(struct climb *k, uint32_t at)
{
    static const char *const courts[] = { "court",   "jury",    "juror",   "tribunal",
                                          "inquiry", "inquest", "hearing", NULL };
    const asc_tree *t = k->t;
    uint32_t v = t->tok[at].head;
    if (v <= at || !asc_tree_is_one(t, v, (const char *const[]){ "tell", "hear", NULL })) return;
    uint32_t s = asc_tree_child(t, v, ASC_DEP_NSUBJPASS);
    if (s == ASC_NONE) s = asc_tree_child(t, v, ASC_DEP_NSUBJ);
    if (s == ASC_NONE || !asc_tree_is_one(t, s, courts) || k->c->unnamed) return;
    k->c->unnamed = asc_tables_cue(t->lx, 'v', ASC_STR("tell")), k->c->unnamed_cue = v;
}

static bool tells_deed(const asc_tree *t, uint32_t i)
{
    if (!asc_tree_is_verb(t, i)) return false;
    if (asc_tables_event(t->lx, 'v', t->low[i])) return true;
    for (const asc_frame *f = asc_tables_frame(t->lx, 'v', t->low[i]); f;
         f = asc_frame_next(t->lx, f))
        if (asc_predicate_object(f->predicate) == ASC_ROLE_INCIDENT) return true;
    return false;
}

/* "Led on by an informer, X, who supplied the bomb, his lawyer argued": all of it is the lawyer's. */
static void told_behind(struct climb *k, uint32_t at)
{
    const asc_tree *t = k->t;
    uint32_t v = t->tok[at].head;
    unsigned ignored = 0;
    if (v <= k->trigger || t->tok[at].dep != ASC_DEP_CCOMP || !asc_tree_is_verb(t, v)) return;
    const asc_cue *q = asc_climb_cues_of_verb(t, v);
    while (q && !(q->slots & ASC_SLOT_THAT)) q = asc_cue_next(t->lx, q);
    uint32_t s = q ? asc_tree_subject(t, v, &ignored) : ASC_NONE;
    if (s == ASC_NONE || s < k->trigger || t->tok[s].pos == ASC_POS_PRON) return;
    if (!tells_deed(t, k->trigger)) return;   /* who he is, is the report's own word */
    for (uint32_t i = k->trigger; i < s; i++) /* "P; its director has said that Q" */
        if (asc_str_eq(asc_tree_text(t, i), ASC_STR(";"))) return;
    asc_climb_push(k, s, v, q);
}

/* "It was ordered not by X but by Y, a defector has said.": the parser joins the saying to the deed. */
static void told_last(struct climb *k, uint32_t at)
{
    const asc_tree *t = k->t;
    uint32_t v = asc_tree_child(t, at, ASC_DEP_CONJ);
    unsigned ignored = 0;
    if (v == ASC_NONE || v < k->trigger || !asc_tree_is_verb(t, v)) return;
    const asc_cue *q = asc_climb_cues_of_verb(t, v);
    while (q && !(q->slots & ASC_SLOT_THAT)) q = asc_cue_next(t->lx, q);
    uint32_t s = q ? asc_tree_child(t, v, ASC_DEP_NSUBJ) : ASC_NONE;
    if (s == ASC_NONE || s > v || s < k->trigger || t->tok[s].pos == ASC_POS_PRON) return;
    if (asc_tree_subject(t, v, &ignored) != s || asc_tree_child(t, v, ASC_DEP_CCOMP) != ASC_NONE)
        return;
    for (uint32_t i = v + 1; i < t->n && t->tok[i].sent == t->tok[v].sent; i++)
        if (t->tok[i].pos != ASC_POS_PUNCT && t->tok[i].pos != ASC_POS_SPACE) return;
    uint32_t first = s;
    while (first > 0 && t->tok[first - 1].sent == t->tok[s].sent &&
           t->tok[first - 1].pos != ASC_POS_PUNCT && s - first < 8)
        first--;
    if (first == 0 || !asc_str_eq(asc_tree_text(t, first - 1), ASC_STR(","))) return;
    for (uint32_t i = first; i < s; i++)
        if (t->tok[i].pos == ASC_POS_CCONJ) return; /* "did it, and a defector said" */
    asc_climb_push(k, s, v, q);
}

/* "According to the file, X, who ..., did it": it tells all of the sentence. */
static void over_all(struct climb *k, uint32_t at)
{
    const asc_tree *t = k->t;
    for (int steps = 0; steps < ASC_WALK_MAX && k->c->count == 0; steps++) {
        uint32_t x = asc_tree_prep(t, at, ASC_STR("according"));
        bool himself =
            x != ASC_NONE && asc_tree_under(t, k->trigger, x); /* what he is: not told by him */
        in_court(k, at);
        if (k->c->count == 0) told_behind(k, at);
        if (k->c->count == 0) told_last(k, at);
        if (x != ASC_NONE && x < at && !himself)
            k->c->over_all = true, asc_climb_push(k, asc_whose_testimony(t, x), x, NULL);
        if (t->tok[at].head == at) return;
        at = t->tok[at].head;
    }
}

/* Between quotation marks: whoever is quoted says it, whatever the tree makes of it. */
static void quoted(struct climb *k, uint32_t trigger)
{
    const asc_tree *t = k->t;
    uint32_t cue = t->speech ? t->speech[trigger] : ASC_NONE;
    if (cue == ASC_NONE) return;
    uint32_t who = t->speaker[trigger];
    if (who == ASC_NONE) {
        if (k->c->count == 0) k->c->somebody = cue, k->c->shaky++;
        return;
    }
    for (uint32_t i = 0; i < k->c->count; i++)
        if (k->c->links[i].who == who) return;
    if (t->tok[cue].tag == ASC_TAG_OPEN_QUOTE) k->c->shaky++; /* a sentence away */
    asc_climb_push(k, who, cue, asc_tables_cue(t->lx, 'v', t->low[cue]));
}

/* "Has been received as proof that X did it": that is somebody's view, and not the report's. */
static void as_proof(struct climb *k, uint32_t trigger)
{
    uint32_t v = k->c->count ? ASC_NONE : asc_contrary_taken_as_proof(k->t, trigger);
    if (v == ASC_NONE) return;
    bool passive = asc_tree_passive(k->t, v);
    uint32_t who =
        passive ? asc_tree_prep(k->t, v, ASC_STR("by")) : asc_tree_child(k->t, v, ASC_DEP_NSUBJ);
    if (who != ASC_NONE) asc_climb_push(k, who, v, NULL);
    else k->c->somebody = v;
    k->c->certainty = ASC_CERTAINTY_CT;
    k->c->shaky++;
}

/* "The Front gave the names of two attackers, X and Y": it says so. */
static void names_given(struct climb *k, uint32_t trigger)
{
    static const char *const verbs[] = { "give",   "publish",  "release", "disclose",
                                         "reveal", "announce", "provide", NULL };
    const asc_tree *t = k->t;
    uint32_t of = t->tok[trigger].head, name = t->tok[of].head, v = t->tok[name].head;
    unsigned ignored = 0;
    if (t->tok[trigger].dep != ASC_DEP_POBJ || !asc_tree_is(t, of, "of") ||
        !asc_tree_is(t, name, "name") || t->tok[name].dep != ASC_DEP_DOBJ)
        return;
    if (!asc_tree_is_one(t, v, verbs) || asc_tree_child(t, v, ASC_DEP_NEG) != ASC_NONE) return;
    uint32_t s = asc_tree_subject(t, v, &ignored);
    if (s != ASC_NONE && s < v) asc_climb_push(k, s, v, NULL);
}

asc_context asc_context_of(const asc_tree *t, uint32_t trigger)
{
    asc_context c = { .denier = { .who = ASC_NONE }, .somebody = ASC_NONE };
    struct climb k = {
        .t = t, .c = &c, .inside = true, .trigger = trigger, .late = ASC_NONE, .settled = ASC_NONE
    };
    uint32_t at = trigger;
    asc_climb_at_word(&k, trigger);
    if (asc_tree_is_noun(t, trigger) && asc_contrary_taken_back(t, trigger)) {
        c.polarity = ASC_POLARITY_MINUS; /* "withdrew its claim of responsibility" */
        c.act = ASC_ACT_RETRACT;
    }
    if (asc_contrary_nothing_shows(t, trigger)) { /* "nothing pointing to X" */
        c.polarity = ASC_POLARITY_MINUS;
        asc_climb_weaken(&c, ASC_CERTAINTY_PR);
        k.settled = t->tok[trigger].head;
    }
    asc_climb_shared_hedge(&k, trigger);
    asc_climb_phrases(&k, trigger);
    if (t->tok[trigger].dep == ASC_DEP_RELCL) parenthetical(&k, trigger); /* "who police say did" */
    for (int steps = 0; steps < ASC_WALK_MAX && t->tok[at].head != at && !k.ended; steps++) {
        uint32_t p = t->tok[at].head;
        step(&k, at, p);
        at = p;
    }
    if (!k.ended) parenthetical(&k, at);
    else over_all(&k, at);
    if (!k.ended && c.count == 0) told_last(&k, at);
    if (k.late != ASC_NONE && !k.ended) asc_climb_push(&k, k.late, k.late, NULL);
    if (!k.ended) asc_climb_reported_behind(&k, trigger);
    quoted(&k, trigger);
    if (c.count == 0 && asc_tree_is_noun(t, trigger)) names_given(&k, trigger);
    if (c.count == 0 && c.somebody == ASC_NONE && !c.unnamed) behind_semicolon(&k, trigger);
    if (!c.conditional && asc_unreal_condition(t, trigger))
        c.conditional = true, c.certainty = ASC_CERTAINTY_U;
    as_proof(&k, trigger);
    if (asc_contrary_too_ill(t, trigger) && c.polarity == ASC_POLARITY_PLUS)
        c.polarity = ASC_POLARITY_MINUS;
    if (asc_contrary_pleads_not(t, trigger) && c.polarity == ASC_POLARITY_PLUS)
        c.polarity = ASC_POLARITY_MINUS, c.act = ASC_ACT_DENY, c.certainty = ASC_CERTAINTY_CT;
    c.question = asc_contrary_asks(t, trigger);
    if (c.question) c.certainty = ASC_CERTAINTY_U;
    if (c.question && asc_contrary_asked_in_scorn(t, trigger)) {
        c.polarity = ASC_POLARITY_MINUS;
        c.certainty = ASC_CERTAINTY_CT;
        c.act = ASC_ACT_DENY;
        c.question = false;
    }
    return c;
}
