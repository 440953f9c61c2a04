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

/* "Takes note of the accusations", "rejects", "announces": what one does who puts out a text. */
static bool issues(const asc_tree *t, uint32_t verb)
{
    static const char *const verbs[] = { "reject", "deny",    "declare",      "announce", "condemn",
                                         "inform", "wish",    "confirm",      "affirm",   "state",
                                         "mourn",  "salute",  "congratulate", "clarify",  "stress",
                                         "thank",  "express", "reaffirm",     "proclaim", "offer",
                                         NULL };
    uint32_t o = asc_tree_child(t, verb, ASC_DEP_DOBJ);
    if (asc_tree_is(t, verb, "take") && o != ASC_NONE) return asc_tree_is(t, o, "note");
    return asc_tree_is_verb(t, verb) && asc_tree_is_one(t, verb, verbs);
}

/* "Statement concerning ...", and then "The Front has taken note of ...": who puts it out is named in the
 * first sentences, as the one who does so. */
static uint32_t by_first_words(const asc_mentions *m, const asc_tree *t, uint32_t from)
{
    for (uint32_t i = from; i < t->n && i < from + HEADER_TOKENS; i++) {
        uint32_t x = m->of_token[i];
        if (x == ASC_NONE || t->tok[i].dep != ASC_DEP_NSUBJ || t->speech[i] != ASC_NONE) continue;
        bool group = can_issue(&m->items[x]) && m->items[x].kind == ASC_ACTOR_GROUP;
        if (group && t->tok[t->tok[i].head].dep == ASC_DEP_ROOT && issues(t, t->tok[i].head))
            return m->items[x].same;
    }
    return ASC_NONE;
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
    if (such && found == ASC_NONE) found = by_first_words(m, t, end);
    if (!such || found == ASC_NONE) return ASC_NONE;
    for (uint32_t i = end; i < t->n && said < WE_LEAST; i++) said += we(t, i);
    return said == WE_LEAST ? found : ASC_NONE;
}
