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
        return (value || (year && !years)) && !tl__heading_below(source->csv);
}

/* A table being read, record by record. */
struct rows {
        struct tl__columns columns;
        struct tl__cursor *cursor;
        const struct tl__sink *sink;
        struct tl__grammar_vote *vote; /* NULL: the grammar is declared, or its fault is told */
        bool decided;
        uint64_t describing;        /* columns that say more than year and value */
        struct tl_observation last; /* what the row before said */
        enum tl_obs_status stated;  /* its status before year and value had a say */
        bool again;                 /* it was put, and so it can be put with other years */
};

/* ----------------------------------------------------------------------- grammar ---- */

static void vote(struct rows *rows, const struct tl__record *record)
{
        size_t column = (size_t)rows->columns.at[TL__FIELD_VALUE];

        tl__grammar_vote_add(rows->vote, tl__cell(record, column),
                             tl__cell_place(rows->columns.csv, record, column));
}

/* Looks for the first cell that decides, from the row on that has to be read. */
static void look_ahead(struct rows *rows)
{
        struct tl__cursor *ahead = tl__cursor_ahead(rows->cursor);
        const struct tl__record *record;

        while (!tl__grammar_vote_decided(rows->vote) && (record = tl__cursor_next(ahead)))
                vote(rows, record);
        tl__cursor_free(ahead);
}

/* Until a number has a mark any grammar reads it; the first with one decides, or the next that is
 * not ambiguous. */
static void decide(struct rows *rows, const struct tl__record *record)
{
        if (rows->decided)
                return;
        vote(rows, record);
        if (!tl__grammar_vote_ambiguous(rows->vote) && !tl__grammar_vote_decided(rows->vote))
                return;
        look_ahead(rows);
        tl__columns_decide(&rows->columns, rows->vote);
        rows->decided = true;
}

/* Does a cell that is not sound need the other mark than the one that was decided for? */
static bool contradicts(struct rows *rows, const struct tl__record *record)
{
        if (!rows->vote || !rows->columns.grammar.decimal)
                return false;
        vote(rows, record);
        return tl__grammar_vote_decided(rows->vote) > 1;
}

/* -------------------------------------------------------------------------- rows ---- */

/* A row may lack its last cells, but not the value: then the file itself may be cut. */
static void fault_cut(struct tl__columns *columns, const struct tl__record *record)
{
        char *cells = g_strdup_printf("%zu", record->n);

        tl__fault(columns->faults, TL__F_value_cut,
                  (struct tl__place){ columns->csv->name, record->line, 0 }, cells, NULL);
        g_free(cells);
}

/* The year of a row into the observation; false where it has none, which is a fault. */
static bool date(struct tl__columns *columns, const struct tl__record *record,
                 struct tl_observation *observation)
{
        const char *cell = tl__columns_cell(columns, record, TL__FIELD_YEAR);
        struct tl__year_label label;

        if (*cell) {
                label = tl__columns_year(columns, cell);
                return tl__columns_date(columns, record, &label, observation);
        }
        tl__fault(columns->faults, TL__F_year_missing,
                  tl__columns_place(columns, record, TL__FIELD_YEAR), NULL);
        return false;
}

/* All but year and value into rows->last, which may have it from the row before. */
static bool describe(struct rows *rows, const struct tl__record *record)
{
        rows->again &= !(tl__cursor_changed(rows->cursor) & rows->describing);
        if (rows->again) {
                rows->last.line = record->line;
                rows->last.status = rows->stated;
                return true;
        }
        rows->last = (struct tl_observation){ 0 };
        if (!tl__columns_describe(&rows->columns, record, &rows->last))
                return false;
        rows->stated = rows->last.status;
        return true;
}

static void put(struct rows *rows, bool sound)
{
        if (rows->again && sound) {
                rows->sink->put_next(rows->sink->context, &rows->last);
                return;
        }
        tl__columns_put(&rows->columns, rows->sink, &rows->last, sound);
        rows->again = sound && !rows->columns.doubtful;
}

/* False where the row shows that the file has numbers of both grammars. */
static bool read_row(struct rows *rows, const struct tl__record *record)
{
        struct tl__columns *columns = &rows->columns;
        size_t value = (size_t)columns->at[TL__FIELD_VALUE];
        bool sound;

        if (record->n <= value) {
                fault_cut(columns, record);
                rows->again = false;
                return true;
        }
        decide(rows, record);
        if (record->n != columns->header->n && !tl__columns_fit(columns, record)) {
                rows->again = false;
                return true;
        }
        tl__columns_see(columns, record);
        sound = describe(rows, record);
        sound &= date(columns, record, &rows->last);
        if (!tl__columns_value(columns, record, value, &rows->last)) {
                if (contradicts(rows, record))
                        return false;
                sound = false;
        }
        put(rows, sound);
        return true;
}

/* Reads the records under the header; false where the grammars turn out to be mixed. */
static bool read_rows(struct rows *rows)
{
        const struct tl__record *record;
        bool whole = true;

        rows->again = false;
        rows->describing = tl__columns_describing(&rows->columns);
        rows->cursor = tl__cursor_new(rows->columns.source->table, rows->columns.faults);
        tl__cursor_next(rows->cursor); /* the header */
        while (whole && (record = tl__cursor_next(rows->cursor)))
                whole = read_row(rows, record);
        return whole;
}

/* Takes back what was read, but for the first @n_faults faults. */
static void forget(struct rows *rows, size_t n_faults)
{
        tl__cursor_free(rows->cursor);
        rows->cursor = NULL;
        rows->sink->forget(rows->sink->context);
        tl__faults_forget(rows->columns.faults, n_faults);
}

/* The same file again, once it is known that its numbers are of both grammars: of its values only
 * those are sound which both read alike. */
static void read_mixed(struct rows *rows, size_t n_faults)
{
        forget(rows, n_faults);
        tl__columns_decide(&rows->columns, rows->vote);
        tl__grammar_vote_free(rows->vote);
        rows->vote = NULL;
        read_rows(rows);
}

/* A broken quote leaves open where cells end: nothing counts but what is said of the quotes. */
static void tell_quotes(struct rows *rows, size_t n_faults)
{
        struct tl__csv *none = NULL;
        int status;

        forget(rows, n_faults);
        status = tl__csv_of(rows->columns.source->table, SIZE_MAX, &none, rows->columns.faults);
        g_assert(status == TL_EDATA);
}

static void read_values(const struct tl__source *source, struct rows *rows, size_t n_faults)
{
        size_t n_header = tl_faults_count(rows->columns.faults);

        rows->decided = source->settings->decimal;
        rows->vote = rows->decided ? NULL : tl__grammar_vote_new();
        rows->columns.grammar = (struct tl__grammar){ '.', ',' };
        if (rows->decided)
                tl__columns_decide(&rows->columns, NULL);
        if (!read_rows(rows))
                read_mixed(rows, n_header);
        if (tl__cursor_broken(rows->cursor))
                tell_quotes(rows, n_faults);
        else
                tl__columns_warn_unnamed(&rows->columns);
        tl__cursor_free(rows->cursor);
        tl__grammar_vote_free(rows->vote);
}

static void read_table(const struct tl__source *source, const struct tl__sink *sink,
                       struct tl_faults *faults)
{
        struct rows rows = { .sink = sink };
        struct tl__columns *columns = &rows.columns;
        size_t n_faults = tl_faults_count(faults);

        tl__columns_begin(columns, source, faults);
        tl__columns_note_unnamed(columns);
        if (!source->settings->indicator)
                tl__columns_require(columns, TL__FIELD_INDICATOR, "indicator / chỉ tiêu");
        tl__columns_require(columns, TL__FIELD_YEAR, "year / năm");
        tl__columns_require(columns, TL__FIELD_VALUE, "value / giá trị");
        tl__columns_warn_unknown(columns, -1);
        if (columns->at[TL__FIELD_YEAR] >= 0 && columns->at[TL__FIELD_VALUE] >= 0)
                read_values(source, &rows, n_faults);
        tl__columns_end(columns);
}

const struct tl__reader tl__reader_tidy = {
        .name = "tidy",
        .title = { "one row per observation: indicator, area, year, value, status",
                   "mỗi dòng một số liệu: chỉ tiêu, địa bàn, năm, giá trị, tình trạng" },
        .recognises = recognises,
        .streams = true,
        .read = read_table,
};
