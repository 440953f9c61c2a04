#include "read/factuality.h"

#include "base/error.h"
#include "base/str.h"

#include "base/banned.h"

#define CHAIN_MAX 4 /* words looked at above an event */
#define JOIN_MAX 64u
#define TALK_ONE_IN 25 /* words that are "I" or "you" where people talk */

enum { FACT, UNSURE, NOT, CLASSES }; /* the model's labels, in this order */

asc_str asc_table_factuality(void);
asc_str asc_table_signatures(void);

/* ---- the model -----------------------------------------------------------------*/

static asc_status bad_line(size_t line, asc_error *err)
{
    return asc_fail(err, ASC_EFORMAT, "data/signatures.tsv line %zu: not four columns", line);
}

/* "v to manage": class, complement, lemma. */
static asc_str key_of(char key[JOIN_MAX], char class, asc_str complement, asc_str lemma)
{
    size_t n = 0;
    if (complement.n + lemma.n + 3 > JOIN_MAX) return (asc_str){ NULL, 0 };
    key[n++] = class;
    key[n++] = ' ';
    memcpy(key + n, complement.p, complement.n);
    n += complement.n;
    key[n++] = ' ';
    memcpy(key + n, lemma.p, lemma.n);
    return (asc_str){ key, n + lemma.n };
}

asc_status asc_factuality_lists_open(asc_factuality_model **out, asc_arena *keep, asc_error *err)
{
    asc_str text = asc_table_signatures(), line, lemma, class, complement, signs;
    asc_factuality_model *m = asc_arena_zalloc(keep, 1, sizeof *m);
    asc_lines it = { text, 0 };
    size_t n = 0, lines = 1;
    for (size_t i = 0; i < text.n; i++) lines += text.p[i] == '\n';
    if (!m || !(m->signs = asc_arena_alloc(keep, lines, sizeof *m->signs)))
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_map_init(&m->signatures, keep);
    asc_status rc = asc_nouns_load(&m->nouns, keep, err);
    if (rc) return rc;
    while (asc_lines_next(&it, &line)) {
        char buf[JOIN_MAX];
        asc_str key;
        bool fresh;
        if (line.n == 0 || line.p[0] == '#') continue;
        if (!asc_str_cut(line, '\t', &lemma, &line) || !asc_str_cut(line, '\t', &class, &line) ||
            !asc_str_cut(line, '\t', &complement, &signs) || class.n != 1 || signs.n != 2)
            return bad_line(it.no, err);
        m->signs[n] = signs;
        if (!asc_arena_copy(keep, key_of(buf, class.p[0], complement, lemma), &key) ||
            !asc_map_put(&m->signatures, key, n++, &fresh))
            return asc_fail(err, ASC_ENOMEM, "out of memory");
    }
    *out = m;
    return ASC_OK;
}

asc_status asc_factuality_model_open(asc_factuality_model **out, asc_arena *keep, asc_error *err)
{
    asc_linear *linear = NULL;
    asc_factuality_model *m = NULL;
    asc_status rc = asc_factuality_lists_open(&m, keep, err);
    if (!rc) rc = asc_linear_open(&linear, keep, asc_table_factuality(), err);
    if (!rc && linear->labels != CLASSES)
        rc = asc_fail(err, ASC_EFORMAT, "data/factuality.bin does not have three labels");
    if (rc) return rc;
    m->linear = linear;
    *out = m;
    return ASC_OK;
}

/* ---- names of things -------------------------------------------------------------*/

static asc_str dep_name(const asc_tree *t, uint32_t i)
{
    return asc_str_from(asc_dep_name((asc_dep)t->tok[i].dep));
}

static asc_str tag_name(const asc_tree *t, uint32_t i)
{
    return asc_str_from(asc_tag_name((asc_tag)t->tok[i].tag));
}

static asc_str pos_name(const asc_tree *t, uint32_t i)
{
    return asc_str_from(asc_pos_name((asc_pos)t->tok[i].pos));
}

/* Parts put together with '_'; what is over JOIN_MAX is left out. */
struct joined {
    char p[JOIN_MAX];
    size_t n;
};

static void join(struct joined *j, asc_str s)
{
    if (j->n && j->n < JOIN_MAX) j->p[j->n++] = '_';
    size_t k = s.n < JOIN_MAX - j->n ? s.n : JOIN_MAX - j->n;
    if (k) memcpy(j->p + j->n, s.p, k);
    j->n += k;
}

static asc_str str_of(const struct joined *j)
{
    return (asc_str){ j->p, j->n };
}

/* ---- the clause ------------------------------------------------------------------*/

/* What the children of a clause's verb say about it. */
struct clause {
    uint32_t verb;
    struct joined group; /* auxiliaries, "to", negation, in order: "will_not_be" */
    asc_str mark, modal; /* "if", "that"; "could" */
    bool negated, to, conditional;
    uint32_t subject;
};

/* The word whose auxiliaries and subject are i's: i, or its copula. */
static uint32_t verb_of(const asc_tree *t, uint32_t i)
{
    asc_dep dep = (asc_dep)t->tok[i].dep;
    bool told = dep == ASC_DEP_ACOMP || dep == ASC_DEP_ATTR || dep == ASC_DEP_OPRD;
    return told && asc_tree_is_verb(t, t->tok[i].head) ? t->tok[i].head : i;
}

static bool negative_word(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "no",       "never",   "none",   "nobody",
                                         "nothing",  "neither", "nor",    "nowhere",
                                         "hardly",   "barely",  "rarely", "seldom",
                                         "scarcely", "not",     "n't",    NULL };
    return asc_tree_is_one(t, i, words);
}

/* "no reports", "none of them": a negated subject or object denies the clause. */
static bool negated_noun(const asc_tree *t, uint32_t i)
{
    unsigned left = 16;
    if (negative_word(t, i)) return true;
    for (uint32_t c = t->first[i]; c != ASC_NONE && left--; c = t->next[c])
        if (t->tok[c].dep == ASC_DEP_DET && negative_word(t, c)) return true;
    return false;
}

static void look_at_child(struct clause *c, const asc_tree *t, uint32_t k)
{
    asc_dep dep = (asc_dep)t->tok[k].dep;
    switch (dep) {
    case ASC_DEP_AUX:
    case ASC_DEP_AUXPASS:
    case ASC_DEP_NEG:
        join(&c->group, t->low[k]);
        c->negated |= dep == ASC_DEP_NEG;
        c->to |= t->tok[k].tag == ASC_TAG_TO;
        if (t->tok[k].tag == ASC_TAG_MD) c->modal = t->low[k];
        break;
    case ASC_DEP_MARK:
        c->mark = t->low[k];
        c->conditional |= asc_tree_is(t, k, "if") || asc_tree_is(t, k, "unless");
        break;
    case ASC_DEP_ADVMOD: c->negated |= negative_word(t, k); break;
    case ASC_DEP_NSUBJ:
    case ASC_DEP_NSUBJPASS:
    case ASC_DEP_EXPL:
        c->subject = k;
        c->negated |= negated_noun(t, k);
        break;
    case ASC_DEP_DOBJ:
    case ASC_DEP_ATTR: c->negated |= negated_noun(t, k); break;
    default: break;
    }
}

static void look_at(struct clause *c, const asc_tree *t, uint32_t i)
{
    unsigned left = ASC_CHILDREN_MAX;
    *c = (struct clause){ .verb = verb_of(t, i), .subject = ASC_NONE };
    for (uint32_t k = t->first[c->verb]; k != ASC_NONE && left--; k = t->next[k])
        if (k != i) look_at_child(c, t, k);
    if (c->verb != i || asc_tree_is_verb(t, i)) return;
    for (uint32_t k = t->first[i], n = 16; k != ASC_NONE && n--; k = t->next[k])
        if (t->tok[k].dep == ASC_DEP_DET && negative_word(t, k)) c->negated = true;
}

static asc_str subject_kind(const asc_tree *t, uint32_t s)
{
    static const char *const persons[] = { "i",  "we",   "you",  "he",   "she",
                                           "it", "they", "this", "that", "there" };
    if (s == ASC_NONE) return ASC_STR("none");
    for (size_t k = 0; k < sizeof persons / sizeof *persons; k++)
        if (asc_str_is_nocase(asc_tree_text(t, s), persons[k])) return asc_str_from(persons[k]);
    return tag_name(t, s);
}

/* ---- what stands above -------------------------------------------------------------*/

static asc_str complement_of(const asc_tree *t, uint32_t i, const struct clause *c)
{
    asc_dep dep = (asc_dep)t->tok[i].dep;
    if (c->to) return ASC_STR("to");
    if (dep == ASC_DEP_CCOMP) return ASC_STR("that");
    if (t->tok[i].tag == ASC_TAG_VBG && dep != ASC_DEP_DOBJ) return ASC_STR("ing");
    if (dep == ASC_DEP_XCOMP) return ASC_STR("to");
    if (dep == ASC_DEP_ACL) return ASC_STR("that");
    return dep == ASC_DEP_NSUBJ ? ASC_STR("subject") : ASC_STR("obj");
}

static char class_of(const asc_tree *t, uint32_t i)
{
    return asc_tree_is_verb(t, i) ? 'v' : t->tok[i].pos == ASC_POS_ADJ ? 'a' : 'n';
}

/* The signature of what governs i, "" where none is known. */
static asc_str signature(const asc_factuality_model *m, const asc_tree *t, uint32_t i, uint32_t up,
                         const struct clause *c)
{
    char buf[JOIN_MAX];
    asc_str key = key_of(buf, class_of(t, up), complement_of(t, i, c), t->low[up]);
    const uint64_t *at = key.n ? asc_map_find(&m->signatures, key) : NULL;
    return at ? m->signs[*at] : ASC_STR("");
}

/* Over prepositions: "hopes of recovery" is governed by "hopes"; and "it is unlikely that
 * he came" by "unlikely". */
static uint32_t governor(const asc_tree *t, uint32_t i)
{
    uint32_t h = t->tok[i].head;
    if (t->tok[i].dep == ASC_DEP_CCOMP && asc_tree_is(t, h, "be")) {
        uint32_t adjective = asc_tree_child(t, h, ASC_DEP_ACOMP);
        if (adjective != ASC_NONE) return adjective;
    }
    if (h != i && t->tok[h].pos == ASC_POS_ADP && t->tok[h].head != h) return t->tok[h].head;
    return h;
}

static asc_str yes(bool b, const char *s)
{
    return b ? asc_str_from(s) : ASC_STR("");
}

static void put_above(const asc_factuality_model *m, const asc_tree *t, uint32_t i, asc_str tone,
                      asc_features *f)
{
    static const char *const names[CHAIN_MAX][5] = {
        { "u1", "u1s", "u1g", "u1k", "u1d" },
        { "u2", "u2s", "u2g", "u2k", "u2d" },
        { "u3", "u3s", "u3g", "u3k", "u3d" },
        { "u4", "u4s", "u4g", "u4k", "u4d" },
    };
    struct joined path = { .n = 0 };
    struct clause below, above;
    bool if_above = false, neg_above = false;
    look_at(&below, t, i);
    for (int k = 0; k < CHAIN_MAX && t->tok[i].head != i; k++) {
        uint32_t up = governor(t, below.verb), from = below.verb;
        const char *const *name = names[k];
        if (up == from) break;
        look_at(&above, t, up);
        asc_str signs = signature(m, t, from, up, &below);
        join(&path, dep_name(t, from));
        asc_features_pair(f, name[0], dep_name(t, from), t->low[up]);
        asc_features_pair(f, name[4], str_of(&path), pos_name(t, up));
        if (signs.n) {
            asc_features_pair(f, name[1], signs, yes(above.negated, "not"));
            struct joined j = { .n = 0 };
            join(&j, signs);
            join(&j, yes(above.negated, "not"));
            asc_features_pair(f, name[1], str_of(&j), tone);
        }
        asc_features_pair(f, name[2], str_of(&above.group), tag_name(t, above.verb));
        asc_features_pair(f, name[3], above.mark, dep_name(t, from));
        const asc_cue *cue = asc_tables_cue(t->lx, class_of(t, up), t->low[up]);
        if (cue) {
            asc_features_pair(f, "cue", asc_str_from(asc_certainty_name(cue->certainty)),
                              asc_str_from(asc_act_name(cue->act)));
        }
        if (above.modal.n) asc_features_put(f, "umodal", above.modal);
        if_above |= above.conditional;
        neg_above |= above.negated;
        below = above;
        i = up;
    }
    if (if_above) asc_features_put(f, "uif", tone);
    if (neg_above) asc_features_put(f, "uneg", ASC_STR("1"));
    asc_features_put(f, "path", str_of(&path));
}

/* ---- the word and its clause -------------------------------------------------------*/

static void put_clause(const asc_tree *t, uint32_t i, asc_str tone, const char *const name[8],
                       asc_features *f)
{
    struct clause c;
    look_at(&c, t, i);
    struct joined form = { .n = 0 };
    join(&form, str_of(&c.group));
    join(&form, tag_name(t, c.verb));
    asc_features_put(f, name[0], str_of(&form));
    asc_features_pair(f, name[1], str_of(&form), tone);
    asc_features_pair(f, name[2], str_of(&form), dep_name(t, c.verb));
    asc_features_pair(f, name[3], subject_kind(t, c.subject), str_of(&form));
    if (c.mark.n) asc_features_pair(f, name[4], c.mark, str_of(&form));
    if (c.modal.n) asc_features_pair(f, name[5], c.modal, tone);
    if (c.negated) asc_features_pair(f, name[6], ASC_STR("1"), dep_name(t, c.verb));
    asc_features_pair(f, name[7], subject_kind(t, c.subject), dep_name(t, c.verb));
}

/* Adverbs, determiners, particles: what hangs on the word and on its clause. */
static void put_children(const asc_tree *t, uint32_t i, asc_features *f)
{
    unsigned left = 24;
    uint32_t verb = verb_of(t, i);
    for (uint32_t k = t->first[i]; k != ASC_NONE && left--; k = t->next[k]) {
        asc_dep dep = (asc_dep)t->tok[k].dep;
        if (dep == ASC_DEP_ADVMOD || dep == ASC_DEP_DET || dep == ASC_DEP_AMOD ||
            dep == ASC_DEP_PRT || dep == ASC_DEP_CC)
            asc_features_pair(f, "k", dep_name(t, k), t->low[k]);
        else asc_features_put(f, "kd", dep_name(t, k));
        if (dep == ASC_DEP_ADVCL && asc_tree_child(t, k, ASC_DEP_MARK) != ASC_NONE)
            asc_features_put(f, "kmark", t->low[asc_tree_child(t, k, ASC_DEP_MARK)]);
    }
    if (verb == i) return;
    for (uint32_t k = t->first[verb]; k != ASC_NONE && left--; k = t->next[k])
        if (t->tok[k].dep == ASC_DEP_ADVMOD)
            asc_features_pair(f, "vk", ASC_STR("advmod"), t->low[k]);
}

/* The root of i's sentence; i after a climb that is too long. */
static uint32_t root_of(const asc_tree *t, uint32_t i)
{
    for (int k = 0; k < ASC_WALK_MAX && t->tok[i].head != i; k++) i = t->tok[i].head;
    return i;
}

/* The last word of the root's sentence that is no white space. */
static uint32_t last_of(const asc_tree *t, uint32_t root)
{
    uint32_t first = t->tok[root].left, last = t->tok[root].right;
    last = last > first ? last - 1 : first;
    while (last > first && t->tok[last].pos == ASC_POS_SPACE) last--;
    return last;
}

/* "Let me know": a bare verb without a subject. */
static bool orders(const asc_tree *t, uint32_t root)
{
    struct clause c;
    look_at(&c, t, root);
    return asc_tree_is_verb(t, root) && t->tok[root].tag == ASC_TAG_VB && c.subject == ASC_NONE &&
           c.group.n == 0;
}

static void put_sentence(const asc_tree *t, uint32_t i, asc_str tone, asc_features *f)
{
    uint32_t root = root_of(t, i);
    struct clause c;
    asc_str end = asc_tree_text(t, last_of(t, root));
    asc_str at = root == i ? ASC_STR("root") : ASC_STR("in");
    look_at(&c, t, root);
    asc_features_pair(f, "end", end, at);
    asc_features_pair(f, "end2", end, tag_name(t, i));
    asc_features_pair(f, "start", t->low[t->tok[root].left], at);
    asc_features_put(f, "reg", tone);
    if (orders(t, root)) asc_features_pair(f, "order", at, dep_name(t, i));
    asc_features_pair(f, "root", tag_name(t, root), str_of(&c.group));
}

static void put_word(const asc_tree *t, uint32_t i, asc_str tone, asc_features *f)
{
    asc_str text = asc_tree_text(t, i);
    asc_features_put(f, "bias", ASC_STR(""));
    asc_features_put(f, "l", t->low[i]);
    asc_features_put(f, "t", tag_name(t, i));
    asc_features_put(f, "p", pos_name(t, i));
    asc_features_pair(f, "td", tag_name(t, i), dep_name(t, i));
    asc_features_pair(f, "tr", tag_name(t, i), tone);
    asc_features_pair(f, "lt", t->low[i], tag_name(t, i));
    if (text.n > 3) asc_features_put(f, "suf", asc_str_slice(text, text.n - 3, text.n));
    if (i) asc_features_put(f, "w-1", t->low[i - 1]);
    if (i + 1 < t->n) asc_features_put(f, "w+1", t->low[i + 1]);
}

void asc_factuality_features(const asc_factuality_model *m, const asc_tree *t, uint32_t i,
                             asc_str tone, asc_features *f)
{
    static const char *const own[8] = { "g", "gr", "gd", "sg", "mg", "mr", "neg", "sd" };
    static const char *const first[8] = { "cg", "cgr", "cgd", "csg", "cmg", "cmr", "cneg", "csd" };
    uint32_t verb = verb_of(t, i);
    f->n = 0;
    put_word(t, i, tone, f);
    put_clause(t, i, tone, own, f);
    if (t->tok[verb].dep == ASC_DEP_CONJ) put_clause(t, t->tok[verb].head, tone, first, f);
    put_children(t, i, f);
    put_above(m, t, i, tone, f);
    put_sentence(t, i, tone, f);
}

asc_str asc_factuality_tone(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = {
        "i", "me", "my", "mine", "we", "us", "our", "you", "your"
    };
    size_t words_n = 0, personal = 0;
    for (uint32_t k = i; k < t->n && t->tok[k].sent == t->tok[i].sent; k++) {
        asc_pos pos = (asc_pos)t->tok[k].pos;
        words_n += pos != ASC_POS_SPACE && pos != ASC_POS_PUNCT;
        if (pos != ASC_POS_PRON) continue;
        for (size_t w = 0; w < sizeof words / sizeof *words; w++)
            personal += asc_str_is_nocase(asc_tree_text(t, k), words[w]);
    }
    if (personal * TALK_ONE_IN > words_n) return ASC_STR("talk");
    return personal ? ASC_STR("mixed") : ASC_STR("report");
}

/* An auxiliary or a particle tells what its verb tells. */
static bool serves(const asc_tree *t, uint32_t i)
{
    asc_dep dep = (asc_dep)t->tok[i].dep;
    return dep == ASC_DEP_AUX || dep == ASC_DEP_AUXPASS || dep == ASC_DEP_PRT;
}

/* A noun that mostly names people, places or arms tells of no event. */
static bool names_a_thing(const asc_factuality_model *m, asc_str lemma)
{
    static const char *const things[] = {
        "person",   "official", "fighter", "military", "organisation", "district", "place",
        "building", "warcraft", "vehicle", "weapon",   "unit",         NULL
    };
    asc_str classes = asc_nouns_classes(&m->nouns, lemma), rest, first = classes;
    asc_str_cut(classes, ',', &first, &rest);
    return asc_str_one_of(first, things);
}

/* "Sandy", "the Olympics": of names those of events, and those of which nothing is known. */
static bool may_name_an_event(asc_ent ent)
{
    return ent == ASC_ENT_NONE || ent == ASC_ENT_EVENT;
}

bool asc_factuality_word(const asc_factuality_model *m, const asc_tree *t, uint32_t i)
{
    switch (t->tok[i].pos) {
    case ASC_POS_VERB:
    case ASC_POS_AUX:
    case ASC_POS_ADJ: return true;
    case ASC_POS_NOUN: return !names_a_thing(m, t->low[i]);
    case ASC_POS_PROPN: return may_name_an_event((asc_ent)t->tok[i].ent);
    default: return serves(t, i) && t->tok[i].tag == ASC_TAG_RP;
    }
}

/* ---- operators ---------------------------------------------------------------------*/

/*
 * Words that make an event less than a plain fact. A model learnt from web talk expects
 * doubt where a newspaper has none (MEANTIME: macro F1 .41 by the model alone, .58 with
 * this). So where nobody says "I" or "you", asks or orders, these decide: a denial is
 * one, doubt needs an operator, and without one it is told as a fact.
 */
struct operators {
    bool denied, doubted, possible, conditional, future;
};

static bool foretells(asc_str modal)
{
    static const char *const words[] = { "will", "shall", "'ll", "wo", NULL };
    return asc_str_one_of(modal, words);
}

static void note_clause(struct operators *o, const struct clause *c)
{
    static const char *const words[] = { "may", "might", "could", NULL };
    o->doubted |= c->to || (c->modal.n && !foretells(c->modal));
    o->possible |= asc_str_one_of(c->modal, words);
    o->future |= c->modal.n && foretells(c->modal);
    o->conditional |= c->conditional || asc_str_eq(c->mark, ASC_STR("whether"));
}

static void note_adverbs(struct operators *o, const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "possibly",   "probably", "perhaps",     "maybe",
                                         "allegedly",  "likely",   "potentially", "reportedly",
                                         "supposedly", "unlikely", NULL };
    unsigned left = 24;
    for (uint32_t k = t->first[i]; k != ASC_NONE && left--; k = t->next[k])
        o->possible |= t->tok[k].dep == ASC_DEP_ADVMOD && asc_str_one_of(t->low[k], words);
}

static void note_signature(struct operators *o, asc_str signs, bool negated)
{
    if (signs.n != 2) return;
    char sign = signs.p[negated ? 1 : 0];
    o->denied |= sign == '-';
    o->doubted |= signs.p[0] == 'o';
}

static struct operators operators_of(const asc_factuality_model *m, const asc_tree *t, uint32_t i)
{
    struct operators o = { .denied = false };
    struct clause below, above;
    look_at(&below, t, i);
    note_clause(&o, &below);
    note_adverbs(&o, t, i);
    note_adverbs(&o, t, below.verb);
    o.denied = below.negated;
    if (t->tok[below.verb].dep == ASC_DEP_CONJ) {
        look_at(&above, t, t->tok[below.verb].head);
        note_clause(&o, &above);
    }
    for (int k = 0; k < CHAIN_MAX; k++) {
        uint32_t from = below.verb, up = governor(t, from);
        if (up == from) break;
        look_at(&above, t, up);
        if (k < CHAIN_MAX - 1) note_signature(&o, signature(m, t, from, up, &below), above.negated);
        o.doubted |= above.modal.n && !foretells(above.modal);
        o.future |= above.modal.n && foretells(above.modal);
        o.conditional |= above.conditional;
        below = above;
    }
    return o;
}

/* Does the sentence ask or order? Then nobody reports in it. */
static bool asks_or_orders(const asc_tree *t, uint32_t i)
{
    uint32_t root = root_of(t, i), last = last_of(t, root);
    return asc_str_starts(asc_tree_text(t, last), ASC_STR("?")) || orders(t, root);
}

/* ---- events ------------------------------------------------------------------------*/

/* The class and how far it is ahead, in natural logarithms times ten, as certainty:
 * the steps that fit UDS-IH2's train part best. */
static void set_told(asc_event_told *e, int class, const int32_t *s, int32_t unit)
{
    int32_t second = class == FACT  ? s[NOT] > s[UNSURE] ? s[NOT] : s[UNSURE]
                      : class == NOT ? s[FACT] > s[UNSURE] ? s[FACT] : s[UNSURE]
                                     : 0;
    int32_t ahead = (s[class] - second) * 10 / unit, lean = (s[FACT] - s[NOT]) * 10 / unit;
    e->polarity =
        class == NOT || (class == UNSURE && lean < -5) ? ASC_POLARITY_MINUS : ASC_POLARITY_PLUS;
    if (class == UNSURE) e->certainty = lean > 5 || lean < -5 ? ASC_CERTAINTY_PS : ASC_CERTAINTY_U;
    else e->certainty = ahead > 20 ? ASC_CERTAINTY_CT : ASC_CERTAINTY_PR;
}

/* What a report tells, by its operators. */
static void set_reported(asc_event_told *e, int class, const struct operators *o,
                         const int32_t *scores, int32_t unit)
{
    bool doubted = o->doubted || o->conditional || o->possible;
    e->polarity = ASC_POLARITY_PLUS;
    e->certainty = o->future ? ASC_CERTAINTY_PR : ASC_CERTAINTY_CT;
    if (o->denied && !o->conditional) e->polarity = ASC_POLARITY_MINUS;
    else if (o->possible || (doubted && class != FACT)) set_told(e, UNSURE, scores, unit);
    else if (doubted) set_told(e, FACT, scores, unit);
}

static asc_event_told tell(const asc_factuality_model *m, const asc_tree *t, uint32_t i,
                           asc_str tone)
{
    asc_features f = { .n = 0 };
    int32_t s[ASC_LABELS_MAX], unit = (int32_t)m->linear->unit;
    asc_event_told e = { .span = { t->tok[i].begin, t->tok[i].end } };
    if (serves(t, i)) i = t->tok[i].head;
    asc_factuality_features(m, t, i, tone, &f);
    asc_linear_score(m->linear, &f, s);
    int class = s[FACT] >= s[UNSURE] && s[FACT] >= s[NOT] ? FACT
                : s[NOT] > s[UNSURE]                      ? NOT
                                                          : UNSURE;
    bool report = asc_str_eq(tone, ASC_STR("report")) && !asks_or_orders(t, i);
    struct operators o = operators_of(m, t, i);
    if (report) set_reported(&e, class, &o, s, unit);
    else set_told(&e, class, s, unit);
    return e;
}

asc_status asc_factuality_read(asc_event_told **out, size_t *count, asc_arena *keep,
                               const asc_factuality_model *m, const asc_tree *t, asc_error *err)
{
    asc_str tone = ASC_STR("");
    size_t n = 0, total = 0;
    for (uint32_t i = 0; i < t->n; i++) total += asc_factuality_word(m, t, i);
    asc_event_told *items = asc_arena_alloc(keep, total + 1, sizeof *items);
    if (!items) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (uint32_t i = 0; i < t->n; i++) {
        if (i == 0 || t->tok[i].sent != t->tok[i - 1].sent) tone = asc_factuality_tone(t, i);
        if (asc_factuality_word(m, t, i)) items[n++] = tell(m, t, i, tone);
    }
    *out = items;
    *count = n;
    return ASC_OK;
}
