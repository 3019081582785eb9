/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A delimited text file as records of cells that know their place. By libcsv, fed line by line, so
 * that the physical line of each record is known even where a quoted cell spans several. */
#ifndef TL_DATA_CSV_H
#define TL_DATA_CSV_H

#include "base/fault.h"

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

/* UTF-8 with or without BOM; LF, CRLF or CR; `sep=;` first line obeyed; the delimiter is the one
 * that makes the first line a heading no line exceeds, else the one most lines have equally often.
 * Faults: file_empty, file_binary, not_utf8, quote_open; on TL_EDATA @out is untouched. */
int tl__csv_parse(const char *bytes, size_t n, const char *name, struct tl__csv **out,
                  struct tl_faults *faults);
void tl__csv_free(struct tl__csv *csv);

/* Cell i of a record, "" where the record is too short. */
const char *tl__cell(const struct tl__record *record, size_t i);
/* The place of cell i, for tl__fault(). */
struct tl__place tl__cell_place(const struct tl__csv *csv, const struct tl__record *record,
                                size_t i);

#endif
