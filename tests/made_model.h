/*
 * made_model - a model file of a few sections, made by a test in memory.
 */
#ifndef ASC_TESTS_MADE_MODEL_H
#define ASC_TESTS_MADE_MODEL_H

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "nlp/model_file.h"

typedef struct made_section {
    const char *name;
    const void *p;
    size_t n;
} made_section;

static inline size_t made_round(size_t n)
{
    return (n + 63) / 64 * 64;
}

/* The container that src/nlp/model_file.h describes. Free the result when the model
 * in *f is done with; NULL if that would not read it. */
static inline void *made_model(asc_model_file *f, const made_section *s, uint32_t count)
{
    uint32_t version = ASC_MODEL_VERSION;
    uint64_t at = made_round(64 + 48 * (size_t)count), size, n = at, sum;
    for (uint32_t i = 0; i < count; i++) n += made_round(s[i].n);
    unsigned char *p = aligned_alloc(64, n);
    if (!p) return NULL;
    memset(p, 0, n);
    for (uint32_t i = 0; i < count; i++) {
        unsigned char *entry = p + 64 + 48 * (size_t)i;
        size = s[i].n;
        memcpy(entry, s[i].name, strlen(s[i].name));
        memcpy(entry + 32, &at, 8);
        memcpy(entry + 40, &size, 8);
        if (size) memcpy(p + at, s[i].p, size);
        at += made_round(size);
    }
    memcpy(p, "ASCMODEL", 8);
    memcpy(p + 8, &version, 4);
    memcpy(p + 12, &count, 4);
    memcpy(p + 16, &n, 8);
    sum = asc_str_hash((asc_str){ (char *)p + 64, n - 64 });
    memcpy(p + 24, &sum, 8);
    if (asc_model_file_from(f, p, n, "made", NULL) == ASC_OK) return p;
    free(p);
    return NULL;
}

/* A table of strings: two sections, `at` and `text`. */
typedef struct made_strings {
    uint32_t at[33];
    char text[1024];
    size_t count;
} made_strings;

static inline void made_strings_fill(made_strings *s, const char *const *items, size_t count)
{
    s->count = count;
    s->at[0] = 0;
    for (size_t i = 0; i < count; i++) {
        size_t n = strlen(items[i]);
        memcpy(s->text + s->at[i], items[i], n);
        s->at[i + 1] = s->at[i] + (uint32_t)n;
    }
}

#define MADE_STRINGS(name, s)                     \
    { name ".at", (s).at, ((s).count + 1) * 4 },  \
    {                                             \
        name ".text", (s).text, (s).at[(s).count] \
    }
#define MADE_ARRAY(name, a) \
    {                       \
        name, a, sizeof(a)  \
    }
#define MADE_TEXT(name, literal)           \
    {                                      \
        name, literal, sizeof(literal) - 1 \
    }

#endif
