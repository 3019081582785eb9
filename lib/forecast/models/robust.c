/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A trend line by Tukey's bisquare, by GSL: values far off count little or nothing, nor do they
 * widen the interval. The law is that of a line with s from the values and their weights (Street,
 * Carroll and Ruppert 1988, A note on computing robust regression estimates via iteratively
 * reweighted least squares). */
#include "forecast/models/line.h"

#include "base/error.h"

#include <glib.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_multifit.h>
#include <gsl/gsl_statistics_double.h>

#define N_COEFFICIENTS 2

struct points {
        gsl_matrix *x; /* [n][2]: 1, t - t_mean */
        gsl_vector *z, *coefficients;
        gsl_matrix *covariance;
        gsl_multifit_robust_workspace *work;
};

static bool points_alloc(struct points *points, size_t n)
{
        points->x = gsl_matrix_alloc(n, N_COEFFICIENTS);
        points->z = gsl_vector_alloc(n);
        points->coefficients = gsl_vector_alloc(N_COEFFICIENTS);
        points->covariance = gsl_matrix_alloc(N_COEFFICIENTS, N_COEFFICIENTS);
        points->work = gsl_multifit_robust_alloc(gsl_multifit_robust_bisquare, n, N_COEFFICIENTS);
        return points->x && points->z && points->coefficients && points->covariance && points->work;
}

static void points_free(struct points *points)
{
        gsl_matrix_free(points->x);
        gsl_vector_free(points->z);
        gsl_vector_free(points->coefficients);
        gsl_matrix_free(points->covariance);
        gsl_multifit_robust_free(points->work);
}

/* What the line of the median slope leaves, so that neither the level nor what is far off decides
 * when GSL's steps are small enough. Sets that line's slope and intercept. */
static void set_points(struct points *points, const double z[], size_t n, struct tl_line *base)
{
        double *rest = g_new(double, base->n);
        size_t row = 0;

        base->slope = tl_theil_sen(NULL, z, n);
        for (size_t i = 0; i < n; i++) {
                double away = (double)i - base->t_mean;

                if (isnan(z[i]))
                        continue;
                gsl_matrix_set(points->x, row, 0, 1);
                gsl_matrix_set(points->x, row, 1, away);
                rest[row] = z[i] - base->slope * away;
                gsl_vector_set(points->z, row, rest[row]);
                row++;
        }
        base->intercept = gsl_stats_median(rest, 1, row);
        gsl_vector_add_constant(points->z, -base->intercept);
        g_free(rest);
}

static void fill(const struct points *points, size_t n, const struct tl_line *base,
                 struct tl__law *law)
{
        gsl_multifit_robust_stats statistics = gsl_multifit_robust_statistics(points->work);

        law->df = (double)base->n - N_COEFFICIENTS;
        /* With more than half of the values on the line GSL's s is 0/0. */
        law->s = statistics.sigma_mad > 0 ? statistics.sigma_rob : 0;
        law->n_parameters = N_COEFFICIENTS;
        law->covariance[0][0] = 1 / (double)base->n;
        law->covariance[1][1] = 1 / base->sxx;
        for (size_t h = 0; h < law->horizon; h++) {
                double away = (double)(n + h) - base->t_mean;

                law->mean[h] = base->intercept + gsl_vector_get(points->coefficients, 0) +
                               (base->slope + gsl_vector_get(points->coefficients, 1)) * away;
                law->gradient[N_COEFFICIENTS * h] = 1;
                law->gradient[N_COEFFICIENTS * h + 1] = away;
        }
        law->psi[0] = 1;
}

/* False where the weights do not settle. */
static bool fit_robust(const double z[], size_t n, const struct tl_line *line, struct tl__law *law)
{
        struct tl_line base = *line;
        struct points points = { 0 };
        bool good = points_alloc(&points, line->n);

        tl__gsl_quiet();
        if (good) {
                set_points(&points, z, n, &base);
                good = gsl_multifit_robust(points.x, points.z, points.coefficients,
                                           points.covariance, points.work) == GSL_SUCCESS;
        }
        if (good)
                fill(&points, n, &base, law);
        points_free(&points);
        return good;
}

static int fit(const double z[], size_t n, struct tl__law *law, struct tl_error *err)
{
        struct tl_line line;
        int status = tl_line_fit(NULL, z, n, &line, err);

        if (status == TL_OK && !(line.s > 0 && fit_robust(z, n, &line, law)))
                status = tl__line_law(z, n, law, err);
        return status;
}

const struct tl__model tl__model_robust = {
        .name = "robust",
        .title = { "robust trend line", "đường xu thế ít chịu ảnh hưởng của giá trị bất thường" },
        .source = "Beaton and Tukey (1974), The fitting of power series, meaning polynomials, "
                  "illustrated on band-spectroscopic data",
        .least = 3,
        .fit = fit,
};
