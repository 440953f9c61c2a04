#include "resolve/publisher.h"

#include <string.h>

#include "base/str.h"
#include "core/name.h"

#include "base/banned.h"

/* The bytes of `key` that were put into `low`, small. */
static size_t lower(asc_str key, char low[ASC_NAME_MAX])
{
    size_t n = 0;
    for (; n < key.n && n < ASC_NAME_MAX; n++)
        low[n] = key.p[n] >= 'A' && key.p[n] <= 'Z' ? (char)(key.p[n] + 32) : key.p[n];
    return n;
}

/* What a name's words tell of who publishes under it: a Front is a group, a Ministry an agency. */
asc_actor_kind asc_publisher_kind(const asc_tables *tables, asc_str key)
{
    char low[ASC_NAME_MAX];
    size_t n = lower(key, low);
    asc_str rest = { low, n }, word;
    asc_actor_kind kind = ASC_ACTOR_OUTLET;
    for (bool more = tables != NULL; more;) {
        more = asc_str_cut(rest, ' ', &word, &rest);
        if (!more) word = rest;
        if (asc_str_is(word, "of") || asc_str_is(word, "for")) break;
        const asc_actor_word *w = asc_tables_actor(tables, word);
        kind = w && w->in_name && (w->kind == ASC_ACTOR_GROUP || w->kind == ASC_ACTOR_AGENCY)
                   ? w->kind
                   : ASC_ACTOR_OUTLET;
    }
    return kind;
}

/* An article before a name in other languages: "El Correo", "La Gaceta", "Der Kurier". */
static bool foreign_article(asc_str word)
{
    static const char *const words[] = { "el", "la", "le",  "les", "il",  "lo", "o",
                                         "a",  "os", "der", "die", "das", NULL };
    return asc_str_among(word, words);
}

/* "Correo" of "El Correo del Puerto", "Times" of "Times of Ladara"; empty. */
static asc_str head_of_title(asc_str key, asc_str low)
{
    asc_str first, second, rest;
    if (!asc_str_cut(low, ' ', &first, &rest)) return (asc_str){ NULL, 0 };
    if (foreign_article(first)) {
        if (!asc_str_cut(rest, ' ', &second, &rest)) second = rest;
        return asc_str_slice(key, first.n + 1, first.n + 1 + second.n);
    }
    size_t of = asc_str_find(low, ASC_STR(" of "));
    return of == SIZE_MAX || asc_str_find(asc_str_slice(low, 0, of), ASC_STR(" ")) != SIZE_MAX
               ? (asc_str){ NULL, 0 }
               : asc_str_slice(key, 0, of);
}

/* An outlet's name as it is said: "Meridian" of "Meridian News Agency", "the Chronicle" of
 * "The Ladara Chronicle". Empty when it has no such form. */
asc_str asc_publisher_short(const asc_tables *tables, asc_str key)
{
    static const char *const behind[] = { " news agency", " press agency", " news service",
                                          " news",        " wire",         " online" };
    char low[ASC_NAME_MAX];
    size_t n = lower(key, low);
    for (size_t k = 0; k < sizeof behind / sizeof *behind; k++)
        if (asc_str_ends((asc_str){ low, n }, asc_str_from(behind[k])))
            return asc_str_slice(key, 0, n - strlen(behind[k]));
    asc_str head = head_of_title(key, (asc_str){ low, n });
    if (head.n) return head;
    size_t last = n;
    while (last > 0 && low[last - 1] != ' ') last--;
    if (!last || !tables) return (asc_str){ NULL, 0 };
    const asc_actor_word *w = asc_tables_actor(tables, (asc_str){ low + last, n - last });
    bool outlet = w && w->kind == ASC_ACTOR_OUTLET && w->in_name;
    return outlet ? asc_str_slice(key, last, n) : (asc_str){ NULL, 0 };
}
