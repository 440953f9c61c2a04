#include "show/paths.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "core/name.h"
#include "core/terms.h"
#include "show/lines.h"
#include "show/pieces.h"

#include "base/banned.h"

/* One direction of the tie between two actors, with all that is said of it. */
struct tie {
    uint32_t from, to;     /* as walked; the statement may say it the other way round */
    uint32_t first, count; /* of graph.statements */
};

struct graph {
    const asc_read_case *c;
    asc_arena *keep;
    uint32_t *statements; /* sorted by pair of actors */
    struct tie *ties;     /* sorted by from, to */
    size_t tie_count;
    uint32_t *at; /* [actor]: its first tie */
};

static bool is_tie(const asc_statement *st)
{
    return asc_predicate_agent(st->predicate) == ASC_ROLE_ACTOR &&
           asc_predicate_object(st->predicate) == ASC_ROLE_ACTOR &&
           st->polarity == ASC_POLARITY_PLUS && st->certainty != ASC_CERTAINTY_U &&
           !st->conditional && st->agent.actor != ASC_NONE && st->object.actor != ASC_NONE &&
           st->agent.actor != st->object.actor;
}

/* A statement seen from one of its two ends. */
struct half {
    uint32_t from, to, statement;
};

static int by_pair(const void *x, const void *y)
{
    const struct half *a = x, *b = y;
    if (a->from != b->from) return a->from < b->from ? -1 : 1;
    if (a->to != b->to) return a->to < b->to ? -1 : 1;
    return a->statement < b->statement ? -1 : a->statement > b->statement;
}

static void index_ties(struct graph *g, const struct half *h, size_t n)
{
    for (size_t k = 0; k < n; k++) {
        g->statements[k] = h[k].statement;
        if (k && h[k].from == h[k - 1].from && h[k].to == h[k - 1].to) {
            g->ties[g->tie_count - 1].count++;
            continue;
        }
        g->ties[g->tie_count++] = (struct tie){ h[k].from, h[k].to, (uint32_t)k, 1 };
    }
    size_t t = 0;
    for (size_t a = 0; a <= g->c->actor_count; a++) {
        while (t < g->tie_count && g->ties[t].from < a) t++;
        g->at[a] = (uint32_t)t;
    }
}

static bool build(struct graph *g)
{
    size_t n = 0, m = 0;
    for (size_t k = 0; k < g->c->statement_count; k++) n += is_tie(&g->c->statements[k]);
    struct half *h = asc_arena_alloc(g->keep, 2 * n + 1, sizeof *h);
    g->statements = asc_arena_alloc(g->keep, 2 * n + 1, sizeof *g->statements);
    g->ties = asc_arena_alloc(g->keep, 2 * n + 1, sizeof *g->ties);
    g->at = asc_arena_alloc(g->keep, g->c->actor_count + 2, sizeof *g->at);
    if (!h || !g->statements || !g->ties || !g->at) return false;
    for (uint32_t k = 0; k < g->c->statement_count; k++) {
        const asc_statement *st = &g->c->statements[k];
        if (!is_tie(st)) continue;
        h[m++] = (struct half){ st->agent.actor, st->object.actor, k };
        h[m++] = (struct half){ st->object.actor, st->agent.actor, k };
    }
    qsort(h, m, sizeof *h, by_pair);
    index_ties(g, h, m);
    return true;
}

/* ---- chains, the shortest first ---- */

struct search {
    const struct graph *g;
    uint32_t to, depth;
    uint32_t chain[ASC_PATH_STEPS_MAX]; /* ties */
    uint32_t found[ASC_PATHS_MAX][ASC_PATH_STEPS_MAX], length[ASC_PATHS_MAX], count;
    uint32_t work;
};

static bool on_chain(const struct search *s, uint32_t n, uint32_t actor)
{
    for (uint32_t k = 0; k < n; k++)
        if (s->g->ties[s->chain[k]].from == actor) return true;
    return false;
}

static void keep_chain(struct search *s)
{
    if (s->count == ASC_PATHS_MAX) return;
    for (uint32_t k = 0; k < s->depth; k++) s->found[s->count][k] = s->chain[k];
    s->length[s->count++] = s->depth;
}

/* All chains of exactly s->depth links: at most ASC_PATH_STEPS_MAX deep, the work bounded. */
static void follow(struct search *s, uint32_t actor, uint32_t n)
{
    if (n >= ASC_PATH_STEPS_MAX) return;
    for (uint32_t t = s->g->at[actor]; t < s->g->at[actor + 1]; t++) {
        uint32_t next = s->g->ties[t].to;
        if (s->count == ASC_PATHS_MAX || ++s->work > ASC_PATH_WORK_MAX) return;
        if (on_chain(s, n, next)) continue;
        s->chain[n] = t;
        if (n + 1 == s->depth) {
            if (s->to == ASC_NONE || next == s->to) keep_chain(s);
        } else if (next != s->to) {
            follow(s, next, n + 1);
        }
    }
}

static uint32_t find_actor(const struct graph *g, asc_str name)
{
    asc_str key, other;
    if (!asc_name_key(g->keep, name, &key) || !key.n) return ASC_NONE;
    for (uint32_t a = 0; a < g->c->actor_count; a++)
        for (uint32_t k = 0; k < g->c->actors[a].name_count; k++)
            if (asc_name_key(g->keep, g->c->actors[a].names[k], &other) && asc_str_eq(key, other))
                return a;
    return ASC_NONE;
}

/* ---- shown ---- */

static const char *verb(asc_predicate p)
{
    switch (p) {
    case ASC_PREDICATE_LEADS: return "leads";
    case ASC_PREDICATE_MEMBER_OF: return "belongs to";
    case ASC_PREDICATE_PART_OF: return "is part of";
    case ASC_PREDICATE_SAME_AS: return "is the same as";
    case ASC_PREDICATE_CONTROLS: return "controls";
    case ASC_PREDICATE_SUPPORTS: return "supports";
    case ASC_PREDICATE_FINANCES: return "pays";
    case ASC_PREDICATE_SHELTERS: return "shelters";
    case ASC_PREDICATE_ARMS: return "arms or trains";
    case ASC_PREDICATE_REPORTS_TO: return "reports to";
    case ASC_PREDICATE_MET_WITH: return "met";
    case ASC_PREDICATE_ALLIED_WITH: return "is allied with";
    case ASC_PREDICATE_OPPOSES: return "opposes";
    default: return asc_predicate_name(p);
    }
}

static void link_text(asc_buf *b, const struct graph *g, const struct tie *t)
{
    const asc_read_case *c = g->c;
    for (uint32_t k = 0; k < t->count; k++) {
        const asc_statement *st = &c->statements[g->statements[t->first + k]];
        asc_buf_puts(b, "    ");
        asc_show_actor_name(b, &c->actors[st->agent.actor]);
        asc_buf_printf(b, " %s ", verb(st->predicate));
        asc_show_actor_name(b, &c->actors[st->object.actor]);
        asc_buf_puts(b, "\n");
        asc_show_told(b, c, st, asc_show_stance(st));
    }
}

static void chain_text(asc_buf *b, const struct search *s, uint32_t i)
{
    const struct graph *g = s->g;
    asc_buf_puts(b, "  ");
    asc_show_actor_name(b, &g->c->actors[g->ties[s->found[i][0]].from]);
    for (uint32_t k = 0; k < s->length[i]; k++) {
        asc_buf_puts(b, " - ");
        asc_show_actor_name(b, &g->c->actors[g->ties[s->found[i][k]].to]);
    }
    asc_buf_puts(b, "\n");
    for (uint32_t k = 0; k < s->length[i]; k++) link_text(b, g, &g->ties[s->found[i][k]]);
    asc_buf_puts(b, "\n");
}

static void chain_json(asc_buf *b, const struct search *s, uint32_t i)
{
    const struct graph *g = s->g;
    asc_buf_puts(b, "{\"type\":\"path\",\"v\":1,\"links\":[");
    for (uint32_t k = 0; k < s->length[i]; k++) {
        const struct tie *t = &g->ties[s->found[i][k]];
        asc_buf_printf(b, "%s{\"from\":\"%s\",\"to\":\"%s\",\"statements\":[", k ? "," : "",
                       g->c->actors[t->from].id, g->c->actors[t->to].id);
        for (uint32_t j = 0; j < t->count; j++) {
            if (j) asc_buf_putc(b, ',');
            asc_show_statement(b, g->c, &g->c->statements[g->statements[t->first + j]], false);
        }
        asc_buf_puts(b, "]}");
    }
    asc_buf_puts(b, "]}\n");
}

static asc_status show(struct search *s, bool json, asc_write_fn write, void *user, asc_error *err)
{
    asc_buf b = { 0 };
    asc_status rc = ASC_OK;
    for (uint32_t i = 0; !rc && i < s->count; i++) {
        (json ? chain_json : chain_text)(&b, s, i);
        rc = asc_show_flush(&b, write, user, err);
    }
    if (!json && !s->count) asc_buf_puts(&b, "No tie between them is told.\n");
    if (!json && s->count == ASC_PATHS_MAX)
        asc_buf_puts(&b, "There may be more; these are the shortest.\n");
    if (!json && s->work > ASC_PATH_WORK_MAX)
        asc_buf_puts(&b, "The search was cut: too many ties.\n");
    if (!json && s->count)
        asc_buf_puts(&b,
                     "ascribe takes no side: each link is what a source says, not a finding.\n");
    if (!rc) rc = asc_show_flush(&b, write, user, err);
    asc_buf_free(&b);
    return rc;
}

static asc_status unknown(asc_str name, asc_error *err)
{
    return asc_fail(err, ASC_EARG, "no actor is called \"%.*s\" in these reports", ASC_FMT(name));
}

asc_status asc_show_paths(const asc_read_case *c, asc_str from, asc_str to,
                          const asc_show_options *options, asc_write_fn write, void *user,
                          asc_error *err)
{
    struct graph g = { .c = c, .keep = asc_arena_new() };
    struct search s = { .g = &g, .to = ASC_NONE };
    asc_status rc = g.keep && build(&g) ? ASC_OK : asc_fail(err, ASC_ENOMEM, "out of memory");
    uint32_t start = rc ? ASC_NONE : find_actor(&g, from);
    if (!rc && start == ASC_NONE) rc = unknown(from, err);
    if (!rc && to.n) {
        s.to = find_actor(&g, to);
        if (s.to == ASC_NONE) rc = unknown(to, err);
        else if (s.to == start) rc = asc_fail(err, ASC_EARG, "both names are one actor's");
    }
    uint32_t deepest = to.n ? ASC_PATH_STEPS_MAX : 1;
    for (s.depth = 1; !rc && s.depth <= deepest && s.count < ASC_PATHS_MAX; s.depth++)
        follow(&s, start, 0);
    if (!rc) rc = show(&s, options && options->json, write, user, err);
    asc_arena_free(g.keep);
    return rc;
}
