/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Delimited text: records, lines, delimiters, quotes, encodings; and that nothing makes it fall. */
#include "check.h"
#include "data/csv.h"
#include "data/encoding.h"
#include "faults.h"

#include <glib.h>
#include <glib/gstdio.h>

/* Records as text: cells in brackets after the line, "1[a][b] 2[c][d]". NULL where the file is
 * refused. */
static char *shown(const char *bytes, size_t n, char *delimiter, struct tl_faults *faults)
{
        struct tl__csv *csv = NULL;
        GString *text;

        if (tl__csv_parse(bytes, n, "t.csv", &csv, faults))
                return NULL;
        text = g_string_new(NULL);
        for (size_t i = 0; i < csv->n; i++) {
                const struct tl__record *record = &csv->records[i];

                g_string_append_printf(text, "%s%ld", i ? " " : "", record->line);
                for (size_t j = 0; j < record->n; j++)
                        g_string_append_printf(text, "[%s]", record->cells[j]);
        }
        if (delimiter)
                *delimiter = csv->delimiter;
        tl__csv_free(csv);
        return g_string_free(text, FALSE);
}

static const struct {
        const char *name, *input, *records, *faults;
        char delimiter;
} cases[] = {
        { "comma", "a,b\n1,2\n", "1[a][b] 2[1][2]", "", ',' },
        { "semicolon", "a;b\n1;2\n", "1[a][b] 2[1][2]", "", ';' },
        { "tab", "a\tb\n1\t2\n", "1[a][b] 2[1][2]", "", '\t' },
        { "bar", "a|b\n1|2\n", "1[a][b] 2[1][2]", "", '|' },
        { "crlf", "a,b\r\n1,2\r\n", "1[a][b] 2[1][2]", "", ',' },
        { "cr alone", "a,b\r1,2\r", "1[a][b] 2[1][2]", "", ',' },
        { "no line end at the end", "a,b\n1,2", "1[a][b] 2[1][2]", "", ',' },
        { "ends in a delimiter", "a,b\n1,", "1[a][b] 2[1][]", "", ',' },
        { "one column", "a\n1\n", "1[a] 2[1]", "", 0 },
        { "decimal commas do not delimit", "a;b\n1,5;2,5\n3,5;4,5\n",
          "1[a][b] 2[1,5][2,5] 3[3,5][4,5]", "", ';' },
        { "commas in text, tabs between", "a, b\tc\nd, e\tf\n", "1[a, b][c] 2[d, e][f]", "", '\t' },
        { "semicolons in a quoted cell", "a,b\n\"x; y; z\",2\n", "1[a][b] 2[x; y; z][2]", "", ',' },
        { "semicolons in each row", "a,b,c,d\nx;y,1,2,3\nx;z,1,2,3\n",
          "1[a][b][c][d] 2[x;y][1][2][3] 3[x;z][1][2][3]", "", ',' },
        { "the more cells where two fit", "x;y,1,2\nx;z,1,2\n", "1[x;y][1][2] 2[x;z][1][2]", "",
          ',' },
        { "sep line", "sep=;\r\na,1;b\r\nc,2;d\r\n", "2[a,1][b] 3[c,2][d]", "", ';' },
        { "sep line in quotes", "\"sep=,\"\na;1,b\n", "2[a;1][b]", "", ',' },
        { "quotes in text between tabs", "a\tb\nthe \"x\" of y\t1\n\"c\"\t2\n",
          "1[a][b] 2[the \"x\" of y][1] 3[c][2]", "", '\t' },
        { "sep line with tab", "sep=\t\na\tb\n", "2[a][b]", "", '\t' },
        { "byte order mark",
          "\xef\xbb\xbf"
          "a,b\n1,2\n",
          "1[a][b] 2[1][2]", "", ',' },
        { "mark before sep line", "\xef\xbb\xbfsep=;\na;b\n", "2[a][b]", "", ';' },
        { "blank lines", "\n\na,b\n  \n1,2\n\n", "3[a][b] 5[1][2]", "", ',' },
        { "rows of delimiters only", "a,b\n,\n1,2\n, \n", "1[a][b] 3[1][2]", "", ',' },
        { "blanks around cells",
          " a , b \n\"  c \",\xc2\xa0"
          "d\n",
          "1[a][b] 2[c][d]", "", ',' },
        { "blanks inside cells", "a b,c\n1 234,5\n", "1[a b][c] 2[1 234][5]", "", ',' },
        { "quotes in quotes", "a,\"say \"\"x\"\"\"\n", "1[a][say \"x\"]", "", ',' },
        { "line end in a cell", "a,\"b\nc\"\n1,2\n", "1[a][b\nc] 3[1][2]", "", ',' },
        { "crlf in a cell", "a,\"b\r\nc\"\r\n1,2\r\n", "1[a][b\r\nc] 3[1][2]", "", ',' },
        { "two cells of two lines", "\"a\nb\",\"c\nd\"\n1,2\n", "1[a\nb][c\nd] 4[1][2]", "", ',' },
        { "empty quoted cell", "a,\"\",b\n", "1[a][][b]", "", ',' },
        { "accents composed", "tie\xcc\x82u,2\n", "1[ti\xc3\xaau][2]", "", ',' },
        { "title with commas above decimal commas",
          "Area, people, density\nx;2020;2021\na;1,5;2,5\nb;3,5;4,5\n",
          "1[Area, people, density] 2[x][2020][2021] 3[a][1,5][2,5] 4[b][3,5][4,5]", "", ';' },
        { "title of one cell", "A table\nx,2020,2021\na,1,2\nb,3,4\n",
          "1[A table] 2[x][2020][2021] 3[a][1][2] 4[b][3][4]", "", ',' },
        { "two accents composed", "A\xcc\x82\xcc\x81,2\n", "1[\xe1\xba\xa4][2]", "", ',' },

        { "empty", "", NULL, "file_empty:0:0", 0 },
        { "only a mark", "\xef\xbb\xbf", NULL, "file_empty:0:0", 0 },
        { "only blanks", " \n\t\n\r\n", NULL, "file_empty:0:0", 0 },
        { "only delimiters", ",,\n,,\n", NULL, "file_empty:0:0", 0 },
        { "only sep line", "sep=;\n", NULL, "file_empty:0:0", 0 },
        { "damaged utf-8",
          "T\xc3\xadnh;N\xc4\x83m\nT\xec"
          "nh;2\n",
          NULL, "not_utf8:2:0", 0 },
        { "open quote to the end", "a,b\n1,\"2\n3,4\n", NULL, "quote_open:2:2", 0 },
        { "open quote in the last cell", "a,b\n1,\"2", NULL, "quote_open:2:2", 0 },
        { "open quote met by a later one", "a,b\n\"1,2\n\"3\",4\n5,6\n", NULL, "quote_open:2:1",
          0 },
        { "what an open quote hid", "a,b\n\"1,2\nx\"y,3\n", NULL, "quote_open:2:1 quote_stray:3:1",
          0 },
        { "stray quote after a cell of two lines", "\"a\nb\",c\"d\n1,2\n", NULL, "quote_stray:2:2",
          0 },
        { "open quote in a second line", "\"a\nb\",\"c\n1,2\n", NULL, "quote_open:2:2", 0 },
        { "quote inside a cell", "a,b\n1,5\"\n2,3\n", NULL, "quote_stray:2:2", 0 },
        { "text after a quote", "a,b\n\"1\" x,2\n", NULL, "quote_stray:2:1", 0 },
        { "every bad quote", "a,b\nx\"y,1\nz,u\"v\n\"w,2\n", NULL,
          "quote_stray:2:1 quote_stray:3:2 quote_open:4:1", 0 },
};

static void check_case(size_t i)
{
        struct tl_faults *faults = tl_faults_new();
        char delimiter = 0;
        char *records = shown(cases[i].input, strlen(cases[i].input), &delimiter, faults);

        CHECK_TEXT(cases[i].name, records, cases[i].records);
        CHECK_TEXT(cases[i].name, faults_text(faults), cases[i].faults);
        CHECK_TRUE(cases[i].name, faults_worded(faults));
        if (cases[i].delimiter)
                CHECK_INT(cases[i].name, delimiter, cases[i].delimiter);
        g_free(records);
        tl_faults_free(faults);
}

static void test_cases(void)
{
        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
                check_case(i);
}

static void test_zero_bytes(void)
{
        struct tl_faults *faults = tl_faults_new();
        char *records = shown("a,b\n1,2\n\0\0\0", 11, NULL, faults);

        CHECK_TEXT("zeros at the end go", records, "1[a][b] 2[1][2]");
        g_free(records);
        CHECK_TRUE("zero inside", !shown("PK\5\4\0\0x", 7, NULL, faults));
        CHECK_TRUE("only zeros", !shown("\0\0", 2, NULL, faults));
        CHECK_TEXT("faults", faults_text(faults), "file_binary:0:0 file_empty:0:0");
        tl_faults_free(faults);
}

static void test_messages(void)
{
        struct tl_faults *faults = tl_faults_new();
        char *text;

        CHECK_TRUE("zero inside", !shown("PK\5\4\0x", 6, NULL, faults));
        CHECK_TRUE("damaged", !shown("\xc3\xa1\xc3\xa1\nT\xec"
                                     "nh\nb\n",
                                     12, NULL, faults));
        text = tl_fault_text(tl_faults_at(faults, 0), TL_EN);
        CHECK_TEXT("binary", text,
                   "this is not text (byte 5 is zero); export the table as CSV in UTF-8");
        tl_string_free(text);
        text = tl_fault_text(tl_faults_at(faults, 1), TL_EN);
        CHECK_TEXT("damaged", text,
                   "not UTF-8 at byte 2 of the line (lines like this: 1) though most of the file "
                   "is; mend these lines, or name the encoding with --encoding");
        tl_string_free(text);
        tl_faults_free(faults);
}

/* The 200 lines that the delimiter is taken from are not all of the file. */
static void test_long_file(void)
{
        GString *text = g_string_new("a,b\n");
        struct tl_faults *faults = tl_faults_new();
        struct tl__csv *csv = NULL;

        for (int i = 0; i < 5000; i++)
                g_string_append_printf(text, "row %d,%d\n", i, i);
        CHECK_INT("parsed", tl__csv_parse(text->str, text->len, "t", &csv, faults), TL_OK);
        CHECK_INT("records", csv->n, 5001);
        CHECK_INT("last line", csv->records[5000].line, 5001);
        CHECK_TEXT("last cell", tl__cell(&csv->records[5000], 1), "4999");
        CHECK_TEXT("beyond", tl__cell(&csv->records[5000], 2), "");
        CHECK_INT("column", tl__cell_place(csv, &csv->records[5000], 1).column, 2);
        tl__csv_free(csv);
        tl__csv_free(NULL);
        tl_faults_free(faults);
        g_string_free(text, TRUE);
}

/* Cut after any byte, from a buffer of exactly that size so that a sanitizer sees a byte too
 * many: refused or read, never a fall, and a refusal says why. */
static void test_truncated(void)
{
        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
                for (size_t n = 0; n <= strlen(cases[i].input); n++) {
                        struct tl_faults *faults = tl_faults_new();
                        char *part = g_memdup2(cases[i].input, n);
                        char *records = shown(part, n, NULL, faults);

                        CHECK_TRUE(cases[i].name,
                                   !records == (tl_faults_count_severe(faults, TL_ERROR) > 0));
                        g_free(records);
                        g_free(part);
                        tl_faults_free(faults);
                }
        }
}

static void test_lines(void)
{
        CHECK_INT("lf", tl__line_length("ab\nc", 4), 3);
        CHECK_INT("crlf", tl__line_length("ab\r\nc", 5), 4);
        CHECK_INT("cr", tl__line_length("ab\rc", 4), 3);
        CHECK_INT("cr at the end", tl__line_length("ab\r", 3), 3);
        CHECK_INT("none", tl__line_length("ab", 2), 2);
}

static void test_file_read(void)
{
        struct tl_faults *faults = tl_faults_new();
        char *folder = g_dir_make_tmp("targetline-XXXXXX", NULL);
        char *path = g_build_filename(folder, "t.csv", NULL);
        char *bytes = NULL;
        size_t n = 0;

        CHECK_INT("missing", tl__file_read(path, &bytes, &n, faults), TL_EIO);
        CHECK_INT("a folder", tl__file_read(folder, &bytes, &n, faults), TL_EIO);
        CHECK_TEXT("faults", faults_text(faults), "file_missing:0:0 file_folder:0:0");
        CHECK_TEXT("file", tl_faults_at(faults, 0)->file, path);
        CHECK_TRUE("untouched", !bytes);
        CHECK_TRUE("written", g_file_set_contents(path, "a\0b", 3, NULL));
        CHECK_INT("read", tl__file_read(path, &bytes, &n, faults), TL_OK);
        CHECK_INT("length", n, 3);
        g_free(bytes);
        g_remove(path);
        g_rmdir(folder);
        g_free(path);
        g_free(folder);
        tl_faults_free(faults);
}

int main(void)
{
        static const struct check_test tests[] = {
                { "records, delimiters, quotes, encodings", test_cases },
                { "zero bytes", test_zero_bytes },
                { "messages of whole files", test_messages },
                { "a long file", test_long_file },
                { "cut after any byte", test_truncated },
                { "physical lines", test_lines },
                { "reading files", test_file_read },
                { NULL, NULL },
        };

        return check_main("csv", tests);
}
