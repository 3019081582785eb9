/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV for machines, RFC 4180 with LF: a heading of keys, numbers with a dot, empty for no value. */
#include "base/text.h"
#include "report/writers/writer.h"

#include <glib.h>
#include <string.h>

static void add_text(GString *out, const char *text)
{
        if (!strpbrk(text, ",\"\r\n")) {
                g_string_append(out, text);
                return;
        }
        g_string_append_c(out, '"');
        for (const char *c = text; *c; c++)
                g_string_append(out, *c == '"' ? "\"\"" : (const char[]){ *c, '\0' });
        g_string_append_c(out, '"');
}

/* A spreadsheet would run a text that begins like a formula: an apostrophe keeps it a text. A sign
 * alone is no formula, so the operator "=" stays as it is. */
static bool is_formula(const char *text)
{
        return strchr("=+-@", *text) && text[1];
}

static void add_cell(GString *out, const struct tl__cell_value *cell)
{
        char *text;

        if (!cell->text)
                text = tl__number_machine(cell->number);
        else if (is_formula(cell->text))
                text = g_strconcat("'", cell->text, NULL);
        else
                text = g_strdup(cell->text);
        add_text(out, text);
        g_free(text);
}

static char *write_csv(const struct tl__sheet *sheet, const struct tl_report_settings *settings)
{
        GString *out = g_string_new(NULL);
        size_t n = tl__sheet_n_columns(sheet);

        for (size_t c = 0; c < n && !settings->continued; c++) {
                add_text(out, tl__sheet_column_at(sheet, c)->key);
                g_string_append_c(out, c + 1 < n ? ',' : '\n');
        }
        for (size_t r = 0; r < tl__sheet_n_rows(sheet); r++)
                for (size_t c = 0; c < n; c++) {
                        add_cell(out, tl__sheet_cell(sheet, r, c));
                        g_string_append_c(out, c + 1 < n ? ',' : '\n');
                }
        return g_string_free(out, FALSE);
}

const struct tl__writer tl__writer_csv = {
        .name = "csv",
        .title = { "comma-separated values, for programs and spreadsheets",
                   "các giá trị cách nhau bằng dấu phẩy, cho chương trình và bảng tính" },
        .extensions = "csv",
        .machine = true,
        .write = write_csv,
};
