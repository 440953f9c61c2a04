#include "resolve/described.h"

#include "base/error.h"
#include "base/map.h"
#include "base/numbers.h"
#include "base/str.h"
#include "core/name.h"
#include "resolve/actor_forms.h"

#include "base/banned.h"

#define NOBODY UINT32_MAX
#define FEW_NAMES 4u      /* room that a description's names begin with */
#define TITLES_BEFORE 3   /* words before a name that tell an office */
#define WORDS_ALIKE 3u    /* that say something, of what two reports tell in the same words */
#define WORDS_DEFINING 4u /* with so many, or a name inside, they tell which one it is */
#define COPIED_BYTES 60u  /* around the description: so many alike are one report's words */
#define WORDS_REPEATED 2u /* the same inside one report */
#define MODIFIERS_MAX 6u

/* Someone is called minister: with the words that tell of what. */
struct fact {
    uint32_t actor, next;
    asc_str words; /* before the title, as they stand: "Ladara's interior" */
};

/* A phrase that means someone, looked at once. */
struct phrase {
    asc_str key;
    uint32_t id;    /* one for all of the same key */
    unsigned words; /* that tell something */
};

/* Words that a report used of an actor. */
struct telling {
    uint32_t actor, begin;
    size_t report;
};

struct describer {
    asc_arena *keep, *tmp;
    asc_actors *a;
    const asc_describing *with;
    size_t room; /* of a->items once they are ours */
    struct fact *facts;
    size_t fact_count, fact_cap;
    asc_map offices;   /* lemma of a title -> its newest fact */
    uint32_t *seen_in; /* of each actor with a name: the last report seen to name it, + 1 */
    size_t named_count;
    asc_name_keys keys;
    asc_map phrases; /* text -> index into `phrase` */
    asc_map ids;     /* key -> its number */
    struct phrase *phrase;
    size_t phrase_cap, here_cap[2];
    uint32_t *here_in; /* of each key: the last report that has it, + 1, ... */
    uint32_t *here;    /* ... and whom it means there */
    asc_numbers told;  /* incident and key -> index into `tellings` */
    struct telling *tellings;
    size_t telling_count, telling_cap;
    asc_map outlets; /* key of an outlet -> actor */
};

static const asc_mention *mention(const struct describer *d, size_t r, uint32_t i)
{
    return &d->with->mentions[r]->items[i];
}

/* ---- words ---------------------------------------------------------------------------------*/

static bool next_word(asc_str *rest, asc_str *word)
{
    while (rest->n && rest->p[0] == ' ') *rest = asc_str_slice(*rest, 1, rest->n);
    if (!rest->n) return false;
    asc_str tail = { NULL, 0 };
    *word = *rest;
    asc_str_cut(*rest, ' ', word, &tail);
    *rest = tail;
    return true;
}

static bool small(asc_str w)
{
    static const char *const words[] = { "the", "a",    "an",  "of",   "in",   "at",  "on",
                                         "to",  "for",  "and", "with", "his",  "her", "its",
                                         "by",  "from", "our", "my",   "their" };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (asc_str_eq_nocase(w, asc_str_from(words[k]))) return true;
    return false;
}

static unsigned telling_words(asc_str key)
{
    asc_str word;
    unsigned n = 0;
    while (next_word(&key, &word)) n += !small(word);
    return n;
}

/* What is known of the phrase; its bytes outlive us. NULL: out of memory. */
static const struct phrase *phrase_of(struct describer *d, asc_str text)
{
    bool fresh;
    uint64_t *at = asc_map_put(&d->phrases, text, d->phrases.count, &fresh);
    if (!at) return NULL;
    size_t i = (size_t)*at;
    if (!fresh) return &d->phrase[i];
    struct phrase *p = asc_arena_grow(d->tmp, d->phrase, i, &d->phrase_cap, sizeof *p);
    if (!p) return NULL;
    d->phrase = p;
    size_t ids = d->ids.count;
    if (!asc_name_key(d->tmp, text, &p[i].key)) return NULL;
    const uint64_t *id = asc_map_put(&d->ids, p[i].key, ids, &fresh);
    if (!id) return NULL;
    p[i].id = (uint32_t)*id;
    p[i].words = telling_words(p[i].key);
    if (!fresh) return &p[i];
    uint32_t *in = asc_arena_grow(d->tmp, d->here_in, ids, &d->here_cap[0], sizeof *in);
    uint32_t *here = asc_arena_grow(d->tmp, d->here, ids, &d->here_cap[1], sizeof *here);
    if (!in || !here) return NULL;
    d->here_in = in;
    d->here = here;
    d->here_in[ids] = 0;
    return &p[i];
}

/* ---- offices ---------------------------------------------------------------------------------*/

static bool office(const struct describer *d, asc_str lemma)
{
    static const char *const forms[] = { "mr",    "mrs",     "ms",       "miss", "dr",  "sir",
                                         "lord",  "lady",    "comrade",  "rep",  "sen", "gov",
                                         "prime", "foreign", "interior", "gen",  "col", "lt" };
    for (size_t k = 0; k < sizeof forms / sizeof *forms; k++)
        if (asc_str_eq(lemma, asc_str_from(forms[k]))) return false;
    const asc_actor_word *w = d->with->tables ? asc_tables_actor(d->with->tables, lemma) : NULL;
    return w && w->title;
}

static bool add_fact(struct describer *d, asc_str lemma, uint32_t actor, asc_str words)
{
    bool fresh;
    if (d->fact_count == d->fact_cap) {
        void *grown =
            asc_arena_grow(d->tmp, d->facts, d->fact_count, &d->fact_cap, sizeof *d->facts);
        if (!grown) return false;
        d->facts = grown;
    }
    uint64_t *at = asc_map_put(&d->offices, lemma, NOBODY, &fresh);
    if (!at) return false;
    d->facts[d->fact_count] = (struct fact){ actor, (uint32_t)*at, words };
    *at = d->fact_count++;
    return true;
}

/* "Interior Minister X": what stands before a name, if it tells an office. */
static bool titled(struct describer *d, size_t r, const asc_mention *x, uint32_t actor)
{
    asc_str text = d->with->reports[r].text, title;
    if (x->span.end > text.n || x->span.begin >= x->span.end) return true;
    size_t at = asc_actor_word_before(text, x->span.begin), from = at;
    if (at == x->span.begin) return true;
    asc_str word = asc_str_slice(text, at, x->span.begin - 1);
    size_t of = asc_actor_word_before(text, at);
    if (asc_str_eq(asc_str_slice(text, of, at), ASC_STR("of "))) { /* "Secretary of State X" */
        size_t head = asc_actor_word_before(text, of);
        word = asc_str_slice(text, head, of - (head < of));
        from = at = head;
    }
    if (!asc_arena_lower(d->tmp, word, &title)) return false;
    if (!office(d, title)) return true;
    for (int k = 1; k < TITLES_BEFORE; k++) {
        size_t before = asc_actor_word_before(text, from);
        if (before == from || text.p[before] < 'A' || text.p[before] > 'Z') break;
        from = before;
    }
    return add_fact(d, title, actor, asc_str_slice(text, from, at));
}

/* What stands before the noun of a description: "Ladara's interior" of "minister". */
static asc_str before_noun(const asc_mention *x)
{
    for (size_t at = 0; at + x->key.n <= x->text.n; at++)
        if (asc_str_eq_nocase(asc_str_slice(x->text, at, at + x->key.n), x->key))
            return asc_str_slice(x->text, 0, at);
    return (asc_str){ NULL, 0 };
}

static bool learn_offices(struct describer *d)
{
    for (size_t r = 0; d->with->reports && r < d->with->report_count; r++)
        for (uint32_t i = 0; i < d->with->mentions[r]->count; i++) {
            const asc_mention *x = mention(d, r, i);
            uint32_t root = x->same, actor = d->a->of[r][root];
            if (actor == ASC_NONE || !mention(d, r, root)->is_name) continue;
            if (d->a->items[actor].kind != ASC_ACTOR_PERSON) continue;
            bool good = true;
            if (x->is_name) good = titled(d, r, x, actor);
            else if (x->key.n && !x->plural && office(d, x->key))
                good = add_fact(d, x->key, actor, before_noun(x));
            if (!good) return false;
        }
    return true;
}

/* Words of an office, its articles and "'s" left out: what it is over, and whose. */
struct modifiers {
    asc_str over[MODIFIERS_MAX], whose[MODIFIERS_MAX];
    size_t over_n, whose_n;
};

static bool over_word(asc_str w)
{
    static const char *const words[] = {
        "interior", "foreign",  "defence",     "defense", "prime",  "finance",  "justice",
        "health",   "security", "information", "deputy",  "vice",   "former",   "acting",
        "chief",    "general",  "assistant",   "shadow",  "junior", "attorney", "state"
    };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (asc_str_eq_nocase(w, asc_str_from(words[k]))) return true;
    return false;
}

static struct modifiers modifiers_of(asc_str words)
{
    struct modifiers m = { .over_n = 0 };
    asc_str word;
    while (next_word(&words, &word)) {
        if (small(word)) continue;
        bool capital = word.p[0] >= 'A' && word.p[0] <= 'Z' && !over_word(word);
        if (capital && m.whose_n < MODIFIERS_MAX) m.whose[m.whose_n++] = word;
        if (!capital && m.over_n < MODIFIERS_MAX) m.over[m.over_n++] = word;
    }
    return m;
}

static bool has(const asc_str *words, size_t n, asc_str word, size_t letters)
{
    for (size_t k = 0; k < n; k++) {
        if (letters && word.n >= letters && words[k].n >= letters &&
            asc_str_eq_nocase(asc_str_slice(word, 0, letters), asc_str_slice(words[k], 0, letters)))
            return true;
        if (asc_str_eq_nocase(words[k], word)) return true;
    }
    return false;
}

/* One office may be told with less, but "the former minister" is not the minister, nor is
 * the Ladaran one the Orsenian. */
static bool one_office(asc_str a, asc_str b)
{
    static const char *const other[] = { "then",   "former",    "deputy", "vice",
                                         "acting", "assistant", "shadow", "junior",
                                         "ex",     "late",      "new",    "former" };
    struct modifiers x = modifiers_of(a), y = modifiers_of(b);
    for (size_t k = 0; k < sizeof other / sizeof *other; k++) {
        asc_str w = asc_str_from(other[k]);
        if (has(x.over, x.over_n, w, 0) != has(y.over, y.over_n, w, 0)) return false;
    }
    bool over = !x.over_n || !y.over_n, whose = !x.whose_n || !y.whose_n;
    for (size_t k = 0; k < x.over_n && !over; k++) over = has(y.over, y.over_n, x.over[k], 0);
    for (size_t k = 0; k < x.whose_n && !whose; k++) whose = has(y.whose, y.whose_n, x.whose[k], 4);
    return over && whose;
}

/* "His minister": whose it is would have to be known. */
static bool somebodys(asc_str text)
{
    static const char *const words[] = {
        "his", "her", "their", "its", "our", "my", "your", "whose"
    };
    asc_str first;
    if (!next_word(&text, &first)) return false;
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (asc_str_eq_nocase(first, asc_str_from(words[k]))) return true;
    return false;
}

/* The one whom report r names and who has the office; NOBODY if there are two, or none. */
static uint32_t holder(const struct describer *d, size_t r, const asc_mention *x)
{
    uint32_t found = NOBODY;
    if (x->plural || !x->key.n || x->kind != ASC_ACTOR_PERSON || !x->definite) return NOBODY;
    if (somebodys(x->text)) return NOBODY;
    const uint64_t *at = asc_map_find(&d->offices, x->key);
    asc_str words = before_noun(x);
    for (uint32_t f = at ? (uint32_t)*at : NOBODY; f != NOBODY; f = d->facts[f].next) {
        uint32_t actor = d->facts[f].actor;
        if (d->seen_in[actor] != r + 1 || !one_office(words, d->facts[f].words)) continue;
        if (found != NOBODY && found != actor) return NOBODY;
        found = actor;
    }
    return found;
}

/* "The group" behind a name whose kind this report leaves open, when all reports tell it. */
static uint32_t near_one(const struct describer *d, size_t r, const asc_mention *x)
{
    uint32_t actor = x->near == ASC_NONE ? ASC_NONE : d->a->of[r][x->near];
    if (actor == ASC_NONE || !mention(d, r, x->near)->is_name) return NOBODY;
    asc_actor_kind is = d->a->items[actor].kind, told = x->kind;
    bool house = is == ASC_ACTOR_AGENCY || is == ASC_ACTOR_ORGANISATION || is == ASC_ACTOR_OUTLET;
    if (told == ASC_ACTOR_AGENCY && !asc_tables_any_agency(x->key))
        return NOBODY; /* "the ministry" is no Front */
    bool fits = told == ASC_ACTOR_AGENCY || told == ASC_ACTOR_ORGANISATION ? house : is == told;
    return fits && told != ASC_ACTOR_PERSON ? actor : NOBODY;
}

/* ---- by whom a state acts ---- */

static bool whole_word(asc_str text, size_t at, size_t n)
{
    bool before = at == 0 || text.p[at - 1] == ' ', behind = at + n == text.n;
    char next = behind ? ' ' : text.p[at + n];
    return before && (next == ' ' || next == '\'' || (unsigned char)next >= 0x80);
}

/* Does the text say of the name at `at` that it is where they are, not whose? */
static bool is_where(asc_str text, size_t at)
{
    static const char *const words[] = { "in ",      "near ", "at ",    "to ",
                                         "against ", "with ", "inside " };
    asc_str before = asc_str_slice(text, 0, at);
    if (asc_str_ends(before, ASC_STR("the "))) before.n -= 4;
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (asc_str_ends(before, asc_str_from(words[k]))) return true;
    return false;
}

static bool forces(asc_str text)
{
    static const char *const words[] = { "army",     "troops",     "soldiers",
                                         "officers", "officer",    "agents",
                                         "embassy",  "servicemen", "foreign ministry" };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
        asc_str w = asc_str_from(words[k]);
        size_t at = asc_str_find(text, w);
        if (at != SIZE_MAX && (at == 0 || text.p[at - 1] == ' ') &&
            (at + w.n == text.n || text.p[at + w.n] == ' '))
            return true;
    }
    return asc_str_starts(text, ASC_STR("Officers ")) || asc_str_starts(text, ASC_STR("Troops ")) ||
           asc_str_starts(text, ASC_STR("Soldiers ")) || asc_str_starts(text, ASC_STR("Agents "));
}

/* "Officers of the Corin army", "Corin's foreign ministry", not "soldiers in Corin": the one state
 * whose they are told to be; NOBODY. */
static uint32_t state_behind(const struct describer *d, const asc_mention *x)
{
    uint32_t found = NOBODY;
    if (x->kind == ASC_ACTOR_PERSON || !forces(x->text)) return NOBODY;
    for (uint32_t i = 0; i < d->named_count; i++) {
        const asc_actor *a = &d->a->items[i];
        if (a->kind != ASC_ACTOR_STATE) continue;
        for (uint32_t k = 0; k < a->name_count; k++) {
            size_t at = a->names[k].n >= 4 ? asc_str_find(x->text, a->names[k]) : SIZE_MAX;
            if (at == SIZE_MAX || !whole_word(x->text, at, a->names[k].n) || is_where(x->text, at))
                continue;
            if (found != NOBODY && found != i) return NOBODY;
            found = i;
        }
    }
    return found;
}

/* ---- who publishes ----------------------------------------------------------------------------*/

static bool learn_outlets(struct describer *d)
{
    asc_str key;
    for (uint32_t i = 0; d->with->reports && i < d->named_count; i++)
        for (uint32_t k = 0;
             d->a->items[i].kind == ASC_ACTOR_OUTLET && k < d->a->items[i].name_count; k++)
            if (!asc_name_key(d->tmp, d->a->items[i].names[k], &key) ||
                !asc_map_put(&d->outlets, key, i, NULL))
                return false;
    return true;
}

/* "This magazine": the report's own outlet. False only when memory ran out. */
static bool publisher(const struct describer *d, size_t r, const asc_mention *x, uint32_t *out)
{
    asc_str key;
    const asc_actor_word *w =
        x->key.n && d->with->tables ? asc_tables_actor(d->with->tables, x->key) : NULL;
    bool paper = asc_str_eq(x->key, ASC_STR("paper"));
    if (!d->with->reports || (!paper && (!w || w->kind != ASC_ACTOR_OUTLET))) return true;
    if (!asc_str_starts(x->text, ASC_STR("this ")) && !asc_str_starts(x->text, ASC_STR("This ")))
        return true;
    if (!asc_name_key(d->tmp, d->with->reports[r].facts.outlet, &key)) return false;
    const uint64_t *at = key.n ? asc_map_find(&d->outlets, key) : NULL;
    if (at) *out = (uint32_t)*at;
    return true;
}

/* ---- what analysts said --------------------------------------------------------------------------*/

static bool has_key(struct describer *d, const asc_actor *x, asc_str key, bool *out)
{
    asc_str one;
    *out = false;
    for (uint32_t k = 0; k < x->name_count + x->described && !*out; k++) {
        if (!asc_name_key_once(&d->keys, x->names[k], &one)) return false;
        *out = asc_str_eq(one, key);
    }
    return true;
}

/* Does an analyst hold the description apart from the actor? False: out of memory. */
static bool held_apart(struct describer *d, asc_str text, uint32_t actor, bool *out)
{
    asc_str key, one, other;
    *out = false;
    for (size_t k = 0; k < d->with->ruling_count && !*out; k++) {
        const asc_ruling *r = &d->with->rulings[k];
        if (r->kind != ASC_RULING_SPLIT_ACTOR) continue;
        if (!asc_name_key_once(&d->keys, text, &key) ||
            !asc_name_key_once(&d->keys, r->subject, &one) ||
            !asc_name_key_once(&d->keys, r->value, &other))
            return false;
        bool first = asc_str_eq(key, one), second = asc_str_eq(key, other);
        if ((first || second) && !has_key(d, &d->a->items[actor], first ? other : one, out))
            return false;
    }
    return true;
}

/* The actor that an analyst's `merge` gives a description; NOBODY. */
static bool merged_with(struct describer *d, asc_str text, uint32_t *out)
{
    asc_str key, one, other;
    for (size_t k = 0; k < d->with->ruling_count && *out == NOBODY; k++) {
        const asc_ruling *r = &d->with->rulings[k];
        if (r->kind != ASC_RULING_MERGE_ACTORS) continue;
        if (!asc_name_key_once(&d->keys, text, &key) ||
            !asc_name_key_once(&d->keys, r->subject, &one) ||
            !asc_name_key_once(&d->keys, r->value, &other))
            return false;
        bool first = asc_str_eq(key, one), found = false;
        if (!first && !asc_str_eq(key, other)) continue;
        for (uint32_t i = 0; i < d->a->count && *out == NOBODY; i++) {
            if (!has_key(d, &d->a->items[i], first ? other : one, &found)) return false;
            if (found) *out = i;
        }
    }
    return true;
}

/* ---- actors of their own -----------------------------------------------------------------------------*/

static bool add_text(struct describer *d, uint32_t actor, asc_str text)
{
    asc_actor *x = &d->a->items[actor];
    uint32_t n = x->name_count + x->described;
    for (uint32_t k = 0; k < n; k++)
        if (asc_str_eq(x->names[k], text)) return true;
    if (n == ASC_ACTOR_NAMES_MAX) return true;
    if (!x->named && n >= FEW_NAMES && (n & (n - 1)) == 0) { /* room is a power of two */
        asc_str *names = asc_arena_alloc(d->keep, 2 * n, sizeof *names);
        if (!names) return false;
        memcpy(names, x->names, n * sizeof *names);
        x->names = names;
    }
    x->names[n] = text;
    if (x->named) x->described++;
    else x->name_count++;
    return true;
}

static uint32_t new_actor(struct describer *d, asc_actor_kind kind)
{
    asc_actors *a = d->a;
    if (a->count >= d->room) { /* the first time it is another's array */
        size_t room = a->count * 2 + 16;
        asc_actor *items = asc_arena_alloc(d->keep, room, sizeof *items);
        if (!items) return NOBODY;
        if (a->count) memcpy(items, a->items, a->count * sizeof *items);
        a->items = items;
        d->room = room;
    }
    asc_actor x = { .kind = kind };
    x.names = asc_arena_alloc(d->keep, FEW_NAMES, sizeof *x.names);
    if (!x.names) return NOBODY;
    asc_str_id(x.id, 'a', (uint32_t)a->count + 1);
    a->items[a->count] = x;
    return (uint32_t)a->count++;
}

/* "A man with a Harrani passport" is one; "a senior police officer" may be any. */
static bool defining(const asc_mention *x, unsigned words)
{
    for (size_t i = 1; i < x->text.n; i++)
        if (x->text.p[i] >= 'A' && x->text.p[i] <= 'Z' && x->text.p[i - 1] == ' ') return true;
    return words >= WORDS_DEFINING;
}

static bool same_letter(asc_str a, size_t i, asc_str b, size_t k)
{
    return asc_str_eq_nocase(asc_str_slice(a, i, i + 1), asc_str_slice(b, k, k + 1));
}

/* Around it both reports have the same words: one has them from the other. */
static bool copied(const struct describer *d, size_t r, const asc_mention *x,
                   const struct telling *t)
{
    size_t before = 0, behind = 0;
    if (!d->with->reports || t->report == r) return false;
    asc_str a = d->with->reports[r].text, b = d->with->reports[t->report].text;
    while (behind < COPIED_BYTES && x->span.begin + behind < a.n && t->begin + behind < b.n &&
           same_letter(a, x->span.begin + behind, b, t->begin + behind))
        behind++;
    while (before < COPIED_BYTES && before < x->span.begin && before < t->begin &&
           same_letter(a, x->span.begin - before - 1, b, t->begin - before - 1))
        before++;
    return before + behind >= COPIED_BYTES;
}

static uint64_t telling_key(uint32_t incident, const struct phrase *p)
{
    return (uint64_t)incident << 32 | p->id;
}

/* The actor that these words mean already, inside the report or in another of its incident;
 * else they mean a new one from now on. False: out of memory. */
static bool same_words(struct describer *d, size_t r, const asc_mention *x, uint32_t *out)
{
    const struct phrase *p = phrase_of(d, x->text);
    if (!p) return false;
    if ((p->words >= WORDS_REPEATED || (x->definite && p->words)) && d->here_in[p->id] == r + 1)
        *out = d->here[p->id];
    uint32_t incident = d->with->incident ? d->with->incident[r] : ASC_NONE;
    if (*out != NOBODY || incident == ASC_NONE || p->words < WORDS_ALIKE) return true;
    const uint32_t *at = asc_numbers_find(&d->told, telling_key(incident, p));
    if (at && (defining(x, p->words) || copied(d, r, x, &d->tellings[*at - 1])))
        *out = d->tellings[*at - 1].actor;
    return true;
}

static bool note_words(struct describer *d, size_t r, const asc_mention *x, uint32_t actor)
{
    uint32_t at;
    const struct phrase *p = phrase_of(d, x->text);
    if (!p) return false;
    if (d->here_in[p->id] != r + 1) {
        d->here_in[p->id] = (uint32_t)r + 1;
        d->here[p->id] = actor;
    }
    uint32_t incident = d->with->incident ? d->with->incident[r] : ASC_NONE;
    if (incident == ASC_NONE || p->words < WORDS_ALIKE) return true;
    if (d->telling_count == d->telling_cap) {
        void *grown = asc_arena_grow(d->tmp, d->tellings, d->telling_count, &d->telling_cap,
                                     sizeof *d->tellings);
        if (!grown) return false;
        d->tellings = grown;
    }
    if (!asc_numbers_put(&d->told, telling_key(incident, p), (uint32_t)d->telling_count, &at, NULL))
        return false;
    d->tellings[d->telling_count++] = (struct telling){ actor, x->span.begin, r };
    return true;
}

/* Whom the description at i means, of those known by now; NOBODY. */
static bool find(struct describer *d, size_t r, const asc_mention *x, uint32_t *out)
{
    bool apart;
    *out = NOBODY;
    if (!merged_with(d, x->text, out)) return false;
    if (*out == NOBODY) *out = holder(d, r, x);
    if (*out == NOBODY) *out = near_one(d, r, x);
    if (*out == NOBODY) *out = state_behind(d, x);
    if (*out == NOBODY && !publisher(d, r, x, out)) return false;
    if (*out == NOBODY && !same_words(d, r, x, out)) return false;
    if (*out == NOBODY || !d->with->ruling_count) return true;
    if (!held_apart(d, x->text, *out, &apart)) return false;
    if (apart) *out = NOBODY;
    return true;
}

static bool place(struct describer *d, size_t r, uint32_t i, const bool *wanted)
{
    const asc_mention *x = mention(d, r, i);
    uint32_t *of = d->a->of[r], root = x->same, actor = NOBODY;
    bool apart = false;
    if (mention(d, r, root)->is_name) {
        actor = of[root];
        if (actor == ASC_NONE) return true;
        if (d->with->ruling_count && !held_apart(d, x->text, actor, &apart)) return false;
        if (!apart) {
            of[i] = actor;
            return add_text(d, actor, x->text);
        }
        actor = NOBODY;
    } else if (!wanted[root]) {
        return true;
    } else if (of[root] != ASC_NONE) {
        actor = of[root];
    }
    if (actor == NOBODY && !find(d, r, x, &actor)) return false;
    if (actor == NOBODY) actor = new_actor(d, x->kind);
    if (actor == NOBODY) return false;
    of[i] = actor;
    if (!apart && of[root] == ASC_NONE) of[root] = actor;
    return add_text(d, actor, x->text) && note_words(d, r, x, actor);
}

/* Is it, or one of its own, an argument, or told of by itself? */
static bool *wanted_of(struct describer *d, size_t r)
{
    const asc_mentions *m = d->with->mentions[r];
    bool *wanted = asc_arena_zalloc(d->tmp, m->count + 1, sizeof *wanted);
    for (uint32_t i = 0; wanted && i < m->count; i++)
        if (!m->items[i].is_name && (m->items[i].told || d->with->used[r][i]))
            wanted[m->items[i].same] = true;
    return wanted;
}

static bool one_report(struct describer *d, size_t r)
{
    const asc_mentions *m = d->with->mentions[r];
    bool *wanted = wanted_of(d, r);
    if (!wanted) return false;
    for (uint32_t i = 0; i < m->count; i++)
        if (m->items[i].is_name && d->a->of[r][i] != ASC_NONE)
            d->seen_in[d->a->of[r][i]] = (uint32_t)r + 1;
    /* those that others point to first: a headline means what the text behind it tells of */
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < m->count; i++) {
            bool root = m->items[i].same == i;
            if (!m->items[i].is_name && root == (pass == 0) && !place(d, r, i, wanted))
                return false;
        }
    return true;
}

asc_status asc_actors_describe(asc_actors *a, asc_arena *keep, const asc_describing *with,
                               asc_error *err)
{
    struct describer d = {
        .keep = keep, .tmp = asc_arena_new(), .a = a, .with = with, .named_count = a->count
    };
    bool good = d.tmp != NULL;
    if (good) {
        asc_map_init(&d.offices, d.tmp);
        asc_map_init(&d.phrases, d.tmp);
        asc_map_init(&d.ids, d.tmp);
        asc_name_keys_init(&d.keys, d.tmp);
        asc_numbers_init(&d.told, d.tmp);
        asc_map_init(&d.outlets, d.tmp);
        d.seen_in = asc_arena_zalloc(d.tmp, a->count + 1, sizeof *d.seen_in);
        good = d.seen_in && learn_offices(&d) && learn_outlets(&d);
    }
    for (size_t r = 0; good && r < with->report_count; r++) good = one_report(&d, r);
    asc_arena_free(d.tmp);
    return good ? ASC_OK
                : asc_fail(err, ASC_ENOMEM, "out of memory joining descriptions to actors");
}
