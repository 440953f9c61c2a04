#include "link/mouths.h"

#include <string.h>

#include "base/str.h"

#include "base/banned.h"

#define BESIDE 90     /* bytes beside a name that tell for whom he speaks */
#define WORDS_MAX 14u /* words there */
#define NAME_WORDS 5u /* words of a name among them */

#define MIXED (ASC_NONE - 1) /* speaks for several: for none of them */

typedef enum asc_post_sort {
    POST_NONE,
    POST_SPEAKS, /* for whatever it is of */
    POST_HEADS,
    POST_RULES, /* of a government */
    POST_JUDGES
} asc_post_sort;

static const struct {
    const char *word;
    asc_post_sort sort;
} POSTS[] = { { "spokesman", POST_SPEAKS },    { "spokeswoman", POST_SPEAKS },
              { "spokesperson", POST_SPEAKS }, { "director", POST_HEADS },
              { "chief", POST_HEADS },         { "head", POST_HEADS },
              { "president", POST_RULES },     { "premier", POST_RULES },
              { "minister", POST_RULES },      { "ambassador", POST_RULES },
              { "judge", POST_JUDGES },        { "chancellor", POST_RULES },
              { "envoy", POST_RULES } };

/* Who left a post speaks for it no more. */
static const char *const LEFT[] = { "former", "ex",      "retired", "ousted",
                                    "sacked", "deposed", "late",    "onetime" };

/* What may stand between whose post it is and the post: "Iran's deputy foreign minister". */
static const char *const BETWEEN[] = { "foreign",   "prime",       "interior",    "defence",
                                       "defense",   "deputy",      "acting",      "vice",
                                       "press",     "chief",       "senior",      "military",
                                       "political", "justice",     "security",    "former",
                                       "first",     "information", "intelligence" };

static bool same(asc_str a, const char *b)
{
    return asc_str_eq_nocase(a, asc_str_from(b));
}

static bool one_of(asc_str word, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (same(word, list[i])) return true;
    return false;
}

#define ONE_OF(word, list) one_of(word, list, sizeof list / sizeof *list)

static asc_post_sort post_of(asc_str word)
{
    for (size_t i = 0; i < sizeof POSTS / sizeof *POSTS; i++)
        if (same(word, POSTS[i].word)) return POSTS[i].sort;
    return POST_NONE;
}

/* ---- words beside a name -----------------------------------------------------------*/

struct beside {
    asc_str words[WORDS_MAX];
    uint32_t count;
};

static bool word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (unsigned char)c >= 0x80 || c == '.';
}

/* The words of a stretch, without 's. */
static struct beside split(asc_str s)
{
    struct beside out = { .count = 0 };
    for (size_t i = 0; i < s.n && out.count < WORDS_MAX;) {
        size_t k = i;
        while (k < s.n && word_byte(s.p[k]) &&
               !((unsigned char)s.p[k] == 0xE2 && k + 2 < s.n && (unsigned char)s.p[k + 1] == 0x80))
            k++;
        if (k > i) out.words[out.count++] = asc_str_slice(s, i, k);
        else if ((unsigned char)s.p[i] == 0xE2) k = i + 3;
        else k = i + 1;
        if (k < s.n && (s.p[k] == '\'' || (unsigned char)s.p[k] == 0xE2)) { /* 's */
            size_t j = s.p[k] == '\'' ? k + 1 : k + 3;
            if (j < s.n && s.p[j] == 's') k = j + 1;
        }
        i = k;
    }
    return out;
}

static asc_str joined(const struct beside *w, uint32_t begin, uint32_t end)
{
    const char *p = w->words[begin].p;
    return (asc_str){ p, (size_t)(w->words[end - 1].p + w->words[end - 1].n - p) };
}

/* Does a clause end at byte i: not at the dots of "the U.S. ambassador"? */
static bool stop(asc_str text, size_t i)
{
    unsigned char c = (unsigned char)text.p[i];
    if (c == '.') return i > 0 && text.p[i - 1] >= 'a' && text.p[i - 1] <= 'z';
    return c == ',' || strchr(";:!?\n\"()", (char)c) != NULL || c == 0x9D || c == 0x9C;
}

/* What stands right before the name, up to a comma or stop: "CIA director" of "..., CIA director X". */
static asc_str before(asc_str text, uint32_t begin)
{
    size_t at = begin, least = begin > BESIDE ? begin - BESIDE : 0;
    while (at > least && !stop(text, at - 1)) at--;
    return asc_str_slice(text, at, begin);
}

/* What is set before it with a comma: "the French ambassador, X". */
static asc_str set_before(asc_str text, uint32_t begin)
{
    if (begin < 2 || text.p[begin - 1] != ' ' || text.p[begin - 2] != ',') return (asc_str){ 0 };
    asc_str s = before(text, begin - 2);
    return s;
}

/* What is set behind it between commas. */
static asc_str set_behind(asc_str text, uint32_t end)
{
    size_t at = (size_t)end + 2, most = (size_t)end + BESIDE;
    if (at >= text.n || text.p[end] != ',') return (asc_str){ 0 };
    while (at < text.n && at < most && !stop(text, at)) at++;
    return asc_str_slice(text, (size_t)end + 1, at);
}

/* ---- whose post it is --------------------------------------------------------------*/

struct mouths {
    asc_voice_book *b;
    const asc_link_view *v;
    const asc_states *states;
    asc_arena *tmp;
    uint32_t *found; /* of each actor, by words: for whom it speaks; ASC_NONE, MIXED */
    bool *rules;     /* holds an office of some government */
};

/* The actor of the longest name that ends right before word `end`, or begins at word `begin`. */
static uint32_t named_before(const struct mouths *m, const struct beside *w, uint32_t end)
{
    for (uint32_t n = NAME_WORDS < end ? NAME_WORDS : end; n > 0; n--) {
        uint32_t a = asc_voice_named(m->b, m->tmp, joined(w, end - n, end));
        if (a != ASC_NONE) return a;
    }
    return ASC_NONE;
}

static uint32_t named_from(const struct mouths *m, const struct beside *w, uint32_t begin)
{
    uint32_t most = w->count - begin < NAME_WORDS ? w->count - begin : NAME_WORDS;
    for (uint32_t n = most; n > 0; n--) {
        uint32_t a = asc_voice_named(m->b, m->tmp, joined(w, begin, begin + n));
        if (a != ASC_NONE) return a;
    }
    return ASC_NONE;
}

static bool may_have_posts(const struct mouths *m, uint32_t a)
{
    if (a == ASC_NONE) return false;
    asc_actor_kind kind = m->v->actors[a].kind;
    return kind != ASC_ACTOR_PERSON && kind != ASC_ACTOR_OUTLET;
}

static void speaks_for(struct mouths *m, uint32_t who, uint32_t whom)
{
    if (whom == ASC_NONE || whom == who) return;
    if (m->found[who] == ASC_NONE) m->found[who] = whom;
    else if (m->found[who] != whom) m->found[who] = MIXED;
}

/* "Interior ministry spokesman": of the words before word i. */
static bool of_government(const struct beside *w, uint32_t i)
{
    uint32_t from = i > 3 ? i - 3 : 0;
    return i > from && asc_voice_by_words(joined(w, from, i)).office == ASC_OFFICE_GOVERNMENT;
}

/* The post at word i of those beside the name of `who`: whose it is. */
static void take_post(struct mouths *m, uint32_t who, const struct beside *w, uint32_t i,
                      asc_post_sort sort)
{
    static const char *const looks_into[] = { "investigating", "examining", "instructing",
                                              "magistrate" };
    if (sort == POST_JUDGES) { /* who tries a case is its court; who looks into one is himself */
        if (!(i > 0 && ONE_OF(w->words[i - 1], looks_into)) &&
            m->b->of_actor[who].office == ASC_OFFICE_NONE)
            m->b->of_actor[who].office = ASC_OFFICE_COURT;
        return;
    }
    uint32_t first = i, whom = ASC_NONE;
    while (first > 0 && ONE_OF(w->words[first - 1], BETWEEN)) first--;
    if (i + 2 < w->count && (same(w->words[i + 1], "of") || same(w->words[i + 1], "for"))) {
        uint32_t from = i + 2;
        if (from + 1 < w->count && same(w->words[from], "the")) from++;
        whom = named_from(m, w, from);
    }
    if (!may_have_posts(m, whom)) whom = first > 0 ? named_before(m, w, first) : ASC_NONE;
    /* "Interior Ministry spokesman": where what is between was a part of the name */
    for (uint32_t k = first + 1; k <= i && !may_have_posts(m, whom); k++)
        whom = named_before(m, w, k);
    bool state = may_have_posts(m, whom) && m->v->actors[whom].kind == ASC_ACTOR_STATE;
    if ((sort == POST_RULES || of_government(w, i)) && !state) {
        uint32_t from = first > 2 ? first - 2 : 0;
        if (sort == POST_RULES || !may_have_posts(m, whom))
            whom = first > from ? asc_states_among(m->states, joined(w, from, first)) : ASC_NONE;
        m->rules[who] = true;
    }
    if (may_have_posts(m, whom)) speaks_for(m, who, whom);
}

/* The last post among the words, and nobody who left one. `right`: it must be the last word. */
static void look(struct mouths *m, uint32_t who, asc_str stretch, bool right)
{
    if (stretch.n < 4) return;
    struct beside w = split(stretch);
    uint32_t at = w.count;
    for (uint32_t i = 0; i < w.count; i++) {
        if (ONE_OF(w.words[i], LEFT)) return;
        if (post_of(w.words[i]) != POST_NONE && (at == w.count || right)) at = i;
    }
    if (at == w.count || (right && at + 1 != w.count)) return;
    take_post(m, who, &w, at, post_of(w.words[at]));
}

/* ---- all ---------------------------------------------------------------------------*/

/* "Corin's interior ministry": whose office it is stands before it. */
static void take_state(struct mouths *m, uint32_t office, asc_str stretch)
{
    struct beside w = split(stretch);
    uint32_t from = w.count > 2 ? w.count - 2 : 0;
    uint32_t state = w.count ? asc_states_among(m->states, joined(&w, from, w.count)) : ASC_NONE;
    if (state != ASC_NONE) speaks_for(m, office, state);
}

static void read_titles(struct mouths *m)
{
    const asc_link_view *v = m->v;
    for (size_t k = 0; k < v->statement_count; k++) {
        const asc_statement *s = &v->statements[k];
        asc_str text = v->reports[s->report].text;
        for (uint32_t i = 1; i < s->source_count; i++) {
            const asc_source *x = &s->sources[i];
            if (x->actor == ASC_NONE || x->span.end > text.n || x->span.end <= x->span.begin)
                continue;
            if (m->b->of_actor[x->actor].office != ASC_OFFICE_NONE &&
                m->b->of_actor[x->actor].state == ASC_NONE)
                take_state(m, x->actor, before(text, x->span.begin));
            if (!v->actors[x->actor].named || v->actors[x->actor].kind != ASC_ACTOR_PERSON)
                continue;
            asc_mark mark = asc_arena_save(m->tmp);
            look(m, x->actor, before(text, x->span.begin), true);
            look(m, x->actor, set_before(text, x->span.begin), false);
            look(m, x->actor, set_behind(text, x->span.end), false);
            asc_arena_restore(m->tmp, mark);
        }
    }
}

static bool is_mouth(const asc_actor *x)
{
    for (uint32_t k = 0; k < x->name_count; k++) {
        struct beside w = split(x->names[k]);
        for (uint32_t i = 0; i < w.count; i++)
            if (post_of(w.words[i]) == POST_SPEAKS) return true;
    }
    return false;
}

/* Whoever is told to lead just one other, or belongs to it and is called its spokesman, speaks for it. */
static void read_ties(asc_voice_book *b, const asc_link_view *v)
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

bool asc_mouths_know(asc_voice_book *b, asc_arena *keep, const asc_link_view *v,
                     const asc_states *states)
{
    struct mouths m = { .b = b, .v = v, .states = states, .tmp = keep };
    m.found = asc_arena_alloc(keep, v->actor_count + 1, sizeof *m.found);
    m.rules = asc_arena_zalloc(keep, v->actor_count + 1, sizeof *m.rules);
    if (!m.found || !m.rules) return false;
    for (uint32_t a = 0; a < v->actor_count; a++) m.found[a] = ASC_NONE;
    read_ties(b, v);
    read_titles(&m);
    for (uint32_t a = 0; a < v->actor_count; a++) {
        bool one = m.found[a] != ASC_NONE && m.found[a] != MIXED;
        bool office =
            b->of_actor[a].office != ASC_OFFICE_NONE && v->actors[a].kind != ASC_ACTOR_PERSON;
        if (one && office) b->of_actor[a].state = m.found[a]; /* "Corin's ministry" */
        one = one && !office;
        if (b->speaks[a] == a && one) b->speaks[a] = m.found[a];
        if (m.rules[a] && b->of_actor[a].office == ASC_OFFICE_NONE)
            b->of_actor[a].office = ASC_OFFICE_GOVERNMENT;
    }
    return true;
}
