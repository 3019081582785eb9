/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TL_FORECAST_LAW_H
#define TL_FORECAST_LAW_H

#include "forecast/distribution.h"
#include "forecast/history.h"
#include "forecast/models/model.h"

/* The distribution that @model finds in the history, on the nature's scale, or on @scale unless
 * that is TL_OWN_SCALE, or on the one that the model insists on. A model that needs more
 * observations than there are gives way to the drift, and that to the last value. TL_EDOMAIN where
 * the scale has no place for a value. */
int tl__law_new(const struct tl__history *history, const struct tl__model *model,
                enum tl_scale scale, size_t horizon, struct tl__distribution **out,
                struct tl_error *err);

#endif
