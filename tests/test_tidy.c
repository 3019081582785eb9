/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tidy form: what is written is read as the same observations, whatever they are. */
#include "check.h"
#include "faults.h"

#include <glib.h>

static struct tl_dataset *read_text(const char *text)
{
        struct tl_dataset *dataset = tl_dataset_new();
        struct tl_faults *faults = tl_faults_new();

        CHECK_INT(text, tl_dataset_read_bytes(dataset, text, strlen(text), "t.csv", NULL, faults),
                  TL_OK);
        CHECK_INT(text, tl_faults_count_severe(faults, TL_ERROR), 0);
        tl_faults_free(faults);
        return dataset;
}

/* All of an observation but the place it was read from, values bit for bit. */
static char *shown(const struct tl_dataset *dataset)
{
        GString *text = g_string_new(NULL);

        for (size_t i = 0; i < tl_dataset_count(dataset); i++) {
                const struct tl_observation *o = tl_dataset_at(dataset, i);
                char number[G_ASCII_DTOSTR_BUF_SIZE];

                g_ascii_formatd(number, sizeof number, "%.17g", o->value);
                g_string_append_printf(
                        text, "[%s][%s][%d][%s][%d][%d][%d][%d][%s][%s][%s][%s][%s][%s]\n",
                        o->indicator, o->area, o->year, isnan(o->value) ? "" : number,
                        (int)o->status, o->published, o->break_before, o->synthetic,
                        o->indicator_name, o->area_name, o->unit, o->source, o->note, o->nature);
        }
        return g_string_free(text, FALSE);
}

static void check_round(const char *name, const char *text)
{
        struct tl_dataset *first = read_text(text), *second;
        char *tidy = tl_report_tidy(first), *before = shown(first), *after, *again;

        second = read_text(tidy);
        after = shown(second);
        CHECK_TEXT(name, after, before);
        again = tl_report_tidy(second);
        CHECK_INT(name, tl_dataset_count(second), tl_dataset_count(first));
        g_free(before);
        g_free(after);
        tl_string_free(again);
        tl_string_free(tidy);
        tl_dataset_free(first);
        tl_dataset_free(second);
}

static const struct {
        const char *name, *text;
} cases[] = {
        { "every status", "indicator,year,value,status\na,2001,1,official\na,2002,1,prel.\n"
                          "a,2003,1,estimate\na,2004,1,forecast\na,2005,1,plan\na,2006,,missing\n"
                          "a,2007,..,\n" },
        { "only ambiguous numbers",
          "indicator;year;value\na;2001;1,234\na;2002;12,345\nb;2002;0,1\n" },
        { "one ambiguous number", "indicator;year;value\na;2001;1,2340\n" },
        { "groups", "indicator;year;value\na;2001;1.234.567\n" },
        { "seventeen digits", "indicator,year,value\na,2001,0.1000000000000000055511151231257827\n"
                              "a,2002,0.30000000000000004\na,2003,1e22\na,2004,1.5e-99\n" },
        { "breaks and dates",
          "indicator,year,value,break,published\na,2001,1,,2025\na,2002,2,1,2025-06\n"
          "a,2003,..,1,2025-06-30\n" },
        { "quotes and lines", "indicator,year,value,note\n\"a, \"\"b\"\"\",2001,1,\"x\ny\"\n" },
        { "like formulas", "indicator,year,value,note\n=1+1,2001,1,- aside\n'=x,2002,1,-\n"
                           "@a,2003,1,''+x\n'quoted',2003,1,'\n" },
        { "delimiters in texts",
          "indicator,year,value,note\na;b;c;d;e;f;g;h;i;j;k;l;m;n;o;p;q;r,2001,1,a|b|c\n" },
        { "codes and names", "indicator,indicator name,area,area name,year,value,unit,nature\n"
                             "A.B,Name of it,VNM,Viet Nam,2001,1,%,share\nA.B,,VNM,,2002,1,%,\n" },
        { "invented", "indicator,year,value,provenance\na,2001,1,synthetic\na,2002,1,\n" },
        { "wide", "Chỉ tiêu;2020;Sơ bộ 2021;Dự báo 2030\nDân số;1,5;..;2,5\n" },
};

static void test_cases(void)
{
        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
                check_round(cases[i].name, cases[i].text);
}

/* Rows of cells that are likely to go wrong, at random. */
static void test_random(void)
{
        static const char *const texts[] = { "a",          "Dân số", "\"x \"\"y\"\"\"",
                                             "\"p,q\"",    "=1",     "-5",
                                             "'-5",        "''+a",   "\"a\nb\"",
                                             "..",         "1.5",    "tab\tin",
                                             "semi;colon", "b|c",    "'" };
        static const int decimals[] = { 0, 1, 2, 4 }; /* 1.234 alone would be ambiguous */
        static const char *const statuses[] = { "", "official", "p", "e", "forecast", "kh" };
        static const char *const dates[] = { "", "2024", "2024-05", "2024-05-06" };
        GRand *random = g_rand_new_with_seed(11);

        for (int round = 0; round < 200; round++) {
                GString *text = g_string_new("indicator,area,indicator name,unit,source,note,year,"
                                             "value,status,published,break\n");
                int n = g_rand_int_range(random, 1, 12);

                for (int row = 0; row < n; row++) {
                        for (int i = 0; i < 6; i++)
                                g_string_append_printf(
                                        text, "%s,",
                                        texts[g_rand_int_range(random, 0, G_N_ELEMENTS(texts))]);
                        g_string_append_printf(
                                text, "%d,%.*f,%s,%s,%s\n", g_rand_int_range(random, 1990, 2030),
                                decimals[g_rand_int_range(random, 0, 4)],
                                g_rand_double_range(random, -9, 9),
                                statuses[g_rand_int_range(random, 0, G_N_ELEMENTS(statuses))],
                                dates[g_rand_int_range(random, 0, G_N_ELEMENTS(dates))],
                                g_rand_boolean(random) ? "1" : "");
                }
                check_round("random", text->str);
                g_string_free(text, TRUE);
        }
        g_rand_free(random);
}

/* The columns that other programs rely on. */
static void test_columns(void)
{
        struct tl_dataset *dataset =
                read_text("indicator,indicator name,area,area name,year,value,unit,published\n"
                          "NV.IND,Industry,VNM,Viet Nam,Prel. 2024,1.5,%,2025-06\n");
        char *tidy = tl_report_tidy(dataset);

        CHECK_TRUE(tidy,
                   g_str_has_prefix(tidy, "indicator,area,year,value,unit,status,published,"
                                          "indicator_name,area_name,source_file,source_line,"));
        CHECK_TRUE(tidy, strstr(tidy, "\nNV.IND,VNM,2024,1.5,%,preliminary,2025-06,Industry,"
                                      "Viet Nam,t.csv,2,") != NULL);
        tl_string_free(tidy);
        tl_dataset_free(dataset);
}

int main(void)
{
        static const struct check_test tests[] = {
                { "what is written is read again", test_cases },
                { "whatever stands in the cells", test_random },
                { "columns", test_columns },
                { NULL, NULL },
        };

        return check_main("tidy", tests);
}
