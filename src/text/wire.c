#include "text/wire.h"

#include "base/str.h"

#include "base/banned.h"

#define LINE_MAX_BYTES 90 /* a transmission line or a slug is one short line */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool next_word(asc_str *rest, asc_str *word)
{
    *rest = asc_str_trim(*rest);
    size_t n = 0;
    while (n < rest->n && (unsigned char)rest->p[n] > ' ') n++;
    *word = asc_str_slice(*rest, 0, n);
    *rest = asc_str_slice(*rest, n, rest->n);
    return n > 0;
}

/* Capitals, figures and marks alone, at least a third of the words with a figure, and one
 * that mixes both as no prose does: "MNA0417", "0921GMT". */
static bool is_transmission(asc_str s)
{
    size_t words = 0, figures = 0, codes = 0;
    asc_str word;
    while (next_word(&s, &word)) {
        size_t digits = 0, letters = 0;
        for (size_t i = 0; i < word.n; i++) {
            if (is_lower(word.p[i])) return false;
            digits += is_digit(word.p[i]);
            letters += is_upper(word.p[i]);
        }
        words++;
        figures += digits > 0;
        codes += digits >= 2 && letters >= 2;
    }
    return codes && figures * 3 >= words;
}

/* "Ladara-Ferry-Blast": three parts or more, each with a capital. */
static bool is_slug_word(asc_str w)
{
    size_t parts = 0;
    bool start = true;
    for (size_t i = 0; i < w.n; i++) {
        if (start && !is_upper(w.p[i]) && !is_digit(w.p[i])) return false;
        parts += start;
        start = w.p[i] == '-' || w.p[i] == '/';
    }
    return parts >= 3 && !start;
}

/* A slug, with what stands beside it: how urgent, which take. */
static bool is_slug(asc_str s)
{
    static const char *const urgent[] = { "URGENT",     "BULLETIN",  "FLASH",  "ALERT",
                                          "SNAP",       "NEWSFLASH", "UPDATE", "CORRECTION",
                                          "EILMELDUNG", "ADVISORY" };
    asc_str word;
    bool beside = false, slug = false;
    while (next_word(&s, &word)) {
        bool known = word.p[0] == '(' || is_digit(word.p[0]) || word.p[word.n - 1] == ')';
        for (size_t k = 0; !known && k < sizeof urgent / sizeof *urgent; k++)
            known = asc_str_eq(word, asc_str_from(urgent[k]));
        if (is_slug_word(word)) slug = true;
        else if (!known) return false;
        else beside = true;
    }
    return beside && slug;
}

bool asc_wire_is_head(asc_str block)
{
    return block.n <= LINE_MAX_BYTES && (is_transmission(block) || is_slug(block));
}

asc_str asc_wire_reporter(asc_str block)
{
    static const char *const openings[] = { "(Reporting by ", "(Writing by ",
                                            "(Additional reporting by " };
    for (size_t k = 0; k < sizeof openings / sizeof *openings; k++) {
        if (!asc_str_starts_nocase(block, openings[k])) continue;
        size_t from = strlen(openings[k]), n = from;
        while (n < block.n && block.p[n] != ';' && block.p[n] != ')' && block.p[n] != '\n') n++;
        return asc_str_trim(asc_str_slice(block, from, n));
    }
    return (asc_str){ NULL, 0 };
}

/* Marks alone: "* * *", "###", "-30-". */
static bool is_mark(asc_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (is_upper(s.p[i]) || is_lower(s.p[i]) || (unsigned char)s.p[i] >= 0x80 ||
            (is_digit(s.p[i]) && !asc_str_eq(s, ASC_STR("-30-"))))
            return false;
    return s.n > 0;
}

bool asc_wire_is_tail(asc_str block)
{
    static const char *const closings[] = {
        "MORE TO FOLLOW", "MORE TO COME", "MORE",  "(MORE)", "ENDS",     "END",
        "-ENDS-",         "(ENDS)",       "-END-", "FIN",    "- ENDS -", "--ENDS--"
    };
    for (size_t k = 0; k < sizeof closings / sizeof *closings; k++)
        if (asc_str_eq_nocase(block, asc_str_from(closings[k]))) return true;
    return is_mark(block) || (block.n <= LINE_MAX_BYTES && is_transmission(block)) ||
           asc_wire_reporter(block).n > 0;
}
