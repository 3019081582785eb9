/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reader turns one file format into observations; it never judges them. To add one: a file
 * that ends in one `const struct tl__reader`, and a line in readers.def. The order there is the
 * order of recognition. */
#ifndef TL_DATA_READERS_READER_H
#define TL_DATA_READERS_READER_H

#include "data/csv.h"

/* What a reader is given: the text, and its records when it is delimited. */
struct tl__source {
        const char *name;
        const char *bytes; /* UTF-8 without BOM */
        size_t n;
        const struct tl__csv *csv; /* NULL: not delimited text */
        const struct tl_read_settings *settings;
        const struct tl__delimited *table; /* what the records are of; NULL with @csv */
};

/* So many records, if there are so many, are all that a reader which streams gets in @csv. */
#define TL__HEAD 64

/* Where observations go. Strings are copied. Of a row that an error keeps out only the place and
 * the name of the indicator count: binding checks every name of a file at once. */
struct tl__sink {
        void (*put)(void *context, const struct tl_observation *observation);
        void (*refuse)(void *context, const struct tl_observation *observation);
        void *context;
        /* Only for what streams: puts an observation that differs from the one put before in its
         * year, value, status and place alone; takes back all of this source. */
        void (*put_next)(void *context, const struct tl_observation *observation);
        void (*forget)(void *context);
};

struct tl__reader {
        const char *name;
        const char *title[TL_N_LANGS]; /* what it reads, one line */
        bool (*recognises)(const struct tl__source *source);
        /* It recognises a source by the head of its records, and reads the others from the table
         * one by one, so that a long file takes no memory but its observations. */
        bool streams;
        /* Every fault in one pass. What is put is sound: no error of its row, its cells or the
         * header makes it doubtful. */
        void (*read)(const struct tl__source *source, const struct tl__sink *sink,
                     struct tl_faults *faults);
};

#define READER(name) extern const struct tl__reader tl__reader_##name;
#include "data/readers/readers.def"
#undef READER

/* NULL-terminated, in order of recognition. */
extern const struct tl__reader *const tl__readers[];
/* By name, or NULL. */
const struct tl__reader *tl__reader_find(const char *name);
/* The first that recognises the source, or NULL. */
const struct tl__reader *tl__reader_for(const struct tl__source *source);

#endif
