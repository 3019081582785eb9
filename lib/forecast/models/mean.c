/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mean of all values: independent values around a level. Variance s^2 (1 + 1/n) at every
 * horizon, s with divisor n - 1. Missing years are left out. */
#include "forecast/models/model.h"

static double mean_of(const double z[], size_t n, double *count)
{
        double sum = 0;

        *count = 0;
        for (size_t i = 0; i < n; i++) {
                sum += isnan(z[i]) ? 0 : z[i];
                *count += isnan(z[i]) ? 0 : 1;
        }
        return sum / *count;
}

static int fit(const double z[], size_t n, struct tl__law *law, struct tl_error *err)
{
        double count;
        double mean = mean_of(z, n, &count);
        double sum = 0;

        (void)err;
        for (size_t i = 0; i < n; i++)
                sum += isnan(z[i]) ? 0 : (z[i] - mean) * (z[i] - mean);
        law->df = count - 1;
        law->s = law->df > 0 ? sqrt(sum / law->df) : 0;
        law->n_parameters = 1;
        law->covariance[0][0] = 1 / count;
        for (size_t h = 0; h < law->horizon; h++) {
                law->mean[h] = mean;
                law->gradient[h] = 1;
        }
        law->psi[0] = 1;
        return TL_OK;
}

const struct tl__model tl__model_mean = {
        .name = "mean",
        .title = { "mean of all years", "trung bình các năm" },
        .source = "Hyndman and Athanasopoulos (2021), Forecasting: Principles and Practice",
        .least = 1,
        .fit = fit,
};
