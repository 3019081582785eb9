/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Observations of one or several files. */
#include "data/dataset.h"

#include "base/text.h"
#include "data/csv.h"
#include "data/readers/reader.h"
#include "data/readers/refusal.h"

#include <string.h>

struct tl_read_settings tl_read_settings_defaults(void)
{
        return (struct tl_read_settings){ 0 };
}

#define N_TEXTS 9

/* The texts by which two origins are one. */
static void texts_of(const struct tl__origin *origin, const char *texts[static N_TEXTS])
{
        const char *const all[N_TEXTS] = {
                origin->indicator, origin->area,   origin->indicator_name,
                origin->area_name, origin->unit,   origin->source,
                origin->note,      origin->nature, origin->file
        };

        memcpy(texts, all, sizeof all);
}

static guint origin_hash(gconstpointer data)
{
        const char *texts[N_TEXTS];
        gsize hash = 0;

        texts_of(data, texts);
        for (size_t i = 0; i < N_TEXTS; i++)
                hash = (hash ^ (gsize)texts[i]) * 0x9e3779b97f4a7c15U;
        return (guint)(hash >> 32);
}

static gboolean origin_equal(gconstpointer a, gconstpointer b)
{
        const char *one[N_TEXTS], *other[N_TEXTS];

        texts_of(a, one);
        texts_of(b, other);
        return memcmp(one, other, sizeof one) == 0;
}

struct tl_dataset *tl_dataset_new(void)
{
        struct tl_dataset *dataset = g_new0(struct tl_dataset, 1);

        dataset->strings = g_string_chunk_new(1 << 16);
        dataset->origins = g_ptr_array_new_with_free_func(g_free);
        dataset->origin_at = g_hash_table_new(origin_hash, origin_equal);
        dataset->views = g_ptr_array_new_with_free_func(g_free);
        g_mutex_init(&dataset->viewing);
        dataset->map = tl__map_new();
        dataset->observations = g_array_new(FALSE, FALSE, sizeof(struct tl__observed));
        dataset->refused = g_array_new(FALSE, FALSE, sizeof(struct tl__refused));
        dataset->series = g_array_new(FALSE, FALSE, sizeof(struct tl_series));
        dataset->series_at = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        dataset->areas = g_ptr_array_new();
        return dataset;
}

void tl_dataset_free(struct tl_dataset *dataset)
{
        if (!dataset)
                return;
        tl__dataset_unbind(dataset);
        g_ptr_array_free(dataset->areas, TRUE);
        g_hash_table_destroy(dataset->series_at);
        g_array_free(dataset->series, TRUE);
        g_array_free(dataset->refused, TRUE);
        g_array_free(dataset->observations, TRUE);
        g_ptr_array_free(dataset->views, TRUE);
        g_mutex_clear(&dataset->viewing);
        tl__map_free(dataset->map);
        g_hash_table_destroy(dataset->origin_at);
        g_ptr_array_free(dataset->origins, TRUE);
        g_string_chunk_free(dataset->strings);
        g_free(dataset);
}

const char *tl__dataset_string(struct tl_dataset *dataset, const char *text)
{
        return *text ? g_string_chunk_insert_const(dataset->strings, text) : "";
}

struct tl__observed *tl__dataset_observed(const struct tl_dataset *dataset, size_t i)
{
        return &g_array_index(dataset->observations, struct tl__observed, i);
}

struct tl__origin *tl__dataset_origin(const struct tl_dataset *dataset, size_t i)
{
        return g_ptr_array_index(dataset->origins, i);
}

/* An index has few decimals: the difference is rounded to ten, lest 105.8 give 5.799999999999997.
 */
double tl__observed_value(const struct tl__observed *observed)
{
        const struct tl__origin *origin = observed->origin;

        if (origin->growth)
                return rint((observed->value - 100) * 1e10) / 1e10;
        return observed->value * origin->factor / origin->divisor;
}

void tl__dataset_unbind(struct tl_dataset *dataset)
{
        for (size_t i = 0; i < dataset->series->len; i++) {
                const struct tl_series *series = tl_dataset_series_at(dataset, i);

                g_free((double *)series->value);
                g_free((enum tl_obs_status *)series->status);
        }
        g_array_set_size(dataset->series, 0);
        g_hash_table_remove_all(dataset->series_at);
        g_ptr_array_set_size(dataset->areas, 0);
}

static char *series_key(const char *indicator, const char *area)
{
        return g_strconcat(indicator, "\x1f", area, NULL);
}

void tl__dataset_add_series(struct tl_dataset *dataset, const struct tl_series *series)
{
        g_array_append_vals(dataset->series, series, 1);
        g_hash_table_insert(dataset->series_at, series_key(series->indicator, series->area),
                            GUINT_TO_POINTER(dataset->series->len));
}

/* ----------------------------------------------------------------------- reading ---- */

/* Where the observations of one source go. */
struct receiver {
        struct tl_dataset *dataset;
        guint observations, refused, origins; /* it had before */
        struct tl__origin *last;              /* of the observation before, NULL: none yet */
        int published;                        /* of rows that state no date */
};

static bool same(const char *own, const char *text)
{
        return strcmp(own, text ? text : "") == 0;
}

/* Most rows have all their texts from the row before. */
static bool is_of(const struct tl__origin *origin, const struct tl_observation *from)
{
        return same(origin->area, from->area) && same(origin->indicator, from->indicator) &&
               same(origin->area_name, from->area_name) &&
               same(origin->indicator_name, from->indicator_name) &&
               same(origin->unit, from->unit) && same(origin->source, from->source) &&
               same(origin->note, from->note) && same(origin->nature, from->nature) &&
               same(origin->file, from->file);
}

/* The dataset's own text, which may be the one of the row before. */
static const char *keep(struct tl_dataset *dataset, const char *text, const char *before)
{
        if (before && same(before, text))
                return before;
        return tl__dataset_string(dataset, text ? text : "");
}

static struct tl__origin *origin_of(struct receiver *receiver, const struct tl_observation *from)
{
        static const struct tl__origin none;
        const struct tl__origin *last = receiver->last ? receiver->last : &none;
        struct tl_dataset *dataset = receiver->dataset;
        struct tl__origin key = {
                .indicator = keep(dataset, from->indicator, last->indicator),
                .area = keep(dataset, from->area, last->area),
                .indicator_name = keep(dataset, from->indicator_name, last->indicator_name),
                .area_name = keep(dataset, from->area_name, last->area_name),
                .unit = keep(dataset, from->unit, last->unit),
                .source = keep(dataset, from->source, last->source),
                .note = keep(dataset, from->note, last->note),
                .nature = keep(dataset, from->nature, last->nature),
                .file = keep(dataset, from->file, last->file),
        };
        struct tl__origin *origin = g_hash_table_lookup(dataset->origin_at, &key);

        if (origin)
                return origin;
        key.bound_indicator = key.indicator;
        key.bound_area = key.area;
        key.bound_unit = key.unit;
        key.bound_nature = key.nature;
        key.factor = key.divisor = 1;
        origin = g_memdup2(&key, sizeof key);
        g_hash_table_add(dataset->origin_at, origin);
        g_ptr_array_add(dataset->origins, origin);
        return origin;
}

/* Tables that go from year to year have their series in the same order again and again: the one
 * that came next is tried first. */
static struct tl__origin *origin_after(struct receiver *receiver, const struct tl_observation *from)
{
        struct tl__origin *last = receiver->last, *origin;

        if (last && last->next && is_of(last->next, from))
                return last->next;
        origin = origin_of(receiver, from);
        if (last)
                last->next = origin;
        return origin;
}

static void put_next(void *context, const struct tl_observation *from)
{
        struct receiver *receiver = context;
        const struct tl__observed observed = {
                .origin = receiver->last,
                .value = from->value,
                .line = (guint32)from->line,
                .column = (guint32)from->column,
                .published = from->published ? from->published : receiver->published,
                .year = (gint16)from->year,
                .status = (guint8)from->status,
                .break_before = from->break_before,
                .synthetic = from->synthetic,
        };

        g_array_append_val(receiver->dataset->observations, observed);
}

static void put(void *context, const struct tl_observation *from)
{
        struct receiver *receiver = context;

        if (!receiver->last || !is_of(receiver->last, from))
                receiver->last = origin_after(receiver, from);
        put_next(context, from);
}

static void refuse(void *context, const struct tl_observation *from)
{
        struct tl_dataset *dataset = ((struct receiver *)context)->dataset;
        const struct tl__refused refused = { tl__dataset_string(dataset, from->indicator),
                                             tl__dataset_string(dataset, from->file), from->line };

        if (*refused.indicator)
                g_array_append_val(dataset->refused, refused);
}

static void forget(void *context)
{
        struct receiver *receiver = context;

        g_array_set_size(receiver->dataset->observations, receiver->observations);
        g_array_set_size(receiver->dataset->refused, receiver->refused);
        for (guint i = receiver->origins; i < receiver->dataset->origins->len; i++)
                g_hash_table_remove(receiver->dataset->origin_at,
                                    tl__dataset_origin(receiver->dataset, i));
        g_ptr_array_set_size(receiver->dataset->origins, (gint)receiver->origins);
        for (guint i = 0; i < receiver->origins; i++)
                tl__dataset_origin(receiver->dataset, i)->next = NULL;
        receiver->last = NULL;
}

static char *reader_names(void)
{
        return g_strjoinv(", ", (char **)tl_reader_names());
}

/* Has any observation from the one numbered @first on a value? */
static bool any_value(const struct tl_dataset *dataset, size_t first)
{
        for (size_t i = first; i < dataset->observations->len; i++)
                if (!isnan(tl__dataset_observed(dataset, i)->value))
                        return true;
        return false;
}

static const struct tl__reader *reader_for(const struct tl__source *source)
{
        const char *wanted = source->settings->reader;
        const struct tl__reader *reader = wanted ? tl__reader_find(wanted) : tl__reader_for(source);

        return reader && reader->recognises(source) ? reader : NULL;
}

static int read_records(struct tl_dataset *dataset, const struct tl__source *source,
                        const struct tl__reader *reader, struct tl_faults *faults)
{
        struct receiver receiver = {
                dataset, dataset->observations->len, dataset->refused->len, dataset->origins->len,
                NULL,    source->settings->published
        };
        const struct tl__sink sink = { put, refuse, &receiver, put_next, forget };
        size_t errors = tl_faults_count_severe(faults, TL_ERROR);

        if (!reader) {
                tl__refuse_format(source, faults);
                return TL_EDATA;
        }
        reader->read(source, &sink, faults);
        if (source->csv && source->csv->n == 1)
                tl__fault(faults, TL__F_no_rows, (struct tl__place){ source->name, 0, 0 }, NULL);
        if (tl_faults_count_severe(faults, TL_ERROR) > errors)
                return TL_EDATA;
        if (!any_value(dataset, receiver.observations))
                tl__fault(faults, TL__F_no_values, (struct tl__place){ source->name, 0, 0 }, NULL);
        return TL_OK;
}

/* By a reader that streams, if the head of the table is for one. */
static bool read_head(struct tl_dataset *dataset, struct tl__source *source,
                      struct tl_faults *faults, int *status)
{
        const struct tl__reader *reader;
        struct tl__csv *head = NULL;
        bool streams;

        if (tl__csv_of(source->table, TL__HEAD, &head, NULL) != TL_OK)
                return false;
        source->csv = head;
        reader = reader_for(source);
        streams = reader && reader->streams;
        if (streams)
                *status = read_records(dataset, source, reader, faults);
        source->csv = NULL;
        tl__csv_free(head);
        return streams;
}

/* JSON is not split into cells, which its quotes would make look broken. */
static bool is_delimited(const struct tl__source *source)
{
        size_t i = 0;

        while (i < source->n && g_ascii_isspace(source->bytes[i]))
                i++;
        return i == source->n || !strchr("{[", source->bytes[i]);
}

static int read_table(struct tl_dataset *dataset, struct tl__source *source,
                      struct tl_faults *faults)
{
        struct tl__csv *csv = NULL;
        const struct tl__reader *reader;
        int status;

        if (!is_delimited(source) && (reader = reader_for(source)))
                return read_records(dataset, source, reader, faults);
        if (read_head(dataset, source, faults, &status))
                return status;
        status = tl__csv_of(source->table, SIZE_MAX, &csv, faults);
        if (status)
                return status;
        source->csv = csv;
        status = read_records(dataset, source, reader_for(source), faults);
        tl__csv_free(csv);
        return status;
}

static int refuse_encoding(const char *encoding, const char *name, struct tl_faults *faults)
{
        char *names = g_strjoinv(", ", (char **)tl_encoding_names());

        tl__fault(faults, TL__F_encoding_unknown, (struct tl__place){ name, 0, 0 }, encoding, names,
                  NULL);
        g_free(names);
        return TL_ENOTFOUND;
}

/* Settings that name a decimal mark, an encoding or a reader that there is not. */
static int check_settings(const struct tl_read_settings *settings, const char *name,
                          struct tl_faults *faults)
{
        char *names;

        if (settings->decimal && settings->decimal != '.' && settings->decimal != ',')
                return TL_EINVALID;
        if (settings->encoding && !tl_encoding_known(settings->encoding))
                return refuse_encoding(settings->encoding, name, faults);
        if (!settings->reader || tl__reader_find(settings->reader))
                return TL_OK;
        names = reader_names();
        tl__fault(faults, TL__F_reader_unknown, (struct tl__place){ name, 0, 0 }, settings->reader,
                  names, NULL);
        g_free(names);
        return TL_ENOTFOUND;
}

typedef int opener(const char *bytes, size_t n, const char *name, const char *encoding,
                   struct tl__delimited *out, struct tl_faults *faults);

/* As either of the two opens it. */
static int read_opened(struct tl_dataset *dataset, const char *bytes, size_t n, const char *name,
                       const struct tl_read_settings *settings, opener *open,
                       struct tl_faults *faults)
{
        const struct tl_read_settings defaults = tl_read_settings_defaults();
        struct tl_faults *own = faults ? NULL : tl_faults_new(); /* errors are counted */
        struct tl__delimited table = { 0 };
        struct tl__source source = { .name = name,
                                     .settings = settings ? settings : &defaults,
                                     .table = &table };
        int status;

        faults = faults ? faults : own;
        status = check_settings(source.settings, name, faults);
        if (status == TL_OK)
                status = open(bytes, n, name, source.settings->encoding, &table, faults);
        if (status == TL_OK) {
                source.bytes = table.text.start;
                source.n = table.text.n;
                status = read_table(dataset, &source, faults);
        }
        dataset->faulty |= status == TL_EDATA;
        if (status == TL_OK || status == TL_EDATA)
                tl__dataset_unbind(dataset); /* its series do not know the new file */
        tl__delimited_close(&table);
        tl_faults_free(own);
        return status;
}

int tl_dataset_read_bytes(struct tl_dataset *dataset, const char *bytes, size_t n, const char *name,
                          const struct tl_read_settings *settings, struct tl_faults *faults)
{
        return read_opened(dataset, bytes, n, name, settings, tl__delimited_open, faults);
}

/* Mapped rather than copied; what cannot be mapped, as a pipe, is read. */
int tl_dataset_read(struct tl_dataset *dataset, const char *path,
                    const struct tl_read_settings *settings, struct tl_faults *faults)
{
        GMappedFile *mapped = g_mapped_file_new(path, FALSE, NULL);
        char *bytes = NULL;
        size_t n = 0;
        int status;

        if (mapped) {
                n = g_mapped_file_get_length(mapped);
                status = read_opened(dataset, n ? g_mapped_file_get_contents(mapped) : "", n, path,
                                     settings, tl__delimited_open_mapped, faults);
                g_mapped_file_unref(mapped);
                return status;
        }
        status = tl__file_read(path, &bytes, &n, faults);
        if (status)
                return status;
        status = tl_dataset_read_bytes(dataset, bytes, n, path, settings, faults);
        g_free(bytes);
        return status;
}

/* --------------------------------------------------------------------- questions ---- */

size_t tl_dataset_count(const struct tl_dataset *dataset)
{
        return dataset->observations->len;
}

#define VIEW 1024 /* observations shown together */

struct view {
        size_t n; /* shown so far */
        struct tl_observation shown[VIEW];
};

static struct tl_observation shown(const struct tl__observed *observed)
{
        const struct tl__origin *origin = observed->origin;

        return (struct tl_observation){
                .indicator = origin->bound_indicator,
                .area = origin->bound_area,
                .indicator_name = origin->indicator_name,
                .area_name = origin->area_name,
                .year = observed->year,
                .value = tl__observed_value(observed),
                .status = (enum tl_obs_status)observed->status,
                .published = observed->published,
                .break_before = observed->break_before,
                .synthetic = observed->synthetic,
                .unit = origin->bound_unit,
                .source = origin->source,
                .note = origin->note,
                .nature = origin->bound_nature,
                .file = origin->file,
                .line = (long)observed->line,
                .column = (long)observed->column,
        };
}

/* Shows observations from the one numbered @from within view @number on, as far as there are any.
 */
static void show(const struct tl_dataset *dataset, size_t number, size_t from)
{
        struct view *view = g_ptr_array_index(dataset->views, number);
        size_t first = number * VIEW;

        view->n = MIN(VIEW, dataset->observations->len - first);
        for (size_t i = from; i < view->n; i++)
                view->shown[i] = shown(tl__dataset_observed(dataset, first + i));
}

void tl__dataset_show_anew(struct tl_dataset *dataset)
{
        for (size_t i = 0; i < dataset->views->len; i++)
                if (g_ptr_array_index(dataset->views, i))
                        show(dataset, i, 0);
}

const struct tl_observation *tl_dataset_at(const struct tl_dataset *dataset, size_t i)
{
        GMutex *viewing = (GMutex *)&dataset->viewing;
        size_t number = i / VIEW;
        struct view *view;

        g_mutex_lock(viewing);
        if (number >= dataset->views->len)
                g_ptr_array_set_size(dataset->views, (gint)number + 1);
        view = g_ptr_array_index(dataset->views, number);
        if (!view)
                view = dataset->views->pdata[number] = g_new0(struct view, 1);
        if (i % VIEW >= view->n)
                show(dataset, number, view->n);
        g_mutex_unlock(viewing);
        return &view->shown[i % VIEW];
}

size_t tl_dataset_series_count(const struct tl_dataset *dataset)
{
        return dataset->series->len;
}

const struct tl_series *tl_dataset_series_at(const struct tl_dataset *dataset, size_t i)
{
        return &g_array_index(dataset->series, struct tl_series, i);
}

const struct tl_series *tl_dataset_series(const struct tl_dataset *dataset, const char *indicator,
                                          const char *area)
{
        char *key = series_key(indicator, area);
        size_t found = GPOINTER_TO_UINT(g_hash_table_lookup(dataset->series_at, key));

        g_free(key);
        return found ? tl_dataset_series_at(dataset, found - 1) : NULL;
}

size_t tl_dataset_area_count(const struct tl_dataset *dataset)
{
        return dataset->areas->len;
}

const char *tl_dataset_area_at(const struct tl_dataset *dataset, size_t i)
{
        return g_ptr_array_index(dataset->areas, i);
}
