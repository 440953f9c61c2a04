/*
 * What happenings tell one another once all words have theirs: dates that are measured, victims, weapons.
 */
#include "read/happenings_after.h"

#include "base/str.h"

#include "base/banned.h"

void asc_happenings_measure(asc_events *ev)
{
    uint32_t before = ASC_NONE;
    for (uint32_t k = 0; k < ev->count; k++) {
        const asc_event *e = &ev->items[k];
        uint32_t h = e->happening, of = before;
        if (h == ASC_NONE) continue;
        if (e->measured_by != ASC_NONE) of = ev->items[e->measured_by].happening;
        if (of == ASC_NONE) of = ev->main;
        before = h;
        if (!e->from.told || of == ASC_NONE || of == h) continue;
        asc_happening *x = &ev->happenings[h], *y = &ev->happenings[of];
        asc_distance back = { true, e->from.vague, (int16_t)-e->from.days, (int16_t)-e->from.months,
                              (int16_t)-e->from.years };
        x->measured |= !x->when.year && y->when.year;
        y->measured |= !y->when.year && x->when.year;
        if (!x->when.year) x->when = asc_when_from(y->when, e->from);
        else if (!y->when.year) y->when = asc_when_from(x->when, back);
    }
}

void asc_happenings_complete(asc_events *ev, const asc_tree *t)
{
    for (uint32_t k = 0; k < ev->count; k++) {
        const asc_event *e = &ev->items[k];
        if (e->victims && e->happening != ASC_NONE && !ev->happenings[e->happening].target.n)
            ev->happenings[e->happening].target = e->target;
        if (e->strength != ASC_EVENT_WEAPON || e->happening != ASC_NONE || !e->weapon.n) continue;
        for (uint32_t i = k + 1 < ev->count ? k + 2 : k + 1; i-- > (k ? k - 1 : 0);) {
            const asc_event *x = &ev->items[i];
            if (i == k || x->happening == ASC_NONE || t->tok[x->tok].sent != t->tok[e->tok].sent)
                continue;
            asc_happening *h = &ev->happenings[x->happening];
            if (!h->weapon.n) h->weapon = e->weapon;
        }
    }
}
