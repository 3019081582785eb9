/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Markdown with pipe tables, as GitHub, Pandoc and most editors read it: a table under each group.
 * A cell is one line, for Pandoc drops a <br>: what stands below the figure on a screen follows it
 * in parentheses. */
#include "report/writers/writer.h"

#include <glib.h>
#include <string.h>

#define WIDEST_COLUMN 36 /* beyond this a column gets no more of the page */

/* Data are text, never markup: what Markdown, Pandoc's included, or HTML would read as such is
 * escaped. */
static void add_escaped(GString *out, const char *text)
{
        for (const char *c = text; *c; c++) {
                if (*c == '<')
                        g_string_append(out, "&lt;");
                else if (*c == '&')
                        g_string_append(out, "&amp;");
                else if ((unsigned char)*c < ' ')
                        g_string_append_c(out, ' ');
                else if (strchr("\\`*_[]{}|~#$^@", *c))
                        g_string_append_printf(out, "\\%c", *c);
                else
                        g_string_append_c(out, *c);
        }
}

/* The same where a line begins: there a sign or a number with a point would begin a list, and ">" a
 * quotation. */
static void add_line(GString *out, const char *text)
{
        size_t digits = strspn(text, "0123456789");

        if (*text && strchr("-+>", *text)) {
                g_string_append_c(out, '\\');
        } else if (digits && (text[digits] == '.' || text[digits] == ')')) {
                g_string_append_len(out, text, (gssize)digits);
                g_string_append_c(out, '\\');
                text += digits;
        }
        add_escaped(out, text);
}

static void add_paragraph(GString *out, const char *before, const char *text)
{
        g_string_append(out, before);
        add_line(out, text);
        g_string_append(out, "\n\n");
}

/* ------------------------------------------------------------------------ tables ---- */

static bool in_parentheses(const char *text)
{
        return text[0] == '(' && text[strlen(text) - 1] == ')';
}

/* "950" over "2030" is "950 (2030)": the figures of two lines never run into one. */
static char *one_line(const char *text)
{
        char **lines = g_strsplit(text ? text : "", "\n", -1);
        GString *out = g_string_new(NULL);

        for (size_t i = 0; lines[i]; i++) {
                char *line = g_strstrip(lines[i]);

                if (*line && out->len)
                        g_string_append_printf(out, in_parentheses(line) ? " %s" : " (%s)", line);
                else
                        g_string_append(out, line);
        }
        g_strfreev(lines);
        return g_string_free(out, FALSE);
}

/* How much of the page the column is given where the table is wider than it: Pandoc takes it from
 * the number of dashes. The same in all groups. */
static size_t dashes(const struct tl__sheet *sheet, size_t column)
{
        size_t widest = 6;

        for (size_t r = 0; r < tl__sheet_n_rows(sheet); r++) {
                char *line = one_line(tl__sheet_cell(sheet, r, column)->text);

                widest = MAX(widest, (size_t)g_utf8_strlen(line, -1));
                g_free(line);
        }
        return MIN(widest, WIDEST_COLUMN);
}

static void add_heading(GString *out, const struct tl__sheet *sheet, const size_t widths[])
{
        size_t n = tl__sheet_n_columns(sheet);

        for (size_t c = 0; c < n; c++) {
                g_string_append(out, "| ");
                add_escaped(out, tl__sheet_column_at(sheet, c)->heading);
                g_string_append_c(out, ' ');
        }
        g_string_append(out, "|\n");
        for (size_t c = 0; c < n; c++) {
                bool right = tl__sheet_column_at(sheet, c)->align == TL__RIGHT;

                g_string_append(out, right ? "| " : "| :");
                for (size_t i = 1; i < widths[c]; i++)
                        g_string_append_c(out, '-');
                g_string_append(out, right ? ": " : " ");
        }
        g_string_append(out, "|\n");
}

static void add_row(GString *out, const struct tl__sheet *sheet, size_t row)
{
        for (size_t c = 0; c < tl__sheet_n_columns(sheet); c++) {
                char *line = one_line(tl__sheet_cell(sheet, row, c)->text);

                g_string_append(out, "| ");
                add_escaped(out, line);
                g_string_append_c(out, ' ');
                g_free(line);
        }
        g_string_append(out, "|\n");
}

static void add_table(GString *out, const struct tl__sheet *sheet)
{
        size_t n = tl__sheet_n_columns(sheet);
        size_t *widths = g_new(size_t, n);

        for (size_t c = 0; c < n; c++)
                widths[c] = dashes(sheet, c);
        for (size_t r = 0; r < tl__sheet_n_rows(sheet); r++) {
                const char *group = tl__sheet_group_at(sheet, r);

                if (group && r > 0)
                        g_string_append_c(out, '\n');
                if (group && *group)
                        add_paragraph(out, "### ", group);
                if (group || r == 0)
                        add_heading(out, sheet, widths);
                add_row(out, sheet, r);
        }
        if (tl__sheet_n_rows(sheet) == 0 && n > 0)
                add_heading(out, sheet, widths);
        if (n > 0)
                g_string_append_c(out, '\n');
        g_free(widths);
}

/* ------------------------------------------------------------------- around them ---- */

/* One bullet each. */
static void add_bullet(GString *out, const char *text)
{
        g_string_append(out, "- ");
        add_line(out, text);
        g_string_append_c(out, '\n');
}

static void add_lines(GString *out, const struct tl__sheet *sheet)
{
        for (size_t r = 0; r < tl__sheet_n_rows(sheet); r++) {
                char *line = one_line(tl__sheet_cell(sheet, r, 0)->text);

                add_bullet(out, line);
                g_free(line);
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
                add_bullet(out, tl__sheet_note_at(sheet, i));
        if (g_str_has_suffix(out->str, "\n\n"))
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
