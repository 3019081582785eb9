/* SPDX-License-Identifier: GPL-3.0-or-later */
/* increase: the change since the base year. "tăng thêm 82.000 ha". A revised base moves
 * the target. */
#include "plan/targets/target.h"

static double measure(const struct tl__standing *at, const struct tl__path *path, int year)
{
        return tl__path_at(path, year) - at->base;
}

static double done(const struct tl__standing *at)
{
        return measure(at, &at->known, at->latest_year);
}

static double value_at(const struct tl__standing *at, int year, double bound)
{
        (void)year;
        return at->base + bound;
}

static double planned(const struct tl__standing *at, double from, double bound, double share)
{
        (void)at;
        return from + (bound - from) * share;
}

static double attained(const struct tl__standing *at, double bound)
{
        return bound == 0 ? TL_MISSING : done(at) / bound;
}

static double need(const struct tl__standing *at, double bound)
{
        double left = tl__left(at);

        return left > 0 ? (bound - done(at)) / left : TL_MISSING;
}

static double pace(const struct tl__standing *at)
{
        double elapsed = tl__elapsed(at);

        return elapsed > 0 ? done(at) / elapsed : TL_MISSING;
}

static double required(const struct tl__standing *at, double bound)
{
        return bound / tl__total(at);
}

const struct tl__kind tl__kind_increase = {
        .name = "increase",
        .title = { "the change since the base year", "mức tăng so với năm gốc" },
        .needs_base = true,
        .holds = true,
        .measure = measure,
        .value_at = value_at,
        .sum_at = tl__no_sum_at,
        .planned = planned,
        .attained = attained,
        .need = need,
        .pace = pace,
        .required = required,
        .need_unit = tl__change_unit,
        .missing_year = tl__no_missing_year,
};
