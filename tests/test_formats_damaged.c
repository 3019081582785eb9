/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What befalls files on the way: other line ends, an end that is missing, bytes swapped, cells
 * lost, rows doubled. Each gives a fault with its place, or the data of what is undamaged; never
 * other figures, never a crash. */
#include "check.h"
#include "faults.h"
#include "specimens.h"

#include <glib.h>
#include <stdlib.h>

/* What was read of some bytes. */
struct reading {
        struct tl_dataset *dataset;
        struct tl_faults *faults;
        int status;
};

static struct reading read_bytes(const char *bytes, size_t n, const char *name)
{
        struct reading reading = { tl_dataset_new(), tl_faults_new(), TL_OK };

        reading.status =
                tl_dataset_read_bytes(reading.dataset, bytes, n, name, NULL, reading.faults);
        return reading;
}

static void reading_free(struct reading *reading)
{
        tl_faults_free(reading->faults);
        tl_dataset_free(reading->dataset);
}

static bool has_fault(const struct tl_faults *faults, const char *code)
{
        for (size_t i = 0; i < tl_faults_count(faults); i++)
                if (strcmp(tl_faults_at(faults, i)->code, code) == 0)
                        return true;
        return false;
}

/* The readers that promise it: a row of the general shapes may lack cells. */
static bool is_strict(const struct specimen *specimen)
{
        return strcmp(specimen->reader, "wide") != 0 && strcmp(specimen->reader, "tidy") != 0;
}

static char *load(const struct specimen *specimen, size_t *n)
{
        char *relative = g_strconcat("tests/formats/", specimen->file, NULL);
        char *bytes = NULL;

        CHECK_TRUE(specimen->file, g_file_get_contents(check_path(relative), &bytes, n, NULL));
        g_free(relative);
        return bytes;
}

static bool same_value(double a, double b)
{
        return a == b || (isnan(a) && isnan(b));
}

/* -------------------------------------------------------------------- line ends ---- */

static char *with_line_ends(const char *bytes, size_t n, const char *mark, size_t *n_out)
{
        GString *out = g_string_new(NULL);

        for (size_t i = 0; i < n; i++) {
                if (bytes[i] == '\r')
                        continue;
                if (bytes[i] == '\n')
                        g_string_append(out, mark);
                else
                        g_string_append_c(out, bytes[i]);
        }
        *n_out = out->len;
        return g_string_free(out, FALSE);
}

static void check_same(const char *what, const struct reading *one, const struct reading *other)
{
        size_t n = tl_dataset_count(one->dataset);

        CHECK_INT(what, one->status, other->status);
        CHECK_INT(what, n, tl_dataset_count(other->dataset));
        for (size_t i = 0; i < n && n == tl_dataset_count(other->dataset); i++) {
                const struct tl_observation *a = tl_dataset_at(one->dataset, i);
                const struct tl_observation *b = tl_dataset_at(other->dataset, i);

                CHECK_TRUE(what, strcmp(a->indicator, b->indicator) == 0 &&
                                         strcmp(a->area, b->area) == 0 && a->year == b->year &&
                                         a->status == b->status && a->line == b->line &&
                                         a->published == b->published &&
                                         same_value(a->value, b->value));
        }
}

static void test_line_ends(void)
{
        static const char *const marks[] = { "\n", "\r\n", "\r" };

        for (size_t i = 0; i < N_SPECIMENS; i++) {
                size_t n, n_changed;
                char *bytes = load(&specimens[i], &n);
                struct reading whole = read_bytes(bytes, n, specimens[i].file);

                for (size_t j = 0; j < G_N_ELEMENTS(marks) && !strstr(specimens[i].file, "utf16");
                     j++) {
                        char *changed = with_line_ends(bytes, n, marks[j], &n_changed);
                        struct reading reading = read_bytes(changed, n_changed, specimens[i].file);

                        check_same(specimens[i].file, &reading, &whole);
                        reading_free(&reading);
                        g_free(changed);
                }
                reading_free(&whole);
                g_free(bytes);
        }
}

/* --------------------------------------------------------------------- cut short ---- */

/* Values by line and column, of JSON by name. */
static char *key_of(const struct tl_observation *observation, long line)
{
        if (observation->line == 0)
                return g_strdup_printf("%s|%s|%d", observation->indicator, observation->area,
                                       observation->year);
        return g_strdup_printf("%ld:%ld", line, observation->column);
}

static GHashTable *cells_of(const struct tl_dataset *dataset)
{
        GHashTable *cells = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

        for (size_t i = 0; i < tl_dataset_count(dataset); i++) {
                const struct tl_observation *observation = tl_dataset_at(dataset, i);

                g_hash_table_insert(cells, key_of(observation, observation->line),
                                    (gpointer)observation);
        }
        return cells;
}

/* Cells whose value differs from the whole file's or that it has not; the last one's place. */
static size_t count_strange(const struct tl_dataset *dataset, GHashTable *cells, long *line,
                            long *column)
{
        size_t strange = 0;

        for (size_t i = 0; i < tl_dataset_count(dataset); i++) {
                const struct tl_observation *observation = tl_dataset_at(dataset, i);
                char *key = key_of(observation, observation->line);
                const struct tl_observation *known = g_hash_table_lookup(cells, key);

                g_free(key);
                if (known && same_value(known->value, observation->value) &&
                    known->year == observation->year)
                        continue;
                strange++;
                *line = observation->line;
                *column = observation->column;
        }
        return strange;
}

/* A cut is an error, or leaves whole rows, or is warned of where it may lie inside the last number.
 */
static void check_cut(const struct specimen *specimen, const char *bytes, size_t n,
                      GHashTable *cells)
{
        struct reading reading = read_bytes(bytes, n, specimen->file);
        long line = 0, column = 0;
        size_t strange = 0;
        char *what = g_strdup_printf("%s cut at %zu", specimen->file, n);

        CHECK_TRUE(what, faults_worded(reading.faults));
        if (reading.status == TL_OK)
                strange = count_strange(reading.dataset, cells, &line, &column);
        if (strange == 1 && has_fault(reading.faults, "end_open"))
                strange = 0;
        CHECK_INT(what, strange, 0);
        g_free(what);
        reading_free(&reading);
}

static void test_cut(void)
{
        enum { SMALL = 1600, STRIDE = 61 }; /* small files at each byte */

        for (size_t i = 0; i < N_SPECIMENS; i++) {
                size_t n;
                char *bytes = load(&specimens[i], &n);
                struct reading whole = read_bytes(bytes, n, specimens[i].file);
                GHashTable *cells = cells_of(whole.dataset);

                for (size_t at = 0; at < n && is_strict(&specimens[i]);
                     at += n > SMALL ? STRIDE : 1) {
                        char *cut = g_memdup2(bytes, at + 1); /* so that no byte lies beyond */

                        check_cut(&specimens[i], cut, at, cells);
                        g_free(cut);
                }
                g_hash_table_destroy(cells);
                reading_free(&whole);
                g_free(bytes);
        }
}

/* ----------------------------------------------------------------------- damaged ---- */

enum damage { SWAPPED, DROPPED, DOUBLED, ZEROED, N_DAMAGES };

struct damaged {
        GString *bytes;
        long line;        /* the first that is damaged */
        bool is_multiple; /* the next one, too */
        long shift;       /* of the lines after it */
};

static guint32 state; /* of the generator, so that the cases are the same on every run */

static size_t below(size_t n)
{
        state = state * 1664525u + 1013904223u;
        return (size_t)(((guint64)state * n) >> 32);
}

static long line_of(const GString *bytes, size_t at)
{
        long line = 1;

        for (size_t i = 0; i < at; i++)
                line += bytes->str[i] == '\n';
        return line;
}

/* Line ends of two bytes stay whole: half of one is another line end. */
static bool may_swap(const GString *bytes, size_t at)
{
        bool ends = bytes->str[at] == '\n' || bytes->str[at + 1] == '\n';

        return bytes->str[at] != '\r' && bytes->str[at + 1] != '\r' &&
               !(ends && memchr(bytes->str, '\r', bytes->len));
}

static void swap(struct damaged *damaged)
{
        GString *bytes = damaged->bytes;
        size_t at = below(bytes->len - 1);
        char c;

        while (at > 0 && !may_swap(bytes, at))
                at--;
        c = bytes->str[at];
        damaged->line = line_of(bytes, at);
        damaged->is_multiple = c == '\n' || bytes->str[at + 1] == '\n';
        bytes->str[at] = bytes->str[at + 1];
        bytes->str[at + 1] = c;
}

static size_t begin_of_line(const GString *bytes, size_t at)
{
        while (at > 0 && bytes->str[at - 1] != '\n')
                at--;
        return at;
}

static size_t end_of_line(const GString *bytes, size_t at)
{
        while (at < bytes->len && bytes->str[at] != '\n')
                at++;
        return MIN(at + 1, bytes->len);
}

/* Takes a cell and the mark before it away. */
static void drop(struct damaged *damaged, char mark)
{
        GString *bytes = damaged->bytes;
        size_t at = below(bytes->len), end;

        damaged->line = line_of(bytes, at);
        while (at > 0 && bytes->str[at] != mark && bytes->str[at] != '\n')
                at--;
        if (bytes->str[at] != mark)
                return;
        damaged->line = line_of(bytes, at);
        end = at + 1;
        while (end < bytes->len && !strchr("\r\n", bytes->str[end]) && bytes->str[end] != mark)
                end++;
        g_string_erase(bytes, (gssize)at, (gssize)(end - at));
}

static void double_row(struct damaged *damaged)
{
        GString *bytes = damaged->bytes;
        size_t at = below(bytes->len), begin = begin_of_line(bytes, at);
        size_t end = end_of_line(bytes, at);
        char *row = g_strndup(bytes->str + begin, end - begin);

        damaged->line = line_of(bytes, at);
        if (end > begin && bytes->str[end - 1] == '\n') {
                g_string_insert(bytes, (gssize)begin, row);
                damaged->shift = 1;
        }
        g_free(row);
}

static void damage(struct damaged *damaged, enum damage kind, char mark)
{
        switch (kind) {
        case SWAPPED:
                swap(damaged);
                break;
        case DROPPED:
                drop(damaged, mark);
                break;
        case DOUBLED:
                double_row(damaged);
                break;
        default:
                damaged->line = line_of(damaged->bytes, below(damaged->bytes->len));
                damaged->bytes->str[below(damaged->bytes->len)] = '\0';
                break;
        }
}

/* Lines of headings and titles: what is damaged there may change years, never values. */
static long first_line(const struct tl_dataset *dataset)
{
        long first = LONG_MAX;

        for (size_t i = 0; i < tl_dataset_count(dataset); i++)
                first = MIN(first, tl_dataset_at(dataset, i)->line);
        return first;
}

/* Is an observation what the undamaged file has in this cell? */
static bool is_sound(const struct specimen *specimen, const struct damaged *damaged,
                     const struct tl_observation *observation, GHashTable *cells, long first)
{
        long line = observation->line;
        char *key;
        const struct tl_observation *known;

        if (line > damaged->line)
                line -= damaged->shift;
        if (line == damaged->line || (damaged->is_multiple && line == damaged->line + 1))
                return true;
        key = key_of(observation, line);
        known = g_hash_table_lookup(cells, key);
        g_free(key);
        if (!known && damaged->line < first && strstr(specimen->faults, "final_replaces"))
                return true; /* a preliminary figure whose final one has another year now */
        return known && same_value(known->value, observation->value) &&
               (known->year == observation->year || damaged->line < first);
}

static bool has_places(const struct tl_faults *faults)
{
        for (size_t i = 0; i < tl_faults_count(faults); i++)
                if (!tl_faults_at(faults, i)->file)
                        return false;
        return true;
}

static void check_damaged(const struct specimen *specimen, const struct damaged *damaged,
                          enum damage kind, GHashTable *cells, long first)
{
        struct reading reading =
                read_bytes(damaged->bytes->str, damaged->bytes->len, specimen->file);
        size_t strange = 0;
        char *what =
                g_strdup_printf("%s, damage %d in line %ld", specimen->file, kind, damaged->line);

        CHECK_TRUE(what, has_places(reading.faults) && faults_worded(reading.faults));
        for (size_t i = 0; reading.status == TL_OK && i < tl_dataset_count(reading.dataset); i++)
                strange += !is_sound(specimen, damaged, tl_dataset_at(reading.dataset, i), cells,
                                     first);
        CHECK_INT(what, strange, 0);
        g_free(what);
        reading_free(&reading);
}

/* What most often parts cells. */
static char mark_of(const char *bytes, size_t n)
{
        size_t counts[128] = { 0 };

        for (size_t i = 0; i < n; i++)
                counts[bytes[i] & 127]++;
        if (counts['\t'] > counts[','])
                return '\t';
        return counts[';'] > counts[','] ? ';' : ',';
}

static void test_damaged(void)
{
        enum { CASES = 8 }; /* of each damage to each specimen: 200 and more in all */

        for (size_t i = 0; i < N_SPECIMENS; i++) {
                size_t n;
                char *bytes = load(&specimens[i], &n);
                struct reading whole = read_bytes(bytes, n, specimens[i].file);
                GHashTable *cells = cells_of(whole.dataset);
                char mark = mark_of(bytes, n);
                bool in_lines = is_strict(&specimens[i]) && !strstr(specimens[i].file, "utf16") &&
                                !strstr(specimens[i].file, ".json");

                state = g_str_hash(specimens[i].file);
                for (size_t j = 0; j < CASES * N_DAMAGES && in_lines; j++) {
                        struct damaged damaged = { g_string_new_len(bytes, (gssize)n), 0, false,
                                                   0 };

                        damage(&damaged, (enum damage)(j % N_DAMAGES), mark);
                        check_damaged(&specimens[i], &damaged, (enum damage)(j % N_DAMAGES), cells,
                                      first_line(whole.dataset));
                        g_string_free(damaged.bytes, TRUE);
                }
                g_hash_table_destroy(cells);
                reading_free(&whole);
                g_free(bytes);
        }
}

static const struct check_test tests[] = {
        { "line ends", test_line_ends },
        { "cut short", test_cut },
        { "damaged", test_damaged },
        { NULL, NULL },
};

int main(void)
{
        return check_main("formats_damaged", tests);
}
