/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON-stat as PX-Web gives it, 1.x (dataset: {...}) and 2.0. Cells lie in one row-major list over
 * the dimensions, and dataset.status says which have no value. JSON has no lines for them. */
#include "data/number.h"
#include "data/readers/export.h"
#include "data/readers/px_table.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define MAX_DIMENSIONS 12
#define MAX_CELLS      5000000 /* of a table; far more than the office offers */

static bool recognises(const struct tl__source *source)
{
        size_t i = 0;

        while (i < source->n && g_ascii_isspace(source->bytes[i]))
                i++;
        return !source->csv && i < source->n && source->bytes[i] == '{';
}

/* ---------------------------------------------------------------- the dimensions ---- */

struct category {
        const char *id, *label; /* borrowed from the document */
        struct tl__px_label time;
};

struct dimension {
        size_t n;
        struct category *categories; /* [n] */
        bool is_time, is_area;
        bool has_codes; /* ids that say something: of places VN, not 0 */
};

struct cube {
        size_t n;
        struct dimension dimensions[MAX_DIMENSIONS];
        size_t n_cells;
        const json_t *value, *status;
};

static const char *string_of(const json_t *value)
{
        return json_is_string(value) ? json_string_value(value) : "";
}

/* category.index is a list of ids or an object of their places; either may be missing for one. */
static bool place_of(const json_t *index, const char *id, size_t at, size_t *place)
{
        const json_t *found = json_object_get(index, id);
        const char *listed;

        for (size_t i = 0; json_is_array(index) && i < json_array_size(index); i++) {
                listed = json_string_value(json_array_get(index, i));
                if (listed && strcmp(listed, id) == 0) {
                        *place = i;
                        return true;
                }
        }
        *place = json_is_integer(found) ? (size_t)json_integer_value(found) : at;
        return json_is_integer(found) || !index;
}

static bool read_categories(const json_t *category, struct dimension *dimension)
{
        const json_t *labels = json_object_get(category, "label");
        const json_t *index = json_object_get(category, "index");
        const json_t *list = labels ? labels : index;
        size_t at = 0, place;
        const char *id;
        json_t *item;

        json_object_foreach((json_t *)list, id, item)
        {
                if (!place_of(index, id, at++, &place) || place >= dimension->n)
                        return false;
                dimension->categories[place].id = id;
                dimension->categories[place].label = labels ? string_of(item) : id;
        }
        for (size_t i = 0; !labels && i < json_array_size(index) && i < dimension->n; i++)
                dimension->categories[i].id = dimension->categories[i].label =
                        string_of(json_array_get(index, i));
        for (size_t i = 0; i < dimension->n; i++)
                if (!dimension->categories[i].label)
                        return false;
        return true;
}

static bool has_role(const json_t *roles, const char *role, const char *id)
{
        const json_t *list = json_object_get(roles, role);

        for (size_t i = 0; i < json_array_size(list); i++)
                if (strcmp(string_of(json_array_get(list, i)), id) == 0)
                        return true;
        return false;
}

/* Time by its role, else where each category says a time. */
static bool says_time(const struct dimension *dimension)
{
        for (size_t i = 0; i < dimension->n; i++)
                if (dimension->categories[i].time.kind == TL__PX_TEXT ||
                    *dimension->categories[i].time.measure)
                        return false;
        return dimension->n > 0;
}

static bool read_dimension(const json_t *dimensions, const json_t *roles, const char *id,
                           struct dimension *dimension)
{
        const json_t *own = json_object_get(dimensions, id);
        const char *label = string_of(json_object_get(own, "label"));

        dimension->categories = g_new0(struct category, dimension->n);
        if (!own || !read_categories(json_object_get(own, "category"), dimension))
                return false;
        for (size_t i = 0; i < dimension->n; i++) {
                dimension->categories[i].time = tl__px_label(dimension->categories[i].label);
                dimension->has_codes |= g_ascii_isalpha(*dimension->categories[i].id);
        }
        dimension->is_time = has_role(roles, "time", id) || says_time(dimension);
        dimension->is_area = has_role(roles, "geo", id) || g_ascii_strcasecmp(id, "geo") == 0 ||
                             tl__px_is_area(*label ? label : id);
        return true;
}

/* Version 1.x keeps id, size and role among the dimensions, 2.0 beside them. */
static const json_t *either(const json_t *dataset, const char *key)
{
        const json_t *own = json_object_get(dataset, key);

        return own ? own : json_object_get(json_object_get(dataset, "dimension"), key);
}

static bool read_cube(const json_t *dataset, struct cube *cube)
{
        const json_t *ids = either(dataset, "id"), *sizes = either(dataset, "size");
        const json_t *dimensions = json_object_get(dataset, "dimension");

        if (json_array_size(ids) == 0 || json_array_size(ids) != json_array_size(sizes) ||
            json_array_size(ids) > MAX_DIMENSIONS)
                return false;
        cube->n_cells = 1;
        for (size_t i = 0; i < json_array_size(ids); i++) {
                json_int_t size = json_integer_value(json_array_get(sizes, i));

                if (size <= 0 || size > (json_int_t)(MAX_CELLS / cube->n_cells))
                        return false;
                cube->dimensions[i].n = (size_t)size;
                cube->n_cells *= (size_t)size;
        }
        for (; cube->n < json_array_size(ids); cube->n++)
                if (!read_dimension(dimensions, either(dataset, "role"),
                                    string_of(json_array_get(ids, cube->n)),
                                    &cube->dimensions[cube->n]))
                        return false;
        cube->value = json_object_get(dataset, "value");
        cube->status = json_object_get(dataset, "status");
        return json_is_object(cube->value) || json_array_size(cube->value) == cube->n_cells;
}

static void clear_cube(struct cube *cube)
{
        for (size_t i = 0; i < MAX_DIMENSIONS; i++) {
                for (size_t j = 0; cube->dimensions[i].categories && j < cube->dimensions[i].n; j++)
                        tl__px_label_clear(&cube->dimensions[i].categories[j].time);
                g_free(cube->dimensions[i].categories);
        }
}

/* ---------------------------------------------------------------------- the cells ---- */

/* Value or status of a cell, in a list or by number in an object. */
static const json_t *cell_of(const json_t *cells, size_t i)
{
        char number[24];

        if (json_is_array(cells))
                return json_array_get(cells, i);
        g_snprintf(number, sizeof number, "%zu", i);
        return json_object_get(cells, number);
}

/* What the dimensions say of a cell. */
struct labels {
        const struct tl__px_label *time; /* NULL: none of them is of time */
        const char *time_label;
        const char *parts[MAX_DIMENSIONS + 1]; /* NULL-terminated */
        const char *area;
};

static void label_cell(const struct cube *cube, size_t i, struct labels *labels,
                       struct tl_observation *observation)
{
        size_t at[MAX_DIMENSIONS], n_parts = 0;

        for (size_t d = cube->n; d-- > 0;) {
                at[d] = i % cube->dimensions[d].n;
                i /= cube->dimensions[d].n;
        }
        *labels = (struct labels){ .area = "" };
        for (size_t d = 0; d < cube->n; d++) {
                const struct dimension *dimension = &cube->dimensions[d];
                const struct category *category = &dimension->categories[at[d]];

                if (dimension->is_time && !labels->time) {
                        labels->time = &category->time;
                        labels->time_label = category->label;
                } else if (dimension->is_area && !*labels->area) {
                        labels->area = dimension->has_codes ? category->id : category->label;
                        observation->area_name = dimension->has_codes ? category->label : "";
                } else {
                        labels->parts[n_parts++] = category->label;
                }
        }
}

/* Dots and dashes say that there is no value, as null does. */
static bool says_nothing(const json_t *cell)
{
        return json_is_null(cell) || (json_is_string(cell) &&
                                      strspn(string_of(cell), ".:-… ") == strlen(string_of(cell)));
}

/* What dataset.status has on a cell: null or dots where it has no value, else flags. */
static void read_status(const json_t *status, struct tl_observation *observation)
{
        struct tl__flags flags;

        if (!status)
                return;
        if (says_nothing(status)) {
                observation->status = TL_NOT_AVAILABLE;
                return;
        }
        tl__flags_read(TL__FLAGS_EUROSTAT, string_of(status), &flags);
        observation->status = MAX(observation->status, flags.status);
        observation->break_before |= flags.breaks;
}

/* False, and a fault, where the value of a cell is no number. */
static bool read_value(const struct cube *cube, size_t i, struct tl_observation *observation,
                       struct tl_faults *faults)
{
        const json_t *value = cell_of(cube->value, i);
        bool is_number = json_is_number(value) && fabs(json_number_value(value)) < 1e100;
        char *text;

        read_status(cell_of(cube->status, i), observation);
        observation->value = TL_MISSING;
        if (is_number && observation->status != TL_NOT_AVAILABLE) {
                observation->value = json_number_value(value);
                return true;
        }
        observation->status = TL_NOT_AVAILABLE;
        if (!value || is_number || says_nothing(value))
                return true;
        text = json_dumps(value, JSON_ENCODE_ANY);
        tl__fault(faults, TL__F_not_a_number, (struct tl__place){ observation->file, 0, 0 },
                  text ? text : "", ".", NULL);
        free(text);
        return false;
}

struct skipped {
        size_t n;
        const char *first;
};

/* A list of values is full; an object of them leaves out cells that say nothing. */
static bool is_left_out(const struct cube *cube, size_t i)
{
        return json_is_object(cube->value) && !cell_of(cube->value, i) && !cell_of(cube->status, i);
}

static void read_cells(const struct cube *cube, const struct tl_observation *common,
                       struct tl__px_table *table, struct skipped *skipped,
                       struct tl_faults *faults)
{
        for (size_t i = 0; i < cube->n_cells; i++) {
                struct tl_observation observation = *common;
                struct labels labels;

                if (is_left_out(cube, i))
                        continue;
                label_cell(cube, i, &labels, &observation);
                if (labels.time->kind != TL__PX_YEAR) {
                        if (skipped->n++ == 0)
                                skipped->first = labels.time_label;
                        continue;
                }
                observation.year = labels.time->year;
                if (labels.time->status >= 0)
                        observation.status = (enum tl_obs_status)labels.time->status;
                if (read_value(cube, i, &observation, faults))
                        tl__px_table_add(table, &observation, labels.parts, labels.area);
        }
}

/* ------------------------------------------------------------------- the document ---- */

/* "2025-07-23T02:00:00Z"; the office writes 9999-12-31 for not known. */
static int published(const json_t *dataset)
{
        char *day = g_strndup(string_of(json_object_get(dataset, "updated")), 10);
        int year, month, date = 0;
        char **parts = g_strsplit(day, "-", 3);

        if (g_strv_length(parts) == 3) {
                year = tl__year_parse(parts[0]);
                month = (int)g_ascii_strtoll(parts[1], NULL, 10);
                date = (int)g_ascii_strtoll(parts[2], NULL, 10);
                date = year && month >= 1 && month <= 12 &&
                                       g_date_valid_dmy((GDateDay)date, (GDateMonth)month,
                                                        (GDateYear)year)
                               ? 10000 * year + 100 * month + date
                               : 0;
        }
        g_strfreev(parts);
        g_free(day);
        return date;
}

static void tell_skipped(const struct skipped *skipped, bool any, const char *name,
                         struct tl_faults *faults)
{
        char *n = g_strdup_printf("%zu", skipped->n);

        if (skipped->n > 0)
                tl__fault(faults, any ? TL__F_periods_skipped : TL__F_not_yearly,
                          (struct tl__place){ name, 0, 0 }, skipped->first, n, NULL);
        g_free(n);
}

static bool any_time(const struct cube *cube)
{
        for (size_t i = 0; i < cube->n; i++)
                if (cube->dimensions[i].is_time)
                        return true;
        return false;
}

static void read_dataset(const json_t *dataset, const struct tl__source *source,
                         const struct tl__sink *sink, struct tl_faults *faults)
{
        struct cube cube = { 0 };
        struct skipped skipped = { 0 };
        struct tl__px_table table;
        struct tl__place file = { source->name, 0, 0 };
        char *subject = tl__px_subject(string_of(json_object_get(dataset, "label")));
        const struct tl_observation common = {
                .indicator = "",
                .indicator_name = "",
                .area_name = "",
                .unit = "",
                .source = "",
                .note = "",
                .nature = "",
                .area = source->settings->area ? source->settings->area : "",
                .status = TL_OFFICIAL,
                .published = published(dataset),
                .file = source->name,
        };

        if (!read_cube(dataset, &cube)) {
                tl__fault(faults, TL__F_json_not_stat, file, NULL);
        } else if (!any_time(&cube)) {
                tl__fault(faults, TL__F_no_year, file, NULL);
        } else {
                tl__px_table_begin(&table, source, subject);
                read_cells(&cube, &common, &table, &skipped, faults);
                tell_skipped(&skipped, table.observations->len > 0, source->name, faults);
                tl__px_table_end(&table, sink, faults);
        }
        clear_cube(&cube);
        g_free(subject);
}

static void read_document(const struct tl__source *source, const struct tl__sink *sink,
                          struct tl_faults *faults)
{
        json_error_t error;
        json_t *document = json_loadb(source->bytes, source->n, JSON_REJECT_DUPLICATES, &error);
        const json_t *dataset = json_object_get(document, "dataset");

        if (document)
                read_dataset(dataset ? dataset : document, source, sink, faults);
        else
                tl__fault(faults, TL__F_json_invalid,
                          (struct tl__place){ source->name, error.line, error.column }, error.text,
                          NULL);
        json_decref(document);
}

const struct tl__reader tl__reader_jsonstat = {
        .name = "jsonstat",
        .title = { "JSON-stat, as PX-Web gives it", "JSON-stat do PX-Web xuất ra" },
        .recognises = recognises,
        .read = read_document,
};
