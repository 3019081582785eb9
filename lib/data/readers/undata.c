/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UNdata (data.un.org): one row per observation, and below a second table with the footnotes. No
 * column says what is measured: where neither the caller nor a column of items does, the file's
 * name stands for it. */
#include "data/readers/export.h"
#include "data/terms.h"

#include <string.h>

#define VALUE "Value|Quantity|OBS_VALUE"
#define YEAR  "Year|Year(s)|Year(s) |Time Period|Period"

static bool recognises(const struct tl__source *source)
{
        static const char *const value[] = { "Country or Area", "Value", NULL };
        static const char *const quantity[] = { "Country or Area", "Quantity", NULL };
        const struct tl__record *header = source->csv ? source->csv->records : NULL;

        return header && (tl__has_all(header, value) || tl__has_all(header, quantity));
}

struct layout {
        int area, year, value, unit, variant, source, source_year, reliability;
        bool *is_key; /* [header->n] */
        bool named;   /* a key says what is measured */
};

static bool is_among(const char *words, const char *const list[])
{
        for (size_t i = 0; list[i]; i++)
                if (strcmp(words, list[i]) == 0)
                        return true;
        return false;
}

static void find_keys(const struct tl__export *export, struct layout *layout)
{
        static const char *const others[] = {
                "value footnotes", "quantity footnotes",   "unit", "units", "source", "source year",
                "reliability",     "country or area code", NULL
        };
        static const char *const items[] = {
                "commodity transaction", "item", "series", "indicator", "element", "variable",
                "series name",           NULL
        };

        layout->is_key = g_new0(bool, export->header->n);
        for (size_t i = 0; i < export->header->n; i++) {
                const char *words = export->words[i];

                if ((int)i == layout->area || (int)i == layout->year || (int)i == layout->value)
                        continue;
                layout->is_key[i] = *words && !is_among(words, others);
                layout->named |= is_among(words, items);
        }
}

static void find_columns(struct tl__export *export, struct layout *layout)
{
        *layout = (struct layout){
                .area = tl__export_need(export, "Country or Area"),
                .year = tl__export_need(export, YEAR),
                .value = tl__export_need(export, VALUE),
                .unit = tl__export_column(export, "Unit|Units"),
                .variant = tl__export_column(export, "Variant"),
                .source = tl__export_column(export, "Source"),
                .source_year = tl__export_column(export, "Source Year"),
                .reliability = tl__export_column(export, "Reliability"),
        };
        find_keys(export, layout);
}

/* The second table begins at its heading. */
static void find_footnotes(struct tl__export *export)
{
        static const char *const footnotes[] = { "fnSeqID", NULL };
        static const char *const more_footnotes[] = { "footnoteSeqID", NULL };

        for (size_t i = export->begin; i < export->csv->n; i++)
                if (tl__begins_with(&export->csv->records[i], footnotes) ||
                    tl__begins_with(&export->csv->records[i], more_footnotes))
                        export->end = MIN(export->end, i);
}

static enum tl_obs_status status_of(const struct layout *layout, const struct tl__record *record)
{
        const char *variant = tl__export_cell(record, layout->variant);

        if (*variant)
                return g_str_has_prefix(variant, "Estimate") ? TL_ESTIMATE : TL_FORECAST;
        return g_str_has_prefix(tl__export_cell(record, layout->reliability), "Provisional")
                       ? TL_PRELIMINARY
                       : TL_OFFICIAL;
}

static char *indicator_of(const struct tl__export *export, const struct layout *layout,
                          const struct tl__record *record)
{
        const char *given = export->source->settings->indicator;
        char *key = tl__export_join(export, record, layout->is_key, " - ", false);
        char *subject, *indicator;

        if (layout->named)
                return key;
        subject = given ? g_strdup(given) : tl__file_stem(export->source->name, "UNdata");
        indicator = *key ? g_strconcat(subject, " - ", key, NULL) : g_strdup(subject);
        g_free(subject);
        g_free(key);
        return indicator;
}

static void read_row(struct tl__export *export, const struct layout *layout,
                     const struct tl__record *record)
{
        struct tl_observation row = tl__export_observation(export, record);
        bool dated, refused = false, sound;
        char *indicator;

        if (!tl__export_fits(export, record))
                return;
        dated = tl__export_year(export, record, layout->year, &row.year, &refused);
        if ((!dated && !refused) || tl__export_bound(export, record, layout->value))
                return;
        indicator = indicator_of(export, layout, record);
        row.indicator = indicator;
        row.area = tl__export_cell(record, layout->area);
        row.unit = tl__export_cell(record, layout->unit);
        row.source = tl__export_cell(record, layout->source);
        row.status = status_of(layout, record);
        row.published = 10000 * tl__year_parse(tl__export_cell(record, layout->source_year));
        sound = tl__export_value(export, record, layout->value,
                                 tl__export_cell(record, layout->value), &row);
        tl__export_put(export, &row, dated && sound);
        g_free(indicator);
}

static void read_table(const struct tl__source *source, const struct tl__sink *sink,
                       struct tl_faults *faults)
{
        struct tl__export export;
        struct layout layout;

        tl__export_begin(&export, source, sink, faults, 0);
        find_columns(&export, &layout);
        find_footnotes(&export);
        tl__export_grammar_of(&export, layout.value);
        for (size_t i = export.begin; i < export.end; i++)
                read_row(&export, &layout, &source->csv->records[i]);
        tl__export_end(&export);
        g_free(layout.is_key);
}

const struct tl__reader tl__reader_undata = {
        .name = "undata",
        .title = { "UNdata: country or area, year, value, footnotes below",
                   "UNdata: quốc gia hoặc vùng, năm, giá trị, chú thích ở cuối" },
        .recognises = recognises,
        .read = read_table,
};
