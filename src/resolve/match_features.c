#include "resolve/match.h"

#include "base/str.h"
#include "resolve/sound.h"

#include "base/banned.h"

#define SERVANT_WEIGHT 0.4f

/* What is gathered over one name. */
struct side {
    const asc_name_words *n;
    uint32_t used;
    float met, left, left_heaviest, patronym, sense;
    unsigned content, initials_left, titles_left, forms_left, forms, kunya, servants, numbers_left;
    unsigned letters, particles;
};

const char *asc_feature_name(size_t i)
{
    static const char *const names[] = {
#define ASC_X(id) #id,
        ASC_FEATURE_LIST(ASC_X)
#undef ASC_X
    };
    return i < ASC_FEATURES ? names[i] : "";
}

static bool minor(const asc_word *w)
{
    return w->part >= ASC_PART_PARTICLE && w->part <= ASC_PART_SERVANT;
}

static bool ends(const asc_word *w, const char *tail)
{
    size_t n = strlen(tail);
    return w->n > n + 2 && memcmp(w->text + w->n - n, tail, n) == 0;
}

static bool patronym(const asc_word *w)
{
    static const char *const tails[] = { "vich", "vitch", "vna", "wicz", "vych" };
    char last = w->text[w->n - 1];
    if (last != 'h' && last != 'a' && last != 'z') return false;
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
        if (ends(w, tails[i])) return true;
    return false;
}

static void left_over(struct side *s, const asc_word *w)
{
    if (w->part == ASC_PART_TITLE) s->titles_left++;
    if (w->part == ASC_PART_FORM) s->forms_left++;
    if (w->number) s->numbers_left++;
    if (w->part == ASC_PART_SERVANT) {
        /* "Abd" met nothing: nor did the word that it belongs to */
        s->left += SERVANT_WEIGHT;
        if (SERVANT_WEIGHT > s->left_heaviest) s->left_heaviest = SERVANT_WEIGHT;
    }
    if (minor(w)) return;
    s->left += w->weight;
    if (w->weight > s->left_heaviest) s->left_heaviest = w->weight;
    if (w->n == 1) s->initials_left++;
    if (patronym(w)) s->patronym += w->weight;
}

static struct side look(const asc_name_words *n, uint32_t used)
{
    struct side s = { .n = n, .used = used };
    for (size_t i = 0; i < n->count; i++) {
        const asc_word *w = n->at[i].word;
        s.content += !minor(w);
        s.letters += w->n;
        s.forms += w->part == ASC_PART_FORM;
        s.particles += w->part == ASC_PART_PARTICLE || w->part == ASC_PART_SON;
        s.kunya += w->part == ASC_PART_KUNYA;
        s.servants += w->part == ASC_PART_SERVANT;
        if (!(used >> i & 1)) left_over(&s, w);
    }
    return s;
}

/* A word that says little by itself counts little, one that says nothing not at all. */
static bool counts(const asc_name_words *a, const asc_name_words *b, const asc_meeting *m)
{
    return m->an > 1 || m->bn > 1 || !minor(a->at[m->a].word) || !minor(b->at[m->b].word);
}

struct met {
    float weight, like, worst, dissent, heaviest, spelling, exact_weight, sense, best;
    unsigned count, exact, initials, joined, numbers, forms, acronym_letters, acronym_words;
    float acronym_cover;
};

static void meet(struct met *t, const asc_name_words *a, const asc_name_words *b,
                 const asc_meeting *m)
{
    const asc_word *x = a->at[m->a].word, *y = b->at[m->b].word;
    if (m->how == ASC_NAMES_HOW_FORM) t->forms++;
    if (x->part == ASC_PART_FORM && m->how == ASC_NAMES_HOW_EXACT) t->forms++;
    if (!counts(a, b, m)) return;
    t->count++;
    t->weight += m->weight;
    t->like += m->weight * m->like;
    if (m->like < t->worst) t->worst = m->like;
    if (m->like > t->best) t->best = m->like;
    float loss = m->weight * (1.0f - m->like), heavy = m->weight * m->like;
    if (loss > t->dissent) t->dissent = loss;
    if (heavy > t->heaviest) t->heaviest = heavy;
    if (m->how == ASC_NAMES_HOW_EXACT) {
        t->exact++;
        t->exact_weight += m->weight;
    }
    if (m->how == ASC_NAMES_HOW_EXACT || m->how == ASC_NAMES_HOW_JOINED) t->spelling += m->weight;
    else if (m->how == ASC_NAMES_HOW_SOUND || m->how == ASC_NAMES_HOW_SPELLING)
        t->spelling += m->weight * m->spelling;
    if (x->part == ASC_PART_SENSE && x->sense == y->sense) t->sense += m->weight;
    t->initials += m->how == ASC_NAMES_HOW_INITIAL;
    t->joined += m->how == ASC_NAMES_HOW_JOINED;
    t->numbers +=
        m->how == ASC_NAMES_HOW_NUMBER || (m->how == ASC_NAMES_HOW_EXACT && x->number == 1);
    if (m->how == ASC_NAMES_HOW_ACRONYM) {
        const asc_word *brief = m->an == 1 ? x : y;
        if (brief->n > t->acronym_letters) t->acronym_letters = brief->n;
        t->acronym_words += m->an > m->bn ? m->an : m->bn;
    }
}

/* Pairs of meetings that stand in the other order in the other name. */
static float inversions(const asc_alignment *al)
{
    unsigned turned = 0, pairs = 0;
    for (size_t i = 0; i < al->count; i++)
        for (size_t j = i + 1; j < al->count; j++) {
            pairs++;
            turned += (al->met[i].a < al->met[j].a) != (al->met[i].b < al->met[j].b);
        }
    return pairs ? (float)turned / (float)pairs : 0;
}

/* How well the word at i of this side met; 0 if it did not. */
static float met_at(const asc_alignment *al, size_t i, bool of_b)
{
    for (size_t k = 0; k < al->count; k++) {
        const asc_meeting *m = &al->met[k];
        size_t begin = of_b ? m->b : m->a, n = of_b ? m->bn : m->an;
        if (i >= begin && i < begin + n) return m->like;
    }
    return 0;
}

/* The surname: as flagged, else the last word that counts; the given name: the first. */
struct places {
    size_t surname, given;
    bool known, any;
};

static struct places places_of(const asc_name_words *n)
{
    struct places p = { 0, 0, false, false };
    for (size_t i = 0; i < n->count; i++) {
        const asc_word *w = n->at[i].word;
        if (minor(w)) continue;
        if (!p.any) p.given = i;
        p.any = true;
        bool flagged = n->at[i].flags & ASC_OF_SURNAME;
        if (flagged || !p.known) p.surname = i;
        p.known = p.known || flagged;
    }
    return p;
}

/* The places of the words that a name consists of, small ones and forms left out. */
static size_t told_words(const asc_name_words *n, uint8_t at[ASC_NAMES_WORDS_MAX])
{
    size_t k = 0;
    for (size_t i = 0; i < n->count; i++) {
        uint8_t part = n->at[i].word->part;
        if (part != ASC_PART_PARTICLE && part != ASC_PART_TITLE && part != ASC_PART_FORM)
            at[k++] = (uint8_t)i;
    }
    return k;
}

static size_t joined_text(const asc_name_words *n, const uint8_t *at, size_t count, char *out,
                          size_t most)
{
    size_t end = 0;
    for (size_t i = 0; i < count; i++) {
        const asc_word *w = n->at[at[i]].word;
        size_t k = w->n < most - end ? w->n : most - end;
        memcpy(out + end, w->text, k);
        end += k;
    }
    return end;
}

/* Put the words in alphabetical order; were they so already? */
static bool sort_words(const asc_name_words *n, uint8_t *at, size_t count)
{
    bool sorted = true;
    for (size_t i = 1; i < count; i++)
        for (size_t j = i; j > 0; j--) {
            const asc_word *x = n->at[at[j - 1]].word, *y = n->at[at[j]].word;
            size_t k = x->n < y->n ? x->n : y->n;
            int c = memcmp(x->text, y->text, k);
            if (c < 0 || (c == 0 && x->n <= y->n)) break;
            uint8_t t = at[j];
            at[j] = at[j - 1];
            at[j - 1] = t;
            sorted = false;
        }
    return sorted;
}

static float least(float x, float y)
{
    return x < y ? x : y;
}
static float most(float x, float y)
{
    return x > y ? x : y;
}

static float difference(unsigned x, unsigned y)
{
    return (float)(x > y ? x - y : y - x);
}

#define TEXT_LETTERS 64u

static void whole_texts(float *x, const asc_name_words *a, const asc_name_words *b)
{
    char ta[TEXT_LETTERS], tb[TEXT_LETTERS];
    uint8_t wa[ASC_NAMES_WORDS_MAX], wb[ASC_NAMES_WORDS_MAX];
    size_t ka = told_words(a, wa), kb = told_words(b, wb);
    size_t na = joined_text(a, wa, ka, ta, TEXT_LETTERS),
           nb = joined_text(b, wb, kb, tb, TEXT_LETTERS);
    if (!na || !nb) return;
    size_t longest = na > nb ? na : nb, shortest = na > nb ? nb : na;
    float common = 2.0f * (float)asc_common(ta, na, tb, nb) / (float)(na + nb);
    x[ASC_FEATURE_common_in_order] = x[ASC_FEATURE_common_sorted] = common;
    x[ASC_FEATURE_edits_in_order] = 1.0f - (float)asc_edits(ta, na, tb, nb) / (float)longest;
    x[ASC_FEATURE_letters_least] = (float)shortest;
    x[ASC_FEATURE_letters_ratio] = (float)shortest / (float)longest;
    bool sorted = sort_words(a, wa, ka);
    if (sort_words(b, wb, kb) && sorted) return;
    na = joined_text(a, wa, ka, ta, TEXT_LETTERS);
    nb = joined_text(b, wb, kb, tb, TEXT_LETTERS);
    common = 2.0f * (float)asc_common(ta, na, tb, nb) / (float)(na + nb);
    x[ASC_FEATURE_common_sorted] = common;
}

static void persons(float *x, const asc_name_words *a, const asc_name_words *b,
                    const asc_alignment *al)
{
    struct places pa = places_of(a), pb = places_of(b);
    if (!pa.any || !pb.any) return;
    float sa = met_at(al, pa.surname, false), sb = met_at(al, pb.surname, true),
          ga = met_at(al, pa.given, false), gb = met_at(al, pb.given, true);
    /* where only one side says which word it is, that side is believed */
    x[ASC_FEATURE_surname_like] = pa.known == pb.known ? least(sa, sb) : pa.known ? sa : sb;
    x[ASC_FEATURE_given_like] = pa.known == pb.known ? least(ga, gb) : pa.known ? ga : gb;
    x[ASC_FEATURE_surname_weight] =
        least(a->at[pa.surname].word->weight, b->at[pb.surname].word->weight);
    x[ASC_FEATURE_first_letter] =
        a->at[pa.given].word->text[0] == b->at[pb.given].word->text[0] ? 1.0f : 0.0f;
}

static unsigned top_script(const asc_name_words *n)
{
    for (unsigned s = ASC_SCRIPT_COUNT - 1; s > 0; s--)
        if (n->scripts >> s & 1) return s;
    return 0;
}

static void kinds(float *x, const asc_name_words *a, const asc_name_words *b)
{
    uint8_t k = a->kind ? a->kind : b->kind;
    x[ASC_FEATURE_person] = k == ASC_NAMES_PERSON;
    x[ASC_FEATURE_org] = k == ASC_NAMES_ORG;
    x[ASC_FEATURE_vessel] = k == ASC_NAMES_VESSEL;
    x[ASC_FEATURE_kinds_differ] = a->kind && b->kind && a->kind != b->kind;
    unsigned sa = top_script(a), sb = top_script(b);
    x[ASC_FEATURE_script] = sa == sb ? 0.0f : (float)(sa > sb ? sa : sb);
    x[ASC_FEATURE_low_quality] = a->quality == ASC_NAMES_LOW || b->quality == ASC_NAMES_LOW;
}

static bool has_son(const asc_name_words *n)
{
    for (size_t i = 1; i + 1 < n->count; i++)
        if (n->at[i].word->part == ASC_PART_SON) return true;
    return false;
}

static void lefts(float *x, const struct side *a, const struct side *b)
{
    x[ASC_FEATURE_left_least] = least(a->left, b->left);
    x[ASC_FEATURE_left_most] = most(a->left, b->left);
    bool a_less = a->left <= b->left;
    x[ASC_FEATURE_left_heaviest_least] = a_less ? a->left_heaviest : b->left_heaviest;
    x[ASC_FEATURE_left_heaviest_most] = a_less ? b->left_heaviest : a->left_heaviest;
    x[ASC_FEATURE_words_least] = (float)(a->content < b->content ? a->content : b->content);
    x[ASC_FEATURE_words_most] = (float)(a->content > b->content ? a->content : b->content);
    x[ASC_FEATURE_number_clash] = a->numbers_left && b->numbers_left   ? 2.0f
                                  : a->numbers_left || b->numbers_left ? 1.0f
                                                                       : 0.0f;
    x[ASC_FEATURE_initial_clash] = (a->initials_left && b->left > 0 ? 1.0f : 0.0f) +
                                   (b->initials_left && a->left > 0 ? 1.0f : 0.0f);
    x[ASC_FEATURE_title_clash] = (float)(a->titles_left + b->titles_left);
    x[ASC_FEATURE_form_clash] = a->forms_left && b->forms_left;
    x[ASC_FEATURE_form_onesided] = (a->forms_left != 0) != (b->forms_left != 0);
    x[ASC_FEATURE_patronym_left] = a->patronym + b->patronym;
    x[ASC_FEATURE_kunya_clash] = a->kunya && b->kunya ? 2.0f : a->kunya || b->kunya ? 1.0f : 0.0f;
    x[ASC_FEATURE_servant_clash] = difference(a->servants, b->servants);
    x[ASC_FEATURE_particles] = difference(a->particles, b->particles);
}

void asc_features(float x[ASC_FEATURES], const asc_name_words *a, const asc_name_words *b,
                  const asc_alignment *al)
{
    struct met t = { .worst = 1.0f };
    for (size_t i = 0; i < ASC_FEATURES; i++) x[i] = 0;
    for (size_t i = 0; i < al->count; i++) meet(&t, a, b, &al->met[i]);
    struct side sa = look(a, al->used_a), sb = look(b, al->used_b);
    float all_a = t.weight + sa.left, all_b = t.weight + sb.left;
    float ca = all_a > 0 ? t.like / all_a : 0, cb = all_b > 0 ? t.like / all_b : 0;
    kinds(x, a, b);
    lefts(x, &sa, &sb);
    x[ASC_FEATURE_cover_least] = least(ca, cb);
    x[ASC_FEATURE_cover_most] = most(ca, cb);
    x[ASC_FEATURE_met_weight] = t.weight;
    x[ASC_FEATURE_met_heaviest] = t.heaviest;
    x[ASC_FEATURE_like_mean] = t.weight > 0 ? t.like / t.weight : 0;
    x[ASC_FEATURE_like_worst] = t.count ? t.worst : 0;
    x[ASC_FEATURE_best_like] = t.best;
    x[ASC_FEATURE_dissent] = t.dissent;
    x[ASC_FEATURE_met_count] = (float)t.count;
    x[ASC_FEATURE_exact_share] = t.count ? (float)t.exact / (float)t.count : 0;
    x[ASC_FEATURE_exact_weight] = t.exact_weight;
    x[ASC_FEATURE_spelling_mean] = t.weight > 0 ? t.spelling / t.weight : 0;
    x[ASC_FEATURE_number_agree] = (float)t.numbers;
    x[ASC_FEATURE_acronym_letters] = (float)t.acronym_letters;
    unsigned shorter = sa.content < sb.content ? sb.content : sa.content;
    x[ASC_FEATURE_acronym_cover] = shorter ? (float)t.acronym_words / (float)shorter : 0;
    x[ASC_FEATURE_initials] = (float)t.initials;
    x[ASC_FEATURE_joined] = (float)t.joined;
    x[ASC_FEATURE_inversions] = inversions(al);
    /* "Salman bin Muhammad" is not "Muhammad bin Salman" */
    if (has_son(a) && has_son(b)) x[ASC_FEATURE_son_inversions] = x[ASC_FEATURE_inversions];
    x[ASC_FEATURE_form_agree] = (float)t.forms;
    x[ASC_FEATURE_near_left] = al->near_a;
    x[ASC_FEATURE_sense_share] = t.weight > 0 ? t.sense / t.weight : 0;
    persons(x, a, b, al);
    whole_texts(x, a, b);
}
