/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every model of the table, by the same demands; and what each alone promises. test_r_forecast.c
 * holds them against R. */
#include "check.h"
#include "targetline.h"

#include "forecast/models/model.h"

#include <gsl/gsl_randist.h>
#include <string.h>

#define HORIZON 25

/* Invented series. */
static const double growing_level[] = { 160.3, 172.9, 185.1, 197.0, 205.8, 221.4, 236.0,
                                        250.2, 264.9, 282.7, 301.8, 321.5, 345.0, 371.2,
                                        398.1, 409.9, 420.6, 454.2, 477.4, 511.0 };
static const double share[] = { 20.1, 22.4, 21.9, 25.0, 27.3, 26.8, 30.2, 33.1,
                                35.4, 34.9, 38.8, 41.0, 43.7, 44.1, 47.9, 50.2 };
static const double outlier_shift[] = { 1203, 1257, 1310, 1288, 1352, 1391, 2480, 1433,
                                        1461, 1502, 1889, 1930, 1977, 2003, 2061, 2098 };
static const double signed_values[] = { -1.2, 0.4,  -0.3, 2.2, 3.1,  -2.5, 1.7,
                                        0.9,  -0.6, 1.1,  4.0, -1.4, 0.2 };

/* A law with room for the longest horizon. */
struct room {
        struct tl__law law;
        double mean[HORIZON], psi[HORIZON], gradient[HORIZON * TL__MAX_PARAMETERS];
};

static int fit(const struct tl__model *model, const double z[], size_t n, struct room *room)
{
        *room = (struct room){ .law.horizon = HORIZON };
        room->law.mean = room->mean;
        room->law.psi = room->psi;
        room->law.gradient = room->gradient;
        return model->fit(z, n, &room->law, NULL);
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

/* ------------------------------------------------------------------- conformance ---- */

/* The third with missing years inside. */
static const double gaps[] = { 55.2,       56.9, TL_MISSING, 60.1, 61.0, TL_MISSING,
                               TL_MISSING, 66.3, 67.9,       68.2, 70.5, 72.8 };
static const double short_series[] = { 12.0, 13.1, 12.8, 14.6 };

static const struct {
        const char *name;
        const double *z;
        size_t n;
} series[] = {
        { "growing level", growing_level, 20 },
        { "share", share, 16 },
        { "gaps", gaps, 12 },
        { "outlier and shift", outlier_shift, 16 },
        { "signed values", signed_values, 13 },
        { "four values", short_series, 4 },
};

#define N_SERIES (sizeof series / sizeof *series)

static void test_names(void)
{
        size_t i;

        CHECK_TEXT("first", tl_model_names()[0], "ensemble");
        for (i = 0; tl__models[i]; i++) {
                CHECK_TEXT("in table order", tl_model_names()[i + 1], tl__models[i]->name);
                CHECK_TRUE("finds itself", tl__model_find(tl__models[i]->name) == tl__models[i]);
                CHECK_TRUE("source", strlen(tl__models[i]->source) > 0);
                for (int lang = 0; lang < TL_N_LANGS; lang++)
                        CHECK_TRUE("title", strlen(tl__models[i]->title[lang]) > 0);
        }
        CHECK_TRUE("ends", tl_model_names()[i + 1] == NULL);
        CHECK_TRUE("unknown", tl__model_find("arma") == NULL);
        CHECK_TRUE("ensemble is no member", tl__model_find("ensemble") == NULL);
}

static void test_least(void)
{
        for (size_t m = 0; tl__models[m]; m++)
                for (size_t n = tl__models[m]->least; n <= 20; n++) {
                        struct room room;

                        CHECK_INT(tl__models[m]->name, fit(tl__models[m], growing_level, n, &room),
                                  TL_OK);
                        for (size_t h = 0; h < HORIZON; h++)
                                CHECK_TRUE(tl__models[m]->name, isfinite(room.mean[h]));
                        CHECK_TRUE("s", room.law.s >= 0 && isfinite(room.law.s));
                        CHECK_TRUE("spread from four values on", n < 4 || room.law.df > 0);
                        CHECK_REL("psi 0", room.psi[0], 1, 0);
                }
}

/* What sets a model apart from most. */
static const struct trait {
        const char *name;
        bool sought;  /* its numbers are those where a search ended, not exact to the last digit */
        bool ceiling; /* it counts from 0: the scale of z may change, not its origin */
        bool bends;   /* away from a line on which all values lie */
} traits[] = {
        { "naive", .bends = true },
        { "mean", .bends = true },
        { "robust", .sought = true },
        { "logistic", .sought = true, .ceiling = true, .bends = true },
        { "gompertz", .sought = true, .ceiling = true, .bends = true },
        { "ses", .sought = true, .bends = true },
        { "holt", .sought = true },
        { "damped_holt", .sought = true, .bends = true },
        { "ets", .sought = true },
        { "theta", .sought = true, .bends = true },
        { "arima", .sought = true },
        { "local_linear_trend", .sought = true },
};

static struct trait trait_of(const struct tl__model *model)
{
        for (size_t i = 0; i < sizeof traits / sizeof *traits; i++)
                if (strcmp(traits[i].name, model->name) == 0)
                        return traits[i];
        return (struct trait){ .name = model->name };
}

/* b z + a is forecast as b mean + a with |b| sd, on whatever scale of magnitude. */
static void check_affine(const struct tl__model *model, const double z[], size_t n, double a,
                         double b)
{
        double moved[25], tolerance = trait_of(model).sought ? 1e-4 : 1e-9;
        struct room room, other;

        for (size_t i = 0; i < n; i++)
                moved[i] = a + b * z[i];
        CHECK_INT("fit", fit(model, z, n, &room), TL_OK);
        CHECK_INT("fit", fit(model, moved, n, &other), TL_OK);
        for (size_t h = 1; h <= HORIZON; h += 6) {
                double sd = fabs(b) * deviation(&room.law, h);

                CHECK_ABS(model->name, other.mean[h - 1], a + b * room.mean[h - 1], sd * tolerance);
                CHECK_REL(model->name, deviation(&other.law, h), sd, tolerance);
        }
}

static void test_affine(void)
{
        static const double shifts[][2] = { { 0, 2 },    { 0, -3.3 },   { 0, 1e9 },
                                            { 0, 1e-9 }, { -317.4, 1 }, { 5, -3.3 } };

        for (size_t m = 0; tl__models[m]; m++)
                for (size_t k = 0; k < N_SERIES; k++)
                        for (size_t s = 0; s < sizeof shifts / sizeof *shifts; s++)
                                if (series[k].n >= tl__models[m]->least &&
                                    (shifts[s][0] == 0 || !trait_of(tl__models[m]).ceiling))
                                        check_affine(tl__models[m], series[k].z, series[k].n,
                                                     shifts[s][0], shifts[s][1]);
}

static void check_sane(const struct tl__model *model, const double z[], size_t n)
{
        double low = HUGE_VAL, high = -HUGE_VAL, reach;
        size_t observed = 0;
        struct room room;

        for (size_t i = 0; i < n; i++) {
                observed += isnan(z[i]) ? 0 : 1;
                low = fmin(low, z[i]);
                high = fmax(high, z[i]);
        }
        if (observed < model->least || isnan(z[n - 1]))
                return;
        CHECK_INT(model->name, fit(model, z, n, &room), TL_OK);
        CHECK_TRUE("s", room.law.s >= 0 && isfinite(room.law.s));
        for (size_t h = 1; h <= HORIZON; h++) {
                reach = (high - low) * (1 + (double)h) * (1 + (double)h) + 1e-9 * fabs(high);
                CHECK_ABS(model->name, room.mean[h - 1], (low + high) / 2, reach);
                CHECK_TRUE(model->name, isfinite(deviation(&room.law, h)));
        }
}

/* Values that do not vary, that are 0, that leave their world for one year, at the start or the
 * end: forecasts stay finite, and no further from the values than a parabola through three of them.
 */
static void test_nasty(void)
{
        static const double nasty[][12] = {
                { 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5 },
                { 0 },
                { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 },
                { 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 },
                { 3, 3.1, 3.2, 3.2, 3.4, 3.3, 1e9, 3.6, 3.6, 3.7, 3.9, 4 },
                { 3, 3.1, 3.2, 3.2, 3.4, 3.3, 3.5, 3.6, 3.6, 3.7, 3.9, 1e9 },
                { -1e9, 3.1, 3.2, 3.2, 3.4, 3.3, 3.5, 3.6, 3.6, 3.7, 3.9, 4 },
                { 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1 },
                { 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048 },
                { 4, TL_MISSING, TL_MISSING, TL_MISSING, 5, TL_MISSING, TL_MISSING, TL_MISSING,
                  TL_MISSING, TL_MISSING, 7, 7 },
        };

        for (size_t m = 0; tl__models[m]; m++)
                for (size_t k = 0; k < sizeof nasty / sizeof *nasty; k++)
                        for (size_t n = 1; n <= 12; n++)
                                check_sane(tl__models[m], nasty[k], n);
}

static void test_same_bits(void)
{
        for (size_t m = 0; tl__models[m]; m++)
                for (size_t k = 0; k < N_SERIES; k++) {
                        struct room room, again;

                        CHECK_INT("fit", fit(tl__models[m], series[k].z, series[k].n, &room),
                                  TL_OK);
                        CHECK_INT("fit", fit(tl__models[m], series[k].z, series[k].n, &again),
                                  TL_OK);
                        CHECK_TRUE(tl__models[m]->name,
                                   memcmp(room.mean, again.mean, sizeof room.mean) == 0 &&
                                           memcmp(&room.law.s, &again.law.s, sizeof room.law.s) ==
                                                   0);
                }
}

static void test_never_narrower(void)
{
        for (size_t m = 0; tl__models[m]; m++)
                for (size_t k = 0; k < N_SERIES; k++) {
                        struct room room;

                        CHECK_INT("fit", fit(tl__models[m], series[k].z, series[k].n, &room),
                                  TL_OK);
                        for (size_t h = 2; h <= HORIZON; h++)
                                CHECK_TRUE(tl__models[m]->name,
                                           deviation(&room.law, h) >=
                                                   deviation(&room.law, h - 1) * (1 - 1e-12));
                }
}

/* A missing year with the others on a line changes nothing for the models of a trend. */
static void test_missing_on_a_line(void)
{
        double line[12];

        for (size_t i = 0; i < 12; i++)
                line[i] = i == 3 || i == 7 || i == 8 ? TL_MISSING : 4.2 + 0.31 * (double)i;
        for (size_t m = 0; tl__models[m]; m++) {
                const char *name = tl__models[m]->name;
                struct room room;

                if (trait_of(tl__models[m]).bends)
                        continue;
                CHECK_INT("fit", fit(tl__models[m], line, 12, &room), TL_OK);
                for (size_t h = 1; h <= 10; h++)
                        CHECK_REL(name, room.mean[h - 1], 4.2 + 0.31 * (11 + (double)h), 1e-12);
                CHECK_ABS(name, room.law.s, 0, 1e-12);
        }
}

/* --------------------------------------------------------- one model and another ---- */

/* A change over k years has k times the variance: (1 + 4/2 + 9) / 3. */
static void test_naive_gaps(void)
{
        static const double z[] = { 5, 6, TL_MISSING, 4, 7 };
        struct room room;

        CHECK_INT("fit", fit(&tl__model_naive, z, 5, &room), TL_OK);
        CHECK_REL("s", room.law.s, 2, 1e-15);
        CHECK_REL("df", room.law.df, 3, 0);
        CHECK_REL("mean", room.mean[HORIZON - 1], 7, 0);
}

static void test_drift_goes_straight_on(void)
{
        struct room room;

        CHECK_INT("fit", fit(&tl__model_drift, growing_level, 20, &room), TL_OK);
        CHECK_REL("ten years", room.mean[9], 511 + 10 * (511 - 160.3) / 19, 1e-14);
        CHECK_REL("all years", room.mean[HORIZON - 1], 511 + HORIZON * (511 - 160.3) / 19, 1e-14);
        CHECK_REL("variance", deviation(&room.law, 20), room.law.s * sqrt(20 + 400.0 / 19), 1e-13);
}

/* Of one value by ternary search over [low, high], where there is one minimum. */
static double least_of(double (*value)(double x, const void *data), const void *data, double low,
                       double high)
{
        double best = HUGE_VAL;

        for (int i = 0; i < 50; i++) {
                double third = (high - low) / 3;
                double left = value(low + third, data), right = value(high - third, data);

                best = fmin(best, fmin(left, right));
                if (left < right)
                        high -= third;
                else
                        low += third;
        }
        return best;
}

struct task {
        struct tl_holt start;
        const double *z;
        size_t n;
};

static double by_trend(double trend, const void *data)
{
        const struct task *task = data;
        struct tl_holt holt = task->start;

        holt.trend = trend;
        tl_holt_run(&holt, task->z, 0, task->n);
        return holt.sse;
}

static double by_level(double level, const void *data)
{
        struct task task = *(const struct task *)data;

        task.start.level = level;
        return least_of(by_trend, &task, -200, 200);
}

/* The sum of squares of the best start. */
static double best_of_start(double alpha, double beta, double phi, const double z[], size_t n)
{
        struct task task = { { .alpha = alpha, .beta = beta, .phi = phi }, z, n };

        return least_of(by_level, &task, z[0] - 300, z[0] + 300);
}

/* The sum of squares that the damped trend reaches is no worse than that of any of 4 x 4 x 3
 * settings, each from its best start. */
static void test_damped_holt_is_a_minimum(void)
{
        static const size_t chosen[] = { 0, 1, 4 };

        for (size_t c = 0; c < 3; c++) {
                const double *z = series[chosen[c]].z;
                size_t n = series[chosen[c]].n;
                double least = HUGE_VAL, sse;
                struct room room;

                for (double alpha = 0.05; alpha < 1; alpha += 0.3)
                        for (double beta = 0.05; beta < 1; beta += 0.3)
                                for (double phi = 0.80; phi < 0.985; phi += 0.09)
                                        least = fmin(least, best_of_start(alpha, beta, phi, z, n));
                CHECK_INT("fit", fit(&tl__model_damped_holt, z, n, &room), TL_OK);
                sse = room.law.s * room.law.s * room.law.df;
                CHECK_TRUE(series[chosen[c]].name, sse <= least * (1 + 1e-6));
        }
}

/* Four values: alpha .8, beta .2, phi .9 are set; the starts minimise the squares. */
static void test_damped_holt_when_short(void)
{
        struct room room;

        CHECK_INT("fit", fit(&tl__model_damped_holt, short_series, 4, &room), TL_OK);
        CHECK_REL("sum of squares", room.law.s * room.law.s * room.law.df,
                  best_of_start(0.8, 0.2, 0.9, short_series, 4), 1e-9);
        CHECK_REL("df", room.law.df, 2, 0);
        CHECK_REL("psi 1", room.psi[1], 0.8 * (1 + 0.2 * 0.9), 1e-15);
        CHECK_REL("psi 2", room.psi[2], 0.8 * (1 + 0.2 * (0.9 + 0.81)), 1e-15);
        CHECK_REL("the trend fades by phi",
                  (room.mean[2] - room.mean[1]) / (room.mean[1] - room.mean[0]), 0.9, 1e-10);
}

/* Slopes of the six pairs: 1, 1.5, 3, 2, 4, 6: the median is 2.5. Changes 1, 2, 6, off it by 1.5,
 * 0.5, 3.5. */
static void test_theil_sen(void)
{
        static const double z[] = { 3, 4, 6, 12 };
        struct room room;

        CHECK_INT("fit", fit(&tl__model_theil_sen, z, 4, &room), TL_OK);
        CHECK_REL("mean", room.mean[9], 12 + 25, 1e-14);
        CHECK_REL("s", room.law.s, sqrt((2.25 + 0.25 + 12.25) / 2), 1e-14);
        CHECK_REL("df", room.law.df, 2, 0);
        CHECK_REL("variance", deviation(&room.law, 5), room.law.s * sqrt(5 + 1.2 * 25 / 3), 1e-14);
}

/* The variance of the median slope of a random walk of 60 steps of variance 1. */
static void test_slope_of_a_walk(void)
{
        gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
        const int n_walks = 4000;
        double squares = 0;
        struct room room;

        for (int walk = 0; walk < n_walks; walk++) {
                double z[61] = { 0 }, slope;

                for (size_t i = 1; i < 61; i++)
                        z[i] = z[i - 1] + gsl_ran_gaussian(rng, 1);
                CHECK_INT("fit", fit(&tl__model_theil_sen, z, 61, &room), TL_OK);
                slope = room.mean[1] - room.mean[0];
                squares += slope * slope / n_walks;
        }
        gsl_rng_free(rng);
        CHECK_REL("by simulation", room.law.covariance[0][0], squares, 0.1);
}

/* A value off the others counts nothing, however far it is. */
static void test_robust(void)
{
        double z[20];
        struct room room, without, far, line;

        for (size_t i = 0; i < 20; i++)
                z[i] = 4.2 + 0.31 * (double)i + 0.05 * sin(7.0 * (double)i);
        z[13] = TL_MISSING;
        CHECK_INT("fit", fit(&tl__model_robust, z, 20, &without), TL_OK);
        CHECK_INT("fit", fit(&tl__model_linear, z, 20, &line), TL_OK);
        CHECK_ABS("nearly the line", without.mean[9], line.mean[9], 0.05);
        CHECK_REL("its error too", deviation(&without.law, 9), deviation(&line.law, 9), 0.3);
        z[13] = 40;
        CHECK_INT("fit", fit(&tl__model_robust, z, 20, &room), TL_OK);
        CHECK_ABS("off", room.mean[9], without.mean[9], 0.02);
        z[13] = 4e4;
        CHECK_INT("fit", fit(&tl__model_robust, z, 20, &far), TL_OK);
        CHECK_REL("far off", far.mean[9], room.mean[9], 1e-6);
        CHECK_REL("its error too", deviation(&far.law, 9), deviation(&without.law, 9), 0.3);
}

/* More than half of the values on one line: that is the line, whatever the others. */
static void test_robust_on_a_line(void)
{
        double z[] = { 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 9 };
        struct room room;

        CHECK_INT("fit", fit(&tl__model_robust, z, 12, &room), TL_OK);
        CHECK_ABS("level", room.mean[9], 5, 1e-9);
        CHECK_ABS("s", room.law.s, 0, 1e-9);
        for (size_t i = 0; i < 12; i++)
                z[i] = i == 3 ? -7 : i == 7 ? 40 : 4.2 + 0.31 * (double)i;
        CHECK_INT("fit", fit(&tl__model_robust, z, 12, &room), TL_OK);
        CHECK_REL("trend", room.mean[9], 4.2 + 0.31 * 21, 1e-9);
        CHECK_TRUE("a spread that is finite", isfinite(deviation(&room.law, 9)));
}

/* NIST's Rat42: pasture yield by days, with certified parameters of the logistic curve; the days
 * between are missing. */
static void test_logistic(void)
{
        static const struct {
                int day;
                double yield;
        } rat42[] = { { 9, 8.93 },   { 14, 10.80 }, { 21, 18.59 }, { 28, 22.33 }, { 42, 39.35 },
                      { 57, 56.11 }, { 63, 61.73 }, { 70, 64.62 }, { 79, 67.08 } };
        const double ceiling = 72.462237576, b = 2.6180768402, c = 0.067359200066;
        double z[71];
        struct room room;

        for (size_t i = 0; i < 71; i++)
                z[i] = TL_MISSING;
        for (size_t i = 0; i < 9; i++)
                z[rat42[i].day - 9] = rat42[i].yield;
        CHECK_INT("fit", fit(&tl__model_logistic, z, 71, &room), TL_OK);
        for (size_t h = 1; h <= HORIZON; h++)
                CHECK_REL("curve", room.mean[h - 1], ceiling / (1 + exp(b - c * (79 + (double)h))),
                          1e-8);
        CHECK_REL("s", room.law.s, 1.1587725499, 1e-8);
        CHECK_REL("df", room.law.df, 6, 0);
        /* in units of the largest value, as s is not */
        CHECK_REL("error of the ceiling", room.law.s * sqrt(room.law.covariance[0][0]),
                  1.7340283401, 1e-6);
        CHECK_REL("error of the pace", room.law.s * sqrt(room.law.covariance[2][2]),
                  3.4465663377e-03 * 67.08, 1e-6);
}

/* Values on a curve, some missing, rising or falling, of either sign: the curve goes on. */
static void test_on_a_curve(void)
{
        static const struct {
                double ceiling, a, b;
        } curves[] = { { 80, -2.3, 0.21 }, { 97.3, 2.1, -0.3 }, { -12, -1.2, 0.4 } };

        for (size_t k = 0; k < 3; k++) {
                double logistic[20], gompertz[20];
                struct room room;

                for (size_t i = 0; i < 20; i++) {
                        double x = curves[k].a + curves[k].b * (double)i;
                        bool missing = i == 3 || i == 4 || i == 11;

                        logistic[i] = missing ? TL_MISSING : curves[k].ceiling / (1 + exp(-x));
                        gompertz[i] = missing ? TL_MISSING : curves[k].ceiling * exp(-exp(-x));
                }
                CHECK_INT("fit", fit(&tl__model_logistic, logistic, 20, &room), TL_OK);
                for (size_t h = 1; h <= HORIZON; h++) {
                        double x = curves[k].a + curves[k].b * (19 + (double)h);

                        CHECK_REL("logistic", room.mean[h - 1], curves[k].ceiling / (1 + exp(-x)),
                                  1e-7);
                }
                CHECK_INT("fit", fit(&tl__model_gompertz, gompertz, 20, &room), TL_OK);
                for (size_t h = 1; h <= HORIZON; h++) {
                        double x = curves[k].a + curves[k].b * (19 + (double)h);

                        CHECK_ABS("gompertz", room.mean[h - 1], curves[k].ceiling * exp(-exp(-x)),
                                  1e-6);
                }
        }
}

/* Ever faster growth tells no ceiling: then it is the trend line's forecast. */
static void test_no_ceiling(void)
{
        static const struct tl__model *const curves[] = { &tl__model_logistic,
                                                          &tl__model_gompertz };
        double z[12];
        struct room room, line;

        for (size_t i = 0; i < 12; i++)
                z[i] = exp(0.2 * (double)i) + 0.3 * sin(5.0 * (double)i);
        CHECK_INT("fit", fit(&tl__model_linear, z, 12, &line), TL_OK);
        for (size_t m = 0; m < 2; m++) {
                CHECK_INT("fit", fit(curves[m], z, 12, &room), TL_OK);
                CHECK_REL(curves[m]->name, room.mean[HORIZON - 1], line.mean[HORIZON - 1], 0);
                CHECK_REL(curves[m]->name, deviation(&room.law, 9), deviation(&line.law, 9), 0);
        }
}

int main(void)
{
        static const struct check_test tests[] = {
                { "table: names, sources", test_names },
                { "table: from the least number of values on", test_least },
                { "table: affine equivariance", test_affine },
                { "table: values that try it", test_nasty },
                { "table: same input, same bits", test_same_bits },
                { "table: never narrower with h", test_never_narrower },
                { "trends: missing years on a line", test_missing_on_a_line },
                { "naive: gaps, by hand", test_naive_gaps },
                { "drift goes straight on", test_drift_goes_straight_on },
                { "damped_holt: reaches the minimum", test_damped_holt_is_a_minimum },
                { "damped_holt: set parameters when short", test_damped_holt_when_short },
                { "theil_sen, by hand", test_theil_sen },
                { "theil_sen: the slope of a random walk", test_slope_of_a_walk },
                { "robust: what is far off does not count", test_robust },
                { "robust: more than half on a line", test_robust_on_a_line },
                { "logistic: NIST's Rat42", test_logistic },
                { "logistic, gompertz: on a curve", test_on_a_curve },
                { "logistic, gompertz: no ceiling in sight", test_no_ceiling },
                { NULL, NULL },
        };

        return check_main("models", tests);
}
