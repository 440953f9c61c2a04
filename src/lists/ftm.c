/*
 * FollowTheMoney entities as OpenSanctions exports them: one JSON object a line, with
 * id, schema, properties (each an array), and perhaps target, first_seen, last_seen,
 * last_change. Sanctions are entities of their own (properties.entity names whose), or
 * stand inside (properties.sanctions). Addresses, passports and the like are passed over,
 * and so are entities that say they are no target.
 */
#include "base/error.h"
#include "lists/formats.h"
#include "text/json.h"

#include "base/banned.h"

static const asc_json *property(const asc_json *v, const char *name)
{
    const asc_json *p = asc_json_get(asc_json_get(v, "properties"), name);
    return p && p->kind == ASC_JSON_ARRAY ? p->first : NULL;
}

static asc_str first_of(const asc_json *v, const char *name)
{
    const asc_json *p = property(v, name);
    return p && p->kind == ASC_JSON_STRING ? p->text : (asc_str){ NULL, 0 };
}

static bool schema_kind(asc_str schema, asc_listed_kind *out)
{
    static const struct {
        const char *schema;
        asc_listed_kind kind;
    } known[] = {
        { "Person", ASC_LISTED_PERSON },           { "Organization", ASC_LISTED_ORGANISATION },
        { "Company", ASC_LISTED_ORGANISATION },    { "LegalEntity", ASC_LISTED_ORGANISATION },
        { "PublicBody", ASC_LISTED_ORGANISATION }, { "Vessel", ASC_LISTED_VESSEL },
        { "Airplane", ASC_LISTED_AIRCRAFT }
    };
    for (size_t k = 0; k < sizeof known / sizeof *known; k++)
        if (asc_str_eq(schema, asc_str_from(known[k].schema))) {
            *out = known[k].kind;
            return true;
        }
    return false;
}

static asc_status names(asc_list_writer *w, asc_str key, const asc_json *v, const char *name,
                        asc_names_quality q, size_t line, asc_error *err)
{
    asc_status rc = ASC_OK;
    for (const asc_json *p = property(v, name); !rc && p; p = p->next) {
        char script[5];
        if (p->kind != ASC_JSON_STRING) continue;
        asc_script_of(p->text, script);
        bool original = q == ASC_NAMES_GOOD && memcmp(script, "Latn", 4) != 0;
        rc = asc_list_put_name(w, key, original ? ASC_NAMES_ORIGINAL : q, p->text, line, err);
    }
    return rc;
}

static asc_str either(asc_str a, asc_str b)
{
    return a.n ? a : b;
}

/* What a Sanction says, as a standing of `key`. */
static asc_status sanction(asc_list_writer *w, asc_str key, const asc_json *v, size_t line,
                           asc_error *err)
{
    asc_list_entry e = {
        .key = key,
        .reference = either(first_of(v, "unscId"),
                            either(first_of(v, "authorityId"), first_of(v, "recordId"))),
        .programme = either(first_of(v, "programId"),
                            either(first_of(v, "program"), first_of(v, "authority"))),
        .measures = first_of(v, "provisions"),
        .listed = either(first_of(v, "listingDate"), first_of(v, "startDate")),
        .amended = first_of(v, "modifiedAt"),
        .delisted = first_of(v, "endDate"),
        .line = line,
    };
    return asc_list_put_more(w, &e, err);
}

static asc_status target(asc_list_writer *w, const asc_json *v, asc_listed_kind kind, size_t line,
                         asc_error *err)
{
    asc_list_entry e = { .key = asc_json_text(v, "id"),
                         .kind = kind,
                         .amended = asc_json_text(v, "last_change"),
                         .line = line };
    const asc_json *said = asc_json_get(v, "target");
    if (said && said->kind == ASC_JSON_FALSE) return ASC_OK;
    e.reference = e.key;
    asc_status rc = asc_list_put_entry(w, &e, err);
    asc_str caption = asc_json_text(v, "caption");
    if (!rc) rc = asc_list_put_name(w, e.key, ASC_NAMES_PRIMARY, caption, line, err);
    if (!rc) rc = names(w, e.key, v, "name", ASC_NAMES_GOOD, line, err);
    if (!rc) rc = names(w, e.key, v, "alias", ASC_NAMES_GOOD, line, err);
    if (!rc) rc = names(w, e.key, v, "previousName", ASC_NAMES_FORMER, line, err);
    if (!rc) rc = names(w, e.key, v, "weakAlias", ASC_NAMES_LOW, line, err);
    for (const asc_json *s = property(v, "sanctions"); !rc && s; s = s->next)
        if (s->kind == ASC_JSON_OBJECT) rc = sanction(w, e.key, s, line, err);
    return rc;
}

static asc_status entity(asc_list_writer *w, const asc_json *v, size_t line, asc_error *err)
{
    asc_listed_kind kind;
    asc_str schema = asc_json_text(v, "schema"), of = first_of(v, "entity");
    if (!schema.n)
        return asc_fail(err, ASC_EFORMAT, "line %zu: no FollowTheMoney entity (no schema)", line);
    if (asc_str_eq(schema, ASC_STR("Sanction")))
        return of.n ? sanction(w, of, v, line, err) : ASC_OK;
    return schema_kind(schema, &kind) ? target(w, v, kind, line, err) : ASC_OK;
}

asc_status asc_list_ftm(asc_list_writer *w, asc_arena *tmp, asc_str text, asc_error *err)
{
    asc_lines it = { text, 0 };
    asc_str line;
    char seen[11] = "", one[11];
    asc_status rc = ASC_OK;
    while (!rc && asc_lines_next(&it, &line)) {
        asc_mark before = asc_arena_save(tmp);
        if (!asc_str_trim(line).n) continue;
        const asc_json *v = asc_json_parse(tmp, line);
        if (!v || v->kind != ASC_JSON_OBJECT)
            rc = asc_fail(err, ASC_EFORMAT, "line %zu: no JSON object, or it is cut", it.no);
        else rc = entity(w, v, it.no, err);
        asc_list_date(rc ? (asc_str){ NULL, 0 } : asc_json_text(v, "last_seen"), one);
        if (strcmp(one, seen) > 0) memcpy(seen, one, sizeof seen);
        asc_arena_restore(tmp, before);
    }
    if (!rc) asc_list_head(w, (asc_str){ NULL, 0 }, (asc_str){ NULL, 0 }, asc_str_from(seen));
    return rc;
}
