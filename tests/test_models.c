/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every model of the table, by the same demands; and those that R has too, against R. */
#include "check.h"
#include "targetline.h"

#include "forecast/models/model.h"

#include <gsl/gsl_cdf.h>
#include <string.h>

#define HORIZON 25

/* Invented series on which R 4.2.2 with package forecast 8.20 was run. */
static const double growing_level[] = { 160.3, 172.9, 185.1, 197.0, 205.8, 221.4, 236.0,
                                        250.2, 264.9, 282.7, 301.8, 321.5, 345.0, 371.2,
                                        398.1, 409.9, 420.6, 454.2, 477.4, 511.0 };
static const double share[] = { 20.1, 22.4, 21.9, 25.0, 27.3, 26.8, 30.2, 33.1,
                                35.4, 34.9, 38.8, 41.0, 43.7, 44.1, 47.9, 50.2 };
static const double growth_rate[] = { 6.8, 6.9, 7.1, 7.3, 7.8, 7.5, 7.0, 7.1, 5.7,
                                      5.4, 6.4, 6.4, 5.5, 5.6, 6.4, 7.0, 6.7, 6.9,
                                      7.5, 7.4, 2.9, 2.6, 8.5, 5.1, 7.1 };
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

/* R: naive(), rwf(drift = TRUE), meanf(), lm() with predict(); the mean and the upper limit of the
 * 95% interval. R takes the normal quantile for the first two and Student's for the others; the
 * standard deviation that follows is compared. */
static const struct {
        const char *series, *model;
        const double *y;
        size_t n, h;
        double mean, upper;
} references[] = {
        { "growing level", "naive", growing_level, 20, 1, 511, 549.895936269443 },
        { "growing level", "naive", growing_level, 20, 6, 511, 606.275196927948 },
        { "growing level", "drift", growing_level, 20, 1, 529.457894736842, 544.518230981799 },
        { "growing level", "drift", growing_level, 20, 6, 621.747368421053, 662.99179784593 },
        { "growing level", "mean", growing_level, 20, 1, 309.35, 542.464141252069 },
        { "growing level", "mean", growing_level, 20, 6, 309.35, 542.464141252069 },
        { "growing level", "linear", growing_level, 20, 1, 500.622105263158, 534.261865763057 },
        { "growing level", "linear", growing_level, 20, 6, 591.704060150376, 627.947551060604 },
        { "share", "naive", share, 16, 1, 50.2, 55.0915403001335 },
        { "share", "naive", share, 16, 6, 50.2, 62.1817777915876 },
        { "share", "drift", share, 16, 1, 52.2066666666667, 55.3158643751559 },
        { "share", "drift", share, 16, 6, 62.24, 70.965164429682 },
        { "share", "mean", share, 16, 1, 33.925, 55.1021561974933 },
        { "share", "mean", share, 16, 6, 33.925, 55.1021561974933 },
        { "share", "linear", share, 16, 1, 51.0225, 53.7674446843389 },
        { "share", "linear", share, 16, 6, 61.0798529411765, 64.1533925930832 },
        { "growth rate", "naive", growth_rate, 25, 1, 7.1, 10.6054053121851 },
        { "growth rate", "naive", growth_rate, 25, 6, 7.1, 15.686454356495 },
        { "growth rate", "drift", growth_rate, 25, 1, 7.1125, 10.7670484130046 },
        { "growth rate", "drift", growth_rate, 25, 6, 7.175, 16.9811824142506 },
        { "growth rate", "mean", growth_rate, 25, 1, 6.424, 9.30112888154264 },
        { "growth rate", "mean", growth_rate, 25, 6, 6.424, 9.30112888154264 },
        { "growth rate", "linear", growth_rate, 25, 1, 5.68, 8.65244945619914 },
        { "growth rate", "linear", growth_rate, 25, 6, 5.39384615384615, 8.51407809767118 },
        { "outlier shift", "naive", outlier_shift, 16, 1, 2098, 2890.99684228742 },
        { "outlier shift", "naive", outlier_shift, 16, 6, 2098, 4040.4376312425 },
        { "outlier shift", "drift", outlier_shift, 16, 1, 2157.66666666667, 2996.14690522579 },
        { "outlier shift", "drift", outlier_shift, 16, 6, 2456, 4808.97933370155 },
        { "outlier shift", "mean", outlier_shift, 16, 1, 1664.6875, 2521.9367094477 },
        { "outlier shift", "mean", outlier_shift, 16, 6, 1664.6875, 2521.9367094477 },
        { "outlier shift", "linear", outlier_shift, 16, 1, 2181.325, 2837.44015144066 },
        { "outlier shift", "linear", outlier_shift, 16, 6, 2485.22941176471, 3219.88754373915 },
        { "signed values", "naive", signed_values, 13, 1, 0.2, 5.99820378327991 },
        { "signed values", "naive", signed_values, 13, 6, 0.2, 14.4026406937107 },
        { "signed values", "drift", signed_values, 13, 1, 0.316666666666667, 6.6150751789588 },
        { "signed values", "drift", signed_values, 13, 6, 0.9, 19.0539454857045 },
        { "signed values", "mean", signed_values, 13, 1, 0.584615384615385, 4.77505345242688 },
        { "signed values", "mean", signed_values, 13, 6, 0.584615384615385, 4.77505345242688 },
        { "signed values", "linear", signed_values, 13, 1, 0.942307692307693, 5.85690242473924 },
        { "signed values", "linear", signed_values, 13, 6, 1.1978021978022, 6.98734310892204 },
};

static void test_r(void)
{
        for (size_t i = 0; i < sizeof references / sizeof *references; i++) {
                const struct tl__model *model = tl__model_find(references[i].model);
                double quantile = gsl_cdf_ugaussian_Pinv(0.975);
                struct room room;

                CHECK_INT("fit", fit(model, references[i].y, references[i].n, &room), TL_OK);
                if (strcmp(model->name, "mean") == 0 || strcmp(model->name, "linear") == 0)
                        quantile = gsl_cdf_tdist_Pinv(0.975, room.law.df);
                CHECK_REL(references[i].series, room.mean[references[i].h - 1], references[i].mean,
                          1e-8);
                CHECK_REL(model->name, deviation(&room.law, references[i].h),
                          (references[i].upper - references[i].mean) / quantile, 1e-8);
        }
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
        CHECK_TRUE("unknown", tl__model_find("arima") == NULL);
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

/* b z + a is forecast as b mean + a with |b| sd, on whatever scale of magnitude. The damped trend's
 * minimisation stops within its own precision, not at the last digit. */
static void test_affine(void)
{
        static const double shifts[][2] = {
                { 0, 2 }, { -317.4, 1 }, { 5, -3.3 }, { 0, 1e9 }, { 0, 1e-9 }
        };

        for (size_t m = 0; tl__models[m]; m++)
                for (size_t k = 0; k < N_SERIES; k++)
                        for (size_t s = 0; s < 5; s++) {
                                double a = shifts[s][0], b = shifts[s][1], moved[25];
                                bool damped = strcmp(tl__models[m]->name, "damped_holt") == 0;
                                struct room room, other;

                                for (size_t i = 0; i < series[k].n; i++)
                                        moved[i] = a + b * series[k].z[i];
                                CHECK_INT("fit",
                                          fit(tl__models[m], series[k].z, series[k].n, &room),
                                          TL_OK);
                                CHECK_INT("fit", fit(tl__models[m], moved, series[k].n, &other),
                                          TL_OK);
                                for (size_t h = 1; h <= HORIZON; h += 6) {
                                        double sd = fabs(b) * deviation(&room.law, h);

                                        CHECK_ABS(tl__models[m]->name, other.mean[h - 1],
                                                  a + b * room.mean[h - 1],
                                                  sd * (damped ? 1e-4 : 1e-9));
                                        CHECK_REL(tl__models[m]->name, deviation(&other.law, h), sd,
                                                  damped ? 1e-4 : 1e-9);
                                }
                        }
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

                if (strcmp(name, "naive") == 0 || strcmp(name, "mean") == 0 ||
                    strcmp(name, "damped_holt") == 0)
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

/* The sum of squares that the damped trend reaches is no worse than that of any of 9 x 9 x 7
 * settings, its first trend being the least squares one: a golden section over it finds none
 * better. */
static double best_of_trend(double alpha, double beta, double phi, const double z[], size_t n)
{
        double low = -200, high = 200, best = HUGE_VAL;

        for (int i = 0; i < 80; i++) {
                double third = (high - low) / 3, sse[2];

                for (int side = 0; side < 2; side++) {
                        struct tl_holt holt = { .alpha = alpha,
                                                .beta = beta,
                                                .phi = phi,
                                                .level = z[0],
                                                .trend = low + (side + 1) * third };

                        tl_holt_run(&holt, z, 1, n);
                        sse[side] = holt.sse;
                }
                best = fmin(best, fmin(sse[0], sse[1]));
                if (sse[0] < sse[1])
                        high -= third;
                else
                        low += third;
        }
        return best;
}

static void test_damped_holt_is_a_minimum(void)
{
        static const size_t chosen[] = { 0, 1, 2, 4 };

        for (size_t c = 0; c < 4; c++) {
                const double *z = series[chosen[c]].z;
                size_t n = series[chosen[c]].n;
                double least = HUGE_VAL, sse;
                struct room room;

                for (int a = 1; a < 10; a++)
                        for (int b = 1; b < 10; b++)
                                for (double phi = 0.80; phi < 0.985; phi += 0.03)
                                        least = fmin(least,
                                                     best_of_trend(a / 10.0, b / 10.0, phi, z, n));
                CHECK_INT("fit", fit(&tl__model_damped_holt, z, n, &room), TL_OK);
                sse = room.law.s * room.law.s * room.law.df;
                CHECK_TRUE(series[chosen[c]].name, sse <= least * (1 + 1e-6));
        }
}

/* The error of the first trend: squared errors grow by sum x^2 for each step of one away from the
 * best trend, and the forecast moves along with the trend by its gradient. */
static void check_trend_error(const struct room *room, const double z[], size_t n)
{
        struct tl_holt run[3];
        double curvature, power = 0;

        for (int side = 0; side < 3; side++) {
                run[side] = (struct tl_holt){
                        .alpha = 0.8, .beta = 0.2, .phi = 0.9, .level = z[0], .trend = side - 1
                };
                tl_holt_run(&run[side], z, 1, n);
        }
        curvature = (run[0].sse - 2 * run[1].sse + run[2].sse) / 2;
        CHECK_INT("one parameter", room->law.n_parameters, 1);
        CHECK_REL("its variance", room->law.covariance[0][0], 1 / curvature, 1e-10);
        for (int h = 1; h <= HORIZON; h++) {
                power += pow(0.9, h);
                CHECK_REL("its gradient", room->gradient[h - 1],
                          (run[2].level - run[0].level + power * (run[2].trend - run[0].trend)) / 2,
                          1e-10);
        }
}

/* Four values: alpha .8, beta .2, phi .9 are set; the first trend minimises the squares. */
static void test_damped_holt_when_short(void)
{
        struct room room;

        CHECK_INT("fit", fit(&tl__model_damped_holt, short_series, 4, &room), TL_OK);
        CHECK_REL("sum of squares", room.law.s * room.law.s * room.law.df,
                  best_of_trend(0.8, 0.2, 0.9, short_series, 4), 1e-10);
        CHECK_REL("df", room.law.df, 2, 0);
        check_trend_error(&room, short_series, 4);
        CHECK_REL("psi 1", room.psi[1], 0.8 * (1 + 0.2 * 0.9), 1e-15);
        CHECK_REL("psi 2", room.psi[2], 0.8 * (1 + 0.2 * (0.9 + 0.81)), 1e-15);
        CHECK_REL("the trend fades by phi",
                  (room.mean[2] - room.mean[1]) / (room.mean[1] - room.mean[0]), 0.9, 1e-10);
}

int main(void)
{
        static const struct check_test tests[] = {
                { "R: naive, rwf, meanf, lm", test_r },
                { "table: names, sources", test_names },
                { "table: from the least number of values on", test_least },
                { "table: affine equivariance", test_affine },
                { "table: same input, same bits", test_same_bits },
                { "table: never narrower with h", test_never_narrower },
                { "trends: missing years on a line", test_missing_on_a_line },
                { "naive: gaps, by hand", test_naive_gaps },
                { "drift goes straight on", test_drift_goes_straight_on },
                { "damped_holt: reaches the minimum", test_damped_holt_is_a_minimum },
                { "damped_holt: set parameters when short", test_damped_holt_when_short },
                { NULL, NULL },
        };

        return check_main("models", tests);
}
