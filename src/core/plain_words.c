#include "core/plain_words.h"

#include "base/banned.h"

#define SHORTEST 4u /* letters; shorter words tell nothing */
#define LETTERS 24u /* of a word that are compared, the first ones */

static bool of_word(char c)
{
    unsigned char low = (unsigned char)c | 32, digit = (unsigned char)c;
    return (unsigned char)(low - 'a') < 26 || (unsigned char)(digit - '0') < 10 || digit >= 0x80;
}

static uint64_t plain(asc_str w)
{
    char low[LETTERS];
    if (w.n > sizeof low) w.n = sizeof low;
    for (size_t i = 0; i < w.n; i++)
        low[i] = w.p[i] >= 'A' && w.p[i] <= 'Z' ? (char)(w.p[i] + 32) : w.p[i];
    if (w.n > SHORTEST && low[w.n - 1] == 's') w.n--;
    return asc_str_hash((asc_str){ low, w.n });
}

uint64_t asc_plain_words_next(asc_plain_words *w)
{
    while (w->rest.n) {
        size_t i = 0, j;
        while (i < w->rest.n && !of_word(w->rest.p[i])) i++;
        for (j = i; j < w->rest.n && of_word(w->rest.p[j]);) j++;
        asc_str word = asc_str_slice(w->rest, i, j);
        w->rest = asc_str_slice(w->rest, j, w->rest.n);
        uint64_t hash = word.n >= SHORTEST ? plain(word) : 0;
        if (hash) return hash;
    }
    return 0;
}
