/*
 * Reports side by side into a reading: each thread reads one, with a worker and arenas of
 * its own; the caller's thread takes bytes in before and puts what was read in order
 * behind, so that the reading does not depend on the number of threads.
 */
#include <ascribe.h>

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "ascribe_reading.h"
#include "base/error.h"
#include "base/os.h"
#include "base/str.h"

#include "base/banned.h"

#define THREADS_MAX 64u

struct hand {
    struct asc_crew *crew;
    pthread_t thread;
    asc_worker *worker;
    asc_arena *keep, *work;
};

/* One report between its bytes and its place. */
struct job {
    asc_report report; /* its text and facts in the reading's arena */
    asc_taken taken;   /* in the arena of the hand that read it */
    asc_incoming *from;
    asc_error err;
};

struct asc_crew {
    const asc_reading *r;
    struct hand hands[THREADS_MAX];
    struct job *jobs;
    size_t job_count;
    atomic_size_t next;
};

void asc_crew_free(asc_crew *crew)
{
    if (!crew) return;
    for (unsigned i = 0; i < THREADS_MAX; i++) {
        if (i) asc_worker_free(crew->hands[i].worker); /* the first is the reading's */
        asc_arena_free(crew->hands[i].keep);
        asc_arena_free(crew->hands[i].work);
    }
    free(crew);
}

static bool hand_ready(asc_crew *crew, unsigned i)
{
    struct hand *h = &crew->hands[i];
    h->crew = crew;
    if (!h->keep) h->keep = asc_arena_new();
    if (!h->work) h->work = asc_arena_new();
    if (!h->worker && h->keep && h->work)
        h->worker =
            i ? asc_worker_new(crew->r->whole ? crew->r->whole : crew->r->model) : crew->r->worker;
    return h->worker != NULL;
}

static void *labour(void *user)
{
    static const asc_mark nothing = { 0 };
    struct hand *h = user;
    asc_crew *crew = h->crew;
    size_t i;
    while ((i = atomic_fetch_add(&crew->next, 1)) < crew->job_count) {
        struct job *j = &crew->jobs[i];
        if (j->err.status) continue;
        j->err.status =
            asc_report_read(&j->taken, &j->report, crew->r, h->worker, h->keep, h->work, &j->err);
        asc_arena_restore(h->work, nothing);
    }
    return NULL;
}

/* Where no thread or memory for one can be had, the others do its work. */
static asc_status read_jobs(asc_crew *crew, unsigned threads, asc_error *err)
{
    unsigned started = 1;
    if (!hand_ready(crew, 0)) return asc_fail(err, ASC_ENOMEM, "out of memory");
    atomic_store(&crew->next, 0);
    while (started < threads && started < crew->job_count && hand_ready(crew, started) &&
           pthread_create(&crew->hands[started].thread, NULL, labour, &crew->hands[started]) == 0)
        started++;
    labour(&crew->hands[0]);
    for (unsigned i = 1; i < started; i++) pthread_join(crew->hands[i].thread, NULL);
    return ASC_OK;
}

/* What a hand read, moved to the reading. */
static asc_status place(asc_reading *r, struct job *j, asc_error *err)
{
    asc_mark before = asc_arena_save(r->keep);
    asc_status rc = asc_readout_keep(&j->taken.readout, r->keep, err);
    if (!rc) rc = asc_extras_keep(&j->taken.extras, r->keep, err);
    if (!rc) rc = asc_reading_place(r, &j->report, &j->taken, err);
    if (rc) asc_arena_restore(r->keep, before);
    return rc;
}

static asc_status run_jobs(asc_reading *r, struct job *jobs, size_t count, unsigned threads,
                           asc_error *err)
{
    static const asc_mark nothing = { 0 };
    asc_crew *crew = r->crew;
    crew->jobs = jobs;
    crew->job_count = count;
    asc_status rc = read_jobs(crew, threads, err);
    for (size_t i = 0; !rc && i < count; i++) {
        struct job *j = &jobs[i];
        if (!j->err.status) j->err.status = place(r, j, &j->err);
        j->from->err = j->err;
        if (j->err.status == ASC_ENOMEM) rc = asc_fail(err, ASC_ENOMEM, "%s", j->err.message);
    }
    for (unsigned i = 0; i < THREADS_MAX; i++)
        if (crew->hands[i].keep) asc_arena_restore(crew->hands[i].keep, nothing);
    return rc;
}

static asc_status take(asc_report *out, asc_arena *keep, const asc_incoming *in, asc_error *err)
{
    asc_status rc = asc_report_take(out, keep, &in->facts, in->bytes, err);
    if (!rc && in->charset.n && !asc_arena_copy(keep, in->charset, &out->charset))
        rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    return rc;
}

asc_status asc_reading_add_many(asc_reading *r, asc_incoming *items, size_t count, unsigned threads,
                                asc_error *err)
{
    asc_arena *tmp = asc_arena_new();
    struct job *jobs = tmp ? asc_arena_zalloc(tmp, count + 1, sizeof *jobs) : NULL;
    if (!r->crew) r->crew = calloc(1, sizeof *r->crew);
    if (threads == 0) threads = asc_os_processors();
    if (threads > THREADS_MAX) threads = THREADS_MAX;
    r->threads = threads;
    asc_status rc = jobs && r->crew ? ASC_OK : asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!rc && r->done) rc = asc_fail(err, ASC_EARG, "a report was added after the run");
    if (!rc) rc = asc_reading_worker(r, r->keep, err);
    if (!rc) r->crew->r = r;
    for (size_t i = 0; !rc && i < count; i++) {
        jobs[i].from = &items[i];
        jobs[i].err.status = take(&jobs[i].report, r->keep, &items[i], &jobs[i].err);
    }
    if (!rc) rc = run_jobs(r, jobs, count, threads, err);
    asc_arena_free(tmp);
    return rc;
}
