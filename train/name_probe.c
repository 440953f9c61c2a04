/*
 * name_probe - what the matcher makes of names, for the programs that train its tables.
 *
 *   name_probe words     < NAME<TAB>KIND lines: the words of each, apart by spaces: hash, hash
 *                   of its bones, script, part and text, with colons between
 *   name_probe features  < NAME<TAB>NAME<TAB>KIND<TAB>KIND<TAB>QUALITY lines: a row of
 *                   little-endian floats each
 *   name_probe candidates LIST < NAME<TAB>KIND lines: for each the names of LIST (lines of
 *                   NAME<TAB>KIND<TAB>QUALITY) that the index finds: how many (32 bits),
 *                   then of each its line and its features
 *   name_probe names     the features' names, one a line
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/os.h"
#include "resolve/fold_words.h"
#include "resolve/index.h"

#include "base/banned.h"

#define INPUT_MAX ((size_t)1 << 30)

static asc_names_kind kind_of(asc_str word)
{
    asc_names_kind k = ASC_NAMES_UNKNOWN;
    return asc_names_kind_from(word, &k) ? k : ASC_NAMES_UNKNOWN;
}

static void words(const asc_lexicon *lx, asc_str line)
{
    asc_word_store store;
    asc_name_words n;
    asc_str text = line, kind = { NULL, 0 };
    asc_str_cut(line, '\t', &text, &kind);
    asc_fold(lx, text, kind_of(kind), &store, &n);
    for (size_t i = 0; i < n.count; i++) {
        const asc_word *w = n.at[i].word;
        printf("%s%u:%u:%u:%u:%.*s", i ? " " : "", w->hash, asc_bones_hash(w->bones, w->bones_n),
               w->script, w->part, (int)w->n, w->text);
    }
    putchar('\n');
}

static void features(const asc_scorer *s, asc_str line)
{
    asc_word_store stores[2];
    asc_name_words n[2];
    asc_str field[5];
    asc_names_quality q = ASC_NAMES_PRIMARY;
    float x[ASC_FEATURES];
    for (size_t i = 0; i < 4; i++)
        if (!asc_str_cut(line, '\t', &field[i], &line)) exit(1);
    if (!asc_names_quality_from(line, &q)) q = ASC_NAMES_PRIMARY;
    for (size_t i = 0; i < 2; i++)
        asc_fold(asc_scorer_lexicon(s), field[i], kind_of(field[i + 2]), &stores[i], &n[i]);
    n[1].quality = (uint8_t)q;
    asc_score_features(s, &n[0], &n[1], x);
    fwrite(x, sizeof x, 1, stdout);
}

static asc_index *listed(const asc_scorer *s, const char *path)
{
    asc_buf text = { 0 };
    asc_error err;
    asc_index *ix = NULL;
    asc_str line, name, kind, quality;
    if (asc_os_read(&text, path, INPUT_MAX, &err) != ASC_OK ||
        asc_index_new(&ix, s, &err) != ASC_OK)
        exit(1);
    asc_lines it = { asc_buf_str(&text), 0 };
    while (asc_lines_next(&it, &line)) {
        asc_names_quality q = ASC_NAMES_PRIMARY;
        if (!asc_str_cut(line, '\t', &name, &kind) || !asc_str_cut(kind, '\t', &kind, &quality) ||
            !asc_names_quality_from(quality, &q) ||
            asc_index_add(ix, it.no, name, kind_of(kind), q, &err) != ASC_OK)
            exit(1);
    }
    asc_buf_free(&text);
    if (asc_index_ready(ix, &err) != ASC_OK) exit(1);
    return ix;
}

static void candidates(asc_seeker *s, asc_str line)
{
    asc_str text = line, kind = { NULL, 0 };
    float x[ASC_FEATURES];
    asc_str_cut(line, '\t', &text, &kind);
    uint32_t n = (uint32_t)asc_seeker_candidates(s, text, kind_of(kind));
    fwrite(&n, sizeof n, 1, stdout);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t which = asc_seeker_candidate(s, i);
        asc_seeker_features(s, i, x);
        fwrite(&which, sizeof which, 1, stdout);
        fwrite(x, sizeof x, 1, stdout);
    }
}

int main(int argc, char **argv)
{
    asc_arena *keep = asc_arena_new();
    asc_scorer *s = NULL;
    asc_error err;
    asc_buf in = { 0 };
    asc_str line, mode = asc_str_from(argc > 1 ? argv[1] : "");
    if (asc_str_eq(mode, ASC_STR("names"))) {
        for (size_t i = 0; i < ASC_FEATURES; i++) puts(asc_feature_name(i));
        return 0;
    }
    if (!keep || asc_scorer_load(&s, keep, false, &err) != ASC_OK ||
        asc_os_read(&in, "-", INPUT_MAX, &err) != ASC_OK) {
        fprintf(stderr, "name_probe: %s\n", err.message);
        return 1;
    }
    asc_lines it = { asc_buf_str(&in), 0 };
    asc_index *ix = argc > 2 ? listed(s, argv[2]) : NULL;
    asc_seeker *seeker = NULL;
    if (ix && asc_seeker_new(&seeker, ix, &err) != ASC_OK) return 1;
    while (asc_lines_next(&it, &line)) {
        if (seeker) candidates(seeker, line);
        else if (asc_str_eq(mode, ASC_STR("words"))) words(asc_scorer_lexicon(s), line);
        else features(s, line);
    }
    asc_seeker_free(seeker);
    asc_index_free(ix);
    asc_buf_free(&in);
    asc_arena_free(keep);
    return 0;
}
