/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rows.h"

#include "check.h"

#include <glib.h>
#include <string.h>

/* Commas inside double quotes separate nothing; there are no doubled quotes. */
static char **split(const char *line)
{
        GPtrArray *cells = g_ptr_array_new();
        GString *cell = g_string_new(NULL);
        bool quoted = false;

        for (const char *p = line;; p++) {
                if (!*p || (*p == ',' && !quoted)) {
                        g_ptr_array_add(cells, g_strdup(cell->str));
                        g_string_truncate(cell, 0);
                        if (!*p)
                                break;
                } else if (*p == '"') {
                        quoted = !quoted;
                } else {
                        g_string_append_c(cell, *p);
                }
        }
        g_string_free(cell, TRUE);
        g_ptr_array_add(cells, NULL);
        return (char **)g_ptr_array_free(cells, FALSE);
}

struct rows rows_read(const char *relative)
{
        GPtrArray *kept = g_ptr_array_new();
        char *text = NULL, **lines;
        struct rows rows;
        bool header = true;

        CHECK_TRUE(relative, g_file_get_contents(check_path(relative), &text, NULL, NULL));
        lines = g_strsplit(text ? text : "", "\n", 0);
        for (size_t i = 0; lines[i]; i++) {
                if (!*lines[i] || *lines[i] == '#')
                        continue;
                if (!header)
                        g_ptr_array_add(kept, split(lines[i]));
                header = false;
        }
        g_strfreev(lines);
        g_free(text);
        rows.n = kept->len;
        rows.cells = (char ***)g_ptr_array_free(kept, FALSE);
        CHECK_TRUE(relative, rows.n > 0);
        return rows;
}

void rows_free(struct rows *rows)
{
        for (size_t i = 0; i < rows->n; i++)
                g_strfreev(rows->cells[i]);
        g_free(rows->cells);
}

double rows_number(const struct rows *rows, size_t row, size_t column)
{
        return g_ascii_strtod(rows->cells[row][column], NULL);
}

size_t rows_series(const struct rows *rows, size_t key_column, const char *key, size_t value_column,
                   double out[], size_t most)
{
        size_t count = 0;

        for (size_t i = 0; i < rows->n && count < most; i++)
                if (strcmp(rows->cells[i][key_column], key) == 0)
                        out[count++] = rows_number(rows, i, value_column);
        return count;
}
