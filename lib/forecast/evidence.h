/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The observations as the components of the ensemble look at them: on each axis, with noise of
 * constant spread or in proportion to the value before, jumps taken at face value or made light of;
 * older years counting less. */
#ifndef TL_FORECAST_EVIDENCE_H
#define TL_FORECAST_EVIDENCE_H

#include "forecast/axes.h"
#include "forecast/history.h"

/* What a year counts is discounted by this factor a year: twenty years back 12%. */
#define TL__DISCOUNT 0.9
/* So that no more than these are looked at: sixty years back 0.2%. */
#define TL__MOST_YEARS 60

enum tl__view_kind { TL__VIEW_PLAIN, TL__VIEW_PROPORTIONAL, TL__VIEW_LINKED, TL__VIEWS };

struct tl__view {
        bool usable;
        double z[TL__MOST_YEARS];         /* 0 where missing */
        double precision[TL__MOST_YEARS]; /* weight / s_t^2; 0 where missing */
        double log_scale; /* sum over t > first of weight (log dz/dx - log s_t), for densities of x
                           */
        double inflation; /* of the variance to come: what was made light of will come again */
};

struct tl__evidence {
        struct tl__axes axes;
        size_t n;                      /* years, the first and the last observed */
        size_t gap[TL__MOST_YEARS];    /* years since the value before; 0: missing, or the first */
        double weight[TL__MOST_YEARS]; /* discounted; 0 where missing */
        double total;                  /* of the weights */
        double last; /* |x| of the last year: the scale of its proportional noise */
        struct tl__view view[TL__VIEWS][2]; /* [kind][robust] */
};

/* The scale of noise in proportion to a value of |x|. */
double tl__proportion(double x);

/* Looks at the last TL__MOST_YEARS of @history. */
void tl__evidence_gather(struct tl__evidence *evidence, const struct tl__history *history);

#endif
