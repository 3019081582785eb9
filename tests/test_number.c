/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as people write them, and the decision on a file's decimal mark. */
#include "check.h"
#include "data/number.h"
#include "faults.h"

#include <glib.h>
#include <string.h>

static const struct tl__grammar point = { '.', ',' }, comma = { ',', '.' };

#define BAD TL_MISSING /* in a table: not a number of this grammar */

static const struct {
        const char *cell;
        double point, comma;
} numbers[] = {
        { "0", 0, 0 },
        { "12", 12, 12 },
        { "1234567", 1234567, 1234567 },
        { "12.5", 12.5, BAD },
        { "12,5", BAD, 12.5 },
        { "12.53", 12.53, BAD },
        { "1.234", 1.234, 1234 },
        { "1,234", 1234, 1.234 },
        { "1.234,5", BAD, 1234.5 },
        { "1,234.5", 1234.5, BAD },
        { "1.234.567", BAD, 1234567 },
        { "1,234,567.891", 1234567.891, BAD },
        { "0.123", 0.123, BAD },
        { "0,500", BAD, 0.5 },
        { "1234.567", 1234.567, BAD },
        { "12345,678", BAD, 12345.678 },
        { ".5", 0.5, BAD },
        { ",5", BAD, 0.5 },
        { "-2.5", -2.5, BAD },
        { "+2.5", 2.5, BAD },
        { "\u22122,5", BAD, -2.5 },
        { "1 234", 1234, 1234 },
        { "1 234,5", BAD, 1234.5 },
        { "1\u00a0234\u00a0567", 1234567, 1234567 },
        { "1\u202f234.5", 1234.5, BAD },
        { "1e3", 1000, 1000 },
        { "1.5E+03", 1500, BAD },
        { "1,5e-3", BAD, 0.0015 },
        { "1.234e3", 1234, BAD },
        { "1,234e3", BAD, 1234 },
        { "1,23,456", BAD, BAD },
        { "1.23.456", BAD, BAD },
        { "12,3456", BAD, 12.3456 },
        { "1 2345", BAD, BAD },
        { "1 234.567,8", BAD, BAD },
        { "1,234 567", BAD, BAD },
        { "0,123,456", BAD, BAD },
        { "1.2.3", BAD, BAD },
        { "1..2", BAD, BAD },
        { "12.", BAD, BAD },
        { "12,", BAD, BAD },
        { ".", BAD, BAD },
        { "+", BAD, BAD },
        { "--5", BAD, BAD },
        { "- 5", BAD, BAD },
        { "5-", BAD, BAD },
        { "(5)", BAD, BAD },
        { "12,5x", BAD, BAD },
        { "5 %", BAD, BAD },
        { "5%", BAD, BAD },
        { "nan", BAD, BAD },
        { "NaN", BAD, BAD },
        { "inf", BAD, BAD },
        { "-Infinity", BAD, BAD },
        { "0x10", BAD, BAD },
        { "0x1p3", BAD, BAD },
        { "1e", BAD, BAD },
        { "1e100", 1e100, 1e100 },
        { "1e101", BAD, BAD },
        { "-1e101", BAD, BAD },
        { "1e999", BAD, BAD },
        { "1e-100", 1e-100, 1e-100 },
        { "1e-101", BAD, BAD },
        { "1e-999", BAD, BAD },
        { "0e-999", 0, 0 },
        { "1_234", BAD, BAD },
        { "\u0661\u0662", BAD, BAD }, /* digits of another script */
        { "hai", BAD, BAD },
};

static void check_number(const struct tl__grammar *grammar, const char *cell, double want)
{
        double value = 77;
        enum tl__number kind = tl__number_parse(grammar, cell, &value);

        CHECK_INT(cell, kind, isnan(want) ? TL__NUMBER_BAD : TL__NUMBER);
        CHECK_REL(cell, value, isnan(want) ? 77 : want, 0);
}

static void test_numbers(void)
{
        for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
                check_number(&point, numbers[i].cell, numbers[i].point);
                check_number(&comma, numbers[i].cell, numbers[i].comma);
        }
}

static void test_absent(void)
{
        static const char *const tokens[] = { "",   "..",  "...", "…",  ":",    "-", "–",
                                              "--", "n/a", "N/A", "NA", "#N/A", "x" };
        double value = 77;

        for (size_t i = 0; i < G_N_ELEMENTS(tokens); i++)
                CHECK_INT(tokens[i], tl__number_parse(&point, tokens[i], &value),
                          TL__NUMBER_ABSENT);
        CHECK_REL("untouched", value, 77, 0);
}

static void test_long_cells(void)
{
        char *digits = g_strnfill(5000, '1');
        double value;

        CHECK_INT("5000 digits", tl__number_parse(&point, digits, &value), TL__NUMBER_BAD);
        digits[100] = '\0';
        CHECK_INT("100 digits", tl__number_parse(&point, digits, &value), TL__NUMBER);
        CHECK_REL("value", value, 1e100 / 9, 1e-12);
        g_free(digits);
}

/* Votes are cells between blanks "|"; the decision or its fault. */
static const struct {
        const char *name, *cells;
        char declared, decimal;
        const char *faults;
} votes[] = {
        { "no marks", "1|22|333", 0, '.', "" },
        { "no cells", "", 0, '.', "" },
        { "point", "1|2.5", 0, '.', "" },
        { "comma", "1|2,5", 0, ',', "" },
        { "both marks, comma last", "1.234,5", 0, ',', "" },
        { "both marks, point last", "1,234.5", 0, '.', "" },
        { "two groups", "1.234.567", 0, ',', "" },
        { "leading zero", "1.234|0.123", 0, '.', "" },
        { "four digits before", "1.234|1234.567", 0, '.', "" },
        { "two digits after", "1,234|12,53", 0, ',', "" },
        { "exponent", "1.234e3", 0, '.', "" },
        { "text has no vote", "a.b,c|2,5", 0, ',', "" },
        { "only thousands or decimals", "12|1.234|5.678", 0, 0, "number_ambiguous:2:1" },
        { "one ambiguous comma", "1,234", 0, 0, "number_ambiguous:1:1" },
        { "declared point", "1.234", '.', '.', "" },
        { "declared comma", "1.234", ',', ',', "" },
        { "contradiction", "2.5|3|3,5", 0, 0, "number_mixed:3:1" },
        { "contradiction, other order", "2,5|3.5", 0, 0, "number_mixed:2:1" },
        { "contradiction, declared", "2,5|3.5", ',', ',', "" },
};

static void check_vote(size_t i)
{
        struct tl_faults *faults = tl_faults_new();
        struct tl__grammar_vote *vote = tl__grammar_vote_new();
        struct tl__grammar grammar = { 0, 0 };
        char **cells = g_strsplit(votes[i].cells, "|", -1);
        int status;

        for (long j = 0; cells[j]; j++)
                tl__grammar_vote_add(vote, cells[j], (struct tl__place){ "t", j + 1, 1 });
        status = tl__grammar_decide(vote, votes[i].declared, &grammar, faults);
        CHECK_INT(votes[i].name, status, votes[i].decimal ? TL_OK : TL_EDATA);
        CHECK_INT(votes[i].name, grammar.decimal, votes[i].decimal);
        if (grammar.decimal)
                CHECK_INT(votes[i].name, grammar.group, grammar.decimal == '.' ? ',' : '.');
        CHECK_TEXT(votes[i].name, faults_text(faults), votes[i].faults);
        CHECK_TRUE(votes[i].name, faults_worded(faults));
        g_strfreev(cells);
        tl__grammar_vote_free(vote);
        tl_faults_free(faults);
}

static void test_votes(void)
{
        for (size_t i = 0; i < G_N_ELEMENTS(votes); i++)
                check_vote(i);
        tl__grammar_vote_free(NULL);
}

static void test_vote_messages(void)
{
        struct tl_faults *faults = tl_faults_new();
        struct tl__grammar_vote *vote = tl__grammar_vote_new();
        struct tl__grammar grammar;
        char *text;

        tl__grammar_vote_add(vote, "2.5", (struct tl__place){ "t", 7, 3 });
        tl__grammar_vote_add(vote, "3,5", (struct tl__place){ "t", 9, 4 });
        CHECK_INT("mixed", tl__grammar_decide(vote, 0, &grammar, faults), TL_EDATA);
        text = tl_fault_text(tl_faults_at(faults, 0), TL_EN);
        CHECK_TEXT("mixed", text,
                   "“3,5” has the decimal mark “,” but “2.5” on line 7 has “.”; a file has one "
                   "decimal mark: write all numbers alike");
        tl_string_free(text);
        tl__grammar_vote_free(vote);
        tl_faults_free(faults);
}

static const struct {
        const char *cell, *fault;
} blamed[] = {
        { "hai", "not_a_number:4:2" },       { "12,5x", "not_a_number:4:2" },
        { "0x10", "not_a_number:4:2" },      { "5%", "number_percent:4:2" },
        { "5 %", "number_percent:4:2" },     { "nan", "number_not_finite:4:2" },
        { "-INF", "number_not_finite:4:2" }, { "Infinity", "number_not_finite:4:2" },
        { "1,5", "number_grouping:4:2" },    { "1.2.3", "number_grouping:4:2" },
        { "12.", "number_grouping:4:2" },    { "1e101", "number_size:4:2" },
        { "-1e999", "number_size:4:2" },     { "1e-101", "number_size:4:2" },
};

static void test_blame(void)
{
        for (size_t i = 0; i < G_N_ELEMENTS(blamed); i++) {
                struct tl_faults *faults = tl_faults_new();

                tl__number_blame(&point, blamed[i].cell, (struct tl__place){ "t", 4, 2 }, faults);
                CHECK_TEXT(blamed[i].cell, faults_text(faults), blamed[i].fault);
                tl_faults_free(faults);
        }
}

/* Cells of one to twenty digits with the mark anywhere, as strtod() reads them: bit for bit. */
static void test_against_strtod(void)
{
        const struct tl__grammar grammar = { '.', ',' };
        GRand *random = g_rand_new_with_seed(7);

        for (int round = 0; round < 20000; round++) {
                char cell[32] = "";
                double got = 0, want;
                int n = g_rand_int_range(random, 1, 21), mark = g_rand_int_range(random, 0, 21);
                size_t at = 0;

                if (g_rand_boolean(random))
                        cell[at++] = '-';
                for (int i = 0; i < n; i++) {
                        if (i == mark && i > 0)
                                cell[at++] = '.';
                        cell[at++] = (char)('0' + g_rand_int_range(random, 0, 10));
                }
                cell[at] = '\0';
                want = g_ascii_strtod(cell, NULL);
                CHECK_INT(cell, tl__number_parse(&grammar, cell, &got), TL__NUMBER);
                CHECK_TRUE(cell, memcmp(&got, &want, sizeof got) == 0);
        }
        g_rand_free(random);
}

static void test_years(void)
{
        static const struct {
                const char *cell;
                int year;
        } years[] = {
                { "2024", 2024 }, { "1800", 1800 }, { "2200", 2200 }, { "1799", 0 },
                { "2201", 0 },    { "2,024", 0 },   { "2024.0", 0 },  { "24", 0 },
                { "", 0 },        { "02024", 0 },   { "-2024", 0 },   { "2e03", 0 },
                { "2023-24", 0 }, { "2023.5", 0 },
        };

        for (size_t i = 0; i < G_N_ELEMENTS(years); i++)
                CHECK_INT(years[i].cell, tl__year_parse(years[i].cell), years[i].year);
}

int main(void)
{
        static const struct check_test tests[] = {
                { "numbers of both grammars", test_numbers },
                { "tokens for no value", test_absent },
                { "long cells", test_long_cells },
                { "as strtod() reads them", test_against_strtod },
                { "the decision", test_votes },
                { "its messages", test_vote_messages },
                { "why a cell is no number", test_blame },
                { "years", test_years },
                { NULL, NULL },
        };

        return check_main("number", tests);
}
