/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From observations to series: names, areas, several values for a year, bounds, breaks,
 * formulas. */
#include "check.h"
#include "faults.h"

#include <glib.h>
#include <glib/gstdio.h>

/* ------------------------------------------------------------------------- tools ---- */

static const char plan_csv[] = "key,value\nid,test\ntitle_en,Test\narea,Thanh Hóa\nbase_year,2020\n"
                               "horizons,2030\n";
static const char indicators_csv[] =
        "indicator,name_vi,name_en,unit,nature,direction,lower,upper,derive,aliases\n"
        "urban_share,Tỷ lệ đô thị hóa,Urban share,%,share,up,,,share(urban; total),"
        "SP.URB.TOTL.IN.ZS;Tỷ lệ dân số thành thị\n"
        "urban,Dân số thành thị,Urban population,thousand persons,level,up,,,,\n"
        "rural,Dân số nông thôn,Rural population,thousand persons,level,up,,,,\n"
        "total,Dân số,Population,thousand persons,level,up,,,sum(urban; rural),SP.POP.TOTL\n"
        "total_growth,Tăng dân số,Population growth,%/yr,growth,up,,,growth(total),"
        "Population index [index to growth]\n"
        "parks,Khu công nghiệp,Industrial parks,parks,count,up,,,,\n"
        "rate,Tỷ lệ,Rate,%,balance,up,-5,5,,\n";
static const char targets_csv[] = "indicator,kind,operator,low,year\nparks,level,>=,9,2030\n";

static struct tl_plan *load_plan(void)
{
        static const struct {
                const char *name, *text;
        } files[] = { { "plan.csv", plan_csv },
                      { "indicators.csv", indicators_csv },
                      { "targets.csv", targets_csv } };
        char *folder = g_dir_make_tmp("targetline-XXXXXX", NULL);
        struct tl_faults *faults = tl_faults_new();
        struct tl_plan *plan = NULL;

        for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
                char *path = g_build_filename(folder, files[i].name, NULL);

                g_file_set_contents(path, files[i].text, -1, NULL);
                g_free(path);
        }
        CHECK_INT("plan", tl_plan_load(folder, &plan, faults), TL_OK);
        CHECK_TEXT("plan", faults_text(faults), "");
        for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
                char *path = g_build_filename(folder, files[i].name, NULL);

                g_remove(path);
                g_free(path);
        }
        g_rmdir(folder);
        g_free(folder);
        tl_faults_free(faults);
        return plan;
}

/* A series as text: "indicator|area|2020: 1o - 3p", then what else there is to say of it. */
static void show_series(GString *text, const struct tl_series *series)
{
        static const char letters[] = "opefkm";

        g_string_append_printf(text, "%s|%s|%d:", series->indicator, series->area,
                               series->first_year);
        for (size_t i = 0; i < series->n; i++) {
                char number[G_ASCII_DTOSTR_BUF_SIZE];

                g_ascii_formatd(number, sizeof number, "%.6g", series->value[i]);
                if (isnan(series->value[i]))
                        g_string_append(text, " -");
                else
                        g_string_append_printf(text, " %s%c", number, letters[series->status[i]]);
        }
        if (series->comparable)
                g_string_append_printf(text, " from %zu", series->comparable);
        if (series->derived)
                g_string_append(text, " derived");
        if (series->synthetic)
                g_string_append(text, " synthetic");
}

static char *show_all(const struct tl_dataset *dataset)
{
        GString *text = g_string_new(NULL);

        for (size_t i = 0; i < tl_dataset_series_count(dataset); i++) {
                g_string_append(text, i ? "; " : "");
                show_series(text, tl_dataset_series_at(dataset, i));
        }
        return g_string_free(text, FALSE);
}

static void read_text(struct tl_dataset *dataset, const char *text, const char *name)
{
        struct tl_faults *faults = tl_faults_new();

        CHECK_INT(name, tl_dataset_read_bytes(dataset, text, strlen(text), name, NULL, faults),
                  TL_OK);
        CHECK_TEXT(name, faults_text(faults), "");
        tl_faults_free(faults);
}

/* ------------------------------------------------------------------------- cases ---- */

#define UNITS "indicator,year,value,unit\n"

#define HEAD "indicator,area,year,value,status,published,break\n"

static const struct {
        const char *name, *one, *two; /* files; @two may be NULL */
        const char *series;           /* NULL: refused */
        const char *faults;
} cases[] = {
        /* ---- names ---- */
        { "by id", HEAD "parks,,2020,8,,,\n", NULL, "parks|Thanh Hóa|2020: 8o", "" },
        { "by id in other letters", HEAD " PARKS ,,2020,8,,,\n", NULL, "parks|Thanh Hóa|2020: 8o",
          "" },
        { "by alias", HEAD "sp.pop.totl,,2020,8,,,\n", NULL, "total|Thanh Hóa|2020: 8o", "" },
        { "by name", HEAD "Industrial Parks,,2020,8,,,\n", NULL, "parks|Thanh Hóa|2020: 8o", "" },
        { "by vietnamese name, other tone mark", HEAD "Tỷ lệ đô thị hoá,,2020,8,,,\n", NULL,
          "urban_share|Thanh Hóa|2020: 8o", "" },
        { "by several names", HEAD "Dân số,,2020,8,,,\nSP.POP.TOTL,,2021,9,,,\ntotal,,2023,10,,,\n",
          NULL, "total|Thanh Hóa|2020: 8o 9o - 10o; total_growth|Thanh Hóa|2021: 12.5o derived",
          "" },
        { "unknown", HEAD "park,,2020,8,,,\nzebra,,2021,9,,,\npark,,2021,8,,,\n",
          HEAD "park,,2022,8,,,\n", "park|Thanh Hóa|2020: 8o 8o 8o; zebra|Thanh Hóa|2021: 9o",
          "unknown_indicator_near:2:0 unknown_indicator:3:0 unknown_indicator_near:2:0" },
        { "unknown in two spellings", HEAD "Zebra,,2020,8,,,\nzebra,,2021,9,,,\n", NULL,
          "Zebra|Thanh Hóa|2020: 8o 9o", "unknown_indicator:2:0 unknown_indicator:3:0" },

        { "numbered, with its unit, without diacritics",
          HEAD "14. Khu công nghiệp,,2020,1,,,\nI. Industrial parks (parks),,2021,2,,,\n"
               "- Khu cong nghiep,,2022,3,,,\n1.2 KHU CONG NGHIEP,,2023,4,,,\n"
               "b) Tỷ lệ (phần trăm),,2020,1,,,\n+ Ty le,,2021,2,,,\n",
          NULL, "parks|Thanh Hóa|2020: 1o 2o 3o 4o; rate|Thanh Hóa|2020: 1o 2o", "" },
        { "another unit in the name", HEAD "Rate (people),,2020,8,,,\n", NULL,
          "Rate (people)|Thanh Hóa|2020: 8o", "unknown_indicator:2:0" },
        { "other diacritics are another name", HEAD "Tỷ lễ,,2020,8,,,\n", NULL,
          "Tỷ lễ|Thanh Hóa|2020: 8o", "unknown_indicator_near:2:0" },

        /* ---- areas ---- */
        { "area spelled otherwise", HEAD "parks,Thanh Hoá,2020,8,,,\nparks,THANH HÓA,2021,9,,,\n",
          NULL, "parks|Thanh Hóa|2020: 8o 9o", "" },
        { "other areas in order",
          HEAD "parks,Nghệ An,2020,1,,,\nparks,,2020,2,,,\n"
               "parks,An Giang,2020,3,,,\nparks,nghệ  an,2021,4,,,\n",
          NULL, "parks|Nghệ An|2020: 1o 4o; parks|Thanh Hóa|2020: 2o; parks|An Giang|2020: 3o",
          "" },

        { "the plan's area with a word before it, without diacritics, as the whole",
          HEAD "parks,Tỉnh Thanh Hoá,2020,1,,,\nparks,tinh Thanh Hoa,2021,2,,,\n"
               "parks,Thanh Hoa,2022,3,,,\nparks,Toàn tỉnh,2023,4,,,\nparks,TỔNG SỐ,2024,5,,,\n"
               "parks,Thanh Hoa Province,2025,6,,,\nparks,Tỉnh Thanh Hoá,2026,7,,,\n",
          NULL, "parks|Thanh Hóa|2020: 1o 2o 3o 4o 5o 6o 7o",
          "area_taken_as:2:0 area_taken_as:3:0 area_taken_as:4:0 area_taken_as:5:0 "
          "area_taken_as:6:0 area_taken_as:7:0" },
        { "the city of a province's name is another area",
          HEAD "parks,Thành phố Thanh Hóa,2020,1,,,\nparks,Tỉnh Thanh Hóa,2020,2,,,\n", NULL,
          "parks|Thành phố Thanh Hóa|2020: 1o; parks|Thanh Hóa|2020: 2o", "area_taken_as:3:0" },
        { "a name with other diacritics is another area",
          HEAD "parks,Thành Hòa,2020,1,,,\nparks,Cả nước,2020,2,,,\n", NULL,
          "parks|Thành Hòa|2020: 1o; parks|Cả nước|2020: 2o", "" },
        { "other areas meet by name",
          HEAD "parks,Huyện Quan Hóa,2020,1,,,\nparks,Quan Hóa,2021,2,,,\n"
               "parks,Quan Hoa,2022,3,,,\nparks,H. Quan Hoa,2022,4,,,\n",
          NULL, "parks|Huyện Quan Hóa|2020: 1o 2o 3o; parks|H. Quan Hoa|2022: 4o",
          "area_taken_as:3:0 area_taken_as:4:0" },
        { "two areas of one name stay two, and the bare name a third",
          HEAD "parks,Huyện Kỳ Anh,2020,1,,,\nparks,Thị xã Kỳ Anh,2020,2,,,\n"
               "parks,Kỳ Anh,2020,3,,,\nparks,TX. Kỳ Anh,2021,4,,,\nparks,Ky Anh,2020,5,,,\n",
          NULL,
          "parks|Huyện Kỳ Anh|2020: 1o; parks|Thị xã Kỳ Anh|2020: 2o 4o; parks|Kỳ Anh|2020: 3o; "
          "parks|Ky Anh|2020: 5o",
          "area_taken_as:5:0" },
        { "a word that begins a name", HEAD "parks,Tĩnh Gia,2020,1,,,\nparks,Tinh Gia,2021,2,,,\n",
          NULL, "parks|Tĩnh Gia|2020: 1o 2o", "area_taken_as:3:0" },
        { "without diacritics no two areas meet",
          HEAD "parks,Nghe An,2020,1,,,\nparks,tinh Nghe An,2021,2,,,\n", NULL,
          "parks|Nghe An|2020: 1o 2o", "area_taken_as:3:0" },

        /* ---- statuses ---- */
        { "planned and forecast stay out",
          HEAD "parks,,2020,8,,,\nparks,,2021,9,plan,,\nparks,,2022,9,forecast,,\n"
               "parks,,2020,7,plan,,\n",
          NULL, "parks|Thanh Hóa|2020: 8o", "" },
        { "only planned", HEAD "parks,,2020,8,plan,,\n", NULL, "", "" },
        { "gap, ends trimmed",
          HEAD "parks,,2019,..,,,\nparks,,2020,8,,,\nparks,,2021,..,,,\nparks,,2022,9,estimate,,\n"
               "parks,,2023,,,,\n",
          NULL, "parks|Thanh Hóa|2020: 8o - 9e", "" },

        /* ---- several values for a year ---- */
        { "different, undated", HEAD "parks,,2020,8,,,\nparks,,2020,9,,,\n", NULL, NULL,
          "duplicate_year:3:4" },
        { "different in two files", HEAD "parks,,2020,8,,,\n", HEAD "parks,,2020,9,,,\n", NULL,
          "duplicate_year:2:4" },
        { "later published counts", HEAD "parks,,2020,8,,2021-05-01,\nparks,,2020,9,,2022,\n", NULL,
          "parks|Thanh Hóa|2020: 9o", "vintage_replaced:2:4" },
        { "later published, read first",
          HEAD "parks,,2020,8,,2022-05,\nparks,,2020,9,official,2022-04-30,\n", NULL,
          "parks|Thanh Hóa|2020: 8o", "vintage_replaced:3:4" },
        { "three vintages",
          HEAD "parks,,2020,8,,2021,\nparks,,2020,9,,2023,\nparks,,2020,7,,2022,\n", NULL,
          "parks|Thanh Hóa|2020: 9o", "vintage_replaced:2:4 vintage_replaced:4:4" },
        { "old conflict decided by a later date",
          HEAD "parks,,2020,8,,2021,\nparks,,2020,9,,2021,\nparks,,2020,7,,2022,\n", NULL,
          "parks|Thanh Hóa|2020: 7o", "vintage_replaced:2:4 vintage_replaced:3:4" },
        { "same date", HEAD "parks,,2020,8,,2021,\nparks,,2020,9,estimate,2021,\n", NULL, NULL,
          "duplicate_year:3:4" },
        { "one undated", HEAD "parks,,2020,8,,2021,\nparks,,2020,9,,,\n", NULL, NULL,
          "duplicate_year:3:4" },
        { "one undated, read first", HEAD "parks,,2020,8,,,\nparks,,2020,9,,2021,\n", NULL, NULL,
          "duplicate_year:3:4" },
        { "dates that overlap", HEAD "parks,,2020,8,,2021,\nparks,,2020,9,,2021-06,\n", NULL, NULL,
          "duplicate_year:3:4" },
        { "same day of other months",
          HEAD "parks,,2020,8,,2021-05-09,\nparks,,2020,9,,2021-06-09,\n", NULL,
          "parks|Thanh Hóa|2020: 9o", "vintage_replaced:2:4" },
        { "each of two that contradict",
          HEAD "parks,,2020,8,,,\nparks,,2020,9,,,\nparks,,2020,7,,,\n", NULL, NULL,
          "duplicate_year:3:4 duplicate_year:4:4" },
        { "same value twice", HEAD "parks,,2020,8,,,\nparks,,2020,8.0,,,\n", NULL,
          "parks|Thanh Hóa|2020: 8o", "duplicate_same:3:4" },
        { "same value in two files", HEAD "parks,,2020,8,,,\n", HEAD "parks,,2020,8,,,\n",
          "parks|Thanh Hóa|2020: 8o", "" },
        { "a plan does not compete", HEAD "parks,,2020,8,,,\nparks,,2020,9,plan,,\n", NULL,
          "parks|Thanh Hóa|2020: 8o", "" },
        { "nor does an absent value", HEAD "parks,,2020,8,,,\nparks,,2020,..,,2025,\n", NULL,
          "parks|Thanh Hóa|2020: 8o", "" },
        { "same year by two names", HEAD "total,,2020,8,,,\nDân số,,2020,9,,,\n", NULL, NULL,
          "duplicate_year:3:4" },

        { "later published, the same but for rounding",
          HEAD "total,,2020,3427.59,,2021,\ntotal,,2020,3427.585,,2022,\n", NULL,
          "total|Thanh Hóa|2020: 3427.59o", "" },

        { "an alias of an index", "indicator,year,value,unit\nPopulation  INDEX,2020,101.3,%\n",
          NULL, "total_growth|Thanh Hóa|2020: 1.3o", "" },
        { "letters lost as question marks",
          "indicator,area,year,value,unit\n"
          "D?n s? th?nh th?,Thanh H?a,2020,8,thousand persons\nD?n s?,To?n t?nh,2020,9,\n",
          NULL,
          "urban_share|Thanh Hóa|2020: 88.8889o derived; urban|Thanh Hóa|2020: 8o; "
          "total|Thanh Hóa|2020: 9o",
          "area_taken_as:2:0 area_taken_as:3:0" },
        { "too many of them", "indicator,year,value\n?????,2020,8\n", NULL,
          "?????|Thanh Hóa|2020: 8o", "unknown_indicator:2:0" },

        /* ---- doubts ---- */
        { "a thousand times in another file", HEAD "rural,,2020,3.5,,,\n",
          HEAD "rural,,2021,3600,,,\n", "rural|Thanh Hóa|2020: 3.5o 3600o", "thousandfold:2:4" },
        { "a thousand times in one file", HEAD "rural,,2020,3.5,,,\nrural,,2021,3500,,,\n", NULL,
          "rural|Thanh Hóa|2020: 3.5o 3500o", "" },
        { "a vintage in another unit", HEAD "rural,,2020,3.5,,2021,\n",
          HEAD "rural,,2020,3600,,2022,\n", "rural|Thanh Hóa|2020: 3600o",
          "vintage_replaced:2:4 thousandfold:2:4" },
        { "a jump",
          HEAD "rural,,2014,100,,,\nrural,,2015,102,,,\nrural,,2016,104,,,\nrural,,2017,105,,,\n"
               "rural,,2018,150,,,\nrural,,2019,152,,,\nrural,,2020,153,,,\n",
          NULL, "rural|Thanh Hóa|2014: 100o 102o 104o 105o 150o 152o 153o", "jump:6:4" },
        { "a jump at a break",
          HEAD "rural,,2014,100,,,\nrural,,2015,102,,,\nrural,,2016,104,,,\nrural,,2017,105,,,\n"
               "rural,,2018,150,,,1\nrural,,2019,152,,,\nrural,,2020,153,,,\nrural,,2021,155,,,\n",
          NULL, "rural|Thanh Hóa|2014: 100o 102o 104o 105o 150o 152o 153o 155o from 4", "" },
        { "steady growth",
          HEAD "rural,,2014,1,,,\nrural,,2015,2,,,\nrural,,2016,4,,,\n"
               "rural,,2017,8,,,\nrural,,2018,16,,,\nrural,,2019,32,,,\n"
               "rural,,2020,64,,,\n",
          NULL, "rural|Thanh Hóa|2014: 1o 2o 4o 8o 16o 32o 64o", "" },
        { "growth beside its level",
          HEAD "total,,2019,100,,,\ntotal,,2020,105,,,\ntotal_growth,,2020,5.4,,,\n", NULL,
          "total|Thanh Hóa|2019: 100o 105o; total_growth|Thanh Hóa|2020: 5.4o", "" },
        { "growth against its level",
          HEAD "total,,2019,100,,,\ntotal,,2020,105,,,\ntotal_growth,,2020,6.5,,,\n", NULL,
          "total|Thanh Hóa|2019: 100o 105o; total_growth|Thanh Hóa|2020: 6.5o",
          "derived_differs:4:4" },

        /* ---- bounds, breaks ---- */
        { "out of bounds",
          HEAD "rate,,2020,-6,,,\nrate,,2021,5,,,\nrate,,2022,5.1,,,\nurban_share,,2020,101,,,\n",
          NULL, NULL, "out_of_bounds:2:4 out_of_bounds:4:4 out_of_bounds:5:4" },
        { "superseded value out of bounds", HEAD "rate,,2020,50,,2021,\nrate,,2020,5,,2022,\n",
          NULL, "rate|Thanh Hóa|2020: 5o", "vintage_replaced:2:4" },
        { "below nothing",
          HEAD "urban,,2020,-1,,,\nurban,,2021,0,,,\nrate,,2020,-1,,,\nparks,,2020,-2,,,\n"
               "total_growth,,2021,-5,,,\n",
          NULL,
          "urban|Thanh Hóa|2020: -1o 0o; total_growth|Thanh Hóa|2021: -5o; "
          "parks|Thanh Hóa|2020: -2o; rate|Thanh Hóa|2020: -1o",
          "negative_value:2:4 negative_value:5:4" },
        { "part of a thing", HEAD "parks,,2020,8.5,,,\n", NULL, "parks|Thanh Hóa|2020: 8.5o",
          "count_fraction:2:4" },
        { "a break", HEAD "parks,,2020,8,,,\nparks,,2021,9,,,1\nparks,,2022,9,,,\n", NULL,
          "parks|Thanh Hóa|2020: 8o 9o 9o from 1", "" },
        { "the last of two breaks", HEAD "parks,,2020,8,,,\nparks,,2021,9,,,1\nparks,,2022,9,,,1\n",
          NULL, "parks|Thanh Hóa|2020: 8o 9o 9o from 2", "" },
        { "break at the first value", HEAD "parks,,2020,8,,,1\nparks,,2021,9,,,\n", NULL,
          "parks|Thanh Hóa|2020: 8o 9o", "" },
        { "break in a year without value",
          HEAD "parks,,2020,8,,,\nparks,,2021,,,,1\nparks,,2022,9,,,\n", NULL,
          "parks|Thanh Hóa|2020: 8o - 9o from 2", "" },

        /* ---- units ---- */
        { "the plan's unit in other words",
          UNITS
          "urban,2020,1,Thousand  Persons\nurban,2021,2,thousand people\nrate,2020,1,phần trăm\n"
          "rate,2021,2,percent\nrate,2022,1,%/năm\nrate,2023,1,\n"
          "total_growth,2022,5,%\ntotal_growth,2023,5,% per year\n",
          NULL,
          "urban|Thanh Hóa|2020: 1o 2o; total_growth|Thanh Hóa|2022: 5o 5o; "
          "rate|Thanh Hóa|2020: 1o 2o 1o 1o",
          "" },
        { "another unit",
          UNITS "urban,2020,1000,persons\nurban,2021,1001,persons\n"
                "urban,2022,1002,thousand persons\nurban,2023,3,million\n",
          UNITS "urban,2024,1000,Persons\nparks,2024,3,ha\n", NULL,
          "unit_mismatch:2:3 unit_mismatch:5:3 unit_mismatch:2:3 unit_mismatch:3:3" },

        /* ---- formulas ---- */
        { "share", HEAD "urban,,2020,25,,,\ntotal,,2020,100,estimate,,\ntotal,,2021,110,,,\n", NULL,
          "urban_share|Thanh Hóa|2020: 25e derived; urban|Thanh Hóa|2020: 25o; "
          "total|Thanh Hóa|2020: 100e 110o; total_growth|Thanh Hóa|2021: 10e derived",
          "" },
        { "formula of formulas",
          HEAD "urban,,2020,25,preliminary,,\nrural,,2020,75,,,\nurban,,2021,30,,,\n"
               "rural,,2021,80,estimate,,\n",
          NULL,
          "urban_share|Thanh Hóa|2020: 25p 27.2727e derived; urban|Thanh Hóa|2020: 25p 30o; "
          "rural|Thanh Hóa|2020: 75o 80e; total|Thanh Hóa|2020: 100p 110e derived; "
          "total_growth|Thanh Hóa|2021: 10e derived",
          "" },
        { "own values first",
          HEAD "urban,,2020,25,,,\nurban,,2021,30,,,\ntotal,,2020,100,,,\ntotal,,2021,100,,,\n"
               "urban_share,,2021,31,,,\n",
          NULL,
          "urban_share|Thanh Hóa|2020: 25o 31o derived; urban|Thanh Hóa|2020: 25o 30o; "
          "total|Thanh Hóa|2020: 100o 100o; total_growth|Thanh Hóa|2021: 0o derived",
          "derived_differs:6:4 derived_added:0:0" },
        { "area by area", HEAD "urban,A,2020,25,,,\ntotal,B,2020,100,,,\n", NULL,
          "urban|A|2020: 25o; total|B|2020: 100o", "" },
        { "nothing to divide by", HEAD "urban,,2020,25,,,\ntotal,,2020,0,,,\n", NULL,
          "urban|Thanh Hóa|2020: 25o; total|Thanh Hóa|2020: 0o", "" },
        { "no growth over a break",
          HEAD "total,,2020,100,,,\ntotal,,2021,200,,,1\ntotal,,2022,220,,,\n", NULL,
          "total|Thanh Hóa|2020: 100o 200o 220o from 1; total_growth|Thanh Hóa|2022: 10o derived",
          "" },
        { "break of an argument",
          HEAD "urban,,2020,25,,,\nurban,,2021,50,,,1\ntotal,,2020,100,,,\ntotal,,2021,100,,,\n",
          NULL,
          "urban_share|Thanh Hóa|2020: 25o 50o from 1 derived; "
          "urban|Thanh Hóa|2020: 25o 50o from 1; total|Thanh Hóa|2020: 100o 100o; "
          "total_growth|Thanh Hóa|2021: 0o derived",
          "" },
        { "derived out of bounds", HEAD "urban,,2020,101,,,\ntotal,,2020,100,,,\n", NULL, NULL,
          "derived_bounds:0:0" },
};

static void check_case(const struct tl_plan *plan, size_t i)
{
        struct tl_faults *faults = tl_faults_new();
        struct tl_dataset *dataset = tl_dataset_new();
        char *text;
        int status;

        read_text(dataset, cases[i].one, "one.csv");
        if (cases[i].two)
                read_text(dataset, cases[i].two, "two.csv");
        status = tl_dataset_bind(dataset, plan, faults);
        text = show_all(dataset);
        CHECK_INT(cases[i].name, status, cases[i].series ? TL_OK : TL_EDATA);
        CHECK_TEXT(cases[i].name, text, cases[i].series ? cases[i].series : "");
        CHECK_TEXT(cases[i].name, faults_text(faults), cases[i].faults);
        CHECK_TRUE(cases[i].name, faults_worded(faults));
        CHECK_INT(cases[i].name, tl_dataset_bind(dataset, plan, NULL), status);
        g_free(text);
        text = show_all(dataset);
        CHECK_TEXT("bound again", text, cases[i].series ? cases[i].series : "");
        g_free(text);
        tl_dataset_free(dataset);
        tl_faults_free(faults);
}

static void test_cases(void)
{
        struct tl_plan *plan = load_plan();

        for (size_t i = 0; plan && i < G_N_ELEMENTS(cases); i++)
                check_case(plan, i);
        tl_plan_free(plan);
}

/* ------------------------------------------------------------------------ others ---- */

static void test_messages(void)
{
        static const struct {
                const char *one, *two;
                enum tl_lang lang;
                const char *text;
        } messages[] = {
                { HEAD "parks,,2020,8,,,\n", HEAD "\nparks,,2020,9.5,,,\n", TL_EN,
                  "parks in 2020 is 9.5 here but 8 at one.csv:2:4, and the dates of publication do "
                  "not say which counts; delete one, fill in the column published, or date the "
                  "file with --published" },
                { HEAD "parks,,2020,1e6,,,\n", HEAD "parks,,2020,\"1,234,568.5\",,,\n", TL_EN,
                  "parks in 2020 is 1234568.5 here but 1000000 at one.csv:2:4, and the dates of "
                  "publication do not say which counts; delete one, fill in the column "
                  "published, or date the file with --published" },
                { HEAD "parks,,2020,8,,,\n", HEAD "parks,,2020,\"1,234,568.5\",,,\n", TL_VI,
                  "parks năm 2020 ở đây là 1234568,5 nhưng tại one.csv:2:4 là 8, và ngày công bố "
                  "không cho biết số nào có hiệu lực; hãy xóa một số, điền cột ngày công bố, hoặc "
                  "ghi ngày của tệp bằng --published" },
                { HEAD "parks,,2020,8.5,,,\n", HEAD "rate,,2020,5,,,\n", TL_VI,
                  "parks năm 2020 là 8,5, nhưng chỉ tiêu này là số đếm nguyên; hãy kiểm tra" },
                { HEAD "park,,2020,8,,,\n", HEAD "parks,,2020,9,,,\n", TL_EN,
                  "“park” is no indicator of the plan (rows of this file: 1) and counts for no "
                  "target; did you mean “parks”? Correct the name, or add it to the aliases in "
                  "indicators.csv" },
                { HEAD "zebra crossing,,2020,8,,,\n", HEAD "parks,,2020,9,,,\n", TL_EN,
                  "“zebra crossing” is no indicator of the plan (rows of this file: 1) and counts "
                  "for no target; correct the name, or add it to the aliases in indicators.csv" },
                { "indicator,2020,2021\nzebra crossing,1,2\nzebra crossing,3,4\n",
                  HEAD "parks,,2020,9,,,\n", TL_VI,
                  "“zebra crossing” không phải chỉ tiêu của kế hoạch (số dòng trong tệp: 2) nên "
                  "không tính cho mục tiêu nào; hãy sửa tên hoặc thêm tên này vào cột aliases của "
                  "indicators.csv" },
                { HEAD "rate,,2020,-5.25,,,\n", HEAD "parks,,2020,9,,,\n", TL_EN,
                  "rate in 2020 is -5.25, outside its bounds -5 to 5; correct the value" },
                { HEAD "rate,,2020,-5.25,,,\n", HEAD "parks,,2020,9,,,\n", TL_VI,
                  "rate năm 2020 là -5,25, ngoài giới hạn từ -5 đến 5; hãy sửa giá trị" },
                { HEAD "total_growth,,2020,-100.5,,,\n", HEAD "parks,,2020,9,,,\n", TL_VI,
                  "total_growth năm 2020 là -100,5, ngoài giới hạn từ -100 đến +∞; hãy sửa giá "
                  "trị" },
                { UNITS "urban,2020,1,người\n", HEAD "parks,,2020,9,,,\n", TL_EN,
                  "urban is in “người” here but the plan has it in “thousand persons”; convert the "
                  "values, or correct the column unit" },
                { HEAD "parks,Thanh Hoa,2020,1,,,\n", HEAD "parks,,2021,9,,,\n", TL_EN,
                  "the area “Thanh Hoa” is taken as “Thanh Hóa”" },
                { HEAD "urban,,2020,1001,,,\n", HEAD "total,,2020,1000,,,\n", TL_VI,
                  "urban_share năm 2020, tính theo share(urban; total), là 100,1, ngoài giới hạn "
                  "từ 0 đến 100; hãy kiểm tra số liệu gốc" },
        };
        struct tl_plan *plan = load_plan();

        for (size_t i = 0; i < G_N_ELEMENTS(messages); i++) {
                struct tl_faults *faults = tl_faults_new();
                struct tl_dataset *dataset = tl_dataset_new();
                char *text;

                read_text(dataset, messages[i].one, "one.csv");
                read_text(dataset, messages[i].two, "two.csv");
                CHECK_TRUE("bound", tl_dataset_bind(dataset, plan, faults) <= TL_EDATA);
                text = tl_fault_text(tl_faults_at(faults, 0), messages[i].lang);
                CHECK_TEXT("message", text, messages[i].text);
                tl_string_free(text);
                tl_dataset_free(dataset);
                tl_faults_free(faults);
        }
        tl_plan_free(plan);
}

static void test_without_plan(void)
{
        struct tl_faults *faults = tl_faults_new();
        struct tl_dataset *dataset = tl_dataset_new();
        char *text;

        read_text(dataset,
                  "indicator,year,value,nature,unit\nb,2020,1,flow,ha\na,2020,2,,\nB,2021,3,Flow,"
                  "HA\n",
                  "one.csv");
        CHECK_INT("before", tl_dataset_series_count(dataset), 0);
        CHECK_INT("bind", tl_dataset_bind(dataset, NULL, faults), TL_OK);
        text = show_all(dataset);
        CHECK_TEXT("series", text, "a||2020: 2o; b||2020: 1o 3o");
        CHECK_TEXT("faults", faults_text(faults), "");
        CHECK_INT("nature", tl_dataset_series(dataset, "b", "")->nature, TL_FLOW);
        CHECK_INT("no nature", tl_dataset_series(dataset, "a", "")->nature, -1);
        CHECK_TEXT("unit", tl_dataset_series(dataset, "b", "")->unit, "ha");
        CHECK_TRUE("no such series", !tl_dataset_series(dataset, "b", "x"));
        g_free(text);
        tl_dataset_free(dataset);
        tl_faults_free(faults);
}

static void test_units_and_natures(void)
{
        struct tl_faults *faults = tl_faults_new();
        struct tl_dataset *dataset = tl_dataset_new();
        struct tl_plan *plan = load_plan();

        read_text(dataset,
                  "indicator,year,value,nature,unit\nx,2020,1,flow,ha\nx,2021,2,level,m2\n"
                  "x,2022,2,flow,m2\nparks,2020,1,level,\n",
                  "one.csv");
        CHECK_INT("bind", tl_dataset_bind(dataset, NULL, faults), TL_EDATA);
        CHECK_TEXT("faults", faults_text(faults), "unit_differs:3:3 nature_differs:3:3");
        tl_dataset_free(dataset);
        dataset = tl_dataset_new();
        read_text(dataset, "indicator,year,value,nature\nparks,2020,1,level\n", "two.csv");
        CHECK_INT("bind", tl_dataset_bind(dataset, plan, NULL), TL_OK);
        CHECK_INT("the plan's nature", tl_dataset_series_at(dataset, 0)->nature, TL_COUNT);
        CHECK_TEXT("the plan's unit", tl_dataset_series_at(dataset, 0)->unit, "parks");
        tl_dataset_free(dataset);
        tl_plan_free(plan);
        tl_faults_free(faults);
}

/* A share of which no plan knows the bounds. */
static void test_share_without_plan(void)
{
        struct tl_dataset *dataset = tl_dataset_new();
        struct tl_faults *faults = tl_faults_new();

        read_text(dataset, "indicator,year,value,nature\na,2020,101,share\nb,2020,101,level\n",
                  "t.csv");
        CHECK_INT("bind", tl_dataset_bind(dataset, NULL, faults), TL_OK);
        CHECK_TEXT("faults", faults_text(faults), "share_outside:2:3");
        CHECK_TRUE("words", faults_worded(faults));
        tl_faults_free(faults);
        tl_dataset_free(dataset);
}

static void test_areas(void)
{
        struct tl_dataset *dataset = tl_dataset_new();
        struct tl_plan *plan = load_plan();

        read_text(dataset, HEAD "parks,B,2020,1,,,\nparks,A,2020,1,plan,,\nparks,,2020,1,,,\n",
                  "one.csv");
        CHECK_INT("bind", tl_dataset_bind(dataset, plan, NULL), TL_OK);
        CHECK_INT("areas", tl_dataset_area_count(dataset), 3);
        CHECK_TEXT("first", tl_dataset_area_at(dataset, 0), "B");
        CHECK_TEXT("second", tl_dataset_area_at(dataset, 1), "A");
        CHECK_TEXT("third", tl_dataset_area_at(dataset, 2), "Thanh Hóa");
        CHECK_TEXT("observation", tl_dataset_at(dataset, 2)->area, "Thanh Hóa");
        tl_dataset_free(dataset);
        tl_plan_free(plan);
}

/* A second plan finds the names of the file, not those of the plan before. */
static void test_bound_anew(void)
{
        struct tl_dataset *dataset = tl_dataset_new();
        struct tl_plan *plan = load_plan();

        read_text(dataset, HEAD "Dân số,,2020,8,,,\n", "one.csv");
        CHECK_INT("bind", tl_dataset_bind(dataset, plan, NULL), TL_OK);
        CHECK_TEXT("plan", tl_dataset_series_at(dataset, 0)->indicator, "total");
        CHECK_INT("bind", tl_dataset_bind(dataset, NULL, NULL), TL_OK);
        CHECK_TEXT("no plan", tl_dataset_series_at(dataset, 0)->indicator, "Dân số");
        CHECK_TEXT("no plan", tl_dataset_series_at(dataset, 0)->area, "");
        read_text(dataset, HEAD "Dân số,,2021,8,,,\n", "two.csv");
        CHECK_INT("a new file unbinds", tl_dataset_series_count(dataset), 0);
        CHECK_INT("bind", tl_dataset_bind(dataset, plan, NULL), TL_OK);
        CHECK_INT("both files", tl_dataset_series(dataset, "total", "Thanh Hóa")->n, 2);
        tl_dataset_free(dataset);
        tl_plan_free(plan);
}

/* What is sound of a file with faults is kept, so that binding finds the rest of them; there are no
 * series as long as the dataset holds it. */
static void test_faulty_file(void)
{
        static const char bad[] = "indicator,year,value\na,2021,1\na,2022,hai\n";
        struct tl_dataset *dataset = tl_dataset_new();
        struct tl_faults *faults = tl_faults_new();

        read_text(dataset, "indicator,year,value\na,2020,1\n", "one.csv");
        CHECK_INT("bind", tl_dataset_bind(dataset, NULL, NULL), TL_OK);
        CHECK_INT("missing", tl_dataset_read(dataset, "/no/such/file.csv", NULL, NULL), TL_EIO);
        CHECK_INT("as before", tl_dataset_series_count(dataset), 1);
        CHECK_INT("bad", tl_dataset_read_bytes(dataset, bad, strlen(bad), "bad", NULL, faults),
                  TL_EDATA);
        CHECK_INT("sound rows", tl_dataset_count(dataset), 2);
        CHECK_INT("sound row", tl_dataset_at(dataset, 1)->year, 2021);
        CHECK_INT("unbound", tl_dataset_series_count(dataset), 0);
        for (int i = 0; i < 2; i++) {
                CHECK_INT("faulty", tl_dataset_bind(dataset, NULL, faults), TL_EDATA);
                CHECK_INT("no series", tl_dataset_series_count(dataset), 0);
                CHECK_TEXT("nothing new", faults_text(faults), "not_a_number:3:3");
        }
        read_text(dataset, "indicator,year,value\nb,2020,1\n", "two.csv");
        CHECK_INT("faulty still", tl_dataset_bind(dataset, NULL, NULL), TL_EDATA);
        tl_faults_free(faults);
        tl_dataset_free(dataset);
        tl_dataset_free(NULL);
}

/* A file that is no table, or whose header is in doubt, adds nothing but its faults. */
static void test_unusable_file(void)
{
        static const struct {
                const char *name, *text;
                size_t n;
        } files[] = {
                { "binary", "indicator,year,value\na,2020,1\0\n", 31 },
                { "damaged UTF-8", "indicator,year,value\n\xc3\xa1\xc3\xa1,2020,1\n\xff,2021,1\n",
                  41 },
                { "open quote", "indicator,year,value\na,2020,1\n\"a,2021,1\n", 40 },
                { "unknown format", "a,b\n1,2\n", 8 },
                { "column twice", "indicator,year,year,value\na,2020,2021,1\n", 40 },
                { "column missing", "year,value\n2020,1\n", 18 },
                { "name of a column slips", "indicator,year,value,statsu\na,2020,1,plan\n", 42 },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
                struct tl_dataset *dataset = tl_dataset_new();
                struct tl_faults *faults = tl_faults_new();

                CHECK_INT(files[i].name,
                          tl_dataset_read_bytes(dataset, files[i].text, files[i].n, "bad.csv", NULL,
                                                faults),
                          TL_EDATA);
                CHECK_INT(files[i].name, tl_dataset_count(dataset), 0);
                CHECK_INT(files[i].name, tl_faults_count(faults), 1);
                CHECK_INT(files[i].name, tl_dataset_bind(dataset, NULL, faults), TL_EDATA);
                CHECK_INT(files[i].name, tl_faults_count(faults), 1);
                tl_faults_free(faults);
                tl_dataset_free(dataset);
        }
}

/* Seven faults of cells and four that only binding can find, a name whose one row is refused among
 * them; and a second file, which is held against the first. */
static void test_every_fault_in_one_pass(void)
{
        static const char one[] = HEAD "parks,,2020,8,,,\n"
                                       "parks,,20x0,8,,,\n"
                                       "parks,,2021,many,,,\n"
                                       "parks,,2020,9,,,\n"
                                       "parks,,2022,5%,,,\n"
                                       "urban_share,,2022,104,,,\n"
                                       "parks,,2023,8,rumoured,,\n"
                                       "park,,2023,inf,,,\n"
                                       "parks,,2024,8.5,,,\n"
                                       "parks,,2025,8,,someday,\n"
                                       "parks,,2026,8,,,perhaps\n";
        static const char two[] = "indicator,2024,2025\nparks,9,8\nurban,5,hai\nzebra,..x,\n,1,2\n";
        struct tl_plan *plan = load_plan();
        struct tl_faults *faults = tl_faults_new();
        struct tl_dataset *dataset = tl_dataset_new();

        CHECK_INT("one", tl_dataset_read_bytes(dataset, one, strlen(one), "one", NULL, faults),
                  TL_EDATA);
        CHECK_INT("missing", tl_dataset_read(dataset, "/no/such/file.csv", NULL, faults), TL_EIO);
        CHECK_INT("two", tl_dataset_read_bytes(dataset, two, strlen(two), "two", NULL, faults),
                  TL_EDATA);
        CHECK_INT("sound", tl_dataset_count(dataset), 7);
        CHECK_INT("bind", tl_dataset_bind(dataset, plan, faults), TL_EDATA);
        CHECK_TEXT("all of them", faults_text(faults),
                   "not_a_year:3:3 not_a_number:4:4 duplicate_year:5:4 number_percent:6:4 "
                   "out_of_bounds:7:4 status_unknown:8:5 unknown_indicator_near:9:0 "
                   "number_not_finite:9:4 count_fraction:10:4 published_invalid:11:6 "
                   "break_unknown:12:7 file_missing:0:0 duplicate_year:2:2 not_a_number:3:3 "
                   "unknown_indicator:4:0 not_a_number:4:2 indicator_missing:5:1");
        CHECK_TRUE("worded", faults_worded(faults));
        tl_dataset_free(dataset);
        tl_faults_free(faults);
        tl_plan_free(plan);
}

/* A value that a formula gives in place of one that cannot be read is not told of as added. */
static void test_formulas_of_faulty_data(void)
{
        static const char text[] = HEAD "urban,,2020,25,,,\nurban,,2021,1000,,,\n"
                                        "total,,2020,100,,,\ntotal,,2021,100,,,\n"
                                        "urban_share,,2019,24,,,\nurban_share,,2020,abc,,,\n";
        struct tl_plan *plan = load_plan();
        struct tl_faults *faults = tl_faults_new();
        struct tl_dataset *dataset = tl_dataset_new();

        CHECK_INT("read", tl_dataset_read_bytes(dataset, text, strlen(text), "t", NULL, faults),
                  TL_EDATA);
        CHECK_INT("bind", tl_dataset_bind(dataset, plan, faults), TL_EDATA);
        CHECK_TEXT("faults", faults_text(faults), "not_a_number:7:4 derived_bounds:0:0");
        tl_dataset_free(dataset);
        tl_faults_free(faults);
        tl_plan_free(plan);
}

/* The value of each year by brute force: of all observations the latest published. */
static void test_against_brute_force(void)
{
        enum { ROWS = 2000, YEARS = 30 };
        GRand *random = g_rand_new_with_seed(20240617);
        GString *text = g_string_new("indicator,year,value,published\n");
        double want[YEARS];
        struct tl_dataset *dataset = tl_dataset_new();
        const struct tl_series *series;

        for (size_t i = 0; i < YEARS; i++)
                want[i] = TL_MISSING;
        for (int i = 0; i < ROWS; i++) {
                int year = g_rand_int_range(random, 0, YEARS);
                int value = g_rand_int_range(random, 1, 1000000);

                /* rows in order of publication: each day one; the last of a year counts */
                g_string_append_printf(text, "a,%d,%d,%d-%d-%d\n", 1990 + year, value,
                                       2000 + i / 300, 1 + i / 25 % 12, 1 + i % 25);
                want[year] = value;
        }
        read_text(dataset, text->str, "random.csv");
        CHECK_INT("bind", tl_dataset_bind(dataset, NULL, NULL), TL_OK);
        series = tl_dataset_series(dataset, "a", "");
        CHECK_INT("years", series ? series->n : 0, YEARS);
        for (size_t i = 0; series && i < series->n; i++)
                CHECK_REL("value", series->value[i], want[i], 0);
        tl_dataset_free(dataset);
        g_string_free(text, TRUE);
        g_rand_free(random);
}

/* A series survives the way through text: tidy rows of what was bound bind to the same series. */
static void test_round_trip(void)
{
        GString *text = g_string_new("indicator,area,year,value,status\n");
        static const char *const words[] = { "official", "preliminary", "estimate" };
        struct tl_dataset *first = tl_dataset_new(), *second = tl_dataset_new();
        char *before, *after;

        read_text(first,
                  "Chỉ tiêu;2020;2021;Sơ bộ 2022;Ước tính 2024\nDân "
                  "số;1.234,5;..;7;0,1\nGRDP;1;2;3;4\n",
                  "wide.csv");
        CHECK_INT("bind", tl_dataset_bind(first, NULL, NULL), TL_OK);
        for (size_t i = 0; i < tl_dataset_series_count(first); i++) {
                const struct tl_series *series = tl_dataset_series_at(first, i);

                for (size_t j = 0; j < series->n; j++) {
                        char number[G_ASCII_DTOSTR_BUF_SIZE];

                        if (isnan(series->value[j]))
                                continue;
                        g_ascii_dtostr(number, sizeof number, series->value[j]);
                        g_string_append_printf(text, "%s,%s,%zu,%s,%s\n", series->indicator,
                                               series->area, (size_t)series->first_year + j, number,
                                               words[series->status[j]]);
                }
        }
        read_text(second, text->str, "tidy.csv");
        CHECK_INT("bind", tl_dataset_bind(second, NULL, NULL), TL_OK);
        before = show_all(first);
        after = show_all(second);
        CHECK_TEXT("series", before,
                   "Dân số||2020: 1234.5o - 7p - 0.1e; GRDP||2020: 1o 2o 3p - 4e");
        CHECK_TEXT("the same", after, before);
        g_free(before);
        g_free(after);
        tl_dataset_free(first);
        tl_dataset_free(second);
        g_string_free(text, TRUE);
}

/* What the project ships is read without any word of complaint, and all its names are known. */
static void test_bundled(void)
{
        static const struct {
                const char *plan, *data;
        } bundled[] = {
                { "indicators/thanh-hoa-2030", "datasets/thanh-hoa/observations.csv" },
                { "indicators/thanh-hoa-2030", "datasets/synthetic-province/observations.csv" },
                { "indicators/vietnam-2030", "datasets/vietnam/observations.csv" },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(bundled); i++) {
                struct tl_faults *faults = tl_faults_new();
                struct tl_dataset *dataset = tl_dataset_new();
                struct tl_plan *plan = NULL;

                CHECK_INT(bundled[i].plan, tl_plan_load(check_path(bundled[i].plan), &plan, faults),
                          TL_OK);
                CHECK_INT(bundled[i].data,
                          tl_dataset_read(dataset, check_path(bundled[i].data), NULL, faults),
                          TL_OK);
                CHECK_INT(bundled[i].data, tl_dataset_bind(dataset, plan, faults), TL_OK);
                CHECK_INT(bundled[i].data, tl_faults_count_severe(faults, TL_WARNING), 0);
                CHECK_TRUE(bundled[i].data, tl_dataset_series_count(dataset) > 10);
                tl_dataset_free(dataset);
                tl_plan_free(plan);
                tl_faults_free(faults);
        }
}

static struct tl_dataset *read_alone(const char *path)
{
        struct tl_faults *faults = tl_faults_new();
        struct tl_dataset *dataset = tl_dataset_new();

        CHECK_INT(path, tl_dataset_read(dataset, check_path(path), NULL, faults), TL_OK);
        CHECK_INT(path, tl_dataset_bind(dataset, NULL, faults), TL_OK);
        CHECK_INT(path, tl_faults_count_severe(faults, TL_ERROR), 0);
        tl_faults_free(faults);
        return dataset;
}

/* The benchmark: every future begins in the year after its past. */
static void test_benchmark(void)
{
        static const struct {
                const char *train, *test;
                size_t n_series;
        } sets[] = {
                { "datasets/yearly-benchmark/m1_train.csv", "datasets/yearly-benchmark/m1_test.csv",
                  85 },
                { "datasets/yearly-benchmark/m3_train.csv", "datasets/yearly-benchmark/m3_test.csv",
                  336 },
                { "datasets/yearly-benchmark/tourism_train.csv",
                  "datasets/yearly-benchmark/tourism_test.csv", 271 },
                { "datasets/yearly-benchmark/indicators_train.csv",
                  "datasets/yearly-benchmark/indicators_test.csv", 1580 },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(sets); i++) {
                struct tl_dataset *train = read_alone(sets[i].train);
                struct tl_dataset *test = read_alone(sets[i].test);

                CHECK_INT(sets[i].train, tl_dataset_series_count(train), sets[i].n_series);
                CHECK_INT(sets[i].test, tl_dataset_series_count(test), sets[i].n_series);
                for (size_t k = 0; k < tl_dataset_series_count(train); k++) {
                        const struct tl_series *past = tl_dataset_series_at(train, k);
                        const struct tl_series *future =
                                tl_dataset_series(test, past->indicator, past->area);

                        CHECK_TRUE(past->indicator,
                                   future && future->first_year == past->first_year + (int)past->n);
                }
                tl_dataset_free(train);
                tl_dataset_free(test);
        }
}

int main(void)
{
        static const struct check_test tests[] = {
                { "names, areas, rivals, bounds, breaks, formulas", test_cases },
                { "messages", test_messages },
                { "without a plan", test_without_plan },
                { "units and natures", test_units_and_natures },
                { "areas", test_areas },
                { "bound to one plan after another", test_bound_anew },
                { "of a faulty file what is sound", test_faulty_file },
                { "of an unusable file nothing", test_unusable_file },
                { "every fault in one pass", test_every_fault_in_one_pass },
                { "formulas of faulty data", test_formulas_of_faulty_data },
                { "against brute force", test_against_brute_force },
                { "round trip", test_round_trip },
                { "bundled data", test_bundled },
                { "benchmark", test_benchmark },
                { "a share without a plan", test_share_without_plan },
                { NULL, NULL },
        };

        return check_main("dataset", tests);
}
