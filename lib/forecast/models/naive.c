/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last value, repeated: a random walk. s^2 is the mean squared change per year; nothing is
 * estimated but s, so no parameter error and one degree of freedom per change. A change over a gap
 * of k years has variance k s^2. */
#include "forecast/models/model.h"

static int fit(const double z[], size_t n, struct tl__law *law, struct tl_error *err)
{
        size_t last = 0;
        double sum = 0;

        (void)err;
        for (size_t i = 1; i < n; i++) {
                if (isnan(z[i]))
                        continue;
                sum += (z[i] - z[last]) * (z[i] - z[last]) / (double)(i - last);
                law->df += 1;
                last = i;
        }
        law->s = law->df > 0 ? sqrt(sum / law->df) : 0;
        for (size_t h = 0; h < law->horizon; h++) {
                law->mean[h] = z[n - 1];
                law->psi[h] = 1;
        }
        return TL_OK;
}

const struct tl__model tl__model_naive = {
        .name = "naive",
        .title = { "last value", "giá trị cuối" },
        .source = "Hyndman and Athanasopoulos (2021), Forecasting: Principles and Practice",
        .least = 1,
        .fit = fit,
};
