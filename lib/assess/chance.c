/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Interval and chances of a measure. Where the measure depends on one future year, or on a sum the
 * forecast knows exactly, they follow from the forecast's own distribution; else from its sample
 * paths. */
#include "assess/row.h"

#include <glib.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <string.h>

static size_t steps_to(const struct tl__draft *draft, int year)
{
        return (size_t)(year - draft->at.latest_year);
}

/* ------------------------------------------------------------- from sample paths ---- */

struct sample {
        double *measures; /* [n], ascending; NULL: not drawn */
        size_t n;
};

/* The measure of each path: known values first, the path's years after them. */
static struct sample draw(const struct tl__draft *draft)
{
        const struct tl__subject *subject = draft->subject;
        size_t horizon = tl_forecast_horizon(subject->forecast);
        size_t steps = steps_to(draft, draft->row->year);
        struct sample sample = { NULL, 0 };
        const double *paths = tl_forecast_paths(subject->forecast, &sample.n);
        double *y = g_new(double, subject->n + steps);
        struct tl__path path = { subject->first_year, subject->n + steps, y };

        sample.measures = g_new(double, sample.n);
        memcpy(y, subject->y, subject->n * sizeof *y);
        for (size_t i = 0; i < sample.n; i++) {
                memcpy(y + subject->n, paths + i * horizon, steps * sizeof *y);
                sample.measures[i] = draft->kind->measure(&draft->at, &path, draft->row->year);
        }
        g_free(y);
        gsl_sort(sample.measures, 1, sample.n);
        return sample;
}

static double share_met(const struct tl__draft *draft, const struct sample *sample,
                        const struct tl_target *target)
{
        size_t met = 0;

        for (size_t i = 0; i < sample->n; i++)
                met += tl__target_met(target, sample->measures[i], draft->at.base);
        return (double)met / (double)sample->n;
}

/* --------------------------------------------------------- from the distribution ---- */

/* Chance that y lies on the wanted side of @value. Whole numbers make "more than 18" and "at least
 * 19" the same. */
static double chance_of_value(const struct tl__draft *draft, const struct tl_target *target,
                              double value)
{
        bool up = tl__target_sense(target) > 0;
        bool strict = target->op == TL_MORE_THAN || target->op == TL_LESS_THAN;
        double chance;

        if (target->indicator->nature == TL_COUNT)
                value = up == strict ? floor(value + 1e-9) + 1 : ceil(value - 1e-9);
        chance = tl_forecast_chance(draft->subject->forecast, steps_to(draft, draft->row->year),
                                    value);
        return up ? chance : 1 - chance;
}

static double chance_inside(const struct tl__draft *draft, const struct tl_target *target)
{
        const struct tl_forecast *forecast = draft->subject->forecast;
        size_t h = steps_to(draft, draft->row->year);
        double low = draft->kind->value_at(&draft->at, draft->row->year, target->low);
        double high = draft->kind->value_at(&draft->at, draft->row->year, target->high);

        return tl_forecast_chance(forecast, h, low) - tl_forecast_chance(forecast, h, high);
}

static double chance_of_sum(const struct tl__draft *draft, const struct tl_target *target,
                            double eased)
{
        const struct tl_forecast *forecast = draft->subject->forecast;
        int next = draft->at.latest_year + 1, year = draft->row->year;
        double sum = draft->kind->sum_at(&draft->at, year, eased, tl_forecast_transform(forecast));
        double chance;

        if (isnan(sum))
                return TL_MISSING;
        chance = tl_forecast_chance_sum(forecast, steps_to(draft, MAX(next, target->from)),
                                        steps_to(draft, year), sum);
        return tl__target_sense(target) > 0 ? chance : 1 - chance;
}

/* Missing where only paths can tell. */
static double chance_exact(const struct tl__draft *draft, const struct tl_target *target)
{
        double slack = tl__target_sense(target) * tl__target_slack(target, draft->at.base);
        double eased = tl__target_bound(target, 0) - slack;
        double value = draft->kind->value_at(&draft->at, draft->row->year, eased);

        if (isnan(value))
                return target->op == TL_INSIDE ? TL_MISSING : chance_of_sum(draft, target, eased);
        return target->op == TL_INSIDE ? chance_inside(draft, target)
                                       : chance_of_value(draft, target, value);
}

/* ----------------------------------------------------------------------- the row ---- */

static double chance(const struct tl__draft *draft, const struct tl_target *target,
                     struct sample *sample)
{
        double exact = chance_exact(draft, target);

        if (!isnan(exact))
                return exact;
        if (!sample->measures)
                *sample = draw(draft);
        return share_met(draft, sample, target);
}

/* The ambitious end of a range as a target of its own. */
static struct tl_target stretch_of(const struct tl_target *target)
{
        struct tl_target stretch = *target;

        stretch.op = tl__target_sense(target) > 0 ? TL_AT_LEAST : TL_AT_MOST;
        stretch.low = stretch.high = tl__target_stretch(target);
        return stretch;
}

/* The measure when the value in the row's year is @value. */
static double measure_of_value(const struct tl__draft *draft, double value)
{
        const struct tl__subject *subject = draft->subject;
        size_t n = subject->n + steps_to(draft, draft->row->year);
        double *y = g_memdup2(subject->future, n * sizeof *y), measure;
        struct tl__path path = { subject->first_year, n, y };

        y[n - 1] = value;
        measure = draft->kind->measure(&draft->at, &path, draft->row->year);
        g_free(y);
        return measure;
}

static double quantile(const struct tl__draft *draft, double p, bool of_one_year,
                       struct sample *sample)
{
        size_t h = steps_to(draft, draft->row->year);

        if (of_one_year)
                return measure_of_value(draft,
                                        tl_forecast_quantile(draft->subject->forecast, h, p));
        if (!sample->measures)
                *sample = draw(draft);
        return gsl_stats_quantile_from_sorted_data(sample->measures, 1, sample->n, p);
}

void tl__row_chances(struct tl__draft *draft)
{
        struct tl_row *row = draft->row;
        double bound = tl__target_bound(draft->target, row->projected);
        bool of_one_year = !isnan(draft->kind->value_at(&draft->at, row->year, bound));
        struct sample sample = { NULL, 0 };

        for (size_t i = 0; i < draft->settings->n_levels; i++) {
                double tail = (1 - draft->settings->levels[i] / 100) / 2;

                row->lower[i] = quantile(draft, tail, of_one_year, &sample);
                row->upper[i] = quantile(draft, 1 - tail, of_one_year, &sample);
        }
        row->probability = chance(draft, draft->target, &sample);
        if (draft->target->op == TL_RANGE) {
                struct tl_target stretch = stretch_of(draft->target);

                row->probability_stretch = chance(draft, &stretch, &sample);
        }
        g_free(sample.measures);
}
