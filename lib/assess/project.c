/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The projection: every series carried on year by year, whether a plan has targets for it or not.
 * Each series is one piece of work for the threads; its rows are put together in the order of the
 * series. */
#include "assess/row.h"
#include "assess/selection.h"

#include "base/error.h"
#include "base/parallel.h"

#include <glib.h>

#define MAX_HORIZON 1000
/* Series that are worked on together: enough for any number of threads. */
#define BLOCK 1024
/* Beyond this many times the years observed, a forecast is marked. */
#define SPANS_AHEAD 3

struct tl_projection {
        struct tl_projection_row *rows;
        size_t n;
};

/* One series, and the rows it comes to. */
struct job {
        struct tl__choice of;
        GArray *rows;
};

struct work {
        const struct tl_assess_settings *settings;
        int to, horizon;
        GArray *all;      /* struct job */
        struct job *jobs; /* those of the block in hand */
};

void tl_projection_free(struct tl_projection *projection)
{
        if (!projection)
                return;
        g_free(projection->rows);
        g_free(projection);
}

size_t tl_projection_count(const struct tl_projection *projection)
{
        return projection->n;
}

const struct tl_projection_row *tl_projection_at(const struct tl_projection *projection, size_t i)
{
        return &projection->rows[i];
}

/* -------------------------------------------------------------------------- rows ---- */

static enum tl_reason reason_of(const struct tl__subject *subject, size_t h)
{
        if (!subject->forecast)
                return subject->refused;
        if (subject->n_obs < TL__FEW || !tl_forecast_has_interval(subject->forecast))
                return TL_REASON_TOO_SHORT;
        return h > SPANS_AHEAD * (subject->n - 1) ? TL_REASON_BEYOND_SPAN : TL_REASON_NONE;
}

static void fill_row(struct tl_projection_row *row, const struct tl__subject *subject, size_t h,
                     const struct tl_assess_settings *settings)
{
        const struct tl_forecast *forecast = subject->forecast;

        row->year = subject->first_year + (int)(subject->n - 1 + h);
        row->n_obs = subject->n_obs;
        row->reason = reason_of(subject, h);
        row->model = forecast ? tl_forecast_model(forecast) : "";
        row->median = forecast ? tl_forecast_median(forecast, h) : TL_MISSING;
        row->mean = forecast ? tl_forecast_mean(forecast, h) : TL_MISSING;
        for (size_t i = 0; i < TL_MAX_LEVELS; i++) {
                double tail = (1 - settings->levels[i] / 100) / 2;
                bool given = forecast && i < settings->n_levels;

                row->lower[i] = given ? tl_forecast_quantile(forecast, h, tail) : TL_MISSING;
                row->upper[i] = given ? tl_forecast_quantile(forecast, h, 1 - tail) : TL_MISSING;
        }
}

static void do_job(void *context, size_t i)
{
        const struct work *work = context;
        struct job *job = &work->jobs[i];
        const struct tl_series *series = job->of.series;
        int end = series->first_year + (int)series->n - 1;
        struct tl__subject subject = { .indicator = &job->of.indicator,
                                       .area = series->area,
                                       .newest_year = end,
                                       .last_horizon = work->to ? work->to : end + work->horizon,
                                       .scale = job->of.scale };
        int years;

        tl__subject_open(&subject, series, work->settings);
        years = work->to ? work->to - subject.first_year - (int)subject.n + 1 : work->horizon;
        for (int h = 1; h <= years && subject.n > 0; h++) {
                struct tl_projection_row row = { .series = series, .indicator = job->of.known };

                fill_row(&row, &subject, (size_t)h, work->settings);
                g_array_append_val(job->rows, row);
        }
        tl__subject_close(&subject);
}

/* -------------------------------------------------------------------------- jobs ---- */

static void add_job(struct work *work, const struct tl_plan *plan, const struct tl_series *series,
                    enum tl_nature default_nature)
{
        struct job job = { .of = tl__choose(plan, series, default_nature) };

        g_array_append_val(work->all, job);
}

static int check_reach(int to, int horizon, struct tl_error *err)
{
        if (to < 0 || (to == 0 && (horizon < 1 || horizon > MAX_HORIZON)))
                return tl__fail(err, TL_EINVALID, "a horizon of %d years; 1 to %d are possible",
                                horizon, MAX_HORIZON);
        return TL_OK;
}

static int add_jobs(struct work *work, const struct tl_plan *plan, const struct tl_dataset *data,
                    enum tl_nature default_nature, struct tl_error *err)
{
        const struct tl_assess_settings *settings = work->settings;

        for (size_t i = 0; i < tl_dataset_series_count(data); i++) {
                const struct tl_series *series = tl_dataset_series_at(data, i);

                if (!tl__is_chosen(series, settings))
                        continue;
                if (work->to > series->first_year + MAX_HORIZON)
                        return tl__fail(err, TL_EINVALID,
                                        "%d lies more than %d years after the first value of %s",
                                        work->to, MAX_HORIZON, series->indicator);
                add_job(work, plan, series, default_nature);
        }
        return TL_OK;
}

/* ------------------------------------------------------------------------ blocks ---- */

/* Takes the rows of jobs[n], which have none any more. */
static struct tl_projection *collect(struct job jobs[], size_t n)
{
        struct tl_projection *projection = g_new0(struct tl_projection, 1);
        GArray *rows = g_array_new(FALSE, FALSE, sizeof(struct tl_projection_row));

        for (size_t i = 0; i < n; i++) {
                g_array_append_vals(rows, jobs[i].rows->data, jobs[i].rows->len);
                g_array_free(jobs[i].rows, TRUE);
                jobs[i].rows = NULL;
        }
        projection->n = rows->len;
        projection->rows = (struct tl_projection_row *)(void *)g_array_free(rows, FALSE);
        return projection;
}

static struct tl_projection *do_block(const struct work *work, size_t first, size_t n)
{
        struct work block = *work;

        block.jobs = n ? &g_array_index(work->all, struct job, first) : NULL;
        for (size_t i = 0; i < n; i++)
                block.jobs[i].rows = g_array_new(FALSE, FALSE, sizeof(struct tl_projection_row));
        tl__parallel(n, work->settings->threads, do_job, &block);
        return collect(block.jobs, n);
}

static int do_blocks(const struct work *work, size_t size,
                     int (*take)(void *context, struct tl_projection *block), void *context)
{
        int status = TL_OK;
        size_t first = 0;

        do {
                size_t n = MIN(size, work->all->len - first);

                status = take(context, do_block(work, first, n));
                first += n;
        } while (status == TL_OK && first < work->all->len);
        return status;
}

/* Blocks of @size series, each handed to @take, which owns it. At least one, empty or not. */
static int project(const struct tl_plan *plan, const struct tl_dataset *data, struct work *work,
                   enum tl_nature default_nature, size_t size,
                   int (*take)(void *context, struct tl_projection *block), void *context,
                   struct tl_error *err)
{
        struct tl_assess_settings defaults = tl_assess_settings_defaults();
        int status = check_reach(work->to, work->horizon, err);

        work->settings = work->settings ? work->settings : &defaults;
        if (status == TL_OK)
                status = tl__selection_check(plan, data, work->settings, err);
        if (status != TL_OK)
                return status;
        work->all = g_array_new(FALSE, FALSE, sizeof(struct job));
        status = add_jobs(work, plan, data, default_nature, err);
        if (status == TL_OK)
                status = do_blocks(work, size, take, context);
        g_array_free(work->all, TRUE);
        return status;
}

static int keep(void *context, struct tl_projection *block)
{
        struct tl_projection **out = context;

        *out = block;
        return TL_OK;
}

int tl_project(const struct tl_plan *plan, const struct tl_dataset *data,
               const struct tl_assess_settings *settings, int to, int horizon,
               enum tl_nature default_nature, struct tl_projection **out, struct tl_error *err)
{
        struct work work = { .settings = settings, .to = to, .horizon = horizon };

        return project(plan, data, &work, default_nature, SIZE_MAX, keep, out, err);
}

struct reader {
        int (*read)(void *context, const struct tl_projection *block);
        void *context;
};

static int lend(void *context, struct tl_projection *block)
{
        const struct reader *reader = context;
        int status = reader->read(reader->context, block);

        tl_projection_free(block);
        return status;
}

int tl_project_each(const struct tl_plan *plan, const struct tl_dataset *data,
                    const struct tl_assess_settings *settings, int to, int horizon,
                    enum tl_nature default_nature,
                    int (*read)(void *context, const struct tl_projection *block), void *context,
                    struct tl_error *err)
{
        struct work work = { .settings = settings, .to = to, .horizon = horizon };
        struct reader reader = { read, context };

        return project(plan, data, &work, default_nature, BLOCK, lend, &reader, err);
}
