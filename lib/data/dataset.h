/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dataset from inside: observations as they were read, and the series that binding makes of
 * them. */
#ifndef TL_DATA_DATASET_H
#define TL_DATA_DATASET_H

#include "targetline.h"

#include <glib.h>

struct tl__observed {
        struct tl_observation now;    /* as the plan last bound to names it */
        const char *indicator, *area; /* as the file names it */
};

/* A row that an error kept out. */
struct tl__refused {
        const char *indicator, *file;
        long line;
};

struct tl_dataset {
        GStringChunk *strings; /* every text, each once: equal texts are equal pointers */
        GArray *observations;  /* struct tl__observed, in the order of reading */
        GArray *refused;       /* struct tl__refused */
        bool faulty;           /* a file had errors: there will be no series */
        GArray *series;        /* struct tl_series, empty before binding */
        GHashTable *series_at; /* "indicator\x1farea": index + 1 */
        GPtrArray *areas; /* of all observations, in order of first appearance; set by binding */
};

/* The dataset's own copy of a text. */
const char *tl__dataset_string(struct tl_dataset *dataset, const char *text);
struct tl__observed *tl__dataset_observed(const struct tl_dataset *dataset, size_t i);
/* Forgets series and areas. */
void tl__dataset_unbind(struct tl_dataset *dataset);
/* Takes over the arrays value and status, which g_free() must be able to free. */
void tl__dataset_add_series(struct tl_dataset *dataset, const struct tl_series *series);

#endif
