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
        enum tl_scale scale; /* in place of the nature's own, or TL_OWN_SCALE */
        double unit;         /* the smallest decimal step seen, at most 1 */
};

/* Fewest observations that give a spread: three changes. */
#define TL__LEAST_FOR_SPREAD 4

/* The members for a nature, NULL-terminated (ensemble.c). */
const struct tl__model *const *tl__ensemble_members(enum tl_nature nature);
/* Is this a count of few things that has never fallen, for the gamma-Poisson law? */
bool tl__ensemble_is_count(const struct tl__history *history);

/* Sets the history's unit. */
void tl__history_round(struct tl__history *history);

/* Fits @model, or the ensemble for NULL, into the empty @mixture, with the transform of the nature.
 * A model that needs more observations than there are gives way to the drift, and that to the last
 * value. With fewer than TL__LEAST_FOR_SPREAD the ensemble is the straight line of the drift (of
 * growth the mean): so few values do not tell a curve. */
int tl__fit(const struct tl__history *history, const struct tl__model *model,
            struct tl__mixture *mixture, struct tl_error *err);

#endif
