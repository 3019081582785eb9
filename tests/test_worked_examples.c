/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Worked numbers of the building blocks and of forecasts. The series are invented, shaped like a
 * province's indicators. Expected values were computed apart from this library, in Python with only
 * its standard library (Student's t by the continued fraction of the incomplete beta function), and
 * are given to all digits. */
#include "check.h"
#include "targetline.h"

#include <gsl/gsl_cdf.h>

#define TIGHT 1e-8

static const double urban[] = { 32.5, 33.4, 34.5, 35.2, 36.1, 37.3, 38.6 };    /* %, 2018-2024 */
static const double farming[] = { 41.2, 38.9, 36.4, 35.3, 33.1, 31.0, 29.2 };  /* %, 2018-2024 */
static const double industry[] = { 32.6, 33.8, 32.9, 34.6, 36.2, 34.9, 33.6 }; /* %, 2018-2024 */
static const double workers[] = { 512, 535, 560, 566, 598, 621, 648 }; /* thousand, 2018-2024 */
static const double growth[] = { 16.30, 14.20, 8.90, 19.25 };          /* % a year, 2021-2024 */
static const double investment[] = { 25000, 28500, 30200, 36800 };     /* bn VND, 2021-2024 */
static const double income[] = { 36.0, 38.5, 43.1, 48.0, 53.9 };       /* mn VND, 2020-2024 */
static const double completion[] = { 35, 44, 51, 60, 68 };             /* %, 2020-2024 */
static const double parks[] = { 8, 9, 10, 12, 13 };                    /* number, 2020-2024 */
static const double years[] = { 2018, 2019, 2020, 2021, 2022, 2023, 2024 };

static const struct tl_transform identity = { TL_IDENTITY, TL_MISSING, TL_MISSING };
static const struct tl_transform ln = { TL_LOG, 0, TL_MISSING };
static const struct tl_transform logit = { TL_LOGIT, 0, 100 };
static const struct tl_transform cloglog = { TL_CLOGLOG, 0, 100 };

/* --- rates, paces and paths: base 2020, latest 2024, target 2030 --- */

static void test_cagr(void)
{
        static const struct {
                const char *name;
                double a, b, years, want;
        } cases[] = {
                { "urban, observed", 34.5, 38.6, 4, 0.0284710049341379 },
                { "urban, required", 34.5, 50, 10, 0.037803404184254763 },
                { "urban, from now", 38.6, 50, 6, 0.044072002324679005 },
                { "farming, observed", 36.4, 29.2, 4, -0.053609511295065526 },
                { "farming, required", 36.4, 20, 10, -0.058125885840078606 },
                { "farming, from now", 29.2, 20, 6, -0.061124821905485072 },
                { "industry, observed", 32.9, 33.6, 4, 0.0052772280718502707 },
                { "industry, required", 32.9, 37.2, 10, 0.012359363749715246 },
                { "industry, from now", 33.6, 37.2, 6, 0.017108484414642522 },
                { "workers, observed", 560, 648, 4, 0.037162353925823011 },
                { "workers, required", 560, 950, 10, 0.054274149393073179 },
                { "workers, from now", 648, 950, 6, 0.065838572525599881 },
                { "income, observed", 36, 53.9, 4, 0.10616921077436281 },
                { "income, 2.7 times in ten years", 1, 2.7, 10, 0.10442537523679474 },
                { "income, 3.2 times in ten years", 1, 3.2, 10, 0.12334976252295826 },
                { "income, 2.7 times from now", 53.9, 97.2, 6, 0.10326434575347476 },
                { "income, 3.2 times from now", 53.9, 115.2, 6, 0.13495145420279431 },
                { "investment, observed", 25000, 36800, 3, 0.13754679194062613 },
                { "opposite signs", -2, 3, 4, TL_MISSING },
                { "down to zero", 5, 0, 4, -1 },
        };

        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
                CHECK_REL(cases[i].name, tl_cagr(cases[i].a, cases[i].b, cases[i].years),
                          cases[i].want, TIGHT);
}

static void test_paces(void)
{
        static const struct {
                const char *name;
                const struct tl_transform *f;
                double base, latest, target, pace, forward, path;
        } cases[] = {
                { "urban, linear", &identity, 34.5, 38.6, 50, 0.66129032258064535,
                  0.53947368421052655, 40.7 },
                { "urban, ln", &ln, 34.5, 38.6, 50, 0.75656119195343441, 0.65092149072996952,
                  40.020218807469305 },
                { "urban, logit", &logit, 34.5, 38.6, 50, 0.68996955964401974, 0.57178836133964928,
                  40.500478270653367 },
                { "farming, linear", &identity, 36.4, 29.2, 20, 1.097560975609756,
                  1.1739130434782608, 29.84 },
                { "farming, ln", &ln, 36.4, 29.2, 20, 0.920117865927364, 0.87359478857654549,
                  28.646583148247434 },
                { "farming, logit", &logit, 36.4, 29.2, 20, 0.98896990063162471,
                  0.98175069548087424, 29.124510537196713 },
                { "industry, linear", &identity, 32.9, 33.6, 37.2, 0.40697674418604773,
                  0.29166666666666774, 34.62 },
                { "industry, ln", &ln, 32.9, 33.6, 37.2, 0.4284857748784765, 0.31026997281662866,
                  34.556895104526753 },
                { "industry, logit", &logit, 32.9, 33.6, 37.2, 0.41705741869598911,
                  0.30033767308762777, 34.590569536292357 },
                { "workers, linear", &identity, 560, 648, 950, 0.5641025641025641,
                  0.43708609271523174, 716 },
                { "workers, ln", &ln, 560, 648, 950, 0.69038293909211434, 0.57226162982715445,
                  691.83456843014881 },
        };

        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
                CHECK_REL(cases[i].name,
                          tl_pace_ratio(cases[i].f, cases[i].base, cases[i].latest, cases[i].target,
                                        4, 10),
                          cases[i].pace, TIGHT);
                CHECK_REL(cases[i].name,
                          tl_forward_pace(cases[i].f, cases[i].base, cases[i].latest,
                                          cases[i].target, 4, 6),
                          cases[i].forward, TIGHT);
                CHECK_REL(cases[i].name,
                          tl_path_value(cases[i].f, cases[i].base, cases[i].target, 4, 10),
                          cases[i].path, TIGHT);
        }
        CHECK_REL("a balance from -2 to -0.5 on the way to 1",
                  tl_pace_ratio(&identity, -2, -0.5, 1, 4, 10), 1.25, TIGHT);
        CHECK_REL("the first leg to a milestone", tl_forward_pace(&identity, 34.5, 38.6, 40, 4, 1),
                  4.1 / 4 / 1.4, TIGHT);
}

/* --- fits --- */

static void test_lines(void)
{
        static const struct {
                const char *name;
                const struct tl_transform *f;
                const double *y;
                double slope, s, in_2030;
        } cases[] = {
                { "urban", &identity, urban, 0.98928571428571443, 0.1954847454772114, 44.275 },
                { "farming", &identity, farming, -1.9678571428571432, 0.32237954561133647,
                  17.303571428571429 },
                { "industry", &identity, industry, 0.30357142857142883, 1.1617413038808575,
                  36.817857142857143 },
                { "urban, logit", &logit, urban, 0.043279117331780304, 0.0076967963758963892,
                  44.662011748847078 },
                { "farming, logit", &logit, farming, -0.086885158456954464, 0.013247091101678961,
                  19.703779886017752 },
                { "industry, logit", &logit, industry, 0.013538086274289124, 0.051441785865362535,
                  36.864179396369131 },
        };

        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
                struct tl_line line;
                double z[7];

                for (size_t t = 0; t < 7; t++)
                        z[t] = tl_transform_apply(cases[i].f, cases[i].y[t]);
                CHECK_INT(cases[i].name, tl_line_fit(years, z, 7, &line, NULL), TL_OK);
                CHECK_REL(cases[i].name, line.slope, cases[i].slope, TIGHT);
                CHECK_REL(cases[i].name, line.s, cases[i].s, TIGHT);
                CHECK_REL(cases[i].name,
                          tl_transform_invert(cases[i].f,
                                              line.intercept + line.slope * (2030 - line.t_mean)),
                          cases[i].in_2030, TIGHT);
        }
}

static void test_walks(void)
{
        static const struct {
                const char *name;
                const struct tl_transform *f;
                const double *y;
                double drift, s, in_2030;
        } cases[] = {
                { "urban", &logit, urban, 0.044454991643413481, 0.0091152755497076517,
                  45.080279341628717 },
                { "farming", &logit, farming, -0.088331115479389613, 0.02092919450568291,
                  19.534019076117445 },
                { "industry", &logit, industry, 0.0075269566720616203, 0.065513030686494264,
                  34.614921027731278 },
                { "workers", &ln, workers, 0.039261011885461126, 0.015112679553798258, 820.125 },
        };

        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
                struct tl_drift walk;
                double z[7];

                for (size_t t = 0; t < 7; t++)
                        z[t] = tl_transform_apply(cases[i].f, cases[i].y[t]);
                CHECK_INT(cases[i].name, tl_drift_fit(z, 7, &walk, NULL), TL_OK);
                CHECK_REL(cases[i].name, walk.drift, cases[i].drift, TIGHT);
                CHECK_REL(cases[i].name, walk.s, cases[i].s, TIGHT);
                CHECK_REL(cases[i].name,
                          tl_transform_invert(cases[i].f, walk.last + 6 * walk.drift),
                          cases[i].in_2030, TIGHT);
        }
}

static void test_robust_slopes(void)
{
        CHECK_REL("urban", tl_theil_sen(years, urban, 7), 0.975, TIGHT);
        CHECK_REL("industry", tl_theil_sen(years, industry, 7), 0.275, TIGHT);
}

/* 95% half-width at h: normal, s^2 the mean squared error,
 * Var_h = s^2 (1 + sum_{j<h} (alpha + alpha beta j)^2). */
static double holt_half_width(const struct tl_holt *holt, int h)
{
        double sum = 1;

        for (int j = 1; j < h; j++)
                sum += pow(holt->alpha + holt->alpha * holt->beta * j, 2);
        return gsl_cdf_ugaussian_Pinv(0.975) * sqrt(holt->sse / (double)holt->n_errors * sum);
}

static void test_holt(void)
{
        static const struct {
                const char *name;
                const double *y;
                size_t n;
                double alpha, beta, level, trend, rmse, in_2030, half_width;
        } cases[] = {
                { "urban", urban, 7, .8, .2, 38.516609177600003, 1.0091851059199992,
                  0.2382495661939231, 44.571719813119998, 1.435324677956266 },
                { "farming", farming, 7, .5, .1, 28.891513125, -2.1717375625, 0.60664306622786701,
                  15.86108775, 2.1060719131203425 },
                { "completion, past 100", completion, 5, .8, .2, 68.13664, 8.557888,
                  1.0574925815342628, 119.483968, TL_MISSING },
        };

        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
                const double *y = cases[i].y;
                struct tl_holt holt = { .alpha = cases[i].alpha,
                                        .beta = cases[i].beta,
                                        .phi = 1,
                                        .level = y[0],
                                        .trend = y[1] - y[0] };

                tl_holt_run(&holt, y, 1, cases[i].n);
                CHECK_REL(cases[i].name, holt.level, cases[i].level, TIGHT);
                CHECK_REL(cases[i].name, holt.trend, cases[i].trend, TIGHT);
                CHECK_REL(cases[i].name, sqrt(holt.sse / (double)holt.n_errors), cases[i].rmse,
                          TIGHT);
                CHECK_REL(cases[i].name, holt.level + 6 * holt.trend, cases[i].in_2030, TIGHT);
                if (!isnan(cases[i].half_width))
                        CHECK_REL(cases[i].name, holt_half_width(&holt, 6), cases[i].half_width,
                                  TIGHT);
        }
}

/* --- needs of the kinds of target --- */

static void test_average_growth(void)
{
        static const double uneven[] = { 60, -20 };

        CHECK_REL("index so far", tl_growth_index(growth, 4), 1.7247735603449994, TIGHT);
        CHECK_REL("mean so far", 100 * tl_cagr(1, tl_growth_index(growth, 4), 4),
                  14.599578826616732, TIGHT);
        CHECK_REL("path", pow(1.1671, 4), 1.8553774598242083, TIGHT);
        CHECK_REL("behind the path", tl_growth_index(growth, 4) / pow(1.1671, 4) - 1,
                  -0.070392091262973078, TIGHT);
        CHECK_REL("needed, geometric", tl_need_growth(16.71, growth, 4, 10, TL_GEOMETRIC),
                  18.138495034250333, TIGHT);
        CHECK_REL("needed, arithmetic", tl_need_growth(16.71, growth, 4, 10, TL_ARITHMETIC), 18.075,
                  TIGHT);
        CHECK_REL("60% up, 20% down", 100 * tl_cagr(1, tl_growth_index(uneven, 2), 2),
                  13.137084989847626, TIGHT);
}

static void test_cumulative(void)
{
        CHECK_REL("needed growth", tl_need_flow_growth(36800, 418000 - 120500, 6),
                  0.085854019559451822, TIGHT);
        CHECK_REL("a profile of 10% a year", 418000 * tl_profile_share(10, 4, 10),
                  121722.17585758971, TIGHT);
        CHECK_REL("attained against that profile", 120500 / (418000 * tl_profile_share(10, 4, 10)),
                  0.98995929994695786, TIGHT);
        CHECK_REL("attained against a uniform path", 120500 / (418000 * tl_profile_share(0, 4, 10)),
                  0.72069377990430628, TIGHT);
}

static void test_completion(void)
{
        double base = tl_transform_apply(&cloglog, 35), latest = tl_transform_apply(&cloglog, 68);
        double slope = (latest - base) / 4;

        CHECK_REL("z", latest, 1.1394342831883648, TIGHT);
        CHECK_REL("slope", slope, 0.17716284177397765, TIGHT);
        CHECK_REL("2030", tl_transform_invert(&cloglog, latest + 6 * slope), 88.946370316672031,
                  TIGHT);
}

/* 0.697397030331...: one minus the sum of Gamma(5.5 + k) / Gamma(5.5) / k! 0.4^5.5 0.6^k over k <
 * 6. */
static double parks_chance(void)
{
        double term = pow(0.4, 5.5), sum = 0;

        for (int k = 0; k < 6; k++) {
                sum += term;
                term *= (5.5 + k) / (k + 1) * 0.6;
        }
        return 1 - sum;
}

static void test_counts(void)
{
        struct tl_forecast *forecast;

        CHECK_ABS("summed by hand", parks_chance(), 0.697397030, 5e-10);
        CHECK_REL("six more parks", tl_count_chance(5, 4, 6, 6), parks_chance(), TIGHT);
        CHECK_INT("forecast",
                  tl_forecast_new(parks, 5, TL_COUNT, TL_MISSING, TL_MISSING, 6, NULL, &forecast,
                                  NULL),
                  TL_OK);
        CHECK_REL("19 parks", tl_forecast_chance(forecast, 6, 19), parks_chance(), TIGHT);
        tl_forecast_free(forecast);
}

/* --- chances and intervals: the walk with drift --- */

static struct tl_forecast *forecast_of(const char *name, const char *model, const double y[],
                                       size_t n, enum tl_nature nature, size_t horizon)
{
        struct tl_forecast_settings settings = tl_forecast_settings_defaults();
        struct tl_forecast *forecast = NULL;

        settings.model = model;
        CHECK_INT(name,
                  tl_forecast_new(y, n, nature, TL_MISSING, TL_MISSING, horizon, &settings,
                                  &forecast, NULL),
                  TL_OK);
        return forecast;
}

static void test_chances(void)
{
        static const double sparse[] = { 30.0,       TL_MISSING, TL_MISSING, 33.4, 34.5,
                                         TL_MISSING, TL_MISSING, TL_MISSING, 38.6 };
        static const struct {
                const char *name;
                const double *y;
                size_t n;
                enum tl_nature nature;
                size_t h;
                double bound;
                int sense;
                double chance, median, lower, upper; /* of the 80% interval */
        } cases[] = {
                { "urban", urban, 7, TL_SHARE, 6, 50, 1, 0.00076702835264674807, 45.080279341628717,
                  43.92933429094051, 46.236513175767939 },
                { "urban, linear", urban, 7, TL_BALANCE, 6, 50, 1, 0.00050121533814551089, 44.7,
                  43.56060222027493, 45.839397779725076 },
                { "farming", farming, 7, TL_SHARE, 6, 20, -1, 0.64898230246713773,
                  19.534019076117445, 17.906723798478708, 21.270879528238531 },
                { "industry", industry, 7, TL_SHARE, 6, 37.2, 1, 0.32075404170731625,
                  34.614921027731278, 27.469079364928135, 42.529678378029821 },
                { "workers", workers, 7, TL_LEVEL, 6, 950, 1, 0.018817913910319062, 820.125,
                  759.14401010455333, 886.00450859431101 },
                { "urban in 2025", urban, 7, TL_SHARE, 1, 40, 1, 0.10389585589708117,
                  39.658792542071382, TL_MISSING, TL_MISSING },
                { "income, 2.7 times", income, 5, TL_LEVEL, 6, 2.7 * 36, 1, 0.5653065525640466,
                  36 * 2.7429359151937804, TL_MISSING, TL_MISSING },
                { "income, 3.2 times", income, 5, TL_LEVEL, 6, 3.2 * 36, 1, 0.08939092088341527,
                  36 * 2.7429359151937804, TL_MISSING, TL_MISSING },
                { "years missing", sparse, 9, TL_SHARE, 6, 50, 1, 0.0094188102357956049,
                  45.591419719403994, TL_MISSING, TL_MISSING },
        };

        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
                struct tl_forecast *forecast = forecast_of(cases[i].name, "drift", cases[i].y,
                                                           cases[i].n, cases[i].nature, 6);
                double chance = tl_forecast_chance(forecast, cases[i].h, cases[i].bound);

                CHECK_REL(cases[i].name, cases[i].sense > 0 ? chance : 1 - chance, cases[i].chance,
                          TIGHT);
                CHECK_REL(cases[i].name, tl_forecast_median(forecast, cases[i].h), cases[i].median,
                          TIGHT);
                if (!isnan(cases[i].lower)) {
                        CHECK_REL(cases[i].name, tl_forecast_quantile(forecast, 6, 0.1),
                                  cases[i].lower, TIGHT);
                        CHECK_REL(cases[i].name, tl_forecast_quantile(forecast, 6, 0.9),
                                  cases[i].upper, TIGHT);
                }
                tl_forecast_free(forecast);
        }
}

static void test_line_chances(void)
{
        static const struct {
                const char *name;
                const double *y;
                enum tl_nature nature;
                double bound;
                int sense;
                double chance;
        } cases[] = {
                { "urban", urban, TL_SHARE, 50, 1, 1.7548103980136176e-05 },
                { "farming", farming, TL_SHARE, 20, -1, 0.74230868887569934 },
                { "industry", industry, TL_SHARE, 37.2, 1, 0.44730281796479843 },
                { "workers", workers, TL_LEVEL, 950, 1, 0.00019084824853521365 },
        };

        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
                struct tl_forecast *forecast =
                        forecast_of(cases[i].name, "linear", cases[i].y, 7, cases[i].nature, 6);
                double chance = tl_forecast_chance(forecast, 6, cases[i].bound);

                CHECK_REL(cases[i].name, cases[i].sense > 0 ? chance : 1 - chance, cases[i].chance,
                          TIGHT);
                tl_forecast_free(forecast);
        }
}

static void test_chances_of_sums(void)
{
        struct tl_forecast *flows = forecast_of("flows", "drift", investment, 4, TL_BALANCE, 6);
        struct tl_forecast *rates = forecast_of("rates", "mean", growth, 4, TL_GROWTH, 6);

        CHECK_REL("418000 in all", tl_forecast_chance_sum(flows, 1, 6, 418000 - 120500),
                  0.55423090383357931, TIGHT);
        CHECK_ABS("an even chance of the mean", tl_forecast_chance_sum(flows, 1, 6, 303400), 0.5,
                  1e-12);
        CHECK_REL("16.71% a year on average",
                  tl_forecast_chance_sum(rates, 1, 6, 28.631145737788735), 0.15344590751201193,
                  TIGHT);
        tl_forecast_free(flows);
        tl_forecast_free(rates);
}

/* Six forecasts of each series, by the walk with drift on its scale and by the last value. */
static void test_backtest(void)
{
        static const struct {
                const char *name;
                const double *y;
                enum tl_nature nature;
                double mae, held, naive;
        } cases[] = {
                { "urban", urban, TL_SHARE, 0.347340773, 5 / 6.0, 1.9 },
                { "farming", farming, TL_SHARE, 0.327360342, 1, 3.4 },
                { "workers", workers, TL_LEVEL, 9.315617507, 1, 44.833333333 },
        };

        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
                struct tl_backtest_settings settings = tl_backtest_settings_defaults();
                struct tl_accuracy drift = { 0 }, naive = { 0 };

                settings.forecast.model = "drift";
                CHECK_INT(cases[i].name,
                          tl_backtest(cases[i].y, 7, cases[i].nature, TL_MISSING, TL_MISSING,
                                      &settings, &drift, NULL),
                          TL_OK);
                settings.forecast.model = "naive";
                CHECK_INT(cases[i].name,
                          tl_backtest(cases[i].y, 7, cases[i].nature, TL_MISSING, TL_MISSING,
                                      &settings, &naive, NULL),
                          TL_OK);
                CHECK_INT(cases[i].name, drift.n, 6);
                CHECK_REL(cases[i].name, drift.mae, cases[i].mae, 2e-9);
                CHECK_REL(cases[i].name, drift.coverage80, cases[i].held, 1e-14);
                CHECK_REL(cases[i].name, naive.mae, cases[i].naive, 1e-10);
        }
}

int main(void)
{
        static const struct check_test tests[] = {
                { "compound growth", test_cagr },
                { "pace, forward pace and path", test_paces },
                { "least squares lines", test_lines },
                { "walks with drift", test_walks },
                { "robust slopes", test_robust_slopes },
                { "Holt's method", test_holt },
                { "average growth", test_average_growth },
                { "cumulative flow", test_cumulative },
                { "completion on the cloglog scale", test_completion },
                { "counts", test_counts },
                { "chances and intervals of the walk", test_chances },
                { "chances of the line", test_line_chances },
                { "chances of sums", test_chances_of_sums },
                { "rolling origin", test_backtest },
                { NULL, NULL },
        };

        return check_main("worked_examples", tests);
}
