/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Training and test part of each series are joined, and cut anew at many origins. */
#include "cases.h"

#include <stdio.h>
#include <string.h>

/* Observations behind an origin, and years ahead with what each counts. */
static const size_t origins[] = { 3, 4, 5, 7, 9, 12, 15, 18, 22, 26, 31, 36 };
static const struct {
        size_t years;
        double weight;
} ahead[MAX_TARGETS] = {
        { 1, 1 },   { 2, 1 },    { 3, 1 },    { 4, 1 },    { 6, 1.5 },
        { 8, 0.8 }, { 11, 0.8 }, { 15, 0.8 }, { 20, 0.8 },
};
#define UNOFFICIAL 0.25 /* what an origin counts that is not the benchmark's own */

enum set { M1, M3, TOURISM, INDICATORS, RATES, N_SETS };

static const struct {
        const char *name;  /* of its files; NULL: made of another set */
        double weight;     /* of all its cases together */
        bool by_indicator; /* countries of one indicator stay together */
} sets[N_SETS] = {
        [M1] = { "m1", 0.1, false },           [M3] = { "m3", 0.45, false },
        [TOURISM] = { "tourism", 0.2, false }, [INDICATORS] = { "indicators", 0.4, true },
        [RATES] = { NULL, 0.2, true },
};

/* ------------------------------------------------------------------------ reading ---- */

static bool add_file(struct tl_dataset *data, const char *folder, const char *set, const char *part)
{
        char *path = g_strdup_printf("%s/%s_%s.csv", folder, set, part);
        struct tl_faults *faults = tl_faults_new();
        int status = tl_dataset_read(data, path, NULL, faults);

        if (status != TL_OK)
                fprintf(stderr, "%s: %s\n", path, tl_status_text((enum tl_status)status));
        tl_faults_free(faults);
        g_free(path);
        return status == TL_OK;
}

/* The set's series; NULL when a file cannot be read. */
static struct tl_dataset *read_set(const char *folder, const char *set)
{
        struct tl_dataset *data = tl_dataset_new();

        if (add_file(data, folder, set, "train") && add_file(data, folder, set, "test") &&
            tl_dataset_bind(data, NULL, NULL) == TL_OK)
                return data;
        tl_dataset_free(data);
        return NULL;
}

/* Years of the training part of each series, by "indicator/area". */
static GHashTable *training_years(const char *folder, const char *set)
{
        struct tl_dataset *data = tl_dataset_new();
        GHashTable *years = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

        if (add_file(data, folder, set, "train") && tl_dataset_bind(data, NULL, NULL) == TL_OK)
                for (size_t i = 0; i < tl_dataset_series_count(data); i++) {
                        const struct tl_series *series = tl_dataset_series_at(data, i);

                        g_hash_table_insert(
                                years, g_strdup_printf("%s/%s", series->indicator, series->area),
                                GSIZE_TO_POINTER(series->n));
                }
        tl_dataset_free(data);
        return years;
}

/* ------------------------------------------------------------------------ cutting ---- */

static double mean_change(const double y[], size_t n)
{
        double sum = 0, count = 0, before = TL_MISSING;

        for (size_t i = 0; i < n; i++) {
                if (isnan(y[i]))
                        continue;
                sum += isnan(before) ? 0 : fabs(y[i] - before);
                count += isnan(before) ? 0 : 1;
                before = y[i];
        }
        return sum / count;
}

/* One whole series: y[n], of which the benchmark gives n_training as known. */
struct whole {
        const double *y;
        size_t n, n_training;
        struct past like; /* what its cases have in common */
};

static void cut(struct cases *cases, const struct whole *whole, size_t n)
{
        struct past past = whole->like;

        past.n = n;
        past.official = n == whole->n_training;
        past.scale = mean_change(whole->y, n);
        if (n > whole->n || isnan(whole->y[n - 1]) || !(past.scale > 0))
                return;
        for (size_t i = 0; i < MAX_TARGETS; i++) {
                size_t at = n - 1 + ahead[i].years;

                if (at < whole->n && !isnan(whole->y[at]))
                        past.target[past.n_targets++] =
                                (struct target){ ahead[i].years, whole->y[at],
                                                 ahead[i].weight *
                                                         (past.official ? 1 : UNOFFICIAL) };
        }
        if (past.n_targets > 0)
                g_array_append_val(cases->past, past);
}

static void cut_everywhere(struct cases *cases, const struct whole *whole)
{
        for (size_t i = 0; i < G_N_ELEMENTS(origins); i++)
                if (origins[i] != whole->n_training)
                        cut(cases, whole, origins[i]);
        cut(cases, whole, whole->n_training);
}

/* The growth rates of a level that is positive throughout, in percent; NULL of another one. */
static double *rates_of(const struct tl_series *series)
{
        double *rates = g_new(double, series->n);

        for (size_t i = 0; i < series->n; i++)
                if (!(series->value[i] > 0)) {
                        g_free(rates);
                        return NULL;
                }
        for (size_t i = 1; i < series->n; i++)
                rates[i - 1] = 100 * (series->value[i] / series->value[i - 1] - 1);
        return rates;
}

static unsigned hash_of(enum set set, const struct tl_series *series)
{
        char *key = g_strconcat(series->indicator, "/", sets[set].by_indicator ? "" : series->area,
                                NULL);
        unsigned hash = g_str_hash(key);

        g_free(key);
        return hash;
}

/* Levels are learned from shares as well, which are quantities too: held-out errors were 1% to 2%
 * smaller for it. */
static enum tl_nature taken_for(const struct tl_series *series, unsigned wanted)
{
        enum tl_nature nature = series->nature < 0 ? TL_LEVEL : (enum tl_nature)series->nature;

        return nature == TL_SHARE && wanted >> TL_LEVEL & 1 ? TL_LEVEL : nature;
}

static void add_series(struct cases *cases, enum set set, const struct tl_series *series,
                       size_t n_training, unsigned wanted)
{
        struct whole whole = { .n = series->n, .n_training = n_training };
        enum tl_nature nature = taken_for(series, wanted);
        bool rates = nature == TL_LEVEL && set == INDICATORS && wanted >> TL_GROWTH & 1;
        double *y;

        whole.like = (struct past){ .nature = nature, .hash = hash_of(set, series), .set = set };
        if (wanted >> nature & 1) {
                y = g_memdup2(series->value, series->n * sizeof *y);
                g_ptr_array_add(cases->values, y);
                whole.y = whole.like.y = y;
                cut_everywhere(cases, &whole);
        }
        y = rates ? rates_of(series) : NULL;
        if (y) {
                g_ptr_array_add(cases->values, y);
                whole.n--;
                whole.n_training--;
                whole.like.nature = TL_GROWTH;
                whole.like.set = RATES;
                whole.y = whole.like.y = y;
                cut_everywhere(cases, &whole);
        }
}

/* So that the cases of a set add to its weight. */
static void balance(struct cases *cases)
{
        double sum[N_SETS] = { 0 };

        for (guint i = 0; i < cases->past->len; i++) {
                const struct past *past = &g_array_index(cases->past, struct past, i);

                for (size_t k = 0; k < past->n_targets; k++)
                        sum[past->set] += past->target[k].weight;
        }
        for (guint i = 0; i < cases->past->len; i++) {
                struct past *past = &g_array_index(cases->past, struct past, i);

                for (size_t k = 0; k < past->n_targets; k++)
                        past->target[k].weight *= sets[past->set].weight / sum[past->set];
        }
}

static bool add_set(struct cases *cases, const char *folder, enum set set, unsigned wanted)
{
        struct tl_dataset *data = read_set(folder, sets[set].name);
        GHashTable *years;

        if (!data)
                return false;
        years = training_years(folder, sets[set].name);
        for (size_t i = 0; i < tl_dataset_series_count(data); i++) {
                const struct tl_series *series = tl_dataset_series_at(data, i);
                char *key = g_strdup_printf("%s/%s", series->indicator, series->area);

                add_series(cases, set, series, GPOINTER_TO_SIZE(g_hash_table_lookup(years, key)),
                           wanted);
                g_free(key);
        }
        g_hash_table_destroy(years);
        tl_dataset_free(data);
        return true;
}

struct cases *cases_read(const char *folder, unsigned wanted)
{
        struct cases *cases = g_new(struct cases, 1);

        *cases = (struct cases){ g_array_new(FALSE, FALSE, sizeof(struct past)),
                                 g_ptr_array_new_with_free_func(g_free) };
        for (enum set set = 0; set < N_SETS; set++)
                if (sets[set].name && !add_set(cases, folder, set, wanted)) {
                        cases_free(cases);
                        return NULL;
                }
        balance(cases);
        return cases;
}

void cases_free(struct cases *cases)
{
        if (!cases)
                return;
        g_array_free(cases->past, TRUE);
        g_ptr_array_free(cases->values, TRUE);
        g_free(cases);
}
