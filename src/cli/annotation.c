#include "cli/annotation.h"

#include <stdlib.h>

#include "base/utf8.h"

#include "base/banned.h"

/* ---- Small things ----------------------------------------------------------*/

static void put_number(asc_buf *b, uint64_t n)
{
    char digits[20];
    size_t i = sizeof digits;
    do {
        digits[--i] = (char)('0' + n % 10);
        n /= 10;
    } while (n);
    asc_buf_put(b, (asc_str){ digits + i, sizeof digits - i });
}

static bool is_space(const asc_token *t)
{
    return t->pos == ASC_POS_SPACE;
}

static asc_str form_of(asc_str text, const asc_token *t)
{
    return asc_str_slice(text, t->begin, t->end);
}

static asc_str or_none(asc_str s)
{
    return s.n ? s : ASC_STR("_");
}

/* ---- CoNLL-U ---------------------------------------------------------------*/

/* White space as UDPipe's SpacesAfter has it: \s \t \r \n, and \uXXXX for the rest. */
static void put_spaces(asc_buf *b, asc_str s)
{
    for (size_t i = 0; i < s.n;) {
        uint32_t c;
        i += asc_utf8_next(s, i, &c);
        switch (c) {
        case ' ': asc_buf_puts(b, "\\s"); break;
        case '\t': asc_buf_puts(b, "\\t"); break;
        case '\r': asc_buf_puts(b, "\\r"); break;
        case '\n': asc_buf_puts(b, "\\n"); break;
        default: asc_buf_printf(b, "\\u%04X", (unsigned)c);
        }
    }
}

/* A name in a comment: one line whatever it holds. */
static void put_comment(asc_buf *b, asc_str s)
{
    for (size_t i = 0; i < s.n; i++) {
        switch (s.p[i]) {
        case '\\': asc_buf_puts(b, "\\\\"); break;
        case '\t': asc_buf_puts(b, "\\t"); break;
        case '\r': asc_buf_puts(b, "\\r"); break;
        case '\n': asc_buf_puts(b, "\\n"); break;
        default: asc_buf_putc(b, s.p[i]);
        }
    }
}

/* What the sentences of one piece share. */
struct piece {
    asc_str text, seen; /* as it stands, and as the annotator saw it */
    const asc_token *tokens;
    size_t count;
    uint64_t base;
    size_t first;     /* word */
    bool name_starts; /* an entity began with white space: the next word begins it */
};

/* The next word from token i on; `count` when there is none. */
static size_t next_word(const struct piece *p, size_t i)
{
    while (i < p->count && is_space(&p->tokens[i])) i++;
    return i;
}

/* The sentence's words from first to last, white space between them as one space. */
static void put_text(asc_buf *b, const struct piece *p, asc_range sent)
{
    bool first = true, gap = false;
    for (size_t i = sent.begin; i < sent.end; i++) {
        const asc_token *t = &p->tokens[i];
        if (is_space(t)) {
            gap = true;
            continue;
        }
        if (gap && !first) asc_buf_putc(b, ' ');
        asc_buf_put(b, form_of(p->text, t));
        gap = t->space_after;
        first = false;
    }
}

/*
 * The word that word i hangs on, SIZE_MAX for none: white space, which has no line
 * of its own, is looked through.
 */
static size_t head_of(const struct piece *p, asc_range sent, size_t i)
{
    size_t h = p->tokens[i].head;
    if (h == i) return SIZE_MAX;
    for (size_t hops = sent.end - sent.begin; hops > 0; hops--) {
        if (h < sent.begin || h >= sent.end) return SIZE_MAX;
        if (!is_space(&p->tokens[h])) return h;
        if (p->tokens[h].head == h) return SIZE_MAX;
        h = p->tokens[h].head;
    }
    return SIZE_MAX;
}

static void put_name_part(asc_buf *b, struct piece *p, const asc_token *t)
{
    asc_buf_puts(b, t->ent_begin || p->name_starts ? "NE=B-" : "NE=I-");
    asc_buf_puts(b, asc_ent_name((asc_ent)t->ent));
    asc_buf_putc(b, '|');
}

static void put_misc(asc_buf *b, struct piece *p, size_t i)
{
    const asc_token *t = &p->tokens[i];
    size_t next = next_word(p, i + 1);
    size_t end = next < p->count ? p->tokens[next].begin : p->text.n;
    asc_str after = asc_str_slice(p->text, t->end, end);
    if (t->ent) put_name_part(b, p, t);
    p->name_starts = false;
    if (after.n == 0) {
        asc_buf_puts(b, "SpaceAfter=No|");
    } else if (!asc_str_eq(after, ASC_STR(" "))) {
        asc_buf_puts(b, "SpacesAfter=");
        put_spaces(b, after);
        asc_buf_putc(b, '|');
    }
    if (i == p->first && t->begin > 0) {
        asc_buf_puts(b, "SpacesBefore=");
        put_spaces(b, asc_str_slice(p->text, 0, t->begin));
        asc_buf_putc(b, '|');
    }
    asc_buf_puts(b, "TokenRange=");
    put_number(b, p->base + t->begin);
    asc_buf_putc(b, ':');
    put_number(b, p->base + t->end);
}

static void put_word(asc_buf *b, struct piece *p, size_t i, uint32_t id, uint32_t head)
{
    const asc_token *t = &p->tokens[i];
    const char *dep = head == 0 ? "ROOT" : asc_dep_name((asc_dep)t->dep);
    put_number(b, id);
    asc_buf_putc(b, '\t');
    asc_buf_put(b, form_of(p->text, t));
    asc_buf_putc(b, '\t');
    asc_buf_put(b, or_none(t->lemma));
    asc_buf_putc(b, '\t');
    asc_buf_put(b, or_none(asc_str_from(asc_pos_name((asc_pos)t->pos))));
    asc_buf_putc(b, '\t');
    asc_buf_put(b, or_none(asc_str_from(asc_tag_name((asc_tag)t->tag))));
    asc_buf_putc(b, '\t');
    asc_buf_put(b, or_none(t->morph));
    asc_buf_putc(b, '\t');
    put_number(b, head);
    asc_buf_putc(b, '\t');
    asc_buf_put(b, or_none(asc_str_from(dep)));
    asc_buf_puts(b, "\t_\t");
    put_misc(b, p, i);
    asc_buf_putc(b, '\n');
}

static void put_comments(asc_annotation *a, const struct piece *p, asc_range sent)
{
    if (!a->announced) {
        asc_buf_puts(a->out, "# newdoc id = ");
        put_comment(a->out, a->name);
        asc_buf_putc(a->out, '\n');
    }
    a->announced = true;
    asc_buf_puts(a->out, "# sent_id = ");
    put_number(a->out, ++a->sentences);
    asc_buf_puts(a->out, "\n# text = ");
    put_text(a->out, p, sent);
    asc_buf_putc(a->out, '\n');
}

/* Number the words from 1; white space gets 0. The root is the first word that hangs
 * on none; should there be more of them, they hang on it. */
static size_t number_words(asc_annotation *a, const struct piece *p, asc_range sent, size_t *root)
{
    uint32_t id = 0;
    *root = SIZE_MAX;
    for (size_t i = sent.begin; i < sent.end; i++) {
        bool word = !is_space(&p->tokens[i]);
        a->ids[i - sent.begin] = word ? ++id : 0;
        if (word && *root == SIZE_MAX && head_of(p, sent, i) == SIZE_MAX) *root = i;
    }
    return id;
}

static bool reserve_ids(asc_annotation *a, size_t n)
{
    if (n <= a->id_cap) return true;
    uint32_t *grown = realloc(a->ids, 2 * n * sizeof *grown);
    if (!grown) {
        a->out->failed = true;
        return false;
    }
    a->ids = grown;
    a->id_cap = 2 * n;
    return true;
}

static void put_sentence(asc_annotation *a, struct piece *p, asc_range sent)
{
    size_t root;
    if (!reserve_ids(a, sent.end - sent.begin)) return;
    size_t words = number_words(a, p, sent, &root);
    if (words) put_comments(a, p, sent);
    for (size_t i = sent.begin; i < sent.end; i++) {
        uint32_t id = a->ids[i - sent.begin];
        if (id == 0) {
            p->name_starts = p->tokens[i].ent && (p->tokens[i].ent_begin || p->name_starts);
            continue;
        }
        size_t head = head_of(p, sent, i);
        if (head == SIZE_MAX && i != root) head = root;
        put_word(a->out, p, i, id, head == SIZE_MAX ? 0 : a->ids[head - sent.begin]);
    }
    if (words) asc_buf_putc(a->out, '\n');
}

/* ---- JSON ------------------------------------------------------------------*/

static void put_text_field(asc_buf *b, const char *name, asc_str value)
{
    asc_buf_puts(b, name);
    asc_buf_json(b, value);
}

static void put_number_field(asc_buf *b, const char *name, uint64_t value)
{
    asc_buf_puts(b, name);
    put_number(b, value);
}

/* Labels hold no character that JSON would have escaped but two tags, which go
 * through asc_buf_json like all the rest. */
static void put_token(asc_annotation *a, const struct piece *p, size_t i)
{
    const asc_token *t = &p->tokens[i];
    asc_buf *b = a->out;
    put_number_field(b, a->tokens + i ? ",{\"begin\":" : "{\"begin\":", p->base + t->begin);
    put_number_field(b, ",\"end\":", p->base + t->end);
    put_text_field(b, ",\"text\":", form_of(p->text, t));
    if (!asc_str_eq(form_of(p->text, t), form_of(p->seen, t)))
        put_text_field(b, ",\"seen\":", form_of(p->seen, t));
    put_text_field(b, ",\"lemma\":", t->lemma);
    put_text_field(b, ",\"pos\":", asc_str_from(asc_pos_name((asc_pos)t->pos)));
    put_text_field(b, ",\"tag\":", asc_str_from(asc_tag_name((asc_tag)t->tag)));
    put_text_field(b, ",\"morph\":", t->morph);
    put_number_field(b, ",\"head\":", a->tokens + t->head);
    put_text_field(b, ",\"dep\":", asc_str_from(asc_dep_name((asc_dep)t->dep)));
    asc_buf_puts(b, ",\"ent\":\"");
    if (t->ent) asc_buf_puts(b, t->ent_begin ? "B-" : "I-");
    asc_buf_puts(b, asc_ent_name((asc_ent)t->ent));
    asc_buf_puts(b, t->sent_begin ? "\",\"sent_begin\":true}" : "\",\"sent_begin\":false}");
}

/* ---- A document ------------------------------------------------------------*/

void asc_annotation_begin(asc_annotation *a, asc_str name)
{
    a->name = name;
    a->tokens = 0;
    a->announced = false;
    if (!a->json) return;
    put_text_field(a->out, "{\"type\":\"document\",\"v\":1,\"name\":", name);
    asc_buf_puts(a->out, ",\"tokens\":[");
}

void asc_annotation_piece(asc_annotation *a, const asc_doc *doc, uint64_t base)
{
    struct piece p = { .text = asc_doc_text(doc), .seen = asc_doc_seen(doc), .base = base };
    size_t sentences;
    p.tokens = asc_doc_tokens(doc, &p.count);
    p.first = next_word(&p, 0);
    const asc_range *sents = asc_doc_sentences(doc, &sentences);
    if (a->json) {
        for (size_t i = 0; i < p.count; i++) put_token(a, &p, i);
    } else {
        for (size_t i = 0; i < sentences; i++) put_sentence(a, &p, sents[i]);
    }
    a->tokens += p.count;
}

void asc_annotation_end(asc_annotation *a, const char *error)
{
    if (!a->json) return;
    asc_buf_putc(a->out, ']');
    if (error) put_text_field(a->out, ",\"error\":", asc_str_from(error));
    asc_buf_puts(a->out, "}\n");
}

void asc_annotation_free(asc_annotation *a)
{
    free(a->ids);
    a->ids = NULL;
    a->id_cap = 0;
}
