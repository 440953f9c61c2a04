/*
 * fuzz_reading - any bytes as reports, through the whole flow to lines and answer.
 *
 * The input is cut at 0xFF into at most four reports. What must hold: spans lie in
 * the report's text and begin and end between characters, indices lie in their
 * arrays, the lines and the answer are UTF-8, and the answer drives no terminal.
 * libfuzzer: -max_len=1200
 */
#include <stdlib.h>

#include "base/str.h"
#include "base/utf8.h"

#include "base/banned.h"

#define REPORTS 4

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds) abort();
}

static bool keep(void *user, const char *bytes, size_t n)
{
    asc_buf_put(user, (asc_str){ bytes, n });
    return true;
}

static void check_span(asc_str text, asc_span s)
{
    must(s.begin <= s.end && s.end <= text.n);
    must(s.end == text.n || ((unsigned char)text.p[s.end] & 0xC0) != 0x80);
    must(s.begin == text.n || ((unsigned char)text.p[s.begin] & 0xC0) != 0x80);
}

static void check_statements(const asc_reading *r)
{
    size_t n, reports, actors, incidents;
    const asc_statement *st = asc_reading_statements(r, &n);
    const asc_report *report = asc_reading_reports(r, &reports);
    asc_reading_actors(r, &actors);
    asc_reading_incidents(r, &incidents);
    for (size_t i = 0; i < n; i++) {
        must(st[i].report < reports && st[i].predicate < ASC_PREDICATE_COUNT);
        asc_str text = report[st[i].report].text;
        check_span(text, st[i].span);
        check_span(text, st[i].trigger);
        must(st[i].span.begin < st[i].span.end && st[i].read > 0 && st[i].read <= 1);
        must(st[i].source_count >= 1 && st[i].source_count <= ASC_SOURCES_MAX);
        for (uint32_t k = 0; k < st[i].source_count; k++) {
            check_span(text, st[i].sources[k].span);
            check_span(text, st[i].sources[k].cue);
            must(st[i].sources[k].actor == ASC_NONE || st[i].sources[k].actor < actors);
        }
        const asc_argument *arguments[] = { &st[i].agent, &st[i].object };
        for (int k = 0; k < 2; k++) {
            check_span(text, arguments[k]->span);
            must(arguments[k]->actor == ASC_NONE || arguments[k]->actor < actors);
            must(arguments[k]->incident == ASC_NONE || arguments[k]->incident < incidents);
        }
    }
}

static void check_output(const asc_reading *r)
{
    asc_buf lines = { 0 }, answer = { 0 }, safe = { 0 };
    asc_show_options options = { .explain = true };
    must(asc_reading_lines(r, &options, keep, &lines, NULL) == ASC_OK);
    must(asc_utf8_check(asc_buf_str(&lines)) == lines.n);
    asc_weighing *w;
    must(asc_weighing_new(&w, r, NULL, NULL) == ASC_OK);
    must(asc_weighing_show(w, ASC_VIEW_WHO, NULL, keep, &answer, NULL) == ASC_OK);
    asc_weighing_free(w);
    asc_buf_term(&safe, asc_buf_str(&answer));
    must(asc_str_eq(asc_buf_str(&safe), asc_buf_str(&answer)));
    asc_buf_free(&lines);
    asc_buf_free(&answer);
    asc_buf_free(&safe);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static asc_model *model; /* make model */
    if (!model) must(asc_model_open(&model, ASC_TEST_MODEL, NULL) == ASC_OK);
    asc_reading *r = NULL;
    must(asc_reading_new(&r, model, NULL) == ASC_OK);
    static const char *const names[REPORTS] = { "a.txt", "b.txt", "c.txt", "d.txt" };
    asc_str rest = { (const char *)data, size };
    for (int i = 0; i < REPORTS && rest.n; i++) {
        asc_str bytes = rest, after = { NULL, 0 };
        asc_str_cut(rest, '\xFF', &bytes, &after);
        asc_report_facts facts = { .name = asc_str_from(names[i]) };
        if (i == 0) facts.published = ASC_STR("2013-06-05");
        must(asc_reading_add(r, &facts, bytes, NULL) == ASC_OK);
        rest = after;
    }
    must(asc_reading_run(r, NULL) == ASC_OK);
    check_statements(r);
    check_output(r);
    asc_reading_free(r);
    return 0;
}
