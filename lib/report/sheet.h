/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet is what a writer writes: columns, rows of cells in groups, and lines around them. It is
 * filled in by gap_sheet.c, gap_table.c, projection_sheet.c, backtest_sheet.c, fault_sheet.c,
 * list_sheet.c and template_sheet.c, which decide what is shown and in which words; a writer only
 * lays it out. */
#ifndef TL_REPORT_SHEET_H
#define TL_REPORT_SHEET_H

#include "targetline.h"

enum tl__align { TL__LEFT, TL__RIGHT };
enum tl__tone { TL__PLAIN, TL__GOOD, TL__FAIR, TL__WARN, TL__BAD, TL__FAINT };

struct tl__column {
        char *key;     /* machine name; stable */
        char *heading; /* in the sheet's language; may hold a newline */
        enum tl__align align;
        int width; /* text: wrap beyond this display width; 0: as wide as needed */
};

/* A cell holds a number for machines or a text for people; a text may hold newlines (a second line
 * under the first). Texts are valid UTF-8. */
struct tl__cell_value {
        char *text;    /* NULL: empty, or the number */
        double number; /* TL_MISSING: empty, when text is NULL */
        enum tl__tone tone;
};

struct tl__sheet;

struct tl__sheet *tl__sheet_new(void);
void tl__sheet_free(struct tl__sheet *sheet);

/* All columns come before the first row. A sheet whose only column has an empty heading is a list
 * of lines, not a table. */
void tl__sheet_column(struct tl__sheet *sheet, const char *key, const char *heading,
                      enum tl__align align, int width);
/* A line above or below the table. Title and notes are plain text without newlines. */
void tl__sheet_title(struct tl__sheet *sheet, const char *title);
void tl__sheet_lead(struct tl__sheet *sheet, const char *line);
void tl__sheet_note(struct tl__sheet *sheet, const char *line);
/* Rows that follow stand under this heading, until the next; a heading without rows is dropped. */
void tl__sheet_group(struct tl__sheet *sheet, const char *heading);
/* Begins a row of empty cells. */
void tl__sheet_row(struct tl__sheet *sheet);
/* The next cell of the row begun last; NULL or "" leaves it empty. Texts are copied. */
void tl__sheet_text(struct tl__sheet *sheet, const char *text, enum tl__tone tone);
void tl__sheet_number(struct tl__sheet *sheet, double number);
/* As tl__sheet_text() in plain tone, taking over @text, which is g_free'd. */
void tl__sheet_take(struct tl__sheet *sheet, char *text);

const char *tl__sheet_get_title(const struct tl__sheet *sheet); /* NULL: none */
size_t tl__sheet_n_leads(const struct tl__sheet *sheet);
const char *tl__sheet_lead_at(const struct tl__sheet *sheet, size_t i);
size_t tl__sheet_n_notes(const struct tl__sheet *sheet);
const char *tl__sheet_note_at(const struct tl__sheet *sheet, size_t i);
size_t tl__sheet_n_columns(const struct tl__sheet *sheet);
const struct tl__column *tl__sheet_column_at(const struct tl__sheet *sheet, size_t i);
size_t tl__sheet_n_rows(const struct tl__sheet *sheet);
const struct tl__cell_value *tl__sheet_cell(const struct tl__sheet *sheet, size_t row,
                                            size_t column);
/* The heading that begins at this row, or NULL. */
const char *tl__sheet_group_at(const struct tl__sheet *sheet, size_t row);
bool tl__sheet_is_lines(const struct tl__sheet *sheet);

#endif
