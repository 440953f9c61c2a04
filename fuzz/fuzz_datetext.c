/* Any bytes as a date in words and in an address: what is found is a day of the calendar. */
#include <stdlib.h>

#include "base/date.h"
#include "base/str.h"
#include "text/datetext.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool found, const char *iso)
{
    asc_date d;
    if (found && (!asc_date_parse(asc_str_from(iso), &d) || !d.day)) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char iso[ASC_DATETEXT_MAX];
    asc_str s = { (const char *)data, size };
    check(asc_datetext_find(s, iso), iso);
    check(asc_datetext_in_url(s, iso), iso);
    return 0;
}
