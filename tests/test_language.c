/* Which language a text is in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/str.h"
#include "text/blocks.h"
#include "text/language.h"

static void a_sentence_or_two_are_enough(void **state)
{
    static const struct {
        const char *language, *text;
    } cases[] = {
        { "en", "The minister said on Tuesday that the ferry had sunk in the bay and that eleven "
                "people were killed." },
        { "fr", "Le ministre a déclaré mardi que le ferry avait coulé dans la baie et que onze "
                "personnes étaient mortes." },
        { "de", "Der Minister sagte am Dienstag, dass die Fähre in der Bucht gesunken ist und elf "
                "Menschen starben." },
        { "es", "El ministro dijo el martes que el transbordador se hundió en la bahía y que once "
                "personas murieron." },
        { "pt", "O ministro disse na terça-feira que a balsa afundou na baía e que onze pessoas "
                "não foram encontradas." },
        { "it", "Il ministro ha detto che il traghetto è affondato nella baia e che non sono state "
                "trovate undici persone." },
        { "nl", "De minister zei dinsdag dat de veerboot in de baai is gezonken en dat er elf "
                "mensen zijn omgekomen." },
        { "sv", "Ministern sade att färjan sjönk i viken och att elva människor inte har hittats "
                "efter olyckan." },
        { "pl", "Minister powiedział we wtorek, że prom zatonął w zatoce i że jedenaście osób nie "
                "zostało odnalezionych przez służby." },
        { "tr", "Bakan salı günü feribotun körfezde battığını ve on bir kişinin bu olay sonrası "
                "bulunamadığını söyledi ama daha çok bir şey demedi." },
        { "id", "Menteri mengatakan pada hari Selasa bahwa kapal itu tenggelam di teluk dan "
                "sebelas orang tidak ditemukan." },
        { "ru", "Министр заявил во вторник, что паром затонул в заливе и что одиннадцать человек "
                "не были найдены." },
        { "uk", "Міністр заявив, що пором затонув у затоці та що одинадцять людей не було знайдено "
                "після аварії." },
        { "ar", "قال الوزير يوم الثلاثاء إن العبارة غرقت في الخليج وإن أحد عشر شخصا قتلوا خلال هذا "
                "الحادث الذي وقع في الصباح" },
        { "fa", "وزیر روز سه شنبه گفت که این کشتی در خلیج غرق شد و یازده نفر را پیدا نکردند و این "
                "خبر از بندر است" },
        { "ur", "وزیر نے منگل کو کہا کہ کشتی خلیج میں ڈوب گئی اور گیارہ افراد ہلاک ہو گئے ہیں جو "
                "اس میں سوار تھے" },
        { "hi", "मंत्री ने मंगलवार को कहा कि नाव खाड़ी में डूब गई और इस घटना में ग्यारह लोगों की मौत हो गई है" },
        { "zh", "部长周二说，渡轮在海湾沉没，十一人遇难。" },
        { "ja", "大臣は火曜日、フェリーが湾で沈没し、十一人が死亡したと述べた。" },
        { "ko", "장관은 화요일 여객선이 만에서 침몰해 열한 명이 숨졌다고 말했다." },
        { "el", "Ο υπουργός είπε ότι το πλοίο βυθίστηκε στον κόλπο." },
        { "he", "השר אמר ביום שלישי שהמעבורת טבעה במפרץ." },
        { "", "Nour el-Bahr" },
        { "", "12 34 56" },
        { "", "" },
    };
    (void)state;
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++)
        assert_string_equal(asc_text_language(asc_str_from(cases[k].text)), cases[k].language);
}

static void only_english_is_read_as_english(void **state)
{
    static const char text[] = "Le ministre parle\n\n"
                               "Le ministre a déclaré mardi que le ferry avait coulé dans la baie "
                               "et que onze personnes étaient mortes.\n\n"
                               "The minister said on Tuesday that the ferry had sunk in the bay "
                               "and that eleven people were killed.\n\n"
                               "Il a dit aussi que les recherches dans la baie ont été arrêtées "
                               "par la marine pour la nuit.";
    (void)state;
    asc_arena *keep = asc_arena_new();
    asc_span *blocks;
    size_t count;
    asc_str s = asc_str_from(text);
    assert_int_equal(asc_text_blocks(keep, s, &blocks, &count, NULL), ASC_OK);
    assert_int_equal(count, 4);
    assert_int_equal(asc_language_english(s, blocks, count), 1);
    assert_true(asc_str_starts(asc_str_slice(s, blocks[0].begin, s.n), ASC_STR("The minister")));
    s = ASC_STR("Ferry sinks\n\nNour el-Bahr");
    assert_int_equal(asc_text_blocks(keep, s, &blocks, &count, NULL), ASC_OK);
    assert_int_equal(asc_language_english(s, blocks, count), 2);
    asc_arena_free(keep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sentence_or_two_are_enough),
        cmocka_unit_test(only_english_is_read_as_english),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
