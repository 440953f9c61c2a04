#include "read/sureness.h"

#include <math.h>

#include "base/str.h"
#include "core/terms.h"

#include "base/banned.h"

#define FAR_TOKENS 12  /* between agent and trigger */
#define LONG_TOKENS 40 /* of a sentence */
#define NEAR_TOKENS 2
#define MANY_WORDS 4 /* of a mention */
#define MANY_NAMES 4 /* capitals in a sentence */
#define REACH_MENTIONS 500
#define REACH_TOKENS 120 /* of a sentence looked at, either side of the trigger */

/* What falls below ASC_READ_MIN by these factors, the frame's share among them, is not told. */
static const double factor[ASC_DOUBT_COUNT] = {
    [ASC_DOUBT_STEP] = .85,       [ASC_DOUBT_STEPS] = .85,    [ASC_DOUBT_MANY_STEPS] = .72,
    [ASC_DOUBT_SALIENT] = .85,    [ASC_DOUBT_DESCRIBED] = .8, [ASC_DOUBT_OBJECT_DESCRIBED] = .85,
    [ASC_DOUBT_CONDITIONAL] = .9,
};

static uint64_t bit(asc_doubt d, bool on)
{
    return on ? (uint64_t)1 << d : 0;
}

static bool capital(const asc_tree *t, uint32_t i)
{
    asc_str s = i < t->n ? asc_tree_text(t, i) : (asc_str){ NULL, 0 };
    return s.n > 1 && s.p[0] >= 'A' && s.p[0] <= 'Z' && !t->loud[i];
}

/* Does the name go on beyond the mention, or begin before it: "[Founders]' Day"? */
static bool cut_name(const asc_tree *t, const asc_mention *a)
{
    if (a->first >= t->n || a->last > t->n) return false; /* the outlet, from without */
    uint32_t before = a->first ? a->first - 1 : ASC_NONE, after = a->last;
    bool begins = before != ASC_NONE && !t->tok[a->first].sent_begin && capital(t, before) &&
                  !t->tok[before].sent_begin && t->tok[before].space_after &&
                  t->tok[before].pos == ASC_POS_PROPN && t->tok[before].head < a->last &&
                  t->tok[before].head >= a->first;
    if (after < t->n && t->tok[after].tag == ASC_TAG_POS) after++;
    bool goes_on = after < t->n && !t->tok[after].sent_begin && capital(t, after) &&
                   t->tok[after].pos == ASC_POS_PROPN && !t->tok[a->first].sent_begin;
    return begins || goes_on;
}

/* A name that no one would write so: it begins with a digit or a quote, or in lower case. */
static bool odd_name(const asc_tree *t, const asc_mention *a)
{
    asc_str s = a->text;
    if (!a->is_name || s.n == 0 || a->first >= t->n) return false;
    for (size_t k = 0; k < s.n; k++)
        if (s.p[k] == '"' || s.p[k] == '\n') return true;
    bool lower = s.p[0] >= 'a' && s.p[0] <= 'z';
    return (s.p[0] >= '0' && s.p[0] <= '9') || (lower && !t->loud[a->first]);
}

/* Is it told of but once, so far as mentions near it go? */
static bool once(const asc_mentions *m, uint32_t a)
{
    size_t k = a > REACH_MENTIONS ? a - REACH_MENTIONS : 0;
    for (; k < m->count && k < a + (size_t)REACH_MENTIONS; k++)
        if (k != a && m->items[k].same == m->items[a].same) return false;
    return true;
}

static uint32_t gap(uint32_t a, uint32_t b)
{
    return a > b ? a - b : b - a;
}

/* Proper names from `from` on, before `to`, outside of a mention; at most REACH_TOKENS looked at. */
static uint32_t names_in(const asc_tree *t, uint32_t from, uint32_t to, const asc_mention *but)
{
    uint32_t n = 0;
    for (uint32_t i = from; i < to && i < t->n && i - from < REACH_TOKENS; i++)
        n += t->tok[i].pos == ASC_POS_PROPN && capital(t, i) &&
             !(but && i >= but->first && i < but->last);
    return n;
}

static bool comma_in(const asc_tree *t, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to && i < t->n && i - from < REACH_TOKENS; i++)
        if (t->tok[i].tag == ASC_TAG_COMMA) return true;
    return false;
}

/* Where the agent stands, seen from the word that tells of it. */
static uint64_t of_way(const asc_tree *t, const asc_mention *a, uint32_t tok, uint32_t trigger)
{
    if (tok == ASC_NONE || t->tok[tok].sent != t->tok[trigger].sent)
        return bit(ASC_DOUBT_AGENT_ELSEWHERE, true);
    uint32_t from = tok < trigger ? tok + 1 : trigger + 1, to = tok < trigger ? trigger : tok;
    return bit(ASC_DOUBT_AGENT_AFTER, tok > trigger) |
           bit(ASC_DOUBT_AGENT_NEAR, gap(tok, trigger) <= NEAR_TOKENS) |
           bit(ASC_DOUBT_NAMES_BETWEEN, names_in(t, from, to, a) > 0) |
           bit(ASC_DOUBT_COMMA_BETWEEN, comma_in(t, from, to));
}

static bool definite(const asc_tree *t, const asc_mention *a)
{
    if (a->first >= t->n) return false;
    return t->tok[a->first].tag == ASC_TAG_DT || t->tok[a->first].tag == ASC_TAG_PRPS;
}

static uint64_t of_object(const asc_tree *t, const asc_match *x, const asc_finding *f)
{
    asc_span s = f->object_span;
    uint32_t words = 0, i = x->object_tok;
    if (f->object == ASC_NONE && f->happening == ASC_NONE) return bit(ASC_DOUBT_OBJECT_NONE, true);
    if (i == ASC_NONE || s.begin == s.end) return bit(ASC_DOUBT_OBJECT_UNSAID, true);
    for (uint32_t k = i; k > 0 && t->tok[k].begin >= s.begin && words <= MANY_WORDS; k--) words++;
    for (uint32_t k = i + 1; k < t->n && t->tok[k].end <= s.end && words <= MANY_WORDS; k++)
        words++;
    return bit(ASC_DOUBT_OBJECT_BEFORE, i < x->trigger) |
           bit(ASC_DOUBT_OBJECT_PRONOUN, f->object != ASC_NONE && t->tok[i].pos == ASC_POS_PRON) |
           bit(ASC_DOUBT_OBJECT_NEAR, gap(i, x->trigger) <= NEAR_TOKENS) |
           bit(ASC_DOUBT_OBJECT_FAR, gap(i, x->trigger) > FAR_TOKENS) |
           bit(ASC_DOUBT_OBJECT_LONG, words > MANY_WORDS);
}

static uint64_t of_agent(const asc_tree *t, const asc_mentions *m, const asc_match *x,
                         const asc_finding *f)
{
    if (f->agent == ASC_NONE) return 0;
    const asc_mention *a = &m->items[f->agent];
    uint32_t tok = x->agent_tok;
    bool pronoun = tok != ASC_NONE && t->tok[tok].pos == ASC_POS_PRON;
    bool far =
        tok != ASC_NONE && (tok > x->trigger ? tok - x->trigger : x->trigger - tok) > FAR_TOKENS;
    return bit(ASC_DOUBT_DESCRIBED, !a->is_name) | bit(ASC_DOUBT_PRONOUN, pronoun) |
           bit(ASC_DOUBT_PERSON, a->kind == ASC_ACTOR_PERSON) |
           bit(ASC_DOUBT_KIND_UNKNOWN, a->kind == ASC_ACTOR_UNKNOWN) |
           bit(ASC_DOUBT_PLACE, a->place) | bit(ASC_DOUBT_CUT_NAME, a->is_name && cut_name(t, a)) |
           bit(ASC_DOUBT_ODD_NAME, odd_name(t, a)) | bit(ASC_DOUBT_ONCE, once(m, f->agent)) |
           bit(ASC_DOUBT_FAR, far) |
           bit(ASC_DOUBT_AGENT_LONG, a->last > a->first && a->last - a->first > MANY_WORDS) |
           bit(ASC_DOUBT_AGENT_DEFINITE, definite(t, a)) | of_way(t, a, tok, x->trigger);
}

/* The trigger's sentence, or the part of it nearest. */
static asc_range sentence_of(const asc_tree *t, uint32_t i)
{
    asc_range s = { i, i + 1, 0 };
    while (s.begin > 0 && i - s.begin < REACH_TOKENS && t->tok[s.begin - 1].sent == t->tok[i].sent)
        s.begin--;
    while (s.end < t->n && s.end - i < REACH_TOKENS && t->tok[s.end].sent == t->tok[i].sent)
        s.end++;
    return s;
}

/* What words the sentence has: an "if" may bear on what it tells, or not. */
static uint64_t of_word(const asc_tree *t, uint32_t i)
{
    static const char *const first[] = { "I", "we", "my", "our", "me", "us", NULL };
    static const char *const contrast[] = { "but",    "although", "though",  "while", "whereas",
                                            "rather", "than",     "instead", "like",  NULL };
    static const char *const modal[] = { "if", "whether", "would", "could", "might", "may", NULL };
    static const char *const no[] = { "not",     "no", "never", "nor", "n't", "n\xe2\x80\x99t",
                                      "without", NULL };
    static const char *const dash[] = { "\xe2\x80\x94", "\xe2\x80\x93", "--", ";", NULL };
    asc_str s = asc_tree_text(t, i);
    bool you = asc_tree_is_one(t, i, (const char *const[]){ "you", "your", NULL });
    return bit(ASC_DOUBT_QUESTION, asc_str_is(s, "?")) |
           bit(ASC_DOUBT_BRACKET, asc_str_is(s, "(")) | bit(ASC_DOUBT_COLON, asc_str_is(s, ":")) |
           bit(ASC_DOUBT_DASH, asc_str_one_of(s, dash)) |
           bit(ASC_DOUBT_FIRST_PERSON, asc_tree_is_one(t, i, first)) |
           bit(ASC_DOUBT_ADDRESSED, you) |
           bit(ASC_DOUBT_CONTRAST, asc_tree_is_one(t, i, contrast)) |
           bit(ASC_DOUBT_MODAL, asc_tree_is_one(t, i, modal)) |
           bit(ASC_DOUBT_NEGATION, asc_str_one_of(s, no) || asc_tree_is_one(t, i, no));
}

static uint64_t of_sentence(const asc_tree *t, const asc_match *x)
{
    uint64_t words = 0;
    asc_range s = sentence_of(t, x->trigger);
    uint8_t dep = t->tok[x->trigger].dep, last = t->tok[s.end - 1].pos;
    bool open = last != ASC_POS_PUNCT && last != ASC_POS_SPACE, quoted = false;
    for (uint32_t i = s.begin; i < s.end; i++) {
        quoted |= t->tok[i].tag == ASC_TAG_OPEN_QUOTE || t->tok[i].tag == ASC_TAG_CLOSE_QUOTE;
        words |= of_word(t, i);
    }
    return words | bit(ASC_DOUBT_MANY_NAMES, names_in(t, s.begin, s.end, NULL) >= MANY_NAMES) |
           bit(ASC_DOUBT_LONG, s.end - s.begin > LONG_TOKENS) | bit(ASC_DOUBT_QUOTED, quoted) |
           bit(ASC_DOUBT_HEADLINE, open) |
           bit(ASC_DOUBT_CLAUSE,
               dep == ASC_DEP_RELCL || dep == ASC_DEP_ACL || dep == ASC_DEP_ADVCL);
}

static uint64_t of_frame(const asc_frame *f)
{
    bool owned = false, behind = false;
    for (int k = 0; k < ASC_PLACES_MAX; k++) {
        owned |= f->agent[k].where == ASC_WHERE_POSS || f->agent[k].where == ASC_WHERE_COMPOUND;
        behind |= f->agent[k].where == ASC_WHERE_PREP;
    }
    bool event = f->word.n && f->word.p[0] == '@';
    bool between = asc_predicate_object(f->predicate) == ASC_ROLE_ACTOR;
    return bit(ASC_DOUBT_NOUN, f->pos == 'n') | bit(ASC_DOUBT_OWNER, owned) |
           bit(ASC_DOUBT_BEHIND, behind) | bit(ASC_DOUBT_EVENT, event) |
           bit(ASC_DOUBT_BETWEEN, between) | bit(ASC_DOUBT_SPEAKER, f->subject_speaks);
}

static uint64_t of_voices(const asc_readout *o, const asc_finding *f, bool own)
{
    static const char *const pronouns[] = { "he",  "she",  "they", "it", "He",
                                            "She", "They", "It",   NULL };
    uint32_t last = f->voice_count ? f->voices[f->voice_count - 1].mention : ASC_NONE;
    bool described = last != ASC_NONE && !o->mentions.items[last].is_name;
    bool unnamed = f->voice_count && last == ASC_NONE;
    bool pronoun = last != ASC_NONE && asc_str_one_of(o->mentions.items[last].text, pronouns);
    return bit(ASC_DOUBT_VOICED, f->voice_count > 0) | bit(ASC_DOUBT_NESTED, f->voice_count > 1) |
           bit(ASC_DOUBT_VOICE_DESCRIBED, described) | bit(ASC_DOUBT_OWN_WORD, own) |
           bit(ASC_DOUBT_VOICE_PRONOUN, pronoun) | bit(ASC_DOUBT_VOICE_UNNAMED, unnamed);
}

uint64_t asc_sureness_plain(const asc_readout *o, const asc_finding *f, unsigned shaky,
                            bool salient)
{
    bool object = f->object != ASC_NONE && !o->mentions.items[f->object].is_name;
    return bit(ASC_DOUBT_STEP, shaky > 0) | bit(ASC_DOUBT_STEPS, shaky > 1) |
           bit(ASC_DOUBT_MANY_STEPS, shaky > 2) | bit(ASC_DOUBT_SALIENT, salient) |
           bit(ASC_DOUBT_OBJECT_DESCRIBED, object) | bit(ASC_DOUBT_CONDITIONAL, f->conditional);
}

uint64_t asc_sureness_doubts(const asc_tree *t, const asc_readout *o, const asc_match *m,
                             const asc_finding *f, unsigned shaky)
{
    bool several = f->happening != ASC_NONE && o->events.happening_count > 1;
    bool hedged = f->certainty == ASC_CERTAINTY_PS || f->certainty == ASC_CERTAINTY_U;
    return asc_sureness_plain(o, f, shaky, m->salient) | of_agent(t, &o->mentions, m, f) |
           of_object(t, m, f) | of_sentence(t, m) | of_frame(m->frame) |
           of_voices(o, f, m->frame->agent_speaks) | bit(ASC_DOUBT_SEVERAL, several) |
           bit(ASC_DOUBT_HEDGED, hedged) | bit(ASC_DOUBT_MINUS, f->polarity == ASC_POLARITY_MINUS);
}

/* The weight of `value` as `what`: "act claim". */
static double weight(const asc_tables *lx, const char *what, const char *value)
{
    return asc_tables_sure(lx, asc_str_from(what), asc_str_from(value));
}

double asc_sureness(const asc_tables *lx, const asc_mentions *m, const asc_finding *f,
                    const asc_frame *frame, double share)
{
    double told = share, z = lx->doubts.base + lx->doubts.frame * log(share / (1 - share)) +
                             lx->doubts.predicate[f->predicate] + (frame ? frame->sure : 0);
    for (int k = 0; k < ASC_DOUBT_COUNT; k++) {
        if (!(f->doubts & (uint64_t)1 << k)) continue;
        z += lx->doubts.weight[k];
        if (factor[k] > 0) told *= factor[k];
    }
    if (f->agent != ASC_NONE)
        z += weight(lx, "agent", asc_actor_kind_name(m->items[f->agent].kind));
    if (f->object != ASC_NONE)
        z += weight(lx, "object", asc_actor_kind_name(m->items[f->object].kind));
    z += weight(lx, "act", asc_act_name(f->act)) + weight(lx, "basis", asc_basis_name(f->basis)) +
         weight(lx, "certainty", asc_certainty_name(f->certainty)) +
         weight(lx, "mood", asc_mood_name(f->mood));
    return told < ASC_READ_MIN ? 0 : 1 / (1 + exp(-z));
}
