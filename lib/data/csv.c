/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A delimited text file as records of cells that know their place. libcsv splits the cells; it is
 * fed one physical line at a time, so that every record and every fault has its line. */
#include "data/csv.h"

#include "base/text.h"
#include "data/encoding.h"

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

/* --------------------------------------------------------------------- delimiter ---- */

/* In order of preference where two fit equally: the comma last, since it may be a decimal mark. */
static const char delimiters[] = { ';', '\t', '|', ',' };
#define N_DELIMITERS sizeof delimiters
#define SAMPLE       200 /* lines looked at */

struct sample {
        size_t n;
        size_t counts[SAMPLE][N_DELIMITERS]; /* delimiters outside quotes, by line */
};

static void count_delimiters(const struct tl__text *text, struct sample *sample)
{
        bool quoted = false, fresh = true, begun = false;

        memset(sample, 0, sizeof *sample);
        for (size_t i = 0; i < text->n && sample->n < SAMPLE; i++) {
                char c = text->start[i];
                const char *found = memchr(delimiters, c, N_DELIMITERS);

                if (c == '"' && (quoted || fresh)) {
                        quoted = !quoted;
                } else if (!quoted && (c == '\n' || c == '\r')) {
                        sample->n += begun;
                        begun = false;
                        fresh = true;
                        continue;
                } else if (!quoted && found) {
                        sample->counts[sample->n][found - delimiters]++;
                }
                fresh = found || (fresh && c == ' ');
                begun = true;
        }
        sample->n += begun && sample->n < SAMPLE;
}

struct fit {
        size_t lines; /* that have the commonest number of delimiters */
        size_t width; /* that number */
};

static struct fit best_fit(const struct sample *sample, size_t delimiter)
{
        struct fit best = { 0, 0 };

        for (size_t i = 0; i < sample->n; i++) {
                struct fit fit = { 0, sample->counts[i][delimiter] };

                for (size_t j = 0; j < sample->n; j++)
                        fit.lines += sample->counts[j][delimiter] == fit.width;
                if (fit.width > 0 && fit.lines > best.lines)
                        best = fit;
        }
        return best;
}

/* Columns that the first line heads: no line has more of the delimiter, most have some. Rows may be
 * short, since spreadsheets leave empty cells off the end. 0 where the delimiter does not fit so.
 */
static size_t headed_width(const struct sample *sample, size_t delimiter)
{
        size_t width = sample->n ? sample->counts[0][delimiter] : 0, lines = 0;

        for (size_t i = 0; i < sample->n; i++) {
                if (sample->counts[i][delimiter] > width)
                        return 0;
                lines += sample->counts[i][delimiter] > 0;
        }
        return 2 * lines > sample->n ? width : 0;
}

/* The delimiter under which the first line is a heading with most columns; where none is, the one
 * that most lines have equally often. */
static char guess_delimiter(const struct tl__text *text)
{
        struct fit best = { 0, 0 };
        size_t widest = 0;
        char headed = '\0', common = ',';
        struct sample *sample = g_new(struct sample, 1);

        count_delimiters(text, sample);
        for (size_t i = 0; i < N_DELIMITERS; i++) {
                struct fit fit = best_fit(sample, i);
                size_t width = headed_width(sample, i);

                if (fit.lines > best.lines || (fit.lines == best.lines && fit.width > best.width)) {
                        best = fit;
                        common = delimiters[i];
                }
                if (width > widest) {
                        widest = width;
                        headed = delimiters[i];
                }
        }
        g_free(sample);
        return headed ? headed : common;
}

/* Excel's first line `sep=;`, perhaps in quotes. Returns its length, or 0 where there is none. */
static size_t declared_delimiter(const struct tl__text *text, char *delimiter)
{
        size_t length = tl__line_length(text->start, text->n);
        char *line = g_strstrip(g_strndup(text->start, MIN(length, 16)));
        size_t quote = line[0] == '"';
        char mark = '\0';

        if (g_ascii_strncasecmp(line + quote, "sep=", 4) == 0)
                mark = line[quote + 4] ? line[quote + 4] : '\t'; /* stripped above */
        g_free(line);
        if (!mark || !memchr(delimiters, mark, N_DELIMITERS))
                return 0;
        *delimiter = mark;
        return length;
}

/* ----------------------------------------------------------------------- parsing ---- */

struct table {
        struct tl__csv csv; /* first, so that tl__csv_free() finds the table */
        GStringChunk *text;
        GArray *cells;   /* char * of all records, one after another */
        GArray *records; /* struct tl__record, their cells set at the end */
};

struct parser {
        struct table *table;
        struct csv_parser libcsv;
        struct tl_faults *faults;
        size_t first_cell; /* of the record under way */
        long line;         /* being fed */
        long record_line;  /* on which the record began */
        long cell_line;    /* on which its last cell began */
        size_t resume;     /* offset of the line after cell_line */
        bool open;         /* the record did not end with its line: a quote is open */
        bool failed;
};

static char empty_cell[] = "";

static bool is_ascii(const char *text, size_t n)
{
        for (size_t i = 0; i < n; i++)
                if ((unsigned char)text[i] >= 0x80)
                        return false;
        return true;
}

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

static void on_cell(void *data, size_t n, void *context)
{
        struct parser *parser = context;
        const char *text = data;
        char *cell = empty_cell;

        if (text)
                trim(&text, &n);
        if (text && n > 0 && is_ascii(text, n)) {
                cell = g_string_chunk_insert_len(parser->table->text, text, (gssize)n);
        } else if (text && n > 0) {
                char *composed = tl__compose(text, n);

                cell = g_string_chunk_insert(parser->table->text, composed);
                g_free(composed);
        }
        g_array_append_val(parser->table->cells, cell);
}

/* libcsv calls this at the end of each record. One without any content is no record: spreadsheets
 * write
 * `;;;;` for a blank row. */
static void on_record(int terminator, void *context)
{
        struct parser *parser = context;
        GArray *cells = parser->table->cells;
        struct tl__record record = { parser->record_line, cells->len - parser->first_cell, NULL };
        bool blank = true;

        (void)terminator;
        parser->open = false;
        for (size_t i = parser->first_cell; i < cells->len && blank; i++)
                blank = *g_array_index(cells, char *, i) == '\0';
        if (blank)
                g_array_set_size(cells, (guint)parser->first_cell);
        else
                g_array_append_val(parser->table->records, record);
        parser->first_cell = cells->len;
}

static void start_libcsv(struct parser *parser)
{
        csv_init(&parser->libcsv,
                 CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL | CSV_EMPTY_IS_NULL);
        csv_set_delim(&parser->libcsv, (unsigned char)parser->table->csv.delimiter);
}

/* Reports a broken record and forgets what there is of it. A quote that was open when the line
 * began is blamed where it was opened, and reading goes on after that line; returns the offset. */
static size_t refuse_record(struct parser *parser, bool opened_before, size_t next)
{
        size_t column = parser->table->cells->len - parser->first_cell + 1;
        bool open = opened_before || parser->open;
        struct tl__place place = { parser->table->csv.name, parser->line, (long)column };

        if (open)
                place.line = parser->cell_line;
        tl__fault(parser->faults, open ? TL__F_quote_open : TL__F_quote_stray, place, NULL);
        parser->failed = true;
        parser->line = place.line;
        parser->open = false;
        g_array_set_size(parser->table->cells, (guint)parser->first_cell);
        csv_free(&parser->libcsv);
        start_libcsv(parser);
        return open ? parser->resume : next;
}

static bool is_blank(const char *line, size_t n)
{
        for (size_t i = 0; i < n; i++)
                if (!strchr(" \t\r\n", line[i]))
                        return false;
        return true;
}

/* Feeds the line text[at..next); returns the offset of the line to go on with. */
static size_t feed_line(struct parser *parser, const struct tl__text *text, size_t at, size_t next)
{
        const char *line = text->start + at;
        GArray *cells = parser->table->cells;
        bool opened_before = parser->open;
        size_t cells_before = cells->len, fed;

        parser->line++;
        if (!opened_before && is_blank(line, next - at))
                return next;
        if (!opened_before) {
                parser->record_line = parser->cell_line = parser->line;
                parser->resume = next;
        }
        parser->open = true; /* until on_record() is called */
        fed = csv_parse(&parser->libcsv, line, next - at, on_cell, on_record, parser);
        if (fed == next - at && next == text->n && line[fed - 1] != '\n' && line[fed - 1] != '\r')
                csv_parse(&parser->libcsv, "\n", 1, on_cell, on_record, parser);
        if (cells->len != cells_before) {
                parser->cell_line = parser->line;
                parser->resume = next;
        }
        if (fed < next - at) {
                parser->open = false;
                return refuse_record(parser, opened_before && cells->len == cells_before, next);
        }
        return parser->open && next == text->n ? refuse_record(parser, opened_before, next) : next;
}

static struct table *table_new(const char *name)
{
        struct table *table = g_new0(struct table, 1);

        table->csv.name = g_strdup(name);
        table->text = g_string_chunk_new(1 << 16);
        table->cells = g_array_new(FALSE, FALSE, sizeof(char *));
        table->records = g_array_new(FALSE, FALSE, sizeof(struct tl__record));
        return table;
}

/* The array of cells moved while it grew: only now do the records learn where theirs are. */
static void settle(struct table *table)
{
        size_t at = 0;

        for (size_t i = 0; i < table->records->len; i++) {
                struct tl__record *record = &g_array_index(table->records, struct tl__record, i);

                record->cells = &g_array_index(table->cells, char *, at);
                at += record->n;
        }
        table->csv.records = (const struct tl__record *)(const void *)table->records->data;
        table->csv.n = table->records->len;
}

int tl__csv_parse(const char *bytes, size_t n, const char *name, struct tl__csv **out,
                  struct tl_faults *faults)
{
        struct parser parser = { .faults = faults };
        struct tl__text text;
        size_t at;
        int status = tl__text_of(bytes, n, name, &text, faults);

        if (status)
                return status;
        parser.table = table_new(name);
        at = declared_delimiter(&text, &parser.table->csv.delimiter);
        parser.line = at > 0;
        if (at == 0)
                parser.table->csv.delimiter = guess_delimiter(&text);
        start_libcsv(&parser);
        while (at < text.n)
                at = feed_line(&parser, &text, at,
                               at + tl__line_length(text.start + at, text.n - at));
        csv_free(&parser.libcsv);
        settle(parser.table);
        if (!parser.failed && parser.table->csv.n == 0) {
                tl__fault(faults, TL__F_file_empty, (struct tl__place){ name, 0, 0 }, NULL);
                parser.failed = true;
        }
        if (parser.failed)
                tl__csv_free(&parser.table->csv);
        else
                *out = &parser.table->csv;
        return parser.failed ? TL_EDATA : TL_OK;
}

void tl__csv_free(struct tl__csv *csv)
{
        struct table *table = (struct table *)csv;

        if (!table)
                return;
        g_array_free(table->records, TRUE);
        g_array_free(table->cells, TRUE);
        g_string_chunk_free(table->text);
        g_free((char *)table->csv.name);
        g_free(table);
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
