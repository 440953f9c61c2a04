#include "text/laid.h"

#include "base/error.h"

#include "base/banned.h"

static void close_block(asc_laid *l)
{
    if (!l->open) return;
    while (l->text.n > l->begin && (unsigned char)l->text.p[l->text.n - 1] <= ' ') l->text.n--;
    l->open = l->space = false;
    if (l->count == l->cap) {
        void *grown = asc_arena_grow(l->keep, l->blocks, l->count, &l->cap, sizeof *l->blocks);
        l->failed = l->failed || !grown;
        if (!grown) return;
        l->blocks = grown;
    }
    l->blocks[l->count++] = (asc_block){ { (uint32_t)l->begin, (uint32_t)l->text.n }, l->kind };
}

void asc_laid_begin(asc_laid *l, asc_block_kind kind)
{
    close_block(l);
    l->kind = kind;
    l->space = false;
}

static void open_block(asc_laid *l)
{
    if (l->text.n) asc_buf_puts(&l->text, "\n\n");
    l->begin = l->text.n;
    l->open = true;
    l->space = false;
}

/* U+00A0 counts as white space; soft hyphens, NULs and byte order marks as nothing. */
static size_t white(asc_str s, size_t i)
{
    if ((unsigned char)s.p[i] <= ' ' && s.p[i]) return 1;
    return i + 1 < s.n && !memcmp(s.p + i, "\xC2\xA0", 2) ? 2 : 0;
}

static size_t nothing(asc_str s, size_t i)
{
    if (!s.p[i]) return 1;
    if (i + 1 < s.n && !memcmp(s.p + i, "\xC2\xAD", 2)) return 2;
    return i + 2 < s.n && !memcmp(s.p + i, "\xEF\xBB\xBF", 3) ? 3 : 0;
}

void asc_laid_put(asc_laid *l, asc_str s)
{
    for (size_t i = 0; i < s.n;) {
        size_t n = nothing(s, i), run = i;
        if (!n && l->kind == ASC_BLOCK_PRE && l->open) {
            asc_buf_putc(&l->text, s.p[i++]);
            continue;
        }
        if (!n && (n = white(s, i)) != 0) l->space = true;
        i += n;
        if (n) continue;
        while (run < s.n && !white(s, run) && !nothing(s, run)) run++;
        if (!l->open) open_block(l);
        char last = l->text.n ? l->text.p[l->text.n - 1] : ' ';
        if (l->space && last != '\n' && l->text.n > l->begin) asc_buf_putc(&l->text, ' ');
        l->space = false;
        asc_buf_put(&l->text, asc_str_slice(s, i, run));
        i = run;
    }
}

void asc_laid_line(asc_laid *l)
{
    if (l->open) asc_buf_putc(&l->text, '\n');
    l->space = false;
}

asc_status asc_laid_finish(asc_laid *l, asc_record *r, asc_error *err)
{
    close_block(l);
    bool good = !l->failed && !l->text.failed && l->text.n <= UINT32_MAX &&
                asc_arena_copy(l->keep, asc_buf_str(&l->text), &r->text);
    asc_buf_free(&l->text);
    if (!good) return asc_fail(err, ASC_ENOMEM, "out of memory");
    r->blocks = l->blocks;
    r->block_count = l->count;
    return ASC_OK;
}
