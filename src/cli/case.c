#include "cli/case.h"

#include "base/os.h"
#include "base/utf8.h"

#include "base/banned.h"

bool asc_cli_case(asc_case **out, const char *path, asc_open_mode mode)
{
    asc_error err;
    if (asc_case_open(out, path, mode, &err) == ASC_OK) return true;
    asc_cli_fail("%s", err.message);
    return false;
}

bool asc_cli_who(const asc_command *self, const char *who, char out[ASC_WHO_MAX])
{
    if (!who) {
        asc_os_user(out, ASC_WHO_MAX);
        return true;
    }
    if (*who && strlen(who) < ASC_WHO_MAX && asc_utf8_check(asc_str_from(who)) == strlen(who)) {
        memcpy(out, who, strlen(who) + 1);
        return true;
    }
    asc_cli_misuse(self, "%s: --who: give a name of at most %d bytes of UTF-8", self->name,
                   ASC_WHO_MAX - 1);
    return false;
}

int asc_cli_ended(asc_status rc, const asc_error *err)
{
    if (rc) return asc_cli_fail("%s", err->message);
    return asc_cli_flush() ? ASC_EXIT_OK : ASC_EXIT_FAILED;
}

void asc_cli_one_line(asc_buf *b, asc_str s, size_t max)
{
    bool space = false;
    size_t start = b->n, i = 0;
    for (s = asc_str_trim(s); i < s.n && b->n - start < max;) {
        uint32_t cp;
        size_t n = asc_utf8_next(s, i, &cp);
        if (cp == ' ' || cp == '\n' || cp == '\t' || cp == '\r') {
            space = true;
        } else {
            if (space) asc_buf_putc(b, ' ');
            asc_buf_put(b, asc_str_slice(s, i, i + n));
            space = false;
        }
        i += n;
    }
    if (i < s.n) asc_buf_puts(b, "\xE2\x80\xA6");
}
