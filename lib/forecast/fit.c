/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choice of scale, check of the values against it, choice and fit of the members, least spread. */
#include "forecast/fit.h"

#include "base/error.h"
#include "base/numeric.h"

#include <glib.h>
#include <stdlib.h>

/* ------------------------------------------------------------------------- scale ---- */

/* The nature's transform, on the scale that @model insists on. */
static int choose_scale(const struct tl__history *history, const struct tl__model *model,
                        struct tl_transform *out, struct tl_error *err)
{
        *out = tl_transform_for(history->nature, history->lower, history->upper, history->y,
                                history->n);
        if (!model && history->n_observed < TL__LEAST_FOR_SPREAD && history->nature != TL_GROWTH)
                out->scale = TL_IDENTITY;
        if (history->scale != TL_OWN_SCALE)
                out->scale = history->scale;
        if (model && model->scale != TL_OWN_SCALE)
                out->scale = model->scale;
        if ((out->scale == TL_LOGIT || out->scale == TL_CLOGLOG) &&
            (isnan(out->lower) || isnan(out->upper)))
                return tl__fail(err, TL_EDOMAIN, "%s needs an indicator with two bounds",
                                model ? model->name : "the scale");
        return TL_OK;
}

static int check_bounds(const struct tl__history *history, const struct tl_transform *transform,
                        struct tl_error *err)
{
        for (size_t i = 0; i < history->n; i++) {
                double y = history->y[i];

                if (y < transform->lower || y > transform->upper || fabs(y) > TL__LARGEST)
                        return tl__fail(err, TL_EDOMAIN,
                                        "value %zu, %g, lies outside the bounds %g to %g", i + 1, y,
                                        transform->lower, transform->upper);
        }
        return TL_OK;
}

/* z[n] for g_free(), or NULL when the scale has no place for a value. */
static double *apply_scale(const struct tl__history *history, const struct tl_transform *transform,
                           struct tl_error *err)
{
        static const char *const names[TL_N_SCALES] = { "own", "identity", "log", "logit",
                                                        "cloglog" };
        double *z = g_new(double, history->n);

        for (size_t i = 0; i < history->n; i++) {
                z[i] = tl_transform_apply(transform, history->y[i]);
                if (isfinite(z[i]) || isnan(history->y[i]))
                        continue;
                tl__fail(err, TL_EDOMAIN, "value %zu, %g, has no place on the %s scale", i + 1,
                         history->y[i], names[transform->scale]);
                g_free(z);
                return NULL;
        }
        return z;
}

/* ---------------------------------------------------------------------- rounding ---- */

/* Ten to the place of the last nonzero of 15 significant digits: 0.1 for 38.6, 100 for 36800. */
static double last_digit(double y)
{
        char text[G_ASCII_DTOSTR_BUF_SIZE];
        size_t end;

        g_ascii_formatd(text, sizeof text, "%.14e", fabs(y)); /* d.dddddddddddddde+dd */
        for (end = 15; end > 1 && text[end] == '0'; end--)
                ;
        return pow(10, atoi(text + 17) - (double)(end - 1));
}

/* Round numbers are not rounded numbers: 1000 is known to a unit. */
void tl__history_round(struct tl__history *history)
{
        history->unit = 1;
        for (size_t i = 0; i < history->n; i++)
                if (!isnan(history->y[i]) && fabs(history->y[i]) > 0)
                        history->unit = fmin(history->unit, last_digit(history->y[i]));
}

/* The last value, or where it stands at a bound what rounding may have hidden inside. */
static double inside(const struct tl_transform *transform, const struct tl__history *history)
{
        double y = history->y[history->n - 1], half = history->unit / 2;

        if (transform->scale == TL_IDENTITY)
                return y;
        if (!isnan(transform->upper))
                y = fmin(y, transform->upper - half);
        return isnan(transform->lower) ? y : fmax(y, transform->lower + half);
}

/* A flat series does not prove that nothing ever changes, only that changes are smaller than what
 * is printed: s is at least the standard deviation of rounding, unit / sqrt(12), on the scale of
 * z about the last value. */
static void floor_spread(struct tl__mixture *mixture, const struct tl__history *history)
{
        double y = inside(&mixture->transform, history);
        double least = history->unit / sqrt(12) * tl__transform_slope(&mixture->transform, y);

        for (size_t i = 0; i < mixture->n; i++)
                tl__component_floor(mixture->component[i], least);
}

/* ----------------------------------------------------------------------- members ---- */

static int add_member(struct tl__mixture *mixture, const struct tl__model *model, const double z[],
                      size_t n, struct tl_error *err)
{
        struct tl_error reason = { 0 };
        struct tl__component *component = tl__component_fit(model, z, n, mixture->horizon, &reason);

        if (!component)
                return tl__fail(err, reason.status, "%s", reason.text);
        mixture->component[mixture->n++] = component;
        return TL_OK;
}

static const struct tl__model *give_way(const struct tl__model *model, size_t n_observed)
{
        if (model->least <= n_observed)
                return model;
        return n_observed < tl__model_drift.least ? &tl__model_naive : &tl__model_drift;
}

/* Those of @members that have enough observations; else the last value. */
static int fit_members(const struct tl__history *history, const struct tl__model *const members[],
                       const double z[], struct tl__mixture *mixture, struct tl_error *err)
{
        int status = TL_OK;

        for (size_t i = 0; members[i] && !status; i++)
                if (members[i]->least <= history->n_observed)
                        status = add_member(mixture, members[i], z, history->n, err);
        if (!status && mixture->n == 0)
                status = add_member(mixture, &tl__model_naive, z, history->n, err);
        for (size_t i = 0; i < mixture->n; i++)
                mixture->component[i]->weight = 1 / (double)mixture->n;
        return status;
}

static void fit_count(const struct tl__history *history, struct tl__mixture *mixture)
{
        double first = history->y[0], last = history->y[history->n - 1];
        double years = (double)(history->n - 1);

        mixture->transform.scale = TL_IDENTITY;
        mixture->component[0] = tl__component_count(last, last - first, years, mixture->horizon);
        mixture->n = 1;
}

/* NULL: the ensemble of the nature. */
static const struct tl__model *only_model(const struct tl__history *history,
                                          const struct tl__model *model)
{
        if (!model && history->n_observed < TL__LEAST_FOR_SPREAD)
                model = history->nature == TL_GROWTH ? &tl__model_mean : &tl__model_drift;
        return model ? give_way(model, history->n_observed) : NULL;
}

int tl__fit(const struct tl__history *history, const struct tl__model *model,
            struct tl__mixture *mixture, struct tl_error *err)
{
        const struct tl__model *one[] = { only_model(history, model), NULL };
        double *z;
        int status;

        if ((status = choose_scale(history, model, &mixture->transform, err)) ||
            (status = check_bounds(history, &mixture->transform, err)))
                return status;
        if (!model && tl__ensemble_is_count(history)) {
                fit_count(history, mixture);
                return TL_OK;
        }
        z = apply_scale(history, &mixture->transform, err);
        if (!z)
                return TL_EDOMAIN;
        status = fit_members(history, *one ? one : tl__ensemble_members(history->nature), z,
                             mixture, err);
        for (size_t i = 0; i < mixture->n && !model; i++)
                tl__component_damp(mixture->component[i]);
        if (!status)
                floor_spread(mixture, history);
        g_free(z);
        return status;
}
