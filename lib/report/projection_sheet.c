/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Projections: a table for machines, one row per series and year; for people one group per
 * series. */
#include "base/text.h"
#include "report/phrase.h"
#include "report/sheets.h"

#include <glib.h>
#include <string.h>

/* ------------------------------------------------------------------ for machines ---- */

static void add_machine_columns(struct tl__sheet *sheet, const struct tl__projections *projections)
{
        tl__sheet_column(sheet, "indicator", "indicator", TL__LEFT, 0);
        tl__sheet_column(sheet, "area", "area", TL__LEFT, 0);
        tl__sheet_column(sheet, "year", "year", TL__RIGHT, 0);
        tl__sheet_column(sheet, "median", "median", TL__RIGHT, 0);
        tl__sheet_column(sheet, "mean", "mean", TL__RIGHT, 0);
        tl__level_columns(sheet, projections->assessed);
        tl__sheet_column(sheet, "model", "model", TL__LEFT, 0);
        tl__sheet_column(sheet, "n_obs", "n_obs", TL__RIGHT, 0);
        tl__sheet_column(sheet, "name", "name", TL__LEFT, 0);
        tl__sheet_column(sheet, "unit", "unit", TL__LEFT, 0);
        tl__sheet_column(sheet, "nature", "nature", TL__LEFT, 0);
        tl__sheet_column(sheet, "reason", "reason", TL__LEFT, 0);
        tl__sheet_column(sheet, "synthetic", "synthetic", TL__RIGHT, 0);
}

static void add_machine_row(struct tl__sheet *sheet, const struct tl__projections *projections,
                            const struct tl_projection_row *row)
{
        int nature = row->indicator ? (int)row->indicator->nature : row->series->nature;

        tl__sheet_row(sheet);
        tl__sheet_text(sheet, row->series->indicator, TL__PLAIN);
        tl__sheet_text(sheet, row->series->area, TL__PLAIN);
        tl__sheet_number(sheet, row->year);
        tl__sheet_number(sheet, row->median);
        tl__sheet_number(sheet, row->mean);
        for (size_t i = 0; i < projections->assessed->n_levels; i++) {
                tl__sheet_number(sheet, row->lower[i]);
                tl__sheet_number(sheet, row->upper[i]);
        }
        tl__sheet_text(sheet, row->model, TL__PLAIN);
        tl__sheet_number(sheet, (double)row->n_obs);
        tl__sheet_text(sheet, tl__series_name(row->series, row->indicator, TL_EN), TL__PLAIN);
        tl__sheet_take(sheet, tl__series_unit(row->series, row->indicator, TL_EN));
        tl__sheet_text(sheet, nature < 0 ? NULL : tl__nature_name((enum tl_nature)nature, TL_EN),
                       TL__PLAIN);
        tl__sheet_text(sheet, tl_reason_code(row->reason), TL__PLAIN);
        tl__sheet_number(sheet, row->series->synthetic);
}

static bool any_synthetic(const struct tl__projections *projections)
{
        for (size_t i = 0; i < projections->n; i++)
                if (projections->rows[i]->series->synthetic)
                        return true;
        return false;
}

struct tl__sheet *tl__projection_table(const struct tl__projections *projections)
{
        struct tl__sheet *sheet = tl__sheet_new();

        tl__sheet_title(sheet, tl__word(TL__W_PROJECTIONS, TL_EN));
        add_machine_columns(sheet, projections);
        for (size_t i = 0; i < projections->n; i++)
                add_machine_row(sheet, projections, projections->rows[i]);
        if (any_synthetic(projections))
                tl__sheet_note(sheet, tl__word(TL__W_SYNTHETIC, TL_EN));
        return sheet;
}

/* -------------------------------------------------------------------- for people ---- */

static void add_columns(struct tl__sheet *sheet, const struct tl__projections *projections,
                        enum tl_lang lang)
{
        tl__sheet_column(sheet, "year", tl__word(TL__W_YEAR, lang), TL__RIGHT, 0);
        tl__sheet_column(sheet, "median", tl__word(TL__W_MEDIAN, lang), TL__RIGHT, 0);
        for (size_t i = 0; i < projections->assessed->n_levels; i++) {
                char *level = tl__number_text(projections->assessed->levels[i], lang);
                char *heading = g_strconcat(level, "%", NULL);

                tl__sheet_column(sheet, heading, heading, TL__RIGHT, 0);
                g_free(level);
                g_free(heading);
        }
}

/* "Urbanisation rate (%), Thanh Hóa: forecast by an ensemble of models from 12 observations; short
 * series" */
static char *series_heading(const struct tl_plan_info *plan, const struct tl_projection_row *row,
                            enum tl_lang lang)
{
        char *title = tl__series_title(plan, row->series, row->indicator, lang);
        char *model = tl__model_text(row->model, lang);
        char *n = g_strdup_printf("%zu", row->n_obs);
        bool forecast = !isnan(row->median);
        char *how = forecast ? tl__word_with(TL__W_FORECAST_BY, lang, model, n)
                             : g_strdup(tl__word(TL__W_NOT_FORECAST, lang));
        char *why = tl__reason_brief(row->reason, "", lang);
        char *heading = g_strconcat(title, ": ", how, *why ? "; " : "", why, NULL);

        g_free(title);
        g_free(model);
        g_free(n);
        g_free(how);
        g_free(why);
        return heading;
}

/* A series keeps the decimals of its first year; a count has none, a share no more than two. */
static int decimals_of(const struct tl_projection_row *first)
{
        int nature = first->indicator ? (int)first->indicator->nature : first->series->nature;

        if (nature == TL_COUNT)
                return 0;
        return MIN(tl__decimals(first->median), nature == TL_SHARE ? TL__SHARE_DECIMALS : 4);
}

static void add_row(struct tl__sheet *sheet, const struct tl__projections *projections,
                    const struct tl_projection_row *row, int decimals, enum tl_lang lang)
{
        tl__sheet_row(sheet);
        tl__sheet_take(sheet, tl__year(row->year));
        tl__sheet_take(sheet, tl__figure(row->median, decimals, lang));
        for (size_t i = 0; i < projections->assessed->n_levels; i++)
                tl__sheet_take(sheet, tl__interval(row->lower[i], row->upper[i], decimals, lang));
}

/* Opens the group of a series; one that could not be forecast is a note instead. */
static void add_series(struct tl__sheet *sheet, const struct tl_plan_info *plan,
                       const struct tl_projection_row *first, enum tl_lang lang)
{
        char *heading = series_heading(plan, first, lang);

        if (isnan(first->median))
                tl__sheet_note(sheet, heading);
        else
                tl__sheet_group(sheet, heading);
        g_free(heading);
}

struct tl__sheet *tl__projection_sheet(const struct tl__projections *projections, enum tl_lang lang)
{
        struct tl__sheet *sheet = tl__sheet_new();
        const struct tl_series *series = NULL;
        bool synthetic = any_synthetic(projections);
        int decimals = 0;

        tl__sheet_title(sheet, projections->plan ? projections->plan->title[lang]
                                                 : tl__word(TL__W_PROJECTIONS, lang));
        if (synthetic)
                tl__sheet_lead(sheet, tl__word(TL__W_SYNTHETIC, lang));
        add_columns(sheet, projections, lang);
        for (size_t i = 0; i < projections->n; i++) {
                const struct tl_projection_row *row = projections->rows[i];

                if (row->series != series) {
                        add_series(sheet, projections->plan, row, lang);
                        decimals = decimals_of(row);
                        series = row->series;
                }
                if (!isnan(row->median))
                        add_row(sheet, projections, row, decimals, lang);
        }
        if (synthetic)
                tl__sheet_note(sheet, tl__word(TL__W_SYNTHETIC, lang));
        return sheet;
}
