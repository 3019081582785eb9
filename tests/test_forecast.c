/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forecast of a series, over every model and every nature: quantiles, chances and paths must
 * tell one story, inside the bounds; and the series that are too short, flat, huge, tiny, or at
 * their bounds. */
#include "check.h"
#include "targetline.h"

#include <stdlib.h>
#include <string.h>

#define HORIZON 25

static const double urban[] = { 32.5, 33.4, 34.5, 35.2, 36.1, 37.3, 38.6 };
static const double gaps[] = { 12.2, 14.1, TL_MISSING, 13.9, 15.5, TL_MISSING, TL_MISSING, 18.3 };
static const double near_bounds[] = { 91, 94.5, 96, 97.8, 98.9, 99.7, 100 };
static const double rates[] = { 16.30, 14.20, 8.90, 19.25, 11.7 };
static const double balance[] = { -1.2, 0.4, -0.3, 2.2, 3.1, -2.5, 1.7, 0.9, -0.6 };
static const double money[] = { 25000, 28500, 30200, 36800, 35100, 41000 };
static const double zeros_inside[] = { 3, 0, 2, 5, 0, 4, 6 };
static const double parks[] = { 8, 9, 10, 12, 13 };
static const double falling_count[] = { 41, 44, 43, 47, 52, 50 };

static const struct {
        const char *name;
        enum tl_nature nature;
        double lower, upper;
        const double *y;
        size_t n;
} cases[] = {
        { "share", TL_SHARE, TL_MISSING, TL_MISSING, urban, 7 },
        { "share with gaps", TL_SHARE, TL_MISSING, TL_MISSING, gaps, 8 },
        { "share at its bound", TL_SHARE, 0, 100, near_bounds, 7 },
        { "level", TL_LEVEL, TL_MISSING, TL_MISSING, money, 6 },
        { "level with a ceiling", TL_LEVEL, 0, 42000, money, 6 },
        { "flow with zeros", TL_FLOW, TL_MISSING, TL_MISSING, zeros_inside, 7 },
        { "index", TL_INDEX, TL_MISSING, TL_MISSING, money, 6 },
        { "growth", TL_GROWTH, TL_MISSING, TL_MISSING, rates, 5 },
        { "balance", TL_BALANCE, TL_MISSING, TL_MISSING, balance, 9 },
        { "balance with bounds", TL_BALANCE, -4, 3.5, balance, 9 },
        { "count that grows", TL_COUNT, TL_MISSING, TL_MISSING, parks, 5 },
        { "count with a ceiling", TL_COUNT, 0, 16, parks, 5 },
        { "count that can fall", TL_COUNT, TL_MISSING, TL_MISSING, falling_count, 6 },
};

#define N_CASES (sizeof cases / sizeof *cases)

static struct tl_forecast *make(size_t i, const char *model, uint64_t seed, const char *key,
                                size_t paths)
{
        struct tl_forecast_settings settings = { model, TL_OWN_SCALE, paths, seed, key };
        struct tl_forecast *forecast = NULL;
        int status = tl_forecast_new(cases[i].y, cases[i].n, cases[i].nature, cases[i].lower,
                                     cases[i].upper, HORIZON, &settings, &forecast, NULL);

        /* Logs and logits have no place for every value: then there is no forecast to test. */
        CHECK_TRUE(cases[i].name,
                   status == TL_OK || (status == TL_EDOMAIN && strstr(model, "_trend")));
        return forecast;
}

/* Runs a check for every case under every model. */
static void for_all(void (*check)(size_t i, const struct tl_forecast *forecast))
{
        for (size_t i = 0; i < N_CASES; i++)
                for (const char *const *model = tl_model_names(); *model; model++) {
                        struct tl_forecast *forecast = make(i, *model, 1, "", TL_PATHS);

                        if (forecast)
                                check(i, forecast);
                        tl_forecast_free(forecast);
                }
}

/* ------------------------------------------------------------------- conformance ---- */

static void check_quantiles(size_t i, const struct tl_forecast *forecast)
{
        static const double p[] = { 0.005, 0.025, 0.1, 0.3, 0.5, 0.7, 0.9, 0.975, 0.995 };
        const struct tl_transform *f = tl_forecast_transform(forecast);

        CHECK_TRUE(cases[i].name, tl_forecast_has_interval(forecast));
        for (size_t h = 1; h <= HORIZON; h += 4) {
                double before = -HUGE_VAL;

                for (size_t k = 0; k < 9; k++) {
                        double y = tl_forecast_quantile(forecast, h, p[k]);
                        double chance = tl_forecast_chance(forecast, h, y);
                        /* The last digits of y cannot tell chances apart at the very end. */
                        bool at_bound = y <= f->lower || y >= f->upper * (1 - 1e-6);

                        CHECK_TRUE(cases[i].name, y >= before);
                        CHECK_TRUE(cases[i].name, !(y < f->lower) && !(y > f->upper));
                        if (cases[i].nature == TL_COUNT) /* whole numbers, in steps */
                                CHECK_TRUE(cases[i].name, chance >= 1 - p[k] - 1e-12);
                        else if (!at_bound)
                                CHECK_ABS(cases[i].name, chance, 1 - p[k], 1e-9);
                        before = y;
                }
                CHECK_REL("median", tl_forecast_quantile(forecast, h, 0.5),
                          tl_forecast_median(forecast, h), 0);
        }
}

static void test_quantiles(void)
{
        for_all(check_quantiles);
}

/* Chances fall as the bound rises, from 1 to 0. */
static void check_chances(size_t i, const struct tl_forecast *forecast)
{
        for (size_t h = 1; h <= HORIZON; h += 8) {
                double low = tl_forecast_quantile(forecast, h, 0.01);
                double high = tl_forecast_quantile(forecast, h, 0.99);
                double before = 1;

                for (int k = -2; k <= 12; k++) {
                        double bound = low + (high - low) * k / 10;
                        double chance = tl_forecast_chance(forecast, h, bound);

                        CHECK_TRUE(cases[i].name, chance <= before && chance >= 0);
                        before = chance;
                }
                CHECK_ABS(cases[i].name, tl_forecast_chance(forecast, h, -1e300), 1, 1e-6);
                CHECK_ABS(cases[i].name, tl_forecast_chance(forecast, h, 1e300), 0, 1e-6);
        }
        CHECK_REL("lower bound", tl_forecast_chance(forecast, 3, cases[i].lower),
                  isnan(cases[i].lower) ? TL_MISSING : 1, 0);
        if (!isnan(cases[i].upper))
                CHECK_REL("above the upper bound",
                          tl_forecast_chance(forecast, 3, cases[i].upper + 0.1), 0, 0);
}

static void test_chances(void)
{
        for_all(check_chances);
}

static void test_out_of_reach(void)
{
        struct tl_forecast *forecast = make(0, "ensemble", 1, "", TL_PATHS);

        CHECK_INT("horizon", tl_forecast_horizon(forecast), HORIZON);
        CHECK_REL("h = 0", tl_forecast_median(forecast, 0), TL_MISSING, 0);
        CHECK_REL("h too far", tl_forecast_median(forecast, HORIZON + 1), TL_MISSING, 0);
        CHECK_REL("p = 0", tl_forecast_quantile(forecast, 1, 0), TL_MISSING, 0);
        CHECK_REL("p = 1", tl_forecast_quantile(forecast, 1, 1), TL_MISSING, 0);
        CHECK_REL("p missing", tl_forecast_quantile(forecast, 1, TL_MISSING), TL_MISSING, 0);
        CHECK_REL("h too far", tl_forecast_quantile(forecast, HORIZON + 1, 0.5), TL_MISSING, 0);
        CHECK_REL("h = 0", tl_forecast_chance(forecast, 0, 40), TL_MISSING, 0);
        CHECK_REL("bound missing", tl_forecast_chance(forecast, 1, TL_MISSING), TL_MISSING, 0);
        CHECK_REL("h = 0", tl_forecast_mean(forecast, 0), TL_MISSING, 0);
        CHECK_REL("backwards", tl_forecast_chance_sum(forecast, 3, 2, 0), TL_MISSING, 0);
        CHECK_REL("from 0", tl_forecast_chance_sum(forecast, 0, 2, 0), TL_MISSING, 0);
        CHECK_REL("too far", tl_forecast_chance_sum(forecast, 1, HORIZON + 1, 0), TL_MISSING, 0);
        tl_forecast_free(forecast);
        tl_forecast_free(NULL);
}

/* ------------------------------------------------------------------------- paths ---- */

#define MANY 20000

/* Part of the paths with y >= bound at h. */
static double share_of_paths(const double *paths, size_t n, size_t h, double bound)
{
        size_t count = 0;

        for (size_t s = 0; s < n; s++)
                count += paths[s * HORIZON + h - 1] >= bound ? 1 : 0;
        return (double)count / (double)n;
}

/* At the quantile of p the share of the paths is 1 - p, within four standard errors. */
static void test_marginals(void)
{
        static const double p[] = { 0.05, 0.25, 0.5, 0.75, 0.95 };

        for (size_t i = 0; i < N_CASES; i++) {
                struct tl_forecast *forecast = make(i, "ensemble", 7, cases[i].name, MANY);
                size_t n;
                const double *paths = tl_forecast_paths(forecast, &n);

                CHECK_INT("paths", n, MANY);
                for (size_t h = 1; h <= HORIZON; h += 6)
                        for (size_t k = 0; k < 5; k++) {
                                double y = tl_forecast_quantile(forecast, h, p[k]);
                                double chance = tl_forecast_chance(forecast, h, y);

                                if (!(y < 100) && cases[i].nature == TL_SHARE)
                                        continue; /* rounded to the bound, which no share reaches */
                                CHECK_ABS(cases[i].name, share_of_paths(paths, n, h, y), chance,
                                          4 * sqrt(chance * (1 - chance) / MANY) + 1e-12);
                        }
                tl_forecast_free(forecast);
        }
}

static void test_paths_stay_inside(void)
{
        for (size_t i = 0; i < N_CASES; i++)
                for (const char *const *model = tl_model_names(); *model; model++) {
                        struct tl_forecast *forecast = make(i, *model, 3, "", 500);
                        const struct tl_transform *f;
                        const double *paths;
                        size_t n, outside = 0;

                        if (!forecast)
                                continue;
                        f = tl_forecast_transform(forecast);
                        paths = tl_forecast_paths(forecast, &n);
                        for (size_t s = 0; s < n * HORIZON; s++)
                                outside += !isfinite(paths[s]) || paths[s] < f->lower ||
                                                           paths[s] > f->upper
                                                   ? 1
                                                   : 0;
                        CHECK_INT(cases[i].name, outside, 0);
                        tl_forecast_free(forecast);
                }
}

static bool same_paths(struct tl_forecast *a, struct tl_forecast *b)
{
        size_t n, m;
        const double *x = tl_forecast_paths(a, &n), *y = tl_forecast_paths(b, &m);
        bool same = n == m && memcmp(x, y, n * HORIZON * sizeof *x) == 0;

        tl_forecast_free(a);
        tl_forecast_free(b);
        return same;
}

static void test_seeds(void)
{
        struct tl_forecast *forecast = make(0, "ensemble", 1, "", 500);
        size_t n;
        const double *paths = tl_forecast_paths(forecast, &n);

        CHECK_TRUE("drawn once", tl_forecast_paths(forecast, &n) == paths);
        tl_forecast_free(forecast);
        CHECK_TRUE("same seed and key", same_paths(make(0, "ensemble", 5, "a/b", 500),
                                                   make(0, "ensemble", 5, "a/b", 500)));
        CHECK_TRUE("no key is the empty one",
                   same_paths(make(0, "ensemble", 5, NULL, 500), make(0, "ensemble", 5, "", 500)));
        CHECK_TRUE("another seed", !same_paths(make(0, "ensemble", 5, "a/b", 500),
                                               make(0, "ensemble", 6, "a/b", 500)));
        CHECK_TRUE("a seed of another upper half",
                   !same_paths(make(0, "ensemble", 5, "a/b", 500),
                               make(0, "ensemble", 5 + ((uint64_t)1 << 40), "a/b", 500)));
        CHECK_TRUE("another key", !same_paths(make(0, "ensemble", 5, "a/b", 500),
                                              make(0, "ensemble", 5, "a/c", 500)));
}

/* The chance of a sum against the paths, for every model on the identity scale. */
static void test_chance_of_sum(void)
{
        static const size_t spans[][2] = { { 1, 6 }, { 4, 4 }, { 3, 12 } };
        const size_t signed_case = 8;

        for (const char *const *model = tl_model_names(); *model; model++) {
                struct tl_forecast *forecast = make(signed_case, *model, 11, "", MANY);
                const double *paths;
                size_t n;

                if (!forecast)
                        continue;
                if (strcmp(*model, "ensemble") == 0) {
                        CHECK_REL("the paths answer", tl_forecast_chance_sum(forecast, 1, 6, 0),
                                  TL_MISSING, 0);
                        tl_forecast_free(forecast);
                        continue;
                }
                paths = tl_forecast_paths(forecast, &n);
                for (size_t k = 0; k < 3; k++)
                        for (double bound = -20; bound <= 20; bound += 5) {
                                double count = 0, chance;

                                for (size_t s = 0; s < n; s++) {
                                        double sum = 0;

                                        for (size_t h = spans[k][0]; h <= spans[k][1]; h++)
                                                sum += paths[s * HORIZON + h - 1];
                                        count += sum >= bound ? 1 : 0;
                                }
                                chance = tl_forecast_chance_sum(forecast, spans[k][0], spans[k][1],
                                                                bound);
                                CHECK_ABS(*model, count / MANY, chance,
                                          4 * sqrt(chance * (1 - chance) / MANY) + 1e-4);
                        }
                CHECK_ABS("a sum of one year", tl_forecast_chance_sum(forecast, 4, 4, 0.7),
                          tl_forecast_chance(forecast, 4, 0.7), 1e-12);
                tl_forecast_free(forecast);
        }
}

/* -------------------------------------------------------------------------- mean ---- */

/* The trimmed mean from 20000 quantiles by the midpoint rule. */
static void test_mean(void)
{
        static const size_t chosen[] = { 0, 3, 7, 8 };

        for (size_t c = 0; c < 4; c++) {
                struct tl_forecast *forecast = make(chosen[c], "drift", 1, "", TL_PATHS);
                double sum = 0;
                const int n = 20000;

                for (int k = 0; k < n; k++)
                        sum += tl_forecast_quantile(forecast, 6, 0.005 + 0.99 * (k + 0.5) / n);
                CHECK_REL(cases[chosen[c]].name, tl_forecast_mean(forecast, 6), sum / n, 6e-3);
                tl_forecast_free(forecast);
        }
}

/* ------------------------------------------------------------------------ counts ---- */

static void test_counts(void)
{
        struct tl_forecast *forecast = make(10, "ensemble", 1, "", MANY);
        size_t n, broken = 0;
        const double *paths = tl_forecast_paths(forecast, &n);

        CHECK_TEXT("law", tl_forecast_model(forecast), "gamma_poisson");
        for (size_t h = 1; h <= HORIZON; h++) {
                double median = tl_forecast_median(forecast, h);

                CHECK_REL("whole", median, floor(median), 0);
                CHECK_TRUE("median", tl_count_chance(5, 4, median - 13, (double)h) >= 0.5);
                CHECK_TRUE("median", tl_count_chance(5, 4, median - 12, (double)h) <= 0.5);
                for (int need = 0; need < 9; need++)
                        CHECK_REL("chance", tl_forecast_chance(forecast, h, 13 + need),
                                  tl_count_chance(5, 4, need, (double)h), 1e-14);
        }
        for (size_t s = 0; s < n; s++)
                for (size_t h = 0; h < HORIZON; h++) {
                        double before = h ? paths[s * HORIZON + h - 1] : 13;
                        double y = paths[s * HORIZON + h];

                        broken += y < before || y > floor(y) ? 1 : 0;
                }
        CHECK_INT("paths in whole steps, never down", broken, 0);
        CHECK_REL("no closed form", tl_forecast_chance_sum(forecast, 1, 3, 40), TL_MISSING, 0);
        tl_forecast_free(forecast);
}

/* ---------------------------------------------------------- short and odd series ---- */

static struct tl_forecast *simple(const double y[], size_t n, enum tl_nature nature)
{
        struct tl_forecast *forecast = NULL;

        CHECK_INT("status",
                  tl_forecast_new(y, n, nature, TL_MISSING, TL_MISSING, HORIZON, NULL, &forecast,
                                  NULL),
                  TL_OK);
        return forecast;
}

static void check_without_distribution(const char *name, struct tl_forecast *forecast)
{
        size_t n_paths = 99;

        CHECK_TRUE(name, !tl_forecast_has_interval(forecast));
        CHECK_TRUE(name, isfinite(tl_forecast_median(forecast, 2)));
        CHECK_REL(name, tl_forecast_quantile(forecast, 1, 0.5), TL_MISSING, 0);
        CHECK_REL(name, tl_forecast_chance(forecast, 1, 5), TL_MISSING, 0);
        CHECK_REL(name, tl_forecast_mean(forecast, 1), TL_MISSING, 0);
        CHECK_REL(name, tl_forecast_chance_sum(forecast, 1, 2, 5), TL_MISSING, 0);
        CHECK_TRUE(name, tl_forecast_paths(forecast, &n_paths) == NULL);
        CHECK_INT(name, n_paths, 0);
}

/* One value is its own forecast; two or three have a distribution, from other series. */
static void test_short(void)
{
        static const double y[] = { 7, 9, 11 };

        for (int nature = 0; nature < TL_N_NATURES; nature++) {
                struct tl_forecast *one = simple(y, 1, (enum tl_nature)nature);

                CHECK_TEXT("one value", tl_forecast_model(one), "naive");
                CHECK_REL("one value", tl_forecast_median(one, HORIZON), 7, 1e-14);
                check_without_distribution("one value", one);
                tl_forecast_free(one);
                for (size_t n = 2; n <= 3; n++) {
                        struct tl_forecast *few = simple(y, n, (enum tl_nature)nature);
                        double median = tl_forecast_median(few, 1);

                        CHECK_TEXT("a few", tl_forecast_model(few),
                                   nature == TL_COUNT ? "gamma_poisson" : "ensemble");
                        CHECK_TRUE("between what was and twice the change",
                                   median > y[0] && median <= 2 * y[n - 1] - y[0]);
                        CHECK_TRUE("an interval", tl_forecast_quantile(few, 1, 0.975) >
                                                          tl_forecast_quantile(few, 1, 0.9));
                        tl_forecast_free(few);
                }
        }
}

/* Every model gives way to the drift and the last value rather than refuse; they have no spread of
 * one or two values. */
static void test_short_models(void)
{
        static const double y[] = { TL_MISSING, 7.5, TL_MISSING, 9 };

        for (const char *const *model = tl_model_names(); *model; model++)
                for (size_t n = 2; n <= 4; n += 2) {
                        struct tl_forecast_settings settings = { *model, TL_OWN_SCALE, TL_PATHS, 1,
                                                                 NULL };
                        struct tl_forecast *forecast = NULL;

                        CHECK_INT(*model,
                                  tl_forecast_new(y, n, TL_SHARE, 0, 10, 3, &settings, &forecast,
                                                  NULL),
                                  TL_OK);
                        if (n == 2 || strcmp(*model, "ensemble") != 0)
                                check_without_distribution(*model, forecast);
                        if (n == 2)
                                CHECK_REL(*model, tl_forecast_median(forecast, 3), 7.5, 1e-14);
                        tl_forecast_free(forecast);
                }
}

/* A flat series moves by less than its rounding: s is the unit over the root of 12, so that a last
 * digit up is neither certain nor impossible. */
static void test_flat(void)
{
        static const struct {
                const char *name;
                double y[5];
                double unit;
        } flat[] = {
                { "tenths", { 38.6, 38.6, 38.6, 38.6, 38.6 }, 0.1 },
                { "hundreds, known to a unit", { 36800, 36800, 36800, 36800, 36800 }, 1 },
                { "thousandths", { 0.125, 0.125, 0.125, 0.125, 0.125 }, 0.001 },
                { "zeros", { 0, 0, 0, 0, 0 }, 1 },
                { "the finest seen", { -7, -7, TL_MISSING, -7, -7 }, 1 },
        };

        for (size_t i = 0; i < sizeof flat / sizeof *flat; i++) {
                struct tl_forecast_settings settings = { "naive", TL_OWN_SCALE, TL_PATHS, 1, NULL };
                double y = flat[i].y[0], width;
                struct tl_forecast *forecast = NULL;

                CHECK_INT("status",
                          tl_forecast_new(flat[i].y, 5, TL_BALANCE, TL_MISSING, TL_MISSING, 9,
                                          &settings, &forecast, NULL),
                          TL_OK);
                CHECK_REL(flat[i].name, tl_forecast_median(forecast, 9), y, 1e-14);
                /* t of 4 (3 with a year missing) changes, three years of a walk at h = 9 */
                width = tl_forecast_quantile(forecast, 9, 0.95) - y;
                CHECK_REL(flat[i].name, width,
                          3 * flat[i].unit / sqrt(12) *
                                  (isnan(flat[i].y[2]) ? 2.3533634348018264 : 2.1318467863266499),
                          1e-9);
                tl_forecast_free(forecast);
        }
}

/* One value in forty shows a finer step than the last one does, and that step is what counts. */
static void test_finest_step(void)
{
        struct tl_forecast_settings settings = { "naive", TL_OWN_SCALE, TL_PATHS, 1, NULL };
        struct tl_forecast *forecast = NULL;
        double y[41] = { 7.01 };

        for (size_t i = 1; i < 41; i++)
                y[i] = 7;
        CHECK_INT("status",
                  tl_forecast_new(y, 41, TL_BALANCE, TL_MISSING, TL_MISSING, 1, &settings,
                                  &forecast, NULL),
                  TL_OK);
        /* Student's t of 40 degrees of freedom at 0.95 */
        CHECK_REL("width", tl_forecast_quantile(forecast, 1, 0.95) - 7,
                  0.01 / sqrt(12) * 1.6838510133356528, 1e-9);
        tl_forecast_free(forecast);
}

static void test_flat_everywhere(void)
{
        static const double ones[] = { 1, 1, 1, 1, 1, 1, 1 };

        for (int nature = 0; nature < TL_N_NATURES; nature++) {
                struct tl_forecast *forecast = simple(ones, 7, (enum tl_nature)nature);

                CHECK_REL("median", tl_forecast_median(forecast, 1), 1, 1e-6);
                if (nature != TL_COUNT)
                        CHECK_TRUE("width", tl_forecast_quantile(forecast, 1, 0.9) > 1 &&
                                                    tl_forecast_quantile(forecast, 1, 0.1) < 1);
                tl_forecast_free(forecast);
        }
}

/* The same forecast whatever the unit: a million or a millionth. */
static void test_magnitude(void)
{
        static const double factors[] = { 1e12, 1e-9 };
        static const enum tl_nature natures[] = { TL_LEVEL, TL_BALANCE, TL_FLOW };
        double y[6];

        for (size_t k = 0; k < 2; k++)
                for (size_t m = 0; m < 3; m++) {
                        struct tl_forecast *plain = simple(money, 6, natures[m]), *scaled;

                        for (size_t i = 0; i < 6; i++)
                                y[i] = factors[k] * money[i];
                        scaled = simple(y, 6, natures[m]);
                        for (size_t h = 1; h <= HORIZON; h += 6) {
                                CHECK_REL("median", tl_forecast_median(scaled, h),
                                          factors[k] * tl_forecast_median(plain, h), 1e-5);
                                CHECK_REL("quantile", tl_forecast_quantile(scaled, h, 0.1),
                                          factors[k] * tl_forecast_quantile(plain, h, 0.1), 1e-5);
                        }
                        tl_forecast_free(plain);
                        tl_forecast_free(scaled);
                }
}

/* ---------------------------------------------------------------------- refusals ---- */

static void test_refusals(void)
{
        static const double none[] = { TL_MISSING, TL_MISSING }, open_end[] = { 3, 4, TL_MISSING },
                            lost[] = { 5, -100, 3, 4 }, infinite[] = { 3, 4, HUGE_VAL, 5 },
                            huge[] = { 3, 4, 1.1e100, 5 }, zero[] = { 3, 0, 4, 5 };
        static const struct {
                const char *name;
                const double *y;
                size_t n;
                enum tl_nature nature;
                const char *model;
                size_t paths, horizon;
                int status;
                const char *text;
        } refused[] = {
                { "no years", none, 0, TL_LEVEL, NULL, 100, 5, TL_ESHORT, "no value is observed" },
                { "no value", none, 2, TL_LEVEL, NULL, 100, 5, TL_ESHORT, "no value is observed" },
                { "open end", open_end, 3, TL_LEVEL, NULL, 100, 5, TL_EMISSING,
                  "the last value is missing" },
                { "level destroyed", lost, 4, TL_GROWTH, "drift", 100, 5, TL_EDOMAIN,
                  "value 2, -100, has no place on the log scale" },
                { "infinite", infinite, 4, TL_BALANCE, NULL, 100, 5, TL_EDOMAIN,
                  "value 3, inf, lies outside the bounds nan to nan" },
                { "no figure", huge, 4, TL_BALANCE, NULL, 100, 5, TL_EDOMAIN,
                  "value 3, 1.1e+100, lies outside the bounds nan to nan" },
                { "logs of zero", zero, 4, TL_FLOW, "log_trend", 100, 5, TL_EDOMAIN,
                  "value 2, 0, has no place on the log scale" },
                { "no two bounds", zero, 4, TL_FLOW, "logit_trend", 100, 5, TL_EDOMAIN,
                  "logit_trend needs an indicator with two bounds" },
                { "unknown model", zero, 4, TL_FLOW, "drfit", 100, 5, TL_ENOTFOUND,
                  "no model “drfit”; did you mean “drift”?" },
                { "few paths", zero, 4, TL_FLOW, NULL, 99, 5, TL_EINVALID,
                  "99 paths; 100 to 1000000 are possible" },
                { "many paths", zero, 4, TL_FLOW, NULL, 1000001, 5, TL_EINVALID,
                  "1000001 paths; 100 to 1000000 are possible" },
                { "no horizon", zero, 4, TL_FLOW, NULL, 100, 0, TL_EINVALID,
                  "a horizon of 0 years; 1 to 1000 are possible" },
                { "too far", zero, 4, TL_FLOW, NULL, 100, 1001, TL_EINVALID,
                  "a horizon of 1001 years; 1 to 1000 are possible" },
                { "no such nature", zero, 4, TL_N_NATURES, NULL, 100, 5, TL_EINVALID,
                  "no such nature: 7" },
        };

        for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
                struct tl_forecast_settings settings = { refused[i].model, TL_OWN_SCALE,
                                                         refused[i].paths, 1, NULL };
                struct tl_forecast *forecast = NULL;
                struct tl_error err = { 0 };

                CHECK_INT(refused[i].name,
                          tl_forecast_new(refused[i].y, refused[i].n, refused[i].nature, TL_MISSING,
                                          TL_MISSING, refused[i].horizon, &settings, &forecast,
                                          &err),
                          refused[i].status);
                CHECK_INT(refused[i].name, err.status, refused[i].status);
                CHECK_TEXT(refused[i].name, err.text, refused[i].text);
                CHECK_TRUE(refused[i].name, forecast == NULL);
        }
}

/* The ends of a share hold where the catalogue gives them; one that is only assumed gives way. */
static void test_share_beyond_its_ends(void)
{
        static const double above[] = { 96, 98, 104, 99 }, below[] = { -3, -1.5, 0.5, 1 };
        static const struct {
                const double *y;
                enum tl_nature taken_for;
                const char *text;
        } shares[] = {
                { above, TL_LEVEL, "value 3, 104, lies outside the bounds 0 to 100" },
                { below, TL_BALANCE, "value 1, -3, lies outside the bounds 0 to 100" },
        };

        for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
                struct tl_forecast *share = simple(shares[i].y, 4, TL_SHARE);
                struct tl_forecast *other = simple(shares[i].y, 4, shares[i].taken_for);
                struct tl_error err = { 0 };

                CHECK_REL("taken for", tl_forecast_quantile(share, 2, 0.9),
                          tl_forecast_quantile(other, 2, 0.9), 0);
                tl_forecast_free(share);
                tl_forecast_free(other);
                CHECK_INT("given",
                          tl_forecast_new(shares[i].y, 4, TL_SHARE, 0, 100, 2, NULL, &other, &err),
                          TL_EDOMAIN);
                CHECK_TEXT("given", err.text, shares[i].text);
                CHECK_INT("no room",
                          tl_forecast_new(shares[i].y, 4, TL_SHARE, 20, 20, 2, NULL, &other, &err),
                          TL_EINVALID);
        }
}

int main(void)
{
        static const struct check_test tests[] = {
                { "quantiles: nested, inside, agree with chances", test_quantiles },
                { "chances: fall as the bound rises", test_chances },
                { "out of reach is missing", test_out_of_reach },
                { "paths: marginals are the quantiles", test_marginals },
                { "paths: inside the bounds", test_paths_stay_inside },
                { "paths: fixed by seed and key", test_seeds },
                { "chance of a sum: against the paths", test_chance_of_sum },
                { "mean: against many quantiles", test_mean },
                { "counts: gamma-Poisson", test_counts },
                { "short: one, two and three values", test_short },
                { "short: every model", test_short_models },
                { "flat: the spread of rounding", test_flat },
                { "flat: the finest step seen", test_finest_step },
                { "flat: every nature", test_flat_everywhere },
                { "any magnitude", test_magnitude },
                { "a share beyond its ends", test_share_beyond_its_ends },
                { "refusals, nothing written", test_refusals },
                { NULL, NULL },
        };

        return check_main("forecast", tests);
}
