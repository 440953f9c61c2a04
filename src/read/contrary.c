#include "read/contrary.h"

#include "base/str.h"

#include "base/banned.h"

#define PLEA_STEPS 6 /* up the tree to "pleaded", "received as proof" */

bool asc_contrary_negative_determiner(const asc_tree *t, uint32_t noun)
{
    uint32_t d = asc_tree_child(t, noun, ASC_DEP_DET), a = asc_tree_child(t, noun, ASC_DEP_AMOD);
    return (d != ASC_NONE &&
            asc_tree_is_one(t, d, (const char *const[]){ "no", "neither", NULL })) ||
           (a != ASC_NONE &&
            asc_tree_is_one(t, a, (const char *const[]){ "little", "scant", NULL }));
}

bool asc_contrary_negative_noun(const asc_tree *t, uint32_t i)
{
    if (asc_tree_is_one(t, i,
                        (const char *const[]){ "nobody", "none", "nothing", "noone", "few", NULL }))
        return true;
    uint32_t pre = asc_tree_child(t, i, ASC_DEP_PRECONJ);
    if (pre != ASC_NONE && asc_tree_is(t, pre, "neither")) return true;
    uint32_t not = asc_tree_child(t, i, ASC_DEP_NEG); /* of "X, and not Y" it is Y's */
    return (not != ASC_NONE && not < i) || asc_contrary_negative_determiner(t, i);
}

bool asc_contrary_nothing_shows(const asc_tree *t, uint32_t v)
{
    uint32_t h = t->tok[v].head;
    uint8_t dep = t->tok[v].dep;
    return (dep == ASC_DEP_RELCL || dep == ASC_DEP_ACL) &&
           (asc_tree_is_one(t, h, (const char *const[]){ "nothing", "little", NULL }) ||
            (asc_tree_is_one(t, h,
                             (const char *const[]){ "evidence", "proof", "sign", "information",
                                                    "indication", "trace", "document", "clue",
                                                    NULL }) &&
             asc_contrary_negative_determiner(t, h)));
}

uint32_t asc_contrary_unproven(const asc_tree *t, uint32_t p)
{
    static const char *const words[] = { "support", "back",         "corroborate", "confirm",
                                         "bear",    "substantiate", "uphold",      "sustain",
                                         "justify", "verify",       "prove",       NULL };
    uint32_t h = t->tok[p].head;
    if (t->tok[p].dep == ASC_DEP_DOBJ && asc_tree_is_one(t, h, words) &&
        asc_contrary_nothing_shows(t, h))
        return t->tok[h].head;
    bool object = t->tok[p].dep == ASC_DEP_DOBJ || t->tok[p].dep == ASC_DEP_NSUBJPASS;
    if (object && asc_tree_is_one(t, h, words) && asc_tree_child(t, h, ASC_DEP_NEG) != ASC_NONE)
        return h; /* "does not support the theory that" */
    if (t->tok[p].dep != ASC_DEP_POBJ ||
        !asc_tree_is_one(t, h, (const char *const[]){ "for", "of", "in", "to", NULL }))
        return ASC_NONE;
    uint32_t n = t->tok[h].head;
    return asc_tree_is_one(t, n,
                           (const char *const[]){ "evidence", "proof", "basis", "support",
                                                  "confirmation", "merit", "truth", "substance",
                                                  "ground", "foundation", NULL }) &&
                   asc_contrary_negative_determiner(t, n)
               ? n
               : ASC_NONE;
}

bool asc_contrary_no_doubt(const asc_tree *t, const asc_cue *cue, uint32_t p)
{
    if (cue->pos != 'n') return false;
    if (cue->polarity != ASC_POLARITY_MINUS &&
        !asc_tree_is_one(t, p, (const char *const[]){ "question", "dispute", NULL }))
        return false;
    bool beyond =
        t->tok[p].dep == ASC_DEP_POBJ &&
        asc_tree_is_one(t, t->tok[p].head, (const char *const[]){ "beyond", "without", NULL });
    return beyond || asc_contrary_negative_determiner(t, p);
}

bool asc_contrary_thrown_out(const asc_tree *t, uint32_t p)
{
    static const char *const words[] = { "absurd",    "false",       "untrue",    "wrong",
                                         "baseless",  "unfounded",   "nonsense",  "ridiculous",
                                         "laughable", "ludicrous",   "incorrect", "implausible",
                                         "discard",   "dismiss",     "reject",    "discredit",
                                         "debunk",    "disprove",    "refute",    "abandon",
                                         "deny",      "far-fetched", "mistaken",  "groundless",
                                         "collapse",  "dispute",     "drop",      NULL };
    uint8_t dep = t->tok[p].dep;
    uint32_t h = t->tok[p].head;
    if (dep == ASC_DEP_POBJ && asc_tree_is(t, h, "on")) /* "poured cold water on reports" */
        return asc_tree_is_one(t, t->tok[h].head, (const char *const[]){ "pour", "water", NULL });
    if (dep != ASC_DEP_NSUBJ && dep != ASC_DEP_NSUBJPASS) return false;
    uint32_t a = asc_tree_child(t, h, ASC_DEP_ACOMP), n = asc_tree_child(t, h, ASC_DEP_ATTR);
    return asc_tree_is_one(t, h, words) || (a != ASC_NONE && asc_tree_is_one(t, a, words)) ||
           (n != ASC_NONE && asc_tree_is_one(t, n, words));
}

bool asc_contrary_disproved(const asc_tree *t, uint32_t p)
{
    static const char *const words[] = { "false",    "untrue",    "incorrect", "inaccurate",
                                         "disprove", "refute",    "debunk",    "baseless",
                                         "invent",   "fabricate", "nonsense",  "fabrication",
                                         "lie",      "invention", "forgery",   "hoax",
                                         "untruth",  NULL };
    static const char *const views[] = { "absurd",       "ridiculous", "unfounded", "groundless",
                                         "preposterous", "ludicrous",  "laughable", "fantasy",
                                         "fiction",      "slander",    "libel",     "tale",
                                         "rubbish",      NULL };
    static const char *const charges[] = { "claim",  "allegation", "accusation",
                                           "charge", "report",     NULL };
    uint8_t dep = t->tok[p].dep;
    uint32_t h = t->tok[p].head;
    if (dep != ASC_DEP_NSUBJ && dep != ASC_DEP_NSUBJPASS) return false;
    uint32_t a = asc_tree_child(t, h, ASC_DEP_ACOMP);
    if (h < p) return false;
    if (asc_tree_child(t, h, ASC_DEP_NEG) != ASC_NONE) /* "was never true" */
        return a != ASC_NONE &&
               asc_tree_is_one(t, a, (const char *const[]){ "true", "correct", "right", NULL });
    uint32_t n = asc_tree_child(t, h, ASC_DEP_ATTR);
    uint32_t out = asc_tree_child(t, h, ASC_DEP_PRT);
    bool passive = asc_tree_passive(t, h);
    if (passive && out != ASC_NONE)
        return (asc_tree_is(t, h, "throw") && asc_tree_is(t, out, "out")) ||
               (asc_tree_is(t, h, "make") && asc_tree_is(t, out, "up"));
    bool view = (a != ASC_NONE && asc_tree_is_one(t, a, views)) ||
                (n != ASC_NONE && asc_tree_is_one(t, n, views));
    if (view && asc_tree_is_one(t, p, charges)) return true; /* of an idea that is a view */
    return (passive && asc_tree_is_one(t, h, words)) ||
           (a != ASC_NONE && asc_tree_is_one(t, a, words)) ||
           (n != ASC_NONE && asc_tree_is_one(t, n, words));
}

bool asc_contrary_put_up_with(const asc_tree *t, uint32_t p)
{
    static const char *const verbs[] = { "laugh",   "mock",    "ridicule", "deride", "scoff",
                                         "sneer",   "hit",     "shrug",    "brush",  "anger",
                                         "sue",     "face",    "bristle",  "wave",   "shake",
                                         "sicken",  "hurt",    "outrage",  "dog",    "haunt",
                                         "plague",  "answer",  "fight",    "combat", "survive",
                                         "weather", "counter", "rebut",    "shame",  NULL };
    uint32_t h = t->tok[p].head;
    if (t->tok[p].dep == ASC_DEP_POBJ) h = t->tok[h].head;
    else if (t->tok[p].dep != ASC_DEP_DOBJ) return false;
    return asc_tree_is_one(t, h, verbs);
}

bool asc_contrary_looked_into(const asc_tree *t, uint32_t p)
{
    uint32_t into = t->tok[p].head;
    return t->tok[p].dep == ASC_DEP_POBJ && asc_tree_is(t, into, "into") &&
           asc_tree_is_one(t, t->tok[into].head,
                           (const char *const[]){ "look", "inquire", "inquiry", "enquiry", "probe",
                                                  "investigation", "investigate", NULL });
}

bool asc_contrary_taken_back(const asc_tree *t, uint32_t p)
{
    uint32_t h = t->tok[p].head, prt = asc_tree_child(t, h, ASC_DEP_PRT);
    if (prt == ASC_NONE) prt = asc_tree_child(t, h, ASC_DEP_ADVMOD);
    if (t->tok[p].dep == ASC_DEP_DOBJ && asc_tree_is(t, h, "take") && prt != ASC_NONE &&
        asc_tree_is(t, prt, "back"))
        return true;
    return t->tok[p].dep == ASC_DEP_DOBJ &&
           asc_tree_is_one(t, h,
                           (const char *const[]){ "retract", "withdraw", "recant", "disavow",
                                                  "disown", "renounce", "repudiate", "correct",
                                                  "drop", "abandon", "scrap", NULL });
}

bool asc_contrary_hardly_anyone(const asc_tree *t, uint32_t who)
{
    uint32_t first = t->tok[who].left;
    bool not_one =
        first < who &&
        asc_tree_is_one(t, first, (const char *const[]){ "not", "hardly", "scarcely", NULL });
    return not_one || /* "not a soul" */
           asc_tree_is_one(t, who,
                           (const char *const[]){ "nobody", "none", "few", "noone", NULL }) ||
           asc_contrary_negative_determiner(t, who);
}

bool asc_contrary_neither(const asc_tree *t, uint32_t p)
{
    uint32_t first = t->tok[p].dep == ASC_DEP_CONJ ? t->tok[p].head : p;
    uint32_t pre = asc_tree_child(t, first, ASC_DEP_PRECONJ);
    return pre != ASC_NONE && asc_tree_is(t, pre, "neither");
}

bool asc_contrary_untimely(const asc_tree *t, uint32_t p)
{
    static const char *const words[] = { "early", "soon", "premature", "impossible", "difficult",
                                         "hard",  "rash", "possible",  "wrong",      NULL };
    uint32_t h = t->tok[p].head;
    uint32_t a = t->tok[h].pos == ASC_POS_ADJ ? h : asc_tree_child(t, h, ASC_DEP_ACOMP);
    if (t->tok[p].tag != ASC_TAG_VB || h == p || a == ASC_NONE) return false;
    return asc_tree_is_one(t, a, words);
}

bool asc_contrary_absurd(const asc_tree *t, uint32_t p)
{
    static const char *const words[] = { "absurd",    "ridiculous", "preposterous",
                                         "ludicrous", "false",      "untrue",
                                         "laughable", "nonsense",   "slander",
                                         "libel",     "lie",        "nonsensical",
                                         "incorrect", "outrageous", NULL };
    uint32_t h = t->tok[p].head, a, n;
    if (t->tok[p].tag != ASC_TAG_VB || h == p || h > p) return false;
    a = t->tok[h].pos == ASC_POS_ADJ ? h : asc_tree_child(t, h, ASC_DEP_ACOMP);
    n = asc_tree_is_noun(t, h) ? h : asc_tree_child(t, h, ASC_DEP_ATTR);
    uint32_t be = t->tok[h].pos == ASC_POS_ADJ || asc_tree_is_noun(t, h) ? t->tok[h].head : h;
    if (asc_tree_child(t, be, ASC_DEP_NEG) != ASC_NONE) return false;
    return (a != ASC_NONE && asc_tree_is_one(t, a, words)) ||
           (n != ASC_NONE && asc_tree_is_one(t, n, words));
}

bool asc_contrary_withheld(const asc_tree *t, uint32_t p)
{
    static const char *const verbs[] = { "refuse", "decline", "fail",    "hesitate",
                                         "avoid",  "stop",    "neglect", "forget",
                                         "omit",   "resist",  "refrain", NULL };
    uint32_t h = t->tok[p].head;
    if (asc_contrary_neither(t, p)) return true;
    if (asc_tree_is(t, h, "unable")) return true;
    if (asc_tree_is(t, h, "able"))
        return asc_tree_child(t, t->tok[h].head, ASC_DEP_NEG) != ASC_NONE;
    if (t->tok[p].dep == ASC_DEP_XCOMP) return asc_tree_is_one(t, h, verbs);
    if (t->tok[p].dep != ASC_DEP_PCOMP) return false;
    return asc_tree_is_one(t, h, (const char *const[]){ "without", "instead", NULL }) ||
           asc_tree_is_one(t, t->tok[h].head,
                           (const char *const[]){ "short", "stop", "instead", "refrain", NULL });
}

bool asc_contrary_only_with(const asc_tree *t, uint32_t verb)
{
    uint32_t x = asc_tree_is_verb(t, verb) ? asc_tree_prep(t, verb, ASC_STR("without")) : ASC_NONE;
    unsigned left = ASC_CHILDREN_MAX;
    if (x == ASC_NONE || x < verb || asc_tree_child(t, verb, ASC_DEP_NEG) == ASC_NONE) return false;
    for (uint32_t c = t->first[verb]; c != ASC_NONE && left--; c = t->next[c])
        if (t->tok[c].dep == ASC_DEP_AUX &&
            asc_tree_is_one(t, c, (const char *const[]){ "could", "can", "would", NULL }))
            return true;
    return false;
}

bool asc_contrary_by_no_means(const asc_tree *t, uint32_t prep)
{
    uint32_t n = asc_tree_behind(t, prep);
    uint32_t no = n == ASC_NONE ? n : asc_tree_child(t, n, ASC_DEP_DET);
    return no != ASC_NONE && asc_tree_is(t, no, "no") &&
           asc_tree_is_one(t, n,
                           (const char *const[]){ "means", "mean", "way", "circumstance", "case",
                                                  "time", "point", "event", NULL });
}

bool asc_contrary_no_doubter(const asc_tree *t, uint32_t p)
{
    return asc_tree_child(t, p, ASC_DEP_NEG) != ASC_NONE &&
           asc_tree_is_one(
               t, p, (const char *const[]){ "doubt", "dispute", "question", "contest", NULL });
}

bool asc_contrary_no_more(const asc_tree *t, uint32_t verb)
{
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = t->first[verb]; c != ASC_NONE && left--; c = t->next[c])
        if (t->tok[c].dep == ASC_DEP_ADVMOD && asc_contrary_no_longer(t, c)) return true;
    return false;
}

bool asc_contrary_disbelieves(const asc_tree *t, uint32_t p)
{
    return (asc_tree_child(t, p, ASC_DEP_NEG) != ASC_NONE || asc_contrary_no_more(t, p)) &&
           asc_tree_is_one(t, p, (const char *const[]){ "believe", "think", "suppose", NULL });
}

bool asc_contrary_no_secret(const asc_tree *t, uint32_t be)
{
    uint32_t n = asc_tree_child(t, be, ASC_DEP_ATTR);
    return n != ASC_NONE &&
           asc_tree_is_one(t, n, (const char *const[]){ "secret", "mystery", NULL });
}

bool asc_contrary_no_longer(const asc_tree *t, uint32_t i)
{
    return i > 0 && asc_tree_is(t, i - 1, "no") &&
           asc_tree_is_one(t, i, (const char *const[]){ "longer", NULL });
}

bool asc_contrary_unknown_teller(const asc_tree *t, uint32_t c, uint32_t p)
{
    static const char *const facts[] = { "true",       "fact",        "certain",
                                         "evident",    "obvious",     "undeniable",
                                         "undisputed", "established", NULL };
    bool bare = t->tok[c].tag == ASC_TAG_VB && asc_tree_child(t, c, ASC_DEP_AUX) == ASC_NONE;
    uint32_t that = asc_tree_child(t, c, ASC_DEP_MARK);
    if ((t->tok[c].dep == ASC_DEP_ADVCL || t->tok[c].dep == ASC_DEP_PCOMP) && that != ASC_NONE &&
        asc_tree_is(t, that, "that"))
        return c > p; /* "it is put about that" */
    bool of_noun = (t->tok[c].dep == ASC_DEP_ACL || t->tok[c].dep == ASC_DEP_RELCL) &&
                   that != ASC_NONE && asc_tree_is(t, that, "that");
    if (of_noun) return !asc_tree_is_one(t, p, facts); /* "the myth that" */
    /* one in front of its head is a sentence of its own, or a quotation */
    if (t->tok[c].dep != ASC_DEP_CCOMP || c < p || !asc_tree_is_verb(t, c) || bare) return false;
    if (t->tok[c].tag == ASC_TAG_VBG || t->tok[c].tag == ASC_TAG_VBN) {
        uint32_t aux = asc_tree_child(t, c, ASC_DEP_AUX);
        if (aux == ASC_NONE) aux = asc_tree_child(t, c, ASC_DEP_AUXPASS);
        if (aux == ASC_NONE) return false; /* "saw X planting it" */
    }
    uint32_t a = asc_tree_child(t, p, ASC_DEP_ACOMP), n = asc_tree_child(t, p, ASC_DEP_ATTR);
    if (asc_contrary_no_secret(t, p)) return false;
    if (asc_tree_child(t, p, ASC_DEP_NEG) != ASC_NONE) return true; /* "it is not true that" */
    return !(a != ASC_NONE && asc_tree_is_one(t, a, facts)) &&
           !(n != ASC_NONE && asc_tree_is_one(t, n, facts));
}

bool asc_contrary_but_not(const asc_tree *t, uint32_t i)
{
    uint32_t k = i > 0 && t->tok[i - 1].pos == ASC_POS_DET ? i - 1 : i;
    bool not = k > 1 && asc_tree_is(t, k - 1, "not");
    return not &&asc_tree_is_one(
        t, k - 2, (const char *const[]){ "but", "though", "although", ",", "if", NULL });
}

bool asc_contrary_untrue(const asc_tree *t, uint32_t c, uint32_t p)
{
    static const char *const words[] = { "true", "correct", "right", "case", "so", "fact", NULL };
    uint32_t a = asc_tree_child(t, p, ASC_DEP_ACOMP), n = asc_tree_child(t, p, ASC_DEP_ATTR);
    uint32_t how = asc_tree_child(t, p, ASC_DEP_ADVMOD);
    if (t->tok[c].dep != ASC_DEP_CCOMP || c < p || !asc_tree_is(t, p, "be")) return false;
    if (asc_tree_child(t, p, ASC_DEP_NEG) == ASC_NONE) return false;
    if (how != ASC_NONE &&
        asc_tree_is_one(t, how, (const char *const[]){ "necessarily", "yet", NULL }))
        return false;
    return (a != ASC_NONE && asc_tree_is_one(t, a, words)) ||
           (n != ASC_NONE && asc_tree_is_one(t, n, words));
}

bool asc_contrary_asks(const asc_tree *t, uint32_t i)
{
    uint32_t end = i;
    while (end + 1 < t->n && end < i + 200 && t->tok[end + 1].sent == t->tok[i].sent) end++;
    for (uint32_t k = end; k > i && end - k < 4; k--)
        if (asc_str_eq(asc_tree_text(t, k), ASC_STR("?"))) return true;
    return false;
}

bool asc_contrary_asked_in_scorn(const asc_tree *t, uint32_t v)
{
    uint32_t s = asc_tree_child(t, v, ASC_DEP_NSUBJ), how = asc_tree_child(t, v, ASC_DEP_ADVMOD);
    uint32_t aux = asc_tree_child(t, v, ASC_DEP_AUX);
    return s != ASC_NONE && how != ASC_NONE && aux != ASC_NONE && how < aux && aux < s &&
           asc_tree_is_one(t, s, (const char *const[]){ "we", "i", NULL }) &&
           asc_tree_is_one(t, how, (const char *const[]){ "how", "why", NULL }) &&
           asc_tree_is_one(t, aux,
                           (const char *const[]){ "could", "can", "would", "should", NULL });
}

bool asc_contrary_too_ill(const asc_tree *t, uint32_t trigger)
{
    uint32_t how = t->tok[trigger].head, is = how;
    uint8_t dep = t->tok[trigger].dep;
    if (dep != ASC_DEP_XCOMP && dep != ASC_DEP_ADVCL && dep != ASC_DEP_ACL) return false;
    if (t->tok[trigger].tag != ASC_TAG_VB && t->tok[trigger].tag != ASC_TAG_VBN) return false;
    if (asc_tree_is_verb(t, how) || asc_tree_is(t, how, "be"))
        how = asc_tree_child(t, how, ASC_DEP_ACOMP);
    else is = t->tok[how].head;
    uint32_t too = how == ASC_NONE ? ASC_NONE : asc_tree_child(t, how, ASC_DEP_ADVMOD);
    return too != ASC_NONE && how < trigger && asc_tree_is(t, too, "too") &&
           asc_tree_child(t, is, ASC_DEP_NEG) == ASC_NONE;
}

bool asc_contrary_pleads_not(const asc_tree *t, uint32_t trigger)
{
    uint32_t i = trigger;
    if (t->tok[i].tag != ASC_TAG_VBG) return false;
    for (int steps = 0; steps < PLEA_STEPS && t->tok[i].head < i; steps++) {
        i = t->tok[i].head;
        if (!asc_tree_is(t, i, "plead")) continue;
        for (uint32_t k = i + 1; k < trigger; k++)
            if (asc_tree_is(t, k, "guilty")) return asc_tree_is(t, k - 1, "not");
    }
    return false;
}

uint32_t asc_contrary_taken_as_proof(const asc_tree *t, uint32_t trigger)
{
    static const char *const shows[] = { "proof", "evidence", "confirmation", "sign", NULL };
    static const char *const takes[] = { "receive", "take", "hail",   "treat", "present",
                                         "read",    "see",  "regard", "cite",  "view",
                                         "portray", "tout", NULL };
    uint32_t i = trigger;
    for (int steps = 0; steps < PLEA_STEPS && t->tok[i].head < i; steps++) {
        uint32_t as = t->tok[i].head;
        if (asc_tree_is_one(t, i, shows) && t->tok[i].dep == ASC_DEP_POBJ &&
            asc_tree_is(t, as, "as")) {
            for (uint32_t v = as; steps < PLEA_STEPS && t->tok[v].head < v; steps++) {
                v = t->tok[v].head;
                if (asc_tree_is_verb(t, v)) return asc_tree_is_one(t, v, takes) ? v : ASC_NONE;
            }
            return ASC_NONE;
        }
        i = as;
    }
    return ASC_NONE;
}
