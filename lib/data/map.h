/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an analyst says about names: which of a source's names is which indicator or area, and how
 * its figures become those of the plan. */
#ifndef TL_DATA_MAP_H
#define TL_DATA_MAP_H

#include "targetline.h"

enum tl__mapped_kind { TL__MAPPED_ANY, TL__MAPPED_INDICATOR, TL__MAPPED_AREA, TL__N_MAPPED_KINDS };

/* One row of a map. Texts are the dataset's own. */
struct tl__mapped {
        const char *source, *id;
        enum tl__mapped_kind kind;
        double factor, divisor; /* the plan's figure is y * factor / divisor */
        bool growth;            /* y is an index, the year before = 100: it is y - 100 */
        const char *file;
        long line;
        bool used;
};

struct tl__map;

/* Do these words say that figures are an index of which the year before is 100? */
bool tl__says_index(const char *words);

struct tl__map *tl__map_new(void);
void tl__map_free(struct tl__map *map);
size_t tl__map_count(const struct tl__map *map);
struct tl__mapped *tl__map_at(const struct tl__map *map, size_t i);
/* The row for a name, as tl__fold() reads it; NULL: none. What a row without a kind stands for the
 * caller has to see. */
struct tl__mapped *tl__map_find(const struct tl__map *map, const char *source,
                                enum tl__mapped_kind kind);

#endif
