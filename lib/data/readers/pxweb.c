/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PX-Web CSV of the Vietnamese statistics office: a title, a heading of one row or several, years
 * in headings, in rows or in rows of groups, footnotes below. */
#include "data/readers/px_heading.h"
#include "data/readers/px_table.h"
#include "data/terms.h"

#include <string.h>

#define MAX_GROUPS 4

static bool recognises(const struct tl__source *source)
{
        return tl__px_header_of(source) >= 0;
}

/* ---------------------------------------------------------------------- the rows ---- */

/* Labels of groups that hold for the rows below them. Groups that follow each other are levels; a
 * later group replaces the innermost. */
struct groups {
        size_t depth, n_fresh;
        const char *labels[MAX_GROUPS];
        const char *fresh[MAX_GROUPS]; /* since the last row with data */
};

/* A label that stands there twice is one. */
static void add_group(struct groups *groups, const char *label)
{
        size_t n = groups->n_fresh;

        if (n < MAX_GROUPS && (n == 0 || strcmp(groups->fresh[n - 1], label) != 0))
                groups->fresh[groups->n_fresh++] = label;
}

static void settle_groups(struct groups *groups)
{
        size_t kept;

        if (groups->n_fresh == 0)
                return;
        kept = groups->depth > groups->n_fresh ? groups->depth - groups->n_fresh : 0;
        for (size_t i = 0; i < groups->n_fresh; i++)
                groups->labels[kept + i] = groups->fresh[i];
        groups->depth = kept + groups->n_fresh;
        groups->n_fresh = 0;
}

/* What the labels of a row say. */
struct row {
        const char *parts[MAX_GROUPS + 8]; /* NULL-terminated, with room for a measure */
        size_t n_parts;
        const char *area, *unit;
        int year, status;
        bool is_period;
};

static void take_label(struct row *row, const char *text, bool is_area)
{
        struct tl__px_label label;

        if (is_area) {
                row->area = text;
                return;
        }
        label = tl__px_label(text);
        if (label.kind == TL__PX_YEAR && !*label.measure) {
                row->year = label.year;
                row->status = label.status;
        } else if (label.kind == TL__PX_PERIOD) {
                row->is_period = true;
        } else if (*text && row->n_parts < MAX_GROUPS + 4) {
                row->parts[row->n_parts++] = text;
        }
        tl__px_label_clear(&label);
}

static void read_labels(const struct tl__px_heading *heading, const struct groups *groups,
                        const struct tl__record *record, struct row *row)
{
        *row = (struct row){ .area = "", .status = -1 };
        for (size_t i = 0; i < groups->depth; i++)
                take_label(row, groups->labels[i],
                           heading->place == TL__PX_IN_GROUP && (int)i == heading->area);
        for (size_t i = 0; i < heading->n_stubs; i++)
                if ((int)i != heading->unit)
                        take_label(row, tl__cell(record, i),
                                   heading->place == TL__PX_IN_STUB && (int)i == heading->area);
        row->unit = tl__export_cell(record, heading->unit);
}

static void read_cell(struct tl__export *export, const struct tl__px_heading *heading,
                      const struct tl__record *record, size_t i, const struct row *labels,
                      struct tl__px_table *table)
{
        const struct tl__px_column *column = &heading->columns[i];
        struct tl_observation observation = tl__export_observation(export, record);
        struct row row = *labels;
        const char *cell = tl__cell(record, i);
        int status = column->year ? column->status : row.status;

        observation.year = column->year ? column->year : row.year;
        if (!*cell || !observation.year || column->is_period || row.is_period) {
                if (*cell && (column->is_period || row.is_period || observation.year == 0))
                        tl__export_tally(export, TL__PERIODS,
                                         tl__cell_place(export->csv, record, i),
                                         column->is_period ? export->header->cells[i] : cell);
                return;
        }
        observation.unit = row.unit;
        if (status >= 0)
                observation.status = (enum tl_obs_status)status;
        if (column->measure && heading->place == TL__PX_ACROSS)
                row.area = column->measure;
        else if (column->measure)
                row.parts[row.n_parts++] = column->measure;
        row.parts[row.n_parts] = NULL;
        if (!tl__export_value(export, record, (int)i, cell, &observation))
                return;
        export->n_put++;
        if (!export->doubtful)
                tl__px_table_add(table, &observation, row.parts, row.area);
}

/* A label over two lines has a quote in the wrong place, and hides a row. */
static bool is_whole(const struct tl__export *export, const struct tl__record *record)
{
        if (!strpbrk(record->cells[0], "\r\n"))
                return true;
        tl__fault(export->faults, TL__F_quote_open, tl__export_place(export, record, 0), NULL);
        return false;
}

static void read_rows(struct tl__export *export, const struct tl__px_heading *heading,
                      struct tl__px_table *table)
{
        struct groups groups = { 0 };

        for (size_t i = export->begin; i < export->end; i++) {
                const struct tl__record *record = &export->csv->records[i];
                struct row row;

                if (!is_whole(export, record))
                        continue;
                if (tl__is_remark(record)) {
                        add_group(&groups, record->cells[0]);
                        continue;
                }
                if (!tl__export_fits(export, record))
                        continue;
                settle_groups(&groups);
                read_labels(heading, &groups, record, &row);
                for (size_t j = heading->n_stubs; j < export->header->n; j++)
                        read_cell(export, heading, record, j, &row, table);
        }
}

/* --------------------------------------------------------------------- the table ---- */

/* Does any label say a year or another time? Without one the file cannot be placed. */
static bool says_time(const struct tl__export *export, const struct tl__px_heading *heading)
{
        if (heading->dated)
                return true;
        for (size_t i = export->begin; i < export->end; i++)
                for (size_t j = 0; j < heading->n_stubs; j++) {
                        struct tl__px_label label =
                                tl__px_label(tl__cell(&export->csv->records[i], j));
                        bool found = tl__px_is_dated(&label);

                        tl__px_label_clear(&label);
                        if (found)
                                return true;
                }
        return false;
}

static void decide_grammar(struct tl__export *export, const struct tl__px_heading *heading)
{
        bool *is_value = g_new0(bool, export->header->n);

        for (size_t i = heading->n_stubs; i < export->header->n; i++)
                is_value[i] = true;
        tl__export_grammar(export, is_value);
        g_free(is_value);
}

/* What series are named by before their labels: the title, but for a table of one's own whose rows
 * are indicators. */
static char *subject_of(const struct tl__export *export, const struct tl__px_heading *heading,
                        const char *title)
{
        char **dimensions = tl__px_dimensions(title);
        bool own = !*dimensions;

        g_strfreev(dimensions);
        for (size_t i = 0; own && i < heading->n_stubs; i++)
                if (tl__field_of(export->header->cells[i]) == TL__FIELD_INDICATOR)
                        return g_strdup("");
        return tl__px_subject(title);
}

static void read_table(const struct tl__source *source, const struct tl__sink *sink,
                       struct tl_faults *faults)
{
        struct tl__export export;
        struct tl__px_heading heading;
        struct tl__px_table table;
        int header = tl__px_header_of(source);
        const char *title = header > 0 ? source->csv->records[0].cells[0] : "";
        char *subject;

        tl__export_begin(&export, source, sink, faults, (size_t)header);
        tl__px_heading_read(&heading, &export, title);
        subject = subject_of(&export, &heading, title);
        decide_grammar(&export, &heading);
        tl__px_table_begin(&table, source, subject);
        if (says_time(&export, &heading))
                read_rows(&export, &heading, &table);
        else
                tl__fault(faults, TL__F_no_year,
                          (struct tl__place){ source->name, export.header->line, 0 }, NULL);
        tl__px_table_end(&table, sink, faults);
        tl__px_heading_clear(&heading, &export);
        tl__export_end(&export);
        g_free(subject);
}

const struct tl__reader tl__reader_pxweb = {
        .name = "pxweb",
        .title = { "PX-Web CSV of the Vietnamese statistics office: title, groups, footnotes",
                   "PX-Web CSV của Cục Thống kê: tên bảng, nhóm dòng, chú thích" },
        .recognises = recognises,
        .read = read_table,
};
