/*
 * names - do two spellings name one actor, and which names of a list does one resemble?
 *
 * One matcher for mentions, actors and listings. A name in any script becomes words in
 * plain Latin letters; the words of two names are aligned one to one, and a small
 * learned model says how probable it is that both name the same person, organisation
 * or vessel. It sees the two names, their kinds and how rare their words are, nothing
 * else: what a match means is for the caller to decide.
 *
 *   asc_names_new -> asc_names_compare                      two names
 *   asc_names_index_new -> _add, once a name -> _ready -> _search     one against many
 *
 * Laws     asc_names_compare is symmetric, and no name is nearer to another than to
 *          itself. A name added to an index changes nothing in what others score there,
 *          if it has no word in common with them: a word is rare or frequent by how many
 *          names have it, not by its share of them.
 * Limits   a name's first ASC_NAMES_BYTES_MAX bytes and ASC_NAMES_WORDS_MAX words count.
 *          Bytes that are no UTF-8 part words. Any input is answered in bounded time.
 *
 * Part of <ascribe.h>; include that.
 */
#ifndef ASCRIBE_NAMES_H
#define ASCRIBE_NAMES_H

#include <ascribe/words.h>

#ifdef __cplusplus
extern "C" {
#endif
/* The shared library shows what stands here and nothing else. */
#if defined(__GNUC__) || defined(__clang__)
#pragma GCC visibility push(default)
#endif

#define ASC_NAMES_BYTES_MAX 1024u /* of a name; the rest is not looked at */
#define ASC_NAMES_WORDS_MAX 24u   /* of a name; further ones are not looked at */

/* clang-format off */
#define ASC_NAMES_KIND_LIST(X) \
    X(UNKNOWN, "unknown") X(PERSON, "person") X(ORG, "org") X(VESSEL, "vessel")
/* What a list says of a name: its own, a good alias, a weak one, a former one, the name
 * in its own script. */
#define ASC_NAMES_QUALITY_LIST(X) \
    X(PRIMARY, "primary") X(GOOD, "good") X(LOW, "low") X(FORMER, "former") \
    X(ORIGINAL, "original")
/* How two words met. */
#define ASC_NAMES_HOW_LIST(X) \
    X(ALONE, "alone") X(EXACT, "exact") X(SOUND, "sound") X(SPELLING, "spelling") \
    X(MEANING, "meaning") X(INITIAL, "initial") X(JOINED, "joined") X(ACRONYM, "acronym") X(FORM, "form") \
    X(TITLE, "title") X(NUMBER, "number")
/* What speaks against a match, or makes it a lead and no more. */
#define ASC_NAMES_AGAINST_LIST(X) \
    X(NUMBERS, "numbers differ") X(KINDS, "kinds differ") \
    X(RARE_UNMATCHED, "a rare word has no counterpart") \
    X(COMMON_ONLY, "only common words met") X(GIVEN_ONLY, "only given names met") \
    X(SURNAME_ONLY, "only surnames met") X(SINGLE_WORD, "one of them is a single word") \
    X(BARE_ACRONYM, "one of them is an acronym alone") X(KUNYA, "a kunya (Abu X) is shared by many") \
    X(NEAR_ONLY, "no word met exactly") X(EMPTY, "one of them has no words")
/* clang-format on */
typedef enum asc_names_kind {
#define ASC_X(id, s) ASC_NAMES_##id,
    ASC_NAMES_KIND_LIST(ASC_X)
#undef ASC_X
        ASC_NAMES_KIND_COUNT
} asc_names_kind;
typedef enum asc_names_quality {
#define ASC_X(id, s) ASC_NAMES_##id,
    ASC_NAMES_QUALITY_LIST(ASC_X)
#undef ASC_X
        ASC_NAMES_QUALITY_COUNT
} asc_names_quality;
typedef enum asc_names_how {
#define ASC_X(id, s) ASC_NAMES_HOW_##id,
    ASC_NAMES_HOW_LIST(ASC_X)
#undef ASC_X
        ASC_NAMES_HOW_COUNT
} asc_names_how;
typedef enum asc_names_against {
#define ASC_X(id, s) ASC_NAMES_AGAINST_##id,
    ASC_NAMES_AGAINST_LIST(ASC_X)
#undef ASC_X
        ASC_NAMES_AGAINST_COUNT
} asc_names_against;

/* The words of the lists above; "" when out of range. */
const char *asc_names_kind_name(asc_names_kind k);
const char *asc_names_quality_name(asc_names_quality q);
const char *asc_names_how_name(asc_names_how h);
const char *asc_names_against_name(asc_names_against a);
/* Look a kind or quality up by its word; false when it is none. */
bool asc_names_kind_from(asc_str word, asc_names_kind *out);
bool asc_names_quality_from(asc_str word, asc_names_quality *out);

/* The matcher's tables and models. Never changes once made: share it freely. */
typedef struct asc_names asc_names;
/* Reads the tables built into the library. ASC_ENOMEM; ASC_EFORMAT if they are damaged. */
asc_status asc_names_new(asc_names **out, asc_error *err) ASC_MUST_USE;
void asc_names_free(asc_names *m);

/* A name made ready to be compared with many. */
typedef struct asc_name asc_name;
/* The text is not kept. Only ASC_ENOMEM can go wrong: a name without words is a name. */
asc_status asc_name_new(asc_name **out, const asc_names *m, asc_str text, asc_names_kind kind,
                        asc_error *err) ASC_MUST_USE;
void asc_name_free(asc_name *n);
/* Its words as they are compared, a space between: "abd khaliq huthi". A view. */
asc_str asc_name_folded(const asc_name *n);

/* What the answer is for. A pair was brought together by something else (a report, a
 * list's alias); a screening goes through thousands of names to find one. */
typedef enum asc_names_use { ASC_NAMES_PAIR, ASC_NAMES_SCREEN } asc_names_use;

/* One word of either name, or several, and what it met. Spans are bytes of the names as
 * handed in; an empty one stands for nothing. */
typedef struct asc_names_step {
    asc_span a, b;
    asc_names_how how;
    float like;   /* 0 to 1 */
    float weight; /* how much the word says; about 1 for a common surname */
} asc_names_step;

typedef struct asc_names_why {
    asc_names_step steps[2 * ASC_NAMES_WORDS_MAX];
    uint32_t step_count;
    uint32_t against; /* bit i: asc_names_against i speaks against it */
    bool lead;        /* no more than a lead, however much the names are alike */
} asc_names_why;

/*
 * How probable it is that both name the same, 0 to 1. Cannot fail; `why` may be NULL.
 * A lead (a bare acronym, one word that many bear, a kunya alone) stays at or below
 * ASC_NAMES_LEAD when screening.
 */
double asc_names_compare(const asc_names *m, const asc_name *a, const asc_name *b,
                         asc_names_use use, asc_names_why *why);
/* The same of two texts, both of that kind, without anything kept: for many pairs once. */
double asc_names_compare_texts(const asc_names *m, asc_str a, asc_str b, asc_names_kind kind,
                               asc_names_use use);
#define ASC_NAMES_LEAD 0.45
/* From this on asc_names_compare says yes more often than no; for screening the value at
 * which precision and recall balance on the development queries. */
#define ASC_NAMES_YES 0.5

/* ---- One name against many ---------------------------------------------------------*/

/* Names with what they belong to, found by words, sounds, near spellings, initials and
 * acronyms. Handed out const it may be shared between threads. */
typedef struct asc_names_index asc_names_index;

/* An empty one; `m` must outlive it. */
asc_status asc_names_index_new(asc_names_index **out, const asc_names *m,
                               asc_error *err) ASC_MUST_USE;
void asc_names_index_free(asc_names_index *ix);
/* Add a name of entry `id` (any number; many names may have the same). The text is copied.
 * It is found after the next asc_names_index_ready. ASC_ELIMIT past ASC_NAMES_INDEX_MAX. */
asc_status asc_names_index_add(asc_names_index *ix, uint64_t id, asc_str text, asc_names_kind kind,
                               asc_names_quality quality, asc_error *err) ASC_MUST_USE;
#define ASC_NAMES_INDEX_MAX 20000000u
/* Make all names added so far findable. Costs as much as building anew: add many, then
 * call it once. */
asc_status asc_names_index_ready(asc_names_index *ix, asc_error *err) ASC_MUST_USE;
size_t asc_names_index_count(const asc_names_index *ix);
/* Bytes held, mapped ones included. */
size_t asc_names_index_bytes(const asc_names_index *ix);

/* A name in the index; the view lives as long as it does (until the next _add). */
typedef struct asc_names_entry {
    uint64_t id;
    asc_str text;
    asc_names_kind kind;
    asc_names_quality quality;
} asc_names_entry;
/* Name i, in the order they were added; i < count. */
asc_names_entry asc_names_index_entry(const asc_names_index *ix, size_t i);

typedef struct asc_names_hit {
    size_t name; /* the entry's best name */
    uint64_t id;
    double score; /* of the entry: the best name's, moved a little by the next best one's */
    bool lead;
} asc_names_hit;

/* What one thread searches with: scratch memory, reused from query to query. ASC_EARG
 * unless the index is ready; where it changes later, so does the answer of _run. */
typedef struct asc_names_search asc_names_search;
asc_status asc_names_search_new(asc_names_search **out, const asc_names_index *ix,
                                asc_error *err) ASC_MUST_USE;
void asc_names_search_free(asc_names_search *s);
/*
 * The entries that come nearest, best first, each once with its best name; equal scores
 * in the order of ids. At most `limit` (up to ASC_NAMES_HITS_MAX); those under `least`
 * are left out. *hits is a view until the next call with `s`. An entry of another known
 * kind can be found, with a lower score.
 */
asc_status asc_names_search_run(asc_names_search *s, asc_str text, asc_names_kind kind,
                                size_t limit, double least, const asc_names_hit **hits,
                                size_t *count, asc_error *err) ASC_MUST_USE;
#define ASC_NAMES_HITS_MAX 96u
/* Explain a hit of the last call: `a` is the query, `b` the listed name. The score of
 * the two names, as asc_names_compare for screening. */
double asc_names_search_explain(const asc_names_search *s, size_t name, asc_names_why *why);

/* Write the index in a form that asc_names_index_open takes, the same bytes for the same
 * names added in the same order. ASC_EARG unless it is ready. */
asc_status asc_names_index_save(const asc_names_index *ix, asc_write_fn write, void *user,
                                asc_error *err) ASC_MUST_USE;
/*
 * Use saved bytes as they lie, for instance of a mapped file: aligned to 8, unchanged and
 * at hand as long as the index is. Every number in them is checked first: ASC_EFORMAT
 * when damaged, ASC_EVERSION when of another version or of other tables. What is opened
 * so can be added to: it is copied then.
 */
asc_status asc_names_index_open(asc_names_index **out, const asc_names *m, asc_str bytes,
                                asc_error *err) ASC_MUST_USE;

#if defined(__GNUC__) || defined(__clang__)
#pragma GCC visibility pop
#endif
#ifdef __cplusplus
}
#endif
#endif
