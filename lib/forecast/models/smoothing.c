/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The likelihood is that of Hyndman, Koehler, Ord and Snyder (2008), Forecasting with Exponential
 * Smoothing: the State Space Approach, ch. 5, the starts not by search but by least squares. */
#include "forecast/models/smoothing.h"

#include "base/minimise.h"

/* Fewer degrees of freedom than these leave the numbers as set. */
#define LEAST_DF 3

enum { ALPHA, BETA, PHI, N_SMOOTHING };

static const struct {
        size_t n_states, n_smoothing;
} shapes[TL__N_TRENDS] = {
        [TL__NO_TREND] = { 1, 1 },
        [TL__TREND] = { 2, 2 },
        [TL__DAMPED_TREND] = { 2, 3 },
};

static const struct {
        double low, high, set;
} ranges[N_SMOOTHING] = {
        [ALPHA] = { 0, 1, 0.8 },
        [BETA] = { 0, 1, 0.2 },
        [PHI] = { 0.80, 0.98, 0.9 },
};

struct tl__state_space tl__smoothing_model(enum tl__trend trend,
                                           const struct tl__smoothing *smoothing)
{
        double phi = smoothing->phi;

        return (struct tl__state_space){
                .n_states = shapes[trend].n_states,
                .n_unknown = shapes[trend].n_states,
                .w = { 1, phi },
                .transition = { { 1, phi }, { 0, phi } },
                .g = { smoothing->alpha, smoothing->alpha * smoothing->beta },
        };
}

struct task {
        enum tl__trend trend;
        const double *z;
        size_t n;
};

/* A trend that is not damped fades by 1. */
static struct tl__smoothing smoothing_of(enum tl__trend trend, const double x[])
{
        return (struct tl__smoothing){
                .alpha = x[ALPHA],
                .beta = trend == TL__NO_TREND ? 0 : x[BETA],
                .phi = trend == TL__DAMPED_TREND ? x[PHI] : 1,
        };
}

static double deviance(const double x[], const void *data)
{
        const struct task *task = data;
        struct tl__smoothing smoothing = smoothing_of(task->trend, x);
        struct tl__state_space model = tl__smoothing_model(task->trend, &smoothing);

        return tl__deviance(&model, task->z, task->n);
}

int tl__smooth(enum tl__trend trend, const double z[], size_t n, struct tl__smoothed *out,
               struct tl_error *err)
{
        struct task task = { trend, z, n };
        struct tl__objective objective = { deviance, &task, shapes[trend].n_smoothing };
        size_t observed = tl__count_observed(z, n);
        double x[N_SMOOTHING], least;
        int status = TL_OK;

        out->n_estimated = shapes[trend].n_states;
        for (size_t i = 0; i < N_SMOOTHING; i++) {
                objective.low[i] = ranges[i].low;
                objective.high[i] = ranges[i].high;
                x[i] = ranges[i].set;
        }
        if (observed >= shapes[trend].n_states + shapes[trend].n_smoothing + LEAST_DF) {
                status = tl__minimise(&objective, x, &least, err);
                out->n_estimated += shapes[trend].n_smoothing;
        }
        out->smoothing = smoothing_of(trend, x);
        out->aicc = tl__aicc(deviance(x, &task), observed, out->n_estimated + 1);
        return status;
}

int tl__smoothing_law(enum tl__trend trend, const double z[], size_t n, struct tl__law *law,
                      struct tl_error *err)
{
        struct tl__smoothed smoothed;
        struct tl__state_space model;
        int status = tl__smooth(trend, z, n, &smoothed, err);

        if (status)
                return status;
        model = tl__smoothing_model(trend, &smoothed.smoothing);
        return tl__state_space_law(&model, z, n, smoothed.n_estimated, law, err);
}
