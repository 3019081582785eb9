/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain text of at most 100 columns, for terminals and for pasting: one table laid out by
 * libsmartcols, with the groups' headings set between its rows. */
#include "report/wrap.h"
#include "report/writers/writer.h"

#include <glib.h>
#include <libsmartcols.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define PAGE    100
#define BETWEEN "  "

/* A heading is a row like the others to libsmartcols, which would not wrap its own. */
#define HEADING 0

struct layout {
        const struct tl__sheet *sheet;
        bool colour;
        size_t n_rows, n_columns; /* rows with the heading */
        size_t *widths;           /* [n_columns] */
        char **cells;             /* [n_rows][n_columns], wrapped */
        size_t *heights;          /* [n_rows], lines */
        bool tall;                /* some row has several lines: a blank line stands between rows */
};

/* -------------------------------------------------------------------- the widths ---- */

static const char *raw_cell(const struct layout *layout, size_t row, size_t column)
{
        const char *text;

        if (row == HEADING)
                return tl__sheet_column_at(layout->sheet, column)->heading;
        text = tl__sheet_cell(layout->sheet, row - 1, column)->text;
        return text ? text : "";
}

/* The width a column wants, and through @least the one below which words would be torn. */
static size_t wanted_width(const struct layout *layout, size_t column, size_t *least)
{
        size_t most = (size_t)tl__sheet_column_at(layout->sheet, column)->width;
        size_t widest = 1;

        *least = 1;
        for (size_t r = 0; r < layout->n_rows; r++) {
                widest = MAX(widest, tl__display_width(raw_cell(layout, r, column)));
                *least = MAX(*least, tl__least_width(raw_cell(layout, r, column)));
        }
        return most ? MIN(widest, MAX(most, *least)) : widest;
}

static size_t count_lines(const char *text)
{
        size_t n = 1;

        for (; *text; text++)
                n += *text == '\n';
        return n;
}

static size_t total_width(const struct layout *layout)
{
        size_t total = (layout->n_columns - 1) * strlen(BETWEEN);

        for (size_t c = 0; c < layout->n_columns; c++)
                total += layout->widths[c];
        return total;
}

/* Lines of each cell as wide as its column is, and one narrower; [n_rows][n_columns] each. */
struct squeeze {
        size_t *least; /* [n_columns] width below which words would be torn */
        size_t *now, *narrower;
};

static void count_column(const struct layout *layout, struct squeeze *squeeze, size_t column)
{
        size_t width = layout->widths[column];

        for (size_t r = 0; r < layout->n_rows; r++) {
                char *now = tl__wrap(raw_cell(layout, r, column), width, 0);
                char *narrower = tl__wrap(raw_cell(layout, r, column), MAX(width, 2) - 1, 0);

                squeeze->now[r * layout->n_columns + column] = count_lines(now);
                squeeze->narrower[r * layout->n_columns + column] = count_lines(narrower);
                g_free(now);
                g_free(narrower);
        }
}

/* Lines by which the table grows when @column loses one of its width. */
static size_t lines_gained(const struct layout *layout, const struct squeeze *squeeze,
                           size_t column)
{
        size_t gained = 0;

        for (size_t r = 0; r < layout->n_rows; r++) {
                const size_t *now = squeeze->now + r * layout->n_columns;
                size_t narrower = squeeze->narrower[r * layout->n_columns + column], height = 0;

                for (size_t c = 0; c < layout->n_columns; c++)
                        height = MAX(height, now[c]);
                gained += narrower > height ? narrower - height : 0;
        }
        return gained;
}

/* Of the columns wider than their words the one whose narrowing makes the table grow least, and of
 * those the one with most to give; else the widest of all. */
static size_t cheapest(const struct layout *layout, const struct squeeze *squeeze)
{
        size_t best = 0, best_gain = SIZE_MAX, best_slack = 0;

        for (size_t c = 0; c < layout->n_columns; c++) {
                size_t slack = layout->widths[c] - MIN(layout->widths[c], squeeze->least[c]);
                size_t gain = slack ? lines_gained(layout, squeeze, c) : SIZE_MAX;

                if (gain < best_gain || (slack && gain == best_gain && slack > best_slack)) {
                        best = c;
                        best_gain = gain;
                        best_slack = slack;
                }
        }
        for (size_t c = 0; c < layout->n_columns && best_slack == 0; c++)
                if (layout->widths[c] > layout->widths[best])
                        best = c;
        return best;
}

static void set_widths(struct layout *layout)
{
        size_t n_cells = layout->n_rows * layout->n_columns;
        struct squeeze squeeze = { g_new(size_t, layout->n_columns), g_new(size_t, n_cells),
                                   g_new(size_t, n_cells) };

        layout->widths = g_new(size_t, layout->n_columns);
        for (size_t c = 0; c < layout->n_columns; c++) {
                layout->widths[c] = wanted_width(layout, c, &squeeze.least[c]);
                count_column(layout, &squeeze, c);
        }
        while (total_width(layout) > PAGE) {
                size_t c = cheapest(layout, &squeeze);

                if (layout->widths[c] <= 1)
                        break;
                layout->widths[c]--;
                count_column(layout, &squeeze, c);
        }
        g_free(squeeze.least);
        g_free(squeeze.now);
        g_free(squeeze.narrower);
}

/* --------------------------------------------------------------------- the cells ---- */

/* libsmartcols 2.38 sets only the first line of a cell to the right: the blanks come from here. */
static char *right_aligned(char *wrapped, size_t width)
{
        GString *out = g_string_new(NULL);
        char **lines = g_strsplit(wrapped, "\n", -1);

        for (size_t i = 0; lines[i]; i++) {
                size_t blanks = width - MIN(width, tl__display_width(lines[i]));

                g_string_append_printf(out, "%s%*s%s", i ? "\n" : "", (int)blanks, "", lines[i]);
        }
        g_strfreev(lines);
        g_free(wrapped);
        return g_string_free(out, FALSE);
}

static void set_cells(struct layout *layout)
{
        layout->cells = g_new(char *, layout->n_rows * layout->n_columns);
        layout->heights = g_new0(size_t, layout->n_rows);
        for (size_t i = 0; i < layout->n_rows * layout->n_columns; i++) {
                size_t r = i / layout->n_columns, c = i % layout->n_columns;
                char *wrapped = tl__wrap(raw_cell(layout, r, c), layout->widths[c], 0);

                if (tl__sheet_column_at(layout->sheet, c)->align == TL__RIGHT)
                        wrapped = right_aligned(wrapped, layout->widths[c]);
                layout->cells[i] = wrapped;
                layout->heights[r] = MAX(layout->heights[r], count_lines(wrapped));
                layout->tall |= r != HEADING && layout->heights[r] > 1;
        }
}

static void layout_clear(struct layout *layout)
{
        for (size_t i = 0; i < layout->n_rows * layout->n_columns; i++)
                g_free(layout->cells[i]);
        g_free(layout->cells);
        g_free(layout->heights);
        g_free(layout->widths);
}

/* --------------------------------------------------------------------- the table ---- */

static const char *const colours[] = {
        [TL__PLAIN] = NULL,      [TL__GOOD] = "\033[32m", [TL__FAIR] = "\033[36m",
        [TL__WARN] = "\033[33m", [TL__BAD] = "\033[31m",  [TL__FAINT] = "\033[2m",
};
#define BOLD  "\033[1m"
#define RESET "\033[0m"

static const char *cell_colour(const struct layout *layout, size_t row, size_t column)
{
        if (row == HEADING)
                return BOLD;
        return colours[tl__sheet_cell(layout->sheet, row - 1, column)->tone];
}

static struct libscols_table *make_table(const struct layout *layout)
{
        struct libscols_table *table = scols_new_table();

        scols_table_set_termforce(table, SCOLS_TERMFORCE_NEVER); /* the width is ours */
        scols_table_enable_noheadings(table, 1);
        scols_table_set_column_separator(table, BETWEEN);
        scols_table_enable_colors(table, layout->colour);
        for (size_t c = 0; c < layout->n_columns; c++) {
                struct libscols_column *column =
                        scols_table_new_column(table, "", 0, SCOLS_FL_WRAP);

                scols_column_set_wrapfunc(column, scols_wrapnl_chunksize, scols_wrapnl_nextchunk,
                                          NULL);
                scols_column_set_safechars(column, "\n");
        }
        return table;
}

static void fill_table(struct libscols_table *table, const struct layout *layout)
{
        for (size_t r = 0; r < layout->n_rows; r++) {
                struct libscols_line *line = scols_table_new_line(table, NULL);

                for (size_t c = 0; c < layout->n_columns; c++) {
                        const char *colour = cell_colour(layout, r, c);

                        scols_line_set_data(line, c, layout->cells[r * layout->n_columns + c]);
                        if (colour)
                                scols_cell_set_color(scols_line_get_cell(line, c), colour);
                }
        }
}

/* The library measures and escapes by LC_CTYPE: it is given UTF-8 whatever the process has set. */
static char *lay_out(const struct layout *layout)
{
        locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
        locale_t before = uselocale(utf8);
        struct libscols_table *table = make_table(layout);
        char *lines = NULL;

        fill_table(table, layout);
        scols_print_table_to_string(table, &lines);
        scols_unref_table(table);
        uselocale(before);
        if (utf8)
                freelocale(utf8);
        return lines;
}

/* ------------------------------------------------------------------ the document ---- */

static void add_wrapped(GString *out, const char *text, size_t hang, const char *colour)
{
        char *wrapped = tl__wrap(text, PAGE, hang);

        g_string_append_printf(out, "%s%s%s\n", colour ? colour : "", wrapped, colour ? RESET : "");
        g_free(wrapped);
}

static void add_rule(GString *out, const struct layout *layout)
{
        for (size_t i = 0; i < total_width(layout); i++)
                g_string_append(out, "─");
        g_string_append_c(out, '\n');
}

/* The next @n lines without the blanks at their ends. */
static const char *add_lines(GString *out, const char *lines, size_t n)
{
        for (; n > 0 && *lines; n--) {
                const char *end = lines + strcspn(lines, "\n");
                const char *last = end;

                while (last > lines && last[-1] == ' ')
                        last--;
                g_string_append_len(out, lines, last - lines);
                g_string_append_c(out, '\n');
                lines = *end ? end + 1 : end;
        }
        return lines;
}

static void add_row(GString *out, const struct layout *layout, size_t row, const char **lines)
{
        const char *group = tl__sheet_group_at(layout->sheet, row - 1);

        if (row > 1 && (layout->tall || group))
                g_string_append_c(out, '\n');
        if (group && *group)
                add_wrapped(out, group, 0, layout->colour ? BOLD : NULL);
        *lines = add_lines(out, *lines, layout->heights[row]);
}

static void add_table(GString *out, const struct tl__sheet *sheet, bool colour)
{
        struct layout layout = { .sheet = sheet,
                                 .colour = colour,
                                 .n_rows = 1 + tl__sheet_n_rows(sheet),
                                 .n_columns = tl__sheet_n_columns(sheet) };
        const char *rest;
        char *lines;

        set_widths(&layout);
        set_cells(&layout);
        lines = lay_out(&layout);
        rest = add_lines(out, lines, layout.heights[HEADING]);
        add_rule(out, &layout);
        for (size_t r = 1; r < layout.n_rows; r++)
                add_row(out, &layout, r, &rest);
        add_rule(out, &layout);
        free(lines);
        layout_clear(&layout);
}

/* A list of lines is for editors as well: it is not wrapped. */
static void add_plain_lines(GString *out, const struct tl__sheet *sheet, bool colour)
{
        for (size_t r = 0; r < tl__sheet_n_rows(sheet); r++) {
                const struct tl__cell_value *cell = tl__sheet_cell(sheet, r, 0);
                const char *tone = colour ? colours[cell->tone] : NULL;

                g_string_append(out, tone ? tone : "");
                for (const char *c = cell->text; *c; c = g_utf8_next_char(c))
                        g_string_append_unichar(out, tl__visible(g_utf8_get_char(c)));
                g_string_append_printf(out, "%s\n", tone ? RESET : "");
        }
}

static void end_block(GString *out)
{
        if (out->len > 0)
                g_string_append_c(out, '\n');
}

static char *write_text(const struct tl__sheet *sheet, const struct tl_report_settings *settings)
{
        GString *out = g_string_new(NULL);
        bool colour = settings->colour;

        if (tl__sheet_get_title(sheet))
                add_wrapped(out, tl__sheet_get_title(sheet), 0, colour ? BOLD : NULL);
        for (size_t i = 0; i < tl__sheet_n_leads(sheet); i++)
                add_wrapped(out, tl__sheet_lead_at(sheet, i), 0, NULL);
        if (!tl__sheet_is_lines(sheet) && tl__sheet_n_columns(sheet) > 0) {
                end_block(out);
                add_table(out, sheet, colour);
        } else if (tl__sheet_n_columns(sheet) > 0) {
                add_plain_lines(out, sheet, colour);
        }
        if (tl__sheet_n_notes(sheet) > 0)
                end_block(out);
        for (size_t i = 0; i < tl__sheet_n_notes(sheet); i++)
                add_wrapped(out, tl__sheet_note_at(sheet, i), 2, NULL);
        return g_string_free(out, FALSE);
}

const struct tl__writer tl__writer_text = {
        .name = "text",
        .title = { "a table of 100 columns, for reading", "bảng rộng 100 cột, để đọc" },
        .extensions = "txt;text",
        .write = write_text,
};
