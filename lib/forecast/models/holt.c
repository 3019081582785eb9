/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holt's linear method: level and trend learn from each error. psi_j = alpha (1 + beta j). */
#include "forecast/models/smoothing.h"

static int fit(const double z[], size_t n, struct tl__law *law, struct tl_error *err)
{
        return tl__smoothing_law(TL__TREND, z, n, law, err);
}

const struct tl__model tl__model_holt = {
        .name = "holt",
        .title = { "Holt's linear trend", "xu thế tuyến tính Holt" },
        .source = "Holt (1957), Forecasting seasonals and trends by exponentially weighted moving "
                  "averages",
        .least = 3,
        .fit = fit,
};
