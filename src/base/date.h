/*
 * date - days known to a day, a month or a year.
 *
 * Proleptic Gregorian, years 1 to 9999. "2010-10" is a month, not its first day;
 * what is not known stays 0. Times of day are not kept here.
 */
#ifndef ASC_BASE_DATE_H
#define ASC_BASE_DATE_H

#include <ascribe.h>

typedef struct asc_date {
    int16_t year; /* 0: unknown altogether */
    int8_t month; /* 0: unknown */
    int8_t day;   /* 0: unknown */
} asc_date;

/* "2010", "2010-10", "2010-10-18", and the same with "T..." behind a day. */
bool asc_date_parse(asc_str s, asc_date *out);
/* ISO form to its precision; "" when unknown. out holds 11 bytes. */
void asc_date_format(asc_date d, char out[11]);

/* Days since 1970-01-01 of the first and last day that d may mean (d known). */
int32_t asc_date_first(asc_date d);
int32_t asc_date_last(asc_date d);
asc_date asc_date_from_days(int32_t days);            /* unknown outside years 1 to 9999 */
asc_date asc_date_add_days(asc_date d, int32_t days); /* d known to the day */
int asc_date_weekday(asc_date d);                     /* 0 = Monday; d known to the day */
int asc_date_days_in_month(int year, int month);

/* English names in small letters; month 1 to 12, weekday 0 to 6. */
const char *asc_date_month_name(int month);
const char *asc_date_weekday_name(int weekday);
/* What a whole English name names, in any case: 1 to 12, or 0; 0 to 6, or -1. */
int asc_date_month_named(asc_str s);
int asc_date_weekday_named(asc_str s);
/* "9" of "9th", "1st", "2nd", "3rd"; else s itself. */
asc_str asc_date_without_ordinal(asc_str s);

/* True when the spans of days that a and b may mean have a day in common. An
 * unknown date meets everything. */
bool asc_date_meet(asc_date a, asc_date b);
/* Order by first day, then more precise first; unknown last. */
int asc_date_cmp(asc_date a, asc_date b);

#endif
