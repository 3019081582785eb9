/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Simple exponential smoothing: a level that learns from each error. Variance s^2 (1 + (h - 1)
 * alpha^2), and the error of the level where it is not known exactly. */
#include "forecast/models/smoothing.h"

static int fit(const double z[], size_t n, struct tl__law *law, struct tl_error *err)
{
        return tl__smoothing_law(TL__NO_TREND, z, n, law, err);
}

const struct tl__model tl__model_ses = {
        .name = "ses",
        .title = { "simple exponential smoothing", "san bằng mũ đơn" },
        .source = "Hyndman, Koehler, Ord and Snyder (2008), Forecasting with Exponential Smoothing",
        .least = 2,
        .fit = fit,
};
