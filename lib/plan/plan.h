/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan in memory, and the readers of its two tables. plan.c owns it; nothing changes it once it
 * is loaded. */
#ifndef TL_PLAN_PLAN_H
#define TL_PLAN_PLAN_H

#include "targetline.h"

#include <glib.h>

struct tl_plan {
        struct tl_plan_info info;
        GArray *horizons;      /* int, ascending */
        GPtrArray *indicators; /* struct tl_indicator *, in the file's order */
        GPtrArray *targets;    /* struct tl_target *, in the file's order */
        GHashTable *by_id; /* id -> struct tl_indicator *; NULL: indicators.csv could not be read */
        GStringChunk *texts; /* every string of the plan */
};

/* A copy of @text that lives as long as the plan. */
const char *tl__plan_keep(struct tl_plan *plan, const char *text);
/* The same in both languages; where one is empty, the other's. */
void tl__plan_keep_pair(struct tl_plan *plan, const char *vi, const char *en,
                        const char *out[static TL_N_LANGS]);
/* The id of the plan that is nearest to @id, or NULL. */
const char *tl__plan_nearest_id(const struct tl_plan *plan, const char *id);

/* Add the rows of one file; faulty rows are added as far as they go, so that what rests on them can
 * be checked too. TL_EIO when the file cannot be read, else TL_OK: the verdict is the list of
 * faults. */
int tl__indicators_read(struct tl_plan *plan, const char *folder, struct tl_faults *faults);
/* After tl__indicators_read() and with info.base_year set (0: not known). */
int tl__targets_read(struct tl_plan *plan, const char *folder, struct tl_faults *faults);

#endif
