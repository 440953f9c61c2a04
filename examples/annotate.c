/*
 * annotate - what is in a text: its sentences, and who or what is named in each.
 *
 *     cc -std=c17 annotate.c -o annotate $(pkg-config --cflags --libs ascribe)
 *     ./annotate "$(pkg-config --variable=model ascribe)" report.txt
 */
#include <ascribe.h>
#include <stdio.h>
#include <stdlib.h>

static char *read_file(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    char *bytes = NULL;
    size_t room = 0;
    *size = 0;
    if (!file) return NULL;
    do {
        room = room ? 2 * room : 65536;
        char *grown = realloc(bytes, room);
        if (!grown) break;
        bytes = grown;
        *size += fread(bytes + *size, 1, room - *size, file);
    } while (*size == room);
    fclose(file);
    return bytes;
}

static void print_tokens(asc_str text, const asc_token *tokens, uint32_t begin, uint32_t end)
{
    uint32_t first = tokens[begin].begin, last = tokens[end - 1].end;
    printf("%.*s", (int)(last - first), text.p + first);
}

/* The sentence's main verb by its lemma, and the names in it. */
static void print_sentence(const asc_doc *doc, asc_range sentence)
{
    size_t count;
    asc_str text = asc_doc_text(doc);
    const asc_token *tokens = asc_doc_tokens(doc, &count);
    const asc_range *entities = asc_doc_entities(doc, &count);
    for (uint32_t i = sentence.begin; i < sentence.end; i++)
        if (tokens[i].head == i && tokens[i].dep == ASC_DEP_ROOT)
            printf("%.*s:", (int)tokens[i].lemma.n, tokens[i].lemma.p);
    for (size_t i = 0; i < count; i++) {
        if (entities[i].begin < sentence.begin || entities[i].end > sentence.end) continue;
        printf(" [%s ", asc_ent_name((asc_ent)entities[i].label));
        print_tokens(text, tokens, entities[i].begin, entities[i].end);
        printf("]");
    }
    printf("\n");
}

int main(int argc, char **argv)
{
    asc_error error;
    asc_model *model;
    asc_doc *doc;
    size_t size, sentences;
    if (argc != 3) {
        fprintf(stderr, "usage: annotate MODEL TEXT\n");
        return 2;
    }
    char *bytes = read_file(argv[2], &size);
    if (!bytes) {
        fprintf(stderr, "annotate: %s: cannot be read\n", argv[2]);
        return 1;
    }
    if (asc_model_open(&model, argv[1], &error) != ASC_OK) {
        fprintf(stderr, "annotate: %s\n", error.message);
        free(bytes);
        return 1;
    }
    asc_status status = asc_annotate(&doc, model, (asc_str){ bytes, size }, NULL, &error);
    if (status == ASC_OK) {
        const asc_range *sentence = asc_doc_sentences(doc, &sentences);
        for (size_t i = 0; i < sentences; i++) print_sentence(doc, sentence[i]);
        asc_doc_free(doc);
    } else {
        fprintf(stderr, "annotate: %s: %s\n", argv[2], error.message);
    }
    asc_model_close(model);
    free(bytes);
    return status == ASC_OK ? 0 : 1;
}
