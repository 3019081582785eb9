/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holt's linear method with a damped trend, which fades by phi a year. psi_j = alpha (1 + beta (phi
 * + .. + phi^j)). */
#include "forecast/models/smoothing.h"

static int fit(const double z[], size_t n, struct tl__law *law, struct tl_error *err)
{
        return tl__smoothing_law(TL__DAMPED_TREND, z, n, law, err);
}

const struct tl__model tl__model_damped_holt = {
        .name = "damped_holt",
        .title = { "damped trend", "xu thế giảm dần" },
        .source = "Gardner and McKenzie (1985), Forecasting trends in time series",
        .least = 3,
        .fit = fit,
};
