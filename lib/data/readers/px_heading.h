/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The heading of a PX-Web CSV: where it is, and what its rows say of each column. */
#ifndef TL_DATA_READERS_PX_HEADING_H
#define TL_DATA_READERS_PX_HEADING_H

#include "data/readers/export.h"
#include "data/readers/px_label.h"

/* What a column's heading says, of all its levels. */
struct tl__px_column {
        int year, status;
        bool is_period;
        char *measure; /* levels that say no time, NULL for none */
};

/* Where the names of places stand. */
enum tl__px_place {
        TL__PX_NOWHERE,
        TL__PX_IN_STUB,  /* column "area" of the row labels */
        TL__PX_IN_GROUP, /* level "area" of the groups of rows */
        TL__PX_ACROSS,   /* the heading's labels that say no time */
};

struct tl__px_heading {
        size_t n_headings, n_stubs;    /* rows of the heading; columns of labels of the rows */
        struct tl__px_column *columns; /* [header->n] */
        enum tl__px_place place;
        int area;   /* see place */
        int unit;   /* the stub of units, -1: none */
        bool dated; /* the heading says years */
};

/* The record that the heading begins with, -1 where the source is no such table. */
int tl__px_header_of(const struct tl__source *source);

/* Reads the heading that begins with the export's header; the export begins below it. Faults:
 * not_a_year, columns_cut. */
void tl__px_heading_read(struct tl__px_heading *heading, struct tl__export *export,
                         const char *title);
void tl__px_heading_clear(struct tl__px_heading *heading, const struct tl__export *export);
/* Does a label say a year or another time? */
bool tl__px_is_dated(const struct tl__px_label *label);

#endif
