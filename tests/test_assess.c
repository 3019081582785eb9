/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gap table from plan and data as files: the edge cases that every row must survive with the
 * right verdict and reason, worked figures of a whole row, then what holds of every row of the
 * bundled plans. */
#include "check.h"

#include "assess/row.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define EPS 1e-8

/* ------------------------------------------------------- a plan of one indicator ---- */

static void write_file(const char *folder, const char *name, const char *text)
{
        char *path = g_build_filename(folder, name, NULL);

        CHECK_TRUE(path, g_file_set_contents(path, text, -1, NULL));
        g_free(path);
}

static void remove_folder(char *folder)
{
        static const char *const names[] = { "plan.csv", "indicators.csv", "targets.csv" };

        for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
                char *path = g_build_filename(folder, names[i], NULL);

                g_unlink(path);
                g_free(path);
        }
        g_rmdir(folder);
        g_free(folder);
}

static void print_faults(const struct tl_faults *faults)
{
        for (size_t i = 0; i < tl_faults_count(faults); i++) {
                const struct tl_fault *fault = tl_faults_at(faults, i);
                char *text = tl_fault_text(fault, TL_EN);

                if (fault->severity == TL_ERROR)
                        printf("# %s:%ld:%ld: %s\n", fault->file, fault->line, fault->column, text);
                tl_string_free(text);
        }
}

/* @indicator: nature,direction,lower,upper,discontinued; @targets: lines
 * kind,operator,low,high,year,from,profile */
static struct tl_plan *make_plan(const char *indicator, const char *targets)
{
        char *folder = g_dir_make_tmp("targetline-XXXXXX", NULL);
        char **lines = g_strsplit(targets, "\n", -1);
        GString *rows = g_string_new("indicator,kind,operator,low,high,year,from,profile\n");
        char *row =
                g_strdup_printf("indicator,name_en,unit,nature,direction,lower,upper,discontinued\n"
                                "x,An indicator,u,%s\n",
                                indicator);
        struct tl_faults *faults = tl_faults_new();
        struct tl_plan *plan = NULL;

        for (size_t i = 0; lines[i]; i++)
                g_string_append_printf(rows, "x,%s\n", lines[i]);
        write_file(folder, "plan.csv",
                   "key,value\nid,test\ntitle_en,Test\nauthority,T\nlegal_basis,T\narea,Here\n"
                   "base_year,2020\nhorizons,2030;2045\n");
        write_file(folder, "indicators.csv", row);
        write_file(folder, "targets.csv", rows->str);
        CHECK_INT(targets, tl_plan_load(folder, &plan, faults), TL_OK);
        print_faults(faults);
        tl_faults_free(faults);
        g_strfreev(lines);
        g_string_free(rows, TRUE);
        g_free(row);
        remove_folder(folder);
        return plan;
}

/* @values: "2020 34.5;2021 35.2 estimate;2022 36 official 1;2023 37 official 0 There" (1: a break
 * before this year; at the end another area) */
static struct tl_dataset *make_data(const struct tl_plan *plan, const char *values)
{
        struct tl_dataset *data = tl_dataset_new();
        struct tl_faults *faults = tl_faults_new();
        char **cells = g_strsplit(values, ";", -1);
        GString *csv = g_string_new("indicator,area,year,value,status,break\n");
        struct tl_read_settings settings = tl_read_settings_defaults();

        settings.decimal = '.';
        for (size_t i = 0; cells[i] && cells[i][0]; i++) {
                char **parts = g_strsplit(cells[i], " ", -1);
                guint n = g_strv_length(parts);

                g_string_append_printf(csv, "x,%s,%s,%s,%s,%s\n", n > 4 ? parts[4] : "Here",
                                       parts[0], parts[1], n > 2 ? parts[2] : "official",
                                       n > 3 ? parts[3] : "");
                g_strfreev(parts);
        }
        if (cells[0])
                CHECK_INT(values,
                          tl_dataset_read_bytes(data, csv->str, csv->len, "test.csv", &settings,
                                                faults),
                          TL_OK);
        CHECK_INT(values, tl_dataset_bind(data, plan, faults), TL_OK);
        print_faults(faults);
        tl_faults_free(faults);
        g_string_free(csv, TRUE);
        g_strfreev(cells);
        return data;
}

struct assessed {
        struct tl_plan *plan;
        struct tl_dataset *data;
        struct tl_assessment *gap;
};

static struct assessed assess(const char *indicator, const char *targets, const char *values,
                              const struct tl_assess_settings *settings)
{
        struct assessed a = { 0 };
        struct tl_error err = { 0 };

        a.plan = make_plan(indicator, targets);
        a.data = make_data(a.plan, values);
        CHECK_INT(err.text, tl_assess(a.plan, a.data, settings, &a.gap, &err), TL_OK);
        return a;
}

static void release(struct assessed *a)
{
        tl_assessment_free(a->gap);
        tl_dataset_free(a->data);
        tl_plan_free(a->plan);
}

/* -------------------------------------------------------------------- edge cases ---- */

#define URBAN  "2018 32.5;2019 33.4;2020 34.5;2021 35.2;2022 36.1;2023 37.3;2024 38.6"
#define SHARE  "share,up,,,"
#define GROWTH "2021 16.3;2022 14.2;2023 8.9;2024 19.25"

struct edge {
        const char *name, *indicator, *targets, *values;
        enum tl_verdict verdict;
        enum tl_reason reason;
        bool projected, interval, chance; /* are they given? */
};

static const struct edge edges[] = {
        { "no data", SHARE, "level,>=,50,,2030,,", "", TL_INSUFFICIENT_DATA, TL_REASON_NO_DATA, 0,
          0, 0 },
        { "one point", SHARE, "level,>=,50,,2030,,", "2022 36", TL_INSUFFICIENT_DATA,
          TL_REASON_ONE_POINT, 0, 0, 0 },
        { "two points, at full pace quick enough", "balance,up,,,", "level,>=,50,,2030,,",
          "2020 20;2022 25.6", TL_BEHIND, TL_REASON_TOO_SHORT, 1, 1, 0 },
        { "two points, too slow", "balance,up,,,", "level,>=,50,,2030,,", "2020 34;2022 36",
          TL_BEHIND, TL_REASON_TOO_SHORT, 1, 1, 0 },
        { "two points, the wrong way", "balance,up,,,", "level,>=,50,,2030,,", "2020 36;2022 34",
          TL_REVERSING, TL_REASON_TOO_SHORT, 1, 1, 0 },
        { "full series", SHARE, "level,>=,50,,2030,,", URBAN, TL_AT_RISK, TL_REASON_NONE, 1, 1, 1 },
        { "missing year inside", SHARE, "level,>=,50,,2030,,",
          "2018 32.5;2019 33.4;2020 34.5;2022 36.1;2023 37.3;2024 38.6", TL_AT_RISK, TL_REASON_NONE,
          1, 1, 1 },
        { "base year absent, neighbour there", SHARE, "level,>=,50,,2030,,",
          "2018 32.5;2019 33.4;2021 35.2;2022 36.1;2023 37.3;2024 38.6", TL_AT_RISK,
          TL_REASON_BASE_NEARBY, 1, 1, 1 },
        { "base year absent", SHARE, "level,>=,50,,2030,,",
          "2023 37.3;2024 38.6;2025 39.1;2026 40.2;2027 40.5", TL_AT_RISK, TL_REASON_BASE_MISSING,
          1, 1, 1 },
        { "increase without its base", "level,up,,,", "increase,>=,50,,2030,,",
          "2023 3;2024 4;2025 5", TL_INSUFFICIENT_DATA, TL_REASON_BASE_MISSING, 0, 0, 0 },
        { "multiple of zero", "level,up,,,", "multiple,>=,2,,2030,,", "2020 0;2021 4;2022 5;2023 6",
          TL_INSUFFICIENT_DATA, TL_REASON_BASE_NOT_POSITIVE, 0, 0, 0 },
        { "growth from zero", "level,up,,,", "average_growth,>=,2,,2030,2021,",
          "2020 0;2021 4;2022 5;2023 6;2024 8", TL_INSUFFICIENT_DATA, TL_REASON_BASE_NOT_POSITIVE,
          0, 0, 0 },
        { "nothing since the base year", SHARE, "level,>=,50,,2030,,", "2000 20;2009 25",
          TL_INSUFFICIENT_DATA, TL_REASON_BEFORE_BASE, 0, 0, 0 },
        { "growth, a year missing", "growth,up,,,", "average_growth,=,16.71,,2030,2021,",
          "2021 16.3;2022 14.2;2024 19.25", TL_INSUFFICIENT_DATA, TL_REASON_GAP_IN_PERIOD, 0, 0,
          0 },
        { "flow, a year missing", "flow,up,,,", "cumulative,~,418000,,2030,2021,",
          "2021 25000;2022 28500;2024 36800;2025 40000", TL_INSUFFICIENT_DATA,
          TL_REASON_GAP_IN_PERIOD, 0, 0, 0 },
        { "growth", "growth,up,,,", "average_growth,=,16.71,,2030,2021,", GROWTH, TL_BEHIND,
          TL_REASON_NONE, 1, 1, 1 },
        { "deadline met", SHARE, "level,>=,38,,2024,,", URBAN, TL_MET, TL_REASON_NONE, 1, 0, 1 },
        { "deadline missed", SHARE, "level,>,40,,2024,,", URBAN, TL_MISSED, TL_REASON_NONE, 1, 0,
          1 },
        { "deadline judged on an estimate", SHARE, "level,>,40,,2024,,",
          "2022 36;2023 38;2024 40.5 estimate", TL_MET, TL_REASON_PROVISIONAL, 1, 0, 1 },
        { "deadline over, value not there", SHARE, "level,>,40,,2023,,", "2022 36;2024 40",
          TL_INSUFFICIENT_DATA, TL_REASON_GAP_IN_PERIOD, 0, 0, 0 },
        { "met already", SHARE, "level,>=,30,,2030,,", URBAN, TL_ON_TRACK, TL_REASON_MAINTAIN, 1, 1,
          1 },
        { "base at the target", SHARE, "level,>=,34.5,,2030,,", URBAN, TL_ON_TRACK,
          TL_REASON_MAINTAIN, 1, 1, 1 },
        { "all of it", SHARE, "level,=,100,,2030,,", "2020 35;2021 44;2022 51;2023 60;2024 68",
          TL_BEHIND, TL_REASON_AT_BOUND, 1, 1, 1 },
        { "zero", "level,down,,,", "level,<=,,0,2030,,", "2020 9;2021 7;2022 6;2023 5;2024 4.5",
          TL_AT_RISK, TL_REASON_AT_BOUND, 1, 1, 1 },
        { "sign-changing", "balance,up,,,", "level,>=,1,,2030,,",
          "2020 -2;2021 -1.6;2022 -1.2;2023 -0.9;2024 -0.5", TL_AT_RISK, TL_REASON_NONE, 1, 1, 1 },
        { "discontinued", "share,up,,,2025", "level,=,100,,2030,,",
          "2020 35;2021 44;2022 51;2023 60", TL_DISCONTINUED, TL_REASON_ENDED, 0, 0, 0 },
        { "discontinued without data", "share,up,,,2025", "level,=,100,,2030,,", "",
          TL_DISCONTINUED, TL_REASON_ENDED, 0, 0, 0 },
        { "two points since a break", SHARE, "level,>=,50,,2030,,",
          "2018 22;2019 23;2020 24;2021 24.5;2022 36 official 1;2023 37.3", TL_BEHIND,
          TL_REASON_SERIES_BREAK, 1, 1, 0 },
        { "one point since a break", SHARE, "level,>=,50,,2030,,",
          "2018 22;2019 23;2020 24;2021 24.5;2022 36 official 1", TL_INSUFFICIENT_DATA,
          TL_REASON_SERIES_BREAK, 0, 0, 0 },
        { "growth of -100", "growth,up,-200,,", "average_growth,=,5,,2030,2021,",
          "2021 5;2022 -100;2023 4;2024 3", TL_INSUFFICIENT_DATA, TL_REASON_LEVEL_DESTROYED, 0, 0,
          0 },
        { "at its whole for years", SHARE, "level,=,100,,2030,,",
          "2018 96;2019 97;2020 98;2021 99;2022 100;2023 100;2024 100", TL_ON_TRACK,
          TL_REASON_MAINTAIN, 1, 1, 1 },
        { "at zero for years", "level,down,,,", "level,<=,,0,2030,,",
          "2018 0;2019 0;2020 0;2021 0;2022 0;2023 0;2024 0", TL_ON_TRACK, TL_REASON_MAINTAIN, 1, 1,
          1 },
        { "flat and round", "level,up,,,", "level,>=,1200,,2030,,",
          "2019 1000;2020 1000;2021 1000;2022 1000;2023 1000", TL_AT_RISK, TL_REASON_NONE, 1, 1,
          1 },
        { "two rates above their ceiling", "growth,down,,,", "average_growth,<=,,4,2030,2021,",
          "2021 6;2022 6", TL_BEHIND, TL_REASON_TOO_SHORT, 1, 1, 0 },
        { "rates far above their floor", "growth,up,,,", "average_growth,>=,3,,2025,2021,",
          "2021 30;2022 25;2023 2", TL_ON_TRACK, TL_REASON_TOO_SHORT, 1, 1, 1 },
        { "met now, short", "level,up,,,", "level,>=,50,,2030,,", "2018 70;2020 52;2022 53",
          TL_ON_TRACK, TL_REASON_TOO_SHORT, 1, 1, 1 },
        { "on a strict bound, short", "share,down,,,", "level,<,,20,2030,,",
          "2020 22;2021 21;2022 20", TL_ON_TRACK, TL_REASON_TOO_SHORT, 1, 1, 0 },
        { "an estimate within the period", "flow,up,,,", "cumulative,>=,100,,2024,2021,",
          "2021 25;2022 26;2023 27 estimate;2024 28", TL_MET, TL_REASON_PROVISIONAL, 1, 0, 1 },
        { "a ceiling on a sum is not kept yet", "flow,down,,,", "cumulative,<=,,100,2030,2021,",
          "2021 12;2022 11;2023 12;2024 13", TL_AT_RISK, TL_REASON_NONE, 1, 1, 1 },
        { "met late", SHARE, "level,>=,40,,2025,,", "2022 36;2024 38;2025 39.7;2026 40.6",
          TL_MISSED, TL_REASON_MET_LATE, 1, 0, 1 },
        { "base before a break", "level,up,,,", "increase,>=,50,,2030,,",
          "2019 10;2020 11;2021 12;2022 40 official 1;2023 42;2024 44", TL_INSUFFICIENT_DATA,
          TL_REASON_SERIES_BREAK, 0, 0, 0 },
        { "two points up to the base year", SHARE, "level,>=,50,,2030,,", "2019 20;2020 25",
          TL_INSUFFICIENT_DATA, TL_REASON_BEFORE_BASE, 0, 0, 0 },
        { "two points before a period", "flow,up,,,", "cumulative,>=,100,,2030,2021,",
          "2019 20;2020 25", TL_ON_TRACK, TL_REASON_TOO_SHORT, 1, 1, 0 },
        { "ends in the target year", "share,up,,,2030", "level,>=,50,,2030,,", URBAN,
          TL_DISCONTINUED, TL_REASON_ENDED, 0, 0, 0 },
        { "ends after the target year", "share,up,,,2031", "level,>=,50,,2030,,", URBAN, TL_AT_RISK,
          TL_REASON_NONE, 1, 1, 1 },
        { "ended, the target year observed", "share,up,,,2024", "level,>=,38,,2024,,", URBAN,
          TL_MET, TL_REASON_NONE, 1, 0, 1 },
        { "ends in the target year, no data", "share,up,,,2030", "level,>=,50,,2030,,", "",
          TL_DISCONTINUED, TL_REASON_ENDED, 0, 0, 0 },
        { "ends after the target year, no data", "share,up,,,2031", "level,>=,50,,2030,,", "",
          TL_INSUFFICIENT_DATA, TL_REASON_NO_DATA, 0, 0, 0 },
        { "newer years elsewhere", SHARE, "level,>=,50,,2025,,", URBAN ";2026 40 official 0 There",
          TL_AT_RISK, TL_REASON_NOT_YET_PUBLISHED, 1, 1, 1 },
        { "the same year elsewhere", SHARE, "level,>=,50,,2025,,",
          URBAN ";2025 40 official 0 There", TL_AT_RISK, TL_REASON_NONE, 1, 1, 1 },
        { "three spans ahead", "balance,up,,,", "level,>=,90,,2033,,",
          "2021 30;2022 31.5;2023 31;2024 33", TL_AT_RISK, TL_REASON_BASE_NEARBY, 1, 1, 1 },
        { "a year more", "balance,up,,,", "level,>=,90,,2034,,",
          "2021 30;2022 31.5;2023 31;2024 33", TL_BEHIND, TL_REASON_BEYOND_SPAN, 1, 1, 0 },
        { "flat", SHARE, "level,>=,50,,2030,,", "2020 36;2021 36;2022 36;2023 36;2024 36",
          TL_AT_RISK, TL_REASON_NONE, 1, 1, 1 },
};

static void test_edges(void)
{
        for (size_t i = 0; i < sizeof edges / sizeof *edges; i++) {
                const struct edge *e = &edges[i];
                struct assessed a = assess(e->indicator, e->targets, e->values, NULL);
                const struct tl_row *row = tl_assessment_at(a.gap, 0);
                const char *verdict = tl_verdict_code(row->verdict);

                CHECK_TEXT(e->name, verdict, tl_verdict_code(e->verdict));
                CHECK_TEXT(e->name, tl_reason_code(row->reason), tl_reason_code(e->reason));
                CHECK_TRUE(e->name, !isnan(row->projected) == e->projected);
                CHECK_TRUE(e->name, !isnan(row->lower[0]) == e->interval);
                CHECK_TRUE(e->name, !isnan(row->probability) == e->chance);
                release(&a);
        }
}

/* The lower end of the level is below zero, to which nothing grows at a rate. */
static void test_half_interval(void)
{
        struct assessed a = assess("level,up,-100,,", "average_growth,>=,2,,2030,2021,",
                                   "2020 4;2021 9;2022 3;2023 8;2024 2;2025 5", NULL);
        const struct tl_row *row = tl_assessment_at(a.gap, 0);

        for (size_t i = 0; i < 2; i++) {
                CHECK_ABS("lower", row->lower[i], TL_MISSING, 0);
                CHECK_ABS("upper", row->upper[i], TL_MISSING, 0);
        }
        CHECK_TRUE("the chance is known all the same", !isnan(row->probability));
        release(&a);
}

/* -------------------------------------------------------------------- whole rows ---- */

static struct tl_assess_settings with_model(const char *model)
{
        struct tl_assess_settings settings = tl_assess_settings_defaults();

        settings.forecast.model = model;
        return settings;
}

/* The random walk with drift on the logit, by hand: median, chance and interval of 2030. */
static void test_level_row(void)
{
        struct tl_assess_settings settings = with_model("drift");
        struct assessed a =
                assess(SHARE, "level,>=,50,,2030,,\nlevel,>,40,,2025,,", URBAN, &settings);
        const struct tl_row *row = tl_assessment_at(a.gap, 0);
        const struct tl_row *milestone = tl_assessment_at(a.gap, 1);

        CHECK_REL("median", row->projected, 45.080279342, EPS);
        CHECK_REL("chance", row->probability, 0.000767028, 1e-6);
        CHECK_REL("lower", row->lower[0], 43.929334, 1e-7);
        CHECK_REL("upper", row->upper[0], 46.236513, 1e-7);
        CHECK_REL("gap", row->gap, 50 - 45.080279342, EPS);
        CHECK_REL("gap in percent", row->gap_percent, 2 * (50 - 45.080279342), EPS);
        CHECK_REL("gap now", row->gap_now, 11.4, EPS);
        CHECK_REL("need", row->need_per_year, 1.9, EPS);
        CHECK_REL("pace", row->pace_per_year, 1.025, EPS);
        CHECK_REL("pace ratio", row->pace_ratio, 0.661290322580645, EPS);
        CHECK_REL("elapsed", row->elapsed_share, 0.4, EPS);
        CHECK_REL("base", row->base_value, 34.5, EPS);
        CHECK_INT("year reached: 2034.44 by the median", row->year_reached, 2035);
        CHECK_INT("observations", row->n_obs, 7);
        CHECK_REL("milestone chance", milestone->probability, 0.103895856, 1e-7);
        CHECK_REL("milestone median", milestone->projected, 39.658792542, EPS);
        CHECK_REL("path through the milestone", row->path_value, 38.9, EPS);
        CHECK_REL("behind it", row->path_deviation, -0.3, EPS);
        CHECK_INT("rows: two targets, one projection", tl_assessment_count(a.gap), 3);
        CHECK_INT("2045", tl_assessment_at(a.gap, 2)->year, 2045);
        CHECK_TRUE("no more than three spans", !isnan(tl_assessment_at(a.gap, 2)->projected));
        CHECK_TEXT("beyond", tl_reason_code(tl_assessment_at(a.gap, 2)->reason), "beyond_span");
        release(&a);
}

/* Each kind's chance against its formula: mean growth of iid log growth (t, 3 df), range of
 * multiples. */
static void test_chances(void)
{
        struct tl_assess_settings mean = with_model("mean"), drift = with_model("drift");
        struct assessed a =
                assess("growth,up,,,", "average_growth,=,16.71,,2030,2021,", GROWTH, &mean);
        const struct tl_row *row = tl_assessment_at(a.gap, 0);

        CHECK_REL("mean growth", row->probability, 0.153445908, 1e-7);
        CHECK_REL("mean so far", row->measured, 14.599578826616732, EPS);
        CHECK_REL("need", row->need_per_year, 18.138495034250333, EPS);
        release(&a);
        a = assess("level,up,,,", "multiple,range,2.7,3.2,2030,,",
                   "2020 36;2021 38.5;2022 43.1;2023 48;2024 53.9", &drift);
        row = tl_assessment_at(a.gap, 0);
        CHECK_REL("at least 2.7 times", row->probability, 0.565306553, 1e-7);
        CHECK_REL("at least 3.2 times", row->probability_stretch, 0.089390921, 1e-7);
        CHECK_REL("median multiple", row->projected, 2.742935915, EPS);
        release(&a);
        a = assess("level,up,,,", "multiple,inside,2.7,3.2,2030,,",
                   "2020 36;2021 38.5;2022 43.1;2023 48;2024 53.9", &drift);
        CHECK_REL("inside", tl_assessment_at(a.gap, 0)->probability, 0.475915632, 1e-7);
        release(&a);
        a = assess("count,up,,,", "level,=,19,,2030,,", "2020 8;2021 9;2022 10;2023 12;2024 13",
                   NULL);
        CHECK_REL("parks", tl_assessment_at(a.gap, 0)->probability, 0.697397030, 1e-7);
        CHECK_REL("whole parks a year", tl_assessment_at(a.gap, 0)->need_per_year, 1, EPS);
        release(&a);
}

static struct tl_row first_row(const char *indicator, const char *targets, const char *values)
{
        struct assessed a = assess(indicator, targets, values, NULL);
        struct tl_row row = *tl_assessment_at(a.gap, 0);

        release(&a); /* the figures stay; what is borrowed from the plan does not */
        return row;
}

/* Ways that figures of one row could contradict each other. */
static void test_consistency(void)
{
        struct tl_row row = first_row("count,up,,,", "level,inside,15,16,2030,,",
                                      "2020 8;2021 9;2022 10;2023 12;2024 13");

        CHECK_REL("both whole numbers of a range", row.probability,
                  tl_count_chance(5, 4, 2, 6) - tl_count_chance(5, 4, 4, 6), EPS);
        row = first_row("count,up,,,", "level,>=,14,,2030,,",
                        "2020 8;2021 9;2022 8;2023 10;2024 11");
        CHECK_REL("whole things", row.projected, floor(row.projected), 0);
        CHECK_REL("whole bounds", row.upper[0], floor(row.upper[0]), 0);
        row = first_row("balance,down,,,", "level,<=,,70,2030,,",
                        "2020 60;2021 65;2022 70;2023 75;2024 80");
        CHECK_TRUE("no share of a way that was behind it", isnan(row.attained_share));
        CHECK_TRUE("nor a ratio of paces", isnan(row.pace_ratio));
        row = first_row("flow,up,,,", "cumulative,>=,1000,,2030,2021,10",
                        "2021 62;2022 67;2023 73;2024 78");
        CHECK_REL("pace against the plan's profile", row.pace_ratio, 280 / row.path_value, EPS);
        row = first_row("level,up,,,", "increase,>=,100,,2030,,\nincrease,>=,40,,2025,,",
                        "2020 100;2021 108;2022 117;2023 124;2024 130");
        CHECK_REL("path through a milestone of an increase", row.path_value, 32, EPS);
        row = first_row("share,down,,,", "level,<,,20,2030,,", "2000 81.3;2009 72");
        CHECK_REL("need from the latest year on", row.need_per_year, -52.0 / 21, EPS);
        row = first_row("growth,up,,,", "average_growth,>=,14.6,,2030,2021,", GROWTH);
        CHECK_TRUE("even odds at the projection",
                   (row.projected >= 14.6) == (row.probability >= 0.5));
        row = first_row("flow,up,,,", "cumulative,>=,445000,,2030,2021,",
                        "2021 25000;2022 28500;2023 30200;2024 36800");
        CHECK_TRUE("likewise of a sum", (row.projected >= 445000) == (row.probability >= 0.5));
}

/* The base year's value, else the nearest year's within two, the earlier first. */
static void test_base(void)
{
        static const struct {
                const char *name, *target, *values;
                int year;
                double value;
        } cases[] = {
                { "its own", "level,>=,50,,2030,,", "2019 19;2020 20;2021 21;2024 24", 2020, 20 },
                { "the year before", "level,>=,50,,2030,,", "2018 18;2019 19;2021 21;2022 22", 2019,
                  19 },
                { "the year after", "level,>=,50,,2030,,", "2018 18;2021 21;2022 22", 2021, 21 },
                { "two before", "level,>=,50,,2030,,", "2017 17;2018 18;2022 22;2023 23", 2018,
                  18 },
                { "two after", "level,>=,50,,2030,,", "2017 17;2022 22;2023 23", 2022, 22 },
                { "three is too far", "level,>=,50,,2030,,", "2017 17;2023 23;2024 24", 2020,
                  TL_MISSING },
                { "none of a period", "average_growth,>=,5,,2030,2021,", "2019 19;2021 21;2022 22",
                  2020, TL_MISSING },
                { "none from beyond a break", "level,>=,50,,2030,,",
                  "2018 18;2019 19;2021 21 official 1;2022 22", 2020, TL_MISSING },
        };

        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
                struct tl_row row = first_row("level,up,,,", cases[i].target, cases[i].values);

                CHECK_INT(cases[i].name, row.base_year, cases[i].year);
                CHECK_REL(cases[i].name, row.base_value, cases[i].value, 0);
        }
}

/* From the last milestone passed to the nearest one due, in whatever order the plan names them. */
static void test_milestones(void)
{
        static const struct {
                const char *name, *milestones;
                double planned;
        } cases[] = {
                { "none", "", 20 + 30 * 0.4 },
                { "passed", "level,>=,23,,2023,,\nlevel,>=,21,,2022,,", 23 + 27 / 7.0 },
                { "due", "level,>=,28,,2026,,\nlevel,>=,35,,2027,,", 20 + 8 * 4 / 6.0 },
                { "both",
                  "level,>=,21,,2022,,\nlevel,>=,35,,2027,,\nlevel,>=,23,,2023,,\n"
                  "level,>=,29,,2026,,",
                  25 },
                { "the latest year's own", "level,>=,27,,2024,,\nlevel,>=,35,,2027,,", 27 },
                { "other kinds", "increase,>=,1,,2023,,\nincrease,>=,9,,2026,,", 20 + 30 * 0.4 },
                { "later than the target", "level,>=,90,,2035,,", 20 + 30 * 0.4 },
        };

        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
                char *targets =
                        g_strconcat("level,>=,50,,2030,,", cases[i].milestones[0] ? "\n" : "",
                                    cases[i].milestones, NULL);
                struct tl_row row = first_row("level,up,,,", targets,
                                              "2020 20;2021 21;2022 22;2023 24;2024 26");

                CHECK_REL(cases[i].name, row.path_value, cases[i].planned, EPS);
                CHECK_REL(cases[i].name, row.path_deviation, 26 - cases[i].planned, 1e-7);
                g_free(targets);
        }
}

/* Ahead or behind by the indicator's direction; nothing is gone before the way begins. */
static void test_way(void)
{
        struct tl_row row = first_row("balance,down,,,", "level,<=,,50,2030,,",
                                      "2020 70;2021 69;2022 68.5;2023 67;2024 66");

        CHECK_REL("path down", row.path_value, 62, EPS);
        CHECK_REL("behind it", row.path_deviation, -4, EPS);
        row = first_row("balance,up,,,", "level,>=,50,,2030,,", "2018 8;2019 9;2020 10");
        CHECK_REL("path in the base year", row.path_value, 10, 0);
        row = first_row("balance,up,,,", "level,>=,50,,2030,,", "2017 7;2018 8;2019 9.5");
        CHECK_REL("no year gone", row.elapsed_share, 0, 0);
}

/* Whole things are needed, more or fewer; nothing by what stays inside its range. */
static void test_whole_needs(void)
{
        CHECK_REL("more",
                  first_row("count,up,,,", "level,>=,20,,2030,,", "2020 8;2021 9;2022 10;2024 13")
                          .need_per_year,
                  2, 0);
        CHECK_REL(
                "fewer",
                first_row("count,down,,,", "level,<=,,6,2030,,", "2020 20;2021 18;2022 17;2024 13")
                        .need_per_year,
                -2, 0);
        CHECK_REL("a hectare is no thing",
                  first_row("level,up,,,", "level,>=,20,,2030,,", "2020 8;2021 9;2022 10;2024 13")
                          .need_per_year,
                  7.0 / 6, EPS);
        CHECK_REL("inside",
                  first_row("level,up,,,", "level,inside,12,20,2030,,",
                            "2020 8;2021 9;2022 10;2024 13")
                          .need_per_year,
                  0, 0);
}

/* Years: met since (not before the base year), reached, used up; the last horizon is still seen. */
static void test_years(void)
{
        static const struct {
                const char *name, *indicator, *target, *values;
                int reached, breach;
        } cases[] = {
                { "met since the base year", "balance,up,,,", "level,>=,1,,2030,,",
                  "2018 3;2019 4;2020 3;2021 4;2022 5", 2020, 0 },
                { "met since a lapse", "balance,up,,,", "level,>=,3,,2030,,",
                  "2018 3;2019 4;2020 4;2021 2;2022 3;2023 5", 2022, 0 },
                { "a mean is met in its year only", "growth,up,,,",
                  "average_growth,>=,10,,2024,2021,", GROWTH, 2024, 0 },
                { "or will be, in its year", "growth,up,,,", "average_growth,>=,10,,2030,2021,",
                  GROWTH, 2030, 0 },
                { "reached in the last horizon", "balance,up,,,", "level,>=,24.5,,2030,,",
                  "2020 0;2021 1.1;2022 1.9;2023 3.1;2024 4", 2045, 0 },
                { "reached beyond it", "balance,up,,,", "level,>=,25.5,,2030,,",
                  "2020 0;2021 1.1;2022 1.9;2023 3.1;2024 4", 0, 0 },
                { "used up within a year", "balance,down,,,", "level,<=,,69.5,2030,,",
                  "2020 60;2021 61.1;2022 61.9;2023 63.1;2024 64", 2020, 2030 },
                { "used up early in a year", "balance,down,,,", "level,<=,,69.1,2030,,",
                  "2020 60;2021 61.1;2022 61.9;2023 63.1;2024 64", 2020, 2030 },
                { "used up in the last horizon", "balance,down,,,", "level,<=,,85,2030,,",
                  "2020 60;2021 61.1;2022 61.9;2023 63.1;2024 64", 2020, 2045 },
                { "used up beyond it", "balance,down,,,", "level,<=,,86,2030,,",
                  "2020 60;2021 61.1;2022 61.9;2023 63.1;2024 64", 2020, 0 },
                { "not used up", "balance,down,,,", "level,<=,,86,2030,,",
                  "2020 64;2021 63.1;2022 61.9;2023 61.1;2024 60", 2020, 0 },
        };
        struct tl_assess_settings settings = with_model("drift");

        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
                struct assessed a =
                        assess(cases[i].indicator, cases[i].target, cases[i].values, &settings);
                const struct tl_row *row = tl_assessment_at(a.gap, 0);

                CHECK_INT(cases[i].name, row->year_reached, cases[i].reached);
                CHECK_INT(cases[i].name, row->breach_year, cases[i].breach);
                release(&a);
        }
}

/* Chances of a row against those of the same forecast made by hand. */
static void test_chance_of_one_year(void)
{
        static const double y[] = { 30, 32.5, 33, 36, 38 };
        static const char values[] = "2020 30;2021 32.5;2022 33;2023 36;2024 38";
        struct tl_assess_settings settings = with_model("drift");
        struct tl_forecast *by_hand = NULL;
        struct assessed a = assess("balance,up,,,", "level,~,50,,2030,,\nlevel,=,50,,2029,,",
                                   values, &settings);

        CHECK_INT("forecast",
                  tl_forecast_new(y, 5, TL_BALANCE, TL_MISSING, TL_MISSING, 21, &settings.forecast,
                                  &by_hand, NULL),
                  TL_OK);
        CHECK_REL("about", tl_assessment_at(a.gap, 0)->probability,
                  tl_forecast_chance(by_hand, 6, 0.99 * 50), EPS);
        CHECK_REL("equals", tl_assessment_at(a.gap, 1)->probability,
                  tl_forecast_chance(by_hand, 5, 50), EPS);
        release(&a);
        a = assess("balance,down,,,", "level,~,50,,2030,,\nlevel,range,45,50,2029,,", values,
                   &settings);
        CHECK_REL("about, lower is better", tl_assessment_at(a.gap, 0)->probability,
                  1 - tl_forecast_chance(by_hand, 6, 1.01 * 50), EPS);
        CHECK_REL("range, lower is better", tl_assessment_at(a.gap, 1)->probability,
                  1 - tl_forecast_chance(by_hand, 5, 50), EPS);
        CHECK_REL("its stretch", tl_assessment_at(a.gap, 1)->probability_stretch,
                  1 - tl_forecast_chance(by_hand, 5, 45), EPS);
        release(&a);
        tl_forecast_free(by_hand);
}

/* Whole hectares: half of one is none left. */
static void test_chance_of_zero(void)
{
        static const double y[] = { 9, 7, 6, 4, 3 };
        struct tl_assess_settings settings = with_model("drift");
        struct tl_forecast *by_hand = NULL;
        struct assessed a = assess("level,down,,,", "level,<=,,0,2027,,",
                                   "2020 9;2021 7;2022 6;2023 4;2024 3", &settings);
        double chance = tl_assessment_at(a.gap, 0)->probability;

        settings.forecast.scale = TL_IDENTITY;
        CHECK_INT("forecast",
                  tl_forecast_new(y, 5, TL_LEVEL, TL_MISSING, TL_MISSING, 21, &settings.forecast,
                                  &by_hand, NULL),
                  TL_OK);
        CHECK_REL("rounds to zero", chance, 1 - tl_forecast_chance(by_hand, 3, 0.5), EPS);
        CHECK_TRUE("more than zero itself", chance > 1 - tl_forecast_chance(by_hand, 3, 0.1));
        release(&a);
        tl_forecast_free(by_hand);
}

/* More than, at most, less than so many things: whole ones. From 13, five having come in four
 * years. */
static void test_chance_of_things(void)
{
        static const char values[] = "2020 8;2021 9;2022 10;2023 12;2024 13";

        CHECK_REL("more than 15",
                  first_row("count,up,,,", "level,>,15,,2030,,", values).probability,
                  tl_count_chance(5, 4, 3, 6), EPS);
        CHECK_REL("at most 15",
                  first_row("count,down,,,", "level,<=,,15,2030,,", values).probability,
                  1 - tl_count_chance(5, 4, 3, 6), EPS);
        CHECK_REL("less than 15",
                  first_row("count,down,,,", "level,<,,15,2030,,", values).probability,
                  1 - tl_count_chance(5, 4, 2, 6), EPS);
}

/* A sum over years some of which are known, none of which are, or of which the first are not even
 * next. */
static void test_chance_of_sum(void)
{
        static const double y[] = { -1, 0.5, 0, 2, 3 }; /* below zero: no logs */
        static const struct {
                const char *name, *target;
                size_t first;
                double left;
                bool at_least;
        } cases[] = {
                { "known in part", "cumulative,>=,44,,2030,2021,", 1, 44 - 5.5, true },
                { "known in part, at most", "cumulative,<=,,44,2030,2021,", 1, 44 - 5.5, false },
                { "all to come", "cumulative,>=,36,,2030,2025,", 1, 36, true },
                { "later", "cumulative,>=,36,,2030,2026,", 2, 36, true },
        };
        struct tl_assess_settings settings = with_model("drift");
        struct tl_forecast *by_hand = NULL;

        CHECK_INT("forecast",
                  tl_forecast_new(y, 5, TL_FLOW, TL_MISSING, TL_MISSING, 21, &settings.forecast,
                                  &by_hand, NULL),
                  TL_OK);
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
                struct assessed a = assess("flow,up,,,", cases[i].target,
                                           "2020 -1;2021 0.5;2022 0;2023 2;2024 3", &settings);
                double least = tl_forecast_chance_sum(by_hand, cases[i].first, 6, cases[i].left);

                CHECK_TRUE(cases[i].name, least > 0.01 && least < 0.99);
                CHECK_REL(cases[i].name, tl_assessment_at(a.gap, 0)->probability,
                          cases[i].at_least ? least : 1 - least, EPS);
                release(&a);
        }
        tl_forecast_free(by_hand);
}

/* A sum to 2045 is not held against a total for 2030. */
static void test_sum_beyond(void)
{
        struct assessed a = assess("flow,up,,,", "cumulative,>=,100,,2024,2021,",
                                   "2020 24;2021 25;2022 26;2023 27;2024 28", NULL);
        const struct tl_row *row = tl_assessment_at(a.gap, 1);

        CHECK_INT("projection", row->year, 2030);
        CHECK_TRUE("a figure", !isnan(row->projected));
        CHECK_TRUE("no chance", isnan(row->probability));
        CHECK_TEXT("why", tl_reason_code(row->reason), "no_bound");
        release(&a);
}

/* Limit 70, from 60 to 65 in four years: margin 5, 1.25 a year, used up in 2028. */
static void test_maintain(void)
{
        struct assessed a = assess("balance,down,,,", "level,<=,,70,2030,,",
                                   "2020 60;2021 61.1;2022 62.6;2023 63.7;2024 65", NULL);
        const struct tl_row *row = tl_assessment_at(a.gap, 0);

        CHECK_REL("margin", row->gap_now, -5, EPS);
        CHECK_REL("erosion", row->pace_per_year, 1.25, EPS);
        CHECK_INT("breach", row->breach_year, 2028);
        CHECK_INT("met since", row->year_reached, 2020);
        CHECK_TRUE("not on track: it will be lost", row->verdict > TL_ON_TRACK);
        release(&a);
}

/* 39.7 in 2025 misses 40; 40.6 in 2026: one year late. A revision moves the verdict with no new
 * year. */
static void test_past(void)
{
        struct assessed a =
                assess(SHARE, "level,>=,40,,2025,,", URBAN ";2025 39.7;2026 40.6", NULL);
        const struct tl_row *row = tl_assessment_at(a.gap, 0);

        CHECK_TEXT("missed", tl_verdict_code(row->verdict), "missed");
        CHECK_REL("shortfall", row->gap, 0.3, EPS);
        CHECK_INT("met a year late", row->year_reached, 2026);
        release(&a);
}

/* The bands, to the last step before each: by chance, and without one by the share of the gap
 * closed. */
static void test_bands(void)
{
        static const struct {
                double chance, gap, pace;
                bool met_now;
                enum tl_verdict verdict;
        } bands[] = {
                { 0.75, 5, 1, false, TL_ON_TRACK },
                { 0.7499, 5, 1, false, TL_LIKELY },
                { 0.50, 5, 1, false, TL_LIKELY },
                { 0.4999, 5, 1, false, TL_BEHIND },
                { 0.25, 5, 1, false, TL_BEHIND },
                { 0.2499, 5, 1, false, TL_AT_RISK },
                { 0.2499, 5, -1, false, TL_REVERSING },
                { 0.25, 5, -1, false, TL_BEHIND },
                { 0.50, -1, -1, true, TL_ON_TRACK },
                { 0.4999, -1, -1, true, TL_BEHIND },
                { 0.60, 1, -1, true, TL_LIKELY },
                { TL_MISSING, 0.5, 1, false, TL_ON_TRACK },
                { TL_MISSING, 0.51, 1, false, TL_LIKELY },
                { TL_MISSING, 2, 1, false, TL_LIKELY },
                { TL_MISSING, 2.01, 1, false, TL_BEHIND },
                { TL_MISSING, 9.99, 1, false, TL_BEHIND },
                { TL_MISSING, 10, 1, false, TL_AT_RISK },
                { TL_MISSING, 11, -1, false, TL_REVERSING },
                { TL_MISSING, -1, -1, false, TL_ON_TRACK },
                { TL_MISSING, TL_MISSING, 1, false, TL_INSUFFICIENT_DATA },
        };
        struct tl_indicator indicator = { .direction = 1 };
        struct tl_target target = { .indicator = &indicator,
                                    .kind = "level",
                                    .op = TL_AT_LEAST,
                                    .low = 50,
                                    .high = TL_MISSING };

        for (size_t i = 0; i < sizeof bands / sizeof *bands; i++) {
                struct tl_row row = { .probability = bands[i].chance,
                                      .gap = bands[i].gap,
                                      .gap_now = bands[i].met_now ? -1 : 10,
                                      .projected = 50 - bands[i].gap,
                                      .pace_per_year = bands[i].pace };
                struct tl__draft draft = { .row = &row,
                                           .target = &target,
                                           .kind = tl__kind_find("level"),
                                           .at = { .target = &target, .base = 20 },
                                           .met_now = bands[i].met_now };
                char name[40];

                snprintf(name, sizeof name, "band %zu", i);
                CHECK_TEXT(name, tl_verdict_code(tl__row_verdict(&draft)),
                           tl_verdict_code(bands[i].verdict));
        }
}

static void test_until(void)
{
        struct tl_assess_settings settings = with_model("drift");
        struct assessed a, b;

        settings.until = 2022;
        a = assess(SHARE, "level,>=,50,,2030,,", URBAN, &settings);
        b = assess(SHARE, "level,>=,50,,2030,,",
                   "2018 32.5;2019 33.4;2020 34.5;2021 35.2;2022 36.1", &settings);
        CHECK_INT("latest", tl_assessment_at(a.gap, 0)->latest_year, 2022);
        CHECK_REL("the same as if later years were not there",
                  tl_assessment_at(a.gap, 0)->projected, tl_assessment_at(b.gap, 0)->projected, 0);
        release(&a);
        release(&b);
}

/* What is left of a series: up to a year, since the last break before it, ends observed. */
static void test_cut(void)
{
        static const double y[] = { 20, 21, TL_MISSING, TL_MISSING, 24, 25, 26 }; /* 2018.. */
        static const double much[] = { 90, 95, 120 };
        static const enum tl_obs_status status[7] = { TL_OFFICIAL };
        static const struct {
                const char *name;
                const double *y;
                size_t n, comparable;
                int until, first;
                size_t left, n_obs;
                bool broken;
                enum tl_reason refused;
        } cases[] = {
                { "all of it", y, 7, 0, 0, 2018, 7, 5, false, TL_REASON_NONE },
                { "until its last year", y, 7, 0, 2024, 2018, 7, 5, false, TL_REASON_NONE },
                { "until later", y, 7, 0, 2030, 2018, 7, 5, false, TL_REASON_NONE },
                { "until its first year", y, 7, 0, 2018, 2018, 1, 1, false, TL_REASON_ONE_POINT },
                { "until earlier", y, 7, 0, 2017, 0, 0, 0, false, TL_REASON_NO_DATA },
                { "missing years after the cut", y, 7, 0, 2021, 2018, 2, 2, false, TL_REASON_NONE },
                { "missing years after the break", y, 7, 2, 0, 2022, 3, 3, true, TL_REASON_NONE },
                { "a break just after the cut", y, 7, 5, 2022, 2018, 5, 3, false, TL_REASON_NONE },
                { "a break long after the cut", y, 7, 6, 2022, 2018, 5, 3, false, TL_REASON_NONE },
                { "a break in the last year left", y, 7, 5, 2023, 2023, 1, 1, true,
                  TL_REASON_SERIES_BREAK },
                { "beyond the whole of a share", much, 3, 0, 0, 2018, 3, 3, false,
                  TL_REASON_OUT_OF_BOUNDS },
        };
        const struct tl_indicator share = {
                .id = "x", .nature = TL_SHARE, .direction = 1, .lower = 0, .upper = 100
        };

        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
                struct tl_assess_settings settings = with_model("drift");
                struct tl__subject subject = { .indicator = &share,
                                               .area = "Here",
                                               .last_horizon = 2030 };
                struct tl_series series = { .first_year = 2018,
                                            .n = cases[i].n,
                                            .value = cases[i].y,
                                            .status = status,
                                            .comparable = cases[i].comparable };

                settings.until = cases[i].until;
                tl__subject_open(&subject, &series, &settings);
                if (cases[i].left)
                        CHECK_INT(cases[i].name, subject.first_year, cases[i].first);
                CHECK_INT(cases[i].name, subject.n, cases[i].left);
                CHECK_INT(cases[i].name, subject.n_obs, cases[i].n_obs);
                CHECK_TRUE(cases[i].name, subject.after_break == cases[i].broken);
                CHECK_TEXT(cases[i].name, tl_reason_code(subject.refused),
                           tl_reason_code(cases[i].refused));
                tl__subject_close(&subject);
        }
}

/* -------------------------------------------------------------------- real plans ---- */

static struct assessed assess_bundled(const char *plan, const char *data,
                                      const struct tl_assess_settings *settings)
{
        struct tl_faults *faults = tl_faults_new();
        struct assessed a = { 0 };

        CHECK_INT(plan, tl_plan_load(check_path(plan), &a.plan, faults), TL_OK);
        a.data = tl_dataset_new();
        CHECK_INT(data, tl_dataset_read(a.data, check_path(data), NULL, faults), TL_OK);
        CHECK_INT(data, tl_dataset_bind(a.data, a.plan, faults), TL_OK);
        CHECK_INT(plan, tl_assess(a.plan, a.data, settings, &a.gap, NULL), TL_OK);
        print_faults(faults);
        tl_faults_free(faults);
        return a;
}

static void check_row(const struct tl_row *row)
{
        const char *id = row->indicator->id;
        bool share = row->indicator->nature == TL_SHARE && strcmp(row->target->kind, "level") == 0;

        CHECK_TRUE(id, !(row->probability < 0 || row->probability > 1));
        CHECK_TRUE(id, !(row->lower[0] > row->projected || row->upper[0] < row->projected));
        CHECK_TRUE(id, !(row->lower[1] > row->lower[0] || row->upper[1] < row->upper[0]));
        CHECK_TRUE(id, isnan(row->lower[0]) == isnan(row->upper[0]));
        CHECK_TRUE(id, isnan(row->probability) || row->verdict != TL_INSUFFICIENT_DATA);
        CHECK_TRUE(id, row->verdict != TL_INSUFFICIENT_DATA || row->reason != TL_REASON_NONE);
        CHECK_TRUE(id, !(share && (row->lower[1] < 0 || row->upper[1] > 100)));
        CHECK_TRUE(id, !isinf(row->gap) && !isinf(row->need_per_year) && !isinf(row->pace_ratio));
        CHECK_TRUE(id, !(row->probability_stretch > row->probability));
}

static void test_bundled(void)
{
        static const struct {
                const char *plan, *data;
                size_t targets;
        } sets[] = {
                { "indicators/thanh-hoa-2030", "datasets/thanh-hoa/observations.csv", 22 },
                { "indicators/thanh-hoa-2030", "datasets/synthetic-province/observations.csv", 22 },
                { "indicators/vietnam-2030", "datasets/vietnam/observations.csv", 6 },
        };

        for (size_t s = 0; s < G_N_ELEMENTS(sets); s++) {
                struct assessed a = assess_bundled(sets[s].plan, sets[s].data, NULL);
                size_t targets = 0;

                for (size_t i = 0; i < tl_assessment_count(a.gap); i++) {
                        check_row(tl_assessment_at(a.gap, i));
                        targets += tl_assessment_at(a.gap, i)->projection ? 0 : 1;
                }
                CHECK_INT(sets[s].data, targets, sets[s].targets);
                release(&a);
        }
}

/* One thread or four: the same rows to the last bit. */
static void test_threads(void)
{
        struct tl_assess_settings one = tl_assess_settings_defaults(), four = one;
        struct assessed a, b;

        one.threads = 1;
        four.threads = 4;
        a = assess_bundled("indicators/vietnam-2030", "datasets/vietnam/observations.csv", &one);
        b = assess_bundled("indicators/vietnam-2030", "datasets/vietnam/observations.csv", &four);
        for (size_t i = 0; i < tl_assessment_count(a.gap); i++) {
                const struct tl_row *x = tl_assessment_at(a.gap, i),
                                    *y = tl_assessment_at(b.gap, i);

                CHECK_REL("projected", x->projected, y->projected, 0);
                CHECK_REL("chance", x->probability, y->probability, 0);
                CHECK_REL("upper", x->upper[1], y->upper[1], 0);
                CHECK_REL("error", x->mase, y->mase, 0);
        }
        release(&a);
        release(&b);
}

/* ---------------------------------------------------------------------- refusals ---- */

static void test_refusals(void)
{
        static const char *const area[] = { "Her" }, *const indicator[] = { "y" };
        struct assessed a = assess(SHARE, "level,>=,50,,2030,,", URBAN, NULL);
        struct tl_assess_settings settings = tl_assess_settings_defaults();
        struct tl_assessment *gap = NULL;
        struct tl_error err;

        settings.areas = area;
        settings.n_areas = 1;
        CHECK_INT("area", tl_assess(a.plan, a.data, &settings, &gap, &err), TL_ENOTFOUND);
        CHECK_TEXT("area", err.text, "no area “Her”; did you mean “Here”?");
        settings = tl_assess_settings_defaults();
        settings.indicators = indicator;
        settings.n_indicators = 1;
        CHECK_INT("indicator", tl_assess(a.plan, a.data, &settings, &gap, &err), TL_ENOTFOUND);
        settings = with_model("drfit");
        CHECK_INT("model", tl_assess(a.plan, a.data, &settings, &gap, &err), TL_ENOTFOUND);
        CHECK_TEXT("model", err.text, "no model “drfit”; did you mean “drift”?");
        settings = tl_assess_settings_defaults();
        settings.levels[0] = 100;
        CHECK_INT("level", tl_assess(a.plan, a.data, &settings, &gap, &err), TL_EINVALID);
        CHECK_TRUE("nothing written", gap == NULL);
        tl_assessment_free(NULL);
        release(&a);
}

int main(void)
{
        static const struct check_test tests[] = {
                { "edge cases", test_edges },
                { "half an interval is none", test_half_interval },
                { "a level row, every figure", test_level_row },
                { "chances by kind", test_chances },
                { "met already, eroding", test_maintain },
                { "the deadline over", test_past },
                { "bands of the verdict", test_bands },
                { "no contradictions", test_consistency },
                { "the base and its neighbours", test_base },
                { "the way through milestones", test_milestones },
                { "ahead and behind", test_way },
                { "whole needs", test_whole_needs },
                { "years reached and used up", test_years },
                { "chances of one year", test_chance_of_one_year },
                { "chances of nothing left", test_chance_of_zero },
                { "chances of whole things", test_chance_of_things },
                { "chances of a sum", test_chance_of_sum },
                { "a sum beyond its period", test_sum_beyond },
                { "until a year", test_until },
                { "cuts and breaks", test_cut },
                { "bundled plans", test_bundled },
                { "threads", test_threads },
                { "refusals", test_refusals },
                { NULL, NULL },
        };

        return check_main("assess", tests);
}
