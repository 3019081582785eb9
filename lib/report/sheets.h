/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets a report is made of. A table is for machines: every column, English names and codes,
 * raw numbers. A sheet is for people: what matters, in words. */
#ifndef TL_REPORT_SHEETS_H
#define TL_REPORT_SHEETS_H

#include "report/sheet.h"

/* The assessment as the builders see it. */
struct tl__gap {
        const struct tl_plan_info *plan;
        const struct tl_row *const *rows; /* [n] */
        size_t n;
        const struct tl_assess_settings *assessed;
};
struct tl__sheet *tl__gap_table(const struct tl__gap *gap);
struct tl__sheet *tl__gap_sheet(const struct tl__gap *gap, enum tl_lang lang);
/* Title and lines above and below the sheet (gap_notes.c). */
void tl__gap_notes(struct tl__sheet *sheet, const struct tl__gap *gap, enum tl_lang lang);

struct tl__projections {
        const struct tl_plan_info *plan;             /* NULL: no plan */
        const struct tl_projection_row *const *rows; /* [n], series after series */
        size_t n;
        const struct tl_assess_settings *assessed;
};
struct tl__sheet *tl__projection_table(const struct tl__projections *projections);
struct tl__sheet *tl__projection_sheet(const struct tl__projections *projections,
                                       enum tl_lang lang);

struct tl__evaluations {
        const struct tl_plan_info *plan; /* NULL: no plan */
        const struct tl_evaluation_row *const
                *rows; /* [n_series + 1][n_models], all together last */
        size_t n_series, n_models;
        size_t horizon; /* 0: as many as the test data hold */
        bool is_tested; /* against test data */
};
struct tl__sheet *tl__backtest_table(const struct tl__evaluations *evaluations);
struct tl__sheet *tl__backtest_sheet(const struct tl__evaluations *evaluations, enum tl_lang lang);

struct tl__sheet *tl__fault_table(const struct tl_faults *faults);
struct tl__sheet *tl__fault_sheet(const struct tl_faults *faults, enum tl_lang lang);

struct tl__sheet *tl__list_sheet(enum tl_list what, const struct tl_plan *const plans[],
                                 size_t n_plans, enum tl_lang lang, bool machine);

/* Columns that a reader of data knows; years only for machines, of which @lang still holds. */
struct tl__sheet *tl__template_sheet(const struct tl_plan *plan, enum tl_lang lang, bool machine);

/* What tl_dataset_read_map() reads, the ids still empty. */
struct tl__sheet *tl__map_sheet(const struct tl_plan *plan, const struct tl_dataset *dataset);

/* Columns lower80, upper80, lower95, ... of a table. */
void tl__level_columns(struct tl__sheet *sheet, const struct tl_assess_settings *assessed);

#endif
