/*
 * case - one investigation in one file that loses nothing.
 *
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
 *
 * Part of <ascribe.h>; include that.
 */
#ifndef ASCRIBE_CASE_H
#define ASCRIBE_CASE_H

#include <ascribe/read.h>
#include <ascribe/ruling.h>
#include <ascribe/text.h>

#ifdef __cplusplus
extern "C" {
#endif
/* The shared library shows what stands here and nothing else. */
#if defined(__GNUC__) || defined(__clang__)
#pragma GCC visibility push(default)
#endif

typedef struct asc_case asc_case;

typedef enum asc_open_mode {
    ASC_OPEN_READ,  /* nothing can be changed; a file that may not be written to will do */
    ASC_OPEN_WRITE, /* it must be there */
    ASC_OPEN_KEEP,  /* to read it, and to keep what was read where it may be written to */
    ASC_OPEN_CREATE /* made when it is not there, or empty */
} asc_open_mode;

/* Does the file say of itself that it is a case? False also when it cannot be read. */
bool asc_case_is(const char *path);

/*
 * Open a case. ASC_EIO when it is not there or may not be read, ASC_EFORMAT when the
 * file is no case or damaged, ASC_EVERSION when a newer ascribe wrote it. A case from
 * an older version is brought to today's when it is opened for writing, and read as it is
 * when it is not. Close it on the thread that used it last.
 */
asc_status asc_case_open(asc_case **out, const char *path, asc_open_mode mode,
                         asc_error *err) ASC_MUST_USE;
void asc_case_close(asc_case *c);
/* Can anything be written to it? ASC_OPEN_KEEP leaves that open. */
bool asc_case_writable(const asc_case *c);

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
/* How a page came over the network. */
typedef struct asc_fetched {
    asc_str url, final;           /* as asked for; where redirects led */
    asc_str type, date, modified; /* what the server said of it: header lines, empty if none */
    asc_str headers;              /* all of them, "Name: value\n" each, as they came */
    uint32_t status;              /* 200, for one; 0: not known */
} asc_fetched;
/* The same for a page: its path is the URL asked for, and the arrival keeps the rest. */
asc_status asc_adding_put_page(asc_adding *a, const asc_fetched *page, asc_str bytes,
                               const asc_report_facts *facts, asc_error *err) ASC_MUST_USE;
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
    asc_str fetched;      /* from the network: by a crawl or a browser, or by us; empty if not */
    asc_str told;         /* what was told from outside when it arrived: a JSON object */
    asc_str final_url;    /* where redirects led; empty if nowhere else */
    uint32_t http_status; /* 0: it was not fetched by us */
    uint32_t sightings;   /* of its bytes, the first included */
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
 * "source:NAME", an outlet or author), "no-jail", "jail" (what locks a reader in was not all there), "note" (payload {"text":...}; the same subjects, or
 * "case"), "undo" (subject "decision:N") and those of <ascribe/ruling.h>. Kinds of later
 * versions are kept and shown.
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
/* Add an entry; payload is a JSON object, or empty for {}. *id may be NULL. ASC_EARG when
 * it is none, or when a decision of <ascribe/ruling.h> does not say what it must. */
asc_status asc_case_decide(asc_case *c, asc_str kind, asc_str subject, asc_str payload, asc_str who,
                           int64_t *id, asc_error *err) ASC_MUST_USE;
/* Undo decision `id`, or with 0 the last one that stands and is no undoing. Undoing an
 * undoing brings the decision back. *undone (may be NULL) is set to what was undone.
 * ASC_EARG when there is nothing to undo. */
asc_status asc_case_undo(asc_case *c, int64_t id, asc_str who, int64_t *undone,
                         asc_error *err) ASC_MUST_USE;

/* What stands of the decisions that change results, in the order of the first about each
 * thing; those about confidential sources and reports only where they are asked for. */
typedef struct asc_rulings asc_rulings;
asc_status asc_case_rulings(asc_rulings **out, asc_case *c, bool include_confidential,
                            asc_error *err) ASC_MUST_USE;
/* Views that live as long as `r`, which needs the case no more. */
const asc_ruling *asc_rulings_items(const asc_rulings *r, size_t *count);
void asc_rulings_free(asc_rulings *r);

/* How a case's reports go into a reading. All may be 0. */
typedef struct asc_case_reading_options {
    bool include_confidential;
    unsigned threads; /* that read; 0: one for each processor, at most 16 */
    /* Told now and then how many reports are in. */
    void (*progress)(void *user, uint64_t done);
    /* Told which report could not be read, and why; 0: what was read cannot be kept. */
    void (*failed)(void *user, int64_t report, const asc_error *why);
    void *user;
} asc_case_reading_options;
/*
 * Take all reports of a case into a reading, in their order, with its rulings. What was
 * read before by this build with this model is not read again; what is read now is kept,
 * if the case was opened for writing or with ASC_OPEN_KEEP. A report that cannot be read
 * is told and left out. The case may be closed afterwards.
 */
asc_status asc_reading_add_case(asc_reading *r, asc_case *c,
                                const asc_case_reading_options *options,
                                asc_error *err) ASC_MUST_USE;

/*
 * Write what the reports of the case say into its tables (statement, actor, incident) for
 * people who open it in other programs, unless they are there already. `r` was run, and
 * has the reports of this case alone; `c` is open for writing.
 */
asc_status asc_case_refresh(asc_case *c, const asc_reading *r, asc_error *err) ASC_MUST_USE;

/*
 * Answers kept in a case: a question about it (any text: which view, which options), and
 * what it stood at when it was asked. Any report, decision or list that comes, another
 * build or another model make another question of it.
 */
#define ASC_ANSWER_BYTES_MAX ((size_t)64 << 20) /* a longer one is not kept */
typedef struct asc_question {
    uint64_t question, state;
} asc_question;
/* To be asked before the reports are read. */
asc_status asc_case_question(asc_question *out, asc_case *c, const asc_model *model, asc_str text,
                             asc_error *err) ASC_MUST_USE;
/* *found says whether there is an answer; it was written then. */
asc_status asc_case_answer_find(asc_case *c, const asc_question *q, bool *found, asc_write_fn write,
                                void *user, asc_error *err) ASC_MUST_USE;
/* The same of the answer kept last, whatever has come since: for who can tell whether it still holds. */
asc_status asc_case_answer_last(asc_case *c, const asc_question *q, bool *found, asc_write_fn write,
                                void *user, asc_error *err) ASC_MUST_USE;
/* That one still holds: it is the answer to the question as it stands now. */
asc_status asc_case_answer_renew(asc_case *c, const asc_question *q, asc_error *err) ASC_MUST_USE;
/* Keep one; of a case that cannot be written to, or when it is too long, it is not. */
asc_status asc_case_answer_keep(asc_case *c, const asc_question *q, asc_str answer,
                                asc_error *err) ASC_MUST_USE;

/* What verify found. */
typedef struct asc_case_state {
    uint64_t pages, contents, reports, arrivals, refusals, decisions, faults;
    uint64_t fetched;                         /* of the arrivals: by us, over the network */
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
