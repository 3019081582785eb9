/* SPDX-License-Identifier: GPL-3.0-or-later */
/* World Bank, World Development Indicators: the download of one indicator. Years across under four
 * columns of names, above them a preamble with the date of the vintage, which people often cut
 * off; each line ends in a comma of its own. */
#include "data/dates.h"
#include "data/readers/export.h"

#include <string.h>

enum { COUNTRY, COUNTRY_CODE, INDICATOR, INDICATOR_CODE, FIRST_YEAR };

/* The record that is the heading, or -1. */
static int header_of(const struct tl__source *source)
{
        static const char *const headings[] = { "Country Name", "Country Code", "Indicator Name",
                                                "Indicator Code", NULL };
        enum { PREAMBLE = 4 };

        for (size_t i = 0; source->csv && i < source->csv->n && i <= PREAMBLE; i++)
                if (tl__begins_with(&source->csv->records[i], headings) &&
                    tl__year_across(tl__cell(&source->csv->records[i], FIRST_YEAR)))
                        return (int)i;
        return -1;
}

static bool recognises(const struct tl__source *source)
{
        return header_of(source) >= 0;
}

/* 2025-10-07; of 10/7/2025, as a spreadsheet makes it, only the year is certain. */
static int date_of(const char *cell)
{
        size_t n = strlen(cell);

        if (n == 10 && cell[4] == '-')
                return MAX(tl__date_of(cell), 0);
        return n > 4 ? 10000 * tl__year_parse(cell + n - 4) : 0;
}

/* "Last Updated Date","2025-10-07": when this vintage was published. */
static int published(const struct tl__source *source, int header)
{
        static const char *const updated[] = { "Last Updated Date", NULL };

        for (int i = 0; i < header; i++)
                if (tl__begins_with(&source->csv->records[i], updated))
                        return date_of(tl__cell(&source->csv->records[i], 1));
        return 0;
}

static void read_row(struct tl__export *export, const struct tl__record *record)
{
        struct tl_observation row = tl__export_observation(export, record);

        if (!tl__export_fits(export, record))
                return;
        row.indicator = tl__cell(record, INDICATOR_CODE);
        row.indicator_name = tl__cell(record, INDICATOR);
        row.area = tl__cell(record, COUNTRY_CODE);
        row.area_name = tl__cell(record, COUNTRY);
        tl__export_put_across(export, record, &row, NULL, NULL);
}

static void read_table(const struct tl__source *source, const struct tl__sink *sink,
                       struct tl_faults *faults)
{
        struct tl__export export;
        int header = header_of(source);

        tl__export_begin(&export, source, sink, faults, (size_t)header);
        export.published = published(source, header);
        tl__export_across(&export, FIRST_YEAR, export.header->n);
        tl__export_grammar(&export, NULL);
        for (size_t i = export.begin; i < export.end; i++)
                read_row(&export, &source->csv->records[i]);
        tl__export_end(&export);
}

const struct tl__reader tl__reader_worldbank = {
        .name = "worldbank",
        .title = { "World Bank, WDI: download of an indicator, with or without its preamble",
                   "Ngân hàng Thế giới, WDI: tệp tải về của một chỉ tiêu, có hoặc không có phần "
                   "đầu" },
        .recognises = recognises,
        .read = read_table,
};
