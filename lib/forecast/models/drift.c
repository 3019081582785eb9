/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random walk with drift: the line through the first and the last value, carried on from the last.
 * Variance s^2 (h + h^2 / span), Student t with n_changes - 1 degrees of freedom. */
#include "forecast/models/model.h"

static int fit(const double z[], size_t n, struct tl__law *law, struct tl_error *err)
{
        struct tl_drift walk;
        int status = tl_drift_fit(z, n, &walk, err);

        if (status)
                return status;
        law->df = (double)walk.n_changes - 1;
        law->s = law->df > 0 ? walk.s : 0;
        law->n_parameters = 1;
        law->covariance[0][0] = 1 / walk.span;
        for (size_t h = 0; h < law->horizon; h++) {
                law->mean[h] = walk.last + (double)(h + 1) * walk.drift;
                law->gradient[h] = (double)(h + 1);
                law->psi[h] = 1;
        }
        return TL_OK;
}

const struct tl__model tl__model_drift = {
        .name = "drift",
        .title = { "random walk with drift", "bước ngẫu nhiên có xu thế" },
        .source = "Hyndman and Athanasopoulos (2021), Forecasting: Principles and Practice",
        .least = 2,
        .fit = fit,
};
