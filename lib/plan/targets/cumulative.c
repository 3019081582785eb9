/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cumulative: the sum over the period. "giai đoạn 2021-2030 khoảng 418.000 tỷ đồng". A missing year
 * makes the sum unknown, never smaller. */
#include "plan/targets/target.h"

static double measure(const struct tl__standing *at, const struct tl__path *path, int year)
{
        double sum = 0;

        for (int t = at->target->from; t <= year; t++)
                sum += tl__path_at(path, t);
        return sum;
}

static double done(const struct tl__standing *at)
{
        return measure(at, &at->known, at->latest_year);
}

static double sum_at(const struct tl__standing *at, int year, double bound,
                     const struct tl_transform *f)
{
        (void)year;
        return f->scale == TL_IDENTITY ? bound - done(at) : TL_MISSING;
}

static double planned(const struct tl__standing *at, double from, double bound, double share)
{
        (void)from, (void)share;
        return bound * tl_profile_share(at->target->profile, tl__elapsed(at), tl__total(at));
}

/* By the plan's own profile: of a growing flow less is due in the first years. */
static double required(const struct tl__standing *at, double bound)
{
        return planned(at, TL_MISSING, bound, TL_MISSING) / tl__elapsed(at);
}

static const char *need_unit(const struct tl__standing *at)
{
        (void)at;
        return "";
}

static int missing_year(const struct tl__standing *at, int year)
{
        return tl__first_missing(at, at->target->from,
                                 year < at->latest_year ? year : at->latest_year);
}

const struct tl__kind tl__kind_cumulative = {
        .name = "cumulative",
        .title = { "the sum over the period", "lũy kế trong giai đoạn" },
        .has_period = true,
        .holds = true,
        .measure = measure,
        .value_at = tl__no_value_at,
        .sum_at = sum_at,
        .planned = planned,
        .attained = tl__attained_of_measure,
        .need = tl__need_of_measure,
        .pace = tl__pace_of_measure,
        .required = required,
        .need_unit = need_unit,
        .missing_year = missing_year,
};
