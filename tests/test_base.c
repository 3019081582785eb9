/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The base room: texts as people write them, numbers in two languages, faults, threads. */
#include "check.h"

#include "base/error.h"
#include "base/fault.h"
#include "base/parallel.h"
#include "base/text.h"

#include <glib.h>
#include <stdatomic.h>
#include <stdint.h>
#include <string.h>

/* ------------------------------------------------------------------------- texts ---- */

static void fill(void)
{
        static const struct {
                const char *template, *arguments[4], *filled;
        } cases[] = {
                { "no placeholder", { "x" }, "no placeholder" },
                { "{1} and {2}", { "a", "b" }, "a and b" },
                { "{2}{1}{2}", { "a", "b" }, "bab" },
                { "{1}{3}", { "a", "b" }, "a{3}" },
                { "{0} {x} {1 {", { "a" }, "{0} {x} {1 {" },
                { "{1}", { "{2}", "b" }, "{2}" }, /* what is filled in is not filled again */
                { "", { "a" }, "" },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                char *filled = tl__fill(cases[i].template, cases[i].arguments);

                CHECK_TEXT(cases[i].template, filled, cases[i].filled);
                g_free(filled);
        }
}

/* "\u0301" and its like are combining marks: the same letters as another system stores them. */
static const struct {
        const char *a, *b;
        bool meet;
} spellings[] = {
        { "Tỷ lệ đô thị hoá", "tỷ lệ đô thị hóa", true },
        { "THUỶ SẢN", "thủy sản", true },
        { "khoẻ", "khỏe", true },
        { "Thanh Hóa", "Thanh Ho\u0301a", true },
        { "Thanh Hoá", "THANH HO\u0301A", true },
        { "  Thanh \t Hóa\n", "thanh hóa", true },
        { "Thanh\u00a0Hóa", "thanh hóa", true },
        { "ĐẮK LẮK", "đắk lắk", true },
        { "", "  ", true },
        { "Thanh Hóa", "Thanh Hoa", false }, /* marks are letters here */
        { "má", "mà", false },
        { "Đà Nẵng", "Da Nang", false },
        { "quý", "qúy", true },
        { "oán", "óan", true },
        { "kế hoạch", "kế họach", true },
        { "a b", "ab", false },
};

static void fold(void)
{
        for (size_t i = 0; i < G_N_ELEMENTS(spellings); i++) {
                char *a = tl__fold(spellings[i].a), *b = tl__fold(spellings[i].b);
                char *again = tl__fold(a);

                CHECK_INT(spellings[i].a, strcmp(a, b) == 0, spellings[i].meet);
                CHECK_TEXT("folded twice", again, a);
                g_free(a);
                g_free(b);
                g_free(again);
        }
}

static void bare(void)
{
        static const char *const names[][2] = {
                { "Thanh Hóa", "thanh hoa" },
                { "ĐẮK  LẮK", "dak lak" },
                { "Tỷ lệ (%)", "ty le (%)" },
                { "Ho\u0301a \u0301", "hoa " },
                { "", "" },
                { "GDP, 2020", "gdp, 2020" },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
                char *text = tl__bare(names[i][0]);

                CHECK_TEXT(names[i][0], text, names[i][1]);
                g_free(text);
        }
}

static void fold_takes_any_bytes(void)
{
        char bytes[] = "a\xff\xfe z";
        char *folded = tl__fold(bytes);

        CHECK_TRUE("valid UTF-8", g_utf8_validate(folded, -1, NULL));
        g_free(folded);
}

/* A time that grows with the square of the length would take minutes here and below. */
#define VERY_LONG 200000

static void compose(void)
{
        GString *marks = g_string_new("o");
        char *composed = tl__compose("o\u0323\u0302x", 5);

        CHECK_TEXT("composed", composed, "ộ");
        g_free(composed);
        for (size_t i = 0; i < VERY_LONG; i++)
                g_string_append(marks, "\u0302\u0323");
        composed = tl__compose(marks->str, marks->len);
        CHECK_TRUE("as it is", strcmp(composed, marks->str) == 0);
        g_free(composed);
        composed = tl__fold(marks->str);
        CHECK_TRUE("folded", strcmp(composed, marks->str) == 0);
        g_free(composed);
        g_string_free(marks, TRUE);
}

static void nearest_of_very_long(void)
{
        char *a = g_strnfill(VERY_LONG, 'a'), *b = g_strnfill(VERY_LONG, 'b');
        const char *const names[] = { a, b, "gap", NULL };

        CHECK_TEXT("long and long", tl_nearest(a, names), NULL);
        CHECK_TEXT("long and short", tl_nearest("gpa", names), "gap");
        g_free(a);
        g_free(b);
}

static void nearest(void)
{
        static const char *const names[] = { "gap",  "forecast",          "check",
                                             "list", "urbanisation_rate", "Đô thị hoá",
                                             NULL };
        static const char *const none[] = { NULL };
        static const struct {
                const char *name, *near;
        } cases[] = {
                { "forcast", "forecast" },  /* one left out */
                { "foreacst", "forecast" }, /* neighbours exchanged */
                { "CHEKC", "check" },       /* whatever the case */
                { "lits", "list" },         /* four letters allow one edit */
                { "lsit", "list" },
                { "urbanization_rate", "urbanisation_rate" },
                { "urban_rate", NULL },         /* seven edits of ten letters */
                { "đô thi hóa", "Đô thị hoá" }, /* tone mark moved, another left out */
                { "ga", NULL },                 /* two letters allow none */
                { "gpa", "gap" },
                { "xyz", NULL },
                { "", NULL },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
                CHECK_TEXT(cases[i].name, tl_nearest(cases[i].name, names), cases[i].near);
        CHECK_TEXT("no names", tl_nearest("gap", none), NULL);
}

/* Of several equally near the first, so that messages do not depend on chance. */
static void nearest_is_first(void)
{
        static const char *const names[] = { "mat", "cat", "bat", NULL };

        CHECK_TEXT("hat", tl_nearest("hat", names), "mat");
        CHECK_TEXT("bat itself", tl_nearest("bat", names), "bat");
}

/* ----------------------------------------------------------------------- numbers ---- */

#define MINUS "\u2212"

static void number_text(void)
{
        static const struct {
                double value;
                const char *text[TL_N_LANGS];
        } cases[] = {
                { 0, { "0", "0" } },
                { -0.0, { "0", "0" } },
                { 0.004, { "0", "0" } },
                { -0.004, { "0", "0" } },
                { 0.005001, { "0.01", "0,01" } },
                { 37.2, { "37.2", "37,2" } },
                { -1.25, { MINUS "1.25", MINUS "1,25" } },
                { 99.949, { "99.95", "99,95" } },
                { 99.95, { "100", "100" } },
                { 100.04, { "100", "100" } },
                { 123.456, { "123.5", "123,5" } },
                { 999.49, { "999.5", "999,5" } },
                { 999.5, { "1,000", "1.000" } },
                { 1234.5, { "1,234", "1.234" } }, /* half to even, as IEEE 754 rounds */
                { 418000, { "418,000", "418.000" } },
                { -1234567.8, { MINUS "1,234,568", MINUS "1.234.568" } },
                { 1e15, { "1,000,000,000,000,000", "1.000.000.000.000.000" } },
                { TL_MISSING, { "", "" } },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
                for (int lang = 0; lang < TL_N_LANGS; lang++) {
                        char *text = tl__number_text(cases[i].value, (enum tl_lang)lang);

                        CHECK_TEXT(cases[i].text[lang], text, cases[i].text[lang]);
                        g_free(text);
                }
}

static void number_fixed(void)
{
        static const struct {
                double value;
                int decimals;
                const char *text[TL_N_LANGS];
        } cases[] = {
                { 5, 0, { "5", "5" } },
                { 5, 2, { "5.00", "5,00" } },
                { -0.04, 1, { "0.0", "0,0" } },
                { -0.06, 1, { MINUS "0.1", MINUS "0,1" } },
                { 12345.678, 1, { "12,345.7", "12.345,7" } },
                { TL_MISSING, 2, { "", "" } },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
                for (int lang = 0; lang < TL_N_LANGS; lang++) {
                        char *text = tl__number_fixed(cases[i].value, cases[i].decimals,
                                                      (enum tl_lang)lang);

                        CHECK_TEXT(cases[i].text[lang], text, cases[i].text[lang]);
                        g_free(text);
                }
}

/* The largest double has 309 digits: it must fit, whatever one thinks of such an indicator. */
static void number_of_any_size(void)
{
        char *plain = tl__number_fixed(1.7976931348623157e308, 2, TL_EN);

        CHECK_INT("length", strlen(plain), 309 + 102 + 3);
        CHECK_TRUE("begins", g_str_has_prefix(plain, "179,769,313,486,231,570,"));
        g_free(plain);
}

static void number_machine(void)
{
        static const struct {
                double value;
                const char *text;
        } cases[] = {
                { 0, "0" },
                { -0.0, "0" },
                { 0.1, "0.1" },
                { 37.2, "37.2" },
                { 1234567.5, "1234567.5" },
                { 418000, "418000" },
                { -100, "-100" },
                { 1.0 / 3, "0.333333333333333" },
                { 3.80585566810947, "3.80585566810947" },
                { 1e300, "1e+300" },
                { TL_MISSING, "" },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                char *text = tl__number_machine(cases[i].value);

                CHECK_TEXT(cases[i].text, text, cases[i].text);
                g_free(text);
        }
}

/* Whatever 15 digits can tell apart comes back the same. */
static void number_machine_returns(void)
{
        GRand *random = g_rand_new_with_seed(1);

        for (int i = 0; i < 2000; i++) {
                double value = g_rand_double_range(random, -1e6, 1e6);
                char *text = tl__number_machine(value);

                CHECK_REL(text, g_ascii_strtod(text, NULL), value, 1e-14);
                g_free(text);
        }
        g_rand_free(random);
}

/* ------------------------------------------------------------------------ faults ---- */

/* Of very many alike 1000 are told and the others counted; what is taken back is as never said. */
static void faults_alike(void)
{
        struct tl_faults *faults = tl_faults_new();
        char *text;

        tl__fault(faults, TL__F_file_empty, (struct tl__place){ "a", 0, 0 }, NULL);
        for (int round = 0; round < 2; round++) {
                for (long i = 1; i <= 1500; i++)
                        tl__fault(faults, TL__F_year_missing, (struct tl__place){ "b", i, 2 },
                                  NULL);
                tl__fault(faults, TL__F_year_missing, (struct tl__place){ "c", 7, 2 }, NULL);
                CHECK_INT("told", tl_faults_count(faults), 1 + 1000 + 1 + 1);
                CHECK_INT("counted", tl_faults_count_severe(faults, TL_ERROR), 1 + 1500 + 1);
                CHECK_TEXT("code", tl_faults_at(faults, 1001)->code, "more_alike");
                CHECK_INT("line", tl_faults_at(faults, 1001)->line, 1001);
                CHECK_INT("as severe", tl_faults_at(faults, 1001)->severity, TL_ERROR);
                text = tl_fault_text(tl_faults_at(faults, 1001), TL_EN);
                CHECK_TEXT("text", text,
                           "500 more like this in this file, from here on (year_missing)");
                tl_string_free(text);
                tl__faults_forget(faults, 1);
                CHECK_INT("taken back", tl_faults_count(faults), 1);
                CHECK_INT("taken back", tl_faults_count_severe(faults, TL_NOTE), 1);
        }
        tl_faults_free(faults);
}

static void faults_keep_order_and_place(void)
{
        struct tl_faults *faults = tl_faults_new();
        char name[] = "data.csv";
        char *text;

        CHECK_INT("empty", tl_faults_count(faults), 0);
        tl__fault(faults, TL__F_cannot_read, (struct tl__place){ name, 0, 0 }, "no such disk",
                  NULL);
        tl__fault(faults, TL__F_catalogue_no_rows, (struct tl__place){ NULL, 3, 4 }, NULL);
        name[0] = 'X'; /* the name was copied */
        CHECK_INT("two", tl_faults_count(faults), 2);
        CHECK_INT("errors", tl_faults_count_severe(faults, TL_ERROR), 1);
        CHECK_INT("warnings and worse", tl_faults_count_severe(faults, TL_WARNING), 2);
        CHECK_TEXT("file", tl_faults_at(faults, 0)->file, "data.csv");
        CHECK_TEXT("code", tl_faults_at(faults, 0)->code, "cannot_read");
        CHECK_TEXT("no file", tl_faults_at(faults, 1)->file, NULL);
        CHECK_INT("line", tl_faults_at(faults, 1)->line, 3);
        CHECK_INT("column", tl_faults_at(faults, 1)->column, 4);
        text = tl_fault_text(tl_faults_at(faults, 0), TL_EN);
        CHECK_TEXT("text", text, "cannot be read: no such disk");
        tl_string_free(text);
        text = tl_fault_text(tl_faults_at(faults, 0), TL_VI);
        CHECK_TEXT("text", text, "không đọc được: no such disk");
        tl_string_free(text);
        tl_faults_free(faults);
        tl_faults_free(NULL);
        tl__fault(NULL, TL__F_file_empty, (struct tl__place){ "x", 0, 0 },
                  NULL); /* no list: no fault */
}

/* File by file as first named, those of none last; of one place as they came. */
static void faults_in_order(void)
{
        static const struct {
                const char *file;
                long line, column;
                const char *text;
        } places[] = {
                { "b", 7, 2, "6" }, { "a", 9, 0, "9" },  { NULL, 1, 1, "10" }, { "b", 0, 0, "1" },
                { "b", 3, 4, "4" }, { "b", 12, 1, "7" }, { "a", 2, 1, "8" },   { "b", 3, 0, "2" },
                { "b", 3, 4, "5" }, { "b", 3, 1, "3" },
        };
        struct tl_faults *faults = tl_faults_new();

        for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
                tl__fault(faults, TL__F_cannot_read,
                          (struct tl__place){ places[i].file, places[i].line, places[i].column },
                          places[i].text, NULL);
        tl__faults_sort(faults);
        CHECK_INT("all", tl_faults_count(faults), G_N_ELEMENTS(places));
        for (size_t i = 0; i < tl_faults_count(faults); i++) {
                char *text = tl_fault_text(tl_faults_at(faults, i), TL_EN);
                char *want = g_strdup_printf("cannot be read: %zu", i + 1);

                CHECK_TEXT("order", text, want);
                g_free(text);
                g_free(want);
        }
        tl_faults_free(faults);
}

/* Numbers in the reader's own marks, all their digits and no groups; words are left alone. */
static void fault_numbers(void)
{
        static const struct {
                double number;
                const char *en, *vi;
        } numbers[] = {
                { 52.4, "52.4", "52,4" },
                { 1234568.5, "1234568.5", "1234568,5" },
                { 1e6, "1000000", "1000000" },
                { -0.25, "-0.25", "-0,25" },
                { 123456789012345, "123456789012345", "123456789012345" },
                { 1.5e20, "1.5e+20", "1,5e+20" },
                { 0, "0", "0" },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
                struct tl_faults *faults = tl_faults_new();
                char *machine = tl__number_machine(numbers[i].number);

                tl__fault(faults, TL__F_out_of_bounds, (struct tl__place){ NULL, 0, 0 }, "v1.5",
                          "2020", machine, "-∞", machine, NULL);
                for (size_t lang = 0; lang < TL_N_LANGS; lang++) {
                        const char *said = lang == TL_VI ? numbers[i].vi : numbers[i].en;
                        char *text = tl_fault_text(tl_faults_at(faults, 0), (enum tl_lang)lang);
                        char *want = g_strdup_printf(
                                lang == TL_VI ? "v1.5 năm 2020 là %s, ngoài giới hạn từ -∞ đến %s; "
                                                "hãy sửa giá trị"
                                              : "v1.5 in 2020 is %s, outside its bounds -∞ to %s; "
                                                "correct the value",
                                said, said);

                        CHECK_TEXT("number", text, want);
                        g_free(text);
                        g_free(want);
                }
                g_free(machine);
                tl_faults_free(faults);
        }
}

/* Bit i: the text has {i}; bit 10 + i: it has {#i}. */
static unsigned placeholders(const char *text)
{
        unsigned found = 0;

        for (const char *c = text; *c; c++)
                if (c[0] == '{' && g_ascii_isdigit(c[1]) && c[2] == '}')
                        found |= 1u << (c[1] - '0');
                else if (c[0] == '{' && c[1] == '#' && g_ascii_isdigit(c[2]) && c[3] == '}')
                        found |= 1u << (10 + c[2] - '0');
        return found;
}

/* Both texts of every fault say the same values, are valid, and are written like a clause of a
 * sentence: the place stands before them. */
static void fault_texts(void)
{
        static const struct {
                const char *code, *en, *vi;
        } texts[] = {
#define F(code, severity, en, vi) { #code, en, vi },
#include "base/faults.def"
#undef F
        };

        for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
                const char *code = texts[i].code;

                CHECK_INT(code, placeholders(texts[i].en), placeholders(texts[i].vi));
                CHECK_TRUE(code, g_utf8_validate(texts[i].vi, -1, NULL));
                CHECK_TRUE(code, g_str_is_ascii(texts[i].vi) == FALSE);
                CHECK_TRUE(code, !g_str_has_suffix(texts[i].en, ".") &&
                                         !g_str_has_suffix(texts[i].vi, "."));
        }
}

static void statuses(void)
{
        struct tl_error error = { TL_OK, "" };
        char longer[500];

        memset(longer, 'x', sizeof longer - 1);
        longer[sizeof longer - 1] = '\0';
        CHECK_TEXT("done", tl_status_text(TL_OK), "done");
        CHECK_TEXT("beyond", tl_status_text((enum tl_status)99), "unknown status");
        CHECK_INT("status", tl__fail(&error, TL_ESHORT, "only %d", 2), TL_ESHORT);
        CHECK_INT("in the record", error.status, TL_ESHORT);
        CHECK_TEXT("text", error.text, "only 2");
        CHECK_INT("no record", tl__fail(NULL, TL_EIO, "x"), TL_EIO);
        tl__fail(&error, TL_EIO, "%s", longer);
        CHECK_INT("cut off", strlen(error.text), sizeof error.text - 1);
}

/* ---------------------------------------------------------------------- parallel ---- */

#define JOBS 1000

static void count_visit(void *context, size_t i)
{
        atomic_int *visits = context;

        atomic_fetch_add(&visits[i], 1);
}

static void every_index_once(void)
{
        static const unsigned threads[] = { 0, 1, 2, 7, 64, 1000 };
        static const size_t sizes[] = { 0, 1, 3, JOBS };

        for (size_t t = 0; t < G_N_ELEMENTS(threads); t++)
                for (size_t s = 0; s < G_N_ELEMENTS(sizes); s++) {
                        static atomic_int visits[JOBS];
                        int wrong = 0;

                        memset(visits, 0, sizeof visits);
                        tl__parallel(sizes[s], threads[t], count_visit, visits);
                        for (size_t i = 0; i < JOBS; i++)
                                wrong += atomic_load(&visits[i]) != (i < sizes[s]);
                        CHECK_INT("indexes not visited once", wrong, 0);
                }
}

/* Two calls wait for each other: with one thread they would wait for ever. */
static void wait_for_the_other(void *context, size_t i)
{
        atomic_int *arrived = context;
        gint64 end = g_get_monotonic_time() + 20 * G_USEC_PER_SEC;

        (void)i;
        atomic_fetch_add(arrived, 1);
        while (atomic_load(arrived) < 2 && g_get_monotonic_time() < end)
                g_thread_yield();
}

static void really_parallel(void)
{
        atomic_int arrived = 0;
        gint64 start = g_get_monotonic_time();

        tl__parallel(2, 2, wait_for_the_other, &arrived);
        CHECK_TRUE("two at once", g_get_monotonic_time() - start < 19 * G_USEC_PER_SEC);
}

int main(void)
{
        static const struct check_test tests[] = {
                { "fill a template", fill },
                { "spellings that meet", fold },
                { "fold takes any bytes", fold_takes_any_bytes },
                { "compose", compose },
                { "bare names", bare },
                { "nearest of very long names", nearest_of_very_long },
                { "nearest name", nearest },
                { "the first of several equally near", nearest_is_first },
                { "numbers for people", number_text },
                { "numbers with fixed decimals", number_fixed },
                { "numbers of any size", number_of_any_size },
                { "numbers for machines", number_machine },
                { "numbers for machines come back", number_machine_returns },
                { "very many faults alike", faults_alike },
                { "faults keep order and place", faults_keep_order_and_place },
                { "faults in order of their places", faults_in_order },
                { "numbers in faults", fault_numbers },
                { "texts of every fault", fault_texts },
                { "statuses", statuses },
                { "every index once", every_index_once },
                { "really parallel", really_parallel },
                { NULL, NULL },
        };

        return check_main("base", tests);
}
