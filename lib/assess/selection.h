/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tl_assess() and tl_project() check before they begin, and which series they take. */
#ifndef TL_ASSESS_SELECTION_H
#define TL_ASSESS_SELECTION_H

#include "targetline.h"

/* Is @name among @names[n], folded as names are (tl__fold())? None at all means every name. */
bool tl__is_selected(const char *name, const char *const names[], size_t n);

/* Model, levels, areas and indicators of the settings; @plan may be NULL. TL_ENOTFOUND for a name
 * that is in neither plan nor data, with the nearest one that is. */
int tl__selection_check(const struct tl_plan *plan, const struct tl_dataset *data,
                        const struct tl_assess_settings *settings, struct tl_error *err);

#endif
