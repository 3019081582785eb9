/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Eurostat, bulk download in TSV: a first column that packs the dimensions, years across in either
 * order, flags after the values, ":" for none. */
#include "data/readers/export.h"

#include <string.h>

static bool recognises(const struct tl__source *source)
{
        const char *first, *back;

        if (!source->csv || source->csv->n == 0 || source->csv->delimiter != '\t')
                return false;
        first = tl__cell(&source->csv->records[0], 0);
        back = strchr(first, '\\');
        return back && back > first &&
               (g_ascii_strcasecmp(back + 1, "time") == 0 ||
                g_ascii_strcasecmp(back + 1, "TIME_PERIOD") == 0);
}

/* The place of the dimension of areas among those packed, or -1. */
static int area_of(char **dimensions)
{
        for (int i = 0; dimensions[i]; i++)
                if (g_ascii_strcasecmp(dimensions[i], "geo") == 0)
                        return i;
        return -1;
}

/* Parts the value from its flags: "-27007 e", ": c", "43110b". */
static const char *split_cell(const char *cell, char **value)
{
        const char *flags = cell;

        flags += strspn(flags, "0123456789.,:+-");
        if ((*flags == 'e' || *flags == 'E') && strchr("+-0123456789", flags[1]) && flags[1])
                flags += 2 + strspn(flags + 2, "0123456789");
        *value = g_strndup(cell, (gsize)(flags - cell));
        return flags + strspn(flags, " ");
}

static void read_cell(struct tl__export *export, const struct tl__record *record, size_t i,
                      const struct tl_observation *row)
{
        struct tl_observation observation = *row;
        const char *cell = tl__cell(record, i), *flags;
        char *value;
        bool sound;

        if (!export->years[i] || !*cell)
                return;
        flags = split_cell(cell, &value);
        observation.year = export->years[i];
        tl__export_flags(export, TL__FLAGS_EUROSTAT, record, (int)i, flags, &observation);
        sound = *value && tl__export_value(export, record, (int)i, value, &observation);
        if (!*value)
                tl__number_blame(&export->grammar, cell, tl__export_place(export, record, (int)i),
                                 export->faults);
        tl__export_put(export, &observation, sound);
        g_free(value);
}

static void refuse_key(const struct tl__export *export, const struct tl__record *record)
{
        tl__fault(export->faults, TL__F_key_torn, tl__export_place(export, record, 0),
                  tl__cell(record, 0), tl__cell(export->header, 0), NULL);
}

static void read_row(struct tl__export *export, const struct tl__record *record, int area,
                     guint n_dimensions)
{
        struct tl_observation row = tl__export_observation(export, record);
        char **codes, *indicator, *place = NULL;

        if (!tl__export_fits(export, record))
                return;
        codes = g_strsplit(tl__cell(record, 0), ",", -1);
        if (g_strv_length(codes) != n_dimensions) {
                refuse_key(export, record);
                g_strfreev(codes);
                return;
        }
        if (area >= 0) {
                place = codes[area];
                row.area = place;
                memmove(codes + area, codes + area + 1,
                        (n_dimensions - (guint)area) * sizeof *codes);
        }
        indicator = g_strjoinv(".", codes);
        if (*indicator)
                row.indicator = indicator;
        for (size_t i = 1; i < export->header->n; i++)
                read_cell(export, record, i, &row);
        g_free(indicator);
        g_free(place);
        g_strfreev(codes);
}

/* The numbers alone say which mark is decimal; TSV has a point. */
static void read_table(const struct tl__source *source, const struct tl__sink *sink,
                       struct tl_faults *faults)
{
        struct tl__export export;
        char **packed, **dimensions;

        tl__export_begin(&export, source, sink, faults, 0);
        tl__export_across(&export, 1, export.header->n);
        packed = g_strsplit(tl__cell(export.header, 0), "\\", 2);
        dimensions = g_strsplit(packed[0], ",", -1);
        for (size_t i = export.begin; i < export.end; i++)
                read_row(&export, &source->csv->records[i], area_of(dimensions),
                         g_strv_length(dimensions));
        tl__export_end(&export);
        g_strfreev(dimensions);
        g_strfreev(packed);
}

const struct tl__reader tl__reader_eurostat = {
        .name = "eurostat",
        .title = { "Eurostat, bulk download in TSV: packed dimensions, years across, flags",
                   "Eurostat, tệp TSV: các chiều gộp ở cột đầu, năm theo cột, ký hiệu sau số" },
        .recognises = recognises,
        .read = read_table,
};
