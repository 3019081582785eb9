/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tables of observations have in common: a header whose columns are found by name, and
 * columns that describe an observation (area, status, unit, ...) beside its year and value. */
#ifndef TL_DATA_READERS_COLUMNS_H
#define TL_DATA_READERS_COLUMNS_H

#include "data/dates.h"
#include "data/number.h"
#include "data/readers/reader.h"
#include "data/terms.h"

#include <glib.h>

/* One cell of the header. */
struct tl__heading {
        int field; /* enum tl__field, -1: not a known column */
        struct tl__year_label year;
};

/* Words that repeat row by row, each looked up once. */
enum { TL__KNOWN_STATUS, TL__KNOWN_NATURE, TL__KNOWN_DATE, TL__KNOWN_BREAK, TL__N_KNOWN };
struct tl__known {
        GHashTable *meanings; /* word: what it means */
        const char *last;     /* the word of the row before, NULL: none yet */
        int meaning;          /* of it */
};

/* A table being read. */
struct tl__columns {
        const struct tl__source *source;
        const struct tl__csv *csv;
        const struct tl__record *header;
        struct tl__heading *headings; /* [header->n] */
        int at[TL__N_FIELDS];         /* cell of each field, -1: none */
        struct tl__grammar
                grammar;         /* of the file's numbers; decimal 0: not decided, see the faults */
        struct tl__known *known; /* [TL__N_KNOWN] */
        GHashTable *years;       /* cell: struct tl__year_label, of years with words beside them */
        size_t n_unnamed;        /* columns without a name, once tl__columns_note_unnamed() */
        bool *filled;  /* [header->n], has the column text? NULL: all records are in csv */
        bool doubtful; /* an error of the header leaves open what columns mean: no row is sound */
        struct tl_faults *faults;
};

/* The headings of a source's first record, for g_free(); NULL where there is no record. */
struct tl__heading *tl__headings(const struct tl__source *source);

/* Is the first record a title and the heading a later one? Returns the latter's line, else 0. */
long tl__heading_below(const struct tl__csv *csv);

/* Begins to read. Faults: column_twice. */
void tl__columns_begin(struct tl__columns *columns, const struct tl__source *source,
                       struct tl_faults *faults);
void tl__columns_end(struct tl__columns *columns);

/* Adds the fault column_missing for a field that is not there; @names say it in both languages. */
void tl__columns_require(struct tl__columns *columns, enum tl__field field, const char *names);
/* Warns of columns whose heading says nothing, except column @except (-1: none); a slip of a name
 * that decides what rows count for, such as statsu, is an error. */
void tl__columns_warn_unknown(struct tl__columns *columns, int except);
/* For a source whose records are not all in csv: begins to note which columns without a name have
 * text, before tl__columns_warn_unknown(); notes it of a record; warns of them at the end. */
void tl__columns_note_unnamed(struct tl__columns *columns);
void tl__columns_see(struct tl__columns *columns, const struct tl__record *record);
void tl__columns_warn_unnamed(struct tl__columns *columns);
/* Does any record have text in this column? */
bool tl__columns_any(const struct tl__columns *columns, size_t column);

/* Decides the file's grammar of numbers from the votes on its cells of values. */
void tl__columns_decide(struct tl__columns *columns, const struct tl__grammar_vote *vote);

/* False, and a fault, for a row of another length than the header: no cell of it can be trusted. */
bool tl__columns_fit(const struct tl__columns *columns, const struct tl__record *record);

/* Cell of a field, "" where there is none. */
const char *tl__columns_cell(const struct tl__columns *columns, const struct tl__record *record,
                             enum tl__field field);
struct tl__place tl__columns_place(const struct tl__columns *columns,
                                   const struct tl__record *record, enum tl__field field);

/* What a cell says about a year; of a cell with words it is found once. Valid until the end. */
struct tl__year_label tl__columns_year(const struct tl__columns *columns, const char *cell);

/* The three that follow return false where the observation is not sound, which is a fault.
 *
 * Fills in all of an observation but year and value; the status is TL_N_OBS_STATUSES where the
 * row states none. Faults: indicator_missing, status_unknown, published_invalid, nature_unknown,
 * break_unknown. */
bool tl__columns_describe(const struct tl__columns *columns, const struct tl__record *record,
                          struct tl_observation *observation);

/* Year, and status where the row states none, from a year cell or heading. Faults: not_a_year,
 * year_range, year_mark, status_contradicts. */
bool tl__columns_date(const struct tl__columns *columns, const struct tl__record *record,
                      const struct tl__year_label *label, struct tl_observation *observation);

/* Value of a cell into the observation, with the status TL_NOT_AVAILABLE where it has none.
 * Faults: those of tl__number_blame(), status_value. Where the grammar is not decided, a number
 * that is another one in the other grammar is not sound. */
bool tl__columns_value(const struct tl__columns *columns, const struct tl__record *record,
                       size_t column, struct tl_observation *observation);

/* Hands a sound observation or the name of another one on, unless the header is in doubt. */
void tl__columns_put(const struct tl__columns *columns, const struct tl__sink *sink,
                     const struct tl_observation *observation, bool sound);

/* The columns that tl__columns_describe() looks at, as tl__column_bit() counts them. */
uint64_t tl__columns_describing(const struct tl__columns *columns);

#endif
