#include "link/corrections.h"

#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "link/edges.h"
#include "link/fingerprint.h"

#include "base/banned.h"

#define OWN_NAME_WORDS 6u /* of an outlet, and what it does then: "the Courier today withdraws" */
#define TOLD_AGAIN .5 /* of a statement's content words: its sentence is what the notice is about */

void asc_notices_feel(void *user, uint32_t text, const uint32_t *hash, uint32_t count)
{
    asc_noticing *n = user;
    for (uint32_t i = 0; i < count && !n->may[text]; i++)
        n->may[text] = asc_cue_at(n->cues, ASC_CUE_RETRACT, hash, i, count) > 0 ||
                       ((hash[i] & ASC_WORD_FIRST) &&
                        asc_cue_at(n->cues, ASC_CUE_CORRECT, hash, i, count) > 0);
}

struct finder {
    const asc_link_view *v;
    const asc_cue_book *cues;
    const asc_outlet_book *book;
    asc_arena *keep, *tmp;
    asc_correction *items;
    size_t count, cap;
    size_t *statements_begin; /* of each report's */
    uint32_t *hash;
    asc_span *at;
};

/* The end of the paragraph, in words, that word i stands in. */
static uint32_t paragraph_end(const struct finder *f, asc_str text, uint32_t i, uint32_t words)
{
    uint32_t end = i + 1;
    while (end < words) {
        asc_str gap = asc_str_slice(text, f->at[end - 1].end, f->at[end].begin);
        if (asc_str_find(gap, ASC_STR("\n")) != SIZE_MAX) break;
        end++;
    }
    return end;
}

/* Part of the content words of a stretch of text that are among words[0, n). */
static double told_again(const struct finder *f, asc_str text, const uint32_t *words, uint32_t n)
{
    asc_mark mark = asc_arena_save(f->tmp);
    uint32_t *own = asc_arena_alloc(f->tmp, asc_fingerprint_most(text.n), sizeof *own);
    uint32_t m = own ? asc_fingerprint(text, own, NULL) : 0, all = 0, again = 0;
    for (uint32_t i = 0; i < m; i++) {
        bool there = false;
        if (own[i] & ASC_WORD_COMMON) continue;
        all++;
        for (uint32_t k = 0; k < n && !there; k++)
            there = ((own[i] ^ words[k]) & ~ASC_WORD_MARKS) == 0;
        again += there;
    }
    asc_arena_restore(f->tmp, mark);
    return all ? (double)again / all : 0;
}

/* Is what statement k says told again in the notice, as what was reported? */
static bool in_notice(const struct finder *f, const asc_correction *c, size_t k)
{
    for (size_t j = f->statements_begin[c->report]; j < f->statements_begin[c->report + 1]; j++) {
        const asc_statement *x = &f->v->statements[j];
        if (c->notice.begin <= x->span.begin && x->span.end <= c->notice.end &&
            asc_same_proposition(x, &f->v->statements[k]))
            return true;
    }
    return false;
}

/* Does the notice tell of incidents, and not of that of statement k? */
static bool of_another(const struct finder *f, const asc_correction *c, size_t k)
{
    bool any = false;
    uint32_t in = f->v->statements[k].object.incident;
    for (size_t j = f->statements_begin[c->report]; j < f->statements_begin[c->report + 1]; j++) {
        const asc_statement *x = &f->v->statements[j];
        if (x->span.begin < c->notice.begin || x->span.end > c->notice.end ||
            x->object.incident == ASC_NONE)
            continue;
        if (x->object.incident == in) return false;
        any = true;
    }
    return any && in != ASC_NONE;
}

/* "We reported on the word of an officer that ...": what the sentence says was reported. */
static bool as_reported(const struct finder *f, const asc_statement *x)
{
    asc_str sentence =
        asc_str_slice(f->v->reports[x->report].text, x->sentence.begin, x->sentence.end);
    for (size_t k = f->cues->begin[ASC_CUE_REPORTED]; k < f->cues->begin[ASC_CUE_REPORTED + 1]; k++)
        if (asc_str_find(sentence, f->cues->phrases[k].text) != SIZE_MAX) return true;
    return false;
}

/* What a notice that takes back tells again of what fell, or of what was reported, is not said anew. */
static void told_in_notice(const struct finder *f, asc_correction *c)
{
    uint32_t fallen = c->statement_count;
    for (size_t j = f->statements_begin[c->report]; j < f->statements_begin[c->report + 1]; j++) {
        const asc_statement *x = &f->v->statements[j];
        bool again = as_reported(f, x);
        if (x->span.begin < c->notice.begin || x->span.end > c->notice.end) continue;
        for (uint32_t k = 0; k < fallen && !again; k++)
            again = asc_same_proposition(x, &f->v->statements[c->statements[k]]);
        if (again) c->statements[c->statement_count++] = (uint32_t)j;
    }
}

/*
 * Which statements of the report fall: those that the notice tells again; where it takes back and tells
 * nothing again, all. "Both statements were wrong" takes back what it tells, and no more.
 */
static bool fell(const struct finder *f, asc_correction *c, bool untrue, const uint32_t *words,
                 uint32_t n)
{
    size_t begin = f->statements_begin[c->corrects], end = f->statements_begin[c->corrects + 1];
    size_t own = f->statements_begin[c->report + 1] - f->statements_begin[c->report];
    asc_str text = f->v->reports[c->corrects].text;
    c->statements = asc_arena_alloc(f->keep, end - begin + own, sizeof *c->statements);
    if (!c->statements) return false;
    for (size_t k = begin; k < end; k++) {
        asc_span s = f->v->statements[k].span;
        if (((c->retracts || untrue) && in_notice(f, c, k)) ||
            (!of_another(f, c, k) &&
             told_again(f, asc_str_slice(text, s.begin, s.end), words, n) >= TOLD_AGAIN))
            c->statements[c->statement_count++] = (uint32_t)k;
    }
    if (!c->statement_count && c->retracts) {
        for (size_t k = begin; k < end; k++) c->statements[k - begin] = (uint32_t)k;
        c->statement_count = (uint32_t)(end - begin);
    } else if (c->statement_count && (c->retracts || untrue)) {
        told_in_notice(f, c);
        c->retracts = true;
    }
    return true;
}

static bool add(struct finder *f, uint32_t report, uint32_t begin, uint32_t end, bool retracts)
{
    uint32_t outlet = f->book->of_report[report];
    asc_correction c = { .report = report,
                         .corrects = ASC_NONE,
                         .retracts = retracts,
                         .notice = { f->at[begin].begin, f->at[end - 1].end } };
    for (uint32_t i = begin; i < end && !c.retracts; i++)
        c.retracts = asc_cue_at(f->cues, ASC_CUE_RETRACT, f->hash, i, end) > 0;
    bool untrue = false;
    for (uint32_t i = begin; i < end && !untrue; i++)
        untrue = asc_cue_at(f->cues, ASC_CUE_UNTRUE, f->hash, i, end) > 0;
    if (outlet != ASC_NONE && !asc_outlet_meant(&c.corrects, f->book, f->v, f->tmp, outlet, report,
                                                f->hash + begin, end - begin))
        return false;
    if (c.corrects != ASC_NONE && !fell(f, &c, untrue, f->hash + begin, end - begin)) return false;
    if (f->count == f->cap) {
        void *grown = asc_arena_grow(f->keep, f->items, f->count, &f->cap, sizeof *f->items);
        if (!grown) return false;
        f->items = grown;
    }
    f->items[f->count++] = c;
    return true;
}

/* "The Courier withdraws both statements": the outlet itself, then the cue; 0: neither. */
static uint32_t by_own_name(const struct finder *f, uint32_t report, uint32_t i, uint32_t words)
{
    uint32_t at = i, last = i + OWN_NAME_WORDS;
    for (; at < words && at < i + 2; at++) {
        const asc_outlet_name *n = asc_outlet_at(f->book, f->hash, at, words);
        if (!n || n->outlet == ASC_NONE || n->outlet != f->book->of_report[report]) continue;
        for (uint32_t k = at + n->count; k < words && k <= last; k++)
            if (asc_cue_at(f->cues, ASC_CUE_RETRACT, f->hash, k, words)) return k - i + 1;
        return 0;
    }
    return 0;
}

/* The paragraphs of a column of corrections, each a notice, its heading aside. */
static bool read_column(struct finder *f, uint32_t report, asc_str text, uint32_t words)
{
    for (uint32_t i = paragraph_end(f, text, 0, words), end; i < words; i = end) {
        end = paragraph_end(f, text, i, words);
        if (!add(f, report, i, end, false)) return false;
    }
    return true;
}

/* "Correction fluid was found": the word alone needs a colon, a stop or a line end behind it. */
static bool heads(asc_str text, uint32_t byte)
{
    return byte < text.n && strchr(":.\n", text.p[byte]) != NULL;
}

static bool read_report(struct finder *f, uint32_t report)
{
    asc_str text = f->v->reports[report].text;
    uint32_t words = asc_fingerprint(text, f->hash, f->at);
    uint32_t head = words ? paragraph_end(f, text, 0, words) : 0;
    if (asc_outlet_notice(f->book, f->v, report) && words && head < words &&
        asc_cue_at(f->cues, ASC_CUE_CORRECT, f->hash, 0, words) > 1)
        return read_column(f, report, text, words);
    for (uint32_t i = 0; i < words; i++) {
        if (!(f->hash[i] & ASC_WORD_FIRST)) continue;
        bool retracts = asc_cue_at(f->cues, ASC_CUE_RETRACT, f->hash, i, words) > 0;
        uint32_t n = asc_cue_at(f->cues, ASC_CUE_CORRECT, f->hash, i, words);
        if (!retracts && !n) retracts = by_own_name(f, report, i, words) > 0;
        if (!retracts && !n) continue;
        if (!retracts && n == 1 && !heads(text, f->at[i].end)) continue;
        uint32_t end = paragraph_end(f, text, i, words);
        if (end - i <= 2 && end < words) end = paragraph_end(f, text, end, words); /* a heading */
        if (!add(f, report, i, end, retracts)) return false;
        i = end - 1;
    }
    return true;
}

/* A notice goes back to the report that it puts right: so much is said outright. */
static bool add_edges(const struct finder *f, asc_provenance *p)
{
    size_t n = p->copy_count;
    asc_copy *all = asc_arena_alloc(f->keep, n + f->count + 1, sizeof *all);
    if (!all) return false;
    if (n) memcpy(all, p->copies, n * sizeof *all);
    for (size_t i = 0; i < f->count; i++) {
        const asc_correction *c = &f->items[i];
        if (c->corrects == ASC_NONE) continue;
        all[n++] = (asc_copy){ .to = c->report,
                               .from_report = c->corrects,
                               .from_actor = ASC_NONE,
                               .kind = ASC_COPY_CITES,
                               .directed = 1,
                               .told_by = c->report,
                               .cue = { c->notice.begin, c->notice.begin } };
    }
    p->copies = all;
    p->copy_count = asc_edges_settle(all, n);
    return true;
}

asc_status asc_corrections_find(asc_provenance *p, asc_arena *keep, const asc_link_view *v,
                                const asc_noticing *noticing, const asc_outlet_book *book,
                                asc_error *err)
{
    struct finder f = {
        .v = v, .cues = noticing->cues, .book = book, .keep = keep, .tmp = asc_arena_new()
    };
    size_t most = 1;
    if (!f.tmp) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (size_t i = 0; i < v->report_count; i++) {
        size_t n = asc_fingerprint_most(v->reports[i].text.n);
        if (n > most) most = n;
    }
    f.hash = asc_arena_alloc(f.tmp, most, sizeof *f.hash);
    f.at = asc_arena_alloc(f.tmp, most, sizeof *f.at);
    f.statements_begin = asc_arena_zalloc(f.tmp, v->report_count + 2, sizeof *f.statements_begin);
    bool good = f.hash && f.at && f.statements_begin;
    for (size_t k = 0; good && k < v->statement_count; k++)
        f.statements_begin[v->statements[k].report + 1]++;
    for (size_t r = 0; good && r < v->report_count; r++)
        f.statements_begin[r + 1] += f.statements_begin[r];
    for (uint32_t r = 0; good && r < v->report_count; r++)
        if (noticing->may[r]) good = read_report(&f, r);
    good = good && add_edges(&f, p);
    asc_arena_free(f.tmp);
    if (!good) return asc_fail(err, ASC_ENOMEM, "out of memory for the corrections");
    p->corrections = f.items;
    p->correction_count = f.count;
    return ASC_OK;
}
