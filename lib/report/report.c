/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports: the writer is found, the sheet is built for machines or for people, the writer lays it
 * out. */
#include "base/error.h"
#include "base/text.h"
#include "report/sheets.h"
#include "report/writers/writer.h"

#include <glib.h>

struct tl_report_settings tl_report_settings_defaults(void)
{
        return (struct tl_report_settings){ .format = "text", .lang = TL_EN };
}

/* The writer of @settings, which may be NULL; @used is what they are once defaults are filled
 * in. */
static int find_writer(const struct tl_report_settings *settings, struct tl_report_settings *used,
                       const struct tl__writer **out, struct tl_error *err)
{
        const char *nearest;

        *out = NULL;
        *used = settings ? *settings : tl_report_settings_defaults();
        if (!used->format)
                used->format = "text";
        if ((unsigned)used->lang >= TL_N_LANGS)
                return tl__fail(err, TL_EINVALID, "no such language: %d", (int)used->lang);
        *out = tl__writer_find(used->format);
        if (*out)
                return TL_OK;
        nearest = tl__nearest(used->format, tl_writer_names());
        if (nearest)
                return tl__fail(err, TL_ENOTFOUND, "no output format “%s”; did you mean “%s”?",
                                used->format, nearest);
        return tl__fail(err, TL_ENOTFOUND, "no output format “%s”", used->format);
}

static int check_levels(const struct tl_assess_settings *assessed, struct tl_error *err)
{
        if (assessed && assessed->n_levels > TL_MAX_LEVELS)
                return tl__fail(err, TL_EINVALID, "%zu interval levels; at most %d are possible",
                                assessed->n_levels, TL_MAX_LEVELS);
        return TL_OK;
}

/* Lays @sheet out and frees it. */
static int finish(struct tl__sheet *sheet, const struct tl__writer *writer,
                  const struct tl_report_settings *settings, char **out)
{
        *out = writer->write(sheet, settings);
        tl__sheet_free(sheet);
        return TL_OK;
}

int tl_report_gap(const struct tl_plan *plan, const struct tl_assessment *assessment,
                  const struct tl_assess_settings *assessed,
                  const struct tl_report_settings *settings, char **out, struct tl_error *err)
{
        struct tl_assess_settings defaults = tl_assess_settings_defaults();
        size_t n = tl_assessment_count(assessment);
        const struct tl__writer *writer;
        struct tl_report_settings used;
        const struct tl_row **rows;
        struct tl__gap gap;
        int status = find_writer(settings, &used, &writer, err);

        if (status || (status = check_levels(assessed, err)))
                return status;
        rows = g_new(const struct tl_row *, n);
        for (size_t i = 0; i < n; i++)
                rows[i] = tl_assessment_at(assessment, i);
        gap = (struct tl__gap){ tl_plan_info(plan), rows, n, assessed ? assessed : &defaults };
        status = finish(writer->machine ? tl__gap_table(&gap) : tl__gap_sheet(&gap, used.lang),
                        writer, &used, out);
        g_free(rows);
        return status;
}

int tl_report_projection(const struct tl_plan *plan, const struct tl_projection *projection,
                         const struct tl_assess_settings *assessed,
                         const struct tl_report_settings *settings, char **out,
                         struct tl_error *err)
{
        struct tl_assess_settings defaults = tl_assess_settings_defaults();
        size_t n = tl_projection_count(projection);
        const struct tl__writer *writer;
        struct tl_report_settings used;
        const struct tl_projection_row **rows;
        struct tl__projections all;
        int status = find_writer(settings, &used, &writer, err);

        if (status || (status = check_levels(assessed, err)))
                return status;
        rows = g_new(const struct tl_projection_row *, n);
        for (size_t i = 0; i < n; i++)
                rows[i] = tl_projection_at(projection, i);
        all = (struct tl__projections){ plan ? tl_plan_info(plan) : NULL, rows, n,
                                        assessed ? assessed : &defaults };
        status = finish(writer->machine ? tl__projection_table(&all)
                                        : tl__projection_sheet(&all, used.lang),
                        writer, &used, out);
        g_free(rows);
        return status;
}

int tl_report_evaluation(const struct tl_plan *plan, const struct tl_evaluation *evaluation,
                         const struct tl_report_settings *settings, char **out,
                         struct tl_error *err)
{
        size_t n = tl_evaluation_count(evaluation);
        size_t n_models = tl_evaluation_model_count(evaluation);
        const struct tl__writer *writer;
        struct tl_report_settings used;
        const struct tl_evaluation_row **rows;
        struct tl__evaluations all;
        int status = find_writer(settings, &used, &writer, err);

        if (status != TL_OK)
                return status;
        rows = g_new(const struct tl_evaluation_row *, n);
        for (size_t i = 0; i < n; i++)
                rows[i] = tl_evaluation_at(evaluation, i);
        all = (struct tl__evaluations){ .plan = plan ? tl_plan_info(plan) : NULL,
                                        .rows = rows,
                                        .n_series = n / n_models - 1,
                                        .n_models = n_models,
                                        .horizon = tl_evaluation_horizon(evaluation),
                                        .is_tested = tl_evaluation_is_tested(evaluation) };
        status = finish(writer->machine ? tl__backtest_table(&all)
                                        : tl__backtest_sheet(&all, used.lang),
                        writer, &used, out);
        g_free(rows);
        return status;
}

int tl_report_faults(const struct tl_faults *faults, const struct tl_report_settings *settings,
                     char **out, struct tl_error *err)
{
        const struct tl__writer *writer;
        struct tl_report_settings used;
        int status = find_writer(settings, &used, &writer, err);

        if (status != TL_OK)
                return status;
        return finish(writer->machine ? tl__fault_table(faults)
                                      : tl__fault_sheet(faults, used.lang),
                      writer, &used, out);
}

int tl_report_list(enum tl_list what, const struct tl_plan *const plans[], size_t n_plans,
                   const struct tl_report_settings *settings, char **out, struct tl_error *err)
{
        const struct tl__writer *writer;
        struct tl_report_settings used;
        struct tl__sheet *sheet;
        int status = find_writer(settings, &used, &writer, err);

        if (status != TL_OK)
                return status;
        if ((unsigned)what > TL_LIST_TEMPLATE)
                return tl__fail(err, TL_EINVALID, "no such list: %d", (int)what);
        if (what == TL_LIST_TEMPLATE && n_plans != 1)
                return tl__fail(err, TL_EINVALID, "a template is of one plan, not of %zu", n_plans);
        if (what == TL_LIST_TEMPLATE)
                sheet = tl__template_sheet(plans[0], used.lang, writer->machine);
        else
                sheet = tl__list_sheet(what, plans, n_plans, used.lang, writer->machine);
        return finish(sheet, writer, &used, out);
}

int tl_report_map(const struct tl_plan *plan, const struct tl_dataset *dataset,
                  const struct tl_report_settings *settings, char **out, struct tl_error *err)
{
        const struct tl__writer *writer;
        struct tl_report_settings used;
        int status = find_writer(settings, &used, &writer, err);

        return status == TL_OK ? finish(tl__map_sheet(plan, dataset), writer, &used, out) : status;
}
