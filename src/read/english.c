#include "read/english.h"

#include "base/str.h"

#include "base/banned.h"

#define WORD_BYTES_MAX 12u

/* Own lists, by judgement, November 2026: small words that are common in one and rare in
 * the others. "die", "in", "a" and the like prove nothing and are left out. */
static const char *const english[] = {
    "the",  "of",   "and",   "is",    "that", "with", "were",  "from", "by",    "this", "which",
    "has",  "have", "had",   "are",   "said", "been", "their", "who",  "it",    "for",  "to",
    "they", "at",   "on",    "be",    "as",   "not",  "but",   "or",   "would", "will", "his",
    "her",  "its",  "after", "about", "when", "more", "than",  "was",  "he",    NULL
};
static const char *const others[] = {
    "de",    "la",    "el",   "que",  "en",     "y",     "los",  "del", "las",   "por",  "con",
    "para",  "una",   "un",   "der",  "das",    "und",   "den",  "von", "zu",    "mit",  "ist",
    "nicht", "ein",   "eine", "auf",  "le",     "les",   "des",  "et",  "est",   "dans", "pour",
    "qui",   "sur",   "au",   "par",  "ne",     "pas",   "une",  "il",  "di",    "che",  "per",
    "della", "non",   "sono", "da",   "em",     "um",    "uma",  "os",  "het",   "een",  "dat",
    "niet",  "te",    "zijn", "och",  "att",    "det",   "som",  "av",  "og",    "til",  "ikke",
    "ve",    "bir",   "bu",   "yang", "dengan", "untuk", "ini",  "itu", "tidak", "nie",  "jest",
    "sie",   "ich",   "se",   "su",   "es",     "lo",    "como", "ha",  "fue",   "sus",  "dem",
    "sich",  "wurde", "du",   "ce",   "sont",   "avec",  NULL
};

struct counts {
    size_t words, english, others, latin, foreign;
};

/* Bytes from U+0250 upwards begin with 0xC9 or more; what is below is Latin. */
static void count_letter(struct counts *c, unsigned char b)
{
    if ((b | 0x20) >= 'a' && (b | 0x20) <= 'z') c->latin++;
    else if (b >= 0xC9 && b != 0xE2) c->foreign++; /* E2: quotes and dashes */
}

static void count_word(struct counts *c, asc_str word)
{
    c->words++;
    if (word.n > WORD_BYTES_MAX) return;
    if (asc_str_one_of(word, english)) c->english++;
    else if (asc_str_one_of(word, others)) c->others++;
}

static struct counts count(asc_str text)
{
    struct counts c = { 0 };
    char word[WORD_BYTES_MAX + 1];
    size_t n = 0;
    for (size_t i = 0; i <= text.n && i < ASC_ENGLISH_LOOK; i++) {
        unsigned char b = i < text.n ? (unsigned char)text.p[i] : ' ';
        bool letter = ((b | 0x20) >= 'a' && (b | 0x20) <= 'z') || b >= 0x80;
        count_letter(&c, b);
        if (letter && n < sizeof word) word[n] = (char)(b < 0x80 ? b | 0x20 : b);
        if (letter) n++;
        if (letter || n == 0) continue;
        count_word(&c, (asc_str){ word, n < sizeof word ? n : sizeof word });
        n = 0;
    }
    return c;
}

bool asc_is_english(asc_str text)
{
    struct counts c = count(text);
    if (c.foreign > c.latin && c.foreign > ASC_ENGLISH_WORDS_MIN) return false;
    return c.words < ASC_ENGLISH_WORDS_MIN || c.others < ASC_ENGLISH_OTHERS_MIN ||
           c.others <= c.english;
}
