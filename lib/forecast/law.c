/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A model's law as a component: Student t with the law's degrees of freedom at each horizon,
 * because s is estimated, and for every linear functional of the path. */
#include "forecast/component.h"

#include <glib.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>

struct student {
        struct tl__component base;
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

static double quantile(const struct tl__component *component, size_t h, double p)
{
        const struct student *student = (const struct student *)component;
        double z = student->law.mean[h - 1];

        if (student->law.df > 0)
                z += student->law.s * student->unit[h - 1] * gsl_cdf_tdist_Pinv(p, student->law.df);
        return z;
}

/* How many standard deviations z lies above the mean. */
static double standardise(const struct student *student, size_t h, double z)
{
        return (z - student->law.mean[h - 1]) / (student->law.s * student->unit[h - 1]);
}

static double chance(const struct tl__component *component, size_t h, double bound)
{
        const struct student *student = (const struct student *)component;

        return gsl_cdf_tdist_Q(standardise(student, h, bound), student->law.df);
}

static double density(const struct tl__component *component, size_t h, double z)
{
        const struct student *student = (const struct student *)component;

        return gsl_ran_tdist_pdf(standardise(student, h, z), student->law.df) /
               (student->law.s * student->unit[h - 1]);
}

/* Mean and variance (for s = 1) of sum_{h=first..last} z_{n+h}: e_j enters every later year, the
 * parameters every year. */
static void sum_law(const struct tl__law *law, size_t first, size_t last, double *mean,
                    double *variance)
{
        double gradient[TL__MAX_PARAMETERS] = { 0 };

        *mean = 0;
        for (size_t h = first; h <= last; h++) {
                *mean += law->mean[h - 1];
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

static double chance_sum(const struct tl__component *component, size_t first, size_t last,
                         double bound)
{
        const struct student *student = (const struct student *)component;
        double mean, variance;

        sum_law(&student->law, first, last, &mean, &variance);
        return gsl_cdf_tdist_Q((bound - mean) / (student->law.s * sqrt(variance)), student->law.df);
}

/* One sigma for the whole path, from the chi-square law of s, so that each year is the same t. */
static void draw(const struct tl__component *component, gsl_rng *rng, double noise[], double z[])
{
        const struct student *student = (const struct student *)component;
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

static void student_free(struct tl__component *component)
{
        struct student *student = (struct student *)component;

        g_free(student->law.mean);
        g_free(student->law.psi);
        g_free(student->law.gradient);
        g_free(student->unit);
        g_free(student);
}

static const struct tl__component_type student_type = { quantile,   chance, density,
                                                        chance_sum, draw,   student_free };

/* Cholesky's factor of a covariance of at most three rows. */
static void factorise(struct student *student)
{
        for (size_t i = 0; i < student->law.n_parameters; i++)
                for (size_t j = 0; j <= i; j++) {
                        double rest = student->law.covariance[i][j];

                        for (size_t k = 0; k < j; k++)
                                rest -= student->factor[i][k] * student->factor[j][k];
                        student->factor[i][j] =
                                i == j ? sqrt(fmax(rest, 0)) : rest / student->factor[j][j];
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

struct tl__component *tl__component_fit(const struct tl__model *model, const double z[], size_t n,
                                        size_t horizon, struct tl_error *err)
{
        struct student *student = g_new0(struct student, 1);

        student->base.type = &student_type;
        student->base.name = model->name;
        student->law.horizon = horizon;
        student->law.mean = g_new0(double, horizon);
        student->law.psi = g_new0(double, horizon);
        student->law.gradient = g_new0(double, horizon *(size_t)TL__MAX_PARAMETERS);
        student->unit = g_new0(double, horizon);
        if (model->fit(z, n, &student->law, err)) {
                student_free(&student->base);
                return NULL;
        }
        set_units(student);
        factorise(student);
        return &student->base;
}

bool tl__component_has_spread(const struct tl__component *component)
{
        const struct student *student = (const struct student *)component;

        return component->type != &student_type || student->law.df > 0;
}

void tl__component_damp(struct tl__component *component)
{
        enum { FULL_YEARS = 10 };
        struct tl__law *law = &((struct student *)component)->law;
        double damping = 1, before = law->horizon ? law->mean[0] : 0;

        for (size_t h = 1; h < law->horizon; h++) {
                double step = law->mean[h] - before;

                before = law->mean[h];
                damping *= h < FULL_YEARS ? 1 : 0.9;
                law->mean[h] = law->mean[h - 1] + damping * step;
        }
}

void tl__component_floor(struct tl__component *component, double least)
{
        struct student *student = (struct student *)component;

        student->law.s = fmax(student->law.s, least);
}
