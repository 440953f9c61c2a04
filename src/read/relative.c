/* Whom or what "who", "which" and "that" tell of. */
#include "base/str.h"
#include "read/tree.h"

#include "base/banned.h"

/* "a deckhand dismissed in 2012, who hid it": a date did nothing; it is the noun that the
 * date tells of. */
static uint32_t who_not_when(const asc_tree *t, uint32_t head)
{
    for (int k = 0; k < 6 && t->tok[head].head != head; k++) {
        uint8_t ent = t->tok[head].ent;
        bool thing = asc_tree_is_noun(t, head) && ent != ASC_ENT_DATE && ent != ASC_ENT_TIME &&
                     ent != ASC_ENT_GPE && ent != ASC_ENT_LOC;
        if (thing && t->tok[head].dep != ASC_DEP_APPOS) return head;
        head = t->tok[head].head;
    }
    return head;
}

/* "A follower of Ivo Sand, who": his name is no place, whatever the parser takes it for. */
static bool follows(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "follower", "supporter", "associate", "disciple",
                                         "friend",   "ally",      "brother",   "son",
                                         "aide",     "lawyer",    NULL };
    uint32_t of = t->tok[i].head;
    return t->tok[i].dep == ASC_DEP_POBJ && asc_tree_is(t, of, "of") && i > 0 &&
           t->tok[i - 1].tag == ASC_TAG_NNP && t->tok[i].tag == ASC_TAG_NNP &&
           asc_tree_is_one(t, t->tok[of].head, words);
}

/* "the emirs of the Gulf who": no place does what one does. */
static bool place_of_noun(const asc_tree *t, uint32_t i)
{
    static const char *const places[] = { "community", "village", "town",     "district", "area",
                                          "valley",    "region",  "province", "house",    NULL };
    uint8_t ent = t->tok[i].ent;
    return (ent == ASC_ENT_GPE || ent == ASC_ENT_LOC || ent == ASC_ENT_FAC ||
            (t->tok[i].pos == ASC_POS_NOUN && asc_tree_is_one(t, i, places))) &&
           t->tok[i].dep == ASC_DEP_POBJ && asc_tree_is_noun(t, t->tok[t->tok[i].head].head);
}

/* "The blast at a depot near Rosario, which killed 31", "a court in Bamako, which held that":
 * what no town does is told of the noun before it; else ASC_NONE. */
static uint32_t no_deed_of_town(const asc_tree *t, uint32_t head, uint32_t verb)
{
    static const char *const deeds[] = { "kill", "wound", "injure",  "maim",     "hold",   "rule",
                                         "find", "hear",  "convict", "sentence", "acquit", NULL };
    uint32_t up = head;
    if (t->tok[head].pos != ASC_POS_PROPN || !asc_tree_is_one(t, verb, deeds)) return ASC_NONE;
    for (int k = 0; k < 4 && t->tok[up].dep == ASC_DEP_POBJ; k++) {
        uint32_t p = t->tok[up].head;
        bool near = asc_tree_is_one(t, p, (const char *const[]){ "near", "outside", NULL });
        if (t->tok[up].ent != ASC_ENT_GPE && !near) break;
        for (up = t->tok[p].head; t->tok[up].dep == ASC_DEP_PREP && t->tok[up].head != up;)
            up = t->tok[up].head;
    }
    return up != head && asc_tree_is_noun(t, up) ? up : ASC_NONE;
}

/* "A trader and preacher from Mocimboa da Praia, who": a name behind "from" is where one is from. */
static bool from_where(const asc_tree *t, uint32_t head)
{
    uint32_t p = t->tok[head].head, n = t->tok[p].head;
    return t->tok[head].dep == ASC_DEP_POBJ && t->tok[head].pos == ASC_POS_PROPN &&
           asc_tree_is(t, p, "from") && t->tok[n].pos == ASC_POS_NOUN;
}

/* "X was the one who ordered it": X. */
static uint32_t one_that_is(const asc_tree *t, uint32_t h)
{
    uint32_t is = t->tok[h].head;
    bool one =
        t->tok[h].dep == ASC_DEP_ATTR && (asc_tree_is(t, h, "one") || asc_tree_is(t, h, "ones"));
    return one && asc_tree_is(t, is, "be") ? asc_tree_child(t, is, ASC_DEP_NSUBJ) : ASC_NONE;
}

#define NAME_BACK 16 /* tokens from "from X, who" back to a person's name */

/* "Ana Orr, a trader and lay preacher from Lume, who", where the tree has lost the preacher: the person named
 * before; ASC_NONE. */
static uint32_t person_before(const asc_tree *t, uint32_t town)
{
    uint32_t p = t->tok[town].head;
    if (t->tok[town].dep != ASC_DEP_POBJ || t->tok[town].pos != ASC_POS_PROPN ||
        !asc_tree_is(t, p, "from") || t->tok[town].ent == ASC_ENT_PERSON)
        return ASC_NONE;
    for (uint32_t k = p, n = 0; k-- > 0 && n < NAME_BACK && t->tok[k].sent == t->tok[p].sent; n++)
        if (t->tok[k].ent == ASC_ENT_PERSON && t->tok[k].pos == ASC_POS_PROPN) return k;
    return ASC_NONE;
}

uint32_t asc_tree_antecedent(const asc_tree *t, uint32_t i)
{
    if (i == ASC_NONE) return i;
    uint8_t tag = t->tok[i].tag;
    bool person = tag == ASC_TAG_WP && asc_tree_is(t, i, "who");
    bool relative =
        tag == ASC_TAG_WDT || tag == ASC_TAG_WP || tag == ASC_TAG_WPS || asc_tree_is(t, i, "that");
    uint32_t up = i;
    for (int k = 0; relative && k < 6; k++) {
        uint32_t h = t->tok[up].head;
        if (t->tok[up].dep == ASC_DEP_RELCL) {
            uint32_t of = person ? ASC_NONE : no_deed_of_town(t, h, up);
            if (of != ASC_NONE) return of;
            uint32_t same = one_that_is(t, h);
            if (same == ASC_NONE && person && !from_where(t, h)) same = person_before(t, h);
            if (same != ASC_NONE) return same;
            if (person && follows(t, h)) return h;
            return person && (place_of_noun(t, h) || from_where(t, h)) ? t->tok[t->tok[h].head].head
                   : person && (t->tok[h].ent == ASC_ENT_DATE || t->tok[h].pos == ASC_POS_NUM ||
                                (t->tok[h].ent == ASC_ENT_GPE && t->tok[h].dep == ASC_DEP_POBJ))
                       ? who_not_when(t, h)
                       : h;
        }
        if (h == up) break;
        up = h;
    }
    if (tag == ASC_TAG_WPS && i > 1) { /* "the Front, whose leader": where the tree has no clause */
        uint32_t before = t->tok[i - 1].pos == ASC_POS_PUNCT ? i - 2 : i - 1;
        if (asc_tree_is_noun(t, before) && t->tok[before].sent == t->tok[i].sent) return before;
    }
    return i;
}
