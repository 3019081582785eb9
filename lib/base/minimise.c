/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GSL's simplex (Nelder and Mead 1965) knows no bounds: it walks over angles, x = low + (high -
 * low) sin^2(angle), so that a bound is an ordinary point of the walk and can be the minimum. */
#include "base/minimise.h"

#include "base/error.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_multimin.h>

#define ITERATIONS 60 /* per unknown */
#define STEP       0.15
#define SIZE       1e-8 /* of the simplex at the end, in angles */
/* Stands for a point without a value. */
#define REFUSED 1e300

/* Points of the grid along each unknown, by the number of unknowns. */
static const size_t n_levels[TL__MAX_UNKNOWNS + 1] = { 0, 9, 5, 4, 2 };

static void place(const struct tl__objective *objective, const gsl_vector *angles, double x[])
{
        for (size_t i = 0; i < objective->n; i++) {
                double part = gsl_pow_2(sin(gsl_vector_get(angles, i)));

                x[i] = objective->low[i] + (objective->high[i] - objective->low[i]) * part;
        }
}

static double at_angles(const gsl_vector *angles, void *data)
{
        const struct tl__objective *objective = data;
        double x[TL__MAX_UNKNOWNS], value;

        place(objective, angles, x);
        value = objective->value(x, objective->data);
        return isfinite(value) ? value : REFUSED;
}

/* The cell midpoints of a grid over all unknowns, numbered; the best into @angles. */
static double search_grid(struct tl__objective *objective, gsl_vector *trial, gsl_vector *angles)
{
        size_t levels = n_levels[objective->n], n_points = 1;
        double least = REFUSED;

        for (size_t i = 0; i < objective->n; i++)
                n_points *= levels;
        for (size_t point = 0; point < n_points; point++) {
                size_t rest = point;
                double value;

                for (size_t i = 0; i < objective->n; i++, rest /= levels)
                        gsl_vector_set(trial, i,
                                       M_PI_2 * ((double)(rest % levels) + 0.5) / (double)levels);
                value = at_angles(trial, objective);
                if (!(value < least))
                        continue;
                least = value;
                gsl_vector_memcpy(angles, trial);
        }
        return least;
}

/* A simplex that can shrink no more has arrived: what it holds is the minimum found. */
static int walk(gsl_multimin_fminimizer *simplex, struct tl__objective *objective,
                gsl_vector *steps, gsl_vector *angles)
{
        gsl_multimin_function function = { at_angles, objective->n, objective };
        int status;

        gsl_vector_set_all(steps, STEP);
        status = gsl_multimin_fminimizer_set(simplex, &function, angles, steps);
        for (size_t i = 0; i < ITERATIONS * objective->n && status == GSL_SUCCESS; i++)
                if (gsl_multimin_fminimizer_iterate(simplex) != GSL_SUCCESS ||
                    gsl_multimin_fminimizer_size(simplex) < SIZE)
                        break;
        if (status == GSL_SUCCESS)
                gsl_vector_memcpy(angles, gsl_multimin_fminimizer_x(simplex));
        return status;
}

int tl__minimise(const struct tl__objective *objective, double x[], double *least,
                 struct tl_error *err)
{
        struct tl__objective copy = *objective; /* GSL hands on no const */
        gsl_vector *steps = gsl_vector_alloc(copy.n), *angles = gsl_vector_calloc(copy.n);
        gsl_multimin_fminimizer *simplex;
        int status = GSL_ENOMEM;

        tl__gsl_quiet();
        *least = REFUSED;
        simplex = gsl_multimin_fminimizer_alloc(gsl_multimin_fminimizer_nmsimplex2, copy.n);
        if (simplex && steps && angles) {
                *least = search_grid(&copy, steps, angles);
                status = walk(simplex, &copy, steps, angles);
        }
        if (status == GSL_SUCCESS) {
                *least = at_angles(angles, &copy);
                place(&copy, angles, x);
        }
        gsl_multimin_fminimizer_free(simplex);
        gsl_vector_free(steps);
        gsl_vector_free(angles);
        if (status != GSL_SUCCESS)
                return tl__fail(err, TL_ENUMERIC, "a minimum could not be sought: %s",
                                gsl_strerror(status));
        if (!(*least < REFUSED))
                return tl__fail(err, TL_ENUMERIC, "a function has no value anywhere");
        return TL_OK;
}
