/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A trend line of logarithms: a constant rate of growth. */
#include "forecast/models/line.h"

const struct tl__model tl__model_log_trend = {
        .name = "log_trend",
        .title = { "trend line of logarithms", "đường xu thế của lô-ga-rít" },
        .source = "Draper and Smith (1998), Applied Regression Analysis",
        .least = 2,
        .scale = TL_LOG,
        .fit = tl__line_law,
};
