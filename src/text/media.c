/*
 * media - what a document is, by its first bytes and its name (document.h).
 */
#include "text/document.h"

#include "base/utf8.h"
#include "text/decode.h"

#include "base/banned.h"

#define LOOKED_AT 4096u
#define BINARY_SHARE 20 /* one control character in so many bytes is no text */

static bool ends(asc_str name, const char *with)
{
    asc_str w = asc_str_from(with);
    return name.n >= w.n && asc_str_eq_nocase(asc_str_slice(name, name.n - w.n, name.n), w);
}

/* A piece of a large file is called "FILE[BEGIN-END]". */
static asc_str without_range(asc_str name)
{
    size_t i = name.n;
    if (!asc_str_ends(name, ASC_STR("]"))) return name;
    for (i--; i && ((name.p[i - 1] >= '0' && name.p[i - 1] <= '9') || name.p[i - 1] == '-'); i--)
        continue;
    return i && name.p[i - 1] == '[' ? asc_str_slice(name, 0, i - 1) : name;
}

/* UNKNOWN also for a name that tells nothing; *told: it does. */
static asc_media media_by_name(asc_str name, bool *told)
{
    static const struct {
        const char *ending;
        asc_media is;
    } endings[] = {
        { ".html", ASC_MEDIA_HTML },         { ".htm", ASC_MEDIA_HTML },
        { ".xhtml", ASC_MEDIA_HTML },        { ".txt", ASC_MEDIA_PLAIN },
        { ".text", ASC_MEDIA_PLAIN },        { ".md", ASC_MEDIA_MARKDOWN },
        { ".markdown", ASC_MEDIA_MARKDOWN }, { ".eml", ASC_MEDIA_MAIL },
        { ".mht", ASC_MEDIA_MHTML },         { ".mhtml", ASC_MEDIA_MHTML },
        { ".rss", ASC_MEDIA_FEED },          { ".atom", ASC_MEDIA_FEED },
        { ".xml", ASC_MEDIA_FEED },          { ".rdf", ASC_MEDIA_FEED },
        { ".json", ASC_MEDIA_JSON },         { ".jsonl", ASC_MEDIA_JSONL },
        { ".ndjson", ASC_MEDIA_JSONL },      { ".pdf", ASC_MEDIA_PDF },
        { ".warc", ASC_MEDIA_WARC },         { ".arc", ASC_MEDIA_WARC },
        { ".docx", ASC_MEDIA_ZIP },          { ".odt", ASC_MEDIA_ZIP },
        { ".zip", ASC_MEDIA_ZIP },           { ".wacz", ASC_MEDIA_ZIP },
        { ".gz", ASC_MEDIA_GZIP },           { ".csv", ASC_MEDIA_UNKNOWN },
        { ".tsv", ASC_MEDIA_UNKNOWN },       { ".doc", ASC_MEDIA_UNKNOWN },
        { ".xlsx", ASC_MEDIA_UNKNOWN },      { ".pptx", ASC_MEDIA_UNKNOWN },
        { ".js", ASC_MEDIA_UNKNOWN },        { ".css", ASC_MEDIA_UNKNOWN },
    };
    for (size_t k = 0; k < sizeof endings / sizeof *endings; k++)
        if (ends(name, endings[k].ending)) return *told = true, endings[k].is;
    *told = false;
    return ASC_MEDIA_UNKNOWN;
}

/* Formats that begin with bytes of their own. */
static asc_media media_by_magic(asc_str bytes)
{
    static const struct {
        const char *magic;
        uint8_t n;
        asc_media is;
    } magics[] = {
        { "PK\3\4", 4, ASC_MEDIA_ZIP },
        { "PK\5\6", 4, ASC_MEDIA_ZIP },
        { "\x1F\x8B", 2, ASC_MEDIA_GZIP },
        { "WARC/", 5, ASC_MEDIA_WARC },
        { "filedesc://", 11, ASC_MEDIA_WARC },
        { "\xFF\xFE<\0?\0x\0", 8, ASC_MEDIA_FEED },
        { "\xFE\xFF\0<\0?\0x", 8, ASC_MEDIA_FEED },
        { "\x89PNG", 4, ASC_MEDIA_UNKNOWN },
        { "\xFF\xD8\xFF", 3, ASC_MEDIA_UNKNOWN },
        { "GIF8", 4, ASC_MEDIA_UNKNOWN },
        { "\xD0\xCF\x11\xE0", 4, ASC_MEDIA_UNKNOWN },
        { "{\\rtf", 5, ASC_MEDIA_UNKNOWN },
        { "\x7F"
          "ELF",
          4, ASC_MEDIA_UNKNOWN },
    };
    for (size_t k = 0; k < sizeof magics / sizeof *magics; k++)
        if (bytes.n >= magics[k].n && !memcmp(bytes.p, magics[k].magic, magics[k].n))
            return magics[k].is;
    /* Rubbish may stand before a PDF's head. */
    if (asc_str_find(asc_str_slice(bytes, 0, 1024), ASC_STR("%PDF-")) != SIZE_MAX)
        return ASC_MEDIA_PDF;
    return ASC_MEDIA_PLAIN;
}

/* The ASCII of what is UTF-16. */
static asc_str ascii_of_pairs(asc_str bytes, char out[LOOKED_AT])
{
    size_t n = 0;
    for (size_t i = 0; i < bytes.n && n < LOOKED_AT; i++)
        if (bytes.p[i] && (uint8_t)bytes.p[i] < 0x80) out[n++] = bytes.p[i];
    return (asc_str){ out, n };
}

static asc_media media_by_markup(asc_str bytes)
{
    static const char *const pages[] = { "<!doctype html", "<html",  "<head",
                                         "<body",          "<title", "<meta" };
    char ascii[LOOKED_AT];
    asc_str s = asc_str_trim(asc_str_slice(bytes, 0, LOOKED_AT));
    if (asc_decode_is_pairs(bytes)) s = asc_str_trim(ascii_of_pairs(bytes, ascii));
    if (asc_str_starts(s, ASC_STR("\xEF\xBB\xBF"))) s = asc_str_trim(asc_str_slice(s, 3, s.n));
    for (size_t k = 0; k < sizeof pages / sizeof *pages; k++)
        if (asc_str_starts_nocase(s, pages[k])) return ASC_MEDIA_HTML;
    bool xml = asc_str_starts_nocase(s, "<?xml") || asc_str_starts_nocase(s, "<!--");
    if (asc_str_starts_nocase(s, "<rss") || asc_str_starts_nocase(s, "<feed") ||
        asc_str_starts_nocase(s, "<rdf:RDF") ||
        (xml && (asc_str_find(s, ASC_STR("<rss")) != SIZE_MAX ||
                 asc_str_find(s, ASC_STR("<feed")) != SIZE_MAX ||
                 asc_str_find(s, ASC_STR("<rdf:RDF")) != SIZE_MAX)))
        return ASC_MEDIA_FEED;
    if ((xml || asc_str_starts_nocase(s, "<!doctype")) &&
        asc_str_find(s, ASC_STR("<html")) != SIZE_MAX)
        return ASC_MEDIA_HTML;
    return ASC_MEDIA_PLAIN;
}

/* '{' and a quote: JSON without a name, a list of objects too. */
static bool looks_like_json(asc_str bytes)
{
    asc_str s = asc_str_trim(asc_str_slice(bytes, 0, LOOKED_AT));
    if (asc_str_starts(s, ASC_STR("["))) s = asc_str_trim(asc_str_slice(s, 1, s.n));
    if (!asc_str_starts(s, ASC_STR("{"))) return false;
    s = asc_str_trim(asc_str_slice(s, 1, s.n));
    return asc_str_starts(s, ASC_STR("\""));
}

/* "From: ...", "Received: ...": a mail without a name. */
static bool looks_like_mail(asc_str bytes)
{
    static const char *const heads[] = { "Return-Path:", "Received:", "Delivered-To:",
                                         "MIME-Version:", "Message-ID:" };
    for (size_t k = 0; k < sizeof heads / sizeof *heads; k++)
        if (asc_str_starts_nocase(bytes, heads[k])) return true;
    return false;
}

/* Pictures, programs and the like: bytes that stand in no text. UTF-16 is none. */
static bool is_binary(asc_str bytes)
{
    size_t odd = 0, zeros = 0, n = bytes.n < LOOKED_AT ? bytes.n : LOOKED_AT;
    if (n >= 2 && (!memcmp(bytes.p, "\xFF\xFE", 2) || !memcmp(bytes.p, "\xFE\xFF", 2)))
        return false;
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)bytes.p[i];
        zeros += c == 0;
        odd += c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1B && c != 0;
    }
    bool wide = zeros * 5 > n * 2 && zeros * 5 < n * 3; /* UTF-16 without a mark */
    return odd * BINARY_SHARE > n || (zeros * BINARY_SHARE > n && !wide);
}

asc_media asc_media_of(asc_str name, asc_str bytes)
{
    bool told;
    asc_media named = media_by_name(without_range(name), &told), seen = media_by_magic(bytes);
    if (seen == ASC_MEDIA_PDF && told && named != ASC_MEDIA_PDF &&
        !asc_str_starts_nocase(bytes, "%PDF-"))
        seen = ASC_MEDIA_PLAIN; /* a text that speaks of PDF */
    if (seen == ASC_MEDIA_PLAIN && named != ASC_MEDIA_MAIL && named != ASC_MEDIA_MHTML &&
        named != ASC_MEDIA_JSON && named != ASC_MEDIA_JSONL)
        seen = media_by_markup(bytes);
    if (seen != ASC_MEDIA_PLAIN) return seen;
    if (told && named != ASC_MEDIA_PLAIN) return named;
    if (!told && looks_like_json(bytes)) return ASC_MEDIA_JSON;
    if (!told && looks_like_mail(bytes)) return ASC_MEDIA_MAIL;
    return !told && is_binary(bytes) ? ASC_MEDIA_UNKNOWN : ASC_MEDIA_PLAIN;
}
