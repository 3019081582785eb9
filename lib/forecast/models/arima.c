/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ARIMA(p, d, q), p and q up to 2: d by repeated KPSS tests, then of all orders, with a mean for d
 * = 0 and with or without a drift for d = 1, the one of least AICc by exact likelihood (Hyndman and
 * Khandakar 2008). Lags stay stationary and invertible because what is sought are partial
 * autocorrelations (Monahan 1984, A note on enforcing stationarity in autoregressive-moving average
 * models). Variance s^2 sum psi^2, and the errors of mean, drift and states. */
#include "forecast/models/arima_space.h"

#include "base/minimise.h"

#include <glib.h>
#include <string.h>

#define MOST_DIFFERENCES 2
/* How far partial autocorrelations are sought, and from where on an order is refused: it asks for
 * one difference more, or less. */
#define MOST_PARTIAL 0.999
#define NEAR_ONE     0.98
/* Kwiatkowski, Phillips, Schmidt and Shin (1992), Testing the null hypothesis of stationarity
 * against the alternative of a unit root, table 1: 5% */
#define KPSS_CRITICAL 0.463

/* ------------------------------------------------------------------- differences ---- */

/* Missing values on the line between their neighbours; for the test only. */
static void fill_gaps(const double z[], size_t n, double out[])
{
        size_t last = 0;

        for (size_t i = 0; i < n; i++) {
                if (isnan(z[i]))
                        continue;
                for (size_t k = last; k <= i; k++)
                        out[k] = i == last ? z[i]
                                           : z[last] + (z[i] - z[last]) * (double)(k - last) /
                                                               (double)(i - last);
                last = i;
        }
}

/* Long-run variance of deviations from the mean, Bartlett's weights. */
static double long_run_variance(const double away[], size_t n)
{
        size_t lags = (size_t)(3 * sqrt((double)n) / 13);
        double sum = 0;

        for (size_t lag = 0; lag <= lags; lag++) {
                double products = 0, weight = 1 - (double)lag / ((double)lags + 1);

                for (size_t i = lag; i < n; i++)
                        products += away[i] * away[i - lag];
                sum += (lag == 0 ? 1 : 2 * weight) * products;
        }
        return sum / (double)n;
}

static double kpss(const double x[], size_t n, double away[])
{
        double mean = 0, partial = 0, squares = 0, size = 0;
        double variance;

        for (size_t i = 0; i < n; i++)
                mean += x[i] / (double)n;
        for (size_t i = 0; i < n; i++) {
                away[i] = x[i] - mean;
                partial += away[i];
                squares += partial * partial;
                size = fmax(size, fabs(x[i]));
        }
        variance = long_run_variance(away, n);
        /* What does not vary is stationary. */
        if (!(variance > 1e-24 * size * size))
                return 0;
        return squares / ((double)n * (double)n) / variance;
}

static size_t choose_differences(const double z[], size_t n)
{
        double *x = g_new(double, n), *away = g_new(double, n);
        size_t d = 0;

        fill_gaps(z, n, x);
        while (d < MOST_DIFFERENCES && kpss(x, n - d, away) > KPSS_CRITICAL) {
                d++;
                for (size_t i = 0; i < n - d; i++)
                        x[i] = x[i + 1] - x[i];
        }
        g_free(x);
        g_free(away);
        return d;
}

/* ------------------------------------------------------------------------ orders ---- */

struct task {
        struct tl__arima arima; /* its orders */
        const double *z;
        size_t n;
};

/* Coefficients of a stationary autoregression with the partial autocorrelations @partial. */
static void set_lags(const double partial[], size_t n, double sign, double out[])
{
        for (size_t i = 0; i < n; i++)
                out[i] = sign * partial[i];
        if (n == 2)
                out[0] *= 1 - partial[1];
}

static struct tl__arima place(const struct tl__arima *orders, const double x[])
{
        struct tl__arima arima = *orders;

        set_lags(x, arima.p, 1, arima.phi);
        set_lags(x + arima.p, arima.q, -1, arima.theta);
        return arima;
}

static double deviance(const double x[], const void *data)
{
        const struct task *task = data;
        struct tl__arima arima = place(&task->arima, x);
        struct tl__state_space space = tl__arima_space(&arima);

        return tl__deviance(&space, task->z, task->n);
}

static size_t n_estimated(const struct tl__arima *arima)
{
        return arima->p + arima->q + (arima->constant ? 1 : 0);
}

static bool near_one(const double partial[], size_t n)
{
        for (size_t i = 0; i < n; i++)
                if (fabs(partial[i]) > NEAR_ONE)
                        return true;
        return false;
}

/* The best of one order into @best if its AICc is below @least. */
static int try_order(const struct task *task, size_t n_values, double *least,
                     struct tl__arima *best, struct tl_error *err)
{
        struct tl__objective objective = { deviance, task, task->arima.p + task->arima.q };
        double x[TL__MAX_UNKNOWNS], lowest, aicc;
        int status = TL_OK;

        if (n_values <= n_estimated(&task->arima) + 2)
                return TL_OK;
        for (size_t i = 0; i < objective.n; i++) {
                objective.low[i] = -MOST_PARTIAL;
                objective.high[i] = MOST_PARTIAL;
        }
        if (objective.n > 0)
                status = tl__minimise(&objective, x, &lowest, err);
        else
                lowest = deviance(x, task);
        if (status)
                return status;
        aicc = tl__aicc(lowest, n_values, n_estimated(&task->arima) + 1);
        if (aicc < *least && !near_one(x, objective.n)) {
                *least = aicc;
                *best = place(&task->arima, x);
        }
        return TL_OK;
}

static int choose(const double z[], size_t n, struct tl__arima *best, struct tl_error *err)
{
        size_t d = choose_differences(z, n), n_values = tl__count_observed(z, n) - d;
        double least = HUGE_VAL;

        *best = (struct tl__arima){ .d = d, .constant = d == 0 };
        for (size_t order = 0; order < 2 * 9; order++) {
                struct task task = { .z = z, .n = n };
                int status;

                task.arima = (struct tl__arima){
                        .p = order / 2 % 3, .d = d, .q = order / 6, .constant = order % 2 == 1
                };
                if ((d == 0 && !task.arima.constant) || (d == 2 && task.arima.constant))
                        continue;
                status = try_order(&task, n_values, &least, best, err);
                if (status)
                        return status;
        }
        return TL_OK;
}

static int fit(const double z[], size_t n, struct tl__law *law, struct tl_error *err)
{
        struct tl__state_space space;
        struct tl__arima arima;
        int status = choose(z, n, &arima, err);

        if (status)
                return status;
        space = tl__arima_space(&arima);
        return tl__state_space_law(&space, z, n, arima.d + n_estimated(&arima), law, err);
}

const struct tl__model tl__model_arima = {
        .name = "arima",
        .title = { "ARIMA chosen by AICc", "ARIMA chọn theo AICc" },
        .source = "Hyndman and Khandakar (2008), Automatic time series forecasting: the forecast "
                  "package for R",
        .least = 5,
        .fit = fit,
};
