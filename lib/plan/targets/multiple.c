/* SPDX-License-Identifier: GPL-3.0-or-later */
/* multiple: how many times the base year's value. "gấp 2,7 - 3,2 lần so với năm 2020". Paces are
 * compound rates; a revised base moves the target. A base of zero or less has no multiples. */
#include "plan/targets/target.h"

static double measure(const struct tl__standing *at, const struct tl__path *path, int year)
{
        return at->base > 0 ? tl__path_at(path, year) / at->base : TL_MISSING;
}

static double done(const struct tl__standing *at)
{
        return measure(at, &at->known, at->latest_year);
}

static double value_at(const struct tl__standing *at, int year, double bound)
{
        (void)year;
        return at->base * bound;
}

static double planned(const struct tl__standing *at, double from, double bound, double share)
{
        const struct tl_transform compound = { TL_LOG, 0, TL_MISSING };

        (void)at;
        return tl_path_value(&compound, from, bound, share, 1);
}

static double attained(const struct tl__standing *at, double bound)
{
        return bound == 1 ? TL_MISSING : (done(at) - 1) / (bound - 1);
}

static double need(const struct tl__standing *at, double bound)
{
        return 100 * tl_cagr(done(at), bound, tl__left(at));
}

static double pace(const struct tl__standing *at)
{
        return 100 * tl_cagr(1, done(at), tl__elapsed(at));
}

static double required(const struct tl__standing *at, double bound)
{
        return 100 * tl_cagr(1, bound, tl__total(at));
}

static const char *need_unit(const struct tl__standing *at)
{
        (void)at;
        return "%/yr";
}

const struct tl__kind tl__kind_multiple = {
        .name = "multiple",
        .title = { "times the base year's value", "số lần so với năm gốc" },
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
        .need_unit = need_unit,
        .missing_year = tl__no_missing_year,
};
