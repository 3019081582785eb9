/* SPDX-License-Identifier: GPL-3.0-or-later */
/* u = |x| / (c + |x|) makes the distribution function smooth on [0, 1) and costs one division.
 * Between the nodes a cubic through values and slopes (Hermite); in the last cells, where few
 * questions fall and slopes change fast, GSL. */
#include "forecast/student.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

/* The table ends where |x| = 10 c. */
#define LAST_CELL (TL__STUDENT_CELLS * 10 / 11)

/* With x = c v, v = u / (1 - u), the density of t is C (1 + v^2)^-((df + 1) / 2) per unit of v,
 * C = 1 / B(df / 2, 1 / 2), and dv = (1 + v)^2 du. The values are sums over cells by the trapezium
 * with the slopes at its ends, whose error is of the fifth order. */
void tl__student_init(struct tl__student *student, double df)
{
        double constant = exp(-gsl_sf_lnbeta(df / 2, 0.5)) / TL__STUDENT_CELLS;
        double bend_before = 2 * constant / TL__STUDENT_CELLS;

        student->df = df;
        student->c = sqrt(df);
        student->node[0] = (struct tl__student_node){ 0, constant };
        for (size_t i = 1; i <= LAST_CELL; i++) {
                const struct tl__student_node *before = &student->node[i - 1];
                double v = (double)i / (double)(TL__STUDENT_CELLS - i), w = 1 + v * v;
                double slope = constant * pow(w, -(df + 1) / 2) * (1 + v) * (1 + v);
                double bend = slope * (2 / (1 + v) - (df + 1) * v / w) * (1 + v) * (1 + v) /
                              TL__STUDENT_CELLS;

                student->node[i].slope = slope;
                student->node[i].above_half = before->above_half + (before->slope + slope) / 2 +
                                              (bend_before - bend) / 12;
                bend_before = bend;
        }
}

/* P(T <= x) - 1/2 at @place = u TL__STUDENT_CELLS, and its derivative per cell, to 1e-4. */
static double inside(const struct tl__student *student, double place, double *slope)
{
        const struct tl__student_node *a = &student->node[(size_t)place], *b = a + 1;
        double u = place - (double)(size_t)place, v = 1 - u, rise = b->above_half - a->above_half;

        *slope = v * a->slope + u * b->slope;
        return a->above_half + u * (rise + v * (v * (a->slope - rise) - u * (b->slope - rise)));
}

double tl__student_mix(const struct tl__student *student, size_t n, const double weight[],
                       const double mean[], const double per_sd[], double z, double *density)
{
        double below = 0, sum = 0, c = student->c;

        for (size_t i = 0; i < n; i++) {
                double x = (z - mean[i]) * per_sd[i], per = 1 / (c + fabs(x));
                double place = fabs(x) * per * TL__STUDENT_CELLS, slope, p;

                if (place < LAST_CELL) {
                        p = copysign(inside(student, place, &slope), x);
                        sum += weight[i] * per_sd[i] * slope * per * per;
                        below += weight[i] * (0.5 + p);
                } else {
                        sum += weight[i] * per_sd[i] * gsl_ran_tdist_pdf(x, student->df) /
                               (c * TL__STUDENT_CELLS);
                        below += weight[i] * gsl_cdf_tdist_P(x, student->df);
                }
        }
        *density = sum * c * TL__STUDENT_CELLS;
        return below;
}

double tl__student_quantile(const struct tl__student *student, double p)
{
        double above = fabs(p - 0.5), place, slope;
        size_t low = 0, high = LAST_CELL;

        if (!(above < student->node[LAST_CELL].above_half))
                return gsl_cdf_tdist_Pinv(p, student->df);
        while (high - low > 1) {
                size_t middle = (low + high) / 2;

                if (student->node[middle].above_half <= above)
                        low = middle;
                else
                        high = middle;
        }
        place = (double)low +
                (above - student->node[low].above_half) /
                        (student->node[high].above_half - student->node[low].above_half);
        for (int i = 0; i < 3; i++)
                place -= (inside(student, place, &slope) - above) / slope;
        return copysign(student->c * place / (TL__STUDENT_CELLS - place), p - 0.5);
}
