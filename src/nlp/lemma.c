#include "nlp/lemma.h"

#include "base/error.h"
#include "base/utf8.h"

#include "base/banned.h"

/* ---- Loading ---------------------------------------------------------------*/

static asc_status damaged(asc_error *err, const char *section)
{
    return asc_fail(err, ASC_EFORMAT, "model section %s is damaged", section);
}

/* A power of two, with room to spare, so that a search comes to an empty slot. */
static asc_status load_dictionary(asc_lemmas *l, const asc_model_file *f, asc_error *err)
{
    const void *slots, *indexed, *excepted;
    size_t n, indexed_count, excepted_count, used = 0;
    asc_status rc = asc_model_strings(f, "morph.dict", &l->words, err);
    if (rc == ASC_OK) rc = asc_model_section(f, "morph.dict.slots", 4, &slots, &n, err);
    if (rc == ASC_OK) rc = asc_model_section(f, "morph.indexed", 1, &indexed, &indexed_count, err);
    if (rc == ASC_OK)
        rc = asc_model_section(f, "morph.excepted", 1, &excepted, &excepted_count, err);
    if (rc != ASC_OK) return rc;
    if (n == 0 || (n & (n - 1)) != 0) return damaged(err, "morph.dict.slots");
    if (indexed_count != l->words.count) return damaged(err, "morph.indexed");
    if (excepted_count != l->words.count) return damaged(err, "morph.excepted");
    l->slots = slots;
    l->slot_count = n;
    l->indexed = indexed;
    l->excepted = excepted;
    for (size_t i = 0; i < n; i++) {
        if (l->slots[i] > l->words.count) return damaged(err, "morph.dict.slots");
        used += l->slots[i] != 0;
    }
    return used < n ? ASC_OK : damaged(err, "morph.dict.slots");
}

static asc_status load_tables(asc_lemmas *l, const asc_model_file *f, asc_error *err)
{
    const void *tables;
    size_t n;
    asc_status rc = asc_model_strings(f, "morph.suffixes", &l->suffixes, err);
    if (rc == ASC_OK) rc = asc_model_section(f, "morph.tables", 12, &tables, &n, err);
    if (rc != ASC_OK) return rc;
    memset(l->table_of, -1, sizeof l->table_of);
    if (n > ASC_LEMMA_TABLES) return damaged(err, "morph.tables");
    l->tables = tables;
    l->table_count = n;
    size_t rules = l->suffixes.count / 2;
    for (size_t i = 0; i < n; i++) {
        uint32_t pos = l->tables[i][0], first = l->tables[i][1], count = l->tables[i][2];
        if (pos >= ASC_POS_COUNT || count > ASC_LEMMA_RULES || first > rules ||
            count > rules - first)
            return damaged(err, "morph.tables");
        l->table_of[pos] = (int8_t)i;
    }
    return ASC_OK;
}

static int by_word(const uint32_t *row, uint32_t word, uint32_t table)
{
    if (row[0] != word) return row[0] < word ? -1 : 1;
    return row[1] < table ? -1 : row[1] > table;
}

static asc_status load_exceptions(asc_lemmas *l, const asc_model_file *f, asc_error *err)
{
    const void *rows, *lemmas;
    size_t n, lemma_count;
    asc_status rc = asc_model_section(f, "morph.exceptions", 16, &rows, &n, err);
    if (rc == ASC_OK)
        rc = asc_model_section(f, "morph.exception_lemmas", 4, &lemmas, &lemma_count, err);
    if (rc != ASC_OK) return rc;
    l->exceptions = rows;
    l->exception_count = n;
    l->exception_lemmas = lemmas;
    for (size_t i = 0; i < n; i++) {
        const uint32_t *row = l->exceptions[i];
        if (i && by_word(l->exceptions[i - 1], row[0], row[1]) >= 0)
            return damaged(err, "morph.exceptions");
        if (row[2] > lemma_count || row[3] > lemma_count - row[2])
            return damaged(err, "morph.exceptions");
    }
    for (size_t i = 0; i < lemma_count; i++)
        if (l->exception_lemmas[i] >= l->words.count) return damaged(err, "morph.exception_lemmas");
    return ASC_OK;
}

asc_status asc_lemmas_load(asc_lemmas *out, const asc_model_file *f, asc_error *err)
{
    asc_lemmas l = { 0 };
    asc_status rc = load_dictionary(&l, f, err);
    if (rc == ASC_OK) rc = load_tables(&l, f, err);
    if (rc == ASC_OK) rc = load_exceptions(&l, f, err);
    if (rc == ASC_OK) *out = l;
    return rc;
}

/* ---- Asking ----------------------------------------------------------------*/

uint32_t asc_lemmas_find(const asc_lemmas *l, asc_str word)
{
    size_t mask = l->slot_count - 1;
    for (size_t at = (size_t)asc_str_hash(word) & mask;; at = (at + 1) & mask) {
        uint32_t slot = l->slots[at];
        if (slot == 0) return ASC_NO_WORD;
        if (asc_str_eq(asc_strings_at(&l->words, slot - 1), word)) return slot - 1;
    }
}

/* The lemmas of an exception: *count of them from the place returned. */
static const uint32_t *find_exception(const asc_lemmas *l, uint32_t word, uint32_t table,
                                      size_t *count)
{
    size_t low = 0, high = l->exception_count;
    *count = 0;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        const uint32_t *row = l->exceptions[mid];
        int c = by_word(row, word, table);
        if (c == 0) {
            *count = row[3];
            return l->exception_lemmas + row[2];
        }
        if (c < 0) low = mid + 1;
        else high = mid;
    }
    return NULL;
}

static bool is_alpha(asc_str s)
{
    for (size_t i = 0; i < s.n;) {
        uint32_t c;
        i += asc_utf8_next(s, i, &c);
        if (c == ASC_UTF8_BAD || !asc_utf8_is_alpha(c)) return false;
    }
    return s.n > 0;
}

/* What the suffix rules make of a word: forms in order of preference. */
struct forms {
    asc_str known[ASC_LEMMA_RULES]; /* of the index, or with other than letters in it */
    size_t count;
    asc_str unknown; /* the first form that no index has */
};

static void add_form(const asc_lemmas *l, struct forms *out, asc_str form, int table)
{
    uint32_t number = asc_lemmas_find(l, form);
    if (number != ASC_NO_WORD && (l->indexed[number] >> table & 1)) {
        memmove(out->known + 1, out->known, out->count * sizeof *out->known);
        out->known[0] = asc_strings_at(&l->words, number);
        out->count++;
    } else if (!is_alpha(form)) {
        out->known[out->count++] = form;
    } else if (out->unknown.n == 0) {
        out->unknown = form;
    }
}

/* Forms are written to `room` one after the other; its growing must not move them. */
static bool make_forms(const asc_lemmas *l, int table, asc_str lower, asc_buf *room,
                       struct forms *out)
{
    uint32_t first = l->tables[table][1], count = l->tables[table][2];
    size_t ends[ASC_LEMMA_RULES];
    asc_buf_clear(room);
    for (uint32_t i = 0; i < count; i++) {
        asc_str old = asc_strings_at(&l->suffixes, 2 * (first + (size_t)i));
        if (asc_str_ends(lower, old)) {
            asc_buf_put(room, asc_str_slice(lower, 0, lower.n - old.n));
            asc_buf_put(room, asc_strings_at(&l->suffixes, 2 * (first + (size_t)i) + 1));
        }
        ends[i] = room->n;
    }
    if (room->failed) return false;
    for (uint32_t i = 0; i < count; i++) {
        size_t begin = i ? ends[i - 1] : 0;
        if (ends[i] > begin)
            add_form(l, out, asc_str_slice(asc_buf_str(room), begin, ends[i]), table);
    }
    return true;
}

static bool has_form(const struct forms *f, asc_str form)
{
    for (size_t i = 0; i < f->count; i++)
        if (asc_str_eq(f->known[i], form)) return true;
    return false;
}

/*
 * Each exception goes to the front unless it is there already, so the last new one
 * wins; an exception that the rules find too changes nothing.
 */
static bool best_exception(const asc_lemmas *l, const struct forms *forms, asc_str lower, int table,
                           asc_str *lemma)
{
    size_t count;
    bool found = false;
    uint32_t word = asc_lemmas_find(l, lower);
    if (word == ASC_NO_WORD || !(l->excepted[word] >> table & 1)) return false;
    const uint32_t *lemmas = find_exception(l, word, (uint32_t)table, &count);
    for (size_t i = 0; i < count; i++) {
        asc_str form = asc_strings_at(&l->words, lemmas[i]);
        bool there = has_form(forms, form);
        for (size_t k = 0; k < i && !there; k++) there = lemmas[k] == lemmas[i];
        if (!there) *lemma = form, found = true;
    }
    return found;
}

bool asc_lemmas_apply(const asc_lemmas *l, asc_pos pos, asc_str word, asc_str lower, asc_buf *room,
                      asc_str *lemma)
{
    struct forms forms = { .count = 0 };
    int table = l->table_of[pos];
    if (table < 0) {
        *lemma = pos == ASC_POS_PROPN ? word : lower;
        return true;
    }
    if (!make_forms(l, table, lower, room, &forms)) return false;
    if (best_exception(l, &forms, lower, table, lemma)) return true;
    *lemma = forms.count ? forms.known[0] : forms.unknown.n ? forms.unknown : word;
    return true;
}
