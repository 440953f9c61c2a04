/*
 * Citations, all ways: the report at hand as words, and what is told again of other reports. Outlets that
 * are named are in cites_names.c, what parties put out in cites_parties.c, papers in cites_papers.c.
 */
#include "link/cites_inner.h"

#include "base/date.h"
#include "base/error.h"
#include "base/str.h"
#include "link/edges.h"
#include "link/outlets.h"

#include "base/banned.h"

#define ONLY_MOST 1000u /* reports of a case in which one may be the only one of its day */

asc_str asc_citing_text(const struct citing *c, uint32_t begin, uint32_t end)
{
    return asc_str_slice(c->v->reports[c->report].text, c->at[begin].begin, c->at[end - 1].end);
}

bool asc_citing_capital(const struct citing *c, uint32_t i)
{
    unsigned char x = (unsigned char)c->v->reports[c->report].text.p[c->at[i].begin];
    return (x >= 'A' && x <= 'Z') || x >= 0xC3;
}

/* A word that is a name's, not one of a line in capitals. */
bool asc_citing_titled(const struct citing *c, uint32_t i)
{
    const char *p = c->v->reports[c->report].text.p;
    asc_span s = c->at[i];
    return asc_citing_capital(c, i) &&
           (s.end - s.begin < 2 || !(p[s.begin + 1] >= 'A' && p[s.begin + 1] <= 'Z'));
}

uint32_t asc_citing_begin(const struct citing *c, uint32_t i)
{
    while (i > 0 && !(c->hash[i] & ASC_WORD_FIRST)) i--;
    return i;
}

uint32_t asc_citing_end(const struct citing *c, uint32_t i)
{
    for (i++; i < c->words && !(c->hash[i] & ASC_WORD_FIRST);) i++;
    return i;
}

/* Does the report tell anything of what stands in words [begin, end), the outlet's own name aside? */
static bool tells(struct citing *c, uint32_t report, uint32_t outlet, uint32_t begin, uint32_t end)
{
    uint32_t n = 0, *words = asc_arena_alloc(c->tmp, (size_t)(end - begin) + 1, sizeof *words);
    bool yes = true;
    for (uint32_t i = begin; words && i < end; i++) {
        const asc_outlet_name *name = asc_outlet_at(c->book, c->hash, i, c->words);
        if (name && name->outlet == outlet) i += name->count - 1;
        else words[n++] = c->hash[i];
    }
    if (!words || !asc_outlet_tells(&yes, c->book, c->v, c->tmp, report, c->report, words, n))
        c->failed = true;
    return yes;
}

uint32_t asc_citing_meant(struct citing *c, uint32_t outlet, uint32_t where)
{
    uint32_t begin = asc_citing_begin(c, where), end = asc_citing_end(c, where), found = ASC_NONE;
    if (end < c->words) end = asc_citing_end(c, end);
    asc_mark mark = asc_arena_save(c->tmp);
    uint32_t n = 0, *words = asc_arena_alloc(c->tmp, 3 * (size_t)(end - begin), sizeof *words);
    for (uint32_t i = begin; words && i < end; i++) {
        bool name = asc_citing_titled(c, i) && !(c->hash[i] & ASC_WORD_FIRST);
        for (int times = name ? 3 : 1; times > 0; times--) words[n++] = c->hash[i];
    }
    if (!words || !asc_outlet_meant(&found, c->book, c->v, c->tmp, outlet, c->report, words, n))
        c->failed = true;
    if (!c->failed && found != ASC_NONE && c->book->outlets[outlet].report_count > 1 &&
        !tells(c, found, outlet, begin, asc_citing_end(c, where)))
        found = ASC_NONE;
    asc_arena_restore(c->tmp, mark);
    return found;
}

/* ---- adding ---------------------------------------------------------------------*/

void asc_citing_add(struct citing *c, const asc_copy *x)
{
    if (c->count == c->cap) {
        void *grown = asc_arena_grow(c->keep, c->items, c->count, &c->cap, sizeof *c->items);
        if (!grown) {
            c->failed = true;
            return;
        }
        c->items = grown;
    }
    c->items[c->count++] = *x;
}

/* Does word i stand in a passage that was copied? Then so was the citation. */
bool asc_citing_copied(const struct citing *c, uint32_t i)
{
    for (size_t k = c->copied_begin[c->report]; k < c->copied_begin[c->report + 1]; k++) {
        const asc_copy *x = &c->copied->copies[k];
        for (uint32_t j = 0; j < x->passage_count; j++)
            if (x->passages[j].to.begin <= c->at[i].begin && c->at[i].end <= x->passages[j].to.end)
                return true;
    }
    return false;
}

/* ---- what is told again ----------------------------------------------------------*/

static bool in_passage_at(const struct citing *c, uint32_t byte)
{
    for (size_t p = c->copied_begin[c->report]; p < c->copied_begin[c->report + 1]; p++)
        for (uint32_t q = 0; q < c->copied->copies[p].passage_count; q++) {
            asc_span s = c->copied->copies[p].passages[q].to;
            if (s.begin <= byte && byte < s.end) return true;
        }
    return false;
}

/* Does report r say by its own voice what s says? */
static bool says_itself(const struct citing *c, uint32_t r, const asc_statement *s)
{
    for (size_t j = c->statements_begin[r]; j < c->statements_begin[r + 1]; j++)
        if (c->v->statements[j].source_count < 2 && asc_same_proposition(s, &c->v->statements[j]))
            return true;
    return false;
}

/* What a party says of itself here, and said before in a report of its own that is in the
 * case: that report is told again, named or not. */
static void by_statements(struct citing *c)
{
    for (size_t k = c->statements_begin[c->report]; k < c->statements_begin[c->report + 1]; k++) {
        const asc_statement *s = &c->v->statements[k];
        const asc_source *source = &s->sources[s->source_count - 1];
        if (s->source_count < 2 || source->actor == ASC_NONE) continue;
        uint32_t i = c->book->of_actor[source->actor];
        if (i == ASC_NONE || c->book->outlets[i].media || c->book->outlets[i].report_count != 1)
            continue;
        uint32_t r = c->book->outlets[i].reports[0];
        if (r == c->report || !asc_citing_in_reach(c, r) || in_passage_at(c, s->span.begin))
            continue;
        if (!says_itself(c, r, s)) continue;
        asc_copy x = { .to = c->report,
                       .from_report = r,
                       .from_actor = source->actor,
                       .from_text = source->text,
                       .kind = ASC_COPY_PARAPHRASES,
                       .directed = .9,
                       .told_by = c->report,
                       .cue = source->cue };
        asc_citing_add(c, &x);
    }
}

/* "A transcript ... has X giving the order": a record that the report goes by, and nobody between. In a
 * report on a paper that it got hold of, records are those of that paper. */
static bool by_document(struct citing *c, const asc_statement *s, uint32_t i)
{
    const asc_source *x = &s->sources[i];
    uint32_t w[ASC_CUE_WORDS_MAX], n = asc_phrase_words(x->text, w), k = 0;
    while (k < n && !asc_cue_at(c->cues, ASC_CUE_RECORD, w, k, n)) k++;
    if (k == n) return false;
    asc_copy copy = { .to = c->report,
                      .from_report = ASC_NONE,
                      .from_actor = x->actor,
                      .from_text = x->text,
                      .kind = ASC_COPY_CITES,
                      .directed = 1,
                      .told_by = c->report,
                      .cue = x->cue };
    if (i == 1 && !c->holds && !in_passage_at(c, x->span.begin)) asc_citing_add(c, &copy);
    return true;
}

/* The day of the week that is named among words [i, end), Monday 0; 7: none. */
static uint32_t weekday_in(const struct citing *c, uint32_t i, uint32_t end)
{
    for (; i < end; i++)
        for (uint32_t d = 0; d < 7; d++)
            if (asc_citing_bare(c->hash[i]) == c->word.day[d] && asc_citing_capital(c, i)) return d;
    return 7;
}

/* The one report of another medium that came out on that day in the week before; ASC_NONE: none, or several. */
static uint32_t only_one_of(const struct citing *c, uint32_t weekday)
{
    asc_instant now = c->book->when[c->report];
    uint32_t found = ASC_NONE;
    if (!now.known || c->v->report_count > ONLY_MOST) return ASC_NONE;
    for (uint32_t r = 0; r < c->v->report_count; r++) {
        asc_instant then = c->book->when[r];
        uint32_t o = c->book->of_report[r];
        if (r == c->report || !then.known || o == ASC_NONE || !c->book->outlets[o].media ||
            o == c->book->of_report[c->report] || then.last - then.first >= ASC_CITING_DAY ||
            then.first < 0 || then.first > now.last ||
            now.first - then.last > (int64_t)7 * ASC_CITING_DAY)
            continue;
        if ((uint32_t)((then.first / ASC_CITING_DAY + 3) % 7) != weekday)
            continue; /* 1970: Thursday */
        if (found != ASC_NONE) return ASC_NONE;
        found = r;
    }
    return found;
}

/* "A newspaper reported on Wednesday": what of the case came out on that day, if just one did. */
static void by_unnamed(struct citing *c)
{
    for (uint32_t i = 1; i < c->words; i++) {
        uint32_t w = asc_citing_bare(c->hash[i]), cue, end;
        if (w != c->word.newspaper && w != c->word.paper && w != c->word.daily) continue;
        uint32_t a = asc_citing_bare(c->hash[i - 1]), first = asc_citing_begin(c, i);
        bool one = a == c->word.a || a == c->word.an || a == c->word.one;
        if (!one && i > first + 1) one = asc_citing_bare(c->hash[i - 2]) == c->word.a;
        if (!one || asc_citing_capital(c, i) || asc_citing_copied(c, i)) continue;
        if (!asc_citing_cue_before(c, i, &cue, &end) && !asc_citing_cue_after(c, i + 1, &cue, &end))
            continue;
        uint32_t day = weekday_in(c, first, asc_citing_end(c, i));
        uint32_t r = day < 7 ? only_one_of(c, day) : ASC_NONE;
        if (r == ASC_NONE) continue;
        asc_copy x = { .to = c->report,
                       .from_report = r,
                       .from_actor = c->voices->own[r],
                       .from_text = asc_citing_text(c, i, i + 1),
                       .kind = ASC_COPY_CITES,
                       .directed = .9,
                       .told_by = c->report,
                       .cue = { c->at[cue].begin, c->at[end - 1].end } };
        asc_citing_add(c, &x);
    }
}

/* Outlets in the chains of sources that the words around their names did not show. */
static void by_chains(struct citing *c)
{
    for (size_t k = c->statements_begin[c->report]; k < c->statements_begin[c->report + 1]; k++) {
        const asc_statement *s = &c->v->statements[k];
        for (uint32_t i = 1; i < s->source_count; i++) {
            uint32_t actor = s->sources[i].actor;
            if (by_document(c, s, i)) continue;
            if (actor == ASC_NONE || c->v->actors[actor].kind != ASC_ACTOR_OUTLET) continue;
            if (!c->v->actors[actor].named || actor == c->voices->own[s->report]) continue;
            if (in_passage_at(c, s->sources[i].span.begin)) continue;
            uint32_t at = 0, o = c->book->of_actor[actor];
            while (at + 1 < c->words && c->at[at].end <= s->sources[i].span.begin) at++;
            asc_copy x = { .to = s->report,
                           .from_report = ASC_NONE,
                           .from_actor = actor,
                           .from_text = s->sources[i].text,
                           .kind = ASC_COPY_CITES,
                           .directed = ASC_CITING_SURE,
                           .cue = s->sources[i].cue,
                           .told_by = s->report };
            if (o != ASC_NONE && c->words) x.from_report = asc_citing_meant(c, o, at);
            asc_citing_add(c, &x);
        }
    }
}

/* ---- all -------------------------------------------------------------------------*/

static bool open_citing(struct citing *c, asc_error *err)
{
    size_t most = 1;
    for (size_t i = 0; i < c->v->report_count; i++) {
        size_t n = asc_fingerprint_most(c->v->reports[i].text.n);
        if (n > most) most = n;
    }
    c->hash = asc_arena_alloc(c->tmp, most, sizeof *c->hash);
    c->at = asc_arena_alloc(c->tmp, most, sizeof *c->at);
    c->copied_begin = asc_arena_zalloc(c->tmp, c->v->report_count + 2, sizeof *c->copied_begin);
    c->statements_begin =
        asc_arena_zalloc(c->tmp, c->v->report_count + 2, sizeof *c->statements_begin);
    if (!c->hash || !c->at || !c->copied_begin || !c->statements_begin) {
        asc_fail(err, ASC_ENOMEM, "out of memory for the citations");
        return false;
    }
    for (size_t i = 0; i < c->copied->copy_count; i++)
        c->copied_begin[c->copied->copies[i].to + 1]++;
    for (size_t k = 0; k < c->v->statement_count; k++)
        c->statements_begin[c->v->statements[k].report + 1]++;
    for (size_t r = 0; r < c->v->report_count; r++) {
        c->copied_begin[r + 1] += c->copied_begin[r];
        c->statements_begin[r + 1] += c->statements_begin[r];
    }
    return true;
}

static void read_all(struct citing *c)
{
    for (uint32_t r = 0; r < c->v->report_count && !c->failed; r++) {
        if (c->wanted && !c->wanted[r]) continue;
        c->report = r;
        c->words = asc_fingerprint(c->v->reports[r].text, c->hash, c->at);
        asc_cites_names(c);
        asc_cites_papers(c);
        asc_cites_notices(c);
        by_chains(c);
        by_statements(c);
        asc_cites_answers(c);
        by_unnamed(c);
        asc_cites_leaked(c);
    }
}

static void know_words(struct citing *c)
{
    asc_cites_papers_words(c);
    c->word.a = asc_fingerprint_word("a");
    c->word.an = asc_fingerprint_word("an");
    c->word.the = asc_fingerprint_word("the");
    c->word.one = asc_fingerprint_word("one");
    c->word.via = asc_fingerprint_word("via");
    c->word.we = asc_fingerprint_word("we");
    c->word.it = asc_fingerprint_word("it");
    c->word.they = asc_fingerprint_word("they");
    c->word.radio = asc_fingerprint_word("radio");
    c->word.newspaper = asc_fingerprint_word("newspaper");
    c->word.paper = asc_fingerprint_word("paper");
    c->word.daily = asc_fingerprint_word("daily");
    for (int d = 0; d < 7; d++) c->word.day[d] = asc_fingerprint_word(asc_date_weekday_name(d));
}

asc_status asc_cites_find(asc_provenance *p, asc_arena *keep, const asc_link_view *v,
                          const bool *wanted, const asc_voice_book *voices,
                          const asc_cue_book *cues, const asc_outlet_book *book, asc_error *err)
{
    struct citing c = { .v = v,
                        .wanted = wanted,
                        .voices = voices,
                        .keep = keep,
                        .copied = p,
                        .cues = cues,
                        .book = book,
                        .tmp = asc_arena_new() };
    if (!c.tmp) return asc_fail(err, ASC_ENOMEM, "out of memory");
    know_words(&c);
    asc_status rc = open_citing(&c, err) ? ASC_OK : ASC_ENOMEM;
    if (!rc) read_all(&c);
    size_t cites = c.count;
    for (size_t i = 0; !rc && !c.failed && i < p->copy_count; i++) {
        asc_copy x = p->copies[i];
        if (x.directed < .975) asc_edge_turn(c.items, cites, &x);
        asc_citing_add(&c, &x);
    }
    asc_arena_free(c.tmp);
    if (!rc && c.failed) rc = asc_fail(err, ASC_ENOMEM, "out of memory for the citations");
    if (rc) return rc;
    p->copies = c.items;
    p->copy_count = asc_edges_settle(c.items, c.count);
    return ASC_OK;
}
