/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report room: words and figures, breaking of lines, sheets from rows made by hand, and every
 * writer. */
#include "check.h"

#include "base/fault.h"
#include "base/text.h"
#include "data/csv.h"
#include "data/readers/reader.h"
#include "forecast/models/model.h"
#include "plan/targets/target.h"
#include "report/phrase.h"
#include "report/sheets.h"
#include "report/wrap.h"
#include "report/writers/writer.h"

#include <glib.h>
#include <jansson.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#define PAGE 100
#define NONE TL_MISSING

/* ------------------------------------------------------------------ rows by hand ---- */

static const struct tl_indicator share = {
        .id = "urbanisation_rate",
        .name = { "Urbanisation rate", "Tỷ lệ đô thị hóa" },
        .unit = { "%", "%" },
        .nature = TL_SHARE,
        .direction = 1,
        .lower = 0,
        .upper = 100,
        .derive = "",
        .aliases = "",
        .agency = "Sở Xây dựng",
        .source = "",
        .note = "",
        .discontinued_why = { "", "" },
};

static const struct tl_indicator flow = {
        .id = "industrial_investment",
        .name = { "Industrial investment", "Vốn đầu tư công nghiệp" },
        .unit = { "billion VND", "billion VND" },
        .nature = TL_FLOW,
        .direction = 1,
        .lower = TL_MISSING,
        .upper = TL_MISSING,
        .derive = "",
        .aliases = "",
        .agency = "",
        .source = "",
        .note = "",
        .discontinued_why = { "", "" },
};

static struct tl_indicator named(const struct tl_indicator *like, const char *name)
{
        struct tl_indicator indicator = *like;

        indicator.name[TL_EN] = indicator.name[TL_VI] = name;
        return indicator;
}

static struct tl_target target_of(const struct tl_indicator *indicator, const char *kind,
                                  enum tl_operator op, double low, double high)
{
        return (struct tl_target){
                .indicator = indicator,
                .kind = kind,
                .op = op,
                .low = low,
                .high = high,
                .year = 2030,
                .from = strcmp(kind, "cumulative") == 0 || strcmp(kind, "average_growth") == 0
                                ? 2021
                                : 0,
                .base_year = 2020,
                .group = { "Towns (III.6)", "Đô thị (mục III.6)" },
                .source = "II.2",
                .words = "",
                .note = "",
        };
}

/* Far from the target, with every figure in place. */
static struct tl_row row_of(const struct tl_target *target)
{
        double bound = isnan(target->low) ? target->high : target->low;
        struct tl_row row = {
                .indicator = target->indicator,
                .target = target,
                .area = "Thanh Hóa",
                .year = target->year,
                .base_year = 2020,
                .base_value = bound / 2,
                .latest_year = 2024,
                .latest_value = bound * 0.75,
                .latest_status = TL_PRELIMINARY,
                .n_obs = 12,
                .measured = bound * 0.75,
                .elapsed_share = 0.4,
                .attained_share = 0.5,
                .path_value = bound * 0.7,
                .path_deviation = bound * 0.05,
                .projected = bound * 0.9,
                .gap = bound * 0.1,
                .gap_percent = 10,
                .gap_now = bound * 0.25,
                .gap_now_percent = 25,
                .need_per_year = bound / 24,
                .pace_per_year = bound / 30,
                .need_unit = "pp/yr",
                .pace_ratio = 0.8,
                .probability = 0.31,
                .probability_stretch = TL_MISSING,
                .verdict = TL_BEHIND,
                .model = "ensemble",
                .mase = 0.9,
        };

        for (size_t i = 0; i < TL_MAX_LEVELS; i++) {
                row.lower[i] = bound * (0.85 - 0.05 * (double)i);
                row.upper[i] = bound * (0.95 + 0.05 * (double)i);
        }
        return row;
}

static struct tl_row without_data(const struct tl_target *target, enum tl_reason reason)
{
        struct tl_row row = row_of(target);

        row.latest_year = 0;
        row.latest_value = row.measured = row.base_value = row.elapsed_share = TL_MISSING;
        row.attained_share = row.path_value = row.path_deviation = row.projected = TL_MISSING;
        row.gap = row.gap_percent = row.gap_now = row.gap_now_percent = TL_MISSING;
        row.need_per_year = row.pace_per_year = row.pace_ratio = row.probability = TL_MISSING;
        row.mase = TL_MISSING;
        row.model = "";
        row.n_obs = 0;
        for (size_t i = 0; i < TL_MAX_LEVELS; i++)
                row.lower[i] = row.upper[i] = TL_MISSING;
        row.verdict = TL_INSUFFICIENT_DATA;
        row.reason = reason;
        row.missing_year = 2021;
        return row;
}

static struct tl_row beyond(const struct tl_target *target, int year)
{
        struct tl_row row = row_of(target);

        row.projection = true;
        row.year = year;
        row.verdict = TL_PROJECTED;
        row.gap = row.gap_now = row.need_per_year = row.measured = TL_MISSING;
        return row;
}

static const int horizons[] = { 2030, 2045 };
static const struct tl_plan_info plan_info = {
        .id = "test-plan",
        .authority = "",
        .legal_basis = "Quyết định số 1",
        .area = "Thanh Hóa",
        .title = { "A plan", "Một chương trình" },
        .area_name = { "Thanh Hóa", "tỉnh Thanh Hóa" },
        .legal_basis_in = { "Decision 1", "Quyết định số 1" },
        .base_year = 2020,
        .horizons = horizons,
        .n_horizons = 2,
};
static const struct tl_assess_settings levels_80_95 = { .levels = { 80, 95 }, .n_levels = 2 };

/* What a writer makes of rows by hand. */
static char *report_of(const struct tl_row rows[], size_t n, const char *format, enum tl_lang lang)
{
        const struct tl__writer *writer = tl__writer_find(format);
        struct tl_report_settings settings = { .format = format, .lang = lang };
        const struct tl_row **pointers = g_new(const struct tl_row *, n + 1);
        struct tl__gap gap = { &plan_info, pointers, n, &levels_80_95 };
        struct tl__sheet *sheet;
        char *out;

        for (size_t i = 0; i < n; i++)
                pointers[i] = &rows[i];
        sheet = writer->machine ? tl__gap_table(&gap) : tl__gap_sheet(&gap, lang);
        out = writer->write(sheet, &settings);
        tl__sheet_free(sheet);
        g_free(pointers);
        return out;
}

/* A cell of the row's sheet, before a writer lays it out. */
static void check_cell(const struct tl_row *row, enum tl_lang lang, const char *key,
                       const char *text)
{
        struct tl__gap gap = { &plan_info, &row, 1, &levels_80_95 };
        struct tl__sheet *sheet = tl__gap_sheet(&gap, lang);
        size_t c = 0;

        while (c < tl__sheet_n_columns(sheet) &&
               strcmp(tl__sheet_column_at(sheet, c)->key, key) != 0)
                c++;
        CHECK_TEXT(key, tl__sheet_cell(sheet, 0, c)->text, text);
        tl__sheet_free(sheet);
}

static void check_contains(const char *what, const char *text, const char *part)
{
        bool found = strstr(text, part) != NULL;
        char *message = g_strdup_printf("%s: \"%s\" is not in it", what, part);

        CHECK_TRUE(message, found);
        g_free(message);
}

static size_t count_parts(const char *text, const char *part)
{
        size_t n = 0;

        for (; (text = strstr(text, part)); text += strlen(part))
                n++;
        return n;
}

/* --------------------------------------------------------------------- the words ---- */

static void check_word(const char *what, int number, const char *word)
{
        char *message = g_strdup_printf("%s %d", what, number);

        CHECK_TRUE(message, word && *word && g_utf8_validate(word, -1, NULL));
        g_free(message);
}

static void words_exist(void)
{
        for (enum tl_lang lang = TL_EN; lang < TL_N_LANGS; lang++) {
                for (int i = 0; i < TL__N_WORDS; i++)
                        check_word("word", i, tl__word((enum tl__word)i, lang));
                for (int i = 0; i < TL_N_VERDICTS; i++) {
                        check_word("verdict", i, tl__verdict_name((enum tl_verdict)i, lang));
                        check_word("meaning", i, tl__verdict_meaning((enum tl_verdict)i, lang));
                }
                for (int i = 0; i < TL_N_NATURES; i++)
                        check_word("nature", i, tl__nature_name((enum tl_nature)i, lang));
                for (int i = 0; i < TL_N_OBS_STATUSES; i++)
                        check_word("status", i, tl__obs_status_name((enum tl_obs_status)i, lang));
                for (int i = 0; i < TL_N_OPERATORS; i++)
                        check_word("operator", i, tl__operator_code((enum tl_operator)i));
                for (int i = TL_NOTE; i <= TL_ERROR; i++)
                        check_word("severity", i, tl__severity_name((enum tl_severity)i, lang));
        }
}

static void reasons(void)
{
        for (enum tl_lang lang = TL_EN; lang < TL_N_LANGS; lang++) {
                for (int i = TL_REASON_NONE + 1; i < TL_N_REASONS; i++) {
                        char *brief = tl__reason_brief((enum tl_reason)i, "2021", lang);
                        char *sentence = tl__reason_sentence((enum tl_reason)i, "2021", lang);

                        check_word("brief reason", i, brief);
                        check_word("reason", i, sentence);
                        CHECK_TRUE("a reason is one sentence",
                                   g_str_has_suffix(sentence, ".") && !strstr(sentence, ". "));
                        CHECK_TRUE("nothing is left to fill in", !strchr(sentence, '{'));
                        g_free(brief);
                        g_free(sentence);
                }
        }
}

/* A reason names its year; a target at a natural bound says from where it counts as met. */
static void row_reasons(void)
{
        static const struct tl_indicator part = {
                .unit = { "", "" }, .nature = TL_SHARE, .direction = 1, .lower = 0, .upper = 1
        };
        static const struct {
                const struct tl_indicator *indicator;
                enum tl_operator op;
                double low, high, tolerance;
                enum tl_reason reason;
                const char *en, *vi;
        } cases[] = {
                { &share, TL_AT_LEAST, 50, NONE, 0, TL_REASON_NONE, "", "" },
                { &share, TL_AT_LEAST, 50, NONE, 0, TL_REASON_GAP_IN_PERIOD, "needs 2021",
                  "cần số liệu năm 2021" },
                { &share, TL_AT_LEAST, 50, NONE, 0, TL_REASON_MET_LATE, "met in 2032",
                  "đạt năm 2032" },
                { &share, TL_EQUALS, 100, NONE, 0, TL_REASON_AT_BOUND, "counts from 99.5%",
                  "coi là đạt từ 99,5%" },
                { &share, TL_ABOUT, 100, NONE, 1, TL_REASON_AT_BOUND, "counts from 99%",
                  "coi là đạt từ 99%" },
                { &share, TL_AT_MOST, NONE, 0, 0, TL_REASON_AT_BOUND, "counts to 0.5%",
                  "coi là đạt đến 0,5%" },
                { &part, TL_AT_LEAST, 1, NONE, 0, TL_REASON_AT_BOUND, "counts from 0.995",
                  "coi là đạt từ 0,995" },
                { &flow, TL_AT_MOST, NONE, 0, 0, TL_REASON_AT_BOUND, "counts within 0.5% of base",
                  "coi là đạt đến 0,5% số gốc" },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                struct tl_target target = target_of(cases[i].indicator, "level", cases[i].op,
                                                    cases[i].low, cases[i].high);
                struct tl_row row = row_of(&target);
                char *en, *vi;

                target.tolerance = cases[i].tolerance;
                row.reason = cases[i].reason;
                row.missing_year = 2021;
                row.year_reached = 2032;
                en = tl__row_reason(&row, TL_EN);
                vi = tl__row_reason(&row, TL_VI);
                CHECK_TEXT(cases[i].en, en, cases[i].en);
                CHECK_TEXT(cases[i].vi, vi, cases[i].vi);
                g_free(en);
                g_free(vi);
        }
}

/* The province's terms. */
static void verdict_names(void)
{
        static const struct {
                enum tl_verdict verdict;
                const char *en, *vi;
        } cases[] = {
                { TL_MET, "met", "đạt" },
                { TL_ON_TRACK, "on track", "đúng tiến độ" },
                { TL_LIKELY, "likely", "có khả năng đạt" },
                { TL_BEHIND, "behind", "cần tăng tốc" },
                { TL_AT_RISK, "at risk", "nguy cơ không đạt" },
                { TL_REVERSING, "reversing", "đi ngược mục tiêu" },
                { TL_MISSED, "missed", "không đạt" },
                { TL_INSUFFICIENT_DATA, "insufficient data", "chưa đủ dữ liệu" },
                { TL_DISCONTINUED, "discontinued", "ngừng thống kê" },
                { TL_PROJECTED, "projection", "dự báo" },
        };

        CHECK_INT("each verdict is here", G_N_ELEMENTS(cases), TL_N_VERDICTS);
        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                CHECK_TEXT(cases[i].en, tl__verdict_name(cases[i].verdict, TL_EN), cases[i].en);
                CHECK_TEXT(cases[i].en, tl__verdict_name(cases[i].verdict, TL_VI), cases[i].vi);
        }
}

/* "8 có nguy cơ không đạt": after a number a verdict may need a word more. */
static void verdict_counts(void)
{
        static const struct {
                enum tl_verdict verdict;
                const char *en, *vi;
        } cases[] = {
                { TL_ON_TRACK, "on track", "đúng tiến độ" },
                { TL_AT_RISK, "at risk", "có nguy cơ không đạt" },
                { TL_INSUFFICIENT_DATA, "with insufficient data", "chưa đủ dữ liệu" },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                CHECK_TEXT(cases[i].en, tl__verdict_count(cases[i].verdict, TL_EN), cases[i].en);
                CHECK_TEXT(cases[i].vi, tl__verdict_count(cases[i].verdict, TL_VI), cases[i].vi);
        }
}

static void signs_differ(void)
{
        locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);

        for (int i = 0; i < TL_N_VERDICTS; i++) {
                const char *sign = tl__verdict_sign((enum tl_verdict)i);

                CHECK_INT(sign, g_utf8_strlen(sign, -1), 1);
                CHECK_INT(sign, tl__display_width(sign), 1);
                if (utf8) { /* as terminals measure */
                        locale_t before = uselocale(utf8);

                        CHECK_INT(sign, wcwidth((wchar_t)g_utf8_get_char(sign)), 1);
                        uselocale(before);
                }
                for (int k = 0; k < i; k++)
                        CHECK_TRUE(sign, strcmp(sign, tl__verdict_sign((enum tl_verdict)k)) != 0);
        }
        if (utf8)
                freelocale(utf8);
}

static void units(void)
{
        static const struct {
                const char *en, *vi;
        } cases[] = {
                { "%", "%" },
                { "pp/yr", "điểm %/năm" },
                { "%/yr", "%/năm" },
                { "thousand persons", "nghìn người" },
                { "billion VND", "tỷ đồng" },
                { "million VND/person/yr", "triệu đồng/người/năm" },
                { "million VND/worker", "triệu đồng/lao động" },
                { "ha", "ha" },
                { "times", "lần" },
                { "parks", "khu" },
                { "USD", "USD" },
                { "tỷ đồng", "tỷ đồng" }, /* a plan that names its units in Vietnamese only */
                { "", "" },
        };
        const struct tl_indicator own = { .unit = { "districts", "huyện" } };
        char *unit;

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                unit = tl__unit_in(cases[i].en, TL_VI);
                CHECK_TEXT(cases[i].en, unit, cases[i].vi);
                g_free(unit);
        }
        unit = tl__unit_of(&own, TL_VI);
        CHECK_TEXT("the catalogue's own wins", unit, "huyện");
        g_free(unit);
}

/* ------------------------------------------------------------------- the figures ---- */

static void decimals(void)
{
        static const struct {
                double size;
                int decimals;
        } cases[] = {
                { 418000, 0 }, { 1000, 0 }, { 999.96, 0 }, { 999.9, 1 }, { 37.2, 1 }, { 9.996, 1 },
                { 9.99, 2 },   { -2.7, 2 }, { 0.5, 3 },    { 0.004, 4 }, { 0, 1 },    { NONE, 1 },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                char *what = g_strdup_printf("%g", cases[i].size);

                CHECK_INT(what, tl__decimals(cases[i].size), cases[i].decimals);
                g_free(what);
        }
}

static void figures(void)
{
        static const struct {
                double value;
                int decimals;
                const char *en, *vi;
        } cases[] = {
                { 1234.5, 1, "1,234.5", "1.234,5" },
                { -0.8, 1, "−0.8", "−0,8" },
                { 999999999, 0, "999,999,999", "999.999.999" },
                { 4.18e9, 0, "4.180×10⁹", "4,180×10⁹" },
                { -1.5e13, 0, "−15.000×10¹²", "−15,000×10¹²" },
                { NONE, 0, "–", "–" },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                char *en = tl__figure(cases[i].value, cases[i].decimals, TL_EN);
                char *vi = tl__figure(cases[i].value, cases[i].decimals, TL_VI);

                CHECK_TEXT(cases[i].en, en, cases[i].en);
                CHECK_TEXT(cases[i].vi, vi, cases[i].vi);
                g_free(en);
                g_free(vi);
        }
}

static void chances(void)
{
        static const struct {
                double chance;
                const char *text;
        } cases[] = {
                { 0, "<1%" },    { 0.0099, "<1%" }, { 0.01, "1%" }, { 0.704, "70%" },
                { 0.99, "99%" }, { 0.991, ">99%" }, { 1, ">99%" },  { NONE, "–" },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                char *text = tl__chance(cases[i].chance);

                CHECK_TEXT(cases[i].text, text, cases[i].text);
                g_free(text);
        }
}

static void intervals(void)
{
        static const struct {
                double lower, upper;
                const char *text;
        } cases[] = {
                { 43.9, 46.2, "43,9–46,2" },
                { -1.2, 3.4, "−1,2 … 3,4" },
                { NONE, 3, "–" },
                { 3, NONE, "–" },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                char *text = tl__interval(cases[i].lower, cases[i].upper, 1, TL_VI);

                CHECK_TEXT(cases[i].text, text, cases[i].text);
                g_free(text);
        }
}

static void targets_in_words(void)
{
        static const struct {
                const char *kind;
                enum tl_operator op;
                double low, high;
                const struct tl_indicator *indicator;
                const char *bound, *measure;
        } cases[] = {
                { "level", TL_AT_LEAST, 50, NONE, &share, "≥\u00a050", "%" },
                { "level", TL_MORE_THAN, 40, NONE, &share, ">\u00a040", "%" },
                { "level", TL_LESS_THAN, NONE, 20, &share, "<\u00a020", "%" },
                { "level", TL_AT_MOST, NONE, 20.5, &share, "≤\u00a020,5", "%" },
                { "level", TL_EQUALS, 37.2, NONE, &share, "37,2", "%" },
                { "level", TL_INSIDE, 2, 4, &share, "trong\u00a02–4", "%" },
                { "average_growth", TL_EQUALS, 16.71, NONE, &flow, "16,71",
                  "%/năm, bình quân 2021–2030" },
                { "cumulative", TL_ABOUT, 418000, NONE, &flow, "≈\u00a0418.000",
                  "tỷ đồng, lũy kế 2021–2030" },
                { "increase", TL_EQUALS, 82000, NONE, &flow, "+82.000",
                  "tỷ đồng, tăng so với 2020" },
                { "multiple", TL_RANGE, 2.7, 3.2, &flow, "2,7–3,2", "lần so với 2020" },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                struct tl_target target = target_of(cases[i].indicator, cases[i].kind, cases[i].op,
                                                    cases[i].low, cases[i].high);
                char *bound = tl__target_bound_text(&target, TL_VI);
                char *measure = tl__target_measure(&target, 2020, target.year, TL_VI);

                CHECK_TEXT(cases[i].bound, bound, cases[i].bound);
                CHECK_TEXT(cases[i].measure, measure, cases[i].measure);
                g_free(bound);
                g_free(measure);
        }
}

/* The base year named is the one whose value was used, not the one the plan wanted. */
static void base_used_is_named(void)
{
        static const struct {
                const char *kind, *text;
        } cases[] = {
                { "increase", "Industrial investment\n(billion VND, increase on 2019)" },
                { "multiple", "Industrial investment\n(times 2019)" },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                struct tl_target target = target_of(&flow, cases[i].kind, TL_AT_LEAST, 50, NONE);
                struct tl_row row = row_of(&target);

                row.base_year = 2019;
                check_cell(&row, TL_EN, "indicator", cases[i].text);
        }
}

/* A new kind of target must read well without a line in the report room. */
static void each_kind_reads(void)
{
        for (size_t i = 0; tl__kinds[i]; i++) {
                struct tl_target target = target_of(&flow, tl__kinds[i]->name, TL_EQUALS, 5, NONE);
                char *measure = tl__target_measure(&target, 2020, 2030, TL_EN);

                CHECK_TRUE(tl__kinds[i]->name, *measure != '\0');
                g_free(measure);
        }
}

/* ------------------------------------------------------------- breaking of lines ---- */

static void wrapping(void)
{
        static const struct {
                const char *text;
                size_t width, hang;
                const char *wrapped;
        } cases[] = {
                { "", 10, 0, "" },
                { "one two three", 20, 0, "one two three" },
                { "one two three", 7, 0, "one two\nthree" },
                { "one two three", 8, 2, "one two\n  three" },
                { "one  two", 10, 0, "one two" },
                { "Tăng trưởng", 6, 0, "Tăng\ntrưởng" },
                { "tỷ đồng/năm", 9, 0, "tỷ\nđồng/năm" },
                { "43,9–46,2", 6, 0, "43,9–\n46,2" },
                { "43,9–46,2", 9, 0, "43,9–46,2" },
                { "abcdef", 4, 0, "abcd\nef" },
                { "● met so far", 9, 0, "● met so\n  far" },
                { "  needs 2021", 8, 0, "  needs\n  2021" },
                { "first\nsecond line", 6, 0, "first\nsecond\nline" },
                { "中文字", 4, 0, "中文\n字" },
                { "e\u0301e\u0301e\u0301", 2, 0, "e\u0301e\u0301\ne\u0301" },
                { "≥\u00a0418.000", 9, 0, "≥\u00a0418.000" },
                { "x", 0, 3, "x" },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                char *wrapped = tl__wrap(cases[i].text, cases[i].width, cases[i].hang);

                CHECK_TEXT(cases[i].text, wrapped, cases[i].wrapped);
                g_free(wrapped);
        }
}

static void widths(void)
{
        static const struct {
                const char *text;
                size_t width, least;
        } cases[] = {
                { "", 0, 0 },       { "abc de", 6, 3 },           { "đồng/người", 10, 5 },
                { "中文 x", 6, 4 }, { "e\u0301", 1, 1 },          { "one\nfour", 4, 4 },
                { "● met", 5, 5 },  { "340.000–420.000", 15, 8 },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                CHECK_INT(cases[i].text, tl__display_width(cases[i].text), cases[i].width);
                CHECK_INT(cases[i].text, tl__least_width(cases[i].text), cases[i].least);
        }
}

/* ----------------------------------------------------------------- the gap table ---- */

/* Other programs read these names in this order. */
static const char *const contract[] = {
        "plan",           "indicator",     "area",          "name",           "unit",
        "kind",           "operator",      "target_low",    "target_high",    "target_year",
        "base_year",      "base_value",    "latest_year",   "latest_value",   "latest_status",
        "n_obs",          "measured",      "elapsed_share", "attained_share", "path_value",
        "path_deviation", "projected",     "lower80",       "upper80",        "lower95",
        "upper95",        "gap",           "gap_percent",   "gap_now",        "need_per_year",
        "need_unit",      "pace_per_year", "pace_ratio",    "probability",    "year_reached",
        "status",         "reason",        "model",         "mase",
};

static struct tl__csv *parse(const char *text)
{
        struct tl_faults *faults = tl_faults_new();
        struct tl__csv *csv = NULL;

        CHECK_INT("a strict parser reads it",
                  tl__csv_parse(text, strlen(text), "report.csv", &csv, faults), TL_OK);
        CHECK_INT("without a fault", tl_faults_count(faults), 0);
        tl_faults_free(faults);
        return csv;
}

static const char *cell_named(const struct tl__csv *csv, size_t row, const char *key)
{
        for (size_t c = 0; c < csv->records[0].n; c++)
                if (strcmp(csv->records[0].cells[c], key) == 0)
                        return tl__cell(&csv->records[row], c);
        return "(no such column)";
}

static void gap_columns(void)
{
        struct tl_target target = target_of(&share, "level", TL_AT_LEAST, 50, NONE);
        struct tl_row row = row_of(&target);
        char *text = report_of(&row, 1, "csv", TL_VI);
        struct tl__csv *csv = parse(text);

        for (size_t i = 0; i < G_N_ELEMENTS(contract); i++)
                CHECK_TEXT(contract[i], csv->records[0].cells[i], contract[i]);
        tl__csv_free(csv);
        g_free(text);
}

static void gap_cells(void)
{
        static const struct {
                const char *key, *value;
        } cases[] = {
                { "plan", "test-plan" },     { "name", "Urbanisation rate" },
                { "kind", "level" },         { "operator", ">=" },
                { "target_low", "50" },      { "target_high", "" },
                { "target_year", "2030" },   { "base_year", "2020" },
                { "latest_value", "37.5" },  { "latest_status", "preliminary" },
                { "n_obs", "12" },           { "upper80", "47.5" },
                { "lower95", "40" },         { "need_unit", "pp/yr" },
                { "probability", "0.31" },   { "year_reached", "" },
                { "status", "behind" },      { "reason", "" },
                { "synthetic", "0" },        { "target_unit", "%" },
                { "agency", "Sở Xây dựng" }, { "group", "Towns (III.6)" },
        };
        struct tl_target target = target_of(&share, "level", TL_AT_LEAST, 50, NONE);
        struct tl_row row = row_of(&target);
        char *text = report_of(&row, 1, "csv", TL_VI);
        struct tl__csv *csv = parse(text);

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
                CHECK_TEXT(cases[i].key, cell_named(csv, 1, cases[i].key), cases[i].value);
        tl__csv_free(csv);
        g_free(text);
}

static void gap_projection_row(void)
{
        static const char *const empty[] = { "operator", "target_low", "target_high",  "base_year",
                                             "gap",      "gap_now",    "need_per_year" };
        struct tl_target target = target_of(&share, "level", TL_AT_LEAST, 50, NONE);
        struct tl_row row = beyond(&target, 2045);
        char *text = report_of(&row, 1, "csv", TL_EN);
        struct tl__csv *csv = parse(text);

        CHECK_TEXT("kind", cell_named(csv, 1, "kind"), "projection");
        CHECK_TEXT("its year", cell_named(csv, 1, "target_year"), "2045");
        CHECK_TEXT("projected", cell_named(csv, 1, "projected"), "45");
        CHECK_TEXT("chance", cell_named(csv, 1, "probability"), "0.31");
        for (size_t i = 0; i < G_N_ELEMENTS(empty); i++)
                CHECK_TEXT(empty[i], cell_named(csv, 1, empty[i]), "");
        tl__csv_free(csv);
        g_free(text);
}

/* Each operator is written as the command line documents it, untouched by the guard against
 * formulas. */
static void gap_operators(void)
{
        static const char *const codes[TL_N_OPERATORS] = { ">=", ">", "<=",    "<",
                                                           "=",  "~", "range", "inside" };

        for (int op = 0; op < TL_N_OPERATORS; op++) {
                struct tl_target target = target_of(&share, "level", (enum tl_operator)op, 2, 3);
                struct tl_row row = row_of(&target);
                char *text = report_of(&row, 1, "csv", TL_EN);
                struct tl__csv *csv = parse(text);

                CHECK_TEXT("operator", cell_named(csv, 1, "operator"), codes[op]);
                tl__csv_free(csv);
                g_free(text);
        }
}

static void levels_name_columns(void)
{
        struct tl_assess_settings settings = { .levels = { 50, 97.5 }, .n_levels = 2 };
        struct tl__gap gap = { &plan_info, NULL, 0, &settings };
        struct tl__sheet *sheet = tl__gap_table(&gap);

        CHECK_TEXT("lower of the first", tl__sheet_column_at(sheet, 22)->key, "lower50");
        CHECK_TEXT("upper of the second", tl__sheet_column_at(sheet, 25)->key, "upper97.5");
        tl__sheet_free(sheet);
}

/* ------------------------------------------------------------------ odd contents ---- */

#define LONG_WORD "Averyverylongwordwithoutanyblankthatnocolumnofanytablecouldeverhold"

/* NFC, as the parser gives it back; the others are compared after the same. */
static const char *const odd_names[] = {
        "plain",
        "with, comma",
        "with \"quotes\"",
        "with | pipe | and \\ backslash",
        "two\nlines",
        "carriage\rreturn",
        "Tỷ lệ hộ nghèo tiếp cận đa chiều",
        "Ty\u0309 le\u0323\u0302 ho\u0323\u0302", /* NFD */
        "中文指標的名稱",
        "<b>markup</b> & *stars* _lines_ `code`",
        LONG_WORD,
        "x\x01y", /* a control character */
        "\xff\xfe not UTF-8",
        "#",
};

/* The name as a reader of the csv gives it back. */
static char *as_read(const char *name)
{
        char *valid = g_utf8_make_valid(name, -1);
        char *composed = g_utf8_normalize(valid, -1, G_NORMALIZE_NFC);

        g_free(valid);
        return composed;
}

static void csv_is_read_back(void)
{
        for (size_t i = 0; i < G_N_ELEMENTS(odd_names); i++) {
                struct tl_indicator indicator = named(&share, odd_names[i]);
                struct tl_target target = target_of(&indicator, "level", TL_AT_LEAST, 50, NONE);
                struct tl_row row = row_of(&target);
                char *text = report_of(&row, 1, "csv", TL_EN), *name = as_read(odd_names[i]);
                struct tl__csv *csv = parse(text);

                CHECK_TEXT(name, cell_named(csv, 1, "name"), name);
                CHECK_TEXT(name, cell_named(csv, 1, "unit"), "%");
                CHECK_INT(name, csv->n, 2);
                tl__csv_free(csv);
                g_free(text);
                g_free(name);
        }
}

static void csv_guards_formulas(void)
{
        static const struct {
                const char *name, *written;
        } cases[] = {
                { "=1+1", "'=1+1" },
                { "@SUM(A1)", "'@SUM(A1)" },
                { "+5", "'+5" },
                { "-2+3", "'-2+3" },
                { "=", "=" },
                { "5 = 5", "5 = 5" },
                { "− minus", "− minus" },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                struct tl_indicator indicator = named(&share, cases[i].name);
                struct tl_target target = target_of(&indicator, "level", TL_AT_LEAST, -50, NONE);
                struct tl_row row = row_of(&target);
                char *text = report_of(&row, 1, "csv", TL_EN);
                struct tl__csv *csv = parse(text);

                CHECK_TEXT(cases[i].name, cell_named(csv, 1, "name"), cases[i].written);
                CHECK_TEXT("a number is none", cell_named(csv, 1, "target_low"), "-50");
                tl__csv_free(csv);
                g_free(text);
        }
}

static void csv_bytes(void)
{
        struct tl__sheet *sheet = tl__sheet_new();
        char *text;

        tl__sheet_column(sheet, "a", "A", TL__LEFT, 0);
        tl__sheet_column(sheet, "b", "B", TL__RIGHT, 0);
        tl__sheet_row(sheet);
        tl__sheet_text(sheet, "say \"hi\", you", TL__PLAIN);
        tl__sheet_number(sheet, 1.0 / 3);
        tl__sheet_row(sheet);
        tl__sheet_text(sheet, "", TL__PLAIN);
        tl__sheet_number(sheet, TL_MISSING);
        text = tl__writer_csv.write(sheet, &(struct tl_report_settings){ 0 });
        CHECK_TEXT("RFC 4180", text, "a,b\n\"say \"\"hi\"\", you\",0.333333333333333\n,\n");
        g_free(text);
        text = tl__writer_csv.write(sheet, &(struct tl_report_settings){ .continued = true });
        CHECK_TEXT("continued", text, "\"say \"\"hi\"\", you\",0.333333333333333\n,\n");
        g_free(text);
        tl__sheet_free(sheet);
}

static void json_is_read_back(void)
{
        for (size_t i = 0; i < G_N_ELEMENTS(odd_names); i++) {
                struct tl_indicator indicator = named(&share, odd_names[i]);
                struct tl_target target = target_of(&indicator, "level", TL_AT_LEAST, 50.1, NONE);
                struct tl_row row = row_of(&target);
                char *text = report_of(&row, 1, "json", TL_VI);
                char *name = g_utf8_make_valid(odd_names[i], -1);
                json_t *document = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
                json_t *first = json_array_get(json_object_get(document, "rows"), 0);

                CHECK_TEXT(name, json_string_value(json_object_get(first, "name")), name);
                CHECK_REL(name, json_real_value(json_object_get(first, "target_low")), 50.1, 0);
                CHECK_TRUE("a year is whole",
                           json_is_integer(json_object_get(first, "target_year")));
                CHECK_TRUE("no value", json_is_null(json_object_get(first, "target_high")));
                CHECK_TRUE("no reason", json_is_null(json_object_get(first, "reason")));
                json_decref(document);
                g_free(text);
                g_free(name);
        }
}

static void json_keeps_the_order(void)
{
        struct tl_target target = target_of(&share, "level", TL_AT_LEAST, 50, NONE);
        struct tl_row row = row_of(&target);
        char *text = report_of(&row, 1, "json", TL_EN);
        json_t *document = json_loads(text, 0, NULL);
        json_t *first = json_array_get(json_object_get(document, "rows"), 0), *value;
        const char *key;
        size_t i = 0;

        CHECK_TEXT("title", json_string_value(json_object_get(document, "title")), "A plan");
        json_object_foreach(first, key, value)
        {
                if (i < G_N_ELEMENTS(contract))
                        CHECK_TEXT(contract[i], key, contract[i]);
                i++;
        }
        CHECK_TRUE("all columns", i >= G_N_ELEMENTS(contract));
        json_decref(document);
        g_free(text);
}

static size_t bars(const char *line)
{
        size_t n = 0;

        for (const char *c = line; *c; c++) {
                if (*c == '\\' && c[1])
                        c++;
                else
                        n += *c == '|';
        }
        return n;
}

/* Every line of a table has as many bars as any other: no name breaks out of its cell. */
static void markdown_tables_hold(void)
{
        for (size_t i = 0; i < G_N_ELEMENTS(odd_names); i++) {
                struct tl_indicator indicator = named(&share, odd_names[i]);
                struct tl_target target = target_of(&indicator, "level", TL_AT_LEAST, 50, NONE);
                struct tl_row row = row_of(&target);
                char *text = report_of(&row, 1, "markdown", TL_VI);
                char **lines = g_strsplit(text, "\n", -1);
                size_t n = 0;

                for (size_t k = 0; lines[k]; k++) {
                        if (*lines[k] != '|')
                                continue;
                        CHECK_INT(lines[k], bars(lines[k]), 10);
                        n++;
                }
                CHECK_INT("heading, rule, row", n, 3);
                CHECK_TRUE("markup is text", !strstr(text, "<b>"));
                g_strfreev(lines);
                g_free(text);
        }
}

/* One cell, title, lead and note as Markdown. */
static char *markdown_of(const char *text)
{
        struct tl__sheet *sheet = tl__sheet_new();
        char *out;

        tl__sheet_lead(sheet, text);
        tl__sheet_column(sheet, "a", "First\nheading", TL__RIGHT, 0);
        tl__sheet_row(sheet);
        tl__sheet_text(sheet, text, TL__PLAIN);
        tl__sheet_note(sheet, text);
        out = tl__writer_markdown.write(sheet, &(struct tl_report_settings){ 0 });
        tl__sheet_free(sheet);
        return out;
}

/* Figures of two lines never run into one, and a text is the same text once it has been read as
 * Pandoc's Markdown. */
static void markdown_cells_are_lines(void)
{
        static const struct {
                const char *text, *cell, *line;
        } cases[] = {
                { "950\n2030", "950 (2030)", "950 2030" },
                { "Land\n(ha)", "Land (ha)", "Land (ha)" },
                { "1\n  2\n3", "1 (2) (3)", "1   2 3" },
                { "\n2030", "2030", " 2030" },
                { "$7,500 or $8,500", "\\$7,500 or \\$8,500", "\\$7,500 or \\$8,500" },
                { "km^2^ @x {.y}", "km\\^2\\^ \\@x \\{.y\\}", "km\\^2\\^ \\@x \\{.y\\}" },
                { "- 5", "- 5", "\\- 5" },
                { "+5", "+5", "\\+5" },
                { ">99%", ">99%", "\\>99%" },
                { "2030. Then", "2030. Then", "2030\\. Then" },
                { "10 targets", "10 targets", "10 targets" },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                char *text = markdown_of(cases[i].text), *rule = strstr(text, "| -");
                char *wanted = g_strdup_printf("%s\n\n| First heading |\n%.*s\n| %s |\n\n- %s\n",
                                               cases[i].line, (int)strcspn(rule, "\n"), rule,
                                               cases[i].cell, cases[i].line);

                CHECK_TEXT(cases[i].text, text, wanted);
                g_free(wanted);
                g_free(text);
        }
}

/* ---------------------------------------------------------------------- the text ---- */

/* Without the sequences that colour it. */
static char *stripped(const char *text)
{
        GString *out = g_string_new(NULL);

        for (const char *c = text; *c; c++) {
                if (*c == '\033')
                        c = strchr(c, 'm');
                else
                        g_string_append_c(out, *c);
        }
        return g_string_free(out, FALSE);
}

static void check_page(const char *what, const char *text)
{
        char **lines = g_strsplit(text, "\n", -1);

        for (size_t i = 0; lines[i]; i++) {
                char *message = g_strdup_printf("%s: too wide: %s", what, lines[i]);

                CHECK_TRUE(message, tl__display_width(lines[i]) <= PAGE);
                CHECK_TRUE("no blank at an end", !g_str_has_suffix(lines[i], " "));
                CHECK_TRUE("no control character", !strchr(lines[i], '\x01'));
                g_free(message);
        }
        g_strfreev(lines);
}

static void text_fits_the_page(void)
{
        static const double bounds[] = { 1, 37.25, 418000, 123456789, 4.2e12 };

        for (size_t i = 0; i < G_N_ELEMENTS(odd_names) * G_N_ELEMENTS(bounds); i++) {
                const char *name = odd_names[i % G_N_ELEMENTS(odd_names)];
                struct tl_indicator indicator = named(&flow, name);
                struct tl_target target = target_of(&indicator, "cumulative", TL_AT_LEAST,
                                                    bounds[i / G_N_ELEMENTS(odd_names)], NONE);
                struct tl_row rows[] = { row_of(&target), without_data(&target, TL_REASON_NO_DATA),
                                         beyond(&target, 2045) };

                rows[0].need_unit = "";
                for (enum tl_lang lang = TL_EN; lang < TL_N_LANGS; lang++) {
                        char *text = report_of(rows, 3, "text", lang);

                        check_page("odd name", text);
                        g_free(text);
                }
        }
}

/* A figure is never torn over two lines, however long the names are. */
static void text_keeps_figures_whole(void)
{
        struct tl_indicator indicator = named(&flow, LONG_WORD);
        struct tl_target target = target_of(&indicator, "cumulative", TL_AT_LEAST, 418000, NONE);
        struct tl_row row = row_of(&target);
        char *text;

        row.need_unit = "";
        text = report_of(&row, 1, "text", TL_VI);
        check_contains("target", text, "≥\u00a0418.000");
        check_contains("so far", text, "313.500");
        check_contains("projected", text, "376.200");
        check_contains("lower", text, "355.300–");
        check_contains("upper", text, "397.100");
        check_contains("gap", text, "41.800");
        check_contains("need", text, "17.417");
        check_contains("chance", text, "31%");
        g_free(text);
}

/* Room is taken from a column of words before one of figures, though that is wider. */
static void text_narrows_words_first(void)
{
        static const char figure[] = "123456789012345678901234567890123456789012345678901234567890";
        struct tl__sheet *sheet = tl__sheet_new();
        char *text;

        tl__sheet_column(sheet, "figure", "Figure", TL__RIGHT, 0);
        tl__sheet_column(sheet, "words", "Words", TL__LEFT, 0);
        tl__sheet_row(sheet);
        tl__sheet_text(sheet, figure, TL__PLAIN);
        tl__sheet_text(sheet, "a row of short words that is fifty columns wide ok", TL__PLAIN);
        text = tl__writer_text.write(sheet, &(struct tl_report_settings){ 0 });
        check_contains("the figure is whole", text, figure);
        check_page("and the page kept", text);
        g_free(text);
        tl__sheet_free(sheet);
}

static void bundled_plan_fits_the_page(void)
{
        struct tl_faults *faults = tl_faults_new();
        struct tl_plan *plan = NULL;
        struct tl_row rows[128];
        size_t n = 0;

        CHECK_INT("loads", tl_plan_load(check_path("indicators/thanh-hoa-2030"), &plan, faults),
                  TL_OK);
        tl_faults_free(faults);
        if (!plan)
                return;
        for (size_t i = 0; i < tl_plan_target_count(plan) && n + 2 <= G_N_ELEMENTS(rows); i++) {
                const struct tl_target *target = tl_plan_target_at(plan, i);

                rows[n] = row_of(target);
                rows[n].verdict = (enum tl_verdict)(i % TL_PROJECTED);
                rows[n].reason = (enum tl_reason)(i % TL_N_REASONS);
                rows[n++].need_unit = "";
                rows[n++] = beyond(target, 2045);
        }
        for (enum tl_lang lang = TL_EN; lang < TL_N_LANGS; lang++) {
                char *text = report_of(rows, n, "text", lang);

                check_page("bundled plan", text);
                g_free(text);
        }
        tl_plan_free(plan);
}

static void colour_adds_nothing_else(void)
{
        struct tl_target target = target_of(&share, "level", TL_AT_LEAST, 50, NONE);
        struct tl_row row = row_of(&target);
        const struct tl_row *pointer = &row;
        struct tl__gap gap = { &plan_info, &pointer, 1, &levels_80_95 };
        struct tl__sheet *sheet = tl__gap_sheet(&gap, TL_VI);
        char *plain = tl__writer_text.write(sheet, &(struct tl_report_settings){ .lang = TL_VI });
        char *coloured = tl__writer_text.write(
                sheet, &(struct tl_report_settings){ .lang = TL_VI, .colour = true });
        char *without = stripped(coloured);

        CHECK_TRUE("plain text has no colour", !strchr(plain, '\033'));
        CHECK_TRUE("colour is there", strchr(coloured, '\033') != NULL);
        check_contains("behind is yellow", coloured, "\033[33m▲ cần tăng tốc");
        CHECK_INT("the same lines", count_parts(without, "\n"), count_parts(plain, "\n"));
        check_contains("the same words", without, "▲ cần tăng tốc");
        g_free(plain);
        g_free(coloured);
        g_free(without);
        tl__sheet_free(sheet);
}

static void locale_changes_nothing(void)
{
        static const char *const locales[] = { "C", "C.UTF-8", "en_US.UTF-8", "vi_VN.UTF-8",
                                               "de_DE.UTF-8" };
        struct tl_indicator indicator = named(&share, "Tỷ lệ 中文 đô thị hoá");
        struct tl_target target = target_of(&indicator, "level", TL_AT_LEAST, 50.5, NONE);
        struct tl_row row = row_of(&target);
        char *before = g_strdup(setlocale(LC_ALL, NULL));

        for (size_t w = 0; tl__writers[w]; w++) {
                const char *format = tl__writers[w]->name;
                char *first = report_of(&row, 1, format, TL_VI);

                for (size_t i = 0; i < G_N_ELEMENTS(locales); i++) {
                        char *again;

                        if (!setlocale(LC_ALL, locales[i])) /* not on this machine */
                                continue;
                        again = report_of(&row, 1, format, TL_VI);
                        CHECK_TEXT(format, again, first);
                        g_free(again);
                        setlocale(LC_ALL, before);
                }
                g_free(first);
        }
        g_free(before);
}

/* ------------------------------------------------------------ the gap for people ---- */

static void lines_read_as_meant(void)
{
        struct tl_target target = target_of(&share, "level", TL_AT_LEAST, 50, NONE);
        struct tl_row row = row_of(&target);
        char *text = report_of(&row, 1, "markdown", TL_VI);

        check_contains("whole row", text,
                       "| 1 | Tỷ lệ đô thị hóa (%) | ≥\u00a050 (2030) | 37,5 (2024 sơ\u00a0bộ) "
                       "| 45,0 (42,5–47,5) | 5,0 (thiếu) | +2,08 (điểm %/năm) | 31% "
                       "| ▲ cần tăng tốc |");
        check_contains("group", text, "### Đô thị (mục III.6)");
        check_contains("title", text, "## Một chương trình");
        check_contains("basis", text, "Quyết định số 1");
        check_contains("date", text, "\ntỉnh Thanh Hóa, số liệu đến năm 2024");
        check_contains("method", text,
                       "Dự báo: trung vị của tổ hợp mô hình, kèm khoảng dự báo 80%");
        check_contains("count", text, "1 mục tiêu: 1\u00a0cần tăng tốc.");
        g_free(text);
}

static void gap_reads_right(void)
{
        static const struct {
                double gap;
                const char *text;
        } cases[] = {
                { 5, "| 5.0 (short) |" },         { -1.25, "| 1.2 (spare) |" },
                { 0, "| 0 (just met) |" },        { 0.01, "| &lt;0.1 (short) |" },
                { -0.01, "| &lt;0.1 (spare) |" }, { NONE, "| – |" },
        };
        struct tl_target target = target_of(&share, "level", TL_AT_LEAST, 50, NONE);

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                struct tl_row row = row_of(&target);
                char *text;

                row.gap = cases[i].gap;
                text = report_of(&row, 1, "markdown", TL_EN);
                check_contains("gap", text, cases[i].text);
                g_free(text);
        }
}

/* On the bound a strict operator is not met: nothing is missing, nothing is reached, nothing can be
 * held. */
static void strict_operators_at_equality(void)
{
        static const struct {
                enum tl_operator op;
                double value, gap;
                const char *gap_text, *need_text;
        } cases[] = {
                { TL_MORE_THAN, 50, 0, "0\nnot beyond", ">\u00a00\npp/yr" },
                { TL_MORE_THAN, 50 + 1e-12, -1e-12, "0\nnot beyond", ">\u00a00\npp/yr" },
                { TL_MORE_THAN, 51, -1, "1.0\nspare", "hold" },
                { TL_LESS_THAN, 50, 0, "0\nnot beyond", "<\u00a00\npp/yr" },
                { TL_LESS_THAN, 49, -1, "1.0\nspare", "hold" },
                { TL_AT_LEAST, 50, 0, "0\njust met", "hold" },
                { TL_AT_MOST, 50, 0, "0\njust met", "hold" },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                bool up = cases[i].op == TL_MORE_THAN || cases[i].op == TL_AT_LEAST;
                struct tl_target target =
                        target_of(&share, "level", cases[i].op, up ? 50 : NONE, up ? NONE : 50);
                struct tl_row row = row_of(&target);

                row.measured = row.projected = cases[i].value;
                row.gap = row.gap_now = cases[i].gap;
                row.need_per_year = cases[i].gap / 6;
                check_cell(&row, TL_EN, "gap", cases[i].gap_text);
                check_cell(&row, TL_EN, "need", cases[i].need_text);
        }
}

/* What is decided has no chance; the table for machines keeps its 0 or 1. */
static void decided_has_no_chance(void)
{
        static const struct {
                enum tl_verdict verdict;
                const char *text;
        } cases[] = {
                { TL_MET, "–" },
                { TL_MISSED, "–" },
                { TL_AT_RISK, "31%" },
        };
        struct tl_target target = target_of(&share, "level", TL_AT_LEAST, 50, NONE);

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                struct tl_row row = row_of(&target);

                row.verdict = cases[i].verdict;
                check_cell(&row, TL_EN, "chance", cases[i].text);
        }
}

/* An interval of a share has at most one decimal more than its target, and never four. */
static void share_decimals(void)
{
        static const struct {
                double bound, projected, lower, upper;
                const char *text;
        } cases[] = {
                { 100, 99.9, 0.00004, 99.98671, "99.9\n0.0–100.0" },
                { 2, 1.16, 0.921, 1.268, "1.16\n0.9–1.3" },
                { 37.25, 38, 30.126, 45.5, "38.00\n30.13–45.50" },
                { 0, 0.0123, 0.00004, 99.98671, "0.01\n0.0–100.0" },
                { 0.125, 0.1234, 0.1, 0.2, "0.123\n0.100–0.200" },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                struct tl_target target =
                        target_of(&share, "level", TL_AT_LEAST, cases[i].bound, NONE);
                struct tl_row row = row_of(&target);

                row.measured = row.projected = cases[i].projected;
                row.lower[0] = cases[i].lower;
                row.upper[0] = cases[i].upper;
                check_cell(&row, TL_EN, "projected", cases[i].text);
        }
}

static void need_reads_right(void)
{
        static const struct {
                const char *kind, *unit;
                double need, gap_now;
                const char *text;
        } cases[] = {
                { "level", "pp/yr", 2.5, 5, "| +2.50 (pp/yr) |" },
                { "level", "pp/yr", -2.5, 5, "| −2.50 (pp/yr) |" },
                { "level", "", 1234.5, 5, "| +1,234 (billion VND/yr) |" },
                { "level", "pp/yr", -0.5, -1, "| hold |" },
                { "level", "pp/yr", 0.001, 5, "| +0.0010 (pp/yr) |" },
                { "cumulative", "", 41800, 5, "| 41,800 (billion VND/yr) |" },
                { "average_growth", "%/yr", 2.5, -1, "| 2.50 (%/yr) |" },
                { "average_growth", "%/yr", -2.5, -1, "| hold |" },
                { "multiple", "%/yr", 9.35, 1, "| +9.35 (%/yr) |" },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                struct tl_target target = target_of(&flow, cases[i].kind, TL_AT_LEAST, 50, NONE);
                struct tl_row row = row_of(&target);
                char *text;

                row.need_per_year = cases[i].need;
                row.gap_now = cases[i].gap_now;
                row.need_unit = cases[i].unit;
                text = report_of(&row, 1, "markdown", TL_EN);
                check_contains(cases[i].kind, text, cases[i].text);
                g_free(text);
        }
}

static void latest_reads_right(void)
{
        static const struct {
                const char *kind;
                double measured;
                enum tl_obs_status status;
                int latest;
                const char *text;
        } cases[] = {
                { "level", 40, TL_OFFICIAL, 2024, "| 40.0 (2024) |" },
                { "level", 40, TL_PRELIMINARY, 2024, "| 40.0 (2024 prel.) |" },
                { "level", 40, TL_ESTIMATE, 2031, "| 40.0 (2030) |" }, /* later than its target */
                { "level", NONE, TL_OFFICIAL, 2031, "| 37.5 (2031) |" },
                { "cumulative", 40, TL_ESTIMATE, 2024, "| 40.0 (to\u00a02024 est.) |" },
                { "cumulative", NONE, TL_OFFICIAL, 2024, "| 37.5 (2024 alone) |" },
                { "increase", NONE, TL_PRELIMINARY, 2024, "| 37.5 (level 2024 prel.) |" },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                struct tl_target target = target_of(&flow, cases[i].kind, TL_AT_LEAST, 50, NONE);
                struct tl_row row = row_of(&target);
                char *text;

                row.measured = cases[i].measured;
                row.latest_status = cases[i].status;
                row.latest_year = cases[i].latest;
                text = report_of(&row, 1, "markdown", TL_EN);
                check_contains(cases[i].kind, text, cases[i].text);
                g_free(text);
        }
}

/* "riêng năm 2024 ước" would read as one number. */
static void year_alone_sets_its_mark_aside(void)
{
        struct tl_target target = target_of(&flow, "cumulative", TL_AT_LEAST, 50, NONE);
        struct tl_row row = row_of(&target);

        row.measured = NONE;
        row.latest_status = TL_ESTIMATE;
        check_cell(&row, TL_VI, "to_date", "37,5\nriêng năm 2024, ước");
        check_cell(&row, TL_EN, "to_date", "37.5\n2024 alone est.");
        row.measured = 40;
        check_cell(&row, TL_VI, "to_date", "40,0\nđến\u00a02024 ước");
}

/* The plan's own area and legal basis in each language; other areas as the data name them. */
static void lead_speaks_the_language(void)
{
        struct tl_target target = target_of(&share, "level", TL_AT_LEAST, 50, NONE);
        struct tl_row rows[] = { row_of(&target), row_of(&target) };
        char *en, *vi;

        rows[1].area = "Như Xuân";
        en = report_of(rows, 2, "text", TL_EN);
        vi = report_of(rows, 2, "text", TL_VI);
        check_contains("basis", en, "\nDecision 1\n");
        check_contains("basis", vi, "\nQuyết định số 1\n");
        check_contains("areas", en, "\nThanh Hóa, Như Xuân, data to 2024\n");
        check_contains("areas", vi, "\ntỉnh Thanh Hóa, Như Xuân, số liệu đến năm 2024\n");
        check_contains("group", vi, "\ntỉnh Thanh Hóa. Đô thị (mục III.6)\n");
        g_free(en);
        g_free(vi);
}

static void notes_tell_what_is_missing(void)
{
        struct tl_indicator first = named(&share, "First"), second = named(&share, "Second");
        struct tl_indicator third = named(&share, "Third"), ended = named(&share, "Ended");
        struct tl_target a = target_of(&first, "level", TL_AT_LEAST, 50, NONE);
        struct tl_target b = target_of(&second, "level", TL_AT_LEAST, 50, NONE);
        struct tl_target c = target_of(&third, "level", TL_AT_LEAST, 50, NONE);
        struct tl_target d = target_of(&ended, "level", TL_AT_LEAST, 50, NONE);
        struct tl_row rows[] = {
                without_data(&a, TL_REASON_NO_DATA), without_data(&b, TL_REASON_GAP_IN_PERIOD),
                without_data(&c, TL_REASON_NO_DATA), without_data(&d, TL_REASON_ENDED),
                without_data(&a, TL_REASON_NO_DATA), without_data(&d, TL_REASON_ENDED)
        };
        char *text;

        ended.discontinued_why[TL_EN] = "Districts were abolished.";
        rows[3].verdict = TL_DISCONTINUED;
        rows[4].projection = rows[5].projection = true;
        rows[4].year = rows[5].year = 2045;
        text = report_of(rows, 6, "markdown", TL_EN);
        check_contains("counts", text,
                       "4 targets: 3\u00a0with insufficient data, 1\u00a0discontinued.");
        check_contains("no data", text, "\n- Not judged, no data: First; Third.\n");
        check_contains("a year", text, "\n- Not judged, needs 2021: Second.\n");
        check_contains("ended", text, "\n- No longer observed: Ended. Districts were abolished.\n");
        check_contains("not projected", text,
                       "\n- No projection to 2045 for 1 indicator, for want of data.\n");
        CHECK_TRUE("no empty group", !strstr(text, "Projection to 2045 ("));
        g_free(text);
}

/* The note on targets without a sign is there where one is shown. */
static void equals_is_explained(void)
{
        struct tl_target equals = target_of(&share, "level", TL_EQUALS, 50, NONE);
        struct tl_target least = target_of(&share, "level", TL_AT_LEAST, 50, NONE);
        struct tl_row rows[] = { row_of(&least), row_of(&equals), row_of(&equals) };
        char *with = report_of(rows, 3, "text", TL_EN),
             *without = report_of(rows, 1, "text", TL_EN);

        CHECK_INT("once", count_parts(with, "A target without a sign reads: at least"), 1);
        CHECK_INT("not without need", count_parts(without, "without a sign"), 0);
        g_free(with);
        g_free(without);
}

static void stretch_and_breach_are_told(void)
{
        struct tl_target range = target_of(&flow, "multiple", TL_RANGE, 2.7, 3.2);
        struct tl_row row = row_of(&range);
        char *text;

        row.probability_stretch = 0.08;
        row.breach_year = 2028;
        text = report_of(&row, 1, "markdown", TL_EN);
        check_contains("stretch", text, "end of a range: Industrial investment 3.2: 8%.");
        check_contains("breach", text, "in the year given: Industrial investment (2028).");
        g_free(text);
}

static void groups_and_numbers(void)
{
        struct tl_target a = target_of(&share, "level", TL_AT_LEAST, 50, NONE);
        struct tl_target b = target_of(&flow, "level", TL_AT_LEAST, 50, NONE);
        struct tl_target other = b;
        struct tl_row rows[] = { row_of(&a), row_of(&b), row_of(&other), beyond(&a, 2045) };
        char *text;

        other.group[TL_EN] = "Industry (II.2)";
        text = report_of(rows, 4, "markdown", TL_EN);
        CHECK_INT("one heading for two targets", count_parts(text, "### Towns (III.6)\n"), 1);
        CHECK_INT("one for the next", count_parts(text, "### Industry (II.2)\n"), 1);
        CHECK_INT("one for 2045", count_parts(text, "### Projection to 2045 ("), 1);
        check_contains("numbers run on", text, "\n| 3 | Industrial investment");
        check_contains("a projection has none", text,
                       "\n|  | Urbanisation rate (%) "
                       "| ≥\u00a050 (of 2030) |  | 45.0 (");
        g_free(text);
}

static void areas_are_named_where_several(void)
{
        struct tl_target target = target_of(&share, "level", TL_AT_LEAST, 50, NONE);
        struct tl_row rows[] = { row_of(&target), row_of(&target) };
        char *text;

        rows[1].area = "Như Xuân";
        text = report_of(rows, 2, "markdown", TL_EN);
        check_contains("first", text, "### Thanh Hóa. Towns (III.6)");
        check_contains("second", text, "### Như Xuân. Towns (III.6)");
        check_contains("lead", text, "Thanh Hóa, Như Xuân, data to 2024");
        CHECK_INT("numbers begin anew", count_parts(text, "\n| 1 | "), 2);
        g_free(text);
}

/* Invented figures say so first and last, in every format for people, and in the notes of json. */
static void synthetic_is_loud(void)
{
        static const char *const words[] = { "SYNTHETIC DATA: invented for demonstration; not for "
                                             "publication.",
                                             "SỐ LIỆU GIẢ ĐỊNH: chỉ để minh họa, không dùng để "
                                             "công bố." };
        struct tl_target target = target_of(&share, "level", TL_AT_LEAST, 50, NONE);
        struct tl_row row = row_of(&target);

        row.synthetic = true;
        for (enum tl_lang lang = TL_EN; lang < TL_N_LANGS; lang++) {
                char *text = report_of(&row, 1, "text", lang);
                char *first = g_strconcat("\n", words[lang], "\n", NULL);

                CHECK_TRUE("second line of all", strstr(text, first) == strchr(text, '\n'));
                CHECK_TRUE("last line of all", g_str_has_suffix(text, first));
                CHECK_INT("twice", count_parts(text, words[lang]), 2);
                g_free(first);
                g_free(text);
        }
        for (size_t i = 0; i < 2; i++) {
                char *text = report_of(&row, 1, i ? "json" : "csv", TL_VI);

                if (i)
                        check_contains("json", text, words[TL_EN]);
                else
                        check_contains("csv", text, ",synthetic,");
                g_free(text);
        }
}

/* ------------------------------------------------------------------ every writer ---- */

static void writers_take_anything(void)
{
        struct tl_target target = target_of(&share, "level", TL_AT_LEAST, 50, NONE);
        struct tl_row row = without_data(&target, TL_REASON_NO_DATA);

        for (size_t i = 0; tl__writers[i]; i++)
                for (size_t n = 0; n < 2; n++) {
                        struct tl__sheet *empty = tl__sheet_new();
                        char *text = report_of(&row, n, tl__writers[i]->name, TL_VI);
                        char *nothing = tl__writers[i]->write(
                                empty, &(struct tl_report_settings){ .lang = TL_VI });

                        CHECK_TRUE("ends in a newline", g_str_has_suffix(text, "\n"));
                        CHECK_TRUE("never a NaN", !strcasestr(text, "nan"));
                        CHECK_TRUE("UTF-8", g_utf8_validate(text, -1, NULL));
                        CHECK_TRUE("a sheet of nothing", nothing != NULL);
                        tl__sheet_free(empty);
                        g_free(text);
                        g_free(nothing);
                }
}

static void writers_find_themselves(void)
{
        const char *const *names = tl_writer_names();
        size_t n = 0;

        for (; tl__writers[n]; n++) {
                char **extensions = g_strsplit(tl__writers[n]->extensions, ";", -1);

                CHECK_TEXT("name", names[n], tl__writers[n]->name);
                CHECK_TRUE(names[n], tl__writer_find(names[n]) == tl__writers[n]);
                check_word("title", (int)n, tl__writers[n]->title[TL_EN]);
                check_word("title", (int)n, tl__writers[n]->title[TL_VI]);
                for (size_t i = 0; extensions[i]; i++) {
                        char *file = g_strconcat("out.d/gap.", extensions[i], NULL);

                        CHECK_TEXT(file, tl_writer_for_file(file), names[n]);
                        g_free(file);
                }
                g_strfreev(extensions);
        }
        CHECK_TRUE("as many names", names[n] == NULL);
        CHECK_TEXT("either case", tl_writer_for_file("GAP.CSV"), "csv");
        CHECK_TRUE("no extension", tl_writer_for_file("out.csv/gap") == NULL);
        CHECK_TRUE("unknown", tl_writer_for_file("gap.docx") == NULL);
        CHECK_TEXT("extensions", tl_writer_extensions("markdown"), "md;markdown");
        CHECK_TRUE("extensions of none", tl_writer_extensions("tex") == NULL);
        CHECK_TRUE("no writer", tl__writer_find("tex") == NULL);
}

static void unknown_format(void)
{
        struct tl_report_settings settings = { .format = "markdwon" };
        struct tl_faults *faults = tl_faults_new();
        char *out = (char *)"untouched";
        struct tl_error err = { 0 };

        CHECK_INT("near", tl_report_faults(faults, &settings, &out, &err), TL_ENOTFOUND);
        CHECK_TEXT("near", err.text, "no output format “markdwon”; did you mean “markdown”?");
        settings.format = "powerpoint";
        CHECK_INT("far", tl_report_faults(faults, &settings, &out, &err), TL_ENOTFOUND);
        CHECK_TEXT("far", err.text, "no output format “powerpoint”");
        CHECK_TEXT("out", out, "untouched");
        tl_faults_free(faults);
}

static void defaults(void)
{
        struct tl_report_settings unset = { 0 };
        struct tl_faults *faults = tl_faults_new();
        char *first = NULL, *second = NULL;

        CHECK_INT("no settings", tl_report_faults(faults, NULL, &first, NULL), TL_OK);
        CHECK_INT("no format", tl_report_faults(faults, &unset, &second, NULL), TL_OK);
        CHECK_TEXT("English text", first, "No faults found.\n");
        CHECK_TEXT("the same", second, first);
        tl_string_free(first);
        tl_string_free(second);
        tl_faults_free(faults);
}

/* ------------------------------------------------------------------- projections ---- */

static struct tl__sheet *projections(enum tl_lang lang, bool machine)
{
        static const struct tl_series known = { .indicator = "urbanisation_rate",
                                                .area = "Thanh Hóa",
                                                .unit = "%",
                                                .nature = TL_SHARE };
        static const struct tl_series stranger = { .indicator = "NV.IND",
                                                   .area = "",
                                                   .unit = "billion VND",
                                                   .nature = -1,
                                                   .synthetic = true };
        static const struct tl_series unknown = {
                .indicator = "X", .area = "", .unit = "", .nature = TL_LEVEL
        };
        static const struct tl_projection_row rows[] = {
                { &known, &share, 2025, 41.24, 41.3, { 40, 39 }, { 42, 43 }, "ensemble", 12, 0 },
                { &known, &share, 2026, 42.26, 42.3, { 40.5, 39 }, { 44, 46 }, "ensemble", 12, 0 },
                { &stranger,
                  NULL,
                  2025,
                  1234.4,
                  NONE,
                  { NONE, NONE },
                  { NONE, NONE },
                  "naive",
                  2,
                  TL_REASON_TOO_SHORT },
                { &unknown,
                  NULL,
                  2025,
                  NONE,
                  NONE,
                  { NONE, NONE },
                  { NONE, NONE },
                  "",
                  1,
                  TL_REASON_ONE_POINT },
        };
        const struct tl_projection_row *pointers[] = { &rows[0], &rows[1], &rows[2], &rows[3] };
        struct tl__projections all = { &plan_info, pointers, 4, &levels_80_95 };

        return machine ? tl__projection_table(&all) : tl__projection_sheet(&all, lang);
}

static void projections_for_machines(void)
{
        struct tl__sheet *sheet = projections(TL_EN, true);
        char *text = tl__writer_csv.write(sheet, &(struct tl_report_settings){ 0 });

        CHECK_TEXT("csv", text,
                   "indicator,area,year,median,mean,lower80,upper80,lower95,upper95,model,n_obs,"
                   "name,unit,nature,reason,synthetic\n"
                   "urbanisation_rate,Thanh Hóa,2025,41.24,41.3,40,42,39,43,ensemble,12,"
                   "Urbanisation rate,%,share,,0\n"
                   "urbanisation_rate,Thanh Hóa,2026,42.26,42.3,40.5,44,39,46,ensemble,12,"
                   "Urbanisation rate,%,share,,0\n"
                   "NV.IND,,2025,1234.4,,,,,,naive,2,NV.IND,billion VND,,too_short,1\n"
                   "X,,2025,,,,,,,,1,X,,level,one_point,0\n");
        g_free(text);
        tl__sheet_free(sheet);
}

static void projections_for_people(void)
{
        struct tl__sheet *sheet = projections(TL_VI, false);
        char *text = tl__writer_markdown.write(sheet, &(struct tl_report_settings){ 0 });

        check_contains(
                "heading", text,
                "### Tỷ lệ đô thị hóa (%), tỉnh Thanh Hóa: dự báo bằng tổ hợp mô hình từ 12 số "
                "liệu\n");
        check_contains("row", text, "| 2026 | 42,3 | 40,5–44,0 | 39,0–46,0 |\n");
        check_contains("no interval", text, "| 2025 | 1.234 | – | – |\n");
        check_contains("why", text,
                       "### NV.IND (tỷ đồng): dự báo bằng mô hình “naive” từ 2 số liệu; "
                       "chuỗi còn ngắn\n");
        check_contains("none", text, "\n- X: chưa dự báo được; mới có một số liệu\n");
        CHECK_INT("no row for it", count_parts(text, "| 2025 |"), 2);
        CHECK_INT("invented, first and last", count_parts(text, "SỐ LIỆU GIẢ ĐỊNH"), 2);
        g_free(text);
        tl__sheet_free(sheet);
}

/* A count has no decimals, a share two at most; a Poisson process is called that. */
static void projections_have_few_decimals(void)
{
        static const struct {
                enum tl_nature nature;
                const char *model, *text;
                double median, lower, upper;
        } cases[] = {
                { TL_COUNT, "gamma_poisson", "a Poisson process from 5 observations", 4, 2, 9 },
                { TL_COUNT, "gamma_poisson", "  4  2–9\n", 4, 2, 9 },
                { TL_SHARE, "ensemble", "  0.01  0.00–99.99\n", 0.01234, 0.00004, 99.98671 },
                { TL_LEVEL, "naive", "the model “naive”", 3, 2, 4 },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                struct tl_series series = {
                        .indicator = "x", .area = "", .unit = "", .nature = (int)cases[i].nature
                };
                struct tl_projection_row row = { .series = &series,
                                                 .year = 2025,
                                                 .median = cases[i].median,
                                                 .lower = { cases[i].lower },
                                                 .upper = { cases[i].upper },
                                                 .model = cases[i].model,
                                                 .n_obs = 5 };
                const struct tl_projection_row *pointer = &row;
                struct tl_assess_settings level_80 = { .levels = { 80 }, .n_levels = 1 };
                struct tl__projections all = { NULL, &pointer, 1, &level_80 };
                struct tl__sheet *sheet = tl__projection_sheet(&all, TL_EN);
                char *text = tl__writer_text.write(sheet, &(struct tl_report_settings){ 0 });

                check_contains("projection", text, cases[i].text);
                g_free(text);
                tl__sheet_free(sheet);
        }
}

/* ----------------------------------------------------------------- faults, lists ---- */

static void faults_as_lines(void)
{
        struct tl_faults *faults = tl_faults_new();
        char *en = NULL, *vi = NULL, *none = NULL;
        struct tl_report_settings settings = { .format = "text", .lang = TL_EN };
        struct tl_faults *clean = tl_faults_new();

        tl__fault(faults, TL__F_file_empty, (struct tl__place){ "a.csv", 0, 0 }, NULL);
        tl__fault(faults, TL__F_quote_open, (struct tl__place){ "b.csv", 12, 4 }, NULL);
        CHECK_INT("en", tl_report_faults(faults, &settings, &en, NULL), TL_OK);
        CHECK_INT("none", tl_report_faults(clean, &settings, &none, NULL), TL_OK);
        settings.lang = TL_VI;
        CHECK_INT("vi", tl_report_faults(faults, &settings, &vi, NULL), TL_OK);
        check_contains("whole file", en, "a.csv: error: the file is empty\n");
        check_contains("place", en, "\nb.csv:12:4: error: a quote opened here is never closed");
        check_contains("summary", en, "\n\n2 errors\n");
        check_contains("vi", vi, "a.csv: lỗi: tệp trống\n");
        check_contains("vi summary", vi, "\n\n2 lỗi\n");
        CHECK_TEXT("none", none, "No faults found.\n");
        tl_string_free(en);
        tl_string_free(vi);
        tl_string_free(none);
        tl_faults_free(faults);
        tl_faults_free(clean);
}

static void faults_for_machines(void)
{
        struct tl_faults *faults = tl_faults_new();
        struct tl_report_settings settings = { .format = "csv", .lang = TL_VI };
        char *text = NULL;

        tl__fault(faults, TL__F_file_empty, (struct tl__place){ "a.csv", 0, 0 }, NULL);
        CHECK_INT("status", tl_report_faults(faults, &settings, &text, NULL), TL_OK);
        CHECK_TEXT("csv", text,
                   "severity,code,file,line,column,message\n"
                   "error,file_empty,a.csv,,,the file is empty\n");
        tl_string_free(text);
        tl_faults_free(faults);
}

static void counts_have_plurals(void)
{
        static const struct {
                enum tl_severity severity;
                size_t n;
                const char *en, *vi;
        } cases[] = {
                { TL_ERROR, 1, "1 error", "1 lỗi" },
                { TL_ERROR, 3, "3 errors", "3 lỗi" },
                { TL_WARNING, 2, "2 warnings", "2 cảnh báo" },
                { TL_NOTE, 0, "0 notes", "0 lưu ý" },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                char *en = tl__severity_count(cases[i].severity, cases[i].n, TL_EN);
                char *vi = tl__severity_count(cases[i].severity, cases[i].n, TL_VI);

                CHECK_TEXT(cases[i].en, en, cases[i].en);
                CHECK_TEXT(cases[i].vi, vi, cases[i].vi);
                g_free(en);
                g_free(vi);
        }
}

/* Each member of a room is in its list, in every format. */
static void lists_are_complete(void)
{
        static const struct {
                enum tl_list list;
                const char *const *(*names)(void);
        } rooms[] = {
                { TL_LIST_MODELS, tl_model_names },
                { TL_LIST_READERS, tl_reader_names },
                { TL_LIST_WRITERS, tl_writer_names },
                { TL_LIST_KINDS, tl_kind_names },
        };

        for (size_t r = 0; r < G_N_ELEMENTS(rooms); r++)
                for (size_t w = 0; tl__writers[w]; w++) {
                        struct tl_report_settings settings = { tl__writers[w]->name, TL_VI, false };
                        const char *const *names = rooms[r].names();
                        char *text = NULL;

                        CHECK_INT("list",
                                  tl_report_list(rooms[r].list, NULL, 0, &settings, &text, NULL),
                                  TL_OK);
                        for (size_t i = 0; names[i]; i++) {
                                /* markdown escapes the _ of names */
                                char **parts = g_strsplit(names[i], "_", -1);

                                check_contains("list", text, parts[0]);
                                g_strfreev(parts);
                        }
                        tl_string_free(text);
                }
}

/* The row of the ensemble says what it is and names the process for counts. */
static void ensemble_says_what_it_mixes(void)
{
        static const char *const what[TL_N_LANGS] = { "mixture", "hỗn hợp" };
        static const char *const parts[] = { "gamma-Poisson", "gamma_poisson" };

        for (enum tl_lang lang = TL_EN; lang < TL_N_LANGS; lang++) {
                struct tl__sheet *sheet = tl__list_sheet(TL_LIST_MODELS, NULL, 0, lang, false);

                check_contains("title", tl__sheet_cell(sheet, 0, 1)->text, what[lang]);
                for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
                        check_contains("title", tl__sheet_cell(sheet, 0, 1)->text, parts[i]);
                CHECK_TEXT("a model", tl__sheet_cell(sheet, 1, 1)->text,
                           tl__models[0]->title[lang]);
                tl__sheet_free(sheet);
        }
}

static char *list_of(const struct tl_plan *plan, enum tl_list what, const char *format,
                     enum tl_lang lang)
{
        struct tl_report_settings settings = { .format = format, .lang = lang };
        char *text = NULL;

        CHECK_INT(format, tl_report_list(what, &plan, 1, &settings, &text, NULL), TL_OK);
        return text;
}

static void a_template_is_of_one_plan(void)
{
        char *text = (char *)"untouched";
        struct tl_error err = { 0 };

        CHECK_INT("of none", tl_report_list(TL_LIST_TEMPLATE, NULL, 0, NULL, &text, &err),
                  TL_EINVALID);
        CHECK_TEXT("why", err.text, "a template is of one plan, not of 0");
        CHECK_TEXT("no text", text, "untouched");
}

static void lists_of_a_plan(void)
{
        struct tl_faults *faults = tl_faults_new();
        struct tl_plan *plan = NULL;
        char *text;

        CHECK_INT("loads", tl_plan_load(check_path("indicators/thanh-hoa-2030"), &plan, faults),
                  TL_OK);
        tl_faults_free(faults);
        if (!plan)
                return;
        for (int what = 0; what <= TL_LIST_PLANS; what++) {
                text = list_of(plan, (enum tl_list)what, "text", TL_VI);
                check_page("list", text);
                tl_string_free(text);
        }
        text = list_of(plan, TL_LIST_TARGETS, "markdown", TL_VI);
        check_contains("target", text, "| ≈\u00a0418.000 | tỷ đồng, lũy kế 2021–2030 | 2030 |");
        tl_string_free(text);
        text = list_of(plan, TL_LIST_TARGETS, "csv", TL_VI);
        check_contains("columns", text,
                       "indicator,kind,operator,low,high,unit,year,from,base_year,words,source\n");
        check_contains("target", text,
                       "industrial_investment,cumulative,~,418000,,billion VND,"
                       "2030,2021,2020,");
        tl_string_free(text);
        text = list_of(plan, TL_LIST_PLANS, "json", TL_VI);
        check_contains("a count is a number", text, "\"targets\": 22");
        tl_string_free(text);
        tl_plan_free(plan);
}

int main(void)
{
        static const struct check_test tests[] = {
                { "each word is there in both languages", words_exist },
                { "each reason is one sentence", reasons },
                { "a row's reason names its year or bound", row_reasons },
                { "verdicts in the province's terms", verdict_names },
                { "verdicts after a number", verdict_counts },
                { "signs differ in shape and are one column wide", signs_differ },
                { "units", units },
                { "decimals by size", decimals },
                { "figures", figures },
                { "chances", chances },
                { "intervals", intervals },
                { "targets in words", targets_in_words },
                { "the base that was used is named", base_used_is_named },
                { "each kind of target reads", each_kind_reads },
                { "breaking of lines", wrapping },
                { "widths", widths },
                { "gap columns are the contract's", gap_columns },
                { "gap cells", gap_cells },
                { "a projection leaves the target empty", gap_projection_row },
                { "operators are exact", gap_operators },
                { "interval columns follow the levels", levels_name_columns },
                { "csv is read back", csv_is_read_back },
                { "csv guards against formulas", csv_guards_formulas },
                { "csv to the byte", csv_bytes },
                { "json is read back", json_is_read_back },
                { "json keeps the order", json_keeps_the_order },
                { "markdown tables hold", markdown_tables_hold },
                { "markdown cells are lines", markdown_cells_are_lines },
                { "text fits the page", text_fits_the_page },
                { "text keeps figures whole", text_keeps_figures_whole },
                { "text narrows words first", text_narrows_words_first },
                { "the bundled plan fits the page", bundled_plan_fits_the_page },
                { "colour adds nothing else", colour_adds_nothing_else },
                { "the locale changes nothing", locale_changes_nothing },
                { "a row reads as meant", lines_read_as_meant },
                { "the gap reads right", gap_reads_right },
                { "strict operators at equality", strict_operators_at_equality },
                { "what is decided has no chance", decided_has_no_chance },
                { "decimals of a share", share_decimals },
                { "the need reads right", need_reads_right },
                { "the latest value reads right", latest_reads_right },
                { "a year alone sets its mark aside", year_alone_sets_its_mark_aside },
                { "the lead speaks the language", lead_speaks_the_language },
                { "notes tell what is missing", notes_tell_what_is_missing },
                { "a target without a sign is explained", equals_is_explained },
                { "stretch and breach are told", stretch_and_breach_are_told },
                { "groups and numbers", groups_and_numbers },
                { "areas are named where several", areas_are_named_where_several },
                { "synthetic data are loud", synthetic_is_loud },
                { "writers take anything", writers_take_anything },
                { "writers find themselves", writers_find_themselves },
                { "an unknown format names the nearest", unknown_format },
                { "defaults are English text", defaults },
                { "projections for machines", projections_for_machines },
                { "projections for people", projections_for_people },
                { "projections have few decimals", projections_have_few_decimals },
                { "faults as lines", faults_as_lines },
                { "faults for machines", faults_for_machines },
                { "counts have plurals", counts_have_plurals },
                { "lists are complete", lists_are_complete },
                { "the ensemble says what it mixes", ensemble_says_what_it_mixes },
                { "lists of a plan", lists_of_a_plan },
                { "a template is of one plan", a_template_is_of_one_plan },
                { NULL, NULL },
        };

        return check_main("report", tests);
}
