/*
 * The other actor that a frame tells of: to whom it is done.
 */
#include "read/frame_fills.h"

#include "base/str.h"
#include "core/name.h"
#include "read/nameless.h"
#include "read/who.h"

#include "base/banned.h"

#define INSIDE_LOOK 400 /* mentions among which a name within another is looked for */

/* "HM and JeM operations": those whose they are. */
static uint32_t names_before(const asc_site *s, uint32_t tok)
{
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = s->t->first[tok]; c != ASC_NONE && c < tok && left--; c = s->t->next[c]) {
        uint8_t dep = s->t->tok[c].dep;
        uint32_t x = s->m->of_token[c];
        if ((dep == ASC_DEP_COMPOUND || dep == ASC_DEP_NMOD || dep == ASC_DEP_POSS) &&
            x != ASC_NONE && s->m->items[x].is_name && s->m->items[x].sure_group &&
            s->m->items[x].head == c)
            return c;
    }
    return ASC_NONE;
}

/* "an account used by X", "an address of X": whose it is. */
static uint32_t holder(const asc_site *s, uint32_t tok)
{
    uint32_t v = asc_tree_child(s->t, tok, ASC_DEP_ACL);
    uint32_t x = v == ASC_NONE ? ASC_NONE : asc_tree_prep(s->t, v, ASC_STR("by"));
    if (!asc_tables_word(s->t->lx, ASC_STR("@account"), s->t->low[tok])) return ASC_NONE;
    if (x == ASC_NONE) x = asc_tree_prep(s->t, tok, ASC_STR("of"));
    return x != ASC_NONE && s->m->of_token[x] != ASC_NONE ? x : ASC_NONE;
}

/* "X arms it", behind an attack or a weapon: who knows what "it" is. */
static bool it_may_be_a_thing(const asc_site *s, uint32_t tok)
{
    return asc_tree_is(s->t, tok, "it") && s->f->predicate == ASC_PREDICATE_SHELTERS &&
           s->second == ASC_NONE;
}

/* Who tok is, as the object; never the agent again. */
static uint32_t other_actor(const asc_site *s, const asc_match *out, uint32_t *tok, unsigned *shaky)
{
    const asc_mention *agent = out->agent == ASC_NONE ? NULL : &s->m->items[out->agent];
    uint32_t x = asc_who(s->m, s->t, *tok, shaky);
    if (x == ASC_NONE) {
        uint32_t c = names_before(s, *tok);
        if (c == ASC_NONE) c = holder(s, *tok);
        if (c != ASC_NONE) *tok = c, x = s->m->of_token[c];
    }
    bool own = x != ASC_NONE && agent && s->m->items[x].same == agent->same;
    bool led = s->f->predicate == ASC_PREDICATE_LEADS || s->f->predicate == ASC_PREDICATE_MEMBER_OF;
    if (x != ASC_NONE && led && s->m->items[x].kind == ASC_ACTOR_STATE &&
        asc_tree_is_one(s->t, *tok,
                        (const char *const[]){
                            "its", "it", NULL })) /* "The state froze the assets of its leader" */
        return asc_who_group(s->m, s->t, *tok, shaky);
    if (led && (x == ASC_NONE || own || s->m->items[x].kind == ASC_ACTOR_PERSON) &&
        (s->t->tok[*tok].pos == ASC_POS_PRON || s->t->tok[*tok].tag == ASC_TAG_WPS)) {
        uint32_t group = asc_who_group(s->m, s->t, *tok, shaky); /* "its leader, X" */
        if (group != ASC_NONE) return group;
    }
    if (own && agent->kind == ASC_ACTOR_ORGANISATION) /* "his firm financed the group" */
        return asc_who_group(s->m, s->t, *tok, shaky);
    if (x == ASC_NONE || !agent || !(own || asc_nameless(s->t, &s->m->items[x]))) return x;
    bool power = agent->kind == ASC_ACTOR_STATE || agent->kind == ASC_ACTOR_AGENCY;
    bool one =
        asc_tree_is_one(s->t, *tok, (const char *const[]){ "he", "she", "him", "her", NULL });
    if (!power || one) return own ? ASC_NONE : x;
    uint32_t group = asc_who_group(s->m, s->t, *tok, shaky); /* "trained its fighters" */
    return group == ASC_NONE && !own ? x : group;
}

/* "The Ninth Section of the State Guard" is one name, and the Guard, whose section it is, another in it. A
 * mention of that one; ASC_NONE. */
static uint32_t named_within(const asc_site *s, const asc_match *out, uint32_t tok)
{
    const asc_tree *t = s->t;
    uint32_t x = s->m->of_token[tok], of = t->tok[tok].head, first = of + 2;
    if (s->f->predicate != ASC_PREDICATE_PART_OF || x == ASC_NONE || !s->m->items[x].is_name)
        return ASC_NONE;
    if (x != out->agent && (out->agent_tok == ASC_NONE || s->m->of_token[out->agent_tok] != x))
        return ASC_NONE;
    const asc_mention *a = &s->m->items[x];
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[tok]);
    bool body = w && w->in_name && w->kind != ASC_ACTOR_STATE && w->kind != ASC_ACTOR_PERSON;
    if (!body || !asc_tree_is(t, of, "of") || of <= s->i || tok < first || tok >= a->last)
        return ASC_NONE;
    if (!asc_tree_is(t, of + 1, "the") || first >= a->last) return ASC_NONE;
    asc_mention one = { .first = first,
                        .last = a->last,
                        .head = tok,
                        .is_name = true,
                        .same = ASC_NONE,
                        .kind = w->kind };
    one.span = (asc_span){ t->tok[first].begin, t->tok[a->last - 1].end };
    one.text = asc_str_slice(t->text, one.span.begin, one.span.end);
    if (!asc_name_key(s->m->keep, one.text, &one.key) || !one.key.n) return ASC_NONE;
    for (uint32_t k = 0; k < s->m->count && k < INSIDE_LOOK; k++)
        if (s->m->items[k].is_name && asc_str_eq(s->m->items[k].key, one.key))
            one.same = s->m->items[k].same, k = INSIDE_LOOK;
    return asc_mentions_add(s->m, one);
}

bool asc_frame_object(const asc_site *s, asc_match *out)
{
    for (int k = 0; k < ASC_PLACES_MAX && s->f->object[k].where; k++) {
        unsigned shaky = 0;
        uint32_t tok = asc_roles_place(s, &s->f->object[k], &shaky);
        if (tok == ASC_NONE || tok == s->i || it_may_be_a_thing(s, tok)) continue;
        if (tok == s->second && s->f->object[k].where == ASC_WHERE_OBJ) continue;
        uint32_t thing =
            s->f->object[k].where == ASC_WHERE_OBJPOSS ? asc_tree_object(s->t, s->i) : ASC_NONE;
        if (thing != ASC_NONE && s->ev->of_token[thing] != ASC_NONE)
            continue; /* "financed the bombing of the bank": not the bank */
        uint32_t x = ASC_NONE;
        if (!asc_who_author(s->t, tok)) x = other_actor(s, out, &tok, &shaky);
        else if (asc_tree_is(s->t, tok, "our") || asc_tree_is(s->t, tok, "we"))
            x = s->m->author; /* "are not our members" */
        uint32_t within = named_within(s, out, tok);
        if (within != ASC_NONE) x = within;
        if (x == ASC_NONE || asc_nameless_object(s->t, &s->m->items[x])) continue;
        if (out->agent != ASC_NONE && s->m->items[x].same == s->m->items[out->agent].same) continue;
        out->object = x;
        out->object_tok = tok;
        out->shaky += shaky;
        return true;
    }
    return false;
}
