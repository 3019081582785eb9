/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of an indicator in an area, and its forecast. */
#include "assess/row.h"

#include <glib.h>
#include <string.h>

/* Fewer say nothing, and the row does not say how many there were. */
#define LEAST_ERRORS 3

static size_t count_observed(const double y[], size_t n)
{
        size_t count = 0;

        for (size_t i = 0; i < n; i++)
                count += isnan(y[i]) ? 0 : 1;
        return count;
}

void tl__subject_cut(struct tl__subject *subject, const struct tl_series *series, int until)
{
        size_t n = series->n, first = series->comparable;

        if (until && until < series->first_year)
                n = 0;
        else if (until)
                n = MIN(n, (size_t)(until - series->first_year) + 1);
        if (first >= n) /* the break is later than the cut: nothing was set aside yet */
                first = 0;
        while (n > first && isnan(series->value[n - 1]))
                n--;
        while (first < n && isnan(series->value[first]))
                first++;
        subject->first_year = series->first_year + (int)first;
        subject->n = n - first;
        subject->y = series->value + first;
        subject->status = series->status + first;
        subject->after_break = first > 0;
        subject->synthetic = series->synthetic;
        subject->n_obs = count_observed(subject->y, subject->n);
}

enum tl_reason tl__subject_refusal(int status)
{
        if (status == TL_OK)
                return TL_REASON_NONE;
        if (status == TL_EDOMAIN)
                return TL_REASON_OUT_OF_BOUNDS;
        return status == TL_ESHORT ? TL_REASON_TOO_SHORT : TL_REASON_NOT_FITTED;
}

static void forecast(struct tl__subject *subject, const struct tl_assess_settings *settings)
{
        const struct tl_indicator *indicator = subject->indicator;
        int latest = subject->first_year + (int)subject->n - 1;
        size_t horizon = (size_t)MAX(1, subject->last_horizon - latest);
        struct tl_forecast_settings own = settings->forecast;
        char *key = g_strconcat(indicator->id, "/", subject->area, NULL);
        int status;

        own.key = key;
        own.scale = subject->scale;
        status = tl_forecast_new(subject->y, subject->n, indicator->nature, indicator->lower,
                                 indicator->upper, horizon, &own, &subject->forecast, NULL);
        subject->refused = tl__subject_refusal(status);
        g_free(key);
}

enum tl_scale tl__subject_scale(const struct tl_plan *plan, const struct tl_indicator *indicator)
{
        enum tl_scale scale = TL_OWN_SCALE;

        for (size_t i = 0; plan && indicator && i < tl_plan_target_count(plan); i++) {
                const struct tl_target *target = tl_plan_target_at(plan, i);

                if (target->indicator == indicator)
                        scale = MAX(scale, tl__target_scale(target));
        }
        return scale;
}

void tl__subject_extend(struct tl__subject *subject)
{
        size_t n = subject->n;
        size_t horizon = subject->forecast ? tl_forecast_horizon(subject->forecast) : 0;

        if (n == 0)
                return;
        subject->future = g_new(double, n + horizon);
        memcpy(subject->future, subject->y, n * sizeof *subject->y);
        for (size_t h = 1; h <= horizon; h++)
                subject->future[n + h - 1] = tl_forecast_median(subject->forecast, h);
}

void tl__subject_open(struct tl__subject *subject, const struct tl_series *series,
                      const struct tl_assess_settings *settings)
{
        subject->mase = TL_MISSING;
        subject->refused = TL_REASON_NO_DATA;
        if (series)
                tl__subject_cut(subject, series, settings->until);
        if (subject->n == 0)
                return;
        subject->refused = subject->after_break ? TL_REASON_SERIES_BREAK : TL_REASON_ONE_POINT;
        if (subject->n_obs > 1)
                forecast(subject, settings);
}

void tl__subject_backtest(struct tl__subject *subject, const struct tl_assess_settings *settings)
{
        const struct tl_indicator *indicator = subject->indicator;
        struct tl_backtest_settings own = tl_backtest_settings_defaults();
        struct tl_accuracy accuracy;

        own.forecast = settings->forecast;
        own.forecast.scale = subject->scale;
        if (subject->forecast &&
            !tl_backtest(subject->y, subject->n, indicator->nature, indicator->lower,
                         indicator->upper, &own, &accuracy, NULL) &&
            accuracy.n >= LEAST_ERRORS)
                subject->mase = accuracy.mase;
}

void tl__subject_close(struct tl__subject *subject)
{
        tl_forecast_free(subject->forecast);
        g_free(subject->future);
}
