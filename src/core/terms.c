#include "core/terms.h"

#include "base/str.h"

#include "base/banned.h"

#define X4(id, s, a, o) s,
#define X2(id, s) s,
#define X1(id) #id,

static const char *const predicates[] = { ASC_PREDICATE_LIST(X4) };
static const char *const certainties[] = { ASC_CERTAINTY_LIST(X1) };
static const char *const doubts[] = { ASC_DOUBT_LIST(X2) };
static const char *const bases[] = { ASC_BASIS_LIST(X2) };
static const char *const acts[] = { ASC_ACT_LIST(X2) };
static const char *const moods[] = { ASC_MOOD_LIST(X2) };
static const char *const actor_kinds[] = { ASC_ACTOR_KIND_LIST(X2) };
static const char *const incident_kinds[] = { ASC_INCIDENT_KIND_LIST(X2) };
static const char *const entity_kinds[] = { ASC_ENTITY_LIST(X2) };
static const char *const stages[] = { ASC_STAGE_LIST(X2) };
static const char *const firmnesses[] = { ASC_FIRMNESS_LIST(X2) };
static const char *const fill_roles[] = { ASC_FILL_LIST(X2) };

#define COUNT(a) (sizeof(a) / sizeof *(a))

static const char *name_of(const char *const *names, size_t n, size_t value)
{
    return value < n ? names[value] : "";
}

/* The value of `name`, or n. */
static size_t value_of(const char *const *names, size_t n, asc_str name)
{
    size_t i = 0;
    while (i < n && !asc_str_eq(name, asc_str_from(names[i]))) i++;
    return i;
}

const char *asc_predicate_name(asc_predicate p)
{
    return name_of(predicates, COUNT(predicates), (size_t)p);
}

const char *asc_certainty_name(asc_certainty c)
{
    return name_of(certainties, COUNT(certainties), (size_t)c);
}

const char *asc_doubt_name(asc_doubt d)
{
    return name_of(doubts, COUNT(doubts), (size_t)d);
}

const char *asc_basis_name(asc_basis b)
{
    return name_of(bases, COUNT(bases), (size_t)b);
}

const char *asc_act_name(asc_act a)
{
    return name_of(acts, COUNT(acts), (size_t)a);
}

const char *asc_mood_name(asc_mood m)
{
    return name_of(moods, COUNT(moods), (size_t)m);
}

const char *asc_actor_kind_name(asc_actor_kind k)
{
    return name_of(actor_kinds, COUNT(actor_kinds), (size_t)k);
}

const char *asc_stage_name(asc_stage s)
{
    return name_of(stages, COUNT(stages), (size_t)s);
}

const char *asc_firmness_name(asc_firmness c)
{
    return name_of(firmnesses, COUNT(firmnesses), (size_t)c);
}

const char *asc_fill_role_name(asc_fill_role r)
{
    return name_of(fill_roles, COUNT(fill_roles), (size_t)r);
}

const char *asc_incident_kind_name(asc_incident_kind k)
{
    return name_of(incident_kinds, COUNT(incident_kinds), (size_t)k);
}

const char *asc_entity_name(asc_entity_kind k)
{
    return name_of(entity_kinds, COUNT(entity_kinds), (size_t)k);
}

asc_role asc_predicate_agent(asc_predicate p)
{
#define X(id, s, a, o) ASC_ROLE_##a,
    static const uint8_t roles[] = { ASC_PREDICATE_LIST(X) };
#undef X
    return (size_t)p < COUNT(roles) ? (asc_role)roles[(size_t)p] : ASC_ROLE_NOTHING;
}

asc_role asc_predicate_object(asc_predicate p)
{
#define X(id, s, a, o) ASC_ROLE_##o,
    static const uint8_t roles[] = { ASC_PREDICATE_LIST(X) };
#undef X
    return (size_t)p < COUNT(roles) ? (asc_role)roles[(size_t)p] : ASC_ROLE_NOTHING;
}

bool asc_predicate_from(asc_str name, asc_predicate *out)
{
    size_t i = value_of(predicates, COUNT(predicates), name);
    if (i == COUNT(predicates)) return false;
    *out = (asc_predicate)i;
    return true;
}

bool asc_certainty_from(asc_str name, asc_certainty *out)
{
    size_t i = value_of(certainties, COUNT(certainties), name);
    if (i == COUNT(certainties)) return false;
    *out = (asc_certainty)i;
    return true;
}

bool asc_basis_from(asc_str name, asc_basis *out)
{
    size_t i = value_of(bases, COUNT(bases), name);
    if (i == COUNT(bases)) return false;
    *out = (asc_basis)i;
    return true;
}

bool asc_act_from(asc_str name, asc_act *out)
{
    size_t i = value_of(acts, COUNT(acts), name);
    if (i == COUNT(acts)) return false;
    *out = (asc_act)i;
    return true;
}

bool asc_mood_from(asc_str name, asc_mood *out)
{
    size_t i = value_of(moods, COUNT(moods), name);
    if (i == COUNT(moods)) return false;
    *out = (asc_mood)i;
    return true;
}

bool asc_actor_kind_from(asc_str name, asc_actor_kind *out)
{
    size_t i = value_of(actor_kinds, COUNT(actor_kinds), name);
    if (i == COUNT(actor_kinds)) return false;
    *out = (asc_actor_kind)i;
    return true;
}

bool asc_incident_kind_from(asc_str name, asc_incident_kind *out)
{
    size_t i = value_of(incident_kinds, COUNT(incident_kinds), name);
    if (i == COUNT(incident_kinds)) return false;
    *out = (asc_incident_kind)i;
    return true;
}

asc_certainty asc_certainty_weaker(asc_certainty a, asc_certainty b)
{
    return a > b ? a : b;
}

static bool wide(asc_incident_kind k)
{
    return k == ASC_INCIDENT_ATTACK || k == ASC_INCIDENT_OTHER;
}

bool asc_incident_kinds_meet(asc_incident_kind a, asc_incident_kind b)
{
    static const asc_incident_kind pairs[][2] = {
        { ASC_INCIDENT_SABOTAGE, ASC_INCIDENT_BOMBING },
        { ASC_INCIDENT_SABOTAGE, ASC_INCIDENT_ARSON },
        { ASC_INCIDENT_SABOTAGE, ASC_INCIDENT_CYBER_ATTACK },
        { ASC_INCIDENT_POISONING, ASC_INCIDENT_ASSASSINATION },
        { ASC_INCIDENT_BOMBING, ASC_INCIDENT_ASSASSINATION }, /* by what means, and to what end */
        { ASC_INCIDENT_ARMED_ASSAULT, ASC_INCIDENT_ASSASSINATION },
    };
    if (a == b || wide(a) || wide(b)) return true;
    for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++)
        if ((a == pairs[k][0] && b == pairs[k][1]) || (a == pairs[k][1] && b == pairs[k][0]))
            return true;
    return false;
}
