/*
 * fuzz_foreign - any bytes as the lines of another program, and as a linear model.
 *
 * Lines are held against a fixed report. What is taken must keep what the header
 * promises: spans inside the text, mentions and happenings that are there.
 */
#include <stdlib.h>

#include "base/str.h"
#include "read/foreign.h"
#include "read/linear.h"

#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char report[] =
    "Sorin met Marrin. Marr\xc3\xb3n attacked the Corin bridge; nine died.";

static void check_span(asc_span s)
{
    if (s.begin > s.end || s.end > sizeof report - 1) abort();
}

static void check(const asc_readout *o)
{
    for (size_t i = 0; i < o->finding_count; i++) {
        const asc_finding *f = &o->findings[i];
        check_span(f->span);
        check_span(f->agent_span);
        check_span(f->object_span);
        check_span(f->sentence);
        for (uint32_t k = 0; k < f->voice_count; k++) {
            check_span(f->voices[k].span);
            check_span(f->voices[k].cue);
            if (f->voices[k].mention >= o->mentions.count) abort();
        }
        if (f->agent != ASC_NONE && f->agent >= o->mentions.count) abort();
        if (f->object != ASC_NONE && f->object >= o->mentions.count) abort();
        if (f->happening != ASC_NONE && f->happening >= o->events.happening_count) abort();
    }
}

static void as_lines(asc_arena *keep, asc_str text)
{
    asc_readout o = { .events = { .main = ASC_NONE } };
    asc_foreign f;
    asc_lines it = { text, 0 };
    asc_str line;
    if (asc_foreign_begin(&f, keep, &o, asc_str_from(report), NULL) != ASC_OK) return;
    while (asc_lines_next(&it, &line)) {
        asc_json *v = NULL;
        asc_error err = { ASC_OK, "" };
        if (asc_json_parse_whole(&v, keep, line, NULL) != ASC_OK) continue;
        if (asc_foreign_add(&f, v, &err) != ASC_OK && err.message[0] == '\0') abort();
    }
    asc_foreign_end(&f);
    check(&o);
}

static void as_model(asc_arena *keep, asc_str bytes)
{
    asc_linear *m = NULL;
    asc_features f = { .n = 0 };
    int32_t scores[2 * ASC_LABELS_MAX];
    uint8_t back[2 * ASC_LABELS_MAX], path[2];
    if (asc_linear_open(&m, keep, bytes, NULL) != ASC_OK) return;
    asc_features_put(&f, "w", ASC_STR("a"));
    asc_linear_score(m, &f, scores);
    asc_linear_score(m, &f, scores + m->labels);
    asc_linear_path(m, scores, 2, back, path);
    if (path[0] >= m->labels || path[1] >= m->labels) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    asc_arena *keep = asc_arena_new();
    if (!keep) return 0;
    as_lines(keep, (asc_str){ (const char *)data, size });
    as_model(keep, (asc_str){ (const char *)data, size });
    asc_arena_free(keep);
    return 0;
}
