/* SPDX-License-Identifier: GPL-3.0-or-later */
/* level: the value in the target year. "đạt 37,2% vào năm 2030", "dưới 20%", "50% trở lên". */
#include "plan/targets/target.h"

static double latest(const struct tl__standing *at)
{
        return tl__path_at(&at->known, at->latest_year);
}

static double measure(const struct tl__standing *at, const struct tl__path *path, int year)
{
        (void)at;
        return tl__path_at(path, year);
}

static double value_at(const struct tl__standing *at, int year, double bound)
{
        (void)at, (void)year;
        return bound;
}

static double attained(const struct tl__standing *at, double bound)
{
        return bound == at->base ? TL_MISSING : (latest(at) - at->base) / (bound - at->base);
}

static double need(const struct tl__standing *at, double bound)
{
        double left = tl__left(at);

        return left > 0 ? (bound - latest(at)) / left : TL_MISSING;
}

static double pace(const struct tl__standing *at)
{
        double elapsed = tl__elapsed(at);

        return elapsed > 0 ? (latest(at) - at->base) / elapsed : TL_MISSING;
}

static double required(const struct tl__standing *at, double bound)
{
        return (bound - at->base) / tl__total(at);
}

const struct tl__kind tl__kind_level = {
        .name = "level",
        .title = { "the value in the target year", "giá trị trong năm mục tiêu" },
        .holds = true,
        .measure = measure,
        .value_at = value_at,
        .sum_at = tl__no_sum_at,
        .planned = tl__planned_straight,
        .attained = attained,
        .need = need,
        .pace = pace,
        .required = required,
        .need_unit = tl__change_unit,
        .missing_year = tl__no_missing_year,
};
