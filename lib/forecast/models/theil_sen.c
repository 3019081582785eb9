/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The median slope of all pairs of values, carried on from the last: a random walk whose drift no
 * single year decides. Variance s^2 (h + 6/5 h^2 / span): of a random walk that is the variance of
 * a slope fitted to all its values (Durlauf and Phillips 1988, Trends versus random walks in time
 * series analysis, for least squares; for the median slope by simulation). */
#include "forecast/models/model.h"

#define SLOPE_VARIANCE 1.2

static int fit(const double z[], size_t n, struct tl__law *law, struct tl_error *err)
{
        double slope = tl_theil_sen(NULL, z, n);
        struct tl_drift walk;
        int status = tl_drift_fit(z, n, &walk, err);

        if (status)
                return status;
        law->df = (double)walk.n_changes - 1;
        if (law->df > 0) /* squares about the drift, and the drift's own distance */
                law->s = hypot(walk.s, (slope - walk.drift) * sqrt(walk.span / law->df));
        law->n_parameters = 1;
        law->covariance[0][0] = SLOPE_VARIANCE / walk.span;
        for (size_t h = 0; h < law->horizon; h++) {
                law->mean[h] = walk.last + (double)(h + 1) * slope;
                law->gradient[h] = (double)(h + 1);
                law->psi[h] = 1;
        }
        return TL_OK;
}

const struct tl__model tl__model_theil_sen = {
        .name = "theil_sen",
        .title = { "median slope from the last value", "độ dốc trung vị từ giá trị cuối" },
        .source = "Sen (1968), Estimates of the regression coefficient based on Kendall's tau",
        .least = 2,
        .fit = fit,
};
