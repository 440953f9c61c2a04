/*
 * gazetteer - where in the world a name may be: data/places.tsv, of GeoNames.
 *
 * Towns of more than 15,000 inhabitants, countries and the states of the US. A name that is not
 * there is no less a place; most villages are not.
 */
#ifndef ASC_READ_GAZETTEER_H
#define ASC_READ_GAZETTEER_H

#include <ascribe.h>

/* The candidates of a folded name (asc_name_key), most populous first, and how exact a place
 * the likeliest is. 0 where the name is not known; the precision is then unknown. */
uint32_t asc_gazetteer_find(asc_str key, asc_place_candidate out[ASC_PLACE_CANDIDATES_MAX],
                            asc_place_precision *precision);

/* The code of the country that the name stands for; "" when it is none, or may be a region. */
void asc_gazetteer_country(asc_str key, char out[3]);

#endif
