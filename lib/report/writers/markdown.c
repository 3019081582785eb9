/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Markdown with pipe tables, as GitHub, Pandoc and most editors read it: a table under each
 * group. */
#include "report/writers/writer.h"

#include <glib.h>
#include <string.h>

/* Data are text, never markup: what Markdown or HTML would read as such is escaped. */
static void add_escaped(GString *out, const char *text)
{
        for (const char *c = text; *c; c++) {
                if (*c == '\n')
                        g_string_append(out, "<br>");
                else if (*c == '<')
                        g_string_append(out, "&lt;");
                else if (*c == '&')
                        g_string_append(out, "&amp;");
                else if ((unsigned char)*c < ' ')
                        g_string_append_c(out, ' ');
                else if (strchr("\\`*_[]|~#", *c))
                        g_string_append_printf(out, "\\%c", *c);
                else
                        g_string_append_c(out, *c);
        }
}

static void add_paragraph(GString *out, const char *before, const char *text)
{
        g_string_append(out, before);
        add_escaped(out, text);
        g_string_append(out, "\n\n");
}

static void add_heading(GString *out, const struct tl__sheet *sheet)
{
        size_t n = tl__sheet_n_columns(sheet);

        for (size_t c = 0; c < n; c++) {
                g_string_append(out, "| ");
                add_escaped(out, tl__sheet_column_at(sheet, c)->heading);
                g_string_append_c(out, ' ');
        }
        g_string_append(out, "|\n");
        for (size_t c = 0; c < n; c++)
                g_string_append(out, tl__sheet_column_at(sheet, c)->align == TL__RIGHT ? "| --: "
                                                                                       : "| :-- ");
        g_string_append(out, "|\n");
}

/* The lines of a cell; what indents them in a plain text is dropped. */
static void add_cell(GString *out, const struct tl__cell_value *cell)
{
        char **lines = g_strsplit(cell->text ? cell->text : "", "\n", -1);

        g_string_append(out, "| ");
        for (size_t i = 0; lines[i]; i++) {
                add_escaped(out, i ? "\n" : "");
                add_escaped(out, g_strstrip(lines[i]));
        }
        g_string_append_c(out, ' ');
        g_strfreev(lines);
}

static void add_table(GString *out, const struct tl__sheet *sheet)
{
        for (size_t r = 0; r < tl__sheet_n_rows(sheet); r++) {
                const char *group = tl__sheet_group_at(sheet, r);

                if (group && r > 0)
                        g_string_append_c(out, '\n');
                if (group && *group)
                        add_paragraph(out, "### ", group);
                if (group || r == 0)
                        add_heading(out, sheet);
                for (size_t c = 0; c < tl__sheet_n_columns(sheet); c++)
                        add_cell(out, tl__sheet_cell(sheet, r, c));
                g_string_append(out, "|\n");
        }
        if (tl__sheet_n_rows(sheet) == 0 && tl__sheet_n_columns(sheet) > 0)
                add_heading(out, sheet);
        g_string_append_c(out, '\n');
}

static void add_lines(GString *out, const struct tl__sheet *sheet)
{
        for (size_t r = 0; r < tl__sheet_n_rows(sheet); r++) {
                g_string_append(out, "- ");
                add_escaped(out, tl__sheet_cell(sheet, r, 0)->text);
                g_string_append_c(out, '\n');
        }
        if (tl__sheet_n_rows(sheet) > 0)
                g_string_append_c(out, '\n');
}

static char *write_markdown(const struct tl__sheet *sheet,
                            const struct tl_report_settings *settings)
{
        GString *out = g_string_new(NULL);

        (void)settings;
        if (tl__sheet_get_title(sheet))
                add_paragraph(out, "## ", tl__sheet_get_title(sheet));
        for (size_t i = 0; i < tl__sheet_n_leads(sheet); i++)
                add_paragraph(out, "", tl__sheet_lead_at(sheet, i));
        if (tl__sheet_is_lines(sheet))
                add_lines(out, sheet);
        else
                add_table(out, sheet);
        for (size_t i = 0; i < tl__sheet_n_notes(sheet); i++)
                add_paragraph(out, "", tl__sheet_note_at(sheet, i));
        if (out->len > 1 && out->str[out->len - 2] == '\n') /* the blank line after the last */
                g_string_truncate(out, out->len - 1);
        return g_string_free(out, FALSE);
}

const struct tl__writer tl__writer_markdown = {
        .name = "markdown",
        .title = { "Markdown tables, to paste into a document",
                   "bảng Markdown, để dán vào văn bản" },
        .extensions = "md;markdown",
        .write = write_markdown,
};
