/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The heading of an SDMX-CSV file: what each column is. */
#ifndef TL_DATA_READERS_SDMX_HEADER_H
#define TL_DATA_READERS_SDMX_HEADER_H

#include "data/readers/export.h"

enum tl__sdmx_role {
        TL__SDMX_ATTRIBUTE, /* no part of the key; also columns of names, of the message itself */
        TL__SDMX_DIMENSION,
        TL__SDMX_MEASURE,
};

struct tl__sdmx_column {
        enum tl__sdmx_role role;
        char *id;  /* without name, languages and brackets */
        bool both; /* heading and cells have codes and names: "A: Normal value" */
        int name;  /* the column of names that follows, -1 */
};

struct tl__sdmx_header {
        size_t n, n_measures;
        bool named;                      /* there are names beside the codes */
        struct tl__sdmx_column *columns; /* [n] */
        int flow, action, time, area, status, flag, power, unit, updated; /* columns, -1: none */
};

/* Faults: column_missing for a file without time or measure, which is no data; column_slip. */
void tl__sdmx_header_begin(struct tl__sdmx_header *header, struct tl__export *export);
void tl__sdmx_header_end(struct tl__sdmx_header *header);

#endif
