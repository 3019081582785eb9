/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backtests: forecasts of years that are known by now, held against them. */
#include "base/error.h"

#include <glib.h>

#define FIRST_ORIGIN 4
#define YEARS_AHEAD  3
#define MAX_AHEAD    1000

enum scored { AT_80, AT_95, N_SCORED };

static const double tails[N_SCORED] = { [AT_80] = 0.2, [AT_95] = 0.05 }; /* both together */

/* A mean in the making; of nothing it is missing. */
struct mean {
        double sum;
        size_t n;
};

/* Means over the forecasts of one series. */
struct tally {
        size_t n_origins, n;
        struct mean error, square, symmetric, scaled;
        struct mean held[N_SCORED], score[N_SCORED];
};

static void add(struct mean *mean, double value)
{
        if (isnan(value))
                return;
        mean->sum += value;
        mean->n++;
}

static double value_of(const struct mean *mean)
{
        return mean->n > 0 ? mean->sum / (double)mean->n : TL_MISSING;
}

/* Mean absolute change from one observation to the next, per year of the gap between them; missing
 * where there is none. */
static double mean_change(const double y[], size_t n)
{
        struct mean changes = { 0 };
        size_t last = n;

        for (size_t i = 0; i < n; i++) {
                if (isnan(y[i]))
                        continue;
                if (last < n)
                        add(&changes, fabs(y[i] - y[last]) / (double)(i - last));
                last = i;
        }
        return changes.sum > 0 ? value_of(&changes) : TL_MISSING;
}

/* Zero for zero is no error. */
static double symmetric_error(double y, double median)
{
        double size = fabs(y) + fabs(median);

        return size > 0 ? 200 * fabs(y - median) / size : 0;
}

static void add_interval(struct tally *tally, enum scored scored,
                         const struct tl_forecast *forecast, size_t h, double y, double scale)
{
        double tail = tails[scored];
        double low = tl_forecast_quantile(forecast, h, tail / 2);
        double high = tl_forecast_quantile(forecast, h, 1 - tail / 2);
        double outside = fmax(0, fmax(low - y, y - high));

        if (isnan(low) || isnan(high))
                return;
        add(&tally->held[scored], outside > 0 ? 0 : 1);
        add(&tally->score[scored], (high - low + 2 / tail * outside) / scale);
}

static void add_forecast(struct tally *tally, const struct tl_forecast *forecast, size_t h,
                         double y, double scale)
{
        double median = tl_forecast_median(forecast, h);
        double error = fabs(y - median);

        tally->n++;
        add(&tally->error, error);
        add(&tally->square, error * error);
        add(&tally->symmetric, symmetric_error(y, median));
        add(&tally->scaled, error / scale);
        for (enum scored scored = 0; scored < N_SCORED; scored++)
                add_interval(tally, scored, forecast, h, y, scale);
}

/* What a series is beside its values. */
struct subject {
        const double *y; /* [n] */
        size_t n;
        enum tl_nature nature;
        double lower, upper;
        const struct tl_forecast_settings *settings;
};

static bool any_observed(const double y[], size_t n)
{
        for (size_t i = 0; i < n; i++)
                if (!isnan(y[i]))
                        return true;
        return false;
}

/* The forecasts from y[0..known-1] of the next @ahead years, those that have a value. */
static int add_origin(struct tally *tally, const struct subject *subject, size_t known,
                      size_t ahead, struct tl_error *err)
{
        const double *came = subject->y + known;
        size_t n = MIN(ahead, subject->n - known);
        double scale = mean_change(subject->y, known);
        struct tl_forecast *forecast;
        int status;

        if (!any_observed(came, n))
                return TL_OK;
        status = tl_forecast_new(subject->y, known, subject->nature, subject->lower, subject->upper,
                                 n, subject->settings, &forecast, err);
        if (status)
                return status;
        tally->n_origins++;
        for (size_t h = 1; h <= n; h++)
                if (!isnan(came[h - 1]))
                        add_forecast(tally, forecast, h, came[h - 1], scale);
        tl_forecast_free(forecast);
        return TL_OK;
}

static int finish(const struct tally *tally, struct tl_accuracy *out, struct tl_error *err)
{
        if (tally->n == 0)
                return tl__fail(err, TL_ESHORT, "there is no value to hold a forecast against");
        *out = (struct tl_accuracy){
                .n_origins = tally->n_origins,
                .n = tally->n,
                .mae = value_of(&tally->error),
                .rmse = sqrt(value_of(&tally->square)),
                .smape = value_of(&tally->symmetric),
                .mase = value_of(&tally->scaled),
                .msis80 = value_of(&tally->score[AT_80]),
                .msis95 = value_of(&tally->score[AT_95]),
                .coverage80 = value_of(&tally->held[AT_80]),
                .coverage95 = value_of(&tally->held[AT_95]),
        };
        return TL_OK;
}

struct tl_backtest_settings tl_backtest_settings_defaults(void)
{
        return (struct tl_backtest_settings){ tl_forecast_settings_defaults(), FIRST_ORIGIN,
                                              YEARS_AHEAD };
}

static int check(const struct tl_backtest_settings *settings, struct tl_error *err)
{
        if (settings->first < 1)
                return tl__fail(err, TL_EINVALID, "a forecast from no observation; 1 is the least");
        if (settings->horizon < 1 || settings->horizon > MAX_AHEAD)
                return tl__fail(err, TL_EINVALID, "%zu years ahead; 1 to %d are possible",
                                settings->horizon, MAX_AHEAD);
        return TL_OK;
}

int tl_backtest(const double y[], size_t n, enum tl_nature nature, double lower, double upper,
                const struct tl_backtest_settings *settings, struct tl_accuracy *out,
                struct tl_error *err)
{
        struct tl_backtest_settings defaults = tl_backtest_settings_defaults();
        const struct tl_backtest_settings *used = settings ? settings : &defaults;
        struct subject subject = { y, n, nature, lower, upper, &used->forecast };
        struct tally tally = { 0 };
        size_t n_observed = 0;
        int status = check(used, err);

        for (size_t i = 0; status == TL_OK && i + 1 < n; i++) {
                n_observed += isnan(y[i]) ? 0 : 1;
                if (!isnan(y[i]) && n_observed >= used->first)
                        status = add_origin(&tally, &subject, i + 1, used->horizon, err);
        }
        return status ? status : finish(&tally, out, err);
}

int tl_backtest_from(const double y[], size_t n, size_t known, enum tl_nature nature, double lower,
                     double upper, const struct tl_forecast_settings *settings,
                     struct tl_accuracy *out, struct tl_error *err)
{
        struct subject subject = { y, n, nature, lower, upper, settings };
        struct tally tally = { 0 };
        int status;

        if (known < 1 || known > n || n - known > MAX_AHEAD)
                return tl__fail(err, TL_EINVALID,
                                "%zu of %zu years are known; 1 to all of them, and at most %d "
                                "beyond, are possible",
                                known, n, MAX_AHEAD);
        status = add_origin(&tally, &subject, known, n - known, err);
        return status ? status : finish(&tally, out, err);
}
