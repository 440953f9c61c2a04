#include "resolve/match.h"

#include "base/str.h"
#include "resolve/sound.h"

#include "base/banned.h"

#define LIKE_LEAST 0.5f     /* words less alike do not meet */
#define SPELLING_LEAST 0.3f /* with fewer letters in common words do not sound alike */
#define MEETINGS_TRIED 128u /* the best of so many are chosen from */
#define JOIN_MOST 4u        /* words that one word can be made of */
#define INITIAL_LIKE 0.6f
#define JOINED_LIKE 0.97f
#define ARTICLE_LIKE 0.96f /* "alotaibi", "otaibi" */
#define SYLLABLES_MIN 12u  /* letters of a word of syllables that can be misspelt */
#define MEANING_LIKE 0.9f

struct aligner {
    const asc_lexicon *lx;
    const asc_name_words *a, *b;
    asc_meeting tried[MEETINGS_TRIED];
    size_t count;
};

static bool minor(const asc_word *w)
{
    return w->part >= ASC_PART_PARTICLE && w->part <= ASC_PART_SERVANT;
}

/* Bits that are set, of 16. */
static unsigned bits(unsigned x)
{
    x -= x >> 1 & 0x5555;
    x = (x & 0x3333) + (x >> 2 & 0x3333);
    x = (x + (x >> 4)) & 0x0F0F;
    return (x + (x >> 8)) & 0x1F;
}

static float weight_of(const asc_word *a, const asc_word *b)
{
    return a->weight < b->weight ? a->weight : b->weight;
}

static bool same_text(const asc_word *a, const asc_word *b)
{
    return a->hash == b->hash && a->n == b->n && memcmp(a->text, b->text, a->n) == 0;
}

unsigned asc_word_value(const asc_word *w)
{
    return w->number ? w->value + 1 : 0;
}

/* Too little in common to be one word misspelt? Cheap, and never wrong about words with
 * one slip. */
static bool hopeless(const asc_word *a, const asc_word *b, bool latin)
{
    unsigned both = bits(a->letters & b->letters), pa = bits(a->letters), pb = bits(b->letters),
             less = pa < pb ? pa : pb;
    unsigned n = a->n > b->n ? a->n : b->n, m = a->n > b->n ? b->n : a->n;
    if (latin) return both * 2 < less || m * 2 + 1 < n;
    return both * 3 < less || m * 3 + 2 < n;
}

static bool article(const asc_word *w)
{
    return w->n > 5 && w->text[1] == 'l' && (w->text[0] == 'a' || w->text[0] == 'e');
}

static float spelling(const asc_word *a, const asc_word *b)
{
    unsigned most = a->n > b->n ? a->n : b->n;
    return 1.0f - (float)asc_edits(a->text, a->n, b->text, b->n) / (float)most;
}

/* "alotaibi", "otaibi". */
static bool article_apart(const asc_word *a, const asc_word *b)
{
    if (article(a) == article(b)) return false;
    const asc_word *longer = article(a) ? a : b, *other = article(a) ? b : a;
    return longer->n == other->n + 2 && memcmp(longer->text + 2, other->text, other->n) == 0;
}

static asc_likeness fuzzy(const asc_lexicon *lx, const asc_word *a, const asc_word *b)
{
    asc_likeness out = { 0, 0, ASC_NAMES_HOW_SOUND };
    bool latin = a->script == b->script;
    unsigned script = a->script ? a->script : b->script;
    if (hopeless(a, b, latin)) return out;
    if (latin && a->n < SYLLABLES_MIN && (script == ASC_SCRIPT_HAN || script == ASC_SCRIPT_HANGUL))
        return out; /* another syllable is another name */
    out.spelling = spelling(a, b);
    if (latin && out.spelling < SPELLING_LEAST) return out;
    out.like = asc_sound_like(asc_lexicon_sounds(lx, latin ? 0 : script), a->sound, a->sound_n,
                              b->sound, b->sound_n);
    if (!latin) return out;
    if (article_apart(a, b)) {
        out.like = ARTICLE_LIKE;
    } else if (out.spelling > out.like) {
        out.like = out.spelling;
        out.how = ASC_NAMES_HOW_SPELLING;
    } else if (out.like >= 1.0f) {
        out.like = 0.99f;
    }
    return out;
}

asc_likeness asc_words_like(const asc_lexicon *lx, const asc_word *a, const asc_word *b)
{
    if (same_text(a, b)) return (asc_likeness){ 1, 1, ASC_NAMES_HOW_EXACT };
    if (a->number || b->number) {
        unsigned va = asc_word_value(a), vb = asc_word_value(b);
        return (asc_likeness){ va == vb ? 0.95f : 0, 0, ASC_NAMES_HOW_NUMBER };
    }
    if (a->sense && a->sense == b->sense) {
        uint8_t how = a->part == ASC_PART_FORM    ? ASC_NAMES_HOW_FORM
                      : a->part == ASC_PART_TITLE ? ASC_NAMES_HOW_TITLE
                                                  : ASC_NAMES_HOW_MEANING;
        return (asc_likeness){ MEANING_LIKE, 0, how };
    }
    if (minor(a) && minor(b)) return (asc_likeness){ 0, 0, 0 };
    if (a->n == 1 || b->n == 1) {
        bool met = a->n != b->n && !minor(a) && !minor(b) && a->text[0] == b->text[0];
        return (asc_likeness){ met ? INITIAL_LIKE : 0, 0, ASC_NAMES_HOW_INITIAL };
    }
    return fuzzy(lx, a, b);
}

/* Of equal meetings the one that stands further in front, then further on the diagonal:
 * an order that does not depend on which name is which. */
static bool before(const asc_meeting *x, const asc_meeting *y)
{
    if (x->like != y->like) return x->like > y->like;
    unsigned sx = x->a + x->b, sy = y->a + y->b;
    if (sx != sy) return sx < sy;
    unsigned dx = x->a > x->b ? x->a - x->b : x->b - x->a,
             dy = y->a > y->b ? y->a - y->b : y->b - y->a;
    return dx < dy;
}

static void try(struct aligner *al, asc_meeting m)
{
    size_t i = al->count;
    if (i == MEETINGS_TRIED) {
        if (!before(&m, &al->tried[i - 1])) return;
        i--;
    } else {
        al->count++;
    }
    for (; i > 0 && before(&m, &al->tried[i - 1]); i--) al->tried[i] = al->tried[i - 1];
    al->tried[i] = m;
}

static void words_alike(struct aligner *al)
{
    for (size_t i = 0; i < al->a->count; i++)
        for (size_t j = 0; j < al->b->count; j++) {
            const asc_word *x = al->a->at[i].word, *y = al->b->at[j].word;
            asc_likeness l = asc_words_like(al->lx, x, y);
            if (l.like > 0)
                try(al, (asc_meeting){ (uint8_t)i, (uint8_t)j, 1, 1, l.how, l.like, weight_of(x, y),
                                       l.spelling });
        }
}

/* Is the word made of words [j, j + k) of n, perhaps with one slip? */
static float made_of(const asc_word *w, const asc_name_words *n, size_t j, size_t k)
{
    char text[ASC_WORD_LETTERS + 2];
    size_t at = 0;
    for (size_t i = j; i < j + k; i++) {
        const asc_word *part = n->at[i].word;
        if (at + part->n > sizeof text) return 0;
        memcpy(text + at, part->text, part->n);
        at += part->n;
    }
    if (at == w->n && memcmp(text, w->text, at) == 0) return JOINED_LIKE;
    if (w->n < 7 || k > 2) return 0;
    unsigned edits = asc_edits(w->text, w->n, text, at);
    return edits <= 1 ? JOINED_LIKE - 0.12f : edits == 2 && w->n > 10 ? JOINED_LIKE - 0.2f : 0;
}

static float joined_weight(const asc_word *w, const asc_name_words *n, size_t j, size_t k)
{
    float sum = 0;
    for (size_t i = j; i < j + k; i++) sum += n->at[i].word->weight;
    return sum < w->weight ? sum : w->weight;
}

/* Words of `of` that are several words of `in` run together. `turned`: `of` is name b. */
static void words_joined(struct aligner *al, const asc_name_words *of, const asc_name_words *in,
                         bool turned)
{
    for (size_t i = 0; i < of->count; i++) {
        const asc_word *w = of->at[i].word;
        if (w->n < 2 || w->number == 1) continue;
        for (size_t j = 0; j + 1 < in->count; j++) {
            size_t sum = in->at[j].word->n;
            if (in->at[j].word->text[0] != w->text[0] || sum >= w->n) continue;
            for (size_t k = 2; k <= JOIN_MOST && j + k <= in->count; k++) {
                sum += in->at[j + k - 1].word->n;
                if (sum > w->n + 2u) break;
                if (sum + 2 < w->n) continue;
                asc_meeting m = { (uint8_t)i,           (uint8_t)j, 1, (uint8_t)k,
                                  ASC_NAMES_HOW_JOINED, 0,          0, 0 };
                m.like = made_of(w, in, j, k);
                if (m.like <= 0) continue;
                m.weight = joined_weight(w, in, j, k);
                if (turned) m = (asc_meeting){ m.b, m.a, m.bn, m.an, m.how, m.like, m.weight, 0 };
                try(al, m);
            }
        }
    }
}

static uint32_t run(size_t begin, size_t n)
{
    return (uint32_t)((((uint64_t)1 << n) - 1) << begin);
}

static void take(asc_alignment *out, const asc_meeting *m)
{
    uint32_t a = run(m->a, m->an), b = run(m->b, m->bn);
    if ((out->used_a & a) || (out->used_b & b)) return;
    if (m->like < LIKE_LEAST) {
        if (m->like > out->near_a) out->near_a = m->like;
        return;
    }
    if (out->count == ASC_MEETINGS_MAX) return;
    out->used_a |= a;
    out->used_b |= b;
    out->met[out->count++] = *m;
}

/*
 * Words of n from j on that w's letters are the initials of; 0 if they are not. Small words
 * may be left out or not, "Islamic State in Iraq and the Levant" is ISIL: `reached` has a
 * bit for each number of letters that can have been used up.
 */
static size_t spelt_by(const asc_word *w, const asc_name_words *n, size_t j, uint32_t used)
{
    uint32_t reached = 1;
    for (size_t i = j; i < n->count && reached && !(used >> i & 1); i++) {
        const asc_word *x = n->at[i].word;
        uint32_t next = minor(x) && i != j ? reached : 0;
        for (size_t at = 0; at < w->n; at++)
            if ((reached >> at & 1) && x->text[0] == w->text[at]) next |= 1u << (at + 1);
        if (next >> w->n & 1) return i + 1 - j;
        reached = next;
    }
    return 0;
}

/* Words of `of` that met nothing and are made of initials of words that met nothing. */
static void acronyms(asc_alignment *out, const asc_name_words *of, const asc_name_words *in,
                     bool turned)
{
    for (size_t i = 0; i < of->count; i++) {
        const asc_word *w = of->at[i].word;
        uint32_t *mine = turned ? &out->used_b : &out->used_a,
                 *theirs = turned ? &out->used_a : &out->used_b;
        if ((*mine >> i & 1) || w->n < 2 || w->n > 8 || w->number == 1) continue;
        for (size_t j = 0; j + 1 < in->count; j++) {
            size_t k = spelt_by(w, in, j, *theirs);
            if (k < 2 || out->count == ASC_MEETINGS_MAX) continue;
            float like = w->n > 2 ? 0.9f : 0.7f;
            asc_meeting m = { (uint8_t)i,
                              (uint8_t)j,
                              1,
                              (uint8_t)k,
                              ASC_NAMES_HOW_ACRONYM,
                              like,
                              joined_weight(w, in, j, k),
                              0 };
            if (turned) m = (asc_meeting){ m.b, m.a, m.bn, m.an, m.how, m.like, m.weight, 0 };
            out->met[out->count++] = m;
            *mine |= 1u << i;
            *theirs |= run(j, k);
            break;
        }
    }
}

void asc_align(asc_alignment *out, const asc_lexicon *lx, const asc_name_words *a,
               const asc_name_words *b)
{
    struct aligner al;
    al.lx = lx;
    al.a = a;
    al.b = b;
    al.count = 0;
    out->count = 0;
    out->used_a = out->used_b = 0;
    out->near_a = 0;
    words_alike(&al);
    words_joined(&al, a, b, false);
    words_joined(&al, b, a, true);
    for (size_t i = 0; i < al.count; i++) take(out, &al.tried[i]);
    acronyms(out, a, b, false);
    acronyms(out, b, a, true);
}

int asc_name_order(const asc_name_words *a, const asc_name_words *b)
{
    if (a->count != b->count) return a->count < b->count ? -1 : 1;
    for (size_t i = 0; i < a->count; i++) {
        const asc_word *x = a->at[i].word, *y = b->at[i].word;
        if (x->n != y->n) return x->n < y->n ? -1 : 1;
        int c = memcmp(x->text, y->text, x->n);
        if (c) return c;
        if (x->script != y->script) return x->script < y->script ? -1 : 1;
        if (a->at[i].flags != b->at[i].flags) return a->at[i].flags < b->at[i].flags ? -1 : 1;
    }
    return (int)a->kind - (int)b->kind;
}
