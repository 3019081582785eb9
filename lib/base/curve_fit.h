/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nonlinear least squares. */
#ifndef TL_BASE_CURVE_FIT_H
#define TL_BASE_CURVE_FIT_H

#include "targetline.h"

struct tl__curve {
        size_t n_parameters, n_inputs;
        /* The value at one point x[n_inputs], and its derivatives by the parameters into
         * @gradient[n_parameters]. May be NaN or infinite off the domain. */
        double (*value)(const double b[], const double x[], double gradient[]);
};

struct tl__curve_points {
        const double *x; /* [n][n_inputs] */
        const double *y; /* [n] */
        size_t n;
};

/* From the start @b to the parameters of the least sum of squares found, with it in @rss and
 * (J'J)^-1 in @covariance[n_parameters][n_parameters]. TL_ENUMERIC when no way led to finite
 * values; @b is then as before. At most 4 x 400 steps of O(n n_parameters^2). */
int tl__curve_fit(const struct tl__curve *curve, const struct tl__curve_points *points, double b[],
                  double covariance[], double *rss, struct tl_error *err);

#endif
