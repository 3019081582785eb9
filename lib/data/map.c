/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading maps: CSV with a source's name, the id it stands for, and perhaps what kind of name it is
 * and how its figures have to be converted. */
#include "data/map.h"

#include "base/text.h"
#include "data/csv.h"
#include "data/dataset.h"
#include "data/number.h"
#include "data/terms.h"

#include <string.h>

struct tl__map {
        GPtrArray *rows;                    /* struct tl__mapped */
        GHashTable *at[TL__N_MAPPED_KINDS]; /* folded source: struct tl__mapped */
};

struct tl__map *tl__map_new(void)
{
        struct tl__map *map = g_new0(struct tl__map, 1);

        map->rows = g_ptr_array_new_with_free_func(g_free);
        for (size_t i = 0; i < TL__N_MAPPED_KINDS; i++)
                map->at[i] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        return map;
}

void tl__map_free(struct tl__map *map)
{
        for (size_t i = 0; i < TL__N_MAPPED_KINDS; i++)
                g_hash_table_destroy(map->at[i]);
        g_ptr_array_free(map->rows, TRUE);
        g_free(map);
}

size_t tl__map_count(const struct tl__map *map)
{
        return map->rows->len;
}

struct tl__mapped *tl__map_at(const struct tl__map *map, size_t i)
{
        return g_ptr_array_index(map->rows, i);
}

struct tl__mapped *tl__map_find(const struct tl__map *map, const char *source,
                                enum tl__mapped_kind kind)
{
        struct tl__mapped *found;
        char *folded;

        if (map->rows->len == 0)
                return NULL;
        folded = tl__fold(source);
        found = g_hash_table_lookup(map->at[kind], folded);
        if (!found)
                found = g_hash_table_lookup(map->at[TL__MAPPED_ANY], folded);
        g_free(folded);
        return found;
}

/* ------------------------------------------------------------------------- words ---- */

enum { SOURCE, ID, TRANSFORM, KIND, N_COLUMNS };

struct word {
        const char *text; /* as tl__words_of() gives it */
        int value;
};

static const struct word headings[] = {
        { "source", SOURCE },
        { "source name", SOURCE },
        { "name", SOURCE },
        { "from", SOURCE },
        { "tên", SOURCE },
        { "tên nguồn", SOURCE },
        { "tên trong tệp", SOURCE },
        { "id", ID },
        { "indicator", ID },
        { "indicator id", ID },
        { "area", ID },
        { "to", ID },
        { "mã", ID },
        { "chỉ tiêu", ID },
        { "mã chỉ tiêu", ID },
        { "địa bàn", ID },
        { "transform", TRANSFORM },
        { "conversion", TRANSFORM },
        { "nature", TRANSFORM },
        { "tính chất", TRANSFORM },
        { "quy đổi", TRANSFORM },
        { "kind", KIND },
        { "loại", KIND },
};

static const struct word kinds[] = {
        { "", TL__MAPPED_ANY },
        { "indicator", TL__MAPPED_INDICATOR },
        { "chỉ tiêu", TL__MAPPED_INDICATOR },
        { "area", TL__MAPPED_AREA },
        { "địa bàn", TL__MAPPED_AREA },
};

/* Ways to say that the figures are an index of which the year before is 100. */
static const struct word growths[] = {
        { "index to growth", 1 },     { "index", 1 },           { "growth", 1 },
        { "previous year = 100", 1 }, { "năm trước = 100", 1 }, { "previous year=100", 1 },
        { "năm trước=100", 1 },       { "chỉ số", 1 },
};

static int look_up(const struct word words[], size_t n, const char *text)
{
        char *key = tl__words_of(text);
        int value = -1;

        for (size_t i = 0; i < n && value < 0; i++)
                if (strcmp(words[i].text, key) == 0)
                        value = words[i].value;
        g_free(key);
        return value;
}

bool tl__says_index(const char *words)
{
        return look_up(growths, G_N_ELEMENTS(growths), words) > 0;
}

/* ----------------------------------------------------------------------- reading ---- */

struct reading {
        struct tl_dataset *dataset;
        const struct tl__csv *csv;
        const char *file; /* the dataset's own */
        int at[N_COLUMNS];
        struct tl_faults *faults;
};

static const char *cell(const struct reading *reading, const struct tl__record *record, int column)
{
        int at = reading->at[column];

        return at >= 0 ? tl__cell(record, (size_t)at) : "";
}

static void fault_cell(const struct reading *reading, enum tl__fault_code code,
                       const struct tl__record *record, int column)
{
        int at = reading->at[column];

        tl__fault(reading->faults, code,
                  tl__cell_place(reading->csv, record, at < 0 ? 0 : (size_t)at),
                  cell(reading, record, column), NULL);
}

/* Is the first record a heading? Then it says what the columns are, else they stand in order. */
static bool read_header(struct reading *reading)
{
        const struct tl__record *first = &reading->csv->records[0];
        int at[N_COLUMNS] = { -1, -1, -1, -1 };

        for (int i = 0; i < N_COLUMNS; i++)
                reading->at[i] = i;
        for (size_t i = first->n; i-- > 0;) {
                int column = look_up(headings, G_N_ELEMENTS(headings), first->cells[i]);

                if (column >= 0)
                        at[column] = (int)i;
        }
        if (at[ID] < 0 || at[SOURCE] < 0)
                return at[ID] == 1; /* "WDI code,indicator": in order */
        memcpy(reading->at, at, sizeof at);
        return true;
}

/* "index", "*1000", "/1000" or nothing. */
static bool read_transform(const char *text, struct tl__mapped *mapped)
{
        static const struct tl__grammar point = { '.', ',' };
        double factor = 1;

        if (!*text)
                return true;
        mapped->growth = tl__says_index(text);
        if (mapped->growth)
                return true;
        if (!strchr("*/x", *text) || tl__number_parse(&point, text + 1, &factor) != TL__NUMBER ||
            factor == 0)
                return false;
        *(*text == '/' ? &mapped->divisor : &mapped->factor) = factor;
        return true;
}

static void add(const struct reading *reading, const struct tl__record *record,
                const struct tl__mapped *mapped)
{
        struct tl__map *map = reading->dataset->map;
        char *folded = tl__fold(mapped->source);
        const struct tl__mapped *other = g_hash_table_lookup(map->at[mapped->kind], folded);
        struct tl__mapped *row;

        if (other && strcmp(other->id, mapped->id) != 0) {
                char *line = g_strdup_printf("%ld", other->line);

                tl__fault(reading->faults, TL__F_map_twice, tl__cell_place(reading->csv, record, 0),
                          mapped->source, other->id, line, NULL);
                g_free(line);
        }
        row = g_memdup2(mapped, sizeof *mapped);
        g_ptr_array_add(map->rows, row);
        g_hash_table_replace(map->at[mapped->kind], folded, row);
}

static void read_row(const struct reading *reading, const struct tl__record *record)
{
        int kind = look_up(kinds, G_N_ELEMENTS(kinds), cell(reading, record, KIND));
        struct tl__mapped mapped = {
                .source = tl__dataset_string(reading->dataset,
                                             tl__unguarded(cell(reading, record, SOURCE))),
                .id = tl__dataset_string(reading->dataset, cell(reading, record, ID)),
                .kind = kind < 0 ? TL__MAPPED_ANY : (enum tl__mapped_kind)kind,
                .factor = 1,
                .divisor = 1,
                .file = reading->file,
                .line = record->line,
        };

        if (kind < 0)
                fault_cell(reading, TL__F_map_kind, record, KIND);
        if (!read_transform(cell(reading, record, TRANSFORM), &mapped))
                fault_cell(reading, TL__F_map_transform, record, TRANSFORM);
        if (!*mapped.source)
                fault_cell(reading, TL__F_map_source, record, SOURCE);
        else if (*mapped.id) /* a row that is not filled in yet places nothing */
                add(reading, record, &mapped);
}

static void read_rows(struct reading *reading)
{
        size_t first = read_header(reading);

        if (reading->csv->records[0].n < 2) {
                tl__fault(
                        reading->faults, TL__F_map_columns,
                        (struct tl__place){ reading->csv->name, reading->csv->records[0].line, 0 },
                        NULL);
                return;
        }
        for (size_t i = first; i < reading->csv->n; i++)
                read_row(reading, &reading->csv->records[i]);
}

int tl_dataset_read_map(struct tl_dataset *dataset, const char *path, struct tl_faults *faults)
{
        struct tl_faults *own = faults ? NULL : tl_faults_new(); /* errors are counted */
        struct reading reading = { .dataset = dataset, .faults = faults ? faults : own };
        size_t errors = tl_faults_count_severe(reading.faults, TL_ERROR), n = 0;
        struct tl__csv *csv = NULL;
        char *bytes = NULL;
        int status = tl__file_read(path, &bytes, &n, reading.faults);

        if (status == TL_OK)
                status = tl__csv_parse(bytes, n, path, &csv, reading.faults);
        if (status == TL_OK) {
                reading.csv = csv;
                reading.file = tl__dataset_string(dataset, path);
                read_rows(&reading);
                if (tl_faults_count_severe(reading.faults, TL_ERROR) > errors)
                        status = TL_EDATA;
        }
        dataset->faulty |= status != TL_OK;
        tl__csv_free(csv);
        g_free(bytes);
        tl_faults_free(own);
        return status;
}
