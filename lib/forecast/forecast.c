/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forecast of one series: what targetline.h offers, over the distribution that is made for it.
 */
#include "forecast/count.h"
#include "forecast/ensemble.h"
#include "forecast/law.h"

#include "base/error.h"

#include <glib.h>
#include <string.h>

#define MAX_HORIZON 1000
#define LEAST_PATHS 100
#define MOST_PATHS  1000000

struct tl_forecast {
        struct tl__distribution *distribution;
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

/* The ensemble of the nature for no model; of a count that only grows a Poisson process; of a
 * single value that value. */
static int make_distribution(const struct tl__history *history, const struct tl__model *model,
                             enum tl_scale scale, size_t horizon, struct tl__distribution **out,
                             struct tl_error *err)
{
        if (!model && history->n_observed < 2)
                model = &tl__model_naive;
        if (model)
                return tl__law_new(history, model, scale, horizon, out, err);
        if (tl__count_suits(history))
                *out = tl__count_new(history, horizon);
        else
                *out = tl__ensemble_new(history, tl__prior_for(history->nature), horizon);
        return TL_OK;
}

int tl_forecast_new(const double y[], size_t n, enum tl_nature nature, double lower, double upper,
                    size_t horizon, const struct tl_forecast_settings *settings,
                    struct tl_forecast **out, struct tl_error *err)
{
        struct tl_forecast_settings defaults = tl_forecast_settings_defaults();
        struct tl__history history = { .nature = nature, .lower = lower, .upper = upper };
        struct tl__distribution *distribution = NULL;
        const struct tl__model *model;
        int status;

        settings = settings ? settings : &defaults;
        if ((status = check_settings(settings, nature, horizon, err)) ||
            (status = find_model(settings->model, &model, err)) ||
            (status = tl__history_set(&history, y, n, err)) ||
            (status = make_distribution(&history, model, settings->scale, horizon, &distribution,
                                        err)))
                return status;
        *out = g_new(struct tl_forecast, 1);
        **out = (struct tl_forecast){ .distribution = distribution,
                                      .whole = nature == TL_COUNT,
                                      .unit = history.unit,
                                      .n_paths = settings->paths,
                                      .hash = hash_of(settings->seed, settings->key) };
        return TL_OK;
}

void tl_forecast_free(struct tl_forecast *forecast)
{
        if (!forecast)
                return;
        forecast->distribution->type->free(forecast->distribution);
        g_free(forecast->paths);
        g_free(forecast);
}

/* ----------------------------------------------------------------------- answers ---- */

const char *tl_forecast_model(const struct tl_forecast *forecast)
{
        return forecast->distribution->model;
}

size_t tl_forecast_horizon(const struct tl_forecast *forecast)
{
        return forecast->distribution->horizon;
}

bool tl_forecast_has_interval(const struct tl_forecast *forecast)
{
        return forecast->distribution->has_spread;
}

const struct tl_transform *tl_forecast_transform(const struct tl_forecast *forecast)
{
        return &forecast->distribution->transform;
}

double tl_forecast_unit(const struct tl_forecast *forecast)
{
        return forecast->unit;
}

static bool in_reach(const struct tl_forecast *forecast, size_t h)
{
        return h >= 1 && h <= forecast->distribution->horizon;
}

static bool can_answer(const struct tl_forecast *forecast, size_t h)
{
        return forecast->distribution->has_spread && in_reach(forecast, h);
}

/* Counts are whole. */
static double printed(const struct tl_forecast *forecast, double y)
{
        return forecast->whole ? floor(y + 0.5) : y;
}

double tl_forecast_median(const struct tl_forecast *forecast, size_t h)
{
        const struct tl__distribution *distribution = forecast->distribution;

        if (!in_reach(forecast, h))
                return TL_MISSING;
        return printed(forecast, distribution->type->quantile(distribution, h, 0.5));
}

double tl_forecast_mean(const struct tl_forecast *forecast, size_t h)
{
        const struct tl__distribution *distribution = forecast->distribution;

        return can_answer(forecast, h) ? distribution->type->mean(distribution, h) : TL_MISSING;
}

double tl_forecast_quantile(const struct tl_forecast *forecast, size_t h, double p)
{
        const struct tl__distribution *distribution = forecast->distribution;

        if (!can_answer(forecast, h) || !(p > 0 && p < 1))
                return TL_MISSING;
        return printed(forecast, distribution->type->quantile(distribution, h, p));
}

/* A whole number is at least 18.2 when the law it is rounded from is at least 18.5. */
double tl_forecast_chance(const struct tl_forecast *forecast, size_t h, double bound)
{
        const struct tl__distribution *distribution = forecast->distribution;

        if (!can_answer(forecast, h) || isnan(bound))
                return TL_MISSING;
        if (forecast->whole)
                bound = ceil(bound - 1e-9) - 0.5;
        return distribution->type->chance(distribution, h, bound);
}

double tl_forecast_chance_sum(const struct tl_forecast *forecast, size_t first, size_t last,
                              double bound)
{
        const struct tl__distribution *distribution = forecast->distribution;

        if (!can_answer(forecast, first) || !in_reach(forecast, last) || first > last ||
            isnan(bound) || forecast->whole)
                return TL_MISSING;
        return distribution->type->chance_sum(distribution, first, last, bound);
}

/* ------------------------------------------------------------------------- paths ---- */

/* NULL where there is no memory. The generator takes 32 bits: both halves of the hash, folded. */
static double *draw_paths(const struct tl_forecast *forecast)
{
        const struct tl__distribution *distribution = forecast->distribution;
        size_t n = forecast->n_paths * distribution->horizon;
        double *paths = g_try_new(double, n);
        gsl_rng *rng;

        tl__gsl_quiet();
        rng = gsl_rng_alloc(gsl_rng_mt19937);
        if (!rng || !paths) {
                g_clear_pointer(&paths, g_free);
        } else {
                gsl_rng_set(rng, (forecast->hash >> 32 ^ forecast->hash) & 0xffffffff);
                distribution->type->draw(distribution, rng, forecast->n_paths, paths);
                for (size_t i = 0; i < n; i++)
                        paths[i] = printed(forecast, paths[i]);
        }
        gsl_rng_free(rng);
        return paths;
}

const double *tl_forecast_paths(struct tl_forecast *forecast, size_t *n_paths)
{
        if (forecast->distribution->has_spread && !forecast->paths)
                forecast->paths = draw_paths(forecast);
        *n_paths = forecast->paths ? forecast->n_paths : 0;
        return forecast->paths;
}
