/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan loader: the two bundled plans, a table of broken ones with every fault they must give,
 * and one plan in all the dialects that a spreadsheet writes. */
#include "check.h"

#include "targetline.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

static const char *const file_names[] = { "plan.csv", "indicators.csv", "targets.csv" };
#define N_FILES G_N_ELEMENTS(file_names)

/* A folder with the given files; NULL: without that file. g_free() the path. */
static char *make_folder(const char *const texts[static N_FILES])
{
        char *folder = g_dir_make_tmp("targetline-XXXXXX", NULL);

        for (size_t i = 0; i < N_FILES; i++) {
                char *path = g_build_filename(folder, file_names[i], NULL);

                if (texts[i])
                        CHECK_TRUE(path, g_file_set_contents(path, texts[i], -1, NULL));
                g_free(path);
        }
        return folder;
}

static void remove_folder(char *folder)
{
        for (size_t i = 0; i < N_FILES; i++) {
                char *path = g_build_filename(folder, file_names[i], NULL);

                g_remove(path);
                g_free(path);
        }
        g_rmdir(folder);
        g_free(folder);
}

/* "targets.csv:2:4 target_bound_missing\n" for each fault. */
static char *fault_list(const struct tl_faults *faults)
{
        GString *list = g_string_new(NULL);

        for (size_t i = 0; i < tl_faults_count(faults); i++) {
                const struct tl_fault *fault = tl_faults_at(faults, i);
                char *file = g_path_get_basename(fault->file);

                g_string_append_printf(list, "%s:%ld:%ld %s\n", file, fault->line, fault->column,
                                       fault->code);
                g_free(file);
        }
        return g_string_free(list, FALSE);
}

/* ----------------------------------------------------------------- bundled plans ---- */

static struct tl_plan *load_bundled(const char *folder)
{
        struct tl_faults *faults = tl_faults_new();
        struct tl_plan *plan = NULL;
        char *list;

        CHECK_INT(folder, tl_plan_load(check_path(folder), &plan, faults), TL_OK);
        list = fault_list(faults);
        CHECK_TEXT(folder, list, "");
        g_free(list);
        tl_faults_free(faults);
        return plan;
}

static const struct tl_target *find_target(const struct tl_plan *plan, const char *id, int year)
{
        for (size_t i = 0; i < tl_plan_target_count(plan); i++) {
                const struct tl_target *target = tl_plan_target_at(plan, i);

                if (strcmp(target->indicator->id, id) == 0 && target->year == year)
                        return target;
        }
        return NULL;
}

struct expected_target {
        const char *indicator;
        int year;
        const char *kind;
        enum tl_operator op;
        double low, high;
        int from, base_year;
        double tolerance;
};

static void check_targets(const struct tl_plan *plan, const struct expected_target *expected)
{
        for (; expected->indicator; expected++) {
                const char *id = expected->indicator;
                const struct tl_target *target = find_target(plan, id, expected->year);

                CHECK_TRUE(id, target != NULL);
                if (!target)
                        continue;
                CHECK_TEXT(id, target->kind, expected->kind);
                CHECK_INT(id, target->op, expected->op);
                CHECK_ABS(id, target->low, expected->low, 0);
                CHECK_ABS(id, target->high, expected->high, 0);
                CHECK_INT(id, target->from, expected->from);
                CHECK_INT(id, target->base_year, expected->base_year);
                CHECK_ABS(id, target->tolerance, expected->tolerance, 0);
        }
}

/* Decision 1992/QĐ-UBND of 9 June 2023, sections II.2 and III. */
static void thanh_hoa(void)
{
        static const struct expected_target expected[] = {
                { "industrial_output_growth", 2030, "average_growth", TL_EQUALS, 16.71, TL_MISSING,
                  2021, 2020, 0 },
                { "industry_share_grdp", 2030, "level", TL_EQUALS, 37.2, TL_MISSING, 0, 2020, 0 },
                { "industrial_investment", 2030, "cumulative", TL_ABOUT, 418000, TL_MISSING, 2021,
                  2020, 1 },
                { "accumulated_farmland", 2030, "increase", TL_EQUALS, 82000, TL_MISSING, 0, 2020,
                  0 },
                { "rural_income_per_capita", 2030, "multiple", TL_RANGE, 2.7, 3.2, 0, 2020, 0 },
                { "agri_labour_share", 2030, "level", TL_LESS_THAN, TL_MISSING, 20, 0, 2020, 0 },
                { "digital_economy_share_grdp", 2030, "level", TL_AT_LEAST, 30, TL_MISSING, 0, 2020,
                  0 },
                { "urbanisation_rate", 2025, "level", TL_MORE_THAN, 40, TL_MISSING, 0, 2020, 0 },
                { NULL },
        };
        struct tl_plan *plan = load_bundled("indicators/thanh-hoa-2030");
        const struct tl_plan_info *info = tl_plan_info(plan);
        const struct tl_indicator *districts =
                tl_plan_indicator(plan, "digital_transformation_districts");
        const struct tl_indicator *growth = tl_plan_indicator(plan, "aff_growth");

        CHECK_TEXT("id", info->id, "thanh-hoa-2030");
        CHECK_TEXT("area", info->area, "Thanh Hóa");
        CHECK_TEXT("area", info->area_name[TL_VI], "Thanh Hóa");
        CHECK_TEXT("basis", info->legal_basis_in[TL_VI], info->legal_basis);
        CHECK_TEXT("basis", info->legal_basis_in[TL_EN], "Decision 1992/QĐ-UBND of 9 June 2023");
        CHECK_TEXT("data", info->data, "thanh-hoa");
        CHECK_TEXT("report day", info->report_day, "11-30");
        CHECK_INT("base year", info->base_year, 2020);
        CHECK_INT("horizons", info->n_horizons, 2);
        CHECK_INT("first horizon", info->horizons[0], 2030);
        CHECK_INT("last horizon", info->horizons[1], 2045);
        CHECK_INT("targets", tl_plan_target_count(plan), 22);
        check_targets(plan, expected);

        CHECK_TEXT("name", districts->name[TL_EN],
                   "Districts that completed digital transformation");
        CHECK_INT("discontinued", districts->discontinued, 2025);
        CHECK_TRUE("why",
                   *districts->discontinued_why[TL_VI] && *districts->discontinued_why[TL_EN]);
        CHECK_INT("share", districts->nature, TL_SHARE);
        CHECK_ABS("lower of a share", districts->lower, 0, 0);
        CHECK_ABS("upper of a share", districts->upper, 100, 0);
        CHECK_ABS("lower of a growth", growth->lower, -100, 0);
        CHECK_ABS("upper of a growth", growth->upper, TL_MISSING, 0);
        CHECK_TEXT("unit", growth->unit[TL_VI], "%/năm");
        CHECK_INT("direction", tl_plan_indicator(plan, "agri_labour_share")->direction, -1);
        CHECK_TRUE("no such indicator", !tl_plan_indicator(plan, "Aff_growth"));
        tl_plan_free(plan);
}

/* Resolution 111/NQ-CP of 22 July 2024 as the press reported it. */
static void vietnam(void)
{
        static const struct expected_target expected[] = {
                { "gdp_growth", 2030, "average_growth", TL_ABOUT, 7, TL_MISSING, 2021, 2020, 1 },
                { "gdp_per_capita_usd", 2030, "level", TL_ABOUT, 7500, TL_MISSING, 0, 2020, 1 },
                { "industry_share_gdp", 2030, "level", TL_MORE_THAN, 40, TL_MISSING, 0, 2020, 0 },
                { "agri_employment_share", 2030, "level", TL_LESS_THAN, TL_MISSING, 20, 0, 2020,
                  0 },
                { NULL },
        };
        struct tl_plan *plan = load_bundled("indicators/vietnam-2030");

        CHECK_INT("targets", tl_plan_target_count(plan), 6);
        CHECK_TEXT("report day", tl_plan_info(plan)->report_day, "");
        CHECK_TEXT("area", tl_plan_info(plan)->area, "Viet Nam");
        CHECK_TEXT("area", tl_plan_info(plan)->area_name[TL_EN], "Viet Nam");
        CHECK_TEXT("area", tl_plan_info(plan)->area_name[TL_VI], "Việt Nam");
        CHECK_TEXT("derive", tl_plan_indicator(plan, "urban_population_share_nso")->derive,
                   "share(population_urban; population_total)");
        CHECK_TEXT("alias", tl_plan_indicator(plan, "industry_share_gdp")->aliases,
                   "NV.IND.TOTL.ZS");
        check_targets(plan, expected);
        tl_plan_free(plan);
}

/* ------------------------------------------------------------------ broken plans ---- */

#define PLAN       "key,value\nid,p\ntitle_en,A plan\nbase_year,2020\nhorizons,2030\n"
#define I_HEADER   "indicator,name_en,unit,nature,direction,lower,upper,derive,aliases,discontinued,"
#define I_COLUMNS  I_HEADER "discontinued_en\n"
#define INDICATORS I_COLUMNS I_ROWS
#define I_ROWS                                                                                     \
        "cover,Cover,%,share,up\n"                                                                 \
        "labour,Labour,persons,level,up\n"                                                         \
        "spending,Spending,VND,flow,up\n"                                                          \
        "rate,Rate,%/yr,growth,up\n"                                                               \
        "net,Net migration,persons,balance,up\n"                                                   \
        "poor,Poverty,%,share,down\n"
#define T_COLUMNS "indicator,kind,operator,low,high,year,from,base_year,mean,tolerance,profile\n"
#define TARGETS   T_COLUMNS "cover,level,>=,90,,2030\n"

/* A file that is left as it is in the sound plan. */
#define SOUND ""

static const char *const sound[N_FILES] = { PLAN, INDICATORS, TARGETS };

static const struct {
        const char *name;
        const char *texts[N_FILES]; /* NULL: no such file */
        const char *faults;
} broken[] = {
        { "sound", { SOUND, SOUND, SOUND }, "" },

        /* files and tables */
        { "two files missing",
          { NULL, SOUND, NULL },
          "plan.csv:0:0 file_missing\n"
          "targets.csv:0:0 file_missing\n" },
        { "without indicators.csv targets are not blamed for naming its ids",
          { SOUND, NULL, SOUND },
          "indicators.csv:0:0 file_missing\n" },
        { "no rows", { SOUND, SOUND, T_COLUMNS ",,,\n" }, "targets.csv:0:0 catalogue_no_rows\n" },
        { "columns missing, misspelt, twice",
          { SOUND, SOUND, "indicator,operator,low,high,yaer,low,mine\ncover,>=,90,,2030,,\n" },
          "targets.csv:1:6 column_twice\n"
          "targets.csv:1:0 column_missing\n"
          "targets.csv:1:0 column_missing\n"
          "targets.csv:1:5 unknown_column_near\n" },
        { "a decimal comma not quoted",
          { SOUND, SOUND,
            T_COLUMNS "cover,level,>=,37,2,2030,,,,,,,\nrate,level,>=,7,5,,2030,,,,,,x\n" },
          "targets.csv:2:5 target_bound_one\n"
          "targets.csv:3:12 row_long\n" },
        { "cells empty",
          { SOUND, I_COLUMNS "cover,Cover,,,up\n,Name,%,share,up\n", T_COLUMNS ",,,1,,\n" },
          "indicators.csv:2:3 catalogue_cell_empty\n"
          "indicators.csv:2:4 catalogue_cell_empty\n"
          "indicators.csv:3:1 catalogue_cell_empty\n"
          "targets.csv:2:1 catalogue_cell_empty\n"
          "targets.csv:2:2 catalogue_cell_empty\n"
          "targets.csv:2:3 catalogue_cell_empty\n"
          "targets.csv:2:6 catalogue_cell_empty\n" },
        { "numbers",
          { SOUND, SOUND,
            T_COLUMNS "cover,level,>=,90%,,2030\n"
                      "labour,level,>=,NaN,,2030\n"
                      "spending,level,>=,inf,,2030\n"
                      "net,level,>=,many,,2030\n"
                      "poor,level,<=,,1e999,2030\n" },
          "targets.csv:2:4 number_percent\n"
          "targets.csv:3:4 number_not_finite\n"
          "targets.csv:4:4 number_not_finite\n"
          "targets.csv:5:4 not_a_number\n"
          "targets.csv:6:5 number_size\n" },
        { "decimal marks that contradict each other are one fault",
          { SOUND, SOUND,
            T_COLUMNS "cover,level,>=,37.25,,2030\nlabour,level,=,\"37,25\",,2030,,,,\"1,5\"\n" },
          "targets.csv:3:4 number_mixed\n" },
        { "a mark that could be either",
          { SOUND, SOUND, T_COLUMNS "labour,level,>=,1.234,,2030\n" },
          "targets.csv:2:4 number_ambiguous\n" },

        /* plan.csv */
        { "keys missing",
          { "key,value\nauthority,x\nbase_year,\n", SOUND, SOUND },
          "plan.csv:0:0 plan_key_missing\n"
          "plan.csv:0:0 plan_key_missing\n"
          "plan.csv:0:0 plan_key_missing\n"
          "plan.csv:0:0 plan_title_missing\n" },
        { "keys unknown and twice",
          { PLAN "authorty,x\nweather,fine\nid,q\n", SOUND, SOUND },
          "plan.csv:6:1 plan_key_near\n"
          "plan.csv:7:1 plan_key_unknown\n"
          "plan.csv:8:1 plan_key_twice\n" },
        { "values",
          { "key,value\nid,My plan\ntitle_en,A plan\nbase_year,20\nhorizons,2030;20x5;2025\n"
            "report_day,31-11\n",
            SOUND, SOUND },
          "plan.csv:2:2 plan_id_letters\n"
          "plan.csv:6:2 plan_report_day\n"
          "plan.csv:4:2 catalogue_year\n"
          "plan.csv:5:2 plan_horizons\n"
          "plan.csv:5:2 plan_horizons_order\n" },
        { "a report day in a leap year", { PLAN "report_day,02-29\n", SOUND, SOUND }, "" },
        { "a report day that no year has",
          { PLAN "report_day,02-30\n", SOUND, SOUND },
          "plan.csv:6:2 plan_report_day\n" },
        { "a week is no report day",
          { PLAN "report_day,W02-1\n", SOUND, SOUND },
          "plan.csv:6:2 plan_report_day\n" },
        { "a year too early",
          { SOUND, SOUND, T_COLUMNS "cover,level,>=,90,,1899\n" },
          "targets.csv:2:6 catalogue_year\n" },
        { "a horizon before the base year",
          { "key,value\nid,p\ntitle_vi,Kế hoạch\nbase_year,2020\nhorizons,2020\n", SOUND, SOUND },
          "plan.csv:5:2 plan_horizon_base\n" },
        { "horizons not quoted where ; is the delimiter",
          { "key;value\nid;p\ntitle_en;A plan\nbase_year;2020\nhorizons;2030;2045\n", SOUND,
            SOUND },
          "plan.csv:5:3 row_long\n" },

        /* indicators.csv */
        { "indicator id",
          { SOUND, INDICATORS "Cover-2,C,%,share,up\ncover,Again,%,share,up\n", SOUND },
          "indicators.csv:8:1 indicator_id_letters\n"
          "indicators.csv:9:1 indicator_twice\n" },
        { "indicator name",
          { SOUND, INDICATORS "a,,%,share,up\n", SOUND },
          "indicators.csv:8:1 indicator_nameless\n" },
        { "nature: near, far; direction: none, neither",
          { SOUND, INDICATORS "a,A,%,shar,up\nb,B,%,percentage,\nc,C,%,share,better\n", SOUND },
          "indicators.csv:8:4 catalogue_word_near\n"
          "indicators.csv:9:4 catalogue_word_unknown\n"
          "indicators.csv:9:5 indicator_direction\n"
          "indicators.csv:10:5 indicator_direction\n" },
        { "bounds",
          { SOUND, INDICATORS "a,A,%,share,up,100\nb,B,x,level,up,5,5\nc,C,ratio,share,up\n",
            SOUND },
          "indicators.csv:8:6 indicator_bounds\n"
          "indicators.csv:9:6 indicator_bounds\n"
          "indicators.csv:10:7 indicator_share_upper\n" },
        { "names that two indicators share",
          { SOUND, INDICATORS "a,cover,%,share,up,,,,Labour;A2\nb,POVERTY,%,share,up,,,,x;a2;b\n",
            SOUND },
          "indicators.csv:8:2 indicator_name_taken\n"
          "indicators.csv:9:2 indicator_name_taken\n"
          "indicators.csv:8:9 indicator_name_taken\n"
          "indicators.csv:9:9 indicator_name_taken\n" },
        { "formulas",
          { SOUND,
            INDICATORS "a,A,%,share,up,,,share(labor; spending)\n"
                       "b,B,%,share,up,,,share(labour; everything)\n"
                       "c,C,%,growth,up,,,growth(d)\n"
                       "d,D,x,level,up,,,sum(labour; e)\n"
                       "e,E,x,level,up,,,\"difference(c; d)\"\n"
                       "f,F,x,level,up,,,sum(f; d)\n"
                       "g,G,x,level,up,,,labour + spending\n",
            SOUND },
          "indicators.csv:14:8 derive_syntax\n"
          "indicators.csv:8:8 derive_near\n"
          "indicators.csv:9:8 derive_unknown\n"
          "indicators.csv:10:8 derive_circle\n"
          "indicators.csv:11:8 derive_circle\n"
          "indicators.csv:13:8 derive_circle\n" },
        { "discontinued",
          { SOUND, INDICATORS "a,A,%,share,up,,,,,,abolished\nb,B,%,share,up,,,,,25,abolished\n",
            SOUND },
          "indicators.csv:8:10 indicator_discontinued\n"
          "indicators.csv:9:10 catalogue_year\n" },

        /* targets.csv: its own cells */
        { "target of an unknown indicator",
          { SOUND, SOUND, T_COLUMNS "labor,level,>=,1,,2030\nforests,level,>=,1,,2030\n" },
          "targets.csv:2:1 target_indicator_near\n"
          "targets.csv:3:1 target_indicator_unknown\n" },
        { "kind and operator",
          { SOUND, SOUND, T_COLUMNS "cover,levle,>=,1,,2030\nlabour,value,=>,1,,2030\n" },
          "targets.csv:2:2 catalogue_word_near\n"
          "targets.csv:3:2 catalogue_word_unknown\n"
          "targets.csv:3:3 catalogue_word_unknown\n" },
        { "bounds of a target",
          { SOUND, SOUND,
            T_COLUMNS "cover,level,>=,,,2030\n"
                      "labour,level,=,1,2,2030\n"
                      "spending,level,range,1,,2030\n"
                      "net,level,inside,,1,2030\n"
                      "rate,level,range,2,1,2030\n"
                      "poor,level,inside,3,3,2030\n" },
          "targets.csv:2:4 target_bound_missing\n"
          "targets.csv:3:5 target_bound_one\n"
          "targets.csv:4:5 target_bounds_two\n"
          "targets.csv:5:4 target_bounds_two\n"
          "targets.csv:6:4 target_bounds_order\n"
          "targets.csv:7:4 target_bounds_order\n" },
        { "years",
          { SOUND, SOUND,
            T_COLUMNS "cover,level,>=,1,,2230\n"
                      "labour,level,>=,1,,2030,,1.1\n"
                      "poor,level,<=,,1,2020\n"
                      "spending,increase,>=,1,,2025,,2025\n"
                      "net,increase,>=,1,,2019,,2015\n" },
          "targets.csv:2:6 catalogue_year\n"
          "targets.csv:3:8 catalogue_year\n"
          "targets.csv:4:6 target_before_base\n"
          "targets.csv:5:6 target_before_base\n" },
        { "periods",
          { SOUND, SOUND,
            T_COLUMNS "rate,average_growth,>=,5,,2030\n"
                      "cover,level,>=,5,,2030,2021\n"
                      "spending,cumulative,>=,5,,2030,2031\n"
                      "spending,cumulative,>=,5,,2030,2020\n"
                      "spending,cumulative,>=,5,,2029,2020,2019\n"
                      "spending,cumulative,>=,5,,2030,2030\n" },
          "targets.csv:2:7 target_from_missing\n"
          "targets.csv:3:7 target_from_unused\n"
          "targets.csv:4:7 target_period_order\n"
          "targets.csv:5:7 target_from_before_base\n" },
        { "mean, tolerance, profile",
          { SOUND, SOUND,
            T_COLUMNS "rate,average_growth,=,5,,2030,2021,,median,-1\n"
                      "cover,level,>=,5,,2030,,,arithmetic,2,uniform\n"
                      "spending,cumulative,~,5,,2030,2021,,,0,steep\n"
                      "spending,cumulative,~,5,,2030,2022,,,0,-100\n"
                      "spending,cumulative,~,5,,2030,2023,,,0,-99.5\n" },
          "targets.csv:2:9 catalogue_word_unknown\n"
          "targets.csv:2:10 target_tolerance\n"
          "targets.csv:3:9 target_cell_unused\n"
          "targets.csv:3:10 target_cell_unused\n"
          "targets.csv:3:11 target_cell_unused\n"
          "targets.csv:4:11 target_profile\n"
          "targets.csv:5:11 target_profile\n" },

        /* targets.csv: against the indicator and the other targets */
        { "kinds that have no meaning for a nature",
          { SOUND, SOUND,
            T_COLUMNS "labour,cumulative,>=,5,,2030,2021\n"
                      "net,average_growth,>=,5,,2030,2021\n"
                      "rate,increase,>=,5,,2030\n"
                      "rate,multiple,>=,5,,2030\n"
                      "rate,cumulative,>=,5,,2030,2021\n" },
          "targets.csv:2:2 target_not_summable\n"
          "targets.csv:3:2 target_growth_of_balance\n"
          "targets.csv:4:2 target_change_of_growth\n"
          "targets.csv:5:2 target_change_of_growth\n"
          "targets.csv:6:2 target_not_summable\n" },
        { "bounds outside what can be",
          { SOUND, SOUND,
            T_COLUMNS "cover,level,=,100,,2030\n"
                      "cover,level,=,101,,2031\n"
                      "poor,level,inside,-1,101,2030\n"
                      "rate,average_growth,>=,-100,,2030,2021\n"
                      "labour,multiple,>=,0,,2030\n"
                      "cover,increase,>=,200,,2030\n" },
          "targets.csv:3:4 target_above_bounds\n"
          "targets.csv:4:4 target_below_bounds\n"
          "targets.csv:4:5 target_above_bounds\n"
          "targets.csv:5:4 target_impossible\n"
          "targets.csv:6:4 target_impossible\n" },
        { "operators against the direction",
          { SOUND, SOUND,
            T_COLUMNS "poor,level,>=,5,,2030\ncover,level,<,,5,2030\npoor,level,=,5,,2031\n" },
          "targets.csv:2:3 target_against_direction\n"
          "targets.csv:3:3 target_against_direction\n" },
        { "targets twice; another period is another target",
          { SOUND, SOUND,
            T_COLUMNS "cover,level,>=,50,,2030\n"
                      "cover,level,=,60,,2030\n"
                      "cover,level,>=,40,,2025\n"
                      "rate,average_growth,>=,5,,2030,2021\n"
                      "rate,average_growth,>=,6,,2030,2026\n"
                      "labour,increase,>=,5,,2030\n"
                      "labour,increase,>=,5,,2030,,2015\n"
                      "labour,increase,>=,7,,2030,,2020\n" },
          "targets.csv:3:1 target_twice\n"
          "targets.csv:9:1 target_twice\n" },

        { "faults of all three files in one pass",
          { "key,value\nid,p\ntitle_en,A plan\nbase_year,20200\nhorizons,2030\n",
            I_COLUMNS "cover,Cover,%,share,\n", T_COLUMNS "cover,level,>=,,,2030\n" },
          "plan.csv:4:2 catalogue_year\n"
          "indicators.csv:2:5 indicator_direction\n"
          "targets.csv:2:4 target_bound_missing\n" },
};

/* No message may be empty or leave a placeholder unfilled, in either language. */
static void check_messages(const char *name, const struct tl_faults *faults)
{
        for (size_t i = 0; i < tl_faults_count(faults); i++)
                for (int lang = 0; lang < TL_N_LANGS; lang++) {
                        char *text = tl_fault_text(tl_faults_at(faults, i), (enum tl_lang)lang);

                        CHECK_TRUE(name, *text && !strchr(text, '{'));
                        tl_string_free(text);
                }
}

static void check_broken(size_t i)
{
        const char *const *texts = broken[i].texts;
        const char *used[N_FILES];
        struct tl_faults *faults = tl_faults_new();
        struct tl_plan *plan = NULL;
        char *folder, *list;
        bool unreadable = false, errors;
        int status;

        for (size_t file = 0; file < N_FILES; file++) {
                used[file] = texts[file] && !*texts[file] ? sound[file] : texts[file];
                unreadable = unreadable || !texts[file];
        }
        folder = make_folder(used);
        status = tl_plan_load(folder, &plan, faults);
        list = fault_list(faults);
        errors = tl_faults_count_severe(faults, TL_ERROR) > 0;
        CHECK_TEXT(broken[i].name, list, broken[i].faults);
        CHECK_INT(broken[i].name, status, unreadable ? TL_EIO : errors ? TL_EDATA : TL_OK);
        CHECK_TRUE(broken[i].name, (plan != NULL) == (status == TL_OK));
        check_messages(broken[i].name, faults);
        g_free(list);
        tl_plan_free(plan);
        tl_faults_free(faults);
        remove_folder(folder);
}

static void broken_plans(void)
{
        for (size_t i = 0; i < G_N_ELEMENTS(broken); i++)
                check_broken(i);
}

/* A tolerance where the operator has none would ease the bound in silence. */
static void no_effect_of_unused_cells(void)
{
        const char *const texts[N_FILES] = { PLAN, INDICATORS,
                                             T_COLUMNS "cover,level,>=,5,,2030,,,,2\n" };
        struct tl_plan *plan = NULL;
        char *folder = make_folder(texts);

        CHECK_INT("a warning only", tl_plan_load(folder, &plan, NULL), TL_OK);
        if (plan)
                CHECK_ABS("tolerance", tl_plan_target_at(plan, 0)->tolerance, 0, 0);
        tl_plan_free(plan);
        remove_folder(folder);
}

/* x0 = sum(x1; labour), x1 = sum(x2; labour), ...: @n formulas, the first or the last one first. */
static char *chain(int n, bool first_on_top)
{
        GString *text = g_string_new(INDICATORS);

        for (int i = 0; i < n; i++) {
                int at = first_on_top ? n - 1 - i : i;

                if (at < n - 1)
                        g_string_append_printf(text, "x%d,X%d,x,level,up,,,sum(x%d; labour)\n", at,
                                               at, at + 1);
                else
                        g_string_append_printf(text, "x%d,X%d,x,level,up,,,sum(labour; labour)\n",
                                               at, at);
        }
        return g_string_free(text, FALSE);
}

/* However long a plan is, reading it takes little stack, and no more time than its length asks. */
static void deep_formulas(void)
{
        static const struct {
                const char *name;
                int n;
                bool first_on_top;
                const char *faults;
        } cases[] = {
                { "as deep as may be", 100, false, "" },
                { "one deeper", 101, false, "indicators.csv:8:8 derive_deep\n" },
                { "as deep, in the order of reckoning", 100, true, "" },
                { "far deeper, in that order", 30000, true, "indicators.csv:108:8 derive_deep\n" },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                char *indicators = chain(cases[i].n, cases[i].first_on_top), *folder, *list;
                const char *const texts[N_FILES] = { PLAN, indicators,
                                                     T_COLUMNS "cover,level,>=,5,,2030\n" };
                struct tl_faults *faults = tl_faults_new();
                struct tl_plan *plan = NULL;

                folder = make_folder(texts);
                CHECK_INT(cases[i].name, tl_plan_load(folder, &plan, faults),
                          *cases[i].faults ? TL_EDATA : TL_OK);
                list = fault_list(faults);
                CHECK_TEXT(cases[i].name, list, cases[i].faults);
                check_messages(cases[i].name, faults);
                remove_folder(folder);
                tl_plan_free(plan);
                tl_faults_free(faults);
                g_free(list);
                g_free(indicators);
        }
}

/* The table above has every fault that only plans can have. */
static void no_fault_forgotten(void)
{
        static const char *const codes[] = {
#define F(code, severity, en, vi) #code,
#include "base/faults.def"
#undef F
        };
        static const char *const rooms[] = { "plan_", "catalogue_", "target_" };
        GString *given = g_string_new("plan_folder\n");

        for (size_t i = 0; i < G_N_ELEMENTS(broken); i++)
                g_string_append(given, broken[i].faults);
        for (size_t i = 0; i < G_N_ELEMENTS(codes); i++)
                for (size_t room = 0; room < G_N_ELEMENTS(rooms); room++)
                        if (g_str_has_prefix(codes[i], rooms[room]))
                                CHECK_TRUE(codes[i], strstr(given->str, codes[i]) != NULL);
        g_string_free(given, TRUE);
}

/* A list that has errors already, no list at all, and no folder. */
static void other_callers(void)
{
        const char *const faulty[N_FILES] = { PLAN, INDICATORS,
                                              T_COLUMNS "cover,level,>=,,,2030\n" };
        struct tl_faults *faults = tl_faults_new();
        struct tl_plan *plan = NULL;
        char *folder = make_folder(faulty), *list;

        CHECK_INT("errors without a list", tl_plan_load(folder, &plan, NULL), TL_EDATA);
        CHECK_INT("no folder", tl_plan_load("/nowhere/at/all", &plan, faults), TL_EIO);
        list = fault_list(faults);
        CHECK_TEXT("one fault, not three", list, "all:0:0 plan_folder\n");
        CHECK_TRUE("untouched", !plan);
        remove_folder(folder);
        folder = make_folder(sound);
        CHECK_INT("errors of others", tl_plan_load(folder, &plan, faults), TL_OK);
        tl_plan_free(plan);
        tl_plan_free(NULL);
        tl_faults_free(faults);
        g_free(list);
        remove_folder(folder);
}

/* ---------------------------------------------------------------------- dialects ---- */

/* The same plan as three spreadsheets write it: columns in another order, a column of the analyst's
 * own, texts with the delimiter in them. */
static const char *const dialects[][N_FILES] = {
        { "key,value,note\nid,p\ntitle_vi,\"Kế hoạch, bản "
          "2\"\nbase_year,2020\nhorizons,2030;2045\n",
          "indicator,name_vi,unit,unit_vi,nature,direction,lower,upper,aliases,source\n"
          "cover,Che phủ,%,,share,UP,,,\"Độ che phủ; Tỷ lệ, rừng\",\"a;b\"\n"
          "labour,Lao động,thousand persons,nghìn người,level,down,0.5,2500.75,,\n",
          "indicator,kind,operator,low,high,year,from,base_year,mean,tolerance,profile,group_en\n"
          "cover,level,>=,,54.5,2030,,,,,,Forests\n"
          "labour,level,<=,1250.25,,2030,,2019,,,,\n"
          "labour,average_growth,range,-3.5,-1.25,2030,2021,,arithmetic,,,\n"
          "cover,level,~,,60,2040,,,,2.5,,\n" },
        { "\xEF\xBB\xBFkey;value\r\nid;p\r\nbase_year;2020\r\nhorizons;\"2030;2045\"\r\n"
          "title_vi;Kế hoạch, bản 2\r\n",
          "\xEF\xBB\xBF"
          "direction;nature;unit;name_vi;indicator;mine;lower;upper;unit_vi;aliases;source\r\n"
          "up;share;%;Che phủ;cover;x;;;;\"Độ che phủ; Tỷ lệ, rừng\";\"a;b\"\r\n"
          "down;level;thousand persons;Lao động;labour;y;0,5;2.500,75;nghìn người;;\r\n",
          "\xEF\xBB\xBFyear;indicator;kind;operator;low;high;from;base_year;mean;tolerance;group_"
          "en\r\n"
          "2030;cover;level;\u2265;54,5;;;;;;Forests\r\n"
          "2030;labour;level;\u2264;;1.250,25;;2019;;;\r\n"
          "2030;labour;average_growth;range;-3,5;-1,25;2021;;arithmetic;;\r\n"
          "2040;cover;level;~;60;;;2020;;2,5;\r\n;;;;;;;;;;\r\n" },
        { "key\tvalue\nid\tp\ntitle_vi\tKế hoạch, bản 2\nbase_year\t2020\nhorizons\t2030; 2045\n",
          "indicator\tname_vi\tunit\tnature\tdirection\tlower\tupper\taliases\tunit_vi\tsource\n"
          "cover\tChe phủ\t%\tshare\tup\t\t\tĐộ che phủ; Tỷ lệ, rừng\t\ta;b\n"
          "labour\tLao động\tthousand persons\tlevel\tdown\t0,5\t2 500,75\t\tnghìn người\n",
          "indicator\tkind\toperator\tlow\thigh\tyear\tfrom\tbase_year\tmean\ttolerance\tgroup_vi\n"
          "cover\tlevel\t>=\t54,5\t\t2030\t\t\t\t\tForests\n"
          "labour\tlevel\t<=\t1 250,25\t\t2030\t\t2019\t\t\t\n"
          "labour\taverage_growth\trange\t-3,5\t-1,25\t2030\t2021\t\tarithmetic\t\t\n"
          "cover\tlevel\t~\t60\t\t2040\t\t2020\t\t2,5\t\n" },
};

static void dump_indicator(GString *out, const struct tl_indicator *indicator)
{
        g_string_append_printf(out, "%s|%s|%s|%s|%s|%d|%d|%.17g|%.17g|%s|%s\n", indicator->id,
                               indicator->name[TL_EN], indicator->name[TL_VI],
                               indicator->unit[TL_EN], indicator->unit[TL_VI],
                               (int)indicator->nature, indicator->direction, indicator->lower,
                               indicator->upper, indicator->aliases, indicator->source);
}

static void dump_target(GString *out, const struct tl_target *target)
{
        g_string_append_printf(out, "%s|%s|%d|%.17g|%.17g|%d|%d|%d|%d|%.17g|%.17g|%s|%s\n",
                               target->indicator->id, target->kind, (int)target->op, target->low,
                               target->high, target->year, target->from, target->base_year,
                               (int)target->mean, target->tolerance, target->profile,
                               target->group[TL_EN], target->group[TL_VI]);
}

static char *dump(const struct tl_plan *plan)
{
        const struct tl_plan_info *info = tl_plan_info(plan);
        GString *out = g_string_new(NULL);

        g_string_append_printf(out, "%s|%s|%s|%d", info->id, info->title[TL_EN], info->title[TL_VI],
                               info->base_year);
        for (size_t i = 0; i < info->n_horizons; i++)
                g_string_append_printf(out, "|%d", info->horizons[i]);
        g_string_append_c(out, '\n');
        for (size_t i = 0; i < tl_plan_indicator_count(plan); i++)
                dump_indicator(out, tl_plan_indicator_at(plan, i));
        for (size_t i = 0; i < tl_plan_target_count(plan); i++)
                dump_target(out, tl_plan_target_at(plan, i));
        return g_string_free(out, FALSE);
}

/* The first dialect written out by hand; "nan" stands for no bound. */
static const char expected_dump[] =
        "p|Kế hoạch, bản 2|Kế hoạch, bản 2|2020|2030|2045\n"
        "cover|Che phủ|Che phủ|%|%|1|1|0|100|Độ che phủ; Tỷ lệ, rừng|a;b\n"
        "labour|Lao động|Lao động|thousand persons|nghìn người|0|-1|0.5|2500.75||\n"
        "cover|level|0|54.5|nan|2030|0|2020|0|0|0|Forests|Forests\n"
        "labour|level|2|nan|1250.25|2030|0|2019|0|0|0||\n"
        "labour|average_growth|6|-3.5|-1.25|2030|2021|2020|1|0|0||\n"
        "cover|level|5|60|nan|2040|0|2020|0|2.5|0||\n";

static void all_dialects(void)
{
        for (size_t i = 0; i < G_N_ELEMENTS(dialects); i++) {
                struct tl_faults *faults = tl_faults_new();
                struct tl_plan *plan = NULL;
                char *folder = make_folder(dialects[i]), *list, *text = NULL;

                CHECK_INT("dialect", tl_plan_load(folder, &plan, faults), TL_OK);
                list = fault_list(faults);
                CHECK_TEXT("faults of the dialect", list, "");
                if (plan)
                        text = dump(plan);
                CHECK_TEXT("the plan in this dialect", text, expected_dump);
                g_free(text);
                g_free(list);
                tl_plan_free(plan);
                tl_faults_free(faults);
                remove_folder(folder);
        }
}

int main(void)
{
        static const struct check_test tests[] = {
                { "the plan of Thanh Hoa province", thanh_hoa },
                { "the plan of Viet Nam", vietnam },
                { "every fault of a broken plan", broken_plans },
                { "cells without effect", no_effect_of_unused_cells },
                { "formulas that rest on formulas", deep_formulas },
                { "no fault of plans is untested", no_fault_forgotten },
                { "other callers", other_callers },
                { "one plan in all dialects", all_dialects },
                { NULL, NULL },
        };

        return check_main("plan", tests);
}
