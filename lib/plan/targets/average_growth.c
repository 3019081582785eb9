/* SPDX-License-Identifier: GPL-3.0-or-later */
/* average_growth: the mean yearly growth over the period, in percent. "bình quân giai đoạn
 * 2021-2030 là 16,71%/năm". From published yearly rates when the indicator is a growth rate (their
 * compound index, never a growth rate of growth rates), else from the level in the year before the
 * period. */
#include "plan/targets/target.h"

static bool from_rates(const struct tl__standing *at)
{
        return at->target->indicator->nature == TL_GROWTH;
}

static bool geometric(const struct tl__standing *at)
{
        return at->target->mean == TL_GEOMETRIC;
}

static double years_to(const struct tl__standing *at, int year)
{
        return year - at->target->from + 1;
}

/* Growth in year t, percent. */
static double rate(const struct tl__standing *at, const struct tl__path *path, int t)
{
        return from_rates(at) ? tl__path_at(path, t)
                              : 100 * tl_cagr(tl__path_at(path, t - 1), tl__path_at(path, t), 1);
}

/* The published rates of the period up to @year, n of them; n is 0 before the period and where the
 * path does not hold them all. */
static const double *rates_to(const struct tl__standing *at, const struct tl__path *path, int year,
                              size_t *n)
{
        int from = at->target->from, last = path->first_year + (int)path->n - 1;

        *n = year >= from && from >= path->first_year && year <= last ? (size_t)(year - from) + 1
                                                                      : 0;
        return *n ? path->y + (from - path->first_year) : path->y;
}

/* Does a sample path touch the floor of growth? Nothing comes back from there. */
static bool any_lost(const double rates[], size_t n)
{
        bool lost = false;

        for (size_t i = 0; i < n; i++)
                lost |= rates[i] <= -100;
        return lost;
}

/* Compound index since the year before the period; 1 before the period. There is none of a level
 * that began at zero or less. */
static double index_at(const struct tl__standing *at, const struct tl__path *path, int year)
{
        double start = tl__path_at(path, at->target->from - 1);
        size_t n;
        const double *rates;

        if (!from_rates(at))
                return start > 0 ? tl__path_at(path, year) / start : TL_MISSING;
        if (year < at->target->from)
                return 1;
        rates = rates_to(at, path, year, &n);
        if (any_lost(rates, n))
                return 0;
        return n ? tl_growth_index(rates, n) : TL_MISSING;
}

static double sum_of_rates(const struct tl__standing *at, const struct tl__path *path, int year)
{
        double sum = 0;

        for (int t = at->target->from; t <= year; t++)
                sum += rate(at, path, t);
        return sum;
}

static double measure(const struct tl__standing *at, const struct tl__path *path, int year)
{
        double years = years_to(at, year);

        if (years < 1)
                return TL_MISSING;
        return geometric(at) ? 100 * tl_cagr(1, index_at(at, path, year), years)
                             : sum_of_rates(at, path, year) / years;
}

static double value_at(const struct tl__standing *at, int year, double bound)
{
        double start = tl__path_at(&at->known, at->target->from - 1);

        if (from_rates(at) || !geometric(at) || !(start > 0))
                return TL_MISSING;
        return start * exp(years_to(at, year) * log1p(bound / 100));
}

/* On the log scale of rates z = ln(100 + rate), so that a sum of z is a log of compound growth. */
static double sum_at(const struct tl__standing *at, int year, double bound,
                     const struct tl_transform *f)
{
        int latest = at->latest_year;
        double years = years_to(at, year),
               known = latest < at->target->from ? 0 : years_to(at, latest);

        if (!from_rates(at))
                return TL_MISSING;
        if (geometric(at) && f->scale == TL_LOG && f->lower == -100)
                return years * log1p(bound / 100) - log(index_at(at, &at->known, latest)) +
                       (years - known) * log(100);
        if (!geometric(at) && f->scale == TL_IDENTITY)
                return years * bound - sum_of_rates(at, &at->known, latest);
        return TL_MISSING;
}

static double planned(const struct tl__standing *at, double from, double bound, double share)
{
        (void)from, (void)share;
        return tl__elapsed(at) > 0 ? bound : TL_MISSING;
}

static double attained(const struct tl__standing *at, double bound)
{
        double index = index_at(at, &at->known, at->latest_year);
        double whole = geometric(at) ? log1p(bound / 100) : bound;

        if (whole == 0 || (geometric(at) && !(index > 0)))
                return TL_MISSING;
        return (geometric(at) ? log(index) : sum_of_rates(at, &at->known, at->latest_year)) /
               (tl__total(at) * whole);
}

static double need(const struct tl__standing *at, double bound)
{
        double left = tl__left(at), total = tl__total(at);
        int latest = at->latest_year;
        size_t n;
        const double *rates = rates_to(at, &at->known, latest, &n);

        if (left < 1)
                return TL_MISSING;
        if (from_rates(at))
                return tl_need_growth(bound, rates, n, (size_t)total, at->target->mean);
        if (geometric(at))
                return 100 * tl_cagr(tl__path_at(&at->known, latest),
                                     value_at(at, at->target->year, bound), left);
        return (total * bound - sum_of_rates(at, &at->known, latest)) / left;
}

static double pace(const struct tl__standing *at)
{
        return measure(at, &at->known, at->latest_year);
}

static double required(const struct tl__standing *at, double bound)
{
        (void)at;
        return bound;
}

static const char *need_unit(const struct tl__standing *at)
{
        (void)at;
        return "%/yr";
}

static int missing_year(const struct tl__standing *at, int year)
{
        int last = year < at->latest_year ? year : at->latest_year;
        int before = at->target->from - 1;

        if (from_rates(at))
                return tl__first_missing(at, at->target->from, last);
        return tl__first_missing(at, before, geometric(at) ? before : last);
}

const struct tl__kind tl__kind_average_growth = {
        .name = "average_growth",
        .title = { "the mean yearly growth over the period",
                   "tăng bình quân hằng năm trong giai đoạn" },
        .has_period = true,
        .measure = measure,
        .value_at = value_at,
        .sum_at = sum_at,
        .planned = planned,
        .attained = attained,
        .need = need,
        .pace = pace,
        .required = required,
        .need_unit = need_unit,
        .missing_year = missing_year,
};
