/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The projection of series: which rows there are, that they are what the forecast says, and what is
 * refused. */
#include "check.h"

#include "targetline.h"

#include <glib.h>
#include <string.h>

static const char values[] = "indicator,area,year,value,nature\n"
                             "a,North,2018,10.5,level\na,North,2019,11.2,level\n"
                             "a,North,2020,12.1,level\na,North,2021,12.9,level\n"
                             "a,North,2022,14.2,level\na,South,2021,5.5,level\n"
                             "b,North,2019,40.1,\nb,North,2020,42.3,\nb,North,2022,44.9,\n";

static struct tl_dataset *make_data(void)
{
        struct tl_dataset *data = tl_dataset_new();

        CHECK_INT("read", tl_dataset_read_bytes(data, values, strlen(values), "v.csv", NULL, NULL),
                  TL_OK);
        CHECK_INT("bind", tl_dataset_bind(data, NULL, NULL), TL_OK);
        return data;
}

static struct tl_projection *project(const struct tl_dataset *data,
                                     const struct tl_assess_settings *settings, int to, int horizon,
                                     enum tl_nature nature)
{
        struct tl_projection *projection = NULL;

        CHECK_INT("project",
                  tl_project(NULL, data, settings, to, horizon, nature, &projection, NULL), TL_OK);
        return projection;
}

/* Every figure of a row is the forecast's own, from the same key. */
static void test_rows(void)
{
        static const double y[] = { 10.5, 11.2, 12.1, 12.9, 14.2 };
        struct tl_assess_settings settings = tl_assess_settings_defaults();
        struct tl_dataset *data = make_data();
        struct tl_projection *projection = project(data, &settings, 2030, 0, TL_SHARE);
        struct tl_forecast *forecast = NULL;

        CHECK_INT("to 2030 from 2022, 2021, 2022", tl_projection_count(projection), 8 + 9 + 8);
        CHECK_INT("forecast",
                  tl_forecast_new(y, 5, TL_LEVEL, TL_MISSING, TL_MISSING, 8, NULL, &forecast, NULL),
                  TL_OK);
        for (size_t h = 1; h <= 8; h++) {
                const struct tl_projection_row *row = tl_projection_at(projection, h - 1);

                CHECK_TEXT("series", row->series->area, "North");
                CHECK_INT("year", row->year, 2022 + (int)h);
                CHECK_REL("median", row->median, tl_forecast_median(forecast, h), 0);
                CHECK_REL("mean", row->mean, tl_forecast_mean(forecast, h), 0);
                CHECK_REL("lower 80", row->lower[0], tl_forecast_quantile(forecast, h, 0.1), 1e-12);
                CHECK_REL("upper 95", row->upper[1], tl_forecast_quantile(forecast, h, 0.975),
                          1e-12);
                CHECK_REL("no third level", row->lower[2], TL_MISSING, 0);
                CHECK_INT("observations", row->n_obs, 5);
                CHECK_TEXT("reason", tl_reason_code(row->reason), "");
        }
        tl_forecast_free(forecast);
        tl_projection_free(projection);
        tl_dataset_free(data);
}

/* One observation has no forecast, three are marked, and beyond three spans an interval is
 * marked. */
static void test_reasons(void)
{
        struct tl_dataset *data = make_data();
        struct tl_projection *projection = project(data, NULL, 0, 13, TL_SHARE);

        CHECK_INT("rows", tl_projection_count(projection), 3 * 13);
        CHECK_TEXT("12 of a span of 4", tl_reason_code(tl_projection_at(projection, 11)->reason),
                   "");
        CHECK_TEXT("13", tl_reason_code(tl_projection_at(projection, 12)->reason), "beyond_span");
        CHECK_TRUE("still given", !isnan(tl_projection_at(projection, 12)->lower[0]));
        CHECK_TEXT("one", tl_reason_code(tl_projection_at(projection, 13)->reason), "one_point");
        CHECK_TRUE("no median", isnan(tl_projection_at(projection, 13)->median));
        CHECK_TEXT("three", tl_reason_code(tl_projection_at(projection, 26)->reason), "too_short");
        CHECK_TRUE("an interval all the same",
                   tl_projection_at(projection, 26)->lower[0] < 44.9 &&
                           tl_projection_at(projection, 26)->upper[0] > 44.9);
        tl_projection_free(projection);
        tl_dataset_free(data);
}

static void test_selection(void)
{
        static const char *const south[] = { "south" }, *const b[] = { "b" };
        struct tl_assess_settings settings = tl_assess_settings_defaults();
        struct tl_dataset *data = make_data();
        struct tl_projection *projection;

        settings.areas = south;
        settings.n_areas = 1;
        projection = project(data, &settings, 0, 2, TL_LEVEL);
        CHECK_INT("one area, however written", tl_projection_count(projection), 2);
        tl_projection_free(projection);
        settings = tl_assess_settings_defaults();
        settings.indicators = b;
        settings.n_indicators = 1;
        settings.until = 2020;
        projection = project(data, &settings, 0, 2, TL_LEVEL);
        CHECK_INT("until", tl_projection_at(projection, 0)->year, 2021);
        tl_projection_free(projection);
        tl_dataset_free(data);
}

/* Three blocks of series. */
#define MANY 2500

static struct tl_dataset *many_series(void)
{
        struct tl_dataset *data = tl_dataset_new();
        GString *text = g_string_new("indicator,year,value\n");

        for (int i = 0; i < MANY; i++)
                g_string_append_printf(text, "s%d,2022,%d\ns%d,2023,%d\n", i, 10 + i, i, 11 + i);
        CHECK_INT("read", tl_dataset_read_bytes(data, text->str, text->len, "m.csv", NULL, NULL),
                  TL_OK);
        CHECK_INT("bind", tl_dataset_bind(data, NULL, NULL), TL_OK);
        g_string_free(text, TRUE);
        return data;
}

struct seen {
        const struct tl_projection *whole;
        size_t n_blocks, n_rows;
        size_t stop_after; /* blocks */
};

static int see(void *context, const struct tl_projection *block)
{
        struct seen *seen = context;

        for (size_t i = 0; i < tl_projection_count(block); i++) {
                const struct tl_projection_row *row = tl_projection_at(block, i);
                const struct tl_projection_row *want = tl_projection_at(seen->whole, seen->n_rows);

                CHECK_TRUE("series", row->series == want->series);
                CHECK_INT("year", row->year, want->year);
                CHECK_REL("median", row->median, want->median, 0);
                CHECK_REL("upper", row->upper[1], want->upper[1], 0);
                seen->n_rows++;
        }
        return ++seen->n_blocks == seen->stop_after ? TL_EIO : TL_OK;
}

/* In blocks come the rows that come at once, until the reader has enough. */
static void test_blocks(void)
{
        struct tl_dataset *data = many_series();
        struct tl_projection *whole = project(data, NULL, 0, 2, TL_LEVEL);
        struct seen all = { .whole = whole }, some = { .whole = whole, .stop_after = 2 };

        CHECK_INT("all", tl_project_each(NULL, data, NULL, 0, 2, TL_LEVEL, see, &all, NULL), TL_OK);
        CHECK_INT("blocks", all.n_blocks, 3);
        CHECK_INT("rows", all.n_rows, 2 * MANY);
        CHECK_INT("stopped", tl_project_each(NULL, data, NULL, 0, 2, TL_LEVEL, see, &some, NULL),
                  TL_EIO);
        CHECK_INT("after two", some.n_blocks, 2);
        tl_projection_free(whole);
        tl_dataset_free(data);
}

static void test_refusals(void)
{
        struct tl_assess_settings settings = tl_assess_settings_defaults();
        struct tl_dataset *data = make_data();
        struct tl_projection *projection = NULL;
        struct tl_error err;

        CHECK_INT("no horizon", tl_project(NULL, data, NULL, 0, 0, TL_LEVEL, &projection, &err),
                  TL_EINVALID);
        CHECK_INT("before all years",
                  tl_project(NULL, data, NULL, -1, 5, TL_LEVEL, &projection, &err), TL_EINVALID);
        CHECK_INT("too far", tl_project(NULL, data, NULL, 4000, 0, TL_LEVEL, &projection, &err),
                  TL_EINVALID);
        settings.forecast.paths = 0;
        CHECK_INT("no paths", tl_project(NULL, data, &settings, 0, 5, TL_LEVEL, &projection, &err),
                  TL_EINVALID);
        settings = tl_assess_settings_defaults();
        settings.levels[1] = 80;
        CHECK_INT("levels do not rise",
                  tl_project(NULL, data, &settings, 0, 5, TL_LEVEL, &projection, &err),
                  TL_EINVALID);
        CHECK_TRUE("nothing written", projection == NULL);
        tl_dataset_free(data);
}

int main(void)
{
        static const struct check_test tests[] = {
                { "rows", test_rows },           { "reasons", test_reasons },
                { "selection", test_selection }, { "blocks", test_blocks },
                { "refusals", test_refusals },   { NULL, NULL },
        };

        return check_main("project", tests);
}
