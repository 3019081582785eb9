/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PX-Web CSV of the Vietnamese statistics office: a title, a heading of one or two rows in which
 * merged cells are blank, years in headings, in rows or in rows of groups, footnotes below. Older
 * files have no title and both levels in one heading: "2021 (*) Diện tích(Km2)". */
#include "data/readers/export.h"
#include "data/readers/px_table.h"
#include "data/terms.h"

#include <string.h>

#define MAX_TITLES   4
#define MAX_HEADINGS 3
#define MAX_GROUPS   4

/* ------------------------------------------------------------------- recognising ---- */

static bool is_dated(const struct tl__px_label *label)
{
        return label->kind != TL__PX_TEXT;
}

/* Headings that say time and something else, of the cells behind the first; all with text. */
static void count_flat(const struct tl__record *record, size_t *flat, size_t *dated, size_t *filled)
{
        *flat = *dated = *filled = 0;
        for (size_t i = 1; i < record->n; i++) {
                struct tl__px_label label = tl__px_label(record->cells[i]);

                *filled += *record->cells[i] != '\0';
                *dated += is_dated(&label);
                *flat += label.kind == TL__PX_YEAR && *label.measure;
                tl__px_label_clear(&label);
        }
}

/* Is it the heading of a tidy table, whose columns are called year or value? */
static bool is_tidy(const struct tl__record *record)
{
        bool has[TL__N_FIELDS] = { false };

        for (size_t i = 0; i < record->n; i++) {
                int field = tl__field_of(record->cells[i]);

                if (field >= 0)
                        has[field] = true;
        }
        return has[TL__FIELD_VALUE] ||
               (has[TL__FIELD_YEAR] && (has[TL__FIELD_INDICATOR] || has[TL__FIELD_INDICATOR_NAME]));
}

static bool is_text(const char *cell)
{
        static const struct tl__grammar point = { '.', ',' };
        double value;

        return tl__number_parse(&point, cell, &value) == TL__NUMBER_BAD;
}

/* A heading's second level: cells of words only, none of time. */
static bool is_second_level(const struct tl__record *record)
{
        size_t flat, dated, filled;

        count_flat(record, &flat, &dated, &filled);
        for (size_t i = 1; i < record->n; i++)
                if (*record->cells[i] && !is_text(record->cells[i]))
                        return false;
        return filled > 0 && dated == 0;
}

/* The heading below titles, of which one says by what the table goes; -1 where there is none. */
static int below_titles(const struct tl__csv *csv)
{
        bool goes_by = false;
        size_t i = 0;

        for (; i < csv->n && i < MAX_TITLES && tl__is_remark(&csv->records[i]); i++)
                goes_by |= strstr(csv->records[i].cells[0], " theo ") ||
                           strstr(csv->records[i].cells[0], " by ");
        if (!goes_by || i >= csv->n || csv->records[i].n < 2 || is_tidy(&csv->records[i]))
                return -1;
        return (int)i;
}

static int header_of(const struct tl__source *source)
{
        size_t flat, dated, filled;
        int below;

        if (!source->csv || source->csv->n == 0)
                return -1;
        below = below_titles(source->csv);
        if (below >= 0)
                return below;
        if (source->csv->records[0].n < 2 || is_tidy(&source->csv->records[0]))
                return -1;
        count_flat(&source->csv->records[0], &flat, &dated, &filled);
        if (flat > 0 && 2 * flat >= filled)
                return 0;
        return dated > 0 && filled + 1 < source->csv->records[0].n && source->csv->n > 1 &&
                               is_second_level(&source->csv->records[1])
                       ? 0
                       : -1;
}

static bool recognises(const struct tl__source *source)
{
        return header_of(source) >= 0;
}

/* ------------------------------------------------------------------- the heading ---- */

/* What a column's heading says, of all its levels. */
struct column {
        int year, status;
        bool is_period;
        char *measure; /* levels that say no time, NULL for none */
};

struct layout {
        size_t n_headings, n_stubs; /* rows of the heading; columns of labels of the rows */
        struct column *columns;     /* [header->n] */
        int area;                   /* the stub of places, -1: none */
        int unit;                   /* the stub of units, -1: none */
        bool area_is_group;         /* the outermost group is the place */
        bool dated;                 /* the heading says years */
};

static void take_level(struct column *column, const struct tl__px_label *label)
{
        char *longer;

        if (label->kind == TL__PX_YEAR) {
                column->year = label->year;
                column->status = label->status;
        }
        column->is_period |= label->kind == TL__PX_PERIOD;
        if (!*label->measure)
                return;
        longer = column->measure ? g_strconcat(column->measure, " - ", label->measure, NULL)
                                 : g_strdup(label->measure);
        g_free(column->measure);
        column->measure = longer;
}

/* One row of a heading; in one of several a blank cell is merged with the one before it. */
static void read_level(struct layout *layout, const struct tl__record *record, size_t width,
                       bool merges)
{
        struct tl__px_label label = tl__px_label("");

        for (size_t i = 1; i < record->n && i < width; i++) {
                if (*record->cells[i] || !merges) {
                        tl__px_label_clear(&label);
                        label = tl__px_label(record->cells[i]);
                }
                layout->dated |= is_dated(&label);
                take_level(&layout->columns[i], &label);
        }
        tl__px_label_clear(&label);
}

/* Rows of the heading: after the first those of words only, and one of years where it had none. */
static size_t count_headings(const struct tl__export *export)
{
        size_t n = 1, at = (size_t)(export->header - export->csv->records), flat, dated, filled;
        bool any_dated;

        count_flat(export->header, &flat, &dated, &filled);
        any_dated = dated > 0;
        while (n < MAX_HEADINGS && at + n < export->csv->n) {
                const struct tl__record *record = &export->csv->records[at + n];

                count_flat(record, &flat, &dated, &filled);
                if (filled == 0 || record->n != export->header->n)
                        break;
                if (!(any_dated && is_second_level(record)) && !(!any_dated && dated == filled))
                        break;
                any_dated |= dated > 0;
                n++;
        }
        return n;
}

/* A column of labels: no row has a number there, or it is headed Năm. */
static bool is_stub(const struct tl__export *export, const struct layout *layout, size_t column)
{
        bool any = false;

        if (layout->columns[column].year || layout->columns[column].is_period)
                return false;
        if (tl__field_of(export->header->cells[column]) == TL__FIELD_YEAR)
                return true;
        for (size_t i = export->begin; i < export->end; i++) {
                const char *cell = tl__cell(&export->csv->records[i], column);

                if (*cell && !is_text(cell))
                        return false;
                any |= *cell != '\0';
        }
        return any;
}

/* Are rows such as the whole country among the labels of the first column? */
static bool has_country(const struct tl__export *export)
{
        static const char *const wholes[] = { "cả nước", "whole country", "c? nu?c",
                                              "c? nước", "toàn quốc",     "c? n??c" };

        for (size_t i = export->begin; i < export->end; i++) {
                char *key = tl__words_of(tl__cell(&export->csv->records[i], 0));
                bool found = false;

                for (size_t j = 0; j < G_N_ELEMENTS(wholes); j++)
                        found |= strcmp(key, wholes[j]) == 0;
                g_free(key);
                if (found)
                        return true;
        }
        return false;
}

static bool any_group(const struct tl__export *export)
{
        for (size_t i = export->begin; i < export->end; i++)
                if (tl__is_remark(&export->csv->records[i]))
                        return true;
        return false;
}

/* Dimensions of a title; "Tỉnh, thành phố" is one. */
static size_t count_dimensions(char **dimensions)
{
        size_t n = 0;

        for (size_t i = 0; dimensions[i]; i++)
                n += i == 0 || !tl__px_is_area(dimensions[i]) || !tl__px_is_area(dimensions[i - 1]);
        return n;
}

/* Which labels are places: by the stub's heading, else by the first dimension of the title. With
 * more dimensions than stubs and heading have the rows of groups are the first. */
static void find_area(const struct tl__export *export, struct layout *layout, const char *title)
{
        char **dimensions = tl__px_dimensions(title);
        bool first_is_area = dimensions[0] && tl__px_is_area(dimensions[0]), measures = false;
        size_t known = layout->n_stubs + (size_t)layout->dated;

        layout->area = layout->unit = -1;
        for (size_t i = layout->n_stubs; i < export->header->n; i++)
                measures |= layout->columns[i].measure != NULL;
        for (size_t i = layout->n_stubs; i-- > 0;) {
                if (tl__px_is_area(export->header->cells[i]))
                        layout->area = (int)i;
                if (i > 0 && tl__field_of(export->header->cells[i]) == TL__FIELD_UNIT)
                        layout->unit = (int)i;
        }
        layout->area_is_group = layout->area < 0 && first_is_area && any_group(export) &&
                                count_dimensions(dimensions) > known + measures;
        if (layout->area < 0 && (first_is_area || has_country(export)))
                layout->area = 0;
        g_strfreev(dimensions);
}

static void warn_cut(const struct tl__export *export, const struct layout *layout)
{
        enum { PORTAL_MOST = 30 };

        if (export->header->n - layout->n_stubs == PORTAL_MOST)
                tl__fault(export->faults, TL__F_columns_cut,
                          tl__cell_place(export->csv, export->header, export->header->n - 1),
                          export->header->cells[export->header->n - 1], NULL);
}

/* A heading of digits that is no year, among such as are. */
static void refuse_numbers(struct tl__export *export, const struct layout *layout)
{
        for (size_t i = layout->n_stubs; layout->dated && i < export->header->n; i++) {
                const struct column *column = &layout->columns[i];

                if (!column->year && !column->is_period && column->measure &&
                    g_ascii_isdigit(*column->measure) &&
                    strspn(column->measure, "0123456789") == strlen(column->measure))
                        tl__export_refuse_heading(export, TL__F_not_a_year, i);
        }
}

static void read_heading(struct tl__export *export, struct layout *layout, const char *title)
{
        *layout = (struct layout){ .n_headings = count_headings(export) };
        layout->columns = g_new0(struct column, export->header->n);
        for (size_t i = 0; i < export->header->n; i++)
                layout->columns[i].status = -1;
        for (size_t i = 0; i < layout->n_headings; i++)
                read_level(layout, export->header + i, export->header->n, layout->n_headings > 1);
        export->begin += layout->n_headings - 1;
        layout->n_stubs = 1;
        while (layout->n_stubs + 1 < export->header->n && is_stub(export, layout, layout->n_stubs))
                layout->n_stubs++;
        find_area(export, layout, title);
        refuse_numbers(export, layout);
        warn_cut(export, layout);
}

/* ---------------------------------------------------------------------- the rows ---- */

/* Labels of groups that hold for the rows below them. Groups that follow each other are levels; a
 * later group replaces the innermost. */
struct groups {
        size_t depth, n_fresh;
        const char *labels[MAX_GROUPS];
        const char *fresh[MAX_GROUPS]; /* since the last row with data */
};

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

static void read_labels(const struct layout *layout, const struct groups *groups,
                        const struct tl__record *record, struct row *row)
{
        *row = (struct row){ .area = "", .status = -1 };
        for (size_t i = 0; i < groups->depth; i++)
                take_label(row, groups->labels[i], layout->area_is_group && i == 0);
        for (size_t i = 0; i < layout->n_stubs; i++)
                if ((int)i != layout->unit)
                        take_label(row, tl__cell(record, i),
                                   !layout->area_is_group && (int)i == layout->area);
        row->unit = tl__export_cell(record, layout->unit);
}

static void read_cell(struct tl__export *export, const struct column *column,
                      const struct tl__record *record, size_t i, const struct row *labels,
                      struct tl__px_table *table)
{
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
        if (column->measure)
                row.parts[row.n_parts++] = column->measure;
        row.parts[row.n_parts] = NULL;
        if (!tl__export_value(export, record, (int)i, cell, &observation))
                return;
        export->n_put++;
        if (!export->doubtful)
                tl__px_table_add(table, &observation, row.parts, row.area);
}

static void read_rows(struct tl__export *export, const struct layout *layout,
                      struct tl__px_table *table)
{
        struct groups groups = { 0 };

        for (size_t i = export->begin; i < export->end; i++) {
                const struct tl__record *record = &export->csv->records[i];
                struct row row;

                if (tl__is_remark(record)) {
                        if (groups.n_fresh < MAX_GROUPS)
                                groups.fresh[groups.n_fresh++] = record->cells[0];
                        continue;
                }
                if (!tl__export_fits(export, record))
                        continue;
                settle_groups(&groups);
                read_labels(layout, &groups, record, &row);
                for (size_t j = layout->n_stubs; j < export->header->n; j++)
                        read_cell(export, &layout->columns[j], record, j, &row, table);
        }
}

/* --------------------------------------------------------------------- the table ---- */

/* Does any label say a year or another time? Without one the file cannot be placed. */
static bool says_time(const struct tl__export *export, const struct layout *layout)
{
        if (layout->dated)
                return true;
        for (size_t i = export->begin; i < export->end; i++)
                for (size_t j = 0; j < layout->n_stubs; j++) {
                        struct tl__px_label label =
                                tl__px_label(tl__cell(&export->csv->records[i], j));
                        bool found = is_dated(&label);

                        tl__px_label_clear(&label);
                        if (found)
                                return true;
                }
        return false;
}

static void decide_grammar(struct tl__export *export, const struct layout *layout)
{
        bool *is_value = g_new0(bool, export->header->n);

        for (size_t i = layout->n_stubs; i < export->header->n; i++)
                is_value[i] = true;
        tl__export_grammar(export, is_value);
        g_free(is_value);
}

static void read_table(const struct tl__source *source, const struct tl__sink *sink,
                       struct tl_faults *faults)
{
        struct tl__export export;
        struct layout layout;
        struct tl__px_table table;
        int header = header_of(source);
        const char *title = header > 0 ? source->csv->records[0].cells[0] : "";
        char *subject = tl__px_subject(title);

        tl__export_begin(&export, source, sink, faults, (size_t)header);
        read_heading(&export, &layout, title);
        decide_grammar(&export, &layout);
        tl__px_table_begin(&table, source, subject);
        if (says_time(&export, &layout))
                read_rows(&export, &layout, &table);
        else
                tl__fault(faults, TL__F_no_year,
                          (struct tl__place){ source->name, export.header->line, 0 }, NULL);
        tl__px_table_end(&table, sink, faults);
        for (size_t i = 0; i < export.header->n; i++)
                g_free(layout.columns[i].measure);
        g_free(layout.columns);
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
