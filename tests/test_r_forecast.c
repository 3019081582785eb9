/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The models against the package forecast of R (tests/r_forecast/README.md): to 1e-8 what R
 * computes in closed form or from fixed parameters; what R searches for, to how well it searches.
 */
#include "check.h"
#include "rows.h"
#include "targetline.h"

#include "forecast/models/model.h"
#include "forecast/models/smoothing.h"

#include <glib.h>
#include <gsl/gsl_cdf.h>
#include <string.h>

#define HORIZON 10
#define MOST    130

/* Cells of reference.csv */
enum { SERIES, METHOD, PARAMS, QUANTITY, H, VALUE };

/* A law with room for the longest horizon. */
struct room {
        struct tl__law law;
        double mean[HORIZON], psi[HORIZON], gradient[HORIZON * TL__MAX_PARAMETERS];
};

static void fit(const char *model, const double z[], size_t n, struct room *room)
{
        *room = (struct room){ .law.horizon = HORIZON };
        room->law.mean = room->mean;
        room->law.psi = room->psi;
        room->law.gradient = room->gradient;
        CHECK_INT(model, tl__model_find(model)->fit(z, n, &room->law, NULL), TL_OK);
}

/* Standard deviation of z_{n+h}, h from 1, from the definition of a law. */
static double deviation(const struct tl__law *law, size_t h)
{
        const double *a = &law->gradient[(h - 1) * law->n_parameters];
        double sum = 0;

        for (size_t j = 0; j < h; j++)
                sum += law->psi[j] * law->psi[j];
        for (size_t i = 0; i < law->n_parameters; i++)
                for (size_t j = 0; j < law->n_parameters; j++)
                        sum += a[i] * law->covariance[i][j] * a[j];
        return law->s * sqrt(sum);
}

/* "mean", or "lower80" and the like, as so many standard deviations from the mean; R takes the
 * normal quantile for random walks and Student's for the others. */
static double standard(const char *quantity, double df, bool normal)
{
        double p;

        if (strcmp(quantity, "mean") == 0)
                return 0;
        p = 0.5 + g_ascii_strtod(quantity + strlen("lower"), NULL) / 200;
        return (g_str_has_prefix(quantity, "lower") ? -1 : 1) *
               (normal ? gsl_cdf_ugaussian_Pinv(p) : gsl_cdf_tdist_Pinv(p, df));
}

static const struct {
        const char *method, *model;
        bool normal;
} closed[] = {
        { "naive", "naive", true },
        { "rwf_drift", "drift", true },
        { "meanf", "mean", false },
        { "ols", "linear", false },
};

static bool is_limit(const char *quantity)
{
        return g_str_has_prefix(quantity, "lower") || g_str_has_prefix(quantity, "upper");
}

static void check_closed(const struct rows *rows, size_t row, size_t which, const double z[],
                         size_t n)
{
        const char *quantity = rows->cells[row][QUANTITY];
        size_t h = (size_t)rows_number(rows, row, H);
        struct room room;

        if (strcmp(quantity, "mean") != 0 && !is_limit(quantity))
                return; /* coefficients of lm(), with time counted from elsewhere */
        fit(closed[which].model, z, n, &room);
        CHECK_REL(closed[which].method,
                  room.mean[h - 1] + standard(quantity, room.law.df, closed[which].normal) *
                                             deviation(&room.law, h),
                  rows_number(rows, row, VALUE), 1e-8);
}

static void test_closed(void)
{
        struct rows rows = rows_read("tests/r_forecast/reference.csv");
        struct rows series = rows_read("tests/r_forecast/series.csv");
        size_t count = 0;

        for (size_t i = 0; i < rows.n; i++)
                for (size_t k = 0; k < G_N_ELEMENTS(closed); k++) {
                        double z[MOST];
                        size_t n = rows_series(&series, 0, rows.cells[i][SERIES], 4, z, MOST);

                        if (strcmp(rows.cells[i][METHOD], closed[k].method) != 0)
                                continue;
                        check_closed(&rows, i, k, z, n);
                        count++;
                }
        CHECK_INT("of all series", count, 5 * (30 + 30 + 30 + 21));
        rows_free(&rows);
        rows_free(&series);
}

/* ------------------------------------------------------- smoothing, fixed parameters */

/* The row's parameters. R's ses(), holt() with initial = "simple" start from the first value, as if
 * it were still to come; the recursion of ets() one trend before it, its beta being alpha beta. */
static struct tl_holt start_of(const char *const cells[], const double z[])
{
        bool ses = strcmp(cells[METHOD], "ses") == 0, holt = strcmp(cells[METHOD], "holt") == 0;
        struct tl_holt start = { .alpha = ses ? 0.4 : 0.5,
                                 .beta = ses ? 0 : 0.2,
                                 .phi = 1,
                                 .level = z[0],
                                 .trend = ses ? 0 : z[1] - z[0] };

        if (!ses && !holt)
                start.level -= start.trend;
        if (strstr(cells[PARAMS], "phi=0.9"))
                start.phi = 0.9;
        return start;
}

static double run(const char *const cells[], const double z[], size_t n)
{
        struct tl_holt holt = start_of(cells, z);
        double mean, sum = 0, power = 1;

        tl_holt_run(&holt, z, 0, n);
        if (strcmp(cells[QUANTITY], "sse") == 0)
                return holt.sse;
        if (g_str_has_prefix(cells[QUANTITY], "loglik"))
                return -(double)n / 2 * log(holt.sse);
        if (strcmp(cells[QUANTITY], "l_n") == 0)
                return holt.level;
        if (strcmp(cells[QUANTITY], "b_n") == 0)
                return holt.trend;
        for (int h = atoi(cells[H]); h > 0; h--) {
                power *= holt.phi;
                sum += power;
        }
        mean = holt.level + sum * holt.trend;
        return mean;
}

/* How many times wider an interval is than that of the first year, from the law's psi weights. R's
 * holt() takes its beta for alpha beta here, other than in its recursion. */
static double widening(const char *const cells[], const double z[], size_t n)
{
        struct tl_holt start = start_of(cells, z);
        struct tl__smoothing smoothing = { start.alpha, start.beta / start.alpha, start.phi };
        struct tl__state_space space = tl__smoothing_model(
                strcmp(cells[METHOD], "ses") == 0 ? TL__NO_TREND : TL__TREND, &smoothing);
        struct room room = { .law = { .horizon = HORIZON } };
        double sum = 0;

        room.law.mean = room.mean;
        room.law.psi = room.psi;
        room.law.gradient = room.gradient;
        CHECK_INT("law", tl__state_space_law(&space, z, n, 1, &room.law, NULL), TL_OK);
        for (int j = 0; j < atoi(cells[H]); j++)
                sum += room.psi[j] * room.psi[j];
        return sqrt(sum);
}

static void test_smoothing(void)
{
        struct rows rows = rows_read("tests/r_forecast/reference.csv");
        struct rows series = rows_read("tests/r_forecast/series.csv");
        size_t count = 0;
        double first = 0; /* half width of the first year's interval */

        for (size_t i = 0; i < rows.n; i++) {
                const char *const *cells = (const char *const *)rows.cells[i];
                double z[MOST], mean, value = rows_number(&rows, i, VALUE);
                size_t n = rows_series(&series, 0, cells[SERIES], 4, z, MOST);

                if (strcmp(cells[METHOD], "ses") != 0 && strcmp(cells[METHOD], "holt") != 0 &&
                    strcmp(cells[METHOD], "ets_recursion") != 0)
                        continue;
                count++;
                mean = run(cells, z, n);
                if (!is_limit(cells[QUANTITY])) {
                        CHECK_REL(cells[METHOD], mean, value, 1e-8);
                } else if (strcmp(cells[QUANTITY], "upper95") == 0) {
                        first = atoi(cells[H]) == 1 ? value - mean : first;
                        CHECK_REL(cells[METHOD], value - mean, first * widening(cells, z, n), 1e-7);
                }
        }
        CHECK_INT("of all series", count, 5 * (30 + 30 + 20));
        rows_free(&rows);
        rows_free(&series);
}

/* ------------------------------------------------------------------- R's searches ---- */

/* One number of optimised.csv. */
static double found_by_r(const struct rows *rows, const char *series, const char *model,
                         const char *quantity)
{
        for (size_t i = 0; i < rows->n; i++)
                if (strcmp(rows->cells[i][0], series) == 0 &&
                    strcmp(rows->cells[i][1], model) == 0 &&
                    strcmp(rows->cells[i][2], quantity) == 0)
                        return rows_number(rows, i, 3);
        return TL_MISSING;
}

static const char *const names[] = { "A_growing_level", "B_share", "C_growth_rate",
                                     "D_count_outlier_shift", "G_signed" };

/* R searches the starts too, and stops early: never are its squares fewer, or its AICc less. */
static void test_ets(void)
{
        static const char *const models[] = { "ses", "holt", "damped_holt" };
        struct rows rows = rows_read("tests/r_forecast/optimised.csv");
        struct rows series = rows_read("tests/r_forecast/series.csv");

        for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
                double z[MOST], least = HUGE_VAL, best = 0;
                size_t n = rows_series(&series, 0, names[i], 4, z, MOST);
                struct room room, chosen;

                fit("ets", z, n, &chosen);
                for (enum tl__trend trend = 0; trend < TL__N_TRENDS; trend++) {
                        double sse = found_by_r(&rows, names[i], models[trend], "sse");
                        double aicc = found_by_r(&rows, names[i], models[trend], "aicc");
                        struct tl__smoothed smoothed;

                        fit(models[trend], z, n, &room);
                        CHECK_INT("fit", tl__smooth(trend, z, n, &smoothed, NULL), TL_OK);
                        CHECK_TRUE(models[trend], room.law.s * room.law.s * room.law.df < sse);
                        CHECK_TRUE(models[trend], smoothed.aicc < aicc);
                        CHECK_ABS(models[trend], smoothed.aicc, aicc, 1.2);
                        best = smoothed.aicc < least ? room.mean[5] : best;
                        least = fmin(least, smoothed.aicc);
                }
                CHECK_REL("ets has the least", chosen.mean[5], best, 0);
        }
        rows_free(&rows);
        rows_free(&series);
}

/* G_signed: R leaves out the mean, which would not do for a series moved by a constant. */
static void test_searches(void)
{
        static const struct {
                const char *model, *series;
                double tolerance; /* in s */
        } cases[] = {
                { "arima", "A_growing_level", 1e-4 }, { "arima", "B_share", 1e-4 },
                { "arima", "C_growth_rate", 1e-4 },   { "arima", "D_count_outlier_shift", 1e-2 },
                { "theta", "A_growing_level", 1e-3 }, { "theta", "B_share", 1e-3 },
                { "theta", "C_growth_rate", 1e-3 },   { "theta", "D_count_outlier_shift", 1e-3 },
                { "theta", "G_signed", 1e-3 },
        };
        struct rows rows = rows_read("tests/r_forecast/optimised.csv");
        struct rows series = rows_read("tests/r_forecast/series.csv");

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                double z[MOST];
                size_t n = rows_series(&series, 0, cases[i].series, 4, z, MOST);
                struct room room;

                fit(cases[i].model, z, n, &room);
                CHECK_ABS(cases[i].model, room.mean[0],
                          found_by_r(&rows, cases[i].series, cases[i].model, "mean1"),
                          cases[i].tolerance * room.law.s);
                if (strcmp(cases[i].model, "theta") == 0)
                        CHECK_ABS("theta", room.mean[5],
                                  found_by_r(&rows, cases[i].series, "theta", "mean6"),
                                  cases[i].tolerance * room.law.s);
        }
        rows_free(&rows);
        rows_free(&series);
}

/* Longer series, on which lags matter: the order of auto.arima(), told by forecasts and s. R counts
 * the first of differenced values, over the root of 1e6, as an error: .7% of LakeHuron's s^2. */
static void test_orders(void)
{
        enum { ID, P, D, Q, CONSTANT, MEAN_1, MEAN_5, SIGMA2 };
        struct rows rows = rows_read("tests/r_forecast/orders.csv");
        struct rows series = rows_read("tests/r_forecast/datasets.csv");

        for (size_t i = 0; i < rows.n; i++) {
                const char *id = rows.cells[i][ID];
                double z[MOST];
                size_t n = rows_series(&series, 0, id, 1, z, MOST);
                size_t n_estimated =
                        (size_t)(rows_number(&rows, i, P) + rows_number(&rows, i, D) +
                                 rows_number(&rows, i, Q) + rows_number(&rows, i, CONSTANT));
                struct room room;

                fit("arima", z, n, &room);
                CHECK_INT(id, room.law.df, n - n_estimated);
                CHECK_REL(id, room.law.s * room.law.s, rows_number(&rows, i, SIGMA2), 1e-2);
                CHECK_ABS(id, room.mean[0], rows_number(&rows, i, MEAN_1), 1e-2 * room.law.s);
                CHECK_ABS(id, room.mean[4], rows_number(&rows, i, MEAN_5), 1e-2 * room.law.s);
        }
        rows_free(&rows);
        rows_free(&series);
}

/* The steady state of the Kalman filter for variances q, r and 1 of level, slope and noise. */
static struct tl__state_space steady(double q, double r)
{
        struct tl__state_space space = { .n_states = 2,
                                         .n_unknown = 2,
                                         .n_diffuse = 2,
                                         .w = { 1, 1 },
                                         .transition = { { 1, 1 }, { 0, 1 } } };
        double a = 1e3, b = 0, c = 1e3; /* P of level, both, slope, before the year's value */

        for (int i = 0; i < 100000; i++) {
                double f = a + 1, level = a - a * a / f, both = b - a * b / f;
                double slope = c - b * b / f;

                space.g[0] = a / f;
                space.g[1] = b / f;
                a = level + 2 * both + slope + q;
                b = both + slope;
                c = slope + r;
        }
        return space;
}

/* No variances, R's neither, give more likelihood than those found; and what is found is the gains
 * of some variances: alpha and alpha beta from psi, theta_1, theta_2 of the second differences. */
static void test_local_linear_trend(void)
{
        static const double tried[] = { 0, 1e-3, 0.03, 0.3, 1, 10 };
        struct rows rows = rows_read("tests/r_forecast/optimised.csv");
        struct rows series = rows_read("tests/r_forecast/series.csv");

        for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
                double z[MOST], deviance, noise, q, theta_1, theta_2;
                size_t n = rows_series(&series, 0, names[i], 4, z, MOST);
                struct tl__state_space space = steady(0, 0);
                struct room room;

                fit("local_linear_trend", z, n, &room);
                space.g[1] = room.psi[2] - room.psi[1];
                space.g[0] = room.psi[1] - space.g[1];
                deviance = tl__deviance(&space, z, n);
                theta_1 = space.g[0] + space.g[1] - 2;
                theta_2 = 1 - space.g[0];
                q = -4 - theta_1 * (1 + theta_2) / theta_2;
                CHECK_TRUE("the root inside", space.g[0] >= 0 && space.g[0] <= 1);
                CHECK_TRUE("variance of the level", q > -1e-6);
                CHECK_TRUE("of the slope",
                           (1 + theta_1 * theta_1 + theta_2 * theta_2) / theta_2 - 2 * q - 6 >
                                   -1e-6);
                for (size_t k = 0; k < 36; k++) {
                        struct tl__state_space other = steady(tried[k / 6], tried[k % 6]);

                        CHECK_TRUE(names[i], deviance < tl__deviance(&other, z, n) + 1e-3);
                }
                noise = found_by_r(&rows, names[i], "local_linear_trend", "noise");
                space = steady(found_by_r(&rows, names[i], "local_linear_trend", "level") / noise,
                               found_by_r(&rows, names[i], "local_linear_trend", "slope") / noise);
                if (noise > 0)
                        CHECK_TRUE("StructTS", deviance < tl__deviance(&space, z, n) + 1e-6);
        }
        rows_free(&rows);
        rows_free(&series);
}

int main(void)
{
        static const struct check_test tests[] = {
                { "naive, rwf, meanf, lm", test_closed },
                { "ses, holt and ets at fixed parameters", test_smoothing },
                { "ets() searched", test_ets },
                { "auto.arima(), thetaf() searched", test_searches },
                { "auto.arima() on longer series", test_orders },
                { "local linear trend: most likely", test_local_linear_trend },
                { NULL, NULL },
        };

        return check_main("r_forecast", tests);
}
