/* Who may be a party to what a frame tells. */
#include "read/sound_who.h"

#include "base/str.h"

#include "base/banned.h"

bool asc_sound_sent_by(const asc_site *s, const asc_mention *o)
{
    static const char *const words[] = { "envoy",      "emissary", "official", "representative",
                                         "delegation", "leader",   "officer",  "diplomat",
                                         "commander",  "agent",    NULL };
    uint32_t of = asc_tree_prep(s->t, o->head, ASC_STR("of"));
    uint32_t by = of == ASC_NONE ? asc_tree_child(s->t, o->head, ASC_DEP_AMOD) : of;
    if (by == ASC_NONE) by = asc_tree_child(s->t, o->head, ASC_DEP_COMPOUND);
    return asc_tree_is_one(s->t, o->head, words) && by != ASC_NONE &&
           (s->m->of_token[by] != ASC_NONE || s->t->tok[by].ent != ASC_ENT_NONE);
}

bool asc_sound_person(const asc_site *s, uint32_t x)
{
    const asc_mention *a = &s->m->items[x];
    return a->kind == ASC_ACTOR_PERSON ||
           (!a->is_name && a->kind == ASC_ACTOR_UNKNOWN &&
            asc_tables_people(s->t->lx, s->t->low[a->head]) == ASC_PEOPLE_PERSON);
}

bool asc_sound_one_of_several(const asc_site *s, const asc_match *x)
{
    const asc_mention *a = &s->m->items[x->agent];
    return s->f->pos == 'n' && s->t->tok[s->i].tag == ASC_TAG_NN && !a->is_name &&
           s->t->tok[a->head].tag == ASC_TAG_NNS && s->t->tok[s->i].dep != ASC_DEP_ATTR;
}
