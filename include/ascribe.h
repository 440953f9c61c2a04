/*
 * ascribe - who did it, who says so, on whose word, and how do they know?
 *
 * This is the whole public API, in one file. It is C17, usable from C++.
 *
 * What works today: an English annotator (the output of spaCy 3.8 with the model
 * en_core_web_sm, without Python), and a first road from plain-text reports to
 * statements and to an answer per incident.
 *
 * Text      UTF-8. Positions are half-open byte ranges [begin, end) of the text
 *           that was handed in; nothing is ever rewritten or recased in place.
 * Memory    what a function returns through its first argument is the caller's,
 *           to be freed with the matching asc_*_free or asc_*_close; views
 *           (asc_str) inside it live as long as it does.
 * Threads   a handle that is const in a signature may be shared between threads;
 *           any other is for one thread at a time. There is no global state.
 * Errors    asc_status to branch on, asc_error to show. On failure output
 *           arguments are untouched. The library never prints and never exits.
 *
 * Stability: all of it is experimental until 1.0.
 */
#ifndef ASCRIBE_H
#define ASCRIBE_H

#include <stddef.h>
#include <stdint.h>
#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif
/* The shared library shows what stands here and nothing else. */
#if defined(__GNUC__) || defined(__clang__)
#pragma GCC visibility push(default)
#endif

#define ASC_VERSION_MAJOR 0
#define ASC_VERSION_MINOR 1
#define ASC_VERSION_PATCH 0
#define ASC_VERSION "0.1.0"

#if defined(__GNUC__) || defined(__clang__)
#define ASC_MUST_USE __attribute__((warn_unused_result))
#define ASC_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#else
#define ASC_MUST_USE
#define ASC_PRINTF(fmt, args)
#endif

/* ---- Words every room uses ------------------------------------------------ */

typedef enum asc_status {
    ASC_OK = 0,
    ASC_ENOMEM,  /* memory ran out */
    ASC_EIO,     /* a file could not be opened, read or written */
    ASC_EFORMAT, /* input is not what it should be */
    ASC_ELIMIT,  /* input is over a documented limit */
    ASC_EARG,    /* the caller asked for something that makes no sense */
    ASC_EVERSION /* a file was written by a version this one cannot read */
} asc_status;

/* A name for people and logs: "ok", "out of memory", ... Never NULL. */
const char *asc_status_name(asc_status rc);

/* What went wrong, as a sentence that names file, line or span. Caller-owned. */
typedef struct asc_error {
    asc_status status;
    char message[512]; /* NUL-terminated UTF-8 */
} asc_error;

/* A view of bytes; not NUL-terminated. p may be NULL when n is 0. */
typedef struct asc_str {
    const char *p;
    size_t n;
} asc_str;

/* A half-open byte range of a text. */
typedef struct asc_span {
    uint32_t begin, end;
} asc_span;

/* ---- Labels of the annotation ---------------------------------------------
 * Penn Treebank tags, Universal POS tags, the ClearNLP dependency labels and the
 * OntoNotes 5 entity kinds, as en_core_web_sm uses them. ASC_*_NONE is 0.
 */
/* clang-format off */
#define ASC_POS_LIST(EACH) \
    EACH(ADJ) EACH(ADP) EACH(ADV) EACH(AUX) EACH(CCONJ) EACH(CONJ) EACH(DET) EACH(INTJ) \
    EACH(NOUN) EACH(NUM) EACH(PART) EACH(PRON) EACH(PROPN) EACH(PUNCT) EACH(SCONJ) EACH(SYM) \
    EACH(VERB) EACH(X) EACH(SPACE)

typedef enum asc_pos {
    ASC_POS_NONE,
#define ASC_X(n) ASC_POS_##n,
    ASC_POS_LIST(ASC_X)
#undef ASC_X
    ASC_POS_COUNT
} asc_pos;

/* identifier, label as spaCy writes it */
#define ASC_TAG_LIST(EACH) \
    EACH(DOLLAR, "$") EACH(CLOSE_QUOTE, "''") EACH(COMMA, ",") EACH(LRB, "-LRB-") \
    EACH(RRB, "-RRB-") EACH(PERIOD, ".") EACH(COLON, ":") EACH(ADD, "ADD") EACH(AFX, "AFX") \
    EACH(CC, "CC") EACH(CD, "CD") EACH(DT, "DT") EACH(EX, "EX") EACH(FW, "FW") \
    EACH(HYPH, "HYPH") EACH(IN, "IN") EACH(JJ, "JJ") EACH(JJR, "JJR") EACH(JJS, "JJS") \
    EACH(LS, "LS") EACH(MD, "MD") EACH(NFP, "NFP") EACH(NN, "NN") EACH(NNP, "NNP") \
    EACH(NNPS, "NNPS") EACH(NNS, "NNS") EACH(PDT, "PDT") EACH(POS, "POS") EACH(PRP, "PRP") \
    EACH(PRPS, "PRP$") EACH(RB, "RB") EACH(RBR, "RBR") EACH(RBS, "RBS") EACH(RP, "RP") \
    EACH(SYM, "SYM") EACH(TO, "TO") EACH(UH, "UH") EACH(VB, "VB") EACH(VBD, "VBD") \
    EACH(VBG, "VBG") EACH(VBN, "VBN") EACH(VBP, "VBP") EACH(VBZ, "VBZ") EACH(WDT, "WDT") \
    EACH(WP, "WP") EACH(WPS, "WP$") EACH(WRB, "WRB") EACH(XX, "XX") EACH(SP, "_SP") \
    EACH(OPEN_QUOTE, "``")

typedef enum asc_tag {
    ASC_TAG_NONE,
#define ASC_X(id, s) ASC_TAG_##id,
    ASC_TAG_LIST(ASC_X)
#undef ASC_X
    ASC_TAG_COUNT
} asc_tag;

#define ASC_DEP_LIST(EACH) \
    EACH(ROOT, "ROOT") EACH(ACL, "acl") EACH(ACOMP, "acomp") EACH(ADVCL, "advcl") \
    EACH(ADVMOD, "advmod") EACH(AGENT, "agent") EACH(AMOD, "amod") EACH(APPOS, "appos") \
    EACH(ATTR, "attr") EACH(AUX, "aux") EACH(AUXPASS, "auxpass") EACH(CASE, "case") \
    EACH(CC, "cc") EACH(CCOMP, "ccomp") EACH(COMPOUND, "compound") EACH(CONJ, "conj") \
    EACH(CSUBJ, "csubj") EACH(CSUBJPASS, "csubjpass") EACH(DATIVE, "dative") EACH(DEP, "dep") \
    EACH(DET, "det") EACH(DOBJ, "dobj") EACH(EXPL, "expl") EACH(INTJ, "intj") EACH(MARK, "mark") \
    EACH(META, "meta") EACH(NEG, "neg") EACH(NMOD, "nmod") EACH(NPADVMOD, "npadvmod") \
    EACH(NSUBJ, "nsubj") EACH(NSUBJPASS, "nsubjpass") EACH(NUMMOD, "nummod") EACH(OPRD, "oprd") \
    EACH(PARATAXIS, "parataxis") EACH(PCOMP, "pcomp") EACH(POBJ, "pobj") EACH(POSS, "poss") \
    EACH(PRECONJ, "preconj") EACH(PREDET, "predet") EACH(PREP, "prep") EACH(PRT, "prt") \
    EACH(PUNCT, "punct") EACH(QUANTMOD, "quantmod") EACH(RELCL, "relcl") EACH(XCOMP, "xcomp")

typedef enum asc_dep {
    ASC_DEP_NONE, /* white space that hangs on a token has an empty label */
#define ASC_X(id, s) ASC_DEP_##id,
    ASC_DEP_LIST(ASC_X)
#undef ASC_X
    ASC_DEP_COUNT
} asc_dep;

#define ASC_ENT_LIST(EACH) \
    EACH(CARDINAL) EACH(DATE) EACH(EVENT) EACH(FAC) EACH(GPE) EACH(LANGUAGE) EACH(LAW) EACH(LOC) \
    EACH(MONEY) EACH(NORP) EACH(ORDINAL) EACH(ORG) EACH(PERCENT) EACH(PERSON) EACH(PRODUCT) \
    EACH(QUANTITY) EACH(TIME) EACH(WORK_OF_ART)

typedef enum asc_ent {
    ASC_ENT_NONE,
#define ASC_X(n) ASC_ENT_##n,
    ASC_ENT_LIST(ASC_X)
#undef ASC_X
    ASC_ENT_COUNT
} asc_ent;
/* clang-format on */

/* The label as spaCy writes it; "" for NONE and for values out of range. */
const char *asc_pos_name(asc_pos pos);
const char *asc_tag_name(asc_tag tag);
const char *asc_dep_name(asc_dep dep);
const char *asc_ent_name(asc_ent ent);

/* ---- The annotator ---------------------------------------------------------*/

/* A loaded model: read-only, memory-mapped, shared freely between threads. */
typedef struct asc_model asc_model;

/*
 * Map a model file made by train/convert_model.py.
 *
 * ASC_EIO if it cannot be read, ASC_EFORMAT if it is no model, is truncated or
 * damaged (its checksum is verified), ASC_EVERSION if another version wrote it.
 */
asc_status asc_model_open(asc_model **out, const char *path, asc_error *err) ASC_MUST_USE;
void asc_model_close(asc_model *model);

/* A token. 64 bytes. */
typedef struct asc_token {
    uint32_t begin, end; /* bytes of the text */
    uint32_t head;       /* index of its head in the document; itself for a root */
    uint32_t sent;       /* index of its sentence */
    uint8_t pos;         /* asc_pos */
    uint8_t tag;         /* asc_tag */
    uint8_t dep;         /* asc_dep */
    uint8_t ent;         /* asc_ent of the entity it is in, or ASC_ENT_NONE */
    uint8_t ent_begin;   /* 1 on the first token of an entity */
    uint8_t sent_begin;  /* 1 on the first token of a sentence */
    uint8_t space_after; /* 1 if one ASCII space follows (and is no token) */
    uint8_t reserved;
    uint32_t left, right; /* first and one past the last token of its subtree's extent */
    asc_str lemma;
    asc_str morph; /* "Number=Sing|Person=3" in Universal Features; may be empty */
} asc_token;

/* A run of tokens [begin, end): a sentence or an entity. */
typedef struct asc_range {
    uint32_t begin, end;
    uint32_t label; /* asc_ent for entities, 0 for sentences */
} asc_range;

/* An annotated text. It refers to the text and to the model: keep both. */
typedef struct asc_doc asc_doc;

typedef enum asc_case_mode {
    ASC_CASE_RECASE, /* sentences in capitals are recased first (the default) */
    ASC_CASE_AS_IS   /* exactly what spaCy would see */
} asc_case_mode;

/* Zero is the default of every option. */
typedef struct asc_annotate_options {
    asc_case_mode case_mode;
    unsigned threads; /* for asc_annotate_stream: 0 = one for each processor */
} asc_annotate_options;

/* A text longer than this is annotated in pieces, cut at paragraphs if possible. */
#define ASC_PIECE_MAX ((size_t)1 << 20)
/* A longer text is refused with ASC_ELIMIT. */
#define ASC_TEXT_MAX ((size_t)1 << 31)

/*
 * Annotate one text: tokens, sentences, tags, trees, entities, lemmas, morphology.
 * `text` must be UTF-8 (ASC_EFORMAT names the byte where it is not) and outlive
 * the document. `options` may be NULL. Linear in the text's length.
 */
asc_status asc_annotate(asc_doc **out, const asc_model *model, asc_str text,
                        const asc_annotate_options *options, asc_error *err) ASC_MUST_USE;
void asc_doc_free(asc_doc *doc);

/*
 * Where the piece of `text` that begins at byte `begin` ends. A long text gets the
 * annotation of its pieces, one after the other; so who cuts a stream here, and has
 * ASC_PIECE_MAX + 1 bytes or the end at hand, gets the same without holding it all.
 */
size_t asc_piece_end(asc_str text, size_t begin);

asc_str asc_doc_text(const asc_doc *doc);
/* The text as the annotator saw it: with ASC_CASE_RECASE, what was in capitals or a
 * headline has ordinary casing here; every character at its old place. */
asc_str asc_doc_seen(const asc_doc *doc);
const asc_token *asc_doc_tokens(const asc_doc *doc, size_t *count);
const asc_range *asc_doc_sentences(const asc_doc *doc, size_t *count);
const asc_range *asc_doc_entities(const asc_doc *doc, size_t *count);

/*
 * Annotate a stream of texts over several threads, results in order.
 *
 * `next` is called for each text; it returns false at the end. The text must stay
 * until `done` was called for it or the stream ended. `done` is called in the order
 * of the texts; `doc` (NULL when rc is not ASC_OK) is freed after it returns; its
 * returning false stops the stream. Both are called on the caller's own thread, and
 * at most a few texts for each thread are between the two. A text that cannot be
 * annotated does not end the stream, and the answer is ASC_OK; ASC_ENOMEM alone says
 * that the stream itself could not go on.
 */
typedef bool (*asc_next_fn)(void *user, asc_str *text);
typedef bool (*asc_done_fn)(void *user, size_t index, asc_status rc, asc_doc *doc,
                            const asc_error *err);
asc_status asc_annotate_stream(const asc_model *model, asc_next_fn next, asc_done_fn done,
                               void *user, const asc_annotate_options *options,
                               asc_error *err) ASC_MUST_USE;

/* ---- Taking documents in ----------------------------------------------------
 * From files of any format to clean text and what they say of themselves.
 *
 * Web pages and whatever else has a parser are read by `ascribe-reader`, a program
 * of its own that is locked in: it has the document's bytes, memory, some seconds,
 * and nothing else. What it answers is checked like any other input. A document
 * that is too much for it is refused with its reason; the next one is read.
 */
/* clang-format off */
#define ASC_BLOCK_LIST(X) \
    X(PARAGRAPH, "paragraph") X(HEADING, "heading") X(QUOTE, "quote") X(ITEM, "item") \
    X(ROW, "row") X(PRE, "preformatted")
/* clang-format on */
typedef enum asc_block_kind {
#define ASC_X(id, s) ASC_BLOCK_##id,
    ASC_BLOCK_LIST(ASC_X)
#undef ASC_X
        ASC_BLOCK_COUNT
} asc_block_kind;
const char *asc_block_kind_name(asc_block_kind k); /* "" when out of range */

typedef struct asc_block {
    asc_span span;
    asc_block_kind kind;
} asc_block;

/* What is known of a report before it is read; empty fields are unknown.
 * `published` is ISO and may be partial: "2010", "2010-10", "2010-10-18T09:00Z". */
typedef struct asc_report_facts {
    asc_str name; /* file name or feed item; how the lines call it */
    asc_str title, outlet, author, published;
} asc_report_facts;

/* A report as it stands in a document: one for a page, one for each item of a feed. */
typedef struct asc_text {
    asc_report_facts facts; /* name: the document's, with "#part" behind it if it has parts */
    asc_str text;           /* UTF-8; a blank line between paragraphs */
    asc_str charset, media, language, url; /* empty: not told */
    asc_str note;                          /* what was left out; empty: nothing */
    const asc_block *blocks;               /* of text, in order; none for plain text */
    size_t block_count;
} asc_text;

typedef struct asc_reader asc_reader; /* for one thread at a time */
typedef struct asc_texts asc_texts;

typedef struct asc_reader_options {
    const char *program; /* ascribe-reader; NULL: beside this program, or installed */
    bool no_jail;        /* on a machine that cannot lock a reader in, read all the same */
} asc_reader_options;

/* No process is started before a document needs one. `options` may be NULL. */
asc_status asc_reader_open(asc_reader **out, const asc_reader_options *options,
                           asc_error *err) ASC_MUST_USE;
/* What holds a reader in on this machine: any of these bits, all on a recent Linux. */
enum {
    ASC_JAIL_LIMITS = 1 << 0,   /* memory, time, no files, no core */
    ASC_JAIL_NO_PRIVS = 1 << 1, /* no_new_privs */
    ASC_JAIL_LANDLOCK = 1 << 2,
    ASC_JAIL_SECCOMP = 1 << 3 /* without it documents with a parser are refused */
};
#define ASC_JAIL_LAYERS 4
/* "limits", ... of bit 0, ...; "" when out of range. */
const char *asc_jail_layer_name(unsigned bit);
/* Start a reader to see what holds it. ASC_EIO when none can be started. */
asc_status asc_reader_layers(asc_reader *r, unsigned *layers, asc_error *err) ASC_MUST_USE;
void asc_reader_close(asc_reader *r);

/*
 * Read one document. `name` tells its format where its bytes do not; NULL in
 * `as` lets them tell, "html" says it. ASC_EFORMAT and ASC_ELIMIT are refusals,
 * with the reason; ASC_EIO says that no reader could be started.
 */
asc_status asc_reader_take(asc_texts **out, asc_reader *r, asc_str name, asc_str bytes,
                           const char *as, asc_error *err) ASC_MUST_USE;
/* The reports, in the document's order; they live as long as `t`. */
const asc_text *asc_texts_items(const asc_texts *t, size_t *count);
void asc_texts_free(asc_texts *t);

/* ---- Reading --------------------------------------------------------------
 * From reports to statements, actors, incidents and an answer.
 *
 *   asc_reading_new -> asc_reading_add, once a report -> asc_reading_run -> walk
 *
 * A statement is who says (a chain of sources) what (a predicate with its
 * arguments) how (polarity, certainty, basis) and where (bytes of a report). The
 * library takes no side: nothing is said of anyone without its source. What is
 * read is a first, thin road: few predicates, few frames; `read` says how likely
 * each statement was read rightly.
 */
#define ASC_NONE UINT32_MAX /* "no such actor, incident, statement" */

/* clang-format off */
/* identifier, name, what the agent is, what the object is (ACTOR INCIDENT NOTHING) */
#define ASC_PREDICATE_LIST(X) \
    X(CARRIED_OUT, "carried-out", ACTOR, INCIDENT) \
    X(ORDERED, "ordered", ACTOR, INCIDENT) \
    X(PLANNED, "planned", ACTOR, INCIDENT) \
    X(HELPED, "helped", ACTOR, INCIDENT) \
    X(FINANCED, "financed", ACTOR, INCIDENT) \
    X(KNEW_OF, "knew-of", ACTOR, INCIDENT) \
    X(LEADS, "leads", ACTOR, ACTOR) \
    X(MEMBER_OF, "member-of", ACTOR, ACTOR) \
    X(PART_OF, "part-of", ACTOR, ACTOR) \
    X(SAME_AS, "same-as", ACTOR, ACTOR) \
    X(CONTROLS, "controls", ACTOR, ACTOR) \
    X(SUPPORTS, "supports", ACTOR, ACTOR) \
    X(FINANCES, "finances", ACTOR, ACTOR) \
    X(SHELTERS, "shelters", ACTOR, ACTOR) \
    X(ARMS, "arms", ACTOR, ACTOR) \
    X(REPORTS_TO, "reports-to", ACTOR, ACTOR) \
    X(MET_WITH, "met-with", ACTOR, ACTOR) \
    X(ALLIED_WITH, "allied-with", ACTOR, ACTOR) \
    X(OPPOSES, "opposes", ACTOR, ACTOR) \
    X(CAPABLE, "capable", ACTOR, INCIDENT) \
    X(MOTIVATED, "motivated", ACTOR, INCIDENT) \
    X(DESIGNATED, "designated", ACTOR, NOTHING) \
    X(DETAINED, "detained", ACTOR, NOTHING) \
    X(KILLED, "killed", ACTOR, NOTHING) \
    X(PRETENDS, "pretends", ACTOR, NOTHING) \
    X(CREDIBLE, "credible", ACTOR, INCIDENT) \
    X(OCCURRED, "occurred", NOTHING, INCIDENT) \
    X(KILLED_COUNT, "killed-count", NOTHING, INCIDENT) \
    X(WOUNDED_COUNT, "wounded-count", NOTHING, INCIDENT)

typedef enum asc_predicate {
#define ASC_X(id, name, agent, object) ASC_PREDICATE_##id,
    ASC_PREDICATE_LIST(ASC_X)
#undef ASC_X
    ASC_PREDICATE_COUNT
} asc_predicate;

typedef enum asc_polarity { ASC_POLARITY_PLUS, ASC_POLARITY_MINUS } asc_polarity;

/* Strongest first: certain, probable, possible, uncommitted (FactBank). */
#define ASC_CERTAINTY_LIST(X) X(CT) X(PR) X(PS) X(U)
typedef enum asc_certainty {
#define ASC_X(n) ASC_CERTAINTY_##n,
    ASC_CERTAINTY_LIST(ASC_X)
#undef ASC_X
    ASC_CERTAINTY_COUNT
} asc_certainty;

#define ASC_BASIS_LIST(X) \
    X(UNSTATED, "unstated") X(WITNESSED, "witnessed") X(DOCUMENT, "document") \
    X(INTERROGATION, "interrogation") X(INTELLIGENCE, "intelligence") \
    X(FORENSIC, "forensic") X(CLAIMED, "claimed") X(INFERRED, "inferred")
typedef enum asc_basis {
#define ASC_X(id, s) ASC_BASIS_##id,
    ASC_BASIS_LIST(ASC_X)
#undef ASC_X
    ASC_BASIS_COUNT
} asc_basis;

#define ASC_ACT_LIST(X) \
    X(ASSERT, "assert") X(CLAIM, "claim") X(DENY, "deny") X(RETRACT, "retract") \
    X(ACCUSE, "accuse") X(ASSESS, "assess") X(PREDICT, "predict") X(RECOMMEND, "recommend")
typedef enum asc_act {
#define ASC_X(id, s) ASC_ACT_##id,
    ASC_ACT_LIST(ASC_X)
#undef ASC_X
    ASC_ACT_COUNT
} asc_act;

#define ASC_MOOD_LIST(X) \
    X(HAPPENED, "happened") X(PREDICTED, "predicted") X(RECOMMENDED, "recommended") \
    X(REJECTED, "rejected")
typedef enum asc_mood {
#define ASC_X(id, s) ASC_MOOD_##id,
    ASC_MOOD_LIST(ASC_X)
#undef ASC_X
    ASC_MOOD_COUNT
} asc_mood;

#define ASC_ACTOR_KIND_LIST(X) \
    X(UNKNOWN, "unknown") X(PERSON, "person") X(GROUP, "group") X(AGENCY, "agency") \
    X(STATE, "state") X(ORGANISATION, "organisation") X(OUTLET, "outlet") \
    X(DOCUMENT, "document")
typedef enum asc_actor_kind {
#define ASC_X(id, s) ASC_ACTOR_##id,
    ASC_ACTOR_KIND_LIST(ASC_X)
#undef ASC_X
    ASC_ACTOR_KIND_COUNT
} asc_actor_kind;

#define ASC_INCIDENT_KIND_LIST(X) \
    X(ATTACK, "attack") X(BOMBING, "bombing") X(ARMED_ASSAULT, "armed-assault") \
    X(ASSASSINATION, "assassination") X(HOSTAGE_TAKING, "hostage-taking") \
    X(ARSON, "arson") X(OTHER, "other")
typedef enum asc_incident_kind {
#define ASC_X(id, s) ASC_INCIDENT_##id,
    ASC_INCIDENT_KIND_LIST(ASC_X)
#undef ASC_X
    ASC_INCIDENT_KIND_COUNT
} asc_incident_kind;

/* clang-format on */

/* As they stand in the lines: "carried-out", "CT", ... "" when out of range. */
const char *asc_predicate_name(asc_predicate p);
const char *asc_certainty_name(asc_certainty c);
const char *asc_basis_name(asc_basis b);
const char *asc_act_name(asc_act a);
const char *asc_mood_name(asc_mood m);
const char *asc_actor_kind_name(asc_actor_kind k);
const char *asc_incident_kind_name(asc_incident_kind k);

typedef struct asc_report {
    asc_report_facts facts; /* given, else guessed from the text's first lines */
    asc_str text;           /* normalised UTF-8; all spans count in it */
    asc_str charset;        /* what the bytes were: "UTF-8", "UTF-16LE", "Windows-1252" */
} asc_report;

/* A voice. The first of a chain is AUTHOR, the report itself: its span is empty. */
typedef struct asc_source {
    asc_str text;
    asc_span span, cue; /* who, and the word that shows the saying; empty when none */
    uint32_t actor;     /* or ASC_NONE */
} asc_source;

typedef struct asc_argument {
    asc_str text; /* empty: not told */
    asc_span span;
    uint32_t actor, incident; /* or ASC_NONE */
} asc_argument;

#define ASC_SOURCES_MAX 6 /* links of a chain, AUTHOR included; deeper ones are left out */

typedef struct asc_statement {
    char id[17]; /* 16 hexadecimal digits */
    uint32_t report;
    asc_span span;
    asc_source sources[ASC_SOURCES_MAX]; /* outermost first */
    uint32_t source_count;
    asc_predicate predicate;
    asc_argument agent, object;
    int64_t value; /* of killed-count and wounded-count; -1 when there is none */
    asc_polarity polarity;
    asc_certainty certainty;
    asc_basis basis;
    asc_act act;
    asc_mood mood;
    bool conditional;
    double read;              /* probability that it was read rightly: a hand-set estimate */
    char said[11], about[11]; /* partial ISO dates, "" unknown */
    uint32_t frame;           /* line of data/frames.tsv that fired; 0: none */
    asc_span trigger;         /* the word that it fired on */
    asc_span sentence;        /* the sentence around it, or the part of it nearest */
} asc_statement;

typedef struct asc_actor {
    char id[12]; /* "a1", "a2", ... in order of first mention */
    asc_actor_kind kind;
    asc_str *names; /* surface forms, in order of first mention */
    uint32_t name_count;
} asc_actor;

typedef struct asc_toll {
    int64_t value;
    uint32_t statement;
} asc_toll;

typedef struct asc_incident {
    char id[12]; /* "i1", ... the one most reports tell of first */
    asc_incident_kind kind;
    char earliest[11], latest[11]; /* "" unknown */
    asc_str place, what;           /* what: how the first report calls it */
    asc_toll *killed;              /* competing values, in order of telling */
    uint32_t killed_count;
    uint32_t *reports;
    uint32_t report_count;
} asc_incident;

/* One actor in one role towards an incident, and the voices on it. */
typedef struct asc_hypothesis {
    uint32_t incident, actor;
    asc_predicate role;
    uint32_t *statements; /* firmest voices first */
    uint32_t statement_count;
    uint32_t voices_for, voices_against; /* distinct innermost sources */
} asc_hypothesis;

typedef struct asc_reading asc_reading;

#define ASC_REPORT_BYTES_MAX ((size_t)64 << 20) /* one report; a larger one is ASC_ELIMIT */
#define ASC_REPORTS_MAX 100000u

/* `model` must outlive the reading. */
asc_status asc_reading_new(asc_reading **out, const asc_model *model, asc_error *err) ASC_MUST_USE;
void asc_reading_free(asc_reading *r);

/*
 * Take one report's bytes: plain text in UTF-8, UTF-16 with a byte order mark, or
 * else Windows-1252. All is copied. A report that cannot be taken leaves the
 * reading as it was. ASC_EARG after asc_reading_run.
 */
asc_status asc_reading_add(asc_reading *r, const asc_report_facts *facts, asc_str bytes,
                           asc_error *err) ASC_MUST_USE;
/* Join names to actors and mentions to incidents; once, after the last report. */
asc_status asc_reading_run(asc_reading *r, asc_error *err) ASC_MUST_USE;

/* What was read; the views live as long as the reading. Empty before the run,
 * but for the reports. */
const asc_report *asc_reading_reports(const asc_reading *r, size_t *count);
const asc_statement *asc_reading_statements(const asc_reading *r, size_t *count);
const asc_actor *asc_reading_actors(const asc_reading *r, size_t *count);
const asc_incident *asc_reading_incidents(const asc_reading *r, size_t *count);
const asc_hypothesis *asc_reading_hypotheses(const asc_reading *r, size_t *count);

typedef struct asc_show_options {
    bool explain;      /* lines: add "why", the frame and the words that fired */
    bool attributions; /* lines: add every attribution; see asc_reading_want_attributions */
    bool json;         /* answer: one JSON object instead of plain text */
    asc_str incident;  /* answer: this incident alone (its id); empty: all */
} asc_show_options;

/* Who says what, whatever it is about: the outermost source, the words that show the
 * saying, and what is said, in pieces. Spans in bytes of the report's text. */
#define ASC_CONTENT_MAX 4
typedef struct asc_attribution {
    uint32_t report; /* index into the reports */
    asc_span source; /* empty: nobody is named ("is expected to") */
    asc_span cue;
    asc_span content[ASC_CONTENT_MAX];
    uint32_t pieces;
} asc_attribution;
/* Call before the first asc_reading_add, or those reports have none. */
void asc_reading_want_attributions(asc_reading *r);
const asc_attribution *asc_reading_attributions(const asc_reading *r, size_t *count);

/* Called with pieces of the output; false stops it (ASC_EIO). */
typedef bool (*asc_write_fn)(void *user, const char *bytes, size_t n);

/* The lines of docs/commands/read.md: report, actor, incident, statement. */
asc_status asc_reading_lines(const asc_reading *r, const asc_show_options *options,
                             asc_write_fn write, void *user, asc_error *err) ASC_MUST_USE;
/* The answer of docs/commands/who.md. Text of reports is made safe for a terminal. */
asc_status asc_reading_answer(const asc_reading *r, const asc_show_options *options,
                              asc_write_fn write, void *user, asc_error *err) ASC_MUST_USE;

/*
 * The table of what is known of a folder's reports: CSV (RFC 4180) whose first
 * line names the columns file, title, outlet, author, published in any order.
 * ASC_EFORMAT names the line. The rows are in the order of the file.
 */
typedef struct asc_report_table asc_report_table;
asc_status asc_report_table_parse(asc_report_table **out, asc_str csv, asc_error *err) ASC_MUST_USE;
void asc_report_table_free(asc_report_table *t);
size_t asc_report_table_count(const asc_report_table *t);
/* Row i's facts, `name` being its file; i < count. */
asc_report_facts asc_report_table_row(const asc_report_table *t, size_t i);

/* ---- Cases ----------------------------------------------------------------
 * A case is one investigation in one file: every report's original bytes and its
 * text, where each came from, when and through whose hands, what was refused and
 * why, and a log of decisions that is only ever added to.
 *
 *   asc_case_open -> asc_adding_new -> asc_adding_put, once a file -> asc_adding_end
 *
 * Adding is idempotent: bytes are known by their SHA-256. A file's reports are in the
 * case whole or not at all, and what asc_adding_fn was told of outlasts a crash and
 * a power cut. Several processes may have one case open; their groups take turns.
 * An open case is for one thread at a time.
 */
typedef struct asc_case asc_case;

typedef enum asc_open_mode {
    ASC_OPEN_READ,  /* nothing can be changed; a file that may not be written to will do */
    ASC_OPEN_WRITE, /* it must be there */
    ASC_OPEN_CREATE /* made when it is not there, or empty */
} asc_open_mode;

/* Does the file say of itself that it is a case? False also when it cannot be read. */
bool asc_case_is(const char *path);

/*
 * Open a case. ASC_EIO when it is not there or may not be read, ASC_EFORMAT when the
 * file is no case or damaged, ASC_EVERSION when a newer ascribe wrote it. A case from
 * an older version is brought to today's when it is opened for writing, or refused with
 * ASC_EVERSION when it is not. Close it on the thread that used it last.
 */
asc_status asc_case_open(asc_case **out, const char *path, asc_open_mode mode,
                         asc_error *err) ASC_MUST_USE;
void asc_case_close(asc_case *c);

/* What became of a file. */
typedef enum asc_arrived {
    ASC_ARRIVED_NEW,    /* its reports are in the case now */
    ASC_ARRIVED_AGAIN,  /* the same bytes were there; this is another sighting */
    ASC_ARRIVED_KNOWN,  /* this very file was there; nothing changed */
    ASC_ARRIVED_REFUSED /* it is listed with its reason */
} asc_arrived;

typedef struct asc_arrival {
    asc_str path;
    char sha256[65]; /* hexadecimal; "" when the file could not be read at all */
    uint64_t size;
    asc_arrived how;
    uint32_t report_count;
    asc_str reason; /* of a refusal */
} asc_arrival;

/* Called once a file, in the order they were put, when the commit that holds it is on
 * disk (in a dry run: when it is known what would come). The views end with the call. */
typedef void (*asc_arrived_fn)(void *user, const asc_arrival *arrival);

typedef struct asc_add_options {
    asc_str who;                       /* the collector; must not be empty */
    const asc_reader_options *reading; /* how documents are read; NULL: the defaults */
    unsigned threads;                  /* that read them; 0: one for each processor, at most 16 */
    uint32_t group;                    /* files in one commit; 0: ASC_ADD_GROUP_MAX */
    bool dry_run; /* tell what would come, write nothing; the case may then be NULL */
    asc_arrived_fn arrived;
    void *user;
} asc_add_options;

#define ASC_ADD_GROUP_MAX 512u                /* files in one commit */
#define ASC_ADD_GROUP_BYTES ((size_t)4 << 20) /* or so many bytes, the last file's aside */
#define ASC_ADD_TRIES_MAX 2u                  /* a refused file is tried again that often */

typedef struct asc_adding asc_adding;
/* `c` must outlive it; the options are copied. ASC_EARG without a collector. */
asc_status asc_adding_new(asc_adding **out, asc_case *c, const asc_add_options *options,
                          asc_error *err) ASC_MUST_USE;
/*
 * Take one file's bytes, all copied. `facts` is what is known from outside; it goes
 * before what the file says of itself. A file that cannot be read as a report is
 * refused, which is no failure. On failure the group being gathered is lost, and only
 * that: put its files again.
 */
asc_status asc_adding_put(asc_adding *a, asc_str path, asc_str bytes, const asc_report_facts *facts,
                          asc_error *err) ASC_MUST_USE;
/* List a file as refused that could not even be read. */
asc_status asc_adding_refuse(asc_adding *a, asc_str path, asc_str reason,
                             asc_error *err) ASC_MUST_USE;
/* Commit what was gathered. */
asc_status asc_adding_end(asc_adding *a, asc_error *err) ASC_MUST_USE;
/* What was not committed is forgotten. */
void asc_adding_free(asc_adding *a);

/* A report as the case keeps it. The first sighting of its bytes is its arrival. */
typedef struct asc_case_report {
    int64_t id;      /* in this case; people write "r12" */
    char sha256[65]; /* of the bytes it came in */
    asc_str item;    /* which report of these bytes; empty when they are one */
    asc_report_facts facts;
    asc_str language, url, charset, media_type, note; /* note: what was left out of the text */
    uint64_t size;                                    /* of the bytes */
    asc_str path, collector, arrived;                 /* arrived: UTC, "2026-01-31T09:30:00Z" */
    uint32_t sightings;                               /* of its bytes, the first included */
    uint32_t version, versions; /* this one and how many there are from the same path */
    bool confidential;
    asc_str text; /* empty where it was not asked for */
} asc_case_report;

/* Called with each report; the views end with the call. False stops, without fault. */
typedef bool (*asc_case_report_fn)(void *user, const asc_case_report *report);

typedef struct asc_case_filter {
    bool with_text;
    bool without_confidential;
} asc_case_filter;

/* All reports, in the order they came. */
asc_status asc_case_reports(asc_case *c, const asc_case_filter *filter, asc_case_report_fn each,
                            void *user, asc_error *err) ASC_MUST_USE;
/*
 * The one report that `name` means: "r12" or "12", at least six digits of its SHA-256,
 * or its file's or item's name. ASC_EARG if it means none or several; the message says
 * which.
 */
asc_status asc_case_report_find(asc_case *c, asc_str name, asc_case_report_fn each, void *user,
                                asc_error *err) ASC_MUST_USE;
/* The bytes that a report came in, as found: their hash is checked (ASC_EFORMAT). */
asc_status asc_case_bytes(asc_case *c, int64_t report, asc_write_fn write, void *user,
                          asc_error *err) ASC_MUST_USE;

/* A file that was not taken in. */
typedef struct asc_refusal {
    asc_str path, reason, collector, at;
    char sha256[65]; /* "" when it could not be read */
    uint64_t size;
    uint32_t tries;
} asc_refusal;
typedef bool (*asc_refusal_fn)(void *user, const asc_refusal *refusal);
asc_status asc_case_refusals(asc_case *c, asc_refusal_fn each, void *user,
                             asc_error *err) ASC_MUST_USE;

#define ASC_SEARCH_RANKED 1000u /* with more hits than this the newest come first, not the best */

typedef struct asc_hit {
    const asc_case_report *report; /* without its text */
    asc_str excerpt;               /* around the first words found */
} asc_hit;
typedef bool (*asc_hit_fn)(void *user, const asc_hit *hit);

/*
 * Reports that hold all of `words` in title or text: each word as it is written, case and
 * accents aside; "a phrase" in quotation marks; "wor*" for a beginning. At most `limit`
 * hits; *more (may be NULL) says whether there are others. ASC_EARG when there is no word.
 */
asc_status asc_case_search(asc_case *c, asc_str words, uint32_t limit, asc_hit_fn each, void *user,
                           bool *more, asc_error *err) ASC_MUST_USE;

/*
 * Decisions. The log is only added to: each entry is an envelope (kind, subject,
 * payload, who, when) with the SHA-256 of the entry before; undoing is an entry too.
 *
 * Kinds written today: "confidential" (subject "report:SHA256", "report:SHA256#ITEM" or
 * "source:NAME", an outlet or author), "no-jail", "note" (payload {"text":...}; the same subjects, or
 * "case") and "undo" (subject "decision:N"). Kinds of later versions are kept and shown.
 */
typedef struct asc_decision {
    int64_t id;
    uint32_t v; /* version of the envelope */
    asc_str kind, subject, payload, who, at;
    char hash[65];
    bool undone;
    bool withheld; /* confidential, and it was not asked for: subject and payload are empty */
} asc_decision;
typedef bool (*asc_decision_fn)(void *user, const asc_decision *decision);

/* All entries, in their order. */
asc_status asc_case_decisions(asc_case *c, bool include_confidential, asc_decision_fn each,
                              void *user, asc_error *err) ASC_MUST_USE;
/* Add an entry; payload is a JSON object, or empty for {}. *id may be NULL. */
asc_status asc_case_decide(asc_case *c, asc_str kind, asc_str subject, asc_str payload, asc_str who,
                           int64_t *id, asc_error *err) ASC_MUST_USE;
/* Undo decision `id`, or with 0 the last one that stands and is no undoing. Undoing an
 * undoing brings the decision back. *undone (may be NULL) is set to what was undone.
 * ASC_EARG when there is nothing to undo. */
asc_status asc_case_undo(asc_case *c, int64_t id, asc_str who, int64_t *undone,
                         asc_error *err) ASC_MUST_USE;

/* What verify found. */
typedef struct asc_case_state {
    uint64_t pages, contents, reports, arrivals, refusals, decisions, faults;
    char last_arrival[65], last_decision[65]; /* ends of the chains; "" when empty */
} asc_case_state;
/* Called with each fault: what is wrong, and where. False stops. */
typedef bool (*asc_fault_fn)(void *user, asc_str what);
/*
 * Check every byte of the file at `path`: page checksums, structure, original bytes and
 * texts against their hashes, both chains, foreign keys, the search index. Nothing is
 * changed. Answers ASC_OK when the check was done, whatever it found: see out->faults.
 */
asc_status asc_case_verify(asc_case_state *out, const char *path, asc_fault_fn fault, void *user,
                           asc_error *err) ASC_MUST_USE;

typedef struct asc_export_options {
    bool include_confidential;
    bool arrivals; /* dump: with times and collectors */
    asc_str tlp;   /* export: "CLEAR", "GREEN", "AMBER", "AMBER+STRICT" (default), "RED" */
} asc_export_options;

/* All content as text, the same for cases with the same content, however they came by it. */
asc_status asc_case_dump(asc_case *c, const asc_export_options *options, asc_write_fn write,
                         void *user, asc_error *err) ASC_MUST_USE;
/* JSON Lines: first what the export is and its TLP 2.0 marking, then the report lines of
 * docs/commands/read.md. */
asc_status asc_case_export(asc_case *c, const asc_export_options *options, asc_write_fn write,
                           void *user, asc_error *err) ASC_MUST_USE;

/* What is under a case on this machine: the database's version, or "" if it lacks
 * something that cases need. */
const char *asc_case_engine(void);

#if defined(__GNUC__) || defined(__clang__)
#pragma GCC visibility pop
#endif
#ifdef __cplusplus
}
#endif
#endif
