/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backtests of one series: worked by hand, against brute force, and what is refused. */
#include "check.h"

#include "targetline.h"

#include <stdlib.h>
#include <string.h>

#define TIGHT 1e-8 /* the quantiles below have ten digits */

static struct tl_backtest_settings settings_for(const char *model, size_t first, size_t horizon)
{
        struct tl_backtest_settings settings = tl_backtest_settings_defaults();

        settings.forecast.model = model;
        settings.first = first;
        settings.horizon = horizon;
        return settings;
}

static struct tl_accuracy backtest(const char *name, const double y[], size_t n,
                                   const struct tl_backtest_settings *settings)
{
        struct tl_accuracy got = { 0 };

        CHECK_INT(name, tl_backtest(y, n, TL_BALANCE, TL_MISSING, TL_MISSING, settings, &got, NULL),
                  TL_OK);
        return got;
}

/* ------------------------------------------------------------------------ by hand ---- */

/* Student's t at 90% and 97.5%, for 3 and 4 degrees of freedom. */
static const double t3[] = { 1.6377443537, 3.1824463053 }, t4[] = { 1.5332062741, 2.7764451052 };

/* The last value of 1 2 4 5, whose changes have the mean 4/3 and the mean square 2, came to 8 and
 * 9; that of 1 2 4 5 8, with 7/4 and 15/4, to 9. */
static void test_by_hand(void)
{
        static const double y[] = { 1, 2, 4, 5, 8, 9 };
        struct tl_backtest_settings settings = settings_for("naive", 4, 3);
        struct tl_accuracy got = backtest("six values", y, 6, &settings);
        double one = 4 / 3.0, two = 7 / 4.0, s = sqrt(2), r = sqrt(15 / 4.0);
        /* Widths; of the 80% intervals two ended short of what came. */
        double score80 = ((2 * t3[0] * s + 10 * (8 - 5 - t3[0] * s)) / one +
                          (2 * t3[0] * 2 + 10 * (9 - 5 - t3[0] * 2)) / one + 2 * t4[0] * r / two) /
                         3;
        double score95 = (2 * t3[1] * s / one + 2 * t3[1] * 2 / one + 2 * t4[1] * r / two) / 3;

        CHECK_INT("origins", got.n_origins, 2);
        CHECK_INT("forecasts", got.n, 3);
        CHECK_REL("mae", got.mae, 8 / 3.0, 1e-14);
        CHECK_REL("rmse", got.rmse, sqrt(26 / 3.0), 1e-14);
        CHECK_REL("smape", got.smape, (600 / 13.0 + 800 / 14.0 + 200 / 17.0) / 3, 1e-14);
        CHECK_REL("mase", got.mase, (3 / one + 4 / one + 1 / two) / 3, 1e-14);
        CHECK_REL("msis80", got.msis80, score80, TIGHT);
        CHECK_REL("msis95", got.msis95, score95, TIGHT);
        CHECK_REL("coverage80", got.coverage80, 1 / 3.0, 1e-14);
        CHECK_REL("coverage95", got.coverage95, 1, 0);
}

/* What falls below its interval costs as much as what lies above. */
static void test_below(void)
{
        static const double up[] = { 1, 2, 4, 5, 8, 9 }, down[] = { -1, -2, -4, -5, -8, -9 };
        struct tl_backtest_settings settings = settings_for("naive", 4, 3);
        struct tl_accuracy a = backtest("up", up, 6, &settings);
        struct tl_accuracy b = backtest("down", down, 6, &settings);

        CHECK_REL("msis80", b.msis80, a.msis80, TIGHT);
        CHECK_REL("msis95", b.msis95, a.msis95, TIGHT);
        CHECK_REL("smape", b.smape, a.smape, 1e-14);
}

/* One origin: 1 2 4 5, held against 8, nothing, 9. */
static void test_single_origin(void)
{
        static const double y[] = { 1, 2, 4, 5, 8, TL_MISSING, 9 };
        struct tl_forecast_settings settings = tl_forecast_settings_defaults();
        struct tl_accuracy got = { 0 };

        settings.model = "naive";
        CHECK_INT("status",
                  tl_backtest_from(y, 7, 4, TL_BALANCE, TL_MISSING, TL_MISSING, &settings, &got,
                                   NULL),
                  TL_OK);
        CHECK_INT("origins", got.n_origins, 1);
        CHECK_INT("forecasts", got.n, 2);
        CHECK_REL("mae", got.mae, 3.5, 1e-14);
        CHECK_REL("mase", got.mase, 3.5 / (4 / 3.0), 1e-14);
        CHECK_REL("smape", got.smape, (600 / 13.0 + 800 / 14.0) / 2, 1e-14);
}

static void test_missing_years(void)
{
        static const double before[] = { 1, 2, 4, TL_MISSING, 6, 9, 10 };
        static const double after[] = { 1, 2, 4, 5, TL_MISSING, 9 };
        struct tl_backtest_settings three = settings_for("naive", 4, 3);
        struct tl_backtest_settings one = settings_for("naive", 4, 1);
        struct tl_accuracy got = backtest("before", before, 7, &three);

        /* A change of 2 in two years is one of 1 a year. */
        CHECK_INT("origins", got.n_origins, 2);
        CHECK_REL("mae", got.mae, 8 / 3.0, 1e-14);
        CHECK_REL("mase", got.mase, (7 / (4 / 3.0) + 1 / (7 / 4.0)) / 3, 1e-14);
        got = backtest("after", after, 6, &three);
        CHECK_INT("origins", got.n_origins, 1);
        CHECK_INT("forecasts", got.n, 1);
        CHECK_REL("mae", got.mae, 4, 0);
        CHECK_INT("one year ahead there is nothing",
                  tl_backtest(after, 6, TL_BALANCE, TL_MISSING, TL_MISSING, &one, &got, NULL),
                  TL_ESHORT);
}

/* What has no scale is missing, and the rest is there; zero for zero is no error. */
static void test_degenerate(void)
{
        static const double flat[] = { 3, 3, 3, 3, 3, 3 }, zeros[] = { 0, 0, 0, 0, 0, 5 };
        static const double late[] = { 3, 3, 3, 3, 5, 6 }, few[] = { 2.385, 3.1, 4.7 };
        struct tl_backtest_settings settings = settings_for("naive", 4, 3);
        struct tl_backtest_settings early = settings_for("naive", 2, 3);
        struct tl_accuracy got = backtest("flat", flat, 6, &settings);

        CHECK_INT("forecasts", got.n, 3);
        CHECK_REL("no error", got.mae, 0, 0);
        CHECK_REL("no scale", got.mase, TL_MISSING, 0);
        CHECK_REL("no scale", got.msis80, TL_MISSING, 0);
        CHECK_REL("held", got.coverage80, 1, 0);
        got = backtest("zeros", zeros, 6, &settings);
        CHECK_REL("0 for 0, 0 for 5 twice", got.smape, 400 / 3.0, 1e-14);
        got = backtest("late", late, 6, &settings);
        CHECK_INT("forecasts", got.n, 3);
        CHECK_REL("mae of all", got.mae, (2 + 3 + 1) / 3.0, 1e-14);
        CHECK_REL("mase of the second origin", got.mase, 1 / 0.5, 1e-14);
        got = backtest("few", few, 3, &early);
        CHECK_REL("an error", got.mae, 1.6, 1e-14);
        CHECK_REL("no interval", got.coverage95, TL_MISSING, 0);
        CHECK_REL("no interval", got.msis95, TL_MISSING, 0);
}

/* -------------------------------------------------------------------- brute force ---- */

struct sums {
        double error, square, symmetric, scaled, held80, held95, score80, score95;
        size_t n, origins;
};

static double scale_of(const double y[], size_t n)
{
        double sum = 0;
        size_t count = 0;

        for (size_t i = 0; i < n; i++)
                for (size_t k = i + 1; k < n && !isnan(y[i]); k++)
                        if (!isnan(y[k])) {
                                sum += fabs(y[k] - y[i]) / (double)(k - i);
                                count++;
                                break;
                        }
        return sum / (double)count;
}

static double interval_score(double y, double low, double high, double alpha)
{
        double score = high - low;

        if (y < low)
                score += 2 / alpha * (low - y);
        if (y > high)
                score += 2 / alpha * (y - high);
        return score;
}

static void add_pair(struct sums *sums, const struct tl_forecast *f, size_t h, double y,
                     double scale)
{
        double m = tl_forecast_quantile(f, h, 0.5), e = y - m;
        double l80 = tl_forecast_quantile(f, h, 0.1), u80 = tl_forecast_quantile(f, h, 0.9);
        double l95 = tl_forecast_quantile(f, h, 0.025), u95 = tl_forecast_quantile(f, h, 0.975);

        sums->n++;
        sums->error += fabs(e);
        sums->square += e * e;
        sums->symmetric += 200 * fabs(e) / (fabs(y) + fabs(m));
        sums->scaled += fabs(e) / scale;
        sums->held80 += y >= l80 && y <= u80;
        sums->held95 += y >= l95 && y <= u95;
        sums->score80 += interval_score(y, l80, u80, 0.2) / scale;
        sums->score95 += interval_score(y, l95, u95, 0.05) / scale;
}

/* Every pair of an origin and a later year, in the order of the later years. */
static struct sums brute_force(const double y[], size_t n, enum tl_nature nature,
                               const struct tl_backtest_settings *settings)
{
        struct sums sums = { 0 };
        bool used[64] = { false };

        for (size_t t = 1; t < n; t++)
                for (size_t h = 1; h <= settings->horizon && h <= t && !isnan(y[t]); h++) {
                        size_t known = t - h + 1, observed = 0;
                        struct tl_forecast *f = NULL;

                        for (size_t i = 0; i < known; i++)
                                observed += isnan(y[i]) ? 0 : 1;
                        if (isnan(y[known - 1]) || observed < settings->first)
                                continue;
                        CHECK_INT("forecast",
                                  tl_forecast_new(y, known, nature, TL_MISSING, TL_MISSING, h,
                                                  &settings->forecast, &f, NULL),
                                  TL_OK);
                        add_pair(&sums, f, h, y[t], scale_of(y, known));
                        sums.origins += !used[known];
                        used[known] = true;
                        tl_forecast_free(f);
                }
        return sums;
}

static void compare(const char *name, const struct tl_accuracy *got, const struct sums *want)
{
        double n = (double)want->n;

        CHECK_INT(name, got->n, want->n);
        CHECK_INT(name, got->n_origins, want->origins);
        CHECK_REL(name, got->mae, want->error / n, 1e-9);
        CHECK_REL(name, got->rmse, sqrt(want->square / n), 1e-9);
        CHECK_REL(name, got->smape, want->symmetric / n, 1e-9);
        CHECK_REL(name, got->mase, want->scaled / n, 1e-9);
        CHECK_REL(name, got->coverage80, want->held80 / n, 1e-12);
        CHECK_REL(name, got->coverage95, want->held95 / n, 1e-12);
        CHECK_REL(name, got->msis80, want->score80 / n, 1e-6);
        CHECK_REL(name, got->msis95, want->score95 / n, 1e-6);
}

/* Rising values with two holes, held against one year ahead and up to seven. */
static void compare_model(const char *model, size_t k, unsigned *state)
{
        static const enum tl_nature natures[] = { TL_LEVEL, TL_SHARE, TL_GROWTH, TL_BALANCE };
        struct tl_backtest_settings settings = settings_for(model, 4 + k % 2, 1 + 2 * k);
        struct tl_accuracy got = { 0 };
        struct sums want;
        double y[16];
        int status;

        for (size_t i = 0; i < 16; i++) {
                *state = *state * 1103515245u + 12345u;
                y[i] = 21 + 1.3 * (double)i + (double)(*state >> 16 & 1023) / 97.0;
        }
        y[3 + k] = y[9] = TL_MISSING;
        status = tl_backtest(y, 16, natures[k], TL_MISSING, TL_MISSING, &settings, &got, NULL);
        if (strcmp(model, "logit_trend") == 0 && natures[k] != TL_SHARE) {
                CHECK_INT("a scale that needs an upper bound", status, TL_EDOMAIN);
                return;
        }
        CHECK_INT(model, status, TL_OK);
        want = brute_force(y, 16, natures[k], &settings);
        compare(model, &got, &want);
}

static void test_against_brute_force(void)
{
        const char *const *models = tl_model_names();
        unsigned state = 2385;

        for (size_t m = 0; models[m]; m++)
                for (size_t k = 0; k < 4; k++)
                        compare_model(models[m], k, &state);
}

/* ----------------------------------------------------------------------- refusals ---- */

static void test_refusals(void)
{
        static const double y[] = { 3, 4, 5, 6, 7, 8 }, outside[] = { 3, 4, 5, -200, 5, 6 };
        static const struct {
                const char *name;
                const double *y;
                size_t n;
                enum tl_nature nature;
                const char *model;
                size_t first, horizon;
                int status;
                const char *text;
        } cases[] = {
                { "nothing", y, 0, TL_BALANCE, "naive", 4, 3, TL_ESHORT,
                  "there is no value to hold a forecast against" },
                { "four values", y, 4, TL_BALANCE, "naive", 4, 3, TL_ESHORT,
                  "there is no value to hold a forecast against" },
                { "outside its bounds", outside, 6, TL_GROWTH, "naive", 4, 3, TL_EDOMAIN,
                  "value 4, -200, lies outside the bounds -100 to nan" },
                { "no observation", y, 6, TL_BALANCE, "naive", 0, 3, TL_EINVALID,
                  "a forecast from no observation; 1 is the least" },
                { "no year ahead", y, 6, TL_BALANCE, "naive", 4, 0, TL_EINVALID,
                  "0 years ahead; 1 to 1000 are possible" },
                { "too far ahead", y, 6, TL_BALANCE, "naive", 4, 1001, TL_EINVALID,
                  "1001 years ahead; 1 to 1000 are possible" },
                { "no such model", y, 6, TL_BALANCE, "oracle", 4, 3, TL_ENOTFOUND, NULL },
        };

        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
                struct tl_backtest_settings settings =
                        settings_for(cases[i].model, cases[i].first, cases[i].horizon);
                struct tl_accuracy out = { .n = 77 };
                struct tl_error err = { 0 };

                CHECK_INT(cases[i].name,
                          tl_backtest(cases[i].y, cases[i].n, cases[i].nature, TL_MISSING,
                                      TL_MISSING, &settings, &out, &err),
                          cases[i].status);
                CHECK_INT(cases[i].name, err.status, cases[i].status);
                if (cases[i].text)
                        CHECK_TEXT(cases[i].name, err.text, cases[i].text);
                CHECK_INT(cases[i].name, out.n, 77);
        }
}

static void test_refusals_from(void)
{
        static const double y[] = { 3, 4, TL_MISSING, 6, 7, TL_MISSING };
        static const struct {
                const char *name;
                size_t n, known;
                int status;
        } cases[] = {
                { "nothing known", 6, 0, TL_EINVALID },
                { "more known than there are", 4, 5, TL_EINVALID },
                { "all known", 5, 5, TL_ESHORT },
                { "nothing came", 6, 5, TL_ESHORT },
                { "the last one not known", 5, 3, TL_EMISSING },
        };

        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
                struct tl_accuracy out = { .n = 77 };

                CHECK_INT(cases[i].name,
                          tl_backtest_from(y, cases[i].n, cases[i].known, TL_BALANCE, TL_MISSING,
                                           TL_MISSING, NULL, &out, NULL),
                          cases[i].status);
                CHECK_INT(cases[i].name, out.n, 77);
        }
}

int main(void)
{
        static const struct check_test tests[] = {
                { "rolling origin, by hand", test_by_hand },
                { "below as above", test_below },
                { "a single origin", test_single_origin },
                { "missing years", test_missing_years },
                { "flat, zero, short", test_degenerate },
                { "against brute force", test_against_brute_force },
                { "refusals, nothing written", test_refusals },
                { "refusals of a single origin", test_refusals_from },
                { NULL, NULL },
        };

        return check_main("backtest", tests);
}
