#include "read/voices.h"

#include "base/str.h"
#include "read/speaks.h"
#include "read/whose.h"
#include "read/who.h"

#include "base/banned.h"

struct voicing {
    const asc_tree *t;
    asc_readout *out;
};

static bool is_document(const struct voicing *r, uint32_t mention)
{
    return mention != ASC_NONE && r->out->mentions.items[mention].kind == ASC_ACTOR_DOCUMENT;
}

static bool under_questioning(const asc_tree *t, uint32_t i)
{
    return asc_tree_has_behind(t, i, "questioning") || asc_tree_has_behind(t, i, "interrogation") ||
           asc_tree_has_behind(t, i, "interrogator");
}

/* An indictment tells what others know; a record or a photograph is evidence itself. */
static bool only_tells(const asc_tree *t, uint32_t i)
{
    return asc_tables_word(t->lx, ASC_STR("@tells"), t->low[i]);
}

/* "Its ally Volgara", "the group's leader, Abu Layth". */
static uint32_t named_beside(const struct voicing *r, uint32_t i)
{
    uint32_t a = asc_tree_is_noun(r->t, i) ? asc_tree_child(r->t, i, ASC_DEP_APPOS) : ASC_NONE;
    uint32_t x = a == ASC_NONE ? ASC_NONE : r->out->mentions.of_token[a];
    return x != ASC_NONE && r->out->mentions.items[x].is_name ? x : ASC_NONE;
}

/* "He", "they": somebody says it, even where nobody knows who. */
static bool person_pronoun(const asc_tree *t, uint32_t i)
{
    return t->tok[i].pos == ASC_POS_PRON &&
           asc_tree_is_one(
               t, i, (const char *const[]){ "he", "she", "they", "it", "both", "all", NULL }) &&
           t->tok[i].dep == ASC_DEP_NSUBJ;
}

/* "Some say that", "two of them told the court", "another": somebody, whoever it is. */
static bool some_of_them(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "some",  "most", "many", "each", "another", "one", "two",
                                         "three", "four", "five", "few",  "several", NULL };
    uint8_t pos = t->tok[i].pos;
    return t->tok[i].dep == ASC_DEP_NSUBJ && asc_tree_is_one(t, i, words) &&
           (pos == ASC_POS_DET || pos == ASC_POS_NUM || pos == ASC_POS_ADJ || pos == ASC_POS_PRON);
}

/* "No evidence links X to it", "after 15 years": what says nothing of its own. */
static bool mute(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "evidence", "proof",      "nothing",    "trace",
                                         "sign",     "clue",       "indication", "link",
                                         "overlap",  "similarity", "hint",       "pattern",
                                         "fragment", "debris",     "wreckage",   "timing",
                                         NULL };
    uint8_t ent = t->tok[i].ent;
    if (asc_tree_is(t, i, "old")) return false; /* "the 24-year-old" */
    return ent == ASC_ENT_DATE || ent == ASC_ENT_TIME || ent == ASC_ENT_MONEY ||
           ent == ASC_ENT_PERCENT || ent == ASC_ENT_QUANTITY || asc_tree_is_one(t, i, words);
}

/* One voice, put in front of those already there (chains are built inside out). */
static void put_voice(struct voicing *r, asc_finding *f, uint32_t who, asc_span cue,
                      unsigned *shaky)
{
    const asc_tree *t = r->t;
    if (f->voice_count + 1 >= ASC_SOURCES_MAX || asc_who_author(t, who) || mute(t, who)) return;
    uint32_t x = asc_speaks_as(&r->out->mentions, t, who, shaky);
    if (x == ASC_NONE) x = asc_who(&r->out->mentions, t, who, shaky);
    if (x == ASC_NONE && person_pronoun(t, who)) { /* who spoke before speaks on */
        uint32_t turn = asc_whose_turn(t, who);
        if (turn != ASC_NONE) who = turn, x = asc_who(&r->out->mentions, t, who, shaky);
        *shaky += 2;
    }
    if (x == ASC_NONE) x = named_beside(r, who);
    if (x == ASC_NONE && !person_pronoun(t, who) && !some_of_them(t, who) &&
        (!asc_tree_is_noun(t, who) || r->out->events.of_token[who] != ASC_NONE))
        return;
    for (uint32_t k = 0; k < f->voice_count; k++)
        if (x != ASC_NONE && f->voices[k].mention != ASC_NONE &&
            r->out->mentions.items[f->voices[k].mention].same == r->out->mentions.items[x].same)
            return;
    asc_span span =
        x != ASC_NONE && t->tok[who].pos != ASC_POS_PRON && r->out->mentions.of_token[who] == x
            ? r->out->mentions.items[x].span
        : t->tok[who].pos == ASC_POS_PRON ? asc_tree_span(t, who)
                                          : asc_tree_phrase(t, who);
    for (uint32_t k = 0; k < f->voice_count && x == ASC_NONE; k++)
        if (f->voices[k].mention == ASC_NONE && f->voices[k].span.begin == span.begin) return;
    memmove(f->voices + 1, f->voices, f->voice_count * sizeof *f->voices);
    f->voices[0] = (asc_voice){ x, span, cue, 0 };
    f->voice_count++;
    if (is_document(r, x)) {
        if (f->basis == ASC_BASIS_UNSTATED && !only_tells(t, who)) f->basis = ASC_BASIS_DOCUMENT;
        if (under_questioning(t, who)) f->basis = ASC_BASIS_INTERROGATION;
    }
}

void asc_voices_unnamed(asc_finding *f, asc_span cue, uint32_t entry)
{
    f->voices[f->voice_count++] = (asc_voice){ ASC_NONE, { 0, 0 }, cue, entry };
}

/* "documents obtained by the Guardian": the one who has them speaks around them. */
static void put_holder(struct voicing *r, asc_finding *f, uint32_t document, unsigned *shaky)
{
    static const char *const verbs[] = { "obtain",  "see",     "review", "leak",
                                         "publish", "quote",   "cite",   "acquire",
                                         "release", "examine", "read",   "report" };
    const asc_tree *t = r->t;
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = t->first[document]; c != ASC_NONE && left--; c = t->next[c]) {
        if (t->tok[c].dep != ASC_DEP_ACL || !asc_tree_passive(t, c)) continue;
        for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++) {
            uint32_t by =
                asc_tree_is(t, c, verbs[k]) ? asc_tree_child(t, c, ASC_DEP_AGENT) : ASC_NONE;
            uint32_t who = by == ASC_NONE ? ASC_NONE : asc_tree_behind(t, by);
            if (who != ASC_NONE) put_voice(r, f, who, asc_tree_span(t, c), shaky);
        }
    }
}

#define DOCUMENT_BACK 400 /* tokens back in which a document that one speaks through is named */

static bool names_document(const asc_tree *t, uint32_t i)
{
    const asc_actor_word *w = asc_tree_is_noun(t, i) ? asc_tables_actor(t->lx, t->low[i]) : NULL;
    return w && w->kind == ASC_ACTOR_DOCUMENT;
}

/* The one who holds documents told of before: "the documents" are those "obtained by X". */
static bool put_holder_before(struct voicing *r, asc_finding *f, uint32_t document)
{
    uint32_t before = f->voice_count;
    unsigned shaky = 0;
    for (uint32_t i = document, k = 0; i-- > 0 && k < DOCUMENT_BACK; k++) {
        if (!names_document(r->t, i)) continue;
        put_holder(r, f, i, &shaky);
        if (f->voice_count > before) return true;
    }
    return false;
}

/* The paper told of before that holds what X said: "a report into the interrogation of X". */
static uint32_t questioned_in(const struct voicing *r, uint32_t who, uint32_t from)
{
    const asc_tree *t = r->t;
    const asc_mentions *m = &r->out->mentions;
    for (uint32_t i = from, k = 0; i-- > 0 && k < DOCUMENT_BACK; k++) {
        if (!names_document(t, i) || !under_questioning(t, i)) continue;
        for (uint32_t x = i; x < t->tok[i].right && x < i + ASC_WALK_MAX; x++)
            if (m->of_token[x] != ASC_NONE && m->items[m->of_token[x]].same == m->items[who].same)
                return i;
    }
    return ASC_NONE;
}

/* What X "claims" in a report on his questioning he said there. */
static bool put_paper(struct voicing *r, asc_finding *f, uint32_t from)
{
    unsigned shaky = 0;
    if (f->voice_count != 1 || f->voices[0].mention == ASC_NONE ||
        r->out->mentions.items[f->voices[0].mention].kind != ASC_ACTOR_PERSON)
        return false;
    uint32_t paper = questioned_in(r, f->voices[0].mention, from);
    if (paper == ASC_NONE) return false;
    put_voice(r, f, paper, (asc_span){ 0, 0 }, &shaky);
    if (f->voice_count < 2) return false;
    f->basis = ASC_BASIS_INTERROGATION;
    put_holder(r, f, paper, &shaky);
    if (f->voice_count == 2) put_holder_before(r, f, paper);
    return true;
}

/* "Some specialists have pointed to X": people, and not the report, whoever they are. */
static bool some_people(const asc_tree *t, uint32_t i)
{
    asc_str c = asc_nouns_classes(&t->lx->nouns, t->low[i]);
    return asc_tree_is_noun(t, i) && asc_tree_plural(t, i) &&
           (asc_str_find(c, ASC_STR("person")) != SIZE_MAX ||
            asc_str_find(c, ASC_STR("official")) != SIZE_MAX);
}

bool asc_voices_put(asc_readout *o, const asc_tree *t, asc_finding *f, const asc_context *c,
                    uint32_t first_who, uint32_t first_cue, unsigned *shaky)
{
    bool guessed = false;
    struct voicing of = { t, o }, *r = &of;
    if (first_who != ASC_NONE) put_voice(r, f, first_who, asc_tree_span(t, first_cue), shaky);
    if (first_who != ASC_NONE && f->voice_count == 0 && some_people(t, first_who))
        asc_voices_unnamed(f, asc_tree_span(t, first_cue), 0);
    /* "According to two of them, X, who had been sanctioned, did it": that is on record */
    uint32_t links = c->over_all && f->predicate == ASC_PREDICATE_DESIGNATED ? 0 : c->count;
    for (uint32_t k = 0; k < links; k++) {
        uint32_t before = f->voice_count;
        if (under_questioning(t, c->links[k].cue)) f->basis = ASC_BASIS_INTERROGATION;
        put_voice(r, f, c->links[k].who, asc_tree_span(t, c->links[k].cue), shaky);
        if (f->voice_count > before && c->links[k].entry)
            f->voices[0].entry = c->links[k].entry->line;
        if (f->voice_count == before || !is_document(r, f->voices[0].mention)) continue;
        before = f->voice_count;
        put_holder(r, f, c->links[k].who, shaky);
        if (f->voice_count == before) guessed |= put_holder_before(r, f, c->links[k].who);
    }
    if (f->voice_count == 0 && c->unnamed && c->polarity == ASC_POLARITY_PLUS)
        asc_voices_unnamed(f, asc_tree_span(t, c->unnamed_cue), c->unnamed->line);
    if (f->voice_count == 0 && c->somebody != ASC_NONE)
        asc_voices_unnamed(f, asc_tree_span(t, c->somebody), 0);
    return put_paper(r, f, f->trigger_token) || guessed;
}
