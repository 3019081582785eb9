/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Our World in Data, grapher download and the owid-datasets: Entity, Code, Year and one column for
 * each variable. A column of projections stands beside one of estimates. */
#include "data/readers/export.h"
#include "data/terms.h"

#include <string.h>

static bool recognises(const struct tl__source *source)
{
        static const char *const by_year[] = { "Entity", "Year", NULL };
        static const char *const by_day[] = { "Entity", "Day", NULL };
        const struct tl__record *header;
        bool tidy = false; /* with columns of its own for indicator and value */

        if (!source->csv || source->csv->n == 0)
                return false;
        header = &source->csv->records[0];
        for (size_t i = 0; i < header->n; i++) {
                int field = tl__field_of(header->cells[i]);

                tidy |= field == TL__FIELD_VALUE || field == TL__FIELD_INDICATOR ||
                        field == TL__FIELD_INDICATOR_NAME;
        }
        return !tidy && (tl__has_all(header, by_year) || tl__has_all(header, by_day));
}

struct layout {
        int entity, code, year;
        bool *is_value;             /* [header->n] */
        enum tl_obs_status *status; /* [header->n], of the column's values */
};

/* Columns of estimates and of projections say so, those of one kind only do not. */
static enum tl_obs_status status_of(const char *heading)
{
        if (tl__says_projection(heading))
                return TL_FORECAST;
        return g_str_has_prefix(heading, "Estimates") || strstr(heading, "ariant: estimates")
                       ? TL_ESTIMATE
                       : TL_OFFICIAL;
}

static void find_columns(struct tl__export *export, struct layout *layout)
{
        layout->entity = tl__export_need(export, "Entity");
        layout->code = tl__export_column(export, "Code");
        layout->year = tl__export_need(export, "Year|Day");
        layout->is_value = g_new0(bool, export->header->n);
        layout->status = g_new0(enum tl_obs_status, export->header->n);
        for (size_t i = 0; i < export->header->n; i++) {
                if ((int)i == layout->entity || (int)i == layout->code || (int)i == layout->year)
                        continue;
                /* one of text only, such as the region, is no variable */
                layout->is_value[i] = *export->header->cells[i] && tl__export_any_number(export, i);
                layout->status[i] = status_of(export->header->cells[i]);
        }
}

static void read_row(struct tl__export *export, const struct layout *layout,
                     const struct tl__record *record)
{
        struct tl_observation row = tl__export_observation(export, record);
        const char *code = tl__export_cell(record, layout->code);
        bool dated, refused = false;

        if (!tl__export_fits(export, record))
                return;
        dated = tl__export_year(export, record, layout->year, &row.year, &refused);
        row.area = *code ? code : tl__export_cell(record, layout->entity);
        row.area_name = *code ? tl__export_cell(record, layout->entity) : "";
        for (size_t i = 0; i < export->header->n; i++) {
                struct tl_observation observation = row;
                const char *cell = tl__cell(record, i);
                bool sound;

                if (!layout->is_value[i] || !*cell || !(dated || refused))
                        continue;
                observation.indicator = export->header->cells[i];
                observation.status = layout->status[i];
                sound = tl__export_value(export, record, (int)i, cell, &observation);
                tl__export_put(export, &observation, dated && sound);
        }
}

static void read_table(const struct tl__source *source, const struct tl__sink *sink,
                       struct tl_faults *faults)
{
        struct tl__export export;
        struct layout layout;

        tl__export_begin(&export, source, sink, faults, 0);
        find_columns(&export, &layout);
        tl__export_grammar(&export, layout.is_value);
        for (size_t i = export.begin; i < export.end; i++)
                read_row(&export, &layout, &source->csv->records[i]);
        tl__export_end(&export);
        g_free(layout.is_value);
        g_free(layout.status);
}

const struct tl__reader tl__reader_owid = {
        .name = "owid",
        .title = { "Our World in Data: entity, code, year and a column for each variable",
                   "Our World in Data: nơi, mã, năm và mỗi biến một cột" },
        .recognises = recognises,
        .read = read_table,
};
