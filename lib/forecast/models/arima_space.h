/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ARIMA as a state space model. */
#ifndef TL_FORECAST_MODELS_ARIMA_SPACE_H
#define TL_FORECAST_MODELS_ARIMA_SPACE_H

#include "forecast/models/state_space.h"

#define TL__MAX_LAGS 2

/* The d-th differences w of z: w_t - c = sum phi_i (w_{t-i} - c) + e_t + sum theta_i e_{t-i}, c = 0
 * without a constant. max(p, q) + d + constant <= TL__MAX_STATES; d <= 2; with d = 2 no constant.
 */
struct tl__arima {
        size_t p, d, q;
        bool constant;
        double phi[TL__MAX_LAGS], theta[TL__MAX_LAGS];
};

/* What came before the first value and the constant start unknown; w - c is stationary. */
struct tl__state_space tl__arima_space(const struct tl__arima *arima);

#endif
