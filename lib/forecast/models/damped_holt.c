/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holt's linear method with a damped trend: level and trend learn from each error, and the trend
 * fades by phi a year (Holt 1957; Gardner and McKenzie 1985; as a state space model: Hyndman,
 * Koehler, Ord and Snyder 2008, ch. 6).
 *
 * The level starts at the first value. Errors are linear in the first trend b, e_t = u_t - x_t b,
 * so b is the least squares solution for any alpha, beta, phi, with variance s^2 / sum x^2; these
 * three minimise the sum of squares by Nelder and Mead's simplex, from one start, by a fixed number
 * of steps. Its memory is GSL's own (gsl_multimin has no other way) and freed before fit() returns.
 */
#include "forecast/models/model.h"

#include "base/error.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_multimin.h>

/* Below this many values the three parameters are not estimated but set. */
#define LEAST_TO_ESTIMATE 6
#define ITERATIONS        100

enum { ALPHA, BETA, PHI, N_SMOOTHING };

static const struct {
        double low, high, set;
} ranges[N_SMOOTHING] = {
        [ALPHA] = { 0, 1, 0.8 },
        [BETA] = { 0, 1, 0.2 },
        [PHI] = { 0.80, 0.98, 0.9 },
};

struct data {
        const double *z;
        size_t n;
};

struct run {
        struct tl_holt state;       /* after the last observation, with the sum of squares */
        struct tl_holt sensitivity; /* d state / d b */
        double sum_xx;
};

/* The expected next value. */
static double ahead(const struct tl_holt *holt)
{
        return holt->level + holt->phi * holt->trend;
}

static struct run run_holt(const double smoothing[N_SMOOTHING], const struct data *data)
{
        struct tl_holt start = { .alpha = smoothing[ALPHA],
                                 .beta = smoothing[BETA],
                                 .phi = smoothing[PHI],
                                 .level = data->z[0] };
        struct run run = { start, start, 0 };
        double sum_xu = 0;

        run.sensitivity.level = 0;
        run.sensitivity.trend = 1;
        for (size_t i = 1; i < data->n; i++) {
                double u = data->z[i] - ahead(&run.state), x = ahead(&run.sensitivity);
                double response = isnan(u) ? TL_MISSING : 0; /* e = 0, or e = -x */

                run.sum_xx += isnan(u) ? 0 : x * x;
                sum_xu += isnan(u) ? 0 : x * u;
                tl_holt_run(&run.state, data->z, i, i + 1);
                tl_holt_run(&run.sensitivity, &response, 0, 1);
        }
        run.state = start;
        run.state.trend = sum_xu / run.sum_xx;
        tl_holt_run(&run.state, data->z, 1, data->n);
        return run;
}

/* Free x to bounded parameters and back. */
static void bound(const gsl_vector *x, double smoothing[N_SMOOTHING])
{
        for (size_t i = 0; i < N_SMOOTHING; i++)
                smoothing[i] = ranges[i].low +
                               (ranges[i].high - ranges[i].low) / (1 + exp(-gsl_vector_get(x, i)));
}

static double sum_of_squares(const gsl_vector *x, void *context)
{
        double smoothing[N_SMOOTHING];

        bound(x, smoothing);
        return run_holt(smoothing, context).state.sse;
}

static int minimise(gsl_multimin_fminimizer *simplex, struct data *data, gsl_vector *x,
                    gsl_vector *steps)
{
        gsl_multimin_function function = { sum_of_squares, N_SMOOTHING, data };
        int status;

        for (size_t i = 0; i < N_SMOOTHING; i++) {
                double part = (ranges[i].set - ranges[i].low) / (ranges[i].high - ranges[i].low);

                gsl_vector_set(x, i, log(part / (1 - part)));
        }
        gsl_vector_set_all(steps, 1);
        status = gsl_multimin_fminimizer_set(simplex, &function, x, steps);
        /* A simplex that can shrink no more has arrived: what it holds is the minimum found. */
        for (int i = 0; i < ITERATIONS && status == GSL_SUCCESS; i++)
                if (gsl_multimin_fminimizer_iterate(simplex) != GSL_SUCCESS)
                        break;
        return status;
}

static int estimate(struct data *data, double smoothing[N_SMOOTHING])
{
        gsl_multimin_fminimizer *simplex;
        gsl_vector *x = gsl_vector_alloc(N_SMOOTHING), *steps = gsl_vector_alloc(N_SMOOTHING);
        int status = GSL_ENOMEM;

        simplex = gsl_multimin_fminimizer_alloc(gsl_multimin_fminimizer_nmsimplex2, N_SMOOTHING);
        if (simplex && x && steps)
                status = minimise(simplex, data, x, steps);
        if (status == GSL_SUCCESS)
                bound(gsl_multimin_fminimizer_x(simplex), smoothing);
        gsl_multimin_fminimizer_free(simplex);
        gsl_vector_free(x);
        gsl_vector_free(steps);
        return status;
}

/* psi_j = alpha (1 + beta (phi + .. + phi^j)), psi_0 = 1; the mean and its gradient by trend. */
static void fill(const struct run *run, struct tl__law *law)
{
        double phi = run->state.phi, power = 1, sum = 0;

        law->psi[0] = 1;
        for (size_t h = 0; h < law->horizon; h++) {
                power *= phi;
                sum += power;
                law->mean[h] = run->state.level + sum * run->state.trend;
                law->gradient[h] = run->sensitivity.level + sum * run->sensitivity.trend;
                if (h + 1 < law->horizon)
                        law->psi[h + 1] = run->state.alpha * (1 + run->state.beta * sum);
        }
        law->n_parameters = 1;
        law->covariance[0][0] = 1 / run->sum_xx;
        law->df = (double)run->state.n_errors - 1;
        law->s = law->df > 0 ? sqrt(run->state.sse / law->df) : 0;
}

static int fit(const double z[], size_t n, struct tl__law *law, struct tl_error *err)
{
        struct data data = { z, n };
        double smoothing[N_SMOOTHING];
        struct run run;
        int status;

        for (size_t i = 0; i < N_SMOOTHING; i++)
                smoothing[i] = ranges[i].set;
        run = run_holt(smoothing, &data);
        if (run.state.n_errors + 1 >= LEAST_TO_ESTIMATE) {
                tl__gsl_quiet();
                status = estimate(&data, smoothing);
                if (status != GSL_SUCCESS)
                        return tl__fail(err, TL_ENUMERIC, "damped_holt could not be fitted: %s",
                                        gsl_strerror(status));
                run = run_holt(smoothing, &data);
        }
        fill(&run, law);
        return TL_OK;
}

const struct tl__model tl__model_damped_holt = {
        .name = "damped_holt",
        .title = { "damped trend", "xu thế giảm dần" },
        .source = "Gardner and McKenzie (1985), Forecasting trends in time series",
        .least = 3,
        .fit = fit,
};
