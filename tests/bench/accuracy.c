/* SPDX-License-Identifier: GPL-3.0-or-later */
/* accuracy TRAIN TEST [MODEL...]: the series of TRAIN forecast from their ends, as far as TEST goes
 * on, and held against it: a row for each model named, or for every one. Means over the series,
 * each counting once; R's models on the same files: accuracy.R. */
#include "targetline.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

static struct tl_dataset *read_data(const char *path)
{
        struct tl_dataset *data = tl_dataset_new();

        if (tl_dataset_read(data, path, NULL, NULL) == TL_OK &&
            tl_dataset_bind(data, NULL, NULL) == TL_OK)
                return data;
        fprintf(stderr, "%s: could not be read\n", path);
        exit(1);
}

static size_t count_names(const char *const names[])
{
        size_t n = 0;

        while (names[n])
                n++;
        return n;
}

static void print_row(const struct tl_evaluation_row *row)
{
        const struct tl_accuracy *accuracy = &row->accuracy;

        if (row->n_series == 0)
                printf("%-12s %7d\n", row->model, 0);
        else
                printf("%-12s %7zu %7.3f %8.4f %8.3f %8.3f %5.1f%% %5.1f%%\n", row->model,
                       row->n_series, accuracy->smape, accuracy->mase, accuracy->msis80,
                       accuracy->msis95, 100 * accuracy->coverage80, 100 * accuracy->coverage95);
}

int main(int argc, char *argv[])
{
        const char *const *models = tl_model_names();
        struct tl_evaluate_settings settings = tl_evaluate_settings_defaults();
        struct tl_evaluation *evaluation = NULL;
        struct tl_dataset *train, *test;
        struct tl_error error;

        if (argc < 3) {
                fprintf(stderr, "usage: accuracy TRAIN TEST [MODEL...]\n");
                return 2;
        }
        settings.models = argc > 3 ? (const char *const *)argv + 3 : models;
        settings.n_models = count_names(settings.models);
        train = read_data(argv[1]);
        test = read_data(argv[2]);
        if (tl_evaluate(NULL, train, test, &settings, &evaluation, &error)) {
                fprintf(stderr, "%s\n", error.text);
                return 1;
        }
        printf("%-12s %7s %7s %8s %8s %8s %6s %6s\n", "model", "series", "sMAPE", "MASE", "MSIS80",
               "MSIS95", "in 80", "in 95");
        for (size_t m = 0; m < settings.n_models; m++)
                print_row(tl_evaluation_at(evaluation, tl_evaluation_count(evaluation) -
                                                               settings.n_models + m));
        tl_evaluation_free(evaluation);
        tl_dataset_free(train);
        tl_dataset_free(test);
        return 0;
}
