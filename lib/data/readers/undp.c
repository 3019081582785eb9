/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UNDP, Human Development Reports: one index to a file, rank and country, years across, regions
 * without a rank at the end. The index is named by a title above the heading or by the file alone.
 */
#include "data/readers/export.h"

enum { RANK, COUNTRY, FIRST_YEAR };

/* The record that is the heading, or -1. */
static int header_of(const struct tl__source *source)
{
        static const char *const headings[] = { "HDI Rank", "Country", NULL };
        static const char *const dated[] = { "HDI Rank (2018)", "Country", NULL };
        static const char *const short_headings[] = { "Rank", "Country", NULL };
        enum { TITLES = 8 };

        for (size_t i = 0; source->csv && i < source->csv->n && i <= TITLES; i++) {
                const struct tl__record *record = &source->csv->records[i];

                if ((tl__begins_with(record, headings) || tl__begins_with(record, dated) ||
                     tl__begins_with(record, short_headings)) &&
                    tl__year_across(tl__cell(record, FIRST_YEAR)))
                        return (int)i;
        }
        return -1;
}

static bool recognises(const struct tl__source *source)
{
        return header_of(source) >= 0;
}

static void read_row(struct tl__export *export, const struct tl__record *record,
                     const char *indicator)
{
        struct tl_observation row = tl__export_observation(export, record);

        if (!tl__export_fits(export, record))
                return;
        if (!*row.indicator)
                row.indicator = indicator;
        row.area = tl__cell(record, COUNTRY);
        tl__export_put_across(export, record, &row, NULL, NULL);
}

static void read_table(const struct tl__source *source, const struct tl__sink *sink,
                       struct tl_faults *faults)
{
        struct tl__export export;
        int header = header_of(source);
        char *indicator = header > 0 ? g_strdup(tl__cell(&source->csv->records[0], 0))
                                     : tl__file_stem(source->name);

        tl__export_begin(&export, source, sink, faults, (size_t)header);
        tl__export_across(&export, FIRST_YEAR, export.header->n);
        tl__export_grammar(&export, NULL);
        for (size_t i = export.begin; i < export.end; i++)
                read_row(&export, &source->csv->records[i], indicator);
        tl__export_end(&export);
        g_free(indicator);
}

const struct tl__reader tl__reader_undp = {
        .name = "undp",
        .title = { "UNDP, Human Development Reports: rank, country, years across",
                   "UNDP, Báo cáo Phát triển Con người: xếp hạng, quốc gia, năm theo cột" },
        .recognises = recognises,
        .read = read_table,
};
