/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exponential smoothing without, with a straight or with a damped trend, whichever has the least
 * AICc: ETS(A,N,N), (A,A,N), (A,Ad,N) on the scale of the nature, where additive errors of
 * logarithms are the multiplicative ones. */
#include "forecast/models/smoothing.h"

static int fit(const double z[], size_t n, struct tl__law *law, struct tl_error *err)
{
        enum tl__trend best = TL__NO_TREND;
        double least = HUGE_VAL;

        for (enum tl__trend trend = TL__NO_TREND; trend < TL__N_TRENDS; trend++) {
                struct tl__smoothed smoothed;
                int status = tl__smooth(trend, z, n, &smoothed, err);

                if (status)
                        return status;
                if (!(smoothed.aicc < least))
                        continue;
                least = smoothed.aicc;
                best = trend;
        }
        return tl__smoothing_law(best, z, n, law, err);
}

const struct tl__model tl__model_ets = {
        .name = "ets",
        .title = { "exponential smoothing chosen by AICc", "san bằng mũ chọn theo AICc" },
        .source =
                "Hyndman, Koehler, Snyder and Grose (2002), A state space framework for automatic "
                "forecasting using exponential smoothing methods",
        .least = 3,
        .fit = fit,
};
