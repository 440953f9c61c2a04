/*
 * fuzz_annotate - any bytes through the whole annotator, by the public door.
 *
 * What must hold for every text: refused when it is not UTF-8, and then alone; tokens
 * in order, whole characters, nothing but white space between them; each head inside
 * its own sentence; sentences and entities in order, covering whole tokens.
 *
 * The first byte chooses between recasing and not.
 * libfuzzer: -max_len=600
 */
#include <stdlib.h>

#include "base/str.h"
#include "base/utf8.h"

#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds) abort();
}

static bool starts_character(asc_str text, size_t i)
{
    return i == text.n || ((unsigned char)text.p[i] & 0xC0) != 0x80;
}

static void check_tokens(const asc_doc *doc, asc_str text)
{
    size_t n, sentence_count;
    const asc_token *t = asc_doc_tokens(doc, &n);
    const asc_range *s = asc_doc_sentences(doc, &sentence_count);
    uint32_t end = 0;
    for (size_t i = 0; i < n; i++) {
        must(t[i].begin >= end && t[i].begin < t[i].end && t[i].end <= text.n);
        must(starts_character(text, t[i].begin) && starts_character(text, t[i].end));
        must(t[i].begin - end <= 1); /* one space at most is no token */
        must(t[i].sent < sentence_count && t[i].pos < ASC_POS_COUNT);
        must(t[i].tag < ASC_TAG_COUNT && t[i].dep < ASC_DEP_COUNT && t[i].ent < ASC_ENT_COUNT);
        asc_range sentence = s[t[i].sent];
        must(i >= sentence.begin && i < sentence.end);
        must(t[i].head >= sentence.begin && t[i].head < sentence.end);
        must(t[i].left <= i && t[i].right > i && t[i].right <= sentence.end);
        must((t[i].sent_begin != 0) == (i == sentence.begin));
        end = t[i].end;
    }
    must(n == 0 || text.n - end <= 1);
}

static void check_ranges(const asc_range *r, size_t count, size_t tokens, bool covers)
{
    uint32_t end = 0;
    for (size_t i = 0; i < count; i++) {
        must(r[i].begin >= end && r[i].begin < r[i].end && r[i].end <= tokens);
        must(!covers || r[i].begin == end);
        end = r[i].end;
    }
    must(!covers || end == tokens);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static asc_model *model; /* make model */
    if (!model) must(asc_model_open(&model, ASC_TEST_MODEL, NULL) == ASC_OK);
    if (size == 0) return 0;
    asc_annotate_options options = { data[0] & 1 ? ASC_CASE_AS_IS : ASC_CASE_RECASE, 1 };
    asc_str text = { (const char *)data + 1, size - 1 };

    asc_doc *doc = NULL;
    asc_status rc = asc_annotate(&doc, model, text, &options, NULL);
    must((rc == ASC_OK) == (asc_utf8_check(text) == text.n));
    must((rc == ASC_OK) == (doc != NULL) && (rc == ASC_OK || rc == ASC_EFORMAT));
    if (!doc) return 0;
    size_t tokens, count;
    asc_doc_tokens(doc, &tokens);
    check_tokens(doc, text);
    const asc_range *sentences = asc_doc_sentences(doc, &count);
    check_ranges(sentences, count, tokens, true);
    const asc_range *entities = asc_doc_entities(doc, &count);
    check_ranges(entities, count, tokens, false);
    asc_doc_free(doc);
    return 0;
}
