/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One CSV file of a plan as a table: columns found by name in any order, cells that know their
 * place. What is wrong with a cell goes to the list of faults, and reading goes on. */
#ifndef TL_PLAN_CATALOGUE_H
#define TL_PLAN_CATALOGUE_H

#include "data/csv.h"
#include "data/number.h"

/* A file in memory. */
struct tl__file {
        const char *path;  /* in messages */
        const char *bytes; /* NULL: not read */
        size_t n;
};

struct tl__column {
        const char *name;
        bool required; /* its absence from the header is a fault */
        bool number;   /* its cells decide the decimal mark of the file */
};

struct tl__table {
        struct tl__csv *csv;
        const struct tl__column *columns; /* the known ones, up to a NULL name */
        int *at;                          /* cell of each known column, -1: not in the header */
        struct tl__grammar grammar;       /* decimal 0: the file contradicts itself */
        struct tl_faults *faults;
};

/* TL_EDATA: no table. A missing column is a fault, and the rest can be read. */
int tl__table_parse(const struct tl__file *file, const struct tl__column columns[],
                    struct tl_faults *faults, struct tl__table *out);
void tl__table_clear(struct tl__table *table);

/* The next row with any text in it, NULL after the last. @i starts at 0. */
const struct tl__record *tl__table_next(const struct tl__table *table, size_t *i);
/* False, and a fault, where the row has more cells than the header: no cell can then be trusted. */
bool tl__table_fits(const struct tl__table *table, const struct tl__record *record);

/* All below take a record of the table and a known column. */

bool tl__table_has(const struct tl__table *table, size_t column);
struct tl__place tl__table_place(const struct tl__table *table, const struct tl__record *record,
                                 size_t column);
/* A fault of that cell. @other may be NULL. */
void tl__table_fault(const struct tl__table *table, enum tl__fault_code code,
                     const struct tl__record *record, size_t column, const char *value,
                     const char *other);
/* "" where there is no such cell. */
const char *tl__table_text(const struct tl__table *table, const struct tl__record *record,
                           size_t column);
/* The same; an empty cell is a fault. */
const char *tl__table_required(const struct tl__table *table, const struct tl__record *record,
                               size_t column);
/* @out is TL_MISSING unless it is a number; TL__NUMBER_BAD has been put on the list. */
enum tl__number tl__table_number(const struct tl__table *table, const struct tl__record *record,
                                 size_t column, double *out);
/* 1900 to 2200; 0 for an empty cell, -1 for one that is no year (put on the list). */
int tl__table_year(const struct tl__table *table, const struct tl__record *record, size_t column);
/* Index in @words, without regard to case; -1 for any other word (put on the list). */
int tl__table_word(const struct tl__table *table, const struct tl__record *record, size_t column,
                   const char *const words[]);

/* The calendar year in @text, 1900 to 2200, or 0. */
int tl__plan_year(const char *text);

#endif
