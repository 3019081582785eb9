/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Maps: names placed, figures converted, areas, and every fault of a map. */
#include "check.h"
#include "faults.h"

#include <glib.h>
#include <glib/gstdio.h>

static struct tl_plan *plan;

/* Reads @map into the dataset by way of a file. */
static int read_map(struct tl_dataset *dataset, const char *map, struct tl_faults *faults)
{
        char *folder = g_dir_make_tmp("targetline-XXXXXX", NULL);
        char *path = g_build_filename(folder, "map.csv", NULL);
        int status;

        g_file_set_contents(path, map, -1, NULL);
        status = tl_dataset_read_map(dataset, path, faults);
        g_remove(path);
        g_rmdir(folder);
        g_free(path);
        g_free(folder);
        return status;
}

/* Observations as named, "indicator|area|year=value unit". */
static char *shown(const struct tl_dataset *dataset)
{
        GString *text = g_string_new(NULL);

        for (size_t i = 0; i < tl_dataset_count(dataset); i++) {
                const struct tl_observation *o = tl_dataset_at(dataset, i);

                g_string_append_printf(text, "%s%s|%s|%d=%g %s", i ? "; " : "", o->indicator,
                                       o->area, o->year, o->value, o->unit);
        }
        return g_string_free(text, FALSE);
}

static const struct {
        const char *name, *map, *data, *named, *faults;
        bool planned;
} cases[] = {
        { "two columns in order", "SP.X,forest_cover\n", "indicator,year,value\nSP.X,2020,50\n",
          "forest_cover|Demo|2020=50 ", "", true },
        { "headed", "source,id\nSP.X,forest_cover\n", "indicator,year,value\nSP.X,2020,50\n",
          "forest_cover|Demo|2020=50 ", "", true },
        { "headed in vietnamese, another order", "Mã;Tên nguồn\nforest_cover;Rừng\n",
          "indicator,year,value\nrừng,2020,50\n", "forest_cover|Demo|2020=50 ", "", true },
        { "first heading unknown", "WDI code,indicator\nSP.X,forest_cover\n",
          "indicator,year,value\nSP.X,2020,50\n", "forest_cover|Demo|2020=50 ", "", true },
        { "folded", "THUỶ  sản,forest_cover\n", "indicator,year,value\nthủy sản,2020,50\n",
          "forest_cover|Demo|2020=50 ", "", true },
        { "by the name beside a code", "Forest land,forest_cover\n",
          "indicator,indicator name,year,value\nX.1,Forest land,2020,50\n",
          "forest_cover|Demo|2020=50 ", "", true },
        { "index to growth", "source,id,transform\nGRDP index,output_growth,index\n",
          "indicator,year,value,unit\nGRDP index,2020,105.8,%\n",
          "output_growth|Demo|2020=5.8 %/yr", "", true },
        { "previous year = 100", "GRDP index,output_growth,năm trước = 100\n",
          "indicator,year,value\nGRDP index,2020,98\n", "output_growth|Demo|2020=-2 %/yr", "",
          true },
        { "thousands", "Workers,workers,/1000\n",
          "indicator,year,value,unit\nWorkers,2020,150000,persons\n",
          "workers|Demo|2020=150 thousand persons", "", true },
        { "area", "T. Demo,Demo,,area\n",
          "indicator,area,year,value\nforest_cover,T. Demo,2020,5\n", "forest_cover|Demo|2020=5 ",
          "", true },
        { "area without a kind", "VN-21,Demo\n",
          "indicator,area,year,value\nforest_cover,VN-21,2020,5\n", "forest_cover|Demo|2020=5 ", "",
          true },
        { "without a plan", "SP.X,mine\n", "indicator,area,year,value\nSP.X,A,2020,5\n",
          "mine|A|2020=5 ", "", false },
        { "not filled in", "source,id\nSP.X,\n", "indicator,year,value\nforest_cover,2020,5\n",
          "forest_cover|Demo|2020=5 ", "", true },
        { "guarded", "source,id\n'-x,forest_cover\n", "indicator,year,value\n-x,2020,5\n",
          "forest_cover|Demo|2020=5 ", "", true },

        { "not used", "SP.X,forest_cover\n", "indicator,year,value\nforest_cover,2020,5\n",
          "forest_cover|Demo|2020=5 ", "map_unused:1:0", true },
        { "no such id", "SP.X,forest_cove\n", "indicator,year,value\nSP.X,2020,5\n",
          "SP.X|Demo|2020=5 ", "map_unknown_near:1:0 unknown_indicator:2:0", true },
        { "nothing like an id", "SP.X,zzzzzzzzzz\n", "indicator,year,value\nSP.X,2020,5\n",
          "SP.X|Demo|2020=5 ", "map_unknown:1:0 unknown_indicator:2:0", true },
        { "faults of cells",
          "source,id,transform,kind\n,forest_cover,,\nA,forest_cover,twice,\nB,forest_cover,,"
          "thing\n"
          "C,forest_cover,*0,\nD,forest_cover,,\nd,output_growth,,\n",
          "indicator,year,value\nforest_cover,2020,5\n", NULL,
          "map_source:2:1 map_transform:3:3 map_kind:4:4 map_transform:5:3 map_twice:7:1", true },
        { "one column", "SP.X\n", "indicator,year,value\nforest_cover,2020,5\n", NULL,
          "map_columns:1:0", true },
};

static void check_case(size_t i)
{
        struct tl_dataset *dataset = tl_dataset_new();
        struct tl_faults *faults = tl_faults_new();
        struct tl_read_settings settings = tl_read_settings_defaults();
        char *text;

        settings.area = cases[i].planned ? "Demo" : NULL;
        CHECK_INT(cases[i].name, read_map(dataset, cases[i].map, faults),
                  cases[i].named ? TL_OK : TL_EDATA);
        CHECK_INT(cases[i].name,
                  tl_dataset_read_bytes(dataset, cases[i].data, strlen(cases[i].data), "t.csv",
                                        &settings, faults),
                  TL_OK);
        if (cases[i].named) {
                int status = tl_dataset_name(dataset, cases[i].planned ? plan : NULL, faults);

                CHECK_INT(cases[i].name, status == TL_OK,
                          tl_faults_count_severe(faults, TL_ERROR) == 0);
                text = shown(dataset);
                CHECK_TEXT(cases[i].name, text, cases[i].named);
                g_free(text);
        }
        CHECK_TEXT(cases[i].name, faults_text(faults), cases[i].faults);
        CHECK_TRUE(cases[i].name, faults_worded(faults));
        tl_faults_free(faults);
        tl_dataset_free(dataset);
}

static void test_cases(void)
{
        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
                check_case(i);
}

/* A series of an index becomes one of growth; binding anew starts from the file's figures. */
static void test_series(void)
{
        static const char data[] = "indicator,year,value\nIndex,2019,110\nIndex,2020,105\n";
        struct tl_dataset *dataset = tl_dataset_new();
        const struct tl_series *series;

        CHECK_INT("read", tl_dataset_read_bytes(dataset, data, strlen(data), "t", NULL, NULL),
                  TL_OK);
        CHECK_INT("map", read_map(dataset, "Index,output_growth,index to growth\n", NULL), TL_OK);
        for (int round = 0; round < 2; round++) {
                CHECK_INT("bind", tl_dataset_bind(dataset, plan, NULL), TL_OK);
                series = tl_dataset_series(dataset, "output_growth", "Demo");
                CHECK_REL("growth", series ? series->value[0] : 0, 10, 0);
                CHECK_REL("growth", series ? series->value[1] : 0, 5, 0);
        }
        tl_dataset_free(dataset);
}

int main(void)
{
        static const struct check_test tests[] = {
                { "names, conversions, areas, faults", test_cases },
                { "a series of an index", test_series },
                { NULL, NULL },
        };
        int status;

        if (tl_plan_load(check_path("tests/cli/demo"), &plan, NULL))
                return 1;
        status = check_main("map", tests);
        tl_plan_free(plan);
        return status;
}
