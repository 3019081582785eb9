/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The heading of an SDMX-CSV file. Nothing in it tells dimensions from attributes: the usual
 * attributes are known by name, and what stands behind time and measure is one. */
#include "data/readers/sdmx_header.h"

#include "base/text.h"

#include <string.h>

/* Of the message itself, and the attributes that publishers use. */
static const char *const attributes[] = {
        "DATAFLOW",
        "STRUCTURE",
        "STRUCTURE_ID",
        "STRUCTURE_NAME",
        "ACTION",
        "SERIES_KEY",
        "OBS_KEY",
        "LAST UPDATE",
        "UPDATED",
        "OBS_STATUS",
        "OBS_FLAG",
        "CONF_STATUS",
        "OBS_CONF",
        "OBS_PRE_BREAK",
        "PRE_BREAK_VALUE",
        "UNIT_MULT",
        "UNIT_MULTIPLIER",
        "DECIMALS",
        "BASE_PER",
        "REF_PERIOD",
        "TIME_FORMAT",
        "COLLECTION",
        "COMPILING_ORG",
        "TITLE",
        "TITLE_COMPL",
        "TITLE_TS",
        "SOURCE",
        "DATA_SOURCE",
        "SOURCE_LINK",
        "SOURCE_AGENCY",
        "OBS_COM",
        "OBS_COMMENT",
        "COMMENT_OBS",
        "COMMENT_TS",
        "COMMENT_DSET",
        "COMMENTS",
        "OBS_FOOTNOTE",
        "SERIES_FOOTNOTE",
        "FOOTNOTES",
        "NOTE_SOURCE",
        "NOTE_INDICATOR",
        "NOTE_CLASSIF",
        "AVAILABILITY",
        "EMBARGO_TIME",
        "PUBL_PUBLIC",
        "DURABILITY",
        "CURRENCY_DENOM",
        "PRICE_BASE_YEAR",
        "LOWER_BOUND",
        "UPPER_BOUND",
        "COUNTRY_NOTES",
        "CUSTODIAN",
        "TIME_PERIOD_METHOD",
        "COVERAGE_TIME",
        "WGTD_SAMPL_SIZE",
        "ORG_VISIBILITY",
};

static const char *const areas[] = {
        "REF_AREA",          "geo",           "GEO",     "GEO_PICT",  "LOCATION",  "COUNTRY",
        "REPORTING_COUNTRY", "BORROWERS_CTY", "REP_CTY", "L_REP_CTY", "TERRITORY", "REGION",
        "ITTER107",          "AREA",          "COU",
};

#define ATTRIBUTES attributes, G_N_ELEMENTS(attributes)
#define AREAS      areas, G_N_ELEMENTS(areas)

static bool is_among(const char *id, const char *const list[], size_t n)
{
        for (size_t i = 0; i < n; i++)
                if (strcmp(id, list[i]) == 0)
                        return true;
        return false;
}

/* "OBS_STATUS: Observation status", "ATTR_1[en;fr]", "FREQ:Frequency": the id; g_free() it. */
static char *id_of(const char *heading, bool *both)
{
        size_t n = strcspn(heading, "[:");

        *both = strchr(heading, ':') != NULL;
        return g_strchomp(g_strndup(heading, n));
}

static bool is_measure(const char *id)
{
        return g_str_has_prefix(id, "OBS_VALUE") || g_str_has_prefix(id, "MEAS_");
}

/* Is it an id that everybody uses, so that it is no column of names? */
static bool is_usual(const char *id)
{
        return is_measure(id) || strcmp(id, "TIME_PERIOD") == 0 || is_among(id, AREAS) ||
               is_among(id, ATTRIBUTES);
}

/* With names every column behind ACTION is followed by one of names; some publishers leave the
 * headings of those empty. */
static void pair_names(struct tl__sdmx_header *header)
{
        int named = -1;
        size_t i = 1;

        for (size_t j = 0; j < header->n; j++)
                if (strcmp(header->columns[j].id, "STRUCTURE_NAME") == 0)
                        named = (int)j;
        if (named >= 0)
                i = MAX((size_t)named, (size_t)MAX(header->action, 0)) + 2;
        for (; i < header->n; i++) {
                const char *id = header->columns[i].id;

                if (*id && (named < 0 || is_usual(id)))
                        continue;
                header->columns[i - 1].name = (int)i;
                i += named >= 0; /* the next one is a code again */
        }
}

static int find(const struct tl__sdmx_header *header, const char *const ids[], size_t n)
{
        for (size_t i = 0; i < n; i++)
                for (size_t j = 0; j < header->n; j++)
                        if (strcmp(header->columns[j].id, ids[i]) == 0)
                                return (int)j;
        return -1;
}

static int find_one(const struct tl__sdmx_header *header, const char *id)
{
        return find(header, &id, 1);
}

/* A column of names, which has no role of its own. */
static bool is_name(const struct tl__sdmx_header *header, size_t i)
{
        return i > 0 && header->columns[i - 1].name == (int)i;
}

/* Has a column more than one text? */
static bool varies(const struct tl__export *export, size_t column)
{
        const char *first = "";

        for (size_t i = export->begin; i < export->end; i++) {
                const char *cell = tl__cell(&export->csv->records[i], column);

                if (*first && *cell && strcmp(cell, first) != 0)
                        return true;
                first = *cell ? cell : first;
        }
        return false;
}

static enum tl__sdmx_role role_of(const struct tl__export *export,
                                  const struct tl__sdmx_header *header, size_t i, int measure)
{
        const char *id = header->columns[i].id;
        bool behind =
                measure >= 0 && (int)i > measure && header->time >= 0 && header->time < measure;

        if (!*id || is_name(header, i) || (int)i == header->time || is_among(id, ATTRIBUTES))
                return TL__SDMX_ATTRIBUTE;
        if (is_measure(id))
                return TL__SDMX_MEASURE;
        if ((int)i == header->unit && varies(export, i)) /* figures of two units are two series */
                return TL__SDMX_DIMENSION;
        return behind || g_str_has_prefix(id, "ATTR") ? TL__SDMX_ATTRIBUTE : TL__SDMX_DIMENSION;
}

/* Do all cells of a column begin with a year, as those of periods do? Some may be empty. */
static bool has_periods(const struct tl__export *export, size_t column)
{
        bool any = false;

        for (size_t i = export->begin; i < export->end; i++) {
                const char *cell = tl__cell(&export->csv->records[i], column);
                char *year = g_strndup(cell, 4);
                bool begins = tl__year_parse(year) > 0;

                g_free(year);
                if (*cell && !begins)
                        return false;
                any |= begins;
        }
        return any;
}

/* Where no column is called TIME_PERIOD it is the last with periods. */
static int find_time(const struct tl__export *export, const struct tl__sdmx_header *header)
{
        int found = find_one(header, "TIME_PERIOD");

        for (size_t i = header->n; found < 0 && i-- > 0;)
                if (!is_measure(header->columns[i].id) && !is_name(header, i) &&
                    !is_among(header->columns[i].id, ATTRIBUTES) && has_periods(export, i))
                        found = (int)i;
        return found;
}

static void require(struct tl__export *export, bool found, const char *id)
{
        if (!found)
                tl__export_need(export, id);
}

/* Attributes that change what a row counts for: a slip in one of these names is not passed over. */
static const char *const deciding[] = {
        "ACTION", "OBS_STATUS", "OBS_FLAG", "UNIT_MULT", "TIME_PERIOD", NULL,
};

static void refuse_slips(const struct tl__sdmx_header *header, struct tl__export *export)
{
        for (size_t i = 0; i < header->n; i++) {
                const char *id = header->columns[i].id;
                const char *nearest = *id && !is_name(header, i) ? tl__nearest(id, deciding) : NULL;

                if (!nearest || find_one(header, nearest) >= 0 || is_among(id, ATTRIBUTES))
                        continue;
                export->doubtful = true;
                tl__fault(export->faults, TL__F_column_slip,
                          tl__cell_place(export->csv, export->header, i), export->header->cells[i],
                          nearest, NULL);
        }
}

static void find_roles(struct tl__sdmx_header *header, struct tl__export *export)
{
        int measure = -1;

        for (size_t i = 0; i < header->n; i++)
                if (measure < 0 && is_measure(header->columns[i].id) && !is_name(header, i))
                        measure = (int)i;
        for (size_t i = 0; i < header->n; i++) {
                header->columns[i].role = role_of(export, header, i, measure);
                header->n_measures += header->columns[i].role == TL__SDMX_MEASURE;
                header->named |= header->columns[i].both || header->columns[i].name >= 0;
        }
        refuse_slips(header, export);
        require(export, header->time >= 0, "TIME_PERIOD");
        require(export, measure >= 0, "OBS_VALUE");
}

void tl__sdmx_header_begin(struct tl__sdmx_header *header, struct tl__export *export)
{
        static const char *const flows[] = { "DATAFLOW", "STRUCTURE_ID" };
        static const char *const powers[] = { "UNIT_MULT", "UNIT_MULTIPLIER" };
        static const char *const units[] = { "UNIT_MEASURE", "unit", "UNIT" };
        static const char *const updates[] = { "LAST UPDATE", "UPDATED" };

        *header = (struct tl__sdmx_header){ .n = export->header->n };
        header->columns = g_new0(struct tl__sdmx_column, header->n);
        for (size_t i = 0; i < header->n; i++) {
                struct tl__sdmx_column *column = &header->columns[i];

                column->id = id_of(export->header->cells[i], &column->both);
                column->name = -1;
        }
        header->action = find_one(header, "ACTION");
        pair_names(header);
        header->flow = find(header, flows, G_N_ELEMENTS(flows));
        header->area = find(header, AREAS);
        header->status = find_one(header, "OBS_STATUS");
        header->flag = find_one(header, "OBS_FLAG");
        header->power = find(header, powers, G_N_ELEMENTS(powers));
        header->unit = find(header, units, G_N_ELEMENTS(units));
        header->updated = find(header, updates, G_N_ELEMENTS(updates));
        header->time = find_time(export, header);
        find_roles(header, export);
}

void tl__sdmx_header_end(struct tl__sdmx_header *header)
{
        for (size_t i = 0; i < header->n; i++)
                g_free(header->columns[i].id);
        g_free(header->columns);
}
