/*
 * link_once - the linking side of bench/link: who copied whom among N made reports.
 *
 *   link_once N              N reports of about 3 KB
 *   link_once --files LIST   the files named in LIST, one a line
 *   link_once --write N FOLDER   the made reports as files, for the peer
 *
 * Made news: 100 reports to an incident, a third of the words from its own few, every
 * fifth report with three sentences of an earlier one pasted in. Prints one JSON object:
 * texts, bytes, seconds, cpu_seconds, planted, found (of the planted), invented, peak_kb.
 */
#define _GNU_SOURCE
#include <ascribe.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "base/os.h"
#include "base/str.h"

#define WORDS 60000u
#define TEXT_BYTES 3000u
#define OF_ONE_INCIDENT 100u
#define PASTED_EVERY 5u
#define PASTED_SENTENCES 3u

struct made {
    asc_copy_text *texts;
    uint32_t *source; /* whom it was planted from, or ASC_NONE */
    size_t count, bytes, planted;
};

static uint64_t next_random(uint64_t *state)
{
    uint64_t z = (*state += 0x9E3779B97F4A7C15u); /* splitmix64 (Steele et al. 2014) */
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

/* Word of rank r: the commonest are English's own, which link knows to tell nothing. */
static void put_word(asc_buf *b, unsigned rank, bool capital)
{
    static const char *const common[] = {
        "the",   "of",   "to",   "and",  "a",     "in",    "that",  "is",   "was",  "for",
        "it",    "on",   "with", "as",   "be",    "he",    "by",    "at",   "they", "had",
        "his",   "from", "are",  "have", "not",   "but",   "were",  "this", "who",  "will",
        "their", "has",  "an",   "or",   "been",  "which", "its",   "she",  "her",  "there",
        "when",  "more", "one",  "all",  "would", "about", "after", "into"
    };
    static const char *const syllables[] = { "ba", "ce", "di",  "fo",   "gu",  "ha", "ke",
                                             "li", "mo", "nu",  "pa",   "re",  "si", "to",
                                             "vu", "za", "tra", "sten", "lor", "min" };
    const unsigned n = sizeof common / sizeof *common;
    size_t at = b->n;
    if (rank < n) asc_buf_puts(b, common[rank]);
    else
        for (rank++; rank; rank /= 20) asc_buf_puts(b, syllables[rank % 20]);
    if (capital && !b->failed) b->p[at] = (char)(b->p[at] - 32);
}

static unsigned rank_of(uint64_t *state, unsigned words)
{
    double u = (double)(next_random(state) >> 11) / 9007199254740992.0;
    unsigned r = (unsigned)exp(u * log((double)words)); /* density 1/r, as in news */
    return r ? r - 1 : 0;
}

static void put_sentences(asc_buf *b, uint64_t *state, uint64_t incident, size_t until)
{
    for (unsigned words = 0; b->n < until; words++) {
        bool own = next_random(state) % 3 == 0; /* one of the incident's own */
        uint64_t pick = incident * 1000003u + next_random(state) % 120;
        put_word(
            b, own ? 2000 + (unsigned)(next_random(&pick) % (WORDS - 2000)) : rank_of(state, WORDS),
            words % 18 == 0);
        asc_buf_puts(b, words % 72 == 71 ? ".\n\n" : words % 18 == 17 ? ". " : " ");
    }
    asc_buf_puts(b, ".\n");
}

/* Where sentence `n` of a text begins. */
static size_t sentence(asc_str s, size_t n)
{
    size_t i = 0;
    while (n > 0 && i < s.n) {
        asc_str rest = asc_str_slice(s, i, s.n);
        size_t at = asc_str_find(rest, ASC_STR(". "));
        if (at == SIZE_MAX) break;
        i += at + 2;
        n--;
    }
    return i;
}

static bool make(struct made *m, asc_arena *keep, size_t count)
{
    asc_buf b = { 0 };
    m->texts = asc_arena_zalloc(keep, count, sizeof *m->texts);
    m->source = asc_arena_alloc(keep, count, sizeof *m->source);
    if (!m->texts || !m->source) return false;
    for (m->count = 0; m->count < count; m->count++) {
        uint64_t state = m->count, incident = m->count / OF_ONE_INCIDENT;
        char date[32];
        asc_buf_clear(&b);
        put_sentences(&b, &state, incident, TEXT_BYTES / 2);
        m->source[m->count] = ASC_NONE;
        if (m->count % OF_ONE_INCIDENT && m->count % PASTED_EVERY == 0) {
            uint32_t from = (uint32_t)(incident * OF_ONE_INCIDENT +
                                       next_random(&state) % (m->count % OF_ONE_INCIDENT));
            asc_str s = m->texts[from].text;
            size_t at = sentence(s, 3), end = sentence(s, 3 + PASTED_SENTENCES);
            asc_buf_put(&b, asc_str_slice(s, at, end));
            m->source[m->count] = from;
            m->planted++;
        }
        put_sentences(&b, &state, incident, TEXT_BYTES);
        unsigned minute = (unsigned)m->count % 1440, day = (unsigned)m->count / 1440;
        snprintf(date, sizeof date, "2015-%02u-%02uT%02u:%02uZ", 1 + day / 28, 1 + day % 28,
                 minute / 60, minute % 60);
        if (b.failed || !asc_arena_copy(keep, asc_buf_str(&b), &m->texts[m->count].text) ||
            !asc_arena_copy(keep, asc_str_from(date), &m->texts[m->count].published))
            return false;
        m->bytes += b.n;
    }
    asc_buf_free(&b);
    return true;
}

static bool read_files(struct made *m, asc_arena *keep, const char *list, asc_error *err)
{
    asc_buf names = { 0 };
    asc_str line;
    size_t cap = 0;
    if (asc_os_read(&names, list, (size_t)1 << 28, err)) return false;
    asc_lines it = { asc_buf_str(&names), 0 };
    while (asc_lines_next(&it, &line)) {
        asc_buf b = { 0 };
        asc_str path;
        if (m->count == cap) {
            void *grown = asc_arena_grow(keep, m->texts, m->count, &cap, sizeof *m->texts);
            if (!grown) return false;
            m->texts = grown;
        }
        m->texts[m->count] = (asc_copy_text){ .text = { NULL, 0 } };
        if (!asc_arena_copy(keep, line, &path) || asc_os_read(&b, path.p, (size_t)1 << 28, err) ||
            !asc_arena_copy(keep, asc_buf_str(&b), &m->texts[m->count].text))
            return false;
        m->bytes += b.n;
        m->count++;
        asc_buf_free(&b);
    }
    asc_buf_free(&names);
    return true;
}

static int write_files(const struct made *m, const char *folder)
{
    for (size_t i = 0; i < m->count; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%06zu.txt", folder, i);
        FILE *f = fopen(path, "wb");
        if (!f || fwrite(m->texts[i].text.p, 1, m->texts[i].text.n, f) != m->texts[i].text.n)
            return 1;
        fclose(f);
    }
    return 0;
}

static double seconds_of(struct rusage use)
{
    return (double)(use.ru_utime.tv_sec + use.ru_stime.tv_sec) +
           (double)(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
}

static int run(const struct made *m)
{
    asc_copies *copies;
    asc_error err;
    size_t n, right = 0;
    struct rusage use;
    getrusage(RUSAGE_SELF, &use);
    double started = asc_os_seconds(), before = seconds_of(use);
    if (asc_copies_find(&copies, m->texts, m->count, &err)) {
        fprintf(stderr, "link_once: %s\n", err.message);
        return 1;
    }
    double seconds = asc_os_seconds() - started;
    getrusage(RUSAGE_SELF, &use);
    double cpu = seconds_of(use) - before;
    const asc_copy *c = asc_copies_items(copies, &n);
    for (size_t i = 0; m->source && i < n; i++) right += m->source[c[i].to] == c[i].from_report;
    printf("{\"texts\":%zu,\"bytes\":%zu,\"seconds\":%.4f,\"cpu_seconds\":%.4f,\"copies\":%zu,"
           "\"planted\":%zu,\"found\":"
           "%zu,"
           "\"peak_kb\":%ld}\n",
           m->count, m->bytes, seconds, cpu, n, m->planted, right, use.ru_maxrss);
    asc_copies_free(copies);
    return 0;
}

int main(int argc, char **argv)
{
    struct made m = { 0 };
    asc_error err = { ASC_OK, "out of memory" };
    asc_arena *keep = asc_arena_new();
    bool files = argc == 3 && strcmp(argv[1], "--files") == 0;
    bool writes = argc == 4 && strcmp(argv[1], "--write") == 0;
    uint64_t n = 0;
    if (!files &&
        (argc != (writes ? 4 : 2) || !asc_str_u64(asc_str_from(argv[writes ? 2 : 1]), &n) ||
         n < 1 || n > ASC_REPORTS_MAX)) {
        fprintf(stderr, "usage: link_once N | --files LIST | --write N FOLDER\n");
        return 2;
    }
    if (!keep || !(files ? read_files(&m, keep, argv[2], &err) : make(&m, keep, n))) {
        fprintf(stderr, "link_once: %s\n", err.message);
        return 1;
    }
    int code = writes ? write_files(&m, argv[3]) : run(&m);
    asc_arena_free(keep);
    return code;
}
