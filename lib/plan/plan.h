/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan in memory, and the readers of its two tables. plan.c owns it; nothing changes it once it
 * is loaded. */
#ifndef TL_PLAN_PLAN_H
#define TL_PLAN_PLAN_H

#include "plan/catalogue.h"

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

/* The files of a plan, in the order of reading. */
enum { TL__PLAN_CSV, TL__INDICATORS_CSV, TL__TARGETS_CSV, TL__N_PLAN_FILES };

/* tl_plan_load() with the files in memory. One without bytes could not be read, as @faults says
 * already: TL_EIO, once the others have been gone through. */
int tl__plan_parse(const struct tl__file files[static TL__N_PLAN_FILES], const char *folder,
                   struct tl_plan **out, struct tl_faults *faults);

/* Add the rows of one file; faulty rows are added as far as they go, so that what rests on them can
 * be checked too. The verdict is the list of faults. */
void tl__indicators_parse(struct tl_plan *plan, const struct tl__file *file,
                          struct tl_faults *faults);
/* After tl__indicators_parse() and with info.base_year set (0: not known). */
void tl__targets_parse(struct tl_plan *plan, const struct tl__file *file, struct tl_faults *faults);

#endif
