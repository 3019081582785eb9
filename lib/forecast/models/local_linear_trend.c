/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The local linear trend: level and slope are random walks of their own, seen with noise,
 *
 *   z_t = level_t + noise,   level_t = level_{t-1} + slope_{t-1} + eta,   slope_t = slope_{t-1} +
 * zeta
 *
 * In the steady state its forecasts are those of Holt's method with the gains of its Kalman filter
 * (Harvey 1989, Forecasting, Structural Time Series Models and the Kalman Filter, ch. 4), so that
 * its likelihood, starts flat, is that of the innovations form. The gains follow from q = var(eta)
 * and r = var(zeta), both over var(noise): the moving average of its second differences has two
 * roots z with (1 - z)^2 / z = m, m^2 - q m + r = 0. */
#include "base/minimise.h"
#include "forecast/models/state_space.h"

#include <complex.h>

#define N_STATES 2
#define N_RATIOS 2
/* Fewer degrees of freedom than these leave the ratios as set. */
#define LEAST_DF 3

/* 1 - z, |z| <= 1: the one of the two roots, whose product is -m, that is the smaller. No part of m
 * is below 0, so m and the square root add up. */
static double complex gap_of(double complex m)
{
        return m == 0 ? 0 : 2 * m / (m + csqrt(m * m + 4 * m));
}

static struct tl__state_space model_of(double q, double r)
{
        double complex root = csqrt(q * q - 4 * r), first = (q + root) / 2;
        double complex second = first == 0 ? 0 : r / first;
        double complex a = gap_of(first), b = gap_of(second);

        /* With 1 - a and 1 - b the roots: alpha = 1 - (1 - a)(1 - b), and the trend's gain a b. */
        return (struct tl__state_space){ .n_states = N_STATES,
                                         .n_unknown = N_STATES,
                                         .n_diffuse = N_STATES,
                                         .w = { 1, 1 },
                                         .transition = { { 1, 1 }, { 0, 1 } },
                                         .g = { creal(a + b - a * b), creal(a * b) } };
}

/* Of a number 0..1 that covers small ratios finely. */
static double ratio_of(double x, double power)
{
        return pow(x / (1 - x), power);
}

static struct tl__state_space model_at(const double x[])
{
        return model_of(ratio_of(x[0], 2), ratio_of(x[1], 3));
}

struct task {
        const double *z;
        size_t n;
};

static double deviance(const double x[], const void *data)
{
        const struct task *task = data;
        struct tl__state_space model = model_at(x);

        return tl__deviance(&model, task->z, task->n);
}

static int fit(const double z[], size_t n, struct tl__law *law, struct tl_error *err)
{
        struct task task = { z, n };
        struct tl__objective objective = { deviance, &task, N_RATIOS, { 0, 0 }, { 0.98, 0.98 } };
        double x[N_RATIOS] = { 0.5, 0.3 }, least;
        size_t n_estimated = N_STATES;
        struct tl__state_space model;

        if (tl__count_observed(z, n) >= N_STATES + N_RATIOS + LEAST_DF) {
                int status = tl__minimise(&objective, x, &least, err);

                if (status)
                        return status;
                n_estimated += N_RATIOS;
        }
        model = model_at(x);
        return tl__state_space_law(&model, z, n, n_estimated, law, err);
}

const struct tl__model tl__model_local_linear_trend = {
        .name = "local_linear_trend",
        .title = { "local linear trend", "xu thế tuyến tính cục bộ" },
        .source = "Harvey (1989), Forecasting, Structural Time Series Models and the Kalman Filter",
        .least = 3,
        .fit = fit,
};
