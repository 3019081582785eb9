/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Linear least squares to nearly all digits that the data hold. */
#ifndef TL_BASE_LEAST_SQUARES_H
#define TL_BASE_LEAST_SQUARES_H

#include "targetline.h"

struct tl__regression {
        double *coefficients; /* [p], the caller's */
        double *covariance;   /* [p][p], the caller's: (X'X)^-1, without s^2 */
        double rss;           /* residual sum of squares */
};

/* y[n] = x[n][p] b + error, n >= p, all finite. @x is long double because a power that is rounded
 * to double is another column: that alone costs Filip three digits. TL_EDOMAIN when the columns of
 * @x are not independent; @out is then not to be read. O(n p^2). */
int tl__least_squares(const long double x[], const double y[], size_t n, size_t p,
                      struct tl__regression *out, struct tl_error *err);

#endif
