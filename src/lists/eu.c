/*
 * The EU's consolidated financial sanctions, XML schema 1.1. What is read of it:
 *
 *   export generationDate
 *     sanctionEntity logicalId euReferenceNumber unitedNationId
 *       subjectType code (person, enterprise)
 *       regulation programme publicationDate regulationType
 *       nameAlias wholeName strong
 *
 * Made from the published schema; tested on made samples alone.
 */
#include "base/error.h"
#include "lists/formats.h"
#include "lists/sax.h"

#include "base/banned.h"

#define ALIASES_MAX 5000u /* of one entity */

struct alias {
    asc_str name;
    bool weak;
    size_t line;
};

struct eu {
    asc_list_writer *w;
    asc_arena *tmp;
    asc_error *err;
    asc_sax x;
    asc_buf value, date;
    asc_mark before;
    bool inside;
    asc_list_entry e;
    struct alias *aliases;
    size_t count, cap;
};

static bool is(asc_str name, const char *what)
{
    return asc_str_eq(name, asc_str_from(what));
}

/* An attribute of the open tag, kept as long as the entity is. */
static asc_status attribute(struct eu *u, const char *name, asc_str *out)
{
    asc_status rc = asc_sax_attribute(&u->x, name, &u->value, u->err);
    if (rc) return rc;
    return asc_arena_copy(u->tmp, asc_str_trim(asc_buf_str(&u->value)), out)
               ? ASC_OK
               : asc_fail(u->err, ASC_ENOMEM, "out of memory");
}

static asc_status open_entity(struct eu *u)
{
    asc_str eu = { NULL, 0 };
    if (u->inside)
        return asc_fail(u->err, ASC_EFORMAT, "line %zu: an entity inside an entity",
                        asc_sax_line(&u->x));
    u->inside = true;
    u->before = asc_arena_save(u->tmp);
    u->aliases = NULL;
    u->count = u->cap = 0;
    u->e = (asc_list_entry){ .line = asc_sax_line(&u->x), .kind = ASC_LISTED_ORGANISATION };
    asc_status rc = attribute(u, "logicalId", &u->e.key);
    if (!rc) rc = attribute(u, "euReferenceNumber", &eu);
    u->e.reference = eu.n ? eu : u->e.key;
    if (!u->e.key.n) u->e.key = eu;
    return rc;
}

static asc_status take_alias(struct eu *u)
{
    asc_str strong;
    if (u->count == ALIASES_MAX)
        return asc_fail(u->err, ASC_ELIMIT, "line %zu: over %u names of one entity",
                        asc_sax_line(&u->x), ALIASES_MAX);
    if (u->count == u->cap) {
        void *grown = asc_arena_grow(u->tmp, u->aliases, u->count, &u->cap, sizeof *u->aliases);
        if (!grown) return asc_fail(u->err, ASC_ENOMEM, "out of memory");
        u->aliases = grown;
    }
    struct alias *a = &u->aliases[u->count++];
    *a = (struct alias){ .line = asc_sax_line(&u->x) };
    asc_status rc = attribute(u, "wholeName", &a->name);
    if (!rc) rc = attribute(u, "strong", &strong);
    if (!rc) a->weak = is(strong, "false");
    return rc;
}

/* The first regulation lists; a later one amends. */
static asc_status take_regulation(struct eu *u)
{
    asc_str programme, published;
    char old[11], new[11];
    asc_status rc = attribute(u, "programme", &programme);
    if (!rc) rc = attribute(u, "publicationDate", &published);
    if (rc) return rc;
    if (!u->e.programme.n) u->e.programme = programme;
    asc_list_date(u->e.listed, old);
    asc_list_date(published, new);
    if (new[0] && (!old[0] || strcmp(new, old) < 0)) u->e.listed = published;
    asc_list_date(u->e.amended, old);
    if (strcmp(new, old) > 0) u->e.amended = published;
    return ASC_OK;
}

static asc_status open(struct eu *u)
{
    asc_str name = u->x.name, code;
    if (u->x.depth == 1 && !is(name, "export"))
        return asc_fail(u->err, ASC_EFORMAT, "line %zu: <%.*s> where the EU has export",
                        asc_sax_line(&u->x), ASC_FMT(name));
    if (u->x.depth == 1) return asc_sax_attribute(&u->x, "generationDate", &u->date, u->err);
    if (is(name, "sanctionEntity")) return open_entity(u);
    if (!u->inside || u->x.depth != 3) return ASC_OK;
    if (is(name, "regulation")) return take_regulation(u);
    if (is(name, "nameAlias")) return take_alias(u);
    if (!is(name, "subjectType")) return ASC_OK;
    asc_status rc = attribute(u, "code", &code);
    if (!rc && is(code, "person")) u->e.kind = ASC_LISTED_PERSON;
    return rc;
}

static asc_status close_entity(struct eu *u)
{
    bool first = true;
    u->inside = false;
    asc_status rc = asc_list_put_entry(u->w, &u->e, u->err);
    for (int weak = 0; weak < 2; weak++) /* the primary name is a strong one, if there is any */
        for (size_t i = 0; !rc && i < u->count; i++) {
            const struct alias *a = &u->aliases[i];
            char script[5];
            if (a->weak != weak) continue;
            asc_script_of(a->name, script);
            asc_names_quality q = first                            ? ASC_NAMES_PRIMARY
                                  : weak                           ? ASC_NAMES_LOW
                                  : memcmp(script, "Latn", 4) != 0 ? ASC_NAMES_ORIGINAL
                                                                   : ASC_NAMES_GOOD;
            first = false;
            rc = asc_list_put_name(u->w, u->e.key, q, a->name, a->line, u->err);
        }
    asc_arena_restore(u->tmp, u->before);
    return rc;
}

asc_status asc_list_eu(asc_list_writer *w, asc_arena *tmp, asc_str text, asc_error *err)
{
    struct eu u = { .w = w, .tmp = tmp, .err = err, .x = { .s = text } };
    asc_sax_event what = ASC_SAX_TEXT;
    asc_status rc = ASC_OK;
    while (!rc && !(rc = asc_sax_next(&u.x, &what, err)) && what != ASC_SAX_END) {
        if (what == ASC_SAX_OPEN) rc = open(&u);
        else if (what == ASC_SAX_CLOSE && u.inside && is(u.x.name, "sanctionEntity"))
            rc = close_entity(&u);
    }
    if (!rc)
        asc_list_head(w, ASC_STR("eu"), ASC_STR("EU Consolidated Financial Sanctions"),
                      asc_buf_str(&u.date));
    asc_buf_free(&u.value);
    asc_buf_free(&u.date);
    return rc;
}
