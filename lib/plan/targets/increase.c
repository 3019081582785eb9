/* SPDX-License-Identifier: GPL-3.0-or-later */
/* increase: the change since the base year. "tăng thêm 82.000 ha". A revised base moves
 * the target. */
#include "plan/targets/target.h"

static double measure(const struct tl__standing *at, const struct tl__path *path, int year)
{
        return tl__path_at(path, year) - at->base;
}

static double value_at(const struct tl__standing *at, int year, double bound)
{
        (void)year;
        return at->base + bound;
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
        .planned = tl__planned_straight,
        .attained = tl__attained_of_measure,
        .need = tl__need_of_measure,
        .pace = tl__pace_of_measure,
        .required = required,
        .need_unit = tl__change_unit,
        .missing_year = tl__no_missing_year,
};
