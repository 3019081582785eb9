/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of an indicator before it is forecast. */
#ifndef TL_FORECAST_HISTORY_H
#define TL_FORECAST_HISTORY_H

#include "targetline.h"

struct tl__history {
        const double *y; /* [n], the first and the last observed */
        size_t n;
        size_t n_observed;
        enum tl_nature nature;
        double lower, upper; /* TL_MISSING: none */
        double unit;         /* the smallest decimal step seen, at most 1: values are known to half
                              * of it */
};

/* The history of y[n] without missing years in front. TL_EINVALID, TL_ESHORT, TL_EMISSING, and
 * TL_EDOMAIN for a value outside the bounds. A share beyond an end that is not given is taken for a
 * level or a balance. */
int tl__history_set(struct tl__history *history, const double y[], size_t n, struct tl_error *err);

#endif
