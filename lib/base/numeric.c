/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fits on short series: the line, the robust slope, the random walk with drift, Holt's recursion,
 * and the chance of counts. Time order, oldest first; missing is NaN; residual = observed - fitted.
 */
#include "base/numeric.h"

#include "base/error.h"
#include "base/least_squares.h"

#include <glib.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_statistics_double.h>
#include <limits.h>

/* Time of observation i: a caller who gives none counts years from 0. */
static double time_of(const double t[], size_t i)
{
        return t ? t[i] : (double)i;
}

/* -------------------------------------------------------------------------- line ---- */

/* Fills n, t_mean and sxx. */
static void describe_times(const double t[], const double y[], size_t n, struct tl_line *line)
{
        double sum = 0;

        for (size_t i = 0; i < n; i++) {
                if (isnan(y[i]))
                        continue;
                line->n++;
                sum += time_of(t, i);
        }
        line->t_mean = sum / (double)line->n;
        for (size_t i = 0; i < n; i++) {
                double away = time_of(t, i) - line->t_mean;

                line->sxx += isnan(y[i]) ? 0 : away * away;
        }
}

/* The points with a value, time counted from its mean: the two columns are then orthogonal. */
static int solve_line(const double t[], const double y[], size_t n, struct tl_line *line,
                      struct tl_error *err)
{
        long double *columns = g_new(long double, 2 * line->n);
        double *values = g_new(double, line->n);
        double coefficients[2], covariance[4];
        struct tl__regression regression = { coefficients, covariance, 0 };
        size_t row = 0;
        int status;

        for (size_t i = 0; i < n; i++) {
                if (isnan(y[i]))
                        continue;
                columns[2 * row] = 1;
                columns[2 * row + 1] = (long double)(time_of(t, i) - line->t_mean);
                values[row++] = y[i];
        }
        status = tl__least_squares(columns, values, line->n, 2, &regression, err);
        g_free(columns);
        g_free(values);
        line->intercept = coefficients[0];
        line->slope = coefficients[1];
        line->s = line->n > 2 ? sqrt(regression.rss / ((double)line->n - 2)) : TL_MISSING;
        return status;
}

int tl_line_fit(const double t[], const double y[], size_t n, struct tl_line *out,
                struct tl_error *err)
{
        struct tl_line line = { 0 };
        int status;

        describe_times(t, y, n, &line);
        if (line.n < 2)
                return tl__fail(err, TL_ESHORT, "a line needs two observations; there are %zu",
                                line.n);
        if (!(line.sxx > 0))
                return tl__fail(err, TL_EDOMAIN, "a line needs two different times; all are %g",
                                line.t_mean);
        status = solve_line(t, y, n, &line, err);
        if (status == TL_OK)
                *out = line;
        return status;
}

/* ------------------------------------------------------------------ robust slope ---- */

static size_t pair_slopes(const double t[], const double y[], size_t n, double slopes[])
{
        size_t count = 0;

        for (size_t i = 0; i < n; i++)
                for (size_t j = i + 1; j < n; j++) {
                        double slope = (y[j] - y[i]) / (time_of(t, j) - time_of(t, i));

                        if (isfinite(slope)) /* else a value is missing or the times are equal */
                                slopes[count++] = slope;
                }
        return count;
}

double tl_theil_sen(const double t[], const double y[], size_t n)
{
        size_t pairs = n > 1 ? n * (n - 1) / 2 : 0;
        double *slopes;
        double median = TL_MISSING;
        size_t count;

        if (pairs < 1)
                return TL_MISSING;
        slopes = g_new(double, pairs);
        count = pair_slopes(t, y, n, slopes);
        if (count > 0)
                median = gsl_stats_median(slopes, 1, count);
        g_free(slopes);
        return median;
}

/* ------------------------------------------------------------------------- drift ---- */

/* Index of the first value from @i on; n when there is none. */
static size_t next_observed(const double y[], size_t n, size_t i)
{
        while (i < n && isnan(y[i]))
                i++;
        return i;
}

/* sum (d_i - drift k_i)^2 / k_i over the changes; counts them and leaves the last value's index. */
static double squared_changes(const double y[], size_t n, double drift, size_t *n_changes,
                              size_t *last)
{
        double sum = 0;

        *n_changes = 0;
        *last = next_observed(y, n, 0);
        for (size_t i = next_observed(y, n, *last + 1); i < n; i = next_observed(y, n, i + 1)) {
                double years = (double)(i - *last);
                double excess = y[i] - y[*last] - drift * years;

                sum += excess * excess / years;
                ++*n_changes;
                *last = i;
        }
        return sum;
}

int tl_drift_fit(const double y[], size_t n, struct tl_drift *out, struct tl_error *err)
{
        struct tl_drift fit = { 0 };
        size_t first = next_observed(y, n, 0);
        size_t last;
        double sum;

        squared_changes(y, n, 0, &fit.n_changes, &last);
        if (fit.n_changes < 1)
                return tl__fail(err, TL_ESHORT, "a drift needs two observations; there %s",
                                first < n ? "is 1" : "are 0");
        fit.last = y[last];
        fit.span = (double)(last - first);
        fit.drift = (y[last] - y[first]) / fit.span;
        sum = squared_changes(y, n, fit.drift, &fit.n_changes, &last);
        fit.s = fit.n_changes > 1 ? sqrt(sum / ((double)fit.n_changes - 1)) : TL_MISSING;
        *out = fit;
        return TL_OK;
}

/* -------------------------------------------------------------------------- Holt ---- */

void tl_holt_run(struct tl_holt *holt, const double y[], size_t first, size_t n)
{
        holt->sse = 0;
        holt->n_errors = 0;
        for (size_t i = first; i < n; i++) {
                double trend = holt->phi * holt->trend;
                double expected = holt->level + trend;
                bool observed = !isnan(y[i]);
                double e = observed ? y[i] - expected : 0;

                holt->level = expected + holt->alpha * e;
                holt->trend = trend + holt->alpha * holt->beta * e;
                holt->sse += e * e;
                holt->n_errors += observed;
        }
}

/* ------------------------------------------------------------------------ counts ---- */

double tl_count_chance(double came, double years, double need, double horizon)
{
        const double most = 1e5;
        double chance;

        if (!(came >= 0 && came <= most) || !(years > 0) || !(horizon >= 0) || isnan(need))
                return TL_MISSING;
        if (need <= 0)
                return 1;
        if (!(horizon > 0) || need > UINT_MAX)
                return 0;
        tl__gsl_quiet();
        chance = gsl_cdf_negative_binomial_Q((unsigned)(ceil(need) - 1), years / (years + horizon),
                                             came + 0.5);
        return isfinite(chance) ? chance : TL_MISSING;
}
