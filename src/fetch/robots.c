#include "fetch/robots.h"

#include "base/banned.h"

/* "name: value" without its comment; false for any other line. */
static bool field(asc_str line, asc_str *name, asc_str *value)
{
    asc_str before, rest;
    if (asc_str_cut(line, '#', &before, &rest)) line = before;
    if (!asc_str_cut(line, ':', name, value)) return false;
    *name = asc_str_trim(*name);
    *value = asc_str_trim(*value);
    return true;
}

/* How many bytes of the path the pattern's beginning and stars cover; greedy matching of
 * pieces from the left is exact, but for a piece tied to the end. */
static bool rule_matches(asc_str rule, asc_str path)
{
    bool to_end = asc_str_ends(rule, ASC_STR("$"));
    asc_str piece;
    if (to_end) rule = asc_str_slice(rule, 0, rule.n - 1);
    if (!asc_str_cut(rule, '*', &piece, &rule)) /* no star: the beginning, or all */
        return asc_str_starts(path, rule) && (!to_end || path.n == rule.n);
    if (!asc_str_starts(path, piece)) return false;
    path = asc_str_slice(path, piece.n, path.n);
    while (asc_str_cut(rule, '*', &piece, &rule)) {
        size_t at = asc_str_find(path, piece);
        if (at == SIZE_MAX) return false;
        path = asc_str_slice(path, at + piece.n, path.n);
    }
    if (to_end) return asc_str_ends(path, rule);
    return asc_str_find(path, rule) != SIZE_MAX;
}

static bool in_token(char c)
{
    return ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '-' || c == '_';
}

/* Is it our product token, perhaps with a version behind it ("ascribe/1")? */
static bool names(asc_str value, asc_str agent)
{
    size_t n = 0;
    while (n < value.n && in_token(value.p[n])) n++;
    return n > 0 && asc_str_eq_nocase(asc_str_slice(value, 0, n), agent);
}

struct verdict {
    bool any;     /* a group of that name is there */
    size_t best;  /* bytes of the longest rule that matches, + 1 */
    bool allowed; /* what it says */
};

static void weigh(struct verdict *v, asc_str rule, asc_str path, bool allow)
{
    if (!rule.n || !rule_matches(rule, path)) return;
    if (rule.n + 1 > v->best || (rule.n + 1 == v->best && allow)) v->allowed = allow;
    if (rule.n + 1 > v->best) v->best = rule.n + 1;
}

bool asc_robots_allow(asc_str robots, asc_str agent, asc_str path)
{
    struct verdict ours = { .allowed = true }, all = { .allowed = true };
    bool for_us = false, for_all = false, in_rules = false;
    asc_lines it = { asc_str_slice(robots, 0, ASC_ROBOTS_BYTES_MAX), 0 };
    asc_str line, name, value;
    while (asc_lines_next(&it, &line)) {
        if (!field(line, &name, &value)) continue;
        if (asc_str_eq_nocase(name, ASC_STR("user-agent"))) {
            if (in_rules) for_us = for_all = false; /* a new group begins */
            in_rules = false;
            if (asc_str_eq(value, ASC_STR("*"))) for_all = true;
            if (names(value, agent)) for_us = ours.any = true;
            continue;
        }
        bool allow = asc_str_eq_nocase(name, ASC_STR("allow"));
        if (!allow && !asc_str_eq_nocase(name, ASC_STR("disallow"))) continue;
        in_rules = true;
        if (for_us) weigh(&ours, value, path, allow);
        if (for_all) weigh(&all, value, path, allow);
    }
    return ours.any ? ours.allowed : all.allowed;
}
