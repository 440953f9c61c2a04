#include "resolve/actor_forms.h"

#include "base/str.h"
#include "core/name.h"
#include "lists/lines.h"

#include "base/banned.h"

#define BEHIND_BYTES 120 /* looked at behind a name */
#define BRIEF_BYTES 13

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

/* "the Ladaran government", "the government of Ladara". */
static void state_forms(asc_str text, asc_span span, asc_str behind, asc_actor *to)
{
    static const asc_str government = { " government", 11 }, of = { "government of ", 14 };
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

/* "Minister Atallah", and "Ansar-e-Velm (AeV)" where the bracket abbreviates the name. */
void asc_actor_forms(asc_actor *to, const asc_report *report, const asc_mention *x,
                     const asc_tables *tables)
{
    asc_str text = report->text;
    if (x->span.end > text.n || x->span.begin >= x->span.end) return;
    size_t from = asc_actor_word_before(text, x->span.begin);
    if (from < x->span.begin && title(tables, asc_str_slice(text, from, x->span.begin - 1)))
        asc_actor_add_name(to, asc_str_slice(text, from, x->span.end));
    asc_str behind = asc_str_slice(text, x->span.end, x->span.end + BEHIND_BYTES), inside, rest;
    if (to->kind == ASC_ACTOR_STATE) state_forms(text, x->span, behind, to);
    if (to->kind == ASC_ACTOR_GROUP) group_forms(text, x->span, behind, to);
    if (!asc_str_starts(behind, ASC_STR(" (")) || !asc_str_cut(behind, ')', &inside, &rest)) return;
    inside = asc_str_slice(inside, 2, inside.n);
    if (other_script(inside)) asc_actor_add_name(to, inside);
    else if (inside.n <= BRIEF_BYTES && asc_name_abbreviates(inside, x->text))
        asc_actor_add_name(to, asc_str_slice(text, x->span.begin, x->span.end + 3 + inside.n));
}
