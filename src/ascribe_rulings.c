/*
 * What analysts decided, in a reading.
 */
#include "ascribe_reading.h"
#include "base/error.h"
#include "base/map.h"
#include "base/str.h"
#include "core/terms.h"

#include "base/banned.h"

asc_status asc_reading_rule(asc_reading *r, const asc_ruling *rulings, size_t count, asc_error *err)
{
    if (r->done) return asc_fail(err, ASC_EARG, "a ruling came after the run");
    for (size_t i = 0; i < count; i++) {
        asc_ruling x = rulings[i];
        if (r->ruling_count == r->ruling_cap) {
            void *grown = asc_arena_grow(r->keep, r->rulings, r->ruling_count, &r->ruling_cap,
                                         sizeof *r->rulings);
            if (!grown) return asc_fail(err, ASC_ENOMEM, "out of memory");
            r->rulings = grown;
        }
        if (!asc_arena_copy(r->keep, x.subject, &x.subject) ||
            !asc_arena_copy(r->keep, x.field, &x.field) ||
            !asc_arena_copy(r->keep, x.value, &x.value))
            return asc_fail(err, ASC_ENOMEM, "out of memory");
        r->rulings[r->ruling_count++] = x;
    }
    return ASC_OK;
}

const asc_ruling *asc_reading_rulings(const asc_reading *r, size_t *count)
{
    *count = r->ruling_count;
    return r->rulings;
}

/* ---- single statements -----------------------------------------------------------------*/

/* What an analyst set is no longer a guess. */
static void correct(asc_statement *st, const asc_ruling *x)
{
    asc_str field = x->field;
    asc_predicate p = st->predicate;
    if (asc_str_eq(field, ASC_STR("predicate")) && asc_predicate_from(x->value, &p) &&
        asc_predicate_agent(p) == asc_predicate_agent(st->predicate) &&
        asc_predicate_object(p) == asc_predicate_object(st->predicate))
        st->predicate = p; /* of the same things, or it would be another statement */
    if (asc_str_eq(field, ASC_STR("certainty"))) asc_certainty_from(x->value, &st->certainty);
    if (asc_str_eq(field, ASC_STR("basis"))) asc_basis_from(x->value, &st->basis);
    if (asc_str_eq(field, ASC_STR("act"))) asc_act_from(x->value, &st->act);
    if (asc_str_eq(field, ASC_STR("polarity")))
        st->polarity = asc_str_eq(x->value, ASC_STR("-")) ? ASC_POLARITY_MINUS : ASC_POLARITY_PLUS;
    for (int m = 0; asc_str_eq(field, ASC_STR("mood")) && m < ASC_MOOD_COUNT; m++)
        if (asc_str_eq(x->value, asc_str_from(asc_mood_name((asc_mood)m)))) st->mood = (asc_mood)m;
    st->read = 1;
}

/* False: it is rejected. */
static bool stands(const asc_reading *r, asc_statement *st)
{
    asc_str id = asc_str_from(st->id);
    for (size_t i = 0; i < r->ruling_count; i++) {
        const asc_ruling *x = &r->rulings[i];
        if (!asc_str_eq(x->subject, id)) continue;
        if (x->kind == ASC_RULING_REJECT_STATEMENT) return false;
        if (x->kind == ASC_RULING_CORRECT_STATEMENT) correct(st, x);
    }
    return true;
}

asc_status asc_statements_rule(asc_reading *r, asc_error *err)
{
    asc_map about;
    asc_map_init(&about, r->keep);
    for (size_t i = 0; i < r->ruling_count; i++) {
        const asc_ruling *x = &r->rulings[i];
        if (x->kind != ASC_RULING_REJECT_STATEMENT && x->kind != ASC_RULING_CORRECT_STATEMENT)
            continue;
        if (!asc_map_put(&about, x->subject, 1, NULL))
            return asc_fail(err, ASC_ENOMEM, "out of memory");
    }
    size_t left = 0;
    for (size_t k = 0; about.count && k < r->statement_count; k++) {
        asc_statement *st = &r->statements[k];
        if (asc_map_find(&about, asc_str_from(st->id)) && !stands(r, st)) continue;
        if (left != k) r->statements[left] = *st;
        left++;
    }
    if (about.count) r->statement_count = left;
    return ASC_OK;
}
