/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UNDP, Human Development Reports: one index to a file, rank and country, years across, regions
 * without a rank at the end. The index is named by a title above the heading or by the file alone.
 */
#include "data/readers/export.h"
#include "data/terms.h"

#include <string.h>

enum { RANK, COUNTRY, FIRST_YEAR };

/* "HDI Rank", "HDI Rank (2018)", "Rank". */
static bool is_rank(const char *heading)
{
        char *words = tl__words_of(heading);
        bool is = strcmp(words, "rank") == 0 || g_str_has_prefix(words, "hdi rank");

        g_free(words);
        return is;
}

/* The record that is the heading, or -1. */
static int header_of(const struct tl__source *source)
{
        enum { TITLES = 8 };

        for (size_t i = 0; source->csv && i < source->csv->n && i <= TITLES; i++) {
                const struct tl__record *record = &source->csv->records[i];

                if (is_rank(tl__cell(record, RANK)) &&
                    g_ascii_strcasecmp(tl__cell(record, COUNTRY), "Country") == 0 &&
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
                                     : tl__file_stem(source->name, "UNDP");

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
