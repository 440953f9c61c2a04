/*
 * annotate - words, trees and names of English text.
 *
 * Penn Treebank tags, Universal POS tags, the ClearNLP dependency labels and the
 * OntoNotes 5 entity kinds, as en_core_web_sm uses them. ASC_*_NONE is 0.
 *
 * Part of <ascribe.h>; include that.
 */
#ifndef ASCRIBE_ANNOTATE_H
#define ASCRIBE_ANNOTATE_H

#include <ascribe/words.h>

#ifdef __cplusplus
extern "C" {
#endif
/* The shared library shows what stands here and nothing else. */
#if defined(__GNUC__) || defined(__clang__)
#pragma GCC visibility push(default)
#endif

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
/*
 * The same, but of the file only the header is looked at now, which tells its checksum. A reading
 * that is made with it opens the rest when it first has to annotate, which for reports out of a
 * case is often never; what is wrong with the file is told then. Not for asc_annotate.
 */
asc_status asc_model_open_later(asc_model **out, const char *path, asc_error *err) ASC_MUST_USE;
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

#if defined(__GNUC__) || defined(__clang__)
#pragma GCC visibility pop
#endif
#ifdef __cplusplus
}
#endif
#endif
