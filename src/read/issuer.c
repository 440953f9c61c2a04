#include "read/issuer.h"

#include "base/str.h"

#include "base/banned.h"

#define HEADER_TOKENS 60    /* in which the text says what it is */
#define HEADER_PARAGRAPHS 4 /* the first of them that is a sentence ends the header */
#define WE_LEAST 2

static bool we(const asc_tree *t, uint32_t i)
{
    return t->tok[i].pos == ASC_POS_PRON && t->speech[i] == ASC_NONE &&
           asc_tree_is_one(t, i, (const char *const[]){ "we", "our", "us", "ourselves", NULL });
}

/* Behind the last token of the lines before the text begins. */
static uint32_t header_end(const asc_tree *t)
{
    uint32_t paragraphs = 0, end = 0;
    for (uint32_t i = 1; i < t->n && i < HEADER_TOKENS; i++) {
        if (!asc_tree_breaks(t, i)) continue;
        uint32_t last = i - 1;
        while (last > 0 && t->tok[last].pos == ASC_POS_SPACE) last--;
        if (asc_str_eq(asc_tree_text(t, last), ASC_STR(".")) || ++paragraphs > HEADER_PARAGRAPHS)
            break;
        end = i;
    }
    return end;
}

static bool such_a_text(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "statement",    "communique", "communiqu\xC3\xA9",
                                         "declaration",  "release",    "bulletin",
                                         "proclamation", "appeal",     NULL };
    static const char *const offices[] = { "office", "department", "bureau",
                                           "wing",   "foundation", NULL };
    static const char *const before[] = { "media", "press", "information", "publicity", NULL };
    if (asc_tree_is_one(t, i, words)) return true;
    return i > 0 && asc_tree_is_one(t, i, offices) && asc_tree_is_one(t, i - 1, before);
}

static bool can_issue(const asc_mention *x)
{
    return x->is_name && !x->place && x->kind != ASC_ACTOR_PERSON && x->kind != ASC_ACTOR_OUTLET &&
           x->kind != ASC_ACTOR_STATE && x->kind != ASC_ACTOR_DOCUMENT;
}

uint32_t asc_issuer_find(const asc_mentions *m, const asc_tree *t)
{
    uint32_t end = header_end(t), said = 0, found = ASC_NONE;
    bool such = false;
    for (uint32_t i = 0; i < end; i++) {
        uint32_t x = m->of_token[i];
        such |= such_a_text(t, i);
        if (found == ASC_NONE && x != ASC_NONE && can_issue(&m->items[x])) found = m->items[x].same;
    }
    if (!such || found == ASC_NONE) return ASC_NONE;
    for (uint32_t i = end; i < t->n && said < WE_LEAST; i++) said += we(t, i);
    return said == WE_LEAST ? found : ASC_NONE;
}
