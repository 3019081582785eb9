/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dataset from inside: observations as they were read, and the series that binding makes of
 * them. */
#ifndef TL_DATA_DATASET_H
#define TL_DATA_DATASET_H

#include "data/map.h"
#include "targetline.h"

#include <glib.h>

/* What the rows of one series in one file have in common. */
struct tl__origin {
        /* As the file has them: the dataset's own texts, "" where there is none. */
        const char *indicator, *area, *indicator_name, *area_name;
        const char *unit, *source, *note, *nature, *file;
        /* As the plan last bound to names and counts them: y * factor / divisor, or y - 100. */
        const char *bound_indicator, *bound_area, *bound_unit, *bound_nature;
        double factor, divisor;
        bool growth;
        struct tl__origin *next; /* of the row that came after the last one of this; NULL: none */
        void *group;             /* binding's own */
};

/* An observation, small because there may be many. */
struct tl__observed {
        struct tl__origin *origin;
        double value;
        guint32 line, column;
        gint32 published;
        gint16 year;
        guint8 status; /* enum tl_obs_status */
        bool break_before : 1, synthetic : 1;
};

/* A row that an error kept out. */
struct tl__refused {
        const char *indicator, *file;
        long line;
};

struct tl_dataset {
        GStringChunk *strings; /* every text, each once: equal texts are equal pointers */
        GPtrArray *origins;    /* struct tl__origin, in the order of reading */
        GHashTable *origin_at; /* the same by their texts */
        GArray *observations;  /* struct tl__observed, in the order of reading */
        GArray *refused;       /* struct tl__refused */
        struct tl__map *map;
        bool faulty;           /* a file had errors: there will be no series */
        GArray *series;        /* struct tl_series, empty before binding */
        GHashTable *series_at; /* "indicator\x1farea": index + 1 */
        GPtrArray *areas; /* of all observations, in order of first appearance; set by binding */
        GPtrArray *views; /* struct view, observations as tl_dataset_at() has shown them */
        GMutex viewing;   /* held by whoever makes one */
};

/* The dataset's own copy of a text. */
const char *tl__dataset_string(struct tl_dataset *dataset, const char *text);
struct tl__observed *tl__dataset_observed(const struct tl_dataset *dataset, size_t i);
struct tl__origin *tl__dataset_origin(const struct tl_dataset *dataset, size_t i);
/* Its value as bound. */
double tl__observed_value(const struct tl__observed *observed);
/* Brings what tl_dataset_at() has shown up to the names that binding found. */
void tl__dataset_show_anew(struct tl_dataset *dataset);
/* Forgets series and areas. */
void tl__dataset_unbind(struct tl_dataset *dataset);
/* Takes over the arrays value and status, which g_free() must be able to free. */
void tl__dataset_add_series(struct tl_dataset *dataset, const struct tl_series *series);

#endif
