/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The heading of a PX-Web CSV: one row to three, in which merged cells are blank; older files have
 * both levels in one row, "2021 (*) Diện tích(Km2)". */
#include "data/readers/px_heading.h"

#include "data/readers/refusal.h"
#include "data/terms.h"

#include <string.h>

#define MAX_TITLES   4
#define MAX_HEADINGS 3

/* ------------------------------------------------------------------- recognising ---- */

bool tl__px_is_dated(const struct tl__px_label *label)
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
                *dated += tl__px_is_dated(&label);
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
        static const struct tl__grammar point = { '.', ',' }, comma = { ',', '.' };
        double value;

        return tl__number_parse(&point, cell, &value) == TL__NUMBER_BAD &&
               tl__number_parse(&comma, cell, &value) == TL__NUMBER_BAD;
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

/* Are rows such as the whole country among the labels of the first column? */
static bool has_country(const struct tl__csv *csv)
{
        static const char *const wholes[] = { "cả nước", "whole country", "c? nu?c",
                                              "c? nước", "toàn quốc",     "c? n??c" };

        for (size_t i = 0; i < csv->n; i++) {
                char *key = tl__words_of(
                        tl__is_remark(&csv->records[i]) ? "" : tl__cell(&csv->records[i], 0));
                bool found = false;

                for (size_t j = 0; j < G_N_ELEMENTS(wholes); j++)
                        found |= strcmp(key, wholes[j]) == 0;
                g_free(key);
                if (found)
                        return true;
        }
        return false;
}

/* A table of the whole country and its provinces that does not say what it has. */
static bool is_of_places(const struct tl__csv *csv)
{
        const char *first = csv->records[0].cells[0];

        return (!*first || tl__px_is_area(first)) && has_country(csv);
}

int tl__px_header_of(const struct tl__source *source)
{
        size_t flat, dated, filled;
        int below;

        if (!source->csv || source->csv->n == 0 || tl__is_page(source->csv))
                return -1;
        below = below_titles(source->csv);
        if (below >= 0)
                return below;
        if (source->csv->records[0].n < 2 || is_tidy(&source->csv->records[0]))
                return -1;
        count_flat(&source->csv->records[0], &flat, &dated, &filled);
        if (flat > 0 && 2 * flat >= filled)
                return 0;
        if (dated > 0 && dated == filled && is_of_places(source->csv))
                return 0;
        return dated > 0 && filled + 1 < source->csv->records[0].n && source->csv->n > 1 &&
                               is_second_level(&source->csv->records[1])
                       ? 0
                       : -1;
}

/* ------------------------------------------------------------------- the heading ---- */

static void take_level(struct tl__px_column *column, const struct tl__px_label *label)
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
static void read_level(struct tl__px_heading *heading, const struct tl__record *record,
                       size_t width, bool merges)
{
        struct tl__px_label label = tl__px_label("");

        for (size_t i = 1; i < record->n && i < width; i++) {
                if (*record->cells[i] || !merges) {
                        tl__px_label_clear(&label);
                        label = tl__px_label(record->cells[i]);
                }
                heading->dated |= tl__px_is_dated(&label);
                take_level(&heading->columns[i], &label);
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
static bool is_stub(const struct tl__export *export, const struct tl__px_heading *heading,
                    size_t column)
{
        bool any = false;

        if (heading->columns[column].year || heading->columns[column].is_period)
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

static bool any_group(const struct tl__export *export)
{
        for (size_t i = export->begin; i < export->end; i++)
                if (tl__is_remark(&export->csv->records[i]))
                        return true;
        return false;
}

/* Dimensions of a title before number @end; "Tỉnh, thành phố" is one. */
static size_t count_dimensions(char **dimensions, size_t end)
{
        size_t n = 0;

        for (size_t i = 0; dimensions[i] && i < end; i++)
                n += i == 0 || !tl__px_is_area(dimensions[i]) || !tl__px_is_area(dimensions[i - 1]);
        return n;
}

/* Places by the title alone: its dimensions are those of groups, stubs and heading, in this order.
 */
static void find_area_by_title(const struct tl__export *export, struct tl__px_heading *heading,
                               char **dimensions)
{
        size_t first = 0, at, n, of_groups, known = heading->n_stubs + (size_t)heading->dated;
        bool measures = false;

        while (dimensions[first] && !tl__px_is_area(dimensions[first]))
                first++;
        if (!dimensions[first])
                return;
        for (size_t i = heading->n_stubs; i < export->header->n; i++)
                measures |= heading->columns[i].measure != NULL;
        at = count_dimensions(dimensions, first);
        n = count_dimensions(dimensions, SIZE_MAX);
        known += measures;
        of_groups = any_group(export) && n > known ? n - known : 0;
        heading->area = (int)at;
        if (at < of_groups) {
                heading->place = TL__PX_IN_GROUP;
        } else if (at < of_groups + heading->n_stubs) {
                heading->place = TL__PX_IN_STUB;
                heading->area = (int)(at - of_groups);
        } else if (measures && n == known) {
                heading->place = TL__PX_ACROSS;
        }
}

/* Which labels are places: those of the stub that is headed so, those beside the whole country,
 * else by the title. */
static void find_area(const struct tl__export *export, struct tl__px_heading *heading,
                      const char *title)
{
        char **dimensions = tl__px_dimensions(title);

        heading->unit = -1;
        for (size_t i = heading->n_stubs; i-- > 0;) {
                if (i > 0 && tl__field_of(export->header->cells[i]) == TL__FIELD_UNIT)
                        heading->unit = (int)i;
                if (!tl__px_is_area(export->header->cells[i]))
                        continue;
                heading->place = TL__PX_IN_STUB;
                heading->area = (int)i;
        }
        if (heading->place == TL__PX_NOWHERE && has_country(export->csv))
                heading->place = TL__PX_IN_STUB;
        if (heading->place == TL__PX_NOWHERE)
                find_area_by_title(export, heading, dimensions);
        g_strfreev(dimensions);
}

static void warn_cut(const struct tl__export *export, const struct tl__px_heading *heading)
{
        enum { PORTAL_MOST = 30 };

        if (export->header->n - heading->n_stubs == PORTAL_MOST)
                tl__fault(export->faults, TL__F_columns_cut,
                          tl__cell_place(export->csv, export->header, export->header->n - 1),
                          export->header->cells[export->header->n - 1], NULL);
}

/* A heading of digits that is no year, among such as are. */
static void refuse_numbers(struct tl__export *export, const struct tl__px_heading *heading)
{
        for (size_t i = heading->n_stubs; heading->dated && i < export->header->n; i++) {
                const struct tl__px_column *column = &heading->columns[i];

                if (!column->year && !column->is_period && column->measure &&
                    g_ascii_isdigit(*column->measure) &&
                    strspn(column->measure, "0123456789") == strlen(column->measure))
                        tl__export_refuse_heading(export, TL__F_not_a_year, i);
        }
}

void tl__px_heading_read(struct tl__px_heading *heading, struct tl__export *export,
                         const char *title)
{
        *heading = (struct tl__px_heading){ .n_headings = count_headings(export) };
        heading->columns = g_new0(struct tl__px_column, export->header->n);
        for (size_t i = 0; i < export->header->n; i++)
                heading->columns[i].status = -1;
        for (size_t i = 0; i < heading->n_headings; i++)
                read_level(heading, export->header + i, export->header->n, heading->n_headings > 1);
        export->begin += heading->n_headings - 1;
        heading->n_stubs = 1;
        while (heading->n_stubs + 1 < export->header->n &&
               is_stub(export, heading, heading->n_stubs))
                heading->n_stubs++;
        find_area(export, heading, title);
        refuse_numbers(export, heading);
        warn_cut(export, heading);
}

void tl__px_heading_clear(struct tl__px_heading *heading, const struct tl__export *export)
{
        for (size_t i = 0; i < export->header->n; i++)
                g_free(heading->columns[i].measure);
        g_free(heading->columns);
}
