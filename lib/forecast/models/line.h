/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The law that the three models of a straight line share. */
#ifndef TL_FORECAST_MODELS_LINE_H
#define TL_FORECAST_MODELS_LINE_H

#include "forecast/models/model.h"

/* Least squares line on z, errors around it independent. Has the signature of tl__model.fit. */
int tl__line_law(const double z[], size_t n, struct tl__law *law, struct tl_error *err);

#endif
