/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Student's t distribution by table, for mixtures that ask it thousands of times with one number of
 * degrees of freedom, not necessarily whole. */
#ifndef TL_FORECAST_STUDENT_H
#define TL_FORECAST_STUDENT_H

#include <stddef.h>

#define TL__STUDENT_CELLS 256

/* On u = |x| / (c + |x|), c = sqrt(df), which runs from 0 to 1: nodes at u = i / TL__STUDENT_CELLS.
 */
struct tl__student {
        double df, c;
        struct tl__student_node {
                double above_half; /* P(T <= x) - 1/2 */
                double slope;      /* its derivative, per cell */
        } node[TL__STUDENT_CELLS + 1];
};

/* @df > 1/2. O(cells). */
void tl__student_init(struct tl__student *student, double df);

/* Sum of weight_i P(T <= (z - mean_i) / sd_i) over @n components, @per_sd being 1 / sd; @density
 * receives the sum of their densities at z. To 1e-9; the density to 1% of itself. */
double tl__student_mix(const struct tl__student *student, size_t n, const double weight[],
                       const double mean[], const double per_sd[], double z, double *density);

/* x with P(T <= x) = p, 0 < p < 1, to 1e-8 of x inside the table, GSL's beyond it. */
double tl__student_quantile(const struct tl__student *student, double p);

#endif
