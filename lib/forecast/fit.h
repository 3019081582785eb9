/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the observations of an indicator to the mixture that forecasts it. */
#ifndef TL_FORECAST_FIT_H
#define TL_FORECAST_FIT_H

#include "forecast/component.h"

/* What is known: y[n] with the first and the last value observed. */
struct tl__history {
        const double *y;
        size_t n;
        size_t n_observed;
        enum tl_nature nature;
        double lower, upper;
};

/* Fewest observations that give a spread: three changes. */
#define TL__LEAST_FOR_SPREAD 4

/* The members for a nature, NULL-terminated (ensemble.c). */
const struct tl__model *const *tl__ensemble_members(enum tl_nature nature);
/* Is this a count that has never fallen, for the gamma-Poisson law? */
bool tl__ensemble_is_count(const struct tl__history *history);

/* Fits @model, or the ensemble for NULL, into the empty @mixture, with the transform of the nature.
 * A model that needs more observations than there are gives way to the drift, and that to the last
 * value. */
int tl__fit(const struct tl__history *history, const struct tl__model *model,
            struct tl__mixture *mixture, struct tl_error *err);

#endif
