/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backtests: a table for machines, one row per series and model, then one per model for all series;
 * for people all series first, then a group for each. */
#include "base/text.h"
#include "report/phrase.h"
#include "report/sheets.h"

#include <glib.h>
#include <string.h>

/* The rows of all models for a series; those of all series together come after the last one. */
static const struct tl_evaluation_row *const *rows_of(const struct tl__evaluations *evaluations,
                                                      size_t series)
{
        return evaluations->rows + series * evaluations->n_models;
}

static bool any_synthetic(const struct tl__evaluations *evaluations)
{
        for (size_t i = 0; i < evaluations->n_series; i++)
                if (rows_of(evaluations, i)[0]->series->synthetic)
                        return true;
        return false;
}

/* ------------------------------------------------------------------ for machines ---- */

static void add_machine_columns(struct tl__sheet *sheet)
{
        static const struct {
                const char *key;
                enum tl__align align;
        } columns[] = {
                { "indicator", TL__LEFT },   { "area", TL__LEFT },      { "model", TL__LEFT },
                { "origins", TL__RIGHT },    { "n", TL__RIGHT },        { "mae", TL__RIGHT },
                { "rmse", TL__RIGHT },       { "smape", TL__RIGHT },    { "mase", TL__RIGHT },
                { "msis80", TL__RIGHT },     { "msis95", TL__RIGHT },   { "coverage80", TL__RIGHT },
                { "coverage95", TL__RIGHT }, { "relative", TL__RIGHT }, { "scope", TL__LEFT },
                { "n_series", TL__RIGHT },   { "n_worse", TL__RIGHT },  { "name", TL__LEFT },
                { "unit", TL__LEFT },        { "reason", TL__LEFT },    { "synthetic", TL__RIGHT },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(columns); i++)
                tl__sheet_column(sheet, columns[i].key, columns[i].key, columns[i].align, 0);
}

static void add_accuracy(struct tl__sheet *sheet, const struct tl_accuracy *accuracy)
{
        tl__sheet_number(sheet, (double)accuracy->n_origins);
        tl__sheet_number(sheet, (double)accuracy->n);
        tl__sheet_number(sheet, accuracy->mae);
        tl__sheet_number(sheet, accuracy->rmse);
        tl__sheet_number(sheet, accuracy->smape);
        tl__sheet_number(sheet, accuracy->mase);
        tl__sheet_number(sheet, accuracy->msis80);
        tl__sheet_number(sheet, accuracy->msis95);
        tl__sheet_number(sheet, accuracy->coverage80);
        tl__sheet_number(sheet, accuracy->coverage95);
}

static void add_machine_row(struct tl__sheet *sheet, const struct tl__evaluations *evaluations,
                            const struct tl_evaluation_row *row)
{
        const struct tl_series *series = row->series;
        char *unit = series ? tl__series_unit(series, row->indicator, TL_EN) : NULL;

        tl__sheet_row(sheet);
        tl__sheet_text(sheet, series ? series->indicator : NULL, TL__PLAIN);
        tl__sheet_text(sheet, series ? series->area : NULL, TL__PLAIN);
        tl__sheet_text(sheet, row->model, TL__PLAIN);
        add_accuracy(sheet, &row->accuracy);
        tl__sheet_number(sheet, row->relative);
        tl__sheet_text(sheet, series ? "series" : "total", TL__PLAIN);
        tl__sheet_number(sheet, (double)row->n_series);
        tl__sheet_number(sheet, (double)row->n_worse);
        tl__sheet_text(sheet, series ? tl__series_name(series, row->indicator, TL_EN) : NULL,
                       TL__PLAIN);
        tl__sheet_text(sheet, unit, TL__PLAIN);
        tl__sheet_text(sheet, tl_reason_code(row->reason), TL__PLAIN);
        tl__sheet_number(sheet, series ? series->synthetic : any_synthetic(evaluations));
        g_free(unit);
}

struct tl__sheet *tl__backtest_table(const struct tl__evaluations *evaluations)
{
        struct tl__sheet *sheet = tl__sheet_new();

        tl__sheet_title(sheet, tl__word(TL__W_BACKTEST, TL_EN));
        add_machine_columns(sheet);
        for (size_t i = 0; i < (evaluations->n_series + 1) * evaluations->n_models; i++)
                add_machine_row(sheet, evaluations, evaluations->rows[i]);
        if (any_synthetic(evaluations))
                tl__sheet_note(sheet, tl__word(TL__W_SYNTHETIC, TL_EN));
        return sheet;
}

/* -------------------------------------------------------------------- for people ---- */

static void add_level_column(struct tl__sheet *sheet, const char *key, enum tl__word word,
                             const char *level, enum tl_lang lang)
{
        char *heading = tl__word_with(word, lang, level, NULL);

        tl__sheet_column(sheet, key, heading, TL__RIGHT, 0);
        g_free(heading);
}

static void add_columns(struct tl__sheet *sheet, enum tl_lang lang)
{
        tl__sheet_column(sheet, "model", tl__word(TL__W_MODEL_COLUMN, lang), TL__LEFT, 0);
        tl__sheet_column(sheet, "mae", tl__word(TL__W_MEAN_ERROR, lang), TL__RIGHT, 0);
        tl__sheet_column(sheet, "relative", tl__word(TL__W_AGAINST_NAIVE, lang), TL__RIGHT, 0);
        tl__sheet_column(sheet, "smape", tl__word(TL__W_SMAPE, lang), TL__RIGHT, 0);
        tl__sheet_column(sheet, "mase", tl__word(TL__W_MASE, lang), TL__RIGHT, 0);
        add_level_column(sheet, "msis80", TL__W_MSIS_OF, "80", lang);
        add_level_column(sheet, "msis95", TL__W_MSIS_OF, "95", lang);
        add_level_column(sheet, "coverage80", TL__W_HELD_OF, "80", lang);
        add_level_column(sheet, "coverage95", TL__W_HELD_OF, "95", lang);
}

static bool is_naive(const struct tl_evaluation_row *row)
{
        return strcmp(row->model, "naive") == 0;
}

/* The percentage by which it differs from 1, as printed: "0" where nobody would see it. */
static char *difference(double relative, enum tl_lang lang)
{
        return tl__number_fixed(100 * fabs(relative - 1), 0, lang);
}

static void add_relative(struct tl__sheet *sheet, const struct tl_evaluation_row *row,
                         enum tl_lang lang)
{
        char *percent = difference(row->relative, lang), *text;
        bool larger = row->relative > 1;

        if (isnan(row->relative))
                text = tl__reason_brief(row->reason, "", lang);
        else if (is_naive(row))
                text = g_strdup(TL__NOTHING);
        else if (strcmp(percent, "0") == 0)
                text = g_strdup(tl__word(TL__W_AS_LARGE, lang));
        else
                text = tl__word_with(larger ? TL__W_LARGER : TL__W_SMALLER, lang, percent, NULL);
        tl__sheet_text(sheet, *text ? text : TL__NOTHING, larger ? TL__BAD : TL__PLAIN);
        g_free(percent);
        g_free(text);
}

static char *percent_of(double share, enum tl_lang lang)
{
        char *figure = tl__figure(100 * share, 0, lang);
        char *text = isnan(share) ? g_strdup(figure) : g_strconcat(figure, "%", NULL);

        g_free(figure);
        return text;
}

static char *count(size_t n, enum tl_lang lang)
{
        return tl__number_fixed((double)n, 0, lang);
}

/* With the number of its series where others have more: means over them are not alike. */
static char *model_name(const struct tl_evaluation_row *row, size_t n_series, enum tl_lang lang)
{
        char *own = count(row->n_series, lang);
        char *name = !row->series && row->n_series < n_series
                             ? tl__word_with(TL__W_MODEL_ON, lang, row->model, own)
                             : g_strdup(row->model);

        g_free(own);
        return name;
}

static void add_row(struct tl__sheet *sheet, const struct tl_evaluation_row *row, size_t n_series,
                    enum tl_lang lang)
{
        const struct tl_accuracy *accuracy = &row->accuracy;

        tl__sheet_row(sheet);
        tl__sheet_take(sheet, model_name(row, n_series, lang));
        tl__sheet_take(sheet, tl__figure(accuracy->mae, tl__decimals(accuracy->mae), lang));
        add_relative(sheet, row, lang);
        tl__sheet_take(sheet, tl__figure(accuracy->smape, 1, lang));
        tl__sheet_take(sheet, tl__figure(accuracy->mase, 2, lang));
        tl__sheet_take(sheet, tl__figure(accuracy->msis80, 1, lang));
        tl__sheet_take(sheet, tl__figure(accuracy->msis95, 1, lang));
        tl__sheet_take(sheet, percent_of(accuracy->coverage80, lang));
        tl__sheet_take(sheet, percent_of(accuracy->coverage95, lang));
}

/* The model that was tested most: not every one can be on every series. */
static const struct tl_evaluation_row *fullest(const struct tl__evaluations *evaluations,
                                               const struct tl_evaluation_row *const rows[])
{
        const struct tl_evaluation_row *most = rows[0];

        for (size_t m = 1; m < evaluations->n_models; m++)
                if (rows[m]->accuracy.n > most->accuracy.n)
                        most = rows[m];
        return most;
}

static void add_rows(struct tl__sheet *sheet, const struct tl__evaluations *evaluations,
                     const struct tl_evaluation_row *const rows[], enum tl_lang lang)
{
        size_t n_series = fullest(evaluations, rows)->n_series;

        for (size_t m = 0; m < evaluations->n_models; m++)
                add_row(sheet, rows[m], n_series, lang);
}

static void add_all(struct tl__sheet *sheet, const struct tl__evaluations *evaluations,
                    enum tl_lang lang)
{
        const struct tl_evaluation_row *const *rows = rows_of(evaluations, evaluations->n_series);
        const struct tl_evaluation_row *most = fullest(evaluations, rows);
        char *n_series = count(most->n_series, lang), *n = count(most->accuracy.n, lang);
        char *heading = tl__word_with(TL__W_ALL_SERIES, lang, n_series, n);

        if (most->n_series > 1) {
                tl__sheet_group(sheet, heading);
                add_rows(sheet, evaluations, rows, lang);
        }
        g_free(n_series);
        g_free(n);
        g_free(heading);
}

static void add_series(struct tl__sheet *sheet, const struct tl__evaluations *evaluations,
                       size_t series, enum tl_lang lang)
{
        const struct tl_evaluation_row *const *rows = rows_of(evaluations, series);
        const struct tl_evaluation_row *most = fullest(evaluations, rows);
        char *title = tl__series_title(evaluations->plan, most->series, most->indicator, lang);
        char *n = count(most->accuracy.n, lang), *origins = count(most->accuracy.n_origins, lang);
        char *how = tl__word_with(TL__W_FORECASTS_FROM, lang, n, origins);
        char *heading = g_strconcat(title, "; ", how, NULL);

        if (most->accuracy.n > 0) {
                tl__sheet_group(sheet, heading);
                add_rows(sheet, evaluations, rows, lang);
        }
        g_free(title);
        g_free(n);
        g_free(origins);
        g_free(how);
        g_free(heading);
}

/* ------------------------------------------------------------------ lines around ---- */

static void take_lead(struct tl__sheet *sheet, char *line)
{
        tl__sheet_lead(sheet, line);
        g_free(line);
}

static void add_manner(struct tl__sheet *sheet, const struct tl__evaluations *evaluations,
                       enum tl_lang lang)
{
        char *years = count(evaluations->horizon, lang);
        enum tl__word word = evaluations->is_tested      ? TL__W_FROM_END
                             : evaluations->horizon == 1 ? TL__W_ROLLING_ONE
                                                         : TL__W_ROLLING;

        take_lead(sheet, tl__word_with(word, lang, years, NULL));
        g_free(years);
}

/* "An ensemble of models: errors 17% smaller than those of repeating the last value (naive)." */
static void add_comparison(struct tl__sheet *sheet, const struct tl_evaluation_row *row,
                           enum tl_lang lang)
{
        char *plain = tl__model_text(row->model, lang), *model = tl__capital(plain);
        char *percent = difference(row->relative, lang);
        enum tl__word word = strcmp(percent, "0") == 0 ? TL__W_ERRORS_ALIKE
                             : row->relative > 1       ? TL__W_ERRORS_LARGER
                                                       : TL__W_ERRORS_SMALLER;
        char *worse = count(row->n_worse, lang), *n = count(row->n_series, lang);

        take_lead(sheet, tl__word_with(word, lang, model, percent));
        if (row->n_worse > 0)
                take_lead(sheet, tl__word_with(TL__W_WORSE_ON, lang, worse, n));
        else
                take_lead(sheet, tl__word_with(TL__W_WORSE_NOWHERE, lang, n, NULL));
        g_free(plain);
        g_free(model);
        g_free(percent);
        g_free(worse);
        g_free(n);
}

/* What an analyst asks: how well would this have forecast my indicators? Of the first model. */
static void add_answer(struct tl__sheet *sheet, const struct tl__evaluations *evaluations,
                       enum tl_lang lang)
{
        const struct tl_evaluation_row *row = rows_of(evaluations, evaluations->n_series)[0];
        char *held80 = percent_of(row->accuracy.coverage80, lang);
        char *held95 = percent_of(row->accuracy.coverage95, lang);

        if (!is_naive(row) && !isnan(row->relative))
                add_comparison(sheet, row, lang);
        if (!is_naive(row) && !isnan(row->accuracy.coverage80))
                take_lead(sheet, tl__word_with(TL__W_INTERVALS_HELD, lang, held80, held95));
        g_free(held80);
        g_free(held95);
}

static bool is_tested(const struct tl__evaluations *evaluations, size_t series)
{
        return fullest(evaluations, rows_of(evaluations, series))->accuracy.n > 0;
}

/* One line for all series that could not be tested for this reason. */
static void add_untested(struct tl__sheet *sheet, const struct tl__evaluations *evaluations,
                         enum tl_reason reason, enum tl_lang lang)
{
        GString *names = g_string_new(NULL);
        char *brief = tl__reason_brief(reason, "", lang), *line;

        for (size_t i = 0; i < evaluations->n_series; i++) {
                const struct tl_evaluation_row *row = rows_of(evaluations, i)[0];
                char *title;

                if (row->reason != reason || is_tested(evaluations, i))
                        continue;
                title = tl__series_title(evaluations->plan, row->series, row->indicator, lang);
                g_string_append_printf(names, "%s%s", names->len ? "; " : "", title);
                g_free(title);
        }
        line = tl__word_with(TL__W_NOT_TESTED, lang, brief, names->str);
        if (names->len)
                tl__sheet_note(sheet, line);
        g_string_free(names, TRUE);
        g_free(brief);
        g_free(line);
}

static void add_notes(struct tl__sheet *sheet, const struct tl__evaluations *evaluations,
                      enum tl_lang lang)
{
        for (int reason = TL_REASON_NONE + 1; reason < TL_N_REASONS; reason++)
                add_untested(sheet, evaluations, (enum tl_reason)reason, lang);
        if (tl__sheet_n_rows(sheet) == 0)
                return;
        tl__sheet_note(sheet, tl__word(TL__W_ERROR_NOTE, lang));
        tl__sheet_note(sheet, tl__word(TL__W_SCORES_NOTE, lang));
        tl__sheet_note(sheet, tl__word(TL__W_HELD_NOTE, lang));
}

struct tl__sheet *tl__backtest_sheet(const struct tl__evaluations *evaluations, enum tl_lang lang)
{
        struct tl__sheet *sheet = tl__sheet_new();
        bool synthetic = any_synthetic(evaluations);

        tl__sheet_title(sheet, tl__word(TL__W_BACKTEST, lang));
        if (synthetic)
                tl__sheet_lead(sheet, tl__word(TL__W_SYNTHETIC, lang));
        add_manner(sheet, evaluations, lang);
        add_answer(sheet, evaluations, lang);
        if (fullest(evaluations, rows_of(evaluations, evaluations->n_series))->accuracy.n > 0)
                add_columns(sheet, lang);
        add_all(sheet, evaluations, lang);
        for (size_t i = 0; i < evaluations->n_series; i++)
                add_series(sheet, evaluations, i, lang);
        add_notes(sheet, evaluations, lang);
        if (synthetic)
                tl__sheet_note(sheet, tl__word(TL__W_SYNTHETIC, lang));
        return sheet;
}
