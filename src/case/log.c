#include "case/log.h"

#include <stdio.h>

#include "base/error.h"
#include "base/lower.h"
#include "case/chain.h"
#include "case/rulings.h"
#include "text/json.h"

#include "base/banned.h"

#define ENVELOPE_VERSION 1
#define DECISIONS_MAX ((int64_t)1 << 26)
#define SUBJECT_MAX 4096 /* bytes */
#define PAYLOAD_MAX ((size_t)1 << 20)

/* ---- replay ------------------------------------------------------------------*/

/* Bytes of a key for a subject: sources in lower case. In `keep`. */
static bool subject_key(asc_arena *keep, asc_str subject, asc_str *out)
{
    if (!asc_str_starts(subject, ASC_STR("source:"))) return asc_arena_copy(keep, subject, out);
    char *p = asc_arena_alloc(keep, 2 * subject.n + 1, 1);
    if (p) *out = (asc_str){ p, asc_lower(subject, p) };
    return p != NULL;
}

/* "decision:12" to 12; 0 for anything else. */
static int64_t decision_of(asc_str subject)
{
    uint64_t n = 0;
    asc_str prefix = ASC_STR("decision:");
    if (!asc_str_starts(subject, prefix) ||
        !asc_str_u64(asc_str_slice(subject, prefix.n, subject.n), &n))
        return 0;
    return n <= (uint64_t)DECISIONS_MAX ? (int64_t)n : 0;
}

/* From the last to the first: an undoing counts unless a later one undid it. */
static asc_status replay_undoing(asc_marks *m, asc_case *c, asc_error *err)
{
    sqlite3_stmt *st;
    bool found = true;
    asc_status rc = asc_db_prepare(
        c, "SELECT id, subject FROM decision WHERE kind = 'undo' ORDER BY id DESC", &st, err);
    if (rc) return rc;
    while (!(rc = asc_db_row(c, st, &found, err)) && found) {
        int64_t id = sqlite3_column_int64(st, 0), of = decision_of(asc_db_get(st, 1));
        if (of > 0 && of < id && id <= m->last && !m->undone[id]) m->undone[of] = !m->undone[of];
    }
    sqlite3_finalize(st);
    return rc;
}

static asc_status replay_marks(asc_marks *m, asc_case *c, asc_error *err)
{
    sqlite3_stmt *st;
    bool found = true;
    asc_status rc = asc_db_prepare(
        c, "SELECT id, subject FROM decision WHERE kind = 'confidential' ORDER BY id", &st, err);
    if (rc) return rc;
    while (!(rc = asc_db_row(c, st, &found, err)) && found) {
        int64_t id = sqlite3_column_int64(st, 0);
        asc_str key;
        if (id > m->last || m->undone[id]) continue;
        if (subject_key(m->keep, asc_db_get(st, 1), &key) &&
            asc_map_put(&m->subjects, key, 1, NULL))
            continue;
        rc = asc_fail(err, ASC_ENOMEM, "%s: out of memory", c->path);
        break;
    }
    sqlite3_finalize(st);
    return rc;
}

static asc_status take_correction(asc_marks *m, sqlite3_stmt *st, asc_error *err)
{
    bool known;
    asc_ruling r;
    asc_str subject, payload;
    int64_t id = sqlite3_column_int64(st, 0);
    if (id > m->last || m->undone[id]) return ASC_OK;
    if (!asc_arena_copy(m->keep, asc_db_get(st, 1), &subject) ||
        !asc_arena_copy(m->keep, asc_db_get(st, 2), &payload))
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    if (asc_ruling_parse(&r, &known, m->keep, ASC_STR("correct"), subject, payload, NULL) ||
        !known || r.kind != ASC_RULING_CORRECT_REPORT)
        return ASC_OK;
    if (m->correction_count == m->correction_cap) {
        void *grown = asc_arena_grow(m->keep, m->corrections, m->correction_count,
                                     &m->correction_cap, sizeof *m->corrections);
        if (!grown) return asc_fail(err, ASC_ENOMEM, "out of memory");
        m->corrections = grown;
    }
    m->corrections[m->correction_count++] = r;
    return asc_map_put(&m->corrected, r.subject, 1, NULL)
               ? ASC_OK
               : asc_fail(err, ASC_ENOMEM, "out of memory");
}

static asc_status replay_corrections(asc_marks *m, asc_case *c, asc_error *err)
{
    sqlite3_stmt *st;
    bool found = true;
    asc_status rc = asc_db_prepare(
        c, "SELECT id, subject, payload FROM decision WHERE kind = 'correct' ORDER BY id", &st,
        err);
    if (rc) return rc;
    while (!rc && !(rc = asc_db_row(c, st, &found, err)) && found) rc = take_correction(m, st, err);
    sqlite3_finalize(st);
    return rc;
}

asc_status asc_marks_load(asc_marks *out, asc_arena *keep, asc_case *c, asc_error *err)
{
    asc_marks m = { .keep = keep };
    asc_map_init(&m.subjects, keep);
    asc_map_init(&m.corrected, keep);
    asc_status rc = asc_db_number(c, "SELECT max(id) FROM decision", &m.last, err);
    if (rc) return rc;
    if (m.last < 0 || m.last > DECISIONS_MAX)
        return asc_fail(err, ASC_EFORMAT, "%s: decision %lld cannot be", c->path,
                        (long long)m.last);
    m.undone = asc_arena_zalloc(keep, (size_t)m.last + 1, sizeof *m.undone);
    if (!m.undone) return asc_fail(err, ASC_ENOMEM, "%s: out of memory", c->path);
    rc = replay_undoing(&m, c, err);
    if (!rc) rc = replay_marks(&m, c, err);
    if (!rc) rc = replay_corrections(&m, c, err);
    if (!rc) *out = m;
    return rc;
}

bool asc_marks_subject(const asc_marks *m, asc_str subject)
{
    asc_str key;
    if (m->subjects.count == 0) return false;
    /* no memory to look is no reason to show it */
    return !subject_key(m->keep, subject, &key) || asc_map_find(&m->subjects, key);
}

static bool marked(const asc_marks *m, const char *kind, asc_str a, asc_str item)
{
    asc_buf b = { 0 };
    asc_buf_puts(&b, kind);
    asc_buf_put(&b, a);
    if (item.n) asc_buf_putc(&b, '#');
    asc_buf_put(&b, item);
    bool hit = b.failed || asc_marks_subject(m, asc_buf_str(&b));
    asc_buf_free(&b);
    return hit;
}

bool asc_marks_report(const asc_marks *m, const asc_case_report *r)
{
    asc_str sha256 = asc_str_from(r->sha256), none = { NULL, 0 };
    if (m->subjects.count == 0) return false;
    return marked(m, "report:", sha256, none) ||
           (r->item.n && marked(m, "report:", sha256, r->item)) ||
           (r->facts.outlet.n && marked(m, "source:", r->facts.outlet, none)) ||
           (r->facts.author.n && marked(m, "source:", r->facts.author, none));
}

static void correct(const asc_marks *m, asc_str subject, asc_report_facts *facts)
{
    if (!asc_map_find(&m->corrected, subject)) return;
    for (size_t i = 0; i < m->correction_count; i++) {
        const asc_ruling *x = &m->corrections[i];
        if (!asc_str_eq(x->subject, subject)) continue;
        if (asc_str_eq(x->field, ASC_STR("title"))) facts->title = x->value;
        if (asc_str_eq(x->field, ASC_STR("outlet"))) facts->outlet = x->value;
        if (asc_str_eq(x->field, ASC_STR("author"))) facts->author = x->value;
        if (asc_str_eq(x->field, ASC_STR("published"))) facts->published = x->value;
    }
}

void asc_marks_apply(const asc_marks *m, asc_case_report *r)
{
    char whole[ASC_HASH_HEX + 2 + SUBJECT_MAX];
    size_t n = ASC_HASH_HEX;
    r->confidential = asc_marks_report(m, r);
    if (m->as_came || m->correction_count == 0 || r->item.n > SUBJECT_MAX) return;
    memcpy(whole, r->sha256, n);
    if (r->item.n) whole[n++] = '#';
    memcpy(whole + n, r->item.p ? r->item.p : "", r->item.n);
    correct(m, (asc_str){ whole, n + r->item.n }, &r->facts);
    r->confidential = r->confidential || asc_marks_report(m, r);
}

/* ---- the log read ---------------------------------------------------------------*/

static void decision_of_row(sqlite3_stmt *st, const asc_marks *m, bool include_confidential,
                            asc_decision *d)
{
    asc_hash hash = { { 0 } };
    *d = (asc_decision){ .id = sqlite3_column_int64(st, 0),
                         .v = (uint32_t)sqlite3_column_int64(st, 1),
                         .kind = asc_db_get(st, 2),
                         .subject = asc_db_get(st, 3),
                         .payload = asc_db_get(st, 4),
                         .who = asc_db_get(st, 5),
                         .at = asc_db_get(st, 6) };
    asc_db_get_hash(st, 7, &hash);
    asc_hash_hex(&hash, d->hash);
    d->undone = d->id > 0 && d->id <= m->last && m->undone[d->id];
    d->withheld = !include_confidential && asc_marks_subject(m, d->subject);
    if (d->withheld) d->subject = d->payload = (asc_str){ "", 0 };
}

static asc_status list_decisions(asc_case *c, const asc_marks *m, bool include_confidential,
                                 asc_decision_fn each, void *user, asc_error *err)
{
    sqlite3_stmt *st;
    bool found = true, on = true;
    asc_status rc = asc_db_prepare(
        c, "SELECT id, v, kind, subject, payload, who, at, hash FROM decision ORDER BY id", &st,
        err);
    if (rc) return rc;
    while (on && !(rc = asc_db_row(c, st, &found, err)) && found) {
        asc_decision d;
        decision_of_row(st, m, include_confidential, &d);
        on = each(user, &d);
    }
    sqlite3_finalize(st);
    return rc;
}

asc_status asc_case_decisions(asc_case *c, bool include_confidential, asc_decision_fn each,
                              void *user, asc_error *err)
{
    asc_marks m;
    asc_arena *tmp = asc_arena_new();
    asc_status rc = tmp ? asc_marks_load(&m, tmp, c, err)
                        : asc_fail(err, ASC_ENOMEM, "%s: out of memory", c->path);
    if (!rc) rc = list_decisions(c, &m, include_confidential, each, user, err);
    asc_arena_free(tmp);
    return rc;
}

/* ---- the log written --------------------------------------------------------------*/

static asc_status last_decision(asc_case *c, int64_t *id, asc_hash *hash, asc_error *err)
{
    bool found;
    *id = 0;
    *hash = (asc_hash){ { 0 } };
    sqlite3_stmt *st = asc_db_kept(c, ASC_SQL_DECISION_LAST, err);
    if (!st) return ASC_EIO;
    asc_status rc = asc_db_row(c, st, &found, err);
    if (!rc && found) {
        *id = sqlite3_column_int64(st, 0);
        if (!asc_db_get_hash(st, 1, hash))
            rc = asc_fail(err, ASC_EFORMAT, "%s: decision %lld has no hash", c->path,
                          (long long)*id);
    }
    sqlite3_reset(st);
    return rc;
}

/* Inside a group. */
static asc_status append(asc_case *c, asc_str kind, asc_str subject, asc_str payload, asc_str who,
                         int64_t *id, asc_error *err)
{
    char at[ASC_TIME_BYTES];
    asc_hash previous, hash;
    asc_status rc = last_decision(c, id, &previous, err);
    if (rc) return rc;
    asc_db_now(at);
    if (!payload.n) payload = ASC_STR("{}");
    ++*id;
    rc = asc_decision_hash(&hash, &c->scratch, &previous, *id, ENVELOPE_VERSION, kind, subject,
                           payload, who, asc_str_from(at), err);
    sqlite3_stmt *st = rc ? NULL : asc_db_kept(c, ASC_SQL_DECISION_ADD, err);
    if (!st) return rc ? rc : ASC_EIO;
    sqlite3_bind_int64(st, 1, *id);
    sqlite3_bind_int64(st, 2, ENVELOPE_VERSION);
    asc_db_text(st, 3, kind);
    asc_db_text(st, 4, subject);
    asc_db_text(st, 5, payload);
    asc_db_text(st, 6, who);
    asc_db_text(st, 7, asc_str_from(at));
    asc_db_hash(st, 8, &previous);
    asc_db_hash(st, 9, &hash);
    return asc_db_run(c, st, err);
}

asc_status asc_log_note_once(asc_case *c, asc_str kind, asc_str payload, asc_str who,
                             asc_error *err)
{
    int64_t id;
    sqlite3_stmt *st;
    bool found = false;
    asc_status rc = asc_db_prepare(
        c, "SELECT payload FROM decision WHERE kind = ?1 ORDER BY id DESC LIMIT 1", &st, err);
    if (rc) return rc;
    asc_db_text(st, 1, kind);
    rc = asc_db_row(c, st, &found, err);
    bool said = !rc && found && asc_str_eq(asc_db_get(st, 0), payload);
    sqlite3_finalize(st);
    return rc || said ? rc : append(c, kind, ASC_STR("case"), payload, who, &id, err);
}

static asc_status finish(asc_case *c, asc_status rc, asc_error *err)
{
    if (!rc) return asc_db_commit(c, err);
    asc_db_rollback(c);
    return rc;
}

/* Does the envelope hold what its kind needs? */
static asc_status check(asc_str kind, asc_str subject, asc_str payload, asc_error *err)
{
    asc_ruling r;
    bool known;
    asc_arena *tmp = asc_arena_new();
    if (!tmp) return asc_fail(err, ASC_ENOMEM, "out of memory");
    const asc_json *json = payload.n ? asc_json_parse(tmp, payload) : NULL;
    asc_status rc = payload.n && (!json || json->kind != ASC_JSON_OBJECT)
                        ? asc_fail(err, ASC_EARG, "a decision's payload is a JSON object")
                        : asc_ruling_parse(&r, &known, tmp, kind, subject,
                                           payload.n ? payload : ASC_STR("{}"), err);
    asc_arena_free(tmp);
    return rc;
}

asc_status asc_case_decide(asc_case *c, asc_str kind, asc_str subject, asc_str payload, asc_str who,
                           int64_t *id, asc_error *err)
{
    int64_t made = 0;
    if (!kind.n || !subject.n || !who.n)
        return asc_fail(err, ASC_EARG, "a decision needs a kind, a subject and who made it");
    if (kind.n + subject.n + who.n > SUBJECT_MAX || payload.n > PAYLOAD_MAX)
        return asc_fail(err, ASC_ELIMIT, "a decision is too long: %zu bytes",
                        kind.n + subject.n + who.n + payload.n);
    asc_status rc = check(kind, subject, payload, err);
    if (!rc) rc = asc_db_begin(c, err);
    if (rc) return rc;
    rc = finish(c, append(c, kind, subject, payload, who, &made, err), err);
    if (!rc && id) *id = made;
    return rc;
}

/* The last decision in force that is no undoing; 0 if none. */
static asc_status last_standing(asc_case *c, const asc_marks *m, int64_t *id, asc_error *err)
{
    sqlite3_stmt *st;
    bool found = true;
    *id = 0;
    asc_status rc = asc_db_prepare(
        c, "SELECT id FROM decision WHERE kind <> 'undo' ORDER BY id DESC", &st, err);
    if (rc) return rc;
    while (!*id && !(rc = asc_db_row(c, st, &found, err)) && found) {
        int64_t at = sqlite3_column_int64(st, 0);
        if (at > 0 && at <= m->last && !m->undone[at]) *id = at;
    }
    sqlite3_finalize(st);
    return rc;
}

static asc_status undo(asc_case *c, const asc_marks *m, int64_t *id, asc_str who, asc_error *err)
{
    char subject[40];
    int64_t made;
    asc_status rc = *id ? ASC_OK : last_standing(c, m, id, err);
    if (rc) return rc;
    if (*id == 0) return asc_fail(err, ASC_EARG, "%s: no decision is left to undo", c->path);
    if (*id < 0 || *id > m->last)
        return asc_fail(err, ASC_EARG, "%s: there is no decision %lld", c->path, (long long)*id);
    if (m->undone[*id])
        return asc_fail(err, ASC_EARG, "%s: decision %lld is undone already", c->path,
                        (long long)*id);
    snprintf(subject, sizeof subject, "decision:%lld", (long long)*id);
    return append(c, ASC_STR("undo"), asc_str_from(subject), ASC_STR(""), who, &made, err);
}

asc_status asc_case_undo(asc_case *c, int64_t id, asc_str who, int64_t *undone, asc_error *err)
{
    asc_marks m;
    if (!who.n) return asc_fail(err, ASC_EARG, "a decision needs who made it");
    asc_arena *tmp = asc_arena_new();
    if (!tmp) return asc_fail(err, ASC_ENOMEM, "%s: out of memory", c->path);
    asc_status rc = asc_db_begin(c, err);
    if (!rc) {
        rc = asc_marks_load(&m, tmp, c, err);
        if (!rc) rc = undo(c, &m, &id, who, err);
        rc = finish(c, rc, err);
    }
    asc_arena_free(tmp);
    if (!rc && undone) *undone = id;
    return rc;
}
