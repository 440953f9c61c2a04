/*
 * figure - words of attacks that are none: of sport, trade, weather, the body, or in words alone.
 */
#ifndef ASC_READ_FIGURE_H
#define ASC_READ_FIGURE_H

#include "read/tree.h"

/* "A heart attack", "an attack on inflation", "a raid on the brewer", "the late shot killed off
 * their hopes": is the event word at i a figure of speech? */
bool asc_figure(const asc_tree *t, uint32_t i);

/* "Storm Ines", "Hurricane Bella": a name that the weather has. */
bool asc_figure_weather(const asc_tree *t, uint32_t i);

#endif
