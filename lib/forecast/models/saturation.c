/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Curves of saturation by nonlinear least squares, from lines through the values seen as parts of
 * several ceilings. */
#include "forecast/models/saturation.h"

#include "forecast/models/line.h"

#include <glib.h>

enum { CEILING, SHIFT, PACE, N_PARAMETERS };

/* Ceilings to start from, in sizes of the largest value. */
static const double ceilings[] = { 1.02, 1.2, 2, 5 };
/* A curve with a higher ceiling, in the same sizes, is one without; so is one that is known at some
 * horizon no better than to this part of the ceiling. */
#define MOST_CEILING 10
#define MOST_ERROR   0.5
/* A value off the open interval 0..1 starts as a part so far inside. */
#define INSIDE 0.01

struct points {
        double *t, *z; /* [n]; years from the middle, values over the largest */
        size_t n;
        double size, middle;
};

static void set_points(struct points *points, const double z[], size_t n)
{
        double sum = 0;

        *points = (struct points){ g_new(double, n), g_new(double, n), 0, 0, ((double)n - 1) / 2 };
        for (size_t i = 0; i < n; i++) {
                points->size = fmax(points->size, fabs(isnan(z[i]) ? 0 : z[i]));
                sum += isnan(z[i]) ? 0 : z[i];
        }
        points->size = copysign(points->size, sum);
        for (size_t i = 0; i < n; i++) {
                if (isnan(z[i]))
                        continue;
                points->t[points->n] = (double)i - points->middle;
                points->z[points->n++] = z[i] / points->size;
        }
}

static void points_free(struct points *points)
{
        g_free(points->t);
        g_free(points->z);
}

/* The line through the values seen as parts of @ceiling. */
static bool start_from(const struct tl__saturation *saturation, const struct points *points,
                       double ceiling, double b[])
{
        double *seen = g_new(double, points->n);
        struct tl_line line;
        int status;

        for (size_t i = 0; i < points->n; i++)
                seen[i] = saturation->inverse(CLAMP(points->z[i] / ceiling, INSIDE, 1 - INSIDE));
        status = tl_line_fit(points->t, seen, points->n, &line, NULL);
        g_free(seen);
        if (status)
                return false;
        b[CEILING] = ceiling;
        b[SHIFT] = line.intercept - line.slope * line.t_mean;
        b[PACE] = line.slope;
        return true;
}

struct best {
        double b[N_PARAMETERS], covariance[N_PARAMETERS * N_PARAMETERS], rss;
};

static void fit_from(const struct tl__saturation *saturation, const struct points *points,
                     double ceiling, struct best *best)
{
        struct tl__curve curve = { N_PARAMETERS, 1, saturation->value };
        struct tl__curve_points seen = { points->t, points->z, points->n };
        struct best trial;

        if (start_from(saturation, points, ceiling, trial.b) &&
            tl__curve_fit(&curve, &seen, trial.b, trial.covariance, &trial.rss, NULL) == TL_OK &&
            trial.rss < best->rss)
                *best = trial;
}

/* False where the values do not tell the ceiling. */
static bool fill(const struct tl__saturation *saturation, const struct points *points, size_t n,
                 const struct best *best, struct tl__law *law)
{
        double df = (double)points->n - N_PARAMETERS, s = sqrt(best->rss / df);
        double ceiling = fabs(best->b[CEILING]);

        if (!(ceiling < MOST_CEILING))
                return false;
        for (size_t h = 0; h < law->horizon; h++) {
                double *a = &law->gradient[h * N_PARAMETERS], variance = 0;
                double t = (double)(n + h) - points->middle;

                law->mean[h] = points->size * saturation->value(best->b, &t, a);
                for (size_t i = 0; i < N_PARAMETERS; i++)
                        for (size_t j = 0; j < N_PARAMETERS; j++)
                                variance += a[i] * best->covariance[i * N_PARAMETERS + j] * a[j];
                if (!(variance >= 0 && s * sqrt(variance) < MOST_ERROR * ceiling))
                        return false;
        }
        law->n_parameters = N_PARAMETERS;
        for (size_t i = 0; i < N_PARAMETERS; i++)
                for (size_t j = 0; j < N_PARAMETERS; j++)
                        law->covariance[i][j] = best->covariance[i * N_PARAMETERS + j];
        law->psi[0] = 1;
        law->df = df;
        law->s = s * fabs(points->size);
        return true;
}

int tl__saturation_law(const struct tl__saturation *saturation, const double z[], size_t n,
                       struct tl__law *law, struct tl_error *err)
{
        struct best best = { .rss = HUGE_VAL };
        struct points points;
        bool known;

        set_points(&points, z, n);
        for (size_t i = 0; i < G_N_ELEMENTS(ceilings) && points.size != 0; i++)
                fit_from(saturation, &points, ceilings[i], &best);
        known = isfinite(best.rss) && fill(saturation, &points, n, &best, law);
        points_free(&points);
        return known ? TL_OK : tl__line_law(z, n, law, err);
}
