/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A predictive distribution is a mixture of components, each with its own law. The mixture has one
 * scale, a transform z of y, on which its components answer; a component whose law lives on another
 * scale converts for itself. Median, quantiles, chances and paths of y all follow from these
 * answers, and stay inside the transform's bounds. Horizons count from 1. */
#ifndef TL_FORECAST_COMPONENT_H
#define TL_FORECAST_COMPONENT_H

#include "forecast/models/model.h"

#include <gsl/gsl_rng.h>

struct tl__component;

struct tl__component_type {
        /* z at probability p; without a spread only p = 1/2 is asked. */
        double (*quantile)(const struct tl__component *component, size_t h, double p);
        /* P(z_{n+h} >= bound), bound finite. */
        double (*chance)(const struct tl__component *component, size_t h, double bound);
        /* Probability per unit of z; 0 where there is none. */
        double (*density)(const struct tl__component *component, size_t h, double z);
        /* P(z_{n+first} + ... + z_{n+last} >= bound), or missing where that has no closed form. */
        double (*chance_sum)(const struct tl__component *component, size_t first, size_t last,
                             double bound);
        /* One path z[horizon]; @noise[horizon] is room to work in. */
        void (*draw)(const struct tl__component *component, gsl_rng *rng, double noise[],
                     double z[]);
        void (*free)(struct tl__component *component);
};

/* First member of what each type holds. */
struct tl__component {
        const struct tl__component_type *type;
        const char *name; /* of the model */
        double weight;
};

/* The law that @model finds in z[n]: Student t at each horizon (law.c). NULL when it finds none. */
struct tl__component *tl__component_fit(const struct tl__model *model, const double z[], size_t n,
                                        size_t horizon, struct tl_error *err);
/* Does the law have a spread? */
bool tl__component_has_spread(const struct tl__component *component);
/* Raises s to @least, the spread that rounding alone gives. */
void tl__component_floor(struct tl__component *component, double least);

/* A trend of the past is believed for ten years; beyond, each further year adds 0.9 times the part
 * of what it would have added that the year before did: Gardner and McKenzie's damping, begun late.
 * The variance stays, so doubt about the trend goes on growing. */
void tl__component_damp(struct tl__component *component);

/* A count that only grows, on the identity scale: a Poisson process whose rate is known from @came
 * events in @years (count.c). */
struct tl__component *tl__component_count(double last, double came, double years, size_t horizon);

#define TL__MAX_COMPONENTS 8

/* Weights add to one. */
struct tl__mixture {
        struct tl_transform transform;
        struct tl__component *component[TL__MAX_COMPONENTS];
        size_t n;
        size_t horizon;
};

void tl__mixture_clear(struct tl__mixture *mixture);
/* Weighted mean of the components' medians on the scale: the centre where there is no spread. */
double tl__mixture_centre(const struct tl__mixture *mixture, size_t h);
double tl__mixture_quantile(const struct tl__mixture *mixture, size_t h, double p);
/* P(y >= bound) */
double tl__mixture_chance(const struct tl__mixture *mixture, size_t h, double bound);
double tl__mixture_chance_sum(const struct tl__mixture *mixture, size_t first, size_t last,
                              double bound);
/* Fills paths[n_paths][horizon] of y. Components get their share of the paths in order, to the
 * nearest path. */
void tl__mixture_draw(const struct tl__mixture *mixture, gsl_rng *rng, size_t n_paths,
                      double paths[]);

#endif
