/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A count that only grows, by things that come one by one. */
#ifndef TL_FORECAST_COUNT_H
#define TL_FORECAST_COUNT_H

#include "forecast/distribution.h"
#include "forecast/history.h"

/* Is this a count of few things that has never fallen? */
bool tl__count_suits(const struct tl__history *history);
struct tl__distribution *tl__count_new(const struct tl__history *history, size_t horizon);

#endif
