#include "link/roots_inner.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "link/repeats.h"
#include "link/told_again.h"

#include "base/banned.h"

static int by_proposition(const void *x, const void *y, const struct tracer *t)
{
    uint32_t i = *(const uint32_t *)x, k = *(const uint32_t *)y;
    const asc_statement *a = &t->v->statements[i], *b = &t->v->statements[k];
    if (a->predicate != b->predicate) return a->predicate < b->predicate ? -1 : 1;
    if (t->agent[i] != t->agent[k]) return t->agent[i] < t->agent[k] ? -1 : 1;
    if (a->object.incident != b->object.incident)
        return a->object.incident < b->object.incident ? -1 : 1;
    if (t->object[i] != t->object[k]) return t->object[i] < t->object[k] ? -1 : 1;
    if (a->polarity != b->polarity) return a->polarity < b->polarity ? -1 : 1;
    return 0;
}

static void sift(struct tracer *t, size_t at, size_t n)
{
    for (;;) {
        size_t child = 2 * at + 1;
        if (child >= n) return;
        if (child + 1 < n) {
            int c = by_proposition(&t->order[child], &t->order[child + 1], t);
            if (c < 0 || (c == 0 && t->order[child] < t->order[child + 1])) child++;
        }
        int c = by_proposition(&t->order[at], &t->order[child], t);
        if (c > 0 || (c == 0 && t->order[at] > t->order[child])) return;
        uint32_t swap = t->order[at];
        t->order[at] = t->order[child];
        t->order[child] = swap;
        at = child;
    }
}

/* A heap sort: qsort has no room for what it compares by, and there are no globals. */
static void sort_statements(struct tracer *t)
{
    for (size_t i = t->count / 2; i-- > 0;) sift(t, i, t->count);
    for (size_t n = t->count; n > 1; n--) {
        uint32_t swap = t->order[0];
        t->order[0] = t->order[n - 1];
        t->order[n - 1] = swap;
        sift(t, 0, n - 1);
    }
}

/* Follow a chain to its end; every statement has one way on, so that it ends or turns. */
static void follow(struct tracer *t, uint32_t k)
{
    uint32_t at = k, last;
    while (t->state[at] == 0) {
        t->state[at] = 1;
        if (t->end[at].next == ASC_NONE) break;
        at = t->end[at].next;
    }
    if (t->state[at] == 2) last = t->last[at];
    else last = t->end[at].next == ASC_NONE ? at : ASC_NONE; /* met on the way: a circle */
    for (at = k; t->state[at] == 1;) {
        t->state[at] = 2;
        t->last[at] = last;
        if (t->end[at].next == ASC_NONE) break;
        at = t->end[at].next;
    }
}

/* ---- one proposition -----------------------------------------------------------*/

/* The one for whom it speaks. */
static uint32_t mouth_of(const struct tracer *t, const struct end *e)
{
    return e->actor == ASC_NONE ? ASC_NONE : t->book->speaks[e->actor];
}

/* Is such an office one in a report, and maybe another in the next? */
static bool of_a_report(asc_office office)
{
    return office == ASC_OFFICE_COURT || office == ASC_OFFICE_INQUIRY;
}

/* Is `a` somebody who wrote the report that `b` ends with, or for the outlet? */
static bool wrote(const struct tracer *t, const struct end *a, const struct end *b)
{
    if (a->actor == ASC_NONE) return false;
    if (b->report != ASC_NONE) return t->book->author[b->report] == a->actor;
    return b->actor != ASC_NONE && t->book->writes[a->actor] == b->actor;
}

/* Is it a state itself, which speaks through its government? */
static bool is_state(const struct tracer *t, const struct end *e)
{
    return e->actor != ASC_NONE && t->v->actors[e->actor].kind == ASC_ACTOR_STATE;
}

/* "The ministry" and "Corin": of Corin, in one report, or where no other state says the same. */
static bool one_office(const struct tracer *t, const struct end *a, const struct end *b, bool near)
{
    if (a->voice.office == ASC_OFFICE_NONE || a->voice.office != b->voice.office ||
        of_a_report(a->voice.office))
        return false;
    if (a->voice.state != ASC_NONE && b->voice.state != ASC_NONE)
        return a->voice.state == b->voice.state;
    return near || (!is_state(t, a) && !is_state(t, b));
}

/* Is there just one state whose government says what the group says? */
static bool one_government(const struct tracer *t, const uint32_t *group, size_t n)
{
    uint32_t state = ASC_NONE;
    for (size_t i = 0; i < n; i++) {
        uint32_t last = t->last[group[i]];
        const asc_voice_of *of = last == ASC_NONE ? NULL : &t->end[last].voice;
        if (!of || of->office != ASC_OFFICE_GOVERNMENT || of->state == ASC_NONE) continue;
        if (state != ASC_NONE && of->state != state) return false;
        state = of->state;
    }
    return true;
}

/* near: whose offices are told of may be the same. */
static bool one_voice(const struct tracer *t, const struct end *a, const struct end *b, bool near)
{
    if (wrote(t, a, b) || wrote(t, b, a)) return true;
    if (a->actor != ASC_NONE && mouth_of(t, a) == mouth_of(t, b)) return true;
    if (a->voice.paper && a->voice.paper == b->voice.paper) return true; /* "a leaked memo" */
    if (one_office(t, a, b, near)) return true;
    if (a->actor == ASC_NONE && b->actor == ASC_NONE && a->report == ASC_NONE &&
        b->report == ASC_NONE)
        return a->text.n && asc_str_eq_nocase(a->text, b->text);
    return a->report != ASC_NONE && a->report == b->report;
}

static bool same_sentence(const asc_statement *a, const asc_statement *b)
{
    return a->report == b->report && asc_overlap(a->sentence, b->sentence) > 0;
}

#define VERDICT_DAYS 3 /* in which papers tell of one judgment */

static bool same_days(asc_instant a, asc_instant b)
{
    const int64_t most = (int64_t)VERDICT_DAYS * 24 * 60;
    return a.known && b.known && a.first - b.last <= most && b.first - a.last <= most &&
           a.last - a.first <= most && b.last - b.first <= most;
}

/* Which of the origins so far the end of statement `last` is; *count when it is a new one. alone: no second
 * government is heard. */
static uint32_t origin_among(const struct tracer *t, const uint32_t *firsts, uint32_t count,
                             uint32_t last, bool alone)
{
    for (uint32_t i = 0; i < count; i++) {
        if (last == ASC_NONE || firsts[i] == ASC_NONE) {
            if (last == firsts[i]) return i;
            continue;
        }
        const struct end *a = &t->end[firsts[i]], *b = &t->end[last];
        const asc_statement *x = &t->v->statements[firsts[i]], *y = &t->v->statements[last];
        if (firsts[i] == last || one_voice(t, a, b, alone || x->report == y->report)) return i;
        /* "a special court", "the judges", "an inquiry", "the commission": in one report they are one, and so are
         * courts of which papers tell in the same days */
        if (of_a_report(a->voice.office) && a->voice.office == b->voice.office &&
            (x->report == y->report || (a->voice.office == ASC_OFFICE_COURT &&
                                        same_days(t->when[x->report], t->when[y->report]))))
            return i;
        /* "the document", behind "an internal memo" */
        if (x->report == y->report && (a->voice.document || b->voice.document) &&
            (a->voice.paper || a->voice.document) && (b->voice.paper || b->voice.document))
            return i;
        /* two unnamed ones in one sentence: nothing says that they are two */
        if (a->voice.unnamed && b->voice.unnamed && same_sentence(x, y)) return i;
    }
    return count;
}

/* The statements and reports of all origins of a group; of[i] is ASC_NONE for what fell. */
static bool fill_origins(const struct tracer *t, asc_arena *keep, asc_root *root,
                         const uint32_t *group, const uint32_t *of, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (of[i] != ASC_NONE) root->origins[of[i]].statement_count++;
    for (uint32_t k = 0; k < root->origin_count; k++) {
        asc_root_origin *o = &root->origins[k];
        o->statements = asc_arena_alloc(keep, o->statement_count, sizeof *o->statements);
        o->reports = asc_arena_alloc(keep, o->statement_count, sizeof *o->reports);
        if (!o->statements || !o->reports) return false;
        o->statement_count = 0;
    }
    for (size_t i = 0; i < n; i++) {
        if (of[i] == ASC_NONE) continue;
        asc_root_origin *o = &root->origins[of[i]];
        uint32_t report = t->v->statements[group[i]].report;
        o->statements[o->statement_count++] = group[i];
        if (!o->report_count || o->reports[o->report_count - 1] != report)
            o->reports[o->report_count++] = report;
    }
    return true;
}

/* Most reports first, the circle last; `was` says where each one stood. */
static void rank(asc_root_origin *o, uint32_t *was, uint32_t count, const uint32_t *firsts)
{
    for (uint32_t i = 1; i < count; i++) {
        for (uint32_t k = i; k > 0; k--) {
            bool circle_before = firsts[was[k - 1]] == ASC_NONE,
                 circle = firsts[was[k]] == ASC_NONE;
            bool swap =
                circle_before != circle ? circle_before : o[k - 1].report_count < o[k].report_count;
            if (!swap) break;
            asc_root_origin x = o[k];
            o[k] = o[k - 1];
            o[k - 1] = x;
            uint32_t y = was[k];
            was[k] = was[k - 1];
            was[k - 1] = y;
        }
    }
}

#define ORIGINS_MAX 500u /* of one proposition; further voices join the last one */

/* The correction that put it right or took it back, or what it rests on; ASC_NONE. A chain turns after n
 * steps at most. */
static uint32_t fell(const struct tracer *t, uint32_t k, size_t n)
{
    if (!t->p->correction_count) return ASC_NONE;
    for (size_t steps = 0; k != ASC_NONE && steps <= n; steps++) {
        if (t->fallen[k]) return t->fallen[k] - 1;
        k = t->end[k].next;
    }
    return ASC_NONE;
}

/* Which origin each statement of a group goes back to; firsts[origin] is where it ends. */
static uint32_t sort_out(struct tracer *t, const uint32_t *group, size_t n, uint32_t *of,
                         uint32_t firsts[ORIGINS_MAX], bool fallen)
{
    uint32_t count = 0;
    bool alone = one_government(t, group, n); /* no other state than one is heard */
    for (size_t i = 0; i < n; i++) {
        of[i] = ASC_NONE;
        t->p->fell[group[i]] = fell(t, group[i], t->count);
        if (t->p->fell[group[i]] != ASC_NONE && !fallen) continue;
        of[i] = origin_among(t, firsts, count, t->last[group[i]], alone);
        if (of[i] == count && count == ORIGINS_MAX) of[i] = count - 1;
        if (of[i] == count) firsts[count++] = t->last[group[i]];
    }
    return count;
}

/*
 * Before a report was taken back its words were somebody's: whose, for all statements of a proposition
 * some of which fell, so that one voice is one before and after.
 */
static void keep_ends(struct tracer *t, asc_provenance *p, const uint32_t *group, size_t n,
                      uint32_t *of)
{
    uint32_t firsts[ORIGINS_MAX];
    bool any = false;
    for (size_t i = 0; i < n && !any; i++) any = p->fell[group[i]] != ASC_NONE;
    if (!any) return;
    sort_out(t, group, n, of, firsts, true);
    for (size_t i = 0; i < n; i++) {
        uint32_t last = firsts[of[i]];
        asc_root_end *x = &p->ends[group[i]];
        *x = (asc_root_end){ .actor = ASC_NONE, .report = ASC_NONE, .known = true };
        if (last == ASC_NONE) continue;
        const struct end *e = &t->end[last];
        *x = (asc_root_end){ e->actor, e->report, e->text, t->v->statements[last].report, true };
    }
}

static bool make_root(struct tracer *t, asc_provenance *p, asc_arena *keep, const uint32_t *group,
                      size_t n, uint32_t *of)
{
    uint32_t firsts[ORIGINS_MAX], was[ORIGINS_MAX], at[ORIGINS_MAX];
    uint32_t count = sort_out(t, group, n, of, firsts, false);
    bool left =
        count > 0; /* all taken back: it is told whose word it was, and that it stands no more */
    keep_ends(t, p, group, n, of);
    count = sort_out(t, group, n, of, firsts, !left);
    const asc_statement *s = &t->v->statements[group[0]];
    if (!count) return true;
    asc_root *root = &p->roots[p->root_count];
    *root =
        (asc_root){ .predicate = s->predicate,
                    .agent = t->agent[group[0]],
                    .object_actor = s->object.incident == ASC_NONE ? t->object[group[0]] : ASC_NONE,
                    .object_incident = s->object.incident,
                    .polarity = s->polarity,
                    .origin_count = count,
                    .independent = left ? count : 0 };
    root->origins = asc_arena_zalloc(keep, count, sizeof *root->origins);
    if (!root->origins || !fill_origins(t, keep, root, group, of, n)) return false;
    for (uint32_t i = 0; i < count; i++) {
        asc_root_origin *o = &root->origins[i];
        was[i] = i;
        o->actor = o->report = ASC_NONE;
        if (firsts[i] == ASC_NONE) {
            root->independent -= left;
            continue;
        }
        const struct end *e = &t->end[firsts[i]];
        o->actor = e->actor;
        o->report = e->report;
        o->text = e->text;
    }
    rank(root->origins, was, count, firsts);
    for (uint32_t i = 0; i < count; i++) at[was[i]] = i;
    for (size_t i = 0; i < n; i++)
        if (of[i] != ASC_NONE)
            p->origin_of[group[i]] = (asc_root_at){ (uint32_t)p->root_count, at[of[i]] };
    p->root_count++;
    return true;
}

/* ---- all -----------------------------------------------------------------------*/

static bool named(const struct tracer *t, uint32_t actor)
{
    return actor != ASC_NONE && t->v->actors[actor].named;
}

/*
 * A report that first says of somebody without a name what it then says of one with a name
 * ("rebels schooled by X": a headline; "X trained the Front") says it of that one.
 */
static void name_objects(const struct tracer *t)
{
    const asc_statement *s = t->v->statements;
    for (uint32_t k = 0; k < t->v->statement_count; k++) {
        if (s[k].object.actor == ASC_NONE || named(t, t->object[k])) continue;
        for (uint32_t j = k + 1;
             j < t->v->statement_count && s[j].report == s[k].report && j - k <= ASC_ROOTS_LOOK;
             j++) {
            if (s[j].predicate != s[k].predicate || s[j].polarity != s[k].polarity ||
                t->agent[j] != t->agent[k] || !named(t, t->object[j]))
                continue;
            t->object[k] = t->object[j];
            break;
        }
    }
}

static bool know_propositions(const struct tracer *t, asc_arena *tmp)
{
    const asc_statement *s = t->v->statements;
    for (uint32_t k = 0; k < t->v->statement_count; k++) {
        t->object[k] = s[k].object.actor;
        t->agent[k] = s[k].agent.actor;
        if (t->agent[k] != ASC_NONE) t->agent[k] = t->book->serves[t->agent[k]];
    }
    name_objects(t);
    return asc_told_again_settle(t->agent, t->object, tmp, t->v, t->p);
}

static bool asked(const asc_link_view *v, const asc_statement *s)
{
    return !v->asked || (s->object.incident != ASC_NONE && v->asked[s->object.incident]);
}

static bool open_tracer(struct tracer *t, asc_arena *tmp)
{
    const asc_link_view *v = t->v;
    t->order = asc_arena_alloc(tmp, v->statement_count + 1, sizeof *t->order);
    t->agent = asc_arena_alloc(tmp, v->statement_count + 1, sizeof *t->agent);
    t->object = asc_arena_alloc(tmp, v->statement_count + 1, sizeof *t->object);
    t->end = asc_arena_alloc(tmp, v->statement_count + 1, sizeof *t->end);
    t->last = asc_arena_alloc(tmp, v->statement_count + 1, sizeof *t->last);
    t->state = asc_arena_zalloc(tmp, v->statement_count + 1, 1);
    t->fallen = asc_arena_zalloc(tmp, v->statement_count + 1, sizeof *t->fallen);
    t->copies_begin = asc_arena_zalloc(tmp, v->report_count + 2, sizeof *t->copies_begin);
    t->when = asc_arena_alloc(tmp, v->report_count + 1, sizeof *t->when);
    if (!t->order || !t->agent || !t->object || !t->end || !t->last || !t->state ||
        !t->copies_begin || !t->fallen || !t->when)
        return false;
    for (size_t r = 0; r < v->report_count; r++)
        t->when[r] = asc_instant_parse(v->reports[r].facts.published);
    if (!know_propositions(t, tmp)) return false;
    for (size_t i = 0; i < t->p->correction_count; i++)
        for (uint32_t k = 0; k < t->p->corrections[i].statement_count; k++)
            if (t->p->corrections[i].retracts || !t->fallen[t->p->corrections[i].statements[k]])
                t->fallen[t->p->corrections[i].statements[k]] = (uint32_t)i + 1;
    for (uint32_t k = 0; k < v->statement_count; k++)
        if (asc_root_counts(&v->statements[k]) && asked(v, &v->statements[k]))
            t->order[t->count++] = k;
    for (size_t i = 0; i < t->p->copy_count; i++) t->copies_begin[t->p->copies[i].to + 1]++;
    for (size_t r = 0; r < v->report_count; r++) t->copies_begin[r + 1] += t->copies_begin[r];
    return true;
}

/* The end of the group of one proposition that begins at i. */
static size_t group_end(const struct tracer *t, size_t i)
{
    size_t j = i + 1;
    while (j < t->count && !by_proposition(&t->order[i], &t->order[j], t)) j++;
    return j;
}

asc_status asc_roots_find(asc_provenance *p, asc_arena *keep, const asc_link_view *v,
                          const asc_voice_book *voices, asc_error *err)
{
    asc_arena *tmp = asc_arena_new();
    struct tracer t = { .v = v, .book = voices, .p = p };
    p->roots = asc_arena_alloc(keep, v->statement_count + 1, sizeof *p->roots);
    p->origin_of = asc_arena_alloc(keep, v->statement_count + 1, sizeof *p->origin_of);
    p->fell = asc_arena_alloc(keep, v->statement_count + 1, sizeof *p->fell);
    p->ends = asc_arena_zalloc(keep, v->statement_count + 1, sizeof *p->ends);
    uint32_t *of = tmp ? asc_arena_alloc(tmp, v->statement_count + 1, sizeof *of) : NULL;
    bool good = p->roots && p->origin_of && p->fell && p->ends && of && open_tracer(&t, tmp);
    p->root_count = 0;
    if (good) {
        for (size_t k = 0; k < v->statement_count; k++)
            p->origin_of[k] = (asc_root_at){ ASC_NONE, ASC_NONE }, p->fell[k] = ASC_NONE;
        sort_statements(&t);
    }
    for (size_t i = 0, j; good && i < t.count; i = j) {
        j = group_end(&t, i);
        for (size_t k = i; k < j; k++) asc_rests_on(&t, t.order + i, j - i, t.order[k]);
        asc_repeats_settle(&t, t.order + i, j - i);
    }
    for (size_t i = 0; good && i < t.count; i++) follow(&t, t.order[i]);
    for (size_t i = 0, j; good && i < t.count; i = j) {
        j = group_end(&t, i);
        good = make_root(&t, p, keep, t.order + i, j - i, of);
    }
    asc_arena_free(tmp);
    return good ? ASC_OK : asc_fail(err, ASC_ENOMEM, "out of memory for the roots");
}
