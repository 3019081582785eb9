/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gompertz growth to a ceiling, slower to end than to begin: K exp(-exp(-(a + b t))). */
#include "forecast/models/saturation.h"

static double value(const double b[], const double t[], double gradient[])
{
        double rest = exp(-(b[1] + b[2] * t[0])), part = exp(-rest);

        gradient[0] = part;
        gradient[1] = part > 0 ? b[0] * part * rest : 0;
        gradient[2] = gradient[1] * t[0];
        return b[0] * part;
}

static double inverse(double part)
{
        return -log(-log(part));
}

static int fit(const double z[], size_t n, struct tl__law *law, struct tl_error *err)
{
        static const struct tl__saturation gompertz = { value, inverse };

        return tl__saturation_law(&gompertz, z, n, law, err);
}

const struct tl__model tl__model_gompertz = {
        .name = "gompertz",
        .title = { "Gompertz growth to a ceiling", "tăng trưởng Gompertz đến mức bão hòa" },
        .source = "Meade and Islam (1995), Prediction intervals for growth curve forecasts",
        .least = 5,
        .scale = TL_IDENTITY,
        .fit = fit,
};
