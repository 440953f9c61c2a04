/* Any bytes in any charset, declared by the first line, become UTF-8. */
#include <stdlib.h>

#include "base/str.h"
#include "base/utf8.h"
#include "text/charset.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    asc_arena *keep = asc_arena_new();
    asc_str bytes = { (const char *)data, size }, declared = { NULL, 0 }, text, charset;
    asc_str_cut(bytes, '\n', &declared, &bytes);
    if (keep && asc_charset_decode(&text, &charset, keep, bytes, declared, NULL) == ASC_OK &&
        (asc_utf8_check(text) < text.n || !charset.n))
        abort();
    (void)asc_charset_declared(bytes);
    asc_arena_free(keep);
    return 0;
}
