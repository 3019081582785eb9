/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fits against certified values (NIST), another program (R), brute force, and their edges. */
#include "check.h"
#include "targetline.h"

#include <stdlib.h>

/* NIST Statistical Reference Datasets, linear regression, Norris: {x, y} and certified values. */
static const double norris[][2] = {
        { 0.2, 0.1 },     { 337.4, 338.8 }, { 118.2, 118.1 }, { 884.6, 888 },   { 10.1, 9.2 },
        { 226.5, 228.1 }, { 666.3, 668.5 }, { 996.3, 998.5 }, { 448.6, 449.1 }, { 777, 778.9 },
        { 558.2, 559.2 }, { 0.4, 0.3 },     { 0.6, 0.1 },     { 775.5, 778.1 }, { 666.9, 668.8 },
        { 338, 339.3 },   { 447.5, 448.9 }, { 11.6, 10.8 },   { 556, 557.7 },   { 228.1, 228.3 },
        { 995.8, 998 },   { 887.6, 888.8 }, { 120.2, 119.6 }, { 0.3, 0.3 },     { 0.3, 0.6 },
        { 556.8, 557.6 }, { 339.1, 339.3 }, { 887.2, 888 },   { 999, 998.5 },   { 779, 778.9 },
        { 11.1, 10.2 },   { 118.3, 117.6 }, { 229.2, 228.9 }, { 669.1, 668.4 }, { 448.9, 449.2 },
        { 0.5, 0.2 },
};

#define N_NORRIS (sizeof norris / sizeof *norris)

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

/* -------------------------------------------------------------------------- line ---- */

static void test_norris(void)
{
        double x[N_NORRIS], y[N_NORRIS];
        struct tl_line line;

        for (size_t i = 0; i < N_NORRIS; i++) {
                x[i] = norris[i][0];
                y[i] = norris[i][1];
        }
        CHECK_INT("status", tl_line_fit(x, y, N_NORRIS, &line, NULL), TL_OK);
        CHECK_REL("B1", line.slope, 1.002116818020454, 1e-13);
        CHECK_REL("B0", line.intercept - line.slope * line.t_mean, -0.2623230737740295, 1e-10);
        CHECK_REL("residual standard deviation", line.s, 0.8847963961443725, 1e-10);
        CHECK_REL("standard deviation of B1", line.s / sqrt(line.sxx), 4.297968481999369e-4, 1e-10);
}

/* Normal equations about the means, in long double. */
static void normal_equations(const double t[], const double y[], size_t n, long double *slope,
                             long double *rss)
{
        long double mean_t = 0, mean_y = 0, sxx = 0, sxy = 0;

        for (size_t i = 0; i < n; i++) {
                mean_t += (long double)t[i];
                mean_y += (long double)y[i];
        }
        mean_t /= (long double)n;
        mean_y /= (long double)n;
        for (size_t i = 0; i < n; i++) {
                long double away = (long double)t[i] - mean_t;

                sxx += away * away;
                sxy += away * ((long double)y[i] - mean_y);
        }
        *slope = sxy / sxx;
        *rss = 0;
        for (size_t i = 0; i < n; i++) {
                long double e = (long double)y[i] - mean_y - *slope * ((long double)t[i] - mean_t);

                *rss += e * e;
        }
}

static void test_line_brute_force(void)
{
        double t[25], y[25];

        for (size_t n = 4; n <= 25; n++) { /* the first three lie on a line */
                long double slope, rss;
                struct tl_line line;

                for (size_t i = 0; i < n; i++) {
                        t[i] = 1999 + (double)(i * i % 31) + (double)i;
                        y[i] = growth_rate[i] * 1e6 - 17;
                }
                normal_equations(t, y, n, &slope, &rss);
                CHECK_INT("status", tl_line_fit(t, y, n, &line, NULL), TL_OK);
                CHECK_REL("slope", line.slope, (double)slope, 1e-11);
                CHECK_REL("s", line.s, (double)sqrtl(rss / (long double)(n - 2)), 1e-11);
        }
}

static void test_line_edges(void)
{
        static const double t[] = { 2018, 2019, 2020, 2021 };
        static const double y[] = { 2.385, TL_MISSING, TL_MISSING, 5.07 },
                            one[] = { TL_MISSING, 7.1, TL_MISSING, TL_MISSING };
        static const double same[] = { 2018, 2018, 2018, 2018 };
        struct tl_line line, counted, kept = { .n = 99 };
        struct tl_error err;

        CHECK_INT("two points", tl_line_fit(t, y, 4, &line, NULL), TL_OK);
        CHECK_REL("slope", line.slope, (5.07 - 2.385) / 3, 1e-13);
        CHECK_REL("s of two points", line.s, TL_MISSING, 0);
        CHECK_INT("n", line.n, 2);
        CHECK_INT("no times", tl_line_fit(NULL, y, 4, &counted, NULL), TL_OK);
        CHECK_REL("the same slope", counted.slope, line.slope, 1e-13);
        CHECK_REL("time from 0", counted.t_mean, 1.5, 0);
        CHECK_INT("one point", tl_line_fit(t, one, 4, &kept, &err), TL_ESHORT);
        CHECK_TEXT("text", err.text, "a line needs two observations; there are 1");
        CHECK_INT("nothing", tl_line_fit(t, y, 0, &kept, NULL), TL_ESHORT);
        CHECK_INT("one time", tl_line_fit(same, y, 4, &kept, &err), TL_EDOMAIN);
        CHECK_TEXT("text", err.text, "a line needs two different times; all are 2018");
        CHECK_INT("untouched on failure", kept.n, 99);
}

/* ------------------------------------------------------------------ robust slope ---- */

static int by_value(const void *a, const void *b)
{
        const double *x = a, *y = b;

        return (*x > *y) - (*x < *y);
}

static void test_theil_sen_all_pairs(void)
{
        static double slopes[25 * 24 / 2];

        for (size_t n = 2; n <= 25; n++) {
                size_t count = 0;

                for (size_t i = 0; i < n; i++)
                        for (size_t j = i + 1; j < n; j++)
                                slopes[count++] =
                                        (growth_rate[j] - growth_rate[i]) / (double)(j - i);
                qsort(slopes, count, sizeof *slopes, by_value);
                CHECK_REL("median of the pairs", tl_theil_sen(NULL, growth_rate, n),
                          (slopes[(count - 1) / 2] + slopes[count / 2]) / 2, 1e-14);
        }
}

static void test_theil_sen_edges(void)
{
        static const double t[] = { 1, 2, 2, 4 }, gap[] = { 1, TL_MISSING, 3, 7 },
                            one[] = { TL_MISSING, 3 };

        CHECK_REL("nothing", tl_theil_sen(NULL, t, 0), TL_MISSING, 0);
        CHECK_REL("one", tl_theil_sen(NULL, one, 2), TL_MISSING, 0);
        CHECK_REL("equal times and a missing value: 2, 2, 2", tl_theil_sen(t, gap, 4), 2, 1e-15);
}

/* ------------------------------------------------------------------------- drift ---- */

static void test_drift(void)
{
        static const double y[] = { TL_MISSING, 3, 4.5, TL_MISSING, 5, 9 };
        static const double two[] = { 3, TL_MISSING, 4 }, one[] = { TL_MISSING, 4 };
        struct tl_drift walk, kept = { .last = 99 };
        struct tl_error err;

        CHECK_INT("status", tl_drift_fit(y, 6, &walk, NULL), TL_OK);
        CHECK_REL("last", walk.last, 9, 0);
        CHECK_REL("span", walk.span, 4, 0);
        CHECK_INT("changes", walk.n_changes, 3);
        CHECK_REL("drift", walk.drift, 1.5, 1e-15);
        /* (1.5 - 1.5)^2 / 1 + (0.5 - 3)^2 / 2 + (4 - 1.5)^2 / 1 over 2 */
        CHECK_REL("s", walk.s, sqrt((6.25 / 2 + 6.25) / 2), 1e-14);
        CHECK_INT("two points", tl_drift_fit(two, 3, &walk, NULL), TL_OK);
        CHECK_REL("drift", walk.drift, 0.5, 1e-15);
        CHECK_REL("s", walk.s, TL_MISSING, 0);
        CHECK_INT("one point", tl_drift_fit(one, 2, &kept, &err), TL_ESHORT);
        CHECK_TEXT("text", err.text, "a drift needs two observations; there is 1");
        CHECK_INT("none", tl_drift_fit(one, 1, &kept, &err), TL_ESHORT);
        CHECK_TEXT("text", err.text, "a drift needs two observations; there are 0");
        CHECK_REL("untouched on failure", kept.last, 99, 0);
}

/* -------------------------------------------------------------------------- Holt ---- */

/* R: holt(y, alpha = .5, beta = .2, initial = "simple"), which starts from l = y1, b = y2 - y1 and
 * runs from the first observation on. */
static void test_holt_r(void)
{
        static const struct {
                const char *name;
                const double *y;
                size_t n;
                double ahead_1, ahead_6;
        } cases[] = {
                { "growing level", growing_level, 20, 525.16124544048, 637.906161014968 },
                { "share", share, 16, 51.9908700125387, 62.9761088676428 },
                { "growth rate", growth_rate, 25, 6.33944036270426, 6.78778528062847 },
                { "outlier shift", outlier_shift, 16, 2173.31035465182, 2470.57272284881 },
                { "signed values", signed_values, 13, 0.46513363167744, 0.24264690344064 },
        };

        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
                const double *y = cases[i].y;
                struct tl_holt holt = {
                        .alpha = 0.5, .beta = 0.2, .phi = 1, .level = y[0], .trend = y[1] - y[0]
                };

                tl_holt_run(&holt, y, 0, cases[i].n);
                CHECK_REL(cases[i].name, holt.level + holt.trend, cases[i].ahead_1, 1e-8);
                CHECK_REL(cases[i].name, holt.level + 6 * holt.trend, cases[i].ahead_6, 1e-8);
                CHECK_INT(cases[i].name, holt.n_errors, cases[i].n);
        }
}

/* R's recursions of ets(A,A,N) and ets(A,Ad,N), alpha .5 and beta .1 (R's beta is alpha times
 * ours), from l = y1 - (y2 - y1), b = y2 - y1. */
static void test_ets_r(void)
{
        static const struct {
                const char *name;
                const double *y;
                size_t n;
                double phi, sse, level, trend, ahead_6;
        } cases[] = {
                { "growing level, phi 1", growing_level, 20, 1, 1444.2204207182, 502.631362454057,
                  22.552662298885, 637.947336247367 },
                { "growing level, phi 0.9", growing_level, 20, 0.9, 5386.8064722997,
                  495.773018633367, 16.855929428504, 566.85499556718 },
                { "share, phi 1", share, 16, 1, 27.2355833822813, 49.8133554770074,
                  2.20392196603085, 63.0368872731924 },
                { "share, phi 0.9", share, 16, 0.9, 52.5321148002353, 49.0925080665025,
                  1.61730186375952, 55.9127201623342 },
                { "growth rate, phi 1", growth_rate, 25, 1, 66.4792814173755, 6.24977360960973,
                  0.0896621682754548, 6.78774661926246 },
                { "growth rate, phi 0.9", growth_rate, 25, 0.9, 64.5612964709408, 6.28962501462809,
                  0.125912317472427, 6.82060116069115 },
                { "outlier shift, phi 1", outlier_shift, 16, 1, 1820768.91918172, 2114.31648741087,
                  59.613867783113, 2471.99969410955 },
                { "outlier shift, phi 0.9", outlier_shift, 16, 0.9, 1820778.86075032,
                  2093.25728982529, 42.2782212224968, 2271.54585934541 },
                { "signed values, phi 1", signed_values, 13, 1, 94.3372165292302, 0.54844972784,
                  -0.0274784754880001, 0.383578874912 },
                { "signed values, phi 0.9", signed_values, 13, 0.9, 76.2185468492554,
                  0.393632954172117, -0.111937429574327, -0.0784106564031368 },
        };

        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
                const double *y = cases[i].y;
                struct tl_holt holt = { .alpha = 0.5,
                                        .beta = 0.2,
                                        .phi = cases[i].phi,
                                        .level = y[0] - (y[1] - y[0]),
                                        .trend = y[1] - y[0] };
                double ahead = 0;

                tl_holt_run(&holt, y, 0, cases[i].n);
                for (int h = 1; h <= 6; h++)
                        ahead += pow(holt.phi, h) * holt.trend;
                CHECK_REL(cases[i].name, holt.sse, cases[i].sse, 1e-8);
                CHECK_REL(cases[i].name, holt.level, cases[i].level, 1e-8);
                CHECK_REL(cases[i].name, holt.trend, cases[i].trend, 1e-8);
                CHECK_REL(cases[i].name, holt.level + ahead, cases[i].ahead_6, 1e-8);
        }
}

static void test_holt_missing(void)
{
        static const double gap[] = { TL_MISSING, TL_MISSING, TL_MISSING };
        struct tl_holt holt = { .alpha = 0.7, .beta = 0.3, .phi = 0.9, .level = 5, .trend = 2 };

        tl_holt_run(&holt, gap, 0, 3);
        CHECK_REL("level moves on", holt.level, 5 + 2 * (0.9 + 0.81 + 0.729), 1e-14);
        CHECK_REL("trend fades", holt.trend, 2 * 0.729, 1e-14);
        CHECK_REL("no error", holt.sse, 0, 0);
        CHECK_INT("none", holt.n_errors, 0);
}

/* ------------------------------------------------------------------------ counts ---- */

/* Sum of the negative binomial probabilities below @need. */
static double summed(double came, double years, int need, double horizon)
{
        double p = years / (years + horizon), shape = came + 0.5;
        double term = pow(p, shape), sum = 0;

        for (int k = 0; k < need; k++) {
                sum += term;
                term *= (shape + k) / (k + 1) * (1 - p);
        }
        return 1 - sum;
}

static void test_count_chance(void)
{
        for (int came = 0; came < 20; came += 3)
                for (int need = 1; need < 12; need++) {
                        CHECK_REL("summed", tl_count_chance(came, 7, need, 5),
                                  summed(came, 7, need, 5), 1e-9);
                        CHECK_REL("a part counts as a whole",
                                  tl_count_chance(came, 7, need - 0.3, 5),
                                  tl_count_chance(came, 7, need, 5), 0);
                }
        CHECK_REL("nothing needed", tl_count_chance(3, 7, 0, 5), 1, 0);
        CHECK_REL("no time", tl_count_chance(3, 7, 1, 0), 0, 0);
        CHECK_REL("no time, nothing needed", tl_count_chance(3, 7, 0, 0), 1, 0);
        CHECK_REL("beyond all counting", tl_count_chance(3, 7, 1e300, 5), 0, 0);
        CHECK_REL("never looked", tl_count_chance(3, 0, 1, 5), TL_MISSING, 0);
        CHECK_REL("less than none came", tl_count_chance(-1, 7, 1, 5), TL_MISSING, 0);
        CHECK_REL("missing", tl_count_chance(3, 7, TL_MISSING, 5), TL_MISSING, 0);
}

int main(void)
{
        static const struct check_test tests[] = {
                { "line: NIST Norris", test_norris },
                { "line: normal equations in long double", test_line_brute_force },
                { "line: missing, short, one time", test_line_edges },
                { "Theil-Sen: all pairs", test_theil_sen_all_pairs },
                { "Theil-Sen: missing, equal times", test_theil_sen_edges },
                { "drift: gaps, by hand", test_drift },
                { "Holt: R holt()", test_holt_r },
                { "Holt: R ets() recursions", test_ets_r },
                { "Holt: missing years", test_holt_missing },
                { "counts: summed, and edges", test_count_chance },
                { NULL, NULL },
        };

        return check_main("numeric", tests);
}
