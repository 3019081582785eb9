/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Series computed from other series:
 *
 *     share(a; b)        100 a / b
 *     growth(a)          100 (a_t / a_{t-1} - 1), where a_{t-1} > 0
 *     ratio(a; b)        a / b
 *     sum(a; b; ...)     a + b + ...
 *     difference(a; b)   a - b
 *     index(a; year)     100 a_t / a_year, where a_year > 0
 */
#ifndef TL_DATA_DERIVE_H
#define TL_DATA_DERIVE_H

#include "base/fault.h"

struct tl__formula;

/* Faults: derive_syntax, derive_function, derive_arguments, with the place given; on TL_EDATA
 * @out is untouched. */
int tl__formula_parse(const char *text, struct tl__place place, struct tl__formula **out,
                      struct tl_faults *faults);
void tl__formula_free(struct tl__formula *formula);
/* Ids of the series it needs, in the order of the formula. */
size_t tl__formula_argument_count(const struct tl__formula *formula);
const char *tl__formula_argument(const struct tl__formula *formula, size_t i);

/* Value in a year from a function that gives argument i in a year (missing: TL_MISSING). A zero
 * denominator, a growth or index on zero or less, a missing argument or what is no figure gives
 * TL_MISSING. */
double tl__formula_value(const struct tl__formula *formula, int year,
                         double (*lookup)(void *context, size_t argument, int year), void *context);

#endif
