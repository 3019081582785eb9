/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PX-Web table on its way to the sink, whichever file it came in: labels become the indicator and
 * the area, and where a year is given both preliminary and final the final figure counts. */
#ifndef TL_DATA_READERS_PX_TABLE_H
#define TL_DATA_READERS_PX_TABLE_H

#include "data/readers/px_label.h"
#include "data/readers/reader.h"

#include <glib.h>

struct tl__px_table {
        const struct tl__source *source;
        const char *subject; /* of the title, "" where there is none; borrowed */
        GStringChunk *texts;
        GArray *observations;      /* struct tl_observation */
        GHashTable *at;            /* indicator, area, year: index + 1 */
        size_t n_replaced;         /* preliminary figures that a final one replaced */
        struct tl__place replaced; /* the first */
        int replaced_year;
};

void tl__px_table_begin(struct tl__px_table *table, const struct tl__source *source,
                        const char *subject);
/* Adds an observation that has year, value, status and place. Its parts (NULL-terminated) name it
 * beside the title: rows of several levels, a measure. */
void tl__px_table_add(struct tl__px_table *table, const struct tl_observation *observation,
                      const char *const parts[], const char *area);
/* Hands all on. Notes: final_replaces. */
void tl__px_table_end(struct tl__px_table *table, const struct tl__sink *sink,
                      struct tl_faults *faults);

#endif
