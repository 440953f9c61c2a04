#include "text/html_words.h"

#include "base/str.h"

#include "base/banned.h"

typedef struct hint {
    const char *word;
    unsigned what;
} hint;

#define U ASC_HINT_UNLIKELY
#define M ASC_HINT_MAYBE
#define G ASC_HINT_GOOD
#define B ASC_HINT_BAD
#define N ASC_HINT_NEVER

/* Sorted by first letter. '-' at either end stands for any end of a word. */
/* clang-format off */
static const hint table[] = {
    { "and", M }, { "article", M | G }, { "author", ASC_HINT_BYLINE }, { "agegate", U },
    { "-ad-", U | B | N }, { "-ads-", U | B | N }, { "advert", U | B | N }, { "ad-break", U | N },
    { "banner", U | B }, { "body", M | G }, { "breadcrumb", U | N }, { "blog", G },
    { "byline", ASC_HINT_BYLINE },
    { "column", M }, { "content", M | G }, { "combx", U | B }, { "comment", U | B },
    { "community", U }, { "com-", B }, { "contact", B }, { "cover-wrap", U }, { "cookie", U | B | N },
    { "caption", ASC_HINT_CAPTION },
    { "dateline", ASC_HINT_BYLINE }, { "-dek-", ASC_HINT_LEDE }, { "-deck-", ASC_HINT_LEDE }, { "date", ASC_HINT_DATE },
    { "entry", G }, { "extra", U }, { "excerpt", ASC_HINT_LEDE },
    { "footer", U | B }, { "footnote", 0 },
    { "gdpr", U | B | N },
    { "header", U }, { "hentry", G }, { "hidden", B }, { "headline", ASC_HINT_TITLE },
    { "-hid-", B },
    { "intro", ASC_HINT_LEDE },
    { "legends", U }, { "-lead-", ASC_HINT_LEDE }, { "-lede-", ASC_HINT_LEDE },
    { "main", M | G }, { "masthead", B }, { "media", B }, { "most-read", N }, { "mostread", N }, { "more-on", N }, { "morefrom", N }, { "more-from", N }, { "menu", U }, { "meta", B },
    { "newsletter", B | N }, { "next-story", N }, { "nextstory", N },
    { "page", G }, { "pager", U }, { "pagination", U }, { "popup", U }, { "post", G },
    { "promo", B }, { "paywall", B | N }, { "-pubdate-", ASC_HINT_DATE }, { "published", ASC_HINT_DATE },
    { "related", U | B | N }, { "remark", U }, { "replies", U }, { "rss", U },
    { "recirc", U | N }, { "recommend", B | N }, { "readmore", N }, { "read-more", N },
    { "scroll", B }, { "shadow", M }, { "share", B | ASC_HINT_SHARE }, { "shoutbox", U | B },
    { "signup", N }, { "sign-up", N }, { "sharing", ASC_HINT_SHARE },
    { "sidebar", U | B }, { "skyscraper", U | B }, { "social", U }, { "sponsor", U | B }, { "standfirst", ASC_HINT_LEDE }, { "subtitle", ASC_HINT_LEDE },
    { "strapline", ASC_HINT_LEDE }, { "summary", ASC_HINT_LEDE }, { "subhead", ASC_HINT_LEDE },
    { "supplemental", U }, { "shopping", B }, { "story", G }, { "subscri", N },
    { "tags", B }, { "teaser", N }, { "trending", N }, { "text", G }, { "timestamp", ASC_HINT_DATE }, { "title", ASC_HINT_TITLE },
    { "widget", B }, { "writtenby", ASC_HINT_BYLINE },
};
/* clang-format on */
#define HINTS (sizeof table / sizeof *table)

static char low(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool is_letter(char c)
{
    return low(c) >= 'a' && low(c) <= 'z';
}

/* Whether the word stands at s.p[i]; a '-' in front was seen to by the caller. */
static bool stands(asc_str s, size_t i, const char *word)
{
    if (*word == '-') {
        if (i > 0 && is_letter(s.p[i - 1])) return false;
        word++;
    }
    for (; *word; word++, i++) {
        if (*word == '-' && !word[1]) return i >= s.n || !is_letter(s.p[i]);
        if (i >= s.n || low(s.p[i]) != *word) return false;
    }
    return true;
}

static char first_letter(const char *word)
{
    return *word == '-' ? word[1] : *word;
}

/* starts[c]: the first row whose word begins with letter c of the alphabet. */
static void index_rows(uint8_t starts[27])
{
    size_t row = 0;
    for (int c = 0; c < 27; c++) {
        while (row < HINTS && first_letter(table[row].word) - 'a' < c) row++;
        starts[c] = (uint8_t)row;
    }
}

unsigned asc_html_hints(asc_str words)
{
    unsigned found = 0;
    uint8_t starts[27];
    if (!words.n) return 0;
    index_rows(starts);
    for (size_t i = 0; i < words.n; i++) {
        int c = low(words.p[i]) - 'a';
        if (c < 0 || c > 25) continue;
        for (size_t k = starts[c]; k < starts[c + 1]; k++)
            if (stands(words, i, table[k].word)) found |= table[k].what;
    }
    return found;
}
