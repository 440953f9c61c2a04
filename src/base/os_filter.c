#define _GNU_SOURCE /* SOCK_CLOEXEC, MSG_NOSIGNAL */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "base/os.h"

#include "base/banned.h"

#define CHUNK 65536

extern char **environ;

/* Sockets, not pipes: writing to one that is closed is an error then, and no signal. */
struct channel {
    int in[2], out[2]; /* ours, the program's */
    pid_t pid;
};

static void shut(int *fd)
{
    if (*fd >= 0) close(*fd);
    *fd = -1;
}

static bool open_channel(struct channel *c)
{
    *c = (struct channel){ { -1, -1 }, { -1, -1 }, 0 };
    return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, c->in) == 0 &&
           socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, c->out) == 0;
}

static void close_channel(struct channel *c)
{
    shut(&c->in[0]);
    shut(&c->in[1]);
    shut(&c->out[0]);
    shut(&c->out[1]);
}

/* The program leads a group of its own, so that all it starts can be ended with it. */
static int start(struct channel *c, const char *command)
{
    char sh[] = "sh", flag[] = "-c";
    char *argv[] = { sh, flag, (char *)(uintptr_t)command, NULL };
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int failed = posix_spawn_file_actions_init(&actions);
    if (failed) return failed;
    failed = posix_spawnattr_init(&attributes);
    if (failed) {
        posix_spawn_file_actions_destroy(&actions);
        return failed;
    }
    failed = posix_spawn_file_actions_adddup2(&actions, c->in[1], 0);
    if (!failed) failed = posix_spawn_file_actions_adddup2(&actions, c->out[1], 1);
    if (!failed) failed = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    if (!failed) failed = posix_spawnattr_setpgroup(&attributes, 0);
    if (!failed) failed = posix_spawn(&c->pid, "/bin/sh", &actions, &attributes, argv, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return failed;
}

/* Send what it takes now; what it does not want to read is its own affair. */
static void feed(struct channel *c, asc_str *input)
{
    ssize_t n =
        send(c->in[0], input->p, input->n < CHUNK ? input->n : CHUNK, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (n > 0) *input = asc_str_slice(*input, (size_t)n, input->n);
    else if (n < 0 && (errno == EAGAIN || errno == EINTR)) return;
    else input->n = 0;
    if (input->n == 0) shut(&c->in[0]);
}

/* False at the end of what it writes. */
static bool drain(struct channel *c, asc_buf *out)
{
    char chunk[CHUNK];
    ssize_t n = read(c->out[0], chunk, sizeof chunk);
    if (n < 0 && errno == EINTR) return true;
    if (n > 0) asc_buf_put(out, (asc_str){ chunk, (size_t)n });
    return n > 0;
}

static asc_status talk(struct channel *c, asc_buf *out, asc_str input, size_t limit,
                       unsigned seconds, double until, asc_error *err)
{
    if (input.n == 0) shut(&c->in[0]);
    for (;;) {
        struct pollfd fds[2] = { { c->out[0], POLLIN, 0 }, { c->in[0], POLLOUT, 0 } };
        double left = until - asc_os_seconds();
        if (left <= 0) return asc_fail(err, ASC_ELIMIT, "it took over %u seconds", seconds);
        int ready = poll(fds, 2, left > 1 ? 1000 : (int)(left * 1000) + 1);
        if (ready < 0 && errno != EINTR) return asc_fail(err, ASC_EIO, "poll failed");
        if (ready > 0 && fds[1].revents && c->in[0] >= 0) feed(c, &input);
        if (ready > 0 && fds[0].revents && !drain(c, out)) return ASC_OK;
        if (out->failed) return asc_fail(err, ASC_ENOMEM, "out of memory");
        if (out->n > limit) return asc_fail(err, ASC_ELIMIT, "it wrote over %zu bytes", limit);
    }
}

/* Has it ended, before the time is up? */
static bool ended(pid_t pid, double until, int *how)
{
    for (;;) {
        pid_t done = waitpid(pid, how, WNOHANG);
        if (done == pid) return true;
        if ((done < 0 && errno != EINTR) || asc_os_seconds() >= until) return false;
        poll(NULL, 0, 5);
    }
}

static asc_status finish(struct channel *c, asc_status rc, double until, asc_error *err)
{
    int how = 0;
    close_channel(c);
    if (rc || !ended(c->pid, until, &how)) {
        kill(-c->pid, SIGKILL);
        while (waitpid(c->pid, &how, 0) < 0 && errno == EINTR) continue;
        return rc ? rc : asc_fail(err, ASC_ELIMIT, "it did not end in time");
    }
    if (WIFEXITED(how) && WEXITSTATUS(how) == 0) return ASC_OK;
    if (WIFEXITED(how)) return asc_fail(err, ASC_EIO, "it ended with code %d", WEXITSTATUS(how));
    return asc_fail(err, ASC_EIO, "it was ended by signal %d", WTERMSIG(how));
}

asc_status asc_os_filter(asc_buf *out, const char *command, asc_str input, size_t limit,
                         unsigned seconds, asc_error *err)
{
    struct channel c;
    int failed = open_channel(&c) ? start(&c, command) : errno;
    if (failed) {
        close_channel(&c);
        return asc_fail(err, ASC_EIO, "it cannot be started: error %d", failed);
    }
    shut(&c.in[1]);
    shut(&c.out[1]);
    double until = asc_os_seconds() + seconds;
    asc_status rc = talk(&c, out, input, limit, seconds, until, err);
    return finish(&c, rc, until, err);
}
