/* lower: whole words as Python's str.lower() has them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/lower.h"
#include "base/str.h"
#include "base/utf8.h"

/* Expected: str.lower() of Python 3.11. */
static const struct {
    const char *in, *out;
} CASES[] = {
    { "", "" },
    { "Attack", "attack" },
    { "ISI's", "isi's" },
    { "\xC3\x89TUDES", "\xC3\xA9tudes" },
    { "\xC4\xB0stanbul", "i\xCC\x87stanbul" }, /* dotted capital I: two characters */
    { "\xC8\xBAx", "\xE2\xB1\xA5x" },          /* grows from two bytes to three */
    { "\xE2\x84\xAA", "k" },                   /* the Kelvin sign */
    { "\xCE\xA3", "\xCF\x83" },                /* sigma alone */
    { "A\xCE\xA3", "a\xCF\x82" },              /* sigma at the end of a word */
    { "A\xCE\xA3"
      "B",
      "a\xCF\x83"
      "b" },
    { "A'.\xCE\xA3", "a'.\xCF\x82" }, /* over what case ignores */
    { "A\xCE\xA3.b", "a\xCF\x83.b" },
    { "1\xCE\xA3", "1\xCF\x83" },
    { "\xCE\x91\xCC\x81\xCE\xA3", "\xCE\xB1\xCC\x81\xCF\x82" },
    { "\xC7\x85", "\xC7\x86" }, /* title case */
    { "\xE1\xBA\x9E", "\xC3\x9F" },
    { "caf\xE9", "caf\xE9" }, /* no UTF-8: as it is */
};

static void words_become_what_python_makes_of_them(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        char out[64];
        asc_str in = asc_str_from(CASES[i].in);
        asc_str low = { out, asc_lower(in, out) };
        if (!asc_str_eq(low, asc_str_from(CASES[i].out)))
            fail_msg("%s became %.*s", CASES[i].in, ASC_FMT(low));
        assert_true(low.n <= 2 * in.n);
    }
}

static void every_character_fits_in_twice_its_bytes(void **state)
{
    (void)state;
    for (uint32_t c = 0x80; c <= 0x10FFFF; c++) {
        char bytes[4], out[16];
        size_t n = asc_utf8_put(c, bytes);
        if (n) assert_true(asc_lower((asc_str){ bytes, n }, out) <= 2 * n);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_become_what_python_makes_of_them),
        cmocka_unit_test(every_character_fits_in_twice_its_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
