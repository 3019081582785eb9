/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/axes.h"

#include "base/numeric.h"

#include <glib.h>

static enum tl__link link_of(enum tl_nature nature)
{
        static const enum tl__link links[TL_N_NATURES] = {
                [TL_LEVEL] = TL__LINK_LOG,    [TL_FLOW] = TL__LINK_LOG,
                [TL_INDEX] = TL__LINK_LOG,    [TL_COUNT] = TL__LINK_LOG,
                [TL_SHARE] = TL__LINK_LOGIT,  [TL_GROWTH] = TL__LINK_NONE,
                [TL_BALANCE] = TL__LINK_NONE,
        };

        return links[nature];
}

static double smallest(const double y[], size_t n)
{
        double least = HUGE_VAL;

        for (size_t i = 0; i < n; i++)
                least = fmin(least, y[i]); /* passes over missing values */
        return least;
}

static double mean_size(const double y[], size_t n, double origin)
{
        double sum = 0, count = 0;

        for (size_t i = 0; i < n; i++) {
                sum += isnan(y[i]) ? 0 : fabs(y[i] - origin);
                count += isnan(y[i]) ? 0 : 1;
        }
        return sum > 0 ? sum / count : 1;
}

/* A quantity is taken to have the lower bound 0; a value below shows that it has none. */
struct tl__axes tl__axes_for(enum tl_nature nature, double lower, double upper, const double y[],
                             size_t n)
{
        struct tl__axes axes = { link_of(nature), 0, 1, 1, lower, upper };

        if (axes.link == TL__LINK_LOGIT) {
                axes.lower = isnan(lower) ? 0 : lower;
                axes.upper = isnan(upper) ? 100 : upper;
                axes.width = axes.upper - axes.lower;
        } else if (axes.link == TL__LINK_LOG && isnan(lower) && smallest(y, n) >= 0) {
                axes.lower = 0;
        } else if (axes.link == TL__LINK_LOG && isnan(lower)) {
                axes.link = TL__LINK_NONE;
        }
        if (axes.link != TL__LINK_NONE)
                axes.origin = axes.lower;
        if (axes.link == TL__LINK_LOG && !(smallest(y, n) > axes.origin))
                axes.link = TL__LINK_NONE;
        axes.unit = mean_size(y, n, axes.origin);
        axes.lower = isnan(axes.lower) ? -TL__LARGEST : axes.lower;
        axes.upper = isnan(axes.upper) ? TL__LARGEST : axes.upper;
        return axes;
}

static double logit(double part)
{
        return log(part / (1 - part));
}

double tl__axes_z(const struct tl__axes *axes, bool link, double y)
{
        double above = y - axes->origin;

        if (!link)
                return above / axes->unit;
        if (above <= 0)
                return -HUGE_VAL;
        if (axes->link == TL__LINK_LOG)
                return log(above / axes->unit);
        return above < axes->width ? logit(above / axes->width) : HUGE_VAL;
}

double tl__axes_inner(const struct tl__axes *axes, double y)
{
        double margin = TL__LOGIT_PULL * axes->width;

        if (axes->link != TL__LINK_LOGIT)
                return y;
        return CLAMP(y, axes->lower + margin, axes->upper - margin);
}

double tl__axes_y(const struct tl__axes *axes, bool link, double z)
{
        double y;

        if (!link)
                y = axes->origin + axes->unit * z;
        else if (axes->link == TL__LINK_LOG)
                y = axes->origin + axes->unit * exp(z);
        else
                y = axes->origin + axes->width / (1 + exp(-z));
        y = y < axes->lower ? axes->lower : y;
        return y > axes->upper ? axes->upper : y;
}

double tl__axes_slope(const struct tl__axes *axes, bool link, double y)
{
        if (!link)
                return 1 / axes->unit;
        if (axes->link == TL__LINK_LOG)
                return 1 / (y - axes->origin);
        return 1 / (y - axes->lower) + 1 / (axes->upper - y);
}
