#include "resolve/listings.h"

#include "base/date.h"
#include "base/error.h"
#include "base/map.h"
#include "base/str.h"
#include "lists/lines.h"

#include "base/banned.h"

#define TWINS_LOOKED_FOR 300u /* names of one entry among which equal ones are left out */
#define NONE UINT32_MAX

struct asc_list {
    asc_arena *keep;
    asc_list_facts facts;
    asc_listing *items;
    size_t count, cap;
};

/* ---- reading lines -------------------------------------------------------------------*/

/* A name or a further standing, in a chain of its entry. */
struct name {
    asc_listed_name is;
    uint32_t next;
};
struct more {
    asc_listing is;
    uint32_t next;
};
/* An entry while its names and standings still come. */
struct entry {
    asc_listing is;
    asc_str key;
    uint32_t first_name, last_name, first_more, last_more;
};

struct join {
    asc_list *l;
    asc_arena *tmp;
    asc_error *err;
    asc_str file;
    asc_map keys;
    struct entry *entries;
    struct name *names;
    struct more *mores;
    size_t entry_count, entry_cap, name_count, name_cap, more_count, more_cap;
    bool headed;
};

static asc_status no_memory(struct join *j)
{
    return asc_fail(j->err, ASC_ENOMEM, "out of memory");
}

/* What is wrong, with the file's name before it if there is one. */
static asc_status wrong(struct join *j, asc_status rc, asc_str line, const char *what,
                        asc_str about)
{
    return asc_fail(j->err, rc, "%.*s%sline %.*s: %s %.*s", ASC_FMT(j->file), j->file.n ? ": " : "",
                    ASC_FMT(line), what, ASC_FMT(about));
}

static void standing(asc_listing *to, const asc_str *f)
{
    to->programme = f[0];
    to->measures = f[1];
    to->listed = f[2];
    to->amended = f[3];
    to->delisted = f[4];
}

static asc_status take_entry(struct join *j, const asc_str *f)
{
    uint64_t line = 0;
    bool fresh;
    if (j->entry_count == ASC_LISTINGS_MAX)
        return wrong(j, ASC_ELIMIT, f[9], "too many entries at", f[1]);
    if (j->entry_count == j->entry_cap) {
        void *grown =
            asc_arena_grow(j->tmp, j->entries, j->entry_count, &j->entry_cap, sizeof *j->entries);
        if (!grown) return no_memory(j);
        j->entries = grown;
    }
    struct entry *e = &j->entries[j->entry_count];
    *e = (struct entry){ { .reference = f[2] }, f[1], NONE, NONE, NONE, NONE };
    if (!asc_listed_kind_from(f[3], &e->is.kind) || !asc_str_u64(f[9], &line) || line > UINT32_MAX)
        return wrong(j, ASC_EFORMAT, f[9], "a damaged entry", f[1]);
    standing(&e->is, f + 4);
    e->is.line = (uint32_t)line;
    uint64_t *at = asc_map_put(&j->keys, f[1], j->entry_count, &fresh);
    if (!at) return no_memory(j);
    if (!fresh)
        return asc_fail(j->err, ASC_EFORMAT, "%.*s%sline %u: entry %.*s stands on line %u already",
                        ASC_FMT(j->file), j->file.n ? ": " : "", (unsigned)line, ASC_FMT(f[1]),
                        (unsigned)j->entries[*at].is.line);
    j->entry_count++;
    return ASC_OK;
}

static asc_status take_name(struct join *j, const asc_str *f)
{
    const uint64_t *at = asc_map_find(&j->keys, f[1]);
    if (!at) return wrong(j, ASC_EFORMAT, f[4], "a name of an entry that no file has:", f[1]);
    if (j->name_count == ASC_LISTED_NAMES_MAX)
        return wrong(j, ASC_ELIMIT, f[4], "too many names at", f[1]);
    if (j->name_count == j->name_cap) {
        void *grown =
            asc_arena_grow(j->tmp, j->names, j->name_count, &j->name_cap, sizeof *j->names);
        if (!grown) return no_memory(j);
        j->names = grown;
    }
    struct name *n = &j->names[j->name_count];
    *n = (struct name){ { .text = f[3] }, NONE };
    if (!asc_names_quality_from(f[2], &n->is.quality) || !f[3].n)
        return wrong(j, ASC_EFORMAT, f[4], "a damaged name of", f[1]);
    asc_script_of(f[3], n->is.script);
    struct entry *e = &j->entries[*at];
    if (e->first_name == NONE) e->first_name = (uint32_t)j->name_count;
    else j->names[e->last_name].next = (uint32_t)j->name_count;
    e->last_name = (uint32_t)j->name_count++;
    return ASC_OK;
}

/* Standings of what is not on the list are of no interest. */
static asc_status take_more(struct join *j, const asc_str *f)
{
    const uint64_t *at = asc_map_find(&j->keys, f[1]);
    if (!at) return ASC_OK;
    if (j->more_count == ASC_LISTINGS_MAX)
        return wrong(j, ASC_ELIMIT, ASC_STR("?"), "too many standings at", f[1]);
    if (j->more_count == j->more_cap) {
        void *grown =
            asc_arena_grow(j->tmp, j->mores, j->more_count, &j->more_cap, sizeof *j->mores);
        if (!grown) return no_memory(j);
        j->mores = grown;
    }
    struct more *m = &j->mores[j->more_count];
    *m = (struct more){ { .reference = f[2] }, NONE };
    standing(&m->is, f + 3);
    struct entry *e = &j->entries[*at];
    if (e->first_more == NONE) e->first_more = (uint32_t)j->more_count;
    else j->mores[e->last_more].next = (uint32_t)j->more_count;
    e->last_more = (uint32_t)j->more_count++;
    return ASC_OK;
}

static asc_status take_head(struct join *j, const asc_str *f)
{
    asc_list_facts *to = &j->l->facts;
    if (j->headed) return ASC_OK; /* the first file's word stands */
    j->headed = true;
    *to = (asc_list_facts){ f[1], f[2], f[3], ASC_LIST_UNDATED };
    if (!asc_list_dating_from(f[4], &to->dating))
        return wrong(j, ASC_EFORMAT, ASC_STR("1"), "a damaged head of", f[1]);
    return ASC_OK;
}

/* Which lines are taken in which pass: names and standings may come before their entry. */
static asc_status take(struct join *j, const asc_str *f, size_t n, int pass)
{
    static const struct {
        const char *word;
        size_t fields;
        int pass;
        asc_status (*take)(struct join *j, const asc_str *f);
    } forms[] = { { "list", 5, 0, take_head },
                  { "entry", 10, 0, take_entry },
                  { "name", 5, 1, take_name },
                  { "more", 8, 1, take_more } };
    for (size_t k = 0; k < sizeof forms / sizeof *forms; k++) {
        if (!asc_str_eq(f[0], asc_str_from(forms[k].word))) continue;
        if (n != forms[k].fields) break;
        return forms[k].pass == pass ? forms[k].take(j, f) : ASC_OK;
    }
    return asc_fail(j->err, ASC_EFORMAT, "%.*s%snot the lines of a list", ASC_FMT(j->file),
                    j->file.n ? ": " : "");
}

static asc_status read_lines(struct join *j, asc_str text, int pass)
{
    asc_lines it = { text, 0 };
    asc_str line, f[ASC_LIST_FIELDS];
    asc_status rc = ASC_OK;
    while (!rc && asc_lines_next(&it, &line)) {
        size_t n = 0;
        while (n < ASC_LIST_FIELDS && asc_str_cut(line, '\t', &f[n], &line)) n++;
        if (n < ASC_LIST_FIELDS) f[n++] = line;
        rc = take(j, f, n, pass);
    }
    return rc;
}

/* ---- what comes of them -----------------------------------------------------------------*/

static bool twin(const asc_listed_name *names, size_t n, asc_str text)
{
    if (n > TWINS_LOOKED_FOR) return false;
    for (size_t k = 0; k < n; k++)
        if (asc_str_eq(names[k].text, text)) return true;
    return false;
}

/* An entry's names in their order, the primary one first, equal ones once. */
static asc_status settle_names(struct join *j, struct entry *e)
{
    size_t n = 0, count = 0;
    for (uint32_t k = e->first_name; k != NONE; k = j->names[k].next) count++;
    if (!count)
        return asc_fail(j->err, ASC_EFORMAT, "line %u: entry %.*s has no name",
                        (unsigned)e->is.line, ASC_FMT(e->key));
    asc_listed_name *names = asc_arena_alloc(j->l->keep, count, sizeof *names);
    if (!names) return no_memory(j);
    for (int primary = 1; primary >= 0; primary--)
        for (uint32_t k = e->first_name; k != NONE; k = j->names[k].next) {
            const asc_listed_name *x = &j->names[k].is;
            if ((x->quality == ASC_NAMES_PRIMARY) == (primary == 1) && !twin(names, n, x->text))
                names[n++] = *x;
        }
    e->is.names = names;
    e->is.name_count = n;
    return ASC_OK;
}

static asc_status put_listing(struct join *j, const asc_listing *x, asc_map *measures)
{
    asc_list *l = j->l;
    if (l->count == l->cap) {
        void *grown = asc_arena_grow(l->keep, l->items, l->count, &l->cap, sizeof *l->items);
        if (!grown) return no_memory(j);
        l->items = grown;
    }
    asc_listing *to = &l->items[l->count];
    *to = *x;
    if (!to->measures.n && to->programme.n) { /* each programme is looked up once */
        bool fresh;
        uint64_t *first = asc_map_put(measures, to->programme, l->count, &fresh);
        if (!first) return no_memory(j);
        if (!fresh) to->measures = l->items[*first].measures;
        else if (!asc_programme_measures(l->keep, l->facts.id, to->programme, &to->measures))
            return no_memory(j);
    }
    l->count++;
    return ASC_OK;
}

static asc_str either(asc_str a, asc_str b)
{
    return a.n ? a : b;
}

/* The entry itself with its first standing, and one more for each further standing. */
static asc_status settle(struct join *j, struct entry *e, asc_map *measures)
{
    asc_listing x;
    asc_status rc = settle_names(j, e);
    bool first = true;
    for (uint32_t k = e->first_more; !rc && k != NONE; k = j->mores[k].next) {
        const asc_listing *m = &j->mores[k].is;
        x = e->is;
        x.reference = either(m->reference, e->is.reference);
        x.programme = either(m->programme, e->is.programme);
        x.measures = either(m->measures, e->is.measures);
        x.listed = either(m->listed, e->is.listed);
        x.amended = either(m->amended, e->is.amended);
        x.delisted = either(m->delisted, e->is.delisted);
        first = false;
        rc = put_listing(j, &x, measures);
    }
    return rc || !first ? rc : put_listing(j, &e->is, measures);
}

static asc_status told_from_outside(struct join *j, const asc_list_options *o)
{
    asc_list_facts *to = &j->l->facts;
    char iso[11];
    if (!o) return ASC_OK;
    if (o->id.n && !asc_arena_copy(j->l->keep, o->id, &to->id)) return no_memory(j);
    if (o->title.n && !asc_arena_copy(j->l->keep, o->title, &to->title)) return no_memory(j);
    if (!o->date.n) return ASC_OK;
    asc_list_date(o->date, iso);
    if (!iso[0])
        return asc_fail(j->err, ASC_EARG, "\"%.*s\" is no date; write 2026-02-27",
                        ASC_FMT(o->date));
    to->dating = ASC_LIST_GIVEN;
    return asc_arena_copy(j->l->keep, asc_str_from(iso), &to->date) ? ASC_OK : no_memory(j);
}

static asc_status join(struct join *j, const asc_list_text *files, size_t count,
                       const asc_list_options *options)
{
    asc_map measures;
    asc_status rc = ASC_OK;
    asc_str *kept = asc_arena_zalloc(j->tmp, count + 1, sizeof *kept);
    if (!kept) return no_memory(j);
    asc_map_init(&j->keys, j->tmp);
    asc_map_init(&measures, j->tmp);
    for (size_t k = 0; k < count; k++)
        if (!asc_arena_copy(j->l->keep, files[k].lines, &kept[k])) return no_memory(j);
    for (int pass = 0; pass < 2; pass++)
        for (size_t k = 0; !rc && k < count; k++) {
            j->file = files[k].name;
            rc = read_lines(j, kept[k], pass);
        }
    if (!rc) rc = told_from_outside(j, options);
    if (!rc && !j->entry_count)
        rc = asc_fail(j->err, ASC_EFORMAT,
                      "no entry is in it: a file that goes with another, or empty");
    for (size_t k = 0; !rc && k < j->entry_count; k++) rc = settle(j, &j->entries[k], &measures);
    return rc;
}

asc_status asc_list_join(asc_list **out, const asc_list_text *files, size_t count,
                         const asc_list_options *options, asc_error *err)
{
    asc_arena *keep = asc_arena_new(), *tmp = asc_arena_new();
    asc_list *l = keep ? asc_arena_zalloc(keep, 1, sizeof *l) : NULL;
    asc_status rc = ASC_ENOMEM;
    if (l && tmp) {
        struct join j = { .l = l, .tmp = tmp, .err = err };
        l->keep = keep;
        rc = join(&j, files, count, options);
    } else rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_arena_free(tmp);
    if (rc) asc_arena_free(keep);
    else *out = l;
    return rc;
}

asc_status asc_list_parse(asc_list **out, asc_str lines, asc_error *err)
{
    asc_list_text one = { { NULL, 0 }, lines };
    return asc_list_join(out, &one, 1, NULL, err);
}

void asc_list_free(asc_list *l)
{
    if (l) asc_arena_free(l->keep);
}

asc_list_facts asc_list_about(const asc_list *l)
{
    return l->facts;
}

const asc_listing *asc_list_items(const asc_list *l, size_t *count)
{
    *count = l->count;
    return l->items;
}

/* ---- writing ---------------------------------------------------------------------------*/

static void put_fields(asc_buf *b, const asc_str *f, size_t n)
{
    for (size_t k = 0; k < n; k++) {
        asc_buf_putc(b, '\t');
        asc_buf_put(b, f[k]);
    }
}

static void put_entry(asc_buf *b, const asc_listing *x, size_t no)
{
    asc_buf_printf(b, "entry\t%zu", no);
    const asc_str f[] = { x->reference, asc_str_from(asc_listed_kind_name(x->kind)),
                          x->programme, x->measures,
                          x->listed,    x->amended,
                          x->delisted };
    put_fields(b, f, sizeof f / sizeof *f);
    asc_buf_printf(b, "\t%u\n", (unsigned)x->line);
    for (size_t k = 0; k < x->name_count; k++) {
        const asc_str name[] = { asc_str_from(asc_names_quality_name(x->names[k].quality)),
                                 x->names[k].text };
        asc_buf_printf(b, "name\t%zu", no);
        put_fields(b, name, 2);
        asc_buf_printf(b, "\t%u\n", (unsigned)x->line);
    }
}

asc_status asc_list_lines(const asc_list *l, asc_write_fn write, void *user, asc_error *err)
{
    asc_buf b = { 0 };
    const asc_str head[] = { l->facts.id, l->facts.title, l->facts.date,
                             asc_str_from(asc_list_dating_name(l->facts.dating)) };
    bool good = true;
    asc_buf_puts(&b, "list");
    put_fields(&b, head, 4);
    asc_buf_putc(&b, '\n');
    for (size_t k = 0; good && k < l->count; k++) {
        put_entry(&b, &l->items[k], k + 1);
        if (b.n < 60000 && k + 1 < l->count) continue;
        good = !b.failed && write(user, b.p, b.n);
        asc_buf_clear(&b);
    }
    asc_status rc = b.failed ? asc_fail(err, ASC_ENOMEM, "out of memory")
                    : good   ? ASC_OK
                             : asc_fail(err, ASC_EIO, "the list could not be written");
    asc_buf_free(&b);
    return rc;
}

/* ---- versions ---------------------------------------------------------------------------*/

static bool same_standing(const asc_listing *a, const asc_listing *b)
{
    if (!asc_str_eq(a->programme, b->programme) || !asc_str_eq(a->measures, b->measures) ||
        !asc_str_eq(a->listed, b->listed) || !asc_str_eq(a->amended, b->amended) ||
        !asc_str_eq(a->delisted, b->delisted) || a->kind != b->kind ||
        a->name_count != b->name_count)
        return false;
    for (size_t k = 0; k < a->name_count; k++)
        if (!asc_str_eq(a->names[k].text, b->names[k].text) ||
            a->names[k].quality != b->names[k].quality)
            return false;
    return true;
}

/* By reference and programme; entries of a list may share a reference. */
static bool key_of(asc_arena *tmp, const asc_listing *x, unsigned again, asc_str *out)
{
    asc_buf b = { 0 };
    asc_buf_put(&b, x->reference.n ? x->reference : x->names[0].text);
    asc_buf_printf(&b, "\n%u", again);
    bool good = !b.failed && asc_arena_copy(tmp, asc_buf_str(&b), out);
    asc_buf_free(&b);
    return good;
}

/* Enter each listing of l; the nth of one reference under that and n. */
static bool enter(asc_map *m, asc_arena *tmp, const asc_list *l, asc_str *keys)
{
    asc_map times;
    asc_map_init(m, tmp);
    asc_map_init(&times, tmp);
    for (size_t k = 0; k < l->count; k++) {
        const asc_listing *x = &l->items[k];
        uint64_t *n =
            asc_map_put(&times, x->reference.n ? x->reference : x->names[0].text, 0, NULL);
        if (!n || !key_of(tmp, x, (unsigned)(*n)++, &keys[k]) || !asc_map_put(m, keys[k], k, NULL))
            return false;
    }
    return true;
}

asc_status asc_list_diff(const asc_list *before, const asc_list *after, asc_list_change_fn each,
                         void *user, asc_error *err)
{
    asc_arena *tmp = asc_arena_new();
    asc_map old, new;
    bool go = true;
    asc_str *keys[2] = { NULL, NULL };
    if (tmp) keys[0] = asc_arena_alloc(tmp, before->count + 1, sizeof(asc_str));
    if (tmp) keys[1] = asc_arena_alloc(tmp, after->count + 1, sizeof(asc_str));
    if (!keys[0] || !keys[1] || !enter(&old, tmp, before, keys[0]) ||
        !enter(&new, tmp, after, keys[1])) {
        asc_arena_free(tmp);
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    }
    for (size_t k = 0; go && k < after->count; k++) {
        const uint64_t *at = asc_map_find(&old, keys[1][k]);
        const asc_listing *now = &after->items[k], *then = at ? &before->items[*at] : NULL;
        if (!then) go = each(user, ASC_LIST_ADDED, NULL, now);
        else if (!same_standing(then, now)) go = each(user, ASC_LIST_CHANGED, then, now);
    }
    for (size_t k = 0; go && k < before->count; k++)
        if (!asc_map_find(&new, keys[0][k]))
            go = each(user, ASC_LIST_REMOVED, &before->items[k], NULL);
    asc_arena_free(tmp);
    return ASC_OK;
}

asc_standing asc_listing_on(const asc_listing *l, asc_str day)
{
    asc_date d, from, to;
    if (!asc_date_parse(day, &d)) return ASC_STANDING_UNKNOWN;
    bool ends = asc_date_parse(l->delisted, &to), begins = asc_date_parse(l->listed, &from);
    if (ends && asc_date_first(d) >= asc_date_last(to)) return ASC_STANDING_NO;
    if (!begins) return ASC_STANDING_UNKNOWN;
    if (asc_date_last(d) < asc_date_first(from)) return ASC_STANDING_NO;
    return asc_date_first(d) >= asc_date_last(from) ? ASC_STANDING_YES : ASC_STANDING_UNKNOWN;
}
