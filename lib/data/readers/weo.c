/* SPDX-License-Identifier: GPL-3.0-or-later */
/* International Monetary Fund, World Economic Outlook: the whole database, tab-delimited text that
 * is called .xls, or a selection saved again as CSV. Years across; a last column says after which
 * year the figures of the row are no longer reported ones. */
#include "data/readers/export.h"

#include <string.h>

static bool recognises(const struct tl__source *source)
{
        static const char *const headings[] = { "Subject Descriptor", "Units", NULL };
        const struct tl__record *header = source->csv ? source->csv->records : NULL;

        for (size_t i = 0; header && i < header->n; i++)
                if (tl__year_across(header->cells[i]))
                        return tl__has_all(header, headings);
        return false;
}

struct layout {
        int code, descriptor, iso, country, units, scale, after;
        GHashTable *in_units;  /* descriptor: the units of its first row */
        GHashTable *ambiguous; /* descriptors with rows of several units */
        int last_reported;     /* the latest that any row states */
};

/* What a row's cells are by their year. */
struct standing {
        int reported; /* up to this year; 0: nobody knows */
        int edition;  /* year of the edition, 0: nobody knows */
};

static void mark(const void *context, struct tl_observation *observation)
{
        const struct standing *standing = context;
        int year = observation->year;

        if (standing->reported && year <= standing->reported)
                return;
        if (standing->edition && year < standing->edition)
                observation->status = standing->reported ? TL_ESTIMATE : TL_OFFICIAL;
        else if (standing->edition)
                observation->status = TL_FORECAST;
}

/* ---------------------------------------------------------------------- the file ---- */

static const char footer[] = "International Monetary Fund";

/* "April 2021" at the end of a footer: 20210400, else 0. */
static int edition_of(const char *text)
{
        static const char *const months[] = { "January",   "February", "March",    "April",
                                              "May",       "June",     "July",     "August",
                                              "September", "October",  "November", "December" };
        size_t n = strlen(text);
        int year = n > 4 ? tl__year_parse(text + n - 4) : 0;

        for (int i = 0; year && i < 12; i++)
                if (strstr(text, months[i]))
                        return 10000 * year + 100 * (i + 1);
        return 0;
}

/* A footer with its commas unquoted is a record of several cells. */
static void find_footer(struct tl__export *export)
{
        for (size_t i = export->begin; i < export->csv->n; i++) {
                const struct tl__record *record = &export->csv->records[i];

                if (!g_str_has_prefix(tl__cell(record, 0), footer))
                        continue;
                export->end = MIN(export->end, i);
                for (size_t j = 0; j < record->n && !export->published; j++)
                        export->published = edition_of(record->cells[j]);
        }
}

static void study_row(struct layout *layout, const struct tl__record *record)
{
        const char *descriptor = tl__export_cell(record, layout->descriptor);
        const char *units = tl__export_cell(record, layout->units);
        const char *known = g_hash_table_lookup(layout->in_units, descriptor);

        if (!known)
                g_hash_table_insert(layout->in_units, (char *)descriptor, (char *)units);
        else if (strcmp(known, units) != 0)
                g_hash_table_add(layout->ambiguous, (char *)descriptor);
        layout->last_reported =
                MAX(layout->last_reported, tl__year_parse(tl__export_cell(record, layout->after)));
}

static void study(struct tl__export *export, struct layout *layout)
{
        size_t first = 0;

        *layout = (struct layout){
                .code = tl__export_column(export, "WEO Subject Code"),
                .descriptor = tl__export_need(export, "Subject Descriptor"),
                .iso = tl__export_column(export, "ISO"),
                .country = tl__export_column(export, "Country"),
                .units = tl__export_need(export, "Units"),
                .scale = tl__export_column(export, "Scale"),
                .after = tl__export_column(export, "Estimates Start After"),
                .in_units = g_hash_table_new(g_str_hash, g_str_equal),
                .ambiguous = g_hash_table_new(g_str_hash, g_str_equal),
        };
        find_footer(export);
        while (!tl__year_across(export->header->cells[first]))
                first++;
        tl__export_across(export, first,
                          layout->after > (int)first ? (size_t)layout->after : export->header->n);
        tl__export_grammar(export, NULL);
        for (size_t i = export->begin; i < export->end; i++)
                study_row(layout, &export->csv->records[i]);
}

/* ----------------------------------------------------------------------- the rows ---- */

/* "Estimates Start After"; a cell that is no year is none. False, and a fault, for other text. */
static bool reported_until(struct tl__export *export, const struct layout *layout,
                           const struct tl__record *record, int *year)
{
        const char *cell = tl__export_cell(record, layout->after);

        *year = tl__year_parse(cell);
        if (*year || !*cell || strcmp(cell, "0") == 0 || strcmp(cell, "n/a") == 0 ||
            strcmp(cell, "--") == 0) {
                *year = *year ? *year : layout->last_reported;
                return true;
        }
        tl__fault(export->faults, TL__F_not_a_year, tl__export_place(export, record, layout->after),
                  cell, NULL);
        return false;
}

/* Of the footer; without one it is after the last year that any row reports. */
static int edition_year(const struct tl__export *export, const struct layout *layout)
{
        if (export->published)
                return export->published / 10000;
        return layout->last_reported ? layout->last_reported + 1 : 0;
}

static char *unit_of(const struct layout *layout, const struct tl__record *record)
{
        const char *units = tl__export_cell(record, layout->units);
        const char *scale = tl__export_cell(record, layout->scale);

        if (!*scale || strcmp(scale, "Units") == 0)
                return g_strdup(units);
        return g_strdup_printf("%s, %s", units, scale);
}

static void read_row(struct tl__export *export, const struct layout *layout,
                     const struct tl__record *record)
{
        struct tl_observation row = tl__export_observation(export, record);
        const char *descriptor = tl__export_cell(record, layout->descriptor);
        const char *code = tl__export_cell(record, layout->code);
        const char *iso = tl__export_cell(record, layout->iso);
        const char *country = tl__export_cell(record, layout->country);
        struct standing standing = { .edition = edition_year(export, layout) };
        char *name, *unit;

        if (!tl__export_fits(export, record) ||
            !reported_until(export, layout, record, &standing.reported))
                return;
        name = g_hash_table_contains(layout->ambiguous, descriptor)
                       ? g_strdup_printf("%s (%s)", descriptor,
                                         tl__export_cell(record, layout->units))
                       : g_strdup(descriptor);
        unit = unit_of(layout, record);
        row.indicator = *code ? code : name;
        row.indicator_name = *code ? name : "";
        if (*iso || *country)
                row.area = *iso ? iso : country;
        row.area_name = *iso ? country : "";
        row.unit = unit;
        tl__export_put_across(export, record, &row, mark, &standing);
        g_free(name);
        g_free(unit);
}

static void read_table(const struct tl__source *source, const struct tl__sink *sink,
                       struct tl_faults *faults)
{
        struct tl__export export;
        struct layout layout;

        tl__export_begin(&export, source, sink, faults, 0);
        study(&export, &layout);
        for (size_t i = export.begin; i < export.end; i++)
                read_row(&export, &layout, &source->csv->records[i]);
        tl__export_end(&export);
        g_hash_table_destroy(layout.in_units);
        g_hash_table_destroy(layout.ambiguous);
}

const struct tl__reader tl__reader_weo = {
        .name = "weo",
        .title = { "IMF, World Economic Outlook: years across, later ones estimated and forecast",
                   "IMF, Triển vọng Kinh tế Thế giới: năm theo cột, các năm sau là ước tính và "
                   "dự báo" },
        .recognises = recognises,
        .read = read_table,
};
