/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The default forecast. Its components, quantiles and paths against another implementation of the
 * same equations (tests/ensemble/README.md); what a component integrates out against integration on
 * a grid; and what must hold for any series: units, signs, nesting, odd data. */
#include "check.h"

#include "forecast/ensemble.h"
#include "forecast/innovations.h"
#include "forecast/student.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---------------------------------------------------------- another implementation ---- */

enum { TREND = false, TRANSITORY = true };
enum { PLAINLY = false, ROBUST = true };
#define PRIOR(...)
#define COMPONENT(view, type, jumps, ...) { TL__VIEW_##view, type, jumps, __VA_ARGS__ },
static const struct tl__component first_level[] = {
#include "ensemble/level.def"
};
static const struct tl__component first_share[] = {
#include "ensemble/share.def"
};
static const struct tl__component first_signed[] = {
#include "ensemble/signed.def"
};
#undef PRIOR
#undef COMPONENT
#define PRIOR(...) __VA_ARGS__,
#define COMPONENT(...)
static const struct tl__prior first_priors[] = {
        {
#include "ensemble/level.def"
                first_level, sizeof first_level / sizeof *first_level },
        {
#include "ensemble/share.def"
                first_share, sizeof first_share / sizeof *first_share },
        {
#include "ensemble/signed.def"
                first_signed, sizeof first_signed / sizeof *first_signed },
};

#define MAX_SERIES 8
#define MAX_VALUES 40

static struct reference {
        char name[40];
        const struct tl__prior *prior;
        enum tl_nature nature;
        double y[MAX_VALUES];
        size_t n;
} references[MAX_SERIES];

/* Calls @use for each line of a file of tests/ensemble after the first. */
static void for_lines(const char *file, void (*use)(char *line))
{
        char path[4200], line[1000];
        FILE *stream;

        snprintf(path, sizeof path, "%s/%s", check_path("tests/ensemble"), file);
        stream = fopen(path, "r");
        CHECK_TRUE(path, stream != NULL);
        for (bool header = true; stream && fgets(line, sizeof line, stream); header = false)
                if (!header)
                        use(line);
        if (stream)
                fclose(stream);
}

static struct reference *reference_named(const char *name)
{
        size_t i = 0;

        while (i + 1 < MAX_SERIES && references[i].n > 0 && strcmp(references[i].name, name) != 0)
                i++;
        return &references[i];
}

static void add_value(char *line)
{
        static const struct {
                char kind;
                enum tl_nature nature;
        } kinds[] = { { 'P', TL_LEVEL }, { 'S', TL_SHARE }, { 'R', TL_BALANCE } };
        char name[40], kind;
        double y = TL_MISSING;
        struct reference *reference;

        CHECK_TRUE(line, sscanf(line, "%39[^,],%c,%*d,%*d,%lf", name, &kind, &y) >= 2);
        reference = reference_named(name);
        memcpy(reference->name, name, sizeof name);
        for (size_t i = 0; i < 3; i++)
                if (kinds[i].kind == kind) {
                        reference->prior = &first_priors[i];
                        reference->nature = kinds[i].nature;
                }
        reference->y[reference->n++] = y;
}

static void load_series(void)
{
        memset(references, 0, sizeof references);
        for_lines("series.csv", add_value);
}

static struct tl__evidence evidence_of(const struct reference *reference)
{
        struct tl__history history = { .nature = reference->nature,
                                       .lower = TL_MISSING,
                                       .upper = TL_MISSING };
        struct tl__evidence evidence;

        CHECK_INT("history", tl__history_set(&history, reference->y, reference->n, NULL), TL_OK);
        tl__evidence_gather(&evidence, &history);
        return evidence;
}

static void check_component(char *line)
{
        static const size_t horizons[] = { 1, 6, 20 };
        struct tl__outlook outlook = { 20, (double[20]){ 0 }, (double[20]){ 0 }, (double[20]){ 0 },
                                       (double[20]){ 0 } };
        char name[40];
        double want[14], *v = want;
        const struct reference *reference;
        const struct tl__component *component;
        struct tl__evidence evidence;
        struct tl__fitted fitted;

        sscanf(line, "%39[^,],%lf,%lf,%lf,%lf,%lf,%lf,%lf,%lf,%lf,%lf,%lf,%lf,%lf,%lf", name, v,
               v + 1, v + 2, v + 3, v + 4, v + 5, v + 6, v + 7, v + 8, v + 9, v + 10, v + 11,
               v + 12, v + 13);
        reference = reference_named(name);
        component = &reference->prior->component[(size_t)want[1]];
        evidence = evidence_of(reference);
        CHECK_TRUE(name, tl__innovations_fit(component, &evidence, 0, &fitted));
        tl__innovations_forecast(component, &fitted, evidence.last, &outlook);
        CHECK_REL(name, tl__innovations_df(&evidence, 0), want[0], 1e-12);
        CHECK_ABS(name, fitted.log_likelihood, want[3], 1e-8);
        CHECK_REL(name, fitted.variance, want[4], 1e-8);
        CHECK_ABS(name, fitted.state.level, want[5], 1e-8);
        CHECK_ABS(name, fitted.state.slope, want[6], 1e-8);
        CHECK_ABS(name, fitted.state.drift, want[7], 1e-8);
        for (size_t i = 0; i < 3; i++) {
                CHECK_ABS(name, outlook.mean[horizons[i] - 1], want[8 + 2 * i], 1e-8);
                CHECK_REL(name, outlook.sd[horizons[i] - 1], want[9 + 2 * i], 1e-8);
        }
}

static void test_components(void)
{
        load_series();
        for_lines("components.csv", check_component);
}

static struct tl__distribution *mixture_of(const struct reference *reference, size_t horizon)
{
        struct tl__history history = { .nature = reference->nature,
                                       .lower = TL_MISSING,
                                       .upper = TL_MISSING };

        CHECK_INT("history", tl__history_set(&history, reference->y, reference->n, NULL), TL_OK);
        return tl__ensemble_new(&history, reference->prior, horizon);
}

static void check_quantiles(char *line)
{
        static const double p[] = { 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975 };
        struct tl__distribution *mixture;
        char name[40];
        double want[7];
        size_t h;

        sscanf(line, "%39[^,],%zu,%lf,%lf,%lf,%lf,%lf,%lf,%lf", name, &h, want, want + 1, want + 2,
               want + 3, want + 4, want + 5, want + 6);
        mixture = mixture_of(reference_named(name), 20);
        for (size_t i = 0; i < 7; i++)
                CHECK_REL(name, mixture->type->quantile(mixture, h, p[i]), want[i], 1e-6);
        mixture->type->free(mixture);
}

static void test_quantiles(void)
{
        load_series();
        for_lines("quantiles.csv", check_quantiles);
}

#define MANY 60000

/* Share of the paths of six years on which @what holds. */
static double share(const double paths[][6], const double known[4], int what)
{
        double met = 0;

        for (size_t s = 0; s < MANY; s++) {
                const double *y = paths[s];
                double sum = y[0] + y[1] + y[2] + y[3] + y[4] + y[5], growth = y[0] / known[3];
                double all = sum + known[0] + known[1] + known[2] + known[3];

                for (size_t h = 1; h < 6; h++)
                        growth += y[h] / y[h - 1];
                met += what == 0   ? y[5] >= 650
                       : what == 1 ? sum >= 3500
                       : what == 2 ? growth / 6 - 1 >= 0.04
                       : what == 3 ? y[5] >= 600 && y[5] <= 700
                       : what == 4 ? y[5] >= 7
                       : what == 5 ? sum / 6 >= 6.5
                       : what == 6 ? all / 10 >= 6.5
                                   : all / 10 >= 7;
        }
        return met / MANY;
}

static int next_chance;
static double (*drawn)[6];

static void check_chance(char *line)
{
        const struct reference *reference = reference_named(strtok(line, ","));
        double chance = atof(strstr(line + strlen(line) + 1, ",0.") + 1), got;

        if (next_chance % 4 == 0) {
                struct tl__distribution *mixture = mixture_of(reference, 6);
                gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);

                gsl_rng_set(rng, 7);
                mixture->type->draw(mixture, rng, MANY, drawn[0]);
                gsl_rng_free(rng);
                mixture->type->free(mixture);
        }
        got = share((const double(*)[6])drawn, &reference->y[reference->n - 4], next_chance);
        CHECK_ABS(reference->name, got, chance, 4 * sqrt(chance * (1 - chance) / MANY) + 4 * 8e-4);
        next_chance++;
}

static void test_paths(void)
{
        load_series();
        next_chance = 0;
        drawn = calloc(MANY, sizeof *drawn);
        for_lines("chances.csv", check_chance);
        CHECK_INT("all eight", next_chance, 8);
        free(drawn);
}

static void check_t(char *line)
{
        const double one = 1, none = 0;
        struct tl__student student;
        double df, x, want, density;

        sscanf(line, "\"pt\",%lf,%lf,\"%lf", &df, &x, &want);
        tl__student_init(&student, df);
        CHECK_ABS("below", tl__student_mix(&student, 1, &one, &none, &one, x, &density), want,
                  2e-9);
        CHECK_REL("density", density, gsl_ran_tdist_pdf(x, df), 1e-2);
}

static void test_student(void)
{
        for_lines("t_cdf.csv", check_t);
        for (double df = 0.9; df < 14; df += 0.7) {
                struct tl__student student;

                tl__student_init(&student, df);
                for (double p = 0.0005; p < 1; p += 0.00317)
                        CHECK_REL("quantile", tl__student_quantile(&student, p),
                                  gsl_cdf_tdist_Pinv(p, df), 1e-6);
        }
}

/* --------------------------------------------------------------- integration on a grid ---- */

static const double few[] = { 3.1, 3.4, 3.3, TL_MISSING, 3.9, 4.4, 4.2 };
#define FEW      7
#define SIGMA_DF 2

/* The definition: product of the errors' normal densities, each to the power of its weight, for a
 * start (level, drift) and sigma. @mean, @sd: of the year after the last, given these. */
static double likelihood(const struct tl__component *component, double level, double drift,
                         double sigma, double mean_sd[2])
{
        double log_density = 0, unit = 0, n = 0, before = few[0], z, gap_variance = 1;

        for (size_t t = 0; t < FEW; t++) {
                unit += isnan(few[t]) ? 0 : few[t];
                n += isnan(few[t]) ? 0 : 1;
        }
        unit /= n;
        for (size_t t = 0; t < FEW; t++) {
                double scale = component->view == TL__VIEW_PROPORTIONAL ? before / unit : 1;
                double error, jacobian = 0;

                level += drift;
                if (isnan(few[t])) {
                        gap_variance += component->alpha * component->alpha;
                        continue;
                }
                z = component->view == TL__VIEW_LINKED ? log(few[t] / unit) : few[t] / unit;
                if (component->view == TL__VIEW_LINKED)
                        jacobian = t > 0 ? -log(few[t] / unit) : 0;
                error = z - level;
                level += component->alpha * error;
                scale *= sqrt(gap_variance);
                log_density += pow(0.9, (double)(FEW - 1 - t)) *
                               (jacobian - (t > 0 ? log(scale) : 0) - log(sigma) -
                                error * error / (2 * sigma * sigma * scale * scale));
                before = few[t];
                gap_variance = 1;
        }
        mean_sd[0] = level + drift;
        mean_sd[1] = sigma * (component->view == TL__VIEW_PROPORTIONAL ? before / unit : 1);
        return log_density;
}

/* Evidence of the component up to a constant that all have, and P(z of next year <= @z), by the
 * midpoint rule over drift, level and log sigma. */
static double evidence_on_grid(const struct tl__component *component, double z, double *below)
{
        const double s0 = component->sigma, nu = SIGMA_DF;
        bool drifts = component->drift_variance > 0;
        double sum = 0, sum_below = 0, cell = 0.08;

        for (double log_sigma = log(s0) - 5; log_sigma < log(s0) + 6; log_sigma += cell) {
                double sigma = exp(log_sigma);
                double spread = sigma * sqrt(component->drift_variance);
                double prior = nu * log(s0) - nu * log_sigma - nu * s0 * s0 / (2 * sigma * sigma);

                for (int i = drifts ? -24 : 0; i <= (drifts ? 24 : 0); i++) {
                        double drift = component->drift + spread * i / 4;
                        double weight = drifts ? exp(-i * i / 32.0) / 4 / sqrt(2 * M_PI) : 1;

                        for (double u = -1.2; u <= 1.2; u += 0.01) {
                                double mean_sd[2], density;
                                double level = (component->view == TL__VIEW_LINKED ? 0 : 1) + u;

                                density = weight *
                                          exp(likelihood(component, level, drift, sigma, mean_sd) +
                                              prior);
                                sum += density;
                                sum_below += density *
                                             gsl_cdf_ugaussian_P((z - mean_sd[0]) / mean_sd[1]);
                        }
                }
        }
        *below = sum_below / sum;
        return log(sum);
}

/* Level and drift, sigma expected: log likelihoods differ as the integrals do, and the law of next
 * year is the one that integration gives. */
static void test_integrals(void)
{
        static const struct tl__component components[] = {
                { TL__VIEW_PLAIN, .alpha = 0.6, .sigma = 0.05 },
                { TL__VIEW_PLAIN, .alpha = 1, .drift = 0.03, .sigma = 0.05 },
                { TL__VIEW_PLAIN, .alpha = 0.6, .sigma = 0.2 },
                { TL__VIEW_PROPORTIONAL, .alpha = 0.8, .sigma = 0.05 },
                { TL__VIEW_LINKED, .alpha = 0.8, .drift = 0.06, .sigma = 0.05 },
                { TL__VIEW_LINKED, .alpha = 0.3, .drift = 0.03, .drift_variance = 0.2,
                  .sigma = 0.1 },
                { TL__VIEW_PLAIN, .alpha = 1, .drift_variance = 1, .sigma = 0.05 },
        };
        struct tl__history history = { few, FEW, 6, TL_LEVEL, 0, TL_MISSING, 0.1 };
        struct tl__evidence evidence;
        double first_grid = 0, first_closed = 0;

        tl__evidence_gather(&evidence, &history);
        for (size_t i = 0; i < sizeof components / sizeof *components; i++) {
                const struct tl__component *component = &components[i];
                struct tl__outlook outlook = { 1, (double[1]){ 0 }, (double[1]){ 0 },
                                               (double[1]){ 0 }, (double[1]){ 0 } };
                double df = tl__innovations_df(&evidence, SIGMA_DF), z, below, on_grid;
                struct tl__fitted fitted;

                CHECK_TRUE("fits", tl__innovations_fit(component, &evidence, SIGMA_DF, &fitted));
                tl__innovations_forecast(component, &fitted, evidence.last, &outlook);
                z = outlook.mean[0] + 0.8 * outlook.sd[0];
                on_grid = evidence_on_grid(component, z, &below);
                CHECK_ABS("law of next year", below, gsl_cdf_tdist_P(0.8, df), 1e-3);
                if (i == 0) {
                        first_grid = on_grid;
                        first_closed = fitted.log_likelihood;
                }
                CHECK_ABS("evidence", fitted.log_likelihood - first_closed, on_grid - first_grid,
                          3e-3);
        }
}

/* One component alone: its paths have its law in every year, and its mean is that of its
 * quantiles. */
static void test_one_component(void)
{
        static const struct tl__component components[] = {
                { TL__VIEW_PLAIN, TREND, PLAINLY, 1.2, 0.3, 0.8, 3, 0, 0, 0.05, 0 },
                { TL__VIEW_PROPORTIONAL, TRANSITORY, ROBUST, 0.2, 0.5, 0.5, 0.5, 0.1, 0.03, 0.05,
                  0 },
                { TL__VIEW_LINKED, TREND, ROBUST, 1, 0, 0, 0, 0.3, 0.06, 0.05, 0 },
        };
        static const double p[] = { 0.05, 0.25, 0.5, 0.75, 0.95 };
        struct tl__history history = { few, FEW, 6, TL_LEVEL, 0, TL_MISSING, 0.1 };
        double(*paths)[12] = calloc(MANY, sizeof *paths);

        for (size_t c = 0; c < 3; c++) {
                struct tl__prior prior = { 1, SIGMA_DF, 0.02, &components[c], 1 };
                struct tl__distribution *one = tl__ensemble_new(&history, &prior, 12);
                gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
                double sum = 0;

                one->type->draw(one, rng, MANY, paths[0]);
                for (size_t h = 1; h <= 12; h++)
                        for (size_t k = 0; k < 5; k++) {
                                double y = one->type->quantile(one, h, p[k]), count = 0;
                                double error = 4.5 * sqrt(p[k] * (1 - p[k]) / MANY);

                                for (size_t s = 0; s < MANY; s++)
                                        count += paths[s][h - 1] <= y;
                                /* At a bound, where values are clipped, there may be more. */
                                CHECK_TRUE("share below", count / MANY > p[k] - error);
                                CHECK_TRUE("share below", y <= 0 || count / MANY < p[k] + error);
                        }
                for (int k = 0; k < 4000; k++)
                        sum += one->type->quantile(one, 6, 0.005 + 0.99 * (k + 0.5) / 4000);
                CHECK_REL("mean", one->type->mean(one, 6), sum / 4000, 1e-3);
                gsl_rng_free(rng);
                one->type->free(one);
        }
        free(paths);
}

/* ------------------------------------------------------------------------ any series ---- */

#define HORIZON 20

static const double growing[] = { 160, 173, 185, 199, 204, 226, 231, 250, 262, 281, 290, 311 };
static const double rates[] = { 6.8, 6.9, 7.1, -2.3, 7.8, 5.5, 7.0, -1.1, 5.7, 6.4 };
static const double part[] = { 12.2, 14.1, 15.0, 17.9, 18.5, 22.0, 21.6, 25.3, 28.1 };

static struct tl_forecast *forecast_of(const double y[], size_t n, enum tl_nature nature)
{
        struct tl_forecast *forecast = NULL;

        CHECK_INT("status",
                  tl_forecast_new(y, n, nature, TL_MISSING, TL_MISSING, HORIZON, NULL, &forecast,
                                  NULL),
                  TL_OK);
        return forecast;
}

/* Another unit: the same forecast in that unit. Of growth there is but one unit, yet the values of
 * a balance are on its scale. */
static void test_units(void)
{
        static const double factors[] = { 1000, 1e-3, 1e12, 0.37 };
        static const struct {
                const double *y;
                size_t n;
                enum tl_nature nature;
        } series[] = { { growing, 12, TL_LEVEL },
                       { growing, 12, TL_FLOW },
                       { rates, 10, TL_BALANCE } };

        for (size_t i = 0; i < 3; i++)
                for (size_t k = 0; k < 4; k++) {
                        struct tl_forecast *plain =
                                forecast_of(series[i].y, series[i].n, series[i].nature);
                        struct tl_forecast *scaled;
                        double y[12];

                        for (size_t t = 0; t < series[i].n; t++)
                                y[t] = factors[k] * series[i].y[t];
                        scaled = forecast_of(y, series[i].n, series[i].nature);
                        for (size_t h = 1; h <= HORIZON; h += 4)
                                for (double p = 0.025; p < 1; p += 0.158)
                                        CHECK_REL("quantile", tl_forecast_quantile(scaled, h, p),
                                                  factors[k] * tl_forecast_quantile(plain, h, p),
                                                  1e-8);
                        tl_forecast_free(plain);
                        tl_forecast_free(scaled);
                }
}

/* A share of other bounds: the same on its own scale. */
static void test_share_of_other_bounds(void)
{
        struct tl_forecast *percent = forecast_of(part, 9, TL_SHARE), *other = NULL;
        double y[9];

        for (size_t t = 0; t < 9; t++)
                y[t] = 3 + 0.04 * part[t]; /* 0..100 becomes 3..7 */
        CHECK_INT("status", tl_forecast_new(y, 9, TL_SHARE, 3, 7, HORIZON, NULL, &other, NULL),
                  TL_OK);
        for (size_t h = 1; h <= HORIZON; h += 4)
                for (double p = 0.025; p < 1; p += 0.158)
                        CHECK_REL("quantile", tl_forecast_quantile(other, h, p),
                                  3 + 0.04 * tl_forecast_quantile(percent, h, p), 1e-9);
        tl_forecast_free(percent);
        tl_forecast_free(other);
}

static void test_mirror(void)
{
        struct tl_forecast *plain = forecast_of(rates, 10, TL_BALANCE), *mirrored;
        double y[10];

        for (size_t t = 0; t < 10; t++)
                y[t] = -rates[t];
        mirrored = forecast_of(y, 10, TL_BALANCE);
        for (size_t h = 1; h <= HORIZON; h += 3)
                for (double p = 0.025; p < 1; p += 0.158)
                        CHECK_ABS("quantile", tl_forecast_quantile(mirrored, h, p),
                                  -tl_forecast_quantile(plain, h, 1 - p), 1e-8);
        tl_forecast_free(plain);
        tl_forecast_free(mirrored);
}

static double width(const struct tl_forecast *forecast, size_t h, double level)
{
        return tl_forecast_quantile(forecast, h, 0.5 + level / 2) -
               tl_forecast_quantile(forecast, h, 0.5 - level / 2);
}

static void test_intervals(void)
{
        static const double levels[] = { 0.2, 0.5, 0.8, 0.9, 0.95, 0.99 };
        static const struct {
                const double *y;
                size_t n;
                enum tl_nature nature;
        } series[] = { { growing, 12, TL_LEVEL },
                       { rates, 10, TL_BALANCE },
                       { part, 9, TL_SHARE } };

        for (size_t i = 0; i < 3; i++) {
                struct tl_forecast *forecast =
                        forecast_of(series[i].y, series[i].n, series[i].nature);

                for (size_t h = 1; h <= HORIZON; h++)
                        for (size_t k = 0; k < 6; k++) {
                                if (k > 0)
                                        CHECK_TRUE("nested",
                                                   width(forecast, h, levels[k]) >
                                                           width(forecast, h, levels[k - 1]));
                                if (h > 1)
                                        CHECK_TRUE("never narrower",
                                                   width(forecast, h, levels[k]) >=
                                                           width(forecast, h - 1, levels[k]));
                        }
                tl_forecast_free(forecast);
        }
}

/* A year that comes as its median said: the next one is forecast near where it was, and no more
 * surely than twice. */
static void test_expected_year(void)
{
        static const struct {
                const double *y;
                size_t n;
                enum tl_nature nature;
        } series[] = { { growing, 12, TL_LEVEL },
                       { rates, 10, TL_BALANCE },
                       { part, 9, TL_SHARE } };

        for (size_t i = 0; i < 3; i++) {
                struct tl_forecast *before =
                        forecast_of(series[i].y, series[i].n, series[i].nature);
                struct tl_forecast *after;
                double y[13], moved;

                memcpy(y, series[i].y, series[i].n * sizeof *y);
                y[series[i].n] = tl_forecast_median(before, 1);
                after = forecast_of(y, series[i].n + 1, series[i].nature);
                for (size_t h = 1; h < HORIZON; h++) {
                        moved = tl_forecast_median(after, h) - tl_forecast_median(before, h + 1);
                        CHECK_TRUE("median", fabs(moved) < width(before, h + 1, 0.8) / 4);
                        CHECK_TRUE("width", width(after, h, 0.8) > width(before, h, 0.8) / 2);
                        CHECK_TRUE("width", width(after, h, 0.8) < width(before, h, 0.8) * 1.1);
                }
                tl_forecast_free(before);
                tl_forecast_free(after);
        }
}

/* ------------------------------------------------------------------------- odd series ---- */

static void check_inside(const char *name, const struct tl_forecast *forecast, size_t h, double low,
                         double high)
{
        CHECK_TRUE(name, tl_forecast_quantile(forecast, h, 0.1) >= low);
        CHECK_TRUE(name, tl_forecast_quantile(forecast, h, 0.9) <= high);
}

static void test_odd_series(void)
{
        static const double constant[] = { 12, 12, 12, 12, 12, 12, 12, 12 };
        static const double line[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 };
        static const double zeros[] = { 0, 0, 0, 0, 0, 0 };
        static const double outlier[] = { 50, 51, 52, 53, 500, 55, 56, 57, 58, 59 };
        static const double shift[] = { 50, 51, 50, 52, 51, 150, 151, 152, 151, 153 };
        static const double half[] = { 50, TL_MISSING, 52, TL_MISSING, TL_MISSING,
                                       55, TL_MISSING, 57, TL_MISSING, 59 };
        static const double two[] = { 50, 51 };
        static const struct {
                const char *name;
                const double *y;
                size_t n, h;
                double low, high; /* 80% lies between */
                double median_low, median_high;
        } odd[] = {
                { "constant: hardly moves", constant, 8, 6, 11, 13, 11.9, 12.2 },
                { "exact line: goes on", line, 10, 6, 13, 19, 15.2, 16.2 },
                { "zeros: stay", zeros, 6, 6, 0, 0.5, 0, 1e-6 },
                { "outlier: made light of", outlier, 10, 1, 0, 200, 56, 64 },
                { "level shift: from where it is", shift, 10, 1, 90, 200, 150, 158 },
                { "half of it missing", half, 10, 1, 56, 65, 59, 61 },
                { "two values", two, 2, 1, 35, 70, 50, 54 },
        };

        for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
                struct tl_forecast *forecast = forecast_of(odd[i].y, odd[i].n, TL_LEVEL);
                double median = tl_forecast_median(forecast, odd[i].h);

                check_inside(odd[i].name, forecast, odd[i].h, odd[i].low, odd[i].high);
                CHECK_TRUE(odd[i].name,
                           median >= odd[i].median_low && median <= odd[i].median_high);
                tl_forecast_free(forecast);
        }
}

/* A share that has always stood at an end is forecast with it inside the interval, and met for
 * certain. */
static void test_share_at_its_end(void)
{
        static const double ends[] = { 0, 100 };

        for (size_t i = 0; i < 2; i++) {
                double y[10];
                struct tl_forecast *forecast;

                for (int t = 0; t < 10; t++)
                        y[t] = ends[i];
                forecast = forecast_of(y, 10, TL_SHARE);
                for (size_t h = 1; h <= HORIZON; h++) {
                        CHECK_TRUE("inside",
                                   tl_forecast_quantile(forecast, h, 0.025) <= ends[i] &&
                                           tl_forecast_quantile(forecast, h, 0.975) >= ends[i]);
                        CHECK_REL("chance of what is within reach of the end",
                                  tl_forecast_chance(forecast, h, 99.99),
                                  tl_forecast_chance(forecast, h, 100), 0);
                }
                tl_forecast_free(forecast);
        }
}

/* However few the values, the mean stays between the ends of the interval of 99%, and every
 * quantile between the bounds. */
static void test_mean_and_bounds(void)
{
        static const double two[] = { 100, 105 }, six[] = { 10, 11, 9, 12, 10, 13 },
                            swings[] = { 0, 100, 0, 100, 0, 100, 0, 100 };
        struct tl_forecast *forecasts[] = { forecast_of(two, 2, TL_LEVEL),
                                            forecast_of(six, 6, TL_LEVEL),
                                            forecast_of(swings, 8, TL_SHARE) };

        for (size_t i = 0; i < 3; i++) {
                for (size_t h = 1; h <= HORIZON; h++) {
                        double mean = tl_forecast_mean(forecasts[i], h);

                        CHECK_TRUE("mean",
                                   mean >= tl_forecast_quantile(forecasts[i], h, 0.005) &&
                                           mean <= tl_forecast_quantile(forecasts[i], h, 0.995));
                        CHECK_TRUE("bounds", tl_forecast_quantile(forecasts[i], h, 0.001) >= 0 &&
                                                     (i < 2 || tl_forecast_quantile(forecasts[i], h,
                                                                                    0.999) <= 100));
                }
                tl_forecast_free(forecasts[i]);
        }
}

/* Only the last sixty years are looked at. */
static void test_long_series(void)
{
        double y[200];
        struct tl_forecast *whole, *end;

        for (int t = 0; t < 200; t++)
                y[t] = 100 + t + 5 * sin(t * 1.7);
        whole = forecast_of(y, 200, TL_LEVEL);
        end = forecast_of(y + 140, 60, TL_LEVEL);
        CHECK_REL("median", tl_forecast_median(whole, 5), tl_forecast_median(end, 5), 0);
        tl_forecast_free(whole);
        tl_forecast_free(end);
}

int main(void)
{
        static const struct check_test tests[] = {
                { "components: another implementation", test_components },
                { "quantiles: another implementation", test_quantiles },
                { "paths: another implementation", test_paths },
                { "Student's t by table: R and GSL", test_student },
                { "start and sigma: integration on a grid", test_integrals },
                { "one component: paths and mean", test_one_component },
                { "a change of unit changes the unit", test_units },
                { "a share of other bounds", test_share_of_other_bounds },
                { "a reversed sign mirrors", test_mirror },
                { "intervals nest and never narrow", test_intervals },
                { "a year as expected", test_expected_year },
                { "odd series", test_odd_series },
                { "a share at its end", test_share_at_its_end },
                { "mean and bounds", test_mean_and_bounds },
                { "long series", test_long_series },
                { NULL, NULL },
        };

        return check_main("ensemble", tests);
}
