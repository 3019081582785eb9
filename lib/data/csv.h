/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A delimited text file as records of cells that know their place. By libcsv, fed line by line, so
 * that the physical line of each record is known even where a quoted cell spans several. */
#ifndef TL_DATA_CSV_H
#define TL_DATA_CSV_H

#include "data/encoding.h"

struct tl__record {
        long line;          /* physical line on which it begins, from 1 */
        size_t n;           /* cells */
        char *const *cells; /* [n], UTF-8 NFC, blanks around them trimmed */
};

struct tl__csv {
        const char *name; /* of the file, for messages */
        char delimiter;   /* , ; tab or | */
        size_t n;
        const struct tl__record *records; /* [n], blank lines left out */
};

/* Whole file into memory; faults: cannot_read. */
int tl__file_read(const char *path, char **bytes, size_t *n, struct tl_faults *faults);

/* Delimited text before it is split: decoded, its delimiter known. */
struct tl__delimited {
        const char *name; /* borrowed, as are the bytes */
        struct tl__text text;
        char delimiter;
        size_t start; /* offset of the first record, behind a line `sep=;` */
};

/* Any encoding of tl__text_of(); LF, CRLF or CR; a first line `sep=;` is obeyed, else the delimiter
 * is that of tl__delimiter_guess(). Faults: those of tl__text_of(). */
int tl__delimited_open(const char *bytes, size_t n, const char *name, const char *encoding,
                       struct tl__delimited *out, struct tl_faults *faults);
/* The same of a mapped file, whose pages are given back as records are read. */
int tl__delimited_open_mapped(const char *bytes, size_t n, const char *name, const char *encoding,
                              struct tl__delimited *out, struct tl_faults *faults);
void tl__delimited_close(struct tl__delimited *table);

/* Its records one after another, with memory for one. */
struct tl__cursor;
struct tl__cursor *tl__cursor_new(const struct tl__delimited *table, struct tl_faults *faults);
/* Another one that stands where @cursor does and reports no faults. */
struct tl__cursor *tl__cursor_ahead(const struct tl__cursor *cursor);
void tl__cursor_free(struct tl__cursor *cursor);
/* The next record, which stands until the call after; NULL at the end. A record with a broken quote
 * is a fault (quote_open, quote_stray) and left out. */
const struct tl__record *tl__cursor_next(struct tl__cursor *cursor);
/* The columns whose cells are not those of the record before, a bit each; those from the 64th on
 * share one. */
uint64_t tl__cursor_changed(const struct tl__cursor *cursor);
static inline uint64_t tl__column_bit(size_t column)
{
        return UINT64_C(1) << (column < 63 ? column : 63);
}
/* Was there such a record? */
bool tl__cursor_broken(const struct tl__cursor *cursor);

/* The first @most records. Faults: quote_open, quote_stray, file_empty; on TL_EDATA @out is
 * untouched. */
int tl__csv_of(const struct tl__delimited *table, size_t most, struct tl__csv **out,
               struct tl_faults *faults);
/* All of them, in an encoding that is found out. */
int tl__csv_parse(const char *bytes, size_t n, const char *name, struct tl__csv **out,
                  struct tl_faults *faults);
void tl__csv_free(struct tl__csv *csv);

/* Cell i of a record, "" where the record is too short. */
const char *tl__cell(const struct tl__record *record, size_t i);
/* A text without the apostrophe by which a program kept a spreadsheet from running it. */
const char *tl__unguarded(const char *text);
/* The place of cell i, for tl__fault(). */
struct tl__place tl__cell_place(const struct tl__csv *csv, const struct tl__record *record,
                                size_t i);

#endif
