/*
 * Names as they stand in the text: with titles, and of governments.
 */
#include "resolve/merge_inner.h"

#include "base/map.h"
#include "resolve/actor_forms.h"

#include "base/banned.h"

/* The state whose people are called so; NOBODY if none or several are. */
static uint32_t state_called(const struct merger *m, asc_str adjective)
{
    uint32_t found = NOBODY;
    for (uint32_t i = 0; i < m->a->count; i++) {
        const asc_actor *x = &m->a->items[i];
        if (x->kind != ASC_ACTOR_STATE || !x->named || !asc_merge_demonym(adjective, m->keys[i][0]))
            continue;
        if (found != NOBODY) return NOBODY;
        found = i;
    }
    return found;
}

/* The actor that an entry of the table is of; NOBODY. */
static uint32_t of_entry(const struct merger *m, asc_str name)
{
    asc_str key;
    if (!m->with->aliases || !asc_name_key(m->tmp, name, &key)) return NOBODY;
    uint32_t e = asc_aliases_find(m->with->aliases, key);
    for (uint32_t i = 0; e != ASC_NONE && i < m->a->count; i++)
        if (m->a->items[i].named && asc_merge_entry_of(m, i) == e) return i;
    return NOBODY;
}

/* "the Ladaran government", where no name of Ladara stands: it is Ladara's. So is "the Obama
 * administration" the United States', which the table says. */
static bool governments(struct merger *m, asc_str text, asc_str government, asc_map *seen)
{
    bool administration = asc_str_eq(government, ASC_STR(" administration"));
    for (size_t i = 0, at;
         (at = asc_str_find(asc_str_slice(text, i, text.n), government)) != SIZE_MAX;) {
        bool fresh;
        size_t end = i + at, from = end;
        i = end + government.n;
        while (from > 0 && text.p[from - 1] != ' ' && text.p[from - 1] != '\n') from--;
        asc_str word = asc_str_slice(text, from, end);
        if (word.n < 4 || word.p[0] < 'A' || word.p[0] > 'Z') continue;
        asc_str whole = asc_str_slice(text, from, end + government.n);
        uint64_t *who = asc_map_put(seen, whole, 0, &fresh);
        if (!who) return false;
        if (fresh) *who = administration ? of_entry(m, whole) : state_called(m, word);
        if (*who != NOBODY) asc_actor_add_name(&m->a->items[*who], whole);
    }
    return true;
}

bool asc_merge_governments(struct merger *m)
{
    asc_map seen;
    asc_map_init(&seen, m->tmp);
    for (size_t r = 0; m->with->reports && r < m->report_count; r++)
        if (!governments(m, m->with->reports[r].text, ASC_STR(" government"), &seen) ||
            !governments(m, m->with->reports[r].text, ASC_STR(" administration"), &seen))
            return false;
    return true;
}

void asc_merge_forms(const struct merger *m)
{
    for (size_t r = 0; m->with->reports && m->with->tables && r < m->report_count; r++)
        for (uint32_t k = 0; k < m->mentions[r]->count; k++) {
            uint32_t i = m->a->of[r][k];
            if (i != ASC_NONE && m->mentions[r]->items[k].is_name)
                asc_actor_forms(&m->a->items[i], &m->with->reports[r], &m->mentions[r]->items[k],
                                m->with->tables, m->with->matcher);
        }
}
