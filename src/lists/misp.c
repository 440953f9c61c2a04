/*
 * A cluster file of MISP's galaxies, one JSON object: values, each with value, uuid and
 * meta. Canada's listed entities have meta.id, title, published, updated, and other
 * names as prose in meta.summary; other galaxies have meta.synonyms.
 */
#include "base/error.h"
#include "lists/formats.h"
#include "text/json.h"

#include "base/banned.h"

/* Where the next of "A, B (X, Y), C and D" ends: at ',' or ';' outside brackets. */
static size_t part_end(asc_str s)
{
    int depth = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '(') depth++;
        if (s.p[i] == ')' && depth > 0) depth--;
        if (depth == 0 && (s.p[i] == ',' || s.p[i] == ';')) return i;
    }
    return s.n;
}

static asc_str without_article(asc_str s)
{
    static const char *const words[] = { "and ", "the ", "The " };
    s = asc_str_trim(s);
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (asc_str_starts(s, asc_str_from(words[k])))
            s = asc_str_trim(asc_str_slice(s, strlen(words[k]), s.n));
    if (s.n && s.p[s.n - 1] == '.') s = asc_str_slice(s, 0, s.n - 1);
    return s;
}

/* Prose: the last two are parted by " and ", if there are several parts. */
static asc_status summary(asc_list_writer *w, asc_str key, asc_str s, size_t no, asc_error *err)
{
    asc_status rc = ASC_OK;
    if (asc_str_eq(s, ASC_STR("N/A"))) return ASC_OK;
    for (size_t parts = 0; !rc && s.n; parts++) {
        size_t end = part_end(s);
        asc_str one = asc_str_slice(s, 0, end);
        bool last = end == s.n;
        size_t and = last && parts ? asc_str_find(one, ASC_STR(" and ")) : SIZE_MAX;
        if (and != SIZE_MAX && and > 1) {
            rc = asc_list_put_names(w, key, ASC_NAMES_GOOD,
                                    without_article(asc_str_slice(one, 0, and)), no, err);
            one = asc_str_slice(one, and+5, one.n);
        }
        if (!rc) rc = asc_list_put_names(w, key, ASC_NAMES_GOOD, without_article(one), no, err);
        s = asc_str_slice(s, end + 1, s.n);
    }
    return rc;
}

/* "Name (SHORT)" and "Name (other name)": a title's bracket is a name. */
static asc_status title(asc_list_writer *w, asc_str key, asc_str s, size_t no, asc_error *err)
{
    const char *open = s.n && s.p[s.n - 1] == ')' ? memchr(s.p, '(', s.n) : NULL;
    size_t at = open ? (size_t)(open - s.p) : s.n;
    asc_status rc = asc_list_put_name(w, key, ASC_NAMES_PRIMARY, asc_str_slice(s, 0, at), no, err);
    if (rc || !open) return rc;
    return asc_list_put_name(w, key, ASC_NAMES_GOOD, asc_str_slice(s, at + 1, s.n - 1), no, err);
}

static asc_status cluster(asc_list_writer *w, const asc_json *v, bool canada, size_t no,
                          asc_error *err)
{
    const asc_json *meta = asc_json_get(v, "meta"), *synonyms = asc_json_get(meta, "synonyms");
    asc_str id = asc_json_text(meta, "id"), name = asc_json_text(meta, "title");
    asc_list_entry e = { .key = id.n ? id : asc_json_text(v, "uuid"),
                         .kind = ASC_LISTED_ORGANISATION,
                         .programme = canada ? ASC_STR("Criminal Code") : (asc_str){ NULL, 0 },
                         .listed = asc_json_text(meta, "published"),
                         .amended = asc_json_text(meta, "updated"),
                         .line = no };
    e.reference = e.key;
    asc_status rc = asc_list_put_entry(w, &e, err);
    if (!rc) rc = title(w, e.key, name.n ? name : asc_json_text(v, "value"), no, err);
    if (!rc && canada) rc = summary(w, e.key, asc_json_text(meta, "summary"), no, err);
    if (synonyms && synonyms->kind == ASC_JSON_ARRAY)
        for (const asc_json *s = synonyms->first; !rc && s; s = s->next)
            if (s->kind == ASC_JSON_STRING)
                rc = asc_list_put_names(w, e.key, ASC_NAMES_GOOD, s->text, no, err);
    return rc;
}

asc_status asc_list_misp(asc_list_writer *w, asc_arena *tmp, asc_str text, asc_error *err)
{
    const asc_json *top = asc_json_parse(tmp, text), *values = asc_json_get(top, "values");
    asc_status rc = ASC_OK;
    size_t no = 0;
    if (!top || !values || values->kind != ASC_JSON_ARRAY)
        return asc_fail(err, ASC_EFORMAT,
                        "no JSON object with \"values\": it is cut, damaged, over %u values, or no "
                        "cluster file of a MISP galaxy",
                        ASC_JSON_VALUES_MAX);
    asc_str type = asc_json_text(top, "type");
    bool canada = asc_str_starts(type, ASC_STR("canada-listed"));
    for (const asc_json *v = values->first; !rc && v; v = v->next)
        rc = cluster(w, v, canada, ++no, err);
    if (!rc)
        asc_list_head(w, canada ? ASC_STR("ca-terrorist") : type, asc_json_text(top, "name"),
                      (asc_str){ NULL, 0 });
    return rc;
}
