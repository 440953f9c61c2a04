#include "weigh/posts.h"

#include <string.h>

#include "base/str.h"

#include "base/banned.h"

#define BEHIND 120    /* bytes behind a name that tell who it is */
#define TITLE_WORDS 4 /* of a post: "deputy chief investigating judge" */
#define TITLE_MAX 80  /* bytes of it */

static bool holds(asc_str text, const char *const *words)
{
    for (; *words; words++)
        if (asc_str_find(text, asc_str_from(*words)) != SIZE_MAX) return true;
    return false;
}

/* ", who studies militias at the Institute of ...", " of the Centre for ...": up to the next stop. */
static bool scholar(asc_str text, asc_span name)
{
    static const char *const does[] = {
        " who studies ",     " who follows ",    " who has followed ",
        " who has studied ", " who researches ", " who teaches ",
        " who tracks ",      " who monitors ",   NULL
    };
    static const char *const sits[] = { " Institute",   " University", " Centre for ",
                                        " Center for ", " think tank", " think-tank",
                                        " College",     NULL };
    asc_str behind = asc_str_slice(text, name.end, (size_t)name.end + BEHIND);
    size_t stop = 0;
    while (stop < behind.n && !strchr(".;\n\"", behind.p[stop])) stop++;
    behind.n = stop;
    if (behind.n < 4) return false;
    if (behind.p[0] == ',') return holds(behind, does) || holds(behind, sits);
    bool of = asc_str_starts(behind, ASC_STR(" of ")) || asc_str_starts(behind, ASC_STR(" at "));
    return of && holds(asc_str_slice(behind, 0, 60), sits);
}

/* ---- posts ---- */

/* Words of small letters alone that end right before byte `end`: "presiding judge" of "presiding judge X". */
static asc_str before(asc_str text, uint32_t end)
{
    uint32_t at = end, least = end > TITLE_MAX ? end - TITLE_MAX : 0, words = 0;
    if (at && text.p[at - 1] == ' ') at--;
    uint32_t last = at;
    while (at > least && words < TITLE_WORDS) {
        uint32_t k = at;
        while (k > least &&
               ((text.p[k - 1] >= 'a' && text.p[k - 1] <= 'z') || text.p[k - 1] == '-'))
            k--;
        if (k == at || (k > 0 && text.p[k - 1] != ' ' && text.p[k - 1] != '\n')) break;
        at = k;
        words++;
        if (k == 0 || text.p[k - 1] != ' ') break;
        at = k - 1;
    }
    return asc_str_slice(text, at, last);
}

/* What is set behind the name between commas: ", the presiding judge, "; empty: a clause, or nothing. */
static asc_str behind(asc_str text, uint32_t begin)
{
    static const char *const articles[] = { ", the ", ", a ", ", an ", ", its ", ", their " };
    asc_str rest = asc_str_slice(text, begin, (size_t)begin + TITLE_MAX);
    bool set = false;
    for (size_t k = 0; k < sizeof articles / sizeof *articles && !set; k++)
        set = asc_str_starts(rest, asc_str_from(articles[k]));
    if (!set) return (asc_str){ 0 };
    size_t end = 2, words = 0;
    for (; end < rest.n && !strchr(",.;\n\"", rest.p[end]) && words <= TITLE_WORDS; end++)
        words += rest.p[end] == ' ';
    return asc_str_slice(rest, 2, end);
}

/* Who left a post speaks for it no more; what he saw or studied stays his. */
static bool left(asc_str words)
{
    static const char *const former[] = {
        "former ", "ex-", "retired ", "ousted ", "sacked ", NULL
    };
    return holds(words, former);
}

static bool is_advocate(asc_str words)
{
    static const char *const advocates[] = { "lawyer",          "attorney",        "solicitor",
                                             "barrister",       "Lawyer",          "Attorney for",
                                             "defence counsel", "defense counsel", NULL };
    return holds(words, advocates) && asc_str_find(words, ASC_STR("ttorney general")) == SIZE_MAX;
}

/* The words set before a name with a comma, from the comma or stop before them on. */
static asc_str set_before(asc_str text, uint32_t begin)
{
    uint32_t end = begin, least = begin > TITLE_MAX ? begin - TITLE_MAX : 0;
    if (end < 2 || text.p[end - 1] != ' ' || text.p[end - 2] != ',') return (asc_str){ 0 };
    uint32_t at = end -= 2;
    while (at > least && !strchr(",.;\n\"", text.p[at - 1])) at--;
    return asc_str_slice(text, at, end);
}

static void look(asc_post *out, const asc_reputes *s, asc_str words)
{
    out->advocate |= is_advocate(words);
    uint32_t found = asc_repute_of_words(s, words);
    if (found == ASC_NONE || found >= out->standing) return;
    bool own = s->of_basis[ASC_BASIS_WITNESSED] == found || found == s->expert;
    if (own || !left(words)) out->standing = found;
}

/* "A lawyer for the family, X", "The driver of the bus, X"; not "In court, X". */
static void look_before(asc_post *out, const asc_reputes *s, asc_str words)
{
    static const char *const articles[] = { "a ", "an ", "the ", "its ", "his ", "her ", "their " };
    asc_str w = asc_str_trim(words);
    out->advocate |= is_advocate(w);
    for (size_t k = 0; k < sizeof articles / sizeof *articles; k++) {
        asc_str article = asc_str_from(articles[k]);
        if (w.n < article.n || !asc_str_eq_nocase(asc_str_slice(w, 0, article.n), article))
            continue;
        size_t end = article.n, n = 0; /* the noun: before "of", "at", "for", "who" */
        for (; end < w.n && n < TITLE_WORDS; end++) n += w.p[end] == ' ';
        static const char *const stops[] = { " of ", " at ", " for ", " who ", " in ", " from " };
        for (size_t j = 0; j < sizeof stops / sizeof *stops; j++) {
            size_t at = asc_str_find(w, asc_str_from(stops[j]));
            if (at < end) end = at;
        }
        look(out, s, asc_str_slice(w, 0, end));
    }
}

void asc_list_posts(asc_post *out, const asc_weigh_input *in, const asc_reputes *standings)
{
    for (size_t a = 0; a < in->actor_count; a++) {
        out[a] = (asc_post){ ASC_NONE, false };
        for (uint32_t k = 0; k < in->actors[a].name_count; k++)
            out[a].advocate |=
                in->actors[a].kind == ASC_ACTOR_PERSON && is_advocate(in->actors[a].names[k]);
    }
    for (size_t k = 0; in->reports && k < in->statement_count; k++) {
        const asc_statement *st = &in->statements[k];
        asc_str text = in->reports[st->report].text;
        for (uint32_t i = 1; i < st->source_count; i++) {
            const asc_source *x = &st->sources[i];
            if (x->actor == ASC_NONE || !in->actors[x->actor].named ||
                in->actors[x->actor].kind != ASC_ACTOR_PERSON || x->span.end > text.n)
                continue;
            asc_post *post = &out[x->actor];
            look(post, standings, before(text, x->span.begin));
            look(post, standings, behind(text, x->span.end));
            look_before(post, standings, set_before(text, x->span.begin));
            if (standings->expert < post->standing && scholar(text, x->span))
                post->standing = standings->expert;
        }
    }
}
