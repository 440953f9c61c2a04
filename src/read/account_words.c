#include "read/account_words.h"

#include "base/str.h"

#include "base/banned.h"

static bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

static bool is_article(asc_str s)
{
    return asc_str_eq(s, ASC_STR("a")) || asc_str_eq(s, ASC_STR("an")) ||
           asc_str_eq(s, ASC_STR("the"));
}

bool asc_wording(asc_arena *tmp, asc_str s, asc_str *out)
{
    char *p = asc_arena_alloc(tmp, s.n + 2, 1);
    size_t n = 0, word = 0;
    if (!p) return false;
    for (size_t i = 0; i <= s.n; i++) {
        char c = i < s.n ? s.p[i] : ' ';
        if (c >= 'A' && c <= 'Z') c = (char)(c - 'A' + 'a');
        if (letter(c)) p[n++] = c;
        if (c != ' ' && c != '\n' && c != '\t' && c != '\r') continue;
        if (n == word) continue;
        if (is_article((asc_str){ p + word, n - word })) n = word;
        else p[n++] = ' ';
        word = n;
    }
    *out = (asc_str){ p, n };
    return true;
}

bool asc_wording_within(asc_str a, asc_str b)
{
    for (size_t i = 0; a.n < b.n && i + a.n <= b.n; i++)
        if ((i == 0 || b.p[i - 1] == ' ') && asc_str_eq(asc_str_slice(b, i, i + a.n), a))
            return true;
    return false;
}
