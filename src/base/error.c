#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/banned.h"

const char *asc_status_name(asc_status rc)
{
    switch (rc) {
    case ASC_OK: return "ok";
    case ASC_ENOMEM: return "out of memory";
    case ASC_EIO: return "cannot read or write";
    case ASC_EFORMAT: return "wrong format";
    case ASC_ELIMIT: return "over a limit";
    case ASC_EARG: return "wrong argument";
    case ASC_EVERSION: return "wrong version";
    }
    return "unknown status";
}

/* Drop a character that the buffer's end has cut in two. */
static void trim_broken_tail(char *s)
{
    size_t n = strlen(s), i = n;
    while (i > 0 && n - i < 4 && ((unsigned char)s[i - 1] & 0xC0) == 0x80) i--;
    if (i == 0) return;
    unsigned char lead = (unsigned char)s[i - 1];
    size_t need = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    if (n - (i - 1) < need) s[i - 1] = '\0';
}

asc_status asc_fail(asc_error *err, asc_status rc, const char *fmt, ...)
{
    if (!err) return rc;
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(err->message, sizeof err->message, fmt, ap);
    va_end(ap);
    trim_broken_tail(err->message);
    err->status = rc;
    return rc;
}
