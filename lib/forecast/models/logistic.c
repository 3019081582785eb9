/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Logistic growth to a ceiling, or decline from one: K / (1 + exp(-(a + b t))). */
#include "forecast/models/saturation.h"

static double value(const double b[], const double t[], double gradient[])
{
        double part = 1 / (1 + exp(-(b[1] + b[2] * t[0])));

        gradient[0] = part;
        gradient[1] = b[0] * part * (1 - part);
        gradient[2] = gradient[1] * t[0];
        return b[0] * part;
}

static double inverse(double part)
{
        return log(part / (1 - part));
}

static int fit(const double z[], size_t n, struct tl__law *law, struct tl_error *err)
{
        static const struct tl__saturation logistic = { value, inverse };

        return tl__saturation_law(&logistic, z, n, law, err);
}

const struct tl__model tl__model_logistic = {
        .name = "logistic",
        .title = { "logistic growth to a ceiling", "tăng trưởng logistic đến mức bão hòa" },
        .source = "Meade and Islam (1995), Prediction intervals for growth curve forecasts",
        .least = 5,
        .scale = TL_IDENTITY,
        .fit = fit,
};
