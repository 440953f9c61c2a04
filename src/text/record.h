/*
 * record - what the jailed reader found in a document, and how it is sent.
 *
 * One document gives one record, or several (a feed's items, a mail's attachments).
 * A request is a header and the document; a reply is a header and either a sentence
 * about what is wrong or the records. All numbers are little-endian.
 *
 *   request  "ASCQ" u32 bytes of the name  u64 bytes of the document   name, document
 *            (behind a NUL the name says the charset that the document is told to be in)
 *            "ASCC" the same, of a large file's next bytes: text/cutting.h's answer
 *            "ASCL" the same, of a designation list: one record, its text lists/lines.h's
 *   reply    "ASCR" u32 asc_status         u64 bytes that follow
 *   payload  u32 records; of each: u32 fields; of each: u32 which, u32 bytes, the bytes
 *
 * The parent believes nothing of a reply: asc_records_parse checks every count and
 * length against the bytes at hand, every text for UTF-8, every block against the text. `raw` alone may hold any bytes:
 * they are another document, for another reader.
 */
#ifndef ASC_TEXT_RECORD_H
#define ASC_TEXT_RECORD_H

#include <ascribe.h>

#include "base/arena.h"
#include "base/str.h"
#include "text/origin.h"

#define ASC_FRAME_BYTES 16
#define ASC_REQUEST_MAGIC 0x51435341u /* "ASCQ" */
#define ASC_LIST_MAGIC 0x4C435341u    /* "ASCL" */
#define ASC_PORTION_MAGIC 0x43435341u /* "ASCC" */
#define ASC_REPLY_MAGIC 0x52435341u   /* "ASCR" */
#define ASC_REPLY_MAX ((size_t)64 << 20)
#define ASC_REPLY_RATIO 100u /* a reply is at most so many times its document */
#define ASC_REPLY_FLOOR ((size_t)64 << 10)
#define ASC_RECORDS_MAX 100000u /* of one document; further ones are left out */
#define ASC_DOCUMENT_NAME_MAX 1024u

/* clang-format off */
#define ASC_FIELD_LIST(X) X(part) X(title) X(outlet) X(author) X(published) X(language) \
    X(charset) X(media) X(url) X(note) X(fetched) X(text)
/* clang-format on */
typedef enum asc_field {
#define ASC_X(n) ASC_FIELD_##n,
    ASC_FIELD_LIST(ASC_X)
#undef ASC_X
        ASC_FIELD_blocks,
    ASC_FIELD_raw,
    ASC_FIELD_origins,
    ASC_FIELD_COUNT
} asc_field;

typedef struct asc_record {
#define ASC_X(n) asc_str n;
    ASC_FIELD_LIST(ASC_X)
#undef ASC_X
    asc_block *blocks;
    size_t block_count;
    asc_stretch *origins;
    size_t origin_count;
    asc_str raw; /* bytes of a document that another reader reads: a PDF; no text then */
} asc_record;

typedef struct asc_records {
    asc_record *items;
    size_t count, cap;
} asc_records;

/* One more record, zero; NULL when memory ran out or there are ASC_RECORDS_MAX. */
asc_record *asc_records_add(asc_records *r, asc_arena *keep);

/* A copy of all that `from` says in `keep`, but for origins: those are of the bytes that
 * `from` was read of. False when memory ran out. */
bool asc_record_copy(asc_record *to, const asc_record *from, asc_arena *keep) ASC_MUST_USE;

/* Put the title above the text, as a page's headline stands. */
bool asc_record_headline(asc_record *r, asc_arena *keep) ASC_MUST_USE;

/* At most `max` bytes of s, cut between characters. */
asc_str asc_record_cut(asc_str s, size_t max);

/* How long the reply to a document may be, header and all. */
size_t asc_reply_limit(size_t document);

void asc_frame_write(char out[ASC_FRAME_BYTES], uint32_t magic, uint32_t small, uint64_t n);
/* False when the magic is another. */
bool asc_frame_read(const char in[ASC_FRAME_BYTES], uint32_t magic, uint32_t *small, uint64_t *n);

void asc_records_write(asc_buf *out, const asc_records *r);
/* The views point into `payload`; the arrays live in `keep`. ASC_EFORMAT names what is wrong. */
asc_status asc_records_parse(asc_records *out, asc_arena *keep, asc_str payload,
                             asc_error *err) ASC_MUST_USE;

#endif
