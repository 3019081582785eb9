/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that no reader takes: what they are instead. */
#include "data/readers/refusal.h"

#include "data/readers/columns.h"
#include "data/readers/export.h"

#include <string.h>

/* What lies beside data in publishers' downloads, known by its headings. */
static const struct {
        const char *headings[5]; /* all of them, anywhere in the first record; NULL-terminated */
        const char *publisher;
} metadata[] = {
        { { "INDICATOR_CODE", "INDICATOR_NAME", "SOURCE_NOTE" }, "World Bank" },
        { { "Country Code", "Region", "IncomeGroup" }, "World Bank" },
        { { "Country Code", "Short Name", "Table Name" }, "World Bank" },
        { { "Series Code", "Topic", "Long definition" }, "World Bank" },
        { { "Code", "Indicator Name", "Long definition" }, "World Bank" },
        { { "CountryCode", "SeriesCode", "DESCRIPTION" }, "World Bank" },
        { { "fnSeqID", "Footnote" }, "UNdata" },
        { { "footnoteSeqID", "Footnote" }, "UNdata" },
        { { "Flag", "Description" }, "FAOSTAT" },
        { { "Area Code", "M49 Code", "Area" }, "FAOSTAT" },
        { { "Item Code", "CPC Code", "Item" }, "FAOSTAT" },
        { { "Element Code", "Element", "Unit", "Description" }, "FAOSTAT" },
        { { "codelist", "code", "name" }, "SDMX" },
};

static const char *publisher_of_metadata(const struct tl__record *header)
{
        for (size_t i = 0; i < G_N_ELEMENTS(metadata); i++)
                if (tl__has_all(header, metadata[i].headings))
                        return metadata[i].publisher;
        return NULL;
}

/* Columns made with blanks, as a page copied from a yearbook has them: a cell in which several
 * words or numbers stand far apart. */
static bool is_spaced(const char *cell)
{
        const char *gap = strstr(cell, "   ");

        return gap && strpbrk(gap, "0123456789");
}

bool tl__is_page(const struct tl__csv *csv)
{
        size_t spaced = 0;

        for (size_t i = 0; i < csv->n; i++)
                spaced += is_spaced(tl__cell(&csv->records[i], 0)) ||
                          is_spaced(tl__cell(&csv->records[i], 1));
        return spaced >= 3;
}

/* A table of figures beside labels, under headings that say no year. */
static bool is_undated(const struct tl__csv *csv)
{
        static const struct tl__grammar point = { '.', ',' };
        size_t numbers = 0, cells = 0, labels = 0;
        double value;

        for (size_t i = 1; i < csv->n; i++) {
                labels += tl__number_parse(&point, csv->records[i].cells[0], &value) ==
                          TL__NUMBER_BAD;
                for (size_t j = 1; j < csv->records[i].n; j++) {
                        cells++;
                        numbers += tl__number_parse(&point, csv->records[i].cells[j], &value) ==
                                   TL__NUMBER;
                }
        }
        return csv->records[0].n > 1 && 2 * numbers > cells && labels > 0 &&
               2 * labels >= csv->n - 1;
}

/* Does a heading name a column that only another kind of table has? */
static bool is_named(const struct tl__record *header)
{
        for (size_t i = 0; i < header->n; i++) {
                int field = tl__field_of(header->cells[i]);

                if (field == TL__FIELD_YEAR || field == TL__FIELD_INDICATOR)
                        return true;
        }
        return false;
}

void tl__refuse_format(const struct tl__source *source, struct tl_faults *faults)
{
        const struct tl__record *header = &source->csv->records[0];
        struct tl__place place = { source->name, header->line, 0 };
        const char *publisher = publisher_of_metadata(header);
        long heading = tl__heading_below(source->csv);
        char *found, *line;

        if (publisher) {
                tl__fault(faults, TL__F_metadata_file, place, publisher, NULL);
        } else if (tl__is_page(source->csv)) {
                tl__fault(faults, TL__F_page_of_text, place, NULL);
        } else if (heading) {
                line = g_strdup_printf("%ld", heading);
                tl__fault(faults, TL__F_heading_below, place, line, NULL);
                g_free(line);
        } else if (is_undated(source->csv) && !is_named(header)) {
                tl__fault(faults, TL__F_no_year, place, NULL);
        } else {
                found = tl__record_text(header);
                tl__fault(faults, TL__F_format_unknown, place, found, NULL);
                g_free(found);
        }
}
