/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From observations to series, as a plan names them: tl_dataset_bind(). */
#include "plan/bind.h"

#include "base/text.h"

#include <string.h>

/* As the plan's indicators stand in the plan, then by name; areas as they first appear. */
static gint compare(gconstpointer a, gconstpointer b)
{
        const struct tl__work *x = *(const struct tl__work *const *)a;
        const struct tl__work *y = *(const struct tl__work *const *)b;
        int by_name;

        if (!x->known != !y->known)
                return x->known ? -1 : 1;
        if (x->known && x->known->line != y->known->line)
                return x->known->line < y->known->line ? -1 : 1;
        by_name = strcmp(x->indicator, y->indicator);
        if (by_name)
                return by_name;
        return x->area_rank < y->area_rank ? -1 : x->area_rank > y->area_rank;
}

/* Index of the first value after the last break, 0 where there is no break. */
static size_t comparable_from(const struct tl__work *work)
{
        size_t from = work->n;

        while (from > 0 && !work->breaks[from - 1])
                from--;
        if (from == 0)
                return 0;
        for (from--; isnan(work->value[from]); from++)
                ;
        return from;
}

static void add_series(struct tl_dataset *dataset, struct tl__work *work)
{
        const struct tl_series series = {
                .indicator = work->indicator,
                .area = work->area,
                .unit = *work->unit || !work->known
                                ? work->unit
                                : tl__dataset_string(dataset, work->known->unit[TL_EN]),
                .nature = work->nature,
                .first_year = work->first_year,
                .n = work->n,
                .value = work->value,
                .status = work->status,
                .comparable = comparable_from(work),
                .synthetic = work->synthetic,
                .derived = work->derived,
        };

        tl__dataset_add_series(dataset, &series);
        work->value = NULL; /* now the dataset's */
        work->status = NULL;
}

int tl_dataset_name(struct tl_dataset *dataset, const struct tl_plan *plan,
                    struct tl_faults *faults)
{
        struct tl_faults *own = faults ? NULL : tl_faults_new(); /* errors are counted */
        size_t errors;
        bool failed;

        faults = faults ? faults : own;
        errors = tl_faults_count_severe(faults, TL_ERROR);
        tl__dataset_unbind(dataset);
        tl__bind_names(dataset, plan, faults);
        failed = tl_faults_count_severe(faults, TL_ERROR) > errors;
        tl__faults_sort(faults);
        tl_faults_free(own);
        return failed ? TL_EDATA : TL_OK;
}

int tl_dataset_bind(struct tl_dataset *dataset, const struct tl_plan *plan,
                    struct tl_faults *faults)
{
        struct tl_faults *own = faults ? NULL : tl_faults_new(); /* errors are counted */
        GPtrArray *works;
        size_t errors;
        bool failed;

        faults = faults ? faults : own;
        errors = tl_faults_count_severe(faults, TL_ERROR);
        tl__dataset_unbind(dataset);
        tl__bind_names(dataset, plan, faults);
        works = tl__bind_values(dataset, plan, faults);
        tl__bind_doubts(works, faults);
        if (plan)
                tl__bind_formulas(works, dataset, plan, faults);
        failed = dataset->faulty || tl_faults_count_severe(faults, TL_ERROR) > errors;
        tl__faults_sort(faults);
        g_ptr_array_sort(works, compare);
        for (size_t i = 0; i < works->len && !failed; i++)
                add_series(dataset, g_ptr_array_index(works, i));
        g_ptr_array_free(works, TRUE);
        tl_faults_free(own);
        return failed ? TL_EDATA : TL_OK;
}
