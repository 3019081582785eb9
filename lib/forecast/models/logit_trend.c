/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A trend line of logits: an S-shaped way between two bounds. */
#include "forecast/models/line.h"

const struct tl__model tl__model_logit_trend = {
        .name = "logit_trend",
        .title = { "trend line of logits", "đường xu thế của logit" },
        .source = "Draper and Smith (1998), Applied Regression Analysis",
        .least = 2,
        .scale = TL_LOGIT,
        .fit = tl__line_law,
};
