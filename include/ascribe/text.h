/*
 * text - documents of any format in, clean text and what they say of themselves out.
 *
 * From files of any format to clean text and what they say of themselves.
 *
 * Web pages and whatever else has a parser are read by `ascribe-reader`, a program
 * of its own that is locked in: it has the document's bytes, memory, some seconds,
 * and nothing else. What it answers is checked like any other input. A document
 * that is too much for it is refused with its reason; the next one is read.
 *
 * Part of <ascribe.h>; include that.
 */
#ifndef ASCRIBE_TEXT_H
#define ASCRIBE_TEXT_H

#include <ascribe/words.h>

#ifdef __cplusplus
extern "C" {
#endif
/* The shared library shows what stands here and nothing else. */
#if defined(__GNUC__) || defined(__clang__)
#pragma GCC visibility push(default)
#endif

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

/* How the bytes of a document became a stretch of text. */
typedef enum asc_stretch_unit {
    ASC_STRETCH_SAME, /* as they are; a line end may have become a blank */
    ASC_STRETCH_BYTE, /* each byte a character: Windows-1251 and the like */
    ASC_STRETCH_PAIR, /* UTF-16 */
    ASC_STRETCH_WHOLE /* all of them together: "&eacute;" */
} asc_stretch_unit;

/* The text's bytes [begin, end) are the document's [from, to). */
typedef struct asc_stretch {
    uint32_t begin, end, from, to;
    asc_stretch_unit unit;
} asc_stretch;

/* What is known of a report before it is read; empty fields are unknown.
 * `published` is ISO and may be partial: "2010", "2010-10", "2010-10-18T09:00Z". */
typedef struct asc_report_facts {
    asc_str name; /* file name or feed item; how the lines call it */
    asc_str title, outlet, author, published;
} asc_report_facts;

/* A report as it stands in a document: one for a page, one for each item of a feed. */
typedef struct asc_text {
    asc_report_facts facts;      /* name: the document's, with "#part" behind it if it has parts */
    asc_str text;                /* UTF-8; a blank line between paragraphs */
    asc_str charset, media, url; /* empty: not told */
    asc_str language;            /* by the text itself, else as the document says */
    asc_str note;                /* what was left out; empty: nothing */
    const asc_block *blocks;     /* of text, in order; none for plain text */
    size_t block_count;
    asc_str fetched;            /* ISO: when a crawl or a browser took it, as they say */
    const asc_stretch *origins; /* in order; none where it is not known */
    size_t origin_count;
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
 * `as` lets them tell, "html" says it. `charset` is what is told from outside of how it is
 * encoded, by an HTTP header for one, and goes before what a page says; it may be empty.
 * ASC_EFORMAT and ASC_ELIMIT are refusals, with the reason; ASC_EIO says that no reader
 * could be started.
 */
asc_status asc_reader_take(asc_texts **out, asc_reader *r, asc_str name, asc_str bytes,
                           const char *as, asc_str charset, asc_error *err) ASC_MUST_USE;
/* The reports, in the document's order; they live as long as `t`. */
const asc_text *asc_texts_items(const asc_texts *t, size_t *count);
void asc_texts_free(asc_texts *t);

/*
 * A large file, a piece at a time: crawls (WARC, also packed, WACZ) and zips can be cut into
 * pieces that are documents of their own. Show the bytes behind the last portion.
 */
typedef enum asc_portion_kind {
    ASC_PORTION_WHOLE, /* nothing to cut: one document */
    ASC_PORTION_PIECE, /* the first n bytes are a document */
    ASC_PORTION_SKIP,  /* they hold no report; there may be fewer here */
    ASC_PORTION_ENTER, /* they are a head; a crawl of `inside` bytes follows, to be cut by itself */
    ASC_PORTION_MORE,  /* show more bytes at once */
    ASC_PORTION_LOST,  /* they cannot be read; the reason says why; there may be fewer here */
    ASC_PORTION_COUNT
} asc_portion_kind;
#define ASC_PORTION_FROM ((size_t)2 << 20) /* smaller files are best read as they are */
#define ASC_PORTIONS_MAX 256u
typedef struct asc_portion {
    asc_portion_kind kind;
    uint64_t n, inside;
    bool adrift;  /* of SKIP and LOST: where the next record begins is not known yet */
    uint8_t form; /* of its own: for what comes behind */
    char reason[160];
} asc_portion;
/*
 * `bytes`, at most ASC_REPORT_BYTES_MAX, begin the file called `name`, or go on behind a
 * portion (`before`, else NULL); `last` says that they go to its end. At most
 * ASC_PORTIONS_MAX portions, one behind the other; at least one. Only the last may go past
 * the bytes shown, or be ENTER or MORE. Fails as asc_reader_take does.
 */
asc_status asc_reader_cut(asc_portion *out, size_t *count, asc_reader *r, asc_str name,
                          asc_str bytes, const asc_portion *before, bool last,
                          asc_error *err) ASC_MUST_USE;

/*
 * The bytes of the document that a span of the text was made of, markup between them
 * included. False where that is not known: the span's ends are white space or a headline
 * put there, or the format (a mail, a zip, a PDF) does not allow it.
 */
bool asc_text_origin(const asc_text *t, asc_span span, asc_span *out);

/* The language of a UTF-8 text by its script and small words: ISO 639 ("en", "ckb"), ""
 * where nothing is clear, as for a name or a line. Looks at the first 12,000 bytes. */
const char *asc_text_language(asc_str text);

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

#if defined(__GNUC__) || defined(__clang__)
#pragma GCC visibility pop
#endif
#ifdef __cplusplus
}
#endif
#endif
