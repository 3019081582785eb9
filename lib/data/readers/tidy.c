/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row per observation: indicator, area, year, value, status, ... in any order. */
#include "data/readers/columns.h"

/* A value column says it; so does a year column in a table that has no years for columns. */
static bool recognises(const struct tl__source *source)
{
        struct tl__heading *headings = tl__headings(source);
        bool value = false, year = false, years = false;

        for (size_t i = 0; headings && i < source->csv->records[0].n; i++) {
                value |= headings[i].field == TL__FIELD_VALUE;
                year |= headings[i].field == TL__FIELD_YEAR;
                years |= headings[i].year.kind == TL__YEAR;
        }
        g_free(headings);
        return value || (year && !years);
}

static void decide_grammar(struct tl__columns *columns)
{
        struct tl__grammar_vote *vote = tl__grammar_vote_new();
        size_t column = (size_t)columns->at[TL__FIELD_VALUE];

        for (size_t i = 1; i < columns->csv->n; i++) {
                const struct tl__record *record = &columns->csv->records[i];

                tl__grammar_vote_add(vote, tl__cell(record, column),
                                     tl__cell_place(columns->csv, record, column));
        }
        tl__columns_decide(columns, vote);
        tl__grammar_vote_free(vote);
}

/* A row may lack its last cells, but not the value: then the file itself may be cut. */
static void fault_cut(struct tl__columns *columns, const struct tl__record *record)
{
        char *cells = g_strdup_printf("%zu", record->n);

        tl__fault(columns->faults, TL__F_value_cut,
                  (struct tl__place){ columns->csv->name, record->line, 0 }, cells, NULL);
        g_free(cells);
}

static void read_row(struct tl__columns *columns, const struct tl__record *record,
                     const struct tl__sink *sink)
{
        struct tl_observation observation = { 0 };
        const char *year = tl__columns_cell(columns, record, TL__FIELD_YEAR);
        struct tl__year_label label;
        bool sound;

        if (record->n <= (size_t)columns->at[TL__FIELD_VALUE]) {
                fault_cut(columns, record);
                return;
        }
        if (!tl__columns_fit(columns, record))
                return;
        sound = tl__columns_describe(columns, record, &observation);
        if (*year) {
                label = tl__year_label(year);
                sound &= tl__columns_date(columns, record, &label, &observation);
        } else {
                tl__fault(columns->faults, TL__F_year_missing,
                          tl__columns_place(columns, record, TL__FIELD_YEAR), NULL);
                sound = false;
        }
        sound &= tl__columns_value(columns, record, (size_t)columns->at[TL__FIELD_VALUE],
                                   &observation);
        tl__columns_put(columns, sink, &observation, sound);
}

static void read_table(const struct tl__source *source, const struct tl__sink *sink,
                       struct tl_faults *faults)
{
        struct tl__columns columns;

        tl__columns_begin(&columns, source, faults);
        if (!source->settings->indicator)
                tl__columns_require(&columns, TL__FIELD_INDICATOR, "indicator / chỉ tiêu");
        tl__columns_require(&columns, TL__FIELD_YEAR, "year / năm");
        tl__columns_require(&columns, TL__FIELD_VALUE, "value / giá trị");
        tl__columns_warn_unknown(&columns, -1);
        if (columns.at[TL__FIELD_YEAR] >= 0 && columns.at[TL__FIELD_VALUE] >= 0) {
                decide_grammar(&columns);
                for (size_t i = 1; i < source->csv->n; i++)
                        read_row(&columns, &source->csv->records[i], sink);
        }
        tl__columns_end(&columns);
}

const struct tl__reader tl__reader_tidy = {
        .name = "tidy",
        .title = { "one row per observation: indicator, area, year, value, status",
                   "mỗi dòng một số liệu: chỉ tiêu, địa bàn, năm, giá trị, tình trạng" },
        .recognises = recognises,
        .read = read_table,
};
