/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SDMX-CSV 1.0 (DATAFLOW, ...) and 2.x (STRUCTURE, STRUCTURE_ID, ACTION, ...), as Eurostat, OECD,
 * UNICEF, ILO and BIS give it, with codes, names or both. One row per observation; a series is
 * named by its dataflow and all of its dimensions. */
#include "data/dates.h"
#include "data/readers/export.h"
#include "data/readers/sdmx_header.h"

#include <string.h>

static bool recognises(const struct tl__source *source)
{
        const char *first, *behind;

        if (!source->csv || source->csv->n == 0)
                return false;
        first = tl__cell(&source->csv->records[0], 0);
        behind = first + strcspn(first, "[:");
        return (g_str_has_prefix(first, "DATAFLOW") && behind - first == 8) ||
               (g_str_has_prefix(first, "STRUCTURE") && behind - first == 9);
}

/* The code of a cell, "A" of "A: Normal value" where the heading, too, has both; g_free() it. */
static char *code_of(const struct tl__sdmx_header *header, const struct tl__record *record, int i)
{
        const char *cell = tl__export_cell(record, i), *colon = strchr(cell, ':');

        if (i < 0 || !header->columns[i].both || !colon)
                return g_strdup(cell);
        return g_strchomp(g_strndup(cell, (gsize)(colon - cell)));
}

/* What a cell is called: beside it, behind its code, or like its code. Borrowed. */
static const char *name_of(const struct tl__sdmx_header *header, const struct tl__record *record,
                           int i)
{
        const char *cell = tl__export_cell(record, i), *colon;
        int beside = i >= 0 ? header->columns[i].name : -1;

        if (beside >= 0 && *tl__export_cell(record, beside))
                return tl__export_cell(record, beside);
        colon = i >= 0 && header->columns[i].both ? strchr(cell, ':') : NULL;
        return colon ? colon + 1 + strspn(colon + 1, " ") : cell;
}

/* ESTAT:LFSA_ARGAN(1.0): name, OECD.SDD.TPS:DSD_PRICES@DF_PRICES_ALL(1.0) -> the flow's own id. */
static char *flow_of(const char *cell)
{
        const char *colon = strchr(cell, ':'), *at;
        size_t n;

        cell = colon ? colon + 1 : cell;
        n = strcspn(cell, "(: ");
        at = memchr(cell, '@', n);
        return at ? g_strndup(at + 1, n - (gsize)(at + 1 - cell)) : g_strndup(cell, n);
}

/* ----------------------------------------------------------------------- a series ---- */

static void append(GString *text, const char *separator, const char *part)
{
        g_string_append_printf(text, "%s%s", text->len ? separator : "", part);
}

/* FLOW:A.PC.T and what the codes are called. */
static void name_series(const struct tl__sdmx_header *header, const struct tl__record *record,
                        GString *id, GString *name)
{
        GString *key = g_string_new(NULL);
        char *flow = flow_of(tl__export_cell(record, header->flow));
        bool first = true;

        for (size_t i = 0; i < header->n; i++) {
                char *code;

                if (header->columns[i].role != TL__SDMX_DIMENSION || (int)i == header->area)
                        continue;
                code = code_of(header, record, (int)i);
                g_string_append_printf(key, "%s%s", first ? "" : ".", code);
                append(name, ", ", name_of(header, record, (int)i));
                g_free(code);
                first = false;
        }
        g_string_printf(id, "%s%s%s", flow, *flow && key->len ? ":" : "", key->str);
        g_string_free(key, TRUE);
        g_free(flow);
}

/* "11/06/26 23:00:00" as Eurostat writes it, "2021-01-22T13:15:41Z" as others do; 0 for none. */
static int date_of(const char *cell)
{
        char *day = g_strndup(cell, strcspn(cell, " T"));
        size_t n = strlen(day);
        int date;

        if (n == 8 && day[2] == '/' && day[5] == '/') {
                char *whole = g_strdup_printf("%.6s20%s", day, day + 6);

                date = tl__date_of(whole);
                g_free(whole);
        } else {
                date = tl__date_of(day);
        }
        g_free(day);
        return MAX(date, 0);
}

/* ---------------------------------------------------------------- an observation ---- */

/* A row that tells receivers to delete what they have. */
static bool is_deleted(struct tl__export *export, const struct tl__sdmx_header *header,
                       const struct tl__record *record)
{
        const char *action = tl__export_cell(record, header->action);

        if (*action != 'D')
                return false;
        tl__export_tally(export, TL__DELETED, tl__export_place(export, record, header->action),
                         action);
        return true;
}

static void read_flags(struct tl__export *export, const struct tl__sdmx_header *header,
                       const struct tl__record *record, struct tl_observation *observation)
{
        char *status = code_of(header, record, header->status);
        char *flags = code_of(header, record, header->flag);

        tl__export_flags(export, TL__FLAGS_SDMX, record, header->status, status, observation);
        tl__export_flags(export, TL__FLAGS_EUROSTAT, record, header->flag, flags, observation);
        g_free(status);
        g_free(flags);
}

/* The power of ten that UNIT_MULT states; false, and a fault, where it is no whole number. */
static bool read_power(const struct tl__export *export, const struct tl__sdmx_header *header,
                       const struct tl__record *record, int *power)
{
        char *cell = code_of(header, record, header->power), *end;
        gint64 value = g_ascii_strtoll(cell, &end, 10);
        bool unstated = *cell == '_'; /* _Z: not applicable */
        bool sound = unstated || (!*end && value >= -15 && value <= 15);

        *power = unstated ? 0 : (int)value;
        if (!sound)
                tl__fault(export->faults, TL__F_power_unknown,
                          tl__export_place(export, record, header->power), cell, NULL);
        g_free(cell);
        return sound;
}

static void put_value(struct tl__export *export, const struct tl__record *record, int column,
                      int power, bool sound, const struct tl_observation *row)
{
        struct tl_observation observation = *row;
        const char *cell = tl__export_cell(record, column);

        sound &= tl__export_value(export, record, column, cell, &observation);
        if (sound && !isnan(observation.value) && power)
                observation.value = power > 0 ? observation.value * pow(10, power)
                                              : observation.value / pow(10, -power);
        tl__export_put(export, &observation, sound);
}

/* Each measure of a row; a second one is a series of its own. */
static void read_measures(struct tl__export *export, const struct tl__sdmx_header *header,
                          const struct tl__record *record, struct tl_observation *row, bool sound)
{
        int power = 0;

        sound &= read_power(export, header, record, &power);
        read_flags(export, header, record, row);
        for (size_t i = 0; i < header->n; i++) {
                struct tl_observation observation = *row;
                char *own = NULL;

                if (header->columns[i].role != TL__SDMX_MEASURE ||
                    tl__export_bound(export, record, (int)i))
                        continue;
                if (header->n_measures > 1) {
                        own = g_strconcat(row->indicator, ".", header->columns[i].id, NULL);
                        observation.indicator = own;
                }
                put_value(export, record, (int)i, power, sound, &observation);
                g_free(own);
        }
}

/* A row without time and value, which only hands on attributes of a series. */
static bool is_attributes(const struct tl__sdmx_header *header, const struct tl__record *record)
{
        bool any = *tl__export_cell(record, header->time) != '\0';

        for (size_t i = 0; i < header->n && !any; i++)
                any = header->columns[i].role == TL__SDMX_MEASURE && *tl__cell(record, i);
        return !any;
}

/* A year, also as a reporting year, 2023-A1. */
static bool year_of(struct tl__export *export, const struct tl__sdmx_header *header,
                    const struct tl__record *record, int *year, bool *refused)
{
        char *cell = code_of(header, record, header->time);

        if (g_str_has_suffix(cell, "-A1"))
                cell[strlen(cell) - strlen("-A1")] = '\0';
        *year = tl__year_parse(cell);
        g_free(cell);
        return *year || tl__export_year(export, record, header->time, year, refused);
}

static void read_row(struct tl__export *export, const struct tl__sdmx_header *header,
                     const struct tl__record *record)
{
        struct tl_observation row = tl__export_observation(export, record);
        GString *id, *name;
        char *area;
        bool dated, refused = false;

        if (!tl__export_fits(export, record) || is_deleted(export, header, record) ||
            is_attributes(header, record))
                return;
        dated = year_of(export, header, record, &row.year, &refused);
        if (!dated && !refused)
                return;
        id = g_string_new(NULL);
        name = g_string_new(NULL);
        name_series(header, record, id, name);
        area = code_of(header, record, header->area);
        row.indicator = id->str;
        row.indicator_name = header->named ? name->str : "";
        row.unit = name_of(header, record, header->unit);
        row.published = date_of(tl__export_cell(record, header->updated));
        if (header->area >= 0) {
                row.area = area;
                row.area_name = header->named ? name_of(header, record, header->area) : "";
        }
        read_measures(export, header, record, &row, dated);
        g_free(area);
        g_string_free(name, TRUE);
        g_string_free(id, TRUE);
}

static void read_table(const struct tl__source *source, const struct tl__sink *sink,
                       struct tl_faults *faults)
{
        struct tl__export export;
        struct tl__sdmx_header header;
        bool *is_value;

        tl__export_begin(&export, source, sink, faults, 0);
        tl__sdmx_header_begin(&header, &export);
        is_value = g_new0(bool, header.n);
        for (size_t i = 0; i < header.n; i++)
                is_value[i] = header.columns[i].role == TL__SDMX_MEASURE;
        tl__export_grammar(&export, is_value);
        for (size_t i = export.begin; i < export.end; i++)
                read_row(&export, &header, &source->csv->records[i]);
        tl__sdmx_header_end(&header);
        tl__export_end(&export);
        g_free(is_value);
}

const struct tl__reader tl__reader_sdmx = {
        .name = "sdmx",
        .title = { "SDMX-CSV 1.0 and 2.x (Eurostat, OECD, UNICEF, ILO, BIS): codes, names or both",
                   "SDMX-CSV 1.0 và 2.x (Eurostat, OECD, UNICEF, ILO, BIS): mã, tên hoặc cả hai" },
        .recognises = recognises,
        .read = read_table,
};
