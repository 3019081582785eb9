/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mixture of components: chances add with their weights, quantiles invert the chance, paths are
 * dealt out by weight. */
#include "forecast/component.h"

#include "base/numeric.h"

#include <glib.h>

void tl__mixture_clear(struct tl__mixture *mixture)
{
        while (mixture->n > 0) {
                struct tl__component *component = mixture->component[--mixture->n];

                component->type->free(component);
        }
}

double tl__mixture_centre(const struct tl__mixture *mixture, size_t h)
{
        double z = 0;

        for (size_t i = 0; i < mixture->n; i++) {
                const struct tl__component *component = mixture->component[i];

                z += component->weight * component->type->quantile(component, h, 0.5);
        }
        return tl_transform_invert(&mixture->transform, z);
}

/* P(z_{n+h} >= bound) */
static double chance(const struct tl__mixture *mixture, size_t h, double bound)
{
        double sum = 0;

        for (size_t i = 0; i < mixture->n; i++) {
                const struct tl__component *component = mixture->component[i];

                sum += component->weight * component->type->chance(component, h, bound);
        }
        return sum;
}

/* Where z leads past a bound, y is clipped to it, and the bound carries that probability. */
double tl__mixture_chance(const struct tl__mixture *mixture, size_t h, double bound)
{
        double z;

        if (bound <= mixture->transform.lower)
                return 1;
        if (bound > mixture->transform.upper)
                return 0;
        z = tl__transform_exact(&mixture->transform, bound);
        if (!isfinite(z))
                return z < 0 ? 1 : 0;
        return chance(mixture, h, z);
}

double tl__mixture_chance_sum(const struct tl__mixture *mixture, size_t first, size_t last,
                              double bound)
{
        double sum = 0;

        for (size_t i = 0; i < mixture->n; i++) {
                const struct tl__component *component = mixture->component[i];

                sum += component->weight *
                       component->type->chance_sum(component, first, last, bound);
        }
        return sum;
}

/* --------------------------------------------------------------------- quantiles ---- */

static double density(const struct tl__mixture *mixture, size_t h, double z)
{
        double sum = 0;

        for (size_t i = 0; i < mixture->n; i++) {
                const struct tl__component *component = mixture->component[i];

                sum += component->weight * component->type->density(component, h, z);
        }
        return sum;
}

/* Newton's method kept inside the bracket, which GSL has not: a step that leaves it, as where there
 * is no density, is replaced by halving. About five steps, to 1e-12 of the bracket or the last
 * digits of z. */
static double invert(const struct tl__mixture *mixture, size_t h, double above, double low,
                     double high)
{
        double precision = fmax(1e-12 * (high - low), 4e-16 * fmax(fabs(low), fabs(high)));
        double z = (low + high) / 2, step = high - low;

        for (int i = 0; i < 100 && fabs(step) > precision; i++) {
                double excess = chance(mixture, h, z) - above;
                double next = z + excess / density(mixture, h, z);

                if (excess > 0)
                        low = z;
                else
                        high = z;
                if (!(next >= low && next <= high))
                        next = (low + high) / 2;
                step = next - z;
                z = next;
        }
        return z;
}

/* The mixture's quantile lies between the least and the greatest of its components' own. */
double tl__mixture_quantile(const struct tl__mixture *mixture, size_t h, double p)
{
        double low = HUGE_VAL, high = -HUGE_VAL;

        for (size_t i = 0; i < mixture->n; i++) {
                const struct tl__component *component = mixture->component[i];
                double z = component->type->quantile(component, h, p);

                low = fmin(low, z);
                high = fmax(high, z);
        }
        if (low < high)
                low = invert(mixture, h, 1 - p, low, high);
        return tl_transform_invert(&mixture->transform, low);
}

/* ------------------------------------------------------------------------- paths ---- */

void tl__mixture_draw(const struct tl__mixture *mixture, gsl_rng *rng, size_t n_paths,
                      double paths[])
{
        double *noise = g_new(double, mixture->horizon);
        double cumulated = 0;
        size_t path = 0;

        for (size_t i = 0; i < mixture->n; i++) {
                const struct tl__component *component = mixture->component[i];

                cumulated += component->weight;
                for (; (double)path + 0.5 < cumulated * (double)n_paths; path++)
                        component->type->draw(component, rng, noise,
                                              &paths[path * mixture->horizon]);
        }
        for (size_t i = 0; i < n_paths * mixture->horizon; i++)
                paths[i] = tl_transform_invert(&mixture->transform, paths[i]);
        g_free(noise);
}
