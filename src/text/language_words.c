/*
 * language_words - function words of the languages that share a script.
 *
 * Articles, pronouns, prepositions and conjunctions that any grammar of the language
 * lists; chosen by hand in November 2026, so that neighbours (Danish and Norwegian, Czech
 * and Slovak, Russian and Bulgarian) differ in several of the commonest.
 */
#include "text/language.h"

#include "base/banned.h"

/* clang-format off */
const asc_language_words asc_language_table[] = {
    { "en", "the of and to in that is was for on with as it at by from be are this have has had his he they an or not but were which who been their will would said its after about into more than" },
    { "fr", "le la les de des du et un une en que qui dans pour sur par pas au aux avec est sont ce cette ces il elle ils nous vous se son sa ses leur plus été mais ou comme l d qu n s c à" },
    { "de", "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch" },
    { "es", "de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde han es son fue ha desde" },
    { "pt", "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou quando muito nos já eu também só pelo pela até isso ela entre depois sem são foi às" },
    { "it", "di e il la che in a per un del è non una i le si con da sono come della dei nel alla più anche lo ma al gli ha delle dal o su se nella tra questo dalla degli sul essere alle stato due fra" },
    { "nl", "de van het een en in is dat op te zijn voor met die niet aan er om ook als dan maar bij uit door naar wordt heeft ze hij nog tot werd deze over of worden hun meer al kan wel geen was" },
    { "ca", "de la i el que a en els les un per una del amb al es no més com dels va ha però són aquest aquesta o seva seu ser també entre fins perquè ja és l d" },
    { "sv", "och i att det som en på är av för med den till inte har de ett om han men var jag från vi så kan när år under också efter eller nu sin där vid mot ska skulle kommer ut får finns hade bara vara" },
    { "da", "og i at det er en til af på for med den de der som ikke et har var men han om fra vi kan så hun sig efter blev også ved år skal nu eller over efter mod være blevet hvor ud op hvis mere jeg" },
    { "no", "og i det er på en til som av for med at den de har ikke et var om men fra han vi kan så ble etter også ved år skal nå eller over hadde blir være mot seg hun jeg hva ut opp mer sier når" },
    { "fi", "ja on ei että se hän oli joka mutta ovat myös kun niin kuin mukaan tai jos ole ovat sen vain jo olla hänen sitä siitä tämä jonka kanssa vielä sekä ennen jälkeen mitä nyt eli noin" },
    { "et", "ja on ei et see oli ka kui mis ta aga oma nii või selle veel kes siis seda pärast ning juba kuid välja tema nad sest üle mida ole olid oleks saab tuleb pole" },
    { "lv", "un ir ka no par ar uz bet arī tas to kas pēc kā nav lai gan tika vai bija šo jau viņa kuru tiek pie savu viņš tā līdz tikai vairāk laikā" },
    { "lt", "ir yra kad į iš su bet tai kaip buvo ne už jis po apie dėl ar tik taip šio savo jau dar prie nuo ji jų kuris kurie būti iki prieš kai arba metų" },
    { "pl", "w i na z się nie do jest że to o jak po przez od ale za jego co są dla tym oraz być który która które był była tego także już tylko może ze przed też ich czy jej lub tej" },
    { "cs", "a v se na je že s z do o to i jako za by ve podle ale pro od po jsou jeho být který která které k byl bylo při však není jeho už také nebo před až tak co jen aby ze" },
    { "sk", "a v sa na je že s z do o to aj ako za by vo podľa ale pre od po sú jeho byť ktorý ktorá ktoré k bol bolo pri však nie už tiež alebo pred až tak čo len aby zo" },
    { "sl", "in je v na se za da so z ki pa bi po s tudi od ne ni kot pri ga iz ob med bil bilo ali še do že pred zaradi kar tem svoje ter bo le kako več" },
    { "hr", "i je u na se da su za od s a o kako koji koja koje nije što će bi ali iz po ili je bio kao samo te to već sve biti prema nakon zbog također nego tko" },
    { "hu", "a az és hogy is nem egy ez volt meg de csak már mint el ki azt még szerint van ezt lesz vagy után között ha azonban pedig minden úgy aki ami amely majd több" },
    { "ro", "de și în a la cu pe o că nu din care se mai un este pentru au ca fi fost sa al sunt dar prin după să său lui ce sau despre fără până când între" },
    { "sq", "të e në dhe i për se me që një nga është ka si do nuk më u ky kjo por janë tij saj duke ai tha kanë edhe pas deri cila cili" },
    { "tr", "ve bir bu da de için ile olarak olan daha çok en gibi sonra kadar ne ama var olduğu olduğunu ise o her iki ya tarafından değil dedi şu veya göre ancak büyük yeni" },
    { "az", "və bir bu da də üçün ilə olan olaraq daha çox sonra kimi qədər ki o hər isə deyil bildirib edib tərəfindən görə amma yeni onun" },
    { "uz", "va bu bilan uchun bir ham da deb esa edi qilgan haqida bo‘lgan o'zbekiston kerak bo‘yicha lekin yoki keyin u har shu" },
    { "ku", "û li di de ku bi ji bo jî ew ev e in ne wan wî wê her ser hat hatin dike kir dê lê an yên ên" },
    { "id", "yang dan di itu dengan untuk dari dalam tidak ini ke pada akan juga adalah oleh ada kami mereka telah atau saya karena kata dia bisa lebih tersebut sudah sebagai anak kepada tahun orang" },
    { "tl", "ang ng sa na mga at ay si para ni hindi ito may kay ko siya pa mula rin din kung nang ayon isang kanilang niya sila o dahil" },
    { "vi", "và của là có trong cho được không với người một các đã này những về ở đến từ tại ra khi cũng như sẽ năm ông trên vào nhiều bị" },
    { "sw", "na ya wa kwa ni za katika la kuwa hiyo huo huyo watu pia baada kama lakini cha alisema hii yake wake ili kutoka hilo yao hao bila kila sasa" },
    { "so", "ee oo ka ku iyo in waa uu ay u la si aan kale soo ah kuwa isaga ayaa waxaa laakiin badan mid dhex markii sidii kadib" },
    { "ha", "da ya a na ta ne wa cikin ba su kuma don sun shi an ce daga zai wannan wata bayan amma shugaban ta mai" },
    { "af", "die van en in is het dat nie vir met op te sy was om aan word as ook hulle wat by deur n ek ons kan sal" },

    { "ru", "и в не на что с по он как это из за к но его у от о для же так все был была были она также или до при которые который после только если чтобы было этого уже их" },
    { "uk", "і в не на що з у та до як за це від він про його для а було але є які який також або по після так вони вже якщо були під через між щоб із їх" },
    { "be", "і ў не на што з у да як за гэта ад ён пра яго для а было але ёсць якія які таксама ці па пасля так яны ўжо калі былі" },
    { "bg", "и в на не да се за от с са като ще по е че до но или след които който при това той има беше бе те си през към още може само" },
    { "sr", "и је у на се да су за од са а о како који која које није што ће би али из по или био као само те то већ све према након због" },
    { "mk", "и на во се да за од со не е ќе што како дека но ги го беше се или по кои кој при тоа тој има сум беа ова исто" },
    { "kk", "және бір бұл мен да де үшін деп болып деген туралы бойынша ол жоқ бар болды еді осы кейін қазақстан" },
    { "mn", "нь байна гэж энэ юм байгаа болон ба уу тэр бол хийж байсан гэсэн дээр монгол улсын" },

    { "ar", "في من على إلى أن عن التي الذي هذا هذه مع كان كانت قد بعد ما لا ذلك أو بين كما لم إن وقال قال خلال كل حيث عند غير وقد وفي ومن وأن منذ" },
    { "fa", "و در به از که این را با است برای آن یک خود تا کرد بر هم نیز می شد شده ها گفت اما باید ما اند دارد بود کرده پس ای وی" },
    { "ur", "کے کی میں کا ہے اور سے کو نے پر کہ یہ اس ہیں بھی ایک تھا کر نہیں جو ان کیا ہو گیا لیے تھے تو گے کہا رہے ہوئے ساتھ" },
    { "ps", "د په او چې کې ته له دی یې سره دا هم نه شوي کړي وي کړ ده دي پر خو يو دې کوي شوه وه څخه" },
    { "ckb", "لە و بە کە بۆ ئەو ئەم لەگەڵ هەر یان دەکات بووە ناکرێت هەموو بەڵام نەک ڕۆژی کردووە بوو" },
    { "ug", "ۋە بىلەن بۇ ئۇ بىر دەپ ئۈچۈن بولغان قىلغان كېيىن ھەم ئەمما يەنە ئۇيغۇر" },

    { "hi", "के है में की से का को और पर ने कि यह एक हैं भी कर नहीं तो हो इस था लिए ही कहा जा गया साथ" },
    { "mr", "आणि आहे या की ते हे तर च्या ला मध्ये नाही होते असे त्या एक केली आहेत" },
    { "ne", "को र छ मा ले हो छन् गरेको भएको पनि का लागि एक यो गर्न भने नेपाल" },
};
/* clang-format on */
const size_t asc_language_table_count = sizeof asc_language_table / sizeof *asc_language_table;
