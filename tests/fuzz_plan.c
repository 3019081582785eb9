/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan from any bytes: plan.csv, indicators.csv, targets.csv and a file of observations, one
 * after the other, a line "====" between them. Loaded, listed, and the observations judged by it.
 */
#include "fuzz.h"

#include "plan/plan.h"

#include <string.h>

#define BETWEEN "====\n"
enum { DATA = TL__N_PLAN_FILES, N_PARTS };

/* The part that begins @in; moves @in behind the line that ends it. */
static struct tl__file take_part(struct tl__file *in)
{
        const size_t gap = strlen(BETWEEN);
        const char *end = in->n ? memmem(in->bytes, in->n, BETWEEN, gap) : NULL;
        struct tl__file part = { in->path, in->bytes, end ? (size_t)(end - in->bytes) : in->n };
        size_t taken = end ? part.n + gap : in->n;

        in->bytes += taken;
        in->n -= taken;
        return part;
}

static void judge(const struct tl_plan *plan, const struct tl__file *file)
{
        struct tl_dataset *data = tl_dataset_new();

        if (tl_dataset_read_bytes(data, file->bytes, file->n, "fuzz.csv", NULL, NULL) == TL_OK)
                fuzz_judge(data, plan);
        tl_dataset_free(data);
}

/* The template of a plan is a file of observations, if one without values. */
static void hold_template(const struct tl_plan *plan)
{
        const struct tl_report_settings settings = { .format = "csv" };
        struct tl_dataset *data = tl_dataset_new();
        char *text = NULL;

        fuzz_hold(tl_report_list(TL_LIST_TEMPLATE, &plan, 1, &settings, &text, NULL) == TL_OK,
                  "a plan has a template");
        fuzz_hold(tl_dataset_read_bytes(data, text, strlen(text), "template.csv", NULL, NULL) ==
                          TL_OK,
                  "a template can be read");
        fuzz_hold(tl_dataset_bind(data, plan, NULL) == TL_OK, "a template fits its plan");
        tl_string_free(text);
        tl_dataset_free(data);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
        struct tl__file rest = { "fuzz.csv", n ? (const char *)bytes : "", n }, parts[N_PARTS];
        struct tl_faults *faults = tl_faults_new();
        struct tl_plan *plan = NULL;
        bool errors;
        int status;

        for (size_t i = 0; i < N_PARTS; i++)
                parts[i] = take_part(&rest);
        status = tl__plan_parse(parts, "fuzz", &plan, faults);
        errors = tl_faults_count_severe(faults, TL_ERROR) > 0;
        fuzz_hold(status == (errors ? TL_EDATA : TL_OK), "loading fails where it found an error");
        fuzz_hold(!errors == (plan != NULL), "a plan is handed over on success only");
        fuzz_faults(faults);
        if (plan) {
                fuzz_list(plan);
                if (tl_plan_target_count(plan) > 0)
                        hold_template(plan);
                judge(plan, &parts[DATA]);
        }
        tl_plan_free(plan);
        tl_faults_free(faults);
        return 0;
}
