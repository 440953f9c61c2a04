#include "text/datetext.h"

#include <stdio.h>

#include "base/date.h"
#include "base/str.h"

#include "base/banned.h"

#define YEAR_LEAST 1990 /* earlier ones in running text are rarely the page's own date */
#define YEAR_FIRST 1850 /* of a line that is nothing but a place and a date */
#define YEAR_MOST 2100

/* First letters that are enough to tell a month. */
static const struct {
    const char *start;
    int month;
} months[] = {
    { "jan", 1 },  { "gen", 1 },  { "ene", 1 },  { "feb", 2 },  { "fév", 2 },  { "fev", 2 },
    { "mar", 3 },  { "mär", 3 },  { "maa", 3 },  { "mrt", 3 },  { "apr", 4 },  { "avr", 4 },
    { "abr", 4 },  { "may", 5 },  { "mai", 5 },  { "mag", 5 },  { "mei", 5 },  { "jun", 6 },
    { "juin", 6 }, { "giu", 6 },  { "juil", 7 }, { "jul", 7 },  { "lug", 7 },  { "aug", 8 },
    { "aoû", 8 },  { "ago", 8 },  { "sep", 9 },  { "set", 9 },  { "oct", 10 }, { "okt", 10 },
    { "ott", 10 }, { "out", 10 }, { "nov", 11 }, { "dec", 12 }, { "déc", 12 }, { "dez", 12 },
    { "dic", 12 },
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* A run of digits or of letters. */
typedef struct piece {
    asc_str s;
    int value; /* of digits, when there are at most 8; of a month's name */
    bool number;
    char before; /* the character in front */
} piece;

static int month_of(asc_str w)
{
    if (w.n < 3 || w.n > 12) return 0;
    for (size_t k = 0; k < sizeof months / sizeof *months; k++) {
        asc_str start = asc_str_from(months[k].start);
        if (w.n >= start.n && asc_str_eq_nocase(asc_str_slice(w, 0, start.n), start))
            return months[k].month;
    }
    return 0;
}

static bool next_piece(asc_str s, size_t *i, piece *out)
{
    while (*i < s.n && !is_digit(s.p[*i]) && !is_word(s.p[*i])) ++*i;
    if (*i >= s.n) return false;
    size_t from = *i;
    bool number = is_digit(s.p[from]);
    while (*i < s.n && (number ? is_digit(s.p[*i]) : is_word(s.p[*i]))) ++*i;
    *out = (piece){ asc_str_slice(s, from, *i), 0, number, from ? s.p[from - 1] : ' ' };
    if (!number) out->value = month_of(out->s);
    for (size_t k = 0; number && out->s.n <= 8 && k < out->s.n; k++)
        out->value = out->value * 10 + (out->s.p[k] - '0');
    return true;
}

static bool is_date(int year, int month, int day)
{
    return year >= YEAR_FIRST && year <= YEAR_MOST && month >= 1 && month <= 12 && day >= 1 &&
           day <= asc_date_days_in_month(year, month);
}

static bool write_date(int year, int month, int day, char out[ASC_DATETEXT_MAX])
{
    if (!is_date(year, month, day)) return false;
    snprintf(out, ASC_DATETEXT_MAX, "%04d-%02d-%02d", year % 10000, month % 100, day % 100);
    return true;
}

/* "hh:mm[:ss]" and a zone behind a date, at s.p[i]. */
static void add_time(asc_str s, size_t i, char out[ASC_DATETEXT_MAX])
{
    int hour, minute, second = 0, used = 0;
    char rest[40];
    size_t n = s.n - i < sizeof rest - 1 ? s.n - i : sizeof rest - 1;
    memcpy(rest, s.p + i, n);
    rest[n] = '\0';
    const char *p = rest;
    while (*p == ' ' || *p == 'T' || *p == 't' || *p == ',') p++;
    if (p == rest || !is_digit(p[0]) || !is_digit(p[1]) || p[2] != ':' || !is_digit(p[3]) ||
        !is_digit(p[4]))
        return;
    hour = (p[0] - '0') * 10 + p[1] - '0';
    minute = (p[3] - '0') * 10 + p[4] - '0';
    p += 5;
    if (p[0] == ':' && is_digit(p[1]) && is_digit(p[2])) {
        second = (p[1] - '0') * 10 + p[2] - '0';
        p += 3;
    }
    if (hour > 23 || minute > 59 || second > 60) return;
    if (*p == '.') do
            p++;
        while (is_digit(*p));
    while (*p == ' ') p++;
    size_t at = strlen(out);
    used = snprintf(out + at, ASC_DATETEXT_MAX - at, "T%02d:%02d:%02d", hour, minute, second);
    at += used > 0 ? (size_t)used : 0;
    if (*p == 'Z' || !strncmp(p, "GMT", 3) || !strncmp(p, "UTC", 3) || !strncmp(p, "UT", 2)) {
        snprintf(out + at, ASC_DATETEXT_MAX - at, "Z");
    } else if ((*p == '+' || *p == '-') && is_digit(p[1]) && is_digit(p[2])) {
        const char *m = p[3] == ':' ? p + 4 : p + 3;
        bool minutes = is_digit(m[0]) && is_digit(m[1]);
        snprintf(out + at, ASC_DATETEXT_MAX - at, "%c%c%c:%c%c", *p, p[1], p[2],
                 minutes ? m[0] : '0', minutes ? m[1] : '0');
    }
}

static int year_of(const piece *p)
{
    return p->number && p->s.n == 4 ? p->value : 0;
}

/* "1st", "5", "05": a day of the month, and letters that may follow it. */
static bool is_day(const piece *p)
{
    return p->number && p->s.n <= 2 && p->value >= 1 && p->value <= 31;
}

/* Three pieces that follow each other, read in every order that makes sense. */
static bool read_three(const piece *a, const piece *b, const piece *c, char out[ASC_DATETEXT_MAX])
{
    int y = year_of(c);
    if (year_of(a) && b->number && c->number && b->s.n <= 2 && c->s.n <= 2)
        return write_date(year_of(a), b->value, c->value, out);
    if (year_of(a) && !b->number && b->value && is_day(c))
        return write_date(year_of(a), b->value, c->value, out);
    if (is_day(a) && !b->number && b->value && y) return write_date(y, b->value, a->value, out);
    if (!a->number && a->value && is_day(b) && y) return write_date(y, a->value, b->value, out);
    if (is_day(a) && is_day(b) && y && (b->before == '/' || b->before == '.' || b->before == '-')) {
        bool european = b->before == '.' || a->value > 12, american = b->value > 12;
        if (european || a->value == b->value) return write_date(y, b->value, a->value, out);
        if (american) return write_date(y, a->value, b->value, out);
    }
    return false;
}

/* Words that may stand inside a date: "5th of June", "5 de junio de 2013". */
static bool is_filler(const piece *p)
{
    static const char *const fillers[] = { "st", "nd", "rd", "th", "of", "de", "er", "del" };
    for (size_t k = 0; !p->number && k < sizeof fillers / sizeof *fillers; k++)
        if (asc_str_eq_nocase(p->s, asc_str_from(fillers[k]))) return true;
    return false;
}

static int year_in(const char date[ASC_DATETEXT_MAX])
{
    int year = 0;
    for (size_t k = 0; k < 4; k++) year = year * 10 + (date[k] - '0');
    return year;
}

/* The first date in s of the year least or later. */
static bool find_from(asc_str s, int least, char out[ASC_DATETEXT_MAX])
{
    piece last[3] = { { { NULL, 0 }, 0, false, ' ' } }, p;
    size_t i = 0, seen = 0;
    s = asc_str_slice(s, 0, ASC_DATETEXT_SEARCH);
    while (next_piece(s, &i, &p)) {
        if (p.number && p.s.n == 8 && p.value / 10000 >= least &&
            write_date(p.value / 10000, p.value / 100 % 100, p.value % 100, out))
            return true;
        if (is_filler(&p)) continue;
        last[0] = last[1];
        last[1] = last[2];
        last[2] = p;
        if (++seen < 3 || !read_three(&last[0], &last[1], &last[2], out)) continue;
        if (year_in(out) < least) continue;
        add_time(s, i, out);
        return true;
    }
    return false;
}

bool asc_datetext_find(asc_str s, char out[ASC_DATETEXT_MAX])
{
    return find_from(s, YEAR_LEAST, out);
}

bool asc_datetext_of_line(asc_str s, char out[ASC_DATETEXT_MAX])
{
    return find_from(s, YEAR_FIRST, out);
}

bool asc_datetext_in_url(asc_str url, char out[ASC_DATETEXT_MAX])
{
    piece a = { { NULL, 0 }, 0, false, ' ' }, b = a, c;
    for (size_t i = 0; next_piece(url, &i, &c);) {
        if (year_of(&a) >= YEAR_LEAST && (a.before == '/' || a.before == '-') && c.number &&
            b.number && b.s.n == 2 && c.s.n == 2 && b.before == c.before &&
            write_date(a.value, b.value, c.value, out))
            return true;
        a = b;
        b = c;
    }
    return false;
}
