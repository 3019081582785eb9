/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tables of observations have in common: a header whose columns are found by name, and
 * columns that describe an observation. */
#include "data/readers/columns.h"

#include <string.h>

/* ------------------------------------------------------------------------ header ---- */

struct tl__heading *tl__headings(const struct tl__source *source)
{
        const struct tl__record *header;
        struct tl__heading *headings;

        if (!source->csv || source->csv->n == 0)
                return NULL;
        header = &source->csv->records[0];
        headings = g_new(struct tl__heading, header->n);
        for (size_t i = 0; i < header->n; i++)
                headings[i] = (struct tl__heading){ tl__field_of(header->cells[i]),
                                                    tl__year_label(header->cells[i]) };
        return headings;
}

/* Cells with text, and those among them that a heading would have. */
struct look {
        size_t filled, known, years;
        bool named; /* a column of years or of values is */
};

static struct look look_at(const struct tl__record *record)
{
        struct look look = { 0 };

        for (size_t i = 0; i < record->n; i++) {
                int field = tl__field_of(record->cells[i]);
                bool year = tl__year_label(record->cells[i]).kind == TL__YEAR;

                look.filled += *record->cells[i] != '\0';
                look.known += field >= 0 || year;
                look.years += year;
                look.named |= field == TL__FIELD_YEAR || field == TL__FIELD_VALUE;
        }
        return look;
}

long tl__heading_below(const struct tl__csv *csv)
{
        enum { MAX_TITLES = 20 };
        struct look first = look_at(&csv->records[0]);

        for (size_t i = 1; i < csv->n && i <= MAX_TITLES && first.known <= 1; i++) {
                struct look look = look_at(&csv->records[i]);

                if (look.filled > first.filled && look.known >= 2 && (look.named || look.years > 1))
                        return csv->records[i].line;
        }
        return 0;
}

static bool same_year(const struct tl__heading *a, const struct tl__heading *b)
{
        return a->year.kind == TL__YEAR && b->year.kind == TL__YEAR &&
               a->year.year == b->year.year && a->year.status == b->year.status;
}

/* The first column that means the same as column i, i itself where it is the first. */
static size_t first_like(const struct tl__columns *columns, size_t i)
{
        const struct tl__heading *heading = &columns->headings[i];
        bool named = heading->field >= 0 && heading->field != TL__FIELD_OTHER;

        if (named && columns->at[heading->field] >= 0)
                return (size_t)columns->at[heading->field];
        for (size_t j = 0; j < i && heading->year.kind == TL__YEAR; j++)
                if (same_year(heading, &columns->headings[j]))
                        return j;
        return i;
}

static void refuse_twice(struct tl__columns *columns, size_t i, size_t first)
{
        char *number = g_strdup_printf("%zu", first + 1);

        columns->doubtful = true;
        tl__fault(columns->faults, TL__F_column_twice,
                  tl__cell_place(columns->csv, columns->header, i), columns->header->cells[i],
                  number, NULL);
        g_free(number);
}

/* A name serves where there is no code. */
static void stand_in(struct tl__columns *columns, enum tl__field field, enum tl__field name)
{
        if (columns->at[field] < 0)
                columns->at[field] = columns->at[name];
}

void tl__columns_begin(struct tl__columns *columns, const struct tl__source *source,
                       struct tl_faults *faults)
{
        *columns = (struct tl__columns){ .source = source, .csv = source->csv, .faults = faults };
        columns->header = &source->csv->records[0];
        columns->headings = tl__headings(source);
        columns->known = g_new0(struct tl__known, TL__N_KNOWN);
        for (size_t i = 0; i < TL__N_KNOWN; i++)
                columns->known[i].meanings =
                        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        columns->years = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
        for (size_t i = 0; i < TL__N_FIELDS; i++)
                columns->at[i] = -1;
        for (size_t i = 0; i < columns->header->n; i++) {
                size_t first = first_like(columns, i);

                if (first < i)
                        refuse_twice(columns, i, first);
                else if (columns->headings[i].field >= 0)
                        columns->at[columns->headings[i].field] = (int)i;
        }
        stand_in(columns, TL__FIELD_INDICATOR, TL__FIELD_INDICATOR_NAME);
        stand_in(columns, TL__FIELD_AREA, TL__FIELD_AREA_NAME);
}

void tl__columns_end(struct tl__columns *columns)
{
        for (size_t i = 0; i < TL__N_KNOWN; i++)
                g_hash_table_destroy(columns->known[i].meanings);
        g_free(columns->known);
        g_hash_table_destroy(columns->years);
        g_free(columns->filled);
        g_free(columns->headings);
}

void tl__columns_require(struct tl__columns *columns, enum tl__field field, const char *names)
{
        GString *found;

        if (columns->at[field] >= 0)
                return;
        columns->doubtful = true;
        found = g_string_new(NULL);
        for (size_t i = 0; i < columns->header->n; i++)
                g_string_append_printf(found, "%s%s", i ? ", " : "", columns->header->cells[i]);
        tl__fault(columns->faults, TL__F_column_missing,
                  (struct tl__place){ columns->csv->name, columns->header->line, 0 }, names,
                  found->str, NULL);
        g_string_free(found, TRUE);
}

bool tl__columns_any(const struct tl__columns *columns, size_t column)
{
        for (size_t i = 1; i < columns->csv->n; i++)
                if (*tl__cell(&columns->csv->records[i], column))
                        return true;
        return false;
}

/* Fields that change what a row counts for: a slip in one of these names is not passed over. */
static const bool deciding[TL__N_FIELDS] = {
        [TL__FIELD_INDICATOR] = true, [TL__FIELD_AREA] = true,   [TL__FIELD_YEAR] = true,
        [TL__FIELD_VALUE] = true,     [TL__FIELD_STATUS] = true, [TL__FIELD_PUBLISHED] = true,
        [TL__FIELD_NATURE] = true,    [TL__FIELD_BREAK] = true,  [TL__FIELD_PROVENANCE] = true,
};

static bool is_slip(const struct tl__columns *columns, const char *nearest)
{
        int field = nearest ? tl__field_of(nearest) : -1;

        return field >= 0 && deciding[field] && columns->at[field] < 0;
}

/* A heading that says nothing. */
static void fault_unknown(struct tl__columns *columns, size_t i)
{
        const char *name = columns->header->cells[i], *nearest = tl__field_nearest(name);
        enum tl__fault_code code = nearest ? TL__F_unknown_column_near : TL__F_unknown_column;

        if (is_slip(columns, nearest)) {
                code = TL__F_column_slip;
                columns->doubtful = true;
        }
        tl__fault(columns->faults, code, tl__cell_place(columns->csv, columns->header, i), name,
                  nearest, NULL);
}

void tl__columns_warn_unknown(struct tl__columns *columns, int except)
{
        for (size_t i = 0; i < columns->header->n; i++) {
                if (columns->headings[i].field >= 0 || (int)i == except)
                        continue;
                if (columns->at[TL__FIELD_VALUE] < 0 &&
                    columns->headings[i].year.kind != TL__YEAR_NONE)
                        continue; /* a wide table's own columns */
                if (*columns->header->cells[i] || (!columns->filled && tl__columns_any(columns, i)))
                        fault_unknown(columns, i);
        }
}

void tl__columns_note_unnamed(struct tl__columns *columns)
{
        columns->filled = g_new0(bool, columns->header->n);
        for (size_t i = 0; i < columns->header->n; i++)
                columns->n_unnamed += !*columns->header->cells[i];
}

void tl__columns_see(struct tl__columns *columns, const struct tl__record *record)
{
        if (columns->n_unnamed == 0)
                return;
        for (size_t i = 0; i < columns->header->n; i++)
                columns->filled[i] |= *tl__cell(record, i) != '\0';
}

void tl__columns_warn_unnamed(struct tl__columns *columns)
{
        for (size_t i = 0; columns->n_unnamed && i < columns->header->n; i++)
                if (!*columns->header->cells[i] && columns->filled[i])
                        fault_unknown(columns, i);
}

/* -------------------------------------------------------------------------- rows ---- */

bool tl__columns_fit(const struct tl__columns *columns, const struct tl__record *record)
{
        size_t wanted = columns->header->n, n = record->n;
        char *cells, *headings;

        while (wanted > n && !*columns->header->cells[wanted - 1])
                wanted--; /* a heading that ends in a delimiter has no column behind it */
        while (n > wanted && !*record->cells[n - 1])
                n--;
        if (n == wanted)
                return true;
        cells = g_strdup_printf("%zu", n);
        headings = g_strdup_printf("%zu", wanted);
        tl__fault(columns->faults, n < wanted ? TL__F_row_short : TL__F_row_long,
                  (struct tl__place){ columns->csv->name, record->line, 0 }, cells, headings, NULL);
        g_free(cells);
        g_free(headings);
        return n < wanted;
}

const char *tl__columns_cell(const struct tl__columns *columns, const struct tl__record *record,
                             enum tl__field field)
{
        int at = columns->at[field];

        return at >= 0 ? tl__cell(record, (size_t)at) : "";
}

struct tl__place tl__columns_place(const struct tl__columns *columns,
                                   const struct tl__record *record, enum tl__field field)
{
        struct tl__place line = { columns->csv->name, record->line, 0 };
        int at = columns->at[field];

        return at >= 0 ? tl__cell_place(columns->csv, record, (size_t)at) : line;
}

/* @fill where the cell is empty; never NULL. */
static const char *cell_or(const struct tl__columns *columns, const struct tl__record *record,
                           enum tl__field field, const char *fill)
{
        const char *cell = tl__columns_cell(columns, record, field);

        return *cell || !fill ? cell : fill;
}

/* The name that stands beside a code; "" where it is all there is and so stands in for one. */
static const char *name_beside(const struct tl__columns *columns, const struct tl__record *record,
                               enum tl__field code, enum tl__field name)
{
        return columns->at[code] == columns->at[name] ? ""
                                                      : tl__columns_cell(columns, record, name);
}

static void refuse_cell(const struct tl__columns *columns, const struct tl__record *record,
                        enum tl__field field, enum tl__fault_code code)
{
        tl__fault(columns->faults, code, tl__columns_place(columns, record, field),
                  tl__columns_cell(columns, record, field), NULL);
}

static bool is_synthetic(const char *provenance)
{
        return g_ascii_strcasecmp(provenance, "synthetic") == 0;
}

static int (*const meanings[TL__N_KNOWN])(const char *word) = {
        [TL__KNOWN_STATUS] = tl__status_of,
        [TL__KNOWN_NATURE] = tl__nature_of,
        [TL__KNOWN_DATE] = tl__date_of,
        [TL__KNOWN_BREAK] = tl__yes_no,
};

/* The meaning of a word that is not that of the row before. */
static void learn(struct tl__known *known, size_t which, const char *cell)
{
        gpointer key, found;

        if (!g_hash_table_lookup_extended(known->meanings, cell, &key, &found)) {
                key = g_strdup(cell);
                found = GINT_TO_POINTER(meanings[which](cell));
                g_hash_table_insert(known->meanings, key, found);
        }
        known->last = key;
        known->meaning = GPOINTER_TO_INT(found);
}

/* What a cell means, @empty for one without text. A word without a meaning is the fault @code. */
static int meaning(const struct tl__columns *columns, const struct tl__record *record,
                   enum tl__field field, size_t which, int empty)
{
        static const enum tl__fault_code codes[TL__N_KNOWN] = {
                [TL__KNOWN_STATUS] = TL__F_status_unknown,
                [TL__KNOWN_NATURE] = TL__F_nature_unknown,
                [TL__KNOWN_DATE] = TL__F_published_invalid,
                [TL__KNOWN_BREAK] = TL__F_break_unknown,
        };
        struct tl__known *known = &columns->known[which];
        const char *cell = tl__columns_cell(columns, record, field);

        if (!*cell)
                return empty;
        if (!known->last || strcmp(known->last, cell) != 0)
                learn(known, which, cell);
        if (known->meaning >= 0)
                return known->meaning;
        refuse_cell(columns, record, field, codes[which]);
        return empty;
}

bool tl__columns_describe(const struct tl__columns *columns, const struct tl__record *record,
                          struct tl_observation *observation)
{
        const struct tl_read_settings *settings = columns->source->settings;
        size_t errors = tl_faults_count_severe(columns->faults, TL_ERROR);

        observation->file = columns->csv->name;
        observation->line = record->line;
        observation->indicator =
                tl__unguarded(cell_or(columns, record, TL__FIELD_INDICATOR, settings->indicator));
        observation->area = tl__unguarded(cell_or(columns, record, TL__FIELD_AREA, settings->area));
        observation->indicator_name = tl__unguarded(
                name_beside(columns, record, TL__FIELD_INDICATOR, TL__FIELD_INDICATOR_NAME));
        observation->area_name =
                tl__unguarded(name_beside(columns, record, TL__FIELD_AREA, TL__FIELD_AREA_NAME));
        observation->unit = tl__unguarded(tl__columns_cell(columns, record, TL__FIELD_UNIT));
        observation->source = tl__unguarded(tl__columns_cell(columns, record, TL__FIELD_SOURCE));
        observation->note = tl__unguarded(tl__columns_cell(columns, record, TL__FIELD_NOTE));
        observation->nature = tl__columns_cell(columns, record, TL__FIELD_NATURE);
        observation->synthetic =
                is_synthetic(tl__columns_cell(columns, record, TL__FIELD_PROVENANCE));
        observation->status = (enum tl_obs_status)meaning(columns, record, TL__FIELD_STATUS,
                                                          TL__KNOWN_STATUS, TL_N_OBS_STATUSES);
        observation->published = meaning(columns, record, TL__FIELD_PUBLISHED, TL__KNOWN_DATE, 0);
        observation->break_before =
                meaning(columns, record, TL__FIELD_BREAK, TL__KNOWN_BREAK, 0) != 0;
        meaning(columns, record, TL__FIELD_NATURE, TL__KNOWN_NATURE, 0);
        if (!*observation->indicator && columns->at[TL__FIELD_INDICATOR] >= 0)
                refuse_cell(columns, record, TL__FIELD_INDICATOR, TL__F_indicator_missing);
        return tl_faults_count_severe(columns->faults, TL_ERROR) == errors;
}

struct tl__year_label tl__columns_year(const struct tl__columns *columns, const char *cell)
{
        struct tl__year_label label = { TL__YEAR, tl__year_parse(cell), -1, cell }, *known;
        char *key;

        if (label.year)
                return label;
        known = g_hash_table_lookup(columns->years, cell);
        if (!known) {
                key = g_strdup(cell);
                label = tl__year_label(key);
                known = g_memdup2(&label, sizeof label);
                g_hash_table_insert(columns->years, key, known);
        }
        return *known;
}

static const enum tl__fault_code year_faults[] = {
        [TL__YEAR_NONE] = TL__F_not_a_year,
        [TL__YEAR_RANGE] = TL__F_year_range,
        [TL__YEAR_MARKED] = TL__F_year_mark,
};

bool tl__columns_date(const struct tl__columns *columns, const struct tl__record *record,
                      const struct tl__year_label *label, struct tl_observation *observation)
{
        bool stated = observation->status != TL_N_OBS_STATUSES;

        if (label->kind != TL__YEAR) {
                refuse_cell(columns, record, TL__FIELD_YEAR, year_faults[label->kind]);
                return false;
        }
        observation->year = label->year;
        if (!stated)
                observation->status =
                        label->status < 0 ? TL_OFFICIAL : (enum tl_obs_status)label->status;
        if (!stated || label->status < 0 || (int)observation->status == label->status ||
            observation->status == TL_NOT_AVAILABLE)
                return true;
        tl__fault(columns->faults, TL__F_status_contradicts,
                  tl__columns_place(columns, record, TL__FIELD_STATUS),
                  tl__columns_cell(columns, record, TL__FIELD_STATUS), label->words, NULL);
        return false;
}

void tl__columns_decide(struct tl__columns *columns, const struct tl__grammar_vote *vote)
{
        if (tl__grammar_decide(vote, columns->source->settings->decimal, &columns->grammar,
                               columns->faults))
                columns->grammar = (struct tl__grammar){ 0 };
}

static const struct tl__grammar point = { '.', ',' }, comma = { ',', '.' };

/* Where the file's own numbers contradict, a cell is still held to be a number of some grammar. */
static enum tl__number parse(const struct tl__columns *columns, const char *cell, double *value)
{
        enum tl__number kind;

        if (columns->grammar.decimal)
                return tl__number_parse(&columns->grammar, cell, value);
        kind = tl__number_parse(&point, cell, value);
        return kind == TL__NUMBER_BAD ? tl__number_parse(&comma, cell, value) : kind;
}

/* Is a number the same by the file's grammar or, without one, by both that allow it? */
static bool is_certain(const struct tl__columns *columns, const char *cell)
{
        double x, y;

        return columns->grammar.decimal || tl__number_parse(&point, cell, &x) != TL__NUMBER ||
               tl__number_parse(&comma, cell, &y) != TL__NUMBER || x == y;
}

bool tl__columns_value(const struct tl__columns *columns, const struct tl__record *record,
                       size_t column, struct tl_observation *observation)
{
        const struct tl__grammar *grammar = columns->grammar.decimal ? &columns->grammar : &point;
        const char *cell = tl__cell(record, column);
        struct tl__place place = tl__cell_place(columns->csv, record, column);
        enum tl__number kind = parse(columns, cell, &observation->value);

        observation->column = place.column;
        if (kind == TL__NUMBER_BAD) {
                tl__number_blame(grammar, cell, place, columns->faults);
                return false;
        }
        if (kind == TL__NUMBER_ABSENT) {
                observation->value = TL_MISSING;
                observation->status = TL_NOT_AVAILABLE;
                return true;
        }
        if (observation->status == TL_NOT_AVAILABLE) {
                tl__fault(columns->faults, TL__F_status_value, place, cell,
                          tl__columns_cell(columns, record, TL__FIELD_STATUS), NULL);
                return false;
        }
        return is_certain(columns, cell);
}

void tl__columns_put(const struct tl__columns *columns, const struct tl__sink *sink,
                     const struct tl_observation *observation, bool sound)
{
        if (columns->doubtful)
                return;
        if (sound)
                sink->put(sink->context, observation);
        else
                sink->refuse(sink->context, observation);
}

uint64_t tl__columns_describing(const struct tl__columns *columns)
{
        uint64_t bits = 0;

        for (size_t i = 0; i < TL__N_FIELDS; i++)
                if (columns->at[i] >= 0 && i != TL__FIELD_YEAR && i != TL__FIELD_VALUE &&
                    i != TL__FIELD_OTHER)
                        bits |= tl__column_bit((size_t)columns->at[i]);
        return bits;
}
