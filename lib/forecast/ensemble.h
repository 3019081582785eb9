/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TL_FORECAST_ENSEMBLE_H
#define TL_FORECAST_ENSEMBLE_H

#include "forecast/distribution.h"
#include "forecast/history.h"
#include "forecast/prior.h"

/* Of two values or more. O(components (years + horizon^2)). */
struct tl__distribution *tl__ensemble_new(const struct tl__history *history,
                                          const struct tl__prior *prior, size_t horizon);

#endif
