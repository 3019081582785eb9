/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FAOSTAT: normalized, one row per observation, or years across as value, flag, note (Y2023,
 * Y2023F, Y2023N). A series is named by the codes of all its dimensions: item, element, source, ...
 */
#include "data/readers/export.h"

#include <string.h>

/* The year of a column of values, of flags: Y2023, Y2023F; 0 for another heading. */
static int year_of(const char *heading, char kind)
{
        char digits[5] = "";

        if (heading[0] != 'Y' || strlen(heading) < 5 || heading[5] != kind ||
            (kind && heading[6] != '\0'))
                return 0;
        memcpy(digits, heading + 1, 4);
        return tl__year_parse(digits);
}

static bool recognises(const struct tl__source *source)
{
        static const char *const area[] = { "Area", "Element", NULL };
        static const char *const reporter[] = { "Reporter Countries", "Element", NULL };
        static const char *const normalized[] = { "Year", "Value", NULL };
        const struct tl__record *header = source->csv ? source->csv->records : NULL;
        bool across = false;

        if (!header || !(tl__has_all(header, area) || tl__has_all(header, reporter)))
                return false;
        for (size_t i = 0; i < header->n && !across; i++)
                across = year_of(header->cells[i], '\0') != 0;
        return across || tl__has_all(header, normalized);
}

struct layout {
        int area_code, area, year, value, flag, unit, note, months;
        bool *is_code; /* [header->n]: the first column of a dimension, its code where it has one */
        bool *is_name; /* [header->n]: its name */
        int *flag_of;  /* [header->n] of years across: the column of the flag, -1 */
};

/* "item code cpc" is of the dimension "item". */
static char *dimension_of(const char *words)
{
        const char *code = strstr(words, " code");

        return code ? g_strndup(words, (gsize)(code - words)) : g_strdup(words);
}

static bool is_dimension(const char *name)
{
        static const char *const others[] = { "",
                                              "area",
                                              "year",
                                              "unit",
                                              "value",
                                              "flag",
                                              "flag description",
                                              "note",
                                              "notes",
                                              "domain",
                                              "reporter country",
                                              "reporter countries",
                                              NULL };

        for (size_t i = 0; others[i]; i++)
                if (strcmp(name, others[i]) == 0)
                        return false;
        return true;
}

static void find_dimensions(const struct tl__export *export, struct layout *layout)
{
        GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

        for (size_t i = 0; i < export->header->n; i++) {
                char *name = dimension_of(export->words[i]);

                if (!is_dimension(name) || export->years[i] || layout->flag_of[i] == -2) {
                        g_free(name);
                        continue;
                }
                layout->is_name[i] = strcmp(name, export->words[i]) == 0;
                layout->is_code[i] = g_hash_table_add(seen, name);
        }
        g_hash_table_destroy(seen);
}

/* Marks the columns of years. Once they begin there is nothing else but their flags and notes,
 * which get -2, so that they are no dimension. */
static void find_years(struct tl__export *export, struct layout *layout)
{
        bool begun = false;

        for (size_t i = 0; i < export->header->n; i++) {
                export->years[i] = year_of(export->header->cells[i], '\0');
                layout->flag_of[i] = begun ? -2 : -1;
                begun |= export->years[i] != 0;
                tl__export_check_year(export, i);
        }
        for (size_t i = 0; begun && i < export->header->n; i++) {
                const char *heading = export->header->cells[i];
                int year = year_of(heading, 'F');

                if (layout->flag_of[i] == -2 && *heading && !export->years[i] && !year &&
                    !year_of(heading, 'N'))
                        tl__export_refuse_heading(export, TL__F_not_a_year, i);
                for (size_t j = 0; year && j < export->header->n; j++)
                        if (export->years[j] == year)
                                layout->flag_of[j] = (int)i;
        }
}

static void find_columns(struct tl__export *export, struct layout *layout)
{
        size_t n = export->header->n;

        *layout = (struct layout){
                .area_code = tl__export_column(export, "Area Code|Area Code (FAO)|Area Code (M49)|"
                                                       "Area Code (ISO3)|Reporter Country Code"),
                .area = tl__export_need(export, "Area|Reporter Countries"),
                .year = tl__export_column(export, "Year"),
                .value = tl__export_column(export, "Value"),
                .flag = tl__export_column(export, "Flag"),
                .unit = tl__export_column(export, "Unit"),
                .note = tl__export_column(export, "Note"),
                .months = tl__export_column(export, "Months"),
                .is_code = g_new0(bool, n),
                .is_name = g_new0(bool, n),
                .flag_of = g_new0(int, n),
        };
        find_years(export, layout);
        find_dimensions(export, layout);
}

/* Codes are kept from a spreadsheet by an apostrophe: '004. */
static const char *bare(const char *code)
{
        return *code == '\'' ? code + 1 : code;
}

static void read_value(struct tl__export *export, const struct tl__record *record, int column,
                       int flag, const struct tl_observation *row, bool dated)
{
        struct tl_observation observation = *row;
        const char *cell = tl__export_cell(record, column);
        const char *flags = tl__export_cell(record, flag);
        bool sound;

        if (!*cell && !*flags)
                return;
        tl__export_flags(export, TL__FLAGS_FAO, record, flag, flags, &observation);
        sound = tl__export_value(export, record, column, cell, &observation);
        tl__export_put(export, &observation, dated && sound);
}

/* A row of a month, a quarter or a season, in a file that also has those of the year. */
static bool is_part_of_year(struct tl__export *export, const struct layout *layout,
                            const struct tl__record *record)
{
        const char *months = tl__export_cell(record, layout->months);

        if (!*months || strstr(months, "nnual") || strstr(months, "year"))
                return false;
        tl__export_tally(export, TL__PERIODS, tl__export_place(export, record, layout->months),
                         months);
        return true;
}

static void read_values(struct tl__export *export, const struct layout *layout,
                        const struct tl__record *record, struct tl_observation *row)
{
        bool dated, refused = false;

        if (layout->year >= 0 && layout->value >= 0) {
                dated = tl__export_year(export, record, layout->year, &row->year, &refused);
                if (dated || refused)
                        read_value(export, record, layout->value, layout->flag, row, dated);
                return;
        }
        for (size_t i = 0; i < export->header->n; i++) {
                row->year = export->years[i];
                if (row->year)
                        read_value(export, record, (int)i, layout->flag_of[i], row, true);
        }
}

static void read_row(struct tl__export *export, const struct layout *layout,
                     const struct tl__record *record)
{
        struct tl_observation row = tl__export_observation(export, record);
        const char *code = bare(tl__export_cell(record, layout->area_code));
        char *codes, *names;

        if (!tl__export_fits(export, record) || is_part_of_year(export, layout, record))
                return;
        codes = tl__export_join(export, record, layout->is_code, ".", true);
        names = tl__export_join(export, record, layout->is_name, " - ", false);
        row.indicator = codes;
        row.indicator_name = names;
        row.area = *code ? code : tl__export_cell(record, layout->area);
        row.area_name = *code ? tl__export_cell(record, layout->area) : "";
        row.unit = tl__export_cell(record, layout->unit);
        row.note = tl__export_cell(record, layout->note);
        read_values(export, layout, record, &row);
        g_free(codes);
        g_free(names);
}

static void read_table(const struct tl__source *source, const struct tl__sink *sink,
                       struct tl_faults *faults)
{
        struct tl__export export;
        struct layout layout;

        tl__export_begin(&export, source, sink, faults, 0);
        find_columns(&export, &layout);
        if (layout.value >= 0)
                tl__export_grammar_of(&export, layout.value);
        else
                tl__export_grammar(&export, NULL);
        for (size_t i = export.begin; i < export.end; i++)
                read_row(&export, &layout, &source->csv->records[i]);
        tl__export_end(&export);
        g_free(layout.is_code);
        g_free(layout.is_name);
        g_free(layout.flag_of);
}

const struct tl__reader tl__reader_faostat = {
        .name = "faostat",
        .title = { "FAOSTAT: normalized, or years across with flags",
                   "FAOSTAT: mỗi dòng một số liệu, hoặc năm theo cột kèm ký hiệu" },
        .recognises = recognises,
        .read = read_table,
};
