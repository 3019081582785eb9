/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One component of the ensemble, fitted in closed form: a linear innovations state space model
 * (Hyndman, Koehler, Ord and Snyder 2008, Forecasting with Exponential Smoothing: the State Space
 * Approach) with level l, slope r and drift d,
 *
 *   mu_t = l + d + phi r,   e_t = z_t - mu_t,   e_t ~ N(0, sigma^2 s_t^2)
 *   trend:       l <- mu_t  + alpha e_t,   r <- phi r + beta e_t
 *   transitory:  l <- l + d + alpha e_t,   r <- phi r + beta e_t
 *
 * alpha, beta and phi are given. The start (l_0, r_0, d) has the prior l_0 flat, r_0 ~ N(0, sigma^2
 * slope_variance), d ~ N(drift, sigma^2 drift_variance); sigma^2 that of sigma_df observations.
 * Errors are linear in the start, so that it and sigma integrate out: there is no optimiser. */
#ifndef TL_FORECAST_INNOVATIONS_H
#define TL_FORECAST_INNOVATIONS_H

#include "forecast/prior.h"

#include <gsl/gsl_rng.h>

#define TL__MAX_START 3

struct tl__state {
        double level, slope, drift;
};

struct tl__fitted {
        double log_likelihood;  /* discounted; of x, the first value given; start and sigma
                                   integrated out */
        double variance;        /* of the noise, inflated for jumps */
        struct tl__state state; /* after the last year */
        struct tl__state by_start[TL__MAX_START]; /* its derivatives by the numbers of the start */
        double factor[TL__MAX_START][TL__MAX_START]; /* lower F; the start ~ variance (F F')^-1 */
        size_t n_start;
};

/* Degrees of freedom of Student's t. */
double tl__innovations_df(const struct tl__evidence *evidence, double sigma_df);

/* False where the values have no place on the component's axis. O(years). */
bool tl__innovations_fit(const struct tl__component *component, const struct tl__evidence *evidence,
                         double sigma_df, struct tl__fitted *fitted);

/* The years to come: arrays [horizon] of the caller. */
struct tl__outlook {
        size_t horizon;
        double *mean, *sd; /* of z_{n+h}, Student's t */
        double *noise;     /* s_{n+h} */
        double *psi;       /* psi[j]: what an error of 1 adds j years later */
};

/* Fills @outlook. O(horizon^2). */
void tl__innovations_forecast(const struct tl__component *component,
                              const struct tl__fitted *fitted, double last,
                              struct tl__outlook *outlook);

/* A path z[horizon] whose every year has the distribution of @outlook. The noise in proportion is
 * that of the mean path: of the path's own values it would draw paths down. */
void tl__innovations_draw(const struct tl__component *component, const struct tl__fitted *fitted,
                          double df, const struct tl__outlook *outlook, gsl_rng *rng, double z[]);

#endif
