/* SPDX-License-Identifier: GPL-3.0-or-later */
/* speed FILE [SPEED.R]: what a default forecast of six years with its 80% and 95% intervals costs,
 * for the series of FILE (datasets/yearly-benchmark/m3_train.csv): on one thread, beside ets,
 * auto.arima and thetaf of R's forecast package where Rscript is installed; and 10,000 series on
 * two threads beside one. Figures of one run, in ratios: seconds alone say more of the machine. */
#include "targetline.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define HORIZON  6
#define R_SERIES "60"
#define MANY     10000
#define ROUNDS   5

static const double quantiles[] = { 0.5, 0.1, 0.9, 0.025, 0.975 };

static double seconds(clockid_t clock)
{
        struct timespec time;

        clock_gettime(clock, &time);
        return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* Of the processor: what else the machine does counts for little. */
static double cpu_seconds(void)
{
        return seconds(CLOCK_PROCESS_CPUTIME_ID);
}

static struct tl_dataset *read_data(const char *path)
{
        struct tl_dataset *data = tl_dataset_new();

        if (tl_dataset_read(data, path, NULL, NULL) == TL_OK &&
            tl_dataset_bind(data, NULL, NULL) == TL_OK)
                return data;
        fprintf(stderr, "%s: could not be read\n", path);
        exit(1);
}

/* What `targetline forecast` asks of a forecast. */
static double forecast_once(const struct tl_series *series)
{
        struct tl_forecast *forecast;
        double sum = 0;

        if (tl_forecast_new(series->value, series->n, TL_LEVEL, TL_MISSING, TL_MISSING, HORIZON,
                            NULL, &forecast, NULL))
                return 0;
        for (size_t h = 1; h <= HORIZON; h++) {
                for (size_t i = 0; i < G_N_ELEMENTS(quantiles); i++)
                        sum += tl_forecast_quantile(forecast, h, quantiles[i]);
                sum += tl_forecast_mean(forecast, h);
        }
        tl_forecast_free(forecast);
        return sum;
}

static int by_size(const void *a, const void *b)
{
        double first = *(const double *)a, second = *(const double *)b;

        return (first > second) - (first < second);
}

/* Median over the series of the least of a few rounds. */
static double seconds_a_series(const struct tl_dataset *data, double *sum)
{
        size_t n = tl_dataset_series_count(data);
        double *time = g_new(double, n), median;

        for (size_t i = 0; i < n; i++) {
                time[i] = HUGE_VAL;
                for (int round = 0; round < ROUNDS; round++) {
                        double begun = cpu_seconds();

                        *sum += forecast_once(tl_dataset_series_at(data, i));
                        time[i] = fmin(time[i], cpu_seconds() - begun);
                }
        }
        qsort(time, n, sizeof *time, by_size);
        median = time[n / 2];
        g_free(time);
        return median;
}

/* NAN where there is no R or no forecast package. */
static double seconds_of_r(const char *script, const char *path)
{
        const char *command[] = { "Rscript", script, path, R_SERIES, NULL };
        char *out = NULL;
        double time = TL_MISSING;

        if (script &&
            g_spawn_sync(NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL,
                         NULL, NULL) &&
            out && *out)
                time = g_ascii_strtod(out, NULL);
        g_free(out);
        return time > 0 ? time : TL_MISSING;
}

/* MANY series under names of their own, the file's over and over. */
static struct tl_dataset *multiply(const struct tl_dataset *data)
{
        size_t n = tl_dataset_series_count(data);
        GString *text = g_string_new("indicator,year,value\n");
        struct tl_dataset *many = tl_dataset_new();

        for (size_t i = 0; i < MANY; i++) {
                const struct tl_series *series = tl_dataset_series_at(data, i % n);

                for (size_t t = 0; t < series->n; t++)
                        if (!isnan(series->value[t]))
                                g_string_append_printf(text, "s%zu,%zu,%.10g\n", i,
                                                       (size_t)series->first_year + t,
                                                       series->value[t]);
        }
        if (tl_dataset_read_bytes(many, text->str, text->len, "many", NULL, NULL) ||
            tl_dataset_bind(many, NULL, NULL))
                exit(1);
        g_string_free(text, TRUE);
        return many;
}

static double seconds_on(const struct tl_dataset *data, unsigned threads)
{
        struct tl_assess_settings settings = tl_assess_settings_defaults();
        struct tl_projection *projection;
        double begun = seconds(CLOCK_MONOTONIC);

        settings.threads = threads;
        if (tl_project(NULL, data, &settings, 0, HORIZON, TL_LEVEL, &projection, NULL))
                exit(1);
        tl_projection_free(projection);
        return seconds(CLOCK_MONOTONIC) - begun;
}

int main(int argc, char *argv[])
{
        struct tl_dataset *data, *many;
        double own, r, one = HUGE_VAL, two = HUGE_VAL, sum = 0;

        if (argc < 2) {
                fprintf(stderr, "usage: speed FILE [SPEED.R]\n");
                return 2;
        }
        data = read_data(argv[1]);
        own = seconds_a_series(data, &sum);
        r = seconds_of_r(argc > 2 ? argv[2] : NULL, argv[1]);
        own = fmin(own, seconds_a_series(data, &sum));
        printf("a series of %s, median, one thread: %.0f us\n", argv[1], 1e6 * own);
        if (isnan(r))
                printf("R forecast: not installed\n");
        else
                printf("R ets + auto.arima + thetaf: %.1f ms, %.0f times as long\n", 1e3 * r,
                       r / own);
        many = multiply(data);
        for (int round = 0; round < 3; round++) {
                one = fmin(one, seconds_on(many, 1));
                two = fmin(two, seconds_on(many, 2));
        }
        printf("%d series: %.2f s on one thread, %.2f times as fast on two (%d processors)\n", MANY,
               one, one / two, (int)g_get_num_processors());
        tl_dataset_free(many);
        tl_dataset_free(data);
        return isnan(sum);
}
