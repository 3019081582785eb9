/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows and cells of the files that statistics offices export. */
#include "data/readers/export.h"

#include <string.h>

/* The heading once more: two files were joined, and nothing says which figures count. */
static bool is_heading_again(const struct tl__export *export, const struct tl__record *record)
{
        const struct tl__record *last = &export->csv->records[export->begin - 1];

        for (const struct tl__record *header = export->header; header <= last; header++) {
                size_t i = 0;

                while (i < record->n && i < header->n &&
                       strcmp(record->cells[i], header->cells[i]) == 0)
                        i++;
                if (i == MIN(record->n, header->n) && i > 1)
                        return true;
        }
        return false;
}

bool tl__export_fits(struct tl__export *export, const struct tl__record *record)
{
        char *cells, *wanted;

        if (export->blind)
                return false;
        if (is_heading_again(export, record)) {
                tl__fault(export->faults, TL__F_heading_again,
                          (struct tl__place){ export->csv->name, record->line, 0 }, NULL);
                return false;
        }
        if (record->n == export->width)
                return true;
        cells = g_strdup_printf("%zu", record->n);
        wanted = g_strdup_printf("%zu", export->width);
        tl__fault(export->faults, TL__F_row_torn,
                  (struct tl__place){ export->csv->name, record->line, 0 }, cells, wanted, NULL);
        g_free(cells);
        g_free(wanted);
        return false;
}

const char *tl__export_cell(const struct tl__record *record, int column)
{
        return column < 0 ? "" : tl__cell(record, (size_t)column);
}

struct tl__place tl__export_place(const struct tl__export *export, const struct tl__record *record,
                                  int column)
{
        return (struct tl__place){ export->csv->name, record->line, column + 1 };
}

struct tl_observation tl__export_observation(const struct tl__export *export,
                                             const struct tl__record *record)
{
        const struct tl_read_settings *settings = export->source->settings;

        return (struct tl_observation){
                .indicator = settings->indicator ? settings->indicator : "",
                .area = settings->area ? settings->area : "",
                .indicator_name = "",
                .area_name = "",
                .unit = "",
                .source = "",
                .note = "",
                .nature = "",
                .status = TL_OFFICIAL,
                .value = TL_MISSING,
                .published = export->published,
                .file = export->csv->name,
                .line = record->line,
        };
}

/* Years of long ago, -10000, 850. */
static bool is_ancient(const char *text)
{
        size_t sign = *text == '-', digits = strspn(text + sign, "0123456789");

        if (digits == 0 || digits > 6 || text[sign + digits])
                return false;
        return sign || digits < 4 || (digits == 4 && *text < '2');
}

bool tl__export_year(struct tl__export *export, const struct tl__record *record, int column,
                     int *year, bool *refused)
{
        const char *cell = tl__export_cell(record, column);
        struct tl__place place = tl__export_place(export, record, column);

        *year = tl__year_parse(cell);
        if (*year)
                return true;
        if (tl__is_period(cell) || is_ancient(cell)) {
                tl__export_tally(export, TL__PERIODS, place, cell);
                return false;
        }
        *refused = true;
        tl__fault(export->faults, *cell ? TL__F_not_a_year : TL__F_year_missing, place, cell, NULL);
        return false;
}

bool tl__export_value(struct tl__export *export, const struct tl__record *record, int column,
                      const char *text, struct tl_observation *observation)
{
        struct tl__place place = tl__export_place(export, record, column);
        enum tl__number kind = tl__number_parse(&export->grammar, text, &observation->value);

        observation->column = place.column;
        if (kind == TL__NUMBER_BAD && strcmp(text, "NaN") != 0) {
                tl__number_blame(&export->grammar, text, place, export->faults);
                return false;
        }
        if (kind == TL__NUMBER && observation->status != TL_NOT_AVAILABLE)
                return true;
        observation->value = TL_MISSING;
        observation->status = TL_NOT_AVAILABLE;
        return true;
}

char *tl__export_join(const struct tl__export *export, const struct tl__record *record,
                      const bool chosen[], const char *separator, bool keep_empty)
{
        GString *text = g_string_new(NULL);
        bool any = false;

        for (size_t i = 0; i < export->header->n; i++) {
                const char *cell = tl__cell(record, i);

                if (!chosen[i] || (!*cell && !keep_empty))
                        continue;
                g_string_append_printf(text, "%s%s", any ? separator : "", cell);
                any = true;
        }
        return g_string_free(text, FALSE);
}

void tl__export_put_across(struct tl__export *export, const struct tl__record *record,
                           const struct tl_observation *row, tl__mark *mark, const void *context)
{
        for (size_t i = 0; i < export->header->n; i++) {
                struct tl_observation observation = *row;
                const char *cell = tl__cell(record, i);
                bool sound;

                if (!export->years[i] || !*cell)
                        continue;
                observation.year = export->years[i];
                if (mark)
                        mark(context, &observation);
                sound = tl__export_value(export, record, (int)i, cell, &observation);
                tl__export_put(export, &observation, sound);
        }
}

void tl__export_tally(struct tl__export *export, size_t kind, struct tl__place place,
                      const char *cell)
{
        struct tl__tally *tally = &export->tallies[kind];

        if (tally->n++ > 0)
                return;
        tally->place = (struct tl__place){ g_strdup(place.file), place.line, place.column };
        tally->first = g_strdup(cell);
}

bool tl__export_bound(struct tl__export *export, const struct tl__record *record, int column)
{
        const char *cell = tl__export_cell(record, column);

        if (*cell != '<' && *cell != '>')
                return false;
        tl__export_tally(export, TL__BOUNDS, tl__export_place(export, record, column), cell);
        return true;
}

void tl__export_flags(struct tl__export *export, enum tl__flag_list list,
                      const struct tl__record *record, int column, const char *cell,
                      struct tl_observation *observation)
{
        struct tl__place place = tl__export_place(export, record, column);
        struct tl__flags flags;

        if (!tl__flags_read(list, cell, &flags))
                tl__export_tally(export, TL__UNKNOWN_FLAGS, place, cell);
        if (flags.doubtful)
                tl__export_tally(export, TL__DOUBTFUL, place, cell);
        observation->status = MAX(observation->status, flags.status);
        observation->break_before |= flags.breaks;
}

void tl__export_put(struct tl__export *export, const struct tl_observation *observation, bool sound)
{
        if (export->doubtful)
                return;
        export->n_put += sound;
        if (sound)
                export->sink->put(export->sink->context, observation);
        else
                export->sink->refuse(export->sink->context, observation);
}
