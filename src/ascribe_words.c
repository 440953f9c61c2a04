#include "ascribe_words.h"

#include "base/error.h"
#include "base/str.h"

#include "base/banned.h"

#define SHORT_FORM_MAX 14 /* bytes of a short form in brackets */

static bool merge(asc_words *m, asc_arena *work, const asc_doc *doc, uint32_t offset)
{
    size_t n;
    const asc_token *tokens = asc_doc_tokens(doc, &n);
    uint32_t base = (uint32_t)m->count, sents = 0;
    for (size_t i = 0; i < n; i++) {
        if (m->count == m->cap) {
            void *grown = asc_arena_grow(work, m->items, m->count, &m->cap, sizeof *m->items);
            if (!grown) return false;
            m->items = grown;
        }
        asc_token k = tokens[i];
        k.begin += offset;
        k.end += offset;
        k.head += base;
        k.left += base;
        k.right += base;
        if (k.sent >= sents) sents = k.sent + 1;
        k.sent += m->sents;
        if (!asc_arena_copy(work, k.lemma, &k.lemma)) return false;
        k.morph = (asc_str){ NULL, 0 };
        m->items[m->count++] = k;
    }
    m->sents += sents;
    return true;
}

/* Where the brackets that open at p[i] close, if they hold a short form: "[FMLN]". */
static size_t short_form_end(asc_str s, size_t i)
{
    size_t capitals = 0, k = i + 1;
    for (; k < s.n && k - i <= SHORT_FORM_MAX && s.p[k] > ' ' && s.p[k] != ']'; k++)
        capitals += s.p[k] >= 'A' && s.p[k] <= 'Z';
    return i > 0 && k < s.n && s.p[k] == ']' && capitals >= 2 ? k : 0;
}

#define DATELINE_MAX 70 /* bytes of "MARSA HAROUN, June 4 (Meridian) - " */

static bool capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* Where the dash of a dateline stands, "MARSA HAROUN (Meridian) - A court ...", and how long it
 * is; 0: the block has none. */
static size_t dateline_dash(asc_str s, size_t *bytes)
{
    static const char *const dashes[] = { " \xE2\x80\x94 ", " \xE2\x80\x93 ", " -- ", " - " };
    if (s.n < 8 || !capital(s.p[0]) || !capital(s.p[1]) || !capital(s.p[2])) return 0;
    asc_str head = asc_str_slice(s, 0, s.n < DATELINE_MAX ? s.n : DATELINE_MAX);
    for (size_t k = 0; k < sizeof dashes / sizeof *dashes; k++) {
        size_t at = asc_str_find(head, asc_str_from(dashes[k])), n = strlen(dashes[k]);
        if (at == SIZE_MAX || at + n >= s.n) continue;
        size_t small = 0, open = 0;
        for (size_t i = 0; i < at; i++) {
            open += s.p[i] == '(' || s.p[i] == ',';
            small += s.p[i] == '.' || s.p[i] == ';' || s.p[i] == ':' || s.p[i] == '"';
        }
        char next = s.p[at + n];
        bool prose = false; /* not a headline in capitals */
        for (size_t i = at + n; i < s.n && i < at + n + 24; i++)
            prose |= s.p[i] >= 'a' && s.p[i] <= 'z';
        if (small || !open || !prose || (next >= 'a' && next <= 'z')) continue;
        *bytes = n - 2;
        return at + 1;
    }
    return 0;
}

/*
 * The block as the annotator shall see it, as many bytes: a hard-wrapped paragraph as one
 * line, and "Front [FMLN]" with round brackets, since the model has met no square ones
 * behind names. A dateline ends in a full stop instead of its dash: it is no part of the sentence.
 */
static bool as_seen(asc_arena *keep, asc_str s, asc_str *out)
{
    size_t bytes = 0, dash = dateline_dash(s, &bytes);
    *out = s;
    if (!dash && !memchr(s.p, '\n', s.n) && !memchr(s.p, '[', s.n)) return true;
    char *p = asc_arena_alloc(keep, s.n, 1);
    if (!p) return false;
    for (size_t i = 0; i < s.n; i++) p[i] = s.p[i] == '\n' ? ' ' : s.p[i];
    for (size_t i = 0; i < s.n; i++) {
        size_t end = s.p[i] == '[' ? short_form_end(s, i) : 0;
        if (!end) continue;
        p[i] = '(';
        p[end] = ')';
    }
    if (dash) {
        memset(p + dash, ' ', bytes);
        p[dash - 1] = '.';
    }
    *out = (asc_str){ p, s.n };
    return true;
}

asc_status asc_words_annotate(asc_words *out, asc_arena *keep, asc_worker *worker, asc_str text,
                              const asc_span *blocks, size_t count, asc_error *err)
{
    asc_words m = { 0 };
    for (size_t i = 0; i < count; i++) {
        asc_doc *doc = NULL;
        asc_str block;
        if (!as_seen(keep, asc_str_slice(text, blocks[i].begin, blocks[i].end), &block))
            return asc_fail(err, ASC_ENOMEM, "out of memory");
        asc_status rc = asc_worker_annotate(worker, block, NULL, &doc, err);
        if (rc) return rc;
        bool merged = merge(&m, keep, doc, blocks[i].begin);
        asc_doc_free(doc);
        if (!merged) return asc_fail(err, ASC_ENOMEM, "out of memory");
        if (m.count > UINT32_MAX / 2) return asc_fail(err, ASC_ELIMIT, "too many words");
    }
    *out = m;
    return ASC_OK;
}
