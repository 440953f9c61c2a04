#include "read/roles.h"

#include "base/str.h"
#include "read/beside.h"
#include "read/describe.h"
#include "read/naming.h"
#include "read/record.h"
#include "read/who.h"

#include "base/banned.h"

#define PAIR_TOKENS 60 /* of "between X and Y": a longer phrase is not looked through */

bool asc_roles_particle(const asc_tree *t, uint32_t i, asc_str particle)
{
    unsigned left = ASC_CHILDREN_MAX;
    if (!particle.n) return true;
    if (asc_tree_is_noun(t, i)) return asc_beside_under(t, i, particle); /* "in the pay" */
    for (uint32_t c = t->first[i]; c != ASC_NONE && left--; c = t->next[c]) {
        uint8_t dep = t->tok[c].dep;
        if (dep != ASC_DEP_PRT && dep != ASC_DEP_ADVMOD && dep != ASC_DEP_PREP) continue;
        if (asc_str_eq_nocase(asc_tree_text(t, c), particle)) return true;
    }
    return false;
}

static bool is_word(const asc_tree *t, uint32_t i, asc_str word)
{
    return asc_tables_word(t->lx, word, t->low[i]);
}

/* "Most of its funds": the funds. */
static uint32_t of_quantity(const asc_tree *t, uint32_t o)
{
    static const char *const words[] = { "most", "all",   "some",     "much", "part", "bulk",
                                         "half", "share", "majority", "lot",  "none", NULL };
    if (o == ASC_NONE || !asc_tree_is_one(t, o, words)) return o;
    uint32_t of = asc_tree_prep(t, o, ASC_STR("of"));
    return of == ASC_NONE ? o : of;
}

/* o, or one joined to it ("funding and sanctuary"), or a noun that the word makes one
 * of its kind ("proxy forces"). */
static uint32_t word_in(const asc_tree *t, uint32_t o, asc_str word, bool kinds)
{
    o = of_quantity(t, o);
    for (int k = 0; k < 4 && o != ASC_NONE; k++, o = asc_tree_child(t, o, ASC_DEP_CONJ)) {
        uint32_t c = asc_tree_child(t, o, ASC_DEP_COMPOUND), a = asc_tree_child(t, o, ASC_DEP_AMOD);
        if (is_word(t, o, word)) return o;
        if (t->tok[o].ent == ASC_ENT_MONEY && asc_str_find(word, ASC_STR("@money")) != SIZE_MAX)
            return o; /* "$40,000" */
        if (!kinds) continue;
        if ((c != ASC_NONE && is_word(t, c, word)) || (a != ASC_NONE && is_word(t, a, word)))
            return o;
    }
    return ASC_NONE;
}

/* The subject of "X is behind", "X is the culprit", "X is responsible". */
static uint32_t copular_subject(const asc_tree *t, uint32_t i, unsigned *shaky)
{
    uint32_t v = t->tok[i].head, is = asc_told_to_be(t, i);
    if (is != ASC_NONE) return ++*shaky, is;
    for (int k = 0; k < 3 && t->tok[i].dep == ASC_DEP_CONJ && !asc_tree_is_verb(t, v); k++)
        i = v, v = t->tok[i].head;
    bool as = t->tok[i].pos == ASC_POS_ADJ && asc_tree_is(t, v, "as") &&
              asc_tree_is_verb(t, t->tok[v].head);
    if (v == i || (!asc_tree_is_verb(t, v) && !as)) return ASC_NONE;
    uint32_t own = t->tok[i].pos == ASC_POS_ADJ ? asc_tree_child(t, i, ASC_DEP_NSUBJ) : ASC_NONE;
    if (own != ASC_NONE) return own; /* "found X guilty" as the parser often has it */
    if (t->tok[i].dep == ASC_DEP_OPRD) {
        uint32_t own_subject = asc_tree_child(t, v, ASC_DEP_NSUBJPASS), up = t->tok[v].head;
        if (!asc_tree_passive(t, v)) return asc_tree_child(t, v, ASC_DEP_DOBJ);
        if (own_subject == ASC_NONE && t->tok[v].dep == ASC_DEP_CONJ && asc_tree_is_verb(t, up))
            return asc_tree_subject(t, up, shaky); /* "joined X and is considered part of Y" */
        return own_subject;
    }
    if (asc_tree_is(t, v, "hold")) return asc_tree_object(t, v); /* held responsible */
    if (t->tok[i].dep == ASC_DEP_ATTR || t->tok[i].dep == ASC_DEP_ACOMP ||
        t->tok[i].dep == ASC_DEP_PREP)
        return asc_tree_is(t, v, "be") || asc_tree_is(t, v, "remain") ||
                       asc_tree_is(t, v, "stand") || asc_tree_is(t, v, "become")
                   ? asc_tree_subject(t, v, shaky)
                   : ASC_NONE;
    if (as) return asc_tree_object(t, t->tok[v].head); /* "sees X as responsible" */
    if (asc_beside_fronted(t, i)) return asc_tree_subject(t, v, shaky);
    if (t->tok[i].dep == ASC_DEP_NSUBJ && /* the culprit is X */
        (asc_tree_is(t, v, "be") || asc_tree_is(t, v, "remain"))) {
        uint32_t a = asc_tree_child(t, v, ASC_DEP_ATTR);
        return a;
    }
    bool name = asc_tree_is_one(t, i, (const char *const[]){ "name", "identity", NULL });
    is =
        name && t->tok[i].dep == ASC_DEP_NSUBJPASS ? asc_tree_child(t, v, ASC_DEP_XCOMP) : ASC_NONE;
    if (is != ASC_NONE && asc_tree_is(t, is, "be")) /* "whose name is believed to be X" */
        return asc_tree_child(t, is, ASC_DEP_ATTR);
    return ASC_NONE;
}

/* The mark behind a name in quotation marks. */
static bool closes_quote(asc_str s)
{
    static const char *const marks[] = { "\"", "”", "’", "'", "»", NULL };
    for (const char *const *m = marks; *m; m++)
        if (asc_str_is(s, *m)) return true;
    return false;
}

/* The frame's object word at i: its object, or what stands behind a preposition. */
static uint32_t second_of(const asc_tree *t, uint32_t i, uint32_t object, asc_str word)
{
    uint32_t o = word_in(t, object, word, false);
    unsigned left = ASC_CHILDREN_MAX, ignored = 0;
    if (o != ASC_NONE) return o;
    if (t->tok[i].pos == ASC_POS_ADP) { /* "among the dead", "among those killed" */
        o = asc_tree_behind(t, i);
        uint32_t a = o == ASC_NONE ? o : asc_tree_child(t, o, ASC_DEP_ACL);
        if (o != ASC_NONE && is_word(t, o, word)) return o;
        if (a != ASC_NONE && is_word(t, a, word)) return a;
    }
    if (asc_tree_is_noun(t, i)) { /* "the killers were members of X" */
        o = copular_subject(t, i, &ignored);
        bool named = o != ASC_NONE && asc_tree_child(t, o, ASC_DEP_APPOS) != ASC_NONE;
        if (o != ASC_NONE && !named && is_word(t, asc_tree_antecedent(t, o), word)) return o;
    }
    if ((o = object) != ASC_NONE) { /* "held X responsible", hung on X */
        uint32_t a = asc_tree_child(t, o, ASC_DEP_AMOD);
        if (a != ASC_NONE && a > o && is_word(t, a, word)) return a;
        a = asc_tree_child(t, o, ASC_DEP_APPOS); /* "declared X a terrorist group" */
        if (a > o && a != ASC_NONE && t->tok[a].left > 0 &&
            (t->tok[t->tok[a].left - 1].pos != ASC_POS_PUNCT ||
             closes_quote(asc_tree_text(t, t->tok[a].left - 1))) &&
            (a = word_in(t, a, word, true)) != ASC_NONE)
            return a;
    }
    for (uint32_t c = t->first[i]; c != ASC_NONE && left--; c = t->next[c]) {
        uint8_t dep = t->tok[c].dep;
        bool to_gain = dep == ASC_DEP_ADVCL && c > i && t->tok[c].tag == ASC_TAG_VB;
        if ((dep == ASC_DEP_DOBJ || dep == ASC_DEP_ATTR || dep == ASC_DEP_ACOMP || to_gain ||
             dep == ASC_DEP_OPRD || dep == ASC_DEP_COMPOUND || dep == ASC_DEP_AMOD ||
             dep == ASC_DEP_CCOMP || dep == ASC_DEP_XCOMP) &&
            is_word(t, c, word))
            return c;
        uint32_t in = dep == ASC_DEP_CCOMP && t->tok[c].tag == ASC_TAG_RP
                          ? asc_tree_child(t, c, ASC_DEP_NSUBJ)
                          : ASC_NONE;
        if (in != ASC_NONE && is_word(t, in, word)) return in; /* "let the men in" */
        if ((dep == ASC_DEP_DATIVE || dep == ASC_DEP_NSUBJ || dep == ASC_DEP_NSUBJPASS) &&
            is_word(t, of_quantity(t, asc_tree_antecedent(t, c)), word))
            return of_quantity(t, c); /* "rent the bombers a boat", "the order came from X" */
        bool named = t->tok[c].pos == ASC_POS_PROPN && dep == ASC_DEP_DOBJ && /* "the alias X" */
                     asc_str_eq(word, ASC_STR("@naming"));
        bool clause = dep == ASC_DEP_CCOMP && c > i && asc_tree_is_noun(t, c);
        if (named || clause || dep == ASC_DEP_OPRD) { /* "calls it a terrorist group" */
            uint32_t p = word_in(t, c, word, true);
            if (p != ASC_NONE) return p;
        }
        if (dep == ASC_DEP_DOBJ && t->tok[c].ent == ASC_ENT_MONEY &&
            asc_str_find(word, ASC_STR("@money")) != SIZE_MAX)
            return c; /* "wired him $2,000" */
        if (dep != ASC_DEP_PREP && dep != ASC_DEP_DATIVE && dep != ASC_DEP_AGENT &&
            dep != ASC_DEP_PRT) /* "taken off the list" */
            continue;
        uint32_t p = word_in(t, asc_tree_behind(t, c), word,
                             asc_tree_is(t, c, "as") || asc_tree_is(t, c, "under"));
        if (p == ASC_NONE) { /* "dismissed it as absurd" */
            uint32_t a = asc_tree_child(t, c, ASC_DEP_AMOD);
            if (a != ASC_NONE && is_word(t, a, word)) p = a;
        }
        if (p != ASC_NONE) return p;
    }
    return ASC_NONE;
}

uint32_t asc_roles_second(asc_site *s)
{
    if (!s->looked) s->object = asc_tree_object(s->t, s->i), s->looked = true;
    return second_of(s->t, s->i, s->object, s->f->object_word);
}

static uint32_t subject(const asc_site *s, unsigned *shaky)
{
    if (s->f->pos == 'v') return asc_tree_subject(s->t, s->i, shaky);
    return copular_subject(s->t, s->i, shaky);
}

/* "Supplied the rifles used in the massacre": in what, is told of the rifles. */
static uint32_t used_in(const asc_site *s, asc_str prep)
{
    const asc_tree *t = s->t;
    uint32_t o = s->second != ASC_NONE || s->f->pos != 'v' ? s->second : asc_tree_object(t, s->i);
    uint32_t v = o == ASC_NONE ? o : asc_tree_child(t, o, ASC_DEP_ACL);
    if (v == ASC_NONE || (!asc_tree_is(t, v, "use") && !asc_tree_is(t, v, "intend") &&
                          !asc_tree_is(t, v, "mean") && !asc_tree_is(t, v, "need")))
        return ASC_NONE;
    return asc_tree_prep(t, v, prep);
}

/* "The Office, to which he reports": the office. */
static uint32_t antecedent_of(const asc_tree *t, uint32_t i, uint32_t p)
{
    uint32_t v = i;
    if (p == ASC_NONE || (!asc_tree_is(t, p, "which") && !asc_tree_is(t, p, "whom"))) return p;
    for (int k = 0; k < 3 && t->tok[v].dep != ASC_DEP_RELCL; k++) v = t->tok[v].head;
    uint32_t noun = t->tok[v].head;
    return t->tok[v].dep == ASC_DEP_RELCL && asc_tree_is_noun(t, noun) && noun < p ? noun : p;
}

/* "Jailed for life over the attack", "acquitted of all charges over it": hung on the sentence. */
static uint32_t behind_measure(const asc_site *s, asc_str prep)
{
    const asc_tree *t = s->t;
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = t->first[s->i]; c != ASC_NONE && left--; c = t->next[c]) {
        uint32_t x = t->tok[c].dep == ASC_DEP_PREP && c > s->i ? asc_tree_behind(t, c) : ASC_NONE;
        bool measure = x != ASC_NONE && (is_word(t, x, ASC_STR("@sentence")) ||
                                         t->tok[x].ent == ASC_ENT_DATE); /* "in 2009 of" */
        uint32_t p = measure ? asc_tree_prep(t, x, prep) : ASC_NONE;
        if (p != ASC_NONE) return p;
    }
    return ASC_NONE;
}

/* "Jailed for life for the bombing": how long is not what for. */
static uint32_t behind_term(const asc_tree *t, uint32_t i, uint32_t term)
{
    static const char *const terms[] = { "life", "year", "month", NULL };
    uint32_t c = t->tok[term].head;
    if (!asc_tree_is_verb(t, i) || !asc_tree_is_one(t, term, terms)) return term;
    if (t->tok[c].head != i || !asc_tree_is(t, c, "for")) return term;
    for (c = t->next[c]; c != ASC_NONE; c = t->next[c])
        if (t->tok[c].dep == ASC_DEP_PREP && asc_tree_is(t, c, "for") &&
            asc_tree_behind(t, c) != ASC_NONE)
            return asc_tree_behind(t, c);
    return term;
}

uint32_t asc_roles_prep(const asc_site *s, asc_str prep)
{
    uint32_t p = asc_tree_prep(s->t, s->i, prep);
    if (p != ASC_NONE) p = behind_term(s->t, s->i, p);
    if (p != ASC_NONE && asc_tree_is(s->t, p, "absentia"))
        p = ASC_NONE; /* "in absentia for his part in it" */
    p = antecedent_of(s->t, s->i, p);
    if (p != ASC_NONE && p == s->second) { /* "accused of membership of X" */
        uint32_t further = asc_tree_prep(s->t, p, prep);
        if (further != ASC_NONE) return further;
    }
    uint32_t particle = s->f->particle.n ? asc_tree_child(s->t, s->i, ASC_DEP_PRT) : ASC_NONE;
    if (p == ASC_NONE && particle != ASC_NONE && asc_tree_is(s->t, particle, "down"))
        p = asc_tree_prep(s->t, particle, prep);
    if (p == ASC_NONE && s->second != ASC_NONE) p = asc_tree_prep(s->t, s->second, prep);
    if (p == ASC_NONE && s->second != ASC_NONE) { /* "nothing to do with the bombing" */
        uint32_t v = asc_tree_child(s->t, s->second, ASC_DEP_RELCL);
        if (v != ASC_NONE) p = asc_tree_prep(s->t, v, prep);
    }
    if (p == ASC_NONE) p = used_in(s, prep);
    if (p == ASC_NONE && s->f->pos == 'p') p = asc_tree_behind(s->t, s->i);
    if (p == ASC_NONE &&
        s->f->pos == 'v') { /* "suspect X of the bombing": hung on X by the parser */
        uint32_t o = asc_tree_object(s->t, s->i);
        bool of_event = o != ASC_NONE && s->ev->of_token[o] != ASC_NONE && /* "the killing of" */
                        asc_str_eq(prep, ASC_STR("of"));
        if (o != ASC_NONE && o != s->second && !of_event) p = asc_tree_prep(s->t, o, prep);
    }
    if (p == ASC_NONE && s->f->pos == 'v' &&
        (s->f->verdict || s->f->act == ASC_ACT_ACCUSE || s->f->act == ASC_ACT_ASSESS))
        p = behind_measure(s, prep);
    if (p == ASC_NONE && s->f->pos == 'v' && asc_beside_stranded(s->t, s->i, prep))
        p = s->t->tok[s->i].head; /* "the movement he belonged to" */
    return p;
}

/* "The Club Pacifico bombing": what is bombed is told by a word of its name. */
static bool hit_by_name(const asc_site *s, uint32_t x)
{
    for (uint32_t k = s->m->items[x].first; k < s->m->items[x].last; k++)
        if (asc_tables_word(s->t->lx, ASC_STR("@target"), s->t->low[k]) &&
            !asc_tables_word(s->t->lx, ASC_STR("@force"), s->t->low[k]))
            return true;
    return false;
}

/* "The Trakia Ordnance chairman", "a police spokesman": a body right before the office, by its name or
 * by the noun for one that states have. "An army captain" leads no army. */
static bool body_of_office(const asc_site *s, uint32_t i)
{
    static const char *const ranks[] = { "captain", "general", "master", "brain",
                                         "don",     "owner",   NULL };
    const asc_tree *t = s->t;
    uint32_t x = s->m->of_token[i];
    bool leads = s->f->predicate == ASC_PREDICATE_LEADS;
    if (!leads && s->f->predicate != ASC_PREDICATE_MEMBER_OF) return false;
    if (leads && asc_tree_is_one(t, s->i, ranks)) return false;
    for (uint32_t k = s->i; k-- > t->tok[s->i].left;) /* "a former Front commander" */
        if (asc_tree_is_one(t, k, (const char *const[]){ "former", "ex", "onetime", NULL }))
            return false;
    if (x != ASC_NONE && s->m->items[x].is_name) {
        const asc_mention *o = &s->m->items[x];
        bool body = o->kind == ASC_ACTOR_GROUP || o->kind == ASC_ACTOR_AGENCY ||
                    o->kind == ASC_ACTOR_ORGANISATION || o->kind == ASC_ACTOR_OUTLET;
        return body && !o->place && o->last == s->i && t->tok[i].ent != ASC_ENT_NORP;
    }
    static const char *const bodies[] = { "police", "army",      "navy",    "military",
                                          "court",  "ministry",  "council", "government",
                                          "party",  "committee", NULL };
    return asc_tree_is_one(t, i, bodies) && t->tok[i].pos == ASC_POS_NOUN && i + 1 == s->i;
}

static bool in_quotes(const asc_tree *t, uint32_t i)
{
    static const char *const marks[] = {
        "'",  "\"", "\xE2\x80\x98", "\xE2\x80\x99", "\xE2\x80\x9C", "\xE2\x80\x9D", "`", "''",
        "``", NULL
    };
    return i > 0 && i + 1 < t->n && asc_str_among(asc_tree_text(t, i - 1), marks) &&
           asc_str_among(asc_tree_text(t, i + 1), marks);
}

/* Whose it is; the mark that ends a quotation makes no owner. */
static uint32_t owner_of(const asc_site *s)
{
    uint32_t own = asc_tree_child(s->t, s->i, ASC_DEP_POSS);
    return own != ASC_NONE && in_quotes(s->t, own) ? ASC_NONE : own;
}

static uint32_t compound_name(const asc_site *s)
{
    unsigned left = ASC_CHILDREN_MAX;
    uint32_t of =
        s->second != ASC_NONE &&
                s->t->tok[s->second].dep == ASC_DEP_COMPOUND && /* "X leadership figures" */
                asc_tree_child(s->t, s->i, ASC_DEP_COMPOUND) == s->second
            ? s->second
            : s->i;
    for (uint32_t c = s->t->first[of]; c != ASC_NONE && left--; c = s->t->next[c]) {
        uint8_t dep = s->t->tok[c].dep;
        uint32_t x = s->m->of_token[c];
        if ((dep != ASC_DEP_COMPOUND && dep != ASC_DEP_NMOD && dep != ASC_DEP_AMOD) || c > s->i)
            continue;
        if (body_of_office(s, c)) return c;
        if (x == ASC_NONE || in_quotes(s->t, c)) continue; /* "the 'Velma' attack" is called so */
        if (s->m->items[x].is_name && s->m->items[x].sure_group && !s->m->items[x].place &&
            !(s->f->object[0].where == ASC_WHERE_SELF && hit_by_name(s, x)))
            return c;
    }
    if (of == 0 || s->t->tok[of - 1].sent != s->t->tok[of].sent) return ASC_NONE;
    uint32_t x = s->m->of_token[of - 1]; /* not hung on it by the parser */
    bool hit = x != ASC_NONE && s->f->object[0].where == ASC_WHERE_SELF && hit_by_name(s, x);
    if (x != ASC_NONE && !hit && s->m->items[x].is_name && s->m->items[x].sure_group)
        return s->m->items[x].head;
    if (!body_of_office(s, of - 1)) return ASC_NONE;
    return x != ASC_NONE && s->m->items[x].is_name ? s->m->items[x].head : of - 1;
}

/* "for which it has taken responsibility", "claimed responsibility and ...". */
static uint32_t head_noun(const asc_site *s)
{
    const asc_tree *t = s->t;
    uint32_t h = t->tok[s->i].head;
    uint8_t dep = t->tok[s->i].dep;
    bool modifies = dep == ASC_DEP_AMOD || dep == ASC_DEP_PREP || dep == ASC_DEP_ACL ||
                    dep == ASC_DEP_RELCL || dep == ASC_DEP_APPOS;
    if (dep == ASC_DEP_POBJ && asc_tree_is(t, h, "under") && t->tok[h].dep == ASC_DEP_PREP &&
        asc_tree_is_noun(t, t->tok[h].head))
        return t->tok[h].head; /* "fighters under the command of X" */
    if (!modifies || h == s->i || !asc_tree_is_noun(t, h)) return ASC_NONE;
    uint32_t name = t->tok[h].head; /* "murdered journalist X" */
    if (dep == ASC_DEP_AMOD && t->tok[h].dep == ASC_DEP_COMPOUND &&
        s->m->of_token[name] != ASC_NONE && s->m->items[s->m->of_token[name]].is_name && name > h)
        return name;
    if (s->f->pos == 'v' && dep != ASC_DEP_AMOD) return ASC_NONE; /* "documents that list X" */
    bool is_x = t->tok[h].dep == ASC_DEP_ATTR && s->m->of_token[h] != ASC_NONE;
    if (s->f->pos == 'v' && is_x && s->m->items[s->m->of_token[h]].is_name)
        return h; /* "which is the banned X": X, whoever that is */
    if (s->f->pos == 'v' && t->tok[h].dep == ASC_DEP_APPOS)
        return t->tok[h].head;                  /* "X, a listed group" */
    bool behind = s->f->pos == 'a' && h < s->i; /* "X is an institution subordinate to Y" */
    if ((s->f->pos == 'v' || behind) && t->tok[h].dep == ASC_DEP_ATTR)
        return asc_tree_child(t, t->tok[h].head, ASC_DEP_NSUBJ);
    name = s->m->of_token[h] == ASC_NONE || !s->m->items[s->m->of_token[h]].is_name
               ? asc_beside_before(s->m, t, h)
               : ASC_NONE;
    return name == ASC_NONE ? h : name; /* "X, a group banned last year" */
}

/* The second of "between X and Y": what follows the last "and" of the phrase. */
static uint32_t pair_second(const asc_site *s)
{
    const asc_tree *t = s->t;
    uint32_t x = asc_roles_prep(s, ASC_STR("between"));
    uint32_t end = x == ASC_NONE || t->tok[x].right > x + PAIR_TOKENS ? x : t->tok[x].right;
    if (x == ASC_NONE) return x;
    for (uint32_t i = end; i-- > x + 1;) {
        if (t->tok[i].dep != ASC_DEP_CC || !asc_str_eq_nocase(asc_tree_text(t, i), ASC_STR("and")))
            continue;
        for (uint32_t c = t->first[t->tok[i].head]; c != ASC_NONE; c = t->next[c])
            if (c > i && t->tok[c].dep == ASC_DEP_CONJ) return c;
        return ASC_NONE;
    }
    return ASC_NONE;
}

/* The second of a joint subject: "X and Y met", "X and Y are at war". */
static uint32_t joint_second(const asc_site *s, unsigned *shaky)
{
    const asc_tree *t = s->t;
    bool bearer = s->f->agent[0].where == ASC_WHERE_BEARER;
    uint32_t x = bearer ? asc_beside_bearer(t, s->i, shaky) : subject(s, shaky);
    if (s->f->agent[0].where == ASC_WHERE_OBJ) x = asc_tree_object(t, s->i);
    uint32_t c = x == ASC_NONE ? x : asc_tree_child(t, x, ASC_DEP_CONJ);
    uint32_t cc = x == ASC_NONE ? x : asc_tree_child(t, x, ASC_DEP_CC);
    return c != ASC_NONE && c > x && c < s->i && cc != ASC_NONE && asc_tree_is(t, cc, "and")
               ? c
               : ASC_NONE;
}

/* "Gives X money", which the parser often has as one noun: "the X money". */
static uint32_t given_to(const asc_site *s)
{
    const asc_tree *t = s->t;
    uint32_t d = asc_tree_child(t, s->i, ASC_DEP_DATIVE), o = asc_tree_child(t, s->i, ASC_DEP_DOBJ);
    if (d != ASC_NONE || o == ASC_NONE || o != s->second) return d;
    for (uint32_t i = o; i-- > s->i && o - i < 6;) {
        uint32_t x = s->m->of_token[i];
        bool part = t->tok[i].dep == ASC_DEP_COMPOUND || t->tok[i].dep == ASC_DEP_NMOD ||
                    t->tok[i].dep == ASC_DEP_POSS;
        if (x != ASC_NONE && part && s->m->items[x].is_name && s->m->items[x].sure_group &&
            t->tok[i].dep != ASC_DEP_POSS)
            return s->m->items[x].head;
    }
    return d;
}

/* "Under the name X", "the alias X": the name beside the word for a name. */
static uint32_t second_name(const asc_site *s)
{
    const asc_tree *t = s->t;
    uint32_t o = s->second, a = o == ASC_NONE ? o : asc_tree_child(t, o, ASC_DEP_APPOS);
    if (a != ASC_NONE) return a;
    if (o == ASC_NONE) return o;
    uint32_t x = s->m->of_token[o];
    if (x != ASC_NONE && s->m->items[x].is_name) return o;
    return asc_naming_behind(s->m, t, o);
}

/* "The bills of X", "X's money". */
static uint32_t second_whose(const asc_site *s)
{
    uint32_t p = asc_tree_child(s->t, s->second, ASC_DEP_POSS);
    return p != ASC_NONE ? p : asc_tree_prep(s->t, s->second, ASC_STR("of"));
}

/* "Is called X", "renamed itself X": the name behind the verb. */
static uint32_t called(const asc_site *s)
{
    const asc_tree *t = s->t;
    uint32_t o = asc_tree_child(t, s->i, ASC_DEP_OPRD);
    if (o == ASC_NONE) o = asc_tree_child(t, s->i, ASC_DEP_ATTR);
    if (o == ASC_NONE) {
        uint32_t c = asc_tree_child(t, s->i, ASC_DEP_CCOMP);
        o = c != ASC_NONE && c > s->i && asc_tree_is_noun(t, c) ? c : ASC_NONE;
    }
    if (o == ASC_NONE && asc_tree_passive(t, s->i)) o = asc_tree_child(t, s->i, ASC_DEP_DOBJ);
    return o;
}

/* A word for what somebody says: whose it is, is whose word it is. */
bool asc_roles_saying(const asc_tree *t, uint32_t i)
{
    return asc_tables_word(t->lx, ASC_STR("@saying"), t->low[i]);
}

#define SAYING_BACK 60 /* tokens back to what "it" may be: "regards the fax as ..., rejects it" */

/* "it", where what somebody says was told of just before. */
static uint32_t saying_meant(const asc_tree *t, uint32_t it)
{
    if (!asc_tree_is(t, it, "it")) return it;
    for (uint32_t k = it, steps = 0; k-- > 0 && steps < SAYING_BACK; steps++) {
        if (t->tok[k].sent != t->tok[it].sent) break;
        if (asc_tree_is_noun(t, k) && asc_roles_saying(t, k) && t->tok[k].dep != ASC_DEP_COMPOUND)
            return k;
    }
    return it;
}

/* The object: "paid for his trips" has it behind its preposition. Behind the frame's own
 * noun, what that is about: "attach no weight to X's claim". */
static uint32_t object_or_for(const asc_site *s)
{
    uint32_t o = asc_tree_object(s->t, s->i);
    if (o != ASC_NONE && o == s->second && s->f->predicate == ASC_PREDICATE_CREDIBLE &&
        !asc_roles_saying(s->t, o)) {
        uint32_t about = asc_roles_prep(s, ASC_STR("to"));
        if (about == ASC_NONE) about = asc_roles_prep(s, ASC_STR("in"));
        if (about == ASC_NONE) about = asc_roles_prep(s, ASC_STR("on"));
        if (about != ASC_NONE) return saying_meant(s->t, about);
    }
    return o == ASC_NONE && s->f->particle.n ? asc_tree_prep(s->t, s->i, s->f->particle) : o;
}

/* "the fax attributed to X", "a letter signed by X", "sent in the name of X". */
static uint32_t sender(const asc_tree *t, uint32_t i)
{
    static const char *const verbs[] = { "attribute", "ascribe", "sign",      "send",  "issue",
                                         "publish",   "release", "make",      "write", "post",
                                         "purport",   "credit",  "distribute" };
    static const char *const preps[] = { "by", "to", "from" };
    uint32_t v = asc_tree_child(t, i, ASC_DEP_ACL);
    if (v == ASC_NONE) v = asc_tree_child(t, i, ASC_DEP_RELCL);
    if (v == ASC_NONE && t->tok[i].dep == ASC_DEP_NSUBJ &&
        (t->tok[t->tok[i].head].dep == ASC_DEP_NSUBJPASS ||
         t->tok[t->tok[i].head].dep == ASC_DEP_NSUBJ))
        v = t->tok[i].head; /* see asc_tree_real_subject of tree_inner.h */
    if (v == ASC_NONE) return v;
    uint32_t in = asc_tree_prep(t, v, ASC_STR("in"));
    if (in != ASC_NONE && asc_tree_is(t, in, "name")) return asc_tree_prep(t, in, ASC_STR("of"));
    for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++) {
        if (!asc_tree_is(t, v, verbs[k])) continue;
        for (size_t p = 0; p < (k < 2 ? 2 : 3); p++) {
            if (p == 1 && k >= 2 && !asc_tree_is(t, v, "credit"))
                continue; /* "sent to the radio" */
            uint32_t x = asc_tree_prep(t, v, asc_str_from(preps[p]));
            if (x != ASC_NONE) return x;
        }
    }
    return ASC_NONE;
}

uint32_t asc_roles_whose(const asc_tree *t, uint32_t i)
{
    for (int k = 0; k < 3 && i != ASC_NONE; k++) {
        uint32_t p = asc_tree_child(t, i, ASC_DEP_POSS), of = asc_tree_prep(t, i, ASC_STR("of"));
        if (p != ASC_NONE) return p;
        if (asc_roles_saying(t, i)) {
            uint32_t by = asc_tree_prep(t, i, ASC_STR("by"));
            if (by == ASC_NONE) by = asc_tree_prep(t, i, ASC_STR("from"));
            if (by != ASC_NONE) return by;
            if (of != ASC_NONE && !asc_roles_saying(t, of)) return of;
            if (of == ASC_NONE) return sender(t, i);
        }
        if (of == ASC_NONE && k > 0) return i; /* "the coffers of the islanders" */
        i = of;
    }
    return ASC_NONE;
}

/* Of a judgement it is he whose word is judged: "the Front's claim is not credible". */
static uint32_t judged_subject(const asc_site *s, unsigned *shaky)
{
    uint32_t x = subject(s, shaky);
    if (s->f->predicate != ASC_PREDICATE_CREDIBLE || x == ASC_NONE || !asc_roles_saying(s->t, x))
        return x;
    return asc_roles_whose(s->t, x);
}

/* "X's tears were a sham", "the ceasefire of X was": X. */
static uint32_t subject_whose(const asc_site *s, unsigned *shaky)
{
    uint32_t x = subject(s, shaky);
    uint32_t own = x == ASC_NONE ? x : asc_tree_child(s->t, x, ASC_DEP_POSS);
    return own != ASC_NONE || x == ASC_NONE ? own : asc_tree_prep(s->t, x, ASC_STR("of"));
}

uint32_t asc_roles_judged(const asc_site *s, const asc_place *p)
{
    unsigned ignored = 0;
    uint32_t x = p->where == ASC_WHERE_SUBJ ? subject(s, &ignored) : object_or_for(s);
    return x != ASC_NONE && asc_roles_saying(s->t, x) ? x : ASC_NONE;
}

/* "its leader, X", "its leader, who goes by X". */
static uint32_t apposition(const asc_site *s)
{
    uint32_t a = asc_tree_child(s->t, s->i, ASC_DEP_APPOS);
    uint32_t own = asc_tree_child(s->t, s->i, ASC_DEP_POSS);
    if (a != ASC_NONE && own != ASC_NONE && s->t->tok[own].tag == ASC_TAG_WPS) return a;
    if (s->t->tok[s->i].dep == ASC_DEP_APPOS) return s->t->tok[s->i].head; /* X, whose leader, Y */
    if (a != ASC_NONE) return a;
    uint32_t h = s->t->tok[s->i].head, x = s->m->of_token[h];
    bool titled =
        (s->t->tok[s->i].dep == ASC_DEP_COMPOUND || s->t->tok[s->i].dep == ASC_DEP_NMOD) &&
        h > s->i && x != ASC_NONE && s->m->items[x].is_name && s->i + 1 < s->t->n &&
        s->t->tok[s->i + 1].pos == ASC_POS_PROPN;
    titled &= s->f->predicate == ASC_PREDICATE_LEADS || s->f->predicate == ASC_PREDICATE_MEMBER_OF;
    if (titled && s->m->items[x].kind == ASC_ACTOR_PERSON) return h; /* "the Front commander X" */
    x = asc_who_called(s->m, s->t, s->i);
    if (x != ASC_NONE) return s->m->items[x].head;
    a = asc_beside_after(s->m, s->t, s->i);
    return a != ASC_NONE ? a : asc_beside_before(s->m, s->t, s->i);
}

#define CLAUSE_TOKENS 40 /* of "knew that ...": no more is looked through */

/* The event that the trigger's clause tells of: "knew that a bomb was on board". */
static uint32_t told_in_clause(const asc_site *s)
{
    static const asc_dep deps[] = { ASC_DEP_CCOMP, ASC_DEP_XCOMP, ASC_DEP_ACL, ASC_DEP_ADVCL };
    const asc_tree *t = s->t;
    uint32_t of = s->second != ASC_NONE && asc_tree_is_noun(t, s->second) ? s->second : s->i;
    for (size_t d = 0; d < sizeof deps / sizeof *deps; d++) {
        uint32_t c = asc_tree_child(t, of, deps[d]);
        if (c == ASC_NONE || c < of || !asc_tree_is_verb(t, c)) continue;
        uint32_t end = t->tok[c].right < c + CLAUSE_TOKENS ? t->tok[c].right : c + CLAUSE_TOKENS;
        for (uint32_t i = t->tok[c].left; i < end; i++)
            if (s->ev->of_token[i] != ASC_NONE) return i;
        uint32_t subj = asc_tree_child(t, c, ASC_DEP_NSUBJ);
        if (subj == ASC_NONE) subj = asc_tree_child(t, c, ASC_DEP_NSUBJPASS);
        bool coming = asc_tree_is(t, c, "come") || asc_tree_is(t, c, "happen") ||
                      asc_tree_is(t, c, "occur") || asc_tree_is(t, c, "plan") ||
                      asc_tree_is(t, c, "prepare") || asc_tree_is(t, c, "plot");
        if (subj != ASC_NONE && coming && asc_roles_deictic(t, subj)) return subj;
    }
    return ASC_NONE;
}

/* The deed that the verb c tells of: "to shell the village", "to plant the bomb". */
static uint32_t deed_of(const asc_site *s, uint32_t c)
{
    const asc_tree *t = s->t;
    if (s->ev->of_token[c] != ASC_NONE) return c;
    uint32_t o = asc_tree_object(t, c);
    if (o != ASC_NONE && asc_tree_is(t, c, "do") && asc_roles_deictic(t, o)) return o;
    bool it = o != ASC_NONE && asc_roles_deictic(t, o); /* "to carry it out" */
    if (o == ASC_NONE || (s->ev->of_token[o] == ASC_NONE && !it)) return ASC_NONE;
    for (const asc_frame *f = asc_tables_frame(t->lx, 'v', t->low[c]); f;
         f = asc_frame_next(t->lx, f))
        if (f->predicate == ASC_PREDICATE_CARRIED_OUT && !f->object_word.n &&
            f->object[0].where == ASC_WHERE_OBJ)
            return o;
    return ASC_NONE;
}

/* What somebody is made to do: "told them to bomb it", "the order to attack", "had him
 * killed". */
static uint32_t deed_made(const asc_site *s)
{
    static const asc_dep deps[] = { ASC_DEP_XCOMP, ASC_DEP_ADVCL, ASC_DEP_CCOMP, ASC_DEP_ACL,
                                    ASC_DEP_RELCL };
    const asc_tree *t = s->t;
    uint32_t from[2] = { s->i, s->second };
    for (size_t k = 0; k < 2 * sizeof deps / sizeof *deps; k++) {
        uint32_t of = from[k % 2];
        uint32_t c = of == ASC_NONE ? ASC_NONE : asc_tree_child(t, of, deps[k / 2]);
        for (int step = 0; c != ASC_NONE && step < 3;
             step++, c = asc_tree_child(t, c, ASC_DEP_CONJ)) {
            bool to = t->tok[c].tag == ASC_TAG_VB;
            bool had = t->tok[c].tag == ASC_TAG_VBN && asc_tree_is(t, s->i, "have") &&
                       asc_tree_child(t, c, ASC_DEP_AUX) == ASC_NONE;
            uint32_t x = c > of && (to || had) ? deed_of(s, c) : ASC_NONE;
            if (x != ASC_NONE) return x;
        }
    }
    return ASC_NONE;
}

/* "knew what they were preparing", "what they were for": the verb of the clause. */
static uint32_t what_was_coming(const asc_site *s)
{
    static const char *const verbs[] = { "plan", "prepare", "plot",   "do",   "intend", "come",
                                         "be",   "wait",    "happen", "loom", "await" };
    const asc_tree *t = s->t;
    uint32_t c = asc_tree_child(t, s->i, ASC_DEP_CCOMP);
    if (c == ASC_NONE || c < s->i) return ASC_NONE;
    bool what = false;
    for (uint32_t k = s->i + 1; k < c && k < s->i + 4; k++)
        what |= t->tok[k].tag == ASC_TAG_WP && asc_tree_is(t, k, "what");
    for (size_t k = 0; what && k < sizeof verbs / sizeof *verbs; k++)
        if (asc_tree_is(t, c, verbs[k])) return c;
    return ASC_NONE;
}

uint32_t asc_roles_charge(const asc_site *s)
{
    const asc_tree *t = s->t;
    unsigned shaky = 0;
    uint32_t o =
        s->f->pos == 'v' ? asc_tree_object(t, s->i) : asc_tree_child(t, s->i, ASC_DEP_NSUBJ);
    if (s->second != ASC_NONE && asc_record_word(t, s->second)) o = s->second;
    if (o == ASC_NONE && s->f->pos != 'v') o = copular_subject(t, s->i, &shaky);
    bool bare = o != ASC_NONE && asc_record_word(t, o) && !asc_roles_content(t, o) &&
                asc_tree_child(t, o, ASC_DEP_POSS) == ASC_NONE;
    return bare ? o : ASC_NONE;
}

bool asc_roles_content(const asc_tree *t, uint32_t i)
{
    return asc_tree_child(t, i, ASC_DEP_ACL) != ASC_NONE ||
           asc_tree_child(t, i, ASC_DEP_CCOMP) != ASC_NONE ||
           asc_tree_prep(t, i, ASC_STR("of")) != ASC_NONE;
}

/* "The firm and its subsidiary, X": X. */
static uint32_t self_or_name(const asc_site *s)
{
    const asc_tree *t = s->t;
    uint32_t a = asc_tree_child(t, s->i, ASC_DEP_APPOS),
             own = asc_tree_child(t, s->i, ASC_DEP_POSS);
    bool pronoun = own != ASC_NONE && t->tok[own].pos == ASC_POS_PRON;
    bool named = a != ASC_NONE && a > s->i && s->m->of_token[a] != ASC_NONE &&
                 s->m->items[s->m->of_token[a]].is_name;
    return s->f->predicate == ASC_PREDICATE_PART_OF && pronoun && named ? a : s->i;
}

uint32_t asc_roles_place(const asc_site *s, const asc_place *p, unsigned *shaky)
{
    switch (p->where) {
    case ASC_WHERE_SUBJ: return judged_subject(s, shaky);
    case ASC_WHERE_OBJ: return asc_tree_object(s->t, s->i);
    case ASC_WHERE_PREP: return asc_roles_prep(s, p->prep);
    case ASC_WHERE_POSS: return owner_of(s);
    case ASC_WHERE_IOBJ: return given_to(s);
    case ASC_WHERE_COMPOUND: return compound_name(s);
    case ASC_WHERE_HEAD: return head_noun(s);
    case ASC_WHERE_APPOS: return apposition(s);
    case ASC_WHERE_THAT: return told_in_clause(s);
    case ASC_WHERE_OBJPOSS: return asc_roles_whose(s->t, object_or_for(s));
    case ASC_WHERE_PAIR: return pair_second(s);
    case ASC_WHERE_ADVERB: return asc_tree_child(s->t, s->i, ASC_DEP_NPADVMOD);
    case ASC_WHERE_BEFORE: return asc_naming_bearer(s->m, s->t, s->i);
    case ASC_WHERE_AFTER: return asc_naming_behind(s->m, s->t, s->i);
    case ASC_WHERE_WHAT: return what_was_coming(s);
    case ASC_WHERE_DEED: return deed_made(s);
    case ASC_WHERE_BEARER: return asc_beside_bearer(s->t, s->i, shaky);
    case ASC_WHERE_ATTR: return asc_tree_child(s->t, s->i, ASC_DEP_ATTR);
    case ASC_WHERE_SECOND: return second_name(s);
    case ASC_WHERE_WHOSE: return s->second == ASC_NONE ? ASC_NONE : second_whose(s);
    case ASC_WHERE_OPRD: return called(s);
    case ASC_WHERE_JOINT: return joint_second(s, shaky);
    case ASC_WHERE_SUBJPOSS: return subject_whose(s, shaky);
    case ASC_WHERE_SELF: return self_or_name(s);
    default: return ASC_NONE;
    }
}

uint32_t asc_roles_deed_of_those(const asc_site *s, uint32_t tok)
{
    const asc_tree *t = s->t;
    uint32_t v = asc_tree_is_noun(t, tok) ? asc_tree_child(t, tok, ASC_DEP_RELCL) : ASC_NONE;
    uint32_t who = v == ASC_NONE ? v : asc_tree_child(t, v, ASC_DEP_NSUBJ);
    if (s->f->predicate != ASC_PREDICATE_HELPED || who == ASC_NONE) return ASC_NONE;
    bool they = asc_tree_antecedent(t, who) == tok && s->ev->of_token[tok] == ASC_NONE;
    uint32_t e = s->ev->of_token[v];
    bool people = asc_tables_word(t->lx, ASC_STR("@doer|@fighter"), t->low[tok]);
    return they && people && e != ASC_NONE && !s->ev->items[e].generic ? s->ev->items[e].happening
                                                                       : ASC_NONE;
}

bool asc_roles_deictic(const asc_tree *t, uint32_t i)
{
    return asc_tree_is(t, i, "it") || asc_tree_is(t, i, "this") || asc_tree_is(t, i, "that") ||
           asc_tree_is(t, i, "so");
}
