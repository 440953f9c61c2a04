#include "read/counts.h"

#include "base/str.h"

#include "base/banned.h"

#define SINCE_TOKENS 60 /* back, in which "since" is looked for */

#define TOLL_MAX 10000000 /* a larger number is no toll */

static int small_number(asc_str s)
{
    static const char *const ones[] = { "zero",    "one",     "two",       "three",    "four",
                                        "five",    "six",     "seven",     "eight",    "nine",
                                        "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
                                        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen" };
    static const char *const tens[] = { "twenty", "thirty",  "forty",  "fifty",
                                        "sixty",  "seventy", "eighty", "ninety" };
    for (int k = 0; k < 20; k++)
        if (asc_str_is_nocase(s, ones[k])) return k;
    for (int k = 0; k < 8; k++)
        if (asc_str_is_nocase(s, tens[k])) return 20 + 10 * k;
    return -1;
}

static int64_t digits(asc_str s)
{
    int64_t v = 0;
    size_t seen = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == ',' && i > 0 && i + 3 < s.n) continue;
        if (s.p[i] < '0' || s.p[i] > '9' || v > TOLL_MAX) return -1;
        v = v * 10 + (s.p[i] - '0');
        seen++;
    }
    return seen ? v : -1;
}

int64_t asc_number_at(const asc_tree *t, uint32_t i, uint32_t *last)
{
    asc_str s = asc_tree_text(t, i);
    int64_t v = digits(s);
    *last = i + 1;
    if (v >= 0) return v <= TOLL_MAX ? v : -1;
    v = small_number(s);
    if (v == 1) return -1; /* "one" is a pronoun more often than a toll */
    if (v < 20) return v;
    if (i + 2 < t->n && asc_str_eq(asc_tree_text(t, i + 1), ASC_STR("-")) &&
        !t->tok[i].space_after) {
        int one = small_number(asc_tree_text(t, i + 2));
        if (one > 0 && one < 10) *last = i + 3, v += one;
    }
    return v;
}

static const char *const killing[] = { "kill",    "slay",  "massacre",  "murder", "die",
                                       "butcher", "lynch", "slaughter", "behead", "execute",
                                       "perish",  "drown", "dead",      NULL };
static const char *const dying[] = { "die", "perish", "drown", NULL };
static const char *const wounding[] = { "wound",   "injure",      "hurt",        "maim", "wounded",
                                        "injured", "hospitalise", "hospitalize", NULL };
static const char *const deaths[] = { "death", "killing", "murder", "toll", "dead", NULL };

/* 0 no, 1 killed, 2 wounded */
static int says(const asc_tree *t, uint32_t i)
{
    if (asc_tree_is(t, i, "gun") && i + 1 < t->n && asc_tree_is(t, i + 1, "down")) return 1;
    return asc_str_one_of(t->low[i], killing) ? 1 : asc_str_one_of(t->low[i], wounding) ? 2 : 0;
}

static bool people(const asc_tree *t, uint32_t i)
{
    static const char *const others[] = { "year",  "day",       "hour",      "minute", "month",
                                          "week",  "kilometre", "kilometer", "mile",   "metre",
                                          "meter", "percent",   "dollar",    "euro",   "dinar",
                                          "page",  "time",      "call",      "bomb",   "rocket",
                                          "round", "kilogram",  NULL };
    return t->tok[i].pos != ASC_POS_VERB && !asc_str_one_of(t->low[i], others) &&
           t->tok[i].ent != ASC_ENT_DATE && t->tok[i].ent != ASC_ENT_TIME &&
           t->tok[i].ent != ASC_ENT_MONEY;
}

/* "Two attackers were shot dead": who did it is in no toll of theirs. */
static bool doer(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "attacker", "gunman",    "bomber",   "assailant",
                                         "hijacker", "assassin",  "militant", "terrorist",
                                         "suspect",  "insurgent", "rebel",    NULL };
    return asc_str_one_of(t->low[i], words);
}

/* "four more bodies", "two of them", "another six": not the whole toll. */
static bool partial(const asc_tree *t, uint32_t noun, uint32_t number)
{
    static const char *const words[] = { "more",       "another",     "other", "further",
                                         "additional", "least-known", NULL };
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = t->first[noun]; c != ASC_NONE && left--; c = t->next[c])
        if (c != number && c < noun &&
            (asc_str_one_of(t->low[c], words) || asc_str_one_of(asc_tree_text(t, c), words)) &&
            !(c + 1 < t->n && asc_tree_is(t, c + 1, "than"))) /* "more than 130" */
            return true;
    if (number + 1 < t->n && asc_str_one_of(asc_tree_text(t, number + 1), words)) return true;
    if (number != noun && asc_tree_prep(t, number, ASC_STR("of")) != ASC_NONE) return true;
    return noun == number && asc_tree_prep(t, noun, ASC_STR("of")) != ASC_NONE;
}

static bool says_hurt(const asc_tree *t, uint32_t i)
{
    return asc_str_one_of(t->low[i], (const char *const[]){ "injury", "wound", "burn", NULL });
}

/* What is said of the people counted at `noun`: the word that says it, or ASC_NONE. */
static uint32_t fate(const asc_tree *t, uint32_t noun)
{
    uint32_t h = t->tok[noun].head;
    unsigned left = ASC_CHILDREN_MAX;
    uint8_t dep = t->tok[noun].dep;
    for (uint32_t c = t->first[noun]; c != ASC_NONE && left--; c = t->next[c]) {
        uint8_t d = t->tok[c].dep;
        if (says(t, c) && (d == ASC_DEP_ACL || d == ASC_DEP_AMOD || d == ASC_DEP_RELCL ||
                           d == ASC_DEP_ACOMP || d == ASC_DEP_OPRD))
            return c;
    }
    if (h == noun) return ASC_NONE;
    bool passive = asc_tree_is_verb(t, h) && asc_tree_passive(t, h);
    if (says(t, h) && (dep == ASC_DEP_NSUBJPASS || dep == ASC_DEP_NUMMOD)) return h;
    if (says(t, h) && dep == ASC_DEP_DOBJ && !passive) return h;
    if (dep == ASC_DEP_NSUBJ && says(t, h) && t->tok[h].tag == ASC_TAG_VBN &&
        t->tok[h].dep == ASC_DEP_CONJ)
        return h; /* "11 were killed and 42 wounded" */
    if (dep == ASC_DEP_NSUBJ && asc_str_one_of(t->low[h], dying)) return h;
    if (dep == ASC_DEP_NSUBJ && asc_tree_is(t, h, "lose")) { /* lost their lives */
        uint32_t o = asc_tree_child(t, h, ASC_DEP_DOBJ);
        if (o != ASC_NONE && asc_tree_is(t, o, "life")) return h;
    }
    if (dep == ASC_DEP_NSUBJ && /* received injuries, suffered wounds */
        asc_str_one_of(t->low[h], (const char *const[]){ "receive", "suffer", "sustain", NULL })) {
        uint32_t o = asc_tree_child(t, h, ASC_DEP_DOBJ);
        if (o != ASC_NONE && says_hurt(t, o)) return o;
    }
    if (dep == ASC_DEP_DOBJ && asc_tree_is(t, noun, "life") &&
        (asc_tree_is(t, h, "claim") || asc_tree_is(t, h, "cost")))
        return h;
    if (dep == ASC_DEP_DOBJ && asc_tree_is(t, h, "leave")) { /* left 40 people dead */
        uint32_t o = asc_tree_child(t, h, ASC_DEP_OPRD);
        if (o != ASC_NONE && says(t, o)) return o;
    }
    if (dep == ASC_DEP_NSUBJ && asc_tree_is_verb(t, h)) { /* 11 were dead; left 40 dead */
        uint32_t o = asc_tree_child(t, h, ASC_DEP_ACOMP);
        if (o != ASC_NONE && says(t, o)) return o;
        if (says(t, h) == 1 && t->tok[h].pos == ASC_POS_ADJ) return h;
    }
    return ASC_NONE;
}

/* "the murder of 29 people", "the death toll reaches 27", "the dead are 27". */
static uint32_t fate_noun(const asc_tree *t, uint32_t noun)
{
    uint32_t h = t->tok[noun].head, up;
    uint8_t dep = t->tok[noun].dep;
    if (dep == ASC_DEP_POBJ && asc_tree_is(t, h, "at")) { /* "put the number of dead at 16" */
        up = asc_tree_child(t, t->tok[h].head, ASC_DEP_DOBJ);
        if (up == ASC_NONE) return ASC_NONE;
        if (asc_str_one_of(t->low[up], deaths)) return up;
        up = asc_tree_prep(t, up, ASC_STR("of"));
        return up != ASC_NONE && (says(t, up) || asc_str_one_of(t->low[up], deaths)) ? up
                                                                                     : ASC_NONE;
    }
    if (dep == ASC_DEP_POBJ && asc_tree_is(t, h, "of")) {
        up = t->tok[h].head;
        return asc_str_one_of(t->low[up], deaths) ? up : ASC_NONE;
    }
    up = dep == ASC_DEP_POBJ && asc_tree_is(t, h, "to") ? t->tok[h].head : h;
    if (dep != ASC_DEP_POBJ && dep != ASC_DEP_DOBJ && dep != ASC_DEP_ATTR) return ASC_NONE;
    if (!asc_tree_is_verb(t, up)) return ASC_NONE;
    uint32_t s = asc_tree_child(t, up, dep == ASC_DEP_POBJ ? ASC_DEP_NSUBJ : ASC_DEP_NSUBJ);
    if (s == ASC_NONE) s = asc_tree_child(t, up, ASC_DEP_NSUBJPASS);
    if (s != ASC_NONE && (asc_tree_is(t, s, "toll") || asc_tree_is(t, s, "dead"))) return s;
    if (asc_tree_is(t, up, "bring") && dep == ASC_DEP_POBJ) {
        uint32_t o = asc_tree_child(t, up, ASC_DEP_DOBJ);
        if (o != ASC_NONE && (asc_tree_is(t, o, "toll") || asc_tree_is(t, o, "dead"))) return o;
    }
    return ASC_NONE;
}

/* Words before the number at i that make it a lower bound. */
static bool lower_bound(const asc_tree *t, uint32_t i)
{
    static const char *const two[][2] = {
        { "at", "least" }, { "more", "than" }, { "upwards", "of" }, { "no", "fewer" }
    };
    if (i > 0 && (asc_tree_is(t, i - 1, "over") ||
                  asc_str_eq_nocase(asc_tree_text(t, i - 1), ASC_STR("over"))))
        return true;
    if (i > 2 && asc_str_eq_nocase(asc_tree_text(t, i - 1), ASC_STR("than")) &&
        (asc_str_eq_nocase(asc_tree_text(t, i - 2), ASC_STR("fewer")) ||
         asc_str_eq_nocase(asc_tree_text(t, i - 2), ASC_STR("less"))))
        return asc_str_eq_nocase(asc_tree_text(t, i - 3), ASC_STR("no")) ||
               asc_str_eq_nocase(asc_tree_text(t, i - 3), ASC_STR("not"));
    for (size_t k = 0; i > 1 && k < sizeof two / sizeof *two; k++)
        if (asc_str_is_nocase(asc_tree_text(t, i - 2), two[k][0]) &&
            asc_str_is_nocase(asc_tree_text(t, i - 1), two[k][1]))
            return true;
    return false;
}

/* Does the sentence of token i, or the one before, tell of a time "since"? */
static bool since(const asc_tree *t, uint32_t i)
{
    for (uint32_t k = i, steps = 0; steps < SINCE_TOKENS; steps++) {
        if (asc_tree_is(t, k, "since")) return true;
        if (k == 0 || t->tok[k - 1].sent + 1 < t->tok[i].sent) return false;
        k--;
    }
    return false;
}

/* "X has fought Y since 1988. About 40,000 people have been killed": in all that time. */
static bool of_a_war(const asc_tree *t, uint32_t i)
{
    uint32_t aux = asc_tree_is_verb(t, i) ? asc_tree_child(t, i, ASC_DEP_AUX) : ASC_NONE;
    return aux != ASC_NONE && t->tok[aux].tag == ASC_TAG_VBP && asc_tree_is(t, aux, "have") &&
           since(t, i);
}

/* "The Front has killed more than 4,000 people": of all its deeds. */
static bool over_time(const asc_tree *t, uint32_t i)
{
    if (of_a_war(t, i)) return true;
    uint32_t aux = asc_tree_is_verb(t, i) ? asc_tree_child(t, i, ASC_DEP_AUX) : ASC_NONE;
    uint32_t s = asc_tree_is_verb(t, i) ? asc_tree_child(t, i, ASC_DEP_NSUBJ) : ASC_NONE;
    if (aux == ASC_NONE || s == ASC_NONE || !asc_tree_is(t, aux, "have")) return false;
    if (t->tok[aux].tag != ASC_TAG_VBZ && t->tok[aux].tag != ASC_TAG_VBP) return false;
    s = asc_tree_antecedent(t, s);
    return says(t, i) == 1 && !asc_tables_event(t->lx, 'n', t->low[s]) &&
           !asc_str_one_of(t->low[i], dying);
}

bool asc_count_of(const asc_tree *t, uint32_t i, uint32_t last, int64_t value, asc_count *out)
{
    uint32_t number = last - 1, noun = number;
    if (t->tok[i].ent == ASC_ENT_DATE || t->tok[i].ent == ASC_ENT_TIME ||
        t->tok[i].ent == ASC_ENT_MONEY)
        return false;
    for (int k = 0; k < 3; k++) {
        uint8_t dep = t->tok[noun].dep;
        if (dep != ASC_DEP_NUMMOD && dep != ASC_DEP_COMPOUND && dep != ASC_DEP_QUANTMOD) break;
        noun = t->tok[noun].head;
    }
    if (says(t, noun) && noun != number) { /* "42 wounded", "11 dead" */
        if (partial(t, noun, number)) return false;
        *out = (asc_count){ value, says(t, noun) == 2, lower_bound(t, i), noun, i, noun + 1 };
        return true;
    }
    if (!people(t, noun) || doer(t, noun) || partial(t, noun, number)) return false;
    uint32_t trigger = fate(t, noun);
    if (trigger == ASC_NONE) trigger = fate_noun(t, noun);
    if (trigger == ASC_NONE || over_time(t, trigger)) return false;
    uint32_t first = trigger < i ? trigger : i, end = trigger > noun ? trigger : noun;
    *out = (asc_count){
        value,  says(t, trigger) == 2 || says_hurt(t, trigger), lower_bound(t, i), trigger, first,
        end + 1
    };
    return true;
}

uint32_t asc_count_happening(const asc_events *ev, const asc_tree *t, uint32_t trigger,
                             bool *salient)
{
    static const char *const preps[] = { "in", "by", "during", "after", "from", "of" };
    uint32_t i = trigger, own = ev->of_token[trigger];
    *salient = false;
    for (int k = 0; k < 4; k++) {
        if (k == 1 && own != ASC_NONE && ev->items[own].happening != ASC_NONE)
            return ev->items[own].happening;
        if (k && ev->of_token[i] != ASC_NONE && ev->items[ev->of_token[i]].happening != ASC_NONE)
            return ev->items[ev->of_token[i]].happening; /* "the siege in which 27 died" */
        for (size_t p = 0; p < sizeof preps / sizeof *preps; p++) {
            uint32_t x = asc_tree_prep(t, i, asc_str_from(preps[p]));
            if (x != ASC_NONE && ev->of_token[x] != ASC_NONE &&
                ev->items[ev->of_token[x]].happening != ASC_NONE)
                return ev->items[ev->of_token[x]].happening;
        }
        uint32_t s = asc_tree_is_verb(t, i)
                         ? asc_tree_antecedent(t, asc_tree_child(t, i, ASC_DEP_NSUBJ))
                         : ASC_NONE;
        if (s != ASC_NONE && ev->of_token[s] != ASC_NONE &&
            ev->items[ev->of_token[s]].happening != ASC_NONE)
            return ev->items[ev->of_token[s]].happening;
        if (t->tok[i].head == i) break;
        i = t->tok[i].head;
    }
    if (own != ASC_NONE && ev->items[own].happening != ASC_NONE) return ev->items[own].happening;
    *salient = true;
    return asc_events_followed(ev, t, trigger);
}

bool asc_count_in_a_fight(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "clash",     "fighting",  "battle",        "combat",
                                         "firefight", "war",       "fight",         "operation",
                                         "raid",      "crackdown", "demonstration", "protest" };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (asc_tree_has_behind(t, i, words[k])) return true;
    return false;
}
