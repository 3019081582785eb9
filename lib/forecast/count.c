/* SPDX-License-Identifier: GPL-3.0-or-later */
/* y(n+h) = last + N(h), N a Poisson process whose rate has the distribution Gamma(came + 1/2,
 * years), so N(h) is negative binomial (tl_count_chance()). */
#include "forecast/count.h"

#include <glib.h>
#include <gsl/gsl_randist.h>

/* A Poisson process is of things that come one by one: parks, schools, not inhabitants, whose
 * yearly numbers vary far more than by their root. */
#define ONE_BY_ONE 1000

struct count {
        struct tl__distribution base;
        double last, came, years;
};

bool tl__count_suits(const struct tl__history *history)
{
        double before = history->y[0];

        if (history->nature != TL_COUNT || history->n_observed < 2)
                return false;
        for (size_t i = 1; i < history->n; i++) {
                double y = history->y[i];

                if (isnan(y))
                        continue;
                if (y < before || y - before > floor(y - before))
                        return false;
                before = y;
        }
        return before - history->y[0] <= ONE_BY_ONE;
}

static double clipped(const struct tl__distribution *distribution, double y)
{
        return tl_transform_invert(&distribution->transform, y);
}

/* Smallest whole number m with P(N <= m) >= p: doubled until it is passed, then halved to. */
static double quantile(const struct tl__distribution *distribution, size_t h, double p)
{
        const struct count *count = (const struct count *)distribution;
        double low = -1, high = 1;

        while (tl_count_chance(count->came, count->years, high + 1, (double)h) > 1 - p)
                high *= 2;
        while (high - low > 1) {
                double middle = floor((low + high) / 2);

                if (tl_count_chance(count->came, count->years, middle + 1, (double)h) > 1 - p)
                        low = middle;
                else
                        high = middle;
        }
        return clipped(distribution, count->last + high);
}

/* The mean of N(h), which has one, before a ceiling clips it. */
static double mean(const struct tl__distribution *distribution, size_t h)
{
        const struct count *count = (const struct count *)distribution;

        return clipped(distribution, count->last + (count->came + 0.5) / count->years * (double)h);
}

static double chance(const struct tl__distribution *distribution, size_t h, double bound)
{
        const struct count *count = (const struct count *)distribution;

        if (bound <= distribution->transform.lower)
                return 1;
        if (bound > distribution->transform.upper)
                return 0;
        return tl_count_chance(count->came, count->years, bound - count->last, (double)h);
}

/* The running total of a process whose rate is uncertain has no closed form: the paths answer. */
static double chance_sum(const struct tl__distribution *distribution, size_t first, size_t last,
                         double bound)
{
        (void)distribution, (void)first, (void)last, (void)bound;
        return TL_MISSING;
}

static void draw(const struct tl__distribution *distribution, gsl_rng *rng, size_t n_paths,
                 double paths[])
{
        const struct count *count = (const struct count *)distribution;
        size_t horizon = distribution->horizon;

        for (size_t path = 0; path < n_paths; path++) {
                double rate = gsl_ran_gamma(rng, count->came + 0.5, 1 / count->years);
                double last = count->last;

                for (size_t h = 0; h < horizon; h++) {
                        last += gsl_ran_poisson(rng, rate);
                        paths[path * horizon + h] = clipped(distribution, last);
                }
        }
}

static void count_free(struct tl__distribution *distribution)
{
        g_free(distribution);
}

static const struct tl__distribution_type count_type = { quantile,   mean, chance,
                                                         chance_sum, draw, count_free };

struct tl__distribution *tl__count_new(const struct tl__history *history, size_t horizon)
{
        struct count *count = g_new0(struct count, 1);

        count->base = (struct tl__distribution){
                .type = &count_type,
                .model = "gamma_poisson",
                .transform = tl_transform_for(TL_COUNT, history->lower, history->upper, history->y,
                                              history->n),
                .horizon = horizon,
                .has_spread = true,
        };
        count->base.transform.scale = TL_IDENTITY;
        count->last = history->y[history->n - 1];
        count->came = count->last - history->y[0];
        count->years = (double)(history->n - 1);
        return &count->base;
}
