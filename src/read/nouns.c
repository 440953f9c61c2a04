#include "read/nouns.h"

#include "base/error.h"
#include "base/str.h"

#include "base/banned.h"

asc_str asc_table_nouns(void);

asc_status asc_nouns_load(asc_nouns *out, asc_arena *keep, asc_error *err)
{
    asc_str text = asc_table_nouns();
    asc_lines it = { text, 0 };
    asc_str line, noun, classes;
    size_t n = 0, lines = 1;
    for (size_t i = 0; i < text.n; i++) lines += text.p[i] == '\n';
    out->classes = asc_arena_alloc(keep, lines, sizeof *out->classes);
    if (!out->classes) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_map_init(&out->at, keep);
    while (asc_lines_next(&it, &line)) {
        bool fresh;
        if (line.n == 0 || line.p[0] == '#') continue;
        if (!asc_str_cut(line, '\t', &noun, &classes))
            return asc_fail(err, ASC_EFORMAT, "data/nouns.tsv line %zu: no tab", it.no);
        out->classes[n] = classes;
        if (!asc_map_put(&out->at, noun, n++, &fresh))
            return asc_fail(err, ASC_ENOMEM, "out of memory");
    }
    return ASC_OK;
}

asc_str asc_nouns_classes(const asc_nouns *n, asc_str lemma)
{
    const uint64_t *at = asc_map_find(&n->at, lemma);
    return at ? n->classes[*at] : ASC_STR("");
}
