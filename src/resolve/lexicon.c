#include "resolve/lexicon.h"

#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"

#include <utf8proc.h>

#include "base/banned.h"

asc_str asc_table_romanise(void);
asc_str asc_table_nameparts(void);
asc_str asc_table_rarity(void);
asc_str asc_table_sounds(void);

#define PAGES 256u
#define PART_SLOTS 4096u /* twice the words of nameparts.tsv and more; a power of two */
#define PART_WORDS_MAX (PART_SLOTS / 2)
#define COUNT_MOST (1u << 24)
#define RARITY_MAGIC "ASCRAR1"
#define ROMANISE_MAGIC "ASCROM1"

struct part_slot {
    asc_str word;
    asc_name_part what;
};

struct rare_slot {
    uint32_t hash, count;
};

struct asc_lexicon {
    const uint8_t *pages;
    const uint8_t *rows; /* of 256 little-endian uint16, page 1 first */
    const char *pool;
    size_t pool_n;
    struct part_slot parts[PART_SLOTS];
    uint32_t
        part_hashes[PART_SLOTS]; /* of the words there; 0: none. Small, so that misses are quick */
    size_t part_count;
    struct rare_slot *rare;
    uint32_t rare_mask;
    asc_sound_costs sounds[8];
    uint64_t id;
};

uint64_t asc_lexicon_id(const asc_lexicon *lx)
{
    return lx->id;
}

uint32_t asc_word_hash(const char *p, size_t n)
{
    uint64_t h = 0x9E3779B97F4A7C15u ^ n;
    for (size_t i = 0; i < n; i++) h = (h ^ (uint8_t)p[i]) * 0x100000001B3u;
    h ^= h >> 29;
    h *= 0xBF58476D1CE4E5B9u;
    return (uint32_t)(h >> 32);
}

/* ---- Letters ----------------------------------------------------------------------- */

static asc_status load_letters(asc_lexicon *lx, asc_error *err)
{
    asc_str t = asc_table_romanise();
    size_t pages = 0, head = 8 + PAGES;
    if (t.n < head + 2 || memcmp(t.p, ROMANISE_MAGIC, 8) != 0 || t.p[t.n - 1] != '\0')
        return asc_fail(err, ASC_EFORMAT, "the table of letters is damaged");
    lx->pages = (const uint8_t *)t.p + 8;
    for (size_t i = 0; i < PAGES; i++)
        if (lx->pages[i] > pages) pages = lx->pages[i];
    if (t.n < head + pages * 512 + 2)
        return asc_fail(err, ASC_EFORMAT, "the table of letters is cut short");
    lx->rows = (const uint8_t *)t.p + head;
    lx->pool = t.p + head + pages * 512;
    lx->pool_n = t.n - head - pages * 512;
    return ASC_OK;
}

static const char *plane_zero(const asc_lexicon *lx, uint32_t cp)
{
    unsigned page = lx->pages[cp >> 8];
    if (!page) return NULL;
    const uint8_t *at = lx->rows + (page - 1) * 512u + (cp & 0xFF) * 2u;
    size_t place = at[0] | (size_t)at[1] << 8;
    return place && place < lx->pool_n ? lx->pool + place : NULL;
}

const char *asc_lexicon_letter(const asc_lexicon *lx, uint32_t cp)
{
    if (cp < 0x10000) return plane_zero(lx, cp);
    utf8proc_int32_t base[4];
    int boundclass = 0;
    if (cp == ASC_UTF8_BAD || cp > 0x10FFFF) return NULL;
    utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)cp, base, 4,
                                                 UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &boundclass);
    if (n < 1 || n > 4 || base[0] < 0 || base[0] >= 0x10000) return NULL;
    return plane_zero(lx, (uint32_t)base[0]);
}

/* ---- Parts of names ---------------------------------------------------------------- */

static bool part_class(asc_str word, asc_part *out)
{
    static const char *const names[] = { "particle", "son",     "title", "form",
                                         "kunya",    "servant", "sense" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (asc_str_eq(word, asc_str_from(names[i]))) {
            *out = (asc_part)(i + 1);
            return true;
        }
    return false;
}

static struct part_slot *part_slot(asc_lexicon *lx, asc_str word, uint32_t hash)
{
    uint32_t i = hash & (PART_SLOTS - 1);
    while (lx->parts[i].word.n && !asc_str_eq(lx->parts[i].word, word))
        i = (i + 1) & (PART_SLOTS - 1);
    return &lx->parts[i];
}

/* The first line that has a word is the one that counts. */
static bool add_spellings(asc_lexicon *lx, asc_name_part what, asc_str spellings)
{
    asc_str word, rest = spellings;
    while (rest.n) {
        if (!asc_str_cut(rest, ' ', &word, &rest)) {
            word = rest;
            rest.n = 0;
        }
        if (!word.n) continue;
        uint32_t hash = asc_word_hash(word.p, word.n);
        struct part_slot *s = part_slot(lx, word, hash);
        if (s->word.n) continue;
        if (++lx->part_count > PART_WORDS_MAX) return false;
        *s = (struct part_slot){ word, what };
        lx->part_hashes[s - lx->parts] = hash | 1;
    }
    return true;
}

static asc_status load_parts(asc_lexicon *lx, asc_error *err)
{
    asc_lines it = { asc_table_nameparts(), 0 };
    asc_str line, class, canonical, spellings;
    uint16_t sense = 0;
    while (asc_lines_next(&it, &line)) {
        asc_name_part what = { ASC_PART_PLAIN, ++sense };
        if (!line.n || line.p[0] == '#') continue;
        if (!asc_str_cut(line, '\t', &class, &canonical) ||
            !asc_str_cut(canonical, '\t', &canonical, &spellings) ||
            !part_class(class, &what.part) || !add_spellings(lx, what, spellings))
            return asc_fail(err, ASC_EFORMAT, "nameparts: line %zu is damaged", it.no);
    }
    return ASC_OK;
}

asc_name_part asc_lexicon_part(const asc_lexicon *lx, asc_str word, uint32_t hash)
{
    for (uint32_t i = hash & (PART_SLOTS - 1); lx->part_hashes[i]; i = (i + 1) & (PART_SLOTS - 1))
        if (lx->part_hashes[i] == (hash | 1) && asc_str_eq(lx->parts[i].word, word))
            return lx->parts[i].what;
    return (asc_name_part){ ASC_PART_PLAIN, 0 };
}

/* ---- Rarity ------------------------------------------------------------------------- */

static uint32_t u32_at(const char *p)
{
    const uint8_t *b = (const uint8_t *)p;
    return b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

/* "ASCRAR1\0", uint32 count, then hash and count of each word, 8 bytes. */
static asc_status load_rarity(asc_lexicon *lx, asc_arena *keep, asc_error *err)
{
    asc_str t = asc_table_rarity();
    if (t.n < 12 || memcmp(t.p, RARITY_MAGIC, 8) != 0 || (t.n - 12) / 8 != u32_at(t.p + 8))
        return asc_fail(err, ASC_EFORMAT, "the table of rarity is damaged");
    uint32_t count = u32_at(t.p + 8), slots = 64;
    while (slots < count * 2) slots *= 2;
    lx->rare = asc_arena_zalloc(keep, slots, sizeof *lx->rare);
    if (!lx->rare) return asc_fail(err, ASC_ENOMEM, "out of memory");
    lx->rare_mask = slots - 1;
    for (uint32_t k = 0; k < count; k++) {
        struct rare_slot one = { u32_at(t.p + 12 + k * 8), u32_at(t.p + 16 + k * 8) };
        uint32_t i = one.hash & lx->rare_mask;
        while (lx->rare[i].count) i = (i + 1) & lx->rare_mask;
        lx->rare[i] = one;
    }
    return ASC_OK;
}

uint32_t asc_lexicon_count(const asc_lexicon *lx, uint32_t hash)
{
    for (uint32_t i = hash & lx->rare_mask; lx->rare[i].count; i = (i + 1) & lx->rare_mask)
        if (lx->rare[i].hash == hash) return lx->rare[i].count;
    return 0;
}

void asc_lexicon_fetch(const asc_lexicon *lx, uint32_t hash)
{
    __builtin_prefetch(&lx->rare[hash & lx->rare_mask]);
}

/* log2 in eighths, of whole numbers from 1 to 2^24: exponent and first three bits of the
 * float. No libm, so that every machine has the same. */
static unsigned eighths(uint32_t x)
{
    float f = (float)x;
    uint32_t bits;
    memcpy(&bits, &f, sizeof bits);
    return (bits >> 20) - (127u << 3);
}

float asc_word_weight(uint32_t count, size_t letters)
{
    /* 2^15: the names that the general table counts, about. */
    unsigned e = eighths(count < COUNT_MOST ? count + 1 : COUNT_MOST);
    float w = e < 112 ? (float)(120 - e) / 80.0f : 0.1f;
    if (letters < 3) w *= 0.6f;
    return w;
}

/* ---- Sounds -------------------------------------------------------------------------- */

/* "ASCSND1\0", then eight tables of ASC_SOUNDS by ASC_SOUNDS bytes. */
static asc_status load_sounds(asc_lexicon *lx, asc_error *err)
{
    asc_str t = asc_table_sounds();
    if (t.n != 8 + sizeof lx->sounds || memcmp(t.p, "ASCSND1", 8) != 0)
        return asc_fail(err, ASC_EFORMAT, "the table of sounds is damaged");
    memcpy(lx->sounds, t.p + 8, sizeof lx->sounds);
    return ASC_OK;
}

const asc_sound_costs *asc_lexicon_sounds(const asc_lexicon *lx, unsigned script)
{
    return &lx->sounds[script & 7];
}

asc_status asc_lexicon_load(asc_lexicon **out, asc_arena *keep, asc_error *err)
{
    asc_lexicon *lx = asc_arena_zalloc(keep, 1, sizeof *lx);
    if (!lx) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_status rc = load_letters(lx, err);
    if (rc == ASC_OK) rc = load_parts(lx, err);
    if (rc == ASC_OK) rc = load_rarity(lx, keep, err);
    if (rc == ASC_OK) rc = load_sounds(lx, err);
    if (rc != ASC_OK) return rc;
    lx->id = asc_str_hash(asc_table_romanise()) ^ asc_str_hash(asc_table_nameparts()) * 3 ^
             asc_str_hash(asc_table_rarity()) * 5;
    *out = lx;
    return ASC_OK;
}
