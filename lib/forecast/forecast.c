/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forecast of one series: what targetline.h offers, over the mixture that fit.c makes. */
#include "forecast/fit.h"

#include "base/error.h"

#include <glib.h>
#include <gsl/gsl_integration.h>
#include <string.h>

#define MAX_YEARS   10000
#define MAX_HORIZON 1000
#define LEAST_PATHS 100
#define MOST_PATHS  1000000

struct tl_forecast {
        struct tl__mixture mixture;
        const char *model;
        bool has_spread;
        bool whole;  /* a count: figures are whole numbers */
        double unit; /* of rounding */
        size_t n_paths;
        uint64_t hash; /* of seed and key */
        double *paths; /* [n_paths][horizon], NULL until asked for */
};

struct tl_forecast_settings tl_forecast_settings_defaults(void)
{
        return (struct tl_forecast_settings){ NULL, TL_OWN_SCALE, TL_PATHS, 1, NULL };
}

/* ------------------------------------------------------------------------ making ---- */

/* FNV-1a, 64 bits (Fowler, Noll, Vo), over the bytes of the seed, least first, then the key's. */
static uint64_t hash_of(uint64_t seed, const char *key)
{
        const uint64_t basis = 0xcbf29ce484222325, prime = 0x100000001b3;
        uint64_t hash = basis;

        for (int byte = 0; byte < 8; byte++)
                hash = (hash ^ (seed >> 8 * byte & 0xff)) * prime;
        for (; key && *key; key++)
                hash = (hash ^ (unsigned char)*key) * prime;
        return hash;
}

static int check_settings(const struct tl_forecast_settings *settings, enum tl_nature nature,
                          size_t horizon, struct tl_error *err)
{
        if (settings->paths < LEAST_PATHS || settings->paths > MOST_PATHS)
                return tl__fail(err, TL_EINVALID, "%zu paths; %d to %d are possible",
                                settings->paths, LEAST_PATHS, MOST_PATHS);
        if (horizon < 1 || horizon > MAX_HORIZON)
                return tl__fail(err, TL_EINVALID, "a horizon of %zu years; 1 to %d are possible",
                                horizon, MAX_HORIZON);
        if ((unsigned)nature >= TL_N_NATURES)
                return tl__fail(err, TL_EINVALID, "no such nature: %d", (int)nature);
        return TL_OK;
}

/* NULL: the ensemble. */
static int find_model(const char *name, const struct tl__model **out, struct tl_error *err)
{
        const char *nearest;

        *out = NULL;
        if (!name || strcmp(name, TL__ENSEMBLE) == 0)
                return TL_OK;
        *out = tl__model_find(name);
        if (*out)
                return TL_OK;
        nearest = tl_nearest(name, tl_model_names());
        return tl__fail(err, TL_ENOTFOUND, "no model “%s”%s%s%s", name,
                        nearest ? "; did you mean “" : "", nearest ? nearest : "",
                        nearest ? "”?" : "");
}

/* The observations without missing years at the front. */
static int set_history(struct tl__history *history, const double y[], size_t n,
                       struct tl_error *err)
{
        if (n > MAX_YEARS)
                return tl__fail(err, TL_EINVALID, "%zu years; %d are possible", n, MAX_YEARS);
        for (size_t i = 0; i < n; i++)
                history->n_observed += isnan(y[i]) ? 0 : 1;
        if (history->n_observed == 0)
                return tl__fail(err, TL_ESHORT, "no value is observed");
        if (isnan(y[n - 1]))
                return tl__fail(err, TL_EMISSING, "the last value is missing");
        for (; isnan(*y); y++)
                n--;
        history->y = y;
        history->n = n;
        return TL_OK;
}

static bool all_have_spread(const struct tl__mixture *mixture)
{
        for (size_t i = 0; i < mixture->n; i++)
                if (!tl__component_has_spread(mixture->component[i]))
                        return false;
        return true;
}

int tl_forecast_new(const double y[], size_t n, enum tl_nature nature, double lower, double upper,
                    size_t horizon, const struct tl_forecast_settings *settings,
                    struct tl_forecast **out, struct tl_error *err)
{
        struct tl_forecast_settings defaults = tl_forecast_settings_defaults();
        struct tl__history history = { .nature = nature, .lower = lower, .upper = upper };
        struct tl_forecast forecast = { .mixture.horizon = horizon };
        const struct tl__model *model;
        int status;

        settings = settings ? settings : &defaults;
        if ((status = check_settings(settings, nature, horizon, err)) ||
            (status = find_model(settings->model, &model, err)) ||
            (status = set_history(&history, y, n, err)))
                return status;
        history.scale = settings->scale;
        tl__history_round(&history);
        status = tl__fit(&history, model, &forecast.mixture, err);
        if (status) {
                tl__mixture_clear(&forecast.mixture);
                return status;
        }
        forecast.model =
                forecast.mixture.n == 1 ? forecast.mixture.component[0]->name : TL__ENSEMBLE;
        forecast.has_spread =
                history.n_observed >= TL__LEAST_FOR_SPREAD && all_have_spread(&forecast.mixture);
        forecast.whole = nature == TL_COUNT;
        forecast.unit = history.unit;
        forecast.n_paths = settings->paths;
        forecast.hash = hash_of(settings->seed, settings->key);
        *out = g_memdup2(&forecast, sizeof forecast);
        return TL_OK;
}

void tl_forecast_free(struct tl_forecast *forecast)
{
        if (!forecast)
                return;
        tl__mixture_clear(&forecast->mixture);
        g_free(forecast->paths);
        g_free(forecast);
}

/* ----------------------------------------------------------------------- answers ---- */

const char *tl_forecast_model(const struct tl_forecast *forecast)
{
        return forecast->model;
}

size_t tl_forecast_horizon(const struct tl_forecast *forecast)
{
        return forecast->mixture.horizon;
}

bool tl_forecast_has_interval(const struct tl_forecast *forecast)
{
        return forecast->has_spread;
}

const struct tl_transform *tl_forecast_transform(const struct tl_forecast *forecast)
{
        return &forecast->mixture.transform;
}

static bool in_reach(const struct tl_forecast *forecast, size_t h)
{
        return h >= 1 && h <= forecast->mixture.horizon;
}

/* Counts are whole. */
static double printed(const struct tl_forecast *forecast, double y)
{
        return forecast->whole ? floor(y + 0.5) : y;
}

double tl_forecast_unit(const struct tl_forecast *forecast)
{
        return forecast->unit;
}

double tl_forecast_median(const struct tl_forecast *forecast, size_t h)
{
        if (!in_reach(forecast, h))
                return TL_MISSING;
        return printed(forecast, forecast->has_spread
                                         ? tl__mixture_quantile(&forecast->mixture, h, 0.5)
                                         : tl__mixture_centre(&forecast->mixture, h));
}

double tl_forecast_quantile(const struct tl_forecast *forecast, size_t h, double p)
{
        if (!forecast->has_spread || !in_reach(forecast, h) || !(p > 0 && p < 1))
                return TL_MISSING;
        return printed(forecast, tl__mixture_quantile(&forecast->mixture, h, p));
}

/* A whole number is at least 18.2 when the law it is rounded from is at least 18.5. */
double tl_forecast_chance(const struct tl_forecast *forecast, size_t h, double bound)
{
        if (!forecast->has_spread || !in_reach(forecast, h) || isnan(bound))
                return TL_MISSING;
        if (forecast->whole)
                bound = ceil(bound - 1e-9) - 0.5;
        return tl__mixture_chance(&forecast->mixture, h, bound);
}

double tl_forecast_chance_sum(const struct tl_forecast *forecast, size_t first, size_t last,
                              double bound)
{
        if (!forecast->has_spread || !in_reach(forecast, first) || !in_reach(forecast, last) ||
            first > last || isnan(bound) || forecast->whole)
                return TL_MISSING;
        return tl__mixture_chance_sum(&forecast->mixture, first, last, bound);
}

/* -------------------------------------------------------------------------- mean ---- */

struct horizon {
        const struct tl_forecast *forecast;
        size_t h;
};

static double quantile_at(double p, void *data)
{
        const struct horizon *at = data;

        return tl__mixture_quantile(&at->forecast->mixture, at->h, p);
}

double tl_forecast_mean(const struct tl_forecast *forecast, size_t h)
{
        const double low = 0.005, high = 0.995;
        struct horizon at = { forecast, h };
        gsl_function function = { quantile_at, &at };
        gsl_integration_glfixed_table *table;
        double mean;

        if (!forecast->has_spread || !in_reach(forecast, h))
                return TL_MISSING;
        tl__gsl_quiet();
        table = gsl_integration_glfixed_table_alloc(16);
        if (!table)
                return TL_MISSING;
        mean = gsl_integration_glfixed(&function, low, high, table) / (high - low);
        gsl_integration_glfixed_table_free(table);
        return mean;
}

/* ------------------------------------------------------------------------- paths ---- */

/* NULL where there is no memory. The generator takes 32 bits: both halves of the hash, folded. */
static double *draw_paths(const struct tl_forecast *forecast)
{
        double *paths = g_try_new(double, forecast->n_paths * forecast->mixture.horizon);
        gsl_rng *rng;

        tl__gsl_quiet();
        rng = gsl_rng_alloc(gsl_rng_mt19937);
        if (!rng || !paths) {
                g_clear_pointer(&paths, g_free);
        } else {
                gsl_rng_set(rng, (forecast->hash >> 32 ^ forecast->hash) & 0xffffffff);
                tl__mixture_draw(&forecast->mixture, rng, forecast->n_paths, paths);
                for (size_t i = 0; i < forecast->n_paths * forecast->mixture.horizon; i++)
                        paths[i] = printed(forecast, paths[i]);
        }
        gsl_rng_free(rng);
        return paths;
}

const double *tl_forecast_paths(struct tl_forecast *forecast, size_t *n_paths)
{
        if (forecast->has_spread && !forecast->paths)
                forecast->paths = draw_paths(forecast);
        *n_paths = forecast->paths ? forecast->n_paths : 0;
        return forecast->paths;
}
