/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The trend line on the scale of the indicator's nature. */
#include "forecast/models/line.h"

const struct tl__model tl__model_linear = {
        .name = "linear",
        .title = { "trend line", "đường xu thế" },
        .source = "least squares with prediction intervals, as R lm and predict.lm",
        .least = 2,
        .scale = -1,
        .fit = tl__line_law,
};
