/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What other rooms need of the mathematics beyond targetline.h. */
#ifndef TL_BASE_NUMERIC_H
#define TL_BASE_NUMERIC_H

#include "targetline.h"

/* Between these sizes, or 0, is every figure: what lies beyond is a slip. With all values inside,
 * no difference, product or quotient of two leaves the doubles. */
#define TL__LARGEST  1e100
#define TL__SMALLEST 1e-100
/* False for a missing value. */
bool tl__is_figure(double value);

/* z of y without pulling a share inside: -HUGE_VAL at or below the lower end and HUGE_VAL at or
 * above the upper end, where the scale has that end; on the identity scale always y. */
double tl__transform_exact(const struct tl_transform *transform, double y);
/* dz/dy at @y, a share being pulled inside first. */
double tl__transform_slope(const struct tl_transform *transform, double y);

#endif
