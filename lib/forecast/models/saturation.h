/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The law that the curves of saturation share. */
#ifndef TL_FORECAST_MODELS_SATURATION_H
#define TL_FORECAST_MODELS_SATURATION_H

#include "base/curve_fit.h"
#include "forecast/models/model.h"

/* A ceiling times a part that goes from 0 to 1. */
struct tl__saturation {
        /* Of the ceiling, a and b, at the year t: ceiling * part(a + b t), with its gradient. */
        double (*value)(const double b[], const double t[], double gradient[]);
        double (*inverse)(double part); /* a + b t of a part */
};

/* Least squares, errors around the curve independent, variance s^2 (1 + a_h' C a_h) with a_h the
 * gradient of the curve and C = (J'J)^-1. Where the values do not tell the ceiling the trend line
 * takes its place. */
int tl__saturation_law(const struct tl__saturation *saturation, const double z[], size_t n,
                       struct tl__law *law, struct tl_error *err);

#endif
