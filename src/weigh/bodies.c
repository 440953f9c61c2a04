#include "weigh/bodies.h"

#include <stdio.h>
#include <string.h>

#include "base/map.h"
#include "base/str.h"
#include "weigh/sides.h"

#include "base/banned.h"

#define NAME_MAX_BYTES 160 /* of a description that is looked through */
#define SEVERAL (UINT32_MAX - 1)

/* What is of a body without being its people, or was. */
static const char *const apart[] = {
    "rival",    "rivals",    "enemy",      "enemies",   "opponent",  "opponents",   "critic",
    "critics",  "former",    "ex",         "victim",    "victims",   "hostage",     "hostages",
    "deserter", "deserters", "defector",   "defectors", "customer",  "owner",       "founder",
    "lawyer",   "leader",    "head",       "chief",     "chairman",  "president",   "friend",
    "friends",  "relative",  "relatives",  "against",   "not",       "no",          "or",
    "and",      "supporter", "supporters", "families",  "spokesman", "spokeswoman",
    "citizen",  "citizens",   "national",  "nationals", "native",      "natives",     NULL
};

/* What a body's name may be followed by: what it is, or its people. */
static const char *const kinds[] = {
    "group",   "band",         "cartel",       "gang", "militia",  "clan",    "family",
    "brigade", "organisation", "organization", "firm", "movement", "company", NULL
};
static const char *const people[] = { "members",    "fighters", "men",        "people",
                                      "guards",     "rebels",   "hackers",    "gunmen",
                                      "militants",  "staff",    "agents",     "employees",
                                      "operatives", "cell",     "insurgents", "divers",
                                      "bombers",    "soldiers", "officers",   NULL };

static bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80 ||
           (c >= '0' && c <= '9');
}

static bool capital(asc_str s, size_t at)
{
    return (s.p[at] >= 'A' && s.p[at] <= 'Z') || (unsigned char)s.p[at] == 0xC3; /* and À to Þ */
}

/* Without an article or quotation marks around it. */
static asc_str bare(asc_str name)
{
    static const char *const articles[] = {
        "the ", "The ", "a ", "an ", "A ", "An ", "Los ", NULL
    };
    while (name.n && (name.p[0] == '"' || name.p[0] == ' ')) name = asc_str_slice(name, 1, name.n);
    for (size_t k = 0; articles[k]; k++)
        if (asc_str_starts(name, asc_str_from(articles[k])))
            return asc_str_slice(name, strlen(articles[k]), name.n);
    return name;
}

static bool may_be_body(const asc_actor *a)
{
    return asc_told_apart(a) && (a->kind == ASC_ACTOR_GROUP || a->kind == ASC_ACTOR_AGENCY ||
                                 a->kind == ASC_ACTOR_ORGANISATION);
}

static bool put_names(asc_map *names, const asc_weigh_input *in, uint32_t actor)
{
    const asc_actor *a = &in->actors[actor];
    for (uint32_t k = 0; may_be_body(a) && k < a->name_count; k++) {
        asc_str name = bare(a->names[k]);
        bool fresh;
        if (name.n < 3 || !capital(name, 0)) continue;
        uint64_t *at = asc_map_put(names, name, actor, &fresh);
        if (!at) return false;
        if (!fresh && *at != actor) *at = SEVERAL;
    }
    return true;
}

/* Does it begin with an article, or a small letter? "Haroon of the Guard" is a name. */
static bool common(asc_str words)
{
    return words.n && (!capital(words, 0) || bare(words).n < words.n);
}

/* The words before the name: small letters alone (an article may be large), none that sets apart. */
static bool small_words(asc_str words, bool person)
{
    bool start = true;
    if (person && !common(words)) return false;
    for (size_t at = 0; at < words.n;) {
        if (!letter(words.p[at])) {
            at++;
            continue;
        }
        size_t end = at;
        while (end < words.n && letter(words.p[end])) end++;
        asc_str word = asc_str_slice(words, at, end);
        if ((!start && capital(words, at)) || asc_str_among(word, apart)) return false;
        start = false;
        at = end;
    }
    return true;
}

/* "The band known as the", "the climate group" say what it is; "seven men of the" whose they are; words with
 * another preposition neither. */
static bool tells_whose(asc_str words, bool *itself)
{
    static const char *const others[] = { "in",     "at",   "by",      "for",  "with",
                                          "inside", "near", "to",      "on",   "under",
                                          "about",  "into", "between", "like", NULL };
    asc_str rest = words, word;
    *itself = true;
    while (rest.n) {
        if (!asc_str_cut(rest, ' ', &word, &rest)) word = rest, rest.n = 0;
        if (asc_str_among(word, others)) return false;
        if (asc_str_is(word, "of") || asc_str_is(word, "from")) *itself = false;
    }
    return true;
}

/* "Seven men of NAME", "the band known as NAME", "NAME guards", "NAME, a radical group". */
static bool fits(asc_str words, size_t begin, size_t end, bool person, bool *itself)
{
    asc_str before = asc_str_slice(words, 0, begin), behind = asc_str_slice(words, end, words.n);
    if (!small_words(before, person)) return false;
    while (behind.n && (behind.p[0] == '"' || behind.p[0] == ')'))
        behind = asc_str_slice(behind, 1, behind.n);
    if (!tells_whose(before, itself)) return false;
    if (!behind.n) return begin > 0;
    if (behind.p[0] == ',') return begin == (size_t)(bare(words).p - words.p);
    if (behind.p[0] != ' ') return false;
    asc_str word = asc_str_slice(behind, 1, behind.n);
    if (asc_str_among(word, kinds)) return true;
    *itself = false;
    return asc_str_among(word, people);
}

/* The body that a description names; SEVERAL, or ASC_NONE. */
static uint32_t named_in(const asc_map *names, uint32_t actor, asc_str words, bool person,
                         bool *itself)
{
    if (words.n > NAME_MAX_BYTES) return ASC_NONE;
    for (size_t at = 0; at < words.n; at++) {
        if (!capital(words, at) || (at && letter(words.p[at - 1]))) continue;
        for (size_t end = words.n; end > at + 2; end--) {
            if (!letter(words.p[end - 1]) && words.p[end - 1] != ')') continue;
            if (end < words.n && letter(words.p[end])) continue;
            const uint64_t *found = asc_map_find(names, asc_str_slice(words, at, end));
            if (!found || *found == actor) continue;
            if (*found == SEVERAL) return SEVERAL;
            return fits(words, at, end, person, itself) ? (uint32_t)*found : ASC_NONE;
        }
    }
    return ASC_NONE;
}

/* By its own words: each of its names says so, of the same body. */
static asc_body by_words(const asc_map *names, const asc_weigh_input *in, uint32_t actor)
{
    const asc_actor *a = &in->actors[actor];
    bool person = a->kind == ASC_ACTOR_PERSON && a->named;
    asc_body body = { .actor = ASC_NONE, .itself = true };
    for (uint32_t k = 0; k < a->name_count || k == 0; k++) {
        bool itself = false;
        uint32_t found =
            k < a->name_count ? named_in(names, actor, a->names[k], person, &itself) : ASC_NONE;
        if (found == ASC_NONE || found == SEVERAL ||
            (body.actor != ASC_NONE && found != body.actor))
            return (asc_body){ .actor = ASC_NONE };
        body.actor = found;
        body.itself &= itself;
    }
    return body;
}

/* What reports tell it to belong to, where that is one body alone. */
static void by_tie(asc_body *body, const asc_weigh_input *in, uint32_t actor, uint32_t to,
                   const char *since)
{
    if (asc_told_apart(&in->actors[actor]) || !may_be_body(&in->actors[to])) return;
    if (body->actor != ASC_NONE && !body->since[0]) return; /* its own words tell */
    if (body->actor == ASC_NONE) {
        *body = (asc_body){ .actor = to };
        snprintf(body->since, sizeof body->since, "%s", since);
    } else if (body->actor != to) {
        body->actor = SEVERAL;
    } else if (strcmp(since, body->since) < 0) {
        snprintf(body->since, sizeof body->since, "%s", since);
    }
}

const asc_body *asc_bodies_find(const asc_weigh_input *in, asc_arena *keep)
{
    asc_body *out = asc_arena_alloc(keep, in->actor_count + 1, sizeof *out);
    asc_map names;
    asc_map_init(&names, keep);
    if (!out) return NULL;
    for (uint32_t a = 0; a < in->actor_count; a++)
        if (!put_names(&names, in, a)) return NULL;
    for (uint32_t a = 0; a < in->actor_count; a++) out[a] = by_words(&names, in, a);
    for (size_t k = 0; k < in->tie_count; k++) {
        const asc_tied *t = &in->ties[k];
        by_tie(&out[t->a], in, t->a, t->b, t->since);
        by_tie(&out[t->b], in, t->b, t->a, t->since);
    }
    return out;
}

/* ---- clans ---- */

/* "Marrin" of "the Marrin clan"; empty: no clan's name. */
static asc_str surname_of_clan(asc_str name)
{
    static const char *const clans[] = { " clan", " family", " tribe", " brothers", NULL };
    name = bare(name);
    for (size_t k = 0; clans[k]; k++) {
        asc_str kind = asc_str_from(clans[k]);
        if (!asc_str_ends(name, kind)) continue;
        asc_str surname = asc_str_slice(name, 0, name.n - kind.n);
        bool one = surname.n > 2 && capital(surname, 0) && !memchr(surname.p, ' ', surname.n);
        return one ? surname : (asc_str){ NULL, 0 };
    }
    return (asc_str){ NULL, 0 };
}

static bool put_clans(asc_map *clans, const asc_weigh_input *in, uint32_t actor)
{
    const asc_actor *a = &in->actors[actor];
    for (uint32_t k = 0; may_be_body(a) && k < a->name_count; k++) {
        asc_str surname = surname_of_clan(a->names[k]);
        bool fresh;
        if (!surname.n) continue;
        uint64_t *at = asc_map_put(clans, surname, actor, &fresh);
        if (!at) return false;
        if (!fresh && *at != actor) *at = SEVERAL;
    }
    return true;
}

static uint32_t clan_of(const asc_map *clans, const asc_actor *a)
{
    for (uint32_t k = 0; a->kind == ASC_ACTOR_PERSON && a->named && k < a->name_count; k++) {
        size_t at = a->names[k].n;
        while (at > 0 && a->names[k].p[at - 1] != ' ') at--;
        if (!at || !capital(a->names[k], 0)) continue; /* a first name goes before it */
        const uint64_t *found = asc_map_find(clans, asc_str_slice(a->names[k], at, a->names[k].n));
        if (found && *found != SEVERAL) return (uint32_t)*found;
    }
    return ASC_NONE;
}

const uint32_t *asc_clans_find(const asc_weigh_input *in, asc_arena *keep)
{
    uint32_t *out = asc_arena_alloc(keep, in->actor_count + 1, sizeof *out);
    asc_map clans;
    asc_map_init(&clans, keep);
    if (!out) return NULL;
    for (uint32_t a = 0; a < in->actor_count; a++)
        if (!put_clans(&clans, in, a)) return NULL;
    for (uint32_t a = 0; a < in->actor_count; a++) out[a] = clan_of(&clans, &in->actors[a]);
    return out;
}

uint32_t asc_body_of(const asc_weigh_input *in, uint32_t actor, const char *until, bool *itself)
{
    const asc_body *body = in->bodies && actor < in->actor_count ? &in->bodies[actor] : NULL;
    if (!body || body->actor == ASC_NONE || body->actor == SEVERAL ||
        (body->since[0] && until && strncmp(body->since, until, 10) > 0))
        return ASC_NONE;
    *itself = body->itself;
    return body->actor;
}
