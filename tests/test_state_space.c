/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filter of the state space models: against R's arima() at fixed coefficients, and against the
 * same model written out as one normal distribution of all values. */
#include "check.h"
#include "rows.h"
#include "targetline.h"

#include "forecast/models/arima_space.h"
#include "forecast/models/smoothing.h"

#include <glib.h>
#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_math.h>
#include <string.h>

#define HORIZON 8
#define MOST    30

struct room {
        struct tl__law law;
        double mean[HORIZON], psi[HORIZON], gradient[HORIZON * TL__MAX_PARAMETERS];
};

static void make_room(struct room *room)
{
        *room = (struct room){ .law.horizon = HORIZON };
        room->law.mean = room->mean;
        room->law.psi = room->psi;
        room->law.gradient = room->gradient;
}

/* Variance of z_{n+h} for s = 1, h from 1, from the definition of a law. */
static double variance(const struct tl__law *law, size_t h)
{
        const double *a = &law->gradient[(h - 1) * law->n_parameters];
        double sum = 0;

        for (size_t j = 0; j < h; j++)
                sum += law->psi[j] * law->psi[j];
        for (size_t i = 0; i < law->n_parameters; i++)
                for (size_t j = 0; j < law->n_parameters; j++)
                        sum += a[i] * law->covariance[i][j] * a[j];
        return sum;
}

/* ------------------------------------------------------------------------- R -------- */

enum { SERIES, P, D, Q, COEFFICIENTS, QUANTITY, H, VALUE };

/* "A_growing_level_gaps" is A_growing_level without its 3rd, 7th and 8th value. */
static size_t read_series(const struct rows *series, const char *id, double z[])
{
        char **parts = g_strsplit(id, "_gaps", 2);
        size_t n = rows_series(series, 0, parts[0], 4, z, MOST);

        if (parts[1])
                z[2] = z[6] = z[7] = TL_MISSING;
        g_strfreev(parts);
        return n;
}

static struct tl__arima read_arima(const struct rows *rows, size_t row)
{
        char **coefficients = g_strsplit(rows->cells[row][COEFFICIENTS], " ", 0);
        struct tl__arima arima = { .p = (size_t)rows_number(rows, row, P),
                                   .d = (size_t)rows_number(rows, row, D),
                                   .q = (size_t)rows_number(rows, row, Q) };

        for (size_t i = 0; i < arima.p + arima.q; i++)
                *(i < arima.p ? &arima.phi[i] : &arima.theta[i - arima.p]) =
                        g_ascii_strtod(coefficients[i], NULL);
        g_strfreev(coefficients);
        return arima;
}

static double answer(const char *quantity, size_t h, const struct tl__state_space *space,
                     const struct tl__filtered *filtered, const double z[], size_t n)
{
        double count = (double)(filtered->n_observed - space->n_diffuse);
        struct room room;

        make_room(&room);
        CHECK_INT("law", tl__state_space_law(space, z, n, space->n_diffuse, &room.law, NULL),
                  TL_OK);
        if (strcmp(quantity, "loglik") == 0)
                return -(tl__deviance(space, z, n) + count * (1 + log(2 * M_PI / count))) / 2;
        if (strcmp(quantity, "sigma2") == 0)
                return filtered->rss / count;
        if (strcmp(quantity, "mean") == 0)
                return room.mean[h - 1];
        return room.law.s * sqrt(variance(&room.law, h));
}

/* R's start of differenced values is not unknown but of variance 1e8: six digits then. */
static void test_r_arima(void)
{
        struct rows rows = rows_read("tests/r_forecast/arima.csv");
        struct rows series = rows_read("tests/r_forecast/series.csv");

        for (size_t i = 0; i < rows.n; i++) {
                struct tl__arima arima = read_arima(&rows, i);
                struct tl__state_space space = tl__arima_space(&arima);
                struct tl__filtered filtered;
                double z[MOST];
                size_t n = read_series(&series, rows.cells[i][SERIES], z);
                char *what = g_strjoinv(",", rows.cells[i]);

                CHECK_TRUE(what, tl__filter(&space, z, n, &filtered));
                CHECK_REL(what,
                          answer(rows.cells[i][QUANTITY], (size_t)rows_number(&rows, i, H), &space,
                                 &filtered, z, n),
                          rows_number(&rows, i, VALUE), arima.d == 0 ? 1e-8 : 1e-5);
                g_free(what);
        }
        rows_free(&rows);
        rows_free(&series);
}

/* ----------------------------------------------------------- all values at once ---- */

/* z = X (starts) + Psi e for n + HORIZON years, the stationary states' start being more e. */
struct dense {
        size_t total, n_unknown;
        double x[MOST + HORIZON][TL__MAX_STATES];
        double covariance[MOST + HORIZON][MOST + HORIZON]; /* over s^2 */
};

/* w' T^k v */
static double respond(const struct tl__state_space *space, size_t k, const double v[])
{
        double state[TL__MAX_STATES], sum = 0;

        memcpy(state, v, sizeof state);
        for (size_t step = 0; step < k; step++) {
                double moved[TL__MAX_STATES] = { 0 };

                for (size_t i = 0; i < space->n_states; i++)
                        for (size_t j = 0; j < space->n_states; j++)
                                moved[i] += space->transition[i][j] * state[j];
                memcpy(state, moved, sizeof state);
        }
        for (size_t i = 0; i < space->n_states; i++)
                sum += space->w[i] * state[i];
        return sum;
}

static void write_out(const struct tl__state_space *space, size_t total, struct dense *dense)
{
        double by_state[MOST + HORIZON][TL__MAX_STATES];

        dense->total = total;
        dense->n_unknown = space->n_unknown;
        for (size_t t = 0; t < total; t++)
                for (size_t i = 0; i < space->n_states; i++) {
                        double unit[TL__MAX_STATES] = { 0 };

                        unit[i] = 1;
                        by_state[t][i] = dense->x[t][i] = respond(space, t, unit);
                }
        for (size_t t = 0; t < total; t++)
                for (size_t u = 0; u < total; u++) {
                        double sum = 0;

                        for (size_t e = 0; e <= MIN(t, u); e++)
                                sum += (t == e ? 1 : respond(space, t - e - 1, space->g)) *
                                       (u == e ? 1 : respond(space, u - e - 1, space->g));
                        for (size_t i = space->n_unknown; i < space->n_states; i++)
                                for (size_t j = space->n_unknown; j < space->n_states; j++)
                                        sum += by_state[t][i] * space->start[i][j] * by_state[u][j];
                        dense->covariance[t][u] = sum;
                }
}

/* Rows of the years with a value: whitened by L^-1, the covariance being L L'. */
struct whitened {
        size_t n;
        size_t year[MOST];
        gsl_matrix *factor; /* L */
        double log_determinant;
};

static void whiten(const struct dense *dense, const double z[], size_t n, struct whitened *out)
{
        out->n = 0;
        out->log_determinant = 0;
        for (size_t t = 0; t < n; t++)
                if (!isnan(z[t]))
                        out->year[out->n++] = t;
        out->factor = gsl_matrix_alloc(out->n, out->n);
        for (size_t i = 0; i < out->n; i++)
                for (size_t j = 0; j < out->n; j++)
                        gsl_matrix_set(out->factor, i, j,
                                       dense->covariance[out->year[i]][out->year[j]]);
        gsl_linalg_cholesky_decomp1(out->factor);
        for (size_t i = 0; i < out->n; i++)
                out->log_determinant += 2 * log(gsl_matrix_get(out->factor, i, i));
}

/* L^-1 v, in place */
static void turn(const struct whitened *whitened, double v[])
{
        gsl_vector_view view = gsl_vector_view_array(v, whitened->n);

        gsl_blas_dtrsv(CblasLower, CblasNoTrans, CblasNonUnit, whitened->factor, &view.vector);
}

static double product(const double a[], const double b[], size_t n)
{
        double sum = 0;

        for (size_t i = 0; i < n; i++)
                sum += a[i] * b[i];
        return sum;
}

/* Generalised least squares on the whitened rows: normal equations G b = c of at most four
 * unknowns. */
struct solved {
        double columns[TL__MAX_STATES][MOST], z[MOST];
        double start[TL__MAX_STATES];
        gsl_matrix *gram; /* its Cholesky factor */
        double rss;
};

static void solve(const struct dense *dense, const struct whitened *whitened, const double z[],
                  struct solved *out)
{
        size_t k = dense->n_unknown;
        gsl_vector *c = gsl_vector_alloc(k), *b = gsl_vector_alloc(k);

        out->gram = gsl_matrix_alloc(k, k);
        for (size_t i = 0; i < whitened->n; i++) {
                out->z[i] = z[whitened->year[i]];
                for (size_t j = 0; j < k; j++)
                        out->columns[j][i] = dense->x[whitened->year[i]][j];
        }
        turn(whitened, out->z);
        for (size_t j = 0; j < k; j++)
                turn(whitened, out->columns[j]);
        for (size_t j = 0; j < k; j++) {
                gsl_vector_set(c, j, product(out->columns[j], out->z, whitened->n));
                for (size_t l = 0; l < k; l++)
                        gsl_matrix_set(out->gram, j, l,
                                       product(out->columns[j], out->columns[l], whitened->n));
        }
        gsl_linalg_cholesky_decomp1(out->gram);
        gsl_linalg_cholesky_solve(out->gram, c, b);
        for (size_t j = 0; j < k; j++) {
                out->start[j] = gsl_vector_get(b, j);
                for (size_t i = 0; i < whitened->n; i++)
                        out->z[i] -= out->start[j] * out->columns[j][i];
        }
        out->rss = product(out->z, out->z, whitened->n);
        gsl_vector_free(c);
        gsl_vector_free(b);
}

/* Mean and variance (s = 1) of z in year @t given those with a value: kriging with unknown trend.
 */
static void predict(const struct dense *dense, const struct whitened *whitened,
                    const struct solved *solved, size_t t, double *mean, double *square)
{
        double to[MOST];
        gsl_vector *rest = gsl_vector_alloc(dense->n_unknown);

        for (size_t i = 0; i < whitened->n; i++)
                to[i] = dense->covariance[t][whitened->year[i]];
        turn(whitened, to);
        *mean = product(to, solved->z, whitened->n);
        *square = dense->covariance[t][t] - product(to, to, whitened->n);
        for (size_t j = 0; j < dense->n_unknown; j++) {
                *mean += dense->x[t][j] * solved->start[j];
                gsl_vector_set(rest, j,
                               dense->x[t][j] - product(to, solved->columns[j], whitened->n));
        }
        gsl_blas_dtrsv(CblasLower, CblasNoTrans, CblasNonUnit, solved->gram, rest);
        *square += product(rest->data, rest->data, dense->n_unknown);
        gsl_vector_free(rest);
}

static void check_dense(const char *what, const struct tl__state_space *space, const double z[],
                        size_t n)
{
        static struct dense dense;
        static struct solved solved;
        struct tl__filtered filtered;
        struct whitened whitened;
        double determinant;
        struct room room;

        make_room(&room);
        write_out(space, n + HORIZON, &dense);
        whiten(&dense, z, n, &whitened);
        solve(&dense, &whitened, z, &solved);
        determinant = whitened.log_determinant;
        for (size_t i = 0; i < space->n_diffuse; i++)
                determinant += 2 * log(gsl_matrix_get(solved.gram, i, i));
        CHECK_TRUE(what, tl__filter(space, z, n, &filtered));
        CHECK_REL(what, filtered.rss, solved.rss, 1e-9);
        CHECK_ABS(what, filtered.log_determinant, determinant, 1e-9);
        CHECK_INT(what, tl__state_space_law(space, z, n, 2, &room.law, NULL), TL_OK);
        CHECK_REL(what, room.law.s, sqrt(solved.rss / ((double)whitened.n - 2)), 1e-9);
        for (size_t h = 1; h <= HORIZON; h++) {
                double mean, square;

                predict(&dense, &whitened, &solved, n - 1 + h, &mean, &square);
                CHECK_REL(what, room.mean[h - 1], mean, 1e-9);
                CHECK_REL(what, variance(&room.law, h), square, 1e-9);
        }
        gsl_matrix_free(whitened.factor);
        gsl_matrix_free(solved.gram);
}

static void test_all_at_once(void)
{
        static const double z[] = { 55.2,       56.9, TL_MISSING, 60.1, 61.0, TL_MISSING,
                                    TL_MISSING, 66.3, 67.9,       68.2, 70.5, 72.8 };
        static const struct tl__smoothing smoothing[] = {
                { 0.4, 0.3, 1 },  { 0.85, 0.1, 0.9 }, { 1, 0, 0.8 },
                { 0.2, 1, 0.95 }, { 0.05, 0, 1 },
        };
        static const struct tl__arima arima[] = {
                { 2, 0, 1, true, { 1.1, -0.4 }, { 0.5 } },
                { 1, 1, 2, true, { -0.6 }, { 0.3, 0.2 } },
                { 0, 2, 2, false, { 0 }, { -1.1, 0.4 } },
                { 2, 2, 0, false, { 0.5, 0.2 }, { 0 } },
                { 0, 0, 0, true, { 0 }, { 0 } },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(smoothing); i++)
                for (enum tl__trend trend = 0; trend < TL__N_TRENDS; trend++) {
                        struct tl__state_space space = tl__smoothing_model(trend, &smoothing[i]);

                        check_dense("smoothing", &space, z, 12);
                        space.n_diffuse = space.n_unknown;
                        check_dense("smoothing, flat start", &space, z, 12);
                }
        for (size_t i = 0; i < G_N_ELEMENTS(arima); i++) {
                struct tl__state_space space = tl__arima_space(&arima[i]);

                check_dense("arima", &space, z, 12);
        }
}

/* Two values cannot tell where three states start. */
static void test_too_few(void)
{
        static const double z[] = { 2.385, TL_MISSING, 3.1 };
        static const struct tl__arima arima = { 0, 2, 0, false, { 0 }, { 0 } };
        static const struct tl__arima lags = { 0, 1, 0, true, { 0 }, { 0 } };
        struct tl__state_space space = tl__arima_space(&arima);
        struct tl__filtered filtered;

        CHECK_TRUE("two states, one value", !tl__filter(&space, z, 1, &filtered));
        CHECK_TRUE("no likelihood", isinf(tl__deviance(&space, z, 1)));
        CHECK_TRUE("two states, two values", tl__filter(&space, z, 3, &filtered));
        CHECK_ABS("nothing left", filtered.rss, 0, 1e-25);
        space = tl__arima_space(&lags);
        CHECK_TRUE("level and drift", tl__filter(&space, z, 3, &filtered));
        CHECK_REL("drift", filtered.state[1], (3.1 - 2.385) / 2, 1e-12);
}

static void test_aicc(void)
{
        CHECK_REL("by hand", tl__aicc(10, 8, 3), 10 + 2 * 3 + 2 * 3 * 4 / 4.0, 1e-15);
        CHECK_TRUE("too few", isinf(tl__aicc(10, 4, 3)));
        CHECK_INT("observed", tl__count_observed((const double[]){ 1, TL_MISSING, 3 }, 3), 2);
}

int main(void)
{
        static const struct check_test tests[] = {
                { "R: arima() at fixed coefficients", test_r_arima },
                { "all values at once, some missing", test_all_at_once },
                { "too few values", test_too_few },
                { "AICc", test_aicc },
                { NULL, NULL },
        };

        return check_main("state_space", tests);
}
