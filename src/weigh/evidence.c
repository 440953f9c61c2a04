#include "weigh/evidence.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/order.h"
#include "base/str.h"
#include "weigh/bodies.h"
#include "weigh/posts.h"
#include "weigh/sides.h"

#include "base/banned.h"

#define DOUBT .5 /* how much of an origin's weight a certain doubt of its word takes */
#define CLAIM_DOUBT \
    .8 /* of one that claims the deed: boasts are doubted far more often than true claims */
#define TELLER_DOUBT .95 /* ... and where nobody but the doubter tells of the claim */
#define PARTY_DOUBT .2   /* the same where an opponent doubts it */
#define TRUST_MAX 1.25   /* what others' trust can make of it */
#define PLANNED .7       /* how firmly a group did what one of its own prepared */
#define ORDERED .5       /* ... or what its leader ordered */
#define CLEARED .3       /* ... or did, if somebody else says that this one did not */
#define DISOWNED .2      /* how firmly one claims what he denies elsewhere */
#define ECHO .25 /* weight of a second party that accuses the same actor; then its square, ... */

const asc_learnt *asc_learnt_of(const asc_weigh_input *in, uint64_t key)
{
    size_t lo = 0, hi = in->learnt_count;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (in->learnt[mid].key < key) lo = mid + 1;
        else hi = mid;
    }
    return lo < in->learnt_count && in->learnt[lo].key == key ? &in->learnt[lo] : NULL;
}

int asc_tied_cmp(const void *x, const void *y)
{
    const asc_tied *p = x, *q = y;
    if (p->a != q->a) return p->a < q->a ? -1 : 1;
    return p->b < q->b ? -1 : p->b > q->b;
}

bool asc_is_tied(const asc_weigh_input *in, uint32_t x, uint32_t y, const char *until)
{
    asc_tied pair = { .a = x < y ? x : y, .b = x < y ? y : x };
    const asc_tied *found = NULL;
    if (in->tie_count) found = bsearch(&pair, in->ties, in->tie_count, sizeof pair, asc_tied_cmp);
    return found && (!until || strncmp(found->since, until, 10) <= 0);
}

bool asc_is_role(asc_predicate p)
{
    return p == ASC_PREDICATE_CARRIED_OUT || p == ASC_PREDICATE_ORDERED ||
           p == ASC_PREDICATE_PLANNED || p == ASC_PREDICATE_HELPED || p == ASC_PREDICATE_FINANCED ||
           p == ASC_PREDICATE_KNEW_OF;
}

bool asc_speaks_of_itself(const asc_statement *st)
{
    const asc_source *s = &st->sources[st->source_count - 1];
    if (st->agent.actor == ASC_NONE) return false;
    if (st->source_count > 1) return s->actor == st->agent.actor;
    return st->act == ASC_ACT_CLAIM || (st->act == ASC_ACT_DENY && st->basis == ASC_BASIS_CLAIMED);
}

uint64_t asc_origin_of(const asc_weigh_input *in, uint32_t statement)
{
    const asc_statement *st = &in->statements[statement];
    if (asc_speaks_of_itself(st)) return st->agent.actor;
    if (in->origin_of) return in->origin_of[statement];
    const asc_source *s = &st->sources[st->source_count - 1];
    return s->actor != ASC_NONE ? s->actor : ASC_ORIGIN_REPORT + st->report;
}

static double firmness(asc_certainty c)
{
    return c == ASC_CERTAINTY_CT ? 1 : c == ASC_CERTAINTY_PR ? .7 : c == ASC_CERTAINTY_PS ? .35 : 0;
}

static bool taken_back(const asc_weigh_input *in, uint32_t statement, const char *until)
{
    const char *day = in->fallen ? in->fallen[statement] : NULL;
    return day && (!until || (day[0] && strncmp(day, until, 10) <= 0));
}

static bool counts(const asc_weigh_input *in, uint32_t statement, const char *until)
{
    const asc_statement *st = &in->statements[statement];
    if (st->conditional || st->mood != ASC_MOOD_HAPPENED || st->agent.actor == ASC_NONE)
        return false;
    if (st->certainty == ASC_CERTAINTY_U || taken_back(in, statement, until)) return false;
    if (asc_origin_of(in, statement) == ASC_ORIGIN_NONE) return false;
    /* A partial date counts from its first day on: "2010-10" < "2010-10-05". */
    return !until || (st->said[0] && strncmp(st->said, until, 10) <= 0);
}

/* ---- testimonies ---- */

struct entry {
    asc_testimony t;
    uint64_t key;
    bool confession, second_hand;
};

/* Everything that decides the order is in it; the firmest of one kind comes first. */
static int by_origin(const void *x, const void *y)
{
    const struct entry *a = x, *b = y;
    double fa = a->t.firm * a->t.read, fb = b->t.firm * b->t.read;
    if (a->key != b->key) return a->key < b->key ? -1 : 1;
    if (a->t.actor != b->t.actor) return a->t.actor < b->t.actor ? -1 : 1;
    if (a->t.role != b->t.role) return a->t.role < b->t.role ? -1 : 1;
    if (a->t.polarity != b->t.polarity) return a->t.polarity < b->t.polarity ? -1 : 1;
    if (a->t.word != b->t.word) return a->t.word < b->t.word ? -1 : 1;
    if (fa != fb) return fa > fb ? -1 : 1;
    return a->t.statement < b->t.statement ? -1 : a->t.statement > b->t.statement;
}

static bool same_word(const asc_testimony *a, const asc_testimony *b)
{
    return a->actor == b->actor && a->role == b->role && a->polarity == b->polarity &&
           a->word == b->word;
}

/* ---- who an origin is ---- */

static uint32_t standing_of_words(const asc_reputes *s, const asc_weigh_input *in, uint64_t key,
                                  const struct entry *e, size_t n)
{
    uint32_t best = ASC_NONE;
    if (key >= ASC_ORIGIN_REPORT) {
        const asc_report_facts *f = &in->reports[key - ASC_ORIGIN_REPORT].facts;
        uint32_t author = asc_repute_of_words(s, f->author);
        best = asc_repute_of_words(s, f->outlet);
        return best == s->party || author == ASC_NONE ? best : author;
    }
    best = asc_repute_of_actor(s, &in->actors[key]);
    for (size_t k = 0; k < n; k++) {
        const asc_statement *st = &in->statements[e[k].t.statement];
        const asc_source *src = &st->sources[st->source_count - 1];
        uint32_t found = src->actor == key ? asc_repute_of_words(s, src->text) : ASC_NONE;
        if (found < best) best = found;
    }
    return best;
}

static uint32_t standing_of_kind(const asc_reputes *s, const asc_actor *a)
{
    if (!asc_told_apart(a)) return s->unnamed;
    switch (a->kind) {
    case ASC_ACTOR_GROUP:
    case ASC_ACTOR_STATE:
    case ASC_ACTOR_AGENCY: return s->party;
    case ASC_ACTOR_OUTLET: return s->outlet;
    case ASC_ACTOR_DOCUMENT: return s->of_basis[ASC_BASIS_DOCUMENT];
    default: return s->plain;
    }
}

#define RIGHT_LEAST .02
#define STRETCH_MAX 3
#define FITS_MAX .9

/*
 * What was learnt is how often it names the right one: being right, or being wrong by one
 * it would have named in any case. The spread is stretched as the scale is.
 */
static void learnt(asc_heard *o, const asc_weigh_input *in)
{
    const asc_learnt *x = asc_learnt_of(in, o->key);
    if (!x) return;
    double right = (x->right - o->fits) / (1 - o->fits);
    if (right < RIGHT_LEAST) right = RIGHT_LEAST;
    double stretch = x->right / right;
    o->right = right;
    o->spread = x->spread * (stretch < STRETCH_MAX ? stretch : STRETCH_MAX);
    o->learnt = x->incidents;
}

/* The probability that what it says is its own, and no hidden copy. */
static double own_of(const asc_weigh_input *in, const struct entry *e, size_t n)
{
    double sum = 0;
    if (!in->own) return 1;
    for (size_t k = 0; k < n; k++) sum += (double)in->own[e[k].t.statement];
    return sum / (double)n;
}

/* "A police source": of an office, but nobody can hold it to what it says. */
static bool held_to_nothing(const asc_reputes *s, const asc_actor *a)
{
    for (uint32_t k = 0; k < a->name_count; k++)
        if (asc_repute_has_word(s, a->names[k], s->unnamed)) return true;
    return false;
}

/* "People say it was X": of nobody in particular. */
static bool is_crowd(const asc_actor *a)
{
    static const char *const crowds[] = { "people", "everyone", "everybody", "many",       "some",
                                          "others", "rumours",  "rumour",    "gossip",     "locals",
                                          "rumors", "rumor",    "they",      "the people", NULL };
    for (uint32_t k = 0; k < a->name_count; k++)
        if (!asc_str_among(a->names[k], crowds)) return false;
    return a->name_count > 0;
}

/* "The government's white paper": what is written to be published is its author's word, a party's; a memo that
 * was not meant for others is a paper. */
static bool is_manifesto(const asc_actor *a)
{
    static const char *const kinds[] = { "hite paper", "White Paper", "ossier", "ommuniqu", NULL };
    for (uint32_t k = 0; k < a->name_count; k++)
        for (size_t j = 0; kinds[j]; j++)
            if (asc_str_find(a->names[k], asc_str_from(kinds[j])) != SIZE_MAX) return true;
    return false;
}

/* Do the statement's own words tell a verdict: "was convicted of it"? */
static bool tells_verdict(const asc_weigh_input *in, const asc_statement *st)
{
    static const char *const verdicts[] = { "convicted", "found guilty", "sentenced",
                                            "pleaded guilty", NULL };
    asc_str text = in->reports ? in->reports[st->report].text : (asc_str){ NULL, 0 };
    asc_str words = asc_str_slice(text, st->span.begin, st->span.end);
    for (size_t k = 0; verdicts[k]; k++)
        if (asc_str_find(words, asc_str_from(verdicts[k])) != SIZE_MAX) return true;
    return false;
}

/* "X was convicted of it", whoever tells it: a court that is not named has found so. */
static bool of_court(const asc_weigh_input *in, const struct entry *e)
{
    const asc_statement *st = &in->statements[e->t.statement];
    return e->t.word == ASC_WORD_SAYS && st->polarity == ASC_POLARITY_PLUS &&
           st->certainty == ASC_CERTAINTY_CT &&
           (st->act == ASC_ACT_ASSESS || st->act == ASC_ACT_ACCUSE) && tells_verdict(in, st);
}

/* Its class by name, else by kind; how it knows, where it tells, counts for more. */
static void stand(asc_heard *o, const asc_reputes *s, const asc_weigh_input *in,
                  const struct entry *e, size_t n)
{
    uint32_t at = standing_of_words(s, in, o->key, e, n);
    if (at == ASC_NONE)
        at = o->key >= ASC_ORIGIN_REPORT ? s->outlet : standing_of_kind(s, &in->actors[o->key]);
    /* A recording that an official without a name tells of: nobody can ask him, or hear it. */
    bool self = false,
         nameless = at == s->unnamed && o->key < in->actor_count && !in->actors[o->key].named;
    if (at == s->police && o->key < in->actor_count && !in->actors[o->key].named &&
        held_to_nothing(s, &in->actors[o->key]))
        at = s->unnamed;
    if (at == s->unnamed && o->key < in->actor_count &&
        asc_speaks_for_party(s, &in->actors[o->key]))
        at = s->party;
    if (at == s->document && o->key < in->actor_count && is_manifesto(&in->actors[o->key]))
        at = s->party;
    if (s->rumour != ASC_NONE && o->key < in->actor_count && is_crowd(&in->actors[o->key]))
        at = s->rumour;
    if (at == s->plain && o->key < in->actor_count && in->posts &&
        in->posts[o->key].standing != ASC_NONE)
        at = in->posts[o->key].standing;
    for (size_t k = 0; k < n; k++) {
        uint32_t basis = s->of_basis[in->statements[e[k].t.statement].basis];
        if (basis == ASC_NONE && e[k].confession) basis = s->of_basis[ASC_BASIS_INTERROGATION];
        self |= e[k].t.word != ASC_WORD_SAYS || e[k].confession;
        if (basis == ASC_NONE && !e[k].second_hand && of_court(in, &e[k])) basis = s->verdict;
        if (basis == ASC_NONE || e[k].second_hand) continue;
        if (nameless && basis == s->of_basis[ASC_BASIS_INTELLIGENCE]) continue;
        if (at != s->party) o->access |= s->items[basis].access;
        if (at == s->outlet || at == s->plain || at == s->unnamed) at = basis;
    }
    o->standing = at;
    o->right = s->items[at].right;
    o->spread = s->items[at].spread;
    o->fits = s->items[at].fits * (in->fits > 0 ? in->fits : 1);
    if (o->fits > FITS_MAX) o->fits = FITS_MAX;
    learnt(o, in);
    for (size_t k = 0; k < in->rating_count; k++)
        if (in->ratings[k].origin == o->key) o->right = in->ratings[k].right;
    o->access |= s->items[at].access;
    o->party = self || at == s->party;
}

/* ---- gathering ---- */

struct gather {
    asc_evidence *out;
    asc_arena *keep;
    const asc_weigh_input *in;
    const asc_reputes *standings;
    struct entry *entries;
    size_t count;
};

static asc_testimony testimony(const asc_statement *st, uint32_t index, asc_word word)
{
    return (asc_testimony){ .actor = st->agent.actor,
                            .statement = index,
                            .role = st->predicate,
                            .polarity = st->polarity,
                            .word = word,
                            .firm = firmness(st->certainty),
                            .read = st->read };
}

#define SAME_OFFICE_LOOK 256 /* entries of the same report that are looked through */

/* "The court", "a special court in Ladara": an article, and then no capital. */
static bool common(asc_str name)
{
    static const char *const articles[] = { "the ", "The ", "a ", "A ", "an ", "An " };
    for (size_t k = 0; k < sizeof articles / sizeof *articles; k++) {
        size_t n = strlen(articles[k]);
        if (name.n > n && memcmp(name.p, articles[k], n) == 0)
            return name.p[n] >= 'a' && name.p[n] <= 'z';
    }
    return false;
}

/* Has it a name of its own? An office alone ("Court", in a headline) is none. */
static bool proper(const asc_reputes *s, const asc_actor *a)
{
    for (uint32_t k = 0; k < a->name_count; k++) {
        asc_str name = a->names[k];
        bool office = !memchr(name.p, ' ', name.n) && asc_repute_of_words(s, name) != ASC_NONE;
        if (office || common(name)) return false;
    }
    return a->named;
}

/*
 * "A special court in Ladara" and "the court", "two officials" and "an official": in one
 * report voices without a name that belong to one office are one origin. Statements lie
 * by report.
 */
static uint64_t same_office(const struct gather *g, uint64_t key, uint32_t report)
{
    if (key >= ASC_ORIGIN_REPORT || proper(g->standings, &g->in->actors[key])) return key;
    uint32_t words = asc_repute_of_actor(g->standings, &g->in->actors[key]);
    for (size_t k = g->count, left = SAME_OFFICE_LOOK; words != ASC_NONE && k > 0 && left; left--) {
        const struct entry *e = &g->entries[--k];
        if (g->in->statements[e->t.statement].report != report) break;
        if (e->key < ASC_ORIGIN_REPORT && !proper(g->standings, &g->in->actors[e->key]) &&
            asc_repute_of_actor(g->standings, &g->in->actors[e->key]) == words)
            return e->key;
    }
    return key;
}

#define GROUPS_MAX 32 /* groups named for one incident that others are looked for in */

/* A body that people belong to. */
static bool is_body(asc_actor_kind kind)
{
    return kind == ASC_ACTOR_GROUP || kind == ASC_ACTOR_AGENCY || kind == ASC_ACTOR_ORGANISATION;
}

/* The groups with a name that somebody says did it; how many. */
static uint32_t named_groups(const struct gather *g, uint32_t out[GROUPS_MAX])
{
    uint32_t n = 0;
    for (size_t k = 0; k < g->count && n < GROUPS_MAX; k++) {
        const asc_testimony *t = &g->entries[k].t;
        const asc_actor *a = &g->in->actors[t->actor];
        bool is = t->role == ASC_PREDICATE_CARRIED_OUT && t->polarity == ASC_POLARITY_PLUS &&
                  is_body(a->kind) && a->named;
        for (uint32_t j = 0; is && j < n; j++) is = out[j] != t->actor;
        if (is) out[n++] = t->actor;
    }
    return n;
}

/* Does somebody else, not of his side, say that he had no part in it? */
static bool is_cleared(const struct gather *g, uint32_t actor)
{
    for (size_t k = 0; k < g->count; k++) {
        const asc_testimony *t = &g->entries[k].t;
        if (t->actor == actor && t->role == ASC_PREDICATE_CARRIED_OUT &&
            t->polarity == ASC_POLARITY_MINUS && t->word == ASC_WORD_SAYS)
            return true;
    }
    return false;
}

/* The one group that he leads or belongs to among those named for it; ASC_NONE. */
static uint32_t group_of(const struct gather *g, uint32_t actor, const uint32_t *groups, uint32_t n)
{
    uint32_t of = ASC_NONE, found = 0;
    for (uint32_t j = 0; j < n; j++)
        if (groups[j] != actor && asc_is_tied(g->in, actor, groups[j], g->out->until))
            of = groups[j], found++;
    return found == 1 ? of : ASC_NONE;
}

/*
 * Who belongs to one of the groups that are named for it, or leads it, and had a hand in it
 * is no rival of that group: that he did it says that it did. What clears or accuses him alone
 * of having given the order, and what he says of himself, stays his own.
 */
static void act_for_groups(struct gather *g)
{
    uint32_t groups[GROUPS_MAX], n = named_groups(g, groups);
    for (size_t k = 0; n && k < g->count; k++) {
        asc_testimony *t = &g->entries[k].t;
        const asc_actor *a = &g->in->actors[t->actor];
        if (t->word != ASC_WORD_SAYS || t->polarity != ASC_POLARITY_PLUS ||
            (t->role != ASC_PREDICATE_CARRIED_OUT && t->role != ASC_PREDICATE_HELPED &&
             t->role != ASC_PREDICATE_PLANNED) ||
            (a->kind != ASC_ACTOR_PERSON && a->named) ||
            (t->role == ASC_PREDICATE_HELPED && a->named)) /* whoever helped, helped himself */
            continue;
        uint32_t of = group_of(g, t->actor, groups, n);
        if (of == ASC_NONE) continue;
        if (is_cleared(g, t->actor)) t->firm *= CLEARED;
        t->actor = of;
        if (t->role != ASC_PREDICATE_PLANNED) continue;
        t->role = ASC_PREDICATE_CARRIED_OUT;
        t->firm *= PLANNED;
    }
}

/*
 * What men without a name of their own did, their body did: nobody but it can be named for it, or
 * claim it. That they did not, or helped, or gave an order, is no more than it says.
 */
static void stand_for(const struct gather *g, struct entry *e, const char *until)
{
    bool itself = false,
         did = e->t.polarity == ASC_POLARITY_PLUS &&
               (e->t.role == ASC_PREDICATE_CARRIED_OUT || e->t.role == ASC_PREDICATE_PLANNED);
    uint32_t body = asc_body_of(g->in, e->t.actor, until, &itself);
    if (body == ASC_NONE || !(itself || did)) return;
    if (e->key == e->t.actor && (itself || e->t.word == ASC_WORD_CLAIMS || e->confession)) {
        if (e->confession) e->t.word = ASC_WORD_CLAIMS; /* they speak for it */
        e->confession = false;
        e->key = body;
    }
    e->t.actor = body;
}

/* "People say it was X. It was not X": who tells a rumour to contradict it has it counted as none. */
static bool refuted(const struct gather *g, const asc_statement *st, const uint32_t *of_incident,
                    uint32_t count)
{
    uint32_t last = st->sources[st->source_count - 1].actor;
    if (last == ASC_NONE || !is_crowd(&g->in->actors[last])) return false;
    uint32_t by = st->source_count > 2 ? st->sources[st->source_count - 2].actor : ASC_NONE;
    for (uint32_t k = 0; k < count; k++) {
        const asc_statement *x = &g->in->statements[of_incident[k]];
        if (x->report == st->report && x->polarity == ASC_POLARITY_MINUS &&
            x->predicate == st->predicate && x->agent.actor == st->agent.actor &&
            x->source_count + 1 == st->source_count && x->sources[x->source_count - 1].actor == by)
            return true;
    }
    return false;
}

/* Does the same voice name anybody for having carried it out? */
static bool names_doer(const struct gather *g, uint64_t key, size_t count)
{
    for (size_t k = 0; k < count; k++) {
        const asc_testimony *t = &g->entries[k].t;
        if (g->entries[k].key == key && t->role == ASC_PREDICATE_CARRIED_OUT &&
            t->polarity == ASC_POLARITY_PLUS)
            return true;
    }
    return false;
}

/*
 * A group or a firm does what it plans; so does one whose leader gave the order, where nobody else is
 * named by that voice: it is one more word that it did it, a probable one. Services and states
 * have others do it.
 */
static void plans_are_deeds(struct gather *g)
{
    uint32_t groups[GROUPS_MAX], n = named_groups(g, groups);
    for (size_t k = 0, count = g->count; k < count; k++) {
        struct entry e = g->entries[k];
        const asc_actor *a = &g->in->actors[e.t.actor];
        uint32_t doer = ASC_NONE;
        if (e.t.word != ASC_WORD_SAYS || e.t.polarity != ASC_POLARITY_PLUS) continue;
        if (e.t.role == ASC_PREDICATE_PLANNED && a->named &&
            (a->kind == ASC_ACTOR_GROUP || a->kind == ASC_ACTOR_ORGANISATION))
            doer = e.t.actor;
        if (e.t.role == ASC_PREDICATE_ORDERED && a->kind == ASC_ACTOR_PERSON)
            doer = group_of(g, e.t.actor, groups, n);
        if (doer == ASC_NONE ||
            (e.t.role == ASC_PREDICATE_ORDERED && g->in->actors[doer].kind != ASC_ACTOR_GROUP) ||
            names_doer(g, e.key, count))
            continue;
        e.t.actor = doer;
        e.t.firm *= e.t.role == ASC_PREDICATE_PLANNED ? PLANNED : ORDERED;
        e.t.role = ASC_PREDICATE_CARRIED_OUT;
        g->entries[g->count++] = e;
    }
}

static void list_entries(struct gather *g, const uint32_t *of_incident, uint32_t count,
                         const char *until)
{
    for (uint32_t k = 0; k < count; k++) {
        const asc_statement *st = &g->in->statements[of_incident[k]];
        if (!asc_is_role(st->predicate) || !counts(g->in, of_incident[k], until)) continue;
        if (refuted(g, st, of_incident, count)) continue;
        struct entry *e = &g->entries[g->count];
        asc_side side = asc_side_of(g->in, g->standings, of_incident[k], until);
        e->key = same_office(g, side.key, st->report);
        e->confession = side.confession;
        e->second_hand = side.second_hand;
        e->t = testimony(st, of_incident[k], side.word);
        e->t.actor = asc_alias_of(g->in, e->t.actor, until);
        stand_for(g, e, until);
        g->count++;
    }
    act_for_groups(g);
    plans_are_deeds(g);
    qsort(g->entries, g->count, sizeof *g->entries, by_origin);
}

/* The statements, firmest first as sorted, and the reports they stand in. */
static bool list_places(struct gather *g, asc_heard *o, const struct entry *e, size_t n)
{
    uint32_t *st = asc_arena_alloc(g->keep, n + 1, sizeof *st);
    uint32_t *reports = asc_arena_alloc(g->keep, n + 1, sizeof *reports);
    if (!st || !reports) return false;
    o->seed = UINT64_MAX;
    for (size_t k = 0; k < n; k++) {
        const asc_statement *s = &g->in->statements[e[k].t.statement];
        uint64_t id = asc_str_hash(asc_str_from(s->id));
        if (id < o->seed) o->seed = id;
        st[k] = e[k].t.statement;
        reports[k] = s->report;
    }
    qsort(reports, n, sizeof *reports, asc_order_u32);
    for (size_t k = 0; k < n; k++)
        if (k == 0 || reports[k] != reports[o->report_count - 1])
            reports[o->report_count++] = reports[k];
    o->statements = st;
    o->statement_count = (uint32_t)n;
    o->reports = reports;
    return true;
}

static bool take_origin(struct gather *g, const struct entry *e, size_t n)
{
    asc_evidence *out = g->out;
    if (out->origin_count == ASC_ORIGINS_MAX) {
        out->left_out++;
        return true;
    }
    asc_heard *o = &out->origins[out->origin_count];
    *o = (asc_heard){ .key = e->key, .trust = 1, .echo = 1, .first = out->count };
    o->own = o->trust = own_of(g->in, e, n);
    for (size_t k = 0; k < n; k++) {
        if (k && same_word(&e[k].t, &e[k - 1].t)) continue;
        asc_testimony *t = &out->items[out->count++];
        *t = e[k].t;
        t->origin = out->origin_count;
    }
    o->end = out->count;
    stand(o, g->standings, g->in, e, n);
    out->origin_count++;
    return list_places(g, o, e, n);
}

static bool take_origins(struct gather *g)
{
    size_t origins = 0;
    for (size_t k = 0; k < g->count; k++)
        origins += k == 0 || g->entries[k].key != g->entries[k - 1].key;
    if (origins > ASC_ORIGINS_MAX) origins = ASC_ORIGINS_MAX;
    g->out->origins = asc_arena_zalloc(g->keep, origins + 1, sizeof *g->out->origins);
    g->out->items = asc_arena_alloc(g->keep, g->count + 1, sizeof *g->out->items);
    if (!g->out->origins || !g->out->items) return false;
    for (size_t k = 0, end; k < g->count; k = end) {
        for (end = k + 1; end < g->count && g->entries[end].key == g->entries[k].key;) end++;
        if (!take_origin(g, &g->entries[k], end - k)) return false;
    }
    return true;
}

/* ---- who may be an answer ---- */

/* Does this voice name anybody that has a name? "A court convicted four men": then it says who they are. */
static bool has_named(const struct gather *g, uint32_t origin)
{
    const asc_heard *o = &g->out->origins[origin];
    for (uint32_t k = o->first; k < o->end; k++) {
        const asc_testimony *t = &g->out->items[k];
        if (t->role == ASC_PREDICATE_CARRIED_OUT && t->polarity == ASC_POLARITY_PLUS &&
            asc_told_apart(&g->in->actors[t->actor]))
            return true;
    }
    return false;
}

/* "Two teenagers were convicted of it": a court knows who they are, whether they are named or not. */
static bool is_convicted(const struct gather *g, const asc_testimony *t)
{
    const asc_statement *st = &g->in->statements[t->statement];
    if (t->role != ASC_PREDICATE_CARRIED_OUT || t->polarity != ASC_POLARITY_PLUS ||
        st->certainty != ASC_CERTAINTY_CT || has_named(g, t->origin))
        return false;
    return g->out->origins[t->origin].standing == g->standings->verdict || tells_verdict(g->in, st);
}

static void tell_apart(struct gather *g)
{
    for (uint32_t k = 0; k < g->out->count; k++) {
        asc_testimony *t = &g->out->items[k];
        t->apart = asc_told_apart(&g->in->actors[t->actor]) || is_convicted(g, t);
    }
    for (uint32_t k = 0; k < g->out->count; k++)
        for (uint32_t j = 0; j < g->out->count && !g->out->items[k].apart; j++)
            g->out->items[k].apart =
                g->out->items[j].apart && g->out->items[j].actor == g->out->items[k].actor;
}

/* ---- whose word is doubted; who could and would ---- */

/* What is claimed in the name of one who denies it is hardly his claim. */
static void disown(struct gather *g)
{
    for (uint32_t k = 0; k < g->out->count; k++) {
        asc_testimony *t = &g->out->items[k];
        bool denied = false;
        if (t->word != ASC_WORD_CLAIMS) continue;
        for (uint32_t j = 0; j < g->out->count && !denied; j++)
            denied = g->out->items[j].word == ASC_WORD_DENIES &&
                     g->out->items[j].actor == t->actor && g->out->items[j].role == t->role;
        if (denied) t->firm *= DISOWNED;
    }
}

static int by_key(const void *key, const void *x)
{
    uint64_t a = *(const uint64_t *)key, b = ((const asc_heard *)x)->key;
    return a < b ? -1 : a > b;
}

/* Does the origin claim to have carried it out? */
static bool claims_it(const struct gather *g, const asc_heard *o)
{
    for (uint32_t k = o->first; k < o->end; k++)
        if (g->out->items[k].word == ASC_WORD_CLAIMS) return true;
    return false;
}

static void judge(struct gather *g, const asc_statement *st)
{
    uint64_t key = st->agent.actor;
    const asc_source *s = &st->sources[st->source_count - 1];
    asc_heard *o = bsearch(&key, g->out->origins, g->out->origin_count, sizeof *o, by_key);
    if (!o || s->actor == st->agent.actor) return; /* nobody's own praise counts */
    if (st->predicate == ASC_PREDICATE_CARRIED_OUT && !claims_it(g, o)) return;
    bool opponent = s->actor != ASC_NONE && (g->in->actors[s->actor].kind == ASC_ACTOR_STATE ||
                                             g->in->actors[s->actor].kind == ASC_ACTOR_AGENCY ||
                                             g->in->actors[s->actor].kind == ASC_ACTOR_GROUP);
    bool minus = st->polarity == ASC_POLARITY_MINUS;
    double share = opponent ? PARTY_DOUBT : minus && claims_it(g, o) ? CLAIM_DOUBT : DOUBT;
    bool teller = st->source_count == 1 && o->report_count == 1 && o->reports[0] == st->report;
    if (share == CLAIM_DOUBT && teller) share = TELLER_DOUBT;
    double weight = firmness(st->certainty) * st->read * share;
    o->trust *= minus ? 1 - weight : 1 + weight / 2;
    if (o->trust > TRUST_MAX) o->trust = TRUST_MAX;
}

static void lean(struct gather *g, const asc_statement *st, uint32_t statement)
{
    double by = ASC_LEAN * firmness(st->certainty) * st->read;
    g->out->leanings[g->out->leaning_count++] =
        (asc_leaning){ st->agent.actor, statement, st->polarity == ASC_POLARITY_MINUS ? -by : by };
}

/* That somebody did not do it is a doubt of his claim, too, if he makes one. */
static bool contradicts(const asc_statement *st)
{
    return st->predicate == ASC_PREDICATE_CARRIED_OUT && st->polarity == ASC_POLARITY_MINUS &&
           st->agent.actor != ASC_NONE;
}

static bool is_aside(asc_predicate p)
{
    return p == ASC_PREDICATE_CREDIBLE || p == ASC_PREDICATE_CAPABLE ||
           p == ASC_PREDICATE_MOTIVATED;
}

static int by_aside(const void *x, const void *y)
{
    const struct entry *a = x, *b = y;
    if (a->t.actor != b->t.actor) return a->t.actor < b->t.actor ? -1 : 1;
    if (a->t.role != b->t.role) return a->t.role < b->t.role ? -1 : 1;
    return by_origin(x, y);
}

/* The same doubt, or motive, told by one origin counts once, at its firmest. */
static bool take_asides(struct gather *g, const uint32_t *of_incident, uint32_t count,
                        const char *until)
{
    size_t n = 0;
    for (uint32_t k = 0; k < count; k++) {
        const asc_statement *st = &g->in->statements[of_incident[k]];
        if (!(is_aside(st->predicate) || contradicts(st)) || !counts(g->in, of_incident[k], until))
            continue;
        asc_side side = asc_side_of(g->in, g->standings, of_incident[k], until);
        g->entries[n].key = side.key;
        g->entries[n++].t = testimony(st, of_incident[k], side.word);
    }
    qsort(g->entries, n, sizeof *g->entries, by_aside);
    g->out->leanings = asc_arena_alloc(g->keep, n + 1, sizeof *g->out->leanings);
    if (!g->out->leanings) return false;
    for (size_t k = 0; k < n; k++) {
        const struct entry *e = &g->entries[k];
        const asc_statement *st = &g->in->statements[e->t.statement];
        if (k && e->key == e[-1].key && same_word(&e->t, &e[-1].t)) continue;
        if (st->predicate == ASC_PREDICATE_CREDIBLE || contradicts(st)) judge(g, st);
        else lean(g, st, e->t.statement);
    }
    return true;
}

/* The actor that a party without access accuses most firmly; ASC_NONE: it accuses none. */
static uint32_t accused(const struct gather *g, const asc_heard *o, double *weight)
{
    uint32_t actor = ASC_NONE;
    *weight = 0;
    if ((o->standing != g->standings->party && o->standing != g->standings->unnamed) || o->access)
        return ASC_NONE;
    for (uint32_t k = o->first; k < o->end; k++) {
        const asc_testimony *t = &g->out->items[k];
        if (t->word != ASC_WORD_SAYS || t->polarity != ASC_POLARITY_PLUS ||
            t->role != ASC_PREDICATE_CARRIED_OUT || t->firm * t->read <= *weight)
            continue;
        *weight = t->firm * t->read;
        actor = t->actor;
    }
    return actor;
}

/* Of two that accuse the same actor: the party before the official without a name, then the firmer one. Two
 * such officials alone are two. */
static bool comes_before(const struct gather *g, uint32_t k, uint32_t i, const double *weight)
{
    const asc_heard *x = &g->out->origins[k], *y = &g->out->origins[i];
    bool party = x->standing == g->standings->party;
    if (!party) return false;
    if (y->standing != x->standing || weight[k] != weight[i])
        return y->standing != x->standing || weight[k] > weight[i];
    return x->seed < y->seed;
}

/*
 * A minister, a ministry and "the competent services" have one enemy and one interest:
 * being wrong, they are wrong together. The firmest of the parties that accuse an actor
 * counts in full, each further one a quarter of the one before.
 */
static bool find_echoes(struct gather *g)
{
    uint32_t n = g->out->origin_count;
    uint32_t *whom = asc_arena_alloc(g->keep, n + (size_t)1, sizeof *whom);
    double *weight = asc_arena_alloc(g->keep, n + (size_t)1, sizeof *weight);
    if (!whom || !weight) return false;
    for (uint32_t i = 0; i < n; i++) whom[i] = accused(g, &g->out->origins[i], &weight[i]);
    for (uint32_t i = 0; i < n; i++) {
        if (whom[i] == ASC_NONE) continue;
        for (uint32_t k = 0; k < n && g->out->origins[i].echo > 1e-3; k++) {
            if (whom[k] == whom[i] && comes_before(g, k, i, weight))
                g->out->origins[i].echo *= ECHO;
        }
    }
    return true;
}

asc_status asc_evidence_gather(asc_evidence *out, asc_arena *keep, const asc_weigh_input *in,
                               const asc_reputes *standings, const uint32_t *of_incident,
                               uint32_t count, const char *until, asc_error *err)
{
    asc_evidence e = { .until = until };
    struct gather g = { .out = &e, .keep = keep, .in = in, .standings = standings };
    g.entries = asc_arena_zalloc(keep, 2 * (size_t)count + 1, sizeof *g.entries);
    if (!g.entries) return asc_fail(err, ASC_ENOMEM, "out of memory");
    list_entries(&g, of_incident, count, until);
    if (!take_origins(&g)) return asc_fail(err, ASC_ENOMEM, "out of memory");
    tell_apart(&g);
    disown(&g);
    if (!find_echoes(&g) || !take_asides(&g, of_incident, count, until))
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    *out = e;
    return ASC_OK;
}
