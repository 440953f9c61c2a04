/*
 * lists - designation lists and other standings, as they were published.
 *
 * A list is what a body published on one day: who is on it, under which reference and
 * by which names, since when, with what measures. Lists are read by `ascribe-reader`,
 * locked in like any document, whole or not at all.
 *
 * Formats: the UN's consolidated XML, OFAC's csv files (SDN and consolidated), MISP
 * galaxies (Canada's listed entities), FollowTheMoney JSON lines (OpenSanctions), the
 * EU's consolidated XML, the UK's csv, and a simple CSV for one's own
 * (docs/commands/lists.md).
 *
 * Part of <ascribe.h>; include that.
 */
#ifndef ASCRIBE_LISTS_H
#define ASCRIBE_LISTS_H

#include <ascribe/case.h>
#include <ascribe/names.h>

#ifdef __cplusplus
extern "C" {
#endif
/* The shared library shows what stands here and nothing else. */
#if defined(__GNUC__) || defined(__clang__)
#pragma GCC visibility push(default)
#endif

/* clang-format off */
#define ASC_LISTED_KIND_LIST(X) \
    X(UNKNOWN, "unknown") X(PERSON, "person") X(ORGANISATION, "organisation") \
    X(STATE, "state") X(VESSEL, "vessel") X(AIRCRAFT, "aircraft")
/* Where a list's date is from: it says so; the newest date in it; whoever loaded it. */
#define ASC_LIST_DATING_LIST(X) X(UNDATED, "undated") X(TOLD, "told") X(NEWEST, "newest") X(GIVEN, "given")
/* clang-format on */
typedef enum asc_listed_kind {
#define ASC_X(id, s) ASC_LISTED_##id,
    ASC_LISTED_KIND_LIST(ASC_X)
#undef ASC_X
        ASC_LISTED_KIND_COUNT
} asc_listed_kind;
typedef enum asc_list_dating {
#define ASC_X(id, s) ASC_LIST_##id,
    ASC_LIST_DATING_LIST(ASC_X)
#undef ASC_X
        ASC_LIST_DATING_COUNT
} asc_list_dating;
/* "" when out of range. */
const char *asc_listed_kind_name(asc_listed_kind k);
const char *asc_list_dating_name(asc_list_dating d);

#define ASC_LISTINGS_MAX 1000000u     /* entries of one list */
#define ASC_LISTED_NAMES_MAX 4000000u /* names of one list */
#define ASC_LISTED_NAME_BYTES 2000u   /* of one name */
#define ASC_LIST_PARTS_MAX 16u        /* files of one list */

typedef struct asc_listed_name {
    asc_str text; /* as published, white space collapsed */
    asc_names_quality quality;
    char script[5]; /* ISO 15924, of most of its letters: "Latn", "Arab"; "Zzzz" if unknown */
} asc_listed_name;

/* An entry. Dates are ISO and may be partial; empty where the list does not tell. */
typedef struct asc_listing {
    asc_str reference; /* as the list's users cite it: "QDe.118" */
    asc_listed_kind kind;
    const asc_listed_name *names; /* the first is the primary one; at least one */
    size_t name_count;
    asc_str programme; /* in the list's own words; several are parted by "; " */
    asc_str measures;  /* told by the list, else those of its programmes; "; " between them */
    asc_str listed, amended, delisted;
    uint32_t line; /* where it stands in its file */
} asc_listing;

typedef struct asc_list asc_list; /* read-only once read: may be shared between threads */

typedef struct asc_list_facts {
    asc_str id;    /* "un", "ofac-sdn"; or what was told when it was loaded */
    asc_str title; /* for people */
    asc_str date;  /* the list's own; empty if there is none */
    asc_list_dating dating;
} asc_list_facts;

/* One file of a list; most lists are one file, OFAC's are several. */
typedef struct asc_list_part {
    asc_str name, bytes;
} asc_list_part;

/* What is known from outside; it goes before what the files say. Empty: not told. */
typedef struct asc_list_options {
    asc_str id, title, date;
} asc_list_options;

/*
 * Read a list. `r` reads it locked in. ASC_EFORMAT says which file, which line and what is
 * wrong; ASC_ELIMIT which limit; then there is no list at all. An entry that stands twice
 * under one key, and names of an entry that no file has, are errors.
 */
asc_status asc_list_read(asc_list **out, asc_reader *r, const asc_list_part *parts, size_t count,
                         const asc_list_options *options, asc_error *err) ASC_MUST_USE;
void asc_list_free(asc_list *l);
/* The views live as long as the list. */
asc_list_facts asc_list_about(const asc_list *l);
/* Its entries, in the order of its files. */
const asc_listing *asc_list_items(const asc_list *l, size_t *count);
/* The list as tab-separated lines (src/lists/lines.h), the same for the same list; what
 * asc_list_parse reads again. */
asc_status asc_list_lines(const asc_list *l, asc_write_fn write, void *user,
                          asc_error *err) ASC_MUST_USE;
asc_status asc_list_parse(asc_list **out, asc_str lines, asc_error *err) ASC_MUST_USE;

/* What became of an entry between two versions of a list. */
typedef enum asc_list_change {
    ASC_LIST_ADDED,
    ASC_LIST_REMOVED,
    ASC_LIST_CHANGED /* its names, programme, measures or dates */
} asc_list_change;
/* `before` is NULL for what was added, `after` for what was removed. False stops. */
typedef bool (*asc_list_change_fn)(void *user, asc_list_change what, const asc_listing *before,
                                   const asc_listing *after);
/* Entries are paired by reference, and without one by primary name. Added and changed ones
 * come in the order of `after`, then removed ones in that of `before`. ASC_ENOMEM. */
asc_status asc_list_diff(const asc_list *before, const asc_list *after, asc_list_change_fn each,
                         void *user, asc_error *err) ASC_MUST_USE;

/* Was it in force on that day (ISO)? Yes, no, or unknown: it tells no date. */
typedef enum asc_standing { ASC_STANDING_UNKNOWN, ASC_STANDING_NO, ASC_STANDING_YES } asc_standing;
asc_standing asc_listing_on(const asc_listing *l, asc_str day);

/* ---- Lists in a case -----------------------------------------------------------------*/

/* A version of a list that a case keeps. */
typedef struct asc_case_list {
    int64_t id;
    asc_list_facts facts;
    uint64_t entries;
    asc_str collector, at; /* who took it in, and when (UTC) */
    char sha256[65];       /* of its lines (asc_list_lines) */
} asc_case_list;
typedef bool (*asc_case_list_fn)(void *user, const asc_case_list *list);

/* Keep a list in a case that is open for writing. The same lines are kept once: *fresh
 * (may be NULL) says whether they are new, *id (may be NULL) which list it is. */
asc_status asc_case_list_add(asc_case *c, const asc_list *l, asc_str collector, int64_t *id,
                             bool *fresh, asc_error *err) ASC_MUST_USE;
/* All of them, by id and date; the views end with the call. False stops, without fault. */
asc_status asc_case_lists(asc_case *c, asc_case_list_fn each, void *user,
                          asc_error *err) ASC_MUST_USE;
/* Version `id` whole. ASC_EARG when there is none; ASC_EFORMAT when it is damaged. */
asc_status asc_case_list_get(asc_list **out, asc_case *c, int64_t id, asc_error *err) ASC_MUST_USE;

/* ---- Screening -------------------------------------------------------------------------*/

/* Lists made searchable; several versions of one list count as one list. */
typedef struct asc_screen asc_screen;
/* `m` must outlive it. */
asc_status asc_screen_new(asc_screen **out, const asc_names *m, asc_error *err) ASC_MUST_USE;
void asc_screen_free(asc_screen *s);
/* Take a list over: it is freed with the screen, and also when this fails. */
asc_status asc_screen_add(asc_screen *s, asc_list *l, asc_error *err) ASC_MUST_USE;
/* Make all names findable; once, after the last list. */
asc_status asc_screen_ready(asc_screen *s, asc_error *err) ASC_MUST_USE;
/*
 * The same with an index that asc_screen_save wrote, for instance of a mapped file: aligned to 8,
 * and there as long as `s`. It is used as it lies when it holds the names of the lists, all of
 * them and in their order; lists that came behind those are added to it, and what does not
 * fit is passed by: *kept says whether nothing had to be made (may be NULL).
 */
asc_status asc_screen_ready_from(asc_screen *s, asc_str bytes, bool *kept,
                                 asc_error *err) ASC_MUST_USE;
/* Write the index of a screen that is ready. */
asc_status asc_screen_save(const asc_screen *s, asc_write_fn write, void *user,
                           asc_error *err) ASC_MUST_USE;

typedef struct asc_screen_options {
    asc_listed_kind kind; /* of what is looked for; unknown: any */
    double threshold;     /* what scores less is not told; 0: ASC_NAMES_YES */
    uint32_t limit;       /* at most so many; 0: 10 */
    bool no_leads;
    asc_str on; /* a day (ISO): was it listed then? Empty: not asked */
} asc_screen_options;

typedef struct asc_screen_hit {
    const asc_list *list; /* the newest version that has it */
    const asc_listing *listing;
    asc_str name; /* the listed name that came nearest */
    asc_names_quality quality;
    double score;
    bool lead;          /* worth a look, and no more */
    asc_names_why why;  /* spans: a in the name asked for, b in `name` */
    asc_str removed_by; /* date of the newest version of the list, when that lacks it */
    asc_standing on;    /* on the day asked about, from all versions */
} asc_screen_hit;
typedef bool (*asc_screen_fn)(void *user, const asc_screen_hit *hit);
/* The listings that come nearest, the best first, leads after matches. The views end with
 * the call. ASC_EARG when the day is none. */
asc_status asc_screen_run(asc_screen *s, asc_str name, const asc_screen_options *options,
                          asc_screen_fn each, void *user, asc_error *err) ASC_MUST_USE;

#if defined(__GNUC__) || defined(__clang__)
#pragma GCC visibility pop
#endif
#ifdef __cplusplus
}
#endif
#endif
