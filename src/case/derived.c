#include "case/derived.h"

#include "base/error.h"

#include "base/banned.h"

/* Columns of each, in the order of their binding below. */
#define STATEMENT_ADD                                                                              \
    "INSERT INTO statement (n, id, report, \"begin\", \"end\", words, voice, sources, predicate, " \
    "agent, agent_actor, object, object_actor, incident, value, polarity, certainty, basis, act, " \
    "mood, conditional, read, said, about) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, " \
    "?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24)"
#define ACTOR_ADD "INSERT INTO actor (n, id, kind, name, names) VALUES (?1, ?2, ?3, ?4, ?5)"
#define INCIDENT_ADD                                                                             \
    "INSERT INTO incident (n, id, kind, earliest, latest, place, what, killed, reports) VALUES " \
    "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"

struct writing {
    asc_case *c;
    const asc_derived *d;
    asc_buf list; /* a JSON array, until the row is written */
};

/* A text that nobody told is NULL. */
static void told(sqlite3_stmt *st, int at, asc_str s)
{
    if (s.n) asc_db_text(st, at, s);
    else sqlite3_bind_null(st, at);
}

static void actor_of(sqlite3_stmt *st, int at, const asc_derived *d, uint32_t actor)
{
    told(st, at, actor == ASC_NONE ? (asc_str){ NULL, 0 } : asc_str_from(d->actors[actor].id));
}

static void list_begin(asc_buf *b)
{
    asc_buf_clear(b);
    asc_buf_putc(b, '[');
}

static void list_text(asc_buf *b, asc_str s)
{
    if (b->n > 1) asc_buf_putc(b, ',');
    asc_buf_json(b, s);
}

static asc_str list_end(asc_buf *b)
{
    asc_buf_putc(b, ']');
    return asc_buf_str(b);
}

static void bind_statement(struct writing *w, sqlite3_stmt *st, size_t i)
{
    const asc_derived *d = w->d;
    const asc_statement *s = &d->statements[i];
    const char *const words[] = { s->polarity == ASC_POLARITY_MINUS ? "-" : "+",
                                  asc_certainty_name(s->certainty), asc_basis_name(s->basis),
                                  asc_act_name(s->act), asc_mood_name(s->mood) };
    list_begin(&w->list);
    for (uint32_t k = 0; k < s->source_count; k++) list_text(&w->list, s->sources[k].text);
    asc_str sources = list_end(&w->list);
    sqlite3_bind_int64(st, 1, (int64_t)i + 1);
    asc_db_text(st, 2, asc_str_from(s->id));
    sqlite3_bind_int64(st, 3, d->report_ids[s->report]);
    sqlite3_bind_int64(st, 4, s->span.begin);
    sqlite3_bind_int64(st, 5, s->span.end);
    asc_db_text(st, 6, asc_str_slice(d->reports[s->report].text, s->span.begin, s->span.end));
    asc_db_text(st, 7, s->source_count ? s->sources[s->source_count - 1].text : ASC_STR(""));
    asc_db_text(st, 8, sources);
    asc_db_text(st, 9, asc_str_from(asc_predicate_name(s->predicate)));
    told(st, 10, s->agent.text);
    actor_of(st, 11, d, s->agent.actor);
    told(st, 12, s->object.text);
    actor_of(st, 13, d, s->object.actor);
    told(st, 14,
         s->object.incident == ASC_NONE ? (asc_str){ NULL, 0 }
                                        : asc_str_from(d->incidents[s->object.incident].id));
    if (s->value >= 0) sqlite3_bind_int64(st, 15, s->value);
    else sqlite3_bind_null(st, 15);
    for (int k = 0; k < 5; k++) asc_db_text(st, 16 + k, asc_str_from(words[k]));
    sqlite3_bind_int64(st, 21, s->conditional);
    sqlite3_bind_double(st, 22, s->read);
    told(st, 23, asc_str_from(s->said));
    told(st, 24, asc_str_from(s->about));
}

static void bind_actor(struct writing *w, sqlite3_stmt *st, size_t i)
{
    const asc_actor *a = &w->d->actors[i];
    list_begin(&w->list);
    for (uint32_t k = 0; k < a->name_count + a->described; k++) list_text(&w->list, a->names[k]);
    sqlite3_bind_int64(st, 1, (int64_t)i + 1);
    asc_db_text(st, 2, asc_str_from(a->id));
    asc_db_text(st, 3, asc_str_from(asc_actor_kind_name(a->kind)));
    asc_db_text(st, 4, a->name_count ? a->names[0] : ASC_STR(""));
    asc_db_text(st, 5, list_end(&w->list));
}

static void bind_incident(struct writing *w, sqlite3_stmt *st, size_t i)
{
    const asc_incident *in = &w->d->incidents[i];
    list_begin(&w->list);
    for (uint32_t k = 0; k < in->killed_count; k++)
        asc_buf_printf(&w->list, "%s%lld", k ? "," : "", (long long)in->killed[k].value);
    sqlite3_bind_int64(st, 1, (int64_t)i + 1);
    asc_db_text(st, 2, asc_str_from(in->id));
    asc_db_text(st, 3, asc_str_from(asc_incident_kind_name(in->kind)));
    told(st, 4, asc_str_from(in->earliest));
    told(st, 5, asc_str_from(in->latest));
    told(st, 6, in->place);
    told(st, 7, in->what);
    asc_db_text(st, 8, list_end(&w->list));
    sqlite3_bind_int64(st, 9, in->report_count);
}

typedef void (*bind_fn)(struct writing *w, sqlite3_stmt *st, size_t i);

static asc_status write_rows(struct writing *w, const char *sql, bind_fn bind, size_t count,
                             asc_error *err)
{
    sqlite3_stmt *st;
    asc_status rc = asc_db_prepare(w->c, sql, &st, err);
    if (rc) return rc;
    for (size_t i = 0; !rc && i < count; i++) {
        bind(w, st, i);
        rc =
            w->list.failed ? asc_fail(err, ASC_ENOMEM, "out of memory") : asc_db_run(w->c, st, err);
    }
    sqlite3_finalize(st);
    return rc;
}

static asc_status write_stamp(struct writing *w, asc_error *err)
{
    char at[ASC_TIME_BYTES];
    sqlite3_stmt *st;
    asc_status rc = asc_db_prepare(
        w->c,
        "INSERT INTO derived (one, stamp, at, reports_to, decisions_to) VALUES (1, ?1, ?2, "
        "(SELECT coalesce(max(id), 0) FROM report), "
        "(SELECT coalesce(max(id), 0) FROM decision))",
        &st, err);
    if (rc) return rc;
    asc_db_now(at);
    asc_db_blob(st, 1, w->d->stamp);
    asc_db_text(st, 2, asc_str_from(at));
    rc = asc_db_run(w->c, st, err);
    sqlite3_finalize(st);
    return rc;
}

static asc_status write_all(struct writing *w, asc_error *err)
{
    const asc_derived *d = w->d;
    asc_status rc = asc_db_exec(
        w->c, "DELETE FROM statement; DELETE FROM actor; DELETE FROM incident; DELETE FROM derived",
        err);
    if (!rc) rc = write_rows(w, ACTOR_ADD, bind_actor, d->actor_count, err);
    if (!rc) rc = write_rows(w, INCIDENT_ADD, bind_incident, d->incident_count, err);
    if (!rc) rc = write_rows(w, STATEMENT_ADD, bind_statement, d->statement_count, err);
    return rc ? rc : write_stamp(w, err);
}

static asc_status is_fresh(asc_case *c, asc_str stamp, bool *fresh, asc_error *err)
{
    sqlite3_stmt *st;
    asc_status rc = asc_db_prepare(c, "SELECT stamp FROM derived", &st, err);
    if (rc) return rc;
    rc = asc_db_row(c, st, fresh, err);
    *fresh = *fresh && asc_str_eq(asc_db_get(st, 0), stamp);
    sqlite3_finalize(st);
    return rc;
}

asc_status asc_derived_write(asc_case *c, const asc_derived *d, asc_error *err)
{
    struct writing w = { .c = c, .d = d };
    bool fresh = false;
    asc_status rc = is_fresh(c, d->stamp, &fresh, err);
    if (rc || fresh) return rc;
    rc = asc_db_begin(c, err);
    if (rc) return rc;
    rc = write_all(&w, err);
    asc_buf_free(&w.list);
    if (!rc) return asc_db_commit(c, err);
    asc_db_rollback(c);
    return rc;
}
