/* Is a text English? Own prose. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <ascribe.h>

#include "base/str.h"
#include "read/english.h"

#include "base/banned.h"

static void small_words_tell(void **state)
{
    static const struct {
        const char *text;
        bool english;
    } rows[] = {
        { "The rebels of the Amber Line left the town of Corin on Monday, the ministry said.",
          true },
        { "THE REBELS OF THE AMBER LINE LEFT THE TOWN OF CORIN ON MONDAY, THE MINISTRY SAID.",
          true },
        { "El Frente de la Paz, los rebeldes del sur y la policía de San Salvador hablaron hoy.",
          false },
        { "Der Minister sagte am Montag, dass die Gruppe nicht für den Anschlag verantwortlich ist "
          "und das Land verlassen hat.",
          false },
        { "Le ministre a dit lundi que les rebelles ont quitté la ville et que le groupe est dans "
          "les montagnes.",
          false },
        { "Министр заявил в понедельник, что группа не несет ответственности за нападение.",
          false },
        { "قال الوزير يوم الاثنين إن الجماعة ليست مسؤولة عن الهجوم الذي وقع في المدينة.", false },
        /* names and words of others in English prose */
        { "The Frente de la Paz, the rebels of San Salvador, said in El Diario de Hoy that they "
          "were not in the town.",
          true },
        /* lists and chat have few small words */
        { "i think i saw rebels near Corin yesterday i guess Sorin i mean Marrin left", true },
        { "Explosion hits ferry", true }, /* few words prove nothing */
        { "", true },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(asc_is_english(asc_str_from(rows[i].text)), rows[i].english);
}

static void odd_bytes_are_looked_at_safely(void **state)
{
    char text[300];
    (void)state;
    for (size_t n = 0; n < sizeof text; n++) {
        memset(text, n % 2 ? 'x' : '\xff', n);
        (void)asc_is_english((asc_str){ text, n });
    }
    assert_true(asc_is_english((asc_str){ NULL, 0 }));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_words_tell),
        cmocka_unit_test(odd_bytes_are_looked_at_safely),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
