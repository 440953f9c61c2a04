#define _GNU_SOURCE /* pipe2, posix_spawn_file_actions_addclosefrom_np */
#include "text/jail.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/error.h"
#include "base/os.h"

#include "base/banned.h"

#define PATH_BYTES 4096
#define HELLO_SECONDS 5
#define PATIENCE 6     /* times the seconds, by the clock, for one that hardly gets the processor */
#define WORKED .75     /* of its seconds: who has worked so long is not starved */
#define STEP .2        /* of its seconds, after which a starved one is looked at again */
#define STEP_UP_TO .95 /* of its seconds: under the reader's own limit of CPU time */
#ifdef SYS_pidfd_open
#define PIDFD_OPEN SYS_pidfd_open
#else
#define PIDFD_OPEN 434 /* the same number on every architecture */
#endif

struct asc_jail {
    char program[PATH_BYTES];
    bool lax;
    pid_t pid;       /* 0: none runs */
    int watch;       /* its pidfd, readable when it ends; -1 where the system has none */
    int to, from;    /* documents out, replies in; -1 when closed */
    unsigned served; /* documents that the running one was given */
    double spent;    /* seconds that it has worked */
    int seconds;     /* that a document may take */
    unsigned layers;
};

/* A path that was given, as it stands. */
static bool given_program(asc_jail *j, asc_str program)
{
    if (program.n >= sizeof j->program) return false;
    memcpy(j->program, program.p, program.n + 1);
    return access(j->program, X_OK) == 0;
}

asc_status asc_jail_open(asc_jail **out, const char *name, const char *program, bool lax,
                         asc_error *err)
{
    asc_jail *j = calloc(1, sizeof *j);
    if (!j) return asc_fail(err, ASC_ENOMEM, "out of memory");
    j->lax = lax;
    j->seconds = ASC_JAIL_SECONDS;
    j->to = j->from = j->watch = -1;
    bool found = program ? given_program(j, asc_str_from(program))
                         : asc_os_own_program(j->program, sizeof j->program, name);
    if (!found) {
        free(j);
        return asc_fail(err, ASC_EIO,
                        "%s: the program that reads documents is not there; it is built and "
                        "installed with ascribe",
                        program ? program : name);
    }
    *out = j;
    return ASC_OK;
}

/* ---- its life ----------------------------------------------------------------------*/

/* End the running reader, if any; *status is how it ended. */
static void end(asc_jail *j, int *status)
{
    int ended = 0;
    if (j->to >= 0) close(j->to);
    if (j->from >= 0) close(j->from);
    if (j->watch >= 0) close(j->watch);
    j->to = j->from = j->watch = -1;
    if (j->pid) {
        kill(j->pid, SIGKILL); /* not reaped yet, so the number is still its own */
        while (waitpid(j->pid, &ended, 0) < 0 && errno == EINTR) continue;
    }
    j->pid = 0;
    if (status) *status = ended;
}

void asc_jail_close(asc_jail *j)
{
    if (!j) return;
    end(j, NULL);
    free(j);
}

void asc_jail_set_seconds(asc_jail *j, int seconds)
{
    j->seconds = seconds;
}

unsigned asc_jail_layers(const asc_jail *j)
{
    return j->layers;
}

/* Descriptors 0 to 2 are kept free: the reader's own are put there. */
static int above_standard(int fd)
{
    if (fd < 0 || fd > 2) return fd;
    int moved = fcntl(fd, F_DUPFD_CLOEXEC, 3);
    close(fd);
    return moved;
}

struct channel {
    int ours[2], theirs[2]; /* [0] documents, [1] replies */
};

static void close_fd(int fd)
{
    if (fd >= 0) close(fd);
}

static bool make_channel(struct channel *c)
{
    int in[2] = { -1, -1 }, out[2] = { -1, -1 };
    /* A socket, so that writing to a reader that died is an error and no signal. */
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, in) != 0) return false;
    if (pipe2(out, O_CLOEXEC) != 0) out[0] = out[1] = -1;
    c->ours[0] = above_standard(in[0]);
    c->theirs[0] = above_standard(in[1]);
    c->ours[1] = above_standard(out[0]);
    c->theirs[1] = above_standard(out[1]);
    bool good = c->ours[0] >= 0 && c->theirs[0] >= 0 && c->ours[1] >= 0 && c->theirs[1] >= 0 &&
                fcntl(c->ours[0], F_SETFL, O_NONBLOCK) == 0 &&
                fcntl(c->ours[1], F_SETFL, O_NONBLOCK) == 0;
    for (int k = 0; !good && k < 2; k++) {
        close_fd(c->ours[k]);
        close_fd(c->theirs[k]);
    }
    return good;
}

static int spawn(asc_jail *j, const struct channel *c)
{
    char name[] = "ascribe-reader";
    char *argv[] = { name, NULL }, *environment[] = { NULL };
    posix_spawn_file_actions_t actions;
    int failed = posix_spawn_file_actions_init(&actions);
    if (failed) return failed;
    failed = posix_spawn_file_actions_adddup2(&actions, c->theirs[0], 0);
    if (!failed) failed = posix_spawn_file_actions_adddup2(&actions, c->theirs[1], 1);
    if (!failed) failed = posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    if (!failed) failed = posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    if (!failed) failed = posix_spawn(&j->pid, j->program, &actions, NULL, argv, environment);
    if (failed) j->pid = 0;
    else j->watch = (int)syscall(PIDFD_OPEN, j->pid, 0); /* closed on exec by itself */
    posix_spawn_file_actions_destroy(&actions);
    return failed;
}

/* ---- bytes out and in ----------------------------------------------------------------*/

typedef enum outcome { DONE, DIED, LATE, LIED } outcome;

/* One exchange: two runs of bytes to send, a frame and its payload to get. */
struct exchange {
    asc_str send[3];
    int sending; /* index into send */
    char frame[ASC_FRAME_BYTES];
    size_t frame_n;
    char *payload;
    uint64_t payload_n, got;
    size_t limit;
    uint32_t status;
    asc_arena *keep;
    bool out_of_memory;
};

static bool send_some(int fd, struct exchange *x)
{
    while (x->sending < 3) {
        asc_str *s = &x->send[x->sending];
        if (!s->n) {
            x->sending++;
            continue;
        }
        ssize_t n = send(fd, s->p, s->n, MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return errno == EAGAIN || errno == EWOULDBLOCK;
        *s = asc_str_slice(*s, (size_t)n, s->n);
    }
    return true;
}

static bool take_frame(struct exchange *x)
{
    if (!asc_frame_read(x->frame, ASC_REPLY_MAGIC, &x->status, &x->payload_n)) return false;
    if (x->payload_n > x->limit) return false;
    x->payload = asc_arena_alloc(x->keep, (size_t)x->payload_n + 1, 1);
    x->out_of_memory = !x->payload;
    return x->payload != NULL;
}

static bool complete(const struct exchange *x)
{
    return x->frame_n == ASC_FRAME_BYTES && x->got == x->payload_n;
}

static outcome get_some(int fd, struct exchange *x)
{
    for (;;) {
        bool header = x->frame_n < ASC_FRAME_BYTES;
        char *to = header ? x->frame + x->frame_n : x->payload + x->got;
        size_t want = header ? ASC_FRAME_BYTES - x->frame_n : (size_t)(x->payload_n - x->got);
        if (!want) return DONE;
        ssize_t n = read(fd, to, want);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return errno == EAGAIN || errno == EWOULDBLOCK ? DONE : DIED;
        if (n == 0) return DIED;
        if (header) x->frame_n += (size_t)n;
        else x->got += (size_t)n;
        if (header && x->frame_n == ASC_FRAME_BYTES && !take_frame(x)) return LIED;
    }
}

/* Seconds of processor time that the reader has had; negative where that cannot be told. */
static double worked(const asc_jail *j)
{
    clockid_t clock;
    struct timespec t;
    if (clock_getcpuclockid(j->pid, &clock) || clock_gettime(clock, &t)) return -1;
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* How long a reader may take. */
struct patience {
    double seconds, deadline, last; /* last: processor time when it was looked at last */
    double worked, end; /* processor time at the start; when not even a starved one is waited for */
};

static struct patience begin_patience(const asc_jail *j, double seconds)
{
    double now = asc_os_seconds(), had = worked(j);
    return (struct patience){ seconds, now + seconds, had, had, now + PATIENCE * seconds };
}

/*
 * The time is up by the clock. On a busy machine that need not be the document's doing: one that has had
 * little of the processor since, and goes on working, gets more, so that a document is not refused for what
 * else the machine does.
 */
static bool wait_longer(struct patience *p, const asc_jail *j)
{
    double had = worked(j), used = had - p->worked, now = asc_os_seconds();
    if (had < 0 || p->worked < 0 || had <= p->last || used >= WORKED * p->seconds || now >= p->end)
        return false;
    double step = STEP_UP_TO * p->seconds - used;
    p->deadline = now + (step > STEP * p->seconds ? step : STEP * p->seconds);
    p->last = had;
    return true;
}

static outcome talk(asc_jail *j, struct exchange *x, double seconds)
{
    struct patience patience = begin_patience(j, seconds);
    while (!complete(x)) {
        double left = patience.deadline - asc_os_seconds();
        struct pollfd fds[3] = { { j->from, POLLIN, 0 },
                                 { x->sending < 3 ? j->to : -1, POLLOUT, 0 },
                                 { j->watch, POLLIN, 0 } };
        if (left <= 0 && wait_longer(&patience, j)) continue;
        if (left <= 0) return LATE;
        int n = poll(fds, 3, (int)(left * 1000) + 1);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return DIED;
        if (fds[0].revents) {
            outcome got = get_some(j->from, x);
            if (got != DONE) return got;
        }
        /* Ended, and nothing is left in the pipe, whoever else may hold it open. */
        if (fds[2].revents && !fds[0].revents) return DIED;
        if (fds[1].revents && !send_some(j->to, x)) return DIED;
    }
    return x->sending < 3 ? LIED : DONE; /* an answer to half a question */
}

/* ---- starting ------------------------------------------------------------------------*/

static asc_status start(asc_jail *j, asc_arena *tmp, asc_error *err)
{
    struct channel c;
    struct exchange hello = { .keep = tmp, .limit = 0, .sending = 3 };
    end(j, NULL);
    if (!make_channel(&c))
        return asc_fail(err, ASC_EIO, "no pipe to a reader: too many files are open");
    int failed = spawn(j, &c);
    close(c.theirs[0]);
    close(c.theirs[1]);
    j->to = c.ours[0];
    j->from = c.ours[1];
    j->served = 0;
    j->spent = 0;
    if (failed || talk(j, &hello, HELLO_SECONDS) != DONE) {
        end(j, NULL);
        return asc_fail(err, ASC_EIO, "%s could not be started", j->program);
    }
    j->layers = hello.status;
    if (!(j->layers & ASC_JAIL_SECCOMP) && !j->lax) {
        end(j, NULL);
        return asc_fail(err, ASC_EIO,
                        "this machine cannot lock a reader in (no seccomp), so documents with a "
                        "parser are refused; --no-jail reads them all the same");
    }
    return ASC_OK;
}

/* A reader fit for one more document. */
static asc_status ready(asc_jail *j, asc_arena *tmp, asc_error *err)
{
    struct pollfd idle = { j->from, POLLIN, 0 };
    bool fit = j->pid && j->served < ASC_JAIL_BATCH && j->spent < ASC_JAIL_SPENT_SECONDS;
    /* Bytes that nobody asked for, or its end: start anew. */
    if (fit && poll(&idle, 1, 0) == 0) return ASC_OK;
    return start(j, tmp, err);
}

/* ---- one document ----------------------------------------------------------------------*/

static asc_status say_how_it_ended(int status, asc_error *err)
{
    if (!WIFSIGNALED(status))
        return asc_fail(err, ASC_EFORMAT, "its reader gave up (exit %d)", WEXITSTATUS(status));
    switch (WTERMSIG(status)) {
    case SIGSYS:
        return asc_fail(err, ASC_EFORMAT,
                        "its reader tried a forbidden system call and was stopped");
    case SIGXCPU:
    case SIGKILL:
        return asc_fail(err, ASC_EFORMAT,
                        "its reader was stopped: over %d s of work or out of memory",
                        ASC_JAIL_SECONDS);
    case SIGXFSZ:
        return asc_fail(err, ASC_EFORMAT, "its reader tried to write a file and was stopped");
    default: return asc_fail(err, ASC_EFORMAT, "its reader crashed (signal %d)", WTERMSIG(status));
    }
}

/* What went wrong, once the reader is gone. */
static asc_status say(const asc_jail *j, outcome what, bool out_of_memory, int status,
                      asc_error *err)
{
    if (out_of_memory) return asc_fail(err, ASC_ENOMEM, "out of memory");
    if (what == LATE) return asc_fail(err, ASC_EFORMAT, "it took over %d s to read", j->seconds);
    if (what == LIED)
        return asc_fail(err, ASC_EFORMAT,
                        "its reader gave a reply that is too long or no reply at all");
    return say_how_it_ended(status, err);
}

static asc_status once(asc_records *out, asc_jail *j, uint32_t magic, asc_arena *keep, asc_str name,
                       asc_str bytes, bool *again, asc_error *err)
{
    char header[ASC_FRAME_BYTES];
    struct exchange x = { .keep = keep, .limit = asc_reply_limit(bytes.n) };
    asc_status rc = ready(j, keep, err);
    if (rc) return rc;
    asc_frame_write(header, magic, (uint32_t)name.n, bytes.n);
    x.send[0] = (asc_str){ header, ASC_FRAME_BYTES };
    x.send[1] = name;
    x.send[2] = bytes;
    double began = asc_os_seconds();
    outcome what = talk(j, &x, j->seconds);
    double had = worked(j);
    j->spent = had >= 0 ? had : j->spent + asc_os_seconds() - began;
    j->served++;
    asc_str payload = { x.payload, (size_t)x.payload_n };
    if (what == DONE && x.status == ASC_OK) {
        rc = asc_records_parse(out, keep, payload, err);
        if (!rc) return ASC_OK;
        if (rc == ASC_ENOMEM) return rc;
        what = LIED;
    } else if (what == DONE) { /* the reader's own refusal: a sentence */
        rc = x.status == ASC_ENOMEM || x.status == ASC_ELIMIT ? ASC_ELIMIT : ASC_EFORMAT;
        if (x.status == ASC_ENOMEM) { /* the next document gets all the memory there is */
            end(j, NULL);
            return asc_fail(err, rc, "it takes too much memory to read");
        }
        return asc_fail(err, rc, "%.*s", ASC_FMT(payload));
    }
    int status = 0;
    *again = !x.out_of_memory && what != LATE;
    end(j, &status);
    return say(j, what, x.out_of_memory, status, err);
}

static asc_status ask(asc_records *out, asc_jail *j, uint32_t magic, asc_arena *keep, asc_str name,
                      asc_str bytes, asc_error *err)
{
    asc_status rc = ASC_OK;
    bool again = true;
    if (bytes.n > ASC_REPORT_BYTES_MAX)
        return asc_fail(err, ASC_ELIMIT, "%zu bytes; at most %zu are read", bytes.n,
                        ASC_REPORT_BYTES_MAX);
    name = asc_str_slice(name, name.n > ASC_DOCUMENT_NAME_MAX ? name.n - ASC_DOCUMENT_NAME_MAX : 0,
                         name.n);
    for (int k = 0; k < ASC_JAIL_TRIES && again; k++) {
        asc_mark before = asc_arena_save(keep);
        again = false;
        rc = once(out, j, magic, keep, name, bytes, &again, err);
        if (rc) asc_arena_restore(keep, before);
        if (!rc) return ASC_OK;
    }
    return rc;
}

asc_status asc_jail_read(asc_records *out, asc_jail *j, asc_arena *keep, asc_str name,
                         asc_str bytes, asc_error *err)
{
    return ask(out, j, ASC_REQUEST_MAGIC, keep, name, bytes, err);
}

asc_status asc_jail_cut(asc_records *out, asc_jail *j, asc_arena *keep, asc_str name, asc_str bytes,
                        asc_error *err)
{
    return ask(out, j, ASC_PORTION_MAGIC, keep, name, bytes, err);
}

asc_status asc_jail_read_list(asc_records *out, asc_jail *j, asc_arena *keep, asc_str name,
                              asc_str bytes, asc_error *err)
{
    return ask(out, j, ASC_LIST_MAGIC, keep, name, bytes, err);
}
