/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GSL's trust region methods, one after another from the same start, and the best kept: each of
 * them fails on some of the NIST sets, none of which all fail on (Transtrum and Sethna 2012,
 * Improvements to the Levenberg-Marquardt algorithm; Moré 1978; Powell 1970 for the dogleg). */
#include "base/curve_fit.h"

#include "base/error.h"

#include <glib.h>
#include <gsl/gsl_blas.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_multifit_nlinear.h>
#include <string.h>

#define ITERATIONS 400
#define TOLERANCE  1e-13
/* Stands for a value off the curve's domain: its step is refused. */
#define FAR_OFF 1e100

struct fit {
        const struct tl__curve *curve;
        const struct tl__curve_points *points;
        double *gradient; /* where one is written that nobody reads */
};

static double at(const struct fit *fit, const gsl_vector *b, size_t i, double gradient[])
{
        return fit->curve->value(b->data, &fit->points->x[i * fit->curve->n_inputs], gradient);
}

static int residuals(const gsl_vector *b, void *data, gsl_vector *f)
{
        const struct fit *fit = data;

        for (size_t i = 0; i < fit->points->n; i++) {
                double residual = at(fit, b, i, fit->gradient) - fit->points->y[i];

                gsl_vector_set(f, i, isfinite(residual) ? residual : FAR_OFF);
        }
        return GSL_SUCCESS;
}

static int jacobian(const gsl_vector *b, void *data, gsl_matrix *j)
{
        const struct fit *fit = data;

        for (size_t i = 0; i < fit->points->n; i++)
                at(fit, b, i, gsl_matrix_ptr(j, i, 0));
        return GSL_SUCCESS;
}

struct method {
        const gsl_multifit_nlinear_trs **trs;
        const gsl_multifit_nlinear_scale **scale;
};

static const struct method methods[] = {
        { &gsl_multifit_nlinear_trs_lm, &gsl_multifit_nlinear_scale_more },
        { &gsl_multifit_nlinear_trs_lm, &gsl_multifit_nlinear_scale_levenberg },
        { &gsl_multifit_nlinear_trs_lmaccel, &gsl_multifit_nlinear_scale_more },
        { &gsl_multifit_nlinear_trs_dogleg, &gsl_multifit_nlinear_scale_more },
};

/* Where the steps end; they end well enough when they can get no further. */
static int run(gsl_multifit_nlinear_workspace *work, const double start[], struct fit *fit)
{
        gsl_vector_const_view b = gsl_vector_const_view_array(start, fit->curve->n_parameters);
        gsl_multifit_nlinear_fdf function = { .f = residuals,
                                              .df = jacobian,
                                              .n = fit->points->n,
                                              .p = fit->curve->n_parameters,
                                              .params = fit };
        int status = gsl_multifit_nlinear_init(&b.vector, &function, work);
        int info;

        if (status == GSL_SUCCESS)
                gsl_multifit_nlinear_driver(ITERATIONS, TOLERANCE, TOLERANCE, 0, NULL, NULL, &info,
                                            work);
        return status;
}

/* Keeps what @work holds if it is better than @rss. */
static void keep_better(gsl_multifit_nlinear_workspace *work, double b[], double covariance[],
                        double *rss)
{
        size_t p = work->x->size;
        gsl_matrix_view out = gsl_matrix_view_array(covariance, p, p);
        double norm = gsl_blas_dnrm2(gsl_multifit_nlinear_residual(work));

        if (!(norm * norm < *rss))
                return;
        *rss = norm * norm;
        memcpy(b, gsl_multifit_nlinear_position(work)->data, p * sizeof *b);
        gsl_multifit_nlinear_covar(gsl_multifit_nlinear_jac(work), 0, &out.matrix);
}

static int try_method(const struct method *method, struct fit *fit, const double start[],
                      double b[], double covariance[], double *rss)
{
        gsl_multifit_nlinear_parameters parameters = gsl_multifit_nlinear_default_parameters();
        gsl_multifit_nlinear_workspace *work;
        int status;

        parameters.trs = *method->trs;
        parameters.scale = *method->scale;
        work = gsl_multifit_nlinear_alloc(gsl_multifit_nlinear_trust, &parameters, fit->points->n,
                                          fit->curve->n_parameters);
        if (!work)
                return GSL_ENOMEM;
        status = run(work, start, fit);
        if (status == GSL_SUCCESS)
                keep_better(work, b, covariance, rss);
        gsl_multifit_nlinear_free(work);
        return status;
}

int tl__curve_fit(const struct tl__curve *curve, const struct tl__curve_points *points, double b[],
                  double covariance[], double *rss, struct tl_error *err)
{
        struct fit fit = { curve, points, g_new(double, curve->n_parameters) };
        double *start = g_memdup2(b, curve->n_parameters * sizeof *b);
        int status = GSL_SUCCESS;

        tl__gsl_quiet();
        *rss = FAR_OFF;
        for (size_t i = 0; i < G_N_ELEMENTS(methods) && status != GSL_ENOMEM; i++)
                status = try_method(&methods[i], &fit, start, b, covariance, rss);
        g_free(fit.gradient);
        g_free(start);
        if (*rss < FAR_OFF)
                return TL_OK;
        return tl__fail(err, TL_ENUMERIC, "a curve could not be fitted: %s",
                        status == GSL_SUCCESS ? "its values are not finite" : gsl_strerror(status));
}
