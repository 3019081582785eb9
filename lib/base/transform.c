/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scales on which trends are straight: y to z and back, always inside the bounds. */
#include "base/numeric.h"

#include <math.h>

/* A scale on the interval (lower, upper), both ends filled in where the scale needs them. */
struct scale {
        double (*apply)(double y, double lower, double upper);
        double (*invert)(double z, double lower, double upper);
        double (*slope)(double y, double lower, double upper);
        bool open_below, open_above; /* z runs to infinity there */
        bool pulled;                 /* TL_BOUND_PULL applies */
};

static double identity_apply(double y, double lower, double upper)
{
        (void)lower, (void)upper;
        return y;
}

static double identity_slope(double y, double lower, double upper)
{
        (void)y, (void)lower, (void)upper;
        return 1;
}

static double log_apply(double y, double lower, double upper)
{
        (void)upper;
        return log(y - lower);
}

static double log_invert(double z, double lower, double upper)
{
        (void)upper;
        return lower + exp(z);
}

static double log_slope(double y, double lower, double upper)
{
        (void)upper;
        return 1 / (y - lower);
}

static double logit_apply(double y, double lower, double upper)
{
        return log((y - lower) / (upper - y));
}

/* From the nearer end, so that neither exp() overflows nor digits cancel. */
static double logit_invert(double z, double lower, double upper)
{
        double small = exp(-fabs(z));
        double part = (upper - lower) * small / (1 + small);

        return z < 0 ? lower + part : upper - part;
}

static double logit_slope(double y, double lower, double upper)
{
        return 1 / (y - lower) + 1 / (upper - y);
}

static double cloglog_apply(double y, double lower, double upper)
{
        return -log1p(-(y - lower) / (upper - lower));
}

static double cloglog_invert(double z, double lower, double upper)
{
        return lower - (upper - lower) * expm1(-z);
}

static double cloglog_slope(double y, double lower, double upper)
{
        (void)lower;
        return 1 / (upper - y);
}

static const struct scale scales[TL_N_SCALES] = {
        [TL_IDENTITY] = { identity_apply, identity_apply, identity_slope, false, false, false },
        [TL_LOG] = { log_apply, log_invert, log_slope, true, false, false },
        [TL_LOGIT] = { logit_apply, logit_invert, logit_slope, true, true, true },
        [TL_CLOGLOG] = { cloglog_apply, cloglog_invert, cloglog_slope, true, true, true },
};

static double lower_end(const struct tl_transform *transform)
{
        return isnan(transform->lower) ? 0 : transform->lower;
}

static double upper_end(const struct tl_transform *transform)
{
        return isnan(transform->upper) ? 100 : transform->upper;
}

bool tl__is_figure(double value)
{
        double size = fabs(value);

        return size == 0 || (size >= TL__SMALLEST && size <= TL__LARGEST);
}

static double clip(double y, double lower, double upper)
{
        if (y < lower)
                return lower;
        return y > upper ? upper : y; /* a missing end compares false */
}

/* A value of a share moved off its ends; every other value as it is. */
static double pull(const struct tl_transform *transform, double y)
{
        double lower = lower_end(transform), upper = upper_end(transform);
        double margin = TL_BOUND_PULL * (upper - lower);

        return scales[transform->scale].pulled ? clip(y, lower + margin, upper - margin) : y;
}

/* Missing values are passed over. */
static double smallest(const double y[], size_t n)
{
        double least = HUGE_VAL;

        for (size_t i = 0; i < n; i++)
                least = fmin(least, y[i]);
        return least;
}

/* Positive quantities: logs while nothing touches the bound. A value below zero shows that a bound
 * which was only assumed is none; a zero leaves it in force. */
static struct tl_transform positive(double lower, double upper, double least)
{
        double bound = isnan(lower) ? 0 : lower;

        if (least > bound)
                return (struct tl_transform){ TL_LOG, bound, upper };
        return (struct tl_transform){ TL_IDENTITY, least < bound ? lower : bound, upper };
}

struct tl_transform tl_transform_for(enum tl_nature nature, double lower, double upper,
                                     const double y[], size_t n)
{
        struct tl_transform given = { TL_IDENTITY, lower, upper };

        switch (nature) {
        case TL_SHARE:
                return (struct tl_transform){ TL_LOGIT, lower_end(&given), upper_end(&given) };
        case TL_GROWTH:
                return (struct tl_transform){ TL_LOG, -100, upper };
        case TL_BALANCE:
                return given;
        default:
                return positive(lower, upper, smallest(y, n));
        }
}

double tl_transform_apply(const struct tl_transform *transform, double y)
{
        const struct scale *scale = &scales[transform->scale];
        double lower = lower_end(transform), upper = upper_end(transform);

        if (scale->pulled && !(y >= lower && y <= upper))
                return TL_MISSING;
        if (scale->open_below && !(y > lower) && !scale->pulled)
                return TL_MISSING;
        return scale->apply(pull(transform, y), lower, upper);
}

double tl_transform_invert(const struct tl_transform *transform, double z)
{
        double y = scales[transform->scale].invert(z, lower_end(transform), upper_end(transform));

        return clip(clip(y, transform->lower, transform->upper), -TL__LARGEST, TL__LARGEST);
}

double tl__transform_exact(const struct tl_transform *transform, double y)
{
        const struct scale *scale = &scales[transform->scale];
        double lower = lower_end(transform), upper = upper_end(transform);

        if (scale->open_below && y <= lower)
                return -HUGE_VAL;
        if (scale->open_above && y >= upper)
                return HUGE_VAL;
        return scale->apply(y, lower, upper);
}

double tl__transform_slope(const struct tl_transform *transform, double y)
{
        return scales[transform->scale].slope(pull(transform, y), lower_end(transform),
                                              upper_end(transform));
}
