/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "data/csv.h"

#include <glib.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROUNDING 1e-12

void fuzz_hold(bool promise, const char *what)
{
        if (promise)
                return;
        fprintf(stderr, "broken promise: %s\n", what);
        abort();
}

/* ----------------------------------------------------------------------- reports ---- */

static void hold_json(const char *text)
{
        json_t *document = json_loads(text, JSON_REJECT_DUPLICATES, NULL);

        fuzz_hold(document, "JSON is well formed");
        json_decref(document);
}

/* What we write we can read: as many cells in each row as the heading has. */
static void hold_csv(const char *text)
{
        struct tl__csv *csv = NULL;

        fuzz_hold(tl__csv_parse(text, strlen(text), "report.csv", &csv, NULL) == TL_OK,
                  "CSV is well formed");
        for (size_t i = 0; i < csv->n; i++)
                fuzz_hold(csv->records[i].n == csv->records[0].n, "rows of CSV are equally long");
        tl__csv_free(csv);
}

static void hold_report(const char *format, char *text)
{
        fuzz_hold(g_utf8_validate(text, -1, NULL), "a report is UTF-8");
        if (strcmp(format, "json") == 0)
                hold_json(text);
        if (strcmp(format, "csv") == 0)
                hold_csv(text);
        tl_string_free(text);
}

/* What a report is made from; one of the five. */
struct subject {
        const struct tl_faults *faults;
        const struct tl_plan *plan;
        const struct tl_assessment *assessment;
        const struct tl_projection *projection;
        const struct tl_evaluation *evaluation;
        enum tl_list list;
};

static int report(const struct subject *subject, const struct tl_report_settings *settings,
                  char **out)
{
        if (subject->faults)
                return tl_report_faults(subject->faults, settings, out, NULL);
        if (subject->assessment)
                return tl_report_gap(subject->plan, subject->assessment, NULL, settings, out, NULL);
        if (subject->projection)
                return tl_report_projection(subject->plan, subject->projection, NULL, settings, out,
                                            NULL);
        if (subject->evaluation)
                return tl_report_evaluation(subject->plan, subject->evaluation, settings, out,
                                            NULL);
        return tl_report_list(subject->list, &subject->plan, 1, settings, out, NULL);
}

static void report_all(const struct subject *subject)
{
        const char *const *formats = tl_writer_names();

        for (size_t i = 0; formats[i]; i++)
                for (size_t lang = 0; lang < TL_N_LANGS; lang++) {
                        const struct tl_report_settings settings = { .format = formats[i],
                                                                     .lang = (enum tl_lang)lang,
                                                                     .colour = true };
                        char *text = NULL;

                        fuzz_hold(report(subject, &settings, &text) == TL_OK, "a report is made");
                        hold_report(formats[i], text);
                }
}

void fuzz_faults(const struct tl_faults *faults)
{
        for (size_t i = 0; i < tl_faults_count(faults); i++)
                for (size_t lang = 0; lang < TL_N_LANGS; lang++) {
                        char *text = tl_fault_text(tl_faults_at(faults, i), (enum tl_lang)lang);

                        fuzz_hold(*text && g_utf8_validate(text, -1, NULL), "a fault has a text");
                        tl_string_free(text);
                }
        report_all(&(struct subject){ .faults = faults });
}

void fuzz_list(const struct tl_plan *plan)
{
        static const enum tl_list lists[] = { TL_LIST_INDICATORS, TL_LIST_TARGETS, TL_LIST_PLANS,
                                              TL_LIST_TEMPLATE };

        for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
                report_all(&(struct subject){ .plan = plan, .list = lists[i] });
}

/* ----------------------------------------------------------------------- figures ---- */

static void hold_figure(double value)
{
        fuzz_hold(!isinf(value), "no figure is infinite");
}

static void hold_chance(double chance)
{
        fuzz_hold(isnan(chance) || (chance >= 0 && chance <= 1), "a chance lies in 0..1");
}

static void hold_intervals(const double lower[], const double upper[])
{
        for (size_t i = 0; i < TL_MAX_LEVELS; i++) {
                hold_figure(lower[i]);
                hold_figure(upper[i]);
                fuzz_hold(isnan(lower[i]) == isnan(upper[i]) &&
                                  !(lower[i] - upper[i] > ROUNDING * fabs(upper[i])),
                          "an interval has two ends, in order");
        }
}

static void hold_series(const struct tl_series *series)
{
        fuzz_hold(series->n > 0 && series->comparable < series->n, "a series has a value");
        fuzz_hold(!isnan(series->value[0]) && !isnan(series->value[series->n - 1]),
                  "the ends of a series are values");
        for (size_t i = 0; i < series->n; i++) {
                hold_figure(series->value[i]);
                fuzz_hold(isnan(series->value[i]) || series->status[i] <= TL_ESTIMATE,
                          "only official, preliminary and estimated values enter a series");
        }
}

static void hold_row(const struct tl_row *row)
{
        const double figures[] = {
                row->base_value,    row->latest_value,   row->measured,   row->elapsed_share,
                row->path_value,    row->path_deviation, row->projected,  row->gap,
                row->gap_percent,   row->gap_now,        row->pace_ratio, row->gap_now_percent,
                row->need_per_year, row->pace_per_year,  row->mase,       row->attained_share,
        };

        for (size_t i = 0; i < G_N_ELEMENTS(figures); i++)
                hold_figure(figures[i]);
        hold_chance(row->probability);
        hold_chance(row->probability_stretch);
        hold_intervals(row->lower, row->upper);
        fuzz_hold(*tl_verdict_code(row->verdict), "a row has a verdict");
}

/* --------------------------------------------------------------------- all of it ---- */

/* Few paths: the fuzzer is after crashes, not after digits. */
static struct tl_assess_settings fast(void)
{
        struct tl_assess_settings settings = tl_assess_settings_defaults();

        settings.forecast.paths = 100;
        settings.threads = 1;
        return settings;
}

static void assess(const struct tl_dataset *data, const struct tl_plan *plan)
{
        const struct tl_assess_settings settings = fast();
        struct tl_assessment *assessment = NULL;

        fuzz_hold(tl_assess(plan, data, &settings, &assessment, NULL) == TL_OK,
                  "data that are bound are assessed");
        for (size_t i = 0; i < tl_assessment_count(assessment); i++)
                hold_row(tl_assessment_at(assessment, i));
        report_all(&(struct subject){ .plan = plan, .assessment = assessment });
        tl_assessment_free(assessment);
}

static void project(const struct tl_dataset *data, const struct tl_plan *plan)
{
        const struct tl_assess_settings settings = fast();
        struct tl_projection *projection = NULL;

        fuzz_hold(tl_project(plan, data, &settings, 0, 3, TL_LEVEL, &projection, NULL) == TL_OK,
                  "data that are bound are projected");
        for (size_t i = 0; i < tl_projection_count(projection); i++) {
                const struct tl_projection_row *row = tl_projection_at(projection, i);

                hold_figure(row->median);
                hold_figure(row->mean);
                hold_intervals(row->lower, row->upper);
        }
        report_all(&(struct subject){ .plan = plan, .projection = projection });
        tl_projection_free(projection);
}

static void hold_accuracy(const struct tl_accuracy *accuracy)
{
        hold_figure(accuracy->mae);
        hold_figure(accuracy->rmse);
        hold_figure(accuracy->mase);
        hold_figure(accuracy->msis80);
        hold_figure(accuracy->msis95);
        hold_chance(accuracy->coverage80);
        hold_chance(accuracy->coverage95);
        fuzz_hold(!(accuracy->coverage80 > accuracy->coverage95), "intervals lie in one another");
        fuzz_hold(!(accuracy->smape < 0 || accuracy->smape > 200.0001), "sMAPE lies in 0..200");
        fuzz_hold(accuracy->n >= accuracy->n_origins, "no origin without a forecast");
}

/* Each series is its own future: none is known of the years after it. */
static void evaluate(const struct tl_dataset *data, const struct tl_plan *plan)
{
        static const char *const models[] = { "drift", "naive" };
        struct tl_evaluate_settings settings = tl_evaluate_settings_defaults();
        struct tl_evaluation *evaluation = NULL;

        settings.assess = fast();
        settings.models = models;
        settings.n_models = G_N_ELEMENTS(models);
        fuzz_hold(tl_evaluate(plan, data, NULL, &settings, &evaluation, NULL) == TL_OK,
                  "data that are bound are evaluated");
        for (size_t i = 0; i < tl_evaluation_count(evaluation); i++) {
                hold_accuracy(&tl_evaluation_at(evaluation, i)->accuracy);
                hold_figure(tl_evaluation_at(evaluation, i)->relative);
        }
        report_all(&(struct subject){ .plan = plan, .evaluation = evaluation });
        tl_evaluation_free(evaluation);
        fuzz_hold(tl_evaluate(plan, data, data, &settings, &evaluation, NULL) == TL_OK &&
                          tl_evaluation_at(evaluation, tl_evaluation_count(evaluation) - 1)
                                          ->accuracy.n == 0,
                  "nothing comes after its own end");
        tl_evaluation_free(evaluation);
}

void fuzz_judge(struct tl_dataset *data, const struct tl_plan *plan)
{
        struct tl_faults *faults = tl_faults_new();
        int status = tl_dataset_bind(data, plan, faults);
        bool errors = tl_faults_count_severe(faults, TL_ERROR) > 0;

        fuzz_hold(status == (errors ? TL_EDATA : TL_OK), "binding fails where it found an error");
        fuzz_hold(!errors || tl_dataset_series_count(data) == 0, "then there are no series");
        fuzz_faults(faults);
        tl_faults_free(faults);
        for (size_t i = 0; i < tl_dataset_series_count(data); i++)
                hold_series(tl_dataset_series_at(data, i));
        if (status != TL_OK)
                return;
        project(data, plan);
        evaluate(data, plan);
        if (plan)
                assess(data, plan);
}
