/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gap table: which rows there are, in which order; each indicator of each area is one piece of
 * work for the threads, which fills the rows set aside for it. */
#include "assess/row.h"
#include "assess/selection.h"

#include "base/error.h"
#include "base/parallel.h"

#include <glib.h>
#include <string.h>

struct tl_assessment {
        struct tl_row *rows;
        size_t n;
};

/* One row to fill. */
struct task {
        const struct tl_target *target;
        int year;
        size_t row;
};

/* One indicator in one area with the rows that it fills. */
struct job {
        const struct tl_indicator *indicator;
        const char *area;
        const struct tl_series *series;
        GPtrArray *targets; /* of the indicator, NULL-terminated */
        GArray *tasks;
};

struct assess_work {
        const struct tl_plan *plan;
        const struct tl_dataset *data;
        const struct tl_assess_settings *settings;
        GPtrArray *jobs;
        struct tl_row *rows;
        size_t n_rows;
        int newest_year;
};

struct tl_assess_settings tl_assess_settings_defaults(void)
{
        return (struct tl_assess_settings){
                .forecast = tl_forecast_settings_defaults(),
                .levels = { 80, 95 },
                .n_levels = 2,
        };
}

void tl_assessment_free(struct tl_assessment *assessment)
{
        if (!assessment)
                return;
        g_free(assessment->rows);
        g_free(assessment);
}

size_t tl_assessment_count(const struct tl_assessment *assessment)
{
        return assessment->n;
}

const struct tl_row *tl_assessment_at(const struct tl_assessment *assessment, size_t i)
{
        return &assessment->rows[i];
}

/* -------------------------------------------------------------------------- jobs ---- */

static void job_free(gpointer data)
{
        struct job *job = data;

        g_ptr_array_free(job->targets, TRUE);
        g_array_free(job->tasks, TRUE);
        g_free(job);
}

static struct job *job_new(const struct assess_work *work, const struct tl_indicator *indicator,
                           const char *area)
{
        struct job *job = g_new0(struct job, 1);

        job->indicator = indicator;
        job->area = area;
        job->series = tl_dataset_series(work->data, indicator->id, area);
        job->targets = g_ptr_array_new();
        job->tasks = g_array_new(FALSE, FALSE, sizeof(struct task));
        for (size_t i = 0; i < tl_plan_target_count(work->plan); i++) {
                const struct tl_target *target = tl_plan_target_at(work->plan, i);

                if (target->indicator == indicator)
                        g_ptr_array_add(job->targets, (gpointer)target);
        }
        g_ptr_array_add(job->targets, NULL);
        return job;
}

static const struct tl_target *last_target(const struct job *job)
{
        const struct tl_target *last = job->targets->pdata[0];

        for (size_t i = 1; job->targets->pdata[i]; i++) {
                const struct tl_target *target = job->targets->pdata[i];

                if (target->year > last->year)
                        last = target;
        }
        return last;
}

static void add_task(struct assess_work *work, struct job *job, const struct tl_target *target,
                     int year)
{
        struct task task = { target, year, work->n_rows++ };

        g_array_append_val(job->tasks, task);
}

/* Rows of one area: each target in the plan's order, then each indicator in the years after its
 * last one. */
static void add_area(struct assess_work *work, const char *area, bool without_data)
{
        const struct tl_plan_info *info = tl_plan_info(work->plan);
        GHashTable *jobs = g_hash_table_new(NULL, NULL);
        guint first = work->jobs->len;

        for (size_t i = 0; i < tl_plan_target_count(work->plan); i++) {
                const struct tl_target *target = tl_plan_target_at(work->plan, i);
                struct job *job = g_hash_table_lookup(jobs, target->indicator);

                if (!tl__is_selected(target->indicator->id, work->settings->indicators,
                                     work->settings->n_indicators))
                        continue;
                if (!job && !without_data &&
                    !tl_dataset_series(work->data, target->indicator->id, area))
                        continue;
                if (!job) {
                        job = job_new(work, target->indicator, area);
                        g_hash_table_insert(jobs, (gpointer)target->indicator, job);
                        g_ptr_array_add(work->jobs, job);
                }
                add_task(work, job, target, target->year);
        }
        for (guint i = first; i < work->jobs->len; i++) {
                struct job *job = work->jobs->pdata[i];
                const struct tl_target *last = last_target(job);

                for (size_t h = 0; h < info->n_horizons; h++)
                        if (info->horizons[h] > last->year)
                                add_task(work, job, last, info->horizons[h]);
        }
        g_hash_table_destroy(jobs);
}

static bool has_targets_data(const struct assess_work *work, const char *area)
{
        for (size_t i = 0; i < tl_plan_target_count(work->plan); i++)
                if (tl_dataset_series(work->data, tl_plan_target_at(work->plan, i)->indicator->id,
                                      area))
                        return true;
        return false;
}

static const char *own_area(const struct assess_work *work)
{
        return tl_plan_info(work->plan)->area;
}

/* The areas asked for, each with all targets. */
static void add_asked_areas(struct assess_work *work)
{
        const struct tl_assess_settings *settings = work->settings;

        for (size_t i = 0; i < tl_dataset_area_count(work->data); i++) {
                const char *area = tl_dataset_area_at(work->data, i);

                if (strcmp(area, own_area(work)) != 0 &&
                    tl__is_selected(area, settings->areas, settings->n_areas))
                        add_area(work, area, true);
        }
        if (tl__is_selected(own_area(work), settings->areas, settings->n_areas))
                add_area(work, own_area(work), true);
}

/* Targets without data are shown for the plan's own area, or for the one area the data are of. */
static void add_areas(struct assess_work *work)
{
        GPtrArray *areas = g_ptr_array_new();

        for (size_t i = 0; i < tl_dataset_area_count(work->data); i++) {
                const char *area = tl_dataset_area_at(work->data, i);

                if (has_targets_data(work, area))
                        g_ptr_array_add(areas, (gpointer)area);
        }
        if (areas->len == 0)
                g_ptr_array_add(areas, (gpointer)own_area(work));
        for (guint i = 0; i < areas->len; i++)
                add_area(work, areas->pdata[i],
                         areas->len == 1 || strcmp(areas->pdata[i], own_area(work)) == 0);
        g_ptr_array_free(areas, TRUE);
}

static int newest_year(const struct assess_work *work)
{
        int newest = 0;

        for (size_t i = 0; i < tl_dataset_series_count(work->data); i++) {
                const struct tl_series *series = tl_dataset_series_at(work->data, i);

                newest = MAX(newest, series->first_year + (int)series->n - 1);
        }
        return work->settings->until ? MIN(newest, work->settings->until) : newest;
}

static int last_year(const struct job *job)
{
        int last = 0;

        for (guint i = 0; i < job->tasks->len; i++)
                last = MAX(last, g_array_index(job->tasks, struct task, i).year);
        return last;
}

static void do_job(void *context, size_t i)
{
        const struct assess_work *work = context;
        const struct job *job = work->jobs->pdata[i];
        struct tl__subject subject = { .indicator = job->indicator,
                                       .area = job->area,
                                       .newest_year = work->newest_year,
                                       .last_horizon = last_year(job),
                                       .scale = tl__subject_scale(work->plan, job->indicator) };

        tl__subject_open(&subject, job->series, work->settings);
        tl__subject_extend(&subject);
        tl__subject_backtest(&subject, work->settings);
        for (guint t = 0; t < job->tasks->len; t++) {
                const struct task *task = &g_array_index(job->tasks, struct task, t);

                tl__row_fill(&work->rows[task->row], &subject, task->target,
                             (const struct tl_target *const *)job->targets->pdata, task->year,
                             work->settings);
        }
        tl__subject_close(&subject);
}

int tl_assess(const struct tl_plan *plan, const struct tl_dataset *data,
              const struct tl_assess_settings *settings, struct tl_assessment **out,
              struct tl_error *err)
{
        struct tl_assess_settings defaults = tl_assess_settings_defaults();
        struct assess_work work = { .plan = plan,
                                    .data = data,
                                    .settings = settings ? settings : &defaults };
        int status = tl__selection_check(plan, data, work.settings, err);

        if (status != TL_OK)
                return status;
        work.jobs = g_ptr_array_new_with_free_func(job_free);
        work.newest_year = newest_year(&work);
        if (work.settings->n_areas > 0)
                add_asked_areas(&work);
        else
                add_areas(&work);
        if (work.n_rows == 0) {
                g_ptr_array_free(work.jobs, TRUE);
                return tl__fail(err, TL_ENOTFOUND, "none of the indicators asked for has a target");
        }
        work.rows = g_new0(struct tl_row, work.n_rows);
        tl__parallel(work.jobs->len, work.settings->threads, do_job, &work);
        g_ptr_array_free(work.jobs, TRUE);
        *out = g_new(struct tl_assessment, 1);
        **out = (struct tl_assessment){ work.rows, work.n_rows };
        return TL_OK;
}
