#include "read/foreign.h"

#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"
#include "core/name.h"
#include "core/terms.h"

#include "base/banned.h"

#define KEY_BYTES 80
#define SENTENCE_BYTES 400u /* to either side of a span without a sentence's end */

asc_status asc_foreign_begin(asc_foreign *f, asc_arena *keep, asc_readout *readout, asc_str text,
                             asc_error *err)
{
    *f = (asc_foreign){ .keep = keep, .readout = readout, .text = text };
    f->own = readout->findings;
    f->own_count = readout->finding_count;
    f->happening_cap = readout->events.happening_count;
    readout->mentions.keep = keep;
    readout->mentions.cap = readout->mentions.count;
    asc_map_init(&f->mentions, keep);
    asc_map_init(&f->happenings, keep);
    for (size_t i = 0; i < readout->mentions.count; i++) {
        const asc_span *s = &readout->mentions.items[i].span;
        asc_str key;
        if (!asc_arena_copy(keep, (asc_str){ (const char *)s, sizeof *s }, &key) ||
            !asc_map_put(&f->mentions, key, i, NULL))
            return asc_fail(err, ASC_ENOMEM, "out of memory");
    }
    return ASC_OK;
}

void asc_foreign_end(asc_foreign *f)
{
    f->readout->findings = f->items;
    f->readout->finding_count = f->count;
    f->readout->mentions.keep = NULL;
    f->readout->mentions.cap = 0;
}

/* ---- checks ------------------------------------------------------------------------*/

static bool number(const asc_json *v, uint64_t *out)
{
    return v && v->kind == ASC_JSON_NUMBER && asc_str_u64(v->text, out);
}

static bool inside_character(asc_str text, size_t at)
{
    return at < text.n && ((unsigned char)text.p[at] & 0xC0) == 0x80;
}

/* v's begin and end, where its text stands word for word. */
static bool quoted(const asc_json *v, asc_str text, asc_span *out)
{
    uint64_t begin, end;
    if (!number(asc_json_get(v, "begin"), &begin) || !number(asc_json_get(v, "end"), &end))
        return false;
    if (begin >= end || end > text.n || inside_character(text, (size_t)begin) ||
        inside_character(text, (size_t)end))
        return false;
    *out = (asc_span){ (uint32_t)begin, (uint32_t)end };
    return asc_str_eq(asc_json_text(v, "text"), asc_str_slice(text, out->begin, out->end));
}

static asc_status refuse(asc_error *err, const char *why)
{
    return asc_fail(err, ASC_EFORMAT, "%s", why);
}

static bool terms_of(const asc_json *v, asc_finding *x, const char **why)
{
    asc_str polarity = asc_json_text(v, "polarity");
    *why = "predicate is none of the set";
    if (!asc_predicate_from(asc_json_text(v, "predicate"), &x->predicate)) return false;
    *why = "polarity is neither + nor -";
    bool minus = asc_str_eq(polarity, ASC_STR("-"));
    if (!minus && !asc_str_eq(polarity, ASC_STR("+"))) return false;
    x->polarity = minus ? ASC_POLARITY_MINUS : ASC_POLARITY_PLUS;
    *why = "certainty, basis, act or mood is none of its set";
    return asc_certainty_from(asc_json_text(v, "certainty"), &x->certainty) &&
           asc_basis_from(asc_json_text(v, "basis"), &x->basis) &&
           asc_act_from(asc_json_text(v, "act"), &x->act) &&
           asc_mood_from(asc_json_text(v, "mood"), &x->mood);
}

/* "0", "1", "1.0", "0.75", ".5": a share with at most six digits. */
static bool share(const asc_json *v, double *out)
{
    asc_str whole, part = { NULL, 0 };
    uint64_t ones, digits = 0;
    double scale = 1;
    if (!v || v->kind != ASC_JSON_NUMBER) return false;
    if (!asc_str_cut(v->text, '.', &whole, &part)) whole = v->text;
    if (!asc_str_u64(whole, &ones) || part.n > 6) return false;
    if (part.n && !asc_str_u64(part, &digits)) return false;
    for (size_t i = 0; i < part.n; i++) scale *= 10;
    *out = (double)ones + (double)digits / scale;
    return *out <= 1;
}

static bool numbers_of(const asc_json *v, asc_finding *x, const char **why)
{
    const asc_json *value = asc_json_get(v, "value"), *conditional = asc_json_get(v, "conditional");
    bool counts =
        x->predicate == ASC_PREDICATE_KILLED_COUNT || x->predicate == ASC_PREDICATE_WOUNDED_COUNT;
    uint64_t n = 0;
    *why = "read is no number from 0 to 1";
    if (!share(asc_json_get(v, "read"), &x->read)) return false;
    *why = "value is no whole number of a count";
    bool none = !value || value->kind == ASC_JSON_NULL;
    if (counts == none || (counts && (!number(value, &n) || n > INT32_MAX))) return false;
    x->value = counts ? (int64_t)n : -1;
    const asc_json *least = asc_json_get(v, "at_least");
    x->at_least = counts && least && least->kind == ASC_JSON_TRUE;
    *why = "conditional is neither true nor false";
    x->conditional = conditional && conditional->kind == ASC_JSON_TRUE;
    return !conditional || conditional->kind == ASC_JSON_TRUE ||
           conditional->kind == ASC_JSON_FALSE;
}

/* A cue is quoted without its place: it must stand near enough to be meant. */
static bool cue_of(const asc_json *v, asc_str text, asc_span source, asc_span *out)
{
    asc_str cue = asc_json_text(v, "cue");
    size_t from = source.begin > SENTENCE_BYTES ? source.begin - SENTENCE_BYTES : 0;
    *out = (asc_span){ 0, 0 };
    if (cue.n == 0) return true;
    size_t at = asc_str_find(asc_str_slice(text, from, (size_t)source.end + SENTENCE_BYTES), cue);
    if (at == SIZE_MAX) return false;
    *out = (asc_span){ (uint32_t)(from + at), (uint32_t)(from + at + cue.n) };
    return true;
}

static bool sources_of(const asc_json *v, asc_str text, asc_finding *x, const char **why)
{
    const asc_json *list = asc_json_get(v, "sources");
    const asc_json *one = list && list->kind == ASC_JSON_ARRAY ? list->first : NULL;
    *why = "sources do not begin with AUTHOR";
    if (!one || !asc_str_eq(asc_json_text(one, "text"), ASC_STR("AUTHOR"))) return false;
    for (one = one->next; one; one = one->next) {
        asc_voice *voice = &x->voices[x->voice_count];
        *why = "more sources than a chain can have";
        if (x->voice_count + 1 >= ASC_SOURCES_MAX) return false;
        *voice = (asc_voice){ .mention = ASC_NONE };
        *why = "a source does not stand in the text where it says";
        if (!quoted(one, text, &voice->span)) return false;
        *why = "a cue does not stand near its source";
        if (!cue_of(one, text, voice->span, &voice->cue)) return false;
        x->voice_count++;
    }
    return true;
}

/* One argument: quoted where there is one; there must be one where an actor belongs. */
static bool argument_of(const asc_json *v, asc_str text, asc_role role, asc_span *out)
{
    *out = (asc_span){ 0, 0 };
    if (!v) return role != ASC_ROLE_ACTOR;
    if (role == ASC_ROLE_NOTHING) return false;
    if (role == ASC_ROLE_INCIDENT && !asc_json_get(v, "begin"))
        return asc_json_text(v, "incident").n > 0;
    return quoted(v, text, out);
}

static bool check(const asc_foreign *f, const asc_json *v, asc_finding *x, const char **why)
{
    const asc_json *arguments = asc_json_get(v, "arguments");
    *x = (asc_finding){ .agent = ASC_NONE, .object = ASC_NONE, .happening = ASC_NONE };
    *why = "the quoted words do not stand in the text where it says";
    if (!quoted(v, f->text, &x->span)) return false;
    if (!terms_of(v, x, why) || !numbers_of(v, x, why) || !sources_of(v, f->text, x, why))
        return false;
    *why = "agent or object is missing, out of place, or not in the text where it says";
    return argument_of(asc_json_get(arguments, "agent"), f->text, asc_predicate_agent(x->predicate),
                       &x->agent_span) &&
           argument_of(asc_json_get(arguments, "object"), f->text,
                       asc_predicate_object(x->predicate), &x->object_span);
}

/* ---- into the readout ----------------------------------------------------------------*/

static bool is_empty(asc_span s)
{
    return s.end <= s.begin;
}

/* "Interior minister Larimand": the person whose name the words end with, as it was read there; none
 * in "the brother of Larimand", "Corin's Larimand". */
static uint32_t person_behind(const asc_foreign *f, asc_span s)
{
    static const char *const of[] = { "of", "for", "to", "by", "from", "with", "and", "or", NULL };
    const asc_mentions *m = &f->readout->mentions;
    for (uint32_t i = 0; i < m->count && i < ASC_FOREIGN_LOOK_MAX; i++) {
        const asc_mention *x = &m->items[i];
        if (!x->is_name || x->kind != ASC_ACTOR_PERSON || x->span.end != s.end) continue;
        if (x->span.begin <= s.begin) continue;
        asc_str before = asc_str_trim(asc_str_slice(f->text, s.begin, x->span.begin));
        size_t at = before.n;
        while (at > 0 && before.p[at - 1] != ' ') at--;
        asc_str word = asc_str_slice(before, at, before.n);
        bool owner = asc_str_find(before, ASC_STR("'")) != SIZE_MAX ||
                     asc_str_find(before, ASC_STR("\xE2\x80\x99")) != SIZE_MAX;
        if (!owner && !asc_str_among(word, of)) return i;
    }
    return ASC_NONE;
}

/* The mention with exactly these bytes, made if there is none; ASC_NONE: no room. */
static uint32_t mention_at(asc_foreign *f, asc_span s)
{
    asc_mentions *m = &f->readout->mentions;
    asc_str raw = { (const char *)&s, sizeof s }, key;
    const uint64_t *at = asc_map_find(&f->mentions, raw);
    if (at) return (uint32_t)*at;
    asc_mention one = { .span = s, .text = asc_str_slice(f->text, s.begin, s.end) };
    uint32_t first;
    bool article =
        asc_str_starts(one.text, ASC_STR("the ")) || asc_str_starts(one.text, ASC_STR("The "));
    if (article) { /* "the Katiba", where our own reading has "Katiba" */
        asc_span rest = { s.begin + 4, s.end };
        at = asc_map_find(&f->mentions, (asc_str){ (const char *)&rest, sizeof rest });
        if (at && m->items[*at].is_name) return (uint32_t)*at;
    }
    asc_utf8_next(one.text, article ? 4 : 0, &first);
    one.is_name = first != ASC_UTF8_BAD && asc_utf8_is_upper(first);
    one.same = (uint32_t)m->count;
    if (one.is_name && !asc_name_key(f->keep, one.text, &one.key)) return ASC_NONE;
    if (one.key.n == 0) one.is_name = false;
    uint32_t person = person_behind(f, s);
    if (person != ASC_NONE) {
        one.is_name = false; /* a title, and the name that is known */
        one.same = m->items[person].same;
        one.kind = ASC_ACTOR_PERSON;
    }
    for (uint32_t i = 0; one.is_name && i < m->count && i < ASC_FOREIGN_LOOK_MAX; i++)
        if (m->items[i].is_name && asc_str_eq(m->items[i].key, one.key)) {
            one.same = m->items[i].same;
            one.kind = m->items[i].kind;
            break;
        }
    uint32_t made = asc_mentions_add(m, one);
    if (made == ASC_NONE || !asc_arena_copy(f->keep, raw, &key) ||
        !asc_map_put(&f->mentions, key, made, NULL))
        return ASC_NONE;
    return made;
}

static bool overlap(asc_span a, asc_span b)
{
    return a.begin < b.end && b.begin < a.end;
}

/* The happening of which our own reading spoke in these words. */
static uint32_t own_happening(const asc_foreign *f, asc_span s)
{
    for (size_t i = 0; i < f->own_count && i < ASC_FOREIGN_LOOK_MAX; i++) {
        const asc_finding *o = &f->own[i];
        if (o->happening != ASC_NONE && (overlap(o->object_span, s) || overlap(o->trigger, s)))
            return o->happening;
    }
    return ASC_NONE;
}

static uint32_t new_happening(asc_foreign *f, asc_span s)
{
    asc_events *ev = &f->readout->events;
    if (ev->happening_count >= ASC_HAPPENINGS_MAX) return ASC_NONE;
    if (ev->happening_count == f->happening_cap) {
        void *grown = asc_arena_grow(f->keep, ev->happenings, ev->happening_count,
                                     &f->happening_cap, sizeof *ev->happenings);
        if (!grown) return ASC_NONE;
        ev->happenings = grown;
    }
    ev->happenings[ev->happening_count] = (asc_happening){
        .kind = ASC_INCIDENT_ATTACK, .what = asc_str_slice(f->text, s.begin, s.end), .mentions = 1
    };
    if (ev->main == ASC_NONE || ev->happening_count == 0) ev->main = (uint32_t)ev->happening_count;
    return (uint32_t)ev->happening_count++;
}

/* "i" and the line's own name for the incident, or "s" and the words' place. */
static asc_str happening_key(char out[KEY_BYTES], asc_str id, asc_span s)
{
    if (id.n && id.n < KEY_BYTES) {
        out[0] = 'i';
        memcpy(out + 1, id.p, id.n);
        return (asc_str){ out, id.n + 1 };
    }
    out[0] = 's';
    memcpy(out + 1, &s, sizeof s);
    return (asc_str){ out, sizeof s + 1 };
}

/* ASC_NONE when there is no room for one more. */
static uint32_t happening_of(asc_foreign *f, asc_str id, asc_span words)
{
    char buf[KEY_BYTES];
    asc_str key = happening_key(buf, id, words), kept;
    const uint64_t *at = asc_map_find(&f->happenings, key);
    if (at) return (uint32_t)*at;
    uint32_t h = own_happening(f, words);
    if (h == ASC_NONE) h = new_happening(f, words);
    if (h == ASC_NONE || !asc_arena_copy(f->keep, key, &kept) ||
        !asc_map_put(&f->happenings, kept, h, NULL))
        return ASC_NONE;
    return h;
}

/* From the line or sentence end before to the one behind. */
static asc_span sentence_around(asc_str text, asc_span s)
{
    uint32_t begin = s.begin, end = s.end;
    while (begin > 0 && s.begin - begin < SENTENCE_BYTES && text.p[begin - 1] != '\n' &&
           !(begin > 1 && text.p[begin - 1] == ' ' && strchr(".!?", text.p[begin - 2])))
        begin--;
    while (end < text.n && end - s.end < SENTENCE_BYTES && text.p[end] != '\n' &&
           !strchr(".!?", text.p[end - 1]))
        end++;
    while (inside_character(text, begin)) begin--;
    while (inside_character(text, end)) end++;
    return (asc_span){ begin, end };
}

/* When and where the line says that its incident was: a date or nothing, and words of the report. */
static bool when_and_where(const asc_json *v, asc_str text, asc_date *when, asc_str *where,
                           const char **why)
{
    const asc_json *object = asc_json_get(asc_json_get(v, "arguments"), "object");
    asc_str about = asc_json_text(v, "about"), place = asc_json_text(object, "place");
    *when = (asc_date){ 0 };
    *where = (asc_str){ NULL, 0 };
    *why = "about is no date";
    if (about.n && !asc_date_parse(about, when)) return false;
    *why = "its place does not stand in the text";
    size_t at = place.n ? asc_str_find(text, place) : 0;
    if (place.n > ASC_NAME_MAX || at == SIZE_MAX) return false;
    if (place.n) *where = asc_str_slice(text, at, at + place.n);
    return true;
}

/* What our own reading found of an incident stays; the line adds what it did not. */
static void complete(asc_happening *h, asc_date when, asc_str where)
{
    if (!h->when.year) h->when = when;
    if (!h->place.n) h->place = where;
}

static bool settle(asc_foreign *f, const asc_json *v, asc_finding *x)
{
    const asc_json *object = asc_json_get(asc_json_get(v, "arguments"), "object");
    x->trigger = x->span;
    x->sentence = sentence_around(f->text, x->span);
    if (!is_empty(x->agent_span) && (x->agent = mention_at(f, x->agent_span)) == ASC_NONE)
        return false;
    for (uint32_t k = 0; k < x->voice_count; k++)
        if ((x->voices[k].mention = mention_at(f, x->voices[k].span)) == ASC_NONE) return false;
    if (asc_predicate_object(x->predicate) == ASC_ROLE_ACTOR)
        return (x->object = mention_at(f, x->object_span)) != ASC_NONE;
    if (asc_predicate_object(x->predicate) != ASC_ROLE_INCIDENT) return true;
    asc_span words = is_empty(x->object_span) ? x->span : x->object_span;
    x->happening = happening_of(f, asc_json_text(object, "incident"), words);
    return x->happening != ASC_NONE;
}

asc_status asc_foreign_add(asc_foreign *f, const asc_json *line, asc_error *err)
{
    asc_finding x;
    const char *why;
    asc_date when;
    asc_str where;
    if (!check(f, line, &x, &why) || !when_and_where(line, f->text, &when, &where, &why))
        return refuse(err, why);
    if (f->count >= ASC_FINDINGS_MAX)
        return asc_fail(err, ASC_ELIMIT, "over %u statements of one report", ASC_FINDINGS_MAX);
    if (!settle(f, line, &x))
        return asc_fail(err, ASC_ELIMIT, "no room for its actors or its incident");
    if (x.happening != ASC_NONE) complete(&f->readout->events.happenings[x.happening], when, where);
    if (f->count == f->cap) {
        void *grown = asc_arena_grow(f->keep, f->items, f->count, &f->cap, sizeof *f->items);
        if (!grown) return asc_fail(err, ASC_ENOMEM, "out of memory");
        f->items = grown;
    }
    f->items[f->count++] = x;
    return ASC_OK;
}
