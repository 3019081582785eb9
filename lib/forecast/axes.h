/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two axes z on which the components of the ensemble are linear: the plain one, x = (y -
 * origin) / unit, and the link of the family: log x of quantities that cannot be negative, the
 * logit of shares; signed values have none. */
#ifndef TL_FORECAST_AXES_H
#define TL_FORECAST_AXES_H

#include "targetline.h"

enum tl__link { TL__LINK_NONE, TL__LINK_LOG, TL__LINK_LOGIT };

struct tl__axes {
        enum tl__link link;
        double origin;       /* the lower end; 0 for signed values */
        double unit;         /* mean of |y - origin| */
        double width;        /* upper - lower of a share */
        double lower, upper; /* y is clipped to them; infinite where there is no bound */
};

/* A share nearer to an end than this part of its width is moved off before the logit. */
#define TL__LOGIT_PULL 0.0002

/* The axes for the observed values of y[n]. */
struct tl__axes tl__axes_for(enum tl_nature nature, double lower, double upper, const double y[],
                             size_t n);
/* z of y, on the link or plain; on a link -HUGE_VAL and HUGE_VAL at its ends and beyond. */
double tl__axes_z(const struct tl__axes *axes, bool link, double y);
/* An observed y with a place on the link: a share moved off its ends. */
double tl__axes_inner(const struct tl__axes *axes, double y);
/* y of z, inside the bounds. */
double tl__axes_y(const struct tl__axes *axes, bool link, double z);
/* dz/dy at y, for the link inside its ends. */
double tl__axes_slope(const struct tl__axes *axes, bool link, double y);

#endif
