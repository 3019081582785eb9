/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The minimum of a function of a few bounded numbers. */
#ifndef TL_BASE_MINIMISE_H
#define TL_BASE_MINIMISE_H

#include "targetline.h"

#define TL__MAX_UNKNOWNS 4

struct tl__objective {
        double (*value)(const double x[], const void *data); /* may be NaN or infinite: refused */
        const void *data;
        size_t n; /* 1..TL__MAX_UNKNOWNS */
        double low[TL__MAX_UNKNOWNS], high[TL__MAX_UNKNOWNS];
};

/* The least value found, and where in @x[n]: from the best point of a coarse grid by Nelder and
 * Mead's simplex, by at most a fixed number of steps. TL_ENUMERIC when no point has a value. */
int tl__minimise(const struct tl__objective *objective, double x[], double *least,
                 struct tl_error *err);

#endif
