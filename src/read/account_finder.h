/*
 * account_finder - what the files of accounts.h share: phrases, and the things they are of.
 *
 * account_looks.c asks of each phrase what it may be, account_things.c of each actor and each
 * wording by all its phrases; accounts.c chooses the likely ones and puts them into accounts.
 */
#ifndef ASC_READ_ACCOUNT_FINDER_H
#define ASC_READ_ACCOUNT_FINDER_H

#include "base/str.h"
#include "read/account_fills.h"
#include "read/accounts.h"

#define ASC_TOLD_LOWEST -5.0  /* of the first layer: what is less likely is looked at no more */
#define ASC_TOLD_NOTHING -9.0 /* stands for a phrase that is not there */

/* A phrase that may be something. */
struct told {
    uint32_t head, sent, actor, kinds, next; /* actor: root mention of a name, ASC_NONE */
    double whom; /* log odds, then probability, that it is somebody hit who is only described */
    double answer[ASC_FILL_COUNT], cut_answer[ASC_FILL_COUNT];
    uint32_t first[ASC_FILL_COUNT], last[ASC_FILL_COUNT]; /* tokens of the likeliest cut */
    float numbers[ASC_DENSE_NUMBERS];                     /* of slot_dense.h */
};

/* The phrases of one actor or one wording. */
struct thing {
    uint32_t begin, end;         /* first and last of its phrases, over told.next */
    uint32_t best;               /* the phrase by which it is cited */
    double top, p;               /* p: by its phrases alone */
    double near[ASC_SLOT_KINDS]; /* what speaks for an account of each kind */
    double facts[ASC_THING_FACTS];
};

/* The likeliest things of one role in one sentence. */
struct tops {
    double first, second;
    const struct thing *who; /* the first */
};

/* A thing that is likely enough. */
struct chosen {
    int role, kind;
    asc_firmness firmness;       /* of an organisation */
    uint32_t best, account;      /* account: ASC_NONE until it has one */
    uint32_t *sents, sent_count; /* of its first phrases */
    double p, near[ASC_SLOT_KINDS];
};

struct finder {
    const asc_slot_model *model;
    const asc_tree *t;
    const asc_readout *o;
    asc_slot_view view;
    asc_dense_view dense;
    asc_arena *tmp, *keep;
    struct told *told;
    uint32_t count;
    double report[ASC_FILL_COUNT]; /* any incident, attack, bombing, kidnapping, arson */
    double tops[ASC_FILL_COUNT], sorts[ASC_SLOT_SORTS];
    struct thing *groups[ASC_FILL_COUNT];
    uint32_t group_count[ASC_FILL_COUNT];
    struct tops *by_sent[ASC_FILL_COUNT]; /* with one sentence in front of the first, one behind */
    double likely[ASC_FILL_COUNT];        /* how many things of each role are */
    asc_kinds_whom whom;                  /* who was hit and is only described */
    double *whom_at;                      /* the likeliest of each sentence, as by_sent */
    struct chosen *chosen;
    size_t chosen_count;
    asc_kinds_thing *things;
    size_t thing_count;
    double kind_p[ASC_SLOT_KINDS], more[ASC_SLOT_KINDS][ASC_SAME_KIND_MAX];
};

/* ---- phrases ---- */

/* What each phrase of the report may be: told, count, report and tops. False when memory ran
 * out. */
bool asc_finder_look(struct finder *f) ASC_MUST_USE;

/* The wording (account_words.h) by which phrase x is cited in role k. False when memory ran out. */
bool asc_finder_wording(const struct finder *f, const struct told *x, int k,
                        asc_str *out) ASC_MUST_USE;

/* The group of a wording of an organisation, ASC_NONE; see asc_slot_alias. */
uint32_t asc_finder_alias(const struct finder *f, asc_str wording, bool *is_name);

/* Is its group cited by that wording? See asc_slot_cites. */
bool asc_finder_cites(const struct finder *f, asc_str wording);

/* Counts who was hit and is only described, by kind of incident and sentence: whom, whom_at. False
 * when memory ran out. */
bool asc_finder_count_whom(struct finder *f) ASC_MUST_USE;

/* The ASC_WHOM_FACTS of a thing that tell of them; the twin of `facts` in
 * train/slots/described.py. */
void asc_finder_whom_facts(const struct finder *f, const struct thing *g, double *out);

/* ---- things ---- */

/* The things of a role, by their phrases alone: groups, by_sent and likely. False when memory
 * ran out. */
bool asc_finder_judge(struct finder *f, int k) ASC_MUST_USE;

/* What the second judge of a thing looks at beside `facts`; the twin of `more_facts` in
 * train/slots/train.py. */
void asc_finder_more_facts(const struct finder *f, int k, struct thing *g);

/* How surely an organisation is named; the twin of `sure_facts` in train/slots/train.py. */
asc_firmness asc_finder_how_surely(const struct finder *f, const struct thing *g);

#endif
