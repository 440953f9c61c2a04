/*
 * The UN Security Council's consolidated list. What is read of it:
 *
 *   CONSOLIDATED_LIST dateGenerated
 *     INDIVIDUALS / INDIVIDUAL, ENTITIES / ENTITY
 *       DATAID FIRST_NAME ... FOURTH_NAME NAME_ORIGINAL_SCRIPT UN_LIST_TYPE
 *       REFERENCE_NUMBER LISTED_ON DELISTED_ON LAST_DAY_UPDATED/VALUE
 *       INDIVIDUAL_ALIAS, ENTITY_ALIAS / QUALITY ALIAS_NAME
 *
 * QUALITY is Good or Low for persons, a.k.a. or f.k.a. for entities.
 */
#include "base/error.h"
#include "lists/formats.h"
#include "lists/sax.h"

#include "base/banned.h"

#define ALIASES_MAX 2000u /* of one entry */
#define LEVELS 8

struct alias {
    asc_str quality, name;
    size_t line;
};

struct un {
    asc_list_writer *w;
    asc_arena *tmp;
    asc_error *err;
    asc_sax x;
    asc_buf text; /* of the element being read */
    asc_buf date;
    asc_mark before; /* the entry */
    bool inside;     /* an entry */
    asc_list_entry e;
    asc_buf name;
    asc_str original;
    struct alias *aliases;
    size_t count, cap;
};

static bool is(asc_str name, const char *what)
{
    return asc_str_eq(name, asc_str_from(what));
}

static bool is_entry(asc_str name)
{
    return is(name, "INDIVIDUAL") || is(name, "ENTITY");
}

static asc_status no_memory(struct un *u)
{
    return asc_fail(u->err, ASC_ENOMEM, "out of memory");
}

static asc_status keep(struct un *u, asc_str *to)
{
    asc_str s = asc_str_trim(asc_buf_str(&u->text));
    if (!s.n) return ASC_OK;
    return asc_arena_copy(u->tmp, s, to) ? ASC_OK : no_memory(u);
}

static asc_status open_entry(struct un *u)
{
    if (u->inside)
        return asc_fail(u->err, ASC_EFORMAT, "line %zu: an entry inside an entry",
                        asc_sax_line(&u->x));
    u->inside = true;
    u->before = asc_arena_save(u->tmp);
    u->e = (asc_list_entry){ .kind = is(u->x.name, "ENTITY") ? ASC_LISTED_ORGANISATION
                                                             : ASC_LISTED_PERSON,
                             .line = asc_sax_line(&u->x) };
    asc_buf_clear(&u->name);
    u->original = (asc_str){ NULL, 0 };
    u->aliases = NULL;
    u->count = u->cap = 0;
    return ASC_OK;
}

static asc_status open_alias(struct un *u)
{
    if (u->count == ALIASES_MAX)
        return asc_fail(u->err, ASC_ELIMIT, "line %zu: over %u aliases of one entry",
                        asc_sax_line(&u->x), ALIASES_MAX);
    if (u->count == u->cap) {
        void *grown = asc_arena_grow(u->tmp, u->aliases, u->count, &u->cap, sizeof *u->aliases);
        if (!grown) return no_memory(u);
        u->aliases = grown;
    }
    u->aliases[u->count++] = (struct alias){ .line = asc_sax_line(&u->x) };
    return ASC_OK;
}

/* Of an entry's own elements. */
static asc_status take_field(struct un *u, asc_str name)
{
    if (is(name, "FIRST_NAME") || is(name, "SECOND_NAME") || is(name, "THIRD_NAME") ||
        is(name, "FOURTH_NAME")) {
        asc_buf_putc(&u->name, ' ');
        asc_buf_put(&u->name, asc_buf_str(&u->text));
        return u->name.failed ? no_memory(u) : ASC_OK;
    }
    if (is(name, "DATAID")) return keep(u, &u->e.key);
    if (is(name, "REFERENCE_NUMBER")) return keep(u, &u->e.reference);
    if (is(name, "UN_LIST_TYPE")) return keep(u, &u->e.programme);
    if (is(name, "LISTED_ON")) return keep(u, &u->e.listed);
    if (is(name, "DELISTED_ON")) return keep(u, &u->e.delisted);
    if (is(name, "NAME_ORIGINAL_SCRIPT")) return keep(u, &u->original);
    return ASC_OK;
}

/* The newest of the days on which it was updated. */
static asc_status take_update(struct un *u)
{
    char old[11], new[11];
    asc_list_date(u->e.amended, old);
    asc_list_date(asc_buf_str(&u->text), new);
    return strcmp(new, old) > 0 ? keep(u, &u->e.amended) : ASC_OK;
}

static asc_names_quality quality_of(asc_str written)
{
    if (asc_str_eq_nocase(written, ASC_STR("Low"))) return ASC_NAMES_LOW;
    if (asc_str_eq_nocase(written, ASC_STR("f.k.a."))) return ASC_NAMES_FORMER;
    return ASC_NAMES_GOOD;
}

static asc_status close_entry(struct un *u)
{
    u->inside = false;
    if (!u->e.key.n) u->e.key = u->e.reference;
    asc_status rc = asc_list_put_entry(u->w, &u->e, u->err);
    if (!rc)
        rc = asc_list_put_names(u->w, u->e.key, ASC_NAMES_PRIMARY, asc_buf_str(&u->name), u->e.line,
                                u->err);
    if (!rc)
        rc = asc_list_put_names(u->w, u->e.key, ASC_NAMES_ORIGINAL, u->original, u->e.line, u->err);
    for (size_t i = 0; !rc && i < u->count; i++)
        rc = asc_list_put_names(u->w, u->e.key, quality_of(u->aliases[i].quality),
                                u->aliases[i].name, u->aliases[i].line, u->err);
    asc_arena_restore(u->tmp, u->before);
    return rc;
}

/* The element `name` ends; x.depth counts what is around it. */
static asc_status close(struct un *u, asc_str name)
{
    size_t d = u->x.depth;
    if (!u->inside) return ASC_OK;
    if (d < LEVELS && is_entry(name)) return close_entry(u);
    asc_str around = d ? u->x.open[d - 1] : (asc_str){ NULL, 0 };
    if (is_entry(around)) return take_field(u, name);
    if (is(around, "LAST_DAY_UPDATED") && is(name, "VALUE")) return take_update(u);
    if (!u->count || !(is(around, "INDIVIDUAL_ALIAS") || is(around, "ENTITY_ALIAS"))) return ASC_OK;
    if (is(name, "QUALITY")) return keep(u, &u->aliases[u->count - 1].quality);
    if (is(name, "ALIAS_NAME")) return keep(u, &u->aliases[u->count - 1].name);
    return ASC_OK;
}

static asc_status open(struct un *u)
{
    asc_str name = u->x.name;
    asc_buf_clear(&u->text);
    if (u->x.depth == 1 && !is(name, "CONSOLIDATED_LIST"))
        return asc_fail(u->err, ASC_EFORMAT, "line %zu: <%.*s> where the UN has CONSOLIDATED_LIST",
                        asc_sax_line(&u->x), ASC_FMT(name));
    if (u->x.depth == 1) return asc_sax_attribute(&u->x, "dateGenerated", &u->date, u->err);
    if (is_entry(name)) return open_entry(u);
    if (u->inside && (is(name, "INDIVIDUAL_ALIAS") || is(name, "ENTITY_ALIAS")))
        return open_alias(u);
    return ASC_OK;
}

asc_status asc_list_un(asc_list_writer *w, asc_arena *tmp, asc_str text, asc_error *err)
{
    struct un u = { .w = w, .tmp = tmp, .err = err, .x = { .s = text } };
    asc_sax_event what = ASC_SAX_TEXT;
    asc_status rc = ASC_OK;
    while (!rc && !(rc = asc_sax_next(&u.x, &what, err)) && what != ASC_SAX_END) {
        if (what == ASC_SAX_OPEN) rc = open(&u);
        else if (what == ASC_SAX_TEXT) rc = asc_sax_put_text(&u.x, &u.text, err);
        else rc = close(&u, u.x.name);
        if (what == ASC_SAX_CLOSE) asc_buf_clear(&u.text);
    }
    if (!rc)
        asc_list_head(w, ASC_STR("un"), ASC_STR("UN Security Council Consolidated List"),
                      asc_buf_str(&u.date));
    asc_buf_free(&u.text);
    asc_buf_free(&u.date);
    asc_buf_free(&u.name);
    return rc;
}
