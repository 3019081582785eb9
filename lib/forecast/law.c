/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The law of a classical model as a distribution: on the transform's scale Student t with the law's
 * degrees of freedom at each horizon, because s is estimated, and for every linear functional of
 * the path. */
#include "forecast/law.h"

#include "base/error.h"
#include "base/numeric.h"

#include <glib.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_randist.h>

/* Fewest observations whose changes tell a spread. */
#define LEAST_FOR_SPREAD 4

struct student {
        struct tl__distribution base;
        struct tl__law law;
        double *unit; /* [horizon], standard deviation of z_{n+h} for s = 1 */
        double factor[TL__MAX_PARAMETERS][TL__MAX_PARAMETERS]; /* lower F, F F' = covariance */
};

/* a' C b */
static double covariance(const struct tl__law *law, const double a[], const double b[])
{
        double sum = 0;

        for (size_t i = 0; i < law->n_parameters; i++)
                for (size_t j = 0; j < law->n_parameters; j++)
                        sum += a[i] * law->covariance[i][j] * b[j];
        return sum;
}

/* ----------------------------------------------------------------------- answers ---- */

static double quantile_on_scale(const struct student *student, size_t h, double p)
{
        double z = student->law.mean[h - 1];

        if (student->law.df > 0)
                z += student->law.s * student->unit[h - 1] * gsl_cdf_tdist_Pinv(p, student->law.df);
        return z;
}

static double quantile(const struct tl__distribution *distribution, size_t h, double p)
{
        return tl_transform_invert(&distribution->transform,
                                   quantile_on_scale((const struct student *)distribution, h, p));
}

struct horizon {
        const struct tl__distribution *distribution;
        size_t h;
};

static double quantile_at(double p, void *data)
{
        const struct horizon *at = data;

        return quantile(at->distribution, at->h, p);
}

static double mean(const struct tl__distribution *distribution, size_t h)
{
        const double low = 0.005, high = 0.995;
        struct horizon at = { distribution, h };
        gsl_function function = { quantile_at, &at };
        gsl_integration_glfixed_table *table = gsl_integration_glfixed_table_alloc(16);
        double mean;

        if (!table)
                return TL_MISSING;
        mean = gsl_integration_glfixed(&function, low, high, table) / (high - low);
        gsl_integration_glfixed_table_free(table);
        return mean;
}

/* Where z leads past a bound, y is clipped to it, and the bound carries that probability. */
static double chance(const struct tl__distribution *distribution, size_t h, double bound)
{
        const struct student *student = (const struct student *)distribution;
        double z;

        if (bound <= distribution->transform.lower)
                return 1;
        if (bound > distribution->transform.upper)
                return 0;
        z = tl__transform_exact(&distribution->transform, bound);
        if (!isfinite(z))
                return z < 0 ? 1 : 0;
        return gsl_cdf_tdist_Q((z - student->law.mean[h - 1]) /
                                       (student->law.s * student->unit[h - 1]),
                               student->law.df);
}

/* Mean and variance (for s = 1) of sum_{h=first..last} z_{n+h}: e_j enters every later year, the
 * parameters every year. */
static void sum_law(const struct tl__law *law, size_t first, size_t last, double *mean_of_sum,
                    double *variance)
{
        double gradient[TL__MAX_PARAMETERS] = { 0 };

        *mean_of_sum = 0;
        for (size_t h = first; h <= last; h++) {
                *mean_of_sum += law->mean[h - 1];
                for (size_t i = 0; i < law->n_parameters; i++)
                        gradient[i] += law->gradient[(h - 1) * law->n_parameters + i];
        }
        *variance = covariance(law, gradient, gradient);
        for (size_t j = 1; j <= last; j++) {
                double weight = 0;

                for (size_t h = MAX(first, j); h <= last; h++)
                        weight += law->psi[h - j];
                *variance += weight * weight;
        }
}

static double chance_sum(const struct tl__distribution *distribution, size_t first, size_t last,
                         double bound)
{
        const struct student *student = (const struct student *)distribution;
        double mean_of_sum, variance;

        sum_law(&student->law, first, last, &mean_of_sum, &variance);
        return gsl_cdf_tdist_Q((bound - mean_of_sum) / (student->law.s * sqrt(variance)),
                               student->law.df);
}

/* One sigma for the whole path, from the chi-square law of s, so that each year is the same t. */
static void draw_path(const struct student *student, gsl_rng *rng, double noise[], double z[])
{
        const struct tl__law *law = &student->law;
        double sigma = law->s * sqrt(law->df / gsl_ran_chisq(rng, law->df));
        double delta[TL__MAX_PARAMETERS] = { 0 };

        for (size_t j = 0; j < law->n_parameters; j++) {
                double normal = gsl_ran_gaussian_ziggurat(rng, sigma);

                for (size_t i = j; i < law->n_parameters; i++)
                        delta[i] += student->factor[i][j] * normal;
        }
        for (size_t h = 0; h < law->horizon; h++) {
                z[h] = law->mean[h];
                noise[h] = gsl_ran_gaussian_ziggurat(rng, sigma);
                for (size_t j = 0; j <= h; j++)
                        z[h] += law->psi[h - j] * noise[j];
                for (size_t i = 0; i < law->n_parameters; i++)
                        z[h] += law->gradient[h * law->n_parameters + i] * delta[i];
        }
}

static void draw(const struct tl__distribution *distribution, gsl_rng *rng, size_t n_paths,
                 double paths[])
{
        size_t horizon = distribution->horizon;
        double *noise = g_new(double, horizon);

        for (size_t path = 0; path < n_paths; path++)
                draw_path((const struct student *)distribution, rng, noise, &paths[path * horizon]);
        for (size_t i = 0; i < n_paths * horizon; i++)
                paths[i] = tl_transform_invert(&distribution->transform, paths[i]);
        g_free(noise);
}

static void student_free(struct tl__distribution *distribution)
{
        struct student *student = (struct student *)distribution;

        g_free(student->law.mean);
        g_free(student->law.psi);
        g_free(student->law.gradient);
        g_free(student->unit);
        g_free(student);
}

static const struct tl__distribution_type student_type = { quantile,   mean, chance,
                                                           chance_sum, draw, student_free };

/* ------------------------------------------------------------------------ making ---- */

static int choose_scale(const struct tl__history *history, const struct tl__model *model,
                        enum tl_scale scale, struct tl_transform *out, struct tl_error *err)
{
        *out = tl_transform_for(history->nature, history->lower, history->upper, history->y,
                                history->n);
        if (scale != TL_OWN_SCALE)
                out->scale = scale;
        if (model->scale != TL_OWN_SCALE)
                out->scale = model->scale;
        if ((out->scale == TL_LOGIT || out->scale == TL_CLOGLOG) &&
            (isnan(out->lower) || isnan(out->upper)))
                return tl__fail(err, TL_EDOMAIN, "%s needs an indicator with two bounds",
                                model->name);
        return TL_OK;
}

/* z[n] for g_free(), or NULL when the scale has no place for a value. */
static double *apply_scale(const struct tl__history *history, const struct tl_transform *transform,
                           struct tl_error *err)
{
        static const char *const names[TL_N_SCALES] = { "own", "identity", "log", "logit",
                                                        "cloglog" };
        double *z = g_new(double, history->n);

        for (size_t i = 0; i < history->n; i++) {
                z[i] = tl_transform_apply(transform, history->y[i]);
                if (isfinite(z[i]) || isnan(history->y[i]))
                        continue;
                tl__fail(err, TL_EDOMAIN, "value %zu, %g, has no place on the %s scale", i + 1,
                         history->y[i], names[transform->scale]);
                g_free(z);
                return NULL;
        }
        return z;
}

/* Cholesky's factor of a covariance, which may be singular: what is known exactly has no error. */
static void factorise(struct student *student)
{
        for (size_t i = 0; i < student->law.n_parameters; i++)
                for (size_t j = 0; j <= i; j++) {
                        double rest = student->law.covariance[i][j];

                        for (size_t k = 0; k < j; k++)
                                rest -= student->factor[i][k] * student->factor[j][k];
                        if (i == j)
                                student->factor[i][j] = sqrt(fmax(rest, 0));
                        else if (student->factor[j][j] > 0)
                                student->factor[i][j] = rest / student->factor[j][j];
                }
}

static void set_units(struct student *student)
{
        const struct tl__law *law = &student->law;
        double innovations = 0;

        for (size_t h = 0; h < law->horizon; h++) {
                const double *a = &law->gradient[h * law->n_parameters];

                innovations += law->psi[h] * law->psi[h];
                student->unit[h] = sqrt(innovations + covariance(law, a, a));
        }
}

/* The last value, or where it stands at a bound what rounding may have hidden inside. */
static double inside(const struct tl_transform *transform, const struct tl__history *history)
{
        double y = history->y[history->n - 1], half = history->unit / 2;

        if (transform->scale == TL_IDENTITY)
                return y;
        if (!isnan(transform->upper))
                y = fmin(y, transform->upper - half);
        return isnan(transform->lower) ? y : fmax(y, transform->lower + half);
}

/* A flat series does not prove that nothing ever changes, only that changes are smaller than what
 * is printed: s is at least the standard deviation of rounding, unit / sqrt(12), on the scale of
 * z about the last value. */
static double least_spread(const struct tl_transform *transform, const struct tl__history *history)
{
        return history->unit / sqrt(12) *
               tl__transform_slope(transform, inside(transform, history));
}

static struct student *student_alloc(const struct tl__model *model, size_t horizon)
{
        struct student *student = g_new0(struct student, 1);

        student->base = (struct tl__distribution){ .type = &student_type,
                                                   .model = model->name,
                                                   .horizon = horizon };
        student->law.horizon = horizon;
        student->law.mean = g_new0(double, horizon);
        student->law.psi = g_new0(double, horizon);
        student->law.gradient = g_new0(double, horizon *(size_t)TL__MAX_PARAMETERS);
        student->unit = g_new0(double, horizon);
        return student;
}

static const struct tl__model *give_way(const struct tl__model *model, size_t n_observed)
{
        if (model->least <= n_observed)
                return model;
        return n_observed < tl__model_drift.least ? &tl__model_naive : &tl__model_drift;
}

int tl__law_new(const struct tl__history *history, const struct tl__model *model,
                enum tl_scale scale, size_t horizon, struct tl__distribution **out,
                struct tl_error *err)
{
        struct tl_transform transform;
        struct student *student;
        double *z;
        int status;

        model = give_way(model, history->n_observed);
        status = choose_scale(history, model, scale, &transform, err);
        if (status)
                return status;
        z = apply_scale(history, &transform, err);
        if (!z)
                return TL_EDOMAIN;
        tl__gsl_quiet();
        student = student_alloc(model, horizon);
        student->base.transform = transform;
        status = model->fit(z, history->n, &student->law, err);
        g_free(z);
        if (status) {
                student_free(&student->base);
                return status;
        }
        student->law.s = fmax(student->law.s, least_spread(&transform, history));
        student->base.has_spread = student->law.df > 0 && history->n_observed >= LEAST_FOR_SPREAD;
        set_units(student);
        factorise(student);
        *out = &student->base;
        return TL_OK;
}
