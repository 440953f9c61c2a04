#include "read/frames.h"

#include "base/str.h"
#include "core/terms.h"
#include "read/frame_fills.h"
#include "read/sound.h"

#include "base/banned.h"

/* "Who financed it is not known; suspicion fell on X": of what was asked. */
static asc_predicate part_asked(const asc_site *s)
{
    const asc_tree *t = s->t;
    for (uint32_t k = s->i; k-- > 0 && t->tok[k].sent == t->tok[s->i].sent;) {
        uint32_t v = t->tok[k].head;
        bool of_one =
            k > 0 && t->tok[k - 1].sent == t->tok[k].sent &&
            (t->tok[k - 1].pos == ASC_POS_PUNCT || asc_tree_is_noun(t, k - 1) ||
             asc_tree_is_one(t, k - 1, (const char *const[]){ "those", "one", "anyone", NULL }));
        bool asked = asc_tree_is(t, k, "who") && t->tok[k].dep == ASC_DEP_NSUBJ && v > k && !of_one;
        asc_predicate part = ASC_PREDICATE_CARRIED_OUT;
        const asc_frame *f = asked ? asc_tables_frame(t->lx, 'v', t->low[v]) : NULL;
        for (; f; f = asc_frame_next(t->lx, f)) {
            if (f->object_word.n) continue;
            if (f->predicate == ASC_PREDICATE_FINANCED) return f->predicate;
            if (f->predicate == ASC_PREDICATE_PLANNED || f->predicate == ASC_PREDICATE_ORDERED)
                part = f->predicate;
        }
        if (part != ASC_PREDICATE_CARRIED_OUT) return part;
    }
    return ASC_PREDICATE_CARRIED_OUT;
}

/* "Helped carry it out"; of "X helped Y to carry it out" Y does. */
static bool only_helps(const asc_tree *t, uint32_t v)
{
    uint32_t h = t->tok[v].head, aux = asc_tree_child(t, v, ASC_DEP_AUX);
    if (t->tok[v].tag != ASC_TAG_VB || t->tok[v].dep == ASC_DEP_CONJ) return false;
    if (asc_tree_is(t, h, "help"))
        return asc_tree_child(t, h, ASC_DEP_DOBJ) == ASC_NONE &&
               asc_tree_child(t, v, ASC_DEP_NSUBJ) == ASC_NONE;
    return aux != ASC_NONE && asc_tree_is(t, aux, "help");
}

/* "Had a hand in the planning of it", "traced the order for it to X": what was done is told by
 * the noun that the incident hangs on. */
static asc_predicate what_part(const asc_site *s, const asc_match *x)
{
    static const struct {
        const char *set;
        asc_predicate predicate;
    } parts[] = { { "@planning", ASC_PREDICATE_PLANNED },
                  { "@ordering", ASC_PREDICATE_ORDERED },
                  { "@financing", ASC_PREDICATE_FINANCED } };
    const asc_tree *t = s->t;
    asc_predicate p = s->f->predicate;
    if (p != ASC_PREDICATE_CARRIED_OUT && p != ASC_PREDICATE_HELPED) return p;
    if (p == ASC_PREDICATE_CARRIED_OUT && s->f->pos == 'v' && only_helps(t, s->i))
        return ASC_PREDICATE_HELPED;
    uint32_t o = x->object_tok, told = o;
    if (p == ASC_PREDICATE_CARRIED_OUT && s->f->act == ASC_ACT_ACCUSE && x->salient)
        return part_asked(s);
    uint32_t trail =
        s->second == ASC_NONE ? ASC_NONE : asc_tree_child(t, s->second, ASC_DEP_COMPOUND);
    if (trail != ASC_NONE && p == ASC_PREDICATE_CARRIED_OUT &&
        asc_tables_word(t->lx, ASC_STR("@trail"), t->low[s->second]) &&
        asc_tables_word(t->lx, ASC_STR("@money"), t->low[trail]))
        return ASC_PREDICATE_FINANCED; /* "a money trail leads to X" */
    if (o == ASC_NONE || !asc_tree_is_noun(t, o)) return p;
    if (s->ev->of_token[o] != ASC_NONE) /* "charged with bankrolling bombing" */
        told = asc_tree_child(t, o, ASC_DEP_COMPOUND);
    for (size_t k = 0; told != ASC_NONE && k < sizeof parts / sizeof *parts; k++)
        if (asc_tables_word(t->lx, asc_str_from(parts[k].set), t->low[told]))
            return parts[k].predicate;
    return p;
}

static bool fits(asc_site *s, asc_match *out)
{
    const asc_tree *t = s->t;
    const asc_frame *f = s->f;
    uint32_t i = s->i;
    s->second = ASC_NONE;
    if (!asc_roles_particle(t, i, f->particle)) return false;
    if (f->object_word.n && (s->second = asc_roles_second(s)) == ASC_NONE) return false;
    *out = (asc_match){ .frame = f,
                        .predicate = f->predicate,
                        .trigger = i,
                        .agent = ASC_NONE,
                        .object = ASC_NONE,
                        .agent_tok = ASC_NONE,
                        .object_tok = ASC_NONE,
                        .second_tok = ASC_NONE,
                        .principal = ASC_NONE,
                        .mutual = ASC_NONE,
                        .mutual_tok = ASC_NONE,
                        .happening = ASC_NONE };
    if (s->second != ASC_NONE && f->subject_speaks && t->tok[s->second].dep == ASC_DEP_NSUBJ &&
        t->tok[s->second].head == i && asc_tree_is_verb(t, i) && s->second < i &&
        f->agent[0].where == ASC_WHERE_OBJ)
        return false; /* "the gunman named X": he is the one who speaks */
    if (f->on_record && (out->object_tok = asc_roles_charge(s)) == ASC_NONE) return false;
    if (s->second != ASC_NONE && f->object[0].where == ASC_WHERE_SALIENT &&
        asc_roles_content(t, s->second))
        return false;
    if (f->pos == 'n' && f->object[0].where == ASC_WHERE_SALIENT && asc_tree_is(t, i, "claim") &&
        asc_tree_child(t, i, ASC_DEP_ACL) != ASC_NONE)
        return false; /* "a claim circulated by X, that": of something else */
    asc_role agent = asc_predicate_agent(f->predicate), object = asc_predicate_object(f->predicate);
    if (agent == ASC_ROLE_ACTOR && !asc_frame_agent(s, out)) return false;
    out->second_tok = s->second;
    if (f->on_record) return asc_sound(s, out);
    if (object == ASC_ROLE_INCIDENT && !asc_frame_incident(s, out)) return false;
    out->predicate = what_part(s, out);
    if (object == ASC_ROLE_ACTOR && !asc_frame_object(s, out)) return false;
    return asc_sound(s, out);
}

static bool befell(asc_predicate p)
{
    return p == ASC_PREDICATE_DETAINED || p == ASC_PREDICATE_KILLED ||
           p == ASC_PREDICATE_DESIGNATED;
}

static bool done(asc_predicate p)
{
    return p == ASC_PREDICATE_CARRIED_OUT || p == ASC_PREDICATE_ORDERED ||
           p == ASC_PREDICATE_PLANNED || p == ASC_PREDICATE_HELPED || p == ASC_PREDICATE_FINANCED;
}

/* "Sentenced to life for the bombing": that he sits does not yet tell what for. */
static bool only_befell(const asc_match *out, size_t n)
{
    for (size_t k = 0; k < n; k++)
        if (!befell(out[k].predicate)) return false;
    return true;
}

/* "Took over the group": he leads it, and does not shelter it besides. */
static bool one_relation(const asc_match *out, size_t n)
{
    bool one = false;
    for (size_t k = 0; k < n; k++) one |= !out[k].frame->negated;
    return one;
}

/* Frames with an object word are more telling than those without: "involved in the
 * preparations" is planned, and not also helped. */
static size_t try_frames(asc_site *s, char pos, asc_str word, asc_match *out, size_t n)
{
    const asc_tree *t = s->t;
    const asc_frame *first = asc_tables_frame(t->lx, pos, word);
    const size_t base = n;
    for (int pass = 0; pass < 2; pass++) {
        size_t told = pass == 1 ? n - base : 0; /* by a frame with an object word */
        bool deeds = told > 0 && only_befell(&out[base], told);
        for (const asc_frame *f = first; f && n < ASC_MATCHES_MAX; f = asc_frame_next(t->lx, f)) {
            bool known = (f->object_word.n == 0) != (pass == 1);
            if (told > 0) /* "jailed for membership of it" is detained, too */
                known |= f->predicate != ASC_PREDICATE_DETAINED && !(deeds && done(f->predicate));
            else if (pass == 1) known |= one_relation(&out[base], n - base) && !done(f->predicate);
            for (size_t k = 0; k < n && !known; k++)
                known =
                    !out[k].frame->negated && /* those only fit what is denied */
                    (out[k].predicate == f->predicate || out[k].frame->predicate == f->predicate);
            s->f = f;
            if (!known && fits(s, &out[n])) n++;
        }
    }
    return n;
}

/* Who did, paid for, ordered or planned it by the same word has not helped besides. */
static size_t without_helped(asc_match *out, size_t n)
{
    bool more = false;
    size_t kept = 0;
    for (size_t k = 0; k < n; k++)
        more |= done(out[k].predicate) && out[k].predicate != ASC_PREDICATE_HELPED &&
                !out[k].frame->negated;
    for (size_t k = 0; k < n; k++)
        if (!more || out[k].predicate != ASC_PREDICATE_HELPED) out[kept++] = out[k];
    return kept;
}

size_t asc_frames_at(const asc_tree *t, asc_mentions *m, const asc_events *ev, uint32_t i,
                     uint32_t claimer, asc_match out[ASC_MATCHES_MAX])
{
    asc_site s = { .t = t, .m = m, .ev = ev, .i = i, .second = ASC_NONE, .claimer = claimer };
    size_t n = 0;
    uint32_t e = ev->of_token[i];
    bool strong =
        e != ASC_NONE && ev->items[e].strength == ASC_EVENT_STRONG && !ev->items[e].generic;
    if (asc_tree_is_verb(t, i)) {
        n = try_frames(&s, 'v', t->low[i], out, n);
        if (strong) n = try_frames(&s, 'v', ASC_STR("@event"), out, n);
    } else if (asc_tree_is_noun(t, i) || asc_tree_is(t, i, "one")) {
        n = try_frames(&s, 'n', t->low[i], out, n);
        if (strong) n = try_frames(&s, 'n', ASC_STR("@event"), out, n);
    } else if (t->tok[i].pos == ASC_POS_ADJ || t->tok[i].pos == ASC_POS_ADV) {
        n = try_frames(&s, 'a', t->low[i], out, n);
    } else if (t->tok[i].pos == ASC_POS_ADP || t->tok[i].pos == ASC_POS_SCONJ) {
        n = try_frames(&s, 'p', t->low[i], out, n);
    }
    return without_helped(out, n);
}

/* "Its leader, X, and the engineer Y": a title of one, behind which he is named. */
bool asc_frame_one_title(const asc_tree *t, const asc_match *m, uint32_t agent)
{
    return m->frame->pos == 'n' && t->tok[m->trigger].tag == ASC_TAG_NN &&
           t->tok[agent].dep == ASC_DEP_APPOS && t->tok[agent].head == m->trigger &&
           asc_predicate_object(m->predicate) == ASC_ROLE_ACTOR;
}
