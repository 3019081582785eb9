/* SPDX-License-Identifier: GPL-3.0-or-later */
/* United Nations, Global SDG Indicators Database: one row per observation; dimensions stand in
 * brackets, and a series is named by all of them. A value such as <2.5 is a bound, no value. */
#include "data/readers/export.h"

#include <string.h>

static bool recognises(const struct tl__source *source)
{
        static const char *const headings[] = { "SeriesCode", "GeoAreaCode", "TimePeriod", "Value",
                                                NULL };

        return source->csv && source->csv->n > 0 && tl__has_all(&source->csv->records[0], headings);
}

struct layout {
        int series, description, area, area_name, year, value, nature, units, source;
        bool *is_key; /* [header->n] */
};

static void find_columns(struct tl__export *export, struct layout *layout)
{
        *layout = (struct layout){
                .series = tl__export_need(export, "SeriesCode"),
                .description = tl__export_column(export, "SeriesDescription"),
                .area = tl__export_need(export, "GeoAreaCode"),
                .area_name = tl__export_column(export, "GeoAreaName"),
                .year = tl__export_need(export, "TimePeriod"),
                .value = tl__export_need(export, "Value"),
                .nature = tl__export_column(export, "[Nature]"),
                .units = tl__export_column(export, "[Units]"),
                .source = tl__export_column(export, "Source"),
                .is_key = g_new0(bool, export->header->n),
        };
        for (size_t i = 0; i < export->header->n; i++)
                layout->is_key[i] = export->header->cells[i][0] == '[' &&
                                    (int)i != layout->nature && (int)i != layout->units;
        if (layout->series >= 0)
                layout->is_key[layout->series] = true;
}

static void read_value(struct tl__export *export, const struct layout *layout,
                       const struct tl__record *record, struct tl_observation *row, bool dated)
{
        const char *cell = tl__export_cell(record, layout->value);
        bool sound;

        if (tl__export_bound(export, record, layout->value))
                return;
        tl__export_flags(export, TL__FLAGS_UNSDG, record, layout->nature,
                         tl__export_cell(record, layout->nature), row);
        sound = tl__export_value(export, record, layout->value, strcmp(cell, "N") ? cell : "", row);
        tl__export_put(export, row, dated && sound);
}

static void read_row(struct tl__export *export, const struct layout *layout,
                     const struct tl__record *record)
{
        struct tl_observation row = tl__export_observation(export, record);
        bool dated, refused = false;
        char *indicator;

        if (!tl__export_fits(export, record))
                return;
        dated = tl__export_year(export, record, layout->year, &row.year, &refused);
        if (!dated && !refused)
                return;
        indicator = tl__export_join(export, record, layout->is_key, ".", false);
        row.indicator = indicator;
        row.indicator_name = tl__export_cell(record, layout->description);
        row.area = tl__export_cell(record, layout->area);
        row.area_name = tl__export_cell(record, layout->area_name);
        row.unit = tl__export_cell(record, layout->units);
        row.source = tl__export_cell(record, layout->source);
        read_value(export, layout, record, &row, dated);
        g_free(indicator);
}

static void read_table(const struct tl__source *source, const struct tl__sink *sink,
                       struct tl_faults *faults)
{
        struct tl__export export;
        struct layout layout;

        tl__export_begin(&export, source, sink, faults, 0);
        find_columns(&export, &layout);
        tl__export_grammar_of(&export, layout.value);
        for (size_t i = export.begin; i < export.end; i++)
                read_row(&export, &layout, &source->csv->records[i]);
        tl__export_end(&export);
        g_free(layout.is_key);
}

const struct tl__reader tl__reader_unsdg = {
        .name = "unsdg",
        .title = { "UN, Global SDG Indicators Database: one row per observation",
                   "Liên hợp quốc, cơ sở dữ liệu SDG: mỗi dòng một số liệu" },
        .recognises = recognises,
        .read = read_table,
};
