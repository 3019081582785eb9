/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON for machines: { "title", "lead", "rows", "notes" }, each row an object in the order of the
 * columns, null for no value. */
#include "report/writers/writer.h"

#include <glib.h>
#include <jansson.h>
#include <stdlib.h>

/* Whole numbers up to here are exact in a double and are written without a fraction. */
#define EXACT 9007199254740992.0

static json_t *value_of(const struct tl__cell_value *cell)
{
        double number = cell->number;

        if (cell->text)
                return json_string(cell->text);
        if (!isfinite(number)) /* missing */
                return json_null();
        if (number == floor(number) && fabs(number) <= EXACT)
                return json_integer((json_int_t)number);
        return json_real(number);
}

static json_t *row_of(const struct tl__sheet *sheet, size_t r)
{
        json_t *row = json_object();

        for (size_t c = 0; c < tl__sheet_n_columns(sheet); c++)
                json_object_set_new(row, tl__sheet_column_at(sheet, c)->key,
                                    value_of(tl__sheet_cell(sheet, r, c)));
        return row;
}

static json_t *lines_of(const struct tl__sheet *sheet, size_t n,
                        const char *(*at)(const struct tl__sheet *sheet, size_t i))
{
        json_t *lines = json_array();

        for (size_t i = 0; i < n; i++)
                json_array_append_new(lines, json_string(at(sheet, i)));
        return lines;
}

static char *write_json(const struct tl__sheet *sheet, const struct tl_report_settings *settings)
{
        const char *title = tl__sheet_get_title(sheet);
        json_t *document = json_object(), *rows = json_array();
        char *text, *out;

        (void)settings;
        for (size_t r = 0; r < tl__sheet_n_rows(sheet); r++)
                json_array_append_new(rows, row_of(sheet, r));
        json_object_set_new(document, "title", title ? json_string(title) : json_null());
        json_object_set_new(document, "lead",
                            lines_of(sheet, tl__sheet_n_leads(sheet), tl__sheet_lead_at));
        json_object_set_new(document, "rows", rows);
        json_object_set_new(document, "notes",
                            lines_of(sheet, tl__sheet_n_notes(sheet), tl__sheet_note_at));
        text = json_dumps(document, JSON_INDENT(2) | JSON_REAL_PRECISION(15) | JSON_PRESERVE_ORDER);
        out = g_strconcat(text, "\n", NULL);
        free(text);
        json_decref(document);
        return out;
}

const struct tl__writer tl__writer_json = {
        .name = "json",
        .title = { "JSON, for programs", "JSON, cho chương trình" },
        .extensions = "json",
        .machine = true,
        .write = write_json,
};
