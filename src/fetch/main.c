/*
 * ascribe-fetch - gets pages for `ascribe add --fetch`; a program of its own, so that
 * nothing else of ascribe can speak to a network.
 *
 *     ascribe-fetch [--seconds N] URL...
 *
 * For each URL, in order, one answer on standard output: a line "name value" for each of
 * url, final, status, type, date, modified, header (each that came, but for cookies), then
 * "bytes N", an empty line, and N bytes.
 * Or "url", "error" with a sentence, "bytes 0" and an empty line.
 *
 * Only http and https; only public addresses, looked at when each connection is made,
 * for redirects too; robots.txt is asked first, for each step; no cookies, no
 * passwords, no proxy. ASCRIBE_FETCH_LOOPBACK=permit lets tests ask a server on this
 * machine.
 */
#define _POSIX_C_SOURCE 200809L
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/str.h"
#include "fetch/address.h"
#include "fetch/robots.h"

#include "base/banned.h"

#define BYTES_MAX ((size_t)64 << 20) /* of one page: ASC_REPORT_BYTES_MAX */
#define SECONDS 30                   /* for one request */
#define REDIRECTS_MAX 5
#define HEADER_MAX 2000   /* bytes of one; a longer one is left out */
#define HEADERS_MAX 16000 /* of all */
#define URL_MAX 8000
#define SITES_MAX 64 /* whose robots.txt is remembered */

struct site {
    char *origin;
    asc_buf robots;
    bool closed; /* its robots.txt cannot be had: nothing is fetched */
};

struct fetch {
    CURL *curl;
    asc_str agent;
    long seconds;
    bool loopback, refused_address;
    asc_buf body, date, modified, headers; /* headers: lines of an answer, "header NAME: VALUE" */
    struct site sites[SITES_MAX];
    size_t site_count;
    char why[CURL_ERROR_SIZE + 200];
};

/* ---- one request -----------------------------------------------------------------------*/

static size_t take_body(char *p, size_t size, size_t n, void *user)
{
    struct fetch *f = user;
    asc_buf_put(&f->body, (asc_str){ p, size * n });
    return f->body.failed ? 0 : size * n;
}

static void keep_header(asc_buf *b, asc_str line, asc_str name)
{
    asc_str before, value;
    if (!asc_str_cut(line, ':', &before, &value) || !asc_str_eq_nocase(before, name)) return;
    asc_buf_clear(b);
    value = asc_str_trim(value);
    for (size_t i = 0; i < value.n && i < 200; i++)
        asc_buf_putc(b, value.p[i] >= ' ' && value.p[i] < 127 ? value.p[i] : '?');
}

/* As it came, in ASCII; cookies are nobody's evidence. */
static void keep_line(asc_buf *b, asc_str line)
{
    asc_str name, value;
    line = asc_str_trim(line);
    if (!asc_str_cut(line, ':', &name, &value) || asc_str_eq_nocase(name, ASC_STR("set-cookie")))
        return;
    if (line.n > HEADER_MAX || b->n + line.n > HEADERS_MAX) return;
    asc_buf_puts(b, "header ");
    for (size_t i = 0; i < line.n; i++)
        asc_buf_putc(b, line.p[i] >= ' ' && line.p[i] < 127 ? line.p[i] : '?');
    asc_buf_putc(b, '\n');
}

static size_t take_header(char *p, size_t size, size_t n, void *user)
{
    struct fetch *f = user;
    asc_str line = { p, size * n };
    if (asc_str_starts(line, ASC_STR("HTTP/"))) asc_buf_clear(&f->headers);
    keep_line(&f->headers, line);
    keep_header(&f->date, line, ASC_STR("date"));
    keep_header(&f->modified, line, ASC_STR("last-modified"));
    return size * n;
}

/* Called with what the name resolved to, for each connection that is tried. */
static curl_socket_t open_public(void *user, curlsocktype purpose, struct curl_sockaddr *a)
{
    struct fetch *f = user;
    (void)purpose;
    if (asc_address_public(&a->addr, (socklen_t)a->addrlen, f->loopback))
        return socket(a->family, a->socktype | SOCK_CLOEXEC, a->protocol);
    f->refused_address = true;
    return CURL_SOCKET_BAD;
}

static bool set_up(struct fetch *f)
{
    CURL *c = f->curl = curl_easy_init();
    return c && !curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https") &&
           !curl_easy_setopt(c, CURLOPT_PROXY, "") &&
           !curl_easy_setopt(c, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED) &&
           !curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 0L) &&
           !curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L) &&
           !curl_easy_setopt(c, CURLOPT_TIMEOUT, f->seconds) &&
           !curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, f->seconds) &&
           !curl_easy_setopt(c, CURLOPT_USERAGENT, "ascribe/" ASC_VERSION) &&
           !curl_easy_setopt(c, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)BYTES_MAX) &&
           !curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, take_body) &&
           !curl_easy_setopt(c, CURLOPT_WRITEDATA, f) &&
           !curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, take_header) &&
           !curl_easy_setopt(c, CURLOPT_HEADERDATA, f) &&
           !curl_easy_setopt(c, CURLOPT_OPENSOCKETFUNCTION, open_public) &&
           !curl_easy_setopt(c, CURLOPT_OPENSOCKETDATA, f) &&
           !curl_easy_setopt(c, CURLOPT_ERRORBUFFER, f->why);
}

/* The status that came back, or 0 and f->why. */
static long request(struct fetch *f, const char *url, size_t limit)
{
    long status = 0;
    asc_buf_clear(&f->body);
    asc_buf_clear(&f->date);
    asc_buf_clear(&f->modified);
    asc_buf_clear(&f->headers);
    f->body.limit = limit;
    f->body.failed = f->refused_address = false;
    f->why[0] = '\0';
    CURLcode rc = curl_easy_setopt(f->curl, CURLOPT_URL, url);
    if (!rc) rc = curl_easy_perform(f->curl);
    if (f->refused_address) snprintf(f->why, sizeof f->why, "its address is not a public one");
    else if (f->body.failed || rc == CURLE_FILESIZE_EXCEEDED)
        snprintf(f->why, sizeof f->why, "over %zu bytes", limit);
    else if (rc && !f->why[0]) snprintf(f->why, sizeof f->why, "%s", curl_easy_strerror(rc));
    if (f->refused_address || rc) return 0;
    curl_easy_getinfo(f->curl, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

/* Where a redirect leads; NULL when it was none. */
static char *redirect(struct fetch *f, long status)
{
    char *to = NULL;
    if (status < 300 || status > 399) return NULL;
    if (curl_easy_getinfo(f->curl, CURLINFO_REDIRECT_URL, &to) != CURLE_OK || !to) return NULL;
    return strlen(to) <= URL_MAX ? strdup(to) : NULL;
}

/* ---- parts of a URL ---------------------------------------------------------------------*/

struct parts {
    char *origin, *path; /* "https://host:port", "/path?query" */
    bool safe;           /* https */
};

static void free_parts(struct parts *p)
{
    free(p->origin);
    free(p->path);
}

static char *joined(const char *a, const char *b, const char *c, const char *d, const char *e)
{
    asc_buf out = { 0 };
    asc_buf_puts(&out, a);
    asc_buf_puts(&out, b);
    asc_buf_puts(&out, c);
    asc_buf_puts(&out, d);
    asc_buf_puts(&out, e);
    asc_buf_putc(&out, '\0');
    if (out.failed) {
        asc_buf_free(&out);
        return NULL;
    }
    return out.p;
}

/* A URL that may be fetched, taken apart; false with f->why. */
static bool take_apart(struct fetch *f, const char *url, struct parts *out)
{
    char *scheme = NULL, *host = NULL, *port = NULL, *path = NULL, *query = NULL, *user = NULL;
    CURLU *u = curl_url();
    bool good = u && strlen(url) <= URL_MAX &&
                curl_url_set(u, CURLUPART_URL, url, 0) == CURLUE_OK &&
                curl_url_get(u, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK &&
                curl_url_get(u, CURLUPART_HOST, &host, 0) == CURLUE_OK &&
                curl_url_get(u, CURLUPART_PORT, &port, CURLU_DEFAULT_PORT) == CURLUE_OK &&
                curl_url_get(u, CURLUPART_PATH, &path, 0) == CURLUE_OK;
    bool http = good && (strcmp(scheme, "http") == 0 || strcmp(scheme, "https") == 0);
    *out = (struct parts){ 0 };
    if (good) curl_url_get(u, CURLUPART_QUERY, &query, 0);
    bool named = good && curl_url_get(u, CURLUPART_USER, &user, 0) == CURLUE_OK;
    if (!good) snprintf(f->why, sizeof f->why, "is no address of a page");
    else if (!http) snprintf(f->why, sizeof f->why, "only http and https are fetched");
    else if (named) snprintf(f->why, sizeof f->why, "no names or passwords are sent");
    else {
        out->origin = joined(scheme, "://", host, ":", port);
        out->path = joined(path, query ? "?" : "", query ? query : "", "", "");
        out->safe = strcmp(scheme, "https") == 0;
    }
    curl_free(scheme);
    curl_free(host);
    curl_free(port);
    curl_free(path);
    curl_free(query);
    curl_free(user);
    curl_url_cleanup(u);
    return out->origin && out->path;
}

/* ---- robots.txt ---------------------------------------------------------------------------*/

/* A site without one is open; one that fails, or hides it, is closed for now (RFC 9309,
 * 2.3.1). Redirects are followed as for pages. */
static void ask_robots(struct fetch *f, struct site *s)
{
    char *url = joined(s->origin, "/robots.txt", "", "", "");
    for (int step = 0; url && step <= REDIRECTS_MAX; step++) {
        struct parts p = { 0 };
        long status = take_apart(f, url, &p) ? request(f, url, BYTES_MAX) : 0;
        char *next = redirect(f, status);
        free_parts(&p);
        free(url);
        url = next;
        if (url) continue;
        s->closed = status == 0 || status >= 500;
        if (status >= 200 && status < 300) asc_buf_put(&s->robots, asc_buf_str(&f->body));
        return;
    }
    free(url);
}

static struct site *site_of(struct fetch *f, const char *origin)
{
    for (size_t i = 0; i < f->site_count; i++)
        if (strcmp(f->sites[i].origin, origin) == 0) return &f->sites[i];
    if (f->site_count == SITES_MAX) {
        f->site_count--;
        free(f->sites[f->site_count].origin);
        asc_buf_free(&f->sites[f->site_count].robots);
    }
    struct site *s = &f->sites[f->site_count];
    *s = (struct site){ .origin = strdup(origin) };
    if (!s->origin) return NULL;
    f->site_count++;
    ask_robots(f, s);
    return s;
}

static bool permitted(struct fetch *f, const struct parts *p)
{
    struct site *s = site_of(f, p->origin);
    if (s && s->closed) {
        char why[sizeof f->why];
        snprintf(why, sizeof why, "%s", f->why[0] ? f->why : "the site does not answer");
        snprintf(f->why, sizeof f->why, "its robots.txt cannot be read: %.200s", why);
        return false;
    }
    if (s && asc_robots_allow(asc_buf_str(&s->robots), f->agent, asc_str_from(p->path)))
        return true;
    snprintf(f->why, sizeof f->why, s ? "its robots.txt forbids it" : "out of memory");
    return false;
}

/* ---- one page ------------------------------------------------------------------------------*/

static void put_line(const char *name, const char *value)
{
    printf("%s ", name);
    for (const char *p = value; *p; p++) putchar((unsigned char)*p < ' ' ? '?' : *p);
    putchar('\n');
}

static bool put_failure(const char *url, const char *why)
{
    put_line("url", url);
    put_line("error", why);
    printf("bytes 0\n\n");
    return fflush(stdout) == 0;
}

static const char *text_of(asc_buf *b)
{
    asc_buf_putc(b, '\0');
    return b->failed ? "" : b->p;
}

static bool put_page(struct fetch *f, const char *url, const char *final, long status)
{
    char *type = NULL;
    curl_easy_getinfo(f->curl, CURLINFO_CONTENT_TYPE, &type);
    put_line("url", url);
    put_line("final", final);
    printf("status %ld\n", status);
    put_line("type", type ? type : "");
    put_line("date", text_of(&f->date));
    put_line("modified", text_of(&f->modified));
    fwrite(f->headers.p ? f->headers.p : "", 1, f->headers.n, stdout);
    printf("bytes %zu\n\n", f->body.n);
    return fwrite(f->body.p ? f->body.p : "", 1, f->body.n, stdout) == f->body.n &&
           fflush(stdout) == 0;
}

/* The last address of the chain, asked for; NULL with f->why. To be freed. */
static char *follow(struct fetch *f, const char *url, long *status)
{
    char *at = strdup(url);
    bool safe = false;
    for (int step = 0; at && step <= REDIRECTS_MAX; step++) {
        struct parts p;
        bool good = take_apart(f, at, &p) && permitted(f, &p);
        if (good && safe && !p.safe) {
            snprintf(f->why, sizeof f->why, "it leads from https to http");
            good = false;
        }
        safe = p.safe;
        free_parts(&p);
        *status = good ? request(f, at, BYTES_MAX) : 0;
        char *next = redirect(f, *status);
        if (!next && *status) return at;
        free(at);
        at = next;
        if (!next) return NULL;
    }
    free(at);
    snprintf(f->why, sizeof f->why, "over %d redirects", REDIRECTS_MAX);
    return NULL;
}

static bool fetch(struct fetch *f, const char *url)
{
    long status = 0;
    char *final = follow(f, url, &status);
    if (final && (status < 200 || status > 299))
        snprintf(f->why, sizeof f->why, "the site answers %ld", status);
    bool good = final && status >= 200 && status <= 299 ? put_page(f, url, final, status)
                                                        : put_failure(url, f->why);
    free(final);
    return good;
}

static void free_all(struct fetch *f)
{
    for (size_t i = 0; i < f->site_count; i++) {
        free(f->sites[i].origin);
        asc_buf_free(&f->sites[i].robots);
    }
    asc_buf_free(&f->body);
    asc_buf_free(&f->date);
    asc_buf_free(&f->modified);
    asc_buf_free(&f->headers);
    curl_easy_cleanup(f->curl);
    curl_global_cleanup();
}

int main(int argc, char **argv)
{
    const char *loopback = getenv("ASCRIBE_FETCH_LOOPBACK");
    const struct rlimit no_core = { 0, 0 };
    uint64_t seconds = SECONDS;
    int first = 1;
    setrlimit(RLIMIT_CORE, &no_core);
    if (argc > 2 && strcmp(argv[1], "--seconds") == 0) {
        if (!asc_str_u64(asc_str_from(argv[2]), &seconds) || seconds == 0 || seconds > 3600)
            return 2;
        first = 3;
    }
    struct fetch f = { .agent = ASC_STR("ascribe"),
                       .seconds = (long)seconds,
                       .loopback = loopback && strcmp(loopback, "permit") == 0 };
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK || !set_up(&f)) {
        fprintf(stderr, "ascribe-fetch: libcurl cannot be used\n");
        return 1;
    }
    bool good = true;
    for (int i = first; good && i < argc; i++) good = fetch(&f, argv[i]);
    free_all(&f);
    return good ? 0 : 1;
}
