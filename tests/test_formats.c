/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files as offices publish them: who reads each, how much is in it, values taken from the raw file;
 * and the files that are no data, refused by what they are. */
#include "check.h"
#include "data/readers/reader.h"
#include "faults.h"
#include "specimens.h"

#include <glib.h>

static char *path_of(const char *file)
{
        char *relative = g_strconcat("tests/formats/", file, NULL);
        char *path = g_strdup(check_path(relative));

        g_free(relative);
        return path;
}

static const struct tl_observation *find(const struct tl_dataset *dataset, const struct spot *spot)
{
        for (size_t i = 0; i < tl_dataset_count(dataset); i++) {
                const struct tl_observation *observation = tl_dataset_at(dataset, i);

                if (observation->year == spot->year &&
                    strcmp(observation->indicator, spot->indicator) == 0 &&
                    strcmp(observation->area, spot->area) == 0)
                        return observation;
        }
        return NULL;
}

static void check_spots(const struct specimen *specimen, const struct tl_dataset *dataset)
{
        for (size_t i = 0; i < N_SPOTS && specimen->spots[i].indicator; i++) {
                const struct spot *spot = &specimen->spots[i];
                const struct tl_observation *found = find(dataset, spot);
                char *what =
                        g_strdup_printf("%s %s %d", specimen->file, spot->indicator, spot->year);

                CHECK_TRUE(what, found);
                if (found)
                        CHECK_REL(what, found->value, spot->value, 1e-15);
                g_free(what);
        }
}

static void check_counts(const struct specimen *specimen, const struct tl_dataset *dataset)
{
        GHashTable *series = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        size_t n[TL_N_OBS_STATUSES] = { 0 };
        int first = INT_MAX, last = INT_MIN;
        char *statuses;

        for (size_t i = 0; i < tl_dataset_count(dataset); i++) {
                const struct tl_observation *observation = tl_dataset_at(dataset, i);

                g_hash_table_add(series, g_strconcat(observation->indicator, "\x1f",
                                                     observation->area, NULL));
                n[observation->status]++;
                first = MIN(first, observation->year);
                last = MAX(last, observation->year);
                CHECK_TRUE(specimen->file,
                           isnan(observation->value) == (observation->status == TL_NOT_AVAILABLE));
        }
        statuses = g_strdup_printf("%zu %zu %zu %zu %zu %zu", n[0], n[1], n[2], n[3], n[4], n[5]);
        CHECK_INT(specimen->file, g_hash_table_size(series), specimen->n_series);
        CHECK_INT(specimen->file, tl_dataset_count(dataset), specimen->n_observations);
        CHECK_INT(specimen->file, first, specimen->first_year);
        CHECK_INT(specimen->file, last, specimen->last_year);
        CHECK_TEXT(specimen->file, statuses, specimen->statuses);
        g_free(statuses);
        g_hash_table_destroy(series);
}

static void test_specimens(void)
{
        for (size_t i = 0; i < N_SPECIMENS; i++) {
                struct tl_dataset *dataset = tl_dataset_new();
                struct tl_faults *faults = tl_faults_new();
                char *path = path_of(specimens[i].file);

                CHECK_INT(specimens[i].file, tl_dataset_read(dataset, path, NULL, faults), TL_OK);
                CHECK_TEXT(specimens[i].file, faults_text(faults), specimens[i].faults);
                CHECK_TRUE(specimens[i].file, faults_worded(faults));
                check_counts(&specimens[i], dataset);
                check_spots(&specimens[i], dataset);
                g_free(path);
                tl_faults_free(faults);
                tl_dataset_free(dataset);
        }
}

/* Only what a file says is not official yet has another status, and breaks stand where flags say
 * so: binding fits no forecast. */
static void test_statuses(void)
{
        static const struct {
                const char *file;
                struct spot spot;
                enum tl_obs_status status;
                bool breaks;
        } cases[] = {
                { "eurostat/constructed_new_header_ascending.tsv",
                  { "A.PC", "FR", 2021, 0 },
                  TL_OFFICIAL,
                  true },
                { "eurostat/constructed_new_header_ascending.tsv",
                  { "A.PC", "DE", 2022, 0 },
                  TL_FORECAST,
                  false },
                { "faostat/constructed_older_normalized.csv",
                  { "6125.21011", "237", 2006, 0 },
                  TL_OFFICIAL,
                  true },
                { "sdmx_csv/constructed_v2_empty_headings.csv",
                  { "DF_X:A.G", "VNM", 2022, 0 },
                  TL_OFFICIAL,
                  true },
                { "imf_weo/constructed_utf16le_nobom_tab.xls",
                  { "NGDP_R", "VNM", 2019, 0 },
                  TL_OFFICIAL,
                  false },
                { "imf_weo/constructed_utf16le_nobom_tab.xls",
                  { "NGDP_R", "VNM", 2020, 0 },
                  TL_ESTIMATE,
                  false },
                { "imf_weo/constructed_utf16le_nobom_tab.xls",
                  { "NGDP_R", "VNM", 2021, 0 },
                  TL_FORECAST,
                  false },
                { "pxweb_gso/constructed_status.json",
                  { "GRDP by province", "LA", 2023, 0 },
                  TL_ESTIMATE,
                  true },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                struct tl_dataset *dataset = tl_dataset_new();
                char *path = path_of(cases[i].file);
                const struct tl_observation *found;

                CHECK_INT(cases[i].file, tl_dataset_read(dataset, path, NULL, NULL), TL_OK);
                found = find(dataset, &cases[i].spot);
                CHECK_TRUE(cases[i].file, found);
                CHECK_INT(cases[i].file, found ? (int)found->status : -1, cases[i].status);
                CHECK_TRUE(cases[i].file, found && found->break_before == cases[i].breaks);
                g_free(path);
                tl_dataset_free(dataset);
        }
}

static void test_forecasts_are_not_fitted(void)
{
        struct tl_dataset *dataset = tl_dataset_new();
        char *path = path_of("imf_weo/constructed_utf16le_nobom_tab.xls");
        const struct tl_series *series;

        CHECK_INT("read", tl_dataset_read(dataset, path, NULL, NULL), TL_OK);
        CHECK_INT("bind", tl_dataset_bind(dataset, NULL, NULL), TL_OK);
        series = tl_dataset_series(dataset, "NGDP_R", "VNM");
        CHECK_TRUE("series", series);
        CHECK_INT("years up to the edition", series ? series->n : 0, 3);
        CHECK_INT("first year", series ? series->first_year : 0, 2018);
        g_free(path);
        tl_dataset_free(dataset);
}

/* Names beside codes, units, date of publication. */
static void test_descriptions(void)
{
        static const struct {
                const char *file;
                struct spot spot;
                const char *indicator_name, *area_name, *unit;
                int published;
        } cases[] = {
                { "worldbank/API_SP.URB.TOTL.IN.ZS_wdi_crlf.csv",
                  { "SP.URB.TOTL.IN.ZS", "VNM", 1960, 0 },
                  "Urban population (% of total population)",
                  "Viet Nam",
                  "",
                  20250701 },
                { "databank/constructed_export.csv",
                  { "NY.GDP.MKTP.KD.ZG", "VNM", 2021, 0 },
                  "GDP growth (annual %)",
                  "Viet Nam",
                  "",
                  20250701 },
                { "imf_weo/constructed_utf16le_nobom_tab.xls",
                  { "NGDP_R", "VNM", 2018, 0 },
                  "Gross domestic product, constant prices (National currency)",
                  "Vietnam",
                  "National currency, Billions",
                  20210400 },
                { "sdmx_csv/eurostat_sdmx_csv_1.0_lfsa_argan_flags_bd.csv",
                  { "LFSA_ARGAN:A.PC.T.Y15-64.FOR", "FR", 2021, 0 },
                  "",
                  "",
                  "PC",
                  20260611 },
                { "sdmx_csv/constructed_v2_labels_both.csv",
                  { "WS_TC:A.B", "VN", 2021, 0 },
                  "Annual, Banks",
                  "Vietnam",
                  "US dollar",
                  0 },
                { "faostat/faostat_wide_all_area.csv",
                  { "27.5312", "100", 2023, 0 },
                  "Rice - Area harvested",
                  "India",
                  "ha",
                  0 },
                { "pxweb_gso/constructed_groups.csv",
                  { SUBJECT_GDP "Giá hiện hành (Tỷ đồng) - TỔNG SỐ", "", 2021, 0 },
                  "",
                  "",
                  "Tỷ đồng",
                  0 },
                { "pxweb_gso/E02.02.json",
                  { POPULATION "Total - Thous. pers. - Total", "", 1990, 0 },
                  "",
                  "",
                  "",
                  20250723 },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                struct tl_dataset *dataset = tl_dataset_new();
                char *path = path_of(cases[i].file);
                const struct tl_observation *found;

                CHECK_INT(cases[i].file, tl_dataset_read(dataset, path, NULL, NULL), TL_OK);
                found = find(dataset, &cases[i].spot);
                CHECK_TRUE(cases[i].file, found);
                if (found) {
                        CHECK_TEXT(cases[i].file, found->indicator_name, cases[i].indicator_name);
                        CHECK_TEXT(cases[i].file, found->area_name, cases[i].area_name);
                        CHECK_TEXT(cases[i].file, found->unit, cases[i].unit);
                        CHECK_INT(cases[i].file, found->published, cases[i].published);
                }
                g_free(path);
                tl_dataset_free(dataset);
        }
}

static void test_refused(void)
{
        static const struct {
                const char *file, *faults;
        } cases[] = {
                { "worldbank/Metadata_Indicator_API_NV.IND.TOTL.ZS.csv", "metadata_file:1:0" },
                { "worldbank/Metadata_Country_API_NV.IND.TOTL.ZS_head.csv", "metadata_file:1:0" },
                { "databank/wb_databank_export_head.csv", "no_rows:0:0" },
                { "yearbook/hung_yen_2022_p97_grdp_constant_2010.txt", "page_of_text:1:0" },
                { "yearbook/nam_dinh_2016_2020_p198_two_level_years.txt", "page_of_text:1:0" },
                { "pxweb_gso/constructed_no_year.csv", "no_year:1:0" },
                { "pxweb_gso/constructed_months.csv", "not_yearly:3:2" },
                { "pxweb_gso/constructed_months.json", "not_yearly:0:0" },
                { "pxweb_gso/constructed_no_time.json", "no_year:0:0" },
                { "pxweb_gso/constructed_wrong_size.json", "json_not_stat:0:0" },
                { "sdmx_csv/oecd_sdmx_csv_1.0_prices_descending.csv", "not_yearly:2:10" },
                { "sdmx_csv/v2_example-01.csv", "not_yearly:2:6" },
                { "sdmx_csv/v2_example-06.csv", "not_yearly:2:9" },
                { "sdmx_csv/v2_example-13.csv", "not_yearly:2:6" },
                { "sdmx_csv/v2_example-19A.csv", "column_missing:1:0 column_missing:1:0" },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                struct tl_dataset *dataset = tl_dataset_new();
                struct tl_faults *faults = tl_faults_new();
                char *path = path_of(cases[i].file);

                CHECK_INT(cases[i].file, tl_dataset_read(dataset, path, NULL, faults), TL_EDATA);
                CHECK_TEXT(cases[i].file, faults_text(faults), cases[i].faults);
                CHECK_TRUE(cases[i].file, faults_worded(faults));
                CHECK_INT(cases[i].file, tl_dataset_count(dataset), 0);
                g_free(path);
                tl_faults_free(faults);
                tl_dataset_free(dataset);
        }
}

/* ------------------------------------------------------------------- conformance ---- */

static const char *reader_of(const char *file)
{
        const struct tl_read_settings settings = tl_read_settings_defaults();
        char *path = path_of(file), *bytes = NULL;
        struct tl__delimited table;
        struct tl__csv *csv = NULL;
        const struct tl__reader *reader = NULL;
        size_t n = 0;

        CHECK_INT(file, tl__file_read(path, &bytes, &n, NULL), TL_OK);
        if (tl__delimited_open(bytes, n, file, NULL, &table, NULL) == TL_OK) {
                struct tl__source source = { .name = file,
                                             .bytes = table.text.start,
                                             .n = table.text.n,
                                             .settings = &settings,
                                             .table = &table };

                reader = tl__reader_for(&source);
                if (!reader && tl__csv_of(&table, SIZE_MAX, &csv, NULL) == TL_OK) {
                        source.csv = csv;
                        reader = tl__reader_for(&source);
                }
                tl__csv_free(csv);
                tl__delimited_close(&table);
        }
        g_free(bytes);
        g_free(path);
        return reader ? reader->name : "none";
}

/* The first that recognises a specimen is its own: no earlier reader takes it. */
static void test_recognised(void)
{
        for (size_t i = 0; i < N_SPECIMENS; i++)
                CHECK_TEXT(specimens[i].file, reader_of(specimens[i].file), specimens[i].reader);
}

static void test_each_has_specimen(void)
{
        for (size_t i = 0; tl__readers[i]; i++) {
                bool found = false;

                for (size_t j = 0; j < N_SPECIMENS; j++)
                        found |= strcmp(specimens[j].reader, tl__readers[i]->name) == 0;
                CHECK_TRUE(tl__readers[i]->name, found);
        }
}

static const struct check_test tests[] = {
        { "specimens", test_specimens },
        { "statuses", test_statuses },
        { "forecasts are not fitted", test_forecasts_are_not_fitted },
        { "descriptions", test_descriptions },
        { "refused", test_refused },
        { "recognised", test_recognised },
        { "each reader has a specimen", test_each_has_specimen },
        { NULL, NULL },
};

int main(void)
{
        return check_main("formats", tests);
}
