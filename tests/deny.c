/*
 * Runs a program on a machine that lacks what locks a reader in, as far as it can tell:
 *
 *     deny [landlock] [seccomp] [no_new_privs] [limits] -- COMMAND [ARGUMENT...]
 *
 * The calls that each layer is made of fail as on a kernel without it. For
 * tests/test_layers.py.
 */
#include <errno.h>
#include <seccomp.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

static int deny_call(scmp_filter_ctx c, int call)
{
    return seccomp_rule_add(c, SCMP_ACT_ERRNO(ENOSYS), call, 0);
}

static int deny_prctl(scmp_filter_ctx c, int what)
{
    return seccomp_rule_add(c, SCMP_ACT_ERRNO(EINVAL), SCMP_SYS(prctl), 1,
                            SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)what, 0));
}

static int deny(scmp_filter_ctx c, const char *layer)
{
    if (!strcmp(layer, "landlock")) return deny_call(c, SCMP_SYS(landlock_create_ruleset));
    if (!strcmp(layer, "seccomp"))
        return deny_call(c, SCMP_SYS(seccomp)) || deny_prctl(c, PR_SET_SECCOMP);
    if (!strcmp(layer, "no_new_privs")) return deny_prctl(c, PR_SET_NO_NEW_PRIVS);
    if (!strcmp(layer, "limits")) /* one of them: sanitizers set others */
        return seccomp_rule_add(c, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(setrlimit), 1,
                                SCMP_A0(SCMP_CMP_EQ, RLIMIT_FSIZE, 0)) ||
               seccomp_rule_add(c, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(prlimit64), 2,
                                SCMP_A1(SCMP_CMP_EQ, RLIMIT_FSIZE, 0), SCMP_A2(SCMP_CMP_NE, 0, 0));
    return -1;
}

int main(int argc, char **argv)
{
    scmp_filter_ctx c = seccomp_init(SCMP_ACT_ALLOW);
    int i = 1;
    for (; c && i < argc && strcmp(argv[i], "--") != 0; i++)
        if (deny(c, argv[i])) {
            fprintf(stderr, "deny: %s cannot be denied here\n", argv[i]);
            return 77;
        }
    if (!c || i + 1 >= argc) return 2;
    if (seccomp_load(c)) {
        fprintf(stderr, "deny: this machine has no seccomp\n");
        return 77;
    }
    execvp(argv[i + 1], &argv[i + 1]);
    return 127;
}
