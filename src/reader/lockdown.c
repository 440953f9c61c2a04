#define _GNU_SOURCE /* syscall, close_range */
#include "reader/serve.h"

#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "text/jail.h"

#include "base/banned.h"

#define MEMORY_MAX ((rlim_t)512 << 20)
#define CPU_SECONDS 10

/* ---- limits ------------------------------------------------------------------------*/

static bool limit(int what, rlim_t most)
{
    struct rlimit l = { most, most };
    return setrlimit((__rlimit_resource_t)what, &l) == 0;
}

static bool limits(void)
{
    static const struct {
        int what;
        rlim_t most;
    } all[] = { { RLIMIT_AS, MEMORY_MAX },
                { RLIMIT_CPU, CPU_SECONDS },
                { RLIMIT_FSIZE, 0 },
                { RLIMIT_CORE, 0 },
                { RLIMIT_NOFILE, 3 } };
    bool good = true;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        good = limit(all[i].what, all[i].most) && good; /* each is tried, whatever failed before */
    return good;
}

/* ---- Landlock: no file, no port, no signal outside ---------------------------------------*/

/* linux/landlock.h of older systems lacks the later fields; an older kernel takes fewer. */
struct ruleset {
    uint64_t files, net, scoped;
};
#define LANDLOCK_CREATE 444
#define LANDLOCK_RESTRICT 446
#define LANDLOCK_VERSION_FLAG 1u

static bool landlock(void)
{
    static const unsigned file_rights[] = {
        0, 13, 14, 15, 15, 16
    }; /* bits known to ABI 1, 2, ... */
    struct ruleset r = { 0 };
    long abi = syscall(LANDLOCK_CREATE, NULL, 0, LANDLOCK_VERSION_FLAG);
    if (abi < 1) return false;
    r.files = ((uint64_t)1 << file_rights[abi < 5 ? abi : 5]) - 1;
    if (abi >= 4) r.net = 3;
    if (abi >= 6) r.scoped = 3;
    size_t size = abi >= 6 ? 24 : abi >= 4 ? 16 : 8;
    long fd = syscall(LANDLOCK_CREATE, &r, size, 0);
    if (fd < 0) return false;
    bool good = syscall(LANDLOCK_RESTRICT, fd, 0) == 0;
    close((int)fd);
    return good;
}

/* ---- seccomp: what reading text takes, and nothing else ------------------------------------*/

static bool allow(scmp_filter_ctx c, int call)
{
    return seccomp_rule_add(c, SCMP_ACT_ALLOW, call, 0) == 0;
}

static bool allow_calls(scmp_filter_ctx c)
{
    static const int calls[] = {
        SCMP_SYS(exit),          SCMP_SYS(exit_group),   SCMP_SYS(brk),
        SCMP_SYS(munmap),        SCMP_SYS(mremap),       SCMP_SYS(madvise),
        SCMP_SYS(futex),         SCMP_SYS(rt_sigreturn), SCMP_SYS(restart_syscall),
        SCMP_SYS(clock_gettime), SCMP_SYS(getrandom)
    };
    for (size_t k = 0; k < sizeof calls / sizeof *calls; k++)
        if (!allow(c, calls[k])) return false;
    /* Reading from 0, writing to 1, memory that no file stands behind and nobody runs. */
    return seccomp_rule_add(c, SCMP_ACT_ALLOW, SCMP_SYS(read), 1, SCMP_A0(SCMP_CMP_EQ, 0, 0)) ==
               0 &&
           seccomp_rule_add(c, SCMP_ACT_ALLOW, SCMP_SYS(write), 1, SCMP_A0(SCMP_CMP_EQ, 1, 0)) ==
               0 &&
           seccomp_rule_add(c, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2,
                            SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0),
                            SCMP_A4(SCMP_CMP_MASKED_EQ, 0xFFFFFFFFu, 0xFFFFFFFFu)) == 0;
}

static bool filter(void)
{
    scmp_filter_ctx c = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (!c) return false;
    bool good = allow_calls(c) && seccomp_load(c) == 0;
    seccomp_release(c);
    return good;
}

unsigned asc_reader_lock_down(void)
{
    unsigned layers = 0;
    close_range(3, ~0u, 0);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0) layers |= ASC_JAIL_NO_PRIVS;
    if (landlock()) layers |= ASC_JAIL_LANDLOCK;
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    if (limits()) layers |= ASC_JAIL_LIMITS;
    if (filter()) layers |= ASC_JAIL_SECCOMP;
    return layers;
}
