/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One CSV file of a plan as a table: the header, the number grammar, and cells by column name. */
#include "plan/catalogue.h"

#include "base/text.h"

#include <glib.h>
#include <string.h>

#define NOWHERE    (-1)
#define FIRST_YEAR 1900 /* tl__year_parse() knows the last */

static bool blank(const struct tl__record *record)
{
        for (size_t i = 0; i < record->n; i++)
                if (record->cells[i][0])
                        return false;
        return true;
}

/* ------------------------------------------------------------------------ header ---- */

static size_t find_column(const struct tl__column columns[], const char *name)
{
        size_t i = 0;

        while (columns[i].name && g_ascii_strcasecmp(columns[i].name, name) != 0)
                i++;
        return i;
}

/* A known column may stand once: the second of two would be dropped in silence. */
static void place_column(struct tl__table *table, const struct tl__record *header, size_t cell,
                         size_t column)
{
        int *at = &table->at[column];
        char *first;

        if (*at == NOWHERE) {
                *at = (int)cell;
                return;
        }
        first = g_strdup_printf("%d", *at + 1);
        tl__fault(table->faults, TL__F_column_twice, tl__cell_place(table->csv, header, cell),
                  table->columns[column].name, first, NULL);
        g_free(first);
}

static void require_columns(const struct tl__table *table, const struct tl__record *header)
{
        char **cells = g_new0(char *, header->n + 1);
        char *found;

        memcpy(cells, header->cells, header->n * sizeof *cells);
        found = g_strjoinv(", ", cells);
        for (size_t i = 0; table->columns[i].name; i++)
                if (table->columns[i].required && !tl__table_has(table, i))
                        tl__fault(table->faults, TL__F_column_missing,
                                  (struct tl__place){ table->csv->name, header->line, 0 },
                                  table->columns[i].name, found, NULL);
        g_free(found);
        g_free(cells);
}

/* Other columns are the analyst's own, unless one looks like a slip of one that is not there. */
static void suggest_columns(const struct tl__table *table, const struct tl__record *header)
{
        GPtrArray *absent = g_ptr_array_new();

        for (size_t i = 0; table->columns[i].name; i++)
                if (!tl__table_has(table, i))
                        g_ptr_array_add(absent, (gpointer)table->columns[i].name);
        g_ptr_array_add(absent, NULL);
        for (size_t i = 0; i < header->n; i++) {
                const char *name = header->cells[i];
                const char *near;

                if (table->columns[find_column(table->columns, name)].name)
                        continue;
                near = tl__nearest(name, (const char *const *)absent->pdata);
                if (near)
                        tl__fault(table->faults, TL__F_unknown_column_near,
                                  tl__cell_place(table->csv, header, i), name, near, NULL);
        }
        g_ptr_array_free(absent, TRUE);
}

static void read_header(struct tl__table *table)
{
        const struct tl__record *header = &table->csv->records[0];
        size_t n = 0;

        while (table->columns[n].name)
                n++;
        table->at = g_new(int, n);
        for (size_t i = 0; i < n; i++)
                table->at[i] = NOWHERE;
        for (size_t i = 0; i < header->n; i++) {
                size_t column = find_column(table->columns, header->cells[i]);

                if (table->columns[column].name)
                        place_column(table, header, i, column);
        }
        require_columns(table, header);
        suggest_columns(table, header);
}

/* ----------------------------------------------------------------------- reading ---- */

static void vote_row(const struct tl__table *table, const struct tl__record *record,
                     struct tl__grammar_vote *vote)
{
        for (size_t i = 0; table->columns[i].name; i++)
                if (table->columns[i].number && tl__table_has(table, i))
                        tl__grammar_vote_add(vote, tl__table_text(table, record, i),
                                             tl__table_place(table, record, i));
}

/* One decimal mark for the whole file, whatever column it shows in. */
static void decide_grammar(struct tl__table *table)
{
        struct tl__grammar_vote *vote = tl__grammar_vote_new();
        const struct tl__record *record;

        for (size_t i = 0; (record = tl__table_next(table, &i));)
                vote_row(table, record, vote);
        if (tl__grammar_decide(vote, 0, &table->grammar, table->faults))
                table->grammar = (struct tl__grammar){ 0, 0 };
        tl__grammar_vote_free(vote);
}

int tl__table_parse(const struct tl__file *file, const struct tl__column columns[],
                    struct tl_faults *faults, struct tl__table *out)
{
        struct tl__csv *csv = NULL;
        size_t i = 0;
        int status = tl__csv_parse(file->bytes, file->n, file->path, &csv, faults);

        if (status)
                return status;
        *out = (struct tl__table){ .csv = csv, .columns = columns, .faults = faults };
        read_header(out);
        decide_grammar(out);
        if (!tl__table_next(out, &i))
                tl__fault(faults, TL__F_catalogue_no_rows, (struct tl__place){ file->path, 0, 0 },
                          NULL);
        return TL_OK;
}

void tl__table_clear(struct tl__table *table)
{
        tl__csv_free(table->csv);
        g_free(table->at);
}

/* ------------------------------------------------------------------------- cells ---- */

const struct tl__record *tl__table_next(const struct tl__table *table, size_t *i)
{
        while (++*i < table->csv->n)
                if (!blank(&table->csv->records[*i]))
                        return &table->csv->records[*i];
        return NULL;
}

bool tl__table_fits(const struct tl__table *table, const struct tl__record *record)
{
        size_t width = table->csv->records[0].n, n = record->n;
        char *cells, *columns;

        while (n > width && !record->cells[n - 1][0])
                n--;
        if (n <= width)
                return true;
        cells = g_strdup_printf("%zu", n);
        columns = g_strdup_printf("%zu", width);
        tl__fault(table->faults, TL__F_row_long, tl__cell_place(table->csv, record, width), cells,
                  columns, NULL);
        g_free(cells);
        g_free(columns);
        return false;
}

bool tl__table_has(const struct tl__table *table, size_t column)
{
        return table->at[column] != NOWHERE;
}

struct tl__place tl__table_place(const struct tl__table *table, const struct tl__record *record,
                                 size_t column)
{
        if (!tl__table_has(table, column))
                return (struct tl__place){ table->csv->name, record->line, 0 };
        return tl__cell_place(table->csv, record, (size_t)table->at[column]);
}

void tl__table_fault(const struct tl__table *table, enum tl__fault_code code,
                     const struct tl__record *record, size_t column, const char *value,
                     const char *other)
{
        tl__fault(table->faults, code, tl__table_place(table, record, column), value, other, NULL);
}

const char *tl__table_text(const struct tl__table *table, const struct tl__record *record,
                           size_t column)
{
        return tl__table_has(table, column) ? tl__cell(record, (size_t)table->at[column]) : "";
}

const char *tl__table_required(const struct tl__table *table, const struct tl__record *record,
                               size_t column)
{
        const char *text = tl__table_text(table, record, column);

        /* A column that is not there at all has its one fault in the header. */
        if (!*text && tl__table_has(table, column))
                tl__table_fault(table, TL__F_catalogue_cell_empty, record, column,
                                table->columns[column].name, NULL);
        return text;
}

enum tl__number tl__table_number(const struct tl__table *table, const struct tl__record *record,
                                 size_t column, double *out)
{
        const char *text = tl__table_text(table, record, column);
        enum tl__number found;

        *out = TL_MISSING;
        if (!*text)
                return TL__NUMBER_ABSENT;
        if (!table->grammar.decimal)
                return TL__NUMBER_BAD; /* the file's one fault is on the list */
        found = tl__number_parse(&table->grammar, text, out);
        if (found != TL__NUMBER)
                *out = TL_MISSING;
        if (found == TL__NUMBER_BAD)
                tl__number_blame(&table->grammar, text, tl__table_place(table, record, column),
                                 table->faults);
        return found;
}

int tl__plan_year(const char *text)
{
        int year = tl__year_parse(text);

        return year >= FIRST_YEAR ? year : 0;
}

int tl__table_year(const struct tl__table *table, const struct tl__record *record, size_t column)
{
        const char *text = tl__table_text(table, record, column);
        int year = tl__plan_year(text);

        if (year || !*text)
                return year;
        tl__table_fault(table, TL__F_catalogue_year, record, column, text,
                        table->columns[column].name);
        return -1;
}

static void word_fault(const struct tl__table *table, const struct tl__record *record,
                       size_t column, const char *const words[])
{
        const char *text = tl__table_text(table, record, column);
        const char *near = tl__nearest(text, words);
        char *allowed = g_strjoinv(", ", (char **)words);

        tl__fault(table->faults, near ? TL__F_catalogue_word_near : TL__F_catalogue_word_unknown,
                  tl__table_place(table, record, column), text, table->columns[column].name,
                  allowed, near, NULL);
        g_free(allowed);
}

int tl__table_word(const struct tl__table *table, const struct tl__record *record, size_t column,
                   const char *const words[])
{
        const char *text = tl__table_text(table, record, column);

        for (int i = 0; words[i]; i++)
                if (g_ascii_strcasecmp(words[i], text) == 0)
                        return i;
        word_fault(table, record, column, words);
        return -1;
}
