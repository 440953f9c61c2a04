#include "resolve/actor_forms.h"

#include <string.h>

#include "base/str.h"
#include "core/name.h"
#include "lists/lines.h"

#include "base/banned.h"

#define BEHIND_BYTES 120 /* looked at behind a name */
#define BRIEF_BYTES 13
#define FOREIGN_LEAST 4u  /* bytes of letters of another script */
#define FOREIGN_ALIKE 0.5 /* how surely it is the name beside it */

void asc_actor_add_names(asc_actor *to, const asc_actor *from)
{
    for (uint32_t k = 0; k < from->name_count; k++) {
        bool known = false;
        for (uint32_t j = 0; j < to->name_count; j++)
            known = known || asc_str_eq(to->names[j], from->names[k]);
        if (!known && to->name_count < ASC_ACTOR_NAMES_MAX)
            to->names[to->name_count++] = from->names[k];
    }
    to->named = to->named || from->named;
}

void asc_actor_add_name(asc_actor *to, asc_str form)
{
    asc_actor one = { .names = &form, .name_count = 1, .named = to->named };
    asc_actor_add_names(to, &one);
}

size_t asc_actor_word_before(asc_str text, size_t i)
{
    size_t end = i;
    if (end == 0 || text.p[end - 1] != ' ') return i;
    size_t from = --end;
    while (from > 0 && text.p[from - 1] != ' ' && text.p[from - 1] != '\n') from--;
    return from < end ? from : i;
}

static bool title(const asc_tables *tables, asc_str word)
{
    static const char *const short_ones[] = { "Mr", "Mrs", "Ms", "Dr" };
    char low[32];
    if (word.n && word.p[word.n - 1] == '.') word.n--;
    if (!word.n || word.n > sizeof low || word.p[0] < 'A' || word.p[0] > 'Z') return false;
    for (size_t k = 0; k < sizeof short_ones / sizeof *short_ones; k++)
        if (asc_str_eq(word, asc_str_from(short_ones[k]))) return true;
    for (size_t k = 0; k < word.n; k++)
        low[k] = word.p[k] >= 'A' && word.p[k] <= 'Z' ? (char)(word.p[k] + 32) : word.p[k];
    const asc_actor_word *w = asc_tables_actor(tables, (asc_str){ low, word.n });
    return w && w->title;
}

/* The name in its own letters, which reports in English give in brackets. */
static bool other_script(asc_str s)
{
    char code[5];
    asc_script_of(s, code);
    return memcmp(code, "Latn", 4) != 0 && memcmp(code, "Zzzz", 4) != 0;
}

/* "the Ladaran government", "Ladara's government", "the government of Ladara". */
static void state_forms(asc_str text, asc_span span, asc_str behind, asc_actor *to)
{
    static const asc_str government = { " government", 11 }, of = { "government of ", 14 };
    static const char *const owned[] = { "'s government", "\xE2\x80\x99s government" };
    for (size_t k = 0; k < sizeof owned / sizeof *owned; k++)
        if (asc_str_starts(behind, asc_str_from(owned[k])))
            asc_actor_add_name(to, asc_str_slice(text, span.begin, span.end + strlen(owned[k])));
    if (asc_str_starts(behind, government))
        asc_actor_add_name(to, asc_str_slice(text, span.begin, span.end + government.n));
    if (span.begin >= of.n && asc_str_eq(asc_str_slice(text, span.begin - of.n, span.begin), of))
        asc_actor_add_name(to, asc_str_slice(text, span.begin - of.n, span.end));
}

/* "the LeT group", "Lashkar-e-Taiba (LeT) group". */
static void group_forms(asc_str text, asc_span span, asc_str behind, asc_actor *to)
{
    static const asc_str group = { " group", 6 };
    size_t at = 0;
    asc_str inside, rest;
    if (asc_str_starts(behind, ASC_STR(" (")) && asc_str_cut(behind, ')', &inside, &rest) &&
        inside.n <= BRIEF_BYTES + 2)
        at = inside.n + 1;
    rest = asc_str_slice(behind, at, behind.n);
    if (!asc_str_starts(rest, group)) return;
    if (rest.n > group.n && rest.p[group.n] >= 'a' && rest.p[group.n] <= 'z') return;
    asc_actor_add_name(to, asc_str_slice(text, span.begin, span.end + at + group.n));
}

/* The run of letters of another script at the beginning of s, or at its end; spaces inside. */
static asc_str foreign_run(asc_str s, bool at_end)
{
    size_t begin = at_end ? s.n : 0, end = at_end ? s.n : 0, letters = 0;
    if (at_end) {
        while (begin > 0 && ((unsigned char)s.p[begin - 1] >= 0x80 || s.p[begin - 1] == ' '))
            letters += s.p[--begin] != ' ';
        while (begin < end && s.p[begin] == ' ') begin++;
    } else {
        while (end < s.n && ((unsigned char)s.p[end] >= 0x80 || s.p[end] == ' '))
            letters += s.p[end++] != ' ';
        while (end > 0 && s.p[end - 1] == ' ') end--;
    }
    asc_str run = asc_str_slice(s, begin, end);
    return letters >= FOREIGN_LEAST && other_script(run) ? run : (asc_str){ NULL, 0 };
}

/* "Velm Front – جبهة": set off by a dash, it is the name in its own letters; with a comma it
 * may be another's, unless it sounds alike: "سرايا, Saraya". */
static void foreign_forms(asc_str text, asc_span span, asc_actor *to, const asc_names *matcher)
{
    static const char *const dashes[] = { " \xE2\x80\x93 ", " \xE2\x80\x94 ", " - ", " / " };
    asc_str behind = asc_str_slice(text, span.end, span.end + BEHIND_BYTES), run;
    size_t from = span.begin > BEHIND_BYTES ? span.begin - BEHIND_BYTES : 0;
    asc_str before = asc_str_slice(text, from, span.begin);
    for (size_t k = 0; k < sizeof dashes / sizeof *dashes; k++) {
        asc_str dash = asc_str_from(dashes[k]);
        if (asc_str_starts(behind, dash) &&
            (run = foreign_run(asc_str_slice(behind, dash.n, behind.n), false)).n)
            asc_actor_add_name(to, run);
        if (asc_str_ends(before, dash) &&
            (run = foreign_run(asc_str_slice(before, 0, before.n - dash.n), true)).n)
            asc_actor_add_name(to, run);
    }
    if (!matcher || !asc_str_ends(before, ASC_STR(", "))) return;
    run = foreign_run(asc_str_slice(before, 0, before.n - 2), true);
    asc_str name = asc_str_slice(text, span.begin, span.end);
    if (run.n && asc_names_compare_texts(matcher, run, name, ASC_NAMES_UNKNOWN, ASC_NAMES_PAIR) >=
                     FOREIGN_ALIKE)
        asc_actor_add_name(to, run);
}

/* "Pakistani Inter-Services Intelligence (ISI)": the short form is of the name without its
 * state, so that is a name as well. */
static void without_state(asc_str text, asc_span span, asc_str inside, asc_actor *to)
{
    asc_str name = asc_str_slice(text, span.begin, span.end), rest = { NULL, 0 }, first;
    if (!asc_str_cut(name, ' ', &first, &rest) || !memchr(rest.p, ' ', rest.n)) return;
    size_t words = 1;
    for (size_t i = 0; i < rest.n; i++) words += rest.p[i] == ' ' || rest.p[i] == '-';
    if (words == inside.n && asc_name_abbreviates(inside, rest) && inside.p[0] != first.p[0])
        asc_actor_add_name(to, rest);
}

/* "Minister Atallah", and "Ansar-e-Velm (AeV)" where the bracket abbreviates the name. */
void asc_actor_forms(asc_actor *to, const asc_report *report, const asc_mention *x,
                     const asc_tables *tables, const asc_names *matcher)
{
    asc_str text = report->text;
    if (x->span.end > text.n || x->span.begin >= x->span.end) return;
    if (!asc_str_eq(x->text, asc_str_slice(text, x->span.begin, x->span.end)))
        return; /* a name that two of the report share: elsewhere it may be another's */
    size_t from = asc_actor_word_before(text, x->span.begin);
    if (from < x->span.begin && title(tables, asc_str_slice(text, from, x->span.begin - 1)))
        asc_actor_add_name(to, asc_str_slice(text, from, x->span.end));
    asc_str behind = asc_str_slice(text, x->span.end, x->span.end + BEHIND_BYTES), inside, rest;
    if (to->kind == ASC_ACTOR_STATE) state_forms(text, x->span, behind, to);
    if (to->kind != ASC_ACTOR_PERSON && to->kind != ASC_ACTOR_STATE)
        group_forms(text, x->span, behind, to);
    foreign_forms(text, x->span, to, matcher);
    if (!asc_str_starts(behind, ASC_STR(" (")) || !asc_str_cut(behind, ')', &inside, &rest)) return;
    inside = asc_str_slice(inside, 2, inside.n);
    if (to->kind != ASC_ACTOR_PERSON && inside.n <= BRIEF_BYTES)
        without_state(text, x->span, inside, to);
    if (other_script(inside)) asc_actor_add_name(to, inside);
    else if (inside.n <= BRIEF_BYTES && asc_name_abbreviates(inside, x->text))
        asc_actor_add_name(to, asc_str_slice(text, x->span.begin, x->span.end + 3 + inside.n));
}
