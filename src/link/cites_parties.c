/*
 * What a party put out, of which the report at hand tells: its notices, denials and claims in the case.
 */
#include "link/cites_inner.h"

#include <string.h>

#include "base/str.h"
#include "link/outlets.h"

#include "base/banned.h"

#define DENIAL_WORDS 9u /* how far behind its subject a denial begins */
#define CLAIM_WORDS 6u  /* how far behind its name a claim begins: "which last night claimed" */
#define NOTICE_DAYS 14  /* how long a party's statement is what is meant by what it "said" */

/* ---- what a party put out --------------------------------------------------------*/

/* Could the report at hand rest on report r, and is it not too old for that? */
bool asc_citing_in_reach(const struct citing *c, uint32_t r)
{
    asc_instant now = c->book->when[c->report], then = c->book->when[r];
    if (asc_instant_order(then, now) > 0) return false;
    return !now.known || !then.known ||
           now.first - then.last <= (int64_t)NOTICE_DAYS * ASC_CITING_DAY;
}

/* The report at hand has from report r of a party, named at word i, what that put out. */
static void add_party(struct citing *c, const asc_outlet_name *n, uint32_t i, uint32_t r,
                      asc_copy_kind kind, asc_span cue)
{
    asc_copy x = { .to = c->report,
                   .from_report = r,
                   .from_actor = c->book->outlets[n->outlet].actor,
                   .from_text = asc_citing_text(c, i, i + n->count),
                   .kind = kind,
                   .directed = kind == ASC_COPY_CITES ? ASC_CITING_SURE : .9,
                   .told_by = c->report,
                   .cue = cue };
    asc_citing_add(c, &x);
}

/* The cue of a written statement among words [i, end); end: none. */
static uint32_t notice_in(const struct citing *c, uint32_t i, uint32_t end, uint32_t *n)
{
    for (; i < end; i++)
        if ((*n = asc_cue_at(c->cues, ASC_CUE_NOTICE, c->hash, i, c->words)) != 0) return i;
    return end;
}

/*
 * "The Front denied it. '...', it said in a message": the sentence after the one whose subject
 * the party is, in the same paragraph, if it goes on with a pronoun and names no other party.
 */
static uint32_t notice_after(const struct citing *c, uint32_t name, uint32_t end, uint32_t *n)
{
    uint32_t stop = end < c->words ? asc_citing_end(c, end) : end, found;
    bool again = false;
    if (name - asc_citing_begin(c, name) > 1 || end >= c->words) return end;
    uint32_t from = c->at[end - 1].end;
    if (memchr(c->v->reports[c->report].text.p + from, '\n', c->at[end].begin - from)) return end;
    found = notice_in(c, end, stop, n);
    for (uint32_t i = end; i < found; i++) {
        const asc_outlet_name *other = asc_outlet_at(c->book, c->hash, i, c->words);
        if (other && asc_citing_capital(c, i) && other->outlet != ASC_NONE) return end;
        again |= asc_citing_bare(c->hash[i]) == c->word.it ||
                 asc_citing_bare(c->hash[i]) == c->word.they;
    }
    return again && found < stop ? found : end;
}

/* The party that puts out reports in the case and is named at word i; NULL. */
static const asc_outlet_name *party_at(const struct citing *c, uint32_t i)
{
    const asc_outlet_name *n = asc_outlet_at(c->book, c->hash, i, c->words);
    bool party = n && n->outlet != ASC_NONE && asc_citing_capital(c, i) &&
                 !c->book->outlets[n->outlet].media;
    return party ? n : NULL;
}

/* Where a report tells what a party said: in words [begin, end), and which of the party's reports
 * is meant. */
struct telling {
    uint32_t begin, end, report;
};
typedef bool (*telling_fn)(struct citing *c, const asc_outlet_name *n, uint32_t i,
                           struct telling *out);

/* Each party that is named, passages that were copied aside, and what is told of it there. */
static void by_parties(struct citing *c, telling_fn told, asc_copy_kind kind)
{
    for (uint32_t i = 0; i < c->words; i++) {
        const asc_outlet_name *n = party_at(c, i);
        struct telling x;
        if (!n || asc_citing_copied(c, i) || !told(c, n, i, &x)) continue;
        if (x.report == ASC_NONE || !asc_citing_in_reach(c, x.report)) continue;
        add_party(c, n, i, x.report, kind,
                  (asc_span){ c->at[x.begin].begin, c->at[x.end - 1].end });
    }
}

/* "The Front said in an e-mailed statement": where that statement is in the case. */
static bool noticed(struct citing *c, const asc_outlet_name *n, uint32_t i, struct telling *out)
{
    uint32_t end = asc_citing_end(c, i), m = 0;
    if (n->outlet == c->book->of_report[c->report]) return false;
    uint32_t cue = notice_in(c, i + n->count, end, &m);
    if (!m) cue = notice_after(c, i, end, &m);
    if (m) *out = (struct telling){ cue, cue + m, asc_citing_meant(c, n->outlet, i) };
    return m > 0;
}

/* Does report r, in its own voice, say anything of that kind? */
static bool says_any(const struct citing *c, uint32_t r, bool (*kind)(const asc_statement *s))
{
    for (size_t j = c->statements_begin[r]; j < c->statements_begin[r + 1]; j++)
        if (c->v->statements[j].source_count < 2 && kind(&c->v->statements[j])) return true;
    return false;
}

/* A cue within `most` words behind a party's name tells what the party's only report says, which is of
 * that kind. */
static bool told_behind(const struct citing *c, const asc_outlet_name *n, uint32_t i,
                        asc_cue_kind cue, uint32_t most, bool (*kind)(const asc_statement *s),
                        struct telling *out)
{
    const asc_outlet *o = &c->book->outlets[n->outlet];
    uint32_t k = i + n->count, end = asc_citing_end(c, i), m = 0;
    if (o->report_count != 1 || o->reports[0] == c->report) return false;
    if (end > k + most) end = k + most;
    for (; k < end && !m; k++) m = asc_cue_at(c->cues, cue, c->hash, k, c->words);
    if (!m || !says_any(c, o->reports[0], kind)) return false;
    *out = (struct telling){ k - 1, k + m - 1, o->reports[0] };
    return true;
}

static bool denies_it(const asc_statement *s)
{
    return s->polarity == ASC_POLARITY_MINUS;
}

/*
 * "The Line says that none of its men was there": what a party denied in a report of its own that is in
 * the case is told again, whether or not the sentence was read to the end. The party is the subject.
 */
static bool denied(struct citing *c, const asc_outlet_name *n, uint32_t i, struct telling *out)
{
    return i - asc_citing_begin(c, i) <= 1 &&
           told_behind(c, n, i, ASC_CUE_DENIES, DENIAL_WORDS, denies_it, out);
}

static bool owns_it(const asc_statement *s)
{
    return s->polarity == ASC_POLARITY_PLUS && s->predicate == ASC_PREDICATE_CARRIED_OUT &&
           (s->act == ASC_ACT_CLAIM || s->basis == ASC_BASIS_CLAIMED);
}

/* "The Line, which last night claimed that ...": a party's claim that it made in a report of its own in
 * the case. */
static bool claimed(struct citing *c, const asc_outlet_name *n, uint32_t i, struct telling *out)
{
    return told_behind(c, n, i, ASC_CUE_CLAIMS, CLAIM_WORDS, owns_it, out);
}

void asc_cites_notices(struct citing *c)
{
    by_parties(c, noticed, ASC_COPY_CITES);
}

void asc_cites_answers(struct citing *c)
{
    by_parties(c, denied, ASC_COPY_PARAPHRASES);
    by_parties(c, claimed, ASC_COPY_CITES);
}
