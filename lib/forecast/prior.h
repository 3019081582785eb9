/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is believed of a series before it is seen: for each family of natures a list of components
 * (innovations.h), each with its weight. Learned from other series by tests/bench/learn_prior,
 * whose output the files in priors/ are. */
#ifndef TL_FORECAST_PRIOR_H
#define TL_FORECAST_PRIOR_H

#include "forecast/evidence.h"

/* A linear innovations model with given parameters. */
struct tl__component {
        enum tl__view_kind view;
        bool transitory; /* the slope fades away instead of adding up in the level */
        bool robust;     /* jumps are made light of */
        double alpha, beta, phi;
        double slope_variance; /* of the first slope, over sigma^2; 0: there is no slope */
        double drift_variance; /* of the yearly drift, over sigma^2; 0: it is known to be @drift */
        double drift;          /* its mean, per year on the axis */
        double sigma;          /* expected of the noise, on the axis */
        double log_weight;
};

struct tl__prior {
        double evidence; /* power of the likelihood in the weights */
        double sigma_df; /* observations that the expected sigma counts for */
        double widening; /* of the spread, for each year ahead beyond the sixth */
        const struct tl__component *component;
        size_t n;
};

/* Of quantities that cannot be negative; of shares between two bounds; of signed values. */
extern const struct tl__prior tl__prior_level, tl__prior_share, tl__prior_signed;

/* The prior of the nature's family. */
const struct tl__prior *tl__prior_for(enum tl_nature nature);

#endif
