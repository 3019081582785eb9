/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evaluation: each series forecast from its own past by each model, and held against what came.
 * A series is one piece of work for the threads; the totals are added in the order of the series,
 * so that they are the same on any number of threads. */
#include "assess/row.h"
#include "assess/selection.h"
#include "base/error.h"
#include "base/parallel.h"

#include <glib.h>
#include <pthread.h>
#include <string.h>

#define MAX_AHEAD 1000
/* What every model is held against. */
#define REFERENCE "naive"
/* Of the size of the figures: a smaller difference is a matter of their last digits. */
#define LAST_DIGITS 1e-9

static const char *const default_models[] = { "ensemble", REFERENCE, "drift" };

struct tl_evaluation {
        struct tl_evaluation_row *rows; /* [n_series + 1][n_models] */
        size_t n_series, n_models;
        size_t horizon;
        bool is_tested;
};

/* What there is to know of the progress, by one thread at a time. */
struct meter {
        pthread_mutex_t lock;
        size_t done;
};

struct work {
        const struct tl_evaluate_settings *settings;
        const struct tl_dataset *test; /* NULL: rolling origin */
        struct tl_evaluation *evaluation;
        GArray *choices;
        struct tl_accuracy *reference; /* [n_series] of REFERENCE, n 0 where there is none */
        struct meter meter;
};

void tl_evaluation_free(struct tl_evaluation *evaluation)
{
        if (!evaluation)
                return;
        g_free(evaluation->rows);
        g_free(evaluation);
}

size_t tl_evaluation_count(const struct tl_evaluation *evaluation)
{
        return (evaluation->n_series + 1) * evaluation->n_models;
}

size_t tl_evaluation_model_count(const struct tl_evaluation *evaluation)
{
        return evaluation->n_models;
}

const struct tl_evaluation_row *tl_evaluation_at(const struct tl_evaluation *evaluation, size_t i)
{
        return &evaluation->rows[i];
}

size_t tl_evaluation_horizon(const struct tl_evaluation *evaluation)
{
        return evaluation->horizon;
}

bool tl_evaluation_is_tested(const struct tl_evaluation *evaluation)
{
        return evaluation->is_tested;
}

struct tl_evaluate_settings tl_evaluate_settings_defaults(void)
{
        return (struct tl_evaluate_settings){ .assess = tl_assess_settings_defaults(),
                                              .models = default_models,
                                              .n_models = G_N_ELEMENTS(default_models),
                                              .nature = TL_LEVEL };
}

/* ---------------------------------------------------------------------- one series ---- */

/* y[n]: the years known, then, up to the last one that has a value, those of the test data. */
struct split {
        double *y;
        size_t n, known;
};

static double value_in(const struct tl_series *series, int year)
{
        int i = year - series->first_year;

        return i >= 0 && (size_t)i < series->n ? series->value[i] : TL_MISSING;
}

/* How many years @series goes on after @end, at most @horizon. */
static size_t years_after(const struct tl_series *series, int end, size_t horizon)
{
        int last = series ? series->first_year + (int)series->n - 1 : end;

        return last > end ? MIN((size_t)(last - end), horizon) : 0;
}

static void split_open(struct split *split, const struct tl__subject *subject,
                       const struct tl_series *after, size_t horizon)
{
        int end = subject->first_year + (int)subject->n - 1;
        size_t ahead = years_after(after, end, horizon);

        split->known = subject->n;
        split->n = subject->n + ahead;
        split->y = g_new(double, split->n);
        memcpy(split->y, subject->y, subject->n * sizeof *subject->y);
        for (size_t h = 1; h <= ahead; h++)
                split->y[subject->n + h - 1] = value_in(after, end + (int)h);
}

/* One series under test. */
struct trial {
        const struct tl_indicator *indicator;
        const struct tl__subject *subject;
        const struct split *split; /* NULL: rolling origin */
        struct tl_backtest_settings settings;
};

static int try_model(struct trial *trial, const char *model, struct tl_accuracy *out)
{
        const struct tl_indicator *indicator = trial->indicator;

        trial->settings.forecast.model = model;
        if (trial->split)
                return tl_backtest_from(trial->split->y, trial->split->n, trial->split->known,
                                        indicator->nature, indicator->lower, indicator->upper,
                                        &trial->settings.forecast, out, NULL);
        return tl_backtest(trial->subject->y, trial->subject->n, indicator->nature,
                           indicator->lower, indicator->upper, &trial->settings, out, NULL);
}

/* Values on which the reference can be tried have no place on the model's scale, but break no
 * bounds. */
static enum tl_reason reason_of(const struct trial *trial, int status,
                                const struct tl_accuracy *accuracy,
                                const struct tl_accuracy *reference)
{
        if (status == TL_ESHORT)
                return trial->split ? TL_REASON_NO_FUTURE : TL_REASON_NO_ORIGIN;
        if (status == TL_OK && isnan(accuracy->mase))
                return TL_REASON_NO_CHANGE;
        if (status == TL_EDOMAIN && reference->n > 0)
                return TL_REASON_NOT_FITTED;
        return tl__subject_refusal(status);
}

static const struct tl_accuracy nothing = {
        .mae = TL_MISSING,
        .rmse = TL_MISSING,
        .smape = TL_MISSING,
        .mase = TL_MISSING,
        .msis80 = TL_MISSING,
        .msis95 = TL_MISSING,
        .coverage80 = TL_MISSING,
        .coverage95 = TL_MISSING,
};

static void compare(struct tl_evaluation_row *row, const struct tl_accuracy *reference,
                    double latest)
{
        row->n_series = 1;
        if (reference->mae > LAST_DIGITS * fabs(latest))
                row->relative = row->accuracy.mae / reference->mae;
        row->n_worse = row->relative > 1 + LAST_DIGITS ? 1 : 0;
}

static void try_all(const struct work *work, size_t i, struct trial *trial)
{
        const struct tl_evaluation *evaluation = work->evaluation;
        const struct tl__choice *choice = &g_array_index(work->choices, struct tl__choice, i);
        size_t known = trial->subject->n;

        if (!known || try_model(trial, REFERENCE, &work->reference[i]))
                work->reference[i] = nothing;
        for (size_t m = 0; m < evaluation->n_models; m++) {
                struct tl_evaluation_row *row = &evaluation->rows[i * evaluation->n_models + m];
                int status;

                *row = (struct tl_evaluation_row){ .series = choice->series,
                                                   .indicator = choice->known,
                                                   .model = work->settings->models[m],
                                                   .accuracy = nothing,
                                                   .relative = TL_MISSING };
                status = known ? try_model(trial, row->model, &row->accuracy) : TL_ESHORT;
                row->reason = reason_of(trial, status, &row->accuracy, &work->reference[i]);
                if (row->accuracy.n > 0)
                        compare(row, &work->reference[i], trial->subject->y[known - 1]);
        }
}

static void tell_progress(struct work *work)
{
        const struct tl_evaluate_settings *settings = work->settings;

        if (!settings->progress)
                return;
        pthread_mutex_lock(&work->meter.lock);
        work->meter.done++;
        settings->progress(settings->context, work->meter.done, work->choices->len);
        pthread_mutex_unlock(&work->meter.lock);
}

static void do_job(void *context, size_t i)
{
        struct work *work = context;
        const struct tl__choice *choice = &g_array_index(work->choices, struct tl__choice, i);
        struct tl__subject subject = { 0 };
        struct split split = { 0 };
        struct trial trial = { .indicator = &choice->indicator,
                               .subject = &subject,
                               .split = work->test ? &split : NULL,
                               .settings = tl_backtest_settings_defaults() };

        trial.settings.forecast = work->settings->assess.forecast;
        trial.settings.forecast.scale = choice->scale;
        trial.settings.horizon = work->evaluation->horizon;
        tl__subject_cut(&subject, choice->series, work->settings->assess.until);
        if (work->test && subject.n > 0)
                split_open(&split, &subject,
                           tl_dataset_series(work->test, choice->series->indicator,
                                             choice->series->area),
                           work->evaluation->horizon ? work->evaluation->horizon : MAX_AHEAD);
        try_all(work, i, &trial);
        g_free(split.y);
        tell_progress(work);
}

/* -------------------------------------------------------------------- all together ---- */

#define N_AVERAGED 6

/* The figures that have a mean over series. */
static double *averaged(struct tl_accuracy *accuracy, size_t which)
{
        double *const figures[N_AVERAGED] = { &accuracy->smape,      &accuracy->mase,
                                              &accuracy->msis80,     &accuracy->msis95,
                                              &accuracy->coverage80, &accuracy->coverage95 };

        return figures[which];
}

/* Mean over the series of one figure of model @m. */
static double mean_of(const struct tl_evaluation *evaluation, size_t m, size_t which)
{
        double sum = 0;
        size_t n = 0;

        for (size_t i = 0; i < evaluation->n_series; i++) {
                struct tl_evaluation_row *row = &evaluation->rows[i * evaluation->n_models + m];
                double value = *averaged(&row->accuracy, which);

                if (isnan(value))
                        continue;
                sum += value;
                n++;
        }
        return n > 0 ? sum / (double)n : TL_MISSING;
}

/* The sum of its scaled errors over that of the reference, where both have one. */
static double relative_of(const struct work *work, size_t m)
{
        const struct tl_evaluation *evaluation = work->evaluation;
        double own = 0, reference = 0;

        for (size_t i = 0; i < evaluation->n_series; i++) {
                double mase = evaluation->rows[i * evaluation->n_models + m].accuracy.mase;

                if (isnan(mase) || isnan(work->reference[i].mase))
                        continue;
                own += mase;
                reference += work->reference[i].mase;
        }
        return reference > 0 ? own / reference : TL_MISSING;
}

static void add_total(const struct work *work, size_t m)
{
        const struct tl_evaluation *evaluation = work->evaluation;
        struct tl_evaluation_row total = { .model = work->settings->models[m],
                                           .accuracy = nothing,
                                           .relative = relative_of(work, m) };

        for (size_t i = 0; i < evaluation->n_series; i++) {
                const struct tl_evaluation_row *row =
                        &evaluation->rows[i * evaluation->n_models + m];

                total.accuracy.n += row->accuracy.n;
                total.accuracy.n_origins += row->accuracy.n_origins;
                total.n_series += row->n_series;
                total.n_worse += row->n_worse;
        }
        for (size_t k = 0; k < N_AVERAGED; k++)
                *averaged(&total.accuracy, k) = mean_of(evaluation, m, k);
        evaluation->rows[evaluation->n_series * evaluation->n_models + m] = total;
}

/* ------------------------------------------------------------------------ checks ---- */

static int check_models(const struct tl_plan *plan, const struct tl_dataset *data,
                        const struct tl_evaluate_settings *settings, struct tl_error *err)
{
        struct tl_assess_settings each = settings->assess;
        int status = TL_OK;

        for (size_t m = 0; status == TL_OK && m < settings->n_models; m++) {
                each.forecast.model = settings->models[m];
                status = tl__selection_check(plan, data, &each, err);
        }
        return status;
}

static int check(const struct tl_plan *plan, const struct tl_dataset *data,
                 const struct tl_evaluate_settings *settings, struct tl_error *err)
{
        if (settings->horizon > MAX_AHEAD)
                return tl__fail(err, TL_EINVALID, "%zu years ahead; at most %d are possible",
                                settings->horizon, MAX_AHEAD);
        if (settings->n_models == 0)
                return tl__fail(err, TL_EINVALID, "no model to evaluate");
        if ((unsigned)settings->nature >= TL_N_NATURES)
                return tl__fail(err, TL_EINVALID, "no such nature: %d", (int)settings->nature);
        return check_models(plan, data, settings, err);
}

static struct tl_evaluate_settings filled(const struct tl_evaluate_settings *settings)
{
        struct tl_evaluate_settings defaults = tl_evaluate_settings_defaults();
        struct tl_evaluate_settings used = settings ? *settings : defaults;

        if (!used.models) {
                used.models = defaults.models;
                used.n_models = defaults.n_models;
        }
        return used;
}

static GArray *choose_all(const struct tl_plan *plan, const struct tl_dataset *data,
                          const struct tl_evaluate_settings *settings)
{
        GArray *choices = g_array_new(FALSE, FALSE, sizeof(struct tl__choice));

        for (size_t i = 0; i < tl_dataset_series_count(data); i++) {
                const struct tl_series *series = tl_dataset_series_at(data, i);

                if (tl__is_chosen(series, &settings->assess)) {
                        struct tl__choice choice = tl__choose(plan, series, settings->nature);

                        g_array_append_val(choices, choice);
                }
        }
        return choices;
}

static struct tl_evaluation *evaluation_new(const struct tl_evaluate_settings *settings,
                                            size_t n_series, bool is_tested)
{
        struct tl_evaluation *evaluation = g_new0(struct tl_evaluation, 1);

        evaluation->n_series = n_series;
        evaluation->n_models = settings->n_models;
        evaluation->is_tested = is_tested;
        evaluation->horizon = settings->horizon;
        if (!evaluation->horizon && !is_tested)
                evaluation->horizon = tl_backtest_settings_defaults().horizon;
        evaluation->rows = g_new0(struct tl_evaluation_row, (n_series + 1) * evaluation->n_models);
        return evaluation;
}

int tl_evaluate(const struct tl_plan *plan, const struct tl_dataset *data,
                const struct tl_dataset *test, const struct tl_evaluate_settings *settings,
                struct tl_evaluation **out, struct tl_error *err)
{
        struct tl_evaluate_settings used = filled(settings);
        struct work work = { .settings = &used, .test = test };
        int status = check(plan, data, &used, err);

        if (status != TL_OK)
                return status;
        work.choices = choose_all(plan, data, &used);
        work.evaluation = evaluation_new(&used, work.choices->len, test != NULL);
        work.reference = g_new0(struct tl_accuracy, work.choices->len);
        pthread_mutex_init(&work.meter.lock, NULL);
        tl__parallel(work.choices->len, used.assess.threads, do_job, &work);
        pthread_mutex_destroy(&work.meter.lock);
        for (size_t m = 0; m < used.n_models; m++)
                add_total(&work, m);
        g_array_free(work.choices, TRUE);
        g_free(work.reference);
        *out = work.evaluation;
        return TL_OK;
}
