#include "nlp/kernels.h"

#include <string.h>

#include "base/banned.h"

static bool has(const asc_kernels *k)
{
    if (k == &asc_kernels_portable) return true;
#if defined(__x86_64__)
    __builtin_cpu_init();
    bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    if (k == &asc_kernels_avx2) return avx2;
    return avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq");
#else
    return false;
#endif
}

const asc_kernels *asc_kernels_pick(const char *name)
{
    static const asc_kernels *const all[] = {
#if defined(__x86_64__)
        &asc_kernels_avx512,
        &asc_kernels_avx2,
#endif
        &asc_kernels_portable,
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if ((!name || strcmp(name, all[i]->name) == 0) && has(all[i])) return all[i];
    return NULL;
}
