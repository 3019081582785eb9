/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gap to every target of a plan:  01_gap indicators/thanh-hoa-2030 province.csv
 * Build with:  cc 01_gap.c $(pkg-config --cflags --libs targetline) */
#include <stdio.h>
#include <targetline.h>

static void print_gaps(const struct tl_assessment *assessment)
{
        for (size_t i = 0; i < tl_assessment_count(assessment); i++) {
                const struct tl_row *row = tl_assessment_at(assessment, i);

                if (row->projection)
                        continue;
                printf("%-34s %d  ", row->indicator->id, row->year);
                if (isnan(row->gap))
                        printf("%12s", "-");
                else
                        printf("%12.3g", row->gap);
                printf("  %s\n", tl_verdict_code(row->verdict));
        }
}

static void print_faults(const struct tl_faults *faults)
{
        for (size_t i = 0; i < tl_faults_count(faults); i++) {
                const struct tl_fault *fault = tl_faults_at(faults, i);
                char *text = tl_fault_text(fault, TL_EN);

                if (fault->severity == TL_ERROR)
                        fprintf(stderr, "%s:%ld: %s\n", fault->file, fault->line, text);
                tl_string_free(text);
        }
}

int main(int argc, char *argv[])
{
        struct tl_faults *faults = tl_faults_new();
        struct tl_dataset *data = tl_dataset_new();
        struct tl_assessment *assessment = NULL;
        struct tl_plan *plan = NULL;
        bool good = argc == 3 && !tl_plan_load(argv[1], &plan, faults) &&
                    !tl_dataset_read(data, argv[2], NULL, faults) &&
                    !tl_dataset_bind(data, plan, faults) &&
                    !tl_assess(plan, data, NULL, &assessment, NULL);

        if (good)
                print_gaps(assessment);
        else
                print_faults(faults);
        tl_assessment_free(assessment);
        tl_plan_free(plan);
        tl_dataset_free(data);
        tl_faults_free(faults);
        return good ? 0 : 1;
}
