/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that statistics offices export have in common: headings fixed by the office, rows
 * that all have the heading's length, a footer, numbers written by a machine, flags, periods that
 * are no years. A file that was cut or torn is refused: here no cell is left off on purpose. */
#ifndef TL_DATA_READERS_EXPORT_H
#define TL_DATA_READERS_EXPORT_H

#include "data/flags.h"
#include "data/number.h"
#include "data/readers/reader.h"

#include <glib.h>

/* Cells of one kind, told of once at the end. */
struct tl__tally {
        size_t n;
        struct tl__place place; /* of the first */
        char *first;            /* what it says */
};

enum { TL__PERIODS, TL__DELETED, TL__BOUNDS, TL__DOUBTFUL, TL__UNKNOWN_FLAGS, TL__N_TALLIES };

/* A file being read. */
struct tl__export {
        const struct tl__source *source;
        const struct tl__csv *csv;
        const struct tl__sink *sink;
        struct tl_faults *faults;
        const struct tl__record *header;
        size_t begin, end; /* the records with data: begin <= i < end */
        size_t width;      /* cells of each of them */
        int *years;        /* [header->n] of a table with years across: the column's, 0 none */
        char **words;      /* [header->n]: the folded headings, for tl__export_column() */
        struct tl__grammar grammar;
        int published;
        size_t n_put, errors_before;
        bool blind;    /* a column is missing: rows are not looked at */
        bool doubtful; /* an error of the header leaves open what columns mean: nothing is put */
        struct tl__tally tallies[TL__N_TALLIES];
};

/* -- recognising -- */

/* Do the headings of a record begin with these (NULL-terminated; case and punctuation do not
 * matter)? Does it have all of them, anywhere? */
bool tl__begins_with(const struct tl__record *record, const char *const headings[]);
bool tl__has_all(const struct tl__record *record, const char *const headings[]);
/* Its cells with commas between; g_free() it. */
char *tl__record_text(const struct tl__record *record);
/* Is all that a record says in its first cell? */
bool tl__is_remark(const struct tl__record *record);
/* "2019", also "2019 [YR2019]": the year; else 0. */
int tl__year_across(const char *heading);
/* 2000-2002, 2023/2022, 2023-05, 2023-Q1, 2023M05, 2019-12-31: a year that something follows. */
bool tl__is_period(const char *text);

/* -- the whole file -- */

/* Record @header is the heading; a footer of remarks is left out. */
void tl__export_begin(struct tl__export *export, const struct tl__source *source,
                      const struct tl__sink *sink, struct tl_faults *faults, size_t header);
/* Tells of what was left out; a file of which nothing yearly remains is refused. Faults:
 * not_yearly, periods_skipped, deleted_skipped, bounds_skipped, flags_doubtful, flag_unknown,
 * end_open. */
void tl__export_end(struct tl__export *export);

/* The column with one of the headings, parted by |, or -1. */
int tl__export_column(const struct tl__export *export, const char *names);
/* The same, or a fault: column_missing. */
int tl__export_need(struct tl__export *export, const char *names);
/* Finds the years among the headings of the columns first <= i < last. Faults: not_a_year,
 * column_twice, heading_empty. */
void tl__export_across(struct tl__export *export, size_t first, size_t last);
/* The same for a column whose year in @years the reader found itself. Faults: column_twice. */
void tl__export_check_year(struct tl__export *export, size_t column);
/* Adds a fault of a heading; what its column means is then open. */
void tl__export_refuse_heading(struct tl__export *export, enum tl__fault_code code, size_t column);
/* Is there a number in a column? */
bool tl__export_any_number(const struct tl__export *export, size_t column);
/* Decides the grammar of numbers by the cells of these columns ([header->n]), or of those with
 * years where @is_value is NULL. Where nothing else decides it is the machine's: a point. */
void tl__export_grammar(struct tl__export *export, const bool is_value[]);
/* The same for one column of values. */
void tl__export_grammar_of(struct tl__export *export, int column);

/* -- a row, a cell -- */

/* False, and the fault row_torn, for a row of another length than the others; heading_again for the
 * heading once more. */
bool tl__export_fits(struct tl__export *export, const struct tl__record *record);
/* The cell of a column, "" for column -1. */
const char *tl__export_cell(const struct tl__record *record, int column);
/* An observation without names, year and value, official and of this row. */
struct tl_observation tl__export_observation(const struct tl__export *export,
                                             const struct tl__record *record);
struct tl__place tl__export_place(const struct tl__export *export, const struct tl__record *record,
                                  int column);
/* Year of a cell; false where it is none: a period, which is counted, or the fault not_a_year,
 * which also sets @refused. Years before 1800 are periods, too. */
bool tl__export_year(struct tl__export *export, const struct tl__record *record, int column,
                     int *year, bool *refused);
/* Value of a text that stands in a cell: NaN and no value make it not available. False, and a
 * fault, where it is no number. */
bool tl__export_value(struct tl__export *export, const struct tl__record *record, int column,
                      const char *text, struct tl_observation *observation);
/* The cells of the chosen columns ([header->n]) with a separator between them, empty ones left out
 * unless they keep their place; g_free() it. */
char *tl__export_join(const struct tl__export *export, const struct tl__record *record,
                      const bool chosen[], const char *separator, bool keep_empty);
/* Hands on the observations of a row with years across; an empty cell says nothing about its year.
 * @mark, where there is one, says what a year's status is. */
typedef void tl__mark(const void *context, struct tl_observation *observation);
void tl__export_put_across(struct tl__export *export, const struct tl__record *record,
                           const struct tl_observation *row, tl__mark *mark, const void *context);
/* Is the text of a cell only a bound, <2.5 or >95? It is counted then, and there is no value. */
bool tl__export_bound(struct tl__export *export, const struct tl__record *record, int column);
/* Takes the flags of a cell over. */
void tl__export_flags(struct tl__export *export, enum tl__flag_list list,
                      const struct tl__record *record, int column, const char *flags,
                      struct tl_observation *observation);
void tl__export_tally(struct tl__export *export, size_t kind, struct tl__place place,
                      const char *cell);
/* Hands an observation on, or only its names. */
void tl__export_put(struct tl__export *export, const struct tl_observation *observation,
                    bool sound);

/* Words that say that a figure is projected: a scenario, a variant of a projection. */
bool tl__says_projection(const char *text);
/* The name of the file without folder and ending, for an export that does not name what it has;
 * @nameless where it comes from a pipe. g_free() it. */
char *tl__file_stem(const char *name, const char *nameless);

#endif
