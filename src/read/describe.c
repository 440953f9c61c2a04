#include "read/describe.h"

#include "base/str.h"
#include "read/counts.h"
#include "read/who.h"

#include "base/banned.h"

#define HEADLINES 3       /* lines at most */
#define HEADLINE_MAX 240u /* bytes of one */
#define TAIL_MAX 12u      /* tokens behind the head */
#define WORDS_MAX 16u     /* of a phrase that is compared */

/* ---- what a noun tells of ---- */

static bool listed(const asc_tree *t, uint32_t i, const char *const *words, size_t n)
{
    for (size_t k = 0; k < n; k++)
        if (asc_tree_is(t, i, words[k])) return true;
    return false;
}
#define LISTED(t, i, words) listed((t), (i), (words), sizeof(words) / sizeof *(words))

/* They tell of no one in particular, or of too many to be someone. */
static bool says_nothing(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "nobody",   "anyone", "anybody", "someone",
                                         "somebody", "person", "people",  "individual",
                                         "customer", "human",  "public",  "passenger",
                                         "victim",   "dead" };
    return LISTED(t, i, words);
}

/* What the table of nouns says; the first class is the likeliest. */
static bool class_of(const asc_tree *t, uint32_t i, asc_actor_word *out)
{
    asc_str classes = asc_nouns_classes(&t->lx->nouns, t->low[i]), first = classes, rest;
    asc_str_cut(classes, ',', &first, &rest);
    bool one = asc_str_eq(first, ASC_STR("person")) || asc_str_eq(first, ASC_STR("official")) ||
               asc_str_eq(first, ASC_STR("fighter"));
    *out = (asc_actor_word){ .word = t->low[i], .kind = one ? ASC_ACTOR_PERSON : ASC_ACTOR_GROUP };
    return one || asc_str_eq(first, ASC_STR("people")) || asc_str_eq(first, ASC_STR("military"));
}

/* "tribesman", "horsewoman", which no table has. */
static bool ends_as_people(asc_str s)
{
    static const char *const ends[] = { "man", "men", "woman", "women" };
    for (size_t k = 0; k < sizeof ends / sizeof *ends; k++)
        if (s.n > strlen(ends[k]) + 2 && asc_str_ends(s, asc_str_from(ends[k]))) return true;
    return false;
}

static bool word_of(const asc_tree *t, uint32_t i, asc_actor_word *out)
{
    const asc_event_word *e = asc_tables_event(t->lx, 'n', t->low[i]);
    uint32_t own = asc_tree_child(t, i, ASC_DEP_POSS); /* "X's people" are someone */
    bool theirs = own != ASC_NONE && t->tok[own].pos == ASC_POS_PROPN;
    if (!asc_tree_is_noun(t, i) || e || (says_nothing(t, i) && !theirs)) return false;
    asc_people known = asc_tables_people(t->lx, t->low[i]);
    if (known == ASC_PEOPLE_NONE && !theirs) return false;
    *out =
        (asc_actor_word){ .word = t->low[i],
                          .kind = known == ASC_PEOPLE_GROUP ? ASC_ACTOR_GROUP : ASC_ACTOR_PERSON };
    if (known && known != ASC_PEOPLE_NONE) return true;
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[i]);
    if (!w && ends_as_people(t->low[i])) return true;
    if (!w) return class_of(t, i, out);
    *out = *w;
    return w->kind != ASC_ACTOR_DOCUMENT;
}

/* "Two of them told", "one of them had": he is a person. */
static bool of_them(const asc_tree *t, uint32_t i, uint32_t of, asc_actor_word *out)
{
    if (asc_tree_is(t, i, "one")) out->kind = ASC_ACTOR_PERSON;
    return asc_tree_is(t, of, "they") && t->tok[i].dep == ASC_DEP_NSUBJ;
}

/* "Two of the men", "some of the press": the head is not the noun. */
static bool partitive(const asc_tree *t, uint32_t i, asc_actor_word *out)
{
    static const char *const words[] = { "some", "many", "most", "several", "few",
                                         "half", "one",  "all",  "none" };
    uint32_t of = asc_tree_prep(t, i, ASC_STR("of"));
    if (of == ASC_NONE || of < i || t->tok[i].dep == ASC_DEP_NUMMOD) return false;
    if (t->tok[i].pos != ASC_POS_NUM && !LISTED(t, i, words)) return false;
    if (asc_tree_is(t, i, "none")) return false;
    *out = (asc_actor_word){ .word = t->low[i], .kind = ASC_ACTOR_GROUP };
    if (t->tok[of].pos == ASC_POS_PRON) /* "two of them told" */
        return of_them(t, i, of, out);
    return word_of(t, of, out) && (asc_tree_plural(t, of) || out->kind != ASC_ACTOR_PERSON);
}

/* "Some in the market say", "others at the port". */
static bool unnamed_people(const asc_tree *t, uint32_t i, asc_actor_word *out)
{
    static const char *const words[] = { "some", "many", "several", "others" };
    static const char *const where[] = {
        "in", "at", "within", "inside", "among", "around", "near"
    };
    if (!LISTED(t, i, words) || t->tok[i].dep == ASC_DEP_DET || t->tok[i].dep == ASC_DEP_AMOD)
        return false;
    if (t->tok[i].dep != ASC_DEP_NSUBJ) return false;
    for (size_t k = 0; k < sizeof where / sizeof *where; k++) {
        uint32_t p = asc_tree_prep(t, i, asc_str_from(where[k]));
        if (p == ASC_NONE || p < i) continue;
        *out = (asc_actor_word){ .word = t->low[i], .kind = ASC_ACTOR_GROUP };
        return true;
    }
    return false;
}

/* "Half the town saw it". */
static bool half_of(const asc_tree *t, uint32_t i, asc_actor_word *out)
{
    uint32_t half = asc_tree_child(t, i, ASC_DEP_PREDET);
    if (half == ASC_NONE || t->tok[i].dep != ASC_DEP_NSUBJ || !asc_tree_is_noun(t, i)) return false;
    if (!asc_tree_is(t, half, "half") && !asc_tree_is(t, half, "all")) return false;
    *out = (asc_actor_word){ .word = t->low[i], .kind = ASC_ACTOR_GROUP };
    return true;
}

/* ---- is it one? ---- */

static bool none_of(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = {
        "no", "any", "each", "what", "which", "neither", "either"
    };
    uint32_t d = asc_tree_child(t, i, ASC_DEP_DET);
    return d != ASC_NONE && LISTED(t, d, words);
}

static bool definite(const asc_tree *t, uint32_t i)
{
    uint32_t d = asc_tree_child(t, i, ASC_DEP_DET);
    return asc_tree_child(t, i, ASC_DEP_POSS) != ASC_NONE ||
           (d != ASC_NONE &&
            (asc_tree_is(t, d, "the") || asc_tree_is(t, d, "this") || asc_tree_is(t, d, "that") ||
             asc_tree_is(t, d, "these") || asc_tree_is(t, d, "those")));
}

uint32_t asc_described_as(const asc_tree *t, uint32_t i)
{
    uint32_t as = t->tok[i].head, verb = t->tok[as].head;
    if (t->tok[i].dep != ASC_DEP_POBJ || !asc_tree_is(t, as, "as") || !definite(t, i))
        return ASC_NONE;
    if (!asc_tree_is(t, verb, "describe") && !asc_tree_is(t, verb, "identify")) return ASC_NONE;
    uint32_t o = asc_tree_object(t, verb);
    return o != ASC_NONE && t->tok[o].pos == ASC_POS_PRON && t->tok[verb].dep == ASC_DEP_RELCL
               ? t->tok[verb].head
               : o;
}

/* "Named X as", "regards X as", "X was identified as": verbs that say who or what one is. */
static bool names_as(const asc_tree *t, uint32_t verb)
{
    static const char *const verbs[] = { "name",    "identify", "describe", "regard", "see",
                                         "view",    "cite",     "single",   "list",   "depict",
                                         "portray", "finger",   "treat",    "pick",   "recognise",
                                         "know",    "consider", "unmask",   "expose", "recognize",
                                         "indicate" };
    return LISTED(t, verb, verbs);
}

/* "Considers X the culprit": both stand bare behind the verb. */
static uint32_t beside_object(const asc_tree *t, uint32_t i)
{
    static const char *const verbs[] = { "consider", "deem",    "call", "name",
                                         "believe",  "declare", "find", "think" };
    uint32_t verb = t->tok[i].head, x;
    uint8_t dep = t->tok[i].dep;
    if (!asc_tree_is_verb(t, verb) || !LISTED(t, verb, verbs)) return ASC_NONE;
    if (dep == ASC_DEP_CCOMP || dep == ASC_DEP_XCOMP) {
        x = asc_tree_child(t, i, ASC_DEP_NSUBJ);
        return x != ASC_NONE && x > verb && asc_tree_child(t, i, ASC_DEP_AUX) == ASC_NONE
                   ? x
                   : ASC_NONE;
    }
    if (dep != ASC_DEP_OPRD) return ASC_NONE;
    return asc_tree_passive(t, verb) ? asc_tree_object(t, verb)
                                     : asc_tree_child(t, verb, ASC_DEP_DOBJ);
}

/* "The man who planted it was X", "the one who gave the order is X". */
static uint32_t equated(const asc_tree *t, uint32_t i)
{
    uint32_t verb = t->tok[i].head, x;
    if (t->tok[i].dep == ASC_DEP_NSUBJPASS &&
        (asc_tree_is(t, verb, "identify") ||
         asc_tree_is(t, verb, "name"))) { /* "was identified as X" */
        x = asc_tree_prep(t, verb, ASC_STR("as"));
        return x != ASC_NONE && t->tok[x].pos == ASC_POS_PROPN ? x : ASC_NONE;
    }
    if (t->tok[i].dep != ASC_DEP_NSUBJ || !asc_tree_is(t, verb, "be")) return ASC_NONE;
    if (asc_tree_child(t, i, ASC_DEP_RELCL) == ASC_NONE ||
        asc_tree_child(t, verb, ASC_DEP_NEG) != ASC_NONE)
        return ASC_NONE;
    x = asc_tree_child(t, verb, ASC_DEP_ATTR);
    return x != ASC_NONE && x > verb && t->tok[x].pos == ASC_POS_PROPN ? x : ASC_NONE;
}

uint32_t asc_told_to_be(const asc_tree *t, uint32_t i)
{
    uint32_t as = t->tok[i].head, verb = t->tok[as].head, o;
    if (!asc_tree_is_noun(t, i)) return ASC_NONE;
    if (t->tok[i].dep != ASC_DEP_POBJ || !asc_tree_is(t, as, "as")) {
        o = beside_object(t, i);
        return o == ASC_NONE ? equated(t, i) : o;
    }
    if (!asc_tree_is_verb(t, verb) || !names_as(t, verb)) return ASC_NONE;
    o = asc_tree_object(t, verb);
    if (o != ASC_NONE && (asc_tree_is(t, o, "himself") || asc_tree_is(t, o, "herself") ||
                          asc_tree_is(t, o, "itself") || asc_tree_is(t, o, "themselves"))) {
        unsigned ignored = 0; /* "describes himself as a soldier of X" */
        return asc_tree_subject(t, verb, &ignored);
    }
    if (o == ASC_NONE) { /* "has been named as", in a relative clause */
        uint32_t up = t->tok[verb].head;
        o = t->tok[verb].dep == ASC_DEP_RELCL ? up : ASC_NONE;
    }
    return o;
}

/* It stands where it says what someone or something is, not who: "he was a student". */
static bool says_what(const asc_tree *t, uint32_t i)
{
    switch ((asc_dep)t->tok[i].dep) {
    case ASC_DEP_COMPOUND:
    case ASC_DEP_NMOD:
    case ASC_DEP_AMOD:
    case ASC_DEP_NUMMOD:
    case ASC_DEP_ATTR:
    case ASC_DEP_OPRD:
    case ASC_DEP_NPADVMOD:
    case ASC_DEP_DEP: return true;
    case ASC_DEP_POBJ:
        return asc_tree_is(t, t->tok[i].head, "as") && asc_described_as(t, i) == ASC_NONE;
    default: return false;
    }
}

bool asc_says_when(const asc_tree *t, uint32_t c)
{
    static const char *const preps[] = { "since", "after", "before", "during", "until", "against" };
    uint32_t p = asc_tree_behind(t, c);
    return LISTED(t, c, preps) ||
           (p != ASC_NONE && !asc_tree_is(t, c, "of") &&
            (t->tok[p].ent == ASC_ENT_DATE || t->tok[p].ent == ASC_ENT_TIME));
}

/* Does what hangs behind the head say which one it is? "The court in X", not "on Friday". */
static bool says_which(const asc_tree *t, uint32_t c)
{
    static const char *const preps[] = {
        "of",     "in",     "at",     "from",   "with",  "near",
        "behind", "around", "inside", "within", "under", "aboard"
    };
    if (t->tok[c].dep == ASC_DEP_AMOD)
        return t->tok[c].left > 0 && t->tok[t->tok[c].left - 1].pos != ASC_POS_PUNCT;
    if (t->tok[c].dep == ASC_DEP_ACL) return asc_tree_prep(t, c, ASC_STR("as")) != ASC_NONE;
    if (t->tok[c].dep != ASC_DEP_PREP || !LISTED(t, c, preps)) return false;
    if (asc_tree_only_under(t, c)) return false;
    if (asc_tree_is(t, c, "behind") && asc_tree_child(t, t->tok[c].head, ASC_DEP_DET) == ASC_NONE)
        return false; /* a headline's "X's ministries behind the murder" */
    uint32_t p = asc_tree_behind(t, c);
    if (p == ASC_NONE || asc_tree_is(t, c, "of")) return p != ASC_NONE; /* "of the day" */
    return t->tok[p].ent != ASC_ENT_DATE && t->tok[p].ent != ASC_ENT_TIME;
}

/* Of a long tail so much as says which: "in X", where "on Friday" hangs inside it. */
static uint32_t end_of(const asc_tree *t, uint32_t c)
{
    uint32_t last = t->tok[c].right - 1, p = asc_tree_behind(t, c);
    if (t->tok[c].dep != ASC_DEP_PREP || p == ASC_NONE) return last;
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t k = t->first[p]; k != ASC_NONE && left--; k = t->next[k]) {
        uint8_t dep = t->tok[k].dep;
        bool more = dep == ASC_DEP_RELCL || dep == ASC_DEP_ACL || dep == ASC_DEP_PUNCT ||
                    dep == ASC_DEP_CONJ || dep == ASC_DEP_CC ||
                    (dep == ASC_DEP_PREP && !says_which(t, k));
        if (k > p && more) return t->tok[k].left ? t->tok[k].left - 1 : last;
    }
    return last;
}

/* Where the phrase begins: not before a dash or colon, nor in the line above. */
static uint32_t first_of(const asc_tree *t, uint32_t i, size_t begin)
{
    while (i > 0 && t->tok[i - 1].begin >= begin) {
        asc_str s = asc_tree_text(t, i - 1);
        asc_str gap = asc_str_slice(t->text, t->tok[i - 1].end, t->tok[i].begin);
        if (gap.n && memchr(gap.p, '\n', gap.n)) break;
        if (memchr(s.p, '\n', s.n) || t->tok[i - 1].pos == ASC_POS_SPACE) break;
        bool dash = asc_str_eq(s, ASC_STR("-")) && gap.n;
        if (dash || asc_str_eq(s, ASC_STR("\xE2\x80\x93")) ||
            asc_str_eq(s, ASC_STR("\xE2\x80\x94")) || asc_str_eq(s, ASC_STR(":")) ||
            asc_str_eq(s, ASC_STR(";")))
            break;
        i--;
    }
    return i;
}

static asc_span span_of(const asc_tree *t, uint32_t i, uint32_t *first)
{
    asc_span s = asc_tree_phrase(t, i);
    uint32_t last = i;
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = t->first[i]; c != ASC_NONE && left--; c = t->next[c])
        if (c > i && says_which(t, c) && end_of(t, c) > last && end_of(t, c) - i <= TAIL_MAX)
            last = end_of(t, c);
    *first = first_of(t, i, s.begin);
    s.begin = t->tok[*first].begin;
    s.end = t->tok[last].end;
    if (memchr(t->text.p + t->tok[i].begin, '\n', s.end - t->tok[i].begin)) s.end = t->tok[i].end;
    if (s.end - s.begin > ASC_DESCRIPTION_MAX) s.end = t->tok[i].end;
    return s;
}

static int64_t number_of(const asc_tree *t, uint32_t first, uint32_t i)
{
    uint32_t n = asc_tree_child(t, i, ASC_DEP_NUMMOD), last;
    return n != ASC_NONE && n < i && n >= first ? asc_number_at(t, n, &last) : -1;
}

/* It acts: a bare "gendarmes" tells of someone only where it does. */
static bool acts(const asc_tree *t, uint32_t i)
{
    uint32_t h = t->tok[i].head;
    if (t->tok[i].dep == ASC_DEP_POBJ)
        return t->tok[h].dep == ASC_DEP_AGENT || asc_tree_is(t, h, "by");
    return (t->tok[i].dep == ASC_DEP_NSUBJ || t->tok[i].dep == ASC_DEP_CONJ) &&
           (asc_tree_is_verb(t, h) || t->tok[i].dep == ASC_DEP_CONJ);
}

/* Nothing but the noun says who it is. */
static bool lone(const asc_tree *t, const asc_description *d)
{
    return d->first == d->head && d->span.end == t->tok[d->head].end;
}

/* A house is an actor where it acts. */
static bool house(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "hospital", "school", "university", "bank",    "church",
                                         "mosque",   "club",   "company",    "website", "blog" };
    return LISTED(t, i, words);
}

/* Does it tell of someone in particular? */
static bool tells(const asc_tree *t, const asc_description *d, bool noun)
{
    static const char *const asked[] = { "whose", "which", "what", "whatever", "that" };
    if (!noun) return true;
    if (LISTED(t, d->first, asked) && d->first != d->head) return asc_tree_is(t, d->first, "that");
    if (house(t, d->head) && !d->definite) return acts(t, d->head);
    if (d->plural && lone(t, d)) return acts(t, d->head);
    return true;
}

bool asc_describe(asc_description *out, const asc_tree *t, const asc_mentions *m, uint32_t i)
{
    asc_description d = { .head = i, .number = -1 };
    uint32_t x = m->of_token[i];
    if ((x != ASC_NONE && m->items[x].is_name) || t->tok[i].pos == ASC_POS_PUNCT) return false;
    bool noun = word_of(t, i, &d.word);
    d.part = !noun && partitive(t, i, &d.word);
    if (!noun && !d.part && !unnamed_people(t, i, &d.word) && !half_of(t, i, &d.word)) return false;
    if (none_of(t, i) || says_what(t, i)) return false;
    d.span = span_of(t, i, &d.first);
    if (d.span.begin >= d.span.end || d.span.end - d.span.begin > ASC_DESCRIPTION_MAX) return false;
    d.definite = definite(t, i);
    d.plural = (d.part && !asc_tree_is(t, i, "one")) || asc_tree_plural(t, i) || (!noun && !d.part);
    d.number = number_of(t, d.first, i);
    d.bare_noun = noun && !d.plural && !d.definite && d.number < 0 &&
                  asc_tree_child(t, i, ASC_DEP_DET) == ASC_NONE;
    if (!tells(t, &d, noun)) return false;
    if (d.word.stands || d.word.kind == ASC_ACTOR_PERSON)
        d.word.kind = d.plural ? ASC_ACTOR_GROUP : ASC_ACTOR_PERSON;
    *out = d;
    return true;
}

/* ---- headlines ---- */

uint32_t asc_headline_end(asc_str text)
{
    size_t at = 0;
    for (int k = 0; k < HEADLINES && at < text.n; k++) {
        const char *line = memchr(text.p + at, '\n', text.n - at);
        size_t end = line ? (size_t)(line - text.p) : text.n, last = end;
        if (!line || end - at > HEADLINE_MAX) break;
        while (last > at && strchr(" \r\t\"'", text.p[last - 1])) last--;
        if (last > at && strchr(".?!", text.p[last - 1])) break;
        at = end + 1;
    }
    return (uint32_t)at;
}

/* ---- one inside another ---- */

static bool small(const asc_tree *t, uint32_t i)
{
    uint8_t pos = t->tok[i].pos;
    return pos == ASC_POS_DET || pos == ASC_POS_PUNCT || pos == ASC_POS_SPACE ||
           pos == ASC_POS_PART || pos == ASC_POS_ADP || pos == ASC_POS_AUX;
}

static bool holds(const asc_tree *t, const asc_description *d, asc_str low)
{
    for (uint32_t i = d->first, k = 0;
         i < t->n && t->tok[i].end <= d->span.end && k < 2 * WORDS_MAX; i++, k++)
        if (asc_str_eq_nocase(t->low[i], low)) return true;
    return false;
}

bool asc_describe_within(const asc_tree *t, const asc_description *shorter,
                         const asc_description *longer)
{
    for (uint32_t i = shorter->first, k = 0; i < t->n && t->tok[i].end <= shorter->span.end;
         i++, k++) {
        if (k == WORDS_MAX) return false;
        if (!small(t, i) && !holds(t, longer, t->low[i])) return false;
    }
    return true;
}

bool asc_describe_poses(const asc_tree *t, uint32_t i)
{
    static const char *const verbs[] = { "pose",    "masquerade",  "disguise", "dress", "pass",
                                         "purport", "impersonate", "pretend",  "claim", NULL };
    uint32_t c = asc_tree_child(t, i, ASC_DEP_ACL);
    return c != ASC_NONE && asc_tree_is_one(t, c, verbs);
}
