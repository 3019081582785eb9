/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evaluation of a dataset: its rows are the backtests of its series, all together their means;
 * the same on any number of threads. */
#include "check.h"

#include "targetline.h"

#include <string.h>

/* Five series: two of six and seven values, one that never changes, one too short, one outside its
 * bounds. */
static const char train_text[] = "indicator,area,nature,2011,2012,2013,2014,2015,2016,2017\n"
                                 "a,North,balance,1,2,4,5,8,9,\n"
                                 "a,South,balance,10,9,7,8,6,5.5,4\n"
                                 "flat,North,balance,3,3,3,3,3,3,\n"
                                 "short,North,balance,1,2,3,4,,,\n"
                                 "over,North,growth,90,95,-120,97,98,99,\n";

static const char test_text[] = "indicator,area,2016,2017,2018,2019\n"
                                "a,North,77,10,,12.5\n"
                                "a,South,,77,3,2\n"
                                "flat,North,,4,3,3\n"
                                "over,North,,99,99,99\n";

static struct tl_dataset *read_text(const char *text)
{
        struct tl_dataset *data = tl_dataset_new();

        CHECK_INT("read", tl_dataset_read_bytes(data, text, strlen(text), "x.csv", NULL, NULL),
                  TL_OK);
        CHECK_INT("bind", tl_dataset_bind(data, NULL, NULL), TL_OK);
        return data;
}

static const char *const two[] = { "drift", "naive" };

static struct tl_evaluate_settings settings_of_two(void)
{
        struct tl_evaluate_settings settings = tl_evaluate_settings_defaults();

        settings.models = two;
        settings.n_models = 2;
        return settings;
}

static struct tl_evaluation *evaluate(const struct tl_dataset *data, const struct tl_dataset *test,
                                      const struct tl_evaluate_settings *settings)
{
        struct tl_evaluation *evaluation = NULL;

        CHECK_INT("evaluate", tl_evaluate(NULL, data, test, settings, &evaluation, NULL), TL_OK);
        return evaluation;
}

static void same_accuracy(const char *name, const struct tl_accuracy *got,
                          const struct tl_accuracy *want)
{
        CHECK_INT(name, got->n_origins, want->n_origins);
        CHECK_INT(name, got->n, want->n);
        CHECK_REL(name, got->mae, want->mae, 0);
        CHECK_REL(name, got->rmse, want->rmse, 0);
        CHECK_REL(name, got->smape, want->smape, 0);
        CHECK_REL(name, got->mase, want->mase, 0);
        CHECK_REL(name, got->msis80, want->msis80, 0);
        CHECK_REL(name, got->msis95, want->msis95, 0);
        CHECK_REL(name, got->coverage80, want->coverage80, 0);
        CHECK_REL(name, got->coverage95, want->coverage95, 0);
}

/* ----------------------------------------------------------------- rolling origin ---- */

static void test_rows(void)
{
        static const char *const wanted[] = { "a", "a", "flat", "over", "short" };
        static const char *const reasons[] = { "", "", "no_change", "out_of_bounds", "no_origin" };
        struct tl_evaluate_settings settings = settings_of_two();
        struct tl_dataset *data = read_text(train_text);
        struct tl_evaluation *evaluation = evaluate(data, NULL, &settings);

        CHECK_INT("rows", tl_evaluation_count(evaluation), 6 * 2);
        CHECK_INT("models", tl_evaluation_model_count(evaluation), 2);
        CHECK_INT("horizon", tl_evaluation_horizon(evaluation), 3);
        CHECK_TRUE("rolling", !tl_evaluation_is_tested(evaluation));
        for (size_t i = 0; i < 10; i++) {
                const struct tl_evaluation_row *row = tl_evaluation_at(evaluation, i);
                struct tl_backtest_settings own = tl_backtest_settings_defaults();
                struct tl_accuracy accuracy;

                CHECK_TEXT("series", row->series->indicator, wanted[i / 2]);
                CHECK_TEXT("model", row->model, two[i % 2]);
                CHECK_TEXT(wanted[i / 2], tl_reason_code(row->reason), reasons[i / 2]);
                CHECK_INT(wanted[i / 2], row->n_series, i / 2 < 3 ? 1 : 0);
                own.forecast.model = two[i % 2];
                if (tl_backtest(row->series->value, row->series->n,
                                (enum tl_nature)row->series->nature, TL_MISSING, TL_MISSING, &own,
                                &accuracy, NULL) == TL_OK)
                        same_accuracy(wanted[i / 2], &row->accuracy, &accuracy);
                else
                        CHECK_REL(wanted[i / 2], row->accuracy.mae, TL_MISSING, 0);
        }
        tl_evaluation_free(evaluation);
        tl_dataset_free(data);
}

/* Means over the series that have the figure, each counting once, whatever its length. */
static void test_totals(void)
{
        struct tl_evaluate_settings settings = settings_of_two();
        struct tl_dataset *data = read_text(train_text);
        struct tl_evaluation *evaluation = evaluate(data, NULL, &settings);
        const struct tl_evaluation_row *north = tl_evaluation_at(evaluation, 0);
        const struct tl_evaluation_row *south = tl_evaluation_at(evaluation, 2);
        const struct tl_evaluation_row *flat = tl_evaluation_at(evaluation, 4);
        const struct tl_evaluation_row *all = tl_evaluation_at(evaluation, 10);
        const struct tl_evaluation_row *naive = tl_evaluation_at(evaluation, 11);

        CHECK_TRUE("no series", all->series == NULL);
        CHECK_TEXT("model", all->model, "drift");
        CHECK_INT("series", all->n_series, 3);
        CHECK_INT("forecasts", all->accuracy.n, 3 + 6 + 3);
        CHECK_INT("origins", all->accuracy.n_origins, 2 + 3 + 2);
        CHECK_REL("no mae", all->accuracy.mae, TL_MISSING, 0);
        CHECK_REL("no rmse", all->accuracy.rmse, TL_MISSING, 0);
        CHECK_REL("mase of two", all->accuracy.mase,
                  (north->accuracy.mase + south->accuracy.mase) / 2, 1e-14);
        CHECK_REL("msis of two", all->accuracy.msis95,
                  (north->accuracy.msis95 + south->accuracy.msis95) / 2, 1e-14);
        CHECK_REL("smape of three", all->accuracy.smape,
                  (north->accuracy.smape + south->accuracy.smape + flat->accuracy.smape) / 3,
                  1e-14);
        CHECK_REL("coverage of three", all->accuracy.coverage80,
                  (north->accuracy.coverage80 + south->accuracy.coverage80 +
                   flat->accuracy.coverage80) /
                          3,
                  1e-14);
        CHECK_REL("relative", all->relative, all->accuracy.mase / naive->accuracy.mase, 1e-14);
        CHECK_REL("naive is the reference", naive->relative, 1, 0);
        tl_evaluation_free(evaluation);
        tl_dataset_free(data);
}

/* Rising, the last value misses by 3, 4 and 1; the drift, 4/3 and then 7/4, foresees 19/3 for 8,
 * 23/3 for 9 and 39/4 for 9. Turning, it foresees 19/3 for 4, 23/3 for 3 and 19/4 for 3. */
static void test_relative(void)
{
        static const char text[] = "indicator,nature,2011,2012,2013,2014,2015,2016\n"
                                   "rising,balance,1,2,4,5,8,9\n"
                                   "turning,balance,1,2,4,5,4,3\n"
                                   "flat,balance,3,3,3,3,3,3\n";
        struct tl_evaluate_settings settings = settings_of_two();
        struct tl_dataset *data = read_text(text);
        struct tl_evaluation *evaluation = evaluate(data, NULL, &settings);
        const struct tl_evaluation_row *flat = tl_evaluation_at(evaluation, 0);
        const struct tl_evaluation_row *rising = tl_evaluation_at(evaluation, 2);
        const struct tl_evaluation_row *turning = tl_evaluation_at(evaluation, 4);
        const struct tl_evaluation_row *all = tl_evaluation_at(evaluation, 6);

        CHECK_REL("rising", rising->relative, (5 / 3.0 + 4 / 3.0 + 3 / 4.0) / (3 + 4 + 1), 1e-13);
        CHECK_INT("rising", rising->n_worse, 0);
        CHECK_REL("turning", turning->relative, (7 / 3.0 + 14 / 3.0 + 7 / 4.0) / (1 + 2 + 1),
                  1e-13);
        CHECK_INT("turning", turning->n_worse, 1);
        CHECK_REL("no error to compare with", flat->relative, TL_MISSING, 0);
        CHECK_INT("no worse", flat->n_worse, 0);
        CHECK_INT("worse on one", all->n_worse, 1);
        CHECK_INT("of three", all->n_series, 3);
        tl_evaluation_free(evaluation);
        tl_dataset_free(data);
}

/* The ensemble's median of what never changes may differ from it in digits that nobody sees. */
static void test_flat(void)
{
        static const char text[] = "indicator,nature,2011,2012,2013,2014,2015,2016,2017\n"
                                   "f,level,3.7,3.7,3.7,3.7,3.7,3.7,3.7\n";
        struct tl_dataset *data = read_text(text);
        struct tl_evaluation *evaluation = evaluate(data, NULL, NULL);

        for (size_t i = 0; i < 6; i++) {
                CHECK_INT("no worse", tl_evaluation_at(evaluation, i)->n_worse, 0);
                CHECK_REL("nothing to compare with", tl_evaluation_at(evaluation, i)->relative,
                          TL_MISSING, 0);
        }
        tl_evaluation_free(evaluation);
        tl_dataset_free(data);
}

/* A share whose target is its bound is forecast on the scale that gets there, as in the gap table.
 */
static void test_scale_of_plan(void)
{
        static const char text[] = "indicator,area,2015,2016,2017,2018,2019,2020,2021\n"
                                   "cover,Demo,35,44,51,60,68,72,79\n";
        struct tl_evaluate_settings settings = settings_of_two();
        struct tl_backtest_settings own = tl_backtest_settings_defaults();
        struct tl_dataset *data = tl_dataset_new();
        struct tl_evaluation *evaluation = NULL;
        struct tl_accuracy accuracy;
        struct tl_plan *plan = NULL;

        CHECK_INT("plan", tl_plan_load(check_path("tests/corpus/every-kind"), &plan, NULL), TL_OK);
        CHECK_INT("read", tl_dataset_read_bytes(data, text, strlen(text), "x.csv", NULL, NULL),
                  TL_OK);
        CHECK_INT("bind", tl_dataset_bind(data, plan, NULL), TL_OK);
        CHECK_INT("evaluate", tl_evaluate(plan, data, NULL, &settings, &evaluation, NULL), TL_OK);
        for (size_t i = 0; i < tl_evaluation_count(evaluation); i += 2) {
                const struct tl_evaluation_row *row = tl_evaluation_at(evaluation, i);

                if (!row->series || strcmp(row->series->indicator, "cover") != 0)
                        continue;
                CHECK_TRUE("of the plan", row->indicator == tl_plan_indicator(plan, "cover"));
                own.forecast.model = "drift";
                own.forecast.scale = TL_CLOGLOG;
                CHECK_INT("backtest",
                          tl_backtest(row->series->value, row->series->n, TL_SHARE, 0, 100, &own,
                                      &accuracy, NULL),
                          TL_OK);
                same_accuracy("cover", &row->accuracy, &accuracy);
        }
        tl_evaluation_free(evaluation);
        tl_dataset_free(data);
        tl_plan_free(plan);
}

/* ---------------------------------------------------------------- against a file ---- */

/* Later years alone count: the test's 77 stand in years that the data know. */
static void test_official(void)
{
        static const double north[] = { 1, 2, 4, 5, 8, 9, 10, TL_MISSING, 12.5 };
        static const double south[] = { 10, 9, 7, 8, 6, 5.5, 4, 3, 2 };
        static const char *const reasons[] = { "", "", "no_change", "out_of_bounds", "no_future" };
        struct tl_evaluate_settings settings = settings_of_two();
        struct tl_forecast_settings drift = tl_forecast_settings_defaults();
        struct tl_dataset *data = read_text(train_text), *test = read_text(test_text);
        struct tl_evaluation *evaluation = evaluate(data, test, &settings);
        struct tl_accuracy accuracy;

        drift.model = "drift";
        CHECK_TRUE("tested", tl_evaluation_is_tested(evaluation));
        CHECK_INT("all that it holds", tl_evaluation_horizon(evaluation), 0);
        for (size_t i = 0; i < 5; i++)
                CHECK_TEXT("reason", tl_reason_code(tl_evaluation_at(evaluation, 2 * i)->reason),
                           reasons[i]);
        CHECK_INT("north",
                  tl_backtest_from(north, 9, 6, TL_BALANCE, TL_MISSING, TL_MISSING, &drift,
                                   &accuracy, NULL),
                  TL_OK);
        CHECK_INT("north", accuracy.n, 2);
        same_accuracy("north", &tl_evaluation_at(evaluation, 0)->accuracy, &accuracy);
        CHECK_INT("south",
                  tl_backtest_from(south, 9, 7, TL_BALANCE, TL_MISSING, TL_MISSING, &drift,
                                   &accuracy, NULL),
                  TL_OK);
        same_accuracy("south", &tl_evaluation_at(evaluation, 2)->accuracy, &accuracy);
        CHECK_REL("flat: 3 for 4, 3 and 3", tl_evaluation_at(evaluation, 5)->accuracy.mae, 1 / 3.0,
                  1e-14);
        tl_evaluation_free(evaluation);

        settings.horizon = 1;
        evaluation = evaluate(data, test, &settings);
        CHECK_INT("one year ahead", tl_evaluation_at(evaluation, 2)->accuracy.n, 1);
        CHECK_INT("in all", tl_evaluation_at(evaluation, 10)->accuracy.n, 3);
        tl_evaluation_free(evaluation);
        tl_dataset_free(data);
        tl_dataset_free(test);
}

/* -------------------------------------------------------------------- what is asked ---- */

static void test_selection(void)
{
        static const char *const areas[] = { "south" }, *const indicators[] = { "A" };
        struct tl_evaluate_settings settings = settings_of_two();
        struct tl_dataset *data = read_text(train_text);
        struct tl_evaluation *evaluation;

        settings.assess.areas = areas;
        settings.assess.n_areas = 1;
        settings.assess.indicators = indicators;
        settings.assess.n_indicators = 1;
        settings.assess.until = 2015;
        evaluation = evaluate(data, NULL, &settings);
        CHECK_INT("one series, and all", tl_evaluation_count(evaluation), 4);
        CHECK_TEXT("area", tl_evaluation_at(evaluation, 0)->series->area, "South");
        CHECK_INT("up to 2015 one forecast", tl_evaluation_at(evaluation, 0)->accuracy.n, 1);
        tl_evaluation_free(evaluation);
        settings.assess.until = 1990;
        evaluation = evaluate(data, NULL, &settings);
        CHECK_TEXT("before all", tl_reason_code(tl_evaluation_at(evaluation, 0)->reason),
                   "no_origin");
        tl_evaluation_free(evaluation);
        tl_dataset_free(data);
}

/* What stands before a break is not looked at. */
static void test_break(void)
{
        static const char text[] =
                "indicator,year,value,nature,break\n"
                "x,2010,900,balance,\nx,2011,1,balance,1\nx,2012,2,balance,\nx,2013,4,balance,\n"
                "x,2014,5,balance,\nx,2015,8,balance,\nx,2016,9,balance,\n";
        struct tl_evaluate_settings settings = settings_of_two();
        struct tl_dataset *data = read_text(text);
        struct tl_evaluation *evaluation = evaluate(data, NULL, &settings);

        CHECK_INT("forecasts", tl_evaluation_at(evaluation, 1)->accuracy.n, 3);
        CHECK_REL("mae", tl_evaluation_at(evaluation, 1)->accuracy.mae, 8 / 3.0, 1e-14);
        tl_evaluation_free(evaluation);
        tl_dataset_free(data);
}

static void test_defaults(void)
{
        static const char *const models[] = { "ensemble", "naive", "drift" };
        struct tl_dataset *data = read_text(train_text);
        struct tl_evaluation *evaluation = evaluate(data, NULL, NULL);

        CHECK_INT("models", tl_evaluation_model_count(evaluation), 3);
        for (size_t m = 0; m < 3; m++)
                CHECK_TEXT("model", tl_evaluation_at(evaluation, m)->model, models[m]);
        tl_evaluation_free(evaluation);
        tl_dataset_free(data);
}

struct counter {
        size_t calls, last;
        bool in_order;
};

static void count(void *context, size_t done, size_t n)
{
        struct counter *counter = context;

        counter->in_order &= done == counter->last + 1 && n == 336;
        counter->last = done;
        counter->calls++;
}

static struct tl_dataset *read_benchmark(const char *path)
{
        struct tl_dataset *data = tl_dataset_new();

        CHECK_INT(path, tl_dataset_read(data, check_path(path), NULL, NULL), TL_OK);
        CHECK_INT(path, tl_dataset_bind(data, NULL, NULL), TL_OK);
        return data;
}

static void test_threads(void)
{
        struct tl_dataset *data = read_benchmark("datasets/yearly-benchmark/m3_train.csv");
        struct tl_dataset *test = read_benchmark("datasets/yearly-benchmark/m3_test.csv");
        struct tl_evaluate_settings settings = settings_of_two();
        struct counter counter = { 0, 0, true };
        struct tl_evaluation *one, *four;

        settings.assess.threads = 1;
        one = evaluate(data, test, &settings);
        settings.assess.threads = 4;
        settings.progress = count;
        settings.context = &counter;
        four = evaluate(data, test, &settings);
        CHECK_INT("told of each", counter.calls, 336);
        CHECK_TRUE("one after the other", counter.in_order);
        CHECK_INT("rows", tl_evaluation_count(one), 337 * 2);
        for (size_t i = 0; i < tl_evaluation_count(one); i++) {
                const struct tl_evaluation_row *a = tl_evaluation_at(one, i);
                const struct tl_evaluation_row *b = tl_evaluation_at(four, i);

                CHECK_TRUE("series", a->series == b->series);
                CHECK_REL("relative", a->relative, b->relative, 0);
                same_accuracy("row", &a->accuracy, &b->accuracy);
        }
        tl_evaluation_free(one);
        tl_evaluation_free(four);
        tl_dataset_free(data);
        tl_dataset_free(test);
}

/* The last value on the same files in R 4.2.2: MASE of accuracy(naive()) of forecast 8.20, sMAPE in
 * R's arithmetic; all sets have their futures whole. */
static void test_competitions(void)
{
        static const struct {
                const char *name, *train, *test;
                double smape, mase;
        } sets[] = {
                { "m1", "datasets/yearly-benchmark/m1_train.csv",
                  "datasets/yearly-benchmark/m1_test.csv", 24.6981672738, 5.7258537832 },
                { "m3", "datasets/yearly-benchmark/m3_train.csv",
                  "datasets/yearly-benchmark/m3_test.csv", 17.5485469504, 3.0424557619 },
                { "tourism", "datasets/yearly-benchmark/tourism_train.csv",
                  "datasets/yearly-benchmark/tourism_test.csv", 21.6679046123, 3.0298422385 },
        };

        for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
                struct tl_dataset *data = read_benchmark(sets[i].train);
                struct tl_dataset *test = read_benchmark(sets[i].test);
                struct tl_evaluate_settings settings = settings_of_two();
                struct tl_evaluation *evaluation = evaluate(data, test, &settings);
                const struct tl_evaluation_row *naive =
                        tl_evaluation_at(evaluation, tl_evaluation_count(evaluation) - 1);

                CHECK_REL(sets[i].name, naive->accuracy.smape, sets[i].smape, 1e-7);
                CHECK_REL(sets[i].name, naive->accuracy.mase, sets[i].mase, 1e-7);
                tl_evaluation_free(evaluation);
                tl_dataset_free(data);
                tl_dataset_free(test);
        }
}

/* ----------------------------------------------------------------------- refusals ---- */

static void test_refusals(void)
{
        static const char *const unknown[] = { "naive", "hotl" }, *const nowhere[] = { "Nort" };
        struct tl_evaluate_settings no_models = settings_of_two(), no_model = no_models;
        struct tl_evaluate_settings too_far = no_models, no_area = no_models, no_nature = no_models;
        const struct {
                const char *name;
                const struct tl_evaluate_settings *settings;
                int status;
                const char *text;
        } cases[] = {
                { "no models", &no_models, TL_EINVALID, "no model to evaluate" },
                { "unknown model", &no_model, TL_ENOTFOUND, NULL },
                { "too far", &too_far, TL_EINVALID, "1001 years ahead; at most 1000 are possible" },
                { "unknown area", &no_area, TL_ENOTFOUND, "no area “Nort”; did you mean “North”?" },
                { "no nature", &no_nature, TL_EINVALID, "no such nature: 7" },
        };
        struct tl_dataset *data = read_text(train_text);

        no_models.n_models = 0;
        no_model.models = unknown;
        too_far.horizon = 1001;
        no_area.assess.areas = nowhere;
        no_area.assess.n_areas = 1;
        no_nature.nature = TL_N_NATURES;
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
                struct tl_evaluation *out = NULL;
                struct tl_error err = { 0 };

                CHECK_INT(cases[i].name,
                          tl_evaluate(NULL, data, NULL, cases[i].settings, &out, &err),
                          cases[i].status);
                if (cases[i].text)
                        CHECK_TEXT(cases[i].name, err.text, cases[i].text);
                CHECK_TRUE(cases[i].name, out == NULL);
        }
        tl_dataset_free(data);
}

int main(void)
{
        static const struct check_test tests[] = {
                { "a row is a backtest", test_rows },
                { "all together", test_totals },
                { "against the last value", test_relative },
                { "what never changes", test_flat },
                { "the scale of the targets", test_scale_of_plan },
                { "against a test file", test_official },
                { "areas, indicators, until", test_selection },
                { "since the last break", test_break },
                { "defaults", test_defaults },
                { "threads and progress", test_threads },
                { "competitions, as R has them", test_competitions },
                { "refusals, nothing written", test_refusals },
                { NULL, NULL },
        };

        return check_main("evaluate", tests);
}
