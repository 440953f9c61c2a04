/*
 * Makes a case of N reports, each about 3 KB of made news, and says how long it took.
 *
 *     made_case CASE N [FIRST]
 *     made_case --files FOLDER N [FIRST]   the same texts as files
 *     made_case --news CASE N [FIRST]      400 bytes each, five reports an attack: there is
 *                                          something to read and to join
 *
 * Words are drawn as in news: rank r with a chance of 1/r, from 30,000 made ones, so
 * that the index is loaded as a real one. The same numbers give the same bytes.
 */
#define _POSIX_C_SOURCE 200809L
#include <ascribe.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "base/os.h"
#include "base/str.h"

#define WORDS 30000u
#define TEXT_BYTES 3000u

static uint64_t next_random(uint64_t *state)
{
    uint64_t z = (*state += 0x9E3779B97F4A7C15u); /* splitmix64 (Steele et al. 2014) */
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

/* Word of rank r: short ones are common. */
static void put_word(asc_buf *b, unsigned rank)
{
    static const char *const syllables[] = { "ba", "ce", "di",  "fo",   "gu",  "ha", "ke",
                                             "li", "mo", "nu",  "pa",   "re",  "si", "to",
                                             "vu", "za", "tra", "sten", "lor", "min" };
    for (rank++; rank; rank /= 20) asc_buf_puts(b, syllables[rank % 20]);
}

static unsigned rank_of(uint64_t *state)
{
    double u = (double)(next_random(state) >> 11) / 9007199254740992.0;
    unsigned r = (unsigned)exp(u * log((double)WORDS)); /* density 1/r */
    return r ? r - 1 : 0;
}

static void make_text(asc_buf *b, uint64_t number)
{
    uint64_t state = number;
    asc_buf_clear(b);
    asc_buf_printf(b, "Made report %llu\n\n", (unsigned long long)number);
    for (unsigned words = 0; b->n < TEXT_BYTES; words++) {
        put_word(b, rank_of(&state));
        asc_buf_puts(b, words % 60 == 59 ? ".\n\n" : words % 15 == 14 ? ". " : " ");
    }
    asc_buf_putc(b, '\n');
}

/* A place, a group: the same number, the same name. */
static void put_name(asc_buf *b, uint64_t number)
{
    static const char *const first[] = { "Dor", "Cor", "Mar", "Sal", "Ven", "Hal", "Tor", "Lad" };
    static const char *const middle[] = { "a", "i", "o", "e", "ami", "ela", "oru", "asti" };
    static const char *const last[] = { "rin", "ven", "gate", "dun", "mora", "lis", "than", "bek" };
    asc_buf_puts(b, first[number % 8]);
    asc_buf_puts(b, middle[number / 8 % 8]);
    asc_buf_puts(b, last[number / 64 % 8]);
}

/* Report `number` tells of attack number / 5, in a way of its own. */
static void make_news(asc_buf *b, uint64_t number)
{
    static const char *const months[] = {
        "January", "March", "May", "July", "September", "November"
    };
    uint64_t attack = number / 5, way = number % 5, state = attack;
    uint64_t place = next_random(&state) % 512, group = next_random(&state) % 64;
    unsigned day = (unsigned)(attack % 28 + 1), year = (unsigned)(2001 + attack / 28 / 6 % 20);
    const char *month = months[attack / 28 % 6];
    unsigned dead = (unsigned)(next_random(&state) % 40 + 2 + way % 2);
    asc_buf_clear(b);
    asc_buf_printf(b, "Made report %llu\n\nA bomb tore through the market of ",
                   (unsigned long long)number);
    put_name(b, place);
    asc_buf_printf(b, " on %u %s %u, killing %u people, officials said.\n\n", day, month, year,
                   dead);
    if (way < 3) asc_buf_puts(b, way ? "The interior minister accused the " : "Police blamed the ");
    else asc_buf_puts(b, way == 3 ? "A spokesman denied that the " : "In a statement the ");
    put_name(b, 64 + group);
    asc_buf_puts(b, way < 3    ? " Liberation Front of planting the bomb.\n"
                    : way == 3 ? " Liberation Front had carried out the attack.\n"
                               : " Liberation Front claimed responsibility for the bombing.\n");
}

static int fail(const asc_error *err)
{
    fprintf(stderr, "made_case: %s\n", err->message);
    return 1;
}

static int make_case(const char *path, uint64_t first, uint64_t n, bool news)
{
    asc_case *c;
    asc_adding *a;
    asc_error err;
    asc_buf text = { 0 };
    asc_add_options o = { .who = ASC_STR("bench") };
    if (asc_case_open(&c, path, ASC_OPEN_CREATE, &err) != ASC_OK) return fail(&err);
    if (asc_adding_new(&a, c, &o, &err) != ASC_OK) return fail(&err);
    asc_status rc = ASC_OK;
    double start = asc_os_seconds();
    for (uint64_t i = first; !rc && i < first + n; i++) {
        char name[40];
        int length = snprintf(name, sizeof name, "made/%08llu.txt", (unsigned long long)i);
        asc_report_facts facts = { .name = { name, (size_t)length },
                                   .outlet = ASC_STR("The Made Post") };
        news ? make_news(&text, i) : make_text(&text, i);
        rc = asc_adding_put(a, facts.name, asc_buf_str(&text), &facts, &err);
    }
    if (!rc) rc = asc_adding_end(a, &err);
    asc_adding_free(a);
    asc_case_close(c);
    double seconds = asc_os_seconds() - start;
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    printf("{\"reports\":%llu,\"seconds\":%.6f,\"peak_kb\":%ld}\n", (unsigned long long)n, seconds,
           used.ru_maxrss);
    asc_buf_free(&text);
    return rc ? fail(&err) : 0;
}

static int make_files(const char *folder, uint64_t first, uint64_t n)
{
    asc_buf text = { 0 };
    for (uint64_t i = first; i < first + n; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%08llu.txt", folder, (unsigned long long)i);
        make_text(&text, i);
        FILE *f = fopen(path, "wb");
        if (!f || fwrite(text.p, 1, text.n, f) != text.n || fclose(f) != 0) {
            perror(path);
            return 1;
        }
    }
    asc_buf_free(&text);
    return 0;
}

int main(int argc, char **argv)
{
    bool files = argc > 1 && strcmp(argv[1], "--files") == 0;
    bool news = argc > 1 && strcmp(argv[1], "--news") == 0;
    char **rest = argv + 1 + (files || news);
    uint64_t n, first = 0;
    if (argc < 3 + (files || news) || !asc_str_u64(asc_str_from(rest[1]), &n) ||
        (argc > 3 + (files || news) && !asc_str_u64(asc_str_from(rest[2]), &first))) {
        fputs("usage: made_case [--files|--news] CASE-OR-FOLDER N [FIRST]\n", stderr);
        return 2;
    }
    return files ? make_files(rest[0], first, n) : make_case(rest[0], first, n, news);
}
