/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Theta method: simple exponential smoothing with half the slope of the trend line as its
 * drift, mean_h = l + b/2 (h - 1 + (1 - (1 - alpha)^n) / alpha). Variance s^2 (1 + (h - 1)
 * alpha^2), s of the errors of smoothing with that drift; to it comes the error of the level, and
 * of the drift half of what the drift would have if it were estimated alone. */
#include "forecast/models/smoothing.h"

#include "base/error.h"

#include <glib.h>

/* What was estimated beside s: the level's start, alpha, the slope. */
#define N_ESTIMATED 3

/* (1 - (1 - alpha)^n) / alpha, n where alpha is 0 */
static double started(double alpha, double n)
{
        return alpha > 0 ? -expm1(n * log1p(-alpha)) / alpha : n;
}

/* Smoothing with a drift of d a year: a level and d, both unknown. */
static struct tl__state_space with_drift(double alpha)
{
        return (struct tl__state_space){ .n_states = 2,
                                         .n_unknown = 2,
                                         .w = { 1, 1 },
                                         .transition = { { 1, 1 }, { 0, 1 } },
                                         .g = { alpha, 0 } };
}

/* Sum of squared errors of smoothing z - drift t. */
static double errors_with(double drift, const struct tl__smoothing *smoothing, const double z[],
                          size_t n)
{
        struct tl__state_space model = tl__smoothing_model(TL__NO_TREND, smoothing);
        double *rest = g_new(double, n);
        struct tl__filtered filtered = { 0 };

        for (size_t i = 0; i < n; i++)
                rest[i] = z[i] - drift * (double)i;
        tl__filter(&model, rest, n, &filtered);
        g_free(rest);
        return filtered.rss;
}

static int fill(const struct tl__smoothing *smoothing, double drift, const double z[], size_t n,
                struct tl__law *law, struct tl_error *err)
{
        struct tl__state_space smooth = tl__smoothing_model(TL__NO_TREND, smoothing);
        struct tl__state_space drifting = with_drift(smoothing->alpha);
        double extra = started(smoothing->alpha, (double)n) - 1;
        struct tl__filtered level;
        int status = tl__state_space_law(&drifting, z, n, N_ESTIMATED, law, err);

        if (status == TL_OK && !tl__filter(&smooth, z, n, &level))
                status =
                        tl__fail(err, TL_ENUMERIC, "the values do not tell where the level starts");
        if (status)
                return status;
        for (size_t h = 0; h < law->horizon; h++)
                law->mean[h] = level.state[0] + drift * ((double)h + 1 + extra);
        law->covariance[0][1] = law->covariance[1][0] /= 2;
        law->covariance[1][1] /= 4;
        if (law->df > 0)
                law->s = sqrt(errors_with(drift, smoothing, z, n) / law->df);
        return TL_OK;
}

static int fit(const double z[], size_t n, struct tl__law *law, struct tl_error *err)
{
        struct tl__smoothed smoothed;
        struct tl_line line;
        int status = tl_line_fit(NULL, z, n, &line, err);

        if (status == TL_OK)
                status = tl__smooth(TL__NO_TREND, z, n, &smoothed, err);
        if (status == TL_OK)
                status = fill(&smoothed.smoothing, line.slope / 2, z, n, law, err);
        return status;
}

const struct tl__model tl__model_theta = {
        .name = "theta",
        .title = { "Theta method", "phương pháp Theta" },
        .source =
                "Assimakopoulos and Nikolopoulos (2000), The theta model: a decomposition approach "
                "to forecasting; Hyndman and Billah (2003), Unmasking the Theta method",
        .least = 3,
        .fit = fit,
};
