#include <pthread.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/os.h"
#include "nlp/annotate.h"

#include "base/banned.h"

/*
 * The caller's thread fetches texts, hands out results and does nothing else; the
 * workers annotate. Between them lies a ring of slots. Texts are numbered: those in
 * [given, taken) are being worked on or done, those in [taken, filled) wait. A slot
 * is given back only in order, so the ring bounds what is held at a time.
 */
#define THREADS_MAX 256u
#define SLOTS_PER_THREAD 4u

typedef struct slot {
    asc_str text;
    asc_doc *doc;
    asc_status rc;
    asc_error err;
    bool done;
} slot;

typedef struct stream {
    pthread_mutex_t lock;
    pthread_cond_t work;  /* a text waits, or the end has come */
    pthread_cond_t ready; /* a result came in */
    slot *slots;
    size_t slot_count;
    size_t given, taken, filled;
    bool stop;
    const asc_annotate_options *options;
} stream;

typedef struct crew {
    pthread_t thread;
    asc_worker *worker;
    stream *stream;
} crew;

static void annotate(asc_worker *worker, slot *s, const asc_annotate_options *options)
{
    s->doc = NULL;
    s->err = (asc_error){ ASC_OK, "" };
    s->rc = asc_worker_annotate(worker, s->text, options, &s->doc, &s->err);
    if (s->rc != ASC_OK) s->doc = NULL;
}

static void *labour(void *user)
{
    crew *me = user;
    stream *st = me->stream;
    pthread_mutex_lock(&st->lock);
    for (;;) {
        while (!st->stop && st->taken == st->filled) pthread_cond_wait(&st->work, &st->lock);
        if (st->stop) break;
        slot *s = &st->slots[st->taken++ % st->slot_count];
        pthread_mutex_unlock(&st->lock);
        annotate(me->worker, s, st->options);
        pthread_mutex_lock(&st->lock);
        s->done = true;
        pthread_cond_signal(&st->ready);
    }
    pthread_mutex_unlock(&st->lock);
    return NULL;
}

/* Fetch texts while there is room for them; true once there are no more. */
static bool fill(stream *st, asc_next_fn next, void *user)
{
    while (st->filled - st->given < st->slot_count) {
        asc_str text = { 0 };
        if (!next(user, &text)) return true;
        pthread_mutex_lock(&st->lock);
        st->slots[st->filled++ % st->slot_count] = (slot){ .text = text };
        pthread_cond_signal(&st->work);
        pthread_mutex_unlock(&st->lock);
    }
    return false;
}

/* Wait for the next result in order and hand it out; false if that is to be the last. */
static bool give(stream *st, asc_done_fn done, void *user)
{
    slot *s = &st->slots[st->given % st->slot_count];
    pthread_mutex_lock(&st->lock);
    while (!s->done) pthread_cond_wait(&st->ready, &st->lock);
    pthread_mutex_unlock(&st->lock);
    bool more = done(user, st->given, s->rc, s->doc, &s->err);
    asc_doc_free(s->doc);
    *s = (slot){ 0 };
    st->given++;
    return more;
}

/* Stop, wait for the workers, and free what nobody was given. */
static void finish(stream *st, crew *all, size_t started)
{
    pthread_mutex_lock(&st->lock);
    st->stop = true;
    pthread_cond_broadcast(&st->work);
    pthread_mutex_unlock(&st->lock);
    for (size_t i = 0; i < started; i++) pthread_join(all[i].thread, NULL);
    for (size_t i = 0; i < st->slot_count; i++) asc_doc_free(st->slots[i].doc);
}

static void run_threads(stream *st, crew *all, size_t started, asc_next_fn next, asc_done_fn done,
                        void *user)
{
    bool ended = false, more = true;
    while (more) {
        if (!ended) ended = fill(st, next, user);
        if (st->given == st->filled) break;
        more = give(st, done, user);
    }
    finish(st, all, started);
}

/* One thread asked for, or none to be had: the caller's own does the work. */
static void run_alone(asc_worker *worker, asc_next_fn next, asc_done_fn done, void *user,
                      const asc_annotate_options *options)
{
    slot s = { 0 };
    for (size_t i = 0; next(user, &s.text); i++) {
        annotate(worker, &s, options);
        bool more = done(user, i, s.rc, s.doc, &s.err);
        asc_doc_free(s.doc);
        if (!more) return;
        s.text = (asc_str){ 0 };
    }
}

static size_t thread_count(const asc_annotate_options *options)
{
    unsigned n = options && options->threads ? options->threads : asc_os_processors();
    return n > THREADS_MAX ? THREADS_MAX : n;
}

static size_t start(crew *all, size_t count, stream *st)
{
    size_t started = 0;
    while (started < count) {
        all[started].stream = st;
        if (pthread_create(&all[started].thread, NULL, labour, &all[started]) != 0) break;
        started++;
    }
    return started;
}

asc_status asc_annotate_stream(const asc_model *model, asc_next_fn next, asc_done_fn done,
                               void *user, const asc_annotate_options *options, asc_error *err)
{
    size_t threads = thread_count(options), made = 0;
    stream st = { .slot_count = threads * SLOTS_PER_THREAD, .options = options };
    asc_status rc = ASC_OK;
    crew *all = calloc(threads, sizeof *all);
    st.slots = calloc(st.slot_count, sizeof *st.slots);
    if (!all || !st.slots) goto out;
    pthread_mutex_init(&st.lock, NULL);
    pthread_cond_init(&st.work, NULL);
    pthread_cond_init(&st.ready, NULL);
    while (made < threads && (all[made].worker = asc_worker_new(model)) != NULL) made++;
    if (made) {
        size_t started = made > 1 ? start(all, made, &st) : 0;
        if (started) run_threads(&st, all, started, next, done, user);
        else run_alone(all[0].worker, next, done, user, options);
    }
    for (size_t i = 0; i < made; i++) asc_worker_free(all[i].worker);
    pthread_cond_destroy(&st.ready);
    pthread_cond_destroy(&st.work);
    pthread_mutex_destroy(&st.lock);
out:
    if (!made) rc = asc_fail(err, ASC_ENOMEM, "out of memory starting %zu threads", threads);
    free(st.slots);
    free(all);
    return rc;
}
