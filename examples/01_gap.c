/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gap to every target of a plan:  01_gap indicators/thanh-hoa-2030 province.csv
 * Build with:  cc 01_gap.c $(pkg-config --cflags --libs targetline) */
#include <stdio.h>
#include <targetline.h>

int main(int argc, char *argv[])
{
        struct tl_dataset *data = tl_dataset_new();
        struct tl_assessment *table = NULL;
        struct tl_plan *plan = NULL;
        bool good = argc == 3 && !tl_plan_load(argv[1], &plan, NULL) &&
                    !tl_dataset_read(data, argv[2], NULL, NULL) &&
                    !tl_dataset_bind(data, plan, NULL) &&
                    !tl_assess(plan, data, NULL, &table, NULL);

        if (!good)
                fprintf(stderr, "usage: 01_gap PLAN FILE; targetline check says what is wrong\n");
        for (size_t i = 0; good && i < tl_assessment_count(table); i++) {
                const struct tl_row *row = tl_assessment_at(table, i);

                if (row->projection)
                        continue;
                printf("%-34s %d %12.3g  %s\n", row->indicator->id, row->year, row->gap,
                       tl_verdict_code(row->verdict));
        }
        tl_assessment_free(table);
        tl_plan_free(plan);
        tl_dataset_free(data);
        return good ? 0 : 1;
}
