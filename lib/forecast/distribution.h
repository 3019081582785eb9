/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The predictive distribution of y(n+1), y(n+2), ... : what the forecast of a series answers from.
 * Three types make one: a mixture of many components (ensemble.c), one classical model (law.c), a
 * counting process (count.c). All answers are of y and lie inside its bounds; horizons count
 * from 1. */
#ifndef TL_FORECAST_DISTRIBUTION_H
#define TL_FORECAST_DISTRIBUTION_H

#include "targetline.h"

#include <gsl/gsl_rng.h>

struct tl__distribution;

struct tl__distribution_type {
        /* Without a spread only p = 1/2 is asked. */
        double (*quantile)(const struct tl__distribution *distribution, size_t h, double p);
        /* Mean between the quantiles of 0.5% and 99.5% of each component. */
        double (*mean)(const struct tl__distribution *distribution, size_t h);
        /* P(y(n+h) >= bound), bound finite. */
        double (*chance)(const struct tl__distribution *distribution, size_t h, double bound);
        /* P(z(n+first) + ... + z(n+last) >= bound) on the transform's scale, or missing where that
         * has no closed form. */
        double (*chance_sum)(const struct tl__distribution *distribution, size_t first, size_t last,
                             double bound);
        /* Fills paths[n_paths][horizon]. */
        void (*draw)(const struct tl__distribution *distribution, gsl_rng *rng, size_t n_paths,
                     double paths[]);
        void (*free)(struct tl__distribution *distribution);
};

/* First member of what each type holds. */
struct tl__distribution {
        const struct tl__distribution_type *type;
        const char *model;
        struct tl_transform transform; /* the scale of sums, and the bounds */
        size_t horizon;
        bool has_spread;
};

#endif
