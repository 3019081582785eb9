/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filter and the law that the models of exponential smoothing, of a local trend and ARIMA
 * share: linear innovations state space models (Hyndman, Koehler, Ord and Snyder 2008, Forecasting
 * with Exponential Smoothing: the State Space Approach, ch. 3 and 12)
 *
 *   z_t = w' x_{t-1} + e_t,   x_t = T x_{t-1} + g e_t,   e_t ~ N(0, s^2)
 *
 * whose first states are known to nobody (estimated with the rest, by least squares) or stationary.
 * A missing value costs nothing but knowledge: the next error has the variance of so many years. */
#ifndef TL_FORECAST_MODELS_STATE_SPACE_H
#define TL_FORECAST_MODELS_STATE_SPACE_H

#include "forecast/models/model.h"

#define TL__MAX_STATES TL__MAX_PARAMETERS

struct tl__state_space {
        size_t n_states;  /* 1..TL__MAX_STATES */
        size_t n_unknown; /* the first of them start unknown */
        size_t n_diffuse; /* so many of these count into the likelihood as flat, the rest as chosen
                           */
        double w[TL__MAX_STATES];
        double transition[TL__MAX_STATES][TL__MAX_STATES];
        double g[TL__MAX_STATES];
        /* of the states that do not start unknown, over s^2; they have mean 0 */
        double start[TL__MAX_STATES][TL__MAX_STATES];
};

struct tl__filtered {
        double state[TL__MAX_STATES];                      /* after the last value */
        double covariance[TL__MAX_STATES][TL__MAX_STATES]; /* over s^2 */
        double rss;             /* sum of squared errors, each over its variance */
        double log_determinant; /* of these variances, and of the flat starts */
        size_t n_observed;
};

/* False when the values cannot tell the unknown starts apart. O(n n_states^3), no memory. */
bool tl__filter(const struct tl__state_space *model, const double z[], size_t n,
                struct tl__filtered *out);

/* -2 log likelihood at the best s, up to a constant of n_observed - n_diffuse. HUGE_VAL for false
 * of tl__filter(). */
double tl__deviance(const struct tl__state_space *model, const double z[], size_t n);

/* Akaike's criterion of @deviance, corrected for few values, @n_parameters being all that were
 * estimated, s among them (Hurvich and Tsai 1989); HUGE_VAL when there are too few. */
double tl__aicc(double deviance, size_t n_values, size_t n_parameters);

/* Mean, psi, gradient, covariance; s on n_observed less @n_estimated (states and others, without s)
 * degrees of freedom. TL_ENUMERIC for false of tl__filter(). */
int tl__state_space_law(const struct tl__state_space *model, const double z[], size_t n,
                        size_t n_estimated, struct tl__law *law, struct tl_error *err);

size_t tl__count_observed(const double z[], size_t n);

#endif
