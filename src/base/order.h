/*
 * order - ascending orders of plain numbers, for qsort and bsearch.
 */
#ifndef ASC_BASE_ORDER_H
#define ASC_BASE_ORDER_H

int asc_order_u32(const void *a, const void *b);
int asc_order_u64(const void *a, const void *b);
int asc_order_float(const void *a, const void *b); /* none of them a NaN */

#endif
