#include "read/account_record.h"

#include "base/error.h"
#include "base/str.h"

#include "base/banned.h"

/* `sign` and the words behind it. */
static bool marked(asc_arena *tmp, char sign, asc_str words, asc_str *out)
{
    char *p = asc_arena_alloc(tmp, words.n + 1, 1);
    if (!p) return false;
    p[0] = sign;
    for (size_t i = 0; i < words.n; i++) p[1 + i] = words.p[i];
    *out = (asc_str){ p, words.n + 1 };
    return true;
}

bool asc_record_facts(const asc_slot_model *m, asc_arena *tmp, asc_fill_role role, asc_str wording,
                      double out[2 * ASC_RECORD_FACTS])
{
    asc_str s = asc_str_slice(wording, 0, wording.n ? wording.n - 1 : 0), last;
    size_t begin = s.n;
    while (begin > 0 && s.p[begin - 1] != ' ') begin--;
    if (!marked(tmp, '-', asc_str_slice(s, begin, s.n), &last)) return false;
    uint32_t group = role == ASC_FILL_ORGANISATION ? asc_slot_alias(m, s, NULL) : ASC_NONE;
    char digits[2] = { (char)('0' + group / 10 % 10), (char)('0' + group % 10) };
    if (group != ASC_NONE && !marked(tmp, '#', (asc_str){ digits, 2 }, &s)) return false;
    asc_slot_known(m, role, s, out);
    asc_slot_known(m, role, last, out + ASC_RECORD_FACTS);
    return true;
}
