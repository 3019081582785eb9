/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tidy and wide tables: headers in two languages, statuses, numbers, and every fault with its
 * place. */
#include "check.h"
#include "data/dates.h"
#include "data/readers/reader.h"
#include "data/terms.h"
#include "faults.h"

#include <glib.h>
#include <glib/gstdio.h>

static const char status_letters[TL_N_OBS_STATUSES] = { 'o', 'p', 'e', 'f', 'k', 'm' };

/* Observations as text, "indicator|area|year=value.status" with the first letter of the status
 * (k: planned, m: missing). */
static char *shown(const struct tl_dataset *dataset)
{
        GString *text = g_string_new(NULL);

        for (size_t i = 0; i < tl_dataset_count(dataset); i++) {
                const struct tl_observation *observation = tl_dataset_at(dataset, i);
                char number[G_ASCII_DTOSTR_BUF_SIZE];

                g_ascii_formatd(number, sizeof number, "%.10g", observation->value);
                g_string_append_printf(text, "%s%s|%s|%d=%s.%c", i ? " " : "",
                                       observation->indicator, observation->area, observation->year,
                                       isnan(observation->value) ? "" : number,
                                       status_letters[observation->status]);
        }
        return g_string_free(text, FALSE);
}

static const struct {
        const char *name, *input, *observations, *faults;
} cases[] = {
        /* ---- tidy ---- */
        { "tidy", "indicator,area,year,value,status\ngrdp,A,2023,1.5,official\n",
          "grdp|A|2023=1.5.o", "" },
        { "any order", "value,status,year,indicator\n1.5,estimate,2023,grdp\n", "grdp||2023=1.5.e",
          "" },
        { "vietnamese", "Chỉ tiêu;Địa bàn;Năm;Giá trị;Tình trạng\ngrdp;Hà Nội;2023;1,5;Sơ bộ\n",
          "grdp|Hà Nội|2023=1.5.p", "" },
        { "vietnamese without accents", "chi_tieu,tinh,nam,gia_tri\ngrdp,A,2023,\"1,5\"\n",
          "grdp|A|2023=1.5.o", "" },
        { "shouted", "INDICATOR,YEAR,VALUE\ngrdp,2023,1\n", "grdp||2023=1.o", "" },
        { "decomposed header", "Chi\xcc\x89 tie\xcc\x82u,Na\xcc\x86m,value\ngrdp,2023,1\n",
          "grdp||2023=1.o", "" },
        { "statuses",
          "indicator,year,value,status\na,2001,1,Chính thức\na,2002,1,actual\na,2003,1,TH\n"
          "a,2004,1,prel.\na,2005,1,p\na,2006,1,ước thực hiện\na,2007,1,Ước TH\na,2008,1,ước\n"
          "a,2009,1,E\na,2010,1,dự báo\na,2011,1,KH\na,2012,1,Kế hoạch\na,2013,,missing\n"
          "a,2014,,không có\na,2015,1,\n",
          "a||2001=1.o a||2002=1.o a||2003=1.o a||2004=1.p a||2005=1.p a||2006=1.e a||2007=1.e "
          "a||2008=1.e a||2009=1.e a||2010=1.f a||2011=1.k a||2012=1.k a||2013=.m a||2014=.m "
          "a||2015=1.o",
          "" },
        { "status with the year", "indicator,year,value\na,Sơ bộ 2023,1\na,Ước tính năm 2024,2\n",
          "a||2023=1.p a||2024=2.e", "" },
        { "status twice, agreed", "indicator,year,value,status\na,Sơ bộ 2023,1,preliminary\n",
          "a||2023=1.p", "" },
        { "no value", "indicator,year,value\na,2022,\na,2023,..\na,2024,n/a\na,2025,…\n",
          "a||2022=.m a||2023=.m a||2024=.m a||2025=.m", "no_values:0:0" },
        { "decimal comma and groups", "indicator;year;value\na;2022;1.234,5\na;2023;1.234\n",
          "a||2022=1234.5.o a||2023=1234.o", "" },
        { "name for want of a code", "indicator name,year,value\nGRDP,2023,1\n", "GRDP||2023=1.o",
          "" },
        { "a code before a name", "indicator name,indicator,year,value\nGRDP,g,2023,1\n",
          "g||2023=1.o", "" },
        { "empty cells beyond the header", "indicator,year,value\na,2023,1,,\n", "a||2023=1.o",
          "" },
        { "known columns of no use", "indicator,year,value,url,quote,name\na,2023,1,u,q,n\n",
          "a||2023=1.o", "" },
        { "unknown column", "indicator,year,value,valeu\na,2023,1,2\n", "a||2023=1.o",
          "unknown_column_near:1:4" },
        { "a heading that ends in a delimiter", "indicator,year,value,\na,2023,1\n", "a||2023=1.o",
          "" },
        { "column without a name", "indicator,year,value,,\na,2023,1,,\nb,2023,1,2,\n",
          "a||2023=1.o b||2023=1.o", "unknown_column:1:4" },

        { "text in a number", "indicator,year,value\na,2022,hai\na,2023,1\na,2024,1,5\n",
          "a||2023=1.o", "not_a_number:2:3 row_long:4:0" },
        { "nan", "indicator,year,value\na,2022,NaN\na,2023,inf\n", "",
          "number_not_finite:2:3 number_not_finite:3:3" },
        { "percent", "indicator,year,value\na,2022,5%\n", "", "number_percent:2:3" },
        { "wrong groups", "indicator,year,value\na,2022,2.5\na,2023,\"1,23\"\n",
          "a||2022=2.5.o a||2023=1.23.o", "number_mixed:3:3" },
        { "ambiguous", "indicator,year,value\na,2022,7\na,2023,1.234\n", "a||2022=7.o",
          "number_ambiguous:3:3" },
        { "contradiction and text", "indicator;year;value\na;2022;2,5\na;2023;2.5\na;2024;x y\n",
          "a||2022=2.5.o a||2023=2.5.o", "number_mixed:3:3 not_a_number:4:3" },
        { "bad years",
          "indicator,year,value\na,1799,1\na,2201,1\na,2023-24,1\na,2023.5,1\na,,1\na,Q1 2023,1\n"
          "a,2020-2025,1\na,2023*,1\na,year,1\na,-2023,1\n",
          "",
          "year_range:2:2 year_range:3:2 year_mark:4:2 year_mark:5:2 year_missing:6:2 "
          "not_a_year:7:2 "
          "not_a_year:8:2 year_mark:9:2 not_a_year:10:2 year_mark:11:2" },
        { "bad status", "indicator,year,value,status\na,2023,1,maybe\n", "", "status_unknown:2:4" },
        { "status against year", "indicator,year,value,status\na,Sơ bộ 2023,1,official\n", "",
          "status_contradicts:2:4" },
        { "value though missing", "indicator,year,value,status\na,2023,1,missing\n", "",
          "status_value:2:3" },
        { "bad date", "indicator,year,value,published\na,2023,1,2024-13\na,2023,1,soon\n", "",
          "published_invalid:2:4 published_invalid:3:4" },
        { "bad nature", "indicator,year,value,nature\na,2023,1,stock\n", "", "nature_unknown:2:4" },
        { "bad break", "indicator,year,value,break\na,2023,1,perhaps\n", "", "break_unknown:2:4" },
        { "no indicator", "indicator,year,value\n,2023,1\n", "", "indicator_missing:2:1" },
        { "a name that slips leaves all rows open",
          "indicator,year,value,statsu\na,2023,1,plan\nb,2023,hai,\n", "",
          "column_slip:1:4 not_a_number:3:3" },
        { "two marks, and numbers that either grammar allows",
          "indicator;year;value\na;2020;2,5\na;2021;2.5\na;2022;1.234\na;2023;-7\na;2024;..\n"
          "a;2025;1.234,5\n",
          "a||2020=2.5.o a||2021=2.5.o a||2023=-7.o a||2024=.m a||2025=1234.5.o",
          "number_mixed:3:3" },
        { "sound rows between faults of every kind",
          "indicator,year,value,status,published\na,2019,1,,\na,Prel. 2020,1,official,\n"
          "a,2021,1,missing,\na,2022,1,,soon\na,2023,1,maybe,\na,2024,2,,\na,2025,1,,,,6\n,2026,1,,"
          "\n"
          "a,,1,,\na,2028\na,2029,3\n",
          "a||2019=1.o a||2024=2.o a||2029=3.o",
          "status_contradicts:3:4 status_value:4:3 published_invalid:5:5 status_unknown:6:4 "
          "row_long:8:0 indicator_missing:9:1 year_missing:10:2 value_cut:11:0 row_short:12:0" },
        { "cut row", "indicator,year,value\na,2023\n", "", "value_cut:2:0" },
        { "short row", "indicator,year,value,note\na,2023,1\n", "a||2023=1.o", "row_short:2:0" },
        { "long row", "indicator,year,value\na,2023,1,5\n", "", "row_long:2:0" },
        { "no value column", "indicator,year,amount\na,2023,1\n", "",
          "column_missing:1:0 unknown_column:1:3" },
        { "no year column", "indicator,period,value\na,2023,1\n", "",
          "column_missing:1:0 unknown_column:1:2" },
        { "no indicator column", "year,value\n2023,1\n", "", "column_missing:1:0" },
        { "column twice", "indicator,year,value,Năm\na,2023,1,2023\n", "", "column_twice:1:4" },
        { "no rows", "indicator,year,value\n", "", "no_rows:0:0" },
        { "every fault in one pass",
          "indicator,year,value,status,published\n,1700,hai,maybe,never\n", "",
          "status_unknown:2:4 published_invalid:2:5 indicator_missing:2:1 year_range:2:2 "
          "not_a_number:2:3" },

        /* ---- wide ---- */
        { "wide", "indicator,2022,2023\ngrdp,1.5,2\n", "grdp||2022=1.5.o grdp||2023=2.o", "" },
        { "statuses in headings",
          "Chỉ tiêu;2021;Sơ bộ 2022;Ước tính 2023;Prel. 2024;Ước TH 2025;KH 2026;Kế hoạch 2027;"
          "Estimate 2028;Dự báo 2029;2030 (p);Sơ bộ - Prel. 2031\nA;1;2;3;4;5;6;7;8;9;10;11\n",
          "A||2021=1.o A||2022=2.p A||2023=3.e A||2024=4.p A||2025=5.e A||2026=6.k A||2027=7.k "
          "A||2028=8.e A||2029=9.f A||2030=10.p A||2031=11.p",
          "" },
        { "heading over two lines", "A,\"Sơ bộ\nPrel.\n2023\"\nx,1\n", "x||2023=1.p", "" },
        { "label column without a name", ",2022,2023\nA,1,2\n", "A||2022=1.o A||2023=2.o", "" },
        { "label column called year", "Năm;2022;2023\nA;1;2\n", "A||2022=1.o A||2023=2.o", "" },
        { "label column of any name", "Ngành kinh tế;2022;2023\nA;1;2\n", "A||2022=1.o A||2023=2.o",
          "" },
        { "other known columns", "indicator,area,unit,2022,note\ngrdp,A,%,1,n\n", "grdp|A|2022=1.o",
          "" },
        { "empty and absent cells", "indicator,2021,2022,2023\ngrdp,,..,3\n",
          "grdp||2022=.m grdp||2023=3.o", "" },
        { "status column", "indicator,status,2022\ngrdp,estimate,1\n", "grdp||2022=1.e", "" },
        { "actual and planned", "indicator,TH 2024,KH 2024\na,1,2\n", "a||2024=1.o a||2024=2.k",
          "" },
        { "spreadsheet of Excel in Vietnamese",
          "\xef\xbb\xbf"
          "Chỉ tiêu;2015;2016;Sơ bộ 2024\n"
          "Thanh Hóa - Tổng số;3.537,0;3.570,8;3.764,2\nThanh Hóa - Thành "
          "thị;457,1;478,6;1.058,2\n",
          "Thanh Hóa - Tổng số||2015=3537.o Thanh Hóa - Tổng số||2016=3570.8.o "
          "Thanh Hóa - Tổng số||2024=3764.2.p Thanh Hóa - Thành thị||2015=457.1.o "
          "Thanh Hóa - Thành thị||2016=478.6.o Thanh Hóa - Thành thị||2024=1058.2.p",
          "" },
        { "the same with commas and a sep line",
          "sep=,\nChỉ tiêu,2015,Sơ bộ 2024\nTổng số,\"3.537,0\",\"3.764,2\"\n",
          "Tổng số||2015=3537.o Tổng số||2024=3764.2.p", "" },
        { "column that is no year", "indicator,2022,2023,So với 2022\na,1,2,200\n",
          "a||2022=1.o a||2023=2.o", "unknown_column:1:4" },
        { "a mark beside the year", "indicator,2022,2023 (*)\na,1,2\n", "a||2022=1.o",
          "year_mark:1:3" },
        { "year out of range", "indicator,2022,1750\na,1,2\n", "a||2022=1.o", "year_range:1:3" },
        { "year twice", "indicator,2022,2022\na,1,2\n", "", "column_twice:1:3" },
        { "two columns of labels", "Ngành,Nhóm,2022\na,b,1\n", "",
          "column_missing:1:0 unknown_column:1:1 unknown_column:1:2" },
        { "country and label", "Country Name,Series,2022\nViet Nam,gdp,1\n",
          "gdp|Viet Nam|2022=1.o", "" },
        { "only years", "2022,2023\n1,2\n", "", "column_missing:1:0" },
        { "short row, wide", "indicator,2022,2023\na,1\n", "a||2022=1.o", "row_short:2:0" },
        { "tabs, empty ends left off, decimal commas",
          "indicator\tyear\tvalue\tnote\na\t2021\t1,5\tx\na\t2022\t2,5\na\t2023\t3,5\n",
          "a||2021=1.5.o a||2022=2.5.o a||2023=3.5.o", "row_short:3:0 row_short:4:0" },
        { "text in a wide cell", "indicator,2022,2023\na,1,hai\nb,ba,2\n",
          "a||2022=1.o b||2023=2.o", "not_a_number:2:3 not_a_number:3:2" },
        { "ambiguous, wide", "indicator,2022,2023\na,1.234,5\n", "a||2023=5.o",
          "number_ambiguous:2:2" },
        { "row without a label", "indicator,2022\n,1\n", "", "indicator_missing:2:1" },
        { "no rows, wide", "indicator,2022\n", "", "no_rows:0:0" },

        /* ---- neither ---- */
        { "no known column", "a,b\n1,2\n", "", "format_unknown:1:0" },
        { "title above the heading",
          "Bảng 1. Dân số,,\n(Nghìn người),,\nindicator,year,value\na,2020,1\n", "",
          "heading_below:1:0" },
        { "title with a year above years", "Năm 2024\n\nChỉ tiêu;2020;2021\na;1;2\n", "",
          "heading_below:1:0" },
        { "prose", "This is a letter.\nIt has no table.\n", "", "format_unknown:1:0" },
        { "empty", "", "", "file_empty:0:0" },
        { "open quote", "indicator,year,value\n\"a,2023,1\n", "", "quote_open:2:1" },
};

static void check_input(const char *name, const char *input, const char *observations,
                        const char *expected)
{
        struct tl_faults *faults = tl_faults_new();
        struct tl_dataset *dataset = tl_dataset_new();
        int status = tl_dataset_read_bytes(dataset, input, strlen(input), "t.csv", NULL, faults);
        char *text = shown(dataset);

        CHECK_INT(name, status, tl_faults_count_severe(faults, TL_ERROR) ? TL_EDATA : TL_OK);
        CHECK_TEXT(name, text, observations);
        CHECK_TEXT(name, faults_text(faults), expected);
        CHECK_TRUE(name, faults_worded(faults));
        g_free(text);
        tl_dataset_free(dataset);
        tl_faults_free(faults);
}

static void test_cases(void)
{
        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
                check_input(cases[i].name, cases[i].input, cases[i].observations, cases[i].faults);
}

static char *with_line_ends(const char *text, const char *end)
{
        GString *out = g_string_new(text);

        g_string_replace(out, "\n", end, 0);
        return g_string_free(out, FALSE);
}

static void test_line_ends(void)
{
        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                char *crlf = with_line_ends(cases[i].input, "\r\n");
                char *cr = with_line_ends(cases[i].input, "\r");

                check_input(cases[i].name, crlf, cases[i].observations, cases[i].faults);
                check_input(cases[i].name, cr, cases[i].observations, cases[i].faults);
                g_free(crlf);
                g_free(cr);
        }
}

/* What is kept of a file, with or without faults, is whole. */
static bool is_sound(const struct tl_observation *observation)
{
        return *observation->indicator && observation->year >= 1800 && observation->year <= 2200 &&
               observation->status < TL_N_OBS_STATUSES && observation->line > 1 &&
               isnan(observation->value) == (observation->status == TL_NOT_AVAILABLE);
}

/* Cut after any byte: all of it is read, or some is refused with a reason. */
static void check_truncated(const char *name, const char *input, size_t n)
{
        struct tl_faults *faults = tl_faults_new();
        struct tl_dataset *dataset = tl_dataset_new();
        char *part = g_memdup2(input, n);
        int status = tl_dataset_read_bytes(dataset, part, n, "t.csv", NULL, faults);
        size_t errors = tl_faults_count_severe(faults, TL_ERROR);

        CHECK_TRUE(name, status == TL_OK ? errors == 0 : errors > 0);
        for (size_t i = 0; i < tl_dataset_count(dataset); i++)
                CHECK_TRUE(name, is_sound(tl_dataset_at(dataset, i)));
        CHECK_INT(name, tl_dataset_read_bytes(dataset, part, n, "t.csv", NULL, NULL), status);
        g_free(part);
        tl_dataset_free(dataset);
        tl_faults_free(faults);
}

static void test_truncated(void)
{
        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
                for (size_t n = 0; n <= strlen(cases[i].input); n++)
                        check_truncated(cases[i].name, cases[i].input, n);
}

/* Each of the file's own bytes replaced by one that means something, by turns. */
static void test_damaged(void)
{
        static const char damage[] = { '"', ',', ';', '\n', '\0', '\xff', '0', '-' };

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                size_t n = strlen(cases[i].input);
                char *copy = g_strdup(cases[i].input);

                for (size_t j = 0; j < n; j++) {
                        copy[j] = damage[(i + j) % sizeof damage];
                        check_truncated(cases[i].name, copy, n);
                        copy[j] = cases[i].input[j];
                }
                g_free(copy);
        }
}

/* ------------------------------------------------------------------- all columns ---- */

static void test_every_column(void)
{
        static const char input[] =
                "indicator,area,year,value,status,published,unit,source,note,nature,break,"
                "provenance\n"
                "grdp,A,2023,1,official,2024-06-30,%,Yearbook,as is,share,1,synthetic\n"
                "grdp,A,2024,2,official,30/6/2025,,,,,,\n"
                "grdp,A,2025,3,official,2026-02,,,,,có,\n"
                "grdp,A,2026,4,official,3/2027,,,,,0,\n"
                "grdp,A,2027,5,official,2028,,,,,không,\n";
        static const int published[] = { 20240630, 20250630, 20260200, 20270300, 20280000 };
        static const bool breaks[] = { true, false, true, false, false };
        struct tl_dataset *dataset = tl_dataset_new();
        const struct tl_observation *first;

        CHECK_INT("read", tl_dataset_read_bytes(dataset, input, strlen(input), "t.csv", NULL, NULL),
                  TL_OK);
        CHECK_INT("rows", tl_dataset_count(dataset), 5);
        for (size_t i = 0; i < tl_dataset_count(dataset); i++) {
                CHECK_INT("published", tl_dataset_at(dataset, i)->published, published[i]);
                CHECK_INT("break", tl_dataset_at(dataset, i)->break_before, breaks[i]);
                CHECK_INT("synthetic", tl_dataset_at(dataset, i)->synthetic, i == 0);
                CHECK_INT("line", tl_dataset_at(dataset, i)->line, i + 2);
                CHECK_INT("column", tl_dataset_at(dataset, i)->column, 4);
        }
        first = tl_dataset_at(dataset, 0);
        CHECK_TEXT("unit", first->unit, "%");
        CHECK_TEXT("source", first->source, "Yearbook");
        CHECK_TEXT("note", first->note, "as is");
        CHECK_TEXT("nature", first->nature, "share");
        CHECK_TEXT("file", first->file, "t.csv");
        CHECK_TEXT("no unit", tl_dataset_at(dataset, 1)->unit, "");
        tl_dataset_free(dataset);
}

static void test_settings(void)
{
        static const char tidy[] = "year,value\n2023,1.234\n", wide[] = "area,2023\nA,1.234\n";
        const struct tl_read_settings settings = { .indicator = "grdp",
                                                   .area = "B",
                                                   .decimal = ',' };
        struct tl_dataset *dataset = tl_dataset_new();
        char *text;

        CHECK_INT("tidy", tl_dataset_read_bytes(dataset, tidy, strlen(tidy), "t", &settings, NULL),
                  TL_OK);
        CHECK_INT("wide", tl_dataset_read_bytes(dataset, wide, strlen(wide), "w", &settings, NULL),
                  TL_OK);
        text = shown(dataset);
        CHECK_TEXT("filled", text, "grdp|B|2023=1234.o grdp|A|2023=1234.o");
        g_free(text);
        tl_dataset_free(dataset);
}

static void test_named_reader(void)
{
        static const char tidy[] = "indicator,year,value\na,2023,1\n";
        struct tl_read_settings settings = tl_read_settings_defaults();
        struct tl_faults *faults = tl_faults_new();
        struct tl_dataset *dataset = tl_dataset_new();

        settings.reader = "tidy";
        CHECK_INT("tidy",
                  tl_dataset_read_bytes(dataset, tidy, strlen(tidy), "t", &settings, faults),
                  TL_OK);
        settings.reader = "wide";
        CHECK_INT("wide",
                  tl_dataset_read_bytes(dataset, tidy, strlen(tidy), "t", &settings, faults),
                  TL_EDATA);
        settings.reader = "wid";
        CHECK_INT("none",
                  tl_dataset_read_bytes(dataset, tidy, strlen(tidy), "t", &settings, faults),
                  TL_ENOTFOUND);
        CHECK_TEXT("faults", faults_text(faults), "format_unknown:1:0 reader_unknown:0:0");
        settings = tl_read_settings_defaults();
        settings.decimal = ';';
        CHECK_INT("decimal",
                  tl_dataset_read_bytes(dataset, tidy, strlen(tidy), "t", &settings, faults),
                  TL_EINVALID);
        CHECK_INT("observations", tl_dataset_count(dataset), 1);
        tl_dataset_free(dataset);
        tl_faults_free(faults);
}

static void test_room(void)
{
        const char *const *names = tl_reader_names();
        size_t n = 0;

        for (; tl__readers[n]; n++) {
                CHECK_TEXT("name", names[n], tl__readers[n]->name);
                CHECK_TRUE("finds itself", tl__reader_find(names[n]) == tl__readers[n]);
                CHECK_TRUE("titles",
                           *tl__readers[n]->title[TL_EN] && *tl__readers[n]->title[TL_VI]);
        }
        CHECK_TRUE("as many names", !names[n]);
        CHECK_TRUE("no other", !tl__reader_find("none"));
}

/* --------------------------------------------------------------------- the words ---- */

static void test_year_labels(void)
{
        static const struct {
                const char *cell;
                enum tl__year_kind kind;
                int year, status;
        } labels[] = {
                { "2023", TL__YEAR, 2023, -1 },
                { "Năm 2023", TL__YEAR, 2023, -1 },
                { "Year 2023", TL__YEAR, 2023, -1 },
                { "SƠ BỘ 2023", TL__YEAR, 2023, TL_PRELIMINARY },
                { "2023 sơ bộ", TL__YEAR, 2023, TL_PRELIMINARY },
                { "2023p", TL__YEAR, 2023, TL_PRELIMINARY },
                { "2024 (ước TH)", TL__YEAR, 2024, TL_ESTIMATE },
                { "Ước thực hiện năm 2024", TL__YEAR, 2024, TL_ESTIMATE },
                { "Thực hiện 2024", TL__YEAR, 2024, TL_OFFICIAL },
                { "Kế hoạch năm 2025", TL__YEAR, 2025, TL_PLANNED },
                { "Sơ bộ – Prel. 2023", TL__YEAR, 2023, TL_PRELIMINARY },
                { "Sơ bộ - Estimate 2023", TL__YEAR_NONE, 2023, -1 },
                { "2023-2024", TL__YEAR_NONE, 0, -1 },
                { "Bình quân 2021-2025", TL__YEAR_NONE, 0, -1 },
                { "2023 so với 2022", TL__YEAR_NONE, 0, -1 },
                { "2023M05", TL__YEAR_NONE, 2023, -1 },
                { "Tháng 5 2023", TL__YEAR_NONE, 2023, -1 },
                { "12023", TL__YEAR_NONE, 0, -1 },
                { "", TL__YEAR_NONE, 0, -1 },
                { "Sơ bộ", TL__YEAR_NONE, 0, -1 },
                { "2023 (*)", TL__YEAR_MARKED, 2023, -1 },
                { "2023 (1)", TL__YEAR_MARKED, 2023, -1 },
                { "2023.0", TL__YEAR_MARKED, 2023, -1 },
                { "Sơ bộ 3023", TL__YEAR_RANGE, 0, TL_PRELIMINARY },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(labels); i++) {
                struct tl__year_label label = tl__year_label(labels[i].cell);

                CHECK_INT(labels[i].cell, label.kind, labels[i].kind);
                if (label.kind != TL__YEAR)
                        continue;
                CHECK_INT(labels[i].cell, label.year, labels[i].year);
                CHECK_INT(labels[i].cell, label.status, labels[i].status);
        }
}

static void test_dates(void)
{
        static const struct {
                const char *text;
                int date;
        } dates[] = {
                { "2025", 20250000 },
                { "2025-06", 20250600 },
                { "2025-06-30", 20250630 },
                { "2025/6/3", 20250603 },
                { "20250630", 20250630 },
                { "30/6/2025", 20250630 },
                { "30.06.2025", 20250630 },
                { "6/2025", 20250600 },
                { "29/2/2024", 20240229 },
                { "29/2/2023", -1 },
                { "31/6/2025", -1 },
                { "2025-13", -1 },
                { "13/2025", -1 },
                { "2025-00", -1 },
                { "", -1 },
                { "25", -1 },
                { "1799", -1 },
                { "2025-06-30-1", -1 },
                { "2025-", -1 },
                { "June 2025", -1 },
                { "02025", -1 },
                { "20251301", -1 },
                { "2025-06-30T10:00", -1 },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(dates); i++)
                CHECK_INT(dates[i].text, tl__date_of(dates[i].text), dates[i].date);
}

static void test_nearest_column(void)
{
        CHECK_TEXT("letters swapped", tl__field_nearest("valeu"), "value");
        CHECK_TEXT("letter missing", tl__field_nearest("Chỉ tiê"), "chỉ tiêu");
        CHECK_TRUE("nothing near", !tl__field_nearest("population density"));
}

static void test_messages(void)
{
        static const char input[] = "indicator,year,value,valeu,mood,break\na,2023,hai,1,x,maybe\n";
        static const struct {
                enum tl_lang lang;
                size_t fault;
                const char *text;
        } messages[] = {
                { TL_EN, 0,
                  "the column “valeu” is not known and is left out; did you mean “value”?" },
                { TL_VI, 0, "không nhận ra cột “valeu” nên bỏ qua; có phải ý là “value”?" },
                { TL_EN, 1, "the column “mood” is not known and is left out" },
                { TL_VI, 1, "không nhận ra cột “mood” nên bỏ qua" },
                { TL_EN, 2,
                  "“maybe” does not say whether the series breaks here; write “1”, or leave the "
                  "cell empty" },
                { TL_VI, 3,
                  "“hai” không phải là số; hãy viết chữ số với dấu thập phân “.”, hoặc để ô "
                  "trống" },
        };
        struct tl_faults *faults = tl_faults_new();
        struct tl_dataset *dataset = tl_dataset_new();
        char *text;

        CHECK_INT("read",
                  tl_dataset_read_bytes(dataset, input, strlen(input), "t.csv", NULL, faults),
                  TL_EDATA);
        for (size_t i = 0; i < G_N_ELEMENTS(messages); i++) {
                text = tl_fault_text(tl_faults_at(faults, messages[i].fault), messages[i].lang);
                CHECK_TEXT("message", text, messages[i].text);
                tl_string_free(text);
        }
        tl_dataset_free(dataset);
        tl_faults_free(faults);
}

/* ---- long tables, of which only the head is in memory ---- */

/* A tidy table of 300 plain rows, but for one of them and perhaps one more. */
static char *long_table(const char *header, int at, const char *row, int later, const char *other)
{
        GString *text = g_string_new(header);

        for (int i = 2; i <= 301; i++) {
                if (i == at || i == later)
                        g_string_append(text, i == at ? row : other);
                else
                        g_string_append_printf(text, "a,%d,%d%s", 1800 + i, i,
                                               g_str_has_suffix(header, ",\n") ? "," : "");
                g_string_append_c(text, '\n');
        }
        return g_string_free(text, FALSE);
}

static const struct {
        const char *name, *header;
        int at;
        const char *row;
        int later;
        const char *other;
        size_t n; /* observations */
        const char *faults;
} long_tables[] = {
        { "plain", "indicator,year,value\n", 0, "", 0, "", 300, "" },
        { "a mark late", "indicator,year,value\n", 200, "a,2020,1.5", 0, "", 300, "" },
        { "an ambiguous number decided later", "indicator,year,value\n", 100, "a,2020,\"1,234\"",
          200, "a,2021,1.5", 300, "" },
        { "an ambiguous number at the end", "indicator,year,value\n", 300, "a,2020,1.234", 0, "",
          299, "number_ambiguous:300:3" },
        { "two grammars", "indicator,year,value\n", 100, "a,2020,1.5", 200, "a,2021,\"1,5\"", 300,
          "number_mixed:200:3" },
        { "two grammars, one number depends on them", "indicator,year,value\n", 100,
          "a,2020,\"1,234.5\"", 200, "a,2021,\"1,5\"", 300, "number_mixed:200:3" },
        { "a bad number", "indicator,year,value\n", 100, "a,2020,one", 200, "a,2021,1.5", 299,
          "not_a_number:100:3" },
        { "a broken quote", "indicator,year,value\n", 100, "a,2020,one", 200, "a,2021,x\"y", 0,
          "quote_stray:200:3" },
        { "a column without a name", "indicator,year,value,\n", 200, "a,2020,1,here", 0, "", 300,
          "unknown_column:1:4" },
        { "a year with words", "indicator,year,value\n", 200, "a,Sơ bộ 2020,1", 0, "", 300, "" },
        { "a blank line", "indicator,year,value\n", 200, "", 0, "", 299, "" },
};

static void test_long_tables(void)
{
        for (size_t i = 0; i < G_N_ELEMENTS(long_tables); i++) {
                struct tl_dataset *dataset = tl_dataset_new();
                struct tl_faults *faults = tl_faults_new();
                char *text =
                        long_table(long_tables[i].header, long_tables[i].at, long_tables[i].row,
                                   long_tables[i].later, long_tables[i].other);
                int status = tl_dataset_read_bytes(dataset, text, strlen(text), "t", NULL, faults);

                CHECK_INT(long_tables[i].name, tl_dataset_count(dataset), long_tables[i].n);
                CHECK_TEXT(long_tables[i].name, faults_text(faults), long_tables[i].faults);
                CHECK_INT(long_tables[i].name, status,
                          tl_faults_count_severe(faults, TL_ERROR) ? TL_EDATA : TL_OK);
                g_free(text);
                tl_faults_free(faults);
                tl_dataset_free(dataset);
        }
}

/* A file of several parts, mapped, whose letters lie across their borders, is read as its bytes in
 * memory are; and one that is damaged in its last part is found out. */
static void test_parts(void)
{
        GString *text = g_string_new("indicator,area,year,value\r\n");
        char *folder = g_dir_make_tmp("targetline-XXXXXX", NULL);
        char *path = g_build_filename(folder, "long.csv", NULL);
        struct tl_dataset *mapped = tl_dataset_new(), *whole = tl_dataset_new();
        struct tl_faults *faults = tl_faults_new();
        char *one, *other;

        while (text->len < 9 << 20)
                g_string_append_printf(text, "Tỷ lệ đô thị hóa,Xã ấếộỡữỵ %zu,%zu,%zu.5\r\n",
                                       text->len % 977, 2000 + text->len % 20, text->len);
        CHECK_TRUE("written", g_file_set_contents(path, text->str, (gssize)text->len, NULL));
        CHECK_INT("mapped", tl_dataset_read(mapped, path, NULL, faults), TL_OK);
        CHECK_INT("whole", tl_dataset_read_bytes(whole, text->str, text->len, path, NULL, faults),
                  TL_OK);
        CHECK_TEXT("no fault", faults_text(faults), "");
        one = shown(mapped);
        other = shown(whole);
        CHECK_TRUE("the same", tl_dataset_count(mapped) > 100000 && strcmp(one, other) == 0);
        g_free(one);
        g_free(other);
        text->str[text->len - 30] = '\xff';
        CHECK_TRUE("written", g_file_set_contents(path, text->str, (gssize)text->len, NULL));
        CHECK_INT("damaged", tl_dataset_read(mapped, path, NULL, faults), TL_EDATA);
        CHECK_TEXT("damage", tl_faults_at(faults, 0)->code, "not_utf8");
        g_remove(path);
        g_rmdir(folder);
        g_free(path);
        g_free(folder);
        tl_dataset_free(mapped);
        tl_dataset_free(whole);
        tl_faults_free(faults);
        g_string_free(text, TRUE);
}

/* What repeats from row to row is kept, what changes is not: every column, whichever changed. */
static void test_repeated_cells(void)
{
        static const char text[] =
                "indicator,indicator name,area,area name,year,value,unit,status,published,note,"
                "source,nature,break\n"
                "a,A,x,X,2020,1,%,official,2021,n,s,share,\n"
                "a,A,x,X,2021,2,%,official,2021,n,s,share,\n"
                "a,A,x,X,Sơ bộ 2022,3,%,,2021,n,s,share,\n"
                "a,A,x,X,2023,4,%,,2021,n,s,share,\n"
                "a,A,x,X,2024,..,%,,2021,n,s,share,\n"
                "a,A,x,X,2025,5,%,,2021,n,s,share,1\n"
                "a,A,y,Y,2025,6,%,,2021,n,s,share,1\n"
                "b,B,y,Y,2025,7,ha,plan,2022,m,t,level,\n"
                "a,A,x,X,2020,8,%,official,2021,n,s,share,\n";
        static const char *const want[] = {
                "a A x X 2020 1 % 0 20210000 n s share 0",
                "a A x X 2021 2 % 0 20210000 n s share 0",
                "a A x X 2022 3 % 1 20210000 n s share 0",
                "a A x X 2023 4 % 0 20210000 n s share 0",
                "a A x X 2024 nan % 5 20210000 n s share 0",
                "a A x X 2025 5 % 0 20210000 n s share 1",
                "a A y Y 2025 6 % 0 20210000 n s share 1",
                "b B y Y 2025 7 ha 4 20220000 m t level 0",
                "a A x X 2020 8 % 0 20210000 n s share 0",
        };
        struct tl_dataset *dataset = tl_dataset_new();

        CHECK_INT("read", tl_dataset_read_bytes(dataset, text, strlen(text), "t", NULL, NULL),
                  TL_OK);
        CHECK_INT("rows", tl_dataset_count(dataset), G_N_ELEMENTS(want));
        for (size_t i = 0; i < G_N_ELEMENTS(want); i++) {
                const struct tl_observation *o = tl_dataset_at(dataset, i);
                char *got = g_strdup_printf("%s %s %s %s %d %g %s %d %d %s %s %s %d", o->indicator,
                                            o->indicator_name, o->area, o->area_name, o->year,
                                            fabs(o->value), o->unit, (int)o->status, o->published,
                                            o->note, o->source, o->nature, o->break_before);

                CHECK_TEXT("row", got, want[i]);
                CHECK_INT("line", o->line, (long)i + 2);
                g_free(got);
        }
        tl_dataset_free(dataset);
}

int main(void)
{
        static const struct check_test tests[] = {
                { "tidy, wide and neither", test_cases },
                { "line ends of other systems", test_line_ends },
                { "cut after any byte", test_truncated },
                { "any byte damaged", test_damaged },
                { "every column of a tidy file", test_every_column },
                { "settings fill in what rows leave out", test_settings },
                { "a reader by name", test_named_reader },
                { "the table of readers", test_room },
                { "years and their statuses", test_year_labels },
                { "dates of publication", test_dates },
                { "nearest column", test_nearest_column },
                { "messages", test_messages },
                { "long tables", test_long_tables },
                { "a file of several parts", test_parts },
                { "cells that repeat", test_repeated_cells },
                { NULL, NULL },
        };

        return check_main("readers", tests);
}
