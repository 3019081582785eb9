/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Centre, interval and chances of a measure in a year to come. Where the measure depends on that
 * one year, or on a sum the forecast knows exactly, they follow from the forecast's own
 * distribution; else from its sample paths. All three come from one source, so that a centre on the
 * bound has even odds. */
#include "assess/row.h"

#include <glib.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <string.h>

/* What is asked: the measure of a draft's target in @year. */
struct question {
        const struct tl__draft *draft;
        int year;
        size_t h;         /* steps from the latest year */
        double *measures; /* [n], ascending, of the sample paths; NULL: not drawn yet */
        size_t n;         /* paths on which the measure exists */
        size_t n_paths;   /* 0: no memory for them */
};

static struct question ask(const struct tl__draft *draft, int year)
{
        return (struct question){ draft, year, (size_t)(year - draft->at.latest_year), NULL, 0, 0 };
}

/* ------------------------------------------------------------- from sample paths ---- */

/* The measure of each path: known values first, the path's years after them. A path without one,
 * such as a level that falls below zero and has no growth, meets no bound and leaves no interval.
 */
static void draw(struct question *question)
{
        const struct tl__subject *subject = question->draft->subject;
        size_t horizon = tl_forecast_horizon(subject->forecast);
        const double *paths = tl_forecast_paths(subject->forecast, &question->n_paths);
        double *y = g_new(double, subject->n + question->h);
        struct tl__path path = { subject->first_year, subject->n + question->h, y };

        question->measures = g_new(double, question->n_paths + 1);
        memcpy(y, subject->y, subject->n * sizeof *y);
        for (size_t i = 0; i < question->n_paths; i++) {
                double measure;

                memcpy(y + subject->n, paths + i * horizon, question->h * sizeof *y);
                measure =
                        question->draft->kind->measure(&question->draft->at, &path, question->year);
                if (!isnan(measure))
                        question->measures[question->n++] = measure;
        }
        gsl_sort(question->measures, 1, question->n);
        g_free(y);
}

static double share_met(struct question *question, const struct tl_target *target)
{
        size_t met = 0;

        if (!question->measures)
                draw(question);
        for (size_t i = 0; i < question->n; i++)
                met += tl__target_met(target, question->measures[i], question->draft->at.base);
        return question->n_paths ? (double)met / (double)question->n_paths : TL_MISSING;
}

static double sample_quantile(struct question *question, double p)
{
        if (!question->measures)
                draw(question);
        if (question->n == 0 || question->n < question->n_paths)
                return TL_MISSING;
        return gsl_stats_quantile_from_sorted_data(question->measures, 1, question->n, p);
}

/* ------------------------------------------------------------------- of one year ---- */

static double chance_at_least(const struct question *question, double value)
{
        return tl_forecast_chance(question->draft->subject->forecast, question->h, value);
}

/* The next whole number of a count; of other values the next double, since a bound that clips the
 * forecast holds probability of its own. */
static double chance_above(const struct question *question, double value)
{
        bool count = question->draft->target->indicator->nature == TL_COUNT;

        return chance_at_least(question,
                               count ? floor(value + 1e-9) + 1 : nextafter(value, HUGE_VAL));
}

static double chance_of_value(const struct question *question, const struct tl_target *target,
                              double value)
{
        bool strict = target->op == TL_MORE_THAN || target->op == TL_LESS_THAN;

        if (tl__target_sense(target) > 0)
                return strict ? chance_above(question, value) : chance_at_least(question, value);
        return 1 - (strict ? chance_at_least(question, value) : chance_above(question, value));
}

static double value_at(const struct question *question, double bound)
{
        return question->draft->kind->value_at(&question->draft->at, question->year, bound);
}

static bool depends_on_one_year(const struct question *question)
{
        return !isnan(value_at(question, tl__target_bound(question->draft->target, 0)));
}

/* The measure when the value in the year is @value. */
static double measure_of_value(const struct question *question, double value)
{
        const struct tl__subject *subject = question->draft->subject;
        size_t n = subject->n + question->h;
        double *y = g_memdup2(subject->future, n * sizeof *y), measure;
        struct tl__path path = { subject->first_year, n, y };

        y[n - 1] = value;
        measure = question->draft->kind->measure(&question->draft->at, &path, question->year);
        g_free(y);
        return measure;
}

/* ---------------------------------------------------------------------- of a sum ---- */

/* Chance that the measure is at least @measure; missing where no sum decides. */
static double chance_of_sum(const struct question *question, double measure)
{
        const struct tl__draft *draft = question->draft;
        const struct tl_forecast *forecast = draft->subject->forecast;
        int first = MAX(draft->at.latest_year + 1, draft->target->from);
        double sum = draft->kind->sum_at(&draft->at, question->year, measure,
                                         tl_forecast_transform(forecast));

        if (isnan(sum))
                return TL_MISSING;
        return tl_forecast_chance_sum(forecast, (size_t)(first - draft->at.latest_year),
                                      question->h, sum);
}

/* By halving between the least and the greatest measure of the paths. */
static double sum_quantile(struct question *question, double p)
{
        double low = sample_quantile(question, 0), high = sample_quantile(question, 1);

        if (isnan(low))
                return TL_MISSING;
        for (int i = 0; i < 60; i++) {
                double middle = (low + high) / 2;

                if (chance_of_sum(question, middle) > 1 - p)
                        low = middle;
                else
                        high = middle;
        }
        return (low + high) / 2;
}

/* ----------------------------------------------------------------------- answers ---- */

static double quantile(struct question *question, double p)
{
        const struct tl_forecast *forecast = question->draft->subject->forecast;

        if (depends_on_one_year(question))
                return measure_of_value(question, tl_forecast_quantile(forecast, question->h, p));
        if (isnan(chance_of_sum(question, tl__target_bound(question->draft->target, 0))))
                return sample_quantile(question, p);
        return sum_quantile(question, p);
}

/* The bound eased by what still counts as met; a natural bound also by half of what values are
 * rounded to. */
static double eased(const struct question *question, const struct tl_target *target)
{
        double slack = tl__target_slack(target, question->draft->at.base);

        if (tl__target_at_natural_bound(target))
                slack = fmax(slack, tl_forecast_unit(question->draft->subject->forecast) / 2);
        return tl__target_bound(target, 0) - tl__target_sense(target) * slack;
}

static double chance(struct question *question, const struct tl_target *target)
{
        double bound = eased(question, target), exact;

        if (target->op == TL_INSIDE && depends_on_one_year(question))
                return chance_at_least(question, value_at(question, target->low)) -
                       chance_above(question, value_at(question, target->high));
        if (target->op == TL_INSIDE)
                return share_met(question, target);
        if (depends_on_one_year(question))
                return chance_of_value(question, target, value_at(question, bound));
        exact = chance_of_sum(question, bound);
        if (isnan(exact))
                return share_met(question, target);
        return tl__target_sense(target) > 0 ? exact : 1 - exact;
}

/* The ambitious end of a range as a target of its own. */
static struct tl_target stretch_of(const struct tl_target *target)
{
        struct tl_target stretch = *target;

        stretch.op = tl__target_sense(target) > 0 ? TL_AT_LEAST : TL_AT_MOST;
        stretch.low = stretch.high = tl__target_stretch(target);
        return stretch;
}

double tl__row_centre(const struct tl__draft *draft, int year)
{
        struct question question = ask(draft, year);
        double centre;

        if (!tl_forecast_has_interval(draft->subject->forecast) || depends_on_one_year(&question))
                return draft->kind->measure(&draft->at, &draft->future, year);
        centre = quantile(&question, 0.5);
        g_free(question.measures);
        return isnan(centre) ? draft->kind->measure(&draft->at, &draft->future, year) : centre;
}

void tl__row_chances(struct tl__draft *draft)
{
        struct tl_row *row = draft->row;
        struct question question = ask(draft, row->year);

        for (size_t i = 0; i < draft->settings->n_levels; i++) {
                double tail = (1 - draft->settings->levels[i] / 100) / 2;

                row->lower[i] = quantile(&question, tail);
                row->upper[i] = quantile(&question, 1 - tail);
                if (isnan(row->lower[i]) || isnan(row->upper[i])) /* growth down to below zero */
                        row->lower[i] = row->upper[i] = TL_MISSING;
        }
        row->probability = chance(&question, draft->target);
        if (draft->target->op == TL_RANGE) {
                struct tl_target stretch = stretch_of(draft->target);

                row->probability_stretch = chance(&question, &stretch);
        }
        g_free(question.measures);
}
