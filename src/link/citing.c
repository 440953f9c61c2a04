#include "link/citing.h"

#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "link/fingerprint.h"

#include "base/banned.h"

asc_str asc_table_citing(void); /* embedded from data/ by cmake/embed.cmake */

static const char *const KINDS[ASC_CUE_KINDS] = {
    "before", "after",   "from",    "name",   "noun",   "outlet", "paper",   "shown",
    "has",    "record",  "shows",   "puts",   "ours",   "leak",   "tells",   "notice",
    "denies", "correct", "retract", "untrue", "claims", "proven", "reported"
};

uint32_t asc_phrase_words(asc_str text, uint32_t words[ASC_CUE_WORDS_MAX])
{
    uint32_t hash[64];
    if (text.n > 100) return 0; /* at most 51 words */
    uint32_t n = asc_fingerprint(text, hash, NULL);
    if (n > ASC_CUE_WORDS_MAX) return 0;
    for (uint32_t i = 0; i < n; i++) words[i] = hash[i] & ~ASC_WORD_MARKS;
    return n;
}

static asc_status read_kind(asc_cue_book *b, size_t *n, asc_cue_kind kind, asc_error *err)
{
    asc_lines it = { asc_table_citing(), 0 };
    asc_str line, name, words;
    while (asc_lines_next(&it, &line)) {
        if (!line.n || line.p[0] == '#') continue;
        if (!asc_str_cut(line, '\t', &name, &words))
            return asc_fail(err, ASC_EFORMAT, "citing.tsv:%zu: no tab", it.no);
        if (!asc_str_eq(name, asc_str_from(KINDS[kind]))) continue;
        if (words.n > 2 && words.p[0] == '"' && words.p[words.n - 1] == '"')
            words = asc_str_slice(words, 1, words.n - 1);
        asc_cue_phrase *p = &b->phrases[*n];
        *p = (asc_cue_phrase){ .kind = kind, .text = words };
        p->count = asc_phrase_words(words, p->words);
        if (!p->count)
            return asc_fail(err, ASC_EFORMAT, "citing.tsv:%zu: no words, or too many", it.no);
        b->first[kind][p->words[0] >> 26] |= (uint64_t)1 << (p->words[0] >> 20 & 63);
        ++*n;
    }
    return ASC_OK;
}

asc_status asc_cue_book_load(asc_cue_book *out, asc_arena *keep, asc_error *err)
{
    asc_cue_book b = { 0 };
    asc_lines it = { asc_table_citing(), 0 };
    asc_str line;
    size_t n = 0;
    while (asc_lines_next(&it, &line)) {
    }
    b.phrases = asc_arena_alloc(keep, it.no + 1, sizeof *b.phrases);
    if (!b.phrases) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (int k = 0; k < ASC_CUE_KINDS; k++) {
        b.begin[k] = n;
        asc_status rc = read_kind(&b, &n, (asc_cue_kind)k, err);
        if (rc) return rc;
    }
    b.begin[ASC_CUE_KINDS] = n;
    *out = b;
    return ASC_OK;
}

uint32_t asc_cue_at(const asc_cue_book *b, asc_cue_kind kind, const uint32_t *words, uint32_t i,
                    uint32_t count)
{
    uint32_t longest = 0;
    if (i >= count || !(b->first[kind][words[i] >> 26] >> (words[i] >> 20 & 63) & 1)) return 0;
    for (size_t k = b->begin[kind]; k < b->begin[kind + 1]; k++) {
        const asc_cue_phrase *p = &b->phrases[k];
        uint32_t n = 0;
        while (n < p->count && i + n < count && (words[i + n] & ~ASC_WORD_MARKS) == p->words[n])
            n++;
        if (n == p->count && n > longest) longest = n;
    }
    return longest;
}
