#include "base/side.h"

#include <pthread.h>

#include "base/banned.h"

struct side {
    asc_sides_fn fn;
    void *user;
    unsigned at;
    pthread_t thread;
};

static void *labour(void *user)
{
    struct side *s = user;
    s->fn(s->user, s->at);
    return NULL;
}

void asc_side_all(unsigned threads, asc_sides_fn fn, void *user)
{
    struct side sides[ASC_SIDES_MAX];
    unsigned started = 0, last = threads > ASC_SIDES_MAX ? ASC_SIDES_MAX - 1 : threads - !!threads;
    for (; started < last; started++) {
        sides[started] = (struct side){ .fn = fn, .user = user, .at = started };
        if (pthread_create(&sides[started].thread, NULL, labour, &sides[started]) != 0) break;
    }
    for (unsigned i = started; i <= last; i++) fn(user, i);
    for (unsigned i = 0; i < started; i++) pthread_join(sides[i].thread, NULL);
}

unsigned asc_side_count(unsigned threads, size_t reports)
{
    if (threads < 2 || reports < ASC_SIDE_LEAST) return 1;
    return threads < ASC_SIDES_MAX ? threads : ASC_SIDES_MAX;
}

struct both {
    asc_side_fn fn[2];
    void *user[2];
};

static void do_one(void *user, unsigned side)
{
    const struct both *b = user;
    b->fn[side](b->user[side]);
}

void asc_side_both(unsigned threads, asc_side_fn one, void *of_one, asc_side_fn other,
                   void *of_other)
{
    struct both b = { { one, other }, { of_one, of_other } };
    if (threads < 2) {
        one(of_one);
        other(of_other);
    } else {
        asc_side_all(2, do_one, &b);
    }
}
