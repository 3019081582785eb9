/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The public header alone, against the shared library: what a program outside this tree can do. */
#include "check.h"

#include "targetline.h"

#include <string.h>

/* The program in targetline.h's first comment. */
static void test_first_program(void)
{
        struct tl_faults *faults = tl_faults_new();
        struct tl_dataset *data = tl_dataset_new();
        struct tl_assessment *gap = NULL;
        struct tl_plan *plan = NULL;

        CHECK_INT("plan", tl_plan_load(check_path("indicators/vietnam-2030"), &plan, faults),
                  TL_OK);
        CHECK_INT("data",
                  tl_dataset_read(data, check_path("datasets/vietnam/observations.csv"), NULL,
                                  faults),
                  TL_OK);
        CHECK_INT("bind", tl_dataset_bind(data, plan, faults), TL_OK);
        CHECK_INT("assess", tl_assess(plan, data, NULL, &gap, NULL), TL_OK);
        CHECK_INT("errors", tl_faults_count_severe(faults, TL_ERROR), 0);
        CHECK_INT("six targets and their 2045", tl_assessment_count(gap), 12);
        CHECK_TEXT("first", tl_assessment_at(gap, 0)->indicator->id, "gdp_growth");
        tl_assessment_free(gap);
        tl_dataset_free(data);
        tl_plan_free(plan);
        tl_faults_free(faults);
}

static void test_reports(void)
{
        struct tl_report_settings settings = tl_report_settings_defaults();
        struct tl_plan *plan = NULL;
        struct tl_error err = { 0 };
        char *text = NULL;

        CHECK_INT("plan", tl_plan_load(check_path("indicators/vietnam-2030"), &plan, NULL), TL_OK);
        for (size_t i = 0; tl_writer_names()[i]; i++) {
                settings.format = tl_writer_names()[i];
                CHECK_INT(settings.format,
                          tl_report_list(TL_LIST_TARGETS, (const struct tl_plan *const *)&plan, 1,
                                         &settings, &text, &err),
                          TL_OK);
                CHECK_TRUE(settings.format, text && strstr(text, "around 7 per cent"));
                tl_string_free(text);
        }
        settings.format = "xls";
        CHECK_INT("no such format", tl_report_list(TL_LIST_MODELS, NULL, 0, &settings, &text, &err),
                  TL_ENOTFOUND);
        tl_plan_free(plan);
}

static void test_small_things(void)
{
        CHECK_TEXT("version", tl_version(), "0.1.0");
        CHECK_TEXT("status", tl_status_text(TL_OK), "done");
        CHECK_TEXT("status", tl_status_text(TL_ENUMERIC), "a numerical routine failed");
        CHECK_TEXT("verdict", tl_verdict_code(TL_ON_TRACK), "on_track");
        CHECK_TEXT("reason", tl_reason_code(TL_REASON_GAP_IN_PERIOD), "gap_in_period");
        CHECK_TEXT("nearest", tl_nearest("drfit", tl_model_names()), "drift");
        CHECK_TRUE("nothing near", tl_nearest("zzzzzz", tl_model_names()) == NULL);
        tl_plan_free(NULL);
        tl_dataset_free(NULL);
        tl_faults_free(NULL);
        tl_forecast_free(NULL);
        tl_assessment_free(NULL);
        tl_projection_free(NULL);
        tl_string_free(NULL);
}

/* A file that is not there, a plan that is not there: said, and nothing is written. */
static void test_refusals(void)
{
        struct tl_faults *faults = tl_faults_new();
        struct tl_dataset *data = tl_dataset_new();
        struct tl_plan *plan = NULL;

        CHECK_INT("file", tl_dataset_read(data, "no such file.csv", NULL, faults), TL_EIO);
        CHECK_INT("said", tl_faults_count(faults), 1);
        CHECK_TEXT("where", tl_faults_at(faults, 0)->file, "no such file.csv");
        CHECK_TRUE("plan", tl_plan_load("no such folder", &plan, faults) != TL_OK);
        CHECK_TRUE("untouched", plan == NULL && tl_dataset_count(data) == 0);
        tl_dataset_free(data);
        tl_faults_free(faults);
}

int main(void)
{
        static const struct check_test tests[] = {
                { "the first program", test_first_program },
                { "every writer", test_reports },
                { "names, codes, NULL", test_small_things },
                { "refusals", test_refusals },
                { NULL, NULL },
        };

        return check_main("api", tests);
}
