/*
 * Short forms, and actors that may be one of several.
 */
#include <stdio.h>

#include "resolve/merge_inner.h"

#include "base/error.h"
#include "core/name.h"

#include "base/banned.h"

#define GIVEN_LEAST 3u  /* letters of a given name before a letter alone */
#define SHORT_ALIKE 0.5 /* how surely two full names are one's where the short form is one */

/* ---- may be one of several ---- */

void asc_merger_dispute(struct merger *m, uint32_t i, uint32_t j)
{
    struct may_be *x = &m->may_be[i];
    for (uint32_t k = 0; k < x->count; k++)
        if (asc_merger_root(m, x->of[k]) == asc_merger_root(m, j)) return;
    if (x->count < ASC_DISPUTED_MAX) x->of[x->count++] = j;
}

/* The longest name says best who it is. */
static asc_str told_as(const asc_actor *a)
{
    asc_str best = a->names[0];
    for (uint32_t k = 1; k < a->name_count; k++)
        if (a->names[k].n > best.n && !memchr(a->names[k].p, '(', a->names[k].n))
            best = a->names[k];
    return best;
}

/* Those left over when all joining is done; one alone is no dispute. */
asc_status asc_merger_tell_disputes(struct merger *m, const uint32_t *now, asc_error *err)
{
    for (uint32_t i = 0; i < m->a->count; i++) {
        struct may_be *x = &m->may_be[i];
        uint32_t count = 0, mine = now[i];
        asc_str *names = x->count > 1 ? asc_arena_alloc(m->keep, x->count, sizeof *names) : NULL;
        if (x->count > 1 && !names) return asc_fail(err, ASC_ENOMEM, "out of memory");
        for (uint32_t k = 0; names && k < x->count; k++) {
            bool known = now[x->of[k]] == mine;
            for (uint32_t j = 0; j < k; j++) known = known || now[x->of[j]] == now[x->of[k]];
            if (!known) names[count++] = told_as(&m->a->items[now[x->of[k]]]);
            else if (now[x->of[k]] == mine) count = 0, k = x->count; /* it was joined after all */
        }
        if (count < 2) continue;
        m->a->items[mine].may_be = names;
        m->a->items[mine].may_be_count = count;
    }
    return ASC_OK;
}

/* ---- short forms ---- */

static bool short_form(asc_str key)
{
    return key.n && !asc_several_words(key) && asc_name_is_short(key);
}

static bool same_letter(char a, char b)
{
    char low[2] = { a, b };
    return asc_str_eq_nocase((asc_str){ low, 1 }, (asc_str){ low + 1, 1 });
}

/* Is `brief` made of the first letters of all words of `full`, small ones perhaps aside? */
static bool initials(asc_str brief, asc_str full, size_t least)
{
    static const char small[] = " of the and for in e i al ul ud ";
    size_t all = 0, some = 0;
    bool all_fit = true, some_fit = true;
    while (full.n) {
        asc_str word = full, rest = { NULL, 0 };
        char padded[8];
        asc_str_cut(full, ' ', &word, &rest);
        full = rest;
        if (!word.n) continue;
        asc_str first = asc_str_slice(word, 0, 1);
        all_fit = all_fit && all < brief.n && same_letter(brief.p[all], first.p[0]);
        all++;
        bool counts = word.n > 4;
        if (!counts) {
            snprintf(padded, sizeof padded, " %.*s ", (int)word.n, word.p);
            counts = !strstr(small, padded);
        }
        if (!counts) continue;
        some_fit = some_fit && some < brief.n && same_letter(brief.p[some], first.p[0]);
        some++;
    }
    return brief.n >= least && ((all_fit && all == brief.n) || (some_fit && some == brief.n));
}

/*
 * An actor known by a short form alone ("JEM", "GDSP") is the only one that has the same
 * form in other capitals, or else the only one whose full name it is the initials of.
 */
static void by_short_form(struct merger *m, uint32_t i)
{
    const asc_actor *x = &m->a->items[i];
    uint32_t written = NOBODY, spelled = NOBODY;
    bool several = false;
    if (!x->named || x->name_count != 1 || !short_form(m->keys[i][0])) return;
    for (uint32_t j = 0; j < m->a->count; j++) {
        bool same = false, abbreviated = false, made_of = false;
        for (uint32_t k = 0; j != i && k < m->a->items[j].name_count; k++) {
            asc_str key = m->keys[j][k];
            same = same || (short_form(key) && asc_str_eq_nocase(key, m->keys[i][0]));
            if (!asc_several_words(key)) continue;
            abbreviated = abbreviated || asc_name_abbreviates(m->keys[i][0], key);
            made_of = made_of || initials(m->keys[i][0], key, 3);
        }
        uint32_t *to = same && abbreviated ? &written : made_of && !same ? &spelled : NULL;
        if (!to) continue;
        if (*to != NOBODY && asc_merger_root(m, *to) != asc_merger_root(m, j)) {
            several = true;
            asc_merger_dispute(m, i, *to);
            asc_merger_dispute(m, i, j);
        }
        *to = j;
    }
    uint32_t found = written != NOBODY ? written : spelled;
    if (found != NOBODY && !several) asc_merger_join(m, found, i);
}

/* "Runa L." to a court: the given name and a letter. */
static bool by_letter(asc_str key, asc_str *given, char *letter)
{
    asc_str rest;
    if (!asc_str_cut(key, ' ', given, &rest) || given->n < GIVEN_LEAST) return false;
    if (rest.n == 2 && rest.p[1] == '.') rest.n = 1;
    *letter = rest.n == 1 ? rest.p[0] : '\0';
    return rest.n == 1;
}

/* The only person called so whose other name begins with that letter. */
static void by_initial(struct merger *m, uint32_t i)
{
    asc_str given, first, rest;
    char letter;
    uint32_t found = NOBODY;
    bool several = false;
    if (!m->a->items[i].named || m->a->items[i].kind != ASC_ACTOR_PERSON || m->own[i] != 1 ||
        !by_letter(m->keys[i][0], &given, &letter))
        return;
    for (uint32_t j = 0; j < m->a->count; j++) {
        const asc_actor *y = &m->a->items[j];
        bool fits = false;
        if (j == i || !y->named || y->kind != ASC_ACTOR_PERSON) continue;
        for (uint32_t k = 0; k < m->own[j]; k++) {
            if (!asc_str_cut(m->keys[j][k], ' ', &first, &rest) || rest.n < 3) continue;
            fits |= asc_str_eq_nocase(first, given) && same_letter(rest.p[0], letter);
        }
        if (!fits) continue;
        several |= found != NOBODY && asc_merger_root(m, found) != asc_merger_root(m, j);
        found = j;
    }
    if (found != NOBODY && !several) asc_merger_join(m, found, i);
}

/* The longest name of several words; empty when there is none. */
static asc_str full_name(const struct merger *m, uint32_t i, asc_str *key)
{
    asc_str best = { NULL, 0 };
    *key = best;
    for (uint32_t k = 0; k < m->own[i]; k++)
        if (asc_several_words(m->keys[i][k]) && m->keys[i][k].n > key->n)
            *key = m->keys[i][k], best = m->a->items[i].names[k];
    return best;
}

/* "Lashkar e Taiba (LeT)" in one report, "Lashkar-e-Tayyiba (LeT)" in another: both names are
 * like one another. "Jemaah Islavia (JI)" and "Jamaat-e-Iskar (JI)" are two. */
static void alike(struct merger *m, uint32_t i, uint32_t j)
{
    asc_str a, b, one = full_name(m, i, &a), other = full_name(m, j, &b);
    if (!one.n || !other.n || asc_merger_root(m, i) == asc_merger_root(m, j)) return;
    if (m->with->matcher && asc_names_compare_texts(m->with->matcher, one, other, ASC_NAMES_ORG,
                                                    ASC_NAMES_PAIR) >= SHORT_ALIKE)
        asc_merger_join(m, i, j);
}

bool asc_merge_short_forms(struct merger *m)
{
    asc_map first;
    size_t n = m->a->count;
    if (n > ASC_MATCH_ACTORS_MAX) return true;
    asc_map_init(&first, m->tmp);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; m->a->items[i].named && k < m->own[i]; k++) {
            bool fresh;
            if (!short_form(m->keys[i][k])) continue;
            uint64_t *at = asc_map_put(&first, m->keys[i][k], i, &fresh);
            if (!at) return false;
            if (!fresh && *at != i) alike(m, (uint32_t)*at, i);
            if (!fresh && asc_merger_root(m, (uint32_t)*at) != asc_merger_root(m, i) &&
                m->own[(uint32_t)*at] == 1)
                *at = i; /* one that spells it out is compared with the next */
        }
    for (uint32_t i = 0; i < n; i++) by_short_form(m, i), by_initial(m, i);
    return true;
}

/* ---- what outlets call themselves ---- */

bool asc_merge_own_initials(struct merger *m)
{
    asc_map known;
    asc_str key;
    asc_map_init(&known, m->tmp);
    for (uint32_t i = 0; m->with->reports && i < m->a->count; i++)
        for (uint32_t k = 0; m->a->items[i].named && k < m->own[i]; k++)
            if (m->keys[i][k].n && !asc_map_put(&known, m->keys[i][k], i, NULL)) return false;
    for (size_t r = 0; m->with->reports && r < m->report_count; r++) {
        if (!asc_name_key_once(m->known_keys, m->with->reports[r].facts.outlet, &key)) return false;
        const uint64_t *at = asc_several_words(key) ? asc_map_find(&known, key) : NULL;
        for (uint32_t k = 0; at && k < m->mentions[r]->count; k++) {
            const asc_mention *x = &m->mentions[r]->items[k];
            uint32_t i = m->a->of[r][k];
            if (i == ASC_NONE || !x->is_name || !asc_str_capitals(x->key) || m->own[i] != 1)
                continue;
            if (initials(x->key, key, 2)) asc_merger_join(m, (uint32_t)*at, i);
        }
    }
    return true;
}
