/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Years across: one row per series, a column for each year, as yearbooks and spreadsheets have
 * it. A heading may carry a status: Sơ bộ 2023, Ước tính 2024. */
#include "data/readers/columns.h"

static bool recognises(const struct tl__source *source)
{
        struct tl__heading *headings = tl__headings(source);
        bool value = false, years = false;

        for (size_t i = 0; headings && i < source->csv->records[0].n; i++) {
                value |= headings[i].field == TL__FIELD_VALUE;
                years |= headings[i].year.kind == TL__YEAR;
        }
        g_free(headings);
        return years && !value && !tl__heading_below(source->csv);
}

static bool is_year(const struct tl__columns *columns, size_t i)
{
        return columns->headings[i].field < 0 && columns->headings[i].year.kind == TL__YEAR;
}

/* Could a column hold the labels of the rows? One headed "Năm" does in a table with years
 * across. */
static bool may_label(const struct tl__columns *columns, size_t i)
{
        const struct tl__heading *heading = &columns->headings[i];

        if (heading->field == TL__FIELD_YEAR)
                return true;
        return heading->field < 0 && heading->year.kind == TL__YEAR_NONE;
}

/* The column of row labels where none is named: the only one before the years that could be it.
 * Which of several names the indicator nobody can tell. */
static int label_column(const struct tl__columns *columns)
{
        int found = -1;

        for (size_t i = 0; i < columns->header->n && !is_year(columns, i); i++) {
                if (!may_label(columns, i) || !tl__columns_any(columns, i))
                        continue;
                if (found >= 0)
                        return -1;
                found = (int)i;
        }
        return found;
}

/* A heading that is a year save for its range or a mark would lose its whole column. */
static void refuse_headings(const struct tl__columns *columns)
{
        static const enum tl__fault_code codes[] = {
                [TL__YEAR_RANGE] = TL__F_year_range,
                [TL__YEAR_MARKED] = TL__F_year_mark,
        };

        for (size_t i = 0; i < columns->header->n; i++) {
                enum tl__year_kind kind = columns->headings[i].year.kind;

                if (kind == TL__YEAR_RANGE || kind == TL__YEAR_MARKED)
                        tl__fault(columns->faults, codes[kind],
                                  tl__cell_place(columns->csv, columns->header, i),
                                  columns->header->cells[i], NULL);
        }
}

static void decide_grammar(struct tl__columns *columns)
{
        struct tl__grammar_vote *vote = tl__grammar_vote_new();

        for (size_t i = 1; i < columns->csv->n; i++) {
                const struct tl__record *record = &columns->csv->records[i];

                for (size_t j = 0; j < columns->header->n; j++)
                        if (is_year(columns, j))
                                tl__grammar_vote_add(vote, tl__cell(record, j),
                                                     tl__cell_place(columns->csv, record, j));
        }
        tl__columns_decide(columns, vote);
        tl__grammar_vote_free(vote);
}

/* An empty cell says nothing about its year; a token such as .. says that there is no value. A row
 * is refused once, where all that it says is. */
static void read_row(const struct tl__columns *columns, const struct tl__record *record,
                     const struct tl__sink *sink)
{
        struct tl_observation row = { 0 };
        size_t n_put = 0, n_refused = 0;
        bool described;

        if (!tl__columns_fit(columns, record))
                return;
        described = tl__columns_describe(columns, record, &row);
        for (size_t i = 0; i < columns->header->n; i++) {
                struct tl_observation observation = row;
                bool sound = described;

                if (!is_year(columns, i) || !*tl__cell(record, i))
                        continue;
                sound &=
                        tl__columns_date(columns, record, &columns->headings[i].year, &observation);
                sound &= tl__columns_value(columns, record, i, &observation);
                if (sound)
                        tl__columns_put(columns, sink, &observation, true);
                *(sound ? &n_put : &n_refused) += 1;
        }
        if (n_put == 0 && n_refused > 0)
                tl__columns_put(columns, sink, &row, false);
}

static void read_table(const struct tl__source *source, const struct tl__sink *sink,
                       struct tl_faults *faults)
{
        struct tl__columns columns;

        tl__columns_begin(&columns, source, faults);
        if (columns.at[TL__FIELD_INDICATOR] < 0)
                columns.at[TL__FIELD_INDICATOR] = label_column(&columns);
        if (!source->settings->indicator)
                tl__columns_require(&columns, TL__FIELD_INDICATOR, "indicator / chỉ tiêu");
        tl__columns_warn_unknown(&columns, columns.at[TL__FIELD_INDICATOR]);
        refuse_headings(&columns);
        decide_grammar(&columns);
        for (size_t i = 1; i < source->csv->n; i++)
                read_row(&columns, &source->csv->records[i], sink);
        tl__columns_end(&columns);
}

const struct tl__reader tl__reader_wide = {
        .name = "wide",
        .title = { "years across: one row per series, a column for each year",
                   "năm theo cột: mỗi dòng một chuỗi, mỗi năm một cột" },
        .recognises = recognises,
        .read = read_table,
};
