/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rolling-origin evaluation: how well a model would have forecast what is now known. */
#include "targetline.h"

#define FIRST_ORIGIN 4 /* observations behind the first forecast */
#define YEARS_AHEAD  3
#define LEAST_ERRORS 3 /* fewer say nothing */

struct errors {
        double sum;
        size_t n;
};

/* Mean absolute change from one observation to the next, per year of the gap between them: the
 * scale of Hyndman and Koehler. */
static double mean_change(const double y[], size_t n)
{
        struct errors changes = { 0 };
        size_t last = n;

        for (size_t i = 0; i < n; i++) {
                if (isnan(y[i]))
                        continue;
                if (last < n) {
                        changes.sum += fabs(y[i] - y[last]) / (double)(i - last);
                        changes.n++;
                }
                last = i;
        }
        return changes.sum / (double)changes.n;
}

static void add_errors(const struct tl_forecast *forecast, const double ahead[], size_t n,
                       struct errors *errors)
{
        for (size_t h = 1; h <= n && h <= YEARS_AHEAD; h++) {
                if (isnan(ahead[h - 1]))
                        continue;
                errors->sum += fabs(tl_forecast_median(forecast, h) - ahead[h - 1]);
                errors->n++;
        }
}

double tl_backtest_mase(const double y[], size_t n, enum tl_nature nature, double lower,
                        double upper, const struct tl_forecast_settings *settings)
{
        struct errors errors = { 0 };
        size_t n_observed = 0;
        double scale;

        for (size_t i = 0; i < n; i++) {
                struct tl_forecast *forecast;

                n_observed += isnan(y[i]) ? 0 : 1;
                if (isnan(y[i]) || n_observed < FIRST_ORIGIN || i + 1 == n)
                        continue;
                if (tl_forecast_new(y, i + 1, nature, lower, upper, YEARS_AHEAD, settings,
                                    &forecast, NULL))
                        return TL_MISSING;
                add_errors(forecast, &y[i + 1], n - i - 1, &errors);
                tl_forecast_free(forecast);
        }
        scale = mean_change(y, n);
        if (errors.n < LEAST_ERRORS || !(scale > 0))
                return TL_MISSING;
        return errors.sum / (double)errors.n / scale;
}
