/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exponential smoothing with additive errors, as the models ses, holt, damped_holt, ets and theta
 * use it. */
#ifndef TL_FORECAST_MODELS_SMOOTHING_H
#define TL_FORECAST_MODELS_SMOOTHING_H

#include "forecast/models/state_space.h"

enum tl__trend { TL__NO_TREND, TL__TREND, TL__DAMPED_TREND, TL__N_TRENDS };

struct tl__smoothing {
        double alpha, beta, phi; /* level, trend: b <- phi b + alpha beta e, damping */
};

/* z_t = l + phi b + e;  l <- l + phi b + alpha e;  b <- phi b + alpha beta e. Both start unknown.
 */
struct tl__state_space tl__smoothing_model(enum tl__trend trend,
                                           const struct tl__smoothing *smoothing);

struct tl__smoothed {
        struct tl__smoothing smoothing;
        size_t n_estimated; /* starts, and what was estimated of alpha, beta and phi */
        double aicc;
};

/* alpha, beta and phi of most likelihood, the starts being estimated with them; with too few values
 * alpha .8, beta .2 and phi .9. */
int tl__smooth(enum tl__trend trend, const double z[], size_t n, struct tl__smoothed *out,
               struct tl_error *err);

int tl__smoothing_law(enum tl__trend trend, const double z[], size_t n, struct tl__law *law,
                      struct tl_error *err);

#endif
