#include "read/quotes.h"

#include "base/error.h"
#include "base/str.h"
#include "read/gazetteer.h"

#include "base/banned.h"

#define SENTENCE_TOKENS 60 /* of a sentence that is looked through for its subject */
#define LABEL_TOKENS 6     /* of "PAVEL HORN:" */
#define BRACKET_TOKENS 6   /* of "(Lume North)" behind it */
#define HEADLINE_TOKENS 25
#define TAG_TOKENS 16 /* of "..., said X, the leader of Y" that are looked through */

struct quote {
    uint32_t begin, end;   /* tokens, marks included */
    uint32_t speaker, cue; /* tokens; ASC_NONE */
    bool goes_on;          /* in the next paragraph */
};

static bool is(const asc_tree *t, uint32_t i, const char *mark)
{
    return asc_str_is(asc_tree_text(t, i), mark);
}

/* Single marks are told from apostrophes by their tag. */
static bool opens(const asc_tree *t, uint32_t i)
{
    bool single = is(t, i, "\xE2\x80\x98") || is(t, i, "'");
    return is(t, i, "\xE2\x80\x9C") || is(t, i, "``") ||
           (single && t->tok[i].tag == ASC_TAG_OPEN_QUOTE);
}

static bool closes(const asc_tree *t, uint32_t i)
{
    bool single = is(t, i, "\xE2\x80\x99") || is(t, i, "'");
    return is(t, i, "\xE2\x80\x9D") || is(t, i, "''") ||
           (single && t->tok[i].tag == ASC_TAG_CLOSE_QUOTE);
}

/* The next quotation at or behind `from`; false when there is none. One that is still open when
 * its paragraph ends goes on if the next begins with a mark that opens. */
static bool next_quote(const asc_tree *t, uint32_t from, struct quote *out)
{
    uint32_t open = ASC_NONE;
    for (uint32_t i = from; i < t->n; i++) {
        bool straight = is(t, i, "\""), over = open != ASC_NONE && asc_tree_breaks(t, i);
        if (over && (straight || opens(t, i)) && i - open <= ASC_QUOTE_TOKENS_MAX) {
            *out = (struct quote){ open, i, ASC_NONE, ASC_NONE, true };
            return true;
        }
        if (over || (open != ASC_NONE && i - open > ASC_QUOTE_TOKENS_MAX)) open = ASC_NONE;
        if (open != ASC_NONE && (straight || closes(t, i))) {
            *out = (struct quote){ open, i + 1, ASC_NONE, ASC_NONE, false };
            return true;
        }
        if (straight || opens(t, i)) open = i;
    }
    return false;
}

/* Does the word at v say something, and who does? */
static uint32_t says(const asc_tree *t, uint32_t v)
{
    unsigned shaky = 0;
    if (!asc_tree_is_verb(t, v)) return ASC_NONE;
    for (const asc_cue *q = asc_tables_cue(t->lx, 'v', t->low[v]); q; q = asc_cue_next(t->lx, q)) {
        if (!(q->slots & ASC_SLOT_THAT) || q->raises) continue;
        uint32_t who = asc_tree_child(t, v, ASC_DEP_NSUBJ);
        return who != ASC_NONE ? who : asc_tree_subject(t, v, &shaky);
    }
    return ASC_NONE;
}

static bool take(const asc_tree *t, uint32_t v, struct quote *q)
{
    uint32_t who = says(t, v);
    if (who == ASC_NONE || (who >= q->begin && who < q->end)) return false;
    q->speaker = who;
    q->cue = v;
    return true;
}

/* '..., X said': before the sentence or the paragraph ends. */
static bool behind(const asc_tree *t, struct quote *q)
{
    for (uint32_t i = q->end; i < t->n && i < q->end + TAG_TOKENS; i++) {
        if (asc_tree_breaks(t, i) || is(t, i, "\"") || opens(t, i)) return false;
        if (i == q->end && q->end > 1 && is(t, q->end - 2, "."))
            return false; /* what follows is new */
        if (take(t, i, q)) return true;
        if (is(t, i, ".")) return false;
    }
    return false;
}

/* 'X said: "..."' in its sentence. */
static bool before(const asc_tree *t, struct quote *q)
{
    for (uint32_t i = q->begin, k = 0; i-- > 0 && k < TAG_TOKENS; k++) {
        if (is(t, i, ".") || is(t, i, "\"") || closes(t, i)) return false;
        if (asc_tree_breaks(t, i + 1)) return false;
        if (take(t, i, q)) return true;
    }
    return false;
}

/* Can one speak who is called so? */
static bool can_speak(const asc_tree *t, uint32_t i, bool person)
{
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[i]);
    uint8_t ent = t->tok[i].ent;
    if (t->tok[i].pos == ASC_POS_PRON) return asc_tree_is(t, i, "he") || asc_tree_is(t, i, "she");
    if (!asc_tree_is_noun(t, i)) return false;
    if (person) return ent == ASC_ENT_PERSON || (w && w->kind == ASC_ACTOR_PERSON);
    return w || ent == ASC_ENT_PERSON || ent == ASC_ENT_ORG || ent == ASC_ENT_GPE ||
           ent == ASC_ENT_NORP;
}

/* The first subject of the sentence of token i, up to i, that can speak. */
static uint32_t subject_before(const asc_tree *t, uint32_t i, bool person)
{
    uint32_t found = ASC_NONE, sent = t->tok[i].sent;
    for (uint32_t k = 0; k < SENTENCE_TOKENS && t->tok[i].sent == sent; k++, i--) {
        uint8_t dep = t->tok[i].dep;
        if ((dep == ASC_DEP_NSUBJ || dep == ASC_DEP_NSUBJPASS) && can_speak(t, i, person))
            found = i;
        if (i == 0 || asc_tree_breaks(t, i)) break;
    }
    return found;
}

/* 'The minister was blunt: "..."': who the sentence before the colon is about. */
static bool introduced(const asc_tree *t, struct quote *q)
{
    if (q->begin < 2 || !is(t, q->begin - 1, ":") || asc_tree_breaks(t, q->begin)) return false;
    q->speaker = subject_before(t, q->begin - 1, false);
    q->cue = q->begin - 1;
    return q->speaker != ASC_NONE;
}

static bool whole_sentence(const asc_tree *t, const struct quote *q)
{
    uint32_t last = q->end > q->begin + 1 ? q->end - 2 : q->begin;
    if (q->goes_on) return true;
    return (is(t, last, ".") || is(t, last, "!") || is(t, last, "?")) &&
           (q->end >= t->n || asc_tree_breaks(t, q->end) ||
            t->tok[q->end].sent != t->tok[q->begin].sent);
}

/* 'The minister spoke at the scene. "..."': a quotation with nothing around it is the word of the
 * person whom the sentence before is about. */
static bool stands_alone(const asc_tree *t, struct quote *q)
{
    if (q->begin < 2 || !whole_sentence(t, q)) return false;
    uint32_t prev = q->begin - 1;
    while (prev > 0 && t->tok[prev].pos == ASC_POS_SPACE) prev--;
    if (!is(t, prev, ".") || q->begin - prev > 2) return false;
    q->speaker = subject_before(t, prev, true);
    q->cue = q->begin;
    return q->speaker != ASC_NONE;
}

static bool same_paragraph(const asc_tree *t, uint32_t a, uint32_t b)
{
    if (b - a > 3 * TAG_TOKENS) return false;
    for (uint32_t i = a; i <= b && i < t->n; i++)
        if (i > 0 && asc_tree_breaks(t, i)) return false;
    return true;
}

static void find_speaker(const asc_tree *t, struct quote *q, const struct quote *last)
{
    bool follows =
        last->speaker != ASC_NONE && (last->goes_on || same_paragraph(t, last->end, q->begin));
    if (behind(t, q) || before(t, q)) return;
    if (follows) {
        q->speaker = last->speaker;
        q->cue = last->cue;
        return;
    }
    if (introduced(t, q) || stands_alone(t, q)) return;
    q->speaker = ASC_NONE;
    q->cue = whole_sentence(t, q) ? q->begin : ASC_NONE; /* somebody says it */
}

static void speak(asc_tree *t, uint32_t begin, uint32_t end, uint32_t who, uint32_t cue)
{
    for (uint32_t i = begin; i < end; i++) {
        t->speaker[i] = who;
        t->speech[i] = cue;
    }
}

/* ---- "HORN: ...", "Army: ...", "...: army" ---- */

static bool capitals(asc_str s, size_t least)
{
    size_t letters = 0;
    for (size_t k = 0; k < s.n; k++) {
        if (s.p[k] >= 'a' && s.p[k] <= 'z') return false;
        letters += s.p[k] >= 'A' && s.p[k] <= 'Z';
    }
    return letters >= least;
}

/* The colon at k or behind the bracket that opens at k, "(Lume North):"; ASC_NONE. The
   annotator takes "):" for one word. */
static uint32_t colon_at(const asc_tree *t, uint32_t k, uint32_t end)
{
    if (is(t, k, ":")) return k;
    if (!is(t, k, "(")) return ASC_NONE;
    for (uint32_t i = k + 1; i < end && i - k <= BRACKET_TOKENS; i++) {
        if (is(t, i, "):")) return i;
        if (is(t, i, ")")) return i + 1 < end && is(t, i + 1, ":") ? i + 1 : ASC_NONE;
    }
    return ASC_NONE;
}

/* The colon behind the few capitalised words that begin the paragraph [i, end), and the last of
   them before a bracket, or their noun ("The Minister for Works (Mr Lund):"); ASC_NONE. */
static uint32_t label_end(const asc_tree *t, uint32_t i, uint32_t end, uint32_t *who)
{
    *who = ASC_NONE;
    for (uint32_t k = i; k < end && k - i <= LABEL_TOKENS; k++) {
        uint32_t colon = colon_at(t, k, end);
        asc_str s = asc_tree_text(t, k);
        if (colon != ASC_NONE) {
            if (*who == ASC_NONE && k > i) *who = k - 1;
            return k > i && colon + 2 < end && asc_tree_is_noun(t, *who) ? colon : ASC_NONE;
        }
        if (k > i && (is(t, k, "for") || is(t, k, "of"))) {
            if (*who == ASC_NONE) *who = k - 1;
        } else if (k > i && k + 1 < end && is(t, k + 1, ":") &&
                   asc_tables_actor(t->lx, t->low[k])) {
            continue; /* "US intelligence: ..." */
        } else if (!s.n || s.p[0] < 'A' || s.p[0] > 'Z') return ASC_NONE;
    }
    return ASC_NONE;
}

/* A headline has no full stop. */
static bool headline(const asc_tree *t, uint32_t begin, uint32_t end)
{
    while (end > begin && t->tok[end - 1].pos == ASC_POS_SPACE) end--;
    return end > begin && end - begin <= HEADLINE_TOKENS && !is(t, end - 1, ".") &&
           !is(t, end - 1, "?") && !closes(t, end - 1) && !is(t, end - 1, "\"");
}

/* "Market blast kills 19: police": the one at the end. */
static uint32_t tail(const asc_tree *t, uint32_t begin, uint32_t end, uint32_t *mark)
{
    while (end > begin && t->tok[end - 1].pos == ASC_POS_SPACE) end--;
    if (end - begin < 5 || !can_speak(t, end - 1, false)) return ASC_NONE;
    for (uint32_t i = end - 1; i > begin + 3 && end - i <= LABEL_TOKENS; i--) {
        if (is(t, i, ":") || is(t, i, "-") || is(t, i, "\xE2\x80\x93") ||
            is(t, i, "\xE2\x80\x94")) {
            *mark = i;
            return t->text.p[t->tok[i].end] == ' ' ? end - 1 : ASC_NONE;
        }
        if (!asc_tree_is_noun(t, i) && t->tok[i].pos != ASC_POS_ADJ && t->tok[i].pos != ASC_POS_DET)
            return ASC_NONE;
    }
    return ASC_NONE;
}

/* "FACT CHECK:", "Analysis:": what kind of text it is. */
static bool kind_of_text(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "check",    "rating",    "fact",       "verdict",
                                         "analysis", "update",    "explainer",  "live",
                                         "watch",    "exclusive", "note",       "background",
                                         "opinion",  "summary",   "question",   "answer",
                                         "review",   "profile",   "conclusion", NULL };
    return asc_tree_is_one(t, i, words);
}

/* "Mali: three seized": where it was, and nobody's word; "Moscow: ..." is. */
static bool names_country(const asc_tree *t, uint32_t begin, uint32_t colon)
{
    asc_place_candidate c[ASC_PLACE_CANDIDATES_MAX];
    asc_place_precision precision;
    asc_str name = asc_str_slice(t->text, t->tok[begin].begin, t->tok[colon - 1].end);
    bool found = asc_gazetteer_find(name, c, &precision);
    if (!found) found = asc_gazetteer_find(asc_tree_text(t, colon - 1), c, &precision);
    return found && precision == ASC_PRECISION_COUNTRY; /* "DR Congo" */
}

/* "Q: ...", "Answer: ...": somebody's question; the answer of the last who had a label. */
static bool question(asc_tree *t, uint32_t begin, uint32_t end, uint32_t last)
{
    static const char *const asks[] = { "q", "question", NULL }, *const says[] = { "a", "answer",
                                                                                   NULL };
    bool asked = asc_tree_is_one(t, begin, asks);
    if (begin + 2 >= end || !is(t, begin + 1, ":")) return false;
    if (!asked && !asc_tree_is_one(t, begin, says)) return false;
    if (asked || last != ASC_NONE) speak(t, begin + 2, end, asked ? ASC_NONE : last, begin + 1);
    return true;
}

/* Whose words the paragraph [begin, end) is, said by its label or its tail; `last` is who had a
   label before. */
static void label(asc_tree *t, uint32_t begin, uint32_t end, bool transcript, uint32_t *last)
{
    uint32_t mark = ASC_NONE;
    if (question(t, begin, end, *last)) return;
    bool head = headline(t, begin, end);
    uint32_t who, colon = label_end(t, begin, end, &who);
    if (colon != ASC_NONE) {
        bool place = t->tok[who].ent == ASC_ENT_GPE || t->tok[who].ent == ASC_ENT_LOC;
        if (kind_of_text(t, who) || (head && names_country(t, begin, colon))) return;
        if (asc_tree_is(t, who, "claim")) { /* "THE CLAIM: ...": somebody's */
            speak(t, colon + 1, end, ASC_NONE, colon);
            return;
        }
        bool named = can_speak(t, who, false) && (head || !place);
        if (named || (transcript && capitals(asc_tree_text(t, who), 2)))
            speak(t, colon + 1, end, *last = who, colon);
        return;
    }
    who = head ? tail(t, begin, end, &mark) : ASC_NONE;
    if (who != ASC_NONE) speak(t, begin, mark, who, mark);
}

/* Two paragraphs or more that begin "NAME:"? */
static bool is_transcript(const asc_tree *t)
{
    unsigned turns = 0;
    for (uint32_t i = 0; i < t->n && turns < 2; i++) {
        if (i > 0 && !asc_tree_breaks(t, i)) continue;
        uint32_t who, colon = label_end(t, i, t->n, &who);
        turns += colon != ASC_NONE && capitals(asc_tree_text(t, who), 1);
    }
    return turns >= 2;
}

static void find_labels(asc_tree *t)
{
    bool transcript = is_transcript(t);
    uint32_t last = ASC_NONE;
    for (uint32_t i = 0, end; i < t->n; i = end) {
        for (end = i + 1; end < t->n && !asc_tree_breaks(t, end);) end++;
        if (t->tok[i].pos != ASC_POS_SPACE) label(t, i, end, transcript, &last);
    }
}

asc_status asc_quotes_find(asc_tree *t, asc_arena *keep, asc_error *err)
{
    struct quote q, last = { 0, 0, ASC_NONE, ASC_NONE, false };
    t->speaker = asc_arena_alloc(keep, t->n + 1, sizeof *t->speaker);
    t->speech = asc_arena_alloc(keep, t->n + 1, sizeof *t->speech);
    if (!t->speaker || !t->speech) return asc_fail(err, ASC_ENOMEM, "out of memory");
    speak(t, 0, t->n, ASC_NONE, ASC_NONE);
    find_labels(t);
    for (uint32_t from = 0; next_quote(t, from, &q); from = q.end) {
        if (q.end - q.begin < ASC_QUOTE_TOKENS_MIN + 2) continue;
        find_speaker(t, &q, &last);
        if (q.cue != ASC_NONE) speak(t, q.begin, q.end, q.speaker, q.cue);
        last = q;
    }
    return ASC_OK;
}
