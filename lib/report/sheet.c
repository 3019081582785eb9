/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet: what a writer writes. Cells lie row after row in one array. */
#include "report/sheet.h"

#include <glib.h>

struct tl__sheet {
        char *title;
        GPtrArray *leads, *notes; /* char * */
        GPtrArray *columns;       /* struct tl__column * */
        GArray *cells;            /* struct tl__cell_value, n_columns to a row */
        GPtrArray *groups;        /* char *, one per row, NULL where no group begins */
        char *pending;            /* heading of the row to come, or NULL */
        size_t next;              /* cell to be filled, counted over the whole sheet */
};

static void column_free(gpointer data)
{
        struct tl__column *column = data;

        g_free(column->key);
        g_free(column->heading);
        g_free(column);
}

static void cell_clear(gpointer data)
{
        struct tl__cell_value *cell = data;

        g_free(cell->text);
}

struct tl__sheet *tl__sheet_new(void)
{
        struct tl__sheet *sheet = g_new0(struct tl__sheet, 1);

        sheet->leads = g_ptr_array_new_with_free_func(g_free);
        sheet->notes = g_ptr_array_new_with_free_func(g_free);
        sheet->columns = g_ptr_array_new_with_free_func(column_free);
        sheet->groups = g_ptr_array_new_with_free_func(g_free);
        sheet->cells = g_array_new(FALSE, FALSE, sizeof(struct tl__cell_value));
        g_array_set_clear_func(sheet->cells, cell_clear);
        return sheet;
}

void tl__sheet_free(struct tl__sheet *sheet)
{
        if (!sheet)
                return;
        g_ptr_array_free(sheet->leads, TRUE);
        g_ptr_array_free(sheet->notes, TRUE);
        g_ptr_array_free(sheet->columns, TRUE);
        g_ptr_array_free(sheet->groups, TRUE);
        g_array_free(sheet->cells, TRUE);
        g_free(sheet->title);
        g_free(sheet->pending);
        g_free(sheet);
}

/* ----------------------------------------------------------------------- filling ---- */

void tl__sheet_column(struct tl__sheet *sheet, const char *key, const char *heading,
                      enum tl__align align, int width)
{
        struct tl__column *column = g_new(struct tl__column, 1);

        *column = (struct tl__column){ g_strdup(key), g_strdup(heading), align, width };
        g_ptr_array_add(sheet->columns, column);
}

void tl__sheet_title(struct tl__sheet *sheet, const char *title)
{
        g_free(sheet->title);
        sheet->title = g_utf8_make_valid(title, -1);
}

void tl__sheet_lead(struct tl__sheet *sheet, const char *line)
{
        g_ptr_array_add(sheet->leads, g_utf8_make_valid(line, -1));
}

void tl__sheet_note(struct tl__sheet *sheet, const char *line)
{
        g_ptr_array_add(sheet->notes, g_utf8_make_valid(line, -1));
}

void tl__sheet_group(struct tl__sheet *sheet, const char *heading)
{
        g_free(sheet->pending);
        sheet->pending = g_utf8_make_valid(heading, -1);
}

void tl__sheet_row(struct tl__sheet *sheet)
{
        struct tl__cell_value empty = { .number = TL_MISSING };

        sheet->next = sheet->cells->len;
        for (size_t i = 0; i < sheet->columns->len; i++)
                g_array_append_val(sheet->cells, empty);
        g_ptr_array_add(sheet->groups, g_steal_pointer(&sheet->pending));
}

static struct tl__cell_value *next_cell(struct tl__sheet *sheet)
{
        g_assert(sheet->next < sheet->cells->len); /* more cells than columns */
        return &g_array_index(sheet->cells, struct tl__cell_value, sheet->next++);
}

void tl__sheet_text(struct tl__sheet *sheet, const char *text, enum tl__tone tone)
{
        struct tl__cell_value *cell = next_cell(sheet);

        cell->text = text && *text ? g_utf8_make_valid(text, -1) : NULL;
        cell->tone = tone;
}

void tl__sheet_number(struct tl__sheet *sheet, double number)
{
        next_cell(sheet)->number = number;
}

void tl__sheet_take(struct tl__sheet *sheet, char *text)
{
        tl__sheet_text(sheet, text, TL__PLAIN);
        g_free(text);
}

/* ----------------------------------------------------------------------- reading ---- */

const char *tl__sheet_get_title(const struct tl__sheet *sheet)
{
        return sheet->title;
}

size_t tl__sheet_n_leads(const struct tl__sheet *sheet)
{
        return sheet->leads->len;
}

const char *tl__sheet_lead_at(const struct tl__sheet *sheet, size_t i)
{
        return g_ptr_array_index(sheet->leads, i);
}

size_t tl__sheet_n_notes(const struct tl__sheet *sheet)
{
        return sheet->notes->len;
}

const char *tl__sheet_note_at(const struct tl__sheet *sheet, size_t i)
{
        return g_ptr_array_index(sheet->notes, i);
}

size_t tl__sheet_n_columns(const struct tl__sheet *sheet)
{
        return sheet->columns->len;
}

const struct tl__column *tl__sheet_column_at(const struct tl__sheet *sheet, size_t i)
{
        return g_ptr_array_index(sheet->columns, i);
}

size_t tl__sheet_n_rows(const struct tl__sheet *sheet)
{
        return sheet->groups->len;
}

const struct tl__cell_value *tl__sheet_cell(const struct tl__sheet *sheet, size_t row,
                                            size_t column)
{
        return &g_array_index(sheet->cells, struct tl__cell_value,
                              row * sheet->columns->len + column);
}

const char *tl__sheet_group_at(const struct tl__sheet *sheet, size_t row)
{
        return g_ptr_array_index(sheet->groups, row);
}

bool tl__sheet_is_lines(const struct tl__sheet *sheet)
{
        return sheet->columns->len == 1 && !*tl__sheet_column_at(sheet, 0)->heading;
}
