/*
 * embedded - the bytes of data/ that are compiled in (made by cmake/embed.cmake).
 */
#ifndef ASC_READ_EMBEDDED_H
#define ASC_READ_EMBEDDED_H

#include <ascribe.h>

asc_str asc_table_cues(void);
asc_str asc_table_frames(void);
asc_str asc_table_events(void);
asc_str asc_table_actors(void);
asc_str asc_table_sets(void);
asc_str asc_table_sureness(void);
asc_str asc_table_people(void);
asc_str asc_table_slots(void);
asc_str asc_table_words(void);

#endif
