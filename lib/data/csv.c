/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A delimited text file as records of cells that know their place. libcsv splits the cells; it is
 * fed one physical line at a time, so that every record and every fault has its line. */
#include "data/csv.h"

#include "base/text.h"
#include "data/delimiter.h"

#include <csv.h>
#include <glib.h>
#include <string.h>

/* ------------------------------------------------------------------------- files ---- */

static const struct {
        GFileError error;
        enum tl__fault_code code;
} read_errors[] = {
        { G_FILE_ERROR_NOENT, TL__F_file_missing }, { G_FILE_ERROR_NOTDIR, TL__F_file_missing },
        { G_FILE_ERROR_ISDIR, TL__F_file_folder },  { G_FILE_ERROR_ACCES, TL__F_file_denied },
        { G_FILE_ERROR_PERM, TL__F_file_denied },
};

int tl__file_read(const char *path, char **bytes, size_t *n, struct tl_faults *faults)
{
        enum tl__fault_code code = TL__F_cannot_read;
        GError *error = NULL;
        char *number;

        if (g_file_get_contents(path, bytes, n, &error))
                return TL_OK;
        for (size_t i = 0; i < G_N_ELEMENTS(read_errors); i++)
                if (error->domain == G_FILE_ERROR && error->code == (gint)read_errors[i].error)
                        code = read_errors[i].code;
        /* GLib's own message is left out: its language is the locale's. */
        number = g_strdup_printf("GFileError %d", error->code);
        tl__fault(faults, code, (struct tl__place){ path, 0, 0 }, number, NULL);
        g_free(number);
        g_error_free(error);
        return TL_EIO;
}

/* ------------------------------------------------------------------------- table ---- */

static int find_delimiter(struct tl__delimited table, struct tl__delimited *out)
{
        table.start = tl__delimiter_declared(&table.text, &table.delimiter);
        if (table.start == 0)
                table.delimiter = tl__delimiter_guess(&table.text);
        *out = table;
        return TL_OK;
}

int tl__delimited_open(const char *bytes, size_t n, const char *name, const char *encoding,
                       struct tl__delimited *out, struct tl_faults *faults)
{
        struct tl__delimited table = { .name = name };
        int status = tl__text_of(bytes, n, name, encoding, &table.text, faults);

        return status ? status : find_delimiter(table, out);
}

int tl__delimited_open_mapped(const char *bytes, size_t n, const char *name, const char *encoding,
                              struct tl__delimited *out, struct tl_faults *faults)
{
        struct tl__delimited table = { .name = name };
        int status = tl__text_of_mapped(bytes, n, name, encoding, &table.text, faults);

        return status ? status : find_delimiter(table, out);
}

void tl__delimited_close(struct tl__delimited *table)
{
        tl__text_clear(&table->text);
}

/* ------------------------------------------------------------------------ cursor ---- */

struct slot;

struct tl__cursor {
        const struct tl__delimited *table;
        struct tl_faults *faults;
        struct csv_parser libcsv;
        size_t at;        /* offset of the next line */
        size_t released;  /* up to this offset the text was given back */
        long line;        /* being fed */
        long record_line; /* on which the record began */
        long cell_line;   /* on which its last cell began */
        size_t resume;    /* offset of the line after cell_line */
        bool open;        /* the record did not end with its line: a quote is open */
        bool whole;       /* a record with content is complete */
        bool broken;
        struct slot *slots; /* [n_slots], one for each column */
        char **cells;       /* [n_slots] */
        size_t n_slots;
        size_t n;        /* cells of the record under way */
        bool content;    /* one of them has text */
        guint64 changed; /* columns that differ from the record before, see tl__column_bit() */
        struct tl__record record;
};

/* The cell of a column. Most are those of the record before, of which nothing is to be done. */
struct slot {
        char *raw; /* as libcsv gave it */
        size_t n, room;
        char *composed; /* what it is in NFC, NULL: the same */
        char *cell;     /* trimmed, in the one or the other */
};

/* Blanks of any kind around a cell: a no-break space from a web page is as blank as ours. */
static void trim(const char **text, size_t *n)
{
        const char *begin = *text, *end = begin + *n;

        while (begin < end && g_unichar_isspace(g_utf8_get_char(begin)))
                begin = g_utf8_next_char(begin);
        while (begin < end) {
                const char *last = g_utf8_find_prev_char(begin, end);

                if (!last || !g_unichar_isspace(g_utf8_get_char(last)))
                        break;
                end = last;
        }
        *text = begin;
        *n = (size_t)(end - begin);
}

/* As memcmp(), but without a call for what is mostly a few letters: words, the last of which
 * overlaps the one before. */
static bool same_bytes(const char *a, const char *b, size_t n)
{
        guint64 x, y;
        guint32 u, v;

        if (n >= sizeof x) {
                for (size_t i = 0; i + sizeof x < n; i += sizeof x) {
                        memcpy(&x, a + i, sizeof x);
                        memcpy(&y, b + i, sizeof y);
                        if (x != y)
                                return false;
                }
                memcpy(&x, a + n - sizeof x, sizeof x);
                memcpy(&y, b + n - sizeof y, sizeof y);
                return x == y;
        }
        if (n >= sizeof u) {
                memcpy(&u, a, sizeof u);
                memcpy(&v, b, sizeof v);
                if (u != v)
                        return false;
                memcpy(&u, a + n - sizeof u, sizeof u);
                memcpy(&v, b + n - sizeof v, sizeof v);
                return u == v;
        }
        for (size_t i = 0; i < n; i++)
                if (a[i] != b[i])
                        return false;
        return true;
}

static bool may_be_blank(char c)
{
        return (unsigned char)c <= ' ' || (unsigned char)c >= 0x80;
}

/* Is the text surely in NFC? So are ASCII, the Latin letters up to U+02FF and those from U+1E00 to
 * U+1EFF, which Vietnamese needs; of others GLib has to say. */
static bool is_composed(const char *text, size_t n)
{
        for (size_t i = 0; i < n; i++) {
                unsigned char c = (unsigned char)text[i];

                if (c >= 0xcc && c != 0xe1)
                        return false;
                if (c == 0xe1 && ((unsigned char)text[i + 1] & 0xfc) != 0xb8)
                        return false;
        }
        return true;
}

/* What stands in a cell whose raw text has changed. */
static void refresh(struct slot *slot)
{
        const char *text = slot->raw;
        size_t n = slot->n;

        g_free(slot->composed);
        slot->composed = NULL;
        slot->cell = slot->raw;
        if (n == 0)
                return;
        if (may_be_blank(text[0]) || may_be_blank(text[n - 1])) {
                trim(&text, &n);
                slot->cell = slot->raw + (text - slot->raw);
                slot->cell[n] = '\0'; /* what is cut off is blank */
        }
        if (is_composed(text, n))
                return;
        slot->composed = tl__compose(text, n);
        slot->cell = slot->composed;
}

static void replace(struct slot *slot, const char *text, size_t n)
{
        if (n + 1 > slot->room) {
                slot->room = 2 * n + 32;
                slot->raw = g_realloc(slot->raw, slot->room);
        }
        memcpy(slot->raw, text, n);
        slot->raw[n] = '\0';
        slot->n = n;
        refresh(slot);
}

static void add_slots(struct tl__cursor *cursor)
{
        size_t n = cursor->n_slots ? 2 * cursor->n_slots : 16;

        cursor->slots = g_renew(struct slot, cursor->slots, n);
        cursor->cells = g_renew(char *, cursor->cells, n);
        for (size_t i = cursor->n_slots; i < n; i++) {
                cursor->slots[i] = (struct slot){ 0 };
                replace(&cursor->slots[i], "", 0);
        }
        cursor->n_slots = n;
}

static void on_cell(void *data, size_t n, void *context)
{
        struct tl__cursor *cursor = context;
        const char *text = data ? data : "";
        struct slot *slot;

        if (cursor->n == cursor->n_slots)
                add_slots(cursor);
        slot = &cursor->slots[cursor->n];
        if (n != slot->n || !same_bytes(slot->raw, text, n)) {
                cursor->changed |= tl__column_bit(cursor->n);
                replace(slot, text, n);
        }
        cursor->n++;
        cursor->content |= *slot->cell != '\0';
}

/* libcsv calls this at the end of each record. One without any content is no record: spreadsheets
 * write `;;;;` for a blank row. */
static void on_record(int terminator, void *context)
{
        struct tl__cursor *cursor = context;

        (void)terminator;
        cursor->open = false;
        cursor->whole = cursor->content;
}

static void start_record(struct tl__cursor *cursor)
{
        cursor->whole = cursor->content = false;
        cursor->n = 0;
}

/* Between tabs a quote inside a cell is a letter: databases that write them, as the IMF's does,
 * quote no notes. */
static void start_libcsv(struct tl__cursor *cursor)
{
        unsigned char strict = cursor->table->delimiter == '\t' ? 0 : CSV_STRICT;

        csv_init(&cursor->libcsv, strict | CSV_STRICT_FINI | CSV_APPEND_NULL | CSV_EMPTY_IS_NULL);
        csv_set_delim(&cursor->libcsv, (unsigned char)cursor->table->delimiter);
}

static struct tl__cursor *cursor_at(const struct tl__delimited *table, size_t at, long line,
                                    struct tl_faults *faults)
{
        struct tl__cursor *cursor = g_new0(struct tl__cursor, 1);

        cursor->table = table;
        cursor->faults = faults;
        cursor->at = cursor->released = at;
        cursor->line = line;
        start_libcsv(cursor);
        return cursor;
}

struct tl__cursor *tl__cursor_new(const struct tl__delimited *table, struct tl_faults *faults)
{
        return cursor_at(table, table->start, table->start > 0, faults);
}

struct tl__cursor *tl__cursor_ahead(const struct tl__cursor *cursor)
{
        return cursor_at(cursor->table, cursor->at, cursor->line, NULL);
}

void tl__cursor_free(struct tl__cursor *cursor)
{
        if (!cursor)
                return;
        csv_free(&cursor->libcsv);
        for (size_t i = 0; i < cursor->n_slots; i++) {
                g_free(cursor->slots[i].raw);
                g_free(cursor->slots[i].composed);
        }
        g_free(cursor->slots);
        g_free(cursor->cells);
        g_free(cursor);
}

bool tl__cursor_broken(const struct tl__cursor *cursor)
{
        return cursor->broken;
}

/* Reports a broken record and forgets what there is of it. A quote that was open when the line
 * began is blamed where it was opened, and reading goes on after that line. */
static void refuse_record(struct tl__cursor *cursor, bool opened_before)
{
        size_t column = cursor->n + 1;
        bool open = opened_before || cursor->open;
        struct tl__place place = { cursor->table->name, cursor->line, (long)column };

        if (open)
                place.line = cursor->cell_line;
        tl__fault(cursor->faults, open ? TL__F_quote_open : TL__F_quote_stray, place, NULL);
        cursor->broken = true;
        cursor->line = place.line;
        cursor->open = false;
        if (open)
                cursor->at = cursor->resume;
        start_record(cursor);
        csv_free(&cursor->libcsv);
        start_libcsv(cursor);
}

static bool is_blank(const char *line, size_t n)
{
        size_t i = 0;

        while (i < n && (line[i] == ' ' || (line[i] >= '\t' && line[i] <= '\r')))
                i++;
        return i == n;
}

/* Of the line that begins at an offset. */
static size_t line_length(const struct tl__delimited *table, size_t at)
{
        const char *line = table->text.start + at, *end;

        if (table->text.carriages)
                return tl__line_length(line, table->text.n - at);
        end = memchr(line, '\n', table->text.n - at);
        return end ? (size_t)(end - line) + 1 : table->text.n - at;
}

/* Feeds the next line. */
static void feed_line(struct tl__cursor *cursor)
{
        const struct tl__text *text = &cursor->table->text;
        const char *line = text->start + cursor->at;
        size_t n = line_length(cursor->table, cursor->at), before = cursor->n, fed;
        bool opened_before = cursor->open;

        cursor->line++;
        cursor->at += n;
        if (cursor->at - cursor->released > TL__PART) {
                tl__text_release(text, cursor->released, cursor->at - n);
                cursor->released = cursor->at - n;
        }
        if (!opened_before && is_blank(line, n))
                return;
        if (!opened_before) {
                start_record(cursor);
                before = 0;
                cursor->record_line = cursor->cell_line = cursor->line;
                cursor->resume = cursor->at;
        }
        cursor->open = true; /* until on_record() is called */
        fed = csv_parse(&cursor->libcsv, line, n, on_cell, on_record, cursor);
        if (fed == n && cursor->at == text->n && line[n - 1] != '\n' && line[n - 1] != '\r')
                csv_parse(&cursor->libcsv, "\n", 1, on_cell, on_record, cursor);
        if (cursor->n != before) {
                cursor->cell_line = cursor->line;
                cursor->resume = cursor->at;
        }
        if (fed < n) {
                cursor->open = false;
                refuse_record(cursor, opened_before && cursor->n == before);
        } else if (cursor->open && cursor->at == text->n) {
                refuse_record(cursor, opened_before);
        }
}

static const struct tl__record *settle(struct tl__cursor *cursor)
{
        for (size_t i = 0; i < cursor->n; i++)
                cursor->cells[i] = cursor->slots[i].cell;
        if (cursor->n != cursor->record.n)
                cursor->changed = G_MAXUINT64;
        cursor->record = (struct tl__record){ cursor->record_line, cursor->n, cursor->cells };
        return &cursor->record;
}

const struct tl__record *tl__cursor_next(struct tl__cursor *cursor)
{
        cursor->whole = false;
        cursor->changed = 0;
        while (cursor->at < cursor->table->text.n && !cursor->whole)
                feed_line(cursor);
        return cursor->whole ? settle(cursor) : NULL;
}

guint64 tl__cursor_changed(const struct tl__cursor *cursor)
{
        return cursor->changed;
}

/* ------------------------------------------------------------------ all together ---- */

struct records {
        struct tl__csv csv; /* first, so that tl__csv_free() finds the rest */
        GStringChunk *text;
        GArray *cells;   /* char * of all records, one after another */
        GArray *records; /* struct tl__record, their cells set at the end */
};

static struct records *records_new(const struct tl__delimited *table)
{
        struct records *all = g_new0(struct records, 1);

        all->csv.name = g_strdup(table->name);
        all->csv.delimiter = table->delimiter;
        all->text = g_string_chunk_new(1 << 16);
        all->cells = g_array_new(FALSE, FALSE, sizeof(char *));
        all->records = g_array_new(FALSE, FALSE, sizeof(struct tl__record));
        return all;
}

static void keep(struct records *all, const struct tl__record *record)
{
        static char empty[] = "";

        for (size_t i = 0; i < record->n; i++) {
                const char *cell = record->cells[i];
                char *kept = *cell ? g_string_chunk_insert(all->text, cell) : empty;

                g_array_append_val(all->cells, kept);
        }
        g_array_append_val(all->records, *record);
}

/* The array of cells moved while it grew. */
static void settle_all(struct records *all)
{
        size_t at = 0;

        for (size_t i = 0; i < all->records->len; i++) {
                struct tl__record *record = &g_array_index(all->records, struct tl__record, i);

                record->cells = &g_array_index(all->cells, char *, at);
                at += record->n;
        }
        all->csv.records = (const struct tl__record *)(const void *)all->records->data;
        all->csv.n = all->records->len;
}

int tl__csv_of(const struct tl__delimited *table, size_t most, struct tl__csv **out,
               struct tl_faults *faults)
{
        struct tl__cursor *cursor = tl__cursor_new(table, faults);
        struct records *all = records_new(table);
        const struct tl__record *record;
        bool broken;

        while (all->records->len < most && (record = tl__cursor_next(cursor)))
                keep(all, record);
        settle_all(all);
        broken = tl__cursor_broken(cursor);
        tl__cursor_free(cursor);
        if (!broken && all->csv.n == 0) {
                tl__fault(faults, TL__F_file_empty, (struct tl__place){ table->name, 0, 0 }, NULL);
                broken = true;
        }
        if (broken)
                tl__csv_free(&all->csv);
        else
                *out = &all->csv;
        return broken ? TL_EDATA : TL_OK;
}

int tl__csv_parse(const char *bytes, size_t n, const char *name, struct tl__csv **out,
                  struct tl_faults *faults)
{
        struct tl__delimited table;
        int status = tl__delimited_open(bytes, n, name, NULL, &table, faults);

        if (status)
                return status;
        status = tl__csv_of(&table, SIZE_MAX, out, faults);
        tl__delimited_close(&table);
        return status;
}

void tl__csv_free(struct tl__csv *csv)
{
        struct records *all = (struct records *)csv;

        if (!all)
                return;
        g_array_free(all->records, TRUE);
        g_array_free(all->cells, TRUE);
        g_string_chunk_free(all->text);
        g_free((char *)all->csv.name);
        g_free(all);
}

const char *tl__cell(const struct tl__record *record, size_t i)
{
        return i < record->n ? record->cells[i] : "";
}

struct tl__place tl__cell_place(const struct tl__csv *csv, const struct tl__record *record,
                                size_t i)
{
        return (struct tl__place){ csv->name, record->line, (long)i + 1 };
}

const char *tl__unguarded(const char *text)
{
        const char *inner = text + strspn(text, "'");

        return inner > text && *inner && strchr("=+-@", *inner) && inner[1] ? text + 1 : text;
}
