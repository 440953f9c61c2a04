#include "link/voices.h"

#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "core/name.h"
#include "link/mouths.h"

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

/* Papers: two reports that have one of a sort, on one matter, have the same one, for all that is said. */
static const char *const PAPERS[] = { "memo",       "memorandum", "cable",      "cables",
                                      "dossier",    "letter",     "ledger",     "logbook",
                                      "transcript", "indictment", "invoices",   "contract",
                                      "diary",      "manifest",   "spreadsheet" };

/* Words of other offices that speak with one voice. */
static const struct {
    const char *word;
    asc_office office;
} OFFICES[] = { { "army", ASC_OFFICE_ARMY },
                { "military", ASC_OFFICE_ARMY },
                { "navy", ASC_OFFICE_NAVY },
                { "naval", ASC_OFFICE_NAVY },
                { "admiral", ASC_OFFICE_NAVY },
                { "police", ASC_OFFICE_POLICE },
                { "prosecutor", ASC_OFFICE_PROSECUTOR },
                { "prosecutors", ASC_OFFICE_PROSECUTOR },
                { "prosecution", ASC_OFFICE_PROSECUTOR },
                { "court", ASC_OFFICE_COURT },
                { "chamber", ASC_OFFICE_COURT },
                { "tribunal", ASC_OFFICE_COURT },
                { "judges", ASC_OFFICE_COURT },
                { "presiding", ASC_OFFICE_COURT },
                { "verdict", ASC_OFFICE_COURT },
                { "inquiry", ASC_OFFICE_INQUIRY },
                { "inquest", ASC_OFFICE_INQUIRY },
                { "commission", ASC_OFFICE_INQUIRY } };

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

/* What a paper is called where it is told of again. */
static const char *const AGAIN[] = { "the",   "this",  "document", "documents", "papers",
                                     "pages", "file",  "files",    "leaked",    "text",
                                     "memo",  "paper", "note" };

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

/* Most words are told apart by how they begin. */
static bool same(const char *word, const char *other)
{
    return word[0] == other[0] && strcmp(word, other) == 0;
}

static bool is_one_of(const char *word, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (same(word, list[i])) return true;
    return false;
}

#define ONE_OF(word, list) is_one_of(word, list, sizeof list / sizeof *list)

static asc_office office_by_word(const char *word)
{
    for (size_t i = 0; i < sizeof OFFICES / sizeof *OFFICES; i++)
        if (same(word, OFFICES[i].word)) return OFFICES[i].office;
    return ASC_OFFICE_NONE;
}

asc_voice_of asc_voice_by_words(asc_str words)
{
    asc_voice_of v = { .state = ASC_NONE };
    char word[WORD_MAX];
    bool capital, any_capital = false, describes = false, first = true, only = true, some = false,
                  paper = false, again = true, whole = words.n > 0;
    while (next_word(&words, word, &capital)) {
        only = only && ONE_OF(word, OFFICIAL);
        again = again && ONE_OF(word, AGAIN);
        some |= same(word, "official") || same(word, "officials");
        if (ONE_OF(word, THINGS) && !(capital && !first)) v.thing = true;
        if (ONE_OF(word, GOVERNMENT)) v.office = ASC_OFFICE_GOVERNMENT;
        else if (v.office == ASC_OFFICE_NONE) v.office = office_by_word(word);
        paper |= ONE_OF(word, PAPER) && !capital;
        for (size_t k = 0; k < sizeof PAPERS / sizeof *PAPERS; k++)
            if (same(word, PAPERS[k]) && !(capital && !first)) v.paper = PAPERS[k];
        v.hearsay |= first && (same(word, "everyone") || same(word, "everybody"));
        if (ONE_OF(word, UNNAMED)) describes = true;
        if (ONE_OF(word, PRESS) && !capital) v.press = true;
        if (first &&
            (same(word, "a") || same(word, "an") || same(word, "two") || same(word, "some")))
            describes = true;
        else any_capital |= capital && !same(word, "the");
        first = false;
    }
    v.unnamed = describes || !any_capital;
    v.document = again && whole;
    v.press |= paper && !any_capital;
    if (only && some) v.office = ASC_OFFICE_GOVERNMENT;
    return v;
}

/* Words with which the name of a party's own outlet goes on behind the party's. */
static const char *const ARMS[] = { "of",        "for",         "in",      "information", "media",
                                    "press",     "office",      "bureau",  "command",     "council",
                                    "committee", "secretariat", "channel", "website" };

/* What the words of a name tell; as many names are met again and again, each is looked at once. */
struct told_by {
    asc_voice_of of;
    uint32_t state; /* named among them, where it matters; or ASC_NONE */
    bool acts;      /* they are forces of a state */
};

struct knowing {
    const asc_link_view *v;
    asc_states states;
    asc_map at; /* name -> index into `items` */
    struct told_by *items;
    size_t cap;
};

static bool acts(asc_str words)
{
    char word[WORD_MAX];
    bool capital, found = false;
    while (!found && next_word(&words, word, &capital)) found = ONE_OF(word, FORCES);
    return found;
}

/* *fresh: it was not met before. NULL: out of memory. */
static const struct told_by *know_name(struct knowing *k, asc_str name, bool *fresh)
{
    uint64_t *at = asc_map_put(&k->at, name, k->at.count, fresh);
    if (!at) return NULL;
    size_t i = (size_t)*at;
    if (!*fresh) return &k->items[i];
    struct told_by *items = asc_arena_grow(k->at.arena, k->items, i, &k->cap, sizeof *items);
    if (!items) return NULL;
    k->items = items;
    items[i] = (struct told_by){ asc_voice_by_words(name), ASC_NONE, acts(name) };
    if (items[i].acts || items[i].of.office != ASC_OFFICE_NONE)
        items[i].state = asc_states_among(&k->states, name);
    return &items[i];
}

/*
 * What an actor is, and the state that it acts for when it has no name of its own: "Orsenian
 * officers". One of a name, and traders and citizens of a state, are themselves.
 */
static bool know_actor(struct knowing *k, asc_voice_book *b, asc_arena *keep, uint32_t a)
{
    const asc_actor *x = &k->v->actors[a];
    asc_voice_of *out = &b->of_actor[a];
    *out = (asc_voice_of){ .state = ASC_NONE, .unnamed = !x->named };
    b->serves[a] = a;
    if (x->kind == ASC_ACTOR_STATE && x->named) out->office = ASC_OFFICE_GOVERNMENT, out->state = a;
    for (uint32_t i = 0; i < x->name_count; i++) {
        bool fresh;
        asc_str key;
        const struct told_by *t = know_name(k, x->names[i], &fresh);
        if (!t) return false;
        if (!x->named && b->serves[a] == a && t->acts && t->state != ASC_NONE)
            b->serves[a] = t->state;
        if (t->of.office != ASC_OFFICE_NONE && x->kind != ASC_ACTOR_GROUP) {
            out->office = t->of.office;
            if (out->state == ASC_NONE) out->state = t->state;
        }
        if (fresh && (!asc_name_key(keep, x->names[i], &key) ||
                      (key.n && !asc_map_put(&b->by_key, key, a, NULL))))
            return false;
    }
    return true;
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

/* Who wrote a report, if he is an actor: the first of several. */
static bool know_author(const asc_voice_book *b, asc_arena *keep, const asc_link_view *v,
                        uint32_t r)
{
    asc_str author = v->reports[r].facts.author, key;
    for (size_t i = 0; i < author.n; i++)
        if (author.p[i] == ';' || author.p[i] == ',') author.n = i;
    b->author[r] = ASC_NONE;
    if (!author.n) return true;
    if (!asc_name_key(keep, author, &key)) return false;
    const uint64_t *at = key.n ? asc_map_find(&b->by_key, key) : NULL;
    if (at && v->actors[*at].kind == ASC_ACTOR_PERSON) b->author[r] = (uint32_t)*at;
    return true;
}

/* "Norse Corp" publishes, and others call it Norse. */
static bool join_firm(const asc_voice_book *b, asc_arena *keep, uint32_t r, asc_str outlet)
{
    static const char *const forms[] = { " Corp",    " Corporation", " Inc", " Inc.",
                                         " Limited", " Ltd",         " LLC", " GmbH" };
    for (size_t k = 0; k < sizeof forms / sizeof *forms; k++) {
        asc_str form = asc_str_from(forms[k]), key;
        if (!asc_str_ends(outlet, form)) continue;
        if (!asc_name_key(keep, asc_str_slice(outlet, 0, outlet.n - form.n), &key)) return false;
        const uint64_t *at = key.n ? asc_map_find(&b->by_key, key) : NULL;
        if (!at) continue;
        if (b->own[r] == ASC_NONE) b->own[r] = (uint32_t)*at;
        else if (b->speaks[b->own[r]] == b->own[r]) b->speaks[b->own[r]] = (uint32_t)*at;
    }
    return true;
}

/* The same of the reports by their outlets. */
static asc_status know_outlets(asc_voice_book *b, asc_arena *keep, const asc_link_view *v,
                               const asc_states *states, asc_error *err)
{
    asc_map first; /* outlet -> the first report that it put out */
    asc_map_init(&first, keep);
    for (uint32_t r = 0; r < v->report_count; r++) {
        bool fresh;
        asc_str key, outlet = v->reports[r].facts.outlet;
        if (!know_author(b, keep, v, r)) return asc_fail(err, ASC_ENOMEM, "out of memory");
        const uint64_t *seen = asc_map_put(&first, outlet, r, &fresh);
        if (!seen) return asc_fail(err, ASC_ENOMEM, "out of memory");
        if (!fresh) {
            b->own[r] = b->own[*seen];
            b->of_report[r] = b->of_report[*seen];
            continue;
        }
        if (!asc_name_key(keep, outlet, &key)) return asc_fail(err, ASC_ENOMEM, "out of memory");
        const uint64_t *at = key.n ? asc_map_find(&b->by_key, key) : NULL;
        uint32_t party = ASC_NONE;
        if (!at || v->actors[*at].kind == ASC_ACTOR_OUTLET) {
            asc_status rc = party_called(b, keep, v, outlet, &party, err);
            if (rc) return rc;
        }
        b->own[r] = party != ASC_NONE ? party : at ? (uint32_t)*at : ASC_NONE;
        if (!join_firm(b, keep, r, outlet)) return asc_fail(err, ASC_ENOMEM, "out of memory");
        b->of_report[r] = asc_voice_by_words(outlet);
        if (b->of_report[r].office != ASC_OFFICE_NONE)
            b->of_report[r].state = asc_states_among(states, outlet);
    }
    for (uint32_t a = 0; a < v->actor_count; a++) b->writes[a] = ASC_NONE;
    for (uint32_t r = 0; r < v->report_count; r++)
        if (b->author[r] != ASC_NONE) b->writes[b->author[r]] = b->own[r];
    return ASC_OK;
}

asc_status asc_voices_know(asc_voice_book *out, asc_arena *keep, const asc_link_view *v,
                           asc_error *err)
{
    asc_voice_book b = { 0 };
    struct knowing k = { .v = v };
    b.own = asc_arena_alloc(keep, v->report_count + 1, sizeof *b.own);
    b.author = asc_arena_alloc(keep, v->report_count + 1, sizeof *b.author);
    b.writes = asc_arena_alloc(keep, v->actor_count + 1, sizeof *b.writes);
    b.of_report = asc_arena_zalloc(keep, v->report_count + 1, sizeof *b.of_report);
    b.of_actor = asc_arena_zalloc(keep, v->actor_count + 1, sizeof *b.of_actor);
    b.serves = asc_arena_alloc(keep, v->actor_count + 1, sizeof *b.serves);
    b.speaks = asc_arena_alloc(keep, v->actor_count + 1, sizeof *b.speaks);
    bool good = b.own && b.author && b.writes && b.speaks && b.serves && b.of_report &&
                b.of_actor && asc_states_list(&k.states, keep, v);
    asc_map_init(&b.by_key, keep);
    asc_map_init(&k.at, keep);
    for (uint32_t a = 0; good && a < v->actor_count; a++) good = know_actor(&k, &b, keep, a);
    good = good && asc_mouths_know(&b, keep, v, &k.states);
    asc_status rc = good ? know_outlets(&b, keep, v, &k.states, err)
                         : asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!rc) *out = b;
    return rc;
}

uint32_t asc_voice_named(const asc_voice_book *b, asc_arena *tmp, asc_str name)
{
    asc_str key;
    if (!asc_name_key(tmp, name, &key) || !key.n) return ASC_NONE;
    const uint64_t *at = asc_map_find(&b->by_key, key);
    return at ? (uint32_t)*at : ASC_NONE;
}
