/* SPDX-License-Identifier: GPL-3.0-or-later */
/* World Bank, DataBank: an export in whatever orientation its user chose. Years, series and
 * countries stand as "name [CODE]" in headings, several of them with a dash between, or in columns
 * of their own; what a row lacks its columns say. */
#include "data/readers/export.h"

#include <stdio.h>
#include <string.h>

/* "2015 [YR2015]", "GDP (current US$) [NY.GDP.MKTP.CD]", "2016 [YR2016] - Viet Nam [VNM]". */
struct heading {
        int year;
        bool is_period; /* 2015Q1 [YR2015Q1] */
        char *name, *code;
};

static void heading_clear(void *data)
{
        struct heading *heading = data;

        g_free(heading->name);
        g_free(heading->code);
}

/* One "name [CODE]"; false where it has not that form or a year contradicts its code. */
static bool take_part(const char *part, struct heading *heading)
{
        const char *open = strrchr(part, '['), *close = strrchr(part, ']');
        char *name;
        bool sound = true;

        if (!open || !close || close < open || close[1] || open == part)
                return false;
        name = g_strchomp(g_strndup(part, (gsize)(open - part)));
        if (strncmp(open, "[YR", 3) == 0) {
                heading->year = tl__year_parse(name);
                heading->is_period = strlen(name) > 4;
                sound = strncmp(open + 3, name, strlen(name)) == 0 && open[3 + strlen(name)] == ']';
                g_free(name);
                return sound && (heading->year || heading->is_period);
        }
        sound = !heading->name;
        heading_clear(heading);
        heading->name = name;
        heading->code = g_strndup(open + 1, (gsize)(close - open - 1));
        return sound;
}

static bool take_heading(const char *cell, struct heading *heading)
{
        const char *rest = cell, *dash;
        bool sound = true;

        *heading = (struct heading){ 0 };
        while (sound && (dash = strstr(rest, "] - "))) {
                char *part = g_strndup(rest, (gsize)(dash + 1 - rest));

                sound = take_part(part, heading);
                g_free(part);
                rest = dash + 4;
        }
        return sound && take_part(rest, heading);
}

static bool recognises(const struct tl__source *source)
{
        static const char *const times[] = { "Time", "Time Code", NULL };
        const struct tl__record *header = source->csv ? source->csv->records : NULL;

        if (!header)
                return false;
        for (size_t i = 0; i < header->n; i++)
                if (strstr(header->cells[i], "[YR"))
                        return true;
        return tl__has_all(header, times);
}

struct layout {
        int series, series_code, country, country_code, time;
        bool *is_value;           /* [header->n] */
        struct heading *headings; /* [header->n] */
};

static bool is_stub(const struct tl__export *export, size_t i)
{
        static const char *const stubs[] = { "series name",     "series code", "country name",
                                             "country code",    "time",        "time code",
                                             "scale precision", "source note", NULL };

        for (size_t j = 0; stubs[j]; j++)
                if (strcmp(export->words[i], stubs[j]) == 0)
                        return true;
        return false;
}

static void find_columns(struct tl__export *export, struct layout *layout)
{
        const struct tl__record *header = export->header;

        *layout = (struct layout){
                .series = tl__export_column(export, "Series Name"),
                .series_code = tl__export_column(export, "Series Code"),
                .country = tl__export_column(export, "Country Name"),
                .country_code = tl__export_column(export, "Country Code"),
                .time = tl__export_column(export, "Time"),
                .is_value = g_new0(bool, header->n),
                .headings = g_new0(struct heading, header->n),
        };
        for (size_t i = 0; i < header->n; i++) {
                struct heading *heading = &layout->headings[i];

                if (is_stub(export, i))
                        continue;
                layout->is_value[i] = take_heading(header->cells[i], heading);
                if (heading->is_period)
                        tl__export_tally(export, TL__PERIODS,
                                         tl__cell_place(export->csv, header, i), header->cells[i]);
                else if (!layout->is_value[i] &&
                         (strchr(header->cells[i], '[') || tl__export_any_number(export, i)))
                        tl__export_refuse_heading(export, TL__F_not_a_year, i);
                layout->is_value[i] &= !heading->is_period && (heading->year || layout->time >= 0);
        }
}

/* "Last Updated: 07/01/2025", month first, below the table. */
static int published(const struct tl__export *export)
{
        static const char label[] = "Last Updated:";
        int year, month, day;

        for (size_t i = export->end; i < export->csv->n; i++) {
                const char *cell = tl__cell(&export->csv->records[i], 0);

                if (g_str_has_prefix(cell, label) &&
                    sscanf(cell + strlen(label), " %2d/%2d/%4d", &month, &day, &year) == 3 &&
                    month > 0 &&
                    g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
                        return 10000 * year + 100 * month + day;
        }
        return 0;
}

/* "2015 [YR2015]" or 2015 in the column Time; false where it is none. */
static bool year_of_row(struct tl__export *export, const struct layout *layout,
                        const struct tl__record *record, int *year, bool *refused)
{
        const char *cell = tl__export_cell(record, layout->time);

        *year = tl__year_across(cell);
        return *year || tl__export_year(export, record, layout->time, year, refused);
}

/* A name in brackets is the series where no column has it, else the country. */
static void name(const struct layout *layout, const struct heading *heading,
                 struct tl_observation *observation)
{
        if (!heading->name)
                return;
        if (layout->series < 0 && layout->series_code < 0) {
                observation->indicator = heading->code;
                observation->indicator_name = heading->name;
        } else {
                observation->area = heading->code;
                observation->area_name = heading->name;
        }
}

static void read_cell(struct tl__export *export, const struct layout *layout,
                      const struct tl__record *record, size_t i, const struct tl_observation *row)
{
        struct tl_observation observation = *row;
        const char *cell = tl__cell(record, i);
        bool sound;

        if (!layout->is_value[i] || !*cell)
                return;
        if (layout->headings[i].year)
                observation.year = layout->headings[i].year;
        name(layout, &layout->headings[i], &observation);
        sound = tl__export_value(export, record, (int)i, cell, &observation);
        tl__export_put(export, &observation, sound);
}

static const char *first_of(const char *code, const char *name)
{
        return *code ? code : name;
}

static void read_row(struct tl__export *export, const struct layout *layout,
                     const struct tl__record *record)
{
        struct tl_observation row = tl__export_observation(export, record);
        const char *series = tl__export_cell(record, layout->series);
        const char *series_code = tl__export_cell(record, layout->series_code);
        const char *country = tl__export_cell(record, layout->country);
        const char *country_code = tl__export_cell(record, layout->country_code);
        bool refused = false;

        if (!tl__export_fits(export, record) ||
            (layout->time >= 0 && !year_of_row(export, layout, record, &row.year, &refused)))
                return;
        if (*series || *series_code)
                row.indicator = first_of(series_code, series);
        if (*country || *country_code)
                row.area = first_of(country_code, country);
        row.indicator_name = *series_code ? series : "";
        row.area_name = *country_code ? country : "";
        for (size_t i = 0; i < export->header->n; i++)
                read_cell(export, layout, record, i, &row);
}

static void read_table(const struct tl__source *source, const struct tl__sink *sink,
                       struct tl_faults *faults)
{
        struct tl__export export;
        struct layout layout;

        tl__export_begin(&export, source, sink, faults, 0);
        export.published = published(&export);
        find_columns(&export, &layout);
        tl__export_grammar(&export, layout.is_value);
        for (size_t i = export.begin; i < export.end; i++)
                read_row(&export, &layout, &source->csv->records[i]);
        for (size_t i = 0; i < export.header->n; i++)
                heading_clear(&layout.headings[i]);
        tl__export_end(&export);
        g_free(layout.is_value);
        g_free(layout.headings);
}

const struct tl__reader tl__reader_databank = {
        .name = "databank",
        .title = { "World Bank, DataBank: export with years, series or countries across",
                   "Ngân hàng Thế giới, DataBank: tệp xuất có năm, chuỗi hay quốc gia theo cột" },
        .recognises = recognises,
        .read = read_table,
};
