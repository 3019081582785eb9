/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks of the settings, and the choice of areas and indicators. */
#include "assess/selection.h"

#include "assess/row.h"
#include "base/error.h"
#include "base/text.h"

#include <glib.h>
#include <string.h>

static bool is_among(const char *name, const char *const names[], size_t n)
{
        char *folded = tl__fold(name);
        bool found = false;

        for (size_t i = 0; i < n && !found; i++) {
                char *other = tl__fold(names[i]);

                found = strcmp(folded, other) == 0;
                g_free(other);
        }
        g_free(folded);
        return found;
}

bool tl__is_selected(const char *name, const char *const names[], size_t n)
{
        return n == 0 || is_among(name, names, n);
}

static int fail_name(const char *what, const char *name, const char *const known[],
                     struct tl_error *err)
{
        const char *near = tl__nearest(name, known);

        return tl__fail(err, TL_ENOTFOUND, "no %s “%s”%s%s%s", what, name,
                        near ? "; did you mean “" : "", near ? near : "", near ? "”?" : "");
}

/* Each name asked for must be among the known ones, which a NULL is put behind. */
static int check_names(const char *what, const char *const asked[], size_t n_asked,
                       GPtrArray *known, struct tl_error *err)
{
        const char *const *names;

        g_ptr_array_add(known, NULL);
        names = (const char *const *)known->pdata;
        for (size_t i = 0; i < n_asked; i++)
                if (!is_among(asked[i], names, known->len - 1))
                        return fail_name(what, asked[i], names, err);
        return TL_OK;
}

static int check_areas(const struct tl_plan *plan, const struct tl_dataset *data,
                       const struct tl_assess_settings *settings, struct tl_error *err)
{
        GPtrArray *known = g_ptr_array_new();
        int status;

        if (plan)
                g_ptr_array_add(known, (gpointer)tl_plan_info(plan)->area);
        for (size_t i = 0; i < tl_dataset_area_count(data); i++)
                g_ptr_array_add(known, (gpointer)tl_dataset_area_at(data, i));
        status = check_names("area", settings->areas, settings->n_areas, known, err);
        g_ptr_array_free(known, TRUE);
        return status;
}

static int check_indicators(const struct tl_plan *plan, const struct tl_dataset *data,
                            const struct tl_assess_settings *settings, struct tl_error *err)
{
        GPtrArray *known = g_ptr_array_new();
        int status;

        for (size_t i = 0; plan && i < tl_plan_indicator_count(plan); i++)
                g_ptr_array_add(known, (gpointer)tl_plan_indicator_at(plan, i)->id);
        for (size_t i = 0; i < tl_dataset_series_count(data); i++)
                g_ptr_array_add(known, (gpointer)tl_dataset_series_at(data, i)->indicator);
        status = check_names("indicator", settings->indicators, settings->n_indicators, known, err);
        g_ptr_array_free(known, TRUE);
        return status;
}

static int check_model(const char *model, struct tl_error *err)
{
        const char *const *names = tl_model_names();

        for (size_t i = 0; model && names[i]; i++)
                if (strcmp(names[i], model) == 0)
                        return TL_OK;
        return model ? fail_name("model", model, names, err) : TL_OK;
}

static int check_forecast(const struct tl_forecast_settings *settings, struct tl_error *err)
{
        static const double one[] = { 1 };
        struct tl_forecast *trial = NULL;
        int status = tl_forecast_new(one, 1, TL_BALANCE, TL_MISSING, TL_MISSING, 1, settings,
                                     &trial, err);

        tl_forecast_free(trial);
        return status == TL_EDOMAIN ? TL_OK : status; /* a scale on which there is no place for 1 */
}

static int check_levels(const struct tl_assess_settings *settings, struct tl_error *err)
{
        if (settings->n_levels > TL_MAX_LEVELS)
                return tl__fail(err, TL_EINVALID, "%zu interval levels; at most %d are possible",
                                settings->n_levels, TL_MAX_LEVELS);
        for (size_t i = 0; i < settings->n_levels; i++) {
                double before = i ? settings->levels[i - 1] : 0;

                if (!(settings->levels[i] > before && settings->levels[i] < 100))
                        return tl__fail(err, TL_EINVALID,
                                        "interval level %zu is not above the one before it and "
                                        "between 0 and 100 percent",
                                        i + 1);
        }
        return TL_OK;
}

int tl__selection_check(const struct tl_plan *plan, const struct tl_dataset *data,
                        const struct tl_assess_settings *settings, struct tl_error *err)
{
        int status;

        (void)((status = check_model(settings->forecast.model, err)) ||
               (status = check_forecast(&settings->forecast, err)) ||
               (status = check_levels(settings, err)) ||
               (status = check_areas(plan, data, settings, err)) ||
               (status = check_indicators(plan, data, settings, err)));
        return status;
}

/* ---------------------------------------------------------------------- one series ---- */

bool tl__is_chosen(const struct tl_series *series, const struct tl_assess_settings *settings)
{
        return tl__is_selected(series->indicator, settings->indicators, settings->n_indicators) &&
               tl__is_selected(series->area, settings->areas, settings->n_areas);
}

struct tl__choice tl__choose(const struct tl_plan *plan, const struct tl_series *series,
                             enum tl_nature default_nature)
{
        struct tl__choice choice = {
                .series = series,
                .known = plan ? tl_plan_indicator(plan, series->indicator) : NULL,
                .indicator = { .id = series->indicator,
                               .nature = default_nature,
                               .lower = TL_MISSING,
                               .upper = TL_MISSING },
        };

        if (series->nature >= 0)
                choice.indicator.nature = (enum tl_nature)series->nature;
        if (choice.known)
                choice.indicator = *choice.known;
        choice.scale = tl__subject_scale(plan, choice.known);
        return choice;
}
