/* Which charset bytes are in that nobody declares. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/str.h"
#include "text/charset.h"
#include "text/charset_guess.h"

#include "base/banned.h"

static void assert_read(asc_str bytes, const char *declared, const char *charset, const char *text)
{
    asc_arena *keep = asc_arena_new();
    asc_str got, name;
    assert_int_equal(asc_charset_decode(&got, &name, keep, bytes, asc_str_from(declared), NULL),
                     ASC_OK);
    if (!asc_str_eq(name, asc_str_from(charset)) || !asc_str_eq(got, asc_str_from(text)))
        fail_msg("read as %.*s: \"%.*s\"", ASC_FMT(name), ASC_FMT(got));
    asc_arena_free(keep);
}

static void undeclared_bytes_tell_their_charset(void **state)
{
    (void)state;
    assert_read(ASC_STR("\xC2\xE7\xF0\xFB\xE2 \xED\xE0 \xF0\xFB\xED\xEA\xE5"), "", "Windows-1251",
                "Взрыв на рынке");
    assert_read(ASC_STR("\xF7\xDA\xD2\xD9\xD7 \xCE\xC1 \xD2\xD9\xCE\xCB\xC5"), "", "KOI8-R",
                "Взрыв на рынке");
    assert_read(ASC_STR("\x82\xA7\xE0\xEB\xA2 \xAD\xA0 \xE0\xEB\xAD\xAA\xA5"), "", "IBM866",
                "Взрыв на рынке");
    assert_read(ASC_STR("\xC5\xEA\xF1\xE7\xEE\xE7 \xF3\xF4\xE7\xED \xE1\xE3\xEF\xF1\xDC"), "",
                "Windows-1253", "Εκρηξη στην αγορά");
    assert_read(ASC_STR("\xF4\xE9\xF6\xE5\xF5 \xE0\xE9\xF8\xF2 \xE4\xE9\xE5\xED \xE1\xF9\xE5\xF7"),
                "", "Windows-1255", "פיצוץ אירע היום בשוק");
    assert_read(ASC_STR("\xC7\xE4\xDD\xCC\xC7\xD1 \xDD\xED \xC7\xE1\xD3\xE6\xDE"), "",
                "Windows-1256", "انفجار في السوق");
    assert_read(ASC_STR("\xCA\xD0\xB3\xA1\xCA\xC2\xB7\xA2\xC9\xFA\xB1\xAC\xD5\xA8"), "", "GB18030",
                "市场事发生爆炸");
    assert_read(ASC_STR("\xA5\xAB\xB3\xF5\xB5\x6F\xA5\xCD\xC3\x7A\xAC\xB5\xA8\xC6\xA5\xF3"), "",
                "Big5", "市場發生爆炸事件");
    assert_read(ASC_STR("\x8E\x73\x8F\xEA\x82\xC5\x94\x9A\x94\xAD\x82\xAA\x82\xA0\x82\xC1\x82\xBD"),
                "", "Shift_JIS", "市場で爆発があった");
    assert_read(ASC_STR("\xBB\xD4\xBE\xEC\xA4\xC7\xC7\xFA\xC8\xAF\xA4\xAC\xA4\xA2\xA4\xC3\xA4\xBF"),
                "", "EUC-JP", "市場で爆発があった");
    assert_read(ASC_STR("\xBD\xC3\xC0\xE5\xBF\xA1\xBC\xAD \xC6\xF8\xB9\xDF\xC0\xCC"), "", "EUC-KR",
                "시장에서 폭발이");
    assert_read(ASC_STR("\x1B$B;T>l\x1B(B today"), "", "ISO-2022-JP", "市場 today");
    assert_read(ASC_STR("W \x9Crod\xEA zgin\xEA\xB3o siedem os\xF3\x62, poda\xB3\x61 policja"), "",
                "Windows-1250", "W środę zginęło siedem osób, podała policja");
}

static void few_bytes_stay_what_they_most_often_are(void **state)
{
    (void)state;
    assert_read(ASC_STR("\x93No,\x94 he said \x96 it\x92s \xA3"
                        "5"),
                "", "Windows-1252", "“No,” he said – it’s £5");
    assert_read(ASC_STR("Erdo\xF0"
                        "an"),
                "", "Windows-1252", "Erdoðan");
    assert_read(ASC_STR("caf\xE9"), "", "Windows-1252", "café");
    assert_read(ASC_STR("Jos\xE9 Mu\xF1oz, M\xFCller, \xC5"
                        "lesund, na\xEFve"),
                "", "Windows-1252", "José Muñoz, Müller, Ålesund, naïve");
    assert_read(ASC_STR("\xE9"), "", "Windows-1252", "é");
}

static void what_is_declared_holds_unless_it_cannot_be(void **state)
{
    (void)state;
    assert_read(ASC_STR("\xC2\xE7\xF0\xFB\xE2"), "iso-8859-2", "ISO-8859-2", "Âçđűâ");
    assert_read(ASC_STR("caf\xE9"), "iso-8859-1", "Windows-1252", "café");
    assert_read(ASC_STR("\xC2\xE7\xF0\xFB\xE2 \xED\xE0 \xF0\xFB\xED\xEA\xE5"), "latin1",
                "Windows-1251", "Взрыв на рынке");
    assert_read(ASC_STR("caf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9 \x80 so"), "", "UTF-8",
                "café café café café \xEF\xBF\xBD so");
    assert_read(ASC_STR("caf\xC3\xA9"), "windows-1251", "UTF-8", "café");
}

static void utf16_without_a_mark_is_seen(void **state)
{
    (void)state;
    assert_read((asc_str){ "a\0 \0t\0e\0x\0t\0", 12 }, "", "UTF-16LE", "a text");
    assert_read((asc_str){ "\0a\0 \0t\0e\0x\0t", 12 }, "", "UTF-16BE", "a text");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(undeclared_bytes_tell_their_charset),
        cmocka_unit_test(few_bytes_stay_what_they_most_often_are),
        cmocka_unit_test(what_is_declared_holds_unless_it_cannot_be),
        cmocka_unit_test(utf16_without_a_mark_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
