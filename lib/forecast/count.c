/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A count that only grows, as a component: y(n+h) = last + N(h), N a Poisson process whose rate has
 * the distribution Gamma(came + 1/2, years), so N(h) is negative binomial (tl_count_chance()). */
#include "forecast/component.h"

#include <glib.h>
#include <gsl/gsl_randist.h>

struct count {
        struct tl__component base;
        double last, came, years;
        size_t horizon;
};

/* Smallest whole number m with P(N <= m) >= p: doubled until it is passed, then halved to. */
static double quantile(const struct tl__component *component, size_t h, double p)
{
        const struct count *count = (const struct count *)component;
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
        return count->last + high;
}

static double chance(const struct tl__component *component, size_t h, double bound)
{
        const struct count *count = (const struct count *)component;

        return tl_count_chance(count->came, count->years, bound - count->last, (double)h);
}

/* It jumps from number to number: nowhere is there a density. */
static double density(const struct tl__component *component, size_t h, double z)
{
        (void)component, (void)h, (void)z;
        return 0;
}

/* The running total of a process whose rate is uncertain has no closed form: the paths answer. */
static double chance_sum(const struct tl__component *component, size_t first, size_t last,
                         double bound)
{
        (void)component, (void)first, (void)last, (void)bound;
        return TL_MISSING;
}

static void draw(const struct tl__component *component, gsl_rng *rng, double noise[], double z[])
{
        const struct count *count = (const struct count *)component;
        double rate = gsl_ran_gamma(rng, count->came + 0.5, 1 / count->years);
        double last = count->last;

        (void)noise;
        for (size_t h = 0; h < count->horizon; h++)
                z[h] = last += gsl_ran_poisson(rng, rate);
}

static void count_free(struct tl__component *component)
{
        g_free(component);
}

static const struct tl__component_type count_type = { quantile,   chance, density,
                                                      chance_sum, draw,   count_free };

struct tl__component *tl__component_count(double last, double came, double years, size_t horizon)
{
        struct count *count = g_new0(struct count, 1);

        *count = (struct count){ { &count_type, "gamma_poisson", 1 }, last, came, years, horizon };
        return &count->base;
}
