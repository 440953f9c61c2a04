/*
 * publisher - what the name of who publishes a report tells: what it is, and how it is called for short.
 *
 * "Meridian" of "Meridian News Agency", "the Chronicle" of "The Ladara Chronicle", "Correo" of "El Correo
 * del Puerto". A communique of a Front is published by a group, no outlet.
 */
#ifndef ASC_RESOLVE_PUBLISHER_H
#define ASC_RESOLVE_PUBLISHER_H

#include <ascribe.h>

#include "read/tables.h"

/* By the words of the name; ASC_ACTOR_OUTLET where none tells, or without tables (NULL). */
asc_actor_kind asc_publisher_kind(const asc_tables *tables, asc_str key);

/* A part of `key`; empty when it has no such form. */
asc_str asc_publisher_short(const asc_tables *tables, asc_str key);

#endif
