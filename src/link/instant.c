#include "link/instant.h"

#include "base/date.h"
#include "base/str.h"

#include "base/banned.h"

#define DAY 1440

/* Two digits at i of s, or -1. */
static int two(asc_str s, size_t i)
{
    if (i + 2 > s.n || s.p[i] < '0' || s.p[i] > '9' || s.p[i + 1] < '0' || s.p[i + 1] > '9')
        return -1;
    return (s.p[i] - '0') * 10 + (s.p[i + 1] - '0');
}

/* Minutes east of UTC that a zone at the end of s says, 0 where there is none. */
static int zone(asc_str s, size_t i)
{
    for (; i < s.n; i++) {
        if (s.p[i] != '+' && s.p[i] != '-') continue;
        int hours = two(s, i + 1), colon = i + 3 < s.n && s.p[i + 3] == ':';
        int minutes = two(s, i + 3 + (size_t)colon);
        if (hours < 0 || hours > 14) return 0;
        return (s.p[i] == '-' ? -1 : 1) *
               (hours * 60 + (minutes < 0 || minutes > 59 ? 0 : minutes));
    }
    return 0;
}

asc_instant asc_instant_parse(asc_str s)
{
    asc_date d;
    asc_instant m = { 0, 0, false };
    if (!asc_date_parse(s, &d) || !d.year) return m;
    m.known = true;
    m.first = (int64_t)asc_date_first(d) * DAY;
    m.last = (int64_t)asc_date_last(d) * DAY + DAY - 1;
    if (!d.day || s.n < 16 || (s.p[10] != 'T' && s.p[10] != ' ')) return m;
    int hour = two(s, 11), minute = two(s, 14);
    if (hour < 0 || hour > 24 || minute < 0 || minute > 59 || s.p[13] != ':') return m;
    m.first = m.last = m.first + hour * 60 + minute - zone(s, 16);
    return m;
}

int asc_instant_order(asc_instant a, asc_instant b)
{
    if (!a.known || !b.known) return 0;
    return a.last < b.first ? -1 : b.last < a.first ? 1 : 0;
}
