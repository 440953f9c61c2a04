#include "link/voices.h"

#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "core/name.h"

#include "base/banned.h"

/* Words of those who speak for a government, by judgement, 2026-11. The police, the army
 * and the courts are asked by reporters on their own account and are offices of their own. */
static const char *const GOVERNMENT[] = { "government",  "ministry",   "minister", "ministers",
                                          "ministerial", "presidency", "premier",  "cabinet",
                                          "authorities", "services",   "regime",   "republic",
                                          "directorate", "interior",   "president" };
/* Words that only describe. */
static const char *const UNNAMED[] = { "official", "officials",   "officer",       "officers",
                                       "source",   "sources",     "diplomat",      "diplomats",
                                       "witness",  "witnesses",   "people",        "man",
                                       "woman",    "resident",    "residents",     "analyst",
                                       "analysts", "spokesman",   "spokeswoman",   "spokesperson",
                                       "services", "authorities", "investigators", "doctors",
                                       "police" };

/* The press at large, or one of it that is not named. */
static const char *const PRESS[] = { "press", "papers", "newspapers", "media", "dailies" };
static const char *const PAPER[] = { "paper", "newspaper", "daily", "weekly", "broadcaster" };

/* Words of other offices that speak with one voice. */
static const struct {
    const char *word;
    asc_office office;
} OFFICES[] = { { "army", ASC_OFFICE_ARMY },       { "military", ASC_OFFICE_ARMY },
                { "navy", ASC_OFFICE_NAVY },       { "naval", ASC_OFFICE_NAVY },
                { "admiral", ASC_OFFICE_NAVY },    { "police", ASC_OFFICE_POLICE },
                { "court", ASC_OFFICE_COURT },     { "chamber", ASC_OFFICE_COURT },
                { "tribunal", ASC_OFFICE_COURT },  { "judges", ASC_OFFICE_COURT },
                { "presiding", ASC_OFFICE_COURT }, { "verdict", ASC_OFFICE_COURT } };

/* Who is called so speaks for another, if it is told for whom. */
static const char *const MOUTHS[] = { "spokesman", "spokeswoman", "spokesperson" };

/* What only shows something, where somebody says that it does. */
static const char *const THINGS[] = { "call",      "calls",      "intercept", "intercepts",
                                      "recording", "recordings", "tape",      "tapes",
                                      "evidence",  "proof",      "signals",   "footage",
                                      "data",      "traces",     "wiretaps",  "wiretap",
                                      "phones" };

/* "Officials", "a senior intelligence official": of the government, when nothing else says of whom. */
static const char *const OFFICIAL[] = {
    "official", "officials", "a",         "an",           "the",
    "one",      "two",       "three",     "several",      "some",
    "many",     "senior",    "top",       "high",         "ranking",
    "level",    "unnamed",   "anonymous", "intelligence", "security",
    "state",    "other",     "various",   "unidentified", "government"
};

/* Those by whom a state acts: what "officers of the army of X" do, X does. */
static const char *const FORCES[] = { "army",   "navy",     "military",  "forces",       "officer",
                                      "troops", "soldiers", "officers",  "intelligence", "agents",
                                      "spies",  "state",    "servicemen" };

#define WORD_MAX 40

/* The next word of s in lower case, and whether it began with a capital. */
static bool next_word(asc_str *s, char out[WORD_MAX], bool *capital)
{
    size_t i = 0, n = 0;
    while (i < s->n) {
        char c = s->p[i];
        if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (unsigned char)c >= 0xC3) break;
        i++;
    }
    if (i == s->n) return false;
    *capital = s->p[i] >= 'A' && s->p[i] <= 'Z';
    for (; i < s->n && n + 1 < WORD_MAX; i++) {
        char c = s->p[i];
        if (c >= 'A' && c <= 'Z') c = (char)(c + 32);
        else if (!((c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80)) break;
        if (c == '\xE2') break; /* a typographic apostrophe */
        out[n++] = c;
    }
    out[n] = '\0';
    while (i < s->n && s->p[i] == '\xE2') i += 3;
    *s = asc_str_slice(*s, i, s->n);
    return true;
}

static bool is_one_of(const char *word, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(word, list[i]) == 0) return true;
    return false;
}

#define ONE_OF(word, list) is_one_of(word, list, sizeof list / sizeof *list)

static asc_office office_by_word(const char *word)
{
    for (size_t i = 0; i < sizeof OFFICES / sizeof *OFFICES; i++)
        if (strcmp(word, OFFICES[i].word) == 0) return OFFICES[i].office;
    return ASC_OFFICE_NONE;
}

asc_voice_of asc_voice_by_words(asc_str words)
{
    asc_voice_of v = { .state = ASC_NONE };
    char word[WORD_MAX];
    bool capital, any_capital = false, describes = false, first = true, only = true, some = false,
                  paper = false;
    while (next_word(&words, word, &capital)) {
        only = only && ONE_OF(word, OFFICIAL);
        some |= strcmp(word, "official") == 0 || strcmp(word, "officials") == 0;
        if (ONE_OF(word, THINGS) && !(capital && !first)) v.thing = true;
        if (ONE_OF(word, GOVERNMENT)) v.office = ASC_OFFICE_GOVERNMENT;
        else if (v.office == ASC_OFFICE_NONE) v.office = office_by_word(word);
        paper |= ONE_OF(word, PAPER) && !capital;
        v.hearsay |= first && (strcmp(word, "everyone") == 0 || strcmp(word, "everybody") == 0);
        if (ONE_OF(word, UNNAMED)) describes = true;
        if (ONE_OF(word, PRESS) && !capital) v.press = true;
        if (first && (strcmp(word, "a") == 0 || strcmp(word, "an") == 0 ||
                      strcmp(word, "two") == 0 || strcmp(word, "some") == 0))
            describes = true;
        else any_capital |= capital && strcmp(word, "the") != 0;
        first = false;
    }
    v.unnamed = describes || !any_capital;
    v.press |= paper && !any_capital;
    if (only && some) v.office = ASC_OFFICE_GOVERNMENT;
    return v;
}

/* Words with which the name of a party's own outlet goes on behind the party's. */
static const char *const ARMS[] = { "of",        "for",         "in",      "information", "media",
                                    "press",     "office",      "bureau",  "command",     "council",
                                    "committee", "secretariat", "channel", "website" };

/* The actors that are states, in their order. */
struct states {
    uint32_t *items;
    size_t count;
};

static bool list_states(struct states *out, asc_arena *keep, const asc_link_view *v)
{
    out->items = asc_arena_alloc(keep, v->actor_count + 1, sizeof *out->items);
    for (uint32_t a = 0; out->items && a < v->actor_count; a++)
        if (v->actors[a].kind == ASC_ACTOR_STATE && v->actors[a].named)
            out->items[out->count++] = a;
    return out->items != NULL;
}

/* The first of them named among the words, by whole words of its names. */
static uint32_t state_among(const asc_link_view *v, const struct states *states, asc_str words)
{
    for (size_t i = 0; i < states->count; i++) {
        uint32_t a = states->items[i];
        for (uint32_t k = 0; k < v->actors[a].name_count; k++) {
            asc_str name = v->actors[a].names[k];
            if (name.n > 3 && asc_str_find(words, name) != SIZE_MAX) return a;
        }
    }
    return ASC_NONE;
}

static void know_actor(const asc_link_view *v, const struct states *states, uint32_t a,
                       asc_voice_of *out)
{
    const asc_actor *x = &v->actors[a];
    *out = (asc_voice_of){ .state = ASC_NONE, .unnamed = !x->named };
    for (uint32_t k = 0; k < x->name_count; k++) {
        asc_voice_of by = asc_voice_by_words(x->names[k]);
        if (by.office == ASC_OFFICE_NONE || x->kind == ASC_ACTOR_GROUP) continue;
        out->office = by.office;
        if (out->state == ASC_NONE) out->state = state_among(v, states, x->names[k]);
    }
}

/*
 * The state that an actor without a name of its own acts for: "Orsenian officers". One of a
 * name, and traders and citizens of a state, are themselves.
 */
static uint32_t state_served(const asc_link_view *v, const struct states *states, uint32_t a)
{
    const asc_actor *x = &v->actors[a];
    for (uint32_t k = 0; !x->named && k < x->name_count; k++) {
        asc_str words = x->names[k];
        char word[WORD_MAX];
        bool capital, acts = false;
        while (next_word(&words, word, &capital)) acts |= ONE_OF(word, FORCES);
        uint32_t state = acts ? state_among(v, states, x->names[k]) : ASC_NONE;
        if (state != ASC_NONE) return state;
    }
    return a;
}

/*
 * The party that an outlet is called after: "Amber Line Media Office", "Front of 12 May" where the
 * reports have a group called the Front in as many words. ASC_NONE: none.
 */
static asc_status party_called(const asc_voice_book *b, asc_arena *tmp, const asc_link_view *v,
                               asc_str outlet, uint32_t *out, asc_error *err)
{
    asc_str rest = outlet;
    char word[WORD_MAX];
    bool capital;
    *out = ASC_NONE;
    for (size_t words = 0; next_word(&rest, word, &capital); words++) {
        asc_str key,
            head = asc_str_trim(asc_str_slice(outlet, 0, outlet.n - rest.n - strlen(word)));
        if (words < 2 || !ONE_OF(word, ARMS)) continue;
        if (!asc_name_key(tmp, head, &key)) return asc_fail(err, ASC_ENOMEM, "out of memory");
        const uint64_t *at = key.n ? asc_map_find(&b->by_key, key) : NULL;
        if (at && v->actors[*at].kind == ASC_ACTOR_GROUP && v->actors[*at].named)
            *out = (uint32_t)*at;
        return ASC_OK;
    }
    return ASC_OK;
}

static bool is_mouth(const asc_actor *x)
{
    char word[WORD_MAX];
    bool capital;
    for (uint32_t k = 0; k < x->name_count; k++) {
        asc_str words = x->names[k];
        while (next_word(&words, word, &capital))
            if (ONE_OF(word, MOUTHS)) return true;
    }
    return false;
}

/* Whoever is told to lead just one other, or belongs to it and is called its spokesman, speaks for it. */
static void know_mouths(const asc_voice_book *b, const asc_link_view *v)
{
    for (uint32_t a = 0; a < v->actor_count; a++) b->speaks[a] = a;
    for (size_t k = 0; k < v->statement_count; k++) {
        const asc_statement *s = &v->statements[k];
        uint32_t a = s->agent.actor, of = s->object.actor;
        if (a == ASC_NONE || of == ASC_NONE || a == of || s->polarity != ASC_POLARITY_PLUS ||
            s->certainty == ASC_CERTAINTY_U || b->speaks[a] == of || b->speaks[a] == ASC_NONE)
            continue;
        bool speaks = s->predicate == ASC_PREDICATE_LEADS ||
                      (s->predicate == ASC_PREDICATE_MEMBER_OF && is_mouth(&v->actors[a]));
        if (speaks) b->speaks[a] = b->speaks[a] == a ? of : ASC_NONE; /* of two: of neither */
    }
    for (uint32_t a = 0; a < v->actor_count; a++)
        if (b->speaks[a] == ASC_NONE) b->speaks[a] = a;
}

asc_status asc_voices_know(asc_voice_book *out, asc_arena *keep, const asc_link_view *v,
                           asc_error *err)
{
    asc_voice_book b = { 0 };
    struct states states = { 0 };
    b.own = asc_arena_alloc(keep, v->report_count + 1, sizeof *b.own);
    b.of_report = asc_arena_zalloc(keep, v->report_count + 1, sizeof *b.of_report);
    b.of_actor = asc_arena_zalloc(keep, v->actor_count + 1, sizeof *b.of_actor);
    b.serves = asc_arena_alloc(keep, v->actor_count + 1, sizeof *b.serves);
    b.speaks = asc_arena_alloc(keep, v->actor_count + 1, sizeof *b.speaks);
    if (!b.own || !b.speaks || !b.serves || !b.of_report || !b.of_actor ||
        !list_states(&states, keep, v))
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    know_mouths(&b, v);
    asc_map_init(&b.by_key, keep);
    for (uint32_t a = 0; a < v->actor_count; a++) {
        know_actor(v, &states, a, &b.of_actor[a]);
        b.serves[a] = state_served(v, &states, a);
        for (uint32_t k = 0; k < v->actors[a].name_count; k++) {
            asc_str key;
            if (!asc_name_key(keep, v->actors[a].names[k], &key) ||
                (key.n && !asc_map_put(&b.by_key, key, a, NULL)))
                return asc_fail(err, ASC_ENOMEM, "out of memory");
        }
    }
    for (uint32_t r = 0; r < v->report_count; r++) {
        asc_str key, outlet = v->reports[r].facts.outlet;
        if (!asc_name_key(keep, outlet, &key)) return asc_fail(err, ASC_ENOMEM, "out of memory");
        const uint64_t *at = key.n ? asc_map_find(&b.by_key, key) : NULL;
        b.own[r] = at ? (uint32_t)*at : ASC_NONE;
        uint32_t party = ASC_NONE;
        if (!at || v->actors[*at].kind == ASC_ACTOR_OUTLET) {
            asc_status rc = party_called(&b, keep, v, outlet, &party, err);
            if (rc) return rc;
        }
        if (party != ASC_NONE) b.own[r] = party;
        b.of_report[r] = asc_voice_by_words(outlet);
    }
    *out = b;
    return ASC_OK;
}

uint32_t asc_voice_named(const asc_voice_book *b, asc_arena *tmp, asc_str name)
{
    asc_str key;
    if (!asc_name_key(tmp, name, &key) || !key.n) return ASC_NONE;
    const uint64_t *at = asc_map_find(&b->by_key, key);
    return at ? (uint32_t)*at : ASC_NONE;
}
