/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tl_assess(), tl_project() and tl_evaluate() check before they begin, and which series they
 * take. */
#ifndef TL_ASSESS_SELECTION_H
#define TL_ASSESS_SELECTION_H

#include "targetline.h"

/* Is @name among @names[n], folded as names are (tl__fold())? None at all means every name. */
bool tl__is_selected(const char *name, const char *const names[], size_t n);

/* Model, levels, areas and indicators of the settings; @plan may be NULL. TL_ENOTFOUND for a name
 * that is in neither plan nor data, with the nearest one that is. */
int tl__selection_check(const struct tl_plan *plan, const struct tl_dataset *data,
                        const struct tl_assess_settings *settings, struct tl_error *err);

/* A series that is looked at by itself, whether the plan knows it or not. */
struct tl__choice {
        const struct tl_series *series;
        const struct tl_indicator *known; /* NULL: not in the plan */
        struct tl_indicator indicator;    /* the known one, or what stands in for it */
        enum tl_scale scale;              /* that its targets need, or TL_OWN_SCALE */
};

/* Is it of an area and an indicator that the settings ask for? */
bool tl__is_chosen(const struct tl_series *series, const struct tl_assess_settings *settings);
/* @plan may be NULL; @default_nature where neither it nor the file states one. */
struct tl__choice tl__choose(const struct tl_plan *plan, const struct tl_series *series,
                             enum tl_nature default_nature);

#endif
