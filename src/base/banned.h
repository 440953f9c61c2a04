/*
 * Functions that read the locale, keep hidden state or cannot be bounded do not
 * compile here (after git's banned.h). Include it last, after system headers.
 */
#ifndef ASC_BANNED_H
#define ASC_BANNED_H

#pragma GCC poison strcpy strcat sprintf vsprintf strtok atoi atol atof
#pragma GCC poison gmtime localtime ctime asctime setlocale
#pragma GCC poison strtod strtof

#endif
