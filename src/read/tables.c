#include "read/tables.h"

#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"
#include "core/terms.h"
#include "read/embedded.h"

#include "base/banned.h"

#define COLUMNS_MAX 13
#define WORD_MAX 64 /* bytes of a lemma that can be in a table */

/* One table being parsed. */
struct table {
    asc_str name; /* for messages */
    asc_tables *lx;
    asc_arena *keep;
    asc_str col[COLUMNS_MAX];
    size_t cols, line;
    uint32_t own; /* ASC_OWN_LINE in a table of one's own, or 0 */
    asc_error *err;
};

static asc_status bad(struct table *t, const char *what, asc_str s)
{
    return asc_fail(t->err, ASC_EFORMAT, "%.*s line %zu: %s \"%.*s\"", ASC_FMT(t->name), t->line,
                    what, ASC_FMT(s));
}

static void split(struct table *t, asc_str line)
{
    asc_str head;
    t->cols = 0;
    while (t->cols + 1 < COLUMNS_MAX && asc_str_cut(line, '\t', &head, &line))
        t->col[t->cols++] = asc_str_trim(head);
    t->col[t->cols++] = asc_str_trim(line);
    for (size_t i = t->cols; i < COLUMNS_MAX; i++) t->col[i] = ASC_STR("-");
}

static bool unset(asc_str s)
{
    return s.n == 0 || asc_str_eq(s, ASC_STR("-"));
}

/* Take the next item of a list off *list. */
static bool item(asc_str *list, char sep, asc_str *out)
{
    if (list->n == 0) return false;
    size_t n = 0;
    while (n < list->n && list->p[n] != sep) n++;
    *out = asc_str_slice(*list, 0, n);
    *list = asc_str_slice(*list, n + 1, list->n);
    return true;
}

static bool has_item(asc_str list, const char *name)
{
    asc_str it;
    while (item(&list, ',', &it))
        if (asc_str_is(it, name)) return true;
    return false;
}

/* "v carry": class and word as one key. */
static asc_str key_of(char buf[WORD_MAX + 2], char pos, asc_str word)
{
    if (word.n == 0 || word.n > WORD_MAX) return (asc_str){ NULL, 0 };
    buf[0] = pos;
    memcpy(buf + 1, word.p, word.n);
    return (asc_str){ buf, word.n + 1 };
}

static const uint64_t *find(const asc_map *m, char pos, asc_str word)
{
    char buf[WORD_MAX + 2];
    asc_str key = key_of(buf, pos, word);
    return key.n ? asc_map_find(m, key) : NULL;
}

/* Put entry `index` behind the others of its key; *tail is the place of the last
 * one's `next` field, or NULL when it is the first. */
static asc_status enter(struct table *t, asc_map *m, char pos, asc_str word, size_t index,
                        uint32_t *before)
{
    char buf[WORD_MAX + 2];
    asc_str key = key_of(buf, pos, word), kept;
    bool fresh;
    if (!key.n) return bad(t, "word is empty or too long:", word);
    uint64_t *at = asc_map_find(m, key);
    *before = ASC_NONE;
    if (at) {
        *before = (uint32_t)*at; /* the newest entry comes first in the chain */
        *at = index;
        return ASC_OK;
    }
    if (!asc_arena_copy(t->keep, key, &kept) || !asc_map_put(m, kept, index, &fresh))
        return asc_fail(t->err, ASC_ENOMEM, "out of memory");
    return ASC_OK;
}

static void cut_word(asc_str s, asc_str *word, asc_str *particle, asc_str *object)
{
    *particle = *object = (asc_str){ NULL, 0 };
    if (!asc_str_cut(s, ':', word, object)) *word = s;
    asc_str head, tail;
    if (asc_str_cut(*word, '_', &head, &tail)) {
        *word = head;
        *particle = tail;
    }
}

/* ---- cues: word pos slots certainty polarity act basis ---- */

static unsigned slots_of(asc_str list)
{
    return (has_item(list, "that") ? ASC_SLOT_THAT : 0u) |
           (has_item(list, "obj") ? ASC_SLOT_OBJ : 0u) | (has_item(list, "to") ? ASC_SLOT_TO : 0u) |
           (has_item(list, "prep") ? ASC_SLOT_PREP : 0u) |
           (has_item(list, "subj") ? ASC_SLOT_SUBJ : 0u);
}

static asc_status cue_line(struct table *t)
{
    asc_cue *c = &t->lx->cues[t->lx->cue_count];
    asc_str none;
    cut_word(t->col[0], &c->word, &c->particle, &none);
    if (t->col[1].n != 1 || !strchr("vnarmsqz", t->col[1].p[0]))
        return bad(t, "no word class", t->col[1]);
    c->pos = t->col[1].p[0];
    c->slots = slots_of(t->col[2]);
    c->object_acts = has_item(t->col[2], "object-acts");
    c->raises = has_item(t->col[2], "raises");
    if (!asc_certainty_from(t->col[3], &c->certainty)) return bad(t, "no certainty", t->col[3]);
    c->polarity = asc_str_eq(t->col[4], ASC_STR("-")) ? ASC_POLARITY_MINUS : ASC_POLARITY_PLUS;
    c->act = ASC_ACT_ASSERT;
    if (!unset(t->col[5]) && !asc_act_from(t->col[5], &c->act)) return bad(t, "no act", t->col[5]);
    c->basis = ASC_BASIS_UNSTATED;
    if (!unset(t->col[6]) && !asc_basis_from(t->col[6], &c->basis))
        return bad(t, "no basis", t->col[6]);
    c->line = (uint32_t)t->line | t->own;
    return enter(t, &t->lx->cue_map, c->pos, c->word, t->lx->cue_count++, &c->next);
}

/* ---- what a reading rests on ---- */

double asc_tables_sure(const asc_tables *lx, asc_str what, asc_str value)
{
    char key[4 * WORD_MAX];
    double number = 0;
    if (what.n + value.n + 1 > sizeof key) return 0;
    memcpy(key, what.p, what.n);
    key[what.n] = ' ';
    if (value.n) memcpy(key + what.n + 1, value.p, value.n);
    const uint64_t *bits = asc_map_find(&lx->sure, (asc_str){ key, what.n + value.n + 1 });
    if (bits) memcpy(&number, bits, sizeof number);
    return number;
}

/* ---- frames: predicate trigger pos agent object flags polarity certainty act basis read ---- */

static asc_status places_of(struct table *t, asc_str list, asc_place out[ASC_PLACES_MAX])
{
    static const struct {
        const char *name;
        asc_where where;
    } names[] = {
        { "subj", ASC_WHERE_SUBJ },         { "obj", ASC_WHERE_OBJ },
        { "poss", ASC_WHERE_POSS },         { "head", ASC_WHERE_HEAD },
        { "compound", ASC_WHERE_COMPOUND }, { "self", ASC_WHERE_SELF },
        { "appos", ASC_WHERE_APPOS },       { "salient", ASC_WHERE_SALIENT },
        { "iobj", ASC_WHERE_IOBJ },         { "objposs", ASC_WHERE_OBJPOSS },
        { "pair", ASC_WHERE_PAIR },         { "adverb", ASC_WHERE_ADVERB },
        { "before", ASC_WHERE_BEFORE },     { "after", ASC_WHERE_AFTER },
        { "that", ASC_WHERE_THAT },         { "sentence", ASC_WHERE_SENTENCE },
        { "what", ASC_WHERE_WHAT },         { "deed", ASC_WHERE_DEED },
        { "bearer", ASC_WHERE_BEARER },     { "attr", ASC_WHERE_ATTR },
        { "joint", ASC_WHERE_JOINT },       { "second", ASC_WHERE_SECOND },
        { "subjposs", ASC_WHERE_SUBJPOSS }, { "secondposs", ASC_WHERE_WHOSE },
        { "oprd", ASC_WHERE_OPRD },
    };
    asc_str it;
    size_t n = 0;
    if (unset(list)) return ASC_OK;
    while (item(&list, '|', &it)) {
        if (n == ASC_PLACES_MAX) return bad(t, "too many places for one role:", it);
        out[n] = (asc_place){ ASC_WHERE_PREP, it };
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            if (asc_str_is(it, names[i].name)) out[n].where = names[i].where;
        n++;
    }
    return ASC_OK;
}

static bool read_of(asc_str s, double *out)
{
    return asc_str_number(s, out) && *out > 0 && *out < 1;
}

static asc_status enter_frame(struct table *t, const asc_frame *one, asc_str word)
{
    asc_frame *f = &t->lx->frames[t->lx->frame_count];
    asc_str none;
    *f = *one;
    cut_word(word, &f->word, &f->particle, &none);
    return enter(t, &t->lx->frame_map, f->pos, f->word, t->lx->frame_count++, &f->next);
}

/* The words of a set of sets.tsv, one at a time; *at and *rest are the place in it. */
static bool set_word(asc_str set, asc_lines *at, asc_str *rest, asc_str *word)
{
    asc_str line, name;
    while (!item(rest, ' ', word)) {
        do {
            if (!asc_lines_next(at, &line)) return false;
        } while (!asc_str_cut(line, '\t', &name, rest) || !asc_str_eq(asc_str_trim(name), set));
        *rest = asc_str_trim(*rest);
    }
    return true;
}

/* A set for a trigger is each of its words; "@event" stays, and so does what is no set. */
static asc_status enter_set(struct table *t, const asc_frame *one, asc_str set)
{
    asc_lines at = { asc_table_sets(), 0 };
    asc_str rest = { NULL, 0 }, word;
    asc_status rc = ASC_OK;
    size_t before = t->lx->frame_count;
    while (!rc && set_word(set, &at, &rest, &word)) rc = enter_frame(t, one, word);
    return rc || t->lx->frame_count > before ? rc : enter_frame(t, one, set);
}

/* One frame for each of the words that trigger it: "call|@brand:absurd|false". */
static asc_status enter_frames(struct table *t, const asc_frame *one)
{
    asc_frame f = *one;
    asc_str words, word;
    asc_status rc = ASC_OK;
    if (!asc_str_cut(t->col[1], ':', &words, &f.object_word))
        words = t->col[1], f.object_word = (asc_str){ NULL, 0 };
    while (!rc && item(&words, '|', &word))
        rc = word.n && word.p[0] == '@' ? enter_set(t, &f, word) : enter_frame(t, &f, word);
    return rc;
}

static asc_status frame_line(struct table *t)
{
    asc_frame one = { .line = (uint32_t)t->line | t->own }, *f = &one;
    if (!asc_predicate_from(t->col[0], &f->predicate)) return bad(t, "no predicate", t->col[0]);
    if (unset(t->col[1])) return bad(t, "no trigger", t->col[1]);
    if (t->col[2].n != 1 || !strchr("vnap", t->col[2].p[0]))
        return bad(t, "no word class", t->col[2]);
    f->pos = t->col[2].p[0];
    asc_status rc = places_of(t, t->col[3], f->agent);
    if (!rc) rc = places_of(t, t->col[4], f->object);
    if (rc) return rc;
    f->agent_speaks = has_item(t->col[5], "agent-speaks");
    f->subject_speaks = has_item(t->col[5], "subject-speaks");
    f->verdict = has_item(t->col[5], "verdict");
    f->negated = has_item(t->col[5], "negated");
    f->on_record = has_item(t->col[5], "on-record");
    f->polarity = asc_str_eq(t->col[6], ASC_STR("-")) ? ASC_POLARITY_MINUS : ASC_POLARITY_PLUS;
    if (!asc_certainty_from(t->col[7], &f->certainty)) return bad(t, "no certainty", t->col[7]);
    if (!unset(t->col[8]) && !asc_act_from(t->col[8], &f->act)) return bad(t, "no act", t->col[8]);
    if (!unset(t->col[9]) && !asc_basis_from(t->col[9], &f->basis))
        return bad(t, "no basis", t->col[9]);
    if (!read_of(t->col[10], &f->read)) return bad(t, "read is no share like .85:", t->col[10]);
    f->sure = asc_tables_sure(t->lx, t->col[0], t->col[1]) +
              asc_tables_sure(t->lx, ASC_STR("class"), t->col[2]) +
              asc_tables_sure(t->lx, ASC_STR("agent-at"), t->col[3]) +
              asc_tables_sure(t->lx, ASC_STR("object-at"), t->col[4]);
    return enter_frames(t, f);
}

/* ---- events: word pos kind strength ---- */

static asc_status event_line(struct table *t)
{
    asc_event_word *e = &t->lx->events[t->lx->event_count];
    e->word = t->col[0];
    if (t->col[1].n != 1 || !strchr("nv", t->col[1].p[0]))
        return bad(t, "no word class", t->col[1]);
    e->pos = t->col[1].p[0];
    if (!asc_incident_kind_from(t->col[2], &e->kind))
        return bad(t, "no kind of incident", t->col[2]);
    if (asc_str_eq(t->col[3], ASC_STR("strong"))) e->strength = ASC_EVENT_STRONG;
    else if (asc_str_eq(t->col[3], ASC_STR("weak"))) e->strength = ASC_EVENT_WEAK;
    else if (asc_str_eq(t->col[3], ASC_STR("weapon"))) e->strength = ASC_EVENT_WEAPON;
    else return bad(t, "no strength", t->col[3]);
    e->victim = asc_str_eq(t->col[4], ASC_STR("victim"));
    e->aimed = asc_str_eq(t->col[4], ASC_STR("aimed"));
    e->person = asc_str_eq(t->col[4], ASC_STR("person"));
    e->net = asc_str_eq(t->col[4], ASC_STR("net"));
    e->line = (uint32_t)t->line | t->own;
    return enter(t, &t->lx->event_map, e->pos, e->word, t->lx->event_count++, &e->next);
}

/* ---- actors: word kind flags ---- */

static asc_status actor_line(struct table *t)
{
    asc_actor_word *a = &t->lx->actors[t->lx->actor_count];
    a->word = t->col[0];
    if (!asc_actor_kind_from(t->col[1], &a->kind)) return bad(t, "no kind of actor", t->col[1]);
    a->title = has_item(t->col[2], "title");
    a->in_name = has_item(t->col[2], "name");
    a->refers = has_item(t->col[2], "refers");
    a->stands = has_item(t->col[2], "stands");
    a->line = (uint32_t)t->line | t->own;
    return enter(t, &t->lx->actor_map, 'n', a->word, t->lx->actor_count++, &a->next);
}

/* ---- sets: name lemmas ---- */

static asc_str set_key(char buf[2 * WORD_MAX], asc_str set, asc_str lemma)
{
    if (set.n + lemma.n + 1 > 2 * WORD_MAX) return (asc_str){ NULL, 0 };
    memcpy(buf, set.p, set.n);
    buf[set.n] = ' ';
    memcpy(buf + set.n + 1, lemma.p, lemma.n);
    return (asc_str){ buf, set.n + lemma.n + 1 };
}

static asc_status set_line(struct table *t)
{
    asc_str list = t->col[1], it, kept;
    while (item(&list, ' ', &it)) {
        char buf[2 * WORD_MAX];
        asc_str key = set_key(buf, t->col[0], it);
        bool fresh;
        if (!it.n || !key.n) return bad(t, "word is empty or too long:", it);
        if (!asc_arena_copy(t->keep, key, &kept) || !asc_map_put(&t->lx->sets, kept, 1, &fresh))
            return asc_fail(t->err, ASC_ENOMEM, "out of memory");
    }
    return ASC_OK;
}

static bool one_word(const asc_tables *lx, asc_str word, asc_str lemma)
{
    char buf[2 * WORD_MAX];
    if (!word.n || word.p[0] != '@') return asc_str_eq(word, lemma);
    asc_str key = set_key(buf, word, lemma);
    return key.n && asc_map_find(&lx->sets, key) != NULL;
}

bool asc_tables_word(const asc_tables *lx, asc_str word, asc_str lemma)
{
    asc_str one;
    while (item(&word, '|', &one))
        if (one_word(lx, one, lemma)) return true;
    return false;
}

/* ---- people: word class ---- */

static asc_status people_line(struct table *t)
{
    static const char *const names[] = { "", "person", "group", "none" };
    for (size_t k = 1; k < sizeof names / sizeof *names; k++) {
        if (!asc_str_is(t->col[1], names[k])) continue;
        if (!asc_map_put(&t->lx->people, t->col[0], k, NULL))
            return asc_fail(t->err, ASC_ENOMEM, "out of memory");
        return ASC_OK;
    }
    return bad(t, "no class of people", t->col[1]);
}

/* ---- sureness: doubt or predicate, weight ---- */

static asc_status doubt_line(struct table *t)
{
    struct asc_doubt_weights *d = &t->lx->doubts;
    double *to = asc_str_eq(t->col[0], ASC_STR("base"))    ? &d->base
                 : asc_str_eq(t->col[0], ASC_STR("frame")) ? &d->frame
                                                           : NULL;
    asc_predicate p;
    if (!to && asc_predicate_from(t->col[0], &p)) to = &d->predicate[p];
    for (int k = 0; k < ASC_DOUBT_COUNT && !to; k++)
        if (asc_str_is(t->col[0], asc_doubt_name((asc_doubt)k))) to = &d->weight[k];
    double number = 0;
    if (!asc_str_number(t->col[1], to ? to : &number)) return bad(t, "no number:", t->col[1]);
    if (to) return ASC_OK;
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    asc_str what, value;
    if (!asc_str_cut(t->col[0], ' ', &what, &value))
        return bad(t, "no doubt or predicate has that name:", t->col[0]);
    if (!asc_map_put(&t->lx->sure, t->col[0], bits, NULL))
        return asc_fail(t->err, ASC_ENOMEM, "out of memory");
    return ASC_OK;
}

/* Entries that a table can have at most. */
static size_t entries_of(asc_str text)
{
    size_t n = 1;
    for (size_t i = 0; i < text.n; i++) n += text.p[i] == '\n' || text.p[i] == '|';
    return n;
}

/* Frames that a table can have at most: a line whose triggers are sets has many. The column that
 * they stand in is the second of a line, or the third of one's own table. */
static size_t frames_of(asc_str text, int column)
{
    asc_lines it = { text, 0 };
    asc_str line, col = { NULL, 0 }, words, word, one;
    size_t n = entries_of(text);
    while (asc_lines_next(&it, &line)) {
        for (int k = 0; k <= column && asc_str_cut(line, '\t', &col, &line); k++) {
        }
        if (!asc_str_cut(col, ':', &words, &one)) words = col;
        while (item(&words, '|', &word)) {
            asc_lines at = { asc_table_sets(), 0 };
            asc_str rest = { NULL, 0 };
            while (word.n && word.p[0] == '@' && set_word(word, &at, &rest, &one)) n++;
        }
    }
    return n;
}

static asc_status parse(struct table *t, asc_str text, asc_status (*line_fn)(struct table *))
{
    asc_lines it = { text, 0 };
    asc_str line;
    asc_status rc = ASC_OK;
    while (!rc && asc_lines_next(&it, &line)) {
        if (line.n == 0 || line.p[0] == '#') continue;
        t->line = it.no;
        split(t, line);
        rc = line_fn(t);
    }
    return rc;
}

asc_status asc_tables_begin(asc_tables **out, asc_arena *keep, asc_error *err)
{
    asc_str actors = asc_table_actors();
    asc_tables *lx = asc_arena_zalloc(keep, 1, sizeof *lx);
    if (!lx) return asc_fail(err, ASC_ENOMEM, "out of memory");
    lx->actors = asc_arena_zalloc(keep, entries_of(actors), sizeof *lx->actors);
    if (!lx->actors) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_map_init(&lx->actor_map, keep);
    struct table t = { .lx = lx, .keep = keep, .name = ASC_STR("data/actors.tsv"), .err = err };
    asc_status rc = parse(&t, actors, actor_line);
    if (!rc) *out = lx;
    return rc;
}

asc_status asc_tables_complete(asc_tables *lx, asc_arena *keep, asc_error *err)
{
    asc_str cues = asc_table_cues(), frames = asc_table_frames(), events = asc_table_events();
    if (lx->complete) return ASC_OK;
    lx->cues = asc_arena_zalloc(keep, entries_of(cues), sizeof *lx->cues);
    lx->frames = asc_arena_zalloc(keep, frames_of(frames, 1), sizeof *lx->frames);
    lx->events = asc_arena_zalloc(keep, entries_of(events), sizeof *lx->events);
    if (!lx->cues || !lx->frames || !lx->events) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_map_init(&lx->cue_map, keep);
    asc_map_init(&lx->frame_map, keep);
    asc_map_init(&lx->event_map, keep);
    asc_map_init(&lx->sets, keep);
    asc_map_init(&lx->people, keep);
    asc_map_init(&lx->sure, keep);
    struct table t = { .lx = lx, .keep = keep, .err = err };
    asc_status rc = (t.name = ASC_STR("data/cues.tsv"), parse(&t, cues, cue_line));
    if (!rc)
        rc = (t.name = ASC_STR("data/sureness.tsv"), parse(&t, asc_table_sureness(), doubt_line));
    if (!rc) rc = (t.name = ASC_STR("data/frames.tsv"), parse(&t, frames, frame_line));
    if (!rc) rc = (t.name = ASC_STR("data/events.tsv"), parse(&t, events, event_line));
    if (!rc) rc = (t.name = ASC_STR("data/sets.tsv"), parse(&t, asc_table_sets(), set_line));
    if (!rc) rc = (t.name = ASC_STR("data/people.tsv"), parse(&t, asc_table_people(), people_line));
    if (!rc) rc = asc_nouns_load(&lx->nouns, keep, err);
    lx->complete = !rc;
    return rc;
}

asc_status asc_tables_load(asc_tables **out, asc_arena *keep, asc_error *err)
{
    asc_tables *lx;
    asc_status rc = asc_tables_begin(&lx, keep, err);
    if (!rc) rc = asc_tables_complete(lx, keep, err);
    if (!rc) *out = lx;
    return rc;
}

/* ---- a table of one's own ---- */

/* A longer array with the same entries in front. */
static bool longer(asc_arena *keep, void **items, size_t count, size_t more, size_t bytes)
{
    char *p = asc_arena_zalloc(keep, count + more, bytes);
    if (!p) return false;
    if (count) memcpy(p, *items, count * bytes);
    *items = p;
    return true;
}

/* The first column says which table the line belongs to. */
static asc_status own_line(struct table *t)
{
    static const struct {
        const char *name;
        asc_status (*line_fn)(struct table *);
    } kinds[] = { { "cue", cue_line },
                  { "frame", frame_line },
                  { "event", event_line },
                  { "actor", actor_line } };
    asc_str which = t->col[0];
    for (size_t i = 0; i + 1 < COLUMNS_MAX; i++) t->col[i] = t->col[i + 1];
    t->col[COLUMNS_MAX - 1] = ASC_STR("-");
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        if (asc_str_is(which, kinds[k].name)) return kinds[k].line_fn(t);
    return bad(t, "begins with none of cue, frame, event, actor:", which);
}

asc_status asc_tables_extend(asc_tables *lx, asc_arena *keep, asc_str name, asc_str text,
                             asc_error *err)
{
    size_t more = entries_of(text);
    struct table t = { .lx = lx, .keep = keep, .name = name, .own = ASC_OWN_LINE, .err = err };
    void *cues = lx->cues, *frames = lx->frames, *events = lx->events, *actors = lx->actors;
    if (text.n > ASC_OWN_BYTES_MAX)
        return asc_fail(err, ASC_ELIMIT, "%.*s: %zu bytes; at most %zu are read", ASC_FMT(name),
                        text.n, ASC_OWN_BYTES_MAX);
    if (asc_utf8_check(text) < text.n)
        return asc_fail(err, ASC_EFORMAT, "%.*s is no UTF-8", ASC_FMT(name));
    if (!asc_arena_copy(keep, text, &text) ||
        !longer(keep, &cues, lx->cue_count, more, sizeof *lx->cues) ||
        !longer(keep, &frames, lx->frame_count, frames_of(text, 2), sizeof *lx->frames) ||
        !longer(keep, &events, lx->event_count, more, sizeof *lx->events) ||
        !longer(keep, &actors, lx->actor_count, more, sizeof *lx->actors))
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    lx->cues = cues;
    lx->frames = frames;
    lx->events = events;
    lx->actors = actors;
    return parse(&t, text, own_line);
}

const asc_cue *asc_tables_cue(const asc_tables *lx, char pos, asc_str word)
{
    const uint64_t *at = find(&lx->cue_map, pos, word);
    return at ? &lx->cues[*at] : NULL;
}

const asc_frame *asc_tables_frame(const asc_tables *lx, char pos, asc_str word)
{
    const uint64_t *at = find(&lx->frame_map, pos, word);
    return at ? &lx->frames[*at] : NULL;
}

const asc_event_word *asc_tables_event(const asc_tables *lx, char pos, asc_str word)
{
    const uint64_t *at = find(&lx->event_map, pos, word);
    return at ? &lx->events[*at] : NULL;
}

bool asc_tables_any_agency(asc_str noun)
{
    return asc_str_eq(noun, ASC_STR("agency")) || asc_str_eq(noun, ASC_STR("service")) ||
           asc_str_eq(noun, ASC_STR("services"));
}

const asc_actor_word *asc_tables_actor(const asc_tables *lx, asc_str word)
{
    const uint64_t *at = find(&lx->actor_map, 'n', word);
    return at ? &lx->actors[*at] : NULL;
}

asc_people asc_tables_people(const asc_tables *lx, asc_str lemma)
{
    const uint64_t *at = asc_map_find(&lx->people, lemma);
    return at ? (asc_people)*at : ASC_PEOPLE_UNKNOWN;
}

const asc_cue *asc_cue_next(const asc_tables *lx, const asc_cue *c)
{
    return c->next == ASC_NONE ? NULL : &lx->cues[c->next];
}

const asc_frame *asc_frame_next(const asc_tables *lx, const asc_frame *f)
{
    return f->next == ASC_NONE ? NULL : &lx->frames[f->next];
}
