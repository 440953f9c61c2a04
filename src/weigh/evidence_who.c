/*
 * Who an origin is, and so what its word is worth from the start.
 */
#include "weigh/evidence_inner.h"

#include "base/str.h"
#include "weigh/posts.h"
#include "weigh/sides.h"

#include "base/banned.h"

/* ---- who an origin is ---- */

static uint32_t standing_of_words(const asc_reputes *s, const asc_weigh_input *in, uint64_t key,
                                  const struct entry *e, size_t n)
{
    uint32_t best = ASC_NONE;
    if (key >= ASC_ORIGIN_REPORT) {
        const asc_report_facts *f = &in->reports[key - ASC_ORIGIN_REPORT].facts;
        uint32_t author = asc_repute_of_words(s, f->author);
        best = asc_repute_of_words(s, f->outlet);
        return best == s->party || author == ASC_NONE ? best : author;
    }
    best = asc_repute_of_actor(s, &in->actors[key]);
    for (size_t k = 0; k < n; k++) {
        const asc_statement *st = &in->statements[e[k].t.statement];
        const asc_source *src = &st->sources[st->source_count - 1];
        uint32_t found = src->actor == key ? asc_repute_of_words(s, src->text) : ASC_NONE;
        if (found < best) best = found;
    }
    return best;
}

static uint32_t standing_of_kind(const asc_reputes *s, const asc_actor *a)
{
    if (!asc_told_apart(a)) return s->unnamed;
    switch (a->kind) {
    case ASC_ACTOR_GROUP:
    case ASC_ACTOR_STATE:
    case ASC_ACTOR_AGENCY: return s->party;
    case ASC_ACTOR_OUTLET: return s->outlet;
    case ASC_ACTOR_DOCUMENT: return s->of_basis[ASC_BASIS_DOCUMENT];
    default: return s->plain;
    }
}

#define RIGHT_LEAST .02
#define STRETCH_MAX 3
#define FITS_MAX .9

/*
 * What was learnt is how often it names the right one: being right, or being wrong by one
 * it would have named in any case. The spread is stretched as the scale is.
 */
static void learnt(asc_heard *o, const asc_weigh_input *in)
{
    const asc_learnt *x = asc_learnt_of(in, o->key);
    if (!x) return;
    double right = (x->right - o->fits) / (1 - o->fits);
    if (right < RIGHT_LEAST) right = RIGHT_LEAST;
    double stretch = x->right / right;
    o->right = right;
    o->spread = x->spread * (stretch < STRETCH_MAX ? stretch : STRETCH_MAX);
    o->learnt = x->incidents;
}

/* The probability that what it says is its own, and no hidden copy. */
double asc_evidence_own(const asc_weigh_input *in, const struct entry *e, size_t n)
{
    double sum = 0;
    if (!in->own) return 1;
    for (size_t k = 0; k < n; k++) sum += (double)in->own[e[k].t.statement];
    return sum / (double)n;
}

/* "A police source": of an office, but nobody can hold it to what it says. */
static bool held_to_nothing(const asc_reputes *s, const asc_actor *a)
{
    for (uint32_t k = 0; k < a->name_count; k++)
        if (asc_repute_has_word(s, a->names[k], s->unnamed)) return true;
    return false;
}

bool asc_evidence_has_one(asc_str text, const char *const *words)
{
    for (; *words; words++)
        if (asc_str_find(text, asc_str_from(*words)) != SIZE_MAX) return true;
    return false;
}

/* "People say it was X": of nobody in particular. */
bool asc_evidence_is_crowd(const asc_actor *a)
{
    static const char *const crowds[] = { "people", "everyone", "everybody", "many",       "some",
                                          "others", "rumours",  "rumour",    "gossip",     "locals",
                                          "rumors", "rumor",    "they",      "the people", NULL };
    for (uint32_t k = 0; k < a->name_count; k++)
        if (!asc_str_among(a->names[k], crowds)) return false;
    return a->name_count > 0;
}

/* "The government's white paper": what is written to be published is its author's word, a party's; a memo that
 * was not meant for others is a paper. */
static bool is_manifesto(const asc_actor *a)
{
    static const char *const kinds[] = { "hite paper", "White Paper", "ossier", "ommuniqu", NULL };
    for (uint32_t k = 0; k < a->name_count; k++)
        if (asc_evidence_has_one(a->names[k], kinds)) return true;
    return false;
}

/* Do the statement's own words tell a verdict: "was convicted of it"? */
bool asc_evidence_tells_verdict(const asc_weigh_input *in, const asc_statement *st)
{
    static const char *const verdicts[] = { "convicted",      "found guilty", "sentenced",
                                            "pleaded guilty", "jailed",       NULL };
    asc_str text = in->reports ? in->reports[st->report].text : (asc_str){ NULL, 0 };
    return asc_evidence_has_one(asc_str_slice(text, st->span.begin, st->span.end), verdicts);
}

/* "X was convicted of it", whoever tells it: a court that is not named has found so. */
static bool of_court(const asc_weigh_input *in, const struct entry *e)
{
    const asc_statement *st = &in->statements[e->t.statement];
    return e->t.word == ASC_WORD_SAYS && st->polarity == ASC_POLARITY_PLUS &&
           st->certainty == ASC_CERTAINTY_CT &&
           (st->act == ASC_ACT_ASSESS || st->act == ASC_ACT_ACCUSE) &&
           asc_evidence_tells_verdict(in, st);
}

/* Its class by name, else by kind; how it knows, where it tells, counts for more. */
void asc_evidence_stand(asc_heard *o, const asc_reputes *s, const asc_weigh_input *in,
                        const struct entry *e, size_t n)
{
    uint32_t at = standing_of_words(s, in, o->key, e, n);
    if (at == ASC_NONE)
        at = o->key >= ASC_ORIGIN_REPORT ? s->outlet : standing_of_kind(s, &in->actors[o->key]);
    /* A recording that an official without a name tells of: nobody can ask him, or hear it. */
    bool self = false,
         nameless = at == s->unnamed && o->key < in->actor_count && !in->actors[o->key].named;
    if (at == s->police && o->key < in->actor_count && !in->actors[o->key].named &&
        held_to_nothing(s, &in->actors[o->key]))
        at = s->unnamed;
    if (at == s->unnamed && o->key < in->actor_count &&
        asc_speaks_for_party(s, &in->actors[o->key]))
        at = s->party;
    if (at == s->document && o->key < in->actor_count && is_manifesto(&in->actors[o->key]))
        at = s->party;
    if (s->rumour != ASC_NONE && o->key < in->actor_count &&
        asc_evidence_is_crowd(&in->actors[o->key]))
        at = s->rumour;
    if (at == s->plain && o->key < in->actor_count && in->posts &&
        in->posts[o->key].standing != ASC_NONE)
        at = in->posts[o->key].standing;
    for (size_t k = 0; k < n; k++) {
        uint32_t basis = s->of_basis[in->statements[e[k].t.statement].basis];
        if (basis == ASC_NONE && e[k].confession) basis = s->of_basis[ASC_BASIS_INTERROGATION];
        self |= e[k].t.word != ASC_WORD_SAYS || e[k].confession;
        if (basis == ASC_NONE && !e[k].second_hand && of_court(in, &e[k])) basis = s->verdict;
        if (basis == ASC_NONE || e[k].second_hand) continue;
        if (nameless && basis == s->of_basis[ASC_BASIS_INTELLIGENCE]) continue;
        if (at != s->party) o->access |= s->items[basis].access;
        if (at == s->outlet || at == s->plain || at == s->unnamed) at = basis;
    }
    o->standing = at;
    o->right = s->items[at].right;
    o->spread = s->items[at].spread;
    o->fits = s->items[at].fits * (in->fits > 0 ? in->fits : 1);
    if (o->fits > FITS_MAX) o->fits = FITS_MAX;
    learnt(o, in);
    for (size_t k = 0; k < in->rating_count; k++)
        if (in->ratings[k].origin == o->key) o->right = in->ratings[k].right;
    o->access |= s->items[at].access;
    o->party = self || at == s->party;
}
