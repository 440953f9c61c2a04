#include "show/pieces.h"

#include "base/banned.h"

void asc_show_one_line(asc_buf *b, asc_str s)
{
    asc_buf line = { 0 };
    for (size_t i = 0; i < s.n; i++)
        asc_buf_putc(&line, s.p[i] == '\n' || s.p[i] == '\t' ? ' ' : s.p[i]);
    asc_buf_term(b, asc_buf_str(&line));
    b->failed |= line.failed;
    asc_buf_free(&line);
}

/* "Comrade Yusuf Abi Rashed" where the name without it is known too. */
static bool titled(const asc_actor *a, asc_str name)
{
    for (uint32_t k = 0; a->kind == ASC_ACTOR_PERSON && k < a->name_count; k++) {
        asc_str plain = a->names[k];
        if (plain.n < name.n && memchr(plain.p, ' ', plain.n) && asc_str_ends(name, plain) &&
            name.p[name.n - plain.n - 1] == ' ')
            return true;
    }
    return false;
}

static bool all_capitals(asc_str s)
{
    bool any = false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] >= 'a' && s.p[i] <= 'z') return false;
        any = any || (s.p[i] >= 'A' && s.p[i] <= 'Z');
    }
    return any;
}

/* A state by its own name, "Ladara", not by what is its own ("Ladaran") or a headline's capitals. */
static asc_str state_name(const asc_actor *a)
{
    asc_str best = a->names[0];
    for (uint32_t k = 1; k < a->name_count; k++) {
        asc_str name = a->names[k];
        size_t stem = name.n ? name.n - 1 : 0;
        bool root = stem >= 4 && name.n < best.n && !memchr(best.p, ' ', best.n) &&
                    asc_str_eq_nocase(asc_str_slice(name, 0, stem), asc_str_slice(best, 0, stem));
        if (root || (all_capitals(best) && best.n > 4 && !all_capitals(name))) best = name;
    }
    return best;
}

/* "JI (disputed: Jemaah Islavia or Jamaat-e-Iskar)". */
static void disputed(asc_buf *b, const asc_actor *a)
{
    for (uint32_t k = 0; k < a->may_be_count; k++) {
        asc_buf_puts(b, k == 0 ? " (disputed: " : k + 1 < a->may_be_count ? ", " : " or ");
        asc_show_one_line(b, a->may_be[k]);
    }
    if (a->may_be_count) asc_buf_putc(b, ')');
}

/* Latin letters and quotation marks alone? */
static bool latin(asc_str name)
{
    for (size_t i = 0; i < name.n; i++) {
        unsigned char c = (unsigned char)name.p[i];
        if (c >= 0xCC && c != 0xE2) return false; /* the first byte of another script */
    }
    return true;
}

/* The first name, or a much longer one, with its short form: "Lashkar-e-Tayyiba (LeT)". One
 * in Latin letters, if there is one: what is written around it is English. */
void asc_show_actor_name(asc_buf *b, const asc_actor *a)
{
    uint32_t best = 0, brief = ASC_NONE;
    while (best + 1 < a->name_count && !latin(a->names[best])) best++;
    if (a->name_count && !latin(a->names[best])) best = 0;
    for (uint32_t k = 0; k < a->name_count; k++) {
        asc_str name = a->names[k];
        bool longer = name.n * 4 > a->names[best].n * 5 && name.n < 60;
        if (longer && latin(name) && !titled(a, name) && !memchr(name.p, '(', name.n)) best = k;
        if (a->names[k].n <= 6 && (brief == ASC_NONE || a->names[k].n < a->names[brief].n))
            brief = k;
    }
    if (!a->name_count) return;
    if (!a->named || a->kind == ASC_ACTOR_STATE) {
        asc_show_one_line(b, a->named ? state_name(a) : a->names[0]);
        return;
    }
    asc_show_one_line(b, a->names[best]);
    if (a->may_be_count) disputed(b, a);
    if (a->may_be_count || brief == ASC_NONE || brief == best ||
        asc_str_find(a->names[best], a->names[brief]) != SIZE_MAX)
        return;
    asc_buf_puts(b, " (");
    asc_show_one_line(b, a->names[brief]);
    asc_buf_puts(b, ")");
}

/* UTF-8 sequences are not cut: move to a first byte. */
static size_t to_boundary(asc_str s, size_t i)
{
    while (i < s.n && ((unsigned char)s.p[i] & 0xC0) == 0x80) i++;
    return i;
}

asc_span asc_show_quoted(const asc_report *r, const asc_statement *st, bool *cut_before,
                         bool *cut_after)
{
    asc_span s = st->sentence;
    *cut_before = *cut_after = false;
    if (s.end - s.begin <= ASC_QUOTE_MAX) return s;
    uint32_t said = st->span.end - st->span.begin;
    uint32_t room = said < ASC_QUOTE_MAX ? ASC_QUOTE_MAX - said : 0;
    uint32_t begin = st->span.begin > s.begin + room / 2 ? st->span.begin - room / 2 : s.begin;
    uint32_t end = st->span.end + room / 2 < s.end ? st->span.end + room / 2 : s.end;
    *cut_before = begin > s.begin;
    *cut_after = end < s.end;
    return (asc_span){ (uint32_t)to_boundary(r->text, begin), (uint32_t)to_boundary(r->text, end) };
}

void asc_show_quote(asc_buf *b, const asc_report *r, const asc_statement *st)
{
    bool before, after;
    asc_span s = asc_show_quoted(r, st, &before, &after);
    asc_buf_puts(b, before ? "\"... " : "\"");
    asc_show_one_line(b, asc_str_slice(r->text, s.begin, s.end));
    asc_buf_puts(b, after ? " ...\"" : "\"");
}

/* The report's own voice, as people call it. */
void asc_show_author(asc_buf *b, const asc_report *r)
{
    if (r->facts.author.n) asc_show_one_line(b, r->facts.author);
    else if (r->facts.outlet.n) asc_show_one_line(b, r->facts.outlet);
    else asc_buf_puts(b, "the report itself");
}

static void source_name(asc_buf *b, const asc_read_case *c, const asc_source *s)
{
    if (s->actor != ASC_NONE) asc_show_actor_name(b, &c->actors[s->actor]);
    else asc_show_one_line(b, s->text);
}

/* "David Headley, through documents, the Guardian; in the report by X". */
void asc_show_voice(asc_buf *b, const asc_read_case *c, const asc_statement *st)
{
    const asc_report *r = &c->reports[st->report];
    if (st->source_count < 2) {
        asc_show_author(b, r);
        asc_buf_puts(b, ", in its own voice");
        return;
    }
    source_name(b, c, &st->sources[st->source_count - 1]);
    for (uint32_t k = st->source_count - 1; k-- > 1;) {
        asc_buf_puts(b, ", through ");
        source_name(b, c, &st->sources[k]);
    }
    asc_buf_puts(b, ", as told by ");
    asc_show_author(b, r);
}

static bool of_itself(const asc_statement *st)
{
    const asc_source *s = &st->sources[st->source_count - 1];
    return st->source_count > 1 && s->actor != ASC_NONE && s->actor == st->agent.actor;
}

/* Claim, denial, accusation or opinion, and how firmly. */
const char *asc_show_stance(const asc_statement *st)
{
    static const char *const plain[2][4] = {
        { "says so", "thinks it probable", "thinks it possible", "leaves it open" },
        { "says it is not so", "thinks it improbable", "thinks it possibly not so",
          "leaves it open" },
    };
    int minus = st->polarity == ASC_POLARITY_MINUS;
    if (st->conditional) return "supposes it, with \"if\"";
    if (of_itself(st)) return minus ? "denies it" : "claims it";
    if (st->act == ASC_ACT_ACCUSE && !minus)
        return st->certainty == ASC_CERTAINTY_CT ? "accuses" : "suspects";
    return plain[minus][st->certainty <= ASC_CERTAINTY_U ? st->certainty : ASC_CERTAINTY_U];
}

const char *asc_show_too_little(asc_too_little t)
{
    switch (t) {
    case ASC_TOO_LITTLE_UNNAMED: return "no one is named";
    case ASC_TOO_LITTLE_ORIGINS: return "fewer than two independent origins";
    case ASC_TOO_LITTLE_ACCESS: return "no origin could know";
    default: return "";
    }
}

const char *asc_show_leaning(const asc_statement *st)
{
    bool minus = st->polarity == ASC_POLARITY_MINUS;
    switch (st->predicate) {
    case ASC_PREDICATE_CAPABLE: return minus ? "said to lack the means" : "said to have the means";
    case ASC_PREDICATE_MOTIVATED: return minus ? "said to have no motive" : "said to have a motive";
    default: return "told to have done another such deed";
    }
}

void asc_show_told(asc_buf *b, const asc_read_case *c, const asc_statement *st, const char *how)
{
    const asc_report *r = &c->reports[st->report];
    asc_buf_printf(b, "      %s: ", how);
    asc_show_voice(b, c, st);
    if (st->basis != ASC_BASIS_UNSTATED && st->basis != ASC_BASIS_CLAIMED)
        asc_buf_printf(b, " (%s)", asc_basis_name(st->basis));
    asc_buf_puts(b, "\n        ");
    asc_show_quote(b, r, st);
    asc_buf_puts(b, "\n        ");
    asc_show_one_line(b, r->facts.name);
    asc_buf_printf(b, ", bytes %u-%u", st->span.begin, st->span.end);
    if (st->read < ASC_READ_SURE) asc_buf_printf(b, "; read with %d %%", (int)(100 * st->read));
    asc_buf_puts(b, "\n");
}

/* ---- incidents ---- */

void asc_show_dates(asc_buf *b, const asc_incident *in)
{
    if (in->earliest[0] && !strcmp(in->earliest, in->latest)) asc_buf_printf(b, "%s", in->earliest);
    else if (in->earliest[0]) asc_buf_printf(b, "%s to %s", in->earliest, in->latest);
    else
        asc_buf_printf(b, "undated (%u report%s)", in->report_count,
                       in->report_count == 1 ? "" : "s");
}

bool asc_show_toll_said(const asc_toll *told, uint32_t k)
{
    for (uint32_t j = 0; j < k; j++)
        if (told[j].value == told[k].value && told[j].at_least == told[k].at_least) return true;
    return false;
}

static void tolls(asc_buf *b, const asc_read_case *c, const char *name, const asc_toll *told,
                  uint32_t count)
{
    if (!count) return;
    asc_buf_printf(b, "  %s: ", name);
    for (uint32_t k = 0; k < count; k++) {
        if (asc_show_toll_said(told, k)) continue;
        asc_buf_printf(b, "%s%s%lld (", k ? ", " : "", told[k].at_least ? "at least " : "",
                       (long long)told[k].value);
        asc_show_one_line(b, c->reports[c->statements[told[k].statement].report].facts.name);
        asc_buf_puts(b, ")");
    }
    asc_buf_puts(b, "\n");
}

/* How far it came, what was hit, with what. */
static void traits(asc_buf *b, const asc_incident *in)
{
    if (in->stage != ASC_STAGE_ACCOMPLISHED)
        asc_buf_printf(b, "  stage: %s\n", asc_stage_name(in->stage));
    if (in->target.n) {
        asc_buf_puts(b, "  target: ");
        asc_show_one_line(b, in->target);
        asc_buf_putc(b, '\n');
    }
    if (in->weapon.n) {
        asc_buf_puts(b, "  weapon: ");
        asc_show_one_line(b, in->weapon);
        asc_buf_putc(b, '\n');
    }
}

void asc_show_incident_head(asc_buf *b, const asc_read_case *c, const asc_incident *in)
{
    asc_buf_printf(b, "%s  %s, ", in->id, asc_incident_kind_name(in->kind));
    asc_show_dates(b, in);
    if (in->place.n) {
        asc_buf_puts(b, ", ");
        asc_show_one_line(b, in->place);
    }
    asc_buf_puts(b, ": \"");
    asc_show_one_line(b, in->what);
    asc_buf_printf(b, "\"\n  told in %u report%s\n", in->report_count,
                   in->report_count == 1 ? "" : "s");
    tolls(b, c, "killed", in->killed, in->killed_count);
    tolls(b, c, "wounded", in->wounded, in->wounded_count);
    traits(b, in);
}

/* ---- hypotheses ---- */

static const char *part_words(asc_predicate role)
{
    switch (role) {
    case ASC_PREDICATE_ORDERED: return ", on the order of ";
    case ASC_PREDICATE_PLANNED: return ", prepared by ";
    case ASC_PREDICATE_HELPED: return ", with the help of ";
    case ASC_PREDICATE_FINANCED: return ", paid for by ";
    default: return " and ";
    }
}

bool asc_show_has_doer(const asc_hypothesis *h)
{
    return h->part_count && h->parts[0].role == ASC_PREDICATE_CARRIED_OUT;
}

void asc_show_hypothesis(asc_buf *b, const asc_read_case *c, const asc_hypothesis *h)
{
    bool doer = asc_show_has_doer(h);
    if (!h->part_count) asc_buf_puts(b, "someone else, or no one");
    else if (!doer) asc_buf_puts(b, "someone else");
    for (uint32_t k = 0; k < h->part_count; k++) {
        if (k || !doer) asc_buf_puts(b, part_words(h->parts[k].role));
        asc_show_actor_name(b, &c->actors[h->parts[k].actor]);
    }
}

void asc_show_origin(asc_buf *b, const asc_read_case *c, const asc_origin *o)
{
    if (o->actor != ASC_NONE) asc_show_actor_name(b, &c->actors[o->actor]);
    else if (o->report != ASC_NONE) {
        asc_show_author(b, &c->reports[o->report]);
        asc_buf_puts(b, " (in its own voice)");
    } else asc_show_one_line(b, o->text);
}

void asc_show_root_origin(asc_buf *b, const asc_read_case *c, const asc_root_origin *o)
{
    if (o->actor != ASC_NONE) asc_show_actor_name(b, &c->actors[o->actor]);
    else if (o->report != ASC_NONE) {
        asc_show_one_line(b, c->reports[o->report].facts.name);
        asc_buf_puts(b, ", in its own voice");
    } else if (o->text.n) asc_show_one_line(b, o->text);
    else asc_buf_puts(b, "a circle: these reports rest on each other, and on nothing else");
}

uint32_t asc_show_someone_else(const asc_weighed *w)
{
    uint32_t k = 0;
    while (k + 1 < w->hypothesis_count && w->hypotheses[k].part_count) k++;
    return k;
}

bool asc_show_listed(const asc_weighed *w, uint32_t k)
{
    const asc_hypothesis *h = &w->hypotheses[k];
    return !h->part_count || !k || (k < ASC_SHOW_MOST && h->credence >= ASC_SHOW_LEAST);
}

uint32_t asc_show_unlisted(const asc_weighed *w, double *credence)
{
    uint32_t n = 0;
    *credence = 0;
    for (uint32_t k = 0; k < w->hypothesis_count; k++) {
        if (asc_show_listed(w, k)) continue;
        *credence += w->hypotheses[k].credence;
        n++;
    }
    return n;
}

bool asc_show_shares(const asc_weighed *w)
{
    for (uint32_t k = 0; k < w->hypothesis_count && !w->too_little; k++)
        if (w->hypotheses[k].part_count > 1 && w->hypotheses[k].credence >= ASC_SHOW_LEAST)
            return true;
    return false;
}

const char *asc_show_part(asc_predicate role)
{
    switch (role) {
    case ASC_PREDICATE_ORDERED: return "ordered it";
    case ASC_PREDICATE_PLANNED: return "prepared it";
    case ASC_PREDICATE_HELPED: return "helped";
    case ASC_PREDICATE_FINANCED: return "paid for it";
    default: return "carried it out";
    }
}

bool asc_show_names(const asc_read_case *c, const asc_origin *o, const asc_hypothesis *h)
{
    for (uint32_t k = 0; k < o->statement_count && asc_show_has_doer(h); k++) {
        const asc_statement *st = &c->statements[o->statements[k]];
        if (st->agent.actor == h->parts[0].actor && st->predicate == ASC_PREDICATE_CARRIED_OUT &&
            st->polarity == ASC_POLARITY_PLUS)
            return true;
    }
    return false;
}

/* The named hypothesis with most credence, or ASC_NONE. */
static uint32_t leading(const asc_weighed *w)
{
    for (uint32_t k = 0; k < w->hypothesis_count; k++)
        if (asc_show_has_doer(&w->hypotheses[k])) return k;
    return ASC_NONE;
}

/* "JeM by itself alone, LeT by 2 origins". */
static void named_by(asc_buf *b, const asc_read_case *c, const asc_weighed *w)
{
    uint32_t shown = 0;
    for (uint32_t k = 0; k < w->hypothesis_count && shown < 4; k++) {
        const asc_hypothesis *h = &w->hypotheses[k];
        bool again = false;
        for (uint32_t j = 0; j < k && asc_show_has_doer(h); j++)
            again |= asc_show_has_doer(&w->hypotheses[j]) &&
                     w->hypotheses[j].parts[0].actor == h->parts[0].actor;
        if (!asc_show_has_doer(h) || again) continue;
        asc_buf_puts(b, shown++ ? ", " : "Named: ");
        asc_show_actor_name(b, &c->actors[h->parts[0].actor]);
        if (h->origins == 1 && h->itself) asc_buf_puts(b, " by itself alone");
        else asc_buf_printf(b, " by %u origin%s", h->origins, h->origins == 1 ? "" : "s");
    }
    asc_buf_puts(b, ". ");
}

/* Does one of the voices claim it for itself? */
static bool claimed(const asc_weighed *w)
{
    for (uint32_t k = 0; k < w->hypothesis_count; k++)
        if (w->hypotheses[k].itself) return true;
    return false;
}

static void too_little(asc_buf *b, const asc_read_case *c, const asc_weighed *w, uint32_t top)
{
    if (top == ASC_NONE) {
        asc_buf_puts(b, "No one is named for having carried it out.");
        return;
    }
    asc_buf_puts(b, "Too little to weigh, so no percentage: ");
    if (w->too_little == ASC_TOO_LITTLE_ORIGINS)
        asc_buf_puts(b, "one voice is no more than one voice, however many reports repeat it");
    else {
        asc_buf_printf(b,
                       "%u voices%s, and none of those behind the leading answer is known to have "
                       "had access or shows a document",
                       w->voices, claimed(w) ? ", one of them the claimant's own" : "");
    }
    asc_buf_puts(b, ". ");
    named_by(b, c, w);
    asc_buf_puts(b, "What would change that: ");
    asc_buf_puts(b, w->too_little == ASC_TOO_LITTLE_ORIGINS ? "a second, independent origin"
                                                            : "an origin");
    asc_buf_puts(b, " that could know (a witness, a document, a forensic finding, a court).");
}

void asc_show_judgement(asc_buf *b, const asc_read_case *c, const asc_weighed *w)
{
    uint32_t top = leading(w);
    if (w->too_little || top == ASC_NONE) {
        too_little(b, c, w, top);
        return;
    }
    const asc_hypothesis *h = &w->hypotheses[top];
    asc_buf_printf(
        b,
        "Analytic confidence %s: of %u independent origins that tell these answers apart, "
        "%u %s for the leading one, %u of which could know",
        asc_confidence_name(w->confidence), w->voices, h->origins, h->origins == 1 ? "is" : "are",
        h->access);
    if (w->decisive != ASC_NONE) {
        asc_buf_puts(b, "; it hangs on ");
        asc_show_origin(b, c, &w->origins[w->decisive]);
        asc_buf_puts(b, ": without it another answer leads");
    }
    asc_buf_puts(b, ".");
    if (w->learnt_from)
        asc_buf_printf(b, " What the voices are worth was learnt from %u incidents here.",
                       w->learnt_from);
}
