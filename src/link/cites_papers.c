#include <string.h>

#include "base/str.h"
#include "link/cites_inner.h"

#include "base/banned.h"

#define RECORD_WORDS \
    8u /* how far behind a record what it shows begins: "invoices of a firm called X show" */
#define SHOWN_WORDS \
    10u /* how far behind a paper it is told who has it: "dated 1 June, a copy of which ..." */
#define SINCE_WORDS 20u /* "... and since seen by the Courier" */

/* ---- papers ----------------------------------------------------------------------*/

static bool possessive(uint32_t word)
{
    static const char *const words[] = { "its", "their", "his", "her", "our" };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (word == asc_fingerprint_word(words[k])) return true;
    return false;
}

/* The words of a paper: from its article, when that is near, to the noun. */
static uint32_t paper_begin(const struct citing *c, uint32_t noun)
{
    uint32_t first = asc_citing_begin(c, noun), k = noun;
    while (k > first && noun - k < 6) {
        k--;
        uint32_t w = asc_citing_bare(c->hash[k]);
        if (w == c->word.a || w == c->word.an || w == c->word.the || possessive(w)) return k;
        if (w == asc_fingerprint_word("own")) continue; /* "the ministry's own register" */
        if (c->hash[k] & ASC_WORD_COMMON) return k + 1;
    }
    return k == first ? first : noun; /* "Bank records obtained by ..." */
}

/* The end of its words: with "of his questioning", where so much tells which record it is. */
static uint32_t paper_end(const struct citing *c, uint32_t end)
{
    const uint32_t of = asc_fingerprint_word("of");
    uint32_t k = end;
    if (end >= c->words || asc_citing_bare(c->hash[end]) != of) return end;
    while (k < c->words && k < end + 4 && !(c->hash[k] & ASC_WORD_FIRST) &&
           c->at[k].begin == c->at[k - 1].end + 1)
        k++;
    return k;
}

/* "The memorandum of 2 July 2019": with its date, which tells it from others. */
static uint32_t dated_end(const struct citing *c, uint32_t end)
{
    const char *text = c->v->reports[c->report].text.p;
    uint32_t k = end;
    if (end + 2 >= c->words) return end;
    uint32_t w = asc_citing_bare(c->hash[end]);
    if (w != asc_fingerprint_word("of") && w != asc_fingerprint_word("dated")) return end;
    bool number = text[c->at[end + 1].begin] >= '0' && text[c->at[end + 1].begin] <= '9';
    if (!number || !asc_citing_capital(c, end + 2)) return end;
    for (k = end + 3; k < c->words && text[c->at[k].begin] >= '0' && text[c->at[k].begin] <= '9' &&
                      c->at[k].end - c->at[k].begin == 4 && k < end + 4;)
        k++;
    return k;
}

static void add_paper(struct citing *c, uint32_t begin, uint32_t end, uint32_t cue,
                      uint32_t cue_end)
{
    asc_copy x = { .to = c->report,
                   .from_report = ASC_NONE,
                   .from_actor = ASC_NONE,
                   .from_text = asc_citing_text(c, begin, end),
                   .kind = ASC_COPY_CITES,
                   .directed = 1,
                   .told_by = c->report,
                   .cue = { c->at[cue].begin, c->at[cue_end - 1].end } };
    x.from_actor = asc_voice_named(c->voices, c->tmp, x.from_text);
    asc_citing_add(c, &x);
}

/* The word that heads the name of the report's outlet: "Observatory" of the Observatory for Civilian
 * Protection. 0: there is none. */
static uint32_t head_of_outlet(const struct citing *c)
{
    uint32_t w[ASC_CUE_WORDS_MAX], n = asc_phrase_words(c->v->reports[c->report].facts.outlet, w);
    const uint32_t of = asc_fingerprint_word("of"), for_ = asc_fingerprint_word("for");
    for (uint32_t i = 1; i < n; i++)
        if (w[i] == of || w[i] == for_) return w[i - 1];
    return n ? w[n - 1] : 0;
}

/* Does word i begin what the report calls itself, as one who acts: "we", "the Courier"? */
static bool subject_is_ours(const struct citing *c, uint32_t i)
{
    uint32_t w = asc_citing_bare(c->hash[i]);
    if (w == c->word.we) return true;
    if (w == c->head && asc_citing_titled(c, i) && i > 0 &&
        asc_citing_bare(c->hash[i - 1]) == c->word.the)
        return true;
    const asc_outlet_name *n = asc_outlet_at(c->book, c->hash, i, c->words);
    return n && asc_citing_capital(c, i) && n->outlet != ASC_NONE &&
           n->outlet == c->book->of_report[c->report];
}

/* Who got hold of it, at word i: the report's own outlet, "this magazine", or nobody named. */
static bool ours(const struct citing *c, uint32_t i)
{
    if (i >= c->words) return false;
    if (asc_cue_at(c->cues, ASC_CUE_OURS, c->hash, i, c->words)) return true;
    for (uint32_t k = i; k < i + 2 && k < c->words; k++)
        if (subject_is_ours(c, k)) return true;
    return false;
}

/* "Which the Panel has seen", "a copy of which we obtained", at word i: the end of that; 0: not so. */
static uint32_t had_by_us(const struct citing *c, uint32_t i)
{
    uint32_t w = asc_citing_bare(c->hash[i]);
    if (w != asc_fingerprint_word("which") && w != asc_fingerprint_word("that")) return 0;
    if (!ours(c, i + 1)) return 0;
    for (uint32_t k = i + 2; k < i + 6 && k < c->words && !(c->hash[k] & ASC_WORD_FIRST); k++) {
        uint32_t n = asc_cue_at(c->cues, ASC_CUE_HAS, c->hash, k, c->words);
        if (n) return k + n;
    }
    return 0;
}

/* "A transcript of the deposition": which of two papers it is was told by the first. */
static bool of_a_paper(const struct citing *c, uint32_t i)
{
    const uint32_t of = asc_fingerprint_word("of");
    uint32_t k = i;
    if (i > 0 && asc_citing_bare(c->hash[i - 1]) == c->word.the) k--;
    return k > 1 && asc_citing_bare(c->hash[k - 1]) == of &&
           asc_cue_at(c->cues, ASC_CUE_PAPER, c->hash, k - 2, c->words);
}

static void by_papers(struct citing *c)
{
    for (uint32_t i = 0; i < c->words; i++) {
        uint32_t n = asc_cue_at(c->cues, ASC_CUE_PAPER, c->hash, i, c->words);
        if (!n || of_a_paper(c, i)) continue;
        for (uint32_t k = i + n;
             k < i + n + SINCE_WORDS && k < c->words && !(c->hash[k] & ASC_WORD_FIRST); k++) {
            if (k >= i + n + SHOWN_WORDS &&
                asc_citing_bare(c->hash[k - 1]) != asc_fingerprint_word("since"))
                continue;
            uint32_t m = asc_cue_at(c->cues, ASC_CUE_SHOWN, c->hash, k, c->words);
            uint32_t had = m ? 0 : had_by_us(c, k);
            if (!m && !had) continue;
            if (m && !ours(c, k + m)) continue; /* "obtained by the Line and since seen by us" */
            if (k >= i + n + SHOWN_WORDS &&
                asc_voice_by_words(asc_citing_text(c, paper_begin(c, i), i + n)).document)
                break; /* "the document": one told of before */
            if (!asc_citing_copied(c, i)) {
                add_paper(c, paper_begin(c, i), had ? paper_end(c, i + n) : i + n, k,
                          had ? had : k + m);
                c->holds = true;
            }
            break;
        }
    }
}

/* "The ledger shows three payments", "Invoices of a firm called X show": records that the report
 * itself goes by. */
static void by_records(struct citing *c)
{
    for (uint32_t i = 0; i < c->words; i++) {
        uint32_t n = asc_cue_at(c->cues, ASC_CUE_RECORD, c->hash, i, c->words), m = 0, k = i + n;
        uint32_t first = asc_citing_begin(c, i);
        if (!n || i - first > RECORD_WORDS || asc_citing_copied(c, i)) continue;
        /* "There is also the logbook of ..." */
        uint32_t is = asc_cue_at(c->cues, ASC_CUE_PUTS, c->hash, first, c->words);
        if (is) add_paper(c, paper_begin(c, i), i + n, first, first + is);
        if (is || i - first > 3) continue;
        for (; k < i + n + RECORD_WORDS && k < c->words && !(c->hash[k] & ASC_WORD_FIRST); k++)
            if ((m = asc_cue_at(c->cues, ASC_CUE_SHOWS, c->hash, k, c->words)) != 0) break;
        if (m) add_paper(c, paper_begin(c, i), i + n, k, k + m);
    }
}

/* The cue that a record, whose words begin at `begin`, bears out what stands before it: "confirmed by the
 * dealer's bank records"; its first word, or ASC_NONE. */
static uint32_t bears_out(const struct citing *c, uint32_t begin, uint32_t *end)
{
    uint32_t first = asc_citing_begin(c, begin);
    for (uint32_t back = 1; back <= 6 && begin >= first + back; back++) {
        uint32_t n = asc_cue_at(c->cues, ASC_CUE_PROVEN, c->hash, begin - back, begin);
        if (!n) continue;
        *end = begin - back + n;
        return begin - back;
    }
    return ASC_NONE;
}

/* "The payments are confirmed by the dealer's bank records": the report itself goes by them. */
static void by_proof(struct citing *c)
{
    for (uint32_t i = 1; i < c->words; i++) {
        uint32_t n = asc_cue_at(c->cues, ASC_CUE_RECORD, c->hash, i, c->words), end;
        if (!n || (c->hash[i] & ASC_WORD_FIRST) || asc_citing_copied(c, i)) continue;
        uint32_t cue = bears_out(c, i, &end);
        if (cue != ASC_NONE) add_paper(c, paper_begin(c, i), i + n, cue, end);
    }
}

/* "Who alleged in their indictment that": word i is the paper. */
static bool told_in(const struct citing *c, uint32_t i)
{
    static const char *const whose[] = { "the", "their", "its", "his", "her", "an", "a" };
    static const char *const tell[] = { "said",   "alleged", "wrote",     "stated",
                                        "argued", "claimed", "described", "concluded" };
    bool of = false, told = false;
    if (i < 3 || asc_citing_bare(c->hash[i - 2]) != asc_fingerprint_word("in")) return false;
    for (size_t k = 0; k < sizeof whose / sizeof *whose; k++)
        of |= asc_citing_bare(c->hash[i - 1]) == asc_fingerprint_word(whose[k]);
    for (size_t k = 0; k < sizeof tell / sizeof *tell; k++)
        told |= asc_citing_bare(c->hash[i - 3]) == asc_fingerprint_word(tell[k]);
    return of && told;
}

/* "According to the indictment": of papers that bear only one name, where it got hold of none. */
static void by_account(struct citing *c)
{
    const uint32_t according = asc_fingerprint_word("according");
    for (uint32_t i = 3; i < c->words && !c->holds; i++) {
        bool one = false;
        for (size_t k = 0; k < ASC_CITING_ACCOUNTS && !one; k++)
            one = asc_citing_bare(c->hash[i]) == c->word.account[k];
        if (!one || asc_citing_copied(c, i)) continue;
        uint32_t begin = paper_begin(c, i);
        bool account = begin >= 2 && begin < i && asc_citing_bare(c->hash[begin - 2]) == according;
        if (!account && !told_in(c, i)) continue;
        add_paper(c, begin, i + 1, account ? begin - 2 : i - 2, account ? begin : i);
        return;
    }
}

#define BODY_WORDS 4u /* of who made a report: "the observer mission" */

/* "According to a 2018 report of the observer mission": whoever made it is cited. */
static void by_body(struct citing *c)
{
    static const char *const whose[] = { "of", "by", "from" };
    const uint32_t report = asc_fingerprint_word("report"),
                   according = asc_fingerprint_word("according");
    for (uint32_t i = 3; i + 2 < c->words; i++) {
        bool of = false;
        if (asc_citing_bare(c->hash[i]) != report || asc_citing_copied(c, i)) continue;
        uint32_t begin = paper_begin(c, i), first = i + 2, end;
        for (size_t k = 0; k < sizeof whose / sizeof *whose; k++)
            of |= asc_citing_bare(c->hash[i + 1]) == asc_fingerprint_word(whose[k]);
        if (!of || begin < 2 || begin == i || asc_citing_bare(c->hash[begin - 2]) != according)
            continue;
        if (asc_citing_bare(c->hash[first]) == c->word.the) first++;
        for (end = first + 1; end < c->words && end < first + BODY_WORDS &&
                              !(c->hash[end] & (ASC_WORD_FIRST | ASC_WORD_COMMON)) &&
                              c->at[end].begin == c->at[end - 1].end + 1;)
            end++;
        asc_str who = asc_citing_text(c, first, end);
        if (asc_outlet_at(c->book, c->hash, first, c->words) ||
            asc_voice_named(c->voices, c->tmp, who) == ASC_NONE)
            continue;
        add_paper(c, first, end, begin - 2, begin);
    }
}

/* "Who have seen him": a person, not a paper. */
static bool is_pronoun(const struct citing *c, uint32_t i)
{
    static const char *const words[] = { "him", "her", "them", "us", "me", "you" };
    bool is = false;
    for (size_t k = 0; i < c->words && k < sizeof words / sizeof *words && !is; k++)
        is = asc_citing_bare(c->hash[i]) == asc_fingerprint_word(words[k]);
    return is;
}

/* "Two officials who have seen a preliminary report told": what they say goes back to it. */
static void by_readers(struct citing *c)
{
    for (uint32_t i = 0; i < c->words; i++) {
        uint32_t m = 0, k = i + 1;
        if (asc_citing_bare(c->hash[i]) != c->word.who || asc_citing_copied(c, i)) continue;
        for (; k < i + 4 && k < c->words && !m; k++)
            m = asc_cue_at(c->cues, ASC_CUE_HAS, c->hash, k, c->words);
        if (m && is_pronoun(c, k - 1 + m)) continue;
        for (uint32_t j = k - 1 + m;
             m && j < k + RECORD_WORDS && j < c->words && !(c->hash[j] & ASC_WORD_FIRST); j++) {
            uint32_t n = asc_cue_at(c->cues, ASC_CUE_PAPER, c->hash, j, c->words);
            if (!n) continue;
            add_paper(c, paper_begin(c, j), j + n, k - 1, k - 1 + m);
            break;
        }
    }
}

/* The paper, or the calls, of the sentence before word i that "them" and "copies" mean; ASC_NONE. */
static uint32_t meant_before(const struct citing *c, uint32_t i, uint32_t behind)
{
    static const char *const again[] = { "them", "it", "copies", "copy" };
    static const char *const talks[] = { "calls", "conversations" };
    uint32_t first = asc_citing_begin(c, i), begin;
    bool meant = false;
    for (uint32_t k = behind; k < behind + 4 && k < c->words && !(c->hash[k] & ASC_WORD_FIRST); k++)
        for (size_t j = 0; j < sizeof again / sizeof *again; j++)
            meant |= asc_citing_bare(c->hash[k]) == asc_fingerprint_word(again[j]);
    if (!meant || first == 0) return ASC_NONE;
    begin = asc_citing_begin(c, first - 1);
    for (uint32_t k = begin; k < first; k++) {
        bool talk = false;
        for (size_t j = 0; j < sizeof talks / sizeof *talks; j++)
            talk |= asc_citing_bare(c->hash[k]) == asc_fingerprint_word(talks[j]);
        if (talk || asc_cue_at(c->cues, ASC_CUE_PAPER, c->hash, k, c->words)) return k;
    }
    return ASC_NONE;
}

/* "The Courier has obtained the judicial file", "we have seen": the report's own outlet has. */
static void by_possession(struct citing *c)
{
    bool own = false;
    for (uint32_t i = 0; i < c->words; i++) {
        /* "It bases this on ...", behind a sentence of which it was the subject */
        if (c->hash[i] & ASC_WORD_FIRST) own = own && asc_citing_bare(c->hash[i]) == c->word.it;
        own |= subject_is_ours(c, i) || asc_cue_at(c->cues, ASC_CUE_OURS, c->hash, i, c->words);
        uint32_t m = own ? asc_cue_at(c->cues, ASC_CUE_HAS, c->hash, i, c->words) : 0;
        bool found = false;
        for (uint32_t k = i + m;
             m && k < i + m + RECORD_WORDS && k < c->words && !(c->hash[k] & ASC_WORD_FIRST); k++) {
            uint32_t n = asc_cue_at(c->cues, ASC_CUE_PAPER, c->hash, k, c->words);
            if (!n || asc_citing_copied(c, k)) continue;
            add_paper(c, paper_begin(c, k), dated_end(c, k + n), i, i + m);
            c->holds = found = true;
            break;
        }
        uint32_t told = m && !found ? meant_before(c, i, i + m) : ASC_NONE;
        if (told == ASC_NONE || asc_citing_copied(c, told) ||
            asc_voice_by_words(asc_citing_text(c, paper_begin(c, told), told + 1)).document)
            continue; /* "the document": one that is cited where it was told of first */
        add_paper(c, paper_begin(c, told), told + 1, i, i + m); /* "... We have seen them" */
        c->holds = true;
    }
}

void asc_cites_papers_words(struct citing *c)
{
    static const char *const accounts[ASC_CITING_ACCOUNTS] = {
        "indictment", "affidavit", "memo",    "note",    "memorandum",
        "transcript", "dossier",   "verdict", "judgment"
    };
    for (size_t k = 0; k < ASC_CITING_ACCOUNTS; k++)
        c->word.account[k] = asc_fingerprint_word(accounts[k]);
    c->word.who = asc_fingerprint_word("who");
}

void asc_cites_papers(struct citing *c)
{
    c->head = head_of_outlet(c);
    c->holds = false;
    by_papers(c);
    by_records(c);
    by_proof(c);
    by_possession(c);
    by_readers(c);
    by_body(c);
    by_account(c);
}

/* ---- leaks ----------------------------------------------------------------------*/

#define TELLS_WORDS 9u /* how far behind a leaked paper it is said what it does */

/* The end of the words by which a leaked paper at [i, i + n) is said to tell something; 0: it is not. */
static uint32_t told_of(const struct citing *c, uint32_t i, uint32_t n, uint32_t *cue)
{
    for (uint32_t k = i + n; k < i + n + TELLS_WORDS && k < c->words; k++) {
        if (c->hash[k] & ASC_WORD_FIRST) return 0;
        uint32_t m = asc_cue_at(c->cues, ASC_CUE_TELLS, c->hash, k, c->words);
        if (!m) continue;
        *cue = k;
        return k + m;
    }
    return 0;
}

/* "A leaked memo": by its own words. */
static bool leaked(const struct citing *c, uint32_t i)
{
    return i > 0 && !(c->hash[i] & ASC_WORD_FIRST) &&
           asc_citing_bare(c->hash[i - 1]) == asc_fingerprint_word("leaked");
}

void asc_cites_leaked(struct citing *c)
{
    for (uint32_t i = 0; i < c->words; i++) {
        uint32_t n = asc_cue_at(c->cues, ASC_CUE_LEAK, c->hash, i, c->words), cue = i, end = 0;
        if (!n || asc_citing_copied(c, i)) continue;
        if (n > 1 || leaked(c, i)) end = i + n; /* "leaked documents" */
        else end = told_of(c, i, n, &cue);
        if (!end) continue;
        add_paper(c, paper_begin(c, i), i + n, cue, end);
        return; /* one is enough: it is that paper in all of the report */
    }
}
