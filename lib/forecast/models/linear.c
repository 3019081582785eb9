/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The trend line on the scale of the indicator's nature. */
#include "forecast/models/line.h"

const struct tl__model tl__model_linear = {
        .name = "linear",
        .title = { "trend line", "đường xu thế" },
        .source = "Draper and Smith (1998), Applied Regression Analysis",
        .least = 2,
        .fit = tl__line_law,
};
